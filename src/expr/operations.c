/* The operations of formulas: forward differentiation to second order. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/calculus.h"
#include "expr/eval.h"

#include <math.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define FUNCTION_PARAMS 16 /* parameters of a function that its formula evaluates */

static struct wide add(const struct wide *a, const struct wide *b)
{
	struct wide w;
	for (int i = 0; i < ORDERS; i++)
		w.f[i] = dd_add(a->f[i], b->f[i]);
	return w;
}

static struct wide negate(const struct wide *a)
{
	return (struct wide){{dd_neg(a->f[0]), dd_neg(a->f[1]), dd_neg(a->f[2])}};
}

static struct wide subtract(const struct wide *a, const struct wide *b)
{
	struct wide minus = negate(b);
	return add(a, &minus);
}

/* q = a/b: q' = (a' - q b')/b, q'' = (a'' - 2 q' b' - q b'')/b. */
static struct wide divide(const struct wide *a, const struct wide *b)
{
	struct wide q = {{dd_div(a->f[0], b->f[0])}};
	struct exact top = dd_sub(a->f[1], tangent(b->f[1], q.f[0]));
	if (top.hi != 0)
		q.f[1] = dd_div(top, b->f[0]);
	top = dd_sub(a->f[2], tangent(b->f[2], q.f[0]));
	top = dd_sub(top, dd_scale(tangents(b->f[1], q.f[1]), 2));
	if (top.hi != 0)
		q.f[2] = dd_div(top, b->f[0]);
	return q;
}

/* Comparisons look at the doubles that the two sides round to: x == 0.1 holds at the
   double that is written 0.1, as it does in other languages. */
static struct wide compare(enum op op, const struct wide *a, const struct wide *b)
{
	double l = a->f[0].hi, r = b->f[0].hi;
	if (isnan(l) || isnan(r))
		return nowhere();
	bool holds = op == OP_LT   ? l < r
		     : op == OP_LE ? l <= r
		     : op == OP_GT ? l > r
		     : op == OP_GE ? l >= r
		     : op == OP_EQ ? l == r
				   : l != r;
	return constant(holds ? 1 : 0);
}

static struct wide both(const struct wide *a, const struct wide *b)
{
	return constant(a->f[0].hi * b->f[0].hi);
}

/* The larger for sign = 1, the smaller for -1; of two that tie the flatter. */
static const struct wide *extreme(const struct wide *a, const struct wide *b, double sign)
{
	double l = sign * a->f[0].hi, r = sign * b->f[0].hi;
	if (isnan(l) || isnan(r))
		return isnan(l) ? a : b;
	if (l == r)
		return fabs(b->f[1].hi) < fabs(a->f[1].hi) ? b : a;
	return l > r ? a : b;
}

/* a - floor(a/b) b, with the sign of b as in Python. A quotient that rounds to an integer
   is one, so that mod(0.3, 0.1) is 0. */
static struct wide modulo(const struct wide *a, const struct wide *b)
{
	double l = a->f[0].hi, r = b->f[0].hi;
	if (isnan(l) || isinf(l) || isnan(r) || r == 0)
		return nowhere();
	if (isinf(r))
		return l == 0 || (l > 0) == (r > 0) ? *a : nowhere();
	struct exact k = dd_of(floor(dd_div(a->f[0], b->f[0]).hi));
	struct wide w;
	for (int i = 0; i < ORDERS; i++)
		w.f[i] = dd_sub(
			a->f[i], i == 0 ? dd_mul(k, b->f[0]) : tangent(b->f[i], k));
	if (fabs(k.hi) > 0x1p52) {
		double rest = fmod(l, r);
		w.f[0] = dd_of(rest != 0 && (rest < 0) != (r < 0) ? rest + r : rest);
	} else if (fabs(w.f[0].hi) < 0x1p-98 * fabs(l) ||
		   (w.f[0].hi != 0 && (w.f[0].hi < 0) != (r < 0))) {
		w.f[0] = zero; /* nothing but rounding is left */
	}
	return w;
}

