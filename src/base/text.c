/* Text: a growing string, and names folded and compared. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DISTANCE_MAX 64 /* longest string that text_distance() looks at */

void text_free(struct text *t)
{
	free(t->s);
	*t = (struct text){ 0 };
}

/* Room for `more` bytes and the NUL. */
static void text_reserve(struct text *t, size_t more)
{
	if (t->s != NULL && t->room - t->n > more)
		return;
	size_t room = t->n + more + 1;
	size_t roomy = t->room + t->room / 2 + 32;
	t->room = room > roomy ? room : roomy;
	t->s = alloc_resize(t->s, t->room, 1);
}

void text_add_n(struct text *t, const char *bytes, size_t n)
{
	text_reserve(t, n);
	if (n != 0)
		memcpy(t->s + t->n, bytes, n);
	t->n += n;
	t->s[t->n] = '\0';
}

void text_add(struct text *t, const char *string)
{
	text_add_n(t, string, strlen(string));
}

void text_add_char(struct text *t, char c)
{
	text_add_n(t, &c, 1);
}

void text_print(struct text *t, const char *format, ...)
{
	va_list list;
	va_start(list, format);
	int n = vsnprintf(NULL, 0, format, list);
	va_end(list);
	if (n < 0)
		return;
	text_reserve(t, (size_t)n);
	va_start(list, format);
	vsnprintf(t->s + t->n, (size_t)n + 1, format, list);
	va_end(list);
	t->n += (size_t)n;
}

void text_add_escaped(struct text *t, const char *string)
{
	for (const char *s = string; *s != '\0'; s++) {
		switch (*s) {
		case '&':
			text_add(t, "&amp;");
			break;
		case '<':
			text_add(t, "&lt;");
			break;
		case '>':
			text_add(t, "&gt;");
			break;
		case '"':
			text_add(t, "&quot;");
			break;
		case '\'':
			text_add(t, "&#39;");
			break;
		default:
			text_add_char(t, *s);
		}
	}
}

const char *text_string(const struct text *t)
{
	return t->s != NULL ? t->s : "";
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

size_t text_fold(const char *name, char *out, size_t size)
{
	size_t n = 0;
	for (const char *s = name; *s != '\0'; s++) {
		char c = *s;
		if (c == '-' || c == '_' || is_blank(c))
			continue;
		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if (n + 1 < size)
			out[n] = c;
		n++;
	}
	if (size > 0)
		out[n < size ? n : size - 1] = '\0';
	return n;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

size_t text_distance(const char *a, const char *b, size_t limit)
{
	size_t n = strnlen(a, DISTANCE_MAX + 1), m = strnlen(b, DISTANCE_MAX + 1);
	if (n > DISTANCE_MAX || m > DISTANCE_MAX || (n > m ? n - m : m - n) > limit)
		return limit + 1;
	/* row[j]: the distance of a's first i bytes from b's first j. */
	size_t row[DISTANCE_MAX + 1];
	for (size_t j = 0; j <= m; j++)
		row[j] = j;
	for (size_t i = 1; i <= n; i++) {
		size_t diagonal = row[0], smallest = row[0] = i;
		for (size_t j = 1; j <= m; j++) {
			size_t replace = diagonal + (a[i - 1] != b[j - 1]);
			diagonal = row[j];
			row[j] = least(replace, least(row[j], row[j - 1]) + 1);
			smallest = least(smallest, row[j]);
		}
		if (smallest > limit)
			return limit + 1;
	}
	return least(row[m], limit + 1);
}

int text_pick(const char *word, const char *const *words, const char **near)
{
	enum { NEAR = 2, LONGEST = 64 };
	char folded[LONGEST], other[LONGEST];
	size_t least = NEAR + 1;
	*near = NULL;
	if (text_fold(word, folded, sizeof folded) >= sizeof folded)
		return -1;
	for (int i = 0; words[i] != NULL; i++) {
		text_fold(words[i], other, sizeof other);
		size_t distance = text_distance(folded, other, NEAR);
		if (distance == 0)
			return i;
		if (distance < least) {
			least = distance;
			*near = words[i];
		}
	}
	return -1;
}

bool text_has_word(const char *words, const char *word)
{
	size_t n = strlen(word);
	for (const char *at = words; at != NULL; at = strchr(at, ' ')) {
		at += *at == ' ';
		if (strncmp(at, word, n) == 0 && (at[n] == ' ' || at[n] == '\0'))
			return true;
	}
	return false;
}
