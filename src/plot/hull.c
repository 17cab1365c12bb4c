/* Hulls: what a frame's curves span, and from that the range of y that it shows. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/hull.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/say.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define MARGIN_BELOW 0.06 /* of the hull's height */
#define MARGIN_ABOVE 0.04
#define CUT_BEYOND 4	/* times the larger end of x, at least 1 */
#define GROUP_FACTOR 3	/* between the heights of panels that share y */
#define PLATEAUS_MOST 4 /* of many curves; more would be a second scale */
#define OUTGROWN 0.01	/* of half the hull's height: margins hide less */

static void stretch(struct hull *hull, double lo, double hi)
{
	hull->least = fmin(hull->least, lo);
	hull->most = fmax(hull->most, hi);
}

/* Adds x to a list kept ascending without repeats; what does not fit is dropped. */
static void add_value(double *list, size_t *n, size_t room, double x)
{
	size_t i = 0;
	while (i < *n && list[i] < x)
		i++;
	if (!isfinite(x) || *n == room || (i < *n && list[i] == x))
		return;
	for (size_t k = *n; k > i; k--)
		list[k] = list[k - 1];
	list[i] = x + 0.0;
	++*n;
}

static void want(struct frame *frame, double x)
{
	add_value(frame->wanted, &frame->n_wanted,
		sizeof frame->wanted / sizeof *frame->wanted, x);
}

/* True if x has at most three digits. */
static bool is_round(double x)
{
	char digits[40];
	double y;
	snprintf(digits, sizeof digits, "%.2e", x);
	return number_read(digits, &y) && fabs(x - y) <= 1e-12 * fabs(x);
}

/* Several curves have so many limits that only the round ones are worth a tick. */
static void add_plateau(const struct scene *scene, struct frame *frame, double x)
{
	if (scene->arrangement == SCENE_SINGLE || is_round(x))
		add_value(frame->plateau, &frame->plateaus,
			sizeof frame->plateau / sizeof *frame->plateau, x);
}

/* ---- what a frame shows ------------------------------------------------------------ */

bool hull_draws_order(const struct scene *scene, size_t frame, enum order order)
{
	const bool *show = scene->show;
	if (scene->arrangement != SCENE_PAIR)
		return show[order];
	size_t k = 0;
	for (enum order o = ORDER_F; o < order; o++)
		k += show[o];
	return show[order] && k == frame;
}

static bool spans_order(const struct scene *scene, size_t frame, enum order order)
{
	bool always = order == ORDER_F || (order == ORDER_DF && !scene->plot->ulps);
	if (scene->arrangement != SCENE_PAIR && always)
		return true;
	return hull_draws_order(scene, frame, order);
}

bool hull_draws_curve(const struct scene *scene, size_t frame, const struct curve *curve)
{
	return scene->arrangement != SCENE_PANELS ||
	       scene->frame[frame].operand == curve->operand;
}

/* The larger end of x, at least 1: curves that leave 4 times that are cut there. */
static double reach(const struct scene *scene)
{
	return fmax(fmax(fabs(scene->x_lo), fabs(scene->x_hi)), 1);
}

/* Limits of one order at both infinities. */
static void measure_limits(const struct scene *scene, size_t index, struct hull *hull,
	const struct curve *curve, size_t output, enum order order)
{
	struct frame *frame = &scene->frame[index];
	for (int side = -1; side <= 1; side += 2) {
		struct jet jet[VECTOR_MAX];
		curve_eval(curve, side < 0 ? -INFINITY : INFINITY, jet);
		double limit = jet_order(jet[output], order);
		if (!isfinite(limit) || order == ORDER_D2F)
			continue;
		add_plateau(scene, frame, limit);
		if (order == ORDER_F || scene->arrangement == SCENE_PAIR)
			want(frame, limit);
		if (order != ORDER_F || !(fabs(limit) <= CUT_BEYOND * reach(scene)))
			continue;
		stretch(hull, limit, limit);
		if (hull_draws_order(scene, index, ORDER_F))
			add_value(frame->limit, &frame->limits,
				sizeof frame->limit / sizeof *frame->limit, limit);
	}
}

/* The slopes a random function may draw are part of its figure (a band left of 0). */
static void measure_band(const struct scene *scene, struct hull *hull,
	const struct curve *curve)
{
	int edge[2] = {activation_param(curve->row, "lower"),
		activation_param(curve->row, "upper")};
	for (int i = 0; i < 2 && curve->row->kind == KIND_STOCHASTIC; i++) {
		double y = edge[i] < 0 ? 0 : curve->scalar[edge[i]] * fmin(scene->x_lo, 0);
		if (isfinite(y))
			stretch(hull, y, y);
	}
}

