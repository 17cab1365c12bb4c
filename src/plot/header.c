/* Headers: the title with the legend beside it, captions, the key line and the key column. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/layout.h"

#include "base/alloc.h"
#include "base/gettext.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define TITLE 1.5
#define PANEL_TITLE 1.25
#define FORMULA 1.05
#define SAMPLE 1.8         /* length of a line sample */
#define SPACE 0.5          /* between it and its formula */
#define BETWEEN 1.6        /* between entries */
#define CENTRE 2.8         /* of the header's one row, from the page's edge */
#define UPPER 1.75         /* of its rows where there are two */
#define LOWER 3.85
#define CAPTION_GAP 0.35
#define KEY_ROW 1.6        /* rows of the key column */

/* An entry of the legend: a line's sample and what it is. */
struct entry {
	struct stroke stroke;
	double dash[2];
	struct colour word;
	char *full, *brief;    /* markup; brief may be the same */
	double full_width, brief_width;
	bool cut;              /* only the brief text is shown */
};

struct legend {
	struct entry *entry;
	size_t n;
	struct font font;
};

/* ---- titles ---------------------------------------------------------------------------- */

/* Plain text as markup that is no wider than `room`: the font shrinks by a third at most, then
   the end goes. Returns the markup (owned by the caller) and its width. */
static char *fit_title(const struct drawing *d, const char *title, double room,
	struct font *font, double *width)
{
	size_t n = strlen(title), full = n;
	double size = font->size;
	for (;;) {
		struct text markup = {0};
		char *part = alloc_copy_n(title, n);
		text_add_escaped(&markup, part);
		free(part);
		if (n < full)
			text_add(&markup, "\xe2\x80\xa6");
		*width = layout_size(d, text_string(&markup), font).width;
		if (*width > room && n == full && font->size == size)
			font->size = fmax(size * 0.67, size * room / *width * 0.99);
		else if (*width > room && n > 0)
			do
				n--;
			while (n > 0 && ((unsigned char)title[n] & 0xC0) == 0x80);
		else if (*width > room)
			*width = 0;
		if (*width <= room) {
			char *result = alloc_copy(*width > 0 ? text_string(&markup) : "");
			text_free(&markup);
			return result;
		}
		text_free(&markup);
	}
}

/* Draws a title with its left end at `at`; returns its width. */
static double draw_title(const struct drawing *d, const char *title, struct point at,
	double room, double ems)
{
	struct font font = layout_font(d, FACE_SANS_BOLD, ems, d->theme->ink);
	double width;
	char *markup = fit_title(d, title, room, &font, &width);
	if (*markup)
		layout_text(d, at, ANCHOR_LEFT, markup, &font);
	free(markup);
	return width;
}

static double title_width(const struct drawing *d, const char *title, double ems)
{
	struct font font = layout_font(d, FACE_SANS_BOLD, ems, d->theme->ink);
	struct text markup = {0};
	text_add_escaped(&markup, title);
	double width = layout_size(d, text_string(&markup), &font).width;
	text_free(&markup);
	return width;
}

/* ---- the legend ------------------------------------------------------------------------ */

static void add_entry(const struct drawing *d, struct legend *legend,
	const struct stroke *stroke, struct colour word, const char *full, const char *brief)
{
	legend->entry = alloc_resize(legend->entry, legend->n + 1, sizeof *legend->entry);
	struct entry *e = &legend->entry[legend->n++];
	*e = (struct entry){.stroke = *stroke, .word = word, .full = alloc_copy(full),
		.brief = alloc_copy(brief)};
	if (stroke->dashes == 2)
		memcpy(e->dash, stroke->dash, sizeof e->dash);
	e->full_width = layout_size(d, full, &legend->font).width;
	e->brief_width = layout_size(d, brief, &legend->font).width;
}

static void free_legend(struct legend *legend)
{
	for (size_t i = 0; i < legend->n; i++) {
		free(legend->entry[i].full);
		free(legend->entry[i].brief);
	}
	free(legend->entry);
}

