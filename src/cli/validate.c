/* What depends on formats and curves is checked here, and the record of them made. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "base/number.h"
#include "base/say.h"
#include "cli/options.h"
#include "cli/output-targets.h"
#include "cli/option-setters.h"
#include "cli/verbs.h"
#include "out/sink/byte-patch.h"
#include "plot/draw/figure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Sides of a picture in pixels (or points), and of a text plot in cells. Above, cairo
   takes gigabytes or refuses; below, nothing can be drawn. */
#define SIDE_MIN 16
#define SIDE_MAX 16384
#define AREA_MAX 100e6
#define COLUMNS_MIN 40
#define ROWS_MIN 12
#define CELLS_MAX 1000

static int check_cells(const struct request *r)
{
	const struct plot *plot = &r->plot;
	if (plot->page.unit == UNIT_PIXEL && plot->page.width >= COLUMNS_MIN &&
		plot->page.width <= CELLS_MAX && plot->page.height >= ROWS_MIN &&
		plot->page.height <= CELLS_MAX)
		return 0;
	say_usage(_("invalid --size %s: a text plot takes from %dx%d to %dx%d cells"),
		quote(r->size), COLUMNS_MIN, ROWS_MIN, CELLS_MAX, CELLS_MAX);
	return -1;
}

/* Checks sides in `unit`, pixels or points. */
static int check_sides(const struct request *r, double width, double height, const char *unit)
{
	if (!(fmin(width, height) >= SIDE_MIN && fmax(width, height) <= SIDE_MAX))
		say_usage(_("invalid --size %s: each side must be from %d to %d %s"),
			quote(r->size), SIDE_MIN, SIDE_MAX, unit);
	else if (width * height > AREA_MAX)
		say_usage(_("invalid --size %s: must not exceed %.0f million %s"), quote(r->size),
			AREA_MAX / 1e6, unit);
	else
		return 0;
	return -1;
}

/* A physical size is limited in points, and as a raster in the pixels it makes. */
static int check_size(const struct request *r, const struct format *format)
{
	struct page page;
	double pixels;
	if (format->kind == FORMAT_CELLS)
		return check_cells(r);
	figure_page(&r->plot, &page, &pixels);
	if (r->plot.page.unit == UNIT_PIXEL)
		return check_sides(r, page.width, page.height, _("pixels"));
	if (check_sides(r, page.width, page.height, _("points")) < 0)
		return -1;
	if (format != &format_png)
		return 0;
	return check_sides(r, round(page.width * pixels), round(page.height * pixels), _("pixels"));
}

/* Both vector formats with a date in them take it from SOURCE_DATE_EPOCH. */
static int check_epoch(const struct request *r)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	size_t seconds;
	if (epoch == NULL || number_read_count(epoch, 0, DATE_MAX, &seconds))
		return 0;
	for (size_t i = 0; i < r->results; i++)
		if (r->result[i].format == &format_pdf || r->result[i].format == &format_eps) {
			say_usage(_("invalid SOURCE_DATE_EPOCH %s: expected seconds "
				    "since 1970"),
				quote(epoch));
			return -1;
		}
	return 0;
}

/* A range that is open at an end is each file's own. */
static int check_ranges(const struct request *r)
{
	struct plot plot;
	for (size_t i = 0; i < r->results; i++) {
		const struct result *result = &r->result[i];
		if (result->single &&
			settings_range(r, request_view(r, &r->curves.curve[result->curve]), &plot) <
				0)
			return -1;
	}
	return 0;
}

int request_check(struct request *r)
{
	const struct plot *plot = &r->plot;
	for (size_t i = 0; i < r->results && plot->page.unit != UNIT_NONE; i++)
		if (r->result[i].format != &route_text && check_size(r, r->result[i].format) < 0)
			return -1;
	if (plot->panel_columns > 0 && plot->panel_columns * plot->panel_rows < plot->operands) {
		say_usage(_("--panels=%zux%zu has no room for %zu curves"), plot->panel_columns,
			plot->panel_rows, plot->operands);
		return -1;
	}
	return check_ranges(r) < 0 ? -1 : check_epoch(r);
}

/* ---- the record ------------------------------------------------------------------- */

