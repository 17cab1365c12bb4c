/* Tests of traces: pieces and circles of known curves, closeness of all, jumps nobody told. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot.h"

#include "base/number.h"
#include "plot/model/eval-cache.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

/* A frame around 0 that is seen to `tolerance`. */
static struct sight close_to(double tolerance)
{
	return (struct sight){ -5e3 * tolerance, 5e3 * tolerance, tolerance };
}

static void check_piece(const struct piece *p, double x0, double y0, double x1, double y1)
{
	ck_assert(p->straight);
	ck_assert_uint_eq(p->knots, 2);
	ck_assert_double_eq(p->knot[0].x, x0);
	ck_assert_double_eq(p->knot[0].y, y0);
	ck_assert_double_eq(p->knot[1].x, x1);
	ck_assert_double_eq(p->knot[1].y, y1);
	ck_assert_double_eq(p->knot[0].slope, (y1 - y0) / (x1 - x0));
}

static void check_mark(const struct trace *t, double x, double y, bool filled)
{
	for (size_t i = 0; i < t->marks; i++)
		if (t->mark[i].x == x && t->mark[i].y == y && t->mark[i].filled == filled)
			return;
	ck_abort_msg("no %s mark at %g, %g", filled ? "filled" : "open", x, y);
}

START_TEST(test_relu)
{
	struct curve c = make_curve("relu");
	struct trace t;
	trace_init(&t, &c, 0, ORDER_F, -10, 10, close_to(1e-3));
	ck_assert_uint_eq(t.pieces, 2);
	check_piece(&t.piece[0], -10, 0, 0, 0);
	check_piece(&t.piece[1], 0, 0, 10, 10);
	ck_assert(!t.piece[0].joined && t.piece[1].joined);
	ck_assert_uint_eq(t.marks, 0);
	ck_assert_double_eq(t.lo, 0);
	ck_assert_double_eq(t.hi, 10);
	trace_free(&t);

	trace_init(&t, &c, 0, ORDER_DF, -10, 10, close_to(1e-3));
	ck_assert_uint_eq(t.pieces, 2);
	check_piece(&t.piece[0], -10, 0, 0, 0);
	check_piece(&t.piece[1], 0, 1, 10, 1);
	ck_assert(!t.piece[1].joined);
	ck_assert_uint_eq(t.marks, 2);
	check_mark(&t, 0, 0, true);
	check_mark(&t, 0, 1, false);
	trace_free(&t);

	/* Nothing happens to f'' at the kink. */
	trace_init(&t, &c, 0, ORDER_D2F, -10, 10, close_to(1e-3));
	ck_assert_uint_eq(t.pieces, 1);
	check_piece(&t.piece[0], -10, 0, 10, 0);
	trace_free(&t);
	curve_free(&c);
}
END_TEST

/* A range that ends at the kink has its circles at that end. */
START_TEST(test_ends)
{
	struct curve c = make_curve("relu");
	struct trace t;
	trace_init(&t, &c, 0, ORDER_DF, 0, 10, close_to(1e-3));
	ck_assert_uint_eq(t.pieces, 1);
	check_piece(&t.piece[0], 0, 1, 10, 1);
	ck_assert_uint_eq(t.marks, 2);
	check_mark(&t, 0, 0, true);
	check_mark(&t, 0, 1, false);
	trace_free(&t);
	trace_init(&t, &c, 0, ORDER_DF, -10, 0, close_to(1e-3));
	ck_assert_uint_eq(t.pieces, 1);
	check_piece(&t.piece[0], -10, 0, 0, 0);
	ck_assert_uint_eq(t.marks, 0);
	trace_free(&t);
	trace_init(&t, &c, 0, ORDER_DF, 1, 2, close_to(1e-3));
	ck_assert_uint_eq(t.pieces, 1);
	ck_assert_uint_eq(t.marks, 0);
	trace_free(&t);
	curve_free(&c);
}
END_TEST

START_TEST(test_heaviside)
{
	struct curve c = make_curve("heaviside");
	struct trace t;
	trace_init(&t, &c, 0, ORDER_F, -3, 3, close_to(1e-3));
	ck_assert_uint_eq(t.pieces, 2);
	check_piece(&t.piece[0], -3, 0, 0, 0);
	check_piece(&t.piece[1], 0, 1, 3, 1);
	ck_assert_uint_eq(t.marks, 2);
	check_mark(&t, 0, 0, false);
	check_mark(&t, 0, 1, true);
	trace_free(&t);
	trace_init(&t, &c, 0, ORDER_DF, -3, 3, close_to(1e-3));
	ck_assert_uint_eq(t.pieces, 1);
	trace_free(&t);
	curve_free(&c);
}
END_TEST

