/* Formulas as code that runs: C, NumPy and gnuplot, in forms that are exact in doubles. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/print-forms.h"

#include "base/alloc.h"
#include "base/number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LITERAL_MOST 40 /* a number of more digits is written as the double it is */
#define WHOLE_MOST 15	/* digits of a whole number that NumPy takes without growing it */

/* Where a plain formula overflows or cancels the code has a stable form: log(1 + e^v) is
max(v, 0) + log1p(e^-|v|), 1 + erf(v) is erfc(-v), and so on; print-forms.c has the forms. */

struct coder {
	const struct expr *e;
	struct terms *t;
	int *value;     /* the term of each node; -1 where only its condition has been made */
	int *condition; /* the term of a comparison as a condition; -1 for others */
};

static bool is(const struct coder *c, enum expr_style style)
{
	return c->t->style == style;
}

static const struct node *at(const struct coder *c, int node)
{
	return &c->e->node[node];
}

/* ---- names and numbers ---------------------------------------------------------- */

/* Words that a parameter cannot have in the target. */
static const char *const reserved_c[] = {"auto", "break", "case", "char", "const",
	"continue", "default", "do", "double", "else", "enum", "extern", "float", "for",
	"goto", "if", "inline", "int", "long", "register", "restrict", "return", "short",
	"signed", "sizeof", "static", "struct", "switch", "typedef", "union", "unsigned",
	"void", "volatile", "while", "exp", "log", "log1p", "expm1", "sqrt", "fabs", "floor",
	"sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "asinh",
	"acosh", "atanh", "erf", "erfc", "pow", "fmin", "fmax", NULL};
static const char *const reserved_python[] = {"and", "as", "assert", "async", "await",
	"break", "class", "continue", "def", "del", "elif", "else", "except", "finally",
	"for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not",
	"or", "pass", "raise", "return", "try", "while", "with", "yield", "None", "True",
	"False", "np", "math", NULL};
static const char *const reserved_gnuplot[] = {"pi", "NaN", "I", "p_", "q_", NULL};

static int make_name(struct coder *c, const char *name)
{
	const char *const *word = is(c, EXPR_C)	       ? reserved_c
				  : is(c, EXPR_PYTHON) ? reserved_python
						       : reserved_gnuplot;
	while (*word && strcmp(*word, name) != 0)
		word++;
	char *changed = alloc_print("%s%s", name, *word ? "_" : "");
	int term = term_word(c->t, changed, strlen(changed));
	free(changed);
	return term;
}

/* A whole number would divide as one in C and gnuplot: 1/2 is 0 there. */
static int make_number(struct coder *c, const struct node *n)
{
	struct text digits = {0}, out = {0};
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
	if (whole && (!is(c, EXPR_PYTHON) || mantissa > WHOLE_MOST))
		text_add(&out, ".0");
	text_add(&out, s + mantissa);
	int term = term_word(c->t, text_string(&out), out.n);
	text_free(&digits);
	text_free(&out);
	return term;
}

/* ---- short for forms ------------------------------------------------------------ */

static int whole(struct coder *c, int value)
{
	return term_whole(c->t, value);
}

static int text(struct coder *c, const char *s)
{
	return term_text(c->t, s);
}

/* ---- patterns ------------------------------------------------------------------- */

/* The argument where the node is this primitive; else -1. */
static int call_of(const struct coder *c, int node, enum primitive primitive)
{
	const struct node *n = at(c, node);
	if (n->op == OP_POW && at(c, n->arg[0])->op == OP_E && primitive == P_EXP)
		return n->arg[1];
	return n->op == OP_CALL1 && n->primitive == primitive ? n->arg[0] : -1;
}

/* u where the node is 1 + u; else -1. */
static int one_plus(const struct coder *c, int node)
{
	const struct node *n = at(c, node);
	if (n->op != OP_ADD)
		return -1;
	if (print_is_number(c->e, n->arg[0], 1))
		return n->arg[1];
	return print_is_number(c->e, n->arg[1], 1) ? n->arg[0] : -1;
}

/* v where the node is 1 + e^v; else -1. */
static int one_plus_exp(const struct coder *c, int node)
{
	int u = one_plus(c, node);
	return u >= 0 ? call_of(c, u, P_EXP) : -1;
}

/* v where the node is 1/(1 + e^v); else -1. */
static int logistic_of(const struct coder *c, int node)
{
	const struct node *n = at(c, node);
	return n->op == OP_DIV && print_is_number(c->e, n->arg[0], 1)
		       ? one_plus_exp(c, n->arg[1])
		       : -1;
}

/* u where the node is p(u)^2; else -1. */
static int square_of(const struct coder *c, int node, enum primitive primitive)
{
	const struct node *n = at(c, node);
	bool square = (n->op == OP_POW && print_is_number(c->e, n->arg[1], 2)) ||
		      (n->op == OP_MUL && n->arg[0] == n->arg[1]);
	return square ? call_of(c, n->arg[0], primitive) : -1;
}

