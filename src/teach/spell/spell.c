/* spell: a function as other languages and frameworks write it. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "teach/spell/spell.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/number.h"
#include "base/say.h"
#include "teach/teach.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

const char *const spell_targets[] = { "latex", "c", "python", "gnuplot", "keras", "pytorch", "jax",
	"tf", "onnx", NULL };

/* ---- input and parameters ------------------------------------------------------------ */

enum spell_input spell_input(const struct curve *c)
{
	if (c->row->kind == KIND_GATED)
		return SPELL_HALVES;
	return c->list >= 0 ? SPELL_LIST : SPELL_X;
}

/* A value short enough to read, as C and Python read it too. */
static char *short_value(const struct curve *c, size_t k)
{
	struct text out = { 0 };
	char number[NUMBER_SIZE];
	for (size_t i = 0; i < c->value[k].n; i++) {
		number_format(c->value[k].v[i], number);
		text_print(&out, "%s%s", i > 0 ? "," : "", number);
	}
	char *made = alloc_copy(text_string(&out));
	text_free(&out);
	return made;
}

/* The list's text with x for one of its elements. */
static char *with_x(const char *list, size_t element)
{
	struct text out = { 0 };
	for (; element > 0; element--) {
		size_t n = strcspn(list, ",") + 1;
		text_add_n(&out, list, n);
		list += n;
	}
	text_add_char(&out, 'x');
	text_add(&out, list + strcspn(list, ","));
	char *made = alloc_copy(text_string(&out));
	text_free(&out);
	return made;
}

struct spell_values spell_at_x(const struct curve *c)
{
	struct spell_values v = { { NULL } };
	for (size_t k = 0; k < PARAM_MAX && c->row->param[k].name; k++)
		if ((int)k == c->list)
			v.text[k] = with_x(c->text[k], c->element);
		else if (c->row->param[k].kind != PARAM_NAME)
			v.text[k] = alloc_copy(c->text[k]);
	return v;
}

struct spell_values spell_by_name(const struct curve *c, bool lists)
{
	struct spell_values v = { { NULL } };
	enum spell_input input = spell_input(c);
	for (size_t k = 0; k < PARAM_MAX && c->row->param[k].name; k++) {
		const struct param *p = &c->row->param[k];
		bool named = p->kind == PARAM_NAME || (input == SPELL_HALVES && k < 2) ||
			(input == SPELL_LIST && ((int)k == c->list || p->kind == PARAM_INDEX)) ||
			(c->value[k].n > 1 && !lists);
		v.text[k] = named ? NULL : alloc_copy(c->text[k]);
	}
	return v;
}

void spell_free(struct spell_values *v)
{
	for (size_t k = 0; k < PARAM_MAX; k++)
		free(v->text[k]);
}

/* ---- formulas ------------------------------------------------------------------------ */

const struct expr *spell_tree(const struct curve *c, const char *formula)
{
	return formula ? activation_tree(c->row, formula) : NULL;
}

const char *spell_derivative(const struct curve *c)
{
	return c->typed->rank == 0 ? activation_slope(c->row) : curve_derivative(c);
}

int spell_code(struct text *out, const struct curve *c, const char *formula, enum expr_style style,
	const struct spell_values *v)
{
	const struct expr *tree = spell_tree(c, formula);
	const char *value[PARAM_MAX];
	for (size_t k = 0; k < PARAM_MAX; k++)
		value[k] = v->text[k];
	return tree ? expr_print(out, tree, style, value) : -1;
}

/* Names that C's library or gnuplot has a function for; of Python's those that do not hide behind np. */
void spell_name(struct text *out, const struct curve *c, enum expr_style style)
{
	static const char *const taken[] = { "abs", "asinh", "cos", "erf", "sin", "sinh", "tanh",
		NULL };
	const char *id = c->typed->id;
	const char *const *name = taken;
	while (*name && strcmp(*name, id) != 0)
		name++;
	bool clash = style == EXPR_PYTHON ? strcmp(id, "abs") == 0 : *name != NULL;
	text_print(out, "%s%s", id, clash ? "_activation" : "");
}

void spell_title(struct text *out, const struct curve *c)
{
	struct spell_values v = spell_by_name(c, false);
	struct text formula = { 0 };
	curve_title(c, out);
	const char *value[PARAM_MAX];
	for (size_t k = 0; k < PARAM_MAX; k++)
		value[k] = v.text[k];
	if (activation_print(&formula, c->row, curve_formula(c), EXPR_PLAIN, value) == 0)
		text_print(out, ": %s", text_string(&formula));
	text_free(&formula);
	spell_free(&v);
}

