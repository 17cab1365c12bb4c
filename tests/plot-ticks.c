/* Tests of ticks: the steps of known figures, labels that read back, ranges at the limits. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot.h"

#include "plot/model/ticks.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Lengths in em, labels as figures ask for them: x 3.5 apart, y 3, extras 1.3. */
#define X_CLEAR 3.5
#define Y_CLEAR 3.0
#define EXTRA_CLEAR 1.3

static void add_labels(struct text *out, const struct ticks *t)
{
	for (size_t i = 0; i < t->n; i++)
		text_print(out, "%s%s", i > 0 ? " " : "", t->tick[i].label);
	if (t->exponent != 0)
		text_print(out, " e%d", t->exponent);
	if (t->offset != 0)
		text_print(out, " +%.17g", t->offset);
}

struct axis {
	const char *name;
	double lo, hi, length, clear;
	double wanted[4];
	size_t n_wanted;
	double extra[3];
	size_t n_extra;
	const char *labels;
};

/* The axes of the figures that the style shows: 55.2 by 31.5 em at 1200x800, 32.6 by 19.5
   at 400x300, panels 19.9 by 17.5. */
static const struct axis known[] = {
	{ "x 1200x800", -10, 10, 55.2, X_CLEAR, { 0 }, 0, { 0 }, 0,
		"-10 -8 -6 -4 -2 0 2 4 6 8 10" },
	{ "x 400x300", -10, 10, 32.6, X_CLEAR, { 0 }, 0, { 0 }, 0, "-10 -5 0 5 10" },
	{ "x panel", -10, 10, 19.9, X_CLEAR, { 0 }, 0, { 0 }, 0, "-10 -5 0 5 10" },
	{ "x 2 pi", -6.283185307179586, 6.283185307179586, 55.2, X_CLEAR, { 0 }, 0, { 0 }, 0,
		"-6 -4 -2 0 2 4 6" },
	{ "relu", -0.6, 10.4, 31.5, Y_CLEAR, { 0, 1 }, 2, { 0, 1 }, 2, "0 1 2 4 6 8 10" },
	{ "relu 400x300", -0.6, 10.4, 19.5, Y_CLEAR, { 0, 1 }, 2, { 0, 1 }, 2, "0 1 5 10" },
	{ "relu panel", -1.66, 10.44, 17.5, Y_CLEAR, { -1, 0, 1 }, 3, { -1, 0, 1 }, 3,
		"-1 0 1 5 10" },
	{ "sigmoid", -0.06, 1.04, 31.5, Y_CLEAR, { 0, 0.25, 0.5, 1 }, 4, { 0, 1 }, 2,
		"0 0.25 0.5 0.75 1" },
	{ "tanh", -1.12, 1.08, 31.5, Y_CLEAR, { -1, 0, 1 }, 3, { -1, 0, 1 }, 3, "-1 -0.5 0 0.5 1" },
	{ "decimal steps", 0, 0.7, 55.2, X_CLEAR, { 0 }, 0, { 0 }, 0,
		"0 0.1 0.2 0.3 0.4 0.5 0.6 0.7" },
	{ "large", 0, 4e6, 55.2, X_CLEAR, { 0 }, 0, { 0 }, 0, "0 0.5 1 1.5 2 2.5 3 3.5 4 e6" },
	{ "1e5", 0, 1e5, 24, X_CLEAR, { 0 }, 0, { 0 }, 0, "0 20000 40000 60000 80000 100000" },
	{ "small", -2e-7, 2e-7, 24, X_CLEAR, { 0 }, 0, { 0 }, 0, "-2 -1 0 1 2 e-7" },
	{ "denormal", -1e-310, 1e-310, 24, X_CLEAR, { 0 }, 0, { 0 }, 0, "-1 -0.5 0 0.5 1 e-310" },
	{ "widest", -1.7e308, 1.7e308, 24, X_CLEAR, { 0 }, 0, { 0 }, 0, "-1 0 1 e308" },
	{ "least", 0, 5e-324, 24, X_CLEAR, { 0 }, 0, { 0 }, 0, "0 5e-324" },
	{ "one ulp", 1e16, 10000000000000002, 24, X_CLEAR, { 0 }, 0, { 0 }, 0,
		"0 2 +10000000000000000" },
	{ "narrow", 1000000.001, 1000000.002, 24, X_CLEAR, { 0 }, 0, { 0 }, 0,
		"0 0.0002 0.0004 0.0006 0.0008 0.001 +1000000.001" },
	{ "five rows", -0.5569290855221475, 9.999999979388464, 4, 1.6, { 0 }, 0, { 0 }, 0, "0 5" },
	{ "ends", -0.5569290855221475, 9.999999979388464, 3.3, 1.6, { 0 }, 0, { 0 }, 0,
		"-0.557 10" },
	{ "no room", 0, 1, 4, X_CLEAR, { 0 }, 0, { 0 }, 0, "" },
};

