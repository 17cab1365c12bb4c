/* The one walk: nodes in turn, and what comparisons, choices, clamp, indices and lists mean. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/walk/algebra.h"

#include "base/alloc.h"

#include <stdlib.h>
#include <string.h>

/* ---- what operations mean ---------------------------------------------------------- */

static void copy(const struct walk *w, void *r, const void *cell)
{
	if (w->algebra->copy != NULL)
		w->algebra->copy(r, cell);
	else
		memcpy(r, cell, w->algebra->size);
}

/* Whether the arguments k and m of a node are a double and a typed number that it stands for. */
static bool meet(
	struct walk *w, const struct node *node, int k, const void *a, int m, const void *b)
{
	bool typed_a = node->meets >> k & 1, typed_b = node->meets >> m & 1;
	if (typed_a == typed_b || w->algebra->stands_for == NULL)
		return false;
	return typed_b ? w->algebra->stands_for(w, a, b) : w->algebra->stands_for(w, b, a);
}

/* Nothing is left of a sum where a double meets the number that it stands for: x - 0.3 at 0.3. */
static void cancel(struct walk *w, const struct node *node, void *r, const void *a, const void *b)
{
	void *minus = w->spare;
	if (node->op == OP_ADD)
		w->algebra->negate(w, minus, b);
	if (meet(w, node, 0, a, 1, node->op == OP_ADD ? minus : b))
		w->algebra->cancel(w, r);
}

/* Comparisons look at the doubles that the two sides round to: x == 0.1 holds at the double that is written
   0.1, as it does in other languages. */
static void compare(struct walk *w, const struct node *node, void *r, const void *a, const void *b)
{
	const struct algebra *algebra = w->algebra;
	enum op op = node->op;
	bool sure = true;
	enum standing s = algebra->order(w, a, b, &sure);
	if (s == UNORDERED && !algebra->as_written) {
		algebra->lose(w, r, a, b);
		return;
	}
	bool holds = op == OP_LT ? s == BELOW
		: op == OP_LE	 ? s == BELOW || s == EQUAL
		: op == OP_GT	 ? s == ABOVE
		: op == OP_GE	 ? s == ABOVE || s == EQUAL
		: op == OP_EQ	 ? s == EQUAL
				 : s != EQUAL;
	algebra->number(w, r, holds ? 1 : 0);
	if (!sure)
		algebra->doubt(w, r);
}

/* Which branch a condition takes: 1 or 2; 0 if it has no value. */
static int taken(struct walk *w, const void *condition, bool *sure)
{
	w->algebra->number(w, w->spare, 0);
	enum standing s = w->algebra->order(w, condition, w->spare, sure);
	return s == UNORDERED && !w->algebra->as_written ? 0 : s != EQUAL ? 1 : 2;
}

static void choose(struct walk *w, void *r, const void *condition, const void *yes, const void *no)
{
	bool sure = true;
	int branch = taken(w, condition, &sure);
	if (branch == 0)
		w->algebra->lose(w, r, condition, NULL);
	else
		copy(w, r, branch == 1 ? yes : no);
	if (!sure)
		w->algebra->doubt(w, r);
}

static void clamp(struct walk *w, const struct node *node, void *r, const void *u, const void *low,
	const void *high)
{
	void *raised = w->spare;
	w->algebra->extreme(w, raised, u, low, 1, meet(w, node, 0, u, 1, low));
	w->algebra->extreme(w, r, raised, high, -1, meet(w, node, 0, raised, 2, high));
}

void walk_node(struct walk *w, const struct node *node, void *r, const void *a, const void *b,
	const void *c)
{
	const struct algebra *algebra = w->algebra;
	switch (node->op) {
	case OP_POW: /* e^u is the exponential function */
		if (w->expr->node[node->arg[0]].op == OP_E)
			algebra->primitive(w, P_EXP, r, b);
		else
			algebra->binary(w, OP_POW, r, a, b);
		break;
	case OP_AND: /* of two truths */
		algebra->binary(w, OP_MUL, r, a, b);
		break;
	case OP_NEG:
		algebra->negate(w, r, a);
		break;
	case OP_CALL1:
		algebra->primitive(w, node->primitive, r, a);
		break;
	case OP_FUNCTION:
		algebra->function(w, node->function, r, a);
		break;
	case OP_CHOOSE:
		choose(w, r, a, b, c);
		break;
	case OP_MIN:
	case OP_MAX:
		algebra->extreme(
			w, r, a, b, node->op == OP_MAX ? 1 : -1, meet(w, node, 0, a, 1, b));
		break;
	case OP_CLAMP:
		clamp(w, node, r, a, b, c);
		break;
	case OP_MOD:
		algebra->modulo(w, r, a, b, node->meets);
		break;
	case OP_LT:
	case OP_LE:
	case OP_GT:
	case OP_GE:
	case OP_EQ:
	case OP_NE:
		compare(w, node, r, a, b);
		break;
	default:
		algebra->binary(w, node->op, r, a, b);
		if (node->meets != 0 && algebra->stands_for != NULL)
			cancel(w, node, r, a, b);
	}
}

