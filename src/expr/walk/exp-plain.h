/* e^u and log(u) in steps without a branch, for one value and for lanes of many. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_EXP_PLAIN_H
#define ACTPLOT_EXP_PLAIN_H

#include "expr/walk/dd.h"

#include <stdint.h>

#define EXP_STEPS 64 /* of a factor 2 */

/* 2^(j/64). */
extern const struct exact exponential_root[EXP_STEPS];

/* 2^k for -1022 <= k <= 1023. */
DD_INLINE double exp_power_of_2(int k)
{
	union {
		uint64_t bits;
		double y;
	} power = { (uint64_t)(k + 1023) << 52 };
	return power.y;
}

/* e^(h + l) - 1 for |h| < 0.0055 and l far below: h + h^2/2 in two doubles, the rest of the
   series in one. The next term is 2^-61 of the rest. */
DD_INLINE struct dd exp_series(double h, double l)
{
	double square = h * h, half = square / 2;
	double rest = square * h *
		(1. / 6 +
			h * (1. / 24 + h * (1. / 120 + h * (1. / 720 + h * (1. / 5040 + h / 40320)))));
	double low = fma(h, h, -square) / 2 + l * (1 + (h + half + rest)) + rest;
	struct dd y = dd_quick(h, half, 0);
	low += y.lo;
	double off = DD_ULP * (8 * fabs(rest) + 4 * fabs(low)) + l * l;
	if (fabs(h) < 0x1p-300)
		off += square + 2 * DD_DUST;
	return dd_quick(y.hi, low, off);
}

/* What is known of e^u - 1 for u = r + n log(2)/64: that of r. */
struct exp_reduced {
	int n;
	struct dd less_1;
};

/* The difference from n times the first 53 bits of log(2)/64 is exact: it is a multiple of
   2^-60 below 2^-7. */
DD_INLINE struct exp_reduced exp_reduce(struct dd u)
{
	double n = rint(u.hi * 0x1.71547652b82fep+6);
	double near = fma(-n, 0x1.62e42fefa39efp-7, u.hi);
	struct dd r = dd_sum(near, -n * 0x1.abc9e3b39803fp-62);
	r = dd_quick(r.hi, r.lo + u.lo, 0);
	struct dd less_1 = exp_series(r.hi, r.lo);
	less_1.off += n == 0 ? 0 : 0x1p-96;
	return (struct exp_reduced){ (int)n, less_1 };
}

/* e^u = 2^k times the mantissa, which is 2^(j/64) (1 + less_1) for n = 64 k + j. */
DD_INLINE int exp_exponent(int n)
{
	return (n - (n & (EXP_STEPS - 1))) / EXP_STEPS;
}

DD_INLINE struct exact exp_root(int n)
{
	return exponential_root[n & (EXP_STEPS - 1)];
}

DD_INLINE struct dd exp_mantissa(struct exact root, struct dd less_1)
{
	double p = root.hi * less_1.hi, rest = fma(root.hi, less_1.hi, -p);
	struct dd y = dd_quick(root.hi, p, 0);
	double low = y.lo + (rest + (root.lo + (root.lo * less_1.hi + root.hi * less_1.lo)));
	return dd_quick(y.hi, low, 1.01 * root.hi * less_1.off + 4 * DD_ULP * fabs(low));
}

#define EXPONENTIAL_LOG_2                                             \
	{                                                             \
		0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56, 0x1p-108 \
	}

#define LOG_FIRST 91 /* 128 sqrt(1/2), rounded up */

/* For 91/128, 92/128, ... to 181/128 a number near its inverse, and minus the logarithm of that. */
struct log_pivot {
	double inverse;
	struct exact log;
};
extern const struct log_pivot logarithm_pivot[];

/* log(1 + h + l) for |h| < 0.006 and l far below: h - h^2/2 in two doubles, the rest of the
   series in one. The next term is 2^-61 of the rest. */
DD_INLINE struct dd log_series(double h, double l)
{
	double square = h * h, half = square / 2;
	double rest = square * h *
		(1. / 3 -
			h * (1. / 4 - h * (1. / 5 - h * (1. / 6 - h * (1. / 7 - h * (1. / 8 - h * (1. / 9 - h / 10)))))));
	struct dd y = dd_quick(h, -half, 0);
	double low = y.lo + ((rest - fma(h, h, -square) / 2) + l * (1 - h + square));
	double off = DD_ULP * (12 * fabs(rest) + 4 * fabs(low)) + l * l;
	if (fabs(h) < 0x1p-300)
		off += square + 2 * DD_DUST;
	return dd_quick(y.hi, low, off);
}

/* u = 2^k m with sqrt(1/2) <= m < sqrt(2). */
struct log_reduced {
	struct dd m;
	double k;
};

/* Of a u that is no subnormal number, nor has 2^-k. */
DD_INLINE struct log_reduced log_reduce(struct dd u)
{
	union {
		double y;
		uint64_t bits;
	} number = { u.hi };
	int k = (int)(number.bits >> 52) - 1023;
	union {
		uint64_t bits;
		double y;
	} m = { (number.bits & 0xfffffffffffff) | (uint64_t)1023 << 52 };
	k += m.y >= 1.4142135623730951 ? 1 : 0;
	double down = exp_power_of_2(-k);
	return (struct log_reduced){ { u.hi * down, u.lo * down, u.off * down }, k };
}

DD_INLINE int log_place(struct dd m)
{
	return (int)(m.hi * 128 + 0.5) - LOG_FIRST;
}

/* log(m inverse), where m inverse is near 1. */
DD_INLINE struct dd log_near_pivot(struct dd m, double inverse)
{
	double product = m.hi * inverse, rest = fma(m.hi, inverse, -product);
	struct dd r = dd_quick(product - 1, rest + m.lo * inverse, 0);
	struct dd y = log_series(r.hi, r.lo);
	y.off += m.off * 1.6;
	return y;
}

#endif
