/* Formulas as code that runs: C, NumPy and gnuplot, in forms that are exact in doubles. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/print/code.h"

#include "base/alloc.h"

#include <math.h>
#include <stdlib.h>

static int whole(struct coder *c, int value)
{
	return term_whole(c->t, value);
}

static int text(struct coder *c, const char *s)
{
	return term_text(c->t, s);
}

/* ---- nodes ---------------------------------------------------------------------- */

int code_value(struct coder *c, int node)
{
	if (c->value[node] < 0)
		c->value[node] = term_choose(c->t, c->condition[node], whole(c, 1), whole(c, 0));
	return c->value[node];
}

static int condition_of(struct coder *c, int node)
{
	if (c->condition[node] >= 0)
		return c->condition[node];
	return form_comparison(c->t, " != ", c->value[node], whole(c, 0));
}

static int minus(struct coder *c, int node)
{
	return term_negative(c->t, code_value(c, node));
}

static int or_binary(
	struct coder *c, int shape, const struct node *n, int (*make)(struct terms *, int, int))
{
	return shape >= 0 ? shape : make(c->t, code_value(c, n->arg[0]), code_value(c, n->arg[1]));
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
		return form_exp(c->t, code_value(c, b));
	if (k != 0)
		return form_power(c->t, code_value(c, a), k);
	int base = code_value(c, a), exponent = code_value(c, b);
	return code_is(c, EXPR_C) ? term_call2(c->t, "pow", base, exponent)
				  : term_binary(c->t, "**", TERM_POWER, base, exponent);
}

static int make_call(struct coder *c, const struct node *n)
{
	static const char *const numpy[] = {
		[P_LOG] = "np.log",
		[P_SQRT] = "np.sqrt",
		[P_FLOOR] = "np.floor",
		[P_SIN] = "np.sin",
		[P_COS] = "np.cos",
		[P_TAN] = "np.tan",
		[P_ASIN] = "np.arcsin",
		[P_ACOS] = "np.arccos",
		[P_ATAN] = "np.arctan",
		[P_SINH] = "np.sinh",
		[P_COSH] = "np.cosh",
		[P_TANH] = "np.tanh",
		[P_ASINH] = "np.arcsinh",
		[P_ACOSH] = "np.arccosh",
		[P_ATANH] = "np.arctanh",
	};
	bool gnuplot = code_is(c, EXPR_GNUPLOT);
	int shape = n->primitive == P_LOG ? shape_logarithm(c, n->arg[0])
		: n->primitive == P_LOG1P ? shape_log1p(c, n->arg[0])
		: n->primitive == P_SQRT  ? shape_root(c, n->arg[0])
					  : -1;
	if (shape >= 0)
		return shape;
	int u = code_value(c, n->arg[0]);
	switch (n->primitive) {
	case P_EXP:
		return form_exp(c->t, u);
	case P_LOG1P:
		return form_log1p(c->t, u);
	case P_EXPM1:
		return form_expm1(c->t, u);
	case P_ABS:
		return form_abs(c->t, u);
	case P_SIGN:
		return form_sign(c->t, u);
	case P_ERF:
	case P_ERFC:
		return form_erf(c->t, n->primitive == P_ERFC, u);
	case P_NORMAL_CDF:
		return form_normal_cdf(c->t, u);
	case P_NORMAL_PDF:
		return form_normal_pdf(c->t, u);
	case P_ASINH:
	case P_ACOSH:
	case P_ATANH:
		if (gnuplot)
			return form_inverse(c->t, n->primitive, u);
		break;
	default:
		break;
	}
	int result = term_call(
		c->t, code_is(c, EXPR_PYTHON) ? numpy[n->primitive] : print_function(n), u);
	/* gnuplot's floor is an integer, which would divide as one. */
	return gnuplot && n->primitive == P_FLOOR ? term_call(c->t, "real", result) : result;
}

/* sum, max, min, index of a list that has no values: NumPy has arrays. */
static int make_reduction(struct coder *c, const struct node *n)
{
	int list = code_value(c, n->arg[0]);
	c->t->failed |= !code_is(c, EXPR_PYTHON);
	if (n->op == OP_SUM)
		return term_call(c->t, "np.sum", list);
	if (n->op == OP_ARGMAX)
		return term_add(c->t, whole(c, 1), term_call(c->t, "np.argmax", list));
	if (n->op != OP_INDEX)
		return term_call(c->t, n->op == OP_MAX ? "np.max" : "np.min", list);
	int place = whole_of(c, n->arg[1]);
	if (place > 0)
		return term_index(c->t, list, whole(c, place - 1));
	place = term_call(c->t, "int", code_value(c, n->arg[1]));
	return term_index(c->t, list, term_subtract(c->t, place, whole(c, 1)));
}

static int make_clamp(struct coder *c, int u, int lo, int hi)
{
	if (code_is(c, EXPR_PYTHON))
		return term_call3(c->t, "np.clip", u, lo, hi);
	return form_extreme(c->t, OP_MIN, form_extreme(c->t, OP_MAX, u, lo), hi);
}

/* u - v floor(u/v): the remainder has the sign of v. */
static int make_modulo(struct coder *c, int u, int v)
{
	if (code_is(c, EXPR_PYTHON))
		return term_call2(c->t, "np.mod", u, v);
	int times = term_call(c->t, "floor", term_divide(c->t, u, v));
	return term_subtract(c->t, u, term_multiply(c->t, v, times));
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
	int bounded = form_extreme(c->t, op, text(c, "x"), code_value(c, limit));
	return term_bound(c->t, value, bounded);
}

