/* The tests of curves along a line: softmax as a distribution, maxout as a hull. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "accuracy.h"
#include "act.h"

#include <float.h>
#include <math.h>

START_TEST(softmax_is_a_distribution)
{
	struct curve c = curve_named("softmax", NULL);
	struct jet jet[VECTOR_MAX], moved[VECTOR_MAX];
	for (int round = 0; round < 2000; round++) {
		double z[VECTOR_MAX], i = 1 + floor(accuracy_random(0, 64)), sum[ORDERS] = { 0 };
		size_t n = (size_t)i + (size_t)accuracy_random(0, 64.999 - i);
		for (size_t k = 0; k < n; k++)
			z[k] = floor(accuracy_random(-30, 30) * 1024) / 1024;
		curve_set(&c, 0, z, n);
		curve_set(&c, 1, &i, 1);
		finish(&c, NULL);
		ck_assert_uint_eq(c.outputs, n);
		double x = floor(accuracy_random(-30, 30) * 1024) / 1024;
		curve_eval(&c, x, jet);
		/* Adding the same to all changes nothing, however large. */
		for (size_t k = 0; k < n; k++)
			z[k] += 0x1p40;
		curve_set(&c, 0, z, n);
		curve_eval(&c, x + 0x1p40, moved);
		for (size_t j = 0; j < n; j++) {
			ck_assert(jet[j].y >= 0 && jet[j].y <= 1);
			for (int order = 0; order < ORDERS; order++) {
				sum[order] += jet_order(jet[j], (enum order)order);
				assert_same(jet_order(jet[j], (enum order)order),
					jet_order(moved[j], (enum order)order));
			}
		}
		ck_assert(fabs(sum[0] - 1) < 1e-14 && fabs(sum[1]) < 1e-15 && fabs(sum[2]) < 1e-15);
	}
	curve_free(&c);
}
END_TEST

START_TEST(softmax_survives_large_scores)
{
	static const double lists[][3] = { { 1000, 0, -1000 }, { DBL_MAX, -DBL_MAX, 0 },
		{ 0, 0, 0 } };
	static const double at[] = { 0, 1000, -1000, DBL_MAX, -DBL_MAX, INFINITY, -INFINITY,
		1e-300 };
	struct curve c = curve_named("softmax", NULL);
	for (size_t l = 0; l < 3; l++)
		for (int i = 1; i <= 3; i++)
			for (size_t n = 0; n < sizeof at / sizeof at[0]; n++) {
				struct jet jet[VECTOR_MAX];
				double index = i, sum = 0;
				curve_set(&c, 0, lists[l], 3);
				curve_set(&c, 1, &index, 1);
				finish(&c, NULL);
				curve_eval(&c, at[n], jet);
				for (size_t j = 0; j < 3; j++) {
					ck_assert(!isnan(jet[j].y) && !isnan(jet[j].dy) &&
						!isnan(jet[j].d2y));
					sum += jet[j].y;
				}
				ck_assert(fabs(sum - 1) < 1e-15);
			}
	curve_free(&c);
}
END_TEST

/* f by trying all pieces; kinks against every crossing of two pieces that is on top. */
START_TEST(maxout_is_the_largest_piece)
{
	struct curve c = curve_named("maxout", NULL);
	for (int round = 0; round < 400; round++) {
		double w[VECTOR_MAX], b[VECTOR_MAX];
		size_t n = 1 + (size_t)accuracy_random(0, 63.999);
		bool coarse =
			round % 2 == 0; /* whole numbers meet three at a point, and in parallel */
		for (size_t k = 0; k < n; k++) {
			w[k] = accuracy_random(-4, 4);
			b[k] = accuracy_random(-4, 4);
			w[k] = coarse ? rint(w[k]) : w[k];
			b[k] = coarse ? rint(b[k]) : b[k];
		}
		curve_set(&c, 0, w, n);
		curve_set(&c, 1, b, n);
		finish(&c, NULL);
		for (size_t k = 0; k < c.kinks; k++) {
			double x = c.kink[k];
			ck_assert(k == 0 || x > c.kink[k - 1]);
			ck_assert(order_at(&c, number_step(x, -1), ORDER_DF) <
				order_at(&c, number_step(x, 1), ORDER_DF));
		}
		double slope = order_at(&c, -INFINITY, ORDER_DF);
		for (double x = -50; x < 50; x += 0.37) {
			double y = -INFINITY, dy = order_at(&c, x, ORDER_DF);
			for (size_t k = 0; k < n; k++)
				y = fmax(y, fma(w[k], x, b[k]));
			ck_assert(order_at(&c, x, ORDER_F) == y);
			bool passed = false;
			for (size_t k = 0; k < c.kinks; k++)
				passed = passed || (c.kink[k] > x - 0.38 && c.kink[k] <= x);
			ck_assert_msg(
				dy == slope || passed || x == -50, "undeclared kink before %g", x);
			slope = dy;
		}
	}
	curve_free(&c);
}
END_TEST

START_TEST(maxout_ties_take_the_flatter_piece)
{
	struct curve c = curve_named("maxout", NULL);
	curve_set(&c, 0, (const double[]){ 1, -1, 0.5 }, 3);
	curve_set(&c, 1, (const double[]){ 0, 0, 0 }, 3);
	finish(&c, NULL);
	ck_assert(order_at(&c, 0, ORDER_DF) == 0.5);
	curve_set(&c, 0, (const double[]){ -1, 1 }, 2);
	curve_set(&c, 1, (const double[]){ 0, 0 }, 2);
	finish(&c, NULL);
	ck_assert(order_at(&c, 0, ORDER_DF) == -1);
	ck_assert(order_at(&c, INFINITY, ORDER_DF) == 1 && order_at(&c, -INFINITY, ORDER_DF) == -1);
	/* Pieces so nearly parallel that their values round alike far from where they
	   meet. */
	curve_set(&c, 0, (const double[]){ 1e-10, 0 }, 2);
	curve_set(&c, 1, (const double[]){ 1e10, 1e10 }, 2);
	finish(&c, NULL);
	ck_assert_uint_eq(c.kinks, 1);
	ck_assert(order_at(&c, 1, ORDER_DF) == 1e-10 && order_at(&c, -1, ORDER_DF) == 0);
	curve_free(&c);
}
END_TEST

TCase *act_lines(void)
{
	TCase *tc = tcase_create("lines");
	tcase_set_timeout(tc, 60 * SUITE_SLOW);
	tcase_add_test(tc, softmax_is_a_distribution);
	tcase_add_test(tc, softmax_survives_large_scores);
	tcase_add_test(tc, maxout_is_the_largest_piece);
	tcase_add_test(tc, maxout_ties_take_the_flatter_piece);
	return tc;
}
