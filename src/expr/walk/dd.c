/* Arithmetic in two doubles near the ends of the range, at infinities and without a value. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/walk/dd.h"

#define UP 0x1p400 /* brings what is small into the middle of the range */

/* y came of what is no finite number, or outgrew the range. */
static struct dd outcome(struct dd a, struct dd b, double y)
{
	if (dd_is_lost(a) || dd_is_lost(b))
		return dd_of(NAN);
	bool odd = !isfinite(a.hi) || !isfinite(b.hi);
	return odd && dd_sure(a) && dd_sure(b) ? dd_of(y) : dd_doubtful(y);
}

/* A sum that is 0 in its first double, of terms that are not exact. */
static struct dd nothing_left(struct dd a, struct dd b)
{
	bool odd;
	struct dd r = dd_plain_sum(a, b, &odd);
	double off = a.off + b.off;
	if (!isfinite(off))
		return r;
	if (a.hi != 0) /* not deep */
		r.off += DD_DUST;
	else if (off <= 2 * DD_DEPTHS * DD_DEEP)
		r.off += fmax(a.off, b.off) + DD_DEEP - off;
	return r;
}

/* The own error of terms does not matter where their sum is infinite. */
struct dd dd_odd_sum(struct dd a, struct dd b)
{
	double y = a.hi + b.hi;
	if (isfinite(y))
		return nothing_left(a, b);
	if (isfinite(a.hi) && isfinite(a.off))
		a = dd_of(a.hi);
	if (isfinite(b.hi) && isfinite(b.off))
		b = dd_of(b.hi);
	return outcome(a, b, y);
}

/* 2^-k of a value that was computed 2^k times as large. */
static struct dd down(struct dd a, double power)
{
	struct dd r = dd_scale(a, power);
	if (fabs(r.hi) < DD_SMALL)
		r.off += DD_DUST;
	return r;
}

/* a is deep; times b, of about 2^e, less so. */
static struct dd rise(struct dd a, int e)
{
	double steps = a.off / DD_DEEP + fmax(0, (e + DD_DEPTH - 1) / DD_DEPTH);
	if (steps <= DD_DEPTHS)
		return (struct dd){ 0, 0, steps * DD_DEEP };
	return (struct dd){ 0, 0, DD_DUST + ldexp(DD_DUST, e < 0 ? 0 : e) };
}

static int exponent_of(struct dd a)
{
	int e;
	frexp(fabs(a.hi) + a.off, &e);
	return e;
}

struct dd dd_odd_product(struct dd a, struct dd b)
{
	double p = a.hi * b.hi, size = fabs(p);
	if (!isfinite(p))
		return outcome(a, b, p);
	if ((dd_is_zero(a) && isfinite(b.hi)) || (dd_is_zero(b) && isfinite(a.hi)))
		return dd_of(p);
	if (dd_is_deep(a) && isfinite(b.off))
		return rise(a, exponent_of(b));
	if (dd_is_deep(b) && isfinite(a.off))
		return rise(b, exponent_of(a));
	double off = a.off * (fabs(b.hi) + b.off) + b.off * fabs(a.hi);
	off += 2 * DD_DUST;
	if (a.hi == 0 || b.hi == 0)
		return (struct dd){ p, 0, off };
	if (size >= DD_LARGE) {
		struct dd half = dd_mul(fabs(a.hi) > 1 ? dd_scale(a, 0x1p-100) : a,
			fabs(a.hi) > 1 ? b : dd_scale(b, 0x1p-100));
		return dd_scale(half, 0x1p100);
	}
	/* One of them is small, or both; neither becomes too large. */
	struct dd small = fabs(a.hi) < fabs(b.hi) ? a : b;
	struct dd other = fabs(a.hi) < fabs(b.hi) ? b : a;
	small.hi *= UP;
	small.lo *= UP;
	small.off *= UP;
	if (fabs(small.hi * other.hi) > DD_SMALL)
		return down(dd_mul(small, other), 1 / UP);
	return (struct dd){ p, 0, off + 2 * DD_ULP * size };
}

struct dd dd_odd_quotient(struct dd a, struct dd b)
{
	double q = a.hi / b.hi;
	if (dd_is_lost(a) || dd_is_lost(b))
		return dd_of(NAN);
	if (!isfinite(a.hi) || !isfinite(b.hi) || b.hi == 0) {
		bool sure = dd_sure(a) && dd_sure(b);
		return sure ? dd_of(q) : dd_doubtful(q);
	}
	if (!(b.off < fabs(b.hi) / 2))
		return dd_doubtful(q);
	if (dd_is_zero(a))
		return dd_of(q);
	if (dd_is_deep(a))
		return rise(a, 2 - exponent_of((struct dd){ b.hi, 0, 0 }));
	/* Both brought to the middle, exactly but for what is lost below the last bit of a
	   number near 0, and the quotient back. */
	int i, j;
	frexp(a.hi, &i);
	frexp(b.hi, &j);
	if (a.hi == 0)
		i = j;
	struct dd up = { ldexp(a.hi, -i), ldexp(a.lo, -i), ldexp(a.off, -i) };
	struct dd over = { ldexp(b.hi, -j), ldexp(b.lo, -j), ldexp(b.off, -j) };
	double m = up.hi / over.hi, r = fma(-m, over.hi, up.hi);
	double part = (r + (up.lo - m * over.lo)) / over.hi;
	double off = 2 * (up.off + 2 * over.off) / (fabs(over.hi) - over.off);
	if (r != 0 || up.lo != 0 || over.lo != 0)
		off += 0x1p-100;
	struct dd y = dd_quick(m, part, off);
	double hi = ldexp(y.hi, i - j);
	if (isinf(hi))
		return dd_doubtful(hi);
	off = ldexp(y.off, i - j) + (fabs(hi) < DD_SMALL ? 2 * DD_DUST : 0);
	return (struct dd){ hi, ldexp(y.lo, i - j), off };
}

struct dd dd_odd_sqrt(struct dd a)
{
	double s = sqrt(a.hi);
	if (isnan(s))
		return dd_sure(a) ? dd_of(NAN) : dd_doubtful(NAN);
	if (s == 0 || isinf(s))
		return a.off == 0 ? dd_of(s) : dd_doubtful(s);
	if (!(a.off < 0x1p-10 * a.hi))
		return dd_doubtful(s);
	double up = a.hi < 1 ? 0x1p200 : 0x1p-200;
	struct dd near = { a.hi * up, a.lo * up, a.off * up };
	if (!(near.hi > DD_SMALL && near.hi < DD_LARGE))
		return dd_doubtful(s);
	return dd_scale(dd_sqrt(near), a.hi < 1 ? 0x1p-100 : 0x1p100);
}
