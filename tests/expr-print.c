/* Tests of printed formulas: brackets, styles, values, and what is printed read back. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr-tests.h"

#include "base/alloc.h"
#include "expr/tree.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What every row prints as in every style stands in tests/printed.txt; here are the rules. */

static void check_print(
	const char *formula, enum expr_style style, const char *const *value, const char *wanted)
{
	struct expr *e = expr_read(formula);
	struct text out = { 0 };
	int status = expr_print(&out, e, style, value);
	ck_assert_msg(status == (wanted ? 0 : -1), "%s: %d", formula, status);
	ck_assert_str_eq(text_string(&out), wanted ? wanted : "");
	text_free(&out);
	expr_free(e);
}

/* ---- the language itself ----------------------------------------------------------- */

struct pair {
	const char *formula, *wanted; /* NULL: as it stands */
};

static const struct pair language[] = {
	{ "a - (b - c)", NULL },
	{ "(a - b) - (c)", "a - b - c" },
	{ "a/(b*c)", NULL },
	{ "((a/b))*c", "a/b*c" },
	{ "a*(b*c)", NULL },
	{ "(a + b)*c", NULL },
	{ "a^(b^c)", "a^b^c" },
	{ "(a^b)^c", NULL },
	{ "-x^2", NULL },
	{ "-(x^2)", "-x^2" },
	{ "(-x)^2", NULL },
	{ "x^-2", "x^(-2)" },
	{ "2^-x", "2^(-x)" },
	{ "--x", "-(-x)" },
	{ "+x - -3", "x - (-3)" },
	{ "a*-b", "a*(-b)" },
	{ "-(a*b)", NULL },
	{ "(-a)*b", "-a*b" },
	{ "a + -b*c", "a + (-b*c)" },
	{ "(a<b)<c", "(a < b) < c" },
	{ "a < b < c <= 2", NULL },
	{ "(a < b)*c", NULL },
	{ "(a ? b : c) ? a : b", NULL },
	{ "a ? b ? 1 : 2 : (c ? 3 : 4)", "a ? (b ? 1 : 2) : c ? 3 : 4" },
	{ "(a ? b : c) + 1", NULL },
	{ "max(max(a,b),c)", "max(a, b, c)" },
	{ "max(a, max(b, c))", NULL },
	{ "max(x, min(x, 1), 2)", NULL },
	{ "clamp(x, -1, 2)*mod(x, a + b)", NULL },
	{ "sum(z)*2 + max(z) - min(w*z)", NULL },
	{ "z[2] + z[i + 1]", NULL },
	{ "x*1e-3 + .5 + 007", NULL },
	{ "sigmoid(-x)*leak(x)", NULL },
	{ "log(1 + exp(x)) + 1/(1 + exp(-x))", NULL },
	{ "t where t = x^2", NULL },
	{ "a*b where a = b + 1; b = tanh(x)", NULL },
	{ "a*g(2) where g(t) = t^2 + a", "a*(2^2 + a)" },
};

START_TEST(test_language)
{
	const struct pair *p = &language[_i];
	check_print(p->formula, EXPR_ASCII, NULL, p->wanted ? p->wanted : p->formula);
}
END_TEST

/* ---- other styles ------------------------------------------------------------------ */

