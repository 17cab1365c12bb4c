/* One node of a formula in rigorous arithmetic, once what it needs is known. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/exact/frame.h"
#include "expr/exact/function-parts.h"

#include <math.h>
#include <string.h>

void frame_read(struct effort *e, struct exact_jet *r, const char *text, size_t n)
{
	ball_read(e, &r->at[0], text, n);
	exact_jet_fix(r);
}

static void leaf(struct frame *f, struct exact_jet *r, const struct node *node, size_t k)
{
	struct effort *e = &f->calculus.effort;
	struct ball *y = &r->at[0];
	exact_jet_fix(r);
	if (node->op == OP_X) {
		exact_jet_set(r, f->x);
	} else if (node->op == OP_PI) {
		part_pi(e, y);
	} else if (node->op == OP_PLACE) {
		ball_set_integer(y, (long)k + 1);
	} else if (node->op == OP_E) {
		ball_set_integer(y, 1);
		part_exp(e, y, y);
	} else if (node->op == OP_NUMBER) {
		ball_read(e, y, f->expr->source + node->text, node->length);
	} else if (f->list >= 0 && node->param == (size_t)f->list && k == f->element) {
		exact_jet_set(r, f->x);
	} else {
		const char *text =
			f->lists != NULL ? f->lists[node->param][k] : f->numbers[node->param];
		frame_read(e, r, text, strlen(text));
	}
}

/* The double that a value rounds to; NaN if it has none, or, undecided, if it is not known. */
static double nearest(struct frame *f, const struct ball *a)
{
	double ends[2];
	if (ball_is_nan(a))
		return NAN;
	ball_doubles(a, ends);
	if (ends[0] != ends[1])
		f->calculus.effort.undecided = true;
	return ends[0] == ends[1] ? ends[0] : NAN;
}

static void set_double(struct ball *r, double d)
{
	arf_t exact;
	arf_init(exact);
	arf_set_d(exact, d);
	ball_set_integer(r, 0);
	arf_get_fmpq(r->anchor, exact);
	arf_clear(exact);
}

/* The double that a value is to the last digit; NaN if it is none. */
static double as_double(const struct ball *a)
{
	struct ball same;
	double ends[2];
	ball_doubles(a, ends);
	if (!ball_is_rational(a) || !isfinite(ends[0]))
		return NAN;
	ball_init(&same);
	set_double(&same, ends[0]);
	bool is = fmpq_equal(same.anchor, a->anchor);
	ball_clear(&same);
	return is ? ends[0] : NAN;
}

/* True if one of the arguments k and m of a node is a double, and the other a typed number
   for which it stands. */
static bool meet(struct frame *f, const struct node *node, int k, const struct exact_jet *a, int m,
	const struct exact_jet *b)
{
	bool typed_a = node->meets >> k & 1, typed_b = node->meets >> m & 1;
	if (!f->doubles || typed_a == typed_b)
		return false;
	const struct ball *x = &(typed_a ? b : a)->at[0], *number = &(typed_a ? a : b)->at[0];
	double d = as_double(x);
	return !isnan(d) && !ball_is_nan(number) && nearest(f, number) == d;
}

/* How the two compare, as numbers or as the doubles that they round to. */
static enum sign order(struct frame *f, const struct exact_jet *a, const struct exact_jet *b)
{
	if (!f->doubles || ball_is_nan(&a->at[0]) || ball_is_nan(&b->at[0]))
		return ball_compare(&f->calculus.effort, &a->at[0], &b->at[0]);
	double u = nearest(f, &a->at[0]), v = nearest(f, &b->at[0]);
	return isnan(u) || isnan(v) ? UNKNOWN : u < v ? NEGATIVE : u > v ? POSITIVE : ZERO;
}

static void compare(struct frame *f, struct exact_jet *r, enum op op, const struct exact_jet *a,
	const struct exact_jet *b)
{
	enum sign s = a == b ? ZERO : order(f, a, b);
	if (a == b && ball_is_nan(&a->at[0]))
		s = UNDEFINED;
	if (s == UNKNOWN)
		f->calculus.effort.undecided = true;
	bool holds = op == OP_LT ? s == NEGATIVE
		: op == OP_LE	 ? s == NEGATIVE || s == ZERO
		: op == OP_GT	 ? s == POSITIVE
		: op == OP_GE	 ? s == POSITIVE || s == ZERO
		: op == OP_EQ	 ? s == ZERO
				 : s != ZERO;
	exact_jet_fix(r);
	ball_set_integer(&r->at[0], holds);
	if (s == UNDEFINED)
		ball_set_nan(&r->at[0]);
}

/* The place, from 1, of the first of a list's largest. */
static void find_largest(struct frame *f, struct exact_jet *r, const struct node *node)
{
	size_t n = frame_count(f, node->arg[0]), best = 0;
	bool good = !ball_is_nan(&frame_jet(f, node->arg[0], 0)->at[0]);
	for (size_t k = 1; k < n && good; k++) {
		const struct exact_jet *a = frame_jet(f, node->arg[0], k);
		enum sign s = order(f, a, frame_jet(f, node->arg[0], best));
		f->calculus.effort.undecided |= s == UNKNOWN;
		good = s != UNDEFINED;
		best = s == POSITIVE ? k : best;
	}
	exact_jet_fix(r);
	if (good)
		ball_set_integer(&r->at[0], (long)best + 1);
	else
		ball_set_nan(&r->at[0]);
}

