/* Counting the operations that one evaluation of a formula takes. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "expr/primitives.h"
#include "expr/tree.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

_Static_assert(EXPR_CALLS > PRIMITIVES, "one for each primitive, the last for powers");

#define SMALL_POWER 64 /* whole powers up to it are products */

/* A walk over one tree. */
struct cost_walk {
	const struct expr *expr;
	unsigned *times; /* of each node: how many values it has; 0: it is the same at
			    every input */
	bool *dear;	 /* of each choice: its second branch is the dearer one */
	size_t *same;	 /* of each node the first that computes the same */
	struct cost *own;
};

unsigned expr_cost(const struct cost *c)
{
	return c->additions + c->products + 4 * c->quotients + 20 * c->transcendental;
}

static void add_times(struct cost *to, const struct cost *c, unsigned times)
{
	to->additions += times * c->additions;
	to->products += times * c->products;
	to->quotients += times * c->quotients;
	to->transcendental += times * c->transcendental;
	for (size_t i = 0; i < EXPR_CALLS; i++)
		to->call[i] += times * c->call[i];
}

static void count_call(struct cost *c, enum primitive p)
{
	enum primitive_cost cost = primitive_row(p)->cost;
	c->additions = cost == COST_ADDITION;
	c->quotients = cost == COST_ROOT;
	c->transcendental = cost == COST_CALL;
	c->call[p] = cost != COST_ADDITION;
}

/* u^n for a small whole n by squaring and multiplying; a half is a root; else exp and log
   inside one library function. */
static void count_power(const struct cost_walk *w, const struct node *n, struct cost *c)
{
	const struct node *power = &w->expr->node[n->arg[1]];
	double p = fabs(power->number);
	if (power->constant && p == floor(p) && p <= SMALL_POWER) {
		unsigned left = (unsigned)p;
		for (; left > 1; left /= 2)
			c->products += 1 + left % 2;
		if (power->number < 0)
			c->quotients++;
	} else if (power->constant && p == 0.5) {
		c->quotients += power->number < 0 ? 2 : 1;
		c->call[P_SQRT] = 1;
	} else {
		c->transcendental = 1;
		c->call[w->expr->node[n->arg[0]].op == OP_E ? P_EXP : EXPR_CALLS - 1] = 1;
	}
}

static bool is_same(const struct cost_walk *w, const struct node *a, const struct node *b)
{
	if (a->op != b->op || a->primitive != b->primitive || a->function != b->function ||
		a->op == OP_CHOOSE)
		return false;
	if (a->op == OP_NUMBER && (a->number != b->number || a->rest != b->rest))
		return false;
	if (a->op == OP_PARAM && a->param != b->param)
		return false;
	for (size_t k = 0; k < EXPR_ARGS; k++)
		if ((a->arg[k] < 0) != (b->arg[k] < 0) ||
			(a->arg[k] >= 0 && w->same[a->arg[k]] != w->same[b->arg[k]]))
			return false;
	return true;
}

/* What a formula spells out twice is computed once. */
static void find_same(struct cost_walk *w)
{
	const struct node *node = w->expr->node;
	for (size_t i = 0; i < w->expr->nodes; i++) {
		size_t first = 0;
		while (first < i && !is_same(w, &node[first], &node[i]))
			first++;
		w->same[i] = w->same[first];
		if (first == i)
			w->same[i] = i;
	}
}

/* One of the catalogue's functions, at its own defaults. */
static void count_function(const struct function *f, struct cost *c)
{
	const struct expr *body = f->formula != NULL ? f->formula(f) : NULL;
	if (body != NULL)
		expr_count(body, NULL, NULL, c);
	else
		c->transcendental = 1;
}