static const struct pair latex[] = {
	{ "a/b*c", "\\frac{a}{b} \\, c" },
	{ "a/(b/c)", "\\frac{a}{\\frac{b}{c}}" },
	{ "-a/b + x*(-a/2)", "-\\frac{a}{b} + x \\, \\left(-\\frac{a}{2}\\right)" },
	{ "a - -x*b/c*2", "a - \\left(-\\frac{x b}{c} \\cdot 2\\right)" },
	{ "(-a)^2/b", "\\frac{(-a)^{2}}{b}" },
	{ "a + sum(z)", "a + \\sum_k z_k" },
	{ "b < sum(z)", "\\left[b < \\sum_k z_k\\right]" },
	{ "exp(-e*x)", "\\mathrm{e}^{-\\mathrm{e} x}" },
	{ "(a/b)^c", "\\left(\\frac{a}{b}\\right)^{c}" },
	{ "-(a*b)", "-a b" },
	{ "x - -3", "x - (-3)" },
	{ "(a < b)*c", "\\left[a < b\\right] \\, c" },
	{ "x ? 1 : 2",
		"\\begin{cases} 1 & \\text{if } x \\ne 0 \\\\ 2 & \\text{otherwise} "
		"\\end{cases}" },
	{ "max(x, a, -1)", "\\max(x, a, -1)" },
	{ "sum(z)*2 + max(z) - min(w*z)",
		"\\left(\\sum_k z_k\\right) \\cdot 2 + \\max z - \\min_k w_k z_k" },
	{ "sum(beta*z)^2", "\\left(\\sum_k \\beta z_k\\right)^{2}" },
	{ "z[2] + z[i + 1]", "z_{2} + z_{i + 1}" },
	{ "exp(x)^2", "(\\mathrm{e}^{x})^{2}" },
	{ "exp(-x^2/2)*exp(sin(x))", "\\mathrm{e}^{-x^{2}/2} \\, \\exp(\\sin(x))" },
	{ "alpha*expm1(x) + log1p(-x)", "\\alpha \\, (\\mathrm{e}^{x} - 1) + \\log(1 - x)" },
	{ "abs(x)^3 + sqrt(x + 1)", "\\left|x\\right|^{3} + \\sqrt{x + 1}" },
	{ "cosh(x)^2", "\\cosh^{2}(x)" },
	{ "floor(x)/sign(x)", "\\frac{\\left\\lfloor x \\right\\rfloor}{\\operatorname{sgn}(x)}" },
	{ "asin(x) + atanh(x)", "\\arcsin(x) + \\operatorname{artanh}(x)" },
	{ "mod(x, a + b)", "x \\bmod (a + b)" },
	{ "x0 + a_p + alpha_2 + scale_up", "x_{0} + a_{p} + \\alpha_{2} + \\mathrm{scale\\_up}" },
	{ "2*3*x + a*2 + 2*(x + 1) + 2*tanh(x)",
		"2 \\cdot 3 x + a \\cdot 2 + 2(x + 1) + 2 \\, \\tanh(x)" },
	{ "1.5e-3*x + 1e4 + 2e5^2", "1.5 \\times 10^{-3} x + 10^{4} + (2 \\times 10^{5})^{2}" },
	{ "sigmoid(x)*Phi(x)", "\\operatorname{sigmoid}(x) \\, \\Phi(x)" },
	{ "1 - t^2 where t = tanh(x/2)",
		"1 - t^{2} \\quad \\text{where } t = \\tanh\\left(\\frac{x}{2}\\right)" },
};

