/* What the parts of a gnuplot script share: the state while it is written, and its smallest pieces. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_GNUPLOT_H
#define ACTPLOT_GNUPLOT_H

#include "out/sink/sink.h"
#include "plot/draw/layout.h"

#define GNUPLOT_COMMA ", \\\n\t" /* between what one plot command draws */

/* What a script needs while it is written. No page and no canvas are in the drawing: it
   serves to find what figures find, the lanes of every frame and how their lines look. */
struct gnuplot {
	struct sink *sink;
	const struct plot *plot;
	const struct scene *scene;
	struct drawing drawing;
	struct grid grid;
	struct jet *jet; /* one per output of the curve in hand */
};

/* Text between quotes that gnuplot reads back. */
void gnuplot_quoted(struct sink *sink, const char *s);
void gnuplot_colour(struct sink *sink, struct colour c);
/* A line of data. */
void gnuplot_point(struct sink *sink, double x, double y);
/* "set yrange ..." of an axis. */
void gnuplot_range(struct sink *sink, char axis, const struct data_axis *of, double lo, double hi);
/* The figure's title after a command; nothing where it has none. */
void gnuplot_title(const struct gnuplot *script, const char *command);
/* gnuplot-charts.c: frames of data, header and end aside. */
void gnuplot_chart(struct gnuplot *script);

#endif
