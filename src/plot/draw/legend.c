/* Legends: what lines are -- beside the title and in the key line; entries of keys. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/draw/legend.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "plot/draw/series.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SAMPLE 1.8 /* length of a line sample */
#define SPACE 0.5  /* between it and its formula */

/* ---- entries ----------------------------------------------------------------------- */

void legend_add(const struct drawing *d, struct legend *legend, const struct stroke *stroke,
	struct colour word, const char *full, const char *brief)
{
	legend->entry = alloc_resize(legend->entry, legend->n + 1, sizeof *legend->entry);
	struct entry *e = &legend->entry[legend->n++];
	*e = (struct entry){ .stroke = *stroke,
		.word = word,
		.full = alloc_copy(full),
		.brief = alloc_copy(brief) };
	if (stroke->dashes == 2)
		memcpy(e->dash, stroke->dash, sizeof e->dash);
	e->full_width = layout_size(d, full, &legend->font).width;
	e->brief_width = layout_size(d, brief, &legend->font).width;
}

void legend_free(struct legend *legend)
{
	for (size_t i = 0; i < legend->n; i++) {
		free(legend->entry[i].full);
		free(legend->entry[i].brief);
	}
	free(legend->entry);
	legend->entry = NULL;
	legend->n = 0;
}

void legend_restore(struct legend *legend)
{
	for (size_t i = 0; i < legend->n; i++)
		legend->entry[i].cut = false;
}

/* One curve: each order with its formula, or what it is of a difference. */
void legend_formulas(const struct drawing *d, const struct view *view, struct legend *legend)
{
	const struct plot *plot = d->scene->plot;
	const struct curve *curve = view->lane[0].curve;
	for (size_t i = 0; i < view->frame->n; i++) {
		enum order order = view->frame->series[i].order;
		struct text full = { 0 }, brief = { 0 };
		if (curve->row->kind == KIND_DIFFERENCE) {
			names_difference(&brief, plot, order, false);
			names_difference(&full, plot, order, true);
		} else {
			names_order(&brief, order);
			names_formula(&full, curve, order, true);
		}
		double dash[2];
		struct stroke stroke = strokes_style(d, view, &view->lane[0], order, dash);
		struct colour word = stroke.colour;
		shade_sample(d, &view->frame->series[i], &stroke);
		legend_add(d, legend, &stroke, word, text_string(&full), text_string(&brief));
		text_free(&full);
		text_free(&brief);
	}
}

/* Adds a name no wider than `room`; `more`: of the line whose sample was shown before. */
static void add_name(const struct drawing *d, struct legend *legend, const struct stroke *stroke,
	struct colour word, const char *markup, double room, bool more)
{
	double width = layout_size(d, markup, &legend->font).width;
	room -= (SAMPLE + SPACE) * d->em;
	char *cut = NULL;
	for (size_t n = strlen(markup); width > room && n > 1;) {
		n = (size_t)fmin((double)n - 1, (double)n * fmax(room, 0) / width);
		free(cut);
		cut = names_cut(markup, n);
		width = layout_size(d, cut, &legend->font).width;
	}
	legend_add(d, legend, stroke, word, cut != NULL ? cut : markup, cut != NULL ? cut : markup);
	legend->entry[legend->n - 1].more = more;
	legend->entry[legend->n - 1].names = 1;
	free(cut);
}

/* "errors of f(x) = ..." */
static void add_measured(struct text *out, const struct data *data)
{
	if (data->of == NULL)
		return;
	text_print(out, " <r>%s</r> ", _("of"));
	names_formula(out, data->of, data->order, true);
}

/* "limit 4 ulp". */
static void add_level(struct text *out, const struct drawing *d, const struct data *data)
{
	const char *unit = d->scene->plot->chart->y.unit;
	text_add(out, " ");
	names_number(out, data->n > 0 ? data->point[0].y : NAN);
	if (unit != NULL) {
		text_add(out, " ");
		text_add_escaped(out, unit);
	}
}

