/* Tests of scenes: arrangements, y ranges to the digit, panels in groups, what ticks hit. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot.h"

#include <float.h>
#include <math.h>

static void check_range(const struct frame *f, double lo, double hi)
{
	ck_assert_double_eq_tol(f->y_lo, lo, 1e-12 * fmax(1, fabs(lo)));
	ck_assert_double_eq_tol(f->y_hi, hi, 1e-12 * fmax(1, fabs(hi)));
}

static bool holds(const double *list, size_t n, double x)
{
	for (size_t i = 0; i < n; i++)
		if (list[i] == x)
			return true;
	return false;
}

struct range {
	const char *id;
	double lo, hi, y_lo, y_hi;
};

/* The hull of f, f', the asymptotes that are near and 0 if it is; 6 % below, 4 % above. */
static const struct range ranges[] = {
	{ "relu", -10, 10, -0.6, 10.4 },
	{ "relu", -2, 1, -0.06, 1.04 },
	{ "sigmoid", -10, 10, -0.06, 1.04 },
	{ "tanh", -10, 10, -1.12, 1.08 },
	{ "hard_tanh", -0.1, 0.1, -0.1 - 0.06 * 1.1, 1.044 },
	{ "tanh", 0, 5, -0.06, 1.04 },
	{ "relu", 5, 10, -0.6, 10.4 },
	{ "square", -10, 10, -20 - 0.06 * 120, 100 + 0.04 * 120 },
	{ "heaviside", -1, 1, -0.06, 1.04 },
	{ "linear", -10, 10, -11.2, 10.8 },
	{ "relu6", -10, 10, -0.36, 6.24 },
	{ "hard_swish", -10, 10, -0.5 - 0.06 * 10.5, 10 + 0.04 * 10.5 },
};

START_TEST(test_range)
{
	const struct range *r = &ranges[_i];
	struct curve c = make_curve(r->id);
	struct plot plot = make_plot(&c, 1, r->lo, r->hi);
	struct scene s;
	ck_assert_int_eq(scene_init(&s, &plot), 0);
	ck_assert_int_eq(s.arrangement, SCENE_SINGLE);
	ck_assert_uint_eq(s.frames, 1);
	ck_assert(!s.frame[0].cut);
	check_range(&s.frame[0], r->y_lo, r->y_hi);
	scene_free(&s);
	curve_free(&c);
}
END_TEST

/* A range is of what is shown, unless all frames are to be alike. */
START_TEST(test_shown)
{
	static const double hi[] = { 0, 1, 0.25, 1, 0.1, 1, 0.25, 1 };
	struct curve c = make_curve("sigmoid");
	struct plot plot = make_plot(&c, 1, -10, 10);
	for (int shown = 1; shown < 16; shown++) {
		size_t n = 0;
		for (enum order k = ORDER_F; k < ORDERS; k++)
			n += plot.show[k] = shown >> k & 1;
		plot.frame_all = shown >> 3;
		struct scene s;
		if (n == 0)
			continue;
		ck_assert_int_eq(scene_init(&s, &plot), 0);
		const struct frame *f = &s.frame[0];
		ck_assert_uint_eq(f->n, n);
		if (plot.frame_all || (plot.show[ORDER_F] && !plot.show[ORDER_D2F]))
			ck_assert_double_eq_tol(
				f->y_hi, 1 + 0.04 * (f->y_hi - f->y_lo) / 1.1, 1e-12);
		else
			ck_assert_double_eq_tol(
				f->y_hi, hi[shown] + 0.04 * (f->y_hi - f->y_lo) / 1.1, 5e-3);
		for (size_t i = 1; i < n; i++)
			ck_assert_int_gt(f->series[i].order, f->series[i - 1].order);
		scene_free(&s);
	}
	curve_free(&c);
}
END_TEST

static struct jet exp_at(double x, const double *p)
{
	(void)p;
	return (struct jet){ exp(x), exp(x), exp(x) };
}

