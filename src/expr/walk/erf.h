/* The error function and its complement in two doubles, to about 2^-66 of the result. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_ERF_H
#define ACTPLOT_ERF_H

#include "expr/walk/dd.h"

/* `slope` is about that of erf at u, which is no NaN. */
struct dd erf_of(struct dd u, double slope);
struct dd erf_complement(struct dd u, double slope); /* 2 - erfc(-u) for u < 0, kept in two parts */

#endif
