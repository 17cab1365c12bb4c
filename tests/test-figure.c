/* Tests of figures, on a canvas that writes down what is drawn and where. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/say.h"
#include "charts.h"
#include "figure.h"
#include "plot/draw/figure.h"
#include "recorder.h"
#include "suite.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* ---- plots ------------------------------------------------------------------------- */

static struct record record;

static struct plot plot_of(struct curve *curves, size_t n)
{
	return (struct plot){ .curve = curves,
		.curves = n,
		.operands = n,
		.lo = { -10, 0 },
		.hi = { 10, 0 },
		.table.samples = 201,
		.show = { true, true, false },
		.legend = true,
		.text.utf8 = true };
}

static struct page draw(const struct plot *plot)
{
	struct scene scene;
	struct page page;
	double scale;
	ck_assert_int_eq(scene_init(&scene, plot), 0);
	figure_page(plot, &page, &scale);
	struct canvas canvas = recorder_canvas(&record);
	ck_assert_int_eq(figure_draw(&scene, &page, &theme_light, &canvas), 0);
	ck_assert(!record.clipped);
	scene_free(&scene);
	return page;
}

static void make(struct curve *curve, const char *id, size_t operand)
{
	const struct activation *row;
	struct text why = { 0 };
	ck_assert_uint_eq(activation_find(id, &row, 1), 1);
	ck_assert_int_eq(curve_init(curve, row, NULL), 0);
	ck_assert_int_eq(curve_finish(curve, &why), 0);
	curve->operand = operand;
	text_free(&why);
}

/* A family of `id` over one parameter. */
static void make_family(
	struct curve *curves, const char *id, const char *param, const double *values, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct text why = { 0 };
		make(&curves[i], id, 0);
		int k = activation_param(curves[i].row, param);
		ck_assert_int_ge(k, 0);
		curve_set(&curves[i], k, &values[i], 1);
		curves[i].varied = k;
		ck_assert_int_eq(curve_finish(&curves[i], &why), 0);
		text_free(&why);
	}
}

static void free_all(struct curve *curves, size_t n)
{
	for (size_t i = 0; i < n; i++)
		curve_free(&curves[i]);
}

static const struct {
	double width, height;
	enum unit unit;
} sizes[] = { { 1200, 800, UNIT_PIXEL }, { 400, 300, UNIT_PIXEL }, { 640, 480, UNIT_PIXEL },
	{ 3840, 2560, UNIT_PIXEL }, { 600, 900, UNIT_PIXEL }, { 200, 150, UNIT_PIXEL },
	{ 84, 56, UNIT_MM }, { 170, 110, UNIT_MM }, { 60, 400, UNIT_PIXEL },
	{ 500, 40, UNIT_PIXEL }, { 16, 16, UNIT_PIXEL } };

/* ---- what must hold of every figure ------------------------------------------------ */

static bool same_colour(struct colour a, struct colour b)
{
	return fabs(a.r - b.r) + fabs(a.g - b.g) + fabs(a.b - b.b) < 1e-9;
}

static bool overlap(const struct box *a, const struct box *b)
{
	return a->left < b->right && b->left < a->right && a->top < b->bottom && b->top < a->bottom;
}

static void check_words(const struct page *page, const char *what)
{
	for (size_t i = 0; i < record.words; i++) {
		const struct word *w = &record.word[i];
		ck_assert_msg(w->box.left >= -0.01 && w->box.top >= -0.01 &&
				w->box.right <= page->width + 0.01 &&
				w->box.bottom <= page->height + 0.01,
			"%s on %gx%g: '%s' is off the page", what, page->width, page->height,
			w->markup);
		for (size_t k = 0; k < i; k++)
			ck_assert_msg(!overlap(&w->box, &record.word[k].box),
				"%s on %gx%g: '%s' overlaps '%s'", what, page->width, page->height,
				w->markup, record.word[k].markup);
	}
}

static bool within(struct point p, const struct box *box)
{
	return p.x > box->left && p.x < box->right && p.y > box->top && p.y < box->bottom;
}

