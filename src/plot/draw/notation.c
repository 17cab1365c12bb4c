/* Notation: numbers, parameters and formulas of a figure as markup. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/draw/layout.h"

#include "base/alloc.h"
#include "base/gettext.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MINUS "\xe2\x88\x92"
#define TIMES "\xc3\x97"
#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define MOST_VALUES 6  /* of a list that is shown whole */
#define SHORT_NUMBER 6 /* a longer parameter keeps its name in a formula */

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

void names_scientific(struct text *out, double x)
{
	char digits[40];
	if (x == 0 || !isfinite(x) || (fabs(x) >= 1e-3 && fabs(x) < 1e5)) {
		names_number(out, x);
		return;
	}
	snprintf(digits, sizeof digits, "%.3e", x);
	/* "5.000e-04" without the zeros. */
	char *e = strchr(digits, 'e'), *end = e;
	while (end > digits && end[-1] == '0')
		end--;
	end -= end > digits && end[-1] == '.';
	memmove(end, e, strlen(e) + 1);
	names_digits(out, digits);
}

/* ---- vectors ----------------------------------------------------------------------- */

bool names_swept(const struct curve *curve, size_t *index, double *value)
{
	if (curve->list < 0 || curve->row->param[curve->list].kind != PARAM_VECTOR)
		return false;
	*index = curve->element + 1;
	*value = curve->value[curve->list].v[curve->element];
	return true;
}

static bool is_swept(const struct curve *curve)
{
	size_t index;
	double value;
	return names_swept(curve, &index, &value);
}

static const char *vector_name(const struct curve *curve)
{
	return curve->row->param[curve->list].name;
}

void names_letter(struct text *out, const struct curve *curve)
{
	if (curve != NULL && is_swept(curve))
		text_print(out, "<i>%s</i><sub><r>%zu</r></sub>", vector_name(curve),
			curve->element + 1);
	else
		text_add(out, "<i>x</i>");
}

/* "(0, 1, \u2026, 7)": the values of parameter k, of many only some; x stands in the place
   of one. */
static void add_list(struct text *out, const struct curve *curve, int k)
{
	size_t n = curve->value[k].n;
	bool swept = k == curve->list, gap = false;
	text_add(out, "(");
	for (size_t i = 0; i < n; i++) {
		bool here = swept && i == curve->element;
		if (n > MOST_VALUES && i > 1 && i + 1 < n && !here) {
			text_add(out, gap ? "" : ", \u2026");
			gap = true;
			continue;
		}
		text_add(out, i > 0 ? ", " : "");
		gap = false;
		if (here)
			names_letter(out, curve);
		else
			names_number(out, curve->value[k].v[i]);
	}
	text_add(out, ")");
}

/* ---- formulas ---------------------------------------------------------------------- */

/* Whether all parameters are numbers short enough to stand in the formula. */
static bool short_params(const struct curve *curve)
{
	for (int k = 0; k < PARAM_MAX && curve->row->param[k].name; k++) {
		char digits[NUMBER_SIZE];
		if (curve->row->param[k].kind == PARAM_SCALAR && k != curve->list &&
			number_format(curve->scalar[k], digits) > SHORT_NUMBER)
			return false;
	}
	return true;
}

void names_value(struct text *out, const struct curve *curve, int k)
{
	text_add(out, "<i>");
	expr_print_name(out, curve->row->param[k].name, EXPR_MARKUP);
	text_add(out, "</i> = ");
	if (curve->row->param[k].kind == PARAM_NAME) {
		text_add(out, curve->text[k]);
		return;
	}
	if (curve->row->param[k].kind == PARAM_VECTOR && curve->value[k].n > 1)
		add_list(out, curve, k);
	else
		names_number(out, curve->scalar[k]);
}

void names_values(struct text *out, const struct view *view)
{
	int k = view->lane[0].curve->varied;
	text_add(out, "<r><i>");
	expr_print_name(out, view->lane[0].curve->row->param[k].name, EXPR_MARKUP);
	text_add(out, "</i> = ");
	for (size_t i = 0; i < view->lanes; i++) {
		text_add(out, i > 0 ? ", " : "");
		names_number(out, view->lane[i].curve->scalar[k]);
	}
	text_add(out, "</r>");
}

/* Whether parameter k is what a random function adds: 0 where it is evaluated. */
static bool is_noise(const struct curve *curve, int k)
{
	const struct param *p = &curve->row->param[k];
	return curve->row->kind == KIND_STOCHASTIC && p->value != NULL &&
		strcmp(p->value, "0") == 0;
}

/* Whether a formula keeps the name of parameter k, whose value is told beside it: with the
   value in its place functions would look alike that are not. Noise that is all there is
   goes without a name. */
