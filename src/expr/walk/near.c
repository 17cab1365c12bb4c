/* expr_near: a formula in pairs of long doubles, each value with a bound of its error. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/walk/near-parts.h"

#include "base/alloc.h"

#include <stdlib.h>
#include <string.h>

#define SLACK 1.01L /* the bounds were rounded, too */
#define NODES_FIXED 48
#define CELLS_FIXED 192
#define PARAMS_FIXED 16
#define CALLS_MAX 16 /* functions of the scope inside one another */

/* A formula while it is evaluated: node i has count[i] values from value[i * width] on.
 */
struct run {
	const struct expr *expr;
	const struct near_at *at;
	struct near x;
	int depth;
	struct near *value;
	size_t *count, width, length; /* the longest list's; that of the list that x is in */
};

/* ---- numbers --------------------------------------------------------------------------
 */

/* The number that `text` says, x to 106 bits. */
static struct near number(struct exact x, const char *text, size_t n)
{
	/* So few plain digits are no nearer a double than 106 bits can tell. */
	bool plain = n <= 20;
	for (size_t i = 0; i < n && plain; i++)
		plain = text[i] != '\0' && strchr("+-.0123456789", text[i]) != NULL;
	return x.lo == 0 && plain ? near_exact(x.hi) : near_constant(x);
}

struct near near_read(const char *text)
{
	struct exact x;
	return number_read_exact(text, &x, NULL) ? number(x, text, strlen(text)) : near_unknown;
}

static struct near leaf(const struct run *run, const struct node *node, size_t element)
{
	const struct near_at *at = run->at;
	switch (node->op) {
	case OP_NUMBER:
		return number((struct exact){ node->number, node->rest },
			run->expr->source + node->text, node->length);
	case OP_X:
		return run->x;
	case OP_PI:
	case OP_E:
		return near_constant((struct exact){ node->number, node->rest });
	case OP_PLACE:
		return near_exact((long double)element + 1);
	default:
		return at->list >= 0 && node->param == (size_t)at->list && element == at->element
			? run->x
			: at->param[node->param].v[element];
	}
}

/* ---- operations -----------------------------------------------------------------------
 */

static void evaluate(struct run *, struct near *out, size_t outputs);

/* A function of the scope: its formula, with u for x. */
static struct near call(const struct function *function, struct near u, int depth)
{
	const struct expr *formula = function->formula == NULL ? NULL : function->formula(function);
	struct near param[PARAMS_FIXED], y;
	struct near_values values[PARAMS_FIXED];
	if (formula == NULL || depth == CALLS_MAX || expr_params(formula) > PARAMS_FIXED)
		return near_unknown;
	for (size_t k = 0; k < expr_params(formula); k++) {
		param[k] = near_read(function->params(function)[k]);
		values[k] = (struct near_values){ 1, &param[k] };
	}
	struct near_at at = { .param = values, .list = -1 };
	struct run run = { .expr = formula, .at = &at, .x = u, .depth = depth + 1 };
	evaluate(&run, &y, 1);
	return y;
}

static struct near choose(struct near condition, struct near yes, struct near no)
{
	return near_is_nowhere(condition) || condition.off != 0 || condition.rest != 0
		? near_unknown
		: condition.y != 0 ? yes
				   : no;
}

/* Nothing is left where a double meets the number that it stands for. */
static struct near sum(const struct node *node, struct near a, struct near b)
{
	bool typed = node->meets == 1;
	struct near x = typed ? b : a, number = near_negate(typed ? a : b);
	bool exact = x.off == 0 && x.rest == 0 && (double)x.y == x.y;
	if (node->meets != 0 && exact && near_double(number) == (double)x.y)
		return near_exact(0);
	return near_add(a, b);
}

/* The operation of node i on one element of each argument. */
static struct near operate(
	const struct run *run, const struct node *node, struct near a, struct near b, struct near c)
{
	switch (node->op) {
	case OP_ADD:
		return sum(node, a, b);
	case OP_SUB:
		return sum(node, a, near_negate(b));
	case OP_MUL:
	case OP_AND:
		return near_multiply(a, b);
	case OP_DIV:
		return near_divide(a, b);
	case OP_POW:
		return near_power(&run->expr->node[node->arg[0]], a, b);
	case OP_MOD:
		return near_modulo(a, b);
	case OP_NEG:
		return near_negate(a);
	case OP_LT:
	case OP_LE:
	case OP_GT:
	case OP_GE:
	case OP_EQ:
	case OP_NE:
		return near_compare(node->op, a, b);
	case OP_CHOOSE:
		return choose(a, b, c);
	case OP_CALL1:
		return near_primitive(node->primitive, a);
	case OP_FUNCTION:
		return call(node->function, a, run->depth);
	case OP_MIN:
		return near_smaller(a, b);
	case OP_MAX:
		return near_larger(a, b);
	case OP_CLAMP:
		return near_smaller(near_larger(a, b), c);
	default:
		return near_unknown;
	}
}

/* ---- nodes ----------------------------------------------------------------------------
 */

/* How many values node i has where no list says it. */
static size_t count_of(const struct run *run, size_t i)
{
	return run->expr->node[i].loose ? run->length : run->count[i];
}

/* Sum, and the extremes of one list and their place. */
static bool reduces(const struct node *node)
{
	bool extreme = node->op == OP_MIN || node->op == OP_MAX;
	return node->op == OP_SUM || node->op == OP_ARGMAX || (extreme && node->arg[1] < 0);
}

