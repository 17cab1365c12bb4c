/* Tests of the names of curves in figures: each is told, beside its own line or in a key. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/say.h"
#include "figure.h"
#include "plot/draw/figure.h"
#include "plot/draw/layout.h"
#include "recorder.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST 20
#define VALUES 8
#define COVER 0.1 /* em: what is nearer to a line drawn later is under it */

/* ---- curves from text -------------------------------------------------------------- */

static struct record record;

struct set {
	const char *curves;
	double lo, hi;
	bool f_alone;
};

/* "gelu@jax", "swish:beta=2", "gelu:dtype=bfloat16", "softmax:z=1,2". */
static void make(struct curve *curve, const char *text, size_t operand)
{
	char *copy = alloc_copy(text), *rest = copy;
	char *name = strsep(&rest, ":"), *value = rest, *framework = name;
	strsep(&framework, "@");
	const struct activation *row;
	struct text why = { 0 };
	ck_assert_uint_eq(activation_find(name, &row, 1), 1);
	ck_assert_int_eq(
		curve_init(curve, row, framework != NULL ? framework_find(framework) : NULL), 0);
	char *param = value != NULL ? strsep(&value, "=") : NULL;
	if (param != NULL && strcmp(param, "dtype") == 0) {
		ck_assert_int_eq(curve_finish(curve, &why), 0);
		ck_assert_int_eq(curve_set_dtype(curve, DTYPE_BFLOAT16), 0);
	} else if (param != NULL) {
		double v[64];
		size_t n = 0;
		while (value != NULL)
			v[n++] = atof(strsep(&value, ","));
		int k = activation_param(curve->row, param);
		curve_set(curve, k, v, n);
		curve->set[k] = true;
	}
	ck_assert_int_eq(curve_finish(curve, &why), 0);
	curve->operand = operand;
	free(copy);
}

/* One that begins with '*' is a family: "*elu:alpha=0.5 elu:alpha=1". */
static size_t make_all(struct curve *curves, const char *text)
{
	bool family = *text == '*';
	char *copy = alloc_copy(text + family), *rest = copy;
	size_t n = 0;
	while (rest != NULL) {
		const char *item = strsep(&rest, " ");
		make(&curves[n], item, family ? 0 : n);
		for (int k = 0; family && k < PARAM_MAX; k++)
			if (curves[n].set[k])
				curves[n].varied = k;
		n++;
	}
	free(copy);
	return n;
}

static struct page draw(const struct set *set, struct curve *curves, size_t n, double width,
	double height, enum unit unit)
{
	bool family = *set->curves == '*';
	struct plot plot = { .curve = curves,
		.curves = n,
		.operands = family ? 1 : n,
		.lo = { set->lo, 0 },
		.hi = { set->hi, 0 },
		.table.samples = 201,
		.show = { true, !set->f_alone, false },
		.legend = true,
		.text.utf8 = true,
		.page.unit = unit,
		.page.width = width,
		.page.height = height };
	struct scene scene;
	struct page page;
	double scale;
	ck_assert_int_eq(scene_init(&scene, &plot), 0);
	figure_page(&plot, &page, &scale);
	struct canvas canvas = recorder_canvas(&record);
	ck_assert_int_eq(figure_draw(&scene, &page, &theme_light, &canvas), 0);
	scene_free(&scene);
	return page;
}

/* ---- names ------------------------------------------------------------------------- */

static bool has_word(const char *part)
{
	for (size_t i = 0; i < record.words; i++)
		if (strstr(record.word[i].markup, part) != NULL)
			return true;
	return false;
}

/* Whether some word names output k, from 1: "softmax<sub>2, 4\u20136</sub>". */
static bool names_output(const char *id, size_t k)
{
	char head[64];
	snprintf(head, sizeof head, "%s<sub>", id);
	for (size_t i = 0; i < record.words; i++) {
		const char *s = strstr(record.word[i].markup, head);
		while (s != NULL && *s != '\0' && strncmp(s, "</sub>", 6) != 0) {
			char *end;
			while (*s != '\0' && strchr("0123456789", *s) == NULL &&
				strncmp(s, "</sub>", 6) != 0)
				s++;
			size_t from = strtoul(s, &end, 10), to = from;
			if (end == s)
				break;
			if (strncmp(end, "\u2013", 3) == 0)
				to = strtoul(end + 3, &end, 10);
			if (k >= from && k <= to)
				return true;
			s = end;
		}
	}
	return false;
}

