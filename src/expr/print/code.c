/* Formulas as code that runs: C, NumPy and gnuplot, in forms that are exact in doubles. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/print/forms.h"

#include "base/alloc.h"

#include <math.h>
#include <stdlib.h>

/* ---- nodes ---------------------------------------------------------------------- */

int code_value(struct coder *c, int node)
{
	if (c->value[node] < 0)
		c->value[node] =
			code_choose(c, c->condition[node], code_whole(c, 1), code_whole(c, 0));
	return c->value[node];
}

static int condition_of(struct coder *c, int node)
{
	if (c->condition[node] >= 0)
		return c->condition[node];
	return code_binary(c, OP_NE, c->value[node], code_whole(c, 0));
}

static int or_binary(
	struct coder *c, int shape, const struct node *n, int (*make)(struct coder *, int, int))
{
	return shape >= 0 ? shape : make(c, code_value(c, n->arg[0]), code_value(c, n->arg[1]));
}

/* The whole number that an exponent is, within reach of a power; else 0. */
static int whole_of(const struct coder *c, int node)
{
	const struct node *n = code_node(c, node);
	if (n->op == OP_NEG)
		return -whole_of(c, n->arg[0]);
	if (n->op != OP_NUMBER || n->rest != 0 || floor(n->number) != n->number)
		return 0;
	return n->number <= 1000 ? (int)n->number : 0;
}

static int make_any_power(struct coder *c, const struct node *n)
{
	int a = n->arg[0], b = n->arg[1], k = whole_of(c, b);
	if (code_node(c, a)->op == OP_E)
		return code_call(c, P_EXP, code_value(c, b));
	if (k != 0)
		return form_power(c, code_value(c, a), k);
	return form_any_power(c, code_value(c, a), code_value(c, b));
}

static int make_call(struct coder *c, const struct node *n)
{
	static const struct function real = { .name = "real" };
	bool gnuplot = code_is(c, EXPR_GNUPLOT);
	int shape = n->primitive == P_LOG ? shape_logarithm(c, n->arg[0])
		: n->primitive == P_LOG1P ? shape_log1p(c, n->arg[0])
		: n->primitive == P_SQRT  ? shape_root(c, n->arg[0])
					  : -1;
	if (shape >= 0)
		return shape;
	int u = code_value(c, n->arg[0]);
	switch (n->primitive) {
	case P_EXPM1:
		return form_expm1(c, u);
	case P_ABS:
		return form_abs(c, u);
	case P_SIGN:
		return form_sign(c, u);
	case P_ERF:
	case P_ERFC:
		return form_erf(c, n->primitive == P_ERFC, u);
	case P_NORMAL_CDF:
		return form_normal_cdf(c, u);
	case P_NORMAL_PDF:
		return form_normal_pdf(c, u);
	case P_ASINH:
	case P_ACOSH:
	case P_ATANH:
		if (gnuplot)
			return form_inverse(c, n->primitive, u);
		break;
	default:
		break;
	}
	int result = code_call(c, n->primitive, u);
	/* gnuplot's floor is an integer, which would divide as one. */
	return gnuplot && n->primitive == P_FLOOR ? code_function(c, &real, result, -1, -1)
						  : result;
}

/* sum, max, min, index of a list that has no values: NumPy has arrays. */
static int make_reduction(struct coder *c, const struct node *n)
{
	static const struct function integer = { .name = "int" };
	static const struct function over_list[] = { [OP_MIN] = { .name = "np.min" },
		[OP_MAX] = { .name = "np.max" },
		[OP_SUM] = { .name = "np.sum" },
		[OP_ARGMAX] = { .name = "np.argmax" } };
	int list = code_value(c, n->arg[0]);
	c->failed |= !code_is(c, EXPR_PYTHON);
	if (n->op != OP_INDEX) {
		int value = code_function(c, &over_list[n->op], list, -1, -1);
		return n->op == OP_ARGMAX ? code_plus(c, code_whole(c, 1), value) : value;
	}
	int place = whole_of(c, n->arg[1]);
	if (place > 0)
		return code_binary(c, OP_INDEX, list, code_whole(c, place - 1));
	place = code_function(c, &integer, code_value(c, n->arg[1]), -1, -1);
	return code_binary(c, OP_INDEX, list, code_minus(c, place, code_whole(c, 1)));
}

