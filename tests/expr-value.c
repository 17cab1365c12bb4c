/* Tests of expr_value: values lie within the bounds it gives, and these are narrow. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr-tests.h"

#include "base/number.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define POINTS 200
#define LIST 3

/* |value - exact| / off, at most 1 where the bound holds. */
static double share_of_bound(struct bounded value, const mpfr_t exact)
{
	mpfr_t gap;
	mpfr_init2(gap, 400);
	mpfr_d_sub(gap, value.hi, exact, MPFR_RNDN);
	mpfr_add_d(gap, gap, value.lo, MPFR_RNDN);
	/* The reference has 100 bits. */
	double size = fabs(value.hi) * 0x1p-98;
	double off = fabs(mpfr_get_d(gap, MPFR_RNDN));
	mpfr_clear(gap);
	return off <= size ? 0 : off / (value.off + size);
}

/* Points on both sides of 0 within `reach`: some of few digits, some of all sizes. */
static double point(int k, double reach, uint64_t *seed)
{
	double u = (double)(expr_random(seed) >> 11) * 0x1p-53, side = k % 2 == 0 ? 1 : -1;
	if (k % 4 == 0)
		return side * rint(u * reach * 8) / 8;
	return k % 4 < 3 ? side * u * reach : side * reach * exp2(-40 * u);
}

/* A formula with its parameters: a text each, lists with commas. */
struct trial {
	const char *formula;
	double reach;
	const char *param[3]; /* in the order of their appearance */
	int list;	      /* the one that x stands in (its second element), or -1 */
	size_t outputs;
};

struct setting {
	const char *text[3][LIST + 1];
	const char *const *texts[4];
	char bytes[3][64];
	double number[3][LIST], rest[3][LIST];
	struct values values[3], rests[3];
};

static void set_up(struct setting *s, const struct trial *t)
{
	*s = (struct setting){ 0 };
	for (size_t k = 0; k < 3 && t->param[k] != NULL; k++) {
		snprintf(s->bytes[k], sizeof s->bytes[k], "%s", t->param[k]);
		size_t n = 0;
		for (char *at = strtok(s->bytes[k], ","); at != NULL; at = strtok(NULL, ",")) {
			ck_assert_uint_lt(n, LIST);
			struct exact value = { NAN, 0 };
			number_read_exact(at, &value, NULL);
			s->number[k][n] = value.hi;
			s->rest[k][n] = value.lo;
			s->text[k][n++] = at;
		}
		s->values[k] = (struct values){ n, s->number[k] };
		s->rests[k] = (struct values){ n, s->rest[k] };
		s->texts[k] = s->text[k];
	}
}

/* Counts the values that a double's ulp shows nothing of; fails where a bound does not
 * hold. */
static size_t hold(
	const struct trial *t, const struct expr *expr, const struct setting *s, double x)
{
	struct bounded value[LIST];
	char text[40];
	size_t narrow = 0;
	mpfr_t exact;
	mpfr_init2(exact, 200);
	struct point_at at = {
		.x = x, .param = s->values, .rest = s->rests, .list = t->list, .element = 1
	};
	expr_value(expr, &at, ORDER_F, value, t->outputs);
	snprintf(text, sizeof text, "%a", x);
	struct exact_point p = {
		.x = text, .param = s->texts, .list = t->list, .element = 1, .doubles = true
	};
	for (size_t k = 0; k < t->outputs; k++) {
		int known = expr_reference(expr, &p, k, ORDER_F, exact);
		if (!(value[k].off < HUGE_VAL) || (isnan(value[k].hi) && mpfr_nan_p(exact)))
			continue;
		ck_assert_msg(known == 0 && mpfr_number_p(exact),
			"%s at %a: %g +- %g, but no reference", t->formula, x, value[k].hi,
			value[k].off);
		double share = share_of_bound(value[k], exact);
		ck_assert_msg(share <= 1, "%s at %a, value %zu: off by %.3g bounds of %.3g",
			t->formula, x, k, share, value[k].off);
		narrow += value[k].off <= 0x1p-51 * fabs(value[k].hi);
	}
	mpfr_clear(exact);
	return narrow;
}

