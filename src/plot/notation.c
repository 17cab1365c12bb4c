/* Notation: numbers, parameters and formulas of a figure as markup. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/layout.h"

#include "plot/formula.h"

#include <stdio.h>
#include <string.h>

#define MINUS "\xe2\x88\x92"
#define TIMES "\xc3\x97"
#define SHORT_NUMBER 6     /* a longer parameter keeps its name in a formula */

/* ---- numbers ----------------------------------------------------------------------- */

/* At most 4 significant digits: what a reader can use. */
static double rounded(double x)
{
	char digits[40];
	snprintf(digits, sizeof digits, "%.3e", x);
	double y = x;
	return number_read(digits, &y) ? y : x;
}

void names_digits(struct text *out, const char *digits)
{
	const char *e = strchr(digits, 'e');
	for (const char *s = digits; *s && s != e; s++)
		if (*s == '-')
			text_add(out, MINUS);
		else if (!e || e - digits > 1 || *s != '1')
			text_add_char(out, *s);
	if (!e)
		return;
	text_add(out, e - digits > 1 || digits[0] != '1' ? TIMES "10<sup>" : "10<sup>");
	text_add(out, e[1] == '-' ? MINUS : "");
	for (e += 1; *e == '-' || *e == '+' || *e == '0';)
		e++;
	text_print(out, "%s</sup>", e);
}

void names_number(struct text *out, double x)
{
	char digits[NUMBER_SIZE];
	number_format(rounded(x), digits);
	names_digits(out, digits);
}

/* ---- vectors ----------------------------------------------------------------------- */

bool names_swept(const struct curve *curve, size_t *index, double *value)
{
	int vector = -1, place = -1;
	for (int k = PARAM_MAX - 1; k >= 0; k--) {
		if (!curve->row->param[k].name)
			continue;
		if (curve->row->param[k].kind == PARAM_VECTOR)
			vector = k;
		if (curve->row->param[k].kind == PARAM_INDEX)
			place = k;
	}
	if (vector < 0 || place < 0)
		return false;
	double i = curve->scalar[place];
	if (!(i >= 1 && i <= (double)curve->value[vector].n))
		return false;
	*index = (size_t)i;
	*value = curve->value[vector].v[*index - 1];
	return true;
}

static const char *vector_name(const struct curve *curve)
{
	for (int k = 0; k < PARAM_MAX && curve->row->param[k].name; k++)
		if (curve->row->param[k].kind == PARAM_VECTOR)
			return curve->row->param[k].name;
	return "z";
}

void names_letter(struct text *out, const struct curve *curve)
{
	size_t index;
	double value;
	if (names_swept(curve, &index, &value))
		text_print(
			out, "<i>%s</i><sub><r>%zu</r></sub>", vector_name(curve), index);
	else
		text_add(out, "<i>x</i>");
}

static bool names_given(struct text *out, const struct curve *curve)
{
	size_t index;
	double value;
	if (curve->row->kind != KIND_VECTOR || !names_swept(curve, &index, &value))
		return false;
	int k = activation_param(curve->row, vector_name(curve));
	text_print(out, "<i>%s</i><r> = (", vector_name(curve));
	for (size_t i = 0; i < curve->value[k].n; i++) {
		if (i > 0)
			text_add(out, ", ");
		if (i + 1 == index)
			names_letter(out, curve);
		else
			names_number(out, curve->value[k].v[i]);
	}
	text_add(out, ")</r>");
	return true;
}

/* ---- formulas ---------------------------------------------------------------------- */

/* The scalar parameter an identifier names, or -1. */
static int scalar_param(const struct curve *curve, const char *name, size_t n)
{
	for (int k = 0; k < PARAM_MAX && curve->row->param[k].name; k++)
		if (curve->row->param[k].kind == PARAM_SCALAR && k != curve->varied
				&& strlen(curve->row->param[k].name) == n
				&& memcmp(curve->row->param[k].name, name, n) == 0)
			return k;
	return -1;
}

