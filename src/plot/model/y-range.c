/* Ranges of y: what a frame shows of its hull, cut where curves diverge; panels that share one. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/model/data-limits.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/number.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define MARGIN_BELOW 0.06 /* of the hull's height */
#define MARGIN_ABOVE 0.04
#define HIGHEST 10	 /* times the height of f: what f' may make of it */
#define LEVELS 10	 /* times the level where f is cut: how far f' may move it */
#define SHOWN 0.5	 /* of the finite values of a curve that is cut, at least */
#define SLOPES_SHOWN 0.3 /* of its slopes */
#define BOUNDLESS 1e30	 /* what is seen of a slope beside a pole */
#define NIL 1e-12	 /* of the values: a height that is rounding */
#define GROUP_FACTOR 3	 /* between the heights of panels that share y */
#define GROUP_FILLED 0.7 /* of the frames of panels that share y, in all */
#define OUTGROWN 0.01	 /* of half the height: margins hide less */

static void stretch(struct hull *hull, double lo, double hi)
{
	hull->lo = fmin(hull->lo, lo);
	hull->hi = fmax(hull->hi, hi);
}

/* The larger end of x, at least 1: where curves that diverge are cut. */
static double reach(const struct scene *scene)
{
	return fmax(fmax(fabs(scene->x_lo), fabs(scene->x_hi)), 1);
}

/* ---- cuts -------------------------------------------------------------------------- */

static double height(const struct hull *hull)
{
	return hull->lo <= hull->hi ? hull->hi / 2 - hull->lo / 2 : 0;
}

/* The lowest order that a frame spans: what its range is made for. */
static enum order main_order(const struct hull *hull)
{
	enum order order = ORDERS;
	for (size_t i = 0; i < hull->extents; i++)
		if (hull->extent[i].order < order)
			order = hull->extent[i].order;
	return order;
}

/* Where an extent is cut; INFINITY: nowhere. */
static double level_of(const struct scene *scene, const struct hull *hull, size_t i)
{
	const struct extent *e = &hull->extent[i];
	double level = scene->plot->ulps ? INFINITY : extent_level(e, reach(scene), SHOWN);
	double most = LEVELS * level;
	/* So far that a good part of its slopes shows too, if that is not far. */
	for (size_t k = 0; k < hull->extents && isfinite(level); k++) {
		struct extent other = hull->extent[k];
		if (other.curve != e->curve || other.output != e->output || other.order == e->order)
			continue;
		other.open_lo = other.open_hi = true;
		double more = extent_level(&other, level, SLOPES_SHOWN);
		level = more <= most ? fmax(level, more) : level;
	}
	return level;
}

/* What of the main order shows; the largest level at which any of it is cut, else 0. */
static double cut_main(const struct scene *scene, struct hull *hull, enum order order)
{
	double most = 0;
	for (size_t i = 0; i < hull->extents; i++) {
		const struct extent *e = &hull->extent[i];
		if (e->order != order)
			continue;
		double level = level_of(scene, hull, i);
		bool lo = e->open_lo && e->lo < -level, hi = e->open_hi && e->hi > level;
		stretch(hull, lo ? -level : e->lo, hi ? level : e->hi);
		if (lo || hi)
			most = fmax(most, level);
	}
	return most;
}

/* Slopes beside the main order: where that is cut they are cut alike at both sides; else they may not leave too
   little of the frame to it. */
static void join_others(
	const struct scene *scene, struct hull *hull, enum order order, double level)
{
	bool nil = scene->plot->ulps || height(hull) <= NIL * fmax(fabs(hull->lo), fabs(hull->hi));
	double most = HIGHEST * height(hull) * (1 + 1e-9);
	for (size_t i = 0; i < hull->extents; i++) {
		const struct extent *e = &hull->extent[i];
		struct hull all = *hull;
		if (e->order == order)
			continue;
		if (level > 0 && e->lo <= level && e->hi >= -level)
			stretch(&all, fmax(e->lo, -level), fmin(e->hi, level));
		else if (level == 0)
			stretch(&all, e->lo, e->hi);
		if (level > 0 || nil || height(&all) <= most)
			stretch(hull, all.lo, all.hi);
	}
}

