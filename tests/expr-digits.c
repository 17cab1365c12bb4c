/* Tests of exact evaluation: digits, enclosures, references, what is undecided. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "suite.h"

#include "digits-values.h"
#include "expr-tests.h"
#include "expr/exact/enclose.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const *const no_params[] = { NULL };

static struct exact_point point(const char *x)
{
	return (struct exact_point){ .x = x, .param = no_params, .list = -1 };
}

/* The digits as text, "undecided" where there are none; owned by the caller. */
static char *digits_at(
	const char *formula, const struct exact_point *at, size_t output, int order, size_t n)
{
	struct expr *expr = expr_read(formula);
	struct text text = { 0 };
	mpfr_exp_t low = mpfr_get_emin(), high = mpfr_get_emax();
	int status = expr_digits(expr, at, output, (enum order)order, n, &text);
	if (status != 0) {
		ck_assert_uint_eq(text.n, 0);
		text_add(&text, "undecided");
	}
	ck_assert_int_eq(mpfr_get_emin(), low);
	ck_assert_int_eq(mpfr_get_emax(), high);
	expr_free(expr);
	return text.s;
}

static void check_digits(const char *formula, const struct exact_point *at, size_t output,
	int order, size_t n, const char *wanted)
{
	char *got = digits_at(formula, at, output, order, n);
	ck_assert_msg(strcmp(got, wanted) == 0, "%s at %s, order %d, %zu digits: %s, not %s",
		formula, at->x, order, n, got, wanted);
	free(got);
}

START_TEST(test_values)
{
	for (size_t i = 0; i < digits_count; i++) {
		const struct digits_row *row = &digits_rows[i];
		struct exact_point at = point(row->x);
		check_digits(row->formula, &at, 0, row->order, row->digits, row->text);
	}
}
END_TEST