/* Looks at samples of the line where it shows. */
static bool goes_through(const struct line *line, const struct box *box)
{
	size_t step = line->straight ? 1 : 3;
	for (size_t i = 0; i + step < line->n; i += step)
		for (int k = 0; k <= 50; k++) {
			double t = k / 50.0, s = 1 - t;
			const struct point *p = &line->p[i];
			struct point at = { s * p[0].x + t * p[1].x, s * p[0].y + t * p[1].y };
			if (!line->straight)
				at = (struct point){ s * s * s * p[0].x + 3 * s * s * t * p[1].x +
						3 * s * t * t * p[2].x + t * t * t * p[3].x,
					s * s * s * p[0].y + 3 * s * s * t * p[1].y +
						3 * s * t * t * p[2].y + t * t * t * p[3].y };
			if (within(at, box) && within(at, &line->clip))
				return true;
		}
	return false;
}

static void check_clear(const struct page *page, const char *what)
{
	for (size_t i = 0; i < record.words; i++)
		for (size_t k = 0; k < record.lines; k++)
			if (!same_colour(record.line[k].colour, theme_light.grid) &&
				goes_through(&record.line[k], &record.word[i].box))
				ck_abort_msg("%s on %gx%g: a line goes through '%s'", what,
					page->width, page->height, record.word[i].markup);
}

START_TEST(every_row_at_every_size)
{
	size_t n;
	const struct activation *const *rows = activation_all(&n);
	for (size_t i = 0; i < n; i++) {
		struct curve curve;
		if (!suite_takes(i, rows[i]->tier))
			continue;
		make(&curve, rows[i]->id, 0);
		struct plot plot = plot_of(&curve, 1);
		for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
			plot.page.width = sizes[k].width;
			plot.page.height = sizes[k].height;
			plot.page.unit = sizes[k].unit;
			struct page page = draw(&plot);
			check_words(&page, rows[i]->id);
			check_clear(&page, rows[i]->id);
		}
		curve_free(&curve);
	}
}
END_TEST

static void check_several(struct plot *plot, const char *what)
{
	for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
		plot->page.width = sizes[k].width;
		plot->page.height = sizes[k].height;
		plot->page.unit = sizes[k].unit;
		struct page page = draw(plot);
		check_words(&page, what);
		check_clear(&page, what);
	}
}

START_TEST(families_and_sets_at_every_size)
{
	static const double slopes[] = { 0.01, 0.1, 0.2, 0.3 }, depths[] = { 0.5, 1, 2 };
	struct curve curves[12];
	make_family(curves, "leaky_relu", "alpha", slopes, 4);
	struct plot plot = plot_of(curves, 4);
	plot.operands = 1;
	check_several(&plot, "leaky_relu family");
	free_all(curves, 4);
	make_family(curves, "elu", "alpha", depths, 3);
	plot = plot_of(curves, 3);
	plot.operands = 1;
	check_several(&plot, "elu family");
	free_all(curves, 3);
	static const char *const dozen[] = { "sigmoid", "tanh", "relu", "elu", "silu", "gelu",
		"mish", "softplus", "softsign", "hard_tanh", "hard_swish", "selu" };
	for (size_t i = 0; i < 12; i++)
		make(&curves[i], dozen[i], i);
	for (size_t n = 2; n <= 12; n++) {
		plot = plot_of(curves, n);
		check_several(&plot, "the first of a dozen");
		plot.panels = true;
		check_several(&plot, "panels of a dozen");
		plot.panels = false;
		plot.show[ORDER_DF] = false;
		check_several(&plot, "f of a dozen");
	}
	free_all(curves, 12);
}
END_TEST

/* ---- ranges ------------------------------------------------------------------------ */

