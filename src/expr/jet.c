/* expr_eval: the nodes of a formula one after another, numbers and lists. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "expr/dd.h"
#include "expr/eval.h"

#include <math.h>
#include <stdlib.h>

static size_t widest(const struct expr *expr, const struct point_at *at)
{
	size_t width = 1;
	for (size_t k = 0; k < expr->params; k++)
		if (at->param[k].n > width)
			width = at->param[k].n;
	return width;
}

/* True if every parameter is one number, so that every node is. */
static bool all_numbers(const struct expr *expr, const struct point_at *at)
{
	for (size_t k = 0; k < expr->params; k++)
		if (at->param[k].n != 1)
			return false;
	return true;
}

void run_init(struct run *run, const struct expr *expr, const struct point_at *at)
{
	run->expr = expr;
	run->width = widest(expr, at);
	run->count = NULL;
	run->value = run->fixed;
	if (!all_numbers(expr, at))
		run->count = alloc_zero(expr->nodes, sizeof *run->count);
	if (run->count != NULL || expr->nodes > EVAL_STACK)
		run->value = alloc_zero(expr->nodes * run->width, sizeof *run->value);
}

void run_free(struct run *run)
{
	free(run->count);
	if (run->value != run->fixed)
		free(run->value);
}

size_t run_count(const struct run *run, size_t node)
{
	return run->count == NULL ? 1 : run->count[node];
}

/* Element `element` of parameter k. */
static struct wide parameter(const struct point_at *at, size_t k, size_t element)
{
	if (at->list >= 0 && k == (size_t)at->list && element == at->element)
		return (struct wide){{{at->x, 0}, {1, 0}, {0, 0}}};
	return (struct wide){{{at->param[k].v[element], 0}}};
}

static bool is_leaf(const struct node *node)
{
	return node->arg[0] < 0 || node->constant;
}

static struct wide leaf(
	const struct node *node, const struct point_at *at, size_t element)
{
	if (node->op == OP_X)
		return (struct wide){{{at->x, 0}, {1, 0}, {0, 0}}};
	if (node->op == OP_PARAM)
		return parameter(at, node->param, element);
	return (struct wide){{{node->number, node->rest}}};
}

static void run_numbers(struct run *run, const struct point_at *at)
{
	struct wide *value = run->value;
	for (size_t i = 0; i < run->expr->nodes; i++) {
		const struct node *node = &run->expr->node[i];
		const int *arg = node->arg;
		if (node->idle)
			continue;
		if (is_leaf(node))
			value[i] = leaf(node, at, 0);
		else if (eval_has_shape(node))
			value[i] = eval_shape(node, &value[node->of],
				node->by < 0 ? NULL : &value[node->by]);
		else if (node->op == OP_INDEX && value[arg[1]].f[0].hi != 1)
			value[i] = (struct wide){{{NAN, 0}, {NAN, 0}, {NAN, 0}}};
		else
			value[i] = eval_node(node, &value[arg[0]],
				arg[1] < 0 ? NULL : &value[arg[1]],
				arg[2] < 0 ? NULL : &value[arg[2]]);
	}
}

/* Where the values of a node begin, and how far it is from one element to the next. */
struct strip {
	const struct wide *at;
	size_t step;
};

static struct strip strip_of(const struct run *run, int node, size_t *n)
{
	if (node < 0)
		return (struct strip){NULL, 0};
	size_t count = run->count[node];
	if (count != 1 && *n == 1)
		*n = count;
	else if (count != 1 && count != *n)
		*n = 0; /* lists of different length */
	return (struct strip){&run->value[(size_t)node * run->width], count == 1 ? 0 : 1};
}

/* sum, min and max of one list. */
static struct wide reduce(const struct run *run, const struct node *node)
{
	size_t list = (size_t)node->arg[0];
	const struct wide *v = &run->value[list * run->width];
	struct node pair = *node;
	if (node->op == OP_SUM)
		pair.op = OP_ADD;
	struct wide w = v[0];
	for (size_t k = 1; k < run->count[list]; k++)
		w = eval_node(&pair, &w, &v[k], NULL);
	return w;
}

/* Picks an element; false if there is none of that number. */
static bool pick(const struct run *run, const struct node *node, struct wide *out)
{
	size_t list = (size_t)node->arg[0], place = (size_t)node->arg[1];
	double k = run->value[place * run->width].f[0].hi;
	if (run->count[place] != 1 || !(k >= 1 && k <= (double)run->count[list]) ||
		k != rint(k))
		return false;
	*out = run->value[list * run->width + (size_t)k - 1];
	return true;
}

static bool run_each(struct run *run, size_t i)
{
	const struct node *node = &run->expr->node[i];
	bool shaped = eval_has_shape(node);
	size_t n = 1;
	struct strip a = strip_of(run, shaped ? node->of : node->arg[0], &n);
	struct strip b = strip_of(run, shaped ? node->by : node->arg[1], &n);
	struct strip c = strip_of(run, shaped ? -1 : node->arg[2], &n);
	struct wide *value = &run->value[i * run->width];
	run->count[i] = n;
	for (size_t k = 0; k < n; k++) {
		const struct wide *u = a.at + k * a.step;
		const struct wide *v = b.at ? b.at + k * b.step : NULL;
		const struct wide *w = c.at ? c.at + k * c.step : NULL;
		value[k] = shaped ? eval_shape(node, u, v) : eval_node(node, u, v, w);
	}
	return n > 0;
}

