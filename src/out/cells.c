/* Text plots: the formats ascii and braille -- frames one above the other, axes, labels. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "out/area.h"
#include "out/caption.h"
#include "out/format.h"
#include "out/screen.h"

#include "base/alloc.h"
#include "base/gettext.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
	LEFT_LEAST = 6,	 /* columns of the y labels, with the axis */
	RIGHT_LEAST = 3, /* columns of the labels at line ends */
	SHARED_MOST = 6, /* columns of two names in one row */
	PITCH = 8,	 /* columns kept between labels of x */
	FRAME_LEAST = 7, /* rows of a frame; with more frames than fit the plot grows */
	COLUMNS_LEAST = 9, /* columns of a frame, whatever its labels take */
	AXIS_ROWS = 2
};

/* A name at the right, or several, and the y of the first line that it names. */
struct end {
	struct text name;
	int style;
	double y;
};

/* One frame of a text plot, with where it stands. */
struct view {
	const struct frame *frame;
	struct area area;
	struct end *end;  /* for each row, what stands at the right */
	size_t top; /* the screen's row of its first row */
};

struct sheet {
	const struct scene *scene;
	struct screen screen;
	struct view *view;  /* scene.frames of them */
	struct ticks ticks; /* of x */
	struct caption caption;
	size_t left, right, columns;
	bool braille;
};

/* ---- text -------------------------------------------------------------------------- */

/* Puts text that ends before column `end`. */
static void put_right(
	struct screen *screen, size_t row, size_t end, const char *text, int style)
{
	size_t width = text_width(text);
	screen_put(screen, row, end > width ? end - width : 0, text, style);
}

/* A tick's label in full: with its power of ten, or the value itself where labels are
   differences; '-' as the character set has it. */
static void add_label(struct text *out, const struct ticks *ticks, size_t i, bool fine)
{
	struct text plain = {0};
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
	struct text label = {0};
	add_label(&label, ticks, i, false);
	size_t width = label.n;
	text_free(&label);
	return width;
}

/* ---- labels at line ends ----------------------------------------------------------- */

/* The row in which a line leaves the frame at the right, or is last seen, and its y there; -1 for
   nowhere. */
static long last_row(const struct sheet *sheet, const struct area *area,
	const struct trace *trace, double *y)
{
	const struct scene *scene = sheet->scene;
	enum { STEPS = 64 };
	for (int i = STEPS; i >= STEPS / 2; i--) {
		double t = (double)i / STEPS;
		if (!trace_at(trace, scene->x_lo * (1 - t) + scene->x_hi * t, y))
			continue;
		long row = area_row(area, *y);
		if (row >= 0)
			return row;
	}
	return -1;
}

/* A row for a label that wants `row`, or the nearest free one; -1 if none is near. */
static long free_row(const struct view *view, long row)
{
	static const long off[] = {0, -1, 1, -2, 2};
	for (size_t i = 0; i < sizeof off / sizeof *off; i++) {
		long at = row + off[i];
		if (at >= 0 && at < (long)view->area.rows && view->end[at].name.n == 0)
			return at;
	}
	return -1;
}

/* Puts a name in the free row nearest to the one that is taken: of the two the one of the higher line stands
   above. */
static void put_nearby(struct view *view, long row, const struct end *end)
{
	long at = free_row(view, row);
	if (at < 0)
		return;
	double above = end->y - view->end[row].y;
	double seen = 1e-6 * (view->frame->y_hi / 2 - view->frame->y_lo / 2);
	bool swap = view->end[row].name.n > 0 && (at < row ? above < -seen : above > seen);
	view->end[at] = swap ? view->end[row] : (struct end){.style = end->style, .y = end->y};
	struct end *to = &view->end[swap ? row : at];
	*to = (struct end){.style = end->style, .y = end->y};
	text_add(&to->name, text_string(&end->name));
}

/* Names one line at `row`: beside a name that is there if both are short, else nearby. */
static void label_end(
	struct sheet *sheet, struct view *view, size_t series, long row, double y)
{
	struct end end = {.y = y};
	caption_add_end(&sheet->caption, &end.name, view->frame, series);
	end.style = STYLE_LINE + caption_ink(&sheet->caption, view->frame, series).colour;
	struct end *there = &view->end[row];
	size_t width = text_width(text_string(&there->name)) +
		       text_width(text_string(&end.name));
	if (there->name.n > 0 && width < SHARED_MOST) {
		text_print(&there->name, ",%s", text_string(&end.name));
		there->style = STYLE_PLAIN;
	} else {
		put_nearby(view, row, &end);
	}
	text_free(&end.name);
}

