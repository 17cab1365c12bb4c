/* Arithmetic of a number type: each operation rounded, with its slope and curvature. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_ROUNDED_H
#define ACTPLOT_ROUNDED_H

#include "expr/dtype.h"
#include "expr/tree.h"

/* Whether a number depends on x. What is 0 because nothing moves takes no part in sums and
   products, so that no 0 times infinity comes from it; a slope that was computed to be 0
   does, as in the frameworks' own differentiation. */
enum motion { NOTHING, FIXED, MOVING };

/* A value and, where it is MOVING, its slope. */
struct slope_number {
	double v, t;
	enum motion motion;
};

/* A value with slope and curvature: `y.t` is `dy.v`, `dy.t` the curvature. dy is computed by
   the operations that differentiation puts there, and d2y by differentiating those. */
struct rounded {
	struct slope_number y, dy;
};

struct rounded rounded_fixed(double);
/* x itself, already of the type; what comes of it has no orders above `highest`. */
struct rounded rounded_x(double, enum order highest);
/* A number that was not computed in the type, before it meets one that was. */
struct rounded rounded_to(enum dtype, const struct rounded *);
/* A result: value, slope and curvature. */
struct rounded rounded_whole(enum dtype, const struct rounded *);

typedef struct rounded rounded_operation(
	enum dtype, const struct rounded *, const struct rounded *);
rounded_operation rounded_add, rounded_subtract, rounded_multiply, rounded_divide;
rounded_operation rounded_power, rounded_modulo;
struct rounded rounded_negate(const struct rounded *);
/* The larger for sign = 1, the smaller for -1: NaN where one is; of two that tie the one with the smaller |slope|. */
struct rounded rounded_extreme(const struct rounded *, const struct rounded *, int sign);
/* The primitive in double, then rounded. */
struct rounded rounded_call(enum dtype, enum primitive, const struct rounded *);
/* A function given as a jet: its value, slope and curvature are rounded. */
struct rounded rounded_chain(enum dtype, struct jet, const struct rounded *u);

#endif
