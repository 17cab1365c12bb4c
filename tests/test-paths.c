/* Tests of pictures: every path drawn is the curve, within a pixel, whatever of y is shown. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/say.h"
#include "plot/draw/figure.h"
#include "recorder.h"
#include "suite.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define OFF 1.0 /* pixels that a path may be off */

enum {
	FINE = 4,     /* points looked at in a pixel */
	WIDE = 4800,  /* of them at most, across a frame */
	LOOKS = 4417, /* across a range */
	FLAT = 48     /* points looked at on a segment */
};

static struct record record;

static const double ranges[][2] = { { -10, 10 }, { -3, 3 }, { 0, 5 }, { -20, 20 }, { -100, 100 },
	{ -0.1, 0.1 } };

/* The first: what the figure chooses. */
static const double heights[][2] = { { 0, 0 }, { -1, 1 }, { -0.1, 0.1 }, { 0, 0.01 },
	{ 0.99, 1.001 } };

static const char *const formulas[] = { "x^4", "exp(x^2)", "x^x", "cosh(x)^5", "x^4-4*x^2",
	"(x^2-1)^3", "x^20", "sinh(x^2)", "100+sin(x)", "1000", "50*sigmoid(x)", "x^3-1000*x",
	"1/x", "log(x-5)", "1/(x^2-2)", "sqrt(x+1)", "abs(x^2-2)", "x^2*sin(1/(x^2+0.1))",
	"exp(-x^2)*1e3", "1/floor(x)" };

enum { FORMULAS = sizeof formulas / sizeof *formulas };

/* A frame of a picture as pixels, from its left edge and its lower one up. */
struct window {
	double left, width, bottom, height;
};

/* What the curve, or what is drawn of it, reaches in each fraction of a pixel; lo > hi: nothing. */
struct spans {
	double lo[WIDE], hi[WIDE];
	size_t n;
};

static void clear(struct spans *s, size_t n)
{
	ck_assert_uint_le(n, WIDE);
	s->n = n;
	for (size_t i = 0; i < n; i++) {
		s->lo[i] = INFINITY;
		s->hi[i] = -INFINITY;
	}
}

static void reach(struct spans *s, double x, double y)
{
	double i = floor(x * FINE);
	if (!(i >= 0 && i < (double)s->n))
		return;
	size_t k = (size_t)i;
	s->lo[k] = fmin(s->lo[k], y);
	s->hi[k] = fmax(s->hi[k], y);
}

/* Whether y lies within OFF of what is reached within a pixel of fraction i. */
static bool is_near(const struct spans *s, size_t i, double y)
{
	double lo = INFINITY, hi = -INFINITY;
	size_t from = i > FINE ? i - FINE : 0, to = i + FINE < s->n ? i + FINE : s->n - 1;
	for (size_t k = from; k <= to; k++) {
		lo = fmin(lo, s->lo[k]);
		hi = fmax(hi, s->hi[k]);
	}
	return y >= lo - OFF && y <= hi + OFF;
}

struct look {
	double x, y, slope;
};

/* An order of a curve over a range: at the points of a grid, at both sides of kinks, at extrema and at
   the ends of gaps. */
struct looks {
	struct look look[3 * LOOKS];
	size_t n;
};

static int compare(const void *a, const void *b)
{
	double x = ((const struct look *)a)->x, y = ((const struct look *)b)->x;
	return (x > y) - (x < y);
}

static struct look look_at(const struct curve *c, enum order order, double x)
{
	struct jet jet[VECTOR_MAX];
	curve_eval(c, x, jet);
	return (struct look){ x, jet_order(jet[0], order), jet_order(jet[0], order + 1) };
}

/* Between two looks with slopes of two signs, or only one of which has a value, the place where that
   changes. */
static void add_between(
	struct looks *l, const struct curve *c, enum order order, struct look a, struct look b)
{
	bool gap = isfinite(a.y) != isfinite(b.y);
	if (!gap && !(a.slope * b.slope < 0))
		return;
	for (int i = 0; i < (gap ? 1100 : 60); i++) {
		struct look m = look_at(c, order, a.x / 2 + b.x / 2);
		bool left = gap ? isfinite(m.y) == isfinite(a.y) : m.slope * a.slope > 0;
		*(left ? &a : &b) = m;
	}
	l->look[l->n++] = isfinite(a.y) ? a : b;
}

