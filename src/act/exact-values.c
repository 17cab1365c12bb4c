/* A curve's exact values, from its formula and the decimals as they were typed. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/alloc.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The texts of a list, in one block that is free()d whole: pointers, then the bytes. */
static char **split(const char *list)
{
	size_t n = 1, length = strlen(list);
	for (const char *s = list; *s != '\0'; s++)
		n += *s == ',';
	char **item = alloc_resize(NULL, (n + 1) * sizeof *item + length + 1, 1);
	char *bytes = (char *)(item + n + 1);
	memcpy(bytes, list, length + 1);
	for (size_t i = 0; i < n; i++) {
		item[i] = bytes;
		bytes += strcspn(bytes, ",");
		*bytes++ = '\0';
	}
	item[n] = NULL;
	return item;
}

/* The same of values that are doubles to the last digit. */
static char **spell(const struct values *v)
{
	struct text list = { 0 };
	for (size_t i = 0; i < v->n; i++)
		text_print(&list, "%s%a", i == 0 ? "" : ",", v->v[i]);
	char **item = split(text_string(&list));
	text_free(&list);
	return item;
}

/* A curve as a formula with exact texts for its parameters. */
struct stated {
	const struct expr *tree; /* NULL: no formula states the curve */
	struct exact_point point;
	char **value[PARAM_MAX];
	const char *const *param[PARAM_MAX];
};

/* `doubles`: of doubles, as evaluation has them, not of the decimals as typed. */
static void state(struct stated *s, const struct curve *c, const char *x, bool doubles)
{
	*s = (struct stated){ .tree = activation_tree(c->row, curve_formula(c)) };
	s->point.x = x;
	s->point.list = c->list;
	s->point.element = c->element;
	s->point.doubles = doubles;
	for (int k = 0; k < PARAM_MAX && c->row->param[k].name != NULL; k++) {
		bool rounded = doubles && c->rest[k].n == 0;
		s->value[k] = rounded ? spell(&c->value[k]) : split(c->text[k]);
		s->param[k] = (const char *const *)s->value[k];
	}
	s->point.param = s->param;
}

static void unstate(struct stated *s)
{
	for (int k = 0; k < PARAM_MAX; k++)
		free(s->value[k]);
}

/* On a kink f' is the value of the printed derivative, f'' its slope. False elsewhere. */
static bool at_kink(
	struct stated *s, const struct curve *c, const char *x, size_t *output, enum order *order)
{
	double at;
	if (*order == ORDER_F || !number_read(x, &at) || !isfinite(at))
		return false;
	const struct expr *slope = curve_kink(c, at);
	if (slope == NULL)
		return false;
	struct point_at point = {
		.x = at, .param = c->value, .list = c->list, .element = c->element
	};
	if (expr_outputs(slope, &point) == 1)
		*output = 0;
	s->tree = slope;
	*order = (enum order)(*order - 1);
	return true;
}

/* Whether, and from where, a slope is a limit where branches meet. */
enum meeting { AS_IT_STANDS, FROM_BOTH, FROM_LEFT, FROM_RIGHT, NOTHING };
static const int sides[] = { [FROM_BOTH] = 0, [FROM_LEFT] = -1, [FROM_RIGHT] = 1 };

static bool is_near(double a, double b)
{
	return a == b || fabs(a - b) <= 0x1p-40 * fmax(fabs(a), fabs(b));
}

/* The limit from one side is the answer of the doubles. */
static bool tends_to(
	const struct stated *s, size_t output, enum order order, int side, double answer)
{
	mpfr_t limit;
	mpfr_init2(limit, 64);
	bool same = expr_limit(s->tree, &s->point, output, order, side, limit) == 0 &&
		(is_near(mpfr_get_d(limit, MPFR_RNDN), answer) ||
			(answer == 0 && mpfr_get_exp(limit) < -60));
	mpfr_clear(limit);
	return same;
}