/* What is decided exactly: formula, x, order, digits, text. */
static const struct digits_row exact[] = {
	/* zeros */
	{ "x", "0", 0, 5, "0" },
	{ "x", "-0", 0, 5, "0" },
	{ "x^3 - 3*x", "1", 1, 20, "0" },
	{ "x - 0.1", "0.1", 0, 5, "0" },
	{ "x/3 + 1/3", "-1", 0, 5, "0" },
	{ "x*tanh(log(1 + exp(x)))", "0", 0, 5, "0" },
	{ "1/(1 + exp(-x))", "0", 2, 5, "0" },
	{ "tanh(x)", "0", 2, 5, "0" },
	{ "erf(x) + sin(x) + atan(x) + asinh(x)", "0", 2, 5, "0" },
	{ "sigmoid(x)", "0", 2, 5, "0" },
	{ "log(x) + acosh(x) + acos(x)", "1", 0, 5, "0" },
	{ "0*exp(x)", "1", 0, 5, "0" },
	{ "x*exp(x)", "0", 0, 5, "0" },
	/* zeros of numbers that are no rationals */
	{ "x*exp(x)", "-1", 1, 5, "0" },
	{ "sin(x) - sin(1)", "0x1p61", 0, 5, "8.3533e-02" },
	{ "sin(x) - sin(9.5367431640625e-07)", "0x1p41", 0, 5, "7.4163e-01" },
	{ "x^2*exp(-x)", "2", 1, 5, "0" },
	{ "exp(-exp(-x))", "0", 2, 5, "0" },
	{ "x/(x/2 + exp(-x/3))", "-3", 1, 5, "0" },
	{ "log((1 + exp(x))/(1 + exp(x - 1)))", "0.5", 2, 5, "0" },
	{ "sin(x - pi)/(x - pi)", "0", 0, 5, "0" },
	{ "cos(x)", "3*pi/2", 0, 5, "0" },
	{ "sin(-x) + sin(x) + cos(-x) - cos(x)", "0.7", 0, 10, "0" },
	{ "cosh(x)^2 - sinh(x)^2 - 1", "1/3", 0, 10, "0" },
	{ "tanh(x) - 1 + 2/(1 + exp(x)^2)", "0.7", 0, 10, "0" },
	{ "2*Phi(x) - 1 + 2*Phi(-x) - 1", "0.7", 0, 10, "0" },
	{ "sqrt(x) - x^0.5", "2", 0, 10, "0" },
	{ "exp(exp(x)) - exp(exp(x)) == 0 ? 5 : 7", "1.5", 0, 1, "5e+00" },
	/* rationals */
	{ "1/x", "3", 0, 3, "3.33e-01" },
	{ "x", "2/3", 0, 3, "6.67e-01" },
	{ "x*3", "1/3", 0, 3, "1.00e+00" },
	{ "x", "1e-999", 0, 2, "1.0e-999" },
	{ "x", "1e99999", 0, 2, "1.0e+99999" },
	{ "x", "1e-99999", 0, 2, "1.0e-99999" },
	{ "x^2", "1e2000", 0, 3, "1.00e+4000" },
	{ "x^1000", "1.5", 0, 5, "1.2338e+176" },
	{ "x^0.5", "0.25", 0, 3, "5.00e-01" },
	{ "x^(2/3)", "0x1p-3", 0, 3, "2.50e-01" },
	{ "sqrt(x)", "9/16", 1, 4, "6.667e-01" },
	{ "1/(1 + exp(-x))", "0", 0, 4, "5.000e-01" },
	{ "1/(1 + exp(-x))", "0", 1, 4, "2.500e-01" },
	{ "Phi(x)", "0", 0, 4, "5.000e-01" },
	{ "x/(1 + abs(x))", "-3", 2, 4, "3.125e-02" },
	{ "floor(x)", "7/2", 0, 2, "3.0e+00" },
	{ "floor(x)", "-1e-30", 0, 2, "-1.0e+00" },
	{ "floor(0 - exp(-1e9))", "0", 0, 1, "-1e+00" },
	{ "floor(1 + exp(-1e9))", "0", 0, 1, "1e+00" },
	{ "floor(x + exp(1)) - x", "1e30", 0, 1, "2e+00" },
	{ "floor(x - exp(-1)) - x", "1e30", 0, 1, "-1e+00" },
	{ "mod(x, 3)", "-7.5", 0, 2, "1.5e+00" },
	{ "mod(x, -3)", "7.5", 0, 2, "-1.5e+00" },
	{ "mod(x, 0.1)", "0.3", 0, 2, "0" },
	{ "(-2)^x", "3", 0, 2, "-8.0e+00" },
	/* rounding: ties go to even only where they are ties */
	{ "x", "1.5", 0, 1, "2e+00" },
	{ "x", "2.5", 0, 1, "2e+00" },
	{ "x", "-3.5", 0, 1, "-4e+00" },
	{ "x", "0.125", 0, 2, "1.2e-01" },
	{ "x", "0.135", 0, 2, "1.4e-01" },
	{ "x", "9.9999", 0, 4, "1.000e+01" },
	{ "x", "0.99995", 0, 4, "1.000e+00" },
	{ "x", "2.5000000000000000000000000000000000000001", 0, 1, "3e+00" },
	{ "2.5 + exp(x)", "-1e5", 0, 1, "3e+00" },
	{ "2.5 - exp(x)", "-1e5", 0, 1, "2e+00" },
	{ "3.5 - exp(x)", "-1e9", 0, 1, "3e+00" },
	{ "0.35 - exp(x)", "-1e9", 0, 1, "3e-01" },
	{ "0.35 + exp(x)", "-1e9", 0, 1, "4e-01" },
	{ "-2.5 - exp(x)", "-1e9", 0, 1, "-3e+00" },
	{ "-2.5 + exp(x)", "-1e9", 0, 1, "-2e+00" },
	{ "tanh(x)", "1e9", 0, 5, "1.0000e+00" },
	{ "1 - tanh(x)", "1e6", 0, 5, "2.1738e-868589" },
	{ "exp(x) < exp(x + 1)", "1e30", 0, 1, "1e+00" },
	{ "erfc(x)", "1e9", 0, 5, "1.2598e-434294481903251837" },
	{ "exp(exp(x)) > exp(x)^1000", "1e9", 0, 1, "1e+00" },
	{ "1/(1 + exp(-x))", "1e9", 0, 12, "1.00000000000e+00" },
	/* kinks: the smaller |slope|, abs'(0) = 0 */
	{ "max(0, x)", "0", 1, 5, "0" },
	{ "max(x, 0)", "0", 1, 5, "0" },
	{ "min(2*x, -x, 3*x)", "0", 1, 5, "-1.0000e+00" },
	{ "max(x, x^2)", "1", 1, 3, "1.00e+00" },
	{ "max(x, x^2)", "1", 2, 3, "0" },
	{ "clamp(x, -1, 1)", "1", 1, 5, "0" },
	{ "clamp(x, -1, 1)", "-1", 1, 5, "0" },
	{ "clamp(x, -1, 1)", "0.999999999999999999999999999999", 1, 2, "1.0e+00" },
	{ "abs(x)", "0", 1, 5, "0" },
	{ "abs(x)", "-1e-400", 1, 2, "-1.0e+00" },
	{ "sign(x)", "-1e-400", 0, 2, "-1.0e+00" },
	{ "0.2*x + 0.5 <= 0 ? 0 : 0.2*x + 0.5", "-2.5", 1, 5, "0" },
	{ "0.2*x + 0.5 < 0 ? 0 : 0.2*x + 0.5", "-2.5", 1, 5, "2.0000e-01" },
	{ "x == 0.1 ? 5 : 7", "0.1", 0, 1, "5e+00" },
	{ "x == 0.1 ? 5 : 7", "0x1.999999999999ap-4", 0, 1, "7e+00" },
	{ "0 < x <= 1 ? 5 : 7", "1", 0, 1, "5e+00" },
	{ "0 < x <= 1 ? 5 : 7", "0", 0, 1, "7e+00" },
	{ "1 - tanh(x) > 0", "1e6", 0, 1, "1e+00" },
	/* only the taken branch counts */
	{ "x > 0 ? log(x) : x", "-1", 0, 2, "-1.0e+00" },
	{ "x > 0 ? x : 1/0", "2", 1, 2, "1.0e+00" },
	{ "x != 0 ? sin(x)/x : 1", "0", 0, 2, "1.0e+00" },
	/* poles, and where there is nothing */
	{ "1/x", "0", 0, 3, "inf" },
	{ "-1/x^2", "0", 0, 3, "-inf" },
	{ "log(x)", "0", 0, 3, "-inf" },
	{ "sqrt(x)", "0", 1, 3, "inf" },
	{ "sqrt(x)", "0", 2, 3, "-inf" },
	{ "sqrt(x*0)", "3", 1, 3, "0" },
	{ "atanh(x)", "1", 0, 3, "inf" },
	{ "asin(x)", "-1", 1, 3, "inf" },
	{ "acosh(x)", "1", 1, 3, "inf" },
	{ "x^(-0.5)", "0", 0, 3, "inf" },
	{ "x^1.5", "0", 2, 3, "inf" },
	{ "x^2.5", "0", 2, 3, "0" },
	{ "x^0", "0", 0, 3, "1.00e+00" },
	{ "log(x)", "-1", 0, 3, "nan" },
	{ "log(x)", "-1", 1, 3, "nan" },
	{ "0/x", "0", 0, 3, "nan" },
	{ "x*log(x)", "0", 0, 3, "nan" },
	{ "sqrt(x)", "-1e-9", 0, 3, "nan" },
	{ "asin(x) + acosh(x)", "1.5", 0, 3, "nan" },
	{ "x^0.5", "-1", 0, 3, "nan" },
	{ "mod(x, 0)", "1", 0, 3, "nan" },
	{ "x < log(-1) ? 1 : 2", "1", 0, 3, "nan" },
	{ "x", "inf", 0, 3, "inf" },
	{ "tanh(x)", "-inf", 0, 3, "-1.00e+00" },
	{ "atan(x)", "inf", 0, 3, "1.57e+00" },
	{ "Phi(x)", "-inf", 0, 3, "0" },
	{ "1/(1 + exp(-x))", "inf", 1, 3, "0" },
	{ "sin(x)", "inf", 0, 3, "nan" },
	{ "x", "nan", 0, 3, "nan" },
	{ "7", "nan", 0, 3, "7.00e+00" },
	{ "x", "twelve", 0, 3, "nan" },
	/* functions of the scope */
	{ "sigmoid(2*x)", "0", 1, 3, "5.00e-01" },
	{ "ramp(x)", "0", 1, 3, "0" },
	{ "leak(x)", "-3", 0, 3, "-7.50e-01" },
	{ "leak(leak(x))", "-3", 1, 3, "6.25e-02" },
};

