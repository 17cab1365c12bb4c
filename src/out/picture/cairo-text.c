/* Lettering: markup to runs, runs to glyphs by Pango, a few labels kept. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/say.h"
#include "out/picture/fonts.h"
#include "out/picture/cairo-text.h"
#include "out/markup.h"
#include "out/picture/builtin-font.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* All text is shaped at this size and scaled when it is drawn: without hinting advances
   are linear in the size, and every size more would cost Pango another search for fonts.
   For the same reason no PangoLayout is used: it asks for metrics, which take three
   searches a face. */
#define SHAPED 100.0

/* A figure measures its labels and then draws them: so many are remembered meanwhile. */
#define KEPT 64

/* The first of the scripts of East Asia. */
#define FIRST_HAN 0x2e80

/* Glyphs of one font and one size. Lengths are in em of the label. */
struct part {
	PangoItem *item;
	PangoGlyphString *glyphs;
	double x, rise, scale;
};

struct typeset_label {
	char *markup;
	enum face face;
	struct text text; /* without the tags */
	struct part *part;
	size_t parts, room;
	struct text_extent extent; /* in em; without the middle */
};

struct lettering {
	const struct picture *picture; /* takes warnings */
	PangoContext *context;	       /* NULL: there are no fonts, cairo's built-in one serves */
	bool all;		       /* fonts are in use, not the few of figures */
	bool warned;
	struct typeset_label label[KEPT];
	size_t next;			   /* the label to be replaced next */
	PangoFontDescription *font[TYPES]; /* NULL until used */
	double middle[TYPES];		   /* of a digit, in em; 0: not measured yet */
};

