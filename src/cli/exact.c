/* eval --digits: any number of digits, from the points and parameters as they were typed. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/number.h"
#include "base/say.h"
#include "cli/input.h"
#include "cli/verbs.h"
#include "out/table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A run: the separator of columns, and whether the header is out. */
struct exact_run {
	const struct request *r;
	struct sink *sink;
	char separator;
	bool started, list;
};

/* A list runs through the vector function whole: f alone, without x. */
static bool shows(const struct exact_run *run, enum order order)
{
	return run->list ? order == ORDER_F : run->r->plot.show[order];
}

static void put_header(struct exact_run *run)
{
	struct text line = {0};
	const struct plot *plot = &run->r->plot;
	if (!run->list)
		text_add(&line, "x");
	for (size_t c = 0; c < plot->curves; c++)
		for (enum order order = ORDER_F; order < ORDERS; order++)
			for (size_t j = 0; shows(run, order) && j < plot->curve[c].outputs;
				j++) {
				if (line.n > 0)
					text_add_char(&line, run->separator);
				table_column(&line, &plot->curve[c], j, order);
			}
	text_add_char(&line, '\n');
	sink_write(run->sink, text_string(&line), line.n);
	text_free(&line);
	run->started = true;
}

/* Appends one curve's columns. 0; -1 after saying what cannot be decided. */
static int add_curve(struct exact_run *run, const struct curve *curve, const char *x,
	struct text *line)
{
	size_t digits = run->r->digits;
	for (enum order order = ORDER_F; order < ORDERS; order++)
		for (size_t j = 0; shows(run, order) && j < curve->outputs; j++) {
			if (line->n > 0)
				text_add_char(line, run->separator);
			if (curve_digits(curve, x, j, order, digits, line) == 0)
				continue;
			struct text column = {0};
			table_column(&column, curve, j, order);
			say_error(_("%s at %s: cannot decide %zu digits"),
				text_string(&column), quote(x), digits);
			text_free(&column);
			return -1;
		}
	return 0;
}

/* The points are finite numbers, or a list for the one vector function. NULL, or what is
   wrong with `x`. */
static const char *check_point(const struct exact_run *run, const char *x)
{
	double value[VECTOR_MAX];
	size_t n = request_read_point(x, value, VECTOR_MAX);
	const struct curves *curves = &run->r->curves;
	if (n == 0)
		return _("not a number");
	for (size_t i = 0; i < n; i++)
		if (!isfinite(value[i]))
			return _("--digits takes finite numbers");
	if (n > 1 && (curves->n != 1 || curves->curve[0].row->kind != KIND_VECTOR))
		return _("a list is for one vector function alone");
	if (n > 1 && n != curves->curve[0].outputs)
		return _("--digits takes a list as long as the function's z");
	if (run->started && run->list != (n > 1))
		return _("not as many elements as before");
	return NULL;
}

static int put_point(struct exact_run *run, const char *x)
{
	double value[VECTOR_MAX];
	if (!run->started) {
		run->list = request_read_point(x, value, VECTOR_MAX) > 1;
		put_header(run);
	}
	struct text line = {0};
	if (!run->list)
		text_add(&line, x);
	int result = 0;
	for (size_t c = 0; c < run->r->plot.curves && result == 0; c++)
		result = add_curve(run, &run->r->plot.curve[c], x, &line);
	text_add_char(&line, '\n');
	if (result == 0)
		sink_write(run->sink, text_string(&line), line.n);
	text_free(&line);
	return result;
}

static int run_lines(struct exact_run *run)
{
	struct input in = {0};
	int more = 0;
	while (sink_failed(run->sink) == 0 && (more = input_next(&in)) > 0) {
		const char *wrong = check_point(run, in.text);
		if (wrong != NULL) {
			say_error(_("standard input, line %zu: %s: %s"), in.line,
				quote(in.text), wrong);
			return -1;
		}
		if (put_point(run, in.text) < 0)
			return -1;
	}
	if (!run->started)
		put_header(run);
	return more;
}

int exact_run(const struct request *r, const struct format *format, struct sink *sink)
{
	struct exact_run run = {
		.r = r,
		.sink = sink,
		.separator = format == &format_tsv ? '\t' : ',',
	};
	if (r->points.n == 0)
		return run_lines(&run);
	for (size_t i = 0; i < r->operands; i++) {
		const char *x = r->operand[i].text;
		if (!request_is_point(&r->operand[i]))
			continue;
		const char *wrong = check_point(&run, x);
		if (wrong != NULL) {
			say_error("%s: %s", quote(x), wrong);
			return -1;
		}
		if (put_point(&run, x) < 0)
			return -1;
	}
	return 0;
}
