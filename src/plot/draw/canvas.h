/* A canvas: the handful of things a figure can draw. Each picture format implements it. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_CANVAS_H
#define ACTPLOT_CANVAS_H

#include <stdbool.h>
#include <stddef.h>

/* Lengths are in the figure's unit (pixels, or points for physical sizes), x to the right, y
   DOWN, from the upper left corner. All coordinates given to a canvas are finite and within
   +-2^20; the figure clips before it draws. */
struct point {
	double x, y;
};

struct box {
	double left, top, right, bottom;
};

struct colour {
	double r, g, b, a; /* 0..1; a = 0 paints nothing */
};

enum cap { CAP_BUTT, CAP_ROUND };

struct stroke {
	struct colour colour;
	double width;
	const double *dash; /* on, off, on, off ... lengths; NULL for a solid line */
	size_t dashes;
	double offset; /* where in the pattern the line begins */
	enum cap cap;  /* joins are always mitred, limit 4 */
};

/* A path: `n` points in cubic Bezier order: the start, then (control, control, end) for each
   segment. n = 1 + 3k. `straight` means all segments are straight lines. */
struct path {
	const struct point *p;
	size_t n;
	bool straight; /* then p are the n corners of a polyline, no control points */
	bool closed;
};

enum face { FACE_SANS, FACE_SANS_BOLD, FACE_SERIF_ITALIC };

/* Where the given point stands on a text: at its left end, middle or right end, on the
   baseline. FROM_MIDDLE adds: the point is at half the height of a digit, not the baseline. */
enum anchor { ANCHOR_LEFT, ANCHOR_CENTRE, ANCHOR_RIGHT };

struct font {
	enum face face;
	double size; /* em, in the figure's unit */
	struct colour colour;
};

/* Text is UTF-8 in a small markup, a subset of Pango's: <sup>, <sub>, <i> (the italic serif
   that mathematics is set in, wherever it stands), <r> (the same serif upright, wherever it
   stands: digits, brackets and function names inside a formula; Pango has no such tag, the
   canvas turns it into a span) and the five XML entities. Tags nest properly, <r> inside
   <sup> and <sup> inside <r> too. It must be well formed: whoever makes it escapes what came
   from outside with text_add_escaped(). */

/* What a text takes: `width` is its advance, `ascent` and `descent` the ink's reach above and
   below the baseline, `middle` the height above the baseline of the middle of a digit. */
struct text_extent {
	double width, ascent, descent, middle;
};

/* Drawing returns nothing: a failure sticks in the implementation and is asked for once, at
   the end, by the format that made the canvas. `self` is the implementation's own. */
struct canvas {
	void *self;
	void (*clip)(void *self, const struct box *box); /* NULL: no clip; clips do not nest */
	void (*stroke)(void *self, const struct path *, const struct stroke *);
	void (*fill)(void *self, const struct path *, struct colour);
	/* A disc of `fill`, then its rim stroked with `rim` of width `width` (0: no rim). */
	void (*dot)(void *self, struct point centre, double radius, struct colour fill,
		struct colour rim, double width);
	/* Cells of equal size that fill a box, row by row from the upper left one; `smooth`: with colours between
	   their middles that go over into each other. */
	void (*image)(void *self, const struct box *, size_t columns, size_t rows,
		const struct colour *cell, bool smooth);
	void (*text)(
		void *self, struct point at, enum anchor, const char *markup, const struct font *);
	void (*text_size)(
		void *self, const char *markup, const struct font *, struct text_extent *);
};

#endif
