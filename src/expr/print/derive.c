/* Derivatives as formulas: the rules of differentiation, applied to a tree node by node. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/print/fill.h"

#include "base/alloc.h"
#include "expr/parse/pattern.h"

#include <math.h>
#include <stdlib.h>

#define NOTHING (-1) /* the slope of what does not depend on x */

struct deriver {
	struct fill f; /* the formula, and then what its slope needs */
	int *slope;    /* of each node of the formula */
};

/* ---- tidy arithmetic ----------------------------------------------------------------- */

static const struct node *at(const struct deriver *d, int node)
{
	return &d->f.to->node[node];
}

static int make(struct deriver *d, enum op op, int a, int b)
{
	return fill_tidy(&d->f, (struct node){ .op = op, .arg = { a, b, -1 } });
}

static int number(struct deriver *d, size_t value)
{
	return fill_number(&d->f, value);
}

static int call(struct deriver *d, enum primitive primitive, int u)
{
	return fill_add(&d->f,
		&(struct node){ .op = OP_CALL1, .primitive = primitive, .arg = { u, -1, -1 } },
		false);
}

static int negative(struct deriver *d, int a)
{
	if (a < 0 || at(d, a)->op == OP_NEG)
		return a < 0 ? a : at(d, a)->arg[0];
	return make(d, OP_NEG, a, -1);
}

static int minus(struct deriver *d, int a, int b);

static int plus(struct deriver *d, int a, int b)
{
	if (a < 0 || b < 0)
		return a < 0 ? b : a;
	return at(d, b)->op == OP_NEG ? minus(d, a, at(d, b)->arg[0]) : make(d, OP_ADD, a, b);
}

static int minus(struct deriver *d, int a, int b)
{
	if (a < 0 || b < 0)
		return a < 0 ? negative(d, b) : a;
	return at(d, b)->op == OP_NEG ? plus(d, a, at(d, b)->arg[0]) : make(d, OP_SUB, a, b);
}

static int over(struct deriver *d, int a, int b);
static int square(struct deriver *d, int u);

static bool is_number(const struct deriver *d, int a)
{
	return at(d, a)->op == OP_NUMBER;
}

/* A product: signs before it, what does not depend on x first, its factors in a row. */
static int times(struct deriver *d, int a, int b)
{
	if (a < 0 || b < 0)
		return NOTHING;
	struct node left = *at(d, a), right = *at(d, b);
	if (left.op == OP_NEG)
		return negative(d, times(d, left.arg[0], b));
	if (right.op == OP_NEG)
		return negative(d, times(d, a, right.arg[0]));
	if (left.varies && !right.varies)
		return times(d, b, a);
	if (print_is_number(d->f.to, a, 1))
		return b;
	double product = left.number * right.number;
	if (is_number(d, a) && is_number(d, b) && product == floor(product) && product < 1e6)
		return number(d, (size_t)product);
	if (right.op == OP_MUL)
		return times(d, times(d, a, right.arg[0]), right.arg[1]);
	if (right.op == OP_DIV)
		return over(d, times(d, a, right.arg[0]), right.arg[1]);
	if (left.op == OP_MUL && pattern_same(d->f.to, left.arg[1], b))
		return times(d, left.arg[0], square(d, b));
	return pattern_same(d->f.to, a, b) ? square(d, a) : make(d, OP_MUL, a, b);
}

/* What begins with a number, divided by one where that goes without a fraction; else NOTHING. */
static int divide(struct deriver *d, int a, int by)
{
	struct node n = *at(d, a);
	double quotient = n.number / at(d, by)->number;
	if (n.op == OP_NUMBER)
		return quotient == floor(quotient) ? number(d, (size_t)quotient) : NOTHING;
	if (n.op != OP_MUL && n.op != OP_DIV)
		return NOTHING;
	int first = divide(d, n.arg[0], by);
	if (first < 0)
		return NOTHING;
	return n.op == OP_MUL ? times(d, first, n.arg[1]) : over(d, first, n.arg[1]);
}

static int over(struct deriver *d, int a, int b)
{
	if (a < 0)
		return NOTHING;
	if (at(d, a)->op == OP_NEG)
		return negative(d, over(d, at(d, a)->arg[0], b));
	int whole = is_number(d, b) ? divide(d, a, b) : NOTHING;
	return whole >= 0 ? whole : make(d, OP_DIV, a, b);
}

static int square(struct deriver *d, int u)
{
	const struct node *n = at(d, u);
	if (n->op == OP_CALL1 && n->primitive == P_SQRT)
		return n->arg[0];
	return make(d, OP_POW, u, number(d, 2));
}

/* ---- rules --------------------------------------------------------------------------- */

