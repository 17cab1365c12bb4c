/* The format gnuplot: a complete script with its data, which gnuplot draws as it is. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "out/data/gnuplot.h"
#include "out/data/table.h"
#include "out/format.h"
#include "out/markup.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* gnuplot's line width 1 in em, so that its lines are as strong as the other formats'. */
#define LINE_WIDTH 0.06
/* Characters of a key's entry; with wider ones gnuplot may leave out the whole key. */
#define ENTRY_MOST 40
#define PASSED_NEAR 0.015 /* a circle's radius, in heights of a frame */

/* ---- text -------------------------------------------------------------------------- */

/* Between single quotes gnuplot substitutes nothing; a quote is doubled. */
void gnuplot_quoted(struct sink *sink, const char *s)
{
	sink_puts(sink, "'");
	for (; *s != '\0'; s++) {
		if (*s == '\'')
			sink_puts(sink, "'");
		sink_write(sink, s, 1);
	}
	sink_puts(sink, "'");
}

/* Markup without its tags, quoted; frees it. */
static void put_markup(struct sink *sink, struct text *markup)
{
	struct runs runs;
	runs_parse(&runs, text_string(markup), FACE_SANS);
	gnuplot_quoted(sink, text_string(&runs.text));
	runs_free(&runs);
	text_free(markup);
}

void gnuplot_colour(struct sink *sink, struct colour c)
{
	sink_printf(sink, "rgb '#%02X%02X%02X'", (unsigned)lround(c.r * 255),
		(unsigned)lround(c.g * 255), (unsigned)lround(c.b * 255));
}

/* At most 4 significant digits, as in all figures. */
static void add_number(struct text *out, double x)
{
	char digits[NUMBER_SIZE];
	double y = x;
	snprintf(digits, sizeof digits, "%.3e", x);
	number_read(digits, &y);
	number_format(y, digits);
	text_add(out, digits);
}

/* ", alpha = 0.3": the values of the names in a formula. */
static void add_values(struct text *out, const struct curve *curve)
{
	for (int k = 0; k < PARAM_MAX && curve->row->param[k].name != NULL; k++) {
		text_add(out, ", ");
		expr_print_name(out, curve->row->param[k].name, EXPR_UTF8);
		text_add(out, " = ");
		for (size_t i = 0; i < curve->value[k].n; i++) {
			text_add(out, i > 0 ? "," : "");
			add_number(out, curve->value[k].v[i]);
		}
	}
}

/* The key's entry of the one curve of a frame: its formula as one line of plain text, true;
   or where there is none, or it is too wide, its name as markup, false. */
static bool add_formula(struct text *out, const struct series *series)
{
	const struct curve *curve = series->curve;
	const char *formula = series->order == ORDER_F ? curve_formula(curve)
		: series->order == ORDER_DF	       ? curve_derivative(curve)
						       : NULL;
	if (formula != NULL) {
		expr_print_head(out, series->order, EXPR_UTF8);
		activation_print(out, curve->row, formula, EXPR_UTF8, NULL);
		if (series->order == ORDER_F)
			add_values(out, curve);
		if (text_width(text_string(out)) <= ENTRY_MOST)
			return true;
		text_free(out);
	}
	names_order(out, series->order);
	return false;
}

static size_t lane_of(const struct view *view, const struct series *series)
{
	size_t i = 0;
	while (i + 1 < view->lanes &&
		(view->lane[i].curve != series->curve || view->lane[i].output != series->output))
		i++;
	return i;
}

static void put_entry(
	const struct gnuplot *script, const struct view *view, const struct series *series)
{
	struct text entry = { 0 };
	size_t lane = lane_of(view, series);
	enum arrangement arrangement = script->scene->arrangement;
	if (arrangement == SCENE_SINGLE && view->lanes == 1) {
		bool plain = add_formula(&entry, series);
		if (!plain) {
			put_markup(script->sink, &entry);
			return;
		}
		gnuplot_quoted(script->sink, text_string(&entry));
		text_free(&entry);
		return;
	}
	bool named = arrangement != SCENE_PANELS || view->lanes > 1;
	if (named)
		names_lane(&entry, view, lane, series->order, true);
	if (arrangement != SCENE_PAIR) {
		text_add(&entry, named ? ", " : "");
		names_order(&entry, series->order);
	}
	put_markup(script->sink, &entry);
}

