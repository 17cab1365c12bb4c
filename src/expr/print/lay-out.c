/* Tree to math list: the one place that decides fractions, signs, powers, brackets and cases. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/print/math-maker.h"

#include <stdlib.h>
#include <string.h>

#define FRACTIONS_MOST 8 /* one in the other's numerator */

static enum level put_node(struct math_maker *m, int node);

/* ---- parts ------------------------------------------------------------------------- */

static struct math_made math_make(struct math_maker *m, int node)
{
	struct math_made made = { math_new(m, MATH_ROW), LEVEL_ATOM };
	int outer = m->row;
	const char *name = print_local(m->e, node);
	m->row = made.row;
	if (name)
		math_put_name(m, name, math_node(m, node)->list || math_node(m, node)->loose);
	else
		made.level = put_node(m, node);
	m->row = outer;
	return made;
}

void math_put(struct math_maker *m, int node, enum level least)
{
	math_place(m, math_make(m, node), least);
}

/* A row of its own inside the item at hand. */
void math_put_row(struct math_maker *m, int node, enum level least)
{
	int outer = math_enter(m, MATH_ROW);
	math_put(m, node, least);
	math_leave(m, outer);
}

void math_put_raised(struct math_maker *m, int node)
{
	bool raised = m->raised;
	m->raised = true;
	math_put_row(m, node, LEVEL_WHERE);
	m->raised = raised;
}

void math_put_fenced(struct math_maker *m, enum math_fence fence, int node)
{
	int outer = math_enter_fence(m, fence);
	math_put(m, node, LEVEL_WHERE);
	math_leave(m, outer);
}

/* A sum over a list reaches as far as what follows lets it: at an end it needs no brackets. */
bool math_is_open(const struct math_maker *m, int node)
{
	enum op op = math_node(m, node)->op;
	return m->layout == MATH_SHEET && (op == OP_SUM || op == OP_ARGMAX);
}

void math_put_operand(struct math_maker *m, int node, bool last)
{
	struct math_made made = math_make(m, node);
	bool sign = math_begins_with_minus(m, made.row);
	enum level least = last && math_is_open(m, node) ? LEVEL_CHOICE : LEVEL_PRODUCT;
	math_place(m, made, sign ? LEVEL_ATOM : least);
}

/* ---- operators --------------------------------------------------------------------- */

/* cosh^2(x) is how powers of these are written on a sheet. */
static bool is_power_of_call(const struct math_maker *m, const struct node *n)
{
	const struct node *base = math_node(m, n->arg[0]);
	return m->layout == MATH_SHEET && !print_local(m->e, n->arg[0]) && base->op == OP_CALL1 &&
		base->primitive >= P_SIN && base->primitive <= P_TANH &&
		math_is_number(m, n->arg[1]);
}

static enum level put_power(struct math_maker *m, const struct node *n)
{
	bool call = is_power_of_call(m, n);
	if (!math_can_stand_raised(m, n->arg[1])) {
		math_put(m, n->arg[0], LEVEL_ATOM);
		math_add_sign(m, MATH_CARET);
		math_put(m, n->arg[1], LEVEL_POWER);
		return LEVEL_POWER;
	}
	int outer = math_enter(m, MATH_SUPERSCRIPT);
	if (call) {
		int inner = math_enter(m, MATH_ROW);
		math_put_function(m, math_node(m, n->arg[0]));
		math_leave(m, inner);
	} else {
		math_put_row(m, n->arg[0], LEVEL_ATOM);
	}
	math_put_raised(m, n->arg[1]);
	math_leave(m, outer);
	if (call)
		math_put_arguments(m, math_node(m, n->arg[0]));
	return LEVEL_POWER;
}

static enum level put_negative(struct math_maker *m, const struct node *n)
{
	struct math_made made = math_make(m, n->arg[0]);
	bool sheet = m->layout == MATH_SHEET, sign = math_begins_with_minus(m, made.row);
	math_add_sign(m, MATH_NEGATIVE);
	math_place(m, made, !sheet ? LEVEL_POWER : sign ? LEVEL_ATOM : LEVEL_PRODUCT);
	return LEVEL_SIGN;
}

