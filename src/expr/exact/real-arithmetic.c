/* Arithmetic of numbers that are exact, or a rational plus a small interval. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/exact/real.h"

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
	if (interval_sign(&b->rest) == 0 && !mpfr_zero_p(b->rest.lo) && !mpfr_zero_p(b->rest.hi))
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

void real_div(struct effort *effort, struct real *r, const struct real *a, const struct real *b)
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

/* floor(n + a) for an integer n and -1 <= a < 1, of which the sign is known. */
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
	if (!mpfr_number_p(a->lo) || !interval_is_point(a) ||
		interval_exponent(a) > REAL_RATIONAL_BITS)
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
	if (integer && mpz_sgn(n) != 0 && interval_exponent(&r->rest) <= 0) {
		decided = floor_anchored(n, &r->rest);
	} else {
		real_collapse(r);
		decided = floor_ends(n, &r->rest);
	}
	r->exact = true;
	if (!decided)
		effort->undecided = true;
}