/* Sets what a frame shows before any margin, and where curves go on beyond that. */
static void cut_hull(const struct scene *scene, struct hull *hull)
{
	enum order order = main_order(hull);
	hull->lo = INFINITY;
	hull->hi = -INFINITY;
	double level = cut_main(scene, hull, order);
	join_others(scene, hull, order, level);
	hull->cut_lo = hull->cut_hi = false;
	hull->past_lo = hull->past_hi = false;
	for (size_t i = 0; i < hull->extents; i++) {
		hull->past_lo = hull->past_lo || hull->extent[i].lo < hull->lo;
		hull->past_hi = hull->past_hi || hull->extent[i].hi > hull->hi;
	}
	if (level > 0) {
		hull->cut_lo = hull->past_lo && hull->lo == -level;
		hull->cut_hi = hull->past_hi && hull->hi == level;
	}
	if (hull->lo > 0 && hull->lo <= hull->hi - hull->lo)
		hull->lo = 0;
	if (hull->hi < 0 && -hull->hi <= hull->hi - hull->lo)
		hull->hi = 0;
}

/* ---- y ranges ---------------------------------------------------------------------- */

/* Whether a panel joins those that share y: none is much higher than another, and their frames are filled. */
static bool joins(const struct hull *hull, size_t group, size_t n, size_t panel)
{
	double lo = hull[panel].lo, hi = hull[panel].hi, heights = height(&hull[panel]);
	size_t members = 1;
	for (size_t i = 0; i < n; i++) {
		if (hull[i].group != group || i == panel)
			continue;
		lo = fmin(lo, hull[i].lo);
		hi = fmax(hi, hull[i].hi);
		heights += height(&hull[i]);
		members++;
	}
	return height(&hull[panel]) <= GROUP_FACTOR * height(&hull[group]) &&
		heights >= GROUP_FILLED * (double)members * (hi / 2 - lo / 2);
}

/* Panels in order of height: each into the first group that it joins, else into one of its own. */
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
		hull[i].group = n; /* none yet */
	}
	for (size_t i = 0; i < n; i++) {
		size_t panel = order[i], first = 0;
		while (first < i &&
			!(scene->plot->y_sharing == Y_SHARED ||
				(hull[order[first]].group == order[first] &&
					joins(hull, order[first], n, panel))))
			first++;
		hull[panel].group = first < i ? hull[order[first]].group : panel;
	}
	free(order);
}

