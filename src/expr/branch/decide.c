/* What decides a formula's branches, read off its nodes. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/branch/decide.h"

#include "base/alloc.h"
#include "expr/walk/dd.h"

#include <math.h>
#include <stdlib.h>

static struct dd element_of(const struct run *run, int node, size_t element)
{
	size_t i = (size_t)node, k = walk_count(&run->walk, i) > element ? element : 0;
	return run_value(run, i, k)->f[0];
}

static struct verdict sign_of(const struct run *run, const struct decider *d)
{
	double a = element_of(run, d->a, d->element).hi;
	double b = d->b < 0 ? d->level : element_of(run, d->b, d->element).hi;
	double state = a > b ? 1 : a < b ? -1 : a == b ? 0 : NAN;
	return (struct verdict){ state, state == 0 ? 0 : fabs(a - b) };
}

/* What a comparison says: with log(x) > -5 the double where it begins to hold is not the
   first where the two sides are equal. */
static struct verdict truth_of(const struct run *run, const struct decider *d)
{
	struct verdict v = sign_of(run, d);
	enum op op = run->walk.expr->node[d->node].op;
	if (isnan(v.state))
		return v;
	bool holds = op == OP_LT ? v.state < 0
		: op == OP_LE	 ? v.state <= 0
		: op == OP_GT	 ? v.state > 0
				 : v.state >= 0;
	v.state = holds ? 1 : 0;
	return v;
}

static double slope_of(const struct run *run, int node, size_t element)
{
	size_t i = (size_t)node, k = walk_count(&run->walk, i) > element ? element : 0;
	return fabs(run_value(run, i, k)->f[1].hi);
}

/* Which of two is larger shows in the digits beyond a double, too: those of (x + 1)/2 and 1
   beside x = 1. */
static struct verdict order_of(const struct run *run, const struct decider *d)
{
	struct verdict v = sign_of(run, d);
	if (v.state != 0)
		return v;
	double rest = element_of(run, d->a, d->element).lo - element_of(run, d->b, d->element).lo;
	return (struct verdict){ rest > 0 ? 1 : rest < 0 ? -1 : 0, fabs(rest) };
}

/* Of two that tie min, max and clamp take the flatter, else the first. */
static struct verdict pick_of(const struct run *run, const struct decider *d)
{
	struct verdict v = order_of(run, d);
	const struct node *node = &run->walk.expr->node[d->node];
	bool largest = node->op == OP_MAX || (node->op == OP_CLAMP && d->b == node->arg[1]);
	if (v.state == 0)
		v.state = (slope_of(run, d->b, d->element) < slope_of(run, d->a, d->element)) ==
				largest
			? -1
			: 1;
	return v;
}

static struct verdict step_of(const struct run *run, const struct decider *d)
{
	struct dd a = element_of(run, d->a, d->element);
	if (d->b >= 0)
		a = dd_div(a, element_of(run, d->b, d->element));
	if (!isfinite(a.hi))
		return (struct verdict){ NAN, NAN };
	return (struct verdict){ floor(a.hi), fabs(a.hi - rint(a.hi)) };
}

static struct verdict best_of(const struct run *run, const struct decider *d)
{
	size_t n = walk_count(&run->walk, (size_t)d->a), best = 0;
	double sign = run->walk.expr->node[d->node].op == OP_MIN ? -1 : 1, most = NAN;
	for (size_t k = 0; k < n; k++) {
		double v = sign * element_of(run, d->a, k).hi;
		if (isnan(v))
			return (struct verdict){ NAN, NAN };
		if (k == 0 || v > most) {
			most = v;
			best = k;
		}
	}
	return (struct verdict){ (double)best, 1 };
}

struct verdict decide(const struct run *run, const struct decider *d)
{
	switch (d->kind) {
	case DECIDE_TRUTH:
		return truth_of(run, d);
	case DECIDE_PICK:
		return pick_of(run, d);
	case DECIDE_STEP:
		return step_of(run, d);
	case DECIDE_BEST:
		return best_of(run, d);
	case DECIDE_SIGN:
	case DECIDE_CALL:
		break;
	}
	return sign_of(run, d);
}

bool decide_moves(const struct run *run, const struct decider *d)
{
	return slope_of(run, d->a, d->element) != 0 ||
		(d->b >= 0 && slope_of(run, d->b, d->element) != 0);
}

/* A list that grows to a limit. */
struct list {
	struct decider *out;
	size_t n, size;
};

/* One decider for each element of what it looks at. */
static void add(struct list *list, const struct run *run, struct decider d)
{
	size_t n = walk_count(&run->walk, (size_t)d.a);
	if (d.b >= 0 && walk_count(&run->walk, (size_t)d.b) > n)
		n = walk_count(&run->walk, (size_t)d.b);
	if (d.kind == DECIDE_BEST)
		n = 1;
	for (d.element = 0; d.element < n && list->n < list->size; d.element++)
		list->out[list->n++] = d;
}

static void add_two(
	struct list *list, const struct run *run, enum decider_kind kind, size_t i, int a, int b)
{
	add(list, run, (struct decider){ kind, i, a, b, 0, 0 });
}

static void add_sign(struct list *list, const struct run *run, size_t i, int a)
{
	add_two(list, run, DECIDE_SIGN, i, a, -1);
}

