/* Rules of differentiation in two doubles. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_CALCULUS_H
#define ACTPLOT_CALCULUS_H

#include "expr/walk/dd.h"
#include "expr/primitives.h"

static const struct dd zero = { 0, 0, 0 }, one = { 1, 0, 0 };

/* A tangent times a value: nothing where the tangent is exactly 0, whatever the value. */
static inline struct dd tangent(struct dd t, struct dd value)
{
	return dd_is_zero(t) ? zero : dd_is_one(t) ? value : dd_mul(t, value);
}

/* Two tangents: nothing where either is exactly 0. */
static inline struct dd tangents(struct dd s, struct dd t)
{
	return dd_is_zero(s) || dd_is_zero(t) ? zero : dd_mul(s, t);
}

static inline struct wide constant(double y)
{
	return (struct wide){ { { y, 0, 0 } }, .still = true };
}

/* The same with nothing certain. */
static inline struct wide doubt(struct wide w)
{
	for (int i = 0; i < ORDERS; i++)
		w.f[i].off = HUGE_VAL;
	w.still = false;
	return w;
}

static inline struct wide nowhere(void)
{
	return (struct wide){ { dd_of(NAN), dd_of(NAN), dd_of(NAN) } };
}

/* f(u): f' u', f'' u'^2 + f' u''. */
static inline struct wide chain(struct wide f, const struct wide *u, enum order highest)
{
	struct dd slope = u->f[1];
	f.still = u->still;
	if (u->still) {
		f.f[1] = f.f[2] = zero;
		return f;
	}
	if (dd_is_one(slope) && dd_is_zero(u->f[2]))
		return f;
	if (highest >= ORDER_D2F)
		f.f[2] = dd_add(tangent(slope, tangent(slope, f.f[2])), tangent(u->f[2], f.f[1]));
	if (highest >= ORDER_DF)
		f.f[1] = tangent(slope, f.f[1]);
	return f;
}

/* (a b)' = a' b + a b', (a b)'' = a'' b + 2 a' b' + a b''. */
static inline struct wide product(const struct wide *a, const struct wide *b, enum order highest)
{
	struct wide w = { { dd_mul(a->f[0], b->f[0]) }, .still = a->still && b->still };
	if (w.still || highest < ORDER_DF)
		return w;
	w.f[1] = dd_add(tangent(a->f[1], b->f[0]), tangent(b->f[1], a->f[0]));
	if (highest < ORDER_D2F)
		return w;
	struct dd cross = dd_scale(tangents(a->f[1], b->f[1]), 2);
	w.f[2] = dd_add(dd_add(tangent(a->f[2], b->f[0]), tangent(b->f[2], a->f[0])), cross);
	return w;
}

/* log(u): u'/u, u''/u - (u'/u)^2; by chain() the square of a large u would overflow. */
struct wide power_log(const struct wide *u, enum order highest);
#define POWER_MOST 1024 /* integer exponents up to here are multiplied out */
/* a^b. */
struct wide power_raise(const struct wide *a, const struct wide *b, enum order highest);

#endif