bool walk_call(struct walk *w, const struct function *function, void *r, const void *u)
{
	const struct expr *formula = function->formula == NULL ? NULL : function->formula(function);
	struct walk inner;
	if (formula == NULL)
		return false;
	inner.algebra = w->algebra;
	inner.expr = formula;
	inner.function = function;
	inner.at = NULL;
	inner.context = w->context;
	inner.x = u;
	inner.list = -1;
	inner.highest = w->highest;
	inner.eager = false;
	walk_init(&inner);
	walk_run(&inner);
	copy(w, r, walk_cell(&inner, formula->nodes - 1, 0));
	w->tie |= inner.tie;
	walk_free(&inner);
	return true;
}

/* ---- lists ------------------------------------------------------------------------- */

size_t walk_count(const struct walk *w, size_t node)
{
	if (w->count == NULL)
		return 1;
	return w->expr->node[node].loose ? w->length : w->count[node];
}

/* Element k of an argument: a number serves all elements. */
static void *element(const struct walk *w, int node, size_t k)
{
	bool one = w->count == NULL || (w->count[node] == 1 && !w->expr->node[node].loose);
	return walk_cell(w, (size_t)node, one ? 0 : k);
}

/* The place, from 1, of the first of a list's largest; none where an element has no value. */
static void find_largest(struct walk *w, const struct node *node, void *r, size_t n)
{
	size_t best = 0;
	bool sure = true;
	for (size_t k = 0; k < n; k++) {
		const void *a = element(w, node->arg[0], k), *b = element(w, node->arg[0], best);
		enum standing s = w->algebra->order(w, a, k == 0 ? a : b, &sure);
		if (s == UNORDERED) {
			w->algebra->lose(w, r, a, b);
			return;
		}
		best = s == ABOVE ? k : best;
	}
	w->algebra->number(w, r, (double)best + 1);
	if (!sure)
		w->algebra->doubt(w, r);
}

/* All of a list into one: pairs, from the left. */
static void reduce(struct walk *w, const struct node *node, void *r)
{
	size_t n = walk_count(w, (size_t)node->arg[0]);
	if (node->op == OP_ARGMAX) {
		find_largest(w, node, r, n);
		return;
	}
	void *next = w->spare;
	copy(w, r, element(w, node->arg[0], 0));
	for (size_t k = 1; k < n; k++) {
		const void *v = element(w, node->arg[0], k);
		if (node->op == OP_SUM)
			w->algebra->binary(w, OP_ADD, next, r, v);
		else
			w->algebra->extreme(w, next, r, v, node->op == OP_MAX ? 1 : -1, false);
		copy(w, r, next);
	}
}

/* An element by its number; false if there is none of that number. */
static bool pick(struct walk *w, const struct node *node, void *r)
{
	size_t n = walk_count(w, (size_t)node->arg[0]);
	size_t k = w->algebra->place(w, element(w, node->arg[1], 0), n);
	if (k >= n && w->count == NULL) { /* of a number */
		w->algebra->lose(w, r, NULL, NULL);
		return true;
	}
	if (walk_count(w, (size_t)node->arg[1]) != 1 || k >= n)
		return false;
	copy(w, r, element(w, node->arg[0], k));
	return true;
}

/* ---- nodes in turn ----------------------------------------------------------------- */

static void leaf(struct walk *w, const struct node *node, void *r, size_t k)
{
	bool here = w->list >= 0 && node->param == (size_t)w->list && k == w->element;
	if (node->op == OP_X || (node->op == OP_PARAM && here))
		copy(w, r, w->x);
	else if (node->op == OP_PARAM)
		w->algebra->param(w, r, node->param, k);
	else if (node->op == OP_PLACE)
		w->algebra->number(w, r, (double)k + 1);
	else
		w->algebra->constant(w, r, node);
}

/* Element k of a node whose arguments are known. */
static void compute(struct walk *w, const struct plan_step *s, size_t k)
{
	const struct node *node = &w->expr->node[s->node];
	const void *arg[EXPR_ARGS];
	void *r = walk_cell(w, (size_t)s->node, k);
	if (s->kind == STEP_LEAF) {
		leaf(w, node, r, k);
		return;
	}
	for (int i = 0; i < EXPR_ARGS; i++)
		arg[i] = s->arg[i] < 0 ? NULL : element(w, s->arg[i], k);
	if (s->kind == STEP_STABLE)
		w->algebra->stable(w, node->shape, r, arg[0], arg[1]);
	else
		walk_node(w, node, r, arg[0], arg[1], arg[2]);
}

