/* Numbers that are exact, or a rational plus a ball: what is known of them. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/exact/ball.h"

#include <limits.h>
#include <math.h>

/* An anchor is that many bits larger than the rest, or is added to it. */
#define ANCHOR_BITS 24
/* A rest so many bits smaller than its anchor is not told from none where both are rounded to a double. */
#define FAR_BITS 8192

void ball_init(struct ball *a)
{
	a->kind = KIND_RATIONAL;
	fmpq_init(a->anchor);
	arb_init(a->rest);
	a->mark = 0;
}

void ball_clear(struct ball *a)
{
	fmpq_clear(a->anchor);
	arb_clear(a->rest);
}

void ball_inits(struct ball *a, size_t n)
{
	for (size_t i = 0; i < n; i++)
		ball_init(&a[i]);
}

void ball_clears(struct ball *a, size_t n)
{
	for (size_t i = 0; i < n; i++)
		ball_clear(&a[i]);
}

void ball_swap(struct ball *a, struct ball *b)
{
	struct ball c = *a;
	*a = *b;
	*b = c;
}

void ball_set(struct ball *r, const struct ball *a)
{
	if (r == a)
		return;
	r->kind = a->kind;
	r->mark = a->mark;
	fmpq_set(r->anchor, a->anchor);
	if (a->kind == KIND_BALL || a->kind == KIND_BEYOND)
		arb_set(r->rest, a->rest);
}

void ball_set_integer(struct ball *r, slong n)
{
	r->kind = KIND_RATIONAL;
	fmpq_set_si(r->anchor, n, 1);
}

void ball_set_double(struct ball *r, double d)
{
	arf_t exact;
	arf_init(exact);
	arf_set_d(exact, d);
	ball_set_integer(r, 0);
	arf_get_fmpq(r->anchor, exact);
	arf_clear(exact);
}

void ball_set_nan(struct ball *r)
{
	r->kind = KIND_NAN;
}

void ball_set_infinity(struct ball *r, int sign)
{
	ball_set_integer(r, sign);
	r->kind = KIND_INFINITY;
}

void ball_set_beyond(struct ball *r, int sign, const mag_t least)
{
	arf_set_mag(arb_midref(r->rest), least);
	mag_zero(arb_radref(r->rest));
	ball_set_integer(r, sign);
	r->kind = KIND_BEYOND;
}

void ball_set_unknown(struct ball *r)
{
	arb_zero_pm_inf(r->rest);
	fmpq_zero(r->anchor);
	r->kind = KIND_BALL;
	r->mark = FINGERPRINT_NONE;
}

/* ---- what is known of a value ------------------------------------------------------------- */

bool ball_is_nan(const struct ball *a)
{
	return a->kind == KIND_NAN;
}

bool ball_is_infinity(const struct ball *a)
{
	return a->kind == KIND_INFINITY;
}

bool ball_is_rational(const struct ball *a)
{
	return a->kind == KIND_RATIONAL;
}

bool ball_is_zero(const struct ball *a)
{
	return a->kind == KIND_RATIONAL && fmpq_is_zero(a->anchor);
}

bool ball_is(const struct ball *a, slong n)
{
	return ball_is_integer(a) && fmpz_equal_si(fmpq_numref(a->anchor), n);
}

bool ball_is_integer(const struct ball *a)
{
	return a->kind == KIND_RATIONAL && fmpz_is_one(fmpq_denref(a->anchor));
}

/* A number that is written down. */
static bool is_finite(const struct ball *a)
{
	return a->kind == KIND_RATIONAL || a->kind == KIND_BALL;
}

enum sign ball_sign(const struct ball *a)
{
	int anchor = fmpq_sgn(a->anchor);
	if (a->kind == KIND_NAN)
		return UNDEFINED;
	if (a->kind != KIND_BALL || anchor != 0)
		return anchor > 0 ? POSITIVE : anchor < 0 ? NEGATIVE : ZERO;
	int sign = arb_sgn_nonzero(a->rest);
	return sign > 0 ? POSITIVE : sign < 0 ? NEGATIVE : UNKNOWN;
}

enum sign ball_compare(struct effort *e, const struct ball *a, const struct ball *b)
{
	struct ball difference;
	if (ball_is_infinity(a) && ball_is_infinity(b)) {
		int order = fmpq_cmp(a->anchor, b->anchor);
		return order > 0 ? POSITIVE : order < 0 ? NEGATIVE : ZERO;
	}
	ball_init(&difference);
	ball_sub(e, &difference, a, b);
	enum sign sign = ball_sign(&difference);
	ball_clear(&difference);
	return sign;
}

