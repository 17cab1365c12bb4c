/* Names in formulas: numbers, constants, parameters, functions, definitions. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/parse/parser.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/number.h"
#include "expr/parse/build.h"
#include "expr/primitives.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_name(const struct parser *p, const struct token *t, const char *name)
{
	return strlen(name) == t->length && memcmp(p->expr->source + t->at, name, t->length) == 0;
}

bool parser_is(const struct parser *p, size_t i, const char *name)
{
	return p->token[i].kind == TOKEN_NAME && is_name(p, &p->token[i], name);
}

static bool same_name(const struct parser *p, size_t i, size_t j)
{
	const struct token *a = &p->token[i], *b = &p->token[j];
	const char *s = p->expr->source;
	return a->length == b->length && memcmp(s + a->at, s + b->at, a->length) == 0;
}

const char *parser_shown(struct parser *p, const struct token *t)
{
	int n = t->length > NAME_SHOWN ? NAME_SHOWN : (int)t->length;
	snprintf(p->shown, sizeof p->shown, "%.*s%s", n, p->expr->source + t->at,
		t->length > NAME_SHOWN ? "..." : "");
	return p->shown;
}

/* The double nearest the digits, and the rest of them. */
int parser_number(struct parser *p, const struct token *t)
{
	struct node node = {
		.op = OP_NUMBER, .arg = { -1, -1, -1 }, .text = t->at, .length = t->length
	};
	char *digits = alloc_copy_n(p->expr->source + t->at, t->length);
	mpfr_t exact;
	mpfr_init2(exact, 256);
	if (!number_read(digits, &node.number) || isinf(node.number)) {
		parser_fail(p, t->column, "%s", _("number out of range"));
	} else if (node.number != rint(node.number) || fabs(node.number) >= 0x1p53) {
		mpfr_set_str(exact, digits, 10, MPFR_RNDN);
		mpfr_sub_d(exact, exact, node.number, MPFR_RNDN);
		node.rest = node.number == 0 ? 0 : mpfr_get_d(exact, MPFR_RNDN);
	}
	mpfr_clear(exact);
	free(digits);
	return parser_node(p, node);
}

/* The definition of that name, or NULL. */
static struct definition *find_definition(const struct parser *p, size_t name)
{
	for (size_t i = 0; i < p->definitions; i++)
		if (same_name(p, p->definition[i].name, name))
			return &p->definition[i];
	return NULL;
}

/* Reads the body of a definition, which sees no arguments but its own. */
static int read_body(struct parser *p, struct definition *d, const int *bound)
{
	if (d->open || p->depth >= EXPR_DEPTH) {
		if (d->open)
			parser_fail(p, p->token[p->at].column, _("'%s' is defined by itself"),
				parser_shown(p, &p->token[p->at]));
		parser_fail(
			p, p->token[p->at].column, _("nested too deeply (limit %d)"), EXPR_DEPTH);
		return -1;
	}
	const struct definition *within = p->within;
	const int *old = p->bound;
	d->open = true;
	p->within = d;
	p->bound = bound;
	p->depth++;
	int i = parser_range(p, d->begin, d->end);
	p->depth--;
	p->within = within;
	p->bound = old;
	d->open = false;
	return i;
}

static int find_argument(const struct parser *p, size_t name)
{
	for (size_t k = 0; p->within != NULL && k < p->within->arguments; k++)
		if (same_name(p, p->within->argument[k], name))
			return (int)k;
	return -1;
}

/* The parameter of that name, -1 if it is none. `make`: it becomes one where all
   unknown names may. */
static int find_param(struct parser *p, const struct token *t, bool make)
{
	struct expr *e = p->expr;
	for (size_t k = 0; k < e->params; k++)
		if (is_name(p, t, e->param[k]))
			return (int)k;
	if (!make || p->params != NULL)
		return -1;
	e->param = alloc_grow(e->param, e->params, &p->param_room, sizeof *e->param);
	e->param[e->params] = alloc_copy_n(e->source + t->at, t->length);
	return (int)e->params++;
}

static int leaf(struct parser *p, struct node node)
{
	node.arg[0] = node.arg[1] = node.arg[2] = -1;
	return parser_node(p, node);
}

static const struct function *find_function(const struct parser *p, const struct token *t)
{
	if (p->scope == NULL)
		return NULL;
	return p->scope->find(p->scope, p->expr->source + t->at, t->length);
}

static const struct primitive_row *find_primitive(
	const struct parser *p, const struct token *t, bool folded)
{
	return primitive_find(p->expr->source + t->at, t->length, folded);
}

static bool is_function(const struct parser *p, const struct token *t)
{
	return find_primitive(p, t, true) != NULL || find_function(p, t) != NULL;
}

/* j counts the elements of lists; where there are none it is a name like others. */
static bool is_place(const struct parser *p, const struct token *t)
{
	bool lists = false;
	for (size_t k = 0; p->expr->list != NULL && k < p->expr->params; k++)
		lists |= p->expr->list[k];
	return lists && is_name(p, t, "j");
}

/* A local value is read at its first use, so that it may stand after what uses it. */
static int local_value(struct parser *p, const struct token *t, struct definition *d)
{
	if (d->is_function) {
		hint_call(p, t);
		return -1;
	}
	if (d->node < 0)
		d->node = read_body(p, d, NULL);
	return d->node;
}

