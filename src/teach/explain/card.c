/* The card of explain: title, formulas, a small plot beside what is measured. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "base/words.h"
#include "teach/embed.h"
#include "teach/explain/explanation.h"

#include <math.h>
#include <string.h>

enum {
	KINKS_TOLD = 2, /* with their slopes; of more only the places */
	FORMULA_LINES = 2,
	SETTING_LINES = 2
};

/* ---- the plot ------------------------------------------------------------------------- */

/* The x range: the row's own, else the narrow one if it holds all that is worth seeing. */
static void set_range(const struct topic *t, struct sketch *sketch)
{
	const struct facts *f = &t->facts;
	if (t->curve->row->view != NULL) {
		activation_view(t->curve->row->view, &sketch->lo, &sketch->hi);
		return;
	}
	const double at[] = { f->steepest.x, f->minimum.x, f->maximum.x, f->left, f->right };
	bool near = true;
	for (size_t i = 0; i < sizeof at / sizeof *at; i++)
		near = near && !(isfinite(at[i]) && fabs(at[i]) > 3.5);
	for (size_t k = 0; k < f->kinks; k++)
		near = near && fabs(f->kink[k]) < 3.5;
	double half = near && (isfinite(f->left) || isfinite(f->right) || f->kinks > 0) ? 4 : 10;
	sketch->lo = (struct exact){ -half, 0 };
	sketch->hi = (struct exact){ half, 0 };
}

/* `data` is the topic. */
static int draw(const void *data, size_t columns, size_t rows, struct text *out)
{
	const struct topic *t = data;
	struct sketch sketch = {
		.curve = t->curve, .slope = true, .bare = true, .utf8 = t->page->utf8
	};
	set_range(t, &sketch);
	return sketch_plot(&sketch, columns, rows, out);
}

/* ---- the header ----------------------------------------------------------------------- */

bool explain_shows(const struct topic *t, enum order order)
{
	struct text formula = { 0 };
	explain_formula(t, order, &formula);
	size_t lines = doc_lines(text_string(&formula), t->page->width);
	text_free(&formula);
	return t->page->style != TEACH_TEXT || lines <= FORMULA_LINES;
}

/* One formula; of a long one the place where it stands. */
static void add_formula(const struct topic *t, enum order order, struct document *d)
{
	struct text *out = &doc_add(d, DOC_FORMULA, NULL, NULL)->text;
	if (explain_shows(t, order)) {
		explain_formula(t, order, out);
		doc_settle(d);
		return;
	}
	struct text head = { 0 };
	expr_print_head(&head, order, EXPR_PLAIN);
	words_fill(out, _("%s... (see Formulas below)"), text_string(&head), NULL);
	text_free(&head);
}

/* True if both names find the same: they are not worth telling apart. */
static bool same_name(const char *a, const char *b)
{
	char left[64], right[64];
	size_t i = text_fold(a, left, sizeof left);
	size_t k = text_fold(b, right, sizeof right);
	return i == k && i < sizeof left && strcmp(left, right) == 0;
}

/* Title and other names: they all stand in the lesson too. */
static void add_title(const struct topic *t, struct document *d)
{
	struct text title = { 0 }, names = { 0 };
	curve_title(t->curve, &title);
	/* What a framework computes under the name may be another row's. */
	bool other = t->own || t->curve->typed != t->row;
	const char *alias = other ? NULL : t->curve->typed->aliases;
	while (alias != NULL && *alias != '\0') {
		size_t n = strcspn(alias, ",");
		struct text name = { 0 };
		text_add_n(&name, alias, n);
		if (!same_name(text_string(&name), t->curve->typed->title))
			words_list(&names, text_string(&name));
		text_free(&name);
		alias += alias[n] == '\0' ? n : n + 2;
	}
	struct text *out = &doc_add(d, DOC_TITLE, text_string(&title), NULL)->text;
	if (names.n > 0)
		text_print(out, _("%1$s, also %2$s"), text_string(&title), text_string(&names));
	else
		text_add(out, text_string(&title));
	text_free(&title);
	text_free(&names);
}

/* The settings of the parameters, at most two lines; what is left out is told below, but
   of a formula of the user's, who typed it. */
