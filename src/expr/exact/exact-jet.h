/* Values with slope and curvature in exact numbers: the rules of calculus. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_EXACT_JET_H
#define ACTPLOT_EXACT_JET_H

#include "expr/exact/ball.h"

struct exact_jet {
	struct ball at[ORDERS];
};

void exact_jet_init(struct exact_jet *);
void exact_jet_clear(struct exact_jet *);
void exact_jet_set(struct exact_jet *, const struct exact_jet *);
/* A value that does not move. */
void exact_jet_fix(struct exact_jet *);
void exact_jet_set_nan(struct exact_jet *);

/* What an operation works at: orders above `highest` are not computed. */
struct calculus {
	struct effort effort;
	enum order highest;
};

/* The result is none of the operands. Products with a tangent that is exactly 0 are 0. */
typedef void jet_operation(struct calculus *, struct exact_jet *, const struct exact_jet *a,
	const struct exact_jet *b);
jet_operation jet_add, jet_sub, jet_mul, jet_div, jet_pow, jet_mod;
/* Whether the slope of b is the smaller in magnitude. */
bool jet_is_flatter(struct calculus *, const struct exact_jet *b, const struct exact_jet *a);
/* The larger and the smaller; of two that tie the one with the smaller |slope|. */
jet_operation jet_max, jet_min;
/* a^n. */
void jet_power(struct calculus *, struct exact_jet *, const struct exact_jet *a, slong n);
void jet_neg(struct calculus *, struct exact_jet *, const struct exact_jet *);
/* f(u) for a function and its derivatives at u in f: f', f'' u'^2 + f' u''. */
void jet_chain(struct calculus *, struct exact_jet *f, const struct exact_jet *u);

#endif