static void look(struct looks *l, const struct curve *c, enum order order, double lo, double hi)
{
	double kink[KINK_MAX];
	size_t kinks = curve_kinks(c, lo, hi, kink);
	l->n = 0;
	for (size_t i = 0; i < LOOKS; i++) {
		double part = (double)i / (LOOKS - 1);
		l->look[l->n++] = look_at(c, order, lo * (1 - part) + hi * part);
	}
	for (size_t i = 0; i < 2 * kinks; i++) {
		double at = kink[i / 2], step = 1e-12 * fmax(fabs(at), 1e-3);
		double x = fmin(fmax(i % 2 ? at + step : at - step, lo), hi);
		l->look[l->n++] = look_at(c, order, x);
	}
	size_t n = l->n;
	qsort(l->look, n, sizeof *l->look, compare);
	for (size_t i = 1; i < n && l->n < 3 * LOOKS; i++)
		add_between(l, c, order, l->look[i - 1], l->look[i]);
	qsort(l->look, l->n, sizeof *l->look, compare);
}

static double pixels(const struct window *g, double y, double y_lo, double y_hi)
{
	double up = (y - y_lo) / (y_hi - y_lo) * g->height;
	return fmin(fmax(up, -1e6), 1e6);
}

static struct point on_line(const struct line *line, size_t i, double t)
{
	const struct point *p = &line->p[i];
	double u = 1 - t;
	if (line->straight)
		return (struct point){ u * p[0].x + t * p[1].x, u * p[0].y + t * p[1].y };
	double a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
	return (struct point){ a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
		a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y };
}

static bool is_curve(const struct line *line, enum order order)
{
	struct colour a = line->colour, b = theme_light.order[order];
	return fabs(a.r - b.r) + fabs(a.g - b.g) + fabs(a.b - b.b) < 1e-9 && line->width > 2 &&
		isfinite(line->clip.left);
}

/* What is compared, for messages. */
struct subject {
	const char *name;
	enum order order;
	double lo, hi, y_lo, y_hi;
};

#define TELL "%s order %d over %g..%g in %g..%g"
#define TOLD(s) (s)->name, (s)->order, (s)->lo, (s)->hi, (s)->y_lo, (s)->y_hi

/* All points of all lines of a colour against the curve; fills in what they reach. */
static void check_lines(const struct subject *s, const struct window *g, const struct spans *curve,
	struct spans *drawn)
{
	for (size_t k = 0; k < record.lines; k++) {
		const struct line *line = &record.line[k];
		size_t step = line->straight ? 1 : 3;
		if (!is_curve(line, s->order))
			continue;
		for (size_t i = 0; i + step < line->n; i += step) {
			double rise = fabs(line->p[i].y - line->p[i + step].y);
			double run = fabs(line->p[i].x - line->p[i + step].x);
			int parts = (int)fmin(FLAT + 2 * FINE * (rise + run), 20000);
			for (int j = 0; j <= parts; j++) {
				struct point p = on_line(line, i, (double)j / parts);
				double x = p.x - g->left, y = g->bottom - p.y;
				if (x < 0 || x >= g->width || y < 0 || y > g->height)
					continue;
				reach(drawn, x, y);
				/* An assertion of Check's takes longer than all else here. */
				if (is_near(curve, (size_t)(x * FINE), y))
					continue;
				ck_abort_msg(TELL ": drawn at %g, %g, where the curve is not",
					TOLD(s), s->lo + (s->hi - s->lo) * x / g->width,
					s->y_lo + (s->y_hi - s->y_lo) * y / g->height);
			}
		}
	}
}

static bool has_bands(const struct scene *scene)
{
	const struct trace *t = &scene->frame[0].series[0].trace;
	for (size_t i = 0; i < t->pieces; i++)
		if (t->piece[i].band)
			return true;
	return false;
}

/* Next to a gap the doubles end, not the curve: where it still climbs by a good part of the frame within a
   millionth of its width, as a logarithm does, it goes on to the frame. */
static void reach_poles(struct spans *curve, const struct curve *c, const struct subject *s,
	const struct window *g, const struct looks *l)
{
	double step = 1e-6 * (s->hi - s->lo), height = s->y_hi - s->y_lo;
	for (size_t i = 0; i < l->n; i++) {
		const struct look *a = &l->look[i];
		for (int side = -1; side <= 1 && isfinite(a->y); side += 2) {
			size_t other = side < 0 ? i - 1 : i + 1;
			if ((side < 0 && i == 0) || other >= l->n || isfinite(l->look[other].y))
				continue;
			double climb = a->y - look_at(c, s->order, a->x - side * step).y;
			if (fabs(climb) > 1e-3 * height)
				reach(curve, (a->x - s->lo) / (s->hi - s->lo) * g->width,
					climb > 0 ? 1e6 : -1e6);
		}
	}
}

