/* Charts: where data stand on axes, and what of them a frame has to show. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/model/chart.h"

#include <float.h>
#include <math.h>

#define LEVEL_MOST 20 /* times the highest of other data: a line across beyond is not drawn */

double axis_nought(const struct data_axis *axis)
{
	return axis->lowest - 1;
}

double axis_level(const struct data_axis *axis, double value)
{
	if (!axis->log || isnan(value))
		return value;
	double level = value > 0 ? log10(value) : -INFINITY;
	if (axis->nought)
		return level < axis->lowest ? axis_nought(axis) : level;
	return value > 0 ? level : NAN;
}

static void stretch(double *lo, double *hi, double v)
{
	if (!isfinite(v))
		return;
	*lo = fmin(*lo, v);
	*hi = fmax(*hi, v);
}

static bool has_map(const struct chart_frame *frame)
{
	bool has = false;
	for (size_t k = 0; k < frame->n; k++)
		has = has || frame->data[k].kind == DATA_MAP;
	return has;
}

/* Of a frame with a map the map's edges, else what its points span. */
static void span_frame_x(
	const struct chart *chart, const struct chart_frame *frame, double *lo, double *hi)
{
	bool map = has_map(frame);
	for (size_t k = 0; k < frame->n; k++) {
		const struct data *data = &frame->data[k];
		for (size_t j = 0; !map && data->kind != DATA_LEVEL && j < data->n; j++)
			if (!isnan(axis_level(&chart->x, data->point[j].x)))
				stretch(lo, hi, data->point[j].x);
		if (data->kind == DATA_MAP) {
			stretch(lo, hi, data->map->x_lo);
			stretch(lo, hi, data->map->x_hi);
		}
	}
}

bool chart_span_x(const struct chart *chart, double *lo, double *hi)
{
	*lo = INFINITY;
	*hi = -INFINITY;
	for (size_t i = 0; i < chart->frames; i++)
		span_frame_x(chart, &chart->frame[i], lo, hi);
	if (*lo == *hi) {
		double around = fmax(fabs(*lo) / 8, 1);
		*lo = chart->x.log ? *lo / 10 : fmax(*lo - around, -DBL_MAX);
		*hi = chart->x.log ? *hi * 10 : fmin(*hi + around, DBL_MAX);
	}
	return *lo < *hi;
}

/* The levels that series span, lines across or not. */
static void span_series(const struct chart *chart, const struct chart_frame *frame, bool across,
	struct data_span *span)
{
	for (size_t k = 0; k < frame->n; k++) {
		const struct data *data = &frame->data[k];
		if ((data->kind == DATA_LEVEL) != across)
			continue;
		/* The last point of bars closes them. */
		for (size_t j = 0; j + (data->kind == DATA_BARS) < data->n; j++)
			stretch(&span->lo, &span->hi, axis_level(&chart->y, data->point[j].y));
	}
}

bool chart_shows_level(const struct chart *chart, size_t frame, const struct data *data)
{
	struct data_span span = { INFINITY, -INFINITY, false, false };
	span_series(chart, &chart->frame[frame], false, &span);
	double y = data->n > 0 ? data->point[0].y : NAN;
	return isfinite(axis_level(&chart->y, y)) &&
		(chart->y.log || !(span.hi > 0) || y <= LEVEL_MOST * span.hi);
}

void chart_span_y(const struct chart *chart, size_t index, struct data_span *span)
{
	const struct chart_frame *frame = &chart->frame[index];
	*span = (struct data_span){ INFINITY, -INFINITY, false, false };
	bool map = has_map(frame);
	if (!map)
		span_series(chart, frame, false, span);
	for (size_t k = 0; k < frame->n; k++) {
		const struct data *data = &frame->data[k];
		if (data->kind == DATA_LEVEL && !map && chart_shows_level(chart, index, data))
			stretch(&span->lo, &span->hi, axis_level(&chart->y, data->point[0].y));
		if (data->kind != DATA_MAP)
			continue;
		stretch(&span->lo, &span->hi, axis_level(&chart->y, data->map->y_lo));
		stretch(&span->lo, &span->hi, axis_level(&chart->y, data->map->y_hi));
		span->exact_lo = span->exact_hi = true;
	}
	double base = chart->y.log && chart->y.nought ? axis_nought(&chart->y)
						      : axis_level(&chart->y, frame->base);
	stretch(&span->lo, &span->hi, base);
	span->exact_lo = span->exact_lo || span->lo == base;
	span->exact_hi = span->exact_hi || (span->hi == base && span->lo < base);
}

void map_range(const struct data_map *map, double *lo, double *hi)
{
	*lo = INFINITY;
	*hi = -INFINITY;
	for (size_t i = 0; i < map->columns * map->rows; i++)
		stretch(lo, hi, map->z[i]);
	if (*lo < *hi)
		return;
	*lo = *lo == *hi ? *lo : 0;
	*hi = *lo + fmax(fabs(*lo), 1);
}

/* A share of the way between two edges, which is even on the axis. */
static double between(const struct data_axis *axis, double lo, double hi, double share)
{
	double from = axis_level(axis, lo), level = from + share * (axis_level(axis, hi) - from);
	return axis->log ? pow(10, level) : level;
}

struct datum map_place(
	const struct chart *chart, const struct data_map *map, double column, double row)
{
	return (struct datum){ between(&chart->x, map->x_lo, map->x_hi,
				       column / (double)map->columns),
		between(&chart->y, map->y_lo, map->y_hi, row / (double)map->rows) };
}

/* ---- columns ------------------------------------------------------------------------- */

void pillars_fill(struct pillar *pillar, size_t columns, const struct datum *point, size_t n,
	double lo, double hi)
{
	double span = hi / 2 - lo / 2;
	for (size_t i = 0; i < columns; i++)
		pillar[i].n = 0;
	for (size_t i = 0; i < n; i++) {
		const struct datum *s = &point[i];
		double place = span > 0 ? (s->x / 2 - lo / 2) / span * (double)columns : 0;
		size_t k = place > 0 ? (size_t)fmin(place, (double)(columns - 1)) : 0;
		struct pillar *p = &pillar[k];
		if (p->n == 0 || s->y < p->least.y || (s->y == p->least.y && s->x < p->least.x))
			p->least = *s;
		if (p->n == 0 || s->y > p->most.y || (s->y == p->most.y && s->x < p->most.x))
			p->most = *s;
		p->n++;
	}
}