static int make_choice(struct coder *c, const struct node *n)
{
	int limit = -1, side = side_of(c, n->arg[0], &limit);
	int yes = make_answer(c, n->arg[1], side, limit);
	int no = make_answer(c, n->arg[2], -side, limit);
	return term_choose(c->t, condition_of(c, n->arg[0]), yes, no);
}

/* 1, 2, 3, ... as long as the list that is not known, of which there is one. NumPy has it. */
static int make_places(struct coder *c)
{
	const struct expr *e = c->e;
	const char *list = NULL;
	c->t->failed |= !code_is(c, EXPR_PYTHON);
	for (size_t i = 0; i < e->nodes; i++) {
		const struct node *n = &e->node[i];
		const char *name = n->op == OP_PARAM ? e->param[n->param] : NULL;
		if (name == NULL || !e->list || !e->list[n->param])
			continue;
		c->t->failed |= list != NULL && list != name;
		list = name;
	}
	c->t->failed |= list == NULL;
	if (c->t->failed)
		return whole(c, 1);
	int size = term_call(c->t, "np.size", code_name(c, list));
	return term_call2(c->t, "np.arange", whole(c, 1), term_add(c->t, size, whole(c, 1)));
}

static int make_value(struct coder *c, int node)
{
	const struct node *n = code_node(c, node);
	const int *arg = n->arg;
	switch (n->op) {
	case OP_NUMBER:
		return code_number(c, n);
	case OP_X:
		return text(c, "x");
	case OP_PARAM:
		return code_name(c, c->e->param[n->param]);
	case OP_PLACE:
		return make_places(c);
	case OP_PI:
		return text(c,
			code_is(c, EXPR_C)		  ? "3.14159265358979324"
				: code_is(c, EXPR_PYTHON) ? "np.pi"
							  : "pi");
	case OP_E:
		return text(c, code_is(c, EXPR_PYTHON) ? "np.e" : "2.71828182845904524");
	case OP_ADD:
		return or_binary(c, shape_sum(c, node), n, term_add);
	case OP_SUB:
		return or_binary(c, shape_difference(c, node), n, term_subtract);
	case OP_MUL:
		return term_multiply(c->t, code_value(c, arg[0]), code_value(c, arg[1]));
	case OP_DIV:
		return or_binary(c, shape_quotient(c, node), n, term_divide);
	case OP_POW:
		return make_any_power(c, n);
	case OP_NEG:
		return minus(c, arg[0]);
	case OP_CHOOSE:
		return make_choice(c, n);
	case OP_CALL1:
		return make_call(c, n);
	case OP_FUNCTION:
		return term_call(c->t, n->function->name, code_value(c, arg[0]));
	case OP_MIN:
	case OP_MAX:
		if (!print_is_extreme(n))
			return form_extreme(
				c->t, n->op, code_value(c, arg[0]), code_value(c, arg[1]));
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
		c->condition[node] = term_binary(c->t, code_is(c, EXPR_PYTHON) ? " & " : " && ",
			TERM_AND, condition_of(c, n->arg[0]), condition_of(c, n->arg[1]));
	else if (print_level(n) == LEVEL_COMPARE)
		c->condition[node] = form_comparison(c->t, print_operator(n->op),
			code_value(c, n->arg[0]), code_value(c, n->arg[1]));
	else
		c->value[node] = make_value(c, node);
}

/* ---- the face ------------------------------------------------------------------- */

static void write_outputs(struct text *out, struct coder *c, const int *outputs, size_t n)
{
	bool several = n > 1;
	const char *open = code_is(c, EXPR_C) ? "{" : code_is(c, EXPR_PYTHON) ? "[" : "";
	const char *close = code_is(c, EXPR_C) ? "}" : code_is(c, EXPR_PYTHON) ? "]" : "";
	text_add(out, several ? open : "");
	for (size_t k = 0; k < n; k++) {
		text_add(out, k > 0 ? ", " : "");
		term_write(out, c->t, code_value(c, outputs[k]));
	}
	text_add(out, several ? close : "");
}

static bool is_sayable(struct coder *c, const int *outputs, size_t n)
{
	size_t size = 0;
	for (size_t k = 0; k < n && size < TERM_BYTES; k++) {
		int value = code_value(c, outputs[k]);
		size += c->t->term[value].size;
	}
	return !c->t->failed && size < TERM_BYTES;
}

static void make_code(struct coder *c)
{
	c->value = alloc_zero(c->e->nodes, sizeof *c->value);
	c->condition = alloc_zero(c->e->nodes, sizeof *c->condition);
	for (size_t i = 0; i < c->e->nodes; i++)
		make_node(c, (int)i);
}

static void free_code(struct coder *c)
{
	free(c->value);
	free(c->condition);
	terms_free(c->t);
}

int print_code(
	struct text *out, const struct expr *e, const int *outputs, size_t n, enum expr_style style)
{
	struct terms t = { .style = style };
	struct coder c = { .e = e, .t = &t };
	make_code(&c);
	bool sayable = is_sayable(&c, outputs, n);
	if (sayable)
		write_outputs(out, &c, outputs, n);
	free_code(&c);
	return sayable ? 0 : -1;
}

int print_run(const struct expr *e, const int *outputs, size_t n, const double *x, size_t points,
	double *y)
{
	struct terms t = { .style = EXPR_C };
	struct coder c = { .e = e, .t = &t };
	make_code(&c);
	int *root = alloc_zero(n, sizeof *root);
	int status = is_sayable(&c, outputs, n) ? 0 : -1;
	for (size_t k = 0; k < n && status == 0; k++)
		root[k] = code_value(&c, outputs[k]);
	if (status == 0)
		status = term_run(&t, root, n, x, points, y);
	free(root);
	free_code(&c);
	return status;
}
