/* The verb plot: draws or prints curves, or the difference of two. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/number.h"
#include "base/say.h"
#include "cli/columns.h"
#include "cli/output-targets.h"
#include "cli/record.h"
#include "cli/verb/error-figure.h"
#include "cli/verbs.h"

#include <stdlib.h>
#include <string.h>

/* ---- options ----------------------------------------------------------------------------- */

struct plot_options {
	bool diff;
	enum difference difference;
	struct curves pair; /* of a difference the two; request.curves has it alone */
	bool all;	    /* every function */
	bool one_sheet; /* panels only because of --all or --group: not in a file for each curve */
	const char *y;	/* NULL: own_y, or shared among panels of like height */
	bool own_y;	/* because of --all or --group: not in a file for each curve */
	const char *frame, *color;
};

static const struct plot_options *options(const struct request *r)
{
	return r->own;
}

/* --diff, --relative and --ulp: the later two imply the first. */
static int read_diff(struct request *r, const struct option_row *row, const char *value)
{
	struct plot_options *own = r->own;
	(void)value;
	own->diff = true;
	if (strcmp(row->name, "relative") == 0)
		own->difference = DIFFERENCE_RELATIVE;
	else if (strcmp(row->name, "ulp") == 0)
		own->difference = DIFFERENCE_ULP;
	return 0;
}

static const struct option_row subjects[] = {
	{ .name = "diff",
		.read = read_diff,
		.brief = N_("the difference of two curves"),
		.help = N_("the difference of two curves, the second minus the first; says "
			   "the largest one and where it is") },
	{ .name = "relative",
		.read = read_diff,
		.against = "ulp",
		.brief = N_("--diff divided by the magnitude of the first"),
		.help = N_("--diff divided by the magnitude of the first curve; the slope is "
			   "that of this quotient") },
	{ .name = "ulp",
		.read = read_diff,
		.brief = N_("--diff in units in the last place of the first"),
		.help = N_("--diff, and the difference of the slopes, in units in the last "
			   "place of the first curve's value: in double, or in the coarser "
			   "dtype of the two") },
	{ .name = "all",
		OWN(struct plot_options, all),
		.against = "group",
		.brief = N_("every function, a panel for each"),
		.help = N_("every function, a panel for each; with -o DIR/ a file for each") },
	{ .name = NULL },
};
static const struct option_table subject_options = { N_("Curves"), subjects, NULL };

/* Reads "3x2". */
static bool read_columns_by_rows(const char *value, size_t *columns, size_t *rows)
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

static bool fits_panels(const char *operand)
{
	size_t columns, rows;
	return read_columns_by_rows(operand, &columns, &rows);
}

static int read_panels(struct request *r, const struct option_row *row, const char *value)
{
	(void)row;
	r->plot.panels = true;
	r->plot.panel_columns = r->plot.panel_rows = 0;
	if (value == NULL ||
		read_columns_by_rows(value, &r->plot.panel_columns, &r->plot.panel_rows))
		return 0;
	say_usage(_("invalid --panels %s: expected columns x rows, such as 3x2"), quote(value));
	return -1;
}

/* Those that --all and --group imply are no option, but their number is. */
static void record_panels(const struct request *r, const struct option_row *row, struct text *out)
{
	const struct plot *plot = &r->plot;
	if (!plot->panels || (plot->panel_columns == 0 && options(r)->one_sheet))
		return;
	text_print(out, " --%s", row->name);
	if (plot->panel_columns > 0)
		text_print(out, "=%zux%zu", plot->panel_columns, plot->panel_rows);
}

static void record_y(const struct request *r, const struct option_row *row, struct text *out)
{
	if (r->plot.panels && (r->plot.panel_columns > 0 || !options(r)->one_sheet))
		option_record(r, row, out);
}

static const char *without_panels(const struct request *r)
{
	return r->plot.panels ? NULL : _("there are no panels");
}

static const char *const y_words[] = { "own", "shared", NULL };
static const char *const frame_words[] = { "shown", "all", NULL };

static const struct option_row panels[] = {
	{ .name = "panels",
		.argument = N_("CxR"),
		.optional = true,
		.read = read_panels,
		.record = record_panels,
		.in = FORMATS_DRAWN,
		.fits = fits_panels,
		.brief = N_("a panel for each CURVE, in C columns and R rows"),
		.help = N_("a panel for each CURVE, in C columns and R rows; without a "
			   "number the best fit") },
	{ .name = "y",
		.argument = N_("own|shared"),
		OWN(struct plot_options, y),
		.words = y_words,
		.record = record_y,
		.in = FORMATS_DRAWN,
		.refusal = without_panels,
		.brief = N_("panels with a y range of their own, or one for all"),
		.help = N_("panels with a y range of their own, or one for all; default: "
			   "shared among panels of like height") },
	{ .name = "frame",
		.argument = N_("shown|all"),
		OWN(struct plot_options, frame),
		.words = frame_words,
		.otherwise = "shown",
		.record = option_record,
		.in = FORMATS_DRAWN,
		.brief = N_("the y range is of what --show shows, or of f and f'"),
		.help = N_("the y range is of what --show shows, the default; or of f and f' "
			   "whatever it shows, so that slides built in steps do not jump") },
	{ .name = NULL },
};
static const struct option_table panel_options = { N_("Figure"), panels, NULL };

