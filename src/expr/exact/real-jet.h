/* Values with slope and curvature in numbers of real.h: the rules of calculus. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_REAL_JET_H
#define ACTPLOT_REAL_JET_H

#include "expr/exact/real.h"

struct real_jet {
	struct real at[ORDERS];
};

void real_jet_init(struct real_jet *, mpfr_prec_t bits);
void real_jet_clear(struct real_jet *);
void real_jet_set(struct real_jet *, const struct real_jet *);
void real_jet_swap(struct real_jet *, struct real_jet *);
/* A value that does not move. */
void real_jet_fix(struct real_jet *);
void real_jet_set_nan(struct real_jet *);
bool real_jet_is_fixed(const struct real_jet *, enum order highest);

/* What an operation works at: orders above `highest` are not computed. */
struct calculus {
	struct effort effort;
	enum order highest;
};

/* The result is none of the operands. Products with a tangent that is exactly 0 are 0. */
typedef void jet_operation(
	struct calculus *, struct real_jet *, const struct real_jet *a, const struct real_jet *b);
jet_operation jet_add, jet_sub, jet_mul, jet_div, jet_pow, jet_mod;
/* The larger and the smaller; of two that tie the one with the smaller |slope|. */
jet_operation jet_max, jet_min;
void jet_neg(struct calculus *, struct real_jet *, const struct real_jet *);
/* f(u) for a function and its derivatives at u in f: f', f'' u'^2 + f' u''. */
void jet_chain(struct calculus *, struct real_jet *f, const struct real_jet *u);

#endif
