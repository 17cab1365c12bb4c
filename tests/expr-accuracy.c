/* Tests of how exact values, slopes and curvatures of formulas are, against MPFR. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "suite.h"

#include "expr-tests.h"

#include <float.h>
#include <math.h>
#include <mpfr.h>
#include <string.h>

/* ---- a reference of another kind ---------------------------------------------- */

/* The formula once more in reverse Polish notation, evaluated in MPFR with so many bits
   that nothing cancels, and differentiated by central differences: neither the parser's
   tree nor a rule of differentiation is shared with what is tested. */
enum { BITS = 1500, STEP = 150, STACK = 32 };

/* What rounding may do: result number i times 1 + noise(i) 2^-52, the same at every x. */
struct noise {
	uint64_t seed; /* 0: none */
	mpfr_t most;   /* largest intermediate result */
};

static void disturb(mpfr_t y, struct noise *noise, unsigned i)
{
	if (mpfr_cmpabs(y, noise->most) > 0)
		mpfr_abs(noise->most, y, MPFR_RNDU);
	if (noise->seed == 0)
		return;
	uint64_t state = noise->seed * 1000003 + i + 1;
	expr_random(&state);
	double factor = ((double)(expr_random(&state) >> 11) * 0x1p-53 - 0.5) * 0x1p-51;
	mpfr_t part;
	mpfr_init2(part, BITS);
	mpfr_mul_d(part, y, factor, MPFR_RNDN);
	mpfr_add(y, y, part, MPFR_RNDN);
	mpfr_clear(part);
}

static const struct unary {
	const char *name;
	int (*f)(mpfr_t, const mpfr_t, mpfr_rnd_t);
} unaries[] = {
	{ "exp", mpfr_exp },
	{ "log", mpfr_log },
	{ "sqrt", mpfr_sqrt },
	{ "abs", mpfr_abs },
	{ "sin", mpfr_sin },
	{ "cos", mpfr_cos },
	{ "tan", mpfr_tan },
	{ "asin", mpfr_asin },
	{ "acos", mpfr_acos },
	{ "atan", mpfr_atan },
	{ "sinh", mpfr_sinh },
	{ "cosh", mpfr_cosh },
	{ "tanh", mpfr_tanh },
	{ "asinh", mpfr_asinh },
	{ "acosh", mpfr_acosh },
	{ "atanh", mpfr_atanh },
	{ "erf", mpfr_erf },
	{ "erfc", mpfr_erfc },
	{ "log1p", mpfr_log1p },
	{ "expm1", mpfr_expm1 },
	{ "neg", mpfr_neg },
};

static bool apply_unary(const char *token, mpfr_t y)
{
	for (size_t i = 0; i < COUNT(unaries); i++)
		if (strcmp(unaries[i].name, token) == 0) {
			unaries[i].f(y, y, MPFR_RNDN);
			return true;
		}
	return false;
}

static bool apply_binary(const char *token, mpfr_t a, mpfr_t b)
{
	if (strcmp(token, "+") == 0)
		mpfr_add(a, a, b, MPFR_RNDN);
	else if (strcmp(token, "-") == 0)
		mpfr_sub(a, a, b, MPFR_RNDN);
	else if (strcmp(token, "*") == 0)
		mpfr_mul(a, a, b, MPFR_RNDN);
	else if (strcmp(token, "/") == 0)
		mpfr_div(a, a, b, MPFR_RNDN);
	else if (strcmp(token, "^") == 0)
		mpfr_pow(a, a, b, MPFR_RNDN);
	else if (strcmp(token, "max") == 0)
		mpfr_max(a, a, b, MPFR_RNDN);
	else
		return false;
	return true;
}

static void polish(mpfr_t out, const char *rpn, const mpfr_t x, struct noise *noise)
{
	mpfr_t stack[STACK];
	for (size_t i = 0; i < STACK; i++)
		mpfr_init2(stack[i], BITS);
	char copy[2048], *rest = copy;
	ck_assert_uint_lt(strlen(rpn), sizeof copy);
	strcpy(copy, rpn);
	size_t n = 0;
	unsigned i = 0;
	for (char *token; (token = strsep(&rest, " ")) != NULL; i++) {
		ck_assert_uint_lt(n, STACK);
		if (strcmp(token, "x") == 0) {
			mpfr_set(stack[n++], x, MPFR_RNDN);
			continue;
		} else if (strcmp(token, "pi") == 0) {
			mpfr_const_pi(stack[n++], MPFR_RNDN);
			continue;
		} else if (apply_unary(token, stack[n > 0 ? n - 1 : 0])) {
			ck_assert_uint_ge(n, 1);
		} else if (n >= 2 && apply_binary(token, stack[n - 2], stack[n - 1])) {
			n--;
		} else {
			ck_assert_msg(mpfr_set_str(stack[n++], token, 10, MPFR_RNDN) == 0,
				"%s in %s", token, rpn);
			continue;
		}
		disturb(stack[n - 1], noise, i);
	}
	ck_assert_uint_eq(n, 1);
	mpfr_set(out, stack[0], MPFR_RNDN);
	for (size_t k = 0; k < STACK; k++)
		mpfr_clear(stack[k]);
}

