/* Formulas in LaTeX: fractions, cases, powers, sums over lists. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/parse/greek.h"
#include "expr/print/latex.h"

#include <stdlib.h>
#include <string.h>

#define FRACTIONS_MOST 8 /* one in the other's numerator */

static void write_tree(struct latex *w, int node, enum level least);
static void write_condition(struct latex *w, int node);

/* ---- brackets and calls ------------------------------------------------------------ */

static void open_bracket(struct latex *w, bool tall)
{
	text_add(w->out, tall ? "\\left(" : "(");
}

static void close_bracket(struct latex *w, bool tall)
{
	text_add(w->out, tall ? "\\right)" : ")");
}

static bool is_tall(const struct latex *w, int node)
{
	return !w->raised && w->tall[node] && !print_local(w->e, node);
}

static void write_arguments(struct latex *w, const struct node *n)
{
	bool tall = false;
	for (int k = 0; k < EXPR_ARGS && n->arg[k] >= 0; k++)
		tall |= is_tall(w, n->arg[k]);
	open_bracket(w, tall);
	for (int k = 0; k < EXPR_ARGS && n->arg[k] >= 0; k++) {
		text_add(w->out, k > 0 ? ", " : "");
		write_tree(w, n->arg[k], LEVEL_CHOICE);
	}
	close_bracket(w, tall);
}

static void enclose(struct latex *w, const char *before, int node, const char *after)
{
	text_add(w->out, before);
	write_tree(w, node, LEVEL_WHERE);
	text_add(w->out, after);
}

static void write_raised(struct latex *w, int node)
{
	bool raised = w->raised;
	w->raised = true;
	enclose(w, "{", node, "}");
	w->raised = raised;
}

static void write_exponential(struct latex *w, const struct node *n)
{
	if (latex_is_power(w, n)) {
		text_add(w->out, "e^");
		write_raised(w, n->arg[0]);
	} else {
		text_add(w->out, "\\exp");
		write_arguments(w, n);
	}
	text_add(w->out, n->primitive == P_EXPM1 ? " - 1" : "");
}

/* sum(v), argmax(v), max(v), min(v) over the elements of a list. */
static void write_reduction(struct latex *w, const struct node *n)
{
	char outer = w->index;
	text_add(w->out, n->op == OP_SUM ? "\\sum" : latex_function(n));
	w->index = 0;
	if (!print_is_extreme(n) || latex_at(w, n->arg[0])->op != OP_PARAM) {
		w->index = outer == 'k' ? 'l' : 'k';
		text_print(w->out, "_%c", w->index);
	}
	text_add_char(w->out, ' ');
	write_tree(w, n->arg[0], LEVEL_PRODUCT);
	w->index = outer;
}

static void write_function(struct latex *w, const struct node *n)
{
	const char *name = n->function->name;
	if (w->own && strcmp(name, w->own) == 0) {
		text_add_char(w->out, 'f');
	} else {
		text_add(w->out, "\\operatorname{");
		latex_word(w->out, name, strlen(name));
		text_add_char(w->out, '}');
	}
	write_arguments(w, n);
}

static void write_log1p(struct latex *w, int node)
{
	bool tall = is_tall(w, node);
	bool minus = latex_at(w, node)->op == OP_NEG && !print_local(w->e, node);
	text_add(w->out, "\\log");
	open_bracket(w, tall);
	text_add(w->out, minus ? "1 - " : "1 + ");
	write_tree(w, minus ? latex_at(w, node)->arg[0] : node, LEVEL_PRODUCT);
	close_bracket(w, tall);
}

/* max(max(a, b), c) is max(a, b, c); a run of them is walked from its end. */
static void write_extreme(struct latex *w, int node)
{
	enum op op = latex_at(w, node)->op;
	bool tall = is_tall(w, node);
	size_t more = 1;
	int first = latex_at(w, node)->arg[0];
	for (; latex_at(w, first)->op == op && !print_is_extreme(latex_at(w, first)) &&
		!print_local(w->e, first);
		more++)
		first = latex_at(w, first)->arg[0];
	text_add(w->out, latex_function(latex_at(w, node)));
	open_bracket(w, tall);
	write_tree(w, first, LEVEL_CHOICE);
	for (size_t k = 0; k < more; k++) {
		int last = node;
		for (size_t i = k + 1; i < more; i++)
			last = latex_at(w, last)->arg[0];
		text_add(w->out, ", ");
		write_tree(w, latex_at(w, last)->arg[1], LEVEL_CHOICE);
	}
	close_bracket(w, tall);
}

