/* Where branches meet: both sides are looked at, and what they agree on is the answer. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/branch/tie.h"

#include "base/alloc.h"

#include <stdlib.h>

/* Values and slopes next to a point are right to an ulp like all others; what three of them,
   each much nearer than the one before, tend to is the limit from that side, whatever the
   formula is made of: max and abs, comparisons, roots of 0, a case of its own for one x. */
#define LOOKS 3
#define STEP 4 /* each distance is 2^-STEP of the one before */

/* How far the first look is: so near that 2^-44 of a slope is all that it changes, or near 0
   that only its own terms are left; where branches meet there too, as those of
   floor(x + 1) do in doubles, farther out. */
static const struct reach {
	int of_x, at_zero; /* powers of two */
} reaches[] = { { -40, -288 }, { -24, -40 } };

#define NEAR 0x1p-40  /* limits that differ by less, relative to what was seen, are one */
#define STILL 0x1p-44 /* and what changes by less does not change */

/* One order on one side. */
struct side_limit {
	double to;	    /* NaN: none is seen */
	double seen[LOOKS]; /* the last is the nearest */
};

/* A constant difference of ever smaller ones is a logarithm, and grows beyond all bounds as
   what is multiplied each time does; what the differences shrink with gives the rest (Aitken). */
static double limit_of(const double v[LOOKS])
{
	double before = v[1] - v[0], last = v[2] - v[1];
	if (isnan(before) || isnan(last))
		return v[0] == v[1] && v[1] == v[2] ? v[2] : NAN;
	if (fabs(last) <= STILL * fabs(v[2]))
		return v[2];
	if (fabs(last) <= 0.8 * fabs(before)) {
		double y = v[2] - last * (last / (last - before));
		return fabs(y) <= NEAR * fabs(v[2]) ? 0 : y;
	}
	bool grows = fabs(v[2]) > fabs(v[1]) && fabs(v[1]) > fabs(v[0]) && (v[2] < 0) == (v[0] < 0);
	return grows ? copysign(HUGE_VAL, v[2]) : NAN;
}

static double size_of(const struct side_limit *a)
{
	return fmax(fabs(a->seen[0]), fabs(a->seen[LOOKS - 1]));
}

static bool is_near(double a, double b, double size)
{
	return a == b || (isfinite(a) && isfinite(b) && fabs(a - b) <= NEAR * size);
}

static bool vanishes(double before, double last)
{
	return fabs(last) <= fabs(before) / 4;
}

/* Where one limit is hard to tell the two sides still come ever nearer to each other. */
static bool agree(const struct side_limit *l, const struct side_limit *r)
{
	return is_near(l->to, r->to, fmax(size_of(l), size_of(r))) ||
		vanishes(l->seen[0] - r->seen[0], l->seen[LOOKS - 1] - r->seen[LOOKS - 1]);
}

static bool reaches_value(const struct side_limit *a, double y)
{
	return is_near(a->to, y, size_of(a)) || vanishes(a->seen[0] - y, a->seen[LOOKS - 1] - y);
}

/* What both sides agree on. The values on either side of a smooth place have their mean there,
   to far below the last digit. */
static double common(const struct side_limit *l, const struct side_limit *r, double taken)
{
	double size = fmax(size_of(l), size_of(r));
	if (taken == l->to || (size > 0 && is_near(taken, l->to, fmin(fabs(taken), size))))
		return taken;
	double mean = l->seen[LOOKS - 1] / 2 + r->seen[LOOKS - 1] / 2;
	double limit = l->to / 2 + r->to / 2;
	return is_near(mean, limit, fabs(limit)) ? mean : limit;
}

/* The side of smaller magnitude: -1, 1; 0 where they are alike. */
static int smaller(const struct side_limit *l, const struct side_limit *r)
{
	double a = fabs(l->to), b = fabs(r->to);
	if (is_near(a, b, fmax(size_of(l), size_of(r))))
		return 0;
	return a < b ? -1 : 1;
}

static double at_side(
	const struct side_limit *l, const struct side_limit *r, int side, double taken)
{
	const struct side_limit *from = side < 0 ? l : r;
	if (side == 0)
		return 0;
	return is_near(taken, from->to, fmin(fabs(taken), fabs(from->to))) ? taken : from->to;
}

