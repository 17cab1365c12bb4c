/* The tree of a formula: a flat array of nodes in evaluation order; private to this layer. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_TREE_H
#define ACTPLOT_TREE_H

#include "expr/expr.h"

enum op {
	OP_NUMBER,
	OP_X,
	OP_PARAM,
	OP_PLACE, /* j: 1, 2, 3, ... as far as the list that it meets */
	OP_PI,
	OP_E,
	OP_ADD,
	OP_SUB,
	OP_MUL,
	OP_DIV,
	OP_POW,
	OP_NEG,
	OP_LT,
	OP_LE,
	OP_GT,
	OP_GE,
	OP_EQ,
	OP_NE,
	OP_AND,	     /* both of a chained comparison: 0 < x <= 1 */
	OP_CHOOSE,   /* arg[0] ? arg[1] : arg[2] */
	OP_CALL1,    /* a primitive of one argument: `primitive` */
	OP_FUNCTION, /* a function of the scope: `function` */
	OP_MIN,
	OP_MAX,	  /* two arguments, folded from more; of one list: its extreme */
	OP_CLAMP, /* clamp(u, lo, hi) */
	OP_MOD,
	OP_SUM,	   /* of a list */
	OP_ARGMAX, /* the first place, from 1, of a list's largest */
	OP_INDEX   /* arg[0][arg[1]], from 1 */
};

enum primitive {
#define PRIMITIVE(id, ...) P_##id,
#include "expr/primitives.def"
#undef PRIMITIVE
};
enum {
#define PRIMITIVE(...) +1
	PRIMITIVES = 0
#include "expr/primitives.def"
#undef PRIMITIVE
};

/* Naive spellings that overflow or cancel in plain doubles, with v for the node `of`. The
   tree is as it was written; `shape` only says that the whole node is one of these, so
   that who wants a stable form need not search. A commuted sum, e^v for exp(v) and
   log1p(exp(v)) count as well. */
enum shape {
	SHAPE_PLAIN,
	SHAPE_SOFTPLUS,	      /* log(1 + exp(v)) */
	SHAPE_LOGISTIC,	      /* w/(1 + exp(v)) with w the node `by` */
	SHAPE_LOGISTIC_UP,    /* exp(v)/(1 + exp(v)), or a call of the scope's logistic */
	SHAPE_ONE_PLUS_ERF,   /* 1 + erf(v) */
	SHAPE_ONE_MINUS_ERF,  /* 1 - erf(v) */
	SHAPE_ONE_PLUS_TANH,  /* 1 + tanh(v) */
	SHAPE_ONE_MINUS_TANH, /* 1 - tanh(v) */
	SHAPE_SECH2,	      /* 1 - tanh(v)^2 */
	SHAPE_EXPM1,	      /* exp(v) - 1 */
	SHAPE_LOG1P,	      /* log(1 + v), v no exp() */
	SHAPE_LOG_COSH	      /* log(cosh(v)) */
};

/* Arguments stand at lower indices than the node that uses them; a shared local
   definition ("where") is one node used twice, and so is the middle of a chained
   comparison. A sum of 2,000 terms is a chain 2,000 nodes deep on its left: walk the
   array, do not recurse into arg[0]. */
struct node {
	enum op op;
	enum primitive primitive; /* OP_CALL1 */
	int arg[EXPR_ARGS];	  /* indices of nodes; -1: none */
	double number, rest, off; /* `constant`: the value is within `off` of number + rest */
	size_t text, length;	  /* OP_NUMBER: where its exact digits stand in the source */
	size_t param;		  /* OP_PARAM */
	const struct function *function; /* OP_FUNCTION */
	enum shape shape;
	int of, by;	/* nodes of the shape; -1: none */
	bool typed;	/* a number or parameter as typed, or made of such by + - * / */
	unsigned meets; /* + - min max clamp: bit k is set where arg[k] is typed, and its
	                              other argument is not; see dd_meets() */
	bool varies;	/* depends on x */
	bool constant;	/* depends neither on x nor on a parameter */
	bool list;	/* has an element for each of a parameter that is a list */
	bool loose;	/* made of j and numbers: as long as the list that it meets */
	bool idle;	/* used only inside a shape that is computed whole, or a constant */
};

/* What is done for a node: a choice is decided before what it may leave out; a number, x or a parameter; its
   stable form; its operation, element by element; one value made of a list; an element of one. */
enum step_kind { STEP_DECIDE, STEP_LEAF, STEP_STABLE, STEP_EACH, STEP_REDUCE, STEP_INDEX };

struct plan_step {
	enum step_kind kind;
	int node;
	int arg[EXPR_ARGS];   /* the nodes it is computed from; -1: none */
	int choice;	      /* it is needed only if this choice takes `branch`; -1: always */
	unsigned char branch; /* 1 or 2, the argument */
};

/* An order of evaluation: what a node needs stands before it. */
struct plan {
	struct plan_step *step;
	size_t steps;
};

/* min or max of one list. */
static inline bool node_is_extreme(const struct node *node)
{
	return (node->op == OP_MIN || node->op == OP_MAX) && node->arg[1] < 0;
}

/* sum, argmax, min or max: what makes one value of a list. */
static inline bool node_reduces(const struct node *node)
{
	return node->op == OP_SUM || node->op == OP_ARGMAX || node_is_extreme(node);
}

struct expr {
	char *source;
	size_t length;
	struct node *node;
	size_t nodes;		     /* the last is the formula's value */
	struct plan stable, written; /* by stable forms; every operation as it is written */
	char **param;
	bool *list; /* which parameters are declared as lists */
	size_t params;
	/* For printing "where" as it was written: local names and the node each stands
	   for, in the order they were written. Local functions are no locals: each call
	   is its body. */
	struct local {
		char *name;
		int node;
	} * local;
	size_t locals;
	bool periodic; /* has sin, cos, tan, floor or mod of something with x */
};

#endif
