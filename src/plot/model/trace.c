/* Traces: cuts one order of a curve at its kinks, jumps and gaps, and marks the ends. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/model/trace.h"

#include "base/alloc.h"
#include "base/number.h"
#include "plot/model/band.h"
#include "plot/model/cut.h"
#include "plot/model/fit.h"
#include "plot/model/pole.h"
#include "plot/model/stairs.h"

#include <float.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum {
	PROBES = 512,	    /* points looked at over the whole range, whatever its shape */
	KNOTS_MOST = 1000,  /* of a trace; a curve that wants more may get bands */
	LOOKS_MOST = 20000, /* for it likewise */
	HALVINGS = 50,	    /* towards a pole */
	SEEKS_MOST = 32,    /* for poles: with more it is noise */
	HULL_LOOKS = 128,   /* more points looked at where only the hull is wanted */
	PROBES_LEAST = 16,  /* and in each stretch between kinks */
	KINKS_APART = 8,    /* doubles: closer ones are one kink */
	FAR = 10	    /* heights of what is shown: a curve that is further away stays far */
};

/* ---- stretches between kinks ------------------------------------------------------- */

/* The curve falls between two places where it rises, or the reverse: where it does so is a pole that
   nothing announced, or a jump. */
static void seek_pole(struct tracer *r, struct trace_node a, struct trace_node b)
{
	bool rises = a.slope > 0;
	double from = a.x, to = b.x;
	bool told = a.slope * b.slope > 0 && (b.y > a.y) != rises;
	if (!told || r->cache->curve->dtype != DTYPE_EXACT || r->seeks++ >= SEEKS_MOST)
		return;
	for (int i = 0; i < HALVINGS; i++) {
		struct trace_node m = fit_look(r, a.x / 2 + b.x / 2);
		if (isnan(m.y))
			break;
		*((m.y > a.y) == rises ? &a : &b) = m;
	}
	pole_note(r, pole_find(r, b.x, from));
	pole_note(r, pole_find(r, a.x, to));
}

/* Where the values end there may be a pole, or numbers. Infinite values beside an end that nears a number,
   as of 1/floor(x) from 0 to 1, bound the range of y as a pole does, but no line leads to them. */
static int note_end(struct tracer *r, const struct trace_node *edge, const struct trace_node *good,
	const struct trace_node *bad)
{
	double y = jet_order(cache_eval(r->cache, bad->x)[r->output], r->order);
	int pole = pole_find(r, edge->x, good->x);
	pole_note(r, isinf(y) ? (y > 0 ? 1 : -1) : pole);
	return pole;
}

/* The part of the stretch from probe `first` to `last`, all finite; what lies beyond them
   (an index outside, or a probe without value) bounds it. */
static void trace_finite(
	struct tracer *r, struct trace_node *all, size_t n, size_t first, size_t last)
{
	struct trace_node *run = alloc_zero(2 * (last - first) + 3, sizeof *run);
	size_t count = 0;
	int left = 0, right = 0; /* poles */
	if (first > 0) {
		struct trace_node edge = fit_last(r, all[first], all[first - 1].x);
		left = note_end(r, &edge, &all[first], &all[first - 1]);
		if (edge.x < all[first].x)
			run[count++] = edge;
	}
	double below_lo = INFINITY, below_hi = -INFINITY;
	for (size_t i = first; i <= last; i++) {
		below_lo = fmin(below_lo, all[i].below);
		below_hi = fmax(below_hi, all[i].below);
	}
	for (size_t i = first; i <= last; i++) {
		if (i > first &&
			fit_peak(r, &all[i - 1], &all[i], below_hi - below_lo, &run[count]))
			count++;
		run[count++] = all[i];
		if (i > first && isinf(r->tolerance))
			seek_pole(r, all[i - 1], all[i]);
	}
	if (last + 1 < n) {
		struct trace_node edge = fit_last(r, all[last], all[last + 1].x);
		right = note_end(r, &edge, &all[last], &all[last + 1]);
		if (edge.x > all[last].x)
			run[count++] = edge;
	}
	for (size_t i = 0; i < count; i++)
		fit_slope(r, &run[i], run[0].x, run[count - 1].x);
	r->probe = run;
	r->probes = count;
	pole_reach(r, &run[0], left, number_step(run[0].x, -1));
	if (count >= 2 && r->wild)
		band_run(r);
	else if (count >= 2)
		fit_run(r);
	pole_reach(r, &run[count - 1], right, number_step(run[count - 1].x, 1));
	free(run);
	r->probe = NULL;
	r->probes = 0;
}

