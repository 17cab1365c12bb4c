/* Tests of formulas that cancel, overflow and underflow as they are spelled, against MPFR. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "suite.h"

#include "expr-tests.h"
#include "expr/walk/run.h"

#include <float.h>
#include <math.h>
#include <mpfr.h>
#include <stdio.h>
#include <string.h>

/* What results may be off by, in units of the last place. The bar of the catalogue is 4.5, 8
   and 16. */
#define MOST 1.0

enum { BITS = 160 };

/* |computed - exact| in units of the last place of exact; below the normal numbers nothing is
   asked but that nothing is there. */
static double ulps(double computed, const mpfr_t exact)
{
	double near = mpfr_get_d(exact, MPFR_RNDN);
	if (isnan(near) || isinf(near))
		return isnan(near) ? (isnan(computed) ? 0 : HUGE_VAL)
				   : (computed == near ? 0 : HUGE_VAL);
	if (fabs(near) < DBL_MIN)
		return fabs(computed) <= DBL_MIN ? 0 : HUGE_VAL;
	if (!isfinite(computed))
		return HUGE_VAL;
	mpfr_t gap;
	mpfr_init2(gap, BITS);
	mpfr_sub_d(gap, exact, computed, MPFR_RNDN);
	mpfr_mul_2si(gap, gap, 53 - mpfr_get_exp(exact), MPFR_RNDN);
	double out = fabs(mpfr_get_d(gap, MPFR_RNDN));
	mpfr_clear(gap);
	return out;
}

/* Holds all orders at x to the exact values, where those are decided. Returns how many were. */
static unsigned check_at(const char *formula, const struct expr *expr, double x)
{
	mpfr_t exact[ORDERS];
	bool decided[ORDERS];
	char text[32];
	unsigned compared = 0;
	snprintf(text, sizeof text, "%a", x);
	struct exact_point point = { .x = text, .list = -1, .doubles = true };
	for (int k = 0; k < ORDERS; k++)
		mpfr_init2(exact[k], BITS);
	expr_references(expr, &point, 0, ORDER_D2F, exact, decided);
	struct jet out = expr_jet(expr, x, NULL);
	for (int k = 0; k < ORDERS; k++) {
		double y = jet_order(out, (enum order)k);
		if (decided[k]) {
			double error = ulps(y, exact[k]);
			ck_assert_msg(error <= MOST, "%s at %a (%.17g), order %d: %.17g, not %.17g",
				formula, x, x, k, y, mpfr_get_d(exact[k], MPFR_RNDN));
			compared++;
		}
		mpfr_clear(exact[k]);
	}
	return compared;
}

/* ---- single points --------------------------------------------------------------------- */

static const struct place {
	const char *formula;
	double x;
} places[] = {
	{ "(exp(x)-1)/x", 1e-10 },
	{ "(exp(x)-1)/x", -1e-300 },
	{ "tanh(x)/x", 1e-8 },
	{ "sin(x)/x", 1e-300 },
	{ "sin(x)/x", 1e-5 },
	{ "log(exp(x)+exp(-x))", 800 },
	{ "log(exp(x)+exp(-x))", -1000 },
	{ "log(cosh(x))", 800 },
	{ "log(cosh(x))", 1e-9 },
	{ "log(1/(1+exp(-x)))", -800 },
	{ "log(sigmoid(x))", -800 },
	{ "log(sigmoid(x))", 800 },
	{ "sqrt(x^2)", 1e-200 },
	{ "sqrt(x^2)", -1e200 },
	{ "x/sqrt(1+2*x^2)", 1e200 },
	{ "x/sqrt(1+2*x^2)", -1e-200 },
	{ "x/(1+exp(-x))", -745 },
	{ "x/(1+exp(-x))", -709.5 },
	{ "x*tanh(log(1+exp(x)))", -710 },
	{ "x*exp(x)/(1+exp(x))", -709 },
	{ "x*exp(x)/(1+exp(x))", 710 },
	{ "1-exp(-exp(x))", -30 },
	{ "1-exp(-exp(x))", -600 },
	{ "1-1/(1+exp(x))", -600 },
	{ "1-1/(1+exp(x))", 800 },
	{ "1-sigmoid(x)", 40 },
	{ "1-tanh(x)", 300 },
	{ "1-tanh(x)^2", -300 },
	{ "1+erf(x)", -25 },
	{ "1+erf(x/sqrt(2))", -36 },
	{ "x-tanh(x)", 1e-8 },
	{ "x-sin(x)", 1e-5 },
	{ "exp(x)/exp(x)^2", 600 },
	{ "1e-200*x*1e-200*1e300", 1 },
	{ "(x-0.1)*10", 0.1 },
	{ "asin(1-x)", 1e-20 },
	{ "acosh(1+x)", 1e-30 },
	{ "atanh(1-x)", 1e-30 },
	{ "log(x)-log(x+1)", 1e20 },
	{ "atan(x)/pi+0.5", -1e15 },
	{ "(1+x)^1e10", 1e-10 },
	{ "(1-cos(x))/x^2", 1e-6 },
	{ "sigmoid(x)-sigmoid(x-1e-9)", 3 },
	{ "erfc(x)/phi(x)", 30 },
	{ "Phi(x)/phi(x)", -200 },
};

