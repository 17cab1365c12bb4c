/* Lettering: the canvas's markup set by Pango on a cairo surface, and measured. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_LETTERING_H
#define ACTPLOT_LETTERING_H

#include "plot/draw/canvas.h"

#include <cairo.h>
#include <stdbool.h>

struct lettering;

/* Text for `cr`, whose scale is set already and which must outlive the result. With
   `outlines` glyphs are filled as paths, so that a raster surface too has them where they
   were shaped and not on whole pixels. */
struct lettering *lettering_new(cairo_t *cr, bool outlines);
void lettering_free(struct lettering *);

/* As the canvas's text and text_size. */
void lettering_show(
	struct lettering *, struct point at, enum anchor, const char *markup, const struct font *);
void lettering_measure(
	struct lettering *, const char *markup, const struct font *, struct extent *);

#endif
