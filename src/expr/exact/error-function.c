/* erf and erfc of intervals: a series of positive terms, a fraction for the tails. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "expr/exact/interval.h"

#include <math.h>
#include <stdlib.h>

/* mpfr_erfc() takes milliseconds at 15 and half a minute at 2^17 bits; what follows is
   ten to a thousand times as fast. Both expansions have positive terms only, so that
   values rounded down are lower bounds, and counting the roundings gives upper ones:

     erf(x) = 2x/sqrt(pi) e^(-x^2) (1 + t/3 + t^2/(3*5) + t^3/(3*5*7) + ...),  t = 2x^2
     erfc(x) = e^(-x^2)/sqrt(pi) 1/(x + (1/2)/(x + (2/2)/(x + (3/2)/(x + ...))))

   whose convergents lie above and below the limit in turn. */

#define LOG2_E 1.4426950408889634

/* Up to so many terms three of the divisors 3, 5, 7, ... fit into one word. */
#define GROUPED_TERMS (1UL << 20)
/* e^(-x^2) is below all exponents from 2^40 on. */
#define TINY_FROM 40
/* Terms times bits beyond which an evaluation would take minutes: it is not tried. */
#define WORK_MOST 1.2e11

/* `lower` and roundings of relative size 2^(1-bits), `count` of them: the bound above. */
static void bound_above(mpfr_ptr upper, mpfr_srcptr lower, double count)
{
	mpfr_t factor;
	mpfr_init2(factor, 64);
	mpfr_set_d(factor, count, MPFR_RNDU);
	mpfr_mul_2si(factor, factor, 2 - (long)mpfr_get_prec(lower), MPFR_RNDU);
	mpfr_fma(upper, lower, factor, lower, MPFR_RNDU);
	mpfr_clear(factor);
}

/* How many terms leave a tail below 2^-bits of the sum, whose first term is 1: the ratio
   of terms t/(2n+3) must be at most 1/2, and t^n/(2n+1)!! = (2t)^n n!/(2n+1)! small. */
static size_t series_terms(double t, double bits)
{
	double n = fmax(ceil(t), 8);
	while (n * log2(2 * t) + LOG2_E * (lgamma(n + 1) - lgamma(2 * n + 2)) > -bits - 4)
		n += ceil(n / 16);
	return (size_t)n;
}

/* The sum 1 + t/3 + ... by rows: with n = i + mj the powers t^i wait outside of m row
   sums, so that m terms take one full product; inside, three terms take one division by a
   small number. Integers, scaled by 2^scale, that shrink with the terms; whatever is
   dropped makes them smaller. */
struct rows {
	size_t rows, group; /* m = rows, 1 more than a multiple of the group */
	mpz_t *sum;
	mpz_t step, term; /* t^m, and the term without its t^i */
	mp_bitcnt_t scale;
};

static void set_scaled(mpz_ptr r, mpfr_srcptr a, mp_bitcnt_t scale)
{
	mpfr_t scaled;
	mpfr_init2(scaled, mpfr_get_prec(a));
	mpfr_mul_2ui(scaled, a, scale, MPFR_RNDD);
	mpfr_get_z(r, scaled, MPFR_RNDD);
	mpfr_clear(scaled);
}

static void mul_scaled(mpz_ptr r, mpz_srcptr a, mpz_srcptr b, mp_bitcnt_t scale)
{
	mpz_mul(r, a, b);
	mpz_fdiv_q_2exp(r, r, scale);
}

/* One row after another gets its term; n is that of the first. */
static void add_block(struct rows *s, unsigned long n)
{
	mpz_add(s->sum[0], s->sum[0], s->term);
	for (size_t i = 0; i + 1 < s->rows; i += s->group, n += s->group) {
		unsigned long a = 2 * n + 3, b = a + 2, c = b + 2;
		if (s->group == 1) {
			mpz_fdiv_q_ui(s->term, s->term, a);
			mpz_add(s->sum[i + 1], s->sum[i + 1], s->term);
			continue;
		}
		mpz_fdiv_q_ui(s->term, s->term, a * b * c);
		mpz_addmul_ui(s->sum[i + 1], s->term, b * c);
		mpz_addmul_ui(s->sum[i + 2], s->term, c);
		mpz_add(s->sum[i + 3], s->sum[i + 3], s->term);
	}
	mpz_fdiv_q_ui(s->term, s->term, 2 * n + 3);
	mul_scaled(s->term, s->term, s->step, s->scale);
}

/* How much what is dropped may amount to, in bits of the scale: each of the terms misses
   a few units times the two divisors it is multiplied by again; steps multiply that by
   t^m, and it grows as the terms do, to e^(t/2) at most. */
