/* Values of the command line: numbers, and formulas without x. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_VALUE_H
#define ACTPLOT_VALUE_H

#include "base/number.h"

#include <stdbool.h>
#include <stddef.h>

/* Reads all of `s`, a number or a formula without x and parameters ("2*pi", "sqrt(2)", "1/3"),
   rounded once to a struct exact. False if it is neither or not finite; `*finite` (may be NULL) tells one from the other. */
bool value_read(const char *s, struct exact *x, bool *finite);

/* Reads a point of eval: a number, which may be infinite or NaN, or a formula as above, or several of them with commas
   between and blanks around, which make a list. Their doubles go to x, at most `size` of them. Returns how many there
   are; 0 if it is no point. With `numbers` no formula is taken. A list of one ends in its comma: "3,". */
size_t value_point(const char *s, bool numbers, double *x, size_t size);
/* The width of a point of n numbers: n of a list, 0 of a number. */
size_t value_width(const char *s, size_t n);

#endif