START_TEST(test_maxout)
{
	const double w[] = { 1, -1, 0.5 }, b[] = { 0, 0, 1 };
	struct curve c = make_curve("maxout");
	struct text why = { 0 };
	curve_set(&c, activation_param(c.row, "w"), w, 3);
	curve_set(&c, activation_param(c.row, "b"), b, 3);
	ck_assert_int_eq(curve_finish(&c, &why), 0);
	struct trace t;
	trace_init(&t, &c, 0, ORDER_F, -10, 10, close_to(1e-3));
	ck_assert_uint_eq(t.pieces, 3);
	ck_assert(t.piece[1].joined && t.piece[2].joined);
	ck_assert_double_eq_tol(t.piece[1].knot[0].x, -2.0 / 3, 1e-15);
	ck_assert_double_eq(t.piece[2].knot[0].x, 2);
	trace_free(&t);
	trace_init(&t, &c, 0, ORDER_DF, -10, 10, close_to(1e-3));
	ck_assert_uint_eq(t.pieces, 3);
	ck_assert(!t.piece[1].joined && !t.piece[2].joined);
	ck_assert_uint_eq(t.marks, 4);
	trace_free(&t);
	curve_free(&c);
}
END_TEST

/* f has kinks at both ends, f' and f'' jump there. */
START_TEST(test_hard_swish)
{
	struct curve c = make_curve("hard_swish");
	struct trace t;
	trace_init(&t, &c, 0, ORDER_F, -10, 10, close_to(1e-3));
	ck_assert_uint_eq(t.pieces, 3);
	check_piece(&t.piece[0], -10, 0, -3, 0);
	check_piece(&t.piece[2], 3, 3, 10, 10);
	ck_assert_double_eq_tol(t.piece[1].knot[0].slope, -0.5, 1e-12);
	ck_assert_double_eq_tol(t.lo, -0.375, 1e-15);
	trace_free(&t);
	trace_init(&t, &c, 0, ORDER_DF, -10, 10, close_to(1e-3));
	ck_assert_uint_eq(t.pieces, 3);
	ck_assert(t.piece[1].straight);
	ck_assert_uint_eq(t.marks, 4);
	trace_free(&t);
	curve_free(&c);
}
END_TEST

static size_t count_knots(const struct trace *t)
{
	size_t n = 0;
	for (size_t i = 0; i < t->pieces; i++)
		n += t->piece[i].knots;
	return n;
}

/* Smooth, few segments, symmetric where the function is. */
START_TEST(test_sigmoid)
{
	struct curve c = make_curve("sigmoid");
	struct trace t;
	trace_init(&t, &c, 0, ORDER_F, -10, 10, close_to(1e-4));
	ck_assert_uint_eq(t.pieces, 1);
	ck_assert_uint_le(count_knots(&t), 21);
	const struct piece *p = &t.piece[0];
	for (size_t i = 0; i < p->knots; i++) {
		const struct knot *a = &p->knot[i], *b = &p->knot[p->knots - 1 - i];
		ck_assert_double_eq(a->x, -b->x);
		ck_assert_double_eq_tol(a->y + b->y, 1, 1e-15);
	}
	trace_free(&t);
	trace_init(&t, &c, 0, ORDER_DF, -10, 10, close_to(1e-4));
	ck_assert_double_eq(t.hi, 0.25);
	trace_free(&t);
	curve_free(&c);
}
END_TEST

/* Extrema lie in the hull to the last digits, though no probe hits them. */
START_TEST(test_extrema)
{
	struct curve c = make_curve("silu");
	struct trace t;
	trace_init(&t, &c, 0, ORDER_F, -7, 3, close_to(1e-4));
	ck_assert_double_eq_tol(t.lo, -0.27846454276107379511, 1e-15);
	trace_free(&t);
	curve_free(&c);
}
END_TEST

/* ---- all rows over many ranges ----------------------------------------------------- */

static const double ranges[][2] = { { -10, 10 }, { -3, 3 }, { 0, 1 }, { -1000, 1000 },
	{ -0.01, 0.01 }, { -1e6, 2 }, { -1e-300, 1e-300 }, { 0, 5e-324 },
	{ 1e16, 10000000000000002 }, { -1.7e308, 1.7e308 }, { 1e300, 1.7e308 },
	{ 3, 3.0000000000000004 } };

static void check_sound(const struct trace *t, double lo, double hi)
{
	for (size_t i = 0; i < t->pieces; i++) {
		const struct piece *p = &t->piece[i];
		ck_assert_uint_ge(p->knots, 2);
		for (size_t k = 0; k < p->knots; k++) {
			ck_assert(isfinite(p->knot[k].x) && isfinite(p->knot[k].y));
			ck_assert(isfinite(p->knot[k].slope));
			ck_assert(p->knot[k].x >= lo && p->knot[k].x <= hi);
			ck_assert(k == 0 || p->knot[k].x > p->knot[k - 1].x);
			ck_assert(p->knot[k].y >= t->lo && p->knot[k].y <= t->hi);
		}
		if (i > 0)
			ck_assert(p->knot[0].x >= p[-1].knot[p[-1].knots - 1].x);
		if (p->joined)
			ck_assert_double_eq(p->knot[0].x, p[-1].knot[p[-1].knots - 1].x);
	}
}

/* The trace keeps close to the curve, and its hull holds it. Next to a jump the trace and
   the curve may switch one double apart. */
