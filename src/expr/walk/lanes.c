/* Arithmetic of lanes: the plain arithmetic of two doubles at many points, as vector code. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/walk/erf-plain.h"
#include "expr/walk/exp-plain.h"
#include "expr/walk/lanes.h"

/* lanes-avx2.c includes this file for another processor. */
#ifndef LANE_ARITHMETIC
#define LANE_ARITHMETIC lane_plain
#endif

DD_INLINE struct dd pick(bool first, struct dd a, struct dd b)
{
	return (struct dd){ first ? a.hi : b.hi, first ? a.lo : b.lo, first ? a.off : b.off };
}

/* ---- arithmetic of lanes -------------------------------------------------------------- */

static void add_lanes(struct lanes *restrict r, const struct lanes *a, const struct lanes *b,
	int64_t *restrict left)
{
	for (size_t i = 0; i < BLOCK; i++) {
		bool odd;
		struct dd u = lane(a, i), v = lane(b, i), s = dd_plain_sum(u, v, &odd);
		bool none = (u.hi == 0) & (u.off == 0), other = (v.hi == 0) & (v.off == 0);
		lane_put(r, i, pick(none, v, pick(other, u, s)));
		left[i] |= -(int64_t)(odd & !none & !other);
	}
}

static void negate_lanes(struct lanes *restrict r, const struct lanes *a)
{
	for (size_t i = 0; i < BLOCK; i++)
		lane_put(r, i, dd_neg(lane(a, i)));
}

static void scale_lanes(
	struct lanes *restrict r, const struct lanes *a, double power, int64_t *restrict left)
{
	for (size_t i = 0; i < BLOCK; i++) {
		struct dd u = lane(a, i);
		lane_put(r, i, (struct dd){ u.hi * power, u.lo * power, u.off * power });
		bool zero_lane = (u.hi == 0) & (u.off == 0);
		bool fine = (fabs(u.hi) > 2 * DD_SMALL) & (fabs(u.hi) < DD_LARGE);
		left[i] |= -(int64_t)(!zero_lane & !fine);
	}
}

/* Values: 0 times a number is 0. */
static void multiply_lanes(struct lanes *restrict r, const struct lanes *a, const struct lanes *b,
	int64_t *restrict left)
{
	for (size_t i = 0; i < BLOCK; i++) {
		bool odd;
		struct dd u = lane(a, i), v = lane(b, i), p = dd_plain_product(u, v, &odd);
		bool none = ((u.hi == 0) & (u.off == 0) & (fabs(v.hi) <= DBL_MAX)) |
			((v.hi == 0) & (v.off == 0) & (fabs(u.hi) <= DBL_MAX));
		lane_put(r, i, pick(none, (struct dd){ u.hi * v.hi, 0, 0 }, p));
		left[i] |= -(int64_t)(odd & !none);
	}
}

/* tangent() of calculus.h. */
static void tangent_lanes(struct lanes *restrict r, const struct lanes *t,
	const struct lanes *value, int64_t *restrict left)
{
	for (size_t i = 0; i < BLOCK; i++) {
		bool odd;
		struct dd u = lane(t, i), v = lane(value, i), p = dd_plain_product(u, v, &odd);
		bool none = (u.hi == 0) & (u.off == 0);
		bool whole = (u.hi == 1) & (u.lo == 0) & (u.off == 0);
		lane_put(r, i, pick(none, (struct dd){ 0, 0, 0 }, pick(whole, v, p)));
		left[i] |= -(int64_t)(odd & !none & !whole);
	}
}

static void divide_lanes(struct lanes *restrict r, const struct lanes *a, const struct lanes *b,
	int64_t *restrict left)
{
	for (size_t i = 0; i < BLOCK; i++) {
		bool odd;
		struct dd u = lane(a, i), v = lane(b, i), q = dd_plain_quotient(u, v, &odd);
		bool none = (u.hi == 0) & (u.lo == 0) & (u.off == 0) & (v.hi != 0) &
			(fabs(v.hi) <= DBL_MAX) & (v.off < fabs(v.hi) / 2);
		lane_put(r, i, pick(none, (struct dd){ u.hi / v.hi, 0, 0 }, q));
		left[i] |= -(int64_t)(odd & !none);
	}
}

