/* The properties' tests: asymptotes, trend, symmetry, smoothness, published formulas. */
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

/* The swept output, or the only one. */
static double value(const struct curve *c, double x, enum order order)
{
	struct jet jet[VECTOR_MAX];
	curve_eval_to(c, x, order, jet);
	return jet_order(jet[c->outputs > c->element ? c->element : 0], order);
}

static bool has_value(const struct curve *c, double x)
{
	return !isnan(value(c, x, ORDER_F));
}

/* x over both signs, all sizes that matter, where the function has values. */
static double any_x(const struct curve *c, int k)
{
	if (c->row->domain != NULL)
		return accuracy_random(0, 1);
	return accuracy_x(k);
}

/* ---- asymptotes ----------------------------------------------------------------------- */

static struct expr *parse_line(const struct curve *c, const char *text)
{
	static const struct scope nothing = { 0 };
	const char *name[PARAM_MAX + 1] = { NULL };
	for (size_t k = 0; k < PARAM_MAX && c->row->param[k].name != NULL; k++)
		name[k] = c->row->param[k].name;
	struct expr_error error;
	struct expr *line = expr_parse(text, strlen(text), name, &nothing, &error);
	ck_assert_msg(line != NULL, "%s: %s: %s", label(c), text, error.what);
	return line;
}

/* The line's slope is the curve's far out, the distance goes to 0, and at infinity the
   kernel gives the line's own value and slope. */
static void assert_asymptote(const struct curve *c, const char *text, double side)
{
	struct expr *line = parse_line(c, text);
	struct point_at at = { .param = c->value, .list = -1 };
	struct jet jet;
	at.x = side * 0x1p24;
	expr_eval(line, &at, &jet);
	double slope = jet.dy, y = value(c, at.x, ORDER_F);
	ck_assert_msg(fabs(y - jet.y) < 1e-4 * fmax(1, fabs(slope)),
		"%s at %g is %.17g, not near %s", label(c), at.x, y, text);
	at.x = side * INFINITY;
	expr_eval(line, &at, &jet);
	y = value(c, at.x, ORDER_F);
	ck_assert_msg(y == jet.y || fabs(y - jet.y) <= DBL_EPSILON * fabs(y),
		"%s at %g: %.17g, not %s", label(c), at.x, y, text);
	double dy = value(c, at.x, ORDER_DF);
	ck_assert_msg(fabs(dy - slope) <= DBL_EPSILON * fabs(dy),
		"%s at %g: slope %.17g, not that of %s", label(c), at.x, dy, text);
	ck_assert_msg(value(c, at.x, ORDER_D2F) == 0, "%s at %g: curvature", label(c), at.x);
	expr_free(line);
}

/* Grows, and not along a line: even far out its slope still changes. */
static void assert_unbounded(const struct curve *c, bool negative, double side)
{
	double y = value(c, side * INFINITY, ORDER_F), far = side * 0x1p20;
	ck_assert_msg(y == (negative ? -INFINITY : INFINITY), "%s at %g: %g", label(c),
		side * INFINITY, y);
	double before = value(c, far, ORDER_DF), after = value(c, 16 * far, ORDER_DF);
	ck_assert_msg(!(fabs(before - after) < 1e-9 * fabs(before)), "%s nears a line of slope %g",
		label(c), after);
}

/* Swings, or has no values: neither constant nor nearing a line. */
static void assert_lost(const struct curve *c, double side)
{
	double least = INFINITY, most = -INFINITY;
	for (int k = 0; k < 200; k++) {
		double x = side * (1000 + 0.37 * k), dy = value(c, x, ORDER_DF);
		if (!has_value(c, x))
			return;
		least = fmin(least, dy);
		most = fmax(most, dy);
	}
	ck_assert_msg(most - least > 1e-3, "%s does not swing at %g", label(c), side);
}

static void assert_side(const struct curve *c, const char *text, double side)
{
	if (strcmp(text, "none") == 0)
		assert_lost(c, side);
	else if (strcmp(text, "inf") == 0 || strcmp(text, "-inf") == 0)
		assert_unbounded(c, *text == '-', side);
	else
		assert_asymptote(c, text, side);
}

START_TEST(asymptotes_are_as_declared)
{
	const struct activation *row = row_at(_i);
	struct curve c = curve_of(&(struct item){ row, NULL });
	ck_assert_msg(row->left != NULL && row->right != NULL, "%s: asymptotes", row->id);
	assert_side(&c, row->left, -1);
	assert_side(&c, row->right, 1);
	curve_free(&c);
}
END_TEST

/* ---- trend and symmetry --------------------------------------------------------------- */

