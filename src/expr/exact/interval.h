/* Closed intervals of MPFR numbers, their ends rounded outward, and functions of them. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_INTERVAL_H
#define ACTPLOT_INTERVAL_H

#include <mpfr.h>
#include <stdbool.h>

/* lo <= hi, or both NaN: no value. Both the same infinity: that infinity, exactly (a
   pole). One infinite end alone: finite values beyond the exponent range. Operations may
   write where they read; precision is that of the result. */
struct interval {
	mpfr_t lo, hi;
};

void interval_init(struct interval *, mpfr_prec_t bits);
void interval_clear(struct interval *);
void interval_swap(struct interval *, struct interval *);
void interval_set(struct interval *, const struct interval *);
void interval_set_rational(struct interval *, mpq_srcptr);
void interval_set_nan(struct interval *);
void interval_set_infinity(struct interval *, int sign);

bool interval_is_nan(const struct interval *);
bool interval_is_infinity(const struct interval *);
bool interval_is_point(const struct interval *);
bool interval_is_zero(const struct interval *);
/* 1 or -1 if every value has that sign; else 0. */
int interval_sign(const struct interval *);
/* Every value is below 2^e in magnitude for this e; LONG_MAX if none is known. */
long interval_exponent(const struct interval *);
/* The same of one end. */
long interval_end_exponent(mpfr_srcptr);
/* After a single value was rounded down into `lo`, with MPFR's ternary result: its other
 * end. */
void interval_close_above(struct interval *, int inexact);

void interval_neg(struct interval *, const struct interval *);
void interval_add(struct interval *, const struct interval *, const struct interval *);
void interval_mul(struct interval *, const struct interval *, const struct interval *);
/* The divisor may have 0 as an end, the quotient then an infinite one; a divisor with 0
   inside gives [-inf, inf]. */
void interval_div(struct interval *, const struct interval *, const struct interval *);
void interval_add_rational(struct interval *, const struct interval *, mpq_srcptr);
void interval_mul_rational(struct interval *, const struct interval *, mpq_srcptr);
/* Times 2^k. */
void interval_scale(struct interval *, const struct interval *, long k);

/* ---- functions; the argument lies in the domain, its ends may be on the border ---- */

typedef int mpfr_function(mpfr_ptr, mpfr_srcptr, mpfr_rnd_t);
void interval_increasing(struct interval *, const struct interval *, mpfr_function *);
void interval_decreasing(struct interval *, const struct interval *, mpfr_function *);
void interval_exp(struct interval *, const struct interval *);
void interval_log(struct interval *, const struct interval *);
void interval_log1p(struct interval *, const struct interval *);
void interval_cosh(struct interval *, const struct interval *);
/* Sine and cosine at once; either may be NULL. */
void interval_sin_cos(struct interval *sine, struct interval *cosine, const struct interval *);
void interval_power(struct interval *, const struct interval *, unsigned long n);
void interval_erf(struct interval *, const struct interval *);
/* For arguments of at least 0, each end relatively tight however small it is. */
void interval_erfc(struct interval *, const struct interval *);

#endif