static void check_close(const struct trace *t, struct eval_cache *cache, size_t output,
	enum order order, double lo, double hi, double tolerance)
{
	const struct curve *c = cache->curve;
	double kink[KINK_MAX];
	size_t kinks = cache_kinks(cache, lo, hi, kink);
	for (int i = 0; i <= 997; i++) {
		double part = i / 997.0, x = lo * (1 - part) + hi * part, y;
		if (x < lo || x > hi)
			continue;
		struct jet jet[VECTOR_MAX];
		curve_eval(c, x, jet);
		double exact = jet_order(jet[output], order);
		if (!isfinite(exact))
			continue;
		bool near_kink = false;
		for (size_t k = 0; k < kinks; k++)
			near_kink |= fabs(x - kink[k]) <= 1e-15 * fabs(x);
		for (size_t k = 0; k < t->marks; k++)
			near_kink |= x == t->mark[k].x;
		if (near_kink)
			continue;
		ck_assert_msg(exact >= t->lo - tolerance && exact <= t->hi + tolerance,
			"%s order %d on %g..%g: %g at %g is outside %g..%g", c->row->id, order, lo,
			hi, exact, x, t->lo, t->hi);
		ck_assert_msg(trace_at(t, x, &y), "%s order %d on %g..%g: nothing at %.17g",
			c->row->id, order, lo, hi, x);
		double noise = 1e-14 * (fabs(t->hi) + fabs(t->lo));
		ck_assert_msg(fabs(y - exact) <= 2 * tolerance + noise,
			"%s order %d on %g..%g: %g, not %g, at %.17g", c->row->id, order, lo, hi, y,
			exact, x);
	}
}

static bool has_bands(const struct trace *t)
{
	bool bands = false;
	for (size_t i = 0; i < t->pieces; i++)
		bands |= t->piece[i].band;
	return bands;
}

static void check_close_to(const struct trace *t, const struct curve *c, enum order order,
	double lo, double hi, double tolerance)
{
	struct eval_cache cache;
	cache_init(&cache, c, false);
	check_close(t, &cache, 0, order, lo, hi, tolerance);
	cache_free(&cache);
}

START_TEST(test_rows)
{
	size_t n;
	const struct activation *const *rows = activation_all(&n);
	double lo = ranges[_i][0], hi = ranges[_i][1];
	bool usual = hi - lo <= 20 && hi - lo >= 1; /* for all rows, waves too */
	for (size_t k = 0; k < n; k++) {
		struct curve c;
		if (!suite_takes(k, rows[k]->tier))
			continue;
		ck_assert_int_eq(curve_init(&c, rows[k], NULL), 0);
		struct eval_cache cache;
		cache_init(&cache, &c, true);
		for (size_t o = 0; o < c.outputs; o++)
			for (enum order order = ORDER_F; order < ORDERS; order++) {
				struct trace t;
				trace_init_cached(&t, &cache, o, order, lo, hi, SIGHT_HULL);
				double tolerance = 1e-4 * (t.hi / 2 - t.lo / 2) * 2;
				if (!(tolerance > 0))
					tolerance = 1e-4;
				struct sight all = { t.lo, t.hi, tolerance };
				trace_free(&t);
				trace_init_cached(&t, &cache, o, order, lo, hi, all);
				/* One point alone is no line. */
				ck_assert(t.pieces + t.marks > 0 || t.lost + 2 > t.looked);
				check_sound(&t, lo, hi);
				/* f'' of sin(x)/x is noise around 0. */
				bool few = usual && order != ORDER_D2F, bands = has_bands(&t);
				ck_assert_msg(count_knots(&t) <= (few ? 200 : 20000),
					"%s order %d on %g..%g: %zu knots", c.row->id, order, lo,
					hi, count_knots(&t));
				ck_assert(!few || !bands);
				/* Else a cubic's values overflow. */
				bool moderate = t.hi - t.lo < 1e290;
				if (t.pieces > 0 && moderate && !bands)
					check_close(&t, &cache, o, order, lo, hi, tolerance);
				trace_free(&t);
			}
		cache_free(&cache);
		curve_free(&c);
	}
}
END_TEST

/* ---- functions that announce nothing ----------------------------------------------- */

static struct jet step_at(double x, const double *p)
{
	return (struct jet){ x > p[0] ? 1 : 0, 0, 0 };
}

static struct jet kink_at(double x, const double *p)
{
	return (struct jet){ fabs(x - p[0]), x > p[0] ? 1 : -1, 0 };
}

static struct jet pole_at(double x, const double *p)
{
	double u = x - p[0];
	return (struct jet){ 1 / u, -1 / (u * u), 2 / (u * u * u) };
}

static struct jet log_at(double x, const double *p)
{
	double u = x - p[0];
	return (struct jet){ log(u), 1 / u, -1 / (u * u) };
}

static struct jet root_at(double x, const double *p)
{
	double u = fmax(x - p[0], 0);
	return (struct jet){ sqrt(u), u > 0 ? 0.5 / sqrt(u) : INFINITY, 0 };
}

static struct jet bump_at(double x, const double *p)
{
	/* f' is a spike 1e-3 wide that regular points miss; f rises by it. */
	double u = (x - p[0]) / 5e-4, y = exp(-u * u);
	return (struct jet){ 2.5e-4 * 1.7724538509055159 * (1 + erf(u)), y, -2 * u * y / 5e-4 };
}