static struct jet steep_at(double x, const double *p)
{
	return (struct jet){ p[0] * x, p[0], 0 };
}

static struct jet hundred_at(double x, const double *p)
{
	(void)p;
	double t = tanh(x / 100);
	return (struct jet){ 100 * t, 1 - t * t, -2 * t * (1 - t * t) / 100 };
}

static struct scene scene_of(
	struct jet (*at)(double x, const double *p), double p, double lo, double hi)
{
	static struct curve c;
	static struct plot plot;
	c = unknown_curve(at, p);
	plot = make_plot(&c, 1, lo, hi);
	struct scene s;
	ck_assert_int_eq(scene_init(&s, &plot), 0);
	return s;
}

static struct jet pole_at(double x, const double *p)
{
	double u = x - p[0];
	return (struct jet){ 1 / u, -1 / (u * u), 2 / (u * u * u) };
}

static struct jet wave_at(double x, const double *p)
{
	return (struct jet){ 100 + sin(p[0] * x), p[0] * cos(p[0] * x),
		-p[0] * p[0] * sin(p[0] * x) };
}

static void check_cut(const struct scene *s, bool lo, bool hi)
{
	ck_assert_int_eq(s->frame[0].cut_lo, lo);
	ck_assert_int_eq(s->frame[0].cut_hi, hi);
}

/* What diverges is cut, at the larger end of x or so that half of it shows; nothing else is. */
START_TEST(test_cut)
{
	struct scene s = scene_of(exp_at, 0, -10, 10);
	check_cut(&s, false, true);
	check_range(&s.frame[0], -0.6, 10);
	scene_free(&s);
	s = scene_of(exp_at, 0, 5, 10);
	check_cut(&s, false, false);
	check_range(&s.frame[0], -0.06 * exp(10), 1.04 * exp(10));
	scene_free(&s);
	s = scene_of(pole_at, 0.1, -10, 10);
	check_cut(&s, true, true);
	check_range(&s.frame[0], -10, 10);
	scene_free(&s);
	/* Half of 1/u between 0.01 and 0.99 is above 2. */
	s = scene_of(pole_at, 0, 0, 1);
	check_cut(&s, true, true);
	ck_assert_double_ge(s.frame[0].y_hi, 2);
	ck_assert_double_le(s.frame[0].y_hi, 10);
	scene_free(&s);
	s = scene_of(steep_at, 5, -10, 10);
	check_cut(&s, false, false);
	check_range(&s.frame[0], -50 - 0.06 * 100, 50 + 0.04 * 100);
	scene_free(&s);
	/* A bounded curve is shown, its slopes are not what the frame is for. */
	s = scene_of(wave_at, 1, -10, 10);
	check_cut(&s, true, false);
	check_range(&s.frame[0], 99 - 0.12, 101 + 0.08);
	scene_free(&s);
	s = scene_of(wave_at, 300, -10, 10);
	check_cut(&s, true, true);
	check_range(&s.frame[0], 99 - 0.12, 101 + 0.08);
	scene_free(&s);
	/* A limit that is far away counts for nothing. */
	s = scene_of(hundred_at, 0, -1, 1);
	check_cut(&s, false, false);
	ck_assert_double_lt(s.frame[0].y_hi, 1.2);
	ck_assert_uint_eq(s.frame[0].limits, 0);
	scene_free(&s);
}
END_TEST

/* A family has no band of slopes, so no room for one. */
START_TEST(test_band)
{
	const double upper[] = { 0.3, 0.5 };
	struct curve c[2];
	for (size_t i = 0; i < 2; i++) {
		c[i] = make_curve_with("rrelu", "upper", &upper[i], 1);
		c[i].varied = activation_param(c[i].row, "upper");
	}
	struct plot plot = make_plot(c, 2, -10, 10);
	struct scene s;
	plot.operands = 1;
	ck_assert_int_eq(scene_init(&s, &plot), 0);
	ck_assert_double_gt(s.frame[0].y_lo, -5);
	scene_free(&s);
	plot = make_plot(c, 1, -10, 10);
	ck_assert_int_eq(scene_init(&s, &plot), 0);
	ck_assert_double_lt(s.frame[0].y_lo, -3);
	scene_free(&s);
	for (size_t i = 0; i < 2; i++)
		curve_free(&c[i]);
}
END_TEST

