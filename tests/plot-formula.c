/* Tests of typeset formulas: known ones word for word, and all rows well formed. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot.h"

#include "plot/formula.h"

#include <string.h>

struct known {
	const char *formula, *ascii, *utf8, *markup;
};

/* The function's own id is "own" in these. */
static const struct known known[] = {
	{"x > 0 ? x : 0", "x if x > 0 else 0", "x if x > 0 else 0",
		"x<r> if </r>x<r> &gt; 0 else 0</r>"},
	{"1/(1 + exp(-x))", "1/(1 + exp(-x))", "1/(1 + exp(−x))",
		"<r>1/(1 + </r>e<sup><r>−</r>x</sup><r>)</r>"},
	{"own(x)*(1 - own(x))", "f(x)*(1 - f(x))", "f(x)·(1 − f(x))",
		"f<r>(</r>x<r>)(1 − </r>f<r>(</r>x<r>))</r>"},
	{"own(x)", "own(x)", "own(x)", "<r>own(</r>x<r>)</r>"},
	{"x <= -3 ? 0 : x >= 3 ? 1 : x/6 + 1/2",
		"0 if x <= -3 else (1 if x >= 3 else x/6 + 1/2)",
		"0 if x ≤ −3 else (1 if x ≥ 3 else x/6 + 1/2)",
		"<r>0 if </r>x<r> ≤ −3 else (1 if </r>x<r> ≥ 3 else </r>x<r>/6 + "
		"1/2)</r>"},
	{"x > 0 ? x : alpha*expm1(x)", "x if x > 0 else alpha*expm1(x)",
		"x if x > 0 else α·expm1(x)",
		"x<r> if </r>x<r> &gt; 0 else </r>α<r>·expm1(</r>x<r>)</r>"},
	{"log(1 + exp(beta*x))/beta", "log(1 + exp(beta*x))/beta", "log(1 + exp(β·x))/β",
		"<r>log(1 + </r>e<sup>βx</sup><r>)/</r>β"},
	{"x*Phi(x)", "x*Phi(x)", "x·Φ(x)", "x<r>·</r>Φ<r>(</r>x<r>)</r>"},
	{"1/cosh(x)^2", "1/cosh(x)^2", "1/cosh(x)²",
		"<r>1/cosh(</r>x<r>)</r><sup><r>2</r></sup>"},
	{"abs(x) < lam ? 0 : x", "0 if abs(x) < lam else x", "0 if |x| < λ else x",
		"<r>0 if |</r>x<r>| &lt; </r>λ<r> else </r>x"},
	{"t + u where t = tanh(u); u = sqrt(2/pi)*x",
		"t + u where t = tanh(u); u = sqrt(2/pi)*x",
		"t + u where t = tanh(u); u = √(2/π)·x",
		"t<r> + </r>u<r> where </r>t<r> = tanh(</r>u<r>); </r>u<r> = "
		"√(2/</r>π<r>)·</r>x"},
	{"2*x", "2*x", "2·x", "<r>2</r>x"},
	{"2*(x + 1)", "2*(x + 1)", "2·(x + 1)", "<r>2(</r>x<r> + 1)</r>"},
	{"2*3*x", "2*3*x", "2·3·x", "<r>2·3</r>x"},
	{"x*(x + 3)/6", "x*(x + 3)/6", "x·(x + 3)/6", "x<r>·(</r>x<r> + 3)/6</r>"},
	{"-x^2", "-x^2", "−x²", "<r>−</r>x<sup><r>2</r></sup>"},
	{"(-x)^2", "(-x)^2", "(−x)²", "<r>(−</r>x<r>)</r><sup><r>2</r></sup>"},
	{"x^(3/2)", "x^(3/2)", "x^(3/2)", "x<sup><r>3/2</r></sup>"},
	{"a - (b - c)", "a - (b - c)", "a − (b − c)", "a<r> − (</r>b<r> − </r>c<r>)</r>"},
	{"a/(b*c)", "a/(b*c)", "a/(b·c)", "a<r>/(</r>bc<r>)</r>"},
	{"-(-x)", "-(-x)", "−(−x)", "<r>−(−</r>x<r>)</r>"},
	{"x - -3", "x - (-3)", "x − (−3)", "x<r> − (−3)</r>"},
	{"0 < x < 6 ? 1 : 0", "1 if 0 < x < 6 else 0", "1 if 0 < x < 6 else 0",
		"<r>1 if 0 &lt; </r>x<r> &lt; 6 else 0</r>"},
	{"exp(-x^2/2)", "exp(-x^2/2)", "exp(−x²/2)",
		"<r>exp(−</r>x<sup><r>2</r></sup><r>/2)</r>"},
	{"1e-3*x", "1e-3*x", "1e−3·x", "<r>1e−3</r>x"},
	{"w[m]*x", "w[m]*x", "w[m]·x", "w<sub>m</sub><r>·</r>x"},
	/* What is not in the language stands as it is. */
	{"f_i = x_i <if> & so on", "f_i = x_i <if> & so on", "f_i = x_i <if> & so on",
		"f_i = x_i &lt;if&gt; &amp; so on"},
	{"(x", "(x", "(x", "(x"},
	{"", "", "", ""},
};

