/* Interval arithmetic on MPFR by directed rounding. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/exact/interval.h"

#include <math.h>

#include <limits.h>

void interval_init(struct interval *a, mpfr_prec_t bits)
{
	mpfr_init2(a->lo, bits);
	mpfr_init2(a->hi, bits);
}

void interval_clear(struct interval *a)
{
	mpfr_clear(a->lo);
	mpfr_clear(a->hi);
}

void interval_swap(struct interval *a, struct interval *b)
{
	mpfr_swap(a->lo, b->lo);
	mpfr_swap(a->hi, b->hi);
}

void interval_set(struct interval *r, const struct interval *a)
{
	mpfr_set(r->lo, a->lo, MPFR_RNDD);
	mpfr_set(r->hi, a->hi, MPFR_RNDU);
}

void interval_close_above(struct interval *r, int inexact)
{
	mpfr_set(r->hi, r->lo, MPFR_RNDU);
	if (inexact != 0)
		mpfr_nextabove(r->hi);
}

void interval_set_rational(struct interval *r, mpq_srcptr q)
{
	int inexact = mpz_cmp_ui(mpq_denref(q), 1) == 0
		? mpfr_set_z(r->lo, mpq_numref(q), MPFR_RNDD)
		: mpfr_set_q(r->lo, q, MPFR_RNDD);
	interval_close_above(r, inexact);
}

void interval_set_nan(struct interval *r)
{
	mpfr_set_nan(r->lo);
	mpfr_set_nan(r->hi);
}

void interval_set_infinity(struct interval *r, int sign)
{
	mpfr_set_inf(r->lo, sign);
	mpfr_set_inf(r->hi, sign);
}

static void set_everything(struct interval *r)
{
	mpfr_set_inf(r->lo, -1);
	mpfr_set_inf(r->hi, 1);
}

bool interval_is_nan(const struct interval *a)
{
	return mpfr_nan_p(a->lo) || mpfr_nan_p(a->hi);
}

bool interval_is_point(const struct interval *a)
{
	return mpfr_equal_p(a->lo, a->hi) != 0;
}

bool interval_is_infinity(const struct interval *a)
{
	return mpfr_inf_p(a->lo) && interval_is_point(a);
}

bool interval_is_zero(const struct interval *a)
{
	return mpfr_zero_p(a->lo) && mpfr_zero_p(a->hi);
}

int interval_sign(const struct interval *a)
{
	if (interval_is_nan(a))
		return 0;
	return mpfr_sgn(a->lo) > 0 ? 1 : mpfr_sgn(a->hi) < 0 ? -1 : 0;
}

long interval_end_exponent(mpfr_srcptr a)
{
	if (mpfr_regular_p(a))
		return mpfr_get_exp(a);
	return mpfr_zero_p(a) ? LONG_MIN : LONG_MAX;
}

long interval_exponent(const struct interval *a)
{
	long lo = interval_end_exponent(a->lo), hi = interval_end_exponent(a->hi);
	return lo > hi ? lo : hi;
}

/* ---- arithmetic ------------------------------------------------------------------ */

void interval_neg(struct interval *r, const struct interval *a)
{
	if (r != a)
		interval_set(r, a);
	mpfr_swap(r->lo, r->hi);
	mpfr_neg(r->lo, r->lo, MPFR_RNDD);
	mpfr_neg(r->hi, r->hi, MPFR_RNDU);
}

/* Infinite ends that meet with opposite signs leave the sum unbounded on that side,
   unless both are true infinities. */
void interval_add(struct interval *r, const struct interval *a, const struct interval *b)
{
	bool undefined = interval_is_nan(a) || interval_is_nan(b) ||
		(interval_is_infinity(a) && interval_is_infinity(b) &&
			mpfr_sgn(a->lo) != mpfr_sgn(b->lo));
	mpfr_add(r->lo, a->lo, b->lo, MPFR_RNDD);
	mpfr_add(r->hi, a->hi, b->hi, MPFR_RNDU);
	if (undefined)
		interval_set_nan(r);
	else if (mpfr_nan_p(r->lo))
		mpfr_set_inf(r->lo, -1);
	else if (mpfr_nan_p(r->hi))
		mpfr_set_inf(r->hi, 1);
}

/* An infinite end stands for large finite values: 0 times them is 0. */
static void product(mpfr_ptr r, mpfr_srcptr a, mpfr_srcptr b, mpfr_rnd_t round)
{
	mpfr_mul(r, a, b, round);
	if (mpfr_nan_p(r))
		mpfr_set_zero(r, 1);
}

/* 1: all at least 0, -1: all at most 0, 0: both signs. */
static int side(const struct interval *a)
{
	return mpfr_sgn(a->lo) >= 0 ? 1 : mpfr_sgn(a->hi) <= 0 ? -1 : 0;
}

/* Both operands have values of either sign. */
static void mul_mixed(struct interval *r, const struct interval *a, const struct interval *b)
{
	mpfr_t lo, hi;
	mpfr_inits2(mpfr_get_prec(r->lo), lo, hi, (mpfr_ptr)NULL);
	product(lo, a->lo, b->hi, MPFR_RNDD);
	product(hi, a->hi, b->lo, MPFR_RNDD);
	mpfr_min(lo, lo, hi, MPFR_RNDD);
	mpfr_t other;
	mpfr_init2(other, mpfr_get_prec(r->lo));
	product(hi, a->lo, b->lo, MPFR_RNDU);
	product(other, a->hi, b->hi, MPFR_RNDU);
	mpfr_max(r->hi, hi, other, MPFR_RNDU);
	mpfr_set(r->lo, lo, MPFR_RNDD);
	mpfr_clears(lo, hi, other, (mpfr_ptr)NULL);
}

