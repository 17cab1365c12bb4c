/* eval --digits: any number of digits, from the points and parameters as they were typed. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/number.h"
#include "base/say.h"
#include "cli/verb/eval.h"
#include "cli/value.h"
#include "out/data/table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A run: the separator of columns, and whether the header is out. Points are numbers, or
   lists of `width`. */
struct exact_run {
	const struct request *r;
	struct sink *sink;
	char separator;
	bool started;
	size_t width;
};

/* A list runs through the vector function whole: f alone, without x. */
static bool shows(const struct exact_run *run, enum order order)
{
	return run->width > 0 ? order == ORDER_F : run->r->plot.show[order];
}

static void put_header(struct exact_run *run, const struct curve *curve, size_t curves)
{
	struct text line = { 0 };
	if (run->width == 0)
		text_add(&line, "x");
	for (size_t c = 0; c < curves; c++)
		for (enum order order = ORDER_F; order < ORDERS; order++)
			for (size_t j = 0; shows(run, order) && j < curve[c].outputs; j++) {
				if (line.n > 0)
					text_add_char(&line, run->separator);
				table_column(&line, &curve[c], j, order);
			}
	text_add_char(&line, '\n');
	sink_write(run->sink, text_string(&line), line.n);
	text_free(&line);
	run->started = true;
}

/* Appends one curve's columns. 0; -1 after saying what cannot be decided. */
static int add_curve(struct exact_run *run, const struct curve *curve, const char *x, bool finite,
	struct text *line)
{
	size_t digits = eval_options(run->r)->digits;
	const char *moving = x; /* of a list the number that is in x's place */
	for (size_t k = run->width > 0 ? curve_moving(curve) : 0; k > 0; k--)
		moving = strchr(moving, ',') + 1;
	char *at = alloc_copy_n(moving, strcspn(moving, ","));
	int result = 0;
	for (enum order order = ORDER_F; order < ORDERS; order++)
		for (size_t j = 0; result == 0 && shows(run, order) && j < curve->outputs; j++) {
			if (line->n > 0)
				text_add_char(line, run->separator);
			result = curve_digits(curve, at, j, order, digits, line);
			if (result == 0)
				continue;
			struct text column = { 0 };
			table_column(&column, curve, j, order);
			if (finite)
				say_error(_("%s at %s: cannot decide %zu digits"),
					text_string(&column), quote(x), digits);
			else
				say_error(_("%s at %s: cannot decide the limit"),
					text_string(&column), quote(x));
			text_free(&column);
		}
	free(at);
	return result;
}

/* NULL, or why no digits are known of the point `x`: its formulas are those that are read exactly, such as pi/2. */
static const char *find_doubt(const char *x)
{
	double value[VECTOR_MAX];
	struct exact exact;
	size_t n = value_point(x, false, value, VECTOR_MAX);
	for (size_t i = 0; n > 1 && i < n && i < VECTOR_MAX; i++)
		if (!isfinite(value[i]) && value[i] != -HUGE_VAL)
			return _("--digits takes lists of finite numbers and -inf");
	if (value_width(x, n) == 0 && value_point(x, true, value, VECTOR_MAX) == 0 &&
		!number_read_exact(x, &exact, NULL))
		return _("--digits takes numbers, and products of numbers and pi");
	return NULL;
}

int exact_check(const struct request *r)
{
	for (size_t i = 0; i < r->operands; i++) {
		const char *x = r->operand[i].text;
		const char *doubt = request_is_point(&r->operand[i]) ? find_doubt(x) : NULL;
		if (doubt == NULL)
			continue;
		say_usage("%s: %s", quote(x), doubt);
		return -1;
	}
	return 0;
}

/* The values at a list. 0; -1 after saying why not. */
static int add_list(
	struct exact_run *run, const char *x, const double *value, size_t n, struct text *line)
{
	struct curve curve;
	struct text why = { 0 };
	curve_copy(&curve, &run->r->plot.curve[0]);
	size_t length = strlen(x);
	char *list = alloc_copy_n(x, n == 1 ? length - 1 : length); /* without the comma of "3," */
	int result = curve_input(&curve, value, n, list, &why);
	free(list);
	if (result < 0)
		say_error("%s: %s", quote(x), text_string(&why));
	if (result == 0 && !run->started)
		put_header(run, &curve, 1);
	if (result == 0)
		result = add_curve(run, &curve, x, true, line);
	text_free(&why);
	curve_free(&curve);
	return result;
}

/* The values at a number. */
static int add_number(struct exact_run *run, const char *x, double value, struct text *line)
{
	const struct plot *plot = &run->r->plot;
	char plain[NUMBER_SIZE];
	/* Decimals that are too large for a double are numbers all the same. */
	bool word = !isfinite(value) && strpbrk(x, "iInN") != NULL;
	int result = 0;
	number_format(value, plain);
	text_add(line, word ? plain : x);
	if (!run->started)
		put_header(run, plot->curve, plot->curves);
	for (size_t c = 0; c < plot->curves && result == 0; c++)
		result = add_curve(run, &plot->curve[c], x, !word || isnan(value), line);
	return result;
}

/* One row; none for a point where something is not decided. */
static int put_point(struct exact_run *run, const char *x)
{
	double value[VECTOR_MAX];
	struct text line = { 0 };
	size_t n = value_point(x, false, value, VECTOR_MAX);
	if (!run->started)
		run->width = value_width(x, n);
	int result = run->width > 0 ? add_list(run, x, value, n, &line)
				    : add_number(run, x, value[0], &line);
	text_add_char(&line, '\n');
	if (result == 0)
		sink_write(run->sink, text_string(&line), line.n);
	text_free(&line);
	return result;
}

static int run_lines(struct exact_run *run)
{
	struct reader in = points_reader(run->sink);
	int more = 0, result = 0;
	while (sink_failed(run->sink) == 0 && (more = reader_next(&in)) > 0) {
		const char *x = in.cell[0].s;
		double value[VECTOR_MAX];
		size_t n = value_point(x, false, value, VECTOR_MAX);
		const char *wrong =
			points_wrong(run->r, x, n, run->started ? (long)run->width : -1);
		if (wrong == NULL)
			wrong = find_doubt(x);
		if (wrong != NULL) {
			reader_say_bad(&in, wrong);
			more = -1;
			break;
		}
		if (put_point(run, x) < 0)
			result = -1;
	}
	reader_free(&in);
	if (!run->started)
		put_header(run, run->r->plot.curve, run->r->plot.curves);
	return more < 0 ? -1 : result;
}

/* The points of a range: the shortest decimals of its doubles. */
static int run_range(struct exact_run *run)
{
	struct grid grid;
	double x;
	int result = 0;
	grid_init(&grid, &run->r->plot);
	while (sink_failed(run->sink) == 0 && grid_next(&grid, &x)) {
		char text[NUMBER_SIZE];
		number_format(x, text);
		if (put_point(run, text) < 0)
			result = -1;
	}
	return result;
}

int exact_run(const struct request *r, const struct format *format, struct sink *sink)
{
	struct exact_run run = {
		.r = r,
		.sink = sink,
		.separator = format == &format_tsv ? '\t' : ',',
	};
	if (r->range.typed != NULL)
		return run_range(&run);
	if (eval_options(r)->points.n == 0)
		return run_lines(&run);
	int result = 0;
	for (size_t i = 0; i < r->operands && sink_failed(sink) == 0; i++) {
		const char *x = r->operand[i].text;
		if (!request_is_point(&r->operand[i]))
			continue;
		if (put_point(&run, x) < 0)
			result = -1;
	}
	return result;
}
