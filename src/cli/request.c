/* A request: argv parsed, checked, and turned into curves and a plot. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/number.h"
#include "base/say.h"
#include "cli/columns.h"
#include "cli/hints.h"
#include "cli/options.h"
#include "cli/output-targets.h"
#include "cli/request.h"
#include "cli/value.h"
#include "cli/verbs.h"
#include "out/sink/byte-patch.h"
#include "plot/draw/figure.h"

#include <langinfo.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void set_defaults(struct request *r)
{
	*r = (struct request){ .verb = verbs[0] };
	r->plot = (struct plot){
		.show = { [ORDER_F] = true, [ORDER_DF] = true },
		.text.utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0,
		.text.terminal = isatty(STDOUT_FILENO) == 1,
	};
}

int request_parse(struct request *r, int argc, char **argv)
{
	set_defaults(r);
	if (argc <= 1) {
		r->start = true;
		return 0;
	}
	if (options_read(r, argc, argv) < 0)
		return -1;
	if (r->help || r->version)
		return 0;
	return r->verb->prepare(r) < 0 ? -1 : options_check(r);
}

void request_free(struct request *r)
{
	if (r->own != NULL && r->verb->release != NULL)
		r->verb->release(r);
	free(r->own);
	for (size_t i = 0; i < r->results; i++)
		free(r->result[i].path);
	free(r->result);
	free(r->operand);
	free(r->given.item);
	curves_free(&r->curves);
	text_free(&r->command);
	*r = (struct request){ 0 };
}

void request_add_operand(struct request *r, struct operand operand)
{
	r->operand = alloc_grow(r->operand, r->operands, &r->operand_room, sizeof *r->operand);
	r->operand[r->operands++] = operand;
}

bool request_is_point(const struct operand *operand)
{
	return !operand->formula && !spec_is_known(operand->text) &&
		value_point(operand->text, false, NULL, 0) > 0;
}

/* ---- curves ------------------------------------------------------------------------------- */

/* The range of x where none is given: what the rows of all curves name; where they differ VIEW_DEFAULT. */
static const char *view_of(const struct plot *plot)
{
	const char *view = plot->curve[0].row->view;
	for (size_t i = 1; i < plot->curves && view != NULL; i++) {
		const char *own = plot->curve[i].row->view;
		if (own == NULL || strcmp(own, view) != 0)
			view = NULL;
	}
	return view != NULL ? view : VIEW_DEFAULT;
}

int request_range(const struct request *r, struct plot *plot)
{
	activation_view(view_of(plot), &plot->lo, &plot->hi);
	return r->range.typed == NULL
		? 0
		: range_read(r->range.typed, _("range"), &plot->lo, &plot->hi);
}

const char *request_range_text(const struct request *r, const struct plot *plot)
{
	return r->range.typed != NULL ? r->range.typed : view_of(plot);
}

int request_read_curves(struct request *r)
{
	for (size_t i = 0; i < r->operands; i++) {
		const struct operand *operand = &r->operand[i];
		if (request_is_point(operand))
			continue;
		if (operand->formula) {
			if (spec_formula(operand->text, operand->name, &r->given, &r->curves) < 0)
				return -1;
			continue;
		}
		if (!spec_is_known(operand->text) && hint_operand(r, i))
			return -1;
		if (spec_parse(operand->text, &r->given, &r->curves) < 0)
			return -1;
	}
	return 0;
}

int request_name_curves(struct request *r)
{
	columns_name(&r->curves);
	return columns_check(&r->curves);
}

/* Each --param is for some curve. */
static int check_given(const struct request *r)
{
	for (size_t i = 0; i < r->given.n; i++)
		if (!r->given.item[i].used) {
			char *name =
				alloc_copy_n(r->given.item[i].text, r->given.item[i].name_length);
			say_usage(_("--param: no curve has a parameter %s"), quote(name));
			free(name);
			return -1;
		}
	return 0;
}

int request_settle_curves(struct request *r)
{
	if (r->curves.n == 0) {
		say_usage(_("%s: no function given; 'actplot list' names them"), r->verb->name);
		return -1;
	}
	r->plot.curve = r->curves.curve;
	r->plot.curves = r->curves.n;
	r->plot.operands = r->curves.operands;
	r->plot.has_y = r->yrange.typed != NULL;
	r->plot.y_lo = r->yrange.lo.hi;
	r->plot.y_hi = r->yrange.hi.hi;
	return request_range(r, &r->plot) < 0 ? -1 : check_given(r);
}

int request_curves(struct request *r)
{
	if (request_read_curves(r) < 0 || request_name_curves(r) < 0)
		return -1;
	return request_settle_curves(r);
}

/* ---- what depends on the formats ------------------------------------------------------------ */

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
	for (size_t i = 0; i < r->results; i++) {
		const struct result *result = &r->result[i];
		struct plot plot = { .curve = &r->curves.curve[result->curve], .curves = 1 };
		if (result->single && request_range(r, &plot) < 0)
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
