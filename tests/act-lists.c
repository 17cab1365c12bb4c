/* The tests of lists that no formula states, of gated functions, and of where x stands. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "accuracy.h"
#include "act.h"
#include "reference.h"

#include <float.h>
#include <math.h>
#include <string.h>

#define BITS 500
#define STEP 100  /* differences are of 2^-STEP, which leaves 2^-200 of the next order */
#define LONGEST 8 /* inputs of a test */

/* ---- rows told in words ---------------------------------------------------------------- */

static const struct told {
	const char *id;
	size_t multiple; /* of how many elements z is */
} told[] = { { "sparsemax", 1 }, { "entmax15", 1 }, { "k_wta", 1 }, { "maxmin", 2 },
	{ "crelu", 1 } };
#define TOLD (sizeof told / sizeof told[0])

START_TEST(what_is_told_in_words_has_a_reference)
{
	const struct activation *row = row_at(_i);
	size_t found = 0;
	if (activation_tree(row, row->formula) != NULL)
		return;
	for (size_t k = 0; k < TOLD; k++)
		found += strcmp(told[k].id, row->id) == 0;
	ck_assert_msg(found == 1, "%s has neither a formula nor a reference", row->id);
}
END_TEST

/* ---- kernels against them -------------------------------------------------------------- */

/* A list and a place for x drawn at random, now and then with equal elements; the first
   rounds leave the defaults. */
static double draw(struct curve *c, const struct told *t, int round)
{
	double z[LONGEST], index;
	size_t n = t->multiple * (1 + (size_t)accuracy_random(0, LONGEST / 2 - 0.001));
	double spread = round % 3 == 0 ? 0.6 : round % 3 == 1 ? 3 : 20;
	for (size_t k = 0; k < n; k++) {
		z[k] = accuracy_random(-spread, spread);
		z[k] = round % 4 == 0 ? rint(z[k] * 4) / 4 : z[k];
	}
	index = 1 + floor(accuracy_random(0, (double)n - 0.001));
	double winners = 1 + floor(accuracy_random(0, (double)n - 0.001));
	if (round >= 100) {
		curve_set(c, 0, z, n);
		curve_set(c, 1, &index, 1);
		if (activation_param(c->row, "k") >= 0)
			set_one(c, "k", winners);
		finish(c, NULL);
	}
	return accuracy_random(-spread - 1, spread + 1);
}

static bool near_kink(const struct curve *c, double x)
{
	for (size_t k = 0; k < c->kinks; k++)
		if (fabs(x - c->kink[k]) < 1e-12)
			return true;
	return false;
}

static void init_all(mpfr_t v[ORDERS])
{
	for (int k = 0; k < ORDERS; k++)
		mpfr_init2(v[k], BITS);
}

/* The reference's slope and curvature against differences of its values. */
static void assert_reference(const struct curve *c, double x, size_t output, mpfr_t at[ORDERS])
{
	mpfr_t left[ORDERS], right[ORDERS], step, place;
	init_all(left);
	init_all(right);
	mpfr_inits2(BITS, step, place, (mpfr_ptr)NULL);
	mpfr_set_si_2exp(step, 1, -STEP, MPFR_RNDN);
	mpfr_d_sub(place, x, step, MPFR_RNDN);
	list_reference(c, place, output, left);
	mpfr_add_d(place, step, x, MPFR_RNDN);
	list_reference(c, place, output, right);
	mpfr_sub(step, right[0], left[0], MPFR_RNDN);
	mpfr_mul_2si(step, step, STEP - 1, MPFR_RNDN);
	mpfr_sub(step, step, at[1], MPFR_RNDN);
	ck_assert_msg(fabs(mpfr_get_d(step, MPFR_RNDN)) < 0x1p-120, "%s: slope", c->row->id);
	mpfr_add(step, right[0], left[0], MPFR_RNDN);
	mpfr_sub(step, step, at[0], MPFR_RNDN);
	mpfr_sub(step, step, at[0], MPFR_RNDN);
	mpfr_mul_2si(step, step, 2 * STEP, MPFR_RNDN);
	mpfr_sub(step, step, at[2], MPFR_RNDN);
	ck_assert_msg(fabs(mpfr_get_d(step, MPFR_RNDN)) < 0x1p-120, "%s: curvature", c->row->id);
	for (int k = 0; k < ORDERS; k++)
		mpfr_clears(left[k], right[k], (mpfr_ptr)NULL);
	mpfr_clears(step, place, (mpfr_ptr)NULL);
}