/* f, f', f'' at x by central differences of width 2^-STEP. */
static void differences(mpfr_t out[ORDERS], const char *rpn, double at, struct noise *noise)
{
	mpfr_t x, left, right;
	mpfr_inits2(BITS, x, left, right, (mpfr_ptr)NULL);
	mpfr_set_d(x, at, MPFR_RNDN);
	polish(out[0], rpn, x, noise);
	mpfr_set_ui_2exp(out[1], 1, -STEP, MPFR_RNDN);
	mpfr_add(x, x, out[1], MPFR_RNDN);
	polish(right, rpn, x, noise);
	mpfr_mul_2ui(out[1], out[1], 1, MPFR_RNDN);
	mpfr_sub(x, x, out[1], MPFR_RNDN);
	polish(left, rpn, x, noise);
	mpfr_sub(out[1], right, left, MPFR_RNDN);
	mpfr_mul_2ui(out[1], out[1], STEP - 1, MPFR_RNDN);
	mpfr_add(out[2], left, right, MPFR_RNDN);
	mpfr_sub(out[2], out[2], out[0], MPFR_RNDN);
	mpfr_sub(out[2], out[2], out[0], MPFR_RNDN);
	mpfr_mul_2ui(out[2], out[2], 2 * STEP, MPFR_RNDN);
	mpfr_clears(x, left, right, (mpfr_ptr)NULL);
}

/* |computed - exact| in units of the last place of exact; inf where one of them is
   not finite. */
static double ulps(double computed, const mpfr_t exact)
{
	if (mpfr_zero_p(exact))
		return computed == 0 ? 0 : HUGE_VAL;
	if (!isfinite(computed) || !mpfr_number_p(exact))
		return HUGE_VAL;
	mpfr_t gap;
	mpfr_init2(gap, BITS);
	mpfr_sub_d(gap, exact, computed, MPFR_RNDN);
	long exponent = mpfr_get_exp(exact) - 1;
	mpfr_mul_2si(gap, gap, 52 - (exponent < -1022 ? -1022 : exponent), MPFR_RNDN);
	double out = fabs(mpfr_get_d(gap, MPFR_RNDN));
	mpfr_clear(gap);
	return out;
}

/* ---- accuracy of known formulas ----------------------------------------------- */

#define NORMAL_TANH "x x 3 ^ 0.044715 * + 2 pi / sqrt *"

