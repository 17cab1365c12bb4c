/* Fields: a view's lines sampled as polylines, and distances of boxes from them. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/draw/label-obstacles.h"

#include "base/alloc.h"

#include <math.h>
#include <stdlib.h>

#define STEP 0.25      /* em between samples */
#define MOST_STEPS 256 /* samples between two knots */
#define COVER 0.1      /* em from a line that what is under it is hidden */

/* ---- sampling ---------------------------------------------------------------------- */

static struct strand *open_strand(struct field *f, size_t owner, bool labelled)
{
	f->strand = alloc_grow(f->strand, f->n, &f->room, sizeof *f->strand);
	f->strand[f->n] =
		(struct strand){ .owner = owner, .labelled = labelled, .level = f->level };
	return &f->strand[f->n++];
}

static void add_point(struct strand *s, struct point p)
{
	if (s->n % 64 == 0)
		s->p = alloc_resize(s->p, s->n + 64, sizeof *s->p);
	s->p[s->n++] = p;
}

/* Adds p, and points on the way there, so that none are further apart than STEP. */
static void add_way(const struct field *f, struct strand *s, struct point p)
{
	struct point from = s->n > 0 ? s->p[s->n - 1] : p;
	double length = hypot(p.x - from.x, p.y - from.y);
	double steps = fmin(ceil(length / (STEP * f->d->em)), MOST_STEPS);
	for (int i = 1; i < (int)steps; i++)
		add_point(s,
			(struct point){ from.x + (p.x - from.x) * i / steps,
				from.y + (p.y - from.y) * i / steps });
	add_point(s, p);
}

static bool in_frame(const struct view *view, struct point p)
{
	return p.y >= view->box.top - 1 && p.y <= view->box.bottom + 1;
}

static struct point at_part(const struct view *view, const struct knot *a, const struct knot *b,
	double t, bool straight)
{
	double dx = b->x - a->x, y = a->y + t * (b->y - a->y);
	if (!straight) {
		double s = 1 - t;
		double hermite = s * s * (1 + 2 * t) * a->y + t * t * (1 + 2 * s) * b->y +
			s * t * dx * (s * a->slope - t * b->slope);
		if (isfinite(hermite))
			y = hermite;
	}
	return (struct point){ axis_place(&view->x, a->x + t * dx), axis_place(&view->y, y) };
}

/* A band: up and down at every STEP. */
static void sample_band(struct field *f, const struct piece *piece, size_t owner, bool labelled)
{
	const struct view *view = f->view;
	size_t last = piece->knots - 1;
	double from = axis_place(&view->x, piece->knot[0].x);
	double to = axis_place(&view->x, piece->knot[last].x);
	size_t steps = (size_t)ceil((to - from) / (STEP * f->d->em));
	struct strand *strand = open_strand(f, owner, labelled);
	for (size_t k = 0, i = 0; i < steps && k < last; i++) {
		double lo = INFINITY, hi = -INFINITY, x = from;
		double end = from + (to - from) * (double)(i + 1) / (double)steps;
		for (; k < last && x < end; k++) {
			x = axis_place(&view->x, piece->knot[k + 1].x);
			lo = fmin(lo, axis_place(&view->y, piece->knot[k].y));
			hi = fmax(hi, axis_place(&view->y, piece->knot[k].y));
		}
		double top = fmin(fmax(lo, view->box.top), view->box.bottom);
		double bottom = fmin(fmax(hi, view->box.top), view->box.bottom);
		double near = fmin(x, end);
		add_way(f, strand, (struct point){ near, i % 2 == 0 ? top : bottom });
		add_way(f, strand, (struct point){ near, i % 2 == 0 ? bottom : top });
	}
}

