/* The syntax of formulas: the formula language read into a tree, for those who show it. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_SYNTAX_H
#define ACTPLOT_SYNTAX_H

#include <stdbool.h>
#include <stddef.h>

enum tag {
	TAG_NUMBER,
	TAG_NAME,
	TAG_CALL,  /* a(b, c, ...): arguments hang on `next` */
	TAG_INDEX, /* a[b] */
	TAG_NEGATE,
	TAG_BINARY, /* a OP b, OP in `text` */
	TAG_CHOICE, /* a ? b : c */
	TAG_DEFINE, /* a = b */
	TAG_WHERE   /* a where b; b; ... */
};

/* How tightly operators bind, loosest first. */
enum level {
	LEVEL_WHERE,
	LEVEL_CHOICE,
	LEVEL_COMPARE,
	LEVEL_SUM,
	LEVEL_PRODUCT,
	LEVEL_SIGN,
	LEVEL_POWER,
	LEVEL_ATOM
};

struct tree {
	enum tag tag;
	enum level level;
	const char *text; /* of a number, name or operator; not ended by a NUL */
	size_t length;
	struct tree *a, *b, *c, *next;
};

/* Reads all of `formula`; NULL if it is not in the language. What it returns only holds
   the tree, as its member `a`; syntax_free() frees it all. The tree points into
   `formula`. */
struct tree *syntax_read(const char *formula);
void syntax_free(struct tree *);

/* True for a name, call or index of that name; for an operator of that spelling. */
bool syntax_is_name(const struct tree *, const char *name);
bool syntax_is_operator(const struct tree *, const char *op);

#endif
