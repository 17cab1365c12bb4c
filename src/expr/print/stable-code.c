/* Shapes in code: naive spellings that overflow or cancel in doubles, and the forms for them. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/parse/pattern.h"
#include "expr/print/forms.h"

#include <math.h>

#define SHORT_MOST 16	/* bytes of code that a form repeats often */
#define ADDENDS_MOST 80 /* of a sum that is looked into */

/* ---- patterns ------------------------------------------------------------------- */

static bool is_op(const struct coder *c, int node, enum op op)
{
	return code_node(c, node)->op == op;
}

/* v where the node is 1/(1 + e^v); else -1. */
static int logistic_of(const struct coder *c, int node)
{
	const struct node *n = code_node(c, node);
	return n->op == OP_DIV && pattern_is(c->e, n->arg[0], 1)
		? pattern_one_plus_exp(c->e, n->arg[1])
		: -1;
}

/* k where the node is sqrt(u^2 + k), the node of u in *u; else -1. */
static int hypotenuse_of(const struct coder *c, int node, int *u)
{
	int sum = pattern_call(c->e, node, P_SQRT);
	if (sum < 0 || !is_op(c, sum, OP_ADD))
		return -1;
	const int *arg = code_node(c, sum)->arg;
	for (int k = 0; k < 2; k++)
		if ((*u = pattern_square(c->e, arg[k])) >= 0)
			return arg[!k];
	return -1;
}

/* The addends of a sum however it is bracketed, `kept` (-1: none) not taken apart; 0 if there
   are too many. */
static size_t find_addends(const struct coder *c, int node, int kept, int *addend)
{
	int open[ADDENDS_MOST];
	size_t n = 0, left = 1;
	for (open[0] = node; left > 0;) {
		int at = open[--left];
		if (n + left + 2 > ADDENDS_MOST)
			return 0;
		if (is_op(c, at, OP_ADD) && !pattern_same(c->e, at, kept)) {
			open[left++] = code_node(c, at)->arg[1];
			open[left++] = code_node(c, at)->arg[0];
		} else {
			addend[n++] = at;
		}
	}
	return n;
}

/* ---- short for code ---------------------------------------------------------------- */

static int minus(struct coder *c, int node)
{
	return code_negative(c, code_value(c, node));
}

static int twice(struct coder *c, int node)
{
	return code_times(c, code_whole(c, 2), code_value(c, node));
}

/* The sum without one addend, which is the same as node `but`; -1 if none is, or none other. */
static int sum_without(struct coder *c, int node, int but)
{
	int addend[ADDENDS_MOST], rest = -1;
	size_t n = find_addends(c, node, but, addend), skip = 0;
	while (skip < n && !pattern_same(c->e, addend[skip], but))
		skip++;
	for (size_t k = 0; k < n && skip < n; k++)
		if (k != skip)
			rest = rest < 0 ? code_value(c, addend[k])
					: code_plus(c, rest, code_value(c, addend[k]));
	return rest;
}

/* ---- sums and differences ---------------------------------------------------------- */

/* r + u, or r - u if `down`, where r is sqrt(u^2 + k); else -1. */
static int make_conjugate(struct coder *c, int r, int u, bool down)
{
	int base, k = hypotenuse_of(c, r, &base);
	if (k < 0 || !pattern_same(c->e, base, u))
		return -1;
	return form_conjugate(c, code_value(c, u), code_value(c, r), code_value(c, k), down);
}

/* 1 + u/r, or 1 - u/r if `down`. */
static int make_cosine(struct coder *c, int node, bool down)
{
	const struct node *n = code_node(c, node);
	int sum = n->op == OP_DIV ? make_conjugate(c, n->arg[1], n->arg[0], down) : -1;
	return sum >= 0 ? code_over(c, sum, code_value(c, n->arg[1])) : -1;
}

