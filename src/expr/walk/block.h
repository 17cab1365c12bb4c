/* Blocks: a formula at many points at once, node by node. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_BLOCK_H
#define ACTPLOT_BLOCK_H

#include "expr/walk/run.h"
#include "expr/walk/lanes.h"

#define BLOCK_NODES 128 /* the largest formula that is taken so: a node has some 5 KiB */

struct chunk;

/* A formula that is evaluated so, at parameters that are single numbers. */
struct block {
	const struct expr *expr;
	const struct point_at *at;
	const struct lane_arithmetic *with;
	enum order highest;
	struct chunk *first, *chunk; /* of lanes; the one that is filled, up to `used` */
	size_t used;
	int64_t left[BLOCK]; /* -1: the point is left to others */
	bool able;
};

/* The formula and what `at` points to are kept by the caller. */
void block_init(struct block *, const struct expr *, const struct point_at *at);
void block_free(struct block *);
/* Evaluates at up to BLOCK points x. out[i] is what expr_eval_to() gives at x[i], to the bit but for the sign of a slope that is 0, unless left[i]
   comes out true: there the plain arithmetic does not hold, branches meet, or two doubles do not decide, and out[i]
   is nothing. False, with nothing done, if the formula is too large or made of lists. */
bool block_eval(
	struct block *, enum order highest, const double *x, size_t n, struct jet *out, bool *left);

#endif
