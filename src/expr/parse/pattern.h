/* What a node of a formula is, however it is spelled: e^u, 1 + u, the square of u. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_PATTERN_H
#define ACTPLOT_PATTERN_H

#include "expr/tree.h"

/* A constant of exactly this value. */
bool pattern_is(const struct expr *, int i, double value);
/* True if two nodes are the same formula, as far as a short walk finds out. */
bool pattern_same(const struct expr *, int i, int j);

/* The node u where node i is: p(u), and for p = exp also e^u; 1 + u or u + 1; 1 + e^u; u^2 or u*u; p(u)^2.
   Else -1, as for i = -1. */
int pattern_call(const struct expr *, int i, enum primitive);
int pattern_one_plus(const struct expr *, int i);
int pattern_one_plus_exp(const struct expr *, int i);
int pattern_square(const struct expr *, int i);
int pattern_square_of(const struct expr *, int i, enum primitive);

#endif
