/* Names and numbers in code: words that a target reserves, literals that it reads as doubles. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/print/code.h"

#include "base/alloc.h"
#include "base/number.h"

#include <stdlib.h>
#include <string.h>

#define LITERAL_MOST 40 /* a number of more digits is written as the double it is */
#define WHOLE_MOST 15	/* digits of a whole number that NumPy takes without growing it */

/* Words that a parameter cannot have in the target. */
static const char *const reserved_c[] = { "auto", "break", "case", "char", "const", "continue",
	"default", "do", "double", "else", "enum", "extern", "float", "for", "goto", "if", "inline",
	"int", "long", "register", "restrict", "return", "short", "signed", "sizeof", "static",
	"struct", "switch", "typedef", "union", "unsigned", "void", "volatile", "while", "exp",
	"log", "log1p", "expm1", "sqrt", "fabs", "floor", "sin", "cos", "tan", "asin", "acos",
	"atan", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "erf", "erfc", "pow", "fmin",
	"fmax", NULL };
static const char *const reserved_python[] = { "and", "as", "assert", "async", "await", "break",
	"class", "continue", "def", "del", "elif", "else", "except", "finally", "for", "from",
	"global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise",
	"return", "try", "while", "with", "yield", "None", "True", "False", "np", "math", NULL };
static const char *const reserved_gnuplot[] = { "pi", "NaN", "I", "p_", "q_", NULL };

int code_name(struct coder *c, const char *name)
{
	const char *const *word = code_is(c, EXPR_C) ? reserved_c
		: code_is(c, EXPR_PYTHON)	     ? reserved_python
						     : reserved_gnuplot;
	while (*word && strcmp(*word, name) != 0)
		word++;
	char *changed = alloc_print("%s%s", name, *word ? "_" : "");
	int term = term_word(c->t, changed, strlen(changed));
	free(changed);
	return term;
}

/* A whole number would divide as one in C and gnuplot: 1/2 is 0 there. */
int code_number(struct coder *c, const struct node *n)
{
	struct text digits = { 0 }, out = { 0 };
	print_digits(&digits, c->e, n);
	const char *s = text_string(&digits);
	bool plain = strspn(s, "0123456789.eE+-") == digits.n;
	char shortest[NUMBER_SIZE];
	if (!plain || digits.n > LITERAL_MOST) {
		number_format(n->number, shortest);
		s = shortest;
	}
	while (*s == '0' && s[1] >= '0' && s[1] <= '9')
		s++;
	size_t mantissa = strcspn(s, "eE");
	bool point = memchr(s, '.', mantissa) != NULL, whole = !point && !s[mantissa];
	text_add(&out, *s == '.' ? "0" : "");
	text_add_n(&out, s, mantissa);
	text_add(&out, mantissa > 0 && s[mantissa - 1] == '.' ? "0" : "");
	if (whole && (!code_is(c, EXPR_PYTHON) || mantissa > WHOLE_MOST))
		text_add(&out, ".0");
	text_add(&out, s + mantissa);
	int term = term_word(c->t, text_string(&out), out.n);
	text_free(&digits);
	text_free(&out);
	return term;
}
