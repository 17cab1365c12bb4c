/* Strokes: curves as clipped Bezier paths, circles at jumps, maxout's pieces, rrelu's band. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/draw/layout.h"

#include "base/alloc.h"

#include <math.h>
#include <stdlib.h>

#define CHUNK 256  /* segments of a stroked path: its cost is quadratic in them */
#define DEEPEST 48 /* halvings of a segment that leaves the frame */
#define ABOVE 2.0  /* how far a path may reach, in heights of the frame */
#define BELOW -1.0

/* A cubic segment in data coordinates. */
struct cubic {
	double x[4], y[4];
};

/* A path under construction: points in Bezier order on the canvas. */
struct stroke_path {
	const struct drawing *d;
	const struct view *view;
	struct stroke stroke;
	struct point *p;
	size_t n, room;
	bool straight;
	bool line; /* the segment at hand is a straight line */
};

/* ---- styles ------------------------------------------------------------------------ */

struct stroke strokes_style(const struct drawing *d, const struct view *view,
	const struct lane *lane, enum order order, double dash[2])
{
	bool panels = d->scene->arrangement == SCENE_PANELS;
	bool solid = d->many && !panels;
	bool stochastic = lane->curve->row->kind == KIND_STOCHASTIC;
	double f = view->lanes > 1 || panels || stochastic ? 0.15 : 0.18;
	static const double width[ORDERS] = { 0, 0.12, 0.10 };
	static const double on[ORDERS] = { 0.55, 0.55, 0.12 };
	static const double off[ORDERS] = { 0.30, 0.30, 0.25 };
	struct stroke s = {
		.colour = view->lanes > 1 || solid ? lane->line : d->theme->order[order],
		.width = (order == ORDER_F || solid ? f : width[order]) * d->em,
	};
	if (view->lanes == 1)
		s.colour = d->theme->order[order];
	if ((order != ORDER_F && !solid) || lane->dashed) {
		dash[0] = on[order] * d->em;
		dash[1] = off[order] * d->em;
		s.dash = dash;
		s.dashes = 2;
	}
	return s;
}

/* ---- paths ------------------------------------------------------------------------- */

static void add(struct stroke_path *run, struct point p)
{
	run->p = alloc_grow(run->p, run->n, &run->room, sizeof *run->p);
	run->p[run->n++] = p;
}

static void add_line(struct stroke_path *run, struct point to)
{
	struct point from = run->p[run->n - 1];
	for (int i = 1; i <= 3; i++)
		add(run,
			(struct point){ from.x + (to.x - from.x) * i / 3,
				from.y + (to.y - from.y) * i / 3 });
}

static double distance(struct point a, struct point b)
{
	return hypot(b.x - a.x, b.y - a.y);
}

/* The way a path leaves its end `p[0]`, whose neighbours are `step` apart in the
   array. */
static struct point direction(const struct point *p, size_t n, int step)
{
	for (size_t i = 1; i < n; i++, p += step) {
		double length = distance(p[0], p[step]);
		if (length > 1e-9)
			return (struct point){ (p[0].x - p[step].x) / length,
				(p[0].y - p[step].y) / length };
	}
	return (struct point){ 0, 0 };
}

/* A curve that goes on beyond the range is drawn a little past the frame's side, where
   the clip cuts it upright; else a steep one would end in a slanted stump inside. */
static void extend(struct stroke_path *run)
{
	const struct box *box = &run->view->box;
	double reach = 2 * run->stroke.width;
	struct point last = run->p[run->n - 1];
	struct point way = direction(&run->p[run->n - 1], run->n, -1);
	if (fabs(last.x - box->right) < 1e-3 && way.x > 1e-6)
		add_line(run, (struct point){ last.x + reach * way.x, last.y + reach * way.y });
	struct point first = run->p[0];
	way = direction(run->p, run->n, 1);
	if (fabs(first.x - box->left) >= 1e-3 || way.x > -1e-6)
		return;
	for (int i = 0; i < 3; i++)
		add(run, first);
	for (size_t i = run->n - 1; i >= 3; i--)
		run->p[i] = run->p[i - 3];
	for (int i = 0; i < 3; i++)
		run->p[i] = (struct point){ first.x + reach * way.x * (3 - i) / 3,
			first.y + reach * way.y * (3 - i) / 3 };
}

