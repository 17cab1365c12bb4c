/* Lettering: markup to runs, runs to Pango layouts, a few layouts kept for the next call. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/say.h"
#include "out/fonts.h"
#include "out/lettering.h"
#include "out/markup.h"
#include "out/toy.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* All text is laid out at this size and scaled when it is drawn: without hinting a layout is
   linear in its size, and every size more would cost Pango another search for fonts. */
#define LAID_OUT 100.0

/* A figure measures its labels and then draws them; this many are remembered meanwhile. */
#define KEPT 64

/* A part of a label that has one size and one baseline. Lengths are in em of the label. */
struct part {
	PangoLayout *layout;
	double x, rise, scale;
};

struct label {
	char *markup;
	enum face face;
	struct part *part;
	size_t parts, room;
	struct extent extent; /* in em; without the middle */
};

struct lettering {
	cairo_t *cr;
	PangoContext *context; /* NULL: there are no fonts, cairo's built-in one serves */
	bool outlines;
	bool all;                 /* fonts are in use, not the few of figures */
	bool warned;
	struct label label[KEPT];
	size_t next;              /* the label to be replaced next */
	PangoFontDescription *font[TYPES]; /* NULL until used */
	double middle[TYPES];     /* of a digit, in em; 0: not measured yet */
};

/* Each list of families ends in what finds any font; the one before has the Chinese. */
static const PangoFontDescription *font_of(struct lettering *lettering, enum type type)
{
	if (lettering->font[type] != NULL)
		return lettering->font[type];
	bool serif = type == TYPE_SERIF || type == TYPE_SERIF_ITALIC;
	PangoFontDescription *font = pango_font_description_new();
	pango_font_description_set_family_static(font, serif
		? "STIX,Liberation Serif,DejaVu Serif,Noto Sans CJK TC,serif"
		: "DejaVu Sans,Noto Sans CJK TC,sans");
	/* Both are always set: an attribute's description keeps what it does not set from the
	   layout's own, so that upright would stay italic after an italic beginning. */
	pango_font_description_set_style(font,
		type == TYPE_SERIF_ITALIC ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
	pango_font_description_set_weight(font,
		type == TYPE_SANS_BOLD ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_font_description_set_absolute_size(font, LAID_OUT * PANGO_SCALE);
	lettering->font[type] = font;
	return font;
}

/* Takes up the fonts; without any the context stays what it is. */
static void use_fonts(struct lettering *lettering, bool all)
{
	PangoFontMap *map = fonts_map(all);
	lettering->all = all;
	if (map == NULL)
		return;
	/* Unhinted advances make one layout of all formats and resolutions. */
	cairo_font_options_t *options = cairo_font_options_create();
	cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	if (lettering->context != NULL)
		g_object_unref(lettering->context);
	lettering->context = pango_font_map_create_context(map);
	pango_cairo_context_set_font_options(lettering->context, options);
	pango_context_set_round_glyph_positions(lettering->context, FALSE);
	/* The language decides which of the Han variants is drawn. */
	pango_context_set_language(lettering->context, pango_language_from_string("zh-tw"));
	cairo_font_options_destroy(options);
}

struct lettering *lettering_new(cairo_t *cr, bool outlines)
{
	struct lettering *lettering = alloc_zero(1, sizeof *lettering);
	lettering->cr = cr;
	lettering->outlines = outlines;
	use_fonts(lettering, false);
	return lettering;
}

static void forget(struct label *label)
{
	for (size_t i = 0; i < label->parts; i++)
		g_object_unref(label->part[i].layout);
	free(label->part);
	free(label->markup);
	*label = (struct label){0};
}

void lettering_free(struct lettering *lettering)
{
	for (size_t i = 0; i < KEPT; i++)
		forget(&lettering->label[i]);
	for (size_t i = 0; i < TYPES; i++)
		if (lettering->font[i] != NULL)
			pango_font_description_free(lettering->font[i]);
	if (lettering->context != NULL)
		g_object_unref(lettering->context);
	free(lettering);
}

/* ---- layouts -------------------------------------------------------------------------- */

/* Each run in the font of its type. */
static PangoAttrList *types_of(struct lettering *lettering, const struct runs *runs,
	size_t first, size_t last)
{
	PangoAttrList *list = pango_attr_list_new();
	size_t start = runs->run[first].start;
	for (size_t i = first; i < last; i++) {
		PangoAttribute *attribute = pango_attr_font_desc_new(
			font_of(lettering, runs->run[i].type));
		attribute->start_index = (guint)(runs->run[i].start - start);
		attribute->end_index = (guint)(runs->run[i].end - start);
		pango_attr_list_insert(list, attribute);
	}
	return list;
}

/* Runs first..last-1, which have one size and one rise, as a layout. */
static PangoLayout *lay_out(struct lettering *lettering, const struct runs *runs,
	size_t first, size_t last)
{
	PangoLayout *layout = pango_layout_new(lettering->context);
	pango_layout_set_single_paragraph_mode(layout, TRUE);
	pango_layout_set_font_description(layout, font_of(lettering, runs->run[first].type));
	size_t start = runs->run[first].start, end = runs->run[last - 1].end;
	pango_layout_set_text(layout, text_string(&runs->text) + start, (int)(end - start));
	if (last - first > 1) {
		PangoAttrList *list = types_of(lettering, runs, first, last);
		pango_layout_set_attributes(layout, list);
		pango_attr_list_unref(list);
	}
	if (pango_layout_get_unknown_glyphs_count(layout) == 0)
		return layout;
	if (!lettering->all) {
		g_object_unref(layout);
		use_fonts(lettering, true);
		return lay_out(lettering, runs, first, last);
	}
	if (!lettering->warned)
		say_warning(_("no font has all characters of %s"), quote(text_string(&runs->text)));
	lettering->warned = true;
	return layout;
}

/* Ink and advance of a layout in em of its own. */
static struct extent layout_extent(PangoLayout *layout)
{
	PangoRectangle ink, logical;
	pango_layout_line_get_extents(pango_layout_get_line_readonly(layout, 0), &ink, &logical);
	return (struct extent){
		.width = pango_units_to_double(logical.width) / LAID_OUT,
		.ascent = -pango_units_to_double(ink.y) / LAID_OUT,
		.descent = pango_units_to_double(ink.y + ink.height) / LAID_OUT,
	};
}

static void add_part(struct label *label, PangoLayout *layout, const struct run *run)
{
	struct extent own = layout_extent(layout);
	double ascent = own.ascent * run->scale + run->rise;
	double descent = own.descent * run->scale - run->rise;
	label->part = alloc_grow(label->part, label->parts, &label->room, sizeof *label->part);
	label->part[label->parts] = (struct part){
		.layout = layout,
		.x = label->extent.width,
		.rise = run->rise,
		.scale = run->scale,
	};
	bool first = label->parts++ == 0;
	label->extent.width += own.width * run->scale;
	label->extent.ascent = first ? ascent : fmax(label->extent.ascent, ascent);
	label->extent.descent = first ? descent : fmax(label->extent.descent, descent);
}

static bool level(const struct run *a, const struct run *b)
{
	return !(a->scale < b->scale || a->scale > b->scale || a->rise < b->rise
		|| a->rise > b->rise);
}

static struct label *make_label(struct lettering *lettering, const char *markup,
	enum face face)
{
	struct label *label = &lettering->label[lettering->next];
	lettering->next = (lettering->next + 1) % KEPT;
	forget(label);
	label->markup = alloc_copy(markup);
	label->face = face;
	struct runs runs;
	runs_parse(&runs, markup, face);
	for (size_t first = 0, last; first < runs.n; first = last) {
		last = first + 1;
		while (last < runs.n && level(&runs.run[first], &runs.run[last]))
			last++;
		add_part(label, lay_out(lettering, &runs, first, last), &runs.run[first]);
	}
	runs_free(&runs);
	return label;
}

static const struct label *label_of(struct lettering *lettering, const char *markup,
	enum face face)
{
	for (size_t i = 0; i < KEPT; i++) {
		const struct label *label = &lettering->label[i];
		if (label->markup != NULL && label->face == face
		    && strcmp(label->markup, markup) == 0)
			return label;
	}
	return make_label(lettering, markup, face);
}

/* ---- drawing and measuring ------------------------------------------------------------ */

static void show_part(struct lettering *lettering, struct point at, const struct part *part,
	double size)
{
	cairo_t *cr = lettering->cr;
	double scale = part->scale * size / LAID_OUT;
	PangoLayoutLine *line = pango_layout_get_line_readonly(part->layout, 0);
	cairo_save(cr);
	cairo_translate(cr, at.x + part->x * size, at.y - part->rise * size);
	cairo_scale(cr, scale, scale);
	cairo_new_path(cr);
	cairo_move_to(cr, 0, 0);
	if (lettering->outlines) {
		pango_cairo_layout_line_path(cr, line);
		cairo_fill(cr);
	} else {
		pango_cairo_show_layout_line(cr, line);
	}
	cairo_new_path(cr);
	cairo_restore(cr);
}

void lettering_show(struct lettering *lettering, struct point at, enum anchor anchor,
	const char *markup, const struct font *font)
{
	const struct colour *c = &font->colour;
	double share = anchor == ANCHOR_LEFT ? 0 : anchor == ANCHOR_CENTRE ? 0.5 : 1;
	if (!(font->size > 0))
		return;
	cairo_new_path(lettering->cr);
	cairo_set_source_rgba(lettering->cr, c->r, c->g, c->b, c->a);
	if (lettering->context == NULL) {
		toy_show(lettering->cr, at, share, markup, font);
		return;
	}
	const struct label *label = label_of(lettering, markup, font->face);
	at.x -= share * label->extent.width * font->size;
	for (size_t i = 0; i < label->parts; i++)
		show_part(lettering, at, &label->part[i], font->size);
}

/* Half the height of a digit, in em. */
static double digit_middle(struct lettering *lettering, enum face face)
{
	enum type type = runs_type(face);
	if (!(lettering->middle[type] > 0)) {
		struct extent digit = label_of(lettering, "0", face)->extent;
		lettering->middle[type] = (digit.ascent - digit.descent) / 2;
	}
	return lettering->middle[type];
}

void lettering_measure(struct lettering *lettering, const char *markup,
	const struct font *font, struct extent *extent)
{
	if (lettering->context == NULL) {
		toy_measure(lettering->cr, markup, font, extent);
		return;
	}
	/* First, since it may take the place of another label. */
	double middle = digit_middle(lettering, font->face);
	*extent = label_of(lettering, markup, font->face)->extent;
	extent->width *= font->size;
	extent->ascent *= font->size;
	extent->descent *= font->size;
	extent->middle = middle * font->size;
}