static void write_call(struct latex *w, int node)
{
	const struct node *n = latex_at(w, node);
	if (n->op == OP_FUNCTION)
		write_function(w, n);
	else if (print_is_reduction(n))
		write_reduction(w, n);
	else if (n->op == OP_MOD) {
		write_tree(w, n->arg[0], LEVEL_POWER);
		text_add(w->out, " \\bmod ");
		write_tree(w, n->arg[1], LEVEL_POWER);
	} else if (n->op == OP_CLAMP) {
		text_add(w->out, latex_function(n));
		write_arguments(w, n);
	} else if (n->op != OP_CALL1)
		write_extreme(w, node);
	else if (n->primitive == P_SQRT)
		enclose(w, "\\sqrt{", n->arg[0], "}");
	else if (n->primitive == P_ABS)
		enclose(w, "\\left|", n->arg[0], "\\right|");
	else if (n->primitive == P_FLOOR)
		enclose(w, "\\left\\lfloor ", n->arg[0], " \\right\\rfloor");
	else if (n->primitive == P_EXP || n->primitive == P_EXPM1)
		write_exponential(w, n);
	else if (n->primitive == P_LOG1P)
		write_log1p(w, n->arg[0]);
	else {
		text_add(w->out, latex_function(n));
		write_arguments(w, n);
	}
}

/* ---- operators --------------------------------------------------------------------- */

/* \cosh^{2}(x) is how powers of these are written. */
static bool is_power_of_call(const struct latex *w, const struct node *n)
{
	const struct node *base = latex_at(w, n->arg[0]), *exponent = latex_at(w, n->arg[1]);
	return !print_local(w->e, n->arg[0]) && base->op == OP_CALL1 && base->primitive >= P_SIN &&
		base->primitive <= P_TANH && exponent->op == OP_NUMBER &&
		!print_local(w->e, n->arg[1]);
}

static void write_power(struct latex *w, const struct node *n)
{
	if (is_power_of_call(w, n)) {
		text_add(w->out, latex_function(latex_at(w, n->arg[0])));
		text_add_char(w->out, '^');
		write_raised(w, n->arg[1]);
		write_arguments(w, latex_at(w, n->arg[0]));
		return;
	}
	write_tree(w, n->arg[0], LEVEL_ATOM);
	text_add_char(w->out, '^');
	write_raised(w, n->arg[1]);
}

static bool is_bare_number(const struct latex *w, int node)
{
	return latex_at(w, node)->op == OP_NUMBER && !print_local(w->e, node);
}

/* What stands first or last in a factor, as far as it decides how a product reads. */
static bool is_letter(const struct latex *w, int node)
{
	if (latex_at(w, node)->op == OP_NEG && !print_local(w->e, node))
		node = latex_at(w, node)->arg[0];
	while (latex_at(w, node)->op == OP_POW && !print_local(w->e, node))
		node = latex_at(w, node)->arg[0];
	const struct node *n = latex_at(w, node);
	const char *name = print_local(w->e, node);
	if (!name && n->op == OP_PARAM)
		name = w->e->param[n->param];
	if (!name)
		return n->op == OP_X || n->op == OP_PLACE || n->op == OP_PI || n->op == OP_E;
	size_t stem = print_stem(name, strlen(name));
	return stem == 1 || greek_named(name, stem) != NULL;
}

/* Between factors: a dot before a number, nothing between letters and after a number, else
   a thin space. */
static void write_times(struct latex *w, int last, int next)
{
	int first = next;
	while (latex_at(w, first)->op == OP_POW && !print_local(w->e, first))
		first = latex_at(w, first)->arg[0];
	bool minus = latex_at(w, last)->op == OP_NEG && !print_local(w->e, last);
	bool number = is_bare_number(w, minus ? latex_at(w, last)->arg[0] : last);
	bool fraction = latex_at(w, next)->op == OP_DIV && !print_local(w->e, next);
	bool bracket = latex_level(w, next) < LEVEL_POWER;
	if (is_bare_number(w, first) || (number && fraction))
		text_add(w->out, " \\cdot ");
	else if (!bracket && is_letter(w, next) && (number || is_letter(w, last)))
		text_add_char(w->out, ' ');
	else if (!(number && bracket))
		text_add(w->out, " \\, ");
}