static void label_ends(struct sheet *sheet, struct view *view)
{
	const struct frame *frame = view->frame;
	size_t rows = view->area.rows, drawn = 0;
	view->end = alloc_zero(rows, sizeof *view->end);
	long first = -1;
	double y;
	bool together = true;
	for (size_t i = 0; i < frame->n; i++) {
		long row = last_row(sheet, &view->area, &frame->series[i].trace, &y);
		together = together && row >= 0 && (i == 0 || row == first);
		first = i == 0 ? row : first;
		drawn += row >= 0;
	}
	if (together && drawn > 2) {
		text_add(&view->end[first].name, _("all"));
		return;
	}
	for (size_t i = 0; i < frame->n; i++) {
		long row = last_row(sheet, &view->area, &frame->series[i].trace, &y);
		if (row >= 0)
			label_end(sheet, view, i, row, y);
	}
}

/* ---- frames ------------------------------------------------------------------------ */

/* Rows of the screen for each frame, and in all. */
static size_t share_rows(const struct sheet *sheet, size_t rows, size_t *each)
{
	size_t frames = sheet->scene->frames, captions = frames > 1 ? frames : 0;
	size_t taken = sheet->caption.rows + captions + AXIS_ROWS;
	*each = rows > taken ? (rows - taken) / frames : 0;
	if (*each < FRAME_LEAST)
		*each = FRAME_LEAST;
	size_t needed = taken + *each * frames;
	return needed > rows ? needed : rows;
}

/* Everything that does not depend on the number of columns. */
static void scale_views(struct sheet *sheet, size_t each, size_t spare)
{
	size_t top = sheet->caption.rows;
	sheet->left = LEFT_LEAST;
	sheet->right = RIGHT_LEAST;
	for (size_t i = 0; i < sheet->scene->frames; i++) {
		struct view *view = &sheet->view[i];
		size_t rows = each + (i < spare);
		view->frame = &sheet->scene->frame[i];
		top += sheet->scene->frames > 1;
		view->top = top;
		top += rows;
		area_scale(&view->area, view->frame, rows, sheet->scene->plot->has_y);
		label_ends(sheet, view);
		for (size_t k = 0; k < view->area.ticks.n; k++) {
			size_t width = label_width(&view->area.ticks, k) + 2;
			sheet->left = width > sheet->left ? width : sheet->left;
		}
		for (size_t row = 0; row < rows; row++) {
			size_t width = text_width(text_string(&view->end[row].name)) + 1;
			sheet->right = width > sheet->right ? width : sheet->right;
		}
	}
}

/* Ticks of x whose labels stay apart. */
static void scale_x(struct sheet *sheet)
{
	const struct scene *scene = sheet->scene;
	double length = (double)(sheet->columns - 1);
	for (double pitch = PITCH; pitch < 2 * length; pitch *= 1.3) {
		ticks_choose(&sheet->ticks, scene->x_lo, scene->x_hi, length, pitch, NULL,
			0, NULL, 0, 0);
		bool clear = true;
		for (size_t i = 1; i < sheet->ticks.n; i++) {
			double width = (double)(label_width(&sheet->ticks, i - 1) +
						label_width(&sheet->ticks, i)) /
				       2;
			long double part = ((long double)sheet->ticks.tick[i].at -
						   sheet->ticks.tick[i - 1].at) /
					   ((long double)scene->x_hi - scene->x_lo);
			clear = clear && (double)(part * length) >= width + 2;
		}
		if (clear)
			return;
	}
	sheet->ticks.n = sheet->ticks.n > 0;
}

/* ---- drawing ----------------------------------------------------------------------- */

