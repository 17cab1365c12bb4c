/* CSV and TSV: one row an abscissa, streamed, whatever their number. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/say.h"
#include "out/format.h"
#include "out/data/table.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TEXT_ENOUGH 16384 /* bytes of rows that are handed on together */

void table_column(struct text *name, const struct curve *curve, size_t output, enum order order)
{
	text_print(name, "%s%s", plot_order_prefix[order], curve->name);
	if (curve->outputs > 1)
		text_print(name, "_%zu", output + 1);
}

void table_warn(size_t bad, size_t values)
{
	if (bad > 0)
		say_warning(ngettext("%zu of %zu value is not finite",
				    "%zu of %zu values are not finite", values),
			bad, values);
}

size_t table_outputs(const struct plot *plot)
{
	size_t most = 1;
	for (size_t i = 0; i < plot->curves; i++)
		if (plot->curve[i].outputs > most)
			most = plot->curve[i].outputs;
	return most;
}

double table_x(const struct plot *plot, double x)
{
	for (size_t i = 0; i < plot->curves; i++)
		if (plot->curve[i].dtype != plot->curve[0].dtype)
			return x;
	return plot->curves == 0 ? x : dtype_round(plot->curve[0].dtype, x);
}

static bool has_bits(const struct plot *plot, enum dtype dtype)
{
	return plot->table.hex && dtype != DTYPE_EXACT;
}

/* Writes the header; returns the number of columns, one for a value and its bit pattern. */
static size_t write_header(const struct table *t)
{
	struct text line = { 0 };
	const struct plot *plot = t->plot;
	size_t columns = 0;
	if (!plot->table.bare) {
		text_add_char(&line, 'x');
		columns++;
	}
	for (size_t i = 0; i < plot->curves; i++) {
		for (enum order order = ORDER_F; order < ORDERS; order++) {
			size_t outputs = plot->show[order] ? plot->curve[i].outputs : 0;
			for (size_t j = 0; j < outputs; j++) {
				if (columns++ > 0)
					text_add_char(&line, t->separator);
				table_column(&line, &plot->curve[i], j, order);
				if (!has_bits(plot, plot->curve[i].dtype))
					continue;
				text_add_char(&line, t->separator);
				table_column(&line, &plot->curve[i], j, order);
				text_add(&line, "_bits");
			}
		}
	}
	text_add_char(&line, '\n');
	sink_write(t->sink, line.s, line.n);
	text_free(&line);
	return columns;
}

void table_start(struct table *t, struct sink *sink, const struct plot *plot, char separator)
{
	*t = (struct table){ .sink = sink, .plot = plot, .separator = separator };
	for (enum order order = ORDER_F; order < ORDERS; order++)
		if (plot->show[order])
			t->highest = order;
	size_t outputs = 0;
	for (size_t i = 0; i < plot->curves; i++)
		outputs += plot->curve[i].outputs;
	t->jet = alloc_zero(TABLE_ROWS * outputs + 1, sizeof *t->jet);
	/* A number with its NUL leaves room for what follows it, and as much has its pattern; the 1 is for a
	   bare table of no columns. */
	t->text = alloc_resize(NULL, TEXT_ENOUGH + (write_header(t) + 1) * 2 * NUMBER_SIZE, 1);
}

/* Each number is followed by a separator; the last one becomes the end of the line. In
   hexadecimal the bit pattern of a number type stands in a column of its own behind it. */
static char *add_number(const struct table *t, char *end, double x, enum dtype dtype)
{
	if (t->plot->table.hex && isfinite(x))
		end += snprintf(end, NUMBER_SIZE, "%a", x);
	else
		end += number_format(x, end);
	if (has_bits(t->plot, dtype))
		end += snprintf(end, NUMBER_SIZE, "%c0x%0*" PRIx64, t->separator,
			dtype_width(dtype) / 4, dtype_bits(dtype, x));
	*end = t->separator;
	return end + 1;
}

/* Appends row k of those in hand, at x. */
static char *add_row(struct table *t, char *end, double x, size_t k)
{
	const struct plot *plot = t->plot;
	const struct jet *jet = t->jet;
	const char *start = end;
	if (!plot->table.bare)
		end = add_number(t, end, table_x(plot, x), DTYPE_EXACT);
	for (size_t i = 0; i < plot->curves; i++) {
		const struct curve *curve = &plot->curve[i];
		for (enum order order = ORDER_F; order < ORDERS; order++) {
			size_t outputs = plot->show[order] ? curve->outputs : 0;
			for (size_t j = 0; j < outputs; j++) {
				double y = jet_order(jet[k * curve->outputs + j], order);
				end = add_number(t, end, y, curve->dtype);
				t->bad += isfinite(y) ? 0 : 1;
				t->values++;
			}
		}
		jet += TABLE_ROWS * curve->outputs;
	}
	if (end == start)
		end++;
	end[-1] = '\n';
	return end;
}

void table_rows(struct table *t, const double *x, size_t n)
{
	struct jet *jet = t->jet;
	char *end = t->text;
	for (size_t i = 0; i < t->plot->curves; i++) {
		const struct curve *curve = &t->plot->curve[i];
		curve_eval_block(curve, t->highest, x, n, jet);
		jet += TABLE_ROWS * curve->outputs;
	}
	for (size_t k = 0; k < n; k++) {
		end = add_row(t, end, x[k], k);
		if (k == n - 1 || end - t->text > TEXT_ENOUGH) {
			sink_write(t->sink, t->text, (size_t)(end - t->text));
			end = t->text;
		}
	}
}

void table_finish(struct table *t)
{
	if (sink_failed(t->sink) == 0)
		table_warn(t->bad, t->values);
	free(t->jet);
	free(t->text);
	t->jet = NULL;
	t->text = NULL;
}

static int write_table(const struct plot *plot, struct sink *sink, char separator)
{
	struct table table;
	struct grid grid;
	double x[TABLE_ROWS];
	size_t n;
	if (plot->curves == 0 && plot->chart != NULL) {
		chart_table(sink, plot->chart, separator);
		return 0;
	}
	table_start(&table, sink, plot, separator);
	grid_init(&grid, plot);
	while (sink_failed(sink) == 0 && (n = grid_take(&grid, x, TABLE_ROWS)) > 0)
		table_rows(&table, x, n);
	table_finish(&table);
	return 0;
}

static int write_csv(const struct plot *plot, const struct scene *scene, struct sink *sink)
{
	(void)scene;
	return write_table(plot, sink, ',');
}

static int write_tsv(const struct plot *plot, const struct scene *scene, struct sink *sink)
{
	(void)scene;
	return write_table(plot, sink, '\t');
}

const struct format format_csv = {
	.kind = FORMAT_TABLE,
	.name = "csv",
	.suffix = "csv",
	.help = N_("table, columns separated by commas"),
	.label = "CSV",
	.write = write_csv,
};

const struct format format_tsv = {
	.kind = FORMAT_TABLE,
	.name = "tsv",
	.suffix = "tsv",
	.help = N_("table, columns separated by tabs"),
	.label = "TSV",
	.write = write_tsv,
};

void table_field(struct text *out, const char *s, char separator)
{
	const char special[] = { separator, '"', '\r', '\n', '\0' };
	if (strpbrk(s, special) == NULL) {
		text_add(out, s);
		return;
	}
	text_add_char(out, '"');
	for (; *s != '\0'; s++) {
		if (*s == '"')
			text_add_char(out, '"');
		text_add_char(out, *s);
	}
	text_add_char(out, '"');
}
