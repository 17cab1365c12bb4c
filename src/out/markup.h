/* Runs: the canvas's markup taken apart into text of one type, size and height. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_MARKUP_H
#define ACTPLOT_MARKUP_H

#include "base/text.h"
#include "plot/draw/canvas.h"

enum type { TYPE_SANS, TYPE_SANS_BOLD, TYPE_SERIF, TYPE_SERIF_ITALIC, TYPES };

/* Bytes start..end of the text. Lengths are in em of the font asked for: `scale` is the
   run's own size, `rise` its baseline's height. */
struct markup_run {
	size_t start, end;
	enum type type;
	double scale, rise;
};

struct runs {
	struct text text; /* without tags and entities */
	struct markup_run *run;
	size_t n, room;
};

/* What is not well formed stays as text. */
void runs_parse(struct runs *, const char *markup, enum face face);
void runs_free(struct runs *);

enum type runs_type(enum face);

#endif
