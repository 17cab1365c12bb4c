/* Data of charts as CSV and TSV, one row a datum, and as JSON. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "out/data/table.h"
#include "plot/model/chart.h"

#include <math.h>

/* Which columns some series of a chart needs. */
struct columns {
	bool frame; /* there are several */
	bool upto;  /* the other edge of a bar or cell */
	bool value; /* of a map's cell */
};

static struct columns columns_of(const struct chart *chart)
{
	struct columns columns = { .frame = chart->frames > 1 };
	for (size_t i = 0; i < chart->frames; i++)
		for (size_t k = 0; k < chart->frame[i].n; k++) {
			enum data_kind kind = chart->frame[i].data[k].kind;
			columns.upto = columns.upto || kind == DATA_BARS;
			columns.value = columns.value || kind == DATA_MAP;
		}
	return columns;
}

/* One row; numbers that are NaN for want of a place are left out. */
struct row {
	const char *frame, *series;
	double x, x_to, y, z;
};

static void put_row(
	struct sink *sink, const struct columns *columns, const struct row *row, char separator)
{
	struct text line = { 0 };
	const double number[] = { row->x, row->x_to, row->y, row->z };
	const bool wanted[] = { true, columns->upto, true, columns->value };
	if (columns->frame) {
		table_field(&line, row->frame != NULL ? row->frame : "", separator);
		text_add_char(&line, separator);
	}
	table_field(&line, row->series != NULL ? row->series : "", separator);
	for (size_t i = 0; i < sizeof number / sizeof *number; i++) {
		char digits[NUMBER_SIZE];
		number_format(number[i], digits);
		if (wanted[i])
			text_print(&line, "%c%s", separator, isnan(number[i]) ? "" : digits);
	}
	text_add_char(&line, '\n');
	sink_write(sink, line.s, line.n);
	text_free(&line);
}

static void put_map(struct sink *sink, const struct chart *chart, const struct columns *columns,
	struct row row, const struct data_map *map, char separator)
{
	for (size_t r = 0; r < map->rows; r++)
		for (size_t c = 0; c < map->columns && sink_failed(sink) == 0; c++) {
			struct datum middle =
				map_place(chart, map, (double)c + 0.5, (double)r + 0.5);
			row.x = middle.x;
			row.y = middle.y;
			row.z = map->z[r * map->columns + c];
			put_row(sink, columns, &row, separator);
		}
}

void chart_table(struct sink *sink, const struct chart *chart, char separator)
{
	struct columns columns = columns_of(chart);
	struct text header = { 0 };
	text_add(&header, columns.frame ? "frame,series,x" : "series,x");
	text_add(&header, columns.upto ? ",x_to,y" : ",y");
	text_add(&header, columns.value ? ",value\n" : "\n");
	for (char *s = header.s; *s != '\0'; s++)
		if (*s == ',')
			*s = separator;
	sink_write(sink, header.s, header.n);
	text_free(&header);
	for (size_t i = 0; i < chart->frames; i++)
		for (size_t k = 0; k < chart->frame[i].n; k++) {
			const struct data *data = &chart->frame[i].data[k];
			bool bars = data->kind == DATA_BARS;
			struct row row = { chart->frame[i].title, data->name, NAN, NAN, NAN, NAN };
			if (data->kind == DATA_MAP)
				put_map(sink, chart, &columns, row, data->map, separator);
			for (size_t j = 0; j + bars < data->n && sink_failed(sink) == 0; j++) {
				if (data->kind != DATA_LEVEL)
					row.x = data->point[j].x;
				row.x_to = bars ? data->point[j + 1].x : NAN;
				row.y = data->point[j].y;
				put_row(sink, &columns, &row, separator);
			}
		}
}

/* ---- JSON -------------------------------------------------------------------------- */

static void put_axis(struct sink *sink, const char *key, const struct data_axis *axis)
{
	sink_printf(sink, "\"%s\":{\"name\":", key);
	json_string(sink, axis->name != NULL ? axis->name : key);
	sink_puts(sink, ",\"unit\":");
	if (axis->unit != NULL)
		json_string(sink, axis->unit);
	else
		sink_puts(sink, "null");
	sink_printf(sink, ",\"log\":%s},", axis->log ? "true" : "false");
}

static void put_numbers(
	struct sink *sink, const char *key, const double *number, size_t n, size_t stride)
{
	sink_printf(sink, ",\"%s\":[", key);
	for (size_t i = 0; i < n; i++) {
		sink_puts(sink, i > 0 ? "," : "");
		json_number(sink, number[i * stride]);
	}
	sink_puts(sink, "]");
}

static void put_json_map(struct sink *sink, const struct data_map *map)
{
	const double x[2] = { map->x_lo, map->x_hi }, y[2] = { map->y_lo, map->y_hi };
	put_numbers(sink, "x", x, 2, 1);
	put_numbers(sink, "y", y, 2, 1);
	put_numbers(sink, "contours", map->contour, map->contours, 1);
	sink_puts(sink, ",\"rows\":[");
	for (size_t r = 0; r < map->rows; r++)
		for (size_t c = 0; c < map->columns; c++) {
			sink_puts(sink, c > 0 ? "," : r > 0 ? "],[" : "[");
			json_number(sink, map->z[r * map->columns + c]);
		}
	sink_puts(sink, map->rows > 0 ? "]]" : "]");
}

static void put_json_series(struct sink *sink, const struct data *data)
{
	static const char *const kind[] = { [DATA_POINTS] = "points",
		[DATA_JOINED] = "line",
		[DATA_BARS] = "bars",
		[DATA_MAP] = "map",
		[DATA_LEVEL] = "level" };
	sink_printf(sink, "{\"kind\":\"%s\",\"name\":", kind[data->kind]);
	json_string(sink, data->name != NULL ? data->name : "");
	if (data->kind == DATA_MAP)
		put_json_map(sink, data->map);
	else if (data->n > 0) { /* bars have one edge more than heights */
		size_t stride = sizeof *data->point / sizeof(double);
		if (data->kind != DATA_LEVEL)
			put_numbers(sink, "x", &data->point[0].x, data->n, stride);
		put_numbers(
			sink, "y", &data->point[0].y, data->n - (data->kind == DATA_BARS), stride);
	}
	sink_puts(sink, "}");
}

void chart_json(struct sink *sink, const struct chart *chart)
{
	sink_puts(sink, "{");
	put_axis(sink, "x", &chart->x);
	put_axis(sink, "y", &chart->y);
	sink_puts(sink, "\"frames\":[");
	for (size_t i = 0; i < chart->frames; i++) {
		sink_puts(sink, i > 0 ? ",{\"title\":" : "{\"title\":");
		json_string(sink, chart->frame[i].title != NULL ? chart->frame[i].title : "");
		sink_puts(sink, ",\"series\":[");
		for (size_t k = 0; k < chart->frame[i].n; k++) {
			sink_puts(sink, k > 0 ? "," : "");
			put_json_series(sink, &chart->frame[i].data[k]);
		}
		sink_puts(sink, "]}");
	}
	sink_puts(sink, "]}\n");
}
