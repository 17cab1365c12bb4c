/* The report of check: largest and mean errors, the worst points; as text and as JSON. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "cli/verb/check-report.h"

#include "base/number.h"
#include "out/data/table.h"

#include <float.h>
#include <stdio.h>
#include <string.h>

#define MEAN_DIGITS 4
#define MEAN_SIZE 48

/* The measures' names in the report: "absolute". */
static const char *const measure_names[MEASURES] = {
	[MEASURE_ABS] = "absolute", [MEASURE_REL] = "relative", [MEASURE_ULP] = "ulp"
};

/* As many digits of the mean as both bounds share; false if none, and then the upper bound. */
static bool print_mean(const struct mean *mean, char out[MEAN_SIZE])
{
	char upper[MEAN_SIZE];
	for (int digits = MEAN_DIGITS - 1; digits >= 0; digits--) {
		snprintf(out, MEAN_SIZE, "%.*e", digits, mean->lo);
		snprintf(upper, MEAN_SIZE, "%.*e", digits, mean->hi);
		if (strcmp(out, upper) == 0)
			return true;
	}
	/* Rounding takes a third at most. */
	snprintf(out, MEAN_SIZE, "%.0e", mean->hi * 1.5);
	return false;
}

/* ---- text -------------------------------------------------------------------------- */

static void put_number(struct sink *sink, const char *before, double x)
{
	sink_puts(sink, before);
	sink_number(sink, x);
}

/* Appends which output a point is of, where there are several. */
static void put_output(const struct report *r, struct sink *sink, const struct checked_point *p)
{
	struct text name = { 0 };
	if (r->scale->curve->outputs == 1)
		return;
	table_column(&name, r->scale->curve, p->output, r->scale->order);
	sink_printf(sink, " in %s", text_string(&name));
	text_free(&name);
}

void report_text(const struct report *r, struct sink *sink)
{
	sink_printf(sink, "points %zu\n", r->lines);
	for (int m = 0; m < MEASURES; m++) {
		const struct checked_point *p = &r->largest[m];
		sink_printf(sink, "%s %.3e", measure_names[m], p->hi[m]);
		put_number(sink, " at ", p->x);
		put_output(r, sink, p);
		sink_puts(sink, "\n");
	}
	for (int m = 0; m < MEASURES; m++) {
		char mean[MEAN_SIZE];
		bool known = print_mean(&r->mean[m], mean);
		sink_printf(sink, "mean %s %s%s\n", measure_names[m], known ? "" : "below ", mean);
	}
	for (size_t i = 0; i < r->worsts; i++) {
		const struct checked_point *p = &r->worst[i];
		sink_printf(sink, "worst %.3e ulp", p->hi[MEASURE_ULP]);
		put_number(sink, " at ", p->x);
		put_output(r, sink, p);
		put_number(sink, ": ", p->y);
		put_number(sink, " for ", p->right);
		sink_puts(sink, "\n");
	}
}

/* ---- JSON -------------------------------------------------------------------------- */

static void put_error(struct sink *sink, const char *name, double error)
{
	if (error <= DBL_MAX)
		sink_printf(sink, ",\"%s\":%.9g", name, error);
	else
		sink_printf(sink, ",\"%s\":null", name);
}

/* "x":2, and of several outputs which. */
static void put_place(const struct report *r, struct sink *sink, const struct checked_point *p)
{
	sink_puts(sink, "\"x\":");
	json_number(sink, p->x);
	if (r->scale->curve->outputs == 1)
		return;
	struct text name = { 0 };
	table_column(&name, r->scale->curve, p->output, r->scale->order);
	sink_puts(sink, ",\"output\":");
	json_string(sink, text_string(&name));
	text_free(&name);
}

static void put_worst(const struct report *r, struct sink *sink)
{
	sink_puts(sink, ",\"worst\":[");
	for (size_t i = 0; i < r->worsts; i++) {
		const struct checked_point *p = &r->worst[i];
		sink_puts(sink, i > 0 ? ",{" : "{");
		put_place(r, sink, p);
		sink_puts(sink, ",\"y\":");
		json_number(sink, p->y);
		sink_puts(sink, ",\"exact\":");
		json_number(sink, p->right);
		for (int m = 0; m < MEASURES; m++)
			put_error(sink, measure_names[m], p->hi[m]);
		sink_puts(sink, "}");
	}
	sink_puts(sink, "]");
}

void report_json(const struct report *r, struct sink *sink)
{
	static const char *const orders[ORDERS] = { "f", "df", "d2f" };
	enum dtype dtype = r->scale->curve->dtype;
	sink_puts(sink, "{\"curve\":");
	json_string(sink, r->scale->curve->name);
	sink_printf(sink, ",\"show\":\"%s\",\"dtype\":\"%s\",\"points\":%zu",
		orders[r->scale->order], dtype_name(dtype == DTYPE_EXACT ? DTYPE_FLOAT64 : dtype),
		r->lines);
	for (int m = 0; m < MEASURES; m++) {
		const struct mean *mean = &r->mean[m];
		sink_printf(sink, ",\"%s\":{", measure_names[m]);
		put_place(r, sink, &r->largest[m]);
		put_error(sink, "largest", r->largest[m].hi[m]);
		put_error(sink, "mean", mean->lo + (mean->hi - mean->lo) / 2);
		sink_puts(sink, "}");
	}
	if (r->lists_worst)
		put_worst(r, sink);
	sink_puts(sink, "}\n");
}