static double series_guard(double t, double terms, double rows)
{
	return 4 * log2(terms + 8) + 24 + rows * fmax(log2(t), 0) + LOG2_E * t / 2;
}

/* A lower bound of the sum, whose error is below 2^-bits. */
static void sum_series(mpfr_ptr sum, mpfr_srcptr x, double t, size_t terms, double bits)
{
	struct rows s = { .group = terms < GROUPED_TERMS ? 3 : 1 };
	s.rows = (size_t)sqrt((double)terms / 3) / 3 * 3 + 4;
	s.scale = (mp_bitcnt_t)(bits + series_guard(t, (double)terms, (double)s.rows));
	s.sum = alloc_zero(s.rows, sizeof *s.sum);
	for (size_t i = 0; i < s.rows; i++)
		mpz_init(s.sum[i]);
	mpz_inits(s.step, s.term, (mpz_ptr)NULL);
	mpfr_t power;
	mpfr_init2(power,
		(mpfr_prec_t)s.scale + 64 + (mpfr_prec_t)((double)s.rows * fmax(log2(t), 0)));
	mpfr_sqr(power, x, MPFR_RNDD);
	mpfr_mul_2ui(power, power, 1, MPFR_RNDD);
	mpz_t scaled;
	mpz_init(scaled);
	set_scaled(scaled, power, s.scale);
	mpfr_pow_ui(power, power, s.rows, MPFR_RNDD);
	set_scaled(s.step, power, s.scale);
	mpz_setbit(s.term, s.scale);
	for (size_t n = 0; n < terms; n += s.rows)
		add_block(&s, n);
	for (size_t i = s.rows - 1; i-- > 0;) {
		mul_scaled(s.sum[i + 1], s.sum[i + 1], scaled, s.scale);
		mpz_add(s.sum[i], s.sum[i], s.sum[i + 1]);
	}
	mpfr_set_z_2exp(sum, s.sum[0], -(mpfr_exp_t)s.scale, MPFR_RNDD);
	for (size_t i = 0; i < s.rows; i++)
		mpz_clear(s.sum[i]);
	free(s.sum);
	mpz_clears(s.step, s.term, scaled, (mpz_ptr)NULL);
	mpfr_clear(power);
}

/* e^(-x^2). */
static void bell(struct interval *r, mpfr_srcptr x)
{
	mpfr_sqr(r->lo, x, MPFR_RNDD);
	mpfr_sqr(r->hi, x, MPFR_RNDU);
	interval_neg(r, r);
	interval_exp(r, r);
}

/* 1/sqrt(pi). */
static void rsqrt_pi(struct interval *r)
{
	mpfr_const_pi(r->lo, MPFR_RNDU);
	mpfr_const_pi(r->hi, MPFR_RNDD);
	mpfr_rec_sqrt(r->lo, r->lo, MPFR_RNDD);
	mpfr_rec_sqrt(r->hi, r->hi, MPFR_RNDU);
}

/* erf(x) for x > 0, given e^(-x^2), at the precision of `r`. */
static void erf_series(struct interval *r, mpfr_srcptr x, const struct interval *e)
{
	mpfr_prec_t bits = mpfr_get_prec(r->lo);
	double about = mpfr_get_d(x, MPFR_RNDU), t = fmax(2 * about * about, 1e-300);
	size_t terms = series_terms(t, (double)bits);
	sum_series(r->lo, x, t, terms, (double)bits);
	/* The sum is at least 1: one unit for what was dropped, one for the tail. */
	bound_above(r->hi, r->lo, 4);
	interval_mul(r, r, e);
	mpfr_mul(r->lo, r->lo, x, MPFR_RNDD);
	mpfr_mul(r->hi, r->hi, x, MPFR_RNDU);
	struct interval constant;
	interval_init(&constant, bits);
	rsqrt_pi(&constant);
	interval_mul(r, r, &constant);
	interval_scale(r, r, 1);
	interval_clear(&constant);
}

/* p[1], p[0] = x p[1] + n/2 p[0], p[1]: one step of a continued fraction's recurrence. */
static void convergent_step(mpfr_t p[2], mpfr_srcptr x, unsigned long n)
{
	mpfr_mul_ui(p[0], p[0], n, MPFR_RNDD);
	mpfr_div_2ui(p[0], p[0], 1, MPFR_RNDD);
	mpfr_fma(p[0], p[1], x, p[0], MPFR_RNDD);
	mpfr_swap(p[0], p[1]);
}

/* The quotient of two lower bounds that miss up to `count` roundings each. */
static void convergent(
	mpfr_ptr r, mpfr_srcptr above, mpfr_srcptr below, double count, mpfr_rnd_t round)
{
	if (round == MPFR_RNDU) {
		bound_above(r, above, count);
		mpfr_div(r, r, below, MPFR_RNDU);
	} else {
		bound_above(r, below, count);
		mpfr_div(r, above, r, MPFR_RNDD);
	}
}

