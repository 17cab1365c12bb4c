/* Sums, products, quotients, powers, extremes and the chain rule, to second order. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/exact/real-jet.h"

#include "expr/exact/real-parts.h"

/* Roots of rationals up to this one are tried for a rational result. */
#define ROOT_MOST 64

void real_jet_init(struct real_jet *a, mpfr_prec_t bits)
{
	for (int i = 0; i < ORDERS; i++)
		real_init(&a->at[i], bits);
}

void real_jet_clear(struct real_jet *a)
{
	for (int i = 0; i < ORDERS; i++)
		real_clear(&a->at[i]);
}

void real_jet_set(struct real_jet *r, const struct real_jet *a)
{
	for (int i = 0; i < ORDERS; i++)
		real_set(&r->at[i], &a->at[i]);
}

void real_jet_swap(struct real_jet *a, struct real_jet *b)
{
	for (int i = 0; i < ORDERS; i++)
		real_swap(&a->at[i], &b->at[i]);
}

void real_jet_fix(struct real_jet *a)
{
	real_set_integer(&a->at[1], 0);
	real_set_integer(&a->at[2], 0);
}

void real_jet_set_nan(struct real_jet *a)
{
	part_nowhere(a->at);
}

bool real_jet_is_fixed(const struct real_jet *a, enum order highest)
{
	return (highest < ORDER_DF || real_is_zero(&a->at[1])) &&
		(highest < ORDER_D2F || real_is_zero(&a->at[2]));
}

/* ---- linear ---------------------------------------------------------------------- */

void jet_add(
	struct calculus *c, struct real_jet *r, const struct real_jet *a, const struct real_jet *b)
{
	for (int i = 0; i <= (int)c->highest; i++)
		real_add(&r->at[i], &a->at[i], &b->at[i]);
}

void jet_sub(
	struct calculus *c, struct real_jet *r, const struct real_jet *a, const struct real_jet *b)
{
	for (int i = 0; i <= (int)c->highest; i++)
		real_sub(&r->at[i], &a->at[i], &b->at[i]);
}

void jet_neg(struct calculus *c, struct real_jet *r, const struct real_jet *a)
{
	for (int i = 0; i <= (int)c->highest; i++)
		real_neg(&r->at[i], &a->at[i]);
}

/* ---- products and quotients ------------------------------------------------------ */

/* sum += n t v, where t is a tangent: nothing if that is exactly 0. */
static void add_tangent(struct real *sum, const struct real *t, const struct real *v, long n)
{
	if (real_is_zero(t))
		return;
	struct real part;
	real_init(&part, mpfr_get_prec(sum->rest.lo));
	real_mul(&part, t, v);
	if (n != 1)
		part_mul(&part, &part, n, 1);
	real_add(sum, sum, &part);
	real_clear(&part);
}

/* sum += n s t, both tangents. */
static void add_tangents(struct real *sum, const struct real *s, const struct real *t, long n)
{
	if (!real_is_zero(t))
		add_tangent(sum, s, t, n);
}

/* (a b)' = a' b + a b', (a b)'' = a'' b + 2 a' b' + a b''. */
void jet_mul(
	struct calculus *c, struct real_jet *r, const struct real_jet *a, const struct real_jet *b)
{
	real_mul(&r->at[0], &a->at[0], &b->at[0]);
	real_jet_fix(r);
	if (c->highest >= ORDER_DF) {
		add_tangent(&r->at[1], &a->at[1], &b->at[0], 1);
		add_tangent(&r->at[1], &b->at[1], &a->at[0], 1);
	}
	if (c->highest >= ORDER_D2F) {
		add_tangent(&r->at[2], &a->at[2], &b->at[0], 1);
		add_tangents(&r->at[2], &a->at[1], &b->at[1], 2);
		add_tangent(&r->at[2], &b->at[2], &a->at[0], 1);
	}
}

/* q = a/b: q' = (a' - q b')/b, q'' = (a'' - 2 q' b' - q b'')/b. */
void jet_div(
	struct calculus *c, struct real_jet *r, const struct real_jet *a, const struct real_jet *b)
{
	struct effort *effort = &c->effort;
	real_div(effort, &r->at[0], &a->at[0], &b->at[0]);
	real_jet_fix(r);
	if (c->highest >= ORDER_DF) {
		real_set(&r->at[1], &a->at[1]);
		add_tangent(&r->at[1], &b->at[1], &r->at[0], -1);
		if (!real_is_zero(&r->at[1]))
			real_div(effort, &r->at[1], &r->at[1], &b->at[0]);
	}
	if (c->highest >= ORDER_D2F) {
		real_set(&r->at[2], &a->at[2]);
		add_tangents(&r->at[2], &b->at[1], &r->at[1], -2);
		add_tangent(&r->at[2], &b->at[2], &r->at[0], -1);
		if (!real_is_zero(&r->at[2]))
			real_div(effort, &r->at[2], &r->at[2], &b->at[0]);
	}
}

