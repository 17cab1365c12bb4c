/* Arithmetic of lanes: the plain arithmetic of two doubles at many points, as vector code. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_LANES_H
#define ACTPLOT_LANES_H

#include "expr/walk/dd.h"

#include <stddef.h>
#include <stdint.h>

#define BLOCK 64 /* points that are taken at once */

/* One order of a node at all points. */
struct lanes {
	double hi[BLOCK], lo[BLOCK], off[BLOCK];
};

/* The value of a lane. */
DD_INLINE struct dd lane(const struct lanes *a, size_t i)
{
	return (struct dd){ a->hi[i], a->lo[i], a->off[i] };
}

DD_INLINE void lane_put(struct lanes *a, size_t i, struct dd y)
{
	a->hi[i] = y.hi;
	a->lo[i] = y.lo;
	a->off[i] = y.off;
}

/* Each makes r of its arguments, which r is none of, with the very operations of dd_add(), dd_mul() ... Where these do
   not hold left[i] becomes -1, and r means nothing there. */
struct lane_arithmetic {
	void (*add)(struct lanes *r, const struct lanes *a, const struct lanes *b, int64_t *left);
	void (*negate)(struct lanes *r, const struct lanes *a);
	/* a times a power of 2 near 1. */
	void (*scale)(struct lanes *r, const struct lanes *a, double power, int64_t *left);
	void (*multiply)(
		struct lanes *r, const struct lanes *a, const struct lanes *b, int64_t *left);
	/* The same; nothing where t is exactly 0, whatever the value. */
	void (*tangent)(
		struct lanes *r, const struct lanes *t, const struct lanes *value, int64_t *left);
	void (*divide)(
		struct lanes *r, const struct lanes *a, const struct lanes *b, int64_t *left);
	/* 1 where a < b, else 0; where they are not told apart for certain, left. */
	void (*less)(struct lanes *r, const struct lanes *a, const struct lanes *b, int64_t *left);
	/* a where `truth` is not 0, else b. */
	void (*select)(struct lanes *r, const struct lanes *truth, const struct lanes *a,
		const struct lanes *b);
	void (*root)(struct lanes *r, const struct lanes *u, int64_t *left);
	void (*exponential)(struct lanes *r, const struct lanes *u, int64_t *left);
	void (*exponential_less_1)(struct lanes *r, const struct lanes *u, int64_t *left);
	void (*logarithm)(struct lanes *r, const struct lanes *u, int64_t *left);
	/* log(1 + u) for |u| < 2^-8. */
	void (*log_series)(struct lanes *r, const struct lanes *u);
	/* e^(u^2) erfc(u) from s = 1/(1 + u); left where u < 1/4 or u > 27. */
	void (*erf_scaled)(struct lanes *r, const struct lanes *s, int64_t *left);
	/* Whether the doubles that values round to are right to an ulp. */
	void (*settled)(const struct lanes *y, int64_t *left);
};

/* For any processor, and for those that have AVX2 and FMA. */
extern const struct lane_arithmetic lane_plain;
#if defined __x86_64__ && defined __GNUC__
#define LANES_AVX2
extern const struct lane_arithmetic lane_avx2;
#endif

#endif
