/* Layout: margins and frames of a figure, and what gives way where a page is small. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/draw/series.h"

#include "base/alloc.h"

#include <math.h>
#include <stdlib.h>

/* Lengths in em around and between the frames. */
struct margins {
	double left, right, top, bottom;
	double gap_x, gap_y;
	double label; /* the widest y label the left margin has room for */
};

static const struct margins single_margins = {
	.left = 3.4,
	.right = 1.4,
	.top = 5.2,
	.bottom = 3.3,
	.label = 2.6,
};
static const struct margins pair_margins = {
	.left = 3.4,
	.right = 1.4,
	.top = 6.4,
	.bottom = 3.3,
	.gap_x = 3.4,
	.gap_y = 3.6,
	.label = 2.6,
};
/* Outer 1.0 and gaps of 1.2, and each panel's own 2.6, 3.0, 0.4, 1.7 inside; the key
   line's 2.4 reach to the edge of the page. */
static const struct margins panel_margins = {
	.left = 3.6,
	.right = 1.4,
	.top = 5.4,
	.bottom = 2.7,
	.gap_x = 4.2,
	.gap_y = 5.9,
	.label = 2.25,
};

#define PANEL_EM 0.82
#define PANEL_WIDTH 6.0 /* of a frame, in em, before the em gets smaller */
#define PANEL_HEIGHT 5.5
#define LEAST_PIXELS 8.0 /* an em below this makes 0.9 em less than 7 px */
#define LEAST_POINTS 6.0
#define LEAST_WIDTH 5.0 /* of a frame, in em, or more must give way */
#define LEAST_HEIGHT 4.0
#define COLUMN_WIDTH 12.0 /* of frames beside a key column, or the key goes below */

/* ---- small things every part uses -------------------------------------------------- */

double axis_share(const struct axis *axis, double value)
{
	return (value * axis->scale - axis->from) / axis->span;
}

double axis_place(const struct axis *axis, double value)
{
	return axis->at + axis->length * axis_share(axis, value);
}

double layout_snap(const struct drawing *d, double at, double width)
{
	if (!d->snap)
		return at;
	double half = fmax(round(width), 1) / 2;
	return round(at - half) + half;
}

struct font layout_font(const struct drawing *d, enum face face, double ems, struct colour colour)
{
	return (struct font){ .face = face, .size = ems * d->em, .colour = colour };
}

struct text_extent layout_size(const struct drawing *d, const char *markup, const struct font *font)
{
	struct text_extent extent = { 0 };
	d->canvas->text_size(d->canvas->self, markup, font, &extent);
	return extent;
}

void layout_text(const struct drawing *d, struct point at, enum anchor anchor, const char *markup,
	const struct font *font)
{
	at.y += layout_size(d, "0", font).middle;
	d->canvas->text(d->canvas->self, at, anchor, markup, font);
}

void layout_line(
	const struct drawing *d, struct point a, struct point b, const struct stroke *stroke)
{
	const struct point ends[2] = { a, b };
	const struct path path = { .p = ends, .n = 2, .straight = true };
	d->canvas->stroke(d->canvas->self, &path, stroke);
}

/* ---- views ------------------------------------------------------------------------- */

static void axis_range(struct axis *axis, double lo, double hi)
{
	double most = fmax(fabs(lo), fabs(hi));
	axis->scale = most > 1e300 ? 1.0 / 16 : 1;
	axis->from = lo * axis->scale;
	axis->span = hi * axis->scale - axis->from;
	if (!(axis->span > 0))
		axis->span = 1;
}

static void find_lanes(struct view *view)
{
	const struct frame *frame = view->frame;
	view->lane = alloc_zero(frame->n, sizeof *view->lane);
	view->family = frame->n > 0;
	for (size_t i = 0; i < frame->n; i++) {
		const struct series *s = &frame->series[i];
		size_t k = 0;
		if (s->data != NULL && (s->data->kind == DATA_MAP || s->data->kind == DATA_LEVEL))
			continue; /* these have colours of their own */
		while (k < view->lanes && s->data == NULL &&
			(view->lane[k].curve != s->curve || view->lane[k].output != s->output))
			k++;
		if (k < view->lanes && s->data == NULL)
			continue;
		k = view->lanes;
		view->lane[k] = (struct lane){ .curve = s->curve, .output = s->output, .first = k };
		view->lanes++;
		if (s->data != NULL || s->curve->varied < 0 ||
			s->curve->operand != frame->series[0].curve->operand)
			view->family = false;
	}
	if (view->lanes < 2)
		view->family = false;
}

