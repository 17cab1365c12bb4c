/* Words of code: functions and constants, names that a target reserves, literals that it reads as doubles. */
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

/* What the targets call functions, constants and operators of the language. */
static const struct {
	const char *name, *c, *python, *gnuplot;
} words[] = {
	{ "pi", "3.14159265358979324", "np.pi", NULL },
	{ "e", "2.71828182845904524", "np.e", "2.71828182845904524" },
	{ "exp", NULL, "np.exp", NULL },
	{ "log", NULL, "np.log", NULL },
	{ "log1p", NULL, "np.log1p", NULL },
	{ "expm1", NULL, "np.expm1", NULL },
	{ "sqrt", NULL, "np.sqrt", NULL },
	{ "abs", "fabs", "np.abs", NULL },
	{ "sign", NULL, "np.sign", NULL },
	{ "floor", NULL, "np.floor", NULL },
	{ "sin", NULL, "np.sin", NULL },
	{ "cos", NULL, "np.cos", NULL },
	{ "tan", NULL, "np.tan", NULL },
	{ "asin", NULL, "np.arcsin", NULL },
	{ "acos", NULL, "np.arccos", NULL },
	{ "atan", NULL, "np.arctan", NULL },
	{ "sinh", NULL, "np.sinh", NULL },
	{ "cosh", NULL, "np.cosh", NULL },
	{ "tanh", NULL, "np.tanh", NULL },
	{ "asinh", NULL, "np.arcsinh", NULL },
	{ "acosh", NULL, "np.arccosh", NULL },
	{ "atanh", NULL, "np.arctanh", NULL },
	{ "erf", NULL, "np.vectorize(math.erf)", NULL },
	{ "erfc", NULL, "np.vectorize(math.erfc)", NULL },
	{ "Phi", NULL, NULL, "norm" },
	{ "min", "fmin", "np.minimum", NULL },
	{ "max", "fmax", "np.maximum", NULL },
	{ "clamp", NULL, "np.clip", NULL },
	{ "mod", NULL, "np.mod", NULL },
	{ "^", NULL, "**", "**" },
	{ " && ", NULL, " & ", NULL },
};

const char *code_word(enum expr_style style, const char *name)
{
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (strcmp(words[i].name, name) != 0)
			continue;
		const char *word = style == EXPR_C ? words[i].c
			: style == EXPR_PYTHON	   ? words[i].python
						   : words[i].gnuplot;
		return word ? word : name;
	}
	return name;
}

char *code_name(enum expr_style style, const char *name)
{
	const char *const *word = style == EXPR_C ? reserved_c
		: style == EXPR_PYTHON		  ? reserved_python
						  : reserved_gnuplot;
	while (*word && strcmp(*word, name) != 0)
		word++;
	return alloc_print("%s%s", name, *word ? "_" : "");
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
	int literal = code_literal(c, text_string(&out));
	text_free(&digits);
	text_free(&out);
	return literal;
}
