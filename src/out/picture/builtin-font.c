/* Text in the font built into cairo: ASCII, in which other characters are spelled. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/text.h"
#include "out/markup.h"
#include "out/picture/builtin-font.h"

#include <math.h>

/* The family name by which cairo knows its own font. */
#define BUILT_IN "@cairo:"

/* What figures use beyond ASCII; anything else shows as a question mark. */
static const struct {
	long code;
	const char *spelling;
} spellings[] = {
	{ 0x2212, "-" },
	{ 0x00b7, "*" },
	{ 0x22c5, "*" },
	{ 0x00d7, "*" },
	{ 0x2032, "'" },
	{ 0x2033, "''" },
	{ 0x2264, "<=" },
	{ 0x2265, ">=" },
	{ 0x2260, "!=" },
	{ 0x221e, "inf" },
	{ 0x221a, "sqrt" },
	{ 0x2026, "..." },
	{ 0x2013, "-" },
	{ 0x2014, "-" },
	{ 0x2018, "'" },
	{ 0x2019, "'" },
	{ 0x00a0, " " },
	{ 0x2009, " " },
	{ 0x200a, "" },
	{ 0x00b1, "+-" },
	{ 0x2248, "~" },
	{ 0x2208, "in" },
	{ 0x00b2, "^2" },
	{ 0x00b3, "^3" },
	{ 0x03b1, "alpha" },
	{ 0x03b2, "beta" },
	{ 0x03b3, "gamma" },
	{ 0x03b4, "delta" },
	{ 0x03b5, "eps" },
	{ 0x03b8, "theta" },
	{ 0x03bb, "lambda" },
	{ 0x03bc, "mu" },
	{ 0x03c0, "pi" },
	{ 0x03c3, "sigma" },
	{ 0x03c4, "tau" },
	{ 0x03c6, "phi" },
	{ 0x03a6, "Phi" },
	{ 0x03a3, "Sum" },
	{ 0x2211, "Sum" },
	{ 0x2192, "->" },
	{ 0x2190, "<-" },
};

static const char *spell(long code)
{
	for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
		if (spellings[i].code == code)
			return spellings[i].spelling;
	return "?";
}

static void add_ascii(struct text *out, const char *s, const char *end)
{
	size_t length;
	for (; s < end; s += length) {
		long code = utf8_decode(s, &length);
		if (code >= 0x20 && code < 0x7f)
			text_add_char(out, (char)code);
		else
			text_add(out, spell(code));
	}
}

static cairo_font_face_t *face_of(const struct markup_run *run)
{
	return cairo_toy_font_face_create(BUILT_IN,
		run->type == TYPE_SERIF_ITALIC ? CAIRO_FONT_SLANT_ITALIC : CAIRO_FONT_SLANT_NORMAL,
		run->type == TYPE_SANS_BOLD ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
}

/* What a run takes, whatever it is drawn on. */
static void measure_run(
	const struct markup_run *run, const char *ascii, double size, cairo_text_extents_t *extents)
{
	cairo_font_face_t *face = face_of(run);
	cairo_matrix_t scale, unit;
	cairo_font_options_t *options = cairo_font_options_create();
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	cairo_matrix_init_scale(&scale, run->scale * size, run->scale * size);
	cairo_matrix_init_identity(&unit);
	cairo_scaled_font_t *font = cairo_scaled_font_create(face, &scale, &unit, options);
	cairo_scaled_font_text_extents(font, ascii, extents);
	cairo_scaled_font_destroy(font);
	cairo_font_options_destroy(options);
	cairo_font_face_destroy(face);
}

static void show_run(
	cairo_t *cr, const struct markup_run *run, const char *ascii, double size, struct point at)
{
	cairo_font_face_t *face = face_of(run);
	cairo_set_font_face(cr, face);
	cairo_font_face_destroy(face);
	cairo_set_font_size(cr, run->scale * size);
	cairo_move_to(cr, at.x, at.y);
	cairo_show_text(cr, ascii);
}

/* Goes through the runs from `at` on, and draws them where there is a `cr`; `*extent` is theirs. */
static void typeset(cairo_t *cr, struct point at, const char *markup, const struct font *font,
	struct text_extent *extent)
{
	struct runs runs;
	runs_parse(&runs, markup, font->face);
	*extent = (struct text_extent){ 0 };
	for (size_t i = 0; i < runs.n; i++) {
		const struct markup_run *run = &runs.run[i];
		struct text ascii = { 0 };
		add_ascii(&ascii, text_string(&runs.text) + run->start,
			text_string(&runs.text) + run->end);
		double rise = run->rise * font->size;
		cairo_text_extents_t size;
		measure_run(run, text_string(&ascii), font->size, &size);
		if (cr != NULL)
			show_run(cr, run, text_string(&ascii), font->size,
				(struct point){ at.x + extent->width, at.y - rise });
		extent->width += size.x_advance;
		extent->ascent = fmax(extent->ascent, rise - size.y_bearing);
		extent->descent = fmax(extent->descent, size.y_bearing + size.height - rise);
		text_free(&ascii);
	}
	runs_free(&runs);
}

void toy_show(
	cairo_t *cr, struct point at, double share, const char *markup, const struct font *font)
{
	struct text_extent extent;
	if (share > 0) {
		typeset(NULL, at, markup, font, &extent);
		at.x -= share * extent.width;
	}
	typeset(cr, at, markup, font, &extent);
	cairo_new_path(cr);
}

void toy_measure(const char *markup, const struct font *font, struct text_extent *extent)
{
	struct text_extent digit;
	typeset(NULL, (struct point){ 0, 0 }, "0", font, &digit);
	typeset(NULL, (struct point){ 0, 0 }, markup, font, extent);
	extent->middle = (digit.ascent - digit.descent) / 2;
}