static bool is_same(const struct coder *c, int a, int b)
{
	if (a == b)
		return true;
	return at(c, a)->op == OP_X && at(c, b)->op == OP_X;
}

/* ---- nodes ---------------------------------------------------------------------- */

static int value_of(struct coder *c, int node)
{
	if (c->value[node] < 0)
		c->value[node] = term_choose(
			c->t, c->condition[node], whole(c, 1), whole(c, 0));
	return c->value[node];
}

static int condition_of(struct coder *c, int node)
{
	if (c->condition[node] >= 0)
		return c->condition[node];
	return form_comparison(c->t, " != ", c->value[node], whole(c, 0));
}

static int minus(struct coder *c, int node)
{
	return term_negative(c->t, value_of(c, node));
}

static int twice(struct coder *c, int node)
{
	return term_multiply(c->t, whole(c, 2), value_of(c, node));
}

static int make_sum(struct coder *c, int node, const struct node *n)
{
	int u = one_plus(c, node);
	if (u >= 0 && call_of(c, u, P_ERF) >= 0)
		return form_erf(c->t, true, minus(c, call_of(c, u, P_ERF)));
	if (u >= 0 && call_of(c, u, P_TANH) >= 0)
		return form_logistic(c->t, whole(c, 2),
			term_negative(c->t, twice(c, call_of(c, u, P_TANH))));
	return term_add(c->t, value_of(c, n->arg[0]), value_of(c, n->arg[1]));
}

/* 1 less the node, where that has a stable form; else -1. */
static int make_complement(struct coder *c, int node)
{
	int u = call_of(c, node, P_EXP), v = logistic_of(c, node);
	if (u >= 0)
		return term_negative(c->t, form_expm1(c->t, value_of(c, u)));
	if ((u = call_of(c, node, P_ERF)) >= 0)
		return form_erf(c->t, true, value_of(c, u));
	if ((u = call_of(c, node, P_TANH)) >= 0)
		return form_logistic(c->t, whole(c, 2), twice(c, u));
	if ((u = square_of(c, node, P_TANH)) >= 0)
		return form_sech2(c->t, whole(c, 1), value_of(c, u));
	return v >= 0 ? form_logistic(c->t, whole(c, 1), minus(c, v)) : -1;
}

static int make_difference(struct coder *c, const struct node *n)
{
	int a = n->arg[0], b = n->arg[1], u = call_of(c, a, P_EXP);
	if (print_is_number(c->e, b, 1) && u >= 0)
		return form_expm1(c->t, value_of(c, u));
	int complement = print_is_number(c->e, a, 1) ? make_complement(c, b) : -1;
	return complement >= 0 ? complement
			       : term_subtract(c->t, value_of(c, a), value_of(c, b));
}

static int make_quotient(struct coder *c, const struct node *n)
{
	int a = n->arg[0], b = n->arg[1], v = one_plus_exp(c, b);
	if (v >= 0 && call_of(c, a, P_EXP) >= 0 && is_same(c, call_of(c, a, P_EXP), v))
		return form_logistic(c->t, whole(c, 1), minus(c, v));
	if (v >= 0)
		return form_logistic(c->t, value_of(c, a), value_of(c, v));
	if (!is(c, EXPR_C) && square_of(c, b, P_COSH) >= 0)
		return form_sech2(c->t, value_of(c, a), value_of(c, square_of(c, b, P_COSH)));
	return term_divide(c->t, value_of(c, a), value_of(c, b));
}

static int make_logarithm(struct coder *c, int u)
{
	int v = one_plus_exp(c, u), w = one_plus(c, u);
	if (v >= 0)
		return form_softplus(c->t, value_of(c, v));
	if (logistic_of(c, u) >= 0)
		return term_negative(
			c->t, form_softplus(c->t, value_of(c, logistic_of(c, u))));
	if (w >= 0)
		return form_log1p(c->t, value_of(c, w));
	return term_call(c->t, is(c, EXPR_PYTHON) ? "np.log" : "log", value_of(c, u));
}

/* The whole number that an exponent is, within reach of a power; else 0. */
static int whole_of(const struct coder *c, int node)
{
	const struct node *n = at(c, node);
	if (n->op == OP_NEG)
		return -whole_of(c, n->arg[0]);
	if (n->op != OP_NUMBER || n->rest != 0 || floor(n->number) != n->number)
		return 0;
	return n->number <= 1000 ? (int)n->number : 0;
}

