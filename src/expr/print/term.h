/* Terms of code: what a formula becomes before it is written in C, Python or gnuplot. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_PRINT_TERM_H
#define ACTPLOT_PRINT_TERM_H

#include "expr/print/print.h"

#define TERM_BYTES 65536 /* longer code is refused */

enum term_kind {
	TERM_TEXT, /* a name or a literal */
	TERM_SIGN, /* minus arg[0] */
	TERM_BINARY,
	TERM_CALL,  /* text(arg[0], ...) */
	TERM_INDEX, /* arg[0][arg[1]] */
	TERM_CHOOSE
};

/* How tightly code binds, loosest first. */
enum term_level {
	TERM_ASSIGN,
	TERM_CHOICE,
	TERM_AND,
	TERM_COMPARE,
	TERM_SUM,
	TERM_PRODUCT,
	TERM_MINUS,
	TERM_POWER,
	TERM_ATOM
};

struct term {
	enum term_kind kind;
	enum term_level level;
	const char *text; /* a name, literal or operator with its blanks */
	char *owned;	  /* the same where it must be freed */
	int arg[3];
	int args;
	size_t size; /* bytes when written, brackets counted; stops at TERM_BYTES */
};

/* Terms of one formula; arguments stand before who uses them. */
struct terms {
	struct term *term;
	size_t n, room;
	enum expr_style style;
	bool failed; /* the target cannot say it */
};

void terms_free(struct terms *);
int term_text(struct terms *, const char *text);
/* A copy of text. */
int term_word(struct terms *, const char *text, size_t length);
/* A whole number as a literal that divides as a real one. */
int term_whole(struct terms *, int value);
int term_negative(struct terms *, int a);
int term_binary(struct terms *, const char *op, enum term_level, int a, int b);
int term_add(struct terms *, int a, int b);
int term_subtract(struct terms *, int a, int b);
int term_multiply(struct terms *, int a, int b);
int term_divide(struct terms *, int a, int b);
int term_call(struct terms *, const char *name, int a);
int term_call2(struct terms *, const char *name, int a, int b);
int term_call3(struct terms *, const char *name, int a, int b, int c);
int term_index(struct terms *, int list, int place);
/* condition ? a : b, as the target has it. */
int term_choose(struct terms *, int condition, int a, int b);
/* A name or literal, which may be written twice. */
bool term_is_simple(const struct terms *, int a);

/* For NumPy, which evaluates both answers of np.where(): term `a` with `bounded` in place of x
   wherever an exponential would overflow for an x that the other answer is for. */
int term_bound(struct terms *, int a, int bounded);

/* The values of the terms root[0] to root[roots - 1] of C code, in doubles, at each of the `n`
   points x: y[i*roots + k]. 0; -1 if a name is neither x nor a function of C. */
int term_run(
	const struct terms *, const int *root, size_t roots, const double *x, size_t n, double *y);

void term_write(struct text *out, const struct terms *, int root);

#endif
