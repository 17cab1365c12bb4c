/* compare --frameworks: what each framework calls by one name, grouped where they agree. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/number.h"
#include "out/data/table.h"
#include "teach/block.h"
#include "teach/spell/call.h"
#include "teach/compare/compare.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define LO (-10.0)
#define HI 10.0
#define POINTS 4001
#define FRAMEWORKS_MAX 32

/* The largest difference from the mathematical function, and where. */
struct gap {
	double y, x;
	bool endless; /* at an end of the range, beyond which it grows on and on */
};

/* One framework's function. */
struct entry_of {
	const struct framework *framework;
	struct curve curve;
	char *same; /* what tells it from others: frameworks that have the same text
		       agree; owned */
	char *form, *params, *kinks,
		*call;	  /* owned, for the reader; call NULL where none is known */
	struct gap f, df; /* NaN where a list goes in or out */
};

/* ---- one framework -------------------------------------------------------------- */

static char *params_of(const struct curve *c)
{
	struct text text = { 0 };
	for (int k = 0; k < PARAM_MAX && c->row->param[k].name != NULL; k++) {
		if (c->text[k] != NULL)
			text_print(&text, "%s%s=%s", text.n > 0 ? " " : "", c->row->param[k].name,
				c->text[k]);
	}
	char *made = alloc_copy(text_string(&text));
	text_free(&text);
	return made;
}

/* "0 at 0, 1 at 6": f' at each kink. */
static char *kinks_of(const struct curve *c)
{
	struct text text = { 0 };
	for (size_t i = 0; c->outputs == 1 && i < c->kinks; i++) {
		struct jet jet;
		curve_eval(c, c->kink[i], &jet);
		text_add(&text, i > 0 ? ", " : "");
		compare_number(jet.dy, false, &text);
		text_add(&text, _(" at "));
		compare_number(c->kink[i], false, &text);
	}
	char *made = alloc_copy(text_string(&text));
	text_free(&text);
	return made;
}

static void widen(struct gap *gap, double a, double b, double x)
{
	double off = a == b || (isnan(a) && isnan(b)) ? 0 : fabs(a - b);
	if (isnan(off))
		off = HUGE_VAL;
	if (off > gap->y)
		*gap = (struct gap){ off, x, false };
}

/* Compares values and slopes at many points, and at the kinks. */
static void measure(struct entry_of *e, const struct curve *exact)
{
	e->f = e->df = (struct gap){ NAN, NAN, false };
	if (e->curve.outputs != 1 || exact->outputs != 1)
		return;
	e->f = e->df = (struct gap){ 0, 0, false };
	size_t kinks = exact->kinks + e->curve.kinks;
	for (size_t i = 0; i < POINTS + kinks; i++) {
		double x = i < POINTS		    ? LO + (HI - LO) * (double)i / (POINTS - 1)
			: i - POINTS < exact->kinks ? exact->kink[i - POINTS]
						    : e->curve.kink[i - POINTS - exact->kinks];
		struct jet a, b;
		curve_eval_to(exact, x, ORDER_DF, &a);
		curve_eval_to(&e->curve, x, ORDER_DF, &b);
		widen(&e->f, a.y, b.y, x);
		widen(&e->df, a.dy, b.dy, x);
	}
}

/* The largest difference of values to the last digit, as --diff tells it. */
static void refine(struct entry_of *e, const struct curve *exact)
{
	if (!(e->f.y > 0))
		return;
	struct curve difference;
	struct text why = { 0 };
	struct activation *row = activation_make_difference(exact, &e->curve, DIFFERENCE_PLAIN);
	struct largest found;
	if (curve_init(&difference, row, NULL) == 0 && curve_finish(&difference, &why) == 0 &&
		curve_largest(&difference, LO, HI, &found))
		e->f = (struct gap){ found.y, found.x, false };
	curve_free(&difference);
	activation_unmake(row);
	text_free(&why);
}

/* Further and further out the difference is larger by ever the same factor and more; a
   logarithm gains a quarter from 10^9 to 10^12. */
