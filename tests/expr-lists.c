/* Lists in formulas: j, argmax, and how long they are, in doubles, rigorously and printed. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr-tests.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Where all formulas here are evaluated: z = (x, 1, -1), a = (2, -3), one = (5), alpha = 3 and
   i = 1 in doubles and as text. */
static const char *const params[] = { "z[]", "a[]", "one[]", "alpha", "i", NULL };
static const double z[] = { 0, 1, -1 }, a[] = { 2, -3 }, one[] = { 5 }, alpha[] = { 3 },
		    i[] = { 1 };
static const struct values values[] = { { 3, z }, { 2, a }, { 1, one }, { 1, alpha }, { 1, i } };
static const char *const z_text[] = { "0", "1", "-1", NULL }, *const a_text[] = { "2", "-3", NULL };
static const char *const one_text[] = { "5", NULL }, *const alpha_text[] = { "3", NULL };
static const char *const i_text[] = { "1", NULL };
static const char *const *const texts[] = { z_text, a_text, one_text, alpha_text, i_text };

static struct expr *read_lists(const char *formula)
{
	struct expr_error error = { 0 };
	struct expr *expr = expr_parse(formula, strlen(formula), params, NULL, &error);
	ck_assert_msg(expr != NULL, "%s: %s", formula, error.what);
	return expr;
}

/* f and f' at x = 1/2, one pair for each output; NaN ends them. */
static const struct known {
	const char *formula;
	double wanted[3][2];
} known[] = {
	/* As long as what they meet, */
	{ "sum(j*z)", { { -0.5, 1 }, { NAN } } },
	{ "sum(a*x^(j - 1))", { { 0.5, -3 }, { NAN } } },
	{ "sum(a*x^j) + sum(z^j)", { { 0.75, 0 }, { NAN } } },
	{ "sum(one*x^j)", { { 2.5, 5 }, { NAN } } },
	{ "one*j", { { 5, 0 }, { NAN } } },
	/* a number has no length, */
	{ "alpha*j", { { 3, 0 }, { 6, 0 }, { 9, 0 } } },
	{ "sum(j)", { { 6, 0 }, { NAN } } },
	{ "j[2] + max(j)", { { 5, 0 }, { NAN } } },
	/* nor has a local name of its own. */
	{ "sum(a*k) + sum(z*k) where k = j + 1", { { -5, 2 }, { NAN } } },
	{ "(j == i)*z", { { 0.5, 1 }, { 0, 0 }, { 0, 0 } } },
	{ "j == argmax(z)", { { 0, 0 }, { 1, 0 }, { 0, 0 } } },
	{ "argmax(a)", { { 1, 0 }, { NAN } } },
	{ "argmax(one)", { { 1, 0 }, { NAN } } },
	{ "argmax(alpha)", { { 1, 0 }, { NAN } } },
	{ "argmax(-z)", { { 3, 0 }, { NAN } } },
	/* Of ties the first. */
	{ "argmax(z - z)", { { 1, 0 }, { NAN } } },
	{ "z[argmax(z + (j == 1))]", { { 0.5, 1 }, { NAN } } },
};

static size_t count_outputs(const struct known *k)
{
	size_t n = 0;
	while (n < 3 && !isnan(k->wanted[n][0]))
		n++;
	return n;
}

START_TEST(lists_in_doubles)
{
	const struct known *k = &known[_i];
	struct expr *e = read_lists(k->formula);
	/* x stands in z, and alone where the formula has it. */
	struct point_at at = { .x = 0.5, .param = values, .list = 0 };
	struct jet out[3];
	ck_assert_uint_eq(expr_outputs(e, &at), count_outputs(k));
	expr_eval(e, &at, out);
	for (size_t n = 0; n < count_outputs(k); n++) {
		ck_assert_msg(out[n].y == k->wanted[n][0], "%s: %g", k->formula, out[n].y);
		ck_assert_msg(out[n].dy == k->wanted[n][1], "%s: slope %g", k->formula, out[n].dy);
	}
	expr_free(e);
}
END_TEST

START_TEST(lists_rigorously)
{
	const struct known *k = &known[_i];
	struct expr *e = read_lists(k->formula);
	struct exact_point at = { .x = "1/2", .param = texts, .list = 0 };
	mpfr_t exact;
	mpfr_init2(exact, 128);
	for (size_t n = 0; n < count_outputs(k); n++) {
		ck_assert_int_eq(expr_reference(e, &at, n, ORDER_F, exact), 0);
		ck_assert_msg(mpfr_cmp_d(exact, k->wanted[n][0]) == 0, "%s: %g", k->formula,
			mpfr_get_d(exact, MPFR_RNDN));
	}
	mpfr_clear(exact);
	expr_free(e);
}
END_TEST

