/* Lettering: the canvas's markup set by Pango on a cairo surface, and measured. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_LETTERING_H
#define ACTPLOT_LETTERING_H

#include "out/picture/picture.h"

#include <cairo.h>

struct lettering;

/* Measures text, and draws it on any surface. What it has to warn of the picture is told, which must outlive it. */
struct lettering *lettering_new(const struct picture *);
void lettering_free(struct lettering *);

/* As the canvas's text_size, whatever surface there is or will be; and as its text. With `outlines` glyphs are filled
   as paths. */
void lettering_measure(
	struct lettering *, const char *markup, const struct font *, struct text_extent *);
void lettering_show(struct lettering *, cairo_t *, bool outlines, struct point at, enum anchor,
	const char *markup, const struct font *);

#endif