static void put_axis(struct sheet *sheet, const struct view *view)
{
	struct screen *screen = &sheet->screen;
	const struct area *area = &view->area;
	size_t column = sheet->left - 1;
	for (size_t row = 0; row < area->rows; row++)
		screen_put(screen, view->top + row, column,
			sheet->braille ? "\u2502" : "|", STYLE_DIM);
	for (size_t i = area->ticks.n; i-- > 0;) {
		long row = area_row(area, area->ticks.tick[i].at);
		if (row < 0)
			continue;
		size_t at = view->top + (size_t)row;
		struct text label = {0};
		add_label(&label, &area->ticks, i, sheet->braille);
		put_right(screen, at, column - 1, text_string(&label), STYLE_DIM);
		screen_put(
			screen, at, column, sheet->braille ? "\u2524" : "+", STYLE_DIM);
		text_free(&label);
	}
}

static void put_zero_lines(struct sheet *sheet, const struct view *view)
{
	struct screen *screen = &sheet->screen;
	const struct area *area = &view->area;
	bool inside = area->x_lo < 0 && area->x_hi > 0;
	long column = inside ? area_column(area, 0) : -1, zero = area_row(area, 0);
	for (size_t i = 0; zero >= 0 && i < area->columns; i++)
		screen_put(screen, view->top + (size_t)zero, sheet->left + i,
			sheet->braille ? "\u2500" : "-", STYLE_DIM);
	for (size_t i = 0; column >= 0 && i < area->rows; i++) {
		const char *line = sheet->braille ? "\u2502" : "|";
		if ((long)i == zero)
			line = sheet->braille ? "\u253c" : "+";
		screen_put(screen, view->top + i, sheet->left + (size_t)column, line,
			STYLE_DIM);
	}
}

/* Braille patterns count their dots down the left column, then the right, but for the
   lowest row, which came later and stands above the six bits of the rest. */
static void write_braille(unsigned dots, char out[4])
{
	static const unsigned bit[8] = {0, 1, 2, 6, 3, 4, 5, 7};
	unsigned code = 0;
	for (unsigned i = 0; i < 8; i++)
		code |= (dots >> i & 1) << bit[i];
	out[0] = (char)0xe2;
	out[1] = (char)(0xa0 | code >> 6);
	out[2] = (char)(0x80 | (code & 0x3f));
	out[3] = '\0';
}

static void put_spot(
	struct sheet *sheet, const struct view *view, size_t row, size_t column)
{
	const struct spot *spot = &view->area.spot[row * view->area.columns + column];
	if (spot->first < 0)
		return;
	/* A cell that two lines share goes to each in turn. */
	int owner = spot->second >= 0 && column % 2 == 0 ? spot->second : spot->first;
	struct ink ink = caption_ink(&sheet->caption, view->frame, (size_t)owner);
	char own[4] = {ink.symbol};
	const char *text = own;
	if (spot->mark == SPOT_OPEN)
		text = sheet->braille ? "\u25cb" : "o";
	else if (spot->mark == SPOT_FILLED)
		text = sheet->braille ? "\u25cf" : "@";
	else if (sheet->braille)
		write_braille(spot->dots, own);
	else if (spot->second >= 0)
		text = "#";
	screen_put(&sheet->screen, view->top + row, sheet->left + column, text,
		STYLE_LINE + ink.colour);
}

static void put_view(struct sheet *sheet, struct view *view)
{
	const struct scene *scene = sheet->scene;
	struct area *area = &view->area;
	area_open(area, scene->x_lo, scene->x_hi, sheet->columns, sheet->braille);
	for (size_t i = 0; i < view->frame->n; i++) {
		struct ink ink = caption_ink(&sheet->caption, view->frame, i);
		area_draw(area, &view->frame->series[i].trace, (int)i,
			sheet->braille ? ink.pattern : 1,
			sheet->braille ? ink.period : 1);
	}
	if (scene->frames > 1)
		caption_put_frame(&sheet->caption, &sheet->screen,
			(size_t)(view - sheet->view), view->top - 1, sheet->left);
	put_zero_lines(sheet, view);
	put_axis(sheet, view);
	for (size_t row = 0; row < area->rows; row++) {
		for (size_t column = 0; column < area->columns; column++)
			put_spot(sheet, view, row, column);
		screen_put(&sheet->screen, view->top + row,
			sheet->left + sheet->columns + 1, text_string(&view->end[row].name),
			view->end[row].style);
	}
	area_free(area);
}

