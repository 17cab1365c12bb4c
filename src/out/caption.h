/* The words of a text plot: title, formulas, key, names at line ends; and the inks they name. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_CAPTION_H
#define ACTPLOT_CAPTION_H

#include "out/screen.h"
#include "plot/scene.h"

/* How one line of a frame is drawn. */
struct ink {
	char symbol;		  /* in ASCII */
	unsigned pattern, period; /* of dots, as area_draw() takes them */
	int colour;		  /* 0..SCREEN_COLOURS - 1 */
};

struct caption {
	const struct scene *scene;
	bool fine;	      /* UTF-8 and braille, else ASCII */
	bool coloured;	      /* then lines need no patterns to be told apart */
	size_t columns, rows; /* that it takes above the frames */
};

void caption_init(
	struct caption *, const struct scene *, size_t columns, bool fine, bool coloured);
/* Title, formulas and key, from the screen's first row on. */
void caption_put(const struct caption *, struct screen *);
/* The line above frame `index`, in plots of several frames. */
void caption_put_frame(
	const struct caption *, struct screen *, size_t index, size_t row, size_t column);

/* The ink of a frame's series. */
struct ink caption_ink(const struct caption *, const struct frame *, size_t series);
/* What stands at the end of a line: "f", "f'", "0.3", "tanh". */
void caption_add_end(
	const struct caption *, struct text *, const struct frame *, size_t series);
/* What the x axis is, where it is not x: "z1". */
void caption_add_letter(const struct caption *, struct text *);

#endif
