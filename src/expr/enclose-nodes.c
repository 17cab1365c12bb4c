/* One node of a formula in rigorous arithmetic, once what it needs is known. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/frame.h"

#include <string.h>

void frame_read(struct real_jet *r, const char *text, size_t n)
{
	real_read(&r->at[0], text, n);
	real_jet_fix(r);
}

static void leaf(
	const struct frame *f, struct real_jet *r, const struct node *node, size_t k)
{
	struct real *y = &r->at[0];
	real_jet_fix(r);
	if (node->op == OP_X) {
		real_jet_set(r, f->x);
	} else if (node->op == OP_PI) {
		real_read(y, "pi", 2);
	} else if (node->op == OP_PLACE) {
		real_set_integer(y, (long)k + 1);
	} else if (node->op == OP_E) {
		real_constant(y, mpfr_exp, 1);
	} else if (node->op == OP_NUMBER) {
		real_read(y, f->expr->source + node->text, node->length);
	} else if (f->list >= 0 && node->param == (size_t)f->list && k == f->element) {
		real_jet_set(r, f->x);
	} else {
		const char *text = f->lists != NULL ? f->lists[node->param][k]
						    : f->numbers[node->param];
		frame_read(r, text, strlen(text));
	}
}

static void compare(struct frame *f, struct real_jet *r, enum op op,
	const struct real_jet *a, const struct real_jet *b)
{
	enum sign s = a == b ? ZERO : real_compare(&a->at[0], &b->at[0]);
	if (a == b && real_is_nan(&a->at[0]))
		s = UNDEFINED;
	if (s == UNKNOWN)
		f->calculus.effort.undecided = true;
	bool holds = op == OP_LT   ? s == NEGATIVE
		     : op == OP_LE ? s == NEGATIVE || s == ZERO
		     : op == OP_GT ? s == POSITIVE
		     : op == OP_GE ? s == POSITIVE || s == ZERO
		     : op == OP_EQ ? s == ZERO
				   : s != ZERO;
	real_jet_fix(r);
	real_set_integer(&r->at[0], holds);
	if (s == UNDEFINED)
		real_set_nan(&r->at[0]);
}

/* The place, from 1, of the first of a list's largest. */
static void find_largest(struct frame *f, struct real_jet *r, const struct node *node)
{
	size_t n = frame_count(f, node->arg[0]), best = 0;
	bool good = !real_is_nan(&frame_jet(f, node->arg[0], 0)->at[0]);
	for (size_t k = 1; k < n && good; k++) {
		const struct real_jet *a = frame_jet(f, node->arg[0], k);
		enum sign s = real_compare(
			&a->at[0], &frame_jet(f, node->arg[0], best)->at[0]);
		f->calculus.effort.undecided |= s == UNKNOWN;
		good = s != UNDEFINED;
		best = s == POSITIVE ? k : best;
	}
	real_jet_fix(r);
	if (good)
		real_set_integer(&r->at[0], (long)best + 1);
	else
		real_set_nan(&r->at[0]);
}

/* All of a list into one: pairs, from the left. */
static void reduce(struct frame *f, struct real_jet *r, const struct node *node)
{
	if (node->op == OP_ARGMAX) {
		find_largest(f, r, node);
		return;
	}
	jet_operation *pair = node->op == OP_SUM   ? jet_add
			      : node->op == OP_MIN ? jet_min
						   : jet_max;
	struct real_jet next;
	real_jet_init(&next, f->calculus.effort.bits);
	real_jet_set(r, frame_jet(f, node->arg[0], 0));
	for (size_t k = 1; k < frame_count(f, node->arg[0]); k++) {
		pair(&f->calculus, &next, r, frame_jet(f, node->arg[0], k));
		real_jet_swap(r, &next);
	}
	real_jet_clear(&next);
}

static void clamp(struct frame *f, struct real_jet *r, const struct real_jet *u,
	const struct real_jet *low, const struct real_jet *high)
{
	struct real_jet raised;
	real_jet_init(&raised, f->calculus.effort.bits);
	jet_max(&f->calculus, &raised, u, low);
	jet_min(&f->calculus, r, &raised, high);
	real_jet_clear(&raised);
}

