/* Frames of charts: a scene's frames for data, and their ranges. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/model/scene.h"

#include "base/alloc.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#define MARGIN_BELOW 0.06 /* of what the data span, as of curves */
#define MARGIN_ABOVE 0.04
#define HEADROOM 1.15 /* times that, where a point is named above itself */

/* What a frame shows of its span. */
static void set_range(struct frame *frame, const struct data_span *span)
{
	double height = span->hi - span->lo;
	if (!(span->lo <= span->hi)) {
		frame->y_lo = 0;
		frame->y_hi = 1;
		return;
	}
	frame->y_lo = span->exact_lo ? span->lo : span->lo - MARGIN_BELOW * height;
	frame->y_hi = isfinite(frame->chart->named.x) ? span->hi + (HEADROOM - 1) * height
		: span->exact_hi		      ? span->hi
						      : span->hi + MARGIN_ABOVE * height;
	if (!(height > 0)) {
		frame->y_lo -= span->exact_lo ? 0 : 1;
		frame->y_hi = span->hi + 1;
	}
	frame->y_lo = fmax(frame->y_lo, -DBL_MAX);
	frame->y_hi = fmin(frame->y_hi, DBL_MAX);
}

/* A range of the user's, perhaps open at one end, is in the unit of y. */
static void set_given(struct frame *frame, const struct plot *plot)
{
	double lo = axis_level(&plot->chart->y, plot->y_lo);
	double hi = axis_level(&plot->chart->y, plot->y_hi);
	if (isfinite(lo))
		frame->y_lo = lo;
	if (isfinite(hi))
		frame->y_hi = hi;
	if (frame->y_lo < frame->y_hi)
		return;
	/* All of it lies beyond the end that was given. */
	if (isfinite(lo))
		frame->y_hi = frame->y_lo + fmax(fabs(frame->y_lo), 1);
	else
		frame->y_lo = frame->y_hi - 1;
}

static void fill_frame(struct scene *scene, size_t index)
{
	const struct chart *chart = scene->plot->chart;
	struct frame *frame = &scene->frame[index];
	frame->chart = &chart->frame[index];
	frame->operand = index;
	frame->log = chart->y.log;
	frame->nought = chart->y.nought ? axis_nought(&chart->y) : NAN;
	frame->series = alloc_zero(frame->chart->n, sizeof *frame->series);
	for (size_t k = 0; k < frame->chart->n; k++) {
		const struct data *data = &frame->chart->data[k];
		frame->series[frame->n++] =
			(struct series){ .data = data, .curve = data->of, .output = k };
		if (data->kind == DATA_LEVEL && !frame->log &&
			chart_shows_level(chart, index, data) &&
			frame->n_wanted < sizeof frame->wanted / sizeof *frame->wanted)
			frame->wanted[frame->n_wanted++] = data->point[0].y;
	}
}

const struct data_map *frame_map(const struct frame *frame)
{
	for (size_t i = 0; i < frame->n; i++)
		if (frame->series[i].data != NULL && frame->series[i].data->kind == DATA_MAP)
			return frame->series[i].data->map;
	return NULL;
}

int scene_chart(struct scene *scene)
{
	const struct plot *plot = scene->plot;
	const struct chart *chart = plot->chart;
	double lo = plot->lo.hi, hi = plot->hi.hi;
	if (chart->frames == 0 || (!(lo < hi) && !chart_span_x(chart, &lo, &hi)))
		return -1;
	scene->x_lo = axis_level(&chart->x, lo);
	scene->x_hi = axis_level(&chart->x, hi);
	scene->arrangement = chart->frames == 1 ? SCENE_SINGLE : SCENE_PANELS;
	scene->frames = chart->frames;
	scene->frame = alloc_zero(scene->frames, sizeof *scene->frame);
	scene->columns = scene->rows = 1;
	if (scene->frames > 1)
		scene_panels(scene);
	struct data_span *span = alloc_zero(scene->frames, sizeof *span);
	struct data_span all = { INFINITY, -INFINITY, true, true };
	for (size_t i = 0; i < scene->frames; i++) {
		fill_frame(scene, i);
		chart_span_y(chart, i, &span[i]);
		all.lo = fmin(all.lo, span[i].lo);
		all.hi = fmax(all.hi, span[i].hi);
	}
	for (size_t i = 0; i < scene->frames; i++) {
		all.exact_lo = all.exact_lo && (span[i].exact_lo || span[i].lo > all.lo);
		all.exact_hi = all.exact_hi && (span[i].exact_hi || span[i].hi < all.hi);
	}
	for (size_t i = 0; i < scene->frames; i++) {
		set_range(&scene->frame[i], plot->y_sharing == Y_OWN ? &span[i] : &all);
		if (plot->has_y)
			set_given(&scene->frame[i], plot);
	}
	free(span);
	return 0;
}
