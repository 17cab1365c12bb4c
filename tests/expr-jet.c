/* Tests of values, slopes and curvatures of formulas at points where they are known. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "suite.h"

#include "expr-tests.h"

#include <float.h>
#include <math.h>
#include <string.h>
#include <time.h>

/* ---- single points ------------------------------------------------------------ */

static const struct point {
	const char *formula;
	double x, y, dy, d2y;
} points[] = {
	{ "x^2", 3, 9, 6, 2 },
	{ "x^3", 0, 0, 0, 0 },
	{ "x^2", 0, 0, 0, 2 },
	{ "x^1", 0, 0, 1, 0 },
	{ "x^0", 0, 1, 0, 0 },
	{ "x^0", 5, 1, 0, 0 },
	{ "x^-1", 2, .5, -.25, .25 },
	{ "x^0.5", 4, 2, .25, -1. / 32 },
	{ "x^0.5", -1, NAN, NAN, NAN },
	{ "x^0.5", 0, 0, INFINITY, -INFINITY },
	{ "x^1.5", 0, 0, 0, INFINITY },
	{ "x^2.5", 0, 0, 0, 0 },
	{ "sqrt(x)", 0, 0, INFINITY, -INFINITY },
	{ "sqrt(x)", -1, NAN, NAN, NAN },
	{ "x^(1/3)", -8, NAN, NAN, NAN },
	{ "0^x", 2, 0, 0, 0 },
	{ "1^x", 3, 1, 0, 0 },
	{ "(-2)^3", 0, -8, 0, 0 },
	{ "x^2000", 1, 1, 2000, 2000. * 1999 },
	{ "x^3", -2, -8, 12, -12 },
	{ "2^x", 3, 8, 8 * M_LN2, 8 * M_LN2 *M_LN2 },
	/* kinks */
	{ "abs(x)", 0, 0, 0, 0 },
	{ "abs(x)", -2, 2, -1, 0 },
	{ "max(0, x)", 0, 0, 0, 0 },
	{ "max(x, 0)", 0, 0, 0, 0 },
	{ "max(x, 0)", 1, 1, 1, 0 },
	{ "min(x, 2*x)", 0, 0, 1, 0 },
	{ "min(-3*x, 2*x, x)", 0, 0, 2, 0 },
	{ "clamp(x, -1, 1)", 1, 1, 0, 0 },
	{ "clamp(x, -1, 1)", -1, -1, 0, 0 },
	{ "clamp(x, -1, 1)", .5, .5, 1, 0 },
	{ "x > 0 ? x : 0", 0, 0, 0, 0 },
	{ "x >= 0 ? x : 0", 0, 0, 0, 0 },
	{ "x <= 0 ? -2*x : x", 0, 0, 1, 0 },
	{ "x > 0 ? x^2 : -x", 0, 0, 0, 2 },
	{ "max(x, -x)", 0, 0, 0, 0 },
	{ "abs(x^2 + x)", 0, 0, 0, 0 },
	{ "x > 0 ? x*log(x) : 0", 0, 0, 0, 0 },
	{ "sign(x)", 0, 0, 0, 0 },
	{ "floor(x)", 2, 2, 0, 0 },
	{ "floor(x)", -.5, -1, 0, 0 },
	{ "mod(x, 2)", 5, 1, 1, 0 },
	{ "mod(7, x)", 4, 3, -1, 0 },
	{ "x > 1", 3, 1, 0, 0 },
	{ "(x > 1)*x", 3, 3, 1, 0 },
	{ "ramp(x)", 0, 0, 0, 0 },
	{ "ramp(2*x)", 3, 6, 2, 0 },
	{ "leak(x)", -1, -.25, .25, 0 },
	{ "sigmoid(2*x)", 0, .5, .5, 0 },
	{ "sigmoid(x^2)", 0, .5, 0, .5 },
	/* the branch not taken does not matter */
	{ "x > 0 ? log(x) : 0", -1, 0, 0, 0 },
	{ "x > 0 ? log(x) : 0", 0, 0, 0, 0 },
	{ "x > 0 ? 1/x : x", 0, 0, 1, 0 },
	{ "x < 700 ? exp(x) : x", 1e4, 1e4, 1, 0 },
	{ "x == 0 ? 1 : sin(x)/x", 0, 1, 0, -1. / 3 },
	{ "max(0, 1/x)", 0, INFINITY, -INFINITY, INFINITY },
	{ "x > 0 ? sqrt(x) : sqrt(-x)", -4, 2, -.25, -1. / 32 },
	/* branches meet, and nothing bends */
	{ "max(x, 0) + log1p(exp(-abs(x)))", 0, M_LN2, .5, .25 },
	{ "max(x, 0) - x*0.5 + log(1 + exp(-abs(x)))", 0, M_LN2, 0, .25 },
	{ "ramp(x) - ramp(-x)", 0, 0, 1, 0 },
	{ "max(0, x) + min(0, x)", 0, 0, 1, 0 },
	{ "clamp(x, -1, 1) + max(x - 1, 0) + min(x + 1, 0)", 1, 1, 1, 0 },
	{ "clamp(x, -1, 1) + max(x - 1, 0) + min(x + 1, 0)", -1, -1, 1, 0 },
	{ "abs(x)^2", 0, 0, 0, 2 },
	{ "abs(-x^2)", 0, 0, 0, 2 },
	{ "abs(sin(x))^2", 0, 0, 0, 2 },
	{ "abs(x - 3)^2", 3, 0, 0, 2 },
	{ "abs(x)*abs(x)*x", 0, 0, 0, 0 },
	{ "sqrt(x^2)^2", 0, 0, 0, 2 },
	{ "sqrt(x^4)", 0, 0, 0, 2 },
	{ "(x^3)^(1/3)", 0, 0, 1, 0 },
	{ "sqrt((x - 2)^2)", 2, 0, 0, 0 },
	{ "sign(x)*abs(x)^(1/3)", 0, 0, INFINITY, 0 },
	{ "x == 0 ? 0 : x", 0, 0, 1, 0 },
	{ "x == 1 ? 1 : x^2", 1, 1, 2, 2 },
	{ "x == 0 ? 5 : x", 0, 5, 0, 0 },
	{ "x == 0 ? 1 : tanh(x)/x", 0, 1, 0, -2. / 3 },
	{ "x == 2 ? 4 : (x^2 - 4)/(x - 2)", 2, 4, 1, 0 },
	{ "floor(x) + (x - floor(x))", 3, 3, 1, 0 },
	{ "mod(x, 1) + floor(x)", -2, -2, 1, 0 },
	{ "x < 0 ? exp(x) : 1 + x + x^2/2", 0, 1, 1, 1 },
	/* 0 times infinity is nothing only where the tangent is exactly 0 */
	{ "sqrt(0) + x", 3, 3, 1, 0 },
	{ "sqrt(x - x)", 3, 0, 0, 0 },
	{ "log(0)*0", 1, NAN, 0, 0 },
	{ "x*log(0)", 1, -INFINITY, -INFINITY, 0 },
	{ "1/0", 1, INFINITY, 0, 0 },
	{ "0/0", 1, NAN, 0, 0 },
	{ "log(-1)", 1, NAN, 0, 0 },
	{ "1/x", 0, INFINITY, -INFINITY, INFINITY },
	{ "exp(x)", 1e9, INFINITY, INFINITY, INFINITY },
	{ "exp(x)", -1e9, 0, 0, 0 },
	{ "1/(1+exp(-x))", 1e9, 1, 0, 0 },
	{ "1/(1+exp(-x))", -1e9, 0, 0, 0 },
	{ "log(1+exp(x))", 1e9, 1e9, 1, 0 },
	{ "x/(1+exp(-x))", -1e9, 0, 0, 0 },
	{ "tanh(x)", 1e9, 1, 0, 0 },
	{ "atan(x)", 1e300, M_PI_2, 0, 0 },
	{ "asinh(x)", 1e200, 461.21016577936911, 1e-200, 0 },
	{ "x*tanh(log(1+exp(x)))", 800, 800, 1, 0 },
	{ "x*tanh(log(1+exp(x)))", -800, 0, 0, 0 },
	{ "x*tanh(log(1+exp(x)))", 0, 0, .6, .64 },
	/* limits */
	{ "1/(1+exp(-x))", INFINITY, 1, 0, 0 },
	{ "1/(1+exp(-x))", -INFINITY, 0, 0, 0 },
	{ "x/(1+exp(-x))", INFINITY, INFINITY, 1, 0 },
	{ "x/(1+exp(-x))", -INFINITY, 0, 0, 0 },
	{ "x*sigmoid(x)", INFINITY, INFINITY, 1, 0 },
	{ "x*sigmoid(x)", -INFINITY, 0, 0, 0 },
	{ "log(1+exp(x))", INFINITY, INFINITY, 1, 0 },
	{ "log(1+exp(x))", -INFINITY, 0, 0, 0 },
	{ "x*tanh(log(1+exp(x)))", INFINITY, INFINITY, 1, 0 },
	{ "x*tanh(log(1+exp(x)))", -INFINITY, 0, 0, 0 },
	{ "x*Phi(x)", -INFINITY, 0, 0, 0 },
	{ "x*Phi(x)", INFINITY, INFINITY, 1, 0 },
	{ "tanh(x)", -INFINITY, -1, 0, 0 },
	{ "x/(1+abs(x))", INFINITY, 1, 0, 0 },
	{ "x/(1+abs(x))", -INFINITY, -1, 0, 0 },
	{ "x/sqrt(1+x^2)", -INFINITY, -1, 0, 0 },
	{ "(2*x+1)/(x-1)", INFINITY, 2, 0, 0 },
	{ "sqrt(x^2+1)-x", INFINITY, 0, 0, 0 },
	{ "x*exp(-x)", INFINITY, 0, 0, 0 },
	{ "x - log(x)", INFINITY, INFINITY, 1, 0 },
	{ "atan(x)", INFINITY, M_PI_2, 0, 0 },
	{ "erf(x)", INFINITY, 1, 0, 0 },
	{ "exp(-x^2)", -INFINITY, 0, 0, 0 },
	{ "max(0, x)", INFINITY, INFINITY, 1, 0 },
	{ "x > 0 ? x : 0", -INFINITY, 0, 0, 0 },
	{ "sin(x)", INFINITY, NAN, NAN, NAN },
	{ "x - floor(x)", INFINITY, NAN, 1, 0 },
	/* nothing comes of nothing */
	{ "x", NAN, NAN, NAN, NAN },
	{ "x > 0 ? x : 0", NAN, NAN, NAN, NAN },
	{ "max(0, x)", NAN, NAN, NAN, NAN },
	{ "x^0", NAN, NAN, NAN, NAN },
	{ "2", NAN, 2, 0, 0 },
	{ "sign(x)", NAN, NAN, NAN, NAN },
};

