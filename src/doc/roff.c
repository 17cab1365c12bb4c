/* A document as a page of the manual, in the macros of man(7), which groff and mandoc read without a warning. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "doc/document.h"

#include <string.h>

#define INPUT_LINE 80 /* bytes of a line of the page's source, as linters want it */
#define WORD_MOST 40  /* of more bytes a word, a list of numbers, may break after its commas */
#define RELEASED "2026-11-23" /* of PACKAGE_VERSION; a page must not change with the day */

/* What a typesetter would replace: a hyphen may become a dash or break a line, an accent
   a quotation mark that no shell reads. */
static const char *escape(char c)
{
	switch (c) {
	case '\\':
		return "\\e";
	case '-':
		return "\\-";
	case '\'':
		return "\\(aq";
	case '"':
		return "\\(dq";
	case '^':
		return "\\(ha";
	case '~':
		return "\\(ti";
	case '`':
		return "\\(ga";
	default:
		return NULL;
	}
}

/* Text within a line: backslashes, hyphens and accents literally, and no line that begins like a request. Where words may
   break, those of more than WORD_MOST bytes do so after commas. */
static void add(struct text *out, const char *s, bool breaks)
{
	bool begins = out->n == 0 || out->s[out->n - 1] == '\n';
	size_t word = 0; /* bytes from the last blank to the next */
	for (; *s != '\0'; s++) {
		if (begins || word == 0)
			word = strcspn(s, " \n");
		if (begins && (*s == '.' || *s == '\''))
			text_add(out, "\\&");
		begins = *s == '\n';
		size_t n;
		int mark = doc_read(s, &n);
		if (mark >= 0) {
			text_add(out, mark == 0 ? "\\fR" : mark == DOC_PLACE ? "\\fI" : "\\fB");
			s += n - 1;
			continue;
		}
		const char *escaped = escape(*s);
		if (escaped != NULL)
			text_add(out, escaped);
		else
			text_add_char(out, *s);
		if (breaks && *s == ',' && word > WORD_MOST && s[1] != ' ' && s[1] != '\0')
			text_add(out, "\\:");
		if (*s == ' ')
			word = 0;
	}
}

/* The same as an input line of its own. */
static void add_line(struct text *out, const char *s)
{
	add(out, s, false);
	text_add_char(out, '\n');
}

/* Whether running text may go on in a new input line in the place of this blank: not where that would make a request of
   the next word, or the end of a sentence of the last. */
static bool folds(const char *blank)
{
	return blank[1] != '.' && blank[1] != ' ' && strchr(" .?!:", blank[-1]) == NULL;
}

/* Running text, filled by whoever reads the page: input lines of at most INPUT_LINE bytes, where blanks are. */
static void add_running(struct text *out, const char *s, bool breaks)
{
	size_t line = out->n, fold = 0;
	add(out, s, breaks);
	for (size_t i = line; i < out->n; i++) {
		if (out->s[i] == '\n')
			line = i + 1;
		if (i > line && out->s[i] == ' ' && folds(&out->s[i]))
			fold = i;
		if (i - line < INPUT_LINE || fold <= line)
			continue;
		out->s[fold] = '\n';
		line = fold + 1;
	}
	text_add_char(out, '\n');
}

/* A request with one quoted argument, such as .SH "EXIT STATUS". */
static void add_request(struct text *out, const char *name, const char *argument)
{
	text_print(out, ".%s \"", name);
	add(out, argument, false);
	text_add(out, "\"\n");
}

/* The space before a block, which a heading brings along. */
static void space(struct text *out)
{
	size_t line = out->n;
	while (line > 0 && (line == out->n || out->s[line - 1] != '\n'))
		line--;
	if (strncmp(text_string(out) + line, ".S", 2) != 0)
		text_add(out, ".PP\n");
}

static void add_paragraph(struct text *out, const char *s)
{
	space(out);
	add_running(out, s, false);
}

/* An entry of a list: a bold head, then its text. */
static void add_entry(struct text *out, const char *head, const char *s)
{
	text_add(out, ".TP\n.B ");
	add(out, head, true);
	text_add_char(out, '\n');
	add_running(out, s, true);
}

/* Lines as they stand, indented, neither filled nor hyphenated; a final newline may be missing. */
static void add_display(struct text *out, const char *lines)
{
	space(out);
	text_add(out, ".nf\n.RS 2\n");
	for (const char *s = lines; *s != '\0';) {
		size_t n = strcspn(s, "\n");
		struct text line = { 0 };
		text_add_n(&line, s, n);
		/* An empty input line is a paragraph to some readers; this one only looks
		 * so. */
		if (n == 0)
			text_add(out, "\\&\n");
		else
			add_line(out, text_string(&line));
		text_free(&line);
		s += n + (s[n] == '\n');
	}
	text_add(out, ".RE\n.fi\n");
}

static void add_formula(struct text *out, const char *formula)
{
	space(out);
	text_add(out, ".RS 2\n");
	add_line(out, formula);
	text_add(out, ".RE\n");
}

