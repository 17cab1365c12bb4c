/* Headers: titles, formulas and captions above a figure's frames. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/draw/legend.h"

#include "base/alloc.h"
#include "base/gettext.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define ASIDE 1.25	 /* between a title and words beside it */
#define LEAST_TITLE 0.67 /* of its size that a title shrinks to before it is cut */
#define RIGHT_MARGIN 1.4 /* of a page */
#define MOST_BYTES 600	 /* of a title */
#define CAPTION_GAP 0.35
#define TICK_REACH 0.4 /* of a number at a tick, up and down */

/* ---- titles ------------------------------------------------------------------------ */

/* Cuts off what no page has room for: measuring it could overflow a text library. */
static void cap_title(struct text *title)
{
	size_t n = MOST_BYTES;
	if (title->n <= n)
		return;
	while (n > 0 && ((unsigned char)title->s[n] & 0xC0) == 0x80)
		n--;
	title->s[n] = '\0';
	title->n = n;
	text_add(title, "\u2026");
}

/* The first `n` bytes of a title as markup, with an ellipsis for what is left out. */
static char *title_markup(const char *title, size_t n)
{
	struct text markup = { 0 };
	char *part = alloc_copy_n(title, n);
	text_add_escaped(&markup, part);
	text_add(&markup, title[n] != '\0' ? "\u2026" : "");
	free(part);
	return markup.s ? markup.s : alloc_copy("");
}

/* Plain text as markup that is no wider than `room`: the font shrinks by a third at most,
   then the end goes. Returns the markup, owned by the caller, and its width. */
static char *fit_title(
	const struct drawing *d, const char *title, double room, struct font *font, double *width)
{
	size_t n = strlen(title);
	char *markup = title_markup(title, n);
	*width = layout_size(d, markup, font).width;
	if (*width > room)
		font->size *= fmax(LEAST_TITLE, room / *width * 0.99);
	while ((*width = layout_size(d, markup, font).width) > room && n > 0) {
		size_t fitting = (size_t)((double)n * fmax(room, 0) / *width);
		n = fitting < n ? fitting : n - 1;
		while (n > 0 && ((unsigned char)title[n] & 0xC0) == 0x80)
			n--;
		free(markup);
		markup = title_markup(title, n);
	}
	if (*width > room) {
		*width = 0;
		*markup = '\0';
	}
	return markup;
}

double header_title(
	const struct drawing *d, const char *title, struct point at, double room, double ems)
{
	struct font font = layout_font(d, FACE_SANS_BOLD, ems, d->theme->ink);
	double width;
	char *markup = fit_title(d, title, room, &font, &width);
	if (*markup)
		layout_text(d, at, ANCHOR_LEFT, markup, &font);
	free(markup);
	return width;
}

double header_title_width(const struct drawing *d, const char *title, double ems)
{
	struct font font = layout_font(d, FACE_SANS_BOLD, ems, d->theme->ink);
	struct text markup = { 0 };
	text_add_escaped(&markup, title);
	double width = layout_size(d, text_string(&markup), &font).width;
	text_free(&markup);
	return width;
}

double header_aside(const struct drawing *d, const char *markup, struct point at, double room,
	enum anchor anchor, struct colour colour, double least)
{
	struct font font = layout_font(d, FACE_SERIF_ITALIC, LEGEND_FORMULA, colour);
	double width = layout_size(d, markup, &font).width;
	if (width > room && width * least <= room) {
		font.size *= 0.99 * room / width;
		width = layout_size(d, markup, &font).width;
	}
	if (width > room)
		return 0;
	layout_text(d, at, anchor, markup, &font);
	return width;
}

/* ---- one frame --------------------------------------------------------------------- */

/* The legend of one frame, set beside a title of the given width; and with what no
   formula shows if that fits without the first formula being cut. Empty where nothing
   fits. */
