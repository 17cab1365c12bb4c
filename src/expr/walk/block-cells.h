/* The orders of a node at the points of a block, and what is made of two or three of them. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_BLOCK_CELLS_H
#define ACTPLOT_BLOCK_CELLS_H

#include "expr/walk/block.h"

typedef const struct lanes *lanes;

/* The orders of a node at all points, up to the highest that is asked for. */
struct block_cell {
	lanes f[ORDERS];
	bool still; /* does not depend on x */
};

/* What most tangents are, told by their address: there is nothing to compute then. */
extern const struct lanes block_nothing, block_unit;

/* Gives back all lanes of a block, or begins with them. */
void block_start(struct block *);
/* Room for a result, the block's until it starts anew. */
struct lanes *block_take(struct block *);

/* Values, as dd_add(), dd_mul() ...; points where the plain arithmetic does not hold are left. */
lanes block_add(struct block *, lanes u, lanes v);
lanes block_negate(struct block *, lanes u);
lanes block_subtract(struct block *, lanes u, lanes v);
lanes block_scale(struct block *, lanes u, double power);
lanes block_multiply(struct block *, lanes u, lanes v);
lanes block_divide(struct block *, lanes u, lanes v);
/* Two tangents: nothing where either is exactly 0. */
lanes block_tangents(struct block *, lanes s, lanes t);
/* 1 where u < v, else 0; one of two by such a truth. */
lanes block_less(struct block *, lanes u, lanes v);
lanes block_chosen(struct block *, lanes truth, lanes yes, lanes no);
/* The same at all points. */
lanes block_same(struct block *, struct dd y);
lanes block_number(struct block *, double y);

/* All orders, by the rules of calculus.h; chain: f' and f'' of f(u) from those in u. */
struct block_cell block_add_cells(struct block *, struct block_cell u, struct block_cell v);
struct block_cell block_negate_cell(struct block *, struct block_cell u);
struct block_cell block_multiply_cells(struct block *, struct block_cell u, struct block_cell v);
struct block_cell block_divide_cells(struct block *, struct block_cell u, struct block_cell v);
struct block_cell block_chain_cells(struct block *, struct block_cell f, struct block_cell u);
struct block_cell block_choose_cells(
	struct block *, lanes truth, struct block_cell yes, struct block_cell no);

#endif
