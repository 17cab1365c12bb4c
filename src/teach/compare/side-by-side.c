/* compare: a table of properties, identities between functions, differences. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "teach/compare/side-by-side.h"
#include "teach/explain/explanation.h"

#include <stdlib.h>
#include <string.h>

/* The curve as a CURVE of the command line says it; what the user did not set is left
 * out. */
static char *spec_of(const struct curve *c)
{
	struct text text = { 0 };
	/* Formulas of the user's may share an id, but not a column's name; what that says of parameters comes below. */
	const char *name = c->row->rank == 0 ? c->name : c->typed->id;
	text_add_n(&text, name, strcspn(name, ":"));
	if (c->framework != NULL)
		text_print(&text, "@%s", c->framework->id);
	for (int k = 0; k < PARAM_MAX && c->row->param[k].name != NULL; k++) {
		if ((c->set[k] || k == c->varied) && c->text[k] != NULL)
			text_print(&text, ":%s=%s", c->row->param[k].name, c->text[k]);
	}
	if (c->dtype != DTYPE_EXACT)
		text_print(&text, ":dtype=%s", dtype_name(c->dtype));
	char *spec = alloc_copy(text_string(&text));
	text_free(&text);
	return spec;
}

/* What the table's words mean, last of all. */
static void add_key(
	const struct column *c, size_t n, const struct teach_page *page, struct document *d)
{
	struct text formulas = { 0 };
	for (size_t i = 0; i < n; i++) {
		const char *formula = curve_formula(c[i].curve);
		text_print(&formulas, "%s\n", formula != NULL ? formula : "");
	}
	doc_add(d, DOC_HEADING, NULL, _("How to read the numbers"));
	explain_symbols(text_string(&formulas), explain_style(page), d);
	explain_reading(c->facts.eps, true, d);
	text_free(&formulas);
}

int compare_print(const struct curve *const *curve, size_t n, const struct teach_page *page,
	double eps, struct text *out)
{
	/* For a machine: numbers in full, and no sentences. */
	bool table_only =
		page->style == TEACH_CSV || page->style == TEACH_TSV || page->style == TEACH_JSON;
	struct column *column = alloc_zero(n, sizeof *column);
	for (size_t i = 0; i < n; i++) {
		struct column *c = &column[i];
		c->curve = curve[i];
		c->title = spec_of(curve[i]);
		c->measured = facts_measure(&c->facts, curve[i], eps) == 0;
		c->facts.eps = eps;
		c->utf8 = page->utf8;
		c->precise = table_only;
	}
	if (table_only) {
		compare_data(column, n, page, out);
	} else {
		struct document d = { 0 };
		compare_table(column, n, &d);
		compare_identities(column, n, &d);
		compare_differences(column, n, &d);
		add_key(column, n, page, &d);
		teach_write(&d, page, out);
		doc_free(&d);
	}
	for (size_t i = 0; i < n; i++)
		free(column[i].title);
	free(column);
	return 0;
}