/* floor(log2 |q|) or one more. */
static slong rational_exponent(const fmpq_t q)
{
	return (slong)fmpz_bits(fmpq_numref(q)) - (slong)fmpz_bits(fmpq_denref(q));
}

/* |a| < 2^e. */
static slong rest_exponent(const arb_t a)
{
	mag_t most;
	mag_init(most);
	arb_get_mag(most, a);
	slong e = mag_is_inf(most)  ? LONG_MAX
		: mag_is_zero(most) ? LONG_MIN
		: COEFF_IS_MPZ(MAG_EXP(most))
		? (fmpz_sgn(MAG_EXPREF(most)) < 0 ? LONG_MIN / 2 : LONG_MAX / 2)
		: MAG_EXP(most);
	mag_clear(most);
	return e;
}

slong ball_exponent(const struct ball *a)
{
	if (ball_is_zero(a))
		return LONG_MIN;
	if (a->kind != KIND_RATIONAL && a->kind != KIND_BALL)
		return LONG_MAX;
	if (!fmpq_is_zero(a->anchor))
		return rational_exponent(a->anchor) + 2;
	return rest_exponent(a->rest);
}

void ball_enclose(arb_t r, const struct ball *a, slong bits)
{
	slong e = fmpq_is_zero(a->anchor) ? 0 : rational_exponent(a->anchor);
	arb_t anchor;
	if (a->kind == KIND_BALL && e == 0 && fmpq_is_zero(a->anchor)) {
		arb_set(r, a->rest);
		return;
	}
	bits += e > 0 ? e : 0;
	if (a->kind == KIND_BEYOND) {
		arb_zero_pm_inf(r);
		return;
	}
	if (a->kind != KIND_BALL) {
		arb_set_fmpq(r, a->anchor, bits);
		return;
	}
	arb_init(anchor);
	arb_set_fmpq(anchor, a->anchor, bits);
	arb_add(r, a->rest, anchor, bits);
	arb_clear(anchor);
}

void ball_most(mag_t most, const struct ball *a)
{
	arb_t all;
	arb_init(all);
	ball_enclose(all, a, 64);
	arb_get_mag(most, all);
	arb_clear(all);
}

void ball_least(mag_t least, const struct ball *a)
{
	arb_t all;
	arb_init(all);
	if (a->kind == KIND_BEYOND)
		arb_set(all, a->rest);
	else
		ball_enclose(all, a, 64);
	arb_get_mag_lower(least, all);
	arb_clear(all);
}

fingerprint ball_mark(const struct ball *a)
{
	return a->kind == KIND_RATIONAL ? fingerprint_of(a->anchor)
		: a->kind == KIND_BALL	? a->mark
					: FINGERPRINT_NONE;
}

void ball_doubles(const struct ball *a, double ends[2])
{
	arb_t all;
	arf_t low, high;
	ends[0] = ends[1] = NAN;
	bool overflows =
		a->kind == KIND_BEYOND && arf_cmpabs_2exp_si(arb_midref(a->rest), 1024) >= 0;
	if (a->kind == KIND_INFINITY || overflows)
		ends[0] = ends[1] = ball_sign(a) * HUGE_VAL;
	if (!is_finite(a))
		return;
	arb_init(all);
	arf_init(low);
	arf_init(high);
	/* So many tell a rational from what is between two doubles, and keep all of a ball. */
	slong bits = 128 + (slong)fmpz_bits(fmpq_numref(a->anchor)) +
		(slong)fmpz_bits(fmpq_denref(a->anchor));
	if (a->kind == KIND_BALL) {
		slong gap = rational_exponent(a->anchor) - rest_exponent(a->rest);
		bits += arb_bits(a->rest);
		bits += !fmpq_is_zero(a->anchor) && gap > 0 && gap < FAR_BITS ? gap : 0;
	}
	ball_enclose(all, a, bits);
	arb_get_interval_arf(low, high, all, bits);
	ends[0] = arf_get_d(low, ARF_RND_NEAR);
	ends[1] = arf_get_d(high, ARF_RND_NEAR);
	arb_clear(all);
	arf_clear(low);
	arf_clear(high);
}

/* ---- the invariant ------------------------------------------------------------------------ */