static void sample_piece(struct field *f, const struct piece *piece, size_t owner, bool labelled)
{
	const struct view *view = f->view;
	struct strand *strand = NULL;
	if (piece->band) {
		sample_band(f, piece, owner, labelled);
		return;
	}
	for (size_t k = 0; k + 1 < piece->knots; k++) {
		const struct knot *a = &piece->knot[k], *b = &piece->knot[k + 1];
		double length = hypot(axis_place(&view->x, b->x) - axis_place(&view->x, a->x),
			axis_place(&view->y, b->y) - axis_place(&view->y, a->y));
		double steps = fmin(fmax(ceil(length / (STEP * f->d->em)), 1), MOST_STEPS);
		for (int i = k > 0; i <= (int)steps; i++) {
			struct point p = at_part(view, a, b, i / steps, piece->straight);
			if (!in_frame(view, p)) {
				strand = NULL;
				continue;
			}
			if (!strand)
				strand = open_strand(f, owner, labelled);
			add_way(f, strand, p);
		}
	}
}

/* ---- pieces that all curves share -------------------------------------------------- */

static bool close_to(const struct view *view, double a, double b)
{
	return fabs(axis_place(&view->y, a) - axis_place(&view->y, b)) < 0.25;
}

/* The piece's value at `t` of the way along it. */
static double piece_at(const struct piece *piece, double t)
{
	double from = piece->knot[0].x, x = from + t * (piece->knot[piece->knots - 1].x - from);
	size_t k = 0;
	while (k + 2 < piece->knots && piece->knot[k + 1].x < x)
		k++;
	const struct knot *a = &piece->knot[k], *b = &piece->knot[k + 1];
	double u = fmin(fmax((x - a->x) / (b->x - a->x), 0), 1);
	double s = 1 - u, dx = b->x - a->x;
	if (piece->straight)
		return s * a->y + u * b->y;
	return s * s * (1 + 2 * u) * a->y + u * u * (1 + 2 * s) * b->y +
		s * u * dx * (s * a->slope - u * b->slope);
}

static bool same_piece(const struct view *view, const struct piece *p, const struct piece *q)
{
	if (p->knot[0].x != q->knot[0].x || p->knot[p->knots - 1].x != q->knot[q->knots - 1].x)
		return false;
	for (int i = 0; i <= 8; i++)
		if (!close_to(view, piece_at(p, i / 8.0), piece_at(q, i / 8.0)))
			return false;
	return true;
}

/* True if a piece is drawn by all lanes alike, and stands apart in some: then it gets
   a label of its own. */
static bool shared_piece(const struct field *f, const struct piece *p, enum order order)
{
	const struct frame *frame = f->view->frame;
	size_t alike = 0;
	bool apart = false;
	for (size_t i = 0; i < frame->n; i++) {
		const struct trace *t = &frame->series[i].trace;
		if (frame->series[i].order != order)
			continue;
		size_t k = 0;
		while (k < t->pieces && !same_piece(f->view, &t->piece[k], p))
			k++;
		if (k == t->pieces)
			return false;
		alike++;
		apart = apart ||
			(!t->piece[k].joined && (k + 1 == t->pieces || !t->piece[k + 1].joined) &&
				t->pieces > 1);
	}
	return alike > 1 && apart;
}

/* ---- making ------------------------------------------------------------------------ */

/* The lane of a series, or the first that it coincides with. */
static size_t lane_index(const struct view *view, const struct series *s)
{
	size_t k = 0;
	while (k + 1 < view->lanes &&
		(view->lane[k].curve != s->curve || view->lane[k].output != s->output))
		k++;
	return view->lane[k].first;
}

/* The first segment that may come within `reach` of x: points of a strand go to the
   right. */
static size_t first_near(const struct strand *s, double x)
{
	size_t lo = 0, hi = s->n;
	while (lo < hi) {
		size_t middle = lo + (hi - lo) / 2;
		if (s->p[middle].x < x)
			lo = middle + 1;
		else
			hi = middle;
	}
	return lo > 0 ? lo - 1 : 0;
}

/* How far a point is from the straight way from a to b. */
static double way_distance(struct point a, struct point b, struct point p)
{
	double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
	double t = square > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / square : 0;
	t = fmin(fmax(t, 0), 1);
	return hypot(a.x + t * dx - p.x, a.y + t * dy - p.y);
}

/* Whether a strand comes within `near` of a point. */
static bool covers(const struct strand *s, struct point p, double near)
{
	for (size_t k = first_near(s, p.x - near); k + 1 < s->n && s->p[k].x <= p.x + near; k++)
		if (way_distance(s->p[k], s->p[k + 1], p) < near)
			return true;
	return false;
}