/* All of a list into one: pairs, from the left. */
static void reduce(struct frame *f, struct exact_jet *r, const struct node *node)
{
	if (node->op == OP_ARGMAX) {
		find_largest(f, r, node);
		return;
	}
	jet_operation *pair = node->op == OP_SUM ? jet_add : node->op == OP_MIN ? jet_min : jet_max;
	struct exact_jet next;
	exact_jet_init(&next);
	exact_jet_set(r, frame_jet(f, node->arg[0], 0));
	for (size_t k = 1; k < frame_count(f, node->arg[0]); k++) {
		pair(&f->calculus, &next, r, frame_jet(f, node->arg[0], k));
		exact_jet_swap(r, &next);
	}
	exact_jet_clear(&next);
}

/* The extreme of two arguments; of a double and the number that it stands for the number, which
   does not move. */
static void extreme(struct frame *f, struct exact_jet *r, jet_operation *pair,
	const struct node *node, int k, const struct exact_jet *a, int m, const struct exact_jet *b)
{
	if (meet(f, node, k, a, m, b))
		exact_jet_set(r, node->meets >> k & 1 ? a : b);
	else
		pair(&f->calculus, r, a, b);
}

static void clamp(struct frame *f, struct exact_jet *r, const struct node *node,
	const struct exact_jet *u, const struct exact_jet *low, const struct exact_jet *high)
{
	struct exact_jet raised;
	exact_jet_init(&raised);
	extreme(f, &raised, jet_max, node, 0, u, 1, low);
	extreme(f, r, jet_min, node, 0, &raised, 2, high);
	exact_jet_clear(&raised);
}

/* The whole number that the double of a value is or has below it. */
static void step(struct frame *f, struct ball *r, const struct ball *u)
{
	double d = nearest(f, u);
	ball_set(r, u);
	if (isnan(d) || isinf(d))
		return;
	set_double(r, floor(d));
}

/* a - floor(a/b) b, where a quotient whose double is whole is so. */
static void modulo(struct frame *f, struct exact_jet *r, const struct node *node,
	const struct exact_jet *a, const struct exact_jet *b)
{
	struct calculus *c = &f->calculus;
	struct exact_jet count, part;
	double whole, x;
	if (!f->doubles || ball_is_nan(&a->at[0]) || ball_is_nan(&b->at[0]) ||
		ball_is_infinity(&a->at[0]) || ball_is_infinity(&b->at[0]) ||
		ball_is_zero(&b->at[0])) {
		jet_mod(c, r, a, b);
		return;
	}
	exact_jet_init(&count);
	exact_jet_init(&part);
	exact_jet_fix(&count);
	exact_jet_fix(&part);
	ball_div(&c->effort, &count.at[0], &a->at[0], &b->at[0]);
	whole = nearest(f, &count.at[0]);
	if (fabs(whole) > 0x1p52) { /* doubles are whole there; only the exact quotient tells */
		exact_jet_clear(&count);
		exact_jet_clear(&part);
		jet_mod(c, r, a, b);
		return;
	}
	step(f, &count.at[0], &count.at[0]);
	jet_mul(c, &part, &count, b);
	jet_sub(c, r, a, &part);
	x = as_double(&a->at[0]);
	bool met = node->meets == 2 && !isnan(x) && nearest(f, &part.at[0]) == x;
	enum sign sign = ball_sign(&r->at[0]);
	/* Below whole parts that the quotient was rounded up to nothing is left. */
	if (met || (whole == floor(whole) && sign != ZERO && sign == -(int)ball_sign(&b->at[0])))
		ball_set_integer(&r->at[0], 0);
	exact_jet_clear(&count);
	exact_jet_clear(&part);
}

/* A function of the scope: its formula, with u for x. */
static void call(struct frame *f, struct exact_jet *r, const struct function *function,
	const struct exact_jet *u)
{
	struct effort *effort = &f->calculus.effort;
	const struct expr *formula = function->formula == NULL ? NULL : function->formula(function);
	if (formula == NULL) {
		effort->undecided = true;
		return;
	}
	struct frame inner = {
		.expr = formula,
		.numbers = function->params == NULL ? NULL : function->params(function),
		.list = -1,
		.x = u,
		.calculus = f->calculus,
		.doubles = f->doubles,
	};
	if (!frame_evaluate(&inner, 0, r))
		effort->undecided = true;
}

