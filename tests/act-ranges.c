/* The ranges' tests: what a row declares, where values are, where they tend to. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "accuracy.h"
#include "act.h"
#include "reference.h"

#include <float.h>
#include <math.h>
#include <string.h>

static void refer(const struct curve *c, double x, size_t output, mpfr_t out[ORDERS])
{
	ck_assert_msg(reference_at(c, x, output, out) == 0, "%s at %a is not decided", label(c), x);
}

struct end {
	bool open;
	mpfr_t at;
};

/* A bound is a formula in the parameters, or an infinity. */
static void read_end(const struct curve *c, const char *text, size_t n, struct end *end)
{
	mpfr_init2(end->at, REFERENCE_BITS);
	if (n >= 3 && strncmp(text + n - 3, "inf", 3) == 0) {
		mpfr_set_inf(end->at, *text == '-' ? -1 : 1);
		return;
	}
	static const struct scope nothing = { 0 };
	const char *name[PARAM_MAX + 1] = { NULL };
	for (size_t k = 0; k < PARAM_MAX && c->row->param[k].name != NULL; k++)
		name[k] = c->row->param[k].name;
	struct expr_error error;
	struct expr *bound = expr_parse(text, n, name, &nothing, &error);
	ck_assert_msg(bound != NULL, "%s: range %s: %s", label(c), c->row->range, error.what);
	struct reference_point p;
	mpfr_t value[ORDERS];
	reference_init(value);
	reference_point(&p, c, 0);
	ck_assert_int_eq(reference_formula(bound, &p, 0, ORDER_F, value), 0);
	mpfr_set(end->at, value[0], MPFR_RNDN);
	reference_free(value);
	expr_free(bound);
}

/* "(-alpha, inf)"; false where the range is told in words. */
static bool read_range(const struct curve *c, struct end end[2])
{
	const char *text = c->row->range;
	size_t n = strlen(text), comma = 1;
	if (strchr("([{", *text) == NULL)
		return false;
	for (int depth = 0; depth > 0 || text[comma] != ','; comma++) {
		depth += (text[comma] == '(') - (text[comma] == ')');
		ck_assert_msg(comma < n, "%s: range %s", label(c), text);
	}
	end[0].open = *text == '(';
	end[1].open = text[n - 1] == ')';
	ck_assert(end[0].open || *text == '[' || *text == '{');
	ck_assert(end[1].open || text[n - 1] == ']' || text[n - 1] == '}');
	read_end(c, text + 1, comma - 1, &end[0]);
	const char *last = *text == '{' ? strrchr(text, ',') : text + comma;
	read_end(c, last + 2, n - (size_t)(last - text) - 3, &end[1]);
	return true;
}

/* Exact values lie within: strictly where an end is open and 100 bits still tell; a
   closed end may be a decimal of 20 digits. */
static void assert_within(const struct curve *c, const struct end end[2])
{
	mpfr_t exact[ORDERS];
	reference_init(exact);
	for (int k = 0; k < 400 / SUITE_SLOW; k++) {
		double x = c->row->domain != NULL ? accuracy_random(0, 1) : accuracy_x(k);
		for (size_t j = 0; j < c->outputs; j++) {
			refer(c, x, j, exact);
			for (int side = 0; side < 2; side++) {
				int beyond = mpfr_cmp(exact[0], end[side].at);
				beyond = side == 0 ? -beyond : beyond;
				/* Far out both are the same to all bits there are. */
				bool far = fabs(x) > 2;
				bool fine = beyond < 0 || (beyond == 0 && !end[side].open) ||
					(far && reference_agree(exact[0], end[side].at, 96)) ||
					(!end[side].open &&
						reference_agree(exact[0], end[side].at, 60));
				ck_assert_msg(
					fine, "%s at %.17g leaves %s", label(c), x, c->row->range);
			}
			/* A third value can only be 0, between the ends. */
			if (*c->row->range == '{')
				ck_assert(mpfr_equal_p(exact[0], end[0].at) ||
					mpfr_equal_p(exact[0], end[1].at) ||
					(strstr(c->row->range, ", 0, ") != NULL &&
						mpfr_zero_p(exact[0])));
		}
	}
	reference_free(exact);
}

static double extreme(const struct curve *c, double x, int side)
{
	struct jet jet[VECTOR_MAX];
	double most = -INFINITY;
	curve_eval_to(c, x, ORDER_F, jet);
	for (size_t j = 0; j < c->outputs; j++)
		most = fmax(most, side == 0 ? -jet[j].y : jet[j].y);
	return most;
}

/* The kernel's values come as near to both ends as doubles do, and not beyond: by no more
   than their error where the end is an extremum inside. */
