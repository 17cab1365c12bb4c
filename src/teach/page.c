/* Laying out sections of a page: wrapped text with a column of labels, or Markdown. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "teach/page.h"

#include <stdlib.h>
#include <string.h>

#define INDENT 2
#define GAP \
	2 /* columns after the widest label of a section; beside a plot one must do \
	       */
#define GAP_LEAST 1

struct text *section_add(struct section *s, const char *label)
{
	s->entry = alloc_grow(s->entry, s->n, &s->room, sizeof *s->entry);
	struct entry *e = &s->entry[s->n++];
	*e = (struct entry){ 0 };
	if (label != NULL)
		text_add(&e->label, label);
	return &e->value;
}

void section_drop(struct section *s)
{
	if (s->n == 0)
		return;
	text_free(&s->entry[--s->n].label);
	text_free(&s->entry[s->n].value);
}

void section_settle(struct section *s)
{
	if (s->n > 0 && s->entry[s->n - 1].value.n == 0)
		section_drop(s);
}

void section_free(struct section *s)
{
	for (size_t i = 0; i < s->n; i++) {
		text_free(&s->entry[i].label);
		text_free(&s->entry[i].value);
	}
	free(s->entry);
	*s = (struct section){ 0 };
}

/* ---- text ----------------------------------------------------------------------------- */

static void add_blanks(struct text *out, size_t n)
{
	while (n-- > 0)
		text_add_char(out, ' ');
}

void page_wrap(struct text *out, const char *s, size_t width)
{
	struct text lines = { 0 };
	size_t column = 0;
	text_wrap(&lines, s, width, 0);
	for (const char *at = text_string(&lines); *at != '\0';) {
		size_t length;
		utf8_decode(at, &length);
		struct text one = { 0 };
		text_add_n(&one, at, length);
		size_t columns = *at == '\n' ? 0 : text_width(text_string(&one));
		if (column + columns > width) {
			text_add_char(out, '\n');
			column = 0;
		}
		text_add_n(out, at, length);
		column = *at == '\n' ? 0 : column + columns;
		at += length;
		text_free(&one);
	}
	text_free(&lines);
}

static size_t label_column(const struct section *s, size_t gap, size_t width)
{
	size_t widest = 0;
	for (size_t i = 0; i < s->n; i++) {
		size_t n = text_width(text_string(&s->entry[i].label));
		widest = n > widest ? n : widest;
	}
	if (widest == 0)
		return 0;
	return widest + gap < width / 2 ? widest + gap : width / 2;
}

/* One entry; a label that is too wide has lines of its own. */
static void add_entry(
	const struct entry *e, size_t column, size_t indent, size_t width, struct text *out)
{
	struct text value = { 0 };
	page_wrap(&value, text_string(&e->value), width - column);
	size_t at = text_width(text_string(&e->label));
	add_blanks(out, indent);
	if (at + 1 > column && e->label.n > 0) {
		page_wrap(out, text_string(&e->label), width);
		text_add_char(out, '\n');
		add_blanks(out, indent);
		at = 0;
	} else {
		text_add(out, text_string(&e->label));
	}
	add_blanks(out, column > at ? column - at : 0);
	for (const char *s = text_string(&value); *s != '\0'; s++) {
		text_add_char(out, *s);
		if (*s == '\n')
			add_blanks(out, indent + column);
	}
	text_add_char(out, '\n');
	text_free(&value);
}

void section_lines(const struct section *s, size_t width, struct text *out)
{
	size_t column = label_column(s, GAP_LEAST, width);
	for (size_t i = 0; i < s->n; i++)
		add_entry(&s->entry[i], column, 0, width, out);
}

void section_text(const struct section *s, size_t width, struct text *out)
{
	if (s->n == 0)
		return;
	size_t column = label_column(s, GAP, width - INDENT);
	text_print(out, "\n%s\n", s->title);
	for (size_t i = 0; i < s->n; i++)
		add_entry(&s->entry[i], column, INDENT, width - INDENT, out);
}

/* ---- Markdown ------------------------------------------------------------------------- */

void markdown_add(struct text *out, const char *s)
{
	for (; *s != '\0'; s++) {
		if (strchr("\\`*_{}[]<>#|~", *s) != NULL)
			text_add_char(out, '\\');
		text_add_char(out, *s == '\n' ? ' ' : *s);
	}
}

void section_markdown(const struct section *s, struct text *out)
{
	if (s->n == 0)
		return;
	text_print(out, "\n## %s\n", s->title);
	bool table = s->entry[0].label.n > 0;
	text_add(out, table ? "\n| | |\n|---|---|\n" : "");
	for (size_t i = 0; i < s->n; i++) {
		const struct entry *e = &s->entry[i];
		text_add(out, table ? "| " : "\n");
		markdown_add(out, text_string(&e->label));
		text_add(out, table ? " | " : "");
		if (s->code)
			text_print(out, "`%s`", text_string(&e->value));
		else
			markdown_add(out, text_string(&e->value));
		text_add(out, table ? " |\n" : "\n");
	}
}
