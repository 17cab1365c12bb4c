/* Text plots: the formats ascii and braille -- frames, axes, lines and labels put on a screen. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "out/format.h"
#include "out/text/sheet.h"

#include "base/gettext.h"

#include <stdlib.h>

/* Puts text that ends before column `end` and begins at `from` or later; text that is wider not at all. */
static void put_right(
	struct screen *screen, size_t row, size_t from, size_t end, const char *text, int style)
{
	size_t width = text_width(text);
	if (from + width <= end)
		screen_put(screen, row, end - width, text, style);
}

static const char *stroke_across(const struct sheet *sheet)
{
	return sheet->braille ? "\u2500" : "-";
}

static const char *stroke_down(const struct sheet *sheet)
{
	return sheet->braille ? "\u2502" : "|";
}

static void put_axis(struct sheet *sheet, const struct placed_frame *view)
{
	struct screen *screen = &sheet->screen;
	const struct area *area = &view->area;
	const struct strip *strip = &sheet->strip[view->strip];
	size_t column = strip->at + strip->left - 1;
	for (size_t row = 0; row < area->rows; row++)
		screen_put(screen, view->top + row, column, stroke_down(sheet), STYLE_DIM);
	for (size_t i = area->ticks.n; i-- > 0;) {
		long row = area_row(area, area->ticks.tick[i].at);
		if (row < 0)
			continue;
		size_t at = view->top + (size_t)row;
		struct text label = { 0 };
		sheet_label(&label, &area->ticks, i, sheet->braille);
		put_right(screen, at, strip->at, column - 1, text_string(&label), STYLE_DIM);
		screen_put(screen, at, column, sheet->braille ? "\u2524" : "+", STYLE_DIM);
		text_free(&label);
	}
}

static void put_zero_lines(struct sheet *sheet, const struct placed_frame *view)
{
	struct screen *screen = &sheet->screen;
	const struct area *area = &view->area;
	const struct strip *strip = &sheet->strip[view->strip];
	size_t left = strip->at + strip->left;
	const struct chart *chart = sheet->scene->plot->chart;
	bool inside = area->x_lo < 0 && area->x_hi > 0 && (chart == NULL || !chart->x.log);
	long column = inside ? area_column(area, 0) : -1;
	long zero = area_row(area, view->frame->log ? view->frame->nought : 0);
	for (size_t i = 0; zero >= 0 && i < area->columns; i++)
		screen_put(screen, view->top + (size_t)zero, left + i, stroke_across(sheet),
			STYLE_DIM);
	for (size_t i = 0; column >= 0 && i < area->rows; i++) {
		const char *line = stroke_down(sheet);
		if ((long)i == zero)
			line = sheet->braille ? "\u253c" : "+";
		screen_put(screen, view->top + i, left + (size_t)column, line, STYLE_DIM);
	}
}

/* Braille patterns count their dots down the left column, then the right, but for the
   lowest row, which came later and stands above the six bits of the rest. */
static void write_braille(unsigned dots, char out[4])
{
	static const unsigned bit[8] = { 0, 1, 2, 6, 3, 4, 5, 7 };
	unsigned code = 0;
	for (unsigned i = 0; i < 8; i++)
		code |= (dots >> i & 1) << bit[i];
	out[0] = (char)0xe2;
	out[1] = (char)(0xa0 | code >> 6);
	out[2] = (char)(0x80 | (code & 0x3f));
	out[3] = '\0';
}

static void put_spot(
	struct sheet *sheet, const struct placed_frame *view, size_t row, size_t column)
{
	const struct spot *spot = &view->area.spot[row * view->area.columns + column];
	const struct strip *strip = &sheet->strip[view->strip];
	if (spot->first < 0)
		return;
	/* A cell that two lines share goes to each in turn. */
	int owner = spot->second >= 0 && column % 2 == 0 ? spot->second : spot->first;
	struct ink ink = caption_ink(&sheet->caption, view->frame, (size_t)owner);
	char own[4] = { ink.symbol };
	const char *text = own;
	if (spot->mark == SPOT_OPEN)
		text = sheet->braille ? "\u25cb" : "o";
	else if (spot->mark == SPOT_FILLED)
		text = sheet->braille ? "\u25cf" : "@";
	else if (sheet->braille && !caption_beaded(&ink, column))
		write_braille(spot->dots, own);
	else if (!sheet->braille && spot->second >= 0)
		text = "#";
	screen_put(&sheet->screen, view->top + row, strip->at + strip->left + column, text,
		STYLE_LINE + ink.colour);
}

/* The names of lines, within the frame and at its right. */
static void put_tags(struct sheet *sheet, const struct placed_frame *view)
{
	const struct strip *strip = &sheet->strip[view->strip];
	size_t left = strip->at + strip->left;
	for (size_t i = 0; i < view->insides; i++) {
		const struct tag *tag = &view->inside[i];
		screen_put(&sheet->screen, view->top + tag->row, left + tag->column,
			text_string(&tag->name), tag->style);
	}
	for (size_t row = 0; strip->right > 0 && row < view->area.rows; row++)
		screen_put(&sheet->screen, view->top + row, left + strip->columns + 1,
			text_string(&view->gutter[row].name), view->gutter[row].style);
}