/* One curve: each order with its formula. */
static void formula_entries(const struct drawing *d, const struct view *view,
	struct legend *legend)
{
	for (size_t i = 0; i < view->frame->n; i++) {
		enum order order = view->frame->series[i].order;
		struct text full = {0}, brief = {0};
		names_formula(&full, view->lane[0].curve, order, true);
		names_order(&brief, order);
		double dash[2];
		struct stroke stroke = strokes_style(d, view, &view->lane[0], order, dash);
		add_entry(d, legend, &stroke, stroke.colour, text_string(&full),
			text_string(&brief));
		text_free(&full);
		text_free(&brief);
	}
}

/* Several curves with f and f' in one frame: a name for each colour, and what dashes mean. */
static void name_entries(const struct drawing *d, const struct view *view,
	struct legend *legend)
{
	double dash[2];
	enum order first = view->frame->series[0].order;
	for (size_t i = 0; i < view->lanes; i++) {
		struct text name = {0};
		names_lane(&name, view, i, first, true);
		struct stroke stroke = strokes_style(d, view, &view->lane[i], first, dash);
		add_entry(d, legend, &stroke, view->lane[i].word, text_string(&name), text_string(&name));
		text_free(&name);
	}
	for (int order = 0; order < ORDERS; order++) {
		bool shown = false;
		for (size_t i = 0; i < view->frame->n; i++)
			shown = shown || (int)view->frame->series[i].order == order;
		if (!shown || (order == (int)first && first == ORDER_F))
			continue;
		struct text name = {0};
		text_add(&name, "<i>");
		names_order(&name, (enum order)order);
		text_add(&name, "</i>");
		struct stroke stroke =
			strokes_style(d, view, &view->lane[0], (enum order)order, dash);
		stroke.colour = d->theme->muted;
		add_entry(d, legend, &stroke, stroke.colour, text_string(&name), text_string(&name));
		text_free(&name);
	}
}

static double entry_width(const struct drawing *d, const struct entry *e)
{
	return (SAMPLE + SPACE) * d->em + (e->cut ? e->brief_width : e->full_width);
}

static double row_width(const struct drawing *d, const struct legend *legend)
{
	double width = legend->n > 0 ? -BETWEEN * d->em : 0;
	for (size_t i = 0; i < legend->n; i++)
		width += entry_width(d, &legend->entry[i]) + BETWEEN * d->em;
	return width;
}

