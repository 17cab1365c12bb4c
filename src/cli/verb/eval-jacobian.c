/* eval --jacobian: the matrix of a vector function's derivatives at one list. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/say.h"
#include "cli/verb/eval.h"

#include <stdlib.h>
#include <string.h>

int jacobian_check(const struct request *r)
{
	const struct points *p = &eval_options(r)->points;
	if (r->curves.n == 1 && activation_takes_list(r->curves.curve[0].row) && p->n == 1 &&
		p->width > 0)
		return 0;
	say_usage(_("--jacobian takes one vector function and one list, such as "
		    "'softmax 1,2,3'"));
	return -1;
}

static void put_row(struct sink *sink, const double *row, size_t n, char separator)
{
	for (size_t k = 0; k < n; k++) {
		sink_number(sink, row[k]);
		sink_write(sink, k + 1 < n ? &separator : "\n", 1);
	}
}

/* Row m, column k: the slope of output m while number k of the input moves. */
int jacobian_run(const struct request *r, const struct format *format, struct sink *sink)
{
	const struct points *p = &eval_options(r)->points;
	size_t n = p->width;
	const double *list = p->x;
	struct curve curve;
	struct text why = { 0 };
	curve_copy(&curve, &r->curves.curve[0]);
	curve_input(&curve, list, n, NULL, &why); /* the list was checked before */
	text_free(&why);
	size_t outputs = curve.outputs;
	double *matrix = alloc_zero(outputs * n, sizeof *matrix);
	struct jet *jet = alloc_zero(outputs, sizeof *jet);
	for (size_t k = 0; k < n; k++) {
		curve_sweep(&curve, k);
		curve_eval_to(&curve, list[k], ORDER_DF, jet);
		for (size_t m = 0; m < outputs; m++)
			matrix[m * n + k] = jet[m].dy;
	}
	char separator = format == &format_tsv ? '\t' : ',';
	for (size_t k = 0; k < n; k++)
		sink_printf(sink, "j_%zu%c", k + 1, k + 1 < n ? separator : '\n');
	for (size_t m = 0; m < outputs; m++)
		put_row(sink, matrix + m * n, n, separator);
	free(jet);
	free(matrix);
	curve_free(&curve);
	return 0;
}
