/* Stairs: a curve computed in a number type, drawn as the steps that its rounding makes. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/model/stairs.h"

#include "base/alloc.h"

#include <math.h>
#include <stdlib.h>

#define POINTS 8192   /* over the range: seven to a pixel of a figure */
#define JUMP_ULPS 16  /* of the type: what is less is rounding */
#define BESIDE_ULPS 2 /* a jump's sides, seen past the number that the kink is rounded to */

/* The points of a stretch between jumps, ascending. */
struct stretch {
	struct trace_node node[POINTS + 4];
	size_t n;
};

/* From knot i on, the last point to which a straight line passes all between within the tolerance. */
static size_t reach(const struct stretch *s, size_t i, double tolerance)
{
	double least = -INFINITY, most = INFINITY;
	size_t k = i + 1;
	for (; k < s->n; k++) {
		double run = s->node[k].x - s->node[i].x, rise = s->node[k].y - s->node[i].y;
		if (rise / run < least || rise / run > most)
			break;
		least = fmax(least, (rise - tolerance) / run);
		most = fmin(most, (rise + tolerance) / run);
	}
	return k - 1;
}

/* One piece of as few of the points as show them all. */
static void add_piece(struct tracer *r, struct stretch *s)
{
	struct trace *t = r->trace;
	if (s->n >= 2) {
		struct knot *knot = alloc_zero(s->n, sizeof *knot);
		size_t n = 0;
		for (size_t i = 0; i < s->n; n++) {
			knot[n] = (struct knot){ s->node[i].x, s->node[i].y, 0 };
			if (n > 0)
				knot[n - 1].slope =
					(knot[n].y - knot[n - 1].y) / (knot[n].x - knot[n - 1].x);
			i = i + 1 < s->n ? reach(s, i, r->tolerance) : s->n;
		}
		knot[n - 1].slope = knot[n - 2].slope;
		t->piece = alloc_grow(t->piece, t->pieces, &r->piece_room, sizeof *t->piece);
		t->piece[t->pieces++] =
			(struct piece){ .knot = knot, .knots = n, .straight = true };
	}
	s->n = 0;
}

static void add_node(struct tracer *r, struct stretch *s, struct trace_node node)
{
	if (isnan(node.y))
		add_piece(r, s);
	else if (s->n == 0 || node.x > s->node[s->n - 1].x)
		s->node[s->n++] = node;
}

/* Whether the function jumps at a kink, by more than the type rounds; its values at both sides. */
static bool jumps(struct tracer *r, double x, struct trace_node *left, struct trace_node *right)
{
	enum dtype type = r->cache->curve->dtype;
	double step = BESIDE_ULPS * dtype_ulp(type, x);
	*left = fit_look(r, fmax(x - step, r->lo));
	*right = fit_look(r, fmin(x + step, r->hi));
	double most = fmax(fabs(left->y), fabs(right->y)), rise = fabs(right->y - left->y);
	bool climbs = fit_climbs(left, right, rise);
	left->x = right->x = x;
	return !climbs && rise > JUMP_ULPS * dtype_ulp(type, most);
}

static void mark_jump(
	struct tracer *r, double x, const struct trace_node *left, const struct trace_node *right)
{
	double y = fit_look(r, x).y;
	if (x > r->lo)
		fit_mark(r, x, left->y, y == left->y);
	if (x < r->hi)
		fit_mark(r, x, right->y, y == right->y);
	if (!isnan(y) && y != left->y && y != right->y)
		fit_mark(r, x, y, true);
}

void stairs_trace(struct tracer *r)
{
	double kink[KINK_MAX];
	size_t kinks = cache_kinks(r->cache, r->lo, r->hi, kink), next = 0;
	struct stretch *s = alloc_zero(1, sizeof *s);
	for (size_t i = 0; i <= POINTS; i++) {
		double part = (double)i / POINTS, x = r->lo * (1 - part) + r->hi * part;
		struct trace_node left, right;
		for (; next < kinks && kink[next] <= x; next++) {
			if (!jumps(r, kink[next], &left, &right))
				continue;
			if (kink[next] > r->lo)
				add_node(r, s, left);
			add_piece(r, s);
			mark_jump(r, kink[next], &left, &right);
			if (kink[next] < r->hi)
				add_node(r, s, right);
		}
		struct trace_node node = fit_look(r, x);
		r->trace->looked++;
		r->trace->lost += isnan(node.y) ? 1 : 0;
		add_node(r, s, node);
	}
	add_piece(r, s);
	free(s);
}
