/* tanh, erf, the normal distribution, logistic and softplus, tails included. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/exact/real-parts.h"

/* y = tanh(u). Beyond 9 as 1 - 2/(e^2|u| + 1); the slope as 1/cosh^2: neither cancels. */
void real_tanh(struct effort *effort, const struct real *u, enum order highest, struct real *g)
{
	bool negative = real_sign(u) == NEGATIVE;
	real_enclose(&g[0].rest, u);
	if (negative)
		interval_neg(&g[0].rest, &g[0].rest);
	if (mpfr_cmp_ui(g[0].rest.lo, 9) > 0) {
		interval_scale(&g[0].rest, &g[0].rest, 1);
		interval_exp(&g[0].rest, &g[0].rest);
		part_whole(&g[0]);
		part_add(&g[0], &g[0], 1);
		part_invert(effort, &g[0], &g[0]);
		part_mul(&g[0], &g[0], -2, 1);
		part_add(&g[0], &g[0], 1);
	} else {
		interval_increasing(&g[0].rest, &g[0].rest, mpfr_tanh);
		part_whole(&g[0]);
	}
	if (negative)
		real_neg(&g[0], &g[0]);
	if (highest >= ORDER_DF) {
		part_cosh(&g[1], u);
		real_power(effort, &g[1], &g[1], -2);
	}
	if (highest >= ORDER_D2F) {
		real_mul(&g[2], &g[0], &g[1]);
		part_mul(&g[2], &g[2], -2, 1);
	}
}

/* ---- error function and normal distribution -------------------------------------- */

/* The limits at infinities: `low` at the one below. */
static bool at_infinity(struct real *r, const struct interval *t, long low, long high)
{
	if (interval_is_infinity(t))
		real_set_integer(r, mpfr_sgn(t->lo) < 0 ? low : high);
	return interval_is_infinity(t);
}

/* erfc(t): near 2 left of -4, near 0 right of 1/2, 1 - erf(t) between. */
static void erfc_value(struct real *r, const struct interval *t)
{
	bool left = mpfr_cmp_si(t->hi, -4)<0, right = mpfr_cmp_d(t->lo, 0.5)> 0;
	if (at_infinity(r, t, 2, 0))
		return;
	if (left)
		interval_neg(&r->rest, t);
	else
		interval_set(&r->rest, t);
	if (left || right)
		interval_erfc(&r->rest, &r->rest);
	else
		interval_erf(&r->rest, &r->rest);
	part_whole(r);
	if (!right) {
		real_neg(r, r);
		part_add(r, r, left ? 2 : 1);
	}
}

/* erf(t), near 1 or -1 beyond 4. */
static void erf_value(struct real *r, const struct interval *t)
{
	bool left = mpfr_cmp_si(t->hi, -4)<0, right = mpfr_cmp_ui(t->lo, 4)> 0;
	if (at_infinity(r, t, -1, 1))
		return;
	if (left)
		interval_neg(&r->rest, t);
	else
		interval_set(&r->rest, t);
	if (left || right)
		interval_erfc(&r->rest, &r->rest);
	else
		interval_erf(&r->rest, &r->rest);
	part_whole(r);
	if (right)
		real_neg(r, r);
	if (left || right)
		part_add(r, r, right ? 1 : -1);
}

/* 1/sqrt(2^k pi). */
static void rsqrt_pi(struct real *r, long k)
{
	mpfr_const_pi(r->rest.lo, MPFR_RNDU);
	mpfr_const_pi(r->rest.hi, MPFR_RNDD);
	interval_scale(&r->rest, &r->rest, k);
	mpfr_rec_sqrt(r->rest.lo, r->rest.lo, MPFR_RNDD);
	mpfr_rec_sqrt(r->rest.hi, r->rest.hi, MPFR_RNDU);
	part_whole(r);
}

/* r = e^(-u^2/d) / sqrt(2^k pi). */
static void bell(
	struct effort *effort, struct real *r, const struct real *u, unsigned long d, long k)
{
	struct real factor;
	real_init(&factor, effort->bits);
	real_mul(&factor, u, u);
	part_mul(&factor, &factor, -1, d);
	real_exp(effort, &factor, ORDER_F, r);
	rsqrt_pi(&factor, k);
	real_mul(r, r, &factor);
	real_clear(&factor);
}

/* g[2] = n u g[1]; at an infinity, too, 0: the exponential wins. */
static void bell_slope(const struct real *u, long n, struct real *g)
{
	real_tangent(&g[2], u, &g[1]);
	part_mul(&g[2], &g[2], n, 1);
}

/* erf' = 2/sqrt(pi) e^(-u^2), erf'' = -2u erf'. */
static void erf_slopes(
	struct effort *effort, const struct real *u, enum order highest, struct real *g)
{
	if (highest >= ORDER_DF)
		bell(effort, &g[1], u, 1, -2);
	if (highest >= ORDER_D2F)
		bell_slope(u, -2, g);
}