/* ---- data -------------------------------------------------------------------------- */

void gnuplot_point(struct sink *sink, double x, double y)
{
	sink_number(sink, x);
	sink_puts(sink, " ");
	sink_number(sink, y);
	sink_puts(sink, "\n");
}

/* The table's abscissae between the ends of a piece, and the ends: there the piece has
   the limits of the function, so that kinks are hit and jumps have both sides. */
static void put_piece(
	struct gnuplot *script, const struct series *series, const struct piece *piece)
{
	const struct knot *first = &piece->knot[0], *last = &piece->knot[piece->knots - 1];
	double x;
	if (!piece->joined)
		gnuplot_point(script->sink, first->x, first->y);
	grid_rewind(&script->grid);
	while (sink_failed(script->sink) == 0 && grid_next(&script->grid, &x) && x < last->x) {
		if (x <= first->x)
			continue;
		curve_eval_to(series->curve, x, series->order, script->jet);
		double y = jet_order(script->jet[series->output], series->order);
		if (isfinite(y))
			gnuplot_point(script->sink, x, y);
	}
	gnuplot_point(script->sink, last->x, last->y);
}

/* The name of a block of data, of letters, digits and _ only: $leaky_relu_keras, $elu_alpha_1_over_3. */
static void put_name(struct sink *sink, const struct series *series, const char *suffix)
{
	struct text column = { 0 }, name = { 0 };
	table_column(&column, series->curve, series->output, series->order);
	for (const char *c = text_string(&column); *c != '\0'; c++)
		if (*c == '-' || *c == '/' || *c == '*')
			text_add(&name, *c == '-' ? "minus_" : *c == '/' ? "_over_" : "_times_");
		else
			text_add_char(&name, strchr("@:=.+", *c) != NULL ? '_' : *c);
	text_free(&column);
	sink_printf(sink, "$%s%s", text_string(&name), suffix);
	text_free(&name);
}

static size_t count_marks(const struct trace *trace, bool filled)
{
	size_t n = 0;
	for (size_t i = 0; i < trace->marks; i++)
		n += trace->mark[i].filled == filled;
	return n;
}

static void put_marks(struct sink *sink, const struct series *series, bool filled)
{
	const struct trace *trace = &series->trace;
	if (count_marks(trace, filled) == 0)
		return;
	put_name(sink, series, filled ? "_filled << EOD\n" : "_open << EOD\n");
	for (size_t i = 0; i < trace->marks; i++)
		if (trace->mark[i].filled == filled)
			gnuplot_point(sink, trace->mark[i].x, trace->mark[i].y);
	sink_puts(sink, "EOD\n");
}

/* The series' data as blocks of its column's name; a blank line lifts gnuplot's pen. */
static void put_series(struct gnuplot *script, const struct series *series)
{
	const struct trace *trace = &series->trace;
	if (trace->pieces > 0) {
		put_name(script->sink, series, " << EOD\n");
		for (size_t i = 0; i < trace->pieces; i++) {
			if (i > 0 && !trace->piece[i].joined)
				sink_puts(script->sink, "\n");
			put_piece(script, series, &trace->piece[i]);
		}
		sink_puts(script->sink, "EOD\n");
	}
	put_marks(script->sink, series, false);
	put_marks(script->sink, series, true);
}

/* ---- plots ------------------------------------------------------------------------- */

static void put_line(struct gnuplot *script, const struct view *view, const struct series *series)
{
	struct sink *sink = script->sink;
	double dash[2];
	struct stroke stroke = strokes_style(
		&script->drawing, view, &view->lane[lane_of(view, series)], series->order, dash);
	put_name(sink, series, " with lines");
	sink_printf(sink, " dashtype %d linewidth ",
		stroke.dashes == 0		     ? 1
			: series->order == ORDER_D2F ? 3
						     : 2);
	sink_number(sink, round(stroke.width / LINE_WIDTH * 10) / 10);
	sink_puts(sink, " linecolor ");
	gnuplot_colour(sink, stroke.colour);
	sink_puts(sink, " title ");
	put_entry(script, view, series);
}

