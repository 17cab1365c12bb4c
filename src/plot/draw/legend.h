/* Legends: samples of lines with what they are, in a header, key line or key column. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_LEGEND_H
#define ACTPLOT_LEGEND_H

#include "plot/draw/layout.h"

#define LEGEND_FORMULA 1.05 /* em of formulas */
#define LEGEND_BETWEEN 1.6  /* between entries */
#define HEADER_CENTRE 2.8   /* of a header's one row, from the page's edge */
#define HEADER_UPPER 1.75   /* of its rows where there are two */
#define HEADER_LOWER 3.85

#define TITLE 1.5   /* em of a figure's title */
#define SMALLER 0.8 /* of its size that a list of parameters shrinks to */

/* An entry of the legend: a line's sample and what it is. */
struct entry {
	struct stroke stroke;
	double dash[2];
	struct colour word;
	char *full, *brief; /* markup; brief may be the same */
	double full_width, brief_width;
	bool cut;     /* only the brief text is shown */
	size_t names; /* of how many curves it has the name */
	bool more;    /* of the line whose sample stands before: none of its own */
};

struct legend {
	struct entry *entry;
	size_t n;
	struct font font;
};

/* The ways a header may be set, from the fullest. */
enum setting { ONE_ROW, BLOCK, TWO_ROWS };

/* Leaves it empty. */
void legend_free(struct legend *);
/* Appends an entry; the texts are copied. */
void legend_add(const struct drawing *, struct legend *, const struct stroke *, struct colour word,
	const char *full, const char *brief);
/* The series of a chart's frame that have names, those without a formula no wider than `room`. */
void legend_data(const struct drawing *, const struct view *, struct legend *, double room);
void legend_formulas(const struct drawing *, const struct view *, struct legend *);
/* Several curves: a name for each colour, no entry wider than `room` nor several names in
   one that is wider than `together`; and where f and f' are in one frame what dashes mean.
   The legend's font is set before. */
void legend_names(
	const struct drawing *, const struct view *, struct legend *, double room, double together);
double legend_entry_width(const struct drawing *, const struct entry *);
void legend_draw_entry(
	const struct drawing *, const struct legend *, const struct entry *, struct point at);
double legend_row_width(const struct drawing *, const struct legend *);
double legend_block_width(const struct drawing *, const struct legend *);
/* Chooses the setting, up to the `last`, and cuts entries where they are too wide for
   `room` beside a title of the given width. False if nothing fits. */
bool legend_fit(const struct drawing *, struct legend *, double room, double title,
	enum setting last, enum setting *);
/* Cuts no entry. */
void legend_restore(struct legend *);
/* Draws with the right end at `right`. */
void legend_draw(const struct drawing *, const struct legend *, enum setting, double right);
/* One row from `at` on. */
void legend_draw_row(const struct drawing *, const struct legend *, struct point at);

/* ---- header.c: words of headers */
/* Draws a title, plain text, with its left end at `at`, smaller or cut where it is wider than
   `room`; returns its width. */
double header_title(
	const struct drawing *, const char *title, struct point at, double room, double ems);
double header_title_width(const struct drawing *, const char *title, double ems);
/* Words beside a title, where there is room for them, in letters as small as `least` of the
   usual size; returns what they took. */
double header_aside(const struct drawing *, const char *markup, struct point at, double room,
	enum anchor, struct colour, double least);

/* ---- panel-header.c */
void panels_header(const struct drawing *, const char *title);
void panel_header(const struct drawing *, struct view *);

#endif
