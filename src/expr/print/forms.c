/* Code for single functions: exp, log1p, the logistic function ... in forms exact in doubles. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/print/forms.h"

#include <stdio.h>
#include <stdlib.h>

#define PRODUCT_MOST 4 /* x*x*x*x; beyond it pow(x, 5.0) */

/* ---- small forms ------------------------------------------------------------------- */

int form_comparison(struct terms *t, const char *op, int a, int b)
{
	return term_binary(t, op, TERM_COMPARE, a, b);
}

int form_exp(struct terms *t, int u)
{
	return term_call(t, t->style == EXPR_PYTHON ? "np.exp" : "exp", u);
}

int form_abs(struct terms *t, int u)
{
	const struct term *term = &t->term[u];
	if (term->kind == TERM_SIGN)
		u = term->arg[0];
	const char *name = t->style == EXPR_C ? "fabs" : t->style == EXPR_PYTHON ? "np.abs" : "abs";
	return term_call(t, name, u);
}

int form_extreme(struct terms *t, enum op op, int a, int b)
{
	static const char *const names[][2] = {
		[EXPR_C] = { "fmin", "fmax" }, [EXPR_PYTHON] = { "np.minimum", "np.maximum" }
	};
	if (t->style != EXPR_GNUPLOT)
		return term_call2(t, names[t->style][op == OP_MAX], a, b);
	int order = form_comparison(t, op == OP_MAX ? " > " : " < ", a, b);
	return term_choose(t, order, a, b);
}

/* u^n for a whole n. NumPy raises no array of integers to a negative one. */
int form_power(struct terms *t, int u, int n)
{
	if (n == 1)
		return u;
	if (t->style != EXPR_C) {
		char digits[24];
		int length = snprintf(digits, sizeof digits,
			n < 0 && t->style == EXPR_PYTHON ? "%d.0" : "%d", abs(n));
		int exponent = term_word(t, digits, (size_t)length);
		if (n < 0)
			exponent = term_negative(t, exponent);
		return term_binary(t, "**", TERM_POWER, u, exponent);
	}
	if (n < 2 || n > PRODUCT_MOST || !term_is_simple(t, u))
		return term_call2(t, "pow", u,
			n < 0 ? term_negative(t, term_whole(t, -n)) : term_whole(t, n));
	int product = u;
	for (int k = 1; k < n; k++)
		product = term_multiply(t, product, u);
	return product;
}

/* ---- forms exact in doubles -------------------------------------------------------- */

/* Goldberg's: with q = 1 + w rounded, log(q)/(q - 1) is nearly log(1 + w)/w, since both
   change slowly. */
int form_log1p(struct terms *t, int w)
{
	if (t->style != EXPR_GNUPLOT)
		return term_call(t, t->style == EXPR_C ? "log1p" : "np.log1p", w);
	int p = term_text(t, "p_"), q = term_text(t, "q_"), one = term_whole(t, 1);
	int first = term_binary(t, " = ", TERM_ASSIGN, p, w);
	int second = term_binary(t, " = ", TERM_ASSIGN, q, term_add(t, one, p));
	int ratio = term_divide(
		t, term_multiply(t, p, term_call(t, "log", q)), term_subtract(t, q, one));
	return term_call3(
		t, "", first, second, term_choose(t, form_comparison(t, " == ", q, one), p, ratio));
}

/* e^u - 1 = tanh(u/2)(e^u + 1). */
int form_expm1(struct terms *t, int u)
{
	if (t->style != EXPR_GNUPLOT)
		return term_call(t, t->style == EXPR_C ? "expm1" : "np.expm1", u);
	int half = term_call(t, "tanh", term_divide(t, u, term_whole(t, 2)));
	return term_multiply(t, half, term_add(t, form_exp(t, u), term_whole(t, 1)));
}

/* w/(1 + e^v). Where an overflow is not forgiven, w e^min(-v, 0)/(1 + e^-|v|). */
int form_logistic(struct terms *t, int w, int v)
{
	int one = term_whole(t, 1);
	if (t->style == EXPR_C)
		return term_divide(t, w, term_add(t, one, form_exp(t, v)));
	int u = term_negative(t, v);
	int low = form_exp(t, form_extreme(t, OP_MIN, u, term_whole(t, 0)));
	int high = form_exp(t, term_negative(t, form_abs(t, u)));
	return term_divide(t, term_multiply(t, w, low), term_add(t, one, high));
}