static int make_any_power(struct coder *c, const struct node *n)
{
	int a = n->arg[0], b = n->arg[1], k = whole_of(c, b);
	if (at(c, a)->op == OP_E)
		return form_exp(c->t, value_of(c, b));
	if (k != 0)
		return form_power(c->t, value_of(c, a), k);
	int base = value_of(c, a), exponent = value_of(c, b);
	return is(c, EXPR_C) ? term_call2(c->t, "pow", base, exponent)
			     : term_binary(c->t, "**", TERM_POWER, base, exponent);
}

static int make_call(struct coder *c, const struct node *n)
{
	static const char *const numpy[] = {
		[P_SQRT] = "np.sqrt",
		[P_FLOOR] = "np.floor",
		[P_SIN] = "np.sin",
		[P_COS] = "np.cos",
		[P_TAN] = "np.tan",
		[P_ASIN] = "np.arcsin",
		[P_ACOS] = "np.arccos",
		[P_ATAN] = "np.arctan",
		[P_SINH] = "np.sinh",
		[P_COSH] = "np.cosh",
		[P_TANH] = "np.tanh",
		[P_ASINH] = "np.arcsinh",
		[P_ACOSH] = "np.arccosh",
		[P_ATANH] = "np.arctanh",
	};
	bool gnuplot = is(c, EXPR_GNUPLOT);
	if (n->primitive == P_LOG)
		return make_logarithm(c, n->arg[0]);
	if (n->primitive == P_LOG1P && call_of(c, n->arg[0], P_EXP) >= 0)
		return form_softplus(c->t, value_of(c, call_of(c, n->arg[0], P_EXP)));
	int u = value_of(c, n->arg[0]);
	switch (n->primitive) {
	case P_EXP:
		return form_exp(c->t, u);
	case P_LOG1P:
		return form_log1p(c->t, u);
	case P_EXPM1:
		return form_expm1(c->t, u);
	case P_ABS:
		return form_abs(c->t, u);
	case P_SIGN:
		return form_sign(c->t, u);
	case P_ERF:
	case P_ERFC:
		return form_erf(c->t, n->primitive == P_ERFC, u);
	case P_NORMAL_CDF:
		return form_normal_cdf(c->t, u);
	case P_NORMAL_PDF:
		return form_normal_pdf(c->t, u);
	case P_ASINH:
	case P_ACOSH:
	case P_ATANH:
		if (gnuplot)
			return form_inverse(c->t, n->primitive, u);
		break;
	default:
		break;
	}
	int result = term_call(c->t,
		is(c, EXPR_PYTHON) ? numpy[n->primitive] : print_function(n), u);
	/* gnuplot's floor is an integer, which would divide as one. */
	return gnuplot && n->primitive == P_FLOOR ? term_call(c->t, "real", result) : result;
}

/* sum, max, min, index of a list that has no values: NumPy has arrays. */
static int make_reduction(struct coder *c, const struct node *n)
{
	int list = value_of(c, n->arg[0]);
	c->t->failed |= !is(c, EXPR_PYTHON);
	if (n->op == OP_SUM)
		return term_call(c->t, "np.sum", list);
	if (n->op != OP_INDEX)
		return term_call(c->t, n->op == OP_MAX ? "np.max" : "np.min", list);
	int place = whole_of(c, n->arg[1]);
	if (place > 0)
		return term_index(c->t, list, whole(c, place - 1));
	place = term_call(c->t, "int", value_of(c, n->arg[1]));
	return term_index(c->t, list, term_subtract(c->t, place, whole(c, 1)));
}

static int make_clamp(struct coder *c, int u, int lo, int hi)
{
	if (is(c, EXPR_PYTHON))
		return term_call3(c->t, "np.clip", u, lo, hi);
	return form_extreme(c->t, OP_MIN, form_extreme(c->t, OP_MAX, u, lo), hi);
}

/* u - v floor(u/v): the remainder has the sign of v. */
static int make_modulo(struct coder *c, int u, int v)
{
	if (is(c, EXPR_PYTHON))
		return term_call2(c->t, "np.mod", u, v);
	int times = term_call(c->t, "floor", term_divide(c->t, u, v));
	return term_subtract(c->t, u, term_multiply(c->t, v, times));
}

/* 1 where the condition says that x is above a number, -1 below, 0 where it says neither; that
   number's node in *limit. */
static int side_of(const struct coder *c, int condition, int *limit)
{
	const struct node *n = at(c, condition);
	int side = (n->op == OP_GT || n->op == OP_GE) - (n->op == OP_LT || n->op == OP_LE);
	if (side == 0)
		return 0;
	bool left = at(c, n->arg[0])->op == OP_X;
	*limit = n->arg[left];
	const struct node *number = at(c, *limit);
	if (number->op == OP_NEG)
		number = at(c, number->arg[0]);
	if (number->op != OP_NUMBER || at(c, n->arg[!left])->op != OP_X)
		return 0;
	return left ? side : -side;
}

