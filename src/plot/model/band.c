/* Bands: where a curve does more than can be shown, its least and greatest in narrow columns. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/model/band.h"

#include "base/alloc.h"
#include "base/number.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

/* A line is 0.18 em thick, an em 1/55 of a figure's width or more: six columns. At 84 mm a
   column is 0.1 pt wide. */
enum {
	COLUMNS = 2048,
	LOOKS = 16,	    /* points looked at in each column */
	WINDOW = 16,	    /* columns whose turns are counted together */
	TURN = 4,	    /* columns for each turn, below which no gaps show between lines */
	STRETCH = 32,	    /* columns fitted together at most */
	COLUMN_KNOTS = 16,  /* for each of them */
	COLUMN_LOOKS = 100, /* likewise */
	HALVINGS = 8,	    /* towards a column's extremum */
	TURNS_MOST = 5,	    /* in a column whose looks follow the curve */
	BESIDE = 2,	    /* columns at either side whose looks help where they do not */
	CIRCLES_MOST = 32,  /* that stand however close */
	CIRCLE = 24	    /* columns of a circle's width, and of a gap between two */
};

#define GOLDEN 0.61803398874989485

/* The run at hand: column k reaches from edge[k] to edge[k + 1] and has the nodes from
   first[k] to first[k + 1], both included: those stand on its edges. */
struct band_run {
	double *edge;
	struct trace_node *node;
	size_t nodes;
	size_t *first, *turns;
	bool *wild;
	size_t columns;
};

/* ---- columns ----------------------------------------------------------------------- */

static int compare(const void *a, const void *b)
{
	double x = ((const struct trace_node *)a)->x, y = ((const struct trace_node *)b)->x;
	return (x > y) - (x < y);
}

/* The edges of all columns within the run, and the run's ends. */
static void set_edges(struct band_run *s, const struct tracer *r)
{
	double from = r->probe[0].x, to = r->probe[r->probes - 1].x;
	s->edge = alloc_zero(COLUMNS + 2, sizeof *s->edge);
	size_t n = 0;
	s->edge[n++] = from;
	for (int k = 1; k < COLUMNS; k++) {
		double part = (double)k / COLUMNS;
		double x = r->lo * (1 - part) + r->hi * part;
		if (x > s->edge[n - 1] && x < to)
			s->edge[n++] = x;
	}
	s->edge[n] = to;
	s->columns = n;
}

static void add_look(struct band_run *s, struct tracer *r, double x)
{
	struct trace_node node = fit_look(r, x);
	if (!isnan(node.y))
		s->node[s->nodes++] = node;
}

/* Looks at every edge and at irregular places in between, lest a period of the curve fall in
   with theirs, and keeps what was known. Nodes of one x: the first, which knows the limit. */
static void set_nodes(struct band_run *s, struct tracer *r)
{
	s->node = alloc_zero(r->probes + s->columns * (LOOKS + 1), sizeof *s->node);
	for (size_t i = 0; i < r->probes; i++)
		s->node[s->nodes++] = r->probe[i];
	for (size_t k = 0; k < s->columns; k++) {
		double from = s->edge[k], to = s->edge[k + 1];
		if (k > 0)
			add_look(s, r, from);
		for (size_t i = 0; i < LOOKS; i++) {
			double turn = GOLDEN * (double)(k * LOOKS + i);
			double part = ((double)i + turn - floor(turn)) / LOOKS;
			double x = from * (1 - part) + to * part;
			if (x > from && x < to)
				add_look(s, r, x);
		}
	}
	/* The ends of the run stay what they were, whatever the order of equals. */
	struct trace_node ends[2] = { r->probe[0], r->probe[r->probes - 1] };
	qsort(s->node, s->nodes, sizeof *s->node, compare);
	size_t n = 1;
	for (size_t i = 1; i < s->nodes; i++)
		if (s->node[i].x > s->node[n - 1].x)
			s->node[n++] = s->node[i];
	s->nodes = n;
	s->node[0] = ends[0];
	s->node[n - 1] = ends[1];
}

/* Edges without a value take the next node that has one. */
static void share_nodes(struct band_run *s)
{
	size_t i = 0;
	s->first = alloc_zero(s->columns + 1, sizeof *s->first);
	for (size_t k = 0; k <= s->columns; k++) {
		while (i + 1 < s->nodes && s->node[i].x < s->edge[k])
			i++;
		s->first[k] = i;
	}
}

