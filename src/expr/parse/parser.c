/* The parser: operator precedence with its own stack, so nesting costs no C stack. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/parse/parser.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "expr/parse/build.h"
#include "expr/primitives.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct operator
{
	int kind; /* of its token */
	enum op op;
	enum binding level;
}
operators[] = {
	{ '+', OP_ADD, BIND_SUM },
	{ '-', OP_SUB, BIND_SUM },
	{ '*', OP_MUL, BIND_PRODUCT },
	{ '/', OP_DIV, BIND_PRODUCT },
	{ '^', OP_POW, BIND_POWER },
	{ '<', OP_LT, BIND_COMPARE },
	{ '>', OP_GT, BIND_COMPARE },
	{ TOKEN_LE, OP_LE, BIND_COMPARE },
	{ TOKEN_GE, OP_GE, BIND_COMPARE },
	{ TOKEN_EQ, OP_EQ, BIND_COMPARE },
	{ TOKEN_NE, OP_NE, BIND_COMPARE },
};

void parser_fail(struct parser *p, size_t column, const char *format, ...)
{
	if (p->failed)
		return;
	p->failed = true;
	p->error->column = column;
	va_list list;
	va_start(list, format);
	vsnprintf(p->error->what, sizeof p->error->what, format, list);
	va_end(list);
}

/* The token at hand, TOKEN_END at the end of the range. */
static int kind(const struct parser *p)
{
	return p->at < p->end ? p->token[p->at].kind : TOKEN_END;
}

int parser_node(struct parser *p, struct node node)
{
	if (p->failed)
		return -1;
	int i = build_node(p->expr, &p->room, &node);
	if (i < 0)
		parser_fail(p, p->token[p->at].column, _("too large (limit %d operations)"),
			BUILD_NODES);
	return i;
}

static int binary(struct parser *p, enum op op, int a, int b)
{
	return parser_node(p, (struct node){ .op = op, .arg = { a, b, -1 } });
}

/* ---- the stack ------------------------------------------------------------ */

static struct pending *top(struct parser *p)
{
	return &p->stack[p->used - 1];
}

static void push(struct parser *p, struct pending pending)
{
	bool nests = pending.level != BIND_COMPARE && pending.level != BIND_SUM &&
		pending.level != BIND_PRODUCT;
	if (nests && p->depth >= EXPR_DEPTH) {
		parser_fail(
			p, p->token[p->at].column, _("nested too deeply (limit %d)"), EXPR_DEPTH);
		return;
	}
	p->depth += nests;
	pending.nests = nests;
	p->stack = alloc_grow(p->stack, p->used, &p->stack_room, sizeof *p->stack);
	p->stack[p->used++] = pending;
}

static void pop(struct parser *p)
{
	p->depth -= top(p)->nests;
	p->used--;
}

/* Finishes the operation on top with its right side. */
static int finish(struct parser *p, int right)
{
	struct pending *t = top(p);
	int i = right;
	if (t->level == BIND_SIGN && t->op == OP_NEG)
		i = parser_node(p, (struct node){ .op = OP_NEG, .arg = { right, -1, -1 } });
	else if (t->level == BIND_CHOICE)
		i = parser_node(p,
			(struct node){ .op = OP_CHOOSE,
				.arg = { t->value[t->turned], t->value[!t->turned], right } });
	else if (t->level == BIND_TIGHTEST)
		i = parser_node(p,
			(struct node){
				.op = OP_CALL1, .primitive = P_SQRT, .arg = { right, -1, -1 } });
	else if (t->level != BIND_SIGN)
		i = binary(p, t->op, t->value[0], right);
	if (t->level == BIND_COMPARE && t->chain >= 0)
		i = binary(p, OP_AND, t->chain, i);
	pop(p);
	return i;
}

/* Finishes all that binds at least as tightly as `level`, down to the bracket or '?'
   that is open. */
static int reduce(struct parser *p, enum binding level, int value)
{
	while (!p->failed && p->used > p->base && top(p)->level >= level &&
		top(p)->level != BIND_OPEN && !top(p)->waits)
		value = finish(p, value);
	return value;
}

/* ---- values ------------------------------------------------------------ */

