/* Data of charts on their frames: points and their envelope, lines, bars, lines across, a point that is named. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/draw/series.h"

#include "base/alloc.h"
#include "base/gettext.h"

#include <math.h>
#include <stdlib.h>

#define COLUMN 0.16	/* em: width of a column of points */
#define RADIUS 0.09	/* of a point */
#define FEW_RADIUS 0.14 /* where there are few of them */
#define RING 0.22	/* around a named point */
#define NAME_OFF 0.45	/* from the ring to its name */
#define NAME_SIZE 0.9
#define ENVELOPE 0.22 /* of the points' colour in that of the envelope */
#define BAR 0.35      /* likewise in bars */
#define DOTTED 48     /* points of a line that has a dot at each, at most */
#define LINE 0.14
#define HALO 0.05
#define CHUNK 256 /* segments of a stroked path: its cost is quadratic in them */

/* ---- styles -------------------------------------------------------------------------- */

struct colour data_colour(const struct drawing *d, const struct view *view, size_t series)
{
	for (size_t i = 0; i < view->lanes && view->lanes > 1; i++)
		if (view->lane[i].output == series)
			return view->lane[i].line;
	return d->theme->order[ORDER_F];
}

static struct colour paler(const struct drawing *d, struct colour colour, double share)
{
	return colour_over(colour, d->theme->background, share);
}

static struct stroke envelope_style(const struct drawing *d, struct colour colour)
{
	return (struct stroke){ .colour = paler(d, colour, ENVELOPE), .width = 0.5 * d->em };
}

/* Points are dashes of no length with round ends. */
struct stroke data_style(
	const struct drawing *d, const struct view *view, const struct series *s, double dash[2])
{
	struct colour colour = data_colour(d, view, s->output);
	struct stroke stroke = { .colour = colour, .width = LINE * d->em };
	if (s->data->kind == DATA_BARS || s->data->kind == DATA_MAP) {
		stroke.width = 0.5 * d->em;
		stroke.colour =
			s->data->kind == DATA_MAP ? d->theme->map[1] : paler(d, colour, BAR);
	} else if (s->data->kind == DATA_LEVEL) {
		dash[0] = 0.55 * d->em;
		dash[1] = 0.30 * d->em;
		stroke = (struct stroke){
			.colour = d->theme->muted, .width = 0.10 * d->em, .dash = dash, .dashes = 2
		};
	} else if (s->data->kind == DATA_POINTS) {
		dash[0] = 0;
		dash[1] = 0.45 * d->em;
		stroke = (struct stroke){ .colour = colour,
			.width = 2 * RADIUS * d->em,
			.dash = dash,
			.dashes = 2,
			.cap = CAP_ROUND };
	}
	return stroke;
}

static size_t count_columns(const struct drawing *d, const struct view *view)
{
	double width = view->box.right - view->box.left;
	return (size_t)fmax(ceil(width / (COLUMN * d->em)), 1);
}

bool data_has_envelope(const struct drawing *d, const struct view *view, const struct data *data,
	struct colour colour, struct stroke *stroke)
{
	*stroke = envelope_style(d, colour);
	return data->kind == DATA_POINTS && data->n > 3 * count_columns(d, view);
}

/* ---- places -------------------------------------------------------------------------- */

static double level_x(const struct drawing *d, double x)
{
	return axis_level(&d->scene->plot->chart->x, x);
}

static double level_y(const struct drawing *d, double y)
{
	return axis_level(&d->scene->plot->chart->y, y);
}

/* The place of a point whose x is a level already; above the frame at its upper edge. */
static struct point place(const struct drawing *d, const struct view *view, struct datum spot)
{
	double level = level_y(d, spot.y);
	double y = fmax(axis_place(&view->y, fmin(level, view->frame->y_hi)), view->box.top);
	return (struct point){ axis_place(&view->x, spot.x), y };
}

/* Also where it has no place at all. */
static bool is_below(const struct drawing *d, const struct view *view, struct datum spot)
{
	return !(level_y(d, spot.y) >= view->frame->y_lo);
}

static bool is_aside(const struct drawing *d, double x)
{
	return !(x >= d->scene->x_lo && x <= d->scene->x_hi);
}