START_TEST(test_exact)
{
	const struct digits_row *row = &exact[_i];
	struct exact_point at = point(row->x);
	check_digits(row->formula, &at, 0, row->order, row->digits, row->text);
}
END_TEST

/* The texts that a point may be. */
START_TEST(test_points)
{
	static const struct {
		const char *x, *twenty;
	} texts[] = {
		{ "1/3", "3.3333333333333333333e-01" },
		{ "-2*pi/3", "-2.0943951023931954923e+00" },
		{ "pi/2", "1.5707963267948966192e+00" },
		{ "PI * pi / -2", "-4.9348022005446793094e+00" },
		{ "0x1p-3", "1.2500000000000000000e-01" },
		{ "0X.8P+1", "1.0000000000000000000e+00" },
		{ "-0x1.8", "-1.5000000000000000000e+00" },
		{ "1e-5", "1.0000000000000000000e-05" },
		{ "+.5", "5.0000000000000000000e-01" },
		{ "5.", "5.0000000000000000000e+00" },
		{ "-1.5E+3", "-1.5000000000000000000e+03" },
		{ "2 / 3 * 3", "2.0000000000000000000e+00" },
		{ "-infinity", "-inf" },
		{ "1/0", "inf" },
		{ "", "nan" },
		{ "1//2", "nan" },
		{ "1 2", "nan" },
		{ "1e", "nan" },
		{ "0x", "nan" },
		{ "0b1", "nan" },
	};
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct exact_point at = point(texts[i].x);
		check_digits("x", &at, 0, 0, 20, texts[i].twenty);
	}
}
END_TEST

