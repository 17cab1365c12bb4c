/* Powers and logarithms of values with slope and curvature. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/calculus.h"

#include <math.h>

#define POWER_MOST 1024 /* integer exponents up to here are multiplied out */

static const struct exact euler = {0x1.5bf0a8b145769p+1, 0x1.4d57ee2b1013ap-53};

struct wide power_log(const struct wide *u)
{
	struct wide w = primitive_at(P_LOG, u->f[0]);
	if (!(u->f[0].hi > 0))
		return chain(w, u);
	for (int i = 1; i < ORDERS; i++)
		w.f[i] = u->f[i].hi == 0 ? zero : dd_div(u->f[i], u->f[0]);
	w.f[2] = dd_sub(w.f[2], tangents(w.f[1], w.f[1]));
	return w;
}

/* a^n for n >= 0 by repeated squaring. */
static struct exact power(struct exact a, unsigned n)
{
	struct exact y = one;
	for (; n > 0; n >>= 1) {
		if (n & 1)
			y = dd_mul(y, a);
		if (n > 1)
			a = dd_mul(a, a);
	}
	return y;
}

/* The three orders of a^n in a, for an integer n. */
static struct wide integer_power(struct exact a, int n)
{
	double m = n, bend = m * (m - 1);
	if (n == 0)
		return constant(1);
	if (n == 1)
		return (struct wide){{a, one, zero}};
	if (n > 1) {
		struct exact p = power(a, (unsigned)(n - 2)), q = dd_mul(p, a);
		return (struct wide){
			{dd_mul(q, a), dd_mul(dd_of(m), q), dd_mul(dd_of(bend), p)}};
	}
	struct exact y = dd_div(one, power(a, (unsigned)-n)), q = dd_div(y, a);
	return (struct wide){{y, dd_mul(dd_of(m), q), dd_mul(dd_of(bend), dd_div(q, a))}};
}

/* a^b, its rounding error in a and b put right to first order. */
static struct exact real_power(struct exact a, struct exact b)
{
	double y = pow(a.hi, b.hi);
	if (!isfinite(y) || y == 0 || a.hi == 0 || !isfinite(a.hi))
		return dd_of(y);
	double error = b.hi * (a.lo / a.hi);
	if (b.lo != 0)
		error += b.lo * log(fabs(a.hi));
	return dd_quick(y, y * error);
}

/* The three orders of a^b in a. */
static struct wide fixed_power(struct exact a, struct exact b)
{
	struct exact y = real_power(a, b), less = dd_sub(b, one);
	struct exact slope = b, bend = dd_mul(b, less);
	if (y.hi == 0 || !isfinite(y.hi) || a.hi == 0 || !isfinite(a.hi))
		return (struct wide){{
			y,
			tangent(slope, dd_of(pow(a.hi, b.hi - 1))),
			tangent(bend, dd_of(pow(a.hi, b.hi - 2))),
		}};
	struct exact q = dd_div(y, a);
	return (struct wide){{y, dd_mul(slope, q), dd_mul(bend, dd_div(q, a))}};
}

/* y = a^b with both moving, as e^g with g = b log(a): y g', y (g'' + g'^2). */
static struct wide moving_power(const struct wide *a, const struct wide *b)
{
	struct exact y = real_power(a->f[0], b->f[0]);
	if (a->f[0].hi < 0)
		return (struct wide){{y, {NAN, 0}, {NAN, 0}}};
	struct wide logs = power_log(a), g = product(&logs, b);
	struct exact grow = dd_add(g.f[2], dd_mul(g.f[1], g.f[1]));
	return (struct wide){{y, tangent(y, g.f[1]), tangent(y, grow)}};
}

struct wide power_raise(const struct wide *a, const struct wide *b)
{
	struct exact p = b->f[0];
	if (!is_fixed(b)) {
		if (is_fixed(a) && a->f[0].hi == euler.hi && a->f[0].lo == euler.lo)
			return chain(primitive_at(P_EXP, p), b);
		return moving_power(a, b);
	}
	if (isnan(p.hi) || isnan(a->f[0].hi))
		return nowhere();
	if (p.lo == 0 && p.hi == rint(p.hi) && fabs(p.hi) <= POWER_MOST)
		return chain(integer_power(a->f[0], (int)p.hi), a);
	double twice = 2 * p.hi;
	if (p.lo == 0 && twice == rint(twice) && fabs(twice) <= POWER_MOST &&
		a->f[0].hi > 0) {
		struct wide root = chain(primitive_at(P_SQRT, a->f[0]), a);
		return chain(integer_power(root.f[0], (int)twice), &root);
	}
	return chain(fixed_power(a->f[0], p), a);
}
