/* A formula's value as an exact number, for digits and references. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_ENCLOSE_H
#define ACTPLOT_ENCLOSE_H

#include "expr/exact/exact-jet.h"

/* Where: a point of exact texts, or one of doubles, whose parameters are their texts where they have some. */
struct place {
	const struct exact_point *texts; /* NULL: `doubles` */
	const struct point_at *doubles;
	const struct ball *x; /* in the place of the x of texts; NULL: that */
};

/* Output `output` with its derivatives up to `highest`, at the precision of the effort; unknown where that does not
   decide. False if there is no such output. */
bool enclose_jet(struct effort *, const struct expr *, const struct place *, size_t output,
	enum order highest, struct exact_jet *r);

/* MPFR's exponents widened while a value is handed out in its numbers. */
struct exponents {
	mpfr_exp_t low, high;
};
struct exponents exponents_widen(void);
void exponents_restore(struct exponents);

#endif
