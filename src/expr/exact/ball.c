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

bool ball_is_finite(const struct ball *a)
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
static slong rational_exponent(const fmpq *q)
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
		ends[0] = ends[1] = fmpq_sgn(a->anchor) * HUGE_VAL;
	if (!ball_is_finite(a))
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

static bool is_large(const fmpq *q)
{
	return fmpz_bits(fmpq_numref(q)) + fmpz_bits(fmpq_denref(q)) > EXACT_RATIONAL_BITS;
}

/* After the anchor, the rest or the kind of a finite value was set. */
void ball_establish(struct effort *e, struct ball *a)
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
	ball_establish(e, r);
}