static double block_width(const struct drawing *d, const struct legend *legend)
{
	double width = 0;
	for (size_t i = 0; i < legend->n; i++)
		width = fmax(width, entry_width(d, &legend->entry[i]));
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

static void draw_entry(const struct drawing *d, const struct legend *legend,
	const struct entry *e, struct point at)
{
	struct stroke stroke = e->stroke;
	double dash[2] = {e->dash[0], e->dash[1]};
	if (stroke.dashes == 2)
		fit_dashes(&stroke, dash, SAMPLE * d->em);
	layout_line(d, at, (struct point){at.x + SAMPLE * d->em, at.y}, &stroke);
	struct font font = legend->font;
	font.colour = e->word;
	at.x += (SAMPLE + SPACE) * d->em;
	layout_text(d, at, ANCHOR_LEFT, e->cut ? e->brief : e->full, &font);
}

static void draw_row(const struct drawing *d, const struct legend *legend, struct point at)
{
	for (size_t i = 0; i < legend->n; i++) {
		draw_entry(d, legend, &legend->entry[i], at);
		at.x += entry_width(d, &legend->entry[i]) + BETWEEN * d->em;
	}
}

/* Entries below one another, around the header's middle. */
static void draw_block(const struct drawing *d, const struct legend *legend,
	struct point at)
{
	double step = fmin(1.9, 3.1 / (double)(legend->n - 1)) * d->em;
	at.y -= step * (double)(legend->n - 1) / 2;
	for (size_t i = 0; i < legend->n; i++, at.y += step)
		draw_entry(d, legend, &legend->entry[i], at);
}

/* The ways a header may be set, from the fullest. */
enum setting { ONE_ROW, BLOCK, TWO_ROWS };

static bool fits(const struct drawing *d, const struct legend *legend, enum setting setting,
	double room, double title)
{
	double apart = title > 0 ? title + BETWEEN * d->em : 0;
	switch (setting) {
	case ONE_ROW:
		return apart + row_width(d, legend) <= room;
	case BLOCK:
		return legend->n > 1 && legend->n < 4 && apart + block_width(d, legend) <= room;
	default:
		return row_width(d, legend) <= room;
	}
}

/* Chooses what to leave out: the last formulas go first, then the samples altogether. */
static bool set_legend(const struct drawing *d, struct legend *legend, double room,
	double title, enum setting *setting)
{
	for (size_t cut = 0; cut <= legend->n; cut++) {
		if (cut > 0)
			legend->entry[legend->n - cut].cut = true;
		for (int s = ONE_ROW; s <= TWO_ROWS; s++)
			if (fits(d, legend, (enum setting)s, room, title)) {
				*setting = (enum setting)s;
				return true;
			}
	}
	return false;
}

static void draw_legend(const struct drawing *d, const struct legend *legend,
	enum setting setting, double right)
{
	double em = d->em;
	if (setting == ONE_ROW)
		draw_row(d, legend, (struct point){right - row_width(d, legend), CENTRE * em});
	else if (setting == BLOCK)
		draw_block(d, legend, (struct point){right - block_width(d, legend), CENTRE * em});
	else
		draw_row(d, legend, (struct point){right - row_width(d, legend), LOWER * em});
}

/* Words beside a title, muted, where there is room for them; returns what they took. */
static double draw_aside(const struct drawing *d, const char *markup, struct point at,
	double room, enum anchor anchor, struct colour colour)
{
	struct font font = layout_font(d, FACE_SERIF_ITALIC, FORMULA, colour);
	double width = layout_size(d, markup, &font).width;
	if (width > room)
		return 0;
	layout_text(d, at, anchor, markup, &font);
	return width;
}

/* ---- one frame --------------------------------------------------------------------------- */

static void single_header(const struct drawing *d, const char *title)
{
	const struct view *view = &d->view[0];
	double em = d->em, left = view->box.left, right = view->box.right;
	double room = right - left, width = title_width(d, title, TITLE);
	struct legend legend = {.font = layout_font(d, FACE_SERIF_ITALIC, FORMULA,
		d->theme->ink)};
	if (view->lanes > 1)
		legend.font.face = FACE_SANS;
	enum setting setting = ONE_ROW;
	if (d->scene->plot->legend && d->detail < DETAIL_NO_LEGEND && view->frame->n > 0) {
		if (view->lanes == 1)
			formula_entries(d, view, &legend);
		else
			name_entries(d, view, &legend);
		if (!set_legend(d, &legend, room, width, &setting)) {
			free_legend(&legend);
			legend.n = 0;
			legend.entry = NULL;
		}
	}
	double y = (d->detail >= DETAIL_NO_LEGEND ? UPPER
		: legend.n > 0 && setting == TWO_ROWS ? UPPER : CENTRE) * em;
	double used = draw_title(d, title, (struct point){left, y}, room, TITLE);
	struct text params = {0};
	if (view->lanes == 1 && legend.n > 0 && names_params(&params, view->lane[0].curve)) {
		double taken = setting == ONE_ROW ? row_width(d, &legend)
			: setting == BLOCK ? block_width(d, &legend) : 0;
		draw_aside(d, text_string(&params), (struct point){left + used + 1.25 * em, y},
			room - used - taken - (1.25 + BETWEEN) * em, ANCHOR_LEFT, d->theme->muted);
	}
	text_free(&params);
	draw_legend(d, &legend, setting, right);
	free_legend(&legend);
}

/* ---- frames side by side ------------------------------------------------------------------ */

/* The formula that all curves share: a family's, or a vector function's. */
static bool shared_formula(const struct drawing *d, struct text *out)
{
	const struct view *view = &d->view[0];
	if (!d->scene->plot->legend || d->detail >= DETAIL_NO_LEGEND || view->lanes == 0
			|| !(view->family || d->scene->vector))
		return false;
	names_formula(out, view->lane[0].curve, ORDER_F, true);
	return true;
}

static void pair_header(const struct drawing *d, const char *title)
{
	double em = d->em, left = d->view[0].box.left;
	double right = d->view[d->views - 1].box.right, room = right - left;
	double width = title_width(d, title, TITLE);
	struct font font = layout_font(d, FACE_SERIF_ITALIC, FORMULA, d->theme->ink);
	struct text formula = {0}, params = {0};
	bool shared = shared_formula(d, &formula);
	bool with = shared && names_params(&params, d->view[0].lane[0].curve);
	double formula_width = layout_size(d, text_string(&formula), &font).width;
	double params_width = with ? layout_size(d, text_string(&params), &font).width : 0;
	bool one = width + formula_width + (with ? params_width + BETWEEN * em : 0)
		+ BETWEEN * em <= room;
	bool low = shared && !one && formula_width <= room;
	double y = (low || d->detail >= DETAIL_NO_LEGEND ? UPPER : CENTRE) * em;
	double used = draw_title(d, title, (struct point){left, y}, room, TITLE);
	if (shared && (one || low)) {
		struct point at = {right, low ? LOWER * em - 0.3 * em : y};
		if (with && one) {
			draw_aside(d, text_string(&formula),
				(struct point){left + used + BETWEEN * em, y}, room, ANCHOR_LEFT,
				d->theme->ink);
		} else {
			at.x = low ? left : right;
			draw_aside(d, text_string(&formula), at, room,
				low ? ANCHOR_LEFT : ANCHOR_RIGHT, d->theme->ink);
		}
	}
	if (with)
		draw_aside(d, text_string(&params), (struct point){right, y},
			room - used - (one ? formula_width + BETWEEN * em : 0) - BETWEEN * em,
			ANCHOR_RIGHT, d->theme->muted);
	text_free(&formula);
	text_free(&params);
}

static void caption(const struct drawing *d, const struct view *view)
{
	struct font font = layout_font(d, FACE_SANS, d->scene->vector ? 0.95 : FORMULA,
		d->scene->vector ? d->theme->muted : d->theme->ink);
	double room = view->box.right - view->box.left + 2 * d->em;
	struct point at = {view->box.left, view->box.top - CAPTION_GAP * d->em
		- layout_size(d, "(", &font).descent};
	for (int full = 1; full >= 0; full--) {
		struct text t = {0};
		if (full)
			names_caption(&t, d, view);
		else
			names_short_caption(&t, d, view);
		bool shown = layout_size(d, text_string(&t), &font).width <= room;
		if (shown)
			d->canvas->text(d->canvas->self, at, ANCHOR_LEFT, text_string(&t), &font);
		text_free(&t);
		if (shown)
			break;
	}
}

/* ---- panels ------------------------------------------------------------------------------ */

/* The key line: what solid and dashed lines are, once for all panels. */
static void panels_header(const struct drawing *d)
{
	double em = d->em, left = d->view[0].box.left;
	double right = d->view[d->columns - 1 < d->views ? d->columns - 1 : 0].box.right;
	struct legend legend = {.font = layout_font(d, FACE_SERIF_ITALIC, FORMULA,
		d->theme->ink)};
	bool key = d->scene->plot->legend && d->detail < DETAIL_NO_LEGEND;
	for (int order = 0; order < ORDERS && key; order++) {
		const struct view *from = NULL;
		for (size_t i = 0; i < d->views; i++)
			if (!from || (from->lanes > 1 && d->view[i].lanes == 1))
				from = &d->view[i];
		bool shown = false;
		for (size_t k = 0; from && k < from->frame->n; k++)
			shown = shown || (int)from->frame->series[k].order == order;
		if (!shown)
			continue;
		struct text name = {0};
		names_order(&name, (enum order)order);
		double dash[2];
		struct stroke stroke =
			strokes_style(d, from, &from->lane[0], (enum order)order, dash);
		if (from->lanes > 1)
			stroke.colour = d->theme->muted;
		add_entry(d, &legend, &stroke, stroke.colour, text_string(&name), text_string(&name));
		text_free(&name);
	}
	double y = 1.45 * em, width = row_width(d, &legend);
	const char *title = d->scene->plot->title;
	if (title && d->detail < DETAIL_NO_TITLE)
		left += draw_title(d, title, (struct point){left, y}, right - left, PANEL_TITLE * 1.1)
			+ BETWEEN * em;
	if (left + width <= right)
		draw_row(d, &legend, (struct point){title ? right - width : left, y});
	free_legend(&legend);
}

/* What stands right of a panel's title, the fullest first: a family's values are worth more
   than the formula. */
static void panel_aside(struct text *out, const struct view *view, int attempt)
{
	if (attempt != 1 || !view->family)
		names_formula(out, view->lane[0].curve, ORDER_F, false);
	if (view->family && attempt == 0)
		text_add(out, ",  ");
	if (view->family && attempt <= 1)
		names_values(out, view);
}

static void panel_header(const struct drawing *d, const struct view *view)
{
	struct text title = {0};
	names_view_title(&title, view);
	double em = d->em, y = view->box.top - 1.6 * em;
	double room = view->box.right - view->box.left;
	double used = draw_title(d, text_string(&title), (struct point){view->box.left, y}, room,
		PANEL_TITLE);
	text_free(&title);
	if (!d->scene->plot->legend || d->detail >= DETAIL_NO_LEGEND || view->lanes == 0)
		return;
	for (int attempt = 0; attempt < 3; attempt++) {
		struct text aside = {0};
		panel_aside(&aside, view, attempt);
		double width = draw_aside(d, text_string(&aside), (struct point){view->box.right, y},
			room - used - em, ANCHOR_RIGHT, d->theme->muted);
		text_free(&aside);
		if (width > 0)
			break;
	}
}

/* ---- whatever the arrangement -------------------------------------------------------------- */

void header_draw(const struct drawing *d)
{
	if (d->views == 0 || d->detail >= DETAIL_NO_TITLE)
		return;
	struct text title = {0};
	names_title(&title, d->scene);
	if (d->scene->arrangement == SCENE_PANELS)
		panels_header(d);
	else if (d->many)
		pair_header(d, text_string(&title));
	else
		single_header(d, text_string(&title));
	text_free(&title);
}

void header_view(const struct drawing *d, const struct view *view)
{
	if (d->detail >= DETAIL_NO_TITLE || view->frame->n == 0)
		return;
	if (d->scene->arrangement == SCENE_PANELS)
		panel_header(d, view);
	else if (d->scene->arrangement == SCENE_PAIR)
		caption(d, view);
}

/* ---- the key column ------------------------------------------------------------------------ */

static void key_entries(const struct drawing *d, struct legend *legend)
{
	const struct view *view = &d->view[0];
	legend->font = layout_font(d, FACE_SANS, 0.9, d->theme->ink);
	for (size_t i = 0; i < view->lanes; i++) {
		struct text name = {0};
		names_lane(&name, view, i, ORDER_F, i == 0);
		double dash[2];
		struct stroke stroke = strokes_style(d, view, &view->lane[i], ORDER_F, dash);
		add_entry(d, legend, &stroke, view->lane[i].word, text_string(&name),
			text_string(&name));
		text_free(&name);
	}
}

double header_key_width(const struct drawing *d)
{
	struct legend legend = {0};
	key_entries(d, &legend);
	double width = block_width(d, &legend) + 1.8 * d->em;
	free_legend(&legend);
	return fmin(width, d->page->width / 2.5);
}

void header_key(const struct drawing *d)
{
	struct legend legend = {0};
	key_entries(d, &legend);
	const struct view *last = &d->view[d->columns - 1];
	double height = d->view[d->views - 1].box.bottom - last->box.top;
	double step = fmin(KEY_ROW * d->em, height / (double)legend.n);
	struct point at = {last->box.right + 0.9 * d->em, last->box.top + step / 2};
	for (size_t i = 0; i < legend.n && step > 0.9 * d->em; i++, at.y += step)
		draw_entry(d, &legend, &legend.entry[i], at);
	free_legend(&legend);
}
