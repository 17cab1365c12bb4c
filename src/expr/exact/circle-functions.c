/* Circular and hyperbolic functions of balls and their inverses, with derivatives. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/exact/function-parts.h"

/* ---- circle ------------------------------------------------------------------------------- */

/* cos(u) = 1 - 2 sin(u/2)^2 and cosh(u) = 1 + 2 sinh(u/2)^2 for a small u, by that sine. */
static void near_one(struct effort *e, struct ball *r, const struct ball *u, arb_function *sine,
	enum primitive primitive, slong sign)
{
	ball_scale(e, r, u, 1, 2);
	part_primitive(e, r, r, sine, primitive);
	ball_mul(e, r, r, r);
	ball_scale(e, r, r, 2 * sign, 1);
	ball_shift(e, r, r, 1);
}

static void cosine(struct effort *e, struct ball *r, const struct ball *u)
{
	if (ball_exponent(u) < PART_SMALL)
		near_one(e, r, u, arb_sin, P_SIN, -1);
	else
		part_primitive(e, r, u, arb_cos, P_COS);
}

void part_sin(struct effort *e, const struct ball *u, enum order highest, struct ball *g)
{
	part_primitive(e, &g[0], u, arb_sin, P_SIN);
	if (highest >= ORDER_DF)
		cosine(e, &g[1], u);
	if (highest >= ORDER_D2F)
		ball_neg(&g[2], &g[0]);
}

void part_cos(struct effort *e, const struct ball *u, enum order highest, struct ball *g)
{
	cosine(e, &g[0], u);
	if (highest >= ORDER_DF) {
		part_primitive(e, &g[1], u, arb_sin, P_SIN);
		ball_neg(&g[1], &g[1]);
	}
	if (highest >= ORDER_D2F)
		ball_neg(&g[2], &g[0]);
}

void part_tan(struct effort *e, const struct ball *u, enum order highest, struct ball *g)
{
	part_primitive(e, &g[0], u, arb_tan, P_TAN);
	if (highest >= ORDER_DF) {
		ball_mul(e, &g[1], &g[0], &g[0]);
		ball_shift(e, &g[1], &g[1], 1);
	}
	if (highest >= ORDER_D2F) {
		ball_mul(e, &g[2], &g[0], &g[1]);
		ball_scale(e, &g[2], &g[2], 2, 1);
	}
}

/* g[1] = 1/sqrt(gap), g[2] = `sign` u/sqrt(gap)^3; infinite where the gap is 0. */
static void root_slopes(struct effort *e, const struct ball *u, const struct ball *gap, slong sign,
	enum order highest, struct ball *g)
{
	if (highest < ORDER_DF)
		return;
	part_sqrt(e, &g[1], gap);
	ball_invert(e, &g[1], &g[1]);
	if (highest < ORDER_D2F)
		return;
	ball_div(e, &g[2], &g[1], gap);
	ball_tangent(e, &g[2], u, &g[2]);
	ball_scale(e, &g[2], &g[2], sign, 1);
}

/* gap = 1 - u^2, as (1 - u)(1 + u). */
static void circle_gap(struct effort *e, struct ball *gap, const struct ball *u)
{
	struct ball more;
	ball_init(&more);
	ball_shift(e, &more, u, 1);
	ball_neg(gap, u);
	ball_shift(e, gap, gap, 1);
	ball_mul(e, gap, gap, &more);
	ball_clear(&more);
}

/* acos(u) = 2 asin(sqrt((1 - u)/2)), near its zero; u > 0. */
static void acos_value(struct effort *e, struct ball *r, const struct ball *u)
{
	fingerprint mark = fingerprint_primitive(P_ACOS, ball_mark(u));
	if (ball_is(u, 1)) {
		ball_set_integer(r, 0);
		return;
	}
	ball_neg(r, u);
	ball_shift(e, r, r, 1);
	ball_scale(e, r, r, 1, 2);
	part_sqrt(e, r, r);
	part_primitive(e, r, r, arb_asin, P_ASIN);
	ball_scale(e, r, r, 2, 1);
	r->mark = mark;
}

void part_add_pi(struct effort *e, struct ball *r, slong n, ulong d)
{
	struct ball pi;
	ball_init(&pi);
	part_pi(e, &pi);
	ball_scale(e, &pi, &pi, n, d);
	ball_add(e, r, r, &pi);
	ball_clear(&pi);
}