void legend_data(
	const struct drawing *d, const struct view *view, struct legend *legend, double room)
{
	for (size_t i = 0; i < view->frame->n; i++) {
		const struct series *s = &view->frame->series[i];
		const struct data *data = s->data;
		if (data->name == NULL)
			continue;
		double dash[2];
		struct stroke stroke = data_style(d, view, s, dash), all;
		struct colour colour = data_colour(d, view, i);
		struct text full = { 0 }, brief = { 0 };
		bool envelope = data_has_envelope(d, view, data, colour, &all);
		/* Beside a formula words are of its kind. */
		const char *upright = view->lanes > 1 ? "" : "<r>";
		text_add(&brief, upright);
		text_add_escaped(&brief, envelope && data->most != NULL ? data->most : data->name);
		if (data->kind == DATA_LEVEL)
			add_level(&brief, d, data);
		text_add(&brief, *upright != '\0' ? "</r>" : "");
		text_add(&full, text_string(&brief));
		add_measured(&full, data);
		struct colour word = data->kind == DATA_LEVEL ? stroke.colour
			: data->kind == DATA_MAP	      ? d->theme->ink
							      : colour;
		if (data->of == NULL)
			add_name(d, legend, &stroke, word, text_string(&brief), room, false);
		else
			legend_add(
				d, legend, &stroke, word, text_string(&full), text_string(&brief));
		if (envelope && data->all != NULL) {
			text_free(&full);
			text_add(&full, upright);
			text_add_escaped(&full, data->all);
			text_add(&full, *upright != '\0' ? "</r>" : "");
			legend_add(d, legend, &all, colour, text_string(&full), text_string(&full));
		}
		text_free(&full);
		text_free(&brief);
	}
}

/* What all curves that coincide with lane i are called: in one entry no wider than
   `together`, or each in an entry of its own. */
static void add_alike(const struct drawing *d, const struct view *view, struct legend *legend,
	size_t i, double room, double together)
{
	enum order first = view->frame->series[0].order;
	enum order named = d->many ? ORDER_F : first;
	double dash[2];
	struct stroke stroke = strokes_style(d, view, &view->lane[i], first, dash);
	struct text all = { 0 };
	bool full = !view->family || i == 0;
	names_alike(&all, view, i, named, full);
	if (view->lane[i].curve->outputs > 1 ||
		layout_size(d, text_string(&all), &legend->font).width <=
			fmin(together, room - (SAMPLE + SPACE) * d->em)) {
		add_name(d, legend, &stroke, view->lane[i].word, text_string(&all), room, false);
		for (size_t k = i + 1; k < view->lanes; k++)
			legend->entry[legend->n - 1].names += view->lane[k].first == i;
		text_free(&all);
		return;
	}
	text_free(&all);
	for (size_t k = i; k < view->lanes; k++) {
		struct text name = { 0 };
		if (view->lane[k].first != i)
			continue;
		names_lane(&name, view, k, named, full && k == i);
		add_name(d, legend, &stroke, view->lane[i].word, text_string(&name), room, k > i);
		text_free(&name);
	}
}

/* What dashes mean, where f and f' stand in one frame. */
static void add_orders(const struct drawing *d, const struct view *view, struct legend *legend)
{
	enum order first = view->frame->series[0].order;
	for (int order = 0; order < ORDERS; order++) {
		bool shown = false;
		for (size_t i = 0; i < view->frame->n; i++)
			shown = shown || (int)view->frame->series[i].order == order;
		if (!shown || (order == (int)first && first == ORDER_F))
			continue;
		struct text name = { 0 };
		text_add(&name, "<i>");
		names_order(&name, (enum order)order);
		text_add(&name, "</i>");
		double dash[2];
		struct stroke stroke =
			strokes_style(d, view, &view->lane[0], (enum order)order, dash);
		stroke.colour = d->theme->muted;
		legend_add(
			d, legend, &stroke, stroke.colour, text_string(&name), text_string(&name));
		text_free(&name);
	}
}

void legend_names(const struct drawing *d, const struct view *view, struct legend *legend,
	double room, double together)
{
	if (view->frame->chart != NULL) {
		legend_data(d, view, legend, room);
		return;
	}
	for (size_t i = 0; i < view->lanes; i++)
		if (view->lane[i].first == i)
			add_alike(d, view, legend, i, room, together);
	if (!d->many)
		add_orders(d, view, legend);
}

