/* Functions of lanes: values, slopes and curvatures of primitives at the points of a block. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_BLOCK_FUNCTIONS_H
#define ACTPLOT_BLOCK_FUNCTIONS_H

#include "expr/walk/block-cells.h"

/* The orders of a function in u, by the forms of functions.c, to the bit; points that these need care at are left. */
struct block_cell block_logarithm_of_1_plus(struct block *, lanes u);
struct block_cell block_logistic(struct block *, lanes u);
struct block_cell block_softplus(struct block *, lanes u);
struct block_cell block_exponential(struct block *, lanes u);
struct block_cell block_exponential_less_1(struct block *, lanes u);
struct block_cell block_tanh(struct block *, lanes u);
struct block_cell block_sech_squared(struct block *, lanes u);
struct block_cell block_hyperbolic(struct block *, lanes u, bool even);
struct block_cell block_root(struct block *, lanes u);
struct block_cell block_bell(struct block *, lanes u);
struct block_cell block_erf(struct block *, lanes u, bool complement);
struct block_cell block_normal_cdf(struct block *, lanes u);
struct block_cell block_power(struct block *, lanes a, unsigned n);
/* log(u) with the orders of u, as power_log(). */
struct block_cell block_logarithm(struct block *, struct block_cell u);

#endif
