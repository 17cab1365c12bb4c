/* Building the tree: nodes appended one by one, constants folded, shapes recognised. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_BUILD_H
#define ACTPLOT_BUILD_H

#include "expr/tree.h"

#define BUILD_NODES 10000 /* nodes of one formula; local functions can multiply */

/* Appends `node` (operation and arguments; what follows from them is filled in) to
   expr->node, which has room for *room. Returns its index, or -1 where there are too
   many. */
int build_node(struct expr *, size_t *room, const struct node *node);
/* Makes node `root` the last, plans the evaluation and marks what it leaves out. */
void build_finish(struct expr *, int root);
/* The nodes that the value needs, in an order of evaluation; the caller frees `step`. */
struct plan plan_make(const struct expr *, bool as_written);
/* Recognises the shape of the node at index i. */
void build_shape(struct expr *, int i);

#endif
