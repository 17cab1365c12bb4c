/* Formulas on one line: the language itself, plain text, UTF-8, and the markup of figures. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/parse/greek.h"
#include "expr/print/print.h"

#include <string.h>

/* The language is written as the tree stands. For a reader parts are turned round (c ? a : b is
   "a if c else b"), and brackets go that a raised power makes needless. */

#define MINUS "\u2212"
#define RAISED_MOST 7 /* tokens that may stand raised */

struct writer {
	struct text *out;
	const struct expr *e;
	const char *own;
	enum expr_style style;
	bool raised; /* inside <sup>: no second floor */
};

static void write_tree(struct writer *w, int node, enum level least);
static void write_operand(struct writer *w, int node, enum level level);

static const struct node *at(const struct writer *w, int node)
{
	return &w->e->node[node];
}

static bool is_fine(const struct writer *w)
{
	return w->style == EXPR_UTF8 || w->style == EXPR_MARKUP;
}

/* Upright in a figure (<r>), one run after another merged: digits, brackets, operators
   and words. */
static void open_upright(struct writer *w)
{
	static const char end[] = "</r>";
	struct text *out = w->out;
	size_t n = sizeof end - 1;
	if (w->style != EXPR_MARKUP)
		return;
	if (out->n > n && memcmp(out->s + out->n - n, end, n) == 0)
		out->s[out->n -= n] = '\0';
	else
		text_add(out, "<r>");
}

static void close_upright(struct writer *w)
{
	if (w->style == EXPR_MARKUP)
		text_add(w->out, "</r>");
}

/* `plain` in ASCII, else `fine`. */
static void put(struct writer *w, const char *plain, const char *fine)
{
	open_upright(w);
	if (w->style == EXPR_MARKUP)
		text_add_escaped(w->out, fine);
	else
		text_add(w->out, is_fine(w) ? fine : plain);
	close_upright(w);
}

/* ---- names and numbers ------------------------------------------------------------- */

/* A variable or function: Greek where it is Greek; one letter italic, a word upright. */
static void write_name(struct writer *w, const char *name)
{
	size_t length = strlen(name), stem = print_stem(name, length);
	const struct greek *greek = is_fine(w) ? greek_named(name, length) : NULL;
	if (greek != NULL) {
		text_add(w->out, greek->utf8);
		return;
	}
	if (w->style == EXPR_MARKUP && stem == 1 && length > 1) {
		text_add_n(w->out, name, 1);
		text_add(w->out, "<sub><r>");
		text_add(w->out, name + (name[1] == '_' ? 2 : 1));
		text_add(w->out, "</r></sub>");
		return;
	}
	if (stem > 1)
		open_upright(w);
	text_add(w->out, name);
	if (stem > 1)
		close_upright(w);
}

/* The name of x, a parameter or a constant; NULL for others. */
static const char *plain_name(const struct writer *w, int node)
{
	switch (at(w, node)->op) {
	case OP_X:
		return "x";
	case OP_PLACE:
		return "j";
	case OP_PI:
		return "pi";
	case OP_E:
		return "e";
	case OP_PARAM:
		return w->e->param[at(w, node)->param];
	default:
		return NULL;
	}
}

/* The name that stands for a node, a local one before others; NULL for none. */
static const char *name_of(const struct writer *w, int node)
{
	const char *local = print_local(w->e, node);
	return local ? local : plain_name(w, node);
}

static bool is_number(const struct writer *w, int node)
{
	return !name_of(w, node) && at(w, node)->op == OP_NUMBER;
}

static bool is_negative(const struct writer *w, int node)
{
	return !name_of(w, node) && at(w, node)->op == OP_NEG;
}

static void write_number(struct writer *w, int node)
{
	struct text digits = { 0 };
	print_digits(&digits, w->e, at(w, node));
	open_upright(w);
	for (const char *s = text_string(&digits); *s; s++)
		if (*s == '-')
			text_add(w->out, is_fine(w) ? MINUS : "-");
		else
			text_add_char(w->out, *s);
	close_upright(w);
	text_free(&digits);
}

/* ---- powers ------------------------------------------------------------------------ */

/* Characters that have a raised form, in the order of `raised`. */
static const char raisable[] = "0123456789xn";
static const char *const raised[] = { "\u2070", "\u00b9", "\u00b2", "\u00b3", "\u2074", "\u2075",
	"\u2076", "\u2077", "\u2078", "\u2079", "\u02e3", "\u207f" };

/* The characters of an exponent that can all be raised: an integer, x or n. */
static bool add_raisable(const struct writer *w, int node, struct text *out)
{
	const char *name = name_of(w, node);
	if (name)
		text_add(out, name);
	else if (is_number(w, node))
		print_digits(out, w->e, at(w, node));
	else
		return false;
	return strspn(text_string(out), raisable) == out->n;
}

