/* Tables of values: rows of CSV or TSV, streamed one by one, and names of columns. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_TABLE_H
#define ACTPLOT_TABLE_H

#include "out/sink/sink.h"
#include "plot/model/plot-request.h"

/* A table being written. Its members belong to table.c. */
struct table {
	struct sink *sink;
	const struct plot *plot;
	char separator;
	enum order highest; /* of those shown */
	struct jet *jet;    /* of each curve its outputs at the rows in hand */
	char *text;	    /* room for rows in hand */
	size_t values, bad; /* values written, of these not finite */
};

/* The x that the curves take for `x`: of a number type where they all are computed in one; else each rounds its own,
   and it is x. */
double table_x(const struct plot *, double x);
/* Writes the header of plot's curves and orders, which must outlive the table; its range,
   samples and points are not looked at. */
void table_start(struct table *, struct sink *, const struct plot *, char separator);
#define TABLE_ROWS 256 /* how many can be written at once */
/* Writes up to TABLE_ROWS rows: the more at once the quicker. Any x, also NaN and the infinities; check sink_failed()
   in long loops. */
void table_rows(struct table *, const double *x, size_t n);
/* Warns of values that are not finite; frees what the table owns. The sink stays open. */
void table_finish(struct table *);

/* Appends the name of one column: "relu", "d_softmax_1". */
void table_column(struct text *, const struct curve *, size_t output, enum order);
/* The largest number of outputs of a curve. */
size_t table_outputs(const struct plot *);
/* "actplot: warning: 100 of 201 values are not finite", or nothing if none is bad. */
void table_warn(size_t bad, size_t values);

/* Appends a field of CSV by RFC 4180, or of TSV likewise: quoted where a separator, quote or line end is inside. */
void table_field(struct text *, const char *, char separator);

/* Writes the JSON of a vector or gated function's values at `n` lists of `width` numbers, one after the other. */
void json_lists(struct sink *, const struct curve *, const double *list, size_t n, size_t width);
/* chart-data.c: the data of a chart. Of each point the series and its place (of a line across y alone); of a bar both
   edges; of a map's cell the middle and the value. JSON has them series by series. */
struct chart;
void chart_table(struct sink *, const struct chart *, char separator);
void chart_json(struct sink *, const struct chart *);
/* Writes a number of JSON, which has neither NaN nor infinities: null. */
void json_number(struct sink *, double);
/* Writes a string of JSON, quotes around it. `s` is UTF-8. */
void json_string(struct sink *, const char *s);
/* "params":{...}: numbers, lists of a vector's, and names. */
void json_params(struct sink *, const struct curve *);

#endif
