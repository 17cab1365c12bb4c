/* The picture formats: PNG, SVG, PDF and EPS, each a figure on a cairo surface. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "base/say.h"
#include "out/format.h"
#include "out/picture/cairo-canvas.h"
#include "out/picture/png.h"
#include "out/sink/byte-patch.h"
#include "plot/draw/layout.h"

#include <cairo-pdf.h>
#include <cairo-ps.h>
#include <cairo-svg.h>
#include <errno.h>
#include <math.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

#define CREATOR PACKAGE_NAME " " PACKAGE_VERSION

/* CSS's pixel is 1/96 in, a point 1/72 in. */
#define PIXELS_PER_INCH 96.0
#define POINTS_PER_INCH 72.0

/* The longest line that the document structuring conventions of PostScript allow. */
#define DSC_LINE 255

/* A picture in the making. */
struct picture {
	const struct scene *scene;
	struct page page;
	double scale; /* units of the surface in one of the page */
	double dpi;   /* pixels per inch of a raster */
	struct patch patch;
	struct text title;
};

/* True for a page in points. */
static bool is_physical(const struct plot_page *page)
{
	return page->unit != UNIT_NONE && page->unit != UNIT_PIXEL;
}

static void picture_begin(struct picture *picture, const struct plot *plot,
	const struct scene *scene, struct sink *sink)
{
	*picture = (struct picture){ .scene = scene, .patch.sink = sink };
	double pixels_per_unit;
	figure_page(plot, &picture->page, &pixels_per_unit);
	picture->dpi = plot->page.dpi > 0 ? plot->page.dpi : PIXELS_PER_INCH;
	if (is_physical(&plot->page))
		picture->dpi = pixels_per_unit * POINTS_PER_INCH;
	picture->scale = pixels_per_unit;
	names_title(&picture->title, scene);
}

static void picture_free(struct picture *picture)
{
	text_free(&picture->title);
	text_free(&picture->patch.held);
}

static cairo_status_t on_write(void *closure, const unsigned char *bytes, unsigned n)
{
	if (patch_write(closure, bytes, n) != 0)
		return CAIRO_STATUS_WRITE_ERROR;
	return CAIRO_STATUS_SUCCESS;
}

/* errno may be left from long before a failure that cairo tells without one. */
static bool is_full(int error)
{
	return error == EFBIG || error == ENOSPC || error == EDQUOT || error == EIO;
}

/* 0; -1 after saying what is wrong, unless the sink is about to say it. */
static int check(struct picture *picture, cairo_status_t status)
{
	if (status == CAIRO_STATUS_SUCCESS)
		return 0;
	if (sink_failed(picture->patch.sink) != 0)
		return -1;
	/* cairo keeps PostScript in a temporary file of its own until it is finished. */
	if (status == CAIRO_STATUS_WRITE_ERROR && is_full(errno))
		say_error(_("write error: %s"), strerror(errno));
	else
		say_error("cairo: %s", cairo_status_to_string(status));
	return -1;
}

/* Draws the figure on the surface and finishes it; a document's bytes are with the sink
   then. The surface stays the caller's. */
static int picture_draw(struct picture *picture, cairo_surface_t *surface, bool outlines)
{
	if (check(picture, cairo_surface_status(surface)) != 0)
		return -1;
	cairo_t *cr = cairo_create(surface);
	if (cairo_surface_get_type(surface) == CAIRO_SURFACE_TYPE_IMAGE)
		/* The page ends where the last pixels do. */
		cairo_scale(cr, cairo_image_surface_get_width(surface) / picture->page.width,
			cairo_image_surface_get_height(surface) / picture->page.height);
	else
		cairo_scale(cr, picture->scale, picture->scale);
	struct pen pen;
	pen_init(&pen, cr, outlines);
	struct canvas canvas = pen_canvas(&pen);
	int result = figure_draw(picture->scene, &picture->page, &theme_light, &canvas);
	pen_free(&pen);
	if (result == 0)
		result = check(picture, cairo_status(cr));
	cairo_destroy(cr);
	if (result == 0)
		result = check(picture, cairo_surface_status(surface));
	cairo_surface_finish(surface);
	if (result == 0)
		result = check(picture, cairo_surface_status(surface));
	return result;
}

/* Draws the one page of a document; takes the surface and ends the picture. */
static int document(struct picture *picture, cairo_surface_t *surface, bool outlines)
{
	int result = picture_draw(picture, surface, outlines);
	cairo_surface_destroy(surface);
	patch_finish(&picture->patch);
	if (result != 0)
		sink_abandon(picture->patch.sink);
	picture_free(picture);
	return result;
}

/* ---- PNG --------------------------------------------------------------------------- */

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

static int draw_raster(struct picture *picture, const char *command)
{
	int width = (int)lround(picture->page.width * picture->scale);
	int height = (int)lround(picture->page.height * picture->scale);
	int stride = cairo_format_stride_for_width(CAIRO_FORMAT_RGB24, width);
	if (width < 1 || height < 1 || stride < 0)
		return check(picture, CAIRO_STATUS_INVALID_SIZE);
	struct memory memory;
	if (memory_map(&memory, (size_t)stride * (size_t)height) != 0)
		return check(picture, CAIRO_STATUS_NO_MEMORY);
	cairo_surface_t *surface = cairo_image_surface_create_for_data(
		memory.pixels, CAIRO_FORMAT_RGB24, width, height, stride);
	int result = picture_draw(picture, surface, true);
	cairo_surface_destroy(surface);
	struct raster raster = {
		.pixels = memory.pixels,
		.width = (size_t)width,
		.height = (size_t)height,
		.stride = (size_t)stride,
		.dpi = picture->dpi,
		.software = CREATOR,
		.description = command != NULL ? command : "",
	};
	if (result == 0)
		result = raster_write_png(&raster, picture->patch.sink);
	munmap(memory.block, memory.size);
	return result;
}