static const char *const color_words[] = {
	[COLOUR_AUTO] = "auto", [COLOUR_ALWAYS] = "always", [COLOUR_NEVER] = "never", NULL
};

static const struct option_row text[] = {
	{ .name = "color",
		.argument = N_("auto|always|never"),
		.alias = "colour",
		OWN(struct plot_options, color),
		.words = color_words,
		.otherwise = "auto",
		.in = FORMAT_CELLS,
		.brief = N_("colour of text plots; auto: on a terminal"),
		.help = N_("colour of text plots; auto: on a terminal, unless NO_COLOR "
			   "is set") },
	{ .name = NULL },
};
static const struct option_table text_options = { N_("Text"), text, NULL };

/* ---- the command line ---------------------------------------------------------------------- */

/* "actplot relu 3" wants a value, not a picture. */
static int refuse_points(const struct request *r)
{
	struct text command = { 0 };
	bool points = false;
	text_add(&command, "actplot eval");
	for (size_t i = 0; i < r->operands; i++) {
		points = points || request_is_point(&r->operand[i]);
		text_print(&command, " %s", r->operand[i].text);
	}
	if (points)
		say_usage(_("plot takes functions, not points; did you mean %s?"),
			quote(text_string(&command)));
	text_free(&command);
	return points ? -1 : 0;
}

static bool takes_rows(const struct request *r)
{
	return options(r)->all || r->group != NULL;
}

/* Of --all and --group: a curve for each row and, where they share a file, a panel for each
   curve. Heights as different as those of exp and sigmoid share no y. */
static int add_rows(struct request *r)
{
	struct plot_options *own = r->own;
	size_t n;
	const struct activation *const *row = activation_all(&n);
	for (size_t i = 0; i < n; i++)
		if ((own->all || request_in_group(r, row[i])) &&
			spec_parse(row[i]->id, &r->given, &r->curves) < 0)
			return -1;
	own->one_sheet = !r->plot.panels;
	own->own_y = own->y == NULL;
	r->plot.panels = true;
	return 0;
}

/* Puts the difference of the two curves in their place. */
static int take_difference(struct request *r)
{
	struct plot_options *own = r->own;
	own->pair = r->curves;
	r->curves = (struct curves){ 0 };
	r->plot.ulps = own->difference == DIFFERENCE_ULP;
	r->plot.difference = own->difference;
	return spec_difference(&own->pair, own->difference, &r->curves);
}

/* The words of the options, as a plot has them. */
static void take_words(struct request *r)
{
	const struct plot_options *own = r->own;
	r->plot.y_sharing = own->y == NULL ? (own->own_y ? Y_OWN : Y_GROUPS)
		: own->y == y_words[0]	   ? Y_OWN
					   : Y_SHARED;
	r->plot.frame_all = own->frame == frame_words[1];
	while (own->color != color_words[r->plot.text.colour])
		r->plot.text.colour++;
}

static int make_curves(struct request *r)
{
	if (request_read_curves(r) < 0 || (takes_rows(r) && add_rows(r) < 0))
		return -1;
	if (request_name_curves(r) < 0)
		return -1;
	if (options(r)->diff && r->curves.n > 0 && take_difference(r) < 0)
		return -1;
	take_words(r);
	return request_settle_curves(r);
}

/* The command that makes `plot`, which is all or `single` alone (NULL: all). */
static void record(const struct request *r, const struct plot *plot, const struct curve *single,
	const struct format *format, struct text *out)
{
	const struct plot_options *own = r->own;
	text_add(out, "actplot");
	if (single != NULL) {
		record_curve(out, single);
	} else {
		record_operands(out, r);
		if (own->all)
			text_add(out, " --all");
		else if (r->group != NULL)
			text_print(out, " --group %s", r->group);
		record_given(out, r);
	}
	if (own->diff)
		text_add(out,
			own->difference == DIFFERENCE_PLAIN		 ? " --diff"
				: own->difference == DIFFERENCE_RELATIVE ? " --diff --relative"
									 : " --diff --ulp");
	text_add(out, " --range");
	record_value(out, request_range_text(r, plot));
	record_options(out, r, format);
}

static int plot_prepare(struct request *r)
{
	if (make_curves(r) < 0 || refuse_points(r) < 0)
		return -1;
	if (route_plan(r, format_of_terminal(r->plot.text.utf8)) < 0)
		return -1;
	if (request_check(r) < 0)
		return -1;
	record(r, &r->plot, NULL, r->result[0].format, &r->command);
	r->plot.command = text_string(&r->command);
	return 0;
}

