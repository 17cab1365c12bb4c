/* The rows that stand nearest to a row: the same curves, what frameworks mean by its name, the next of its family. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "teach/explain/explanation.h"

#include <string.h>

/* Adds a row that is neither `self` nor there already. */
static size_t add_relative(const struct activation *self, const struct activation *row,
	const struct activation *out[RELATIVES], size_t n)
{
	if (row == NULL || row == self || n == RELATIVES)
		return n;
	for (size_t i = 0; i < n; i++)
		if (out[i] == row)
			return n;
	out[n] = row;
	return n + 1;
}

/* The row whose id `s` begins with, up to a colon or a blank. */
static const struct activation *row_at(const char *s)
{
	const struct activation *row = NULL;
	struct text id = { 0 };
	text_add_n(&id, s, strcspn(s, ": "));
	if (activation_find(text_string(&id), &row, 1) != 1)
		row = NULL;
	text_free(&id);
	return row;
}

static unsigned apart(const struct activation *a, const struct activation *b)
{
	return a->rank > b->rank ? a->rank - b->rank : b->rank - a->rank;
}

/* The member of the family next in rank that is not there yet. */
static const struct activation *next_of_family(
	const struct activation *self, const struct activation *const out[RELATIVES], size_t n)
{
	const struct activation *best = NULL;
	for (const struct activation *row = activation_family(self)->rows; row->id != NULL; row++) {
		bool there = row == self;
		for (size_t i = 0; i < n; i++)
			there = there || out[i] == row;
		if (!there && (best == NULL || apart(self, row) < apart(self, best)))
			best = row;
	}
	return best;
}

size_t explain_relatives(const struct activation *self, const struct activation *out[RELATIVES])
{
	size_t n = 0;
	for (const char *s = self->twin; s != NULL && *s != '\0';) {
		n = add_relative(self, row_at(s), out, n);
		s += strcspn(s, " ");
		s += *s == ' ';
	}
	for (const struct variant *v = self->variants; v != NULL && v->framework != NULL; v++)
		if (v->as != NULL)
			n = add_relative(self, row_at(v->as), out, n);
	for (size_t before = n + 1; n != before && n < RELATIVES;) {
		before = n;
		n = add_relative(self, next_of_family(self, out, n), out, n);
	}
	return n;
}
