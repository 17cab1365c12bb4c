/* Tests of where formulas have kinks, jumps and poles. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "suite.h"

#include "base/number.h"
#include "expr-tests.h"

#include <math.h>
#include <string.h>
#include <time.h>

#define MOST 72
#define SQRT2 1.4142135623730951

static const struct kinky {
	const char *formula;
	double lo, hi;
	size_t n;
	double at[8];
} kinky[] = {
	{ "max(0, x)", -10, 10, 1, { 0 } },
	{ "x > 0 ? x : 0", -10, 10, 1, { 0 } },
	{ "x > 0 ? x : 0", -9.7, 3.3, 1, { 0 } },
	{ "x >= 1e-3 ? x : 0", -1e6, 1e6, 1, { 1e-3 } },
	{ "abs(x)", -1, 2, 1, { 0 } },
	{ "abs(x - 0.1)", -1, 1, 1, { .1 } },
	{ "sign(x + 3)", -10, 10, 1, { -3 } },
	{ "x <= 0 ? 0 : x >= 6 ? 6 : x", -10, 10, 2, { 0, 6 } },
	{ "clamp(x, -1, 1)", -10, 10, 2, { -1, 1 } },
	{ "x <= 0 ? 0 : x >= 6 ? 6 : x", -1.7e308, 1.7e308, 2, { 0, 6 } },
	{ "x <= -3 ? 0 : x >= 3 ? 1 : x/6 + 1/2", -9.9, 9.9, 2, { -3, 3 } },
	{ "0 < x < 6 ? 1 : 0", -10, 10, 2, { 0, 6 } },
	{ "max(0, min(6, x))", -10, 10, 2, { 0, 6 } },
	{ "max(-1, x, x^2 - 2)", -10, 10, 2, { -1, 2 } },
	{ "abs(x^2 - 2)", -10, 10, 2, { -SQRT2, SQRT2 } },
	{ "x^2 < 1e-9 ? 1 : 0", -10, 10, 2, { -3.1622776601683795e-05, 3.1622776601683795e-05 } },
	/* both between two steps of the first look */
	{ "(x - 0.123)^2 < 1e-6 ? 1 : 0", -10, 10, 2, { 0.122, 0.124 } },
	/* 0 where it underflows, far from where x does */
	{ "abs(1e-6*x + x^2)", -1, 1, 2, { -1e-6, 0 } },
	{ "abs(x*(x - 1e-70))", -1, 1, 2, { 0, 1e-70 } },
	{ "abs(abs(x) - 1)", -10, 10, 3, { -1, 0, 1 } },
	{ "floor(x)", -2.5, 2.5, 5, { -2, -1, 0, 1, 2 } },
	{ "floor(-x)", -1.5, 1.5, 3, { -1, 0, 1 } },
	{ "mod(x, 2)", -3, 3, 3, { -2, 0, 2 } },
	{ "mod(x, pi)", -4, 4, 3, { -M_PI, 0, M_PI } },
	{ "sin(x) > 0 ? 1 : 0", -4, 4, 3, { -M_PI, 0, M_PI } },
	{ "log(x) > -5 ? 1 : 2", -10, 10, 1, { 6.7379469990854670e-3 } },
	{ "(x - 1) ? 2 : 3", -10, 10, 1, { 1 } },
	{ "x > 0 ? x : (x < 5 ? 1 : 2)", -10, 10, 1, { 0 } },
	{ "x > 0 ? abs(x + 3) : abs(x + 4)", -10, 10, 2, { -4, 0 } },
	{ "exp(x) > 1e100 ? 1 : 0", 0, 700, 1, { 230.25850929940458 } },
	{ "1/(1 + exp(-abs(x - 2)))", -10, 10, 1, { 2 } },
	{ "log(1 + exp(abs(x)))", -10, 10, 1, { 0 } },
	{ "ramp(x - 1)", -10, 10, 1, { 1 } },
	{ "leak(x^2 - 4)", -10, 10, 2, { -2, 2 } },
	{ "ramp(ramp(x) + 3)", -10, 10, 1, { 0 } },
	{ "sigmoid(x)", -10, 10, 0, { 0 } },
	/* what decides passes 0, and nothing bends */
	{ "max(0, x) + min(0, x)", -10, 10, 0, { 0 } },
	{ "abs(x)^2", -10, 10, 0, { 0 } },
	{ "abs(sin(x))^2", -10, 10, 0, { 0 } },
	{ "max(x, 0) + log1p(exp(-abs(x)))", -10, 10, 0, { 0 } },
	{ "x == 0 ? 0 : x", -10, 10, 0, { 0 } },
	{ "x == 0 ? 5 : x", -10, 10, 1, { 0 } },
	{ "clamp(x, -1, 1) + max(x - 1, 0)", -10, 10, 1, { -1 } },
	{ "x^3 + exp(x)", -10, 10, 0, { 0 } },
	{ "1/(x - 1)", -10, 10, 0, { 0 } },
	{ "x > 20 ? 1 : 0", -10, 10, 0, { 0 } },
	{ "2 > 1 ? x : 0", -10, 10, 0, { 0 } },
	{ "max(x, x + 1)", -10, 10, 0, { 0 } },
};

