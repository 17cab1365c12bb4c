/* Facts against published values, closed forms, finite sums and thousands of points. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act.h"
#include "act/measure/facts.h"

#include <math.h>
#include <string.h>

static struct curve named(const char *id)
{
	const struct activation *row;
	struct curve c;
	ck_assert_uint_eq(activation_find(id, &row, 1), 1);
	ck_assert_int_eq(curve_init(&c, row, NULL), 0);
	return c;
}

static struct facts facts_of(const char *id)
{
	struct curve c = named(id);
	struct facts f;
	ck_assert_int_eq(facts_measure(&f, &c, 0.01), 0);
	curve_free(&c);
	return f;
}

/* Of a formula of the user's. */
static struct facts facts_formula(const char *formula)
{
	struct expr_error error;
	struct activation *row = activation_make(formula, strlen(formula), NULL, &error);
	ck_assert_msg(row != NULL, "%s: %s", formula, error.what);
	struct curve c;
	struct facts f;
	curve_init(&c, row, NULL);
	ck_assert_int_eq(facts_measure(&f, &c, 0.01), 0);
	curve_free(&c);
	activation_unmake(row);
	return f;
}

static void near(const char *what, double got, double wanted, double tolerance)
{
	ck_assert_msg(fabs(got - wanted) <= tolerance * fmax(1, fabs(wanted)),
		"%s: %.17g, wanted %.17g", what, got, wanted);
}

/* ---- extremes ---------------------------------------------------------------------- */

START_TEST(minima)
{
	/* -1 - W(1/e) and the like, to 20 digits. */
	static const struct {
		const char *id;
		double x, y;
	} known[] = {
		{ "silu", -1.2784645427610737951, -0.27846454276107379511 },
		{ "gelu", -0.75179152469356445746, -0.16997120747990366169 },
		{ "gelu_tanh", -0.75246142207101625849, -0.17004075057125405064 },
		{ "quick_gelu", -0.7511542554412889513, -0.16361018963635358115 },
		{ "mish", -1.1924312145154952121, -0.30884341301725040663 },
		{ "hard_swish", -1.5, -0.375 },
		{ "hard_mish", -1, -0.5 },
		{ "golu", -0.567143290409783873, -0.097260131227639404585 },
		{ "tanhexp", -1.0788600584646240567, -0.35328577784821127099 },
		{ "serf", -1.1930599689281879662, -0.34843745875960642022 },
		{ "relu", 0, 0 },
		{ "abs", 0, 0 },
		{ "sin", -1.5707963267948966192, -1 },
		{ "sin_01", -1.5707963267948966192, 0 },
	};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		struct facts f = facts_of(known[i].id);
		near(known[i].id, f.minimum.x, known[i].x, 1e-12);
		near(known[i].id, f.minimum.y, known[i].y, 1e-14);
		ck_assert(f.lowest == f.minimum.y || fabs(f.lowest - f.minimum.y) < 1e-14);
	}
}
END_TEST

START_TEST(no_minimum)
{
	static const char *const none[] = { "sigmoid", "tanh", "softplus", "elu", "exponential",
		"leaky_relu" };
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		struct facts f = facts_of(none[i]);
		ck_assert_msg(isnan(f.minimum.y) && isnan(f.maximum.y), "%s", none[i]);
	}
	struct facts f = facts_of("sigmoid");
	ck_assert(f.lowest == 0 && f.highest == 1);
	f = facts_of("heaviside");
	ck_assert(f.minimum.y == 0 && f.minimum.x < 0 && f.maximum.y == 1);
}
END_TEST

