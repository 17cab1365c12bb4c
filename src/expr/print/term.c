/* Terms of code: made bottom-up, written with as few brackets as the target allows. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/print/term.h"

#include "base/alloc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FACTORS_MOST 8 /* of a product that takes a sign at its first */

#define BOUND_MOST 4000 /* terms; of more none is bounded, which only costs warnings */

/* ---- making ------------------------------------------------------------------------ */

void terms_free(struct terms *t)
{
	for (size_t i = 0; i < t->n; i++)
		free(t->term[i].owned);
	free(t->term);
}

static int add(struct terms *t, struct term term)
{
	size_t size = strlen(term.text) + (term.args > 0 ? 2 : 0);
	for (int k = 0; k < term.args; k++)
		size += t->term[term.arg[k]].size + (k > 0 ? 2 : 0);
	term.size = size < TERM_BYTES ? size : TERM_BYTES;
	t->term = alloc_grow(t->term, t->n, &t->room, sizeof *t->term);
	t->term[t->n] = term;
	return (int)t->n++;
}

int term_text(struct terms *t, const char *text)
{
	return add(t, (struct term){ .kind = TERM_TEXT, .level = TERM_ATOM, .text = text });
}

int term_word(struct terms *t, const char *text, size_t length)
{
	char *owned = alloc_copy_n(text, length);
	int node = term_text(t, owned);
	t->term[node].owned = owned;
	return node;
}

int term_whole(struct terms *t, int value)
{
	char digits[24];
	int n = snprintf(digits, sizeof digits, t->style == EXPR_PYTHON ? "%d" : "%d.0", value);
	return term_word(t, digits, (size_t)n);
}

bool term_is_simple(const struct terms *t, int a)
{
	return t->term[a].kind == TERM_TEXT;
}

static bool is_one(const struct terms *t, int a)
{
	const char *text = t->term[a].text;
	return term_is_simple(t, a) && (strcmp(text, "1") == 0 || strcmp(text, "1.0") == 0);
}

int term_binary(struct terms *t, const char *op, enum term_level level, int a, int b)
{
	return add(t,
		(struct term){ .kind = TERM_BINARY,
			.level = level,
			.text = op,
			.arg = { a, b },
			.args = 2 });
}

/* A short product, whose first factor may take the sign. */
static bool takes_sign(const struct terms *t, int a)
{
	int factors = 0;
	for (; t->term[a].kind == TERM_BINARY && t->term[a].level == TERM_PRODUCT; factors++)
		a = t->term[a].arg[0];
	return factors > 0 && factors <= FACTORS_MOST;
}

int term_negative(struct terms *t, int a)
{
	struct term *term = &t->term[a];
	if (term->kind == TERM_SIGN)
		return term->arg[0];
	if (takes_sign(t, a)) {
		const char *op = term->text;
		int b = term->arg[1];
		a = term_negative(t, term->arg[0]);
		return term_binary(t, op, TERM_PRODUCT, a, b);
	}
	return add(t,
		(struct term){ .kind = TERM_SIGN,
			.level = TERM_MINUS,
			.text = "-",
			.arg = { a },
			.args = 1 });
}

/* a + -b is a - b. */
int term_add(struct terms *t, int a, int b)
{
	if (t->term[b].kind == TERM_SIGN)
		return term_binary(t, " - ", TERM_SUM, a, t->term[b].arg[0]);
	return term_binary(t, " + ", TERM_SUM, a, b);
}

int term_subtract(struct terms *t, int a, int b)
{
	if (t->term[b].kind == TERM_SIGN)
		return term_binary(t, " + ", TERM_SUM, a, t->term[b].arg[0]);
	return term_binary(t, " - ", TERM_SUM, a, b);
}

int term_divide(struct terms *t, int a, int b)
{
	return term_binary(t, "/", TERM_PRODUCT, a, b);
}

/* 1*b is b; a*(1/b) is a/b, which is shorter and no less exact. */
int term_multiply(struct terms *t, int a, int b)
{
	const struct term *right = &t->term[b];
	if (is_one(t, a))
		return b;
	if (right->kind == TERM_BINARY && strcmp(right->text, "/") == 0 && is_one(t, right->arg[0]))
		return term_divide(t, a, right->arg[1]);
	return term_binary(t, "*", TERM_PRODUCT, a, b);
}