START_TEST(test_given_range)
{
	struct curve c = make_curve("relu");
	struct plot plot = make_plot(&c, 1, -10, 10);
	plot.has_y = true;
	plot.y_lo = -1;
	plot.y_hi = 2;
	struct scene s;
	ck_assert_int_eq(scene_init(&s, &plot), 0);
	check_range(&s.frame[0], -1, 2);
	ck_assert(s.frame[0].cut);
	scene_free(&s);
	curve_free(&c);
}
END_TEST

/* ---- differences ------------------------------------------------------------------- */

static struct jet far_at(double x, const double *p)
{
	return (struct jet){ p[0] * exp(-x * x), 1e9 * cos(1e9 * x), 0 };
}

/* A count of ulps knows no proportion to x, and has no slope worth a line. */
START_TEST(test_ulps)
{
	struct curve c = unknown_curve(far_at, 1e6);
	struct plot plot = make_plot(&c, 1, -10, 10);
	struct scene s;
	plot.ulps = true;
	ck_assert_int_eq(scene_init(&s, &plot), 0);
	ck_assert(!s.frame[0].cut);
	ck_assert_uint_eq(s.frame[0].n, 1);
	ck_assert_int_eq(s.frame[0].series[0].order, ORDER_F);
	check_range(&s.frame[0], -6e4, 1.04e6);
	scene_free(&s);
	plot.show_given = true;
	ck_assert_int_eq(scene_init(&s, &plot), 0);
	ck_assert_uint_eq(s.frame[0].n, 2);
	ck_assert_double_gt(s.frame[0].y_hi, 0.9e9);
	scene_free(&s);
	plot.has_y = true;
	plot.y_lo = -1;
	plot.y_hi = 2;
	ck_assert_int_eq(scene_init(&s, &plot), 0);
	check_range(&s.frame[0], -1, 2);
	scene_free(&s);
}
END_TEST

static struct jet spikes_at(double x, const double *p)
{
	/* As high as p[0] at one point of 50, wherever that is. */
	double u = 1e5 * x;
	return (struct jet){ u - floor(u) < 0.02 ? p[0] : 0, 0, 0 };
}

/* What a trace sees that the hull did not is shown too. */
START_TEST(test_outgrown)
{
	struct scene s = scene_of(spikes_at, 3, -10, 10);
	ck_assert_double_ge(s.frame[0].y_hi, 3);
	ck_assert_double_eq(s.frame[0].series[0].trace.hi, 3);
	scene_free(&s);
}
END_TEST

struct difference_of {
	const char *a, *b;
	enum difference difference;
	double lo, hi, y, x;
};

static const struct difference_of largest[] = {
	{ "relu", "leaky_relu", DIFFERENCE_PLAIN, -10, 10, 0.1, -10 },
	{ "relu", "leaky_relu", DIFFERENCE_RELATIVE, 1, 10, 0, 10 },
	/* 0.01 x is divided by 0 up to 0. */
	{ "relu", "leaky_relu", DIFFERENCE_RELATIVE, -10, 10, INFINITY, 0 },
	{ "relu", "leaky_relu", DIFFERENCE_RELATIVE, -10, -2, INFINITY, -2 },
	{ "relu", "heaviside", DIFFERENCE_RELATIVE, -1, 4, INFINITY, 0 },
	{ "linear", "relu", DIFFERENCE_RELATIVE, -10, -2, 1, -2 },
};

