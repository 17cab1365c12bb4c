/* The PNG encoder: libpng with one filter, and a palette where the colours fit. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "out/picture/png.h"

#include <math.h>
#include <png.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#define DEFLATE_LEVEL 3

/* A figure has a few inks, and between each of them and the paper the grades of
   antialiasing: about a thousand colours, hardly any of which can be told from its
   neighbours. Where at most 256 remain when those that differ by no more than NEAR of 255
   in any channel are taken for one -- the one with most pixels, so that inks and paper
   stay exact -- the picture gets a palette, a third of the bytes and of the time. */
#define COLOURS 256
#define NEAR 5

/* Colours are met in a hash table with open addressing, at most half full. */
#define MET 4096
#define SLOTS_LOG2 13
#define SLOTS (1 << SLOTS_LOG2)

struct met {
	uint32_t colour;
	size_t pixels;
	unsigned char index; /* in the palette */
};

struct palette {
	uint32_t colour[COLOURS];
	size_t n;
	struct met met[MET]; /* by pixels, descending, once the palette is built */
	size_t n_met;
	short slot[SLOTS]; /* where in met; -1: empty */
};

struct encoder {
	png_structp png;
	png_infop info;
	int (*write)(void *self, const void *bytes, size_t n);
	void *self;
	unsigned char *row;
	char *software, *description;
	struct palette palette;
	bool indexed;
	bool refused; /* by `write` */
	bool failed;
};

/* Why a picture could not be written. */
static char reason[256];

static const uint32_t *raster_row(const struct raster *r, size_t y)
{
	const void *row = r->pixels + y * r->stride;
	return row;
}

/* The slot of a colour, or the empty one that it would take. */
static short *find_slot(struct palette *palette, uint32_t colour)
{
	/* Knuth's multiplicative hash */
	size_t i = (colour * 2654435761U) >> (32 - SLOTS_LOG2);
	while (palette->slot[i] >= 0 && palette->met[palette->slot[i]].colour != colour)
		i = (i + 1) % SLOTS;
	return &palette->slot[i];
}

/* Where the run of equal pixels that begins at x ends; eight are compared at a time. */
static size_t run_end(const uint32_t *row, size_t x, size_t n)
{
	enum { PAIRS = 4 };
	const uint64_t pair = (uint64_t)row[x] << 32 | row[x];
	uint64_t next[PAIRS];
	size_t end = x + 1;
	for (; end + 2 * PAIRS <= n; end += 2 * PAIRS) {
		memcpy(next, row + end, sizeof next);
		if (((next[0] ^ pair) | (next[1] ^ pair) | (next[2] ^ pair) | (next[3] ^ pair)) !=
			0)
			break;
	}
	while (end < n && row[end] == row[x])
		end++;
	return end;
}

/* Meets all colours; false where there are too many. */
static bool meet_colours(struct palette *palette, const struct raster *raster)
{
	memset(palette->slot, 0xff, sizeof palette->slot);
	for (size_t y = 0; y < raster->height; y++) {
		const uint32_t *row = raster_row(raster, y);
		for (size_t x = 0, end; x < raster->width; x = end) {
			end = run_end(row, x, raster->width);
			short *slot = find_slot(palette, row[x] & 0xffffff);
			if (*slot < 0) {
				if (palette->n_met == MET)
					return false;
				*slot = (short)palette->n_met;
				palette->met[palette->n_met++].colour = row[x] & 0xffffff;
			}
			palette->met[*slot].pixels += end - x;
		}
	}
	return true;
}

/* Most pixels first; then, so that the order is one, by colour. */
static int by_pixels(const void *left, const void *right)
{
	const struct met *a = left, *b = right;
	if (a->pixels != b->pixels)
		return a->pixels > b->pixels ? -1 : 1;
	return a->colour < b->colour ? -1 : a->colour > b->colour;
}

/* Whether no channel differs by more than `near`. */
static bool are_near(uint32_t a, uint32_t b, unsigned near)
{
	return (a & 255) - (b & 255) + near <= 2 * near &&
		(a >> 8 & 255) - (b >> 8 & 255) + near <= 2 * near &&
		(a >> 16 & 255) - (b >> 16 & 255) + near <= 2 * near;
}

/* Takes each colour that no earlier one is `near` to; false where they are too many. */
static bool choose_colours(struct palette *palette, unsigned near)
{
	palette->n = 0;
	for (size_t i = 0; i < palette->n_met; i++) {
		struct met *met = &palette->met[i];
		size_t k = 0;
		while (k < palette->n && !are_near(palette->colour[k], met->colour, near))
			k++;
		if (k == COLOURS)
			return false;
		if (k == palette->n)
			palette->colour[palette->n++] = met->colour;
		met->index = (unsigned char)k;
	}
	return true;
}

/* False where the picture needs more colours than a palette has. */
static bool palette_build(struct palette *palette, const struct raster *raster)
{
	if (!meet_colours(palette, raster))
		return false;
	qsort(palette->met, palette->n_met, sizeof *palette->met, by_pixels);
	bool fits = palette->n_met <= COLOURS && choose_colours(palette, 0);
	for (unsigned near = 3; near <= NEAR && !fits; near++)
		fits = choose_colours(palette, near);
	if (!fits)
		return false;
	memset(palette->slot, 0xff, sizeof palette->slot);
	for (size_t i = 0; i < palette->n_met; i++)
		*find_slot(palette, palette->met[i].colour) = (short)i;
	return true;
}