static const struct pair c[] = {
	{ "1/2 + 010/4 + .5 + 5. + 1e1", "1.0/2.0 + 10.0/4.0 + 0.5 + 5.0 + 1e1" },
	{ "x^2 + x^3 + x^-1 + (x + 1)^2 + x^0.5 + x^1",
		"x*x + x*x*x + pow(x, -1.0) + pow(x + 1.0, 2.0) + pow(x, 0.5) + x" },
	{ "a^b^c", "pow(a, pow(b, c))" },
	{ "x - -3", "x + 3.0" },
	{ "--x", "x" },
	{ "a < b < c <= 2", "a < b && b < c && c <= 2.0 ? 1.0 : 0.0" },
	{ "(a < b) < c", "(a < b ? 1.0 : 0.0) < c ? 1.0 : 0.0" },
	{ "a ? b : 0", "a != 0.0 ? b : 0.0" },
	{ "log(1 + exp(-x))", "fmax(-x, 0.0) + log1p(exp(-fabs(x)))" },
	{ "log1p(exp(x))", "fmax(x, 0.0) + log1p(exp(-fabs(x)))" },
	{ "log(sigmoid(x))", "-(fmax(-x, 0.0) + log1p(exp(-fabs(x))))" },
	{ "exp(x)/(1 + exp(x))", "1.0/(1.0 + exp(-x))" },
	{ "x*sigmoid(x)", "x/(1.0 + exp(-x))" },
	{ "1 - sigmoid(2*x)", "1.0/(1.0 + exp(2.0*x))" },
	{ "1 + erf(x)", "erfc(-x)" },
	{ "1 - erf(x)", "erfc(x)" },
	{ "1 + tanh(x)", "2.0/(1.0 + exp(-2.0*x))" },
	{ "1 - tanh(x)", "2.0/(1.0 + exp(2.0*x))" },
	{ "1 - tanh(x)^2", "pow(cosh(x), -2.0)" },
	{ "1 - t*t where t = tanh(x)", "pow(cosh(x), -2.0)" },
	{ "exp(x) - 1", "expm1(x)" },
	{ "1 - exp(x)", "-expm1(x)" },
	{ "log(1 + x)", "log1p(x)" },
	{ "log(1 - x)", "log1p(-x)" },
	{ "log(2 - exp(-x))", "log1p(-expm1(-x))" },
	{ "log((1 + exp(x))/2)", "fmax(x, 0.0) + log1p(expm1(-fabs(x))/2.0)" },
	{ "log(cosh(x))",
		"fabs(x) < 1.0 ? log1p(2.0*pow(sinh(x/2.0), 2.0)) : "
		"fabs(x) + log1p(exp(-2.0*fabs(x))) - 0.69314718055994531" },
	{ "x + sqrt(x^2 + a)", "x >= 0.0 ? x + sqrt(x*x + a) : a/(sqrt(x*x + a) - x)" },
	{ "1 - x/sqrt(1 + x^2)",
		"(x <= 0.0 ? sqrt(1.0 + x*x) - x : "
		"1.0/(sqrt(1.0 + x*x) + x))/sqrt(1.0 + x*x)" },
	{ "sqrt(x^2 + 4) - 2", "x*x/(sqrt(x*x + 4.0) + 2.0)" },
	{ "sqrt(x^2 + 4) - 1", "sqrt(x*x + 4.0) - 1.0" },
	{ "1 - (1 + exp(x))^(-1/a)", "-expm1(-1.0/a*log1p(exp(x)))" },
	{ "(1 - x)^0.5 - 1", "expm1(0.5*log1p(-x))" },
	{ "(1 - x)^3 - 1", "pow(1.0 - x, 3.0) - 1.0" },
	{ "1 - a/(a + b + x)", "(b + x)/(a + b + x)" },
	{ "(1 - exp(-x))/(1 + exp(-x))", "tanh(x/2.0)" },
	{ "atan(x)/pi + 1/2", "atan2(1.0, -x)/3.14159265358979324" },
	{ "x - log(exp(x) + 1)", "-(fmax(-x, 0.0) + log1p(exp(-fabs(x))))" },
	{ "x - log(exp(x) + a)", "x == 0.0 ? -log1p(a) : x - log(exp(x) + a)" },
	{ "e^x*pi*e", "exp(x)*3.14159265358979324*2.71828182845904524" },
	{ "clamp(x, -1, 1)", "fmin(fmax(x, -1.0), 1.0)" },
	{ "mod(x, a + b)", "x - (a + b)*floor(x/(a + b))" },
	{ "leak(x - 1)", "x - 1.0 > 0.0 ? x - 1.0 : 1.0/4.0*(x - 1.0)" },
	{ "double*x + fabs*int_", "double_*x + fabs_*int_" },
	{ "0.1000000000000000055511151231257827021181583404541*x", "0.1*x" },
	{ "sum(z)", NULL },
	{ "z[1]", NULL },
	{ "max(z)", NULL },
};

static const struct pair python[] = {
	{ "1/2 + 010/4", "1/2 + 10/4" },
	{ "10000000000000000*x", "10000000000000000.0*x" },
	{ "x >= 0 ? 1 : 0", "np.where(x >= 0, 1.0, 0)" },
	{ "0 < x < 6 ? x : -1", "np.where((0 < x) & (x < 6), x, -1)" },
	{ "x > 0 ? x : expm1(x)", "np.where(x > 0, x, np.expm1(np.minimum(x, 0)))" },
	{ "x > 0 ? exp(-x) : x", "np.where(x > 0, np.exp(-np.maximum(x, 0)), x)" },
	{ "2 <= x ? 0 : a*exp(x) + x", "np.where(2 <= x, 0, a*np.exp(np.minimum(x, 2)) + x)" },
	{ "(-x)^2 + x^-2", "(-x)**2 + x**(-2.0)" },
	{ "1/(1 + exp(-x))", "np.exp(np.minimum(x, 0))/(1 + np.exp(-np.abs(x)))" },
	{ "log(1 + exp(x))", "np.logaddexp(0, x)" },
	{ "erf(x)", "np.vectorize(math.erf)(x)" },
	{ "Phi(x)", "0.5*np.vectorize(math.erfc)(-0.70710678118654752*x)" },
	{ "max(z) + sum(w*z) + z[2]", "np.max(z) + np.sum(w*z) + z[1]" },
	{ "lambda + np + e + pi", "lambda_ + np_ + np.e + np.pi" },
};

static const struct pair gnuplot[] = {
	{ "1/2 + x^2 - x^3.5", "1.0/2.0 + x**2 - x**3.5" },
	{ "floor(x)/2 + sign(x)", "real(floor(x))/2.0 + (x > 0.0 ? 1.0 : x < 0.0 ? -1.0 : x)" },
	{ "max(x, 0)", "x > 0.0 ? x : 0.0" },
	{ "Phi(x)*erf(x)", "norm(x)*erf(x)" },
	{ "erfc(x)", "x < 26.5 ? erfc(x) : 0.0" },
	{ "expm1(x)", "tanh(x/2.0)*(exp(x) + 1.0)" },
	{ "log1p(x)", "(p_ = x, q_ = 1.0 + p_, q_ == 1.0 ? p_ : p_*log(q_)/(q_ - 1.0))" },
	{ "1/(1 + exp(x))", "exp(-x < 0.0 ? -x : 0.0)/(1.0 + exp(-abs(x)))" },
	{ "a ? b : c", "a != 0.0 ? b : c" },
};