static void single_legend(const struct drawing *d, double room, double title, double aside,
	struct legend *legend, enum setting *setting)
{
	const struct view *view = &d->view[0];
	legend->font = layout_font(
		d, view->lanes > 1 ? FACE_SANS : FACE_SERIF_ITALIC, LEGEND_FORMULA, d->theme->ink);
	if (!d->scene->plot->legend || d->detail >= DETAIL_NO_LEGEND || view->frame->n == 0 ||
		d->keyed)
		return;
	if (d->scene->plot->chart != NULL)
		legend_data(d, view, legend, HUGE_VAL);
	else if (view->lanes == 1)
		legend_formulas(d, view, legend);
	else
		legend_names(d, view, legend, HUGE_VAL, HUGE_VAL);
	if (aside > 0 && legend_fit(d, legend, room, title + aside, BLOCK, setting) &&
		!legend->entry[0].cut)
		return;
	legend_restore(legend);
	if (!legend_fit(d, legend, room, title, TWO_ROWS, setting))
		legend_free(legend);
}

bool header_has_names(const struct drawing *d)
{
	const struct view *view = &d->view[0];
	if (d->views == 0 || view->lanes < 2)
		return true;
	struct text title = { 0 };
	struct legend legend = { 0 };
	enum setting setting;
	names_title(&title, d->scene);
	cap_title(&title);
	double width = header_title_width(d, text_string(&title), TITLE);
	single_legend(d, view->box.right - view->box.left, width, 0, &legend, &setting);
	bool has = legend.n > 0;
	legend_free(&legend);
	text_free(&title);
	return has;
}

static void single_header(const struct drawing *d, const char *title)
{
	const struct view *view = &d->view[0];
	double em = d->em, left = view->box.left, right = view->box.right;
	double room = right - left, width = header_title_width(d, title, TITLE);
	struct text params = { 0 };
	struct font font = layout_font(d, FACE_SERIF_ITALIC, LEGEND_FORMULA, d->theme->muted);
	double aside = view->lanes == 1 && view->lane[0].curve != NULL &&
			names_params(&params, view->lane[0].curve)
		? SMALLER * layout_size(d, text_string(&params), &font).width + ASIDE * em
		: 0;
	struct legend legend = { 0 };
	enum setting setting = ONE_ROW;
	single_legend(d, room, width, aside, &legend, &setting);
	bool two = legend.n > 0 && setting == TWO_ROWS;
	double y = (two || d->detail >= DETAIL_NO_LEGEND ? HEADER_UPPER : HEADER_CENTRE) * em;
	double used = header_title(d, title, (struct point){ left, y }, room, TITLE);
	if (aside > 0 && legend.n > 0) {
		double taken = setting == ONE_ROW ? legend_row_width(d, &legend)
			: setting == BLOCK	  ? legend_block_width(d, &legend)
						  : 0;
		header_aside(d, text_string(&params), (struct point){ left + used + ASIDE * em, y },
			room - used - taken - (ASIDE + LEGEND_BETWEEN) * em, ANCHOR_LEFT,
			d->theme->muted, SMALLER);
	}
	text_free(&params);
	if (legend.n > 0)
		legend_draw(d, &legend, setting, right);
	legend_free(&legend);
}

/* ---- frames side by side ----------------------------------------------------------- */

/* The formula that all curves share: a family's, or a vector function's. */
static bool shared_formula(const struct drawing *d, struct text *out)
{
	const struct view *view = &d->view[0];
	if (!d->scene->plot->legend || d->detail >= DETAIL_NO_LEGEND || view->lanes == 0 ||
		!(view->family || d->scene->vector))
		return false;
	names_formula(out, view->lane[0].curve, ORDER_F, true);
	return true;
}

/* A title alone may go on above the key column. */
static double pair_room(const struct drawing *d)
{
	return d->page->width - RIGHT_MARGIN * d->em - d->view[0].box.left;
}

