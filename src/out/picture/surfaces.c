/* Pictures on cairo's surfaces: a raster in memory, or a document whose bytes go out as they come. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "out/picture/surfaces.h"

#include "base/gettext.h"
#include "out/picture/cairo-canvas.h"
#include "out/picture/png.h"

#include <cairo-pdf.h>
#include <cairo-ps.h>
#include <cairo-svg.h>
#include <errno.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

/* What went wrong, until the next picture. */
static char reason[512];

/* errno may be left from long before a failure that cairo tells without one. */
static bool is_full(int error)
{
	return error == EFBIG || error == ENOSPC || error == EDQUOT || error == EIO;
}

/* The surface of a picture, and whether its bytes were taken. */
struct output {
	const struct picture *picture;
	bool refused;
};

static cairo_status_t on_write(void *closure, const unsigned char *bytes, unsigned n)
{
	struct output *output = closure;
	output->refused =
		output->refused || output->picture->write(output->picture->self, bytes, n) != 0;
	return output->refused ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

/* NULL if all is well, else why not. */
static const char *check(const struct output *output, cairo_status_t status)
{
	if (status == CAIRO_STATUS_SUCCESS)
		return NULL;
	if (output->refused)
		return "";
	/* cairo keeps PostScript in a temporary file of its own until it is finished. */
	if (status == CAIRO_STATUS_WRITE_ERROR && is_full(errno))
		snprintf(reason, sizeof reason, _("write error: %s"), strerror(errno));
	else
		snprintf(reason, sizeof reason, "cairo: %s", cairo_status_to_string(status));
	return reason;
}

/* Draws the picture and finishes the surface, which stays the caller's. */
static const char *draw(const struct output *output, cairo_surface_t *surface, bool outlines)
{
	const struct picture *picture = output->picture;
	const char *why = check(output, cairo_surface_status(surface));
	if (why != NULL)
		return why;
	cairo_t *cr = cairo_create(surface);
	if (cairo_surface_get_type(surface) == CAIRO_SURFACE_TYPE_IMAGE)
		/* The page ends where the last pixels do. */
		cairo_scale(cr, cairo_image_surface_get_width(surface) / picture->width,
			cairo_image_surface_get_height(surface) / picture->height);
	else
		cairo_scale(cr, picture->scale, picture->scale);
	struct lettering *lettering = lettering_new(picture);
	struct pen pen = { cr, lettering, outlines };
	struct canvas canvas = pen_canvas(&pen);
	why = picture->draw(picture->self, &canvas) != 0 ? "" : check(output, cairo_status(cr));
	lettering_free(lettering);
	cairo_destroy(cr);
	if (why == NULL)
		why = check(output, cairo_surface_status(surface));
	cairo_surface_finish(surface);
	return why != NULL ? why : check(output, cairo_surface_status(surface));
}

/* ---- documents --------------------------------------------------------------------- */

static cairo_surface_t *open_document(struct output *output)
{
	const struct picture *picture = output->picture;
	double width = picture->width * picture->scale, height = picture->height * picture->scale;
	cairo_surface_t *surface;
	switch (picture->medium) {
	case MEDIUM_SVG:
		surface = cairo_svg_surface_create_for_stream(on_write, output, width, height);
		cairo_svg_surface_set_document_unit(
			surface, picture->physical ? CAIRO_SVG_UNIT_PT : CAIRO_SVG_UNIT_PX);
		return surface;
	case MEDIUM_PDF:
		surface = cairo_pdf_surface_create_for_stream(on_write, output, width, height);
		cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, picture->title);
		cairo_pdf_surface_set_metadata(
			surface, CAIRO_PDF_METADATA_CREATOR, picture->creator);
		cairo_pdf_surface_set_metadata(
			surface, CAIRO_PDF_METADATA_CREATE_DATE, picture->date);
		if (picture->command != NULL)
			cairo_pdf_surface_set_metadata(
				surface, CAIRO_PDF_METADATA_SUBJECT, picture->command);
		return surface;
	default:
		surface = cairo_ps_surface_create_for_stream(on_write, output, width, height);
		cairo_ps_surface_set_eps(surface, 1);
		return surface;
	}
}

/* For PostScript cairo makes nameless fonts of signs beyond Latin, and loses memory: there text is outlines. */
static const char *make_document(const struct picture *picture)
{
	struct output output = { .picture = picture };
	cairo_surface_t *surface = open_document(&output);
	const char *why = draw(&output, surface, picture->medium == MEDIUM_EPS);
	cairo_surface_destroy(surface);
	return why;
}

/* ---- rasters ------------------------------------------------------------------------ */

/* The memory of a raster. Pixels are touched once: large pages, where the system has
   them, spare a page fault for every thousand. */
#define LARGE_PAGE ((size_t)2 << 20)

struct memory {
	void *block;
	size_t size;
	unsigned char *pixels;
};

/* Room for `bytes` of pixels, all zero. 0; -1 where there is none. */
static int memory_map(struct memory *memory, size_t bytes)
{
	memory->size = bytes + LARGE_PAGE;
	memory->block = mmap(
		NULL, memory->size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (memory->block == MAP_FAILED)
		return -1;
	size_t over = (uintptr_t)memory->block % LARGE_PAGE;
	memory->pixels = memory->block;
	memory->pixels += over > 0 ? LARGE_PAGE - over : 0;
#ifdef MADV_HUGEPAGE
	if (bytes >= LARGE_PAGE)
		madvise(memory->pixels, bytes, MADV_HUGEPAGE);
#endif
	return 0;
}

static const char *make_raster(const struct picture *picture)
{
	struct output output = { .picture = picture };
	int width = (int)lround(picture->width * picture->scale);
	int height = (int)lround(picture->height * picture->scale);
	int stride = cairo_format_stride_for_width(CAIRO_FORMAT_RGB24, width);
	if (width < 1 || height < 1 || stride < 0)
		return check(&output, CAIRO_STATUS_INVALID_SIZE);
	struct memory memory;
	if (memory_map(&memory, (size_t)stride * (size_t)height) != 0)
		return check(&output, CAIRO_STATUS_NO_MEMORY);
	cairo_surface_t *surface = cairo_image_surface_create_for_data(
		memory.pixels, CAIRO_FORMAT_RGB24, width, height, stride);
	const char *why = draw(&output, surface, true);
	cairo_surface_destroy(surface);
	const struct raster raster = {
		.pixels = memory.pixels,
		.width = (size_t)width,
		.height = (size_t)height,
		.stride = (size_t)stride,
		.dpi = picture->dpi,
		.software = picture->creator,
		.description = picture->command != NULL ? picture->command : "",
	};
	if (why == NULL)
		why = raster_write_png(&raster, picture->write, picture->self);
	munmap(memory.block, memory.size);
	return why;
}

const char *surfaces_make(const struct picture *picture)
{
	return picture->medium == MEDIUM_PNG ? make_raster(picture) : make_document(picture);
}
