/* The operations of formulas: forward differentiation to second order. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/walk/calculus.h"
#include "expr/walk/eval.h"
#include "expr/exact/settle.h"

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
	return (struct wide){ { dd_neg(a->f[0]), dd_neg(a->f[1]), dd_neg(a->f[2]) } };
}

/* Whether the arguments k and m of a node are a double and a typed number that it stands for. */
static bool meet(const struct node *node, int k, struct dd a, int m, struct dd b)
{
	return ((node->meets >> m & 1) && !(node->meets >> k & 1) && dd_meets(a, b)) ||
		((node->meets >> k & 1) && !(node->meets >> m & 1) && dd_meets(b, a));
}

static struct wide sum(const struct node *node, const struct wide *a, const struct wide *b)
{
	struct wide w = add(a, b);
	if (node->meets != 0 && meet(node, 0, a->f[0], 1, dd_neg(b->f[0])))
		w.f[0] = zero;
	return w;
}

static struct wide subtract(const struct node *node, const struct wide *a, const struct wide *b)
{
	struct wide minus = negate(b);
	return sum(node, a, &minus);
}

/* q = a/b: q' = (a' - q b')/b, q'' = (a'' - 2 q' b' - q b'')/b. */
static struct wide divide(const struct wide *a, const struct wide *b)
{
	struct wide q = { { dd_div(a->f[0], b->f[0]) } };
	struct dd top = dd_sub(a->f[1], tangent(b->f[1], q.f[0]));
	if (!dd_is_zero(top))
		q.f[1] = dd_div(top, b->f[0]);
	top = dd_sub(a->f[2], tangent(b->f[2], q.f[0]));
	top = dd_sub(top, dd_scale(tangents(b->f[1], q.f[1]), 2));
	if (!dd_is_zero(top))
		q.f[2] = dd_div(top, b->f[0]);
	return q;
}

/* What comes of a NaN: certain if that is. */
static struct wide lost(struct dd a, struct dd b)
{
	return dd_is_lost(a) || dd_is_lost(b) ? nowhere() : doubt(nowhere());
}

/* True if the double that the value rounds to is known, but for a value halfway between two. */
static bool is_rounded(struct dd a)
{
	return a.off <= DD_ULP / 2 * fabs(a.hi);
}

/* Whether it is certain how the doubles compare that two values round to. */
static bool is_settled(struct dd a, struct dd b)
{
	if (a.hi == b.hi)
		return is_rounded(a) && is_rounded(b);
	return isinf(a.hi) || isinf(b.hi) ? dd_sure(a) && dd_sure(b)
					  : a.off + b.off < fabs(a.hi - b.hi);
}

/* Comparisons look at the doubles that the two sides round to: x == 0.1 holds at the
   double that is written 0.1, as it does in other languages. */
static struct wide compare(enum op op, const struct wide *a, const struct wide *b, bool *tie)
{
	double l = a->f[0].hi, r = b->f[0].hi;
	if (isnan(l) || isnan(r))
		return lost(a->f[0], b->f[0]);
	*tie |= l == r && !(is_fixed(a) && is_fixed(b));
	bool holds = op == OP_LT ? l < r
		: op == OP_LE	 ? l <= r
		: op == OP_GT	 ? l > r
		: op == OP_GE	 ? l >= r
		: op == OP_EQ	 ? l == r
				 : l != r;
	struct wide truth = constant(holds ? 1 : 0);
	return is_settled(a->f[0], b->f[0]) ? truth : doubt(truth);
}

static struct wide both(const struct wide *a, const struct wide *b)
{
	struct wide truth = constant(a->f[0].hi * b->f[0].hi);
	return a->f[0].off + b->f[0].off == 0 ? truth : doubt(truth);
}

static bool same(struct dd a, struct dd b)
{
	return a.hi == b.hi && a.lo == b.lo;
}