/* Within two units of the last place: constants like log(2)^2 round, too. */
static bool same(double a, double b)
{
	return (isnan(a) && isnan(b)) || a == b || fabs(a - b) <= 4 * DBL_EPSILON * fabs(b);
}

START_TEST(point)
{
	const struct point *p = &points[_i];
	struct jet out = formula_jet(p->formula, p->x);
	ck_assert_msg(same(out.y, p->y) && same(out.dy, p->dy) && same(out.d2y, p->d2y),
		"%s at %g is %.17g, %.17g, %.17g, not %g, %g, %g", p->formula, p->x, out.y, out.dy,
		out.d2y, p->y, p->dy, p->d2y);
}
END_TEST

/* ---- lists -------------------------------------------------------------------- */

static size_t list_eval(const char *formula, const struct values *value, int list, size_t element,
	double x, struct jet *out)
{
	struct expr *expr = expr_read(formula);
	struct point_at at = { .x = x, .param = value, .list = list, .element = element };
	size_t n = expr_outputs(expr, &at);
	if (n > 0)
		expr_eval(expr, &at, out);
	expr_free(expr);
	return n;
}

START_TEST(softmax)
{
	double z[] = { 1, 0, -1 };
	struct values value[] = { { 3, z } };
	struct jet out[3];
	ck_assert_uint_eq(
		list_eval("exp(z - max(z))/sum(exp(z - max(z)))", value, 0, 0, 2, out), 3);
	double e[] = { exp(2), exp(0), exp(-1) }, sum = e[0] + e[1] + e[2], s0 = e[0] / sum;
	for (int k = 0; k < 3; k++) {
		double s = e[k] / sum, slope = s * ((k == 0) - s0);
		double bend = slope * ((k == 0) - s0) - s * s0 * (1 - s0);
		ck_assert_double_eq_tol(out[k].y, s, 1e-15);
		ck_assert_double_eq_tol(out[k].dy, slope, 1e-15);
		ck_assert_double_eq_tol(out[k].d2y, bend, 1e-15);
	}
	/* Where the maximum ties nothing changes: it cancels. */
	ck_assert_uint_eq(
		list_eval("exp(z - max(z))/sum(exp(z - max(z)))", value, 0, 1, 1, out), 3);
	ck_assert_double_eq(out[0].y, out[1].y);
	ck_assert_double_eq_tol(out[1].dy, out[1].y * (1 - out[1].y), 1e-15);
}
END_TEST