/* atan(u)/pi + 1/2 = atan2(1, -u)/pi. */
static int make_angle(struct coder *c, int quotient, int half)
{
	static const struct function atan2 = { .name = "atan2" },
				     arctan2 = { .name = "np.arctan2" };
	const struct node *n = code_node(c, quotient);
	if (n->op != OP_DIV || !is_op(c, n->arg[1], OP_PI) || !pattern_is(c->e, half, 0.5))
		return -1;
	int u = pattern_call(c->e, n->arg[0], P_ATAN);
	if (u < 0)
		return -1;
	int angle = code_function(
		c, code_is(c, EXPR_PYTHON) ? &arctan2 : &atan2, code_whole(c, 1), minus(c, u), -1);
	return code_over(c, angle, code_value(c, n->arg[1]));
}

int shape_sum(struct coder *c, int node)
{
	int u = pattern_one_plus(c->e, node), v;
	if (u >= 0 && (v = pattern_call(c->e, u, P_ERF)) >= 0)
		return form_erf(c, true, minus(c, v));
	if (u >= 0 && (v = pattern_call(c->e, u, P_TANH)) >= 0)
		return form_logistic(c, code_whole(c, 2), code_negative(c, twice(c, v)));
	if (u >= 0 && (v = make_cosine(c, u, false)) >= 0)
		return v;
	const int *arg = code_node(c, node)->arg;
	for (int k = 0; k < 2; k++) {
		if ((v = make_conjugate(c, arg[k], arg[!k], false)) >= 0)
			return v;
		if ((v = make_angle(c, arg[k], arg[!k])) >= 0)
			return v;
	}
	return -1;
}

/* (1 + u)^p - 1 as e^(p log(1 + u)) - 1, where p is no whole number and so 1 + u not negative. */
static int make_power_less_one(struct coder *c, int node)
{
	const struct node *n = code_node(c, node);
	if (n->op != OP_POW || n->arg[0] < 0)
		return -1;
	const struct node *p = code_node(c, n->arg[1]), *base = code_node(c, n->arg[0]);
	bool whole_power = p->op == OP_NUMBER && floor(p->number) == p->number;
	if (p->op == OP_NEG)
		whole_power = is_op(c, p->arg[0], OP_NUMBER);
	int u = pattern_one_plus(c->e, n->arg[0]), v;
	if (whole_power)
		return -1;
	if (u >= 0)
		v = code_value(c, u);
	else if (base->op == OP_SUB && pattern_is(c->e, base->arg[0], 1))
		v = minus(c, base->arg[1]);
	else
		return -1;
	return form_expm1(c, code_times(c, code_value(c, n->arg[1]), code_call(c, P_LOG1P, v)));
}

/* 1 less the node, where that has a stable form; else -1. */
static int make_complement(struct coder *c, int node)
{
	const struct node *n = code_node(c, node);
	int u, v = logistic_of(c, node);
	if ((u = pattern_call(c->e, node, P_EXP)) >= 0)
		return code_negative(c, form_expm1(c, code_value(c, u)));
	if ((u = pattern_call(c->e, node, P_ERF)) >= 0)
		return form_erf(c, true, code_value(c, u));
	if ((u = pattern_call(c->e, node, P_TANH)) >= 0)
		return form_logistic(c, code_whole(c, 2), twice(c, u));
	if ((u = pattern_square_of(c->e, node, P_TANH)) >= 0)
		return form_sech2(c, code_whole(c, 1), code_value(c, u));
	if (v >= 0)
		return form_logistic(c, code_whole(c, 1), minus(c, v));
	if ((u = make_power_less_one(c, node)) >= 0)
		return code_negative(c, u);
	if ((u = make_cosine(c, node, true)) >= 0)
		return u;
	/* 1 - p/(p + r) = r/(p + r) */
	u = n->op == OP_DIV ? sum_without(c, n->arg[1], n->arg[0]) : -1;
	return u >= 0 ? code_over(c, u, code_value(c, n->arg[1])) : -1;
}

