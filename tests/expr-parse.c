/* Tests of the parser: what formulas mean, what is wrong with wrong ones, the limits. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "suite.h"

#include "expr-tests.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* ---- what formulas mean ------------------------------------------------------- */

static const struct meaning {
	const char *formula;
	double x, y;
} meanings[] = {
	/* numbers */
	{ "1", 0, 1 },
	{ "1.5", 0, 1.5 },
	{ ".5", 0, .5 },
	{ "2.", 0, 2 },
	{ "1e3", 0, 1000 },
	{ "1E-2", 0, .01 },
	{ "2.5e+1", 0, 25 },
	{ "1e-999", 0, 0 },
	{ "007", 0, 7 },
	{ "1.7976931348623157e308", 0, 1.7976931348623157e308 },
	{ "5e-324", 0, 5e-324 },
	{ "pi", 0, M_PI },
	{ "e", 0, M_E },
	{ "x", -3, -3 },
	{ "0.1000000000000000055511151231257827021181583404541015625", 0, .1 },
	/* precedence and sides */
	{ "1 + 2*3", 0, 7 },
	{ "(1 + 2)*3", 0, 9 },
	{ "10 - 4 - 3", 0, 3 },
	{ "10 - (4 - 3)", 0, 9 },
	{ "100/10/5", 0, 2 },
	{ "100/(10/5)", 0, 50 },
	{ "2*3/4*5", 0, 7.5 },
	{ "2^3^2", 0, 512 },
	{ "(2^3)^2", 0, 64 },
	{ "-x^2", 3, -9 },
	{ "(-x)^2", 3, 9 },
	{ "2^-x", 2, .25 },
	{ "2^-x^2", 2, 1. / 16 },
	{ "-2^-2", 0, -.25 },
	{ "2^-1*8", 0, 4 },
	{ "--x", 3, 3 },
	{ "-+-x", 3, 3 },
	{ "+x", 3, 3 },
	{ "2--3", 0, 5 },
	{ "2*-3", 0, -6 },
	{ "2/-4", 0, -.5 },
	{ "-x*x", 3, -9 },
	{ "-x/-x", 3, 1 },
	{ "2^+3", 0, 8 },
	{ "-2*3+4", 0, -2 },
	{ "6/2*3", 0, 9 },
	{ "2*x^2+3*x-1", 2, 13 },
	{ "-(1+2)^2", 0, -9 },
	{ "2^2*3^2", 0, 36 },
	{ "1-2+3", 0, 2 },
	/* comparisons */
	{ "1 < 2", 0, 1 },
	{ "2 < 1", 0, 0 },
	{ "2 <= 2", 0, 1 },
	{ "2 >= 3", 0, 0 },
	{ "3 > 2", 0, 1 },
	{ "x == 3", 3, 1 },
	{ "x != 3", 3, 0 },
	{ "x == 0.1", .1, 1 },
	{ "x < 0.3", .3, 0 },
	{ "0 < x <= 1", 0, 0 },
	{ "0 < x <= 1", 1, 1 },
	{ "0 < x <= 1", 2, 0 },
	{ "3 > 2 > 1", 0, 1 },
	{ "1 < 3 < 2", 0, 0 },
	{ "1 < 2 < 3 < 4", 0, 1 },
	{ "1 < 2 < 2 < 4", 0, 0 },
	{ "4 < 2 < 3 < 4", 0, 0 },
	{ "1 + 1 == 2", 0, 1 },
	{ "(3 > 2) > 1", 0, 0 },
	{ "1 < 2 == 2", 0, 1 },
	{ "(x > 1)*2 + (x > 2)*3", 2.5, 5 },
	{ "-1 < -x", .5, 1 },
	{ "x - 1 < x", 5, 1 },
	/* choice */
	{ "x ? 5 : 6", 1, 5 },
	{ "x ? 5 : 6", 0, 6 },
	{ "x < 0 ? -1 : x > 0 ? 1 : 0", -2, -1 },
	{ "x < 0 ? -1 : x > 0 ? 1 : 0", 2, 1 },
	{ "x < 0 ? -1 : x > 0 ? 1 : 0", 0, 0 },
	{ "x ? x > 2 ? 3 : 2 : 1", 5, 3 },
	{ "x ? x > 2 ? 3 : 2 : 1", 1, 2 },
	{ "x ? x > 2 ? 3 : 2 : 1", 0, 1 },
	{ "(x ? 1 : 2) + 3", 0, 5 },
	{ "x ? 1 : 2 + 3", 0, 5 },
	{ "1 + x ? 1 : 2", -1, 2 },
	{ "-x ? 4 : 5", 0, 5 },
	{ "2*(x > 0 ? x : 0)", 3, 6 },
	{ "x > 0 ? log(x) : -1", -5, -1 },
	/* calls */
	{ "max(1, 2)", 0, 2 },
	{ "min(3, 1, 2)", 0, 1 },
	{ "max(1, 5, 3, 4, 2)", 0, 5 },
	{ "clamp(x, -1, 1)", 7, 1 },
	{ "clamp(x, -1, 1)", -7, -1 },
	{ "clamp(x, -1, 1)", .5, .5 },
	{ "mod(7, 3)", 0, 1 },
	{ "mod(-7, 3)", 0, 2 },
	{ "mod(7, -3)", 0, -2 },
	{ "mod(5.5, 2)", 0, 1.5 },
	{ "mod(0.3, 0.1)", 0, 0 },
	{ "mod(x, 0.1)", .3, 0 },
	{ "mod(2^70, 7)", 0, 2 },
	{ "floor(-1.5)", 0, -2 },
	{ "floor(10*x)", .3, 3 },
	{ "sign(-3)", 0, -1 },
	{ "sign(0)", 0, 0 },
	{ "abs(-3)", 0, 3 },
	{ "sqrt(16)", 0, 4 },
	{ "sum(4)", 0, 4 },
	{ "exp(0)", 0, 1 },
	{ "log(1)", 0, 0 },
	{ "log1p(0)", 0, 0 },
	{ "expm1(0)", 0, 0 },
	{ "Phi(0)", 0, .5 },
	{ "phi(0)", 0, 0.3989422804014327 },
	{ "erf(0)", 0, 0 },
	{ "erfc(0)", 0, 1 },
	{ "cosh(0)", 0, 1 },
	{ "acos(1)", 0, 0 },
	{ "ABS(-2)", 0, 2 },
	{ "max((1), (2))", 0, 2 },
	{ "max(x > 0 ? 1 : 2, 0)", 1, 1 },
	{ "exp(-max(0, 1 - 1))", 0, 1 },
	/* what is printed for readers: A if C else B, Greek, raised, roots, bars */
	{ "5 if x else 6", 1, 5 },
	{ "5 if x else 6", 0, 6 },
	{ "1 if x < 0 else 2 if x < 1 else 3", -1, 1 },
	{ "1 if x < 0 else 2 if x < 1 else 3", 0, 2 },
	{ "1 if x < 0 else 2 if x < 1 else 3", 2, 3 },
	{ "1 + x if x > 0 else x*2", 1, 2 },
	{ "1 + x if x > 0 else x*2", -1, -2 },
	{ "x > 1 ? 1 if x > 2 else 2 : 3", 3, 1 },
	{ "x > 1 ? 1 if x > 2 else 2 : 3", 2, 2 },
	{ "x > 1 ? 1 if x > 2 else 2 : 3", 1, 3 },
	{ "max(1 if x > 0 else 2, 0)", 0, 2 },
	{ "a where a = 1 if x > 0 else 2", 0, 2 },
	{ "2\xc2\xb7x\xc2\xb2 \xe2\x88\x92 1", 3, 17 },
	{ "x\xe2\x81\xbb\xc2\xb2", 2, .25 },
	{ "2*x\xc2\xb9\xe2\x81\xb0", 1, 2 },
	{ "2\xe2\x81\xbf where n = 3", 0, 8 },
	{ "\xe2\x88\x9a"
	  "4 + 1",
		0, 3 },
	{ "\xe2\x88\x9ax\xc2\xb2", 4, 4 },
	{ "\xe2\x88\x9a(x + 12)", 4, 4 },
	{ "\xe2\x88\x9a|x|", -9, 3 },
	{ "|x|", -3, 3 },
	{ "||x| - 2|", -1, 1 },
	{ "2*|x - 1|*|x|\xc2\xb2", -2, 24 },
	{ "x \xe2\x89\xa4 1", 1, 1 },
	{ "x \xe2\x89\xa5 1", 0, 0 },
	{ "x \xe2\x89\xa0 1", 1, 0 },
	{ "\xcf\x80", 0, M_PI },
	{ "\xce\xa6(0)", 0, .5 },
	{ "\xce\xb1 where \xce\xb1 = 2", 0, 2 },
	{ "alpha where \xce\xb1 = 2", 0, 2 },
	{ "\xef\xbc\x88x\xef\xbc\x8b\xef\xbc\x91\xef\xbc\x89", 2, 3 },
	/* parameters of functions, by name */
	{ "leak(x, a=0.5)", -2, -1 },
	{ "leak(x, a=0.25)", -2, -.5 },
	{ "leak(a=1, x)", -2, -2 },
	{ "leak(x, a=x)", -2, 4 },
	{ "leak(-1, a=leak(-2, a=2))", 0, 4 },
	{ "sigmoid(0)", 0, .5 },
	{ "ramp(x)", -2, 0 },
	{ "ramp(x) + 1", 2, 3 },
	{ "leak(x)", -2, -.5 },
	{ "x[1]", 4, 4 },
	{ "(x + 1)[1]", 4, 5 },
	/* local definitions */
	{ "a*a where a = x + 1", 2, 9 },
	{ "a + b where a = 2*b; b = x", 5, 15 },
	{ "a + b where b = x; a = 2*b", 5, 15 },
	{ "g(2) where g(t) = t^2 + x", 3, 7 },
	{ "g(g(x)) where g(t) = t + 1", 3, 5 },
	{ "g(1, 2) where g(s, t) = s - t", 0, -1 },
	{ "h(x) where g(t) = t + 1; h(t) = 2*g(t)", 3, 8 },
	{ "g(1, 2, 3) where g(a, b, c) = c", 0, 3 },
	{ "g(a) where a = 3; g(t) = t*a", 0, 9 },
	{ "e where e = 3", 0, 3 },
	{ "exp(2) where exp(t) = t", 0, 2 },
	{ "t + g(1) where t = 10; g(t) = t", 0, 11 },
	{ "g(1) where g(t) = a + t; a = 2; b = 7", 0, 3 },
	{ "a where a = x > 0 ? 1 : 2; b = 3", 0, 2 },
	/* blanks */
	{ " 1+ 2 ", 0, 3 },
	{ "1\n+\r\n2\t", 0, 3 },
	{ "max( 1 ,2 )", 0, 2 },
	{ "x<=3", 3, 1 },
};

