/* expr_enclose: the nodes that a value needs, one after another, rigorously. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/exact/enclose.h"

#include "base/alloc.h"
#include "expr/exact/frame.h"

#include <stdlib.h>
#include <string.h>

/* ---- the shape of values --------------------------------------------------------- */

bool frame_reduces(const struct node *node)
{
	return node->op == OP_SUM || node->op == OP_ARGMAX ||
		((node->op == OP_MIN || node->op == OP_MAX) && node->arg[1] < 0);
}

static size_t param_count(const struct frame *f, size_t k)
{
	size_t n = 0;
	if (f->lists == NULL)
		return 1;
	while (f->lists[k][n] != NULL)
		n++;
	return n;
}

size_t frame_count(const struct frame *f, int i)
{
	if (!f->expr->node[i].loose)
		return f->count[i];
	return f->list >= 0 ? param_count(f, (size_t)f->list) : f->longest;
}

/* The number of values of node i, from those of its arguments; 0 if lists of different
   length meet. */
static size_t count_values(const struct frame *f, size_t i)
{
	const struct node *node = &f->expr->node[i];
	if (node->op == OP_PARAM)
		return param_count(f, node->param);
	if (frame_reduces(node) || node->op == OP_INDEX)
		return f->count[node->arg[0]] > 0 ? 1 : 0;
	if (node->loose)
		return f->longest;
	size_t n = 1;
	for (int k = 0; k < EXPR_ARGS; k++) {
		if (node->arg[k] < 0 || f->expr->node[node->arg[k]].loose)
			continue;
		size_t m = f->count[node->arg[k]];
		if (m != 1 && n != 1 && m != n)
			return 0;
		if (m != 1)
			n = m;
	}
	return n;
}

/* False if the formula has no value of that number. */
static bool frame_init(struct frame *f, size_t output)
{
	size_t nodes = f->expr->nodes;
	f->count = alloc_zero(2 * nodes, sizeof *f->count);
	f->first = f->count + nodes;
	f->longest = 1;
	for (size_t k = 0; k < f->expr->params; k++)
		if (param_count(f, k) > f->longest)
			f->longest = param_count(f, k);
	for (size_t i = 0; i < nodes; i++) {
		f->count[i] = count_values(f, i);
		f->first[i] = f->cells;
		f->cells += f->count[i];
	}
	f->cell = alloc_zero(f->cells, sizeof *f->cell);
	return output < frame_count(f, (int)nodes - 1);
}

static void frame_free(struct frame *f)
{
	for (size_t i = 0; i < f->cells; i++)
		if (f->cell[i].known)
			exact_jet_clear(&f->cell[i].jet);
	free(f->cell);
	free(f->count);
}

/* The cell that element k of an operation finds in its argument i: a number's only one
   serves them all. */
static struct cell *cell_of(const struct frame *f, int i, size_t k)
{
	return &f->cell[f->first[i] + (f->count[i] == 1 ? 0 : k)];
}

const struct exact_jet *frame_jet(const struct frame *f, int i, size_t k)
{
	return i < 0 ? NULL : &cell_of(f, i, k)->jet;
}

/* ---- what is needed -------------------------------------------------------------- */

bool frame_has_shape(const struct node *node)
{
	return node->shape == SHAPE_SOFTPLUS || node->shape == SHAPE_LOGISTIC ||
		node->shape == SHAPE_LOGISTIC_UP;
}

static bool is_needed(const struct frame *f, int i, size_t k, struct task *task)
{
	if (i < 0 || cell_of(f, i, k)->known)
		return false;
	*task = (struct task){ (size_t)i, f->count[i] == 1 ? 0 : k };
	return true;
}

/* Which branch a condition takes: 1 or 2; 0 if it has no value. */
int frame_branch(struct frame *f, const struct exact_jet *condition)
{
	enum sign sign = ball_sign(&condition->at[0]);
	if (sign == UNKNOWN)
		f->calculus.effort.undecided = true;
	return sign == ZERO ? 2 : sign == UNDEFINED || sign == UNKNOWN ? 0 : 1;
}