START_TEST(place)
{
	struct expr *expr = expr_read(places[_i].formula);
	unsigned compared = check_at(places[_i].formula, expr, places[_i].x);
	ck_assert_uint_eq(compared, ORDERS);
	expr_free(expr);
}
END_TEST

/* What no precision decides: zeros for every x. A removable singularity has no value. */
START_TEST(undecided)
{
	static const struct {
		const char *formula;
		double x, y, dy, d2y;
	} cases[] = {
		{ "sin(x)^2+cos(x)^2-1", 1.25, 0, 0, 0 },
		{ "log(exp(x))", 2.5, 2.5, 1, 0 },
		{ "cosh(x)^2-sinh(x)^2", 3.5, 1, 0, 0 },
		{ "exp(log(x))-x", 7.25, 0, 0, 0 },
		{ "exp(100*x)*exp(-100*x)*x", 50, 50, 1, 0 },
		{ "exp(1000)/exp(999)*x/e", 2, 2, 1, 0 },
		{ "sin(x)/x", 0, NAN, NAN, NAN },
		{ "(exp(x)-1)/x", 0, NAN, NAN, NAN },
	};
	struct jet j = formula_jet(cases[_i].formula, cases[_i].x);
	ck_assert_msg(isnan(cases[_i].y)
			? isnan(j.y)
			: j.y == cases[_i].y && j.dy == cases[_i].dy && j.d2y == cases[_i].d2y,
		"%s at %g is %g, %g, %g", cases[_i].formula, cases[_i].x, j.y, j.dy, j.d2y);
}
END_TEST

/* ---- many points ----------------------------------------------------------------------- */

static const char *const naive[] = {
	"x*tanh(log(1+exp(x)))",
	"x*(exp(2*x)+2*exp(x))/(exp(2*x)+2*exp(x)+2)",
	"x/2*(1+erf(x/sqrt(2)))",
	"x*exp(x)/(1+exp(x))",
	"(exp(x)-exp(-x))/(exp(x)+exp(-x))",
	"log(1+exp(x))-log(2)",
	"x - tanh(x)",
	"(x + sqrt(x^2 + 4))/2",
	"(x + sqrt(x^2 + 1.921812055672806))/2",
	"x*tanh(x)",
	"x + sin(x)^2",
	"log(cosh(x))",
	"log(exp(x)+exp(-x))-log(2)",
	"0.8*(expm1(x) - x) + 0.5*x",
	"expm1(x) - x",
	"x/sqrt(1 + x^2)",
	"1 - exp(-exp(x))",
	"1 - 2*exp(-0.7*exp(x))",
	"1 - (1 + 2*exp(x))^(-1/2)",
	"1 - (1 + 0.3*exp(x))^(-1/0.3)",
	"(1/(1 + exp(-x)))^2",
	"(1/(1 + exp(-x)))^1.3",
	"log((1 + exp(50*x))/(1 + exp(50*(x - 1))))/50",
	"sigmoid(x)*exp(-exp(-x))",
	"sinh(x)/sqrt(cosh(2*x))",
	"(exp(x) - exp(-x))/sqrt(2*(exp(2*x) + exp(-2*x)))",
	"(x + 1/cosh(x))*sigmoid(x)",
	"x*(atan(x)/pi + 1/2)",
	"x/(1 - x*g) where g = exp(-(x + exp(x)))",
	"x*log(2 - exp(-exp(x)))",
	"x*log(1 + sigmoid(x))",
	"x*(1 - exp(-exp(x)))",
	"x*exp(-exp(-x))",
	"x*tanh(log(1 + sigmoid(x)))",
	"x*tanh(exp(x))",
	"x*erf(log(1 + exp(x)))",
	"x*(1 + x/sqrt(1 + x^2))/2",
	"x*(1 + exp(-2*x))^(-1.5)",
	"x/(0.25*(1 + exp(-x)) + 0.75)",
	"x*log(1 + exp(x))/(x + 1.16*exp(-x))",
	"x*log(1 + exp(x))/sqrt(1 + x^2)",
	"x/(1 + 0.68*exp(-1.7*x))",
	"log(1 + exp(x)*tanh(0.85*x))",
	"x >= 0 ? x : 2*log((exp(x) + 1)/2)",
	"(sqrt(x^2 + 1) - 1)/2 + x",
	"(exp(0.5*x) - 1)/0.5 + 0.5",
	"-log(1 + 0.5*(x - 0.5))/0.5",
	"log(1/2 + exp(x)/2)",
	"1/(1 + 0.98*x^0.5*(1 - x)^0.5)",
	"log(x/(1 - x))",
	"log(x + sqrt(x^2 + 1))",
	"x*(1+tanh(sqrt(2/pi)*(x+0.044715*x^3)))/2",
};

