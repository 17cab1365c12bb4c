/* Hints in formula errors: names that are near, marks of other languages. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/parse/parser.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "expr/primitives.h"

#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define HINTS 3 /* names that a message gives at most */
#define NEAR 2	/* Levenshtein distance of a name that may be meant */
#define SHORT 3 /* bytes of a name of which one only may be wrong */
#define NAME_LONGEST 64
#define PRODUCT_SHOWN 16 /* bytes of a factor */

/* ---- functions -------------------------------------------------------------- */

/* How other languages call what this one has under another name, or as an operator. */
static const struct foreign {
	const char *name, *here;
} foreign[] = {
	{ "ln", "log" },
	{ "log2", "log(u)/log(2)" },
	{ "log10", "log(u)/log(10)" },
	{ "pow", "^" },
	{ "power", "^" },
	{ "fabs", "abs" },
	{ "sgn", "sign" },
	{ "ceil", "-floor(-u)" },
	{ "fmod", "mod" },
	{ "fmin", "min" },
	{ "fmax", "max" },
	{ "tg", "tan" },
	{ "clip", "clamp" },
	{ "normcdf", "Phi" },
	{ "normpdf", "phi" },
	{ "cbrt", "sign(u)*abs(u)^(1/3)" },
	{ "rsqrt", "1/sqrt(u)" },
	{ "exp2", "2^u" },
	{ "trunc", "sign(u)*floor(abs(u))" },
	{ "if", "c ? a : b" },
	{ "where", "c ? a : b" },
};

static const char *find_foreign(const char *name)
{
	for (size_t i = 0; i < COUNT(foreign); i++)
		if (strcmp(foreign[i].name, name) == 0)
			return foreign[i].here;
	return NULL;
}

/* Names collected for a message. */
struct hints {
	struct text list;
	size_t n;
};

static void add_hint(struct hints *h, const char *name)
{
	char *quoted = alloc_print("'%s'", name);
	if (h->n < HINTS && strstr(text_string(&h->list), quoted) == NULL)
		text_print(&h->list, "%s%s", h->n++ > 0 ? ", " : "", quoted);
	free(quoted);
}

static bool is_near(const char *folded, const char *name, size_t distance)
{
	char other[NAME_LONGEST + 1];
	if (text_fold(name, other, sizeof other) >= sizeof other)
		return false;
	return text_distance(folded, other, NEAR) == distance;
}

/* Local functions, then primitives, that differ from the name by so much. */
static void add_own(struct hints *h, const struct parser *p, const char *folded, size_t distance)
{
	for (size_t k = 0; k < p->definitions; k++) {
		const struct token *t = &p->token[p->definition[k].name];
		char *name = alloc_copy_n(p->expr->source + t->at, t->length);
		if (p->definition[k].is_function && is_near(folded, name, distance))
			add_hint(h, name);
		free(name);
	}
	for (size_t i = 0; primitive_named(i) != NULL; i++)
		if (is_near(folded, primitive_named(i), distance))
			add_hint(h, primitive_named(i));
}

static void add_scope(struct hints *h, const struct scope *scope, const char *name)
{
	const char *near[HINTS];
	if (scope == NULL || scope->suggest == NULL)
		return;
	size_t n = scope->suggest(scope, name, strlen(name), near, HINTS);
	for (size_t i = 0; i < n; i++)
		add_hint(h, near[i]);
}

static void add_near(struct hints *h, const struct parser *p, const char *name)
{
	char folded[NAME_LONGEST + 1];
	if (text_fold(name, folded, sizeof folded) >= sizeof folded)
		return;
	size_t reach = strlen(folded) <= SHORT ? 1 : NEAR;
	for (size_t distance = 0; distance <= reach; distance++)
		add_own(h, p, folded, distance);
	if (strlen(folded) > SHORT)
		add_scope(h, p->scope, name);
}

