/* PNG files from pixels in memory. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_PNG_H
#define ACTPLOT_PNG_H

#include <stddef.h>
#include <stdint.h>

/* A picture without transparency. A row is `width` native words 0x--RRGGBB; rows lie
   `stride` bytes apart. */
struct raster {
	const unsigned char *pixels;
	size_t width, height, stride;
	double dpi;
	const char *software, *description; /* UTF-8; recorded in the file */
};

/* Writes it: with a palette where 256 colours do, else as RGB. NULL; or why not, a sentence that stays until the next
   call, "" where `write` gave up, which it does by returning other than 0. */
const char *raster_write_png(
	const struct raster *, int (*write)(void *self, const void *bytes, size_t n), void *self);

#endif
