/* A pen: the canvas of figures on a cairo surface. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_PEN_H
#define ACTPLOT_PEN_H

#include "out/picture/cairo-text.h"
#include "plot/draw/canvas.h"

struct pen {
	cairo_t *cr;
	struct lettering *lettering;
};

/* A pen on `cr`, whose scale is set already and which must outlive it; `outlines` as
   for lettering_new(). What goes wrong later sticks in `cr`. */
void pen_init(struct pen *, cairo_t *cr, bool outlines);
void pen_free(struct pen *);
/* The canvas that draws with it. */
struct canvas pen_canvas(struct pen *);

#endif
