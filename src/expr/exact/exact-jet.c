/* Sums, products, quotients, powers, extremes and the chain rule, to second order. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/exact/exact-jet.h"

#include "expr/exact/function-parts.h"

/* Roots of rationals up to this one are tried for a rational result. */
#define ROOT_MOST 64

void exact_jet_init(struct exact_jet *a)
{
	for (int i = 0; i < ORDERS; i++)
		ball_init(&a->at[i]);
}

void exact_jet_clear(struct exact_jet *a)
{
	for (int i = 0; i < ORDERS; i++)
		ball_clear(&a->at[i]);
}

void exact_jet_set(struct exact_jet *r, const struct exact_jet *a)
{
	for (int i = 0; i < ORDERS; i++)
		ball_set(&r->at[i], &a->at[i]);
}

void exact_jet_fix(struct exact_jet *a)
{
	ball_set_integer(&a->at[1], 0);
	ball_set_integer(&a->at[2], 0);
}

void exact_jet_set_nan(struct exact_jet *a)
{
	part_nowhere(a->at);
}

static bool is_fixed(const struct exact_jet *a, enum order highest)
{
	return (highest < ORDER_DF || ball_is_zero(&a->at[1])) &&
		(highest < ORDER_D2F || ball_is_zero(&a->at[2]));
}

/* ---- linear ---------------------------------------------------------------------- */

void jet_add(struct calculus *c, struct exact_jet *r, const struct exact_jet *a,
	const struct exact_jet *b)
{
	for (int i = 0; i <= (int)c->highest; i++)
		ball_add(&c->effort, &r->at[i], &a->at[i], &b->at[i]);
}

void jet_sub(struct calculus *c, struct exact_jet *r, const struct exact_jet *a,
	const struct exact_jet *b)
{
	for (int i = 0; i <= (int)c->highest; i++)
		ball_sub(&c->effort, &r->at[i], &a->at[i], &b->at[i]);
}

void jet_neg(struct calculus *c, struct exact_jet *r, const struct exact_jet *a)
{
	for (int i = 0; i <= (int)c->highest; i++)
		ball_neg(&r->at[i], &a->at[i]);
}

/* ---- products and quotients ------------------------------------------------------ */

/* sum += n t v, where t is a tangent: nothing if that is exactly 0. */
static void add_tangent(
	struct calculus *c, struct ball *sum, const struct ball *t, const struct ball *v, long n)
{
	if (ball_is_zero(t))
		return;
	struct ball part;
	ball_init(&part);
	ball_mul(&c->effort, &part, t, v);
	if (n != 1)
		ball_scale(&c->effort, &part, &part, n, 1);
	ball_add(&c->effort, sum, sum, &part);
	ball_clear(&part);
}

/* sum += n s t, both tangents. */
static void add_tangents(
	struct calculus *c, struct ball *sum, const struct ball *s, const struct ball *t, long n)
{
	if (!ball_is_zero(t))
		add_tangent(c, sum, s, t, n);
}

/* (a b)' = a' b + a b', (a b)'' = a'' b + 2 a' b' + a b''. */
void jet_mul(struct calculus *c, struct exact_jet *r, const struct exact_jet *a,
	const struct exact_jet *b)
{
	ball_mul(&c->effort, &r->at[0], &a->at[0], &b->at[0]);
	exact_jet_fix(r);
	if (c->highest >= ORDER_DF) {
		add_tangent(c, &r->at[1], &a->at[1], &b->at[0], 1);
		add_tangent(c, &r->at[1], &b->at[1], &a->at[0], 1);
	}
	if (c->highest >= ORDER_D2F) {
		add_tangent(c, &r->at[2], &a->at[2], &b->at[0], 1);
		add_tangents(c, &r->at[2], &a->at[1], &b->at[1], 2);
		add_tangent(c, &r->at[2], &b->at[2], &a->at[0], 1);
	}
}

