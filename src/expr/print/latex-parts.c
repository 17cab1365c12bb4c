/* LaTeX before it is written: names, numbers, and what takes brackets. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/parse/greek.h"
#include "expr/print/latex.h"

#include "base/alloc.h"

#include <stdlib.h>
#include <string.h>

#define SHORT_MOST 9 /* tokens of u that e^{u} is written with */

/* ---- names and numbers ------------------------------------------------------------- */

void latex_word(struct text *out, const char *word, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (word[i] == '_')
			text_add(out, "\\_");
		else
			text_add_char(out, word[i]);
}

static void add_subscript(struct text *out, const char *name, size_t length)
{
	text_add(out, "_{");
	if (length > 1 && (name[0] < '0' || name[0] > '9'))
		text_add(out, "\\mathrm{");
	latex_word(out, name, length);
	if (length > 1 && (name[0] < '0' || name[0] > '9'))
		text_add_char(out, '}');
	text_add_char(out, '}');
}

void print_latex_name(struct text *out, const char *name)
{
	size_t length = strlen(name), stem = print_stem(name, length);
	const struct greek *greek = greek_named(name, stem);
	if (greek == NULL && stem != 1) {
		text_add(out, "\\mathrm{");
		latex_word(out, name, length);
		text_add_char(out, '}');
		return;
	}
	if (greek != NULL)
		text_add(out, greek->latex);
	else
		text_add_n(out, name, stem);
	stem += name[stem] == '_';
	if (stem < length)
		add_subscript(out, name + stem, length - stem);
}

/* 1.5e-3 is 1.5 \times 10^{-3}, 1e-3 a power alone. */
void latex_number(struct latex *w, const struct node *n)
{
	struct text digits = { 0 };
	print_digits(&digits, w->e, n);
	const char *s = text_string(&digits);
	size_t mantissa = strcspn(s, "eE");
	if (mantissa == digits.n) {
		text_add(w->out, s);
	} else {
		const char *power = s + mantissa + 1;
		const char *minus = *power == '-' ? "-" : "";
		power += strspn(power, "+-");
		power += strspn(power, "0");
		if (mantissa != 1 || s[0] != '1') {
			text_add_n(w->out, s, mantissa);
			text_add(w->out, " \\times ");
		}
		text_print(w->out, "10^{%s%s}", minus, *power ? power : "0");
	}
	text_free(&digits);
}

static bool is_decimal(const struct latex *w, const struct node *n)
{
	struct text digits = { 0 };
	print_digits(&digits, w->e, n);
	bool decimal = strpbrk(text_string(&digits), "eE") == NULL;
	text_free(&digits);
	return decimal;
}

/* ---- what binds how ---------------------------------------------------------------- */

/* Few tokens, no choice, and no call but max z: e^{u}, not \exp(u). */
static bool is_short(const struct latex *w, int node, size_t *tokens)
{
	const struct node *n = latex_at(w, node);
	if (++*tokens > SHORT_MOST)
		return false;
	if (print_local(w->e, node) || print_level(n) == LEVEL_ATOM)
		return print_local(w->e, node) || n->op <= OP_E ||
			(print_is_extreme(n) && latex_at(w, n->arg[0])->op == OP_PARAM);
	if (n->op == OP_NEG)
		return is_short(w, n->arg[0], tokens);
	enum level level = print_level(n);
	return level >= LEVEL_SUM && is_short(w, n->arg[1], tokens) &&
		is_short(w, n->arg[0], tokens);
}

/* A parameter e would look like the base. */
static bool has_parameter_e(const struct latex *w)
{
	for (size_t k = 0; k < w->e->params; k++)
		if (strcmp(w->e->param[k], "e") == 0)
			return true;
	return false;
}

bool latex_is_power(const struct latex *w, const struct node *n)
{
	size_t tokens = 0;
	return n->op == OP_CALL1 && (n->primitive == P_EXP || n->primitive == P_EXPM1) &&
		!w->raised && is_short(w, n->arg[0], &tokens) && !has_parameter_e(w);
}

bool latex_is_comparison(const struct node *n)
{
	return print_level(n) == LEVEL_COMPARE;
}

int latex_negative(const struct latex *w, int fraction)
{
	int node = fraction;
	if (w->raised || latex_at(w, node)->op != OP_DIV || print_local(w->e, node))
		return -1;
	for (enum op op = OP_DIV; op == OP_DIV || op == OP_MUL; op = latex_at(w, node)->op) {
		node = latex_at(w, node)->arg[0];
		if (print_local(w->e, node))
			return -1;
	}
	return latex_at(w, node)->op == OP_NEG && node != w->moved ? node : -1;
}

