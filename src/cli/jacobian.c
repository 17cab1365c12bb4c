/* eval --jacobian: the matrix of a vector function's derivatives at one list. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/say.h"
#include "cli/verbs.h"

#include <stdlib.h>
#include <string.h>

/* The parameter of `kind`, or -1. */
static int param_of(const struct activation *row, enum param_kind kind)
{
	for (int k = 0; k < PARAM_MAX && row->param[k].name != NULL; k++)
		if (row->param[k].kind == kind)
			return k;
	return -1;
}

int jacobian_check(const struct request *r)
{
	const struct activation *row = r->curves.curve[0].row;
	if (r->curves.n == 1 && row->kind == KIND_VECTOR && r->points.n == 1 &&
		r->points.width > 1)
		return 0;
	say_usage(_("--jacobian takes one vector function and one list, such as "
		    "'softmax 1,2,3'"));
	return -1;
}

/* Column k: the slopes of all outputs while element k of the list moves. */
static void add_column(
	struct curve *curve, const double *list, size_t k, struct jet *jet)
{
	double element = (double)(k + 1);
	struct text why = {0};
	curve_set(curve, param_of(curve->row, PARAM_INDEX), &element, 1);
	curve_finish(curve, &why); /* the list was checked before */
	text_free(&why);
	curve_eval(curve, list[k], jet);
}

static void put_row(struct sink *sink, const double *row, size_t n, char separator)
{
	for (size_t k = 0; k < n; k++) {
		sink_number(sink, row[k]);
		sink_write(sink, k + 1 < n ? &separator : "\n", 1);
	}
}

int jacobian_run(const struct request *r, const struct format *format, struct sink *sink)
{
	size_t n = r->points.width;
	const double *list = r->points.x;
	struct curve curve;
	curve_copy(&curve, &r->curves.curve[0]);
	curve_set(&curve, param_of(curve.row, PARAM_VECTOR), list, n);
	double *matrix = alloc_zero(n * n, sizeof *matrix);
	struct jet *jet = alloc_zero(n, sizeof *jet);
	for (size_t k = 0; k < n; k++) {
		add_column(&curve, list, k, jet);
		for (size_t m = 0; m < n; m++)
			matrix[m * n + k] = jet[m].dy;
	}
	char separator = format == &format_tsv ? '\t' : ',';
	for (size_t k = 0; k < n; k++)
		sink_printf(sink, "j_%zu%c", k + 1, k + 1 < n ? separator : '\n');
	for (size_t m = 0; m < n; m++)
		put_row(sink, matrix + m * n, n, separator);
	free(jet);
	free(matrix);
	curve_free(&curve);
	return 0;
}
