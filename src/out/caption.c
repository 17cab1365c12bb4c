/* The words of a text plot: its title, formulas and key. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "out/caption-names.h"

#include "base/gettext.h"
#include "base/words.h"
#include "plot/draw/layout.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum {
	SAMPLE = 2, /* cells of a line's sample, and where patterns tell lines apart */
	SAMPLE_LONG = 3,
	GAP = 3 /* columns between entries of the key */
};

/* ---- the header -------------------------------------------------------------------- */

/* Titles of all CURVEs, each once. */
static void add_titles(const struct caption *caption, struct text *out, enum params params)
{
	const struct plot *plot = caption->scene->plot;
	if (plot->title) {
		text_add(out, plot->title);
		return;
	}
	struct text title = { 0 }, all = { 0 };
	for (size_t i = 0; i < plot->curves; i++) {
		size_t k = 0;
		while (k < i && plot->curve[k].typed != plot->curve[i].typed)
			k++;
		if (k < i)
			continue;
		title.n = 0;
		if (plot->operands == 1)
			caption_add_title(caption, &title, &plot->curve[i], params);
		else
			text_add(&title, _(plot->curve[i].typed->title));
		words_list(&all, text_string(&title));
	}
	text_add(out, text_string(&all));
	text_free(&title);
	text_free(&all);
}

/* A piece of the header: a sample of a line, if `frame` is given, and words in its
 * colour. */
struct header_piece {
	const struct frame *frame;
	size_t series;
	struct text words;
};

/* Cells that samples take. */
static size_t sample_width(const struct caption *caption, const struct header_piece *entry)
{
	if (!caption->fine)
		return 1;
	return caption_lanes(entry->frame, entry->frame->n) == 1 ? SAMPLE : SAMPLE_LONG;
}

static size_t entry_width(const struct caption *caption, const struct header_piece *entry)
{
	size_t words = text_width(text_string(&entry->words));
	size_t sample = entry->frame ? sample_width(caption, entry) : 0;
	return words + (entry->frame ? sample + 1 : 0);
}

static void put_entry(const struct caption *caption, struct screen *screen, size_t row,
	size_t column, size_t end, const struct header_piece *entry)
{
	int style = STYLE_PLAIN;
	if (entry->frame) {
		struct ink ink = caption_ink(caption, entry->frame, entry->series);
		style = STYLE_LINE + ink.colour;
		char symbol[2] = { ink.symbol };
		if (!caption->fine)
			screen_put(screen, row, column++, symbol, style);
		const struct data *data = entry->frame->series[entry->series].data;
		bool shades = data != NULL && data->kind == DATA_MAP;
		unsigned n = caption->fine ? (unsigned)sample_width(caption, entry) : 0;
		for (unsigned i = 0; i < n; i++) {
			/* Dots 3 and 6, the third row of a cell: U+2800 + 4 + 32. */
			unsigned left = ink.pattern >> (2 * i) % ink.period & 1;
			unsigned right = ink.pattern >> (2 * i + 1) % ink.period & 1;
			unsigned code = left * 4 + right * 32;
			char dots[4] = { (char)0xe2, (char)0xa0, (char)(0x80 | code), '\0' };
			char bead[2] = { ink.bead };
			bool beaded = ink.bead != '\0' && i == 1;
			const char *sample = beaded ? bead : shades ? "\u2592" : code ? dots : " ";
			screen_put(screen, row, column++, sample, style);
		}
		column++;
	}
	screen_put_within(
		screen, row, column, end, text_string(&entry->words), caption->fine, style);
}