void layout_init(struct drawing *d, const struct scene *scene, const struct page *page,
	const struct theme *theme, const struct canvas *canvas)
{
	const struct plot *plot = scene->plot;
	*d = (struct drawing){
		.scene = scene,
		.page = page,
		.theme = theme,
		.canvas = canvas,
		.em = page->em,
		.snap = plot->page.unit == UNIT_NONE || plot->page.unit == UNIT_PIXEL,
		.views = scene->frames,
	};
	d->view = alloc_zero(d->views, sizeof *d->view);
	for (size_t i = 0; i < d->views; i++) {
		struct view *view = &d->view[i];
		const struct frame *frame = &scene->frame[i];
		view->frame = frame;
		axis_range(&view->x, scene->x_lo, scene->x_hi);
		axis_range(&view->y, frame->y_lo, frame->y_hi);
		find_lanes(view);
		theme_lanes(theme, view);
	}
	d->many = d->views > 0 && scene->plot->chart == NULL &&
		(d->view[0].lanes > 2 || d->view[0].family || scene->vector ||
			scene->arrangement == SCENE_PAIR);
}

void layout_free(struct drawing *d)
{
	for (size_t i = 0; i < d->views; i++)
		free(d->view[i].lane);
	free(d->view);
}

/* ---- margins ----------------------------------------------------------------------- */

static void find_grid(struct drawing *d)
{
	const struct scene *scene = d->scene;
	d->columns = d->rows = 1;
	if (scene->arrangement == SCENE_PANELS) {
		d->columns = scene->columns > 0 ? scene->columns : d->views;
		d->rows = scene->rows > 0 ? scene->rows : 1;
	} else if (d->page->width >= 1.2 * d->page->height) {
		d->columns = d->views;
	} else {
		d->rows = d->views;
	}
}

/* Whether the axis of x has a name of its own, which panels then have below them. */
static bool names_x(const struct drawing *d)
{
	const struct chart *chart = d->scene->plot->chart;
	return chart != NULL && chart->x.name != NULL;
}

/* The name of y stands above the frame. */
static bool names_y(const struct drawing *d)
{
	const struct chart *chart = d->scene->plot->chart;
	return chart != NULL && chart->y.name != NULL;
}

/* The margins at a level of detail. Down to the titles they follow the style; then
   what the text took goes to the frame. */
static struct margins find_margins(const struct drawing *d)
{
	enum arrangement arrangement = d->scene->arrangement;
	struct margins m = arrangement == SCENE_SINGLE ? single_margins
		: arrangement == SCENE_PAIR	       ? pair_margins
						       : panel_margins;
	bool panels = arrangement == SCENE_PANELS;
	if (panels && names_x(d) && d->detail < DETAIL_NO_LETTER)
		m.bottom = single_margins.bottom;
	if (arrangement == SCENE_SINGLE && names_y(d) && d->detail < DETAIL_NO_LETTER)
		m.top += 0.8;
	if (d->detail >= DETAIL_NO_LETTER && !panels)
		m.bottom = 1.9;
	if (panels && (!d->scene->plot->legend || d->detail >= DETAIL_NO_LEGEND) &&
		!d->scene->plot->title)
		m.top = 4.0;
	if (d->detail >= DETAIL_NO_LEGEND && !panels)
		m.top -= 1.8;
	const char *title = d->scene->plot->title;
	if (panels && title != NULL && *title != '\0')
		m.top += 0.8;
	/* No title and no formula beside it: captions alone. */
	if (arrangement == SCENE_PAIR && title != NULL && *title == '\0' && !d->scene->family &&
		!d->scene->vector)
		m.top = 2.4;
	if (d->detail >= DETAIL_NO_TITLE) {
		m.top = 1.0;
		m.gap_y = 2.4;
	}
	if (d->detail >= DETAIL_BARE)
		m = (struct margins){ .left = 0.3,
			.right = 0.3,
			.top = 0.3,
			.bottom = 0.3,
			.gap_x = 0.6,
			.gap_y = 0.6,
			.label = HUGE_VAL };
	return m;
}

/* The y ticks of a column's frames tell how many em its labels need beyond the usual. */
static double widen(struct drawing *d, size_t column, double height, double label)
{
	double widest = 0;
	for (size_t i = column; i < d->views; i += d->columns) {
		struct view *view = &d->view[i];
		view->box = (struct box){ .top = 0, .bottom = height, .left = 0, .right = height };
		axes_ticks(d, view);
		widest = fmax(widest, axes_label_width(d, &view->y_ticks));
	}
	double over = widest / d->em - label;
	return over > 0 && over < 100 ? ceil(over) : 0;
}

/* Places a view's box and its axes, on the centres of pixels where the units are
   pixels; an even width puts the zero of a range like -10:10 on one too. */
static void place(
	struct drawing *d, struct view *view, double left, double top, double width, double height)
{
	struct box *box = &view->box;
	if (d->detail < DETAIL_BARE)
		width -= fmin(map_scale_width(view->frame) * d->em, width / 2);
	*box = (struct box){ left, top, left + width, top + height };
	if (d->snap && width > 16 && height > 16) {
		box->left = floor(box->left) + 0.5;
		box->right = box->left + 2 * floor(width / 2);
		box->top = floor(box->top) + 0.5;
		box->bottom = floor(box->bottom) + 0.5;
	}
	view->x.at = box->left;
	view->x.length = box->right - box->left;
	view->y.at = box->bottom;
	view->y.length = box->top - box->bottom;
	axes_ticks(d, view);
}