void jet_chain(struct calculus *c, struct real_jet *f, const struct real_jet *u)
{
	struct real *slope = &f->at[1], *bend = &f->at[2];
	if (c->highest >= ORDER_D2F) {
		real_tangent(bend, bend, &u->at[1]);
		real_tangent(bend, bend, &u->at[1]);
		add_tangent(bend, &u->at[2], slope, 1);
	}
	if (c->highest >= ORDER_DF)
		real_tangent(slope, slope, &u->at[1]);
}

/* ---- powers ---------------------------------------------------------------------- */

/* f = u^n and its derivatives in u: n u^(n-1), n (n-1) u^(n-2). */
static void integer_power(struct calculus *c, struct real *f, const struct real *u, long n)
{
	real_power(&c->effort, &f[0], u, n);
	real_set_integer(&f[1], n);
	mpz_mul_si(mpq_numref(f[2].anchor), mpq_numref(f[1].anchor), n - 1);
	mpz_set_ui(mpq_denref(f[2].anchor), 1);
	f[2].exact = true;
	struct real power;
	real_init(&power, c->effort.bits);
	for (int i = 1; i <= (int)c->highest; i++) {
		if (real_is_zero(&f[i]))
			continue;
		real_power(&c->effort, &power, u, n - i);
		real_mul(&f[i], &f[i], &power);
	}
	real_clear(&power);
}

/* 0^v for an exact 0: 0, 1 or infinite. */
static void power_of_zero(struct calculus *c, struct real *r, const struct real *v)
{
	enum sign sign = real_sign(v);
	if (sign == UNKNOWN)
		c->effort.undecided = true;
	if (sign == POSITIVE)
		real_set_integer(r, 0);
	else if (sign == NEGATIVE)
		real_set_infinity(r, 1);
	else
		real_set_integer(r, 1);
}

/* u^(n/d) where that is rational: both parts of u have a d-th root. */
static bool rational_root(
	struct calculus *c, struct real *r, const struct real *u, const struct real *v)
{
	if (!u->exact || !v->exact || mpz_cmp_ui(mpq_denref(v->anchor), ROOT_MOST) > 0 ||
		!mpz_fits_slong_p(mpq_numref(v->anchor)))
		return false;
	unsigned long d = mpz_get_ui(mpq_denref(v->anchor));
	struct real root;
	real_init(&root, c->effort.bits);
	bool found = mpz_root(mpq_numref(root.anchor), mpq_numref(u->anchor), d) &&
		mpz_root(mpq_denref(root.anchor), mpq_denref(u->anchor), d);
	if (found)
		real_power(&c->effort, r, &root, mpz_get_si(mpq_numref(v->anchor)));
	real_clear(&root);
	return found;
}

/* r = u^v = e^(v log u) for u > 0. */
static void positive_power(
	struct calculus *c, struct real *r, const struct real *u, const struct real *v)
{
	if (rational_root(c, r, u, v))
		return;
	struct real_jet log;
	real_jet_init(&log, c->effort.bits);
	real_log(&c->effort, u, ORDER_F, log.at);
	real_mul(&log.at[1], &log.at[0], v);
	if (real_is_nan(&log.at[1]))
		real_set_nan(r);
	else
		real_exp(&c->effort, &log.at[1], ORDER_F, r);
	real_jet_clear(&log);
}

/* Notes that it is open whether v is an integer, on which u^v for u < 0 depends. */
static void doubt_integer(struct calculus *c, const struct real *v)
{
	struct real floor;
	real_init(&floor, c->effort.bits);
	if (!v->exact)
		real_floor(&c->effort, &floor, v);
	real_clear(&floor);
}

/* v is a constant and no integer (that this knows): v u^(v-1), v (v-1) u^(v-2). */
static void fixed_power(
	struct calculus *c, struct real *f, const struct real *u, const struct real *v)
{
	enum sign sign = real_sign(u);
	part_nowhere(f);
	if (sign == UNKNOWN)
		c->effort.undecided = true;
	if (sign == NEGATIVE)
		doubt_integer(c, v);
	if (sign != POSITIVE && sign != ZERO)
		return;
	struct real less, factor;
	real_init(&less, c->effort.bits);
	real_init(&factor, c->effort.bits);
	real_set(&less, v);
	real_set_integer(&factor, 1);
	for (int i = 0; i <= (int)c->highest; i++) {
		if (sign == ZERO)
			power_of_zero(c, &f[i], &less);
		else if (i == 0 || real_is_infinity(u))
			positive_power(c, &f[i], u, &less);
		else
			real_div(&c->effort, &f[i], &f[0], u);
		if (i == 2 && sign == POSITIVE && !real_is_infinity(u))
			real_div(&c->effort, &f[i], &f[i], u);
		real_tangent(&f[i], &f[i], &factor);
		real_mul(&factor, &factor, &less);
		part_add(&less, &less, -1);
	}
	real_clear(&less);
	real_clear(&factor);
}