static const struct known {
	const char *formula, *rpn;
	double lo, hi; /* where it is well conditioned as written */
} known[] = {
	{ "x*tanh(log(1+exp(x)))", "x 1 x exp + log tanh *", -700, 700 },
	{ "x*tanh(log1p(e^x))", "x 1 x exp + log tanh *", -700, 700 },
	{ "x/2*(1+erf(x/sqrt(2)))", "x 2 / 1 x 2 sqrt / erf + *", -37, 37 },
	{ "0.5*x*(erf(x/sqrt(2))+1)", "0.5 x * 1 x 2 sqrt / erf + *", -37, 37 },
	{ "x*(1-erf(-x/2^0.5))/2", "x 1 x neg 2 sqrt / erf - * 2 /", -37, 37 },
	{ "x*Phi(x)", "x 2 / 1 x 2 sqrt / erf + *", -37, 37 },
	{ "x*(1+tanh(u))/2 where u=sqrt(2/pi)*(x+0.044715*x^3)", "x 1 " NORMAL_TANH " tanh + * 2 /",
		-21, 21 },
	{ "x*(1-tanh(x))", "x 1 x tanh - *", -300, 300 },
	{ "1-tanh(x)^2", "1 x tanh x tanh * -", -350, 350 },
	{ "1-tanh(x)*tanh(x)", "1 x tanh x tanh * -", -350, 350 },
	{ "1-t^2 where t=tanh(3*x)", "1 3 x * tanh 2 ^ -", -100, 100 },
	{ "1/(1+exp(-x))", "1 1 x neg exp + /", -700, 700 },
	{ "x/(1+exp(-x))", "x 1 x neg exp + /", -700, 700 },
	{ "x/(exp(-1.702*x)+1)", "x 1 -1.702 x * exp + /", -400, 400 },
	{ "exp(x)/(1+exp(x))", "1 1 x neg exp + /", -700, 700 },
	{ "x*sigmoid(x)", "x 1 x neg exp + /", -700, 700 },
	{ "1-sigmoid(x)", "1 1 1 x neg exp + / -", -700, 700 },
	{ "s*(1-s) where s=sigmoid(x)", "1 1 x neg exp + / 1 1 1 x neg exp + / - *", 0.5,
		350 }, /* its slope is 0 at 0 */
	{ "log(1+exp(x))", "1 x exp + log", -700, 700 },
	{ "-log(1+exp(-x))", "1 x neg exp + log neg", -700, 700 },
	{ "log(1+e^(2*x))/2", "1 2 x * exp + log 2 /", -350, 350 },
	{ "exp(x)-1", "x exp 1 -", -30, 700 },
	{ "e^x-1", "x exp 1 -", -30, 700 },
	{ "1-exp(x)", "1 x exp -", -30, 700 },
	{ "log(1+x^2)", "1 x x * + log", -1e5, 1e5 },
	{ "log(x+1)", "1 x + log", -0.9, 1e9 },
	{ "sqrt(1+x^2)-1", "1 x x * + sqrt 1 -", -1e5, 1e5 },
	{ "x/(1+abs(x))", "x 1 x abs + /", -1e6, 1e6 },
	{ "x/sqrt(1+x^2)", "x 1 x x * + sqrt /", -1e5, 1e5 },
	{ "x^2/(1+x^2)", "x x * 1 x x * + /", -1e5, 1e5 },
	{ "log(cosh(x))", "x cosh log", -17, 17 },
	{ "exp(-x^2)", "x x * neg exp", -26, 26 },
	{ "exp(-x^2/2)/sqrt(2*pi)", "x x * 2 / neg exp 2 pi * sqrt /", -37, 37 },
	{ "phi(x)", "x x * 2 / neg exp 2 pi * sqrt /", -37, 37 },
	{ "erfc(x)", "1 x erf -", -26, 26 },
	{ "erf(x)", "x erf", -26, 26 },
	{ "tanh(x)", "x tanh", -350, 350 },
	{ "sinh(x)", "x sinh", -700, 700 },
	{ "cosh(x)", "x cosh", -700, 700 },
	{ "exp(x)", "x exp", -700, 700 },
	{ "expm1(x)", "x expm1", -700, 700 },
	{ "log1p(x)", "x log1p", -0.99, 1e9 },
	{ "log(x)", "x log", 1e-9, 1e9 },
	{ "sqrt(x)", "x sqrt", 1e-9, 1e9 },
	{ "sin(x)", "x sin", -100, 100 },
	{ "cos(x)", "x cos", -100, 100 },
	{ "tan(x)", "x tan", -1.5, 1.5 },
	{ "atan(x)", "x atan", -1e5, 1e5 },
	{ "asin(x)", "x asin", -0.999, 0.999 },
	{ "acos(x)", "x acos", -0.999, 0.999 },
	{ "asinh(x)", "x asinh", -1e5, 1e5 },
	{ "acosh(x)", "x acosh", 1.001, 1e5 },
	{ "atanh(x)", "x atanh", -0.999, 0.999 },
	{ "x^3", "x 3 ^", -1e5, 1e5 },
	{ "x^-2", "x -2 ^", 1e-5, 1e5 },
	{ "x^1.5", "x 1.5 ^", 1e-5, 1e5 },
	{ "x^0.1", "x 1 10 / ^", 1e-5, 1e5 },
	{ "(1+x^2)^-0.5", "1 x x * + -0.5 ^", -1e5, 1e5 },
	{ "x^x", "x x log * exp", 0.1, 100 },
	{ "2^x", "2 x ^", -900, 900 },
	{ "x*atan(x)/pi+x/2", "x x atan * pi / x 2 / +", 0, 1e5 },
};

/* Near a zero of an order an error of 2^-48 of the function's size there counts as none.
 */
static bool is_near(double computed, const mpfr_t exact, double size)
{
	mpfr_t gap;
	mpfr_init2(gap, BITS);
	mpfr_sub_d(gap, exact, computed, MPFR_RNDN);
	bool near = fabs(mpfr_get_d(gap, MPFR_RNDN)) <= 0x1p-48 * size;
	mpfr_clear(gap);
	return near;
}

