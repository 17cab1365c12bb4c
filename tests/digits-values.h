/* What the tests of digits and enclosures compare with. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_DIGITS_VALUES_H
#define ACTPLOT_DIGITS_VALUES_H

#include "expr/walk/jet.h"

#include <stddef.h>

/* What expr_digits must print. */
struct digits_row {
	const char *formula, *x;
	int order;
	size_t digits;
	const char *text;
};
extern const struct digits_row digits_rows[];
extern const size_t digits_count;

/* Values of a formula that intervals must hold: f, f', f''. */
struct sample_row {
	const char *formula, *x;
	const char *value[ORDERS];
};
extern const struct sample_row sample_rows[];
extern const size_t sample_count;

#endif
