/* expr_digits and expr_reference: the precision raised until a result is decided. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "expr/exact/enclose.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#define DIGITS_BITS (1L << 20) /* the most that digits are tried with */
/* From here the precision grows by more than doubling: what is undecided so far mostly is a
   zero that nothing decides, and then each step short of the last is lost. */
#define DIGITS_LEAP (1L << 15)
#define REFERENCE_BITS 4096 /* and a reference */
#define REFERENCE_START 136
#define REFERENCE_WIDTH 100 /* bits of a reference that are right */
/* Results nearer 0 or infinity than any double are as good as their sign. */
#define BEYOND_DOUBLE 4096

/* ---- decimal digits -------------------------------------------------------------- */

/* A rounded decimal: d.ddd times ten to `exponent`, its sign apart. */
struct decimal {
	char *digits; /* owned */
	long exponent;
	bool negative;
};

static bool decimal_equal(const struct decimal *a, const struct decimal *b)
{
	return a->exponent == b->exponent && a->negative == b->negative &&
		strcmp(a->digits, b->digits) == 0;
}

/* Which way a value lies from the rational that stands for it: a tie is rounded that way,
   or to even for 0. */
enum lean { INWARD = -1, EXACT, OUTWARD };

/* n = q 10^power rounded down, and how the rest compares with one half. */
static int scaled_floor(mpz_ptr n, mpq_srcptr q, long power)
{
	mpz_t bottom, rest, ten;
	mpz_inits(bottom, rest, ten, (mpz_ptr)NULL);
	mpz_ui_pow_ui(ten, 10, (unsigned long)labs(power));
	mpz_abs(n, mpq_numref(q));
	mpz_set(bottom, mpq_denref(q));
	if (power >= 0)
		mpz_mul(n, n, ten);
	else
		mpz_mul(bottom, bottom, ten);
	mpz_fdiv_qr(n, rest, n, bottom);
	mpz_mul_2exp(rest, rest, 1);
	int half = mpz_cmp(rest, bottom);
	mpz_clears(bottom, rest, ten, (mpz_ptr)NULL);
	return half;
}

/* |q| to `digits` digits, nearest; q is not 0. */
static struct decimal round_rational(mpq_srcptr q, size_t digits, enum lean lean)
{
	struct decimal d = { .negative = mpq_sgn(q) < 0 };
	mpz_t n, limit;
	mpz_inits(n, limit, (mpz_ptr)NULL);
	mpz_ui_pow_ui(limit, 10, digits);
	double bits =
		(double)mpz_sizeinbase(mpq_numref(q), 2) - (double)mpz_sizeinbase(mpq_denref(q), 2);
	/* The exponent, or one or two below: the quotient then is too long. */
	d.exponent = (long)(bits * 0.30102999566398120) - 2;
	int half = scaled_floor(n, q, (long)digits - 1 - d.exponent);
	while (mpz_cmp(n, limit) >= 0)
		half = scaled_floor(n, q, (long)digits - 1 - ++d.exponent);
	if (half > 0 || (half == 0 && (lean == OUTWARD || (lean == EXACT && mpz_odd_p(n)))))
		mpz_add_ui(n, n, 1);
	if (mpz_cmp(n, limit) == 0) {
		mpz_divexact_ui(n, n, 10);
		d.exponent++;
	}
	char *text = mpz_get_str(NULL, 10, n);
	d.digits = alloc_copy(text);
	void (*release)(void *, size_t);
	mp_get_memory_functions(NULL, NULL, &release);
	release(text, strlen(text) + 1);
	mpz_clears(n, limit, (mpz_ptr)NULL);
	return d;
}

static struct decimal round_float(mpfr_srcptr x, size_t digits)
{
	mpfr_exp_t exponent;
	char *text = mpfr_get_str(NULL, &exponent, 10, digits, x, MPFR_RNDN);
	bool negative = text[0] == '-';
	struct decimal d = {
		.digits = alloc_copy(text + negative),
		.exponent = exponent - 1,
		.negative = negative,
	};
	mpfr_free_str(text);
	return d;
}

static void print_decimal(struct text *out, const struct decimal *d)
{
	text_print(out, "%s%c", d->negative ? "-" : "", d->digits[0]);
	if (d->digits[1] != '\0')
		text_print(out, ".%s", d->digits + 1);
	text_print(out, "e%c%02ld", d->exponent < 0 ? '-' : '+', labs(d->exponent));
}

/* The ends of a value whose sign is known, rounded. Where the inner end came to lie on
   the anchor or beyond it, the anchor bounds the value, which does not reach it: a tie
   there is rounded away from the anchor. */
