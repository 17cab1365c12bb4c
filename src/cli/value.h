/* Values of the command line: numbers, and formulas without x. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_VALUE_H
#define ACTPLOT_VALUE_H

#include "base/number.h"

/* Reads all of `s`, a number or a formula without x and parameters ("2*pi", "sqrt(2)", "1/3"),
   rounded once to a struct exact. False if it is neither or not finite; `*finite` (may be NULL) tells one from the other. */
bool value_read(const char *s, struct exact *x, bool *finite);

#endif
