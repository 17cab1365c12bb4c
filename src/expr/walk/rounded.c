/* expr_rounded: a formula as it is written, computed in a number type. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/walk/rounded.h"

#include "base/alloc.h"
#include "base/number.h"

#include <math.h>
#include <stdlib.h>

#define CELLS_FIXED 64 /* values up to which nothing is allocated */
#define NODES_FIXED 64

/* A formula while it is evaluated: node i has count[i] values from value[i * width] on.
   What depends neither on x nor on an input is a number of the program around the
   computation, a double, and rounded where it meets the type. */
struct rounding {
	const struct expr *expr;
	struct arithmetic how;
	const struct rounded *x;
	const struct values *param;
	int list;
	size_t element;
	size_t width, length; /* of the longest list; of j where it meets none */
	struct node_state {
		size_t count;
		bool typed; /* computed in the type */
	} * state, fixed_state[NODES_FIXED];
	struct rounded *value, fixed_value[CELLS_FIXED];
};

static void start(struct rounding *r)
{
	r->width = 1;
	for (size_t k = 0; k < r->expr->params; k++)
		if (r->param[k].n > r->width)
			r->width = r->param[k].n;
	r->length = r->list >= 0 ? r->param[r->list].n : r->width;
	size_t cells = r->expr->nodes * r->width;
	r->state = r->expr->nodes <= NODES_FIXED ? r->fixed_state
						 : alloc_zero(r->expr->nodes, sizeof *r->state);
	r->value = cells <= CELLS_FIXED ? r->fixed_value : alloc_zero(cells, sizeof *r->value);
}

static void finish(struct rounding *r)
{
	if (r->state != r->fixed_state)
		free(r->state);
	if (r->value != r->fixed_value)
		free(r->value);
}

static size_t count_of(const struct rounding *r, int i)
{
	return r->expr->node[i].loose ? r->length : r->state[i].count;
}

static bool is_typed(const struct rounding *r, const struct node *node)
{
	if (node->op == OP_PARAM)
		return r->how.input != NULL && r->how.input[node->param];
	bool typed = node->varies;
	for (int k = 0; k < EXPR_ARGS && node->arg[k] >= 0; k++)
		typed |= r->state[node->arg[k]].typed;
	return typed;
}

/* Element k of node i, as an operation in the type or in double takes it. */
static struct rounded take(const struct rounding *r, int i, size_t k, bool typed)
{
	const struct rounded *v = &r->value[(size_t)i * r->width +
		(r->state[i].count == 1 && !r->expr->node[i].loose ? 0 : k)];
	return typed && !r->state[i].typed ? rounded_to(r->how.each, v) : *v;
}

static struct rounded leaf(const struct rounding *r, const struct node *node, size_t k)
{
	bool here = r->list >= 0 && node->param == (size_t)r->list && k == r->element;
	if (node->op == OP_X || (node->op == OP_PARAM && here))
		return *r->x;
	if (node->op == OP_PLACE)
		return rounded_fixed((double)k + 1);
	if (node->op != OP_PARAM)
		return rounded_fixed(node->number);
	double number = r->param[node->param].v[k];
	return rounded_fixed(is_typed(r, node) ? dtype_round(r->how.dtype, number) : number);
}

/* ---- operations -----------------------------------------------------------------------
 */

/* With NaN all are false but !=, as in every language. */
static struct rounded compare(enum op op, double l, double r)
{
	bool holds = op == OP_LT ? l < r
		: op == OP_LE	 ? l <= r
		: op == OP_GT	 ? l > r
		: op == OP_GE	 ? l >= r
		: op == OP_EQ	 ? l == r
				 : l != r;
	return rounded_fixed(holds);
}

static struct rounded call_formula(enum dtype, enum order highest, const struct expr *,
	const struct function *, const struct rounded *x);

/* As a kernel of its own, where it knows how; a jet alone is a table of exact values, which are rounded. */
static struct rounded call_function(
	enum dtype dtype, enum order highest, const struct function *f, const struct rounded *u)
{
	if (f->rounded != NULL)
		return rounded_chain(dtype, f->rounded(f, dtype, u->y.v, highest), u);
	const struct expr *formula = f->formula == NULL ? NULL : f->formula(f);
	return formula != NULL ? call_formula(dtype, highest, formula, f, u)
			       : rounded_chain(dtype, f->jet(f, u->y.v), u);
}

static struct rounded operate(enum dtype dtype, enum order highest, const struct node *node,
	const struct rounded *a, const struct rounded *b, const struct rounded *c)
{
	static rounded_operation *const pairs[] = {
		[OP_ADD] = rounded_add,
		[OP_SUB] = rounded_subtract,
		[OP_MUL] = rounded_multiply,
		[OP_DIV] = rounded_divide,
		[OP_POW] = rounded_power,
		[OP_AND] = rounded_multiply,
		[OP_MIN] = rounded_least,
		[OP_MAX] = rounded_largest,
		[OP_MOD] = rounded_modulo,
		[OP_INDEX] = NULL,
	};
	if (pairs[node->op] != NULL)
		return pairs[node->op](dtype, a, b);
	if (node->op >= OP_LT && node->op <= OP_NE)
		return compare(node->op, a->y.v, b->y.v);
	if (node->op == OP_NEG)
		return rounded_negate(a);
	if (node->op == OP_CHOOSE)
		return a->y.v != 0 ? *b : *c;
	if (node->op == OP_CALL1)
		return rounded_call(dtype, node->primitive, a);
	if (node->op == OP_FUNCTION)
		return call_function(dtype, highest, node->function, a);
	struct rounded raised = rounded_largest(dtype, a, b); /* OP_CLAMP */
	return rounded_least(dtype, &raised, c);
}