/* One order of one output of one curve: its hull, and what ticks should hit. */
static void measure_series(const struct scene *scene, size_t index, struct hull *hull,
	struct memo *memo, size_t output, enum order order)
{
	const struct curve *curve = memo->curve;
	bool spans = spans_order(scene, index, order);
	if (!spans && order != ORDER_DF)
		return;
	struct trace trace;
	trace_init_memo(&trace, memo, output, order, scene->x_lo, scene->x_hi,
		SIGHT_HULL);
	if (hull_draws_order(scene, index, order)) {
		hull->looked += trace.looked;
		hull->lost += trace.lost;
	}
	if (order == ORDER_DF && trace.lo <= trace.hi)
		hull->steepest = fmax(hull->steepest, trace.hi);
	if (spans && trace.lo <= trace.hi)
		stretch(hull, trace.lo, trace.hi);
	trace_free(&trace);
	if (!spans)
		return;
	measure_limits(scene, index, hull, curve, output, order);
	if (order == ORDER_F)
		measure_band(scene, hull, curve);
	if (order == ORDER_F && scene->x_lo <= 0 && scene->x_hi >= 0) {
		struct jet jet[VECTOR_MAX];
		curve_eval(curve, 0, jet);
		want(&scene->frame[index], jet[output].y);
	}
}

void hull_measure(
	const struct scene *scene, size_t index, struct hull *hull, struct memo *memo)
{
	const struct plot *plot = scene->plot;
	*hull = (struct hull){.least = INFINITY, .most = -INFINITY,
		.steepest = -INFINITY, .group = index};
	for (size_t c = 0; c < plot->curves; c++) {
		const struct curve *curve = &plot->curve[c];
		if (!hull_draws_curve(scene, index, curve))
			continue;
		for (size_t o = 0; o < curve->outputs; o++)
			for (enum order k = ORDER_F; k < ORDERS; k++)
				measure_series(scene, index, hull, &memo[c], o, k);
	}
	want(&scene->frame[index], hull->steepest);
	if (scene->arrangement == SCENE_PAIR &&
		scene->frame[index].plateaus > PLATEAUS_MOST)
		scene->frame[index].plateaus = 0;
	if (hull->least <= hull->most)
		stretch(hull, 0, 0);
}

/* Cuts what is far out of proportion to x, but for numbers of ulps, which have none. */
static void cut_hull(const struct scene *scene, struct hull *hull)
{
	double most = reach(scene);
	bool any = hull->least <= hull->most && !scene->plot->ulps;
	hull->cut_lo = any && hull->least < -CUT_BEYOND * most;
	hull->cut_hi = any && hull->most > CUT_BEYOND * most;
	hull->lo = hull->cut_lo ? -most : hull->least;
	hull->hi = hull->cut_hi ? most : hull->most;
}

/* ---- y ranges ---------------------------------------------------------------------- */

static double height(const struct hull *hull)
{
	return hull->lo <= hull->hi ? hull->hi / 2 - hull->lo / 2 : 0;
}

/* Panels in order of height; one more than 3 times as high as the lowest of its group
   begins the next. */
static void group_panels(const struct scene *scene, struct hull *hull)
{
	if (scene->arrangement != SCENE_PANELS || scene->plot->y_sharing == Y_OWN)
		return;
	size_t n = scene->frames, *order = alloc_zero(n, sizeof *order);
	for (size_t i = 0; i < n; i++) {
		size_t k = i;
		for (; k > 0 && height(&hull[order[k - 1]]) > height(&hull[i]); k--)
			order[k] = order[k - 1];
		order[k] = i;
	}
	size_t least = 0;
	for (size_t i = 0; i < n; i++) {
		bool higher = height(&hull[order[i]]) >
			      GROUP_FACTOR * height(&hull[order[least]]);
		if (higher && scene->plot->y_sharing == Y_GROUPS)
			least = i;
		hull[order[i]].group = order[least];
	}
	free(order);
}

/* The hull that all frames of a group show. */
static struct hull join_group(
	const struct scene *scene, const struct hull *hull, size_t group)
{
	struct hull all = {.lo = INFINITY, .hi = -INFINITY};
	for (size_t i = 0; i < scene->frames; i++) {
		if (hull[i].group != group)
			continue;
		all.lo = fmin(all.lo, hull[i].lo);
		all.hi = fmax(all.hi, hull[i].hi);
		all.cut_lo |= hull[i].cut_lo;
		all.cut_hi |= hull[i].cut_hi;
	}
	return all;
}