int parser_name(struct parser *p, const struct token *t)
{
	size_t name = (size_t)(t - p->token);
	int k = find_argument(p, name);
	if (k >= 0)
		return p->bound[k];
	struct definition *d = find_definition(p, name);
	if (d != NULL)
		return local_value(p, t, d);
	k = find_param(p, t, false);
	if (k >= 0)
		return leaf(p, (struct node){ .op = OP_PARAM, .param = (size_t)k });
	if (is_name(p, t, "x"))
		return leaf(p, (struct node){ .op = OP_X });
	if (is_name(p, t, "pi"))
		return leaf(p,
			(struct node){ .op = OP_PI,
				.number = 0x1.921fb54442d18p+1,
				.rest = 0x1.1a62633145c07p-53 });
	if (is_name(p, t, "e"))
		return leaf(p,
			(struct node){ .op = OP_E,
				.number = 0x1.5bf0a8b145769p+1,
				.rest = 0x1.4d57ee2b1013ap-53 });
	if (is_place(p, t))
		return leaf(p, (struct node){ .op = OP_PLACE });
	if (is_function(p, t))
		hint_call(p, t);
	k = p->failed ? -1 : find_param(p, t, true);
	if (k >= 0)
		return leaf(p, (struct node){ .op = OP_PARAM, .param = (size_t)k });
	parser_fail(p, t->column, _("unknown name '%s'"), parser_shown(p, t));
	return -1;
}

/* A name that stands for a number cannot be called. */
static bool is_value(struct parser *p, const struct token *t, const struct definition *d)
{
	if (find_argument(p, (size_t)(t - p->token)) >= 0)
		return true;
	if (d != NULL)
		return !d->is_function;
	return find_param(p, t, false) >= 0 || is_name(p, t, "x") || is_name(p, t, "pi") ||
		is_name(p, t, "e") || is_place(p, t);
}

static void call_primitive(struct pending *call, const struct primitive_row *row)
{
	bool folds = row->op == OP_MIN || row->op == OP_MAX;
	call->callee = folds ? CALLEE_FOLD : CALLEE_NODE;
	call->op = row->op;
	call->primitive = row->primitive;
	call->least = row->least;
	call->most = row->most;
}

bool parser_callee(struct parser *p, const struct token *t, struct pending *call)
{
	call->name = (size_t)(t - p->token);
	struct definition *d = find_definition(p, call->name);
	if (is_value(p, t, d)) {
		parser_fail(p, t->column, _("'%s' is not a function"), parser_shown(p, t));
		return false;
	}
	if (d != NULL) {
		call->callee = CALLEE_LOCAL;
		call->least = call->most = d->arguments;
		call->definition = (size_t)(d - p->definition);
		return true;
	}
	const struct primitive_row *row = find_primitive(p, t, false);
	if (row == NULL)
		call->function = find_function(p, t);
	if (row == NULL && call->function == NULL)
		row = find_primitive(p, t, true);
	if (row != NULL) {
		call_primitive(call, row);
	} else if (call->function != NULL) {
		call->callee = CALLEE_NODE;
		call->op = OP_FUNCTION;
		call->least = call->most = 1;
	} else {
		hint_function(p, t);
		return false;
	}
	return true;
}

/* A parameter of the function that is called; NULL: it has none. */
static const char *first_param(const struct pending *call)
{
	const struct function *f = call->op == OP_FUNCTION ? call->function : NULL;
	const struct expr *formula = f == NULL || f->formula == NULL ? NULL : f->formula(f);
	return formula != NULL && formula->params > 0 ? formula->param[0] : NULL;
}

bool parser_arity(struct parser *p, const struct pending *call)
{
	const struct token *t = &p->token[call->name];
	if (p->failed || (call->count >= call->least && call->count <= call->most))
		return !p->failed;
	if (call->most > EXPR_ARGS)
		parser_fail(p, t->column, _("'%s' takes at least 1 argument"), parser_shown(p, t));
	else if (call->most == 1 && first_param(call) != NULL && call->count > 1)
		parser_fail(p, t->column,
			_("'%s' takes 1 argument, and its parameters by name: %s=..."),
			parser_shown(p, t), first_param(call));
	else if (call->most == 1)
		parser_fail(p, t->column, _("'%s' takes 1 argument"), parser_shown(p, t));
	else
		parser_fail(p, t->column, _("'%s' takes %zu arguments"), parser_shown(p, t),
			call->most);
	return false;
}

/* Whether a node is one number wherever it is evaluated: it is made of x and numbers. Parameters that nobody
   declared may be given lists. */
static bool is_number(const struct expr *e, int node)
{
	bool *used = alloc_zero((size_t)node + 1, sizeof *used), number = true;
	used[node] = true;
	for (int i = node; i >= 0; i--) {
		const struct node *n = &e->node[i];
		if (!used[i])
			continue;
		number &= n->op != OP_PLACE && (n->op != OP_PARAM || (e->list != NULL && !n->list));
		for (int k = 0; k < EXPR_ARGS && n->arg[k] >= 0; k++)
			used[n->arg[k]] = true;
	}
	free(used);
	return number;
}

int parser_call(struct parser *p, const struct pending *call)
{
	if (call->callee == CALLEE_LOCAL) {
		size_t at = p->at;
		p->at = call->name; /* where an error of the call itself is said */
		int i = read_body(p, &p->definition[call->definition], call->value);
		p->at = at;
		return i;
	}
	if (call->callee == CALLEE_FOLD && call->count > 1)
		return call->value[0];
	if (call->callee == CALLEE_FOLD && is_number(p->expr, call->value[0])) {
		const struct token *t = &p->token[call->name];
		parser_fail(p, t->column, _("'%s' of one number; it takes at least 2, or a list"),
			parser_shown(p, t));
		return -1;
	}
	if (call->named_count > 0)
		return inline_call(p, call);
	struct node node = { .op = call->op,
		.primitive = call->primitive,
		.function = call->function,
		.arg = { -1, -1, -1 } };
	for (size_t k = 0; k < call->count; k++)
		node.arg[k] = call->value[k];
	return parser_node(p, node);
}