static bool run_lists(struct run *run, const struct point_at *at)
{
	for (size_t i = 0; i < run->expr->nodes; i++) {
		const struct node *node = &run->expr->node[i];
		struct wide *value = &run->value[i * run->width];
		run->count[i] = 1;
		if (node->idle)
			continue;
		if (is_leaf(node)) {
			size_t n = node->op == OP_PARAM ? at->param[node->param].n : 1;
			run->count[i] = n;
			for (size_t k = 0; k < n; k++)
				value[k] = leaf(node, at, k);
			if (n == 0)
				return false;
		} else if (node->op == OP_SUM ||
			   ((node->op == OP_MIN || node->op == OP_MAX) &&
				   node->arg[1] < 0)) {
			value[0] = reduce(run, node);
		} else if (node->op == OP_INDEX) {
			if (!pick(run, node, value))
				return false;
		} else if (!run_each(run, i)) {
			return false;
		}
	}
	return true;
}

bool run_at(struct run *run, const struct point_at *at)
{
	if (run->count != NULL)
		return run_lists(run, at);
	run_numbers(run, at);
	return true;
}

size_t expr_outputs(const struct expr *expr, const struct point_at *at)
{
	if (all_numbers(expr, at))
		return 1;
	struct run run;
	run_init(&run, expr, at);
	size_t n = run_at(&run, at) ? run.count[expr->nodes - 1] : 0;
	run_free(&run);
	return n;
}

/* What three values far out, each much farther than the one before, tend to; NaN where
   they do not say. */
static double limit_of(double a, double b, double c)
{
	double close = 0x1p-50 * fabs(c);
	if (a == b && b == c)
		return c;
	if (fabs(a - b) <= close && fabs(b - c) <= close)
		return c;
	if (fabs(b) <= 0x1p-9 * fabs(a) && fabs(c) <= 0x1p-9 * fabs(b))
		return 0;
	bool same = (a < 0) == (b < 0) && (b < 0) == (c < 0);
	if (same && a != 0 && fabs(b) >= 0x1p9 * fabs(a) && fabs(c) >= 0x1p9 * fabs(b))
		return c < 0 ? -HUGE_VAL : HUGE_VAL;
	return NAN;
}

/* Puts in the place of NaN in out[] what the formula tends to, seen at three x. */
static void look_far(struct run *run, const struct point_at *at, const double far[3],
	struct jet *out, size_t n)
{
	struct jet *seen = alloc_zero(3 * n, sizeof *seen);
	struct point_at there = *at;
	const struct wide *last = &run->value[(run->expr->nodes - 1) * run->width];
	for (size_t i = 0; i < 3; i++) {
		there.x = copysign(far[i], at->x);
		run_at(run, &there);
		for (size_t k = 0; k < n; k++)
			seen[i * n + k] = (struct jet){
				last[k].f[0].hi, last[k].f[1].hi, last[k].f[2].hi};
	}
	for (size_t k = 0; k < n; k++) {
		const struct jet *a = &seen[k], *b = &seen[n + k], *c = &seen[2 * n + k];
		if (isnan(out[k].y))
			out[k].y = limit_of(a->y, b->y, c->y);
		if (isnan(out[k].dy))
			out[k].dy = limit_of(a->dy, b->dy, c->dy);
		if (isnan(out[k].d2y))
			out[k].d2y = limit_of(a->d2y, b->d2y, c->d2y);
	}
	free(seen);
}

/* At an infinite x the operations meet inf/inf, 0 times inf and inf - inf. x there stands
   for all large numbers: what the formula is at three of them says what it tends to,
   unless it oscillates. So far out that 1 + 1/x is 1; where only rounding is left there,
   nearer. */
static void at_infinity(
	struct run *run, const struct point_at *at, struct jet *out, size_t n)
{
	static const double far[] = {0x1.5p60, 0x1.3p81, 0x1.dp106};
	static const double near[] = {0x1.5p20, 0x1.3p33, 0x1.dp46};
	look_far(run, at, far, out, n);
	look_far(run, at, near, out, n);
}

void expr_eval(const struct expr *expr, const struct point_at *at, struct jet *out)
{
	struct run run;
	run_init(&run, expr, at);
	size_t last = expr->nodes - 1;
	if (run_at(&run, at)) {
		size_t n = run_count(&run, last);
		bool unknown = false;
		for (size_t k = 0; k < n; k++) {
			const struct exact *f = run.value[last * run.width + k].f;
			out[k] = (struct jet){f[0].hi, f[1].hi, f[2].hi};
			if (isnan(at->x) && expr->node[last].varies)
				out[k] = (struct jet){at->x, at->x, at->x};
			unknown |= isnan(f[0].hi) || isnan(f[1].hi) || isnan(f[2].hi);
		}
		if (unknown && isinf(at->x) && !expr->periodic)
			at_infinity(&run, at, out, n);
	}
	run_free(&run);
}