/* Both move: e^(v log u); for u <= 0 only the value may be defined. */
static void moving_power(
	struct calculus *c, struct real_jet *r, const struct real_jet *u, const struct real_jet *v)
{
	enum sign sign = real_sign(&u->at[0]);
	real_jet_set_nan(r);
	if (sign == UNKNOWN)
		c->effort.undecided = true;
	if (sign == ZERO)
		power_of_zero(c, &r->at[0], &v->at[0]);
	if (sign == NEGATIVE && !real_is_integer(&v->at[0]))
		doubt_integer(c, &v->at[0]);
	else if (sign == NEGATIVE && mpz_fits_slong_p(mpq_numref(v->at[0].anchor)))
		real_power(
			&c->effort, &r->at[0], &u->at[0], mpz_get_si(mpq_numref(v->at[0].anchor)));
	if (sign != POSITIVE)
		return;
	struct real_jet log, product;
	real_jet_init(&log, c->effort.bits);
	real_jet_init(&product, c->effort.bits);
	real_log(&c->effort, &u->at[0], c->highest, log.at);
	jet_chain(c, &log, u);
	jet_mul(c, &product, &log, v);
	if (!real_is_nan(&product.at[0])) {
		real_exp(&c->effort, &product.at[0], c->highest, r->at);
		jet_chain(c, r, &product);
	}
	real_jet_clear(&log);
	real_jet_clear(&product);
}

void jet_pow(
	struct calculus *c, struct real_jet *r, const struct real_jet *a, const struct real_jet *b)
{
	const struct real *v = &b->at[0];
	if (real_is_nan(&a->at[0]) || real_is_nan(v)) {
		real_jet_set_nan(r);
	} else if (!real_jet_is_fixed(b, c->highest)) {
		moving_power(c, r, a, b);
	} else {
		real_jet_fix(r);
		mpz_srcptr n = mpq_numref(v->anchor);
		if (real_is_integer(v) && mpz_fits_slong_p(n) && mpz_sizeinbase(n, 2) < 60)
			integer_power(c, r->at, &a->at[0], mpz_get_si(n));
		else
			fixed_power(c, r->at, &a->at[0], v);
		jet_chain(c, r, a);
	}
}

/* ---- extremes and remainders ----------------------------------------------------- */

/* Is the slope of b the smaller in magnitude? */
static bool flatter(struct calculus *c, const struct real_jet *a, const struct real_jet *b)
{
	struct real_jet one, two;
	real_jet_init(&one, c->effort.bits);
	real_jet_init(&two, c->effort.bits);
	real_set(&one.at[0], &a->at[1]);
	real_set(&two.at[0], &b->at[1]);
	for (int i = 0; i < 2; i++) {
		struct real *slope = i == 0 ? &one.at[0] : &two.at[0];
		if (real_sign(slope) == NEGATIVE)
			real_neg(slope, slope);
	}
	enum sign order = real_compare(&two.at[0], &one.at[0]);
	if (order == UNKNOWN)
		c->effort.undecided = true;
	real_jet_clear(&one);
	real_jet_clear(&two);
	return order == NEGATIVE;
}

static void extreme(struct calculus *c, struct real_jet *r, const struct real_jet *a,
	const struct real_jet *b, enum sign wanted)
{
	enum sign order = real_compare(&a->at[0], &b->at[0]);
	bool second = order != wanted;
	if (order == UNKNOWN)
		c->effort.undecided = true;
	else if (order == UNDEFINED)
		second = !real_is_nan(&a->at[0]);
	else if (order == ZERO)
		second = c->highest >= ORDER_DF && flatter(c, a, b);
	real_jet_set(r, second ? b : a);
}

void jet_max(
	struct calculus *c, struct real_jet *r, const struct real_jet *a, const struct real_jet *b)
{
	extreme(c, r, a, b, POSITIVE);
}

void jet_min(
	struct calculus *c, struct real_jet *r, const struct real_jet *a, const struct real_jet *b)
{
	extreme(c, r, a, b, NEGATIVE);
}

/* a - floor(a/b) b; no value for b = 0 or an infinite a. */
void jet_mod(
	struct calculus *c, struct real_jet *r, const struct real_jet *a, const struct real_jet *b)
{
	const struct real *u = &a->at[0], *v = &b->at[0];
	real_jet_set_nan(r);
	if (real_is_nan(u) || real_is_nan(v) || real_is_infinity(u) || real_is_zero(v))
		return;
	if (real_is_infinity(v)) {
		enum sign sign = real_sign(u);
		if (sign == ZERO || sign == real_sign(v))
			real_jet_set(r, a);
		return;
	}
	struct real count;
	real_init(&count, c->effort.bits);
	real_div(&c->effort, &count, u, v);
	real_floor(&c->effort, &count, &count);
	real_neg(&count, &count);
	for (int i = 0; i <= (int)c->highest; i++) {
		real_tangent(&r->at[i], &count, &b->at[i]);
		real_add(&r->at[i], &r->at[i], &a->at[i]);
	}
	real_clear(&count);
}
