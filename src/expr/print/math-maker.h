/* A formula while it is laid out: the list that grows, and what is asked of a node on the way. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_MATH_MAKER_H
#define ACTPLOT_MATH_MAKER_H

#include "expr/print/math-list.h"

struct math_maker {
	struct math_list *to;
	const struct expr *e;
	enum math_layout layout;
	const char *own;
	bool *list;  /* which parameters are lists; only for MATH_SHEET */
	bool raised; /* within a superscript or subscript: no fractions, no second floor */
	char index;  /* the letter of the elements of lists; 0 for none */
	int row;     /* where items are added */
};

/* What was made of a node: a row of its own, and how tightly that binds. */
struct math_made {
	int row;
	enum level level;
};

/* ---- the list ----------------------------------------------------------------------- */

/* A new item, in no row yet. */
int math_new(struct math_maker *, enum math_kind);
/* Puts a new item behind the last one of a row. */
void math_attach(struct math_maker *, int row, int item);
/* Adds an item to the row at hand. */
void math_add_text(struct math_maker *, enum math_kind, const char *text);
void math_add_sign(struct math_maker *, enum math_sign);
/* Adds an item whose inside is the row at hand from now on. Returns what math_leave() needs. */
int math_enter(struct math_maker *, enum math_kind);
int math_enter_fence(struct math_maker *, enum math_fence);
void math_leave(struct math_maker *, int outer);
/* Adds what was made, in brackets where it binds less tightly than `least`. */
void math_place(struct math_maker *, struct math_made, enum level least);
bool math_begins_with_minus(const struct math_maker *, int row);

/* ---- nodes -------------------------------------------------------------------------- */

static inline const struct node *math_node(const struct math_maker *m, int node)
{
	return &m->e->node[node];
}

/* A node without a name of its own that is a number, or a minus of something. */
bool math_is_number(const struct math_maker *, int node);
bool math_is_negative(const struct math_maker *, int node);
/* The language's name of x, a parameter, a constant or a local definition; NULL for others. */
const char *math_name(const struct math_maker *, int node);
/* Whether an exponent can stand raised, and exp(u) be a power of e. */
bool math_can_stand_raised(const struct math_maker *, int node);
bool math_is_power_of_e(const struct math_maker *, const struct node *);
/* The sign between two factors, the second of a level; last is -1 where the first is a quotient. */
enum math_sign math_between(const struct math_maker *, int last, int next, enum level);
/* Which parameters are lists. The caller's. */
bool *math_find_lists(const struct expr *);
/* A sum over a list reaches as far as what follows lets it: at an end it needs no brackets. */
bool math_is_open(const struct math_maker *, int node);

/* ---- what is added for them ------------------------------------------------------------ */

void math_put(struct math_maker *, int node, enum level least);
/* As a row of its own inside the item at hand; so, and raised or lowered; between brackets. */
void math_put_row(struct math_maker *, int node, enum level least);
void math_put_raised(struct math_maker *, int node);
void math_put_fenced(struct math_maker *, enum math_fence, int node);
/* The second operand of a sum, or its `last`. */
void math_put_operand(struct math_maker *, int node, bool last);
/* `list`: the name is of a list, of which an element is meant. */
void math_put_name(struct math_maker *, const char *name, bool list);
/* The name of a function, and its arguments in brackets. */
void math_put_function(struct math_maker *, const struct node *);
void math_put_arguments(struct math_maker *, const struct node *);
/* A whole node: x, a parameter or a constant; a number; a call; an element of a list. They return how tightly
   what was added binds. */
enum level math_put_symbol(struct math_maker *, const struct node *);
enum level math_put_number(struct math_maker *, const struct node *);
enum level math_put_call(struct math_maker *, int node);
enum level math_put_index(struct math_maker *, const struct node *);

#endif
