/* The math list itself, and what decides how parts of it stand: what is raised, what lies between factors. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/print/math-maker.h"

#include "base/alloc.h"
#include "expr/parse/greek.h"

#include <stdlib.h>
#include <string.h>

#define FIGURE_SHORT 7 /* tokens that may stand raised in a figure, */
#define SHEET_SHORT 9  /* and those of u that e^u is written with on a sheet */

/* ---- the list ---------------------------------------------------------------------- */

void math_free(struct math_list *list)
{
	free(list->item);
	text_free(&list->text);
}

const char *math_text(const struct math_list *list, const struct math_item *item)
{
	return text_string(&list->text) + item->text;
}

int math_new(struct math_maker *m, enum math_kind kind)
{
	struct math_list *to = m->to;
	to->item = alloc_grow(to->item, to->n, &to->room, sizeof *to->item);
	to->item[to->n] = (struct math_item){ .kind = kind, .first = -1, .last = -1, .next = -1 };
	return (int)to->n++;
}

/* Items `first` to `last`, which are a chain, behind the last one of a row. */
static void join(struct math_item *row, struct math_item *all, int first, int last)
{
	if (row->last >= 0)
		all[row->last].next = first;
	else
		row->first = first;
	row->last = last;
}

void math_attach(struct math_maker *m, int row, int item)
{
	struct math_item *all = m->to->item;
	join(&all[row], all, item, item);
	all[row].tall |= all[item].tall;
}

static int math_add(struct math_maker *m, enum math_kind kind)
{
	int item = math_new(m, kind);
	math_attach(m, m->row, item);
	return item;
}

void math_add_text(struct math_maker *m, enum math_kind kind, const char *text)
{
	int item = math_add(m, kind);
	m->to->item[item].text = m->to->text.n;
	text_add_n(&m->to->text, text, strlen(text) + 1);
}

void math_add_sign(struct math_maker *m, enum math_sign sign)
{
	int item = math_add(m, MATH_SIGN);
	m->to->item[item].sign = sign;
	m->to->item[item].tight = m->raised && m->layout == MATH_FIGURE;
}

int math_enter(struct math_maker *m, enum math_kind kind)
{
	int outer = m->row;
	m->row = math_add(m, kind);
	return outer;
}

int math_enter_fence(struct math_maker *m, enum math_fence fence)
{
	int outer = math_enter(m, MATH_FENCE);
	m->to->item[m->row].fence = fence;
	return outer;
}

void math_leave(struct math_maker *m, int outer)
{
	struct math_item *item = &m->to->item[m->row];
	item->grows = item->tall && !m->raised;
	m->to->item[outer].tall |= item->tall;
	m->row = outer;
}

void math_place(struct math_maker *m, struct math_made made, enum level least)
{
	bool bracketed = made.level < least;
	int outer = bracketed ? math_enter_fence(m, MATH_ROUND) : m->row;
	struct math_item *all = m->to->item, *from = &all[made.row];
	if (from->first >= 0)
		join(&all[m->row], all, from->first, from->last);
	all[m->row].tall |= from->tall;
	if (bracketed)
		math_leave(m, outer);
}

bool math_begins_with_minus(const struct math_maker *m, int row)
{
	int first = m->to->item[row].first;
	return first >= 0 && m->to->item[first].kind == MATH_SIGN &&
		m->to->item[first].sign == MATH_NEGATIVE;
}

/* ---- nodes ------------------------------------------------------------------------- */

const char *math_name(const struct math_maker *m, int node)
{
	const struct node *n = math_node(m, node);
	const char *local = print_local(m->e, node);
	return local ? local : print_symbol(m->e, n);
}

bool math_is_number(const struct math_maker *m, int node)
{
	return !print_local(m->e, node) && math_node(m, node)->op == OP_NUMBER;
}

bool math_is_negative(const struct math_maker *m, int node)
{
	return !print_local(m->e, node) && math_node(m, node)->op == OP_NEG;
}

/* Those declared as lists. Where none is said to be one, parameters inside a reduction are, but not
   Greek ones: those are scale factors. */
bool *math_find_lists(const struct expr *e)
{
	bool *inside = alloc_zero(e->nodes, sizeof *inside);
	bool *list = alloc_zero(e->params, sizeof *list);
	for (size_t i = e->nodes; i-- > 0;) {
		const struct node *n = &e->node[i];
		bool reduces = node_reduces(n);
		for (int k = 0; k < EXPR_ARGS && n->arg[k] >= 0; k++)
			inside[n->arg[k]] |= reduces || (n->op == OP_INDEX && k == 0) ||
				(inside[i] && n->op != OP_INDEX);
		if (n->op == OP_PARAM && e->list)
			list[n->param] = e->list[n->param];
		else if (n->op == OP_PARAM && inside[i])
			list[n->param] =
				greek_named(e->param[n->param], strlen(e->param[n->param])) == NULL;
	}
	free(inside);
	return list;
}

/* ---- powers ------------------------------------------------------------------------ */

