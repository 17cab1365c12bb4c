/* Sketches: what plot and eval print, as text within a page. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_SKETCH_H
#define ACTPLOT_SKETCH_H

#include "act/activation.h"

/* A small plot. */
struct sketch {
	const struct curve *curve;
	struct exact lo, hi; /* the range of x */
	bool slope;	     /* f' too */
	bool bare;	     /* without the line of the title */
	bool utf8;	     /* in braille dots, else in ASCII */
};
/* Appends what `actplot NAME --show f --no-legend --size COLUMNSxROWS` prints. Nothing and -1 where no value is
   finite. */
int sketch_plot(const struct sketch *, size_t columns, size_t rows, struct text *out);
/* Appends what `actplot eval OPERANDS` prints: names of functions, formulas as -e 'FORMULA' --name NAME, then
   numbers; or one function of a list, and the list. Says what is wrong with them on -1. */
int sketch_eval(const char *operands, struct text *out);

#endif
