/* A document on a terminal: lines wrapped to the width of the page, lists in columns. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "doc/document.h"

#include <stdlib.h>
#include <string.h>

enum {
	INDENT = 2,	  /* of what stands below a heading */
	GAP = 2,	  /* columns after the widest label of a list */
	GAP_BESIDE = 1,	  /* the same beside a figure */
	SCREEN = 24,	  /* lines that the first screen has, its figure included */
	BESIDE_LEAST = 76 /* columns of a page that holds a figure and facts side by side */
};

/* The size of a figure. */
enum { FIGURE_COLUMNS = 40, FIGURE_LEAST = 12, FIGURE_MOST = 18 };

/* The document on its way out. */
struct terminal_page {
	const struct document *d;
	size_t width, indent;
	struct text *out;
};

/* ---- lines ---------------------------------------------------------------------------------- */

static void add_blanks(struct text *out, size_t n)
{
	while (n-- > 0)
		text_add_char(out, ' ');
}

/* Lines, each but the first behind so many blanks; a newline after the last. */
static void add_indented(struct text *out, const char *lines, size_t indent)
{
	for (const char *s = lines; *s != '\0'; s++) {
		text_add_char(out, *s);
		if (*s == '\n' && s[1] != '\0' && s[1] != '\n')
			add_blanks(out, indent);
	}
	if (out->n == 0 || out->s[out->n - 1] != '\n')
		text_add_char(out, '\n');
}

static size_t count_lines(const char *s)
{
	size_t n = 0;
	for (; *s != '\0'; s++)
		n += *s == '\n';
	return n;
}

/* Of more lines than `most` those, the last of them ending in `tail`. */
static void cut_lines(struct text *t, size_t most, const char *tail, size_t width)
{
	const char *s = text_string(t);
	if (count_lines(s) + 1 <= most)
		return;
	for (size_t i = 1; i < most; i++)
		s += strcspn(s, "\n") + 1;
	struct text last = { 0 };
	text_add_n(&last, s, strcspn(s, "\n"));
	while (last.n > 0 && text_width(last.s) + 1 + text_width(tail) > width) {
		const char *blank = strrchr(last.s, ' ');
		last.n = blank != NULL ? (size_t)(blank - last.s) : 0;
		last.s[last.n] = '\0';
	}
	t->n = (size_t)(s - t->s);
	text_print(t, "%s %s", text_string(&last), tail);
	text_free(&last);
}

/* `lead` and the text, its further lines below its first. */
static void add_wrapped(struct terminal_page *p, const char *lead, const struct doc_block *b)
{
	struct text lines = { 0 };
	size_t indent = p->indent + text_width(lead);
	doc_wrap(&lines, text_string(&b->text), p->width - indent);
	if (b->most > 0)
		cut_lines(&lines, b->most, b->tail, p->width - indent);
	if (lines.n > 0) {
		add_blanks(p->out, p->indent);
		text_add(p->out, lead);
		add_indented(p->out, text_string(&lines), indent);
	}
	text_free(&lines);
}

/* ---- title, headings, commands ---------------------------------------------------------------- */

/* As many names, behind commas, as one line has room for. */
static void add_title(struct terminal_page *p, const struct doc_block *b)
{
	static const char more[] = ", ...";
	const char *all = text_string(&b->text);
	struct text line = { 0 };
	if (b->label.n == 0) {
		add_wrapped(p, "", b);
		return;
	}
	doc_add_bare(&line, all);
	if (text_width(all) > p->width) {
		size_t room = p->width - text_width(more), fits = 0;
		for (const char *comma = all; (comma = strchr(comma, ',')) != NULL; comma++) {
			line.n = 0;
			text_add_n(&line, all, (size_t)(comma - all));
			if (text_width(line.s) <= room)
				fits = line.n;
		}
		line.n = 0;
		text_add_n(&line, all, fits);
		text_add(&line, more);
		if (fits <= b->label.n) { /* not one name */
			line.n = 0;
			doc_wrap(&line, text_string(&b->label), p->width);
			line.n = strcspn(text_string(&line), "\n");
		}
	}
	text_add_n(p->out, text_string(&line), line.n);
	text_add_char(p->out, '\n');
	text_free(&line);
}

