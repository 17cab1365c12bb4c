/* The curves' tests: kinks, frameworks, bounds of parameters, ownership. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act.h"

#include <float.h>
#include <math.h>
#include <string.h>

static bool differ(double a, double b)
{
	return fabs(a - b) > 1e-11 * fmax(1, fabs(a));
}

START_TEST(declared_kinks_are_there)
{
	struct curve c = curve_of(&item[_i]);
	double kink[KINK_MAX];
	size_t kinks = curve_kinks(&c, -40, 40, kink);
	for (size_t k = 0; k < kinks; k++) {
		bool seen = false;
		double x = kink[k];
		ck_assert(isfinite(x) && (k == 0 || x > kink[k - 1]));
		assert_same(x, x + 0.0);
		for (int order = 0; order < ORDERS; order++) {
			double a = order_at(&c, number_step(x, -1), (enum order)order);
			double b = order_at(&c, number_step(x, 1), (enum order)order);
			seen = seen || isnan(a) != isnan(b) || differ(a, b) ||
				fabs(a - b) > 1e-10 * fabs(a);
		}
		ck_assert_msg(seen, "%s: nothing happens at %g", label(&c), x);
	}
	curve_free(&c);
}
END_TEST

/* Less than KINK_MAX whole numbers, since stair bends at each. Halves [a, b] towards the larger difference until it is one step; a jump there is a
   kink. */
START_TEST(found_kinks_are_declared)
{
	struct curve c = curve_of(&item[_i]);
	double kink[KINK_MAX];
	size_t kinks = curve_kinks(&c, -31, 31, kink);
	/* Kinks of formulas are found, not declared, and their evaluation takes longer. */
	double step = c.row->along != NULL ? 0.125 : 0.75;
	step *= SUITE_SLOW > 1 ? 3 : 1;
	for (int order = 0; order < ORDERS; order++) {
		for (double from = -30.03; from < 30; from += step) {
			double a = from, b = from + step;
			double at_a = order_at(&c, a, (enum order)order);
			double at_b = order_at(&c, b, (enum order)order);
			while (number_step(a, 1) < b) {
				double m = a + (b - a) / 2,
				       at_m = order_at(&c, m, (enum order)order);
				bool left = fabs(at_m - at_a) > fabs(at_b - at_m);
				*(left ? &b : &a) = m;
				*(left ? &at_b : &at_a) = at_m;
			}
			bool declared = !differ(at_a, at_b);
			for (size_t k = 0; k < kinks; k++)
				declared = declared ||
					(a <= number_step(kink[k], 4) &&
						b >= number_step(kink[k], -4));
			ck_assert_msg(declared, "%s, order %d: jump at %.17g", label(&c), order, b);
		}
	}
	curve_free(&c);
}
END_TEST

START_TEST(slopes_at_kinks_follow_the_rule)
{
	static const struct {
		const char *id, *framework;
		double x, slope, curvature;
	} wanted[] = {
		{ "relu", NULL, 0, 0, 0 },
		{ "leaky_relu", NULL, 0, 0.01, 0 },
		{ "leaky_relu", "pytorch", 0, 0.01, 0 },
		{ "leaky_relu", "jax", 0, 1, 0 },
		{ "leaky_relu", "keras", 0, 0.2, 0 },
		{ "leaky_relu", "tf", 0, 0.2, 0 },
		{ "prelu", NULL, 0, 0.25, 0 },
		{ "prelu", "keras", 0, 0, 0 },
		{ "rrelu", NULL, 0, 11.0 / 48, 0 },
		{ "elu", NULL, 0, 1, 1 },
		{ "celu", NULL, 0, 1, 1 },
		{ "selu", NULL, 0, 1.7580993408473768, 1.7580993408473768 },
		{ "maxout", NULL, -2, -0.5, 0 },
		{ "maxout", NULL, 2, 0.5, 0 },
		{ "relu6", NULL, 0, 0, 0 },
		{ "relu6", NULL, 6, 0, 0 },
		{ "hard_tanh", NULL, -1, 0, 0 },
		{ "hard_tanh", NULL, 1, 0, 0 },
		{ "hard_tanh", "jax", -1, 1, 0 },
		{ "hard_tanh", "jax", 1, 1, 0 },
		{ "hard_sigmoid", NULL, -3, 0, 0 },
		{ "hard_sigmoid", NULL, 3, 0, 0 },
		{ "hard_sigmoid_02", NULL, -2.5, 0, 0 },
		{ "hard_sigmoid_02", NULL, 2.5, 0, 0 },
		{ "hard_swish", NULL, -3, 0, 0 },
		{ "hard_swish", NULL, 3, 1, 0 },
		{ "softsign", NULL, 0, 1, 0 },
		{ "heaviside", NULL, 0, 0, 0 },
	};
	for (size_t k = 0; k < sizeof wanted / sizeof wanted[0]; k++) {
		struct curve c = curve_named(wanted[k].id, wanted[k].framework);
		ck_assert_msg(order_at(&c, wanted[k].x, ORDER_DF) == wanted[k].slope, "%s at %g",
			label(&c), wanted[k].x);
		ck_assert_msg(order_at(&c, wanted[k].x, ORDER_D2F) == wanted[k].curvature,
			"%s at %g", label(&c), wanted[k].x);
		curve_free(&c);
	}
	struct curve step = curve_named("heaviside", NULL);
	ck_assert(order_at(&step, 0, ORDER_F) == 1);
	curve_free(&step);
}
END_TEST

