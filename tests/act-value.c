/* Tests of curve_value: exact values and slopes of every row lie within narrow bounds. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "accuracy.h"
#include "act.h"
#include "reference.h"

#include <math.h>

#define POINTS 200
#define BITS 200

/* |value - exact| no more than the bound; the reference has 100 bits. */
static bool holds(struct bounded value, mpfr_srcptr exact)
{
	mpfr_t gap, part;
	mpfr_init2(gap, 2 * BITS);
	mpfr_init2(part, BITS);
	mpfr_d_sub(gap, value.hi, exact, MPFR_RNDN);
	mpfr_add_d(gap, gap, value.lo, MPFR_RNDN);
	mpfr_abs(gap, gap, MPFR_RNDN);
	mpfr_set_d(part, value.off + 0x1p-98 * fabs(value.hi), MPFR_RNDU);
	bool within = mpfr_lessequal_p(gap, part) != 0;
	mpfr_clear(gap);
	mpfr_clear(part);
	return within;
}

static void values_lie_within(enum order order, const struct activation *row)
{
	struct curve c = curve_of(&(struct item){ row, NULL });
	const struct expr *stated = curve_stated(&c);
	struct bounded value[VECTOR_MAX];
	size_t narrow = 0;
	mpfr_t exact;
	mpfr_init2(exact, BITS);
	for (int k = 0; k < POINTS && stated != NULL; k++) {
		double x = k % 2 == 0 ? accuracy_random(-10, 10) : accuracy_x(k);
		curve_value(&c, stated, x, order, value);
		for (size_t j = 0; j < c.outputs; j++) {
			bool known = curve_reference(&c, x, j, order, exact) == 0;
			if (!(value[j].off < HUGE_VAL) ||
				(isnan(value[j].hi) && mpfr_nan_p(exact))) {
				/* A value that both miss costs no search. */
				narrow += !known || !mpfr_number_p(exact);
				continue;
			}
			ck_assert_msg(known && holds(value[j], exact),
				"%s, output %zu, order %d at %a: %.17g + %g +- %g", label(&c), j,
				(int)order, x, value[j].hi, value[j].lo, value[j].off);
			narrow += value[j].off <= 0x1p-53 * fabs(value[j].hi);
		}
	}
	/* Half of the points of stairs are kinks, where slopes are not bounded. */
	size_t wanted = POINTS * c.outputs / (order == ORDER_F ? 2 : 4);
	ck_assert_msg(stated == NULL || narrow >= wanted,
		"%s, order %d: only %zu of %zu bounds are narrow", label(&c), (int)order, narrow,
		POINTS * c.outputs);
	mpfr_clear(exact);
	curve_free(&c);
}

START_TEST(values_lie_within_their_bounds)
{
	values_lie_within(ORDER_F, row_at(_i));
}
END_TEST

START_TEST(slopes_lie_within_their_bounds)
{
	values_lie_within(_i % 2 == 0 ? ORDER_DF : ORDER_D2F, row_at(_i));
}
END_TEST

/* At kinks and beside them evaluation, the quick bound and the reference take one branch. */
static void assert_one_branch(const struct curve *c, const struct expr *stated, double x)
{
	struct jet jet[VECTOR_MAX];
	struct bounded value[VECTOR_MAX];
	mpfr_t exact;
	mpfr_init2(exact, BITS);
	curve_eval(c, x, jet);
	curve_value(c, stated, x, ORDER_F, value);
	for (size_t j = 0; j < c->outputs; j++) {
		bool known = curve_reference(c, x, j, ORDER_F, exact) == 0;
		bool none = isnan(jet[j].y) && mpfr_nan_p(exact);
		ck_assert_msg(known &&
				(none || reference_ulps(jet[j].y, exact) <= 1 ||
					reference_error(jet[j].y, exact) <= 0x1p-70),
			"%s, output %zu at %a: %.17g, the reference is %.17g", label(c), j, x,
			jet[j].y, mpfr_get_d(exact, MPFR_RNDN));
		ck_assert_msg(none || !(value[j].off < HUGE_VAL) || holds(value[j], exact),
			"%s, output %zu at %a: %.17g + %g +- %g", label(c), j, x, value[j].hi,
			value[j].lo, value[j].off);
	}
	mpfr_clear(exact);
}

START_TEST(kinks_have_one_branch)
{
	struct curve c = curve_of(&item[_i]);
	const struct expr *stated = curve_stated(&c);
	double kink[KINK_MAX];
	size_t n = curve_kinks(&c, -40, 40, kink);
	for (size_t k = 0; k < n && stated != NULL; k++)
		for (long step = -2; step <= 2; step++)
			assert_one_branch(&c, stated, number_step(kink[k], step));
	curve_free(&c);
}
END_TEST

TCase *act_value(void)
{
	TCase *tc = tcase_create("value");
	tcase_set_timeout(tc, 60 * SUITE_SLOW);
	tcase_add_loop_test(tc, values_lie_within_their_bounds, 0, (int)rows);
	tcase_add_loop_test(tc, slopes_lie_within_their_bounds, 0, (int)rows);
	tcase_add_loop_test(tc, kinks_have_one_branch, 0, (int)items);
	return tc;
}
