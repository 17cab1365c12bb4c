/* The page actplot-NAME(7) of a function, from its row and what is computed of it. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "doc/roff.h"
#include "teach/explain/explain.h"
#include "teach/manual/manual.h"
#include "teach/embed.h"
#include "teach/teach.h"

#include <ctype.h>
#include <float.h>
#include <stdlib.h>
#include <string.h>

enum {
	NAME_MOST = 100, /* columns of the line that whatis shows */
	PLOT_COLUMNS = 60,
	PLOT_ROWS = 16,
	LINE = 70 /* columns of a display, indented on the 80 of a terminal */
};

#define EPS 0.01 /* what saturation means, as in explain */

/* ---- name and formula -------------------------------------------------------- */

static void print_formula(const struct activation *row, const char *formula, struct text *out)
{
	activation_print(out, row, formula, EXPR_PLAIN, NULL);
}

/* What whatis shows and apropos searches: "actplot-relu - ReLU, activation function: ..."
 */
static void section_name(const struct activation *row, struct text *out)
{
	struct text upper = { 0 }, name = { 0 }, formula = { 0 };
	text_print(&upper, "actplot-%s", row->id);
	for (char *s = upper.s; *s != '\0'; s++)
		*s = (char)toupper((unsigned char)*s);
	roff_title(out, text_string(&upper), 7, _("Activation functions"));
	roff_ragged(out);
	roff_request(out, "SH", _("NAME"));
	text_print(&name, _("%s, activation function"), _(row->title));
	print_formula(row, row->formula, &formula);
	if (name.n + formula.n < NAME_MOST)
		text_print(&name, ": %s", text_string(&formula));
	text_print(out, "actplot\\-%s \\- ", row->id);
	roff_line(out, text_string(&name));
	text_free(&upper);
	text_free(&name);
	text_free(&formula);
}

static void add_formula(
	const struct activation *row, const char *head, const char *formula, struct text *out)
{
	struct text text = { 0 };
	if (formula == NULL)
		return;
	print_formula(row, formula, &text);
	roff_formula(out, head, text_string(&text));
	text_free(&text);
}

static void section_formula(const struct activation *row, struct text *out)
{
	bool gated = row->kind == KIND_GATED, list = row->kind == KIND_VECTOR;
	roff_request(out, "SH", _("FORMULA"));
	if (list)
		roff_line(out,
			_("z is the list of inputs, i the element that x takes the "
			  "place of, j each element in turn."));
	else if (gated)
		roff_line(out, _("a and b are the two halves of the input."));
	add_formula(row, gated ? "f(a, b) = " : list ? "f(z) = " : "f(x) = ", row->formula, out);
	add_formula(row, gated ? "df/da = " : list ? "df/dx = " : "f'(x) = ", row->derivative, out);
	add_formula(row, "df/db = ", row->partial, out);
	if (row->form != NULL)
		roff_paragraph(out, _("Frameworks compute it, operation by operation, as"));
	add_formula(row, "", row->form, out);
}

/* ---- parameters -------------------------------------------------------------- */

static void add_bounds(const struct param *param, struct text *out)
{
	char number[NUMBER_SIZE];
	if (param->kind == PARAM_NAME || param->kind == PARAM_INDEX)
		return;
	if (param->bounds.lo > -DBL_MAX) {
		number_format(param->bounds.lo, number);
		text_print(out, param->bounds.open ? _(", above %s") : _(", at least %s"), number);
	}
	if (param->bounds.hi < DBL_MAX) {
		number_format(param->bounds.hi, number);
		text_print(out, _(", at most %s"), number);
	}
}

/* A list with blanks behind its commas, where a line may end. */
static void add_spread(const char *value, struct text *out)
{
	for (; value != NULL && *value != '\0'; value++) {
		text_add_char(out, *value);
		text_add(out, *value == ',' ? " " : "");
	}
}

