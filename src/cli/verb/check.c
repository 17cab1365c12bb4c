/* The verb check: somebody's values of a function against the exact ones. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/number.h"
#include "base/say.h"
#include "cli/verb/xy-input.h"
#include "cli/verb/error-figure.h"
#include "cli/verb/check-columns.h"
#include "cli/verb/check-report.h"
#include "cli/columns.h"
#include "cli/output-targets.h"
#include "cli/record.h"
#include "cli/verbs.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- options ----------------------------------------------------------------------- */

struct check_options {
	struct limit limit[MEASURES];
	size_t worst; /* points to list */
};

static const struct option_row limits[] = {
	{ .name = "max-ulp",
		.argument = N_("E"),
		OWN(struct check_options, limit[MEASURE_ULP]),
		.most = INFINITY,
		.record = option_record, /* the figure shows this one */
		.brief = N_("exit with 1 if an error exceeds E ulp"),
		.help = N_("exit with 1 if an error exceeds E units in the last place "
			   "of the exact value") },
	{ .name = "max-abs",
		.argument = N_("E"),
		OWN(struct check_options, limit[MEASURE_ABS]),
		.most = INFINITY,
		.brief = N_("exit with 1 if an absolute error exceeds E") },
	{ .name = "max-rel",
		.argument = N_("E"),
		OWN(struct check_options, limit[MEASURE_REL]),
		.most = INFINITY,
		.brief = N_("exit with 1 if a relative error exceeds E") },
	{ .name = "worst",
		.argument = N_("N"),
		OWN(struct check_options, worst),
		.least = 1,
		.most = 1000,
		.brief = N_("list the N points with the largest errors"),
		.help = N_("list the N points with the largest errors in ulp, {least} to {most}") },
	{ .name = NULL },
};
static const struct option_table limit_options = { N_("Report"), limits, NULL };

static const struct check_options *options(const struct request *r)
{
	return r->own;
}

/* ---- the command line ---------------------------------------------------------------- */

/* What is known of all points so far. */
struct check_totals {
	struct scale scale;
	double limit[MEASURES]; /* infinite: none */
	size_t lines;
	bool any;
	struct checked_point
		largest[MEASURES]; /* the point with the largest error by each measure */
	struct exact sum_lo[MEASURES], sum_hi[MEASURES]; /* of all errors' bounds */
	size_t exactly;					 /* points measured for the means' sake */
	struct checked_point
		*worst; /* owned: those with the largest errors in ulp, at most `most` */
	size_t worsts, most;
	struct scatter *points; /* takes all errors in ulp; NULL: no figure is wanted */
};

/* Where the report goes if not to standard output; all other results are figures. */
static const struct result *report_of(const struct request *r)
{
	for (size_t i = 0; i < r->results; i++)
		if (!r->result[i].format->to_file)
			return &r->result[i];
	return NULL;
}

/* Figures leave standard output to the report. */
static int plan_results(struct request *r)
{
	if (route_plan(r, &route_text) < 0)
		return -1;
	for (size_t i = 0; i < r->results; i++)
		if (r->result[i].path == NULL && r->result[i].format->to_file) {
			say_usage(_("check prints its report on standard output; give the "
				    "figure a file"));
			return -1;
		}
	if (request_check(r) < 0)
		return -1;
	text_add(&r->command, "actplot check");
	record_operands(&r->command, r);
	record_given(&r->command, r);
	record_options(&r->command, r, NULL);
	r->plot.command = text_string(&r->command);
	return 0;
}

static int check_prepare(struct request *r)
{
	for (size_t i = 0; i < r->operands; i++)
		if (request_is_point(&r->operand[i])) {
			say_usage(_("check takes a function; points and values come from "
				    "standard input"));
			return -1;
		}
	if (request_curves(r) < 0)
		return -1;
	if (r->curves.n != 1) {
		say_usage(_("check takes one curve"));
		return -1;
	}
	const bool *show = r->plot.show;
	if (r->plot.show_given && show[ORDER_F] + show[ORDER_DF] + show[ORDER_D2F] != 1) {
		say_usage(_("check takes one of f, df, d2f at a time"));
		return -1;
	}
	struct scale scale;
	if (!scale_init(&scale, &r->curves.curve[0], ORDER_F)) {
		say_usage(_("%s: no formula states the function"), r->curves.curve[0].typed->id);
		return -1;
	}
	return plan_results(r);
}

/* ---- errors ---------------------------------------------------------------------- */

/* The middle of bounds so close is where an eye would see the point. */
#define SEEN_ULP 0.1
#define SEEN_SHARE 0.01
/* Of points whose bounds are not so close so many are measured exactly, which takes some 20 microseconds each:
   few lines have means to all digits, many to those that the bounds share. */
#define MEANS_EXACTLY 2000