static void prints(
	const char *formula, enum expr_style style, const char *const *value, const char *wanted)
{
	struct expr *e = read_lists(formula);
	struct text out = { 0 };
	int status = expr_print(&out, e, style, value);
	ck_assert_int_eq(status, wanted == NULL ? -1 : 0);
	ck_assert_str_eq(text_string(&out), wanted == NULL ? "" : wanted);
	text_free(&out);
	expr_free(e);
}

START_TEST(lists_printed)
{
	static const char *const given[] = { "x,1,-1", "2,-3", "5", "3", "1" };
	prints("sum(a*x^(j - 1))", EXPR_ASCII, NULL, "sum(a*x^(j - 1))");
	prints("argmax(-j)", EXPR_ASCII, NULL, "argmax(-j)");
	prints("sum(a*x^(j - 1))", EXPR_LATEX, NULL, "\\sum_k a_k x^{k - 1}");
	prints("s*((j == i) - s[i]) where s = z^2", EXPR_LATEX, NULL,
		"s_j \\, (\\left[j = i\\right] - s_{i}) \\quad \\text{where } s_j = "
		"z_j^{2}");
	prints("z[m] where m = argmax(z*x)", EXPR_LATEX, NULL,
		"z_{m} \\quad \\text{where } m = \\operatorname*{arg\\,max}_k z_k x");
	/* Code for a length that is known, */
	prints("sum(a*x^j)", EXPR_C, given, "2.0*x + (-3.0*(x*x))");
	prints("j == i", EXPR_C, given, "{1.0, 0.0, 0.0}");
	prints("one[1] + sum(one*j)", EXPR_C, given, "10.0");
	prints("argmax(a)", EXPR_C, given, "-3.0 > 2.0 ? 2.0 : 1.0");
	prints("z[i] + z[3]", EXPR_C, given, "x - 1.0");
	prints("argmax(z)", EXPR_PYTHON, NULL, "1 + np.argmax(z)");
	/* which it is not here; NumPy knows that of one list. */
	prints("sum(a*x^j)", EXPR_PYTHON, NULL, "np.sum(a*x**np.arange(1, np.size(a) + 1))");
	prints("sum(a*x^j) + sum(z)", EXPR_PYTHON, NULL, NULL);
	prints("sum(a*x^j)", EXPR_C, NULL, NULL);
}
END_TEST

/* j is a name like others where there are no lists; a name that is given comes first. */
START_TEST(place_is_a_name)
{
	static const char *const own[] = { "j", "v[]", NULL }, *const none[] = { "a", NULL };
	struct expr_error error;
	struct expr *e = expr_read("j*x");
	ck_assert_uint_eq(expr_params(e), 1);
	expr_free(e);
	ck_assert_ptr_null(expr_parse("j*x", 3, none, NULL, &error));
	ck_assert_str_eq(error.what, "unknown name 'j'");
	e = expr_parse("j*x", 3, own, NULL, &error);
	struct values value[] = { { 1, alpha }, { 2, a } };
	struct point_at at = { .x = 2, .param = value, .list = -1 };
	struct jet out;
	ck_assert_uint_eq(expr_outputs(e, &at), 1);
	expr_eval(e, &at, &out);
	ck_assert_double_eq(out.y, 6);
	expr_free(e);
	ck_assert_ptr_null(expr_parse("j(x)", 4, params, NULL, &error));
	ck_assert_str_eq(error.what, "'j' is not a function");
}
END_TEST

/* argmax(w*x + b) changes where the lines meet. */
START_TEST(argmax_has_kinks)
{
	static const char *const lines[] = { "w[]", "b[]", NULL };
	static const double w[] = { -0.5, 0.5, 1 }, b[] = { -2, 0, -1 };
	static const char formula[] = "w[argmax(w*x + b)]";
	struct expr_error error;
	struct expr *e = expr_parse(formula, strlen(formula), lines, NULL, &error);
	struct values value[] = { { 3, w }, { 3, b } };
	struct point_at at = { .param = value, .list = -1 };
	double kink[4];
	ck_assert_uint_eq(expr_kinks(e, &at, -10, 10, kink, 4), 2);
	ck_assert_double_eq_tol(kink[0], -2, 1e-15);
	ck_assert_double_eq_tol(kink[1], 2, 1e-15);
	expr_free(e);
}
END_TEST

TCase *expr_lists_case(void)
{
	TCase *tc = tcase_create("lists");
	tcase_add_loop_test(tc, lists_in_doubles, 0, (int)COUNT(known));
	tcase_add_loop_test(tc, lists_rigorously, 0, (int)COUNT(known));
	tcase_add_test(tc, lists_printed);
	tcase_add_test(tc, place_is_a_name);
	tcase_add_test(tc, argmax_has_kinks);
	return tc;
}