static void section_parameters(const struct activation *row, struct text *out)
{
	if (row->param[0].name == NULL)
		return;
	roff_request(out, "SH", _("PARAMETERS"));
	for (int k = 0; k < PARAM_MAX && row->param[k].name != NULL; k++) {
		const struct param *param = &row->param[k];
		struct text text = { 0 };
		text_add(&text, _(param->help));
		add_bounds(param, &text);
		if (param->value != NULL)
			text_add(&text, _("; default "));
		add_spread(param->value, &text);
		roff_entry(out, param->name, text_string(&text));
		text_free(&text);
	}
}

/* ---- properties -------------------------------------------------------------- */

static void add_limit(
	const struct activation *row, const char *label, const char *line, struct section *s)
{
	struct text *out = section_add(s, label);
	if (strcmp(line, "none") == 0)
		text_add(out, _("no limit"));
	else
		print_formula(row, line, out);
}

static bool has_label(const struct section *s, const char *label)
{
	for (size_t i = 0; i < s->n; i++)
		if (strcmp(text_string(&s->entry[i].label), label) == 0)
			return true;
	return false;
}

/* How to read those of the lines that explain has words for. */
static void add_reading(const struct section *facts, struct text *out)
{
	struct section all = { 0 }, shown = { 0 };
	struct text lines = { 0 };
	explain_reading(EPS, false, &all);
	for (size_t i = 0; i < all.n; i++) {
		const char *label = text_string(&all.entry[i].label);
		if (has_label(facts, label))
			text_add(section_add(&shown, label), text_string(&all.entry[i].value));
	}
	if (shown.n > 0) {
		section_lines(&shown, LINE, &lines);
		roff_paragraph(out, _("How to read them:"));
		roff_display(out, text_string(&lines));
	}
	text_free(&lines);
	section_free(&shown);
	section_free(&all);
}

/* What explain's card tells, then what it has no room for. */
static void section_properties(const struct curve *c, struct text *out)
{
	const struct activation *row = c->row;
	const struct teach_page page = { .width = LINE };
	/* As if it were the user's: source and page have places of their own here. */
	struct topic topic = { .curve = c, .row = row, .own = true, .page = &page };
	struct section facts = { 0 };
	struct text lines = { 0 };
	if (facts_measure(&topic.facts, c, EPS) == 0)
		explain_facts(&topic, &facts);
	if (row->domain != NULL)
		text_add(section_add(&facts, _("Domain")), row->domain);
	if (row->symmetry != SYMMETRY_NONE)
		text_add(section_add(&facts, _("Symmetry")),
			row->symmetry == SYMMETRY_ODD ? "f(-x) = -f(x)" : "f(-x) = f(x)");
	add_limit(row, _("Far left"), row->left, &facts);
	add_limit(row, _("Far right"), row->right, &facts);
	section_lines(&facts, LINE, &lines);
	roff_request(out, "SH", _("PROPERTIES"));
	if (row->param[0].name != NULL)
		roff_line(out, _("At the default parameters:"));
	roff_display(out, text_string(&lines));
	add_reading(&facts, out);
	text_free(&lines);
	section_free(&facts);
}

/* ---- plot, lesson, notes ----------------------------------------------------- */

static void section_plot(const struct curve *c, struct text *out)
{
	struct text plot = { 0 };
	if (sketch_plot(c, PLOT_COLUMNS, PLOT_ROWS, &plot) == 0) {
		roff_request(out, "SH", _("PLOT"));
		roff_display(out, text_string(&plot));
	}
	text_free(&plot);
}

static void section_lesson(const struct lesson *lesson, struct text *out)
{
	const struct {
		const char *head, *text;
	} part[] = {
		{ N_("Strengths"), lesson->strengths },
		{ N_("Weaknesses"), lesson->weaknesses },
		{ N_("Instead"), lesson->instead },
	};
	bool any = lesson->purpose != NULL;
	for (size_t i = 0; i < sizeof part / sizeof *part; i++)
		any = any || part[i].text != NULL;
	if (!any)
		return;
	roff_request(out, "SH", _("LESSON"));
	if (lesson->purpose != NULL)
		roff_line(out, _(lesson->purpose));
	for (size_t i = 0; i < sizeof part / sizeof *part; i++)
		if (part[i].text != NULL)
			roff_entry(out, _(part[i].head), _(part[i].text));
}