/* x^2, x^-1, x^n with the exponent raised; false, and nothing written, where it cannot be. */
static bool write_raised(struct writer *w, int exponent)
{
	struct text digits = { 0 };
	bool minus = is_negative(w, exponent);
	bool good = add_raisable(w, minus ? at(w, exponent)->arg[0] : exponent, &digits);
	if (good && minus)
		text_add(w->out, "\u207b");
	for (const char *s = text_string(&digits); good && *s; s++)
		text_add(w->out, raised[strchr(raisable, *s) - raisable]);
	text_free(&digits);
	return good;
}

/* No calls, choices or powers inside, and few tokens: fit to stand raised. */
static bool is_short(const struct writer *w, int node, size_t *tokens)
{
	if (++*tokens > RAISED_MOST)
		return false;
	if (name_of(w, node) || is_number(w, node))
		return true;
	const struct node *n = at(w, node);
	enum level level = print_level(n);
	if (level == LEVEL_SIGN)
		return is_short(w, n->arg[0], tokens);
	return (level == LEVEL_SUM || level == LEVEL_PRODUCT) && is_short(w, n->arg[1], tokens) &&
		is_short(w, n->arg[0], tokens);
}

static bool can_stand_raised(const struct writer *w, int node)
{
	size_t tokens = 0;
	return w->style == EXPR_MARKUP && !w->raised && is_short(w, node, &tokens);
}

static void write_exponent(struct writer *w, int node)
{
	text_add(w->out, "<sup>");
	w->raised = true;
	write_tree(w, node, LEVEL_WHERE);
	w->raised = false;
	text_add(w->out, "</sup>");
}

static void write_power(struct writer *w, const struct node *n)
{
	write_tree(w, n->arg[0], LEVEL_ATOM);
	if (w->style == EXPR_UTF8 && write_raised(w, n->arg[1]))
		return;
	if (can_stand_raised(w, n->arg[1])) {
		write_exponent(w, n->arg[1]);
		return;
	}
	put(w, "^", "^");
	write_tree(w, n->arg[1], LEVEL_POWER);
}

/* ---- what binds how ---------------------------------------------------------------- */

/* exp(u) is written as a power of e. */
static bool is_power_of_e(const struct writer *w, int node)
{
	const struct node *n = at(w, node);
	return n->op == OP_CALL1 && n->primitive == P_EXP && can_stand_raised(w, n->arg[0]);
}

/* expm1(u) is written as a difference for a reader. */
static bool is_difference(const struct writer *w, int node)
{
	const struct node *n = at(w, node);
	return w->style != EXPR_ASCII && n->op == OP_CALL1 && n->primitive == P_EXPM1;
}

static enum level level_of(const struct writer *w, int node)
{
	if (name_of(w, node))
		return LEVEL_ATOM;
	if (is_difference(w, node))
		return LEVEL_SUM;
	return is_power_of_e(w, node) ? LEVEL_POWER : print_level(at(w, node));
}

/* The first thing that stands in the written form of a node. */
static int leftmost(const struct writer *w, int node)
{
	while (!name_of(w, node) && at(w, node)->op != OP_AND && print_operator(at(w, node)->op))
		node = at(w, node)->arg[0];
	return node;
}

/* ---- calls ------------------------------------------------------------------------- */

static void write_arguments(struct writer *w, const struct node *n)
{
	put(w, "(", "(");
	for (int k = 0; k < EXPR_ARGS && n->arg[k] >= 0; k++) {
		if (k > 0)
			put(w, ", ", ", ");
		write_tree(w, n->arg[k], LEVEL_CHOICE);
	}
	put(w, ")", ")");
}

/* max(max(a, b), c) is max(a, b, c). */
static void write_extreme(struct writer *w, int node)
{
	const struct node *n = at(w, node);
	int first = n->arg[0];
	put(w, print_function(n), print_function(n));
	put(w, "(", "(");
	/* A run of them nests as deep as the formula is long: it is walked from its end. */
	size_t more = 1;
	while (!name_of(w, first) && at(w, first)->op == n->op && !print_is_extreme(at(w, first))) {
		first = at(w, first)->arg[0];
		more++;
	}
	write_tree(w, first, LEVEL_CHOICE);
	for (size_t k = 0; k < more; k++) {
		int last = node;
		for (size_t i = k + 1; i < more; i++)
			last = at(w, last)->arg[0];
		put(w, ", ", ", ");
		write_tree(w, at(w, last)->arg[1], LEVEL_CHOICE);
	}
	put(w, ")", ")");
}