/* Whether curve i is told in some word. */
static bool is_named(const struct curve *curves, size_t n, size_t i)
{
	const struct curve *c = &curves[n == 1 ? 0 : i];
	struct text name = { 0 };
	if (n == 1)
		return names_output(c->typed->id, i + 1);
	if (c->varied >= 0)
		names_number(&name, c->scalar[c->varied]);
	else
		curve_title(c, &name);
	bool named = has_word(text_string(&name));
	text_free(&name);
	return named;
}

/* Of more than eight some may only be counted: "\u2026 9 more". */
static void check_names(const struct curve *curves, size_t n, const char *what)
{
	size_t lanes = n == 1 ? curves[0].outputs : n, unnamed = 0, counted = 0;
	for (size_t i = 0; i < lanes; i++)
		unnamed += !is_named(curves, n, i);
	for (size_t i = 0; i < record.words; i++)
		if (strstr(record.word[i].markup, " more") != NULL)
			counted = strtoul(record.word[i].markup + strlen("\u2026 "), NULL, 10);
	ck_assert_msg(unnamed <= counted, "%s: %zu curves have no name, and %zu are counted", what,
		unnamed, counted);
	ck_assert_msg(counted == 0 || lanes > 8, "%s: names are left out", what);
	ck_assert_msg(is_named(curves, n, 0), "%s: the first has no name", what);
}

static void check_words(const struct page *page, const char *what)
{
	for (size_t i = 0; i < record.words; i++) {
		const struct box *b = &record.word[i].box;
		ck_assert_msg(b->left >= -0.01 && b->top >= -0.01 &&
				b->right <= page->width + 0.01 && b->bottom <= page->height + 0.01,
			"%s: '%s' is off the page", what, record.word[i].markup);
		for (size_t k = 0; k < i; k++) {
			const struct box *a = &record.word[k].box;
			ck_assert_msg(a->left >= b->right || b->left >= a->right ||
					a->top >= b->bottom || b->top >= a->bottom,
				"%s: '%s' overlaps '%s'", what, record.word[i].markup,
				record.word[k].markup);
		}
	}
}

static void check_ends(const struct set *set, const char *what)
{
	for (int end = 0; end < 2; end++) {
		struct text number = { 0 };
		bool any = false;
		names_number(&number, end ? set->hi : set->lo);
		for (size_t i = 0; i < record.words; i++)
			any = any || strcmp(record.word[i].markup, text_string(&number)) == 0;
		ck_assert_msg(any, "%s: x has no label %s", what, text_string(&number));
		text_free(&number);
	}
}

/* ---- labels and their lines -------------------------------------------------------- */

static bool same_colour(struct colour a, struct colour b)
{
	return fabs(a.r - b.r) + fabs(a.g - b.g) + fabs(a.b - b.b) < 1e-6;
}

static struct point sample(const struct line *line, size_t i, double t)
{
	const struct point *p = &line->p[i];
	double s = 1 - t;
	if (line->straight)
		return (struct point){ s * p[0].x + t * p[1].x, s * p[0].y + t * p[1].y };
	double b[4] = { s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t };
	struct point at = { 0, 0 };
	for (int k = 0; k < 4; k++) {
		at.x += b[k] * p[k].x;
		at.y += b[k] * p[k].y;
	}
	return at;
}

static bool inside(struct point p, const struct box *b)
{
	return p.x >= b->left && p.x <= b->right && p.y >= b->top && p.y <= b->bottom;
}

static double apart(struct point p, const struct box *b)
{
	double dx = fmax(fmax(b->left - p.x, p.x - b->right), 0);
	double dy = fmax(fmax(b->top - p.y, p.y - b->bottom), 0);
	return hypot(dx, dy);
}

