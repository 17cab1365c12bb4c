/* Sampling a curve's swept output for facts, finely near 0, to the ends of the doubles. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "act/measure/line.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define NEAR 16 /* up to it samples stand STEP apart */
#define STEP 0.0625
#define TINY -24       /* and towards 0 in octaves from 2^TINY */
#define FAR_RATIO 1.05 /* beyond NEAR each is so much farther out */
#define FAR 1024
#define OCTAVES_FAR 40 /* then in half octaves, to 2^40 */
#define VAST_RATIO 1e6 /* and beyond that so much */
#define VAST 1e300
#define CLOSEST (-30) /* to a centre, relative to it, in steps of two octaves */
#define WIDEST 4
#define WAVE_SAMPLES 8192 /* at most, where waves are shorter than the grid sees */
#define A_WAVE 8	  /* samples of one */
#define KINKS_WITHIN 40
#define KINK_LEAST 1e-6 /* relative: a jump of f' that no formula tells */
#define SWINGS 8	/* changes of sign of f' that no bounded bump explains */

struct jet line_at(const struct line *line, double x)
{
	struct jet j[VECTOR_MAX] = { { 0 } };
	curve_eval(line->curve, x, j);
	return j[line->output];
}

static void add(struct line *line, size_t *room, double x, bool kink)
{
	line->sample = alloc_grow(line->sample, line->n, room, sizeof *line->sample);
	line->sample[line->n++] = (struct line_sample){ .x = x, .kink = kink };
}

static void add_both(struct line *line, size_t *room, double x)
{
	add(line, room, x, false);
	add(line, room, -x, false);
}

static int by_x(const void *a, const void *b)
{
	const struct line_sample *s = a, *t = b;
	if (s->x != t->x)
		return s->x < t->x ? -1 : 1;
	return t->kink - s->kink;
}

/* Numbers that the curve is made of may be centres of bumps, however narrow. */
static void place_near_centres(struct line *line, size_t *room)
{
	double centre[CENTRE_MAX];
	size_t n = curve_centres(line->curve, centre);
	for (size_t i = 0; i < n; i++) {
		double c = centre[i], unit = fmax(1, fabs(c));
		add(line, room, c, false);
		for (int k = CLOSEST; c != 0 && k <= WIDEST; k += 2) {
			add(line, room, c - ldexp(unit, k), false);
			add(line, room, c + ldexp(unit, k), false);
		}
	}
}

/* What waves there are makes neighbours of the grid differ in sign, however it steps over them. */
static void find_waves(struct line *line)
{
	static const double from[] = { 0.1234, -1.7071, 3.3166 };
	for (size_t i = 0; i < sizeof from / sizeof *from; i++)
		line->period = fmin(line->period, line_period(line, from[i]));
}

/* Waves that the grid steps over are sampled as far as so many samples take it. */
static void place_waves(struct line *line, size_t *room)
{
	double step = line->period / A_WAVE;
	if (!(step < STEP))
		return;
	for (int i = 0; i < WAVE_SAMPLES / 2 && i * step <= NEAR; i++)
		add_both(line, room, (i + 0.5) * step);
}

static int by_place(const void *a, const void *b)
{
	const struct line_sample *s = a, *t = b;
	return (s->x > t->x) - (s->x < t->x);
}

/* Where to look: a grid, octaves towards 0 and outward, both sides of each kink, and around the
   numbers of the curve. */