/* How a and b compare beyond their doubles: -1, 0, 1; *sure: for certain. */
static int order(struct dd a, struct dd b, bool *sure)
{
	double gap = a.hi != b.hi ? a.hi - b.hi : a.lo - b.lo, off = a.off + b.off;
	bool open = isinf(a.hi) || isinf(b.hi);
	*sure = open ? dd_sure(a) && dd_sure(b) : off == 0 || off < fabs(gap);
	if (a.hi == b.hi && (open || fabs(gap) <= off))
		return 0;
	return gap < 0 ? -1 : gap > 0;
}

/* The larger for sign = 1, the smaller for -1; of two that tie the flatter, but at their
   own infinity the steeper, which got there first. Where it is not certain which, only slopes
   hang on it. `met`: one stands for the other. */
static struct wide extreme(
	const struct wide *a, const struct wide *b, double sign, bool met, bool *tie)
{
	struct dd p = a->f[0], q = b->f[0];
	bool sure = false;
	if (isnan(p.hi) || isnan(q.hi))
		return lost(p, q);
	double above = met ? 0 : sign * order(p, q, &sure);
	bool alike = same(a->f[1], b->f[1]) && same(a->f[2], b->f[2]);
	*tie |= above == 0 && !alike;
	bool flatter = fabs(b->f[1].hi) < fabs(a->f[1].hi);
	bool steeper = fabs(b->f[1].hi) > fabs(a->f[1].hi);
	bool second = above != 0 ? above < 0 : sign * p.hi == HUGE_VAL ? steeper : flatter;
	struct wide w = second ? *b : *a;
	if (met || sure || (above == 0 && alike && is_rounded(p)))
		return w;
	struct wide vague = doubt(w);
	vague.f[0].off = p.off + q.off + fabs(p.hi - q.hi) + fabs(p.lo - q.lo);
	return vague;
}

/* a - floor(a/b) b, with the sign of b as in Python. A quotient that rounds to an integer
   is one, so that mod(0.3, 0.1) is 0. */
static struct wide modulo(
	const struct node *node, const struct wide *a, const struct wide *b, bool *tie)
{
	double l = a->f[0].hi, r = b->f[0].hi;
	if (isnan(l) || isinf(l) || isnan(r) || r == 0)
		return dd_sure(a->f[0]) && dd_sure(b->f[0]) ? nowhere() : lost(a->f[0], b->f[0]);
	if (isinf(r))
		return l == 0 || (l > 0) == (r > 0) ? *a : nowhere();
	struct dd quotient = dd_div(a->f[0], b->f[0]), k = dd_of(floor(quotient.hi));
	struct wide w;
	*tie |= k.hi == quotient.hi && !(is_fixed(a) && is_fixed(b));
	bool sure = is_rounded(quotient) ||
		(floor(quotient.hi - 2 * quotient.off) == k.hi &&
			floor(quotient.hi + 2 * quotient.off) == k.hi);
	for (int i = 0; i < ORDERS; i++)
		w.f[i] = dd_sub(a->f[i], i == 0 ? dd_mul(k, b->f[0]) : tangent(b->f[i], k));
	if (fabs(k.hi) > 0x1p52) {
		double rest = fmod(l, r);
		bool exact = a->f[0].lo == 0 && b->f[0].lo == 0;
		rest = rest != 0 && (rest < 0) != (r < 0) ? rest + r : rest;
		w.f[0] = (struct dd){ rest, 0, exact ? DD_ULP * fabs(r) : HUGE_VAL };
	} else if ((node->meets == 2 && dd_meets(a->f[0], dd_mul(k, b->f[0]))) ||
		fabs(w.f[0].hi) < 0x1p-98 * fabs(l) ||
		(w.f[0].hi != 0 && (w.f[0].hi < 0) != (r < 0))) {
		w.f[0] = zero; /* nothing but rounding is left */
	}
	return sure ? w : doubt(w);
}

/* What a function of the scope says itself, which there is nothing to hold against. */
static struct wide jet_call(const struct function *function, const struct wide *u)
{
	struct jet j = function->jet(function, u->f[0].hi);
	double lo = isfinite(j.dy) && isfinite(j.d2y) ? u->f[0].lo : 0;
	struct wide f = { { dd_of(j.y), dd_of(j.dy), dd_of(j.d2y) } };
	if (lo != 0 && isfinite(j.y)) {
		f.f[0] = dd_quick(j.y, j.dy * lo, 0);
		f.f[1] = dd_quick(j.dy, j.d2y * lo, 0);
	}
	return chain(f, u);
}

