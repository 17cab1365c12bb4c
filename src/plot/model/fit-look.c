/* Looking at a curve, and the trace under construction: knots, pieces, circles. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/model/fit-parts.h"

#include "base/alloc.h"

#include <math.h>

/* ---- one point --------------------------------------------------------------------- */

/* Half the way from a to b, also where b - a overflows. */
double fit_middle(double a, double b)
{
	double width = b - a;
	return isfinite(width) ? a + width / 2 : a / 2 + b / 2;
}

double fit_fraction(double a, double b, double x)
{
	double width = b - a;
	return isfinite(width) ? (x - a) / width : (x / 2 - a / 2) / (b / 2 - a / 2);
}

/* The i-th of places between two nodes that no period falls in with. */
double fit_irregular(const struct trace_node *a, const struct trace_node *b, int i)
{
	double turn = 0.61803398874989485 * i, part = turn - floor(turn);
	return a->x * (1 - part) + b->x * part;
}

static void see(struct tracer *r, double y)
{
	r->trace->lo = fmin(r->trace->lo, y);
	r->trace->hi = fmax(r->trace->hi, y);
}

struct trace_node fit_look(struct tracer *r, double x)
{
	const struct jet *j = &cache_eval(r->cache, x)[r->output];
	r->looks++;
	r->spent = r->spent || r->looks > r->looks_most;
	double y = jet_order(*j, r->order);
	struct trace_node node = {
		.x = x, .y = isfinite(y) ? y + 0.0 : NAN, .slope = NAN, .below = NAN
	};
	if (r->order == ORDER_F)
		node.slope = j->dy;
	if (r->order == ORDER_DF)
		node.slope = j->d2y;
	if (r->order != ORDER_F)
		node.below = jet_order(*j, r->order - 1);
	if (isfinite(y))
		see(r, y);
	return node;
}

void fit_slope(struct tracer *r, struct trace_node *node, double a, double b)
{
	double h = (b - a) * 0x1p-13;
	double x = fmin(fmax(node->x, a + h), b - h);
	double left = x - h, right = x + h;
	if (r->order != ORDER_D2F || !isfinite(h) || !(left > a || right < b) || !(left < right))
		return;
	double y0 = fit_look(r, left).y, y1 = fit_look(r, right).y;
	node->slope = (y1 - y0) / (right - left);
}

/* ---- the trace under construction -------------------------------------------------- */

void fit_add_knot(struct tracer *r, const struct trace_node *node)
{
	r->knot = alloc_grow(r->knot, r->knots, &r->room, sizeof *r->knot);
	r->knot[r->knots++] = (struct knot){ node->x, node->y, node->slope };
	r->total++;
}

/* A vertical tangent has no slope that a cubic in x could take: the chord stands for it.
 */
static void mend_slopes(struct knot *knot, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (isfinite(knot[i].slope))
			continue;
		size_t a = i > 0 ? i - 1 : 0, b = i + 1 < n ? i + 1 : n - 1;
		double width = knot[b].x - knot[a].x;
		double chord = (knot[b].y - knot[a].y) / width;
		knot[i].slope = isfinite(chord) ? chord : 0;
	}
}

void fit_end_piece(struct tracer *r, bool straight)
{
	struct trace *t = r->trace;
	if (r->knots >= 2) {
		mend_slopes(r->knot, r->knots);
		t->piece = alloc_grow(t->piece, t->pieces, &r->piece_room, sizeof *t->piece);
		t->piece[t->pieces] = (struct piece){
			.knot = r->knot,
			.knots = r->knots,
			.straight = straight,
			.joined = r->joins && t->pieces > 0,
		};
		t->pieces++;
		r->knot = NULL;
		r->room = 0;
		r->joins = false;
	}
	r->knots = 0;
}

void fit_line(struct tracer *r, const struct trace_node *a, const struct trace_node *b)
{
	fit_add_knot(r, a);
	fit_add_knot(r, b);
	fit_end_piece(r, true);
}