static void place_samples(struct line *line)
{
	size_t room = 0;
	if (dtype_width(line->curve->dtype) == 16) { /* all there are */
		for (unsigned bits = 0; bits < 0x10000; bits++) {
			double x = dtype_value(line->curve->dtype, bits);
			if (isfinite(x))
				add(line, &room, x, false);
		}
		return;
	}
	add(line, &room, 0, false);
	for (int k = TINY; ldexp(1, k) < STEP; k++)
		add_both(line, &room, ldexp(1, k));
	for (int i = 1; i * STEP <= NEAR; i++)
		add_both(line, &room, i * STEP);
	for (double x = NEAR * FAR_RATIO; x < FAR; x *= FAR_RATIO)
		add_both(line, &room, x);
	for (int k = 0; k < 2 * (OCTAVES_FAR - 10); k++)
		add_both(line, &room, FAR * exp2(k / 2.0));
	for (double x = ldexp(1, OCTAVES_FAR); x <= VAST; x *= VAST_RATIO)
		add_both(line, &room, x);
	place_near_centres(line, &room);
	place_waves(line, &room);
	for (size_t k = 0; k < line->kinks; k++) {
		add(line, &room, number_step(line->kink[k], -1), false);
		add(line, &room, line->kink[k], true);
		add(line, &room, number_step(line->kink[k], 1), false);
	}
}

/* Sorts them, each abscissa once, that of a kink as the kink. */
static void sort_samples(struct line *line)
{
	qsort(line->sample, line->n, sizeof *line->sample, by_x);
	size_t n = 0;
	for (size_t i = 0; i < line->n; i++)
		if (n == 0 || line->sample[i].x != line->sample[n - 1].x)
			line->sample[n++] = line->sample[i];
	line->n = n;
}

static bool swings(const struct line *line)
{
	enum order last_order = line->curve->dtype == DTYPE_EXACT ? ORDER_D2F : ORDER_DF;
	for (enum order order = ORDER_DF; order <= last_order; order++) {
		size_t changes = 0;
		double last = 0;
		for (size_t i = 0; i < line->n; i++) {
			double dy = jet_order(line->sample[i].j, order);
			if (!(fabs(dy) > 0))
				continue;
			changes += last != 0 && (dy > 0) != (last > 0);
			last = dy;
		}
		if (changes > SWINGS)
			return true;
	}
	return false;
}

/* Keeps the places ascending, each once. */
static void add_kink(struct line *line, double x)
{
	size_t i = line->kinks;
	while (i > 0 && line->kink[i - 1] > x)
		i--;
	if (line->kinks == KINK_MAX || (i > 0 && line->kink[i - 1] == x))
		return;
	memmove(line->kink + i + 1, line->kink + i, (line->kinks++ - i) * sizeof *line->kink);
	line->kink[i] = x;
}

/* Those that the curve knows, and those of a framework's formula, whose kernel tells but of what is worth
   drawing. A curve in a number type has a step at every number. */
static void find_kinks(struct line *line)
{
	if (line->curve->dtype == DTYPE_EXACT)
		line->kinks = curve_kinks(line->curve, -KINKS_WITHIN, KINKS_WITHIN, line->kink);
}

void line_free(struct line *line)
{
	free(line->sample);
	line->sample = NULL;
	line->n = 0;
}

static bool is_near_kink(const struct line *line, double x)
{
	double left = number_step(x, -1), right = number_step(x, 1);
	for (size_t k = 0; k < line->kinks; k++)
		if (line->kink[k] >= left && line->kink[k] <= right)
			return true;
	return false;
}

/* How far f' of two neighbours differs beyond what f'' accounts for. */
static double excess(const struct line_sample *a, const struct line_sample *b)
{
	double size = fmax(fabs(a->j.dy), fabs(b->j.dy));
	double left = fabs(a->j.d2y), right = fabs(b->j.d2y);
	double bent =
		4 * (b->x - a->x) * ((isfinite(left) ? left : 0) + (isfinite(right) ? right : 0));
	return fabs(b->j.dy - a->j.dy) - bent - KINK_LEAST * size;
}

/* The double at which f' jumps between two samples; NaN if it does not. */
static double find_jump(const struct line *line, struct line_sample a, struct line_sample b)
{
	while (excess(&a, &b) > 0) {
		struct line_sample m = { .x = a.x / 2 + b.x / 2 };
		if (!(m.x > a.x && m.x < b.x))
			return a.x == 0 ? a.x : b.x;
		m.j = line_at(line, m.x);
		*(excess(&a, &m) > excess(&m, &b) ? &b : &a) = m;
	}
	return NAN;
}