static void assert_exact(const struct curve *c, double x)
{
	static const double bar[ORDERS] = { 1, 4.5, 8 };
	struct jet jet[VECTOR_MAX];
	mpfr_t exact[ORDERS], place;
	init_all(exact);
	mpfr_init2(place, 53);
	mpfr_set_d(place, x, MPFR_RNDN);
	curve_eval(c, x, jet);
	for (size_t j = 0; j < c->outputs; j++) {
		ck_assert_int_eq(list_reference(c, place, j, exact), 0);
		if (!near_kink(c, x))
			assert_reference(c, x, j, exact);
		for (enum order order = ORDER_F; order < ORDERS; order++) {
			double got = jet_order(jet[j], order);
			/* At a kink that is no double the branch is what rounding says. */
			if (order != ORDER_F && near_kink(c, x))
				continue;
			ck_assert_msg(reference_ulps(got, exact[order]) <= bar[order] ||
					reference_error(got, exact[order]) < 0x1p-92,
				"%s:i=%zu of %zu, order %d of output %zu at %.17g: %.17g",
				c->row->id, c->element + 1, c->value[0].n, (int)order, j + 1, x,
				got);
		}
	}
	for (int k = 0; k < ORDERS; k++)
		mpfr_clear(exact[k]);
	mpfr_clear(place);
}

START_TEST(kernels_give_the_definitions_values)
{
	const struct told *t = &told[_i];
	struct curve c = curve_named(t->id, NULL);
	for (int round = 0; round < 300; round++)
		assert_exact(&c, draw(&c, t, round));
	for (size_t k = 0; k < c.kinks; k++)
		assert_exact(&c, c.kink[k]);
	curve_free(&c);
}
END_TEST

/* True if some output jumps in some order between two neighbours of x; scores are taken from each other,
   so that near 0 neighbours are as far apart as near 1. */
static bool jumps(const struct curve *c, double x)
{
	struct jet a[VECTOR_MAX], b[VECTOR_MAX];
	bool seen = false;
	double step = 2 * DBL_EPSILON * fmax(1, fabs(x));
	curve_eval(c, x - step, a);
	curve_eval(c, x + step, b);
	for (size_t j = 0; j < c->outputs; j++)
		for (enum order order = ORDER_F; order < ORDERS; order++)
			seen = seen || fabs(jet_order(a[j], order) - jet_order(b[j], order)) > 1e-9;
	return seen;
}

/* Between grid points without a kink no order moves more than smooth pieces can. */
static void assert_smooth(const struct curve *c, double x, double h)
{
	struct jet a[VECTOR_MAX], b[VECTOR_MAX];
	for (size_t k = 0; k < c->kinks; k++)
		if (c->kink[k] >= x && c->kink[k] <= x + h)
			return;
	curve_eval(c, x, a);
	curve_eval(c, x + h, b);
	for (size_t j = 0; j < c->outputs; j++)
		for (enum order order = ORDER_F; order < ORDERS; order++)
			ck_assert_msg(fabs(jet_order(a[j], order) - jet_order(b[j], order)) < 0.1,
				"%s, order %d: undeclared kink after %g", c->row->id, (int)order,
				x);
}

START_TEST(kinks_are_where_lists_change)
{
	const struct told *t = &told[_i];
	struct curve c = curve_named(t->id, NULL);
	for (int round = 0; round < 100 / SUITE_SLOW; round++) {
		draw(&c, t, round);
		for (size_t k = 0; k < c.kinks; k++) {
			ck_assert(k == 0 || c.kink[k] > c.kink[k - 1]);
			assert_same(c.kink[k], c.kink[k] + 0.0);
			ck_assert_msg(
				jumps(&c, c.kink[k]), "%s: nothing at %.17g", t->id, c.kink[k]);
		}
		for (double x = -6; x < 6; x += 0x1p-6)
			assert_smooth(&c, x, 0x1p-6);
	}
	curve_free(&c);
}
END_TEST