/* Counts the times that the curve turns, by more than can be seen. */
static void count_turns(struct band_run *s, double seen)
{
	s->turns = alloc_zero(s->columns, sizeof *s->turns);
	double lo = s->node[0].y, hi = lo;
	size_t lowest = 0, highest = 0;
	int way = 0;
	for (size_t k = 0; k < s->columns; k++)
		for (size_t i = s->first[k]; i <= s->first[k + 1]; i++) {
			double y = s->node[i].y;
			if (y < lo || i == 0) {
				lo = y;
				lowest = k;
			}
			if (y > hi || i == 0) {
				hi = y;
				highest = k;
			}
			if (way >= 0 && hi - y > seen) {
				s->turns[highest] += way > 0;
				way = -1;
				lo = y;
				lowest = k;
			} else if (way <= 0 && y - lo > seen) {
				s->turns[lowest] += way < 0;
				way = 1;
				hi = y;
				highest = k;
			}
		}
}

/* What is between the first turn and the last of the columns i..j. */
static void mark_wild(struct band_run *s, size_t i, size_t j)
{
	while (s->turns[i] == 0)
		i++;
	while (s->turns[j] == 0)
		j--;
	for (; i <= j; i++)
		s->wild[i] = true;
}

/* A column is wild where turns are closer than TURN columns; so are the few between such. */
static void find_wild(struct band_run *s)
{
	size_t window = s->columns < WINDOW ? s->columns : WINDOW, turns = 0;
	s->wild = alloc_zero(s->columns, sizeof *s->wild);
	for (size_t k = 0; k < s->columns; k++) {
		turns += s->turns[k];
		if (k + 1 < window)
			continue;
		if (turns * TURN > window)
			mark_wild(s, k + 1 - window, k);
		turns -= s->turns[k + 1 - window];
	}
	size_t last = s->columns;
	for (size_t k = 0; k < s->columns; k++) {
		if (!s->wild[k])
			continue;
		for (size_t i = last; last < k && k - last <= WINDOW && i < k; i++)
			s->wild[i] = true;
		last = k;
	}
}

/* ---- bands ------------------------------------------------------------------------- */

/* The node with the greatest y (`sign` 1) or the least (-1) among i..j. */
static size_t find_best(const struct band_run *s, size_t i, size_t j, double sign)
{
	size_t best = i;
	for (size_t k = i; k <= j; k++)
		if (sign * s->node[k].y > sign * s->node[best].y)
			best = k;
	return best;
}

/* From the greatest or least node among i..j on to where the slope changes sign: the peak,
   not what happened to be seen. */
static double find_peak(const struct band_run *s, struct tracer *r, size_t i, size_t j, double sign)
{
	size_t best = find_best(s, i, j, sign);
	double peak = s->node[best].y, climb = sign * s->node[best].slope;
	size_t other = best;
	if (climb > 0)
		while (other < j && !(sign * s->node[other].slope < 0))
			other++;
	else if (climb < 0)
		while (other > i && !(sign * s->node[other].slope > 0))
			other--;
	double up = s->node[climb > 0 ? best : other].x;
	double down = s->node[climb > 0 ? other : best].x;
	for (int k = 0; k < HALVINGS && other != best; k++) {
		double x = up / 2 + down / 2;
		struct trace_node m = fit_look(r, x);
		if (isnan(m.y) || isnan(m.slope))
			break;
		peak = sign * fmax(sign * peak, sign * m.y);
		*(sign * m.slope > 0 ? &up : &down) = x;
	}
	return peak;
}

/* The greatest or least of column k of a band of the columns from..end - 1. */
static double column_end(
	const struct band_run *s, struct tracer *r, size_t k, size_t from, size_t end, double sign)
{
	if (s->turns[k] <= TURNS_MOST)
		return find_peak(s, r, s->first[k], s->first[k + 1], sign);
	size_t left = k - from > BESIDE ? k - BESIDE : from;
	size_t right = end - k > BESIDE ? k + BESIDE + 1 : end;
	return s->node[find_best(s, s->first[left], s->first[right], sign)].y;
}

/* Whether a piece that begins at a node goes on from the last one. */
static bool goes_on(const struct trace *t, const struct trace_node *from)
{
	if (t->pieces == 0)
		return false;
	const struct piece *p = &t->piece[t->pieces - 1];
	const struct knot *end = &p->knot[p->knots - 1];
	return end->x == from->x && (p->band || end->y == from->y);
}

/* Columns k..end - 1 as one band: least and greatest of each in turn, and the last least
   once more where it ends. */