static void add_sample(struct tracer *r, const struct trace_node *node, double share)
{
	struct trace *t = r->trace;
	t->sample = alloc_grow(t->sample, t->samples, &r->sample_room, sizeof *t->sample);
	t->sample[t->samples++] = (struct sample){ node->x, node->y, share };
}

/* Everything between two kinks or ends; `a` and `b` carry the one-sided limits. */
static void trace_stretch(struct tracer *r, const struct trace_node *a, const struct trace_node *b)
{
	double share = fit_fraction(r->lo, r->hi, b->x) - fit_fraction(r->lo, r->hi, a->x);
	size_t steps = (size_t)(PROBES * fmin(fmax(share, 0), 1));
	if (steps < PROBES_LEAST)
		steps = PROBES_LEAST;
	struct trace_node *all = alloc_zero(steps + 1, sizeof *all);
	double *look = alloc_zero(steps + HULL_LOOKS, sizeof *look), last = a->x;
	size_t n = 0, looks = 0;
	for (size_t i = 1; i < steps; i++) {
		double part = (double)i / (double)steps;
		double x = a->x * (1 - part) + b->x * part;
		if (x > last && x < b->x)
			last = look[n++] = x;
	}
	for (looks = n; looks < n + HULL_LOOKS && isinf(r->tolerance); looks++) {
		/* At irregular places: a period may fall in with the regular ones. */
		double turn = (double)(looks - n) * 0.61803398874989485, part = turn - floor(turn);
		look[looks] = a->x * (1 - part) + b->x * part;
	}
	cache_prepare(r->cache, look, looks);
	all[0] = *a;
	for (size_t i = 0; i < looks; i++) {
		struct trace_node seen = fit_look(r, look[i]);
		if (i < n)
			all[i + 1] = seen;
	}
	free(look);
	all[n + 1] = *b;
	n += 2;
	for (size_t i = 0; i < n; i++) {
		r->trace->looked++;
		if (isnan(all[i].y))
			r->trace->lost++;
		else if (isinf(r->tolerance))
			add_sample(r, &all[i], share / (double)n);
	}
	for (size_t i = 0; i < n && !r->spent; i++) {
		if (isnan(all[i].y))
			continue;
		size_t first = i;
		while (i + 1 < n && !isnan(all[i + 1].y))
			i++;
		trace_finite(r, all, n, first, i);
		r->joins = false;
	}
	free(all);
}

/* ---- kinks ------------------------------------------------------------------------- */

/* A pole is found one double beside a step of a denominator: a number of few digits so near is the place. */
static double settle(double x)
{
	char digits[40];
	double y;
	snprintf(digits, sizeof digits, "%.10g", x);
	return number_read(digits, &y) && fabs(y - x) <= fabs(number_step(x, 2) - x) ? y : x;
}

/* The kinks within [lo, hi] and both ends, ascending, without repeats. */
static size_t list_cuts(struct eval_cache *cache, double lo, double hi, double x[KINK_MAX + 2],
	bool kink[KINK_MAX + 2])
{
	double at[KINK_MAX];
	size_t n = 0, kinks = cache_kinks(cache, lo, hi, at);
	for (size_t i = 0; i < kinks; i++)
		at[i] = fmin(fmax(settle(at[i]), lo), hi);
	x[n] = lo;
	kink[n++] = false;
	for (size_t i = 0; i < kinks && at[i] < hi; i++) {
		if (at[i] <= number_step(x[n - 1], KINKS_APART)) {
			kink[n - 1] = true;
		} else {
			x[n] = at[i];
			kink[n++] = true;
		}
	}
	x[n] = hi;
	kink[n++] = kinks > 0 && at[kinks - 1] == hi;
	return n;
}

