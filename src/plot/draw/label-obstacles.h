/* A field: what a label of a view must keep clear of, as polylines on the canvas. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_FIELD_H
#define ACTPLOT_FIELD_H

#include "plot/draw/layout.h"

/* A stretch of a line inside the frame. */
struct strand {
	size_t owner;  /* a lane, or one of the names in layout.h */
	bool labelled; /* its owner's label may go to it */
	size_t level;  /* strands of higher ones are drawn over it */
	struct point *p;
	bool *hidden; /* point for point: whether one is, by that of another owner */
	size_t n;
};

struct field {
	const struct drawing *d;
	const struct view *view;
	struct strand *strand;
	size_t n, room;
	size_t level;	       /* of the strands being made */
	double zero_x, zero_y; /* where the zero lines are; NAN: not in the frame */
	double limit[8];       /* where asymptotes are, `limits` of them */
	size_t limits;
	double swept; /* where the line of the given element is; or NAN */
};

/* How far a box is from its owner's lines, from those of others, as far as they are seen,
   and from the straight lines of the frame; each at most `reach`. */
struct clearance {
	double own, other, rule;
};

void field_init(struct field *, const struct drawing *, const struct view *);
void field_free(struct field *);
/* Lines of the strand's owner from `from` on that no piece of a curve gives: rrelu's
   edges. */
void field_add_line(struct field *, size_t owner, double slope);
/* False, and the rest not looked at, where one is less than in `needed`. */
bool field_clearance(const struct field *, const struct box *, size_t owner, double reach,
	const struct clearance *needed, struct clearance *);
/* Whether a line of others runs under the owner's at one of its points. */
bool field_hides(const struct field *, struct point, size_t owner);
/* How many lines of others the straight way from a to b crosses. */
size_t field_crossings(const struct field *, struct point a, struct point b, size_t owner);
/* The least and greatest canvas y of the owner's strands over [left, right]; false
   where they do not cover it. */
bool field_reach(
	const struct field *, size_t owner, double left, double right, double *top, double *bottom);

#endif