/* Some primitives have a notation of their own. False: this one has none. */
static bool write_special(struct writer *w, int node)
{
	const struct node *n = at(w, node);
	if (n->primitive == P_ABS && is_fine(w)) {
		put(w, "", "|");
		write_tree(w, n->arg[0], LEVEL_CHOICE);
		put(w, "", "|");
	} else if (n->primitive == P_SQRT && is_fine(w)) {
		const struct node *of = at(w, n->arg[0]);
		bool bare = name_of(w, n->arg[0]) || is_number(w, n->arg[0]) ||
			(of->op == OP_CALL1 && of->primitive == P_ABS);
		put(w, "", "\u221a");
		put(w, "", bare ? "" : "(");
		write_tree(w, n->arg[0], LEVEL_CHOICE);
		put(w, "", bare ? "" : ")");
	} else if (n->primitive == P_LOG1P && w->style != EXPR_ASCII) {
		bool minus = is_negative(w, n->arg[0]);
		put(w, "log(1", "log(1");
		put(w, minus ? " - " : " + ", minus ? " " MINUS " " : " + ");
		write_operand(w, minus ? at(w, n->arg[0])->arg[0] : n->arg[0], LEVEL_SUM);
		put(w, ")", ")");
	} else if (is_difference(w, node)) {
		if (can_stand_raised(w, n->arg[0])) {
			text_add(w->out, "e");
			write_exponent(w, n->arg[0]);
		} else {
			put(w, "exp", "exp");
			write_arguments(w, n);
		}
		put(w, " - 1", w->raised ? MINUS "1" : " " MINUS " 1");
	} else if (is_power_of_e(w, node)) {
		text_add(w->out, "e");
		write_exponent(w, n->arg[0]);
	} else
		return false;
	return true;
}

static void write_call(struct writer *w, int node)
{
	const struct node *n = at(w, node);
	if (n->op == OP_CALL1 && write_special(w, node))
		return;
	if ((n->op == OP_MIN || n->op == OP_MAX) && !print_is_extreme(n)) {
		write_extreme(w, node);
		return;
	}
	const char *name = n->op == OP_FUNCTION ? n->function->name : print_function(n);
	bool own = n->op == OP_FUNCTION && w->own && strcmp(w->own, name) == 0 &&
		w->style != EXPR_ASCII;
	if (own)
		text_add(w->out, "f");
	else
		write_name(w, name);
	write_arguments(w, n);
}

static void write_index(struct writer *w, const struct node *n)
{
	bool lowered = w->style == EXPR_MARKUP && !w->raised;
	write_tree(w, n->arg[0], LEVEL_ATOM);
	text_add(w->out, lowered ? "<sub>" : "[");
	write_tree(w, n->arg[1], LEVEL_CHOICE);
	text_add(w->out, lowered ? "</sub>" : "]");
}

/* ---- operators --------------------------------------------------------------------- */

static bool is_letter(const char *name)
{
	return name && (!name[1] || greek_named(name, strlen(name)) != NULL);
}

/* Whether a product of the two reads without a sign between: a number or a letter before
   a letter or a bracket. A letter before a bracket would read as a call, but for Greek ones
   that name no function; number before number as one number; words run together. */
static bool can_touch(const struct writer *w, int last, int b)
{
	int first = leftmost(w, b);
	const char *name = name_of(w, last);
	bool number = is_number(w, is_negative(w, last) ? at(w, last)->arg[0] : last);
	bool letter = is_letter(name);
	bool greek = letter && name[1] && strcmp(name, "phi") != 0 && strcmp(name, "Phi") != 0 &&
		strcmp(name, "sigma") != 0;
	bool closed = !name &&
		(print_function(at(w, last)) || at(w, last)->op == OP_FUNCTION ||
			level_of(w, last) < LEVEL_SIGN);
	if (w->style != EXPR_MARKUP || (w->raised && !number && !letter))
		return false;
	if (level_of(w, b) < LEVEL_POWER)
		return number || greek || closed;
	return (number || letter) && is_letter(name_of(w, first));
}

static void write_operator(struct writer *w, const struct node *n)
{
	static const char *const fine[] = {
		[OP_ADD] = " + ",
		[OP_SUB] = " " MINUS " ",
		[OP_MUL] = "\u00b7",
		[OP_DIV] = "/",
		[OP_LT] = " < ",
		[OP_LE] = " \u2264 ",
		[OP_GT] = " > ",
		[OP_GE] = " \u2265 ",
		[OP_EQ] = " == ",
		[OP_NE] = " \u2260 ",
	};
	/* Typeset, equality is one sign; what can be copied is what can be typed back. */
	if (w->style == EXPR_MARKUP && n->op == OP_EQ)
		put(w, "", " = ");
	else if (w->raised && print_level(n) == LEVEL_SUM)
		put(w, "", n->op == OP_SUB ? MINUS : "+");
	else
		put(w, print_operator(n->op), fine[n->op]);
}

