/* Laying out a text plot: a grid of frames, gutters for labels, ticks of x. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "out/text/sheet.h"

#include "base/alloc.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
	LEFT_LEAST = 6,	 /* columns of the y labels, with the axis */
	RIGHT_LEAST = 3, /* columns of the names at line ends */
	GAP = 2,	 /* columns between frames side by side */
	PITCH = 8,	 /* columns kept between labels of x, if the frame is wide */
	NARROW = 40,
	FRAME_ROWS = 4, /* of a frame for each order, if so all fit; else the print is longer */
	PANEL_ROWS = 3, /* of a panel, likewise */
	PANEL_COLUMNS = 9,
	GROWN_ROWS = 7, /* of a frame in a longer print, and columns of a panel there */
	GROWN_COLUMNS = 15,
	COLUMNS_LEAST = 9 /* columns of a frame, whatever its labels take */
};

#define SHAPE 1.333 /* of a panel's frame: its width by its height, to the eye */
#define CELL 2.0    /* a cell's height by its width */
#define EMPTY_COST 0.35

/* ---- labels of ticks ----------------------------------------------------------------- */

void sheet_label(struct text *out, const struct ticks *ticks, size_t i, bool fine)
{
	struct text plain = { 0 };
	if (ticks->offset != 0) {
		char number[NUMBER_SIZE];
		number_format(ticks->tick[i].at, number);
		text_add(&plain, number);
	} else {
		text_add(&plain, ticks->tick[i].label);
		if (ticks->exponent != 0 && strcmp(ticks->tick[i].label, "0") != 0)
			text_print(&plain, "e%d", ticks->exponent);
	}
	for (const char *s = text_string(&plain); *s; s++)
		if (*s == '-' && fine)
			text_add(out, "\u2212");
		else
			text_add_char(out, *s);
	text_free(&plain);
}

static size_t label_width(const struct ticks *ticks, size_t i)
{
	struct text label = { 0 };
	sheet_label(&label, ticks, i, false);
	size_t width = label.n;
	text_free(&label);
	return width;
}

/* ---- the grid ------------------------------------------------------------------------ */

/* Columns that a strip of `across` has. */
static size_t strip_width(size_t columns, size_t across)
{
	size_t gaps = (across - 1) * GAP;
	return columns > gaps ? (columns - gaps) / across : 0;
}

/* Rows of each frame where `down` of them stand one below the other, between `head` rows and one axis. */
static size_t frame_rows(const struct sheet *sheet, size_t rows, size_t down)
{
	size_t captions = sheet->scene->frames > 1 ? down : 0;
	size_t taken = sheet->caption.rows + captions + SHEET_AXIS_ROWS;
	return rows > taken ? (rows - taken) / down : 0;
}

static size_t divide_up(size_t n, size_t by)
{
	return (n + by - 1) / by;
}

/* How far panels in so many columns are from their best shape; infinite where they would be too small. */
static double grid_cost(const struct sheet *sheet, size_t columns, size_t rows, size_t across)
{
	size_t n = sheet->scene->frames, down = divide_up(n, across);
	size_t width = strip_width(columns, across), height = frame_rows(sheet, rows, down);
	size_t gutters = LEFT_LEAST + RIGHT_LEAST;
	if (width < gutters + (across > 1 ? PANEL_COLUMNS : 0) || height < PANEL_ROWS)
		return INFINITY;
	double aspect = (double)(width - gutters) / CELL / (double)height;
	return fabs(log(aspect / SHAPE)) + EMPTY_COST * (double)(across * down - n) / (double)n;
}

/* Columns of panels: the best of those that fit, else as many as have room side by side, evenly filled. */
static size_t fit_panels(const struct sheet *sheet, size_t columns, size_t rows)
{
	size_t best = 0, n = sheet->scene->frames, most = 1;
	double least = INFINITY;
	for (size_t across = 1; across <= n; across++) {
		double cost = grid_cost(sheet, columns, rows, across);
		if (cost < least) {
			least = cost;
			best = across;
		}
		if (strip_width(columns, across) >= LEFT_LEAST + RIGHT_LEAST + GROWN_COLUMNS)
			most = across;
	}
	return best > 0 ? best : divide_up(n, divide_up(n, most));
}

/* Settles columns and rows of frames; returns the rows of the whole screen, and of each frame. */
static size_t choose_grid(struct sheet *sheet, size_t columns, size_t rows, size_t *each)
{
	const struct scene *scene = sheet->scene;
	const struct plot *plot = scene->plot;
	sheet->across = 1;
	sheet->down = scene->frames;
	if (scene->arrangement == SCENE_PANELS) {
		size_t most = (columns + GAP) / (COLUMNS_LEAST + 2 + GAP);
		sheet->across = plot->panel_columns > 0 ? plot->panel_columns
							: fit_panels(sheet, columns, rows);
		if (sheet->across > most)
			sheet->across = most > 0 ? most : 1;
		sheet->down = divide_up(scene->frames, sheet->across);
		if (plot->panel_rows > sheet->down)
			sheet->down = plot->panel_rows;
	}
	size_t least = scene->frames == 1	     ? 1
		: scene->arrangement == SCENE_PANELS ? PANEL_ROWS
						     : FRAME_ROWS;
	*each = frame_rows(sheet, rows, sheet->down);
	if (*each >= least)
		return rows;
	/* A print that is longer than a screen is read from above: each row has its axis. */
	*each = GROWN_ROWS;
	size_t axes = scene->arrangement == SCENE_PANELS ? sheet->down : 1;
	size_t captions = scene->frames > 1 ? sheet->down : 0;
	return sheet->caption.rows + captions + *each * sheet->down + axes * SHEET_AXIS_ROWS;
}

