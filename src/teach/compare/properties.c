/* The lines of compare's table: what each says of a curve. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "base/words.h"
#include "teach/compare/side-by-side.h"
#include "teach/explain/explanation.h"

#include <math.h>
#include <stdio.h>

#define DIGITS 4 /* for a reader */

const char *compare_number(double x, bool precise, char out[NUMBER_SIZE])
{
	if (isnan(x))
		snprintf(out, NUMBER_SIZE, "%s", precise ? "" : "-");
	else if (precise || isinf(x))
		number_format(x, out);
	else
		snprintf(out, NUMBER_SIZE, "%.*g", DIGITS, fabs(x) < 1e-15 ? 0 : x);
	return out;
}

static void add(const struct column *c, double x, struct text *out)
{
	char number[NUMBER_SIZE];
	if (!isnan(x))
		text_add(out, compare_number(x, c->precise, number));
}

static struct told told_of(const struct column *c)
{
	return (struct told){ c->curve, &c->facts, c->precise ? 0 : DIGITS };
}

/* ---- from the row --------------------------------------------------------------- */

static void cell_formula(const struct column *c, struct text *out)
{
	activation_print(out, c->curve->row, curve_formula(c->curve),
		c->utf8 && !c->precise ? EXPR_UTF8 : EXPR_PLAIN, NULL);
}

static void cell_params(const struct column *c, struct text *out)
{
	const struct param *param = c->curve->row->param;
	for (int k = 0; k < PARAM_MAX && param[k].name != NULL; k++) {
		if (c->curve->text[k] != NULL)
			text_print(
				out, "%s%s=%s", k > 0 ? " " : "", param[k].name, c->curve->text[k]);
	}
}

/* How many of the frameworks ship the row. */
static size_t compare_shipped(const struct activation *row)
{
	size_t n = 0;
	for (const struct framework *f = frameworks; f->id != NULL; f++)
		n += activation_ships(row, f);
	return n;
}

/* How many of all ship it, and which of the five that most people use. */
static void cell_shipped(const struct column *c, struct text *out)
{
	if (c->curve->row->rank == 0)
		return;
	static const char *const main_five[] = { "pytorch", "keras", "tf", "jax", "onnx" };
	const struct told told = told_of(c);
	struct text many = { 0 }, all = { 0 }, titles = { 0 };
	size_t frameworks_all = 0, ship = compare_shipped(c->curve->typed);
	while (frameworks[frameworks_all].id != NULL)
		frameworks_all++;
	for (size_t i = 0; i < sizeof main_five / sizeof main_five[0]; i++) {
		const struct framework *f = framework_find(main_five[i]);
		if (f != NULL && activation_ships(c->curve->typed, f))
			words_join(&titles, told_word(&told, N_("%1$s, %2$s")), f->title);
	}
	text_print(&many, "%zu", ship);
	text_print(&all, "%zu", frameworks_all);
	words_fill(out,
		told_word(&told,
			titles.n == 0	   ? N_("%1$s of %2$s")
				: ship > 5 ? N_("%1$s of %2$s, among them %3$s")
					   : N_("%1$s of %2$s: %3$s")),
		many.s, all.s, text_string(&titles), NULL);
	text_free(&many);
	text_free(&all);
	text_free(&titles);
}

static void cell_published(const struct column *c, struct text *out)
{
	if (c->curve->typed->source != NULL)
		explain_short_source(c->curve->typed->source, out);
}

/* ---- measured ------------------------------------------------------------------- */

static void cell_range(const struct column *c, struct text *out)
{
	const struct told told = told_of(c);
	told_range(&told, out);
}

static void cell_zero(const struct column *c, struct text *out)
{
	add(c, c->facts.at_zero, out);
}

static void cell_slope_zero(const struct column *c, struct text *out)
{
	add(c, c->facts.slope_at_zero, out);
}

static void cell_steepest(const struct column *c, struct text *out)
{
	const struct told told = told_of(c);
	told_steepest(&told, out);
}

static void cell_minimum(const struct column *c, struct text *out)
{
	const struct told told = told_of(c);
	told_extreme(&told, c->facts.minimum, out);
}

static void cell_saturation(const struct column *c, struct text *out)
{
	const struct told told = told_of(c);
	told_saturation(&told, out);
}

static void cell_kinks(const struct column *c, struct text *out)
{
	const struct told told = told_of(c);
	told_kinks(&told, out);
}

static void cell_smoothness(const struct column *c, struct text *out)
{
	const struct told told = told_of(c);
	text_add(out, told_smoothness(&told));
}

static void cell_symmetry(const struct column *c, struct text *out)
{
	const struct told told = told_of(c);
	told_symmetry(&told, out);
}

static void cell_trend(const struct column *c, struct text *out)
{
	const struct told told = told_of(c);
	text_add(out, told_trend(&told));
}

static void cell_centred(const struct column *c, struct text *out)
{
	const struct told told = told_of(c);
	if (!isnan(c->facts.mean))
		text_add(out, told_word(&told, facts_centred(&c->facts) ? N_("yes") : N_("no")));
}

static void cell_mean(const struct column *c, struct text *out)
{
	add(c, facts_centred(&c->facts) ? 0 : c->facts.mean, out);
}

static void cell_variance(const struct column *c, struct text *out)
{
	add(c, c->facts.variance, out);
}

static void cell_gain(const struct column *c, struct text *out)
{
	add(c, c->facts.gain, out);
}

static void cell_cost(const struct column *c, struct text *out)
{
	if (c->facts.counted)
		add(c, facts_cost(&c->facts, c->curve), out);
}

const struct property properties[] = {
	{ N_("formula"), cell_formula, false },
	{ N_("parameters"), cell_params, false },
	{ N_("range"), cell_range, true },
	{ N_("f(0)"), cell_zero, true },
	{ N_("f'(0)"), cell_slope_zero, true },
	{ N_("steepest f'"), cell_steepest, true },
	{ N_("minimum"), cell_minimum, true },
	{ N_("saturates"), cell_saturation, true },
	{ N_("kinks"), cell_kinks, true },
	{ N_("smoothness"), cell_smoothness, true },
	{ N_("monotone"), cell_trend, true },
	{ N_("symmetry"), cell_symmetry, true },
	{ N_("zero-centred"), cell_centred, true },
	{ N_("mean"), cell_mean, true },
	{ N_("variance"), cell_variance, true },
	{ N_("gain"), cell_gain, true },
	{ N_("cost"), cell_cost, true },
	{ N_("shipped by"), cell_shipped, false },
	{ N_("published"), cell_published, false },
	{ NULL, NULL, false },
};
