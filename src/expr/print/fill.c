/* A formula filled in: values for parameters, formulas for functions, elements for lists. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/print/fill.h"

#include "base/alloc.h"
#include "base/number.h"

#include <stdlib.h>
#include <string.h>

#define NESTED_MOST 64 /* functions whose formulas call functions */

/* What a node of the old tree became: one node of the new one, or the elements of a list. */
struct items {
	int *node;
	size_t n;
	bool list, loose; /* loose: of j alone, as long as the list that it meets */
};

/* One tree being copied. */
struct copy {
	const struct expr *from;
	const struct items *x;	   /* what stands for x; NULL: x itself */
	const struct items *param; /* what stands for each parameter; n = 0: itself */
	size_t longest;		   /* list of these; 0 where one is not known */
};

static struct items copy_tree(struct fill *f, const struct copy *c, struct items **all);

/* ---- nodes ------------------------------------------------------------------------- */

static struct items new_items(size_t n, bool list)
{
	return (struct items){ .node = alloc_zero(n, sizeof(int)), .n = n, .list = list };
}

static struct items single(int node)
{
	struct items items = new_items(1, false);
	items.node[0] = node;
	return items;
}

static struct items duplicate(const struct items *items)
{
	struct items copy = new_items(items->n, items->list);
	memcpy(copy.node, items->node, items->n * sizeof *copy.node);
	copy.loose = items->loose;
	return copy;
}

/* ---- values ------------------------------------------------------------------------ */

/* A value that the language cannot read, as hexadecimal is, as the number it is. */
static struct items copy_number(struct fill *f, const char *text, size_t length)
{
	struct exact value = { 0 };
	char *copy = alloc_copy_n(text, length);
	f->failed |= !number_read_exact(copy, &value, NULL);
	free(copy);
	bool minus = value.hi < 0;
	struct node node = { .op = OP_NUMBER, .arg = { -1, -1, -1 } };
	node.number = minus ? -value.hi : value.hi;
	node.rest = minus ? -value.lo : value.lo;
	int number = fill_add(f, &node, true);
	if (minus)
		number = fill_add(
			f, &(struct node){ .op = OP_NEG, .arg = { number, -1, -1 } }, true);
	return single(number);
}

static struct items copy_value(struct fill *f, const char *text, size_t length)
{
	static const char *const none[] = { NULL };
	struct expr_error error;
	struct expr *value = expr_parse(text, length, none, NULL, &error);
	if (value == NULL)
		return copy_number(f, text, length);
	size_t first = f->to->nodes;
	struct items result = copy_tree(f, &(struct copy){ .from = value }, NULL);
	for (size_t i = first; i < f->to->nodes; i++)
		f->given[i] = true;
	expr_free(value);
	return result;
}

/* A list's text at its commas; those between brackets belong to calls. */
static struct items copy_values(struct fill *f, const char *text)
{
	size_t n = 1, depth = 0;
	for (const char *s = text; *s; s++) {
		depth += *s == '(';
		depth -= *s == ')' && depth > 0;
		n += *s == ',' && depth == 0;
	}
	if (n > 1 && !f->expand)
		return (struct items){ 0 };
	struct items list = new_items(n, n > 1);
	const char *from = text;
	n = depth = 0;
	for (const char *s = text;; s++) {
		depth += *s == '(';
		depth -= *s == ')' && depth > 0;
		if (*s != '\0' && (*s != ',' || depth > 0))
			continue;
		struct items one = copy_value(f, from, (size_t)(s - from));
		list.node[n++] = one.node[0];
		free(one.node);
		from = s + 1;
		if (*s == '\0')
			return list;
	}
}

/* ---- functions --------------------------------------------------------------------- */

static struct items *copy_params(struct fill *f, const struct expr *from, const char *const *value)
{
	struct items *param = alloc_zero(from->params, sizeof *param);
	for (size_t k = 0; value && k < from->params; k++)
		if (value[k])
			param[k] = copy_values(f, value[k]);
	return param;
}

static void free_params(struct items *param, size_t n)
{
	for (size_t k = 0; k < n; k++)
		free(param[k].node);
	free(param);
}

