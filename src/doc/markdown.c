/* A document in Markdown: CommonMark, with the tables that GitHub has. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "doc/document.h"

#include <string.h>

static bool is_letter(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* True of a character that Markdown would obey. Within a word, as in leaky_relu, a low line means nothing. */
static bool is_special(char before, const char *s)
{
	if (*s == '_' && is_letter(before) && is_letter(s[1]))
		return false;
	return strchr("\\`*_{}[]<>#|~", *s) != NULL;
}

/* Characters that Markdown would obey are escaped; in code only those that would end a table's cell. */
static void add_escaped(struct text *out, const char *s)
{
	const char *const first = s;
	bool code = false;
	int open = 0;
	for (size_t n; *s != '\0'; s += n) {
		int mark = doc_read(s, &n);
		if (mark >= 0) {
			open = mark > 0 ? mark : open;
			code = mark == DOC_CODE;
			text_add(out, open == DOC_CODE ? "`" : open == DOC_STRONG ? "**" : "*");
			continue;
		}
		if (code ? *s == '|' : is_special(s > first ? s[-1] : ' ', s))
			text_add_char(out, '\\');
		if (*s == '\n')
			text_add_char(out, ' ');
		else
			text_add_n(out, s, n);
	}
}

static void add_text(struct text *out, const struct text *text)
{
	add_escaped(out, text_string(text));
}

/* Between two blocks stands one empty line. */
static void begin(struct text *out)
{
	text_add(out, out->n > 0 ? "\n" : "");
}

static void add_line(struct text *out, const char *lead, const struct text *text)
{
	text_add(out, lead);
	add_text(out, text);
	text_add_char(out, '\n');
}

static void add_entries(const struct document *d, size_t i, size_t end, struct text *out)
{
	text_add(out, "| | |\n|---|---|\n");
	for (; i < end; i++) {
		const struct doc_block *b = &d->block[i];
		text_add(out, "| ");
		add_text(out, &b->label);
		text_add(out, " | ");
		if (b->code)
			text_print(out, "`%s`", text_string(&b->text));
		else
			add_text(out, &b->text);
		text_add(out, " |\n");
	}
}

/* An item's commands stand at its end. */
static void add_items(const struct document *d, size_t i, size_t end, struct text *out)
{
	while (i < end) {
		text_add(out, "- ");
		add_text(out, &d->block[i].text);
		for (i++; i < end && d->block[i].kind == DOC_COMMAND; i++)
			text_print(out, " `%s`", text_string(&d->block[i].text));
		text_add_char(out, '\n');
	}
}

static void add_table(const struct doc_block *b, struct text *out)
{
	for (size_t row = 0; row < b->rows; row++) {
		text_add_char(out, '|');
		for (size_t k = 0; k < b->columns; k++) {
			const struct text *cell = doc_cell(b, row, k);
			text_add_char(out, ' ');
			add_escaped(out, cell->n > 0 ? cell->s : row == 0 ? "" : "-");
			text_add(out, cell->n > 0 || row > 0 ? " |" : "|");
		}
		text_add_char(out, '\n');
		for (size_t k = 0; row == 0 && k < b->columns; k++)
			text_add(out, k == 0 ? "|---|" : "---|");
		text_add(out, row == 0 ? "\n" : "");
	}
}

/* Lines as they stand, in a fence. */
static void add_lines(const char *lines, struct text *out)
{
	size_t n = strlen(lines);
	text_print(out, "```\n%s%s```\n", lines, n > 0 && lines[n - 1] != '\n' ? "\n" : "");
}

static void add_usage(const struct doc_block *b, struct text *out)
{
	add_line(out, "", &b->text);
	if (b->more.n > 0)
		add_line(out, "\n", &b->more);
}

static void add_references(const struct document *d, size_t i, size_t end, struct text *out)
{
	for (; i < end; i++) {
		add_text(out, &d->block[i].label);
		text_print(out, "(%d)%s", d->block[i].section, i + 1 < end ? ", " : "\n");
	}
}

/* The end of the list of items that begins at i, with the commands below them. */
static size_t items_end(const struct document *d, size_t i)
{
	while (i < d->n && !d->block[i].apart &&
		(d->block[i].kind == DOC_ITEM || d->block[i].kind == DOC_COMMAND))
		i++;
	return i;
}

/* One block, or the list that begins with it. Returns the next. */
static size_t add_block(const struct document *d, size_t i, struct text *out)
{
	const struct doc_block *b = &d->block[i];
	size_t end = i + 1;
	begin(out);
	switch (b->kind) {
	case DOC_TITLE:
		add_line(out, "# ", b->label.n > 0 ? &b->label : &b->text);
		break;
	case DOC_HEADING:
		add_line(out, "## ", &b->text);
		break;
	case DOC_SUBHEADING:
		add_line(out, "### ", &b->text);
		break;
	case DOC_PARAGRAPH:
		add_line(out, "", &b->text);
		break;
	case DOC_FORMULA:
		text_print(out, "    %s\n", text_string(&b->text));
		break;
	case DOC_ENTRY:
		end = doc_run(d, i);
		add_entries(d, i, end, out);
		break;
	case DOC_ITEM:
		end = items_end(d, end);
		add_items(d, i, end, out);
		break;
	case DOC_COMMAND:
		text_print(out, "`%s`\n", text_string(&b->text));
		break;
	case DOC_LINES:
		add_lines(text_string(&b->text), out);
		break;
	case DOC_USAGE:
		add_usage(b, out);
		break;
	case DOC_FIGURE: /* what stands beside it elsewhere stands below its heading here */
		add_line(out, "## ", &b->label);
		break;
	case DOC_TABLE:
		add_table(b, out);
		break;
	case DOC_REFERENCE:
		end = doc_run(d, i);
		add_references(d, i, end, out);
		break;
	}
	return end;
}

void doc_markdown(const struct document *d, struct text *out)
{
	struct text lines = { 0 };
	for (size_t i = 0; i < d->n;) {
		if (doc_is_bare(d, i))
			i++;
		else
			i = add_block(d, i, &lines);
	}
	text_add(out, text_string(&lines));
	text_free(&lines);
}