/* The anchor joins the rest. */
static void collapse(struct effort *e, struct ball *a)
{
	a->mark = ball_mark(a);
	ball_enclose(a->rest, a, e->bits);
	fmpq_zero(a->anchor);
	a->kind = KIND_BALL;
}

static bool is_large(const fmpq_t q)
{
	return fmpz_bits(fmpq_numref(q)) + fmpz_bits(fmpq_denref(q)) > EXACT_RATIONAL_BITS;
}

/* After the anchor, the rest or the kind of a finite value was set. */
static void establish(struct effort *e, struct ball *a)
{
	if (a->kind == KIND_BALL) {
		if (!arb_is_finite(a->rest)) {
			arb_zero_pm_inf(a->rest);
			fmpq_zero(a->anchor);
		} else if (arb_is_zero(a->rest)) {
			a->kind = KIND_RATIONAL;
		}
	}
	if (a->kind == KIND_RATIONAL) {
		if (is_large(a->anchor))
			collapse(e, a);
	} else if (!fmpq_is_zero(a->anchor) &&
		(is_large(a->anchor) ||
			rest_exponent(a->rest) > rational_exponent(a->anchor) - ANCHOR_BITS)) {
		collapse(e, a);
	}
	if (a->kind == KIND_BALL && a->mark == 0 && fmpq_is_zero(a->anchor) &&
		arb_contains_zero(a->rest))
		ball_set_integer(a, 0);
}

void ball_set_arb(struct effort *e, struct ball *r, const arb_t ball, fingerprint mark)
{
	arb_set(r->rest, ball);
	fmpq_zero(r->anchor);
	r->kind = KIND_BALL;
	r->mark = mark;
	establish(e, r);
}

/* ---- sums --------------------------------------------------------------------------------- */

void ball_neg(struct ball *r, const struct ball *a)
{
	r->kind = a->kind;
	fmpq_neg(r->anchor, a->anchor);
	if (a->kind == KIND_BALL) {
		arb_neg(r->rest, a->rest);
		r->mark = fingerprint_neg(a->mark);
	} else if (a->kind == KIND_BEYOND) {
		arb_set(r->rest, a->rest);
	}
}

/* A number that is beyond, and another. */
static void add_beyond(struct ball *r, const struct ball *large, const struct ball *other)
{
	mag_t least, most;
	mag_init(least);
	mag_init(most);
	ball_least(least, large);
	ball_most(most, other); /* infinite where that is beyond, too */
	mag_mul_2exp_si(least, least, -1);
	if (fmpq_equal(large->anchor, other->anchor) && other->kind == KIND_BEYOND)
		ball_set(r, large);
	else if (mag_cmp(most, least) <= 0)
		ball_set_beyond(r, (int)ball_sign(large), least);
	else
		ball_set_unknown(r);
	mag_clear(least);
	mag_clear(most);
}

/* One of the two is an infinity, or beyond, or there is no value. */
static void add_infinite(struct ball *r, const struct ball *a, const struct ball *b)
{
	if (ball_is_nan(a) || ball_is_nan(b) ||
		(ball_is_infinity(a) && ball_is_infinity(b) && !fmpq_equal(a->anchor, b->anchor)))
		ball_set_nan(r);
	else if (ball_is_infinity(a) || ball_is_infinity(b))
		ball_set(r, ball_is_infinity(a) ? a : b);
	else
		add_beyond(r, a->kind == KIND_BEYOND ? a : b, a->kind == KIND_BEYOND ? b : a);
}

void ball_add(struct effort *e, struct ball *r, const struct ball *a, const struct ball *b)
{
	if (!is_finite(a) || !is_finite(b)) {
		add_infinite(r, a, b);
		return;
	}
	bool exact = a->kind == KIND_RATIONAL && b->kind == KIND_RATIONAL;
	if (!exact) {
		fingerprint mark = fingerprint_add(ball_mark(a), ball_mark(b));
		if (a->kind == KIND_RATIONAL)
			arb_set(r->rest, b->rest);
		else if (b->kind == KIND_RATIONAL)
			arb_set(r->rest, a->rest);
		else
			arb_add(r->rest, a->rest, b->rest, e->bits);
		r->mark = mark;
	}
	fmpq_add(r->anchor, a->anchor, b->anchor);
	r->kind = exact ? KIND_RATIONAL : KIND_BALL;
	establish(e, r);
}