/* Shares sum to 1 however large the scores are, and at both infinities. */
START_TEST(shares_sum_to_one)
{
	static const char *const id[] = { "softmax", "softmin", "softmax2d", "gumbel_softmax",
		"taylor_softmax", "sparsemax", "entmax15", "hardmax" };
	static const double at[] = { 0, 1, -3.5, 1e5, -1e5, INFINITY, -INFINITY };
	static const double z[2][5] = { { 1, 2, -1, 0.5, 2 }, { 1e5, 1e5 - 0.25, -3e5, 0, 4 } };
	for (size_t k = 0; k < sizeof id / sizeof id[0]; k++)
		for (int i = 1; i <= 10; i++) {
			struct curve c = curve_named(id[k], NULL);
			double index = (i + 1) / 2;
			curve_set(&c, 0, z[i % 2], 5);
			curve_set(&c, 1, &index, 1);
			finish(&c, NULL);
			for (size_t m = 0; m < sizeof at / sizeof at[0]; m++) {
				struct jet jet[VECTOR_MAX];
				double sum = 0, slopes = 0;
				curve_eval(&c, at[m], jet);
				for (size_t j = 0; j < 5; j++) {
					sum += jet[j].y;
					slopes += jet[j].dy;
				}
				ck_assert_msg(fabs(sum - 1) < 1e-14 && fabs(slopes) < 1e-14,
					"%s:i=%g at %g: %.17g, %g", id[k], index, at[m], sum,
					slopes);
			}
			curve_free(&c);
		}
}
END_TEST

/* ---- gated functions, and the place of x ----------------------------------------------- */

/* `partial`, the slope along the second half, against the formula's own slope there. */
START_TEST(gates_have_both_slopes)
{
	struct curve c = curve_of(&item[_i]);
	if (c.row->kind == KIND_GATED) {
		mpfr_t of_formula[ORDERS], of_text[ORDERS];
		reference_init(of_formula);
		reference_init(of_text);
		set_one(&c, "sweep", 1);
		set_one(&c, "a", 1.625);
		finish(&c, NULL);
		ck_assert_int_eq(c.list, 1);
		const struct expr *tree = activation_tree(c.row, curve_derivative(&c));
		ck_assert_msg(tree != NULL, "%s: %s", label(&c), curve_derivative(&c));
		for (int k = 0; k < 100; k++) {
			struct reference_point p;
			double x = accuracy_x(k);
			reference_point(&p, &c, x);
			ck_assert_int_eq(reference_at(&c, x, 0, of_formula), 0);
			ck_assert_int_eq(reference_formula(tree, &p, 0, ORDER_DF, of_text), 0);
			for (int order = 0; order < 2; order++)
				ck_assert_msg(
					reference_agree(of_text[order], of_formula[order + 1], 90),
					"%s, order %d of '%s' at %.17g", label(&c), order,
					curve_derivative(&c), x);
		}
		reference_free(of_formula);
		reference_free(of_text);
	}
	curve_free(&c);
}
END_TEST

/* A list of 2n numbers is n gates side by side; each number's slopes are a column. */
START_TEST(gates_take_their_input_in_halves)
{
	static const double list[6] = { 0.5, -2, 1.25, 3, 0.1, -0.7 };
	struct curve c = curve_named("swiglu", NULL);
	struct text why = { 0 };
	ck_assert_int_eq(curve_input(&c, list, 6, NULL, &why), 0);
	ck_assert_uint_eq(c.outputs, 3);
	for (size_t k = 0; k < 6; k++) {
		struct jet whole[3], one;
		curve_sweep(&c, k);
		curve_eval(&c, list[k], whole);
		for (size_t j = 0; j < 3; j++) {
			struct curve gate = curve_named("swiglu", NULL);
			set_one(&gate, "a", list[j]);
			set_one(&gate, "b", list[3 + j]);
			set_one(&gate, "sweep", k < 3 ? 0 : 1);
			finish(&gate, NULL);
			curve_eval(&gate, k < 3 ? list[j] : list[3 + j], &one);
			/* Each is right to an ULP. */
			double slope = k % 3 == j ? one.dy : 0;
			ck_assert(fabs(whole[j].y - one.y) <= DBL_EPSILON * fabs(one.y));
			ck_assert(fabs(whole[j].dy - slope) <= DBL_EPSILON * fabs(slope));
			curve_free(&gate);
		}
	}
	ck_assert_int_eq(curve_input(&c, list, 5, NULL, &why), -1);
	ck_assert_str_eq(text_string(&why), "takes two halves of one length, not 5 numbers");
	text_free(&why);
	curve_free(&c);
}
END_TEST