/* ---- lists ----------------------------------------------------------------------- */

static void check_list(const char *formula, const char *const *const *param, const char *x,
	size_t element, size_t output, int order, const char *wanted)
{
	struct exact_point at = { .x = x, .param = param, .list = 0, .element = element };
	check_digits(formula, &at, output, order, 12, wanted);
}

START_TEST(test_lists)
{
	static const char *const z[] = { "1", "0", "-1", NULL };
	static const char *const w[] = { "1", "-1", "2", NULL };
	static const char *const two[] = { "1", "2", NULL }, *const one[] = { "3", NULL };
	static const char *const *const lists[] = { z, w, NULL };
	static const char *const *const uneven[] = { z, two, NULL };
	static const char *const *const indexed[] = { z, one, NULL };
	const char *softmax = "exp(z - max(z))/sum(exp(z - max(z)))";
	check_list(softmax, lists, "1", 0, 0, 0, "6.65240955775e-01");
	check_list(softmax, lists, "1", 0, 2, 0, "9.00305731704e-02");
	check_list(softmax, lists, "1", 0, 0, 1, "2.22695426535e-01");
	check_list(softmax, lists, "1", 0, 1, 1, "-1.62803401990e-01");
	check_list(softmax, lists, "1", 0, 1, 2, "5.38035794964e-02");
	check_list("max(z*w)", lists, "3", 0, 0, 1, "1.00000000000e+00");
	check_list("max(z*w)", lists, "0", 0, 0, 1, "0");
	check_list("min(z)", lists, "-1", 2, 0, 1, "1.00000000000e+00");
	check_list("sum(z*z)", lists, "1/3", 0, 0, 1, "6.66666666667e-01");
	check_list("z[1]*w[3]", lists, "1/3", 0, 0, 0, "6.66666666667e-01");
	check_list("z[3]", lists, "5", 0, 0, 0, "-1.00000000000e+00");
	check_list("z + 1", lists, "5", 1, 1, 0, "6.00000000000e+00");
	check_list("z[w]", indexed, "5", 0, 0, 0, "-1.00000000000e+00");
	check_list("z[4]", lists, "5", 0, 0, 0, "nan");
	check_list("z*w", lists, "5", 0, 3, 0, "undecided");
	check_list("z*w", uneven, "5", 0, 0, 0, "undecided");
}
END_TEST

/* A list of a thousand, and a sum of as many terms, take neither stack nor time. */
START_TEST(test_large)
{
	static const char *z[1001];
	for (int i = 0; i < 1000; i++)
		z[i] = "1/7";
	const char *const *const lists[] = { z, NULL };
	struct exact_point at = { .x = "1/7", .param = lists, .list = 0, .element = 3 };
	check_digits("exp(z - max(z))/sum(exp(z - max(z)))", &at, 999, 0, 20,
		"1.0000000000000000000e-03");
	struct text text = { 0 };
	text_add(&text, "1");
	for (int i = 0; i < 1000; i++)
		text_add(&text, "+x");
	at = point("0.001");
	check_digits(text_string(&text), &at, 0, 0, 3, "2.00e+00");
	text_free(&text);
	text_add(&text, "a0 where ");
	for (int i = 0; i < 40; i++)
		text_print(&text, "a%d = a%d*a%d; ", i, i + 1, i + 1);
	text_add(&text, "a40 = x");
	at = point("1.0000001");
	check_digits(text_string(&text), &at, 0, 0, 10, "1.516650801e+47751");
	text_free(&text);
}
END_TEST