/* Kinks that the formula does not tell, as of sqrt(x^2). */
static size_t find_hidden_kinks(struct line *line)
{
	size_t before = line->kinks;
	for (size_t i = 0; i + 1 < line->n; i++) {
		const struct line_sample *s = &line->sample[i];
		/* Beside a kink that is known f' may be steep, not broken. */
		bool known = s[0].kink || s[1].kink || (i > 0 && s[-1].kink) ||
			(i + 2 < line->n && s[2].kink);
		if (fabs(s->x) > KINKS_WITHIN || known)
			continue;
		double x = find_jump(line, s[0], s[1]);
		if (!isnan(x) && isfinite(line_at(line, x).dy) && !is_near_kink(line, x))
			add_kink(line, x);
	}
	return line->kinks - before;
}

static void sample(struct line *line)
{
	line_free(line);
	place_samples(line);
	sort_samples(line);
	for (size_t i = 0; i < line->n; i++)
		line->sample[i].j = line_at(line, line->sample[i].x);
}

int line_init(struct line *line, const struct curve *c)
{
	*line = (struct line){ .curve = c };
	if (c->outputs > 1 && c->list >= 0 && c->element < c->outputs)
		line->output = c->element;
	line->period = NAN;
	find_kinks(line);
	sample(line);
	if (c->dtype == DTYPE_EXACT && line->kinks < KINK_MAX) {
		bool hidden = find_hidden_kinks(line) > 0;
		if (swings(line))
			find_waves(line);
		if (hidden || line->period < STEP * A_WAVE)
			sample(line);
	}
	bool finite = false;
	for (size_t i = 0; i < line->n; i++)
		finite = finite || isfinite(line->sample[i].j.y);
	/* A domain that ends has no limits beyond it. */
	const struct jet none = { NAN, NAN, NAN };
	line->left = isnan(line->sample[0].j.y) ? none : line_at(line, -INFINITY);
	line->right = isnan(line->sample[line->n - 1].j.y) ? none : line_at(line, INFINITY);
	line->swings = swings(line);
	if (!finite)
		line_free(line);
	return finite ? 0 : -1;
}

/* A sum that is 0, or `middle` twice, but for the roundings of two values. */
static bool cancels(double a, double b, double twice)
{
	return a == -b || (isnan(a) && isnan(b)) ||
		fabs(a + b - twice) <= 1e-14 * fmax(fabs(a), fabs(b));
}

/* f at -x, of the sample there if there is one. */
static double facing(const struct line *line, double x)
{
	const struct line_sample key = { .x = -x };
	const struct line_sample *s =
		bsearch(&key, line->sample, line->n, sizeof *line->sample, by_place);
	return s != NULL ? s->j.y : line_at(line, -x).y;
}

enum mirror line_mirror(const struct line *line)
{
	bool odd = true, even = true, point = true;
	double middle = line_at(line, 0).y;
	for (size_t i = 0; i < line->n && (odd || even || point); i++) {
		const struct line_sample *s = &line->sample[i];
		double other = facing(line, s->x);
		odd = odd && cancels(s->j.y, other, 0);
		even = even && cancels(s->j.y, -other, 0);
		point = point && cancels(s->j.y, other, 2 * middle);
	}
	return odd && even ? MIRROR_ZERO
		: odd	   ? MIRROR_ODD
		: even	   ? MIRROR_EVEN
		: point	   ? MIRROR_POINT
			   : MIRROR_NONE;
}

/* A power of the distance grows at least tenfold from 10^5 steps off to one. */
bool line_has_pole(const struct line *line, enum order order, double kink, int side, int *sign)
{
	double at = jet_order(line_at(line, kink), order);
	double near = jet_order(line_at(line, number_step(kink, side)), order);
	double off = jet_order(line_at(line, number_step(kink, side * 100000L)), order);
	bool grows = isinf(near) || (fabs(near) > 1e6 && fabs(near) > 10 * fabs(off));
	if (!grows && isinf(at) && !isnan(near)) { /* a logarithm's is too slow to be seen */
		grows = fabs(near) > fabs(off);
		near = at;
	}
	*sign = near > 0 ? 1 : -1;
	return grows;
}