/* Whether all parameters are numbers short enough to stand in the formula. */
static bool short_params(const struct curve *curve)
{
	for (int k = 0; k < PARAM_MAX && curve->row->param[k].name; k++) {
		char digits[NUMBER_SIZE];
		if (curve->row->param[k].kind == PARAM_SCALAR
				&& number_format(curve->scalar[k], digits) > SHORT_NUMBER)
			return false;
	}
	return true;
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_digit(char c)
{
	return (c >= '0' && c <= '9') || c == '.';
}

/* A number in a parameter's place at `s`; a factor or divisor 1 goes, with its sign.
   Returns what is left to read. */
static const char *put_number(struct text *out, double x, const char *s)
{
	char before = out->n > 0 ? out->s[out->n - 1] : '\0';
	if (x == 1 && before != '^' && *s != '^') {
		if (before == '/') {
			out->s[--out->n] = '\0';
			return s;
		}
		if (*s == '*')
			return s + 1;
	}
	char digits[NUMBER_SIZE];
	number_format(x, digits);
	text_print(out, digits[0] == '-' ? "(%s)" : "%s", digits);
	return s;
}

/* The formula with the curve's numbers for its parameters, but for the one a family
   varies. */
static void put_params(struct text *out, const struct curve *curve, const char *formula)
{
	for (const char *s = formula; *s;) {
		const char *from = s;
		if (is_digit(*s)) {
			while (is_digit(*s) || is_letter(*s))
				s++;
			text_add_n(out, from, (size_t)(s - from));
			continue;
		}
		while (is_letter(*s) || (s > from && is_digit(*s)))
			s++;
		int k = s > from ? scalar_param(curve, from, (size_t)(s - from)) : -1;
		if (k >= 0) {
			s = put_number(out, curve->scalar[k], s);
		} else {
			s += s == from;
			text_add_n(out, from, (size_t)(s - from));
		}
	}
}

void names_value(struct text *out, const struct curve *curve, int k)
{
	text_add(out, "<i>");
	formula_add_name(out, curve->row->param[k].name, FORMULA_MARKUP);
	text_add(out, "</i> = ");
	bool list = curve->row->param[k].kind == PARAM_VECTOR;
	text_add(out, list ? "(" : "");
	for (size_t i = 0; i < curve->value[k].n; i++) {
		text_add(out, i > 0 ? ", " : "");
		names_number(out, curve->value[k].v[i]);
	}
	text_add(out, list ? ")" : "");
}

void names_values(struct text *out, const struct view *view)
{
	int k = view->lane[0].curve->varied;
	text_add(out, "<r><i>");
	formula_add_name(out, view->lane[0].curve->row->param[k].name, FORMULA_MARKUP);
	text_add(out, "</i> = ");
	for (size_t i = 0; i < view->lanes; i++) {
		text_add(out, i > 0 ? ", " : "");
		names_number(out, view->lane[i].curve->scalar[k]);
	}
	text_add(out, "</r>");
}

bool names_params(struct text *out, const struct curve *curve)
{
	if (curve->row->kind == KIND_VECTOR)
		return names_given(out, curve);
	bool any = false, shown = short_params(curve);
	for (int k = 0; k < PARAM_MAX && curve->row->param[k].name; k++) {
		if (k == curve->varied
			|| (shown && curve->row->param[k].kind == PARAM_SCALAR))
			continue;
		text_add(out, any ? ",  " : "<r>");
		names_value(out, curve, k);
		any = true;
	}
	text_add(out, any ? "</r>" : "");
	return any;
}

void names_order(struct text *out, enum order order)
{
	struct text head = {0};
	formula_add_head(&head, (int)order, FORMULA_MARKUP);
	const char *all = text_string(&head), *equals = strstr(all, " = ");
	text_add_n(out, all, equals ? (size_t)(equals - all) : strlen(all));
	text_add(out, equals ? equals + 3 : "");
	text_free(&head);
}

void names_formula(
	struct text *out, const struct curve *curve, enum order order, bool head)
{
	const char *formula =
		order == ORDER_F ? curve_formula(curve) : curve_derivative(curve);
	if (order == ORDER_D2F || !formula) {
		names_order(out, order);
		return;
	}
	const char *vector = vector_name(curve);
	if (head && curve->row->kind == KIND_VECTOR && order == ORDER_DF) {
		text_print(out, "<r>\u2202%s</r><sub>j</sub><r>/\u2202</r>%s<sub>i</sub><r> = </r>",
			curve->typed->id, vector);
	} else if (head && curve->row->kind == KIND_VECTOR) {
		text_print(out, "<r>%s(</r>%s<r>) = </r>", curve->typed->id, vector);
	} else if (head) {
		formula_add_head(out, (int)order, FORMULA_MARKUP);
	}
	struct text f = {0};
	if (short_params(curve))
		put_params(&f, curve, formula);
	else
		text_add(&f, formula);
	formula_add(out, text_string(&f), curve->row->id, FORMULA_MARKUP);
	text_free(&f);
}
