/* Text in the font built into cairo, for machines without fonts. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_TOY_H
#define ACTPLOT_TOY_H

#include "plot/draw/canvas.h"

#include <cairo.h>

/* Sets `markup` in the current colour with `share` (0..1) of its width left of `at`. */
void toy_show(cairo_t *, struct point at, double share, const char *markup, const struct font *);
void toy_measure(const char *markup, const struct font *, struct text_extent *);

#endif