static int call(struct terms *t, const char *name, int args, int a, int b, int c)
{
	return add(t,
		(struct term){ .kind = TERM_CALL,
			.level = TERM_ATOM,
			.text = name,
			.arg = { a, b, c },
			.args = args });
}

int term_call(struct terms *t, const char *name, int a)
{
	return call(t, name, 1, a, -1, -1);
}

int term_call2(struct terms *t, const char *name, int a, int b)
{
	return call(t, name, 2, a, b, -1);
}

int term_call3(struct terms *t, const char *name, int a, int b, int c)
{
	return call(t, name, 3, a, b, c);
}

int term_index(struct terms *t, int list, int place)
{
	return add(t,
		(struct term){ .kind = TERM_INDEX,
			.level = TERM_ATOM,
			.text = "[]",
			.arg = { list, place },
			.args = 2 });
}

static bool is_whole(const struct terms *t, int a)
{
	const struct term *term = &t->term[a];
	if (term->kind == TERM_SIGN)
		return is_whole(t, term->arg[0]);
	return term->kind == TERM_TEXT && strspn(term->text, "0123456789") == strlen(term->text);
}

/* np.where() of two whole numbers would be an array of integers. */
int term_choose(struct terms *t, int condition, int a, int b)
{
	if (t->style != EXPR_PYTHON)
		return add(t,
			(struct term){ .kind = TERM_CHOOSE,
				.level = TERM_CHOICE,
				.text = " ?  : ",
				.arg = { condition, a, b },
				.args = 3 });
	if (is_whole(t, a) && is_whole(t, b)) {
		bool minus = t->term[a].kind == TERM_SIGN;
		char *real = alloc_print("%s.0", t->term[minus ? t->term[a].arg[0] : a].text);
		a = term_word(t, real, strlen(real));
		if (minus)
			a = term_negative(t, a);
		free(real);
	}
	return term_call3(t, "np.where", condition, a, b);
}

/* ---- bounds ------------------------------------------------------------------------ */

/* An exponential whose argument has no bound yet. */
static bool is_unbounded(const struct terms *t, const struct term *term)
{
	static const char *const names[] = { "np.exp", "np.expm1", "np.sinh", "np.cosh" };
	if (term->kind != TERM_CALL)
		return false;
	const struct term *argument = &t->term[term->arg[0]];
	if (argument->kind == TERM_SIGN)
		argument = &t->term[argument->arg[0]];
	if (strcmp(argument->text, "np.minimum") == 0 || strcmp(argument->text, "np.abs") == 0)
		return false;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(term->text, names[i]) == 0)
			return true;
	return false;
}

/* The term with the new ones of its arguments; itself if they are the old ones. */
static int with_arguments(struct terms *t, int node, const int *changed)
{
	struct term copy = t->term[node];
	bool same = true;
	for (int k = 0; k < copy.args; k++) {
		int argument = changed[copy.arg[k]];
		same &= argument == copy.arg[k];
		copy.arg[k] = argument;
	}
	if (same)
		return node;
	if (copy.owned)
		copy.text = copy.owned = alloc_copy(copy.text);
	return add(t, copy);
}

enum { OUTSIDE = 1, INSIDE = 2 }; /* of an exponential: where a term is used */

static void mark_uses(const struct terms *t, int root, unsigned char *use)
{
	use[root] = OUTSIDE;
	for (int i = root; i >= 0; i--) {
		const struct term *term = &t->term[i];
		unsigned char inner = is_unbounded(t, term) && use[i] ? INSIDE : use[i];
		for (int k = 0; k < term->args; k++)
			use[term->arg[k]] |= inner;
	}
}

int term_bound(struct terms *t, int root, int bounded)
{
	size_t n = (size_t)root + 1;
	if (n > BOUND_MOST)
		return root;
	unsigned char *use = alloc_zero(n, sizeof *use);
	int *inside = alloc_zero(n, sizeof *inside);
	int *outside = alloc_zero(n, sizeof *outside);
	mark_uses(t, root, use);
	for (int i = 0; i <= root; i++) {
		const struct term *term = &t->term[i];
		bool x = term->kind == TERM_TEXT && strcmp(term->text, "x") == 0;
		bool exponential = is_unbounded(t, term);
		inside[i] = outside[i] = i;
		if (use[i] & INSIDE)
			inside[i] = x ? bounded : with_arguments(t, i, inside);
		if (use[i] & OUTSIDE)
			outside[i] = with_arguments(t, i, exponential ? inside : outside);
	}
	int result = outside[root];
	free(use);
	free(inside);
	free(outside);
	return result;
}

