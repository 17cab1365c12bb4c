/* JSON: the range and the abscissae, or lists; each curve with its parameters and columns. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "out/format.h"
#include "out/data/table.h"

#include <math.h>
#include <stdlib.h>

/* What one document needs while it is written. A column is computed when it is written,
   so memory does not grow with the samples. */
struct json_writer {
	struct sink *sink;
	const struct plot *plot;
	struct grid grid;
	struct jet *jet;
	size_t values, bad;
	const double *
		list; /* the input of a vector function: `lists` times `width` numbers; NULL: x alone */
	size_t lists, width;
};

void json_string(struct sink *sink, const char *s)
{
	sink_puts(sink, "\"");
	for (; *s != '\0'; s++) {
		if (*s == '"' || *s == '\\')
			sink_puts(sink, "\\");
		if ((unsigned char)*s < 0x20)
			sink_printf(sink, "\\u%04x", (unsigned)*s);
		else
			sink_write(sink, s, 1);
	}
	sink_puts(sink, "\"");
}

void json_number(struct sink *sink, double x)
{
	if (isfinite(x))
		sink_number(sink, x);
	else
		sink_puts(sink, "null");
}

/* Of points given one by one, the range is that of the finite ones. */
static void write_range(struct json_writer *d)
{
	double lo = d->plot->lo.hi, hi = d->plot->hi.hi;
	if (d->plot->table.at != NULL) {
		lo = INFINITY;
		hi = -INFINITY;
		for (size_t i = 0; i < d->plot->table.ats; i++) {
			if (isfinite(d->plot->table.at[i])) {
				lo = fmin(lo, d->plot->table.at[i]);
				hi = fmax(hi, d->plot->table.at[i]);
			}
		}
	}
	sink_puts(d->sink, "\"range\":[");
	json_number(d->sink, lo);
	sink_puts(d->sink, ",");
	json_number(d->sink, hi);
	sink_puts(d->sink, "]");
}

static void write_abscissae(struct json_writer *d)
{
	double x;
	const char *comma = "";
	sink_puts(d->sink, ",\"x\":[");
	grid_rewind(&d->grid);
	while (sink_failed(d->sink) == 0 && grid_next(&d->grid, &x)) {
		sink_puts(d->sink, comma);
		json_number(d->sink, table_x(d->plot, x));
		comma = ",";
	}
	sink_puts(d->sink, "]");
}

/* Lists take the place of the parameters that are the input: z and i; or a, b and which of them is
   swept. */
static bool is_input(const struct curve *curve, size_t k)
{
	const struct param *param = curve->row->param;
	size_t first = 0;
	while (param[first].name != NULL && param[first].kind != PARAM_NAME &&
		param[first].kind != PARAM_INDEX)
		first++;
	if (param[first].name == NULL)
		return (int)k == curve->list;
	if (param[first].kind == PARAM_INDEX)
		return k == first || (int)k == curve->list;
	const struct bounds *halves = &param[first].bounds;
	return k == first || ((double)k >= halves->lo && (double)k <= halves->hi);
}

static void write_params(struct sink *sink, const struct curve *curve, bool lists)
{
	const char *comma = "";
	sink_puts(sink, "\"params\":{");
	for (size_t k = 0; k < PARAM_MAX && curve->row->param[k].name != NULL; k++) {
		const struct values *value = &curve->value[k];
		if (lists && is_input(curve, k))
			continue;
		enum param_kind kind = curve->row->param[k].kind;
		bool list = kind == PARAM_VECTOR || value->n > 1;
		sink_puts(sink, comma);
		comma = ",";
		json_string(sink, curve->row->param[k].name);
		sink_puts(sink, list ? ":[" : ":");
		if (kind == PARAM_NAME)
			json_string(sink, curve->text[k]);
		for (size_t i = 0; kind != PARAM_NAME && i < value->n; i++) {
			if (i > 0)
				sink_puts(sink, ",");
			json_number(sink, value->v[i]);
		}
		if (list)
			sink_puts(sink, "]");
	}
	sink_puts(sink, "}");
}

void json_params(struct sink *sink, const struct curve *curve)
{
	write_params(sink, curve, false);
}

static void write_result(struct json_writer *d, double y)
{
	json_number(d->sink, y);
	d->bad += isfinite(y) ? 0 : 1;
	d->values++;
}

/* An output of a vector function for each list. */
static void write_list_values(struct json_writer *d, const struct curve *curve, size_t output)
{
	for (size_t i = 0; i < d->lists && sink_failed(d->sink) == 0; i++) {
		const double *list = d->list + i * d->width;
		struct curve copy;
		struct text why = { 0 };
		curve_copy(&copy, curve);
		curve_input(&copy, list, d->width, NULL, &why); /* was checked before */
		curve_eval_to(&copy, list[curve_moving(&copy)], ORDER_F, d->jet);
		sink_puts(d->sink, i > 0 ? "," : "");
		write_result(d, d->jet[output].y);
		text_free(&why);
		curve_free(&copy);
	}
}

