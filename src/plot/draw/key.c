/* The key: names of curves that have no labels at their lines, in a column or in rows. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/draw/legend.h"

#include "base/alloc.h"
#include "base/gettext.h"

#include <math.h>
#include <stdlib.h>

#define SIZE 0.9	 /* of the names' letters, or smaller where there are many */
#define COLUMN_ROW 1.6	 /* rows of a column, at most this far apart */
#define FLOW_ROW 1.4	 /* rows below the frames */
#define FLOW_GAP 0.5	 /* of these from what is above them */
#define LEADING 1.3	 /* of the letters' size, at least */
#define LEAST_PIXELS 7.0 /* that size, at least */
#define LEAST_POINTS 5.0
#define BESIDE 0.9   /* of a column from the frames, and from the page's edge */
#define TOGETHER 7.0 /* of several names in one row of a column */
#define WIDEST 3.0   /* a column takes one part in so many of the page */
#define TALLEST 2.6  /* rows likewise */

/* ---- entries ----------------------------------------------------------------------- */

static double least_size(const struct drawing *d)
{
	return fmin(d->snap ? LEAST_PIXELS : LEAST_POINTS, SIZE * d->em);
}

/* The entries no wider than `room`, nor several names together wider than that, with
   letters of a size in em. */
static void fill(
	const struct drawing *d, struct legend *key, double room, double together, double size)
{
	key->font = layout_font(d, FACE_SANS, size, d->theme->ink);
	legend_names(d, &d->view[0], key, room, together);
}

/* Leaves the first and the last of entries for which there is no room, and says how many
   curves are between. */
static void thin(const struct drawing *d, struct legend *key)
{
	size_t left_out = 0;
	if (key->n < 4)
		return;
	for (size_t i = 1; i + 1 < key->n; i++) {
		left_out += key->entry[i].names;
		free(key->entry[i].full);
		free(key->entry[i].brief);
	}
	struct text t = { 0 };
	text_print(&t, _("\u2026 %zu more"), left_out);
	key->entry[2] = key->entry[key->n - 1];
	key->n = 1;
	struct entry last = key->entry[2];
	const struct stroke none = { .width = 0 };
	legend_add(d, key, &none, d->theme->muted, text_string(&t), text_string(&t));
	key->entry[1].more = true;
	key->entry = alloc_resize(key->entry, 3, sizeof *key->entry);
	key->entry[2] = last;
	key->n = 3;
	text_free(&t);
}

/* ---- a column ---------------------------------------------------------------------- */

static double column_room(const struct drawing *d)
{
	return d->page->width / WIDEST - 2 * BESIDE * d->em;
}

/* The entries of a column `height` tall; returns how far its rows are apart. */
static double make_column(const struct drawing *d, struct legend *key, double height)
{
	fill(d, key, column_room(d), TOGETHER * d->em, SIZE);
	double step = fmin(COLUMN_ROW * d->em, height / (double)key->n);
	double size = fmin(SIZE * d->em, step / LEADING);
	if (size < least_size(d)) {
		thin(d, key);
		step = fmin(COLUMN_ROW * d->em, height / (double)key->n);
		size = fmin(SIZE * d->em, fmax(step / LEADING, least_size(d)));
	}
	for (size_t i = 0; i < key->n; i++)
		key->entry[i].full_width *= size / key->font.size;
	key->font.size = size;
	return step;
}

bool key_column_fits(const struct drawing *d)
{
	struct legend key = { 0 };
	fill(d, &key, HUGE_VAL, TOGETHER * d->em, SIZE);
	bool fits = legend_block_width(d, &key) <= column_room(d);
	legend_free(&key);
	return fits;
}

double key_column_width(const struct drawing *d, double height)
{
	struct legend key = { 0 };
	make_column(d, &key, height);
	double width = legend_block_width(d, &key);
	legend_free(&key);
	return width + 2 * BESIDE * d->em;
}

static void draw_column(const struct drawing *d)
{
	struct legend key = { 0 };
	const struct view *last = &d->view[d->columns - 1];
	double height = d->view[d->views - 1].box.bottom - last->box.top;
	double step = make_column(d, &key, height);
	struct point at = { last->box.right + BESIDE * d->em, last->box.top + step / 2 };
	for (size_t i = 0; i < key.n; i++, at.y += step)
		legend_draw_entry(d, &key, &key.entry[i], at);
	legend_free(&key);
}

/* ---- rows -------------------------------------------------------------------------- */

/* Whether entry i begins a row, where `at` is its place in the one before; moves `at` to
   its end. */
static bool wraps(
	const struct drawing *d, const struct legend *key, size_t i, double width, double *at)
{
	double own = legend_entry_width(d, &key->entry[i]);
	double gap = i > 0 && key->entry[i].more ? d->em : LEGEND_BETWEEN * d->em;
	bool wrap = *at > 0 && *at + gap + own > width;
	*at = *at > 0 && !wrap ? *at + gap + own : own;
	return wrap;
}

static size_t count_rows(const struct drawing *d, const struct legend *key, double width)
{
	size_t rows = 1;
	double at = 0;
	for (size_t i = 0; i < key->n; i++)
		rows += wraps(d, key, i, width, &at);
	return rows;
}

/* The entries of rows `width` wide, in smaller letters rather than too many rows; returns
   how many there are. */
static size_t make_rows(const struct drawing *d, struct legend *key, double width)
{
	double most = fmin(d->page->height / TALLEST, d->key_most), least = least_size(d) / d->em;
	for (double size = SIZE;; size *= 0.9) {
		bool last = size * 0.9 < least;
		fill(d, key, width, width, fmax(size, least));
		size_t rows = count_rows(d, key, width);
		if (((double)rows * FLOW_ROW + FLOW_GAP) * d->em <= most)
			return rows;
		if (last)
			break;
		legend_free(key);
	}
	thin(d, key);
	return count_rows(d, key, width);
}

double key_rows_height(const struct drawing *d)
{
	struct legend key = { 0 };
	size_t rows = make_rows(d, &key, d->key_width);
	legend_free(&key);
	return ((double)rows * FLOW_ROW + FLOW_GAP) * d->em;
}

static void draw_rows(const struct drawing *d)
{
	struct legend key = { 0 };
	double at = 0, width = d->key_width;
	double left = fmin(d->view[0].box.left, d->page->width - 0.3 * d->em - width);
	double row = FLOW_ROW * d->em;
	double y = d->page->height - d->key_size + (FLOW_ROW / 2 - 0.2) * d->em;
	make_rows(d, &key, width);
	for (size_t i = 0; i < key.n; i++) {
		if (wraps(d, &key, i, width, &at))
			y += row;
		double own = legend_entry_width(d, &key.entry[i]);
		legend_draw_entry(d, &key, &key.entry[i], (struct point){ left + at - own, y });
	}
	legend_free(&key);
}

void key_draw(const struct drawing *d)
{
	if (d->key == KEY_COLUMN)
		draw_column(d);
	else if (d->key == KEY_ROWS)
		draw_rows(d);
}
