/* Small steps that the primitives of numbers are made of, for real-*.c alone. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_REAL_PARTS_H
#define ACTPLOT_REAL_PARTS_H

#include "expr/exact/real.h"

/* Below 2^-24 the exponential, cosine and hyperbolic cosine are 1 plus a small rest. */
#define PART_SMALL (-24)

/* The rest was written, and is the whole value. */
void part_whole(struct real *);
/* All three orders NaN. */
void part_nowhere(struct real *g);
/* r = f(u), evaluated on all of u's interval. */
void part_apply(struct real *r, const struct real *u,
	void (*function)(struct interval *, const struct interval *));
void part_increasing(struct real *r, const struct real *u, mpfr_function *function);
/* a + n; n/d a; 1/a. */
void part_add(struct real *r, const struct real *a, long n);
void part_mul(struct real *r, const struct real *a, long n, unsigned long d);
void part_invert(struct effort *, struct real *r, const struct real *a);

/* Decides whether u is in a domain whose border is where `gap` is 0: POSITIVE inside,
   ZERO on the border. Outside all of g becomes NaN; UNKNOWN is noted. An interval that
   touches the border from inside counts as inside. */
enum sign part_domain(struct effort *, const struct real *gap, struct real *g);

/* sqrt(u) for u >= 0, rational where u is the square of a rational. */
void part_sqrt(struct real *r, const struct real *u);
/* cos(u) = 1 - 2 sin(u/2)^2 and cosh(u) = 1 + 2 sinh(u/2)^2 for a small u, by that sine.
 */
void part_near_one(struct real *r, const struct real *u, mpfr_function *sine, long sign);
void part_cosh(struct real *r, const struct real *u);

#endif