/* ---- nodes ----------------------------------------------------------------------------
 */

static bool reduces(const struct node *node)
{
	return node->op == OP_SUM || node->op == OP_ARGMAX ||
		((node->op == OP_MIN || node->op == OP_MAX) && node->arg[1] < 0);
}

/* sum, min, max and argmax of one list, from its first element on. */
static struct rounded reduce(const struct rounding *r, const struct node *node, bool typed)
{
	enum dtype dtype = typed ? r->how.each : DTYPE_FLOAT64;
	rounded_operation *pair = node->op == OP_SUM ? rounded_add
		: node->op == OP_MIN		     ? rounded_least
						     : rounded_largest;
	struct rounded all = take(r, node->arg[0], 0, typed);
	size_t first = 0;
	for (size_t k = 1; k < count_of(r, node->arg[0]); k++) {
		struct rounded next = take(r, node->arg[0], k, typed);
		if (next.y.v > all.y.v)
			first = k;
		all = pair(dtype, &all, &next);
	}
	if (node->op != OP_ARGMAX)
		return all;
	return rounded_fixed(isnan(all.y.v) ? NAN : (double)first + 1);
}

static bool pick(const struct rounding *r, const struct node *node, struct rounded *out)
{
	double k = take(r, node->arg[1], 0, false).y.v;
	if (count_of(r, node->arg[1]) != 1 || k != rint(k) ||
		!(k >= 1 && k <= (double)count_of(r, node->arg[0])))
		return false;
	*out = take(r, node->arg[0], (size_t)k - 1, true);
	return true;
}

/* How many values the node has, from those of its arguments; 0 if lists of different
   length meet. */
static size_t count_values(const struct rounding *r, const struct node *node)
{
	size_t n = 1;
	if (node->loose)
		return r->width;
	if (node->op == OP_PARAM)
		return r->param[node->param].n;
	for (int k = 0; k < EXPR_ARGS && node->arg[k] >= 0; k++) {
		size_t m = r->state[node->arg[k]].count;
		if (m == 1 || r->expr->node[node->arg[k]].loose)
			continue;
		if (n != 1 && m != n)
			return 0;
		n = m;
	}
	return n;
}

/* e^u is the exponential function, which no framework takes a power for. */
static bool is_exponential(const struct rounding *r, const struct node *node)
{
	return node->op == OP_POW && r->expr->node[node->arg[0]].op == OP_E;
}

static bool evaluate_each(struct rounding *r, size_t i)
{
	const struct node *node = &r->expr->node[i];
	bool typed = r->state[i].typed;
	enum dtype dtype = typed ? r->how.each : DTYPE_FLOAT64;
	size_t n = count_values(r, node);
	for (size_t k = 0; k < n; k++) {
		struct rounded *value = &r->value[i * r->width + k], arg[EXPR_ARGS];
		if (node->arg[0] < 0) {
			*value = leaf(r, node, k);
			continue;
		}
		for (int a = 0; a < EXPR_ARGS && node->arg[a] >= 0; a++)
			arg[a] = take(r, node->arg[a], k, typed);
		*value = is_exponential(r, node)
			? rounded_call(dtype, P_EXP, &arg[1])
			: operate(dtype, r->how.highest, node, &arg[0], &arg[1], &arg[2]);
	}
	r->state[i].count = n;
	return n > 0;
}

/* All nodes in turn; false if lists do not fit. */
static bool evaluate(struct rounding *r)
{
	for (size_t i = 0; i < r->expr->nodes; i++) {
		const struct node *node = &r->expr->node[i];
		struct rounded *value = &r->value[i * r->width];
		r->state[i] = (struct node_state){ 1, is_typed(r, node) };
		if (reduces(node))
			*value = reduce(r, node, r->state[i].typed);
		else if (node->op == OP_INDEX ? !pick(r, node, value) : !evaluate_each(r, i))
			return false;
	}
	return true;
}

static struct rounded call_formula(enum dtype dtype, enum order highest, const struct expr *formula,
	const struct function *f, const struct rounded *x)
{
	double *number = alloc_zero(formula->params + 1, sizeof *number);
	struct values *param = alloc_zero(formula->params + 1, sizeof *param);
	for (size_t k = 0; k < formula->params; k++) {
		struct exact value = { NAN, 0 };
		number_read_exact(f->params(f)[k], &value, NULL);
		number[k] = value.hi;
		param[k] = (struct values){ 1, &number[k] };
	}
	struct rounding r = { .expr = formula,
		.how = { dtype, dtype_kernel(dtype), NULL, highest },
		.x = x,
		.param = param,
		.list = -1 };
	start(&r);
	struct rounded y = rounded_fixed(NAN);
	if (evaluate(&r))
		y = take(&r, (int)formula->nodes - 1, 0, true);
	finish(&r);
	free(param);
	free(number);
	return rounded_whole(dtype, &y);
}

void expr_rounded(const struct expr *expr, const struct point_at *at, const struct arithmetic *how,
	struct jet *out)
{
	struct rounded x = rounded_x(dtype_round(how->dtype, at->x), how->highest);
	struct rounding r = { .expr = expr,
		.how = *how,
		.x = &x,
		.param = at->param,
		.list = at->list,
		.element = at->element };
	start(&r);
	int last = (int)expr->nodes - 1;
	bool lost = isnan(at->x);
	if (evaluate(&r))
		for (size_t k = 0; k < count_of(&r, last); k++) {
			struct rounded y = take(&r, last, k, true);
			y = rounded_whole(how->dtype, &y);
			out[k] = (struct jet){ y.y.v, y.dy.v, y.dy.t };
			if (lost && r.state[last].typed)
				out[k] = (struct jet){ at->x, at->x, at->x };
		}
	finish(&r);
}