START_TEST(meaning)
{
	const struct meaning *m = &meanings[_i];
	struct jet out = formula_jet(m->formula, m->x);
	ck_assert_msg(out.y == m->y, "%s at %g is %.17g, not %.17g", m->formula, m->x, out.y, m->y);
}
END_TEST

/* ---- what is wrong ------------------------------------------------------------ */

#define VALUE "syntax error: expected a value"
#define OPERATOR "syntax error: expected an operator"
#define MEANT(here) "; did you mean '" here "'?"

static const struct wrong {
	const char *formula, *what;
	size_t column;
} wrongs[] = {
	{ "", VALUE, 1 },
	{ "  ", VALUE, 3 },
	{ "1+", VALUE, 3 },
	{ "1 + ", VALUE, 5 },
	{ ")", VALUE, 1 },
	{ "(", VALUE, 2 },
	{ "()", VALUE, 2 },
	{ "1*/2", VALUE, 3 },
	{ "*2", VALUE, 1 },
	{ "-", VALUE, 2 },
	{ "1 2", OPERATOR, 3 },
	{ "2x", OPERATOR MEANT("2*x"), 2 },
	{ "x y", OPERATOR MEANT("x*y"), 3 },
	{ "2 alpha_long_as_it_is", OPERATOR MEANT("*"), 3 },
	{ "x and y", OPERATOR, 3 },
	{ "(x)y", OPERATOR MEANT("*"), 4 },
	{ "(1)(2)", OPERATOR MEANT("*"), 4 },
	{ "2(x)", OPERATOR MEANT("*"), 2 },
	{ "1)", OPERATOR, 2 },
	{ "1]", OPERATOR, 2 },
	{ "1, 2", OPERATOR, 2 },
	{ "x : 1", OPERATOR, 3 },
	{ "1;2", OPERATOR, 2 },
	{ "x = 1", OPERATOR MEANT("=="), 3 },
	{ "0x10", OPERATOR, 2 },
	{ "1..2", OPERATOR, 3 },
	{ "(1, 2)", "syntax error: expected ')'", 3 },
	{ "(1", "syntax error: expected ')'", 3 },
	{ "(1]", "syntax error: expected ')'", 3 },
	{ "exp(1", "syntax error: expected ')'", 6 },
	{ "x[1", "syntax error: expected ']'", 4 },
	{ "x[1)", "syntax error: expected ']'", 4 },
	{ "x ? 1", "syntax error: expected ':'", 6 },
	{ "(x ? 1)", "syntax error: expected ':'", 7 },
	{ "x ? : 2", VALUE, 5 },
	{ "max(1,)", VALUE, 7 },
	{ "max(,1)", VALUE, 5 },
	{ "x..2", "syntax error: unexpected character", 2 },
	{ "1e", "syntax error: expected the digits of an exponent", 3 },
	{ "1e+", "syntax error: expected the digits of an exponent", 4 },
	{ "2 + 3.5E- 1", "syntax error: expected the digits of an exponent", 10 },
	{ "x & 1", "syntax error: unexpected character" MEANT("(a)*(b)"), 3 },
	{ "!x", "syntax error: expected '!='", 1 },
	{ "1e999", "number out of range", 1 },
	{ "x + 1e400", "number out of range", 5 },
	{ "foo(1)", "unknown function 'foo'", 1 },
	{ "1 + rellu(x)", "unknown function 'rellu'", 5 },
	{ "PHI(x)", "unknown function 'PHI'; did you mean 'Phi', 'phi'?", 1 },
	{ "ln(x)", "unknown function 'ln'" MEANT("log"), 1 },
	{ "1 + pow(x, 2)", "unknown function 'pow'" MEANT("^"), 5 },
	{ "tahn(x)", "unknown function 'tahn'; did you mean 'tan', 'atan', 'tanh'?", 1 },
	{ "sqtr(x)", "unknown function 'sqtr'" MEANT("sqrt"), 1 },
	{ "rmap(x)", "unknown function 'rmap'; did you mean 'max', 'ramp'?", 1 },
	{ "gat(x) where gate(t) = t; f = 2", "unknown function 'gat'; did you mean 'gate'?", 1 },
	{ "x**2", VALUE MEANT("^"), 3 },
	{ "x* *2", VALUE, 4 },
	{ "x==", VALUE, 4 },
	{ "[x]", VALUE MEANT("("), 1 },
	{ "2*{x}", "syntax error: unexpected character" MEANT("("), 3 },
	{ "|x", "syntax error: expected '|'", 3 },
	{ "|x)", "syntax error: expected '|'", 3 },
	{ "2|x|", OPERATOR, 2 },
	{ "\xe2\x88\x9a", VALUE, 2 },
	{ "2\xe2\x88\x9ax", OPERATOR MEANT("*"), 2 },
	{ "\xce\xb1x", OPERATOR MEANT("alpha*x"), 2 },
	{ "x\xe2\x81\xbb\xc2\xb9 y", OPERATOR MEANT("1*y"), 5 },
	{ "\xce\xb1 + foo(1)", "unknown function 'foo'", 5 },
	/* numbers and remainders as others write them */
	{ "1d5", OPERATOR MEANT("1e5"), 2 },
	{ "sum(x? -3", "syntax error: expected ':'", 10 },
	{ "0.1D+01", OPERATOR MEANT("0.1e+01"), 4 },
	{ "1_000", OPERATOR MEANT("1000"), 2 },
	{ "0,5*x", OPERATOR MEANT("0.5"), 2 },
	{ "-7 mod 3", OPERATOR MEANT("mod(-7, 3)"), 4 },
	{ "x mod y", OPERATOR MEANT("mod(x, y)"), 3 },
	{ "x % 3", "syntax error: unexpected character" MEANT("mod"), 3 },
	/* A if C else B */
	{ "x if x > 0", "syntax error: expected 'else'", 11 },
	{ "x if x > 0 : 1", "syntax error: expected 'else'", 12 },
	{ "x ? 1 else 2", "syntax error: expected ':'", 7 },
	{ "x else 2", OPERATOR, 3 },
	{ "if x", VALUE, 1 },
	{ "if(x, 1, 2)", "unknown function 'if'" MEANT("c ? a : b"), 1 },
	{ "max(x)", "'max' of one number; it takes at least 2, or a list", 1 },
	{ "1 + min(3)", "'min' of one number; it takes at least 2, or a list", 5 },
	/* parameters of functions */
	{ "leak(x, b=1)", "'b' is no parameter of 'leak'; it has a", 9 },
	{ "leak(x, a=1, a=2)", "'a' is given twice", 14 },
	{ "leak(x, 0.1)", "'leak' takes 1 argument, and its parameters by name: a=...", 1 },
	{ "leak(a=1)", "'leak' takes 1 argument", 1 },
	{ "leak(x, a=)", VALUE, 11 },
	{ "exp(x, a=1)", "syntax error: expected an operator; did you mean '=='?", 9 },
	{ "x(1)", "'x' is not a function", 1 },
	{ "2*pi(1)", "'pi' is not a function", 3 },
	{ "a + a(1)", "'a' is not a function", 5 },
	{ "a(1) where a = 2", "'a' is not a function", 1 },
	{ "exp + 1", "'exp' is a function: it needs arguments", 1 },
	{ "2*sigmoid", "'sigmoid' is a function: it needs arguments", 3 },
	{ "g where g(t) = t", "'g' is a function: it needs arguments", 1 },
	{ "exp()", "'exp' takes 1 argument", 1 },
	{ "exp(1, 2)", "'exp' takes 1 argument", 1 },
	{ "1 + clamp(1, 2)", "'clamp' takes 3 arguments", 5 },
	{ "mod(1)", "'mod' takes 2 arguments", 1 },
	{ "clamp(1,2,3,4)", "'clamp' takes 3 arguments", 1 },
	{ "max()", "'max' takes at least 1 argument", 1 },
	{ "sigmoid(1, 2)", "'sigmoid' takes 1 argument", 1 },
	{ "g(1) where g(s, t) = s", "'g' takes 2 arguments", 1 },
	{ "a where a = b; b = a", "'a' is defined by itself", 20 },
	{ "a where a = a + 1", "'a' is defined by itself", 13 },
	{ "g(1) where g(t) = g(t - 1)", "'g' is defined by itself", 19 },
	{ "1 where", "syntax error: expected a name", 8 },
	{ "1 where 2", "syntax error: expected a name", 9 },
	{ "1 where a", "syntax error: expected '='", 10 },
	{ "1 where a = ", VALUE, 13 },
	{ "1 where a = 1;", "syntax error: expected a name", 15 },
	{ "a where a = 1 b = 2", OPERATOR MEANT(";"), 15 },
	{ "1 where g() = 1", "syntax error: expected a name", 11 },
	{ "1 where g(a, b, c, d) = 1", "too many arguments (limit 3)", 20 },
	{ "1 where x = 2", "syntax error: expected a name that is not in use", 9 },
	{ "a where a = 1; a = 2", "syntax error: expected a name that is not in use", 16 },
	{ "1 where a = (", VALUE, 14 },
	{ "1 where a = foo(1)", "unknown function 'foo'", 13 },
	{ "(1 where a = 1)", "syntax error: expected ')'", 4 },
	{ "1 + where a = 2", VALUE, 5 },
	{ "1 where where = 2", "syntax error: expected a name", 9 },
	/* bytes that are no text; columns count characters */
	{ "x + \x01", "syntax error: control character", 5 },
	{ "\f1", "syntax error: control character", 1 },
	{ "x\x1b[31m", "syntax error: control character", 2 },
	{ "\xff", "syntax error: invalid UTF-8", 1 },
	{ "1 + \xc3", "syntax error: invalid UTF-8", 5 },
	{ "\xef\xbb\xbfx", "syntax error: unexpected character", 1 },
	{ "1 + \xe6\xbf\x80 + 2", "syntax error: unexpected character", 5 },
	{ "x\x7f", "syntax error: control character", 2 },
};

