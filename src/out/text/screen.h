/* A screen: rows of character cells with styles, from which a text plot is written. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_SCREEN_H
#define ACTPLOT_SCREEN_H

#include "out/sink/sink.h"
#include "plot/model/plot-request.h"

#define SCREEN_COLOURS 9 /* f, f', f'', and six for several curves */

enum style {
	STYLE_PLAIN,
	STYLE_TITLE,
	STYLE_DIM,
	STYLE_LINE /* + 0..SCREEN_COLOURS - 1 */
};

/* One cell: a character with what combines with it; empty for a blank, and for the second
   cell of a wide character. */
struct screen_cell {
	char text[20];
	bool wide;
	int style;
};

struct screen {
	size_t columns, rows;
	struct screen_cell *cell; /* row by row */
	int colours;		  /* that the terminal has: 0, 8 or 256 */
};

/* Columns and rows of a text plot: as asked, from 40x12; else those of the terminal less a row for the prompt, from
   20x6; else 80x23; at most 1000x1000. 0; -1 after saying that the terminal is too small. */
int screen_size(const struct plot *, size_t *columns, size_t *rows);
/* How many colours to use: 0, 8 or 256. */
int screen_colours(const struct plot_text *);

void screen_init(struct screen *, size_t columns, size_t rows, int colours);
void screen_free(struct screen *);
/* Writes valid UTF-8 from a cell on, cut at the right edge. A row or column beyond the
   screen writes nothing. */
void screen_put(struct screen *, size_t row, size_t column, const char *text, int style);
/* The same, in columns before `end`: what does not fit ends in an ellipsis. Returns the column after it. */
size_t screen_put_within(struct screen *, size_t row, size_t column, size_t end, const char *text,
	bool fine, int style);
/* All rows, without blanks at their ends. */
void screen_write(const struct screen *, struct sink *);

#endif
