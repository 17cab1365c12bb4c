/* The abscissae of a table, each the double nearest its exact value. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/model/plot-request.h"

#include <math.h>

const char *const plot_order_prefix[ORDERS] = { "", "d_", "d2_" };

/*
 * Row i is v = (lo (n-1) + i (hi - lo)) / (n-1). Ends and arithmetic are double-double,
 * an unevaluated sum of two doubles with 106 bits, so v is off by about 2^-104 of the
 * larger end, and the double nearest it is right but where v is that close to the middle
 * between two doubles. An end below 2^-969 has fewer bits (its lower part is subnormal).
 * Error-free sums and products: Dekker, Numer. Math. 18 (1971), and Knuth, TAOCP 2,
 * 4.2.2; the sum of two double-doubles: Joldes, Muller, Popescu, ACM TOMS 44 (2017),
 * algorithm 6.
 */

static struct exact quick_sum(double a, double b) /* |a| >= |b| or a = 0 */
{
	double s = a + b;
	return (struct exact){ s, b - (s - a) };
}

/* a in two halves of 26 bits; |a| must be below 2^996. */
static struct exact split(double a)
{
	double t = 134217729 * a; /* 2^27 + 1 */
	double high = t - (t - a);
	return (struct exact){ high, a - high };
}

static struct exact two_product(double a, double b)
{
	double p = a * b;
	struct exact x = split(a), y = split(b);
	return (struct exact){ p, ((x.hi * y.hi - p) + x.hi * y.lo + x.lo * y.hi) + x.lo * y.lo };
}

static struct exact times(struct exact a, double b)
{
	struct exact p = two_product(a.hi, b);
	return quick_sum(p.hi, p.lo + a.lo * b);
}

static struct exact plus(struct exact a, struct exact b)
{
	struct exact s = exact_sum(a.hi, b.hi), t = exact_sum(a.lo, b.lo);
	s = quick_sum(s.hi, s.lo + t.hi);
	return quick_sum(s.hi, s.lo + t.lo);
}

static struct exact over(struct exact a, double b)
{
	double q = a.hi / b;
	struct exact p = two_product(q, b);
	return quick_sum(q, ((a.hi - p.hi) - p.lo + a.lo) / b);
}

/* The first 23 bits of x; |x| must be below 2^993. */
static double head(double x)
{
	double t = 1073741825 * x; /* 2^30 + 1 */
	return t - (t - x);
}

/* The parts of a step for quick_row(). Multiplied by a row's number below 2^30, the first
   two are exact; its error is then two roundings of terms 2^-22 of the range: 2^-74 of
   it. */
static void split_step(struct grid *g, double top)
{
	struct exact step = over(g->span, (double)(g->samples - 1));
	g->step[0] = head(step.hi);
	struct exact rest = exact_sum(step.hi - g->step[0], step.lo);
	g->step[1] = head(rest.hi);
	g->step[2] = (rest.hi - g->step[1]) + rest.lo;
	g->doubt = top * 0x1p-71;
}

/* x 2^scale to the nearest double. A subnormal result has fewer bits than x.hi, so x.lo
   must break what only looks like a tie. */
static double unscale(struct exact x, int scale)
{
	double y = ldexp(x.hi, scale);
	if (fabs(y) >= 0x1p-1022)
		return y;
	double units = ldexp(x.hi, scale + 1074), whole = nearbyint(units);
	double rest = units - whole, below = ldexp(x.lo, scale + 1074);
	if (rest == 0.5 && below > 0)
		whole++;
	else if (rest == -0.5 && below < 0)
		whole--;
	return ldexp(whole, -1074);
}

/* How far above the double below it the largest of the range stands. */
static double largest_gap(const struct grid *g)
{
	double top = fmax(fabs(g->first), fabs(g->final));
	return top - number_step(top, -1);
}

