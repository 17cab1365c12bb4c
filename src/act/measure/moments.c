/* Moments of f and f' under the normal distribution, by GSL between the kinks. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/measure/line.h"

#include <float.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_integration.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define END 38.5 /* the normal density is below the smallest double beyond it */
#define LIMIT 200
#define STEEP 0.1 /* a rise within less needs break points of its own */
#define STEEP_POINTS 12
#define WAVES_END 12 /* waves are summed so far out: the density is 1e-32 there */
#define A_WAVE 16    /* points of one */
#define WAVE_POINTS (1L << 18)
#define KINKED 1e-4 /* relative: what kinks make of the two sums */
#define KEPT 2048   /* evaluations, of which the integrals share most */

/* What is asked of the integrals, and what the error may be of the integral of
 * magnitudes. */
struct tolerance {
	double absolute, relative, good;
};
static const struct tolerance fine = { 1e-15, 1e-13, 1e-9 };
/* Curves in a number type are stairs, whose steps no rule resolves. */
static const struct tolerance coarse = { 1e-6, 1e-5, 1e-3 };

enum moment { MOMENT_MEAN, MOMENT_SQUARE, MOMENT_SLOPE, MOMENT_VARIANCE };

struct integrand {
	const struct line *line;
	const struct tolerance *tolerance;
	enum moment moment;
	double mean;
	struct line_sample kept[KEPT];
};

static struct jet look_up(struct integrand *g, double x)
{
	uint64_t bits;
	memcpy(&bits, &x, sizeof bits);
	struct line_sample *s = &g->kept[(bits * 0x9e3779b97f4a7c15u) >> 53];
	if (!s->kink || s->x != x)
		*s = (struct line_sample){ x, line_at(g->line, x), true };
	return s->j;
}

static double power_of(struct integrand *g, struct jet j)
{
	switch (g->moment) {
	case MOMENT_MEAN:
		return j.y;
	case MOMENT_SQUARE:
		return j.y * j.y;
	case MOMENT_SLOPE:
		return j.dy * j.dy;
	default:
		return (j.y - g->mean) * (j.y - g->mean);
	}
}

static double density(double x)
{
	return exp(-x * x / 2) * 0.39894228040143267794;
}

static double integrand(double x, void *self)
{
	struct integrand *g = self;
	return power_of(g, look_up(g, x)) * density(x);
}

/* Near a pole the integral exists if distance times value shrinks with the distance. */
static bool is_integrable(struct integrand *g, double kink)
{
	for (int side = -1; side <= 1; side += 2) {
		double unit = side * fmax(1, fabs(kink));
		double far = 1e-6 * power_of(g, line_at(g->line, kink + 1e-6 * unit));
		double near = 1e-12 * power_of(g, line_at(g->line, kink + 1e-12 * unit));
		if (!(fabs(near) <= fabs(far) / 2 || fabs(near) < 1e-9))
			return false;
	}
	return true;
}

/* Break points: the ends, the kinks, and a few that keep a bump from falling between
 * nodes. */
static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

/* Where f rises within a narrow stretch: its ends, and further off by eights. */
static size_t add_steep(const struct facts *f, double *at, size_t n)
{
	double rise = isfinite(f->highest - f->lowest) ? f->highest - f->lowest : 1;
	double width = rise / fabs(f->steepest.y);
	if (!isfinite(f->steepest.y) || !isfinite(f->steepest.x))
		return n;
	for (int i = 0; i < STEEP_POINTS && width < STEEP; i++, width *= 8)
		for (int side = -1; side <= 1; side += 2)
			if (fabs(f->steepest.x + side * width) < END)
				at[n++] = f->steepest.x + side * width;
	return n;
}

static size_t break_points(const struct line *line, const struct facts *f, double *at)
{
	static const double mark[] = { -END, -16, -8, -5, -3, -1.5, -0.5, 0, 0.5, 1.5, 3, 5, 8, 16,
		END };
	const size_t marks = sizeof mark / sizeof *mark;
	size_t n = 0, i = 0, k = 0;
	while (i < marks || k < line->kinks) {
		bool kink = k < line->kinks && (i == marks || line->kink[k] < mark[i]);
		double x = kink ? line->kink[k++] : mark[i++];
		if (fabs(x) <= END && (n == 0 || x > at[n - 1]))
			at[n++] = x;
	}
	n = add_steep(f, at, n);
	qsort(at, n, sizeof *at, by_value);
	return n;
}

/* Sums over waves that quadrature does not resolve: the trapezoidal rule is exact to roundings where steps are
   short against a wave and a wave against the density. Two sums, one between the places of the other, tell how well. */
static double sum_waves(struct integrand *g)
{
	double step = g->line->period / A_WAVE, sum[2] = { 0, 0 }, size = 0;
	long n = (long)(WAVES_END / step);
	if (!(n > 0 && n < WAVE_POINTS))
		return NAN;
	for (long i = -n; i <= n; i++) {
		/* At 0 there may be a jump: the mean of both sides. */
		double part = i == 0 ? integrand(-DBL_MIN, g) / 2 + integrand(DBL_MIN, g) / 2
				     : integrand((double)i * step, g);
		sum[i & 1] += part;
		size += fabs(part);
	}
	double off = fabs(sum[0] - sum[1]);
	if (!(off <= KINKED * size))
		return NAN;
	/* A kink at a place leaves an error of the square of the step, which goes in Richardson's way. */
	return off <= g->tolerance->good * size ? (sum[0] + sum[1]) * step
						: (2 * sum[0] + 4 * sum[1]) * step / 3;
}

static double integrate(struct integrand *g, enum moment moment, const struct facts *facts,
	gsl_integration_workspace *w)
{
	double at[KINK_MAX + 16 + 2 * STEEP_POINTS], sum = 0, error = 0, size = 0;
	g->moment = moment;
	for (size_t k = 0; k < g->line->kinks; k++)
		if (!is_integrable(g, g->line->kink[k]))
			return NAN;
	/* What grows like e^(x^2/2) has no moments. */
	if (!(fabs(integrand(-END, g)) < 1e-100 && fabs(integrand(END, g)) < 1e-100))
		return NAN;
	gsl_function f = { integrand, g };
	size_t n = break_points(g->line, facts, at);
	for (size_t i = 0; i + 1 < n; i++) {
		double pair[2] = { at[i], at[i + 1] }, part, off;
		int status = gsl_integration_qagp(&f, pair, 2, g->tolerance->absolute,
			g->tolerance->relative, LIMIT, w, &part, &off);
		if (status == GSL_EDIVERGE || isnan(part))
			return NAN;
		sum += part;
		error += off;
		size += fabs(part);
	}
	return error <= g->tolerance->good * fmax(size, 1e-6) ? sum : sum_waves(g);
}

void line_moments(const struct line *line, struct facts *f)
{
	bool exact = line->curve->dtype == DTYPE_EXACT;
	struct integrand g = { .line = line, .tolerance = exact ? &fine : &coarse };
	gsl_error_handler_t *before = gsl_set_error_handler_off();
	gsl_integration_workspace *w = gsl_integration_workspace_alloc(LIMIT);
	f->mean = integrate(&g, MOMENT_MEAN, f, w);
	g.mean = f->mean;
	f->variance = isnan(f->mean) ? NAN : integrate(&g, MOMENT_VARIANCE, f, w);
	f->slope_square = integrate(&g, MOMENT_SLOPE, f, w);
	double square = integrate(&g, MOMENT_SQUARE, f, w);
	f->gain = square > 0 ? 1 / sqrt(square) : NAN;
	gsl_integration_workspace_free(w);
	gsl_set_error_handler(before);
}
