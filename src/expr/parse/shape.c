/* Shapes: naive spellings of log(1 + e^u), 1/(1 + e^u), 1 + tanh(u), recognised. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/parse/build.h"
#include "expr/parse/pattern.h"

static const struct node *at(const struct expr *expr, int i)
{
	return &expr->node[i];
}

static bool is_one(const struct expr *expr, int i)
{
	return pattern_is(expr, i, 1);
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
	int v = pattern_one_plus(expr, i);
	if (v < 0)
		return;
	if (!set(node, SHAPE_ONE_PLUS_ERF, pattern_call(expr, v, P_ERF), -1))
		set(node, SHAPE_ONE_PLUS_TANH, pattern_call(expr, v, P_TANH), -1);
}

static void difference_shape(const struct expr *expr, struct node *node)
{
	int l = node->arg[0], r = node->arg[1];
	if (is_one(expr, r)) {
		set(node, SHAPE_EXPM1, pattern_call(expr, l, P_EXP), -1);
		return;
	}
	if (!is_one(expr, l))
		return;
	if (!set(node, SHAPE_ONE_MINUS_ERF, pattern_call(expr, r, P_ERF), -1) &&
		!set(node, SHAPE_ONE_MINUS_TANH, pattern_call(expr, r, P_TANH), -1))
		set(node, SHAPE_SECH2, pattern_square_of(expr, r, P_TANH), -1);
}

static void quotient_shape(const struct expr *expr, struct node *node)
{
	int u = pattern_one_plus_exp(expr, node->arg[1]),
	    top = pattern_call(expr, node->arg[0], P_EXP);
	if (u < 0)
		return;
	if (top >= 0 && pattern_same(expr, top, u))
		set(node, SHAPE_LOGISTIC_UP, u, -1);
	else
		set(node, SHAPE_LOGISTIC, u, node->arg[0]);
}

static void log_shape(const struct expr *expr, struct node *node)
{
	if (node->primitive == P_LOG1P) {
		set(node, SHAPE_SOFTPLUS, pattern_call(expr, node->arg[0], P_EXP), -1);
	} else if (!set(node, SHAPE_SOFTPLUS, pattern_one_plus_exp(expr, node->arg[0]), -1) &&
		!set(node, SHAPE_LOG_COSH, pattern_call(expr, node->arg[0], P_COSH), -1)) {
		set(node, SHAPE_LOG1P, pattern_one_plus(expr, node->arg[0]), -1);
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
