/* expr_say: what is wrong with a formula, the place in it, a caret under the place. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/expr.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/say.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COLUMNS 72 /* of the formula that are shown */

/* One character as it is shown: its bytes and the columns they take. */
struct glyph {
	const char *at;
	size_t length, width;
};

/* A character as it stands; `?` for what a terminal would obey or could not show. */
static struct glyph glyph_at(const char *s)
{
	struct glyph g = { .at = s };
	char alone[8];
	long code = utf8_decode(s, &g.length);
	if (code >= 0 && !utf8_is_control(code)) {
		memcpy(alone, s, g.length);
		alone[g.length] = '\0';
		g.width = text_width(alone);
		return g;
	}
	return (struct glyph){ "?", 1, 1 };
}

/* The characters of the text, one more for its end. Only so many are looked at as the
   place needs: the text may be a megabyte. */
static struct glyph *read_glyphs(const char *text, size_t bytes, size_t place, size_t *n)
{
	size_t most = place + COLUMNS;
	struct glyph *glyph = alloc_zero(most + 1, sizeof *glyph);
	size_t used = 0, length;
	for (size_t i = 0; i < bytes && used < most; i += length) {
		utf8_decode(text + i, &length);
		glyph[used++] = glyph_at(text + i);
	}
	*n = used;
	return glyph;
}

/* The first glyph to show: as few as possible left out before the place, which stays a
   third of the line from its end where there is more to come. */
static size_t first_glyph(const struct glyph *glyph, size_t n, size_t place)
{
	size_t after = 0, before = 0;
	for (size_t i = place; i < n && after < COLUMNS / 3; i++)
		after += glyph[i].width;
	size_t room = COLUMNS - (after > 0 ? after : 1), first = place;
	while (first > 0 && before + glyph[first - 1].width <= room)
		before += glyph[--first].width;
	return first;
}

void expr_say(const char *text, size_t n, const struct expr_error *error)
{
	char *copy = alloc_copy_n(text, n); /* ends in a NUL, which utf8_decode needs */
	size_t glyphs, place = error->column > 0 ? error->column - 1 : 0;
	struct glyph *glyph = read_glyphs(copy, n, place, &glyphs);
	if (place > glyphs)
		place = glyphs;
	size_t first = first_glyph(glyph, glyphs, place), columns = 0, indent = 0;
	struct text line = { 0 };
	for (size_t i = first; i < glyphs && columns + glyph[i].width <= COLUMNS; i++) {
		if (i < place)
			indent += glyph[i].width;
		text_add_n(&line, glyph[i].at, glyph[i].length);
		columns += glyph[i].width;
	}
	/* TRANSLATORS: what is wrong with a formula, and the character it is wrong at. */
	say_error(_("expression: %s at column %zu"), error->what, error->column);
	fprintf(stderr, "%s\n%*s^\n", text_string(&line), (int)indent, "");
	text_free(&line);
	free(glyph);
	free(copy);
}