/* What the doubles found where branches meet, the exact formula as it stands does not know. */
static enum meeting meet(const struct stated *s, const struct curve *c, const char *x,
	size_t output, enum order order)
{
	struct jet taken[VECTOR_MAX], jet[VECTOR_MAX];
	struct point_at point = { .param = c->value,
		.rest = c->rest,
		.text = (const char *const *)c->text,
		.list = c->list,
		.element = c->element };
	if (order == ORDER_F || !number_read(x, &point.x) || !isfinite(point.x))
		return AS_IT_STANDS;
	expr_eval_taken(s->tree, &point, taken);
	expr_eval(s->tree, &point, jet);
	double answer = jet_order(jet[output], order);
	if (is_near(jet_order(taken[output], order), answer) || !isfinite(answer))
		return AS_IT_STANDS;
	bool left = tends_to(s, output, order, -1, answer);
	bool right = tends_to(s, output, order, 1, answer);
	return left && right  ? FROM_BOTH
		: left	      ? FROM_LEFT
		: right	      ? FROM_RIGHT
		: answer == 0 ? NOTHING
			      : AS_IT_STANDS;
}

static int print_limit(mpfr_t limit, size_t digits, struct text *out)
{
	char *text = NULL;
	if (mpfr_zero_p(limit))
		text_add(out, "0");
	else if (mpfr_asprintf(&text, "%.*Re", (int)digits - 1, limit) >= 0)
		text_add(out, text);
	if (text != NULL)
		mpfr_free_str(text);
	return 0;
}

static int limit_at(const struct stated *s, size_t output, enum order order, enum meeting meeting,
	size_t digits, struct text *out)
{
	mpfr_t limit;
	if (meeting == NOTHING) {
		text_add(out, "0");
		return 0;
	}
	mpfr_init2(limit, (mpfr_prec_t)((double)digits * 3.33) + 64);
	int result = expr_limit(s->tree, &s->point, output, order, sides[meeting], limit);
	/* The last bits are those of the place beside. */
	mpfr_prec_round(limit, mpfr_get_prec(limit) - 16, MPFR_RNDN);
	if (result == 0)
		print_limit(limit, digits, out);
	mpfr_clear(limit);
	return result;
}

/* At an x that may be beyond the doubles, or infinite. */
static int digits_at(const struct curve *c, const char *x, size_t output, enum order order,
	size_t digits, struct text *out)
{
	struct stated s;
	state(&s, c, x, false);
	bool own = s.tree != NULL && !at_kink(&s, c, x, &output, &order);
	enum meeting meeting = own ? meet(&s, c, x, output, order) : AS_IT_STANDS;
	int result = s.tree == NULL ? -1
		: meeting != AS_IT_STANDS
		? limit_at(&s, output, order, meeting, digits, out)
		: expr_digits(s.tree, &s.point, output, order, digits, out);
	unstate(&s);
	return result;
}

/* ---- limits ------------------------------------------------------------------------ */

#define LIMIT_DIGITS 25 /* at least so many of a limit are compared */

/* True if the text of a value is that of the double, to what doubles can tell. */
static bool agrees(const struct text *text, double limit)
{
	double value = NAN;
	if (!number_read(text_string(text), &value) || isnan(value))
		return false;
	return value == limit || fabs(value - limit) <= 1e-15 * fabs(limit);
}

/* Pairs of places far out that have nothing in common with a period: e^(e^x) is still a number at
   the first, e^x at the second; what dies out slowly is below all digits at the third only. */
static const char *const far_out[][2] = {
	{ "40", "23*pi/2" },
	{ "1e17/7", "1e17*pi/7" },
	{ "1e4000/7", "1e3000*pi" },
};
#define PAIRS (sizeof far_out / sizeof far_out[0])

static int digits_far_out(const struct curve *c, bool left, const char *place, size_t output,
	enum order order, size_t digits, struct text *out)
{
	char x[32];
	snprintf(x, sizeof x, "%s%s", left ? "-" : "", place);
	return digits_at(c, x, output, order, digits, out);
}

