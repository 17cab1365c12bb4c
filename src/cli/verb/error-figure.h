/* Figures of errors as points: of the values that check reads, and of differences in ulp. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_ERROR_FIGURE_H
#define ACTPLOT_ERROR_FIGURE_H

#include "cli/request.h"
#include "plot/model/scatter.h"

/* Writes the request's pictures from the errors of `lines` lines; sets the cloud's limit
   and unit. 0; -1 after saying why. */
int error_figure_write(const struct request *, struct cloud *, size_t lines);

/* A difference counted in ulps that spans many decades is drawn as points, by their sizes, the largest marked: fills
   the cloud, which is empty, and is settled as logarithmic then alone; the largest becomes the largest of the points. */
void error_figure_difference(const struct plot *, struct largest *, struct cloud *);

#endif