static int draw_point(const struct check_totals *v, struct checked_point *p)
{
	double wide = p->hi[MEASURE_ULP] - p->lo[MEASURE_ULP];
	if (wide > SEEN_ULP && wide > SEEN_SHARE * p->hi[MEASURE_ULP] &&
		measure_exactly(&v->scale, p) < 0)
		return -1;
	double lo = p->lo[MEASURE_ULP], hi = p->hi[MEASURE_ULP];
	scatter_add(v->points, p->x, p->exact ? hi : lo + (hi - lo) / 2);
	return 0;
}

/* Of errors that agree to nine digits the first counts, since where a function is
   constant all do; but not if a limit lies between them. */
#define SAME 0x1p-30

static bool is_less(const struct check_totals *v, const struct checked_point *p, int m)
{
	double worst = v->largest[m].lo[m], most = p->hi[m], limit = v->limit[m];
	if (most <= worst)
		return true;
	return most <= worst + SAME * worst && !(limit >= worst && limit < most);
}

/* Exact values are looked for only where bounds overlap. */
static int compare_point(struct check_totals *v, struct checked_point *p)
{
	bool first = !v->any;
	v->any = true;
	for (int m = 0; m < MEASURES; m++) {
		struct checked_point *largest = &v->largest[m];
		if (!first && is_less(v, p, m))
			continue;
		if (!first && !(p->lo[m] > largest->hi[m])) {
			if (measure_exactly(&v->scale, p) < 0 ||
				measure_exactly(&v->scale, largest) < 0)
				return -1;
			if (is_less(v, p, m))
				continue;
		}
		*largest = *p;
	}
	return 0;
}

/* Keeps the point if it is one of the worst; of equal ones the first come first. */
static int keep_worst(struct check_totals *v, struct checked_point *p)
{
	double least = v->worsts == v->most ? v->worst[v->most - 1].hi[MEASURE_ULP] : 0;
	if (p->hi[MEASURE_ULP] <= least + SAME * least)
		return 0;
	if (measure_exactly(&v->scale, p) < 0)
		return -1;
	double error = p->hi[MEASURE_ULP];
	if (!(error > least + SAME * least))
		return 0;
	size_t at = v->worsts < v->most ? v->worsts++ : v->most - 1;
	for (; at > 0 && v->worst[at - 1].hi[MEASURE_ULP] < error; at--)
		v->worst[at] = v->worst[at - 1];
	v->worst[at] = *p;
	return 0;
}

/* A million errors one after another, hardly rounded. */
static void add_to(struct exact *sum, double error)
{
	struct exact s = exact_sum(sum->hi, error);
	sum->hi = s.hi;
	sum->lo += isfinite(s.hi) ? s.lo : 0;
}

static int add_point(struct check_totals *v, struct checked_point p, struct bounded f)
{
	if (measure_bound(&v->scale, &p, f) < 0)
		return -1;
	/* Near a zero of f nothing is known of its share. */
	if (p.hi[MEASURE_REL] > p.lo[MEASURE_REL] && !isfinite(p.hi[MEASURE_REL]) &&
		measure_exactly(&v->scale, &p) < 0)
		return -1;
	if (v->exactly < MEANS_EXACTLY &&
		p.hi[MEASURE_ULP] - p.lo[MEASURE_ULP] > SEEN_SHARE * p.hi[MEASURE_ULP]) {
		v->exactly++;
		if (measure_exactly(&v->scale, &p) < 0)
			return -1;
	}
	if (v->points != NULL && draw_point(v, &p) < 0)
		return -1;
	if (compare_point(v, &p) < 0 || (v->most > 0 && keep_worst(v, &p) < 0))
		return -1;
	for (int m = 0; m < MEASURES; m++) {
		add_to(&v->sum_lo[m], p.lo[m]);
		add_to(&v->sum_hi[m], p.hi[m]);
	}
	return 0;
}

/* ---- lines ------------------------------------------------------------------------- */

/* The points of one line. 0; -1 after saying what is wrong. */
static int read_line(struct check_totals *v, struct reader *in)
{
	size_t outputs = v->scale.curve->outputs;
	double value[READER_MAX];
	struct bounded f[VECTOR_MAX];
	for (size_t k = 0; k <= outputs; k++)
		if (!number_read(in->cell[k].s, &value[k])) {
			reader_say_bad(in, in->expected);
			return -1;
		}
	curve_value(v->scale.curve, v->scale.stated, value[0], v->scale.order, f);
	for (size_t k = 0; k < outputs; k++) {
		struct checked_point p = { .x = value[0], .y = value[k + 1], .output = k };
		if (add_point(v, p, f[k]) < 0)
			return -1;
	}
	v->lines++;
	return 0;
}

static int read_lines(const struct request *r, struct check_totals *v)
{
	size_t outputs = v->scale.curve->outputs;
	char *expected = outputs == 1 ? alloc_copy(_("expected x and y"))
				      : alloc_print(_("expected x and %zu values"), outputs);
	int more, result = 0;
	struct check_columns *columns = check_columns(r, v->scale.order);
	struct reader in = { .wanted = outputs + 1,
		.name = columns->name,
		.sets = columns->sets,
		.instead = columns->instead,
		.expected = expected };
	input_begin(
		outputs == 1 ? _("x and y, one pair a line") : _("x and the values, a line each"));
	while (result == 0 && (more = reader_next(&in)) > 0)
		result = read_line(v, &in);
	if (result == 0)
		result = more;
	if (result == 0 && v->lines == 0) {
		say_error(_("standard input: no points"));
		result = -1;
	}
	for (int m = 0; m < MEASURES && result == 0; m++)
		result = measure_exactly(&v->scale, &v->largest[m]);
	reader_free(&in);
	check_columns_free(columns);
	free(expected);
	return result;
}

