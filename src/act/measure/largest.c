/* The largest difference of two curves over a range. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/alloc.h"

#include <math.h>
#include <stdlib.h>

#define STEPS 4096
#define BLOCK 16	 /* steps that a scan of what goes up and down takes together */
#define LOOKS 256	 /* of such a scan */
#define OCTAVES 60	 /* towards a centre, from the width of the range */
#define TINY 200	 /* towards 0 so many: the fifth power of what is smaller would underflow */
#define PEAKS 64	 /* refined, the largest first */
#define NEARLY 1e-9	 /* relative: what may be a tie */
#define SAME_PLACE 1e-12 /* relative */
#define POLE 1e8 /* a quotient where its divisor changes its sign is no rounding from here on */

/* The largest |f| so far and where; `x` NaN: none. An infinite one is the largest; NaN is no
   value. */
struct largest_search {
	const struct curve *curve;
	const struct curve *of[2];
	double lo, hi;
	double y, x;
};

static double size_at(const struct largest_search *s, double x)
{
	struct jet jet;
	curve_eval_to(s->curve, x, ORDER_F, &jet);
	return fabs(jet.y);
}

/* How far f may be off at x, the two values being right to an ulp. */
static double rounding(const struct largest_search *s, double x, double y)
{
	struct jet a, b;
	curve_eval_to(s->of[0], x, ORDER_F, &a);
	curve_eval_to(s->of[1], x, ORDER_F, &b);
	double apart = fabs(b.y - a.y);
	double off = 0x1p-51 * (fabs(a.y) + fabs(b.y));
	return apart > 0 ? y * fmin(off / apart, NEARLY) : 0;
}

/* Of ties, rounding aside, the largest x. */
static void take(struct largest_search *s, double y, double x)
{
	if (isnan(y) || x < s->lo || x > s->hi || (!isnan(s->x) && !(y >= s->y * (1 - NEARLY))))
		return;
	bool tie = !isnan(s->x) && !(y > s->y * (1 + NEARLY));
	if (tie && isfinite(y)) {
		double off = rounding(s, x, y);
		if (y < s->y - off)
			return;
		tie = y <= s->y + off;
	}
	/* Next to a place on a slope there are ties that roundings make. */
	bool apart = x - s->x > SAME_PLACE * fabs(x);
	if (!tie || apart || (x > s->x && y > s->y))
		s->x = x;
	s->y = tie ? fmax(s->y, y) : y;
}

static double look(struct largest_search *s, double x)
{
	double y = size_at(s, x);
	take(s, y, x);
	return y;
}

/* ---- smooth stretches ---------------------------------------------------------------- */

/* Narrows the largest |f| between two points to the last digits that four need. */
static void refine(struct largest_search *s, double lo, double hi)
{
	static const double golden = 0.38196601125010515;
	double l = lo + golden * (hi - lo), r = hi - golden * (hi - lo);
	double at_l = size_at(s, l), at_r = size_at(s, r);
	for (int i = 0; i < 70 && l < r; i++) {
		if (at_l > at_r) {
			hi = r;
			r = l;
			at_r = at_l;
			l = lo + golden * (hi - lo);
			at_l = size_at(s, l);
		} else {
			lo = l;
			l = r;
			at_l = at_r;
			r = hi - golden * (hi - lo);
			at_r = size_at(s, r);
		}
	}
	look(s, lo + (hi - lo) / 2);
}

/* Looks closely at [lo, hi], where |f| goes up and down from one point to the next. */
static void scan(struct largest_search *s, double lo, double hi)
{
	for (int i = 0; i < LOOKS; i++) {
		/* At irregular places, lest a period fall in with theirs. */
		double turn = 0.61803398874989485 * i;
		double part = (i + turn - floor(turn)) / LOOKS;
		look(s, lo * (1 - part) + hi * part);
	}
}

/* The last place before `hi`, where it is not, that |f| is infinite as it is at `lo`. */
static void refine_infinite(struct largest_search *s, double lo, double hi)
{
	for (;;) {
		double x = lo / 2 + hi / 2;
		if (!(x > lo && x < hi))
			break;
		*(isinf(size_at(s, x)) ? &lo : &hi) = x;
	}
	take(s, INFINITY, lo);
}

