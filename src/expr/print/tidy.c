/* Nodes of a formula filled in: what the values that were put there make odd is tidied. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/print/fill.h"

#include "base/alloc.h"

#include <math.h>

#define NODES_MOST 200000 /* functions inside functions, lists in lists: beyond reason */

int fill_add(struct fill *f, const struct node *node, bool given)
{
	if (f->to->nodes >= NODES_MOST) {
		f->failed = true;
		return 0;
	}
	f->to->node = alloc_grow(f->to->node, f->to->nodes, &f->room, sizeof *f->to->node);
	f->given = alloc_grow(f->given, f->to->nodes, &f->given_room, sizeof *f->given);
	f->given[f->to->nodes] = given;
	f->to->node[f->to->nodes] = *node;
	return (int)f->to->nodes++;
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
		&(struct node){ .op = OP_NUMBER,
			.arg = { -1, -1, -1 },
			.number = (double)value,
			.constant = true },
		true);
}

/* The value of a number or its negative, and whether it is exactly that. */
static bool is_value(const struct fill *f, int node, double *value, bool *exact)
{
	const struct node *n = &f->to->node[node];
	bool minus = n->op == OP_NEG;
	if (minus)
		n = &f->to->node[n->arg[0]];
	*value = minus ? -n->number : n->number;
	*exact &= n->rest == 0;
	return n->op == OP_NUMBER;
}

static int add_value(struct fill *f, double value)
{
	int number = fill_number(f, (size_t)fabs(value));
	if (value >= 0)
		return number;
	return fill_add(f, &(struct node){ .op = OP_NEG, .arg = { number, -1, -1 } }, true);
}

/* What an operation makes of whole numbers; NaN for none. */
static double operate(enum op op, double a, double b)
{
	switch (op) {
	case OP_ADD:
		return a + b;
	case OP_SUB:
		return a - b;
	case OP_MUL:
		return a * b;
	case OP_DIV:
		return b != 0 ? a / b : (double)NAN;
	case OP_POW:
		return b >= 0 ? pow(a, b) : (double)NAN;
	default:
		return (double)NAN;
	}
}

/* 1 or 0 for a comparison; NaN for others. */
static double compare(enum op op, double a, double b)
{
	switch (op) {
	case OP_LT:
		return a < b;
	case OP_LE:
		return a <= b;
	case OP_GT:
		return a > b;
	case OP_GE:
		return a >= b;
	case OP_EQ:
		return a == b;
	case OP_NE:
		return a != b;
	default:
		return (double)NAN;
	}
}

/* An operation on numbers of which one was put there: 2/2, 3 - 1, j == i of an element, 0.5 > 0.
   Its value if that is a whole number; a choice is made where its condition is one. Else -1. */
static int fold(struct fill *f, const struct node *node)
{
	int a = node->arg[0], b = node->arg[1];
	bool exact = true;
	double u, v;
	if (node->op == OP_CHOOSE && f->given[a] && is_value(f, a, &u, &exact))
		return u != 0 ? b : node->arg[2];
	if (a < 0 || b < 0 || node->arg[2] >= 0 || !(f->given[a] || f->given[b]) ||
		!is_value(f, a, &u, &exact) || !is_value(f, b, &v, &exact))
		return -1;
	if (u == v && !exact)
		return -1;
	if (node->op == OP_MIN || node->op == OP_MAX)
		return (node->op == OP_MIN) == (u < v) ? a : b;
	double value = compare(node->op, u, v);
	if (isnan(value) && exact && u == floor(u) && v == floor(v))
		value = operate(node->op, u, v);
	return fabs(value) < 1e6 && value == floor(value) ? add_value(f, value) : -1;
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
	bool exact = true;
	double u, v;
	if (is_value(f, a, &u, &exact))
		return u != 0 ? b : a;
	if (is_value(f, b, &v, &exact))
		return v != 0 ? a : b;
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