static void check_picture(
	struct plot *plot, const char *name, enum order order, const struct looks *l)
{
	static struct spans curve, drawn;
	struct scene scene;
	struct page page;
	double scale;
	if (scene_init(&scene, plot) != 0)
		return; /* nothing is finite there */
	bool bands = has_bands(&scene);
	struct subject s = { name, order, scene.x_lo, scene.x_hi, scene.frame[0].y_lo,
		scene.frame[0].y_hi };
	figure_page(plot, &page, &scale);
	struct canvas canvas = recorder_canvas(&record);
	if (!bands)
		ck_assert_int_eq(figure_draw(&scene, &page, &theme_light, &canvas), 0);
	scene_free(&scene);
	const struct line *line = NULL;
	for (size_t i = 0; i < record.lines && line == NULL; i++)
		if (is_curve(&record.line[i], order))
			line = &record.line[i];
	if (bands || line == NULL)
		return;
	double half = 0.09 * 20;
	struct window g = { line->clip.left, line->clip.right - line->clip.left,
		line->clip.bottom - half, line->clip.bottom - line->clip.top - 2 * half };
	size_t fractions = (size_t)ceil(g.width * FINE);
	clear(&curve, fractions);
	clear(&drawn, fractions);
	reach_poles(&curve, &plot->curve[0], &s, &g, l);
	for (size_t i = 0; i < l->n; i++) {
		const struct look *a = &l->look[i], *b = &l->look[i > 0 ? i - 1 : 0];
		if (!isfinite(a->y))
			continue;
		double x = (a->x - s.lo) / (s.hi - s.lo) * g.width;
		double before = (b->x - s.lo) / (s.hi - s.lo) * g.width;
		reach(&curve, x, pixels(&g, a->y, s.y_lo, s.y_hi));
		reach(&curve, before, pixels(&g, a->y, s.y_lo, s.y_hi));
		if (isfinite(b->y))
			reach(&curve, x, pixels(&g, b->y, s.y_lo, s.y_hi));
	}
	check_lines(&s, &g, &curve, &drawn);
	/* And nothing of the curve is missing: but for single points, which are circles. */
	for (size_t i = FINE; i + FINE < fractions; i++) {
		double y = (curve.lo[i] + curve.hi[i]) / 2;
		bool whole =
			curve.lo[i - 1] <= curve.hi[i - 1] && curve.lo[i + 1] <= curve.hi[i + 1];
		if (!(whole && curve.hi[i] - curve.lo[i] < OFF && y > 2 && y < g.height - 2))
			continue;
		if (!is_near(&drawn, i, y) && record.spots == 0)
			ck_abort_msg(TELL ": nothing drawn at %g, %g", TOLD(&s),
				s.lo + (s.hi - s.lo) * (double)i / (double)fractions,
				s.y_lo + (s.y_hi - s.y_lo) * y / g.height);
	}
}

/* One order of a curve in all heights over one range. */
static void check_order(const struct curve *c, const char *name, enum order order, size_t r)
{
	static struct looks looks;
	if (c->outputs != 1)
		return;
	look(&looks, c, order, ranges[r][0], ranges[r][1]);
	for (size_t k = 0; k < sizeof heights / sizeof *heights; k++) {
		struct plot plot = { .curve = c,
			.curves = 1,
			.operands = 1,
			.lo = { ranges[r][0], 0 },
			.hi = { ranges[r][1], 0 },
			.table.samples = 201,
			.legend = true,
			.text.utf8 = true,
			.has_y = k > 0,
			.y_lo = heights[k][0],
			.y_hi = heights[k][1],
			.show_given = true };
		plot.show[order] = true;
		check_picture(&plot, name, order, &looks);
	}
}

START_TEST(rows_are_drawn_as_they_are)
{
	size_t n;
	const struct activation *const *rows = activation_all(&n);
	for (size_t i = 0; i < n; i++) {
		struct curve c;
		if (!suite_takes(i, rows[i]->tier))
			continue;
		ck_assert_int_eq(curve_init(&c, rows[i], NULL), 0);
		for (enum order order = ORDER_F; order <= ORDER_DF; order++)
			check_order(&c, rows[i]->id, order, (size_t)_i);
		curve_free(&c);
	}
}
END_TEST

START_TEST(formulas_are_drawn_as_they_are)
{
	const char *text = formulas[_i];
	struct expr_error error;
	struct activation *row = activation_make(text, strlen(text), NULL, &error);
	struct curve c;
	ck_assert_ptr_nonnull(row);
	ck_assert_int_eq(curve_init(&c, row, NULL), 0);
	for (size_t r = 0; r < sizeof ranges / sizeof *ranges; r++)
		for (enum order order = ORDER_F; order <= ORDER_DF; order++)
			check_order(&c, text, order, r);
	curve_free(&c);
	activation_unmake(row);
}
END_TEST

int main(void)
{
	say_quiet(2);
	Suite *suite = suite_create("paths");
	TCase *tc = tcase_create("paths");
	tcase_set_timeout(tc, 600 * SUITE_SLOW);
	tcase_add_loop_test(
		tc, rows_are_drawn_as_they_are, 0, (int)(sizeof ranges / sizeof *ranges));
	tcase_add_loop_test(tc, formulas_are_drawn_as_they_are, 0, FORMULAS);
	suite_add_tcase(suite, tc);
	return suite_run(suite);
}