START_TEST(wrong)
{
	const struct wrong *w = &wrongs[_i];
	struct expr_error error = { 0 };
	struct expr *expr =
		expr_parse(w->formula, strlen(w->formula), NULL, &expr_test_scope, &error);
	ck_assert_msg(expr == NULL, "%s parses", w->formula);
	ck_assert_str_eq(error.what, w->what);
	ck_assert_msg(error.column == w->column, "%s: column %zu, not %zu", w->formula,
		error.column, w->column);
}
END_TEST

START_TEST(nul_byte)
{
	struct expr_error error;
	ck_assert_ptr_null(expr_parse("1 + \0 2", 7, NULL, NULL, &error));
	ck_assert_str_eq(error.what, "syntax error: control character");
	ck_assert_uint_eq(error.column, 5);
	struct expr *expr = expr_parse("1 + 2 and more", 5, NULL, NULL, &error);
	ck_assert_ptr_nonnull(expr);
	expr_free(expr);
}
END_TEST

START_TEST(long_name)
{
	struct expr_error error;
	char name[202];
	memset(name, 'q', 200);
	strcpy(name + 200, "(");
	ck_assert_ptr_null(expr_parse(name, 201, NULL, NULL, &error));
	ck_assert_str_eq(error.what, "unknown function 'qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq...'");
}
END_TEST