/* ---- points -------------------------------------------------------------------------- */

/* Fills between the lowest and the highest points of columns `from` to before `to`, by
 * steps. */
static void fill_steps(const struct drawing *d, const struct view *view,
	const struct pillar *pillar, size_t from, size_t to, struct colour colour)
{
	size_t n = to - from;
	double width = (view->box.right - view->box.left) / (double)count_columns(d, view);
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
	d->canvas->fill(d->canvas->self, &path, paler(d, colour, ENVELOPE));
	free(p);
}

static void draw_dot(const struct drawing *d, const struct view *view, struct datum spot,
	double radius, struct colour colour)
{
	if (!is_below(d, view, spot) && !is_aside(d, spot.x))
		d->canvas->dot(d->canvas->self, place(d, view, spot), radius * d->em, colour,
			(struct colour){ .a = 0 }, 0);
}

/* Of many points the highest of each column, over the envelope of all; one or two in a
   column as they are. */
static void draw_points(const struct drawing *d, const struct view *view, const struct series *s)
{
	const struct data *data = s->data;
	struct colour colour = data_colour(d, view, s->output);
	size_t columns = count_columns(d, view), n = 0;
	struct pillar *pillar = alloc_zero(columns, sizeof *pillar);
	struct datum *spot = alloc_zero(data->n + 1, sizeof *spot);
	for (size_t i = 0; i < data->n; i++) {
		double x = level_x(d, data->point[i].x);
		if (!isnan(x) && !isnan(data->point[i].y))
			spot[n++] = (struct datum){ x, data->point[i].y };
	}
	pillars_fill(pillar, columns, spot, n, d->scene->x_lo, d->scene->x_hi);
	for (size_t i = 0, from = 0; i <= columns; i++) {
		if (i < columns && pillar[i].n > 2 && !is_below(d, view, pillar[i].most))
			continue;
		if (i > from)
			fill_steps(d, view, pillar, from, i, colour);
		from = i + 1;
	}
	double radius = data->n < columns / 2 ? FEW_RADIUS : RADIUS;
	for (size_t i = 0; i < columns; i++) {
		if (pillar[i].n > 0)
			draw_dot(d, view, pillar[i].most, radius, colour);
		if (pillar[i].n == 2)
			draw_dot(d, view, pillar[i].least, radius, colour);
	}
	free(spot);
	free(pillar);
}

/* ---- lines --------------------------------------------------------------------------- */

/* Cuts the way from a to b, in units of the frame's width and height, to within `edge` of the frame, by Liang and
   Barsky; false if nothing is left. */
static bool cut_way(struct datum *a, struct datum *b)
{
	enum { SIDES = 4 };
	static const double edge = 0.5;
	double from = 0, to = 1, dx = b->x - a->x, dy = b->y - a->y;
	const double p[SIDES] = { -dx, dx, -dy, dy };
	const double q[SIDES] = { a->x + edge, 1 + edge - a->x, a->y + edge, 1 + edge - a->y };
	for (int i = 0; i < SIDES; i++) {
		if (p[i] == 0 && q[i] < 0)
			return false;
		if (p[i] < 0)
			from = fmax(from, q[i] / p[i]);
		if (p[i] > 0)
			to = fmin(to, q[i] / p[i]);
	}
	if (!(from <= to))
		return false;
	const struct datum start = *a;
	if (from > 0)
		*a = (struct datum){ start.x + from * dx, start.y + from * dy };
	if (to < 1) /* an end that stays is the beginning of what follows, to the bit */
		*b = (struct datum){ start.x + to * dx, start.y + to * dy };
	return true;
}