/* ---- what no precision decides --------------------------------------------------- */

START_TEST(test_undecided)
{
	static const struct digits_row rows[] = {
		{ "sqrt(x)^2 - x", "2", 0, 5, "undecided" },
		{ "abs(sqrt(x)^2 - x)", "2", 0, 5, "undecided" },
		{ "sqrt(x)^2 < x", "2", 0, 1, "undecided" },
		{ "floor(sqrt(x)^2)", "2", 0, 1, "undecided" },
		{ "max(x, sqrt(x)^2)", "2", 1, 1, "undecided" },
		{ "1/(sqrt(x)^2 - x)", "2", 0, 1, "undecided" },
		{ "sqrt(sqrt(x)^2 - x)", "2", 0, 1, "undecided" },
		{ "sqrt(x)^2 + 0.5", "2", 0, 1, "undecided" },
		{ "exp(x)", "-1e30", 0, 3, "undecided" },
		{ "exp(exp(x))", "1e3", 0, 3, "undecided" },
		{ "log(exp(x)) - x", "2", 0, 1, "undecided" },
		{ "sqrt(x)^2 + 0.5", "2", 0, 2, "2.5e+00" },
		{ "sin(exp(x))", "1e4", 0, 2, "4.0e-01" },
	};
	struct exact_point at = point(rows[_i].x);
	check_digits(rows[_i].formula, &at, 0, rows[_i].order, rows[_i].digits, rows[_i].text);
}
END_TEST

/* The whole way to 2^20 bits of sine and cosine, since no rule says so. */
START_TEST(test_identity)
{
	struct exact_point at = point("0.7");
	check_digits("sin(x)^2 + cos(x)^2 - 1", &at, 0, 0, 10, "undecided");
}
END_TEST

/* ---- enclosures ------------------------------------------------------------------ */

/* The value's text has `digits` digits, the last rounded: the ball widened by that. */
static void check_holds(const struct sample_row *row, int order, const arb_t ball, long digits)
{
	arb_t truth, slack;
	arb_init(truth);
	arb_init(slack);
	arb_set_str(truth, row->value[order], 600);
	arb_ui_pow_ui(slack, 10, (ulong)(digits - 1), 64);
	arb_div(slack, truth, slack, 64);
	arb_add_error(truth, slack);
	ck_assert_msg(arb_overlaps(ball, truth), "%s at %s, order %d", row->formula, row->x, order);
	arb_clear(truth);
	arb_clear(slack);
}

/* Every ball holds the truth, and they shrink with the precision. */
START_TEST(test_enclosures)
{
	static const slong bits[] = { 24, 53, 100, 160, 500 };
	arb_t ball;
	arb_init(ball);
	for (size_t i = 0; i < sample_count; i++) {
		const struct sample_row *row = &sample_rows[i];
		struct expr *expr = expr_read(row->formula);
		struct exact_point at = point(row->x);
		for (size_t k = 0; k < COUNT(bits); k++) {
			struct effort effort = { .bits = bits[k] };
			struct exact_jet jet;
			exact_jet_init(&jet);
			bool good = enclose_jet(
				&effort, expr, &(struct place){ .texts = &at }, 0, ORDER_D2F, &jet);
			ck_assert_msg(
				good || bits[k] < 160, "%s at %s: undecided", row->formula, row->x);
			for (int o = 0; good && o < ORDERS; o++) {
				ball_enclose(ball, &jet.at[o], bits[k]);
				check_holds(row, o, ball, o == 0 ? 50 : 40);
				ck_assert(o > 0 || bits[k] < 500 ||
					arb_rel_accuracy_bits(ball) > 380);
			}
			exact_jet_clear(&jet);
		}
		expr_free(expr);
	}
	arb_clear(ball);
}
END_TEST

