/* The verb eval: values and derivatives at points from arguments or standard input. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/number.h"
#include "base/say.h"
#include "cli/verb/eval.h"
#include "cli/output-targets.h"
#include "cli/value.h"
#include "cli/verbs.h"
#include "out/data/table.h"

#include <stdlib.h>
#include <string.h>

/* JSON has all abscissae before the first value, so they must be kept. */
#define JSON_NUMBERS_MAX 10000000

/* ---- options ----------------------------------------------------------------------- */

static const struct option_row values[] = {
	{ .name = "digits",
		.argument = N_("N"),
		OWN(struct eval_options, digits),
		.least = 1,
		.most = 1000,
		.refusal = option_is_of_exact_curves,
		.against = "jacobian hex json",
		.brief = N_("N significant digits, each of them right"),
		.help = N_("N significant digits, {least} to {most}, each of them right: points "
			   "and parameters are the exact decimals as typed, 0.1 one "
			   "tenth; at inf and -inf the limits; a point where that many "
			   "cannot be decided is left out, and the exit status is 1") },
	{ .name = "jacobian",
		OWN(struct eval_options, jacobian),
		.against = "hex json",
		.brief = N_("for a list: the matrix of the slopes"),
		.help = N_("for a list: the matrix of the vector function's slopes, row m "
			   "and column k how output m moves with element k") },
	{ .name = "hex",
		IN_REQUEST(plot.table.hex),
		.in = FORMAT_TABLE,
		.brief = N_("numbers in hexadecimal"),
		.help = N_(
			"numbers in hexadecimal, as printf's %a writes them, with a dtype also the "
			"bit patterns, in columns such as relu_bits") },
	{ .name = NULL },
};
static const struct option_table value_options = { N_("Values"), values, NULL };

/* Why a list has no slopes beside its values. */
static const char *list_has_values(const struct request *r)
{
	const bool *show = r->plot.show;
	if (eval_options(r)->jacobian)
		return _("--jacobian has the slopes of f");
	if (eval_options(r)->points.width == 0 ||
		(show[ORDER_F] && !show[ORDER_DF] && !show[ORDER_D2F]))
		return NULL;
	return _("of a list f alone is printed; --jacobian has its slopes");
}

/* Points come from a range, from operands, or else from standard input. */
static const char *eval_refusal(const struct request *r, const struct option_row *row)
{
	if (strcmp(row->name, "range") == 0)
		return eval_options(r)->points.n > 0 ? _("X gives the points already") : NULL;
	if (strcmp(row->name, "samples") == 0)
		return r->range.typed == NULL ? _("is of a --range") : NULL;
	return strcmp(row->name, "show") == 0 ? list_has_values(r) : NULL;
}

/* ---- the command line --------------------------------------------------------------- */

/* Digits come from the formula, which some rows only tell in words. */
static int check_stated(const struct request *r)
{
	for (size_t i = 0; i < r->curves.n; i++) {
		const struct curve *c = &r->curves.curve[i];
		if (activation_tree(c->row, curve_formula(c)) == NULL) {
			say_usage(_("--digits: no formula states %s"), c->typed->id);
			return -1;
		}
	}
	return 0;
}

static int eval_prepare(struct request *r)
{
	if (request_curves(r) < 0 || points_prepare(r) < 0)
		return -1;
	if (route_plan(r, &format_csv) < 0)
		return -1;
	if (eval_options(r)->digits > 0 && (check_stated(r) < 0 || exact_check(r) < 0))
		return -1;
	return eval_options(r)->jacobian ? jacobian_check(r) : 0;
}

/* ---- output ----------------------------------------------------------------------- */

/* A run of eval. Points are numbers, or lists of `width` numbers for the one vector
   function; then `curve` goes through the list in hand and the table has its values
   alone. */
struct eval_run {
	const struct request *r;
	struct sink *sink;
	struct plot plot;
	struct curve curve; /* owned; used where width > 0 */
	size_t width;
	bool started, json;
	struct table table;  /* CSV and TSV */
	double *kept;	     /* JSON's points; owned */
	size_t n_kept, room; /* numbers of them */
};

/* Called with the form of the first point. */
static void run_start(struct eval_run *run, const struct format *format, size_t width)
{
	run->started = true;
	run->width = width;
	run->plot = run->r->plot;
	if (width > 0) {
		struct text why = { 0 };
		static const double zero[VECTOR_MAX];
		curve_copy(&run->curve, &run->r->curves.curve[0]);
		/* Zeros are always in bounds. */
		curve_input(&run->curve, zero, width, NULL, &why);
		text_free(&why);
		run->plot.curve = &run->curve;
		run->plot.table.bare = true;
		memset(run->plot.show, 0, sizeof run->plot.show);
		run->plot.show[ORDER_F] = true;
	}
	if (!run->json)
		table_start(&run->table, run->sink, &run->plot, format == &format_tsv ? '\t' : ',');
}

/* Evaluates one point of the form of the first. 0, or -1 and why not. */
static int run_point(struct eval_run *run, const double *x, struct text *why)
{
	size_t each = run->width > 0 ? run->width : 1;
	if (run->width > 0 && curve_input(&run->curve, x, run->width, NULL, why) < 0)
		return -1;
	if (!run->json) {
		table_rows(&run->table, &x[run->width > 0 ? curve_moving(&run->curve) : 0], 1);
		return 0;
	}
	if (run->n_kept + each > JSON_NUMBERS_MAX) {
		text_add(why, _("too many points for JSON; use --csv"));
		return -1;
	}
	for (size_t i = 0; i < each; i++) {
		run->kept = alloc_grow(run->kept, run->n_kept, &run->room, sizeof *run->kept);
		run->kept[run->n_kept++] = x[i];
	}
	return 0;
}

