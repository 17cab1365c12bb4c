/* The syntax of formulas: a small lexer and a parser by recursive descent. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/syntax.h"

#include "base/alloc.h"

#include <stdlib.h>
#include <string.h>

enum { DEPTH_MOST = 100, NODES_MOST = 1000 };

struct reader {
	const char *at;	   /* the token at hand */
	size_t length;	   /* 0 at the end */
	struct tree *node; /* room for all of the tree */
	size_t used;
	int depth;
	bool failed;
};

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Length of the number at s: digits, a point, an exponent where digits follow it. */
static size_t number_length(const char *s)
{
	size_t n = 0;
	while (is_digit(s[n]) || s[n] == '.')
		n++;
	if (s[n] == 'e' || s[n] == 'E') {
		size_t m = n + 1;
		if (s[m] == '+' || s[m] == '-')
			m++;
		if (is_digit(s[m]))
			for (n = m; is_digit(s[n]);)
				n++;
	}
	return n;
}

static size_t token_length(const char *s)
{
	if (*s == '\0')
		return 0;
	if (is_digit(*s) || (*s == '.' && is_digit(s[1])))
		return number_length(s);
	size_t n = 0;
	if (is_letter(*s)) {
		while (is_letter(s[n]) || is_digit(s[n]))
			n++;
		return n;
	}
	return strchr("<>=!", *s) != NULL && s[1] == '=' ? 2 : 1;
}

static void advance(struct reader *r)
{
	r->at += r->length;
	while (*r->at == ' ' || *r->at == '\t' || *r->at == '\n')
		r->at++;
	r->length = token_length(r->at);
}

static bool token_is(const struct reader *r, const char *text)
{
	return r->length == strlen(text) && memcmp(r->at, text, r->length) == 0;
}

static bool take(struct reader *r, const char *text)
{
	if (!token_is(r, text))
		return false;
	advance(r);
	return true;
}

static void expect(struct reader *r, const char *text)
{
	if (!take(r, text))
		r->failed = true;
}

static struct tree *make(struct reader *r, enum tag tag, enum level level)
{
	if (r->used >= NODES_MOST) {
		r->failed = true;
		r->used = 1;
	}
	struct tree *t = &r->node[r->used++];
	*t = (struct tree){
		.tag = tag, .level = level, .text = r->at, .length = r->length};
	return t;
}

static struct tree *read_choice(struct reader *r);

/* Arguments up to the closing bracket. */
static struct tree *read_list(struct reader *r, const char *end)
{
	struct tree *first = NULL, **last = &first;
	while (!r->failed && !token_is(r, end)) {
		*last = read_choice(r);
		last = &(*last)->next;
		if (!token_is(r, end))
			expect(r, ",");
	}
	expect(r, end);
	return first;
}

static struct tree *read_atom(struct reader *r)
{
	if (take(r, "(")) {
		struct tree *t = read_choice(r);
		expect(r, ")");
		return t;
	}
	bool name = r->length > 0 && is_letter(*r->at);
	if (!name && !(r->length > 0 && (is_digit(*r->at) || *r->at == '.')))
		r->failed = true;
	struct tree *t = make(r, name ? TAG_NAME : TAG_NUMBER, LEVEL_ATOM);
	if (r->failed)
		return t;
	advance(r);
	if (name && take(r, "(")) {
		t->tag = TAG_CALL;
		t->b = read_list(r, ")");
	} else if (name && take(r, "[")) {
		t->tag = TAG_INDEX;
		t->b = read_list(r, "]");
	}
	return t;
}

static struct tree *read_sign(struct reader *r);

static struct tree *read_power(struct reader *r)
{
	struct tree *base = read_atom(r);
	if (!token_is(r, "^"))
		return base;
	struct tree *t = make(r, TAG_BINARY, LEVEL_POWER);
	advance(r);
	t->a = base;
	t->b = read_sign(r);
	return t;
}