/* A function of the scope that has no jet of its own: its formula at u. */
static struct jet function_jet(const struct function *function, double u)
{
	if (function->jet != NULL)
		return function->jet(function, u);
	const struct expr *formula = function->formula(function);
	struct values list[FUNCTION_PARAMS];
	double number[FUNCTION_PARAMS];
	for (size_t k = 0; k < expr_params(formula) && k < FUNCTION_PARAMS; k++) {
		struct exact value = {NAN, 0};
		number_read_exact(function->params(function)[k], &value, NULL);
		number[k] = value.hi;
		list[k] = (struct values){1, &number[k]};
	}
	struct jet out = {NAN, NAN, NAN};
	struct point_at at = {.x = u, .param = list, .list = -1};
	if (expr_params(formula) <= FUNCTION_PARAMS)
		expr_eval(formula, &at, &out);
	return out;
}

static struct wide call(const struct function *function, const struct wide *u)
{
	struct jet j = function_jet(function, u->f[0].hi);
	double lo = isfinite(j.dy) && isfinite(j.d2y) ? u->f[0].lo : 0;
	struct wide f = {{{j.y, 0}, {j.dy, 0}, {j.d2y, 0}}};
	if (lo != 0 && isfinite(j.y)) {
		f.f[0] = dd_quick(j.y, j.dy * lo);
		f.f[1] = dd_quick(j.dy, j.d2y * lo);
	}
	return chain(f, u);
}

bool eval_has_shape(const struct node *node)
{
	return node->shape == SHAPE_SOFTPLUS || node->shape == SHAPE_LOGISTIC ||
	       node->shape == SHAPE_LOGISTIC_UP;
}

/* The other shapes need nothing of their own: 1 + erf(u), 1 - tanh(u)^2, exp(u) - 1 and
   log(1 + u) keep their digits in two doubles. */
struct wide eval_shape(
	const struct node *node, const struct wide *of, const struct wide *by)
{
	if (node->shape == SHAPE_SOFTPLUS)
		return chain(primitive_softplus(of->f[0]), of);
	if (node->shape == SHAPE_LOGISTIC_UP)
		return chain(primitive_logistic(of->f[0]), of);
	struct wide minus = negate(of),
		    gate = chain(primitive_logistic(minus.f[0]), &minus);
	return product(by, &gate);
}

/* What operations with names do. */
static struct wide named(const struct node *node, const struct wide *a,
	const struct wide *b, const struct wide *c)
{
	switch (node->op) {
	case OP_CALL1:
		return node->primitive == P_LOG
			       ? power_log(a)
			       : chain(primitive_at(node->primitive, a->f[0]), a);
	case OP_FUNCTION:
		return call(node->function, a);
	case OP_MIN:
		return b == NULL ? *a : *extreme(a, b, -1);
	case OP_MAX:
		return b == NULL ? *a : *extreme(a, b, 1);
	case OP_CLAMP:
		return *extreme(extreme(a, b, 1), c, -1);
	default: /* sum and index of one number */
		return *a;
	}
}

struct wide eval_node(const struct node *node, const struct wide *a, const struct wide *b,
	const struct wide *c)
{
	static struct wide (*const binary[])(const struct wide *, const struct wide *) = {
		[OP_ADD] = add,
		[OP_SUB] = subtract,
		[OP_MUL] = product,
		[OP_DIV] = divide,
		[OP_POW] = power_raise,
		[OP_MOD] = modulo,
		[OP_AND] = both,
	};
	enum op op = node->op;
	if (op < COUNT(binary) && binary[op] != NULL)
		return binary[op](a, b);
	if (op >= OP_LT && op <= OP_NE)
		return compare(op, a, b);
	if (op == OP_NEG)
		return negate(a);
	if (op == OP_CHOOSE)
		return isnan(a->f[0].hi) ? nowhere() : a->f[0].hi != 0 ? *b : *c;
	return named(node, a, b, c);
}