/* The curves are the lines that are clipped to a frame. */
static bool is_curve(const struct line *line)
{
	return isfinite(line->clip.left);
}

#define STEPS 60

/* Least distance of the line's samples from a box. */
static double distance(const struct line *line, const struct box *box)
{
	double least = HUGE_VAL;
	for (int k = 0; k <= STEPS; k++)
		least = fmin(least, apart(sample(line, 0, (double)k / STEPS), box));
	return least;
}

static double way_distance(struct point a, struct point b, struct point p)
{
	double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
	double t = square > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / square : 0;
	t = fmin(fmax(t, 0), 1);
	return hypot(a.x + t * dx - p.x, a.y + t * dy - p.y);
}

static bool covers(const struct line *line, struct point p, double near)
{
	size_t step = line->straight ? 1 : 3;
	for (size_t i = 0; i + step < line->n; i += step) {
		if (line->p[i].x > p.x + near || line->p[i + step].x < p.x - near)
			continue;
		for (int k = 0; k < STEPS; k++)
			if (way_distance(sample(line, i, (double)k / STEPS),
				    sample(line, i, (k + 1.0) / STEPS), p) < near)
				return true;
	}
	return false;
}

static bool is_hidden(size_t index, struct point p, double near)
{
	for (size_t i = index + 1; i < record.lines; i++) {
		const struct line *over = &record.line[i];
		if (is_curve(over) &&
			memcmp(&over->clip, &record.line[index].clip, sizeof over->clip) == 0 &&
			!same_colour(over->colour, record.line[index].colour) &&
			covers(over, p, near))
			return true;
	}
	return false;
}

/* The same of what is seen; looks closely only where that would be nearer than `least`. */
static double seen_distance(size_t index, const struct box *box, double least, double near)
{
	const struct line *line = &record.line[index];
	size_t step = line->straight ? 1 : 3;
	for (size_t i = 0; i + step < line->n; i += step)
		for (int k = 0; k <= STEPS; k++) {
			struct point p = sample(line, i, (double)k / STEPS);
			if (inside(p, &line->clip) && apart(p, box) < least &&
				!is_hidden(index, p, near))
				least = apart(p, box);
		}
	return least;
}

/* Whether a line of this colour is what a word of that names. */
static bool is_own(struct colour line, struct colour word)
{
	if (same_colour(line, word))
		return true;
	for (int n = 1; n < MOST; n++)
		for (int i = 0; i <= n; i++) {
			double t = (double)i / n;
			const struct theme *m = &theme_light;
			if (same_colour(line, colour_mix(m->family_lo, m->family_hi, t)) &&
				same_colour(word, colour_mix(m->family_text, m->family_hi, t)))
				return true;
		}
	return false;
}

/* The frame that a word stands in; NULL: none. */
static const struct box *frame_of(const struct word *word)
{
	struct point centre = { (word->box.left + word->box.right) / 2,
		(word->box.top + word->box.bottom) / 2 };
	for (size_t i = 0; i < record.lines; i++)
		if (is_curve(&record.line[i]) && inside(centre, &record.line[i].clip))
			return &record.line[i].clip;
	return NULL;
}

static bool is_leader(const struct line *line, double em)
{
	return !is_curve(line) && fabs(line->width - 0.05 * em) < 1e-9 &&
		!same_colour(line->colour, theme_light.grid);
}

static void check_label(
	const struct word *word, const struct box *frame, double em, const char *what)
{
	double own = HUGE_VAL, other = HUGE_VAL;
	struct box box = word->box;
	box.bottom += word->descent;
	for (size_t i = 0; i < record.lines; i++) {
		const struct line *line = &record.line[i];
		bool curve = is_curve(line) && memcmp(&line->clip, frame, sizeof *frame) == 0;
		if (!curve && !is_leader(line, em))
			continue;
		double *least = is_own(line->colour, word->colour) ? &own : &other;
		*least = curve ? seen_distance(i, &box, *least, COVER * em)
			       : fmin(*least, distance(line, &box));
	}
	ck_assert_msg(own < other, "%s: '%s' is %.2f em from its line, %.2f from another", what,
		word->markup, own / em, other / em);
}

