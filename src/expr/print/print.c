/* Printing formulas: the face, and what the printers of all styles share. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/print/print.h"

#include "base/alloc.h"
#include "base/number.h"
#include "expr/primitives.h"

#include <stdlib.h>
#include <string.h>

/* ---- what nodes are called --------------------------------------------------------- */

struct notation {
	enum level level;
	const char *text;
};

static const struct notation notations[] = {
	[OP_NUMBER] = { LEVEL_ATOM, NULL },
	[OP_X] = { LEVEL_ATOM, "x" },
	[OP_PARAM] = { LEVEL_ATOM, NULL },
	[OP_PLACE] = { LEVEL_ATOM, "j" },
	[OP_PI] = { LEVEL_ATOM, "pi" },
	[OP_E] = { LEVEL_ATOM, "e" },
	[OP_ADD] = { LEVEL_SUM, " + " },
	[OP_SUB] = { LEVEL_SUM, " - " },
	[OP_MUL] = { LEVEL_PRODUCT, "*" },
	[OP_DIV] = { LEVEL_PRODUCT, "/" },
	[OP_POW] = { LEVEL_POWER, "^" },
	[OP_NEG] = { LEVEL_SIGN, NULL },
	[OP_LT] = { LEVEL_COMPARE, " < " },
	[OP_LE] = { LEVEL_COMPARE, " <= " },
	[OP_GT] = { LEVEL_COMPARE, " > " },
	[OP_GE] = { LEVEL_COMPARE, " >= " },
	[OP_EQ] = { LEVEL_COMPARE, " == " },
	[OP_NE] = { LEVEL_COMPARE, " != " },
	[OP_AND] = { LEVEL_COMPARE, NULL },
	[OP_CHOOSE] = { LEVEL_CHOICE, NULL },
	[OP_CALL1] = { LEVEL_ATOM, NULL },
	[OP_FUNCTION] = { LEVEL_ATOM, NULL },
	[OP_MIN] = { LEVEL_ATOM, "min" },
	[OP_MAX] = { LEVEL_ATOM, "max" },
	[OP_CLAMP] = { LEVEL_ATOM, "clamp" },
	[OP_MOD] = { LEVEL_ATOM, "mod" },
	[OP_SUM] = { LEVEL_ATOM, "sum" },
	[OP_ARGMAX] = { LEVEL_ATOM, "argmax" },
	[OP_INDEX] = { LEVEL_ATOM, NULL },
};

enum level print_level(const struct node *node)
{
	return notations[node->op].level;
}

const char *print_operator(enum op op)
{
	return op >= OP_ADD && op <= OP_NE ? notations[op].text : NULL;
}

const char *print_symbol(const struct expr *e, const struct node *node)
{
	if (node->op == OP_PARAM)
		return e->param[node->param];
	return node->op >= OP_X && node->op <= OP_E ? notations[node->op].text : NULL;
}

const char *print_function(const struct node *node)
{
	if (node->op == OP_CALL1)
		return primitive_row(node->primitive)->name;
	return node->op >= OP_MIN && node->op <= OP_ARGMAX ? notations[node->op].text : NULL;
}

const char *print_local(const struct expr *e, int node)
{
	for (size_t i = 0; i < e->locals; i++)
		if (e->local[i].node == node)
			return e->local[i].name;
	return NULL;
}

bool print_is_named(const struct expr *e, size_t i)
{
	return print_local(e, e->local[i].node) == e->local[i].name;
}

void print_digits(struct text *out, const struct expr *e, const struct node *node)
{
	if (node->length > 0) {
		text_add_n(out, e->source + node->text, node->length);
		return;
	}
	char digits[NUMBER_SIZE];
	number_format(node->number, digits);
	text_add(out, digits);
}

bool print_is_number(const struct expr *e, int node, double value)
{
	const struct node *n = &e->node[node];
	return n->op == OP_NUMBER && n->number == value && n->rest == 0;
}

/* ---- names ------------------------------------------------------------------------- */

size_t print_stem(const char *name, size_t length)
{
	size_t stem = 0;
	while (stem < length && strchr("_0123456789", name[stem]) == NULL)
		stem++;
	return stem;
}

/* ---- chains ------------------------------------------------------------------------ */

/* Whether the operands of `left`, a node's first argument, stand beside the node's own without brackets: those of a
   sum in a sum, of a product in a product, of max(a, b) in max(max(a, b), c), of a < b in a < b < c. */
static bool continues(const struct expr *e, int node, int left)
{
	const struct node *n = &e->node[node], *l = &e->node[left];
	enum level level = print_level(n);
	if (n->op == OP_AND || print_local(e, left) != NULL)
		return n->op == OP_AND;
	if (level == LEVEL_SUM || level == LEVEL_PRODUCT)
		return print_level(l) == level;
	return (n->op == OP_MIN || n->op == OP_MAX) && l->op == n->op && !node_is_extreme(l);
}

struct chain print_chain(const struct expr *e, int node)
{
	size_t n = 2;
	for (int at = node; continues(e, at, e->node[at].arg[0]); n++)
		at = e->node[at].arg[0];
	struct chain chain = {
		.operand = alloc_resize(NULL, n, sizeof *chain.operand),
		.by = alloc_resize(NULL, n, sizeof *chain.by),
		.n = n,
	};
	for (int at = node; n-- > 1; at = e->node[at].arg[0]) {
		int by = e->node[at].op == OP_AND ? e->node[at].arg[1] : at;
		chain.operand[n] = e->node[by].arg[1];
		chain.operand[0] = e->node[by].arg[0];
		chain.by[n] = chain.by[0] = by;
	}
	return chain;
}

void print_chain_free(struct chain *chain)
{
	free(chain->operand);
	free(chain->by);
}

/* ---- the face ---------------------------------------------------------------------- */

int expr_print_own(struct text *out, const struct expr *e, enum expr_style style,
	const char *const *value, const char *own)
{
	bool code = style == EXPR_C || style == EXPR_PYTHON || style == EXPR_GNUPLOT;
	int *outputs;
	size_t n;
	struct expr *filled = print_fill(e, value, code, &outputs, &n);
	if (filled == NULL)
		return -1;
	int status = 0;
	if (code)
		status = print_code(out, filled, outputs, n, style);
	else if (style == EXPR_LATEX)
		print_latex(out, filled, outputs[0], own);
	else
		print_text(out, filled, outputs[0], style, own);
	free(outputs);
	expr_free(filled);
	return status;
}

int expr_print(
	struct text *out, const struct expr *e, enum expr_style style, const char *const *value)
{
	return expr_print_own(out, e, style, value, NULL);
}

int expr_run_c(const struct expr *e, const char *const *value, size_t outputs, const double *x,
	size_t n, double *y)
{
	int *output;
	size_t found;
	struct expr *filled = print_fill(e, value, true, &output, &found);
	if (filled == NULL)
		return -1;
	int status = found == outputs ? print_run(filled, output, found, x, n, y) : -1;
	free(output);
	expr_free(filled);
	return status;
}

void expr_print_head(struct text *out, enum order order, enum expr_style style)
{
	static const char *const primes[] = { "", "'", "''" };
	static const char *const marks[] = { "", "\u2009\u2032", "\u2009\u2033" };
	if (style == EXPR_MARKUP)
		text_print(out, "f%s<r>(</r>x<r>) = </r>", marks[order]);
	else
		text_print(out, "f%s(x) = ", primes[order]);
}

void expr_print_name(struct text *out, const char *name, enum expr_style style)
{
	if (style == EXPR_LATEX)
		print_latex_name(out, name);
	else
		print_text_name(out, name, style);
}