START_TEST(steepest)
{
	struct facts f = facts_of("sigmoid");
	ck_assert(f.steepest.x == 0 && f.steepest.y == 0.25);
	f = facts_of("tanh");
	ck_assert(f.steepest.x == 0 && f.steepest.y == 1);
	f = facts_of("relu");
	ck_assert(f.steepest.x == 0 && f.steepest.y == 1);
	f = facts_of("softplus");
	ck_assert(isinf(f.steepest.x) && f.steepest.y == 1);
	f = facts_of("gelu"); /* f'' = phi (2 - x^2) */
	near("gelu", f.steepest.x, sqrt(2), 1e-12);
	f = facts_of("gaussian");
	near("gaussian", f.steepest.x, sqrt(0.5), 1e-12);
	ck_assert(f.steepest.y < 0);
	f = facts_of("cube");
	ck_assert(isinf(f.steepest.x) && isinf(f.steepest.y));
}
END_TEST

START_TEST(saturation)
{
	struct facts f = facts_of("relu");
	ck_assert(f.left == 0 && isnan(f.right));
	f = facts_of("sigmoid"); /* s (1 - s) = 0.01 */
	double x = log((1 + sqrt(0.96)) / (1 - sqrt(0.96)));
	near("sigmoid", f.left, -x, 1e-13);
	near("sigmoid", f.right, x, 1e-13);
	f = facts_of("tanh"); /* 1 - t^2 = 0.01 */
	near("tanh", f.right, atanh(sqrt(0.99)), 1e-13);
	f = facts_of("logit"); /* outside its domain it does not saturate */
	ck_assert(isnan(f.left) && isnan(f.right));
	f = facts_of("log_softmax"); /* its maximum hides no kink */
	ck_assert_uint_eq(f.kinks, 0);
	f = facts_of("symlog"); /* 1/(1 + x) */
	near("symlog", f.right, 99, 1e-12);
	f = facts_of("heaviside");
	ck_assert(f.left > f.right);
	f = facts_of("sin");
	ck_assert(isnan(f.left) && isnan(f.right));
	f = facts_of("sinc"); /* cos(x)/x comes back until 1/x is small */
	ck_assert(f.right > 95 && f.right < 101);
}
END_TEST

START_TEST(poles)
{
	struct facts f = facts_formula("1/x");
	ck_assert(isinf(f.lowest) && isinf(f.highest) && isnan(f.mean) && isnan(f.gain));
	ck_assert(!f.rising && !f.falling);
	f = facts_formula("log(abs(x))"); /* -(gamma + log 2)/2, pi^2/8 */
	near("log|x|", f.mean, -0.63518142273073908501, 1e-10);
	near("log|x|", f.variance, 1.2337005501361698274, 1e-9);
	ck_assert(isinf(f.lowest) && isinf(f.highest));
	f = facts_formula("exp(x^2)");
	ck_assert(isnan(f.mean) && isnan(f.variance));
	near("e^(x^2)", f.minimum.y, 1, 0);
	f = facts_formula("1/sqrt(abs(x))"); /* a mean but no variance */
	near("|x|^-1/2", f.mean, pow(2, -0.25) * tgamma(0.25) / sqrt(M_PI), 1e-8);
	ck_assert(isnan(f.variance));
}
END_TEST

/* ---- moments ----------------------------------------------------------------------- */

static double cdf(double x)
{
	return erfc(-x / sqrt(2)) / 2;
}

START_TEST(moments)
{
	struct facts f = facts_of("relu");
	near("relu mean", f.mean, 1 / sqrt(2 * M_PI), 1e-13);
	near("relu variance", f.variance, 0.5 - 1 / (2 * M_PI), 1e-13);
	near("relu gain", f.gain, sqrt(2), 1e-13);
	near("relu slope", f.slope_square, 0.5, 1e-13);
	f = facts_of("selu");
	ck_assert(facts_centred(&f));
	near("selu variance", f.variance, 1, 1e-12);
	f = facts_of("elu"); /* E[e^x; x < 0] = e^(1/2) Phi(-1) */
	near("elu mean", f.mean, 1 / sqrt(2 * M_PI) + exp(0.5) * cdf(-1) - 0.5, 1e-13);
	f = facts_of("exponential");
	near("exp mean", f.mean, exp(0.5), 1e-13);
	near("exp variance", f.variance, exp(2) - exp(1), 1e-12);
	f = facts_of("sin");
	near("sin variance", f.variance, (1 - exp(-2)) / 2, 1e-13);
	f = facts_of("gelu"); /* E[x Phi] = E[phi] = 1/(2 sqrt(pi)) */
	near("gelu mean", f.mean, 0.5 / sqrt(M_PI), 1e-13);
	f = facts_of("tanh");
	ck_assert(facts_centred(&f));
	double sum = 0; /* the trapezoidal rule is exact to roundings for what is analytic
			   near the axis */
	for (int i = -40 * 64; i <= 40 * 64; i++)
		sum += pow(tanh(i / 64.0), 2) * exp(-pow(i / 64.0, 2) / 2) / 64 / sqrt(2 * M_PI);
	near("tanh variance", f.variance, sum, 1e-13);
	f = facts_of("sigmoid");
	ck_assert(!facts_centred(&f));
}
END_TEST

