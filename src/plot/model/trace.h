/* A trace: one order of one curve over a range, as smooth pieces and circles at its jumps. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_TRACE_H
#define ACTPLOT_TRACE_H

#include "act/activation.h"

#include <math.h>

/* A point of a piece with the exact slope there. Between two knots the piece is the cubic
   Hermite (so Bezier) segment that both slopes give: control points at a third of the way. */
struct knot {
	double x, y, slope;
};

/* A stretch without kink, jump, pole or undefined place inside; at least two knots, x
   strictly ascending, all finite. `straight` when every segment is a straight line. Neighbouring pieces
   meet in one point at a kink and leave a gap at a jump. */
struct piece {
	struct knot *knot;
	size_t knots;
	bool straight;
	bool joined; /* begins where the piece before it ends (a kink, not a jump) */
	bool band;   /* a straight one that goes up and down to the curve's least (even knots)
	                and greatest (odd ones) in columns from even knot to even knot, too narrow
	                to show what the curve does in them */
};

/* An end of a piece at a jump: filled where the function takes that value. */
struct mark {
	double x, y;
	bool filled;
};

/* A value, and what share of the range it stands for. */
struct sample {
	double x, y, share;
};

struct trace {
	struct piece *piece;
	size_t pieces;
	struct mark *mark;
	size_t marks;
	double lo, hi;	       /* hull of the finite values, extrema located; lo > hi: none */
	bool pole_lo, pole_hi; /* somewhere the values go to minus infinity, to infinity */
	struct sample *sample; /* where nothing but the hull is wanted: finite values, by x */
	size_t samples;
	size_t looked, lost; /* points tried, and of these not finite */
};

/* What of y is looked at: pieces keep within `tolerance` of the curve from lo to hi and near it; what
   is many heights away only stays there. */
struct sight {
	double lo, hi, tolerance;
};

/* Nothing but the hull is wanted. */
#define SIGHT_HULL ((struct sight){ -INFINITY, INFINITY, INFINITY })

/* Traces `order` of output `output` of `curve` over [lo, hi] so that the cubic pieces are what the
   sight asks for. Never fails: what is not finite leaves gaps.
   Jumps at a kink of the curve are seen by evaluating at both sides and at it. */
void trace_init(struct trace *, const struct curve *curve, size_t output, enum order order,
	double lo, double hi, struct sight);
/* The same, of the curve that `cache` is kept for: sooner done for its next output or order. */
struct eval_cache;
void trace_init_cached(struct trace *, struct eval_cache *cache, size_t output, enum order order,
	double lo, double hi, struct sight);
void trace_free(struct trace *);

/* The y of the trace's piece at x (linear search is fine); false where there is none. */
bool trace_at(const struct trace *, double x, double *y);
/* The least and greatest y of a piece within [from, to], which overlaps it. */
void piece_span(const struct piece *, double from, double to, double *lo, double *hi);

#endif
