/* A formula's value as an exact number, for digits and references. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_ENCLOSE_H
#define ACTPLOT_ENCLOSE_H

#include "expr/exact/exact-jet.h"

/* Output `output` with its derivatives up to `highest`, at the precision of the effort, at `place` or, if that is NULL,
   at the point's x. False if something could not be decided, or there is no such output. */
bool enclose_jet(struct effort *, const struct expr *, const struct exact_point *,
	const struct ball *place, size_t output, enum order highest, struct exact_jet *r);

/* MPFR's exponents widened while a value is handed out in its numbers. */
struct exponents {
	mpfr_exp_t low, high;
};
struct exponents exponents_widen(void);
void exponents_restore(struct exponents);

#endif
