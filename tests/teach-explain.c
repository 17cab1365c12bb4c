/* explain of every row: within its columns, ASCII where asked, JSON of the facts. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "teach-tests.h"
#include "teach/explain/explanation.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Lines of `s`; the widest in *width. */
static size_t count(const char *s, size_t *width)
{
	size_t lines = 0;
	*width = 0;
	while (*s != '\0') {
		size_t n = strcspn(s, "\n");
		struct text line = { 0 };
		text_add_n(&line, s, n);
		size_t columns = text_width(text_string(&line));
		*width = columns > *width ? columns : *width;
		text_free(&line);
		lines++;
		s += n + (s[n] == '\n');
	}
	return lines;
}

static bool is_ascii(const char *s)
{
	while (*s != '\0')
		if ((unsigned char)*s++ >= 0x80)
			return false;
	return true;
}

static void write_card(const struct topic *t, struct text *out)
{
	struct document d = { 0 };
	explain_card(t, &d);
	teach_write(&d, t->page, out);
	doc_free(&d);
}

static void check_card(const struct topic *t)
{
	struct text card = { 0 };
	size_t width;
	write_card(t, &card);
	size_t lines = count(text_string(&card), &width);
	ck_assert_msg(t->page->width < 80 || lines <= 24, "%s: the card has %zu lines", t->row->id,
		lines);
	ck_assert_msg(width <= t->page->width, "%s: a card of %zu columns", t->row->id, width);
	ck_assert_msg(t->page->utf8 || is_ascii(text_string(&card)), "%s", t->row->id);
	text_free(&card);
}

/* The lesson begins with the card. */
static void check_lesson(const struct topic *t)
{
	struct text card = { 0 }, all = { 0 };
	size_t width;
	write_card(t, &card);
	ck_assert_int_eq(explain_print(t->curve, t->page, 0.01, &all), 0);
	ck_assert_msg(
		strncmp(text_string(&all), text_string(&card), card.n) == 0, "%s", t->row->id);
	count(text_string(&all), &width);
	ck_assert_msg(width <= t->page->width, "%s: %zu columns", t->row->id, width);
	ck_assert_msg(t->page->utf8 || is_ascii(text_string(&all)), "%s", t->row->id);
	ck_assert_msg(strstr(text_string(&all), t->row->id) != NULL, "%s", t->row->id);
	text_free(&card);
	text_free(&all);
}

START_TEST(every_row)
{
	size_t n;
	const struct activation *const *row = activation_all(&n);
	static const struct teach_page pages[] = {
		{ .width = 80, .style = TEACH_TEXT },
		{ .width = 80, .style = TEACH_TEXT, .utf8 = true },
		{ .width = 40, .style = TEACH_TEXT },
	};
	for (size_t i = 0; i < n; i++) {
		struct curve c;
		if (!suite_covers(i))
			continue;
		curve_init(&c, row[i], NULL);
		struct topic t = { .curve = &c, .row = row[i] };
		ck_assert_int_eq(facts_measure(&t.facts, &c, 0.01), 0);
		const struct told told = { &c, &t.facts, 0 };
		ck_assert_str_eq(told_smoothness(&told), row[i]->smoothness);
		for (size_t k = 0; k < 3; k++) {
			t.page = &pages[k];
			check_card(&t);
			if ((i / 4 + k) % 3 == 0)
				check_lesson(&t);
		}
		curve_free(&c);
	}
}
END_TEST

/* The number after "key": in JSON; NaN for null. */
static double member(const char *json, const char *key)
{
	struct text quoted = { 0 };
	double x = NAN;
	text_print(&quoted, "\"%s\":", key);
	const char *at = strstr(json, text_string(&quoted));
	ck_assert_msg(at != NULL, "%s in %s", key, json);
	sscanf(at + quoted.n, "%lf", &x);
	text_free(&quoted);
	return x;
}

static void same(double got, double wanted)
{
	if (isfinite(wanted))
		ck_assert(got == wanted);
	else
		ck_assert(isnan(got));
}

START_TEST(json)
{
	size_t n;
	const struct activation *const *row = activation_all(&n);
	struct teach_page page = { .width = 80, .style = TEACH_JSON };
	for (size_t i = 0; i < n; i += 3 * SUITE_SLOW) {
		struct curve c;
		struct facts f;
		struct text out = { 0 };
		curve_init(&c, row[i], NULL);
		facts_measure(&f, &c, 0.001);
		ck_assert_int_eq(explain_print(&c, &page, 0.001, &out), 0);
		same(member(out.s, "mean"), f.mean);
		same(member(out.s, "variance"), f.variance);
		same(member(out.s, "gain"), f.gain);
		same(member(out.s, "infimum"), f.lowest);
		same(member(out.s, "supremum"), f.highest);
		same(member(out.s, "saturates_below"), f.left);
		same(member(out.s, "saturates_above"), f.right);
		same(member(out.s, "f0"), f.at_zero);
		ck_assert(strstr(out.s, ":nan") == NULL && strstr(out.s, ":inf") == NULL);
		text_free(&out);
		curve_free(&c);
	}
}
END_TEST