/* Every third point of a straight run, without those in the middle of a straight line. */
static void to_polyline(struct stroke_path *run)
{
	size_t n = 0;
	for (size_t i = 0; i < run->n; i += 3) {
		struct point p = run->p[i];
		while (n >= 2) {
			struct point a = run->p[n - 2], b = run->p[n - 1];
			double across = (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
			if (fabs(across) > 1e-4 * distance(a, p))
				break;
			n--;
		}
		run->p[n++] = p;
	}
	run->n = n;
}

/* The length of the `n` segments from p on: that of a cubic is taken half way between its
   chord and its control polygon. */
static double length_of(const struct point *p, size_t n, bool straight)
{
	double length = 0;
	for (size_t i = 0; i < n; i++, p += straight ? 1 : 3) {
		if (straight)
			length += distance(p[0], p[1]);
		else
			length += (distance(p[0], p[3]) + distance(p[0], p[1]) +
					  distance(p[1], p[2]) + distance(p[2], p[3])) /
				2;
	}
	return length;
}

/* Strokes what has been gathered, in chunks that overlap by a segment so that no seam
   shows. */
static void flush(struct stroke_path *run)
{
	if (run->n < 4) {
		run->n = 0;
		return;
	}
	extend(run);
	size_t step = 3;
	if (run->straight) {
		to_polyline(run);
		step = 1;
	}
	size_t segments = (run->n - 1) / step;
	struct stroke stroke = run->stroke;
	for (size_t at = 0; at < segments;) {
		size_t n = segments - at < CHUNK ? segments - at : CHUNK;
		struct path path = {
			.p = &run->p[at * step], .n = n * step + 1, .straight = run->straight
		};
		run->d->canvas->stroke(run->d->canvas->self, &path, &stroke);
		if (at + n == segments)
			break;
		stroke.offset += length_of(&run->p[at * step], n - 1, run->straight);
		at += n - 1;
	}
	run->n = 0;
}

/* ---- clipping, in double and in data coordinates ----------------------------------- */

/* A value in heights of the frame above its lower side; infinite where that overflows. */
static double height_at(const struct view *view, double y)
{
	return axis_share(&view->y, y);
}

static struct point on_canvas(const struct view *view, double x, double y)
{
	double u = fmin(fmax(height_at(view, y), BELOW), ABOVE);
	return (struct point){ axis_place(&view->x, x), view->y.at + view->y.length * u };
}

static void emit(struct stroke_path *run, const struct cubic *c)
{
	struct point start = on_canvas(run->view, c->x[0], c->y[0]);
	if (run->n > 0 && distance(run->p[run->n - 1], start) > 1e-6)
		flush(run);
	if (run->n == 0) {
		run->straight = true;
		add(run, start);
	}
	/* Before the flush that a part beyond the frame may bring. */
	run->straight = run->straight && run->line;
	for (int i = 1; i <= 3; i++)
		add(run, on_canvas(run->view, c->x[i], c->y[i]));
}

static void split(const struct cubic *c, struct cubic *a, struct cubic *b)
{
	const double *from[2] = { c->x, c->y };
	double *first[2] = { a->x, a->y }, *second[2] = { b->x, b->y };
	for (int i = 0; i < 2; i++) {
		const double *p = from[i];
		double m01 = p[0] / 2 + p[1] / 2, m12 = p[1] / 2 + p[2] / 2;
		double m23 = p[2] / 2 + p[3] / 2;
		double m012 = m01 / 2 + m12 / 2, m123 = m12 / 2 + m23 / 2;
		double m = m012 / 2 + m123 / 2;
		first[i][0] = p[0];
		first[i][1] = m01;
		first[i][2] = m012;
		first[i][3] = second[i][0] = m;
		second[i][1] = m123;
		second[i][2] = m23;
		second[i][3] = p[3];
	}
}

/* Emits what of a segment can show; a segment that reaches far out is halved until its
   parts are near the frame or beyond it. */
static void clip(struct stroke_path *run, const struct cubic *c, int depth)
{
	double lo = HUGE_VAL, hi = -HUGE_VAL;
	for (int i = 0; i < 4; i++) {
		double u = height_at(run->view, c->y[i]);
		lo = fmin(lo, u);
		hi = fmax(hi, u);
	}
	/* Well within ABOVE and BELOW, else what lies between would be halved for ever. */
	double edge = fmin(4 * run->stroke.width / fabs(run->view->y.length), 0.5);
	if (lo > 1 + edge || hi < -edge) {
		flush(run);
		return;
	}
	if ((lo >= BELOW && hi <= ABOVE) || depth == DEEPEST) {
		emit(run, c);
		return;
	}
	struct cubic a, b;
	split(c, &a, &b);
	clip(run, &a, depth + 1);
	clip(run, &b, depth + 1);
}

static void add_segment(
	struct stroke_path *run, const struct knot *a, const struct knot *b, bool straight)
{
	double third = b->x / 3 - a->x / 3;
	struct cubic c = {
		.x = { a->x, a->x + third, b->x - third, b->x },
		.y = { a->y, a->y + third * a->slope, b->y - third * b->slope, b->y },
	};
	if (straight || !isfinite(c.y[1]) || !isfinite(c.y[2])) {
		c.y[1] = a->y / 3 * 2 + b->y / 3;
		c.y[2] = a->y / 3 + b->y / 3 * 2;
	}
	run->line = straight;
	clip(run, &c, 0);
}

/* ---- what is drawn ----------------------------------------------------------------- */

/* Curves may reach half a line beyond the frame, lest a limit at its very edge be
   halved. */
static void set_clip(const struct drawing *d, const struct view *view)
{
	struct box box = view->box;
	double half = 0.09 * d->em;
	box.top -= half;
	box.bottom += half;
	d->canvas->clip(d->canvas->self, &box);
}

static void draw_series(const struct drawing *d, const struct view *view, const struct series *s,
	const struct lane *lane)
{
	double dash[2];
	struct stroke_path run = { .d = d,
		.view = view,
		.straight = true,
		.stroke = strokes_style(d, view, lane, s->order, dash) };
	for (size_t i = 0; i < s->trace.pieces; i++) {
		const struct piece *piece = &s->trace.piece[i];
		if (!piece->joined || piece->band)
			flush(&run);
		if (piece->band)
			continue;
		for (size_t k = 0; k + 1 < piece->knots; k++)
			add_segment(&run, &piece->knot[k], &piece->knot[k + 1], piece->straight);
	}
	flush(&run);
	free(run.p);
}

static const struct lane *lane_of(const struct view *view, const struct series *s)
{
	for (size_t i = 0; i < view->lanes; i++)
		if (view->lane[i].curve == s->curve && view->lane[i].output == s->output)
			return &view->lane[i];
	return &view->lane[0];
}

void strokes_draw(const struct drawing *d, const struct view *view)
{
	set_clip(d, view);
	shade_draw(d, view);
	for (int order = 0; order < ORDERS; order++)
		for (size_t i = 0; i < view->frame->n; i++) {
			const struct series *s = &view->frame->series[i];
			if (s->order == (enum order)order)
				draw_series(d, view, s, lane_of(view, s));
		}
	d->canvas->clip(d->canvas->self, NULL);
}

bool strokes_passed(
	const struct view *view, const struct series *own, const struct mark *mark, double near)
{
	double at = height_at(view, mark->y);
	for (size_t i = 0; i < view->frame->n; i++) {
		const struct series *s = &view->frame->series[i];
		double y;
		bool ends = s->curve == own->curve || !trace_at(&s->trace, mark->x, &y);
		for (size_t k = 0; k < s->trace.marks && !ends; k++)
			ends = s->trace.mark[k].x == mark->x;
		if (!ends && fabs(height_at(view, y) - at) < near)
			return true;
	}
	return false;
}

/* Open circles first, so that none lies over a value that counts. One that another curve
   passes through is a ring alone: the background in it would cut that line. */
void strokes_marks(const struct drawing *d, const struct view *view)
{
	bool panels = d->scene->arrangement == SCENE_PANELS;
	double radius = (panels ? 0.17 : 0.20) * d->em, width = 0.11 * d->em;
	double near = radius / fabs(view->y.length);
	for (size_t i = 0; i < 2 * view->frame->n; i++) {
		bool filled = i >= view->frame->n;
		const struct series *s = &view->frame->series[i % view->frame->n];
		double dash[2];
		struct colour c = strokes_style(d, view, lane_of(view, s), s->order, dash).colour;
		for (size_t k = 0; k < s->trace.marks; k++) {
			const struct mark *m = &s->trace.mark[k];
			double u = height_at(view, m->y);
			if (m->filled != filled || !(u >= -1e-6 && u <= 1 + 1e-6))
				continue;
			struct colour inside = filled ? c : d->theme->background;
			if (!filled && strokes_passed(view, s, m, near))
				inside = (struct colour){ .a = 0 };
			d->canvas->dot(d->canvas->self, on_canvas(view, m->x, m->y), radius, inside,
				c, width);
		}
	}
}

/* The linear pieces of a maximum, each over the whole range. */
void strokes_pieces(const struct drawing *d, const struct view *view)
{
	const struct curve *curve = view->lanes == 1 ? view->lane[0].curve : NULL;
	if (!curve || curve->row->kind != KIND_PIECES)
		return;
	int w = activation_param(curve->row, "w"), b = activation_param(curve->row, "b");
	bool f = false;
	for (size_t i = 0; i < view->frame->n; i++)
		f = f || view->frame->series[i].order == ORDER_F;
	if (w < 0 || b < 0 || !f)
		return;
	set_clip(d, view);
	struct colour pale = colour_over(d->theme->order[ORDER_F], d->theme->background, 0.30);
	struct stroke_path run = { .d = d,
		.view = view,
		.straight = true,
		.stroke = { .colour = pale, .width = 0.07 * d->em } };
	for (size_t k = 0; k < curve->value[w].n && k < curve->value[b].n; k++) {
		double slope = curve->value[w].v[k], shift = curve->value[b].v[k];
		double lo = d->scene->x_lo, hi = d->scene->x_hi;
		struct knot ends[2] = { { lo, slope * lo + shift, slope },
			{ hi, slope * hi + shift, slope } };
		if (isfinite(ends[0].y) && isfinite(ends[1].y))
			add_segment(&run, &ends[0], &ends[1], true);
		flush(&run);
	}
	free(run.p);
	d->canvas->clip(d->canvas->self, NULL);
}

/* Where the line of the given slope from (hi, slope hi) to (lo, slope lo) leaves what a path
   may reach; its end if it does not. */
static struct point leave(const struct view *view, double slope, double lo, double hi)
{
	double near = height_at(view, slope * hi), far = height_at(view, slope * lo);
	double bound = fmin(fmax(far, BELOW), ABOVE);
	double t = far > bound || far < bound ? (bound - near) / (far - near) : 1;
	t = fmin(fmax(t, 0), 1);
	double x = hi + t * (lo - hi);
	return on_canvas(view, x, slope * x);
}

/* What a random slope may give: the wedge between the lowest and the highest, left of 0.
   Mixed with the background, not translucent, since some formats have no translucency. */
void strokes_band(const struct drawing *d, const struct view *view)
{
	const struct curve *curve = view->lanes == 1 ? view->lane[0].curve : NULL;
	double lo = d->scene->x_lo, hi = fmin(d->scene->x_hi, 0);
	if (!curve || curve->row->kind != KIND_STOCHASTIC || lo >= 0)
		return;
	int lower = activation_param(curve->row, "lower");
	int upper = activation_param(curve->row, "upper");
	if (lower < 0 || upper < 0 || view->frame->n == 0 ||
		view->frame->series[0].order != ORDER_F)
		return;
	double a = curve->scalar[lower], b = curve->scalar[upper];
	if (!isfinite(a * lo) || !isfinite(b * lo))
		return;
	const struct point corner[6] = { on_canvas(view, hi, a * hi), leave(view, a, lo, hi),
		on_canvas(view, lo, a * lo), on_canvas(view, lo, b * lo), leave(view, b, lo, hi),
		on_canvas(view, hi, b * hi) };
	const struct path path = { .p = corner, .n = 6, .straight = true, .closed = true };
	d->canvas->clip(d->canvas->self, &view->box);
	d->canvas->fill(d->canvas->self, &path,
		colour_over(d->theme->order[ORDER_F], d->theme->background, 0.18));
	d->canvas->clip(d->canvas->self, NULL);
}