static void add_setting(const struct topic *t, struct document *d)
{
	struct text setting = { 0 };
	explain_setting(t, &setting);
	if (setting.n > 0) {
		struct doc_block *b = doc_add(d, DOC_PARAGRAPH, NULL, NULL);
		text_print(&b->text, _("where %s"), text_string(&setting));
		b->most = SETTING_LINES;
		b->tail = t->own ? "..." : _("... (see Parameters below)");
	}
	text_free(&setting);
}

/* ---- lines beside the plot --------------------------------------------------------------- */

static const char *kind_words(const struct topic *t)
{
	switch (t->row->kind) {
	case KIND_VECTOR:
		return t->curve->outputs > 1 ? _("a list in, a list out")
					     : _("a list in, one number out");
	case KIND_GATED:
		return _("two halves in, one out");
	case KIND_STOCHASTIC:
		return _("random in training");
	case KIND_PIECES:
		return _("pieces, shaped by training");
	default:
		return _("one number in, one out");
	}
}

static void add_extreme(
	const struct told *t, struct document *d, const char *label, struct place_of place)
{
	told_extreme(t, place, doc_entry(d, label));
	doc_settle(d);
}

/* "x = 0: f' 0 -> 1". */
static void add_bend(const struct curve *c, double x, struct text *out)
{
	static const char *const name[ORDERS] = { "f", "f'", "f''" };
	char place[NUMBER_SIZE], from[NUMBER_SIZE], to[NUMBER_SIZE];
	struct bend b = curve_bend(c, x);
	enum order order = b.order < ORDERS ? b.order : ORDER_D2F;
	double before = jet_order(b.before, order), after = jet_order(b.after, order);
	explain_number(x, place);
	/* Two values that print alike, or nearly so, do not tell how far they are apart. */
	if (b.order == ORDERS)
		text_print(out, "x = %s", place);
	else if (fabs(after - before) < 1e-4 * fabs(before))
		text_print(out,
			after < before ? _("x = %1$s: %2$s falls by %3$.3g")
				       : _("x = %1$s: %2$s rises by %3$.3g"),
			place, name[order], fabs(after - before));
	else
		text_print(out, "x = %s: %s %s -> %s", place, name[order],
			explain_number(before, from), explain_number(after, to));
}

static void add_kinks(const struct told *t, struct document *d)
{
	const struct facts *f = t->facts;
	struct text *out = doc_entry(d, _("Kinks"));
	if (f->kinks == 0 || f->kinks > KINKS_TOLD || t->curve->dtype != DTYPE_EXACT) {
		told_kinks(t, out);
		return;
	}
	for (size_t k = 0; k < f->kinks; k++) {
		text_add(out, k > 0 ? "\n" : "");
		add_bend(t->curve, f->kink[k], out);
	}
}

/* True if f' is infinite at a kink from both sides: it does not jump there. */
static bool is_upright(const struct told *t)
{
	bool upright = false;
	for (size_t k = 0; k < t->facts->kinks; k++) {
		struct bend b = curve_bend(t->curve, t->facts->kink[k]);
		upright = upright ||
			(b.order == ORDER_DF && isinf(b.before.dy) && b.before.dy == b.after.dy);
	}
	return upright;
}

static void add_smoothness(const struct told *t, struct document *d)
{
	static const struct {
		const char *name, *words;
	} known[] = {
		{ "discontinuous", N_("discontinuous: f jumps") },
		{ "C0", N_("C0: f' jumps") },
		{ "C1", N_("C1: f'' jumps") },
		{ "C2", N_("C2: f''' jumps") },
		{ "C3", N_("C3: f'''' jumps") },
		{ "Cinf", N_("Cinf, in all derivatives") },
	};
	struct text *out = doc_entry(d, _("Smooth"));
	const char *name = told_smoothness(t);
	if (t->curve->dtype != DTYPE_EXACT) {
		text_add(out, _("discontinuous: a staircase"));
		return;
	}
	if (strcmp(name, "C0") == 0 && is_upright(t)) {
		text_add(out, _("C0: f' is infinite"));
		return;
	}
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (strcmp(known[i].name, name) == 0)
			text_add(out, _(known[i].words));
	doc_settle(d);
}