/* ---- parameters --------------------------------------------------------------- */

START_TEST(params_found)
{
	struct expr *expr = expr_read("beta*x + alpha - beta*gamma_2");
	ck_assert_uint_eq(expr_params(expr), 3);
	ck_assert_str_eq(expr_param(expr, 0), "beta");
	ck_assert_str_eq(expr_param(expr, 1), "alpha");
	ck_assert_str_eq(expr_param(expr, 2), "gamma_2");
	const double v[] = { 2, 10, 5 };
	ck_assert_double_eq(expr_jet(expr, 3, v).y, 6);
	ck_assert(expr_uses_x(expr));
	expr_free(expr);
	expr = expr_read("sqrt(2)*a^2");
	ck_assert(!expr_uses_x(expr));
	expr_free(expr);
}
END_TEST

START_TEST(params_given)
{
	static const char *const names[] = { "b", "e", "max", NULL };
	struct expr_error error = { 0 };
	const char *formula = "b + 10*e + 100*max";
	struct expr *expr = expr_parse(formula, strlen(formula), names, NULL, &error);
	ck_assert_msg(expr != NULL, "%s", error.what);
	ck_assert_uint_eq(expr_params(expr), 3);
	const double v[] = { 1, 2, 3 };
	ck_assert_double_eq(expr_jet(expr, 0, v).y, 321);
	expr_free(expr);
	ck_assert_ptr_null(expr_parse("b + c", 5, names, NULL, &error));
	ck_assert_str_eq(error.what, "unknown name 'c'");
	ck_assert_uint_eq(error.column, 5);
	ck_assert_ptr_null(expr_parse("max(1)", 6, names, NULL, &error));
	ck_assert_str_eq(error.what, "'max' is not a function");
}
END_TEST

