/* Alike: curves whose lines coincide in a view, so that they share one colour and one name. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/draw/layout.h"

#include "base/alloc.h"

#include <math.h>
#include <stdlib.h>

#define NEAR 0.075    /* em that lines may be apart: half the width of one */
#define LOOKS 512     /* places at which two lines are compared */
#define MOST_MARKS 64 /* circles that are compared one by one */

static double clamp(double v, double lo, double hi)
{
	return fmin(fmax(v, lo), hi);
}

/* Where the frame shows a value; beyond its edges nothing differs. */
static double height(const struct view *view, double y)
{
	return clamp(axis_place(&view->y, y), view->box.top - 1, view->box.bottom + 1);
}

/* Whether the line at x is met by the other within `near` up, down or aside. */
static bool meets(const struct view *view, const struct trace *line, const struct trace *other,
	double x, double near)
{
	double y, aside = near / view->x.length * (view->x.span / view->x.scale);
	double lo = HUGE_VAL, hi = -HUGE_VAL;
	bool there = trace_at(line, x, &y);
	for (int way = -1; way <= 1; way++) {
		double at;
		if (!trace_at(other, x + way * aside, &at))
			continue;
		lo = fmin(lo, height(view, at));
		hi = fmax(hi, height(view, at));
	}
	if (!there || lo > hi)
		return there == (lo <= hi);
	double here = height(view, y);
	return here >= lo - near && here <= hi + near;
}

static bool marks_meet(
	const struct view *view, const struct trace *a, const struct trace *b, double near)
{
	if (a->marks > MOST_MARKS || b->marks > MOST_MARKS)
		return a->marks == b->marks;
	for (size_t i = 0; i < a->marks; i++) {
		bool met = false;
		for (size_t k = 0; k < b->marks && !met; k++)
			met = a->mark[i].filled == b->mark[k].filled &&
				fabs(height(view, a->mark[i].y) - height(view, b->mark[k].y)) <=
					near &&
				fabs(axis_place(&view->x, a->mark[i].x) -
					axis_place(&view->x, b->mark[k].x)) <= near;
		if (!met)
			return false;
	}
	return true;
}

/* The knots of `a` inside its pieces: what is narrow has some. */
static bool knots_meet(
	const struct view *view, const struct trace *a, const struct trace *b, double near)
{
	for (size_t i = 0; i < a->pieces; i++) {
		const struct piece *p = &a->piece[i];
		for (size_t k = 1; k + 1 < p->knots; k++)
			if (!meets(view, a, b, p->knot[k].x, near))
				return false;
	}
	return true;
}

static bool lines_meet(const struct drawing *d, const struct view *view, const struct trace *a,
	const struct trace *b)
{
	double near = NEAR * d->em, lo = d->scene->x_lo, hi = d->scene->x_hi;
	/* In irregular steps: lines that differ mostly do so at one of the first. */
	for (int i = 0; i < LOOKS; i++) {
		double t = 0.61803398874989485 * (i + 1);
		t -= floor(t);
		double x = lo * (1 - t) + hi * t;
		if (!meets(view, a, b, x, near) || !meets(view, b, a, x, near))
			return false;
	}
	return marks_meet(view, a, b, near) && marks_meet(view, b, a, near) &&
		knots_meet(view, a, b, near) && knots_meet(view, b, a, near);
}

static const struct series *series_of(
	const struct view *view, const struct lane *lane, enum order order)
{
	for (size_t i = 0; i < view->frame->n; i++) {
		const struct series *s = &view->frame->series[i];
		if (s->curve == lane->curve && s->output == lane->output && s->order == order)
			return s;
	}
	return NULL;
}

static bool lanes_meet(const struct drawing *d, const struct view *view, size_t i, size_t k)
{
	for (enum order order = ORDER_F; order < ORDERS; order++) {
		const struct series *a = series_of(view, &view->lane[i], order);
		const struct series *b = series_of(view, &view->lane[k], order);
		if (a != NULL && b != NULL && !lines_meet(d, view, &a->trace, &b->trace))
			return false;
	}
	return true;
}

void alike_find(const struct drawing *d, struct view *view)
{
	for (size_t i = 0; i < view->lanes; i++) {
		size_t k = view->frame->chart != NULL ? i : 0; /* data are what they are */
		while (k < i && (view->lane[k].first != k || !lanes_meet(d, view, i, k)))
			k++;
		view->lane[i].first = k;
	}
	theme_lanes(d->theme, view);
}

/* Whether lanes i and k coincide in every view. */
static bool meet_everywhere(const struct drawing *d, size_t i, size_t k)
{
	for (size_t v = 0; v < d->views; v++)
		if (d->view[v].lane[i].first != d->view[v].lane[k].first)
			return false;
	return true;
}

void alike_share(const struct drawing *d)
{
	size_t lanes = d->views > 0 ? d->view[0].lanes : 0;
	size_t *first = alloc_zero(lanes + 1, sizeof *first);
	for (size_t i = 0; i < lanes; i++) {
		while (first[i] < i && !meet_everywhere(d, i, first[i]))
			first[i]++;
	}
	for (size_t v = 0; v < d->views; v++) {
		for (size_t i = 0; i < lanes; i++)
			d->view[v].lane[i].first = first[i];
		theme_lanes(d->theme, &d->view[v]);
	}
	free(first);
}

size_t alike_count(const struct view *view)
{
	size_t n = 0;
	for (size_t i = 0; i < view->lanes; i++)
		n += view->lane[i].first == i;
	return n;
}