/* NAME(SECTION), with a comma but for the last. */
static void add_reference(struct text *out, const char *name, int section, bool last)
{
	text_add(out, ".BR ");
	add(out, name, false);
	text_print(out, " (%d)%s\n", section, last ? "" : ",");
}

/* ---- a document --------------------------------------------------------------------------- */

#define LINE 70 /* columns of what is laid out in columns, indented on the 80 of a terminal */

/* The size of a figure. */
enum { FIGURE_COLUMNS = 60, FIGURE_ROWS = 16 };

/* Lines end where words do, neither spread to the margin nor hyphenated. */
static void add_head(const struct document *d, struct text *out)
{
	struct text name = { 0 };
	text_add(&name, d->name);
	for (char *s = name.s; *s != '\0'; s++)
		if (*s >= 'a' && *s <= 'z')
			*s = (char)(*s - 'a' + 'A');
	text_print(out,
		".\\\" Written by actplot itself from its tables; do not edit.\n"
		".TH %s %d \"%s\" \"%s\" \"%s\"\n"
		".ad l\n.nh\n",
		name.s, d->section, RELEASED, PACKAGE_STRING, d->book);
	text_free(&name);
}

/* The line that whatis shows and apropos searches. */
static void add_title(const struct document *d, const char *title, struct text *out)
{
	add_request(out, "SH", _("NAME"));
	add(out, d->name, false);
	text_add(out, " \\- ");
	add_line(out, title);
}

/* Entries that hang, each below the one before; of a dense list the second and those after it without an empty line. */
static void add_hanging(const struct document *d, size_t i, size_t end, struct text *out)
{
	bool dense = d->block[i].dense && end > i + 1;
	for (size_t k = i; k < end; k++) {
		add_entry(out, text_string(&d->block[k].label), text_string(&d->block[k].text));
		if (k == i && dense)
			text_add(out, ".PD 0\n");
	}
	if (dense)
		text_add(out, ".PD\n");
}

/* What has columns is laid out as on a terminal: not every reader of man(7) knows tables. */
static void add_columns(const struct document *d, size_t i, size_t end, struct text *out)
{
	struct text lines = { 0 };
	if (d->block[i].kind == DOC_TABLE)
		doc_terminal_table(&d->block[i], LINE, &lines);
	else
		doc_terminal_entries(d, i, end, LINE, &lines);
	add_display(out, text_string(&lines));
	text_free(&lines);
}

static void add_items(const struct document *d, size_t i, size_t end, struct text *out)
{
	for (; i < end; i++) {
		text_add(out, ".IP \\(bu 2\n");
		add_running(out, text_string(&d->block[i].text), false);
	}
}

static void add_usages(const struct document *d, size_t i, size_t end, struct text *out)
{
	for (size_t k = i; k < end; k++) {
		text_add(out, k > i ? ".br\n" : "");
		add_line(out, text_string(&d->block[k].text));
	}
}

static void add_figure(const struct doc_block *b, struct text *out)
{
	struct text plot = { 0 };
	if (b->draw(b->data, FIGURE_COLUMNS, FIGURE_ROWS, &plot) == 0)
		add_display(out, text_string(&plot));
	text_free(&plot);
}

/* One block, or the list that begins with it. Returns the next. */
static size_t add_block(const struct document *d, size_t i, struct text *out)
{
	const struct doc_block *b = &d->block[i];
	const char *text = text_string(&b->text);
	size_t end = i + 1;
	switch (b->kind) {
	case DOC_TITLE:
		add_title(d, text, out);
		break;
	case DOC_HEADING:
		add_request(out, "SH", text);
		break;
	case DOC_SUBHEADING:
		add_request(out, "SS", text);
		break;
	case DOC_PARAGRAPH:
		add_paragraph(out, text);
		break;
	case DOC_FORMULA:
		add_formula(out, text);
		break;
	case DOC_ENTRY:
		end = doc_run(d, i);
		if (b->aligned)
			add_columns(d, i, end, out);
		else
			add_hanging(d, i, end, out);
		break;
	case DOC_ITEM:
		end = doc_run(d, i);
		add_items(d, i, end, out);
		break;
	case DOC_COMMAND:
	case DOC_LINES:
		add_display(out, text);
		break;
	case DOC_USAGE:
		end = doc_run(d, i);
		add_usages(d, i, end, out);
		break;
	case DOC_FIGURE:
		add_figure(b, out);
		break;
	case DOC_TABLE:
		add_columns(d, i, end, out);
		break;
	case DOC_REFERENCE:
		for (end = doc_run(d, i); i < end; i++)
			add_reference(out, text_string(&d->block[i].label), d->block[i].section,
				i + 1 == end);
		break;
	}
	return end;
}

void doc_roff(const struct document *d, struct text *out)
{
	add_head(d, out);
	for (size_t i = 0; i < d->n;) {
		if (doc_is_bare(d, i))
			i++;
		else
			i = add_block(d, i, out);
	}
}