/* The operand k > 0 of a chain: what could join the chain takes brackets, and a sign behind
   an operator does. */
static void write_operand(struct writer *w, int node, enum level level)
{
	bool sign = level == LEVEL_SUM && is_negative(w, leftmost(w, node));
	write_tree(w, node, sign ? LEVEL_ATOM : level == LEVEL_PRODUCT ? LEVEL_POWER : level + 1);
}

static void write_chain(struct writer *w, int node, enum level level)
{
	struct chain chain = print_chain(w->e, node);
	write_tree(w, chain.operand[0], level);
	for (size_t k = 1; k < chain.n; k++) {
		const struct node *n = at(w, chain.by[k]);
		bool fraction = k > 1 && at(w, chain.by[k - 1])->op == OP_DIV;
		if (n->op != OP_MUL || fraction ||
			!can_touch(w, chain.operand[k - 1], chain.operand[k]))
			write_operator(w, n);
		write_operand(w, chain.operand[k], level);
	}
	print_chain_free(&chain);
}

static void write_comparison(struct writer *w, const struct node *n)
{
	write_tree(w, n->arg[0], LEVEL_SUM);
	write_operator(w, n);
	write_tree(w, n->arg[1], LEVEL_SUM);
}

/* 0 < x <= 1: each comparison but the first begins with the node that the one before ends
   with. The chain leans to the left and may be long: it is walked from its end. */
static void write_both(struct writer *w, int node)
{
	size_t n = 0;
	int first = node;
	for (; at(w, first)->op == OP_AND; first = at(w, first)->arg[0])
		n++;
	write_comparison(w, at(w, first));
	for (size_t k = 0; k < n; k++) {
		int both = node;
		for (size_t i = k + 1; i < n; i++)
			both = at(w, both)->arg[0];
		const struct node *next = at(w, at(w, both)->arg[1]);
		write_operator(w, next);
		write_tree(w, next->arg[1], LEVEL_SUM);
	}
}

/* A choice among the answers takes brackets; in the language one in the else does not, but
   "0 if x <= -3 else x if x >= 3 else ..." would hide where it ends. */
static void write_choice(struct writer *w, const struct node *n)
{
	bool turned = w->style != EXPR_ASCII;
	write_tree(w, n->arg[turned], LEVEL_COMPARE);
	put(w, turned ? " if " : " ? ", " if ");
	write_tree(w, n->arg[!turned], LEVEL_COMPARE);
	put(w, turned ? " else " : " : ", " else ");
	write_tree(w, n->arg[2], turned ? LEVEL_COMPARE : LEVEL_CHOICE);
}

/* The node itself, whatever name "where" gives it. */
static void write_node(struct writer *w, int node)
{
	const struct node *n = at(w, node);
	enum level level = print_level(n);
	if (plain_name(w, node))
		write_name(w, plain_name(w, node));
	else if (n->op == OP_NUMBER)
		write_number(w, node);
	else if (n->op == OP_INDEX)
		write_index(w, n);
	else if (level == LEVEL_ATOM)
		write_call(w, node);
	else if (level == LEVEL_POWER)
		write_power(w, n);
	else if (n->op == OP_NEG) {
		put(w, "-", MINUS);
		write_tree(w, n->arg[0], LEVEL_POWER);
	} else if (n->op == OP_AND)
		write_both(w, node);
	else if (n->op == OP_CHOOSE)
		write_choice(w, n);
	else if (level == LEVEL_COMPARE)
		write_comparison(w, n);
	else
		write_chain(w, node, level);
}

static void write_tree(struct writer *w, int node, enum level least)
{
	const char *name = name_of(w, node);
	bool bracketed = level_of(w, node) < least;
	if (bracketed)
		put(w, "(", "(");
	if (name)
		write_name(w, name);
	else
		write_node(w, node);
	if (bracketed)
		put(w, ")", ")");
}

/* ---- the face ---------------------------------------------------------------------- */

void print_text(
	struct text *out, const struct expr *e, int root, enum expr_style style, const char *own)
{
	struct writer w = { .out = out, .e = e, .own = own, .style = style };
	const struct node *n = &e->node[root];
	if (own && n->op == OP_FUNCTION && strcmp(n->function->name, own) == 0)
		w.own = NULL; /* sigmoid(x) is not f(x) = f(x) */
	write_tree(&w, root, LEVEL_WHERE);
	const char *before = " where ";
	for (size_t i = 0; i < e->locals; i++) {
		if (!print_is_named(e, i))
			continue;
		put(&w, before, before);
		before = "; ";
		write_name(&w, e->local[i].name);
		put(&w, " = ", " = ");
		write_node(&w, e->local[i].node);
	}
}

void print_text_name(struct text *out, const char *name, enum expr_style style)
{
	write_name(&(struct writer){ .out = out, .style = style }, name);
}
