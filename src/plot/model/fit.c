/* Fitting: bisects a stretch of a curve until cubics from exact slopes keep close to it. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/model/fit-parts.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

enum {
	IRREGULAR_LEAST = 2, /* besides few */
	DEPTH_JUMP = 12,     /* halvings after which a steep place is searched for a jump */
	DEPTH_AREA = 10,     /* halvings that the area test may ask for */
	DEPTH_MOST = 50
};

double fit_hermite(const struct trace_node *a, const struct trace_node *b, double x)
{
	double t = fit_fraction(a->x, b->x, x), u = 1 - t;
	double half = b->x / 2 - a->x / 2;
	double width = isfinite(b->x - a->x) ? b->x - a->x : half;
	double scale = isfinite(b->x - a->x) ? 1 : 2;
	double chord = b->y - a->y;
	double s0 = isfinite(a->slope) ? a->slope * width * scale : chord;
	double s1 = isfinite(b->slope) ? b->slope * width * scale : chord;
	return u * u * (1 + 2 * t) * a->y + t * t * (3 - 2 * t) * b->y + t * u * u * s0 -
		t * t * u * s1;
}

static bool near_curve(const struct tracer *r, const struct trace_node *a,
	const struct trace_node *b, const struct trace_node *seen)
{
	double noise = 4e-16 * (fabs(a->y) + fabs(b->y));
	return fabs(fit_hermite(a, b, seen->x) - seen->y) <= 0.9 * r->tolerance + noise;
}

/* The area under the cubic between two nodes. */
static double area_of(const struct trace_node *a, const struct trace_node *b)
{
	double width = b->x - a->x;
	return width * ((a->y + b->y) / 2 + width * (a->slope - b->slope) / 12);
}

/* The area under the cubic is the rise of the order below: a narrow bump between the
   points looked at shows here. */
static bool area_fits(
	const struct tracer *r, const struct trace_node *a, const struct trace_node *b)
{
	double width = b->x - a->x, rise = b->below - a->below;
	double off = fabs(area_of(a, b) - rise) - 1e-14 * (fabs(a->below) + fabs(b->below));
	return !isfinite(off) || off <= 4 * r->tolerance * width;
}

bool fit_peak(struct tracer *r, const struct trace_node *a, const struct trace_node *b, double span,
	struct trace_node *peak)
{
	double rise = b->below - a->below, off = fabs(area_of(a, b) - rise);
	double noise = 1e-14 * (fabs(a->below) + fabs(b->below));
	if (off <= noise || r->order == ORDER_F || !(off > 0.05 * fabs(rise)) ||
		!(off > 1e-6 * span))
		return false;
	struct trace_node left = *a, right = *b, best = *a;
	for (int i = 0; i < DEPTH_MOST; i++) {
		double x = fit_middle(left.x, right.x);
		if (!(x > left.x && x < right.x))
			break;
		struct trace_node m = fit_look(r, x);
		if (isnan(m.y))
			break;
		if (i == 0 || fabs(m.y) > fabs(best.y))
			best = m;
		bool before = fabs(m.below - left.below) > fabs(right.below - m.below);
		*(before ? &right : &left) = m;
	}
	*peak = best;
	return best.x > a->x && best.x < b->x;
}

/* Index of the first probe beyond x. */
static size_t probe_after(const struct tracer *r, double x)
{
	size_t lo = 0, hi = r->probes;
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		if (r->probe[mid].x > x)
			hi = mid;
		else
			lo = mid + 1;
	}
	return lo;
}

static bool fits(
	struct tracer *r, const struct trace_node *a, const struct trace_node *b, int depth)
{
	if (isinf(r->tolerance))
		return true;
	size_t inside = 0;
	for (size_t i = probe_after(r, a->x); i < r->probes && r->probe[i].x < b->x; i++) {
		if (!near_curve(r, a, b, &r->probe[i]))
			return false;
		inside++;
	}
	for (int i = 1; i <= (inside < 7 ? IRREGULAR_LEAST : IRREGULAR); i++) {
		struct trace_node seen = fit_look(r, fit_irregular(a, b, i));
		if (isnan(seen.y) || !near_curve(r, a, b, &seen))
			return false;
	}
	for (int i = 1; i < 8 && inside < 7; i++) {
		double part = (b->x / 8 - a->x / 8) * i;
		double x = a->x + part;
		if (!(x > a->x && x < b->x))
			continue;
		struct trace_node seen = fit_look(r, x);
		if (isnan(seen.y) || !near_curve(r, a, b, &seen))
			return false;
	}
	return depth >= DEPTH_AREA || r->order == ORDER_F || area_fits(r, a, b);
}

