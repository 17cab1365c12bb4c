/* Sketches: what plot and eval print, as text within a page. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_SKETCH_H
#define ACTPLOT_SKETCH_H

#include "act/activation.h"

/* Appends what `actplot NAME --ascii --show f --no-legend --size COLUMNSxROWS` prints.
   Nothing and -1 where no value is finite. */
int sketch_plot(const struct curve *, size_t columns, size_t rows, struct text *out);
/* Appends what `actplot eval OPERANDS` prints: names of functions, formulas as -e 'FORMULA' --name NAME, then
   numbers; or one function of a list, and the list. Says what is wrong with them on -1. */
int sketch_eval(const char *operands, struct text *out);

#endif
