/* compare: a table of properties, identities between functions, differences. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "teach/compare/compare.h"
#include "teach/explain/explain.h"
#include "teach/page.h"

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

/* What the table's words mean, last of all; in Markdown a block may have left its empty
 * line. */
static void add_key(
	const struct column *c, size_t n, const struct teach_page *page, struct text *out)
{
	struct section key = { .title = _("How to read the numbers") };
	struct text formulas = { 0 }, lines = { 0 };
	for (size_t i = 0; i < n; i++) {
		const char *formula = curve_formula(c[i].curve);
		text_print(&formulas, "%s\n", formula != NULL ? formula : "");
	}
	explain_symbols(text_string(&formulas), page, &key);
	explain_reading(c->facts.eps, true, &key);
	if (page->style == TEACH_MARKDOWN)
		section_markdown(&key, &lines);
	else
		section_text(&key, page->width, &lines);
	bool gap = out->n > 1 && memcmp(out->s + out->n - 2, "\n\n", 2) == 0;
	text_add(out, text_string(&lines) + gap);
	section_free(&key);
	text_free(&formulas);
	text_free(&lines);
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
	compare_table(column, n, page, out);
	if (!table_only) {
		compare_identities(column, n, page, out);
		compare_differences(column, n, page, out);
		add_key(column, n, page, out);
	}
	for (size_t i = 0; i < n; i++)
		free(column[i].title);
	free(column);
	return 0;
}
