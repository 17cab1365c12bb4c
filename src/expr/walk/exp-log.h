/* e^u, log(u) and what is made of them in two doubles, to about 2^-68 of the result. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_EXPONENTIAL_H
#define ACTPLOT_EXPONENTIAL_H

#include "expr/walk/dd.h"

/* u is no NaN. Results keep what is small beside 1: e^u is 1 + (e^u - 1) near 0. */
struct dd exponential(struct dd u);
struct dd exponential_less_1(struct dd u);
struct dd logarithm(struct dd u);
struct dd logarithm_of_1_plus(struct dd u);

/* log(2). */
extern const struct dd exponential_log_2;

#endif
