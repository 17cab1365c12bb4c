/* Charts such as lessons show, made of real numbers: every kind of series, linear and logarithmic axes. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_CHARTS_H
#define ACTPLOT_CHARTS_H

#include "plot/model/plot-request.h"
#include "plot/model/chart.h"

enum example {
	EXAMPLE_HISTOGRAMS, /* activations by layer: a frame for each, bars */
	EXAMPLE_GRADIENTS, /* gradient norms by layer: joined points of three functions, y logarithmic */
	EXAMPLE_SOFTMAX, /* softmax over two logits: a heat map with contours */
	EXAMPLE_DESCENT, /* a loss, its contours, and two paths down */
	EXAMPLE_RATES, /* losses over learning rates: both axes logarithmic, 0 and what has no place among them */
	EXAMPLE_CROWD,	/* 20,000 points, a line across, one point named */
	EXAMPLE_MATRIX, /* a small matrix, its cells as they are */
	EXAMPLES
};

extern const char *const example_name[EXAMPLES];

/* A plot of an example, on a page of its own size; it lives until the next one is made. */
const struct plot *example_plot(enum example);
void example_free(void);

#endif