/* ---- all rows ---------------------------------------------------------------------- */

static struct jet swept(const struct curve *c, double x)
{
	struct jet j[VECTOR_MAX];
	curve_eval(c, x, j);
	return j[c->outputs > 1 && c->list >= 0 && c->element < c->outputs ? c->element : 0];
}

/* Midpoints between -9 and 9: off by about a step where f jumps. */
static void check_sums(const struct curve *c, const struct facts *f)
{
	double mean = 0, square = 0, slope = 0, step = 1.0 / 64;
	for (double x = -9 + step / 2 + 1e-5; x < 9; x += step) {
		struct jet j = swept(c, x);
		double weight = exp(-x * x / 2) / sqrt(2 * M_PI) * step;
		mean += weight * j.y;
		square += weight * j.y * j.y;
		slope += weight * j.dy * j.dy;
	}
	double size = sqrt(square);
	if (!isnan(f->mean))
		ck_assert_msg(fabs(f->mean - mean) <= 0.01 * size + 1e-9, "%s: mean %g, sum %g",
			c->row->id, f->mean, mean);
	if (!isnan(f->variance))
		ck_assert_msg(fabs(f->variance - (square - mean * mean)) <= 0.02 * square,
			"%s: variance %g, sum %g", c->row->id, f->variance, square - mean * mean);
	if (!isnan(f->slope_square))
		ck_assert_msg(fabs(f->slope_square - slope) <= 0.02 * slope + 1e-9,
			"%s: slope %g, sum %g", c->row->id, f->slope_square, slope);
}

static void check_points(const struct curve *c, const struct facts *f)
{
	double last = NAN;
	for (double x = -30; x < 30; x += 0.0371) {
		struct jet j = swept(c, x);
		double slack = 1e-12 * fmax(1, fabs(j.y));
		if (isnan(j.y))
			continue;
		ck_assert_msg(j.y >= f->lowest - slack && j.y <= f->highest + slack,
			"%s(%g) = %.17g is out of [%.17g, %.17g]", c->row->id, x, j.y, f->lowest,
			f->highest);
		ck_assert_msg(!(fabs(j.dy) > fabs(f->steepest.y) * (1 + 1e-12)),
			"%s'(%g) = %.17g is steeper than %.17g at %g", c->row->id, x, j.dy,
			f->steepest.y, f->steepest.x);
		if (x < f->left || x > f->right)
			ck_assert_msg(!(fabs(j.dy) >= f->eps), "%s'(%g) = %g", c->row->id, x, j.dy);
		if (f->rising)
			ck_assert_msg(!(j.y < last - slack), "%s falls to %g", c->row->id, x);
		if (f->falling)
			ck_assert_msg(!(j.y > last + slack), "%s rises to %g", c->row->id, x);
		last = j.y;
	}
}

