/* The verbs: a row for each, and plot itself. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/say.h"
#include "cli/verb/error-figure.h"
#include "cli/options.h"
#include "cli/output-targets.h"
#include "cli/option-setters.h"
#include "cli/verbs.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

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

static int plot_prepare(struct request *r)
{
	if (request_curves(r) < 0 || refuse_points(r) < 0)
		return -1;
	if (route_plan(r, format_of_terminal(r->plot.text.utf8)) < 0)
		return -1;
	if (request_check(r) < 0)
		return -1;
	request_command(r, NULL, r->result[0].format, &r->command);
	r->plot.command = text_string(&r->command);
	return 0;
}

#define NEARLY_ONE 1e-9 /* what is no more than that above is a tie */

/* What a table's rows have beyond what was found is the largest. */
static void look_at_rows(const struct request *r, struct largest *found)
{
	const struct curve *c = &r->curves.curve[0];
	struct grid grid;
	struct jet jet;
	double x;
	bool table = false;
	for (size_t i = 0; i < r->results; i++)
		table = table || r->result[i].format->write != NULL;
	grid_init(&grid, &r->plot);
	while (table && grid_next(&grid, &x)) {
		curve_eval_to(c, x, ORDER_F, &jet);
		if (fabs(jet.y) > found->y * (1 + NEARLY_ONE)) {
			found->y = fabs(jet.y);
			found->x = x;
		}
	}
}

/* "4.732e-04", "at least 6.786e-07", "without bound". */
static char *amount(const struct largest *found, const char *unit)
{
	if (isinf(found->y))
		return alloc_print(_("without bound"));
	return alloc_print(found->least ? _("at least %.3e%s") : "%.3e%s", found->y, unit);
}

/* What --diff has to tell: the largest difference, of all that the results show, and where it is; fills the cloud where
   points show it better than a curve. False where nothing is finite. */
static bool find_largest(const struct request *r, struct largest *found, struct cloud *cloud)
{
	if (!curve_largest(&r->curves.curve[0], r->plot.lo.hi, r->plot.hi.hi, found))
		return false;
	look_at_rows(r, found);
	if (r->plot.ulps)
		error_figure_difference(&r->plot, found, cloud);
	char *much = amount(found, r->difference == DIFFERENCE_ULP ? " ulp" : "");
	say_note(r->difference == DIFFERENCE_RELATIVE
			? _("largest |relative difference| %s at x = %.4g")
			: _("largest |difference| %s at x = %.4g"),
		much, found->x);
	free(much);
	return true;
}

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
				r->result[i].format->draw != NULL);
	if (draws && scene_init(&scene, plot) != 0)
		return route_fail(r, &r->result[first]);
	int status = 0;
	for (size_t i = first; i < r->results && status == 0; i++) {
		const struct result *result = &r->result[i];
		if (!same_subject(result, &r->result[first]))
			continue;
		/* A file gets the same bytes wherever it was asked for. */
		plot->text.terminal = r->plot.text.terminal && result->path == NULL;
		struct text command = { 0 };
		request_command(
			r, result->single ? &plot->curve[0] : NULL, result->format, &command);
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
		plot.panels = plot.panels && !r->one_sheet;
		plot.y_sharing = r->own_y ? Y_GROUPS : plot.y_sharing;
		(void)settings_range(
			r, request_view(r, &curve), &plot); /* request_check() has tried */
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
	struct cloud cloud = { .limit = NAN };
	struct largest found;
	int result = 0;
	if (r->diff && find_largest(r, &found, &cloud))
		plot.largest = &found;
	if (cloud.log)
		plot.cloud = &cloud;
	for (size_t i = 0; i < r->results && result == 0; i++) {
		size_t before = 0;
		while (before < i && !same_subject(&r->result[before], &r->result[i]))
			before++;
		if (before == i)
			result = write_subject(r, i, &plot);
	}
	cloud_free(&cloud);
	return result;
}

static const struct example plot_examples[] = {
	{ "actplot relu", N_("f and f' in the terminal") },
	{ "actplot relu --range -10:10 --png", N_("a picture, in relu.png") },
	{ "actplot sigmoid tanh --panels -o fig.svg", N_("two panels in fig.svg") },
	{ "actplot leaky_relu:alpha=0.01,0.1,0.3 --pdf", N_("a family of curves") },
	{ "actplot gelu@jax --csv --samples 1001", N_("what JAX calls gelu") },
	{ NULL, NULL },
};

static const struct example eval_examples[] = {
	{ "actplot eval gelu -10 0 10", N_("f and f' at three points") },
	{ "actplot eval sigmoid tanh 38 --show f,df,d2f", N_("two functions, f'' too") },
	{ "actplot eval softmax 1,2,3", N_("a list for a vector function") },
	{ "seq -3 3 | actplot eval mish", N_("points from standard input") },
	{ "actplot eval gelu --range -1:1 --samples 5", N_("points of a range") },
	{ NULL, NULL },
};

static const struct example check_examples[] = {
	{ "paste x.txt y.txt | actplot check gelu", N_("how exact y is") },
	{ "actplot check silu --max-ulp 2 <points.txt", N_("for a test's exit status") },
	{ "actplot check gelu --png <points.csv", N_("a figure of the errors, too") },
	{ "actplot check gelu --show df <slopes.csv", N_("slopes, from column d_gelu") },
	{ NULL, NULL },
};

static const struct example list_examples[] = {
	{ "actplot list", N_("every function, one line each") },
	{ "actplot list tanh", N_("those with tanh in their name or formula") },
	{ "actplot list --framework jax --names", N_("names of what JAX ships") },
	{ "actplot list --group lecture --csv", N_("a table of the lecture's") },
	{ NULL, NULL },
};

