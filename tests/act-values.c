/* The values' tests: the accuracy bar, limits, signed zeros, what holds at every x. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "accuracy.h"
#include "act.h"
#include "reference.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Largest errors allowed: ulps by order, absolute in 2^-53 near zeros. */
static const double bar[ORDERS] = { 4.5, 8, 16 };
#define BAR_ABSOLUTE 2.0
#define BAR_PARAMETERS 64.0

/* Three significant digits, rounded up. */
static void round_up(double ulps, char *out, size_t size)
{
	double unit = ulps > 0 ? pow(10, floor(log10(ulps)) - 2) : 1;
	snprintf(out, size, "%#.3g", ulps);
	for (int k = 1; strtod(out, NULL) < ulps; k++)
		snprintf(out, size, "%#.3g", ulps + k * unit / 2);
}

/* What `make ulps` collects. */
static void print_ulps(const char *name, const struct worst worst[ORDERS])
{
	char ulps[40], x[NUMBER_SIZE];
	for (int k = 0; k < ORDERS; k++) {
		round_up(worst[k].ulps, ulps, sizeof ulps);
		number_format(worst[k].x, x);
		printf("# ulps %s %d %s %s\n", name, k, ulps, x);
	}
	fflush(stdout);
}

/* Holds an error to the table. Another machine's libm may be a little worse; nearest is right anywhere. */
static void assert_ulps(const char *name, int order, const struct worst *worst)
{
	char line[200], key[100];
	double ulps = NAN;
	snprintf(key, sizeof key, "%s %d ", name, order);
	FILE *table = fopen(TESTS "/ulps.txt", "r");
	ck_assert_msg(table != NULL, "tests/ulps.txt cannot be read");
	while (isnan(ulps) && fgets(line, sizeof line, table) != NULL)
		if (strncmp(line, key, strlen(key)) == 0)
			ulps = strtod(line + strlen(key), NULL);
	fclose(table);
	if (isnan(ulps)) /* a new row: the bar holds it, until "make ulps" */
		return;
	ck_assert_msg(worst->ulps <= fmax(0.51, fmax(ulps + 0.05, ulps * 1.02)),
		"%s, order %d: %.4g ulp at %.17g (%a), tests/ulps.txt has %g", name, order,
		worst->ulps, worst->x, worst->x, ulps);
}

static void measure(const struct curve *c, const double limit[ORDERS], const char *name)
{
	struct worst worst[ORDERS];
	bool deep = getenv("ACTPLOT_FULL") != NULL, print = getenv("ACTPLOT_ULPS") != NULL;
	accuracy_measure(c, deep, worst);
	if (print)
		print_ulps(name, worst);
	for (int k = 0; k < ORDERS; k++) {
		ck_assert_msg(worst[k].ulps <= limit[k], "%s, order %d: %g ulp at %.17g (%a)", name,
			k, worst[k].ulps, worst[k].x, worst[k].x);
		ck_assert_msg(worst[k].absolute <= BAR_ABSOLUTE * limit[k] / bar[k],
			"%s, order %d: %g 2^-53 at %.17g (%a)", name, k, worst[k].absolute,
			worst[k].zero_x, worst[k].zero_x);
		if (!deep && !print)
			assert_ulps(name, k, &worst[k]);
	}
}

static const double loose[ORDERS] = { BAR_PARAMETERS, BAR_PARAMETERS, BAR_PARAMETERS };

START_TEST(values_are_within_the_bar)
{
	struct curve c = curve_of(&item[_i]);
	measure(&c, c.row->tier == 3 ? loose : bar, label(&c));
	curve_free(&c);
}
END_TEST

