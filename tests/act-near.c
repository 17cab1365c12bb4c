/* Tests of curves in long double: exact values of every row lie within narrow bounds. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "accuracy.h"
#include "act.h"
#include "reference.h"

#include <math.h>

#define POINTS 200
#define BITS 200

/* |near - exact| no more than the bound; the reference has 100 bits. */
static bool holds(struct near near, mpfr_srcptr exact)
{
	mpfr_t gap, part;
	mpfr_init2(gap, 2 * BITS);
	mpfr_init2(part, BITS);
	mpfr_set_ld(part, near.y, MPFR_RNDN);
	mpfr_sub(gap, part, exact, MPFR_RNDN);
	mpfr_set_ld(part, near.rest, MPFR_RNDN);
	mpfr_add(gap, gap, part, MPFR_RNDN);
	mpfr_abs(gap, gap, MPFR_RNDN);
	mpfr_set_ld(part, near.off + 0x1p-98L * fabsl(near.y), MPFR_RNDU);
	bool within = mpfr_lessequal_p(gap, part) != 0;
	mpfr_clear(gap);
	mpfr_clear(part);
	return within;
}

START_TEST(values_lie_within_their_bounds)
{
	struct curve c = curve_of(&(struct item){ row_at(_i), NULL });
	struct near_curve near_curve;
	struct near near[VECTOR_MAX];
	size_t narrow = 0;
	mpfr_t exact;
	mpfr_init2(exact, BITS);
	bool stated = near_curve_init(&near_curve, &c);
	for (int k = 0; k < POINTS && stated; k++) {
		double x = k % 2 == 0 ? accuracy_random(-10, 10) : accuracy_x(k);
		near_curve_eval(&near_curve, x, near, c.outputs);
		for (size_t j = 0; j < c.outputs; j++) {
			bool known = curve_reference(&c, x, j, ORDER_F, exact) == 0;
			if (!(near[j].off < HUGE_VALL) || (isnan(near[j].y) && mpfr_nan_p(exact))) {
				/* A value that both miss costs no search. */
				narrow += !known || !mpfr_number_p(exact);
				continue;
			}
			ck_assert_msg(known && holds(near[j], exact),
				"%s, output %zu at %a: %.17Lg + %Lg +- %Lg", label(&c), j, x,
				near[j].y, near[j].rest, near[j].off);
			narrow += near[j].off <= 0x1p-53L * fabsl(near[j].y);
		}
	}
	ck_assert_msg(!stated || narrow * 2 >= POINTS * c.outputs,
		"%s: only %zu of %zu bounds are narrow", label(&c), narrow, POINTS * c.outputs);
	mpfr_clear(exact);
	near_curve_free(&near_curve);
	curve_free(&c);
}
END_TEST

/* At kinks and beside them evaluation, the quick bound and the reference take one branch. */
static void assert_one_branch(const struct curve *c, struct near_curve *near_curve, double x)
{
	struct jet jet[VECTOR_MAX];
	struct near near[VECTOR_MAX];
	mpfr_t exact;
	mpfr_init2(exact, BITS);
	curve_eval(c, x, jet);
	near_curve_eval(near_curve, x, near, c->outputs);
	for (size_t j = 0; j < c->outputs; j++) {
		bool known = curve_reference(c, x, j, ORDER_F, exact) == 0;
		bool none = isnan(jet[j].y) && mpfr_nan_p(exact);
		ck_assert_msg(known &&
				(none || reference_ulps(jet[j].y, exact) <= 1 ||
					reference_error(jet[j].y, exact) <= 0x1p-70),
			"%s, output %zu at %a: %.17g, the reference is %.17g", label(c), j, x,
			jet[j].y, mpfr_get_d(exact, MPFR_RNDN));
		ck_assert_msg(none || !(near[j].off < HUGE_VALL) || holds(near[j], exact),
			"%s, output %zu at %a: %.17Lg + %Lg +- %Lg", label(c), j, x, near[j].y,
			near[j].rest, near[j].off);
	}
	mpfr_clear(exact);
}

START_TEST(kinks_have_one_branch)
{
	struct curve c = curve_of(&item[_i]);
	struct near_curve near_curve;
	double kink[KINK_MAX];
	size_t n = curve_kinks(&c, -40, 40, kink);
	if (near_curve_init(&near_curve, &c)) {
		for (size_t k = 0; k < n; k++)
			for (long step = -2; step <= 2; step++)
				assert_one_branch(&c, &near_curve, number_step(kink[k], step));
		near_curve_free(&near_curve);
	}
	curve_free(&c);
}
END_TEST

TCase *act_near(void)
{
	TCase *tc = tcase_create("near");
	tcase_set_timeout(tc, 60 * SUITE_SLOW);
	tcase_add_loop_test(tc, values_lie_within_their_bounds, 0, (int)rows);
	tcase_add_loop_test(tc, kinks_have_one_branch, 0, (int)items);
	return tc;
}