/* Rounding may turn neighbours round, by no more than its own size. */
static void assert_trend(const struct curve *c, double sign)
{
	for (int k = 0; k < 2000 / SUITE_SLOW; k++) {
		double x = any_x(c, k), y = sign * value(c, x, ORDER_F);
		double ulp = nextafter(fabs(y), INFINITY) - fabs(y);
		double next = sign * value(c, number_step(x, 1), ORDER_F);
		double later = sign * value(c, number_step(x, 64), ORDER_F);
		ck_assert_msg(
			isnan(next) || next >= y - 2 * ulp, "%s turns after %.17g", label(c), x);
		ck_assert_msg(
			isnan(later) || later >= y - ulp, "%s turns beyond %.17g", label(c), x);
		ck_assert_msg(!(sign * value(c, x, ORDER_DF) < 0),
			"%s: the slope at %.17g has the wrong sign", label(c), x);
	}
}

START_TEST(trends_are_as_declared)
{
	struct curve c = curve_of(&(struct item){ row_at(_i), NULL });
	bool rises = false, falls = false;
	for (int k = 0; k < 4000; k++) {
		double a = any_x(&c, k), b = any_x(&c, k + 1);
		double before = value(&c, fmin(a, b), ORDER_F);
		double after = value(&c, fmax(a, b), ORDER_F);
		rises = rises || after > before;
		falls = falls || after < before;
	}
	if (c.row->trend != TREND_NONE)
		assert_trend(&c, c.row->trend == TREND_RISING ? 1 : -1);
	else
		ck_assert_msg(rises == falls, "%s is monotone", label(&c));
	curve_free(&c);
}
END_TEST

START_TEST(symmetries_are_as_declared)
{
	struct curve c = curve_of(&(struct item){ row_at(_i), NULL });
	bool odd = true, even = true;
	for (int k = 0; k < 2000; k++) {
		double x = any_x(&c, k), here = value(&c, x, ORDER_F);
		double there = value(&c, -x, ORDER_F);
		/* Both may err by an ULP. */
		double slack = 4 * DBL_EPSILON * fabs(here);
		odd = odd && fabs(here + there) <= slack;
		even = even && fabs(here - there) <= slack;
	}
	ck_assert_msg(odd == (c.row->symmetry == SYMMETRY_ODD), "%s is%s odd", label(&c),
		odd ? "" : " not");
	ck_assert_msg(even == (c.row->symmetry == SYMMETRY_EVEN), "%s is%s even", label(&c),
		even ? "" : " not");
	curve_free(&c);
}
END_TEST

/* Odd functions are odd to the last bit, and their slopes even. */
START_TEST(odd_functions_are_odd)
{
	struct curve c = curve_of(&(struct item){ row_at(_i), NULL });
	if (c.row->symmetry == SYMMETRY_ODD)
		for (int k = 0; k < 400; k++) {
			double x = accuracy_x(k);
			ck_assert(value(&c, -x, ORDER_F) == -value(&c, x, ORDER_F));
			ck_assert(value(&c, -x, ORDER_DF) == value(&c, x, ORDER_DF));
			ck_assert(value(&c, -x, ORDER_D2F) == -value(&c, x, ORDER_D2F));
		}
	curve_free(&c);
}
END_TEST

/* ---- smoothness ----------------------------------------------------------------------- */

/* False at an end of the domain, where all is left behind. */
static bool inside(const struct curve *c, double x)
{
	return has_value(c, number_step(x, -1)) && has_value(c, number_step(x, 1));
}

/* The lowest order that jumps somewhere in [-40, 40]; ORDERS: none does. */
static int lowest_jump(const struct curve *c)
{
	double at[KINK_MAX];
	size_t n = curve_kinks(c, -40, 40, at);
	int lowest = ORDERS;
	for (size_t k = 0; k < n; k++)
		for (int order = 0; order < lowest && inside(c, at[k]); order++)
			for (size_t j = 0; j < c->outputs; j++) {
				struct jet lo[VECTOR_MAX], hi[VECTOR_MAX];
				curve_eval(c, number_step(at[k], -1), lo);
				curve_eval(c, number_step(at[k], 1), hi);
				double a = jet_order(lo[j], (enum order)order);
				double b = jet_order(hi[j], (enum order)order);
				/* Beside a root the slope grows without bound. */
				bool wild = fabs(a) > 1e100 || fabs(b) > 1e100;
				if (wild || !(fabs(a - b) <= 1e-7 * (1 + fabs(a))))
					lowest = order;
			}
	return lowest;
}

START_TEST(smoothness_is_as_declared)
{
	struct curve c = curve_of(&(struct item){ row_at(_i), NULL });
	static const char *const classes[] = { "discontinuous", "C0", "C1" };
	const char *declared = c.row->smoothness;
	int lowest = lowest_jump(&c);
	if (lowest < ORDERS)
		ck_assert_msg(strcmp(declared, classes[lowest]) == 0, "%s is %s, not %s", label(&c),
			classes[lowest], declared);
	else
		ck_assert_msg(declared[0] == 'C' && strcmp(declared, "C0") != 0 &&
				strcmp(declared, "C1") != 0,
			"%s is smoother than %s", label(&c), declared);
	curve_free(&c);
}
END_TEST

