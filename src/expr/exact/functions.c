/* Exponentials, logarithms, roots and steps of balls, with derivatives; the table of the primitives. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/exact/function-parts.h"

#include <limits.h>

/* ---- steps that all are made of ----------------------------------------------------------- */

void part_nowhere(struct ball *g)
{
	for (int i = 0; i < ORDERS; i++)
		ball_set_nan(&g[i]);
}

void part_apply(struct effort *e, struct ball *r, const struct ball *u, arb_function *function,
	fingerprint mark)
{
	arb_t all;
	arb_init(all);
	ball_enclose(all, u, e->bits);
	function(all, all, e->bits);
	ball_set_arb(e, r, all, mark);
	arb_clear(all);
}

void part_primitive(struct effort *e, struct ball *r, const struct ball *u, arb_function *function,
	enum primitive primitive)
{
	part_apply(e, r, u, function, fingerprint_primitive(primitive, ball_mark(u)));
}

enum sign part_domain(struct effort *e, const struct ball *gap, struct ball *g)
{
	enum sign sign = ball_sign(gap);
	if (sign == UNKNOWN && arb_is_nonnegative(gap->rest))
		return POSITIVE;
	if (sign == UNKNOWN)
		e->undecided = true;
	if (sign != POSITIVE && sign != ZERO)
		part_nowhere(g);
	return sign;
}

bool part_is_beyond(const struct ball *u, double limit)
{
	arb_t all, edge;
	if (u->kind == KIND_BEYOND)
		return ball_sign(u) == (limit < 0 ? NEGATIVE : POSITIVE) &&
			arf_cmpabs_d(arb_midref(u->rest), limit) > 0;
	arb_init(all);
	arb_init(edge);
	ball_enclose(all, u, 64);
	arb_set_d(edge, limit);
	bool beyond = limit < 0 ? arb_lt(all, edge) : arb_gt(all, edge);
	arb_clear(all);
	arb_clear(edge);
	return beyond;
}

/* ---- exponentials and logarithms ---------------------------------------------------------- */

/* e^u, with bits enough for the whole part of u. */
static void raise_e(arb_t r, const arb_t u, slong bits)
{
	slong size = arf_abs_bound_lt_2exp_si(arb_midref(u));
	arb_exp(r, u, bits + (size < 0 ? 0 : size));
	arb_set_round(r, r, bits);
}

/* e^u where u is not known well enough, or too large for Arb: at least e^least and in that beyond, or not below 0
   and at most e^-least, if u is of at least that size. */
static void exp_far(struct effort *e, struct ball *r, const struct ball *u)
{
	enum sign sign = ball_sign(u);
	mag_t least;
	fmpz_t size;
	mag_init(least);
	fmpz_init(size);
	ball_least(least, u);
	if (mag_cmp_2exp_si(least, BALL_EXPONENT_BITS) < 0) {
		mag_exp_lower(least, least);
	} else {
		fmpz_one(size);
		fmpz_mul_2exp(size, size, BALL_EXPONENT_BITS);
		mag_one(least);
		mag_mul_2exp_fmpz(least, least, size);
	}
	if (sign == UNKNOWN)
		ball_set_unknown(r);
	else
		ball_set_beyond(r, 1, least);
	if (sign == NEGATIVE)
		ball_invert(e, r, r);
	mag_clear(least);
	fmpz_clear(size);
}

void part_pi(struct effort *e, struct ball *r)
{
	arb_t pi;
	arb_init(pi);
	arb_const_pi(pi, e->bits);
	ball_set_arb(e, r, pi, fingerprint_pi());
	arb_clear(pi);
}

void part_exp(struct effort *e, struct ball *r, const struct ball *u)
{
	fingerprint mark = fingerprint_primitive(P_EXP, ball_mark(u));
	if (ball_is_infinity(u)) {
		if (ball_sign(u) == POSITIVE)
			ball_set_infinity(r, 1);
		else
			ball_set_integer(r, 0);
	} else if (ball_is_zero(u)) {
		ball_set_integer(r, 1);
	} else if (ball_exponent(u) < PART_SMALL) {
		part_primitive(e, r, u, arb_expm1, P_EXPM1);
		ball_shift(e, r, r, 1);
	} else if (ball_exponent(u) > BALL_EXPONENT_BITS) {
		exp_far(e, r, u);
	} else {
		struct ball power;
		ball_init(&power);
		part_apply(e, &power, u, raise_e, mark);
		if (ball_sign(&power) == UNKNOWN)
			exp_far(e, r, u);
		else
			ball_swap(r, &power);
		ball_clear(&power);
	}
}

static void exp_at(struct effort *e, const struct ball *u, enum order highest, struct ball *g)
{
	part_exp(e, &g[0], u);
	for (int i = 1; i <= (int)highest; i++)
		ball_set(&g[i], &g[0]);
}

