/* Numbers that are exact, or a rational plus a small interval: what is known of them. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/exact/real.h"

#include <limits.h>

/* An anchor is that many bits larger than the rest, or is added to it. */
#define ANCHOR_BITS 24

/* Half of what MPFR has, so that its functions keep room for intermediate results. */
struct exponents exponents_widen(void)
{
	struct exponents before = { mpfr_get_emin(), mpfr_get_emax() };
	mpfr_set_emin(mpfr_get_emin_min() / 2);
	mpfr_set_emax(mpfr_get_emax_max() / 2);
	return before;
}

void exponents_restore(struct exponents before)
{
	mpfr_set_emin(before.low);
	mpfr_set_emax(before.high);
}

void real_init(struct real *a, mpfr_prec_t bits)
{
	mpq_init(a->anchor);
	interval_init(&a->rest, bits);
	a->exact = true;
}

void real_clear(struct real *a)
{
	mpq_clear(a->anchor);
	interval_clear(&a->rest);
}

void real_swap(struct real *a, struct real *b)
{
	mpq_swap(a->anchor, b->anchor);
	interval_swap(&a->rest, &b->rest);
	bool exact = a->exact;
	a->exact = b->exact;
	b->exact = exact;
}

void real_set(struct real *r, const struct real *a)
{
	if (r == a)
		return;
	mpq_set(r->anchor, a->anchor);
	if (!a->exact)
		interval_set(&r->rest, &a->rest);
	r->exact = a->exact;
}

void real_set_integer(struct real *r, long n)
{
	mpq_set_si(r->anchor, n, 1);
	r->exact = true;
}

void real_set_nan(struct real *r)
{
	real_set_integer(r, 0);
	interval_set_nan(&r->rest);
	r->exact = false;
}

void real_set_infinity(struct real *r, int sign)
{
	real_set_integer(r, 0);
	interval_set_infinity(&r->rest, sign);
	r->exact = false;
}

/* ---- what is known of a value ---------------------------------------------------- */

bool real_is_nan(const struct real *a)
{
	return !a->exact && interval_is_nan(&a->rest);
}

bool real_is_infinity(const struct real *a)
{
	return !a->exact && interval_is_infinity(&a->rest);
}

bool real_is_zero(const struct real *a)
{
	return a->exact && mpq_sgn(a->anchor) == 0;
}

bool real_is(const struct real *a, long n)
{
	return a->exact && mpq_cmp_si(a->anchor, n, 1) == 0;
}

bool real_is_integer(const struct real *a)
{
	return a->exact && mpz_cmp_ui(mpq_denref(a->anchor), 1) == 0;
}

enum sign real_sign(const struct real *a)
{
	int anchor = mpq_sgn(a->anchor);
	if (a->exact || anchor != 0)
		return anchor > 0 ? POSITIVE : anchor < 0 ? NEGATIVE : ZERO;
	if (interval_is_nan(&a->rest))
		return UNDEFINED;
	if (interval_is_zero(&a->rest))
		return ZERO;
	int sign = interval_sign(&a->rest);
	return sign > 0 ? POSITIVE : sign < 0 ? NEGATIVE : UNKNOWN;
}

enum sign real_compare(const struct real *a, const struct real *b)
{
	if (a->exact && b->exact) {
		int order = mpq_cmp(a->anchor, b->anchor);
		return order > 0 ? POSITIVE : order < 0 ? NEGATIVE : ZERO;
	}
	if (real_is_nan(a) || real_is_nan(b))
		return UNDEFINED;
	if (real_is_infinity(a) && real_is_infinity(b)) {
		int order = mpfr_cmp(a->rest.lo, b->rest.lo);
		return order > 0 ? POSITIVE : order < 0 ? NEGATIVE : ZERO;
	}
	struct real difference;
	real_init(&difference, mpfr_get_prec(a->rest.lo));
	real_sub(&difference, a, b);
	enum sign sign = real_sign(&difference);
	real_clear(&difference);
	return sign;
}

void real_enclose(struct interval *r, const struct real *a)
{
	if (a->exact)
		interval_set_rational(r, a->anchor);
	else if (mpq_sgn(a->anchor) != 0)
		interval_add_rational(r, &a->rest, a->anchor);
	else
		interval_set(r, &a->rest);
}

/* floor(log2 |q|) or one more. */
static long rational_exponent(mpq_srcptr q)
{
	return (long)mpz_sizeinbase(mpq_numref(q), 2) - (long)mpz_sizeinbase(mpq_denref(q), 2);
}

long real_exponent(const struct real *a)
{
	if (a->exact && mpq_sgn(a->anchor) == 0)
		return LONG_MIN;
	if (a->exact || mpq_sgn(a->anchor) != 0)
		return rational_exponent(a->anchor) + 2;
	return interval_is_nan(&a->rest) ? LONG_MAX : interval_exponent(&a->rest);
}

static size_t rational_bits(mpq_srcptr q)
{
	return mpz_sizeinbase(mpq_numref(q), 2) + mpz_sizeinbase(mpq_denref(q), 2);
}

void real_collapse(struct real *a)
{
	real_enclose(&a->rest, a);
	mpq_set_ui(a->anchor, 0, 1);
	a->exact = false;
}

void real_settle(struct real *a)
{
	if (!a->exact && interval_is_zero(&a->rest))
		a->exact = true;
	bool large = mpz_size(mpq_numref(a->anchor)) + mpz_size(mpq_denref(a->anchor)) > 2 &&
		rational_bits(a->anchor) > REAL_RATIONAL_BITS;
	if (a->exact) {
		if (large)
			real_collapse(a);
	} else if (mpq_sgn(a->anchor) != 0) {
		long exponent = interval_is_nan(&a->rest) ? LONG_MAX : interval_exponent(&a->rest);
		if (large || exponent > rational_exponent(a->anchor) - ANCHOR_BITS)
			real_collapse(a);
	}
}