/* True if b goes on from a with the same slope: no kink of this order after all. */
static bool is_smooth(const struct piece *a, const struct piece *b)
{
	double left = a->knot[a->knots - 1].slope, right = b->knot[0].slope;
	return b->joined && !a->band && !b->band &&
		fabs(right - left) <= 1e-9 * fmax(fabs(left), fabs(right));
}

/* Joins pieces that a kink of another order cut. */
static void merge_pieces(struct trace *t)
{
	size_t n = 0;
	for (size_t i = 1; i < t->pieces; i++) {
		struct piece *a = &t->piece[n], *b = &t->piece[i];
		if (!is_smooth(a, b)) {
			t->piece[++n] = *b;
			continue;
		}
		bool line = a->straight && b->straight;
		size_t kept = line ? 1 : a->knots;
		a->knot = alloc_resize(a->knot, kept + b->knots - 1, sizeof *a->knot);
		for (size_t k = 1; k < b->knots; k++)
			a->knot[kept + k - 1] = b->knot[k];
		a->knots = kept + b->knots - 1;
		a->straight = line;
		free(b->knot);
	}
	t->pieces = t->pieces > 0 ? n + 1 : 0;
}

/* One way through all cuts. */
static void trace_once(struct tracer *r)
{
	*r->trace = (struct trace){ .lo = INFINITY, .hi = -INFINITY };
	double x[KINK_MAX + 2];
	bool kink[KINK_MAX + 2];
	size_t n = list_cuts(r->cache, r->lo, r->hi, x, kink);
	struct cut a = cut_look(r, x[0], kink[0], x[0], x[1]);
	cut_mark(r, &a);
	for (size_t i = 1; i < n && !r->spent; i++) {
		struct cut b = cut_look(r, x[i], kink[i], x[i - 1], x[i + 1 < n ? i + 1 : i]);
		struct trace_node from = cut_limit(r, &a, &a.right), to = cut_limit(r, &b, &b.left);
		pole_reach(r, &from, a.right_pole, a.x);
		trace_stretch(r, &from, &to);
		pole_reach(r, &to, b.left_pole, b.x);
		r->joins = cut_mark(r, &b);
		a = b;
	}
	free(r->knot);
	r->knot = NULL;
	r->knots = r->room = 0;
}

static void trace_all(struct tracer *r)
{
	r->most = KNOTS_MOST;
	r->looks_most = isinf(r->tolerance) ? SIZE_MAX : LOOKS_MOST;
	if (r->cache->curve->dtype != DTYPE_EXACT && !isinf(r->tolerance)) {
		*r->trace = (struct trace){ .lo = INFINITY, .hi = -INFINITY };
		r->looks_most = SIZE_MAX;
		stairs_trace(r);
		return;
	}
	trace_once(r);
	if (r->spent) {
		trace_free(r->trace);
		r->spent = r->joins = false;
		r->total = r->piece_room = r->mark_room = 0;
		r->wild = true;
		r->looks_most = SIZE_MAX;
		trace_once(r);
	}
	band_thin_marks(r);
	merge_pieces(r->trace);
}

void trace_init(struct trace *trace, const struct curve *curve, size_t output, enum order order,
	double lo, double hi, struct sight sight)
{
	struct eval_cache cache;
	cache_init(&cache, curve, false);
	trace_init_cached(trace, &cache, output, order, lo, hi, sight);
	cache_free(&cache);
}

