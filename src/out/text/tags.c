/* Names at the ends of a text plot's lines: in the gutter at the right, or where a line is last seen. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "out/text/sheet.h"

#include "base/alloc.h"
#include "base/gettext.h"

#include <math.h>
#include <stdlib.h>

enum {
	SHARED_MOST = 6, /* columns of two names in one row */
	REACH_ROWS = 2,	 /* how far a name within the frame may stand off its line */
	REACH_COLUMNS = 3
};

/* ---- the gutter ---------------------------------------------------------------------- */

/* The row in which a line reaches the right edge, and its y there; -1 if it does not. */
static long edge_row(
	const struct sheet *sheet, const struct area *area, const struct trace *trace, double *y)
{
	const struct scene *scene = sheet->scene;
	enum { STEPS = 64 }; /* about a column */
	for (int i = STEPS; i >= STEPS - 1; i--) {
		double t = (double)i / STEPS;
		if (!trace_at(trace, scene->x_lo * (1 - t) + scene->x_hi * t, y))
			continue;
		long row = area_row(area, *y);
		if (row >= 0)
			return row;
	}
	return -1;
}

/* A row for a name that wants `row`, or the nearest free one; -1 if none is near. */
static long free_row(const struct placed_frame *view, long row)
{
	static const long off[] = { 0, -1, 1, -2, 2 };
	for (size_t i = 0; i < sizeof off / sizeof *off; i++) {
		long at = row + off[i];
		if (at >= 0 && at < (long)view->area.rows && view->gutter[at].name.n == 0)
			return at;
	}
	return -1;
}

/* Puts a name in the free row nearest to the one that is taken: of the two the one of the higher line stands
   above. */
static void put_nearby(struct placed_frame *view, long row, const struct tag *tag)
{
	long at = free_row(view, row);
	if (at < 0)
		return;
	double above = tag->y - view->gutter[row].y;
	double seen = 1e-6 * (view->frame->y_hi / 2 - view->frame->y_lo / 2);
	bool swap = view->gutter[row].name.n > 0 && (at < row ? above < -seen : above > seen);
	if (swap)
		view->gutter[at] = view->gutter[row];
	struct tag *to = &view->gutter[swap ? row : at];
	*to = (struct tag){ .style = tag->style, .y = tag->y };
	text_add(&to->name, text_string(&tag->name));
}

static int tag_style(const struct sheet *sheet, const struct placed_frame *view, size_t series)
{
	return STYLE_LINE + caption_ink(&sheet->caption, view->frame, series).colour;
}

/* Names one line at `row`: beside a name that is there if both are short, else nearby. */
static void name_at_edge(
	const struct sheet *sheet, struct placed_frame *view, size_t series, long row, double y)
{
	struct tag tag = { .y = y, .style = tag_style(sheet, view, series) };
	caption_add_end(&sheet->caption, &tag.name, view->frame, series);
	struct tag *there = &view->gutter[row];
	size_t width = text_width(text_string(&there->name)) + text_width(text_string(&tag.name));
	if (there->name.n > 0 && width < SHARED_MOST) {
		text_print(&there->name, ",%s", text_string(&tag.name));
		there->style = STYLE_PLAIN;
	} else {
		put_nearby(view, row, &tag);
	}
	text_free(&tag.name);
}

void tags_gutter(const struct sheet *sheet, struct placed_frame *view)
{
	const struct frame *frame = view->frame;
	long first = -1;
	double y;
	bool together = frame->n > 2;
	for (size_t i = 0; i < frame->n; i++) {
		long row = edge_row(sheet, &view->area, &frame->series[i].trace, &y);
		together = together && row >= 0 && (i == 0 || row == first);
		first = i == 0 ? row : first;
	}
	if (together) {
		text_add(&view->gutter[first].name, _("all"));
		return;
	}
	for (size_t i = 0; i < frame->n; i++) {
		long row = edge_row(sheet, &view->area, &frame->series[i].trace, &y);
		if (row >= 0)
			name_at_edge(sheet, view, i, row, y);
	}
}

/* ---- within the frame ---------------------------------------------------------------- */

static const struct spot *spot_at(const struct area *area, long row, long column)
{
	if (row < 0 || column < 0 || row >= (long)area->rows || column >= (long)area->columns)
		return NULL;
	return &area->spot[(size_t)row * area->columns + (size_t)column];
}