/* The hull that all frames of a group show. */
static struct hull join_group(const struct scene *scene, const struct hull *hull, size_t group)
{
	struct hull all = { .lo = INFINITY, .hi = -INFINITY };
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

/* A number rounded up or down, to some hundredth part of `height`. */
static void round_out(double x, double height, bool up, char text[NUMBER_SIZE])
{
	int e = (int)floor(log10(height)) - 2;
	double steps = x / pow(10, e), y = x;
	char digits[400];
	snprintf(digits, sizeof digits, "%.0fe%d", up ? ceil(steps) : floor(steps), e);
	if (!isfinite(steps) || !number_read(digits, &y) || !isfinite(y))
		y = x;
	number_format(y, text);
}

/* The range that would show all of every frame. */
static void tell_all(const struct hull *all, struct text *out)
{
	char lo[NUMBER_SIZE], hi[NUMBER_SIZE];
	double most = fmax(fabs(all->lo), fabs(all->hi));
	if (all->pole || most > BOUNDLESS) {
		text_add(out, _("no range shows all"));
		return;
	}
	double margin = MARGIN_ABOVE * (all->hi - all->lo);
	round_out(all->lo - margin, all->hi - all->lo, false, lo);
	round_out(all->hi + margin, all->hi - all->lo, true, hi);
	text_print(out, _("--yrange %s:%s shows all"), lo, hi);
}

/* An end of a frame in as few digits as tell where in the frame it is, but four. */
static void tell_end(const struct frame *frame, double y, char text[40])
{
	enum { LEAST = 4, MOST = 17 };
	double slack = 0.01 * (frame->y_hi - frame->y_lo), told = NAN;
	for (int digits = LEAST; digits <= MOST && !(fabs(told - y) <= slack); digits++) {
		snprintf(text, 40, "%.*g", digits, y);
		number_read(text, &told);
	}
}

void hull_note_cut(struct scene *scene, const struct hull *hull)
{
	struct hull all = { .lo = INFINITY, .hi = -INFINITY };
	double lo = INFINITY, hi = -INFINITY;
	char least[40] = "", most[40] = "";
	for (size_t i = 0; i < scene->frames && !scene->plot->has_y; i++) {
		const struct frame *frame = &scene->frame[i];
		if (frame->cut_lo && frame->y_lo < lo)
			tell_end(frame, lo = frame->y_lo, least);
		if (frame->cut_hi && frame->y_hi > hi)
			tell_end(frame, hi = frame->y_hi, most);
		for (size_t k = 0; k < hull[i].extents; k++) {
			stretch(&all, hull[i].extent[k].lo, hull[i].extent[k].hi);
			all.pole = all.pole || hull[i].extent[k].pole;
		}
	}
	if (lo == INFINITY && hi == -INFINITY)
		return;
	struct text range = { 0 };
	tell_all(&all, &range);
	if (lo < INFINITY && hi > -INFINITY)
		scene_remark(scene, false,
			alloc_print(_("y is cut at %s..%s; %s"), least, most, text_string(&range)));
	else
		scene_remark(scene, false,
			alloc_print(_("y is cut at %s; %s"), lo < INFINITY ? least : most,
				text_string(&range)));
	text_free(&range);
}

/* Whether a curve goes on above the frame (`side` 1) or below it (-1). */
static bool is_beyond(const struct hull *hull, const struct frame *frame, int side)
{
	bool beyond = false;
	for (size_t i = 0; i < hull->extents; i++) {
		const struct extent *e = &hull->extent[i];
		beyond = beyond || (side > 0 ? e->hi > frame->y_hi : e->lo < frame->y_lo);
	}
	return beyond;
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
		frame->cut_lo = !plot->has_y && is_beyond(&hull[i], frame, -1);
		frame->cut_hi = !plot->has_y && is_beyond(&hull[i], frame, 1);
		frame->cut = hull[i].cut_lo || hull[i].cut_hi || hull[i].lo < frame->y_lo ||
			hull[i].hi > frame->y_hi;
	}
}

/* What a trace is of. */
static struct extent *extent_of(const struct hull *hull, const struct series *s)
{
	for (size_t i = 0; i < hull->extents; i++) {
		struct extent *e = &hull->extent[i];
		if (e->curve == s->curve && e->output == s->output && e->order == s->order)
			return e;
	}
	return NULL;
}

bool hull_outgrow(const struct scene *scene, struct hull *hull)
{
	bool grown = false;
	for (size_t i = 0; i < scene->frames; i++) {
		for (size_t k = 0; k < scene->frame[i].n; k++) {
			const struct series *s = &scene->frame[i].series[k];
			struct extent *e = extent_of(&hull[i], s);
			double more = OUTGROWN * (e != NULL ? e->hi / 2 - e->lo / 2 : 0);
			if (e == NULL || e->pole ||
				!(s->trace.lo < e->lo - more || s->trace.hi > e->hi + more))
				continue;
			e->lo = fmin(e->lo, s->trace.lo);
			e->hi = fmax(e->hi, s->trace.hi);
			grown = true;
		}
	}
	return grown;
}