START_TEST(accuracy)
{
	const struct known *k = &known[_i];
	struct expr *expr = expr_read(k->formula);
	struct noise noise = { .seed = 0 };
	mpfr_t exact[ORDERS];
	mpfr_init2(noise.most, BITS);
	for (int i = 0; i < ORDERS; i++)
		mpfr_init2(exact[i], BITS);
	uint64_t state = 7;
	for (int i = 0; i < 40; i++) {
		double t = (double)(expr_random(&state) >> 11) * 0x1p-53;
		double x = k->lo + t * (k->hi - k->lo);
		/* Half of them near the middle, some very near 0. */
		if (i % 2 == 0)
			x = k->lo > 0 ? fmin(k->lo * exp(7 * t), k->hi)
				      : (2 * t - 1) * fmin(fmin(-k->lo, k->hi), 5);
		if (i % 10 == 4 && k->lo <= 0)
			x *= 1e-7;
		if (x < k->lo || x > k->hi)
			continue;
		mpfr_set_ui(noise.most, 0, MPFR_RNDN);
		differences(exact, k->rpn, x, &noise);
		struct jet out = expr_jet(expr, x, NULL);
		double size = fmin(1, fabs(out.y) + fabs(out.dy) + fabs(out.d2y));
		for (int j = 0; j < ORDERS; j++) {
			double y = jet_order(out, (enum order)j);
			double error = ulps(y, exact[j]);
			ck_assert_msg(error <= 64 ||
					(fabs(x) > 1e-3 && fabs(x) < 5 &&
						is_near(y, exact[j], size)),
				"%s at %.17g, order %d: %.17g is %g ulp off", k->formula, x, j, y,
				error);
		}
	}
	for (int i = 0; i < ORDERS; i++)
		mpfr_clear(exact[i]);
	mpfr_clear(noise.most);
	expr_free(expr);
}
END_TEST

/* ---- random formulas ---------------------------------------------------------- */

struct pair {
	char formula[2048], rpn[2048];
	uint64_t state;
};

static size_t draw(struct pair *p, size_t n)
{
	return (size_t)(expr_random(&p->state) >> 33) % n;
}

static void put(struct pair *p, const char *formula, const char *rpn)
{
	strcat(p->formula, formula);
	if (*rpn != '\0' && p->rpn[0] != '\0')
		strcat(p->rpn, " ");
	strcat(p->rpn, rpn);
}

static void grow(struct pair *p, int depth, int level);

static void grow_leaf(struct pair *p)
{
	static const char *const numbers[] = { "2", "0.1", "3", "1.702", "0.5", "1", "0.3", "7" };
	const char *number = numbers[draw(p, COUNT(numbers))];
	if (draw(p, 3) > 0)
		put(p, "x", "x");
	else
		put(p, number, number);
}

static void grow_call(struct pair *p, int depth)
{
	/* Defined everywhere, or made so by 1 + u^2. */
	static const char *const calls[] = { "tanh", "sin", "cos", "atan", "erf", "asinh", "abs",
		"sqrt", "log", "exp", "max", "erfc", "log1p" };
	const char *name = calls[draw(p, COUNT(calls))];
	put(p, name, "");
	put(p, "(", "");
	if (strcmp(name, "sqrt") == 0 || strcmp(name, "log") == 0) {
		put(p, "1+(", "1");
		grow(p, depth - 1, 0);
		put(p, ")^2", "2 ^ +");
	} else if (strcmp(name, "exp") == 0) {
		put(p, "-(", "");
		grow(p, depth - 1, 0);
		put(p, ")^2", "2 ^ neg");
	} else if (strcmp(name, "log1p") == 0) {
		put(p, "(", "");
		grow(p, depth - 1, 0);
		put(p, ")^2", "2 ^");
	} else {
		grow(p, depth - 1, 0);
	}
	if (strcmp(name, "max") == 0) {
		put(p, ", ", "");
		grow(p, depth - 1, 0);
	}
	put(p, ")", name);
}

/* A formula that may stand where operators of `level` and looser need no brackets: 0
   sums, 1 products, 2 signs, 3 powers, 4 values. */
