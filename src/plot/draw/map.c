/* Heat maps: their shades, the lines of equal value with what these are, and the scale of colours. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/draw/series.h"
#include "plot/model/contour.h"

#include "base/alloc.h"

#include <math.h>
#include <stdlib.h>

#define LINE 0.06      /* em: width of a contour */
#define NAME_SIZE 0.75 /* of its value's letters */
#define NAMED_FROM 3.0 /* times that word's width: the length of a line that is named */
#define CLEAR 1.6      /* from a value to another, or to a point of the frame's data */
#define SCALE_OFF 0.9  /* of the scale of colours from the frame */
#define SCALE_WIDTH 0.8
#define SCALE_LABEL 0.4 /* from it to its labels */
#define SCALE_ROOM 5.2	/* in all */
#define SCALE_CELLS 96
#define SCALE_CLEAR 2.4

struct z_range {
	double lo, hi; /* of the map's finite values, lo < hi */
};

/* What is not finite has the colour of the paper. */
static struct colour shade(const struct drawing *d, const struct z_range *r, double z)
{
	const struct colour *stop = d->theme->map;
	double t = 2 * (z / 2 - r->lo / 2) / (r->hi / 2 - r->lo / 2);
	if (!isfinite(z))
		return d->theme->background;
	return t < 1 ? colour_mix(stop[0], stop[1], t) : colour_mix(stop[1], stop[2], t - 1);
}

/* Ink or paper, whichever is seen on a shade. */
static struct colour seen_on(const struct drawing *d, struct colour ground)
{
	double light = 0.21 * ground.r + 0.72 * ground.g + 0.07 * ground.b;
	return light > 0.45 ? d->theme->ink : d->theme->background;
}

/* A mix in Lab costs a microsecond: shades come from a table. */
enum { SHADES = 256 };

static void fill_shades(
	const struct drawing *d, const struct z_range *r, struct colour shades[SHADES])
{
	for (size_t i = 0; i < SHADES; i++) {
		double t = (double)i / (SHADES - 1);
		shades[i] = shade(d, r, r->lo * (1 - t) + r->hi * t);
	}
}

static void draw_cells(const struct drawing *d, const struct view *view, const struct data_map *map,
	const struct z_range *r, const struct box *box)
{
	struct colour shades[SHADES];
	struct colour *cell = alloc_zero(map->columns * map->rows, sizeof *cell);
	fill_shades(d, r, shades);
	for (size_t row = 0; row < map->rows; row++)
		for (size_t c = 0; c < map->columns; c++) {
			double z = map->z[row * map->columns + c];
			double t = (z / 2 - r->lo / 2) / (r->hi / 2 - r->lo / 2);
			cell[(map->rows - 1 - row) * map->columns + c] = isfinite(z)
				? shades[(size_t)lround(t * (SHADES - 1))]
				: d->theme->background;
		}
	d->canvas->clip(d->canvas->self, &view->box);
	d->canvas->image(d->canvas->self, box, map->columns, map->rows, cell, !map->cells);
	d->canvas->clip(d->canvas->self, NULL);
	free(cell);
}

/* ---- contours ------------------------------------------------------------------------ */

/* Where values stand already, and points that they keep clear of. */
struct names {
	struct point at[64];
	size_t n;
	const struct view *view;
	struct box box; /* what the frame shows of the map */
};

static double room_at(const struct names *names, const struct drawing *d, struct point p)
{
	const struct view *view = names->view;
	double least = HUGE_VAL;
	for (size_t i = 0; i < names->n; i++)
		least = fmin(least, hypot(names->at[i].x - p.x, names->at[i].y - p.y));
	for (size_t i = 0; i < view->frame->n; i++) {
		const struct data *data = view->frame->series[i].data;
		for (size_t k = 0; k < data->n; k++) {
			const struct chart *chart = d->scene->plot->chart;
			double x = axis_place(&view->x, axis_level(&chart->x, data->point[k].x));
			double y = axis_place(&view->y, axis_level(&chart->y, data->point[k].y));
			least = fmin(least, hypot(x - p.x, y - p.y));
		}
	}
	return least;
}

/* Names a line where it is furthest from all that is there, well inside the frame, if it is long enough. */
static void name_line(const struct drawing *d, struct names *names, const struct point *p, size_t n,
	const char *markup, struct colour ground)
{
	struct font font = layout_font(d, FACE_SANS, NAME_SIZE, seen_on(d, ground));
	struct text_extent extent = layout_size(d, markup, &font);
	const struct box *box = &names->box;
	double length = 0, best = CLEAR * d->em, half = 0.8 * extent.width, tall = d->em;
	size_t at = n;
	for (size_t i = 1; i < n; i++)
		length += hypot(p[i].x - p[i - 1].x, p[i].y - p[i - 1].y);
	if (length < NAMED_FROM * extent.width || names->n == sizeof names->at / sizeof *names->at)
		return;
	for (size_t i = 0; i < n; i++) {
		bool inside = p[i].x - half >= box->left && p[i].x + half <= box->right &&
			p[i].y - tall >= box->top && p[i].y + tall <= box->bottom;
		double room = inside ? fmin(room_at(names, d, p[i]), 12 * d->em) : 0;
		if (room > best) {
			best = room;
			at = i;
		}
	}
	if (at == n)
		return;
	data_word(d, p[at], markup, &font, &extent, ground);
	names->at[names->n++] = p[at];
}