START_TEST(ranges_of_any_width)
{
	static const double ranges[][2] = { { -1, 1 }, { 0, 5e-324 },
		{ 1e16, 1.0000000000000002e16 }, { -1e6, 1e6 }, { 300, 310 }, { -1.7e308, 1.7e308 },
		{ -1e-310, 1e-310 }, { 1e-5, 2e-5 }, { 1e6, 1e6 + 1 }, { -1e300, -9e299 } };
	size_t n;
	say_quiet(1);
	const struct activation *const *rows = activation_all(&n);
	for (size_t i = 0; i < n; i++) {
		struct curve curve;
		if (!suite_takes(i, 3)) /* ten ranges each */
			continue;
		make(&curve, rows[i]->id, 0);
		for (size_t k = 0; k < sizeof ranges / sizeof *ranges; k++) {
			struct plot plot = plot_of(&curve, 1);
			plot.lo.hi = ranges[k][0];
			plot.hi.hi = ranges[k][1];
			struct scene scene;
			if (scene_init(&scene, &plot) != 0) /* nothing is finite there */
				continue;
			scene_free(&scene);
			struct page page = draw(&plot);
			char what[100];
			snprintf(what, sizeof what, "%s over %g:%g", rows[i]->id, ranges[k][0],
				ranges[k][1]);
			check_words(&page, what);
			plot.has_y = true;
			plot.y_lo = -1e-3;
			plot.y_hi = 1e-3;
			page = draw(&plot);
			check_words(&page, what);
			plot.page.unit = UNIT_PIXEL;
			plot.page.width = plot.page.height = 16;
			page = draw(&plot);
			check_words(&page, what);
		}
		curve_free(&curve);
	}
}
END_TEST

/* ---- single facts ------------------------------------------------------------------ */

/* The middle of the word `markup`, which stands once. */
static struct point middle_of(const char *markup)
{
	for (size_t i = 0; i < record.words; i++)
		if (strcmp(record.word[i].markup, markup) == 0) {
			const struct box *b = &record.word[i].box;
			return (struct point){ (b->left + b->right) / 2, (b->top + b->bottom) / 2 };
		}
	ck_abort_msg("there is no '%s'", markup);
	return (struct point){ 0, 0 };
}

START_TEST(relu_has_a_jump_that_nothing_joins)
{
	struct curve curve;
	make(&curve, "relu", 0);
	struct plot plot = plot_of(&curve, 1);
	draw(&plot);
	ck_assert_uint_eq(record.spots, 2);
	double apart = fabs(record.spot[0].at.y - record.spot[1].at.y);
	ck_assert_double_gt(apart, 20);
	size_t open = 0;
	for (size_t i = 0; i < 2; i++)
		open += same_colour(record.spot[i].fill, theme_light.background);
	ck_assert_uint_eq(open, 1);
	size_t dashed = 0;
	for (size_t i = 0; i < record.lines; i++) {
		const struct line *line = &record.line[i];
		if (!same_colour(line->colour, theme_light.order[ORDER_DF]))
			continue;
		ck_assert(line->dashed);
		dashed++;
		for (size_t k = 0; k + 1 < line->n; k++)
			ck_assert_double_lt(fabs(line->p[k + 1].y - line->p[k].y), 1);
	}
	ck_assert_uint_eq(dashed, 3); /* two pieces and the sample in the header */
	curve_free(&curve);
}
END_TEST

/* Open circles lie below filled ones, and one in another line's way is a ring. */
START_TEST(circles_cut_no_other_line)
{
	static const double alpha[] = { 0.5, 1, 2 };
	struct curve curve[3];
	make_family(curve, "elu", "alpha", alpha, 3);
	struct plot plot = plot_of(curve, 3);
	plot.operands = 1;
	draw(&plot);
	ck_assert_uint_eq(record.spots, 4);
	for (size_t i = 0; i < 4; i++) {
		const struct spot *s = &record.spot[i];
		bool filled = memcmp(&s->fill, &s->rim, sizeof s->fill) == 0;
		ck_assert_int_eq(filled, i >= 2);
		ck_assert(filled || s->fill.a == 0);
	}
	recorder_forget(&record);
	free_all(curve, 3);
	double steep[] = { 0.5, 2 };
	make_family(curve, "elu", "alpha", steep, 2);
	plot = plot_of(curve, 2);
	plot.operands = 1;
	draw(&plot);
	for (size_t i = 0; i < 2; i++)
		ck_assert_double_eq(record.spot[i].fill.a, 1);
	recorder_forget(&record);
	free_all(curve, 2);
}
END_TEST

static size_t count_words(const char *markup)
{
	size_t n = 0;
	for (size_t i = 0; i < record.words; i++)
		n += strcmp(record.word[i].markup, markup) == 0;
	return n;
}

