/* Sums, products, quotients, whole parts and powers of balls. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/exact/ball.h"

#include <limits.h>

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
	if (!ball_is_finite(a) || !ball_is_finite(b)) {
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
	ball_establish(e, r);
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
static void mul_rational(arb_t r, const arb_t a, const fmpq *q, slong bits)
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
	ball_establish(e, r);
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
	ball_establish(e, r);
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
	if (!ball_is_finite(a) || !ball_is_finite(b))
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
	ball_establish(e, r);
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
	if (!ball_is_finite(a) || !ball_is_finite(b)) {
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
		ball_establish(e, r);
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

/* The integer part of what a ball holds, of a size worth having as an integer. */
static bool floor_ball(struct effort *e, fmpz_t n, const arb_t a)
{
	arb_t whole;
	mag_t most;
	arb_init(whole);
	mag_init(most);
	arb_get_mag(most, a);
	bool moderate = mag_cmp_2exp_si(most, EXACT_RATIONAL_BITS) < 0;
	arb_floor(whole, a, e->bits);
	bool decided = moderate && arb_get_unique_fmpz(n, whole);
	arb_clear(whole);
	mag_clear(most);
	return decided;
}

/* Of an integer plus a rest it is the integer plus that of the rest. */
void ball_floor(struct effort *e, struct ball *r, const struct ball *a)
{
	bool integer = fmpz_is_one(fmpq_denref(a->anchor)), decided = a->kind != KIND_BEYOND;
	fmpz_t whole;
	ball_set(r, a);
	fmpz_init(whole);
	if (a->kind == KIND_RATIONAL) {
		fmpz_fdiv_q(whole, fmpq_numref(a->anchor), fmpq_denref(a->anchor));
		fmpq_set_fmpz(r->anchor, whole);
	} else if (a->kind == KIND_BALL) {
		if (!integer)
			ball_enclose(r->rest, a, e->bits);
		decided = floor_ball(e, whole, r->rest);
		if (integer)
			fmpz_add(whole, whole, fmpq_numref(a->anchor));
		fmpq_set_fmpz(r->anchor, whole);
		r->kind = KIND_RATIONAL;
	}
	if (!decided)
		e->undecided = true;
	fmpz_clear(whole);
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
