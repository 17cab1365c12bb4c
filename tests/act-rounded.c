/* Number types' tests: what frameworks compute parses, loses no slope and keeps the slopes at kinks. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act.h"

#include <math.h>

static const enum dtype types[] = { DTYPE_FLOAT64, DTYPE_FLOAT32, DTYPE_FLOAT16, DTYPE_BFLOAT16 };

static const double points[] = { 0, 1e-30, 1e-9, 1e-3, 0.1, 0.5, 1, 1.5, 2, 2.5, 3, 4, 6, 6.5, 8,
	11.5, 12, 20, 25, 50, 88, 89, 100, 300, 800 };

/* False if no formula states the row. */
static bool typed_curve(const struct item *i, enum dtype dtype, struct curve *c)
{
	*c = curve_of(i);
	if (curve_set_dtype(c, dtype) != 0) {
		curve_free(c);
		return false;
	}
	finish(c, NULL);
	return true;
}

START_TEST(texts_parse)
{
	const struct item *i = &item[_i];
	struct curve c;
	if (!typed_curve(i, DTYPE_FLOAT32, &c))
		return;
	const struct variant *v = c.variant;
	ck_assert_msg(c.computed.form != NULL, "%s: form", label(&c));
	const char *own = v != NULL && v->backward != NULL ? v->backward : NULL;
	if (own != NULL || (v == NULL && c.row->backward != NULL))
		ck_assert_msg(c.computed.backward != NULL, "%s: backward", label(&c));
	if (c.row->form != NULL)
		ck_assert_msg(activation_tree(c.row, c.row->form) != NULL, "%s: %s", label(&c),
			c.row->form);
	curve_free(&c);
}
END_TEST

/* Where the value is a number and the slope has one, a kernel's slope is no NaN. */
static void assert_slopes(const struct curve *c, const struct curve *exact, double x)
{
	struct jet got[VECTOR_MAX], wanted[VECTOR_MAX];
	x = dtype_round(c->dtype, x);
	curve_eval(c, x, got);
	curve_eval(exact, x, wanted);
	for (size_t j = 0; j < c->outputs; j++) {
		if (!isfinite(got[j].y) || !isfinite(wanted[j].y))
			continue;
		if (!isnan(wanted[j].dy) && c->computed.slope != NULL)
			ck_assert_msg(!isnan(got[j].dy), "%s in %s: f' at %g", label(c),
				dtype_name(c->dtype), x);
		if (!isnan(wanted[j].d2y))
			ck_assert_msg(!isnan(got[j].d2y), "%s in %s: f'' at %g", label(c),
				dtype_name(c->dtype), x);
		if (c->dtype == DTYPE_FLOAT64 && fabs(x) <= 100)
			ck_assert_msg(!(fabs(got[j].dy - wanted[j].dy) >
					      1e-6 * fmax(1, fabs(wanted[j].dy))),
				"%s: f' at %g: %g, not %g", label(c), x, got[j].dy, wanted[j].dy);
	}
}

START_TEST(slopes_are_kept)
{
	const struct item *i = &item[_i];
	struct curve exact = curve_of(i), c;
	for (size_t t = 0; t < sizeof types / sizeof *types; t++) {
		if (!typed_curve(i, types[t], &c))
			continue;
		for (size_t k = 0; k < sizeof points / sizeof *points; k++) {
			assert_slopes(&c, &exact, points[k]);
			assert_slopes(&c, &exact, -points[k]);
		}
		double kink[KINK_MAX];
		size_t kinks = curve_kinks(&exact, -100, 100, kink);
		/* Of others the arithmetic may see either side. */
		for (size_t k = 0; k < kinks; k++)
			if (kink[k] * 1024 == rint(kink[k] * 1024))
				assert_slopes(&c, &exact, kink[k]);
		curve_free(&c);
	}
	curve_free(&exact);
}
END_TEST

/* 16 bits are float32 rounded once, or rounded at each step. */
START_TEST(kernels_round_once)
{
	static const struct {
		const char *id, *framework;
		bool composite;
	} curves[] = {
		{ "gelu", "pytorch", false },
		{ "silu", "jax", false },
		{ "softsign", NULL, false },
		{ "softsign", "tf", false },
		{ "softsign", "pytorch", true },
		{ "tanh_shrink", "pytorch", true },
		{ "quick_gelu", "hf", true },
		{ "quick_gelu", "mlx", false },
		{ "squareplus", "keras", true },
		{ "laplace", "hf", true },
	};
	struct curve wide = curve_named(curves[_i].id, curves[_i].framework), narrow;
	curve_copy(&narrow, &wide);
	curve_set_dtype(&wide, DTYPE_FLOAT32);
	curve_set_dtype(&narrow, DTYPE_BFLOAT16);
	finish(&wide, NULL);
	finish(&narrow, NULL);
	size_t other = 0;
	for (int k = -400; k <= 400; k++) {
		double x = dtype_round(DTYPE_BFLOAT16, k / 80.);
		double once = dtype_round(DTYPE_BFLOAT16, order_at(&wide, x, ORDER_F));
		other += order_at(&narrow, x, ORDER_F) != once;
	}
	ck_assert_msg((other > 0) == curves[_i].composite, "%s: %zu", label(&wide), other);
	curve_free(&wide);
	curve_free(&narrow);
}
END_TEST

TCase *act_rounded(void)
{
	TCase *tcase = tcase_create("rounded");
	tcase_set_timeout(tcase, 60 * SUITE_SLOW);
	tcase_add_loop_test(tcase, texts_parse, 0, (int)items);
	tcase_add_loop_test(tcase, slopes_are_kept, 0, (int)items);
	tcase_add_loop_test(tcase, kernels_round_once, 0, 10);
	return tcase;
}
