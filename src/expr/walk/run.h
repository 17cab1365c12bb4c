/* Runs: one walk in two doubles, and its results put right where they are undecided. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_RUN_H
#define ACTPLOT_RUN_H

#include "expr/primitives.h"
#include "expr/walk/algebra.h"

/* One evaluation, of cells that are a struct wide. */
struct run {
	struct walk walk;
	struct wide x;
};

/* A run holds room for its expression at parameters like those of `at`. `eager`: what is in branches that are not
   taken is evaluated, too. */
void run_init(struct run *, const struct expr *, const struct point_at *, bool eager);
void run_free(struct run *);
/* Evaluates up to an order; false as walk_run(). */
bool run_at(struct run *, const struct point_at *, enum order highest);
/* Element k of a node. */
static inline const struct wide *run_value(const struct run *run, size_t node, size_t k)
{
	return walk_cell(&run->walk, node, k);
}
/* How many outputs a run that was evaluated has. */
size_t run_outputs(const struct run *);
/* Output k of a run, with what it left undecided put right up to the order it was evaluated to. */
struct jet run_take(const struct run *, const struct point_at *, size_t k);

/* The number that a function's parameter is as text. */
struct exact run_parameter(const char *text);

#endif