/* ---- the report -------------------------------------------------------------------- */

static int write_report(const struct request *r, const struct check_totals *v)
{
	const struct result *result = report_of(r);
	struct report report = { .scale = &v->scale,
		.lines = v->lines,
		.worst = v->worst,
		.worsts = v->worsts,
		.lists_worst = v->most > 0 };
	double points = (double)v->lines * (double)v->scale.curve->outputs;
	if (r->quiet && (result == NULL || result->path == NULL))
		return 0;
	for (int m = 0; m < MEASURES; m++) {
		report.largest[m] = v->largest[m];
		report.mean[m] = (struct mean){ (v->sum_lo[m].hi + v->sum_lo[m].lo) / points,
			(v->sum_hi[m].hi + v->sum_hi[m].lo) / points };
	}
	struct sink *sink = result != NULL ? route_open(result) : sink_open_stdout();
	if (sink == NULL)
		return -1;
	if (result != NULL && result->format == &format_json)
		report_json(&report, sink);
	else
		report_text(&report, sink);
	return sink_close(sink);
}

static const char *const measured_by[MEASURES] = {
	[MEASURE_ABS] = "max-abs", [MEASURE_REL] = "max-rel", [MEASURE_ULP] = "max-ulp"
};

/* One line with all limits that are exceeded; the exit status tells it, too. */
static int check_limits(const struct request *r, const struct check_totals *v)
{
	struct text list = { 0 };
	for (int m = 0; m < MEASURES; m++)
		if (v->largest[m].hi[m] > v->limit[m])
			text_print(&list, "%s --%s %s", list.n > 0 ? "," : "", measured_by[m],
				options(r)->limit[m].typed);
	bool good = list.n == 0;
	if (!good && !r->quiet)
		say_error(_("%s%s: errors exceed%s"), plot_order_prefix[v->scale.order],
			v->scale.curve->name, text_string(&list));
	text_free(&list);
	return good ? 0 : -1;
}

static enum order order_of(const struct request *r)
{
	if (!r->plot.show_given)
		return ORDER_F;
	return r->plot.show[ORDER_F] ? ORDER_F : r->plot.show[ORDER_DF] ? ORDER_DF : ORDER_D2F;
}

static int check_run(const struct request *r)
{
	struct error_figure figure = { 0 };
	struct check_totals v = { .most = options(r)->worst };
	if (r->results > (report_of(r) != NULL ? 1 : 0))
		v.points = &figure.points;
	for (int m = 0; m < MEASURES; m++) {
		const struct limit *limit = &options(r)->limit[m];
		v.limit[m] = limit->typed != NULL ? limit->value : HUGE_VAL;
	}
	v.worst = alloc_zero(v.most + 1, sizeof *v.worst);
	int status = route_check(r);
	if (status == 0 && scale_init(&v.scale, &r->curves.curve[0], order_of(r)))
		status = read_lines(r, &v);
	if (status == 0)
		status = write_report(r, &v);
	if (status == 0 && v.points != NULL) {
		const struct checked_point *worst = &v.largest[MEASURE_ULP];
		figure.largest = (struct datum){ worst->x, worst->hi[MEASURE_ULP] };
		figure.limit.y = isfinite(v.limit[MEASURE_ULP]) ? v.limit[MEASURE_ULP] : NAN;
		status = error_figure_write(r, &figure, v.lines);
	}
	if (status == 0)
		status = check_limits(r, &v);
	free(v.worst);
	error_figure_free(&figure);
	return status;
}

static void check_name_file(const struct request *r, struct text *out)
{
	columns_join(&r->curves, out);
	text_add(out, "-check");
}

static const struct example examples[] = {
	{ "paste x.txt y.txt | actplot check gelu", N_("how exact y is") },
	{ "actplot check silu --max-ulp 2 <points.txt", N_("for a test's exit status") },
	{ "actplot check gelu --png <points.csv", N_("a figure of the errors, too") },
	{ "actplot check gelu --show df <slopes.csv", N_("slopes, from column d_gelu") },
	{ NULL, NULL },
};

static const struct option_table *const tables[] = { &show_options, &curve_options, &format_options,
	&output_options, &limit_options, &figure_options, &word_options, &common_options, NULL };

const struct verb verb_check = {
	.name = "check",
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
	.examples = examples,
	.options = tables,
	.own_size = sizeof(struct check_options),
	.writes = FORMAT_JSON | FORMAT_RASTER | FORMAT_SHEET,
	.reads_input = true,
	.reports = true,
	.name_file = check_name_file,
	.prepare = check_prepare,
	.run = check_run,
};