static void add_heading(struct terminal_page *p, const struct doc_block *b)
{
	struct text lines = { 0 };
	doc_wrap(&lines, text_string(&b->text), p->width);
	text_add(p->out, p->out->n > 0 ? "\n" : "");
	add_indented(p->out, text_string(&lines), 0);
	p->indent = INDENT;
	text_free(&lines);
}

/* A line that is typed or copied stays whole; where it would leave the page it begins further left. */
static void add_whole(struct terminal_page *p, size_t indent, const char *code)
{
	if (indent + text_width(code) > p->width && indent > INDENT)
		indent = INDENT;
	add_blanks(p->out, indent);
	text_print(p->out, "%s\n", code);
}

static void add_command(struct terminal_page *p, size_t i)
{
	bool below_item = i > 0 && p->d->block[i - 1].kind == DOC_ITEM;
	add_whole(p, p->indent + (below_item ? 4 : 2), text_string(&p->d->block[i].text));
}

static void add_usage(struct terminal_page *p, const struct doc_block *b)
{
	struct text line = { 0 };
	doc_add_bare(&line, text_string(&b->text));
	text_print(p->out, "%s %s\n", text_string(&b->label), text_string(&line));
	line.n = 0;
	size_t indent = 10;
	if (b->more.n > 0) {
		doc_wrap(&line, text_string(&b->more), p->width - indent);
		add_blanks(p->out, indent);
		add_indented(p->out, text_string(&line), indent);
	}
	text_free(&line);
}

static void add_references(struct terminal_page *p, size_t i, size_t end)
{
	struct doc_block all = { .kind = DOC_PARAGRAPH };
	for (; i < end; i++) {
		const struct doc_block *b = &p->d->block[i];
		text_print(&all.text, "%s(%d)%s", text_string(&b->label), b->section,
			i + 1 < end ? ", " : "");
	}
	add_wrapped(p, "", &all);
	text_free(&all.text);
}

/* ---- lists of entries --------------------------------------------------------------------------- */

/* Where the texts begin, from the labels on: as far as the widest label needs, at most half of the width. */
static size_t label_column(const struct doc_block *b, size_t n, size_t gap, size_t width)
{
	size_t widest = 0;
	for (size_t i = 0; i < n; i++) {
		size_t columns = text_width(text_string(&b[i].label));
		widest = columns > widest ? columns : widest;
	}
	if (b->column > 0)
		return b->column;
	if (widest == 0)
		return 0;
	return widest + gap < width / 2 ? widest + gap : width / 2;
}

/* A label that is too wide for its column has lines of its own; code that is too wide for its own begins below the
   label, further left. */
static void add_entry(
	struct terminal_page *p, const struct doc_block *b, size_t column, size_t gap, size_t width)
{
	const char *label = text_string(&b->label), *text = text_string(&b->text);
	size_t at = text_width(label), code = b->code ? text_width(text) : 0;
	bool left = column + code > width && INDENT + code <= width && code > 0;
	struct text lines = { 0 };
	if (b->label.n > 0 && (left || at + gap > column)) {
		if (text_width(label) > width)
			doc_wrap(&lines, label, width);
		else
			text_add(&lines, label);
		add_blanks(p->out, p->indent);
		add_indented(p->out, text_string(&lines), p->indent);
		label = "";
		at = 0;
	}
	column = left ? INDENT : column;
	lines.n = 0;
	doc_wrap(&lines, text, width - column);
	add_blanks(p->out, p->indent);
	text_add(p->out, label);
	add_blanks(p->out, column - at);
	add_indented(p->out, text_string(&lines), p->indent + column);
	text_free(&lines);
}

static void add_entries(struct terminal_page *p, size_t i, size_t end, size_t gap)
{
	size_t width = p->width - p->indent;
	size_t column = label_column(&p->d->block[i], end - i, gap, width);
	for (; i < end; i++)
		add_entry(p, &p->d->block[i], column, gap, width);
}

void doc_terminal_entries(
	const struct document *d, size_t i, size_t end, size_t width, struct text *out)
{
	struct terminal_page p = { .d = d, .width = width, .out = out };
	add_entries(&p, i, end, GAP);
}

/* ---- a figure and what stands beside it ---------------------------------------------------------- */

/* Takes one line, its newline gone; "" after the last. */
static void next_line(const char **s, struct text *line)
{
	size_t n = strcspn(*s, "\n");
	line->n = 0;
	text_add_n(line, *s, n);
	*s += n + ((*s)[n] == '\n');
}