START_TEST(test_largest)
{
	const struct difference_of *l = &largest[_i];
	struct curve a = make_curve(l->a), b = make_curve(l->b), d;
	struct activation *row = activation_make_difference(&a, &b, l->difference);
	ck_assert_int_eq(curve_init(&d, row, NULL), 0);
	struct largest found;
	ck_assert(curve_largest(&d, l->lo, l->hi, &found));
	double y = found.y, x = found.x;
	ck_assert_msg(y == l->y || fabs(y - l->y) < 1e-12, "%g, not %g", y, l->y);
	ck_assert_msg(fabs(x - l->x) <= 1e-6 * fabs(l->x), "at %g, not %g", x, l->x);
	curve_free(&d);
	activation_unmake(row);
	curve_free(&a);
	curve_free(&b);
}
END_TEST

START_TEST(test_ticks_of)
{
	struct curve c = make_curve("sigmoid");
	struct plot plot = make_plot(&c, 1, -10, 10);
	struct scene s;
	ck_assert_int_eq(scene_init(&s, &plot), 0);
	const struct frame *f = &s.frame[0];
	ck_assert_uint_eq(f->limits, 2);
	ck_assert_double_eq(f->limit[0], 0);
	ck_assert_double_eq(f->limit[1], 1);
	ck_assert(holds(f->wanted, f->n_wanted, 0.5) && holds(f->wanted, f->n_wanted, 0.25));
	ck_assert(holds(f->plateau, f->plateaus, 0) && holds(f->plateau, f->plateaus, 1));
	scene_free(&s);
	curve_free(&c);
	c = make_curve("relu");
	plot = make_plot(&c, 1, -10, 10);
	ck_assert_int_eq(scene_init(&s, &plot), 0);
	ck_assert_uint_eq(s.frame[0].limits, 1);
	ck_assert(holds(s.frame[0].plateau, s.frame[0].plateaus, 1));
	scene_free(&s);
	curve_free(&c);
}
END_TEST

/* Two curves share a frame; three, a family or a vector function take one for each order.
 */
START_TEST(test_arrangement)
{
	struct curve c[3] = { make_curve("sigmoid"), make_curve("tanh"), make_curve("relu") };
	struct plot plot = make_plot(c, 2, -10, 10);
	struct scene s;
	ck_assert_int_eq(scene_init(&s, &plot), 0);
	ck_assert_int_eq(s.arrangement, SCENE_SINGLE);
	ck_assert_uint_eq(s.frame[0].n, 4);
	check_range(&s.frame[0], -1.12, 1.08);
	scene_free(&s);

	plot = make_plot(c, 3, -10, 10);
	ck_assert_int_eq(scene_init(&s, &plot), 0);
	ck_assert_int_eq(s.arrangement, SCENE_PAIR);
	ck_assert_uint_eq(s.frames, 2);
	ck_assert_uint_eq(s.frame[0].n, 3);
	for (size_t i = 0; i < 3; i++) {
		ck_assert_int_eq(s.frame[0].series[i].order, ORDER_F);
		ck_assert_int_eq(s.frame[1].series[i].order, ORDER_DF);
	}
	check_range(&s.frame[1], -0.06, 1.04);
	ck_assert_double_eq_tol(s.frame[0].y_hi, 10.44, 0.001);
	scene_free(&s);

	plot.show[ORDER_F] = false;
	ck_assert_int_eq(scene_init(&s, &plot), 0);
	ck_assert_uint_eq(s.frames, 1);
	ck_assert_int_eq(s.frame[0].series[0].order, ORDER_DF);
	scene_free(&s);

	plot.show[ORDER_F] = plot.show[ORDER_D2F] = true;
	ck_assert_int_eq(scene_init(&s, &plot), 0);
	ck_assert_uint_eq(s.frames, 3);
	ck_assert_int_eq(s.frame[2].series[0].order, ORDER_D2F);
	scene_free(&s);
	for (size_t i = 0; i < 3; i++)
		curve_free(&c[i]);
}
END_TEST

