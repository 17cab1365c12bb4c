/* Data of charts on their frames, and how they stand in a key. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_SERIES_H
#define ACTPLOT_SERIES_H

#include "plot/draw/layout.h"

/* Heat maps, which lie below the grid; and all else of a frame, with the point that is named. */
void data_maps(const struct drawing *, const struct view *);
void data_draw(const struct drawing *, const struct view *);

/* The colour of a series, by its number in the frame; how it stands in a key, `dash` with room for its pattern. */
struct colour data_colour(const struct drawing *, const struct view *, size_t series);
struct stroke data_style(
	const struct drawing *, const struct view *, const struct series *, double dash[2]);
/* Whether points are so many that the envelope of all is drawn, and how that stands in a key. */
bool data_has_envelope(const struct drawing *, const struct view *, const struct data *,
	struct colour, struct stroke *);

/* ---- what map.c and series.c share */
/* A line through places given in widths and heights of the frame, what is far beyond it left out; it is parted where
   one is not finite. */
void data_polyline(const struct drawing *, const struct view *, const struct datum *unit, size_t n,
	const struct stroke *);
/* A word with its middle at a place, on a ground of its own. */
void data_word(const struct drawing *, struct point middle, const char *markup, const struct font *,
	const struct text_extent *, struct colour ground);

/* ---- map.c */
void map_draw(const struct drawing *, const struct view *, const struct data_map *);
/* What its scale of colours takes at the right of the frame, in em; 0 without a map. */
double map_scale_width(const struct frame *);
void map_scale(const struct drawing *, const struct view *);

#endif