static void put_beside(const struct text *left, const struct text *right, struct text *out)
{
	const char *l = text_string(left), *r = text_string(right);
	struct text a = { 0 }, b = { 0 };
	while (*l != '\0' || *r != '\0') {
		next_line(&l, &a);
		next_line(&r, &b);
		text_add(out, a.s);
		size_t column = text_width(a.s);
		if (b.n > 0)
			add_blanks(out, column <= FIGURE_COLUMNS ? FIGURE_COLUMNS + 1 - column : 0);
		text_print(out, "%s\n", b.s);
	}
	text_free(&a);
	text_free(&b);
}

/* Figure and facts end where the screen does: the last facts go that it has no room for. Returns what follows. */
static size_t add_figure(struct terminal_page *p, size_t i)
{
	const struct doc_block *b = &p->d->block[i];
	size_t end = i + 1 < p->d->n && b[1].kind == DOC_ENTRY ? doc_run(p->d, i + 1) : i + 1;
	bool beside = p->width >= BESIDE_LEAST;
	struct text figure = { 0 }, facts = { 0 };
	text_add(p->out, p->out->n > 0 ? "\n" : "");
	size_t above = count_lines(text_string(p->out)), last = end;
	size_t room = above < SCREEN - FIGURE_LEAST ? SCREEN - above : FIGURE_LEAST;
	struct terminal_page right = { .d = p->d, .width = p->width, .out = &facts };
	right.width -= beside ? FIGURE_COLUMNS + 1 : 0;
	if (last > i + 1)
		add_entries(&right, i + 1, last, GAP_BESIDE);
	while (beside && count_lines(text_string(&facts)) > room) {
		facts.n = 0;
		add_entries(&right, i + 1, --last, GAP_BESIDE);
	}
	size_t rows = count_lines(text_string(&facts));
	rows = rows < FIGURE_LEAST ? FIGURE_LEAST : rows > FIGURE_MOST ? FIGURE_MOST : rows;
	b->draw(b->data, FIGURE_COLUMNS, rows < room ? rows : room, &figure);
	if (beside)
		put_beside(&figure, &facts, p->out);
	else
		text_print(p->out, "%s%s", text_string(&figure), text_string(&facts));
	text_free(&figure);
	text_free(&facts);
	return end;
}

/* ---- the whole ------------------------------------------------------------------------------------- */

static void add_lines(struct terminal_page *p, const struct doc_block *b)
{
	if (b->text.n == 0)
		return;
	add_blanks(p->out, p->indent + 2);
	add_indented(p->out, text_string(&b->text), p->indent + 2);
}

/* One block, or the list that begins with it. Returns the next. */
static size_t add_block(struct terminal_page *p, size_t i)
{
	const struct doc_block *b = &p->d->block[i];
	size_t end = i + 1;
	if (doc_is_bare(p->d, i))
		return end;
	if (b->apart && p->out->n > 0)
		text_add_char(p->out, '\n');
	switch (b->kind) {
	case DOC_TITLE:
		add_title(p, b);
		break;
	case DOC_HEADING:
	case DOC_SUBHEADING:
		add_heading(p, b);
		break;
	case DOC_PARAGRAPH:
	case DOC_FORMULA:
		add_wrapped(p, "", b);
		break;
	case DOC_ITEM:
		add_wrapped(p, "- ", b);
		break;
	case DOC_ENTRY:
		end = doc_run(p->d, i);
		add_entries(p, i, end, GAP);
		break;
	case DOC_COMMAND:
		add_command(p, i);
		break;
	case DOC_LINES:
		add_lines(p, b);
		break;
	case DOC_USAGE:
		add_usage(p, b);
		break;
	case DOC_FIGURE:
		end = add_figure(p, i);
		break;
	case DOC_TABLE:
		doc_terminal_table(b, p->width, p->out);
		break;
	case DOC_REFERENCE:
		end = doc_run(p->d, i);
		add_references(p, i, end);
		break;
	}
	return end;
}

void doc_terminal(const struct document *d, size_t width, struct text *out)
{
	struct text lines = { 0 };
	struct terminal_page p = { .d = d, .width = width, .out = &lines };
	for (size_t i = 0; i < d->n;)
		i = add_block(&p, i);
	text_add(out, text_string(&lines));
	text_free(&lines);
}
