/* Powers and logarithms of values with slope and curvature. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/walk/calculus.h"
#include "expr/walk/exp-log.h"

#include <math.h>

struct wide power_log(const struct wide *u, enum order highest)
{
	if (!(u->f[0].hi > 0))
		return chain(primitive_at(P_LOG, u->f[0], highest), u, highest);
	struct wide w = primitive_at(P_LOG, u->f[0], ORDER_F);
	w.still = u->still;
	for (int i = 1; i <= (int)highest && !w.still; i++)
		w.f[i] = dd_is_zero(u->f[i]) ? zero : dd_div(u->f[i], u->f[0]);
	if (highest >= ORDER_D2F)
		w.f[2] = dd_sub(w.f[2], tangents(w.f[1], w.f[1]));
	return w;
}

/* a^n for n >= 0 by repeated squaring. */
static struct dd power(struct dd a, unsigned n)
{
	struct dd y = one;
	for (; n > 0; n >>= 1) {
		if (n & 1)
			y = dd_mul(y, a);
		if (n > 1)
			a = dd_mul(a, a);
	}
	return y;
}

/* The orders of a^n in a, for an integer n. */
static struct wide integer_power(struct dd a, int n, enum order highest)
{
	double m = n, bend = m * (m - 1);
	if (n == 0)
		return constant(1);
	if (n == 1)
		return (struct wide){ { a, one, zero } };
	if (n > 1 && highest == ORDER_F)
		return (struct wide){ { power(a, (unsigned)n) } };
	if (n > 1) {
		struct dd p = power(a, (unsigned)(n - 2)), q = dd_mul(p, a);
		return (struct wide){ { dd_mul(q, a), dd_mul(dd_of(m), q),
			dd_mul(dd_of(bend), p) } };
	}
	struct dd y = dd_div(one, power(a, (unsigned)-n)), q = dd_div(y, a);
	return (struct wide){ { y, dd_mul(dd_of(m), q), dd_mul(dd_of(bend), dd_div(q, a)) } };
}

static bool is_integer(struct dd a)
{
	return a.lo == 0 && a.off == 0 && a.hi == rint(a.hi);
}

/* An infinite base or exponent, or 0 to a power. Below 0 only whole powers have values, out to -inf. */
static struct dd limit_power(struct dd a, struct dd b)
{
	bool outside = a.hi == -INFINITY && isfinite(b.hi) && !is_integer(b);
	double y = outside ? NAN : pow(a.hi, b.hi);
	return dd_sure(a) && dd_sure(b) ? dd_of(y) : dd_doubtful(y);
}

/* a^b = e^(b log|a|), with the sign that a < 0 has to an integer power. */
static struct dd real_power(struct dd a, struct dd b)
{
	if (a.hi == 0 || b.hi == 0 || !isfinite(a.hi) || !isfinite(b.hi))
		return limit_power(a, b);
	if (is_integer(b) && fabs(b.hi) <= POWER_MOST)
		return integer_power(a, (int)b.hi, ORDER_F).f[0];
	if (a.hi > 0)
		return exponential(dd_mul(b, logarithm(a)));
	if (!is_integer(b))
		return dd_sure(a) && b.off < 0x1p-60 ? dd_of(NAN) : dd_doubtful(NAN);
	struct dd y = exponential(dd_mul(b, logarithm(dd_neg(a))));
	return fmod(b.hi, 2) == 0 ? y : dd_neg(y);
}

/* The three orders of a^b in a. */
static struct wide fixed_power(struct dd a, struct dd b, enum order highest)
{
	if (highest == ORDER_F)
		return (struct wide){ { real_power(a, b) } };
	struct dd y = real_power(a, b), less = dd_sub(b, one), bend = dd_mul(b, less);
	if (y.hi == 0 || !isfinite(y.hi) || a.hi == 0 || !isfinite(a.hi))
		return (struct wide){ {
			y,
			tangent(b, real_power(a, less)),
			tangent(bend, real_power(a, dd_sub(less, one))),
		} };
	struct dd q = dd_div(y, a);
	return (struct wide){ { y, dd_mul(b, q), dd_mul(bend, dd_div(q, a)) } };
}

/* y = a^b with both moving, as e^g with g = b log(a): y g', y (g'' + g'^2). */
static struct wide moving_power(const struct wide *a, const struct wide *b, enum order highest)
{
	struct dd y = real_power(a->f[0], b->f[0]);
	if (a->f[0].hi < 0) {
		struct dd nan = dd_sure(a->f[0]) ? dd_of(NAN) : dd_doubtful(NAN);
		return (struct wide){ { y, nan, nan } };
	}
	if (highest == ORDER_F)
		return (struct wide){ { y } };
	struct wide logs = power_log(a, highest), g = product(&logs, b, highest);
	struct dd grow = dd_add(g.f[2], dd_mul(g.f[1], g.f[1]));
	return (struct wide){ { y, tangent(y, g.f[1]), tangent(y, grow) } };
}

struct wide power_raise(const struct wide *a, const struct wide *b, enum order highest)
{
	struct dd p = b->f[0];
	if (a->still)
		highest = b->still ? ORDER_F : highest;
	if (!b->still && !(dd_is_zero(b->f[1]) && dd_is_zero(b->f[2])))
		return moving_power(a, b, highest);
	if (isnan(p.hi) || isnan(a->f[0].hi)) {
		bool lost = dd_is_lost(p) || dd_is_lost(a->f[0]);
		return lost ? nowhere() : doubt(nowhere());
	}
	if (is_integer(p) && fabs(p.hi) <= POWER_MOST)
		return chain(integer_power(a->f[0], (int)p.hi, highest), a, highest);
	struct dd twice = dd_scale(p, 2);
	if (is_integer(twice) && fabs(twice.hi) <= POWER_MOST && a->f[0].hi > 0) {
		struct wide root = chain(primitive_at(P_SQRT, a->f[0], highest), a, highest);
		return chain(integer_power(root.f[0], (int)twice.hi, highest), &root, highest);
	}
	return chain(fixed_power(a->f[0], p, highest), a, highest);
}
