/* The frameworks of a function's page: who ships it, its call there, what differs. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "base/words.h"
#include "teach/explain/explanation.h"
#include "teach/manual/manual.h"

void manual_variant(const struct activation *row, const struct variant *v, struct text *out)
{
	if (v->as != NULL)
		text_print(out, _("computes %s"), v->as);
	else if (v->own != NULL)
		activation_print(out, v->own, v->own->formula, EXPR_PLAIN, NULL);
	else if (v->formula != NULL)
		activation_print(out, row, v->formula, EXPR_PLAIN, NULL);
	for (int k = 0; v->own != NULL && k < PARAM_MAX && v->own->param[k].name != NULL; k++)
		if (activation_param(row, v->own->param[k].name) < 0)
			text_print(out, ", %s = %s", v->own->param[k].name, v->own->param[k].value);
	if (v->params != NULL)
		words_clause(out, v->params);
	if (v->formula == NULL && v->derivative != NULL) {
		struct text slope = { 0 }, clause = { 0 };
		activation_print(&slope, row, v->derivative, EXPR_PLAIN, NULL);
		text_print(&clause, _("its slope is %s"), text_string(&slope));
		words_clause(out, clause.s);
		text_free(&slope);
		text_free(&clause);
	}
}

static void add_calls(const struct curve *curve, struct document *d)
{
	for (const struct call *c = curve->row->calls; c != NULL && c->framework != NULL; c++) {
		struct doc_block *b = doc_add(d, DOC_ENTRY, NULL, NULL);
		explain_frameworks(c->framework, &b->label);
		explain_call(curve, c->text, &b->text);
		b->code = true;
	}
}

static void add_variants(const struct activation *row, struct document *d)
{
	bool told = false;
	for (const struct variant *v = row->variants; v != NULL && v->framework != NULL; v++) {
		struct text what = { 0 };
		manual_variant(row, v, &what);
		if (what.n > 0 && !told)
			doc_add(d, DOC_PARAGRAPH, NULL,
				_("What these call by the name is not the function above:"));
		if (what.n > 0) {
			struct doc_block *b = doc_add(d, DOC_ENTRY, NULL, what.s);
			explain_frameworks(v->framework, &b->label);
		}
		told = told || what.n > 0;
		text_free(&what);
	}
}

void manual_frameworks(const struct curve *curve, struct document *d)
{
	const struct activation *row = curve->row;
	struct text titles = { 0 };
	doc_add(d, DOC_HEADING, NULL, _("FRAMEWORKS"));
	struct text *out = &doc_add(d, DOC_PARAGRAPH, NULL, NULL)->text;
	explain_frameworks(row->frameworks, &titles);
	if (titles.n > 0)
		text_print(out, _("Shipped by %s."), titles.s);
	else
		text_add(out, _("None of the frameworks that actplot knows ships it."));
	text_free(&titles);
	add_calls(curve, d);
	add_variants(row, d);
}
