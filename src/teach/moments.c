/* Moments of f and f' under the normal distribution, by GSL between the kinks. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "teach/line.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_integration.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#define END 38.5 /* the normal density is below the smallest double beyond it */
#define LIMIT 200
#define KEPT 2048 /* evaluations, of which the integrals share most */

/* What is asked of the integrals, and what the error may be of the integral of
 * magnitudes. */
struct tolerance {
	double absolute, relative, good;
};
static const struct tolerance fine = {1e-15, 1e-13, 1e-9};
/* Curves in a number type are stairs, whose steps no rule resolves. */
static const struct tolerance coarse = {1e-6, 1e-5, 1e-3};

enum moment { MOMENT_MEAN, MOMENT_SQUARE, MOMENT_SLOPE, MOMENT_VARIANCE };

struct integrand {
	const struct line *line;
	const struct tolerance *tolerance;
	enum moment moment;
	double mean;
	struct sample kept[KEPT];
};

static struct jet look_up(struct integrand *g, double x)
{
	uint64_t bits;
	memcpy(&bits, &x, sizeof bits);
	struct sample *s = &g->kept[(bits * 0x9e3779b97f4a7c15u) >> 53];
	if (!s->kink || s->x != x)
		*s = (struct sample){x, line_at(g->line, x), true};
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
static size_t break_points(const struct line *line, double *at)
{
	static const double mark[] = {
		-END, -16, -8, -5, -3, -1.5, -0.5, 0, 0.5, 1.5, 3, 5, 8, 16, END};
	const size_t marks = sizeof mark / sizeof *mark;
	size_t n = 0, i = 0, k = 0;
	while (i < marks || k < line->kinks) {
		bool kink = k < line->kinks && (i == marks || line->kink[k] < mark[i]);
		double x = kink ? line->kink[k++] : mark[i++];
		if (fabs(x) <= END && (n == 0 || x > at[n - 1]))
			at[n++] = x;
	}
	return n;
}

static double integrate(
	struct integrand *g, enum moment moment, gsl_integration_workspace *w)
{
	double at[KINK_MAX + 16], sum = 0, error = 0, size = 0;
	g->moment = moment;
	for (size_t k = 0; k < g->line->kinks; k++)
		if (!is_integrable(g, g->line->kink[k]))
			return NAN;
	/* What grows like e^(x^2/2) has no moments. */
	if (!(fabs(integrand(-END, g)) < 1e-100 && fabs(integrand(END, g)) < 1e-100))
		return NAN;
	gsl_function f = {integrand, g};
	size_t n = break_points(g->line, at);
	for (size_t i = 0; i + 1 < n; i++) {
		double pair[2] = {at[i], at[i + 1]}, part, off;
		int status = gsl_integration_qagp(&f, pair, 2, g->tolerance->absolute,
			g->tolerance->relative, LIMIT, w, &part, &off);
		if (status == GSL_EDIVERGE || isnan(part))
			return NAN;
		sum += part;
		error += off;
		size += fabs(part);
	}
	return error <= g->tolerance->good * fmax(size, 1e-6) ? sum : NAN;
}

void line_moments(const struct line *line, struct facts *f)
{
	bool exact = line->curve->dtype == DTYPE_EXACT;
	struct integrand g = {.line = line, .tolerance = exact ? &fine : &coarse};
	gsl_error_handler_t *before = gsl_set_error_handler_off();
	gsl_integration_workspace *w = gsl_integration_workspace_alloc(LIMIT);
	f->mean = integrate(&g, MOMENT_MEAN, w);
	g.mean = f->mean;
	f->variance = isnan(f->mean) ? NAN : integrate(&g, MOMENT_VARIANCE, w);
	f->slope_square = integrate(&g, MOMENT_SLOPE, w);
	double square = integrate(&g, MOMENT_SQUARE, w);
	f->gain = square > 0 ? 1 / sqrt(square) : NAN;
	gsl_integration_workspace_free(w);
	gsl_set_error_handler(before);
}
