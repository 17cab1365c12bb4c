/* expr_eval: the nodes of a formula one after another, numbers and lists. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "expr/walk/dd.h"
#include "expr/walk/eval.h"
#include "expr/exact/settle.h"
#include "expr/branch/tie.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define READINGS 16 /* texts of parameters that are remembered */

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
	run->length = at->list >= 0 ? at->param[at->list].n : run->width;
	run->count = NULL;
	run->tie = run->ignored = false;
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
	if (run->count == NULL)
		return 1;
	return run->expr->node[node].loose ? run->length : run->count[node];
}

/* Element `element` of parameter k. */
static struct wide parameter(
	const struct run *run, const struct point_at *at, size_t k, size_t element)
{
	if (at->list >= 0 && k == (size_t)at->list && element == at->element)
		return run->x;
	double rest = at->rest == NULL || at->rest[k].n == 0 ? 0 : at->rest[k].v[element];
	return (struct wide){ { dd_exact((struct exact){ at->param[k].v[element], rest }) } };
}

static bool is_leaf(const struct node *node)
{
	return node->arg[0] < 0 || node->constant;
}

static struct wide leaf(
	const struct run *run, const struct node *node, const struct point_at *at, size_t element)
{
	if (node->op == OP_X)
		return run->x;
	if (node->op == OP_PARAM)
		return parameter(run, at, node->param, element);
	if (node->op == OP_PLACE)
		return (struct wide){ { dd_of((double)element + 1) } };
	return (struct wide){ { { node->number, node->rest, node->off } } };
}

