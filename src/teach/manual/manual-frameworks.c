/* The frameworks of a function's page: who ships it, its call there, what differs. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "doc/roff.h"
#include "teach/explain/explain.h"
#include "teach/manual/manual.h"
#include "teach/teach.h"

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
		text_print(out, "%s%s", out->n > 0 ? "; " : "", v->params);
	if (v->formula == NULL && v->derivative != NULL) {
		text_print(out, "%s%s", out->n > 0 ? "; " : "", _("its slope is "));
		activation_print(out, row, v->derivative, EXPR_PLAIN, NULL);
	}
}

static void add_calls(const struct curve *curve, struct text *out)
{
	for (const struct call *c = curve->row->calls; c != NULL && c->framework != NULL; c++) {
		struct text title = { 0 }, call = { 0 };
		explain_frameworks(c->framework, &title);
		explain_call(curve, c->text, &call);
		roff_entry(out, text_string(&title), text_string(&call));
		text_free(&title);
		text_free(&call);
	}
}

static void add_variants(const struct activation *row, struct text *out)
{
	bool told = false;
	for (const struct variant *v = row->variants; v != NULL && v->framework != NULL; v++) {
		struct text title = { 0 }, what = { 0 };
		manual_variant(row, v, &what);
		explain_frameworks(v->framework, &title);
		if (what.n > 0 && !told)
			roff_paragraph(out,
				_("What these call by the name is not the "
				  "function above:"));
		if (what.n > 0)
			roff_entry(out, text_string(&title), text_string(&what));
		told = told || what.n > 0;
		text_free(&title);
		text_free(&what);
	}
}

void manual_frameworks(const struct curve *curve, struct text *out)
{
	const struct activation *row = curve->row;
	struct text titles = { 0 };
	roff_request(out, "SH", _("FRAMEWORKS"));
	explain_frameworks(row->frameworks, &titles);
	if (titles.n > 0) {
		struct text line = { 0 };
		text_print(&line, _("Shipped by %s."), text_string(&titles));
		roff_line(out, text_string(&line));
		text_free(&line);
	} else {
		roff_line(out, _("None of the frameworks that actplot knows ships it."));
	}
	text_free(&titles);
	add_calls(curve, out);
	add_variants(row, out);
}