static void write_fraction(struct latex *w, int node)
{
	int moved = w->moved, negative = latex_negative(w, node);
	if (negative >= 0) {
		text_add_char(w->out, '-');
		w->moved = negative;
	}
	enclose(w, "\\frac{", latex_at(w, node)->arg[0], "}{");
	enclose(w, "", latex_at(w, node)->arg[1], "}");
	w->moved = moved;
}

static void write_product(struct latex *w, int node)
{
	struct chain chain = print_chain(w->e, node);
	/* The last division splits the chain: all before it is its numerator. Fractions in
	   numerators without end would be no more legible than a row of strokes. */
	size_t from = 0, fractions = 0;
	for (size_t k = 1; k < chain.n && !w->raised; k++)
		if (latex_at(w, chain.by[k])->op == OP_DIV) {
			from = k;
			fractions++;
		}
	if (fractions > FRACTIONS_MOST)
		from = 0;
	if (from == 0) {
		write_tree(w, chain.operand[0], LEVEL_PRODUCT);
	} else {
		write_fraction(w, chain.by[from]);
	}
	for (size_t k = from + 1; k < chain.n; k++) {
		bool fraction = k > 1 && latex_at(w, chain.by[k - 1])->op == OP_DIV;
		if (latex_at(w, chain.by[k])->op == OP_DIV)
			text_add_char(w->out, '/');
		else if (fraction && is_bare_number(w, chain.operand[k]))
			text_add(w->out, " \\cdot ");
		else if (fraction)
			text_add(w->out, " \\, ");
		else
			write_times(w, chain.operand[k - 1], chain.operand[k]);
		write_tree(w, chain.operand[k], LEVEL_POWER);
	}
	print_chain_free(&chain);
}

/* Whether what is written begins with a minus. */
static bool begins_with_sign(const struct latex *w, int node)
{
	while (!print_local(w->e, node) && latex_level(w, node) >= LEVEL_SUM &&
		print_operator(latex_at(w, node)->op))
		node = latex_at(w, node)->arg[0];
	return latex_at(w, node)->op == OP_NEG && !print_local(w->e, node) && node != w->moved;
}

/* A sum over a list reaches as far as what follows lets it: at an end it needs no brackets. */
static enum level last_level(const struct latex *w, int node, enum level least)
{
	enum op op = latex_at(w, node)->op;
	return op == OP_SUM || op == OP_ARGMAX ? LEVEL_CHOICE : least;
}

static void write_sum(struct latex *w, int node)
{
	struct chain chain = print_chain(w->e, node);
	write_tree(w, chain.operand[0], LEVEL_SUM);
	for (size_t k = 1; k < chain.n; k++) {
		bool sign = begins_with_sign(w, chain.operand[k]);
		text_add(w->out, print_operator(latex_at(w, chain.by[k])->op));
		enum level least = sign ? LEVEL_ATOM : LEVEL_PRODUCT;
		if (k == chain.n - 1)
			least = last_level(w, chain.operand[k], least);
		write_tree(w, chain.operand[k], least);
	}
	print_chain_free(&chain);
}

static void write_relation(struct latex *w, const struct node *n)
{
	static const char *const signs[] = {
		[OP_LT] = " < ",
		[OP_LE] = " \\le ",
		[OP_GT] = " > ",
		[OP_GE] = " \\ge ",
		[OP_EQ] = " = ",
		[OP_NE] = " \\ne ",
	};
	text_add(w->out, signs[n->op]);
	write_tree(w, n->arg[1], last_level(w, n->arg[1], LEVEL_SUM));
}

/* A comparison, or several in a chain, bare; anything else as a number that is not 0. */
static void write_condition(struct latex *w, int node)
{
	const struct node *n = latex_at(w, node);
	if (!latex_is_comparison(n) || print_local(w->e, node)) {
		write_tree(w, node, LEVEL_SUM);
		text_add(w->out, " \\ne 0");
		return;
	}
	size_t more = 0;
	int first = node;
	for (; latex_at(w, first)->op == OP_AND; first = latex_at(w, first)->arg[0])
		more++;
	int left = latex_at(w, first)->arg[0];
	write_tree(w, left, last_level(w, left, LEVEL_SUM));
	write_relation(w, latex_at(w, first));
	for (size_t k = 0; k < more; k++) {
		int both = node;
		for (size_t i = k + 1; i < more; i++)
			both = latex_at(w, both)->arg[0];
		write_relation(w, latex_at(w, latex_at(w, both)->arg[1]));
	}
}