static int run_arguments(struct eval_run *run, const struct format *format)
{
	const struct points *p = &eval_options(run->r)->points;
	struct text why = { 0 };
	size_t each = p->width > 0 ? p->width : 1;
	run_start(run, format, p->width);
	int result = 0;
	for (size_t i = 0; i < p->n && result == 0 && sink_failed(run->sink) == 0; i++)
		result = run_point(run, p->x + i * each, &why);
	if (result < 0)
		say_error("%s", text_string(&why));
	text_free(&why);
	return result;
}

/* Reads the cell of a line as a point and evaluates it. 0; -1 after saying what is wrong. */
static int run_line(struct eval_run *run, const struct format *format, struct reader *in)
{
	double x[VECTOR_MAX];
	struct text why = { 0 };
	size_t n = value_point(in->cell[0].s, false, x, VECTOR_MAX);
	const char *wrong =
		points_wrong(run->r, in->cell[0].s, n, run->started ? (long)run->width : -1);
	if (wrong == NULL && !run->started)
		run_start(run, format, value_width(in->cell[0].s, n));
	int result = wrong == NULL ? run_point(run, x, &why) : -1;
	if (result < 0)
		reader_say_bad(in, wrong != NULL ? wrong : text_string(&why));
	text_free(&why);
	return result;
}

static int run_input(struct eval_run *run, const struct format *format)
{
	struct reader in = points_reader(run->sink);
	int more = 0, result = 0;
	while (result == 0 && sink_failed(run->sink) == 0 && (more = reader_next(&in)) > 0)
		result = run_line(run, format, &in);
	reader_free(&in);
	if (!run->started)
		run_start(run, format, 0);
	return more < 0 ? -1 : result;
}

static void write_kept(struct eval_run *run)
{
	run->kept = alloc_grow(run->kept, run->n_kept, &run->room, sizeof *run->kept);
	run->plot.table.at = run->kept; /* not NULL, also for no points */
	run->plot.table.ats = run->n_kept;
	if (run->width > 0)
		json_lists(run->sink, &run->r->curves.curve[0], run->kept, run->n_kept / run->width,
			run->width);
	else
		format_write(&format_json, &run->plot, NULL, run->sink);
}

static int eval_run(const struct request *r)
{
	const struct result *result = &r->result[0];
	if (route_check(r) < 0)
		return -1;
	struct eval_run run = { .r = r, .sink = route_open(result) };
	if (run.sink == NULL)
		return -1;
	run.json = result->format == &format_json;
	const struct eval_options *own = eval_options(r);
	int done = own->jacobian	 ? jacobian_run(r, result->format, run.sink)
		: own->digits > 0	 ? exact_run(r, result->format, run.sink)
		: r->range.typed != NULL ? format_write(result->format, &r->plot, NULL, run.sink)
		: own->points.n > 0	 ? run_arguments(&run, result->format)
					 : run_input(&run, result->format);
	if (run.json && run.started)
		write_kept(&run);
	else if (run.started)
		table_finish(&run.table);
	/* A bad line ends the run; what came before it is printed, but makes no file. */
	if (done < 0 && result->path != NULL)
		sink_abandon(run.sink);
	int closed = route_close(r, result, run.sink);
	free(run.kept);
	curve_free(&run.curve);
	return done < 0 || closed < 0 ? -1 : 0;
}

static void eval_release(struct request *r)
{
	struct eval_options *own = r->own;
	free(own->points.x);
}

static const struct example examples[] = {
	{ "actplot eval gelu -10 0 10", N_("f and f' at three points") },
	{ "actplot eval sigmoid tanh 38 --show f,df,d2f", N_("two functions, f'' too") },
	{ "actplot eval softmax 1,2,3", N_("a list for a vector function") },
	{ "seq -3 3 | actplot eval mish", N_("points from standard input") },
	{ "actplot eval gelu --range -1:1 --samples 5", N_("points of a range") },
	{ NULL, NULL },
};

static const struct option_table *const tables[] = { &point_options, &show_options, &curve_options,
	&format_options, &output_options, &value_options, &common_options, NULL };

const struct verb verb_eval = {
	.name = "eval",
	.operands = N_("CURVE... [X...]"),
	.purpose = N_("print values and derivatives at given points"),
	.more = N_("X is a number (decimal, hexadecimal, inf, nan), a formula "
		   "without x such as pi/2 or 1/3, or for one vector function a "
		   "list such as 1,2,3 or, with a masked element, 1,-inf,3 (of one "
		   "element: 3,), for "
		   "which the values alone are printed. "
		   "--range and --samples give points as well. Without either the "
		   "points are read from standard input, one a line, or from the "
		   "column x of a table whose first line names its columns, such "
		   "as eval's own; empty lines and those that begin with # are "
		   "passed over. A line is answered before the next one is waited "
		   "for; a bad one is told by its number, and ends the run. The "
		   "output is CSV, with --tsv or --json in that format."),
	.examples = examples,
	.options = tables,
	.own_size = sizeof(struct eval_options),
	.writes = FORMAT_TABLE | FORMAT_JSON,
	.reads_input = true,
	.refusal = eval_refusal,
	.prepare = eval_prepare,
	.run = eval_run,
	.release = eval_release,
};
