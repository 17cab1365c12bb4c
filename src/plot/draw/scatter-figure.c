/* The figure of a cloud: its points, their envelope, a limit, and the largest marked. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/model/scatter.h"
#include "plot/draw/layout.h"

#include "base/alloc.h"
#include "base/gettext.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#define HEADROOM 1.15	/* of the highest point: where the largest is named */
#define LIMIT_MOST 20	/* times the highest point: a limit beyond is not drawn */
#define COLUMN 0.16	/* em: width of a column */
#define RADIUS 0.09	/* of a point */
#define FEW_RADIUS 0.14 /* where there are few of them */
#define RING 0.22	/* around the largest */
#define NAME_OFF 0.45	/* from the ring to its name */
#define NAME_SIZE 0.9
#define ENVELOPE 0.22 /* of the points' colour in that of the envelope */

/* ---- the frame --------------------------------------------------------------------- */

static bool shows_limit(const struct cloud *cloud)
{
	return cloud->limit >= 0 &&
		(cloud->top == 0 || cloud->log || cloud->limit <= LIMIT_MOST * cloud->top);
}

/* A y range of the user's, perhaps open at one end, is in the unit of y. */
static void set_given(struct frame *frame, const struct plot *plot)
{
	const struct cloud *cloud = plot->cloud;
	if (isfinite(plot->y_lo))
		frame->y_lo = cloud_level(cloud, plot->y_lo);
	if (isfinite(plot->y_hi))
		frame->y_hi = cloud_level(cloud, plot->y_hi);
	if (frame->y_lo < frame->y_hi)
		return;
	/* All of it lies beyond the end that was given. */
	if (isfinite(plot->y_lo))
		frame->y_hi = frame->y_lo + fmax(fabs(frame->y_lo), 1);
	else
		frame->y_lo = frame->y_hi - 1;
}

void cloud_frame(struct frame *frame, const struct plot *plot)
{
	const struct cloud *cloud = plot->cloud;
	double top = shows_limit(cloud) ? fmax(cloud->top, cloud->limit) : cloud->top;
	frame->series = alloc_zero(1, sizeof *frame->series);
	frame->series[frame->n++] = (struct series){ .curve = &plot->curve[0], .order = ORDER_F };
	frame->log = cloud->log;
	frame->nought = cloud_nought(cloud);
	frame->y_lo = cloud->log ? frame->nought : 0;
	frame->y_hi = top > 0 ? fmin(HEADROOM * top, DBL_MAX) : 1;
	if (cloud->log)
		frame->y_hi = cloud_level(cloud, top) +
			(HEADROOM - 1) * (cloud_level(cloud, top) - frame->y_lo);
	if (plot->has_y)
		set_given(frame, plot);
	if (shows_limit(cloud) && !cloud->log)
		frame->wanted[frame->n_wanted++] = cloud->limit;
}

/* ---- drawing ----------------------------------------------------------------------- */

static size_t count_columns(const struct drawing *d, const struct view *view)
{
	double width = view->box.right - view->box.left;
	return (size_t)fmax(ceil(width / (COLUMN * d->em)), 1);
}

struct stroke cloud_limit_style(const struct drawing *d, double dash[2])
{
	dash[0] = 0.55 * d->em;
	dash[1] = 0.30 * d->em;
	return (struct stroke){
		.colour = d->theme->muted, .width = 0.10 * d->em, .dash = dash, .dashes = 2
	};
}

struct stroke cloud_band_style(const struct drawing *d)
{
	return (struct stroke){ .colour = colour_over(
					d->theme->order[ORDER_F], d->theme->background, ENVELOPE),
		.width = 0.5 * d->em };
}

bool cloud_has_band(const struct drawing *d)
{
	const struct cloud *cloud = d->scene->plot->cloud;
	return cloud->n > 3 * count_columns(d, &d->view[0]);
}

/* Dots: dashes of no length with round ends. */
struct stroke cloud_point_style(const struct drawing *d, double dash[2])
{
	dash[0] = 0;
	dash[1] = 0.45 * d->em;
	return (struct stroke){ .colour = d->theme->order[ORDER_F],
		.width = 2 * RADIUS * d->em,
		.dash = dash,
		.dashes = 2,
		.cap = CAP_ROUND };
}

/* A point's place; above the frame at its upper edge. */
static struct point place(const struct drawing *d, const struct view *view, struct measured spot)
{
	double level = cloud_level(d->scene->plot->cloud, spot.y);
	double y = fmax(axis_place(&view->y, fmin(level, view->frame->y_hi)), view->box.top);
	return (struct point){ axis_place(&view->x, spot.x), y };
}

static bool is_below(const struct drawing *d, const struct view *view, struct measured spot)
{
	return cloud_level(d->scene->plot->cloud, spot.y) < view->frame->y_lo;
}

/* Fills between the lowest and the highest points of columns `from` to before `to`, by
 * steps. */
