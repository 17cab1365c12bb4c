/* The verb list: every function, one line each, or as CSV or JSON. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "base/say.h"
#include "cli/output-targets.h"
#include "cli/verbs.h"
#include "out/data/table.h"

#include <stddef.h>
#include <string.h>

#define FOLDED 400 /* bytes of names that are compared */
#define FRAMEWORKS_MAX 64

/* ---- options ---------------------------------------------------------------------- */

struct list_options {
	bool names;
	const struct framework *framework;
};

static const struct list_options *options(const struct request *r)
{
	return r->own;
}

static int read_framework(struct request *r, const struct option_row *row, const char *value)
{
	struct list_options *own = r->own;
	(void)row;
	own->framework = framework_find(value);
	if (own->framework != NULL)
		return 0;
	spec_say_no_framework(value);
	return -1;
}

static const char *const *offer_frameworks(void)
{
	static const char *ids[FRAMEWORKS_MAX + 1];
	for (size_t n = 0; n < FRAMEWORKS_MAX && frameworks[n].id != NULL; n++)
		ids[n] = frameworks[n].id;
	return ids;
}

static const struct option_row choices[] = {
	{ .name = "names",
		OWN(struct list_options, names),
		.in = FORMAT_WORDS,
		.decides = true,
		.brief = N_("print names only, one a line") },
	{ .name = "framework",
		.argument = N_("NAME"),
		.read = read_framework,
		.offers = offer_frameworks,
		.brief = N_("only functions that the framework ships") },
	{ .name = NULL },
};
static const struct option_table choice_options = { N_("Functions"), choices, NULL };

/* ---- which functions ---------------------------------------------------------------- */

static int list_prepare(struct request *r)
{
	if (r->operands > 1) {
		say_usage(
			_("list takes one pattern, but got %s besides"), quote(r->operand[1].text));
		return -1;
	}
	return route_plan(r, &route_text);
}

/* Whether a text has the pattern, both as names are compared. */
static bool names_match(const char *text, const char *pattern)
{
	char folded[FOLDED], wanted[FOLDED];
	if (text == NULL || text_fold(text, folded, sizeof folded) >= sizeof folded ||
		text_fold(pattern, wanted, sizeof wanted) >= sizeof wanted)
		return false;
	return *wanted != '\0' && strstr(folded, wanted) != NULL;
}

/* Whether the formula as list prints it has the pattern, blanks aside. */
static bool formula_matches(const struct activation *row, const char *pattern)
{
	struct text formula = { 0 }, bare[2] = { { 0 }, { 0 } };
	activation_print(&formula, row, row->formula, EXPR_PLAIN, NULL);
	const char *text[2] = { text_string(&formula), pattern };
	for (int i = 0; i < 2; i++)
		for (const char *s = text[i]; *s != '\0'; s++)
			if (*s != ' ')
				text_add_char(&bare[i], *s);
	bool found = bare[1].n > 0 && strstr(text_string(&bare[0]), text_string(&bare[1])) != NULL;
	text_free(&formula);
	text_free(&bare[0]);
	text_free(&bare[1]);
	return found;
}

static bool wanted(const struct request *r, const struct activation *row)
{
	const char *pattern = r->operands > 0 ? r->operand[0].text : NULL;
	if (pattern != NULL && !names_match(row->id, pattern) &&
		!names_match(row->title, pattern) && !names_match(row->aliases, pattern) &&
		!formula_matches(row, pattern))
		return false;
	if (options(r)->framework != NULL && !activation_ships(row, options(r)->framework))
		return false;
	return r->group == NULL || request_in_group(r, row);
}

static bool any_wanted(const struct request *r)
{
	size_t n, found = 0;
	const struct activation *const *row = activation_all(&n);
	for (size_t i = 0; i < n; i++)
		found += wanted(r, row[i]);
	return found > 0;
}

/* ---- plain lines ------------------------------------------------------------------ */

static void pad(struct text *line, const char *cell, size_t width)
{
	text_add(line, cell);
	for (size_t n = text_width(cell); n < width; n++)
		text_add_char(line, ' ');
}

static void widen(size_t *width, const char *cell)
{
	size_t n = text_width(cell);
	if (n > *width)
		*width = n;
}

static void write_lines(const struct request *r, struct sink *sink)
{
	size_t n, ids = 0, titles = 0;
	const struct activation *const *row = activation_all(&n);
	for (size_t i = 0; i < n; i++)
		if (wanted(r, row[i])) {
			widen(&ids, row[i]->id);
			widen(&titles, _(row[i]->title));
		}
	for (size_t i = 0; i < n; i++) {
		if (!wanted(r, row[i]))
			continue;
		struct text line = { 0 };
		if (options(r)->names) {
			text_add(&line, row[i]->id);
		} else {
			pad(&line, row[i]->id, ids + 2);
			pad(&line, _(row[i]->title), titles + 2);
			activation_print(&line, row[i], row[i]->formula, EXPR_PLAIN, NULL);
		}
		text_add_char(&line, '\n');
		sink_write(sink, line.s, line.n);
		text_free(&line);
	}
}

/* ---- exports ---------------------------------------------------------------------- */

static void add_group(struct text *t, const struct activation *row)
{
	text_add(t, activation_family(row)->name);
}

static void add_parameters(struct text *t, const struct activation *row)
{
	for (int k = 0; k < PARAM_MAX && row->param[k].name != NULL; k++)
		text_print(t, "%s%s=%s", k > 0 ? " " : "", row->param[k].name, row->param[k].value);
}