void hint_function(struct parser *p, const struct token *t)
{
	struct hints h = { 0 };
	char *name = alloc_copy_n(p->expr->source + t->at, t->length);
	if (find_foreign(name) != NULL)
		add_hint(&h, find_foreign(name));
	else
		add_near(&h, p, name);
	if (p->scope != NULL && p->scope->takes_more != NULL &&
		p->scope->takes_more(p->scope, name, t->length))
		parser_fail(p, t->column,
			_("'%s' takes more than one number and cannot be called here"),
			parser_shown(p, t));
	else if (h.n == 0)
		parser_fail(p, t->column, _("unknown function '%s'"), parser_shown(p, t));
	else
		parser_fail(p, t->column, _("unknown function '%s'; did you mean %s?"),
			parser_shown(p, t), text_string(&h.list));
	text_free(&h.list);
	free(name);
}

/* Words that stand between values. */
static bool is_word(const struct parser *p, size_t i)
{
	static const char *const words[] = { "and", "or", "if", "else", "where" };
	bool word = false;
	for (size_t k = 0; k < COUNT(words); k++)
		word |= parser_is(p, i, words[k]);
	return word;
}

/* `tanh x` and `tanh^2(x)`, as they are printed in books. */
void hint_call(struct parser *p, const struct token *t)
{
	const char *s = p->expr->source;
	const char *name = parser_shown(p, t);
	bool raised = t[1].kind == '^' && t[2].kind == TOKEN_NUMBER && t[3].kind == '(';
	char *meant = NULL;
	if (raised)
		meant = alloc_print("%s(u)^%.*s", name, (int)t[2].length, s + t[2].at);
	else if ((t[1].kind == TOKEN_NAME || t[1].kind == TOKEN_NUMBER) &&
		t[1].length <= PRODUCT_SHOWN && !is_word(p, (size_t)(t + 1 - p->token)))
		meant = alloc_print("%s(%.*s)", name, (int)t[1].length, s + t[1].at);
	if (meant != NULL)
		parser_fail(p, t->column,
			_("'%s' is a function: it needs arguments; did you mean '%s'?"), name,
			meant);
	else
		parser_fail(p, t->column, _("'%s' is a function: it needs arguments"), name);
	free(meant);
}

/* ---- marks ------------------------------------------------------------------ */

/* Characters that stand for something of the language elsewhere. */
const char *hint_character(long code)
{
	static const struct {
		long code;
		const char *here;
	} characters[] = {
		{ '{', "(" },
		{ '}', ")" },
		{ '%', "mod" },
		{ '&', "(a)*(b)" },
	};
	for (size_t i = 0; i < COUNT(characters); i++)
		if (characters[i].code == code)
			return characters[i].here;
	return NULL;
}

static void say(struct parser *p, const char *what, const char *meant)
{
	size_t column = p->token[p->at].column;
	if (meant == NULL)
		parser_fail(p, column, "%s", what);
	else
		/* TRANSLATORS: what is wrong, and what is right. */
		parser_fail(p, column, _("%s; did you mean '%s'?"), what, meant);
}

/* True if tokens i - 1 and i touch. */
static bool touches(const struct parser *p, size_t i)
{
	const struct token *before = &p->token[i - 1];
	return before->at + before->length == p->token[i].at;
}

void hint_value(struct parser *p)
{
	const struct token *t = &p->token[p->at];
	const char *what = t->kind == TOKEN_BAD ? _(t->wrong) : _("syntax error: expected a value");
	const char *meant = t->kind == TOKEN_BAD ? t->meant : NULL;
	if (t->kind == '*' && p->at > 0 && t[-1].kind == '*' && touches(p, p->at))
		meant = "^";
	else if (t->kind == '[')
		meant = "(";
	else if (t->kind == '=' && p->at > 0 && t[-1].kind == '=')
		meant = "==";
	say(p, what, meant);
}

/* A product without its sign: `2x`, `2(x)`, `(x)(y)`, `x y`; not the hexadecimal 0x10,
   words such as `and`, or definitions that nothing parts. */
static bool lacks_times(const struct parser *p)
{
	const struct token *t = &p->token[p->at], *before = t - 1;
	const char *s = p->expr->source;
	bool hexadecimal = before->kind == TOKEN_NUMBER && before->length == 1 &&
		s[before->at] == '0' && touches(p, p->at) && (s[t->at] == 'x' || s[t->at] == 'X');
	return (t->kind == TOKEN_NAME || t->kind == '(' || t->kind == TOKEN_ROOT) && !hexadecimal &&
		!is_word(p, p->at);
}

