/* Shapes: naive spellings of log(1 + e^u), 1/(1 + e^u), 1 + tanh(u), recognised. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/parse/build.h"

static const struct node *at(const struct expr *expr, int i)
{
	return &expr->node[i];
}

static bool is_one(const struct expr *expr, int i)
{
	const struct node *node = at(expr, i);
	return node->constant && node->number == 1 && node->rest == 0;
}

/* u of exp(u) or e^u, else -1. */
static int exponent(const struct expr *expr, int i)
{
	const struct node *node = at(expr, i);
	if (node->op == OP_CALL1 && node->primitive == P_EXP)
		return node->arg[0];
	if (node->op == OP_POW && at(expr, node->arg[0])->op == OP_E)
		return node->arg[1];
	return -1;
}

static int argument(const struct expr *expr, int i, enum primitive primitive)
{
	const struct node *node = at(expr, i);
	return node->op == OP_CALL1 && node->primitive == primitive ? node->arg[0] : -1;
}

/* v of 1 + v or v + 1, else -1. */
static int one_more(const struct expr *expr, int i)
{
	const struct node *node = at(expr, i);
	if (node->op != OP_ADD)
		return -1;
	return is_one(expr, node->arg[0])    ? node->arg[1]
		: is_one(expr, node->arg[1]) ? node->arg[0]
					     : -1;
}

/* u of 1 + exp(u), else -1. */
static int one_more_exp(const struct expr *expr, int i)
{
	int v = one_more(expr, i);
	return v < 0 ? -1 : exponent(expr, v);
}

/* u of tanh(u)^2 or tanh(u)*tanh(u), else -1. */
static int tanh_square(const struct expr *expr, int i)
{
	const struct node *node = at(expr, i);
	if (node->op == OP_MUL && node->arg[0] == node->arg[1])
		return argument(expr, node->arg[0], P_TANH);
	if (node->op != OP_POW)
		return -1;
	const struct node *power = at(expr, node->arg[1]);
	return power->constant && power->number == 2 && power->rest == 0
		? argument(expr, node->arg[0], P_TANH)
		: -1;
}

/* True if two nodes are the same formula, as far as a short walk finds out. */
static bool same(const struct expr *expr, int i, int j, int depth)
{
	if (i == j)
		return true;
	if (i < 0 || j < 0 || depth == 0)
		return false;
	const struct node *a = at(expr, i), *b = at(expr, j);
	if (a->constant && b->constant)
		return a->number == b->number && a->rest == b->rest;
	if (a->op != b->op || a->primitive != b->primitive || a->param != b->param ||
		a->function != b->function || a->constant != b->constant)
		return false;
	for (int k = 0; k < EXPR_ARGS; k++)
		if (!same(expr, a->arg[k], b->arg[k], depth - 1))
			return false;
	return true;
}

static bool set(struct node *node, enum shape shape, int of, int by)
{
	if (of < 0)
		return false;
	node->shape = shape;
	node->of = of;
	node->by = by;
	return true;
}

static void sum_shape(const struct expr *expr, struct node *node, int i)
{
	int v = one_more(expr, i);
	if (v < 0)
		return;
	if (!set(node, SHAPE_ONE_PLUS_ERF, argument(expr, v, P_ERF), -1))
		set(node, SHAPE_ONE_PLUS_TANH, argument(expr, v, P_TANH), -1);
}

static void difference_shape(const struct expr *expr, struct node *node)
{
	int l = node->arg[0], r = node->arg[1];
	if (is_one(expr, r)) {
		set(node, SHAPE_EXPM1, exponent(expr, l), -1);
		return;
	}
	if (!is_one(expr, l))
		return;
	if (!set(node, SHAPE_ONE_MINUS_ERF, argument(expr, r, P_ERF), -1) &&
		!set(node, SHAPE_ONE_MINUS_TANH, argument(expr, r, P_TANH), -1))
		set(node, SHAPE_SECH2, tanh_square(expr, r), -1);
}

static void quotient_shape(const struct expr *expr, struct node *node)
{
	int u = one_more_exp(expr, node->arg[1]), top = exponent(expr, node->arg[0]);
	if (u < 0)
		return;
	if (top >= 0 && same(expr, top, u, 8))
		set(node, SHAPE_LOGISTIC_UP, u, -1);
	else
		set(node, SHAPE_LOGISTIC, u, node->arg[0]);
}

static void log_shape(const struct expr *expr, struct node *node)
{
	if (node->primitive == P_LOG1P) {
		set(node, SHAPE_SOFTPLUS, exponent(expr, node->arg[0]), -1);
	} else if (!set(node, SHAPE_SOFTPLUS, one_more_exp(expr, node->arg[0]), -1) &&
		!set(node, SHAPE_LOG_COSH, argument(expr, node->arg[0], P_COSH), -1)) {
		set(node, SHAPE_LOG1P, one_more(expr, node->arg[0]), -1);
	}
}

/* A function of the scope whose formula is 1/(1 + exp(-x)), so that 1 - sigmoid(x) keeps
   its digits as 1 - 1/(1 + exp(-x)) does. */
static bool is_logistic(const struct function *f)
{
	const struct expr *expr = f->formula == NULL ? NULL : f->formula(f);
	if (expr == NULL || expr->params > 0)
		return false;
	const struct node *last = at(expr, (int)expr->nodes - 1);
	if (last->shape != SHAPE_LOGISTIC || !is_one(expr, last->by))
		return false;
	const struct node *of = at(expr, last->of);
	return of->op == OP_NEG && at(expr, of->arg[0])->op == OP_X;
}

void build_shape(struct expr *expr, int i)
{
	struct node *node = &expr->node[i];
	switch (node->op) {
	case OP_ADD:
		sum_shape(expr, node, i);
		break;
	case OP_SUB:
		difference_shape(expr, node);
		break;
	case OP_DIV:
		quotient_shape(expr, node);
		break;
	case OP_CALL1:
		if (node->primitive == P_LOG || node->primitive == P_LOG1P)
			log_shape(expr, node);
		break;
	case OP_FUNCTION:
		if (is_logistic(node->function))
			set(node, SHAPE_LOGISTIC_UP, node->arg[0], -1);
		break;
	default:
		break;
	}
}