/* u'/v, or (u' v - u v')/v^2. */
static int derive_quotient(struct deriver *d, int u, int v)
{
	int du = d->slope[u], dv = d->slope[v];
	if (dv < 0)
		return over(d, du, v);
	return over(d, minus(d, times(d, du, v), times(d, u, dv)), square(d, v));
}

/* p - 1, as a number where p is a multiple of 1/8. */
static int less_one(struct deriver *d, int p)
{
	const struct node *n = at(d, p);
	double value = n->number - 1;
	bool short_number = (n->op == OP_NUMBER || (n->op == OP_NEG && is_number(d, n->arg[0]))) &&
		n->rest == 0 && value * 8 == floor(value * 8) && fabs(value) < 1e6;
	if (!short_number)
		return make(d, OP_SUB, p, number(d, 1));
	int size = fill_add(&d->f,
		&(struct node){ .op = OP_NUMBER, .arg = { -1, -1, -1 }, .number = fabs(value) },
		true);
	return value < 0 ? negative(d, size) : size;
}

static int derive_power(struct deriver *d, int u, int p, int node)
{
	int du = d->slope[u], dp = d->slope[p];
	int by_exponent = times(d, node, dp);
	if (by_exponent >= 0 && at(d, u)->op != OP_E)
		by_exponent = times(d, by_exponent, call(d, P_LOG, u));
	if (du < 0)
		return by_exponent;
	int power = make(d, OP_POW, u, less_one(d, p));
	return plus(d, times(d, times(d, p, power), du), by_exponent);
}

/* u'/(2 sqrt(u)) */
static int derive_root(struct deriver *d, int du, int root)
{
	int two = number(d, 2), half = du < 0 ? NOTHING : divide(d, du, two);
	return half >= 0 ? over(d, half, root) : over(d, du, times(d, two, root));
}

/* `node` is p(u). */
static int derive_call(struct deriver *d, enum primitive p, int u, int node)
{
	int du = d->slope[u], one = number(d, 1);
	switch (p) {
	case P_EXP:
		return times(d, du, node);
	case P_EXPM1:
		return times(d, du, call(d, P_EXP, u));
	case P_LOG:
		return over(d, du, u);
	case P_LOG1P:
		return over(d, du, plus(d, one, u));
	case P_SQRT:
		return derive_root(d, du, node);
	case P_ABS:
		return times(d, du, call(d, P_SIGN, u));
	case P_SIN:
		return times(d, du, call(d, P_COS, u));
	case P_COS:
		return negative(d, times(d, du, call(d, P_SIN, u)));
	case P_TAN:
		return over(d, du, square(d, call(d, P_COS, u)));
	case P_ASIN:
		return over(d, du, call(d, P_SQRT, minus(d, one, square(d, u))));
	case P_ACOS:
		return negative(d, over(d, du, call(d, P_SQRT, minus(d, one, square(d, u)))));
	case P_ATAN:
		return over(d, du, plus(d, one, square(d, u)));
	case P_SINH:
		return times(d, du, call(d, P_COSH, u));
	case P_COSH:
		return times(d, du, call(d, P_SINH, u));
	case P_TANH:
		return times(d, du, minus(d, one, square(d, node)));
	case P_ASINH:
		return over(d, du, call(d, P_SQRT, plus(d, square(d, u), one)));
	case P_ACOSH: /* u > 1 */
		return over(d, du, call(d, P_SQRT, minus(d, square(d, u), one)));
	case P_ATANH:
		return over(d, du, minus(d, one, square(d, u)));
	case P_ERF:
	case P_ERFC: {
		int pi = fill_add(
			&d->f, &(struct node){ .op = OP_PI, .arg = { -1, -1, -1 } }, false);
		int bell = call(d, P_EXP, negative(d, square(d, u)));
		bell = over(d, times(d, times(d, number(d, 2), du), bell), call(d, P_SQRT, pi));
		return p == P_ERF ? bell : negative(d, bell);
	}
	case P_NORMAL_CDF:
		return times(d, du, call(d, P_NORMAL_PDF, u));
	case P_NORMAL_PDF:
		return negative(d, times(d, times(d, du, u), node));
	default: /* sign and floor are steps */
		return NOTHING;
	}
}

static int choose(struct deriver *d, int condition, int a, int b)
{
	if (a < 0 && b < 0)
		return NOTHING;
	a = a < 0 ? number(d, 0) : a;
	b = b < 0 ? number(d, 0) : b;
	return fill_tidy(&d->f, (struct node){ .op = OP_CHOOSE, .arg = { condition, a, b } });
}