/* May two rows round to the same double? Not if they are more than a gap apart. */
static bool is_crowded(const struct grid *g)
{
	double gap = ldexp(largest_gap(g), -g->scale);
	return g->span.hi / (double)(g->samples - 1) <= 4 * gap;
}

static struct exact rescale(struct exact x, int scale)
{
	return (struct exact){ ldexp(x.hi, -scale), ldexp(x.lo, -scale) };
}

void grid_init(struct grid *g, const struct plot *plot)
{
	*g = (struct grid){
		.first = plot->lo.hi + 0.0, /* -0 becomes 0 */
		.final = plot->hi.hi + 0.0,
		.first_rest = plot->lo.lo,
		.samples = plot->table.samples > 2 ? plot->table.samples : 2,
		.at = plot->table.at,
		.ats = plot->table.ats,
	};
	if (g->at != NULL)
		return;
	/* Only at the far ends of the range of doubles: the halves of a product must
	   neither overflow nor lose bits below the smallest normal number. */
	double top = fmax(fabs(g->first), fabs(g->final));
	int exponent;
	frexp(top, &exponent);
	if (exponent > 900 || exponent < -800)
		g->scale = exponent;
	struct exact lo = rescale(plot->lo, g->scale), hi = rescale(plot->hi, g->scale);
	g->start = times(lo, (double)(g->samples - 1));
	g->span = plus(hi, (struct exact){ -lo.hi, -lo.lo });
	g->tiny = ldexp(top, -g->scale - 95);
	if (g->scale == 0)
		split_step(g, top);
	g->each = number_count(g->first, g->final, g->samples + 1) <= g->samples;
}

void grid_rewind(struct grid *g)
{
	g->next = 0;
}

static double row(const struct grid *g, size_t i)
{
	struct exact v = plus(g->start, times(g->span, (double)i));
	v = over(v, (double)(g->samples - 1));
	/* Ends of opposite sign whose exact sum is 0 leave a residue of their rounding.
	   */
	if (fabs(v.hi) < g->tiny)
		return 0;
	return g->scale != 0 ? unscale(v, g->scale) : v.hi + 0.0;
}

/* The same, four times as fast, where the nearest double is beyond doubt; otherwise
   false. */
static bool quick_row(const struct grid *g, size_t i, double *x)
{
	double n = (double)i;
	struct exact s = exact_sum(g->first, n * g->step[0]);
	double rest = (s.lo + n * g->step[1]) + (n * g->step[2] + g->first_rest);
	struct exact v = exact_sum(s.hi, rest);
	*x = v.hi;
	return v.hi + (v.lo + g->doubt) == v.hi && v.hi + (v.lo - g->doubt) == v.hi;
}

bool grid_next(struct grid *g, double *x)
{
	if (g->at != NULL) {
		if (g->next == g->ats)
			return false;
		*x = g->at[g->next++];
		return true;
	}
	while (g->next < g->samples) {
		size_t i = g->next++;
		double value;
		if (i == 0)
			value = g->first;
		else if (g->last >= g->final)
			break;
		else if (g->each)
			value = number_step(g->last, 1);
		else if (i == g->samples - 1)
			value = g->final;
		else if (g->doubt == 0 || !quick_row(g, i, &value))
			value = row(g, i);
		if (i > 0 && value <= g->last)
			continue;
		*x = g->last = value;
		return true;
	}
	return false;
}

size_t grid_take(struct grid *g, double *x, size_t most)
{
	size_t n = 0;
	while (n < most && grid_next(g, &x[n]))
		n++;
	return n;
}

size_t grid_count(const struct grid *g)
{
	if (g->at != NULL)
		return g->ats;
	if (g->each)
		return number_count(g->first, g->final, g->samples);
	if (!is_crowded(g))
		return g->samples;
	struct grid walk = *g;
	size_t n = 0;
	grid_rewind(&walk);
	for (double x; grid_next(&walk, &x);)
		n++;
	return n;
}
