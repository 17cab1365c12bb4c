/* What the files of test-out share. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_TEST_OUT_H
#define ACTPLOT_TEST_OUT_H

#include "plot/model/plot-request.h"
#include "suite.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Keeps standard error in a file; heard() returns what was said and gives it back. */
int hear(void);
const char *heard(int saved);

/* Of the range as typed, f and f' shown, no curves. */
struct plot plot_of(const char *lo, const char *hi, size_t samples);

TCase *sink_case(void); /* out-sink.c */
TCase *grid_case(void); /* out-grid.c */

#endif