static void round_ends(const struct real *a, size_t digits, struct decimal end[2])
{
	struct interval all;
	interval_init(&all, mpfr_get_prec(a->rest.lo));
	real_enclose(&all, a);
	end[0] = round_float(all.lo, digits);
	end[1] = round_float(all.hi, digits);
	int side = mpq_sgn(a->anchor) != 0 ? interval_sign(&a->rest) : 0;
	if (side != 0 && side * mpfr_cmp_q(side > 0 ? all.lo : all.hi, a->anchor) <= 0) {
		struct decimal *inner = &end[side > 0 ? 0 : 1];
		free(inner->digits);
		*inner = round_rational(
			a->anchor, digits, side * mpq_sgn(a->anchor) > 0 ? OUTWARD : INWARD);
	}
	interval_clear(&all);
}

/* Prints the value, if its digits are decided. */
static bool print_real(struct text *out, const struct real *a, size_t digits)
{
	enum sign sign = real_sign(a);
	if (sign == UNDEFINED || real_is_infinity(a) || sign == ZERO) {
		text_add(out,
			sign == UNDEFINED      ? "nan"
				: sign == ZERO ? "0"
				: sign < 0     ? "-inf"
					       : "inf");
		return true;
	}
	if (a->exact) {
		struct decimal d = round_rational(a->anchor, digits, EXACT);
		print_decimal(out, &d);
		free(d.digits);
		return true;
	}
	if (sign == UNKNOWN || mpfr_inf_p(a->rest.lo) || mpfr_inf_p(a->rest.hi))
		return false;
	struct decimal end[2];
	round_ends(a, digits, end);
	bool decided = decimal_equal(&end[0], &end[1]);
	if (decided)
		print_decimal(out, &end[0]);
	free(end[0].digits);
	free(end[1].digits);
	return decided;
}

/* A value beyond the range of exponents: no precision helps. */
static bool is_hopeless(const struct real *a)
{
	if (a->exact || mpq_sgn(a->anchor) != 0 || real_sign(a) == UNDEFINED)
		return false;
	bool low = mpfr_zero_p(a->rest.lo) || mpfr_inf_p(a->rest.lo);
	bool high = mpfr_zero_p(a->rest.hi) || mpfr_inf_p(a->rest.hi);
	return low != high && labs(mpfr_get_exp(low ? a->rest.hi : a->rest.lo)) > LONG_MAX / 8;
}

/* Twice the precision, up to the most. */
static mpfr_prec_t next_bits(mpfr_prec_t bits, mpfr_prec_t most)
{
	return bits < most / 2 ? 2 * bits : most;
}

int expr_digits(const struct expr *expr, const struct exact_point *at, size_t output,
	enum order order, size_t digits, struct text *out)
{
	struct exponents before = exponents_widen();
	mpfr_prec_t bits = (mpfr_prec_t)((double)digits * 3.33) + 64;
	bool decided = false, hopeless = false;
	while (!decided && !hopeless) {
		struct real_jet jet;
		real_jet_init(&jet, bits);
		if (enclose_jet(expr, at, output, order, bits, &jet) == 0) {
			decided = print_real(out, &jet.at[order], digits);
			hopeless = is_hopeless(&jet.at[order]);
		}
		real_jet_clear(&jet);
		hopeless |= bits >= DIGITS_BITS;
		bits = bits < DIGITS_LEAP	  ? 2 * bits
			: bits < DIGITS_BITS / 16 ? 4 * bits
						  : DIGITS_BITS;
	}
	exponents_restore(before);
	return decided ? 0 : -1;
}

/* ---- references ------------------------------------------------------------------ */

/* The value to REFERENCE_WIDTH bits, or as much as a double can tell. */
static bool take_reference(mpfr_ptr exact, const struct real *a)
{
	struct interval all;
	mpfr_t width;
	interval_init(&all, mpfr_get_prec(a->rest.lo));
	mpfr_init2(width, 64);
	real_enclose(&all, a);
	int side = interval_sign(&all);
	mpfr_sub(width, all.hi, all.lo, MPFR_RNDU);
	bool decided = interval_is_nan(&all) || interval_is_point(&all);
	if (!decided && !mpfr_number_p(width)) {
		decided = side != 0 && mpfr_get_exp(side > 0 ? all.lo : all.hi) > BEYOND_DOUBLE;
		mpfr_set(exact, side > 0 ? all.lo : all.hi, MPFR_RNDN);
	} else if (!decided && interval_exponent(&all) < -BEYOND_DOUBLE) {
		decided = true;
		mpfr_set(exact, mpfr_cmpabs(all.lo, all.hi) < 0 ? all.hi : all.lo, MPFR_RNDN);
	} else {
		decided |= side != 0 &&
			mpfr_get_exp(width) < interval_exponent(&all) - REFERENCE_WIDTH;
		mpfr_add(exact, all.lo, all.hi, MPFR_RNDN);
		mpfr_div_2ui(exact, exact, 1, MPFR_RNDN);
	}
	mpfr_clear(width);
	interval_clear(&all);
	return decided;
}