static const struct pair markup[] = {
	{ "alpha*expm1(x)", "α<r>(</r>e<sup>x</sup><r> − 1)</r>" },
	{ "x*expm1(sin(x))", "x<r>·(exp(sin(</r>x<r>)) − 1)</r>" },
	{ "expm1(x) + log1p(-x) + log1p(x)",
		"e<sup>x</sup><r> − 1 + log(1 − </r>x<r>) + log(1 + </r>x<r>)</r>" },
	{ "sigma*(x + 1)", "σ<r>·(</r>x<r> + 1)</r>" },
	{ "exp(x)^2", "<r>(</r>e<sup>x</sup><r>)</r><sup><r>2</r></sup>" },
	{ "x0 < a_p", "x<sub><r>0</r></sub><r> &lt; </r>a<sub><r>p</r></sub>" },
};

static const struct pair utf8[] = {
	{ "alpha*x^-2 + abs(x) - sqrt(2)", "α·x⁻² + |x| − √2" },
	{ "x >= -3 ? x^(3/2) : 2^x", "x^(3/2) if x ≥ −3 else 2ˣ" },
	{ "expm1(x) != 1e-3", "exp(x) − 1 ≠ 1e−3" },
	{ "2*expm1(x) + log1p(-x)", "2·(exp(x) − 1) + log(1 − x)" },
};

START_TEST(test_styles)
{
	static const struct {
		enum expr_style style;
		const struct pair *pair;
		size_t n;
	} sets[] = {
		{ EXPR_LATEX, latex, COUNT(latex) },
		{ EXPR_C, c, COUNT(c) },
		{ EXPR_PYTHON, python, COUNT(python) },
		{ EXPR_GNUPLOT, gnuplot, COUNT(gnuplot) },
		{ EXPR_MARKUP, markup, COUNT(markup) },
		{ EXPR_UTF8, utf8, COUNT(utf8) },
	};
	for (size_t i = 0; i < sets[_i].n; i++)
		check_print(
			sets[_i].pair[i].formula, sets[_i].style, NULL, sets[_i].pair[i].wanted);
}
END_TEST

/* ---- values ------------------------------------------------------------------------ */

struct filled {
	const char *formula;
	const char *value[3];
	enum expr_style style;
	const char *wanted;
};