static void find_endless(
	struct gap *gap, const struct entry_of *e, const struct curve *exact, enum order order)
{
	double last = gap->y;
	gap->endless = fabs(gap->x) == HI && gap->y > 0;
	for (double x = 1e3; gap->endless && x <= 1e12; x *= 1e3) {
		struct jet a, b;
		curve_eval_to(exact, copysign(x, gap->x), order, &a);
		curve_eval_to(&e->curve, copysign(x, gap->x), order, &b);
		double off = fabs(jet_order(a, order) - jet_order(b, order));
		gap->endless = off > 1.2 * last;
		last = off;
	}
}

/* False if the framework does not ship it. */
static bool entry_init(struct entry_of *e, const struct activation *row,
	const struct framework *framework, const struct curve *exact)
{
	*e = (struct entry_of){ .framework = framework };
	struct text why = { 0 };
	if (curve_init(&e->curve, row, framework) < 0)
		return false;
	if (curve_finish(&e->curve, &why) < 0) {
		text_free(&why);
		curve_free(&e->curve);
		return false;
	}
	struct text form = { 0 };
	if (e->curve.row != row)
		text_print(&form, "%s: ", e->curve.row->id);
	activation_print(&form, e->curve.row, curve_formula(&e->curve), EXPR_PLAIN, NULL);
	e->form = alloc_copy(text_string(&form));
	text_free(&form);
	e->params = params_of(&e->curve);
	e->kinks = kinks_of(&e->curve);
	e->call = call_text(&e->curve, framework->id, NULL);
	e->same = alloc_print("%s\n%s\n%s", e->form, e->params, e->kinks);
	measure(e, exact);
	refine(e, exact);
	find_endless(&e->f, e, exact, ORDER_F);
	find_endless(&e->df, e, exact, ORDER_DF);
	return true;
}

static void entry_free(struct entry_of *e)
{
	curve_free(&e->curve);
	free(e->same);
	free(e->form);
	free(e->params);
	free(e->kinks);
	free(e->call);
}

/* ---- printing ------------------------------------------------------------------- */

/* "4.7e-04 at x = 2.7". */
static void add_gap(struct text *out, struct gap gap)
{
	if (gap.y == 0)
		text_add(out, _("none"));
	else
		text_print(out, _("%.3g at x = %.4g"), gap.y, gap.x);
	text_add(out, gap.endless ? _(", growing without end beyond") : "");
}

/* What a group has in common. */
static void say_form(const struct entry_of *e, const struct teach_page *page, struct text *out)
{
	struct text line = { 0 };
	text_print(&line, "f(x) = %s", e->form);
	if (e->params[0] != '\0')
		text_print(&line, _(" with %s"), e->params);
	if (e->kinks[0] != '\0')
		text_print(&line, _("; f' at the kinks: %s"), e->kinks);
	block_item(page, text_string(&line), NULL, out);
	text_free(&line);
	if (isnan(e->f.y))
		return;
	text_print(&line, _("largest difference from the mathematical function over %g:%g, of f: "),
		LO, HI);
	add_gap(&line, e->f);
	text_add(&line, _("; of f': "));
	add_gap(&line, e->df);
	block_item(page, text_string(&line), NULL, out);
	text_free(&line);
}

/* The entries that agree with number `first`, those before it having been told. */
static void say_group(const struct entry_of *e, size_t n, size_t first,
	const struct teach_page *page, struct text *out)
{
	struct text title = { 0 };
	for (size_t i = first; i < n; i++) {
		if (strcmp(e[i].same, e[first].same) == 0)
			text_print(&title, "%s%s", i > first ? ", " : "", e[i].framework->title);
	}
	block_heading(page, text_string(&title), out);
	say_form(&e[first], page, out);
	for (size_t i = first; i < n; i++) {
		if (strcmp(e[i].same, e[first].same) != 0 || e[i].call == NULL)
			continue;
		text_free(&title);
		text_print(&title, "%s: %s", e[i].framework->title, e[i].call);
		block_item(page, text_string(&title), NULL, out);
	}
	text_free(&title);
}