/* Appends a blank and a word as a shell reads it back. */
static void add_word(struct text *out, const char *word)
{
	static const char safe[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_@:=,./+-";
	text_add_char(out, ' ');
	if (*word != '\0' && word[strspn(word, safe)] == '\0') {
		text_add(out, word);
		return;
	}
	text_add_char(out, '\'');
	for (; *word != '\0'; word++)
		if (*word == '\'')
			text_add(out, "'\\''");
		else
			text_add_char(out, *word);
	text_add_char(out, '\'');
}

/* As add_word(), blanks inside left out. */
static void add_value(struct text *out, const char *value)
{
	struct text t = { 0 };
	for (; *value != '\0'; value++)
		if (*value != ' ' && *value != '\t')
			text_add_char(&t, *value);
	add_word(out, text_string(&t));
	text_free(&t);
}

static void add_show(struct text *out, const bool show[ORDERS])
{
	static const char *const names[ORDERS] = { "f", "df", "d2f" };
	const char *comma = " --show ";
	for (int k = 0; k < ORDERS; k++)
		if (show[k]) {
			text_print(out, "%s%s", comma, names[k]);
			comma = ",";
		}
}

static void add_panels(struct text *out, const struct request *r)
{
	const struct plot *plot = &r->plot;
	text_add(out, " --panels");
	if (plot->panel_columns > 0)
		text_print(out, "=%zux%zu", plot->panel_columns, plot->panel_rows);
	if (plot->y_sharing != Y_GROUPS && !r->own_y)
		text_add(out, plot->y_sharing == Y_OWN ? " --y own" : " --y shared");
}

static bool shows(const struct format *format, const char *option)
{
	return format == NULL || options_shows(option, format);
}

/* The options of pictures that differ from their defaults. */
static void add_picture(struct text *out, const struct request *r, const struct format *format)
{
	const struct plot *plot = &r->plot;
	if (r->yrange != NULL) {
		text_add(out, " --yrange");
		add_value(out, r->yrange);
	}
	if (r->size != NULL && shows(format, "size")) {
		text_add(out, " --size");
		add_word(out, r->size);
	}
	if (plot->page.dpi > 0 && shows(format, "dpi")) {
		char dpi[NUMBER_SIZE];
		number_format(plot->page.dpi, dpi);
		text_print(out, " --dpi %s", dpi);
	}
	if (plot->panels && (plot->panel_columns > 0 || !r->one_sheet))
		add_panels(out, r);
	if (plot->frame_all)
		text_add(out, " --frame all");
	if (plot->title != NULL) {
		text_add(out, " --title");
		add_word(out, plot->title);
	}
	if (!plot->legend)
		text_add(out, " --no-legend");
}

/* One curve, a family's member by its own value. */
static void add_curve(struct text *out, const struct curve *c)
{
	struct text spec = { 0 };
	bool formula = c->row->rank == 0; /* a user's own */
	if (formula) {
		text_add(out, " --expr");
		add_value(out, c->row->formula);
		if (strcmp(c->row->id, "expr") != 0)
			text_print(out, " --name %s", c->row->id);
	} else {
		text_add(&spec, c->typed->id);
		if (c->framework != NULL)
			text_print(&spec, "@%s", c->framework->id);
	}
	for (int k = 0; k < PARAM_MAX && c->row->param[k].name != NULL; k++)
		if (c->set[k] && formula)
			text_print(out, " --param %s=%s", c->row->param[k].name, c->text[k]);
		else if (c->set[k])
			text_print(&spec, ":%s=%s", c->row->param[k].name, c->text[k]);
	if (c->dtype != DTYPE_EXACT)
		text_print(formula ? out : &spec, formula ? " --dtype %s" : ":dtype=%s",
			dtype_name(c->dtype));
	if (!formula)
		add_value(out, text_string(&spec));
	text_free(&spec);
}

/* The curves as they were typed. */
static void add_operands(struct text *out, const struct request *r)
{
	for (size_t i = 0; i < r->operands; i++) {
		struct text spec = { 0 };
		if (r->operand[i].formula) {
			text_add(out, " --expr");
			add_value(out, r->operand[i].text);
			if (r->operand[i].name != NULL)
				text_print(out, " --name %s", r->operand[i].name);
			continue;
		}
		spec_normalise(&spec, r->operand[i].text);
		add_word(out, text_string(&spec));
		text_free(&spec);
	}
	if (r->all)
		text_add(out, " --all");
	else if (r->group != NULL)
		text_print(out, " --group %s", r->group);
	if (r->given.dtype != DTYPE_EXACT)
		text_print(out, " --dtype %s", dtype_name(r->given.dtype));
	for (size_t i = 0; i < r->given.n; i++) {
		text_add(out, " --param");
		add_value(out, r->given.item[i].text);
	}
}

/* The one of check's limits that its figure shows. */
static void add_limit(struct text *out, const struct request *r)
{
	if (r->limit[MEASURE_ULP] == NULL)
		return;
	text_add(out, " --max-ulp");
	add_value(out, r->limit[MEASURE_ULP]);
}

void request_command(const struct request *r, const struct curve *single,
	const struct format *format, struct text *out)
{
	const struct plot *plot = &r->plot;
	text_add(out, r->verb->bit == FOR_CHECK ? "actplot check" : "actplot");
	if (single != NULL)
		add_curve(out, single);
	else
		add_operands(out, r);
	if (r->diff)
		text_add(out,
			r->difference == DIFFERENCE_PLAIN	       ? " --diff"
				: r->difference == DIFFERENCE_RELATIVE ? " --diff --relative"
								       : " --diff --ulp");
	if (r->verb->bit == FOR_CHECK) {
		if (!plot->show[ORDER_F])
			add_show(out, plot->show);
		add_limit(out, r);
	} else {
		text_add(out, " --range");
		add_value(out, r->range != NULL ? r->range : request_view(r, single));
		if (plot->table.samples != 201 && shows(format, "samples"))
			text_print(out, " --samples %zu", plot->table.samples);
		if (!plot->show[ORDER_F] || !plot->show[ORDER_DF] || plot->show[ORDER_D2F] ||
			(plot->ulps && plot->show_given))
			add_show(out, plot->show);
	}
	add_picture(out, r, format);
}
