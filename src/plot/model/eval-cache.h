/* A memo: values of a vector function, kept because each of its outputs asks for the same x. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_MEMO_H
#define ACTPLOT_MEMO_H

#include "act/activation.h"

struct memo {
	const struct curve *curve;
	double lo, hi, kink[KINK_MAX]; /* what memo_kinks() gave last */
	size_t kinks;
	bool has_kinks;
	double *x; /* by slot; open addressing */
	bool *taken;
	struct jet *jet; /* curve->outputs of them by slot */
	size_t used;
	struct jet last[VECTOR_MAX];
};

/* The curve is borrowed and must not change meanwhile. Without `keep` nothing is kept but points of a number type:
   all works, in the time of evaluating anew. */
void memo_init(struct memo *, const struct curve *, bool keep);
void memo_free(struct memo *);
/* All outputs at x, valid until the next call. */
const struct jet *memo_eval(struct memo *, double x);
/* As curve_kinks(): solving a formula for them takes longer than drawing it. */
size_t memo_kinks(struct memo *, double lo, double hi, double at[KINK_MAX]);

#endif
