/* The plan: in which order a formula's nodes are evaluated, and which of them a choice can leave out. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/parse/build.h"

#include "base/alloc.h"

#include <stdlib.h>

#define YES 1
#define NO 2

/* What a node takes part in only where a choice goes one way; the choice itself may do so. */
struct guard {
	int choice; /* -1: it is always needed */
	unsigned char branch;
};

/* A plan being made. */
struct planner {
	const struct expr *expr;
	bool as_written;
	struct guard *guard; /* of each node */
	bool *needed, *done, *decided;
	struct plan plan;
	size_t room;
};

static bool is_leaf(const struct planner *p, const struct node *node)
{
	return node->arg[0] < 0 || (node->constant && !p->as_written);
}

/* Argument k of what is computed; -1: none. */
static int argument(const struct planner *p, int i, int k)
{
	const struct node *node = &p->expr->node[i];
	if (is_leaf(p, node))
		return -1;
	if (p->as_written || node->shape == SHAPE_PLAIN)
		return node->arg[k];
	return k == 0 ? node->of : k == 1 ? node->by : -1;
}

static bool is_choice(const struct planner *p, int i)
{
	const struct node *node = &p->expr->node[i];
	return node->op == OP_CHOOSE && !is_leaf(p, node);
}

/* How many choices are around one another. */
static int depth(const struct planner *p, struct guard g)
{
	int n = 0;
	for (; g.choice >= 0; g = p->guard[g.choice])
		n++;
	return n;
}

/* What both have in common: a node used in both branches of a choice is needed wherever the choice is. */
static struct guard common(const struct planner *p, struct guard a, struct guard b)
{
	int m = depth(p, a), n = depth(p, b);
	for (; m > n; m--)
		a = p->guard[a.choice];
	for (; n > m; n--)
		b = p->guard[b.choice];
	while (a.choice != b.choice || a.branch != b.branch) {
		a = p->guard[a.choice];
		b = p->guard[b.choice];
	}
	return a;
}

/* From the last node down: everything is left out until somebody needs it. */
static void find_guards(struct planner *p)
{
	const struct guard always = { -1, 0 };
	int last = (int)p->expr->nodes - 1;
	p->needed[last] = true;
	p->guard[last] = always;
	for (int i = last; i >= 0; i--)
		for (int k = 0; k < EXPR_ARGS && p->needed[i]; k++) {
			int a = argument(p, i, k);
			struct guard g = p->guard[i];
			if (a < 0)
				continue;
			if (k > 0 && is_choice(p, i))
				g = (struct guard){ i, k == 1 ? YES : NO };
			if (is_leaf(p, &p->expr->node[a]))
				g = always; /* cheaper than to ask */
			p->guard[a] = p->needed[a] ? common(p, p->guard[a], g) : g;
			p->needed[a] = true;
		}
}

static enum step_kind kind_of(const struct planner *p, const struct node *node)
{
	if (is_leaf(p, node))
		return STEP_LEAF;
	if (!p->as_written && node->shape != SHAPE_PLAIN)
		return STEP_STABLE;
	return node_reduces(node) ? STEP_REDUCE : node->op == OP_INDEX ? STEP_INDEX : STEP_EACH;
}

static void add(struct planner *p, int i, enum step_kind kind)
{
	struct guard g = p->guard[i];
	struct plan_step step = { kind, i, { -1, -1, -1 }, g.choice, g.branch };
	for (int k = 0; k < EXPR_ARGS; k++)
		step.arg[k] = argument(p, i, k);
	p->plan.step = alloc_grow(p->plan.step, p->plan.steps, &p->room, sizeof *p->plan.step);
	p->plan.step[p->plan.steps++] = step;
}

/* The next node that must stand before node i in the plan; -1: there is none. A choice, whose condition comes first,
   is decided before what it may leave out. */
static int next_before(struct planner *p, int i)
{
	int choice = p->guard[i].choice;
	if (choice >= 0 && !p->decided[choice]) {
		add(p, choice, STEP_DECIDE);
		p->decided[choice] = true;
	}
	for (int k = 0; k < EXPR_ARGS; k++) {
		int a = argument(p, i, k);
		if (a >= 0 && !p->done[a])
			return a;
	}
	return -1;
}

/* Depth first with a stack of its own: a sum of a thousand terms is a thousand deep. */
static void order(struct planner *p)
{
	int *stack = NULL;
	size_t used = 0, room = 0;
	stack = alloc_grow(stack, used, &room, sizeof *stack);
	stack[used++] = (int)p->expr->nodes - 1;
	while (used > 0) {
		int i = stack[used - 1], next = p->done[i] ? -1 : next_before(p, i);
		if (next >= 0) {
			stack = alloc_grow(stack, used, &room, sizeof *stack);
			stack[used++] = next;
			continue;
		}
		if (!p->done[i])
			add(p, i, kind_of(p, &p->expr->node[i]));
		p->done[i] = true;
		used--;
	}
	free(stack);
}

struct plan plan_make(const struct expr *expr, bool as_written)
{
	size_t n = expr->nodes;
	struct planner p = { .expr = expr, .as_written = as_written };
	p.guard = alloc_zero(n, sizeof *p.guard);
	p.needed = alloc_zero(3 * n, sizeof *p.needed);
	p.done = p.needed + n;
	p.decided = p.done + n;
	find_guards(&p);
	order(&p);
	free(p.guard);
	free(p.needed);
	return p.plan;
}