/* The rule, from the limits of all orders on either side: what they agree on; else, where f
   jumps, the taken branch, which is there already; else the smaller slope. */
static enum order judge(
	const struct side_limit l[ORDERS], const struct side_limit r[ORDERS], struct jet *out)
{
	const struct side_limit *l1 = &l[ORDER_DF], *r1 = &r[ORDER_DF];
	const struct side_limit *l2 = &l[ORDER_D2F], *r2 = &r[ORDER_D2F];
	if (!reaches_value(&l[ORDER_F], out->y) || !reaches_value(&r[ORDER_F], out->y))
		return ORDER_F;
	if (isnan(l1->to) || isnan(r1->to))
		return ORDER_DF;
	bool smooth = agree(l1, r1);
	int side = smaller(l1, r1);
	out->dy = smooth ? common(l1, r1, out->dy) : at_side(l1, r1, side, out->dy);
	if (isnan(l2->to) || isnan(r2->to))
		return smooth ? ORDER_D2F : ORDER_DF;
	bool bends = !agree(l2, r2);
	if (smooth || side == 0)
		side = smaller(l2, r2);
	else
		bends = true; /* the curvature is that of the side whose slope counts */
	out->d2y = bends ? at_side(l2, r2, side, out->d2y) : common(l2, r2, out->d2y);
	return !smooth ? ORDER_DF : bends ? ORDER_D2F : ORDERS;
}

static bool is_nowhere(const struct side_limit *a)
{
	return isnan(a->seen[0]) && isnan(a->seen[LOOKS - 1]);
}

/* At the end of a domain the side that has values counts. */
static enum order settle_output(
	const struct side_limit l[ORDERS], const struct side_limit r[ORDERS], struct jet *out)
{
	if (is_nowhere(&l[ORDER_F]))
		return judge(r, r, out);
	if (is_nowhere(&r[ORDER_F]))
		return judge(l, l, out);
	return judge(l, r, out);
}

/* All outputs at the LOOKS points of one side, those of a point after another. False if there is no such point. */
static bool look(struct run *run, const struct point_at *at, const struct reach *reach, int side,
	struct jet *seen, size_t n, bool *tie)
{
	for (int i = 0; i < LOOKS; i++) {
		struct point_at there = *at;
		there.x += side *
			(at->x == 0 ? ldexp(1, reach->at_zero - STEP * i)
				    : fabs(ldexp(at->x, reach->of_x - STEP * i)));
		if (there.x == at->x || !isfinite(there.x) || !run_at(run, &there, ORDER_D2F))
			return false;
		*tie |= run->walk.tie;
		for (size_t k = 0; k < n; k++)
			seen[(size_t)i * n + k] = run_take(run, &there, k);
	}
	return true;
}

static void limits(const struct jet *seen, size_t n, size_t k, struct side_limit out[ORDERS])
{
	for (int order = 0; order < ORDERS; order++) {
		for (size_t i = 0; i < LOOKS; i++)
			out[order].seen[i] = jet_order(seen[i * n + k], (enum order)order);
		out[order].to = limit_of(out[order].seen);
	}
}

enum order tie_settle(struct run *run, const struct point_at *at, struct jet *out, size_t n)
{
	struct jet *seen = alloc_zero(2 * LOOKS * n, sizeof *seen), *right = seen + LOOKS * n;
	enum order first = ORDERS;
	bool tie = true, good = true;
	for (size_t i = 0; i < sizeof reaches / sizeof *reaches && tie && good; i++) {
		tie = false;
		good = look(run, at, &reaches[i], -1, seen, n, &tie) &&
			look(run, at, &reaches[i], 1, right, n, &tie);
	}
	for (size_t k = 0; k < n && good; k++) {
		struct side_limit l[ORDERS], r[ORDERS];
		if (!isfinite(out[k].y))
			continue;
		limits(seen, n, k, l);
		limits(right, n, k, r);
		enum order broken = settle_output(l, r, &out[k]);
		first = broken < first ? broken : first;
	}
	free(seen);
	return first;
}