int form_softplus(struct terms *t, int v)
{
	if (t->style == EXPR_PYTHON)
		return term_call2(t, "np.logaddexp", term_whole(t, 0), v);
	int tail = form_exp(t, term_negative(t, form_abs(t, v)));
	return term_add(t, form_extreme(t, OP_MAX, v, term_whole(t, 0)), form_log1p(t, tail));
}

/* With v above 0 the argument is e^v (1 + e^-v)/2. */
int form_half_softplus(struct terms *t, int v)
{
	int tail = form_expm1(t, term_negative(t, form_abs(t, v)));
	return term_add(t, form_extreme(t, OP_MAX, v, term_whole(t, 0)),
		form_log1p(t, term_divide(t, tail, term_whole(t, 2))));
}

/* Below -40 log(1 + e^v) is e^v, whose root does not underflow. */
int form_root_softplus(struct terms *t, int v, int s)
{
	int below = form_comparison(t, " < ", v, term_negative(t, term_whole(t, 40)));
	int bounded = t->style == EXPR_PYTHON ? form_extreme(t, OP_MIN, v, term_whole(t, 0)) : v;
	return term_choose(t, below, form_exp(t, term_divide(t, bounded, term_whole(t, 2))),
		term_call(t, t->style == EXPR_PYTHON ? "np.sqrt" : "sqrt", s));
}

/* cosh(u) is 1 + 2 sinh(u/2)^2 and e^|u| (1 + e^-2|u|)/2. */
int form_log_cosh(struct terms *t, int u)
{
	int one = term_whole(t, 1), two = term_whole(t, 2), size = form_abs(t, u);
	bool python = t->style == EXPR_PYTHON;
	int small = python ? form_extreme(t, OP_MIN, size, one) : u;
	int sinh = term_call(t, python ? "np.sinh" : "sinh", term_divide(t, small, two));
	int near = form_log1p(t, term_multiply(t, two, form_power(t, sinh, 2)));
	int tail = form_exp(t, term_negative(t, term_multiply(t, two, size)));
	int away = term_subtract(
		t, term_add(t, size, form_log1p(t, tail)), term_text(t, "0.69314718055994531"));
	return term_choose(t, form_comparison(t, " < ", size, one), near, away);
}

/* 2w e/(1 + e^2) with e = e^-|u|. */
int form_sech(struct terms *t, int w, int u)
{
	int size = form_abs(t, u), one = term_whole(t, 1), two = term_whole(t, 2);
	int e = form_exp(t, term_negative(t, size));
	int square = form_exp(t, term_negative(t, term_multiply(t, two, size)));
	int top = term_multiply(t, term_multiply(t, w, two), e);
	return term_divide(t, top, term_add(t, one, square));
}

/* Lambert's fraction: tanh(u) = u/(1 + k) with k = u^2/(3 + u^2/(5 + ...)), so u - tanh(u) is
   u k/(1 + k); to 15 it is exact below 1/2. */
int form_less_tanh(struct terms *t, int u)
{
	const char *half = "0.5", *name = t->style == EXPR_PYTHON ? "np.tanh" : "tanh";
	int square = form_power(t, u, 2), fraction = -1;
	for (int k = 15; k >= 3; k -= 2) {
		int odd = term_whole(t, k);
		fraction = term_divide(t, square, fraction < 0 ? odd : term_add(t, odd, fraction));
	}
	int near = term_divide(
		t, term_multiply(t, u, fraction), term_add(t, term_whole(t, 1), fraction));
	return term_choose(t, form_comparison(t, " < ", form_abs(t, u), term_text(t, half)), near,
		term_subtract(t, u, term_call(t, name, u)));
}

/* (r + u)(r - u) = k, of which the sum of two with one sign is exact. NumPy divides also where
   that is not wanted: by |u| + r, which is not 0. */
