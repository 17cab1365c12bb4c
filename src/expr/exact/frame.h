/* A formula while it is enclosed: the elements of its nodes, as far as they are known. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_FRAME_H
#define ACTPLOT_FRAME_H

#include "expr/exact/exact-jet.h"

/* One element of a node's value. */
struct cell {
	struct exact_jet jet;
	bool known;
};

/* A formula being evaluated: the user's, or that of a function it calls. */
struct frame {
	const struct expr *expr;
	const char *const *const *lists; /* the texts of each parameter, ends at NULL; or */
	const char *const *numbers;	 /* one text for each */
	int list;			 /* x stands in the place of this list's `element` */
	size_t element;
	const struct exact_jet *x;
	struct calculus calculus;
	bool doubles;	       /* as struct exact_point says it */
	size_t *count, *first; /* how many cells each node has, and where they begin */
	size_t longest;	       /* list among the parameters: j has as many cells */
	struct cell *cell;
	size_t cells;
};

/* An element of a node, to be computed. */
struct task {
	size_t node, element;
};

/* The value of the frame's formula; false if it is not decided, or has no such output. */
bool frame_evaluate(struct frame *, size_t output, struct exact_jet *r);
/* Everything that the task needs is known: its element becomes known, too. */
void frame_compute(struct frame *, struct task);

/* What element k of an operation finds in node i: a number serves all elements. */
const struct exact_jet *frame_jet(const struct frame *, int i, size_t k);
/* How many elements a node has by itself. */
size_t frame_count(const struct frame *, int i);
/* A node that makes one value of a list: sum, argmax, and min and max of one argument. */
bool frame_reduces(const struct node *);
/* A node that is computed from its shape's nodes instead of its arguments. */
bool frame_has_shape(const struct node *);
/* Which branch a condition takes: 1 or 2; 0 if it has no value, or none is decided. */
int frame_branch(struct frame *, const struct exact_jet *condition);
/* The place that an index names, from 0; the list's length if it names none. */
size_t frame_place(const struct frame *, const struct node *);
/* A constant from its text. */
void frame_read(struct effort *, struct exact_jet *, const char *text, size_t n);

#endif
