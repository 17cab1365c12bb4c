/* Blocks: a formula at many points at once, node by node. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/walk/block-functions.h"
#include "expr/walk/calculus.h"
#include "expr/walk/settle.h"

#include <string.h>

static struct wide gather(const struct block *b, const struct block_cell *u, size_t i)
{
	struct wide w = { { zero, zero, zero }, .still = u->still };
	for (int k = 0; k <= (int)b->highest; k++)
		w.f[k] = lane(u->f[k], i);
	return w;
}

/* Any operation or stable form, one point after another, by the one walk. */
static struct block_cell each_node(struct block *b, struct walk *w, const struct node *node,
	const struct block_cell *u, const struct block_cell *v, const struct block_cell *t)
{
	struct block_cell f = { { NULL } };
	struct lanes *r[ORDERS];
	struct wide a, c, d, y = { { zero, zero, zero } };
	for (int k = 0; k <= (int)b->highest; k++)
		f.f[k] = r[k] = block_take(b);
	for (size_t i = 0; i < BLOCK; i++) {
		a = gather(b, u, i);
		if (v != NULL)
			c = gather(b, v, i);
		if (t != NULL)
			d = gather(b, t, i);
		w->tie = false;
		if (node->shape != SHAPE_PLAIN)
			w->algebra->stable(w, node->shape, &y, &a, v != NULL ? &c : NULL);
		else
			walk_node(w, node, &y, &a, v != NULL ? &c : NULL, t != NULL ? &d : NULL);
		for (int k = 0; k <= (int)b->highest; k++)
			lane_put(r[k], i, y.still && k > 0 ? zero : y.f[k]);
		b->left[i] |= -(int64_t)w->tie;
	}
	return f;
}

/* What does not depend on x. */
static struct block_cell everywhere(struct block *b, const struct wide *w)
{
	return (struct block_cell){ { block_same(b, w->f[0]), &block_nothing, &block_nothing },
		.still = true };
}

/* Where a double may stand for a typed number, what is left of their sum is looked at by itself. */
static struct block_cell sum_cells(
	struct block *b, const struct node *node, struct block_cell u, struct block_cell v)
{
	struct block_cell r = block_add_cells(b, u, v);
	if (node->meets != 0)
		for (size_t i = 0; i < BLOCK; i++)
			b->left[i] |= -(int64_t)(u.f[0]->hi[i] == -v.f[0]->hi[i]);
	return r;
}

static struct block_cell compare_cells(
	struct block *b, enum op op, struct block_cell u, struct block_cell v)
{
	bool rises = op == OP_LT || op == OP_LE;
	struct block_cell truth = { { rises ? block_less(b, u.f[0], v.f[0])
					    : block_less(b, v.f[0], u.f[0]),
		&block_nothing, &block_nothing } };
	if (op == OP_EQ || op == OP_NE) /* what is alike is left */
		truth.f[0] = op == OP_EQ ? &block_nothing : &block_unit;
	return truth;
}

static struct block_cell magnitude_cell(struct block *b, struct block_cell u)
{
	return block_choose_cells(
		b, block_less(b, u.f[0], &block_nothing), block_negate_cell(b, u), u);
}

/* Whether a formula is small enough, and nothing in it is made for lists. */
static bool takes(const struct expr *expr)
{
	for (size_t i = 0; i < expr->nodes; i++) {
		const struct node *node = &expr->node[i];
		if (node_reduces(node) || node->op == OP_INDEX || node->op == OP_PLACE)
			return false;
	}
	return expr->nodes <= BLOCK_NODES;
}

static struct block_cell call_cell(
	struct block *b, struct walk *w, const struct node *node, struct block_cell u);

static struct block_cell primitive_cell(
	struct block *b, struct walk *w, const struct node *node, struct block_cell u)
{
	switch (node->primitive) {
	case P_EXP:
		return block_chain_cells(b, block_exponential(b, u.f[0]), u);
	case P_EXPM1:
		return block_chain_cells(b, block_exponential_less_1(b, u.f[0]), u);
	case P_LOG:
		return block_logarithm(b, u);
	case P_LOG1P:
		return block_chain_cells(b, block_logarithm_of_1_plus(b, u.f[0]), u);
	case P_TANH:
		return block_chain_cells(b, block_tanh(b, u.f[0]), u);
	case P_SINH:
	case P_COSH:
		return block_chain_cells(
			b, block_hyperbolic(b, u.f[0], node->primitive == P_COSH), u);
	case P_SQRT:
		return block_chain_cells(b, block_root(b, u.f[0]), u);
	case P_ABS:
		return magnitude_cell(b, u);
	case P_ERF:
	case P_ERFC:
		return block_chain_cells(b, block_erf(b, u.f[0], node->primitive == P_ERFC), u);
	case P_NORMAL_CDF:
		return block_chain_cells(b, block_normal_cdf(b, u.f[0]), u);
	case P_NORMAL_PDF:
		return block_chain_cells(b, block_bell(b, u.f[0]), u);
	default:
		return each_node(b, w, node, &u, NULL, NULL);
	}
}

