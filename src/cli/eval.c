/* The verb eval: values and derivatives at points from arguments or standard input. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/number.h"
#include "base/say.h"
#include "cli/input.h"
#include "cli/options.h"
#include "cli/route.h"
#include "cli/verbs.h"
#include "out/table.h"

#include <stdlib.h>
#include <string.h>

/* JSON has all abscissae before the first value, so they must be kept. */
#define JSON_POINTS_MAX 10000000

/* Lists are points of one vector function only. */
static int check_lists(const struct request *r)
{
	if (r->curves.n == 1 && activation_takes_list(r->curves.curve[0].row))
		return 0;
	if (r->curves.n == 1)
		say_usage(_("%s takes numbers, not lists"), r->curves.curve[0].typed->id);
	else
		say_usage(_("a list such as 1,2,3 is for one vector function alone"));
	return -1;
}

/* Reads operand `text` as the next point; all have the form of the first. */
static int add_point(struct points *p, const char *text)
{
	double list[VECTOR_MAX];
	size_t n = request_read_point(text, list, VECTOR_MAX);
	size_t width = n > 1 ? n : 0, each = n > 1 ? n : 1;
	if (n == 0) {
		say_usage(_("%s has more than %d elements"), quote(text), VECTOR_MAX);
		return -1;
	}
	if (p->n > 0 && p->width != width) {
		say_usage(_("%s: all points must have the same number of elements"),
			quote(text));
		return -1;
	}
	p->width = width;
	p->x = alloc_resize(p->x, (p->n + 1) * each, sizeof *p->x);
	memcpy(p->x + p->n * each, list, each * sizeof *p->x);
	p->n++;
	return 0;
}

static int check_list_values(const struct request *r)
{
	int result = 0;
	for (size_t i = 0; i < r->points.n && result == 0; i++) {
		struct curve curve;
		struct text why = {0};
		curve_copy(&curve, &r->curves.curve[0]);
		result = curve_input(&curve, r->points.x + i * r->points.width,
			r->points.width, NULL, &why);
		if (result < 0)
			say_usage("%s: %s", curve.typed->id, text_string(&why));
		text_free(&why);
		curve_free(&curve);
	}
	return result;
}

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

int eval_prepare(struct request *r)
{
	if (request_curves(r) < 0)
		return -1;
	for (size_t i = 0; i < r->operands; i++)
		if (request_is_point(&r->operand[i]) &&
			add_point(&r->points, r->operand[i].text) < 0)
			return -1;
	if (r->points.width > 0 && (check_lists(r) < 0 || check_list_values(r) < 0))
		return -1;
	if (route_plan(r, &format_csv) < 0 || (r->digits > 0 && check_stated(r) < 0))
		return -1;
	if (r->jacobian && jacobian_check(r) < 0)
		return -1;
	if (r->points.width > 0 && r->points.n > 1 && r->result[0].format == &format_json) {
		say_usage(_("JSON takes one list"));
		return -1;
	}
	return 0;
}

/* ---- output ----------------------------------------------------------------------- */

/* A run of eval. Points are numbers, or lists of `width` numbers for the one vector
   function; then `curve` goes through the list in hand and the table has its values
   alone. */
struct run {
	const struct request *r;
	struct sink *sink;
	struct plot plot;
	struct curve curve; /* owned; used where width > 0 */
	size_t width;
	bool started, json;
	struct table table; /* CSV and TSV */
	double *kept;       /* JSON's abscissae; owned */
	size_t n_kept, room;
};

/* Called with the form of the first point. */
static void run_start(struct run *run, const struct format *format, size_t width)
{
	run->started = true;
	run->width = width;
	run->plot = run->r->plot;
	if (width > 0) {
		struct text why = {0};
		static const double zero[VECTOR_MAX];
		curve_copy(&run->curve, &run->r->curves.curve[0]);
		/* Zeros are always in bounds. */
		curve_input(&run->curve, zero, width, NULL, &why);
		text_free(&why);
		run->plot.curve = &run->curve;
		run->plot.bare = true;
		memset(run->plot.show, 0, sizeof run->plot.show);
		run->plot.show[ORDER_F] = true;
	}
	if (!run->json)
		table_start(&run->table, run->sink, &run->plot,
			format == &format_tsv ? '\t' : ',');
}

