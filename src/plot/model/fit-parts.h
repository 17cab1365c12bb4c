/* What the files of fitting share: looking, knots and pieces, jumps. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_FIT_PARTS_H
#define ACTPLOT_FIT_PARTS_H

#include "plot/model/fit.h"

enum {
	IRREGULAR = 5,	  /* points looked at besides many probes: these may be periods apart */
	BISECTIONS = 1200 /* from 1e308 down to the smallest double takes 1100 */
};

/* ---- fit-look.c */
/* Half the way from a to b, also where b - a overflows. */
double fit_middle(double a, double b);
/* The i-th of places between two nodes that no period falls in with. */
double fit_irregular(const struct trace_node *a, const struct trace_node *b, int i);
void fit_add_knot(struct tracer *, const struct trace_node *);
/* Ends the piece under construction, which is dropped if it has but one knot. */
void fit_end_piece(struct tracer *, bool straight);

/* ---- fit-jumps.c */
/* Whether a and b are far out on one side, and the curve between them too. */
bool fit_stays_far_out(struct tracer *, const struct trace_node *a, const struct trace_node *b);
/* Whether between a and b, next to each other, the curve jumps, or goes to infinity and back. */
bool fit_breaks(const struct tracer *, const struct trace_node *a, const struct trace_node *b);
/* Narrows a < b to neighbouring doubles between which most of the rise happens; true if it is a jump. */
bool fit_find_jump(struct tracer *, struct trace_node *a, struct trace_node *b);
/* Ends a piece at a, marks the jump there, and begins another at b. */
void fit_add_jump(struct tracer *, const struct trace_node *a, const struct trace_node *b);

#endif