/* Near -1 and 1, where the domain ends, by what they are to the end. */
static void arc(struct effort *e, struct ball *r, const struct ball *u, bool cosine)
{
	struct ball mirror;
	if (part_is_beyond(u, 0.5)) {
		acos_value(e, r, u);
		if (!cosine) {
			ball_neg(r, r);
			part_add_pi(e, r, 1, 2);
		}
	} else if (part_is_beyond(u, -0.5)) {
		ball_init(&mirror);
		ball_neg(&mirror, u);
		acos_value(e, r, &mirror);
		if (cosine)
			ball_neg(r, r);
		part_add_pi(e, r, cosine ? 1 : -1, cosine ? 1 : 2);
		ball_clear(&mirror);
	} else {
		part_primitive(e, r, u, cosine ? arb_acos : arb_asin, cosine ? P_ACOS : P_ASIN);
	}
}

static void arc_at(
	struct effort *e, const struct ball *u, enum order highest, struct ball *g, bool cosine)
{
	struct ball gap;
	ball_init(&gap);
	circle_gap(e, &gap, u);
	enum sign sign = part_domain(e, &gap, g);
	if (sign == POSITIVE || sign == ZERO) {
		arc(e, &g[0], u, cosine);
		root_slopes(e, u, &gap, 1, highest, g);
		for (int i = 1; i <= (int)highest && cosine; i++)
			ball_neg(&g[i], &g[i]);
	}
	ball_clear(&gap);
}

void part_asin(struct effort *e, const struct ball *u, enum order highest, struct ball *g)
{
	arc_at(e, u, highest, g, false);
}

void part_acos(struct effort *e, const struct ball *u, enum order highest, struct ball *g)
{
	arc_at(e, u, highest, g, true);
}

void part_atan(struct effort *e, const struct ball *u, enum order highest, struct ball *g)
{
	part_primitive(e, &g[0], u, arb_atan, P_ATAN);
	if (highest >= ORDER_DF) {
		ball_mul(e, &g[1], u, u);
		ball_shift(e, &g[1], &g[1], 1);
		ball_invert(e, &g[1], &g[1]);
	}
	if (highest >= ORDER_D2F) {
		ball_mul(e, &g[2], &g[1], &g[1]);
		ball_tangent(e, &g[2], u, &g[2]);
		ball_scale(e, &g[2], &g[2], -2, 1);
	}
}

/* ---- hyperbola ---------------------------------------------------------------------------- */

/* sinh and cosh of a large u, from e^u, which may be beyond what Arb takes in its own. */
static void large_hyperbola(struct effort *e, struct ball *r, const struct ball *u, bool cosine)
{
	struct ball up, down;
	ball_init(&up);
	ball_init(&down);
	ball_neg(&down, u);
	part_exp(e, &up, u);
	part_exp(e, &down, &down);
	if (!cosine)
		ball_neg(&down, &down);
	ball_add(e, r, &up, &down);
	ball_scale(e, r, r, 1, 2);
	ball_clear(&up);
	ball_clear(&down);
}

static void hyperbolic_sine(struct effort *e, struct ball *r, const struct ball *u)
{
	if (ball_exponent(u) > 4)
		large_hyperbola(e, r, u, false);
	else
		part_primitive(e, r, u, arb_sinh, P_SINH);
}

static void hyperbolic_cosine(struct effort *e, struct ball *r, const struct ball *u)
{
	if (ball_exponent(u) < PART_SMALL)
		near_one(e, r, u, arb_sinh, P_SINH, 1);
	else if (ball_exponent(u) > 4)
		large_hyperbola(e, r, u, true);
	else
		part_primitive(e, r, u, arb_cosh, P_COSH);
}

void part_sinh(struct effort *e, const struct ball *u, enum order highest, struct ball *g)
{
	hyperbolic_sine(e, &g[0], u);
	if (highest >= ORDER_DF)
		hyperbolic_cosine(e, &g[1], u);
	if (highest >= ORDER_D2F)
		ball_set(&g[2], &g[0]);
}

void part_cosh(struct effort *e, const struct ball *u, enum order highest, struct ball *g)
{
	hyperbolic_cosine(e, &g[0], u);
	if (highest >= ORDER_DF)
		hyperbolic_sine(e, &g[1], u);
	if (highest >= ORDER_D2F)
		ball_set(&g[2], &g[0]);
}