/* How many values a node has, from those of its arguments; 0 if lists of different length meet. */
static size_t count_values(const struct walk *w, const struct plan_step *s)
{
	const struct node *node = &w->expr->node[s->node];
	size_t n = 1;
	if (s->kind == STEP_REDUCE || s->kind == STEP_INDEX)
		return 1;
	if (node->loose)
		return w->width; /* enough for every list */
	if (node->op == OP_PARAM)
		return w->algebra->length(w, node->param);
	for (int k = 0; k < EXPR_ARGS; k++) {
		int arg = s->arg[k];
		if (arg < 0 || w->count[arg] == 1 || w->expr->node[arg].loose)
			continue;
		if (n != 1 && n != w->count[arg])
			return 0;
		n = w->count[arg];
	}
	return n;
}

static const struct plan *plan_of(const struct walk *w)
{
	return w->algebra->as_written ? &w->expr->written : &w->expr->stable;
}

/* How many values all nodes have; lengths say it, not values. */
static void count_all(struct walk *w)
{
	const struct plan *plan = plan_of(w);
	for (size_t i = 0; i < plan->steps; i++) {
		const struct plan_step *s = &plan->step[i];
		if (s->kind == STEP_DECIDE)
			continue;
		w->count[s->node] = count_values(w, s);
		w->unfit |= w->count[s->node] == 0;
	}
}

#define BOTH 3 /* branches of a list's choices */

static void decide(struct walk *w, const struct plan_step *s)
{
	int condition = s->arg[0];
	bool sure = true;
	w->branch[s->node] = w->eager || walk_count(w, (size_t)condition) != 1
		? BOTH
		: (unsigned char)taken(w, element(w, condition, 0), &sure);
}

/* False if it is an index of what is not there. */
static bool take_step(struct walk *w, const struct plan_step *s)
{
	const struct node *node = &w->expr->node[s->node];
	void *r = walk_cell(w, (size_t)s->node, 0);
	size_t n = w->count == NULL ? 1 : w->count[s->node];
	w->node = (size_t)s->node;
	switch (s->kind) {
	case STEP_DECIDE:
		decide(w, s);
		return true;
	case STEP_REDUCE:
		reduce(w, node, r);
		return true;
	case STEP_INDEX:
		return pick(w, node, r);
	case STEP_LEAF:
	case STEP_STABLE:
	case STEP_EACH:
		break;
	}
	for (size_t k = 0; k < n; k++)
		compute(w, s, k);
	return true;
}

bool walk_run(struct walk *w)
{
	const struct plan *plan = plan_of(w);
	w->tie = false;
	if (w->unfit)
		return false;
	for (size_t i = 0; i < plan->steps; i++) {
		const struct plan_step *s = &plan->step[i];
		bool walked = s->choice < 0 || (w->branch[s->choice] & s->branch) != 0;
		if (!walked && s->kind == STEP_DECIDE)
			w->branch[s->node] = 0; /* nor is what it would decide */
		if (walked && !take_step(w, s))
			return false;
	}
	return true;
}

void walk_init(struct walk *w)
{
	const struct expr *expr = w->expr;
	bool lists = false;
	w->width = 1;
	w->tie = w->unfit = false;
	for (size_t k = 0; k < expr->params; k++) {
		size_t n = w->function != NULL ? 1 : w->algebra->length(w, k);
		lists |= n != 1;
		w->width = n > w->width ? n : w->width;
	}
	w->length = w->list >= 0 ? w->algebra->length(w, (size_t)w->list) : w->width;
	w->count = lists ? alloc_zero(expr->nodes, sizeof *w->count) : NULL;
	w->branch = w->fixed_branch;
	w->cell = w->fixed_cell;
	if (expr->nodes > WALK_NODES)
		w->branch = alloc_zero(expr->nodes, 1);
	size_t cells = expr->nodes * w->width;
	if (w->algebra->clear != NULL || (cells + 1) * w->algebra->size > WALK_BYTES)
		w->cell = alloc_zero(cells + 1, w->algebra->size);
	w->spare = w->cell + cells * w->algebra->size;
	if (lists)
		count_all(w);
}

void walk_free(struct walk *w)
{
	if (w->algebra->clear != NULL)
		for (size_t i = 0; i <= w->expr->nodes * w->width; i++)
			w->algebra->clear(w->cell + i * w->algebra->size);
	free(w->count);
	if (w->branch != w->fixed_branch)
		free(w->branch);
	if (w->cell != w->fixed_cell)
		free(w->cell);
}
