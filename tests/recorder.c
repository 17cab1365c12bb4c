/* The recording canvas: coordinates must be finite and small, text well formed. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "recorder.h"

#include "base/alloc.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static void on_clip(void *self, const struct box *box)
{
	struct record *r = self;
	r->clipped = box != NULL;
	r->clip = (struct box){ -HUGE_VAL, -HUGE_VAL, HUGE_VAL, HUGE_VAL };
	if (box) {
		r->clip = *box;
		ck_assert(box->right > box->left);
		ck_assert(box->bottom > box->top);
	}
}

static void check_point(struct point p)
{
	ck_assert(isfinite(p.x) && isfinite(p.y));
	ck_assert(fabs(p.x) <= 1048576 && fabs(p.y) <= 1048576);
}

static void on_stroke(void *self, const struct path *path, const struct stroke *stroke)
{
	struct record *r = self;
	ck_assert_uint_lt(r->lines, sizeof r->line / sizeof *r->line);
	ck_assert_uint_ge(path->n, 2);
	ck_assert(path->straight || path->n % 3 == 1);
	ck_assert_uint_le(path->straight ? path->n - 1 : path->n / 3, 256);
	ck_assert(stroke->width > 0);
	for (size_t i = 0; i < stroke->dashes; i++)
		ck_assert(stroke->dash[i] > 0 || (i % 2 == 0 && stroke->cap == CAP_ROUND));
	struct line *line = &r->line[r->lines++];
	*line = (struct line){ .p = alloc_zero(path->n, sizeof *line->p),
		.n = path->n,
		.straight = path->straight,
		.colour = stroke->colour,
		.width = stroke->width,
		.dashed = stroke->dashes > 0,
		.clip = r->clip };
	for (size_t i = 0; i < path->n; i++) {
		check_point(path->p[i]);
		line->p[i] = path->p[i];
	}
}

static void on_fill(void *self, const struct path *path, struct colour colour)
{
	(void)self;
	ck_assert(colour.a > 0);
	for (size_t i = 0; i < path->n; i++)
		check_point(path->p[i]);
}

static void on_dot(void *self, struct point centre, double radius, struct colour fill,
	struct colour rim, double width)
{
	struct record *r = self;
	ck_assert_uint_lt(r->spots, sizeof r->spot / sizeof *r->spot);
	ck_assert(!r->clipped);
	check_point(centre);
	ck_assert(radius > 0 && width >= 0);
	r->spot[r->spots++] = (struct spot){ centre, radius, fill, rim };
}

/* Every character is as wide as DejaVu's digits, a raised or lowered one 0.7 of it. */
static void on_size(
	void *self, const char *markup, const struct font *font, struct text_extent *extent)
{
	(void)self;
	ck_assert(font->size > 0);
	double em = 0, scale = 1;
	for (const char *s = markup; *s; s++) {
		if (*s == '<') {
			if (strncmp(s, "<su", 3) == 0)
				scale = 0.7;
			else if (strncmp(s, "</su", 4) == 0)
				scale = 1;
			s = strchr(s, '>');
			ck_assert_ptr_nonnull(s);
		} else {
			if (*s == '&') {
				s = strchr(s, ';');
				ck_assert_ptr_nonnull(s);
			}
			em += ((unsigned char)*s & 0xC0) != 0x80 ? 0.6 * scale : 0;
		}
	}
	*extent = (struct text_extent){ .width = em * font->size,
		.ascent = 0.75 * font->size,
		.descent = 0.2 * font->size,
		.middle = 0.36 * font->size };
}

static void on_image(void *self, const struct box *box, size_t columns, size_t rows,
	const struct colour *cell, bool smooth)
{
	struct record *r = self;
	(void)smooth;
	ck_assert(box->left < box->right && box->top < box->bottom);
	check_point((struct point){ box->left, box->top });
	check_point((struct point){ box->right, box->bottom });
	for (size_t i = 0; i < columns * rows; i++)
		ck_assert(cell[i].r >= 0 && cell[i].r <= 1 && cell[i].g >= 0 && cell[i].g <= 1 &&
			cell[i].b >= 0 && cell[i].b <= 1);
	ck_assert_uint_lt(r->images, sizeof r->image / sizeof *r->image);
	r->image[r->images++] = *box;
}

static void on_text(void *self, struct point at, enum anchor anchor, const char *markup,
	const struct font *font)
{
	struct record *r = self;
	ck_assert_uint_lt(r->words, sizeof r->word / sizeof *r->word);
	check_point(at);
	struct text_extent e;
	on_size(self, markup, font, &e);
	double left = at.x -
		(anchor == ANCHOR_LEFT			  ? 0
				: anchor == ANCHOR_CENTRE ? e.width / 2
							  : e.width);
	r->word[r->words++] = (struct word){ .colour = font->colour,
		.box = { left, at.y - e.ascent, left + e.width, at.y },
		.descent = e.descent,
		.markup = alloc_copy(markup) };
}

void recorder_forget(struct record *r)
{
	for (size_t i = 0; i < r->words; i++)
		free(r->word[i].markup);
	for (size_t i = 0; i < r->lines; i++)
		free(r->line[i].p);
	*r = (struct record){ .clip = { -HUGE_VAL, -HUGE_VAL, HUGE_VAL, HUGE_VAL } };
}

struct canvas recorder_canvas(struct record *record)
{
	recorder_forget(record);
	return (struct canvas){ .self = record,
		.clip = on_clip,
		.stroke = on_stroke,
		.fill = on_fill,
		.dot = on_dot,
		.image = on_image,
		.text = on_text,
		.text_size = on_size };
}
