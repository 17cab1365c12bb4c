/* Bends: what a curve's swept output does at a kink, as doubles beside it tell. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/measure/facts.h"

#include <float.h>
#include <math.h>

struct jet curve_swept(const struct curve *c, double x)
{
	struct jet j[VECTOR_MAX] = { { 0 } };
	curve_eval(c, x, j);
	return j[c->outputs > 1 && c->list >= 0 && c->element < c->outputs ? c->element : 0];
}

#define ROUNDINGS 1e-13 /* relative: what both sides may be off together */

/* Doubles beside a kink differ by roundings where nothing jumps, and by what the next order makes of their
 * distance; that of f'' is not known, so that small jumps of it are not told from curvature. */
static bool jumps(const struct bend *b, enum order order)
{
	double u = jet_order(b->before, order), v = jet_order(b->after, order);
	double step = 2 * (b->step + DBL_MIN);
	/* Where one side has no value the domain ends, and nothing jumps. */
	if (isnan(u) || isnan(v))
		return false;
	if (isinf(u) || isinf(v))
		return u != v || order > ORDER_F;
	double size = fmax(fabs(u), fabs(v));
	if (order == ORDER_D2F)
		return fabs(u - v) > 1e-6 * fmax(1e-3, size);
	double slope =
		fmax(fabs(jet_order(b->before, order + 1)), fabs(jet_order(b->after, order + 1)));
	return fabs(u - v) > ROUNDINGS * size + 2 * step * fmin(slope, DBL_MAX);
}

/* What a value one double beside a kink tends to: 1/sqrt(x) to infinity, x to 0; `off` is what is had 10^5 doubles
 * further off. */
static double tends_to(double y, double off)
{
	bool grows = fabs(y) > 1e100 || (fabs(y) > 1e6 && fabs(y) > 10 * fabs(off));
	return grows ? copysign(HUGE_VAL, y) : fabs(y) < 1e-300 ? 0 : y;
}

static struct jet beside(const struct curve *c, double kink, int side)
{
	struct jet j = curve_swept(c, number_step(kink, side));
	struct jet off = curve_swept(c, number_step(kink, side * 100000L));
	return (struct jet){ tends_to(j.y, off.y), tends_to(j.dy, off.dy),
		tends_to(j.d2y, off.d2y) };
}

struct bend curve_bend(const struct curve *c, double kink)
{
	double left = number_step(kink, -1), right = number_step(kink, 1);
	struct bend b = { .before = beside(c, kink, -1),
		.at = curve_swept(c, kink),
		.after = beside(c, kink, 1),
		.step = right - left,
		.order = ORDER_F };
	while (b.order < ORDERS && !jumps(&b, b.order))
		b.order++;
	return b;
}
