/* Ranges LO:HI of the command line: read, and what was meant by what is almost one. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_RANGE_H
#define ACTPLOT_RANGE_H

#include "base/number.h"

/* A range as it was typed (NULL: not given), and its ends; one that was left out is infinite. */
struct range {
	const char *typed;
	struct exact lo, hi;
};

/* Reads LO:HI, `what` being how a message calls it. An end that is left out stays as it was; both cannot be. 0; -1
   after saying what is wrong. */
int range_read(const char *value, const char *what, struct exact *lo, struct exact *hi);

#endif