/* Parameters other than the defaults; NaN ends a list. */
static const struct setting {
	const char *id, *framework;
	double p[2];
} settings[] = {
	{ "leaky_relu", NULL, { 0.3, NAN } },
	{ "leaky_relu", NULL, { -2, NAN } },
	{ "prelu", NULL, { 1, NAN } },
	{ "rrelu", NULL, { 0.1, 0.3 } },
	{ "elu", NULL, { 0.7, NAN } },
	{ "elu", NULL, { -1e300, NAN } },
	{ "selu", NULL, { 0.3, 7.7 } },
	{ "selu", NULL, { 1.7, 1e10 } },
	{ "celu", NULL, { 0.01, NAN } },
	{ "celu", NULL, { 0.37, NAN } },
	{ "celu", NULL, { 3e5, NAN } },
	{ "celu", NULL, { 1e-9, NAN } },
	{ "softplus", NULL, { 0.3, NAN } },
	{ "softplus", NULL, { 17.3, NAN } },
	{ "softplus", NULL, { 100, NAN } },
	{ "softplus", NULL, { 1e6, NAN } },
	{ "softplus", "pytorch", { 0.3, NAN } },
	{ "hard_sigmoid_02", NULL, { 0.3, 0.4 } },
	{ "hard_sigmoid_02", NULL, { -0.25, 0.5 } },
	{ "hard_tanh", NULL, { -2.5, 0.1 } },
};

START_TEST(values_hold_at_other_parameters)
{
	const struct setting *s = &settings[_i];
	struct curve c = curve_named(s->id, s->framework);
	char name[80];
	int n = snprintf(name, sizeof name, "%s", label(&c));
	for (int k = 0; k < 2 && !isnan(s->p[k]); k++) {
		curve_set(&c, k, &s->p[k], 1);
		n += snprintf(
			name + n, sizeof name - (size_t)n, "%c%g", k == 0 ? ':' : ',', s->p[k]);
	}
	finish(&c, NULL);
	measure(&c, loose, name);
	curve_free(&c);
}
END_TEST

/* What f, f' and f'' may be at x: numbers where the asymptote is a line; where f grows beyond
   every line they may overflow; where it has no limit there may be no value at infinity. */
static void assert_sound(const struct curve *c, double x, struct jet jet)
{
	const char *side = signbit(x) ? c->row->left : c->row->right;
	bool none = strcmp(side, "none") == 0, grows = strstr(side, "inf") != NULL;
	if (c->row->domain != NULL || (none && isinf(x)))
		return;
	ck_assert_msg(
		!isnan(jet.y) && (isinf(x) || !isnan(jet.dy)) && (isinf(x) || !isnan(jet.d2y)),
		"%s at %g: %g %g %g", label(c), x, jet.y, jet.dy, jet.d2y);
	if (none || grows)
		return;
	ck_assert_msg(isfinite(jet.dy) && isfinite(jet.d2y), "%s at %g: %g %g %g", label(c), x,
		jet.y, jet.dy, jet.d2y);
	/* Steeper than 1, a line leaves the doubles before x does. */
	ck_assert_msg(isinf(x) || isfinite(jet.y) || fabs(jet.dy) * fabs(x) > DBL_MAX, "%s at %g",
		label(c), x);
}

START_TEST(nan_gives_nan_and_the_rest_is_finite)
{
	static const double far[] = { INFINITY, DBL_MAX, 1e300, 1e155, 1e20, 1e5, 1000, 800, 746 };
	struct curve c = curve_of(&item[_i]);
	struct jet jet[VECTOR_MAX];
	curve_eval(&c, NAN, jet);
	for (size_t j = 0; j < c.outputs; j++)
		ck_assert(isnan(jet[j].y) && isnan(jet[j].dy) && isnan(jet[j].d2y));
	for (size_t k = 0; k < 2 * sizeof far / sizeof far[0]; k++) {
		double x = k % 2 == 0 ? far[k / 2] : -far[k / 2];
		curve_eval(&c, x, jet);
		for (size_t j = 0; j < c.outputs; j++)
			assert_sound(&c, x, jet[j]);
	}
	curve_free(&c);
}
END_TEST