static bool keeps_name(const struct curve *curve, int k)
{
	bool alone = curve->row->param[1].name == NULL;
	return k == curve->varied || (curve->row->kind == KIND_GATED && k < 2) ||
		(curve->row->kind == KIND_STOCHASTIC && !(is_noise(curve, k) && alone));
}

/* Whether the formula, or the axis, shows parameter k. */
static bool is_shown(const struct curve *curve, int k, bool numbers)
{
	enum param_kind kind = curve->row->param[k].kind;
	bool told = keeps_name(curve, k) || is_noise(curve, k);
	return k == curve->varied || kind == PARAM_INDEX || kind == PARAM_NAME ||
		(kind == PARAM_SCALAR && ((numbers && !told) || k == curve->list));
}

bool names_params(struct text *out, const struct curve *curve)
{
	/* What is told in words has no place for numbers. */
	bool stated = activation_tree(curve->row, curve_formula(curve)) != NULL;
	bool any = false, numbers = stated && short_params(curve);
	for (int k = 0; k < PARAM_MAX && curve->row->param[k].name; k++) {
		if (is_shown(curve, k, numbers))
			continue;
		text_add(out, any ? ",  " : "<r>");
		struct text value = { 0 };
		if (is_noise(curve, k) && !keeps_name(curve, k))
			names_number(&value, curve->scalar[k]);
		else
			names_value(&value, curve, k);
		if (is_noise(curve, k))
			text_print(out, _("noise %s"), text_string(&value));
		else
			text_add(out, text_string(&value));
		text_free(&value);
		any = true;
	}
	text_add(out, any ? "</r>" : "");
	return any;
}

void names_order(struct text *out, enum order order)
{
	struct text head = { 0 };
	expr_print_head(&head, order, EXPR_MARKUP);
	const char *all = text_string(&head), *equals = strstr(all, " = ");
	text_add_n(out, all, equals ? (size_t)(equals - all) : strlen(all));
	text_add(out, equals ? equals + 3 : "");
	text_free(&head);
}

/* What no formula can state, told in words: letters and Greek names as variables, the rest
   upright, signs and powers as in formulas. */
static void put_words(struct text *out, const char *words)
{
	for (const char *s = words; *s;) {
		size_t n = strspn(s, LETTERS);
		if (n == 1 || (n == 3 && strncmp(s, "tau", 3) == 0)) {
			char *name = alloc_copy_n(s, n);
			expr_print_name(out, name, EXPR_MARKUP);
			free(name);
			s += n;
			continue;
		}
		bool power = *s == '^';
		s += power;
		n = n > 0 ? n : power ? strspn(s, "0123456789") : 1;
		char *part = alloc_copy_n(s, n);
		text_add(out, power ? "<sup><r>" : "<r>");
		if (strncmp(s, "==", 2) == 0)
			text_add(out, "=");
		else if (*s == '-' || *s == '*')
			text_add(out, *s == '-' ? MINUS : "\u00b7");
		else
			text_add_escaped(out, part);
		text_add(out, power ? "</r></sup>" : "</r>");
		s += strncmp(s, "==", 2) == 0 ? 2 : n;
		free(part);
	}
}

/* The formula with the curve's numbers for its parameters, but for the one a family
   varies. */
static void put_formula(struct text *out, const struct curve *curve, const char *formula)
{
	char digits[PARAM_MAX][NUMBER_SIZE];
	const char *value[PARAM_MAX] = { NULL };
	bool shown = short_params(curve);
	for (int k = 0; k < PARAM_MAX && curve->row->param[k].name && shown; k++)
		if (curve->row->param[k].kind == PARAM_SCALAR && !keeps_name(curve, k)) {
			number_format(curve->scalar[k], digits[k]);
			value[k] = digits[k];
		}
	if (curve->row->kind == KIND_GATED)
		value[curve->list] = "x";
	if (activation_tree(curve->row, formula) == NULL && curve->row->kind != KIND_DIFFERENCE) {
		put_words(out, formula);
		return;
	}
	activation_print(out, curve->row, formula, EXPR_MARKUP, value);
}

void names_formula(struct text *out, const struct curve *curve, enum order order, bool head)
{
	const char *formula = order == ORDER_F ? curve_formula(curve) : curve_derivative(curve);
	if (order == ORDER_D2F || !formula) {
		names_order(out, order);
		return;
	}
	if (head && is_swept(curve) && order == ORDER_DF) {
		text_print(out, "<r>\u2202%s</r>%s<r>/\u2202</r>%s<sub>i</sub><r> = </r>",
			curve->typed->id, curve->outputs > 1 ? "<sub>j</sub>" : "",
			vector_name(curve));
	} else if (head && is_swept(curve)) {
		text_print(out, "<r>%s(</r>%s<r>) = </r>", curve->typed->id, vector_name(curve));
	} else if (head) {
		expr_print_head(out, order, EXPR_MARKUP);
	}
	put_formula(out, curve, formula);
}
