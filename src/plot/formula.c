/* Formulas as one line of text: the tree of a formula written as its readers expect it. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/formula.h"

#include "plot/syntax.h"

#include <stdbool.h>
#include <string.h>

/* What is shown turns parts round (c ? a : b is "a if c else b") and drops brackets that
   a raised power makes needless. Text that is not in the language (a vector row's
   description) is shown as it stands. */

/* ---- writing ----------------------------------------------------------------------- */

struct writer {
	struct text *out;
	const char *id;
	enum formula_style style;
	bool raised; /* inside <sup>: no second floor */
};

static void write_tree(struct writer *w, const struct tree *t, enum level least);

/* `plain` in ASCII, else `fine`, as it stands. */
static void put(struct writer *w, const char *plain, const char *fine)
{
	text_add(w->out, w->style == FORMULA_ASCII ? plain : fine);
}

/* Upright in a figure (<r>), one run after another merged: digits, brackets, operators
   and words. */
static void open_upright(struct writer *w)
{
	static const char end[] = "</r>";
	struct text *out = w->out;
	size_t n = sizeof end - 1;
	if (w->style != FORMULA_MARKUP)
		return;
	if (out->n > n && memcmp(out->s + out->n - n, end, n) == 0)
		out->s[out->n -= n] = '\0';
	else
		text_add(out, "<r>");
}

static void close_upright(struct writer *w)
{
	if (w->style == FORMULA_MARKUP)
		text_add(w->out, "</r>");
}

static void put_upright(struct writer *w, const char *plain, const char *fine)
{
	open_upright(w);
	if (w->style == FORMULA_MARKUP)
		text_add_escaped(w->out, fine);
	else
		put(w, plain, fine);
	close_upright(w);
}

struct letter {
	const char *name, *utf8;
};

static const struct letter letters[] = {
	{"alpha", "\u03b1"},
	{"beta", "\u03b2"},
	{"gamma", "\u03b3"},
	{"delta", "\u03b4"},
	{"epsilon", "\u03b5"},
	{"eps", "\u03b5"},
	{"zeta", "\u03b6"},
	{"eta", "\u03b7"},
	{"theta", "\u03b8"},
	{"kappa", "\u03ba"},
	{"lambda", "\u03bb"},
	{"lambd", "\u03bb"},
	{"lam", "\u03bb"},
	{"mu", "\u03bc"},
	{"nu", "\u03bd"},
	{"xi", "\u03be"},
	{"pi", "\u03c0"},
	{"rho", "\u03c1"},
	{"sigma", "\u03c3"},
	{"tau", "\u03c4"},
	{"phi", "\u03c6"},
	{"Phi", "\u03a6"},
	{"psi", "\u03c8"},
	{"omega", "\u03c9"},
};

static const char *find_letter(const char *name, size_t length)
{
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
		if (strlen(letters[i].name) == length &&
			memcmp(letters[i].name, name, length) == 0)
			return letters[i].utf8;
	return NULL;
}

/* A variable or parameter: Greek where it is Greek; one letter italic, a word upright. */
static void write_name(struct writer *w, const char *name, size_t length)
{
	const char *greek = w->style == FORMULA_ASCII ? NULL : find_letter(name, length);
	if (greek) {
		text_add(w->out, greek);
		return;
	}
	size_t stem = 0;
	while (stem < length && strchr("_0123456789", name[stem]) == NULL)
		stem++;
	if (w->style == FORMULA_MARKUP && stem == 1 && length > 1) {
		size_t skip = name[1] == '_' ? 2 : 1;
		text_add_n(w->out, name, 1);
		text_add(w->out, "<sub><r>");
		text_add_n(w->out, name + skip, length - skip);
		text_add(w->out, "</r></sub>");
		return;
	}
	if (stem > 1)
		open_upright(w);
	text_add_n(w->out, name, length);
	if (stem > 1)
		close_upright(w);
}

static void write_number(struct writer *w, const struct tree *t)
{
	open_upright(w);
	for (size_t i = 0; i < t->length; i++) {
		if (t->text[i] == '-')
			put(w, "-", "\u2212");
		else
			text_add_n(w->out, &t->text[i], 1);
	}
	close_upright(w);
}

/* ---- powers ------------------------------------------------------------------------ */

/* Characters that have a raised form, in the order of `raised`. */
static const char raisable[] = "0123456789+-xn";
static const char *const raised[] = {"\u2070", "\u00b9", "\u00b2", "\u00b3", "\u2074",
	"\u2075", "\u2076", "\u2077", "\u2078", "\u2079", "\u207a", "\u207b", "\u02e3",
	"\u207f"};

/* True where every character of an exponent can be raised: an integer, x or n, a sign. */
static bool can_raise(const struct tree *t)
{
	if (t->tag == TAG_NEGATE)
		return can_raise(t->a);
	if (t->tag != TAG_NUMBER && t->tag != TAG_NAME)
		return false;
	for (size_t i = 0; i < t->length; i++)
		if (strchr(raisable, t->text[i]) == NULL)
			return false;
	return true;
}

