/* What exact evaluation does for the rest of the program: one table, from wherever it was loaded. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_FACE_H
#define ACTPLOT_FACE_H

#include "expr/walk/settle.h"

/* As expr.h has them by the names expr_digits() ..., and settle(). */
typedef int digits_function(const struct expr *, const struct exact_point *, size_t output,
	enum order, size_t digits, struct text *out);
typedef int references_function(const struct expr *, const struct exact_point *, size_t output,
	enum order highest, mpfr_t *exact, bool *decided);
typedef int limit_function(const struct expr *, const struct exact_point *, size_t output,
	enum order, int side, mpfr_t limit);
typedef void settle_function(const struct expr *, const struct point_at *, size_t output,
	enum order highest, const struct wide *value, struct jet *out);

/* They live in a module of their own, which is loaded when the first is called: with it come Arb and FLINT, which most
   commands do without. */
struct exact_face {
	digits_function *digits;
	references_function *references;
	limit_function *limit;
	settle_function *settle;
};

/* The table. Where the module is missing the program ends with a line that names it, and status 1. */
const struct exact_face *exact_face(void);

/* What it holds; not linked into the program. */
digits_function exact_digits;
references_function exact_references;
limit_function exact_limit;
settle_function exact_settle;

#endif