static double draw(uint64_t *state)
{
	return (double)(expr_random(state) >> 11) * 0x1p-53;
}

/* From 1e-300 to 1e300, and where activation functions bend. */
static double draw_x(uint64_t *state, int i)
{
	double t = 2 * draw(state) - 1, sign = expr_random(state) >> 63 ? 1 : -1;
	if (i % 4 == 0)
		return sign * pow(10, 300 * t);
	if (i % 4 == 1)
		return 800 * t;
	return i % 4 == 2 ? sign * pow(10, 4 * t) : 6 * t;
}

START_TEST(points)
{
	struct expr *expr = expr_read(naive[_i]);
	uint64_t state = (uint64_t)_i + 11;
	unsigned compared = 0;
	for (int i = 0; i < 400; i++)
		compared += check_at(naive[_i], expr, draw_x(&state, i));
	ck_assert_uint_ge(compared, 1000);
	expr_free(expr);
}
END_TEST

/* Where an order is 0, from both sides. */
START_TEST(zeros)
{
	static const struct {
		const char *formula;
		double zero;
	} cases[] = {
		{ "x/(1+exp(-x))", -1.2784645427610738 },
		{ "x*tanh(log(1+exp(x)))", -1.1924312145154952 },
		{ "x/2*(1+erf(x/sqrt(2)))", -0.75179152469356446 },
		{ "x*exp(-exp(-x))", -0.56714329040978387 },
		{ "sin(x)", 3.1415926535897931 },
		{ "x^3-x", 1 },
		{ "log(x)", 1 },
	};
	struct expr *expr = expr_read(cases[_i].formula);
	for (int k = 1; k <= 17; k++)
		for (int side = -1; side <= 1; side++)
			check_at(cases[_i].formula, expr, cases[_i].zero + side * pow(10, -k));
	expr_free(expr);
}
END_TEST

/* ---- bounds ---------------------------------------------------------------------------- */

/* hi + lo is within `off` of the exact value; what has no value has none. */
static void check_bound(const char *formula, double x, int order, struct dd y, const mpfr_t exact)
{
	mpfr_t error;
	mpfr_init2(error, BITS);
	mpfr_sub_d(error, exact, y.hi, MPFR_RNDN);
	mpfr_sub_d(error, error, y.lo, MPFR_RNDN);
	double e = fabs(mpfr_get_d(error, MPFR_RNDZ));
	bool good = !isfinite(y.hi) ? y.off != 0 || !mpfr_number_p(exact) || isinf(y.hi)
				    : !(y.off < HUGE_VAL) || e <= 1.000001 * y.off;
	mpfr_clear(error);
	ck_assert_msg(good, "%s at %a, order %d: %g + %g is off by %g, not %g", formula, x, order,
		y.hi, y.lo, e, y.off);
}

/* Where nothing but rounding is between a value and its neighbours the reference has 100
   bits, as many as two doubles: only what is off by more counts. */
static void check_bounds(const char *formula, const struct expr *expr, double x)
{
	mpfr_t exact[ORDERS];
	bool decided[ORDERS];
	char text[32];
	snprintf(text, sizeof text, "%a", x);
	struct exact_point exact_at = { .x = text, .list = -1, .doubles = true };
	struct point_at at = { .x = x, .list = -1 };
	struct run run;
	for (int k = 0; k < ORDERS; k++)
		mpfr_init2(exact[k], BITS);
	expr_references(expr, &exact_at, 0, ORDER_D2F, exact, decided);
	run_init(&run, expr, &at, false);
	run_at(&run, &at, ORDER_D2F);
	for (int k = 0; k < ORDERS; k++) {
		struct dd y = run_value(&run, expr->nodes - 1, 0)->f[k];
		y.off += 0x1p-99 * fabs(y.hi);
		if (decided[k] && (k == 0 || !mpfr_nan_p(exact[0])))
			check_bound(formula, x, k, y, exact[k]);
		mpfr_clear(exact[k]);
	}
	run_free(&run);
}