static void digits(struct curve *c, const char *x, size_t output, const char *wanted)
{
	struct text got = { 0 };
	ck_assert_int_eq(curve_digits(c, x, output, ORDER_F, 25, &got), 0);
	ck_assert_str_eq(text_string(&got), wanted);
	text_free(&got);
}

/* 0.3/(1 + e^-0.1) and 0.7/(1 + e^0.2), softmax of tenths: by mpmath, from the decimals. */
START_TEST(lists_keep_their_decimals)
{
	struct curve gate = curve_named("glu", NULL), soft = curve_named("softmax", NULL);
	struct text why = { 0 };
	const double halves[] = { 0.3, 0.7, 0.1, -0.2 }, tenths[] = { 0.1, 0.2, 0.3 };
	ck_assert_int_eq(curve_input(&gate, halves, 4, "0.3,0.7,0.1,-0.2", &why), 0);
	digits(&gate, "0.3", 0, "1.574937562436819958297580e-01");
	digits(&gate, "0.3", 1, "3.151162018812654640085932e-01");
	ck_assert_int_eq(curve_input(&soft, tenths, 3, "0.1,0.2,0.3", &why), 0);
	digits(&soft, "0.1", 2, "3.671654011109254692775041e-01");
	ck_assert_uint_eq(why.n, 0);
	curve_free(&gate);
	curve_free(&soft);
}
END_TEST

/* Every element in turn: x in its place gives what the list gives. */
START_TEST(x_stands_anywhere)
{
	const struct activation *row = row_at(_i);
	struct curve c = curve_named(row->id, NULL);
	if (activation_takes_list(row)) {
		struct jet first[VECTOR_MAX], jet[VECTOR_MAX];
		double list[9];
		size_t n = strcmp(row->id, "funnel_relu") == 0 ? 9 : 4;
		struct text why = { 0 };
		for (size_t k = 0; k < n; k++)
			list[k] = accuracy_random(-2, 2);
		ck_assert_msg(curve_input(&c, list, n, NULL, &why) == 0, "%s: %s", row->id,
			text_string(&why));
		curve_eval(&c, list[0], first);
		for (size_t k = 0; k < n; k++) {
			curve_sweep(&c, k);
			curve_eval(&c, list[k], jet);
			for (size_t j = 0; j < c.outputs; j++)
				ck_assert_msg(fabs(jet[j].y - first[j].y) <=
						4 * DBL_EPSILON * fabs(first[j].y),
					"%s: output %zu along number %zu", row->id, j + 1, k + 1);
		}
		text_free(&why);
	} else {
		ck_assert_int_eq(c.list, -1);
	}
	curve_free(&c);
}
END_TEST

TCase *act_lists(void)
{
	TCase *tc = tcase_create("lists");
	tcase_set_timeout(tc, 60 * SUITE_SLOW);
	tcase_add_loop_test(tc, what_is_told_in_words_has_a_reference, 0, (int)rows);
	tcase_add_loop_test(tc, kernels_give_the_definitions_values, 0, (int)TOLD);
	tcase_add_loop_test(tc, kinks_are_where_lists_change, 0, (int)TOLD);
	tcase_add_test(tc, shares_sum_to_one);
	tcase_add_loop_test(tc, gates_have_both_slopes, 0, (int)items);
	tcase_add_test(tc, gates_take_their_input_in_halves);
	tcase_add_test(tc, lists_keep_their_decimals);
	tcase_add_loop_test(tc, x_stands_anywhere, 0, (int)rows);
	return tc;
}
