/* Arithmetic and functions in pairs of long doubles, with bounds of their errors. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_NEAR_PARTS_H
#define ACTPLOT_NEAR_PARTS_H

#include "expr/tree.h"

#include "base/number.h"

#include <float.h>
#include <math.h>

static const struct near near_unknown = { 0, 0, HUGE_VALL };
static const struct near near_nowhere = { NAN, 0, 0 };

static inline bool near_is_nowhere(struct near a)
{
	return isnan(a.y);
}

static inline struct near near_exact(long double y)
{
	return (struct near){ y, 0, 0 };
}

static inline struct near near_negate(struct near a)
{
	return (struct near){ -a.y, -a.rest, a.off };
}

/* y + rest with rest no more than a rounding of y; unknown if that is no number. */
struct near near_pair(long double y, long double rest, long double off);
/* A number known to 104 bits. */
struct near near_constant(struct exact);

struct near near_add(struct near, struct near);
struct near near_multiply(struct near, struct near);
struct near near_divide(struct near, struct near);
struct near near_root(struct near);
/* a - floor(a/b) b. */
struct near near_modulo(struct near a, struct near b);
struct near near_larger(struct near, struct near);
struct near near_smaller(struct near, struct near);

/* How a stands to b, as far as that is certain. */
enum near_order { NEAR_BELOW, NEAR_EQUAL, NEAR_ABOVE, NEAR_UNORDERED };
enum near_order near_order(struct near a, struct near b);
/* The double that the value rounds to; NaN where that is not known. */
double near_double(struct near);
/* Of these: 1 or 0; unknown where they are. */
struct near near_compare(enum op, struct near, struct near);

/* a^b; e^b more exactly where `base` is e itself. */
struct near near_power(const struct node *base, struct near a, struct near b);
struct near near_primitive(enum primitive, struct near);
/* A node that has a shape, from the values of the nodes `of` and `by`. */
struct near near_shape(enum shape shape, struct near of, struct near by);

#endif