/* References agree to 100 bits, all orders at once and each alone. */
START_TEST(test_references)
{
	mpfr_t at_once[ORDERS], alone, truth;
	mpfr_inits2(200, at_once[0], at_once[1], at_once[2], alone, truth, (mpfr_ptr)NULL);
	for (size_t i = 0; i < sample_count; i++) {
		const struct sample_row *row = &sample_rows[i];
		struct expr *expr = expr_read(row->formula);
		struct exact_point at = point(row->x);
		bool decided[ORDERS];
		ck_assert_int_eq(expr_references(expr, &at, 0, ORDER_D2F, at_once, decided), 0);
		for (int o = 0; o < ORDERS; o++) {
			ck_assert(decided[o]);
			ck_assert_int_eq(expr_reference(expr, &at, 0, (enum order)o, alone), 0);
			mpfr_set_str(truth, row->value[o], 10, MPFR_RNDN);
			mpfr_reldiff(alone, truth, alone, MPFR_RNDN);
			mpfr_reldiff(at_once[o], truth, at_once[o], MPFR_RNDN);
			ck_assert(fabs(mpfr_get_d(alone, MPFR_RNDN)) < 0x1p-99);
			ck_assert(fabs(mpfr_get_d(at_once[o], MPFR_RNDN)) < 0x1p-99);
		}
		expr_free(expr);
	}
	mpfr_clears(at_once[0], at_once[1], at_once[2], alone, truth, (mpfr_ptr)NULL);
}
END_TEST

/* Far from all doubles a reference needs no more than to be far. */
START_TEST(test_far_references)
{
	static const struct {
		const char *formula, *x;
		int order;
		double value; /* rounded to a double */
	} rows[] = {
		{ "x/(1 + exp(-x))", "-1e300", 0, -0.0 },
		{ "x/(1 + exp(-x))", "-1e300", 1, 0 },
		{ "x*Phi(x)", "-0x1p1023", 2, 0 },
		{ "x*tanh(log(1 + exp(x)))", "0x1p1023", 1, 1 },
		{ "x*tanh(log(1 + exp(x)))", "1e300", 2, 0 },
		{ "exp(x)", "1e300", 0, HUGE_VAL },
		{ "-exp(x)", "1e300", 1, -HUGE_VAL },
		{ "1/x", "0", 0, HUGE_VAL },
		{ "tanh(x)", "5e-324", 0, 5e-324 },
		{ "x*Phi(x)", "5e-324", 1, 0.5 },
		{ "sin(x)/x", "5e-324", 1, -0.0 },
		{ "sin(x)/x", "5e-324", 2, -1.0 / 3 },
		{ "erf(1e300*x - 1e300*x^2)", "1", 0, 0 },
		{ "tanh(exp(x^3))", "1e10", 1, 0 },
		{ "x/sqrt(1 + 1e-300*x^2)", "0x1p1000", 0, 1e150 },
		{ "exp(exp(x))", "1e300", 1, HUGE_VAL },
		{ "x*erf(exp(x))", "1e300", 0, 1e300 },
	};
	mpfr_t value;
	mpfr_init2(value, 200);
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct expr *expr = expr_read(rows[i].formula);
		struct exact_point at = point(rows[i].x);
		ck_assert_msg(expr_reference(expr, &at, 0, (enum order)rows[i].order, value) == 0,
			"%s at %s", rows[i].formula, rows[i].x);
		double d = mpfr_get_d(value, MPFR_RNDN);
		ck_assert_msg(d == rows[i].value, "%s at %s, order %d: %g", rows[i].formula,
			rows[i].x, rows[i].order, d);
		expr_free(expr);
	}
	struct expr *expr = expr_read("sqrt(x)^2 - x");
	struct exact_point at = point("2");
	ck_assert_int_eq(expr_reference(expr, &at, 0, ORDER_F, value), -1);
	ck_assert(fabs(mpfr_get_d(value, MPFR_RNDN)) < 1e-300);
	expr_free(expr);
	mpfr_clear(value);
}
END_TEST

static void free_caches(void)
{
	mpfr_free_cache();
}

TCase *expr_digits_case(void)
{
	TCase *tc = tcase_create("digits");
	tcase_add_unchecked_fixture(tc, NULL, free_caches);
	tcase_set_timeout(tc, 120 * SUITE_SLOW);
	tcase_add_test(tc, test_values);
	tcase_add_loop_test(tc, test_exact, 0, (int)COUNT(exact));
	tcase_add_test(tc, test_points);
	tcase_add_test(tc, test_lists);
	tcase_add_test(tc, test_large);
	tcase_add_loop_test(tc, test_undecided, 0, 13);
	tcase_add_test(tc, test_identity);
	tcase_add_test(tc, test_enclosures);
	tcase_add_test(tc, test_references);
	tcase_add_test(tc, test_far_references);
	return tc;
}
