/* Where x stands: in the place of an element of a list, of half of a gate's input, or nowhere. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/gettext.h"

#include <math.h>
#include <string.h>

/* The first parameter of that kind, or -1. */
static int param_of(const struct activation *row, enum param_kind kind)
{
	for (int k = 0; k < PARAM_MAX && row->param[k].name != NULL; k++)
		if (row->param[k].kind == kind)
			return k;
	return -1;
}

bool activation_takes_list(const struct activation *row)
{
	return param_of(row, PARAM_INDEX) >= 0 || row->kind == KIND_GATED;
}

void curve_place(struct curve *c)
{
	int index = param_of(c->row, PARAM_INDEX);
	c->list = -1;
	c->element = 0;
	if (c->row->kind == KIND_GATED) {
		c->list = (int)c->scalar[param_of(c->row, PARAM_NAME)];
	} else if (index >= 0) {
		c->list = param_of(c->row, PARAM_VECTOR);
		c->element = (size_t)c->scalar[index] - 1;
	}
}

/* `length` bytes of `text` are what the values were read from; NULL: the doubles are. */
static void set_values(
	struct curve *c, int k, const double *v, size_t n, const char *text, size_t length)
{
	curve_set(c, k, v, n);
	if (text != NULL)
		curve_set_text(c, k, text, length);
}

/* The comma after the first n items of a list. */
static const char *nth_comma(const char *text, size_t n)
{
	while (n-- > 1)
		text = strchr(text, ',') + 1;
	return strchr(text, ',');
}

/* The first half of the list to a, the second to b. */
static void set_halves(struct curve *c, const double *v, size_t n, const char *text)
{
	const char *comma = text != NULL ? nth_comma(text, n) : NULL;
	set_values(c, 0, v, n, text, comma != NULL ? (size_t)(comma - text) : 0);
	text = comma != NULL ? comma + 1 : NULL;
	set_values(c, 1, v + n, n, text, text != NULL ? strlen(text) : 0);
}

int curve_input(struct curve *c, const double *v, size_t n, const char *text, struct text *why)
{
	if (c->row->kind == KIND_GATED && n % 2 != 0) {
		text_print(why, _("takes two halves of one length, not %zu numbers"), n);
		return -1;
	}
	if (c->row->kind == KIND_GATED)
		set_halves(c, v, n / 2, text);
	else
		set_values(c, param_of(c->row, PARAM_VECTOR), v, n, text,
			text != NULL ? strlen(text) : 0);
	size_t k = 0;
	while (k < n && !isfinite(v[k]))
		k++;
	curve_sweep(c, k < n ? k : 0);
	int result = curve_finish(c, why);
	if (k < n)
		c->element = c->row->kind == KIND_GATED ? k % (n / 2) : k;
	else
		c->list = -1; /* no number moves: infinities as they stand are no limits */
	return result;
}

size_t curve_moving(const struct curve *c)
{
	bool second = c->row->kind == KIND_GATED && c->list > 0;
	return c->element + (second ? c->value[0].n : 0);
}

void curve_sweep(struct curve *c, size_t k)
{
	struct text why = { 0 };
	bool gated = c->row->kind == KIND_GATED;
	size_t half = gated ? c->value[0].n : 0;
	int which = param_of(c->row, gated ? PARAM_NAME : PARAM_INDEX);
	double value = gated ? (double)(k / half) : (double)(k + 1);
	curve_set(c, which, &value, 1);
	if (gated)
		curve_set_text(c, which, c->row->param[k / half].name,
			strlen(c->row->param[k / half].name));
	/* The values were checked when they were set. */
	curve_finish(c, &why);
	text_free(&why);
	c->element = gated ? k % half : k;
}
