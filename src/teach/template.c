/* Sentences with computed places: what stands in braces, evaluated and put there. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/number.h"
#include "act/measure/facts.h"
#include "teach/template.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define EPS 0.01 /* no place asks for what depends on it */

static int add_number(struct text *out, double y)
{
	if (isnan(y))
		return -1;
	if (fabs(y) >= 1000 && fabs(y) < 1e9 && y == floor(y))
		text_print(out, "%.0f", y);
	else
		text_print(out, "%.3g", y == 0 ? 0 : y);
	return 0;
}

/* What is beyond the doubles, 0.25^1000, by its digits: "8.71e-603". -1 if it is 0, or an infinity. */
static int add_beyond(struct text *out, const struct curve *c, const char *x, enum order order)
{
	struct text digits = { 0 };
	int status = curve_digits(c, x, 0, order, 3, &digits);
	bool number = status == 0 && strchr(text_string(&digits), 'e') != NULL;
	if (number)
		text_add(out, text_string(&digits));
	text_free(&digits);
	return number ? 0 : -1;
}

/* Appends an order of the formula at x, its one parameter being the depth. -1 if it cannot be read or has no
   value. */
static int add_value(struct text *out, const char *formula, enum order order, const char *x,
	long depth, enum dtype dtype)
{
	struct expr_error error;
	double at;
	struct activation *row = NULL;
	if (number_read(x, &at))
		row = activation_make(formula, strlen(formula), NULL, &error);
	if (row == NULL)
		return -1;
	struct curve curve;
	struct text why = { 0 };
	int status = curve_init(&curve, row, NULL);
	double n = (double)depth;
	for (int k = 0; status == 0 && row->param[k].name != NULL; k++) {
		curve_set(&curve, k, &n, 1);
		if (strcmp(row->param[k].name, "depth") != 0)
			status = -1;
	}
	if (status == 0)
		status = curve_set_dtype(&curve, dtype);
	if (status == 0 && (status = curve_finish(&curve, &why)) == 0) {
		struct jet jet;
		curve_eval(&curve, at, &jet);
		double y = jet_order(jet, order);
		bool beyond = dtype == DTYPE_EXACT && (y == 0 || isinf(y));
		if (!beyond || add_beyond(out, &curve, x, order) < 0)
			status = add_number(out, y);
	}
	curve_free(&curve);
	activation_unmake(row);
	text_free(&why);
	return status;
}

/* "mean NAME" and "cost NAME". */
static int add_fact(struct text *out, const char *name, bool mean)
{
	const struct activation *row;
	struct curve curve;
	struct facts facts;
	if (activation_find(name, &row, 1) != 1)
		return -1;
	curve_init(&curve, row, NULL);
	int status = facts_measure(&facts, &curve, EPS);
	if (status == 0 && mean)
		status = add_number(out, facts_centred(&facts) ? 0 : facts.mean);
	else if (status == 0)
		status = facts.counted ? add_number(out, facts_cost(&facts, &curve)) : -1;
	curve_free(&curve);
	return status;
}

/* The numbers of a list such as "2,1,0"; how many, 0 if it is none. */
static size_t read_list(const char *list, double v[VECTOR_MAX])
{
	size_t n = 0;
	for (const char *at = list; n < VECTOR_MAX; n++) {
		size_t length = strcspn(at, ",");
		char *item = alloc_copy_n(at, length);
		bool good = number_read(item, &v[n]);
		free(item);
		if (!good)
			return 0;
		if (at[length] == '\0')
			return n + 1;
		at += length + 1;
	}
	return 0;
}

/* "softmax 2,1,0". */
static int add_outputs(struct text *out, const char *name, const char *list)
{
	const struct activation *row;
	double v[VECTOR_MAX];
	size_t n = read_list(list, v);
	if (n == 0 || activation_find(name, &row, 1) != 1 || !activation_takes_list(row))
		return -1;
	struct curve curve;
	struct text why = { 0 };
	struct jet jet[VECTOR_MAX];
	curve_init(&curve, row, NULL);
	int status = curve_input(&curve, v, n, NULL, &why);
	if (status == 0)
		curve_eval(&curve, v[curve_moving(&curve)], jet);
	for (size_t j = 0; status == 0 && j < curve.outputs; j++) {
		text_add(out, j > 0 ? ", " : "");
		status = add_number(out, jet[j].y);
	}
	curve_free(&curve);
	text_free(&why);
	return status;
}

/* What follows `word` and a blank at the start of `s`, or NULL. */
static const char *after(const char *s, const char *word)
{
	size_t n = strlen(word);
	return strncmp(s, word, n) == 0 && s[n] == ' ' ? s + n + 1 : NULL;
}

/* One place; `place` is written to. */
static int add_place(struct text *out, char *place, long depth)
{
	const char *name = after(place, "mean");
	if (name != NULL)
		return add_fact(out, name, true);
	if ((name = after(place, "cost")) != NULL)
		return add_fact(out, name, false);
	const char *formula = after(place, "slope");
	bool slope = formula != NULL;
	formula = slope ? formula : place;
	char *at = strstr(place, " at ");
	if (at != NULL)
		*at = '\0';
	enum dtype dtype = DTYPE_EXACT;
	char *in = strstr(place, " in ");
	if (in != NULL) {
		*in = '\0';
		if (!dtype_find(in + 4, &dtype))
			return -1;
	}
	if (add_value(out, formula, slope ? ORDER_DF : ORDER_F, at != NULL ? at + 4 : "0", depth,
		    dtype) == 0)
		return 0;
	char *blank = strchr(place, ' ');
	if (blank == NULL || at != NULL)
		return -1;
	*blank = '\0';
	return add_outputs(out, place, blank + 1);
}

int fill_text(struct text *out, const char *text, long depth)
{
	int status = 0;
	for (const char *s = text;;) {
		size_t n = strcspn(s, "{");
		text_add_n(out, s, n);
		s += n;
		if (*s == '\0')
			return status;
		n = strcspn(++s, "}");
		char *place = alloc_copy_n(s, n);
		if (add_place(out, place, depth) < 0) {
			text_add_char(out, '?');
			status = -1;
		}
		free(place);
		s += n + (s[n] == '}');
	}
}
