/* Maxout: the largest of several straight lines, a convex curve that training shapes. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/gettext.h"

#include <stdlib.h>

struct line {
	double w, b;
};

/* w x + b to about 106 bits, so that near a kink the right piece is told from its
   neighbour. A flat piece keeps its value at the infinities. */
static struct exact line_at(struct line l, double x)
{
	if (l.w == 0)
		return (struct exact){l.b, 0};
	struct exact p = exact_product(l.w, x);
	struct exact s = exact_sum(p.hi, l.b);
	if (!isfinite(s.hi))
		return (struct exact){fma(l.w, x, l.b), 0};
	return exact_sum(s.hi, s.lo + p.lo);
}

/* Whether piece l, y at x, is to be taken rather than piece m, z at x. Of tied pieces the
   flatter gives the slope, of equally steep ones the first; where both overflow, the one
   that goes there faster. */
static bool beats(double x, struct line l, struct exact y, struct line m, struct exact z)
{
	if (y.hi != z.hi)
		return y.hi > z.hi;
	if (isinf(y.hi))
		return x > 0 ? l.w > m.w : l.w < m.w;
	return y.lo != z.lo ? y.lo > z.lo : fabs(l.w) < fabs(m.w);
}

/* The largest piece at x. Worst error 0.5 ulp. */
static void maxout_along(double x, const struct values *v, struct jet *out)
{
	if (isnan(x)) {
		*out = jet_nan(x);
		return;
	}
	struct line top = {v[0].v[0], v[1].v[0]};
	struct exact best = line_at(top, x);
	for (size_t k = 1; k < v[0].n; k++) {
		struct line l = {v[0].v[k], v[1].v[k]};
		struct exact y = line_at(l, x);
		if (beats(x, l, y, top, best)) {
			top = l;
			best = y;
		}
	}
	*out = (struct jet){best.hi, top.w, 0};
}

static int by_slope(const void *p, const void *q)
{
	const struct line *a = p, *b = q;
	if (a->w != b->w)
		return a->w > b->w ? 1 : -1;
	return (a->b > b->b) - (a->b < b->b);
}

/* Where l meets m, l being the flatter: x = (l.b - m.b)/(m.w - l.w), the differences kept
   in two doubles and the quotient corrected by its remainder. Everything is halved
   against overflow. */
static double meeting(struct line l, struct line m)
{
	struct exact n = exact_sum(l.b / 2, -m.b / 2), d = exact_sum(m.w / 2, -l.w / 2);
	double q = n.hi / d.hi;
	double rest = fma(-q, d.hi, n.hi) + (n.lo - q * d.lo);
	double x = q + rest / d.hi;
	return isfinite(x) ? x : q;
}

/* The kinks are the corners of the upper envelope. Lines come by ascending slope; one is
   thrown out again if its successor meets the one before it no later than it did
   itself. */
static size_t maxout_kinks(const struct values *v, double at[KINK_MAX])
{
	struct line line[VECTOR_MAX], hull[VECTOR_MAX];
	double from[VECTOR_MAX]; /* from[k]: where hull[k] takes over from hull[k - 1] */
	size_t n = v[0].n, top = 0, kinks = 0;
	for (size_t k = 0; k < n; k++)
		line[k] = (struct line){v[0].v[k], v[1].v[k]};
	qsort(line, n, sizeof line[0], by_slope);
	for (size_t k = 0; k < n; k++) {
		if (k + 1 < n && line[k + 1].w == line[k].w)
			continue; /* of parallel lines the last is the highest */
		while (top > 1 && meeting(hull[top - 1], line[k]) <= from[top - 1])
			top--;
		from[top] = top > 0 ? meeting(hull[top - 1], line[k]) : -INFINITY;
		hull[top++] = line[k];
	}
	for (size_t k = 1; k < top; k++)
		if (isfinite(from[k]))
			at[kinks++] = from[k] + 0.0; /* never -0 */
	return kinks;
}

static const char *maxout_check(const struct values *v)
{
	return v[0].n != v[1].n ? N_("w and b differ in length") : NULL;
}

static const struct activation rows[] = {
	{
		.id = "maxout",
		.title = "Maxout",
		.aliases = "Maxout",
		.rank = 9,
		.tier = 1,
		.lecture = true,
		.kind = KIND_PIECES,
		.formula = "max(w*x + b)",
		.derivative = "w[m] where m = argmax(w*x + b)",
		.range = N_("depends on the pieces"),
		.smoothness = "C0",
		.frameworks = "paddle tfa",
		.source = "Goodfellow, Warde-Farley, Mirza, Courville and Bengio 2013, "
			"Maxout Networks, arXiv:1302.4389",
		.param = {
			{"w", "-0.5,0.5,1", N_("slopes of the pieces, trained"),
				PARAM_VECTOR, BOUNDS_FINITE},
			{"b", "-2,0,-1", N_("offsets of the pieces, trained"),
				PARAM_VECTOR, BOUNDS_FINITE},
		},
		.along = maxout_along,
		.kinks = maxout_kinks,
		.check = maxout_check,
	},
	{0},
};

const struct family family_maxout = {
	.name = "maxout",
	.title = N_("Maxima over linear pieces"),
	.rows = rows,
};
