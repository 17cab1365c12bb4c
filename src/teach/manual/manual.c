/* The page actplot-NAME(7) of a function, from its row and what is computed of it. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "base/words.h"
#include "teach/embed.h"
#include "teach/explain/explanation.h"
#include "teach/manual/manual.h"

#include <string.h>

enum {
	NAME_MOST = 100, /* columns of the line that whatis shows */
	PLOT_COLUMNS = 60,
	PLOT_ROWS = 16
};

#define EPS 0.01 /* what saturation means, as in explain */

/* ---- name and formula -------------------------------------------------------- */

static void print_formula(const struct activation *row, const char *formula, struct text *out)
{
	activation_print(out, row, formula, EXPR_PLAIN, NULL);
}

/* What whatis shows and apropos searches: "actplot-relu - ReLU, activation function: ..."
 */
static void section_name(const struct activation *row, struct document *d)
{
	struct text formula = { 0 };
	struct text *out = &doc_add(d, DOC_TITLE, NULL, NULL)->text;
	text_print(out, _("%s, activation function"), _(row->title));
	print_formula(row, row->formula, &formula);
	if (out->n + formula.n < NAME_MOST)
		words_join(out, _("%1$s: %2$s"), formula.s);
	text_free(&formula);
}

static void add_formula(
	const struct activation *row, const char *head, const char *formula, struct document *d)
{
	if (formula == NULL)
		return;
	struct text *out = &doc_add(d, DOC_FORMULA, NULL, head)->text;
	print_formula(row, formula, out);
}

static void section_formula(const struct activation *row, struct document *d)
{
	bool gated = row->kind == KIND_GATED, list = row->kind == KIND_VECTOR;
	doc_add(d, DOC_HEADING, NULL, _("FORMULA"));
	if (list)
		doc_add(d, DOC_PARAGRAPH, NULL,
			_("z is the list of inputs, i the element that x takes the "
			  "place of, j each element in turn."));
	else if (gated)
		doc_add(d, DOC_PARAGRAPH, NULL, _("a and b are the two halves of the input."));
	add_formula(row, gated ? "f(a, b) = " : list ? "f(z) = " : "f(x) = ", row->formula, d);
	add_formula(row, gated ? "df/da = " : list ? "df/dx = " : "f'(x) = ", row->derivative, d);
	add_formula(row, "df/db = ", row->partial, d);
	if (row->form != NULL)
		doc_add(d, DOC_PARAGRAPH, NULL,
			_("Frameworks compute it, operation by operation, as"));
	add_formula(row, "", row->form, d);
}

static void section_parameters(const struct activation *row, struct document *d)
{
	doc_add(d, DOC_HEADING, NULL, _("PARAMETERS"));
	for (int k = 0; k < PARAM_MAX && row->param[k].name != NULL; k++)
		explain_parameter(&row->param[k], NULL, doc_entry(d, row->param[k].name));
}

/* ---- properties -------------------------------------------------------------- */

static void add_limit(
	const struct activation *row, const char *label, const char *line, struct document *d)
{
	struct text *out = doc_entry(d, label);
	if (strcmp(line, "none") == 0)
		text_add(out, _("no limit"));
	else
		print_formula(row, line, out);
}

static bool has_label(const struct document *d, size_t first, size_t end, const char *label)
{
	for (size_t i = first; i < end; i++)
		if (strcmp(text_string(&d->block[i].label), label) == 0)
			return true;
	return false;
}

/* How to read those of the facts, which begin with block `first`, that explain has words for. */
static void add_reading(struct document *d, size_t first)
{
	struct document all = { 0 };
	size_t end = d->n;
	explain_reading(EPS, false, &all);
	doc_add(d, DOC_PARAGRAPH, NULL, _("How to read them:"));
	for (size_t i = 0; i < all.n; i++) {
		const char *label = text_string(&all.block[i].label);
		if (has_label(d, first, end, label))
			doc_add(d, DOC_ENTRY, label, text_string(&all.block[i].text))->aligned =
				true;
	}
	if (d->n == end + 1)
		doc_drop(d);
	doc_free(&all);
}

