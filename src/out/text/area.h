/* An area: one frame of a text plot as cells, each with dots or a symbol of its curves. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_AREA_H
#define ACTPLOT_AREA_H

#include "base/number.h"
#include "plot/model/scene.h"
#include "plot/model/ticks.h"

/* What one cell shows. `first` and `second` are the curves that go through it, by the
   number given to area_draw(), -1 for none; `dots` has bit (4 x + y) of the dot in column
   x, row y. */
struct spot {
	unsigned dots;
	int first, second;
	enum { SPOT_LINE, SPOT_OPEN, SPOT_FILLED } mark;
};

struct area {
	size_t columns, rows;
	bool braille; /* 2 x 4 dots a cell, else one */
	double x_lo, x_hi;
	/* Both axes in numbers scaled by a power of two to about 1: a range may be wider than the largest double. */
	int x_scale, y_scale;
	struct exact y_top; /* y at the middle of the first row, scaled */
	struct exact y_row; /* how much y falls from row to row, scaled */
	struct ticks ticks; /* of y */
	struct spot *spot;  /* row by row; NULL before area_open() */
};

/* Chooses ticks and a scale for `frame` over `rows` rows, such that ticks stand on the
   middles of rows, or near them. */
void area_scale(struct area *, const struct frame *, size_t rows, bool exact);
/* Gives it its columns. */
void area_open(struct area *, double x_lo, double x_hi, size_t columns, bool braille);
void area_free(struct area *);

/* Draws a curve's trace. `pattern` has a bit for each dot column, `period` (1..32) of
   them, the lowest first: 1 in period 1 is a solid line. */
void area_draw(struct area *, const struct trace *, int number, unsigned pattern, unsigned period);

/* One point, in its dot; above the area in the uppermost. */
void area_point(struct area *, double x, double y, int number);
/* A straight way from one place to another, patterned as curves are; a bar from y = base to y. */
void area_way(struct area *, const struct datum *from, const struct datum *to, int number,
	unsigned pattern, unsigned period);
void area_bar(struct area *, double x_lo, double x_hi, double base, double y, int number);
/* The x and y of a cell's middle. */
struct datum area_middle(const struct area *, size_t row, size_t column);

/* The row of y, the column of x; -1 beyond the area. */
long area_row(const struct area *, double y);
long area_column(const struct area *, double x);

#endif