static void put_x_axis(struct sheet *sheet)
{
	struct screen *screen = &sheet->screen;
	const struct view *last = &sheet->view[sheet->scene->frames - 1];
	size_t row = last->top + last->area.rows;
	struct area place = last->area;
	screen_put(
		screen, row, sheet->left - 1, sheet->braille ? "\u2514" : "+", STYLE_DIM);
	for (size_t i = 0; i < sheet->columns; i++)
		screen_put(screen, row, sheet->left + i, sheet->braille ? "\u2500" : "-",
			STYLE_DIM);
	for (size_t i = 0; i < sheet->ticks.n; i++) {
		long column = area_column(&place, sheet->ticks.tick[i].at);
		if (column < 0)
			continue;
		struct text label = {0};
		add_label(&label, &sheet->ticks, i, sheet->braille);
		size_t width = text_width(text_string(&label));
		size_t at = sheet->left + (size_t)column;
		size_t begin = at > width / 2 ? at - width / 2 : 0;
		if (begin + width > screen->columns)
			begin = screen->columns > width ? screen->columns - width : 0;
		screen_put(screen, row, at, sheet->braille ? "\u252c" : "+", STYLE_DIM);
		screen_put(screen, row + 1, begin, text_string(&label), STYLE_DIM);
		text_free(&label);
	}
	struct text letter = {0};
	caption_add_letter(&sheet->caption, &letter);
	put_right(screen, row + 1, screen->columns, text_string(&letter), STYLE_DIM);
	text_free(&letter);
}

static void free_sheet(struct sheet *sheet)
{
	for (size_t i = 0; i < sheet->scene->frames; i++) {
		struct view *view = &sheet->view[i];
		for (size_t row = 0; row < view->area.rows; row++)
			text_free(&view->end[row].name);
		free(view->end);
	}
	free(sheet->view);
	screen_free(&sheet->screen);
}

static int draw_cells(const struct plot *plot, const struct scene *scene, struct sink *sink, bool braille)
{
	struct sheet sheet = {.scene = scene, .braille = braille};
	size_t columns, rows, each;
	screen_size(plot, &columns, &rows);
	int colours = screen_colours(plot);
	caption_init(&sheet.caption, scene, columns, braille, colours > 0);
	sheet.view = alloc_zero(scene->frames, sizeof *sheet.view);
	rows = share_rows(&sheet, rows, &each);
	size_t frames = scene->frames, captions = frames > 1 ? frames : 0;
	size_t spare = rows - sheet.caption.rows - captions - AXIS_ROWS - each * frames;
	scale_views(&sheet, each, spare);
	/* Long labels of extreme values must leave something of the frame: first the names at
	   the line ends go, then the labels are cut. */
	if (sheet.left + sheet.right + COLUMNS_LEAST > columns)
		sheet.right = 0;
	if (sheet.left + sheet.right + COLUMNS_LEAST > columns)
		sheet.left = columns - sheet.right - COLUMNS_LEAST;
	sheet.columns = columns - sheet.left - sheet.right;
	sheet.columns -=
		sheet.columns % 2 == 0; /* so that there is a column in the middle */
	scale_x(&sheet);
	screen_init(&sheet.screen, columns, rows, colours);
	caption_put(&sheet.caption, &sheet.screen);
	for (size_t i = 0; i < frames; i++)
		put_view(&sheet, &sheet.view[i]);
	put_x_axis(&sheet);
	screen_write(&sheet.screen, sink);
	free_sheet(&sheet);
	return 0;
}

static int draw_ascii(const struct plot *plot, const struct scene *scene, struct sink *sink)
{
	return draw_cells(plot, scene, sink, false);
}

static int draw_braille(const struct plot *plot, const struct scene *scene, struct sink *sink)
{
	return draw_cells(plot, scene, sink, true);
}

const struct format format_ascii = {
	.name = "ascii",
	.suffix = "txt",
	.help = N_("text plot in ASCII characters"),
	.label = "ASCII",
	.cells = true,
	.draw = draw_ascii,
};

const struct format format_braille = {
	.name = "braille",
	.suffix = "txt",
	.help = N_("text plot in braille dots"),
	.label = "braille",
	.cells = true,
	.draw = draw_braille,
};
