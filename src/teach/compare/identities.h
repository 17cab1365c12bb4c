/* Identities between functions: formulas that agree, checked whenever they are shown. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_IDENTITIES_H
#define ACTPLOT_IDENTITIES_H

#include "act/activation.h"

/* left(x) = right(x) for all x. A side is a formula in x, or a row with its parameters as
   a CURVE has them, "leaky_relu:alpha=0"; of a function with several outputs it is the
   one that x's element has. */
struct identity {
	const char *left, *right;
	bool slope;	  /* of the left side f' is meant: softplus' = sigmoid */
	const char *note; /* N_(): what it says in words; NULL: nothing besides */
};
extern const struct identity identities[]; /* ends at one without a left side */

struct identity_check {
	double off, at; /* the largest |left - right|, infinite where one side alone has a
			   value, and where */
	double lo, hi;	/* over this range */
	size_t points;
	bool holds; /* off is within the roundings of doubles everywhere */
};
/* Evaluates both sides. -1 if one of them cannot be read. */
int identity_check(const struct identity *, struct identity_check *);
/* True if the identity is about the functions `id`: about two of them at least, or, where
   it is about one alone, about that. */
bool identity_concerns(const struct identity *, const char *const *id, size_t n);
/* Appends "tanh(x) = 2*sigmoid(2*x) - 1", formulas in a style for readers; a CURVE stays as it is typed. */
void identity_print(const struct identity *, enum expr_style, struct text *out);

#endif