/* `-`, `+`, a root, `(` and `|` before a value. */
static bool read_prefix(struct parser *p)
{
	int k = kind(p);
	if (k == '-' || k == '+')
		push(p,
			(struct pending){ .level = BIND_SIGN,
				.op = k == '-' ? OP_NEG : OP_ADD,
				.chain = -1 });
	else if (k == TOKEN_ROOT)
		push(p, (struct pending){ .level = BIND_TIGHTEST, .chain = -1 });
	else if (k == '(')
		push(p, (struct pending){ .level = BIND_OPEN, .closes = ')', .chain = -1 });
	else if (k == '|')
		push(p,
			(struct pending){ .level = BIND_OPEN,
				.closes = '|',
				.callee = CALLEE_NODE,
				.op = OP_CALL1,
				.primitive = P_ABS,
				.least = 1,
				.most = 1,
				.name = p->at,
				.chain = -1 });
	else
		return false;
	p->at++;
	return true;
}

static int read_number(struct parser *p)
{
	const struct token *t = &p->token[p->at++];
	return parser_number(p, t);
}

/* A word that stands between values. `if(` is a call that other languages have. */
static bool is_word(const struct parser *p, size_t i)
{
	bool called = i + 1 < p->end && p->token[i + 1].kind == '(';
	return parser_is(p, i, "where") || parser_is(p, i, "else") ||
		(parser_is(p, i, "if") && !called);
}

/* `NAME =` at the beginning of an argument. */
static bool read_name_of_parameter(struct parser *p)
{
	struct pending *t = p->used > p->base ? top(p) : NULL;
	bool begins =
		p->at > 0 && (p->token[p->at - 1].kind == '(' || p->token[p->at - 1].kind == ',');
	if (t == NULL || t->callee != CALLEE_NODE || t->op != OP_FUNCTION || !begins ||
		p->at + 1 >= p->end || p->token[p->at + 1].kind != '=')
		return false;
	if (t->named_count == PARSER_NAMED) {
		parser_fail(p, p->token[p->at].column, _("too many arguments (limit %d)"),
			PARSER_NAMED);
		return true;
	}
	t->named[t->named_count].name = p->at;
	t->naming = true;
	p->at += 2;
	return true;
}

/* A number, a name, or the beginning of a call, which asks for a value again (-1). */
static int read_value(struct parser *p)
{
	if (kind(p) == TOKEN_NUMBER)
		return read_number(p);
	if (kind(p) != TOKEN_NAME || is_word(p, p->at)) {
		hint_value(p);
		return -1;
	}
	const struct token *t = &p->token[p->at];
	if (read_name_of_parameter(p))
		return -1;
	if (p->at + 1 >= p->end || t[1].kind != '(') {
		int i = parser_name(p, t);
		p->at++;
		return i;
	}
	struct pending call = { .level = BIND_OPEN, .closes = ')', .chain = -1 };
	if (!parser_callee(p, t, &call))
		return -1;
	push(p, call);
	p->at += 2;
	if (kind(p) == ')')
		parser_arity(p, &call);
	return -1;
}

/* ---- operators ------------------------------------------------------------ */

/* min and max take what comes two by two; other calls collect. */
static void take_argument(struct parser *p, int value)
{
	struct pending *t = top(p);
	if (t->naming) {
		t->named[t->named_count++].value = value;
		t->naming = false;
		return;
	}
	if (t->count < EXPR_ARGS)
		t->value[t->count] = value;
	if (t->callee == CALLEE_FOLD && t->count > 0)
		t->value[0] = binary(p, t->op, t->value[0], value);
	t->count++;
}

static int close_call(struct parser *p, int value)
{
	take_argument(p, value);
	struct pending call = *top(p);
	pop(p);
	if (!parser_arity(p, &call))
		return -1;
	return parser_call(p, &call);
}

/* What is missing before whatever stands here. */
static const char *missing(const struct pending *open)
{
	if (open == NULL)
		return _("syntax error: expected an operator");
	if (open->waits)
		return open->turned ? _("syntax error: expected 'else'")
				    : _("syntax error: expected ':'");
	if (open->closes == '|')
		return _("syntax error: expected '|'");
	return open->closes == ']' ? _("syntax error: expected ']'")
				   : _("syntax error: expected ')'");
}

/* `)`, `]`, `|` and `,`. */
static int read_close(struct parser *p, int value, bool *wants)
{
	int k = kind(p);
	value = reduce(p, BIND_CHOICE, value);
	if (p->failed)
		return -1;
	struct pending *t = p->used > p->base ? top(p) : NULL;
	if (t == NULL || t->waits ||
		(k == ',' ? t->callee == CALLEE_NONE || t->closes == '|' : t->closes != k)) {
		hint_operator(p, missing(t));
		return -1;
	}
	if (k == ',') {
		take_argument(p, value);
		*wants = true;
	} else if (k == ']') {
		value = binary(p, OP_INDEX, t->value[0], value);
		pop(p);
	} else if (t->callee != CALLEE_NONE) {
		value = close_call(p, value);
	} else {
		pop(p);
	}
	p->at++;
	return value;
}

