/* Errors of printed C: how far it is off where it holds, and from where on it does not. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "teach/spell/code-error.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/words.h"
#include "base/number.h"
#include "teach/spell/spell.h"

#include <float.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define REACH 10 /* errors are told for -10:10, or what of it lies in the domain */
#define DECIMALS 2001
#define SPREAD 1000 /* magnitudes evenly spread, and as many random points */
#define POINTS (DECIMALS + 2 * SPREAD)
#define SMALLEST 1e-8 /* of the magnitudes */
#define SHOWN 64      /* ulps from which on the value is shown as well */
/* Far out: magnitudes from REACH to FARTHEST, on each side of 0. Less than half of the digits is no value. */
#define FAR 120
#define FARTHEST 1e6
#define HALF 0x1p-26

struct code {
	const struct curve *curve;
	const struct expr *tree;
	const char *value[PARAM_MAX];
	enum order order;
	double lo, hi; /* the domain */
};

static double ulp(double y)
{
	int e;
	frexp(y, &e);
	return ldexp(1, (e < -1021 ? -1021 : e) - 53);
}

/* Exact values and what the code gives, `outputs` for each x. -1 where it does not run. */
static int run(const struct code *c, const double *x, size_t n, double *got, double *wanted)
{
	size_t outputs = c->curve->outputs;
	struct jet jet[VECTOR_MAX];
	if (expr_run_c(c->tree, c->value, outputs, x, n, got) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		curve_eval_to(c->curve, x[i], c->order, jet);
		for (size_t k = 0; k < outputs; k++)
			wanted[i * outputs + k] = jet_order(jet[k], c->order);
	}
	return 0;
}

/* ---- where it holds ------------------------------------------------------------------ */

/* From 0 to 1, the same at each run (splitmix64). */
static double chance(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return (double)((z ^ z >> 31) >> 11) * 0x1p-53;
}

static void choose_points(double *x, double lo, double hi)
{
	uint64_t state = 0;
	size_t n = 0;
	for (int i = 0; i < DECIMALS; i++) {
		/* Quotients of whole numbers round to the doubles that the decimals read as. */
		double decimal =
			(i * 2 - (DECIMALS - 1)) * (REACH / 2) / (double)((DECIMALS - 1) / 2);
		x[n++] = fmin(fmax(decimal, lo), hi);
	}
	for (int i = 0; i < SPREAD; i++) {
		double size = SMALLEST * pow(REACH / SMALLEST, chance(&state));
		x[n++] = fmin(fmax(i % 2 == 0 ? size : -size, lo), hi);
		x[n++] = lo + (hi - lo) * chance(&state);
	}
}

struct worst {
	double ulps, x, y;
};

/* In units of the last place of the exact value; what has none is passed over. */
static void compare(struct worst *w, double x, double got, double wanted)
{
	double off = got == wanted ? 0 : fabs(got - wanted) / ulp(wanted);
	if (!isfinite(wanted) || off <= w->ulps)
		return;
	*w = (struct worst){ isnan(off) ? INFINITY : off, x, wanted };
}

static void say_worst(struct text *out, const struct worst *w, double lo, double hi)
{
	if (w->ulps == 0) {
		text_print(out, _("No error at %d points of %g:%g."), POINTS, lo, hi);
		return;
	}
	if (w->ulps > SHOWN)
		text_print(out,
			_("Largest error at %1$d points of %2$g:%3$g: %4$.3g ulp, at x = %5$.6g, "
			  "where it is %6$.3g."),
			POINTS, lo, hi, w->ulps, w->x, w->y);
	else
		text_print(out,
			_("Largest error at %1$d points of %2$g:%3$g: %4$.3g ulp, at x = %5$.6g."),
			POINTS, lo, hi, w->ulps, w->x);
}

/* ---- far out ------------------------------------------------------------------------- */

/* Whether the code has half of the digits at x. */
static bool holds(const struct code *c, double x)
{
	double got[VECTOR_MAX], wanted[VECTOR_MAX];
	if (run(c, &x, 1, got, wanted) != 0)
		return true;
	for (size_t k = 0; k < c->curve->outputs; k++)
		if (isfinite(wanted[k]) && got[k] != wanted[k] &&
			!(fabs(got[k] - wanted[k]) <= HALF * fabs(wanted[k]) + DBL_MIN))
			return false;
	return true;
}

/* The magnitude up to which the code holds on one side of 0, to three digits; infinite where all is well. */
static double holds_to(const struct code *c, double sign)
{
	double good = REACH, bad = INFINITY;
	for (int i = 1; i <= FAR && isinf(bad); i++) {
		double size = REACH * pow(FARTHEST / REACH, (double)i / FAR);
		if (sign * size < c->lo || sign * size > c->hi)
			return INFINITY;
		if (holds(c, sign * size))
			good = size;
		else
			bad = size;
	}
	while (isfinite(bad) && bad - good > 1e-3 * good) {
		double middle = (good + bad) / 2;
		if (holds(c, sign * middle))
			good = middle;
		else
			bad = middle;
	}
	return isfinite(bad) ? good : INFINITY;
}

static void say_reach(struct text *out, const struct code *c)
{
	double below = holds_to(c, -1), above = holds_to(c, 1);
	struct text reach = { 0 };
	if (isfinite(below) && isfinite(above))
		text_print(&reach, _("Wrong below x = %1$.3g and above %2$.3g."), -below, above);
	else if (isfinite(below))
		text_print(&reach, _("Wrong below x = %.3g."), -below);
	else if (isfinite(above))
		text_print(&reach, _("Wrong above x = %.3g."), above);
	if (reach.n > 0)
		words_sentence(out, reach.s);
	text_free(&reach);
}

/* ---- the face ------------------------------------------------------------------------ */

int code_error(struct text *out, const struct curve *curve, const char *formula, enum order order)
{
	struct spell_values v = spell_at_x(curve);
	struct code c = { .curve = curve,
		.tree = spell_tree(curve, formula),
		.order = order,
		.lo = -INFINITY,
		.hi = INFINITY };
	size_t n = POINTS * curve->outputs;
	double *x = alloc_zero(POINTS, sizeof *x);
	double *got = alloc_zero(n, sizeof *got), *wanted = alloc_zero(n, sizeof *wanted);
	for (size_t k = 0; k < PARAM_MAX; k++)
		c.value[k] = v.text[k];
	if (curve->row->domain)
		sscanf(curve->row->domain, "%*[[(]%lf, %lf", &c.lo, &c.hi);
	double lo = fmax(c.lo, -REACH), hi = fmin(c.hi, REACH);
	choose_points(x, lo, hi);
	int status = run(&c, x, POINTS, got, wanted);
	if (status == 0) {
		struct worst worst = { 0 };
		for (size_t i = 0; i < n; i++)
			compare(&worst, x[i / curve->outputs], got[i], wanted[i]);
		say_worst(out, &worst, lo, hi);
		say_reach(out, &c);
	}
	free(x);
	free(got);
	free(wanted);
	spell_free(&v);
	return status;
}