static enum level put_sum(struct math_maker *m, int node)
{
	struct chain chain = print_chain(m->e, node);
	math_put(m, chain.operand[0], LEVEL_SUM);
	for (size_t k = 1; k < chain.n; k++) {
		bool plus = math_node(m, chain.by[k])->op == OP_ADD;
		math_add_sign(m, plus ? MATH_PLUS : MATH_MINUS);
		math_put_operand(m, chain.operand[k], k == chain.n - 1);
	}
	print_chain_free(&chain);
	return LEVEL_SUM;
}

/* The minus that the numerator of a product begins with stands before the fraction. */
static enum level put_fraction(struct math_maker *m, const struct node *n)
{
	struct math_made top = math_make(m, n->arg[0]), bottom = math_make(m, n->arg[1]);
	bool minus = math_begins_with_minus(m, top.row) && top.level > LEVEL_SUM;
	if (minus) {
		struct math_item *row = &m->to->item[top.row];
		row->first = m->to->item[row->first].next;
		math_add_sign(m, MATH_NEGATIVE);
	}
	int outer = math_enter(m, MATH_FRACTION);
	math_attach(m, m->row, top.row);
	math_attach(m, m->row, bottom.row);
	math_leave(m, outer);
	return minus ? LEVEL_SIGN : LEVEL_POWER;
}

/* The last division splits the chain: all before it is its numerator. 0: none does; fractions in
   numerators without end would be no more legible than a row of strokes. */
static size_t find_fraction(const struct math_maker *m, const struct chain *chain)
{
	size_t from = 0, fractions = 0;
	for (size_t k = 1; k < chain->n && m->layout == MATH_SHEET && !m->raised; k++)
		if (math_node(m, chain->by[k])->op == OP_DIV) {
			from = k;
			fractions++;
		}
	return fractions <= FRACTIONS_MOST ? from : 0;
}

static enum level put_product(struct math_maker *m, int node)
{
	struct chain chain = print_chain(m->e, node);
	size_t from = find_fraction(m, &chain);
	enum level level = LEVEL_PRODUCT;
	if (from > 0)
		level = put_fraction(m, math_node(m, chain.by[from]));
	else
		math_put(m, chain.operand[0], LEVEL_PRODUCT);
	for (size_t k = from + 1; k < chain.n; k++) {
		struct math_made next = math_make(m, chain.operand[k]);
		bool quotient = k > 1 && math_node(m, chain.by[k - 1])->op == OP_DIV;
		bool divides = math_node(m, chain.by[k])->op == OP_DIV;
		int last = quotient ? -1 : chain.operand[k - 1];
		math_add_sign(m,
			divides ? MATH_SLASH : math_between(m, last, chain.operand[k], next.level));
		m->to->item[m->row].tall |= divides;
		math_place(m, next, LEVEL_POWER);
		level = LEVEL_PRODUCT;
	}
	m->to->item[m->row].tall |= from > 0;
	print_chain_free(&chain);
	return level;
}

/* ---- comparisons and choices ------------------------------------------------------- */

/* 0 < x <= 1 */
static void put_comparison(struct math_maker *m, int node)
{
	struct chain chain = print_chain(m->e, node);
	for (size_t k = 0; k < chain.n; k++) {
		int operand = chain.operand[k];
		if (k > 0)
			math_add_sign(m,
				MATH_LESS +
					(enum math_sign)(math_node(m, chain.by[k])->op - OP_LT));
		math_put(m, operand, math_is_open(m, operand) ? LEVEL_CHOICE : LEVEL_SUM);
	}
	print_chain_free(&chain);
}

/* Conditions that hold together, in code. */
static enum level put_both(struct math_maker *m, int node)
{
	enum level least = m->layout == MATH_NUMPY ? LEVEL_ATOM : LEVEL_COMPARE;
	size_t more = 0;
	int first = node;
	for (; math_node(m, first)->op == OP_AND; first = math_node(m, first)->arg[0])
		more++;
	math_put(m, first, least);
	while (more-- > 0) {
		int both = node;
		for (size_t i = 0; i < more; i++)
			both = math_node(m, both)->arg[0];
		math_add_sign(m, MATH_BOTH);
		math_put(m, math_node(m, both)->arg[1], least);
	}
	return LEVEL_BOTH;
}

/* A comparison as a number is Iverson's on a sheet. */
static enum level put_truth(struct math_maker *m, int node)
{
	if (m->layout <= MATH_CODE && math_node(m, node)->op == OP_AND)
		return put_both(m, node);
	if (m->layout != MATH_SHEET) {
		put_comparison(m, node);
		return LEVEL_COMPARE;
	}
	int outer = math_enter_fence(m, MATH_SQUARE);
	put_comparison(m, node);
	math_leave(m, outer);
	return LEVEL_ATOM;
}