bool field_hides(const struct field *f, struct point p, size_t owner)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->strand[i].owner != owner && covers(&f->strand[i], p, COVER * f->d->em))
			return true;
	return false;
}

/* Marks the points of strands that those drawn later hide. */
static void find_hidden(struct field *f)
{
	double near = COVER * f->d->em;
	for (size_t i = 0; i < f->n; i++) {
		struct strand *s = &f->strand[i];
		s->hidden = alloc_zero(s->n + 1, sizeof *s->hidden);
		for (size_t k = 0; k < s->n; k++) {
			for (size_t j = 0; j < f->n && !s->hidden[k]; j++) {
				const struct strand *over = &f->strand[j];
				s->hidden[k] = over->level > s->level && over->owner != s->owner &&
					covers(over, s->p[k], near);
			}
		}
	}
}

/* The straight lines across the frame. */
static void find_rules(struct field *f)
{
	const struct drawing *d = f->d;
	const struct view *view = f->view;
	size_t index;
	double value;
	if (d->scene->x_lo <= 0 && d->scene->x_hi >= 0)
		f->zero_x = axis_place(&view->x, 0);
	if (view->frame->y_lo <= 0 && view->frame->y_hi >= 0)
		f->zero_y = axis_place(&view->y, 0);
	for (size_t i = 0; i < view->frame->limits; i++)
		if (axes_shows_limit(d, view, i))
			f->limit[f->limits++] = axis_place(&view->y, view->frame->limit[i]);
	if (view->lanes > 0 && names_swept(view->lane[0].curve, &index, &value) &&
		value >= d->scene->x_lo && value <= d->scene->x_hi)
		f->swept = axis_place(&view->x, value);
}

void field_init(struct field *f, const struct drawing *d, const struct view *view)
{
	const struct frame *frame = view->frame;
	*f = (struct field){ .d = d, .view = view, .zero_x = NAN, .zero_y = NAN, .swept = NAN };
	bool several = view->lanes > 1 && alike_count(view) > 1;
	find_rules(f);
	for (size_t i = 0; i < frame->n; i++) {
		const struct series *s = &frame->series[i];
		bool first = s->order == frame->series[0].order;
		for (size_t k = 0; k < s->trace.pieces; k++) {
			const struct piece *piece = &s->trace.piece[k];
			bool all = first && several && shared_piece(f, piece, s->order);
			/* Bands lie under lines, and f under its slopes. */
			f->level = piece->band ? i : ((size_t)s->order + 1) * frame->n + i;
			sample_piece(f, piece, all ? LABEL_ALL : lane_index(view, s), first);
		}
	}
	find_hidden(f);
}

void field_free(struct field *f)
{
	for (size_t i = 0; i < f->n; i++) {
		free(f->strand[i].p);
		free(f->strand[i].hidden);
	}
	free(f->strand);
}

void field_add_line(struct field *f, size_t owner, double slope)
{
	double lo = f->d->scene->x_lo, hi = fmin(f->d->scene->x_hi, 0);
	struct knot ends[2] = { { lo, slope * lo, slope }, { hi, slope * hi, slope } };
	const struct piece piece = { .knot = ends, .knots = 2, .straight = true };
	size_t before = f->n;
	sample_piece(f, &piece, owner, true);
	for (size_t i = before; i < f->n; i++)
		f->strand[i].hidden = alloc_zero(f->strand[i].n + 1, sizeof *f->strand[i].hidden);
}

/* ---- distances --------------------------------------------------------------------- */

static double point_box(struct point p, const struct box *b)
{
	double dx = fmax(fmax(b->left - p.x, p.x - b->right), 0);
	double dy = fmax(fmax(b->top - p.y, p.y - b->bottom), 0);
	return hypot(dx, dy);
}