/* q = a/b: q' = (a' - q b')/b, q'' = (a'' - 2 q' b' - q b'')/b. */
void jet_div(struct calculus *c, struct exact_jet *r, const struct exact_jet *a,
	const struct exact_jet *b)
{
	struct effort *effort = &c->effort;
	ball_div(effort, &r->at[0], &a->at[0], &b->at[0]);
	exact_jet_fix(r);
	if (c->highest >= ORDER_DF) {
		ball_set(&r->at[1], &a->at[1]);
		add_tangent(c, &r->at[1], &b->at[1], &r->at[0], -1);
		if (!ball_is_zero(&r->at[1]))
			ball_div(effort, &r->at[1], &r->at[1], &b->at[0]);
	}
	if (c->highest >= ORDER_D2F) {
		ball_set(&r->at[2], &a->at[2]);
		add_tangents(c, &r->at[2], &b->at[1], &r->at[1], -2);
		add_tangent(c, &r->at[2], &b->at[2], &r->at[0], -1);
		if (!ball_is_zero(&r->at[2]))
			ball_div(effort, &r->at[2], &r->at[2], &b->at[0]);
	}
}

void jet_chain(struct calculus *c, struct exact_jet *f, const struct exact_jet *u)
{
	struct ball *slope = &f->at[1], *bend = &f->at[2];
	if (c->highest >= ORDER_D2F) {
		ball_tangent(&c->effort, bend, bend, &u->at[1]);
		ball_tangent(&c->effort, bend, bend, &u->at[1]);
		add_tangent(c, bend, &u->at[2], slope, 1);
	}
	if (c->highest >= ORDER_DF)
		ball_tangent(&c->effort, slope, slope, &u->at[1]);
}

/* ---- powers ---------------------------------------------------------------------- */

/* f = u^n and its derivatives in u: n u^(n-1), n (n-1) u^(n-2). */
static void integer_power(struct calculus *c, struct ball *f, const struct ball *u, long n)
{
	ball_power(&c->effort, &f[0], u, n);
	ball_set_integer(&f[1], n);
	ball_set_integer(&f[2], n - 1);
	ball_scale(&c->effort, &f[2], &f[2], n, 1);
	struct ball power;
	ball_init(&power);
	for (int i = 1; i <= (int)c->highest; i++) {
		if (ball_is_zero(&f[i]))
			continue;
		ball_power(&c->effort, &power, u, n - i);
		ball_mul(&c->effort, &f[i], &f[i], &power);
	}
	ball_clear(&power);
}

/* 0^v for an exact 0: 0, 1 or infinite. */
static void power_of_zero(struct calculus *c, struct ball *r, const struct ball *v)
{
	enum sign sign = ball_sign(v);
	if (sign == UNKNOWN)
		c->effort.undecided = true;
	if (sign == POSITIVE)
		ball_set_integer(r, 0);
	else if (sign == NEGATIVE)
		ball_set_infinity(r, 1);
	else
		ball_set_integer(r, 1);
}

/* u^(n/d) where that is rational: both parts of u have a d-th root. */
static bool rational_root(
	struct calculus *c, struct ball *r, const struct ball *u, const struct ball *v)
{
	if (!ball_is_rational(u) || !ball_is_rational(v) ||
		fmpz_cmp_ui(fmpq_denref(v->anchor), ROOT_MOST) > 0 ||
		!fmpz_fits_si(fmpq_numref(v->anchor)))
		return false;
	slong d = fmpz_get_si(fmpq_denref(v->anchor));
	struct ball root;
	ball_init(&root);
	bool found = fmpz_root(fmpq_numref(root.anchor), fmpq_numref(u->anchor), d) &&
		fmpz_root(fmpq_denref(root.anchor), fmpq_denref(u->anchor), d);
	if (found)
		ball_power(&c->effort, r, &root, fmpz_get_si(fmpq_numref(v->anchor)));
	ball_clear(&root);
	return found;
}