/* True if the value is `limit` and to all digits the same at both places of a pair. */
static bool limit_far_out(const struct curve *c, bool left, const char *const pair[2],
	size_t output, enum order order, size_t digits, double limit)
{
	struct text seen[2] = { { 0 }, { 0 } };
	bool same = true;
	for (int i = 0; i < 2 && same; i++)
		same = digits_far_out(c, left, pair[i], output, order, digits, &seen[i]) == 0 &&
			agrees(&seen[i], limit);
	same = same && strcmp(seen[0].s, seen[1].s) == 0;
	text_free(&seen[0]);
	text_free(&seen[1]);
	return same;
}

/* True if the formula certainly has no value far out, as outside of its domain. */
static bool is_outside(const struct curve *c, bool left, size_t output, size_t digits)
{
	bool outside = true;
	for (size_t i = 0; i < PAIRS && outside; i++) {
		struct text text = { 0 };
		outside = digits_far_out(c, left, far_out[i][0], output, ORDER_F, digits, &text) ==
				0 &&
			strcmp(text_string(&text), "nan") == 0;
		text_free(&text);
	}
	return outside;
}

/* What the formula is at the infinity itself, where its operations have limits. */
static bool limit_itself(const struct curve *c, const char *x, size_t output, enum order order,
	size_t digits, double limit)
{
	struct text text = { 0 };
	bool good = digits_at(c, x, output, order, digits, &text) == 0 &&
		strcmp(text_string(&text), "nan") != 0 &&
		(agrees(&text, limit) || (isnan(limit) && order == ORDER_F));
	text_free(&text);
	return good;
}

/* The limit at an infinity. Evaluation in doubles finds limits where the formula alone has
   inf/inf or 0 times inf, and gives those that are 0 or infinite exactly; other limits are
   the formula's value far out, or its value there. Where doubles see none (of an oscillation,
   too) only the formula's own value counts. */
static int limit_digits(const struct curve *c, const char *x, bool left, size_t output,
	enum order order, size_t digits, struct text *out)
{
	struct jet jet[VECTOR_MAX];
	size_t most = digits > LIMIT_DIGITS ? digits : LIMIT_DIGITS;
	curve_eval(c, left ? -HUGE_VAL : HUGE_VAL, jet);
	double limit = jet_order(jet[output], order);
	if (limit == 0 || isinf(limit)) {
		text_add(out, limit == 0 ? "0" : limit < 0 ? "-inf" : "inf");
		return 0;
	}
	for (size_t i = 0; i < PAIRS && !isnan(limit); i++)
		if (limit_far_out(c, left, far_out[i], output, order, most, limit))
			return digits_far_out(c, left, far_out[i][0], output, order, digits, out);
	if (isnan(jet[output].y) && is_outside(c, left, output, most)) {
		text_add(out, "nan");
		return 0;
	}
	if (limit_itself(c, x, output, order, most, limit))
		return digits_at(c, x, output, order, digits, out);
	return -1;
}

int curve_digits(const struct curve *c, const char *x, size_t output, enum order order,
	size_t digits, struct text *out)
{
	double at;
	/* Decimals beyond the doubles read as an infinity, too. */
	if (number_read(x, &at) && isinf(at) && strpbrk(x, "iI") != NULL)
		return limit_digits(c, x, at < 0, output, order, digits, out);
	return digits_at(c, x, output, order, digits, out);
}

int curve_reference(const struct curve *c, double x, size_t output, enum order order, mpfr_t exact)
{
	char text[40];
	snprintf(text, sizeof text, "%a", x);
	struct stated s;
	state(&s, c, text, true);
	bool own = s.tree != NULL && !at_kink(&s, c, text, &output, &order);
	enum meeting meeting = own ? meet(&s, c, text, output, order) : AS_IT_STANDS;
	int result = s.tree == NULL ? -1 : 0;
	if (meeting == NOTHING)
		mpfr_set_zero(exact, 1);
	else if (meeting != AS_IT_STANDS)
		result = expr_limit(s.tree, &s.point, output, order, sides[meeting], exact);
	else if (result == 0)
		result = expr_reference(s.tree, &s.point, output, order, exact);
	unstate(&s);
	return result;
}