void trace_init_cached(struct trace *trace, struct eval_cache *cache, size_t output,
	enum order order, double lo, double hi, struct sight sight)
{
	/* Of infinite sights and those as wide as the doubles nothing is far. */
	double height = sight.hi - sight.lo;
	struct tracer r = {
		.trace = trace,
		.cache = cache,
		.output = output,
		.order = order,
		.lo = lo,
		.hi = hi,
		.tolerance = sight.tolerance > 0 ? sight.tolerance : DBL_TRUE_MIN,
		.height = height,
		.far_lo = sight.lo - FAR * height,
		.far_hi = sight.hi + FAR * height,
	};
	trace_all(&r);
}

void trace_free(struct trace *trace)
{
	for (size_t i = 0; i < trace->pieces; i++)
		free(trace->piece[i].knot);
	free(trace->piece);
	free(trace->mark);
	free(trace->sample);
	*trace = (struct trace){ .lo = INFINITY, .hi = -INFINITY };
}

/* The index of the knot that ends the segment at x, which is not left of the first. */
static size_t segment_at(const struct piece *p, double x)
{
	size_t lo = 1, hi = p->knots - 1;
	while (lo < hi) {
		size_t middle = lo + (hi - lo) / 2;
		if (p->knot[middle].x < x)
			lo = middle + 1;
		else
			hi = middle;
	}
	return lo;
}

static double piece_at(const struct piece *p, double x)
{
	size_t k = segment_at(p, x);
	const struct knot *a = &p->knot[k - 1], *b = &p->knot[k];
	struct trace_node from = { a->x, a->y, a->slope, NAN }, to = { b->x, b->y, b->slope, NAN };
	double t = fit_fraction(a->x, b->x, x);
	return p->straight ? a->y * (1 - t) + b->y * t : fit_hermite(&from, &to, x);
}

bool trace_at(const struct trace *trace, double x, double *y)
{
	for (size_t i = 0; i < trace->pieces; i++) {
		const struct piece *p = &trace->piece[i];
		if (x < p->knot[0].x || x > p->knot[p->knots - 1].x)
			continue;
		*y = piece_at(p, x);
		return true;
	}
	return false;
}

/* The extrema of the cubic that ends at knot k, where they lie in [from, to]. */
static void add_turns(
	const struct piece *p, size_t k, double from, double to, double *lo, double *hi)
{
	const struct knot *a = &p->knot[k - 1], *b = &p->knot[k];
	double width = b->x - a->x, rise = b->y - a->y;
	double s = a->slope * width, e = b->slope * width;
	/* The derivative by the way along is q2 t^2 + 2 q1 t + s. */
	double q2 = 3 * (s + e - 2 * rise), q1 = 3 * rise - 2 * s - e;
	double root = sqrt(q1 * q1 - q2 * s), q = -(q1 + copysign(root, q1));
	const double t[2] = { q / q2, s / q };
	for (int i = 0; i < 2; i++) {
		double x = a->x + t[i] * width;
		if (!(t[i] > 0 && t[i] < 1 && x > from && x < to))
			continue;
		double y = piece_at(p, x);
		*lo = fmin(*lo, y);
		*hi = fmax(*hi, y);
	}
}

void piece_span(const struct piece *p, double from, double to, double *lo, double *hi)
{
	size_t last = p->knots - 1;
	from = fmax(from, p->knot[0].x);
	to = fmin(to, p->knot[last].x);
	size_t first = segment_at(p, from), end = segment_at(p, to);
	*lo = INFINITY;
	*hi = -INFINITY;
	if (p->band) {
		/* Whole columns: an even knot, and the odd one that follows it. */
		first = (first - 1) / 2 * 2;
		end = (end - 1) / 2 * 2 + 2;
	} else {
		double a = piece_at(p, from), b = piece_at(p, to);
		*lo = fmin(a, b);
		*hi = fmax(a, b);
	}
	for (size_t k = first; k < end; k++) {
		*lo = fmin(*lo, p->knot[k].y);
		*hi = fmax(*hi, p->knot[k].y);
	}
	for (size_t k = first; k <= end && !p->straight; k++)
		add_turns(p, k, from, to, lo, hi);
}
