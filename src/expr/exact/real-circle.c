/* Circular and hyperbolic functions and their inverses, with derivatives. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/exact/real-parts.h"

/* ---- circle ---------------------------------------------------------------------- */

static void sin_cos(struct real *sine, struct real *cosine, const struct real *u)
{
	if (real_is_zero(u)) {
		real_set_integer(sine, 0);
		real_set_integer(cosine, 1);
	} else if (real_is_infinity(u)) {
		real_set_nan(sine);
		real_set_nan(cosine);
	} else if (real_exponent(u) < PART_SMALL) {
		part_increasing(sine, u, mpfr_sin);
		part_near_one(cosine, u, mpfr_sin, -1);
	} else {
		struct interval all;
		interval_init(&all, mpfr_get_prec(sine->rest.lo));
		real_enclose(&all, u);
		interval_sin_cos(&sine->rest, &cosine->rest, &all);
		interval_clear(&all);
		part_whole(sine);
		part_whole(cosine);
	}
}

/* One of the two alone where that is enough. */
static bool wave_alone(struct real *r, const struct real *u, bool sine)
{
	if (real_exponent(u) < PART_SMALL || real_is_infinity(u))
		return false;
	real_enclose(&r->rest, u);
	interval_sin_cos(sine ? &r->rest : NULL, sine ? NULL : &r->rest, &r->rest);
	part_whole(r);
	return true;
}

void real_sin(struct effort *effort, const struct real *u, enum order highest, struct real *g)
{
	(void)effort;
	if (highest == ORDER_F && wave_alone(&g[0], u, true))
		return;
	sin_cos(&g[0], &g[1], u);
	real_neg(&g[2], &g[0]);
}

void real_cos(struct effort *effort, const struct real *u, enum order highest, struct real *g)
{
	(void)effort;
	if (highest == ORDER_F && wave_alone(&g[0], u, false))
		return;
	sin_cos(&g[1], &g[0], u);
	real_neg(&g[1], &g[1]);
	real_neg(&g[2], &g[0]);
}

void real_tan(struct effort *effort, const struct real *u, enum order highest, struct real *g)
{
	sin_cos(&g[0], &g[1], u);
	real_div(effort, &g[0], &g[0], &g[1]);
	if (highest >= ORDER_DF) {
		real_mul(&g[1], &g[0], &g[0]);
		part_add(&g[1], &g[1], 1);
	}
	if (highest >= ORDER_D2F) {
		real_mul(&g[2], &g[0], &g[1]);
		part_mul(&g[2], &g[2], 2, 1);
	}
}

/* g[1] = 1/sqrt(gap), g[2] = `sign` u/sqrt(gap)^3; infinite where the gap is 0. */
static void root_slopes(struct effort *effort, const struct real *u, const struct real *gap,
	long sign, enum order highest, struct real *g)
{
	if (highest < ORDER_DF)
		return;
	part_sqrt(&g[1], gap);
	part_invert(effort, &g[1], &g[1]);
	if (highest < ORDER_D2F)
		return;
	real_div(effort, &g[2], &g[1], gap);
	struct real bend;
	real_init(&bend, effort->bits);
	real_tangent(&bend, u, &g[2]);
	part_mul(&g[2], &bend, sign, 1);
	real_clear(&bend);
}

/* gap = 1 - u^2, as (1 - u)(1 + u). */
static void circle_gap(struct real *gap, const struct real *u)
{
	struct real more;
	real_init(&more, mpfr_get_prec(gap->rest.lo));
	part_add(&more, u, 1);
	real_neg(gap, u);
	part_add(gap, gap, 1);
	real_mul(gap, gap, &more);
	real_clear(&more);
}

/* The interval of u, which may be wider than u itself, cut at -1 and 1. */
static void enclose_cut(struct interval *r, const struct real *u)
{
	real_enclose(r, u);
	if (mpfr_cmp_si(r->lo, -1) < 0)
		mpfr_set_si(r->lo, -1, MPFR_RNDD);
	if (mpfr_cmp_si(r->hi, 1) > 0)
		mpfr_set_si(r->hi, 1, MPFR_RNDU);
}

void real_asin(struct effort *effort, const struct real *u, enum order highest, struct real *g)
{
	struct real gap;
	real_init(&gap, effort->bits);
	circle_gap(&gap, u);
	enum sign sign = part_domain(effort, &gap, g);
	if (sign == POSITIVE || sign == ZERO) {
		enclose_cut(&g[0].rest, u);
		interval_increasing(&g[0].rest, &g[0].rest, mpfr_asin);
		part_whole(&g[0]);
		root_slopes(effort, u, &gap, 1, highest, g);
	}
	real_clear(&gap);
}