int expr_references(const struct expr *expr, const struct exact_point *at, size_t output,
	enum order highest, mpfr_t *exact, bool *decided)
{
	struct exponents before = exponents_widen();
	int open = (int)highest;
	for (int i = 0; i <= (int)highest; i++) {
		decided[i] = false;
		mpfr_set_nan(exact[i]);
	}
	mpfr_prec_t bits = REFERENCE_START, last = 0;
	for (; open >= 0 && last < REFERENCE_BITS; bits = next_bits(bits, REFERENCE_BITS)) {
		last = bits;
		struct real_jet jet;
		real_jet_init(&jet, bits);
		int status = enclose_jet(expr, at, output, (enum order)open, bits, &jet);
		for (int i = 0; status == 0 && i <= open; i++)
			if (!decided[i])
				decided[i] = take_reference(exact[i], &jet.at[i]);
		while (open >= 0 && decided[open])
			open--;
		real_jet_clear(&jet);
	}
	exponents_restore(before);
	return open < 0 ? 0 : -1;
}

int expr_reference(const struct expr *expr, const struct exact_point *at, size_t output,
	enum order order, mpfr_t exact)
{
	mpfr_t all[ORDERS];
	bool decided[ORDERS];
	for (int i = 0; i < ORDERS; i++)
		mpfr_init2(all[i], mpfr_get_prec(exact));
	expr_references(expr, at, output, order, all, decided);
	mpfr_swap(exact, all[order]);
	for (int i = 0; i < ORDERS; i++)
		mpfr_clear(all[i]);
	return decided[order] ? 0 : -1;
}

/* ---- where branches meet --------------------------------------------------------- */

/* The order at x + step: a reference, to as many bits as `y` has. */
static bool beside(const struct expr *expr, const struct exact_point *at, mpfr_srcptr x,
	size_t output, enum order order, mpfr_t y)
{
	struct exact_point there = *at;
	char *text = NULL;
	bool decided = false;
	if (!mpfr_number_p(x) || mpfr_asprintf(&text, "%Ra", x) < 0)
		return false;
	there.x = text;
	for (int k = 2; k <= 32 && !decided; k *= 2) {
		struct real_jet jet;
		struct interval all;
		mpfr_prec_t bits = k * mpfr_get_prec(y);
		real_jet_init(&jet, bits);
		interval_init(&all, bits);
		if (enclose_jet(expr, &there, output, order, bits, &jet) == 0) {
			real_enclose(&all, &jet.at[order]);
			mpfr_set(y, all.lo, MPFR_RNDN);
			mpfr_sub(all.hi, all.hi, all.lo, MPFR_RNDU);
			decided = mpfr_number_p(y) && mpfr_number_p(all.hi) &&
				(mpfr_zero_p(all.hi) ||
					(mpfr_regular_p(y) &&
						mpfr_get_exp(all.hi) <
							mpfr_get_exp(y) - mpfr_get_prec(y)));
		}
		interval_clear(&all);
		real_jet_clear(&jet);
	}
	mpfr_free_str(text);
	return decided;
}

int expr_limit(const struct expr *expr, const struct exact_point *at, size_t output,
	enum order order, int side, mpfr_t limit)
{
	mpfr_prec_t bits = mpfr_get_prec(limit);
	struct exponents before = exponents_widen();
	struct real_jet x;
	struct interval all;
	mpfr_t place, step, y;
	real_jet_init(&x, 8 * bits);
	interval_init(&all, 8 * bits);
	mpfr_inits2(8 * bits, place, step, (mpfr_ptr)NULL);
	mpfr_init2(y, 4 * bits);
	bool good = real_read(&x.at[0], at->x, strlen(at->x));
	real_enclose(&all, &x.at[0]);
	/* On both sides the errors are as small as the square of the step. */
	mpfr_set_ui_2exp(step, 1, -2 * bits, MPFR_RNDN);
	if (!mpfr_zero_p(all.lo))
		mpfr_mul(step, step, all.lo, MPFR_RNDN);
	mpfr_abs(step, step, MPFR_RNDN);
	mpfr_set_zero(limit, 1);
	for (int s = -1; s <= 1 && good; s += 2) {
		if (side == -s)
			continue;
		(s < 0 ? mpfr_sub : mpfr_add)(place, all.lo, step, MPFR_RNDN);
		good = beside(expr, at, place, output, order, y);
		mpfr_div_ui(y, y, side == 0 ? 2 : 1, MPFR_RNDN);
		mpfr_add(limit, limit, y, MPFR_RNDN);
	}
	mpfr_clears(place, step, y, (mpfr_ptr)NULL);
	interval_clear(&all);
	real_jet_clear(&x);
	exponents_restore(before);
	return good ? 0 : -1;
}
