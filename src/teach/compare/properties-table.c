/* Compare's table: as blocks of columns on a terminal, as CSV, as Markdown. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "out/data/table.h"
#include "teach/compare/compare.h"
#include "teach/explain/explain.h"
#include "teach/page.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK 4	      /* columns side by side */
#define COLUMN_MIN 15 /* narrower ones are hard to read */

/* What a property says of a curve; measured ones say "-" where nothing is known. */
static char *cell_text(const struct property *p, const struct column *c)
{
	struct text text = { 0 };
	if (c->measured || !p->measured)
		p->cell(c, &text);
	char *made = alloc_copy(text.n > 0 || c->precise ? text_string(&text) : "-");
	text_free(&text);
	return made;
}

/* ---- text ----------------------------------------------------------------------- */

/* The bytes of `s` that fit into `width` columns, at a blank where there is one, or before the colon or after
   the comma of a CURVE. */
static size_t cut(const char *s, size_t width)
{
	size_t columns = 0, at = 0, blank = 0, n;
	while (s[at] != '\0') {
		char one[8] = { 0 };
		utf8_decode(s + at, &n);
		memcpy(one, s + at, n);
		columns += text_width(one);
		if (columns > width && at > 0)
			return s[at] == ' ' || blank == 0 ? at : blank;
		if (s[at] == ' ' || s[at] == ':')
			blank = at;
		at += n;
		if (s[at - 1] == ',')
			blank = at;
	}
	return at;
}

/* Cells next to each other, each wrapped in its column; `label` in the first line. */
static void print_line(const char *label, size_t label_width, const char *const *cell, size_t n,
	size_t width, struct text *out)
{
	const char *rest[BLOCK];
	bool more = true;
	for (size_t i = 0; i < n; i++)
		rest[i] = cell[i];
	for (bool first = true; more; first = false) {
		size_t pending = 0; /* blanks, written only before something */
		const char *head = first ? label : "";
		text_add(out, head);
		pending = label_width -
			(text_width(head) < label_width ? text_width(head) : label_width);
		more = false;
		for (size_t i = 0; i < n; i++) {
			size_t bytes = cut(rest[i], width - 2);
			char *part = alloc_copy_n(rest[i], bytes);
			if (bytes > 0) {
				text_print(out, "%*s%s", (int)pending, "", part);
				pending = 0;
			}
			pending += width - text_width(part);
			rest[i] += bytes;
			rest[i] += strspn(rest[i], " ");
			more = more || *rest[i] != '\0';
			free(part);
		}
		text_add_char(out, '\n');
	}
}

static size_t label_column(void)
{
	size_t width = 0;
	for (const struct property *p = properties; p->name != NULL; p++) {
		size_t w = text_width(_(p->name));
		width = w > width ? w : width;
	}
	return width + 2;
}

/* One block: `n` columns over all properties. */
static void print_block(
	const struct column *c, size_t n, size_t label, size_t width, struct text *out)
{
	const char *titles[BLOCK];
	for (size_t i = 0; i < n; i++)
		titles[i] = c[i].title;
	print_line("", label, titles, n, width, out);
	for (const struct property *p = properties; p->name != NULL; p++) {
		char *cell[BLOCK];
		const char *shown[BLOCK];
		bool any = false;
		for (size_t i = 0; i < n; i++) {
			shown[i] = cell[i] = cell_text(p, &c[i]);
			any = any || strcmp(cell[i], "-") != 0;
		}
		if (any)
			print_line(_(p->name), label, shown, n, width, out);
		for (size_t i = 0; i < n; i++)
			free(cell[i]);
	}
}

static void print_text(
	const struct column *c, size_t n, const struct teach_page *page, struct text *out)
{
	size_t label = label_column();
	size_t fit = (page->width - label) / COLUMN_MIN;
	fit = fit < 1 ? 1 : fit > BLOCK ? BLOCK : fit;
	size_t blocks = (n + fit - 1) / fit, done = 0;
	for (size_t b = 0; b < blocks; b++) {
		size_t take = (n - done + blocks - b - 1) / (blocks - b);
		if (b > 0)
			text_add_char(out, '\n');
		print_block(c + done, take, label, (page->width - label) / take, out);
		done += take;
	}
}

/* ---- CSV, JSON and Markdown ----------------------------------------------------------- */

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
			char *cell = cell_text(p, &c[i]);
			text_add_char(out, separator);
			table_field(out, cell, separator);
			free(cell);
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

static void add_marked(struct text *out, const char *s)
{
	text_add_char(out, ' ');
	markdown_add(out, s);
	text_add(out, " |");
}

static void print_markdown(const struct column *c, size_t n, struct text *out)
{
	text_add(out, "| |");
	for (size_t i = 0; i < n; i++)
		add_marked(out, c[i].title);
	text_add(out, "\n|---|");
	for (size_t i = 0; i < n; i++)
		text_add(out, "---|");
	for (const struct property *p = properties; p->name != NULL; p++) {
		text_add(out, "\n|");
		add_marked(out, _(p->name));
		for (size_t i = 0; i < n; i++) {
			char *cell = cell_text(p, &c[i]);
			add_marked(out, cell);
			free(cell);
		}
	}
	text_add_char(out, '\n');
}

void compare_table(
	const struct column *c, size_t n, const struct teach_page *page, struct text *out)
{
	if (page->style == TEACH_CSV || page->style == TEACH_TSV)
		print_csv(c, n, page->style == TEACH_TSV ? '\t' : ',', out);
	else if (page->style == TEACH_JSON)
		print_json(c, n, page, out);
	else if (page->style == TEACH_MARKDOWN)
		print_markdown(c, n, out);
	else
		print_text(c, n, page, out);
}
