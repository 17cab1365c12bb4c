/* A row's formula as one line of text: for a terminal, and for a figure with raised powers. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_FORMULA_H
#define ACTPLOT_FORMULA_H

#include "base/text.h"

enum formula_style {
	FORMULA_ASCII,  /* "x if x > 0 else alpha*x" */
	FORMULA_UTF8,   /* minus U+2212, middle dot, Greek letters, superscript digits */
	FORMULA_MARKUP  /* the canvas's markup: powers in <sup>, Greek letters, escaped */
};

/* Appends `formula` (actplot's formula language) in `style`. A call of the function's own name
   `id` shows as f: sigmoid(x)*(1 - sigmoid(x)) is f(x)(1 - f(x)). */
void formula_add(struct text *out, const char *formula, const char *id,
	enum formula_style style);

/* Appends "f(x) = ", "f'(x) = " ... as the style writes it, for order 0, 1, 2. */
void formula_add_head(struct text *out, int order, enum formula_style style);

/* Appends a parameter's name: "alpha" as U+03B1 where the style can. */
void formula_add_name(struct text *out, const char *name, enum formula_style style);

#endif