/* What data are, in which unit, and with `full` the one that is named. Nothing of data without a name. */
static void add_data(const struct caption *caption, struct text *out, const struct frame *frame,
	size_t series, bool full)
{
	const struct data *data = frame->series[series].data;
	const char *unit = caption->scene->plot->chart->y.unit;
	const struct datum *named = &frame->chart->named;
	if (data->name == NULL)
		return;
	if (unit != NULL && series == 0)
		text_print(out, _("%s in %s"), data->name, unit);
	else
		text_add(out, data->name);
	if (data->kind == DATA_LEVEL && data->n > 0) {
		text_add(out, " ");
		caption_add_number(caption, out, data->point[0].y);
	}
	if (data->kind == DATA_MAP) {
		struct text lo = { 0 }, hi = { 0 }, range = { 0 };
		double least, most;
		map_range(data->map, &least, &most);
		caption_add_number(caption, &lo, least);
		caption_add_number(caption, &hi, most);
		text_print(&range, _("from %s to %s"), text_string(&lo), text_string(&hi));
		words_list(out, range.s);
		text_free(&range);
		text_free(&lo);
		text_free(&hi);
	}
	if (!full || series > 0 || !isfinite(named->x))
		return;
	struct text x = { 0 }, y = { 0 }, largest = { 0 };
	caption_add_number(caption, &x, named->x);
	caption_add_number(caption, &y, named->y);
	text_print(&largest, _("largest %1$s at x = %2$s"), y.s, x.s);
	words_list(out, largest.s);
	text_free(&x);
	text_free(&y);
	text_free(&largest);
}

/* "f'(x) = ..." or, in short, "f'(x)". */
static void add_formula(
	const struct caption *caption, struct text *out, const struct series *series, bool full)
{
	enum expr_style style = caption_style(caption);
	const struct curve *curve = series->curve;
	const struct plot *plot = caption->scene->plot;
	if (series->data != NULL) {
		add_data(caption, out, &caption->scene->frame[0], series->output, full);
		return;
	}
	const char *value[PARAM_MAX] = { NULL };
	if (curve->row->kind == KIND_GATED)
		value[curve->list] = "x";
	for (int k = 0; k < PARAM_MAX && curve->row->param[k].name != NULL; k++)
		if (caption_folds(curve, k))
			value[k] = "1";
	const char *formula = series->order == ORDER_F ? curve_formula(curve)
		: series->order == ORDER_DF	       ? curve_derivative(curve)
						       : NULL;
	if (curve->row->kind == KIND_DIFFERENCE && !(full && formula)) {
		text_add(out, names_difference_word(plot, series->order));
		return;
	}
	expr_print_head(out, series->order, style);
	if (full && formula)
		activation_print(out, curve->row, formula, style, value);
	else
		out->s[out->n -= 3] = '\0'; /* " = " */
}

/* The entries of a single curve's legend, `formulas` of them in full; their width. */
static size_t make_legend(
	const struct caption *caption, struct header_piece entry[ORDERS], size_t formulas)
{
	const struct frame *frame = &caption->scene->frame[0];
	size_t width = 0;
	for (size_t i = 0; i < frame->n; i++) {
		entry[i] = (struct header_piece){ .frame = frame, .series = i };
		add_formula(caption, &entry[i].words, &frame->series[i], i < formulas);
		width += entry_width(caption, &entry[i]) + (i > 0 ? GAP : 0);
	}
	return width;
}

/* How many of the legend's formulas fit into `room` columns, that of f' the first to go; -1 if not even the
   names of the lines do. */
static int fit_formulas(const struct caption *caption, size_t room)
{
	size_t n = caption->scene->frame[0].n;
	for (size_t formulas = n + 1; formulas-- > 0;) {
		struct header_piece entry[ORDERS] = { { .frame = NULL } };
		size_t width = make_legend(caption, entry, formulas);
		for (size_t i = 0; i < n; i++)
			text_free(&entry[i].words);
		if (width <= room)
			return (int)formulas;
	}
	return -1;
}

/* The legend of a single curve, at the right of a row. */
static void put_legend(
	const struct caption *caption, struct screen *screen, size_t row, size_t room)
{
	struct header_piece entry[ORDERS] = { { .frame = NULL } };
	int formulas = fit_formulas(caption, room);
	if (formulas < 0)
		return;
	size_t width = make_legend(caption, entry, (size_t)formulas);
	size_t column = caption->columns - width;
	for (size_t i = 0; i < caption->scene->frame[0].n; i++) {
		put_entry(caption, screen, row, column, caption->columns, &entry[i]);
		column += entry_width(caption, &entry[i]) + GAP;
		text_free(&entry[i].words);
	}
}

