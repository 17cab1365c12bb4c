/* A sheet: a text plot laid out -- its frames on a grid of cells, their axes and the names of their lines. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_SHEET_H
#define ACTPLOT_SHEET_H

#include "out/text/area.h"
#include "out/caption.h"

enum { SHEET_AXIS_ROWS = 2 /* the x axis and its labels */ };

/* The name of a line, or of several, and where it stands. */
struct tag {
	struct text name;
	int style;
	double y;      /* of the first line that it names */
	size_t column; /* of the frame; beyond it in the gutter at its right */
	size_t row;
};

/* One frame with where it stands. */
struct placed_frame {
	const struct frame *frame;
	struct area area;
	size_t top;	    /* the screen's row of its first row */
	size_t strip;	    /* its place in a row of frames */
	bool axis;	    /* an x axis stands below it */
	struct tag *gutter; /* for each row, what stands at the right; its name may be empty */
	struct tag *inside; /* names within the frame */
	size_t insides, room;
};

/* Frames that stand one below the other: they share columns, so an x axis. */
struct strip {
	size_t at;	    /* the screen's first column of it */
	size_t width;	    /* in all */
	size_t left;	    /* columns of the y labels, with the axis */
	size_t right;	    /* of the names at line ends */
	size_t columns;	    /* of a frame */
	struct ticks ticks; /* of x */
};

struct sheet {
	const struct scene *scene;
	struct screen screen;
	struct placed_frame *view; /* scene->frames of them */
	struct strip *strip;	   /* `across` of them */
	size_t across, down;
	struct caption caption;
	bool braille;
};

/* Lays a scene out on a screen of `columns` and `rows`, which it opens; with more rows where frames would get less
   than they need. */
void sheet_init(struct sheet *, const struct scene *, size_t columns, size_t rows, int colours,
	bool braille);
void sheet_free(struct sheet *);

/* A tick's label in full: with its power of ten, or the value itself where labels are differences. */
void sheet_label(struct text *, const struct ticks *, size_t i, bool fine);

/* ---- tags.c: names at the ends of lines */
/* Names the lines that reach the right edge, in the gutter. */
void tags_gutter(const struct sheet *, struct placed_frame *);
/* Names the others where they are last seen, once they are drawn in the area. */
void tags_inside(const struct sheet *, struct placed_frame *);

/* ---- chart-cells.c */
/* The data of a chart's frame, in the area and on the screen. */
void data_put(struct sheet *, struct placed_frame *);

#endif