static const struct trial trials[] = {
	{ "x*tanh(log(1 + exp(x)))", 30, { 0 }, -1, 1 },
	{ "x/(1 + exp(-x))", 700, { 0 }, -1, 1 },
	{ "x*Phi(x)", 37, { 0 }, -1, 1 },
	{ "x/2*(1 + erf(x/sqrt(2)))", 37, { 0 }, -1, 1 },
	{ "x*erfc(-x/sqrt(2))/2", 6, { 0 }, -1, 1 },
	{ "phi(x)", 38, { 0 }, -1, 1 },
	{ "1 - erf(x)", 20, { 0 }, -1, 1 },
	{ "0.5*x*(1 + tanh(sqrt(2/pi)*(x + 0.044715*x^3)))", 8, { 0 }, -1, 1 },
	{ "max(0, x) + 0.01*min(0, x)", 1e6, { 0 }, -1, 1 },
	{ "x > 0 ? x : a*(exp(x) - 1)", 40, { "1.6732632423543772" }, -1, 1 },
	{ "log(1 + exp(b*x))/b", 50, { "1/3" }, -1, 1 },
	{ "x*a + x", 50, { "12345678901234567890.123456789" }, -1, 1 },
	{ "abs(x)^p*sign(x)", 20, { "0.3" }, -1, 1 },
	{ "x^3 - 3*x", 10, { 0 }, -1, 1 },
	{ "x^-2 + x^20", 10, { 0 }, -1, 1 },
	{ "1/sqrt(1 + x^2)", 1e10, { 0 }, -1, 1 },
	{ "sqrt(abs(x))", 1e10, { 0 }, -1, 1 },
	{ "sin(x)^2 + x", 100, { 0 }, -1, 1 },
	{ "cos(x)/(2 + sin(3*x))", 100, { 0 }, -1, 1 },
	{ "tan(x/7)", 10, { 0 }, -1, 1 },
	{ "asin(x/11) + acos(x/12)", 10, { 0 }, -1, 1 },
	{ "atan(x)/pi + 1/2", 1e4, { 0 }, -1, 1 },
	{ "asinh(x)*cosh(x/9) - sinh(x/8)", 30, { 0 }, -1, 1 },
	{ "acosh(1 + x^2)", 50, { 0 }, -1, 1 },
	{ "atanh(x/10.5)", 10, { 0 }, -1, 1 },
	{ "log1p(x^2)*expm1(-abs(x))", 30, { 0 }, -1, 1 },
	{ "1 - exp(-exp(x))", 30, { 0 }, -1, 1 },
	{ "x*log(2 - exp(-exp(x)))", 30, { 0 }, -1, 1 },
	{ "1 - (1 + 2*exp(x))^(-1/2)", 30, { 0 }, -1, 1 },
	{ "log((1 + exp(x))/(1 + exp(x - 1)))", 30, { 0 }, -1, 1 },
	{ "mod(x, 3) + floor(x/2)", 100, { 0 }, -1, 1 },
	{ "clamp(x/6 + 1/2, 0, 1)", 10, { 0 }, -1, 1 },
	{ "-1 < x <= 2 ? x^2 : x == 3 ? 1 : e^-x", 10, { 0 }, -1, 1 },
	{ "leak(x) + ramp(x) + sigmoid(x)", 30, { 0 }, -1, 1 },
	{ "1 - sigmoid(x)", 200, { 0 }, -1, 1 },
	{ "max(w*x + b)", 20, { "-0.5,0.5,1", "-2,0,-1" }, -1, 1 },
	{ "min(w*x) + sum(w)", 20, { "0.1,0.2,-1/3" }, -1, 1 },
	{ "exp(z - max(z))/sum(exp(z - max(z)))", 300, { "1,0,-1" }, 0, 3 },
	{ "z - max(z) - log(sum(exp(z - max(z))))", 30, { "1,0,-1" }, 0, 3 },
	{ "z^2/sum(z^2)", 30, { "1.1,0,-1" }, 0, 3 },
	{ "z[2]*sigmoid(z[1]) + z[k]", 30, { "0.3,0,-1", "3" }, 0, 1 },
};

START_TEST(test_bounds)
{
	const struct trial *t = &trials[_i];
	struct setting s;
	struct expr *expr = expr_read(t->formula);
	set_up(&s, t);
	uint64_t seed = 42;
	size_t narrow = 0;
	for (int k = 0; k < POINTS; k++)
		narrow += hold(t, expr, &s, point(k, t->reach, &seed));
	ck_assert_msg(narrow * 10 >= POINTS * t->outputs * 9,
		"%s: only %zu of %zu bounds are narrow", t->formula, narrow, POINTS * t->outputs);
	expr_free(expr);
}
END_TEST