/* An answer of a choice that is taken only for x on one side of a number. */
static int make_answer(struct coder *c, int node, int side, int limit)
{
	int value = value_of(c, node);
	if (side == 0 || !is(c, EXPR_PYTHON))
		return value;
	enum op op = side > 0 ? OP_MAX : OP_MIN;
	int bounded = form_extreme(c->t, op, text(c, "x"), value_of(c, limit));
	return term_bound(c->t, value, bounded);
}

static int make_choice(struct coder *c, const struct node *n)
{
	int limit = -1, side = side_of(c, n->arg[0], &limit);
	int yes = make_answer(c, n->arg[1], side, limit);
	int no = make_answer(c, n->arg[2], -side, limit);
	return term_choose(c->t, condition_of(c, n->arg[0]), yes, no);
}

static int make_value(struct coder *c, int node)
{
	const struct node *n = at(c, node);
	const int *arg = n->arg;
	switch (n->op) {
	case OP_NUMBER:
		return make_number(c, n);
	case OP_X:
		return text(c, "x");
	case OP_PARAM:
		return make_name(c, c->e->param[n->param]);
	case OP_PI:
		return text(c, is(c, EXPR_C)	    ? "3.14159265358979324"
			       : is(c, EXPR_PYTHON) ? "np.pi"
						    : "pi");
	case OP_E:
		return text(c, is(c, EXPR_PYTHON) ? "np.e" : "2.71828182845904524");
	case OP_ADD:
		return make_sum(c, node, n);
	case OP_SUB:
		return make_difference(c, n);
	case OP_MUL:
		return term_multiply(c->t, value_of(c, arg[0]), value_of(c, arg[1]));
	case OP_DIV:
		return make_quotient(c, n);
	case OP_POW:
		return make_any_power(c, n);
	case OP_NEG:
		return minus(c, arg[0]);
	case OP_CHOOSE:
		return make_choice(c, n);
	case OP_CALL1:
		return make_call(c, n);
	case OP_FUNCTION:
		return term_call(c->t, n->function->name, value_of(c, arg[0]));
	case OP_MIN:
	case OP_MAX:
		if (!print_is_extreme(n))
			return form_extreme(
				c->t, n->op, value_of(c, arg[0]), value_of(c, arg[1]));
		return make_reduction(c, n);
	case OP_CLAMP:
		return make_clamp(
			c, value_of(c, arg[0]), value_of(c, arg[1]), value_of(c, arg[2]));
	case OP_MOD:
		return make_modulo(c, value_of(c, arg[0]), value_of(c, arg[1]));
	default:
		return make_reduction(c, n);
	}
}

static void make_node(struct coder *c, int node)
{
	const struct node *n = at(c, node);
	c->value[node] = c->condition[node] = -1;
	if (n->op == OP_AND)
		c->condition[node] = term_binary(c->t, is(c, EXPR_PYTHON) ? " & " : " && ",
			TERM_AND, condition_of(c, n->arg[0]), condition_of(c, n->arg[1]));
	else if (print_level(n) == LEVEL_COMPARE)
		c->condition[node] = form_comparison(c->t, print_operator(n->op),
			value_of(c, n->arg[0]), value_of(c, n->arg[1]));
	else
		c->value[node] = make_value(c, node);
}

/* ---- the face ------------------------------------------------------------------- */

static void write_outputs(struct text *out, struct coder *c, const int *outputs, size_t n)
{
	bool several = n > 1;
	const char *open = is(c, EXPR_C) ? "{" : is(c, EXPR_PYTHON) ? "[" : "";
	const char *close = is(c, EXPR_C) ? "}" : is(c, EXPR_PYTHON) ? "]" : "";
	text_add(out, several ? open : "");
	for (size_t k = 0; k < n; k++) {
		text_add(out, k > 0 ? ", " : "");
		term_write(out, c->t, value_of(c, outputs[k]));
	}
	text_add(out, several ? close : "");
}

static bool is_sayable(struct coder *c, const int *outputs, size_t n)
{
	size_t size = 0;
	for (size_t k = 0; k < n && size < TERM_BYTES; k++) {
		int value = value_of(c, outputs[k]);
		size += c->t->term[value].size;
	}
	return !c->t->failed && size < TERM_BYTES;
}

int print_code(struct text *out, const struct expr *e, const int *outputs, size_t n,
	enum expr_style style)
{
	struct terms t = {.style = style};
	struct coder c = {.e = e, .t = &t};
	c.value = alloc_zero(e->nodes, sizeof *c.value);
	c.condition = alloc_zero(e->nodes, sizeof *c.condition);
	for (size_t i = 0; i < e->nodes; i++)
		make_node(&c, (int)i);
	bool sayable = is_sayable(&c, outputs, n);
	if (sayable)
		write_outputs(out, &c, outputs, n);
	free(c.value);
	free(c.condition);
	terms_free(&t);
	return sayable ? 0 : -1;
}