static int draw_png(const struct plot *plot, const struct scene *scene, struct sink *sink)
{
	struct picture picture;
	picture_begin(&picture, plot, scene, sink);
	int result = draw_raster(&picture, plot->command);
	if (result != 0)
		sink_abandon(sink);
	picture_free(&picture);
	return result;
}

/* ---- SVG --------------------------------------------------------------------------- */

static int draw_svg(const struct plot *plot, const struct scene *scene, struct sink *sink)
{
	struct picture picture;
	picture_begin(&picture, plot, scene, sink);
	struct text about = { 0 };
	text_add(&about, "\n<title>");
	text_add_escaped(&about, text_string(&picture.title));
	text_add(&about, "</title>\n<desc>");
	text_add_escaped(&about, plot->command != NULL ? plot->command : "");
	text_add(&about, "</desc>");
	/* cairo numbers its surfaces as they are made in one run of the program. */
	const struct splice splices[] = {
		{ "<svg", ">", true, text_string(&about) },
		{ "<g id=\"surface", "\"", false, "<g id=\"figure" },
	};
	picture.patch.splice = splices;
	picture.patch.splices = sizeof splices / sizeof *splices;
	picture.scale = 1;
	cairo_surface_t *surface = cairo_svg_surface_create_for_stream(
		on_write, &picture.patch, picture.page.width, picture.page.height);
	cairo_svg_surface_set_document_unit(
		surface, is_physical(&plot->page) ? CAIRO_SVG_UNIT_PT : CAIRO_SVG_UNIT_PX);
	int result = document(&picture, surface, false);
	text_free(&about);
	return result;
}

/* ---- PDF and EPS ------------------------------------------------------------------- */

/* A page of pixels becomes points at CSS's 96 pixels an inch. */
static double points(const struct plot *plot)
{
	return is_physical(&plot->page) ? 1 : POINTS_PER_INCH / PIXELS_PER_INCH;
}

static int draw_pdf(const struct plot *plot, const struct scene *scene, struct sink *sink)
{
	char date[DATE_SIZE];
	struct picture picture;
	if (patch_date(date) != 0) {
		sink_abandon(sink);
		return -1;
	}
	picture_begin(&picture, plot, scene, sink);
	picture.scale = points(plot);
	cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(on_write, &picture.patch,
		picture.page.width * picture.scale, picture.page.height * picture.scale);
	cairo_pdf_surface_set_metadata(
		surface, CAIRO_PDF_METADATA_TITLE, text_string(&picture.title));
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, CREATOR);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
	if (plot->command != NULL)
		cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, plot->command);
	return document(&picture, surface, false);
}

/* A comment of the document's structure: one line of ASCII, what is beyond as `?`. */
static void add_dsc(struct text *out, const char *key, const char *value)
{
	size_t length;
	text_print(out, "%%%%%s: ", key);
	size_t room = DSC_LINE - strlen(key) - 4;
	for (; *value != '\0' && room > 0; value += length, room--) {
		long code = utf8_decode(value, &length);
		text_add_char(out, code >= 0x20 && code < 0x7f ? (char)code : '?');
	}
	text_add_char(out, '\n');
}

static int draw_eps(const struct plot *plot, const struct scene *scene, struct sink *sink)
{
	char date[DATE_SIZE];
	struct picture picture;
	if (patch_date(date) != 0) {
		sink_abandon(sink);
		return -1;
	}
	picture_begin(&picture, plot, scene, sink);
	/* cairo states the time of day here, and itself. */
	struct text header = { 0 };
	add_dsc(&header, "Creator", CREATOR);
	add_dsc(&header, "Title", text_string(&picture.title));
	if (plot->command != NULL)
		add_dsc(&header, "For", plot->command);
	add_dsc(&header, "CreationDate", date);
	const struct splice splices[] = { { "%%Creator:", "%%Pages:", false,
		text_string(&header) } };
	picture.patch.splice = splices;
	picture.patch.splices = sizeof splices / sizeof *splices;
	picture.scale = points(plot);
	cairo_surface_t *surface = cairo_ps_surface_create_for_stream(on_write, &picture.patch,
		picture.page.width * picture.scale, picture.page.height * picture.scale);
	cairo_ps_surface_set_eps(surface, 1);
	/* For PostScript cairo makes nameless fonts of signs beyond Latin, and loses
	   memory. */
	int result = document(&picture, surface, true);
	text_free(&header);
	return result;
}

const struct format format_png = {
	.kind = FORMAT_RASTER,
	.name = "png",
	.suffix = "png",
	.help = N_("PNG picture"),
	.label = "PNG",
	.binary = true,
	.to_file = true,
	.draw = draw_png,
};

const struct format format_svg = {
	.kind = FORMAT_SHEET,
	.name = "svg",
	.suffix = "svg",
	.help = N_("SVG picture, smooth at any size"),
	.label = "SVG",
	.to_file = true,
	.draw = draw_svg,
};

const struct format format_pdf = {
	.kind = FORMAT_SHEET,
	.name = "pdf",
	.suffix = "pdf",
	.help = N_("PDF document of one page"),
	.label = "PDF",
	.binary = true,
	.to_file = true,
	.draw = draw_pdf,
};

const struct format format_eps = {
	.kind = FORMAT_SHEET,
	.name = "eps",
	.suffix = "eps",
	.help = N_("encapsulated PostScript"),
	.label = "EPS",
	.to_file = true,
	.draw = draw_eps,
};
