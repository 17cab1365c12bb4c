/* Words of explain: numbers, formulas, parameters, calls, bends at kinks. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "teach/explain.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

void explain_number(struct text *out, double x)
{
	text_print(out, "%.6g", x == 0 ? 0 : x);
}

/* ---- formulas ------------------------------------------------------------------------- */

void explain_formula(
	const struct topic *t, enum order order, enum expr_style style, struct text *out)
{
	const struct curve *c = t->curve;
	const char *formula = order == ORDER_F	  ? curve_formula(c)
			      : order == ORDER_DF ? curve_derivative(c)
						  : NULL;
	const char *value[PARAM_MAX] = {NULL};
	if (formula == NULL)
		return;
	if (c->row->kind == KIND_GATED)
		value[c->list] = "x";
	struct text body = {0};
	activation_print(&body, c->row, formula, style, value);
	if (body.n > 0) {
		expr_print_head(out, order, style);
		text_add(out, text_string(&body));
	}
	text_free(&body);
}

/* A list with x where it stands. */
static void add_values(const struct curve *c, int k, struct text *out)
{
	text_add(out, "(");
	for (size_t i = 0; i < c->value[k].n; i++) {
		text_add(out, i > 0 ? ", " : "");
		if (k == c->list && i == c->element)
			text_add(out, "x");
		else
			explain_number(out, c->value[k].v[i]);
	}
	text_add(out, ")");
}

void explain_setting(const struct topic *t, struct text *out)
{
	const struct curve *c = t->curve;
	enum expr_style style = t->page->utf8 ? EXPR_UTF8 : EXPR_PLAIN;
	for (int k = 0; k < PARAM_MAX && c->row->param[k].name != NULL; k++) {
		enum param_kind kind = c->row->param[k].kind;
		if (kind == PARAM_INDEX || kind == PARAM_NAME)
			continue;
		text_add(out, out->n > 0 ? ", " : "");
		expr_print_name(out, c->row->param[k].name, style);
		text_add(out, " = ");
		if (kind == PARAM_VECTOR)
			add_values(c, k, out);
		else if (k == c->list)
			text_add(out, "x");
		else
			explain_number(out, c->scalar[k]);
	}
}

/* ---- frameworks ----------------------------------------------------------------------- */

void explain_call(const struct curve *c, const char *call, struct text *out)
{
	while (*call != '\0') {
		size_t n = strcspn(call, "$");
		text_add_n(out, call, n);
		call += n;
		if (*call != '$')
			break;
		size_t name = 1;
		while (isalnum((unsigned char)call[name]) || call[name] == '_')
			name++;
		for (int k = 0; k < PARAM_MAX && c->row->param[k].name != NULL; k++)
			if (strlen(c->row->param[k].name) == name - 1 &&
				strncmp(c->row->param[k].name, call + 1, name - 1) == 0)
				text_add(out, c->text[k]);
		call += name;
	}
}

void explain_frameworks(const char *ids, struct text *out)
{
	size_t before = out->n;
	while (*ids != '\0') {
		size_t n = strcspn(ids, " ");
		for (const struct framework *f = frameworks; f->id != NULL; f++)
			if (strlen(f->id) == n && strncmp(f->id, ids, n) == 0)
				text_print(out, "%s%s", out->n > before ? ", " : "",
					f->title);
		ids += n + (ids[n] == ' ');
	}
}

/* ---- kinks ---------------------------------------------------------------------------- */

static struct jet swept(const struct curve *c, double x)
{
	struct jet j[VECTOR_MAX] = {{0}};
	curve_eval(c, x, j);
	return j[c->outputs > 1 && c->list >= 0 && c->element < c->outputs ? c->element
									   : 0];
}

/* Doubles beside a kink differ by roundings where nothing jumps. */
static bool jumps(const struct bend *b, enum order order)
{
	double u = jet_order(b->before, order), v = jet_order(b->after, order);
	if (!isfinite(u) || !isfinite(v))
		return isfinite(u) != isfinite(v) || u != v;
	return fabs(u - v) > 1e-6 * fmax(1e-3, fmax(fabs(u), fabs(v)));
}

struct bend explain_bend(const struct curve *c, double kink)
{
	struct bend b = {swept(c, number_step(kink, -1)), swept(c, kink),
		swept(c, number_step(kink, 1)), ORDER_F};
	while (b.order < ORDERS && !jumps(&b, b.order))
		b.order++;
	return b;
}

/* ---- sources -------------------------------------------------------------------------- */

void explain_short_source(const char *source, struct text *out)
{
	size_t n = 0, digits = 0;
	for (; source[n] != '\0' && digits < 4; n++)
		digits = isdigit((unsigned char)source[n]) ? digits + 1 : 0;
	if (digits < 4)
		n = strcspn(source, ";,");
	text_add_n(out, source, n);
}
