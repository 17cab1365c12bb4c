/* What a node of a formula is, however it is spelled: e^u, 1 + u, the square of u. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/parse/pattern.h"

#define SAME_MOST 500 /* steps of a comparison of two formulas */

bool pattern_is(const struct expr *expr, int i, double value)
{
	const struct node *node = &expr->node[i];
	return node->constant && node->number == value && node->rest == 0;
}

static bool same_within(const struct expr *expr, int i, int j, int *steps)
{
	if (i == j)
		return true;
	if (i < 0 || j < 0 || --*steps < 0)
		return false;
	const struct node *a = &expr->node[i], *b = &expr->node[j];
	if (a->constant && b->constant)
		return a->number == b->number && a->rest == b->rest;
	if (a->op != b->op || a->primitive != b->primitive || a->param != b->param ||
		a->function != b->function || a->constant != b->constant)
		return false;
	for (int k = 0; k < EXPR_ARGS; k++)
		if (!same_within(expr, a->arg[k], b->arg[k], steps))
			return false;
	return true;
}

bool pattern_same(const struct expr *expr, int i, int j)
{
	int steps = SAME_MOST;
	return same_within(expr, i, j, &steps);
}

int pattern_call(const struct expr *expr, int i, enum primitive primitive)
{
	if (i < 0)
		return -1;
	const struct node *node = &expr->node[i];
	if (node->op == OP_CALL1 && node->primitive == primitive)
		return node->arg[0];
	bool power = node->op == OP_POW && expr->node[node->arg[0]].op == OP_E;
	return power && primitive == P_EXP ? node->arg[1] : -1;
}

int pattern_one_plus(const struct expr *expr, int i)
{
	const struct node *node = i < 0 ? NULL : &expr->node[i];
	if (node == NULL || node->op != OP_ADD)
		return -1;
	return pattern_is(expr, node->arg[0], 1)    ? node->arg[1]
		: pattern_is(expr, node->arg[1], 1) ? node->arg[0]
						    : -1;
}

int pattern_one_plus_exp(const struct expr *expr, int i)
{
	return pattern_call(expr, pattern_one_plus(expr, i), P_EXP);
}

int pattern_square(const struct expr *expr, int i)
{
	const struct node *node = i < 0 ? NULL : &expr->node[i];
	bool square = node != NULL &&
		((node->op == OP_POW && pattern_is(expr, node->arg[1], 2)) ||
			(node->op == OP_MUL && node->arg[0] == node->arg[1]));
	return square ? node->arg[0] : -1;
}

int pattern_square_of(const struct expr *expr, int i, enum primitive primitive)
{
	return pattern_call(expr, pattern_square(expr, i), primitive);
}