/* What is exported of a row, in this order, under the keys of explain: what `add` appends, else the text at
   `offset`, which is a list where words of it stand between `between`. Nothing is translated. */
struct export_column {
	const char *name;
	size_t offset;
	void (*add)(struct text *, const struct activation *);
	const char *between;
};

#define MEMBER(member) .name = #member, .offset = offsetof(struct activation, member)

static const struct export_column columns[] = {
	{ .name = "name", .offset = offsetof(struct activation, id) },
	{ MEMBER(title) },
	{ MEMBER(aliases), .between = "," },
	{ .name = "group", .add = add_group },
	{ MEMBER(formula) },
	{ MEMBER(derivative) },
	{ .name = "params", .add = add_parameters },
	{ MEMBER(range) },
	{ MEMBER(smoothness) },
	{ MEMBER(frameworks), .between = " " },
	{ MEMBER(source) },
};
#define COLUMNS (sizeof columns / sizeof columns[0])

static void add_cell(
	struct text *out, const struct export_column *column, const struct activation *row)
{
	const char *text;
	if (column->add != NULL) {
		column->add(out, row);
		return;
	}
	memcpy(&text, (const char *)row + column->offset, sizeof text);
	text_add(out, text != NULL ? text : "");
}

/* The names, or what they name of the row. */
static void table_line(struct sink *sink, const struct activation *row, char separator)
{
	struct text line = { 0 }, cell = { 0 };
	for (size_t k = 0; k < COLUMNS; k++) {
		if (k > 0)
			text_add_char(&line, separator);
		text_free(&cell);
		if (row != NULL)
			add_cell(&cell, &columns[k], row);
		table_field(&line, row != NULL ? text_string(&cell) : columns[k].name, separator);
	}
	text_add_char(&line, '\n');
	sink_write(sink, line.s, line.n);
	text_free(&line);
	text_free(&cell);
}

static void json_list(struct sink *sink, const char *words, const char *between)
{
	const char *comma = "";
	sink_puts(sink, "[");
	while (*(words += strspn(words, ", ")) != '\0') {
		size_t n = strcspn(words, between);
		struct text word = { 0 };
		text_add_n(&word, words, n);
		sink_puts(sink, comma);
		json_string(sink, text_string(&word));
		text_free(&word);
		comma = ",";
		words += n;
	}
	sink_puts(sink, "]");
}

static void json_object(struct sink *sink, const struct activation *row)
{
	struct text value = { 0 }, why = { 0 };
	struct curve curve;
	curve_init(&curve, row, NULL);
	curve_finish(&curve, &why);
	for (size_t k = 0; k < COLUMNS; k++) {
		text_free(&value);
		add_cell(&value, &columns[k], row);
		sink_puts(sink, k > 0 ? "," : "{");
		if (columns[k].add == add_parameters) {
			json_params(sink, &curve);
			continue;
		}
		json_string(sink, columns[k].name);
		sink_puts(sink, ":");
		if (columns[k].between != NULL)
			json_list(sink, text_string(&value), columns[k].between);
		else if (value.n == 0)
			sink_puts(sink, "null");
		else
			json_string(sink, text_string(&value));
	}
	sink_puts(sink, "}");
	text_free(&value);
	text_free(&why);
	curve_free(&curve);
}

static void write_export(const struct request *r, struct sink *sink, const struct format *format)
{
	bool json = format == &format_json;
	char separator = format == &format_tsv ? '\t' : ',';
	size_t n;
	const struct activation *const *row = activation_all(&n);
	const char *between = "[";
	if (!json)
		table_line(sink, NULL, separator);
	for (size_t i = 0; i < n; i++) {
		if (!wanted(r, row[i]))
			continue;
		if (json) {
			sink_puts(sink, between);
			json_object(sink, row[i]);
			between = ",\n";
		} else {
			table_line(sink, row[i], separator);
		}
	}
	if (json)
		sink_puts(sink, *between == '[' ? "[]\n" : "]\n");
}

static int list_run(const struct request *r)
{
	const struct result *result = &r->result[0];
	if (route_check(r) < 0)
		return -1;
	if (r->operands > 0 && !any_wanted(r)) {
		say_error(_("no function has %s in its name, title or formula"),
			quote(r->operand[0].text));
		return -1;
	}
	struct sink *sink = route_open(result);
	if (sink == NULL)
		return -1;
	if (result->format != &route_text)
		write_export(r, sink, result->format);
	else
		write_lines(r, sink);
	return route_close(r, result, sink);
}

static const struct example examples[] = {
	{ "actplot list", N_("every function, one line each") },
	{ "actplot list tanh", N_("those with tanh in their name or formula") },
	{ "actplot list --framework jax --names", N_("names of what JAX ships") },
	{ "actplot list --group lecture --csv", N_("a table of the lecture's") },
	{ NULL, NULL },
};

static const struct option_table *const tables[] = { &format_options, &output_options,
	&choice_options, &group_options, &common_options, NULL };

const struct verb verb_list = {
	.name = "list",
	.operands = N_("[PATTERN]"),
	.purpose = N_("list the functions, one a line"),
	.more = N_("Each line has the name, the title and the formula of a "
		   "function. With PATTERN, only those that have it in their name, "
		   "in another name, in their title or in their formula."),
	.examples = examples,
	.options = tables,
	.own_size = sizeof(struct list_options),
	.writes = FORMAT_TABLE | FORMAT_JSON,
	.prepare = list_prepare,
	.run = list_run,
};
