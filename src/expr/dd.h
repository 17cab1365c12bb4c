/* Arithmetic in two doubles, 106 bits: a formula's own roundings do not show. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_DD_H
#define ACTPLOT_DD_H

#include "base/number.h"

#include <math.h>

/* struct exact as a number to compute with: hi is hi + lo rounded, or lo is 0 where hi is
   0, infinite or NaN. lo need not begin right below hi's last bit: 1 - 1e-300 is {1,
   -1e-300}, and that is why 1 - tanh(x) keeps its digits. Dekker 1971; Knuth's and
   Dekker's exact sums; Hida, Li and Bailey 2001, Library for double-double and
   quad-double arithmetic. */

static inline struct exact dd_of(double x)
{
	return (struct exact){x, 0};
}

/* hi + lo with |hi| >= |lo| or hi = 0. */
static inline struct exact dd_quick(double hi, double lo)
{
	double s = hi + lo;
	return isfinite(s) ? (struct exact){s, lo - (s - hi)} : (struct exact){s, 0};
}

static inline struct exact dd_sum(double a, double b)
{
	double s = a + b, t = s - a;
	if (!isfinite(s))
		return (struct exact){s, 0};
	return (struct exact){s, (a - (s - t)) + (b - t)};
}

static inline struct exact dd_neg(struct exact a)
{
	return (struct exact){-a.hi, -a.lo};
}

static inline struct exact dd_add(struct exact a, struct exact b)
{
	struct exact s = dd_sum(a.hi, b.hi);
	if (!isfinite(s.hi))
		return s;
	if (a.lo == 0 && b.lo == 0)
		return s;
	struct exact t = dd_sum(a.lo, b.lo);
	s = dd_quick(s.hi, s.lo + t.hi);
	return dd_quick(s.hi, s.lo + t.lo);
}

static inline struct exact dd_sub(struct exact a, struct exact b)
{
	return dd_add(a, dd_neg(b));
}

static inline struct exact dd_mul(struct exact a, struct exact b)
{
	double p = a.hi * b.hi;
	if (!isfinite(p) || p == 0)
		return (struct exact){p, 0};
	return dd_quick(p, fma(a.hi, b.hi, -p) + (a.hi * b.lo + a.lo * b.hi));
}

/* a times a power of two, exact but for underflow. */
static inline struct exact dd_scale(struct exact a, double power)
{
	double hi = a.hi * power;
	return (struct exact){hi, isfinite(hi) ? a.lo * power : 0};
}

static inline struct exact dd_div(struct exact a, struct exact b)
{
	double q = a.hi / b.hi, p = q * b.hi;
	if (!isfinite(q) || q == 0 || !isfinite(p) || p == 0)
		return (struct exact){q, 0};
	double rest = ((a.hi - p) - fma(q, b.hi, -p)) + (a.lo - q * b.lo);
	return dd_quick(q, rest / b.hi);
}

static inline struct exact dd_sqrt(struct exact a)
{
	double s = sqrt(a.hi);
	if (!isfinite(s) || s == 0)
		return (struct exact){s, 0};
	return dd_quick(s, (fma(-s, s, a.hi) + a.lo) / (2 * s));
}

#endif