/* `C ? A : B` and `A if C else B`: what stands between waits for the second mark, what follows that binds
   loosest. */
static int read_choice(struct parser *p, int value, bool *wants)
{
	bool turned = kind(p) == TOKEN_NAME, begins = kind(p) == '?' || parser_is(p, p->at, "if");
	value = reduce(p, begins ? BIND_COMPARE : BIND_CHOICE, value);
	if (begins) {
		push(p,
			(struct pending){ .level = BIND_CHOICE,
				.waits = true,
				.turned = turned,
				.value = { value, -1, -1 },
				.chain = -1 });
	} else if (p->used > p->base && top(p)->waits && top(p)->turned == turned) {
		top(p)->waits = false;
		top(p)->value[1] = value;
	} else {
		hint_operator(p, missing(p->used > p->base && top(p)->waits ? top(p) : NULL));
	}
	p->at++;
	*wants = true;
	return -1;
}

/* Comparisons in a row: 0 < x <= 1 is both, x being one node. */
static struct pending chained(struct parser *p, const struct operator* o, int value)
{
	struct pending next = { .level = o->level, .op = o->op, .chain = -1 };
	if (p->used > p->base && top(p)->level == BIND_COMPARE)
		next.chain = finish(p, value);
	next.value[0] = value;
	return next;
}

/* What an operator finishes on its left. A power binds to the right, so it leaves another
   alone; a comparison makes a chain of one. */
static enum binding first_level(enum binding level)
{
	return level == BIND_POWER ? BIND_TIGHTEST : level == BIND_COMPARE ? BIND_SUM : level;
}

static int read_operator(struct parser *p, const struct operator* o, int value)
{
	value = reduce(p, first_level(o->level), value);
	if (!p->failed && o->level == BIND_COMPARE)
		push(p, chained(p, o, value));
	else if (!p->failed)
		push(p,
			(struct pending){ .level = o->level,
				.op = o->op,
				.value = { value, -1, -1 },
				.chain = -1 });
	p->at++;
	return -1;
}

static const struct operator* find_operator(int k)
{
	for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
		if (operators[i].kind == k)
			return &operators[i];
	return NULL;
}

/* What follows a value: sets `*wants` where another must come. */
static int read_after(struct parser *p, int value, bool *wants)
{
	int k = kind(p);
	const struct operator* o = find_operator(k);
	if (o != NULL) {
		*wants = true;
		return read_operator(p, o, value);
	}
	bool word = k == TOKEN_NAME && (parser_is(p, p->at, "if") || parser_is(p, p->at, "else"));
	if (k == '?' || k == ':' || word)
		return read_choice(p, value, wants);
	if (k == ')' || k == ']' || k == ',' || k == '|')
		return read_close(p, value, wants);
	if (k == '[') {
		push(p,
			(struct pending){ .level = BIND_OPEN,
				.closes = ']',
				.value = { value, -1, -1 },
				.chain = -1 });
		p->at++;
		*wants = true;
		return -1;
	}
	hint_operator(p, _("syntax error: expected an operator"));
	return -1;
}

/* Nothing may be open at the end of the range. */
static int read_end(struct parser *p, int value)
{
	value = reduce(p, BIND_CHOICE, value);
	if (!p->failed && p->used > p->base)
		hint_operator(p, missing(top(p)));
	return value;
}

int parser_range(struct parser *p, size_t begin, size_t end)
{
	size_t at = p->at, old_end = p->end, base = p->base, depth = p->depth;
	p->at = begin;
	p->end = end;
	p->base = p->used;
	int value = -1;
	bool wants = true;
	while (!p->failed && (wants || p->at < p->end)) {
		if (++p->steps > PARSER_STEPS)
			parser_fail(p, p->token[p->at].column, _("too large (limit %d steps)"),
				PARSER_STEPS);
		else if (!wants)
			value = read_after(p, value, &wants);
		else if (!read_prefix(p)) {
			value = read_value(p);
			wants = value < 0;
		}
	}
	if (!p->failed)
		value = read_end(p, value);
	p->at = at;
	p->end = old_end;
	p->used = p->base;
	p->base = base;
	p->depth = depth;
	return p->failed ? -1 : value;
}