static struct bounded value_of(const char *formula, double x)
{
	struct expr *expr = expr_read(formula);
	struct bounded y;
	expr_value(expr, &(struct point_at){ .x = x, .list = -1 }, ORDER_F, &y, 1);
	expr_free(expr);
	return y;
}

START_TEST(test_exact)
{
	static const struct {
		const char *formula;
		double x, y;
	} of[] = {
		{ "max(0, x)", 0.1, 0.1 },
		{ "x^2 - 1", 3, 8 },
		{ "x/4 + 0.5", 6, 2 },
		{ "floor(x) + mod(x, 2)", -1.5, -1.5 },
		{ "x >= 3 ? sign(x) : 0", 3, 1 },
		{ "0*exp(x)", 5, 0 },
		{ "sum(x) + max(x, 0) + x[1]", 2, 6 },
	};
	for (size_t i = 0; i < COUNT(of); i++) {
		struct bounded y = value_of(of[i].formula, of[i].x);
		ck_assert_msg(y.hi == of[i].y && y.lo == 0 && y.off == 0, "%s at %g: %g + %g +- %g",
			of[i].formula, of[i].x, y.hi, y.lo, y.off);
	}
}
END_TEST

/* Where a sign is open, where there is no value, and where none is asked for. */
START_TEST(test_unknown)
{
	static const struct {
		const char *formula;
		double x;
	} of[] = {
		{ "sign(sin(x)^2 + cos(x)^2 - 1)", 1 },
		{ "1/x", 0 },
		{ "exp(x^2)", 1e300 },
		{ "x", INFINITY },
		{ "x", NAN },
	};
	for (size_t i = 0; i < COUNT(of); i++)
		ck_assert_msg(isinf(value_of(of[i].formula, of[i].x).off), "%s at %g",
			of[i].formula, of[i].x);
}
END_TEST

/* What the reference says has no value. */
START_TEST(test_nowhere)
{
	static const char *const formulas[] = { "log(x)", "sqrt(x)", "x*log(x/2) + 1",
		"1/(1 + 2*x^0.3*(1 - x)^0.7)", "exp(sqrt(x))", "x^-0.5", "asin(x)", "x[2]",
		"x[x + 3.5]" };
	for (size_t i = 0; i < COUNT(formulas); i++) {
		mpfr_t exact;
		mpfr_init2(exact, 100);
		struct expr *expr = expr_read(formulas[i]);
		struct exact_point p = { .x = "-2", .list = -1 };
		ck_assert_msg(isnan(value_of(formulas[i], -2).hi), "%s", formulas[i]);
		expr_reference(expr, &p, 0, ORDER_F, exact);
		ck_assert_msg(mpfr_nan_p(exact), "%s", formulas[i]);
		mpfr_clear(exact);
		expr_free(expr);
	}
}
END_TEST

START_TEST(test_lengths)
{
	static const struct trial t = { "v + w", 1, { "1,2,3", "1,2" }, -1, 3 };
	struct setting s;
	struct bounded y[LIST];
	struct expr *expr = expr_read(t.formula);
	set_up(&s, &t);
	struct point_at at = { .x = 1, .param = s.values, .list = -1 };
	expr_value(expr, &at, ORDER_F, y, 3);
	ck_assert(isinf(y[0].off) && isinf(y[1].off) && isinf(y[2].off));
	s.values[1] = s.values[0];
	expr_value(expr, &at, ORDER_F, y, 2); /* it has three */
	ck_assert(isinf(y[0].off) && isinf(y[1].off));
	expr_value(expr, &at, ORDER_F, y, 3);
	ck_assert(y[0].hi == 2 && y[1].hi == 4 && y[2].hi == 6 && y[2].off == 0);
	expr_free(expr);
}
END_TEST

TCase *expr_value_case(void)
{
	TCase *tcase = tcase_create("value");
	tcase_add_loop_test(tcase, test_bounds, 0, COUNT(trials));
	tcase_add_test(tcase, test_exact);
	tcase_add_test(tcase, test_unknown);
	tcase_add_test(tcase, test_nowhere);
	tcase_add_test(tcase, test_lengths);
	return tcase;
}