/* A comparison bare; anything else as a number that is not 0. */
static void put_condition(struct math_maker *m, int node)
{
	if (print_level(math_node(m, node)) == LEVEL_COMPARE && !print_local(m->e, node)) {
		put_comparison(m, node);
		return;
	}
	math_put(m, node, LEVEL_SUM);
	math_add_sign(m, MATH_UNEQUAL);
	math_add_text(m, MATH_NUMBER, "0");
}

static void put_cases(struct math_maker *m, int node)
{
	int outer = math_enter(m, MATH_CASES);
	m->to->item[m->row].tall = true;
	while (math_node(m, node)->op == OP_CHOOSE) {
		math_put_row(m, math_node(m, node)->arg[1], LEVEL_CHOICE);
		int inner = math_enter(m, MATH_ROW);
		put_condition(m, math_node(m, node)->arg[0]);
		math_leave(m, inner);
		node = math_node(m, node)->arg[2];
		if (print_local(m->e, node))
			break;
	}
	math_put_row(m, node, LEVEL_CHOICE);
	math_leave(m, outer);
}

/* A choice among the answers takes brackets; in the language one in the else does not, but
   "0 if x <= -3 else x if x >= 3 else ..." would hide where it ends. */
static enum level put_choice(struct math_maker *m, int node)
{
	const struct node *n = math_node(m, node);
	bool turned = m->layout >= MATH_LINE;
	if (m->layout == MATH_SHEET) {
		put_cases(m, node);
		return LEVEL_CHOICE;
	}
	math_put(m, n->arg[turned], LEVEL_BOTH);
	math_add_sign(m, turned ? MATH_IF : MATH_ASK);
	math_put(m, n->arg[!turned], LEVEL_BOTH);
	math_add_sign(m, turned ? MATH_ELSE : MATH_COLON);
	math_put(m, n->arg[2], turned ? LEVEL_COMPARE : LEVEL_CHOICE);
	return LEVEL_CHOICE;
}

/* ---- nodes ------------------------------------------------------------------------- */

/* The node itself, whatever name "where" gives it. Returns how tightly what was added binds. */
static enum level put_node(struct math_maker *m, int node)
{
	const struct node *n = math_node(m, node);
	if (print_symbol(m->e, n))
		return math_put_symbol(m, n);
	switch (n->op) {
	case OP_NUMBER:
		return math_put_number(m, n);
	case OP_INDEX:
		return math_put_index(m, n);
	case OP_POW:
		return put_power(m, n);
	case OP_NEG:
		return put_negative(m, n);
	case OP_CHOOSE:
		return put_choice(m, node);
	case OP_ADD:
	case OP_SUB:
		return put_sum(m, node);
	case OP_MUL:
	case OP_DIV:
		return put_product(m, node);
	default:
		return print_level(n) == LEVEL_COMPARE ? put_truth(m, node)
						       : math_put_call(m, node);
	}
}

static void put_locals(struct math_maker *m)
{
	const struct expr *e = m->e;
	enum math_sign before = MATH_WHERE;
	for (size_t i = 0; i < e->locals; i++) {
		const struct node *n = &e->node[e->local[i].node];
		if (!print_is_named(e, i))
			continue;
		math_add_sign(m, before);
		before = MATH_AND_WHERE;
		math_put_name(m, e->local[i].name, n->list || n->loose);
		math_add_sign(m, MATH_IS);
		put_node(m, e->local[i].node);
	}
}

struct math_list math_lay_out(
	const struct expr *e, int root, enum math_layout layout, const char *own)
{
	struct math_list list = { 0 };
	bool sheet = layout == MATH_SHEET;
	struct math_maker m = { .to = &list,
		.e = e,
		.layout = layout,
		.own = own,
		.list = sheet ? math_find_lists(e) : NULL,
		.index = sheet ? 'j' : '\0' };
	const struct node *n = &e->node[root];
	if (own && n->op == OP_FUNCTION && strcmp(n->function->name, own) == 0)
		m.own = NULL; /* sigmoid(x) is not f(x) = f(x) */
	m.row = math_new(&m, MATH_ROW);
	math_put(&m, root, LEVEL_WHERE);
	put_locals(&m);
	free(m.list);
	return list;
}