static const struct filled filled[] = {
	{ "log(1 + exp(beta*x))/beta", { "1" }, EXPR_ASCII, "log(1 + exp(x))" },
	{ "log(1 + exp(beta*x))/beta", { "2" }, EXPR_C,
		"(fmax(2.0*x, 0.0) + log1p(exp(-fabs(2.0*x))))/2.0" },
	{ "alpha*expm1(x) + a", { "-0.5", "-2" }, EXPR_ASCII, "-0.5*expm1(x) - 2" },
	{ "alpha*expm1(x) + a", { "1/3", NULL }, EXPR_GNUPLOT,
		"1.0/3.0*(tanh(x/2.0)*(exp(x) + 1.0)) + a" },
	{ "x^a - a", { "1" }, EXPR_ASCII, "x - 1" },
	{ "x^(a - 1) + (x + b)*a", { "3", "0" }, EXPR_UTF8, "x² + x·3" },
	{ "exp(-a*x) + (a - 2)*x", { "1" }, EXPR_PLAIN, "exp(-x) - x" },
	{ "a > 0 ? x : -x", { "0.5" }, EXPR_ASCII, "x" },
	{ "0 < a < x <= 3", { "0.5" }, EXPR_ASCII, "0.5 < x <= 3" },
	{ "0 < a < x", { "-1" }, EXPR_C, "0.0" },
	{ "x < a < b < x", { "1", "2" }, EXPR_ASCII, "(x < 1)*(2 < x)" },
	{ "x/a", { "-1e-3" }, EXPR_LATEX, "\\frac{x}{-10^{-3}}" },
	{ "x^(-a - 1)/(a^2 + 1)", { "1" }, EXPR_LATEX, "\\frac{x^{-2}}{2}" },
	{ "0 - a*x + (j == a)", { "-1" }, EXPR_PLAIN, "0 + x + (j == -1)" },
	{ "x - a", { "-1e-3" }, EXPR_LATEX, "x + 10^{-3}" },
	{ "(lower + upper)/2*x", { "1/8", "1/3" }, EXPR_C, "(1.0/8.0 + 1.0/3.0)/2.0*x" },
	{ "a*x", { "0x1p-3" }, EXPR_C, "0.125*x" },
	{ "a*x", { "-pi/2" }, EXPR_C, "-3.14159265358979324/2.0*x" },
	{ "a*x + t where t = a", { "2" }, EXPR_ASCII, "t*x + t where t = 2" },
	{ "max(w*x + b)", { "-0.5,1", "0,-2" }, EXPR_C, "fmax(-0.5*x, x - 2.0)" },
	{ "max(w*x + b)", { "-0.5,1", "0,-2" }, EXPR_ASCII, "max(w*x + b)" },
	{ "max(w*x + b)", { "-0.5,1", "0,-2,3" }, EXPR_C, NULL },
	{ "max(w*x + b)", { "-0.5,1", NULL }, EXPR_C, "fmax(-0.5*x + b, x + b)" },
	{ "exp(z)/sum(exp(z))", { "x,0" }, EXPR_C,
		"{1.0/(1.0 + exp(-x)), exp(0.0)/(1.0 + exp(x))}" },
	{ "exp(z)/sum(exp(z))", { "x,0" }, EXPR_PYTHON,
		"[np.exp(np.minimum(x, 0))/(1 + np.exp(-np.abs(x))), "
		"np.exp(0)*np.exp(np.minimum(-x, 0))/(1 + np.exp(-np.abs(x)))]" },
	{ "exp(z)/sum(exp(z))", { "x,0" }, EXPR_GNUPLOT,
		"exp(x < 0.0 ? x : 0.0)/(1.0 + exp(-abs(x))), "
		"exp(0.0)*exp(-x < 0.0 ? -x : 0.0)/(1.0 + exp(-abs(x)))" },
	{ "z[2]*x", { "3,max(1,2),5" }, EXPR_C, "fmax(1.0, 2.0)*x" },
	{ "z[4]*x", { "3,4,5" }, EXPR_C, NULL },
	{ "a*x", { "-0x1.8p1" }, EXPR_LATEX, "-3 x" },
	{ "a*x", { "foo" }, EXPR_ASCII, NULL },
	{ "a*x", { "1e400" }, EXPR_C, NULL },
	{ "a*x", { "" }, EXPR_C, NULL },
};

START_TEST(test_values)
{
	const struct filled *f = &filled[_i];
	check_print(f->formula, f->style, f->value, f->wanted);
}
END_TEST

/* ---- names and own calls ----------------------------------------------------------- */

START_TEST(test_own)
{
	static const struct {
		const char *formula;
		enum expr_style style;
		const char *wanted;
	} known[] = {
		{ "sigmoid(x)*(1 - sigmoid(x))", EXPR_PLAIN, "f(x)*(1 - f(x))" },
		{ "sigmoid(x)*(1 - sigmoid(x))", EXPR_MARKUP,
			"f<r>(</r>x<r>)(1 − </r>f<r>(</r>x<r>))</r>" },
		{ "sigmoid(x)*(1 - sigmoid(x))", EXPR_LATEX, "f(x) \\, (1 - f(x))" },
		{ "sigmoid(x)*(1 - sigmoid(x))", EXPR_ASCII, "sigmoid(x)*(1 - sigmoid(x))" },
		{ "sigmoid(x)", EXPR_PLAIN, "sigmoid(x)" },
		{ "leak(x) + sigmoid(x)", EXPR_UTF8, "leak(x) + f(x)" },
	};
	for (size_t i = 0; i < COUNT(known); i++) {
		struct expr *e = expr_read(known[i].formula);
		struct text out = { 0 };
		ck_assert_int_eq(expr_print_own(&out, e, known[i].style, NULL, "sigmoid"), 0);
		ck_assert_str_eq(text_string(&out), known[i].wanted);
		text_free(&out);
		expr_free(e);
	}
}
END_TEST

START_TEST(test_names)
{
	static const char *const names[][5] = {
		{ "alpha", "alpha", "α", "α", "\\alpha" },
		{ "lower", "lower", "lower", "<r>lower</r>", "\\mathrm{lower}" },
		{ "x0", "x0", "x0", "x<sub><r>0</r></sub>", "x_{0}" },
		{ "a_p", "a_p", "a_p", "a<sub><r>p</r></sub>", "a_{p}" },
	};
	static const enum expr_style styles[] = { EXPR_PLAIN, EXPR_UTF8, EXPR_MARKUP, EXPR_LATEX };
	for (size_t i = 0; i < COUNT(names); i++)
		for (size_t k = 0; k < COUNT(styles); k++) {
			struct text out = { 0 };
			expr_print_name(&out, names[i][0], styles[k]);
			ck_assert_str_eq(text_string(&out), names[i][k + 1]);
			text_free(&out);
		}
}
END_TEST

