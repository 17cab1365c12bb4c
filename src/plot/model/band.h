/* Bands: where a curve does more than can be shown, its least and greatest in narrow columns. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_BAND_H
#define ACTPLOT_BAND_H

#include "plot/model/fit.h"

/* As fit_run(), for a curve that would take more knots than a trace may have. The range is
   divided into columns, narrower than a line is thick: those in which the curve goes up and
   down become bands, the others are fitted, and each stretch of columns has knots of its own,
   so that what is wild in one place takes nothing from another. */
void band_run(struct tracer *);
/* Leaves out circles on bands, and of very many at jumps those that would touch. */
void band_thin_marks(struct tracer *);

#endif