/* Circles lie over the curves; the paper shows inside of open ones that no other curve
   passes through. */
static void put_circles(
	struct gnuplot *script, const struct view *view, const struct series *series, bool filled)
{
	struct sink *sink = script->sink;
	if (count_marks(&series->trace, filled) == 0)
		return;
	double dash[2];
	struct stroke stroke = strokes_style(
		&script->drawing, view, &view->lane[lane_of(view, series)], series->order, dash);
	bool passed = false;
	for (size_t i = 0; i < series->trace.marks && !filled; i++)
		passed = passed ||
			(!series->trace.mark[i].filled &&
				strokes_passed(view, series, &series->trace.mark[i], PASSED_NEAR));
	if (!filled && !passed) {
		sink_puts(sink, GNUPLOT_COMMA);
		put_name(sink, series, "_open with points pointtype 7 linecolor bgnd notitle");
	}
	sink_puts(sink, GNUPLOT_COMMA);
	put_name(sink, series, filled ? "_filled" : "_open");
	sink_printf(sink, " with points pointtype %d linewidth 2 linecolor ", filled ? 7 : 6);
	gnuplot_colour(sink, stroke.colour);
	sink_puts(sink, " notitle");
}

static void put_plot(struct gnuplot *script, const struct view *view)
{
	const struct frame *frame = view->frame;
	struct sink *sink = script->sink;
	sink_puts(sink, "set yrange [");
	sink_number(sink, frame->y_lo);
	sink_puts(sink, ":");
	sink_number(sink, frame->y_hi);
	sink_puts(sink, "]\nplot ");
	size_t lines = 0;
	for (size_t i = 0; i < frame->n; i++) {
		if (frame->series[i].trace.pieces == 0)
			continue;
		sink_puts(sink, lines++ > 0 ? GNUPLOT_COMMA : "");
		put_line(script, view, &frame->series[i]);
	}
	if (lines == 0)
		sink_puts(sink, "NaN notitle");
	for (size_t i = 0; i < frame->n; i++)
		put_circles(script, view, &frame->series[i], false);
	for (size_t i = 0; i < frame->n; i++)
		put_circles(script, view, &frame->series[i], true);
	sink_puts(sink, "\n");
}

/* A range of levels as one of values; gnuplot's own logarithmic axis leaves out what is 0. */
void gnuplot_range(struct sink *sink, char axis, const struct data_axis *of, double lo, double hi)
{
	if (of->log)
		sink_printf(sink, "set logscale %c\nset format %c '10^{%%L}'\n", axis, axis);
	sink_printf(sink, "set %crange [", axis);
	sink_number(sink, of->log ? pow(10, of->nought ? fmax(lo, of->lowest) : lo) : lo);
	sink_puts(sink, ":");
	sink_number(sink, of->log ? pow(10, hi) : hi);
	sink_puts(sink, "]\n");
}

/* ---- the script -------------------------------------------------------------------- */

static void put_zero_axis(struct sink *sink, char axis, struct colour colour)
{
	sink_printf(sink, "set %czeroaxis linetype -1 linecolor ", axis);
	gnuplot_colour(sink, colour);
	sink_puts(sink, "\n");
}

/* What the x axis is: of panels each its own. */
static void put_letter(struct sink *sink, const struct curve *curve)
{
	struct text letter = { 0 };
	sink_puts(sink, "set xlabel ");
	names_letter(&letter, curve);
	put_markup(sink, &letter);
	sink_puts(sink, " noenhanced\n");
}