/* Beside a key on a column's width both frames keep the ends and the middle of x. */
START_TEST(narrow_frames_keep_their_ticks)
{
	static const char *const id[] = { "sigmoid", "tanh", "softsign", "hard_sigmoid" };
	struct curve curve[4];
	for (size_t i = 0; i < 4; i++)
		make(&curve[i], id[i], i);
	struct plot plot = plot_of(curve, 4);
	plot.page.unit = UNIT_MM;
	plot.page.width = 84;
	plot.page.height = 56;
	draw(&plot);
	ck_assert_uint_eq(count_words("10"), 2);
	ck_assert_uint_eq(count_words("\u221210"), 2);
	ck_assert_uint_eq(count_words("Hard sigmoid"), 1);
	for (size_t i = 0; i < record.words; i++)
		ck_assert_ptr_null(strstr(record.word[i].markup, "\u2026"));
	recorder_forget(&record);
	free_all(curve, 4);
}
END_TEST

/* What is not the default stands in a curve's label. */
START_TEST(labels_tell_parameters)
{
	static const double two = 2, one = 1;
	struct curve curve[3];
	make_family(&curve[0], "elu", "alpha", &two, 1);
	make_family(&curve[1], "celu", "alpha", &one, 1);
	make(&curve[2], "relu", 2);
	curve[1].operand = 1;
	curve[0].varied = curve[1].varied = -1;
	struct plot plot = plot_of(curve, 3);
	draw(&plot);
	size_t told = 0, plain = 0;
	for (size_t i = 0; i < record.words; i++) {
		const char *word = record.word[i].markup;
		told += strncmp(word, "ELU, ", 5) == 0 && strstr(word, " = 2") != NULL;
		plain += strcmp(word, "CELU") == 0;
	}
	ck_assert_uint_ge(told, 1);
	ck_assert_uint_ge(plain, 1);
	recorder_forget(&record);
	free_all(curve, 3);
}
END_TEST

START_TEST(relu_bends_in_one_path)
{
	struct curve curve;
	make(&curve, "relu", 0);
	struct plot plot = plot_of(&curve, 1);
	draw(&plot);
	size_t bent = 0;
	for (size_t i = 0; i < record.lines; i++)
		if (same_colour(record.line[i].colour, theme_light.order[ORDER_F]) &&
			record.line[i].n == 3)
			bent++;
	ck_assert_uint_eq(bent, 1);
	curve_free(&curve);
}
END_TEST

/* One cubic is all of it, and most of that is beyond the frame: what is left stays bent. */
START_TEST(cube_stays_bent_where_it_is_cut)
{
	struct curve curve;
	make(&curve, "cube", 0);
	struct plot plot = plot_of(&curve, 1);
	plot.has_y = true;
	plot.y_lo = -10;
	plot.y_hi = 10;
	draw(&plot);
	size_t most = 0;
	for (size_t i = 0; i < record.lines; i++)
		if (same_colour(record.line[i].colour, theme_light.order[ORDER_F]) &&
			record.line[i].n > most)
			most = record.line[i].n;
	ck_assert_uint_ge(most, 4);
	curve_free(&curve);
}
END_TEST

START_TEST(relu_has_the_ticks_of_the_style)
{
	static const char *const labels[] = { "\u221210", "1", "2", "4", "6", "8", "10" };
	struct curve curve;
	make(&curve, "relu", 0);
	struct plot plot = plot_of(&curve, 1);
	draw(&plot);
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		middle_of(labels[i]);
	ck_assert_double_lt(middle_of("ReLU").x, 200);
	curve_free(&curve);
}
END_TEST

START_TEST(f_shows_at_both_sides_of_its_slope)
{
	struct curve curve;
	make(&curve, "relu", 0);
	struct plot plot = plot_of(&curve, 1);
	struct page page = draw(&plot);
	for (size_t i = 0; i < record.lines; i++) {
		if (same_colour(record.line[i].colour, theme_light.order[ORDER_F]))
			ck_assert_double_eq_tol(record.line[i].width, 0.18 * page.em, 1e-9);
		if (same_colour(record.line[i].colour, theme_light.order[ORDER_DF]))
			ck_assert_double_eq_tol(record.line[i].width, 0.12 * page.em, 1e-9);
	}
	curve_free(&curve);
}
END_TEST