/* r = u^v = e^(v log u) for u > 0. */
static void positive_power(
	struct calculus *c, struct ball *r, const struct ball *u, const struct ball *v)
{
	if (rational_root(c, r, u, v))
		return;
	struct exact_jet log;
	exact_jet_init(&log);
	ball_primitive(&c->effort, P_LOG, u, ORDER_F, log.at);
	ball_mul(&c->effort, &log.at[1], &log.at[0], v);
	if (ball_is_nan(&log.at[1]))
		ball_set_nan(r);
	else
		part_exp(&c->effort, r, &log.at[1]);
	exact_jet_clear(&log);
}

/* Notes that it is open whether v is an integer, on which u^v for u < 0 depends. */
static void doubt_integer(struct calculus *c, const struct ball *v)
{
	struct ball floor;
	ball_init(&floor);
	if (!ball_is_rational(v))
		ball_floor(&c->effort, &floor, v);
	ball_clear(&floor);
}

/* v is a constant and no integer (that this knows): v u^(v-1), v (v-1) u^(v-2). */
static void fixed_power(
	struct calculus *c, struct ball *f, const struct ball *u, const struct ball *v)
{
	enum sign sign = ball_sign(u);
	part_nowhere(f);
	if (sign == UNKNOWN)
		c->effort.undecided = true;
	if (sign == NEGATIVE)
		doubt_integer(c, v);
	if (sign != POSITIVE && sign != ZERO)
		return;
	struct ball less, factor;
	ball_init(&less);
	ball_init(&factor);
	ball_set(&less, v);
	ball_set_integer(&factor, 1);
	for (int i = 0; i <= (int)c->highest; i++) {
		if (sign == ZERO)
			power_of_zero(c, &f[i], &less);
		else if (i == 0 || ball_is_infinity(u))
			positive_power(c, &f[i], u, &less);
		else
			ball_div(&c->effort, &f[i], &f[0], u);
		if (i == 2 && sign == POSITIVE && !ball_is_infinity(u))
			ball_div(&c->effort, &f[i], &f[i], u);
		ball_tangent(&c->effort, &f[i], &f[i], &factor);
		ball_mul(&c->effort, &factor, &factor, &less);
		ball_shift(&c->effort, &less, &less, -1);
	}
	ball_clear(&less);
	ball_clear(&factor);
}

/* Both move: e^(v log u); for u <= 0 only the value may be defined. */
static void moving_power(struct calculus *c, struct exact_jet *r, const struct exact_jet *u,
	const struct exact_jet *v)
{
	enum sign sign = ball_sign(&u->at[0]);
	exact_jet_set_nan(r);
	if (sign == UNKNOWN)
		c->effort.undecided = true;
	if (sign == ZERO)
		power_of_zero(c, &r->at[0], &v->at[0]);
	if (sign == NEGATIVE && !ball_is_integer(&v->at[0]))
		doubt_integer(c, &v->at[0]);
	else if (sign == NEGATIVE && fmpz_fits_si(fmpq_numref(v->at[0].anchor)))
		ball_power(&c->effort, &r->at[0], &u->at[0],
			fmpz_get_si(fmpq_numref(v->at[0].anchor)));
	if (sign != POSITIVE)
		return;
	struct exact_jet log, product;
	exact_jet_init(&log);
	exact_jet_init(&product);
	ball_primitive(&c->effort, P_LOG, &u->at[0], c->highest, log.at);
	jet_chain(c, &log, u);
	jet_mul(c, &product, &log, v);
	if (!ball_is_nan(&product.at[0])) {
		ball_primitive(&c->effort, P_EXP, &product.at[0], c->highest, r->at);
		jet_chain(c, r, &product);
	}
	exact_jet_clear(&log);
	exact_jet_clear(&product);
}