/* What stands in the card's words is what the curve with its parameters has. */
static void shows(const char *id, const char *param, double value, const char *words)
{
	const struct activation *row;
	struct curve c;
	struct text out = { 0 }, why = { 0 };
	struct teach_page page = { .width = 80, .style = TEACH_TEXT };
	ck_assert_uint_eq(activation_find(id, &row, 1), 1);
	curve_init(&c, row, NULL);
	if (param != NULL)
		curve_set(&c, activation_param(row, param), &value, 1);
	ck_assert_int_eq(curve_finish(&c, &why), 0);
	ck_assert_int_eq(explain_print(&c, &page, 0.01, &out), 0);
	ck_assert_msg(strstr(out.s, words) != NULL, "no '%s' in:\n%s", words, out.s);
	text_free(&out);
	curve_free(&c);
}

START_TEST(words)
{
	shows("leaky_relu", "alpha", 0.3, "f'(0) = 0.3");
	shows("leaky_relu", "alpha", 0.3, "negative_slope=0.3)");
	shows("leaky_relu", "alpha", 0.3, "x = 0: f' 0.3 -> 1");
	shows("leaky_relu", NULL, 0, "0.2 in Keras, TensorFlow");
	shows("relu", NULL, 0, "0 for x <= 0");
	shows("relu", NULL, 0, "1x relu");
	shows("leaky_relu", NULL, 0, "; 1 in JAX, tinygrad");
	shows("gelu", NULL, 0, "-0.169971 at x = -0.751792");
	shows("gelu", NULL, 0, "computes gelu_tanh");
	shows("heaviside", NULL, 0, "0 for x < 0");
	shows("heaviside", NULL, 0, "everywhere");
	shows("softplus", NULL, 0, "nears 1 at x = inf");
	shows("sigmoid", NULL, 0, "25x relu: 1 exp, 1 +, 1 /");
	shows("elu", "alpha", 2, "(-2, inf)");
	/* A slope beside a kink is that of a stretch, or of one side. */
	shows("relu", NULL, 0, "Steepest f'  1 for x > 0\n");
	shows("abs", NULL, 0, "-1 for x < 0, 1 for x > 0\n");
	shows("elu", NULL, 0, "1 for x >= 0\n");
	shows("hard_tanh", NULL, 0, "1 for -1 < x < 1\n");
	shows("hard_shrink", NULL, 0, "1 for x < -0.5 and x > 0.5");
	shows("stair", NULL, 0, "1 for -1 <= x < 0, and\n");
	shows("hard_swish", NULL, 0, "1.5 just left of x = 3");
	shows("linear", NULL, 0, "1 everywhere");
	shows("heaviside", NULL, 0, "0, but for the jump at 0");
	/* Beside a kink an infinite slope is a large number, and 0 a small one. */
	shows("signed_sqrt", NULL, 0, "x = 0: f' inf -> inf");
	shows("signed_sqrt", NULL, 0, "C0: f' is infinite");
	shows("m_arcsinh", NULL, 0, "f'' -inf -> inf");
	shows("sinerelu", NULL, 0, "f -0.0025 -> 0\n");
	/* A domain's end is no kink. */
	shows("logit", NULL, 0, "Kinks       none");
	shows("logit", NULL, 0, "Smooth      Cinf");
	shows("sigmoid", NULL, 0, "0.25 at x = 0");
	shows("heaviside", NULL, 0, "Range        {0, 1}\n");
	shows("sign", NULL, 0, "Range        {-1, 0, 1}\n");
	shows("relu6", NULL, 0, "Range        [0, 6]\n");
	shows("stair", NULL, 0, "again and again\n");
	shows("leaky_relu", "alpha", 1, "Cinf, in all derivatives");
	shows("sigmoid", NULL, 0, "point-symmetric about (0, 0.5)");
	shows("tanh", NULL, 0, "Symmetry     odd\n");
	shows("funnel_relu", NULL, 0, "0.111111, 0.111111), b = 0\n");
	shows("funnel_relu", NULL, 0, "; x stands in place 5\n");
	shows("softmax", NULL, 0, "; default (1, 0, -1); x stands in place 1\n");
	shows("softmax", NULL, 0, "\n  (j = i) ");
	shows("gelu", NULL, 0, "\n  phi(x) ");
	shows("leaky_relu", "alpha", 0.3, "; default 0.01, here 0.3");
}
END_TEST

TCase *teach_explain(void)
{
	TCase *tests = tcase_create("explain");
	tcase_set_timeout(tests, 300 * SUITE_SLOW);
	tcase_add_test(tests, every_row);
	tcase_add_test(tests, json);
	tcase_add_test(tests, words);
	return tests;
}