static struct jet nowhere_at(double x, const double *p)
{
	(void)x;
	(void)p;
	return (struct jet){ NAN, NAN, NAN };
}

/* Where a range is so wide that no halving resolves a curve it is steep, but no jump, and
   no cubic leaves its values. */
START_TEST(test_unresolved)
{
	static const char *const id[] = { "sigmoid", "tanh", "softsign" };
	static const double reach[] = { 1e16, 1e18, 1e300, 1.7e308 };
	struct curve c = make_curve(id[_i / 4]);
	double hi = reach[_i % 4];
	for (enum order order = ORDER_F; order <= ORDER_DF; order++) {
		struct trace t;
		trace_init(&t, &c, 0, order, -hi, hi, close_to(1e-4));
		ck_assert_uint_eq(t.marks, 0);
		ck_assert_uint_ge(t.pieces, 1);
		double most = order == ORDER_DF && _i < 4 ? 0.25 : 1;
		ck_assert_double_ge(t.hi, number_step(most, -1));
		ck_assert_double_le(t.hi, most);
		for (size_t i = 0; i < t.pieces; i++) {
			const struct piece *p = &t.piece[i];
			ck_assert_int_eq(p->joined, i > 0);
			for (size_t k = 1; k < p->knots; k++)
				for (int part = 0; part <= 8; part++) {
					double u = part / 8.0, y;
					double x = p->knot[k - 1].x * (1 - u) + p->knot[k].x * u;
					ck_assert(trace_at(&t, x, &y));
					ck_assert_double_ge(y, t.lo - 1e-4);
					ck_assert_double_le(y, t.hi + 1e-4);
				}
		}
		trace_free(&t);
	}
	curve_free(&c);
}
END_TEST

START_TEST(test_found_jump)
{
	static const double where[] = { 0, 1.0 / 3, -7.25, 1e-9 };
	double p = where[_i];
	struct curve c = unknown_curve(step_at, p);
	struct trace t;
	trace_init(&t, &c, 0, ORDER_F, -10, 10, close_to(1e-4));
	ck_assert_uint_eq(t.pieces, 2);
	ck_assert(!t.piece[1].joined);
	ck_assert_uint_eq(t.marks, 2);
	double end = t.piece[0].knot[t.piece[0].knots - 1].x, begin = t.piece[1].knot[0].x;
	ck_assert_double_eq(end, p);
	ck_assert_double_eq(begin, nextafter(p, INFINITY));
	if (p == 0)
		check_mark(&t, 0, 0, true);
	trace_free(&t);
}
END_TEST

START_TEST(test_found_kink)
{
	struct curve c = unknown_curve(kink_at, 0.123456789);
	struct trace t;
	trace_init(&t, &c, 0, ORDER_F, -10, 10, close_to(1e-3));
	ck_assert_uint_eq(t.marks, 0);
	ck_assert_uint_eq(t.pieces, 1);
	ck_assert_uint_le(count_knots(&t), 60);
	check_close_to(&t, &c, ORDER_F, -10, 10, 1e-3);
	trace_free(&t);
}
END_TEST

START_TEST(test_pole)
{
	struct curve c = unknown_curve(pole_at, 0.1);
	struct trace t;
	trace_init(&t, &c, 0, ORDER_F, -10, 10, close_to(1e-3));
	ck_assert_uint_ge(t.pieces, 2);
	ck_assert_uint_le(count_knots(&t), 400);
	check_sound(&t, -10, 10);
	for (size_t i = 0; i < t.pieces; i++) {
		const struct piece *p = &t.piece[i];
		ck_assert(p->knot[0].x > 0.1 || p->knot[p->knots - 1].x <= 0.1);
	}
	trace_free(&t);
}
END_TEST

START_TEST(test_gap)
{
	struct curve c = unknown_curve(log_at, 0.25);
	struct trace t;
	trace_init(&t, &c, 0, ORDER_F, -10, 10, close_to(1e-3));
	ck_assert_uint_ge(t.pieces, 1);
	for (size_t i = 0; i < t.pieces; i++)
		ck_assert_int_eq(t.piece[i].joined, i > 0);
	ck_assert_uint_eq(t.marks, 0);
	ck_assert_double_eq(t.piece[0].knot[0].x, 0.25); /* the pole, out of sight */
	ck_assert_double_lt(t.piece[0].knot[0].y, -50);
	ck_assert_double_eq(t.piece[0].knot[1].x, nextafter(0.25, INFINITY));
	ck_assert_uint_gt(t.lost, t.looked / 3);
	ck_assert_uint_lt(t.lost, t.looked);
	double y;
	ck_assert(!trace_at(&t, -1, &y));
	ck_assert(trace_at(&t, 1, &y));
	check_close_to(&t, &c, ORDER_F, 0.26, 10, 1e-3);
	trace_free(&t);
}
END_TEST

