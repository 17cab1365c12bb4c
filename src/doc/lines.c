/* Running text broken into lines: at blanks, between ideographs, and within words that are wider than the line. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "doc/document.h"

#include <string.h>

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Chinese has no blanks: a line may also end at a wide character, but not before a mark
   that closes nor after one that opens. */
static bool breaks_between(long before, long after)
{
	static const long closing[] = { 0x3001, 0x3002, 0x300b, 0x300d, 0x300f, 0x3011, 0xff01,
		0xff09, 0xff0c, 0xff1a, 0xff1b, 0xff1f };
	static const long opening[] = { 0x300a, 0x300c, 0x300e, 0x3010, 0xff08 };
	if (before < 0x2e80 && after < 0x2e80)
		return false;
	for (size_t i = 0; i < sizeof closing / sizeof *closing; i++)
		if (after == closing[i])
			return false;
	for (size_t i = 0; i < sizeof opening / sizeof *opening; i++)
		if (before == opening[i])
			return false;
	return true;
}

/* The bytes from `s` that must stay together on one line. */
static size_t word_length(const char *s)
{
	size_t n, length;
	long before = utf8_decode(s, &n);
	while (s[n] != '\0' && s[n] != '\n' && !is_blank(s[n])) {
		long after = utf8_decode(s + n, &length);
		if (breaks_between(before, after))
			break;
		before = after;
		n += length;
	}
	return n;
}

/* Characters on the line that has `*column` columns of text, each beyond the width on the next. */
static void add_cut(struct text *out, const char *s, size_t n, size_t *column, size_t width)
{
	for (size_t at = 0, length; at < n; at += length) {
		char one[8] = { 0 };
		utf8_decode(s + at, &length);
		memcpy(one, s + at, length);
		size_t columns = text_width(one);
		if (*column + columns > width && *column > 0) {
			text_add_char(out, '\n');
			*column = 0;
		}
		text_add(out, one);
		*column += columns;
	}
}

/* Lines of a text without marks. */
static void add_lines(struct text *out, const char *s, size_t width)
{
	size_t column = 0; /* columns of the line so far */
	bool blank = false;
	for (size_t n; *s != '\0'; s += n) {
		n = 1;
		if (*s == '\n') {
			text_add_char(out, '\n');
			column = 0;
			blank = false;
			continue;
		}
		if (is_blank(*s)) {
			blank = true;
			continue;
		}
		n = word_length(s);
		struct text word = { 0 };
		text_add_n(&word, s, n);
		size_t columns = text_width(word.s);
		bool space = blank && column > 0;
		if (column > 0 && column + space + columns > width) {
			text_add_char(out, '\n');
			column = 0;
			space = false;
		}
		text_add(out, space ? " " : "");
		column += space;
		add_cut(out, word.s, n, &column, width);
		/* What is cut ends its line. */
		column = columns > width ? width : column;
		blank = false;
		text_free(&word);
	}
}

void doc_add_bare(struct text *out, const char *s)
{
	for (size_t n; *s != '\0'; s += n)
		if (doc_read(s, &n) < 0)
			text_add_n(out, s, n);
}

void doc_wrap(struct text *out, const char *s, size_t width)
{
	struct text bare = { 0 };
	doc_add_bare(&bare, s);
	add_lines(out, text_string(&bare), width);
	text_free(&bare);
}

size_t doc_lines(const char *text, size_t width)
{
	struct text lines = { 0 };
	doc_wrap(&lines, text, width);
	size_t n = lines.n > 0;
	for (const char *s = text_string(&lines); *s != '\0'; s++)
		n += *s == '\n';
	text_free(&lines);
	return n;
}
