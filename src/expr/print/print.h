/* What the printers of formulas share: levels of binding, names, and a tree filled with values. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_PRINT_H
#define ACTPLOT_PRINT_H

#include "expr/tree.h"

/* How tightly an operator binds, loosest first. */
enum level {
	LEVEL_WHERE,
	LEVEL_CHOICE,
	LEVEL_BOTH, /* of two conditions, in code */
	LEVEL_COMPARE,
	LEVEL_SUM,
	LEVEL_PRODUCT,
	LEVEL_SIGN,
	LEVEL_POWER,
	LEVEL_ATOM
};

/* The level of an operation in the language itself; calls and names are atoms. */
enum level print_level(const struct node *);
/* The operator between two operands, blanks about it: " + ", "*", " <= "; NULL for others. */
const char *print_operator(enum op);
/* The name of x, j, a parameter or a constant; NULL for others. */
const char *print_symbol(const struct expr *, const struct node *);
/* The language's name of a primitive or of min, max, clamp, mod, sum, argmax; NULL for others. */
const char *print_function(const struct node *);
/* The name by which a node is known in "where"; NULL if it has none. */
const char *print_local(const struct expr *, int node);
/* Whether local name i is the one its node goes by: of two names of one node, the first. */
bool print_is_named(const struct expr *, size_t i);
/* The digits of a number as its author wrote them. */
void print_digits(struct text *out, const struct expr *, const struct node *);
/* True for a number of this value, however written. */
bool print_is_number(const struct expr *, int node, double value);

/* The part of a name before its subscript: "x" of "x0" and "x_0". */
size_t print_stem(const char *name, size_t length);

/* The operands of a chain of left-associative operators of one level, of comparisons, of min or max, first to
   last: a run of additions has no limit but the formula's length, and is walked, not recursed into. The caller
   frees it. Operand k > 0 stands behind the operator of node `by[k]`. */
struct chain {
	int *operand, *by;
	size_t n;
};
struct chain print_chain(const struct expr *, int node);
void print_chain_free(struct chain *);

/* A copy of the formula with values (text each, NULL for none) in place of parameters. `expand`
   puts the functions' own formulas in place of their calls, and lists apart into their
   elements, so that only what a target without them can say is left; else a list keeps its name.
   `outputs` gets the nodes of the results, `*n` how many, and is the caller's. NULL if lists
   differ in length or the copy grows beyond reason. expr_free() frees it. */
struct expr *print_fill(
	const struct expr *, const char *const *value, bool expand, int **outputs, size_t *n);

/* The printers: node `root` of a filled tree. `own` is the function whose calls print as f; NULL
   for none. */
void print_text(
	struct text *out, const struct expr *, int root, enum expr_style style, const char *own);
void print_latex(struct text *out, const struct expr *, int root, const char *own);
void print_text_name(struct text *out, const char *name, enum expr_style style);
void print_latex_name(struct text *out, const char *name);
/* 0; -1 and nothing added where the target cannot say it, or only at absurd length. */
int print_code(
	struct text *out, const struct expr *, const int *outputs, size_t n, enum expr_style style);
/* What that C computes at `points` points x, n values each in y. 0; -1 where there is none. */
int print_run(const struct expr *, const int *outputs, size_t n, const double *x, size_t points,
	double *y);

#endif
