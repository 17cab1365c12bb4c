/* Sine, cosine and arc tangent in two doubles, and what is made of them. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_CIRCLE_H
#define ACTPLOT_CIRCLE_H

#include "expr/walk/dd.h"

struct circle {
	struct dd sine, cosine; /* the cosine with its distance from 1, where that is short */
};

/* u is no NaN. */
struct circle circle_at(struct dd u);
struct dd circle_atan(struct dd u);
struct dd circle_asin(struct dd u);
struct dd circle_acos(struct dd u);

#endif