/* At a kink f' is what the printed derivative says there. */
START_TEST(kinks_have_the_printed_slope)
{
	struct curve c = curve_of(&item[_i]);
	const struct expr *text = activation_tree(c.row, curve_derivative(&c));
	double at[KINK_MAX];
	size_t n = curve_kinks(&c, -40, 40, at);
	for (size_t k = 0; k < n && text != NULL; k++) {
		struct point_at point = {
			.x = at[k], .param = c.value, .list = c.list, .element = c.element
		};
		struct jet wanted[VECTOR_MAX];
		expr_eval(text, &point, wanted);
		for (size_t j = 1; j < c.outputs && expr_outputs(text, &point) == 1; j++)
			wanted[j] = wanted[0];
		for (size_t j = 0; j < c.outputs; j++) {
			struct jet got[VECTOR_MAX];
			curve_eval(&c, at[k], got);
			ck_assert_msg(!isfinite(wanted[j].y) ||
					fabs(got[j].dy - wanted[j].y) <=
						8 * DBL_EPSILON * fabs(wanted[j].y) + 1e-30,
				"%s at the kink %.17g: slope %g, printed is %g", label(&c), at[k],
				got[j].dy, wanted[j].y);
		}
	}
	curve_free(&c);
}
END_TEST

/* ---- published formulas ----------------------------------------------------------------- */

/* Each line of published.txt: id x f f' f'' [name=value]..., computed by mpmath from the formula as
   its authors or a framework published it. */
static void assert_published(const struct activation *row, char *line)
{
	struct curve c = curve_of(&(struct item){ row, NULL });
	char *word[ORDERS + 1];
	mpfr_t wanted, exact[ORDERS];
	for (int k = 0; k <= ORDERS; k++)
		word[k] = strtok(k == 0 ? line : NULL, " \n");
	mpfr_init2(wanted, REFERENCE_BITS);
	reference_init(exact);
	double x = strtod(word[0], NULL);
	ck_assert_msg(reference_at(&c, x, 0, exact) == 0, "%s at %g", row->id, x);
	for (int order = 0; order < ORDERS; order++) {
		if (strcmp(word[order + 1], "~0") == 0) {
			ck_assert(mpfr_cmpabs_ui(exact[order], 0) == 0 ||
				mpfr_get_exp(exact[order]) < -1000);
			continue;
		}
		mpfr_set_str(wanted, word[order + 1], 10, MPFR_RNDN);
		ck_assert_msg(reference_agree(exact[order], wanted, 76),
			"%s, order %d at %g: %.17g, published: %s", row->id, order, x,
			mpfr_get_d(exact[order], MPFR_RNDN), word[order + 1]);
	}
	reference_free(exact);
	mpfr_clear(wanted);
	curve_free(&c);
}

START_TEST(formulas_are_the_published)
{
	const struct activation *row = row_at(_i);
	FILE *file = fopen(TESTS "/published.txt", "r");
	char line[400];
	size_t n = 0, id = strlen(row->id);
	ck_assert_msg(file != NULL, "tests/published.txt cannot be read");
	while (fgets(line, sizeof line, file) != NULL)
		if (strncmp(line, row->id, id) == 0 && line[id] == ' ') {
			assert_published(row, line + id + 1);
			n++;
		}
	fclose(file);
	/* Beyond the frameworks rows are their authors' to check; what no formula states has
	   references of its own. */
	bool stated = activation_tree(row, row->formula) != NULL;
	ck_assert_msg(n >= 3 || row->lecture || row->tier == 3 || !stated,
		"%s is not in tests/published.txt", row->id);
}
END_TEST

TCase *act_properties(void)
{
	TCase *tc = tcase_create("properties");
	tcase_set_timeout(tc, 60 * SUITE_SLOW);
	tcase_add_loop_test(tc, asymptotes_are_as_declared, 0, (int)rows);
	tcase_add_loop_test(tc, trends_are_as_declared, 0, (int)rows);
	tcase_add_loop_test(tc, symmetries_are_as_declared, 0, (int)rows);
	tcase_add_loop_test(tc, odd_functions_are_odd, 0, (int)rows);
	tcase_add_loop_test(tc, smoothness_is_as_declared, 0, (int)rows);
	tcase_add_loop_test(tc, kinks_have_the_printed_slope, 0, (int)items);
	tcase_add_loop_test(tc, formulas_are_the_published, 0, (int)rows);
	return tc;
}
