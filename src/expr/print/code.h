/* Code being made of a formula: the term of each node, and shapes that have forms of their own. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_PRINT_CODE_H
#define ACTPLOT_PRINT_CODE_H

#include "expr/print/forms.h"

struct coder {
	const struct expr *e;
	struct terms *t;
	int *value;	/* the term of each node; -1 where only its condition has been made */
	int *condition; /* the term of a comparison as a condition; -1 for others */
};

static inline bool code_is(const struct coder *c, enum expr_style style)
{
	return c->t->style == style;
}

static inline const struct node *code_node(const struct coder *c, int node)
{
	return &c->e->node[node];
}

/* The term of a node that has been made. */
int code_value(struct coder *, int node);
/* The terms of a parameter and of a number. */
int code_name(struct coder *, const char *name);
int code_number(struct coder *, const struct node *);

/* Where a plain formula overflows or cancels the code has a stable form: log(1 + e^v) is
   max(v, 0) + log1p(e^-|v|), 1 + erf(v) is erfc(-v), and so on. Each is given a node of the
   operation and returns its term, -1 if it has no such shape. */
int shape_sum(struct coder *, int node);
int shape_difference(struct coder *, int node);
int shape_quotient(struct coder *, int node);
/* Of log(u), log1p(u), sqrt(u), u the node. */
int shape_logarithm(struct coder *, int u);
int shape_log1p(struct coder *, int u);
int shape_root(struct coder *, int u);

#endif
