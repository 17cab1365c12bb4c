/* Arithmetic in two doubles that knows its own error: 106 bits, and a bound of what is wrong. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_DD_H
#define ACTPLOT_DD_H

#include "base/number.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

/* The value lies within `off` of hi + lo; off is infinite, or NaN, where
   nothing is known. hi is
   hi + lo rounded, or lo is 0 where hi is 0, infinite or NaN. lo need not begin right
   below hi's last bit: 1 - 1e-300 is {1, -1e-300}, and that is why 1 - tanh(x) keeps its
   digits. An infinity with off = 0 is one (a pole, not an overflow), a NaN with off = 0 has no
   value for certain. Bounds are sums and products of non-negative doubles, each right to a
   few ulp: who uses one leaves room for a factor of 2.
   A 0 with `off` up to DD_DEPTHS times the smallest double is deep: there m of these say that
   the value is below 2^(-1074 - DD_DEPTH (DD_DEPTHS - m)), so that e^(-x^2) is 0 even where it is
   multiplied by some powers of x.
   Dekker 1971; Knuth's and Dekker's exact sums; Hida, Li and Bailey 2001, Library for
   double-double and quad-double arithmetic. */
struct dd {
	double hi, lo, off;
};

#define DD_INLINE static inline __attribute__((always_inline))

#define DD_ULP 0x1p-53	  /* one rounding, of the value */
#define DD_DEEP 0x1p-1074 /* the smallest double */
#define DD_DEPTH 20
#define DD_DEPTHS 64
#define DD_DUST 0x1p-1067 /* more than rounding may change near 0, and not deep */
/* Below this the error of a product is no double; it is scaled up first. */
#define DD_SMALL 0x1p-900
#define DD_LARGE 0x1p1000

static inline struct dd dd_of(double x)
{
	return (struct dd){ x, 0, 0 };
}

/* A number known to 106 bits. */
static inline struct dd dd_exact(struct exact x)
{
	double off = x.lo == 0 ? 0 : 0x1p-104 * fabs(x.hi);
	return (struct dd){ x.hi, x.lo, fabs(x.hi) < DD_SMALL && x.hi != 0 ? off + DD_DUST : off };
}

/* A value of which nothing is known but where it probably is. */
static inline struct dd dd_doubtful(double y)
{
	return (struct dd){ y, 0, HUGE_VAL };
}

/* True if neither the sign nor the kind of the value is in doubt. */
static inline bool dd_sure(struct dd a)
{
	return a.off == 0 || a.off < fabs(a.hi);
}

static inline bool dd_is_deep(struct dd a)
{
	return a.hi == 0 && a.off > 0 && a.off <= DD_DEPTHS * DD_DEEP;
}

/* What is below 2^-bits, for bits > 1074. */
static inline struct dd dd_deep(double bits)
{
	double depth = fmin(floor((bits - 1074) / DD_DEPTH), DD_DEPTHS - 1);
	return (struct dd){ 0, 0, (DD_DEPTHS - depth) * DD_DEEP };
}

static inline bool dd_is_zero(struct dd a)
{
	return a.hi == 0 && a.off == 0;
}

/* True if `a` is a double and the one nearest to the typed number b. Where they meet a stands for
   that number: x - 0.3 is 0 at the double that is written 0.3, as it is in other languages, though 0.3 x
   is three tenths of x to all digits. */
static inline bool dd_meets(struct dd a, struct dd b)
{
	return a.hi == b.hi && a.lo == 0 && a.off == 0;
}

static inline bool dd_is_one(struct dd a)
{
	return a.hi == 1 && a.lo == 0 && a.off == 0;
}

static inline bool dd_is_lost(struct dd a)
{
	return isnan(a.hi) && a.off == 0;
}

/* hi + lo with |hi| >= |lo| or hi = 0. */
DD_INLINE struct dd dd_quick(double hi, double lo, double off)
{
	double s = hi + lo;
	return (struct dd){ s, lo - (s - hi), off };
}

/* a + b of doubles, exactly; finite. */
DD_INLINE struct dd dd_sum(double a, double b)
{
	double s = a + b, t = s - a;
	return (struct dd){ s, (a - (s - t)) + (b - t), 0 };
}

DD_INLINE struct dd dd_neg(struct dd a)
{
	return (struct dd){ -a.hi, -a.lo, a.off };
}

/* The same where the plain arithmetic below does not hold: infinities, NaN, results or operands near
   the ends of the range, sums of which nothing is left. */
struct dd dd_odd_sum(struct dd a, struct dd b);
struct dd dd_odd_product(struct dd a, struct dd b);
struct dd dd_odd_quotient(struct dd a, struct dd b);
struct dd dd_odd_sqrt(struct dd a);