/* Few tokens and no calls: fit to stand raised. On a sheet with powers and max z in it. */
static bool is_short(const struct math_maker *m, int node, size_t *tokens)
{
	const struct node *n = math_node(m, node);
	bool sheet = m->layout == MATH_SHEET;
	enum level level = print_level(n);
	if (++*tokens > (sheet ? SHEET_SHORT : FIGURE_SHORT))
		return false;
	if (math_name(m, node) || n->op == OP_NUMBER)
		return true;
	if (level == LEVEL_ATOM || (level == LEVEL_POWER && !sheet))
		return sheet && node_is_extreme(n) && math_node(m, n->arg[0])->op == OP_PARAM;
	if (level == LEVEL_SIGN)
		return is_short(m, n->arg[0], tokens);
	return level >= LEVEL_SUM && is_short(m, n->arg[1], tokens) &&
		is_short(m, n->arg[0], tokens);
}

/* An integer, x or n, or its negative: all its characters have a raised form. */
static bool is_raisable(const struct math_maker *m, int node)
{
	if (math_is_negative(m, node))
		node = math_node(m, node)->arg[0];
	const char *name = math_name(m, node);
	struct text digits = { 0 };
	if (name)
		text_add(&digits, name);
	else if (math_is_number(m, node))
		print_digits(&digits, m->e, math_node(m, node));
	bool good = digits.n > 0 && strspn(text_string(&digits), "0123456789xn") == digits.n;
	text_free(&digits);
	return good;
}

bool math_can_stand_raised(const struct math_maker *m, int node)
{
	size_t tokens = 0;
	switch (m->layout) {
	case MATH_FINE:
		return is_raisable(m, node);
	case MATH_FIGURE:
		return !m->raised && is_short(m, node, &tokens);
	default:
		return m->layout == MATH_SHEET;
	}
}

bool math_is_power_of_e(const struct math_maker *m, const struct node *n)
{
	size_t tokens = 0;
	return m->layout >= MATH_FIGURE && n->op == OP_CALL1 &&
		(n->primitive == P_EXP || n->primitive == P_EXPM1) && !m->raised &&
		is_short(m, n->arg[0], &tokens);
}

/* ---- products ---------------------------------------------------------------------- */

/* The first thing that stands in the written form of a node. */
static int leftmost(const struct math_maker *m, int node)
{
	while (!math_name(m, node) && print_operator(math_node(m, node)->op))
		node = math_node(m, node)->arg[0];
	return node;
}

static int base_of(const struct math_maker *m, int node)
{
	while (math_node(m, node)->op == OP_POW && !print_local(m->e, node))
		node = math_node(m, node)->arg[0];
	return node;
}

/* A number, or a negative one. */
static bool is_signed_number(const struct math_maker *m, int node)
{
	return math_is_number(m, math_is_negative(m, node) ? math_node(m, node)->arg[0] : node);
}

static bool is_letter(const char *name)
{
	return name && (!name[1] || greek_named(name, strlen(name)) != NULL);
}

/* One letter, its subscript, sign and power aside. */
static bool is_letter_on_sheet(const struct math_maker *m, int node)
{
	if (math_is_negative(m, node))
		node = math_node(m, node)->arg[0];
	const char *name = math_name(m, base_of(m, node));
	size_t stem = name ? print_stem(name, strlen(name)) : 0;
	return stem == 1 || (stem > 0 && greek_named(name, stem) != NULL);
}

/* A number or a letter touches a letter or a bracket. A letter before a bracket would read as a call, but for
   Greek ones that name no function; number before number as one number; words run together. */
static bool can_touch(const struct math_maker *m, int last, int next, enum level level)
{
	const struct node *n = math_node(m, last);
	const char *name = math_name(m, last);
	bool number = is_signed_number(m, last), letter = is_letter(name);
	bool greek = letter && name[1] && strcmp(name, "phi") != 0 && strcmp(name, "Phi") != 0 &&
		strcmp(name, "sigma") != 0;
	bool closed =
		!name && (print_function(n) || n->op == OP_FUNCTION || print_level(n) < LEVEL_SIGN);
	if (m->raised && !number && !letter)
		return false;
	if (level < LEVEL_POWER)
		return number || greek || closed;
	return (number || letter) && is_letter(math_name(m, leftmost(m, next)));
}

/* On a sheet there is a dot before a number, nothing between letters and after a number, else a thin space. */
static enum math_sign between_on_sheet(
	const struct math_maker *m, int last, int next, enum level level)
{
	bool quotient = last < 0;
	bool number = !quotient && is_signed_number(m, last);
	bool fraction = math_node(m, next)->op == OP_DIV && !print_local(m->e, next);
	if (math_is_number(m, base_of(m, next)) || (number && fraction))
		return MATH_DOT;
	if (quotient)
		return MATH_THIN;
	if (level < LEVEL_POWER)
		return number ? MATH_TOUCH : MATH_THIN;
	bool letters = is_letter_on_sheet(m, next) && (number || is_letter_on_sheet(m, last));
	return letters ? MATH_TOUCH : MATH_THIN;
}

enum math_sign math_between(const struct math_maker *m, int last, int next, enum level level)
{
	if (m->layout == MATH_SHEET)
		return between_on_sheet(m, last, next, level);
	bool touch = m->layout == MATH_FIGURE && last >= 0 && can_touch(m, last, next, level);
	return touch ? MATH_TOUCH : MATH_DOT;
}