/* What x is, at the right; a longer name where the labels leave the most room for it. */
static void put_letter(struct sheet *sheet, size_t row, const struct strip *strip)
{
	struct text letter = { 0 };
	size_t from = strip->at, edge = strip->at + strip->width, best = 0, end = edge;
	caption_add_letter(&sheet->caption, &letter);
	const struct screen_cell *cell = &sheet->screen.cell[row * sheet->screen.columns];
	for (size_t i = strip->at; i <= edge && text_width(text_string(&letter)) > 2; i++) {
		if (i < edge && cell[i].text[0] == '\0' && !(i > 0 && cell[i - 1].wide))
			continue;
		if (i - from >= best) {
			best = i - from;
			end = i < edge ? from + (best + text_width(text_string(&letter))) / 2 : i;
		}
		from = i + 1;
	}
	if (best == 0 || best >= text_width(text_string(&letter)) + 2)
		put_right(&sheet->screen, row, strip->at, end, text_string(&letter), STYLE_DIM);
	text_free(&letter);
}

static void put_x_axis(struct sheet *sheet, const struct placed_frame *view)
{
	struct screen *screen = &sheet->screen;
	const struct strip *strip = &sheet->strip[view->strip];
	size_t row = view->top + view->area.rows, left = strip->at + strip->left;
	size_t edge = strip->at + strip->width;
	screen_put(screen, row, left - 1, sheet->braille ? "\u2514" : "+", STYLE_DIM);
	for (size_t i = 0; i < strip->columns; i++)
		screen_put(screen, row, left + i, stroke_across(sheet), STYLE_DIM);
	for (size_t i = 0; i < strip->ticks.n; i++) {
		long column = area_column(&view->area, strip->ticks.tick[i].at);
		if (column < 0)
			continue;
		struct text label = { 0 };
		sheet_label(&label, &strip->ticks, i, sheet->braille);
		size_t width = text_width(text_string(&label));
		size_t at = left + (size_t)column;
		size_t begin = at > strip->at + width / 2 ? at - width / 2 : strip->at;
		if (begin + width > edge)
			begin = edge > strip->at + width ? edge - width : strip->at;
		screen_put(screen, row, at, sheet->braille ? "\u252c" : "+", STYLE_DIM);
		screen_put(screen, row + 1, begin, text_string(&label), STYLE_DIM);
		text_free(&label);
	}
	put_letter(sheet, row + 1, strip);
}

static void put_view(struct sheet *sheet, struct placed_frame *view)
{
	const struct scene *scene = sheet->scene;
	const struct strip *strip = &sheet->strip[view->strip];
	struct area *area = &view->area;
	area_open(area, scene->x_lo, scene->x_hi, strip->columns, sheet->braille);
	for (size_t i = 0; i < view->frame->n && view->frame->chart == NULL; i++) {
		struct ink ink = caption_ink(&sheet->caption, view->frame, i);
		area_draw(area, &view->frame->series[i].trace, (int)i,
			sheet->braille ? ink.pattern : 1, sheet->braille ? ink.period : 1);
	}
	if (view->frame->chart == NULL)
		tags_inside(sheet, view);
	if (scene->frames > 1)
		caption_put_frame(&sheet->caption, &sheet->screen, (size_t)(view - sheet->view),
			view->top - 1, strip->at + strip->left, strip->at + strip->width);
	if (frame_map(view->frame) == NULL)
		put_zero_lines(sheet, view);
	if (view->frame->chart != NULL)
		data_put(sheet, view);
	put_axis(sheet, view);
	for (size_t row = 0; row < area->rows; row++)
		for (size_t column = 0; column < area->columns; column++)
			put_spot(sheet, view, row, column);
	put_tags(sheet, view);
	if (view->axis)
		put_x_axis(sheet, view);
	area_free(area);
}

static int draw_cells(
	const struct plot *plot, const struct scene *scene, struct sink *sink, bool braille)
{
	struct sheet sheet;
	size_t columns, rows;
	if (screen_size(plot, &columns, &rows) != 0)
		return -1;
	sheet_init(&sheet, scene, columns, rows, screen_colours(&plot->text), braille);
	caption_put(&sheet.caption, &sheet.screen);
	for (size_t i = 0; i < scene->frames; i++)
		put_view(&sheet, &sheet.view[i]);
	screen_write(&sheet.screen, sink);
	sheet_free(&sheet);
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
	.kind = FORMAT_CELLS,
	.name = "ascii",
	.suffix = "txt",
	.help = N_("text plot in ASCII characters"),
	.label = "ASCII",
	.write = draw_ascii,
};

const struct format format_braille = {
	.kind = FORMAT_CELLS,
	.name = "braille",
	.suffix = "txt",
	.help = N_("text plot in braille dots"),
	.label = "braille",
	.write = draw_braille,
};