/* What a node itself takes for one value. */
static struct cost count_node(const struct cost_walk *w, const struct node *n)
{
	struct cost c = { 0 };
	switch (n->op) {
	case OP_ADD:
	case OP_SUB:
	case OP_LT:
	case OP_LE:
	case OP_GT:
	case OP_GE:
	case OP_EQ:
	case OP_NE:
	case OP_MIN:
	case OP_MAX:
	case OP_SUM:
	case OP_ARGMAX:
		c.additions = 1;
		break;
	case OP_CLAMP:
		c.additions = 2;
		break;
	case OP_MUL:
		c.products = 1;
		break;
	case OP_DIV: /* by what stays the same: times its reciprocal */
		*(w->times[n->arg[1]] > 0 ? &c.quotients : &c.products) = 1;
		break;
	case OP_MOD: /* u - v floor(u/v) */
		c = (struct cost){ .additions = 2, .products = 1, .quotients = 1 };
		break;
	case OP_POW:
		count_power(w, n, &c);
		break;
	case OP_CALL1:
		count_call(&c, n->primitive);
		break;
	case OP_FUNCTION:
		count_function(n->function, &c);
		break;
	default: /* values, signs, choices and places cost nothing of their own */
		break;
	}
	return c;
}

/* How often each node is computed: once a value, and not at all where it is the same at
 * every input. */
static void count_values(struct cost_walk *w, const size_t *length, const bool *input)
{
	const struct expr *e = w->expr;
	unsigned *width = alloc_zero(e->nodes, sizeof *width);
	for (size_t i = 0; i < e->nodes; i++) {
		const struct node *n = &e->node[i];
		bool moves = n->op == OP_X;
		width[i] = 1;
		if (n->op == OP_PARAM) {
			moves = input != NULL && input[n->param];
			width[i] = length != NULL ? (unsigned)length[n->param] : 1;
		}
		unsigned widest = 1;
		for (size_t k = 0; k < EXPR_ARGS && n->arg[k] >= 0; k++) {
			moves = moves || w->times[n->arg[k]] > 0;
			if (width[n->arg[k]] > widest)
				widest = width[n->arg[k]];
		}
		bool folds = node_reduces(n);
		if (n->op != OP_PARAM && n->op != OP_INDEX && !folds)
			width[i] = widest;
		w->times[i] = !moves ? 0 : folds ? widest - 1 : width[i];
		if (moves && w->times[i] == 0)
			w->times[i] = 1; /* of a list of one element */
	}
	free(width);
}

/* What the values below node `root` take, each shared one once, of each choice the dearer
   branch; the choices below are decided. */
static struct cost count_below(const struct cost_walk *w, size_t root)
{
	const struct expr *e = w->expr;
	struct cost all = { 0 };
	bool *needed = alloc_zero(root + 1, sizeof *needed);
	needed[w->same[root]] = true;
	for (size_t i = root + 1; i-- > 0;) {
		const struct node *n = &e->node[i];
		if (!needed[i] || w->times[i] == 0)
			continue;
		add_times(&all, &w->own[i], w->times[i]);
		for (size_t k = 0; k < EXPR_ARGS && n->arg[k] >= 0; k++)
			if (n->op != OP_CHOOSE || k == 0 || (k == 2) == w->dear[i])
				needed[w->same[n->arg[k]]] = true;
	}
	free(needed);
	return all;
}

void expr_count(const struct expr *e, const size_t *length, const bool *input, struct cost *out)
{
	struct cost_walk w = {
		.expr = e,
		.times = alloc_zero(e->nodes, sizeof *w.times),
		.dear = alloc_zero(e->nodes, sizeof *w.dear),
		.own = alloc_zero(e->nodes, sizeof *w.own),
		.same = alloc_zero(e->nodes, sizeof *w.same),
	};
	find_same(&w);
	count_values(&w, length, input);
	for (size_t i = 0; i < e->nodes; i++) {
		const struct node *n = &e->node[i];
		w.own[i] = count_node(&w, n);
		if (n->op != OP_CHOOSE)
			continue;
		struct cost first = count_below(&w, (size_t)n->arg[1]);
		struct cost second = count_below(&w, (size_t)n->arg[2]);
		w.dear[i] = expr_cost(&second) > expr_cost(&first);
	}
	*out = count_below(&w, e->nodes - 1);
	free(w.times);
	free(w.dear);
	free(w.own);
	free(w.same);
}

const char *expr_call_name(size_t k)
{
	return k < PRIMITIVES ? primitive_row((enum primitive)k)->name : "power";
}
