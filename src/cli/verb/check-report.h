/* The report of check: largest and mean errors, the worst points; as text and as JSON. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_REPORT_H
#define ACTPLOT_REPORT_H

#include "cli/verb/check-errors.h"
#include "out/sink/sink.h"

/* Bounds of a mean. */
struct mean {
	double lo, hi;
};

struct report {
	const struct scale *scale;
	size_t lines;
	struct checked_point largest[MEASURES]; /* measured exactly */
	struct mean mean[MEASURES];
	const struct checked_point
		*worst; /* the `worsts` points of largest error in ulp, the largest first */
	size_t worsts;
	bool lists_worst; /* asked for */
};

void report_text(const struct report *, struct sink *);
void report_json(const struct report *, struct sink *);

#endif
