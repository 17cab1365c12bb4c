/* A scatter: the points of a measurement as they come, kept as the extremes of narrow columns of x. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/model/chart.h"

#include "base/alloc.h"

#include <math.h>
#include <stdlib.h>

#define MOST_POINTS 65536
/* So many more than a figure has pixels that it does not matter where they began. */
#define COLUMNS 16384

/* Leaves of each column its lowest and highest point. */
static void fold(struct scatter *s)
{
	struct pillar *pillar = alloc_zero(COLUMNS, sizeof *pillar);
	pillars_fill(pillar, COLUMNS, s->point, s->n, s->lo, s->hi);
	s->n = 0;
	for (size_t i = 0; i < COLUMNS; i++) {
		if (pillar[i].n > 0)
			s->point[s->n++] = pillar[i].most;
		if (pillar[i].n > 1)
			s->point[s->n++] = pillar[i].least;
	}
	free(pillar);
}

void scatter_add(struct scatter *s, double x, double y)
{
	if (!isfinite(x))
		return;
	if (s->n == MOST_POINTS)
		fold(s);
	if (s->n == 0 || x < s->lo)
		s->lo = x;
	if (s->n == 0 || x > s->hi)
		s->hi = x;
	if (isfinite(y) && y > s->top)
		s->top = y;
	s->point = alloc_grow(s->point, s->n, &s->room, sizeof *s->point);
	s->point[s->n++] = (struct datum){ x, y };
}

void scatter_free(struct scatter *s)
{
	free(s->point);
	*s = (struct scatter){ 0 };
}

/* ---- the axis ------------------------------------------------------------------------ */

#define LOG_FROM 1000	 /* times the median */
#define LOWEST_DECADE -4 /* where the largest is above: errors far below an ulp are 0 to the eye */

static int by_size(const void *p, const void *q)
{
	const double *a = p, *b = q;
	return (*a > *b) - (*a < *b);
}

void scatter_axis(const struct scatter *s, double limit, struct data_axis *axis)
{
	double *y = alloc_zero(s->n + 1, sizeof *y);
	size_t n = 0;
	for (size_t i = 0; i < s->n; i++)
		if (s->point[i].y > 0)
			y[n++] = s->point[i].y;
	qsort(y, n, sizeof *y, by_size);
	double top = fmax(s->top, limit);
	axis->log = axis->nought = n > 0 && isfinite(y[n / 2]) && top / y[n / 2] > LOG_FROM;
	if (axis->log) {
		double least = limit > 0 ? fmin(limit, y[0]) : y[0];
		double lowest = floor(log10(least));
		if (s->top >= 1)
			lowest = fmax(lowest, LOWEST_DECADE);
		axis->lowest = (int)lowest;
	}
	free(y);
}
