/* compare: a table of properties, identities between functions, differences. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "teach/compare.h"

#include <stdlib.h>

/* The curve as a CURVE of the command line says it; what the user did not set is left
 * out. */
static char *spec_of(const struct curve *c)
{
	struct text text = {0};
	/* Formulas of the user's may share an id, but not a column's name. */
	text_add(&text, c->row->rank == 0 ? c->name : c->typed->id);
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

int compare_print(const struct curve *const *curve, size_t n,
	const struct teach_page *page, double eps, struct text *out)
{
	struct column *column = alloc_zero(n, sizeof *column);
	for (size_t i = 0; i < n; i++) {
		struct column *c = &column[i];
		c->curve = curve[i];
		c->title = spec_of(curve[i]);
		c->measured = facts_measure(&c->facts, curve[i], eps) == 0;
		c->facts.eps = eps;
		c->utf8 = page->utf8;
		c->precise = page->style == TEACH_CSV;
	}
	compare_table(column, n, page, out);
	if (page->style != TEACH_CSV) {
		compare_identities(column, n, page, out);
		compare_differences(column, n, page, out);
	}
	for (size_t i = 0; i < n; i++)
		free(column[i].title);
	free(column);
	return 0;
}