static struct expr *last;

static size_t kinks_of(const char *formula, double lo, double hi, double *at)
{
	last = expr_read(formula);
	struct point_at point = { .x = 0, .list = -1 };
	return expr_kinks(last, &point, lo, hi, at, MOST);
}

START_TEST(kinks)
{
	const struct kinky *k = &kinky[_i];
	double at[MOST];
	size_t n = kinks_of(k->formula, k->lo, k->hi, at);
	expr_free(last);
	ck_assert_msg(n == k->n, "%s: %zu kinks, not %zu", k->formula, n, k->n);
	for (size_t i = 0; i < n; i++)
		ck_assert_msg(number_count(fmin(at[i], k->at[i]), fmax(at[i], k->at[i]), 9) <= 5,
			"%s: kink %zu at %.17g, not %.17g", k->formula, i, at[i], k->at[i]);
}
END_TEST

/* What is compared jumps: the kink is where it does, and not the double before. */
static const struct kinky placed[] = {
	{ "mod(x, 1) < 0.5", -1.2, 1.2, 5, { -1, -.5, 0, .5, 1 } },
	{ "mod(x, 2) < 1", -2.5, 2.5, 5, { -2, -1, 0, 1, 2 } },
	{ "mod(floor(x), 2) == 0 ? 0 : 1", -2.5, 2.5, 5, { -2, -1, 0, 1, 2 } },
	{ "mod(floor(x), 2) == 0 ? floor(x)/2 : x - floor(x) + floor(floor(x)/2)", -2.5, 2.5, 5,
		{ -2, -1, 0, 1, 2 } },
	{ "floor(x) > 2 ? 1 : 0", -5, 5, 1, { 3 } },
	{ "clamp((x + 1)/2, 0, 1)", -10, 10, 2, { -1, 1 } },
	{ "x*clamp((x + 1)/2, 0, 1)", -10, 10, 2, { -1, 1 } },
	{ "min(max(x + 1, 0), 1)", -10, 10, 2, { -1, 0 } },
};

START_TEST(to_the_double)
{
	const struct kinky *k = &placed[_i];
	double at[MOST];
	size_t n = kinks_of(k->formula, k->lo, k->hi, at);
	expr_free(last);
	ck_assert_msg(n == k->n, "%s: %zu kinks, not %zu", k->formula, n, k->n);
	for (size_t i = 0; i < n; i++)
		ck_assert_msg(at[i] == k->at[i], "%s: kink %zu at %.17g, not %.17g", k->formula, i,
			at[i], k->at[i]);
}
END_TEST

static bool differ(struct jet a, struct jet b)
{
	return fabs(a.y - b.y) > 1e-9 || fabs(a.dy - b.dy) > 1e-9 || fabs(a.d2y - b.d2y) > 1e-9;
}

/* Next to a kink the doubles show both sides of it. */
START_TEST(sides)
{
	const struct kinky *k = &kinky[_i];
	double at[MOST];
	size_t n = kinks_of(k->formula, k->lo, k->hi, at);
	for (size_t i = 0; i < n; i++) {
		struct jet below = expr_jet(last, number_step(at[i], -4), NULL);
		struct jet there = expr_jet(last, at[i], NULL);
		struct jet above = expr_jet(last, number_step(at[i], 4), NULL);
		ck_assert_msg(differ(below, there) || differ(there, above),
			"%s at %.17g: nothing changes", k->formula, at[i]);
	}
	expr_free(last);
}
END_TEST