static void write_cases(struct latex *w, int node)
{
	text_add(w->out, "\\begin{cases} ");
	while (latex_at(w, node)->op == OP_CHOOSE) {
		write_tree(w, latex_at(w, node)->arg[1], LEVEL_CHOICE);
		text_add(w->out, " & \\text{if } ");
		write_condition(w, latex_at(w, node)->arg[0]);
		text_add(w->out, " \\\\ ");
		node = latex_at(w, node)->arg[2];
		if (print_local(w->e, node))
			break;
	}
	write_tree(w, node, LEVEL_CHOICE);
	text_add(w->out, " & \\text{otherwise} \\end{cases}");
}

/* ---- nodes ------------------------------------------------------------------------- */

static void write_param(struct latex *w, const struct node *n)
{
	print_latex_name(w->out, w->e->param[n->param]);
	if (w->list[n->param] && w->index)
		text_print(w->out, "_%c", w->index);
}

static void write_local(struct latex *w, const char *name, const struct node *n)
{
	print_latex_name(w->out, name);
	if ((n->list || n->loose) && w->index)
		text_print(w->out, "_%c", w->index);
}

static void write_index(struct latex *w, const struct node *n)
{
	char index = w->index;
	w->index = 0;
	write_tree(w, n->arg[0], LEVEL_ATOM);
	text_add(w->out, "_");
	write_raised(w, n->arg[1]);
	w->index = index;
}

/* The node itself, whatever name "where" gives it. */
static void write_node(struct latex *w, int node)
{
	const struct node *n = latex_at(w, node);
	if (n->op == OP_NUMBER)
		latex_number(w, n);
	else if (n->op == OP_PARAM)
		write_param(w, n);
	else if (n->op == OP_PLACE)
		text_add_char(w->out, w->index ? w->index : 'j');
	else if (n->op <= OP_E)
		text_add(w->out, n->op == OP_X ? "x" : n->op == OP_PI ? "\\pi" : "e");
	else if (n->op == OP_INDEX)
		write_index(w, n);
	else if (n->op == OP_POW)
		write_power(w, n);
	else if (n->op == OP_NEG) {
		text_add(w->out, node == w->moved ? "" : "-");
		write_tree(
			w, n->arg[0], begins_with_sign(w, n->arg[0]) ? LEVEL_ATOM : LEVEL_PRODUCT);
	} else if (n->op == OP_CHOOSE)
		write_cases(w, node);
	else if (latex_is_comparison(n)) {
		text_add(w->out, "\\left[");
		write_condition(w, node);
		text_add(w->out, "\\right]");
	} else if (n->op == OP_ADD || n->op == OP_SUB)
		write_sum(w, node);
	else if (n->op == OP_MUL || n->op == OP_DIV)
		write_product(w, node);
	else
		write_call(w, node);
}

static void write_tree(struct latex *w, int node, enum level least)
{
	const char *name = print_local(w->e, node);
	bool bracketed = latex_level(w, node) < least;
	if (bracketed)
		open_bracket(w, is_tall(w, node));
	if (name)
		write_local(w, name, latex_at(w, node));
	else
		write_node(w, node);
	if (bracketed)
		close_bracket(w, is_tall(w, node));
}

/* ---- the face ---------------------------------------------------------------------- */

void print_latex(struct text *out, const struct expr *e, int root, const char *own)
{
	struct latex w = { .out = out,
		.e = e,
		.own = own,
		.tall = latex_find_tall(e),
		.list = latex_find_lists(e),
		.index = 'j',
		.moved = -1 };
	const struct node *n = &e->node[root];
	if (own && n->op == OP_FUNCTION && strcmp(n->function->name, own) == 0)
		w.own = NULL; /* sigmoid(x) is not f(x) = f(x) */
	write_tree(&w, root, LEVEL_WHERE);
	const char *before = " \\quad \\text{where } ";
	for (size_t i = 0; i < e->locals; i++) {
		if (!print_is_named(e, i))
			continue;
		text_add(out, before);
		before = ",\\; ";
		write_local(&w, e->local[i].name, latex_at(&w, e->local[i].node));
		text_add(out, " = ");
		write_node(&w, e->local[i].node);
	}
	free(w.tall);
	free(w.list);
}