static void write_raised(struct writer *w, const struct tree *t)
{
	if (t->tag == TAG_NEGATE) {
		text_add(w->out, raised[strchr(raisable, '-') - raisable]);
		t = t->a;
	}
	for (size_t i = 0; i < t->length; i++)
		text_add(w->out, raised[strchr(raisable, t->text[i]) - raisable]);
}

/* No calls, choices or powers inside, and few tokens: fit to stand raised. */
static bool is_short(const struct tree *t, size_t *tokens)
{
	if (t->tag == TAG_NUMBER || t->tag == TAG_NAME)
		return ++*tokens <= 7;
	if (t->tag == TAG_NEGATE)
		return ++*tokens <= 7 && is_short(t->a, tokens);
	if (t->tag != TAG_BINARY || t->level == LEVEL_POWER || t->level == LEVEL_COMPARE)
		return false;
	return ++*tokens <= 7 && is_short(t->a, tokens) && is_short(t->b, tokens);
}

/* An exponent that is but a power of a name, x^2, may stand raised in exp(-x^2/2). */
static bool is_short_exponent(const struct writer *w, const struct tree *t)
{
	size_t tokens = 0;
	return w->style == FORMULA_MARKUP && !w->raised && is_short(t, &tokens);
}

static void write_exponent(struct writer *w, const struct tree *t)
{
	text_add(w->out, "<sup>");
	w->raised = true;
	write_tree(w, t, LEVEL_WHERE);
	w->raised = false;
	text_add(w->out, "</sup>");
}

static void write_power(struct writer *w, const struct tree *t)
{
	write_tree(w, t->a, LEVEL_ATOM);
	if (w->style == FORMULA_UTF8 && can_raise(t->b))
		write_raised(w, t->b);
	else if (is_short_exponent(w, t->b))
		write_exponent(w, t->b);
	else {
		put_upright(w, "^", "^");
		write_tree(w, t->b, LEVEL_POWER);
	}
}

/* ---- calls ------------------------------------------------------------------------- */

static void write_list(struct writer *w, const struct tree *t)
{
	for (; t; t = t->next) {
		write_tree(w, t, LEVEL_CHOICE);
		if (t->next)
			put_upright(w, ", ", ", ");
	}
}

static void write_call(struct writer *w, const struct tree *t)
{
	bool one = t->b && !t->b->next;
	bool fine = w->style != FORMULA_ASCII;
	if (fine && one && syntax_is_name(t, "abs")) {
		put_upright(w, "", "|");
		write_tree(w, t->b, LEVEL_CHOICE);
		put_upright(w, "", "|");
		return;
	}
	if (one && syntax_is_name(t, "exp") && is_short_exponent(w, t->b)) {
		text_add(w->out, "e");
		write_exponent(w, t->b);
		return;
	}
	if (fine && one && syntax_is_name(t, "sqrt")) {
		put_upright(w, "", "\u221a");
		if (t->b->tag == TAG_NUMBER || t->b->tag == TAG_NAME) {
			write_tree(w, t->b, LEVEL_ATOM);
			return;
		}
	} else if (w->id && syntax_is_name(t, w->id))
		text_add(w->out, "f");
	else
		write_name(w, t->text, t->length);
	put_upright(w, "(", "(");
	write_list(w, t->b);
	put_upright(w, ")", ")");
}

static void write_index(struct writer *w, const struct tree *t)
{
	write_name(w, t->text, t->length);
	if (w->style == FORMULA_MARKUP && !w->raised) {
		text_add(w->out, "<sub>");
		write_list(w, t->b);
		text_add(w->out, "</sub>");
		return;
	}
	put(w, "[", "[");
	write_list(w, t->b);
	put(w, "]", "]");
}

/* ---- operators --------------------------------------------------------------------- */

/* Needs brackets where `least` is the loosest operator allowed. */
static bool is_bracketed(const struct tree *t, enum level least)
{
	return t->level < least;
}

/* The first thing that stands in the written form of t. */
static const struct tree *leftmost(const struct tree *t)
{
	while (t->tag == TAG_BINARY)
		t = t->a;
	return t;
}

/* Whether a product of the two reads without a sign between: a number or a letter before
   a letter or a bracket. Letter before bracket would read as a call, number before number
   as one number, and words run together. */
static bool can_touch(const struct writer *w, const struct tree *a, const struct tree *b)
{
	const struct tree *last = syntax_is_operator(a, "*") ? a->b : a;
	const struct tree *first = leftmost(b);
	bool bracket = is_bracketed(b, LEVEL_POWER);
	if (syntax_is_operator(a, "/"))
		return false;
	bool number = last->tag == TAG_NUMBER;
	bool letter = last->tag == TAG_NAME &&
		      (last->length == 1 || find_letter(last->text, last->length));
	bool closed = last->tag == TAG_CALL || is_bracketed(last, LEVEL_SIGN);
	if (w->raised && !number && !letter)
		return false;
	if (bracket)
		return number || closed;
	if (first->tag == TAG_NAME)
		return (number || letter) &&
		       (first->length == 1 || find_letter(first->text, first->length));
	return false;
}

