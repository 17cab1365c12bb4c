/* One walk over a formula's nodes, in any kind of number: what a kind of number can do. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_ALGEBRA_H
#define ACTPLOT_ALGEBRA_H

#include "expr/tree.h"

#define WALK_NODES 48	/* nodes up to which a walk of numbers needs no allocation */
#define WALK_BYTES 4096 /* and the bytes of their cells */

/* How two values stand to each other. */
enum standing { BELOW = -1, EQUAL, ABOVE, UNORDERED /* one has no value */ };

struct walk;

/* A kind of number: a value with its slope and curvature, up to the order that the walk asks for. Cells are
   opaque to the walk, `size` bytes each; one that is all 0 bytes holds nothing. `r` is where a result goes: a cell
   that holds nothing or something, and is no argument. */
struct algebra {
	size_t size;
	/* Every operation as it is written, and a comparison with NaN is false as in other languages; else
	   spellings that have a stable form are computed by it. */
	bool as_written;
	void (*clear)(void *cell);		 /* NULL: nothing is to be freed */
	void (*copy)(void *r, const void *cell); /* NULL: the bytes */

	/* Leaves. */
	size_t (*length)(const struct walk *, size_t param); /* values that a parameter has */
	void (*param)(struct walk *, void *r, size_t param, size_t element);
	void (*constant)(struct walk *, void *r, const struct node *);
	void (*number)(struct walk *, void *r, double); /* a truth or a place, exactly */

	/* No value, for certain if that is so of an argument without one, or if there is none; b may be NULL. */
	void (*lose)(struct walk *, void *r, const void *a, const void *b);
	/* What the cell holds hangs on a choice that was not certain. */
	void (*doubt)(struct walk *, void *cell);

	/* OP_ADD, OP_SUB, OP_MUL, OP_DIV, OP_POW. */
	void (*binary)(struct walk *, enum op, void *r, const void *a, const void *b);
	void (*negate)(struct walk *, void *r, const void *a);
	/* a - floor(a/b) b, with the sign of b; a quotient whose double is whole is so. `meets` as in struct node. */
	void (*modulo)(struct walk *, void *r, const void *a, const void *b, unsigned meets);
	void (*primitive)(struct walk *, enum primitive, void *r, const void *u);
	/* A node's stable form; `by` may be NULL. Not asked for of what is computed as written. */
	void (*stable)(struct walk *, enum shape, void *r, const void *of, const void *by);
	/* A function of the scope: by walk_call(), unless the algebra knows better. */
	void (*function)(struct walk *, const struct function *, void *r, const void *u);

	/* How the doubles compare that two values round to; `*sure` is left alone if that is certain, else false. */
	enum standing (*order)(struct walk *, const void *a, const void *b, bool *sure);
	/* The larger (sign 1) or smaller (-1) of two to all digits; of two that tie, or that `met`, the flatter. */
	void (*extreme)(struct walk *, void *r, const void *a, const void *b, int sign, bool met);
	/* Whether a is a double, and the one nearest to the typed number b, for which it stands. NULL: none does. */
	bool (*stands_for)(struct walk *, const void *a, const void *b);
	void (*cancel)(struct walk *, void *r); /* the value becomes exactly 0; slopes stay */
	/* The whole number from 1 to n that an index is, less 1; n if it is none. */
	size_t (*place)(struct walk *, const void *index, size_t n);
};

/* A formula being evaluated at one point. Node i has count[i] values, cell k of them at walk_cell(). */
struct walk {
	const struct algebra *algebra;
	const struct expr *expr;
	const struct function
		*function; /* whose formula this is: its parameters are texts; NULL: nobody's */
	const void *at;	   /* the point as the algebra knows it, where function is NULL */
	void *context;	   /* the algebra's own, of all walks within one another */
	const void *x;	   /* the cell of the variable */
	size_t node;	   /* the one at hand */
	int list;	   /* x stands in the place of `element` of this parameter; -1 */
	size_t element;
	enum order highest;
	bool eager;    /* branches that are not taken, too */
	bool tie;      /* branches met on the way, or a slope was infinite */
	size_t width;  /* the longest list among the parameters, else 1 */
	size_t length; /* of j where it meets no list: that of the list x is in, or `width` */
	size_t *count; /* NULL: each node has one value */
	bool unfit;    /* lists of different length meet */
	unsigned char *branch; /* which branch of a choice is walked */
	char *cell, *spare;    /* spare: one more cell */
	unsigned char fixed_branch[WALK_NODES];
	_Alignas(double) char fixed_cell[WALK_BYTES];
};

/* A walk holds room for its formula at parameters of these lengths; what stands before `width` has been set. */
void walk_init(struct walk *);
void walk_free(struct walk *);
/* Evaluates all nodes that the value needs; false if lists of different length meet, or one is indexed outside
   itself. May be called again at another point. */
bool walk_run(struct walk *);
/* How many values a node has. */
size_t walk_count(const struct walk *, size_t node);

static inline void *walk_cell(const struct walk *w, size_t node, size_t element)
{
	return w->cell + (node * w->width + element) * w->algebra->size;
}

/* A function's formula with u for x; false where no formula states it. Ties are noted in the caller's walk. */
bool walk_call(struct walk *, const struct function *, void *r, const void *u);
/* One node on single values; those it has not are NULL. Constants are folded so, where `walk` needs no more than
   its algebra and expr. */
void walk_node(
	struct walk *, const struct node *, void *r, const void *a, const void *b, const void *c);

/* Two doubles with a bound: struct wide of primitives.h; `at` is a struct point_at. */
extern const struct algebra dd_algebra;

#endif