START_TEST(most)
{
	double at[MOST + 1];
	at[MOST] = 12345;
	size_t n = kinks_of("floor(100*x)", -10, 10, at);
	expr_free(last);
	ck_assert_uint_eq(n, MOST);
	ck_assert_double_eq(at[MOST], 12345);
	for (size_t i = 1; i < n; i++)
		ck_assert(at[i - 1] < at[i]);
	struct expr *expr = expr_read("floor(x)");
	struct point_at point = { .x = 0, .list = -1 };
	ck_assert_uint_eq(expr_kinks(expr, &point, -10, 10, at, 0), 0);
	/* out there doubles are integers, and nothing is cut off */
	ck_assert_uint_eq(expr_kinks(expr, &point, 1e300, 1e308, at, MOST), 0);
	ck_assert_uint_eq(expr_kinks(expr, &point, 0.5, 0.5, at, MOST), 0);
	expr_free(expr);
}
END_TEST

START_TEST(of_lists)
{
	double w[] = { -.5, .5, 1 }, b[] = { -2, 0, -1 }, z[] = { 1, 0, -1 }, at[MOST];
	struct values value[] = { { 3, w }, { 3, b } }, list[] = { { 3, z } };
	struct expr *expr = expr_read("max(w*x + b)");
	struct point_at point = { .x = 0, .param = value, .list = -1 };
	ck_assert_uint_eq(expr_kinks(expr, &point, -10, 10, at, MOST), 2);
	ck_assert_double_eq_tol(at[0], -2, 1e-15);
	ck_assert_double_eq_tol(at[1], 2, 1e-15);
	expr_free(expr);
	expr = expr_read("abs(z)");
	point = (struct point_at){ .x = 0, .param = list, .list = 0, .element = 1 };
	ck_assert_uint_eq(expr_kinks(expr, &point, -10, 10, at, MOST), 1);
	ck_assert_double_eq(at[0], 0);
	expr_free(expr);
}
END_TEST

static const struct kinky poles[] = {
	{ "1/(x - 1)", -10, 10, 1, { 1 } },
	{ "x/(x^2 - 2)", -10, 10, 2, { -SQRT2, SQRT2 } },
	{ "x^-2", -10, 10, 1, { 0 } },
	{ "log(x + 3)", -10, 10, 1, { -3 } },
	{ "1/(1 + exp(-x))", -10, 10, 0, { 0 } },
	{ "1/(1 + x^2)", -10, 10, 0, { 0 } },
	{ "x/3", -10, 10, 0, { 0 } },
	{ "x > 0 ? 1/(x + 1) : 1/(x - 1)", -10, 10, 0, { 0 } },
	{ "1/sin(x)", -4, 4, 3, { -M_PI, 0, M_PI } },
};

START_TEST(pole)
{
	const struct kinky *k = &poles[_i];
	double at[MOST];
	struct expr *expr = expr_read(k->formula);
	struct point_at point = { .x = 0, .list = -1 };
	size_t n = expr_poles(expr, &point, k->lo, k->hi, at, MOST);
	expr_free(expr);
	ck_assert_msg(n == k->n, "%s: %zu poles, not %zu", k->formula, n, k->n);
	for (size_t i = 0; i < n; i++)
		ck_assert_msg(number_count(fmin(at[i], k->at[i]), fmax(at[i], k->at[i]), 9) <= 5,
			"%s: pole %zu at %.17g, not %.17g", k->formula, i, at[i], k->at[i]);
}
END_TEST

/* Hundreds of comparisons take no noticeable time. */
START_TEST(many)
{
	char s[4096] = "0";
	for (int i = 0; i < 330; i++)
		strcat(s, "+abs(sin(x))");
	double at[MOST];
	clock_t start = clock();
	size_t n = kinks_of(s, -10, 10, at);
	expr_free(last);
	ck_assert_uint_eq(n, 7);
	ck_assert_msg(clock() - start < 8 * CLOCKS_PER_SEC, "slow");
}
END_TEST

TCase *expr_kinks_case(void)
{
	TCase *tcase = tcase_create("kinks");
	tcase_set_timeout(tcase, 30 * SUITE_SLOW);
	tcase_add_loop_test(tcase, kinks, 0, (int)COUNT(kinky));
	tcase_add_loop_test(tcase, to_the_double, 0, (int)COUNT(placed));
	tcase_add_loop_test(tcase, sides, 0, (int)COUNT(kinky));
	tcase_add_test(tcase, most);
	tcase_add_test(tcase, of_lists);
	tcase_add_loop_test(tcase, pole, 0, (int)COUNT(poles));
	tcase_add_test(tcase, many);
	return tcase;
}