/* ---- there and back ---------------------------------------------------------------- */

struct maker {
	uint64_t state;
	struct text out;
	int locals; /* names t0, t1, ... that may be used */
};

static size_t pick(struct maker *m, size_t n)
{
	return (size_t)(expr_random(&m->state) % n);
}

static void make(struct maker *m, int depth);

static void make_leaf(struct maker *m)
{
	static const char *const leaves[] = { "x", "x", "x", "alpha", "b", "pi", "e", "1", "2",
		"0.5", "1e-3", "007", ".25", "3.", "1e5" };
	size_t i = pick(m, COUNT(leaves) + 4);
	if (i >= COUNT(leaves) && m->locals > 0)
		text_print(&m->out, "t%zu", pick(m, (size_t)m->locals));
	else
		text_add(&m->out, leaves[i % COUNT(leaves)]);
}

static void make_call(struct maker *m, int depth)
{
	static const struct {
		const char *name;
		int args;
	} calls[] = { { "exp", 1 }, { "log", 1 }, { "log1p", 1 }, { "expm1", 1 }, { "sqrt", 1 },
		{ "abs", 1 }, { "sign", 1 }, { "floor", 1 }, { "tanh", 1 }, { "cosh", 1 },
		{ "erf", 1 }, { "Phi", 1 }, { "phi", 1 }, { "sigmoid", 1 }, { "leak", 1 },
		{ "min", 2 }, { "max", 2 }, { "max", 3 }, { "min", 4 }, { "mod", 2 },
		{ "clamp", 3 }, { "sum", 1 } };
	size_t i = pick(m, COUNT(calls));
	text_print(&m->out, "%s(", calls[i].name);
	for (int k = 0; k < calls[i].args; k++) {
		text_add(&m->out, k > 0 ? "," : "");
		make(m, depth - 1);
	}
	text_add_char(&m->out, ')');
}

/* Every operation in brackets of its own, but for chains. */
static void make(struct maker *m, int depth)
{
	static const char *const ops[] = { "+", "-", "*", "/", "^", "+", "-", "*", "/", "<",
		"<=", ">", ">=", "==", "!=" };
	size_t kind = depth > 0 ? pick(m, 12) : 11;
	if (kind > 9) {
		make_leaf(m);
		return;
	}
	if (kind == 9) {
		make_call(m, depth);
		return;
	}
	text_add(&m->out, kind == 8 ? "(-(" : "((");
	make(m, depth - 1);
	text_add_char(&m->out, ')');
	size_t parts = kind == 7 ? 3 : kind == 8 ? 1 : 2;
	for (size_t k = 1; k < parts || (kind == 6 && pick(m, 2)); k++) {
		const char *op = kind == 7 ? (k == 1 ? "?" : ":")
			: kind == 6	   ? ops[9 + pick(m, 6)]
					   : ops[pick(m, COUNT(ops))];
		text_print(&m->out, "%s(", op);
		make(m, depth - 1);
		text_add_char(&m->out, ')');
	}
	text_add_char(&m->out, ')');
}

static void check_node(const struct expr *a, const struct expr *b, size_t i, const char *text)
{
	const struct node *n = &a->node[i], *o = &b->node[i];
	bool same = n->op == o->op && memcmp(n->arg, o->arg, sizeof n->arg) == 0;
	if (n->op == OP_NUMBER)
		same &= n->number == o->number && n->rest == o->rest;
	if (n->op == OP_CALL1)
		same &= n->primitive == o->primitive;
	if (n->op == OP_FUNCTION)
		same &= n->function == o->function;
	if (n->op == OP_PARAM)
		same &= strcmp(a->param[n->param], b->param[o->param]) == 0;
	ck_assert_msg(same, "%.400s: node %zu", text, i);
}

/* No style trips over any tree. */
static void check_all_styles(const char *formula, const struct expr *e)
{
	for (enum expr_style style = EXPR_ASCII; style <= EXPR_MARKUP; style++) {
		struct text out = { 0 };
		bool code = style >= EXPR_C && style <= EXPR_GNUPLOT;
		int status = expr_print(&out, e, style, NULL);
		ck_assert_msg(status == 0 || code, "%.400s", formula);
		ck_assert_msg((out.n > 0) == (status == 0), "%.400s", formula);
		ck_assert_msg(utf8_valid(text_string(&out)), "%.400s", formula);
		text_free(&out);
	}
}

