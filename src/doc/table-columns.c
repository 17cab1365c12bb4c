/* Tables on a terminal: columns side by side, as many as the page has room for, then the next ones. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "doc/document.h"

#include <stdlib.h>
#include <string.h>

#define BLOCK 4	      /* columns side by side */
#define COLUMN_MIN 15 /* narrower ones are hard to read */
#define GAP 2	      /* between columns */

static const char *shown(const struct doc_block *b, size_t row, size_t column)
{
	const struct text *cell = doc_cell(b, row, column);
	return cell->n > 0 ? cell->s : "-";
}

/* The bytes of `s` that fit into `width` columns, at a blank where there is one, or before the colon or after the
   comma of a CURVE. */
static size_t cut(const char *s, size_t width)
{
	size_t columns = 0, at = 0, blank = 0, n;
	while (s[at] != '\0') {
		char one[8] = { 0 };
		utf8_decode(s + at, &n);
		memcpy(one, s + at, n);
		columns += text_width(one);
		if (columns > width && at > 0)
			return s[at] == ' ' || blank == 0 ? at : blank;
		if (s[at] == ' ' || s[at] == ':')
			blank = at;
		at += n;
		if (s[at - 1] == ',')
			blank = at;
	}
	return at;
}

/* Cells next to each other, each wrapped in its column; the row's name in the first line. */
static void add_row(const char *name, size_t label, const char *const *cell, size_t n, size_t width,
	struct text *out)
{
	const char *rest[BLOCK];
	bool more = true;
	for (size_t i = 0; i < n; i++)
		rest[i] = cell[i];
	for (const char *head = name; more; head = "") {
		/* Blanks are written only before something. */
		size_t pending = label - (text_width(head) < label ? text_width(head) : label);
		text_add(out, head);
		more = false;
		for (size_t i = 0; i < n; i++) {
			size_t bytes = cut(rest[i], width - GAP);
			char *part = alloc_copy_n(rest[i], bytes);
			if (bytes > 0) {
				text_print(out, "%*s%s", (int)pending, "", part);
				pending = 0;
			}
			pending += width - text_width(part);
			rest[i] += bytes;
			rest[i] += strspn(rest[i], " ");
			more = more || *rest[i] != '\0';
			free(part);
		}
		text_add_char(out, '\n');
	}
}

/* `n` columns from `first` on over all rows, but for those that say nothing of any of them. */
static void add_columns(const struct doc_block *b, size_t first, size_t n, size_t label,
	size_t width, struct text *out)
{
	for (size_t row = 0; row < b->rows; row++) {
		const char *cell[BLOCK];
		bool any = false;
		for (size_t i = 0; i < n; i++) {
			cell[i] = shown(b, row, first + i);
			any = any || doc_cell(b, row, first + i)->n > 0;
		}
		if (any)
			add_row(text_string(doc_cell(b, row, 0)), label, cell, n, width, out);
	}
}

void doc_terminal_table(const struct doc_block *b, size_t width, struct text *out)
{
	size_t label = 0, n = b->columns - 1;
	for (size_t row = 1; row < b->rows; row++) {
		size_t columns = text_width(text_string(doc_cell(b, row, 0)));
		label = columns > label ? columns : label;
	}
	label += GAP;
	size_t fit = (width - label) / COLUMN_MIN;
	fit = fit < 1 ? 1 : fit > BLOCK ? BLOCK : fit;
	size_t blocks = (n + fit - 1) / fit, done = 0;
	for (size_t k = 0; k < blocks; k++) {
		size_t take = (n - done + blocks - k - 1) / (blocks - k);
		text_add(out, k > 0 ? "\n" : "");
		add_columns(b, 1 + done, take, label, (width - label) / take, out);
		done += take;
	}
}