static void grow(struct pair *p, int depth, int level)
{
	size_t kind = depth == 0 ? 9 : draw(p, 10);
	int own = kind < 3 ? 0 : kind < 5 ? 1 : kind == 5 ? 2 : kind == 6 ? 3 : 4;
	if (own < level)
		put(p, "(", "");
	if (kind < 2) {
		grow(p, depth - 1, 0);
		put(p, "+", "");
		grow(p, depth - 1, 1);
		put(p, "", "+");
	} else if (kind == 2) {
		grow(p, depth - 1, 0);
		put(p, " - ", "");
		grow(p, depth - 1, 1);
		put(p, "", "-");
	} else if (kind == 3) {
		grow(p, depth - 1, 1);
		put(p, "*", "");
		grow(p, depth - 1, 2);
		put(p, "", "*");
	} else if (kind == 4) {
		grow(p, depth - 1, 1);
		put(p, "/(2+(", "");
		grow(p, depth - 1, 0);
		put(p, ")^2)", "2 ^ 2 + /");
	} else if (kind == 5) {
		put(p, "-", "");
		grow(p, depth - 1, 2);
		put(p, "", "neg");
	} else if (kind == 6) {
		static const char *const powers[] = { "2", "3", "0", "1", "4" };
		const char *power = powers[draw(p, COUNT(powers))];
		grow(p, depth - 1, 4);
		put(p, "^", power);
		put(p, power, "^");
	} else if (kind < 9) {
		grow_call(p, depth);
	} else {
		grow_leaf(p);
	}
	if (own < level)
		put(p, ")", "");
}

/* The largest change that rounding every operation once could make, by trying. */
static void shake(double out[ORDERS], mpfr_t exact[ORDERS], const char *rpn, double x)
{
	mpfr_t other[ORDERS];
	struct noise noise;
	mpfr_init2(noise.most, BITS);
	mpfr_set_ui(noise.most, 0, MPFR_RNDN);
	for (int j = 0; j < ORDERS; j++) {
		mpfr_init2(other[j], BITS);
		out[j] = 0;
	}
	for (noise.seed = 1; noise.seed <= 4; noise.seed++) {
		differences(other, rpn, x, &noise);
		for (int j = 0; j < ORDERS; j++) {
			mpfr_sub(other[j], other[j], exact[j], MPFR_RNDN);
			out[j] = fmax(out[j], fabs(mpfr_get_d(other[j], MPFR_RNDN)));
		}
	}
	for (int j = 0; j < ORDERS; j++)
		mpfr_clear(other[j]);
	mpfr_clear(noise.most);
}

static unsigned check_random(const struct pair *p, struct expr *expr, double x)
{
	struct noise noise = { .seed = 0 };
	mpfr_t exact[ORDERS], gap;
	double shaken[ORDERS];
	unsigned compared = 0;
	mpfr_inits2(BITS, noise.most, gap, (mpfr_ptr)NULL);
	mpfr_set_ui(noise.most, 0, MPFR_RNDN);
	for (int j = 0; j < ORDERS; j++)
		mpfr_init2(exact[j], BITS);
	differences(exact, p->rpn, x, &noise);
	if (mpfr_cmp_d(noise.most, 1e60) < 0) {
		shake(shaken, exact, p->rpn, x);
		struct jet out = expr_jet(expr, x, NULL);
		for (int j = 0; j < ORDERS; j++) {
			double y = jet_order(out, (enum order)j),
			       size = fabs(mpfr_get_d(exact[j], MPFR_RNDN));
			if (size < 1e-40) /* a derivative that is 0, or all but */
				size = 1e-40;
			mpfr_sub_d(gap, exact[j], y, MPFR_RNDN);
			double error = fabs(mpfr_get_d(gap, MPFR_RNDN));
			ck_assert_msg(error <= 64 * DBL_EPSILON * size + 8 * shaken[j],
				"%s at %.17g, order %d: %.17g, not %.17g (rounding: %g)",
				p->formula, x, j, y, mpfr_get_d(exact[j], MPFR_RNDN), shaken[j]);
			compared++;
		}
	}
	for (int j = 0; j < ORDERS; j++)
		mpfr_clear(exact[j]);
	mpfr_clears(noise.most, gap, (mpfr_ptr)NULL);
	return compared;
}

START_TEST(random_formulas)
{
	static struct pair p;
	unsigned compared = 0;
	p.state = (uint64_t)_i + 1;
	for (int i = 0; i < 100; i++) {
		p.formula[0] = p.rpn[0] = '\0';
		grow(&p, 4, 0);
		struct expr *expr = expr_read(p.formula);
		for (int k = 0; k < 2; k++) {
			double t = (double)(expr_random(&p.state) >> 11) * 0x1p-53;
			compared += check_random(&p, expr, 6 * t - 3);
		}
		expr_free(expr);
	}
	ck_assert_uint_ge(compared, 500);
}
END_TEST

TCase *expr_accuracy_case(void)
{
	TCase *tcase = tcase_create("accuracy");
	tcase_set_timeout(tcase, 60 * SUITE_SLOW);
	tcase_add_loop_test(tcase, accuracy, 0, (int)COUNT(known));
	tcase_add_loop_test(tcase, random_formulas, 0, 3);
	return tcase;
}