START_TEST(maxout)
{
	double w[] = { -.5, .5, 1 }, b[] = { -2, 0, -1 };
	struct values value[] = { { 3, w }, { 3, b } };
	struct jet out[1];
	ck_assert_uint_eq(list_eval("max(w*x + b)", value, -1, 0, -10, out), 1);
	ck_assert(out[0].y == 3 && out[0].dy == -.5);
	ck_assert_uint_eq(list_eval("max(w*x + b)", value, -1, 0, 1, out), 1);
	ck_assert(out[0].y == .5 && out[0].dy == .5);
	ck_assert_uint_eq(list_eval("max(w*x + b)", value, -1, 0, 2, out), 1); /* a tie */
	ck_assert(out[0].y == 1 && out[0].dy == .5);
	ck_assert_uint_eq(list_eval("min(w*x + b)", value, -1, 0, 4, out), 1);
	ck_assert(out[0].y == -4 && out[0].dy == -.5);
}
END_TEST

START_TEST(lists)
{
	double v[] = { 1, 2, 3, 4 }, w[] = { 1, 2 }, one[] = { 7 };
	struct values value[] = { { 4, v }, { 2, w } }, single[] = { { 1, one } };
	struct jet out[4];
	ck_assert_uint_eq(list_eval("sum(v)*x", value, -1, 0, 2, out), 1);
	ck_assert(out[0].y == 20 && out[0].dy == 10);
	ck_assert_uint_eq(list_eval("v[3] + x", value, -1, 0, 1, out), 1);
	ck_assert_double_eq(out[0].y, 4);
	ck_assert_uint_eq(list_eval("v*x > 2 ? v : -v", value, -1, 0, 1, out), 4);
	ck_assert(out[0].y == -1 && out[1].y == -2 && out[2].y == 3 && out[3].y == 4);
	ck_assert_uint_eq(list_eval("v[1]^2", value, 0, 0, 3, out), 1);
	ck_assert(out[0].y == 9 && out[0].dy == 6 && out[0].d2y == 2);
	ck_assert_uint_eq(list_eval("1/(1 + exp(-v))", value, 0, 3, 0, out), 4);
	ck_assert(out[3].y == .5 && out[3].dy == .25 && out[0].dy == 0);
	ck_assert_uint_eq(list_eval("v[5]", value, -1, 0, 1, out), 0);
	ck_assert_uint_eq(list_eval("v[0]", value, -1, 0, 1, out), 0);
	ck_assert_uint_eq(list_eval("v[1.5]", value, -1, 0, 1, out), 0);
	ck_assert_uint_eq(list_eval("v + w", value, -1, 0, 1, out), 0);
	ck_assert_uint_eq(list_eval("sum(v) + w", value, -1, 0, 1, out), 2);
	ck_assert_uint_eq(list_eval("v^2 + sum(v)", single, 0, 0, 3, out), 1);
	ck_assert(out[0].y == 12 && out[0].dy == 7 && out[0].d2y == 2);
}
END_TEST