static void pair_header(const struct drawing *d, const char *title)
{
	double em = d->em, left = d->view[0].box.left;
	double right = d->view[d->views - 1].box.right, room = right - left;
	double width = header_title_width(d, title, TITLE), title_room = pair_room(d);
	struct font font = layout_font(d, FACE_SERIF_ITALIC, LEGEND_FORMULA, d->theme->ink);
	struct text formula = { 0 }, params = { 0 };
	bool shared = shared_formula(d, &formula);
	bool with = shared && names_params(&params, d->view[0].lane[0].curve);
	double formula_width = layout_size(d, text_string(&formula), &font).width;
	double params_width = with ? layout_size(d, text_string(&params), &font).width : 0;
	bool one = width + formula_width + (with ? params_width + LEGEND_BETWEEN * em : 0) +
			LEGEND_BETWEEN * em <=
		room;
	bool low = shared && !one && formula_width <= room;
	double y = (low || d->detail >= DETAIL_NO_LEGEND ? HEADER_UPPER : HEADER_CENTRE) * em;
	double used = header_title(d, title, (struct point){ left, y }, title_room, TITLE);
	if (shared && (one || low)) {
		struct point at = { right, low ? HEADER_LOWER * em - 0.3 * em : y };
		if (with && one) {
			header_aside(d, text_string(&formula),
				(struct point){ left + used + LEGEND_BETWEEN * em, y }, room,
				ANCHOR_LEFT, d->theme->ink, 1);
		} else {
			at.x = low ? left : right;
			header_aside(d, text_string(&formula), at, room,
				low ? ANCHOR_LEFT : ANCHOR_RIGHT, d->theme->ink, 1);
		}
	}
	if (with)
		header_aside(d, text_string(&params), (struct point){ right, y },
			room - used - (one ? formula_width + LEGEND_BETWEEN * em : 0) -
				LEGEND_BETWEEN * em,
			ANCHOR_RIGHT, d->theme->muted, SMALLER);
	text_free(&formula);
	text_free(&params);
}

static bool has_high_tick(const struct drawing *d, const struct view *view)
{
	const struct ticks *t = &view->y_ticks;
	return t->n > 0 &&
		axis_place(&view->y, t->tick[t->n - 1].at) - view->box.top < TICK_REACH * d->em;
}

static void caption(const struct drawing *d, const struct view *view)
{
	struct font font = layout_font(d, FACE_SANS, d->scene->vector ? 0.95 : LEGEND_FORMULA,
		d->scene->vector ? d->theme->muted : d->theme->ink);
	double room = view->box.right - view->box.left + 2 * d->em;
	double gap = CAPTION_GAP;
	/* A number at a frame's upper corner would read as a factor of "f(x)". */
	for (size_t i = 0; i < d->views; i++)
		if (has_high_tick(d, &d->view[i]))
			gap = CAPTION_GAP + TICK_REACH;
	struct point at = { view->box.left,
		view->box.top - gap * d->em - layout_size(d, "(", &font).descent };
	for (int full = 1; full >= 0; full--) {
		struct text t = { 0 };
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

/* ---- whatever the arrangement ------------------------------------------------------ */

void header_draw(const struct drawing *d)
{
	if (d->views == 0 || d->detail >= DETAIL_NO_TITLE)
		return;
	struct text title = { 0 };
	names_title(&title, d->scene);
	/* The names of several curves stand at their lines or in a key. */
	if (!d->scene->plot->title && d->scene->plot->operands > 1 &&
		header_title_width(d, text_string(&title), TITLE) * LEAST_TITLE > pair_room(d)) {
		text_free(&title);
		text_add(&title, _("Activation functions"));
	}
	cap_title(&title);
	if (d->scene->arrangement == SCENE_PANELS)
		panels_header(d, text_string(&title));
	else if (d->many)
		pair_header(d, text_string(&title));
	else
		single_header(d, text_string(&title));
	text_free(&title);
}

void header_view(const struct drawing *d, struct view *view)
{
	if (d->detail >= DETAIL_NO_TITLE || view->frame->n == 0)
		return;
	if (d->scene->arrangement == SCENE_PANELS)
		panel_header(d, view);
	else if (d->scene->arrangement == SCENE_PAIR)
		caption(d, view);
}
