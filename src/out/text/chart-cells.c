/* Data of charts in text plots: dots, lines and bars in the area; shades of heat maps and lines across on the screen. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "out/text/sheet.h"

#include <math.h>

static double level_x(const struct sheet *sheet, double x)
{
	return axis_level(&sheet->scene->plot->chart->x, x);
}

static double level_y(const struct sheet *sheet, double y)
{
	return axis_level(&sheet->scene->plot->chart->y, y);
}

static struct datum level(const struct sheet *sheet, const struct datum *point)
{
	return (struct datum){ level_x(sheet, point->x), level_y(sheet, point->y) };
}

static void put_across(struct sheet *sheet, struct placed_frame *view, double y)
{
	const struct strip *strip = &sheet->strip[view->strip];
	long row = area_row(&view->area, level_y(sheet, y));
	for (size_t i = 0; row >= 0 && i < strip->columns; i++)
		screen_put(&sheet->screen, view->top + (size_t)row, strip->at + strip->left + i,
			sheet->braille ? "\u254c" : "=", STYLE_DIM);
}

/* Which of several shades a value has, the lightest first: where contours are given, from one to the next, of digits
   the number of those below it. */
static size_t shade_of(
	const struct data_map *map, double z, double lo, double hi, size_t shades, bool digits)
{
	double dark = (z / 2 - lo / 2) / (hi / 2 - lo / 2);
	size_t below = 0;
	for (size_t i = 0; i < map->contours; i++)
		below += map->contour[i] <= z;
	if (map->contours > 0 && map->contours < shades)
		return digits ? below : below * (shades - 1) / map->contours;
	return (size_t)fmin(dark * (double)shades, (double)(shades - 1));
}

static void put_map(struct sheet *sheet, struct placed_frame *view, const struct data_map *map)
{
	static const char *const fine[] = { " ", "\u00b7", "\u2591", "\u2592", "\u2593", "\u2588" };
	static const char *const plain[] = { "0", "1", "2", "3", "4", "5", "6", "7", "8", "9" };
	size_t shades = sheet->braille ? sizeof fine / sizeof *fine : sizeof plain / sizeof *plain;
	const struct strip *strip = &sheet->strip[view->strip];
	struct datum low = level(sheet, &(struct datum){ map->x_lo, map->y_lo });
	struct datum high = level(sheet, &(struct datum){ map->x_hi, map->y_hi });
	double lo, hi;
	map_range(map, &lo, &hi);
	for (size_t row = 0; row < view->area.rows; row++)
		for (size_t column = 0; column < view->area.columns; column++) {
			struct datum at = area_middle(&view->area, row, column);
			double c = (at.x - low.x) / (high.x - low.x) * (double)map->columns;
			double r = (at.y - low.y) / (high.y - low.y) * (double)map->rows;
			/* The middles of the outermost cells may lie on the map's edges, or a little beyond. */
			if (!(c >= -0.5 && c <= (double)map->columns + 0.5 && r >= -0.5 &&
				    r <= (double)map->rows + 0.5))
				continue;
			size_t i = (size_t)fmin(fmax(c, 0), (double)map->columns - 1);
			size_t k = (size_t)fmin(fmax(r, 0), (double)map->rows - 1);
			double z = map->z[k * map->columns + i];
			if (!isfinite(z))
				continue;
			size_t shade = shade_of(map, z, lo, hi, shades, !sheet->braille);
			screen_put(&sheet->screen, view->top + row,
				strip->at + strip->left + column,
				sheet->braille ? fine[shade] : plain[shade], STYLE_PLAIN);
		}
}

static void put_series(struct sheet *sheet, struct placed_frame *view, size_t number)
{
	const struct data *data = view->frame->series[number].data;
	struct area *area = &view->area;
	struct ink ink = caption_ink(&sheet->caption, view->frame, number);
	unsigned pattern = sheet->braille ? ink.pattern : 1,
		 period = sheet->braille ? ink.period : 1;
	/* A histogram's lowest dots are on the axis where that is the frame's edge. */
	double base = sheet->scene->plot->chart->y.log ? view->frame->y_lo : 0;
	for (size_t i = 0; i < data->n; i++) {
		struct datum at = level(sheet, &data->point[i]);
		struct datum next = i + 1 < data->n ? level(sheet, &data->point[i + 1]) : at;
		if (data->kind == DATA_POINTS && !isnan(at.x + at.y))
			area_point(area, at.x, at.y, (int)number);
		if (data->kind == DATA_JOINED)
			area_way(area, &at, &next, (int)number, pattern, period);
		if (data->kind == DATA_BARS && i + 1 < data->n && data->point[i].y != 0)
			area_bar(area, at.x, next.x, base, at.y, (int)number);
	}
	if (data->kind == DATA_LEVEL && data->n > 0)
		put_across(sheet, view, data->point[0].y);
}

void data_put(struct sheet *sheet, struct placed_frame *view)
{
	for (size_t i = 0; i < view->frame->n; i++)
		if (view->frame->series[i].data->kind == DATA_MAP)
			put_map(sheet, view, view->frame->series[i].data->map);
		else
			put_series(sheet, view, i);
}