START_TEST(test_known)
{
	const struct axis *a = &known[_i];
	struct ticks t;
	ticks_choose(&t, a->lo, a->hi, a->length, a->clear, a->wanted, a->n_wanted, a->extra,
		a->n_extra, EXTRA_CLEAR);
	struct text labels = { 0 };
	add_labels(&labels, &t);
	ck_assert_msg(strcmp(text_string(&labels), a->labels) == 0, "%s: '%s', not '%s'", a->name,
		text_string(&labels), a->labels);
	text_free(&labels);
}
END_TEST

/* What must hold on any range: inside, ascending, labels distinct and true. */
static void check_ticks(double lo, double hi, double length)
{
	struct ticks t;
	ticks_choose(&t, lo, hi, length, X_CLEAR, NULL, 0, NULL, 0, 0);
	ck_assert_uint_le(t.n, TICKS_MAX);
	if (length >= 20)
		ck_assert_msg(t.n >= 2, "%zu ticks on %.17g..%.17g", t.n, lo, hi);
	long double span = (long double)hi - lo;
	for (size_t i = 0; i < t.n; i++) {
		ck_assert(t.tick[i].at >= lo && t.tick[i].at <= hi);
		ck_assert(i == 0 || t.tick[i].at > t.tick[i - 1].at);
		ck_assert(i == 0 || strcmp(t.tick[i].label, t.tick[i - 1].label) != 0);
		char text[64];
		double value;
		bool scaled = t.exponent != 0;
		snprintf(text, sizeof text, scaled ? "%se%d" : "%s", t.tick[i].label, t.exponent);
		ck_assert(number_read(text, &value));
		long double off = (long double)t.offset + value - t.tick[i].at;
		ck_assert_msg(fabsl(off) <= 0.02L * span, "label %s at %.17g on %.17g..%.17g",
			t.tick[i].label, t.tick[i].at, lo, hi);
	}
}

START_TEST(test_ranges)
{
	static const double lengths[] = { 3, 8, 20, 33, 55, 150 };
	for (size_t k = 0; k < sizeof lengths / sizeof *lengths; k++)
		for (int e = -323; e <= 308; e += 3) {
			double x = strtod("1", NULL) * pow(10, e);
			check_ticks(-x, x, lengths[k]);
			check_ticks(0, x, lengths[k]);
			check_ticks(0.1 * x, 0.7 * x, lengths[k]);
			check_ticks(x, nextafter(x, INFINITY), lengths[k]);
			check_ticks(-1.0 / 3 * x, 1.7 * x, lengths[k]);
			if (e > -300)
				check_ticks(x, x * (1 + 1e-9), lengths[k]);
		}
}
END_TEST

/* Ticks stand on exact decimals: 0.3, not 0.1 + 0.2. */
START_TEST(test_exact)
{
	struct ticks t;
	ticks_choose(&t, 0, 1, 55, X_CLEAR, NULL, 0, NULL, 0, 0);
	ck_assert_uint_eq(t.n, 11);
	static const double at[] = { 0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1 };
	for (size_t i = 0; i < t.n; i++)
		ck_assert_double_eq(t.tick[i].at, at[i]);
}
END_TEST

/* An extra value stands only where it is clear of all others, and has four digits at
 * most. */
START_TEST(test_extras)
{
	struct ticks t;
	const double extra[] = { 0.2291666, 3, 9.9, 20 };
	ticks_choose(&t, 0, 10, 30, Y_CLEAR, NULL, 0, extra, 4, 1.3);
	struct text labels = { 0 };
	add_labels(&labels, &t);
	ck_assert_str_eq(text_string(&labels), "0 2 3 4 6 8 10");
	text_free(&labels);
	const double limit = 1.71590001;
	ticks_choose(&t, 0, 10, 8, Y_CLEAR, NULL, 0, &limit, 1, 1.3);
	add_labels(&labels, &t);
	ck_assert_str_eq(text_string(&labels), "0 1.716 5 10");
	text_free(&labels);
}
END_TEST