/* acos(u) = 2 asin(sqrt((1 - u)/2)) right of 1/2, where it nears its zero. */
static void acos_value(struct effort *effort, struct real *r, const struct real *u)
{
	struct real half, wide[ORDERS];
	real_init(&half, effort->bits);
	for (int i = 0; i < ORDERS; i++)
		real_init(&wide[i], effort->bits);
	real_neg(&half, u);
	part_add(&half, &half, 1);
	part_mul(&half, &half, 1, 2);
	enclose_cut(&r->rest, u);
	if (real_is_zero(&half)) {
		real_set_integer(r, 0);
	} else if (mpfr_cmp_d(r->rest.lo, 0.5) > 0) {
		part_sqrt(&wide[0], &half);
		part_increasing(&wide[0], &wide[0], mpfr_asin);
		part_mul(r, &wide[0], 2, 1);
	} else {
		interval_decreasing(&r->rest, &r->rest, mpfr_acos);
		part_whole(r);
	}
	for (int i = 0; i < ORDERS; i++)
		real_clear(&wide[i]);
	real_clear(&half);
}

void real_acos(struct effort *effort, const struct real *u, enum order highest, struct real *g)
{
	real_asin(effort, u, highest, g);
	if (real_is_nan(&g[0]))
		return;
	acos_value(effort, &g[0], u);
	real_neg(&g[1], &g[1]);
	real_neg(&g[2], &g[2]);
}

void real_atan(struct effort *effort, const struct real *u, enum order highest, struct real *g)
{
	part_increasing(&g[0], u, mpfr_atan);
	if (highest >= ORDER_DF) {
		real_mul(&g[1], u, u);
		part_add(&g[1], &g[1], 1);
		part_invert(effort, &g[1], &g[1]);
	}
	if (highest >= ORDER_D2F) {
		real_mul(&g[2], &g[1], &g[1]);
		real_tangent(&g[2], u, &g[2]);
		part_mul(&g[2], &g[2], -2, 1);
	}
}

/* ---- hyperbola ------------------------------------------------------------------- */

void real_sinh(struct effort *effort, const struct real *u, enum order highest, struct real *g)
{
	(void)effort;
	part_increasing(&g[0], u, mpfr_sinh);
	if (highest >= ORDER_DF)
		part_cosh(&g[1], u);
	if (highest >= ORDER_D2F)
		real_set(&g[2], &g[0]);
}

void real_cosh(struct effort *effort, const struct real *u, enum order highest, struct real *g)
{
	(void)effort;
	part_cosh(&g[0], u);
	if (highest >= ORDER_DF)
		part_increasing(&g[1], u, mpfr_sinh);
	if (highest >= ORDER_D2F)
		real_set(&g[2], &g[0]);
}

void real_asinh(struct effort *effort, const struct real *u, enum order highest, struct real *g)
{
	struct real gap;
	real_init(&gap, effort->bits);
	part_increasing(&g[0], u, mpfr_asinh);
	real_mul(&gap, u, u);
	part_add(&gap, &gap, 1);
	root_slopes(effort, u, &gap, -1, highest, g);
	real_clear(&gap);
}

/* acosh(u) = 2 asinh(sqrt((u - 1)/2)) is good near its zero at 1, too. */
void real_acosh(struct effort *effort, const struct real *u, enum order highest, struct real *g)
{
	struct real less, gap;
	real_init(&less, effort->bits);
	real_init(&gap, effort->bits);
	part_add(&less, u, -1);
	enum sign sign = part_domain(effort, &less, g);
	if (sign == POSITIVE || sign == ZERO) {
		part_mul(&gap, &less, 1, 2);
		part_sqrt(&g[0], &gap);
		part_increasing(&g[0], &g[0], mpfr_asinh);
		part_mul(&g[0], &g[0], 2, 1);
		part_add(&gap, u, 1);
		real_mul(&gap, &gap, &less);
		root_slopes(effort, u, &gap, -1, highest, g);
	}
	real_clear(&less);
	real_clear(&gap);
}

/* atanh(u) = log((1 + u)/(1 - u))/2 beyond 1/2. */
static void atanh_value(struct effort *effort, struct real *r, const struct real *u)
{
	struct real g[ORDERS], less;
	real_init(&less, effort->bits);
	for (int i = 0; i < ORDERS; i++)
		real_init(&g[i], effort->bits);
	real_log1p(effort, u, ORDER_F, g);
	real_neg(&less, u);
	real_swap(&g[0], r);
	real_log1p(effort, &less, ORDER_F, g);
	real_sub(r, r, &g[0]);
	part_mul(r, r, 1, 2);
	real_clear(&less);
	for (int i = 0; i < ORDERS; i++)
		real_clear(&g[i]);
}

void real_atanh(struct effort *effort, const struct real *u, enum order highest, struct real *g)
{
	struct real gap;
	real_init(&gap, effort->bits);
	circle_gap(&gap, u);
	enum sign sign = part_domain(effort, &gap, g);
	if (sign == POSITIVE || sign == ZERO) {
		if (real_exponent(u) < 0)
			part_increasing(&g[0], u, mpfr_atanh);
		else
			atanh_value(effort, &g[0], u);
		if (highest >= ORDER_DF)
			part_invert(effort, &g[1], &gap);
		if (highest >= ORDER_D2F) {
			real_mul(&g[2], &g[1], &g[1]);
			real_mul(&g[2], &g[2], u);
			part_mul(&g[2], &g[2], 2, 1);
		}
	}
	real_clear(&gap);
}
