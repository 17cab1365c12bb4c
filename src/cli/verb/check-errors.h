/* Errors of somebody's values, measured against the exact ones. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_MEASURE_H
#define ACTPLOT_MEASURE_H

#include "act/activation.h"

/* How an error is counted. */
enum measure { MEASURE_ABS, MEASURE_REL, MEASURE_ULP, MEASURES };

/* An output at a point, and between which bounds its error lies by each measure. */
struct checked_point {
	double x, y;
	size_t output;
	double lo[MEASURES], hi[MEASURES];
	bool exact;   /* they meet */
	double right; /* then: the exact value, rounded */
};

/* What values are held to: an order of a curve. */
struct scale {
	const struct curve *curve; /* borrowed */
	enum order order;
	const struct expr *stated;
};

/* False if no formula states the function. */
bool scale_init(struct scale *, const struct curve *, enum order);

/* Bounds of the errors of a point, whose x, y and output are set, from what curve_value() has for it. 0; -1 after
   saying that the exact value cannot be found, where it was needed. */
int measure_bound(const struct scale *, struct checked_point *, struct bounded);
/* The errors themselves. 0; -1 after saying that the exact value cannot be found. */
int measure_exactly(const struct scale *, struct checked_point *);

#endif
