/* The parser of the canvas's markup: <sup> <sub> <i> <r> and the five entities of XML. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "out/markup.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Raised and lowered text in em of what surrounds it, as TeX sets them: seven tenths of
   the size, a power's baseline at about three quarters of the x-height. */
#define SCRIPT_SCALE 0.7
#define SUP_RISE 0.36
#define SUB_DROP 0.17

#define DEPTH 8

struct style {
	enum type type;
	double scale, rise;
};

struct markup_tag {
	const char *name;
	double rise; /* in em of the surroundings; 0: it changes the type */
	enum type type;
};

static const struct markup_tag tags[] = {
	{ "sup", SUP_RISE, TYPE_SANS },
	{ "sub", -SUB_DROP, TYPE_SANS },
	{ "i", 0, TYPE_SERIF_ITALIC },
	{ "r", 0, TYPE_SERIF },
};

static const struct {
	const char *name;
	char byte;
} entities[] = { { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' },
	{ "&apos;", '\'' }, { "&#39;", '\'' }, { "&#34;", '"' } };

enum type runs_type(enum face face)
{
	return face == FACE_SANS	 ? TYPE_SANS
		: face == FACE_SANS_BOLD ? TYPE_SANS_BOLD
					 : TYPE_SERIF_ITALIC;
}

/* The tag that opens (or closes) at `s`, and the bytes it takes; NULL for none. */
static const struct markup_tag *read_tag(const char *s, bool closing, size_t *length)
{
	const char *name = s + 1 + closing;
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
		size_t n = strlen(tags[i].name);
		if (strncmp(name, tags[i].name, n) == 0 && name[n] == '>') {
			*length = (size_t)(name - s) + n + 1;
			return &tags[i];
		}
	}
	return NULL;
}

static char read_entity(const char *s, size_t *length)
{
	for (size_t i = 0; i < sizeof entities / sizeof *entities; i++) {
		size_t n = strlen(entities[i].name);
		if (strncmp(s, entities[i].name, n) == 0) {
			*length = n;
			return entities[i].byte;
		}
	}
	*length = 1;
	return *s;
}

static struct style inside(struct style style, const struct markup_tag *tag)
{
	if (tag->rise > 0 || tag->rise < 0) {
		style.rise += tag->rise * style.scale;
		style.scale *= SCRIPT_SCALE;
	} else {
		style.type = tag->type;
	}
	return style;
}

static void end_run(struct runs *runs, size_t start, const struct style *style)
{
	if (start == runs->text.n)
		return;
	runs->run = alloc_grow(runs->run, runs->n, &runs->room, sizeof *runs->run);
	runs->run[runs->n++] = (struct markup_run){
		.start = start,
		.end = runs->text.n,
		.type = style->type,
		.scale = style->scale,
		.rise = style->rise,
	};
}

void runs_parse(struct runs *runs, const char *markup, enum face face)
{
	*runs = (struct runs){ 0 };
	struct style style[DEPTH] = { { .type = runs_type(face), .scale = 1 } };
	size_t depth = 0, start = 0, length;
	for (const char *s = markup; *s != '\0'; s += length) {
		bool closing = s[0] == '<' && s[1] == '/';
		const struct markup_tag *tag = s[0] == '<' ? read_tag(s, closing, &length) : NULL;
		if (tag != NULL && (closing ? depth > 0 : depth + 1 < DEPTH)) {
			end_run(runs, start, &style[depth]);
			start = runs->text.n;
			if (closing) {
				depth--;
			} else {
				style[depth + 1] = inside(style[depth], tag);
				depth++;
			}
		} else if (s[0] == '&') {
			text_add_char(&runs->text, read_entity(s, &length));
		} else {
			length = 1;
			text_add_char(&runs->text, *s);
		}
	}
	end_run(runs, start, &style[depth]);
}

void runs_free(struct runs *runs)
{
	text_free(&runs->text);
	free(runs->run);
	*runs = (struct runs){ 0 };
}