/* Where a line is seen last, or first, in cells; false where it is nowhere. */
static bool find_end(const struct area *area, int number, bool last, long *row, long *column)
{
	for (long k = 0; k < (long)area->columns; k++) {
		*column = last ? (long)area->columns - 1 - k : k;
		for (*row = 0; *row < (long)area->rows; ++*row) {
			const struct spot *s = spot_at(area, *row, *column);
			if (s->first == number || s->second == number)
				return true;
		}
	}
	return false;
}

/* Whether what stands nearest in the row beside a name is another line. */
static bool is_misplaced(const struct area *area, int number, long row, long column, long width)
{
	enum { NEAR = 4 };
	for (long off = 1; off <= NEAR; off++) {
		const struct spot *s[2] = { spot_at(area, row, column - off),
			spot_at(area, row, column + width - 1 + off) };
		bool own = false, other = false;
		for (int i = 0; i < 2; i++) {
			bool seen = s[i] != NULL && s[i]->first >= 0;
			bool its = seen && (s[i]->first == number || s[i]->second == number);
			own = own || its;
			other = other || (seen && !its);
		}
		if (own || other)
			return !own;
	}
	return false;
}

/* What speaks against a name of `width` columns from a cell on; infinite where something is there. */
static double tag_cost(
	const struct placed_frame *view, int number, long row, long column, long width)
{
	const struct area *area = &view->area;
	double cost = 0;
	long zero_row = area_row(area, 0), zero_column = area_column(area, 0);
	if (row < 0 || column < 0 || row >= (long)area->rows ||
		column + width > (long)area->columns)
		return INFINITY;
	for (long r = row - 1; r <= row + 1; r++)
		for (long c = column - 1; c <= column + width; c++) {
			const struct spot *s = spot_at(area, r, c);
			bool seen = s != NULL && s->first >= 0;
			if (seen && r == row)
				return INFINITY;
			if (seen && s->first != number && s->second != number)
				cost += 1; /* it might be taken for the name of this one */
		}
	for (size_t i = 0; i < view->insides; i++) {
		const struct tag *t = &view->inside[i];
		long wide = (long)text_width(text_string(&t->name));
		if ((long)t->row == row && column <= (long)t->column + wide &&
			(long)t->column <= column + width)
			return INFINITY;
	}
	if (is_misplaced(area, number, row, column, width))
		cost += 4;
	if (row == zero_row || (zero_column >= column && zero_column < column + width))
		cost += 2;
	return cost;
}

/* The best place for the name of a line near one of its ends; the cost of it. */
static double best_place(
	const struct placed_frame *view, int number, bool last, long width, struct tag *tag)
{
	long row, column;
	double least = INFINITY;
	if (!find_end(&view->area, number, last, &row, &column) || (!last && column == 0))
		return INFINITY;
	for (long down = -REACH_ROWS; down <= REACH_ROWS; down++)
		for (long off = -REACH_COLUMNS - 1; off <= REACH_COLUMNS + 1; off++) {
			/* Right of the end, left of it, or over it. */
			long at = off > 0 ? column + off : column + off - width + 1;
			bool outward = (off > 0) == last;
			if (off == 0)
				at = column - width / 2;
			double cost = tag_cost(view, number, row + down, at, width);
			cost += 0.8 * fabs((double)down) + 0.5 * fabs(fabs((double)off) - 2) +
				(outward && off != 0 ? 0 : 2);
			if (cost >= least)
				continue;
			least = cost;
			tag->row = (size_t)(row + down);
			tag->column = (size_t)at;
		}
	return least;
}

/* Whether the gutter could not name it. */
static bool ends_inside(const struct sheet *sheet, const struct placed_frame *view, size_t series)
{
	double y;
	return edge_row(sheet, &view->area, &view->frame->series[series].trace, &y) < 0;
}

void tags_inside(const struct sheet *sheet, struct placed_frame *view)
{
	for (size_t i = 0; i < view->frame->n; i++) {
		if (!ends_inside(sheet, view, i))
			continue;
		struct tag right = { .style = tag_style(sheet, view, i) }, left = right;
		struct text name = { 0 };
		caption_add_end(&sheet->caption, &name, view->frame, i);
		long width = (long)text_width(text_string(&name));
		double last = best_place(view, (int)i, true, width, &right);
		double first = best_place(view, (int)i, false, width, &left) + 3;
		if (isinf(last) && isinf(first)) {
			text_free(&name);
			continue;
		}
		view->inside =
			alloc_grow(view->inside, view->insides, &view->room, sizeof *view->inside);
		struct tag *tag = &view->inside[view->insides++];
		*tag = last <= first ? right : left;
		tag->name = name;
	}
}