static bool cross(struct point a, struct point b, struct point c, struct point d)
{
	double s = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
	double t = (b.x - a.x) * (d.y - a.y) - (b.y - a.y) * (d.x - a.x);
	double u = (d.x - c.x) * (a.y - c.y) - (d.y - c.y) * (a.x - c.x);
	double v = (d.x - c.x) * (b.y - c.y) - (d.y - c.y) * (b.x - c.x);
	return s * t < 0 && u * v < 0;
}

static void check_leader(const struct line *leader, const char *what)
{
	for (size_t i = 0; i < record.lines; i++) {
		const struct line *line = &record.line[i];
		size_t step = line->straight ? 1 : 3;
		if (!is_curve(line) || is_own(line->colour, leader->colour))
			continue;
		for (size_t j = 0; j + step < line->n; j += step)
			for (int k = 0; k < STEPS; k++) {
				struct point a = sample(line, j, (double)k / STEPS);
				struct point b = sample(line, j, (k + 1.0) / STEPS);
				ck_assert_msg(!cross(leader->p[0], leader->p[1], a, b) ||
						!inside(a, &line->clip),
					"%s: a leader crosses a line", what);
			}
	}
}

static void check_labels(const struct page *page, const char *what)
{
	for (size_t i = 0; i < record.words; i++) {
		const struct word *word = &record.word[i];
		const struct box *frame = frame_of(word);
		if (frame != NULL && !same_colour(word->colour, theme_light.muted))
			check_label(word, frame, page->em, what);
	}
	for (size_t i = 0; i < record.lines; i++)
		if (is_leader(&record.line[i], page->em))
			check_leader(&record.line[i], what);
}

/* ---- the sets ---------------------------------------------------------------------- */

#define TWENTY                                                                         \
	"sigmoid tanh relu elu silu gelu mish softplus softsign hard_tanh hard_swish " \
	"selu celu hard_sigmoid log_sigmoid tanh_shrink relu6 leaky_relu softshrink hardshrink"

static const struct set sets[] = {
	{ "gelu gelu_tanh", -10, 10, false },
	{ "gelu gelu@jax", -10, 10, false },
	{ "gelu gelu_tanh quick_gelu", -10, 10, false },
	{ "gelu gelu_tanh quick_gelu", -4, 4, false },
	{ "gelu gelu@jax gelu:dtype=bfloat16", -10, 10, false },
	{ "gelu silu mish relu elu", -4, 4, false },
	{ "gelu silu mish relu elu", -10, 10, true },
	{ "gelu silu mish relu elu selu", -10, 10, false },
	{ "swish:beta=1 swish:beta=1.702 swish:beta=2 gelu", -10, 10, false },
	{ "relu leaky_relu elu gelu silu mish softplus selu", -10, 10, false },
	{ "leaky_relu@keras leaky_relu@pytorch leaky_relu@mxnet", -10, 10, false },
	{ "relu relu@keras relu@pytorch relu@tf", -10, 10, false },
	{ "*leaky_relu:alpha=0.01 leaky_relu:alpha=0.1 leaky_relu:alpha=0.3", -10, 10, false },
	{ "*elu:alpha=0.5 elu:alpha=1 elu:alpha=2", -10, 10, false },
	{ "*hard_tanh:hi=0.5 hard_tanh:hi=1 hard_tanh:hi=2", -10, 10, false },
	{ "softmax", -10, 10, false },
	{ "softmax:z=1,0", -10, 10, false },
	{ "softmax:z=1,2,3,4,5", -10, 10, false },
	{ "softmax:z=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16", -10, 10, false },
	{ "softmax:z=1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1", -10, 10, false },
	{ "log_softmax", -10, 10, false },
	{ "crelu:z=1,2,3,4", -10, 10, false },
	{ "sparsemax", -10, 10, false },
	{ "hardmax", -10, 10, false },
};