/* Where the value that the difference is divided by changes its sign the quotient has no bound. */
static void find_pole(struct largest_search *s, double lo, double hi)
{
	struct jet a, b;
	curve_eval_to(s->of[0], lo, ORDER_F, &a);
	curve_eval_to(s->of[0], hi, ORDER_F, &b);
	if (!(a.y < 0 && b.y > 0) && !(a.y > 0 && b.y < 0))
		return;
	bool below = a.y < 0;
	for (;;) {
		double x = lo / 2 + hi / 2;
		if (!(x > lo && x < hi))
			break;
		curve_eval_to(s->of[0], x, ORDER_F, &a);
		*((a.y < 0) == below ? &lo : &hi) = x;
	}
	if (fmax(size_at(s, lo), size_at(s, hi)) > POLE)
		take(s, INFINITY, lo);
}

/* ---- where to look ------------------------------------------------------------------- */

/* Points, ascending when sorted. */
struct candidates {
	double *x;
	size_t n, room;
};

static void put(struct candidates *p, const struct largest_search *s, double x)
{
	if (!(x >= s->lo && x <= s->hi))
		return;
	p->x = alloc_grow(p->x, p->n, &p->room, sizeof *p->x);
	p->x[p->n++] = x;
}

/* The next double, or what stands for it beside 0. */
static double beside(double c, int side)
{
	return c == 0 ? side * ldexp(1, -TINY) : number_step(c, side);
}

/* Octaves towards c from both sides, as far as doubles tell them apart. */
static void put_near(struct candidates *p, const struct largest_search *s, double c)
{
	double width = s->hi / 2 - s->lo / 2;
	put(p, s, c);
	for (int side = -1; side <= 1; side += 2) {
		for (int k = 0; k <= 2 * OCTAVES; k++)
			put(p, s, c + side * width * exp2(-k / 2.0));
		for (int k = OCTAVES; c == 0 && k <= TINY; k += 4)
			put(p, s, side * ldexp(1, -k));
		put(p, s, beside(c, side));
	}
}