/* What is printed for readers reads back as a formula that prints alike. (Not as the same tree: expm1(x) prints as
   e^x - 1, and lam as the Greek letter that lambda is.) */
static void check_readers(const struct expr *e, enum expr_style style)
{
	struct text first = { 0 }, second = { 0 };
	ck_assert_int_eq(expr_print(&first, e, style, NULL), 0);
	if (first.n > EXPR_BYTES) {
		text_free(&first);
		return;
	}
	struct expr *back = expr_read(text_string(&first));
	ck_assert_int_eq(expr_print(&second, back, style, NULL), 0);
	ck_assert_msg(strcmp(text_string(&second), text_string(&first)) == 0, "%.400s: %.400s",
		text_string(&first), text_string(&second));
	text_free(&first);
	text_free(&second);
	expr_free(back);
}

/* Prints, reads what was printed, and has the same tree, node by node; and prints it alike. */
static void check_round(const char *formula)
{
	struct expr *a = expr_read(formula);
	struct text first = { 0 }, second = { 0 };
	ck_assert_int_eq(expr_print(&first, a, EXPR_ASCII, NULL), 0);
	struct expr *b = expr_read(text_string(&first));
	ck_assert_msg(a->nodes == b->nodes, "%.400s: %.400s", formula, text_string(&first));
	for (size_t i = 0; i < a->nodes; i++)
		check_node(a, b, i, text_string(&first));
	ck_assert_int_eq(expr_print(&second, b, EXPR_ASCII, NULL), 0);
	ck_assert_msg(strcmp(text_string(&second), text_string(&first)) == 0, "%.400s: %.400s",
		text_string(&first), text_string(&second));
	check_all_styles(formula, a);
	check_readers(a, EXPR_PLAIN);
	check_readers(a, EXPR_UTF8);
	text_free(&first);
	text_free(&second);
	expr_free(a);
	expr_free(b);
}

START_TEST(test_random)
{
	struct maker m = { .state = UINT64_C(0x9e3779b97f4a7c15) + (uint64_t)_i };
	for (int i = 0; i < 200; i++) {
		m.out.n = 0;
		m.locals = (int)pick(&m, 4);
		int locals = m.locals;
		make(&m, 5);
		for (int k = locals; k-- > 0;) {
			/* Each uses only those behind it. */
			text_print(&m.out, "%s t%d = ", k == locals - 1 ? " where" : ";", k);
			m.locals = k;
			make(&m, 3);
		}
		if (m.out.n < EXPR_BYTES / 2)
			check_round(text_string(&m.out));
	}
	text_free(&m.out);
}
END_TEST

/* ---- derivatives ------------------------------------------------------------------- */

static const struct pair slopes[] = {
	{ "3", "0" },
	{ "x^3 + a*x", "3*x^2 + a" },
	{ "x*tanh(a*x)", "tanh(a*x) + a*x*(1 - tanh(a*x)^2)" },
	{ "x*exp(-x^2/2)", "exp(-x^2/2) - x^2*exp(-x^2/2)" },
	{ "sqrt(x^2 + 1) - 1", "x/sqrt(x^2 + 1)" },
	{ "(x^2 + 1)^-0.5", "-((x^2 + 1)^(-1.5)*x)" },
	{ "1/(1 + exp(-x))", "exp(-x)/(1 + exp(-x))^2" },
	{ "max(0, x) - min(x, 1)", "(x > 0 ? 1 : 0) - (x < 1 ? 1 : 0)" },
	{ "clamp(x/6 + 0.5, 0, 1)", "0 < x/6 + 0.5 < 1 ? 1/6 : 0" },
	{ "x > 0 ? x : a*expm1(x)", "x > 0 ? 1 : a*exp(x)" },
	{ "t*x where t = exp(x); u = 3", "t*x + t where t = exp(x)" },
	{ "abs(x)*floor(x)", "sign(x)*floor(x)" },
	{ "2^x + x^x", "log(2)*2^x + (x*x^(x - 1) + x^x*log(x))" },
	{ "clamp(0, x, 1)", NULL },
};

static char *slope_of(const char *formula)
{
	struct expr *e = expr_read(formula), *slope = expr_derivative(e);
	struct text out = { 0 };
	if (slope != NULL)
		ck_assert_int_eq(expr_print(&out, slope, EXPR_ASCII, NULL), 0);
	char *text = slope ? alloc_copy(text_string(&out)) : NULL;
	text_free(&out);
	expr_free(e);
	expr_free(slope);
	return text;
}