static void write_values(
	struct json_writer *d, const struct curve *curve, size_t output, enum order order)
{
	const char *comma = "";
	double x[TABLE_ROWS];
	size_t n;
	grid_rewind(&d->grid);
	while (sink_failed(d->sink) == 0 && (n = grid_take(&d->grid, x, TABLE_ROWS)) > 0) {
		curve_eval_block(curve, order, x, n, d->jet);
		for (size_t i = 0; i < n; i++) {
			sink_puts(d->sink, comma);
			write_result(d, jet_order(d->jet[i * curve->outputs + output], order));
			comma = ",";
		}
	}
}

static void write_column(
	struct json_writer *d, const struct curve *curve, size_t output, enum order order)
{
	struct text name = { 0 };
	table_column(&name, curve, output, order);
	json_string(d->sink, text_string(&name));
	text_free(&name);
	sink_puts(d->sink, ":[");
	if (d->list != NULL)
		write_list_values(d, curve, output);
	else
		write_values(d, curve, output, order);
	sink_puts(d->sink, "]");
}

static void write_curve(struct json_writer *d, const struct curve *curve)
{
	sink_puts(d->sink, "{\"name\":");
	json_string(d->sink, curve->name);
	sink_puts(d->sink, ",");
	write_params(d->sink, curve, d->list != NULL);
	sink_puts(d->sink, ",\"framework\":");
	if (curve->framework != NULL)
		json_string(d->sink, curve->framework->id);
	else
		sink_puts(d->sink, "null");
	if (curve->dtype != DTYPE_EXACT) {
		sink_puts(d->sink, ",\"dtype\":");
		json_string(d->sink, dtype_name(curve->dtype));
	}
	sink_puts(d->sink, ",\"formula\":");
	json_string(d->sink, curve_formula(curve));
	sink_puts(d->sink, ",\"columns\":{");
	const char *comma = "";
	for (enum order order = ORDER_F; order < ORDERS; order++) {
		if (d->list != NULL ? order != ORDER_F : !d->plot->show[order])
			continue;
		for (size_t j = 0; j < curve->outputs; j++) {
			sink_puts(d->sink, comma);
			write_column(d, curve, j, order);
			comma = ",";
		}
	}
	sink_puts(d->sink, "}}");
}

static int write_json(const struct plot *plot, const struct scene *scene, struct sink *sink)
{
	(void)scene;
	struct json_writer d = { .sink = sink, .plot = plot };
	if (plot->curves == 0 && plot->chart != NULL) {
		chart_json(sink, plot->chart);
		return 0;
	}
	grid_init(&d.grid, plot);
	d.jet = alloc_zero(TABLE_ROWS * table_outputs(plot), sizeof *d.jet);
	sink_puts(sink, "{");
	write_range(&d);
	sink_printf(sink, ",\"samples\":%zu", grid_count(&d.grid));
	write_abscissae(&d);
	sink_puts(sink, ",\"curves\":[");
	for (size_t i = 0; i < plot->curves; i++) {
		if (i > 0)
			sink_puts(sink, ",");
		write_curve(&d, &plot->curve[i]);
	}
	sink_puts(sink, "]}\n");
	if (sink_failed(sink) == 0)
		table_warn(d.bad, d.values);
	free(d.jet);
	return 0;
}

void json_lists(
	struct sink *sink, const struct curve *typed, const double *list, size_t n, size_t width)
{
	struct json_writer d = { .sink = sink, .list = list, .lists = n, .width = width };
	static const double zero[VECTOR_MAX];
	struct curve curve; /* as wide as the lists */
	struct text why = { 0 };
	curve_copy(&curve, typed);
	if (n > 0)
		curve_input(&curve, zero, width, NULL, &why);
	d.jet = alloc_zero(curve.outputs, sizeof *d.jet);
	sink_puts(sink, "{\"lists\":[");
	for (size_t i = 0; i < n * width; i++) {
		sink_puts(sink, i % width > 0 ? "," : i > 0 ? "],[" : "[");
		json_number(sink, dtype_round(curve.dtype, list[i]));
	}
	sink_puts(sink, n > 0 ? "]],\"curves\":[" : "],\"curves\":[");
	write_curve(&d, &curve);
	sink_puts(sink, "]}\n");
	if (sink_failed(sink) == 0)
		table_warn(d.bad, d.values);
	free(d.jet);
	curve_free(&curve);
	text_free(&why);
}

const struct format format_json = {
	.kind = FORMAT_JSON,
	.name = "json",
	.suffix = "json",
	.help = N_("JSON, everything on one line"),
	.label = "JSON",
	.write = write_json,
};
