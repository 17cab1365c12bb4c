/* Figures: the page, its em, and the order in which a scene's parts are drawn. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/layout.h"

#include "base/alloc.h"

#include <math.h>
#include <stdlib.h>

#define DEFAULT_WIDTH 1200
#define DEFAULT_HEIGHT 800
#define MOST_LABELS 8      /* more curves than this are named in a key column */

static double points_per(enum unit unit)
{
	switch (unit) {
	case UNIT_MM:
		return 72 / 25.4;
	case UNIT_CM:
		return 72 / 2.54;
	case UNIT_IN:
		return 72;
	default:
		return 1;
	}
}

/* Beyond nine panels the default page grows, so that each keeps a ninth of it. */
static void grow(const struct plot *plot, struct page *page)
{
	if (!plot->panels || plot->operands <= 9)
		return;
	double n = (double)plot->operands, columns = ceil(sqrt(n));
	if (plot->panel_columns > 0)
		columns = (double)plot->panel_columns;
	page->width = columns * DEFAULT_WIDTH / 3;
	page->height = ceil(n / columns) * DEFAULT_HEIGHT / 3;
}

void figure_page(const struct plot *plot, struct page *page, double *pixels_per_unit)
{
	if (plot->unit == UNIT_NONE || plot->unit == UNIT_PIXEL) {
		bool given = plot->unit == UNIT_PIXEL;
		page->width = given ? plot->width : DEFAULT_WIDTH;
		page->height = given ? plot->height : DEFAULT_HEIGHT;
		double s = sqrt(page->width * page->height) / 980;
		page->em = fmax(s >= 1 ? 20 * s : 20 * pow(s, 0.6), 8);
		if (!given)
			grow(plot, page);
		*pixels_per_unit = 1;
		return;
	}
	page->width = plot->width * points_per(plot->unit);
	page->height = plot->height * points_per(plot->unit);
	/* A column of a journal is up to 90 mm wide. */
	page->em = page->width <= 90 * 72 / 25.4 + 1e-6 ? 8 : 10;
	*pixels_per_unit = plot->dpi > 0 ? plot->dpi / 72 : 300.0 / 72;
}

/* Labels for all views, or none where some view has no place for one of its own. */
static struct labels *place_labels(const struct drawing *d)
{
	struct labels *labels = alloc_zero(d->views, sizeof *labels);
	bool placed = true;
	for (size_t i = 0; i < d->views && placed; i++)
		placed = labels_place(&labels[i], d, &d->view[i]);
	if (placed)
		return labels;
	for (size_t i = 0; i < d->views; i++)
		labels_free(&labels[i]);
	free(labels);
	return NULL;
}

/* Whether no curve of a panel of several has a label at its line. */
static bool needs_key(const struct drawing *d, const struct view *view,
	const struct labels *labels)
{
	bool any = d->scene->arrangement != SCENE_PANELS || view->lanes < 2;
	for (size_t i = 0; i < labels->n; i++)
		any = any || (labels->label[i].placed && labels->label[i].owner < view->lanes);
	return !any;
}

static void draw_background(const struct drawing *d)
{
	double w = d->page->width, h = d->page->height;
	const struct point corners[4] = {{0, 0}, {w, 0}, {w, h}, {0, h}};
	const struct path page = {.p = corners, .n = 4, .straight = true, .closed = true};
	d->canvas->fill(d->canvas->self, &page, d->theme->background);
}

static void draw_view(const struct drawing *d, const struct view *view)
{
	if (d->scene->plot->cloud != NULL) {
		axes_grid(d, view);
		cloud_draw(d, view);
	} else {
		strokes_band(d, view);
		axes_grid(d, view);
		axes_asymptotes(d, view);
		strokes_pieces(d, view);
		strokes_draw(d, view);
		strokes_marks(d, view);
	}
	axes_labels(d, view);
	header_view(d, view);
}

int figure_draw(const struct scene *scene, const struct page *page,
	const struct theme *theme, const struct canvas *canvas)
{
	struct drawing d;
	layout_init(&d, scene, page, theme, canvas);
	d.key = d.many && scene->plot->legend && scene->arrangement != SCENE_PANELS
		&& d.view[0].lanes > MOST_LABELS;
	layout_views(&d);
	struct labels *labels = place_labels(&d);
	if (!labels) {
		d.key = true;
		layout_views(&d);
		labels = place_labels(&d);
	}
	for (size_t i = 0; labels && i < d.views; i++)
		d.view[i].keyed = needs_key(&d, &d.view[i], &labels[i]);
	draw_background(&d);
	header_draw(&d);
	for (size_t i = 0; i < d.views; i++) {
		draw_view(&d, &d.view[i]);
		if (labels)
			labels_draw(&labels[i], &d);
	}
	if (d.key && d.detail < DETAIL_NO_LEGEND)
		legend_key(&d);
	for (size_t i = 0; labels && i < d.views; i++)
		labels_free(&labels[i]);
	free(labels);
	layout_free(&d);
	return 0;
}
