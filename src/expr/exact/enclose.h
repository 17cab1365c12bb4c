/* A formula's value as a number of real.h, for digits and references. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_ENCLOSE_H
#define ACTPLOT_ENCLOSE_H

#include "expr/exact/real-jet.h"

/* Output `output` with its derivatives up to `highest`, at precision `bits`, which `r`
   was initialised with. 0; -1 if something could not be decided, or there is no such
   output. The caller has widened the exponents. */
int enclose_jet(const struct expr *, const struct exact_point *, size_t output, enum order highest,
	mpfr_prec_t bits, struct real_jet *r);

#endif