static void add_moments(const struct facts *f, struct document *d)
{
	char number[NUMBER_SIZE];
	if (!isnan(f->mean))
		text_add(doc_entry(d, _("Zero-centred")), facts_centred(f) ? _("yes") : _("no"));
	struct text *out = doc_entry(d, "f(N(0,1))");
	double mean = facts_centred(f) ? 0 : f->mean;
	if (isnan(f->mean))
		text_add(out, _("no mean exists"));
	else if (isnan(f->variance))
		text_print(out, _("mean %.4g"), mean);
	else
		text_print(out, _("mean %1$.4g, var %2$.4g"), mean, f->variance);
	if (!isnan(f->gain))
		text_add(doc_entry(d, _("Gain")), explain_number(f->gain, number));
}

/* ---- cost -------------------------------------------------------------------------- */

static void add_count(struct text *out, unsigned n, const char *what)
{
	struct text count = { 0 };
	text_print(&count, "%u %s", n, what);
	if (n > 0)
		words_list(out, text_string(&count));
	text_free(&count);
}

/* "1 exp, 2 +, 1 /". */
static void add_operations(const struct cost *c, struct text *out)
{
	unsigned named = 0, roots = 0;
	for (size_t k = 0; k < EXPR_CALLS; k++) {
		const char *name = expr_call_name(k);
		add_count(out, c->call[k], name);
		if (strcmp(name, "sqrt") == 0)
			roots = c->call[k];
		else
			named += c->call[k];
	}
	struct text others = { 0 };
	unsigned n = c->transcendental - named;
	text_print(&others, ngettext("%u other", "%u others", n), n);
	if (n > 0)
		words_list(out, text_string(&others));
	text_free(&others);
	add_count(out, c->additions, "+");
	add_count(out, c->products, "*");
	add_count(out, c->quotients - roots, "/");
	if (out->n == 0)
		text_add(out, _("no operation"));
}

static void add_cost(const struct topic *t, struct document *d)
{
	double times = facts_cost(&t->facts, t->curve);
	if (isnan(times))
		return;
	struct text operations = { 0 };
	add_operations(&t->facts.cost, &operations);
	text_print(doc_entry(d, _("Cost")),
		t->curve->outputs > 1 ? _("%1$.3gx relu an output; all: %2$s")
				      : _("%1$.3gx relu: %2$s"),
		times, text_string(&operations));
	text_free(&operations);
}

/* ---- the whole ---------------------------------------------------------------------- */

/* What it takes and gives, and which of that x and the facts are. */
static void add_kind(const struct topic *t, struct document *d)
{
	if (t->row->kind != KIND_SCALAR)
		text_add(doc_entry(d, _("Kind")), kind_words(t));
	if (t->curve->outputs > 1)
		text_print(doc_entry(d, _("Facts of")), _("output %1$zu along input %2$zu"),
			t->curve->element + 1, t->curve->element + 1);
}

void explain_facts(const struct topic *t, struct document *d)
{
	const struct facts *f = &t->facts;
	const struct told told = { t->curve, f, 6 };
	char value[NUMBER_SIZE], slope[NUMBER_SIZE];
	struct text label = { 0 };
	add_kind(t, d);
	told_range(&told, doc_entry(d, _("Range")));
	text_print(doc_entry(d, "f(0)"), "%s, f'(0) = %s", explain_number(f->at_zero, value),
		explain_number(f->slope_at_zero, slope));
	told_steepest(&told, doc_entry(d, _("Steepest f'")));
	doc_settle(d);
	add_extreme(&told, d, _("Minimum"), f->minimum);
	add_extreme(&told, d, _("Maximum"), f->maximum);
	text_print(&label, "|f'| < %g", f->eps);
	told_saturation(&told, doc_entry(d, text_string(&label)));
	text_free(&label);
	add_kinks(&told, d);
	add_smoothness(&told, d);
	text_add(doc_entry(d, _("Monotone")), told_trend(&told));
	add_moments(f, d);
	add_cost(t, d);
	if (t->own)
		return;
	explain_short_source(t->row->source, doc_entry(d, _("Source")));
	text_print(doc_entry(d, _("Manual")), "man actplot-%s", t->row->id);
}

void explain_card(const struct topic *t, struct document *d)
{
	add_title(t, d);
	add_formula(t, ORDER_F, d);
	add_formula(t, ORDER_DF, d);
	add_setting(t, d);
	struct doc_block *b = doc_add(d, DOC_FIGURE, _("Properties"), NULL);
	b->draw = draw;
	b->data = t;
	explain_facts(t, d);
}
