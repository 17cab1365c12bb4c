/* Errors of somebody's values, measured against the exact ones. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "cli/verb/check-errors.h"

#include "base/gettext.h"
#include "base/number.h"
#include "base/say.h"
#include "plot/model/plot.h"

#include <math.h>

#define EXACT_BITS 128
/* What sums and quotients of bounds may lose to rounding. */
#define SLACK 0x1p-60L

bool scale_init(struct scale *s, const struct curve *curve, enum order order)
{
	s->curve = curve;
	s->order = order;
	return near_curve_init(&s->near, curve);
}

void scale_free(struct scale *s)
{
	near_curve_free(&s->near);
}

/* Of slopes long double tells nothing. */
void scale_near(struct scale *s, double x, struct near *out)
{
	if (s->order == ORDER_F)
		near_curve_eval(&s->near, x, out, s->curve->outputs);
	else
		for (size_t k = 0; k < s->curve->outputs; k++)
			out[k] = (struct near){ .off = HUGE_VALL };
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
static void measure_numbers(
	enum dtype dtype, double y, mpfr_srcptr exact, long double error[MEASURES])
{
	mpfr_t gap, share;
	mpfr_init2(gap, 2 * EXACT_BITS);
	mpfr_init2(share, 2 * EXACT_BITS);
	mpfr_d_sub(gap, y, exact, MPFR_RNDN);
	mpfr_abs(gap, gap, MPFR_RNDN);
	error[MEASURE_ABS] = mpfr_get_ld(gap, MPFR_RNDN);
	/* 0/0: a zero that is right. x/0: infinite. */
	mpfr_div(share, gap, exact, MPFR_RNDN);
	error[MEASURE_REL] = mpfr_zero_p(gap) ? 0 : fabsl(mpfr_get_ld(share, MPFR_RNDN));
	long e = mpfr_zero_p(exact) ? -1022 : mpfr_get_exp(exact) - 1;
	mpfr_mul_2si(gap, gap, -unit_exponent(dtype, e), MPFR_RNDN);
	error[MEASURE_ULP] = mpfr_get_ld(gap, MPFR_RNDN);
	mpfr_clear(gap);
	mpfr_clear(share);
}

/* A NaN or an infinity that should not be one, or should be, is an infinite error. */
static void measure(enum dtype dtype, double y, mpfr_srcptr exact, long double error[MEASURES])
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

int measure_exactly(const struct scale *s, struct point *p)
{
	if (p->exact)
		return 0;
	mpfr_t exact;
	long double error[MEASURES] = { 0 };
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

int measure_bound(const struct scale *s, struct point *p, struct near f)
{
	if (isnan(p->y) && isnan(f.y)) {
		p->exact = true; /* and all errors 0 */
		p->right = p->y;
		return 0;
	}
	if (!isfinite(p->y) || isnan(f.y) || !(f.off < HUGE_VALL))
		return measure_exactly(s, p);
	long double gap = fabsl((p->y - f.y) - f.rest), size = fabsl(f.y + f.rest);
	long double most = gap * (1 + SLACK) + f.off, least = gap * (1 - SLACK) - f.off;
	long double around = f.rest != 0 ? f.off + SLACK * size : f.off;
	long double size_most = size + around, size_least = size - around;
	if (least < 0)
		least = 0;
	p->lo[MEASURE_ABS] = least;
	p->hi[MEASURE_ABS] = most;
	p->lo[MEASURE_REL] = size_most > 0 ? least / size_most * (1 - SLACK)
		: least > 0		   ? HUGE_VALL /* of an exact zero */
					   : 0;
	p->hi[MEASURE_REL] = most == 0 ? 0
		: size_least > 0       ? most / size_least * (1 + SLACK)
				       : HUGE_VALL;
	/* That of 0 is 1, and an underflow makes many of them. */
	if (p->y == 0 && size_least > 0)
		p->lo[MEASURE_REL] = p->hi[MEASURE_REL] = 1;
	long low = size_least > 0 ? ilogbl(size_least) : -1022;
	long high = size_most > 0 ? ilogbl(size_most * (1 + SLACK)) : -1022;
	p->lo[MEASURE_ULP] = ldexpl(least, -unit_exponent(s->curve->dtype, high));
	p->hi[MEASURE_ULP] = ldexpl(most, -unit_exponent(s->curve->dtype, low));
	return 0;
}
