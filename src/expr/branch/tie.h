/* Where branches meet: what counts of their values and slopes. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_TIE_H
#define ACTPLOT_TIE_H

#include "expr/walk/run.h"

/* Puts right the slopes of all `n` outputs in out[], known to ORDER_D2F, at a point where a run
   met a tie, by the design's rule. The first order that is not continuous there, of any
   output; ORDERS: none is. The run is used for points nearby. */
enum order tie_settle(struct run *, const struct point_at *, struct jet *out, size_t n);

#endif
