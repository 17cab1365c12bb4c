/* Functions as C, Python and gnuplot, with their derivatives; the C says its error. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "teach/spell/spell.h"

#include "base/alloc.h"
#include "base/number.h"
#include "teach/spell/code-error.h"

#include <stdlib.h>
#include <string.h>

/* ---- C ------------------------------------------------------------------------------- */

/* "double x", "double a, double b", and of several results ", double y[3]". */
static void add_arguments(struct text *out, const struct curve *c, const char *type)
{
	if (spell_input(c) == SPELL_HALVES)
		text_print(out, "%s%s, %s%s", type, c->row->param[0].name, type,
			c->row->param[1].name);
	else
		text_print(out, "%sx", type);
}

static void add_unused(struct text *out, const struct curve *c, const char *code)
{
	bool halves = spell_input(c) == SPELL_HALVES;
	for (int k = 0; k < (halves ? 2 : 1); k++) {
		const char *name = halves ? c->row->param[k].name : "x";
		if (!spell_uses(code, name))
			text_print(out, "\t(void)%s;\n", name);
	}
}

static void add_c_body(struct text *out, const struct curve *c, const char *code)
{
	add_unused(out, c, code);
	if (c->outputs == 1) {
		text_print(out, "\treturn %s;\n", code);
		return;
	}
	/* {a, b}; one result that all share has no braces. */
	size_t list = *code == '{';
	char *inside = alloc_copy_n(code + list, strlen(code) - 2 * list);
	for (size_t k = 0; k < c->outputs; k++) {
		text_print(out, "\ty[%zu] = ", k);
		spell_part(out, inside, list ? k : 0);
		text_add(out, ";\n");
	}
	free(inside);
}

/* What stands for x in a list: "z = (x, 0, -1)". */
static void add_place(struct text *out, const struct curve *c)
{
	if (spell_input(c) != SPELL_LIST)
		return;
	struct spell_values v = spell_at_x(c);
	text_print(out, ", %s = (", c->row->param[c->list].name);
	for (const char *s = v.text[c->list]; *s; s++)
		text_print(out, *s == ',' ? "%c " : "%c", *s);
	text_add_char(out, ')');
	spell_free(&v);
}

/* The comment above a function of C. `along`: the half that a slope is along, or NULL. */
static void add_comment(struct text *out, const struct curve *c, const char *formula,
	enum order order, const char *along)
{
	bool halves = spell_input(c) == SPELL_HALVES;
	text_add(out, "\n/* ");
	if (order == ORDER_F) {
		spell_title(out, c);
		add_place(out, c);
		text_add(out, ".\n   ");
		if (spell_input(c) == SPELL_LIST)
			text_print(out,
				"C has no lists of any length, so one element is x: Python's takes any %s.\n   ",
				c->row->param[c->list].name);
	} else {
		text_print(out, along ? "Its slope along %s." : "Its slope.", along);
	}
	/* The curve sweeps one half: the slope along the other is measured nowhere. */
	struct text error = { 0 };
	if (order <= ORDER_DF && code_error(&error, c, formula, order) == 0) {
		text_print(out, "%s%s", order == ORDER_F ? "" : " ", text_string(&error));
		if (halves)
			text_print(out, " That is at %s = %s.", c->row->param[c->list == 0].name,
				c->text[c->list == 0]);
	}
	text_free(&error);
	text_add(out, " */\n");
}

/* One function of C; `suffix` follows its name. */
static int add_c_function(struct text *out, const struct curve *c, const char *formula,
	const char *suffix, enum order order, const char *along)
{
	bool halves = spell_input(c) == SPELL_HALVES;
	struct spell_values v = halves ? spell_by_name(c, true) : spell_at_x(c);
	struct text code = { 0 };
	int status = spell_code(&code, c, formula, EXPR_C, &v);
	spell_free(&v);
	if (status != 0)
		return -1;
	add_comment(out, c, formula, order, along);
	text_print(out, "static %s ", c->outputs > 1 ? "void" : "double");
	spell_name(out, c, EXPR_C);
	text_print(out, "%s(", suffix);
	add_arguments(out, c, "double ");
	if (c->outputs > 1)
		text_print(out, ", double y[%zu]", c->outputs);
	text_add(out, ")\n{\n");
	add_c_body(out, c, text_string(&code));
	text_add(out, "}\n");
	text_free(&code);
	return 0;
}

int spell_c(const struct curve *c, struct text *out)
{
	bool halves = spell_input(c) == SPELL_HALVES;
	const char *a = halves ? c->row->param[0].name : NULL;
	text_add(out, "#include <math.h>\n");
	if (add_c_function(out, c, curve_formula(c), "", ORDER_F, NULL) != 0)
		return -1;
	bool swept = !halves || c->list == 0;
	add_c_function(out, c, spell_derivative(c), "_derivative", swept ? ORDER_DF : ORDER_D2F, a);
	if (halves) {
		const char *b = c->row->param[1].name;
		char *suffix = alloc_print("_derivative_%s", b);
		add_c_function(out, c, c->row->partial, suffix, swept ? ORDER_D2F : ORDER_DF, b);
		free(suffix);
	}
	return 0;
}