static void plot_release(struct request *r)
{
	struct plot_options *own = r->own;
	curves_free(&own->pair);
}

static void plot_name_file(const struct request *r, struct text *out)
{
	const struct plot_options *own = r->own;
	if (r->operands == 0 && takes_rows(r)) {
		text_add(out, own->all ? "activations" : r->group);
		return;
	}
	columns_join(own->diff ? &own->pair : &r->curves, out);
	text_add(out, own->diff ? "-diff" : "");
}

/* ---- the run ------------------------------------------------------------------------------ */

/* Whether two results show the same curves. */
static bool same_subject(const struct result *a, const struct result *b)
{
	return a->single == b->single && a->curve == b->curve;
}

/* Writes those of the results from `first` on that show what it shows. */
static int write_each(const struct request *r, size_t first, struct plot *plot)
{
	struct scene scene;
	bool draws = false;
	for (size_t i = first; i < r->results; i++)
		draws = draws ||
			(same_subject(&r->result[i], &r->result[first]) &&
				(r->result[i].format->kind & FORMATS_DRAWN) != 0);
	if (draws && scene_init(&scene, plot) != 0)
		return route_fail(r, &r->result[first]);
	if (draws)
		scene_tell(&scene);
	int status = 0;
	for (size_t i = first; i < r->results && status == 0; i++) {
		const struct result *result = &r->result[i];
		if (!same_subject(result, &r->result[first]))
			continue;
		/* A file gets the same bytes wherever it was asked for. */
		plot->text.terminal = r->plot.text.terminal && result->path == NULL;
		struct text command = { 0 };
		record(r, plot, result->single ? &plot->curve[0] : NULL, result->format, &command);
		plot->command = text_string(&command);
		status = route_write(r, result, plot, draws ? &scene : NULL);
		text_free(&command);
	}
	if (draws)
		scene_free(&scene);
	return status;
}

/* The same of the plot that this is: all curves, or one of them. */
static int write_subject(const struct request *r, size_t first, const struct plot *all)
{
	const struct result *result = &r->result[first];
	struct plot plot = *all;
	struct curve curve;
	if (result->single) {
		curve = r->curves.curve[result->curve];
		curve.operand = 0;
		curve.varied = -1;
		plot.curve = &curve;
		plot.curves = plot.operands = 1;
		plot.panels = plot.panels && !options(r)->one_sheet;
		plot.y_sharing = options(r)->own_y ? Y_GROUPS : plot.y_sharing;
		(void)request_range(r, &plot); /* request_check() has tried */
	}
	say_about(result->single ? result->path : NULL);
	int status = write_each(r, first, &plot);
	say_about(NULL);
	return status;
}

static int plot_run(const struct request *r)
{
	if (route_check(r) < 0)
		return -1;
	struct plot plot = r->plot;
	struct error_figure figure = { 0 };
	struct largest found;
	int result = 0;
	if (options(r)->diff && error_figure_largest(r, &found, &figure, &plot.chart))
		plot.largest = &found;
	for (size_t i = 0; i < r->results && result == 0; i++) {
		size_t before = 0;
		while (before < i && !same_subject(&r->result[before], &r->result[i]))
			before++;
		if (before == i)
			result = write_subject(r, i, &plot);
	}
	error_figure_free(&figure);
	return result;
}

static const struct example examples[] = {
	{ "actplot relu", N_("f and f' in the terminal") },
	{ "actplot relu --range -10:10 --png", N_("a picture, in relu.png") },
	{ "actplot sigmoid tanh --panels -o fig.svg", N_("two panels in fig.svg") },
	{ "actplot leaky_relu:alpha=0.01,0.1,0.3 --pdf", N_("a family of curves") },
	{ "actplot gelu@jax --csv --samples 1001", N_("what JAX calls gelu") },
	{ NULL, NULL },
};

/* Curves, output, figure, text: the groups of help. */
static const struct option_table *const tables[] = { &point_options, &show_options, &curve_options,
	&subject_options, &group_options, &format_options, &output_options, &figure_options,
	&panel_options, &word_options, &text_options, &common_options, NULL };

const struct verb verb_plot = {
	.name = "plot",
	.operands = N_("CURVE..."),
	.purpose = N_("draw or print f, f' and f''; the default verb"),
	.more = N_("Without a format or -o, the plot is text on standard output. "
		   "The formats png, svg, pdf and eps go to a file named after "
		   "the functions, such as relu.png, which is replaced if it "
		   "exists; the others go to standard output."),
	.examples = examples,
	.options = tables,
	.own_size = sizeof(struct plot_options),
	.writes = FORMATS_DRAWN | FORMAT_TABLE | FORMAT_JSON,
	.draws = true,
	.name_file = plot_name_file,
	.prepare = plot_prepare,
	.run = plot_run,
	.release = plot_release,
};