/* ---- size and speed ----------------------------------------------------------- */

START_TEST(many_nodes)
{
	char s[4096] = "x";
	for (int i = 0; i < 1000; i++)
		strcat(s, "+x*1");
	struct jet out = formula_jet(s, 3);
	ck_assert(out.y == 3003 && out.dy == 1001 && out.d2y == 0);
}
END_TEST

/* A hundred thousand points in far less than it takes to notice. */
START_TEST(speed)
{
	struct expr *expr = expr_read("x*tanh(log(1 + exp(x)))");
	clock_t start = clock();
	double sum = 0;
	for (int i = 0; i < 100000; i++)
		sum += expr_jet(expr, i * 1e-4 - 5, NULL).dy;
	double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
	ck_assert_double_eq_tol(sum * 1e-4, 5.0, 0.1); /* f(5) - f(-5) */
	ck_assert_msg(seconds < 1, "%g s", seconds);
	expr_free(expr);
}
END_TEST

TCase *expr_jet_case(void)
{
	TCase *tcase = tcase_create("jet");
	tcase_set_timeout(tcase, 60 * SUITE_SLOW);
	tcase_add_loop_test(tcase, point, 0, (int)COUNT(points));
	tcase_add_test(tcase, softmax);
	tcase_add_test(tcase, maxout);
	tcase_add_test(tcase, lists);
	tcase_add_test(tcase, many_nodes);
	tcase_add_test(tcase, speed);
	return tcase;
}
