/* What check calls the columns of x and of a curve's outputs, and those that were meant instead. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_CHECK_COLUMNS_H
#define ACTPLOT_CHECK_COLUMNS_H

#include "cli/request.h"
#include "cli/verb/xy-input.h"

#define NAME_SETS 3 /* in which a header's names are looked for */

/* The names of x and of the outputs, in several ways: with all that tells the curve from others of its name, as
   it was typed; its name; and y. */
struct check_columns {
	struct text text[NAME_SETS][READER_MAX];
	const char *name[NAME_SETS * READER_MAX];
	size_t sets;
	struct text other[ORDERS];	/* of the first output, other orders of it */
	struct instead instead[ORDERS]; /* those, with their --show */
};

/* Of the request's one curve. To be freed by check_columns_free(). */
struct check_columns *check_columns(const struct request *, enum order);
void check_columns_free(struct check_columns *);

#endif
