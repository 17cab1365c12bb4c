/* Options of plot and check about figures: their y range, their page, their words. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/number.h"
#include "base/say.h"
#include "cli/options.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Reads the decimal number at *at and moves past it. */
static bool read_side(const char **at, double *side)
{
	size_t length = strspn(*at, "0123456789.");
	char *digits = alloc_copy_n(*at, length);
	bool good = length > 0 && number_read(digits, side) && isfinite(*side);
	free(digits);
	*at += length;
	return good;
}

/* What the sides may be at most depends on the formats: request_check(). */
static int read_size(struct request *r, const struct option_row *row, const char *value)
{
	(void)row;
	static const struct {
		const char *name;
		enum unit unit;
	} units[] = { { "", UNIT_PIXEL }, { "px", UNIT_PIXEL }, { "mm", UNIT_MM },
		{ "cm", UNIT_CM }, { "in", UNIT_IN }, { "pt", UNIT_PT } };
	double width = 0, height = 0;
	const char *at = value;
	if (read_side(&at, &width) && *at++ == 'x' && read_side(&at, &height))
		for (size_t k = 0; k < sizeof units / sizeof units[0]; k++) {
			if (strcmp(at, units[k].name) != 0)
				continue;
			if (units[k].unit == UNIT_PIXEL &&
				(width != floor(width) || height != floor(height))) {
				say_usage(_("invalid --size %s: pixels are whole numbers"),
					quote(value));
				return -1;
			}
			r->plot.page.unit = units[k].unit;
			r->plot.page.width = width;
			r->plot.page.height = height;
			return 0;
		}
	say_usage(_("invalid --size %s: expected WxH in pixels, or with mm, cm, in, pt "
		    "after it"),
		quote(value));
	return -1;
}

static int check_title(struct request *r, const struct option_row *row, const char *value)
{
	(void)r;
	(void)row;
	if (!utf8_valid(value)) {
		say_usage(_("invalid --title %s: invalid UTF-8"), quote(value));
		return -1;
	}
	size_t length;
	for (const char *at = value; *at != '\0'; at += length)
		if (utf8_is_control(utf8_decode(at, &length))) {
			say_usage(_("invalid --title %s: control characters are not "
				    "allowed"),
				quote(value));
			return -1;
		}
	return 0;
}

static const struct option_row figure[] = {
	{ .name = "yrange",
		.letter = 'Y',
		.argument = N_("LO:HI"),
		IN_REQUEST(yrange),
		.noun = N_("y range"),
		.record = option_record,
		.in = FORMATS_DRAWN | FORMAT_TABLE |
			FORMAT_JSON, /* which have all of y, and no harm in it */
		.brief = N_("range of y; default: what is drawn fits"),
		.help = N_("range of y that plots show, tables have all of it; default: "
			   "what is drawn fits; 0: leaves the other end as it is") },
	{ .name = "size",
		.argument = N_("WxH"),
		IN_REQUEST(size),
		.read = read_size,
		.record = option_record,
		.in = FORMAT_CELLS | FORMAT_RASTER | FORMAT_SHEET,
		.brief = N_("pixels, default 1200x800; or 84x56mm; or cells"),
		.help = N_("size in pixels, default 1200x800; or as 84x56mm, cm, in, pt; "
			   "in character cells for text plots") },
	{ .name = "dpi",
		.argument = N_("N"),
		IN_REQUEST(plot.page.dpi), /* 0: PAGE_DPI or PIXELS_DPI */
		.least = 1,
		.most = 2400,
		.record = option_record,
		.in = FORMAT_RASTER,
		.brief = N_("dots per inch of a PNG"),
		.help = N_("dots per inch of a PNG, {least} to {most}; default 300 where the "
			   "size is in mm, cm, in or pt, else 96") },
	{ .name = NULL },
};

const struct option_table figure_options = { N_("Figure"), figure, NULL };

static const struct option_row words[] = {
	{ .name = "title",
		.argument = N_("TEXT"),
		IN_REQUEST(plot.title),
		.read = check_title,
		.record = option_record,
		.in = FORMATS_DRAWN,
		.brief = N_("title of the plot; default: the function's") },
	{ .name = "no-legend",
		IN_REQUEST(plot.legend),
		.clears = true,
		.record = option_record,
		.in = FORMATS_DRAWN,
		.brief = N_("no key and no labels at the lines") },
	{ .name = NULL },
};

const struct option_table word_options = { N_("Figure"), words, NULL };