static void assert_reached(const struct curve *c, const struct end end[2])
{
	for (int side = 0; side < 2; side++) {
		double best = extreme(c, -INFINITY, side), at = 0;
		double right = extreme(c, INFINITY, side);
		double bound = mpfr_get_d(end[side].at, MPFR_RNDN);
		best = fmax(best, right);
		for (double x = 0x1p50; x < 0x1p1000; x *= 0x1p50)
			best = fmax(best, fmax(extreme(c, x, side), extreme(c, -x, side)));
		for (double x = -40; x <= 40; x += 0x1p-5)
			if (extreme(c, x, side) > best) {
				best = extreme(c, x, side);
				at = x;
			}
		for (double step = 0x1p-6; step > 0x1p-30; step /= 2)
			for (int sign = -1; sign <= 1; sign += 2)
				if (extreme(c, at + sign * step, side) > best) {
					best = extreme(c, at + sign * step, side);
					at += sign * step;
				}
		double got = side == 0 ? -best : best;
		if (isinf(bound)) {
			/* Keras starts PReLU at slope 0: until trained it is ReLU. */
			if (strcmp(label(c), "prelu@keras") == 0)
				continue;
			ck_assert_msg(fabs(got) > 700 && signbit(got) == signbit(bound),
				"%s: %g of %s is not reached", label(c), bound, c->row->range);
			continue;
		}
		double past = (got - bound) * (side == 0 ? -1 : 1);
		double slack = end[side].open ? 0 : 4.5 * DBL_EPSILON * fabs(bound);
		ck_assert_msg(
			past <= slack, "%s: %.17g is beyond %s", label(c), got, c->row->range);
		ck_assert_msg(past > -1e-8 * fmax(1, fabs(bound)),
			"%s: from %.17g to %.17g nothing is reached", label(c), got, bound);
	}
}

static void assert_range(const struct curve *c)
{
	struct end end[2];
	if (!read_range(c, end)) {
		ck_assert_msg(c->row->kind == KIND_PIECES, "%s: range %s", label(c), c->row->range);
		return;
	}
	ck_assert(mpfr_less_p(end[0].at, end[1].at));
	assert_within(c, end);
	/* The range of a gated row is that over both of its halves. */
	if (c->row->kind != KIND_GATED && c->row->domain == NULL)
		assert_reached(c, end);
	mpfr_clears(end[0].at, end[1].at, (mpfr_ptr)NULL);
}

START_TEST(ranges_are_as_declared)
{
	struct curve c = curve_of(&item[_i]);
	assert_range(&c);
	curve_free(&c);
}
END_TEST

START_TEST(ranges_follow_the_parameters)
{
	static const struct {
		const char *id;
		double p[2];
	} set[] = { { "elu", { 0.7, NAN } }, { "elu", { 5, NAN } }, { "celu", { 0.375, NAN } },
		{ "selu", { 0.5, 7.75 } }, { "hard_tanh", { -2.5, 0.1 } },
		{ "softplus", { 0.3, NAN } }, { "leaky_relu", { 0.3, NAN } } };
	for (size_t k = 0; k < sizeof set / sizeof set[0]; k++) {
		struct curve c = curve_named(set[k].id, NULL);
		for (int i = 0; i < 2 && !isnan(set[k].p[i]); i++)
			curve_set(&c, i, &set[k].p[i], 1);
		finish(&c, NULL);
		assert_range(&c);
		curve_free(&c);
	}
}
END_TEST

/* The kernel's limits are where the formula is by the largest doubles. */
START_TEST(limits_are_the_formulas)
{
	struct curve c = curve_of(&item[_i]);
	bool kernel = c.row->along != NULL;
	struct jet jet[VECTOR_MAX];
	mpfr_t exact[ORDERS];
	reference_init(exact);
	for (int side = 0; kernel && side < 2; side++) {
		double x = side == 0 ? -DBL_MAX : DBL_MAX;
		curve_eval(&c, 2 * x, jet);
		for (size_t j = 0; j < c.outputs; j++) {
			refer(&c, x, j, exact);
			for (int order = 0; order < ORDERS; order++) {
				double limit = jet_order(jet[j], (enum order)order);
				double there = mpfr_get_d(exact[order], MPFR_RNDN);
				bool same = reference_ulps(limit, exact[order]) <= 4.5 ||
					fabs(limit - there) < 0x1p-1000;
				/* What grows like a logarithm is in its hundreds there.
				 */
				if (isinf(limit))
					same = fabs(there) > 700 &&
						signbit(there) == signbit(limit);
				ck_assert_msg(same, "%s, order %d: %g, formula %g", label(&c),
					order, limit, there);
			}
		}
	}
	reference_free(exact);
	curve_free(&c);
}
END_TEST

TCase *act_ranges(void)
{
	TCase *tc = tcase_create("ranges");
	tcase_set_timeout(tc, 60 * SUITE_SLOW);
	tcase_add_loop_test(tc, ranges_are_as_declared, 0, (int)items);
	tcase_add_test(tc, ranges_follow_the_parameters);
	tcase_add_loop_test(tc, limits_are_the_formulas, 0, (int)items);
	return tc;
}
