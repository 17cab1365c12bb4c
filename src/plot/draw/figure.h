/* A figure: lays a scene out on a page and draws it on a canvas; knows no format. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_FIGURE_H
#define ACTPLOT_FIGURE_H

#include "plot/draw/canvas.h"
#include "plot/model/scene.h"

/* Colours and dashes of a theme; figures know light for now, the table has room. */
struct theme {
	const char *name;
	struct colour background, ink, muted, grid, zero, asymptote, zone;
	struct colour order[ORDERS];			 /* f, f', f'' of a single curve */
	struct colour several[6];			 /* several curves in one frame */
	struct colour family_lo, family_hi, family_text; /* ends of the ramp, mixed in Lab */
	struct colour map[3]; /* lowest, middle, highest of a heat map, likewise */
};

extern const struct theme theme_light;

/* A page: width and height in the canvas's unit, em (the font size all lengths hang on) in it
   too, by the style's rule. */
struct page {
	double width, height, em;
};

/* The page of a plot: pixels give the same number of units, physical sizes points (1/72 in).
   `*pixels_per_unit` is what a raster format scales by (dpi/72 for physical sizes, else 1). */
void figure_page(const struct plot *, struct page *, double *pixels_per_unit);

/* Draws. 0; -1 after saying why. */
int figure_draw(
	const struct scene *, const struct page *, const struct theme *, const struct canvas *);

#endif