static void put_header(const struct gnuplot *script)
{
	struct sink *sink = script->sink;
	const struct theme *theme = &theme_light;
	sink_printf(sink, "# %s %s", PACKAGE_NAME, PACKAGE_VERSION);
	if (script->plot->command != NULL) /* in brackets: a backslash would go on at line's end */
		sink_printf(sink, " (%s)", script->plot->command);
	sink_puts(sink,
		"\nset border 0\nset tics scale 0\n"
		"set grid linetype 0 linewidth 2 linecolor ");
	gnuplot_colour(sink, theme->zero);
	sink_puts(sink, "\n");
	put_zero_axis(sink, 'x', theme->zero);
	put_zero_axis(sink, 'y', theme->zero);
	sink_puts(sink, script->plot->legend ? "set key below noenhanced\n" : "unset key\n");
	static const struct data_axis plain = { .log = false };
	const struct chart *chart = script->plot->chart;
	gnuplot_range(sink, 'x', chart != NULL ? &chart->x : &plain, script->scene->x_lo,
		script->scene->x_hi);
	if (script->scene->arrangement != SCENE_PANELS && (chart == NULL || chart->x.name == NULL))
		put_letter(sink, script->plot->curves > 0 ? &script->plot->curve[0] : NULL);
}

void gnuplot_title(const struct gnuplot *script, const char *command)
{
	struct text title = { 0 };
	names_title(&title, script->scene);
	sink_puts(script->sink, command);
	gnuplot_quoted(script->sink, text_string(&title));
	sink_puts(script->sink, " noenhanced\n");
	text_free(&title);
}

static void put_frame_title(const struct gnuplot *script, const struct view *view)
{
	struct text title = { 0 };
	sink_puts(script->sink, "set title ");
	if (script->scene->arrangement == SCENE_PANELS) {
		names_view_title(&title, view);
		gnuplot_quoted(script->sink, text_string(&title));
		text_free(&title);
	} else {
		names_caption(&title, &script->drawing, view);
		put_markup(script->sink, &title);
	}
	sink_puts(script->sink, " noenhanced\n");
	if (script->scene->arrangement == SCENE_PANELS && view->lanes > 0)
		put_letter(script->sink, view->lane[0].curve);
}

static void put_script(struct gnuplot *script)
{
	const struct scene *scene = script->scene;
	struct sink *sink = script->sink;
	put_header(script);
	if (script->plot->chart != NULL) {
		if (script->scene->frames == 1)
			gnuplot_title(script, "set title ");
		gnuplot_chart(script);
		return;
	}
	for (size_t f = 0; f < scene->frames; f++)
		for (size_t i = 0; i < scene->frame[f].n; i++)
			put_series(script, &scene->frame[f].series[i]);
	if (scene->arrangement == SCENE_SINGLE) {
		gnuplot_title(script, "set title ");
		put_plot(script, &script->drawing.view[0]);
		return;
	}
	bool panels = scene->arrangement == SCENE_PANELS;
	sink_printf(sink, "set multiplot layout %zu,%zu", panels ? scene->rows : 1,
		panels ? scene->columns : scene->frames);
	gnuplot_title(script, " title ");
	for (size_t f = 0; f < scene->frames; f++) {
		put_frame_title(script, &script->drawing.view[f]);
		put_plot(script, &script->drawing.view[f]);
	}
	sink_puts(sink, "unset multiplot\n");
}

static int draw_gnuplot(const struct plot *plot, const struct scene *scene, struct sink *sink)
{
	struct gnuplot script = { .sink = sink, .plot = plot, .scene = scene };
	static const struct page page = { .width = 1, .height = 1, .em = 1 };
	layout_init(&script.drawing, scene, &page, &theme_light, NULL);
	script.drawing.em = page.em; /* panels would make it smaller */
	grid_init(&script.grid, plot);
	script.jet = alloc_zero(table_outputs(plot), sizeof *script.jet);
	put_script(&script);
	free(script.jet);
	layout_free(&script.drawing);
	return 0;
}

const struct format format_gnuplot = {
	.kind = FORMAT_SCRIPT,
	.name = "gnuplot",
	.suffix = "gp",
	.help = N_("gnuplot script with its data"),
	.label = "gnuplot",
	.write = draw_gnuplot,
};