START_TEST(bounds)
{
	static const char *const inner[] = { "x", "1.1*x", "x^2", "1-x^2", "1+x/7", "exp(x)", "1/x",
		"tanh(x)", "sin(x)" };
	uint64_t state = (uint64_t)_i + 5;
	/* floor is of the double that its argument rounds to. */
	for (size_t i = 0; i < COUNT(inner) && _i != P_FLOOR; i++) {
		char formula[64];
		snprintf(formula, sizeof formula, "%s(%s)", primitive_row((enum primitive)_i)->name,
			inner[i]);
		struct expr *expr = expr_read(formula);
		for (int k = 0; k < 100; k++)
			check_bounds(formula, expr, draw_x(&state, k));
		expr_free(expr);
	}
}
END_TEST

/* ---- lists and parameters -------------------------------------------------------------- */

/* The softmax of a list, spelled so that it overflows; its elements are known. */
START_TEST(lists)
{
	double z[] = { 0, 800, -800 };
	struct values value[] = { { 3, z } };
	struct expr *expr = expr_read("exp(z)/sum(exp(z))");
	struct jet out[3];
	for (size_t k = 0; k < 3; k++) {
		struct point_at at = { .x = z[k], .param = value, .list = 0, .element = k };
		expr_eval(expr, &at, out);
		ck_assert_double_eq(out[1].y, 1);
		ck_assert_double_eq(out[0].y, 0);
		ck_assert_double_eq(out[2].y, 0);
	}
	z[1] = 709;
	z[2] = 708;
	struct point_at at = { .x = 709.5, .param = value, .list = 0, .element = 1 };
	expr_eval(expr, &at, out);
	double s = 1 / (1 + exp(-1.5));
	ck_assert_double_eq_tol(out[1].y, s, 2e-16);
	ck_assert_double_eq_tol(out[1].dy, s * (1 - s), 2e-16);
	ck_assert_double_eq_tol(out[2].dy, -s * (1 - s), 2e-16);
	expr_free(expr);
}
END_TEST

/* The parameter is the decimal, not the double: both in two doubles and in intervals. */
START_TEST(decimals)
{
	double number = 0.1, rest = -5.551115123125783e-18;
	static const char *const text[] = { "0.1" };
	struct values value[] = { { 1, &number } }, low[] = { { 1, &rest } };
	struct expr *whole = expr_read("(x-a)*1e17"), *far = expr_read("exp(a*x)/exp(a*x-1)-e");
	struct jet out;
	struct point_at at = { .x = 0.1, .param = value, .rest = low, .text = text, .list = -1 };
	expr_eval(whole, &at, &out); /* but where x is that double it stands for the decimal */
	ck_assert_double_eq(out.y, 0);
	at.x = nextafter(0.1, 1);
	expr_eval(whole, &at, &out);
	ck_assert_double_eq_tol(out.y, 1.942890293094024, 1e-15);
	at.x = 0.1;
	at.rest = NULL;
	at.text = NULL;
	expr_eval(whole, &at, &out);
	ck_assert_double_eq(out.y, 0);
	at.x = 8000;
	expr_eval(far, &at, &out);
	ck_assert_msg(out.y == 0 && out.dy == 0, "%g, %g", out.y, out.dy);
	expr_free(whole);
	expr_free(far);
}
END_TEST

TCase *expr_naive_case(void)
{
	TCase *tcase = tcase_create("naive");
	tcase_set_timeout(tcase, 60 * SUITE_SLOW);
	tcase_add_loop_test(tcase, place, 0, (int)COUNT(places));
	tcase_add_loop_test(tcase, undecided, 0, 8);
	tcase_add_loop_test(tcase, points, 0, (int)COUNT(naive));
	tcase_add_loop_test(tcase, zeros, 0, 7);
	tcase_add_loop_test(tcase, bounds, P_EXP, P_NORMAL_PDF + 1);
	tcase_add_test(tcase, lists);
	tcase_add_test(tcase, decimals);
	return tcase;
}
