/* Calls with parameters: the formula of a function in the place of its call, with these values. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/parse/parser.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "expr/parse/greek.h"

#include <stdlib.h>
#include <string.h>

/* A tree being copied into the one that is built. */
struct graft {
	struct parser *p;
	const struct expr *from;
	int x;		  /* the node that stands for x */
	const int *param; /* and for each parameter */
};

/* A number brings its digits: they go behind the source, where nobody reads tokens. */
static struct node with_digits(struct parser *p, const struct expr *from, struct node node)
{
	struct expr *e = p->expr;
	e->source = alloc_resize(e->source, e->length + node.length + 1, 1);
	memcpy(e->source + e->length, from->source + node.text, node.length);
	node.text = e->length;
	e->length += node.length;
	e->source[e->length] = '\0';
	return node;
}

static int copy_node(const struct graft *g, const struct node *node, const int *copied)
{
	struct node copy = { .op = node->op,
		.primitive = node->primitive,
		.function = node->function,
		.number = node->number,
		.rest = node->rest,
		.text = node->text,
		.length = node->length,
		.arg = { -1, -1, -1 } };
	if (node->op == OP_X)
		return g->x;
	if (node->op == OP_PARAM)
		return g->param[node->param];
	if (node->op == OP_NUMBER)
		copy = with_digits(g->p, g->from, copy);
	for (int k = 0; k < EXPR_ARGS && node->arg[k] >= 0; k++)
		copy.arg[k] = copied[node->arg[k]];
	return parser_node(g->p, copy);
}

/* The copy of the last node; -1 where there are too many. */
static int copy_tree(const struct graft *g)
{
	int *copied = alloc_resize(NULL, g->from->nodes, sizeof *copied);
	int last = -1;
	for (size_t i = 0; i < g->from->nodes && !g->p->failed; i++)
		last = copied[i] = copy_node(g, &g->from->node[i], copied);
	free(copied);
	return g->p->failed ? -1 : last;
}

/* A default, which is text of a number or a formula without x. */
static int read_default(struct parser *p, const char *text)
{
	static const char *const none[] = { NULL };
	struct expr_error error;
	struct expr *value = expr_parse(text, strlen(text), none, NULL, &error);
	if (value == NULL) {
		parser_fail(p, p->token[p->at].column, "%s", error.what);
		return -1;
	}
	int i = copy_tree(&(struct graft){ .p = p, .from = value, .x = -1 });
	expr_free(value);
	return i;
}

/* "alpha, beta" */
static char *list_params(const struct expr *formula)
{
	struct text list = { 0 };
	for (size_t k = 0; k < formula->params; k++)
		text_print(&list, "%s%s", k > 0 ? ", " : "", formula->param[k]);
	char *names = alloc_copy(text_string(&list));
	text_free(&list);
	return names;
}

/* Parameter values given by name, in their places; false and an error for names that are none, or stand twice. */
static bool place_named(struct parser *p, const struct pending *call, int *value)
{
	const struct expr *formula = call->function->formula(call->function);
	for (size_t i = 0; i < call->named_count; i++) {
		const struct token *t = &p->token[call->named[i].name];
		size_t k = 0;
		while (k < formula->params &&
			!greek_is_same(formula->param[k], p->expr->source + t->at, t->length))
			k++;
		if (k < formula->params && value[k] < 0) {
			value[k] = call->named[i].value;
			continue;
		}
		char *names = list_params(formula);
		if (k < formula->params)
			parser_fail(p, t->column, _("'%s' is given twice"), parser_shown(p, t));
		else if (formula->params == 0)
			parser_fail(
				p, t->column, _("'%s' takes no parameters"), call->function->name);
		else
			parser_fail(p, t->column, _("'%s' is no parameter of '%s'; it has %s"),
				parser_shown(p, t), call->function->name, names);
		free(names);
		return false;
	}
	return true;
}

int inline_call(struct parser *p, const struct pending *call)
{
	const struct function *f = call->function;
	const struct expr *formula = f->formula == NULL ? NULL : f->formula(f);
	if (formula == NULL) {
		parser_fail(p, p->token[call->name].column, _("'%s' takes no parameters"), f->name);
		return -1;
	}
	int *value = alloc_resize(NULL, formula->params + 1, sizeof *value);
	for (size_t k = 0; k < formula->params; k++)
		value[k] = -1;
	int node = -1;
	if (place_named(p, call, value)) {
		for (size_t k = 0; k < formula->params; k++)
			if (value[k] < 0)
				value[k] = read_default(p, f->params(f)[k]);
		if (!p->failed)
			node = copy_tree(&(struct graft){ p, formula, call->value[0], value });
	}
	free(value);
	return node;
}
