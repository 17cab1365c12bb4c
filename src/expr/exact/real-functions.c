/* Exponentials, logarithms, roots, steps and powers; the table of the primitives. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/exact/real-parts.h"

/* ---- exponentials and logarithms ------------------------------------------------- */

static void copy_up(struct real *g, enum order highest)
{
	for (int i = 1; i <= (int)highest; i++)
		real_set(&g[i], &g[0]);
}

void real_exp(struct effort *effort, const struct real *u, enum order highest, struct real *g)
{
	(void)effort;
	if (real_is_zero(u)) {
		real_set_integer(&g[0], 1);
	} else if (real_exponent(u) < PART_SMALL) {
		part_increasing(&g[0], u, mpfr_expm1);
		part_add(&g[0], &g[0], 1);
	} else {
		part_apply(&g[0], u, interval_exp);
	}
	copy_up(g, highest);
}

static void expm1_at(
	struct effort *effort, const struct real *u, enum order highest, struct real *g)
{
	if (highest > ORDER_F) {
		real_exp(effort, u, ORDER_F, &g[1]);
		if (highest > ORDER_DF)
			real_set(&g[2], &g[1]);
	}
	real_enclose(&g[0].rest, u);
	if (real_is_zero(u)) {
		real_set_integer(&g[0], 0);
	} else if (mpfr_cmp_si(g[0].rest.hi, PART_SMALL) < 0) {
		interval_exp(&g[0].rest, &g[0].rest);
		part_whole(&g[0]);
		part_add(&g[0], &g[0], -1);
	} else {
		interval_increasing(&g[0].rest, &g[0].rest, mpfr_expm1);
		part_whole(&g[0]);
	}
}

/* log(1 + u), u > -1 and w = 1 + u: by what stands further from the zero at u = 0. */
static void log1p_value(struct real *r, const struct real *u, const struct real *w)
{
	if (real_is_zero(u))
		real_set_integer(r, 0);
	else if (real_exponent(u) < 0)
		part_apply(r, u, interval_log1p);
	else
		part_apply(r, w, interval_log);
}

/* The derivatives of log(w): 1/w, -1/w^2. */
static void log_slopes(
	struct effort *effort, const struct real *w, enum order highest, struct real *g)
{
	if (highest >= ORDER_DF)
		part_invert(effort, &g[1], w);
	if (highest >= ORDER_D2F) {
		real_mul(&g[2], &g[1], &g[1]);
		real_neg(&g[2], &g[2]);
	}
}

static void log_of_zero(struct real *g)
{
	real_set_infinity(&g[0], -1);
	real_set_infinity(&g[1], 1);
	real_set_infinity(&g[2], -1);
}

void real_log(struct effort *effort, const struct real *u, enum order highest, struct real *g)
{
	enum sign sign = part_domain(effort, u, g);
	if (sign == ZERO)
		log_of_zero(g);
	if (sign != POSITIVE)
		return;
	struct real less;
	real_init(&less, effort->bits);
	part_add(&less, u, -1);
	log1p_value(&g[0], &less, u);
	log_slopes(effort, u, highest, g);
	real_clear(&less);
}

void real_log1p(struct effort *effort, const struct real *u, enum order highest, struct real *g)
{
	struct real more;
	real_init(&more, effort->bits);
	part_add(&more, u, 1);
	enum sign sign = part_domain(effort, &more, g);
	if (sign == ZERO)
		log_of_zero(g);
	if (sign == POSITIVE) {
		log1p_value(&g[0], u, &more);
		log_slopes(effort, &more, highest, g);
	}
	real_clear(&more);
}

/* ---- roots ----------------------------------------------------------------------- */

void real_sqrt(struct effort *effort, const struct real *u, enum order highest, struct real *g)
{
	enum sign sign = part_domain(effort, u, g);
	if (sign == ZERO) {
		real_set_integer(&g[0], 0);
		real_set_infinity(&g[1], 1);
		real_set_infinity(&g[2], -1);
	}
	if (sign != POSITIVE)
		return;
	part_sqrt(&g[0], u);
	if (highest >= ORDER_DF) {
		part_mul(&g[1], &g[0], 2, 1);
		part_invert(effort, &g[1], &g[1]);
	}
	if (highest >= ORDER_D2F) {
		real_div(effort, &g[2], &g[1], u);
		part_mul(&g[2], &g[2], -1, 2);
	}
}

/* ---- steps ----------------------------------------------------------------------- */

