/* Errors of printed C: how far it is off where it holds, and from where on it does not. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_CODE_ERROR_H
#define ACTPLOT_CODE_ERROR_H

#include "act/activation.h"

/* Runs the C that the curve's formula of that order prints as and appends "Largest error at 4001 points of -10:10:
   3 ulp, at x = 0.25. No number for x > 709.8." The points are decimals of two places, magnitudes from 1e-8 up and
   random ones, so that their last bits are not empty. -1, and nothing, where it does not run. */
int code_error(struct text *out, const struct curve *, const char *formula, enum order);

#endif