/* Plain arithmetic has no branch, so that compilers make vector code of a loop over it (block.c). Where it
   does not hold *odd is set and the result means nothing. */
DD_INLINE struct dd dd_plain_sum(struct dd a, struct dd b, bool *odd)
{
	struct dd s = dd_sum(a.hi, b.hi), t = dd_sum(a.lo, b.lo);
	struct dd middle = dd_sum(s.lo, t.hi);
	double low = middle.lo + t.lo, off = a.off + b.off;
	struct dd r = dd_quick(s.hi, middle.hi, 0);
	double last = r.lo + low;
	bool large = !(fabs(s.hi) <= DBL_MAX), nothing = (s.hi == 0) & (off != 0);
	*odd = large | nothing;
	return dd_quick(r.hi, last, off + DD_ULP * (fabs(low) + fabs(last)) * (low != 0));
}

DD_INLINE struct dd dd_plain_product(struct dd a, struct dd b, bool *odd)
{
	double p = a.hi * b.hi, size = fabs(p);
	double e = fma(a.hi, b.hi, -p), s = a.hi * b.lo, t = a.lo * b.hi;
	double sum = fabs(s) + fabs(t);
	double off = a.off * (fabs(b.hi) + b.off) + b.off * fabs(a.hi);
	off *= 1 + 0x1p-50; /* the parts in lo */
	double more = DD_ULP * (3 * sum + fabs(e)) + fabs(a.lo * b.lo) + DBL_MIN;
	*odd = !((size > DD_SMALL) & (size < DD_LARGE));
	return dd_quick(p, e + (s + t), sum != 0 ? off + more : off);
}

DD_INLINE struct dd dd_plain_quotient(struct dd a, struct dd b, bool *odd)
{
	double q = a.hi / b.hi, size = fabs(q), top = fabs(a.hi), inverse = 1 / fabs(b.hi);
	double r = fma(-q, b.hi, a.hi), s = q * b.lo;
	double part = (r + (a.lo - s)) / b.hi;
	double parts = fabs(r) + fabs(a.lo) + fabs(s);
	double off = (a.off + size * b.off) * inverse * (1 + 0x1p-9);
	double more = (4 * DD_ULP * parts + fabs(part * b.lo)) * inverse + DBL_MIN;
	*odd = !((size > DD_SMALL) & (size < DD_LARGE) & (top > DD_SMALL) & (top < DD_LARGE) &
		(inverse > DBL_MIN) & (b.off * inverse < 0x1p-10));
	return dd_quick(q, part, parts != 0 ? off + more : off);
}

DD_INLINE struct dd dd_plain_sqrt(struct dd a, bool *odd)
{
	double s = sqrt(a.hi);
	double r = fma(-s, s, a.hi), part = (r + a.lo) / (2 * s);
	double off = a.off / s;
	double more = 4 * DD_ULP * (fabs(r) + fabs(a.lo)) / s + part * part / s + DBL_MIN;
	bool fine = (a.hi > DD_SMALL) & (a.hi < DD_LARGE) & (a.off < 0x1p-10 * a.hi);
	*odd = !fine;
	return dd_quick(s, part, part != 0 ? off + more : off);
}

static inline struct dd dd_add(struct dd a, struct dd b)
{
	if (a.hi == 0 && a.off == 0)
		return b;
	if (b.hi == 0 && b.off == 0)
		return a;
	bool odd;
	struct dd r = dd_plain_sum(a, b, &odd);
	return odd ? dd_odd_sum(a, b) : r;
}

static inline struct dd dd_sub(struct dd a, struct dd b)
{
	return dd_add(a, dd_neg(b));
}

static inline struct dd dd_mul(struct dd a, struct dd b)
{
	bool odd;
	struct dd r = dd_plain_product(a, b, &odd);
	return odd ? dd_odd_product(a, b) : r;
}

/* a times a power of two, exact but for underflow. */
static inline struct dd dd_scale(struct dd a, double power)
{
	double hi = a.hi * power, off = a.off * fabs(power);
	if (a.hi == 0)
		off = fmax(a.off, dd_is_deep(a) && fabs(power) <= 1024 ? a.off + DD_DEEP : off);
	else if (!(fabs(hi) > DD_SMALL))
		off += DD_DUST;
	if (isinf(hi) && isfinite(a.hi))
		return dd_doubtful(hi);
	return (struct dd){ hi, isfinite(hi) ? a.lo * power : 0, off };
}

static inline struct dd dd_div(struct dd a, struct dd b)
{
	bool odd;
	struct dd r = dd_plain_quotient(a, b, &odd);
	return odd ? dd_odd_quotient(a, b) : r;
}

static inline struct dd dd_sqrt(struct dd a)
{
	bool odd;
	struct dd r = dd_plain_sqrt(a, &odd);
	return odd ? dd_odd_sqrt(a) : r;
}

#endif