/* ---- limits ------------------------------------------------------------------- */

static char *repeated(const char *unit, size_t n, const char *tail)
{
	size_t m = strlen(unit);
	char *s = malloc(n * m + strlen(tail) + 1);
	ck_assert_ptr_nonnull(s);
	for (size_t i = 0; i < n; i++)
		memcpy(s + i * m, unit, m);
	strcpy(s + n * m, tail);
	return s;
}

static const struct limit {
	const char *unit;
	size_t n;
	const char *tail, *what; /* NULL: it parses */
	size_t column;
} limits[] = {
	{ "(", 1000000, "", "too long (limit 4096 bytes)", 4097 },
	{ "-", 1000000, "x", "too long (limit 4096 bytes)", 4097 },
	{ "sin(", 100000, "", "too long (limit 4096 bytes)", 4097 },
	{ "1+", 500000, "1", "too long (limit 4096 bytes)", 4097 },
	{ "\xe6\xbf\x80", 2000, "", "too long (limit 4096 bytes)", 1367 },
	{ "1+", 2047, "1", NULL, 0 },
	{ "x*", 2047, "x", NULL, 0 },
	{ "1", 308, "", NULL, 0 },
	{ "1", 400, "", "number out of range", 1 },
	{ "(", 4096, "", "nested too deeply (limit 200)", 201 },
	{ "-", 4095, "x", "nested too deeply (limit 200)", 201 },
	{ "sin(", 1000, "", "nested too deeply (limit 200)", 801 },
	{ "x[", 1000, "", "nested too deeply (limit 200)", 402 },
	{ "2^", 1000, "2", "nested too deeply (limit 200)", 402 },
	{ "x?1:", 500, "2", "nested too deeply (limit 200)", 802 },
	{ "-", 200, "x", NULL, 0 },
	{ "-", 201, "x", "nested too deeply (limit 200)", 201 },
	{ "1<", 2000, "1", NULL, 0 },
	{ "max(1,", 198, "", "syntax error: expected a value", 1189 },
};