static const struct example explain_examples[] = {
	{ "actplot explain gelu", N_("the lesson") },
	{ "actplot explain gelu --as c", N_("a C function, its error stated") },
	{ "actplot explain --man relu", N_("its manual page") },
	{ NULL, NULL },
};

static const struct example compare_examples[] = {
	{ "actplot compare sigmoid tanh", N_("side by side") },
	{ "actplot compare gelu --frameworks", N_("what each framework computes") },
	{ NULL, NULL },
};

static const struct example choose_examples[] = {
	{ "actplot choose", N_("asks, then recommends") },
	{ "actplot choose --problem multiclass --layer output", N_("for a classifier") },
	{ "actplot choose --symptom dead-units", N_("what to do about them") },
	{ NULL, NULL },
};

const struct verb verbs[] = {
	{
		.name = "plot",
		.bit = FOR_PLOT,
		.operands = N_("CURVE..."),
		.purpose = N_("draw or print functions and their derivatives; the "
			      "default verb"),
		.more = N_("Without a format or -o, the plot is text on standard output. "
			   "The formats png, svg, pdf and eps go to a file named after "
			   "the functions, such as relu.png, which is replaced if it "
			   "exists; the others go to standard output."),
		.examples = plot_examples,
		.prepare = plot_prepare,
		.run = plot_run,
	},
	{
		.name = "eval",
		.bit = FOR_EVAL,
		.reads_input = true,
		.operands = N_("CURVE... [X...]"),
		.purpose = N_("print values and derivatives at given points"),
		.more = N_("X is a number (decimal, hexadecimal, inf, nan), a formula "
			   "without x such as pi/2 or 1/3, or for one vector function a "
			   "list such as 1,2,3 or, with a masked element, 1,-inf,3, for "
			   "which the values alone are printed. "
			   "--range and --samples give points as well. Without either the "
			   "points are read from standard input, one a line, or from the "
			   "column x of a table whose first line names its columns, such "
			   "as eval's own; empty lines and those that begin with # are "
			   "passed over. A line is answered before the next one is waited "
			   "for; a bad one is told by its number, and ends the run. The "
			   "output is CSV, with --tsv or --json in that format."),
		.examples = eval_examples,
		.prepare = eval_prepare,
		.run = eval_run,
	},
	{
		.name = "check",
		.bit = FOR_CHECK,
		.reads_input = true,
		.operands = N_("CURVE"),
		.purpose = N_("measure how exact the values of another program are"),
		.more = N_(
			"Each line of standard input has an x and the value y computed "
			"there (or the values of all outputs of a vector function). "
			"Where the first line is a header, names that begin with a "
			"letter or _, the columns are x and the curve's own, as eval "
			"calls it, else y, in any order among others; without one they "
			"are the first. Blanks, tabs, commas or semicolons stand "
			"between, fields may be quoted, and lines that begin with # are "
			"comments; so what eval and most programs print can be checked "
			"as it is. Decimals take a point. Printed are the "
			"number of points, the largest absolute, relative and ulp "
			"error, each with its x, and the means, to the digits that are "
			"certain; with --worst N points, --json as JSON. --show df "
			"checks slopes, in a column such as d_gelu. The ulp is that of the curve's dtype, "
			"else of double precision: 2^-52 times the power of two at or "
			"below the exact value, at least 2^-1074. x stands for the double nearest to what is "
			"written, whereas eval --digits takes the exact decimal. A NaN "
			"or an infinity that is wrong is an infinite error. Where one of "
			"--max-abs, --max-rel and --max-ulp is exceeded the exit status "
			"is 1; with --quiet that is all that is told. With --png, "
			"--svg, --pdf or --eps a figure of all errors in ulp goes to a "
			"file as well, such as gelu-check.png."),
		.examples = check_examples,
		.prepare = check_prepare,
		.run = check_run,
	},
	{
		.name = "list",
		.bit = FOR_LIST,
		.operands = N_("[PATTERN]"),
		.purpose = N_("list the functions, one a line"),
		.more = N_("Each line has the name, the title and the formula of a "
			   "function. With PATTERN, only those that have it in their name, "
			   "in another name, in their title or in their formula."),
		.examples = list_examples,
		.prepare = list_prepare,
		.run = list_run,
	},
	{
		.name = "explain",
		.bit = FOR_EXPLAIN,
		.operands = N_("CURVE"),
		.purpose = N_("the lesson on one function"),
		.more = N_("A card of facts, computed, with a small plot, then what the "
			   "function is for, its strengths and weaknesses, and how "
			   "frameworks spell it."),
		.examples = explain_examples,
		.prepare = explain_prepare,
		.run = explain_run,
	},
	{
		.name = "compare",
		.bit = FOR_COMPARE,
		.operands = N_("CURVE CURVE..."),
		.purpose = N_("properties of functions side by side"),
		.more = N_("A table of what is computed for each, then identities that "
			   "hold between them, and what differs."),
		.examples = compare_examples,
		.prepare = compare_prepare,
		.run = compare_run,
	},
	{
		.name = "choose",
		.bit = FOR_CHOOSE,
		.operands = "",
		.purpose = N_("which function for which problem, and why"),
		.more = N_("Without an answer among the options it asks, on a terminal."),
		.examples = choose_examples,
		.prepare = choose_prepare,
		.run = choose_run,
	},
	{ .name = NULL },
};

const struct verb *verb_find(const char *name)
{
	for (const struct verb *v = verbs; v->name != NULL; v++)
		if (strcmp(v->name, name) == 0)
			return v;
	return NULL;
}
