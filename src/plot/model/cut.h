/* Cuts: what a curve does at its kinks, where it goes on, jumps, ends or grows without bound. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_CUT_H
#define ACTPLOT_CUT_H

#include "plot/model/fit.h"

/* One kink, or end of the range: its x, the value there and just before and after, and whether the curve
   goes to infinity (1) or minus infinity (-1) on that side. */
struct cut {
	double x;
	struct trace_node left, at, right;
	int left_pole, right_pole;
};

/* Looks at x, between `before` and `after`, where the next cuts are; at both its sides if it is a kink. */
struct cut cut_look(struct tracer *, double x, bool kink, double before, double after);
/* The limit at a cut from the side that `side` was looked at on: the value itself, where
   the curve goes there. */
struct trace_node cut_limit(
	const struct tracer *, const struct cut *, const struct trace_node *side);
/* Marks the ends that meet at a cut; true where the curve goes on without a jump. */
bool cut_mark(struct tracer *, const struct cut *);

#endif