static const struct {
	double width, height;
	enum unit unit;
} sizes[] = { { 1200, 800, UNIT_PIXEL }, { 640, 480, UNIT_PIXEL }, { 400, 300, UNIT_PIXEL },
	{ 600, 900, UNIT_PIXEL }, { 84, 56, UNIT_MM }, { 120, 80, UNIT_MM } };

static void check_set(const struct set *set)
{
	struct curve curves[MOST];
	size_t n = make_all(curves, set->curves);
	for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
		char what[400];
		struct page page =
			draw(set, curves, n, sizes[k].width, sizes[k].height, sizes[k].unit);
		snprintf(what, sizeof what, "%s at %gx%g", set->curves, sizes[k].width,
			sizes[k].height);
		check_words(&page, what);
		check_names(curves, n, what);
		check_ends(set, what);
		check_labels(&page, what);
	}
	for (size_t i = 0; i < n; i++)
		curve_free(&curves[i]);
	recorder_forget(&record);
}

START_TEST(every_curve_is_named)
{
	check_set(&sets[_i]);
}
END_TEST

START_TEST(any_number_of_curves_is_named)
{
	char *names = alloc_copy(TWENTY), *end = names;
	for (int i = 0; i < _i; i++)
		end += strcspn(end + (i > 0), " ") + (i > 0);
	*end = '\0';
	const struct set set = { names, -10, 10, false };
	check_set(&set);
	free(names);
}
END_TEST

/* ---- words of figures -------------------------------------------------------------- */

static void draw_words(const char *curves, bool panels, enum order order)
{
	struct curve all[MOST];
	size_t n = make_all(all, curves);
	struct plot plot = { .curve = all,
		.curves = n,
		.operands = n,
		.lo = { -10, 0 },
		.hi = { 10, 0 },
		.table.samples = 201,
		.panels = panels,
		.legend = true,
		.text.utf8 = true,
		.page.unit = UNIT_PIXEL,
		.page.width = 2400,
		.page.height = 800 };
	struct scene scene;
	struct page page;
	double scale;
	plot.show[order] = true;
	ck_assert_int_eq(scene_init(&scene, &plot), 0);
	figure_page(&plot, &page, &scale);
	struct canvas canvas = recorder_canvas(&record);
	ck_assert_int_eq(figure_draw(&scene, &page, &theme_light, &canvas), 0);
	scene_free(&scene);
	for (size_t i = 0; i < n; i++)
		curve_free(&all[i]);
}

static void wants_word(const char *curves, const char *part)
{
	draw_words(curves, false, ORDER_F);
	ck_assert_msg(has_word(part), "%s: nothing says '%s'", curves, part);
}

/* What the formula alone would not tell from another function. */
START_TEST(parameters_always_show)
{
	wants_word("bilinear_glu", "<i>b</i> = 1");
	wants_word("swiglu", "<i>b</i> = 1");
	wants_word("glu:b=2", "<i>b</i> = 2");
	wants_word("nrelu", "noise 0");
	wants_word("rt_relu", "noise 0");
	wants_word("probact", "noise <i>e</i> = 0");
	wants_word("erelu", "<i>k</i> = 1");
	wants_word("funnel_relu", "<i>w</i> = (0.1111, 0.1111, \u2026, 0.1111)");
	wants_word("funnel_relu", "<i>z</i><sub><r>5</r></sub>, \u2026, 1)");
	wants_word("maxout", "<i>w</i> = (\u22120.5, 0.5, 1)");
	recorder_forget(&record);
}
END_TEST

START_TEST(panels_tell_the_formula_of_what_they_show)
{
	draw_words("relu gelu", true, ORDER_DF);
	ck_assert(has_word("<r>1 if </r>x"));
	ck_assert(!has_word("x<r> if </r>x"));
	draw_words("relu gelu", true, ORDER_F);
	ck_assert(has_word("x<r> if </r>x"));
	recorder_forget(&record);
}
END_TEST

START_TEST(words_are_set_as_formulas_are)
{
	wants_word("sparsemax", "<r> </r><r>\u2212</r>");
	wants_word("sparsemax", "\u03c4");
	wants_word("entmax15", "<sup><r>2</r></sup>");
	ck_assert(!has_word("tau"));
	recorder_forget(&record);
}
END_TEST