int fill_formula(struct fill *f, const struct expr *formula, const char *const *value, int x)
{
	if (f->nested >= NESTED_MOST) {
		f->failed = true;
		return x;
	}
	struct items argument = single(x);
	f->nested++;
	struct items *param = copy_params(f, formula, value);
	for (size_t k = 0; k < formula->params; k++)
		f->failed |= param[k].n == 0; /* a list that is not taken apart */
	struct items result = copy_tree(
		f, &(struct copy){ .from = formula, .x = &argument, .param = param }, NULL);
	f->nested--;
	free_params(param, formula->params);
	int node = result.node[0];
	free(result.node);
	free(argument.node);
	return node;
}

/* The function's formula with `x` in the place of its x. */
static int expand(struct fill *f, const struct function *function, int x)
{
	const char *const *value = function->params ? function->params(function) : NULL;
	return fill_formula(f, function->formula(function), value, x);
}

static bool is_expanded(const struct fill *f, const struct node *node)
{
	return f->expand && node->op == OP_FUNCTION && node->function->formula &&
		node->function->formula(node->function);
}

/* ---- operations -------------------------------------------------------------------- */

/* Element by element; a single value goes with each element of a list. */
static struct items copy_operation(struct fill *f, const struct node *node, const struct items *all)
{
	struct items result = { .n = 1 };
	size_t longest = 0;
	for (int k = 0; k < EXPR_ARGS && node->arg[k] >= 0; k++) {
		const struct items *arg = &all[node->arg[k]];
		longest = arg->loose ? arg->n : longest;
		if (!arg->list || arg->loose)
			continue;
		f->failed |= result.list && result.n != arg->n;
		result.n = arg->n;
		result.list = true;
	}
	bool loose = longest > 0 && !result.list && node->loose;
	result = loose ? new_items(longest, true) : new_items(result.n, result.list);
	result.loose = loose;
	for (size_t i = 0; i < result.n && !f->failed; i++) {
		struct node copy = *node;
		for (int k = 0; k < EXPR_ARGS && node->arg[k] >= 0; k++) {
			const struct items *arg = &all[node->arg[k]];
			copy.arg[k] = arg->node[arg->list ? i : 0];
		}
		result.node[i] = is_expanded(f, node) ? expand(f, node->function, copy.arg[0])
						      : fill_tidy(f, copy);
	}
	return result;
}

static int add_call(struct fill *f, enum op op, int a, int b, int c)
{
	return fill_add(f, &(struct node){ .op = op, .arg = { a, b, c } }, false);
}

/* argmax(v) of a known list: v2 > v1 ? 2 : 1, and so on with the largest so far. */
static struct items copy_argmax(struct fill *f, const struct items *list)
{
	int place = fill_number(f, 1), largest = list->node[0];
	for (size_t k = 1; k < list->n; k++) {
		int better = add_call(f, OP_GT, list->node[k], largest, -1);
		place = add_call(f, OP_CHOOSE, better, fill_number(f, k + 1), place);
		largest = add_call(f, OP_MAX, largest, list->node[k], -1);
	}
	return single(place);
}

/* sum(v), max(v), min(v) of a known list: its elements folded. */
static struct items copy_reduction(
	struct fill *f, const struct node *node, const struct items *list)
{
	int total = list->node[0];
	if (node->op == OP_ARGMAX)
		return copy_argmax(f, list);
	enum op op = node->op == OP_SUM ? OP_ADD : node->op;
	for (size_t i = 1; i < list->n; i++)
		total = fill_tidy(
			f, (struct node){ .op = op, .arg = { total, list->node[i], -1 } });
	return single(total);
}

static struct items copy_index(struct fill *f, const struct items *list, const struct items *index)
{
	const struct node *place = &f->to->node[index->node[0]];
	double i = place->op == OP_NUMBER ? place->number : 0;
	if (place->op != OP_NUMBER && !index->list) {
		/* i == 1 ? v1 : i == 2 ? v2 ... */
		int element = list->node[list->n - 1];
		for (size_t k = list->n - 1; k-- > 0;) {
			int here = add_call(f, OP_EQ, index->node[0], fill_number(f, k + 1), -1);
			element = add_call(f, OP_CHOOSE, here, list->node[k], element);
		}
		return single(element);
	}
	if (index->list || !(i >= 1 && i <= (double)list->n)) {
		f->failed = true;
		return single(0);
	}
	return single(list->node[(size_t)i - 1]);
}

