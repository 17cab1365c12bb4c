/* Code for single functions: exp, log1p, the logistic function ... in forms exact in doubles. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/print/forms.h"

#include <stdio.h>
#include <stdlib.h>

#define PRODUCT_MOST 4 /* x*x*x*x; beyond it pow(x, 5.0) */

/* ---- small forms ------------------------------------------------------------------- */

int form_abs(struct coder *c, int u)
{
	const struct node *n = &c->to->node[u];
	return code_call(c, P_ABS, n->op == OP_NEG ? n->arg[0] : u);
}

int form_extreme(struct coder *c, enum op op, int a, int b)
{
	if (!code_is(c, EXPR_GNUPLOT))
		return code_binary(c, op, a, b);
	return code_choose(c, code_binary(c, op == OP_MAX ? OP_GT : OP_LT, a, b), a, b);
}

/* u^n for a whole n. NumPy raises no array of integers to a negative one. */
int form_power(struct coder *c, int u, int n)
{
	if (n == 1)
		return u;
	if (!code_is(c, EXPR_C)) {
		char digits[24];
		snprintf(digits, sizeof digits, n < 0 && code_is(c, EXPR_PYTHON) ? "%d.0" : "%d",
			abs(n));
		int exponent = code_literal(c, digits);
		return form_any_power(c, u, n < 0 ? code_negative(c, exponent) : exponent);
	}
	if (n < 2 || n > PRODUCT_MOST || !code_is_simple(c, u)) {
		int exponent = code_whole(c, abs(n));
		return form_any_power(c, u, n < 0 ? code_negative(c, exponent) : exponent);
	}
	int product = u;
	for (int k = 1; k < n; k++)
		product = code_times(c, product, u);
	return product;
}

int form_any_power(struct coder *c, int a, int b)
{
	static const struct function pow = { .name = "pow" };
	return code_is(c, EXPR_C) ? code_function(c, &pow, a, b, -1) : code_binary(c, OP_POW, a, b);
}

/* ---- forms exact in doubles -------------------------------------------------------- */

/* e^u - 1 = tanh(u/2)(e^u + 1). */
int form_expm1(struct coder *c, int u)
{
	if (!code_is(c, EXPR_GNUPLOT))
		return code_call(c, P_EXPM1, u);
	int half = code_call(c, P_TANH, code_over(c, u, code_whole(c, 2)));
	return code_times(c, half, code_plus(c, code_call(c, P_EXP, u), code_whole(c, 1)));
}

/* w/(1 + e^v). Where an overflow is not forgiven, w e^min(-v, 0)/(1 + e^-|v|). */
int form_logistic(struct coder *c, int w, int v)
{
	int one = code_whole(c, 1);
	if (code_is(c, EXPR_C))
		return code_over(c, w, code_plus(c, one, code_call(c, P_EXP, v)));
	int u = code_negative(c, v);
	int low = code_call(c, P_EXP, form_extreme(c, OP_MIN, u, code_whole(c, 0)));
	int high = code_call(c, P_EXP, code_negative(c, form_abs(c, u)));
	return code_over(c, code_times(c, w, low), code_plus(c, one, high));
}

int form_softplus(struct coder *c, int v)
{
	static const struct function logaddexp = { .name = "np.logaddexp" };
	if (code_is(c, EXPR_PYTHON))
		return code_function(c, &logaddexp, code_whole(c, 0), v, -1);
	int tail = code_call(c, P_EXP, code_negative(c, form_abs(c, v)));
	return code_plus(
		c, form_extreme(c, OP_MAX, v, code_whole(c, 0)), code_call(c, P_LOG1P, tail));
}

/* With v above 0 the argument is e^v (1 + e^-v)/2. */
int form_half_softplus(struct coder *c, int v)
{
	int tail = form_expm1(c, code_negative(c, form_abs(c, v)));
	return code_plus(c, form_extreme(c, OP_MAX, v, code_whole(c, 0)),
		code_call(c, P_LOG1P, code_over(c, tail, code_whole(c, 2))));
}

/* Below -40 log(1 + e^v) is e^v, whose root does not underflow. */
int form_root_softplus(struct coder *c, int v, int s)
{
	int below = code_binary(c, OP_LT, v, code_negative(c, code_whole(c, 40)));
	int bounded = code_is(c, EXPR_PYTHON) ? form_extreme(c, OP_MIN, v, code_whole(c, 0)) : v;
	return code_choose(c, below, code_call(c, P_EXP, code_over(c, bounded, code_whole(c, 2))),
		code_call(c, P_SQRT, s));
}

/* cosh(u) is 1 + 2 sinh(u/2)^2 and e^|u| (1 + e^-2|u|)/2. */
int form_log_cosh(struct coder *c, int u)
{
	int one = code_whole(c, 1), two = code_whole(c, 2), size = form_abs(c, u);
	bool python = code_is(c, EXPR_PYTHON);
	int small = python ? form_extreme(c, OP_MIN, size, one) : u;
	int sinh = code_call(c, P_SINH, code_over(c, small, two));
	int near = code_call(c, P_LOG1P, code_times(c, two, form_power(c, sinh, 2)));
	int tail = code_call(c, P_EXP, code_negative(c, code_times(c, two, size)));
	int away = code_minus(c, code_plus(c, size, code_call(c, P_LOG1P, tail)),
		code_literal(c, "0.69314718055994531"));
	return code_choose(c, code_binary(c, OP_LT, size, one), near, away);
}