/* A narrow panel tells its curves at least by numbers in their colours. */
START_TEST(narrow_panels_number_their_curves)
{
	struct curve all[4];
	size_t n = make_all(all, "softmax relu gelu sigmoid");
	struct plot plot = { .curve = all,
		.curves = n,
		.operands = n,
		.lo = { -10, 0 },
		.hi = { 10, 0 },
		.table.samples = 201,
		.panels = true,
		.legend = true,
		.show = { true, true, false },
		.text.utf8 = true,
		.page.unit = UNIT_MM,
		.page.width = 84,
		.page.height = 56 };
	struct scene scene;
	struct page page;
	double scale;
	ck_assert_int_eq(scene_init(&scene, &plot), 0);
	figure_page(&plot, &page, &scale);
	struct canvas canvas = recorder_canvas(&record);
	ck_assert_int_eq(figure_draw(&scene, &page, &theme_light, &canvas), 0);
	scene_free(&scene);
	for (size_t k = 0; k < 3; k++) {
		bool told = false;
		for (size_t i = 0; i < record.words; i++)
			told = told ||
				(same_colour(record.word[i].colour, theme_light.several[k]) &&
					record.word[i].markup[0] == (char)('1' + k));
		ck_assert_msg(told, "output %zu has no number", k + 1);
	}
	for (size_t i = 0; i < n; i++)
		curve_free(&all[i]);
	recorder_forget(&record);
}
END_TEST

/* Numbers as mathematics, the word in place of f, a true minus in the title. */
START_TEST(differences_are_called_that)
{
	struct curve pair[2], curve;
	const struct largest largest = { .y = 4.7317e-4, .x = -2.699 };
	struct text why = { 0 };
	make(&pair[0], "gelu", 0);
	make(&pair[1], "gelu_tanh", 1);
	struct activation *row = activation_make_difference(&pair[0], &pair[1], DIFFERENCE_PLAIN);
	ck_assert_int_eq(curve_init(&curve, row, NULL), 0);
	ck_assert_int_eq(curve_finish(&curve, &why), 0);
	struct plot plot = { .curve = &curve,
		.curves = 1,
		.operands = 1,
		.lo = { -10, 0 },
		.hi = { 10, 0 },
		.table.samples = 201,
		.show = { true, true, false },
		.legend = true,
		.text.utf8 = true,
		.largest = &largest };
	struct scene scene;
	struct page page;
	double scale;
	ck_assert_int_eq(scene_init(&scene, &plot), 0);
	figure_page(&plot, &page, &scale);
	struct canvas canvas = recorder_canvas(&record);
	ck_assert_int_eq(figure_draw(&scene, &page, &theme_light, &canvas), 0);
	scene_free(&scene);
	ck_assert(has_word("GELU (tanh approximation) \u2212 GELU"));
	ck_assert(has_word("difference, largest 4.732\u00d710<sup>\u22124</sup> at "
			   "<i>x</i> = \u22122.699"));
	ck_assert(has_word("its slope"));
	ck_assert(!has_word("<i>f"));
	curve_free(&curve);
	activation_unmake(row);
	curve_free(&pair[0]);
	curve_free(&pair[1]);
	recorder_forget(&record);
}
END_TEST

TCase *figure_labels(void)
{
	TCase *labels = tcase_create("labels");
	tcase_set_timeout(labels, 120 * SUITE_SLOW);
	tcase_add_loop_test(labels, every_curve_is_named, 0, sizeof sets / sizeof *sets);
	tcase_add_loop_test(labels, any_number_of_curves_is_named, 2, MOST + 1);
	tcase_add_test(labels, parameters_always_show);
	tcase_add_test(labels, panels_tell_the_formula_of_what_they_show);
	tcase_add_test(labels, words_are_set_as_formulas_are);
	tcase_add_test(labels, narrow_panels_number_their_curves);
	tcase_add_test(labels, differences_are_called_that);
	return labels;
}
