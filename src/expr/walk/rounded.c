/* expr_rounded: a number type as an algebra, a formula as it is written computed in it. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/walk/rounded.h"

#include "base/alloc.h"
#include "base/number.h"
#include "expr/walk/algebra.h"

#include <math.h>
#include <stdlib.h>

#define NODES_FIXED 64 /* nodes up to which nothing is allocated */

/* A number, and whether it was computed in the type. What depends neither on x nor on an input is a number of the
   program around the computation, a double, and rounded where it meets the type. */
struct typed_number {
	struct rounded n;
	bool typed;
};

/* One formula's computation: the context of its walk. */
struct rounding {
	struct arithmetic how;
	bool *typed, fixed[NODES_FIXED]; /* which nodes are computed in the type */
};

static void find_typed(struct rounding *r, const struct expr *expr)
{
	r->typed = expr->nodes <= NODES_FIXED ? r->fixed : alloc_zero(expr->nodes, 1);
	for (size_t i = 0; i < expr->nodes; i++) {
		const struct node *node = &expr->node[i];
		r->typed[i] = node->op == OP_PARAM
			? r->how.input != NULL && r->how.input[node->param]
			: node->varies;
		for (int k = 0; k < EXPR_ARGS && node->arg[k] >= 0; k++)
			r->typed[i] |= r->typed[node->arg[k]];
	}
}

static void forget_typed(struct rounding *r)
{
	if (r->typed != r->fixed)
		free(r->typed);
}

static bool is_typed(const struct walk *walk)
{
	const struct rounding *r = walk->context;
	return r->typed[walk->node];
}

/* What the node at hand is computed in. */
static enum dtype type_of(const struct walk *walk)
{
	const struct rounding *r = walk->context;
	return is_typed(walk) ? r->how.each : DTYPE_FLOAT64;
}

/* An argument as the node at hand takes it. */
static struct rounded take(const struct walk *walk, const void *cell)
{
	const struct typed_number *a = cell;
	const struct rounding *r = walk->context;
	return is_typed(walk) && !a->typed ? rounded_to(r->how.each, &a->n) : a->n;
}

static void give(const struct walk *walk, void *r, struct rounded n)
{
	*(struct typed_number *)r = (struct typed_number){ n, is_typed(walk) };
}

/* ---- leaves ------------------------------------------------------------------------------ */

static size_t length(const struct walk *walk, size_t k)
{
	const struct point_at *at = walk->at;
	return at->param[k].n;
}

static void param(struct walk *walk, void *r, size_t k, size_t element)
{
	const struct rounding *rounding = walk->context;
	const struct point_at *at = walk->at;
	struct exact value = { NAN, 0 };
	if (walk->function != NULL)
		number_read_exact(walk->function->params(walk->function)[k], &value, NULL);
	else
		value.hi = at->param[k].v[element];
	bool typed = is_typed(walk);
	give(walk, r, rounded_fixed(typed ? dtype_round(rounding->how.dtype, value.hi) : value.hi));
}

static void constant(struct walk *walk, void *r, const struct node *node)
{
	give(walk, r, rounded_fixed(node->number));
}

/* No number of the type, but one of its own. */
static void number(struct walk *walk, void *r, double y)
{
	(void)walk;
	*(struct typed_number *)r = (struct typed_number){ rounded_fixed(y), false };
}

static void lose(struct walk *walk, void *r, const void *a, const void *b)
{
	(void)a;
	(void)b;
	number(walk, r, NAN);
}

/* ---- operations -------------------------------------------------------------------------- */

static void binary(struct walk *walk, enum op op, void *r, const void *a, const void *b)
{
	static rounded_operation *const pairs[] = {
		[OP_ADD] = rounded_add,
		[OP_SUB] = rounded_subtract,
		[OP_MUL] = rounded_multiply,
		[OP_DIV] = rounded_divide,
		[OP_POW] = rounded_power,
	};
	struct rounded u = take(walk, a), v = take(walk, b);
	give(walk, r, pairs[op](type_of(walk), &u, &v));
}

static void negate(struct walk *walk, void *r, const void *a)
{
	struct rounded u = take(walk, a);
	give(walk, r, rounded_negate(&u));
}