enum level latex_level(const struct latex *w, int node)
{
	const struct node *n = latex_at(w, node);
	if (print_local(w->e, node))
		return LEVEL_ATOM;
	if (latex_is_comparison(n))
		return LEVEL_ATOM; /* Iverson's brackets */
	switch (n->op) {
	case OP_NUMBER:
		return is_decimal(w, n) ? LEVEL_ATOM : LEVEL_PRODUCT;
	case OP_DIV:
		return w->raised		       ? LEVEL_PRODUCT
			: latex_negative(w, node) >= 0 ? LEVEL_SIGN
						       : LEVEL_POWER;
	case OP_MOD:
		return LEVEL_PRODUCT;
	case OP_SUM:
	case OP_ARGMAX:
		return LEVEL_CHOICE;
	case OP_MIN:
	case OP_MAX:
		return print_is_extreme(n) ? LEVEL_PRODUCT : LEVEL_ATOM;
	case OP_CALL1:
		if (n->primitive == P_EXPM1)
			return LEVEL_SUM;
		return latex_is_power(w, n) ? LEVEL_POWER : LEVEL_ATOM;
	default:
		return print_level(n);
	}
}

/* Bottom-up: what holds a fraction, a choice or a sum is tall; its brackets grow. */
bool *latex_find_tall(const struct expr *e)
{
	bool *tall = alloc_zero(e->nodes, sizeof *tall);
	for (size_t i = 0; i < e->nodes; i++) {
		const struct node *n = &e->node[i];
		tall[i] = n->op == OP_DIV || n->op == OP_CHOOSE || n->op == OP_SUM;
		for (int k = 0; k < EXPR_ARGS && n->arg[k] >= 0; k++)
			tall[i] |= tall[n->arg[k]] && !print_local(e, n->arg[k]);
	}
	return tall;
}

/* Those declared as lists. Where none is said to be one, parameters inside a reduction are, but not
   Greek ones: those are scale factors. */
bool *latex_find_lists(const struct expr *e)
{
	bool *inside = alloc_zero(e->nodes, sizeof *inside);
	bool *list = alloc_zero(e->params, sizeof *list);
	for (size_t i = e->nodes; i-- > 0;) {
		const struct node *n = &e->node[i];
		bool reduces = print_is_reduction(n);
		for (int k = 0; k < EXPR_ARGS && n->arg[k] >= 0; k++)
			inside[n->arg[k]] |= reduces || (n->op == OP_INDEX && k == 0) ||
				(inside[i] && n->op != OP_INDEX);
		if (n->op == OP_PARAM && e->list)
			list[n->param] = e->list[n->param];
		else if (n->op == OP_PARAM && inside[i])
			list[n->param] =
				greek_named(e->param[n->param], strlen(e->param[n->param])) == NULL;
	}
	free(inside);
	return list;
}

const char *latex_function(const struct node *n)
{
	static const char *const names[] = {
		[P_EXP] = "\\exp",
		[P_LOG] = "\\log",
		[P_LOG1P] = "\\log",
		[P_EXPM1] = "\\exp",
		[P_SIGN] = "\\operatorname{sgn}",
		[P_SIN] = "\\sin",
		[P_COS] = "\\cos",
		[P_TAN] = "\\tan",
		[P_ASIN] = "\\arcsin",
		[P_ACOS] = "\\arccos",
		[P_ATAN] = "\\arctan",
		[P_SINH] = "\\sinh",
		[P_COSH] = "\\cosh",
		[P_TANH] = "\\tanh",
		[P_ASINH] = "\\operatorname{arsinh}",
		[P_ACOSH] = "\\operatorname{arcosh}",
		[P_ATANH] = "\\operatorname{artanh}",
		[P_ERF] = "\\operatorname{erf}",
		[P_ERFC] = "\\operatorname{erfc}",
		[P_NORMAL_CDF] = "\\Phi",
		[P_NORMAL_PDF] = "\\varphi",
	};
	if (n->op == OP_MIN || n->op == OP_MAX)
		return n->op == OP_MIN ? "\\min" : "\\max";
	if (n->op == OP_ARGMAX)
		return "\\operatorname*{arg\\,max}";
	if (n->op == OP_CLAMP)
		return "\\operatorname{clamp}";
	return names[n->primitive];
}
