/* expr_digits: the precision raised until the decimal digits of a result are decided. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "expr/exact/enclose.h"
#include "expr/exact/face.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#define DIGITS_BITS (1L << 20) /* the most that digits are tried with */
/* From here the precision grows by more than doubling: what is undecided so far mostly is a
   zero that nothing decides, and then each step short of the last is lost. */
#define DIGITS_LEAP (1L << 15)
/* Exponents that MPFR writes. */
#define EXPONENT_END (LONG_MAX / 4 - 1024)

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
static int scaled_floor(fmpz_t n, const fmpq *q, slong power)
{
	fmpz_t bottom, rest, ten;
	fmpz_init(bottom);
	fmpz_init(rest);
	fmpz_init(ten);
	fmpz_ui_pow_ui(ten, 10, (ulong)labs(power));
	fmpz_abs(n, fmpq_numref(q));
	fmpz_set(bottom, fmpq_denref(q));
	fmpz_mul(power >= 0 ? n : bottom, power >= 0 ? n : bottom, ten);
	fmpz_fdiv_qr(n, rest, n, bottom);
	fmpz_mul_2exp(rest, rest, 1);
	int half = fmpz_cmp(rest, bottom);
	fmpz_clear(bottom);
	fmpz_clear(rest);
	fmpz_clear(ten);
	return half;
}

/* |q| to `digits` digits, nearest; q is not 0. */
static struct decimal round_rational(const fmpq *q, size_t digits, enum lean lean)
{
	struct decimal d = { .negative = fmpq_sgn(q) < 0 };
	fmpz_t n, limit;
	fmpz_init(n);
	fmpz_init(limit);
	fmpz_ui_pow_ui(limit, 10, digits);
	double bits = (double)fmpz_bits(fmpq_numref(q)) - (double)fmpz_bits(fmpq_denref(q));
	/* The exponent, or one or two below: the quotient then is too long. */
	d.exponent = (long)(bits * 0.30102999566398120) - 2;
	int half = scaled_floor(n, q, (slong)digits - 1 - d.exponent);
	while (fmpz_cmp(n, limit) >= 0)
		half = scaled_floor(n, q, (slong)digits - 1 - ++d.exponent);
	if (half > 0 || (half == 0 && (lean == OUTWARD || (lean == EXACT && fmpz_is_odd(n)))))
		fmpz_add_ui(n, n, 1);
	if (fmpz_equal(n, limit)) {
		fmpz_divexact_ui(n, n, 10);
		d.exponent++;
	}
	d.digits = alloc_zero(fmpz_sizeinbase(n, 10) + 2, 1);
	fmpz_get_str(d.digits, 10, n);
	fmpz_clear(n);
	fmpz_clear(limit);
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

/* The ends of a ball whose sign is known, rounded. Where the inner end came to lie on the anchor or beyond it, the
   anchor bounds the value, which does not reach it: a tie there is rounded away from the anchor. */
static void round_ends(const struct ball *a, slong bits, size_t digits, struct decimal end[2])
{
	arb_t all;
	mpfr_t low, high;
	mpq_t anchor;
	arb_init(all);
	mpfr_init2(low, bits + 64);
	mpfr_init2(high, bits + 64);
	mpq_init(anchor);
	ball_enclose(all, a, bits + 32);
	arb_get_interval_mpfr(low, high, all);
	end[0] = round_float(low, digits);
	end[1] = round_float(high, digits);
	int side = fmpq_is_zero(a->anchor) ? 0 : arb_sgn_nonzero(a->rest);
	fmpq_get_mpq(anchor, a->anchor);
	if (side != 0 && side * mpfr_cmp_q(side > 0 ? low : high, anchor) <= 0) {
		struct decimal *inner = &end[side > 0 ? 0 : 1];
		free(inner->digits);
		*inner = round_rational(
			a->anchor, digits, side * fmpq_sgn(a->anchor) > 0 ? OUTWARD : INWARD);
	}
	mpq_clear(anchor);
	mpfr_clear(low);
	mpfr_clear(high);
	arb_clear(all);
}

/* A value beyond the exponents that are written: no precision helps. */
static bool is_hopeless(const struct ball *a)
{
	return a->kind == KIND_BEYOND ||
		(a->kind == KIND_BALL && arb_is_finite(a->rest) &&
			labs(ball_exponent(a)) > EXPONENT_END);
}

/* Prints the value, if its digits are decided. */
static bool print_exact(struct text *out, const struct ball *a, slong bits, size_t digits)
{
	enum sign sign = ball_sign(a);
	if (sign == UNDEFINED || ball_is_infinity(a) || sign == ZERO) {
		text_add(out,
			sign == UNDEFINED      ? "nan"
				: sign == ZERO ? "0"
				: sign < 0     ? "-inf"
					       : "inf");
		return true;
	}
	if (ball_is_rational(a)) {
		struct decimal d = round_rational(a->anchor, digits, EXACT);
		print_decimal(out, &d);
		free(d.digits);
		return true;
	}
	if (sign == UNKNOWN || is_hopeless(a))
		return false;
	struct decimal end[2];
	round_ends(a, bits, digits, end);
	bool decided = decimal_equal(&end[0], &end[1]);
	if (decided)
		print_decimal(out, &end[0]);
	free(end[0].digits);
	free(end[1].digits);
	return decided;
}

int exact_digits(const struct expr *expr, const struct exact_point *at, size_t output,
	enum order order, size_t digits, struct text *out)
{
	struct exponents before = exponents_widen();
	slong bits = (slong)((double)digits * 3.33) + 64;
	bool decided = false, hopeless = false;
	while (!decided && !hopeless) {
		struct effort effort = { .bits = bits };
		struct place place = { .texts = at };
		struct exact_jet jet;
		exact_jet_init(&jet);
		if (enclose_jet(&effort, expr, &place, output, order, &jet)) {
			decided = print_exact(out, &jet.at[order], bits, digits);
			hopeless = is_hopeless(&jet.at[order]);
		}
		exact_jet_clear(&jet);
		hopeless |= bits >= DIGITS_BITS;
		bits = bits < DIGITS_LEAP	  ? 2 * bits
			: bits < DIGITS_BITS / 16 ? 4 * bits
						  : DIGITS_BITS;
	}
	exponents_restore(before);
	return decided ? 0 : -1;
}