void ball_sub(struct effort *e, struct ball *r, const struct ball *a, const struct ball *b)
{
	struct ball minus;
	ball_init(&minus);
	ball_neg(&minus, b);
	ball_add(e, r, a, &minus);
	ball_clear(&minus);
}

void ball_shift(struct effort *e, struct ball *r, const struct ball *a, slong n)
{
	struct ball integer;
	ball_init(&integer);
	ball_set_integer(&integer, n);
	ball_add(e, r, a, &integer);
	ball_clear(&integer);
}

/* ---- products ----------------------------------------------------------------------------- */

/* r = a q. */
static void mul_rational(arb_t r, const arb_t a, const fmpq_t q, slong bits)
{
	arb_mul_fmpz(r, a, fmpq_numref(q), bits);
	if (!fmpz_is_one(fmpq_denref(q)))
		arb_div_fmpz(r, r, fmpq_denref(q), bits);
}

/* q (anchor + rest); a is finite, q perhaps r's. */
static void scale(struct effort *e, struct ball *r, const struct ball *a, const fmpq *q)
{
	if (fmpq_is_zero(q)) {
		ball_set_integer(r, 0);
		return;
	}
	if (a->kind == KIND_BALL) {
		mul_rational(r->rest, a->rest, q, e->bits);
		r->mark = fingerprint_mul(a->mark, fingerprint_of(q));
	}
	r->kind = a->kind;
	fmpq_mul(r->anchor, a->anchor, q);
	establish(e, r);
}

/* (p + a)(q + b) = pq + (pb + qa + ab). */
static void mul_anchored(
	struct effort *e, struct ball *r, const struct ball *a, const struct ball *b)
{
	arb_t sum, part;
	arb_init(sum);
	arb_init(part);
	arb_mul(sum, a->rest, b->rest, e->bits);
	mul_rational(part, a->rest, b->anchor, e->bits);
	arb_add(sum, sum, part, e->bits);
	mul_rational(part, b->rest, a->anchor, e->bits);
	arb_add(r->rest, sum, part, e->bits);
	fmpq_mul(r->anchor, a->anchor, b->anchor);
	arb_clear(sum);
	arb_clear(part);
}

static void mul_balls(struct effort *e, struct ball *r, const struct ball *a, const struct ball *b)
{
	fingerprint mark = fingerprint_mul(a->mark, b->mark);
	if (!fmpq_is_zero(a->anchor) && !fmpq_is_zero(b->anchor)) {
		mul_anchored(e, r, a, b);
	} else {
		arb_t whole;
		arb_init(whole);
		const struct ball *anchored = fmpq_is_zero(a->anchor) ? b : a;
		ball_enclose(whole, anchored, e->bits);
		arb_mul(r->rest, whole, anchored == a ? b->rest : a->rest, e->bits);
		fmpq_zero(r->anchor);
		arb_clear(whole);
	}
	r->kind = KIND_BALL;
	r->mark = mark;
	establish(e, r);
}

static void mul_beyond(struct ball *r, int sign, const struct ball *a, const struct ball *b)
{
	mag_t least, other;
	mag_init(least);
	mag_init(other);
	ball_least(least, a);
	ball_least(other, b);
	mag_mul_lower(least, least, other);
	ball_set_beyond(r, sign, least);
	mag_clear(least);
	mag_clear(other);
}

/* The same for products. */
static void mul_infinite(struct ball *r, const struct ball *a, const struct ball *b)
{
	enum sign s = ball_sign(a), t = ball_sign(b);
	bool infinite = ball_is_infinity(a) || ball_is_infinity(b);
	if (s == UNDEFINED || t == UNDEFINED || (infinite && (s == ZERO || t == ZERO)))
		ball_set_nan(r);
	else if (infinite && s != UNKNOWN && t != UNKNOWN)
		ball_set_infinity(r, (int)s * (int)t);
	else if (s == ZERO || t == ZERO)
		ball_set_integer(r, 0);
	else if (s == UNKNOWN || t == UNKNOWN)
		ball_set_unknown(r);
	else
		mul_beyond(r, (int)s * (int)t, a, b);
}

void ball_mul(struct effort *e, struct ball *r, const struct ball *a, const struct ball *b)
{
	if (!is_finite(a) || !is_finite(b))
		mul_infinite(r, a, b);
	else if (ball_is(a, 1))
		ball_set(r, b);
	else if (ball_is(b, 1))
		ball_set(r, a);
	else if (a->kind == KIND_RATIONAL)
		scale(e, r, b, a->anchor);
	else if (b->kind == KIND_RATIONAL)
		scale(e, r, a, b->anchor);
	else
		mul_balls(e, r, a, b);
}

