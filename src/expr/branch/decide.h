/* What decides branches: signs of differences, integer parts, which is largest. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_DECIDE_H
#define ACTPLOT_DECIDE_H

#include "expr/walk/run.h"

#define DECIDERS 256 /* of one formula; those beyond are not looked at */

enum decider_kind {
	DECIDE_SIGN,  /* sign of a - b, or of a - level */
	DECIDE_TRUTH, /* whether a comparison of a and b holds */
	DECIDE_PICK,  /* which of a and b is taken, ties included */
	DECIDE_STEP,  /* floor of a, or of a/b */
	DECIDE_BEST,  /* which element of a list is its extreme: a reducing min or max */
	DECIDE_CALL   /* a function of the scope, whose own kinks become DECIDE_SIGN */
};

struct decider {
	enum decider_kind kind;
	size_t node;	/* whose branch it is */
	int a, b;	/* nodes; b -1: none */
	size_t element; /* of their lists */
	double level;	/* DECIDE_SIGN without b */
};

/* What a decider says at the x of the last run_at(): its state, a whole number that is
   another on another branch, NaN where it is undefined; and how far it is from changing,
   0 at a zero. */
struct verdict {
	double state, distance;
};
struct verdict decide(const struct run *, const struct decider *);
/* True if what it looks at moves with x there, and does not only jump. */
bool decide_moves(const struct run *, const struct decider *);

/* The deciders of a formula, at most `size`: of branches, or of poles. The run must
   have run. */
size_t decide_list(const struct run *, struct decider *out, size_t size);
size_t decide_poles(const struct run *, struct decider *out, size_t size);

/* True if the value of the formula, at the last run_at(), hangs on the node: it is not in
   a branch that was not taken. */
bool decide_live(const struct run *, size_t node);

#endif