/* Which side of the line from a to b the point is on. */
static double side(struct point a, struct point b, struct point p)
{
	return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

/* Whether two segments cross or touch. */
static bool cross(struct point a, struct point b, struct point c, struct point d)
{
	return side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0 &&
		fmax(a.x, b.x) >= fmin(c.x, d.x) && fmax(c.x, d.x) >= fmin(a.x, b.x) &&
		fmax(a.y, b.y) >= fmin(c.y, d.y) && fmax(c.y, d.y) >= fmin(a.y, b.y);
}

static double between(double lo, double hi, double at)
{
	return isnan(at) ? HUGE_VAL : fmax(fmax(lo - at, at - hi), 0);
}

/* Marks are circles that may stick out of the ends of lines. */
static double nearest_mark(const struct field *f, const struct box *box)
{
	double least = HUGE_VAL;
	for (size_t i = 0; i < f->view->frame->n; i++) {
		const struct trace *t = &f->view->frame->series[i].trace;
		for (size_t k = 0; k < t->marks; k++) {
			struct point p = { axis_place(&f->view->x, t->mark[k].x),
				axis_place(&f->view->y, t->mark[k].y) };
			least = fmin(least, point_box(p, box) - 0.25 * f->d->em);
		}
	}
	return least;
}

/* Samples are close enough together to stand for the line, as far as it is seen. Less than `needed` is not told
   exactly. */
static double strand_distance(
	const struct strand *s, const struct box *box, double least, double needed)
{
	double square = least * least, enough = needed * needed;
	size_t k = first_near(s, box->left - least);
	for (; k < s->n && s->p[k].x <= box->right + least && square >= enough && square > 0; k++) {
		struct point p = s->p[k];
		if (s->hidden[k])
			continue;
		double dx = p.x < box->left ? box->left - p.x
			: p.x > box->right  ? p.x - box->right
					    : 0;
		double dy = p.y < box->top  ? box->top - p.y
			: p.y > box->bottom ? p.y - box->bottom
					    : 0;
		double d = dx * dx + dy * dy;
		square = d < square ? d : square;
	}
	return sqrt(square);
}

bool field_clearance(const struct field *f, const struct box *box, size_t owner, double reach,
	const struct clearance *needed, struct clearance *c)
{
	*c = (struct clearance){ .own = reach, .other = reach, .rule = reach };
	c->rule = fmin(fmin(reach, between(box->left, box->right, f->zero_x)),
		fmin(between(box->top, box->bottom, f->zero_y),
			between(box->left, box->right, f->swept)));
	for (size_t i = 0; i < f->limits; i++)
		c->rule = fmin(c->rule, between(box->top, box->bottom, f->limit[i]));
	c->rule = fmin(c->rule, nearest_mark(f, box));
	if (c->rule < needed->rule)
		return false;
	for (size_t i = 0; i < f->n && c->other > 0; i++) {
		const struct strand *s = &f->strand[i];
		bool own = s->owner == owner && s->labelled;
		double *least = own ? &c->own : &c->other, most = own ? needed->own : needed->other;
		*least = strand_distance(s, box, *least, most);
		if (*least < most)
			return false;
	}
	return true;
}

size_t field_crossings(const struct field *f, struct point a, struct point b, size_t owner)
{
	size_t n = 0;
	for (size_t i = 0; i < f->n; i++)
		for (size_t k = 0; k + 1 < f->strand[i].n; k++)
			n += f->strand[i].owner != owner &&
				cross(a, b, f->strand[i].p[k], f->strand[i].p[k + 1]);
	return n;
}

bool field_reach(
	const struct field *f, size_t owner, double left, double right, double *top, double *bottom)
{
	for (size_t i = 0; i < f->n; i++) {
		const struct strand *s = &f->strand[i];
		if (s->owner != owner || !s->labelled || s->n < 2 || s->p[0].x > left ||
			s->p[s->n - 1].x < right)
			continue;
		*top = HUGE_VAL;
		*bottom = -HUGE_VAL;
		for (size_t k = 0; k + 1 < s->n; k++) {
			if (s->p[k + 1].x < left || s->p[k].x > right)
				continue;
			*top = fmin(*top, fmin(s->p[k].y, s->p[k + 1].y));
			*bottom = fmax(*bottom, fmax(s->p[k].y, s->p[k + 1].y));
		}
		return true;
	}
	return false;
}
