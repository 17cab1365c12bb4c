/* Building the tree: nodes appended one by one, with what follows from their arguments. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/parse/build.h"

#include "base/alloc.h"
#include "expr/primitives.h"
#include "expr/walk/algebra.h"

#include <math.h>

/* True for what repeats or steps for ever, so that x at infinity tells nothing. */
static bool repeats(const struct node *node)
{
	if (node->op == OP_FUNCTION) {
		const struct function *f = node->function;
		const struct expr *formula = f->formula == NULL ? NULL : f->formula(f);
		return formula != NULL && formula->periodic;
	}
	if (node->op == OP_MOD)
		return true;
	return node->op == OP_CALL1 && primitive_row(node->primitive)->repeats;
}

static void constant(const struct node *node, struct wide *w)
{
	*w = (struct wide){ { { node->number, node->rest, node->off } }, .still = true };
}

/* The value of a node whose arguments are constants. */
static void fold(const struct expr *expr, struct node *node)
{
	struct wide arg[EXPR_ARGS], w, spare;
	struct walk walk = { .algebra = &dd_algebra, .expr = expr, .highest = ORDER_F };
	walk.spare = (char *)&spare;
	bool shaped = node->shape != SHAPE_PLAIN;
	for (int k = 0; k < EXPR_ARGS; k++) {
		int i = !shaped ? node->arg[k] : k == 0 ? node->of : k == 1 ? node->by : -1;
		if (i >= 0)
			constant(&expr->node[i], &arg[k]);
	}
	if (shaped)
		dd_algebra.stable(&walk, node->shape, &w, &arg[0], &arg[1]);
	else if (node->op == OP_ARGMAX && !isnan(arg[0].f[0].hi))
		dd_algebra.number(&walk, &w, 1);
	else if (node_reduces(node))
		w = arg[0];
	else
		walk_node(&walk, node, &w, &arg[0], &arg[1], &arg[2]);
	node->number = w.f[0].hi;
	node->rest = w.f[0].lo;
	node->off = w.f[0].off;
}

/* Whether a node has elements, and whose. sum, argmax, an index, max and min of one list
   make one value of them. */
static void set_elements(const struct expr *expr, struct node *node)
{
	bool one = node_reduces(node) || node->op == OP_INDEX;
	node->list = node->op == OP_PARAM && expr->list != NULL && expr->list[node->param];
	node->loose = node->op == OP_PLACE;
	for (int k = 0; k < EXPR_ARGS && node->arg[k] >= 0 && !one; k++) {
		node->list |= expr->node[node->arg[k]].list;
		node->loose |= expr->node[node->arg[k]].loose;
	}
	node->loose &= !node->list;
}

/* What the user typed, or made of that without a function. */
static bool is_typed(const struct expr *expr, const struct node *node)
{
	bool typed = node->op == OP_NUMBER || (node->op == OP_PARAM && !node->list);
	if (node->op >= OP_ADD && node->op <= OP_NEG && node->op != OP_POW) {
		typed = node->constant;
		for (int k = 0; k < EXPR_ARGS && node->arg[k] >= 0; k++)
			typed &= expr->node[node->arg[k]].typed;
	}
	return typed;
}

/* The arguments that are typed, of an operation where another may be the double of one. */
static unsigned typed_arguments(const struct expr *expr, const struct node *node)
{
	bool meeting = node->op == OP_ADD || node->op == OP_SUB || node->op == OP_MIN ||
		node->op == OP_MAX || node->op == OP_CLAMP || node->op == OP_MOD;
	unsigned typed = 0;
	int others = 0;
	for (int k = 0; k < EXPR_ARGS && meeting && node->arg[k] >= 0; k++) {
		const struct node *of = &expr->node[node->arg[k]];
		typed |= of->typed ? 1u << k : 0;
		others += !of->typed && !of->constant;
	}
	return others > 0 ? typed : 0;
}

int build_node(struct expr *expr, size_t *room, const struct node *node)
{
	if (expr->nodes >= BUILD_NODES)
		return -1;
	expr->node = alloc_grow(expr->node, expr->nodes, room, sizeof *expr->node);
	struct node *n = &expr->node[expr->nodes];
	*n = *node;
	n->of = n->by = -1;
	n->varies = n->op == OP_X;
	n->constant = n->op != OP_X && n->op != OP_PARAM && n->op != OP_PLACE && n->op != OP_INDEX;
	for (int k = 0; k < EXPR_ARGS && n->arg[k] >= 0; k++) {
		n->varies |= expr->node[n->arg[k]].varies;
		n->constant &= expr->node[n->arg[k]].constant;
	}
	set_elements(expr, n);
	n->typed = is_typed(expr, n);
	n->meets = typed_arguments(expr, n);
	if (n->varies && repeats(n))
		expr->periodic = true;
	build_shape(expr, (int)expr->nodes);
	if (n->constant && n->arg[0] >= 0)
		fold(expr, n);
	else
		n->off = dd_exact((struct exact){ n->number, n->rest }).off;
	return (int)expr->nodes++;
}

void build_finish(struct expr *expr, int root)
{
	expr->nodes = (size_t)root + 1;
	expr->stable = plan_make(expr, false);
	expr->written = plan_make(expr, true);
	for (size_t i = 0; i < expr->nodes; i++)
		expr->node[i].idle = true;
	for (size_t i = 0; i < expr->stable.steps; i++)
		expr->node[expr->stable.step[i].node].idle = false;
}