void real_erf(struct effort *effort, const struct real *u, enum order highest, struct real *g)
{
	struct interval t;
	interval_init(&t, effort->bits);
	real_enclose(&t, u);
	erf_value(&g[0], &t);
	erf_slopes(effort, u, highest, g);
	interval_clear(&t);
}

void real_erfc(struct effort *effort, const struct real *u, enum order highest, struct real *g)
{
	struct interval t;
	interval_init(&t, effort->bits);
	real_enclose(&t, u);
	erfc_value(&g[0], &t);
	erf_slopes(effort, u, highest, g);
	for (int i = 1; i <= (int)highest; i++)
		real_neg(&g[i], &g[i]);
	interval_clear(&t);
}

/* phi(u) = e^(-u^2/2)/sqrt(2 pi), phi' = -u phi, phi'' = (u^2 - 1) phi. */
void real_normal_pdf(
	struct effort *effort, const struct real *u, enum order highest, struct real *g)
{
	bell(effort, &g[0], u, 2, 1);
	if (highest >= ORDER_DF) {
		real_tangent(&g[1], u, &g[0]);
		real_neg(&g[1], &g[1]);
	}
	if (highest >= ORDER_D2F) {
		struct real less;
		real_init(&less, effort->bits);
		real_mul(&less, u, u);
		part_add(&less, &less, -1);
		real_tangent(&g[2], &less, &g[0]);
		real_clear(&less);
	}
}

/* Phi(u) = erfc(-u/sqrt(2))/2. */
void real_normal_cdf(
	struct effort *effort, const struct real *u, enum order highest, struct real *g)
{
	struct interval t, root;
	interval_init(&t, effort->bits);
	interval_init(&root, effort->bits);
	real_enclose(&t, u);
	mpfr_sqrt_ui(root.lo, 2, MPFR_RNDD);
	mpfr_sqrt_ui(root.hi, 2, MPFR_RNDU);
	interval_div(&t, &t, &root);
	interval_neg(&t, &t);
	erfc_value(&g[0], &t);
	part_mul(&g[0], &g[0], 1, 2);
	if (highest >= ORDER_DF)
		bell(effort, &g[1], u, 2, 1);
	if (highest >= ORDER_D2F)
		bell_slope(u, -1, g);
	interval_clear(&t);
	interval_clear(&root);
}

/* ---- logistic function and softplus ---------------------------------------------- */

/* 1/(1 + e^-u), from e^-|u|: e/(1 + e) on the left, 1 - e/(1 + e) far on the right. */
static void logistic_value(struct effort *effort, struct real *r, const struct real *u)
{
	struct real e, more;
	real_init(&e, effort->bits);
	real_init(&more, effort->bits);
	bool left = real_sign(u) == NEGATIVE;
	if (left)
		real_set(&more, u);
	else
		real_neg(&more, u);
	real_exp(effort, &more, ORDER_F, &e);
	part_add(&more, &e, 1);
	if (left)
		real_div(effort, r, &e, &more);
	else
		part_invert(effort, r, &more);
	real_clear(&e);
	real_clear(&more);
}

/* s = 1/(1 + e^-u): s' = s(u) s(-u), s'' = s' (s(-u) - s(u)). */
void real_logistic(struct effort *effort, const struct real *u, enum order highest, struct real *g)
{
	logistic_value(effort, &g[0], u);
	if (highest < ORDER_DF)
		return;
	struct real mirror;
	real_init(&mirror, effort->bits);
	real_neg(&g[1], u);
	logistic_value(effort, &mirror, &g[1]);
	real_mul(&g[1], &g[0], &mirror);
	real_sub(&mirror, &mirror, &g[0]);
	real_mul(&g[2], &g[1], &mirror);
	real_clear(&mirror);
}

/* log(1 + e^u) = max(u, 0) + log1p(e^-|u|); slope 1/(1 + e^-u). */
void real_softplus(struct effort *effort, const struct real *u, enum order highest, struct real *g)
{
	struct real e[ORDERS], gate[ORDERS];
	for (int i = 0; i < ORDERS; i++) {
		real_init(&e[i], effort->bits);
		real_init(&gate[i], effort->bits);
	}
	bool right = real_sign(u) == POSITIVE;
	if (right)
		real_neg(&e[1], u);
	else
		real_set(&e[1], u);
	real_exp(effort, &e[1], ORDER_F, &e[0]);
	real_log1p(effort, &e[0], ORDER_F, g);
	if (right)
		real_add(&g[0], &g[0], u);
	if (highest >= ORDER_DF) {
		real_logistic(effort, u, highest - 1, gate);
		real_swap(&g[1], &gate[0]);
		real_swap(&g[2], &gate[1]);
	}
	for (int i = 0; i < ORDERS; i++) {
		real_clear(&e[i]);
		real_clear(&gate[i]);
	}
}