/* Each list of families ends in what finds any font; the one before has the Chinese. */
static const PangoFontDescription *font_of(struct lettering *lettering, enum type type)
{
	if (lettering->font[type] != NULL)
		return lettering->font[type];
	bool serif = type == TYPE_SERIF || type == TYPE_SERIF_ITALIC;
	PangoFontDescription *font = pango_font_description_new();
	pango_font_description_set_family_static(font,
		serif ? "STIX,Liberation Serif,DejaVu Serif,Noto Sans CJK TC,serif"
		      : "DejaVu Sans,Noto Sans CJK TC,sans");
	/* Both are always set: an attribute's description keeps what it does not set from
	   the context's own, so that upright would stay italic after an italic start. */
	pango_font_description_set_style(
		font, type == TYPE_SERIF_ITALIC ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
	pango_font_description_set_weight(
		font, type == TYPE_SANS_BOLD ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_font_description_set_absolute_size(font, SHAPED * PANGO_SCALE);
	lettering->font[type] = font;
	return font;
}

/* Warns; takes the sentence. */
static void tell(struct lettering *lettering, char *sentence)
{
	lettering->picture->warn(lettering->picture->self, sentence);
	free(sentence);
}

/* Takes up the fonts; without any the context stays what it is. */
static void use_fonts(struct lettering *lettering, bool all)
{
	PangoFontMap *map = fonts_map(all);
	lettering->all = all;
	if (map == NULL) {
		tell(lettering, alloc_copy(_("no fonts found; labels are set in a built-in one")));
		return;
	}
	/* Unhinted advances are the same in all formats and at all resolutions. */
	cairo_font_options_t *options = cairo_font_options_create();
	cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	if (lettering->context != NULL)
		g_object_unref(lettering->context);
	lettering->context = pango_font_map_create_context(map);
	pango_cairo_context_set_font_options(lettering->context, options);
	cairo_font_options_destroy(options);
}

struct lettering *lettering_new(const struct picture *picture)
{
	struct lettering *lettering = alloc_zero(1, sizeof *lettering);
	lettering->picture = picture;
	use_fonts(lettering, false);
	return lettering;
}

static void forget(struct typeset_label *label)
{
	for (size_t i = 0; i < label->parts; i++) {
		pango_item_free(label->part[i].item);
		pango_glyph_string_free(label->part[i].glyphs);
	}
	text_free(&label->text);
	free(label->part);
	free(label->markup);
	*label = (struct typeset_label){ 0 };
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

/* ---- shaping ----------------------------------------------------------------------- */

/* The language decides which variant of a Han character is drawn. Where there is none it
   is English for all of the text: each language more is another search for fonts. */
static PangoLanguage *language_of(const char *s)
{
	size_t length;
	for (; *s != '\0'; s += length)
		if (utf8_decode(s, &length) >= FIRST_HAN)
			return pango_language_from_string("zh-tw");
	return pango_language_from_string("en");
}

/* Each run in the font of its type. */
static PangoAttrList *types_of(struct lettering *lettering, const struct runs *runs)
{
	PangoAttrList *list = pango_attr_list_new();
	for (size_t i = 0; i < runs->n; i++) {
		PangoAttribute *attribute =
			pango_attr_font_desc_new(font_of(lettering, runs->run[i].type));
		attribute->start_index = (guint)runs->run[i].start;
		attribute->end_index = (guint)runs->run[i].end;
		pango_attr_list_insert(list, attribute);
	}
	return list;
}

static void add_part(struct typeset_label *label, PangoItem *item, const struct markup_run *run)
{
	PangoGlyphString *glyphs = pango_glyph_string_new();
	PangoRectangle ink;
	pango_shape_with_flags(label->text.s + item->offset, item->length, label->text.s,
		(int)label->text.n, &item->analysis, glyphs, PANGO_SHAPE_NONE);
	pango_glyph_string_extents(glyphs, item->analysis.font, &ink, NULL);
	double em = run->scale / (SHAPED * PANGO_SCALE);
	double ascent = run->rise - ink.y * em;
	double descent = (ink.y + ink.height) * em - run->rise;
	label->part = alloc_grow(label->part, label->parts, &label->room, sizeof *label->part);
	label->part[label->parts] = (struct part){
		.item = item,
		.glyphs = glyphs,
		.x = label->extent.width,
		.rise = run->rise,
		.scale = run->scale,
	};
	bool first = label->parts++ == 0;
	label->extent.width += pango_glyph_string_get_width(glyphs) * em;
	label->extent.ascent = first ? ascent : fmax(label->extent.ascent, ascent);
	label->extent.descent = first ? descent : fmax(label->extent.descent, descent);
}

static bool level(const struct markup_run *a, const struct markup_run *b)
{
	return !(a->scale < b->scale || a->scale > b->scale || a->rise < b->rise ||
		a->rise > b->rise);
}

/* Shapes the text, a stretch of one size and one height after the other. */
static void shape(struct lettering *lettering, struct typeset_label *label, const struct runs *runs)
{
	PangoAttrList *types = types_of(lettering, runs);
	pango_context_set_language(lettering->context, language_of(text_string(&label->text)));
	for (size_t first = 0, last; first < runs->n; first = last) {
		last = first + 1;
		while (last < runs->n && level(&runs->run[first], &runs->run[last]))
			last++;
		size_t start = runs->run[first].start, end = runs->run[last - 1].end;
		GList *items = pango_itemize(lettering->context, label->text.s, (int)start,
			(int)(end - start), types, NULL);
		GList *visual = pango_reorder_items(items);
		for (GList *i = visual; i != NULL; i = i->next)
			add_part(label, i->data, &runs->run[first]);
		g_list_free(visual);
		g_list_free(items);
	}
	pango_attr_list_unref(types);
}

/* True if some character has no glyph in any font. */
static bool lacks_glyphs(const struct typeset_label *label)
{
	for (size_t i = 0; i < label->parts; i++)
		for (int k = 0; k < label->part[i].glyphs->num_glyphs; k++)
			if (label->part[i].glyphs->glyphs[k].glyph & PANGO_GLYPH_UNKNOWN_FLAG)
				return true;
	return false;
}

static void set_label(struct lettering *lettering, struct typeset_label *label, const char *markup,
	enum face face)
{
	struct runs runs;
	runs_parse(&runs, markup, face);
	forget(label);
	label->markup = alloc_copy(markup);
	label->face = face;
	text_add(&label->text, text_string(&runs.text));
	shape(lettering, label, &runs);
	runs_free(&runs);
}

static struct typeset_label *make_label(
	struct lettering *lettering, const char *markup, enum face face)
{
	struct typeset_label *label = &lettering->label[lettering->next];
	lettering->next = (lettering->next + 1) % KEPT;
	set_label(lettering, label, markup, face);
	if (!lettering->all && lacks_glyphs(label)) {
		use_fonts(lettering, true);
		set_label(lettering, label, markup, face);
	}
	if (!lettering->warned && lacks_glyphs(label)) {
		tell(lettering,
			alloc_print(_("no font has all characters of %s"),
				quote(text_string(&label->text))));
		lettering->warned = true;
	}
	return label;
}

static const struct typeset_label *label_of(
	struct lettering *lettering, const char *markup, enum face face)
{
	for (size_t i = 0; i < KEPT; i++) {
		const struct typeset_label *label = &lettering->label[i];
		if (label->markup != NULL && label->face == face &&
			strcmp(label->markup, markup) == 0)
			return label;
	}
	return make_label(lettering, markup, face);
}

/* ---- drawing and measuring --------------------------------------------------------- */

static void show_part(cairo_t *cr, bool outlines, struct point at,
	const struct typeset_label *label, const struct part *part, double size)
{
	double scale = part->scale * size / SHAPED;
	cairo_save(cr);
	cairo_translate(cr, at.x + part->x * size, at.y - part->rise * size);
	cairo_scale(cr, scale, scale);
	cairo_new_path(cr);
	cairo_move_to(cr, 0, 0);
	if (outlines) {
		pango_cairo_glyph_string_path(cr, part->item->analysis.font, part->glyphs);
		cairo_fill(cr);
	} else {
		PangoGlyphItem item = { .item = part->item, .glyphs = part->glyphs };
		pango_cairo_show_glyph_item(cr, text_string(&label->text), &item);
	}
	cairo_new_path(cr);
	cairo_restore(cr);
}

void lettering_show(struct lettering *lettering, cairo_t *cr, bool outlines, struct point at,
	enum anchor anchor, const char *markup, const struct font *font)
{
	const struct colour *c = &font->colour;
	double share = anchor == ANCHOR_LEFT ? 0 : anchor == ANCHOR_CENTRE ? 0.5 : 1;
	if (!(font->size > 0))
		return;
	cairo_new_path(cr);
	cairo_set_source_rgba(cr, c->r, c->g, c->b, c->a);
	if (lettering->context == NULL) {
		toy_show(cr, at, share, markup, font);
		return;
	}
	const struct typeset_label *label = label_of(lettering, markup, font->face);
	at.x -= share * label->extent.width * font->size;
	for (size_t i = 0; i < label->parts; i++)
		show_part(cr, outlines, at, label, &label->part[i], font->size);
}

/* Half the height of a digit, in em. */
static double digit_middle(struct lettering *lettering, enum face face)
{
	enum type type = runs_type(face);
	if (!(lettering->middle[type] > 0)) {
		struct text_extent digit = label_of(lettering, "0", face)->extent;
		lettering->middle[type] = (digit.ascent - digit.descent) / 2;
	}
	return lettering->middle[type];
}

void lettering_measure(struct lettering *lettering, const char *markup, const struct font *font,
	struct text_extent *extent)
{
	if (lettering->context == NULL) {
		toy_measure(markup, font, extent);
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
