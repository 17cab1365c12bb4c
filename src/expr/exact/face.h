/* What exact evaluation does for the rest of the program: one table, from wherever it was loaded. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_FACE_H
#define ACTPLOT_FACE_H

#include "expr/walk/settle.h"

/* As expr.h has them by the names expr_digits() ..., and settle(). */
int exact_digits(const struct expr *, const struct exact_point *, size_t output, enum order,
	size_t digits, struct text *out);
int exact_references(const struct expr *, const struct exact_point *, size_t output,
	enum order highest, mpfr_t *exact, bool *decided);
int exact_limit(const struct expr *, const struct exact_point *, size_t output, enum order,
	int side, mpfr_t limit);
void exact_settle(const struct expr *, const struct point_at *, size_t output, enum order highest,
	const struct wide *value, struct jet *out);

/* These functions live in a module of their own, which is loaded when the first is called: with it come Arb and FLINT,
   which most commands do without. */
struct exact_face {
	int (*digits)(const struct expr *, const struct exact_point *, size_t output, enum order,
		size_t digits, struct text *out);
	int (*references)(const struct expr *, const struct exact_point *, size_t output,
		enum order highest, mpfr_t *exact, bool *decided);
	int (*limit)(const struct expr *, const struct exact_point *, size_t output, enum order,
		int side, mpfr_t limit);
	void (*settle)(const struct expr *, const struct point_at *, size_t output,
		enum order highest, const struct wide *value, struct jet *out);
};

/* The table. Where the module is missing the program ends with a line that names it, and status 1. */
const struct exact_face *exact_face(void);

#endif