/* Of two steps that fit, the one that hits what is wanted wins. */
START_TEST(test_wanted)
{
	struct ticks t;
	const double wanted[] = { 0.25, 0.75 };
	ticks_choose(&t, 0, 1, 24, Y_CLEAR, wanted, 2, NULL, 0, 0);
	ck_assert_uint_eq(t.n, 5);
	ck_assert_double_eq(t.tick[1].at, 0.25);
	ticks_choose(&t, 0, 1, 24, Y_CLEAR, NULL, 0, NULL, 0, 0);
	ck_assert_uint_eq(t.n, 6);
}
END_TEST

/* Whether a label stands at a tick. */
static bool has_label(const struct ticks *t, const char *label)
{
	for (size_t i = 0; i < t->n; i++)
		if (strcmp(t->tick[i].label, label) == 0)
			return true;
	return false;
}

/* A limit takes the place of the round tick beside it, but not that of 0 or of an end. */
START_TEST(test_displaced)
{
	static const double limit[] = { -1.758, 0.1, 9.9 };
	struct ticks t;
	ticks_choose(&t, -2.4, 10, 31, Y_CLEAR, NULL, 0, NULL, 0, 1.3);
	ck_assert(has_label(&t, "-2"));
	ticks_displace(&t, -2.4, 10, 31, 1.3, limit, 3);
	ck_assert(has_label(&t, "-1.758") && !has_label(&t, "-2"));
	ck_assert(has_label(&t, "0") && !has_label(&t, "0.1"));
	ck_assert(has_label(&t, "10") && !has_label(&t, "9.9"));
	for (size_t i = 1; i < t.n; i++)
		ck_assert_double_gt(t.tick[i].at, t.tick[i - 1].at);
}
END_TEST

/* Round ticks at the ends of a range are no makeshift. */
START_TEST(test_round_ends)
{
	struct ticks t;
	ticks_choose(&t, -10, 10, 31, Y_CLEAR, NULL, 0, NULL, 0, 1.3);
	ck_assert(has_label(&t, "-10") && has_label(&t, "10") && !t.ends);
	ticks_choose(&t, 0.1, 0.9, 3, Y_CLEAR, NULL, 0, NULL, 0, 1.3);
	ck_assert(t.n == 0 || t.ends);
}
END_TEST

/* The first decade keeps its distance from the 0 below it. */
START_TEST(test_decades)
{
	for (double hi = 6; hi < 40; hi += 0.5)
		for (double nought = 3.5; nought < 6; nought += 0.25) {
			struct ticks t;
			ticks_decades(&t, nought, hi, nought, 70, 12);
			ck_assert_uint_ge(t.n, 1);
			for (size_t i = 1; i < t.n; i++)
				ck_assert_msg(
					(t.tick[i].at - t.tick[i - 1].at) / (hi - nought) * 70 >=
						12 - 1e-9,
					"%g:%g", nought, hi);
		}
}
END_TEST

/* A narrow logarithmic axis is labelled at parts of decades, or at its ends. */
START_TEST(test_parts)
{
	static const struct {
		double lo, hi, length;
		const char *labels;
	} narrow[] = {
		{ 0.3, 40, 60, "0.5 1 2 5 10 20" },
		{ 2.1, 4.7, 60, "3 4" },
		{ 3.1, 3.9, 60, "3.1 3.9" },
		{ 2e-5, 3e-4, 60, "2e-5 5e-5 1e-4 2e-4" },
		{ 0.3, 40, 10, "0.3 40" },
		{ 0.5, 500, 60, "1 10 100" },
	};
	for (size_t i = 0; i < sizeof narrow / sizeof *narrow; i++) {
		struct ticks t;
		struct text labels = { 0 };
		ticks_decades(
			&t, log10(narrow[i].lo), log10(narrow[i].hi), NAN, narrow[i].length, 5);
		for (size_t k = 0; k < t.n; k++)
			text_print(&labels, "%s%s", k > 0 ? " " : "", t.tick[k].label);
		ck_assert_str_eq(text_string(&labels), narrow[i].labels);
		text_free(&labels);
	}
}
END_TEST

void add_ticks(Suite *suite)
{
	TCase *tc = tcase_create("ticks");
	tcase_add_loop_test(tc, test_known, 0, (int)(sizeof known / sizeof *known));
	tcase_add_test(tc, test_ranges);
	tcase_add_test(tc, test_exact);
	tcase_add_test(tc, test_extras);
	tcase_add_test(tc, test_wanted);
	tcase_add_test(tc, test_displaced);
	tcase_add_test(tc, test_round_ends);
	tcase_add_test(tc, test_decades);
	tcase_add_test(tc, test_parts);
	suite_add_tcase(suite, tc);
}