static void run_numbers(struct run *run, const struct point_at *at)
{
	struct wide *value = run->value;
	bool all = at->list >= 0; /* x is a parameter then */
	for (size_t i = 0; i < run->expr->nodes; i++) {
		const struct node *node = &run->expr->node[i];
		const int *arg = node->arg;
		if (node->idle)
			continue;
		if (is_leaf(node))
			value[i] = leaf(run, node, at, 0);
		else if (eval_by_shape(node))
			value[i] = eval_shape(
				node, &value[node->of], node->by < 0 ? NULL : &value[node->by]);
		else if (node->op == OP_INDEX && value[arg[1]].f[0].hi != 1)
			value[i] = (struct wide){ { dd_of(NAN), dd_of(NAN), dd_of(NAN) } };
		else
			value[i] =
				eval_node(node, &value[arg[0]], arg[1] < 0 ? NULL : &value[arg[1]],
					arg[2] < 0 ? NULL : &value[arg[2]],
					node->varies || all ? &run->tie : &run->ignored);
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
		return (struct strip){ NULL, 0 };
	size_t count = run->count[node];
	if (run->expr->node[node].loose)
		return (struct strip){ &run->value[(size_t)node * run->width], 1 };
	if (count != 1 && *n == 1)
		*n = count;
	else if (count != 1 && count != *n)
		*n = 0; /* lists of different length */
	return (struct strip){ &run->value[(size_t)node * run->width], count == 1 ? 0 : 1 };
}

/* Where the first of the largest is; NaN where one is. */
static struct wide first_largest(const struct wide *v, size_t n, bool *tie)
{
	size_t best = 0;
	for (size_t k = 0; k < n; k++) {
		const struct dd *a = &v[k].f[0], *b = &v[best].f[0];
		if (isnan(a->hi))
			return (struct wide){ { dd_of(NAN), dd_of(NAN), dd_of(NAN) } };
		*tie |= k != best && a->hi == b->hi;
		if (a->hi > b->hi)
			best = k;
	}
	return (struct wide){ { dd_of((double)best + 1) } };
}

static bool is_reduction(const struct node *node)
{
	return node->op == OP_SUM || node->op == OP_ARGMAX ||
		((node->op == OP_MIN || node->op == OP_MAX) && node->arg[1] < 0);
}

/* sum, min, max and argmax of one list. */
static struct wide reduce(struct run *run, const struct node *node)
{
	size_t list = (size_t)node->arg[0], n = run_count(run, list);
	const struct wide *v = &run->value[list * run->width];
	struct node pair = *node;
	if (node->op == OP_ARGMAX)
		return first_largest(v, n, &run->tie);
	if (node->op == OP_SUM)
		pair.op = OP_ADD;
	struct wide w = v[0];
	for (size_t k = 1; k < n; k++)
		w = eval_node(&pair, &w, &v[k], NULL, &run->tie);
	return w;
}

/* Picks an element; false if there is none of that number. */
static bool pick(const struct run *run, const struct node *node, struct wide *out)
{
	size_t list = (size_t)node->arg[0], place = (size_t)node->arg[1];
	double k = run->value[place * run->width].f[0].hi;
	if (run->count[place] != 1 || !(k >= 1 && k <= (double)run_count(run, list)) ||
		k != rint(k))
		return false;
	*out = run->value[list * run->width + (size_t)k - 1];
	return true;
}

static bool run_each(struct run *run, size_t i)
{
	const struct node *node = &run->expr->node[i];
	bool shaped = eval_by_shape(node);
	size_t n = 1;
	struct strip a = strip_of(run, shaped ? node->of : node->arg[0], &n);
	struct strip b = strip_of(run, shaped ? node->by : node->arg[1], &n);
	struct strip c = strip_of(run, shaped ? -1 : node->arg[2], &n);
	struct wide *value = &run->value[i * run->width];
	if (node->loose)
		n = run->width; /* enough for every list */
	run->count[i] = n;
	for (size_t k = 0; k < n; k++) {
		const struct wide *u = a.at + k * a.step;
		const struct wide *v = b.at ? b.at + k * b.step : NULL;
		const struct wide *w = c.at ? c.at + k * c.step : NULL;
		value[k] = shaped ? eval_shape(node, u, v) : eval_node(node, u, v, w, &run->tie);
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
			if (node->loose)
				n = run->width;
			run->count[i] = n;
			for (size_t k = 0; k < n; k++)
				value[k] = leaf(run, node, at, k);
			if (n == 0)
				return false;
		} else if (is_reduction(node)) {
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

bool run_again(struct run *run, const struct point_at *at)
{
	run->tie = false;
	if (run->count != NULL)
		return run_lists(run, at);
	run_numbers(run, at);
	return true;
}

bool run_at(struct run *run, const struct point_at *at)
{
	run->x = (struct wide){ { dd_of(at->x), dd_of(1), dd_of(0) } };
	return run_again(run, at);
}

size_t expr_outputs(const struct expr *expr, const struct point_at *at)
{
	if (all_numbers(expr, at))
		return 1;
	struct run run;
	run_init(&run, expr, at);
	size_t n = run_at(&run, at) ? run_count(&run, expr->nodes - 1) : 0;
	run_free(&run);
	return n;
}

static bool is_decided(const struct wide *w, enum order highest)
{
	for (int i = 0; i <= (int)highest; i++)
		if (!settle_known(w->f[i]))
			return false;
	return true;
}

struct jet run_take(const struct run *run, const struct point_at *at, enum order highest, size_t k)
{
	const struct wide *w = &run->value[(run->expr->nodes - 1) * run->width + k];
	struct jet j = { w->f[0].hi, w->f[1].hi, w->f[2].hi };
	if (isnan(at->x) && run->expr->node[run->expr->nodes - 1].varies)
		return (struct jet){ at->x, at->x, at->x };
	if (isfinite(at->x) && !is_decided(w, highest))
		settle(run->expr, at, k, highest, w, &j);
	return j;
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
static void look_far(
	struct run *run, const struct point_at *at, const double far[3], struct jet *out, size_t n)
{
	struct jet *seen = alloc_zero(3 * n, sizeof *seen);
	struct point_at there = *at;
	for (size_t i = 0; i < 3; i++) {
		there.x = copysign(far[i], at->x);
		run_at(run, &there);
		for (size_t k = 0; k < n; k++)
			seen[i * n + k] = run_take(run, &there, ORDER_D2F, k);
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
static void at_infinity(struct run *run, const struct point_at *at, struct jet *out, size_t n)
{
	static const double far[] = { 0x1.5p60, 0x1.3p81, 0x1.dp106 };
	static const double near[] = { 0x1.5p20, 0x1.3p33, 0x1.dp46 };
	look_far(run, at, far, out, n);
	look_far(run, at, near, out, n);
}

/* Parameters of functions are numbers that few rows have many of. */
struct exact eval_read(const char *text)
{
	static struct reading {
		char text[24];
		struct exact value;
	} memo[READINGS];
	static size_t next;
	for (size_t i = 0; i < READINGS; i++)
		if (memo[i].text[0] != '\0' && strcmp(memo[i].text, text) == 0)
			return memo[i].value;
	struct exact value = { NAN, 0 };
	number_read_exact(text, &value, NULL);
	if (strlen(text) < sizeof memo->text) {
		memcpy(memo[next].text, text, strlen(text) + 1);
		memo[next].value = value;
		next = (next + 1) % READINGS;
	}
	return value;
}

void expr_eval(const struct expr *expr, const struct point_at *at, struct jet *out)
{
	expr_eval_to(expr, at, ORDER_D2F, out);
}

/* Every output as the branches that are taken have it; a run to look further with. */
static size_t take_all(struct run *run, const struct point_at *at, enum order highest,
	struct jet *out, bool *unknown)
{
	if (!run_at(run, at))
		return 0;
	size_t n = run_count(run, run->expr->nodes - 1);
	for (size_t k = 0; k < n; k++) {
		out[k] = run_take(run, at, highest, k);
		*unknown |= isnan(out[k].y) || isnan(out[k].dy) || isnan(out[k].d2y);
	}
	return n;
}

enum order expr_eval_to(
	const struct expr *expr, const struct point_at *at, enum order highest, struct jet *out)
{
	struct run run;
	bool unknown = false;
	enum order broken = ORDERS;
	run_init(&run, expr, at);
	size_t n = take_all(&run, at, highest, out, &unknown);
	if (run.tie && n > 0 && isfinite(at->x) && highest > ORDER_F) {
		take_all(&run, at, ORDER_D2F, out, &unknown); /* one answer, whatever is asked */
		broken = tie_settle(&run, at, out, n);
	}
	if (unknown && isinf(at->x) && !expr->periodic)
		at_infinity(&run, at, out, n);
	run_free(&run);
	return broken;
}

void expr_eval_taken(const struct expr *expr, const struct point_at *at, struct jet *out)
{
	struct run run;
	bool unknown = false;
	run_init(&run, expr, at);
	take_all(&run, at, ORDER_D2F, out, &unknown);
	run_free(&run);
}
