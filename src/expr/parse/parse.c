/* expr_parse: a formula and its local definitions; what the tree tells of itself. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/parse/parser.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "expr/parse/build.h"

#include <stdlib.h>
#include <string.h>

/* True if the token is of that kind; else an error that says what was expected. */
static bool expect(struct parser *p, size_t i, int kind, const char *what)
{
	const struct token *t = &p->token[i];
	if (t->kind == kind && !parser_is(p, i, "where"))
		return true;
	parser_fail(p, t->column, "%s", t->kind == TOKEN_BAD ? _(t->wrong) : what);
	return false;
}

/* A name that nothing else here has. */
static bool new_name(struct parser *p, size_t i)
{
	bool taken = parser_is(p, i, "x");
	for (size_t k = 0; k < p->definitions; k++) {
		const struct token *a = &p->token[p->definition[k].name], *b = &p->token[i];
		taken |= a->length == b->length &&
			memcmp(p->expr->source + a->at, p->expr->source + b->at, a->length) == 0;
	}
	if (taken)
		parser_fail(p, p->token[i].column, "%s",
			_("syntax error: expected a name that is not in use"));
	return !taken;
}

/* The names in brackets of a local function. Returns the token after them. */
static size_t read_arguments(struct parser *p, struct definition *d, size_t i)
{
	d->is_function = true;
	do {
		i++;
		if (d->arguments == EXPR_ARGS) {
			parser_fail(p, p->token[i].column, _("too many arguments (limit %d)"),
				EXPR_ARGS);
			return i;
		}
		if (!expect(p, i, TOKEN_NAME, _("syntax error: expected a name")))
			return i;
		d->argument[d->arguments++] = i++;
	} while (p->token[i].kind == ',');
	expect(p, i, ')', _("syntax error: expected ')'"));
	return i + 1;
}

/* One definition from token i on. Returns the token after it: `;` or the end. */
static size_t read_definition(struct parser *p, size_t i, size_t end)
{
	struct definition d = { .name = i, .node = -1 };
	if (!expect(p, i, TOKEN_NAME, _("syntax error: expected a name")) || !new_name(p, i))
		return end;
	i++;
	if (p->token[i].kind == '(')
		i = read_arguments(p, &d, i);
	if (p->failed || !expect(p, i, '=', _("syntax error: expected '='")))
		return end;
	d.begin = d.end = i + 1;
	while (d.end < end && p->token[d.end].kind != ';')
		d.end++;
	p->definition[p->definitions++] = d;
	return d.end;
}

static void read_definitions(struct parser *p, size_t where, size_t end)
{
	/* Each takes at least `name = value` and a mark before it. */
	p->definition = alloc_zero((end - where) / 4 + 1, sizeof *p->definition);
	size_t i = where;
	do
		i = read_definition(p, i + 1, end);
	while (!p->failed && i < end);
}

/* Those never used are read as well, for their errors. Arguments of functions stand
   for x there. */
static void read_unused(struct parser *p)
{
	static const struct node x = { .op = OP_X, .arg = { -1, -1, -1 } };
	for (size_t k = 0; k < p->definitions && !p->failed; k++) {
		struct definition *d = &p->definition[k];
		if (d->node >= 0)
			continue;
		int bound[EXPR_ARGS] = { 0 };
		if (d->arguments > 0)
			bound[0] = bound[1] = bound[2] = parser_node(p, x);
		p->within = d;
		p->bound = bound;
		d->open = true;
		int i = parser_range(p, d->begin, d->end);
		d->open = false;
		d->node = d->is_function ? -1 : i;
		p->within = NULL;
	}
}

/* Local names and their nodes, for printing; those that the value does not need left out. */
static void keep_locals(struct parser *p)
{
	struct expr *e = p->expr;
	e->local = alloc_zero(p->definitions, sizeof *e->local);
	for (size_t k = 0; k < p->definitions; k++) {
		const struct definition *d = &p->definition[k];
		const struct token *t = &p->token[d->name];
		if (d->node >= 0 && (size_t)d->node < e->nodes)
			e->local[e->locals++] =
				(struct local){ alloc_copy_n(e->source + t->at, t->length),
					d->node };
	}
}

static void read_all(struct parser *p, size_t n)
{
	size_t where = 0;
	while (where < n && !parser_is(p, where, "where"))
		where++;
	if (where < n)
		read_definitions(p, where, n);
	int root = parser_range(p, 0, where);
	if (root >= 0) {
		bool periodic = p->expr->periodic;
		read_unused(p);
		p->expr->periodic = periodic;
	}
	if (!p->failed) {
		build_finish(p->expr, root);
		keep_locals(p);
	}
}

static void take_params(struct expr *expr, const char *const *params)
{
	size_t n = 0;
	while (params != NULL && params[n] != NULL)
		n++;
	expr->params = n;
	if (n == 0)
		return;
	expr->param = alloc_zero(n, sizeof *expr->param);
	expr->list = alloc_zero(n, sizeof *expr->list);
	for (size_t k = 0; k < n; k++) {
		size_t length = strcspn(params[k], "[");
		expr->param[k] = alloc_copy_n(params[k], length);
		expr->list[k] = params[k][length] == '[';
	}
}

struct expr *expr_parse(const char *text, size_t n, const char *const *params,
	const struct scope *scope, struct expr_error *error)
{
	struct expr *expr = alloc_zero(1, sizeof *expr);
	struct parser p = { .expr = expr, .params = params, .scope = scope, .error = error };
	bool too_long = n > EXPR_BYTES;
	expr->length = too_long ? EXPR_BYTES : n;
	expr->source = alloc_copy_n(text, expr->length);
	take_params(expr, params);
	p.param_room = expr->params;
	if (too_long) {
		parser_fail(&p, lexer_column(expr->source, EXPR_BYTES),
			_("too long (limit %d bytes)"), EXPR_BYTES);
	} else {
		struct spelling spelling = spelling_of(expr->source, n);
		free(expr->source);
		expr->source = alloc_copy_n(spelling.text, spelling.length);
		expr->length = spelling.length;
		size_t tokens;
		struct token *token = lexer_read(&spelling, &tokens);
		p.token = token;
		read_all(&p, tokens);
		free(token);
		spelling_free(&spelling);
	}
	free(p.stack);
	free(p.definition);
	if (!p.failed)
		return expr;
	expr_free(expr);
	return NULL;
}

void expr_free(struct expr *expr)
{
	if (expr == NULL)
		return;
	for (size_t k = 0; k < expr->params; k++)
		free(expr->param[k]);
	for (size_t k = 0; k < expr->locals; k++)
		free(expr->local[k].name);
	free(expr->param);
	free(expr->list);
	free(expr->local);
	free(expr->stable.step);
	free(expr->written.step);
	free(expr->node);
	free(expr->source);
	free(expr);
}

size_t expr_params(const struct expr *expr)
{
	return expr->params;
}

const char *expr_param(const struct expr *expr, size_t k)
{
	return expr->param[k];
}

bool expr_uses_x(const struct expr *expr)
{
	return expr->node[expr->nodes - 1].varies;
}