static int make_clamp(struct coder *c, int u, int lo, int hi)
{
	if (code_is(c, EXPR_PYTHON))
		return code_add(c, (struct node){ .op = OP_CLAMP, .arg = { u, lo, hi } });
	return form_extreme(c, OP_MIN, form_extreme(c, OP_MAX, u, lo), hi);
}

/* u - v floor(u/v): the remainder has the sign of v. */
static int make_modulo(struct coder *c, int u, int v)
{
	if (code_is(c, EXPR_PYTHON))
		return code_binary(c, OP_MOD, u, v);
	int times = code_call(c, P_FLOOR, code_over(c, u, v));
	return code_minus(c, u, code_times(c, v, times));
}

/* 1 where the condition says that x is above a number, -1 below, 0 where it says neither; that
   number's node in *limit. */
static int side_of(const struct coder *c, int condition, int *limit)
{
	const struct node *n = code_node(c, condition);
	int side = (n->op == OP_GT || n->op == OP_GE) - (n->op == OP_LT || n->op == OP_LE);
	if (side == 0)
		return 0;
	bool left = code_node(c, n->arg[0])->op == OP_X;
	*limit = n->arg[left];
	const struct node *number = code_node(c, *limit);
	if (number->op == OP_NEG)
		number = code_node(c, number->arg[0]);
	if (number->op != OP_NUMBER || code_node(c, n->arg[!left])->op != OP_X)
		return 0;
	return left ? side : -side;
}

/* An answer of a choice that is taken only for x on one side of a number. */
static int make_answer(struct coder *c, int node, int side, int limit)
{
	int value = code_value(c, node);
	if (side == 0 || !code_is(c, EXPR_PYTHON))
		return value;
	enum op op = side > 0 ? OP_MAX : OP_MIN;
	int x = code_add(c, (struct node){ .op = OP_X, .arg = { -1, -1, -1 } });
	return code_bound(c, value, form_extreme(c, op, x, code_value(c, limit)));
}

static int make_choice(struct coder *c, const struct node *n)
{
	int limit = -1, side = side_of(c, n->arg[0], &limit);
	int yes = make_answer(c, n->arg[1], side, limit);
	int no = make_answer(c, n->arg[2], -side, limit);
	return code_choose(c, condition_of(c, n->arg[0]), yes, no);
}

/* 1, 2, 3, ... as long as the list that is not known, of which there is one. NumPy has it. */
static int make_places(struct coder *c)
{
	static const struct function length = { .name = "np.size" };
	static const struct function range = { .name = "np.arange" };
	const struct node *list = NULL;
	for (size_t i = 0; i < c->e->nodes; i++) {
		const struct node *n = &c->e->node[i];
		if (n->op != OP_PARAM || !c->e->list || !c->e->list[n->param])
			continue;
		c->failed |= list != NULL && list->param != n->param;
		list = n;
	}
	c->failed |= list == NULL || !code_is(c, EXPR_PYTHON);
	if (c->failed)
		return code_whole(c, 1);
	int one = code_whole(c, 1), size = code_function(c, &length, code_add(c, *list), -1, -1);
	return code_function(c, &range, one, code_plus(c, size, code_whole(c, 1)), -1);
}