START_TEST(a_frame_stays_where_it_is_whatever_is_shown)
{
	struct curve curve;
	make(&curve, "sigmoid", 0);
	struct plot plot = plot_of(&curve, 1);
	draw(&plot);
	struct point one = middle_of("0.75");
	plot.show[ORDER_DF] = false;
	draw(&plot);
	struct point two = middle_of("0.75");
	ck_assert_double_eq(one.x, two.x);
	ck_assert_double_eq(one.y, two.y);
	plot.legend = false;
	size_t words = record.words;
	draw(&plot);
	ck_assert_double_eq(middle_of("0.75").y, one.y);
	ck_assert_uint_lt(record.words, words);
	curve_free(&curve);
}
END_TEST

START_TEST(a_title_is_text_not_markup)
{
	struct curve curve;
	make(&curve, "relu", 0);
	struct plot plot = plot_of(&curve, 1);
	plot.title = "a<b & \"c\"";
	draw(&plot);
	middle_of("a&lt;b &amp; &quot;c&quot;");
	curve_free(&curve);
}
END_TEST

START_TEST(the_page_follows_the_style)
{
	static const struct {
		double width, height, em;
		enum unit unit;
	} pages[] = { { 1200, 800, 20, UNIT_PIXEL }, { 640, 480, 14.2, UNIT_PIXEL },
		{ 400, 300, 10.7, UNIT_PIXEL }, { 3840, 2560, 64, UNIT_PIXEL },
		{ 16, 16, 8, UNIT_PIXEL }, { 90, 60, 8, UNIT_MM }, { 9.1, 6, 10, UNIT_CM } };
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		struct plot plot = { .page.unit = pages[i].unit,
			.page.width = pages[i].width,
			.page.height = pages[i].height };
		struct page page;
		double scale;
		figure_page(&plot, &page, &scale);
		ck_assert_double_eq_tol(page.em, pages[i].em, 0.06);
	}
	struct plot plot = {
		.page.unit = UNIT_IN, .page.width = 2, .page.height = 1, .page.dpi = 144
	};
	struct page page;
	double scale;
	figure_page(&plot, &page, &scale);
	ck_assert_double_eq(page.width, 144);
	ck_assert_double_eq(scale, 2);
}
END_TEST

/* The word that reads so; NULL if there is none. */
static const struct word *find_word(const char *markup)
{
	for (size_t i = 0; i < record.words; i++)
		if (strcmp(record.word[i].markup, markup) == 0)
			return &record.word[i];
	return NULL;
}

/* Errors over many decades stand on a logarithmic axis, others on a plain one; its unit keeps off the labels, a limit
   is a line, and points are not said to be the function. */
START_TEST(errors_have_an_axis_that_shows_them)
{
	struct curve curve;
	make(&curve, "gelu", 0);
	for (int big = 0; big <= 1; big++) {
		struct scatter points = { 0 };
		for (int i = 0; i <= 1000; i++)
			scatter_add(&points, i / 50.0 - 10, 1 + i % 7 / 2.0);
		scatter_add(&points, -9, big ? 1e9 : 5);
		scatter_add(&points, -9, 0);
		const struct datum limit = { 0, 4 };
		const struct data data[2] = { { .kind = DATA_POINTS,
						      .name = "errors",
						      .point = points.point,
						      .n = points.n },
			{ .kind = DATA_LEVEL, .name = "limit", .point = &limit, .n = 1 } };
		const struct chart_frame frame = { .data = data, .n = 2, .named.x = NAN };
		struct chart chart = { .y.unit = "ulp", .frame = &frame, .frames = 1 };
		scatter_axis(&points, limit.y, &chart.y);
		ck_assert_int_eq(chart.y.log, big);
		struct plot plot = plot_of(&curve, 1);
		plot.chart = &chart;
		plot.title = "errors";
		for (int given = 0; given < (big ? 1 : 2); given++) {
			plot.has_y = given;
			plot.y_hi = 4; /* a label at the frame's end */
			draw(&plot);
			const struct word *unit = find_word("ulp");
			ck_assert(unit != NULL);
			for (size_t i = 0; i < record.words; i++)
				if (&record.word[i] != unit)
					ck_assert(record.word[i].box.top > unit->box.bottom ||
						record.word[i].box.bottom < unit->box.top ||
						record.word[i].box.left > unit->box.right ||
						record.word[i].box.right < unit->box.left);
			ck_assert_int_eq(find_word("10<sup>8</sup>") != NULL ||
					find_word("10<sup>9</sup>") != NULL,
				big);
			size_t dashed = 0;
			for (size_t i = 0; i < record.lines; i++)
				dashed += record.line[i].dashed && record.line[i].n == 2 &&
					record.line[i].p[1].x - record.line[i].p[0].x > 600;
			ck_assert_uint_eq(dashed, 1);
			recorder_forget(&record);
		}
		scatter_free(&points);
	}
	curve_free(&curve);
}
END_TEST

