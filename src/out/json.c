/* JSON: the range, the abscissae, each curve with its parameters and columns. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "out/format.h"
#include "out/table.h"

#include <math.h>
#include <stdlib.h>

/* What one document needs while it is written. A column is computed when it is written,
   so memory does not grow with the samples. */
struct document {
	struct sink *sink;
	const struct plot *plot;
	struct grid grid;
	struct jet *jet;
	size_t values, bad;
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

/* JSON has neither NaN nor infinities. */
static void write_value(struct sink *sink, double x)
{
	if (isfinite(x))
		sink_number(sink, x);
	else
		sink_puts(sink, "null");
}

/* Of points given one by one, the range is that of the finite ones. */
static void write_range(struct document *d)
{
	double lo = d->plot->lo.hi, hi = d->plot->hi.hi;
	if (d->plot->at != NULL) {
		lo = INFINITY;
		hi = -INFINITY;
		for (size_t i = 0; i < d->plot->ats; i++) {
			if (isfinite(d->plot->at[i])) {
				lo = fmin(lo, d->plot->at[i]);
				hi = fmax(hi, d->plot->at[i]);
			}
		}
	}
	sink_puts(d->sink, "\"range\":[");
	write_value(d->sink, lo);
	sink_puts(d->sink, ",");
	write_value(d->sink, hi);
	sink_puts(d->sink, "]");
}

static void write_abscissae(struct document *d)
{
	double x;
	const char *comma = "";
	sink_puts(d->sink, ",\"x\":[");
	grid_rewind(&d->grid);
	while (sink_failed(d->sink) == 0 && grid_next(&d->grid, &x)) {
		sink_puts(d->sink, comma);
		write_value(d->sink, table_x(d->plot, x));
		comma = ",";
	}
	sink_puts(d->sink, "]");
}

void json_params(struct sink *sink, const struct curve *curve)
{
	sink_puts(sink, "\"params\":{");
	for (size_t k = 0; k < PARAM_MAX && curve->row->param[k].name != NULL; k++) {
		const struct values *value = &curve->value[k];
		enum param_kind kind = curve->row->param[k].kind;
		bool list = kind == PARAM_VECTOR || value->n > 1;
		if (k > 0)
			sink_puts(sink, ",");
		json_string(sink, curve->row->param[k].name);
		sink_puts(sink, list ? ":[" : ":");
		if (kind == PARAM_NAME)
			json_string(sink, curve->text[k]);
		for (size_t i = 0; kind != PARAM_NAME && i < value->n; i++) {
			if (i > 0)
				sink_puts(sink, ",");
			write_value(sink, value->v[i]);
		}
		if (list)
			sink_puts(sink, "]");
	}
	sink_puts(sink, "}");
}

static void write_column(struct document *d, const struct curve *curve, size_t output,
	enum order order)
{
	struct text name = {0};
	table_column(&name, curve, output, order);
	json_string(d->sink, text_string(&name));
	text_free(&name);
	sink_puts(d->sink, ":[");
	const char *comma = "";
	double x;
	grid_rewind(&d->grid);
	while (sink_failed(d->sink) == 0 && grid_next(&d->grid, &x)) {
		curve_eval_to(curve, x, order, d->jet);
		double y = jet_order(d->jet[output], order);
		sink_puts(d->sink, comma);
		write_value(d->sink, y);
		comma = ",";
		d->bad += isfinite(y) ? 0 : 1;
		d->values++;
	}
	sink_puts(d->sink, "]");
}

static void write_curve(struct document *d, const struct curve *curve)
{
	sink_puts(d->sink, "{\"name\":");
	json_string(d->sink, curve->name);
	sink_puts(d->sink, ",");
	json_params(d->sink, curve);
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
		if (!d->plot->show[order])
			continue;
		for (size_t j = 0; j < curve->outputs; j++) {
			sink_puts(d->sink, comma);
			write_column(d, curve, j, order);
			comma = ",";
		}
	}
	sink_puts(d->sink, "}}");
}

static int write_json(const struct plot *plot, struct sink *sink)
{
	struct document d = {.sink = sink, .plot = plot};
	grid_init(&d.grid, plot);
	d.jet = alloc_zero(table_outputs(plot), sizeof *d.jet);
	sink_puts(sink, "{");
	write_range(&d);
	sink_printf(sink, ",\"samples\":%zu", grid_count(&d.grid));
	if (!plot->bare)
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

const struct format format_json = {
	.name = "json",
	.suffix = "json",
	.help = N_("JSON, everything on one line"),
	.label = "JSON",
	.write = write_json,
};