static struct items copy_node(
	struct fill *f, const struct copy *c, const struct node *node, struct items *all)
{
	struct node copy = *node;
	if (node->op == OP_X && c->x)
		return duplicate(c->x);
	if (node->op == OP_PARAM && c->param && c->param[node->param].n > 0)
		return duplicate(&c->param[node->param]);
	if (node->op == OP_PLACE && f->expand && c->longest > 0) {
		struct items places = new_items(c->longest, true);
		places.loose = true;
		for (size_t k = 0; k < places.n; k++)
			places.node[k] = fill_number(f, k + 1);
		return places;
	}
	if (node->op == OP_NUMBER) {
		copy.text = f->source.n;
		text_add_n(&f->source, c->from->source + node->text, node->length);
	}
	const struct items *first = node->arg[0] >= 0 ? &all[node->arg[0]] : NULL;
	/* A list of one element looks like a number. */
	bool list = first && (first->list || (f->expand && c->longest > 0));
	if (list && node_reduces(node))
		return copy_reduction(f, node, first);
	if (list && node->op == OP_INDEX)
		return copy_index(f, first, &all[node->arg[1]]);
	if (first)
		return copy_operation(f, &copy, all);
	return single(fill_add(f, &copy, false));
}

/* Copies all nodes; what the last became is the result. `*every` gets what each became, for
   the caller to free; NULL where that is of no interest. */
static struct items copy_tree(struct fill *f, const struct copy *c, struct items **every)
{
	size_t n = c->from->nodes;
	struct items *all = alloc_zero(n, sizeof *all);
	for (size_t i = 0; i < n && !f->failed; i++)
		all[i] = copy_node(f, c, &c->from->node[i], all);
	struct items result = f->failed ? single(0) : duplicate(&all[n - 1]);
	if (every)
		*every = all;
	else
		free_params(all, n);
	return result;
}

/* ---- the face ---------------------------------------------------------------------- */

void fill_params(struct expr *to, const struct expr *from)
{
	to->params = from->params;
	to->param = alloc_zero(from->params, sizeof *to->param);
	to->list = from->list ? alloc_zero(from->params, sizeof *to->list) : NULL;
	for (size_t k = 0; k < from->params; k++) {
		to->param[k] = alloc_copy(from->param[k]);
		if (from->list)
			to->list[k] = from->list[k];
	}
}

static void copy_locals(struct expr *to, const struct expr *from, const struct items *all)
{
	to->local = alloc_zero(from->locals, sizeof *to->local);
	to->locals = from->locals;
	for (size_t i = 0; i < from->locals; i++) {
		to->local[i].name = alloc_copy(from->local[i].name);
		to->local[i].node = all[from->local[i].node].node[0];
	}
}

struct expr *print_fill(const struct expr *from, const char *const *value, bool expand_all,
	int **outputs, size_t *n)
{
	struct expr *to = alloc_zero(1, sizeof *to);
	struct fill f = { .to = to, .expand = expand_all };
	fill_params(to, from);
	struct items *param = copy_params(&f, from, value), *all;
	size_t longest = from->params > 0;
	for (size_t k = 0; k < from->params; k++)
		longest = longest == 0 || param[k].n == 0 ? 0
			: param[k].n > longest		  ? param[k].n
							  : longest;
	struct items result = copy_tree(
		&f, &(struct copy){ .from = from, .param = param, .longest = longest }, &all);
	/* Elements of lists have no names; a target that lacks lists lacks "where" too. */
	if (!f.failed && !expand_all)
		copy_locals(to, from, all);
	to->source = alloc_copy_n(text_string(&f.source), f.source.n);
	to->length = f.source.n;
	/* The last is the value, also where tidying has made it an earlier one. */
	*outputs = result.node;
	*n = result.n;
	free_params(all, from->nodes);
	free_params(param, from->params);
	free(f.given);
	text_free(&f.source);
	if (!f.failed)
		return to;
	free(result.node);
	expr_free(to);
	return NULL;
}