/* sqrt(u^2 + d^2) - d = u^2/(sqrt(u^2 + d^2) + d) for a number d. */
static int make_less_leg(struct coder *c, int r, int d)
{
	int u, k = hypotenuse_of(c, r, &u);
	double leg = code_node(c, d)->number;
	if (k < 0 || !is_op(c, d, OP_NUMBER) || !pattern_is(c->e, k, leg * leg))
		return -1;
	return code_over(c, form_power(c, code_value(c, u), 2),
		code_plus(c, code_value(c, r), code_value(c, d)));
}

/* a - log(e^a + s), where a is 0, is -log(1 + s): of a list less its largest element, the
   logarithm of the softmax. a - log(1 + e^a) is -log(1 + e^-a) everywhere. */
static int make_log_share(struct coder *c, int a, int logarithm)
{
	int sum = pattern_call(c->e, logarithm, P_LOG), addend[ADDENDS_MOST];
	int v = sum >= 0 ? pattern_one_plus_exp(c->e, sum) : -1;
	if (v >= 0 && pattern_same(c->e, v, a))
		return code_negative(c, form_softplus(c, minus(c, a)));
	size_t n = sum >= 0 && is_op(c, sum, OP_ADD) ? find_addends(c, sum, -1, addend) : 0;
	for (size_t k = 0; k < n; k++) {
		int exponent = pattern_call(c->e, addend[k], P_EXP);
		if (exponent < 0 || !pattern_same(c->e, exponent, a))
			continue;
		int rest = sum_without(c, sum, addend[k]);
		int zero = code_binary(c, OP_EQ, code_value(c, a), code_whole(c, 0));
		return code_choose(c, zero, code_negative(c, code_call(c, P_LOG1P, rest)),
			code_minus(c, code_value(c, a), code_value(c, logarithm)));
	}
	return -1;
}

int shape_difference(struct coder *c, int node)
{
	int a = code_node(c, node)->arg[0], b = code_node(c, node)->arg[1], u;
	if (pattern_is(c->e, b, 1) && (u = pattern_call(c->e, a, P_EXP)) >= 0)
		return form_expm1(c, code_value(c, u));
	if (pattern_is(c->e, b, 1) && (u = make_power_less_one(c, a)) >= 0)
		return u;
	if (pattern_is(c->e, a, 1) && (u = make_complement(c, b)) >= 0)
		return u;
	if ((u = make_conjugate(c, a, b, true)) >= 0 || (u = make_less_leg(c, a, b)) >= 0)
		return u;
	if ((u = make_conjugate(c, b, a, true)) >= 0)
		return code_negative(c, u);
	if ((u = pattern_call(c->e, b, P_TANH)) >= 0 && pattern_same(c->e, u, a) &&
		c->size[code_value(c, a)] <= SHORT_MOST)
		return form_less_tanh(c, code_value(c, a));
	return make_log_share(c, a, b);
}

/* ---- quotients --------------------------------------------------------------------- */

/* (1 - e^v)/(1 + e^v) = tanh(-v/2), and the other way round. */
static int make_bipolar(struct coder *c, int top, int v)
{
	const struct node *n = code_node(c, top);
	if (n->op != OP_SUB)
		return -1;
	bool down = pattern_is(c->e, n->arg[0], 1);
	int u = pattern_call(c->e, n->arg[down], P_EXP);
	if (u < 0 || !pattern_same(c->e, u, v) || !(down || pattern_is(c->e, n->arg[1], 1)))
		return -1;
	int half = code_over(c, down ? minus(c, v) : code_value(c, v), code_whole(c, 2));
	return code_call(c, P_TANH, half);
}

/* a/cosh(u), a/cosh(u)^2, a/(b*cosh(u)^2), where an overflow is not forgiven. */
static int make_over_cosh(struct coder *c, int a, int b)
{
	const struct node *n = code_node(c, b);
	int u;
	if (code_is(c, EXPR_C))
		return -1;
	if ((u = pattern_call(c->e, b, P_COSH)) >= 0)
		return form_sech(c, a, code_value(c, u));
	if ((u = pattern_square_of(c->e, b, P_COSH)) >= 0)
		return form_sech2(c, a, code_value(c, u));
	if (n->op != OP_MUL || (u = pattern_square_of(c->e, n->arg[1], P_COSH)) < 0)
		return -1;
	return form_sech2(c, code_over(c, a, code_value(c, n->arg[0])), code_value(c, u));
}