START_TEST(test_families)
{
	const double alpha[] = { 0.1, 0.3 };
	struct curve c[2];
	for (size_t i = 0; i < 2; i++) {
		c[i] = make_curve_with("leaky_relu", "alpha", &alpha[i], 1);
		c[i].varied = activation_param(c[i].row, "alpha");
	}
	struct plot plot = make_plot(c, 2, -10, 10);
	plot.operands = 1;
	struct scene s;
	ck_assert_int_eq(scene_init(&s, &plot), 0);
	ck_assert(s.family && !s.vector);
	ck_assert_int_eq(s.arrangement, SCENE_PAIR);
	scene_free(&s);
	curve_free(&c[0]);
	curve_free(&c[1]);

	struct curve v = make_curve("softmax");
	plot = make_plot(&v, 1, -10, 10);
	ck_assert_int_eq(scene_init(&s, &plot), 0);
	ck_assert(s.vector && !s.family);
	ck_assert_uint_eq(s.frames, 2);
	ck_assert_uint_eq(s.frame[0].n, 3);
	for (size_t i = 0; i < 3; i++)
		ck_assert_uint_eq(s.frame[1].series[i].output, i);
	scene_free(&s);
	curve_free(&v);
}
END_TEST

/* ---- panels ------------------------------------------------------------------------ */

enum { REVIEW = 6 };

static void make_review(struct curve c[REVIEW])
{
	static const char *const ids[REVIEW] = { "sigmoid", "tanh", "relu", "leaky_relu", "maxout",
		"elu" };
	const double alpha = 0.1;
	for (size_t i = 0; i < REVIEW; i++) {
		c[i] = i == 3 ? make_curve_with(ids[i], "alpha", &alpha, 1) : make_curve(ids[i]);
		c[i].operand = i;
	}
}

START_TEST(test_panels)
{
	struct curve c[REVIEW];
	make_review(c);
	struct plot plot = make_plot(c, REVIEW, -10, 10);
	plot.panels = true;
	struct scene s;
	ck_assert_int_eq(scene_init(&s, &plot), 0);
	ck_assert_int_eq(s.arrangement, SCENE_PANELS);
	ck_assert_uint_eq(s.frames, REVIEW);
	ck_assert_uint_eq(s.columns, 3);
	ck_assert_uint_eq(s.rows, 2);
	for (size_t i = 0; i < REVIEW; i++) {
		ck_assert_uint_eq(s.frame[i].operand, i);
		ck_assert_uint_eq(s.frame[i].n, 2);
		ck_assert_ptr_eq(s.frame[i].series[0].curve, &c[i]);
		if (i < 2)
			check_range(&s.frame[i], -1.12, 1.08);
		else
			check_range(&s.frame[i], -1.66, 10.44);
		/* The limit of elu is a tick of elu alone. */
		ck_assert(i < 2 || i == 5 || !holds(s.frame[i].plateau, s.frame[i].plateaus, -1));
	}
	scene_free(&s);

	plot.y_sharing = Y_OWN;
	ck_assert_int_eq(scene_init(&s, &plot), 0);
	check_range(&s.frame[0], -0.06, 1.04);
	check_range(&s.frame[2], -0.6, 10.4);
	ck_assert(!holds(s.frame[2].plateau, s.frame[2].plateaus, -1));
	scene_free(&s);

	plot.y_sharing = Y_SHARED;
	ck_assert_int_eq(scene_init(&s, &plot), 0);
	for (size_t i = 0; i < REVIEW; i++)
		check_range(&s.frame[i], -1.66, 10.44);
	scene_free(&s);

	plot.panel_columns = 2;
	plot.panel_rows = 4;
	ck_assert_int_eq(scene_init(&s, &plot), 0);
	ck_assert_uint_eq(s.columns, 2);
	ck_assert_uint_eq(s.rows, 4);
	scene_free(&s);
	for (size_t i = 0; i < REVIEW; i++)
		curve_free(&c[i]);
}
END_TEST

