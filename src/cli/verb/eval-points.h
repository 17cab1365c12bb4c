/* The points of eval: numbers or lists, from the command line or from standard input. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_POINTS_H
#define ACTPLOT_POINTS_H

#include "cli/verb/xy-input.h"
#include "cli/request.h"
#include "out/sink/sink.h"

/* Reads the operands that are points into request.points, and checks that they fit the curves and the options.
   0; -1 after saying what does not. */
int points_prepare(struct request *);

/* What is wrong with a point of n numbers (as value_point() counts them), before which there were points of
   `width` numbers (0: plain ones; none: -1). NULL: nothing. */
const char *points_wrong(const struct request *, size_t n, long width);

/* Lines of standard input, a point in each one's cell; `sink` is flushed before more lines are waited
   for. To be freed by reader_free(). */
struct reader points_reader(struct sink *);

#endif
