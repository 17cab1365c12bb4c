/* Poles: where a curve grows without bound, however slowly, and its line there. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_POLE_H
#define ACTPLOT_POLE_H

#include "plot/model/fit.h"

/* 1 or -1 where the values go to infinity or minus infinity from x = `from` to `end`, however slowly;
   else 0. */
int pole_find(struct tracer *, double end, double from);
/* A line from the last of a curve that ends at a pole (0: none) at x out of sight: the doubles next to the pole of
   a logarithm are within a frame of some height. */
void pole_reach(struct tracer *, const struct trace_node *end, int pole, double x);
/* Tells the trace of it. */
void pole_note(struct tracer *, int pole);

#endif
