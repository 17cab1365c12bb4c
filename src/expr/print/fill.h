/* A formula while it is filled in: the copy that grows, and which of its nodes are values put there. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_PRINT_FILL_H
#define ACTPLOT_PRINT_FILL_H

#include "expr/print/print.h"

struct fill {
	struct expr *to;
	size_t room;
	bool *given; /* which nodes are values put in the place of a parameter */
	size_t given_room;
	struct text source;
	bool expand, failed;
	int nested;
};

/* Adds a node, `given` if it is a value in the place of a parameter or of j. Returns its index; 0
   when there are too many. */
int fill_add(struct fill *, const struct node *, bool given);
/* A whole number, given. */
int fill_number(struct fill *, size_t value);
/* The formula with `x` in the place of its x and these texts in the place of its parameters. Returns its node. */
int fill_formula(struct fill *, const struct expr *, const char *const *value, int x);
/* The names of the parameters of another formula. */
void fill_params(struct expr *, const struct expr *from);
/* Adds a node, but tidies what a value makes odd: 1*u is u, u + -3 is u - 3, 0 - u and -1*u
   are -u, 3 - 1 is 2, a choice by 0.5 > 0 is made. */
int fill_tidy(struct fill *, struct node);

#endif
