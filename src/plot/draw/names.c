/* Names: the words of a figure -- titles, captions, labels of curves. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/draw/layout.h"

#include "base/alloc.h"
#include "base/gettext.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PARTIAL "\xe2\x88\x82"
#define LONG_NAME 11  /* bytes of an id that labels outputs of a vector function */
#define MOST_TITLES 5 /* more curves than this share a general title */

/* ---- titles ------------------------------------------------------------------------ */

static bool same_title(const struct curve *a, const struct curve *b)
{
	return a->typed == b->typed && a->framework == b->framework && a->dtype == b->dtype;
}

/* The titles of all operands, each once, with commas; false if there are too many. */
static bool all_titles(struct text *out, const struct plot *plot)
{
	size_t titles = 0;
	for (size_t i = 0; i < plot->curves; i++) {
		size_t k = 0;
		while (k < i && !same_title(&plot->curve[k], &plot->curve[i]))
			k++;
		if (k < i)
			continue;
		if (++titles > MOST_TITLES)
			return false;
		if (titles > 1)
			text_add(out, _(", "));
		curve_title(&plot->curve[i], out);
	}
	return true;
}

void names_put_minus(struct text *title)
{
	struct text out = { 0 };
	const char *rest = text_string(title), *minus;
	while ((minus = strstr(rest, " - ")) != NULL) {
		text_add_n(&out, rest, (size_t)(minus - rest));
		text_add(&out, " \xe2\x88\x92 ");
		rest = minus + 3;
	}
	text_add(&out, rest);
	text_free(title);
	*title = out;
}

void names_title(struct text *out, const struct scene *scene)
{
	if (scene->plot->title) {
		text_add(out, scene->plot->title);
		return;
	}
	if (all_titles(out, scene->plot)) {
		if (scene->plot->curves > 0 && scene->plot->curve[0].row->kind == KIND_DIFFERENCE)
			names_put_minus(out);
		return;
	}
	text_free(out);
	text_add(out, _("Activation functions"));
}

void names_view_title(struct text *out, const struct view *view)
{
	if (view->frame->chart != NULL)
		text_add(out, view->frame->chart->title != NULL ? view->frame->chart->title : "");
	if (view->lanes == 0 || view->frame->chart != NULL)
		return;
	curve_title(view->lane[0].curve, out);
	if (view->lane[0].curve->row->kind == KIND_DIFFERENCE)
		names_put_minus(out);
}

/* ---- differences -------------------------------------------------------------------- */

const char *names_difference_word(const struct plot *plot, enum order order)
{
	const char *const f = plot->difference == DIFFERENCE_PLAIN ? _("difference")
		: plot->difference == DIFFERENCE_RELATIVE	   ? _("relative difference")
								   : _("difference in ulp");
	const char *const what[ORDERS] = { f, _("its slope"), _("its curvature") };
	return what[order];
}

void names_difference(struct text *out, const struct plot *plot, enum order order, bool largest)
{
	text_print(out, "<r>%s", names_difference_word(plot, order));
	if (order == ORDER_F && largest && plot->largest != NULL) {
		const struct largest *found = plot->largest;
		struct text number = { 0 }, much = { 0 }, at = { 0 };
		names_scientific(&number, found->y);
		names_number(&at, found->x);
		if (isinf(found->y))
			text_add(&much, _("without bound"));
		else
			text_print(&much, found->least ? _("largest at least %s") : _("largest %s"),
				text_string(&number));
		text_add(out, ", ");
		text_print(
			out, _("%s at %s = %s"), text_string(&much), "<i>x</i>", text_string(&at));
		text_free(&number);
		text_free(&much);
		text_free(&at);
	}
	text_add(out, "</r>");
}

/* ---- captions ---------------------------------------------------------------------- */

/* True if the outputs' values of `order` add up to `sum` all over the range. */
static bool sums_to(
	const struct scene *scene, const struct curve *curve, enum order order, double sum)
{
	struct jet jets[VECTOR_MAX];
	double step = scene->x_hi / 4 - scene->x_lo / 4;
	for (int i = 0; i <= 4; i++) {
		curve_eval(curve, scene->x_lo + i * step, jets);
		double s = 0;
		for (size_t k = 0; k < curve->outputs; k++)
			s += jet_order(jets[k], order);
		if (!(fabs(s - sum) < 1e-12 * (double)(1 + curve->outputs)))
			return false;
	}
	return true;
}

static void put_caption(
	struct text *out, const struct drawing *d, const struct view *view, bool full)
{
	const struct series *s = &view->frame->series[0];
	if (!d->scene->vector || s->order == ORDER_D2F) {
		text_add(out, "<i>");
		names_order(out, s->order);
		text_add(out, "</i>");
	} else if (s->order == ORDER_F) {
		text_add(out,
			full && sums_to(d->scene, s->curve, ORDER_F, 1)
				? _("outputs, they sum to 1")
				: _("outputs"));
	} else {
		struct text letter = { 0 };
		names_letter(&letter, s->curve);
		text_print(out,
			full && sums_to(d->scene, s->curve, ORDER_DF, 0)
				? _("slopes along %s, they sum to 0")
				: _("slopes along %s"),
			text_string(&letter));
		text_free(&letter);
	}
}

void names_caption(struct text *out, const struct drawing *d, const struct view *view)
{
	put_caption(out, d, view, true);
}

