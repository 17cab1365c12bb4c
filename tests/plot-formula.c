/* Tests of typeset formulas: known rows word for word, and all rows well formed. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot.h"

#include "plot/draw/layout.h"

#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- rows word for word -------------------------------------------------------------- */

struct known {
	const char *id;
	bool derivative;
	const char *plain, *utf8, *markup;
};

static const struct known known[] = {
	{ "relu", false, "x if x > 0 else 0", "x if x > 0 else 0",
		"x<r> if </r>x<r> &gt; 0 else 0</r>" },
	{ "sigmoid", false, "1/(1 + exp(-x))", "1/(1 + exp(−x))",
		"<r>1/(1 + </r>e<sup><r>−</r>x</sup><r>)</r>" },
	{ "sigmoid", true, "f(x)*(1 - f(x))", "f(x)·(1 − f(x))",
		"f<r>(</r>x<r>)(1 − </r>f<r>(</r>x<r>))</r>" },
	{ "tanh", false, "tanh(x)", "tanh(x)", "<r>tanh(</r>x<r>)</r>" },
	{ "tanh", true, "1/cosh(x)^2", "1/cosh(x)²", "<r>1/cosh(</r>x<r>)</r><sup><r>2</r></sup>" },
	{ "elu", false, "x if x > 0 else alpha*(exp(x) - 1)", "x if x > 0 else α·(exp(x) − 1)",
		"x<r> if </r>x<r> &gt; 0 else </r>α<r>(</r>e<sup>x</sup><r> − 1)</r>" },
	{ "celu", false, "x if x > 0 else alpha*(exp(x/alpha) - 1)",
		"x if x > 0 else α·(exp(x/α) − 1)",
		"x<r> if </r>x<r> &gt; 0 else </r>α<r>(</r>e<sup>x<r>/</r>α</sup><r> − "
		"1)</r>" },
	{ "softplus", false, "log(1 + exp(beta*x))/beta", "log(1 + exp(β·x))/β",
		"<r>log(1 + </r>e<sup>βx</sup><r>)/</r>β" },
	{ "gelu", true, "Phi(x) + x*phi(x)", "Φ(x) + x·φ(x)",
		"Φ<r>(</r>x<r>) + </r>x<r>·</r>φ<r>(</r>x<r>)</r>" },
	{ "gelu_tanh", false, "x*(1 + tanh(u))/2 where u = sqrt(2/pi)*(x + 0.044715*x^3)",
		"x·(1 + tanh(u))/2 where u = √(2/π)·(x + 0.044715·x³)",
		"x<r>·(1 + tanh(</r>u<r>))/2 where </r>u<r> = "
		"√(2/</r>π<r>)(</r>x<r> + 0.044715</r>x<sup><r>3</r></sup><r>)</r>" },
	{ "hard_sigmoid", false, "0 if x <= -3 else (1 if x >= 3 else x/6 + 1/2)",
		"0 if x ≤ −3 else (1 if x ≥ 3 else x/6 + 1/2)",
		"<r>0 if </r>x<r> ≤ −3 else (1 if </r>x<r> ≥ 3 else </r>x<r>/6 + "
		"1/2)</r>" },
	{ "softsign", false, "x/(1 + abs(x))", "x/(1 + |x|)", "x<r>/(1 + |</r>x<r>|)</r>" },
	{ "maxout", false, "max(w*x + b)", "max(w·x + b)", "<r>max(</r>wx<r> + </r>b<r>)</r>" },
	{ "maxout", true, "w[m] where m = argmax(w*x + b)", "w[m] where m = argmax(w·x + b)",
		"w<sub>m</sub><r> where </r>m<r> = argmax(</r>wx<r> + </r>b<r>)</r>" },
	{ "softmax", false, "exp(z/T)/sum(exp(z/T))", "exp(z/T)/sum(exp(z/T))",
		"e<sup>z<r>/</r>T</sup><r>/sum(</r>e<sup>z<r>/</r>T</sup><r>)</r>" },
	{ "quiet_softmax", true, "s*((j == i) - s[i]) where s = exp(z)/(1 + sum(exp(z)))",
		"s·((j == i) − s[i]) where s = exp(z)/(1 + sum(exp(z)))",
		"s<r>·((</r>j<r> = </r>i<r>) − </r>s<sub>i</sub><r>) where </r>s<r> = </r>"
		"e<sup>z</sup><r>/(1 + sum(</r>e<sup>z</sup><r>))</r>" },
};

static void check_text(const struct activation *row, const char *formula, enum expr_style style,
	const char *wanted)
{
	struct text out = { 0 };
	ck_assert_int_eq(activation_print(&out, row, formula, style, NULL), 0);
	ck_assert_str_eq(text_string(&out), wanted);
	text_free(&out);
}