/* ---- Python -------------------------------------------------------------------------- */

/* Lists that a function of a list takes besides: arrays of their own. */
static void add_arrays(struct text *out, const struct curve *c, const char *code)
{
	for (size_t k = 0; k < PARAM_MAX && c->row->param[k].name; k++) {
		if ((int)k == c->list || c->value[k].n < 2 ||
			!spell_uses(code, c->row->param[k].name))
			continue;
		text_print(out, "    %s = np.array([", c->row->param[k].name);
		for (size_t i = 0; i < c->value[k].n; i++) {
			char number[NUMBER_SIZE];
			number_format(c->value[k].v[i], number);
			text_print(out, "%s%s", i > 0 ? ", " : "", number);
		}
		text_add(out, "])\n");
	}
}

static int add_python_function(struct text *out, const struct curve *c, const char *formula,
	const char *suffix, bool slope)
{
	enum spell_input input = spell_input(c);
	struct spell_values v = spell_by_name(c, input != SPELL_LIST);
	struct text code = { 0 };
	const char *first =
		input == SPELL_X ? "x" : c->row->param[input == SPELL_LIST ? c->list : 0].name;
	int status = spell_code(&code, c, formula, EXPR_PYTHON, &v);
	spell_free(&v);
	if (status != 0)
		return -1;
	text_add(out, "\n\ndef ");
	spell_name(out, c, EXPR_PYTHON);
	text_print(out, "%s(%s", suffix, first);
	if (input == SPELL_HALVES)
		text_print(out, ", %s", c->row->param[1].name);
	text_print(out, "%s):\n", input == SPELL_LIST && slope ? ", i" : "");
	if (!slope) {
		text_add(out, "    \"\"\"");
		spell_title(out, c);
		text_add(out, "\"\"\"\n");
	} else if (input == SPELL_LIST) {
		text_print(out, "    \"\"\"Along element i of %s, from 1.\"\"\"\n", first);
	}
	add_arrays(out, c, text_string(&code));
	bool uses = spell_uses(text_string(&code), first) ||
		(input == SPELL_HALVES && spell_uses(text_string(&code), c->row->param[1].name));
	if (uses)
		text_print(out, "    return %s\n", text_string(&code));
	else
		text_print(out, "    return np.full(np.shape(%s), float(%s))\n", first,
			text_string(&code));
	text_free(&code);
	return 0;
}

int spell_python(const struct curve *c, struct text *out)
{
	struct text functions = { 0 };
	bool halves = spell_input(c) == SPELL_HALVES;
	int status = add_python_function(&functions, c, curve_formula(c), "", false);
	add_python_function(&functions, c, spell_derivative(c), "_derivative", true);
	if (halves) {
		char *suffix = alloc_print("_derivative_%s", c->row->param[1].name);
		add_python_function(&functions, c, c->row->partial, suffix, true);
		free(suffix);
	}
	text_add(out, spell_uses(text_string(&functions), "math") ? "import math\n" : "");
	text_print(out, "import numpy as np\n%s", text_string(&functions));
	text_free(&functions);
	return status;
}

/* ---- gnuplot ------------------------------------------------------------------------- */

/* "gelu(x) = ...", of several results a line each: "softmax_1(x) = ...". */
static int add_gnuplot_lines(
	struct text *out, const struct curve *c, const char *formula, const char *prefix)
{
	bool halves = spell_input(c) == SPELL_HALVES;
	struct spell_values v = halves ? spell_by_name(c, true) : spell_at_x(c);
	struct text code = { 0 }, part = { 0 };
	int status = spell_code(&code, c, formula, EXPR_GNUPLOT, &v);
	spell_free(&v);
	for (size_t k = 0; k < c->outputs && status == 0; k++) {
		text_add(out, prefix);
		spell_name(out, c, EXPR_GNUPLOT);
		if (c->outputs > 1)
			text_print(out, "_%zu", k + 1);
		text_add(out, "(");
		add_arguments(out, c, "");
		part.n = 0;
		if (!spell_part(&part, text_string(&code), c->outputs > 1 ? k : 0))
			spell_part(&part, text_string(&code), 0);
		text_print(out, ") = %s\n", text_string(&part));
	}
	text_free(&code);
	text_free(&part);
	return status;
}

int spell_gnuplot(const struct curve *c, struct text *out)
{
	text_add(out, "# ");
	spell_title(out, c);
	add_place(out, c);
	text_add(out, "\n");
	if (spell_input(c) == SPELL_LIST)
		text_print(out,
			"# gnuplot has no lists, so one element is x: Python's takes any %s.\n",
			c->row->param[c->list].name);
	if (add_gnuplot_lines(out, c, curve_formula(c), "") != 0)
		return -1;
	add_gnuplot_lines(out, c, spell_derivative(c), "d_");
	if (spell_input(c) == SPELL_HALVES) {
		char *prefix = alloc_print("d_%s_", c->row->param[1].name);
		add_gnuplot_lines(out, c, c->row->partial, prefix);
		free(prefix);
	}
	return 0;
}