void interval_mul(struct interval *r, const struct interval *a, const struct interval *b)
{
	if (interval_is_nan(a) || interval_is_nan(b)) {
		interval_set_nan(r);
		return;
	}
	int sa = side(a), sb = side(b);
	if (sa == 0 && sb == 0) {
		mul_mixed(r, a, b);
		return;
	}
	/* The ends of a and b whose products are the ends of the result. */
	mpfr_srcptr a_lo = sb > 0 ? a->lo : sb < 0 ? a->hi : sa > 0 ? a->hi : a->lo;
	mpfr_srcptr b_lo = sa > 0 ? b->lo : sa < 0 ? b->hi : sb > 0 ? b->hi : b->lo;
	mpfr_srcptr a_hi = sb > 0 ? a->hi : sb < 0 ? a->lo : sa > 0 ? a->hi : a->lo;
	mpfr_srcptr b_hi = sa > 0 ? b->hi : sa < 0 ? b->lo : sb > 0 ? b->hi : b->lo;
	mpfr_t lo;
	mpfr_init2(lo, mpfr_get_prec(r->lo));
	product(lo, a_lo, b_lo, MPFR_RNDD);
	product(r->hi, a_hi, b_hi, MPFR_RNDU);
	mpfr_swap(r->lo, lo);
	mpfr_clear(lo);
}

/* A divisor's end at 0 leaves the quotient unbounded on that side. */
static void quotient(mpfr_ptr r, mpfr_srcptr a, mpfr_srcptr b, mpfr_rnd_t round)
{
	if (mpfr_zero_p(b))
		mpfr_set_inf(r, round == MPFR_RNDU ? 1 : -1);
	else
		mpfr_div(r, a, b, round);
}

void interval_div(struct interval *r, const struct interval *a, const struct interval *b)
{
	if (interval_is_nan(a) || interval_is_nan(b)) {
		interval_set_nan(r);
		return;
	}
	int sa = side(a), sb = interval_is_zero(b) ? 0 : side(b);
	if (sb == 0) {
		set_everything(r);
		return;
	}
	mpfr_srcptr a_lo = sb > 0 ? a->lo : a->hi, a_hi = sb > 0 ? a->hi : a->lo;
	mpfr_srcptr near = sb > 0 ? b->lo : b->hi, far = sb > 0 ? b->hi : b->lo;
	bool up = sa * sb > 0, down = sa * sb < 0;
	mpfr_t lo;
	mpfr_init2(lo, mpfr_get_prec(r->lo));
	quotient(lo, a_lo, up ? far : near, MPFR_RNDD);
	quotient(r->hi, a_hi, down ? far : near, MPFR_RNDU);
	mpfr_swap(r->lo, lo);
	mpfr_clear(lo);
}

/* mpfr_add_q() raises its precision until the sum rounds, which beside 2^(10^10) would
   take 10^10 bits: true if q is that far from a. */
static bool is_far(mpfr_srcptr a, mpq_srcptr q)
{
	if (!mpfr_regular_p(a) || mpq_sgn(q) == 0)
		return false;
	long exponent =
		(long)mpz_sizeinbase(mpq_numref(q), 2) - (long)mpz_sizeinbase(mpq_denref(q), 2);
	double apart = fabs((double)mpfr_get_exp(a) - (double)exponent);
	return apart > 4.0 * (double)mpfr_get_prec(a) + 64;
}

/* One end: q rounded the same way before it is added. */
static void add_far(mpfr_ptr r, mpfr_srcptr a, mpq_srcptr q, mpfr_rnd_t round)
{
	mpfr_t near;
	mpfr_init2(near, mpfr_get_prec(a));
	mpfr_set_q(near, q, round);
	mpfr_add(r, a, near, round);
	mpfr_clear(near);
}

void interval_add_rational(struct interval *r, const struct interval *a, mpq_srcptr q)
{
	if (is_far(a->lo, q) || is_far(a->hi, q)) {
		add_far(r->lo, a->lo, q, MPFR_RNDD);
		add_far(r->hi, a->hi, q, MPFR_RNDU);
		return;
	}
	if (mpz_cmp_ui(mpq_denref(q), 1) == 0) {
		mpfr_add_z(r->lo, a->lo, mpq_numref(q), MPFR_RNDD);
		mpfr_add_z(r->hi, a->hi, mpq_numref(q), MPFR_RNDU);
	} else {
		mpfr_add_q(r->lo, a->lo, q, MPFR_RNDD);
		mpfr_add_q(r->hi, a->hi, q, MPFR_RNDU);
	}
}

/* q is not 0. */
void interval_mul_rational(struct interval *r, const struct interval *a, mpq_srcptr q)
{
	if (r != a)
		interval_set(r, a);
	if (mpq_sgn(q) < 0)
		mpfr_swap(r->lo, r->hi);
	if (mpz_cmp_ui(mpq_denref(q), 1) == 0) {
		mpfr_mul_z(r->lo, r->lo, mpq_numref(q), MPFR_RNDD);
		mpfr_mul_z(r->hi, r->hi, mpq_numref(q), MPFR_RNDU);
	} else {
		mpfr_mul_q(r->lo, r->lo, q, MPFR_RNDD);
		mpfr_mul_q(r->hi, r->hi, q, MPFR_RNDU);
	}
}

void interval_scale(struct interval *r, const struct interval *a, long k)
{
	mpfr_mul_2si(r->lo, a->lo, k, MPFR_RNDD);
	mpfr_mul_2si(r->hi, a->hi, k, MPFR_RNDU);
}
