/* compare --frameworks: what each framework calls by one name, grouped where they agree. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/words.h"
#include "base/number.h"
#include "out/data/table.h"
#include "teach/spell/call.h"
#include "teach/compare/side-by-side.h"

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

/* "0 at 0, 1 at 6": f' at each kink; in the user's language for a reader. */
static void add_kinks(const struct curve *c, bool reader, struct text *out)
{
	const char *const at = N_("%1$s at %2$s"), *const list = N_("%1$s, %2$s");
	double kink[KINK_MAX];
	size_t kinks = curve_kinks(c, LO, HI, kink);
	for (size_t i = 0; c->outputs == 1 && i < kinks; i++) {
		struct jet jet;
		struct text one = { 0 };
		char slope[NUMBER_SIZE], x[NUMBER_SIZE];
		curve_eval(c, kink[i], &jet);
		words_fill(&one, reader ? _(at) : at, compare_number(jet.dy, false, slope),
			compare_number(kink[i], false, x), NULL);
		words_join(out, reader ? _(list) : list, one.s);
		text_free(&one);
	}
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
	double kink[2 * KINK_MAX];
	size_t kinks = curve_kinks(exact, LO, HI, kink);
	kinks += curve_kinks(&e->curve, LO, HI, kink + kinks);
	for (size_t i = 0; i < POINTS + kinks; i++) {
		double x =
			i < POINTS ? LO + (HI - LO) * (double)i / (POINTS - 1) : kink[i - POINTS];
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
	struct text kinks = { 0 };
	add_kinks(&e->curve, false, &kinks);
	e->kinks = alloc_copy(text_string(&kinks));
	text_free(&kinks);
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
static void add_gap(struct gap gap, struct text *out)
{
	if (gap.y == 0)
		text_add(out, _("none"));
	else if (gap.endless)
		text_print(
			out, _("%1$.3g at x = %2$.4g, growing without end beyond"), gap.y, gap.x);
	else
		text_print(out, _("%1$.3g at x = %2$.4g"), gap.y, gap.x);
}

/* What a group has in common. */
static void say_form(const struct entry_of *e, struct document *d)
{
	struct text f = { 0 }, df = { 0 }, kinks = { 0 };
	struct text *out = &doc_add(d, DOC_ITEM, NULL, NULL)->text;
	text_print(&df, "f(x) = %s", e->form);
	doc_mark(&f, DOC_CODE, df.s);
	if (e->params[0] != '\0')
		text_print(out, _("%1$s with %2$s"), f.s, e->params);
	else
		text_add(out, f.s);
	f.n = df.n = 0;
	add_kinks(&e->curve, true, &kinks);
	if (kinks.n > 0) {
		text_print(&f, _("f' at the kinks: %s"), kinks.s);
		words_clause(out, f.s);
	}
	text_free(&kinks);
	f.n = 0;
	add_gap(e->f, &f);
	add_gap(e->df, &df);
	if (!isnan(e->f.y))
		text_print(&doc_add(d, DOC_ITEM, NULL, NULL)->text,
			_("largest difference from the mathematical function over %1$g:%2$g, of f: "
			  "%3$s; of f': %4$s"),
			LO, HI, f.s, df.s);
	text_free(&f);
	text_free(&df);
}

/* The entries that agree with number `first`, those before it having been told. */
static void say_group(const struct entry_of *e, size_t n, size_t first, struct document *d)
{
	struct text title = { 0 };
	for (size_t i = first; i < n; i++) {
		if (strcmp(e[i].same, e[first].same) == 0)
			words_list(&title, e[i].framework->title);
	}
	doc_add(d, DOC_HEADING, NULL, title.s);
	text_free(&title);
	say_form(&e[first], d);
	for (size_t i = first; i < n; i++) {
		if (strcmp(e[i].same, e[first].same) != 0 || e[i].call == NULL)
			continue;
		struct text call = { 0 };
		doc_mark(&call, DOC_CODE, e[i].call);
		text_print(&doc_add(d, DOC_ITEM, NULL, NULL)->text, _("%1$s: %2$s"),
			e[i].framework->title, call.s);
		text_free(&call);
	}
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
			char full[NUMBER_SIZE];
			text_add(out, compare_number(number[k], true, full));
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

static void add_groups(
	const struct activation *row, const struct entry_of *e, size_t n, struct document *d)
{
	size_t all = 0;
	while (frameworks[all].id != NULL)
		all++;
	text_print(&doc_add(d, DOC_TITLE, NULL, NULL)->text,
		_("%1$s: %2$zu of %3$zu frameworks ship it"), row->id, n, all);
	for (size_t i = 0; i < n; i++) {
		size_t first = 0;
		while (strcmp(e[first].same, e[i].same) != 0)
			first++;
		if (first == i)
			say_group(e, n, i, d);
	}
}

int compare_frameworks(
	const struct activation *row, const struct teach_page *page, struct text *out)
{
	struct entry_of entry[FRAMEWORKS_MAX];
	struct document d = { 0 };
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
		add_groups(row, entry, n, &d);
	teach_write(&d, page, out);
	doc_free(&d);
	for (size_t i = 0; i < n; i++)
		entry_free(&entry[i]);
	curve_free(&exact);
	text_free(&why);
	return 0;
}
