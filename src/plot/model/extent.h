/* Extents: how far an order of a curve reaches in y, and how much of that shows it best. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_EXTENT_H
#define ACTPLOT_EXTENT_H

#include "plot/model/trace.h"

struct extent {
	const struct curve *curve;
	size_t output;
	enum order order;
	double lo, hi; /* of the finite values; lo > hi: none */
	bool open_lo,
		open_hi; /* it diverges to that side: a pole, or growth that takes up most of the height at
	                          the ends of x */
	bool pole;	       /* to one side it has no end */
	struct sample *sample; /* owned */
	size_t samples;
};

/* Of a trace with SIGHT_HULL over [x_lo, x_hi], whose samples it takes. A side of x where the order has a
   finite limit, in `limit` left and right, is bounded, so no growth. */
void extent_init(struct extent *, struct trace *, double x_lo, double x_hi, const double limit[2]);
void extent_free(struct extent *);
/* How far from 0 a cut extent shows: `least` times 1, 2, 5, 10, 20 ..., the first that leaves `share` of the finite values in
   sight; INFINITY where nothing diverges, or that much would cut nothing. */
double extent_level(const struct extent *, double least, double share);

#endif