static void less_lanes(struct lanes *restrict r, const struct lanes *a, const struct lanes *b,
	int64_t *restrict left)
{
	for (size_t i = 0; i < BLOCK; i++) {
		double gap = a->hi[i] - b->hi[i], off = a->off[i] + b->off[i];
		bool settled = (off < fabs(gap)) & (fabs(gap) <= DBL_MAX);
		lane_put(r, i, (struct dd){ gap < 0 ? 1 : 0, 0, 0 });
		left[i] |= -(int64_t)!settled;
	}
}

static void select_lanes(struct lanes *restrict r, const struct lanes *truth, const struct lanes *a,
	const struct lanes *b)
{
	for (size_t i = 0; i < BLOCK; i++)
		lane_put(r, i, pick(truth->hi[i] != 0, lane(a, i), lane(b, i)));
}

static void root_lanes(struct lanes *restrict r, const struct lanes *u, int64_t *restrict left)
{
	for (size_t i = 0; i < BLOCK; i++) {
		bool odd;
		lane_put(r, i, dd_plain_sqrt(lane(u, i), &odd));
		left[i] |= -(int64_t)odd;
	}
}

/* The range of u where e^u, and what an error below 2^-7 makes of it, need no care. */
#define EXP_MOST 600

/* exponential(), or exponential_less_1(), in three steps, since a look-up in a table is no vector code. At 0, too, it
   leaves the value to others: they know that it is exact. */
DD_INLINE void exponentials(
	struct lanes *restrict r, const struct lanes *u, bool less, int64_t *restrict left)
{
	struct lanes less_1;
	double hi[BLOCK], lo[BLOCK];
	int n[BLOCK];
	for (size_t i = 0; i < BLOCK; i++) {
		struct dd v = lane(u, i);
		double size = fabs(v.hi);
		bool fine = (size < EXP_MOST) & (size > 0) & (v.off < 0x1p-7);
		struct exp_reduced part =
			exp_reduce((struct dd){ fine ? v.hi : 0, fine ? v.lo : 0, 0 });
		n[i] = part.n;
		lane_put(&less_1, i, part.less_1);
		left[i] |= -(int64_t)!fine;
	}
	for (size_t i = 0; i < BLOCK; i++) {
		hi[i] = exp_root(n[i]).hi;
		lo[i] = exp_root(n[i]).lo;
	}
	for (size_t i = 0; i < BLOCK; i++) {
		bool odd = false;
		struct dd w = lane(&less_1, i);
		struct dd y = exp_mantissa((struct exact){ hi[i], lo[i] }, w);
		double power = exp_power_of_2(exp_exponent(n[i]));
		double off = y.off + y.hi * u->off[i] * 1.01;
		y = (struct dd){ y.hi * power, y.lo * power, off * power };
		if (less) {
			w.off += u->off[i] * 1.03;
			y = pick(n[i] == 0, w, dd_plain_sum(y, (struct dd){ -1, 0, 0 }, &odd));
		}
		lane_put(r, i, y);
		left[i] |= -(int64_t)(odd & (n[i] != 0));
	}
}

static void exponential_lanes(struct lanes *r, const struct lanes *u, int64_t *left)
{
	exponentials(r, u, false, left);
}

static void exponential_less_1_lanes(struct lanes *r, const struct lanes *u, int64_t *left)
{
	exponentials(r, u, true, left);
}

