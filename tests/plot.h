/* What the groups of the plot layer's tests share. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_TESTS_PLOT_H
#define ACTPLOT_TESTS_PLOT_H

#include "plot/model/scene.h"
#include "suite.h"

void add_ticks(Suite *);
void add_traces(Suite *);
void add_scenes(Suite *);
void add_formulas(Suite *);

/* A curve by id with its defaults, or with one parameter set to `n` values. */
struct curve make_curve(const char *id);
struct curve make_curve_with(const char *id, const char *param, const double *v, size_t n);

/* A plot of curves over lo..hi, f and f' shown, each curve an operand of its own. */
struct plot make_plot(const struct curve *curve, size_t n, double lo, double hi);

/* A curve that only a test knows: f, f', f'' at x with a parameter. There is one at a time. */
struct curve unknown_curve(struct jet (*at)(double x, const double *p), double p);

#endif
