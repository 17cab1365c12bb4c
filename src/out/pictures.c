/* The picture formats: PNG, SVG, PDF and EPS, each a figure that cairo draws, with a record of what it is. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "base/say.h"
#include "out/format.h"
#include "out/picture/picture.h"
#include "out/sink/byte-patch.h"
#include "plot/draw/layout.h"

#include <string.h>

#define CREATOR PACKAGE_NAME " " PACKAGE_VERSION

/* CSS's pixel is 1/96 in, a point 1/72 in. */
#define PIXELS_PER_INCH 96.0
#define POINTS_PER_INCH 72.0

/* The longest line that the document structuring conventions of PostScript allow. */
#define DSC_LINE 255

/* A figure on its way to a sink. */
struct figure {
	const struct scene *scene;
	struct page page;
	struct patch patch;
	struct text title;
	char date[DATE_SIZE]; /* of documents that carry one */
	struct picture picture;
};

/* True for a page in points. */
static bool is_physical(const struct plot *plot)
{
	return plot->page.unit != UNIT_NONE && plot->page.unit != UNIT_PIXEL;
}

static int on_draw(void *self, const struct canvas *canvas)
{
	const struct figure *f = self;
	return figure_draw(f->scene, &f->page, &theme_light, canvas);
}

static int on_write(void *self, const void *bytes, size_t n)
{
	struct figure *f = self;
	return patch_write(&f->patch, bytes, n);
}

static void on_warn(void *self, const char *sentence)
{
	(void)self;
	say_warning("%s", sentence);
}

/* A page of pixels is pixels of a raster and of SVG, and becomes points of a document at CSS's 96 an inch. */
static void begin(struct figure *f, enum medium medium, const struct plot *plot,
	const struct scene *scene, struct sink *sink)
{
	*f = (struct figure){ .scene = scene, .patch.sink = sink };
	bool physical = is_physical(plot), document = medium == MEDIUM_PDF || medium == MEDIUM_EPS;
	double pixels_per_unit, dpi = plot->page.dpi > 0 ? plot->page.dpi : PIXELS_DPI;
	figure_page(plot, &f->page, &pixels_per_unit);
	names_title(&f->title, scene);
	f->picture = (struct picture){
		.medium = medium,
		.width = f->page.width,
		.height = f->page.height,
		.scale = medium == MEDIUM_PNG	? pixels_per_unit
			: document && !physical ? POINTS_PER_INCH / PIXELS_PER_INCH
						: 1,
		.physical = physical,
		.dpi = physical ? pixels_per_unit * POINTS_PER_INCH : dpi,
		.creator = CREATOR,
		.title = text_string(&f->title),
		.command = plot->command,
		.date = f->date,
		.self = f,
		.draw = on_draw,
		.write = on_write,
		.warn = on_warn,
	};
}

/* Makes the picture and ends the figure. 0; -1 after saying why, unless the sink is about to. */
static int finish(struct figure *f)
{
	const char *why = picture_face()->make(&f->picture);
	patch_finish(&f->patch);
	if (why != NULL && *why != '\0' && sink_failed(f->patch.sink) == 0)
		say_error("%s", why);
	if (why != NULL)
		sink_abandon(f->patch.sink);
	text_free(&f->title);
	return why != NULL ? -1 : 0;
}

static int draw_png(const struct plot *plot, const struct scene *scene, struct sink *sink)
{
	struct figure f;
	begin(&f, MEDIUM_PNG, plot, scene, sink);
	return finish(&f);
}

static int draw_svg(const struct plot *plot, const struct scene *scene, struct sink *sink)
{
	struct figure f;
	begin(&f, MEDIUM_SVG, plot, scene, sink);
	struct text about = { 0 };
	text_add(&about, "\n<title>");
	text_add_escaped(&about, text_string(&f.title));
	text_add(&about, "</title>\n<desc>");
	text_add_escaped(&about, plot->command != NULL ? plot->command : "");
	text_add(&about, "</desc>");
	/* cairo numbers its surfaces as they are made in one run of the program. */
	const struct splice splices[] = {
		{ "<svg", ">", true, text_string(&about) },
		{ "<g id=\"surface", "\"", false, "<g id=\"figure" },
	};
	f.patch.splice = splices;
	f.patch.splices = sizeof splices / sizeof *splices;
	int result = finish(&f);
	text_free(&about);
	return result;
}

/* A document that carries a date. 0; -1 after saying that it cannot. */
static int begin_dated(struct figure *f, enum medium medium, const struct plot *plot,
	const struct scene *scene, struct sink *sink)
{
	char date[DATE_SIZE];
	if (patch_date(date) != 0) {
		sink_abandon(sink);
		return -1;
	}
	begin(f, medium, plot, scene, sink);
	memcpy(f->date, date, sizeof date);
	return 0;
}

static int draw_pdf(const struct plot *plot, const struct scene *scene, struct sink *sink)
{
	struct figure f;
	return begin_dated(&f, MEDIUM_PDF, plot, scene, sink) == 0 ? finish(&f) : -1;
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
	struct figure f;
	if (begin_dated(&f, MEDIUM_EPS, plot, scene, sink) != 0)
		return -1;
	/* cairo states the time of day here, and itself. */
	struct text header = { 0 };
	add_dsc(&header, "Creator", CREATOR);
	add_dsc(&header, "Title", text_string(&f.title));
	if (plot->command != NULL)
		add_dsc(&header, "For", plot->command);
	add_dsc(&header, "CreationDate", f.date);
	const struct splice splices[] = { { "%%Creator:", "%%Pages:", false,
		text_string(&header) } };
	f.patch.splice = splices;
	f.patch.splices = sizeof splices / sizeof *splices;
	int result = finish(&f);
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
	.write = draw_png,
};

const struct format format_svg = {
	.kind = FORMAT_SHEET,
	.name = "svg",
	.suffix = "svg",
	.help = N_("SVG picture, smooth at any size"),
	.label = "SVG",
	.to_file = true,
	.write = draw_svg,
};

const struct format format_pdf = {
	.kind = FORMAT_SHEET,
	.name = "pdf",
	.suffix = "pdf",
	.help = N_("PDF document of one page"),
	.label = "PDF",
	.binary = true,
	.to_file = true,
	.write = draw_pdf,
};

const struct format format_eps = {
	.kind = FORMAT_SHEET,
	.name = "eps",
	.suffix = "eps",
	.help = N_("encapsulated PostScript"),
	.label = "EPS",
	.to_file = true,
	.write = draw_eps,
};