void data_polyline(const struct drawing *d, const struct view *view, const struct datum *unit,
	size_t n, const struct stroke *stroke)
{
	struct point *p = alloc_zero(n + 1, sizeof *p);
	size_t points = 0;
	struct datum last = { NAN, NAN };
	for (size_t i = 1; i <= n; i++) {
		struct datum a = unit[i - 1], b = i < n ? unit[i] : last;
		bool goes = i < n && isfinite(a.x + a.y + b.x + b.y) && cut_way(&a, &b);
		bool on = goes && points > 0 && points <= CHUNK && a.x == last.x && a.y == last.y;
		if (!on && points > 1) {
			const struct path path = { .p = p, .n = points, .straight = true };
			d->canvas->stroke(d->canvas->self, &path, stroke);
		}
		if (!on)
			points = 0;
		if (!goes)
			continue;
		const struct datum way[2] = { a, b };
		for (int k = on; k < 2; k++)
			p[points++] = (struct point){ view->x.at + view->x.length * way[k].x,
				view->y.at + view->y.length * way[k].y };
		last = b;
	}
	free(p);
}

static void draw_joined(const struct drawing *d, const struct view *view, const struct series *s)
{
	const struct data *data = s->data;
	double dash[2];
	struct stroke stroke = data_style(d, view, s, dash);
	struct datum *unit = alloc_zero(data->n + 1, sizeof *unit);
	for (size_t i = 0; i < data->n; i++)
		unit[i] = (struct datum){ axis_share(&view->x, level_x(d, data->point[i].x)),
			axis_share(&view->y, level_y(d, data->point[i].y)) };
	d->canvas->clip(d->canvas->self, &view->box);
	if (frame_map(view->frame) != NULL) { /* shades may be of its colour */
		struct stroke halo = { .colour = d->theme->background,
			.width = stroke.width + 2 * HALO * d->em };
		data_polyline(d, view, unit, data->n, &halo);
	}
	data_polyline(d, view, unit, data->n, &stroke);
	d->canvas->clip(d->canvas->self, NULL);
	for (size_t i = 0; i < data->n && data->n <= DOTTED; i++) {
		struct datum spot = { level_x(d, data->point[i].x), data->point[i].y };
		if (isfinite(level_y(d, spot.y)) && level_y(d, spot.y) <= view->frame->y_hi)
			draw_dot(d, view, spot, 1.4 * FEW_RADIUS, stroke.colour);
	}
	free(unit);
}

/* ---- bars ---------------------------------------------------------------------------- */

/* The outline of a histogram from its base up: two corners a bar, then down. On a logarithmic axis the base is the
   frame's lower edge. */
static void draw_bars(const struct drawing *d, const struct view *view, const struct series *s)
{
	const struct data *data = s->data;
	if (data->n < 2)
		return;
	struct colour colour = data_colour(d, view, s->output);
	struct stroke line = { .colour = colour, .width = 0.07 * d->em };
	double base = d->scene->plot->chart->y.log ? 0 : axis_share(&view->y, 0);
	size_t bars = data->n - 1, n = 0;
	struct datum *unit = alloc_zero(2 * bars + 2, sizeof *unit);
	struct point *p = alloc_zero(2 * bars + 2, sizeof *p);
	for (size_t i = 0; i <= bars; i++) {
		double x = axis_share(&view->x, level_x(d, data->point[i].x));
		double before =
			i > 0 ? axis_share(&view->y, level_y(d, data->point[i - 1].y)) : base;
		double after = i < bars ? axis_share(&view->y, level_y(d, data->point[i].y)) : base;
		unit[n++] = (struct datum){ x, isnan(before) ? base : before };
		unit[n++] = (struct datum){ x, isnan(after) ? base : after };
	}
	for (size_t i = 0; i < n; i++)
		p[i] = (struct point){ view->x.at +
				view->x.length * fmin(fmax(unit[i].x, -0.5), 1.5),
			view->y.at + view->y.length * fmin(fmax(unit[i].y, -0.5), 1.5) };
	const struct path path = { .p = p, .n = n, .straight = true, .closed = true };
	d->canvas->clip(d->canvas->self, &view->box);
	d->canvas->fill(d->canvas->self, &path, paler(d, colour, BAR));
	data_polyline(d, view, unit, n, &line);
	d->canvas->clip(d->canvas->self, NULL);
	free(unit);
	free(p);
}

/* ---- lines across, and a name -------------------------------------------------------- */

