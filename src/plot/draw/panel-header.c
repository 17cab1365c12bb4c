/* Headers of panels: the key line above all, each one's title and what stands beside it. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/draw/legend.h"

#include "base/text.h"

#include <math.h>

#define PANEL_TITLE 1.25
#define COLOURS_APART 0.6 /* em between names without samples */

/* What solid and dashed lines are. */
static void add_orders(const struct drawing *d, struct legend *legend)
{
	for (int order = 0; order < ORDERS; order++) {
		const struct view *from = NULL;
		for (size_t i = 0; i < d->views; i++)
			if (!from || (from->lanes > 1 && d->view[i].lanes == 1))
				from = &d->view[i];
		bool shown = false;
		for (size_t k = 0; from && k < from->frame->n; k++)
			shown = shown || (int)from->frame->series[k].order == order;
		if (!shown)
			continue;
		struct text name = { 0 };
		if (from->lane[0].curve->row->kind == KIND_DIFFERENCE)
			names_difference(&name, d->scene->plot, (enum order)order, true);
		else
			names_order(&name, (enum order)order);
		double dash[2];
		struct stroke stroke =
			strokes_style(d, from, &from->lane[0], (enum order)order, dash);
		if (from->lanes > 1)
			stroke.colour = d->theme->muted;
		legend_add(
			d, legend, &stroke, stroke.colour, text_string(&name), text_string(&name));
		text_free(&name);
	}
}

/* The key line: what is in all panels, once. */
void panels_header(const struct drawing *d, const char *title)
{
	double em = d->em, left = d->view[0].box.left;
	double right = d->view[d->columns - 1 < d->views ? d->columns - 1 : 0].box.right;
	struct legend legend = { .font = layout_font(
					 d, FACE_SERIF_ITALIC, LEGEND_FORMULA, d->theme->ink) };
	bool key = d->scene->plot->legend && d->detail < DETAIL_NO_LEGEND;
	if (key && d->scene->plot->chart != NULL)
		legend_data(d, &d->view[0], &legend, HUGE_VAL);
	else if (key)
		add_orders(d, &legend);
	double y = (d->scene->plot->title ? 1.75 : 1.45) * em, width = legend_row_width(d, &legend);
	if (d->scene->plot->title && d->detail < DETAIL_NO_TITLE)
		left += header_title(d, title, (struct point){ left, y }, right - left, TITLE) +
			LEGEND_BETWEEN * em;
	if (left + width <= right)
		legend_draw_row(d, &legend,
			(struct point){ d->scene->plot->title ? right - width : left, y });
	legend_free(&legend);
}

/* What stands right of a panel's title, the fullest first: the values of a family or of
   parameters that the user gave are worth more than the formula. */
static void panel_aside(struct text *out, const struct view *view, int attempt)
{
	const struct curve *curve = view->lane[0].curve;
	struct text params = { 0 };
	/* The formula of what is drawn: of f where that is among it. */
	if (attempt == 0 || attempt == 3)
		names_formula(out, curve, view->frame->series[0].order, false);
	if (view->family && attempt <= 1) {
		text_add(out, attempt == 0 ? ",  " : "");
		names_values(out, view);
	} else if ((attempt == 0 || attempt == 2) && names_params(&params, curve)) {
		text_add(out, attempt == 0 ? "<r>,  </r>" : "");
		text_add(out, text_string(&params));
	}
	for (int k = 0; k < PARAM_MAX && curve->row->param[k].name && attempt == 1; k++)
		if (curve->set[k] && !view->family) {
			text_add(out, out->n > 0 ? ", " : "");
			names_value(out, curve, k);
		}
	text_free(&params);
}

/* How a panel names its curves where their lines have no labels, the fullest first. */
enum naming {
	NAMES,	 /* as at the lines */
	NUMBERS, /* a family's values, the numbers of outputs */
	COLOURS, /* these in the colours of the lines, without samples */
	ENDS,	 /* the first and the last alone */
	NAMINGS
};

static void panel_names(
	const struct drawing *d, const struct view *view, enum naming naming, struct legend *key)
{
	enum order first = view->frame->series[0].order;
	key->font = layout_font(d, FACE_SANS, naming > NAMES ? 0.8 : 0.9, d->theme->ink);
	for (size_t i = 0; i < view->lanes; i++) {
		struct text name = { 0 };
		double dash[2];
		struct stroke stroke = strokes_style(d, view, &view->lane[i], first, dash);
		if (view->lane[i].first != i || (naming == ENDS && i > 0 && i + 1 < view->lanes))
			continue;
		if (naming > NAMES && view->lane[i].curve->outputs > 1)
			text_print(&name, "%zu", view->lane[i].output + 1);
		else
			names_alike(&name, view, i, first, i == 0 && naming == NAMES);
		if (naming == ENDS && i == 0)
			text_add(&name, " \u2026");
		legend_add(d, key, &stroke, view->lane[i].word, text_string(&name),
			text_string(&name));
		text_free(&name);
	}
}