static void modulo(struct walk *walk, void *r, const void *a, const void *b, unsigned meets)
{
	struct rounded u = take(walk, a), v = take(walk, b);
	(void)meets;
	give(walk, r, rounded_modulo(type_of(walk), &u, &v));
}

static void primitive(struct walk *walk, enum primitive primitive, void *r, const void *a)
{
	struct rounded u = take(walk, a);
	give(walk, r, rounded_call(type_of(walk), primitive, &u));
}

static enum standing order(struct walk *walk, const void *a, const void *b, bool *sure)
{
	double l = take(walk, a).y.v, r = take(walk, b).y.v;
	(void)sure;
	return l < r ? BELOW : l > r ? ABOVE : l == r ? EQUAL : UNORDERED;
}

static void extreme(struct walk *walk, void *r, const void *a, const void *b, int sign, bool met)
{
	struct rounded u = take(walk, a), v = take(walk, b);
	(void)met;
	give(walk, r, rounded_extreme(&u, &v, sign));
}

static size_t place(struct walk *walk, const void *index, size_t n)
{
	const struct typed_number *k = index;
	double y = k->n.y.v;
	(void)walk;
	return y >= 1 && y <= (double)n && y == rint(y) ? (size_t)y - 1 : n;
}

/* By the function's formula, whose result is rounded as a kernel's is. */
static bool call_formula(struct walk *walk, const struct function *f, void *r, struct rounded u)
{
	const struct expr *formula = f->formula == NULL ? NULL : f->formula(f);
	enum dtype dtype = type_of(walk);
	if (formula == NULL)
		return false;
	struct typed_number x = { u, true }, y;
	struct rounding *outer = walk->context;
	struct rounding inner = { .how = { dtype, dtype_kernel(dtype), NULL, outer->how.highest } };
	find_typed(&inner, formula);
	walk->context = &inner;
	walk_call(walk, f, &y, &x);
	walk->context = outer;
	forget_typed(&inner);
	if (!y.typed)
		y.n = rounded_to(inner.how.each, &y.n);
	give(walk, r, rounded_whole(dtype, &y.n));
	return true;
}

/* As a kernel of its own, where it knows how; a jet alone is a table of exact values, which are rounded. */
static void function(struct walk *walk, const struct function *f, void *r, const void *a)
{
	struct rounded u = take(walk, a);
	enum dtype dtype = type_of(walk);
	if (f->rounded != NULL)
		give(walk, r, rounded_chain(dtype, f->rounded(f, dtype, u.y.v, walk->highest), &u));
	else if (!call_formula(walk, f, r, u))
		give(walk, r, rounded_chain(dtype, f->jet(f, u.y.v), &u));
}

static const struct algebra rounded_algebra = {
	.size = sizeof(struct typed_number),
	.as_written = true,
	.length = length,
	.param = param,
	.constant = constant,
	.number = number,
	.lose = lose,
	.binary = binary,
	.negate = negate,
	.modulo = modulo,
	.primitive = primitive,
	.function = function,
	.order = order,
	.extreme = extreme,
	.place = place,
};

void expr_rounded(const struct expr *expr, const struct point_at *at, const struct arithmetic *how,
	struct jet *out)
{
	struct typed_number x = { rounded_x(dtype_round(how->dtype, at->x), how->highest), true };
	struct rounding r = { .how = *how };
	struct walk walk;
	find_typed(&r, expr);
	walk.algebra = &rounded_algebra;
	walk.expr = expr;
	walk.function = NULL;
	walk.at = at;
	walk.context = &r;
	walk.x = &x;
	walk.list = at->list;
	walk.element = at->element;
	walk.highest = how->highest;
	walk.eager = false;
	walk_init(&walk);
	size_t last = walk.node = expr->nodes - 1;
	bool lost = isnan(at->x) && r.typed[last];
	size_t outputs = walk_run(&walk) ? walk_count(&walk, last) : 0;
	for (size_t k = 0; k < outputs; k++) {
		const struct typed_number *n = walk_cell(&walk, last, k);
		struct rounded y = n->typed ? n->n : rounded_to(how->each, &n->n);
		y = rounded_whole(how->dtype, &y);
		out[k] = (struct jet){ y.y.v, y.dy.v, y.dy.t };
		if (lost)
			out[k] = (struct jet){ at->x, at->x, at->x };
	}
	walk_free(&walk);
	forget_typed(&r);
}