/* What explain's card tells, then what it has no room for. */
static void section_properties(const struct curve *c, struct document *d)
{
	const struct activation *row = c->row;
	const struct teach_page page = { 0 };
	/* As if it were the user's: source and page have places of their own here. */
	struct topic topic = { .curve = c, .row = row, .own = true, .page = &page };
	doc_add(d, DOC_HEADING, NULL, _("PROPERTIES"));
	if (row->param[0].name != NULL)
		doc_add(d, DOC_PARAGRAPH, NULL, _("At the default parameters:"));
	size_t first = d->n;
	if (facts_measure(&topic.facts, c, EPS) == 0)
		explain_facts(&topic, d);
	if (row->domain != NULL)
		text_add(doc_entry(d, _("Domain")), row->domain);
	if (row->symmetry != SYMMETRY_NONE)
		text_add(doc_entry(d, _("Symmetry")),
			row->symmetry == SYMMETRY_ODD ? "f(-x) = -f(x)" : "f(-x) = f(x)");
	add_limit(row, _("Far left"), row->left, d);
	add_limit(row, _("Far right"), row->right, d);
	d->block[first].aligned = true;
	add_reading(d, first);
}

/* ---- plot, lesson, notes ----------------------------------------------------- */

static void section_plot(const struct curve *c, struct document *d)
{
	struct sketch sketch = { .curve = c };
	activation_view(c->row->view, &sketch.lo, &sketch.hi);
	doc_add(d, DOC_HEADING, NULL, _("PLOT"));
	sketch_plot(&sketch, PLOT_COLUMNS, PLOT_ROWS, &doc_add(d, DOC_LINES, NULL, NULL)->text);
	doc_settle(d);
}

/* An entry of a list; nothing of what a row does not tell. */
static void add_words(struct document *d, const char *label, const char *words)
{
	if (words != NULL)
		doc_add(d, DOC_ENTRY, label, _(words));
}

static void section_lesson(const struct lesson *lesson, struct document *d)
{
	doc_add(d, DOC_HEADING, NULL, _("LESSON"));
	if (lesson->purpose != NULL)
		doc_add(d, DOC_PARAGRAPH, NULL, _(lesson->purpose));
	add_words(d, _("Strengths"), lesson->strengths);
	add_words(d, _("Weaknesses"), lesson->weaknesses);
	add_words(d, _("Instead"), lesson->instead);
}

static void section_notes(const struct activation *row, struct document *d)
{
	doc_add(d, DOC_HEADING, NULL, _("NOTES"));
	add_words(d, _("Other names"), row->aliases);
	add_words(d, _("Besides"), row->note);
	add_words(d, _("The same curve"), row->twin);
	add_words(d, _("In doubt"), row->doubt);
}

static void section_source(const struct activation *row, struct document *d)
{
	doc_add(d, DOC_HEADING, NULL, _("SOURCE"));
	doc_add(d, DOC_PARAGRAPH, NULL, row->source);
}

/* ---- see also ---------------------------------------------------------------- */

static void section_see_also(const struct activation *row, struct document *d)
{
	const struct activation *relative[RELATIVES];
	size_t n = explain_relatives(row, relative);
	doc_add(d, DOC_HEADING, NULL, _("SEE ALSO"));
	manual_reference(d, "actplot", 1);
	manual_reference(d, "activation-functions", 7);
	for (size_t i = 0; i < n; i++) {
		struct text name = { 0 };
		text_print(&name, "actplot-%s", relative[i]->id);
		manual_reference(d, text_string(&name), 7);
		text_free(&name);
	}
}

void manual_reference(struct document *d, const char *name, int section)
{
	doc_add(d, DOC_REFERENCE, name, NULL)->section = section;
}

void manual_function(const struct activation *row, struct text *out)
{
	struct curve c;
	struct text name = { 0 };
	text_print(&name, "actplot-%s", row->id);
	struct document d = { .name = name.s, .section = 7, .book = _("Activation functions") };
	curve_init(&c, row, NULL);
	section_name(row, &d);
	section_formula(row, &d);
	section_plot(&c, &d);
	section_parameters(row, &d);
	section_properties(&c, &d);
	section_lesson(&row->lesson, &d);
	manual_frameworks(&c, &d);
	section_notes(row, &d);
	section_source(row, &d);
	manual_examples(&c, &d);
	section_see_also(row, &d);
	doc_roff(&d, out);
	doc_free(&d);
	curve_free(&c);
	text_free(&name);
}
