/* Fingerprints: a number's value in a finite field, where what is alike for certain is equal. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_FINGERPRINT_H
#define ACTPLOT_FINGERPRINT_H

#include "expr/tree.h"

#include "expr/exact/arb.h"

/* A residue of a prime near 2^61. A rational is itself; sums, products and quotients are those of the field; a
   function's value is drawn from its name and its argument's fingerprint, in such a way that what holds for every
   argument holds for the fingerprints: e^-u = 1/e^u, cosh^2 - sinh^2 = 1, odd functions are odd. So the
   fingerprint of e^-1 - e^-1, or of any difference that cancels by such rules, is 0, however many bits a
   ball has. Of another number it is 0 by chance, once in 2^60. FINGERPRINT_NONE: nothing is known. */
typedef ulong fingerprint;
#define FINGERPRINT_NONE UWORD_MAX

fingerprint fingerprint_of(const fmpq *);
fingerprint fingerprint_neg(fingerprint);
fingerprint fingerprint_add(fingerprint, fingerprint);
fingerprint fingerprint_mul(fingerprint, fingerprint);
fingerprint fingerprint_inv(fingerprint);
fingerprint fingerprint_primitive(enum primitive, fingerprint u);
/* Constants and functions that are no primitives. */
fingerprint fingerprint_pi(void);
fingerprint fingerprint_softplus(fingerprint u);

#endif