/* A tangent that stands upright has no slope to give a cubic. */
START_TEST(test_root)
{
	struct curve c = unknown_curve(root_at, 0);
	struct trace t;
	trace_init(&t, &c, 0, ORDER_F, 0, 4, close_to(1e-3));
	ck_assert_uint_eq(t.pieces, 1);
	check_sound(&t, 0, 4);
	check_close_to(&t, &c, ORDER_F, 0, 4, 1e-3);
	trace_free(&t);
}
END_TEST

/* Near 0 the steps of log from double to double are large, and its slopes none that a double holds: no jumps. */
START_TEST(test_log_from_afar)
{
	static const char *const formulas[] = { "log(x)", "x^x" };
	for (enum order order = ORDER_F; order <= ORDER_DF; order++) {
		struct expr_error error;
		const char *text = formulas[order];
		struct activation *row = activation_make(text, strlen(text), NULL, &error);
		struct curve c;
		struct trace t;
		ck_assert_int_eq(curve_init(&c, row, NULL), 0);
		trace_init(&t, &c, 0, order, -10, 10, close_to(0.2));
		ck_assert_uint_ge(t.pieces, 1);
		ck_assert_uint_eq(t.marks, 0);
		trace_free(&t);
		curve_free(&c);
		activation_unmake(row);
	}
}
END_TEST

START_TEST(test_bump)
{
	struct curve c = unknown_curve(bump_at, 3.3333);
	struct trace t;
	trace_init(&t, &c, 0, ORDER_DF, -10, 10, close_to(1e-4));
	double y;
	ck_assert(trace_at(&t, 3.3333, &y));
	ck_assert_double_eq_tol(y, 1, 1e-2);
	trace_free(&t);
}
END_TEST

START_TEST(test_nowhere)
{
	struct curve c = unknown_curve(nowhere_at, 0);
	struct trace t;
	trace_init(&t, &c, 0, ORDER_F, -10, 10, close_to(1e-3));
	ck_assert_uint_eq(t.pieces, 0);
	ck_assert_uint_eq(t.marks, 0);
	ck_assert_uint_eq(t.lost, t.looked);
	ck_assert(t.lo > t.hi);
	trace_free(&t);
}
END_TEST

/* ---- curves that do more than a page shows ----------------------------------------- */

static struct jet chirp_at(double x, const double *p)
{
	(void)p;
	double s = sin(1 / x), c = cos(1 / x);
	return (struct jet){ x * s, s - c / x, -s / (x * x * x) };
}

static struct jet wave_at(double x, const double *p)
{
	double s = sin(p[0] * x), c = cos(p[0] * x);
	return (struct jet){ s, p[0] * c, -p[0] * p[0] * s };
}

static struct jet square_at(double x, const double *p)
{
	(void)p;
	double s = sin(x * x), c = cos(x * x);
	return (struct jet){ s, 2 * x * c, 2 * c - 4 * x * x * s };
}

/* Zero with its slope wherever regular points are one apart. */
static struct jet hidden_at(double x, const double *p)
{
	const double pi = 3.14159265358979324;
	double u = p[0] * pi * (x - round(x)), s = sin(u), c = cos(u);
	return (struct jet){ s * s, 2 * p[0] * pi * s * c,
		2 * p[0] * p[0] * pi * pi * (c * c - s * s) };
}

/* Rounding, as large as p[0]; its slope is that of a smooth curve. */
static struct jet noise_at(double x, const double *p)
{
	uint64_t bits;
	memcpy(&bits, &x, sizeof bits);
	bits = (bits ^ bits >> 29) * UINT64_C(0x9e3779b97f4a7c15);
	bits = (bits ^ bits >> 32) * UINT64_C(0xbf58476d1ce4e5b9);
	return (struct jet){ p[0] * (double)(int)((bits >> 61) % 5) - 2 * p[0] + sin(x), cos(x),
		-sin(x) };
}

static struct jet stairs_at(double x, const double *p)
{
	return (struct jet){ floor(p[0] * x), 0, 0 };
}

struct wild {
	struct jet (*at)(double x, const double *p);
	double p, lo, hi, height;
	bool bands; /* else all of it can be shown */
};

static const struct wild wilds[] = {
	{ chirp_at, 0, -10, 10, 20, true },
	{ chirp_at, 0, -10, 10, 1.3, true },
	{ chirp_at, 0, -0.1, 0.1, 0.2, true },
	{ wave_at, 1000, -10, 10, 2, true },
	{ wave_at, 3e6, -10, 10, 2, true },
	{ wave_at, 60, -10, 10, 2, false },
	{ square_at, 0, -100, 100, 2, true },
	{ hidden_at, 1, -256, 256, 1, true },
	{ hidden_at, 1, -32, 32, 1, false },
	{ hidden_at, 40, -32, 32, 1, true },
	{ noise_at, 0.01, -10, 10, 2, true },
	{ noise_at, 1, -10, 10, 5, true },
	{ noise_at, 1e-5, -10, 10, 2, false },
	{ stairs_at, 1000, -10, 10, 2e4, false },
	{ stairs_at, 1000, -10, 10, 2000, true },
	{ stairs_at, 40, -10, 10, 800, false },
};

#define ACROSS 1104.0 /* pixels of a figure's frame */
#define DOWN 620.0
#define OFF 1.5