static struct tree *read_sign(struct reader *r)
{
	if (++r->depth > DEPTH_MOST)
		r->failed = true;
	struct tree *t;
	if (r->failed)
		t = make(r, TAG_NUMBER, LEVEL_ATOM);
	else if (token_is(r, "-")) {
		t = make(r, TAG_NEGATE, LEVEL_SIGN);
		advance(r);
		t->a = read_sign(r);
	} else
		t = take(r, "+") ? read_sign(r) : read_power(r);
	r->depth--;
	return t;
}

/* Left-associative operators of one level. */
static struct tree *read_binary(struct reader *r, enum level level)
{
	static const char *const operators[][6] = {
		[LEVEL_COMPARE] = {"<", "<=", ">", ">=", "==", "!="},
		[LEVEL_SUM] = {"+", "-"},
		[LEVEL_PRODUCT] = {"*", "/"},
	};
	struct tree *left =
		level == LEVEL_PRODUCT ? read_sign(r) : read_binary(r, level + 1);
	while (!r->failed) {
		size_t i = 0;
		while (i < 6 && operators[level][i] && !token_is(r, operators[level][i]))
			i++;
		if (i == 6 || !operators[level][i])
			break;
		struct tree *t = make(r, TAG_BINARY, level);
		advance(r);
		t->a = left;
		t->b = level == LEVEL_PRODUCT ? read_sign(r) : read_binary(r, level + 1);
		left = t;
	}
	return left;
}

static struct tree *read_choice(struct reader *r)
{
	if (++r->depth > DEPTH_MOST)
		r->failed = true;
	struct tree *t = r->failed ? make(r, TAG_NUMBER, LEVEL_ATOM)
				   : read_binary(r, LEVEL_COMPARE);
	if (!r->failed && token_is(r, "?")) {
		struct tree *choice = make(r, TAG_CHOICE, LEVEL_CHOICE);
		advance(r);
		choice->a = t;
		choice->b = read_choice(r);
		expect(r, ":");
		choice->c = read_choice(r);
		t = choice;
	}
	r->depth--;
	return t;
}

/* The whole: an expression, perhaps `where NAME = EXPR; g(t) = EXPR`. */
static struct tree *read_formula(struct reader *r)
{
	struct tree *t = read_choice(r);
	if (!r->failed && token_is(r, "where")) {
		struct tree *where = make(r, TAG_WHERE, LEVEL_WHERE);
		where->a = t;
		struct tree **last = &where->b;
		do {
			advance(r);
			struct tree *define = make(r, TAG_DEFINE, LEVEL_WHERE);
			define->a = read_atom(r);
			expect(r, "=");
			define->b = read_choice(r);
			*last = define;
			last = &define->next;
		} while (!r->failed && token_is(r, ";"));
		t = where;
	}
	if (r->length != 0)
		r->failed = true;
	return t;
}

/* The root may be any node of the block, which begins with one that only holds it. */
struct tree *syntax_read(const char *formula)
{
	struct tree *node = alloc_zero(NODES_MOST, sizeof *node);
	struct reader r = {.at = formula, .node = node, .used = 1};
	advance(&r);
	struct tree *root = read_formula(&r);
	if (!r.failed) {
		node->a = root;
		return node;
	}
	free(node);
	return NULL;
}

void syntax_free(struct tree *tree)
{
	free(tree);
}

static bool is_spelt(const struct tree *t, const char *text)
{
	return t->length == strlen(text) && memcmp(t->text, text, t->length) == 0;
}

bool syntax_is_name(const struct tree *t, const char *name)
{
	return (t->tag == TAG_NAME || t->tag == TAG_CALL || t->tag == TAG_INDEX) &&
	       is_spelt(t, name);
}

bool syntax_is_operator(const struct tree *t, const char *op)
{
	return t->tag == TAG_BINARY && is_spelt(t, op);
}