static double sum_of(const double *v, size_t n)
{
	double sum = 0;
	for (size_t i = 0; i < n; i++)
		sum += v[i];
	return sum;
}

/* The height of `rows` frames between the margins. */
static double frame_height(const struct drawing *d, const struct margins *m)
{
	double rows = (double)d->rows;
	return (d->page->height - (m->top + m->bottom + (rows - 1) * m->gap_y) * d->em) / rows;
}

/* Room for the key in the margins, once the labels of y tell how wide they are. */
static void add_key(struct drawing *d, struct margins *m)
{
	double em = d->em, height = frame_height(d, m);
	d->key_size = 0;
	if (d->key == KEY_COLUMN) {
		d->key_size = key_column_width(
			d, (double)d->rows * height + ((double)d->rows - 1) * m->gap_y * em);
		m->right = fmax(m->right, d->key_size / em);
	} else if (d->key == KEY_ROWS) {
		double beyond = widen(d, 0, height, m->label);
		d->key_most = (double)d->rows * (height - LEAST_HEIGHT * em);
		d->key_width = d->page->width - (m->left + beyond + m->right) * em;
		d->key_size = key_rows_height(d);
		m->bottom += d->key_size / em;
	}
}

/* Places all views; `extra` as widen() gives it, for each column. */
static void place_all(struct drawing *d, const struct margins *m, const double *extra, double width,
	double height)
{
	double em = d->em;
	for (size_t i = 0; i < d->views; i++) {
		size_t c = i % d->columns, r = i / d->columns;
		double left = m->left * em + sum_of(extra, c + 1) * em +
			(double)c * (width + m->gap_x * em);
		double top = m->top * em + (double)r * (height + m->gap_y * em);
		bool last = d->scene->arrangement == SCENE_PANELS ? i + d->columns >= d->views
								  : r + 1 == d->rows;
		d->view[i].letter = last && d->detail < DETAIL_NO_LETTER &&
			(d->scene->arrangement != SCENE_PANELS || names_x(d));
		place(d, &d->view[i], left, top, width, height);
	}
}

/* Tries one level of detail with the key where it is; false where frames would be too small
   for it, `least` em in width. */
static bool try_detail(struct drawing *d, double least)
{
	double em = d->em, columns = (double)d->columns;
	struct margins m = find_margins(d);
	add_key(d, &m);
	double height = frame_height(d, &m);
	bool bare = d->detail == DETAIL_BARE;
	if (!bare && height < LEAST_HEIGHT * em)
		return false;
	double *extra = alloc_zero(d->columns, sizeof *extra);
	for (size_t c = 0; c < d->columns && !bare; c++)
		extra[c] = widen(d, c, height, m.label);
	double width =
		(d->page->width -
			(m.left + m.right + sum_of(extra, d->columns) + (columns - 1) * m.gap_x) *
				em) /
		columns;
	bool fits = bare || width >= least * em;
	if (bare && (width < 1 || height < 1)) {
		m = (struct margins){ 0 };
		width = d->page->width / columns;
		height = d->page->height / (double)d->rows;
	}
	if (fits)
		place_all(d, &m, extra, width, height);
	free(extra);
	return fits;
}

/* Panels are set smaller, and smaller still where there are many of them, but so that
   a tick's label can be read. */
static void find_em(struct drawing *d)
{
	const struct margins *m = &panel_margins;
	double columns = (double)d->columns, rows = (double)d->rows;
	double across = m->left + m->right + (columns - 1) * m->gap_x + columns * PANEL_WIDTH;
	double down = m->top + m->bottom + (rows - 1) * m->gap_y + rows * PANEL_HEIGHT;
	double em = fmin(d->page->width / across, d->page->height / down);
	em = fmin(em, PANEL_EM * d->page->em);
	d->em = fmax(em, d->snap ? LEAST_PIXELS : LEAST_POINTS);
}

/* A column where it has room for all names and the frames beside it stay wide, else rows,
   else a column all the same. */
static bool try_keys(struct drawing *d)
{
	d->key = KEY_COLUMN;
	if (key_column_fits(d) && try_detail(d, COLUMN_WIDTH))
		return true;
	d->key = KEY_ROWS;
	if (try_detail(d, LEAST_WIDTH))
		return true;
	d->key = KEY_COLUMN;
	return try_detail(d, LEAST_WIDTH);
}

void layout_views(struct drawing *d)
{
	find_grid(d);
	if (d->scene->arrangement == SCENE_PANELS)
		find_em(d);
	for (int detail = DETAIL_FULL; detail <= DETAIL_BARE; detail++) {
		d->detail = (enum detail)detail;
		d->key = KEY_NONE;
		if (d->keyed && d->detail < DETAIL_BARE ? try_keys(d) : try_detail(d, LEAST_WIDTH))
			return;
	}
}