static void print_csv(const struct entry_of *e, size_t n, char separator, struct text *out)
{
	static const char *const name[] = { "framework", "call", "formula", "parameters",
		"kink_slopes", "largest_f", "at_f", "largest_df", "at_df" };
	for (size_t k = 0; k < sizeof name / sizeof name[0]; k++)
		text_print(out, "%s%c", name[k], k < 8 ? separator : '\n');
	for (size_t i = 0; i < n; i++) {
		const char *const field[] = { e[i].framework->id,
			e[i].call == NULL ? "" : e[i].call, e[i].form, e[i].params, e[i].kinks };
		const double number[] = { e[i].f.y, e[i].f.x, e[i].df.y, e[i].df.x };
		for (size_t k = 0; k < 5; k++) {
			table_field(out, field[k], separator);
			text_add_char(out, separator);
		}
		for (size_t k = 0; k < 4; k++) {
			compare_number(number[k], true, out);
			text_add_char(out, k < 3 ? separator : '\n');
		}
	}
}

/* A list of objects, one for each framework, with the columns of the CSV as members. */
static void print_json(const struct entry_of *e, size_t n, struct text *out)
{
	struct sink *s = sink_open_memory();
	for (size_t i = 0; i < n; i++) {
		const struct entry_of *f = &e[i];
		const char *const name[] = { "framework", "call", "formula", "parameters",
			"kink_slopes" };
		const char *const field[] = { f->framework->id, f->call, f->form, f->params,
			f->kinks };
		const char *const key[] = { "largest_f", "at_f", "largest_df", "at_df" };
		const double number[] = { f->f.y, f->f.x, f->df.y, f->df.x };
		for (size_t k = 0; k < 5; k++) {
			sink_printf(s, "%s\"%s\":", k > 0 ? "," : i > 0 ? ",{" : "[{", name[k]);
			if (field[k] != NULL)
				json_string(s, field[k]);
			else
				sink_puts(s, "null");
		}
		for (size_t k = 0; k < 4; k++) {
			sink_printf(s, ",\"%s\":", key[k]);
			if (isfinite(number[k]))
				sink_number(s, number[k]);
			else
				sink_puts(s, "null");
		}
		sink_puts(s, "}");
	}
	sink_puts(s, n > 0 ? "]\n" : "[]\n");
	size_t length;
	const char *bytes = sink_memory(s, &length);
	text_add_n(out, bytes, length);
	sink_close(s);
}

static void print_groups(const struct activation *row, const struct entry_of *e, size_t n,
	const struct teach_page *page, struct text *out)
{
	size_t all = 0;
	while (frameworks[all].id != NULL)
		all++;
	struct text line = { 0 };
	text_print(&line, _("%s: %zu of %zu frameworks ship it"), row->id, n, all);
	block_heading(page, text_string(&line), out);
	text_free(&line);
	for (size_t i = 0; i < n; i++) {
		size_t first = 0;
		while (strcmp(e[first].same, e[i].same) != 0)
			first++;
		if (first == i)
			say_group(e, n, i, page, out);
	}
}

int compare_frameworks(
	const struct activation *row, const struct teach_page *page, struct text *out)
{
	struct entry_of entry[FRAMEWORKS_MAX];
	struct curve exact;
	struct text why = { 0 };
	size_t n = 0;
	curve_init(&exact, row, NULL);
	curve_finish(&exact, &why);
	for (const struct framework *f = frameworks; f->id != NULL && n < FRAMEWORKS_MAX; f++)
		n += entry_init(&entry[n], row, f, &exact);
	if (page->style == TEACH_CSV || page->style == TEACH_TSV)
		print_csv(entry, n, page->style == TEACH_TSV ? '\t' : ',', out);
	else if (page->style == TEACH_JSON)
		print_json(entry, n, out);
	else
		print_groups(row, entry, n, page, out);
	for (size_t i = 0; i < n; i++)
		entry_free(&entry[i]);
	curve_free(&exact);
	text_free(&why);
	return 0;
}
