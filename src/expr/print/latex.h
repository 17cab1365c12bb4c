/* What is decided before a formula is written in LaTeX: names, numbers, brackets, lists. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_PRINT_LATEX_H
#define ACTPLOT_PRINT_LATEX_H

#include "expr/print/print.h"

struct latex {
	struct text *out;
	const struct expr *e;
	const char *own;
	bool *tall;  /* which nodes stand higher than a line */
	bool *list;  /* which parameters are lists */
	bool raised; /* in an exponent: a/b on one line */
	char index;  /* of list elements; 0 for none */
	int moved;   /* a negative node whose minus stands before the fraction it begins */
};

static inline const struct node *latex_at(const struct latex *w, int node)
{
	return &w->e->node[node];
}

/* A word in letters, its underscores escaped. */
void latex_word(struct text *out, const char *word, size_t length);
void latex_number(struct latex *, const struct node *);
/* The command of a call of the language. */
const char *latex_function(const struct node *);
/* The negative node that a fraction's numerator begins with, whose minus stands before the
   fraction: -\frac{a}{b}; -1 if there is none. */
int latex_negative(const struct latex *, int fraction);
/* exp(u) whose u is short enough to be an exponent. */
bool latex_is_power(const struct latex *, const struct node *);
bool latex_is_comparison(const struct node *);
enum level latex_level(const struct latex *, int node);
/* Which nodes hold a fraction, a choice or a sum: their brackets grow. The caller's. */
bool *latex_find_tall(const struct expr *);
/* Which parameters are lists. The caller's. */
bool *latex_find_lists(const struct expr *);

#endif