/* Whether the key names each line. Panels have a key of their own each, and above them
   only what the lines of one curve are; but for a lone panel of several curves. */
static bool names_lines(const struct scene *scene)
{
	const struct frame *frame = &scene->frame[0];
	return scene->arrangement != SCENE_PANELS || frame->chart != NULL ||
		(scene->frames == 1 && caption_lanes(frame, frame->n) > 1);
}

/* What the name at a line's end stands for: ": GELU (JAX)", and parameters. */
static void add_meaning(
	const struct caption *caption, struct text *out, const struct series *series)
{
	struct text label = { 0 }, bare = { 0 }, title = { 0 };
	caption_add_label(caption, &label, series);
	curve_title(series->curve, &bare);
	caption_add_title(caption, &title, series->curve, PARAMS_SET);
	if (series->curve->typed->rank == 0) {
		text_add(out, ": ");
		activation_print(out, series->curve->row, curve_formula(series->curve),
			caption_style(caption), NULL);
		text_add(out, title.s + bare.n);
	} else if (strcmp(text_string(&label), text_string(&bare)) == 0) {
		text_add(out, title.s + bare.n);
	} else {
		text_print(out, ": %s", text_string(&title));
	}
	text_free(&label);
	text_free(&bare);
	text_free(&title);
}

/* The words of the key's entry for a line. */
static void add_key_words(
	const struct caption *caption, struct text *out, const struct frame *frame, size_t series)
{
	const struct series *s = &frame->series[series];
	const struct scene *scene = caption->scene;
	static const char *const head[ORDERS] = { "f(x)", "f'(x)", "f''(x)" };
	static const char *const primes[ORDERS] = { "", "'", "''" };
	if (s->data != NULL) {
		add_data(caption, out, frame, series, true);
		return;
	}
	if (!names_lines(scene)) {
		text_add(out,
			s->curve->row->kind == KIND_DIFFERENCE
				? names_difference_word(scene->plot, s->order)
				: head[s->order]);
		return;
	}
	bool mixed = scene->arrangement != SCENE_PAIR;
	bool first = series == 0 || !caption_same_lane(s, s - 1);
	if (scene->family && series == 0 && s->curve->varied >= 0)
		caption_add_param(caption, out, s->curve, s->curve->varied);
	else
		caption_add_label(caption, out, s);
	if (mixed)
		text_add(out, primes[s->order]);
	if (first && !scene->family && s->curve->outputs == 1)
		add_meaning(caption, out, s);
}

/* The width of the key in one row. */
static size_t key_width(const struct caption *caption)
{
	const struct frame *frame = &caption->scene->frame[0];
	size_t width = 0;
	for (size_t i = 0; i < frame->n && caption_same_lane(&frame->series[i], &frame->series[0]);
		i++) {
		struct header_piece entry = { .frame = frame, .series = i };
		add_key_words(caption, &entry.words, frame, i);
		width += entry_width(caption, &entry) + (i > 0 ? GAP : 0);
		text_free(&entry.words);
	}
	return width;
}

/* The key from `row` on, in as many rows as it needs; drawn where there is a screen.
   Returns the rows. */
