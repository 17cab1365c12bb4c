/* Tokens of a formula, with their columns. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_LEXER_H
#define ACTPLOT_LEXER_H

#include "expr/parse/spelling.h"

#include <stdbool.h>
#include <stddef.h>

/* One character operators and brackets are their own kind. */
enum token_kind {
	TOKEN_END = 0,
	TOKEN_NUMBER = 256,
	TOKEN_NAME,
	TOKEN_LE,   /* <= */
	TOKEN_GE,   /* >= */
	TOKEN_EQ,   /* == */
	TOKEN_NE,   /* != */
	TOKEN_ROOT, /* U+221A */
	TOKEN_BAD   /* nothing of the language: `wrong` says what */
};

struct token {
	int kind;
	size_t at, length; /* bytes of the source */
	size_t column;	   /* from 1, in characters */
	const char *wrong; /* TOKEN_BAD: untranslated */
	const char *meant; /* and what the language has for it; NULL: nothing */
};

/* The tokens of what was spelt, the last of them TOKEN_END. The caller frees them. `*n` gets how many there are,
   the last not counted. */
struct token *lexer_read(const struct spelling *, size_t *n);
/* The column that byte `at` stands in. */
size_t lexer_column(const char *source, size_t at);

/* What a character is in the language that other notations write so; NULL: nothing. */
const char *hint_character(long code);

#endif