/* The least and greatest of a trace, or of the curve itself, in [from, to]. */
static void span_of(const struct trace *t, double from, double to, double *lo, double *hi)
{
	*lo = INFINITY;
	*hi = -INFINITY;
	for (size_t i = 0; i < t->pieces; i++) {
		const struct piece *p = &t->piece[i];
		double least, most;
		if (p->knot[0].x > to || p->knot[p->knots - 1].x < from)
			continue;
		piece_span(p, from, to, &least, &most);
		*lo = fmin(*lo, least);
		*hi = fmax(*hi, most);
	}
}

static void span_of_curve(const struct curve *c, double from, double to, double *lo, double *hi)
{
	*lo = INFINITY;
	*hi = -INFINITY;
	uint32_t random = 1;
	for (int i = 0; i <= 2000; i++) {
		struct jet jet;
		double part = i < 2 ? i : random / 0x1p32;
		random = random * UINT32_C(1664525) + UINT32_C(1013904223);
		curve_eval(c, from + (to - from) * part, &jet);
		if (!isnan(jet.y)) {
			*lo = fmin(*lo, jet.y);
			*hi = fmax(*hi, jet.y);
		}
	}
}

/* Everywhere the picture is no further than OFF pixels from the curve, and the curve no
   further from it. */
START_TEST(test_wild)
{
	const struct wild *w = &wilds[_i];
	struct curve c = unknown_curve(w->at, w->p);
	double across = (w->hi - w->lo) / ACROSS, off = OFF * w->height / DOWN;
	struct trace t;
	trace_init(&t, &c, 0, ORDER_F, w->lo, w->hi, close_to(1e-4 * w->height));
	check_sound(&t, w->lo, w->hi);
	ck_assert_uint_le(count_knots(&t), 20000);
	ck_assert_int_eq(has_bands(&t), w->bands);
	for (double x = w->lo; x < w->hi; x += 0.7 * across) {
		double from = fmax(x, w->lo), to = fmin(x + across, w->hi);
		double wide_from = fmax(x - OFF * across, w->lo);
		double wide_to = fmin(x + (1 + OFF) * across, w->hi);
		double lo, hi, wide_lo, wide_hi;
		span_of(&t, from, to, &lo, &hi);
		span_of_curve(&c, wide_from, wide_to, &wide_lo, &wide_hi);
		ck_assert_msg(lo >= wide_lo - off && hi <= wide_hi + off,
			"%g..%g drawn at %g, where the curve is at %g..%g", lo, hi, x, wide_lo,
			wide_hi);
		span_of_curve(&c, from, to, &lo, &hi);
		span_of(&t, wide_from, wide_to, &wide_lo, &wide_hi);
		ck_assert_msg(lo >= wide_lo - off && hi <= wide_hi + off,
			"%g..%g at %g is drawn at %g..%g", lo, hi, x, wide_lo, wide_hi);
	}
	trace_free(&t);
	curve_free(&c);
}
END_TEST

/* The hull sees what lies between regular points. */
START_TEST(test_hidden)
{
	struct curve c = unknown_curve(hidden_at, 1);
	struct trace t;
	trace_init(&t, &c, 0, ORDER_F, -256, 256, SIGHT_HULL);
	ck_assert_double_gt(t.hi, 0.99);
	trace_free(&t);
}
END_TEST

/* A smooth stretch beside a wild one is as good as alone. */
START_TEST(test_beside)
{
	struct curve c = unknown_curve(chirp_at, 0);
	struct trace t;
	trace_init(&t, &c, 0, ORDER_F, -10, 10, close_to(1e-4));
	check_close_to(&t, &c, ORDER_F, -10, -0.2, 1e-4);
	check_close_to(&t, &c, ORDER_F, 0.2, 10, 1e-4);
	trace_free(&t);
}
END_TEST

/* Circles that would hide each other, and the stairs, are left out. */
START_TEST(test_stairs)
{
	static const size_t marks[][2] = { { 1, 40 }, { 4, 160 }, { 10, 0 }, { 1000, 0 } };
	struct curve c = unknown_curve(stairs_at, (double)marks[_i][0]);
	struct trace t;
	trace_init(&t, &c, 0, ORDER_F, -10.05, 10.05, close_to(1e-3));
	ck_assert_uint_ge(t.marks, marks[_i][1]);
	ck_assert_uint_le(t.marks, marks[_i][1] + 4);
	trace_free(&t);
}
END_TEST

/* ---- circles ----------------------------------------------------------------------- */

static double value_at(const struct curve *c, size_t output, enum order order, double x)
{
	struct jet jet[VECTOR_MAX];
	curve_eval(c, x, jet);
	return jet_order(jet[output], order);
}

static bool is_close(double a, double b)
{
	return fabs(a - b) <= 1e-6 * fmax(1, fabs(a));
}

/* All circles at one x: a filled one is the value there, an open one is not, but where the curve comes to from one
   side; a value that the curve comes to from no side has a circle too. */
