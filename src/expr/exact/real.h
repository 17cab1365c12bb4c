/* A number known exactly, or as a rational plus a small interval. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_REAL_H
#define ACTPLOT_REAL_H

#include "expr/exact/interval.h"
#include "expr/tree.h"

/* Bits of numerator and denominator together beyond which a rational becomes an interval.
 */
#define REAL_RATIONAL_BITS 8192

/* The value is anchor + something in `rest`; exact: the anchor alone. A non-zero anchor
   of an inexact value is at least 2^20 times `rest`: 1 - 1e-30 keeps its 1e-30 to full
   relative precision, so that 1 minus it does too, where one interval would cancel. */
struct real {
	mpq_t anchor;
	struct interval rest;
	bool exact;
};

/* One evaluation: its precision, and whether it met something that this precision did not
   decide: a comparison, a kink, a domain, a pole. Results are then meaningless. */
struct effort {
	mpfr_prec_t bits;
	bool undecided;
};

/* The sign of a value, as far as it is known. */
enum sign { NEGATIVE = -1, ZERO, POSITIVE, UNKNOWN, UNDEFINED };

/* MPFR's exponents widened while a value is computed. */
struct exponents {
	mpfr_exp_t low, high;
};
struct exponents exponents_widen(void);
void exponents_restore(struct exponents);

void real_init(struct real *, mpfr_prec_t bits);
void real_clear(struct real *);
void real_swap(struct real *, struct real *);
void real_set(struct real *, const struct real *);
void real_set_integer(struct real *, long);
void real_set_nan(struct real *);
void real_set_infinity(struct real *, int sign);
/* Text on the command line or in a formula, all `n` bytes: a product of numbers, pi and log(2).
   False, and NaN, if it is none. */
bool real_read(struct real *, const char *s, size_t n);

bool real_is_nan(const struct real *);
bool real_is_infinity(const struct real *);
bool real_is_zero(const struct real *);	   /* exactly */
bool real_is(const struct real *, long);   /* exactly */
bool real_is_integer(const struct real *); /* exactly */
enum sign real_sign(const struct real *);
/* The sign of a - b. */
enum sign real_compare(const struct real *a, const struct real *b);
/* |a| < 2^e for this e; LONG_MAX for infinities and NaN. */
long real_exponent(const struct real *);
/* All of the value in one interval. */
void real_enclose(struct interval *, const struct real *);
/* After the anchor or the rest was set: the invariant. */
void real_settle(struct real *);
/* The anchor joins the rest. */
void real_collapse(struct real *);

/* Results may be operands. */
void real_neg(struct real *, const struct real *);
void real_add(struct real *, const struct real *, const struct real *);
void real_sub(struct real *, const struct real *, const struct real *);
void real_mul(struct real *, const struct real *, const struct real *);
void real_div(struct effort *, struct real *, const struct real *, const struct real *);
/* A derivative's product: 0 where `tangent` is exactly 0, whatever the slope. */
void real_tangent(struct real *, const struct real *slope, const struct real *tangent);
void real_floor(struct effort *, struct real *, const struct real *);
/* u^n; 1 for n = 0. */
void real_power(struct effort *, struct real *, const struct real *u, long n);
/* A constant: the function of an integer. */
void real_constant(struct real *, mpfr_function *, long of);

/* ---- functions ------------------------------------------------------------------- */

/* g[0] = g(u), g[1] = g'(u), g[2] = g''(u), up to `highest`. NaN outside of the domain.
 */
typedef void real_function(
	struct effort *, const struct real *u, enum order highest, struct real *g);

void real_primitive(
	struct effort *, enum primitive, const struct real *u, enum order highest, struct real *g);

real_function real_exp, real_log, real_log1p, real_sqrt;
real_function real_sin, real_cos, real_tan, real_asin, real_acos, real_atan;
real_function real_sinh, real_cosh, real_asinh, real_acosh, real_atanh, real_tanh;
real_function real_erf, real_erfc, real_normal_cdf, real_normal_pdf;
/* log(1 + exp(u)) and 1/(1 + exp(-u)), without overflow or cancellation. */
real_function real_softplus, real_logistic;

#endif