static void check_limit(const struct limit *limit)
{
	char *s = repeated(limit->unit, limit->n, limit->tail);
	struct expr_error error = { 0 };
	struct timespec start, end;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
	struct expr *expr = expr_parse(s, strlen(s), NULL, NULL, &error);
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
	double seconds =
		(double)(end.tv_sec - start.tv_sec) + 1e-9 * (double)(end.tv_nsec - start.tv_nsec);
	ck_assert_msg(seconds < 0.5, "%s: %g s", limit->unit, seconds);
	if (limit->what == NULL) {
		ck_assert_msg(expr != NULL, "%s: %s", limit->unit, error.what);
	} else {
		ck_assert_ptr_null(expr);
		ck_assert_str_eq(error.what, limit->what);
		ck_assert_uint_eq(error.column, limit->column);
	}
	expr_free(expr);
	free(s);
}

START_TEST(limit)
{
	check_limit(&limits[_i]);
}
END_TEST

START_TEST(deepest)
{
	char *open = repeated("(", 200, "x"), *close = repeated(")", 200, "");
	char *s = malloc(strlen(open) + strlen(close) + 1);
	ck_assert_ptr_nonnull(s);
	strcat(strcpy(s, open), close);
	ck_assert_double_eq(formula_jet(s, 7).y, 7);
	free(s);
	free(close);
	free(open);
}
END_TEST