int shape_quotient(struct coder *c, int node)
{
	int a = code_node(c, node)->arg[0], b = code_node(c, node)->arg[1];
	int v = pattern_one_plus_exp(c->e, b), u = pattern_call(c->e, a, P_EXP);
	if (v >= 0 && u >= 0 && pattern_same(c->e, u, v))
		return form_logistic(c, code_whole(c, 1), minus(c, v));
	if (v >= 0 && (u = make_bipolar(c, a, v)) >= 0)
		return u;
	if (v >= 0)
		return form_logistic(c, code_value(c, a), code_value(c, v));
	return make_over_cosh(c, code_value(c, a), b);
}

/* ---- functions --------------------------------------------------------------------- */

/* v where the node is (1 + e^v)/2 or 1/2 + e^v/2; else -1. */
static int half_plus_exp(const struct coder *c, int node)
{
	const struct node *n = code_node(c, node);
	if (n->op == OP_DIV && pattern_is(c->e, n->arg[1], 2))
		return pattern_one_plus_exp(c->e, n->arg[0]);
	if (n->op != OP_ADD || !pattern_is(c->e, n->arg[0], 0.5) || !is_op(c, n->arg[1], OP_DIV))
		return -1;
	n = code_node(c, n->arg[1]);
	return pattern_is(c->e, n->arg[1], 2) ? pattern_call(c->e, n->arg[0], P_EXP) : -1;
}

/* log of a quotient or difference, where that has a stable form; else -1. */
static int make_log_of(struct coder *c, int node)
{
	const struct node *n = code_node(c, node);
	int a = n->arg[0], b = n->arg[1], v;
	if (n->op == OP_DIV && pattern_one_plus_exp(c->e, a) >= 0 &&
		pattern_one_plus_exp(c->e, b) >= 0)
		return code_minus(c, form_softplus(c, code_value(c, pattern_one_plus_exp(c->e, a))),
			form_softplus(c, code_value(c, pattern_one_plus_exp(c->e, b))));
	if (n->op != OP_SUB)
		return -1;
	if (pattern_is(c->e, a, 1))
		return code_call(c, P_LOG1P, minus(c, b));
	v = pattern_is(c->e, a, 2) ? make_complement(c, b) : -1;
	return v >= 0 ? code_call(c, P_LOG1P, v) : -1;
}

int shape_logarithm(struct coder *c, int u)
{
	int v;
	if ((v = pattern_one_plus_exp(c->e, u)) >= 0)
		return form_softplus(c, code_value(c, v));
	if ((v = half_plus_exp(c, u)) >= 0)
		return form_half_softplus(c, code_value(c, v));
	if ((v = logistic_of(c, u)) >= 0)
		return code_negative(c, form_softplus(c, code_value(c, v)));
	if ((v = pattern_call(c->e, u, P_COSH)) >= 0)
		return form_log_cosh(c, code_value(c, v));
	if ((v = pattern_one_plus(c->e, u)) >= 0)
		return code_call(c, P_LOG1P, code_value(c, v));
	return make_log_of(c, u);
}

int shape_log1p(struct coder *c, int u)
{
	int v = pattern_call(c->e, u, P_EXP);
	return v >= 0 ? form_softplus(c, code_value(c, v)) : -1;
}

/* sqrt(log(1 + e^v)) is e^(v/2) where e^v may underflow. */
int shape_root(struct coder *c, int u)
{
	int sum = pattern_call(c->e, u, P_LOG), v = pattern_call(c->e, u, P_LOG1P);
	v = v >= 0 ? pattern_call(c->e, v, P_EXP) : sum >= 0 ? pattern_one_plus_exp(c->e, sum) : -1;
	return v >= 0 ? form_root_softplus(c, code_value(c, v), code_value(c, u)) : -1;
}
