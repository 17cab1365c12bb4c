/* Pairs: lines of standard input, an x and the values that somebody computed there. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_PAIRS_H
#define ACTPLOT_PAIRS_H

#include "act/activation.h"
#include "cli/input.h"

#include <stdbool.h>

/* `struct pairs p = {.values = n}` begins. */
struct pairs {
	struct input in;
	size_t values;	    /* that a line has after its x, at most VECTOR_MAX */
	bool begun, headed; /* a line was read; the first one was a header */
	double x, y[VECTOR_MAX];
};

/* The next line's numbers. 1; 0 at the end; -1 after saying what is wrong. Lines that
   begin with '#' are comments; a first line of names is a header. Columns beyond those
   wanted are passed over where commas or a header tell that they are columns. */
int pairs_next(struct pairs *);

#endif