/* The map's cells as places in widths and heights of the frame, over which its axes may reach further or less far. */
struct placing {
	double x, width, y, height; /* of the lower left corner, and of all columns, rows */
};

static void draw_contour(const struct drawing *d, const struct view *view,
	const struct data_map *map, const struct placing *on, struct names *names, double value,
	struct colour ground)
{
	struct contours all;
	struct text word = { 0 };
	struct stroke stroke = { .colour = seen_on(d, ground), .width = LINE * d->em };
	names_number(&word, value);
	contours_find(&all, map, value);
	for (size_t i = 0; i < all.n; i++) {
		struct contour *line = &all.line[i];
		struct point *p = alloc_zero(line->n, sizeof *p);
		for (size_t k = 0; k < line->n; k++) {
			struct datum *u = &line->point[k];
			u->x = on->x + on->width * u->x / (double)map->columns;
			u->y = on->y + on->height * u->y / (double)map->rows;
			p[k] = (struct point){ view->x.at + view->x.length * u->x,
				view->y.at + view->y.length * u->y };
		}
		data_polyline(d, view, line->point, line->n, &stroke);
		name_line(d, names, p, line->n, text_string(&word), ground);
		free(p);
	}
	contours_free(&all);
	text_free(&word);
}

void map_draw(const struct drawing *d, const struct view *view, const struct data_map *map)
{
	const struct chart *chart = d->scene->plot->chart;
	struct z_range r;
	map_range(map, &r.lo, &r.hi);
	double left = axis_share(&view->x, axis_level(&chart->x, map->x_lo));
	double right = axis_share(&view->x, axis_level(&chart->x, map->x_hi));
	double low = axis_share(&view->y, axis_level(&chart->y, map->y_lo));
	double high = axis_share(&view->y, axis_level(&chart->y, map->y_hi));
	struct placing on = { left, right - left, low, high - low };
	struct box box = { view->x.at + view->x.length * left, view->y.at + view->y.length * high,
		view->x.at + view->x.length * right, view->y.at + view->y.length * low };
	if (map->columns == 0 || map->rows == 0 || !(box.left < box.right) ||
		!(box.top < box.bottom))
		return;
	draw_cells(d, view, map, &r, &box);
	struct names names = { .view = view,
		.box = { fmax(box.left, view->box.left), fmax(box.top, view->box.top),
			fmin(box.right, view->box.right), fmin(box.bottom, view->box.bottom) } };
	d->canvas->clip(d->canvas->self, &view->box);
	for (size_t i = 0; i < map->contours; i++)
		draw_contour(
			d, view, map, &on, &names, map->contour[i], shade(d, &r, map->contour[i]));
	d->canvas->clip(d->canvas->self, NULL);
}

/* ---- the scale of colours ------------------------------------------------------------ */

double map_scale_width(const struct frame *frame)
{
	return frame_map(frame) != NULL ? SCALE_ROOM : 0;
}

void map_scale(const struct drawing *d, const struct view *view)
{
	const struct data_map *map = frame_map(view->frame);
	if (map == NULL || d->detail >= DETAIL_BARE)
		return;
	struct z_range r;
	map_range(map, &r.lo, &r.hi);
	struct colour cell[SCALE_CELLS];
	double em = d->em, height = view->box.bottom - view->box.top;
	struct box box = { view->box.right + SCALE_OFF * em, view->box.top,
		view->box.right + (SCALE_OFF + SCALE_WIDTH) * em, view->box.bottom };
	for (size_t i = 0; i < SCALE_CELLS; i++) {
		double t = 1 - ((double)i + 0.5) / SCALE_CELLS;
		cell[i] = shade(d, &r, r.lo * (1 - t) + r.hi * t);
	}
	d->canvas->image(d->canvas->self, &box, 1, SCALE_CELLS, cell, true);
	struct ticks ticks;
	struct font font = layout_font(d, FACE_SANS, 0.9, d->theme->muted);
	ticks_choose(&ticks, r.lo, r.hi, height, SCALE_CLEAR * em, NULL, 0, NULL, 0, 0);
	for (size_t i = 0; i < ticks.n; i++) {
		struct text t = { 0 };
		names_number(&t, ticks.tick[i].at);
		double at = (ticks.tick[i].at / 2 - r.lo / 2) / (r.hi / 2 - r.lo / 2);
		double y = fmin(
			fmax(box.bottom - at * height, box.top + 0.4 * em), box.bottom - 0.4 * em);
		double x = box.right + SCALE_LABEL * em;
		if (x + layout_size(d, text_string(&t), &font).width <= d->page->width)
			layout_text(d, (struct point){ x, y }, ANCHOR_LEFT, text_string(&t), &font);
		text_free(&t);
	}
}