static int make_value(struct coder *c, int node)
{
	const struct node *n = code_node(c, node);
	const int *arg = n->arg;
	switch (n->op) {
	case OP_NUMBER:
		return code_number(c, n);
	case OP_X:
	case OP_PARAM:
	case OP_PI:
	case OP_E:
		return code_add(c, *n);
	case OP_PLACE:
		return make_places(c);
	case OP_ADD:
		return or_binary(c, shape_sum(c, node), n, code_plus);
	case OP_SUB:
		return or_binary(c, shape_difference(c, node), n, code_minus);
	case OP_MUL:
		return code_times(c, code_value(c, arg[0]), code_value(c, arg[1]));
	case OP_DIV:
		return or_binary(c, shape_quotient(c, node), n, code_over);
	case OP_POW:
		return make_any_power(c, n);
	case OP_NEG:
		return code_negative(c, code_value(c, arg[0]));
	case OP_CHOOSE:
		return make_choice(c, n);
	case OP_CALL1:
		return make_call(c, n);
	case OP_FUNCTION:
		return code_function(c, n->function, code_value(c, arg[0]), -1, -1);
	case OP_MIN:
	case OP_MAX:
		if (!node_is_extreme(n))
			return form_extreme(c, n->op, code_value(c, arg[0]), code_value(c, arg[1]));
		return make_reduction(c, n);
	case OP_CLAMP:
		return make_clamp(
			c, code_value(c, arg[0]), code_value(c, arg[1]), code_value(c, arg[2]));
	case OP_MOD:
		return make_modulo(c, code_value(c, arg[0]), code_value(c, arg[1]));
	default:
		return make_reduction(c, n);
	}
}

static void make_node(struct coder *c, int node)
{
	const struct node *n = code_node(c, node);
	c->value[node] = c->condition[node] = -1;
	if (n->op == OP_AND)
		c->condition[node] = code_binary(
			c, OP_AND, condition_of(c, n->arg[0]), condition_of(c, n->arg[1]));
	else if (print_level(n) == LEVEL_COMPARE)
		c->condition[node] =
			code_binary(c, n->op, code_value(c, n->arg[0]), code_value(c, n->arg[1]));
	else
		c->value[node] = make_value(c, node);
}

/* ---- the face ------------------------------------------------------------------- */

/* The code of all nodes; that of the results in root. -1 where the target cannot say it, or only at absurd length. */
static int make_code(struct coder *c, const int *outputs, size_t n, int *root)
{
	const struct expr *e = c->e;
	size_t size = 0;
	c->to = alloc_zero(1, sizeof *c->to);
	c->to->params = e->params;
	c->to->param = alloc_zero(e->params, sizeof *c->to->param);
	for (size_t k = 0; k < e->params; k++)
		c->to->param[k] = code_name(c->style, e->param[k]);
	c->value = alloc_zero(e->nodes, sizeof *c->value);
	c->condition = alloc_zero(e->nodes, sizeof *c->condition);
	for (size_t i = 0; i < e->nodes; i++)
		make_node(c, (int)i);
	for (size_t k = 0; k < n; k++) {
		root[k] = code_value(c, outputs[k]);
		size += c->size[root[k]];
	}
	c->to->source = alloc_copy_n(text_string(&c->digits), c->digits.n);
	return c->failed || size >= CODE_BYTES ? -1 : 0;
}

static void free_code(struct coder *c)
{
	free(c->value);
	free(c->condition);
	free(c->size);
	text_free(&c->digits);
	expr_free(c->to);
}

/* Several results are a list. */
static void write_outputs(struct text *out, const struct coder *c, const int *root, size_t n)
{
	const char *open = code_is(c, EXPR_C) ? "{" : code_is(c, EXPR_PYTHON) ? "[" : "";
	const char *close = code_is(c, EXPR_C) ? "}" : code_is(c, EXPR_PYTHON) ? "]" : "";
	text_add(out, n > 1 ? open : "");
	for (size_t k = 0; k < n; k++) {
		text_add(out, k > 0 ? ", " : "");
		print_text(out, c->to, root[k], c->style, NULL);
	}
	text_add(out, n > 1 ? close : "");
}

int print_code(
	struct text *out, const struct expr *e, const int *outputs, size_t n, enum expr_style style)
{
	struct coder c = { .e = e, .style = style };
	int *root = alloc_zero(n, sizeof *root);
	int status = make_code(&c, outputs, n, root);
	if (status == 0)
		write_outputs(out, &c, root, n);
	free(root);
	free_code(&c);
	return status;
}

int print_run(const struct expr *e, const int *outputs, size_t n, const double *x, size_t points,
	double *y)
{
	struct coder c = { .e = e, .style = EXPR_C };
	int *root = alloc_zero(n, sizeof *root);
	int status = make_code(&c, outputs, n, root);
	if (status == 0)
		status = code_run(c.to, root, n, x, points, y);
	free(root);
	free_code(&c);
	return status;
}