int form_conjugate(struct terms *t, int u, int r, int k, bool down)
{
	int zero = term_whole(t, 0);
	int side = form_comparison(t, down ? " <= " : " >= ", u, zero);
	int sum = down ? term_subtract(t, r, u) : term_add(t, u, r);
	int other = down ? term_add(t, r, u) : term_subtract(t, r, u);
	if (t->style == EXPR_PYTHON)
		other = term_add(t, r, form_abs(t, u));
	return term_choose(t, side, sum, term_divide(t, k, other));
}

/* w/cosh(u)^2 = 4w e/(1 + e)^2 with e = e^-2|u|. */
int form_sech2(struct terms *t, int w, int u)
{
	if (t->style == EXPR_C) {
		int cosh = term_call(t, "cosh", u);
		int power = term_call2(t, "pow", cosh, term_negative(t, term_whole(t, 2)));
		return term_multiply(t, w, power);
	}
	int e = form_exp(t, term_negative(t, term_multiply(t, term_whole(t, 2), form_abs(t, u))));
	int top = term_multiply(t, term_multiply(t, w, term_whole(t, 4)), e);
	return term_divide(t, top, form_power(t, term_add(t, term_whole(t, 1), e), 2));
}

int form_erf(struct terms *t, bool complement, int u)
{
	static const char *const names[][2] = {
		[EXPR_C] = { "erf", "erfc" },
		[EXPR_PYTHON] = { "np.vectorize(math.erf)", "np.vectorize(math.erfc)" },
		[EXPR_GNUPLOT] = { "erf", "erfc" },
	};
	int value = term_call(t, names[t->style][complement], u);
	if (!complement || t->style != EXPR_GNUPLOT)
		return value;
	/* gnuplot has no value where erfc underflows. */
	int normal = form_comparison(t, " < ", u, term_text(t, "26.5"));
	return term_choose(t, normal, value, term_whole(t, 0));
}

/* Phi(u) = erfc(-u/sqrt 2)/2. */
int form_normal_cdf(struct terms *t, int u)
{
	if (t->style == EXPR_GNUPLOT)
		return term_call(t, "norm", u);
	int root = term_text(t, "0.70710678118654752");
	int argument = term_negative(t, term_multiply(t, root, u));
	return term_multiply(t, term_text(t, "0.5"), form_erf(t, true, argument));
}

int form_normal_pdf(struct terms *t, int u)
{
	int square = term_multiply(t, term_text(t, "0.5"), form_power(t, u, 2));
	return term_multiply(
		t, term_text(t, "0.39894228040143268"), form_exp(t, term_negative(t, square)));
}

/* 1, -1, and u itself for a zero and for NaN. */
int form_sign(struct terms *t, int u)
{
	if (t->style == EXPR_PYTHON)
		return term_call(t, "np.sign", u);
	int zero = term_whole(t, 0), one = term_whole(t, 1);
	int below = term_choose(t, form_comparison(t, " < ", u, zero), term_negative(t, one), u);
	return term_choose(t, form_comparison(t, " > ", u, zero), one, below);
}

/* gnuplot's own cancel. With r = |u|: asinh is log1p(r + r^2/(1 + sqrt(r^2 + 1))) with u's
   sign, acosh log1p(d + sqrt(d(u + 1))) with d = u - 1, atanh log1p(2u/(1 - u))/2. */
int form_inverse(struct terms *t, enum primitive primitive, int u)
{
	int one = term_whole(t, 1), inner;
	if (primitive == P_ATANH) {
		inner = term_divide(
			t, term_multiply(t, term_whole(t, 2), u), term_subtract(t, one, u));
		return term_divide(t, form_log1p(t, inner), term_whole(t, 2));
	}
	if (primitive == P_ACOSH) {
		int d = term_subtract(t, u, one);
		int product = term_multiply(t, d, term_add(t, u, one));
		inner = term_call(t, "sqrt", product);
		return form_log1p(t, term_add(t, d, inner));
	}
	int square = form_power(t, u, 2);
	int root = term_call(t, "sqrt", term_add(t, square, one));
	inner = term_divide(t, square, term_add(t, one, root));
	inner = form_log1p(t, term_add(t, form_abs(t, u), inner));
	return term_multiply(t, form_sign(t, u), inner);
}
