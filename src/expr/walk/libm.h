/* What the C library computes in long double, as two doubles with a bound of its error. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_LIBM_H
#define ACTPLOT_LIBM_H

#include "expr/walk/circle.h"

/* Sine and cosine of what may be large; u.off is not looked at. */
struct circle libm_circle(struct dd u);
/* `slope` is about that of erf at u. */
struct dd libm_erf(struct dd u, double slope);
struct dd libm_erfc(struct dd u, double slope); /* 2 - erfc(-u) for u < 0, kept in two parts */

#endif
