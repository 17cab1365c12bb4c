/* expr_reference and expr_limit: values to 100 bits, and what they tend to where branches meet. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/exact/enclose.h"
#include "expr/exact/face.h"

#include <string.h>

#define MOST_BITS 4096 /* that a reference is tried with */
#define START_BITS 136
#define WIDTH 100 /* bits of a reference that are right */
/* Results nearer 0 or infinity than any double are as good as their sign. */
#define BEYOND_DOUBLE 4096

/* MPFR's exponents widened while a value is handed out, by half of what it has, so that its functions keep room for
   intermediate results. */
struct exponents exponents_widen(void)
{
	struct exponents before = { mpfr_get_emin(), mpfr_get_emax() };
	mpfr_set_emin(mpfr_get_emin_min() / 2);
	mpfr_set_emax(mpfr_get_emax_max() / 2);
	return before;
}

void exponents_restore(struct exponents before)
{
	mpfr_set_emin(before.low);
	mpfr_set_emax(before.high);
}

/* The middle of a ball. */
static void set_middle(mpfr_ptr r, const arb_t a)
{
	arf_get_mpfr(r, arb_midref(a), MPFR_RNDN);
}

/* The value to WIDTH bits, or as much as a double can tell. */
static bool take(mpfr_ptr exact, const struct ball *a)
{
	arb_t all;
	bool decided = true;
	if (ball_is_nan(a)) {
		mpfr_set_nan(exact);
		return true;
	}
	if (ball_is_infinity(a) || a->kind == KIND_BEYOND) {
		mpfr_set_inf(exact, ball_sign(a));
		return ball_is_infinity(a) ||
			arf_cmpabs_2exp_si(arb_midref(a->rest), BEYOND_DOUBLE) > 0;
	}
	arb_init(all);
	ball_enclose(all, a, mpfr_get_prec(exact) + 64);
	if (!arb_is_finite(all)) {
		decided = false;
	} else {
		slong above = ball_exponent(a);
		mag_t least;
		mag_init(least);
		arb_get_mag_lower(least, all);
		set_middle(exact, all);
		decided = ball_is_rational(a) || above < -BEYOND_DOUBLE ||
			mag_cmp_2exp_si(least, BEYOND_DOUBLE) > 0 ||
			(!mag_is_zero(least) && arb_rel_accuracy_bits(all) >= WIDTH);
		mag_clear(least);
	}
	arb_clear(all);
	return decided;
}

int exact_references(const struct expr *expr, const struct exact_point *at, size_t output,
	enum order highest, mpfr_t *exact, bool *decided)
{
	struct exponents before = exponents_widen();
	int open = (int)highest;
	for (int i = 0; i <= (int)highest; i++) {
		decided[i] = false;
		mpfr_set_nan(exact[i]);
	}
	for (slong bits = START_BITS, last = 0; open >= 0 && last < MOST_BITS;
		bits = bits < MOST_BITS / 2 ? 2 * bits : MOST_BITS) {
		struct effort effort = { .bits = last = bits };
		struct place place = { .texts = at };
		struct exact_jet jet;
		exact_jet_init(&jet);
		bool good = enclose_jet(&effort, expr, &place, output, (enum order)open, &jet);
		for (int i = 0; good && i <= open; i++)
			if (!decided[i])
				decided[i] = take(exact[i], &jet.at[i]);
		while (open >= 0 && decided[open])
			open--;
		exact_jet_clear(&jet);
	}
	exponents_restore(before);
	return open < 0 ? 0 : -1;
}

/* ---- where branches meet ------------------------------------------------------------------ */

/* The order at a place: to as many bits as `y` has. */
static bool value_at(const struct expr *expr, const struct exact_point *at, const struct ball *x,
	size_t output, enum order order, mpfr_t y)
{
	struct place place = { .texts = at, .x = x };
	bool decided = false;
	for (int k = 2; k <= 32 && !decided; k *= 2) {
		struct effort effort = { .bits = k * (slong)mpfr_get_prec(y) };
		struct exact_jet jet;
		arb_t all;
		exact_jet_init(&jet);
		arb_init(all);
		if (enclose_jet(&effort, expr, &place, output, order, &jet) &&
			(ball_is_rational(&jet.at[order]) || jet.at[order].kind == KIND_BALL)) {
			ball_enclose(all, &jet.at[order], effort.bits);
			set_middle(y, all);
			decided = ball_is_rational(&jet.at[order]) ||
				arb_rel_accuracy_bits(all) > (slong)mpfr_get_prec(y);
		}
		arb_clear(all);
		exact_jet_clear(&jet);
	}
	return decided;
}

int exact_limit(const struct expr *expr, const struct exact_point *at, size_t output,
	enum order order, int side, mpfr_t limit)
{
	slong bits = (slong)mpfr_get_prec(limit);
	struct effort effort = { .bits = 8 * bits };
	struct exponents before = exponents_widen();
	struct ball x, step, place;
	mpfr_t y;
	ball_init(&x);
	ball_init(&step);
	ball_init(&place);
	mpfr_init2(y, 4 * bits);
	bool good = ball_read(&effort, &x, at->x, strlen(at->x)) &&
		(ball_is_rational(&x) || ball_sign(&x) != UNDEFINED);
	/* On both sides the errors are as small as the square of the step. */
	ball_set_integer(&step, 1);
	fmpz_mul_2exp(fmpq_denref(step.anchor), fmpq_denref(step.anchor), (ulong)(2 * bits));
	if (!ball_is_zero(&x))
		ball_mul(&effort, &step, &step, &x);
	if (ball_sign(&step) == NEGATIVE)
		ball_neg(&step, &step);
	mpfr_set_zero(limit, 1);
	for (int s = -1; s <= 1 && good; s += 2) {
		if (side == -s)
			continue;
		(s < 0 ? ball_sub : ball_add)(&effort, &place, &x, &step);
		good = value_at(expr, at, &place, output, order, y);
		mpfr_div_ui(y, y, side == 0 ? 2 : 1, MPFR_RNDN);
		mpfr_add(limit, limit, y, MPFR_RNDN);
	}
	mpfr_clear(y);
	ball_clear(&x);
	ball_clear(&step);
	ball_clear(&place);
	exponents_restore(before);
	return good ? 0 : -1;
}