static double value_of(const char *id, const char *framework, double x)
{
	struct curve c = curve_named(id, framework);
	double y = order_at(&c, x, ORDER_F);
	curve_free(&c);
	return y;
}

START_TEST(frameworks_differ_where_they_do)
{
	ck_assert(value_of("leaky_relu", NULL, -1) == -0.01);
	ck_assert(value_of("leaky_relu", "pytorch", -1) == -0.01);
	ck_assert(value_of("leaky_relu", "keras", -1) == -0.2);
	ck_assert(value_of("leaky_relu", "tf", -1) == -0.2);
	ck_assert(value_of("prelu", "onnx", -1) == -0.25);
	ck_assert(value_of("prelu", "keras", -1) == 0);
	ck_assert(value_of("softplus", "pytorch", 20) > 20);
	ck_assert(value_of("softplus", "pytorch", 20.5) == 20.5);
	ck_assert(value_of("softplus", "tf", 20.5) > 20.5);
	ck_assert(value_of("softplus", NULL, 20.5) > 20.5);
	ck_assert(value_of("gelu", "jax", -3) == value_of("gelu_tanh", NULL, -3));
	ck_assert(value_of("gelu", "keras", -3) == value_of("gelu", NULL, -3));
	ck_assert(value_of("hard_sigmoid", "onnx", 1) == value_of("hard_sigmoid_02", NULL, 1));
	ck_assert(value_of("hard_sigmoid", "keras", 1) == value_of("hard_sigmoid", NULL, 1));
	assert_same(value_of("selu", "onnx", 1), 1.05070102214813232421875);
	assert_same(value_of("selu", NULL, 1), 1.0507009873554804934193349852946);

	struct curve c = curve_named("gelu", "jax");
	ck_assert_str_eq(c.name, "gelu");
	ck_assert_str_eq(c.typed->id, "gelu");
	ck_assert_str_eq(c.row->id, "gelu_tanh");
	ck_assert_str_eq(curve_formula(&c), row_named("gelu_tanh")->formula);
	ck_assert_str_eq(curve_derivative(&c), row_named("gelu_tanh")->derivative);
	curve_free(&c);
	c = curve_named("softplus", "pytorch");
	ck_assert_ptr_nonnull(strstr(curve_formula(&c), "threshold"));
	ck_assert_ptr_nonnull(strstr(curve_derivative(&c), "threshold"));
	ck_assert(c.scalar[activation_param(c.row, "threshold")] == 20);
	double kink[KINK_MAX];
	ck_assert_uint_eq(curve_kinks(&c, -40, 40, kink), 1);
	ck_assert(kink[0] == 20);
	set_one(&c, "beta", 0.7);
	finish(&c, NULL);
	ck_assert_uint_eq(curve_kinks(&c, -40, 40, kink), 1);
	ck_assert(0.7 * kink[0] <= 20 && 0.7 * number_step(kink[0], 1) > 20);
	curve_free(&c);
}
END_TEST

START_TEST(frameworks_lack_what_they_lack)
{
	static const char *const lacking[][2] = { { "heaviside", "pytorch" }, { "maxout", "keras" },
		{ "rrelu", "jax" }, { "rrelu", "keras" }, { "silu", "onnx" }, { "mish", "tf" },
		{ "celu", "tf" }, { "relu6", "onnx" }, { "hard_sigmoid_02", "pytorch" } };
	for (size_t k = 0; k < sizeof lacking / sizeof lacking[0]; k++) {
		struct curve c;
		const struct framework *f = framework_find(lacking[k][1]);
		ck_assert_ptr_nonnull(f);
		ck_assert(!activation_ships(row_named(lacking[k][0]), f));
		ck_assert_int_eq(curve_init(&c, row_named(lacking[k][0]), f), -1);
	}
	ck_assert(activation_ships(row_named("hard_sigmoid"), framework_find("onnx")));
	ck_assert(activation_ships(row_named("relu"), framework_find("tf")));
}
END_TEST

static void refuses(const char *id, const char *param, double value, const char *wanted)
{
	struct curve c = curve_named(id, NULL);
	set_one(&c, param, value);
	finish(&c, wanted);
	curve_free(&c);
}

