/* What the kernels are held to: every function of the catalogue once more, in MPFR. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_REFERENCE_H
#define ACTPLOT_REFERENCE_H

#include "act/activation.h"

#include <mpfr.h>

/* True if there is a reference for what the curve computes. */
bool reference_has(const struct curve *);

/* f, f', f'' of output `output` at a finite x, each to 64 bits or more: computed twice,
   with twice the precision the second time, until both agree. A parameter that was not
   set is the exact decimal or fraction of the row, one that was is the double. `out` is
   initialised, and its precision set here. */
void reference_at(const struct curve *, double x, size_t output, mpfr_t out[ORDERS]);

/* |computed - exact| in units of the last place of `exact`, those below 2^-1022 being the
   subnormals'; infinite if computed is NaN, or infinite where `exact` does not
   overflow. */
double reference_ulps(double computed, const mpfr_t exact);

/* |computed - exact|. */
double reference_error(double computed, const mpfr_t exact);

/* Frees what the references hold. */
void reference_close(void);

#endif
