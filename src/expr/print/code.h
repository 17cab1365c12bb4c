/* Code being made of a formula: a tree of what the target has, which is then laid out and written. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_PRINT_CODE_H
#define ACTPLOT_PRINT_CODE_H

#include "expr/print/print.h"

#define CODE_BYTES 65536 /* longer code is refused */

/* The tree of code has operations that the target has, comparisons only as conditions, and calls of what is no
   primitive as OP_FUNCTION with up to three arguments. Its numbers and names are as the target writes them. */
struct coder {
	const struct expr *e; /* the formula, filled in */
	struct expr *to;      /* the code */
	size_t room, size_room;
	size_t *size; /* of each node of the code: bytes when written, about; stops at CODE_BYTES */
	struct text digits;
	enum expr_style style; /* EXPR_C, EXPR_PYTHON, EXPR_GNUPLOT */
	int *value; /* the code of each node of the formula; -1 where only its condition has been made */
	int *condition; /* the code of a comparison as a condition; -1 for others */
	bool failed;	/* the target cannot say it */
};

static inline bool code_is(const struct coder *c, enum expr_style style)
{
	return c->style == style;
}

/* A node of the formula. */
static inline const struct node *code_node(const struct coder *c, int node)
{
	return &c->e->node[node];
}

/* The code of a node of the formula that has been made. */
int code_value(struct coder *, int node);

/* ---- nodes of the code; arguments are such nodes, too ------------------------------------ */

int code_add(struct coder *, struct node);
/* A number by its digits; a whole number as a literal that divides as a real one. */
int code_literal(struct coder *, const char *digits);
int code_whole(struct coder *, int value);
int code_call(struct coder *, enum primitive, int u);
int code_function(struct coder *, const struct function *, int a, int b, int d);
int code_binary(struct coder *, enum op, int a, int b);
int code_negative(struct coder *, int a);
int code_plus(struct coder *, int a, int b);
int code_minus(struct coder *, int a, int b);
int code_times(struct coder *, int a, int b);
int code_over(struct coder *, int a, int b);
/* condition ? a : b, as the target has it. */
int code_choose(struct coder *, int condition, int a, int b);
/* A name or literal, which may be written twice. */
bool code_is_simple(const struct coder *, int a);
/* For NumPy, which evaluates both answers of np.where(): code `a` with `bounded` in place of x
   wherever an exponential would overflow for an x that the other answer is for. */
int code_bound(struct coder *, int a, int bounded);

/* ---- words --------------------------------------------------------------------------- */

/* The target's name for a function, pi or e of the language; the name itself where it has no other. */
const char *code_word(enum expr_style, const char *name);
/* The name of a parameter, which no word of the target may be. The caller's. */
char *code_name(enum expr_style, const char *name);
int code_number(struct coder *, const struct node *);

/* ---- forms --------------------------------------------------------------------------- */

/* Where a plain formula overflows or cancels the code has a stable form: log(1 + e^v) is
   max(v, 0) + log1p(e^-|v|), 1 + erf(v) is erfc(-v), and so on. Each is given a node of the formula with that
   operation and returns its code, -1 if it has no such shape. */
int shape_sum(struct coder *, int node);
int shape_difference(struct coder *, int node);
int shape_quotient(struct coder *, int node);
/* Of log(u), log1p(u), sqrt(u), u the node. */
int shape_logarithm(struct coder *, int u);
int shape_log1p(struct coder *, int u);
int shape_root(struct coder *, int u);

/* What the C of the code computes at `points` points x: the values of nodes root[0] to root[n - 1], in doubles, with
   this machine's library and nothing contracted, y[i*n + k]. 0; -1 if a name is neither x nor a function of C. */
int code_run(
	const struct expr *, const int *root, size_t n, const double *x, size_t points, double *y);

#endif