static struct block_cell stable_cell(struct block *b, struct walk *w, const struct node *node,
	struct block_cell of, const struct block_cell *by)
{
	struct block_cell u;
	switch (node->shape) {
	case SHAPE_SOFTPLUS:
		return block_chain_cells(b, block_softplus(b, of.f[0]), of);
	case SHAPE_LOGISTIC_UP:
		return block_chain_cells(b, block_logistic(b, of.f[0]), of);
	case SHAPE_LOGISTIC:
		u = block_negate_cell(b, of);
		return block_multiply_cells(
			b, *by, block_chain_cells(b, block_logistic(b, u.f[0]), u));
	case SHAPE_ONE_PLUS_TANH:
	case SHAPE_ONE_MINUS_TANH: /* twice the logistic function of 2 v, or -2 v */
		u = block_add_cells(b, of, of);
		u = node->shape == SHAPE_ONE_PLUS_TANH ? u : block_negate_cell(b, u);
		u = block_chain_cells(b, block_logistic(b, u.f[0]), u);
		return block_add_cells(b, u, u);
	case SHAPE_SECH2:
		return block_chain_cells(b, block_sech_squared(b, of.f[0]), of);
	case SHAPE_ONE_PLUS_ERF: /* erfc(-v), erfc(v) */
	case SHAPE_ONE_MINUS_ERF:
		u = node->shape == SHAPE_ONE_PLUS_ERF ? block_negate_cell(b, of) : of;
		return block_chain_cells(b, block_erf(b, u.f[0], true), u);
	case SHAPE_LOG1P:
		return block_chain_cells(b, block_logarithm_of_1_plus(b, of.f[0]), of);
	case SHAPE_EXPM1:
		return block_chain_cells(b, block_exponential_less_1(b, of.f[0]), of);
	default:
		return each_node(b, w, node, &of, by, NULL);
	}
}

/* A power; a whole exponent that is the same everywhere is multiplied out. */
static struct block_cell power(struct block *b, struct walk *w, const struct node *node,
	struct block_cell u, struct block_cell v)
{
	if (w->expr->node[node->arg[0]].op == OP_E)
		return block_chain_cells(b, block_exponential(b, v.f[0]), v);
	struct dd n = lane(v.f[0], 0);
	if (v.still && n.hi > 1 && n.hi <= POWER_MOST && n.hi == rint(n.hi) && n.lo == 0 &&
		n.off == 0)
		return block_chain_cells(b, block_power(b, u.f[0], (unsigned)n.hi), u);
	return each_node(b, w, node, &u, &v, NULL);
}

static bool moves(const struct block *b, const struct block_cell *u)
{
	return b->highest > ORDER_F && u->f[ORDER_DF] != &block_nothing;
}

static struct block_cell operate(
	struct block *b, struct walk *w, const struct node *node, const struct block_cell *cell)
{
	const struct block_cell *u = &cell[node->arg[0]];
	const struct block_cell *v = node->arg[1] < 0 ? NULL : &cell[node->arg[1]];
	const struct block_cell *t = node->arg[2] < 0 ? NULL : &cell[node->arg[2]];
	if (node->shape != SHAPE_PLAIN)
		return stable_cell(
			b, w, node, cell[node->of], node->by < 0 ? NULL : &cell[node->by]);
	switch (node->op) {
	case OP_ADD:
		return sum_cells(b, node, *u, *v);
	case OP_SUB:
		return sum_cells(b, node, *u, block_negate_cell(b, *v));
	case OP_MUL:
	case OP_AND:
		return block_multiply_cells(b, *u, *v);
	case OP_DIV:
		return block_divide_cells(b, *u, *v);
	case OP_NEG:
		return block_negate_cell(b, *u);
	case OP_POW:
		return power(b, w, node, *u, *v);
	case OP_LT:
	case OP_LE:
	case OP_GT:
	case OP_GE:
	case OP_EQ:
	case OP_NE:
		return compare_cells(b, node->op, *u, *v);
	case OP_CHOOSE: /* by a comparison: what moves is none */
		return moves(b, u) ? each_node(b, w, node, u, v, t)
				   : block_choose_cells(b, u->f[0], *v, *t);
	case OP_MIN:
		return block_choose_cells(b, block_less(b, u->f[0], v->f[0]), *u, *v);
	case OP_MAX:
		return block_choose_cells(b, block_less(b, u->f[0], v->f[0]), *v, *u);
	case OP_CALL1:
		return primitive_cell(b, w, node, *u);
	case OP_FUNCTION:
		return call_cell(b, w, node, *u);
	default:
		return each_node(b, w, node, u, v, t);
	}
}

