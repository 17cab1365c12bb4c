/* The words of a text plot: title, formulas, key, names at line ends; and the inks they name. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_CAPTION_H
#define ACTPLOT_CAPTION_H

#include "out/text/screen.h"
#include "plot/model/scene.h"

/* How one line of a frame is drawn. */
struct ink {
	char symbol;		  /* in ASCII */
	unsigned pattern, period; /* of dots, as area_draw() takes them */
	int colour;		  /* 0..SCREEN_COLOURS - 1 */
	char bead; /* 0; or a letter that stands on the line in braille, to tell it from one of the same dots */
};

struct caption {
	const struct scene *scene;
	bool fine;	      /* UTF-8 and braille, else ASCII */
	bool coloured;	      /* then lines need no patterns to be told apart */
	size_t columns, rows; /* that it takes above the frames */
	bool tall;	      /* there are rows enough for two */
	bool second;	      /* the formulas of a lone curve have a row of their own */
	bool beside;	      /* the key stands beside the title */
};

void caption_init(struct caption *, const struct scene *, size_t columns, size_t rows, bool fine,
	bool coloured);
/* Title, formulas and key, from the screen's first row on. */
void caption_put(const struct caption *, struct screen *);
/* The line above frame `index`, in plots of several frames: from `column` to before `end`. */
void caption_put_frame(const struct caption *, struct screen *, size_t index, size_t row,
	size_t column, size_t end);

/* The ink of a frame's series. */
struct ink caption_ink(const struct caption *, const struct frame *, size_t series);
/* Whether a line's bead stands in this column. */
bool caption_beaded(const struct ink *, size_t column);
/* What stands at the end of a line: "f", "f'", "0.3", "tanh". */
void caption_add_end(const struct caption *, struct text *, const struct frame *, size_t series);
/* What the x axis is, where it is not x: "z1". */
void caption_add_letter(const struct caption *, struct text *);

#endif