static void check_formula(
	const char *formula, enum formula_style style, const char *wanted)
{
	struct text out = {0};
	formula_add(&out, formula, "own", style);
	ck_assert_str_eq(text_string(&out), wanted);
	text_free(&out);
}

START_TEST(test_known)
{
	const struct known *k = &known[_i];
	check_formula(k->formula, FORMULA_ASCII, k->ascii);
	check_formula(k->formula, FORMULA_UTF8, k->utf8);
	check_formula(k->formula, FORMULA_MARKUP, k->markup);
}
END_TEST

/* Tags nest, entities are whole. */
static void check_markup(const char *s)
{
	char open[32][4];
	size_t depth = 0;
	for (const char *at = s; *at; at++) {
		if (*at == '&') {
			ck_assert(strncmp(at, "&lt;", 4) == 0 ||
				  strncmp(at, "&gt;", 4) == 0 ||
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

static void check_row(const char *formula, const char *id)
{
	ck_assert_ptr_nonnull(formula);
	for (enum formula_style style = FORMULA_ASCII; style <= FORMULA_MARKUP; style++) {
		struct text out = {0};
		formula_add(&out, formula, id, style);
		const char *s = text_string(&out);
		ck_assert_msg(*s != '\0', "%s: empty", id);
		ck_assert_msg(balance(s) == 0, "%s: %s", id, s);
		ck_assert_msg(utf8_valid(s), "%s: %s", id, s);
		/* A choice shows as words; had it not been read it would show its marks.
		 */
		ck_assert_msg(strchr(s, '?') == NULL, "%s: %s", id, s);
		for (const char *c = s; style == FORMULA_ASCII && *c; c++)
			ck_assert_msg(*c >= ' ' && *c <= '~', "%s: %s", id, s);
		if (style == FORMULA_MARKUP)
			check_markup(s);
		text_free(&out);
	}
}

START_TEST(test_rows)
{
	size_t n;
	const struct activation *const *rows = activation_all(&n);
	for (size_t i = 0; i < n; i++) {
		check_row(rows[i]->formula, rows[i]->id);
		check_row(rows[i]->derivative, rows[i]->id);
		for (const struct variant *v = rows[i]->variants; v && v->framework;
			v++) {
			if (v->formula)
				check_row(v->formula, rows[i]->id);
			if (v->derivative)
				check_row(v->derivative, rows[i]->id);
		}
	}
}
END_TEST

/* No depth of brackets and no length breaks it. */
START_TEST(test_deep)
{
	struct text in = {0}, out = {0};
	for (int i = 0; i < 100000; i++)
		text_add_char(&in, _i == 0 ? '(' : _i == 1 ? '-' : '1');
	if (_i == 2)
		for (int i = 0; i < 5000; i++)
			text_add(&in, "+1");
	formula_add(&out, text_string(&in), "own", FORMULA_ASCII);
	ck_assert_str_eq(text_string(&out), text_string(&in));
	text_free(&in);
	text_free(&out);
}
END_TEST

START_TEST(test_heads)
{
	static const char *const ascii[] = {"f(x) = ", "f'(x) = ", "f''(x) = "};
	for (int k = 0; k < 3; k++)
		for (enum formula_style style = FORMULA_ASCII; style <= FORMULA_MARKUP;
			style++) {
			struct text out = {0};
			formula_add_head(&out, k, style);
			if (style == FORMULA_ASCII)
				ck_assert_str_eq(text_string(&out), ascii[k]);
			if (style == FORMULA_MARKUP)
				check_markup(text_string(&out));
			text_free(&out);
		}
}
END_TEST

START_TEST(test_names)
{
	static const char *const names[][2] = {{"alpha", "α"}, {"lambda", "λ"},
		{"beta", "β"}, {"x", "x"}, {"lower", "<r>lower</r>"},
		{"x0", "x<sub><r>0</r></sub>"}, {"a_p", "a<sub><r>p</r></sub>"}};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct text out = {0};
		formula_add_name(&out, names[i][0], FORMULA_MARKUP);
		ck_assert_str_eq(text_string(&out), names[i][1]);
		text_free(&out);
		formula_add_name(&out, names[i][0], FORMULA_ASCII);
		ck_assert_str_eq(text_string(&out), names[i][0]);
		text_free(&out);
	}
}
END_TEST

void add_formulas(Suite *suite)
{
	TCase *tc = tcase_create("formulas");
	tcase_add_loop_test(tc, test_known, 0, (int)(sizeof known / sizeof *known));
	tcase_add_test(tc, test_rows);
	tcase_add_loop_test(tc, test_deep, 0, 3);
	tcase_add_test(tc, test_heads);
	tcase_add_test(tc, test_names);
	suite_add_tcase(suite, tc);
}
