/* Extents: how far an order of a curve reaches in y, and how much of that shows it best. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/model/extent.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#define END 0.1	 /* of x, at a side where the curve has no bound */
#define MOST 0.5 /* of the height: if so much of it lies at the ends, the curve diverges */

/* What the samples from x = from to `to` span. */
static void span(const struct extent *e, double from, double to, double *lo, double *hi)
{
	*lo = INFINITY;
	*hi = -INFINITY;
	for (size_t i = 0; i < e->samples; i++) {
		const struct sample *s = &e->sample[i];
		if (s->x >= from && s->x <= to) {
			*lo = fmin(*lo, s->y);
			*hi = fmax(*hi, s->y);
		}
	}
}

/* Growth at the ends of x, seen in samples alone: a peak between them is an extremum that is reached. */
static void find_growth(struct extent *e, double x_lo, double x_hi, const double limit[2])
{
	double from = isfinite(limit[0]) ? x_lo : x_lo * (1 - END) + x_hi * END;
	double to = isfinite(limit[1]) ? x_hi : x_hi * (1 - END) + x_lo * END;
	double lo, hi, inner_lo, inner_hi;
	span(e, x_lo, x_hi, &lo, &hi);
	span(e, from, to, &inner_lo, &inner_hi);
	double height = hi / 2 - lo / 2;
	if (!(inner_lo <= inner_hi) || !(inner_hi / 2 - inner_lo / 2 < MOST * height))
		return;
	e->open_lo = inner_lo / 2 - lo / 2 > MOST / 4 * height;
	e->open_hi = hi / 2 - inner_hi / 2 > MOST / 4 * height;
	/* What is cut at one side is cut alike at the other, if it has no bound there. */
	e->open_lo = e->open_lo || limit[0] == -INFINITY || limit[1] == -INFINITY;
	e->open_hi = e->open_hi || limit[0] == INFINITY || limit[1] == INFINITY;
}

void extent_init(struct extent *e, struct trace *t, double x_lo, double x_hi, const double limit[2])
{
	*e = (struct extent){
		.lo = t->lo, .hi = t->hi, .sample = t->sample, .samples = t->samples
	};
	t->sample = NULL;
	t->samples = 0;
	find_growth(e, x_lo, x_hi, limit);
	e->pole = t->pole_lo || t->pole_hi;
	e->open_lo = e->open_lo || t->pole_lo;
	e->open_hi = e->open_hi || t->pole_hi;
}

void extent_free(struct extent *e)
{
	free(e->sample);
	e->sample = NULL;
}

/* The share of the finite values that shows where the diverging sides end at `level`. */
static double share_within(const struct extent *e, double level)
{
	double all = 0, shown = 0;
	for (size_t i = 0; i < e->samples; i++) {
		const struct sample *s = &e->sample[i];
		all += s->share;
		if ((!e->open_lo || s->y >= -level) && (!e->open_hi || s->y <= level))
			shown += s->share;
	}
	return all > 0 ? shown / all : 1;
}

double extent_level(const struct extent *e, double least, double share)
{
	static const double step[] = { 1, 2, 5 };
	double most = fmax(e->open_lo ? -e->lo : 0, e->open_hi ? e->hi : 0);
	if (!e->open_lo && !e->open_hi)
		return INFINITY;
	for (double unit = least; unit < most && isfinite(unit); unit *= 10)
		for (size_t i = 0; i < sizeof step / sizeof *step; i++)
			if (step[i] * unit < most && share_within(e, step[i] * unit) >= share)
				return step[i] * unit;
	return INFINITY;
}