void names_short_caption(struct text *out, const struct drawing *d, const struct view *view)
{
	put_caption(out, d, view, false);
}

/* ---- labels of curves -------------------------------------------------------------- */

/* Appends the numbers of the outputs that coincide with `first`: "2, 4\u20136". */
static void output_numbers(struct text *out, const struct view *view, size_t first)
{
	bool any = false;
	for (size_t i = first; i < view->lanes; i++) {
		size_t last = i;
		if (view->lane[i].first != first)
			continue;
		while (last + 1 < view->lanes && view->lane[last + 1].first == first)
			last++;
		text_print(out, "%s%zu", any ? ", " : "", view->lane[i].output + 1);
		if (last > i)
			text_print(out, "%s%zu", last > i + 1 ? "\u2013" : ", ",
				view->lane[last].output + 1);
		any = true;
		i = last;
	}
}

static void output_label(
	struct text *out, const struct view *view, size_t lane, enum order order, bool alike)
{
	const struct curve *curve = view->lane[lane].curve;
	const char *power = order == ORDER_D2F ? "<sup>2</sup>" : "";
	if (order != ORDER_F)
		text_print(out, PARTIAL "%s", power);
	/* A long name would not fit beside its line; the title has it. */
	if (strlen(curve->typed->id) > LONG_NAME)
		text_add(out, "<i>f</i>");
	else
		text_add_escaped(out, curve->typed->id);
	text_add(out, "<sub>");
	if (alike)
		output_numbers(out, view, lane);
	else
		text_print(out, "%zu", view->lane[lane].output + 1);
	text_add(out, "</sub>");
	if (order == ORDER_F)
		return;
	text_add(out, "/" PARTIAL);
	names_letter(out, curve);
	text_add(out, power);
}

/* Whether parameter k has the value it has where nothing is given. */
static bool names_is_default(const struct curve *curve, int k)
{
	struct curve plain;
	if (curve_init(&plain, curve->typed, curve->framework) != 0)
		return false;
	const struct values *a = &curve->value[k], *b = &plain.value[k];
	bool same = plain.row == curve->row && a->n == b->n;
	for (size_t i = 0; same && i < a->n; i++)
		same = a->v[i] == b->v[i];
	curve_free(&plain);
	return same;
}

/* The parameters the user gave, ", alpha = 0.1"; those that are the defaults are told
   only where `all` are. */
static void given_params(struct text *out, const struct curve *curve, bool all)
{
	for (int k = 0; k < PARAM_MAX && curve->row->param[k].name; k++)
		if (curve->set[k] && (all || !names_is_default(curve, k))) {
			text_add(out, ", ");
			names_value(out, curve, k);
		}
}

void names_lane(struct text *out, const struct view *view, size_t lane, enum order order, bool full)
{
	const struct curve *curve = view->lane[lane].curve;
	if (view->family) {
		if (full) {
			text_add(out, "<i>");
			expr_print_name(out, curve->row->param[curve->varied].name, EXPR_MARKUP);
			text_add(out, "</i> = ");
		}
		names_number(out, curve->scalar[curve->varied]);
		return;
	}
	if (curve->outputs > 1) {
		output_label(out, view, lane, order, false);
		return;
	}
	struct text title = { 0 };
	curve_title(curve, &title);
	text_add_escaped(out, text_string(&title));
	text_free(&title);
	bool twice = false;
	for (size_t i = 0; i < view->lanes; i++)
		twice = twice || (i != lane && same_title(view->lane[i].curve, curve));
	given_params(out, curve, twice);
}

/* Whether the lanes that coincide with `first` are outputs of one curve. */
static bool one_vector(const struct view *view, size_t first)
{
	for (size_t i = first; i < view->lanes; i++)
		if (view->lane[i].first == first && view->lane[i].curve != view->lane[first].curve)
			return false;
	return view->lane[first].curve->outputs > 1;
}

void names_alike(
	struct text *out, const struct view *view, size_t first, enum order order, bool full)
{
	if (one_vector(view, first)) {
		output_label(out, view, first, order, true);
		return;
	}
	/* Names with parameters have commas of their own. */
	const char *between = _(", ");
	for (size_t i = first; i < view->lanes && !view->family; i++)
		for (int k = 0; k < PARAM_MAX && view->lane[i].first == first; k++)
			if (view->lane[i].curve->set[k])
				between = "; ";
	for (size_t i = first; i < view->lanes; i++) {
		if (view->lane[i].first != first)
			continue;
		text_add(out, i > first ? between : "");
		names_lane(out, view, i, order, full && i == first);
	}
}

/* ---- what is too long -------------------------------------------------------------- */

char *names_cut(const char *markup, size_t n)
{
	struct text out = { 0 };
	size_t taken = 0;
	for (const char *s = markup; *s;) {
		/* A tag, an entity, or one character with what continues it. */
		size_t bytes = *s == '<' ? strcspn(s, ">") + 1
			: *s == '&'	 ? strcspn(s, ";") + 1
					 : 1;
		while (*s != '<' && ((unsigned char)s[bytes] & 0xC0) == 0x80)
			bytes++;
		if (*s == '<' || taken < n)
			text_add_n(&out, s, bytes);
		if (*s != '<' && taken++ == n)
			text_add(&out, "\u2026");
		s += bytes;
	}
	return out.s != NULL ? out.s : alloc_copy("");
}