/* The continued fraction for x > 0, to about `bits`, after about `expected` convergents.
   Numbers 1, 3, ... lie above. */
static void fraction(struct interval *r, mpfr_srcptr x, long bits, double expected)
{
	mpfr_t a[2], b[2], gap;
	mpfr_inits2(mpfr_get_prec(r->lo), a[0], a[1], b[0], b[1], gap, (mpfr_ptr)NULL);
	mpfr_set_zero(a[0], 1);
	mpfr_set_ui(a[1], 1, MPFR_RNDD);
	mpfr_set_ui(b[0], 1, MPFR_RNDD);
	mpfr_set(b[1], x, MPFR_RNDD);
	unsigned long most = (unsigned long)(2 * expected) + 64;
	unsigned long look = (unsigned long)expected / 2 * 2 + 3;
	for (unsigned long n = 1; n < most; n++) {
		convergent_step(a, x, n);
		convergent_step(b, x, n);
		if (n + 1 < look)
			continue;
		look += (unsigned long)(expected / 16) * 2 + 2;
		double count = 4 * (double)n + 20;
		convergent(r->hi, a[1], b[1], count, MPFR_RNDU);
		convergent(r->lo, a[0], b[0], count, MPFR_RNDD);
		mpfr_sub(gap, r->hi, r->lo, MPFR_RNDU);
		if (mpfr_zero_p(gap) || mpfr_get_exp(gap) < mpfr_get_exp(r->hi) - bits)
			break;
	}
	mpfr_clears(a[0], a[1], b[0], b[1], gap, (mpfr_ptr)NULL);
}

/* About how many convergents `bits` need. A step k multiplies the denominators by about
   l = (x + sqrt(x^2 + 2k))/2, and the gap between convergents by (k/2)/l^2. */
static double fraction_steps(double x, double bits)
{
	double k = 1;
	for (double sum = 0;;) {
		double l = (x + sqrt(x * x + 2 * k)) / 2, block = fmax(1, floor(k / 8));
		sum += block * (2 * log2(l) - log2(k / 2));
		if (!(sum < bits))
			return k;
		k += block;
	}
}

/* Bits that the series needs so that 1 - erf(x) has `bits`. */
static double series_bits(double x, double bits)
{
	return bits + LOG2_E * x * x + log2(x + 1) + 32;
}

/* What a step of the fraction costs, in terms of the series: full products. */
static double step_cost(double bits)
{
	return 3 + bits / 1600;
}

static double fraction_work(double x, double bits)
{
	return fraction_steps(x, bits) * step_cost(bits);
}

/* Terms of the series for 1 - erf(x) to `bits`; e x^2 at least, which is too many for a
 * large x. */
static double series_work(double x, double bits)
{
	if (x * x > 2 * bits + 4096)
		return HUGE_VAL;
	return (double)series_terms(2 * x * x, series_bits(x, bits));
}

/* The last value of the series: erf(-x), 1 - erf(x) and a second use of x ask for it again,
   and at 2^20 bits it takes seconds. */
static struct {
	bool known;
	mpfr_t x;
	struct interval value;
} last;

/* erf(x) for x > 0 at that precision; valid until the next call. */
static const struct interval *erf_kept(mpfr_srcptr x, mpfr_prec_t bits)
{
	if (last.known && mpfr_get_prec(last.value.lo) == bits && mpfr_equal_p(x, last.x))
		return &last.value;
	if (last.known) {
		mpfr_clear(last.x);
		interval_clear(&last.value);
	}
	mpfr_init2(last.x, mpfr_get_prec(x));
	mpfr_set(last.x, x, MPFR_RNDD);
	interval_init(&last.value, bits);
	last.known = true;
	struct interval e;
	interval_init(&e, bits);
	bell(&e, x);
	erf_series(&last.value, x, &e);
	interval_clear(&e);
	return &last.value;
}

/* The precision at which both erf(x) and 1 - erf(x) have all bits of `r`, and some more. */
static double kept_bits(const struct interval *r, mpfr_srcptr x)
{
	return series_bits(mpfr_get_d(x, MPFR_RNDU), (double)mpfr_get_prec(r->lo) + 8);
}

static void erf_at(struct interval *r, mpfr_srcptr x)
{
	if (mpfr_zero_p(x)) {
		mpfr_set_zero(r->lo, 1);
		mpfr_set_zero(r->hi, 1);
		return;
	}
	interval_set(r, erf_kept(x, (mpfr_prec_t)kept_bits(r, x)));
}

