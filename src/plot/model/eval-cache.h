/* A cache of evaluations: what a curve is at x, asked for by each of its outputs, orders and passes, is computed once. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_EVAL_CACHE_H
#define ACTPLOT_EVAL_CACHE_H

#include "act/activation.h"

#include <stdint.h>

struct eval_cache {
	const struct curve *curve;
	double lo, hi, kink[KINK_MAX]; /* what cache_kinks() gave last */
	size_t kinks;
	bool has_kinks;
	uint16_t *
		slot; /* 1 + the number of a point; 0: free; open addressing. NULL: nothing is kept */
	double *x;    /* by number */
	struct jet *jet; /* curve->outputs of them by number */
	size_t used, x_room, jet_room;
	struct jet last[VECTOR_MAX];
};

/* The curve is borrowed and must not change meanwhile. Without `keep` nothing is kept but points of a number type:
   all works, in the time of evaluating anew. */
void cache_init(struct eval_cache *, const struct curve *, bool keep);
void cache_free(struct eval_cache *);
/* All outputs at x, valid until the next call. */
const struct jet *cache_eval(struct eval_cache *, double x);
/* Has them at n points, which are asked for soon, in less time than one by one. */
void cache_prepare(struct eval_cache *, const double *x, size_t n);
/* As curve_kinks(): solving a formula for them takes longer than drawing it. */
size_t cache_kinks(struct eval_cache *, double lo, double hi, double at[KINK_MAX]);

#endif