/* In 128 KiB of stack: not under a sanitizer, whose frames are larger. */
#if !defined(__SANITIZE_ADDRESS__)
START_TEST(small_stack)
{
	pid_t child = fork();
	ck_assert_int_ge(child, 0);
	if (child == 0) {
		struct rlimit small = { 128 * 1024, 128 * 1024 };
		setrlimit(RLIMIT_STACK, &small);
		struct expr_error error;
		for (size_t i = 0; i < COUNT(limits); i++) {
			char *s = repeated(limits[i].unit, limits[i].n, limits[i].tail);
			struct expr *expr = expr_parse(s, strlen(s), NULL, NULL, &error);
			struct point_at at = { .x = 1, .list = -1 };
			struct jet out;
			if (expr != NULL)
				expr_eval(expr, &at, &out);
			expr_free(expr);
			free(s);
		}
		_exit(0);
	}
	int status;
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) == 0, "status %x", status);
}
END_TEST
#endif

/* Each function calls the one before twice: 2^30 operations, or 2^30 calls without any.
 */
START_TEST(explosion)
{
	char s[4096];
	int n = snprintf(s, sizeof s, "f30(x) where f0(t) = t");
	for (int i = 1; i <= 30; i++) {
		char before[8], body[64];
		snprintf(before, sizeof before, "f%d", i - 1);
		if (_i == 0)
			snprintf(body, sizeof body, "%s(t)+%s(t)", before, before);
		else
			snprintf(body, sizeof body, "%s(%s(t))", before, before);
		n += snprintf(s + n, sizeof s - (size_t)n, "; f%d(t) = %s", i, body);
	}
	struct expr_error error;
	ck_assert_ptr_null(expr_parse(s, (size_t)n, NULL, NULL, &error));
	ck_assert_msg(strncmp(error.what, "too large (limit ", 17) == 0, "%s", error.what);
}
END_TEST