/* Bytes of the source from token i to the end of token j. */
static char *copy_tokens(const struct parser *p, size_t i, size_t j)
{
	const struct token *first = &p->token[i], *last = &p->token[j];
	return alloc_copy_n(p->expr->source + first->at, last->at + last->length - first->at);
}

/* Numbers as other languages write them: 1d5, 0.1D+01, 1_000, 0,5. What they are here, owned by the caller; NULL
   for none. */
static char *foreign_number(const struct parser *p)
{
	const struct token *t = &p->token[p->at];
	size_t last = p->at;
	if (p->at == 0 || t[-1].kind != TOKEN_NUMBER || !touches(p, p->at) ||
		(t->kind != TOKEN_NAME && t->kind != ','))
		return NULL;
	char first = p->expr->source[t->at];
	if (t->length == 1 && (t[1].kind == '+' || t[1].kind == '-') && t[2].kind == TOKEN_NUMBER)
		last += 2;
	else if (t->kind == ',' && t[1].kind == TOKEN_NUMBER)
		last++;
	char *number = copy_tokens(p, p->at - 1, last), *to = number;
	size_t before = t[-1].length, most = strlen(number) - before - 1;
	bool whole = strspn(number + before + 1, "0123456789_+-") == most && most > 0;
	if (whole && (first == 'd' || first == 'D'))
		number[before] = 'e';
	else if (whole && t->kind == ',' && strpbrk(number, ".+-") == NULL)
		number[before] = '.';
	else if (first != '_' || !whole) {
		free(number);
		return NULL;
	}
	for (const char *from = number; *from != '\0'; from++)
		if (*from != '_')
			*to++ = *from;
	*to = '\0';
	return number;
}

/* `A mod B` and `A % B` of a number or name each, A with its sign where nothing is before that: "mod(-7, 3)", owned
   by the caller; NULL for others. */
static char *foreign_mod(const struct parser *p)
{
	const struct token *t = &p->token[p->at];
	bool percent = t->kind == TOKEN_BAD && p->expr->source[t->at] == '%';
	if (p->at == 0 || p->at + 1 >= p->end || !(percent || parser_is(p, p->at, "mod")) ||
		(t[-1].kind != TOKEN_NUMBER && t[-1].kind != TOKEN_NAME) ||
		(t[1].kind != TOKEN_NUMBER && t[1].kind != TOKEN_NAME))
		return NULL;
	size_t from = p->at - 1 - (p->at == 2 && p->token[0].kind == '-');
	char *left = copy_tokens(p, from, p->at - 1), *right = copy_tokens(p, p->at + 1, p->at + 1);
	char *call = alloc_print("mod(%s, %s)", left, right);
	free(left);
	free(right);
	return call;
}

/* `2x`, `2(x)`, `x y`: the product, spelt out where its factors are short. */
static void say_product(struct parser *p, const char *what)
{
	const struct token *t = &p->token[p->at], *before = t - 1;
	bool whole = t->kind == TOKEN_NAME && before->kind != ')' && before->kind != ']' &&
		before->length <= PRODUCT_SHOWN && t->length <= PRODUCT_SHOWN;
	const char *s = p->expr->source;
	char *product = alloc_print(
		"%.*s*%.*s", (int)before->length, s + before->at, (int)t->length, s + t->at);
	say(p, what, whole ? product : "*");
	free(product);
}

/* At a token that begins nothing that may follow a value; one of them is before it. */
void hint_operator(struct parser *p, const char *what)
{
	const struct token *t = &p->token[p->at];
	char *other = foreign_number(p);
	if (other == NULL)
		other = foreign_mod(p);
	if (other != NULL)
		say(p, what, other);
	else if (t->kind == TOKEN_BAD)
		say(p, _(t->wrong), t->meant);
	else if (t->kind == '=')
		say(p, what, "==");
	else if (t->kind == TOKEN_NAME && t[1].kind == '=')
		say(p, what, ";");
	else if (p->at > 0 && lacks_times(p))
		say_product(p, what);
	else
		say(p, what, NULL);
	free(other);
}