/* erfc(x) = 1 - erf(x) for x > 0. */
static void erfc_by_series(struct interval *r, mpfr_srcptr x)
{
	const struct interval *erf = erf_kept(x, (mpfr_prec_t)kept_bits(r, x));
	mpfr_ui_sub(r->lo, 1, erf->hi, MPFR_RNDD);
	mpfr_ui_sub(r->hi, 1, erf->lo, MPFR_RNDU);
}

/* erfc(x) for x > 0 by the fraction, which makes `bits`. */
static void erfc_by_fraction(struct interval *r, mpfr_srcptr x, double bits)
{
	struct interval e, value;
	interval_init(&e, (mpfr_prec_t)bits + 64);
	interval_init(&value, (mpfr_prec_t)bits + 64);
	fraction(&value, x, (long)bits, fraction_steps(mpfr_get_d(x, MPFR_RNDU), bits));
	bell(&e, x);
	interval_mul(&value, &value, &e);
	rsqrt_pi(&e);
	interval_mul(&value, &value, &e);
	interval_set(r, &value);
	interval_clear(&e);
	interval_clear(&value);
}

/* erfc(x) for x >= 0; `above` is an upper bound of it: all that is said where more would
   take too long. */
static void erfc_at(struct interval *r, mpfr_srcptr x, mpfr_srcptr above)
{
	double about = mpfr_get_d(x, MPFR_RNDU), bits = (double)mpfr_get_prec(r->lo) + 8;
	double by_fraction = about < 1 ? HUGE_VAL : fraction_work(about, bits);
	double by_series = by_fraction < 100 ? HUGE_VAL : series_work(about, bits);
	double work = fmin(by_fraction, by_series);
	if (mpfr_zero_p(x)) {
		mpfr_set_ui(r->lo, 1, MPFR_RNDD);
		mpfr_set_ui(r->hi, 1, MPFR_RNDU);
	} else if (work * bits > WORK_MOST || interval_end_exponent(x) > TINY_FROM) {
		mpfr_set_zero(r->lo, 1);
		mpfr_set(r->hi, above, MPFR_RNDU);
	} else if (by_fraction < by_series) {
		erfc_by_fraction(r, x, bits);
	} else {
		erfc_by_series(r, x);
	}
}

/* |erf'| <= 2/sqrt(pi) e^(-x^2) < 1.13 e^(-x^2), falling: both ends from one evaluation.
 */
void interval_erfc(struct interval *r, const struct interval *a)
{
	struct interval bound;
	mpfr_t width;
	interval_init(&bound, 64);
	mpfr_init2(width, 64);
	mpfr_sub(width, a->hi, a->lo, MPFR_RNDU);
	bell(&bound, a->lo);
	erfc_at(r, a->lo, bound.hi);
	mpfr_mul_d(bound.hi, bound.hi, 1.13, MPFR_RNDU);
	mpfr_mul(width, width, bound.hi, MPFR_RNDU);
	mpfr_sub(r->lo, r->lo, width, MPFR_RNDD);
	if (mpfr_sgn(r->lo) < 0)
		mpfr_set_zero(r->lo, 1);
	interval_clear(&bound);
	mpfr_clear(width);
}

/* From the end nearer 0, so that erf(-u) takes the value of erf(u). That end is within 8
   of 0 unless the interval is wide: the series would take as many terms as the square of
   that. */
void interval_erf(struct interval *r, const struct interval *a)
{
	bool mirrored = mpfr_number_p(a->hi) && mpfr_sgn(a->hi) <= 0;
	mpfr_srcptr near = mirrored ? a->hi : a->lo;
	if (!mpfr_number_p(near) || interval_end_exponent(near) > 3) {
		mpfr_set_si(r->lo, -1, MPFR_RNDD);
		mpfr_set_si(r->hi, 1, MPFR_RNDU);
		return;
	}
	mpfr_t width, x;
	mpfr_init2(width, 64);
	mpfr_init2(x, mpfr_get_prec(near));
	mpfr_sub(width, a->hi, a->lo, MPFR_RNDU);
	mpfr_mul_d(width, width, 1.13, MPFR_RNDU);
	bool negative = !mirrored && mpfr_sgn(near) < 0;
	mpfr_abs(x, near, MPFR_RNDD);
	erf_at(r, x);
	if (negative)
		interval_neg(r, r);
	mpfr_add(r->hi, r->hi, width, MPFR_RNDU); /* erf rises, and so does its mirror image */
	if (mpfr_cmp_ui(r->hi, 1) > 0)
		mpfr_set_ui(r->hi, 1, MPFR_RNDU);
	if (mirrored)
		interval_neg(r, r);
	mpfr_clears(width, x, (mpfr_ptr)NULL);
}