static void abs_at(struct effort *effort, const struct real *u, enum order highest, struct real *g)
{
	enum sign sign = real_sign(u);
	(void)highest;
	part_nowhere(g);
	if (sign == UNKNOWN)
		effort->undecided = true;
	if (sign == UNKNOWN || sign == UNDEFINED)
		return;
	if (sign == NEGATIVE)
		real_neg(&g[0], u);
	else
		real_set(&g[0], u);
	real_set_integer(&g[1], sign);
	real_set_integer(&g[2], 0);
}

static void sign_at(struct effort *effort, const struct real *u, enum order highest, struct real *g)
{
	abs_at(effort, u, highest, g);
	real_set(&g[0], &g[1]);
	if (!real_is_nan(&g[0]))
		real_set_integer(&g[1], 0);
}

static void floor_at(
	struct effort *effort, const struct real *u, enum order highest, struct real *g)
{
	(void)highest;
	real_floor(effort, &g[0], u);
	real_set_integer(&g[1], 0);
	real_set_integer(&g[2], 0);
}

/* ---- powers ---------------------------------------------------------------------- */

/* u^n of a rational, if it stays a number of moderate size. */
static bool exact_power(struct real *r, const struct real *u, unsigned long n)
{
	double bits = (double)mpz_sizeinbase(mpq_numref(u->anchor), 2) +
		(double)mpz_sizeinbase(mpq_denref(u->anchor), 2);
	if (!u->exact ||
		(!real_is(u, 0) && !real_is(u, 1) && bits * (double)n > REAL_RATIONAL_BITS))
		return false;
	mpz_pow_ui(mpq_numref(r->anchor), mpq_numref(u->anchor), n);
	mpz_pow_ui(mpq_denref(r->anchor), mpq_denref(u->anchor), n);
	r->exact = true;
	return true;
}

/* (q + a)^n by squaring, so that an anchor of 1 or -1 stays one. */
static void anchored_power(struct real *r, const struct real *u, unsigned long n)
{
	struct real square, result;
	real_init(&square, mpfr_get_prec(r->rest.lo));
	real_init(&result, mpfr_get_prec(r->rest.lo));
	real_set(&square, u);
	real_set_integer(&result, 1);
	for (; n > 0; n >>= 1) {
		if (n & 1)
			real_mul(&result, &result, &square);
		if (n > 1)
			real_mul(&square, &square, &square);
	}
	real_swap(r, &result);
	real_clear(&square);
	real_clear(&result);
}

void real_power(struct effort *effort, struct real *r, const struct real *u, long n)
{
	unsigned long most = n < 0 ? -(unsigned long)n : (unsigned long)n;
	if (n == 0) {
		real_set_integer(r, 1);
	} else if (n == 1) {
		real_set(r, u);
	} else if (exact_power(r, u, most)) {
		/* done */
	} else if (!u->exact && mpq_sgn(u->anchor) != 0) {
		anchored_power(r, u, most);
	} else {
		real_enclose(&r->rest, u);
		interval_power(&r->rest, &r->rest, most);
		part_whole(r);
	}
	if (n < 0)
		part_invert(effort, r, r);
}
/* ---- the table ------------------------------------------------------------------- */

static real_function *const functions[] = {
	[P_EXP] = real_exp,
	[P_LOG] = real_log,
	[P_LOG1P] = real_log1p,
	[P_EXPM1] = expm1_at,
	[P_SQRT] = real_sqrt,
	[P_ABS] = abs_at,
	[P_SIGN] = sign_at,
	[P_FLOOR] = floor_at,
	[P_SIN] = real_sin,
	[P_COS] = real_cos,
	[P_TAN] = real_tan,
	[P_ASIN] = real_asin,
	[P_ACOS] = real_acos,
	[P_ATAN] = real_atan,
	[P_SINH] = real_sinh,
	[P_COSH] = real_cosh,
	[P_TANH] = real_tanh,
	[P_ASINH] = real_asinh,
	[P_ACOSH] = real_acosh,
	[P_ATANH] = real_atanh,
	[P_ERF] = real_erf,
	[P_ERFC] = real_erfc,
	[P_NORMAL_CDF] = real_normal_cdf,
	[P_NORMAL_PDF] = real_normal_pdf,
};

void real_primitive(struct effort *effort, enum primitive primitive, const struct real *u,
	enum order highest, struct real *g)
{
	if (real_is_nan(u))
		part_nowhere(g);
	else
		functions[primitive](effort, u, highest, g);
}