/* logarithm() of what is far from the ends of the range. */
static void logarithm_lanes(struct lanes *restrict r, const struct lanes *u, int64_t *restrict left)
{
	struct lanes m;
	double inverse[BLOCK], hi[BLOCK], lo[BLOCK], power[BLOCK];
	int place[BLOCK];
	for (size_t i = 0; i < BLOCK; i++) {
		struct dd v = lane(u, i);
		bool fine = (v.hi > DD_SMALL) & (v.hi < DD_LARGE) & (v.off < v.hi * 0x1p-6);
		struct log_reduced part = log_reduce(
			(struct dd){ fine ? v.hi : 1, fine ? v.lo : 0, fine ? v.off : 0 });
		lane_put(&m, i, part.m);
		power[i] = part.k;
		place[i] = log_place(part.m);
		left[i] |= -(int64_t)!fine;
	}
	for (size_t i = 0; i < BLOCK; i++) {
		const struct log_pivot *p = &logarithm_pivot[place[i]];
		inverse[i] = p->inverse;
		hi[i] = p->log.hi;
		lo[i] = p->log.lo;
	}
	for (size_t i = 0; i < BLOCK; i++) {
		bool odd, odder;
		struct dd y = log_near_pivot(lane(&m, i), inverse[i]);
		struct dd log = { hi[i], lo[i], inverse[i] == 1 ? 0 : 0x1p-106 };
		struct dd sum = dd_plain_sum(log, y, &odd);
		struct dd k = { power[i], 0, 0 }, log_2 = EXPONENTIAL_LOG_2;
		y = pick(inverse[i] == 1, y, sum);
		struct dd powers = dd_plain_product(k, log_2, &odder);
		lane_put(r, i, pick(power[i] == 0, y, dd_plain_sum(powers, y, &odder)));
		left[i] |= -(int64_t)((odd & (inverse[i] != 1)) | (odder & (power[i] != 0)));
	}
}

/* logarithm_of_1_plus() of what is small. */
static void log_series_lanes(struct lanes *restrict r, const struct lanes *u)
{
	for (size_t i = 0; i < BLOCK; i++) {
		struct dd v = lane(u, i), y = log_series(v.hi, v.lo);
		y.off += v.off < 0x1p-10 ? v.off * 1.02 : HUGE_VAL;
		lane_put(r, i, y);
	}
}

/* e^(u^2) erfc(u) from s = 1/(1 + u). */
static void erf_scaled_lanes(
	struct lanes *restrict r, const struct lanes *s, int64_t *restrict left)
{
	struct erf_lanes {
		double high[ERF_HIGH][BLOCK], rest[ERF_HIGH][BLOCK], low[ERF_LOW][BLOCK];
	} t;
	int place[BLOCK];
	for (size_t i = 0; i < BLOCK; i++) {
		double hi = s->hi[i];
		bool fine = (hi > 1. / 28) & (hi <= 1 / (1 + ERF_NEAR_0));
		place[i] = erf_place((struct dd){ fine ? hi : 0.5, 0, 0 });
		left[i] |= -(int64_t)!fine;
	}
	for (size_t i = 0; i < BLOCK; i++) {
		const struct erf_terms *from = &erf_scaled[place[i] - ERF_FIRST];
		for (int k = 0; k < ERF_HIGH; k++) {
			t.high[k][i] = from->high[k].hi;
			t.rest[k][i] = from->high[k].lo;
		}
		for (int k = 0; k < ERF_LOW; k++)
			t.low[k][i] = from->low[k];
	}
	for (size_t i = 0; i < BLOCK; i++) {
		struct erf_terms terms;
		bool odd;
		for (int k = 0; k < ERF_HIGH; k++)
			terms.high[k] = (struct exact){ t.high[k][i], t.rest[k][i] };
		for (int k = 0; k < ERF_LOW; k++)
			terms.low[k] = t.low[k][i];
		lane_put(r, i, erf_scaled_sum(&terms, erf_offset(lane(s, i), place[i]), &odd));
		left[i] |= -(int64_t)odd;
	}
}

/* settle_known() of settle.h, but for subnormal results. */
static void settled_lanes(const struct lanes *y, int64_t *restrict left)
{
	for (size_t i = 0; i < BLOCK; i++) {
		struct dd u = lane(y, i);
		double size = fabs(u.hi);
		bool known = (size >= DBL_MIN) & (size <= DBL_MAX) & (u.off <= DD_ULP / 2 * size);
		bool none = (u.hi == 0) & (u.off == 0);
		left[i] |= -(int64_t)(!known & !none);
	}
}

const struct lane_arithmetic LANE_ARITHMETIC = {
	.add = add_lanes,
	.negate = negate_lanes,
	.scale = scale_lanes,
	.multiply = multiply_lanes,
	.tangent = tangent_lanes,
	.divide = divide_lanes,
	.less = less_lanes,
	.select = select_lanes,
	.root = root_lanes,
	.exponential = exponential_lanes,
	.exponential_less_1 = exponential_less_1_lanes,
	.logarithm = logarithm_lanes,
	.log_series = log_series_lanes,
	.erf_scaled = erf_scaled_lanes,
	.settled = settled_lanes,
};
