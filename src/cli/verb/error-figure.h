/* Figures of errors as points: of the values that check reads, and of differences in ulp. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_ERROR_FIGURE_H
#define ACTPLOT_ERROR_FIGURE_H

#include "cli/request.h"
#include "plot/model/chart.h"

/* Errors as the chart of them; does not move once it is made. `struct error_figure f = { 0 }` is empty. */
struct error_figure {
	struct scatter points;
	struct datum largest; /* what is named; nothing if its x is not finite */
	struct datum limit;   /* its y; NAN: none */
	struct data series[2];
	struct chart_frame frame;
	struct chart chart;
};

/* Writes the request's pictures from the errors of `lines` lines. 0; -1 after saying why. */
int error_figure_write(const struct request *, struct error_figure *, size_t lines);

/* Says what --diff has to tell: the largest difference, of all that the results show, and where it is. `chart` becomes
   what shows it better than a curve, made of the figure, which is empty, or stays. False where nothing is finite. */
bool error_figure_largest(const struct request *, struct largest *, struct error_figure *,
	const struct chart **chart);
void error_figure_free(struct error_figure *);

#endif
