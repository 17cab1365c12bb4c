/* The canvas's primitives in cairo; each begins with a new path, none leaves one. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "out/picture/cairo-canvas.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* The cost of one stroke in cairo grows with the square of its segments. */
#define STROKE_SEGMENTS 256

#define MITRE_LIMIT 4

#define PI 3.14159265358979323846

static void set_colour(cairo_t *cr, struct colour c)
{
	cairo_set_source_rgba(cr, c.r, c.g, c.b, c.a);
}

static void on_clip(void *self, const struct box *box)
{
	cairo_t *cr = ((struct pen *)self)->cr;
	cairo_new_path(cr);
	cairo_reset_clip(cr);
	if (box == NULL)
		return;
	cairo_rectangle(cr, box->left, box->top, box->right - box->left, box->bottom - box->top);
	cairo_clip(cr);
}

static size_t path_segments(const struct path *path)
{
	size_t step = path->straight ? 1 : 3;
	return path->n > 0 ? (path->n - 1) / step : 0;
}

/* Segments from..upto of the path, as cairo's new current path. */
static void add_segments(cairo_t *cr, const struct path *path, size_t from, size_t upto)
{
	const struct point *p = path->p;
	size_t step = path->straight ? 1 : 3;
	cairo_new_path(cr);
	cairo_move_to(cr, p[from * step].x, p[from * step].y);
	for (size_t i = from * step + 1; i <= upto * step; i += step) {
		if (path->straight)
			cairo_line_to(cr, p[i].x, p[i].y);
		else
			cairo_curve_to(
				cr, p[i].x, p[i].y, p[i + 1].x, p[i + 1].y, p[i + 2].x, p[i + 2].y);
	}
}

/* The length of the current path, which has one start. */
static double path_length(cairo_t *cr)
{
	double length = 0;
	struct point last = { 0, 0 };
	cairo_path_t *flat = cairo_copy_path_flat(cr);
	for (int i = 0; i < flat->num_data; i += flat->data[i].header.length) {
		const cairo_path_data_t *data = &flat->data[i];
		if (data->header.type == CAIRO_PATH_CLOSE_PATH)
			continue;
		struct point next = { data[1].point.x, data[1].point.y };
		if (data->header.type == CAIRO_PATH_LINE_TO)
			length += hypot(next.x - last.x, next.y - last.y);
		last = next;
	}
	cairo_path_destroy(flat);
	return length;
}

static void on_stroke(void *self, const struct path *path, const struct stroke *stroke)
{
	cairo_t *cr = ((struct pen *)self)->cr;
	size_t segments = path_segments(path);
	if (segments == 0 || !(stroke->colour.a > 0) || !(stroke->width > 0))
		return;
	bool dashed = stroke->dash != NULL && stroke->dashes > 0;
	double offset = stroke->offset;
	set_colour(cr, stroke->colour);
	cairo_set_line_width(cr, stroke->width);
	cairo_set_line_join(cr, CAIRO_LINE_JOIN_MITER);
	cairo_set_miter_limit(cr, MITRE_LIMIT);
	cairo_set_line_cap(
		cr, stroke->cap == CAP_ROUND ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
	if (!dashed)
		cairo_set_dash(cr, NULL, 0, 0);
	for (size_t done = 0; done < segments;) {
		size_t upto = segments - done > STROKE_SEGMENTS ? done + STROKE_SEGMENTS : segments;
		/* A solid stroke goes on one segment back, so that no seam shows; in a
		   dashed one the pattern hides it, and must go on where it was. */
		add_segments(cr, path, done > 0 && !dashed ? done - 1 : done, upto);
		if (path->closed && done == 0 && upto == segments)
			cairo_close_path(cr);
		else if (path->closed && upto == segments)
			cairo_line_to(cr, path->p[0].x, path->p[0].y);
		if (dashed) {
			cairo_set_dash(cr, stroke->dash, (int)stroke->dashes, offset);
			if (upto < segments)
				offset += path_length(cr);
		}
		cairo_stroke(cr);
		done = upto;
	}
}

static void on_fill(void *self, const struct path *path, struct colour colour)
{
	cairo_t *cr = ((struct pen *)self)->cr;
	size_t segments = path_segments(path);
	if (segments == 0 || !(colour.a > 0))
		return;
	add_segments(cr, path, 0, segments);
	cairo_close_path(cr);
	set_colour(cr, colour);
	cairo_fill(cr);
}

static void on_dot(void *self, struct point centre, double radius, struct colour fill,
	struct colour rim, double width)
{
	cairo_t *cr = ((struct pen *)self)->cr;
	cairo_new_path(cr);
	cairo_arc(cr, centre.x, centre.y, radius, 0, 2 * PI);
	cairo_close_path(cr);
	if (fill.a > 0) {
		set_colour(cr, fill);
		cairo_fill_preserve(cr);
	}
	if (rim.a > 0 && width > 0) {
		set_colour(cr, rim);
		cairo_set_dash(cr, NULL, 0, 0);
		cairo_set_line_width(cr, width);
		cairo_stroke_preserve(cr);
	}
	cairo_new_path(cr);
}

static uint32_t pixel_of(struct colour c)
{
	return (uint32_t)lround(c.r * 255) << 16 | (uint32_t)lround(c.g * 255) << 8 |
		(uint32_t)lround(c.b * 255);
}

static void on_image(void *self, const struct box *box, size_t columns, size_t rows,
	const struct colour *cell, bool smooth)
{
	cairo_t *cr = ((struct pen *)self)->cr;
	cairo_surface_t *image =
		cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)columns, (int)rows);
	if (cairo_surface_status(image) == CAIRO_STATUS_SUCCESS) {
		unsigned char *line = cairo_image_surface_get_data(image);
		for (size_t r = 0; r < rows; r++, line += cairo_image_surface_get_stride(image))
			for (size_t c = 0; c < columns; c++) {
				uint32_t pixel = pixel_of(cell[r * columns + c]);
				memcpy(line + c * sizeof pixel, &pixel, sizeof pixel);
			}
		cairo_surface_mark_dirty(image);
	}
	cairo_save(cr);
	cairo_new_path(cr);
	cairo_translate(cr, box->left, box->top);
	cairo_scale(cr, (box->right - box->left) / (double)columns,
		(box->bottom - box->top) / (double)rows);
	cairo_set_source_surface(cr, image, 0, 0);
	cairo_pattern_set_extend(cairo_get_source(cr), CAIRO_EXTEND_PAD);
	cairo_pattern_set_filter(
		cairo_get_source(cr), smooth ? CAIRO_FILTER_BILINEAR : CAIRO_FILTER_NEAREST);
	cairo_rectangle(cr, 0, 0, (double)columns, (double)rows);
	cairo_fill(cr);
	cairo_restore(cr);
	cairo_surface_destroy(image);
}

static void on_text(void *self, struct point at, enum anchor anchor, const char *markup,
	const struct font *font)
{
	const struct pen *pen = self;
	lettering_show(pen->lettering, pen->cr, pen->outlines, at, anchor, markup, font);
}

static void on_text_size(
	void *self, const char *markup, const struct font *font, struct text_extent *extent)
{
	lettering_measure(((struct pen *)self)->lettering, markup, font, extent);
}

struct canvas pen_canvas(struct pen *pen)
{
	return (struct canvas){
		.self = pen,
		.clip = on_clip,
		.stroke = on_stroke,
		.fill = on_fill,
		.dot = on_dot,
		.image = on_image,
		.text = on_text,
		.text_size = on_text_size,
	};
}
