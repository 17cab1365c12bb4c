/* The math list: a formula laid out, each sign, power and bracket decided, before it is written in any markup. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_MATH_LIST_H
#define ACTPLOT_MATH_LIST_H

#include "expr/print/print.h"

/* What a target can set. Each has all that the one before it has. */
enum math_layout {
	MATH_NUMPY, /* code whose sign between conditions binds tightly */
	MATH_CODE,  /* code that has a sign between conditions */
	MATH_TYPED, /* the language itself, as the tree stands */
	MATH_LINE, /* for a reader: "a if c else b", e^u - 1 for expm1(u), f for the function itself */
	MATH_FINE,   /* |u|, signs of roots; a digit, x or n raised */
	MATH_FIGURE, /* one floor above the line and one below; products without a sign */
	MATH_SHEET /* fractions, cases, sums over the elements of a list, the names of textbooks */
};

enum math_kind {
	MATH_ROW,    /* items beside each other */
	MATH_NUMBER, /* digits of the language: text */
	MATH_NAME, /* a variable, italic where it is one letter, or a constant: text, index, constant */
	MATH_FUNCTION,	  /* the name of a function, upright: text */
	MATH_SIGN,	  /* sign */
	MATH_FRACTION,	  /* two rows, the upper one first */
	MATH_SUPERSCRIPT, /* two rows, the second one raised */
	MATH_SUBSCRIPT,	  /* two rows, the second one lowered */
	MATH_ROOT,	  /* a row; brackets that the layout needs are in it */
	MATH_FENCE,	  /* items between brackets: fence, grows */
	MATH_LARGE, /* sum, argmax, max, min, of what follows: text; a row that stands below it, or none */
	MATH_CASES /* rows: a value, its condition, and so on; at last the value otherwise */
};

enum math_sign {
	MATH_PLUS,
	MATH_MINUS,
	MATH_NEGATIVE, /* of one operand */
	MATH_DOT,      /* between factors */
	MATH_THIN,     /* between factors that read well without a sign, a little apart */
	MATH_TOUCH,    /* and not apart */
	MATH_CROSS,    /* of 1.5 and a power of ten */
	MATH_SLASH,
	MATH_CARET,
	MATH_LESS,
	MATH_LESS_EQUAL,
	MATH_GREATER,
	MATH_GREATER_EQUAL,
	MATH_EQUAL,
	MATH_UNEQUAL,
	MATH_BOTH, /* of two conditions */
	MATH_MODULO,
	MATH_COMMA,
	MATH_ASK, /* c ? a : b */
	MATH_COLON,
	MATH_IF, /* a if c else b */
	MATH_ELSE,
	MATH_WHERE, /* where a = ...; b = ... */
	MATH_AND_WHERE,
	MATH_IS,
	MATH_SIGNS
};

enum math_fence {
	MATH_ROUND,
	MATH_SQUARE, /* Iverson's: 1 where the comparison holds */
	MATH_PLACE,  /* z[2] on a line */
	MATH_BARS,
	MATH_FLOOR
};

/* Items refer to each other by their places in the list; those inside of one are a chain
   from `first` to `last` along `next`; -1: none. */
struct math_item {
	enum math_kind kind;
	enum math_sign sign;
	enum math_fence fence;
	bool constant; /* MATH_NAME: e or pi, upright */
	bool tight;    /* a sign without blanks about it: raised */
	bool tall;     /* holds a fraction, cases or a sum */
	bool grows;    /* brackets as high as what is between them */
	char index;    /* MATH_NAME: the letter of an element of this list; 0 for none */
	size_t text;   /* where in the list's text; see math_text() */
	int first, last, next;
};

/* Owns all it needs. */
struct math_list {
	struct math_item *item; /* item 0 is the row of all */
	size_t n, room;
	struct text text;
};

/* Node `root` of a filled tree, and its local definitions. Calls of the function named `own` (NULL: none) are f,
   unless the whole formula is one. math_free() frees it. */
struct math_list math_lay_out(const struct expr *, int root, enum math_layout, const char *own);
void math_free(struct math_list *);

/* The text of an item, which ends in a NUL. */
const char *math_text(const struct math_list *, const struct math_item *);

#endif