static void write_product(struct writer *w, const struct tree *t)
{
	write_tree(w, t->a, LEVEL_PRODUCT);
	if (syntax_is_operator(t, "/"))
		put_upright(w, "/", "/");
	else if (w->style != FORMULA_MARKUP || !can_touch(w, t->a, t->b))
		put_upright(w, "*", "\u00b7");
	write_tree(w, t->b, LEVEL_POWER);
}

struct spelling {
	const char *op, *plain, *fine;
};

static const struct spelling spellings[] = {
	{"+", " + ", " + "},
	{"-", " - ", " \u2212 "},
	{"<", " < ", " < "},
	{">", " > ", " > "},
	{"<=", " <= ", " \u2264 "},
	{">=", " >= ", " \u2265 "},
	{"==", " == ", " = "},
	{"!=", " != ", " \u2260 "},
};

static void write_binary(struct writer *w, const struct tree *t)
{
	if (t->level == LEVEL_POWER) {
		write_power(w, t);
		return;
	}
	if (t->level == LEVEL_PRODUCT) {
		write_product(w, t);
		return;
	}
	write_tree(w, t->a, t->level);
	for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
		const struct spelling *s = &spellings[i];
		if (!syntax_is_operator(t, s->op))
			continue;
		if (w->raised && t->level == LEVEL_SUM)
			put_upright(w, s->op, *s->op == '-' ? "\u2212" : "+");
		else
			put_upright(w, s->plain, s->fine);
	}
	bool signed_right = t->level == LEVEL_SUM && leftmost(t->b)->tag == TAG_NEGATE;
	write_tree(w, t->b, signed_right ? LEVEL_ATOM : t->level + 1);
}

/* c ? a : b is written a if c else b; a choice among the answers takes brackets, one in
   the else does not: "0 if x <= -3 else x if x >= 3 else ..." would hide where it ends.
 */
static void write_choice(struct writer *w, const struct tree *t)
{
	write_tree(w, t->b, LEVEL_COMPARE);
	put_upright(w, " if ", " if ");
	write_tree(w, t->a, LEVEL_COMPARE);
	put_upright(w, " else ", " else ");
	write_tree(w, t->c, LEVEL_COMPARE);
}

static void write_where(struct writer *w, const struct tree *t)
{
	write_tree(w, t->a, LEVEL_CHOICE);
	put_upright(w, " where ", " where ");
	for (const struct tree *d = t->b; d; d = d->next) {
		write_tree(w, d, LEVEL_WHERE);
		if (d->next)
			put_upright(w, "; ", "; ");
	}
}

static void write_tree(struct writer *w, const struct tree *t, enum level least)
{
	bool bracketed = is_bracketed(t, least);
	if (bracketed)
		put_upright(w, "(", "(");
	switch (t->tag) {
	case TAG_NUMBER:
		write_number(w, t);
		break;
	case TAG_NAME:
		write_name(w, t->text, t->length);
		break;
	case TAG_CALL:
		write_call(w, t);
		break;
	case TAG_INDEX:
		write_index(w, t);
		break;
	case TAG_NEGATE:
		put_upright(w, "-", "\u2212");
		write_tree(w, t->a, LEVEL_POWER);
		break;
	case TAG_BINARY:
		write_binary(w, t);
		break;
	case TAG_CHOICE:
		write_choice(w, t);
		break;
	case TAG_DEFINE:
		write_tree(w, t->a, LEVEL_ATOM);
		put_upright(w, " = ", " = ");
		write_tree(w, t->b, LEVEL_CHOICE);
		break;
	case TAG_WHERE:
		write_where(w, t);
		break;
	}
	if (bracketed)
		put_upright(w, ")", ")");
}

/* ---- the face ---------------------------------------------------------------------- */

void formula_add(
	struct text *out, const char *formula, const char *id, enum formula_style style)
{
	struct tree *block = syntax_read(formula);
	struct writer w = {.out = out, .id = id, .style = style};
	if (!block && style == FORMULA_MARKUP)
		text_add_escaped(out, formula);
	else if (!block)
		text_add(out, formula);
	if (!block)
		return;
	const struct tree *t = block->a;
	if (id && t->tag == TAG_CALL && syntax_is_name(t, id))
		w.id = NULL; /* tanh(x) is not f(x) = f(x) */
	write_tree(&w, t, LEVEL_WHERE);
	syntax_free(block);
}

void formula_add_head(struct text *out, int order, enum formula_style style)
{
	static const char *const primes[][3] = {
		[FORMULA_ASCII] = {"f(x) = ", "f'(x) = ", "f''(x) = "},
		[FORMULA_UTF8] = {"f(x) = ", "f'(x) = ", "f''(x) = "},
		[FORMULA_MARKUP] = {"f<r>(</r>x<r>) = </r>",
			"f\u2009\u2032<r>(</r>x<r>) = </r>",
			"f\u2009\u2033<r>(</r>x<r>) = </r>"},
	};
	text_add(out, primes[style][order]);
}

void formula_add_name(struct text *out, const char *name, enum formula_style style)
{
	struct writer w = {.out = out, .style = style};
	write_name(&w, name, strlen(name));
}