START_TEST(parameters_have_bounds)
{
	refuses("elu", "alpha", NAN, "alpha must be finite");
	refuses("elu", "alpha", INFINITY, "alpha must be finite");
	refuses("elu", "alpha", -DBL_MAX, NULL);
	refuses("celu", "alpha", 0, "alpha must be greater than 0");
	refuses("celu", "alpha", -1, "alpha must be greater than 0");
	refuses("celu", "alpha", 0x1p-1074, NULL);
	refuses("softplus", "beta", -0.5, "beta must be greater than 0");
	refuses("softmax", "i", 0, "i must be an integer from 1 to 3");
	refuses("softmax", "i", 4, "i must be an integer from 1 to 3");
	refuses("softmax", "i", 1.5, "i must be an integer from 1 to 3");
	refuses("softmax", "i", NAN, "i must be an integer from 1 to 3");
	refuses("softmax", "i", 3, NULL);
	refuses("rrelu", "lower", 0.5, "lower must not exceed upper");
	refuses("rrelu", "upper", 0.125, NULL);
	refuses("hard_tanh", "lo", 2, "lo must not exceed hi");
	refuses("hard_tanh", "lo", 1, NULL);
	refuses("maxout", "w", 1, "w and b differ in length");

	double many[VECTOR_MAX + 1] = { 0 };
	struct curve c = curve_named("maxout", NULL);
	for (int k = 0; k < 2; k++)
		curve_set(&c, k, many, VECTOR_MAX + 1);
	finish(&c, "w has more than 64 elements");
	for (int k = 0; k < 2; k++)
		curve_set(&c, k, many, VECTOR_MAX);
	finish(&c, NULL);
	many[1] = NAN;
	curve_set(&c, 1, many, VECTOR_MAX);
	finish(&c, "b must be finite");
	curve_set(&c, 1, many, 0);
	finish(&c, "b has no value");
	curve_free(&c);
}
END_TEST

/* No NaN at any parameter that is allowed, however large or small. */
START_TEST(extreme_parameters_give_no_nan)
{
	static const double extreme[] = { 0, 1, 1e300, 1e-300, DBL_MAX, DBL_MIN, 0x1p-1074, 1e17,
		0.1 };
	static const double at[] = { 0, 0x1p-1074, 1e-310, 1e-300, 1e-20, 0.5, 1, 3, 30, 700, 740,
		1e17, 1e300, DBL_MAX, INFINITY };
	enum { E = sizeof extreme / sizeof extreme[0], X = sizeof at / sizeof at[0] };
	struct curve c = curve_of(&item[_i]);
	/* A formula without a kernel is what it says, 0/0 included. */
	bool kernel = c.row->along != NULL;
	for (int first = kernel ? 0 : 2 * E; first < 2 * E; first++)
		for (int second = 0; second < 2 * E; second++) {
			const int which[2] = { first, second };
			for (int k = 0; k < 2 && c.row->param[k].name != NULL; k++) {
				double value = extreme[which[k] / 2] * (which[k] % 2 == 0 ? 1 : -1);
				if (c.row->param[k].kind == PARAM_SCALAR)
					curve_set(&c, k, &value, 1);
			}
			struct text why = { 0 };
			int status = curve_finish(&c, &why);
			text_free(&why);
			for (int n = 0; status == 0 && n < 2 * X; n++) {
				double x = n % 2 == 0 ? at[n / 2] : -at[n / 2];
				for (int order = 0; order < ORDERS; order++)
					ck_assert_msg(!isnan(order_at(&c, x, (enum order)order)),
						"%s:%g,%g order %d at %g", label(&c), c.scalar[0],
						c.scalar[1], order, x);
			}
		}
	curve_free(&c);
}
END_TEST

START_TEST(curves_own_their_values)
{
	struct curve a = curve_named("elu", NULL), b;
	double alpha = 2;
	ck_assert(!a.set[0]);
	curve_set(&a, 0, &alpha, 1);
	alpha = 5;
	finish(&a, NULL);
	curve_copy(&b, &a);
	ck_assert(b.set[0]);
	curve_set(&b, 0, &alpha, 1);
	finish(&b, NULL);
	curve_set(&b, 0, b.value[0].v, b.value[0].n);
	ck_assert(order_at(&a, -INFINITY, ORDER_F) == -2);
	curve_free(&a);
	ck_assert_str_eq(b.name, "elu");
	ck_assert(order_at(&b, -INFINITY, ORDER_F) == -5);
	curve_free(&b);
	curve_free(&b);
}
END_TEST

TCase *act_curves(void)
{
	TCase *tc = tcase_create("curves");
	tcase_set_timeout(tc, 60 * SUITE_SLOW);
	tcase_add_loop_test(tc, declared_kinks_are_there, 0, (int)items);
	tcase_add_loop_test(tc, found_kinks_are_declared, 0, (int)items);
	tcase_add_test(tc, slopes_at_kinks_follow_the_rule);
	tcase_add_test(tc, frameworks_differ_where_they_do);
	tcase_add_test(tc, frameworks_lack_what_they_lack);
	tcase_add_test(tc, parameters_have_bounds);
	tcase_add_loop_test(tc, extreme_parameters_give_no_nan, 0, (int)items);
	tcase_add_test(tc, curves_own_their_values);
	return tc;
}