/* Whether a parameter's value, or what is made of some, is to be computed. */
static bool has_parameters(const struct expr *expr)
{
	for (size_t i = 0; i < expr->nodes; i++)
		if (!expr->node[i].varies && !expr->node[i].constant)
			return true;
	return false;
}

/* All nodes at lanes of x, both branches of choices; what is made of parameters once, by a walk at the first of
   them. */
static struct block_cell walk_block(struct block *b, struct walk *w, struct block_cell x)
{
	struct block_cell cell[BLOCK_NODES];
	struct wide first = gather(b, &x, 0);
	const struct plan *plan = &w->expr->stable;
	w->algebra = &dd_algebra;
	w->x = &first;
	w->list = -1;
	w->highest = b->highest;
	w->eager = true;
	walk_init(w);
	if (has_parameters(w->expr))
		walk_run(w);
	for (size_t k = 0; k < plan->steps; k++) {
		size_t i = (size_t)plan->step[k].node;
		const struct node *node = &w->expr->node[i];
		if (plan->step[k].kind == STEP_DECIDE)
			continue;
		if (node->op == OP_X)
			cell[i] = x;
		else if (node->constant)
			cell[i] = everywhere(
				b, &(struct wide){ { { node->number, node->rest, node->off } } });
		else if (!node->varies)
			cell[i] = everywhere(b, walk_cell(w, i, 0));
		else
			cell[i] = operate(b, w, node, cell);
	}
	walk_free(w);
	return cell[w->expr->nodes - 1];
}

/* The function's formula with u for x; far out its kernel may know better. */
static struct block_cell call_cell(
	struct block *b, struct walk *w, const struct node *node, struct block_cell u)
{
	const struct function *function = node->function;
	struct walk inner;
	inner.expr = function->formula == NULL ? NULL : function->formula(function);
	if (inner.expr == NULL || !takes(inner.expr))
		return each_node(b, w, node, &u, NULL, NULL);
	inner.function = function;
	inner.at = NULL;
	inner.context = NULL;
	for (size_t i = 0; i < BLOCK; i++)
		b->left[i] |= -(int64_t) !(fabs(u.f[0]->hi[i]) < SETTLE_FAR);
	return walk_block(b, &inner, u);
}

static const struct lane_arithmetic *arithmetic(void)
{
#ifdef LANES_AVX2
	if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
		return &lane_avx2;
#endif
	return &lane_plain;
}

static bool is_numbers(const struct expr *expr, const struct point_at *at)
{
	for (size_t k = 0; k < expr->params; k++)
		if (at->param[k].n != 1)
			return false;
	return at->list < 0;
}

static void take_out(struct block *b, struct block_cell y, const double *x, size_t n,
	struct jet *out, bool *left)
{
	for (int k = 0; k <= (int)b->highest; k++)
		b->with->settled(y.f[k], b->left);
	for (size_t i = 0; i < n; i++) {
		left[i] = b->left[i] != 0 || !isfinite(x[i]);
		out[i] = (struct jet){
			y.f[0]->hi[i],
			b->highest < ORDER_DF ? 0 : y.f[1]->hi[i],
			b->highest < ORDER_D2F ? 0 : y.f[2]->hi[i],
		};
	}
}

void block_init(struct block *b, const struct expr *expr, const struct point_at *at)
{
	*b = (struct block){ .expr = expr, .at = at, .with = arithmetic() };
	b->able = takes(expr) && is_numbers(expr, at);
}

bool block_eval(
	struct block *b, enum order highest, const double *x, size_t n, struct jet *out, bool *left)
{
	if (!b->able)
		return false;
	block_start(b);
	b->highest = highest;
	memset(b->left, 0, sizeof b->left);
	struct lanes *xs = block_take(b);
	for (size_t i = 0; i < BLOCK; i++)
		lane_put(xs, i, dd_of(x[i < n ? i : n - 1]));
	struct walk w;
	w.expr = b->expr;
	w.function = NULL;
	w.at = b->at;
	w.context = NULL;
	struct block_cell y =
		walk_block(b, &w, (struct block_cell){ { xs, &block_unit, &block_nothing } });
	take_out(b, y, x, n, out, left);
	return true;
}