void ball_scale(struct effort *e, struct ball *r, const struct ball *a, slong n, ulong d)
{
	struct ball fraction;
	ball_init(&fraction);
	fmpq_set_si(fraction.anchor, n, d);
	ball_mul(e, r, a, &fraction);
	ball_clear(&fraction);
}

void ball_tangent(
	struct effort *e, struct ball *r, const struct ball *slope, const struct ball *tangent)
{
	if (ball_is_zero(tangent))
		ball_set_integer(r, 0);
	else
		ball_mul(e, r, slope, tangent);
}

/* ---- quotients ---------------------------------------------------------------------------- */

/* 1/(q + b) = 1/q - b/(q (q + b)). */
static void invert_anchored(struct effort *e, struct ball *r, const struct ball *b)
{
	arb_t whole;
	arb_init(whole);
	ball_enclose(whole, b, e->bits);
	mul_rational(whole, whole, b->anchor, e->bits);
	arb_div(r->rest, b->rest, whole, e->bits);
	arb_neg(r->rest, r->rest);
	arb_clear(whole);
	fmpq_inv(r->anchor, b->anchor);
}

/* b is a ball. */
static void invert_ball(struct effort *e, struct ball *r, const struct ball *b)
{
	fingerprint mark = fingerprint_inv(b->mark);
	if (!fmpq_is_zero(b->anchor)) {
		invert_anchored(e, r, b);
	} else {
		arb_inv(r->rest, b->rest, e->bits);
		fmpq_zero(r->anchor);
	}
	r->kind = KIND_BALL;
	r->mark = mark;
	establish(e, r);
}

/* a/0 is an infinity of a's sign: an exact 0 has none of its own. */
static void div_by_zero(struct effort *e, struct ball *r, const struct ball *a)
{
	enum sign sign = ball_sign(a);
	if (sign == UNKNOWN)
		e->undecided = true;
	if (sign == POSITIVE || sign == NEGATIVE)
		ball_set_infinity(r, sign);
	else
		ball_set_nan(r);
}

/* One of the two is beyond, and perhaps a is. */
static void div_beyond(struct ball *r, enum sign sign, const struct ball *a, const struct ball *b)
{
	mag_t size, least;
	mag_init(size);
	mag_init(least);
	if (a->kind == KIND_BEYOND) {
		ball_most(size, b);
		ball_least(least, a);
		mag_div_lower(least, least, size);
		ball_set_beyond(r, (int)sign, least);
	} else { /* from 0 to that, or both ways */
		ball_most(size, a);
		ball_least(least, b);
		mag_div(size, size, least);
		ball_set_unknown(r);
		arb_zero(r->rest);
		arb_add_error_mag(r->rest, size);
		if (sign != UNKNOWN)
			arb_nonnegative_part(r->rest, r->rest);
		if (sign == NEGATIVE)
			arf_neg(arb_midref(r->rest), arb_midref(r->rest));
	}
	mag_clear(size);
	mag_clear(least);
}

/* The same for quotients; b is not 0. */
static void div_infinite(
	struct effort *e, struct ball *r, const struct ball *a, const struct ball *b)
{
	enum sign s = ball_sign(a), t = ball_sign(b);
	if (s == UNDEFINED || t == UNDEFINED || (ball_is_infinity(a) && ball_is_infinity(b)))
		ball_set_nan(r);
	else if (ball_is_infinity(b) || s == ZERO)
		ball_set_integer(r, 0);
	else if (t == UNKNOWN)
		e->undecided = true;
	else if (ball_is_infinity(a))
		ball_set_infinity(r, (int)s * (int)t);
	else if (a->kind == KIND_BEYOND && b->kind == KIND_BEYOND)
		ball_set_unknown(r);
	else
		div_beyond(r, s == UNKNOWN ? UNKNOWN : (enum sign)((int)s * (int)t), a, b);
}