bool spell_uses(const char *code, const char *name)
{
	size_t n = strlen(name);
	for (const char *s = code; (s = strstr(s, name)) != NULL; s++) {
		bool before = s > code && (isalnum((unsigned char)s[-1]) || s[-1] == '_');
		if (!before && !isalnum((unsigned char)s[n]) && s[n] != '_')
			return true;
	}
	return false;
}

bool spell_part(struct text *out, const char *list, size_t n)
{
	int depth = 0;
	for (const char *s = list;; s++) {
		depth += (*s == '(') - (*s == ')');
		if (*s != '\0' && (*s != ',' || depth > 0))
			continue;
		if (n-- == 0) {
			list += strspn(list, " ");
			text_add_n(out, list, (size_t)(s - list));
			return true;
		}
		list = s + 1;
		if (*s == '\0')
			return false;
	}
}

/* ---- LaTeX --------------------------------------------------------------------------- */

/* "f(x) = ", "f(a, b) = ", "f_j(z) = "; of a derivative along parameter k "f'(x) = " or a quotient. */
static void add_head(struct text *out, const struct curve *c, int k)
{
	enum spell_input input = spell_input(c);
	const char *j = input == SPELL_LIST && c->outputs > 1 ? "_j" : "";
	if (input == SPELL_X) {
		expr_print_head(out, k < 0 ? ORDER_F : ORDER_DF, EXPR_LATEX);
		return;
	}
	if (k >= 0) {
		text_print(out, "\\frac{\\partial f%s}{\\partial ", j);
		expr_print_name(out, c->row->param[k].name, EXPR_LATEX);
		text_print(out, "%s} = ", input == SPELL_LIST ? "_i" : "");
		return;
	}
	text_print(out, "f%s(", j);
	expr_print_name(out, c->row->param[input == SPELL_LIST ? c->list : 0].name, EXPR_LATEX);
	if (input == SPELL_HALVES) {
		text_add(out, ", ");
		expr_print_name(out, c->row->param[1].name, EXPR_LATEX);
	}
	text_add(out, ") = ");
}

/* One line; what is set stands in it as a number. */
static int add_line(struct text *out, const struct curve *c, const char *formula, int k)
{
	const struct expr *tree = spell_tree(c, formula);
	const char *value[PARAM_MAX] = { NULL };
	bool inputs = spell_input(c) == SPELL_HALVES;
	if (tree == NULL)
		return -1;
	for (size_t p = 0; p < PARAM_MAX && c->row->param[p].name; p++)
		if (c->set[p] && c->row->param[p].kind == PARAM_SCALAR && !(inputs && p < 2))
			value[p] = c->text[p];
	add_head(out, c, k);
	activation_print(out, c->row, formula, EXPR_LATEX, value);
	return 0;
}

/* What the letters of the first line stand for: "\qquad \alpha = 0.01". */
static void add_defaults(struct text *out, const struct curve *c)
{
	const char *before = " \\qquad ";
	bool inputs = spell_input(c) == SPELL_HALVES;
	for (size_t k = 0; k < PARAM_MAX && c->row->param[k].name; k++) {
		if (c->set[k] || c->row->param[k].kind != PARAM_SCALAR || (inputs && k < 2))
			continue;
		char *value = strlen(c->text[k]) > NUMBER_SIZE ? short_value(c, k)
							       : alloc_copy(c->text[k]);
		text_add(out, before);
		expr_print_name(out, c->row->param[k].name, EXPR_LATEX);
		text_print(out, " = %s", value);
		before = ",\\; ";
		free(value);
	}
}

static int spell_latex(const struct curve *c, struct text *out)
{
	bool halves = spell_input(c) == SPELL_HALVES;
	if (add_line(out, c, curve_formula(c), -1) != 0)
		return -1;
	add_defaults(out, c);
	text_add(out, "\n");
	if (add_line(out, c, spell_derivative(c), c->list >= 0 && !halves ? c->list : 0) == 0)
		text_add(out, "\n");
	if (halves && add_line(out, c, c->row->partial, 1) == 0)
		text_add(out, "\n");
	return 0;
}

/* ---- the face ------------------------------------------------------------------------ */

int spell_print(const struct curve *c, const char *target, struct text *out)
{
	static const struct {
		const char *target;
		int (*write)(const struct curve *, struct text *);
	} languages[] = { { "latex", spell_latex }, { "c", spell_c }, { "python", spell_python },
		{ "gnuplot", spell_gnuplot } };
	for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
		if (strcmp(languages[i].target, target) != 0)
			continue;
		int status = -1;
		if (spell_tree(c, curve_formula(c)))
			status = languages[i].write(c, out);
		if (status != 0)
			say_error(_("%s is told in words, which --as %s cannot say; "
				    "'actplot explain %s' has them"),
				c->typed->id, target, c->typed->id);
		return status;
	}
	return spell_call(c, framework_find(target), out);
}