START_TEST(test_known)
{
	const struct known *k = &known[_i];
	struct curve c = make_curve(k->id);
	const char *formula = k->derivative ? c.row->derivative : c.row->formula;
	check_text(c.row, formula, EXPR_PLAIN, k->plain);
	check_text(c.row, formula, EXPR_UTF8, k->utf8);
	check_text(c.row, formula, EXPR_MARKUP, k->markup);
	curve_free(&c);
}
END_TEST

/* ---- with the values of a curve ------------------------------------------------------ */

#define HEAD "f<r>(</r>x<r>) = </r>"

struct valued {
	const char *id, *param;
	double value;
	bool varied;
	const char *markup;
};

static const struct valued valued[] = {
	{ "prelu", "a", 0.25, false, HEAD "x<r> if </r>x<r> &gt; 0 else 0.25</r>x" },
	{ "prelu", "a", -0.5, false, HEAD "x<r> if </r>x<r> &gt; 0 else −0.5</r>x" },
	/* A family's parameter, and a number that is long, stay names. */
	{ "prelu", "a", 0.25, true, HEAD "x<r> if </r>x<r> &gt; 0 else </r>ax" },
	{ "prelu", "a", 0.123456789, false, HEAD "x<r> if </r>x<r> &gt; 0 else </r>ax" },
	/* A factor, a divisor and an addend say what is left of them. */
	{ "elu", "alpha", 1, false,
		HEAD "x<r> if </r>x<r> &gt; 0 else </r>e<sup>x</sup><r> − 1</r>" },
	{ "elu", "alpha", 2, false,
		HEAD "x<r> if </r>x<r> &gt; 0 else 2(</r>e<sup>x</sup><r> − 1)</r>" },
	{ "celu", "alpha", 1, false,
		HEAD "x<r> if </r>x<r> &gt; 0 else </r>e<sup>x</sup><r> − 1</r>" },
	{ "softplus", "beta", 1, false, HEAD "<r>log(1 + </r>e<sup>x</sup><r>)</r>" },
	{ "hard_sigmoid_02", "beta", -0.5, false,
		HEAD "<r>0 if 0.2</r>x<r> − 0.5 ≤ 0 else (1 if 0.2</r>x<r> − 0.5 ≥ 1 "
		     "else 0.2</r>x<r> − 0.5)</r>" },
};

/* Runs of upright text join: what begins with one goes on in the head's. */
static char *joined(const char *markup)
{
	struct text out = { 0 };
	for (const char *s = markup; *s; s++) {
		if (strncmp(s, "</r><r>", 7) == 0)
			s += 7;
		text_add_char(&out, *s);
	}
	return out.s;
}

START_TEST(test_valued)
{
	const struct valued *v = &valued[_i];
	struct curve c = make_curve_with(v->id, v->param, &v->value, 1);
	struct text out = { 0 };
	if (v->varied)
		c.varied = activation_param(c.row, v->param);
	names_formula(&out, &c, ORDER_F, true);
	char *wanted = joined(v->markup);
	ck_assert_str_eq(text_string(&out), wanted);
	free(wanted);
	text_free(&out);
	curve_free(&c);
}
END_TEST

/* ---- rows of users, and text that is no formula -------------------------------------- */

/* Its name may be that of the function it calls: that is not f. */
START_TEST(test_made)
{
	struct expr_error error;
	struct activation *row = activation_make("relu(x) + 1", 11, "relu", &error);
	ck_assert_ptr_nonnull(row);
	check_text(row, row->formula, EXPR_PLAIN, "relu(x) + 1");
	activation_unmake(row);
}
END_TEST

START_TEST(test_words)
{
	static const struct activation row = { .id = "own", .formula = "f_i = x_i <if> & so on" };
	struct text out = { 0 };
	ck_assert_int_eq(activation_print(&out, &row, row.formula, EXPR_PLAIN, NULL), -1);
	ck_assert_str_eq(text_string(&out), row.formula);
	text_free(&out);
	ck_assert_int_eq(activation_print(&out, &row, row.formula, EXPR_MARKUP, NULL), -1);
	ck_assert_str_eq(text_string(&out), "f_i = x_i &lt;if&gt; &amp; so on");
	text_free(&out);
}
END_TEST

/* ---- all rows ------------------------------------------------------------------------ */