/* Gives a frame the range of its group: margins on the sides that are not cut. */
static void set_range(struct frame *frame, const struct hull *all)
{
	double lo = all->lo, hi = all->hi;
	if (!(lo <= hi))
		lo = hi = 0;
	if (lo == hi) {
		frame->y_lo = lo - 1;
		frame->y_hi = hi + 1;
		return;
	}
	double below = MARGIN_BELOW * hi - MARGIN_BELOW * lo;
	double above = MARGIN_ABOVE * hi - MARGIN_ABOVE * lo;
	frame->y_lo = all->cut_lo ? lo : fmax(lo - below, -DBL_MAX);
	frame->y_hi = all->cut_hi ? hi : fmin(hi + above, DBL_MAX);
	if (!(frame->y_lo < frame->y_hi)) {
		/* So small a height that its margins vanish: one double more on each
		 * side. */
		frame->y_lo = nextafter(lo, -INFINITY);
		frame->y_hi = nextafter(hi, INFINITY);
	}
}

void hull_share_ticks(struct scene *scene, const struct hull *hull)
{
	for (size_t i = 0; i < scene->frames; i++) {
		struct frame *to = &scene->frame[i];
		for (size_t k = 0; k < scene->frames; k++) {
			const struct frame *from = &scene->frame[k];
			if (k == i || hull[k].group != hull[i].group)
				continue;
			for (size_t j = 0; j < from->n_wanted; j++)
				want(to, from->wanted[j]);
			for (size_t j = 0; j < from->plateaus; j++)
				add_plateau(scene, to, from->plateau[j]);
		}
	}
}

void hull_note_cut(const struct scene *scene, const struct hull *hull)
{
	char most[NUMBER_SIZE];
	bool below = false, above = false;
	for (size_t i = 0; i < scene->frames && !scene->plot->has_y; i++) {
		below = below || hull[i].cut_lo;
		above = above || hull[i].cut_hi;
	}
	if (!below && !above)
		return;
	number_format(reach(scene), most);
	if (below && above)
		say_note(_("y is cut at -%s..%s; --yrange shows more"), most, most);
	else
		say_note(_("y is cut at %s%s; --yrange shows more"), below ? "-" : "",
			most);
}

/* The user's ends. One that is left open keeps its place, unless the other lies beyond it. */
static void set_ends(struct frame *frame, double lo, double hi)
{
	if (isfinite(lo))
		frame->y_lo = lo;
	if (isfinite(hi))
		frame->y_hi = hi;
	double beyond = fmin(fmax(1, fabs(isfinite(lo) ? lo : hi)), DBL_MAX / 4);
	if (!(frame->y_lo < frame->y_hi) && isfinite(lo))
		frame->y_hi = lo + beyond;
	else if (!(frame->y_lo < frame->y_hi))
		frame->y_lo = hi - beyond;
}

void hull_set_ranges(struct scene *scene, struct hull *hull)
{
	const struct plot *plot = scene->plot;
	for (size_t i = 0; i < scene->frames; i++) {
		cut_hull(scene, &hull[i]);
		hull[i].group = i;
	}
	group_panels(scene, hull);
	for (size_t i = 0; i < scene->frames; i++) {
		struct frame *frame = &scene->frame[i];
		struct hull all = join_group(scene, hull, hull[i].group);
		set_range(frame, &all);
		if (plot->has_y)
			set_ends(frame, plot->y_lo, plot->y_hi);
		frame->cut = hull[i].cut_lo || hull[i].cut_hi ||
			     hull[i].lo < frame->y_lo || hull[i].hi > frame->y_hi;
	}
}
bool hull_outgrow(const struct scene *scene, struct hull *hull)
{
	bool grown = false;
	for (size_t i = 0; i < scene->frames; i++) {
		double more = OUTGROWN * (hull[i].most / 2 - hull[i].least / 2);
		for (size_t k = 0; k < scene->frame[i].n; k++) {
			const struct trace *t = &scene->frame[i].series[k].trace;
			if (!(t->lo < hull[i].least - more || t->hi > hull[i].most + more))
				continue;
			stretch(&hull[i], t->lo, t->hi);
			grown = true;
		}
	}
	return grown;
}
