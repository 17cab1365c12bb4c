/* A cloud: the points of a measurement, kept as the extremes of narrow columns of x. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/model/scatter.h"

#include "base/alloc.h"

#include <math.h>
#include <stdlib.h>

#define MOST_SPOTS 65536
/* So many more than a figure has pixels that it does not matter where they began. */
#define COLUMNS 16384

void cloud_columns(
	const struct cloud *cloud, double lo, double hi, struct pillar *pillar, size_t columns)
{
	double span = hi / 2 - lo / 2;
	for (size_t i = 0; i < columns; i++)
		pillar[i].n = 0;
	for (size_t i = 0; i < cloud->n; i++) {
		const struct measured *s = &cloud->spot[i];
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

/* Leaves of each column its lowest and highest point. */
static void fold(struct cloud *cloud)
{
	struct pillar *pillar = alloc_zero(COLUMNS, sizeof *pillar);
	cloud_columns(cloud, cloud->lo, cloud->hi, pillar, COLUMNS);
	cloud->n = 0;
	for (size_t i = 0; i < COLUMNS; i++) {
		if (pillar[i].n > 0)
			cloud->spot[cloud->n++] = pillar[i].most;
		if (pillar[i].n > 1)
			cloud->spot[cloud->n++] = pillar[i].least;
	}
	free(pillar);
}

void cloud_add(struct cloud *cloud, double x, double y)
{
	if (!isfinite(x))
		return;
	if (cloud->n == MOST_SPOTS)
		fold(cloud);
	if (cloud->n == 0 || x < cloud->lo)
		cloud->lo = x;
	if (cloud->n == 0 || x > cloud->hi)
		cloud->hi = x;
	if (isfinite(y) && y > cloud->top)
		cloud->top = y;
	cloud->spot = alloc_grow(cloud->spot, cloud->n, &cloud->room, sizeof *cloud->spot);
	cloud->spot[cloud->n++] = (struct measured){ x, y };
}

/* ---- the axis ------------------------------------------------------------------------ */

#define LOG_FROM 1000	 /* times the median */
#define LOWEST_DECADE -4 /* where the largest is above: errors far below an ulp are 0 to the eye */

static int by_size(const void *p, const void *q)
{
	const double *a = p, *b = q;
	return (*a > *b) - (*a < *b);
}

void cloud_settle(struct cloud *cloud)
{
	double *y = alloc_zero(cloud->n + 1, sizeof *y);
	size_t n = 0;
	for (size_t i = 0; i < cloud->n; i++)
		if (cloud->spot[i].y > 0)
			y[n++] = cloud->spot[i].y;
	qsort(y, n, sizeof *y, by_size);
	double top = fmax(cloud->top, cloud->limit);
	cloud->log = n > 0 && isfinite(y[n / 2]) && top / y[n / 2] > LOG_FROM;
	if (cloud->log) {
		double least = y[0];
		if (cloud->limit > 0 && cloud->limit < least)
			least = cloud->limit;
		double lowest = floor(log10(least));
		if (cloud->top >= 1)
			lowest = fmax(lowest, LOWEST_DECADE);
		cloud->lowest = (int)lowest;
	}
	free(y);
}

double cloud_nought(const struct cloud *cloud)
{
	return cloud->lowest - 1;
}

double cloud_level(const struct cloud *cloud, double y)
{
	if (!cloud->log)
		return y;
	double level = y > 0 ? log10(y) : -INFINITY;
	return level < cloud->lowest ? cloud_nought(cloud) : level;
}

void cloud_free(struct cloud *cloud)
{
	free(cloud->spot);
	*cloud = (struct cloud){ .limit = NAN };
}