/* These give -0 for -0. */
static const char keeps_sign[] = "tanh leaky_relu prelu rrelu elu linear gelu gelu_tanh silu mish "
				 "selu celu hard_swish hard_tanh softsign";

START_TEST(zeros_keep_their_sign)
{
	struct curve c = curve_of(&(struct item){ row_at(_i), NULL });
	struct jet at[VECTOR_MAX], below[VECTOR_MAX];
	curve_eval(&c, 0.0, at);
	curve_eval(&c, -0.0, below);
	for (size_t j = 0; has_word(keeps_sign, c.row->id) && j < c.outputs; j++) {
		ck_assert(at[j].dy == below[j].dy && at[j].d2y == below[j].d2y);
		assert_same(at[j].y, 0.0);
		assert_same(below[j].y, -0.0);
	}
	curve_free(&c);
}
END_TEST

/* x over both signs, all sizes. */
static double any_x(int k)
{
	double size = k % 2 == 0 ? accuracy_random(0, 40) : ldexp(1, (int)accuracy_random(-60, 12));
	return k % 4 < 2 ? size : -size;
}

START_TEST(bounds_are_never_crossed)
{
	static const struct {
		const char *id;
		double lo, hi, slope_lo, slope_hi;
	} bounds[] = {
		{ "sigmoid", 0, 1, 0, 0.25 },
		{ "tanh", -1, 1, 0, 1 },
		{ "softsign", -1, 1, 0, 1 },
		{ "softplus", 0, INFINITY, 0, 1 },
		{ "log_sigmoid", -INFINITY, 0, 0, 1 },
		{ "silu", -0.278464543, INFINITY, -0.1, 1.1 },
		{ "gelu", -0.169971208, INFINITY, -0.13, 1.13 },
		{ "gelu_tanh", -0.170040751, INFINITY, -0.13, 1.13 },
		{ "mish", -0.308843414, INFINITY, -0.12, 1.09 },
		{ "hard_swish", -0.375, INFINITY, -0.5, 1.5 },
		{ "hard_sigmoid", 0, 1, 0, 0.17 },
		{ "hard_sigmoid_02", 0, 1, 0, 0.2 },
		{ "relu6", 0, 6, 0, 1 },
		{ "elu", -1, INFINITY, 0, 1 },
		{ "celu", -1, INFINITY, 0, 1 },
	};
	for (size_t n = 0; n < sizeof bounds / sizeof bounds[0]; n++) {
		struct curve c = curve_named(bounds[n].id, NULL);
		for (int k = 0; k < 20000; k++) {
			double x = any_x(k), y = order_at(&c, x, ORDER_F),
			       dy = order_at(&c, x, ORDER_DF);
			ck_assert_msg(y >= bounds[n].lo && y <= bounds[n].hi &&
					dy >= bounds[n].slope_lo && dy <= bounds[n].slope_hi,
				"%s at %.17g: %.17g, %.17g", bounds[n].id, x, y, dy);
			if (strcmp(bounds[n].id, "softplus") == 0)
				ck_assert(y >= fmax(x, 0));
		}
		curve_free(&c);
	}
}
END_TEST

START_TEST(identities_hold)
{
	struct curve sigmoid = curve_named("sigmoid", NULL),
		     softplus = curve_named("softplus", NULL);
	struct curve log_sigmoid = curve_named("log_sigmoid", NULL),
		     silu = curve_named("silu", NULL);
	struct curve gelu = curve_named("gelu", NULL);
	for (int k = 0; k < 20000; k++) {
		double x = any_x(k), ulp = nextafter(fabs(x), INFINITY) - fabs(x);
		double plus = order_at(&softplus, x, ORDER_F),
		       minus = order_at(&softplus, -x, ORDER_F);
		ck_assert(fabs(plus - minus - x) <= 2 * DBL_EPSILON * fmax(plus, minus));
		assert_same(order_at(&log_sigmoid, x, ORDER_F), -minus);
		ck_assert(fabs(order_at(&sigmoid, x, ORDER_F) + order_at(&sigmoid, -x, ORDER_F) -
				  1) <= 2 * 0x1p-53);
		ck_assert(fabs(order_at(&silu, x, ORDER_F) - order_at(&silu, -x, ORDER_F) - x) <=
			2 * ulp);
		ck_assert(fabs(order_at(&gelu, x, ORDER_F) - order_at(&gelu, -x, ORDER_F) - x) <=
			2 * ulp);
	}
	curve_free(&sigmoid);
	curve_free(&softplus);
	curve_free(&log_sigmoid);
	curve_free(&silu);
	curve_free(&gelu);
}
END_TEST