static void expm1_at(struct effort *e, const struct ball *u, enum order highest, struct ball *g)
{
	exp_at(e, u, highest, g);
	if (ball_is_zero(u))
		ball_set_integer(&g[0], 0);
	else if (part_is_beyond(u, PART_SMALL) && ball_exponent(u) < 8)
		part_primitive(e, &g[0], u, arb_expm1, P_EXPM1);
	else
		ball_shift(e, &g[0], &g[0], -1);
}

/* log(1 + u), u > -1 and w = 1 + u: by what stands further from the zero at u = 0. */
static void log_value(struct effort *e, struct ball *r, const struct ball *u, const struct ball *w)
{
	if (ball_is_zero(u))
		ball_set_integer(r, 0);
	else if (ball_exponent(u) < 0)
		part_primitive(e, r, u, arb_log1p, P_LOG1P);
	else
		part_primitive(e, r, w, arb_log, P_LOG);
}

/* Value and derivatives of log(w), w = 1 + u: 1/w, -1/w^2. */
static void log_at(struct effort *e, const struct ball *u, const struct ball *w, enum order highest,
	struct ball *g)
{
	enum sign sign = part_domain(e, w, g);
	if (sign == ZERO)
		for (int i = 0; i < ORDERS; i++)
			ball_set_infinity(&g[i], i == 1 ? 1 : -1);
	if (sign != POSITIVE)
		return;
	log_value(e, &g[0], u, w);
	if (highest >= ORDER_DF)
		ball_invert(e, &g[1], w);
	if (highest >= ORDER_D2F) {
		ball_mul(e, &g[2], &g[1], &g[1]);
		ball_neg(&g[2], &g[2]);
	}
}

static void part_log(struct effort *e, const struct ball *u, enum order highest, struct ball *g)
{
	struct ball less;
	ball_init(&less);
	ball_shift(e, &less, u, -1);
	log_at(e, &less, u, highest, g);
	ball_clear(&less);
}

void part_log_integer(struct effort *e, struct ball *r, slong n)
{
	struct ball integer;
	ball_init(&integer);
	ball_set_integer(&integer, n);
	part_primitive(e, r, &integer, arb_log, P_LOG);
	ball_clear(&integer);
}

void part_log1p(struct effort *e, const struct ball *u, enum order highest, struct ball *g)
{
	struct ball more;
	ball_init(&more);
	ball_shift(e, &more, u, 1);
	log_at(e, u, &more, highest, g);
	ball_clear(&more);
}

/* ---- roots -------------------------------------------------------------------------------- */

/* The root of a rational, if that is rational. */
static bool rational_root(fmpq_t root, const fmpq *q)
{
	if (!fmpz_is_square(fmpq_numref(q)) || !fmpz_is_square(fmpq_denref(q)))
		return false;
	fmpz_sqrt(fmpq_numref(root), fmpq_numref(q));
	fmpz_sqrt(fmpq_denref(root), fmpq_denref(q));
	return true;
}

/* sqrt(q + a) = s + a/(s + sqrt(q + a)) with s = sqrt(q) rational. */
void part_sqrt(struct effort *e, struct ball *r, const struct ball *u)
{
	struct ball root, rest, sum;
	ball_init(&root);
	ball_init(&rest);
	ball_init(&sum);
	bool anchored = fmpq_sgn(u->anchor) > 0 && rational_root(root.anchor, u->anchor);
	if (u->kind == KIND_BEYOND || !anchored) {
		part_primitive(e, r, u, arb_sqrtpos, P_SQRT);
	} else if (ball_is_rational(u)) {
		ball_swap(r, &root);
	} else {
		part_primitive(e, &sum, u, arb_sqrtpos, P_SQRT);
		fingerprint mark = sum.mark;
		ball_add(e, &sum, &sum, &root);
		ball_set_arb(e, &rest, u->rest, FINGERPRINT_NONE);
		ball_div(e, &rest, &rest, &sum);
		ball_add(e, r, &root, &rest);
		r->mark = mark;
	}
	ball_clear(&root);
	ball_clear(&rest);
	ball_clear(&sum);
}

static void sqrt_at(struct effort *e, const struct ball *u, enum order highest, struct ball *g)
{
	enum sign sign = part_domain(e, u, g);
	if (sign == ZERO) {
		ball_set_integer(&g[0], 0);
		ball_set_infinity(&g[1], 1);
		ball_set_infinity(&g[2], -1);
	}
	if (sign != POSITIVE)
		return;
	part_sqrt(e, &g[0], u);
	if (highest >= ORDER_DF) {
		ball_scale(e, &g[1], &g[0], 2, 1);
		ball_invert(e, &g[1], &g[1]);
	}
	if (highest >= ORDER_D2F) {
		ball_div(e, &g[2], &g[1], u);
		ball_scale(e, &g[2], &g[2], -1, 2);
	}
}