/* 2w e/(1 + e^2) with e = e^-|u|. */
int form_sech(struct coder *c, int w, int u)
{
	int size = form_abs(c, u), one = code_whole(c, 1), two = code_whole(c, 2);
	int e = code_call(c, P_EXP, code_negative(c, size));
	int square = code_call(c, P_EXP, code_negative(c, code_times(c, two, size)));
	int top = code_times(c, code_times(c, w, two), e);
	return code_over(c, top, code_plus(c, one, square));
}

/* Lambert's fraction: tanh(u) = u/(1 + k) with k = u^2/(3 + u^2/(5 + ...)), so u - tanh(u) is
   u k/(1 + k); to 15 it is exact below 1/2. */
int form_less_tanh(struct coder *c, int u)
{
	int square = form_power(c, u, 2), fraction = -1;
	for (int k = 15; k >= 3; k -= 2) {
		int odd = code_whole(c, k);
		fraction = code_over(c, square, fraction < 0 ? odd : code_plus(c, odd, fraction));
	}
	int near =
		code_over(c, code_times(c, u, fraction), code_plus(c, code_whole(c, 1), fraction));
	return code_choose(c, code_binary(c, OP_LT, form_abs(c, u), code_literal(c, "0.5")), near,
		code_minus(c, u, code_call(c, P_TANH, u)));
}

/* (r + u)(r - u) = k, of which the sum of two with one sign is exact. NumPy divides also where
   that is not wanted: by |u| + r, which is not 0. */
int form_conjugate(struct coder *c, int u, int r, int k, bool down)
{
	int zero = code_whole(c, 0);
	int side = code_binary(c, down ? OP_LE : OP_GE, u, zero);
	int sum = down ? code_minus(c, r, u) : code_plus(c, u, r);
	int other = down ? code_plus(c, r, u) : code_minus(c, r, u);
	if (code_is(c, EXPR_PYTHON))
		other = code_plus(c, r, form_abs(c, u));
	return code_choose(c, side, sum, code_over(c, k, other));
}

/* w/cosh(u)^2 = 4w e/(1 + e)^2 with e = e^-2|u|. */
int form_sech2(struct coder *c, int w, int u)
{
	if (code_is(c, EXPR_C)) {
		int minus_two = code_negative(c, code_whole(c, 2));
		return code_times(c, w, form_any_power(c, code_call(c, P_COSH, u), minus_two));
	}
	int e = code_call(
		c, P_EXP, code_negative(c, code_times(c, code_whole(c, 2), form_abs(c, u))));
	int top = code_times(c, code_times(c, w, code_whole(c, 4)), e);
	return code_over(c, top, form_power(c, code_plus(c, code_whole(c, 1), e), 2));
}

int form_erf(struct coder *c, bool complement, int u)
{
	int value = code_call(c, complement ? P_ERFC : P_ERF, u);
	if (!complement || !code_is(c, EXPR_GNUPLOT))
		return value;
	/* gnuplot has no value where erfc underflows. */
	int normal = code_binary(c, OP_LT, u, code_literal(c, "26.5"));
	return code_choose(c, normal, value, code_whole(c, 0));
}

/* Phi(u) = erfc(-u/sqrt 2)/2. */
int form_normal_cdf(struct coder *c, int u)
{
	if (code_is(c, EXPR_GNUPLOT))
		return code_call(c, P_NORMAL_CDF, u);
	int root = code_literal(c, "0.70710678118654752");
	int argument = code_negative(c, code_times(c, root, u));
	return code_times(c, code_literal(c, "0.5"), form_erf(c, true, argument));
}

int form_normal_pdf(struct coder *c, int u)
{
	int square = code_times(c, code_literal(c, "0.5"), form_power(c, u, 2));
	return code_times(c, code_literal(c, "0.39894228040143268"),
		code_call(c, P_EXP, code_negative(c, square)));
}

/* 1, -1, and u itself for a zero and for NaN. */
int form_sign(struct coder *c, int u)
{
	if (code_is(c, EXPR_PYTHON))
		return code_call(c, P_SIGN, u);
	int zero = code_whole(c, 0), one = code_whole(c, 1);
	int below = code_choose(c, code_binary(c, OP_LT, u, zero), code_negative(c, one), u);
	return code_choose(c, code_binary(c, OP_GT, u, zero), one, below);
}

/* gnuplot's own cancel. With r = |u|: asinh is log1p(r + r^2/(1 + sqrt(r^2 + 1))) with u's
   sign, acosh log1p(d + sqrt(d(u + 1))) with d = u - 1, atanh log1p(2u/(1 - u))/2. */
int form_inverse(struct coder *c, enum primitive primitive, int u)
{
	int one = code_whole(c, 1), inner;
	if (primitive == P_ATANH) {
		inner = code_over(c, code_times(c, code_whole(c, 2), u), code_minus(c, one, u));
		return code_over(c, code_call(c, P_LOG1P, inner), code_whole(c, 2));
	}
	if (primitive == P_ACOSH) {
		int d = code_minus(c, u, one);
		int product = code_times(c, d, code_plus(c, u, one));
		inner = code_call(c, P_SQRT, product);
		return code_call(c, P_LOG1P, code_plus(c, d, inner));
	}
	int square = form_power(c, u, 2);
	int root = code_call(c, P_SQRT, code_plus(c, square, one));
	inner = code_over(c, square, code_plus(c, one, root));
	inner = code_call(c, P_LOG1P, code_plus(c, form_abs(c, u), inner));
	return code_times(c, form_sign(c, u), inner);
}
