/* Spelling: marks of typeset formulas rewritten as the language has them, columns kept. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/parse/spelling.h"

#include "base/alloc.h"
#include "base/text.h"
#include "expr/parse/greek.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* What one character is in the language. Names stand apart from what touches them: U+03B1 before x is two
   names. */
static const struct character_meaning {
	long code;
	const char *here;
	bool name;
} marks[] = {
	{ 0x2212, "-", false },
	{ 0x2010, "-", false },
	{ 0x2011, "-", false },
	{ 0x2013, "-", false },
	{ 0xd7, "*", false },
	{ 0xb7, "*", false },
	{ 0x22c5, "*", false },
	{ 0x2217, "*", false },
	{ 0xf7, "/", false },
	{ 0x2044, "/", false },
	{ 0x2215, "/", false },
	{ 0x2264, "<=", false },
	{ 0x2265, ">=", false },
	{ 0x2260, "!=", false },
	{ 0xa0, " ", false },
	{ 0x2009, " ", false },
	{ 0x202f, " ", false },
	{ 0x3000, " ", false },
	{ 0x3a3, "sum", true },
	{ 0x2211, "sum", true },
	{ 0xb5, "mu", true }, /* the micro sign, which keyboards have */
	{ 0x3d5, "phi", true },
	{ 0x3f5, "epsilon", true },
	{ 0x3d1, "theta", true },
};

/* Raised characters, and what they are on the line. */
static const struct {
	long code;
	char here;
} raised[] = {
	{ 0x2070, '0' },
	{ 0xb9, '1' },
	{ 0xb2, '2' },
	{ 0xb3, '3' },
	{ 0x2074, '4' },
	{ 0x2075, '5' },
	{ 0x2076, '6' },
	{ 0x2077, '7' },
	{ 0x2078, '8' },
	{ 0x2079, '9' },
	{ 0x2e3, 'x' },
	{ 0x207f, 'n' },
	{ 0x207b, '-' },
};

struct speller {
	struct spelling out;
	size_t room, column_room;
	size_t column; /* of the character at hand */
};

static void put(struct speller *s, const char *text, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		s->out.text = alloc_grow(s->out.text, s->out.length, &s->room, 1);
		s->out.column = alloc_grow(
			s->out.column, s->out.length, &s->column_room, sizeof *s->out.column);
		s->out.text[s->out.length] = text[i];
		s->out.column[s->out.length++] = s->column;
	}
}

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
		c == '_';
}

static bool after_word(const struct speller *s)
{
	return s->out.length > 0 && is_word(s->out.text[s->out.length - 1]);
}

/* A blank where what was put would run together with what comes. */
static void part(struct speller *s, const char *next, const char *end)
{
	if (next < end && is_word(*next))
		put(s, " ", 1);
}

static char find_raised(long code)
{
	for (size_t i = 0; i < COUNT(raised); i++)
		if (raised[i].code == code)
			return raised[i].here;
	return '\0';
}

/* A run of raised characters at `at`, as a power. Returns how many bytes it takes; 0, and nothing put, if there is
   none. */
static size_t read_raised(struct speller *s, const char *at, const char *end)
{
	size_t length;
	const char *from = at;
	char c;
	while (at < end && (c = find_raised(utf8_decode(at, &length))) != '\0') {
		if (at == from)
			put(s, "^", 1);
		put(s, &c, 1);
		at += length;
		s->column++;
	}
	if (at > from)
		part(s, at, end);
	return (size_t)(at - from);
}

/* The spelling of a character, of which `*name` says whether it is a name; NULL: its own. */
static const char *find_mark(long code, const char *at, size_t length, bool *name)
{
	for (size_t i = 0; i < COUNT(marks); i++)
		if (marks[i].code == code) {
			*name = marks[i].name;
			return marks[i].here;
		}
	const struct greek *letter = greek_written(at, length);
	*name = true;
	return letter == NULL ? NULL : letter->name;
}

/* One character that is no ASCII. */
static void read_mark(struct speller *s, const char *at, size_t length, const char *end)
{
	size_t decoded;
	bool name;
	long code = utf8_decode(at, &decoded);
	/* The full-width forms of ASCII, as Chinese keyboards write them. */
	if (code >= 0xff01 && code <= 0xff5e) {
		char c = (char)(code - 0xff01 + '!');
		put(s, &c, 1);
		return;
	}
	const char *here = find_mark(code, at, length, &name);
	if (here == NULL) {
		put(s, at, length);
		return;
	}
	if (name && after_word(s))
		put(s, " ", 1);
	put(s, here, strlen(here));
	if (name)
		part(s, at + length, end);
}

struct spelling spelling_of(const char *original, size_t n)
{
	struct speller s = { .column = 1 };
	const char *at = original, *end = original + n;
	while (at < end) {
		size_t length = 1, took = 0;
		if ((unsigned char)*at < 0x80) {
			put(&s, at, 1);
		} else if ((took = read_raised(&s, at, end)) == 0) {
			utf8_decode(at, &length);
			read_mark(&s, at, length, end);
		}
		at += took > 0 ? took : length;
		s.column += took == 0;
	}
	put(&s, "", 1);
	s.out.length--;
	return s.out;
}

void spelling_free(struct spelling *spelling)
{
	free(spelling->text);
	free(spelling->column);
}