static void add_call(struct list *list, const struct run *run, size_t i)
{
	const struct node *node = &run->walk.expr->node[i];
	if (node->primitive == P_ABS || node->primitive == P_SIGN)
		add_sign(list, run, i, node->arg[0]);
	else if (node->primitive == P_FLOOR)
		add(list, run, (struct decider){ DECIDE_STEP, i, node->arg[0], -1, 0, 0 });
}

static void add_node(struct list *list, const struct run *run, size_t i)
{
	const struct node *node = &run->walk.expr->node[i];
	const int *arg = node->arg;
	switch (node->op) {
	case OP_LT:
	case OP_LE:
	case OP_GT:
	case OP_GE:
		add_two(list, run, DECIDE_TRUTH, i, arg[0], arg[1]);
		break;
	case OP_EQ:
	case OP_NE:
		add_two(list, run, DECIDE_SIGN, i, arg[0], arg[1]);
		break;
	case OP_CALL1:
		add_call(list, run, i);
		break;
	case OP_MIN:
	case OP_MAX:
	case OP_ARGMAX:
		if (arg[1] >= 0)
			add_two(list, run, DECIDE_PICK, i, arg[0], arg[1]);
		else if (walk_count(&run->walk, (size_t)arg[0]) > 1)
			add(list, run, (struct decider){ DECIDE_BEST, i, arg[0], -1, 0, 0 });
		break;
	case OP_CLAMP:
		add_two(list, run, DECIDE_PICK, i, arg[0], arg[1]);
		add_two(list, run, DECIDE_PICK, i, arg[0], arg[2]);
		break;
	case OP_MOD:
		add(list, run, (struct decider){ DECIDE_STEP, i, arg[0], arg[1], 0, 0 });
		break;
	case OP_CHOOSE: /* a condition that is no comparison: (x - 1) ? a : b */
		add_sign(list, run, i, arg[0]);
		break;
	case OP_FUNCTION:
		add(list, run, (struct decider){ DECIDE_CALL, i, arg[0], -1, 0, 0 });
		break;
	default:
		break;
	}
}

static bool is_truth(enum op op)
{
	return op >= OP_LT && op <= OP_AND;
}

size_t decide_list(const struct run *run, struct decider *out, size_t size)
{
	struct list list = { out, 0, size };
	const struct node *node = run->walk.expr->node;
	for (size_t i = 0; i < run->walk.expr->nodes; i++) {
		bool told = node[i].op == OP_CHOOSE && is_truth(node[node[i].arg[0]].op);
		if (!node[i].idle && !node[i].constant && !told)
			add_node(&list, run, i);
	}
	return list.n;
}

/* Denominators, and what negative powers, log and log's kin have a pole of. */
size_t decide_poles(const struct run *run, struct decider *out, size_t size)
{
	struct list list = { out, 0, size };
	for (size_t i = 0; i < run->walk.expr->nodes; i++) {
		const struct node *node = &run->walk.expr->node[i];
		if (node->idle || node->constant)
			continue;
		if (node->shape == SHAPE_LOG1P)
			add(&list, run, (struct decider){ DECIDE_SIGN, i, node->of, -1, 0, -1 });
		if (node->shape != SHAPE_PLAIN)
			continue;
		const struct node *second =
			node->arg[1] < 0 ? NULL : &run->walk.expr->node[node->arg[1]];
		if (node->op == OP_DIV)
			add_sign(&list, run, i, node->arg[1]);
		else if (node->op == OP_POW && second->constant && second->number < 0)
			add_sign(&list, run, i, node->arg[0]);
		else if (node->op == OP_CALL1 && node->primitive == P_LOG)
			add_sign(&list, run, i, node->arg[0]);
	}
	return list.n;
}

/* ---- branches that are taken ------------------------------------------------------------ */

static bool same_value(const struct run *run, int i, int j)
{
	return element_of(run, i, 0).hi == element_of(run, j, 0).hi;
}

static void mark_arguments(const struct run *run, const struct node *node, size_t i, bool *live)
{
	bool lists = run->walk.count != NULL;
	for (int k = 0; k < EXPR_ARGS && node->arg[k] >= 0; k++) {
		bool taken = true;
		if (node->op == OP_CHOOSE && k > 0 && !lists)
			taken = (element_of(run, node->arg[0], 0).hi != 0) == (k == 1);
		else if ((node->op == OP_MIN || node->op == OP_MAX) && !lists)
			taken = same_value(run, node->arg[k], (int)i);
		live[node->arg[k]] |= taken;
	}
}

bool decide_live(const struct run *run, size_t wanted)
{
	size_t nodes = run->walk.expr->nodes;
	bool *live = alloc_zero(nodes, sizeof *live);
	live[nodes - 1] = true;
	for (size_t i = nodes; i-- > wanted + 1;) {
		const struct node *node = &run->walk.expr->node[i];
		if (!live[i] || node->constant)
			continue;
		if (node->shape != SHAPE_PLAIN) {
			live[node->of] = true;
			if (node->by >= 0)
				live[node->by] = true;
		} else {
			mark_arguments(run, node, i, live);
		}
	}
	bool found = live[wanted];
	free(live);
	return found;
}