static double colours_width(const struct drawing *d, const struct legend *key)
{
	double width = -COLOURS_APART * d->em;
	for (size_t i = 0; i < key->n; i++)
		width += key->entry[i].full_width + COLOURS_APART * d->em;
	return width;
}

static void draw_colours(const struct drawing *d, const struct legend *key, struct point at)
{
	for (size_t i = 0; i < key->n; i++) {
		struct font font = key->font;
		font.colour = key->entry[i].word;
		layout_text(d, at, ANCHOR_LEFT, key->entry[i].full, &font);
		at.x += key->entry[i].full_width + COLOURS_APART * d->em;
	}
}

/* A key of the panel's curves at its right, where their lines have no labels; false
   where it has no room. */
static bool panel_key(const struct drawing *d, const struct view *view, double y, double room)
{
	for (int naming = NAMES; naming < NAMINGS; naming++) {
		struct legend key = { 0 };
		panel_names(d, view, (enum naming)naming, &key);
		double width =
			naming == COLOURS ? colours_width(d, &key) : legend_row_width(d, &key);
		struct point at = { view->box.right - width, y };
		if (width <= room && naming == COLOURS)
			draw_colours(d, &key, at);
		else if (width <= room)
			legend_draw_row(d, &key, at);
		legend_free(&key);
		if (width <= room)
			return true;
	}
	return false;
}

static double panel_title(const struct drawing *d, const struct view *view, double y, bool draw)
{
	struct text title = { 0 };
	names_view_title(&title, view);
	double room = view->box.right - view->box.left;
	double width = draw ? header_title(d, text_string(&title),
				      (struct point){ view->box.left, y }, room, PANEL_TITLE)
			    : header_title_width(d, text_string(&title), PANEL_TITLE);
	text_free(&title);
	return width;
}

bool header_has_formulas(const struct drawing *d)
{
	size_t have = 0, of = 0;
	struct font font = layout_font(d, FACE_SERIF_ITALIC, LEGEND_FORMULA, d->theme->muted);
	for (size_t i = 0; i < d->views; i++) {
		const struct view *view = &d->view[i];
		struct text formula = { 0 };
		if (view->lanes == 0 || view->keyed)
			continue;
		panel_aside(&formula, view, 3);
		have += panel_title(d, view, 0, false) + d->em +
				layout_size(d, text_string(&formula), &font).width <=
			view->box.right - view->box.left;
		of++;
		text_free(&formula);
	}
	return 3 * have >= 2 * of;
}

void panel_header(const struct drawing *d, struct view *view)
{
	double em = d->em, y = view->box.top - 1.6 * em;
	double room = view->box.right - view->box.left;
	double used = panel_title(d, view, y, true);
	if (!d->scene->plot->legend || view->lanes == 0)
		return;
	if (view->keyed) {
		view->unnamed = !panel_key(d, view, y, room - used - em);
		return;
	}
	if (d->detail >= DETAIL_NO_LEGEND)
		return;
	if (view->frame->chart != NULL) {
		if (view->frame->operand % d->columns > 0)
			return;
		const char *name = d->scene->plot->chart->y.name;
		struct text aside = { 0 };
		text_add(&aside, "<r>");
		text_add_escaped(&aside, name != NULL ? name : "");
		text_add(&aside, "</r>");
		header_aside(d, text_string(&aside), (struct point){ view->box.right, y },
			room - used - em, ANCHOR_RIGHT, d->theme->muted, SMALLER);
		text_free(&aside);
		return;
	}
	for (int attempt = 0; attempt < 4; attempt++) {
		struct text aside = { 0 };
		if (!d->formulas && (attempt == 0 || attempt == 3))
			continue;
		panel_aside(&aside, view, attempt);
		double width = header_aside(d, text_string(&aside),
			(struct point){ view->box.right, y }, room - used - em, ANCHOR_RIGHT,
			d->theme->muted, attempt < 3 ? SMALLER : 1);
		text_free(&aside);
		if (width > 0)
			break;
	}
}
