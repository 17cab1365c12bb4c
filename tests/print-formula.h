/* Formulas of all rows with their defaults filled in: what the test of printed formulas shares. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_TESTS_PRINT_FORMULA_H
#define ACTPLOT_TESTS_PRINT_FORMULA_H

#include "act/activation.h"

#define POINTS 206

/* A formula or a derivative of a row, or a formula of the user's own. */
struct subject {
	char name[80]; /* "gelu", "d_gelu", "other_3" */
	bool slope;    /* the derivative */
	bool strict;   /* of a common function, or of the user's own */
	const char *text;
	const struct expr *tree; /* NULL: told in words */
	struct curve curve;	 /* what it is a formula of */
	char *value[PARAM_MAX];	 /* its parameters, "x" where x stands */
};

/* All of them: those of the rows, then one for each line "NAME|FORMULA" of file `others`. */
struct subject *subjects(const char *others, size_t *n);
/* The points that a subject is looked at: all over, or inside its domain. */
const char *subject_points(const struct subject *);
double subject_point(const struct subject *, size_t k);
/* judge STYLE OTHERS: what the code gave, "NAME Y,Y,..." a line on standard input, against what
   actplot gives; a line for each subject: "ok|NAME|WORST" or "not ok|NAME|WORST". */
int judge(const char *style, const struct subject *, size_t n);

#endif