/* The function's formula with u for x. */
static struct wide call(const struct function *function, const struct wide *u, bool *tie)
{
	const struct expr *formula = function->formula == NULL ? NULL : function->formula(function);
	size_t params = formula == NULL ? 0 : expr_params(formula);
	if (formula == NULL || params > FUNCTION_PARAMS)
		return function->jet == NULL ? doubt(nowhere()) : jet_call(function, u);
	struct values list[FUNCTION_PARAMS], rest[FUNCTION_PARAMS];
	struct exact number[FUNCTION_PARAMS];
	for (size_t k = 0; k < params; k++) {
		number[k] = eval_read(function->params(function)[k]);
		list[k] = (struct values){ 1, &number[k].hi };
		rest[k] = (struct values){ 1, &number[k].lo };
	}
	struct point_at at = { .x = u->f[0].hi, .param = list, .rest = rest, .list = -1 };
	struct run run;
	run_init(&run, formula, &at);
	run.x = *u;
	run_again(&run, &at);
	struct wide w = run.value[formula->nodes - 1];
	*tie |= run.tie;
	run_free(&run);
	/* Far out the function knows its line, where what it is made of overflows. */
	bool far = fabs(u->f[0].hi) >= SETTLE_FAR && isfinite(u->f[0].hi);
	if (far && function->jet != NULL && !settle_known(w.f[0]))
		return jet_call(function, u);
	return w;
}

bool eval_has_shape(const struct node *node)
{
	return node->shape != SHAPE_PLAIN && node->shape != SHAPE_LOG1P;
}

bool eval_by_shape(const struct node *node)
{
	return node->shape != SHAPE_PLAIN;
}

static struct wide chained(enum primitive primitive, const struct wide *u)
{
	return chain(primitive_at(primitive, u->f[0]), u);
}

/* w times the logistic function of u. */
static struct wide gated(const struct wide *w, const struct wide *u)
{
	struct wide gate = chain(primitive_logistic(u->f[0]), u);
	return product(w, &gate);
}

/* log(cosh(v)) = |v| - log(2) + log(1 + e^(-2|v|)), its slopes tanh(v) and sech(v)^2; next to 0, where that cancels,
   as it is written. */
static struct wide log_cosh(const struct wide *v)
{
	static const struct exact log2 = { 0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56 };
	struct dd size = v->f[0].hi < 0 ? dd_neg(v->f[0]) : v->f[0];
	if (!(size.hi >= 1)) {
		struct wide cosh = chained(P_COSH, v);
		return power_log(&cosh);
	}
	struct dd rest = primitive_softplus(dd_neg(dd_add(size, size))).f[0];
	struct wide f = { { dd_add(dd_sub(size, dd_exact(log2)), rest),
		primitive_at(P_TANH, v->f[0]).f[0], primitive_sech2(v->f[0]).f[0] } };
	return chain(f, v);
}

struct wide eval_shape(const struct node *node, const struct wide *of, const struct wide *by)
{
	const struct wide two = constant(2);
	struct wide other;
	switch (node->shape) {
	case SHAPE_SOFTPLUS:
		return chain(primitive_softplus(of->f[0]), of);
	case SHAPE_LOGISTIC_UP:
		return chain(primitive_logistic(of->f[0]), of);
	case SHAPE_LOGISTIC:
		other = negate(of);
		return gated(by, &other);
	case SHAPE_ONE_PLUS_ERF:
		other = negate(of);
		return chained(P_ERFC, &other);
	case SHAPE_ONE_MINUS_ERF:
		return chained(P_ERFC, of);
	case SHAPE_ONE_PLUS_TANH:
		other = add(of, of);
		return gated(&two, &other);
	case SHAPE_ONE_MINUS_TANH:
		other = add(of, of);
		other = negate(&other);
		return gated(&two, &other);
	case SHAPE_SECH2:
		return chain(primitive_sech2(of->f[0]), of);
	case SHAPE_EXPM1:
		return chained(P_EXPM1, of);
	case SHAPE_LOG1P:
		return chained(P_LOG1P, of);
	case SHAPE_LOG_COSH:
		return log_cosh(of);
	case SHAPE_PLAIN:
		break;
	}
	return nowhere();
}

