/* Fitting: bisects a stretch of a curve until cubics from exact slopes keep close to it. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/model/fit.h"

#include "base/alloc.h"
#include "base/number.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

enum {
	IRREGULAR = 5,	     /* points looked at besides many probes: these may be periods apart */
	IRREGULAR_LEAST = 2, /* besides few */
	DEPTH_JUMP = 12,     /* halvings after which a steep place is searched for a jump */
	DEPTH_AREA = 10,     /* halvings that the area test may ask for */
	DEPTH_MOST = 50,
	BISECTIONS = 1200 /* from 1e308 down to the smallest double takes 1100 */
};

/* ---- one point --------------------------------------------------------------------- */

/* Half the way from a to b, also where b - a overflows. */
static double middle(double a, double b)
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
static double irregular(const struct node *a, const struct node *b, int i)
{
	double turn = 0.61803398874989485 * i, part = turn - floor(turn);
	return a->x * (1 - part) + b->x * part;
}

static void see(struct tracer *r, double y)
{
	r->trace->lo = fmin(r->trace->lo, y);
	r->trace->hi = fmax(r->trace->hi, y);
}

struct node fit_look(struct tracer *r, double x)
{
	const struct jet *j = &cache_eval(r->cache, x)[r->output];
	r->looks++;
	r->spent = r->spent || r->looks > r->looks_most;
	double y = jet_order(*j, r->order);
	struct node node = { .x = x, .y = isfinite(y) ? y + 0.0 : NAN, .slope = NAN, .below = NAN };
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

void fit_slope(struct tracer *r, struct node *node, double a, double b)
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

static void add_knot(struct tracer *r, const struct node *node)
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

static void end_piece(struct tracer *r, bool straight)
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

void fit_line(struct tracer *r, const struct node *a, const struct node *b)
{
	add_knot(r, a);
	add_knot(r, b);
	end_piece(r, true);
}

/* ---- jumps ------------------------------------------------------------------------- */

bool fit_climbs(const struct node *a, const struct node *b, double rise)
{
	double steep = fmax(
		isfinite(a->slope) ? fabs(a->slope) : 0, isfinite(b->slope) ? fabs(b->slope) : 0);
	return rise <= 4 * steep * fabs(b->x - a->x);
}

bool fit_jumps(const struct tracer *r, const struct node *a, const struct node *b)
{
	double rise = fabs(b->y - a->y);
	double seen = isfinite(r->tolerance) ? r->tolerance * 1e-3 : 0;
	double rounding = 1e-12 * (fabs(a->y) + fabs(b->y));
	return rise > seen && !fit_climbs(a, b, rise - rounding);
}

/* Far above (1) or below (-1) what is shown precision is lost on the reader. */
static int far_out(const struct tracer *r, double y)
{
	return y > r->far_hi ? 1 : y < r->far_lo ? -1 : 0;
}

void fit_mark(struct tracer *r, double x, double y, bool filled)
{
	struct trace *t = r->trace;
	if (far_out(r, y) != 0)
		return;
	t->mark = alloc_grow(t->mark, t->marks, &r->mark_room, sizeof *t->mark);
	t->mark[t->marks++] = (struct mark){ x, y, filled };
}

/* True if a and b are far out on one side, and the curve between them too. */
static bool stays_far_out(struct tracer *r, const struct node *a, const struct node *b)
{
	int side = far_out(r, a->y);
	if (side == 0 || far_out(r, b->y) != side)
		return false;
	for (int i = 1; i <= IRREGULAR; i++) {
		double x = irregular(a, b, i);
		if (x > a->x && x < b->x && far_out(r, fit_look(r, x).y) != side)
			return false;
	}
	return true;
}

/* Between a and b, next to each other, the function goes to infinity and back. */
static bool is_pole(const struct tracer *r, const struct node *a, const struct node *b)
{
	return far_out(r, a->y) * far_out(r, b->y) < 0;
}

static bool breaks(const struct tracer *r, const struct node *a, const struct node *b)
{
	return fit_jumps(r, a, b) || is_pole(r, a, b);
}

/* A jump that no kink announces, between neighbouring doubles a < b: the function is
   taken to switch at the one that is written shorter (0 rather than -5e-324). */
static void add_found_jump(struct tracer *r, const struct node *a, const struct node *b)
{
	char text[NUMBER_SIZE];
	bool at_a = number_format(a->x, text) <= number_format(b->x, text);
	end_piece(r, false);
	r->joins = false;
	if (!is_pole(r, a, b)) {
		fit_mark(r, a->x, a->y, at_a);
		fit_mark(r, b->x, b->y, !at_a);
	}
	add_knot(r, b);
}

/* Whether a slope too large for a double, as log has among the smallest, explains the rise between neighbours
   a < b: then the next double on one side is about as far. */
static bool goes_on(struct tracer *r, const struct node *a, const struct node *b)
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
static bool find_jump(struct tracer *r, struct node *a, struct node *b)
{
	for (int i = 0; i < BISECTIONS; i++) {
		double x = middle(a->x, b->x);
		if (!(x > a->x && x < b->x))
			break;
		struct node m = fit_look(r, x);
		if (isnan(m.y))
			break;
		double before = fabs(m.y - a->y), after = fabs(b->y - m.y);
		if (fmax(before, after) < r->tolerance / 8)
			return false;
		*(before > after ? b : a) = m;
	}
	return is_pole(r, a, b) || (fit_jumps(r, a, b) && !goes_on(r, a, b));
}

/* ---- fitting ----------------------------------------------------------------------- */

double fit_hermite(const struct node *a, const struct node *b, double x)
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

static bool near_curve(
	const struct tracer *r, const struct node *a, const struct node *b, const struct node *seen)
{
	double noise = 4e-16 * (fabs(a->y) + fabs(b->y));
	return fabs(fit_hermite(a, b, seen->x) - seen->y) <= 0.9 * r->tolerance + noise;
}

/* The area under the cubic between two nodes. */
static double area_of(const struct node *a, const struct node *b)
{
	double width = b->x - a->x;
	return width * ((a->y + b->y) / 2 + width * (a->slope - b->slope) / 12);
}

/* The area under the cubic is the rise of the order below: a narrow bump between the
   points looked at shows here. */
static bool area_fits(const struct tracer *r, const struct node *a, const struct node *b)
{
	double width = b->x - a->x, rise = b->below - a->below;
	double off = fabs(area_of(a, b) - rise) - 1e-14 * (fabs(a->below) + fabs(b->below));
	return !isfinite(off) || off <= 4 * r->tolerance * width;
}

bool fit_peak(struct tracer *r, const struct node *a, const struct node *b, double span,
	struct node *peak)
{
	double rise = b->below - a->below, off = fabs(area_of(a, b) - rise);
	double noise = 1e-14 * (fabs(a->below) + fabs(b->below));
	if (off <= noise || r->order == ORDER_F || !(off > 0.05 * fabs(rise)) ||
		!(off > 1e-6 * span))
		return false;
	struct node left = *a, right = *b, best = *a;
	for (int i = 0; i < DEPTH_MOST; i++) {
		double x = middle(left.x, right.x);
		if (!(x > left.x && x < right.x))
			break;
		struct node m = fit_look(r, x);
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

static bool fits(struct tracer *r, const struct node *a, const struct node *b, int depth)
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
		struct node seen = fit_look(r, irregular(a, b, i));
		if (isnan(seen.y) || !near_curve(r, a, b, &seen))
			return false;
	}
	for (int i = 1; i < 8 && inside < 7; i++) {
		double part = (b->x / 8 - a->x / 8) * i;
		double x = a->x + part;
		if (!(x > a->x && x < b->x))
			continue;
		struct node seen = fit_look(r, x);
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

struct node fit_last(struct tracer *r, struct node good, double bad)
{
	for (int i = 0; i < BISECTIONS; i++) {
		double x = halfway(good.x, bad);
		if (x == good.x || x == bad)
			break;
		struct node m = fit_look(r, x);
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
static void add_line(struct tracer *r, const struct node *a, const struct node *b)
{
	double chord = (b->y - a->y) / (b->x - a->x);
	struct node from = *a, to = *b;
	if (isfinite(chord))
		from.slope = to.slope = chord;
	bool goes_on = r->knots > 1;
	end_piece(r, false);
	r->joins = r->joins || goes_on;
	add_knot(r, &from);
	add_knot(r, &to);
	end_piece(r, true);
	r->joins = true;
	add_knot(r, b);
}

/* Between a and b, closer than anything shows, the last of the curve: a jump if there is
   one down to neighbouring doubles, otherwise a steep line. */
static void add_steep(struct tracer *r, const struct node *a, const struct node *b)
{
	struct node left = *a, right = *b;
	if (!breaks(r, a, b) || !find_jump(r, &left, &right)) {
		add_line(r, a, b);
		return;
	}
	if (left.x > a->x)
		add_line(r, a, &left);
	add_found_jump(r, &left, &right);
	if (right.x < b->x)
		add_line(r, &right, b);
}

/* Adds knots after a, which is in the piece already, up to and with b. */
static void refine(struct tracer *r, const struct node *a, const struct node *b, int depth)
{
	r->spent = r->spent || r->total >= r->most;
	if (r->spent)
		return;
	double x = middle(a->x, b->x);
	bool close = !(x > a->x && x < b->x), whole = close || depth >= DEPTH_MOST;
	if (!isinf(r->tolerance) && stays_far_out(r, a, b)) {
		add_line(r, a, b); /* a cubic of the slopes there could come back into sight */
		return;
	}
	if (!(close && breaks(r, a, b)) && fits(r, a, b, depth)) {
		add_knot(r, b);
		return;
	}
	if (whole) {
		add_steep(r, a, b);
		return;
	}
	if (depth == DEPTH_JUMP) {
		struct node left = *a, right = *b;
		if (find_jump(r, &left, &right)) {
			if (left.x > a->x)
				refine(r, a, &left, depth + 1);
			add_found_jump(r, &left, &right);
			if (right.x < b->x)
				refine(r, &right, b, depth + 1);
			return;
		}
	}
	struct node m = fit_look(r, x);
	if (!isnan(m.y)) {
		fit_slope(r, &m, a->x, b->x);
		refine(r, a, &m, depth + 1);
		refine(r, &m, b, depth + 1);
		return;
	}
	struct node left = fit_last(r, *a, x), right = fit_last(r, *b, x);
	if (left.x > a->x)
		refine(r, a, &left, depth + 1);
	end_piece(r, false);
	r->joins = false;
	add_knot(r, &right);
	if (right.x < b->x)
		refine(r, &right, b, depth + 1);
}

/* True if three nodes show no difference. */
static bool is_level(
	const struct tracer *r, const struct node *a, const struct node *m, const struct node *b)
{
	return fmax(fabs(m->y - a->y), fabs(m->y - b->y)) < r->tolerance / 8;
}

/* Where the slope changes sign between two probes: the extremum of the order. That of a wild
   curve may be one of thousands: no more of it than can be seen. */
static struct node find_extremum(struct tracer *r, struct node a, struct node b)
{
	double from = a.x, to = b.x;
	bool rises = a.slope > 0;
	for (int i = 0; i < 60; i++) {
		double x = middle(a.x, b.x);
		if (!(x > a.x && x < b.x))
			break;
		struct node m = fit_look(r, x);
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
	const struct node *a = r->probe, *b = &r->probe[r->probes - 1];
	double chord = (b->y / 2 - a->y / 2) / (b->x / 2 - a->x / 2);
	if (b->x - a->x < 1e-300)
		chord = (b->y - a->y) / (b->x - a->x);
	double high = fmax(fabs(a->y), fabs(b->y));
	for (size_t i = 0; i < r->probes + IRREGULAR; i++) {
		struct node look, *p = i < r->probes ? &r->probe[i] : &look;
		if (i >= r->probes)
			look = fit_look(r, irregular(a, b, (int)(i - r->probes) + 1));
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
	const struct node *p = r->probe;
	size_t last = r->probes - 1;
	if (is_line(r)) {
		struct node ends[2] = { p[0], p[last] };
		double chord = (ends[1].y - ends[0].y) / (ends[1].x - ends[0].x);
		if (isfinite(chord))
			ends[0].slope = ends[1].slope = chord;
		add_knot(r, &ends[0]);
		add_knot(r, &ends[1]);
		end_piece(r, true);
		return;
	}
	struct node from = p[0];
	add_knot(r, &from);
	for (size_t i = 1; i <= last && !r->spent; i++) {
		bool turns = (p[i - 1].slope > 0 && p[i].slope < 0) ||
			(p[i - 1].slope < 0 && p[i].slope > 0) ||
			(i < last && p[i].slope == 0 && p[i - 1].slope * p[i + 1].slope < 0);
		if (!turns)
			continue;
		struct node top = p[i].slope == 0 ? p[i] : find_extremum(r, p[i - 1], p[i]);
		if (!(top.x > from.x && top.x < p[last].x))
			continue;
		if (r->wild && is_level(r, &p[i - 1], &top, &p[i]))
			continue;
		refine(r, &from, &top, 0);
		from = top;
	}
	refine(r, &from, &p[last], 0);
	end_piece(r, false);
}
