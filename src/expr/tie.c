/* expr_is_kink: whether x lies exactly where what decides a formula changes. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/decide.h"

#define CALLS_MAX 16 /* functions of the scope inside one another */

/* Most formulas have no branch at all; they are told without being evaluated. */
static bool may_branch(const struct expr *expr)
{
	for (size_t i = 0; i < expr->nodes; i++) {
		const struct node *node = &expr->node[i];
		bool stepping = node->op == OP_CALL1 &&
				(node->primitive == P_ABS || node->primitive == P_SIGN ||
					node->primitive == P_FLOOR);
		bool deciding = (node->op >= OP_LT && node->op <= OP_CHOOSE) ||
				node->op == OP_MIN || node->op == OP_MAX ||
				node->op == OP_CLAMP || node->op == OP_MOD ||
				node->op == OP_FUNCTION;
		if ((stepping || deciding) && node->varies)
			return true;
	}
	return false;
}

static bool is_kink(const struct expr *, const struct point_at *, int depth);

/* A function of the scope bends where its own formula does. */
static bool call_is_kink(const struct run *run, const struct decider *d, int depth)
{
	const struct function *function = run->expr->node[d->node].function;
	const struct expr *formula =
		function->formula != NULL ? function->formula(function) : NULL;
	if (formula == NULL || expr_params(formula) > 0 || depth == CALLS_MAX)
		return false;
	size_t i = (size_t)d->a;
	struct point_at at = {.x = run->value[i * run->width].f[0].hi, .list = -1};
	return is_kink(formula, &at, depth + 1);
}

static bool is_kink(const struct expr *expr, const struct point_at *at, int depth)
{
	if (!may_branch(expr))
		return false;
	struct decider decider[DECIDERS];
	struct run run;
	bool found = false;
	run_init(&run, expr, at);
	if (run_at(&run, at)) {
		size_t n = decide_list(&run, decider, DECIDERS);
		for (size_t k = 0; k < n && !found; k++) {
			const struct decider *d = &decider[k];
			found = d->kind == DECIDE_CALL
					? call_is_kink(&run, d, depth)
					: decide(&run, d).distance == 0 &&
						  decide_live(&run, d->node);
		}
	}
	run_free(&run);
	return found;
}

bool expr_is_kink(const struct expr *expr, const struct point_at *at)
{
	return is_kink(expr, at, 0);
}