double legend_entry_width(const struct drawing *d, const struct entry *e)
{
	return (SAMPLE + SPACE) * d->em + (e->cut ? e->brief_width : e->full_width);
}

double legend_row_width(const struct drawing *d, const struct legend *legend)
{
	double width = legend->n > 0 ? -LEGEND_BETWEEN * d->em : 0;
	for (size_t i = 0; i < legend->n; i++)
		width += legend_entry_width(d, &legend->entry[i]) + LEGEND_BETWEEN * d->em;
	return width;
}

double legend_block_width(const struct drawing *d, const struct legend *legend)
{
	double width = 0;
	for (size_t i = 0; i < legend->n; i++)
		width = fmax(width, legend_entry_width(d, &legend->entry[i]));
	return width;
}

/* The pattern a little closer or wider, so that a sample begins and ends with a dash. */
static void fit_dashes(struct stroke *stroke, double dash[2], double length)
{
	double n = fmax(round((length + dash[1]) / (dash[0] + dash[1])), 1);
	double scale = length / (n * dash[0] + (n - 1) * dash[1]);
	dash[0] *= scale;
	dash[1] *= scale;
	stroke->dash = dash;
}

void legend_draw_entry(const struct drawing *d, const struct legend *legend, const struct entry *e,
	struct point at)
{
	struct stroke stroke = e->stroke;
	double dash[2] = { e->dash[0], e->dash[1] };
	if (stroke.dashes == 2)
		fit_dashes(&stroke, dash, SAMPLE * d->em);
	if (!e->more)
		layout_line(d, at, (struct point){ at.x + SAMPLE * d->em, at.y }, &stroke);
	struct font font = legend->font;
	font.colour = e->word;
	at.x += (SAMPLE + SPACE) * d->em;
	layout_text(d, at, ANCHOR_LEFT, e->cut ? e->brief : e->full, &font);
}

void legend_draw_row(const struct drawing *d, const struct legend *legend, struct point at)
{
	for (size_t i = 0; i < legend->n; i++) {
		legend_draw_entry(d, legend, &legend->entry[i], at);
		at.x += legend_entry_width(d, &legend->entry[i]) + LEGEND_BETWEEN * d->em;
	}
}

/* Entries below one another, around the header's middle. */
static void draw_block(const struct drawing *d, const struct legend *legend, struct point at)
{
	double step = fmin(1.9, 3.1 / (double)(legend->n - 1)) * d->em;
	at.y -= step * (double)(legend->n - 1) / 2;
	for (size_t i = 0; i < legend->n; i++, at.y += step)
		legend_draw_entry(d, legend, &legend->entry[i], at);
}

static bool fits(const struct drawing *d, const struct legend *legend, enum setting setting,
	double room, double title)
{
	double apart = title > 0 ? title + LEGEND_BETWEEN * d->em : 0;
	switch (setting) {
	case ONE_ROW:
		return apart + legend_row_width(d, legend) <= room;
	case BLOCK:
		return legend->n > 1 && legend->n < 4 &&
			apart + legend_block_width(d, legend) <= room;
	default:
		return legend_row_width(d, legend) <= room;
	}
}

/* Chooses what to leave out: the last formulas go first, then the samples altogether. */
bool legend_fit(const struct drawing *d, struct legend *legend, double room, double title,
	enum setting last, enum setting *setting)
{
	for (size_t cut = 0; cut <= legend->n; cut++) {
		if (cut > 0)
			legend->entry[legend->n - cut].cut = true;
		for (int s = ONE_ROW; s <= (int)last; s++)
			if (fits(d, legend, (enum setting)s, room, title)) {
				*setting = (enum setting)s;
				return true;
			}
	}
	return false;
}

void legend_draw(
	const struct drawing *d, const struct legend *legend, enum setting setting, double right)
{
	double em = d->em;
	if (setting == ONE_ROW)
		legend_draw_row(d, legend,
			(struct point){ right - legend_row_width(d, legend), HEADER_CENTRE * em });
	else if (setting == BLOCK)
		draw_block(d, legend,
			(struct point){
				right - legend_block_width(d, legend), HEADER_CENTRE * em });
	else
		legend_draw_row(d, legend,
			(struct point){ right - legend_row_width(d, legend), HEADER_LOWER * em });
}
