/* Names: the words of a figure -- titles, formulas, captions, labels of curves -- as markup. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/layout.h"

#include "base/gettext.h"
#include "plot/formula.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MINUS "\xe2\x88\x92"
#define TIMES "\xc3\x97"
#define PARTIAL "\xe2\x88\x82"
#define MOST_TITLES 4      /* more curves than this share a general title */
#define SHORT_NUMBER 6     /* a longer parameter keeps its name in a formula */

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

/* ---- titles ---------------------------------------------------------------------------- */

static void curve_title(struct text *out, const struct curve *curve)
{
	const char *title = gettext(curve->typed->title);
	if (curve->framework)
		text_print(out, _("%s in %s"), title, curve->framework->title);
	else
		text_add(out, title);
}

static bool same_title(const struct curve *a, const struct curve *b)
{
	return a->typed == b->typed && a->framework == b->framework;
}

/* The titles of all operands, each once, with commas; false if there are too many. */
static bool all_titles(struct text *out, const struct plot *plot)
{
	size_t titles = 0;
	for (size_t i = 0; i < plot->curves; i++) {
		size_t k = 0;
		while (k < i && !same_title(&plot->curve[k], &plot->curve[i]))
			k++;
		if (k < i)
			continue;
		if (++titles > MOST_TITLES)
			return false;
		if (titles > 1)
			text_add(out, _(", "));
		curve_title(out, &plot->curve[i]);
	}
	return true;
}

void names_title(struct text *out, const struct scene *scene)
{
	if (scene->plot->title) {
		text_add(out, scene->plot->title);
		return;
	}
	if (all_titles(out, scene->plot))
		return;
	text_free(out);
	text_add(out, _("Activation functions"));
}

void names_view_title(struct text *out, const struct view *view)
{
	if (view->lanes > 0)
		curve_title(out, view->lane[0].curve);
}

/* ---- vectors ---------------------------------------------------------------------------- */

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
		text_print(out, "<i>%s</i><sub><r>%zu</r></sub>", vector_name(curve), index);
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

/* ---- formulas -------------------------------------------------------------------------- */

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

/* A number in a parameter's place at `s`; a factor or divisor 1 goes, with its sign. Returns
   what is left to read. */
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

/* The formula with the curve's numbers for its parameters, but for the one a family varies. */
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

/* "alpha = 0.3" or "w = (-0.5, 0.5, 1)". */
static void put_value(struct text *out, const struct curve *curve, int k)
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
		if (k == curve->varied || (shown && curve->row->param[k].kind == PARAM_SCALAR))
			continue;
		text_add(out, any ? ",  " : "<r>");
		put_value(out, curve, k);
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

void names_formula(struct text *out, const struct curve *curve, enum order order, bool head)
{
	const char *formula = order == ORDER_F ? curve_formula(curve) : curve_derivative(curve);
	if (order == ORDER_D2F || !formula) {
		names_order(out, order);
		return;
	}
	if (head && curve->row->kind == KIND_VECTOR) {
		text_print(out, "<r>%s(</r>%s<r>) = </r>", curve->typed->id, vector_name(curve));
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

/* ---- captions -------------------------------------------------------------------------- */

/* True if the outputs' values of `order` add up to `sum` all over the range. */
static bool sums_to(const struct scene *scene, const struct curve *curve, enum order order,
	double sum)
{
	struct jet jets[VECTOR_MAX];
	double step = scene->x_hi / 4 - scene->x_lo / 4;
	for (int i = 0; i <= 4; i++) {
		curve_eval(curve, scene->x_lo + i * step, jets);
		double s = 0;
		for (size_t k = 0; k < curve->outputs; k++)
			s += jet_order(jets[k], order);
		if (!(fabs(s - sum) < 1e-12 * (double)(1 + curve->outputs)))
			return false;
	}
	return true;
}

static void put_caption(struct text *out, const struct drawing *d, const struct view *view,
	bool full)
{
	const struct series *s = &view->frame->series[0];
	if (!d->scene->vector || s->order == ORDER_D2F) {
		text_add(out, "<i>");
		names_order(out, s->order);
		text_add(out, "</i>");
	} else if (s->order == ORDER_F) {
		text_add(out, full && sums_to(d->scene, s->curve, ORDER_F, 1)
			? _("outputs, they sum to 1") : _("outputs"));
	} else {
		struct text letter = {0};
		names_letter(&letter, s->curve);
		text_print(out, full && sums_to(d->scene, s->curve, ORDER_DF, 0)
			? _("slopes along %s, they sum to 0") : _("slopes along %s"),
			text_string(&letter));
		text_free(&letter);
	}
}

void names_caption(struct text *out, const struct drawing *d, const struct view *view)
{
	put_caption(out, d, view, true);
}

void names_short_caption(struct text *out, const struct drawing *d, const struct view *view)
{
	put_caption(out, d, view, false);
}

/* ---- labels of curves ------------------------------------------------------------------- */

static void output_label(struct text *out, const struct curve *curve, size_t output,
	enum order order)
{
	const char *power = order == ORDER_D2F ? "<sup>2</sup>" : "";
	if (order != ORDER_F)
		text_print(out, PARTIAL "%s", power);
	text_add_escaped(out, curve->typed->id);
	text_print(out, "<sub>%zu</sub>", output + 1);
	if (order == ORDER_F)
		return;
	text_add(out, "/" PARTIAL);
	names_letter(out, curve);
	text_add(out, power);
}

/* The parameters the user gave: ", alpha = 0.1". */
static void given_params(struct text *out, const struct curve *curve)
{
	for (int k = 0; k < PARAM_MAX && curve->row->param[k].name; k++)
		if (curve->set[k]) {
			text_add(out, ", ");
			put_value(out, curve, k);
		}
}

void names_lane(struct text *out, const struct view *view, size_t lane, enum order order,
	bool full)
{
	const struct curve *curve = view->lane[lane].curve;
	if (view->family) {
		if (full) {
			text_add(out, "<i>");
			formula_add_name(out, curve->row->param[curve->varied].name, FORMULA_MARKUP);
			text_add(out, "</i> = ");
		}
		names_number(out, curve->scalar[curve->varied]);
		return;
	}
	if (curve->outputs > 1) {
		output_label(out, curve, view->lane[lane].output, order);
		return;
	}
	struct text title = {0};
	curve_title(&title, curve);
	text_add_escaped(out, text_string(&title));
	text_free(&title);
	for (size_t i = 0; i < view->lanes; i++)
		if (i != lane && same_title(view->lane[i].curve, curve)) {
			given_params(out, curve);
			break;
		}
}