/* A function of the scope: its formula, with u for x. */
static void call(struct frame *f, struct real_jet *r, const struct function *function,
	const struct real_jet *u)
{
	struct effort *effort = &f->calculus.effort;
	const struct expr *formula =
		function->formula == NULL ? NULL : function->formula(function);
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
	};
	if (!frame_evaluate(&inner, 0, r))
		effort->undecided = true;
}

static void shaped(struct frame *f, struct real_jet *r, const struct node *node, size_t k)
{
	struct calculus *c = &f->calculus;
	const struct real_jet *of = frame_jet(f, node->of, k);
	real_jet_fix(r);
	if (node->shape == SHAPE_LOGISTIC_UP) {
		real_logistic(&c->effort, &of->at[0], c->highest, r->at);
		jet_chain(c, r, of);
	} else if (node->shape == SHAPE_SOFTPLUS) {
		real_softplus(&c->effort, &of->at[0], c->highest, r->at);
		jet_chain(c, r, of);
	} else {
		struct real_jet minus, gate;
		real_jet_init(&minus, c->effort.bits);
		real_jet_init(&gate, c->effort.bits);
		jet_neg(c, &minus, of);
		real_logistic(&c->effort, &minus.at[0], c->highest, gate.at);
		jet_chain(c, &gate, &minus);
		jet_mul(c, r, frame_jet(f, node->by, k), &gate);
		real_jet_clear(&minus);
		real_jet_clear(&gate);
	}
}

static void choose(struct frame *f, struct real_jet *r, const struct node *node, size_t k)
{
	int taken = frame_branch(f, frame_jet(f, node->arg[0], k));
	if (taken > 0)
		real_jet_set(r, frame_jet(f, node->arg[taken], k));
	else
		real_jet_set_nan(r);
}

static void pick(struct frame *f, struct real_jet *r, const struct node *node)
{
	size_t k = frame_place(f, node);
	if (k < frame_count(f, node->arg[0]))
		real_jet_set(r, frame_jet(f, node->arg[0], k));
	else
		real_jet_set_nan(r);
}

static void call_primitive(struct frame *f, struct real_jet *r, enum primitive primitive,
	const struct real_jet *u)
{
	struct calculus *c = &f->calculus;
	real_primitive(&c->effort, primitive, &u->at[0], c->highest, r->at);
	jet_chain(c, r, u);
}

/* a^b; e^b is the exponential function. */
static void power(struct frame *f, struct real_jet *r, const struct node *node,
	const struct real_jet *a, const struct real_jet *b)
{
	if (f->expr->node[node->arg[0]].op == OP_E)
		call_primitive(f, r, P_EXP, b);
	else
		jet_pow(&f->calculus, r, a, b);
}

/* Operations of two arguments that are rules of calculus alone. */
static jet_operation *const pairs[] = {
	[OP_ADD] = jet_add,
	[OP_SUB] = jet_sub,
	[OP_MUL] = jet_mul,
	[OP_DIV] = jet_div,
	[OP_MIN] = jet_min,
	[OP_MAX] = jet_max,
	[OP_MOD] = jet_mod,
	[OP_INDEX] = NULL,
};

static void operate(
	struct frame *f, struct real_jet *r, const struct node *node, size_t k)
{
	const struct real_jet *a = frame_jet(f, node->arg[0], k);
	const struct real_jet *b = frame_jet(f, node->arg[1], k);
	if (pairs[node->op] != NULL)
		pairs[node->op](&f->calculus, r, a, b);
	else if (node->op == OP_NEG)
		jet_neg(&f->calculus, r, a);
	else if (node->op == OP_POW)
		power(f, r, node, a, b);
	else if (node->op == OP_CALL1)
		call_primitive(f, r, node->primitive, a);
	else if (node->op == OP_FUNCTION)
		call(f, r, node->function, a);
	else if (node->op == OP_CLAMP)
		clamp(f, r, a, b, frame_jet(f, node->arg[2], k));
	else if (node->op == OP_AND)
		real_mul(&r->at[0], &a->at[0], &b->at[0]);
	else
		compare(f, r, node->op, a, b);
}

/* Everything that the task needs is known. */
void frame_compute(struct frame *f, struct task task)
{
	const struct node *node = &f->expr->node[task.node];
	struct cell *cell = &f->cell[f->first[task.node] + task.element];
	struct real_jet *r = &cell->jet;
	real_jet_init(r, f->calculus.effort.bits);
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
