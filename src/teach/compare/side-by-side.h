/* What the parts of compare share: a column for each curve, with what was measured of it. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_SIDE_BY_SIDE_H
#define ACTPLOT_SIDE_BY_SIDE_H

#include "act/measure/facts.h"
#include "base/number.h"
#include "teach/teach.h"

struct column {
	const struct curve *curve;
	char *title; /* "leaky_relu:alpha=0.2"; owned */
	struct facts facts;
	bool measured; /* the facts are known */
	bool utf8;
	bool precise; /* numbers in full, for a machine; else for a reader */
};

/* A line of the table: what it is called, and what it says of a curve (nothing where there is
 * nothing to say). */
struct property {
	const char *name; /* N_() */
	void (*cell)(const struct column *, struct text *out);
	bool measured; /* it comes from the facts */
};
/* properties.c; ends at one without a name. */
extern const struct property properties[];

/* A number for a reader, four significant digits, "-" for NaN, or in full, "" for NaN; in the buffer, which is
   returned. */
const char *compare_number(double, bool precise, char out[NUMBER_SIZE]);

/* properties-table.c: a table with a column of names and one for each curve; the same for a machine, as JSON, CSV or
   TSV. */
void compare_table(const struct column *, size_t n, struct document *);
void compare_data(const struct column *, size_t n, const struct teach_page *, struct text *out);
/* remarks.c: what holds between the curves, and what differs. */
void compare_identities(const struct column *, size_t n, struct document *);
void compare_differences(const struct column *, size_t n, struct document *);

#endif
