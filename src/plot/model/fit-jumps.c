/* Jumps and poles that no kink announces: whether a rise is one, and where, to the last double. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/model/fit-parts.h"

#include "base/alloc.h"
#include "base/number.h"

#include <math.h>

bool fit_climbs(const struct trace_node *a, const struct trace_node *b, double rise)
{
	double steep = fmax(
		isfinite(a->slope) ? fabs(a->slope) : 0, isfinite(b->slope) ? fabs(b->slope) : 0);
	return rise <= 4 * steep * fabs(b->x - a->x);
}

bool fit_jumps(const struct tracer *r, const struct trace_node *a, const struct trace_node *b)
{
	double rise = fabs(b->y - a->y);
	double seen = isfinite(r->tolerance) ? r->tolerance * 1e-3 : 0;
	double rounding = 1e-12 * (fabs(a->y) + fabs(b->y));
	return rise > seen && !fit_climbs(a, b, rise - rounding);
}

/* Far above (1) or below (-1) what is shown precision is lost on the reader. */
static int fit_far_out(const struct tracer *r, double y)
{
	return y > r->far_hi ? 1 : y < r->far_lo ? -1 : 0;
}

void fit_mark(struct tracer *r, double x, double y, bool filled)
{
	struct trace *t = r->trace;
	if (fit_far_out(r, y) != 0)
		return;
	t->mark = alloc_grow(t->mark, t->marks, &r->mark_room, sizeof *t->mark);
	t->mark[t->marks++] = (struct mark){ x, y, filled };
}

/* True if a and b are far out on one side, and the curve between them too. */
bool fit_stays_far_out(struct tracer *r, const struct trace_node *a, const struct trace_node *b)
{
	int side = fit_far_out(r, a->y);
	if (side == 0 || fit_far_out(r, b->y) != side)
		return false;
	for (int i = 1; i <= IRREGULAR; i++) {
		double x = fit_irregular(a, b, i);
		if (x > a->x && x < b->x && fit_far_out(r, fit_look(r, x).y) != side)
			return false;
	}
	return true;
}

/* Between a and b, next to each other, the function goes to infinity and back. */
static bool is_pole(const struct tracer *r, const struct trace_node *a, const struct trace_node *b)
{
	return fit_far_out(r, a->y) * fit_far_out(r, b->y) < 0;
}

bool fit_breaks(const struct tracer *r, const struct trace_node *a, const struct trace_node *b)
{
	return fit_jumps(r, a, b) || is_pole(r, a, b);
}

/* A jump that no kink announces, between neighbouring doubles a < b: the function is
   taken to switch at the one that is written shorter (0 rather than -5e-324). */
void fit_add_jump(struct tracer *r, const struct trace_node *a, const struct trace_node *b)
{
	char text[NUMBER_SIZE];
	bool at_a = number_format(a->x, text) <= number_format(b->x, text);
	fit_end_piece(r, false);
	r->joins = false;
	if (!is_pole(r, a, b)) {
		fit_mark(r, a->x, a->y, at_a);
		fit_mark(r, b->x, b->y, !at_a);
	}
	fit_add_knot(r, b);
}

/* Whether a slope too large for a double, as log has among the smallest, explains the rise between neighbours
   a < b: then the next double on one side is about as far. */
static bool goes_on(struct tracer *r, const struct trace_node *a, const struct trace_node *b)
{
	enum { ALIKE = 4 };
	double next = 0, before = number_step(a->x, -1), after = number_step(b->x, 1);
	if (!isinf(a->slope) && !isinf(b->slope))
		return false;
	if (before >= r->lo)
		next = fmax(next, fabs(a->y - fit_look(r, before).y));
	if (after <= r->hi)
		next = fmax(next, fabs(fit_look(r, after).y - b->y));
	return fabs(b->y - a->y) <= ALIKE * next;
}

/* Narrows a < b to neighbouring doubles between which most of the rise happens; true if
   it is a jump. */
bool fit_find_jump(struct tracer *r, struct trace_node *a, struct trace_node *b)
{
	for (int i = 0; i < BISECTIONS; i++) {
		double x = fit_middle(a->x, b->x);
		if (!(x > a->x && x < b->x))
			break;
		struct trace_node m = fit_look(r, x);
		if (isnan(m.y))
			break;
		double before = fabs(m.y - a->y), after = fabs(b->y - m.y);
		if (fmax(before, after) < r->tolerance / 8)
			return false;
		*(before > after ? b : a) = m;
	}
	return is_pole(r, a, b) || (fit_jumps(r, a, b) && !goes_on(r, a, b));
}