START_TEST(all_rows)
{
	size_t n;
	const struct activation *const *row = activation_all(&n);
	for (size_t i = 0; i < n; i++) {
		struct curve c;
		struct facts f;
		if (!suite_covers(i))
			continue;
		curve_init(&c, row[i], NULL);
		ck_assert_msg(facts_measure(&f, &c, 0.01) == 0, "%s", row[i]->id);
		ck_assert_msg(f.rising || row[i]->trend != TREND_RISING, "%s", row[i]->id);
		ck_assert_msg(f.falling || row[i]->trend != TREND_FALLING, "%s", row[i]->id);
		if (row[i]->symmetry == SYMMETRY_ODD && !isnan(f.mean))
			ck_assert_msg(facts_centred(&f), "%s: mean %g", row[i]->id, f.mean);
		/* What is measured is what the row declares. */
		ck_assert_msg((f.mirror == MIRROR_ODD) == (row[i]->symmetry == SYMMETRY_ODD) &&
				(f.mirror == MIRROR_EVEN) == (row[i]->symmetry == SYMMETRY_EVEN),
			"%s: symmetry %d", row[i]->id, f.mirror);
		check_sums(&c, &f);
		check_points(&c, &f);
		curve_free(&c);
	}
}
END_TEST

/* Points of all magnitudes, of both signs, about 0 and about `centre`: none is beyond what is said. */
static void check_magnitudes(const struct curve *c, const struct facts *f, double centre)
{
	double turn = 0;
	for (int i = 0; i < 20000; i++) {
		turn += 0.61803398874989485;
		turn -= floor(turn);
		double x = exp2(turn * 50 - 26) * (i % 2 ? -1 : 1) + (i % 4 < 2 ? centre : 0);
		struct jet j = swept(c, x);
		double slack = 1e-9 * fmax(1e-9, fabs(j.y));
		ck_assert_msg(j.y >= f->lowest - slack && j.y <= f->highest + slack,
			"%s(%.17g) = %.17g, not in [%.17g, %.17g]", c->row->formula, x, j.y,
			f->lowest, f->highest);
		ck_assert_msg(!(fabs(j.dy) > fabs(f->steepest.y) * (1 + 1e-9)),
			"%s'(%.17g) = %.17g, not %.17g", c->row->formula, x, j.dy, f->steepest.y);
		if (x < f->left || x > f->right)
			ck_assert_msg(!(fabs(j.dy) >= f->eps), "%s'(%.17g) = %g", c->row->formula,
				x, j.dy);
	}
}

START_TEST(magnitudes)
{
	static const struct {
		const char *formula;
		double centre;
	} known[] = {
		{ "x/(1 + exp(-x/1000))", 0 },
		{ "x/(1 + exp(-x/1e6))", 0 },
		{ "x*exp(-x/1e4)", 1e4 },
		{ "exp(-(x - 5e3)^2)", 5e3 },
		{ "tanh(x - 2000)", 2000 },
		{ "exp(-((x - 5)/0.001)^2)", 5 },
		{ "atan(x) + sin(x)", 0 },
		{ "x/(1 + abs(x)) - sin(x)", 0 },
		{ "sin(100*x)/x", 0 },
		{ "sin(x)*exp(-abs(x)/1e4)", 0 },
		{ "sin(1000*x)", 0 },
		{ "cos(100*x)*exp(-x^2/2)", 0 },
		{ "(x + sin(300*x))*sigmoid(x)", 0 },
		{ "sqrt((x - 0.5)^2)", 0.5 },
	};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		struct expr_error error;
		struct facts f;
		struct curve c;
		struct activation *row =
			activation_make(known[i].formula, strlen(known[i].formula), NULL, &error);
		curve_init(&c, row, NULL);
		ck_assert_int_eq(facts_measure(&f, &c, 0.01), 0);
		check_magnitudes(&c, &f, known[i].centre);
		curve_free(&c);
		activation_unmake(row);
	}
}
END_TEST