static void check_circles(const struct trace *t, size_t from, size_t end, const struct curve *c,
	size_t output, enum order order)
{
	double x = t->mark[from].x, off = 1e-9 * fmax(fabs(x), 1e-3);
	double at = value_at(c, output, order, x);
	double left = value_at(c, output, order, x - off);
	double right = value_at(c, output, order, x + off);
	char text[NUMBER_SIZE];
	bool reached = number_format(x, text) <= 12, filled = false;
	for (size_t i = from; i < end; i++) {
		const struct mark *m = &t->mark[i];
		const char *what = m->filled ? "filled" : "open";
		ck_assert_msg(!m->filled || is_close(m->y, at), "%s order %d: %s at %g, %g, not %g",
			c->row->id, order, what, x, m->y, at);
		ck_assert_msg(m->filled || !reached || !is_close(m->y, at),
			"%s order %d: open at %g, %g, the value", c->row->id, order, x, m->y);
		ck_assert_msg(m->filled || is_close(m->y, left) || is_close(m->y, right),
			"%s order %d: open at %g, %g, where nothing ends", c->row->id, order, x,
			m->y);
		filled = filled || m->filled;
	}
	ck_assert_msg(filled || !reached || !isfinite(at), "%s order %d: nothing filled at %g",
		c->row->id, order, x);
}

static size_t check_all_circles(const struct curve *c)
{
	size_t marks = 0;
	for (size_t o = 0; o < c->outputs; o++)
		for (enum order order = ORDER_F; order <= ORDER_DF; order++) {
			struct trace t;
			trace_init(&t, c, o, order, -10, 10, close_to(2e-3));
			for (size_t i = 0, end; i < t.marks; i = end) {
				for (end = i + 1; end < t.marks && t.mark[end].x == t.mark[i].x;)
					end++;
				check_circles(&t, i, end, c, o, order);
			}
			marks += t.marks;
			trace_free(&t);
		}
	return marks;
}

START_TEST(test_row_circles)
{
	size_t n;
	const struct activation *const *rows = activation_all(&n);
	for (size_t k = 0; k < n; k++) {
		struct curve c;
		ck_assert_int_eq(curve_init(&c, rows[k], NULL), 0);
		if (suite_covers(k))
			check_all_circles(&c);
		curve_free(&c);
	}
}
END_TEST

static const struct {
	const char *formula;
	size_t marks; /* of f and f' on -10..10 */
} circled[] = {
	{ "x>1 ? 2 : x", 4 },
	{ "x*x<2", 4 },
	{ "sign(sin(x))", 15 },
	{ "(x^2-4)/(x-2)", 2 },
	{ "sin(x)/x", 2 },
	{ "log(x-5)", 0 },
	{ "log(abs(x-0.1))", 0 },
	{ "1/(x^2-2)", 0 },
	{ "1/x", 0 },
	{ "tan(x)", 0 },
	{ "x>0 ? 1/x : 0", 2 },
	{ "x>0 ? log(x) : 1", 2 },
	{ "sqrt(x)", 0 },
	{ "abs(x)", 3 },
	{ "x^x", 0 },
	{ "1/floor(x)", 38 },
	{ "x==1 ? 2 : 0", 3 },
};

START_TEST(test_formula_circles)
{
	struct expr_error error;
	const char *text = circled[_i].formula;
	struct activation *row = activation_make(text, strlen(text), NULL, &error);
	struct curve c;
	ck_assert_ptr_nonnull(row);
	ck_assert_int_eq(curve_init(&c, row, NULL), 0);
	ck_assert_msg(check_all_circles(&c) == circled[_i].marks, "%s has %zu circles", text,
		check_all_circles(&c));
	curve_free(&c);
	activation_unmake(row);
}
END_TEST

/* A frame may be as low as a few of the smallest doubles. */
START_TEST(test_subnormal)
{
	struct curve c = make_curve("sigmoid");
	struct sight sight = { .lo = 0, .hi = 0x1p-1067 };
	struct trace t;
	double y;
	trace_init(&t, &c, 0, ORDER_F, -745, -740, sight);
	for (double x = -745; x <= -740; x += 0.125) {
		ck_assert(trace_at(&t, x, &y));
		ck_assert_double_ge(y, 0);
		ck_assert(fabs(y - value_at(&c, 0, ORDER_F, x)) <= 4 * DBL_TRUE_MIN);
	}
	trace_free(&t);
	curve_free(&c);
}
END_TEST

/* A logarithm is followed to its pole, and not only to the double next to it, where it is still in sight. */
START_TEST(test_poles_in_sight)
{
	static const struct {
		const char *formula;
		enum order order;
	} poles[] = { { "log(x-5)", ORDER_F }, { "log(x*x*x-2)", ORDER_F }, { "log(1-x)", ORDER_F },
		{ "x^x", ORDER_DF } };
	struct expr_error error;
	const char *text = poles[_i].formula;
	struct activation *row = activation_make(text, strlen(text), NULL, &error);
	struct curve c;
	struct trace t;
	double least = INFINITY;
	ck_assert_ptr_nonnull(row);
	ck_assert_int_eq(curve_init(&c, row, NULL), 0);
	trace_init(&t, &c, 0, poles[_i].order, -10, 10, (struct sight){ -1000, 5, 0.5 });
	for (size_t i = 0; i < t.pieces; i++)
		for (size_t k = 0; k < t.piece[i].knots; k++) {
			ck_assert(k == 0 || t.piece[i].knot[k].x > t.piece[i].knot[k - 1].x);
			ck_assert(isfinite(t.piece[i].knot[k].slope));
			least = fmin(least, t.piece[i].knot[k].y);
		}
	ck_assert_msg(least <= -1000, "%s ends at %g", text, least);
	ck_assert(t.lo > -1000);
	trace_free(&t);
	curve_free(&c);
	activation_unmake(row);
}
END_TEST

