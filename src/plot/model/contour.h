/* Contours: the lines along which a map of values has one value. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_CONTOUR_H
#define ACTPLOT_CONTOUR_H

#include "plot/model/chart.h"

/* One line: places in units of cells, (0, 0) the map's lower left corner. */
struct contour {
	struct datum *point; /* owned */
	size_t n;
	bool closed; /* the last point is the first */
};

struct contours {
	struct contour *line; /* owned */
	size_t n, room;
};

/* All lines of one value, straight from edge to edge of squares between the cells' middles, whose values are taken
   for linear along an edge; out to the map's own edges those of its outermost cells go on as they came. Around values
   that are not finite there is none. */
void contours_find(struct contours *, const struct data_map *, double value);
void contours_free(struct contours *);

#endif
