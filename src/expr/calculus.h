/* Rules of differentiation that several files apply. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_CALCULUS_H
#define ACTPLOT_CALCULUS_H

#include "expr/dd.h"
#include "expr/primitives.h"

static const struct exact zero = {0, 0}, one = {1, 0};

/* A tangent times a value: nothing where the tangent is exactly 0, whatever the value. */
static inline struct exact tangent(struct exact t, struct exact value)
{
	return t.hi == 0 ? zero : dd_mul(t, value);
}

/* Two tangents: nothing where either is exactly 0. */
static inline struct exact tangents(struct exact s, struct exact t)
{
	return s.hi == 0 || t.hi == 0 ? zero : dd_mul(s, t);
}

static inline bool is_fixed(const struct wide *w)
{
	return w->f[ORDER_DF].hi == 0 && w->f[ORDER_D2F].hi == 0;
}

static inline struct wide constant(double y)
{
	return (struct wide){{{y, 0}}};
}

static inline struct wide nowhere(void)
{
	return (struct wide){{{NAN, 0}, {NAN, 0}, {NAN, 0}}};
}

/* f(u): f' u', f'' u'^2 + f' u''. */
static inline struct wide chain(struct wide f, const struct wide *u)
{
	struct exact slope = u->f[1];
	f.f[2] = dd_add(tangent(slope, tangent(slope, f.f[2])), tangent(u->f[2], f.f[1]));
	f.f[1] = tangent(slope, f.f[1]);
	return f;
}

/* (a b)' = a' b + a b', (a b)'' = a'' b + 2 a' b' + a b''. */
static inline struct wide product(const struct wide *a, const struct wide *b)
{
	struct exact cross = dd_scale(tangents(a->f[1], b->f[1]), 2);
	struct exact outer = dd_add(tangent(a->f[2], b->f[0]), tangent(b->f[2], a->f[0]));
	return (struct wide){{
		dd_mul(a->f[0], b->f[0]),
		dd_add(tangent(a->f[1], b->f[0]), tangent(b->f[1], a->f[0])),
		dd_add(outer, cross),
	}};
}

/* log(u): u'/u, u''/u - (u'/u)^2; by chain() the square of a large u would overflow. */
struct wide power_log(const struct wide *u);
/* a^b. */
struct wide power_raise(const struct wide *a, const struct wide *b);

#endif
