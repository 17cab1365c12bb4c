/* Tree to math list: names, numbers, functions, and what has a notation of its own. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/print/math-maker.h"

#include "expr/primitives.h"

#include <string.h>

/* ---- names and numbers ------------------------------------------------------------- */

/* `list`: the name is of a list, of which an element is meant. */
void math_put_name(struct math_maker *m, const char *name, bool list)
{
	math_add_text(m, MATH_NAME, name);
	m->to->item[m->to->item[m->row].last].index = list ? m->index : 0;
}

static void put_constant(struct math_maker *m, const char *name)
{
	math_put_name(m, name, false);
	m->to->item[m->to->item[m->row].last].constant = true;
}

enum level math_put_symbol(struct math_maker *m, const struct node *n)
{
	const char running[] = { m->index, '\0' };
	if (n->op == OP_PI || n->op == OP_E)
		put_constant(m, print_symbol(m->e, n));
	else if (n->op == OP_PLACE && m->index)
		math_put_name(m, running, false);
	else
		math_put_name(m, print_symbol(m->e, n),
			n->op == OP_PARAM && m->list && m->list[n->param]);
	return LEVEL_ATOM;
}

/* On a sheet 1.5e-3 is 1.5 times 10 to the power of -3, 1e-3 a power alone. */
enum level math_put_number(struct math_maker *m, const struct node *n)
{
	struct text digits = { 0 };
	print_digits(&digits, m->e, n);
	char *s = digits.s, *power = s + strcspn(s, "eE");
	bool decimal = m->layout != MATH_SHEET || *power == '\0';
	if (decimal) {
		math_add_text(m, MATH_NUMBER, s);
	} else {
		*power++ = '\0';
		bool minus = *power == '-';
		power += strspn(power, "+-");
		power += strspn(power, "0");
		if (strcmp(s, "1") != 0) {
			math_add_text(m, MATH_NUMBER, s);
			math_add_sign(m, MATH_CROSS);
		}
		int outer = math_enter(m, MATH_SUPERSCRIPT), inner = math_enter(m, MATH_ROW);
		math_add_text(m, MATH_NUMBER, "10");
		math_leave(m, inner);
		inner = math_enter(m, MATH_ROW);
		if (minus)
			math_add_sign(m, MATH_NEGATIVE);
		math_add_text(m, MATH_NUMBER, *power ? power : "0");
		math_leave(m, inner);
		math_leave(m, outer);
	}
	text_free(&digits);
	return decimal ? LEVEL_ATOM : LEVEL_PRODUCT;
}

void math_put_function(struct math_maker *m, const struct node *n)
{
	const char *name = n->op == OP_FUNCTION ? n->function->name : print_function(n);
	bool own = n->op == OP_FUNCTION && m->own && strcmp(m->own, name) == 0;
	if (own && m->layout >= MATH_LINE) {
		math_put_name(m, "f", false);
		return;
	}
	if (n->op == OP_CALL1 && m->layout == MATH_SHEET && primitive_row(n->primitive)->textbook)
		name = primitive_row(n->primitive)->textbook;
	math_add_text(m, MATH_FUNCTION, name);
}

/* ---- calls ------------------------------------------------------------------------- */

void math_put_arguments(struct math_maker *m, const struct node *n)
{
	int outer = math_enter_fence(m, MATH_ROUND);
	for (int k = 0; k < EXPR_ARGS && n->arg[k] >= 0; k++) {
		if (k > 0)
			math_add_sign(m, MATH_COMMA);
		math_put(m, n->arg[k], LEVEL_CHOICE);
	}
	math_leave(m, outer);
}

/* max(max(a, b), c) is max(a, b, c). */
static void put_extreme(struct math_maker *m, int node)
{
	struct chain chain = print_chain(m->e, node);
	math_put_function(m, math_node(m, node));
	int outer = math_enter_fence(m, MATH_ROUND);
	for (size_t k = 0; k < chain.n; k++) {
		if (k > 0)
			math_add_sign(m, MATH_COMMA);
		math_put(m, chain.operand[k], LEVEL_CHOICE);
	}
	math_leave(m, outer);
	print_chain_free(&chain);
}

/* sum(v), argmax(v), max(v), min(v) over the elements of a list. */
static enum level put_reduction(struct math_maker *m, const struct node *n)
{
	char outer_index = m->index;
	bool bare = node_is_extreme(n) && math_node(m, n->arg[0])->op == OP_PARAM;
	math_add_text(m, MATH_LARGE, print_function(n));
	m->index = bare ? '\0' : outer_index == 'k' ? 'l' : 'k';
	int large = m->to->item[m->row].last, outer = m->row;
	if (!bare) {
		m->row = large;
		int inner = math_enter(m, MATH_ROW);
		math_put_name(m, (const char[]){ m->index, '\0' }, false);
		math_leave(m, inner);
		m->row = outer;
	}
	m->to->item[outer].tall |= n->op == OP_SUM;
	math_put(m, n->arg[0], LEVEL_PRODUCT);
	m->index = outer_index;
	return math_is_open(m, (int)(n - m->e->node)) ? LEVEL_CHOICE : LEVEL_PRODUCT;
}