static void shaped(struct frame *f, struct exact_jet *r, const struct node *node, size_t k)
{
	struct calculus *c = &f->calculus;
	const struct exact_jet *of = frame_jet(f, node->of, k);
	exact_jet_fix(r);
	if (node->shape == SHAPE_LOGISTIC_UP) {
		ball_logistic(&c->effort, &of->at[0], c->highest, r->at);
		jet_chain(c, r, of);
	} else if (node->shape == SHAPE_SOFTPLUS) {
		ball_softplus(&c->effort, &of->at[0], c->highest, r->at);
		jet_chain(c, r, of);
	} else {
		struct exact_jet minus, gate;
		exact_jet_init(&minus);
		exact_jet_init(&gate);
		jet_neg(c, &minus, of);
		ball_logistic(&c->effort, &minus.at[0], c->highest, gate.at);
		jet_chain(c, &gate, &minus);
		jet_mul(c, r, frame_jet(f, node->by, k), &gate);
		exact_jet_clear(&minus);
		exact_jet_clear(&gate);
	}
}

static void choose(struct frame *f, struct exact_jet *r, const struct node *node, size_t k)
{
	int taken = frame_branch(f, frame_jet(f, node->arg[0], k));
	if (taken > 0)
		exact_jet_set(r, frame_jet(f, node->arg[taken], k));
	else
		exact_jet_set_nan(r);
}

static void pick(struct frame *f, struct exact_jet *r, const struct node *node)
{
	size_t k = frame_place(f, node);
	if (k < frame_count(f, node->arg[0]))
		exact_jet_set(r, frame_jet(f, node->arg[0], k));
	else
		exact_jet_set_nan(r);
}

static void call_primitive(
	struct frame *f, struct exact_jet *r, enum primitive primitive, const struct exact_jet *u)
{
	struct calculus *c = &f->calculus;
	if (primitive == P_FLOOR && f->doubles) {
		exact_jet_fix(r);
		step(f, &r->at[0], &u->at[0]);
		return;
	}
	ball_primitive(&c->effort, primitive, &u->at[0], c->highest, r->at);
	jet_chain(c, r, u);
}

/* a^b; e^b is the exponential function. */
static void power(struct frame *f, struct exact_jet *r, const struct node *node,
	const struct exact_jet *a, const struct exact_jet *b)
{
	if (f->expr->node[node->arg[0]].op == OP_E)
		call_primitive(f, r, P_EXP, b);
	else
		jet_pow(&f->calculus, r, a, b);
}

/* Nothing is left where a double meets the number that it stands for. */
static void cancel(struct frame *f, struct exact_jet *r, const struct node *node,
	const struct exact_jet *a, const struct exact_jet *b)
{
	struct exact_jet minus;
	exact_jet_init(&minus);
	exact_jet_fix(&minus);
	ball_neg(&minus.at[0], &b->at[0]);
	if (meet(f, node, 0, a, 1, node->op == OP_SUB ? b : &minus))
		ball_set_integer(&r->at[0], 0);
	exact_jet_clear(&minus);
}

/* Operations of two arguments that are rules of calculus alone. */
static jet_operation *const pairs[] = {
	[OP_ADD] = jet_add,
	[OP_SUB] = jet_sub,
	[OP_MUL] = jet_mul,
	[OP_DIV] = jet_div,
	[OP_INDEX] = NULL,
};

static void operate(struct frame *f, struct exact_jet *r, const struct node *node, size_t k)
{
	const struct exact_jet *a = frame_jet(f, node->arg[0], k);
	const struct exact_jet *b = frame_jet(f, node->arg[1], k);
	bool sum = node->op == OP_ADD || node->op == OP_SUB;
	if (pairs[node->op] != NULL)
		pairs[node->op](&f->calculus, r, a, b);
	if (sum && node->meets != 0 && f->doubles)
		cancel(f, r, node, a, b);
	if (pairs[node->op] != NULL)
		return;
	if (node->op == OP_MIN || node->op == OP_MAX)
		extreme(f, r, node->op == OP_MIN ? jet_min : jet_max, node, 0, a, 1, b);
	else if (node->op == OP_MOD)
		modulo(f, r, node, a, b);
	else if (node->op == OP_NEG)
		jet_neg(&f->calculus, r, a);
	else if (node->op == OP_POW)
		power(f, r, node, a, b);
	else if (node->op == OP_CALL1)
		call_primitive(f, r, node->primitive, a);
	else if (node->op == OP_FUNCTION)
		call(f, r, node->function, a);
	else if (node->op == OP_CLAMP)
		clamp(f, r, node, a, b, frame_jet(f, node->arg[2], k));
	else if (node->op == OP_AND)
		ball_mul(&f->calculus.effort, &r->at[0], &a->at[0], &b->at[0]);
	else
		compare(f, r, node->op, a, b);
}

/* Everything that the task needs is known. */
void frame_compute(struct frame *f, struct task task)
{
	const struct node *node = &f->expr->node[task.node];
	struct cell *cell = &f->cell[f->first[task.node] + task.element];
	struct exact_jet *r = &cell->jet;
	exact_jet_init(r);
	cell->known = true;
	if (frame_has_shape(node))
		shaped(f, r, node, task.element);
	else if (node->arg[0] < 0)
		leaf(f, r, node, task.element);
	else if (node->op == OP_CHOOSE)
		choose(f, r, node, task.element);
	else if (node->op == OP_INDEX)
		pick(f, r, node);
	else if (frame_reduces(node))
		reduce(f, r, node);
	else
		operate(f, r, node, task.element);
}
