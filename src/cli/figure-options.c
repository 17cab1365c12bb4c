/* Settings of how a result looks: its size, its panels, its title, its colours. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/number.h"
#include "base/say.h"
#include "cli/option-setters.h"

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

/* What the sides may be at most depends on the formats, so output-targets.c's callers check it. */
int set_size(struct request *r, const struct option_row *row, const char *value)
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
			r->size = value;
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

int set_dpi(struct request *r, const struct option_row *row, const char *value)
{
	(void)row;
	double dpi;
	if (number_read(value, &dpi) && dpi >= 1 && dpi <= 2400) {
		r->plot.page.dpi = dpi;
		return 0;
	}
	say_usage(_("invalid --dpi %s: must be a number from 1 to 2400"), quote(value));
	return -1;
}

bool settings_read_panels(const char *value, size_t *columns, size_t *rows)
{
	size_t length = strcspn(value, "x");
	if (value[length] == '\0')
		return false;
	char *left = alloc_copy_n(value, length);
	bool good = number_read_count(left, 1, CURVES_MAX, columns) &&
		number_read_count(value + length + 1, 1, CURVES_MAX, rows);
	free(left);
	return good;
}

int set_panels(struct request *r, const struct option_row *row, const char *value)
{
	(void)row;
	r->plot.panels = true;
	r->plot.panel_columns = r->plot.panel_rows = 0;
	if (value == NULL ||
		settings_read_panels(value, &r->plot.panel_columns, &r->plot.panel_rows))
		return 0;
	say_usage(_("invalid --panels %s: expected columns x rows, such as 3x2"), quote(value));
	return -1;
}

int set_y(struct request *r, const struct option_row *row, const char *value)
{
	static const char *const words[] = { "own", "shared", NULL };
	size_t k;
	if (settings_pick(row, value, words, &k) < 0)
		return -1;
	r->plot.y_sharing = k == 0 ? Y_OWN : Y_SHARED;
	return 0;
}

int set_frame(struct request *r, const struct option_row *row, const char *value)
{
	static const char *const words[] = { "shown", "all", NULL };
	size_t k;
	if (settings_pick(row, value, words, &k) < 0)
		return -1;
	r->plot.frame_all = k == 1;
	return 0;
}

int set_title(struct request *r, const struct option_row *row, const char *value)
{
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
	r->plot.title = value;
	return 0;
}

int set_no_legend(struct request *r, const struct option_row *row, const char *value)
{
	(void)row;
	(void)value;
	r->plot.legend = false;
	return 0;
}

int set_color(struct request *r, const struct option_row *row, const char *value)
{
	static const char *const words[] = { "auto", "always", "never", NULL };
	static const enum colour_when when[] = { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER };
	size_t k;
	if (settings_pick(row, value, words, &k) < 0)
		return -1;
	r->plot.text.colour = when[k];
	return 0;
}