void part_asinh(struct effort *e, const struct ball *u, enum order highest, struct ball *g)
{
	struct ball gap;
	ball_init(&gap);
	part_primitive(e, &g[0], u, arb_asinh, P_ASINH);
	ball_mul(e, &gap, u, u);
	ball_shift(e, &gap, &gap, 1);
	root_slopes(e, u, &gap, -1, highest, g);
	ball_clear(&gap);
}

/* acosh(u) = 2 asinh(sqrt((u - 1)/2)) is good near its zero at 1, too. */
void part_acosh(struct effort *e, const struct ball *u, enum order highest, struct ball *g)
{
	struct ball less, gap;
	ball_init(&less);
	ball_init(&gap);
	ball_shift(e, &less, u, -1);
	enum sign sign = part_domain(e, &less, g);
	if (sign == POSITIVE || sign == ZERO) {
		ball_scale(e, &gap, &less, 1, 2);
		part_sqrt(e, &g[0], &gap);
		part_primitive(e, &g[0], &g[0], arb_asinh, P_ASINH);
		ball_scale(e, &g[0], &g[0], 2, 1);
		ball_shift(e, &gap, u, 1);
		ball_mul(e, &gap, &gap, &less);
		root_slopes(e, u, &gap, -1, highest, g);
	}
	ball_clear(&less);
	ball_clear(&gap);
}

/* atanh(u) = (log(1 + u) - log(1 - u))/2 beyond 1/2. */
static void atanh_value(struct effort *e, struct ball *r, const struct ball *u)
{
	struct ball g[ORDERS], less;
	ball_inits(g, ORDERS);
	ball_init(&less);
	ball_neg(&less, u);
	part_log1p(e, u, ORDER_F, g);
	ball_swap(r, &g[0]);
	part_log1p(e, &less, ORDER_F, g);
	ball_sub(e, r, r, &g[0]);
	ball_scale(e, r, r, 1, 2);
	ball_clears(g, ORDERS);
	ball_clear(&less);
}

void part_atanh(struct effort *e, const struct ball *u, enum order highest, struct ball *g)
{
	struct ball gap;
	ball_init(&gap);
	circle_gap(e, &gap, u);
	enum sign sign = part_domain(e, &gap, g);
	if (sign == POSITIVE || sign == ZERO) {
		if (ball_exponent(u) < 0)
			part_primitive(e, &g[0], u, arb_atanh, P_ATANH);
		else
			atanh_value(e, &g[0], u);
		if (highest >= ORDER_DF)
			ball_invert(e, &g[1], &gap);
		if (highest >= ORDER_D2F) {
			ball_mul(e, &g[2], &g[1], &g[1]);
			ball_mul(e, &g[2], &g[2], u);
			ball_scale(e, &g[2], &g[2], 2, 1);
		}
	}
	ball_clear(&gap);
}

/* Far out as 1 - 2E/(1 + E) with E = e^(-2|u|), the slope as 4E/(1 + E)^2; near 0 the slope is
   1/cosh^2. None of them cancels or overflows. */
static void tanh_far(struct effort *e, const struct ball *u, enum order highest, struct ball *g)
{
	struct ball power, sum;
	bool negative = ball_sign(u) == NEGATIVE;
	ball_init(&power);
	ball_init(&sum);
	ball_scale(e, &power, u, negative ? 2 : -2, 1);
	part_exp(e, &power, &power);
	ball_shift(e, &sum, &power, 1);
	ball_div(e, &power, &power, &sum); /* E/(1 + E) */
	if (highest >= ORDER_DF) {
		ball_div(e, &g[1], &power, &sum);
		ball_scale(e, &g[1], &g[1], 4, 1);
	}
	ball_scale(e, &g[0], &power, -2, 1);
	ball_shift(e, &g[0], &g[0], 1);
	if (negative)
		ball_neg(&g[0], &g[0]);
	ball_clear(&power);
	ball_clear(&sum);
}

void part_tanh(struct effort *e, const struct ball *u, enum order highest, struct ball *g)
{
	if (part_is_beyond(u, 1) || part_is_beyond(u, -1)) {
		tanh_far(e, u, highest, g);
	} else {
		part_primitive(e, &g[0], u, arb_tanh, P_TANH);
		if (highest >= ORDER_DF) {
			hyperbolic_cosine(e, &g[1], u);
			ball_power(e, &g[1], &g[1], -2);
		}
	}
	if (highest >= ORDER_D2F) {
		ball_mul(e, &g[2], &g[0], &g[1]);
		ball_scale(e, &g[2], &g[2], -2, 1);
	}
}