void jet_power(struct calculus *c, struct exact_jet *r, const struct exact_jet *a, slong n)
{
	exact_jet_fix(r);
	integer_power(c, r->at, &a->at[0], n);
	jet_chain(c, r, a);
}

void jet_pow(struct calculus *c, struct exact_jet *r, const struct exact_jet *a,
	const struct exact_jet *b)
{
	const struct ball *v = &b->at[0];
	if (ball_is_nan(&a->at[0]) || ball_is_nan(v)) {
		exact_jet_set_nan(r);
	} else if (!is_fixed(b, c->highest)) {
		moving_power(c, r, a, b);
	} else {
		const fmpz *n = fmpq_numref(v->anchor);
		if (ball_is_integer(v) && fmpz_fits_si(n) && fmpz_bits(n) < 60) {
			jet_power(c, r, a, fmpz_get_si(n));
		} else {
			exact_jet_fix(r);
			fixed_power(c, r->at, &a->at[0], v);
			jet_chain(c, r, a);
		}
	}
}

/* ---- extremes and remainders ----------------------------------------------------- */

bool jet_is_flatter(struct calculus *c, const struct exact_jet *b, const struct exact_jet *a)
{
	struct exact_jet one, two;
	exact_jet_init(&one);
	exact_jet_init(&two);
	ball_set(&one.at[0], &a->at[1]);
	ball_set(&two.at[0], &b->at[1]);
	for (int i = 0; i < 2; i++) {
		struct ball *slope = i == 0 ? &one.at[0] : &two.at[0];
		if (ball_sign(slope) == NEGATIVE)
			ball_neg(slope, slope);
	}
	enum sign order = ball_compare(&c->effort, &two.at[0], &one.at[0]);
	if (order == UNKNOWN)
		c->effort.undecided = true;
	exact_jet_clear(&one);
	exact_jet_clear(&two);
	return order == NEGATIVE;
}

static void extreme(struct calculus *c, struct exact_jet *r, const struct exact_jet *a,
	const struct exact_jet *b, enum sign wanted)
{
	enum sign order = ball_compare(&c->effort, &a->at[0], &b->at[0]);
	bool second = order != wanted;
	if (order == UNKNOWN)
		c->effort.undecided = true;
	else if (order == UNDEFINED)
		second = !ball_is_nan(&a->at[0]);
	else if (order == ZERO)
		second = c->highest >= ORDER_DF && jet_is_flatter(c, b, a);
	exact_jet_set(r, second ? b : a);
}

void jet_max(struct calculus *c, struct exact_jet *r, const struct exact_jet *a,
	const struct exact_jet *b)
{
	extreme(c, r, a, b, POSITIVE);
}

void jet_min(struct calculus *c, struct exact_jet *r, const struct exact_jet *a,
	const struct exact_jet *b)
{
	extreme(c, r, a, b, NEGATIVE);
}

/* a - floor(a/b) b; no value for b = 0 or an infinite a. */
void jet_mod(struct calculus *c, struct exact_jet *r, const struct exact_jet *a,
	const struct exact_jet *b)
{
	const struct ball *u = &a->at[0], *v = &b->at[0];
	exact_jet_set_nan(r);
	if (ball_is_nan(u) || ball_is_nan(v) || ball_is_infinity(u) || ball_is_zero(v))
		return;
	if (ball_is_infinity(v)) {
		enum sign sign = ball_sign(u);
		if (sign == ZERO || sign == ball_sign(v))
			exact_jet_set(r, a);
		return;
	}
	struct ball count;
	ball_init(&count);
	ball_div(&c->effort, &count, u, v);
	ball_floor(&c->effort, &count, &count);
	ball_neg(&count, &count);
	for (int i = 0; i <= (int)c->highest; i++) {
		ball_tangent(&c->effort, &r->at[i], &count, &b->at[i]);
		ball_add(&c->effort, &r->at[i], &r->at[i], &a->at[i]);
	}
	ball_clear(&count);
}