/* Where both are equal the one that does not depend on x counts. */
static int derive_extreme(struct deriver *d, enum op op, int a, int b)
{
	int da = d->slope[a], db = d->slope[b];
	enum op first = op == OP_MAX ? OP_GT : OP_LT;
	if (da < 0)
		return choose(d, make(d, first, b, a), db, da);
	return choose(d, make(d, first, a, b), da, db);
}

/* lo < u < hi ? u' : 0; bounds that depend on x have no such form. */
static int derive_clamp(struct deriver *d, const int *arg)
{
	int lo = make(d, OP_LT, arg[1], arg[0]), hi = make(d, OP_LT, arg[0], arg[2]);
	d->f.failed |= d->slope[arg[1]] >= 0 || d->slope[arg[2]] >= 0;
	return choose(d, make(d, OP_AND, lo, hi), d->slope[arg[0]], NOTHING);
}

/* The function's own derivative at u. */
static int derive_function(struct deriver *d, const struct function *function, int u)
{
	const struct expr *slope = function->derivative ? function->derivative(function) : NULL;
	const char *const *value = function->params ? function->params(function) : NULL;
	if (slope == NULL) {
		d->f.failed = true;
		return NOTHING;
	}
	return times(d, d->slope[u], fill_formula(&d->f, slope, value, u));
}

static int derive_node(struct deriver *d, const struct node *n, int node)
{
	int a = n->arg[0], b = n->arg[1];
	int da = a < 0 ? NOTHING : d->slope[a], db = b < 0 ? NOTHING : d->slope[b];
	if (!n->varies)
		return NOTHING;
	switch (n->op) {
	case OP_X:
		return number(d, 1);
	case OP_ADD:
		return plus(d, da, db);
	case OP_SUB:
		return minus(d, da, db);
	case OP_MUL:
		return plus(d, times(d, da, b), times(d, a, db));
	case OP_DIV:
		return derive_quotient(d, a, b);
	case OP_POW:
		return derive_power(d, a, b, node);
	case OP_NEG:
		return negative(d, da);
	case OP_CHOOSE:
		return choose(d, a, db, d->slope[n->arg[2]]);
	case OP_CALL1:
		return derive_call(d, n->primitive, a, node);
	case OP_FUNCTION:
		return derive_function(d, n->function, a);
	case OP_MIN:
	case OP_MAX:
		return b < 0 ? da : derive_extreme(d, n->op, a, b);
	case OP_CLAMP:
		return derive_clamp(d, n->arg);
	case OP_MOD:
		d->f.failed |= db >= 0;
		return da;
	case OP_SUM: /* of one number */
		return da;
	default: /* comparisons, and the places of lists, which formulas of one number lack */
		d->f.failed |= n->op == OP_INDEX;
		return NOTHING;
	}
}

/* ---- the face ------------------------------------------------------------------------ */

/* Of the local definitions those that the slope uses. */
static void keep_locals(struct expr *to, const struct expr *from)
{
	bool *used = alloc_zero(to->nodes, sizeof *used);
	used[to->nodes - 1] = true;
	for (size_t i = to->nodes; i-- > 0;)
		for (int k = 0; k < EXPR_ARGS && used[i] && to->node[i].arg[k] >= 0; k++)
			used[to->node[i].arg[k]] = true;
	to->local = alloc_zero(from->locals, sizeof *to->local);
	for (size_t i = 0; i < from->locals; i++) {
		size_t node = (size_t)from->local[i].node;
		/* What the slope itself is has no name. */
		if (node + 1 < to->nodes && used[node])
			to->local[to->locals++] =
				(struct local){ alloc_copy(from->local[i].name), (int)node };
	}
	free(used);
}

struct expr *expr_derivative(const struct expr *from)
{
	struct expr *to = alloc_zero(1, sizeof *to);
	struct deriver d = { .f = { .to = to } };
	fill_params(to, from);
	text_add_n(&d.f.source, from->source, from->length);
	d.slope = alloc_zero(from->nodes, sizeof *d.slope);
	for (size_t i = 0; i < from->nodes && !d.f.failed; i++)
		fill_add(&d.f, &from->node[i], false);
	for (size_t i = 0; i < from->nodes && !d.f.failed; i++)
		d.slope[i] = derive_node(&d, &from->node[i], (int)i);
	int root = d.slope[from->nodes - 1];
	if (root < 0)
		root = number(&d, 0);
	if (!d.f.failed) {
		to->nodes = (size_t)root + 1;
		keep_locals(to, from);
	}
	to->source = alloc_copy_n(text_string(&d.f.source), d.f.source.n);
	to->length = d.f.source.n;
	free(d.slope);
	free(d.f.given);
	text_free(&d.f.source);
	if (!d.f.failed)
		return to;
	expr_free(to);
	return NULL;
}
