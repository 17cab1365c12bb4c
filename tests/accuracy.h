/* Measuring a curve against its MPFR reference: the points, and the worst errors. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_ACCURACY_H
#define ACTPLOT_ACCURACY_H

#include "act/activation.h"

/* What was found for one order. */
struct worst {
	double ulps, x;		 /* the largest error, and where */
	double absolute, zero_x; /* the same near zeros of this order, as |error| 2^53 */
};

/* Measures all outputs of `curve`: about 2,000 points where it has a kernel, a quarter where
   its formula evaluates it; if `deep` 100 times, 25 times as many, and a search around a kernel's worst; the
   same for the same curve. Within 1/2 of a zero of an
   order other than at x = 0 an error counts as absolute. An error is infinite where the
   reference tells no value. Returns the number of points. */
size_t accuracy_measure(const struct curve *, bool deep, struct worst worst[ORDERS]);

/* The seeded generator that points come from: uniform in [lo, hi). */
double accuracy_random(double lo, double hi);
/* Begins the sequence anew, so that a test's points do not hang on the tests before it. */
void accuracy_restart(void);

/* The k-th of points on both sides of 0, of all sizes from which results are normal
 * doubles. */
double accuracy_x(int k);

#endif
