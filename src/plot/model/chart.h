/* Charts: data in the place of curves -- points, lines, bars, heat maps, lines across -- and their axes. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_CHART_H
#define ACTPLOT_CHART_H

#include "act/activation.h"

struct datum {
	double x, y;
};

enum data_kind {
	DATA_POINTS, /* a dot for each; of very many the highest of each narrow column over the envelope of all. What is
			infinite stands at the frame's upper edge */
	DATA_JOINED, /* points joined in their order, with dots where they are few; what has no place parts the line */
	DATA_BARS, /* a histogram: bar i goes from point[i].x to point[i + 1].x and is point[i].y high; the y of the
			last point, which closes it, says nothing */
	DATA_MAP, /* values over a rectangle, as shades and as lines of equal value; its edges are the frame's */
	DATA_LEVEL /* a line across at the y of its one point */
};

/* Values in cells of equal size on the axes, of a logarithmic one too. */
struct data_map {
	double x_lo, x_hi, y_lo, y_hi; /* the edges of the rectangle */
	size_t columns, rows;
	const double *z; /* row by row from y_lo on, at the middles of the cells */
	bool cells;	 /* they are a matrix, and shown as such: nothing is between two values */
	const double *contour; /* ascending: values that lines go along */
	size_t contours;
};

/* One series of data. All is borrowed; text is plain UTF-8. */
struct data {
	enum data_kind kind;
	const char *name; /* in the key; NULL: it has no place there */
	const char *most,
		*all; /* what the highest of columns, and the envelope, are called; NULL: the name */
	const struct datum *point; /* NULL for a map */
	size_t n;
	const struct data_map *map;
	const struct curve *
		of; /* the key adds this curve's formula, for what was measured of it; NULL: nothing */
	enum order order; /* which of its formulas */
};

/* What the data of one frame are. */
struct chart_frame {
	const char *title; /* of a frame of several; of a lone one the plot's title tells all */
	const struct data *data; /* in drawing order: what comes later lies above */
	size_t n;
	double base; /* a y that the frame shows in any case, as its edge where all is above; NAN: none */
	struct datum named; /* a point that is ringed, and told in figures; its x NAN: none */
};

struct data_axis {
	const char *name; /* "layer"; NULL: x, or what curves have */
	const char *unit; /* "ulp", above the labels of y; NULL: none */
	bool log;
	bool nought; /* of a logarithmic axis: 0, and what is below 10^lowest, stands a decade below that */
	int lowest;
};

/* What a plot shows in place of curves. */
struct chart {
	struct data_axis x, y; /* of all frames */
	const struct chart_frame *frame;
	size_t frames;
};

/* Where a value stands on an axis: itself, or the exponent of ten; NAN: nowhere. */
double axis_level(const struct data_axis *, double value);
/* Where 0 stands on a logarithmic axis that has it. */
double axis_nought(const struct data_axis *);

/* The x that all data span; around a single one some. False where there is no point. */
bool chart_span_x(const struct chart *, double *lo, double *hi);
/* The levels that the y of a frame's data span, and of what the frame has to show; lo > hi: no value is finite.
   `exact`: they are edges, so no margin goes beyond them. A line across that is far above all else is not counted. */
struct data_span {
	double lo, hi;
	bool exact_lo, exact_hi;
};
void chart_span_y(const struct chart *, size_t frame, struct data_span *);
/* Whether a line across is near enough to what else the frame has to be drawn. */
bool chart_shows_level(const struct chart *, size_t frame, const struct data *);

/* The least and the greatest of a map's finite values, lo < hi: around a single one, or none, some are added. */
void map_range(const struct data_map *, double *lo, double *hi);

/* The x and y of a place in a map, given in cells from its lower left corner: (0.5, 0.5) the middle of the first. */
struct datum map_place(const struct chart *, const struct data_map *, double column, double row);

/* The points of a column: how many, the lowest and the highest, of equal ones the first. */
struct pillar {
	struct datum least, most;
	size_t n;
};

/* Sorts points into `columns` of equal width from lo to hi. */
void pillars_fill(
	struct pillar *, size_t columns, const struct datum *, size_t n, double lo, double hi);

/* ---- scatter.c: points of a measurement that come one by one */

/* `struct scatter s = { 0 }` is empty. Whatever is added, a megabyte holds it: of too many the extremes of narrow
   columns are kept. */
struct scatter {
	struct datum *point; /* in any order; owned */
	size_t n, room;
	double lo, hi; /* between which x lie, if there are any */
	double top;    /* the largest finite y, at least 0 */
};

/* Adds a point: y at least 0, perhaps infinite. One whose x is not finite is left out. */
void scatter_add(struct scatter *, double x, double y);
void scatter_free(struct scatter *);
/* The axis for y: logarithmic where the largest, or the limit (NAN: none), is over a thousand times the median of
   those that are not 0. */
void scatter_axis(const struct scatter *, double limit, struct data_axis *y);

#endif
