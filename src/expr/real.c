/* Arithmetic of numbers that are exact, or a rational plus a small interval. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/real.h"

#include <limits.h>

/* Bits of numerator and denominator together beyond which a rational becomes an interval. */
#define RATIONAL_BITS 8192
/* An anchor is that many bits larger than the rest, or is added to it. */
#define ANCHOR_BITS 24

/* Half of what MPFR has, so that its functions keep room for intermediate results. */
struct exponents exponents_widen(void)
{
	struct exponents before = {mpfr_get_emin(), mpfr_get_emax()};
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

/* ---- what is known of a value ------------------------------------------------------ */

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

/* The anchor joins the rest. */
static void collapse(struct real *a)
{
	real_enclose(&a->rest, a);
	mpq_set_ui(a->anchor, 0, 1);
	a->exact = false;
}

void real_settle(struct real *a)
{
	if (!a->exact && interval_is_zero(&a->rest))
		a->exact = true;
	bool large = mpz_size(mpq_numref(a->anchor)) + mpz_size(mpq_denref(a->anchor)) > 2
		&& rational_bits(a->anchor) > RATIONAL_BITS;
	if (a->exact) {
		if (large)
			collapse(a);
	} else if (mpq_sgn(a->anchor) != 0) {
		long exponent =
			interval_is_nan(&a->rest) ? LONG_MAX : interval_exponent(&a->rest);
		if (large || exponent > rational_exponent(a->anchor) - ANCHOR_BITS)
			collapse(a);
	}
}

/* ---- arithmetic -------------------------------------------------------------------- */

void real_neg(struct real *r, const struct real *a)
{
	mpq_neg(r->anchor, a->anchor);
	if (!a->exact)
		interval_neg(&r->rest, &a->rest);
	r->exact = a->exact;
}

void real_add(struct real *r, const struct real *a, const struct real *b)
{
	bool exact = a->exact && b->exact;
	if (!exact && a->exact)
		interval_set(&r->rest, &b->rest);
	else if (!exact && b->exact)
		interval_set(&r->rest, &a->rest);
	else if (!exact)
		interval_add(&r->rest, &a->rest, &b->rest);
	mpq_add(r->anchor, a->anchor, b->anchor);
	r->exact = exact;
	real_settle(r);
}

void real_sub(struct real *r, const struct real *a, const struct real *b)
{
	struct real minus;
	real_init(&minus, mpfr_get_prec(r->rest.lo));
	real_neg(&minus, b);
	real_add(r, a, &minus);
	real_clear(&minus);
}

/* q (anchor + rest). */
static void scale(struct real *r, const struct real *a, mpq_srcptr q)
{
	if (mpq_sgn(q) == 0) {
		bool undefined = real_is_nan(a) || real_is_infinity(a);
		real_set_integer(r, 0);
		if (undefined)
			real_set_nan(r);
		return;
	}
	if (!a->exact)
		interval_mul_rational(&r->rest, &a->rest, q);
	bool exact = a->exact;
	mpq_mul(r->anchor, a->anchor, q);
	r->exact = exact;
	real_settle(r);
}

/* (p + a)(q + b) = pq + (pb + qa + ab). */
static void mul_anchored(struct real *r, const struct real *a, const struct real *b)
{
	struct interval sum, part;
	mpfr_prec_t bits = mpfr_get_prec(r->rest.lo);
	interval_init(&sum, bits);
	interval_init(&part, bits);
	interval_mul(&sum, &a->rest, &b->rest);
	interval_mul_rational(&part, &a->rest, b->anchor);
	interval_add(&sum, &sum, &part);
	interval_mul_rational(&part, &b->rest, a->anchor);
	interval_add(&r->rest, &sum, &part);
	mpq_mul(r->anchor, a->anchor, b->anchor);
	r->exact = false;
	interval_clear(&sum);
	interval_clear(&part);
	real_settle(r);
}

void real_mul(struct real *r, const struct real *a, const struct real *b)
{
	if (a->exact || b->exact) {
		const struct real *exact = a->exact ? a : b;
		if (real_is(exact, 1)) {
			real_set(r, a->exact ? b : a);
			return;
		}
		mpq_t q;
		mpq_init(q);
		mpq_set(q, exact->anchor);
		scale(r, a->exact ? b : a, q);
		mpq_clear(q);
		return;
	}
	if (mpq_sgn(a->anchor) != 0 && mpq_sgn(b->anchor) != 0) {
		mul_anchored(r, a, b);
		return;
	}
	if (mpq_sgn(a->anchor) == 0 && mpq_sgn(b->anchor) == 0) {
		interval_mul(&r->rest, &a->rest, &b->rest);
	} else {
		const struct real *anchored = mpq_sgn(a->anchor) != 0 ? a : b;
		struct interval whole;
		interval_init(&whole, mpfr_get_prec(r->rest.lo));
		real_enclose(&whole, anchored);
		interval_mul(&r->rest, &whole, anchored == a ? &b->rest : &a->rest);
		interval_clear(&whole);
	}
	mpq_set_ui(r->anchor, 0, 1);
	r->exact = false;
	real_settle(r);
}

/* 1/(q + b) = 1/q - b/(q (q + b)). */
static void invert_anchored(struct real *r, const struct real *b)
{
	struct interval whole;
	interval_init(&whole, mpfr_get_prec(r->rest.lo));
	real_enclose(&whole, b);
	interval_mul_rational(&whole, &whole, b->anchor);
	interval_div(&r->rest, &b->rest, &whole);
	interval_neg(&r->rest, &r->rest);
	interval_clear(&whole);
	mpq_inv(r->anchor, b->anchor);
	r->exact = false;
	real_settle(r);
}

/* a/0 is an infinity of a's sign: an exact 0 has none of its own. */
static void div_by_zero(struct effort *effort, struct real *r, const struct real *a)
{
	enum sign sign = real_sign(a);
	if (sign == UNKNOWN)
		effort->undecided = true;
	if (sign == POSITIVE || sign == NEGATIVE)
		real_set_infinity(r, sign);
	else
		real_set_nan(r);
}

/* b is an interval without an anchor, finite or beyond the exponents. */
static void div_by_interval(
	struct effort *effort, struct real *r, const struct real *a, const struct real *b)
{
	if (interval_sign(&b->rest) == 0 && !mpfr_zero_p(b->rest.lo)
		&& !mpfr_zero_p(b->rest.hi))
		effort->undecided = true;
	if (real_is_zero(a)) {
		real_set_integer(r, 0);
		return;
	}
	struct interval whole;
	interval_init(&whole, mpfr_get_prec(r->rest.lo));
	real_enclose(&whole, a);
	interval_div(&r->rest, &whole, &b->rest);
	interval_clear(&whole);
	mpq_set_ui(r->anchor, 0, 1);
	r->exact = false;
	real_settle(r);
}

void real_div(
	struct effort *effort, struct real *r, const struct real *a, const struct real *b)
{
	if (real_is_nan(a) || real_is_nan(b)) {
		real_set_nan(r);
	} else if (real_is_zero(b)) {
		div_by_zero(effort, r, a);
	} else if (b->exact) {
		mpq_t inverse;
		mpq_init(inverse);
		mpq_inv(inverse, b->anchor);
		scale(r, a, inverse);
		mpq_clear(inverse);
	} else if (real_is_infinity(b)) {
		bool undefined = real_is_infinity(a);
		real_set_integer(r, 0);
		if (undefined)
			real_set_nan(r);
	} else if (mpq_sgn(b->anchor) != 0) {
		struct real inverse;
		real_init(&inverse, mpfr_get_prec(r->rest.lo));
		invert_anchored(&inverse, b);
		real_mul(r, a, &inverse);
		real_clear(&inverse);
	} else {
		div_by_interval(effort, r, a, b);
	}
}

void real_tangent(struct real *r, const struct real *slope, const struct real *tangent)
{
	if (real_is_zero(tangent))
		real_set_integer(r, 0);
	else
		real_mul(r, slope, tangent);
}

/* floor(n + a) for an integer n and a small a is n, or n - 1 where a < 0. */
static bool floor_anchored(mpz_ptr n, const struct interval *rest)
{
	if (mpfr_sgn(rest->hi) < 0)
		mpz_sub_ui(n, n, 1);
	else if (mpfr_sgn(rest->lo) < 0)
		return false;
	return true;
}

/* Both ends have the same integer part, of a size worth having as an integer. */
static bool floor_ends(mpz_ptr n, struct interval *a)
{
	mpfr_floor(a->lo, a->lo);
	mpfr_floor(a->hi, a->hi);
	if (!mpfr_number_p(a->lo) || !interval_is_point(a)
		|| interval_exponent(a) > RATIONAL_BITS)
		return false;
	mpfr_get_z(n, a->lo, MPFR_RNDD);
	return true;
}

void real_floor(struct effort *effort, struct real *r, const struct real *a)
{
	if (real_is_nan(a) || real_is_infinity(a)) {
		real_set(r, a);
		return;
	}
	real_set(r, a);
	mpz_ptr n = mpq_numref(r->anchor);
	bool integer = mpz_cmp_ui(mpq_denref(r->anchor), 1) == 0;
	if (a->exact) {
		mpz_fdiv_q(n, n, mpq_denref(r->anchor));
		mpz_set_ui(mpq_denref(r->anchor), 1);
		return;
	}
	bool decided;
	if (integer && mpz_sgn(n) != 0) {
		decided = floor_anchored(n, &r->rest);
	} else {
		collapse(r);
		decided = floor_ends(n, &r->rest);
	}
	r->exact = true;
	if (!decided)
		effort->undecided = true;
}