/* Evaluates one point of the form of the first. 0, or -1 and why not. */
static int run_point(struct run *run, const double *x, struct text *why)
{
	/* Before the curve moves on: JSON is written from it at the end. */
	if (run->json && run->n_kept == (run->width > 0 ? 1 : JSON_POINTS_MAX)) {
		text_add(why, run->width > 0 ? _("JSON takes one list")
					     : _("too many points for JSON; use --csv"));
		return -1;
	}
	if (run->width > 0 && curve_input(&run->curve, x, run->width, NULL, why) < 0)
		return -1;
	if (!run->json) {
		table_row(&run->table, x[0]);
		return 0;
	}
	run->kept = alloc_grow(run->kept, run->n_kept, &run->room, sizeof *run->kept);
	run->kept[run->n_kept++] = x[0];
	return 0;
}

static int run_arguments(struct run *run, const struct format *format)
{
	const struct points *p = &run->r->points;
	struct text why = {0};
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

/* Reads the line as a point and evaluates it. 0; -1 after saying what is wrong with it.
 */
static int run_line(struct run *run, const struct format *format, const struct input *in)
{
	double x[VECTOR_MAX];
	struct text why = {0};
	size_t n = request_read_point(in->text, x, VECTOR_MAX);
	const struct curves *curves = &run->r->curves;
	bool lists = curves->n == 1 && activation_takes_list(curves->curve[0].row);
	if (n == 0 || (n > 1 && !lists))
		text_add(&why, lists ? _("not a number or list") : _("not a number"));
	else if (run->started && run->width != (n > 1 ? n : 0))
		text_add(&why, _("not as many elements as before"));
	if (why.n == 0 && !run->started)
		run_start(run, format, n > 1 ? n : 0);
	int result = why.n == 0 ? run_point(run, x, &why) : -1;
	if (result < 0)
		say_error(_("standard input, line %zu: %s: %s"), in->line,
			quote(in->text), text_string(&why));
	text_free(&why);
	return result;
}

static int run_input(struct run *run, const struct format *format)
{
	struct input in = {0};
	int more = 0, result = 0;
	while (result == 0 && sink_failed(run->sink) == 0 && (more = input_next(&in)) > 0)
		result = run_line(run, format, &in);
	if (!run->started)
		run_start(run, format, 0);
	return more < 0 ? -1 : result;
}

int eval_run(const struct request *r)
{
	const struct result *result = &r->result[0];
	if (route_check(r) < 0)
		return -1;
	struct run run = {.r = r, .sink = route_open(result)};
	if (run.sink == NULL)
		return -1;
	run.json = result->format == &format_json;
	int done = r->jacobian	     ? jacobian_run(r, result->format, run.sink)
		   : r->digits > 0   ? exact_run(r, result->format, run.sink)
		   : r->points.n > 0 ? run_arguments(&run, result->format)
				     : run_input(&run, result->format);
	if (run.json) {
		run.kept = alloc_grow(run.kept, run.n_kept, &run.room, sizeof *run.kept);
		run.plot.at = run.kept; /* not NULL, also for no points */
		run.plot.ats = run.n_kept;
		format_json.write(&run.plot, run.sink);
	} else if (run.started) {
		table_finish(&run.table);
	}
	/* A bad line ends the run; what came before it is printed, but makes no file. */
	if (done < 0 && result->path != NULL)
		sink_abandon(run.sink);
	int closed = route_close(r, result, run.sink);
	free(run.kept);
	curve_free(&run.curve);
	return done < 0 || closed < 0 ? -1 : 0;
}
