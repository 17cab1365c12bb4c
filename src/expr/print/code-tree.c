/* The tree of code: nodes made bottom-up, a little tidied. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/print/code.h"

#include "base/alloc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FACTORS_MOST 8	/* of a product that takes a sign at its first */
#define BOUND_MOST 4000 /* nodes; of more none is bounded, which only costs warnings */

/* ---- making ------------------------------------------------------------------------ */

static const struct node *at(const struct coder *c, int a)
{
	return &c->to->node[a];
}

/* Bytes of the node itself, without its arguments. */
static size_t own_size(const struct coder *c, const struct node *n)
{
	if (n->op == OP_NUMBER)
		return n->length;
	if (n->op == OP_FUNCTION)
		return strlen(n->function->name);
	const char *text = n->op == OP_PARAM ? c->to->param[n->param] : print_symbol(c->to, n);
	text = text ? text : print_function(n);
	text = text ? text : print_operator(n->op);
	return text ? strlen(code_word(c->style, text)) : n->op == OP_CHOOSE ? 6 : 1;
}

int code_add(struct coder *c, struct node node)
{
	size_t size = own_size(c, &node) + (node.arg[0] >= 0 ? 2 : 0);
	for (int k = 0; k < EXPR_ARGS && node.arg[k] >= 0; k++)
		size += c->size[node.arg[k]] + (k > 0 ? 2 : 0);
	struct expr *to = c->to;
	to->node = alloc_grow(to->node, to->nodes, &c->room, sizeof *to->node);
	c->size = alloc_grow(c->size, to->nodes, &c->size_room, sizeof *c->size);
	c->size[to->nodes] = size < CODE_BYTES ? size : CODE_BYTES;
	to->node[to->nodes] = node;
	return (int)to->nodes++;
}

int code_literal(struct coder *c, const char *digits)
{
	struct node node = { .op = OP_NUMBER, .arg = { -1, -1, -1 } };
	node.number = strtod(digits, NULL);
	node.text = c->digits.n;
	node.length = strlen(digits);
	text_add(&c->digits, digits);
	return code_add(c, node);
}

int code_whole(struct coder *c, int value)
{
	char digits[24];
	snprintf(digits, sizeof digits, code_is(c, EXPR_PYTHON) ? "%d" : "%d.0", value);
	return code_literal(c, digits);
}

bool code_is_simple(const struct coder *c, int a)
{
	return at(c, a)->arg[0] < 0;
}

static bool is_literal(const struct coder *c, int a, const char *digits)
{
	const struct node *n = at(c, a);
	return n->op == OP_NUMBER && n->length == strlen(digits) &&
		memcmp(c->digits.s + n->text, digits, n->length) == 0;
}

static bool is_one(const struct coder *c, int a)
{
	return is_literal(c, a, "1") || is_literal(c, a, "1.0");
}

int code_binary(struct coder *c, enum op op, int a, int b)
{
	return code_add(c, (struct node){ .op = op, .arg = { a, b, -1 } });
}

int code_call(struct coder *c, enum primitive primitive, int u)
{
	return code_add(
		c, (struct node){ .op = OP_CALL1, .primitive = primitive, .arg = { u, -1, -1 } });
}

int code_function(struct coder *c, const struct function *function, int a, int b, int d)
{
	return code_add(
		c, (struct node){ .op = OP_FUNCTION, .function = function, .arg = { a, b, d } });
}

static bool is_product(const struct coder *c, int a)
{
	return at(c, a)->op == OP_MUL || at(c, a)->op == OP_DIV;
}

/* A short product, whose first factor may take the sign. */
static bool takes_sign(const struct coder *c, int a)
{
	int factors = 0;
	for (; is_product(c, a); factors++)
		a = at(c, a)->arg[0];
	return factors > 0 && factors <= FACTORS_MOST;
}

int code_negative(struct coder *c, int a)
{
	struct node n = *at(c, a);
	if (n.op == OP_NEG)
		return n.arg[0];
	if (takes_sign(c, a))
		return code_binary(c, n.op, code_negative(c, n.arg[0]), n.arg[1]);
	return code_add(c, (struct node){ .op = OP_NEG, .arg = { a, -1, -1 } });
}

/* a + -b is a - b. */
int code_plus(struct coder *c, int a, int b)
{
	bool minus = at(c, b)->op == OP_NEG;
	return code_binary(c, minus ? OP_SUB : OP_ADD, a, minus ? at(c, b)->arg[0] : b);
}