static enum level put_exponential(struct math_maker *m, const struct node *n)
{
	bool power = math_is_power_of_e(m, n);
	if (power) {
		int outer = math_enter(m, MATH_SUPERSCRIPT), inner = math_enter(m, MATH_ROW);
		put_constant(m, "e");
		math_leave(m, inner);
		math_put_raised(m, n->arg[0]);
		math_leave(m, outer);
	} else {
		math_add_text(m, MATH_FUNCTION, "exp");
		math_put_arguments(m, n);
	}
	if (n->primitive == P_EXP)
		return power ? LEVEL_POWER : LEVEL_ATOM;
	math_add_sign(m, MATH_MINUS);
	math_add_text(m, MATH_NUMBER, "1");
	return LEVEL_SUM;
}

static void put_log1p(struct math_maker *m, int node)
{
	bool minus = math_is_negative(m, node);
	math_add_text(m, MATH_FUNCTION, "log");
	int outer = math_enter_fence(m, MATH_ROUND);
	math_add_text(m, MATH_NUMBER, "1");
	math_add_sign(m, minus ? MATH_MINUS : MATH_PLUS);
	math_put_operand(m, minus ? math_node(m, node)->arg[0] : node, true);
	math_leave(m, outer);
}

/* On a line what is under a root stands in brackets, but for names, numbers and |u|. */
static void put_root(struct math_maker *m, int node)
{
	const struct node *n = math_node(m, node);
	bool bare = m->layout == MATH_SHEET || math_name(m, node) || n->op == OP_NUMBER ||
		(n->op == OP_CALL1 && n->primitive == P_ABS);
	int outer = math_enter(m, MATH_ROOT);
	if (bare)
		math_put_row(m, node, LEVEL_WHERE);
	else
		math_put_fenced(m, MATH_ROUND, node);
	math_leave(m, outer);
}

static enum level put_primitive(struct math_maker *m, const struct node *n)
{
	bool fine = m->layout >= MATH_FINE, line = m->layout >= MATH_LINE;
	enum primitive p = n->primitive;
	if (p == P_EXP || (p == P_EXPM1 && line))
		return put_exponential(m, n);
	if (p == P_LOG1P && line)
		put_log1p(m, n->arg[0]);
	else if (p == P_SQRT && fine)
		put_root(m, n->arg[0]);
	else if (p == P_ABS && fine)
		math_put_fenced(m, MATH_BARS, n->arg[0]);
	else if (p == P_FLOOR && m->layout == MATH_SHEET)
		math_put_fenced(m, MATH_FLOOR, n->arg[0]);
	else {
		math_put_function(m, n);
		math_put_arguments(m, n);
	}
	return LEVEL_ATOM;
}

enum level math_put_call(struct math_maker *m, int node)
{
	const struct node *n = math_node(m, node);
	bool sheet = m->layout == MATH_SHEET;
	if (n->op == OP_CALL1)
		return put_primitive(m, n);
	if (sheet && node_reduces(n))
		return put_reduction(m, n);
	if (sheet && n->op == OP_MOD) {
		math_put(m, n->arg[0], LEVEL_POWER);
		math_add_sign(m, MATH_MODULO);
		math_put(m, n->arg[1], LEVEL_POWER);
		return LEVEL_PRODUCT;
	}
	if (m->layout > MATH_CODE && (n->op == OP_MIN || n->op == OP_MAX) && !node_is_extreme(n)) {
		put_extreme(m, node);
	} else {
		math_put_function(m, n);
		math_put_arguments(m, n);
	}
	return LEVEL_ATOM;
}

enum level math_put_index(struct math_maker *m, const struct node *n)
{
	char index = m->index;
	m->index = '\0';
	if (m->layout < MATH_FIGURE || (m->layout == MATH_FIGURE && m->raised)) {
		math_put(m, n->arg[0], LEVEL_ATOM);
		math_put_fenced(m, MATH_PLACE, n->arg[1]);
	} else {
		int outer = math_enter(m, MATH_SUBSCRIPT);
		math_put_row(m, n->arg[0], LEVEL_ATOM);
		math_put_raised(m, n->arg[1]);
		math_leave(m, outer);
	}
	m->index = index;
	return LEVEL_ATOM;
}
