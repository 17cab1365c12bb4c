/* Sampling a curve's swept output for facts, finely near 0, to the ends of the doubles. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "teach/line.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define NEAR 16 /* up to it samples stand STEP apart */
#define STEP 0.0625
#define TINY -24       /* and towards 0 in octaves from 2^TINY */
#define FAR_RATIO 1.05 /* beyond NEAR each is so much farther out */
#define FAR 1024
#define VAST_RATIO 1e6 /* and beyond FAR so much */
#define VAST 1e300
#define KINKS_WITHIN 40
#define SWINGS 8 /* changes of sign of f' that no bounded bump explains */

struct jet line_at(const struct line *line, double x)
{
	struct jet j[VECTOR_MAX] = {{0}};
	curve_eval(line->curve, x, j);
	return j[line->output];
}

static void add(struct line *line, size_t *room, double x, bool kink)
{
	line->sample = alloc_grow(line->sample, line->n, room, sizeof *line->sample);
	line->sample[line->n++] = (struct sample){.x = x, .kink = kink};
}

static void add_both(struct line *line, size_t *room, double x)
{
	add(line, room, x, false);
	add(line, room, -x, false);
}

static int by_x(const void *a, const void *b)
{
	const struct sample *s = a, *t = b;
	if (s->x != t->x)
		return s->x < t->x ? -1 : 1;
	return t->kink - s->kink;
}

/* Where to look: a grid, octaves towards 0 and outward, both sides of each kink, and the
   values of parameters, which may be centres of narrow bumps. */
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
	for (double x = FAR; x <= VAST; x *= VAST_RATIO)
		add_both(line, &room, x);
	const struct curve *c = line->curve;
	for (size_t k = 0; k < PARAM_MAX && c->row->param[k].name != NULL; k++)
		for (size_t i = 0; i < c->value[k].n; i++)
			add_both(line, &room, c->value[k].v[i]);
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
	size_t changes = 0;
	double last = 0;
	for (size_t i = 0; i < line->n; i++) {
		double dy = line->sample[i].j.dy;
		if (!(fabs(dy) > 0))
			continue;
		changes += last != 0 && (dy > 0) != (last > 0);
		last = dy;
	}
	return changes > SWINGS;
}

/* Keeps the places ascending, each once. */
static void add_kink(struct line *line, double x)
{
	size_t i = line->kinks;
	while (i > 0 && line->kink[i - 1] > x)
		i--;
	if (line->kinks == KINK_MAX || (i > 0 && line->kink[i - 1] == x))
		return;
	memmove(line->kink + i + 1, line->kink + i,
		(line->kinks++ - i) * sizeof *line->kink);
	line->kink[i] = x;
}

/* Those that the curve knows, and those of a framework's formula, whose kernel tells but of what is worth
   drawing. A curve in a number type has a step at every number. */
static void find_kinks(struct line *line)
{
	const struct curve *c = line->curve;
	double at[KINK_MAX];
	if (c->dtype != DTYPE_EXACT)
		return;
	line->kinks = curve_kinks(c, -KINKS_WITHIN, KINKS_WITHIN, line->kink);
	if (c->variant == NULL || c->variant->formula == NULL || c->variant->at == NULL)
		return;
	const struct expr *tree = activation_tree(c->row, curve_formula(c));
	const struct point_at point = {
		.param = c->value, .list = c->list, .element = c->element};
	size_t n = tree == NULL ? 0
				: expr_kinks(tree, &point, -KINKS_WITHIN, KINKS_WITHIN,
					  at, KINK_MAX);
	for (size_t i = 0; i < n; i++)
		add_kink(line, at[i]);
}

int line_init(struct line *line, const struct curve *c)
{
	*line = (struct line){.curve = c};
	if (c->outputs > 1 && c->list >= 0 && c->element < c->outputs)
		line->output = c->element;
	find_kinks(line);
	place_samples(line);
	sort_samples(line);
	bool finite = false;
	for (size_t i = 0; i < line->n; i++) {
		line->sample[i].j = line_at(line, line->sample[i].x);
		finite = finite || isfinite(line->sample[i].j.y);
	}
	/* A domain that ends has no limits beyond it. */
	const struct jet none = {NAN, NAN, NAN};
	line->left = isnan(line->sample[0].j.y) ? none : line_at(line, -INFINITY);
	line->right =
		isnan(line->sample[line->n - 1].j.y) ? none : line_at(line, INFINITY);
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

enum mirror line_mirror(const struct line *line)
{
	bool odd = true, even = true, point = true;
	double middle = line_at(line, 0).y;
	for (size_t i = 0; i < line->n; i++) {
		const struct sample *s = &line->sample[i];
		double facing = line_at(line, -s->x).y;
		odd = odd && cancels(s->j.y, facing, 0);
		even = even && cancels(s->j.y, -facing, 0);
		point = point && cancels(s->j.y, facing, 2 * middle);
	}
	return odd && even ? MIRROR_ZERO
	       : odd	   ? MIRROR_ODD
	       : even	   ? MIRROR_EVEN
	       : point	   ? MIRROR_POINT
			   : MIRROR_NONE;
}

void line_free(struct line *line)
{
	free(line->sample);
	line->sample = NULL;
	line->n = 0;
}

/* A power of the distance grows at least tenfold from 10^5 steps off to one. */
bool line_has_pole(const struct line *line, double kink, int side, int *sign)
{
	double at = line_at(line, kink).y;
	double near = line_at(line, number_step(kink, side)).y;
	double off = line_at(line, number_step(kink, side * 100000L)).y;
	bool grows = isinf(near) || (fabs(near) > 1e6 && fabs(near) > 10 * fabs(off));
	if (!grows && isinf(at) &&
		!isnan(near)) { /* a logarithm's is too slow to be seen */
		grows = fabs(near) > fabs(off);
		near = at;
	}
	*sign = near > 0 ? 1 : -1;
	return grows;
}
