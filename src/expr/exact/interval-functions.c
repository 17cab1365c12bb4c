/* Elementary functions of intervals, from one evaluation where they are narrow. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/exact/interval.h"

/* Larger arguments of sine and cosine are not reduced: it would take as many bits of pi.
 */
#define REDUCED_EXPONENT (1L << 20)

void interval_increasing(struct interval *r, const struct interval *a, mpfr_function *function)
{
	if (interval_is_point(a)) {
		interval_close_above(r, function(r->lo, a->lo, MPFR_RNDD));
		return;
	}
	function(r->lo, a->lo, MPFR_RNDD);
	function(r->hi, a->hi, MPFR_RNDU);
}

void interval_decreasing(struct interval *r, const struct interval *a, mpfr_function *function)
{
	if (interval_is_point(a)) {
		interval_close_above(r, function(r->lo, a->lo, MPFR_RNDD));
		return;
	}
	mpfr_t lo;
	mpfr_init2(lo, mpfr_get_prec(r->lo));
	function(lo, a->hi, MPFR_RNDD);
	function(r->hi, a->lo, MPFR_RNDU);
	mpfr_swap(r->lo, lo);
	mpfr_clear(lo);
}

/* The width, rounded up, if it is at most 1/2: then one evaluation and a bound of the
   slope give both ends at half the cost. */
static bool narrow(mpfr_ptr width, const struct interval *a)
{
	mpfr_sub(width, a->hi, a->lo, MPFR_RNDU);
	return mpfr_regular_p(width) && mpfr_get_exp(width) < 0;
}

/* exp(a + w) <= exp(a)(1 + 2w) for 0 <= w <= 1. */
void interval_exp(struct interval *r, const struct interval *a)
{
	mpfr_t width;
	mpfr_init2(width, 64);
	if (narrow(width, a)) {
		interval_close_above(r, mpfr_exp(r->lo, a->lo, MPFR_RNDD));
		mpfr_mul_2ui(width, width, 1, MPFR_RNDU);
		mpfr_fma(r->hi, r->hi, width, r->hi, MPFR_RNDU);
	} else {
		interval_increasing(r, a, mpfr_exp);
	}
	mpfr_clear(width);
}

/* log(a + w) <= log(a) + w/a, and log1p likewise. */
static void logarithm(
	struct interval *r, const struct interval *a, mpfr_function *function, long offset)
{
	mpfr_t width, slope;
	mpfr_inits2(64, width, slope, (mpfr_ptr)NULL);
	mpfr_add_si(slope, a->lo, offset, MPFR_RNDD);
	if (mpfr_sgn(slope) > 0 && narrow(width, a)) {
		mpfr_div(width, width, slope, MPFR_RNDU);
		interval_close_above(r, function(r->lo, a->lo, MPFR_RNDD));
		mpfr_add(r->hi, r->hi, width, MPFR_RNDU);
	} else {
		interval_increasing(r, a, function);
	}
	mpfr_clears(width, slope, (mpfr_ptr)NULL);
}

void interval_log(struct interval *r, const struct interval *a)
{
	logarithm(r, a, mpfr_log, 0);
}

void interval_log1p(struct interval *r, const struct interval *a)
{
	logarithm(r, a, mpfr_log1p, 1);
}

void interval_cosh(struct interval *r, const struct interval *a)
{
	if (mpfr_sgn(a->lo) >= 0) {
		interval_increasing(r, a, mpfr_cosh);
	} else if (mpfr_sgn(a->hi) <= 0) {
		interval_decreasing(r, a, mpfr_cosh);
	} else {
		bool low = mpfr_cmpabs(a->lo, a->hi) > 0;
		mpfr_cosh(r->hi, low ? a->lo : a->hi, MPFR_RNDU);
		mpfr_set_ui(r->lo, 1, MPFR_RNDD);
	}
}

/* [v - w, v + w] within [-1, 1]: the slope is at most 1, so this holds the extremes too.
 */
static void widen_wave(struct interval *r, int inexact, mpfr_srcptr width)
{
	interval_close_above(r, inexact);
	mpfr_sub(r->lo, r->lo, width, MPFR_RNDD);
	mpfr_add(r->hi, r->hi, width, MPFR_RNDU);
	if (mpfr_cmp_si(r->lo, -1) < 0)
		mpfr_set_si(r->lo, -1, MPFR_RNDD);
	if (mpfr_cmp_si(r->hi, 1) > 0)
		mpfr_set_si(r->hi, 1, MPFR_RNDU);
}

void interval_sin_cos(struct interval *sine, struct interval *cosine, const struct interval *a)
{
	mpfr_t width, at;
	mpfr_init2(width, 64);
	mpfr_init2(at, mpfr_get_prec(a->lo));
	mpfr_set(at, a->lo, MPFR_RNDD); /* a result may be the argument */
	mpfr_sub(width, a->hi, a->lo, MPFR_RNDU);
	bool wide = !mpfr_number_p(width) || mpfr_cmp_ui(width, 2) > 0 ||
		interval_end_exponent(at) > REDUCED_EXPONENT;
	for (int i = 0; i < 2; i++) {
		struct interval *r = i == 0 ? sine : cosine;
		if (r != NULL && wide) {
			mpfr_set_si(r->lo, -1, MPFR_RNDD);
			mpfr_set_si(r->hi, 1, MPFR_RNDU);
		}
	}
	if (!wide && sine != NULL && cosine != NULL) {
		int inexact = mpfr_sin_cos(sine->lo, cosine->lo, at, MPFR_RNDD);
		widen_wave(sine, inexact & 3, width);
		widen_wave(cosine, inexact >> 2, width);
	} else if (!wide && sine != NULL) {
		widen_wave(sine, mpfr_sin(sine->lo, at, MPFR_RNDD), width);
	} else if (!wide && cosine != NULL) {
		widen_wave(cosine, mpfr_cos(cosine->lo, at, MPFR_RNDD), width);
	}
	mpfr_clears(width, at, (mpfr_ptr)NULL);
}

static void power_ends(struct interval *r, mpfr_srcptr lo, mpfr_srcptr hi, unsigned long n)
{
	if (mpfr_equal_p(lo, hi)) {
		interval_close_above(r, mpfr_pow_ui(r->lo, lo, n, MPFR_RNDD));
		return;
	}
	mpfr_t down;
	mpfr_init2(down, mpfr_get_prec(r->lo));
	mpfr_pow_ui(down, lo, n, MPFR_RNDD);
	mpfr_pow_ui(r->hi, hi, n, MPFR_RNDU);
	mpfr_swap(r->lo, down);
	mpfr_clear(down);
}

void interval_power(struct interval *r, const struct interval *a, unsigned long n)
{
	if (n % 2 == 1 || mpfr_sgn(a->lo) >= 0) {
		power_ends(r, a->lo, a->hi, n);
	} else if (mpfr_sgn(a->hi) <= 0) {
		power_ends(r, a->hi, a->lo, n);
	} else {
		bool low = mpfr_cmpabs(a->lo, a->hi) > 0;
		mpfr_pow_ui(r->hi, low ? a->lo : a->hi, n, MPFR_RNDU);
		mpfr_set_zero(r->lo, 1);
	}
}
