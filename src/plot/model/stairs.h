/* Stairs: a curve computed in a number type, drawn as the steps that its rounding makes. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_STAIRS_H
#define ACTPLOT_STAIRS_H

#include "plot/model/fit.h"

/* Traces such a curve as straight lines through closely set points: what its values do between two of them is narrower
   than anything shown. Only where the function itself jumps is there a gap, with circles. */
void stairs_trace(struct tracer *);

#endif
