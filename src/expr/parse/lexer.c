/* The lexer: a formula cut into numbers, names and operators. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/parse/lexer.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/text.h"

#include <string.h>

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

size_t lexer_column(const char *source, size_t at)
{
	size_t column = 1, length;
	for (size_t i = 0; i < at; i += length) {
		utf8_decode(source + i, &length);
		column++;
	}
	return column;
}

/* Digits, a point with digits on one side at least, an exponent. Returns the length;
   `*wrong` is set where an exponent has no digits. */
static size_t number_length(const char *s, const char **wrong)
{
	size_t n = 0;
	while (is_digit(s[n]))
		n++;
	if (s[n] == '.')
		for (n++; is_digit(s[n]);)
			n++;
	if (s[n] != 'e' && s[n] != 'E')
		return n;
	n++;
	if (s[n] == '+' || s[n] == '-')
		n++;
	if (!is_digit(s[n]))
		*wrong = N_("syntax error: expected the digits of an exponent");
	while (is_digit(s[n]))
		n++;
	return n;
}

static void read_mark(struct token *t, const char *s)
{
	static const char pairs[] = "<>=!";
	static const int kinds[] = { TOKEN_LE, TOKEN_GE, TOKEN_EQ, TOKEN_NE };
	const char *found = strchr(pairs, s[0]);
	t->kind = (unsigned char)s[0];
	t->length = 1;
	if (found != NULL && s[1] == '=') {
		t->kind = kinds[found - pairs];
		t->length = 2;
	} else if (s[0] == '!') {
		t->kind = TOKEN_BAD;
		t->wrong = N_("syntax error: expected '!='");
	}
}

/* A root as it is typeset. */
static bool is_root(const char *s)
{
	static const char root[] = "\u221a";
	return strncmp(s, root, sizeof root - 1) == 0;
}

/* A byte no token begins with. */
static void read_stray(struct token *t, const char *s)
{
	long code = utf8_decode(s, &t->length);
	t->kind = TOKEN_BAD;
	t->meant = hint_character(code);
	t->wrong = code < 0		? N_("syntax error: invalid UTF-8")
		: utf8_is_control(code) ? N_("syntax error: control character")
					: N_("syntax error: unexpected character");
}

/* The token at s, which is no blank. What is wrong with a number is said where it goes
   on, so the token moves there. */
static void read_token(struct token *t, const char *s, bool at_end)
{
	t->wrong = NULL;
	t->length = 0;
	t->kind = TOKEN_END;
	if (at_end)
		return;
	if (is_digit(s[0]) || (s[0] == '.' && is_digit(s[1]))) {
		t->kind = TOKEN_NUMBER;
		t->length = number_length(s, &t->wrong);
	} else if (is_letter(s[0])) {
		t->kind = TOKEN_NAME;
		while (is_letter(s[t->length]) || is_digit(s[t->length]))
			t->length++;
	} else if (s[0] != '\0' && strchr("+-*/^()[],;?:<>=!|", s[0]) != NULL) {
		read_mark(t, s);
	} else if (is_root(s)) {
		t->kind = TOKEN_ROOT;
		t->length = strlen("\u221a");
	} else {
		read_stray(t, s);
	}
	if (t->kind == TOKEN_NUMBER && t->wrong != NULL) {
		t->kind = TOKEN_BAD;
		t->at += t->length;
		t->length = 0;
	}
}

/* One pass; a bad token ends it, since nobody reads on. */
struct token *lexer_read(const struct spelling *spelling, size_t *n)
{
	struct token *token = NULL;
	const char *source = spelling->text;
	size_t used = 0, room = 0, at = 0, length = spelling->length;
	for (;;) {
		while (at < length && is_blank(source[at]))
			at++;
		token = alloc_grow(token, used, &room, sizeof *token);
		struct token *t = &token[used];
		*t = (struct token){ .at = at };
		read_token(t, source + at, at == length);
		t->column = spelling->column[t->at];
		if (t->kind == TOKEN_END)
			break;
		used++;
		at = t->at + t->length;
		if (t->kind == TOKEN_BAD)
			length = at;
	}
	*n = used;
	return token;
}