/* The place that an index names, from 0; the list's length if it names none. */
size_t frame_place(const struct frame *f, const struct node *node)
{
	const struct ball *index = &frame_jet(f, node->arg[1], 0)->at[0];
	size_t n = frame_count(f, node->arg[0]);
	const fmpz *i = fmpq_numref(index->anchor);
	if (!ball_is_integer(index) || fmpz_sgn(i) <= 0 || fmpz_cmp_ui(i, n) > 0)
		return n;
	return fmpz_get_ui(i) - 1;
}

/* The next value that must be known before `task` can be computed; false: there is none.
 */
static bool next_needed(struct frame *f, struct task task, struct task *next)
{
	const struct node *node = &f->expr->node[task.node];
	const int *arg = node->arg;
	if (frame_has_shape(node))
		return is_needed(f, node->of, task.element, next) ||
			is_needed(f, node->by, task.element, next);
	if (node->op == OP_CHOOSE) {
		if (is_needed(f, arg[0], task.element, next))
			return true;
		int taken = frame_branch(f, frame_jet(f, arg[0], task.element));
		return taken > 0 && is_needed(f, arg[taken], task.element, next);
	}
	if (node->op == OP_INDEX) {
		if (is_needed(f, arg[1], 0, next))
			return true;
		size_t k = frame_place(f, node);
		return k < frame_count(f, arg[0]) && is_needed(f, arg[0], k, next);
	}
	if (frame_reduces(node)) {
		for (size_t k = 0; k < frame_count(f, arg[0]); k++)
			if (is_needed(f, arg[0], k, next))
				return true;
		return false;
	}
	for (int k = 0; k < EXPR_ARGS; k++)
		if (is_needed(f, arg[k], task.element, next))
			return true;
	return false;
}

/* ---- evaluation ------------------------------------------------------------------ */

/* Depth first with a stack of its own: a sum of a thousand terms is a thousand deep. */
static void compute_all(struct frame *f, struct task last)
{
	struct task *stack = NULL;
	size_t used = 0, room = 0;
	stack = alloc_grow(stack, used, &room, sizeof *stack);
	stack[used++] = last;
	while (used > 0 && !f->calculus.effort.undecided) {
		struct task next;
		if (next_needed(f, stack[used - 1], &next)) {
			stack = alloc_grow(stack, used, &room, sizeof *stack);
			stack[used++] = next;
		} else {
			frame_compute(f, stack[--used]);
		}
	}
	free(stack);
}

/* The value of the frame's formula; false if it is not decided. */
bool frame_evaluate(struct frame *f, size_t output, struct exact_jet *r)
{
	struct task last = { f->expr->nodes - 1, output };
	bool good = frame_init(f, output);
	if (good) {
		compute_all(f, last);
		good = !f->calculus.effort.undecided;
	}
	if (good)
		exact_jet_set(r, frame_jet(f, (int)last.node, output));
	frame_free(f);
	return good;
}

bool enclose_jet(struct effort *e, const struct expr *expr, const struct exact_point *at,
	const struct ball *place, size_t output, enum order highest, struct exact_jet *r)
{
	struct exact_jet x;
	exact_jet_init(&x);
	if (place != NULL)
		ball_set(&x.at[0], place);
	else
		ball_read(e, &x.at[0], at->x, strlen(at->x));
	ball_set_integer(&x.at[1], 1);
	struct frame f = {
		.expr = expr,
		.lists = at->param,
		.list = at->list,
		.element = at->element,
		.x = &x,
		.calculus = { .effort = *e, .highest = highest },
		.doubles = at->doubles,
	};
	bool good = frame_evaluate(&f, output, r);
	if (good && ball_is_nan(&r->at[0]))
		exact_jet_set_nan(r); /* what has no value has no slope */
	*e = f.calculus.effort;
	exact_jet_clear(&x);
	return good;
}