/* The double with as many doubles between it and a as between it and b: from 1 down to the
   smallest it takes 64 halvings, not 1100. */
static double halfway(double a, double b)
{
	uint64_t low, high;
	if ((a < 0 && b > 0) || (a > 0 && b < 0))
		return 0;
	double least = fmin(fabs(a), fabs(b)), most = fmax(fabs(a), fabs(b)), x;
	memcpy(&low, &least, sizeof low);
	memcpy(&high, &most, sizeof high);
	low += (high - low) / 2;
	memcpy(&x, &low, sizeof x);
	return a < 0 || b < 0 ? -x : x;
}

struct trace_node fit_last(struct tracer *r, struct trace_node good, double bad)
{
	for (int i = 0; i < BISECTIONS; i++) {
		double x = halfway(good.x, bad);
		if (x == good.x || x == bad)
			break;
		struct trace_node m = fit_look(r, x);
		if (isnan(m.y))
			bad = x;
		else
			good = m;
	}
	return good;
}

/* A straight way from a, which is in the piece already, to b, and nothing of it shared with
   the pieces before and after: where the curve was not followed to its end a cubic of its
   slopes there could leave its values. */
static void add_line(struct tracer *r, const struct trace_node *a, const struct trace_node *b)
{
	double chord = (b->y - a->y) / (b->x - a->x);
	struct trace_node from = *a, to = *b;
	if (isfinite(chord))
		from.slope = to.slope = chord;
	bool goes_on = r->knots > 1;
	fit_end_piece(r, false);
	r->joins = r->joins || goes_on;
	fit_add_knot(r, &from);
	fit_add_knot(r, &to);
	fit_end_piece(r, true);
	r->joins = true;
	fit_add_knot(r, b);
}

/* Between a and b, closer than anything shows, the last of the curve: a jump if there is
   one down to neighbouring doubles, otherwise a steep line. */
static void add_steep(struct tracer *r, const struct trace_node *a, const struct trace_node *b)
{
	struct trace_node left = *a, right = *b;
	if (!fit_breaks(r, a, b) || !fit_find_jump(r, &left, &right)) {
		add_line(r, a, b);
		return;
	}
	if (left.x > a->x)
		add_line(r, a, &left);
	fit_add_jump(r, &left, &right);
	if (right.x < b->x)
		add_line(r, &right, b);
}

/* Adds knots after a, which is in the piece already, up to and with b. */
static void refine(
	struct tracer *r, const struct trace_node *a, const struct trace_node *b, int depth)
{
	r->spent = r->spent || r->total >= r->most;
	if (r->spent)
		return;
	double x = fit_middle(a->x, b->x);
	bool close = !(x > a->x && x < b->x), whole = close || depth >= DEPTH_MOST;
	if (!isinf(r->tolerance) && fit_stays_far_out(r, a, b)) {
		add_line(r, a, b); /* a cubic of the slopes there could come back into sight */
		return;
	}
	if (!(close && fit_breaks(r, a, b)) && fits(r, a, b, depth)) {
		fit_add_knot(r, b);
		return;
	}
	if (whole) {
		add_steep(r, a, b);
		return;
	}
	if (depth == DEPTH_JUMP) {
		struct trace_node left = *a, right = *b;
		if (fit_find_jump(r, &left, &right)) {
			if (left.x > a->x)
				refine(r, a, &left, depth + 1);
			fit_add_jump(r, &left, &right);
			if (right.x < b->x)
				refine(r, &right, b, depth + 1);
			return;
		}
	}
	struct trace_node m = fit_look(r, x);
	if (!isnan(m.y)) {
		fit_slope(r, &m, a->x, b->x);
		refine(r, a, &m, depth + 1);
		refine(r, &m, b, depth + 1);
		return;
	}
	struct trace_node left = fit_last(r, *a, x), right = fit_last(r, *b, x);
	if (left.x > a->x)
		refine(r, a, &left, depth + 1);
	fit_end_piece(r, false);
	r->joins = false;
	fit_add_knot(r, &right);
	if (right.x < b->x)
		refine(r, &right, b, depth + 1);
}