/* ---- what is said ------------------------------------------------------------- */

/* What expr_say() writes on standard error. */
static void said(const char *text, size_t n, const struct expr_error *error, char *out, size_t size)
{
	FILE *file = tmpfile();
	ck_assert_ptr_nonnull(file);
	int old = dup(STDERR_FILENO);
	dup2(fileno(file), STDERR_FILENO);
	expr_say(text, n, error);
	fflush(stderr);
	dup2(old, STDERR_FILENO);
	close(old);
	rewind(file);
	out[fread(out, 1, size - 1, file)] = '\0';
	fclose(file);
}

static const struct saying {
	const char *formula, *said;
} sayings[] = {
	{ "1+",
		"actplot: expression: syntax error: expected a value at column 3\n1+\n  "
		"^\n" },
	{ "", "actplot: expression: syntax error: expected a value at column 1\n\n^\n" },
	{ "1 + foo(x)",
		"actplot: expression: unknown function 'foo' at column 5\n1 + "
		"foo(x)\n    ^\n" },
	{ "x\t\x1b+",
		"actplot: expression: syntax error: control character at column 3\n"
		"x??+\n  ^\n" },
	{ "\xe6\xbf\x80+1",
		"actplot: expression: syntax error: unexpected character at column 1\n"
		"\xe6\xbf\x80+1\n^\n" },
	{ "1 \xff",
		"actplot: expression: syntax error: invalid UTF-8 at column 3\n1 ?\n  "
		"^\n" },
};

START_TEST(saying)
{
	char out[1024];
	struct expr_error error;
	const char *s = sayings[_i].formula;
	ck_assert_ptr_null(expr_parse(s, strlen(s), NULL, NULL, &error));
	said(s, strlen(s), &error, out, sizeof out);
	ck_assert_str_eq(out, sayings[_i].said);
}
END_TEST

/* Wherever the place is: three lines, the second of at most 72 columns, the caret
   under the '$'. */
START_TEST(long_saying)
{
	char text[1001], out[1024];
	for (size_t place = 0; place < 1000; place += 7) {
		memset(text, '1', 1000);
		text[place] = '$';
		text[1000] = '\0';
		struct expr_error error = { place + 1, "here" };
		said(text, 1000, &error, out, sizeof out);
		char *second = strchr(out, '\n') + 1, *third = strchr(second, '\n') + 1;
		ck_assert_int_le(third - second - 1, 72);
		ck_assert_int_ge(third - second - 1, 48);
		ck_assert_int_eq(second[strchr(third, '^') - third], '$');
		ck_assert_str_eq(strchr(third, '^'), "^\n");
	}
}
END_TEST

/* A wide character takes two columns of the caret's line. */
START_TEST(wide_saying)
{
	char out[1024];
	const char *text = "\xe6\xbf\x80\xe6\xb4\xbb$";
	struct expr_error error = { 3, "here" };
	said(text, strlen(text), &error, out, sizeof out);
	ck_assert_str_eq(out,
		"actplot: expression: here at column 3\n"
		"\xe6\xbf\x80\xe6\xb4\xbb$\n    ^\n");
}
END_TEST

TCase *expr_parse_case(void)
{
	TCase *tcase = tcase_create("parse");
	tcase_set_timeout(tcase, 30 * SUITE_SLOW);
	tcase_add_loop_test(tcase, meaning, 0, (int)COUNT(meanings));
	tcase_add_loop_test(tcase, wrong, 0, (int)COUNT(wrongs));
	tcase_add_test(tcase, nul_byte);
	tcase_add_test(tcase, long_name);
	tcase_add_test(tcase, params_found);
	tcase_add_test(tcase, params_given);
	tcase_add_loop_test(tcase, limit, 0, (int)COUNT(limits));
	tcase_add_test(tcase, deepest);
#if !defined(__SANITIZE_ADDRESS__)
	tcase_add_test(tcase, small_stack);
#endif
	tcase_add_loop_test(tcase, explosion, 0, 2);
	tcase_add_loop_test(tcase, saying, 0, (int)COUNT(sayings));
	tcase_add_test(tcase, long_saying);
	tcase_add_test(tcase, wide_saying);
	return tcase;
}