static void add_band(const struct band_run *s, struct tracer *r, size_t k, size_t end)
{
	struct trace *t = r->trace;
	const struct trace_node *from = &s->node[s->first[k]], *to = &s->node[s->first[end]];
	bool joined = goes_on(t, from) || (r->joins && k == 0);
	struct knot *knot = alloc_zero(2 * (end - k) + 1, sizeof *knot);
	size_t n = 0;
	for (size_t start = k; k < end; k++) {
		double left = n > 0 ? s->edge[k] : from->x;
		double right = k + 1 < end ? s->edge[k + 1] : to->x;
		double middle = left / 2 + right / 2;
		if (!(middle > left && middle < right))
			continue;
		knot[n++] = (struct knot){ left, column_end(s, r, k, start, end, -1), 0 };
		knot[n++] = (struct knot){ middle, column_end(s, r, k, start, end, 1), 0 };
	}
	if (n == 0) {
		free(knot);
		return;
	}
	knot[n] = (struct knot){ to->x, knot[n - 2].y, 0 };
	t->piece = alloc_grow(t->piece, t->pieces, &r->piece_room, sizeof *t->piece);
	t->piece[t->pieces++] = (struct piece){
		.knot = knot, .knots = n + 1, .straight = true, .joined = joined, .band = true
	};
	r->joins = false;
}

/* ---- the others -------------------------------------------------------------------- */

/* Fits columns k..end - 1. False, and nothing added, where that takes too many knots. */
static bool add_fitted(struct band_run *s, struct tracer *r, size_t k, size_t end)
{
	struct trace *t = r->trace;
	size_t pieces = t->pieces, marks = t->marks;
	size_t i = s->first[k], n = s->first[end] + 1 - i;
	bool joins = r->joins;
	if (n < 2)
		return true;
	r->probe = &s->node[i];
	r->probes = n;
	r->joins = goes_on(t, &s->node[i]) || (joins && k == 0);
	r->most = r->total + (end - k + 1) * COLUMN_KNOTS;
	r->looks_most = r->looks + (end - k + 1) * COLUMN_LOOKS;
	for (size_t p = i; p < i + n; p++)
		fit_slope(r, &s->node[p], s->node[i].x, s->node[i + n - 1].x);
	fit_run(r);
	r->looks_most = SIZE_MAX;
	if (!r->spent) {
		r->joins = false;
		return true;
	}
	while (t->pieces > pieces)
		free(t->piece[--t->pieces].knot);
	t->marks = marks;
	r->spent = false;
	r->joins = joins;
	return false;
}

void band_run(struct tracer *r)
{
	struct band_run s = { 0 };
	struct trace_node *probe = r->probe;
	size_t probes = r->probes;
	set_edges(&s, r);
	set_nodes(&s, r);
	share_nodes(&s);
	count_turns(&s, 3 * r->tolerance);
	find_wild(&s);
	for (size_t k = 0, end; k < s.columns; k = end) {
		for (end = k + 1; end < s.columns && s.wild[end] == s.wild[k]; end++)
			if (!s.wild[k] && end - k == STRETCH)
				break;
		if (s.wild[k] || !add_fitted(&s, r, k, end))
			add_band(&s, r, k, end);
	}
	r->probe = probe;
	r->probes = probes;
	free(s.edge);
	free(s.node);
	free(s.first);
	free(s.turns);
	free(s.wild);
}

/* ---- circles ----------------------------------------------------------------------- */

/* Where a band is or ends the curve has no value to go to that could be shown. */
static bool in_band(const struct trace *t, double x)
{
	for (size_t i = 0; i < t->pieces; i++) {
		const struct piece *p = &t->piece[i];
		if (p->band && x >= number_step(p->knot[0].x, -1) &&
			x <= number_step(p->knot[p->knots - 1].x, 1))
			return true;
	}
	return false;
}

void band_thin_marks(struct tracer *r)
{
	struct trace *t = r->trace;
	size_t n = 0;
	for (size_t i = 0; i < t->marks; i++)
		if (!in_band(t, t->mark[i].x))
			t->mark[n++] = t->mark[i];
	t->marks = n;
	n = 0;
	if (t->marks <= CIRCLES_MOST)
		return;
	double near = (double)CIRCLE / COLUMNS, before = -INFINITY;
	for (size_t i = 0, end; i < t->marks; i = end) {
		double at = fit_fraction(r->lo, r->hi, t->mark[i].x);
		double after = INFINITY;
		/* The ends at one jump are neighbouring doubles at most. */
		for (end = i + 1; end < t->marks; end++)
			if (t->mark[end].x > nextafter(t->mark[i].x, INFINITY)) {
				after = fit_fraction(r->lo, r->hi, t->mark[end].x);
				break;
			}
		bool apart = at - before > near && after - at > near;
		for (; apart && i < end; i++)
			t->mark[n++] = t->mark[i];
		before = at;
	}
	t->marks = n;
}