/* The place of the first of the largest. */
static struct near place_of_largest(const struct near *v, size_t n)
{
	size_t best = 0;
	for (size_t k = 1; k < n; k++) {
		double y = near_double(v[k]), most = near_double(v[best]);
		if (isnan(y) || isnan(most))
			return near_unknown;
		if (y > most)
			best = k;
	}
	return near_exact((long double)best + 1);
}

static struct near reduce(const struct run *run, const struct node *node)
{
	size_t list = (size_t)node->arg[0], n = count_of(run, list);
	const struct near *v = &run->value[list * run->width];
	if (node->op == OP_ARGMAX)
		return place_of_largest(v, n);
	struct near y = v[0];
	for (size_t k = 1; k < n; k++)
		y = node->op == OP_SUM	     ? near_add(y, v[k])
			: node->op == OP_MIN ? near_smaller(y, v[k])
					     : near_larger(y, v[k]);
	return y;
}

/* An element by its exact number; false if there is none. */
static bool pick(const struct run *run, const struct node *node, struct near *y)
{
	size_t list = (size_t)node->arg[0], place = (size_t)node->arg[1];
	struct near k = run->value[place * run->width];
	if (run->count[place] != 1 || k.off != 0 || k.rest != 0 || k.y != floorl(k.y) ||
		!(k.y >= 1 && k.y <= (long double)count_of(run, list)))
		return false;
	*y = run->value[list * run->width + (size_t)k.y - 1];
	return true;
}

/* Where the values of an argument begin, and how far it is from one to the next. */
struct strip {
	const struct near *at;
	size_t step;
};

static struct strip strip_of(const struct run *run, int node, size_t *n)
{
	if (node < 0)
		return (struct strip){ &near_unknown, 0 };
	size_t count = run->count[node];
	const struct near *at = &run->value[(size_t)node * run->width];
	if (run->expr->node[node].loose)
		return (struct strip){ at, 1 };
	if (count != 1 && *n == 1)
		*n = count;
	else if (count != 1 && count != *n)
		*n = 0; /* lists of different length */
	return (struct strip){ at, count == 1 ? 0 : 1 };
}

/* Element by element; a number serves all elements, and what is made of j and numbers has
   as many as there can be. */
static bool each(struct run *run, const struct node *node, struct near *value, size_t *n)
{
	bool shaped = node->shape != SHAPE_PLAIN;
	struct strip a = strip_of(run, shaped ? node->of : node->arg[0], n);
	struct strip b = strip_of(run, shaped ? node->by : node->arg[1], n);
	struct strip c = strip_of(run, shaped ? -1 : node->arg[2], n);
	if (node->loose)
		*n = run->width;
	for (size_t k = 0; k < *n; k++) {
		struct near u = a.at[k * a.step], v = b.at[k * b.step];
		value[k] = shaped ? near_shape(node->shape, u, v)
				  : operate(run, node, u, v, c.at[k * c.step]);
	}
	return *n > 0;
}

/* The values of node i; false if it has none. */
static bool compute(struct run *run, size_t i)
{
	const struct node *node = &run->expr->node[i];
	struct near *value = &run->value[i * run->width];
	size_t n = 1;
	bool good = true;
	if (node->shape == SHAPE_PLAIN && node->arg[0] < 0) {
		n = node->op == OP_PARAM       ? run->at->param[node->param].n
			: node->op == OP_PLACE ? run->width
					       : 1;
		for (size_t k = 0; k < n; k++)
			value[k] = leaf(run, node, k);
		good = n > 0;
	} else if (reduces(node)) {
		*value = reduce(run, node);
	} else if (node->op == OP_INDEX) {
		good = pick(run, node, value);
	} else {
		good = each(run, node, value, &n);
	}
	run->count[i] = n;
	return good;
}

static size_t widest(const struct expr *expr, const struct near_at *at)
{
	size_t width = 1;
	for (size_t k = 0; k < expr->params; k++)
		if (at->param[k].n > width)
			width = at->param[k].n;
	return width;
}

static void evaluate(struct run *run, struct near *out, size_t outputs)
{
	struct near cells[CELLS_FIXED];
	size_t counts[NODES_FIXED], nodes = run->expr->nodes, last = nodes - 1;
	run->width = widest(run->expr, run->at);
	run->length = run->at->list >= 0 ? run->at->param[run->at->list].n : run->width;
	run->value = cells;
	run->count = counts;
	if (nodes * run->width > CELLS_FIXED)
		run->value = alloc_resize(NULL, nodes * run->width, sizeof *run->value);
	if (nodes > NODES_FIXED)
		run->count = alloc_resize(NULL, nodes, sizeof *run->count);
	bool good = true;
	for (size_t i = 0; i < nodes && good; i++)
		good = compute(run, i);
	good = good && count_of(run, last) == outputs;
	for (size_t k = 0; k < outputs; k++)
		out[k] = good ? run->value[last * run->width + k] : near_unknown;
	if (run->value != cells)
		free(run->value);
	if (run->count != counts)
		free(run->count);
}

void expr_near(const struct expr *expr, const struct near_at *at, struct near *out, size_t outputs)
{
	if (LDBL_MANT_DIG < 64 || !isfinite(at->x)) {
		for (size_t k = 0; k < outputs; k++)
			out[k] = near_unknown;
		return;
	}
	struct run run = { .expr = expr, .at = at, .x = near_exact(at->x) };
	evaluate(&run, out, outputs);
	for (size_t k = 0; k < outputs; k++)
		out[k].off *= SLACK;
}
