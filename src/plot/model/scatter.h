/* A cloud: the points of a measurement, kept as the extremes of narrow columns of x. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_CLOUD_H
#define ACTPLOT_CLOUD_H

#include <stdbool.h>
#include <stddef.h>

struct measured {
	double x, y;
};

/* `struct cloud c = {.limit = NAN}` is empty. Whatever is added, a megabyte holds it. */
struct cloud {
	struct measured *spot; /* in any order; owned */
	size_t n, room;
	double lo, hi;		 /* between which x lie, if there are any */
	double top;		 /* the largest finite y, at least 0 */
	struct measured largest; /* what is marked, by the caller; nothing if its x is not finite */
	double limit;		 /* a line across, at least 0; NAN: none */
	bool log;		 /* y is drawn by its logarithm, */
	int lowest;		 /* from 10^lowest on; what is less is 0 to the eye */
	bool sizes;	  /* y are absolute values of the curve, not errors of others' values */
	const char *unit; /* of y: "ulp" */
};

/* Adds a point: y at least 0, and infinite for what has no place in a figure but at its
   upper edge. One whose x is not finite is left out. */
void cloud_add(struct cloud *, double x, double y);
void cloud_free(struct cloud *);

/* Once all is added: whether the axis is logarithmic, as it is where the largest y, or the limit, is over a thousand
   times the median of those that are not 0. */
void cloud_settle(struct cloud *);
/* Where y stands on the axis: itself, or log10 y, at least cloud_nought(). */
double cloud_level(const struct cloud *, double y);
/* Where 0 stands on a logarithmic axis. */
double cloud_nought(const struct cloud *);

/* The points of a column: how many, the lowest and the highest, of equal ones the first. */
struct pillar {
	struct measured least, most;
	size_t n;
};

/* Sorts the points into `columns` of equal width from lo to hi. */
void cloud_columns(const struct cloud *, double lo, double hi, struct pillar *, size_t columns);

#endif
