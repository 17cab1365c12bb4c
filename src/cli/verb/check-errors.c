/* Errors of somebody's values, measured against the exact ones. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "cli/verb/check-errors.h"

#include "base/gettext.h"
#include "base/number.h"
#include "base/say.h"
#include "plot/model/plot-request.h"

#include <math.h>

#define EXACT_BITS 128
/* What sums and quotients of bounds may lose to rounding. */
#define SLACK 0x1p-50

bool scale_init(struct scale *s, const struct curve *curve, enum order order)
{
	*s = (struct scale){ curve, order, curve_stated(curve) };
	return s->stated != NULL;
}

/* The exponent of the unit in the last place of numbers 2^e <= |v| < 2^(e + 1); beyond
   the largest of the type as if it went on. */
static int unit_exponent(enum dtype dtype, long e)
{
	long within = e < -1074 ? -1074 : e > 1023 ? 1023 : e;
	int unit = ilogb(dtype_ulp(dtype, ldexp(1, (int)within)));
	return e > within ? unit + (int)(e - within) : unit;
}

/* |y - exact| by each measure, for a finite y and an exact value that is a number. */
static void measure_numbers(enum dtype dtype, double y, mpfr_srcptr exact, double error[MEASURES])
{
	mpfr_t gap, share;
	mpfr_init2(gap, 2 * EXACT_BITS);
	mpfr_init2(share, 2 * EXACT_BITS);
	mpfr_d_sub(gap, y, exact, MPFR_RNDN);
	mpfr_abs(gap, gap, MPFR_RNDN);
	error[MEASURE_ABS] = mpfr_get_d(gap, MPFR_RNDU);
	/* 0/0: a zero that is right. x/0: infinite. */
	mpfr_div(share, gap, exact, MPFR_RNDN);
	error[MEASURE_REL] = mpfr_zero_p(gap) ? 0 : fabs(mpfr_get_d(share, MPFR_RNDA));
	long e = mpfr_zero_p(exact) ? -1022 : mpfr_get_exp(exact) - 1;
	mpfr_mul_2si(gap, gap, -unit_exponent(dtype, e), MPFR_RNDN);
	error[MEASURE_ULP] = mpfr_get_d(gap, MPFR_RNDU);
	mpfr_clear(gap);
	mpfr_clear(share);
}

/* A NaN or an infinity that should not be one, or should be, is an infinite error. */
static void measure(enum dtype dtype, double y, mpfr_srcptr exact, double error[MEASURES])
{
	double right = dtype_round(dtype, mpfr_get_d(exact, MPFR_RNDN));
	if (isfinite(y) && mpfr_number_p(exact)) {
		measure_numbers(dtype, y, exact, error);
		return;
	}
	bool same = isnan(y) ? isnan(right) : y == right;
	for (int m = 0; m < MEASURES; m++)
		error[m] = same ? 0 : HUGE_VAL;
}

/* The exact value of an output at x, which at infinities and NaN is the kernel's. 0; -1
   if it could not be found. */
static int reference(const struct scale *s, double x, size_t output, mpfr_ptr exact)
{
	struct jet f[VECTOR_MAX];
	if (isfinite(x))
		return curve_reference(s->curve, x, output, s->order, exact);
	curve_eval(s->curve, x, f);
	mpfr_set_d(exact, jet_order(f[output], s->order), MPFR_RNDN);
	return 0;
}

int measure_exactly(const struct scale *s, struct checked_point *p)
{
	if (p->exact)
		return 0;
	mpfr_t exact;
	double error[MEASURES] = { 0 };
	mpfr_init2(exact, EXACT_BITS);
	int result = reference(s, p->x, p->output, exact);
	if (result == 0)
		measure(s->curve->dtype, p->y, exact, error);
	p->right = mpfr_get_d(exact, MPFR_RNDN);
	mpfr_clear(exact);
	if (result < 0) {
		char x[NUMBER_SIZE];
		number_format(p->x, x);
		say_error(_("%s%s at %s: the exact value cannot be decided"),
			plot_order_prefix[s->order], s->curve->name, x);
		return -1;
	}
	for (int m = 0; m < MEASURES; m++)
		p->lo[m] = p->hi[m] = error[m];
	p->exact = true;
	return 0;
}

/* The exponent of hi + part for hi >= 0, e of 2^e <= v < 2^(e + 1); that of the smallest normal number where the sum
   may be 0. */
static int exponent_of(double hi, double part)
{
	double sum = hi + part, lost = part - (sum - hi);
	if (!(sum > 0))
		return -1022;
	int e = ilogb(sum);
	return lost < 0 && sum == ldexp(1, e) ? e - 1 : e;
}

int measure_bound(const struct scale *s, struct checked_point *p, struct bounded f)
{
	if (isnan(p->y) && isnan(f.hi)) {
		p->exact = true; /* and all errors 0 */
		p->right = p->y;
		return 0;
	}
	if (!isfinite(p->y) || isnan(f.hi) || !(f.off < HUGE_VAL))
		return measure_exactly(s, p);
	double size = fabs(f.hi), rest = f.hi < 0 ? -f.lo : f.lo, gap = p->y - f.hi;
	double back = gap - p->y, lost = (p->y - (gap - back)) + (-f.hi - back) - f.lo;
	gap = fabs(gap + lost);
	double slack = SLACK * gap + f.off + (lost != 0 ? 0x1p-104 * (size + fabs(p->y)) : 0);
	double most = gap + slack, least = fmax(gap - slack, 0);
	double around = f.off + fabs(f.lo) * SLACK;
	double size_most = (size + rest) * (1 + SLACK) + around;
	double size_least = (size + rest) * (1 - SLACK) - around;
	p->lo[MEASURE_ABS] = least;
	p->hi[MEASURE_ABS] = most;
	p->lo[MEASURE_REL] = size_most > 0 ? least / size_most * (1 - SLACK)
		: least > 0		   ? HUGE_VAL /* of an exact zero */
					   : 0;
	p->hi[MEASURE_REL] = most == 0 ? 0
		: size_least > 0       ? most / size_least * (1 + SLACK)
				       : HUGE_VAL;
	/* That of 0 is 1, and an underflow makes many of them. */
	if (p->y == 0 && size_least > 0)
		p->lo[MEASURE_REL] = p->hi[MEASURE_REL] = 1;
	int low = exponent_of(size, rest - f.off), high = exponent_of(size, rest + f.off);
	p->lo[MEASURE_ULP] = ldexp(least, -unit_exponent(s->curve->dtype, high));
	p->hi[MEASURE_ULP] = ldexp(most, -unit_exponent(s->curve->dtype, low));
	return 0;
}