/* ---- writing ----------------------------------------------------------------------- */

struct writer {
	struct text *out;
	const struct terms *t;
};

static void write_term(struct writer *w, int node, enum term_level least);

static void write_arguments(struct writer *w, const struct term *term)
{
	for (int k = 0; k < term->args; k++) {
		text_add(w->out, k > 0 ? ", " : "");
		write_term(w, term->arg[k], TERM_ASSIGN);
	}
}

/* The level that the operand before (k = 0) or behind an operator needs at least. Comparisons
   of Python bind looser than its &. */
static enum term_level operand_level(const struct writer *w, const struct term *term, int k)
{
	switch (term->level) {
	case TERM_AND:
		return w->t->style == EXPR_PYTHON ? TERM_ATOM : TERM_COMPARE;
	case TERM_COMPARE:
		return TERM_SUM;
	case TERM_PRODUCT:
		return k == 0 ? TERM_PRODUCT : TERM_POWER;
	case TERM_POWER:
		return k == 0 ? TERM_ATOM : TERM_POWER;
	default:
		return k == 0 ? term->level : term->level + 1;
	}
}

static bool begins_with_sign(const struct writer *w, int node)
{
	const struct term *term = &w->t->term[node];
	while (term->kind == TERM_BINARY && term->level == TERM_PRODUCT)
		term = &w->t->term[term->arg[0]];
	return term->kind == TERM_SIGN;
}

/* A run of one level leans to the left and may be as long as a formula: it is walked. */
static void write_binary(struct writer *w, int node)
{
	const struct term *term = &w->t->term[node];
	enum term_level level = term->level;
	size_t n = 1;
	int first = term->arg[0];
	bool run = level == TERM_SUM || level == TERM_PRODUCT || level == TERM_AND;
	while (run && w->t->term[first].kind == TERM_BINARY && w->t->term[first].level == level) {
		first = w->t->term[first].arg[0];
		n++;
	}
	int *by = alloc_resize(NULL, n, sizeof *by);
	for (size_t k = n; k-- > 0; node = w->t->term[node].arg[0])
		by[k] = node;
	write_term(w, first, operand_level(w, term, 0));
	for (size_t k = 0; k < n; k++) {
		term = &w->t->term[by[k]];
		bool sign = level == TERM_SUM && begins_with_sign(w, term->arg[1]);
		text_add(w->out, term->text);
		write_term(w, term->arg[1], sign ? TERM_ATOM : operand_level(w, term, 1));
	}
	free(by);
}

/* The answers but the last may be anything; a choice in a condition takes brackets. */
static void write_choice(struct writer *w, int node)
{
	const struct term *term = &w->t->term[node];
	write_term(w, term->arg[0], TERM_AND);
	text_add(w->out, " ? ");
	write_term(w, term->arg[1], TERM_AND);
	text_add(w->out, " : ");
	write_term(w, term->arg[2], TERM_CHOICE);
}

static void write_bare(struct writer *w, int node)
{
	const struct term *term = &w->t->term[node];
	switch (term->kind) {
	case TERM_TEXT:
		text_add(w->out, term->text);
		break;
	case TERM_SIGN:
		text_add_char(w->out, '-');
		write_term(w, term->arg[0], TERM_POWER);
		break;
	case TERM_BINARY:
		write_binary(w, node);
		break;
	case TERM_CALL:
		text_add(w->out, term->text);
		text_add_char(w->out, '(');
		write_arguments(w, term);
		text_add_char(w->out, ')');
		break;
	case TERM_INDEX:
		write_term(w, term->arg[0], TERM_ATOM);
		text_add_char(w->out, '[');
		write_term(w, term->arg[1], TERM_CHOICE);
		text_add_char(w->out, ']');
		break;
	case TERM_CHOOSE:
		write_choice(w, node);
		break;
	}
}

static void write_term(struct writer *w, int node, enum term_level least)
{
	bool bracketed = w->t->term[node].level < least;
	text_add(w->out, bracketed ? "(" : "");
	write_bare(w, node);
	text_add(w->out, bracketed ? ")" : "");
}

void term_write(struct text *out, const struct terms *t, int root)
{
	write_term(&(struct writer){ out, t }, root, TERM_CHOICE);
}