static size_t put_key(const struct caption *caption, struct screen *screen, size_t row)
{
	const struct frame *frame = &caption->scene->frame[0];
	size_t n = frame->n, rows = 1;
	size_t column = caption->beside ? caption->columns - key_width(caption) : 0;
	if (!names_lines(caption->scene))
		for (n = 0;
			n < frame->n && caption_same_lane(&frame->series[n], &frame->series[0]);)
			n++;
	size_t shared = !caption->fine && names_lines(caption->scene) && frame->chart == NULL;
	const char *what = frame->chart != NULL ? caption->scene->plot->chart->y.name : NULL;
	if (what != NULL && caption->scene->frames == 1) {
		struct header_piece entry = { .frame = NULL };
		text_print(&entry.words, "%s:", what);
		if (screen)
			put_entry(caption, screen, row, 0, caption->columns, &entry);
		column = entry_width(caption, &entry) + GAP - 1;
		text_free(&entry.words);
	}
	for (size_t i = 0; i < n + shared; i++) {
		struct header_piece entry = { .frame = i < n ? frame : NULL, .series = i };
		if (i < n)
			add_key_words(caption, &entry.words, frame, i);
		else
			text_add(&entry.words, _("# several"));
		if (entry.words.n == 0)
			continue;
		size_t width = entry_width(caption, &entry);
		if (column > 0 && column + width > caption->columns) {
			column = 0;
			rows++;
		}
		if (screen)
			put_entry(
				caption, screen, row + rows - 1, column, caption->columns, &entry);
		column += width + GAP;
		text_free(&entry.words);
	}
	return rows;
}

/* One curve whose legend stands beside its title. */
static bool is_plain(const struct caption *caption)
{
	const struct scene *scene = caption->scene;
	if (scene->plot->chart != NULL)
		return scene->frames == 1 && scene->frame[0].n == 1 &&
			scene->plot->chart->y.name == NULL;
	return scene->arrangement == SCENE_SINGLE && scene->plot->curves == 1;
}

/* The title, without parameters where they would not leave room: all of the row where the formulas of a lone curve may
   have one of their own. */
static void make_title(const struct caption *caption, struct text *title)
{
	size_t width = SIZE_MAX, room = caption->columns / 2;
	if (is_plain(caption) && caption->tall)
		room = caption->columns;
	for (int params = PARAMS_ALL; params >= PARAMS_NONE; params--) {
		if (width <= (params == PARAMS_NONE ? caption->columns : room))
			break;
		text_free(title);
		add_titles(caption, title, (enum params)params);
		width = text_width(text_string(title));
	}
	if (width > caption->columns && !caption->scene->plot->title &&
		caption->scene->plot->operands > 1) {
		text_free(title);
		text_add(title, _("Activation functions"));
	}
	const struct plot *plot = caption->scene->plot;
	if (caption->fine && !plot->title && plot->curves > 0 &&
		plot->curve[0].row->kind == KIND_DIFFERENCE)
		names_put_minus(title);
}

/* Columns beside a title. */
static size_t room_beside(const struct caption *caption, const struct text *title)
{
	size_t width = text_width(text_string(title)) + GAP;
	return width < caption->columns ? caption->columns - width : 0;
}

void caption_init(struct caption *caption, const struct scene *scene, size_t columns, size_t rows,
	bool fine, bool coloured)
{
	enum { TALL = 16 };
	*caption = (struct caption){
		.scene = scene,
		.fine = fine,
		.coloured = coloured,
		.columns = columns,
		.tall = rows >= TALL,
		.rows = 1,
	};
	if (!scene->plot->legend)
		return;
	struct text title = { 0 };
	make_title(caption, &title);
	size_t room = room_beside(caption, &title);
	if (is_plain(caption)) {
		/* The formula of f' gives way to the title, that of f does not. */
		caption->second = caption->tall && fit_formulas(caption, room) < 1 &&
			fit_formulas(caption, columns) >= 1;
		caption->rows += caption->second;
	} else {
		caption->beside = !names_lines(scene) && key_width(caption) <= room;
		caption->rows += caption->beside ? 0 : put_key(caption, NULL, 1);
	}
	text_free(&title);
}

void caption_put(const struct caption *caption, struct screen *screen)
{
	const struct scene *scene = caption->scene;
	struct text title = { 0 };
	make_title(caption, &title);
	size_t room = room_beside(caption, &title);
	screen_put_within(
		screen, 0, 0, caption->columns, text_string(&title), caption->fine, STYLE_TITLE);
	text_free(&title);
	if (!scene->plot->legend)
		return;
	if (is_plain(caption)) {
		put_legend(caption, screen, caption->second,
			caption->second ? caption->columns : room);
		return;
	}
	put_key(caption, screen, !caption->beside);
	struct header_piece formula = { .frame = NULL };
	if (scene->plot->chart != NULL)
		return;
	/* Of a family or a vector function the formula; of others what a lone frame
	 * shows. */
	const struct series *first = &scene->frame[0].series[0];
	bool alone = scene->plot->operands == 1;
	if (scene->arrangement == SCENE_PAIR && (alone || scene->frames == 1))
		add_formula(caption, &formula.words, first, alone);
	size_t wide = entry_width(caption, &formula);
	if (wide <= room)
		put_entry(caption, screen, 0, caption->columns - wide, caption->columns, &formula);
	text_free(&formula.words);
}

