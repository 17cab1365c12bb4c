/* Charts as gnuplot scripts: points, bars, maps and their contours as blocks of data, and how each is plotted. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "out/data/gnuplot.h"
#include "plot/draw/series.h"
#include "plot/model/contour.h"

#include <math.h>

/* The middles of a map's cells with their values. */
static void put_map(struct sink *sink, const struct chart *chart, const struct data_map *map)
{
	for (size_t r = 0; r < map->rows; r++) {
		for (size_t c = 0; c < map->columns; c++) {
			struct datum at = map_place(chart, map, (double)c + 0.5, (double)r + 0.5);
			sink_number(sink, at.x);
			sink_puts(sink, " ");
			gnuplot_point(sink, at.y, map->z[r * map->columns + c]);
		}
		sink_puts(sink, "\n");
	}
}

/* The lines of equal value, a blank line between two. */
static void put_contours(struct sink *sink, const struct chart *chart, const struct data_map *map)
{
	for (size_t i = 0; i < map->contours; i++) {
		struct contours all;
		contours_find(&all, map, map->contour[i]);
		for (size_t k = 0; k < all.n; k++) {
			for (size_t j = 0; j < all.line[k].n; j++) {
				const struct datum *p = &all.line[k].point[j];
				struct datum at = map_place(chart, map, p->x, p->y);
				gnuplot_point(sink, at.x, at.y);
			}
			sink_puts(sink, "\n");
		}
		contours_free(&all);
	}
}

/* The block of a series' data: $points of a lone one, $data_1_2 of the second of the first frame. */
static void put_data_name(struct sink *sink, const struct gnuplot *script, size_t frame, size_t k)
{
	const struct chart *chart = script->plot->chart;
	if (chart->frames == 1 && chart->frame[0].data[k].kind == DATA_POINTS && k == 0)
		sink_puts(sink, "$points");
	else
		sink_printf(sink, "$data_%zu_%zu", frame + 1, k + 1);
}

/* Bars are the middle, the height and the width of each; what is not finite parts lines. */
static void put_data(struct gnuplot *script, size_t frame, size_t k)
{
	const struct data *data = &script->plot->chart->frame[frame].data[k];
	struct sink *sink = script->sink;
	if (data->kind == DATA_LEVEL)
		return;
	put_data_name(sink, script, frame, k);
	sink_puts(sink, " << EOD\n");
	if (data->kind == DATA_MAP)
		put_map(sink, script->plot->chart, data->map);
	for (size_t i = 0; i + (data->kind == DATA_BARS) < data->n; i++) {
		const struct datum *p = &data->point[i];
		if (data->kind == DATA_BARS) {
			sink_number(sink, p[0].x / 2 + p[1].x / 2);
			sink_puts(sink, " ");
			sink_number(sink, p->y);
			sink_puts(sink, " ");
			sink_number(sink, p[1].x - p[0].x);
			sink_puts(sink, "\n");
		} else if (isfinite(p->y)) {
			gnuplot_point(sink, p->x, p->y);
		} else if (data->kind == DATA_JOINED) {
			sink_puts(sink, "\n");
		}
	}
	sink_puts(sink, "EOD\n");
	if (data->kind != DATA_MAP || data->map->contours == 0)
		return;
	put_data_name(sink, script, frame, k);
	sink_puts(sink, "_contours << EOD\n");
	put_contours(sink, script->plot->chart, data->map);
	sink_puts(sink, "EOD\n");
}

static void put_data_line(struct gnuplot *script, const struct view *view, size_t frame, size_t k)
{
	static const char *const with[] = { [DATA_POINTS] =
						    " with points pointtype 7 pointsize 0.3",
		[DATA_JOINED] = " with linespoints pointtype 7 pointsize 0.5 linewidth 2",
		[DATA_BARS] = " with boxes fill solid 0.35",
		[DATA_MAP] = " with image" };
	const struct data *data = &script->plot->chart->frame[frame].data[k];
	struct sink *sink = script->sink;
	if (data->kind == DATA_LEVEL) {
		sink_number(sink, data->n > 0 ? data->point[0].y : NAN);
		sink_puts(sink, " dashtype 2 linecolor black");
	} else {
		put_data_name(sink, script, frame, k);
		sink_puts(sink, with[data->kind]);
	}
	if (data->kind != DATA_LEVEL && data->kind != DATA_MAP) {
		sink_puts(sink, " linecolor ");
		gnuplot_colour(sink, data_colour(&script->drawing, view, k));
	}
	sink_puts(sink, data->name != NULL ? " title " : " notitle");
	if (data->name != NULL)
		gnuplot_quoted(sink, data->name);
	if (data->kind == DATA_MAP && data->map->contours > 0) {
		sink_puts(sink, GNUPLOT_COMMA);
		put_data_name(sink, script, frame, k);
		sink_puts(sink, "_contours with lines linewidth 1 linecolor black notitle");
	}
}

static void put_axis_name(struct sink *sink, char axis, const char *name)
{
	if (name == NULL)
		return;
	sink_printf(sink, "set %clabel ", axis);
	gnuplot_quoted(sink, name);
	sink_puts(sink, " noenhanced\n");
}

static void put_palette(struct sink *sink)
{
	sink_puts(sink, "set palette defined (");
	for (int i = 0; i < 3; i++) {
		struct colour c = theme_light.map[i];
		sink_printf(sink, "%s%d '#%02X%02X%02X'", i > 0 ? ", " : "", i,
			(unsigned)lround(c.r * 255), (unsigned)lround(c.g * 255),
			(unsigned)lround(c.b * 255));
	}
	sink_puts(sink, ")\n");
}

static void put_chart_frame(struct gnuplot *script, size_t index)
{
	const struct view *view = &script->drawing.view[index];
	const struct chart *chart = script->plot->chart;
	struct sink *sink = script->sink;
	gnuplot_range(sink, 'y', &chart->y, view->frame->y_lo, view->frame->y_hi);
	for (size_t k = 0; k < chart->frame[index].n; k++)
		put_data(script, index, k);
	sink_puts(sink, "plot ");
	/* Lines across come first, so that data lie over them. */
	size_t lines = 0;
	for (int across = 1; across >= 0; across--)
		for (size_t k = 0; k < chart->frame[index].n; k++) {
			if ((chart->frame[index].data[k].kind == DATA_LEVEL) != across)
				continue;
			sink_puts(sink, lines++ > 0 ? GNUPLOT_COMMA : "");
			put_data_line(script, view, index, k);
		}
	sink_puts(sink, lines == 0 ? "NaN notitle\n" : "\n");
}

void gnuplot_chart(struct gnuplot *script)
{
	const struct chart *chart = script->plot->chart;
	struct sink *sink = script->sink;
	put_axis_name(sink, 'x', chart->x.name);
	put_axis_name(sink, 'y', chart->y.unit != NULL ? chart->y.unit : chart->y.name);
	if (frame_map(&script->scene->frame[0]) != NULL)
		put_palette(sink);
	if (chart->frames > 1) {
		sink_printf(sink, "set multiplot layout %zu,%zu", script->scene->rows,
			script->scene->columns);
		gnuplot_title(script, " title ");
	}
	for (size_t i = 0; i < chart->frames; i++) {
		const char *title = chart->frame[i].title;
		if (chart->frames > 1) {
			sink_puts(sink, "set title ");
			gnuplot_quoted(sink, title != NULL ? title : "");
			sink_puts(sink, " noenhanced\n");
		}
		put_chart_frame(script, i);
	}
	if (chart->frames > 1)
		sink_puts(sink, "unset multiplot\n");
}
