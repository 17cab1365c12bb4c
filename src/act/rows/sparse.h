/* What the kernels of sparse lists share; z is the first parameter, i the second. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_SPARSE_H
#define ACTPLOT_SPARSE_H

#include "act/kernel.h"

/* The whole input: z with x in the place of z_i. Returns i, from 0. */
size_t sparse_input(double x, const struct values *v, double z[VECTOR_MAX]);
/* What a NaN in the input makes of n outputs. */
void sparse_nan(double x, size_t n, struct jet *out);
/* All of z but z_i, from the largest down; returns how many. */
size_t sparse_others(const struct values *v, double other[VECTOR_MAX]);

void sparsemax_along(double x, const struct values *v, struct jet *out);
size_t sparsemax_kinks(const struct values *v, double at[KINK_MAX]);
void entmax_along(double x, const struct values *v, struct jet *out);
size_t entmax_kinks(const struct values *v, double at[KINK_MAX]);

#endif
