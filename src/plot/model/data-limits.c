/* Hulls: what a frame's curves span, order by order, and what their ticks should hit. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/model/data-limits.h"

#include "base/alloc.h"
#include "base/number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define NEAR 0.05	/* of the height: closer is near a limit */
#define PLATEAUS_MOST 4 /* of many curves; more would be a second scale */

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
	add_value(frame->wanted, &frame->n_wanted, sizeof frame->wanted / sizeof *frame->wanted, x);
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
	bool always = order <= ORDER_DF && scene->plot->frame_all && !scene->plot->ulps &&
		scene->arrangement != SCENE_PAIR;
	return always || hull_draws_order(scene, frame, order);
}

bool hull_draws_curve(const struct scene *scene, size_t frame, const struct curve *curve)
{
	return scene->arrangement != SCENE_PANELS || scene->frame[frame].operand == curve->operand;
}

/* Limits at both infinities, as far as they are known. */
static void find_limits(const struct curve *curve, size_t output, enum order order, double limit[2])
{
	for (int side = 0; side < 2; side++) {
		struct jet jet[VECTOR_MAX];
		curve_eval(curve, side == 0 ? -INFINITY : INFINITY, jet);
		limit[side] = jet_order(jet[output], order);
	}
}

/* A limit counts where the curve comes near it in the range: of f it is then part of what is shown. */
static void add_limit(const struct scene *scene, size_t index, struct extent *e, double limit)
{
	struct frame *frame = &scene->frame[index];
	double lo = fmin(e->lo, limit), hi = fmax(e->hi, limit);
	double off = fmax(fmax(e->lo - limit, limit - e->hi), 0);
	if (!isfinite(limit) || e->order == ORDER_D2F || !(off <= NEAR * (hi - lo)))
		return;
	add_plateau(scene, frame, limit);
	if (e->order == ORDER_F || scene->arrangement == SCENE_PAIR)
		want(frame, limit);
	if (e->order != ORDER_F)
		return;
	e->lo = lo;
	e->hi = hi;
	if (hull_draws_order(scene, index, ORDER_F))
		add_value(frame->limit, &frame->limits, sizeof frame->limit / sizeof *frame->limit,
			limit);
}

/* The slopes a random function may draw are part of its figure (a band left of 0), where it is alone. */
static void add_band(const struct scene *scene, size_t index, struct extent *e)
{
	const struct curve *curve = e->curve;
	int edge[2] = { activation_param(curve->row, "lower"),
		activation_param(curve->row, "upper") };
	size_t alone = 0;
	for (size_t c = 0; c < scene->plot->curves; c++)
		alone += hull_draws_curve(scene, index, &scene->plot->curve[c]);
	for (int i = 0; i < 2 && curve->row->kind == KIND_STOCHASTIC && alone == 1; i++) {
		double y = edge[i] < 0 ? 0 : curve->scalar[edge[i]] * fmin(scene->x_lo, 0);
		if (isfinite(y)) {
			e->lo = fmin(e->lo, y);
			e->hi = fmax(e->hi, y);
		}
	}
}

/* One order of one output of one curve: what it spans, and what ticks should hit. */
static void measure_series(const struct scene *scene, size_t index, struct hull *hull,
	struct eval_cache *cache, size_t output, enum order order)
{
	const struct curve *curve = cache->curve;
	bool spans = spans_order(scene, index, order);
	double limit[2];
	if (!spans && order != ORDER_DF)
		return;
	struct trace trace;
	trace_init_cached(&trace, cache, output, order, scene->x_lo, scene->x_hi, SIGHT_HULL);
	if (hull_draws_order(scene, index, order)) {
		hull->looked += trace.looked;
		hull->lost += trace.lost;
	}
	if (order == ORDER_DF && trace.lo <= trace.hi)
		hull->steepest = fmax(hull->steepest, trace.hi);
	if (spans && trace.lo <= trace.hi) {
		find_limits(curve, output, order, limit);
		hull->extent =
			alloc_grow(hull->extent, hull->extents, &hull->room, sizeof *hull->extent);
		struct extent *e = &hull->extent[hull->extents++];
		extent_init(e, &trace, scene->x_lo, scene->x_hi, limit);
		e->curve = curve;
		e->output = output;
		e->order = order;
		add_limit(scene, index, e, limit[0]);
		add_limit(scene, index, e, limit[1]);
		if (order == ORDER_F && hull_draws_order(scene, index, ORDER_F))
			add_band(scene, index, e);
	}
	trace_free(&trace);
	if (spans && order == ORDER_F && scene->x_lo <= 0 && scene->x_hi >= 0) {
		struct jet jet[VECTOR_MAX];
		curve_eval(curve, 0, jet);
		want(&scene->frame[index], jet[output].y);
	}
}

void hull_measure(
	const struct scene *scene, size_t index, struct hull *hull, struct eval_cache *cache)
{
	const struct plot *plot = scene->plot;
	*hull = (struct hull){ .steepest = -INFINITY, .group = index };
	for (size_t c = 0; c < plot->curves; c++) {
		const struct curve *curve = &plot->curve[c];
		if (!hull_draws_curve(scene, index, curve))
			continue;
		for (size_t o = 0; o < curve->outputs; o++)
			for (enum order k = ORDER_F; k < ORDERS; k++)
				measure_series(scene, index, hull, &cache[c], o, k);
	}
	want(&scene->frame[index], hull->steepest);
	if (scene->arrangement == SCENE_PAIR && scene->frame[index].plateaus > PLATEAUS_MOST)
		scene->frame[index].plateaus = 0;
}

void hull_free(struct hull *hull)
{
	for (size_t i = 0; i < hull->extents; i++)
		extent_free(&hull->extent[i]);
	free(hull->extent);
	hull->extent = NULL;
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
		}
	}
}