/* ---- steps -------------------------------------------------------------------------------- */

static void abs_at(struct effort *e, const struct ball *u, enum order highest, struct ball *g)
{
	enum sign sign = ball_sign(u);
	(void)highest;
	part_nowhere(g);
	if (sign == UNKNOWN)
		e->undecided = true;
	if (sign == UNKNOWN || sign == UNDEFINED)
		return;
	if (sign == NEGATIVE)
		ball_neg(&g[0], u);
	else
		ball_set(&g[0], u);
	ball_set_integer(&g[1], sign);
	ball_set_integer(&g[2], 0);
}

static void sign_at(struct effort *e, const struct ball *u, enum order highest, struct ball *g)
{
	abs_at(e, u, highest, g);
	ball_swap(&g[0], &g[1]);
	if (!ball_is_nan(&g[0]))
		ball_set_integer(&g[1], 0);
}

static void floor_at(struct effort *e, const struct ball *u, enum order highest, struct ball *g)
{
	(void)highest;
	ball_floor(e, &g[0], u);
	ball_set_integer(&g[1], 0);
	ball_set_integer(&g[2], 0);
}

/* ---- the table ---------------------------------------------------------------------------- */

/* Limits at the infinities besides whole numbers: none, an infinity, pi/2. */
enum end_value { NOWHERE = 100, DOWN, UP, HALF_PI };

static const struct {
	part_function *at;
	int low, high; /* limits of the value at -inf and inf */
	bool steep;    /* the slopes grow as the value does */
} functions[] = {
	[P_EXP] = { exp_at, 0, UP, true },
	[P_LOG] = { part_log, NOWHERE, UP, false },
	[P_LOG1P] = { part_log1p, NOWHERE, UP, false },
	[P_EXPM1] = { expm1_at, -1, UP, true },
	[P_SQRT] = { sqrt_at, NOWHERE, UP, false },
	[P_ABS] = { abs_at, UP, UP, false },
	[P_SIGN] = { sign_at, -1, 1, false },
	[P_FLOOR] = { floor_at, DOWN, UP, false },
	[P_SIN] = { part_sin, NOWHERE, NOWHERE, false },
	[P_COS] = { part_cos, NOWHERE, NOWHERE, false },
	[P_TAN] = { part_tan, NOWHERE, NOWHERE, false },
	[P_ASIN] = { part_asin, NOWHERE, NOWHERE, false },
	[P_ACOS] = { part_acos, NOWHERE, NOWHERE, false },
	[P_ATAN] = { part_atan, -HALF_PI, HALF_PI, false },
	[P_SINH] = { part_sinh, DOWN, UP, true },
	[P_COSH] = { part_cosh, UP, UP, true },
	[P_TANH] = { part_tanh, -1, 1, false },
	[P_ASINH] = { part_asinh, DOWN, UP, false },
	[P_ACOSH] = { part_acosh, NOWHERE, UP, false },
	[P_ATANH] = { part_atanh, NOWHERE, NOWHERE, false },
	[P_ERF] = { part_erf, -1, 1, false },
	[P_ERFC] = { part_erfc, 2, 0, false },
	[P_NORMAL_CDF] = { part_normal_cdf, 0, 1, false },
	[P_NORMAL_PDF] = { part_normal_pdf, 0, 0, false },
};

/* The value at an infinity, and slopes: 0, or as steep as the function is; of abs its sign. */
static void at_infinity(struct effort *e, enum primitive primitive, int sign, struct ball *g)
{
	int limit = sign < 0 ? functions[primitive].low : functions[primitive].high;
	if (limit == NOWHERE) {
		part_nowhere(g);
		return;
	}
	ball_set_integer(&g[0], limit);
	if (limit == HALF_PI || limit == -HALF_PI) {
		ball_set_integer(&g[0], 0);
		part_add_pi(e, &g[0], limit / HALF_PI, 2);
	} else if (limit == UP || limit == DOWN) {
		ball_set_infinity(&g[0], limit == UP ? 1 : -1);
	}
	ball_set_integer(&g[1], primitive == P_ABS ? sign : 0);
	ball_set_integer(&g[2], 0);
	if (functions[primitive].steep && ball_is_infinity(&g[0])) {
		ball_set_infinity(&g[1], primitive == P_COSH ? sign : 1);
		ball_set(&g[2], &g[0]);
	}
}

void ball_primitive(struct effort *e, enum primitive primitive, const struct ball *u,
	enum order highest, struct ball *g)
{
	if (ball_is_nan(u))
		part_nowhere(g);
	else if (ball_is_infinity(u))
		at_infinity(e, primitive, (int)ball_sign(u), g);
	else
		functions[primitive].at(e, u, highest, g);
}
