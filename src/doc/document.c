/* Building a document: blocks, tables, and marks within a text. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "doc/document.h"

#include <stdlib.h>

/* Marked text stands between two characters that no text has, the first with the kind behind it. */
#define MARK_BEGINS '\x0e'
#define MARK_ENDS '\x0f'

static void free_block(struct doc_block *b)
{
	text_free(&b->label);
	text_free(&b->text);
	text_free(&b->more);
	for (size_t i = 0; i < b->rows * b->columns; i++)
		text_free(&b->cell[i]);
	free(b->cell);
}

void doc_free(struct document *d)
{
	for (size_t i = 0; i < d->n; i++)
		free_block(&d->block[i]);
	free(d->block);
	*d = (struct document){ 0 };
}

struct doc_block *doc_add(
	struct document *d, enum doc_kind kind, const char *label, const char *text)
{
	d->block = alloc_grow(d->block, d->n, &d->room, sizeof *d->block);
	struct doc_block *b = &d->block[d->n++];
	*b = (struct doc_block){ .kind = kind };
	text_add(&b->label, label != NULL ? label : "");
	text_add(&b->text, text != NULL ? text : "");
	return b;
}

struct text *doc_entry(struct document *d, const char *label)
{
	return &doc_add(d, DOC_ENTRY, label, NULL)->text;
}

struct doc_block *doc_add_table(struct document *d, size_t rows, size_t columns)
{
	struct doc_block *b = doc_add(d, DOC_TABLE, NULL, NULL);
	b->cell = alloc_zero(rows * columns, sizeof *b->cell);
	b->rows = rows;
	b->columns = columns;
	return b;
}

struct text *doc_cell(const struct doc_block *b, size_t row, size_t column)
{
	return &b->cell[row * b->columns + column];
}

void doc_drop(struct document *d)
{
	if (d->n > 0)
		free_block(&d->block[--d->n]);
}

void doc_settle(struct document *d)
{
	if (d->n > 0 && d->block[d->n - 1].text.n == 0)
		doc_drop(d);
}

void doc_mark(struct text *out, enum doc_mark mark, const char *s)
{
	text_print(out, "%c%c%s%c", MARK_BEGINS, mark, s, MARK_ENDS);
}

int doc_read(const char *s, size_t *length)
{
	if (*s == MARK_BEGINS && s[1] != '\0') {
		*length = 2;
		return s[1];
	}
	if (*s == MARK_ENDS) {
		*length = 1;
		return 0;
	}
	utf8_decode(s, length);
	return -1;
}

static bool is_heading(const struct doc_block *b)
{
	return b->kind == DOC_HEADING || b->kind == DOC_SUBHEADING;
}

bool doc_is_bare(const struct document *d, size_t i)
{
	enum doc_kind kind = d->block[i].kind;
	size_t next = i + 1;
	if (!is_heading(&d->block[i]))
		return false;
	while (kind == DOC_HEADING && next < d->n && d->block[next].kind == DOC_SUBHEADING)
		next++;
	return next == d->n || is_heading(&d->block[next]);
}

size_t doc_run(const struct document *d, size_t i)
{
	size_t end = i + 1;
	while (end < d->n && d->block[end].kind == d->block[i].kind && !d->block[end].apart)
		end++;
	return end;
}
