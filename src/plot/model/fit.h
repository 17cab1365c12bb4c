/* Fitting: pieces of cubics through a stretch of a curve that no kink cuts; for traces. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_FIT_H
#define ACTPLOT_FIT_H

#include "plot/model/eval-cache.h"
#include "plot/model/trace.h"

/* A point looked at: `y` and `slope` of the order traced, `below` the value one order
   lower (its exact integral; NaN for f itself). `y` is NaN where there is no finite
   value. */
struct trace_node {
	double x, y, slope, below;
};

struct tracer {
	struct trace *trace;
	struct eval_cache *cache; /* of the curve */
	size_t output;
	enum order order;
	double lo, hi, tolerance;
	double height;		  /* of the frame */
	double far_lo, far_hi;	  /* beyond these the reader sees nothing, see far_out() */
	struct trace_node *probe; /* of the stretch at hand, ascending */
	size_t probes;
	struct knot *knot; /* of the piece under construction */
	size_t knots, room, total;
	size_t looks;		 /* so far */
	size_t most, looks_most; /* of knots in total, and of looks: a curve that wants more */
	bool spent;		 /* is, and what was added for it of no use */
	bool wild;		 /* was: now bands stand for what takes so many, see band.h */
	size_t seeks;		 /* for poles that nothing announced */
	size_t piece_room, mark_room, sample_room;
	bool joins; /* the next piece begins where the last one ended */
};

/* Looks at x. What is seen counts for the trace's hull. */
struct trace_node fit_look(struct tracer *, double x);
/* Gives a node of f'' a slope: f''' is not in a jet, so it is a difference inside [a, b],
   where f'' is smooth. Nodes of other orders have theirs already. */
void fit_slope(struct tracer *, struct trace_node *, double a, double b);
/* Whether the slopes at two points explain a rise between them. */
bool fit_climbs(const struct trace_node *a, const struct trace_node *b, double rise);
/* Whether the values at two close points are further apart than their slopes, rounding
   and what can be seen explain. */
bool fit_jumps(const struct tracer *, const struct trace_node *a, const struct trace_node *b);
/* The last node with a finite value on the way from `good` to `bad`, which has none. */
struct trace_node fit_last(struct tracer *, struct trace_node good, double bad);
/* Whether the curve does something between two probes that they do not show: the order
   below, which spans `span` in all, rises otherwise than they tell. Then `peak` is the
   place. */
bool fit_peak(struct tracer *, const struct trace_node *a, const struct trace_node *b, double span,
	struct trace_node *peak);
/* One piece, or several where jumps are found, through r->probe, all finite, two or more.
 */
void fit_run(struct tracer *);
/* A straight piece from a to b, of its own; none may be under construction. */
void fit_line(struct tracer *, const struct trace_node *a, const struct trace_node *b);
void fit_mark(struct tracer *, double x, double y, bool filled);

/* How far x is on the way from a to b, 0..1, also where b - a overflows. */
double fit_fraction(double a, double b, double x);
/* The cubic between two nodes at x. */
double fit_hermite(const struct trace_node *a, const struct trace_node *b, double x);

#endif