/* Towards a pole f grows on and on: over ten octaves tenfold, and to the last. */
static void find_growth(struct largest_search *s, double c, int side)
{
	enum { LAST = 46 };
	double scale = c == 0 ? fmin(1, s->hi / 2 - s->lo / 2) : fabs(c);
	int octaves = c == 0 ? 4 : 1;
	double near = side * ldexp(scale, -octaves * 6);
	double last = 0, first = 0;
	if (c + near < s->lo || c + near > s->hi)
		return;
	for (int k = 6; k <= LAST; k += 5) {
		double y = size_at(s, c + side * ldexp(scale, -octaves * k));
		if (!(y > last) && !isinf(y))
			return;
		first = k == 6 ? y : first;
		last = y;
	}
	if (last > POLE * first || (isinf(last) && first < POLE))
		take(s, INFINITY, c);
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

static void sort(struct candidates *p)
{
	size_t n = 0;
	qsort(p->x, p->n, sizeof *p->x, by_size);
	for (size_t i = 0; i < p->n; i++)
		if (n == 0 || p->x[i] != p->x[n - 1])
			p->x[n++] = p->x[i];
	p->n = n;
}

/* A grid, and closely where a kink, an end or a number of the curves may hide what it steps over. */
static void place_points(struct largest_search *s, struct candidates *p)
{
	double at[CENTRE_MAX], kink[KINK_MAX];
	for (int i = 0; i <= STEPS; i++) {
		double part = (double)i / STEPS;
		put(p, s, s->lo * (1 - part) + s->hi * part);
	}
	size_t n = curve_centres(s->curve, at);
	size_t kinks = curve_kinks(s->curve, s->lo, s->hi, kink);
	put_near(p, s, s->lo);
	put_near(p, s, s->hi);
	for (size_t i = 0; i < n; i++)
		put_near(p, s, at[i]);
	for (size_t i = 0; i < kinks; i++) {
		put(p, s, beside(kink[i], -1));
		put(p, s, kink[i]);
		put(p, s, beside(kink[i], 1));
	}
	for (int side = -1; side <= 1; side += 2) {
		for (size_t i = 0; i < n; i++)
			find_growth(s, at[i], side);
		for (size_t i = 0; i < kinks; i++)
			find_growth(s, kink[i], side);
	}
	sort(p);
}

/* ---- steps of a number type ---------------------------------------------------------- */

/* Both sides of the place where rounding goes from v to the next number of the type. */
static void look_at_edge(struct largest_search *s, enum dtype dtype, double v)
{
	double next = v + dtype_ulp(dtype, v);
	double edge = v / 2 + next / 2;
	look(s, edge);
	look(s, number_step(edge, dtype_round(dtype, edge) == v ? 1 : -1));
}

/* All of a 16-bit type: between its edges f moves as smoothly as the other curve. */
static void look_at_steps(struct largest_search *s, enum dtype dtype)
{
	for (unsigned bits = 0; bits < 0x10000; bits++) {
		double v = dtype_value(dtype, bits);
		double ulp = dtype_ulp(dtype, v);
		if (!isfinite(v) || v + ulp < s->lo || v - ulp > s->hi)
			continue;
		look_at_edge(s, dtype, v);
	}
}

/* The edges of the step that x lies on. */
static void look_around(struct largest_search *s, enum dtype dtype, double x)
{
	double v = dtype_round(dtype, x);
	look(s, v);
	look_at_edge(s, dtype, v);
	look_at_edge(s, dtype, v - dtype_ulp(dtype, v));
}

static bool is_wide(enum dtype dtype)
{
	return dtype != DTYPE_EXACT && dtype_width(dtype) > 16;
}

/* ---- the search ---------------------------------------------------------------------- */

/* A peak among the points: the place before it, at it, after it. */
struct peak {
	double y;
	double lo, hi;
};

static int by_height(const void *a, const void *b)
{
	double y = ((const struct peak *)a)->y, z = ((const struct peak *)b)->y;
	return (y < z) - (y > z);
}

/* Peaks of the points, of which the highest are refined; closely where there are several in a block. */
static void climb(struct largest_search *s, const struct candidates *p, const double *y)
{
	struct peak *peak = alloc_zero(p->n, sizeof *peak);
	size_t n = 0, before = 0;
	for (size_t i = 0; i < p->n; i++) {
		double left = i > 0 ? y[i - 1] : -1, right = i + 1 < p->n ? y[i + 1] : -1;
		if (y[i] >= left && y[i] >= right && isfinite(y[i]) &&
			(y[i] > left || y[i] > right))
			peak[n++] = (struct peak){ y[i], p->x[i > 0 ? i - 1 : i],
				p->x[i + 1 < p->n ? i + 1 : i] };
		if ((i % BLOCK == 0 || i + 1 == p->n) && i > 0) {
			if (n > before + 1)
				scan(s, p->x[i > BLOCK ? i - BLOCK : 0], p->x[i]);
			before = n;
		}
	}
	qsort(peak, n, sizeof *peak, by_height);
	for (size_t i = 0; i < n && i < PEAKS; i++)
		refine(s, peak[i].lo, peak[i].hi);
	free(peak);
}

static void search(struct largest_search *s)
{
	struct candidates p = { 0 };
	bool steps = false;
	place_points(s, &p);
	double *y = alloc_zero(p.n, sizeof *y);
	for (size_t i = 0; i < p.n; i++)
		y[i] = look(s, p.x[i]);
	for (size_t i = 0; i + 1 < p.n; i++) {
		if (isinf(y[i]) && !isinf(y[i + 1]))
			refine_infinite(s, p.x[i], p.x[i + 1]);
		if (difference_is_relative(s->curve->row))
			find_pole(s, p.x[i], p.x[i + 1]);
	}
	for (size_t k = 0; k < 2; k++) {
		enum dtype dtype = s->of[k]->dtype;
		steps = steps || dtype != DTYPE_EXACT;
		if (dtype_width(dtype) == 16)
			look_at_steps(s, dtype);
		for (size_t i = 0; is_wide(dtype) && i < p.n; i++)
			look_around(s, dtype, p.x[i]);
	}
	if (!steps)
		climb(s, &p, y);
	free(y);
	free(p.x);
}

bool curve_largest(const struct curve *c, double lo, double hi, struct largest *found)
{
	struct largest_search s = { .curve = c, .lo = lo, .hi = hi, .x = NAN };
	difference_parts(c->row, s.of);
	search(&s);
	if (isinf(s.y) && fabs(s.x) < ldexp(1, -TINY)) /* 1/x overflows before 0 */
		s.x = 0;
	*found = (struct largest){
		.y = s.y, .x = s.x, .least = is_wide(s.of[0]->dtype) || is_wide(s.of[1]->dtype)
	};
	return !isnan(s.x);
}