/* What a type rounds is no jump; a jump of the function itself is one, and at its own place. */
START_TEST(test_stairs_of_types)
{
	static const struct {
		const char *id;
		size_t f, df;
	} curves[] = { { "gelu", 0, 0 }, { "sigmoid", 0, 0 }, { "relu", 0, 2 },
		{ "heaviside", 2, 0 }, { "hard_swish", 0, 4 } };
	for (size_t i = 0; i < sizeof curves / sizeof *curves; i++)
		for (enum dtype type = DTYPE_FLOAT32; type <= DTYPE_BFLOAT16; type++) {
			struct curve c = make_curve(curves[i].id);
			struct text why = { 0 };
			ck_assert_int_eq(curve_set_dtype(&c, type), 0);
			ck_assert_int_eq(curve_finish(&c, &why), 0);
			for (enum order order = ORDER_F; order <= ORDER_DF; order++) {
				struct trace t;
				size_t marks = order == ORDER_F ? curves[i].f : curves[i].df;
				trace_init(&t, &c, 0, order, -10, 10, close_to(1e-3));
				ck_assert_msg(t.marks == marks, "%s order %d: %zu circles",
					curves[i].id, order, t.marks);
				ck_assert_uint_eq(t.pieces, 1 + marks / 2);
				for (size_t k = 0; k < t.marks; k++)
					ck_assert_int_eq(t.mark[k].filled,
						t.mark[k].y == value_at(&c, 0, order, t.mark[k].x));
				if (t.marks == 0)
					check_close_to(&t, &c, order, -10, 10, 0.05);
				trace_free(&t);
			}
			curve_free(&c);
		}
}
END_TEST

/* A cache changes nothing but the time. */
START_TEST(test_cache)
{
	struct curve c = make_curve("softmax");
	struct eval_cache cache;
	cache_init(&cache, &c, _i == 1);
	for (size_t o = 0; o < c.outputs; o++)
		for (enum order order = ORDER_F; order < ORDERS; order++) {
			struct trace a, b;
			trace_init(&a, &c, o, order, -10, 10, close_to(1e-5));
			trace_init_cached(&b, &cache, o, order, -10, 10, close_to(1e-5));
			ck_assert_uint_eq(a.pieces, 1);
			ck_assert_uint_eq(b.pieces, 1);
			ck_assert_uint_eq(a.piece[0].knots, b.piece[0].knots);
			for (size_t k = 0; k < a.piece[0].knots; k++) {
				ck_assert_double_eq(a.piece[0].knot[k].x, b.piece[0].knot[k].x);
				ck_assert_double_eq(a.piece[0].knot[k].y, b.piece[0].knot[k].y);
			}
			trace_free(&a);
			trace_free(&b);
		}
	cache_free(&cache);
	curve_free(&c);
}
END_TEST

void add_traces(Suite *suite)
{
	TCase *tc = tcase_create("traces");
	tcase_set_timeout(tc, 120 * SUITE_SLOW);
	tcase_add_test(tc, test_relu);
	tcase_add_test(tc, test_ends);
	tcase_add_test(tc, test_heaviside);
	tcase_add_test(tc, test_maxout);
	tcase_add_test(tc, test_hard_swish);
	tcase_add_test(tc, test_sigmoid);
	tcase_add_test(tc, test_extrema);
	tcase_add_loop_test(tc, test_rows, 0, (int)(sizeof ranges / sizeof *ranges));
	tcase_add_loop_test(tc, test_found_jump, 0, 4);
	tcase_add_loop_test(tc, test_unresolved, 0, 12);
	tcase_add_test(tc, test_found_kink);
	tcase_add_test(tc, test_pole);
	tcase_add_test(tc, test_gap);
	tcase_add_test(tc, test_root);
	tcase_add_test(tc, test_log_from_afar);
	tcase_add_test(tc, test_subnormal);
	tcase_add_test(tc, test_bump);
	tcase_add_test(tc, test_nowhere);
	tcase_add_loop_test(tc, test_wild, 0, (int)(sizeof wilds / sizeof *wilds));
	tcase_add_test(tc, test_hidden);
	tcase_add_test(tc, test_beside);
	tcase_add_loop_test(tc, test_stairs, 0, 4);
	tcase_add_loop_test(tc, test_cache, 0, 2);
	tcase_add_test(tc, test_row_circles);
	tcase_add_loop_test(tc, test_formula_circles, 0, (int)(sizeof circled / sizeof *circled));
	tcase_add_loop_test(tc, test_poles_in_sight, 0, 4);
	tcase_add_test(tc, test_stairs_of_types);
	suite_add_tcase(suite, tc);
}