static struct wide clamp(const struct node *node, const struct wide *u, const struct wide *low,
	const struct wide *high, bool *tie)
{
	bool met = meet(node, 0, u->f[0], 1, low->f[0]);
	struct wide raised = extreme(u, low, 1, met, tie);
	met = meet(node, 0, raised.f[0], 2, high->f[0]);
	return extreme(&raised, high, -1, met, tie);
}

/* The branch that the condition takes. One that moves is no comparison. */
static struct wide choose(
	const struct wide *condition, const struct wide *yes, const struct wide *no, bool *tie)
{
	struct dd c = condition->f[0];
	if (isnan(c.hi))
		return dd_is_lost(c) ? nowhere() : doubt(nowhere());
	*tie |= c.hi == 0 && !is_fixed(condition);
	const struct wide *taken = c.hi != 0 ? yes : no;
	return dd_sure(c) ? *taken : doubt(*taken);
}

/* Where a primitive steps or bends, or its slopes are infinite, which may be nothing of
   the formula's own: sqrt(x^4) is x^2. */
static bool breaks(enum primitive primitive, const struct wide *u)
{
	double x = u->f[0].hi;
	switch (primitive) {
	case P_ABS:
	case P_SIGN:
		return dd_is_zero(u->f[0]) && !is_fixed(u);
	case P_FLOOR:
		return x == floor(x) && !is_fixed(u);
	case P_SQRT:
		return dd_is_zero(u->f[0]);
	case P_ASIN:
	case P_ACOS:
	case P_ACOSH:
		return fabs(x) == 1;
	default:
		return false;
	}
}

/* What operations with names do. */
static struct wide named(const struct node *node, const struct wide *a, const struct wide *b,
	const struct wide *c, bool *tie)
{
	switch (node->op) {
	case OP_CALL1:
		*tie |= breaks(node->primitive, a);
		return node->primitive == P_LOG ? power_log(a)
						: chain(primitive_at(node->primitive, a->f[0]), a);
	case OP_FUNCTION:
		return call(node->function, a, tie);
	case OP_MIN:
		return b == NULL ? *a : extreme(a, b, -1, meet(node, 0, a->f[0], 1, b->f[0]), tie);
	case OP_MAX:
		return b == NULL ? *a : extreme(a, b, 1, meet(node, 0, a->f[0], 1, b->f[0]), tie);
	case OP_CLAMP:
		return clamp(node, a, b, c, tie);
	case OP_ARGMAX:
		return isnan(a->f[0].hi) ? nowhere() : constant(1);
	default: /* sum and index of one number */
		return *a;
	}
}

/* A root of 0, as sqrt(). */
static bool is_root(const struct wide *base, const struct wide *exponent)
{
	double p = exponent->f[0].hi;
	return dd_is_zero(base->f[0]) && p != rint(p);
}

struct wide eval_node(const struct node *node, const struct wide *a, const struct wide *b,
	const struct wide *c, bool *tie)
{
	static struct wide (*const binary[])(const struct wide *, const struct wide *) = {
		[OP_MUL] = product,
		[OP_DIV] = divide,
		[OP_AND] = both,
	};
	enum op op = node->op;
	if (op < COUNT(binary) && binary[op] != NULL)
		return binary[op](a, b);
	if (op == OP_ADD)
		return sum(node, a, b);
	if (op == OP_SUB)
		return subtract(node, a, b);
	if (op == OP_POW) {
		*tie |= is_root(a, b);
		return power_raise(a, b);
	}
	if (op >= OP_LT && op <= OP_NE)
		return compare(op, a, b, tie);
	if (op == OP_MOD)
		return modulo(node, a, b, tie);
	if (op == OP_NEG)
		return negate(a);
	if (op == OP_CHOOSE)
		return choose(a, b, c, tie);
	return named(node, a, b, c, tie);
}
