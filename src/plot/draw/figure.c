/* Figures: the page, its em, and the order in which a scene's parts are drawn. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/draw/series.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/say.h"

#include <math.h>
#include <stdlib.h>

#define DEFAULT_WIDTH 1200
#define DEFAULT_HEIGHT 800

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
	if (plot->page.unit == UNIT_NONE || plot->page.unit == UNIT_PIXEL) {
		bool given = plot->page.unit == UNIT_PIXEL;
		page->width = given ? plot->page.width : DEFAULT_WIDTH;
		page->height = given ? plot->page.height : DEFAULT_HEIGHT;
		double s = sqrt(page->width * page->height) / 980;
		page->em = fmax(s >= 1 ? 20 * s : 20 * pow(s, 0.6), 8);
		if (!given)
			grow(plot, page);
		*pixels_per_unit = 1;
		return;
	}
	page->width = plot->page.width * points_per(plot->page.unit);
	page->height = plot->page.height * points_per(plot->page.unit);
	/* A column of a journal is up to 90 mm wide. */
	page->em = page->width <= 90 * 72 / 25.4 + 1e-6 ? 8 : 10;
	*pixels_per_unit = (plot->page.dpi > 0 ? plot->page.dpi : PAGE_DPI) / 72;
}

static void free_labels(struct labels *labels, const struct drawing *d)
{
	for (size_t i = 0; i < d->views; i++)
		labels_free(&labels[i]);
	free(labels);
}

/* Labels for all views; false where one has no place for all of its curves'. A panel then
   has a key of its own, any other figure one for all frames. */
static bool place_labels(struct drawing *d, struct labels *labels)
{
	bool placed = true;
	for (size_t i = 0; i < d->views && placed; i++) {
		bool all = labels_place(&labels[i], d, &d->view[i]);
		if (d->scene->arrangement == SCENE_PANELS)
			d->view[i].keyed = !all;
		else
			placed = all;
	}
	return placed;
}

/* Whether it is clear from the start that names of curves need a key. */
static bool needs_key(const struct drawing *d)
{
	if (!d->scene->plot->legend || d->scene->arrangement == SCENE_PANELS)
		return false;
	if (!d->many)
		return !header_has_names(d);
	for (size_t i = 0; i < d->views; i++)
		if (alike_count(&d->view[i]) > MOST_LABELS)
			return true;
	return false;
}

static void find_alike(struct drawing *d)
{
	for (size_t i = 0; i < d->views; i++)
		alike_find(d, &d->view[i]);
}

/* Lays the frames out and names their curves, at the lines or in a key; returns the
   labels. */
static struct labels *set_out(struct drawing *d)
{
	struct labels *labels = alloc_zero(d->views + 1, sizeof *labels);
	layout_views(d);
	find_alike(d);
	d->keyed = needs_key(d);
	if (!d->keyed && place_labels(d, labels))
		return labels;
	free_labels(labels, d);
	labels = alloc_zero(d->views + 1, sizeof *labels);
	alike_share(d);
	d->keyed = true;
	layout_views(d);
	place_labels(d, labels);
	return labels;
}

/* A page too small for names leaves curves that nobody can tell apart. */
static void note_unnamed(const struct drawing *d)
{
	bool unnamed = d->keyed && d->key == KEY_NONE;
	for (size_t i = 0; i < d->views; i++)
		unnamed = unnamed || d->view[i].unnamed ||
			(d->detail >= DETAIL_NO_TITLE && d->views > 1 &&
				d->scene->arrangement == SCENE_PANELS);
	if (unnamed && d->scene->plot->legend)
		say_note(_("the picture is too small for the names of its curves"));
}

static void draw_background(const struct drawing *d)
{
	double w = d->page->width, h = d->page->height;
	const struct point corners[4] = { { 0, 0 }, { w, 0 }, { w, h }, { 0, h } };
	const struct path page = { .p = corners, .n = 4, .straight = true, .closed = true };
	d->canvas->fill(d->canvas->self, &page, d->theme->background);
}

static void draw_view(const struct drawing *d, struct view *view)
{
	if (d->scene->plot->chart != NULL) {
		data_maps(d, view);
		if (frame_map(view->frame) ==
			NULL) /* shades are read by their scale, not by a grid */
			axes_grid(d, view);
		data_draw(d, view);
		map_scale(d, view);
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

int figure_draw(const struct scene *scene, const struct page *page, const struct theme *theme,
	const struct canvas *canvas)
{
	struct drawing d;
	layout_init(&d, scene, page, theme, canvas);
	struct labels *labels = set_out(&d);
	d.formulas = scene->arrangement == SCENE_PANELS && scene->plot->chart == NULL &&
		header_has_formulas(&d);
	draw_background(&d);
	header_draw(&d);
	for (size_t i = 0; i < d.views; i++) {
		draw_view(&d, &d.view[i]);
		labels_draw(&labels[i], &d);
	}
	key_draw(&d);
	note_unnamed(&d);
	free_labels(labels, &d);
	layout_free(&d);
	return 0;
}