void ball_div(struct effort *e, struct ball *r, const struct ball *a, const struct ball *b)
{
	struct ball inverse;
	if (ball_is_zero(b)) {
		div_by_zero(e, r, a);
		return;
	}
	if (!is_finite(a) || !is_finite(b)) {
		div_infinite(e, r, a, b);
		return;
	}
	if (ball_sign(b) == UNKNOWN)
		e->undecided = true;
	if (b->kind == KIND_BALL && a->kind == KIND_BALL && fmpq_is_zero(a->anchor) &&
		fmpq_is_zero(b->anchor)) {
		r->mark = fingerprint_mul(a->mark, fingerprint_inv(b->mark));
		arb_div(r->rest, a->rest, b->rest, e->bits);
		fmpq_zero(r->anchor);
		r->kind = KIND_BALL;
		establish(e, r);
		return;
	}
	ball_init(&inverse);
	if (b->kind == KIND_RATIONAL)
		fmpq_inv(inverse.anchor, b->anchor);
	else
		invert_ball(e, &inverse, b);
	ball_mul(e, r, a, &inverse);
	ball_clear(&inverse);
}

void ball_invert(struct effort *e, struct ball *r, const struct ball *a)
{
	struct ball one;
	ball_init(&one);
	ball_set_integer(&one, 1);
	ball_div(e, r, &one, a);
	ball_clear(&one);
}

/* ---- whole numbers ------------------------------------------------------------------------ */

/* The integer part of n + a for an integer n and -1 < a < 1. */
static bool floor_anchored(fmpz_t n, const arb_t rest)
{
	int sign = arb_sgn_nonzero(rest);
	if (sign < 0)
		fmpz_sub_ui(n, n, 1);
	return sign != 0;
}

static bool floor_ball(struct effort *e, fmpz_t n, const arb_t a)
{
	arb_t whole;
	arb_init(whole);
	arb_floor(whole, a, e->bits);
	bool decided = rest_exponent(a) <= EXACT_RATIONAL_BITS && arb_get_unique_fmpz(n, whole);
	arb_clear(whole);
	return decided;
}

void ball_floor(struct effort *e, struct ball *r, const struct ball *a)
{
	ball_set(r, a);
	if (a->kind == KIND_BEYOND)
		e->undecided = true;
	if (!is_finite(a))
		return;
	fmpz *n = fmpq_numref(r->anchor);
	bool integer = fmpz_is_one(fmpq_denref(r->anchor)), decided = true;
	if (a->kind == KIND_RATIONAL) {
		fmpz_fdiv_q(n, n, fmpq_denref(r->anchor));
	} else if (integer && !fmpz_is_zero(n) && rest_exponent(r->rest) <= 0) {
		decided = floor_anchored(n, r->rest);
	} else {
		collapse(e, r);
		decided = floor_ball(e, n, r->rest);
	}
	fmpz_one(fmpq_denref(r->anchor));
	r->kind = KIND_RATIONAL;
	if (!decided)
		e->undecided = true;
}

/* u^n of a rational, if it stays a number of moderate size. */
static bool rational_power(struct ball *r, const struct ball *u, ulong n)
{
	double bits =
		(double)(fmpz_bits(fmpq_numref(u->anchor)) + fmpz_bits(fmpq_denref(u->anchor)));
	if (u->kind != KIND_RATIONAL ||
		(!ball_is(u, 0) && !ball_is(u, 1) && !ball_is(u, -1) &&
			bits * (double)n > EXACT_RATIONAL_BITS))
		return false;
	fmpz_pow_ui(fmpq_numref(r->anchor), fmpq_numref(u->anchor), n);
	fmpz_pow_ui(fmpq_denref(r->anchor), fmpq_denref(u->anchor), n);
	r->kind = KIND_RATIONAL;
	return true;
}

/* By squaring, so that an anchor of 1 or -1 stays one. */
static void power_by_squaring(struct effort *e, struct ball *r, const struct ball *u, ulong n)
{
	struct ball square, result;
	ball_init(&square);
	ball_init(&result);
	ball_set(&square, u);
	ball_set_integer(&result, 1);
	for (; n > 0; n >>= 1) {
		if (n & 1)
			ball_mul(e, &result, &result, &square);
		if (n > 1)
			ball_mul(e, &square, &square, &square);
	}
	ball_swap(r, &result);
	ball_clear(&square);
	ball_clear(&result);
}

void ball_power(struct effort *e, struct ball *r, const struct ball *u, slong n)
{
	ulong most = n < 0 ? -(ulong)n : (ulong)n;
	if (n == 0)
		ball_set_integer(r, 1);
	else if (n == 1)
		ball_set(r, u);
	else if (!rational_power(r, u, most))
		power_by_squaring(e, r, u, most);
	if (n < 0)
		ball_invert(e, r, r);
}