/* Where frame i stands: from above, rows of frames with the spare rows shared out. */
static void place_views(struct sheet *sheet, size_t rows, size_t each)
{
	const struct scene *scene = sheet->scene;
	size_t captions = scene->frames > 1, top = sheet->caption.rows;
	size_t taken = top + (captions + each) * sheet->down + SHEET_AXIS_ROWS;
	bool grown = taken < rows && rows - taken >= sheet->down; /* an axis below each row */
	size_t spare = grown || taken > rows ? 0 : rows - taken;
	for (size_t i = 0; i < scene->frames; i++) {
		struct placed_frame *view = &sheet->view[i];
		size_t row = i / sheet->across;
		view->frame = &scene->frame[i];
		view->strip = i % sheet->across;
		view->axis = grown || i + sheet->across >= scene->frames;
		view->area.rows = each + (row < spare);
		view->top = top + captions;
		if (view->strip + 1 == sheet->across)
			top = view->top + view->area.rows + (grown ? SHEET_AXIS_ROWS : 0);
	}
}

/* ---- strips -------------------------------------------------------------------------- */

/* Ticks of x whose labels stay apart. */
static void scale_x(const struct scene *scene, struct strip *strip)
{
	double length = (double)(strip->columns - 1);
	int scale = ticks_scale(scene->x_lo, scene->x_hi);
	struct ticks *ticks = &strip->ticks;
	const struct chart *chart = scene->plot->chart;
	if (chart != NULL && chart->x.log) {
		ticks_decades(ticks, scene->x_lo, scene->x_hi,
			chart->x.nought ? axis_nought(&chart->x) : NAN, length, PITCH);
		return;
	}
	for (double pitch = strip->columns < NARROW ? 1 : PITCH; pitch < 2 * length; pitch *= 1.3) {
		ticks_choose(ticks, scene->x_lo, scene->x_hi, length, pitch, NULL, 0, NULL, 0, 0);
		bool clear = true;
		for (size_t i = 1; i < ticks->n; i++) {
			double width =
				(double)(label_width(ticks, i - 1) + label_width(ticks, i)) / 2;
			double part = (ldexp(ticks->tick[i].at, scale) -
					      ldexp(ticks->tick[i - 1].at, scale)) /
				(ldexp(scene->x_hi, scale) - ldexp(scene->x_lo, scale));
			clear = clear && part * length >= width + 2;
		}
		if (clear)
			return;
	}
	ticks->n = ticks->n > 0;
}

/* The gutters that the frames of a strip need. */
static void measure_gutters(const struct placed_frame *view, struct strip *strip)
{
	for (size_t k = 0; k < view->area.ticks.n; k++) {
		size_t width = label_width(&view->area.ticks, k) + 2;
		strip->left = width > strip->left ? width : strip->left;
	}
	for (size_t row = 0; row < view->area.rows; row++) {
		const struct text *name = &view->gutter[row].name;
		size_t width = name->n > 0 ? text_width(text_string(name)) + 1 : 0;
		strip->right = width > strip->right ? width : strip->right;
	}
}

/* Long labels of extreme values must leave something of the frame: first the names at the line
   ends go, then labels that are too wide. */
static void divide(const struct sheet *sheet, struct strip *strip)
{
	if (strip->left + strip->right + COLUMNS_LEAST > strip->width)
		strip->right = 0;
	if (strip->left + strip->right + COLUMNS_LEAST > strip->width)
		strip->left = strip->width > COLUMNS_LEAST ? strip->width - COLUMNS_LEAST : 1;
	strip->columns = strip->width > strip->left + strip->right
		? strip->width - strip->left - strip->right
		: 1;
	strip->columns -= strip->columns % 2 == 0; /* so that there is a column in the middle */
	scale_x(sheet->scene, strip);
}

void sheet_init(struct sheet *sheet, const struct scene *scene, size_t columns, size_t rows,
	int colours, bool braille)
{
	size_t each;
	*sheet = (struct sheet){ .scene = scene, .braille = braille };
	caption_init(&sheet->caption, scene, columns, rows, braille, colours > 0);
	rows = choose_grid(sheet, columns, rows, &each);
	sheet->view = alloc_zero(scene->frames, sizeof *sheet->view);
	sheet->strip = alloc_zero(sheet->across, sizeof *sheet->strip);
	place_views(sheet, rows, each);
	for (size_t i = 0; i < sheet->across; i++) {
		size_t width = strip_width(columns, sheet->across);
		sheet->strip[i] = (struct strip){ .at = i * (width + GAP),
			.width = width,
			.left = LEFT_LEAST,
			.right = RIGHT_LEAST };
	}
	for (size_t i = 0; i < scene->frames; i++) {
		struct placed_frame *view = &sheet->view[i];
		bool exact = scene->plot->has_y || frame_map(view->frame) != NULL;
		area_scale(&view->area, view->frame, view->area.rows, exact);
		view->gutter = alloc_zero(view->area.rows, sizeof *view->gutter);
		tags_gutter(sheet, view);
		measure_gutters(view, &sheet->strip[view->strip]);
	}
	for (size_t i = 0; i < sheet->across; i++)
		divide(sheet, &sheet->strip[i]);
	screen_init(&sheet->screen, columns, rows, colours);
}

void sheet_free(struct sheet *sheet)
{
	for (size_t i = 0; i < sheet->scene->frames; i++) {
		struct placed_frame *view = &sheet->view[i];
		for (size_t row = 0; row < view->area.rows; row++)
			text_free(&view->gutter[row].name);
		for (size_t k = 0; k < view->insides; k++)
			text_free(&view->inside[k].name);
		free(view->gutter);
		free(view->inside);
	}
	free(sheet->view);
	free(sheet->strip);
	screen_free(&sheet->screen);
}