/* All numbers of a type, one by one, against what is said of the staircase. */
START_TEST(staircases)
{
	static const char *const id[] = { "sigmoid", "silu", "hard_swish", "selu" };
	for (size_t i = 0; i < sizeof id / sizeof *id; i++) {
		struct curve c = named(id[i]);
		struct facts f;
		struct text why = { 0 };
		enum dtype dtype = i % 2 == 0 ? DTYPE_FLOAT16 : DTYPE_BFLOAT16;
		ck_assert_int_eq(curve_set_dtype(&c, dtype), 0);
		ck_assert_int_eq(curve_finish(&c, &why), 0);
		ck_assert_int_eq(facts_measure(&f, &c, 0.01), 0);
		double low = INFINITY, high = -INFINITY, most = 0;
		for (unsigned bits = 0; bits < 0x10000; bits++) {
			double x = dtype_value(dtype, bits);
			struct jet j = swept(&c, x);
			if (!isfinite(x))
				continue;
			low = fmin(low, j.y);
			high = fmax(high, j.y);
			most = fmax(most, fabs(j.dy));
		}
		ck_assert_msg(
			f.lowest == low && f.minimum.y == low, "%s: %g, %g", id[i], f.lowest, low);
		ck_assert_msg(f.highest == high || isinf(f.highest), "%s: %g, %g", id[i], f.highest,
			high);
		ck_assert_msg(fabs(f.steepest.y) >= most, "%s", id[i]);
		ck_assert(i > 0 || (f.lowest == 0 && f.maximum.y == 1));
		curve_free(&c);
	}
}
END_TEST

/* ---- cost -------------------------------------------------------------------------- */

static struct cost cost_of(const char *formula)
{
	struct facts f = facts_formula(formula);
	ck_assert(f.counted);
	return f.cost;
}

START_TEST(costs)
{
	static const struct {
		const char *formula;
		unsigned additions, products, quotients, transcendental;
	} known[] = {
		{ "x", 0, 0, 0, 0 },
		{ "max(0, x)", 1, 0, 0, 0 },
		{ "1/(1 + exp(-x))", 1, 0, 1, 1 },
		{ "x/2 + 2*3", 1, 1, 0, 0 }, /* by its reciprocal; what is constant is free */
		{ "x^3", 0, 2, 0, 0 },
		{ "x^-4", 0, 2, 1, 0 },
		{ "x^2.5", 0, 0, 0, 1 },
		{ "x > 0 ? x : exp(x)", 1, 0, 0, 1 }, /* the dearer branch */
		{ "x > 0 ? exp(x)*x : log(x)", 1, 1, 0, 1 },
		{ "exp(x)/(1 + exp(x))", 1, 0, 1, 1 }, /* one exp */
		{ "t + t where t = tanh(x)", 1, 0, 0, 1 },
		{ "sigmoid(x)*x", 1, 1, 1, 1 }, /* the catalogue's own formula */
		{ "sqrt(abs(x))", 1, 0, 1, 0 },
		{ "a*x where a = exp(1)", 0, 1, 0, 0 },
	};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		struct cost c = cost_of(known[i].formula);
		ck_assert_msg(c.additions == known[i].additions &&
				c.products == known[i].products &&
				c.quotients == known[i].quotients &&
				c.transcendental == known[i].transcendental,
			"%s: %u + %u * %u / %u calls", known[i].formula, c.additions, c.products,
			c.quotients, c.transcendental);
	}
	struct facts f = facts_of("softmax"); /* three of z - m, two sums, two maxima; three exp */
	ck_assert_uint_eq(f.cost.additions, 7);
	ck_assert_uint_eq(f.cost.transcendental, 3);
	ck_assert_uint_eq(f.cost.quotients, 3);
	ck_assert(cost_weight(&f.cost) == 7 + 3 + 3 * 20 + 3 * 4);
	f = facts_of("relu");
	ck_assert(cost_weight(&f.cost) == 1);
}
END_TEST

TCase *act_facts(void)
{
	TCase *tests = tcase_create("facts");
	tcase_set_timeout(tests, 300 * SUITE_SLOW);
	tcase_add_test(tests, minima);
	tcase_add_test(tests, no_minimum);
	tcase_add_test(tests, steepest);
	tcase_add_test(tests, saturation);
	tcase_add_test(tests, poles);
	tcase_add_test(tests, moments);
	tcase_add_test(tests, all_rows);
	tcase_add_test(tests, magnitudes);
	tcase_add_test(tests, staircases);
	tcase_add_test(tests, costs);
	return tests;
}