static void fill_steps(const struct drawing *d, const struct view *view,
	const struct pillar *pillar, size_t from, size_t to, double width)
{
	size_t n = to - from;
	struct point *p = alloc_zero(4 * n, sizeof *p);
	for (size_t i = 0; i < n; i++) {
		double left = view->box.left + (double)(from + i) * width;
		double high = place(d, view, pillar[from + i].most).y;
		double low = fmin(place(d, view, pillar[from + i].least).y, view->box.bottom);
		p[2 * i] = (struct point){ left, fmin(high, low) };
		p[2 * i + 1] = (struct point){ left + width, fmin(high, low) };
		p[4 * n - 1 - 2 * i] = (struct point){ left, low };
		p[4 * n - 2 - 2 * i] = (struct point){ left + width, low };
	}
	const struct path path = { .p = p, .n = 4 * n, .straight = true, .closed = true };
	d->canvas->fill(d->canvas->self, &path,
		colour_over(d->theme->order[ORDER_F], d->theme->background, ENVELOPE));
	free(p);
}

static void draw_point(
	const struct drawing *d, const struct view *view, struct measured spot, double radius)
{
	if (!is_below(d, view, spot))
		d->canvas->dot(d->canvas->self, place(d, view, spot), radius * d->em,
			d->theme->order[ORDER_F], (struct colour){ .a = 0 }, 0);
}

/* Of many points the highest of each column, over the envelope of all; one or two in a
   column as they are. */
static void draw_points(const struct drawing *d, const struct view *view)
{
	double width = view->box.right - view->box.left;
	size_t columns = count_columns(d, view);
	struct pillar *pillar = alloc_zero(columns, sizeof *pillar);
	cloud_columns(d->scene->plot->cloud, d->scene->x_lo, d->scene->x_hi, pillar, columns);
	for (size_t i = 0, from = 0; i <= columns; i++) {
		if (i < columns && pillar[i].n > 2 && !is_below(d, view, pillar[i].most))
			continue;
		if (i > from)
			fill_steps(d, view, pillar, from, i, width / (double)columns);
		from = i + 1;
	}
	double radius = d->scene->plot->cloud->n < columns / 2 ? FEW_RADIUS : RADIUS;
	for (size_t i = 0; i < columns; i++) {
		if (pillar[i].n > 0)
			draw_point(d, view, pillar[i].most, radius);
		if (pillar[i].n == 2)
			draw_point(d, view, pillar[i].least, radius);
	}
	free(pillar);
}

static void draw_limit(const struct drawing *d, const struct view *view)
{
	const struct cloud *cloud = d->scene->plot->cloud;
	double level = cloud_level(cloud, cloud->limit);
	if (!shows_limit(cloud) || !(level >= view->frame->y_lo && level <= view->frame->y_hi))
		return;
	double dash[2];
	struct stroke stroke = cloud_limit_style(d, dash);
	double y = layout_snap(d, axis_place(&view->y, level), stroke.width);
	layout_line(d, (struct point){ view->box.left, y }, (struct point){ view->box.right, y },
		&stroke);
}

/* "3.672 ulp at x = -7.693" on a ground of its own, above its point or, at the upper
   edge, below. */
static void name_largest(const struct drawing *d, const struct view *view, struct point at)
{
	const struct cloud *cloud = d->scene->plot->cloud;
	struct font font = layout_font(d, FACE_SANS, NAME_SIZE, d->theme->ink);
	struct text size = { 0 }, x = { 0 }, t = { 0 };
	if (isfinite(cloud->largest.y))
		names_number(&size, cloud->largest.y);
	else
		text_add(&size, "\u221e");
	names_number(&x, cloud->largest.x);
	text_print(
		&t, _("%s %s at <i>x</i> = %s"), text_string(&size), cloud->unit, text_string(&x));
	struct extent extent = layout_size(d, text_string(&t), &font);
	double half = extent.width / 2, pad = 0.25 * d->em;
	double tall = (extent.ascent + extent.descent) / 2;
	double off = (RING + NAME_OFF) * d->em + tall;
	double left = view->box.left + half + pad, right = view->box.right - half - pad;
	struct point middle = { left < right ? fmin(fmax(at.x, left), right) : at.x,
		at.y - off - tall >= view->box.top - 0.5 * d->em ? at.y - off : at.y + off };
	const struct point corner[4] = { { middle.x - half - pad, middle.y - tall - pad / 2 },
		{ middle.x + half + pad, middle.y - tall - pad / 2 },
		{ middle.x + half + pad, middle.y + tall + pad / 2 },
		{ middle.x - half - pad, middle.y + tall + pad / 2 } };
	const struct path ground = { .p = corner, .n = 4, .straight = true, .closed = true };
	d->canvas->fill(d->canvas->self, &ground, d->theme->background);
	layout_text(d, middle, ANCHOR_CENTRE, text_string(&t), &font);
	text_free(&size);
	text_free(&x);
	text_free(&t);
}

void cloud_draw(const struct drawing *d, const struct view *view)
{
	const struct cloud *cloud = d->scene->plot->cloud;
	draw_points(d, view);
	draw_limit(d, view);
	if (!isfinite(cloud->largest.x) || is_below(d, view, cloud->largest))
		return;
	struct point at = place(d, view, cloud->largest);
	if (d->scene->plot->legend && d->detail < DETAIL_NO_LEGEND)
		name_largest(d, view, at);
	d->canvas->dot(d->canvas->self, at, RING * d->em, (struct colour){ .a = 0 }, d->theme->ink,
		0.09 * d->em);
}
