/* Shades: bands of curves that do more than can be shown, as areas as dark as their lines. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/draw/layout.h"

#include "base/alloc.h"

#include <math.h>
#include <stdlib.h>

#define FLAT 0.02 /* units of the page that a side may be off where it is made a line */

/* A band on the canvas: the columns of a piece that show, and what is behind them. */
struct shade {
	const struct series *series;
	const struct piece *piece;
	double area;
};

/* The sides of a column, y down. */
struct slice {
	double left, right, top, bottom;
};

/* ---- the outline ------------------------------------------------------------------- */

/* On the canvas, at most so far beyond the frame that nothing of its sides shows. */
static double place_y(const struct view *view, double y, double beyond)
{
	double at = axis_place(&view->y, y);
	return fmin(fmax(at, view->box.top - beyond), view->box.bottom + beyond);
}

static struct slice slice_at(
	const struct view *view, const struct piece *p, size_t k, double beyond)
{
	return (struct slice){
		.left = axis_place(&view->x, p->knot[2 * k].x),
		.right = axis_place(&view->x, p->knot[2 * k + 2].x),
		.top = place_y(view, p->knot[2 * k + 1].y, beyond),
		.bottom = place_y(view, p->knot[2 * k].y, beyond),
	};
}

/* How far a round pen over a column reaches up and down from it at x; negative: not to x. */
static double reach(const struct slice *s, double x, double radius)
{
	double off = fmax(fmax(s->left - x, x - s->right), 0);
	return off < radius ? sqrt(radius * radius - off * off) : -1;
}

/* The columns as a round pen would draw them that goes up and down in each. */
static void thicken(const struct slice *s, size_t n, double radius, struct slice *out)
{
	for (size_t k = 0, from = 0; k < n; k++) {
		double x = (s[k].left + s[k].right) / 2;
		out[k] = s[k];
		while (reach(&s[from], x, radius) < 0)
			from++;
		for (size_t i = from; i < n; i++) {
			double more = reach(&s[i], x, radius);
			if (more < 0)
				break;
			out[k].top = fmin(out[k].top, s[i].top - more);
			out[k].bottom = fmax(out[k].bottom, s[i].bottom + more);
		}
	}
}

/* Adds a corner, in place of the last one where that lay on the way to it. */
static size_t add_corner(struct point *p, size_t n, size_t first, struct point to)
{
	if (n >= first + 2) {
		struct point a = p[n - 2], b = p[n - 1];
		double length = hypot(to.x - a.x, to.y - a.y);
		double across = (b.x - a.x) * (to.y - a.y) - (b.y - a.y) * (to.x - a.x);
		bool between = (b.x - a.x) * (to.x - b.x) >= 0;
		if (between && fabs(across) <= FLAT * length / 2)
			n--;
	}
	p[n] = to;
	return n + 1;
}

/* Corners of a side from column 0 to the last, or back. */
static size_t add_side(const struct slice *s, size_t columns, bool top, struct point *p, size_t n)
{
	size_t first = n;
	for (size_t i = 0; i < columns; i++) {
		const struct slice *c = &s[top ? i : columns - 1 - i];
		double y = top ? c->top : c->bottom, x = (c->left + c->right) / 2;
		if (i == 0)
			n = add_corner(p, n, first, (struct point){ top ? c->left : c->right, y });
		n = add_corner(p, n, first, (struct point){ x, y });
		if (i + 1 == columns)
			n = add_corner(p, n, first, (struct point){ top ? c->right : c->left, y });
	}
	return n;
}

static void fill_band(const struct drawing *d, const struct view *view, const struct piece *piece,
	double width, struct colour colour)
{
	size_t columns = piece->knots / 2;
	struct slice *thin = alloc_zero(2 * columns, sizeof *thin);
	struct slice *thick = &thin[columns];
	struct point *corner = alloc_zero(2 * columns + 4, sizeof *corner);
	for (size_t k = 0; k < columns; k++)
		thin[k] = slice_at(view, piece, k, 2 * width);
	thicken(thin, columns, width / 2, thick);
	size_t n = add_side(thick, columns, true, corner, 0);
	n = add_side(thick, columns, false, corner, n);
	const struct path path = { .p = corner, .n = n, .straight = true, .closed = true };
	d->canvas->fill(d->canvas->self, &path, colour);
	free(thin);
	free(corner);
}

/* ---- all of a view ----------------------------------------------------------------- */

static const struct lane *lane_of(const struct view *view, const struct series *s)
{
	for (size_t i = 0; i < view->lanes; i++)
		if (view->lane[i].curve == s->curve && view->lane[i].output == s->output)
			return &view->lane[i];
	return &view->lane[0];
}

static double area_of(const struct view *view, const struct piece *p)
{
	double area = 0;
	for (size_t k = 0; k < p->knots / 2; k++) {
		struct slice s = slice_at(view, p, k, 0);
		area += (s.right - s.left) * (s.bottom - s.top);
	}
	return area;
}

/* Larger bands first, so that none hides another; what was before stays before. */
static size_t sort_bands(const struct view *view, struct shade **shade)
{
	size_t n = 0, room = 0;
	*shade = NULL;
	for (size_t i = 0; i < view->frame->n; i++) {
		const struct series *s = &view->frame->series[i];
		for (size_t k = 0; k < s->trace.pieces; k++) {
			const struct piece *piece = &s->trace.piece[k];
			if (!piece->band)
				continue;
			*shade = alloc_grow(*shade, n, &room, sizeof **shade);
			struct shade new = { s, piece, area_of(view, piece) };
			size_t at = n++;
			for (; at > 0 && (*shade)[at - 1].area < new.area; at--)
				(*shade)[at] = (*shade)[at - 1];
			(*shade)[at] = new;
		}
	}
	return n;
}

/* The colour of an area as dark as the stroke's line. */
static struct colour shade_colour(const struct drawing *d, const struct stroke *style)
{
	double ink = style->dashes > 0 ? style->dash[0] / (style->dash[0] + style->dash[1]) : 1;
	return colour_over(style->colour, d->theme->background, ink);
}

/* Whether most of a series is bands. */
static bool is_shaded(const struct series *s)
{
	double bands = 0, all = 0;
	for (size_t k = 0; k < s->trace.pieces; k++) {
		const struct piece *p = &s->trace.piece[k];
		double width = p->knot[p->knots - 1].x / 2 - p->knot[0].x / 2;
		all += width;
		bands += p->band ? width : 0;
	}
	return bands > all / 2;
}

void shade_sample(const struct drawing *d, const struct series *s, struct stroke *stroke)
{
	if (!is_shaded(s))
		return;
	stroke->colour = shade_colour(d, stroke);
	stroke->dashes = 0;
	stroke->dash = NULL;
}

void shade_draw(const struct drawing *d, const struct view *view)
{
	struct shade *shade;
	size_t n = sort_bands(view, &shade);
	for (size_t i = 0; i < n; i++) {
		const struct series *s = shade[i].series;
		double dash[2];
		struct stroke style = strokes_style(d, view, lane_of(view, s), s->order, dash);
		fill_band(d, view, shade[i].piece, style.width, shade_colour(d, &style));
	}
	free(shade);
}