/* True if three nodes show no difference. */
static bool is_level(const struct tracer *r, const struct trace_node *a, const struct trace_node *m,
	const struct trace_node *b)
{
	return fmax(fabs(m->y - a->y), fabs(m->y - b->y)) < r->tolerance / 8;
}

/* Where the slope changes sign between two probes: the extremum of the order. That of a wild
   curve may be one of thousands: no more of it than can be seen. */
static struct trace_node find_extremum(struct tracer *r, struct trace_node a, struct trace_node b)
{
	double from = a.x, to = b.x;
	bool rises = a.slope > 0;
	for (int i = 0; i < 60; i++) {
		double x = fit_middle(a.x, b.x);
		if (!(x > a.x && x < b.x))
			break;
		struct trace_node m = fit_look(r, x);
		fit_slope(r, &m, from, to);
		if (isnan(m.y) || !isfinite(m.slope))
			break;
		if (m.slope == 0)
			return m;
		if (r->wild && is_level(r, &a, &m, &b))
			return m;
		*((m.slope > 0) == rises ? &a : &b) = m;
	}
	return fabs(a.slope) < fabs(b.slope) ? a : b;
}

/* ---- a whole run ------------------------------------------------------------------- */

/* True if all of the probes lie on the line through the first and the last, with its
 * slope. */
static bool is_line(struct tracer *r)
{
	const struct trace_node *a = r->probe, *b = &r->probe[r->probes - 1];
	double chord = (b->y / 2 - a->y / 2) / (b->x / 2 - a->x / 2);
	if (b->x - a->x < 1e-300)
		chord = (b->y - a->y) / (b->x - a->x);
	double high = fmax(fabs(a->y), fabs(b->y));
	for (size_t i = 0; i < r->probes + IRREGULAR; i++) {
		struct trace_node look, *p = i < r->probes ? &r->probe[i] : &look;
		if (i >= r->probes)
			look = fit_look(r, fit_irregular(a, b, (int)(i - r->probes) + 1));
		double t = fit_fraction(a->x, b->x, p->x);
		double line = a->y * (1 - t) + b->y * t;
		if (!(fabs(p->y - line) <= 1e-13 * high))
			return false;
		if (r->order != ORDER_D2F && !(fabs(p->slope - chord) <= 1e-9 * fabs(chord)))
			return false;
	}
	return true;
}

void fit_run(struct tracer *r)
{
	const struct trace_node *p = r->probe;
	size_t last = r->probes - 1;
	if (is_line(r)) {
		struct trace_node ends[2] = { p[0], p[last] };
		double chord = (ends[1].y - ends[0].y) / (ends[1].x - ends[0].x);
		if (isfinite(chord))
			ends[0].slope = ends[1].slope = chord;
		fit_add_knot(r, &ends[0]);
		fit_add_knot(r, &ends[1]);
		fit_end_piece(r, true);
		return;
	}
	struct trace_node from = p[0];
	fit_add_knot(r, &from);
	for (size_t i = 1; i <= last && !r->spent; i++) {
		bool turns = (p[i - 1].slope > 0 && p[i].slope < 0) ||
			(p[i - 1].slope < 0 && p[i].slope > 0) ||
			(i < last && p[i].slope == 0 && p[i - 1].slope * p[i + 1].slope < 0);
		if (!turns)
			continue;
		struct trace_node top = p[i].slope == 0 ? p[i] : find_extremum(r, p[i - 1], p[i]);
		if (!(top.x > from.x && top.x < p[last].x))
			continue;
		if (r->wild && is_level(r, &p[i - 1], &top, &p[i]))
			continue;
		refine(r, &from, &top, 0);
		from = top;
	}
	refine(r, &from, &p[last], 0);
	fit_end_piece(r, false);
}