static void row_to_indices(
	struct palette *palette, const uint32_t *from, size_t n, unsigned char *to)
{
	for (size_t x = 0, end; x < n; x = end) {
		end = run_end(from, x, n);
		short met = *find_slot(palette, from[x] & 0xffffff);
		memset(to + x, palette->met[met].index, end - x);
	}
}

static void row_to_rgb(const uint32_t *from, size_t n, unsigned char *to)
{
	for (size_t x = 0; x < n; x++, to += 3) {
		to[0] = (unsigned char)(from[x] >> 16);
		to[1] = (unsigned char)(from[x] >> 8);
		to[2] = (unsigned char)from[x];
	}
}

static void on_write(png_structp png, png_bytep bytes, size_t n)
{
	struct encoder *encoder = png_get_io_ptr(png);
	encoder->refused = encoder->write(encoder->self, bytes, n) != 0;
	if (encoder->refused)
		png_error(png, "write error");
}

static void on_flush(png_structp png)
{
	(void)png; /* whoever takes the bytes knows when to */
}

static void on_error(png_structp png, png_const_charp message)
{
	struct encoder *encoder = png_get_error_ptr(png);
	snprintf(reason, sizeof reason, "libpng: %s", message);
	if (encoder->refused)
		reason[0] = '\0';
	png_longjmp(png, 1);
}

static void on_warning(png_structp png, png_const_charp message)
{
	(void)png;
	(void)message; /* each concerns a text chunk, which is left out then */
}

/* A text chunk: tEXt where the text is ASCII, else iTXt, which is UTF-8. libpng copies
   both. */
static void add_text(struct encoder *encoder, char *key, char *string)
{
	bool ascii = true;
	for (const char *s = string; *s != '\0'; s++)
		ascii = ascii && (unsigned char)*s < 0x80;
	png_text text = {
		.compression = ascii ? PNG_TEXT_COMPRESSION_NONE : PNG_ITXT_COMPRESSION_NONE,
		.key = key,
		.text = string,
		.text_length = ascii ? strlen(string) : 0,
		.itxt_length = ascii ? 0 : strlen(string),
	};
	png_set_text(encoder->png, encoder->info, &text, 1);
}

static void set_palette(struct encoder *encoder)
{
	png_color colours[COLOURS];
	for (size_t i = 0; i < encoder->palette.n; i++) {
		uint32_t colour = encoder->palette.colour[i];
		colours[i] = (png_color){
			.red = (png_byte)(colour >> 16),
			.green = (png_byte)(colour >> 8),
			.blue = (png_byte)colour,
		};
	}
	png_set_PLTE(encoder->png, encoder->info, colours, (int)encoder->palette.n);
}

static void set_header(struct encoder *encoder, const struct raster *raster)
{
	static char software[] = "Software", description[] = "Description";
	png_structp png = encoder->png;
	png_infop info = encoder->info;
	png_set_IHDR(png, info, (png_uint_32)raster->width, (png_uint_32)raster->height, 8,
		encoder->indexed ? PNG_COLOR_TYPE_PALETTE : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
		PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
	if (encoder->indexed)
		set_palette(encoder);
	png_uint_32 per_metre = (png_uint_32)lround(raster->dpi / 0.0254);
	png_set_pHYs(png, info, per_metre, per_metre, PNG_RESOLUTION_METER);
	add_text(encoder, software, encoder->software);
	if (encoder->description[0] != '\0')
		add_text(encoder, description, encoder->description);
}

static void encode(struct encoder *encoder, const struct raster *raster)
{
	png_structp png = encoder->png;
	png_set_write_fn(png, encoder, on_write, on_flush);
	/* Rows repeat: the filter Up leaves little but runs of zeros, for which zlib's
	   run-length strategy is the fastest and, on indices, the smallest too. */
	png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_UP);
	png_set_compression_level(png, encoder->indexed ? 1 : DEFLATE_LEVEL);
	if (encoder->indexed)
		png_set_compression_strategy(png, Z_RLE);
	png_set_compression_buffer_size(png, 1 << 16);
	set_header(encoder, raster);
	png_write_info(png, encoder->info);
	for (size_t y = 0; y < raster->height; y++) {
		const uint32_t *row = raster_row(raster, y);
		if (encoder->indexed)
			row_to_indices(&encoder->palette, row, raster->width, encoder->row);
		else
			row_to_rgb(row, raster->width, encoder->row);
		png_write_row(png, encoder->row);
	}
	png_write_end(png, NULL);
}

const char *raster_write_png(const struct raster *raster,
	int (*write)(void *self, const void *bytes, size_t n), void *self)
{
	/* Everything that lives across a longjmp() is reached through this pointer. */
	struct encoder *const encoder = alloc_zero(1, sizeof *encoder);
	encoder->write = write;
	encoder->self = self;
	snprintf(reason, sizeof reason, "libpng: %s", _("out of memory"));
	encoder->row = alloc_zero(raster->width, 3);
	encoder->software = alloc_copy(raster->software);
	encoder->description = alloc_copy(raster->description);
	encoder->indexed = palette_build(&encoder->palette, raster);
	encoder->failed = true;
	encoder->png =
		png_create_write_struct(PNG_LIBPNG_VER_STRING, encoder, on_error, on_warning);
	if (encoder->png != NULL)
		encoder->info = png_create_info_struct(encoder->png);
	if (encoder->info != NULL && setjmp(png_jmpbuf(encoder->png)) == 0) {
		encode(encoder, raster);
		encoder->failed = false;
	}
	png_destroy_write_struct(&encoder->png, &encoder->info);
	const char *result = encoder->failed ? reason : NULL;
	free(encoder->row);
	free(encoder->software);
	free(encoder->description);
	free(encoder);
	return result;
}
