/* Sentences with places computed when they are shown: "{slope sigmoid(x) at 4}". */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_FILL_H
#define ACTPLOT_FILL_H

#include "base/text.h"

/* Appends `text` with each pair of braces replaced by the number, to three significant digits,
   that it asks for:
     {FORMULA}             its value; the name depth stands for `depth`
     {FORMULA in TYPE}     the same computed in a number type, such as float32
     {FORMULA at X}        f(X)
     {slope FORMULA at X}  f'(X)
     {mean NAME}           the mean of f(x) for x normal with mean 0 and variance 1
     {cost NAME}           operations beside relu's
     {NAME A,B,...}        the outputs of a function that takes a list, commas between
   -1 if one of them is none of that; a question mark stands there then. */
int fill_text(struct text *out, const char *text, long depth);

#endif