int code_minus(struct coder *c, int a, int b)
{
	bool minus = at(c, b)->op == OP_NEG;
	return code_binary(c, minus ? OP_ADD : OP_SUB, a, minus ? at(c, b)->arg[0] : b);
}

int code_over(struct coder *c, int a, int b)
{
	return code_binary(c, OP_DIV, a, b);
}

/* 1*b is b; a*(1/b) is a/b, which is shorter and no less exact. */
int code_times(struct coder *c, int a, int b)
{
	const struct node *right = at(c, b);
	if (is_one(c, a))
		return b;
	if (right->op == OP_DIV && is_one(c, right->arg[0]))
		return code_over(c, a, right->arg[1]);
	return code_binary(c, OP_MUL, a, b);
}

static bool is_whole(const struct coder *c, int a)
{
	const struct node *n = at(c, a);
	if (n->op == OP_NEG)
		return is_whole(c, n->arg[0]);
	return n->op == OP_NUMBER && strspn(c->digits.s + n->text, "0123456789") >= n->length;
}

/* np.where() of two whole numbers would be an array of integers. */
int code_choose(struct coder *c, int condition, int a, int b)
{
	static const struct function where = { .name = "np.where" };
	if (!code_is(c, EXPR_PYTHON))
		return code_add(c, (struct node){ .op = OP_CHOOSE, .arg = { condition, a, b } });
	if (is_whole(c, a) && is_whole(c, b)) {
		bool minus = at(c, a)->op == OP_NEG;
		const struct node *n = at(c, minus ? at(c, a)->arg[0] : a);
		char *real = alloc_print("%.*s.0", (int)n->length, c->digits.s + n->text);
		a = code_literal(c, real);
		a = minus ? code_negative(c, a) : a;
		free(real);
	}
	return code_function(c, &where, condition, a, b);
}

/* ---- bounds ------------------------------------------------------------------------ */

/* An exponential whose argument has no bound yet. */
static bool is_unbounded(const struct coder *c, const struct node *n)
{
	if (n->op != OP_CALL1 ||
		(n->primitive != P_EXP && n->primitive != P_EXPM1 && n->primitive != P_SINH &&
			n->primitive != P_COSH))
		return false;
	const struct node *u = at(c, n->arg[0]);
	if (u->op == OP_NEG)
		u = at(c, u->arg[0]);
	return u->op != OP_MIN && !(u->op == OP_CALL1 && u->primitive == P_ABS);
}

/* The node with the new ones of its arguments; itself if they are the old ones. */
static int with_arguments(struct coder *c, int node, const int *changed)
{
	struct node copy = *at(c, node);
	bool same = true;
	for (int k = 0; k < EXPR_ARGS && copy.arg[k] >= 0; k++) {
		int argument = changed[copy.arg[k]];
		same &= argument == copy.arg[k];
		copy.arg[k] = argument;
	}
	return same ? node : code_add(c, copy);
}

enum { OUTSIDE = 1, INSIDE = 2 }; /* of an exponential: where a node is used */

static void mark_uses(const struct coder *c, int root, unsigned char *use)
{
	use[root] = OUTSIDE;
	for (int i = root; i >= 0; i--) {
		const struct node *n = at(c, i);
		unsigned char inner = is_unbounded(c, n) && use[i] ? INSIDE : use[i];
		for (int k = 0; k < EXPR_ARGS && n->arg[k] >= 0; k++)
			use[n->arg[k]] |= inner;
	}
}

int code_bound(struct coder *c, int root, int bounded)
{
	size_t n = (size_t)root + 1;
	if (n > BOUND_MOST)
		return root;
	unsigned char *use = alloc_zero(n, sizeof *use);
	int *inside = alloc_zero(n, sizeof *inside), *outside = alloc_zero(n, sizeof *outside);
	mark_uses(c, root, use);
	for (int i = 0; i <= root; i++) {
		bool x = at(c, i)->op == OP_X, exponential = is_unbounded(c, at(c, i));
		inside[i] = outside[i] = i;
		if (use[i] & INSIDE)
			inside[i] = x ? bounded : with_arguments(c, i, inside);
		if (use[i] & OUTSIDE)
			outside[i] = with_arguments(c, i, exponential ? inside : outside);
	}
	int result = outside[root];
	free(use);
	free(inside);
	free(outside);
	return result;
}