static void draw_level(const struct drawing *d, const struct view *view, const struct series *s)
{
	const struct chart *chart = d->scene->plot->chart;
	double level = s->data->n > 0 ? level_y(d, s->data->point[0].y) : NAN;
	if (!chart_shows_level(chart, view->frame->operand, s->data) ||
		!(level >= view->frame->y_lo && level <= view->frame->y_hi))
		return;
	double dash[2];
	struct stroke stroke = data_style(d, view, s, dash);
	double y = layout_snap(d, axis_place(&view->y, level), stroke.width);
	layout_line(d, (struct point){ view->box.left, y }, (struct point){ view->box.right, y },
		&stroke);
}

/* "3.672 ulp at x = -7.693" on a ground of its own, above its point or, at the upper
   edge, below. */
static void name_point(const struct drawing *d, const struct view *view, struct point at)
{
	const struct datum *named = &view->frame->chart->named;
	const char *unit = d->scene->plot->chart->y.unit;
	struct font font = layout_font(d, FACE_SANS, NAME_SIZE, d->theme->ink);
	struct text size = { 0 }, x = { 0 }, t = { 0 };
	if (isfinite(named->y))
		names_number(&size, named->y);
	else
		text_add(&size, "\u221e");
	names_number(&x, named->x);
	text_print(&t, _("%s %s at <i>x</i> = %s"), text_string(&size), unit != NULL ? unit : "",
		text_string(&x));
	struct text_extent extent = layout_size(d, text_string(&t), &font);
	double half = extent.width / 2, pad = 0.25 * d->em;
	double tall = (extent.ascent + extent.descent) / 2;
	double off = (RING + NAME_OFF) * d->em + tall;
	double left = view->box.left + half + pad, right = view->box.right - half - pad;
	struct point middle = { left < right ? fmin(fmax(at.x, left), right) : at.x,
		at.y - off - tall >= view->box.top - 0.5 * d->em ? at.y - off : at.y + off };
	data_word(d, middle, text_string(&t), &font, &extent, d->theme->background);
	text_free(&size);
	text_free(&x);
	text_free(&t);
}

void data_word(const struct drawing *d, struct point middle, const char *markup,
	const struct font *font, const struct text_extent *extent, struct colour ground)
{
	double half = extent->width / 2, pad = 0.25 * d->em;
	double tall = (extent->ascent + extent->descent) / 2;
	const struct point corner[4] = { { middle.x - half - pad, middle.y - tall - pad / 2 },
		{ middle.x + half + pad, middle.y - tall - pad / 2 },
		{ middle.x + half + pad, middle.y + tall + pad / 2 },
		{ middle.x - half - pad, middle.y + tall + pad / 2 } };
	const struct path path = { .p = corner, .n = 4, .straight = true, .closed = true };
	d->canvas->fill(d->canvas->self, &path, ground);
	layout_text(d, middle, ANCHOR_CENTRE, markup, font);
}

/* ---- a frame ------------------------------------------------------------------------- */

void data_maps(const struct drawing *d, const struct view *view)
{
	for (size_t i = 0; i < view->frame->n; i++)
		if (view->frame->series[i].data->kind == DATA_MAP)
			map_draw(d, view, view->frame->series[i].data->map);
}

void data_draw(const struct drawing *d, const struct view *view)
{
	static void (*const draw[])(
		const struct drawing *, const struct view *, const struct series *) = {
		[DATA_POINTS] = draw_points,
		[DATA_JOINED] = draw_joined,
		[DATA_BARS] = draw_bars,
		[DATA_MAP] = NULL,
		[DATA_LEVEL] = draw_level,
	};
	for (size_t i = 0; i < view->frame->n; i++) {
		const struct series *s = &view->frame->series[i];
		if (draw[s->data->kind] != NULL)
			draw[s->data->kind](d, view, s);
	}
	const struct datum *named = &view->frame->chart->named;
	struct datum spot = { level_x(d, named->x), named->y };
	if (!isfinite(spot.x) || is_below(d, view, spot))
		return;
	struct point at = place(d, view, spot);
	if (d->scene->plot->legend && d->detail < DETAIL_NO_LEGEND)
		name_point(d, view, at);
	d->canvas->dot(d->canvas->self, at, RING * d->em, (struct colour){ .a = 0 }, d->theme->ink,
		0.09 * d->em);
}
