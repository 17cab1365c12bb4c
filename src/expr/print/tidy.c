/* Nodes of a formula filled in: what the values that were put there make odd is tidied. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/print/fill.h"

#include "base/alloc.h"
#include "expr/parse/build.h"

#include <math.h>

int fill_add(struct fill *f, const struct node *node, bool given)
{
	struct node copy = *node;
	copy.shape = SHAPE_PLAIN;
	int i = build_node(f->to, &f->room, &copy);
	if (i < 0) {
		f->failed = true;
		return 0;
	}
	f->given = alloc_grow(f->given, (size_t)i, &f->given_room, sizeof *f->given);
	f->given[i] = given;
	return i;
}

/* A number that was put in the place of a parameter or of j. */
static bool is_given(const struct fill *f, int node, double value)
{
	return f->given[node] && print_is_number(f->to, node, value);
}

static bool is_given_minus(const struct fill *f, int node)
{
	return f->to->node[node].op == OP_NEG && f->given[node];
}

int fill_number(struct fill *f, size_t value)
{
	return fill_add(f,
		&(struct node){ .op = OP_NUMBER, .arg = { -1, -1, -1 }, .number = (double)value },
		true);
}

static int add_value(struct fill *f, double value)
{
	int number = fill_number(f, (size_t)fabs(value));
	if (value >= 0)
		return number;
	return fill_add(f, &(struct node){ .op = OP_NEG, .arg = { number, -1, -1 } }, true);
}

/* A number or its negative. */
static bool is_value(const struct fill *f, int node)
{
	const struct node *n = &f->to->node[node];
	return n->op == OP_NUMBER || (n->op == OP_NEG && f->to->node[n->arg[0]].op == OP_NUMBER);
}

static bool is_whole(const struct node *n)
{
	return n->number == floor(n->number) && n->rest == 0;
}

/* An operation on numbers of which one was put there: 2/2, 3 - 1, j == i of an element, 0.5 > 0.
   Its value if that is a whole number; a choice is made where its condition is one. Else -1. */
static int fold(struct fill *f, const struct node *node)
{
	int a = node->arg[0], b = node->arg[1];
	if (node->op == OP_CHOOSE && f->given[a] && is_value(f, a))
		return f->to->node[a].number != 0 ? b : node->arg[2];
	if (a < 0 || b < 0 || node->arg[2] >= 0 || !(f->given[a] || f->given[b]) ||
		!is_value(f, a) || !is_value(f, b))
		return -1;
	const struct node *u = &f->to->node[a], *v = &f->to->node[b];
	bool less = u->number < v->number || (u->number == v->number && u->rest < v->rest);
	if (node->op == OP_MIN || node->op == OP_MAX)
		return (node->op == OP_MIN) == less ? a : b;
	bool arithmetic = node->op >= OP_ADD && node->op <= OP_POW;
	if (print_level(node) != LEVEL_COMPARE && !(arithmetic && is_whole(u) && is_whole(v)))
		return -1;
	/* The builder computes what is constant; it is taken back. */
	int made = fill_add(f, node, false);
	struct node value = f->to->node[made];
	f->to->nodes -= !f->failed;
	return is_whole(&value) && fabs(value.number) < 1e6 ? add_value(f, value.number) : -1;
}

/* What a node is where an operand is a number that was put there: 1*u, u/1, u^1, u + 0, u - 0
   are u. -1 if it is none of these. */
static int find_tidy(const struct fill *f, const struct node *node)
{
	int a = node->arg[0], b = node->arg[1];
	switch (node->op) {
	case OP_MUL:
		return is_given(f, a, 1) ? b : is_given(f, b, 1) ? a : -1;
	case OP_DIV:
	case OP_POW:
		return is_given(f, b, 1) ? a : -1;
	case OP_ADD:
		return is_given(f, a, 0) ? b : is_given(f, b, 0) ? a : -1;
	case OP_SUB:
		return is_given(f, b, 0) ? a : -1;
	case OP_NEG:
		return is_given_minus(f, a) ? f->to->node[a].arg[0] : -1;
	default:
		return -1;
	}
}

/* Both of two comparisons, of which values may have decided one; two that are no chain any more are
   multiplied. */
static int add_both(struct fill *f, struct node node)
{
	int a = node.arg[0], b = node.arg[1];
	if (is_value(f, a))
		return f->to->node[a].number != 0 ? b : a;
	if (is_value(f, b))
		return f->to->node[b].number != 0 ? a : b;
	const struct node *last = &f->to->node[a];
	if (last->op == OP_AND)
		last = &f->to->node[last->arg[1]];
	if (print_level(last) != LEVEL_COMPARE || last->arg[1] != f->to->node[b].arg[0])
		node.op = OP_MUL;
	return fill_add(f, &node, false);
}

int fill_tidy(struct fill *f, struct node node)
{
	if (node.op == OP_AND)
		return add_both(f, node);
	int a = node.arg[0], b = node.arg[1], number = fold(f, &node);
	if (number < 0)
		number = find_tidy(f, &node);
	if (number >= 0)
		return number;
	bool minus = node.op == OP_MUL && f->to->node[a].op == OP_NEG &&
		is_given(f, f->to->node[a].arg[0], 1);
	if (minus || (node.op == OP_SUB && is_given(f, a, 0))) {
		struct node negative = { .op = OP_NEG, .arg = { b, -1, -1 } };
		return is_given_minus(f, b) ? f->to->node[b].arg[0] : fill_add(f, &negative, true);
	}
	if ((node.op == OP_ADD || node.op == OP_SUB) && is_given_minus(f, b)) {
		node.op = node.op == OP_ADD ? OP_SUB : OP_ADD;
		node.arg[1] = f->to->node[b].arg[0];
	}
	return fill_add(f, &node, node.op == OP_NEG && f->given[a]);
}