static void section_notes(const struct activation *row, struct text *out)
{
	if (row->aliases == NULL && row->note == NULL && row->doubt == NULL && row->twin == NULL)
		return;
	roff_request(out, "SH", _("NOTES"));
	if (row->aliases != NULL)
		roff_entry(out, _("Other names"), row->aliases);
	if (row->note != NULL)
		roff_entry(out, _("Besides"), _(row->note));
	if (row->twin != NULL)
		roff_entry(out, _("The same curve"), row->twin);
	if (row->doubt != NULL)
		roff_entry(out, _("In doubt"), _(row->doubt));
}

static void section_source(const struct activation *row, struct text *out)
{
	roff_request(out, "SH", _("SOURCE"));
	roff_line(out, row->source);
}

/* ---- relatives --------------------------------------------------------------- */

/* Adds a row that is neither `self` nor there already. */
static size_t add_relative(const struct activation *self, const struct activation *row,
	const struct activation *out[RELATIVES], size_t n)
{
	if (row == NULL || row == self || n == RELATIVES)
		return n;
	for (size_t i = 0; i < n; i++)
		if (out[i] == row)
			return n;
	out[n] = row;
	return n + 1;
}

/* The row whose id `s` begins with, up to a colon or a blank. */
static const struct activation *row_at(const char *s)
{
	const struct activation *row = NULL;
	struct text id = { 0 };
	text_add_n(&id, s, strcspn(s, ": "));
	if (activation_find(text_string(&id), &row, 1) != 1)
		row = NULL;
	text_free(&id);
	return row;
}

static unsigned apart(const struct activation *a, const struct activation *b)
{
	return a->rank > b->rank ? a->rank - b->rank : b->rank - a->rank;
}

/* The member of the family next in rank that is not there yet. */
static const struct activation *next_of_family(
	const struct activation *self, const struct activation *const out[RELATIVES], size_t n)
{
	const struct activation *best = NULL;
	for (const struct activation *row = activation_family(self)->rows; row->id != NULL; row++) {
		bool there = row == self;
		for (size_t i = 0; i < n; i++)
			there = there || out[i] == row;
		if (!there && (best == NULL || apart(self, row) < apart(self, best)))
			best = row;
	}
	return best;
}

size_t manual_relatives(const struct activation *self, const struct activation *out[RELATIVES])
{
	size_t n = 0;
	for (const char *s = self->twin; s != NULL && *s != '\0';) {
		n = add_relative(self, row_at(s), out, n);
		s += strcspn(s, " ");
		s += *s == ' ';
	}
	for (const struct variant *v = self->variants; v != NULL && v->framework != NULL; v++)
		if (v->as != NULL)
			n = add_relative(self, row_at(v->as), out, n);
	for (size_t before = n + 1; n != before && n < RELATIVES;) {
		before = n;
		n = add_relative(self, next_of_family(self, out, n), out, n);
	}
	return n;
}

static void section_see_also(const struct activation *row, struct text *out)
{
	const struct activation *relative[RELATIVES];
	size_t n = manual_relatives(row, relative);
	roff_request(out, "SH", _("SEE ALSO"));
	roff_reference(out, "actplot", 1, false);
	roff_reference(out, "activation-functions", 7, n == 0);
	for (size_t i = 0; i < n; i++) {
		struct text name = { 0 };
		text_print(&name, "actplot-%s", relative[i]->id);
		roff_reference(out, text_string(&name), 7, i + 1 == n);
		text_free(&name);
	}
}

void manual_function(const struct activation *row, struct text *out)
{
	struct curve c;
	curve_init(&c, row, NULL);
	section_name(row, out);
	section_formula(row, out);
	section_plot(&c, out);
	section_parameters(row, out);
	section_properties(&c, out);
	section_lesson(&row->lesson, out);
	manual_frameworks(&c, out);
	section_notes(row, out);
	section_source(row, out);
	manual_examples(&c, out);
	section_see_also(row, out);
	curve_free(&c);
}
