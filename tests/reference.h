/* What the kernels are held to: each function's own formula, enclosed in MPFR. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_REFERENCE_H
#define ACTPLOT_REFERENCE_H

#include "act/activation.h"

#include <mpfr.h>

#define REFERENCE_BITS 160 /* of the numbers given out; right to 100 */

/* Where a formula of the curve is evaluated: x and the parameters as exact text. */
struct reference_point {
	struct exact_point at;
	const char *const *param[PARAM_MAX];
	const char *list[PARAM_MAX][VECTOR_MAX + 1];
	char text[PARAM_MAX][VECTOR_MAX][48], x[32];
};

/* The double x. A parameter that was not set is the exact decimal or fraction of the row
   or the framework, one that was is the double. */
void reference_point(struct reference_point *, const struct curve *, double x);

/* Orders 0 to `highest` of the formula at the point; those above are left alone. 0; -1 if
   one is not decided. */
int reference_formula(const struct expr *, const struct reference_point *, size_t output,
	enum order highest, mpfr_t out[ORDERS]);

/* f, f', f'' of output `output` of what the curve computes, at a finite x: its formula,
   but the slope that the framework gives a kink. `out` is from reference_init(). 0; -1 if
   there is no formula, or it is not decided. */
int reference_at(const struct curve *, double x, size_t output, mpfr_t out[ORDERS]);

/* The same at any x for the rows that no formula states, which reference_at() takes over: from
   their definitions. -1 if there is none of this row. */
int list_reference(const struct curve *, const mpfr_t x, size_t output, mpfr_t out[ORDERS]);

void reference_init(mpfr_t out[ORDERS]);
void reference_free(mpfr_t out[ORDERS]);

/* |computed - exact| in units of the last place of `exact`, those below 2^-1022 being the
   subnormals'; infinite if computed is NaN, or infinite where `exact` does not
   overflow. */
double reference_ulps(double computed, const mpfr_t exact);

/* |computed - exact|. */
double reference_error(double computed, const mpfr_t exact);

/* |a - b| <= 2^-bits |b| */
bool reference_agree(const mpfr_t a, const mpfr_t b, long bits);

#endif
