/* A canvas for tests that writes down what is drawn, and checks each call as it comes. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_RECORDER_H
#define ACTPLOT_RECORDER_H

#include "plot/draw/canvas.h"

struct word {
	struct box box; /* down to the baseline */
	double descent; /* below it */
	struct colour colour;
	char *markup;
};

struct line {
	struct point *p; /* corners, or Bezier points */
	size_t n;
	bool straight;
	struct colour colour;
	double width;
	bool dashed;
	struct box clip;
};

struct spot {
	struct point at;
	double radius;
	struct colour fill, rim;
};

struct record {
	struct word word[300];
	struct line line[900];
	struct spot spot[400];
	struct box image[8];
	size_t words, lines, spots, images;
	bool clipped;
	struct box clip;
};

/* A canvas that writes into `record`, which is zeroed or forgotten first. */
struct canvas recorder_canvas(struct record *record);
/* Frees what was written down and begins anew. */
void recorder_forget(struct record *record);

#endif
