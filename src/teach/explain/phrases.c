/* Words of explain: numbers, formulas, parameters, calls, places. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/words.h"
#include "teach/explain/explanation.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

const char *explain_number(double x, char out[NUMBER_SIZE])
{
	snprintf(out, NUMBER_SIZE, "%.6g", x + 0.0); /* no sign on a zero */
	return out;
}

/* ---- formulas ------------------------------------------------------------------------- */

enum expr_style explain_style(const struct teach_page *page)
{
	return page->utf8 ? EXPR_UTF8 : EXPR_PLAIN;
}

void explain_formula(const struct topic *t, enum order order, struct text *out)
{
	enum expr_style style = explain_style(t->page);
	const struct curve *c = t->curve;
	const char *formula = order == ORDER_F ? curve_formula(c)
		: order == ORDER_DF	       ? curve_derivative(c)
					       : NULL;
	const char *value[PARAM_MAX] = { NULL };
	if (formula == NULL)
		return;
	if (c->row->kind == KIND_GATED)
		value[c->list] = "x";
	struct text body = { 0 };
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
	char number[NUMBER_SIZE];
	text_add(out, "(");
	for (size_t i = 0; i < c->value[k].n; i++) {
		text_add(out, i > 0 ? ", " : "");
		if (k == c->list && i == c->element)
			text_add(out, "x");
		else
			text_add(out, explain_number(c->value[k].v[i], number));
	}
	text_add(out, ")");
}

void explain_setting(const struct topic *t, struct text *out)
{
	const struct curve *c = t->curve;
	enum expr_style style = explain_style(t->page);
	char number[NUMBER_SIZE];
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
			text_add(out, explain_number(c->scalar[k], number));
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
	while (*ids != '\0') {
		size_t n = strcspn(ids, " ");
		for (const struct framework *f = frameworks; f->id != NULL; f++)
			if (strlen(f->id) == n && strncmp(f->id, ids, n) == 0)
				words_list(out, f->title);
		ids += n + (ids[n] == ' ');
	}
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