/* The key of a panel of several curves: for each the samples of its orders and its name.
   Nothing where there is no room. Returns the column after it. */
static size_t put_panel_key(const struct caption *caption, struct screen *screen,
	const struct frame *frame, size_t row, size_t column, size_t end)
{
	for (int drawn = 0; drawn <= 1; drawn++) {
		size_t at = column;
		for (size_t i = 0; i < frame->n; i++) {
			struct header_piece entry = { .frame = frame, .series = i };
			bool last = i + 1 == frame->n ||
				!caption_same_lane(&frame->series[i], &frame->series[i + 1]);
			const struct curve *curve = frame->series[i].curve;
			if (last && caption_lanes(frame, i + 1) == 1 &&
				caption_is_family(caption, curve))
				caption_add_param(caption, &entry.words, curve, curve->varied);
			else if (last)
				caption_add_label(caption, &entry.words, &frame->series[i]);
			if (drawn)
				put_entry(caption, screen, row, at, end, &entry);
			at += entry_width(caption, &entry) + (last ? GAP : 0);
			text_free(&entry.words);
		}
		if (at > end + GAP)
			return column;
		if (drawn)
			return at;
	}
	return column;
}

/* What the title of a panel may say beside the curve's name, the most that fits in `room`. */
static void add_panel_title(
	const struct caption *caption, struct text *out, const struct curve *curve, size_t room)
{
	for (int params = PARAMS_ALL; params >= PARAMS_NONE; params--) {
		text_free(out);
		caption_add_title(caption, out, curve, (enum params)params);
		if (text_width(text_string(out)) <= room)
			return;
	}
}

/* What the frame of one order shows. */
static void add_frame_words(
	const struct caption *caption, struct text *out, const struct series *first)
{
	if (caption->scene->vector && first->order == ORDER_DF) {
		struct text letter = { 0 };
		caption_add_letter(caption, &letter);
		text_print(out, _("slopes along %s"), letter.n ? text_string(&letter) : "x");
		text_free(&letter);
	} else if (caption->scene->vector && first->order == ORDER_F) {
		text_add(out, _("outputs"));
	} else {
		add_formula(caption, out, first, false);
	}
}

void caption_put_frame(const struct caption *caption, struct screen *screen, size_t index,
	size_t row, size_t column, size_t end)
{
	const struct scene *scene = caption->scene;
	const struct frame *frame = &scene->frame[index];
	const struct series *first = &frame->series[0];
	bool panels = scene->arrangement == SCENE_PANELS;
	struct text words = { 0 }, formula = { 0 };
	if (frame->chart != NULL) {
		const char *name = scene->plot->chart->y.name;
		text_add(&words, frame->chart->title != NULL ? frame->chart->title : "");
		text_add(&formula, name != NULL ? name : "");
		panels = false;
	} else if (panels)
		add_panel_title(caption, &words, first->curve, end - column);
	else
		add_frame_words(caption, &words, first);
	if (panels && scene->plot->legend)
		add_formula(caption, &formula, first, true);
	size_t width = text_width(text_string(&formula));
	column = GAP +
		screen_put_within(
			screen, row, column, end, text_string(&words), caption->fine, STYLE_TITLE);
	if (panels && scene->plot->legend && caption_lanes(frame, frame->n) > 1)
		column = put_panel_key(caption, screen, frame, row, column, end);
	if (column + width <= end)
		screen_put(screen, row, end - width, text_string(&formula), STYLE_DIM);
	text_free(&words);
	text_free(&formula);
}
