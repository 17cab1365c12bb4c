/* Evaluation inside this layer: all nodes at one point, as jets in two doubles. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_EVAL_H
#define ACTPLOT_EVAL_H

#include "expr/primitives.h"
#include "expr/tree.h"

#define EVAL_STACK 48 /* nodes up to which a run of numbers needs no allocation */

/* One evaluation. Node i has count[i] values from value[i*width] on. */
struct run {
	const struct expr *expr;
	size_t width; /* the longest list among the parameters, else 1 */
	struct wide *value;
	size_t *count; /* NULL: each node has one value */
	size_t length; /* of j where it meets no list: that of the list x is in, or `width` */
	struct wide x; /* the variable */
	bool tie;      /* branches met on the way, or a slope was infinite: see tie.c */
	bool ignored;  /* the same of what does not depend on x */
	struct wide fixed[EVAL_STACK];
};

/* A run holds room for its expression at parameters like those of `at`. */
void run_init(struct run *, const struct expr *, const struct point_at *);
void run_free(struct run *);
/* Evaluates every node; false if lists of different length meet, or a list is indexed
   outside itself. */
bool run_at(struct run *, const struct point_at *);
/* The same with x as it stands in the run: with a slope of its own, in two doubles. */
bool run_again(struct run *, const struct point_at *);
size_t run_count(const struct run *, size_t node);
/* Output k of a run, with what it left undecided put right up to an order. */
struct jet run_take(const struct run *, const struct point_at *, enum order highest, size_t k);

/* The value of an operation on arguments of one element each. Sets *tie where its branches
   meet or its slope is infinite, else leaves it. */
struct wide eval_node(const struct node *, const struct wide *a, const struct wide *b,
	const struct wide *c, bool *tie);
/* The same of the shape of a node instead: `of` and `by` are its nodes' values. */
struct wide eval_shape(const struct node *, const struct wide *of, const struct wide *by);
/* True if eval_shape() takes the node. */
bool eval_by_shape(const struct node *);
/* True if what is between the node and those of its shape then is not needed. */
bool eval_has_shape(const struct node *);
/* The number that a function's parameter is as text. */
struct exact eval_read(const char *text);

#endif
