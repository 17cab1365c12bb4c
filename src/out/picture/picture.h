/* A picture in the making: what the program asks of the module that has cairo and Pango, and what it does for it. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_PICTURE_H
#define ACTPLOT_PICTURE_H

#include "plot/draw/canvas.h"

enum medium { MEDIUM_PNG, MEDIUM_SVG, MEDIUM_PDF, MEDIUM_EPS };

struct picture {
	enum medium medium;
	double width, height; /* of the page, in units of the canvas */
	double scale;  /* pixels of a raster, points of a document, in one of these; of SVG 1 */
	bool physical; /* units of SVG are points, else pixels */
	double dpi;    /* that a raster records: pixels per inch */
	/* What the file records, UTF-8: PNG creator and command, PDF all; into SVG and EPS the program patches it. */
	const char *creator, *title, *command, *date;
	void *self; /* handed to these three: */
	/* Draws the page. 0; -1: give up. */
	int (*draw)(void *self, const struct canvas *);
	/* Takes the next bytes of the file. 0; -1: give up. */
	int (*write)(void *self, const void *bytes, size_t n);
	/* Takes a sentence that warns. */
	void (*warn)(void *self, const char *sentence);
};

/* These functions live in a module of their own, which is loaded when the first picture is made: with it come cairo,
   Pango and some forty libraries that text and tables do without. */
struct picture_face {
	/* Makes a picture. NULL; or why not, a sentence that stays until the next call, "" where draw or write gave up. */
	const char *(*make)(const struct picture *);
};

/* The table. Where the module is missing the program ends with a line that names it, and status 1. */
const struct picture_face *picture_face(void);

#endif