/* A family is one operand, so one panel. */
START_TEST(test_family_panel)
{
	struct curve c[3];
	const double alpha[] = { 0.5, 2 };
	c[0] = make_curve("tanh");
	for (size_t i = 0; i < 2; i++) {
		c[i + 1] = make_curve_with("elu", "alpha", &alpha[i], 1);
		c[i + 1].operand = 1;
		c[i + 1].varied = activation_param(c[i + 1].row, "alpha");
	}
	struct plot plot = make_plot(c, 3, -10, 10);
	plot.operands = 2;
	plot.panels = true;
	struct scene s;
	ck_assert_int_eq(scene_init(&s, &plot), 0);
	ck_assert_uint_eq(s.frames, 2);
	ck_assert_uint_eq(s.frame[0].n, 2);
	ck_assert_uint_eq(s.frame[1].n, 4);
	scene_free(&s);
	for (size_t i = 0; i < 3; i++)
		curve_free(&c[i]);
}
END_TEST

/* ---- limits of the machine --------------------------------------------------------- */

static struct jet nowhere_at(double x, const double *p)
{
	(void)x;
	(void)p;
	return (struct jet){ NAN, INFINITY, -INFINITY };
}

START_TEST(test_nothing)
{
	struct curve c = unknown_curve(nowhere_at, 0);
	struct plot plot = make_plot(&c, 1, -10, 10);
	struct scene s;
	ck_assert_int_eq(scene_init(&s, &plot), -1);
}
END_TEST

static const double extreme[][2] = { { 0, 5e-324 }, { -1e-310, 1e-310 }, { -1.7e308, 1.7e308 },
	{ 1e16, 10000000000000002 }, { -DBL_MAX, DBL_MAX }, { 1e308, DBL_MAX } };

START_TEST(test_extreme)
{
	size_t n;
	const struct activation *const *rows = activation_all(&n);
	size_t drawn = 0, tried = 0;
	for (size_t k = 0; k < n; k++) {
		struct curve c;
		if (!suite_takes(k, rows[k]->tier))
			continue;
		tried++;
		ck_assert_int_eq(curve_init(&c, rows[k], NULL), 0);
		struct plot plot = make_plot(&c, 1, extreme[_i][0], extreme[_i][1]);
		struct scene s;
		if (scene_init(&s, &plot) != 0) { /* nothing finite: exp(1e308) */
			curve_free(&c);
			continue;
		}
		drawn++;
		for (size_t i = 0; i < s.frames; i++) {
			ck_assert(isfinite(s.frame[i].y_lo) && isfinite(s.frame[i].y_hi));
			ck_assert_double_lt(s.frame[i].y_lo, s.frame[i].y_hi);
			ck_assert_uint_gt(s.frame[i].n, 0);
		}
		scene_free(&s);
		curve_free(&c);
	}
	ck_assert_uint_ge(drawn, tried * 3 / 4);
}
END_TEST

void add_scenes(Suite *suite)
{
	TCase *tc = tcase_create("scenes");
	tcase_set_timeout(tc, 120 * SUITE_SLOW);
	tcase_add_loop_test(tc, test_range, 0, (int)(sizeof ranges / sizeof *ranges));
	tcase_add_test(tc, test_shown);
	tcase_add_test(tc, test_cut);
	tcase_add_test(tc, test_band);
	tcase_add_test(tc, test_given_range);
	tcase_add_test(tc, test_ulps);
	tcase_add_test(tc, test_outgrown);
	tcase_add_loop_test(tc, test_largest, 0, (int)(sizeof largest / sizeof *largest));
	tcase_add_test(tc, test_ticks_of);
	tcase_add_test(tc, test_arrangement);
	tcase_add_test(tc, test_families);
	tcase_add_test(tc, test_panels);
	tcase_add_test(tc, test_family_panel);
	tcase_add_test(tc, test_nothing);
	tcase_add_loop_test(tc, test_extreme, 0, (int)(sizeof extreme / sizeof *extreme));
	suite_add_tcase(suite, tc);
}
