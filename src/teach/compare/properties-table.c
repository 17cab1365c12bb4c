/* Compare's table: in a document, and for a machine as CSV or JSON. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "out/data/table.h"
#include "teach/compare/side-by-side.h"
#include "teach/explain/explanation.h"

/* What a property says of a curve; of a measured one nothing where nothing is known. */
static void add_cell(const struct property *p, const struct column *c, struct text *out)
{
	if (c->measured || !p->measured)
		p->cell(c, out);
}

void compare_table(const struct column *c, size_t n, struct document *d)
{
	size_t rows = 1;
	while (properties[rows - 1].name != NULL)
		rows++;
	const struct doc_block *table = doc_add_table(d, rows, n + 1);
	for (size_t i = 0; i < n; i++)
		text_add(doc_cell(table, 0, i + 1), c[i].title);
	for (size_t row = 1; row < rows; row++) {
		const struct property *p = &properties[row - 1];
		text_add(doc_cell(table, row, 0), _(p->name));
		for (size_t i = 0; i < n; i++)
			add_cell(p, &c[i], doc_cell(table, row, i + 1));
	}
}

/* ---- for a machine -------------------------------------------------------------------- */

static void print_csv(const struct column *c, size_t n, char separator, struct text *out)
{
	text_add(out, "property");
	for (size_t i = 0; i < n; i++) {
		text_add_char(out, separator);
		table_field(out, c[i].title, separator);
	}
	text_add_char(out, '\n');
	for (const struct property *p = properties; p->name != NULL; p++) {
		table_field(out, p->name, separator);
		for (size_t i = 0; i < n; i++) {
			struct text cell = { 0 };
			add_cell(p, &c[i], &cell);
			text_add_char(out, separator);
			table_field(out, text_string(&cell), separator);
			text_free(&cell);
		}
		text_add_char(out, '\n');
	}
}

/* A curve without a finite value has no facts. */
static void print_unknown(const char *spec, struct text *out)
{
	struct sink *s = sink_open_memory();
	size_t n;
	sink_puts(s, "{\"curve\":");
	json_string(s, spec);
	sink_puts(s, "}");
	const char *bytes = sink_memory(s, &n);
	text_add_n(out, bytes, n);
	sink_close(s);
}

/* A list of objects, one for each curve: what explain says of it, under the same keys. */
static void print_json(
	const struct column *c, size_t n, const struct teach_page *page, struct text *out)
{
	for (size_t i = 0; i < n; i++) {
		const struct topic topic = { .curve = c[i].curve,
			.row = c[i].curve->row,
			.own = c[i].curve->row->rank == 0,
			.facts = c[i].facts,
			.page = page };
		text_add(out, i > 0 ? "," : "[");
		if (c[i].measured)
			explain_json(&topic, c[i].title, out);
		else
			print_unknown(c[i].title, out);
	}
	text_add(out, "]\n");
}

void compare_data(const struct column *c, size_t n, const struct teach_page *page, struct text *out)
{
	if (page->style == TEACH_JSON)
		print_json(c, n, page, out);
	else
		print_csv(c, n, page->style == TEACH_TSV ? '\t' : ',', out);
}
