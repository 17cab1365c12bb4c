/* The verb eval, shared by its files: its options, its points, its kinds of run. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_EVAL_H
#define ACTPLOT_EVAL_H

#include "cli/verb/xy-input.h"
#include "cli/verbs.h"
#include "out/sink/sink.h"

/* The points of eval: `n` numbers, or `n` lists of `width` numbers one after the other. */
struct points {
	double *x;
	size_t n, width; /* 0: plain numbers */
};

struct eval_options {
	size_t digits;	      /* significant ones; 0: doubles */
	bool jacobian;	      /* the matrix of slopes */
	struct points points; /* of the operands */
};

static inline const struct eval_options *eval_options(const struct request *r)
{
	return r->own;
}

/* Reads the operands that are points into eval_options.points, and checks that they fit the curves and the options.
   0; -1 after saying what does not. */
int points_prepare(struct request *);

/* What is wrong with a point of n numbers (as value_point() counts them), before which there were points of a width
   (as value_width() says it; none: -1). NULL: nothing. */
const char *points_wrong(const struct request *, const char *point, size_t n, long before);

/* Lines of standard input, a point in each one's cell; `sink` is flushed before more lines are waited
   for. To be freed by reader_free(). */
struct reader points_reader(struct sink *);

/* eval-jacobian.c: eval with --jacobian; the first checks the operands. */
int jacobian_check(const struct request *);
int jacobian_run(const struct request *, const struct format *, struct sink *);
/* eval-digits.c: eval with --digits; the first checks the operands. */
int exact_check(const struct request *);
int exact_run(const struct request *, const struct format *, struct sink *);

#endif