/* Tags nest, entities are whole. */
static void check_markup(const char *s)
{
	char open[32][4];
	size_t depth = 0;
	for (const char *at = s; *at; at++) {
		if (*at == '&') {
			ck_assert(strncmp(at, "&lt;", 4) == 0 || strncmp(at, "&gt;", 4) == 0 ||
				strncmp(at, "&amp;", 5) == 0);
			continue;
		}
		if (*at != '<')
			continue;
		const char *end = strchr(at, '>');
		ck_assert_ptr_nonnull(end);
		bool closes = at[1] == '/';
		const char *name = at + 1 + closes;
		size_t length = (size_t)(end - name);
		ck_assert_uint_le(length, 3);
		if (closes) {
			ck_assert_uint_gt(depth, 0);
			depth--;
			ck_assert(strlen(open[depth]) == length &&
				!memcmp(open[depth], name, length));
		} else {
			ck_assert_uint_lt(depth, 32);
			memcpy(open[depth], name, length);
			open[depth++][length] = '\0';
		}
	}
	ck_assert_uint_eq(depth, 0);
}

static long balance(const char *s)
{
	long open = 0;
	for (; *s; s++) {
		open += (*s == '(') - (*s == ')');
		ck_assert_int_ge(open, 0);
	}
	return open;
}

static void check_row(const struct activation *row, const char *formula)
{
	static const enum expr_style styles[] = { EXPR_PLAIN, EXPR_UTF8, EXPR_MARKUP };
	for (size_t i = 0; formula != NULL && i < COUNT(styles); i++) {
		struct text out = { 0 };
		int status = activation_print(&out, row, formula, styles[i], NULL);
		const char *s = text_string(&out), *id = row->id;
		ck_assert_msg(
			(status == 0) == (activation_tree(row, formula) != NULL), "%s: %s", id, s);
		ck_assert_msg(*s != '\0', "%s: empty", id);
		ck_assert_msg(balance(s) == 0, "%s: %s", id, s);
		ck_assert_msg(utf8_valid(s), "%s: %s", id, s);
		/* A reader sees words for a choice, and no expm1. */
		ck_assert_msg(strchr(s, '?') == NULL, "%s: %s", id, s);
		ck_assert_msg(strstr(s, "expm1") == NULL, "%s: %s", id, s);
		for (const char *c = s; styles[i] == EXPR_PLAIN && *c; c++)
			ck_assert_msg(*c >= ' ' && *c <= '~', "%s: %s", id, s);
		if (styles[i] == EXPR_MARKUP)
			check_markup(s);
		text_free(&out);
	}
}

START_TEST(test_rows)
{
	size_t n;
	const struct activation *const *rows = activation_all(&n);
	for (size_t i = 0; i < n; i++) {
		check_row(rows[i], rows[i]->formula);
		check_row(rows[i], rows[i]->derivative);
		for (const struct variant *v = rows[i]->variants; v && v->framework; v++) {
			check_row(rows[i], v->formula);
			check_row(rows[i], v->derivative);
		}
	}
}
END_TEST

/* ---- heads and names ----------------------------------------------------------------- */

START_TEST(test_heads)
{
	static const char *const plain[] = { "f(x) = ", "f'(x) = ", "f''(x) = " };
	for (int k = 0; k < ORDERS; k++) {
		struct text out = { 0 };
		expr_print_head(&out, (enum order)k, EXPR_PLAIN);
		ck_assert_str_eq(text_string(&out), plain[k]);
		text_free(&out);
		expr_print_head(&out, (enum order)k, EXPR_MARKUP);
		check_markup(text_string(&out));
		text_free(&out);
	}
}
END_TEST

START_TEST(test_names)
{
	static const char *const names[][2] = { { "alpha", "α" }, { "lambda", "λ" },
		{ "beta", "β" }, { "x", "x" }, { "lower", "<r>lower</r>" },
		{ "x0", "x<sub><r>0</r></sub>" }, { "a_p", "a<sub><r>p</r></sub>" } };
	for (size_t i = 0; i < COUNT(names); i++) {
		struct text out = { 0 };
		expr_print_name(&out, names[i][0], EXPR_MARKUP);
		ck_assert_str_eq(text_string(&out), names[i][1]);
		text_free(&out);
		expr_print_name(&out, names[i][0], EXPR_PLAIN);
		ck_assert_str_eq(text_string(&out), names[i][0]);
		text_free(&out);
	}
}
END_TEST

void add_formulas(Suite *suite)
{
	TCase *tc = tcase_create("formulas");
	tcase_add_loop_test(tc, test_known, 0, (int)COUNT(known));
	tcase_add_loop_test(tc, test_valued, 0, (int)COUNT(valued));
	tcase_add_test(tc, test_made);
	tcase_add_test(tc, test_words);
	tcase_add_test(tc, test_rows);
	tcase_add_test(tc, test_heads);
	tcase_add_test(tc, test_names);
	suite_add_tcase(suite, tc);
}
