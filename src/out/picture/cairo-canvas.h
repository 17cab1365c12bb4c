/* A pen: the canvas of figures on a cairo surface. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_PEN_H
#define ACTPLOT_PEN_H

#include "out/picture/cairo-text.h"
#include "plot/draw/canvas.h"

/* All borrowed; the scale of `cr` is set already, and what goes wrong sticks in it. */
struct pen {
	cairo_t *cr;
	struct lettering *lettering;
	bool outlines; /* glyphs are filled as paths, so that a raster too has them where they were shaped and not on
			  whole pixels */
};

/* The canvas that draws with it, as long as it stays where it is. */
struct canvas pen_canvas(struct pen *);

#endif