/* f' and f'' against differences of f and f', at parameters drawn at random: a check of
   the formulas that knows nothing of the references. */
START_TEST(derivatives_match_differences)
{
	for (int round = 0; round < 60; round++) {
		struct curve c = curve_of(&item[_i]);
		for (int k = 0; k < PARAM_MAX && c.row->param[k].name != NULL; k++) {
			const struct bounds *b = &c.row->param[k].bounds;
			double value = accuracy_random(fmax(b->lo, -3) + 0.05, fmin(b->hi, 3));
			if (c.row->param[k].kind == PARAM_SCALAR && round > 0)
				curve_set(&c, k, &value, 1);
		}
		struct text why = { 0 };
		double x = accuracy_random(-6, 6), h = 0x1p-17;
		bool near = curve_finish(&c, &why) != 0;
		double kink[KINK_MAX];
		size_t kinks = near ? 0 : curve_kinks(&c, x - 4 * h, x + 4 * h, kink);
		near = near || kinks > 0;
		struct jet lo[VECTOR_MAX], at[VECTOR_MAX], hi[VECTOR_MAX];
		for (size_t j = 0; !near && j < c.outputs; j++) {
			curve_eval(&c, x - h, lo);
			curve_eval(&c, x, at);
			curve_eval(&c, x + h, hi);
			double dy = (hi[j].y - lo[j].y) / (2 * h),
			       d2y = (hi[j].dy - lo[j].dy) / (2 * h);
			/* What the next term of the series takes: much beside a pole. */
			double third = h * fabs(hi[j].d2y - lo[j].d2y),
			       fourth = fabs(hi[j].d2y - 2 * at[j].d2y + lo[j].d2y);
			/* Some are undefined left of a pole. */
			if (isnan(at[j].y))
				continue;
			ck_assert_msg(fabs(dy - at[j].dy) < 1e-6 * (1 + fabs(dy)) + third,
				"%s at %g: %g, %g", label(&c), x, dy, at[j].dy);
			ck_assert_msg(fabs(d2y - at[j].d2y) < 1e-6 * (1 + fabs(d2y)) + fourth,
				"%s at %g: %g, %g", label(&c), x, d2y, at[j].d2y);
		}
		text_free(&why);
		curve_free(&c);
	}
}
END_TEST

TCase *act_values(void)
{
	TCase *tc = tcase_create("values");
	tcase_set_timeout(tc, getenv("ACTPLOT_FULL") != NULL ? 3600 : 60 * SUITE_SLOW);
	tcase_add_loop_test(tc, values_are_within_the_bar, 0, (int)items);
	tcase_add_loop_test(
		tc, values_hold_at_other_parameters, 0, sizeof settings / sizeof settings[0]);
	tcase_add_loop_test(tc, nan_gives_nan_and_the_rest_is_finite, 0, (int)items);
	tcase_add_loop_test(tc, zeros_keep_their_sign, 0, (int)rows);
	tcase_add_test(tc, bounds_are_never_crossed);
	tcase_add_test(tc, identities_hold);
	tcase_add_loop_test(tc, derivatives_match_differences, 0, (int)items);
	return tc;
}