START_TEST(test_slopes)
{
	char *text = slope_of(slopes[_i].formula);
	ck_assert_pstr_eq(text, slopes[_i].wanted);
	free(text);
}
END_TEST

/* The value of what is printed as the slope is the slope, where nothing meets. */
static void check_slope(const char *formula, uint64_t *state)
{
	char *text = slope_of(formula);
	if (text == NULL || strlen(text) > EXPR_BYTES) {
		free(text);
		return;
	}
	struct expr *e = expr_read(formula), *slope = expr_read(text);
	const double two[] = { 2 };
	struct values param[8];
	for (size_t k = 0; k < COUNT(param); k++)
		param[k] = (struct values){ 1, two };
	ck_assert_uint_le(expr_params(e), COUNT(param));
	for (int i = 0; i < 4; i++) {
		struct point_at at = { .param = param, .list = -1 };
		at.x = (double)(expr_random(state) % 8000) / 1000 - 4 + 0.0001;
		struct jet f, d;
		bool smooth = expr_eval_to(e, &at, ORDER_DF, &f) == ORDERS;
		expr_eval(slope, &at, &d);
		/* What rounds to an infinity on the way the two need not share. */
		if (smooth && isfinite(f.dy) && isfinite(d.y))
			ck_assert_msg(fabs(f.dy - d.y) <= 1e-9 * fabs(f.dy) + 1e-300,
				"%.400s: %.400s at %g: %g, not %g", formula, text, at.x, d.y, f.dy);
	}
	expr_free(e);
	expr_free(slope);
	free(text);
}

START_TEST(test_slopes_random)
{
	struct maker m = { .state = UINT64_C(0x853c49e6748fea9b) + (uint64_t)_i };
	for (int i = 0; i < 200; i++) {
		m.out.n = 0;
		make(&m, 3);
		check_slope(text_string(&m.out), &m.state);
	}
	text_free(&m.out);
}
END_TEST

/* ---- long ones --------------------------------------------------------------------- */

static void repeat(struct text *out, const char *part, size_t times)
{
	for (size_t i = 0; i < times; i++)
		text_add(out, part);
}

/* Runs as long as a formula may be, which lean to one side. */
START_TEST(test_long)
{
	static const char *const runs[] = { "1+", "x*", "x/", "x<", "1-x*", "-x+" };
	struct text text = { 0 };
	repeat(&text, runs[_i], (EXPR_BYTES - 1) / strlen(runs[_i]));
	text_add_char(&text, 'x');
	struct expr *e = expr_read(text_string(&text));
	check_all_styles(text_string(&text), e);
	expr_free(e);
	/* Blanks and brackets make it longer: a shorter one is read back. */
	text.n = 0;
	repeat(&text, runs[_i], EXPR_BYTES / 8);
	text_add_char(&text, 'x');
	check_round(text_string(&text));
	text_free(&text);
}
END_TEST

/* What doubles with each definition is refused where definitions are inlined, at once. */
START_TEST(test_explosion)
{
	struct text text = { 0 };
	text_add(&text, "t0 where ");
	for (int k = 0; k < 60; k++)
		text_print(&text, "t%d = t%d*t%d; ", k, k + 1, k + 1);
	text_add(&text, "t60 = x");
	check_print(text_string(&text), EXPR_ASCII, NULL, text_string(&text));
	check_print(text_string(&text), EXPR_C, NULL, NULL);
	check_print(text_string(&text), EXPR_GNUPLOT, NULL, NULL);
	text.n = 0;
	repeat(&text, "log(1+exp(", 60);
	text_add_char(&text, 'x');
	repeat(&text, "))", 60);
	check_print(text_string(&text), EXPR_C, NULL, NULL);
	text_free(&text);
}
END_TEST

TCase *expr_print_case(void)
{
	TCase *tc = tcase_create("printers");
	tcase_add_loop_test(tc, test_language, 0, (int)COUNT(language));
	tcase_add_loop_test(tc, test_styles, 0, 6);
	tcase_add_loop_test(tc, test_values, 0, (int)COUNT(filled));
	tcase_add_test(tc, test_own);
	tcase_add_test(tc, test_names);
	tcase_add_loop_test(tc, test_random, 0, 5);
	tcase_add_loop_test(tc, test_slopes, 0, (int)COUNT(slopes));
	tcase_add_loop_test(tc, test_slopes_random, 0, 5);
	tcase_add_loop_test(tc, test_long, 0, 6);
	tcase_add_test(tc, test_explosion);
	return tc;
}