/* Each kind of series, at every size: no word off the page or over another, and a map is an image. */
START_TEST(charts_of_every_kind)
{
	for (int i = 0; i < EXAMPLES; i++)
		for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
			struct plot plot = *example_plot((enum example)i);
			plot.page = (struct plot_page){ sizes[k].unit, sizes[k].width,
				sizes[k].height, 0 };
			struct page page = draw(&plot);
			bool map =
				i == EXAMPLE_SOFTMAX || i == EXAMPLE_DESCENT || i == EXAMPLE_MATRIX;
			ck_assert_msg(map == (record.images > 0), "%s", example_name[i]);
			check_words(&page, example_name[i]);
		}
	example_free();
}
END_TEST

/* Values stand where the axis says: the gradients of the last layer at 1, those of sigmoid down to 10^-11. */
START_TEST(logarithmic_axes_have_decades)
{
	draw(example_plot(EXAMPLE_GRADIENTS));
	ck_assert(find_word("gradient norm") != NULL && find_word("layer") != NULL);
	ck_assert(find_word("10<sup>\u22124</sup>") != NULL &&
		find_word("10<sup>\u221210</sup>") != NULL);
	size_t lines = 0;
	for (size_t i = 0; i < record.lines; i++)
		lines += record.line[i].n == 12;
	ck_assert_uint_eq(lines, 3);
	ck_assert_uint_eq(record.spots, 36);
	draw(example_plot(EXAMPLE_RATES));
	ck_assert(find_word("10<sup>\u22123</sup>") != NULL && find_word("0") != NULL);
	/* What has no place parts the line and has no dot: 11 and 13 of 13. */
	ck_assert_uint_eq(record.spots, 24);
	example_free();
}
END_TEST

/* Each contour is named by its value, on a line that goes through the cells that have it. */
START_TEST(contours_are_named)
{
	draw(example_plot(EXAMPLE_SOFTMAX));
	static const char *const value[] = { "0.1", "0.25", "0.5", "0.75", "0.9" };
	for (size_t i = 0; i < sizeof value / sizeof *value; i++)
		ck_assert_msg(find_word(value[i]) != NULL, "%s", value[i]);
	example_free();
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("figure");
	TCase *all = tcase_create("all");
	tcase_set_timeout(all, 120 * SUITE_SLOW);
	tcase_add_test(all, every_row_at_every_size);
	tcase_add_test(all, families_and_sets_at_every_size);
	tcase_add_test(all, ranges_of_any_width);
	tcase_add_test(all, relu_has_a_jump_that_nothing_joins);
	tcase_add_test(all, circles_cut_no_other_line);
	tcase_add_test(all, narrow_frames_keep_their_ticks);
	tcase_add_test(all, labels_tell_parameters);
	tcase_add_test(all, relu_bends_in_one_path);
	tcase_add_test(all, cube_stays_bent_where_it_is_cut);
	tcase_add_test(all, relu_has_the_ticks_of_the_style);
	tcase_add_test(all, f_shows_at_both_sides_of_its_slope);
	tcase_add_test(all, a_frame_stays_where_it_is_whatever_is_shown);
	tcase_add_test(all, errors_have_an_axis_that_shows_them);
	tcase_add_test(all, charts_of_every_kind);
	tcase_add_test(all, logarithmic_axes_have_decades);
	tcase_add_test(all, contours_are_named);
	tcase_add_test(all, a_title_is_text_not_markup);
	tcase_add_test(all, the_page_follows_the_style);
	suite_add_tcase(suite, all);
	suite_add_tcase(suite, figure_labels());
	return suite_run(suite);
}
