/* The lesson of explain: words of the row, parameters, calls, frameworks. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "base/words.h"
#include "teach/explain/explanation.h"

#include <ctype.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define KINKS_TOLD 4 /* with what each framework takes there */

/* ---- words ---------------------------------------------------------------------------- */

static void add_words(struct document *d, const char *label, const char *words)
{
	if (words != NULL && *words != '\0')
		doc_add(d, DOC_ENTRY, label, _(words));
}

/* A section of one paragraph. */
static void add_section(struct document *d, const char *heading, const char *words)
{
	doc_add(d, DOC_HEADING, NULL, heading);
	if (words != NULL && *words != '\0')
		doc_add(d, DOC_PARAGRAPH, NULL, _(words));
}

/* Formulas that the card had no room for. */
static void add_formulas(const struct topic *t, struct document *d)
{
	doc_add(d, DOC_HEADING, NULL, _("Formulas"));
	for (enum order order = ORDER_F; order <= ORDER_DF; order++)
		if (!explain_shows(t, order))
			explain_formula(t, order, &doc_add(d, DOC_FORMULA, NULL, NULL)->text);
}

/* ---- parameters ----------------------------------------------------------------------- */

/* The value of `name` in "alpha=0.2 beta=1", its length in *n; NULL where it is not set.
 */
static const char *find_param(const char *params, const char *name, size_t *n)
{
	size_t length = strlen(name);
	for (const char *s = params; s != NULL && *s != '\0';) {
		*n = strcspn(s, " ");
		if (*n > length && strncmp(s, name, length) == 0 && s[length] == '=') {
			*n -= length + 1;
			return s + length + 1;
		}
		s += *n + (s[*n] == ' ');
	}
	return NULL;
}

/* The text of a value; of a list in brackets, as the card has it. */
static void add_value(const struct param *p, const char *value, struct text *out)
{
	if (p->kind != PARAM_VECTOR) {
		text_add(out, value);
		return;
	}
	text_add(out, "(");
	for (; *value != '\0'; value++)
		text_print(out, *value == ',' ? "%c " : "%c", *value);
	text_add(out, ")");
}

static void add_bounds(const struct param *p, struct text *out)
{
	char low[NUMBER_SIZE], high[NUMBER_SIZE];
	bool bounded = p->kind != PARAM_NAME && p->kind != PARAM_INDEX;
	bool from = bounded && p->bounds.lo > -DBL_MAX, to = bounded && p->bounds.hi < DBL_MAX;
	const char *message = !from && !to ? "%1$s"
		: !from			   ? N_("%1$s, at most %3$s")
		: !to && p->bounds.open	   ? N_("%1$s, above %2$s")
		: !to			   ? N_("%1$s, at least %2$s")
		: p->bounds.open	   ? N_("%1$s, above %2$s, at most %3$s")
					   : N_("%1$s, at least %2$s, at most %3$s");
	number_format(p->bounds.lo, low);
	number_format(p->bounds.hi, high);
	words_fill(out, _(message), _(p->help), low, high, NULL);
}

void explain_parameter(const struct param *p, const char *set, struct text *out)
{
	struct text value = { 0 }, here = { 0 }, clause = { 0 };
	if (p->help != NULL)
		add_bounds(p, out);
	if (p->value != NULL)
		add_value(p, p->value, &value);
	if (set != NULL)
		add_value(p, set, &here);
	if (value.n > 0)
		words_fill(&clause, here.n > 0 ? _("default %1$s, here %2$s") : _("default %1$s"),
			value.s, text_string(&here), NULL);
	else
		text_add(&clause, text_string(&here));
	if (clause.n > 0)
		words_clause(out, clause.s);
	text_free(&value);
	text_free(&here);
	text_free(&clause);
}

/* With the value that is set where that is not the default. */
static void add_parameter(const struct topic *t, int k, struct text *out)
{
	const struct curve *c = t->curve;
	const struct param *p = &c->row->param[k];
	bool set = p->value == NULL || strcmp(p->value, c->text[k]) != 0;
	explain_parameter(p, set ? c->text[k] : NULL, out);
	if (k == c->list && p->kind == PARAM_VECTOR) {
		struct text clause = { 0 };
		text_print(&clause, _("x stands in place %zu"), c->element + 1);
		words_clause(out, clause.s);
		text_free(&clause);
	}
}

/* "0.2 in Keras, TensorFlow". */
static void add_elsewhere(const char *what, const char *ids, struct text *out)
{
	struct text titles = { 0 }, clause = { 0 };
	explain_frameworks(ids, &titles);
	words_fill(&clause, _("%1$s in %2$s"), what, text_string(&titles), NULL);
	words_clause(out, text_string(&clause));
	text_free(&titles);
	text_free(&clause);
}

static void add_parameters(const struct topic *t, struct document *d)
{
	const struct curve *c = t->curve;
	doc_add(d, DOC_HEADING, NULL, _("Parameters"));
	for (int k = 0; k < PARAM_MAX && c->row->param[k].name != NULL; k++) {
		const struct param *p = &c->row->param[k];
		struct text *out = doc_entry(d, p->name);
		add_parameter(t, k, out);
		const struct variant *v = c->row->variants;
		for (; v != NULL && v->framework != NULL; v++) {
			size_t n;
			const char *value =
				v->as == NULL ? find_param(v->params, p->name, &n) : NULL;
			if (value == NULL)
				continue;
			struct text other = { 0 };
			text_add_n(&other, value, n);
			add_elsewhere(text_string(&other), v->framework, out);
			text_free(&other);
		}
	}
}

/* ---- frameworks ----------------------------------------------------------------------- */

static void add_calls(const struct topic *t, struct document *d)
{
	doc_add(d, DOC_HEADING, NULL, _("In code"));
	for (const struct call *c = t->row->calls; c != NULL && c->framework != NULL; c++) {
		struct text title = { 0 };
		explain_frameworks(c->framework, &title);
		struct doc_block *b = doc_add(d, DOC_ENTRY, text_string(&title), NULL);
		b->code = true;
		explain_call(t->curve, c->text, &b->text);
		text_free(&title);
	}
}

/* True if `id` is among `ids`, blanks between. */
static bool is_among(const char *id, const char *ids)
{
	size_t n, length = strlen(id);
	for (; *ids != '\0'; ids += n + (ids[n] == ' ')) {
		n = strcspn(ids, " ");
		if (n == length && strncmp(ids, id, n) == 0)
			return true;
	}
	return false;
}

/* True if the framework calls something else by the name. */
static bool differs(const struct activation *row, const struct framework *f)
{
	bool other = false;
	const struct variant *v = row->variants;
	for (; v != NULL && v->framework != NULL && !other; v++) {
		struct text what = { 0 };
		if (is_among(f->id, v->framework))
			manual_variant(row, v, &what);
		other = what.n > 0;
		text_free(&what);
	}
	return other;
}

/* Those that mean the row as it stands, then one line a framework that differs. */
static void add_variants(const struct topic *t, struct document *d)
{
	const struct activation *row = t->row;
	struct text same = { 0 };
	bool others = false;
	for (const struct framework *f = frameworks; f->id != NULL; f++) {
		if (differs(row, f))
			others = true;
		else if (activation_ships(row, f))
			words_list(&same, f->title);
	}
	doc_add(d, DOC_HEADING, NULL, _("What frameworks mean by the name"));
	doc_add(d, DOC_ENTRY, row->id,
		same.n > 0	 ? same.s
			: others ? _("none")
				 : _("none of those that actplot knows"));
	for (const struct framework *f = frameworks; f->id != NULL; f++) {
		const struct variant *v = row->variants;
		for (; v != NULL && v->framework != NULL; v++) {
			if (!is_among(f->id, v->framework))
				continue;
			manual_variant(row, v, doc_entry(d, f->title));
			doc_settle(d);
		}
	}
	text_free(&same);
}

/* The slope that frameworks with the same function but a derivative of their own have at x, with the parameters that
   the user set; NaN of others. */
static double slope_at(const struct curve *c, const struct variant *v, double x)
{
	struct curve own;
	struct text why = { 0 };
	struct jet jet[VECTOR_MAX] = { { NAN, NAN, NAN } };
	char first[32];
	snprintf(first, sizeof first, "%.*s", (int)strcspn(v->framework, " "), v->framework);
	if (v->as != NULL || v->formula != NULL || v->derivative == NULL ||
		curve_init(&own, c->row, framework_find(first)) != 0)
		return NAN;
	for (int k = 0; k < PARAM_MAX && c->row->param[k].name != NULL; k++)
		if (c->set[k])
			curve_set(&own, k, c->value[k].v, c->value[k].n);
	if (curve_finish(&own, &why) == 0)
		curve_eval_to(&own, x, ORDER_DF, jet);
	curve_free(&own);
	text_free(&why);
	return jet[0].dy;
}

/* The k-th kink: what f' is beside it, and what each framework takes there. */
static void add_kink(const struct topic *t, size_t k, struct document *d)
{
	const struct curve *c = t->curve;
	char number[NUMBER_SIZE], before[NUMBER_SIZE], after[NUMBER_SIZE];
	double kink = t->facts.kink[k];
	struct bend b = curve_bend(c, kink);
	if (b.order > ORDER_DF)
		return;
	struct text label = { 0 };
	text_print(&label, "x = %s", explain_number(kink, number));
	struct text *out = doc_entry(d, text_string(&label));
	text_free(&label);
	text_print(out, _("f' = %1$s before, %2$s after; taken here %3$s"),
		explain_number(b.before.dy, before), explain_number(b.after.dy, after),
		explain_number(b.at.dy, number));
	for (const struct variant *v = c->row->variants; v != NULL && v->framework != NULL; v++) {
		double slope = slope_at(c, v, kink);
		if (!isnan(slope) && slope != b.at.dy)
			add_elsewhere(explain_number(slope, number), v->framework, out);
	}
}

static void add_kinks(const struct topic *t, struct document *d)
{
	doc_add(d, DOC_HEADING, NULL, _("At the kinks"));
	for (size_t k = 0; k < t->facts.kinks && k < KINKS_TOLD; k++)
		add_kink(t, k, d);
}

/* ---- the rest ------------------------------------------------------------------------- */

/* Ids with commas for blanks. */
static void add_ids(struct document *d, const char *label, const char *ids)
{
	struct text *out = doc_entry(d, label);
	for (const char *s = ids; s != NULL && *s != '\0'; s += strspn(s, " ")) {
		struct text id = { 0 };
		text_add_n(&id, s, strcspn(s, " "));
		words_list(out, text_string(&id));
		s += id.n;
		text_free(&id);
	}
	doc_settle(d);
}

static void add_notes(const struct topic *t, struct document *d)
{
	const struct activation *row = t->row;
	doc_add(d, DOC_HEADING, NULL, _("About it"));
	if (t->curve->typed != row)
		text_print(doc_entry(d, _("Here")), _("%s calls %s by the name %s"),
			t->curve->framework->title, row->id, t->curve->typed->id);
	add_words(d, _("Other names"), row->aliases);
	add_words(d, _("Note"), row->note);
	add_words(d, _("Uncertain"), row->doubt);
	if (curve_declared(t->curve, true)) {
		add_ids(d, _("The same curve as"), row->twin);
		add_words(d, _("Exact range"), row->range);
		add_words(d, _("Domain"), row->domain);
	}
	const struct told told = { t->curve, &t->facts, 6 };
	told_symmetry(&told, doc_entry(d, _("Symmetry")));
	add_words(d, _("Source"), row->source);
	const struct activation *relative[RELATIVES];
	size_t n = explain_relatives(row, relative);
	struct text *out = doc_entry(d, _("Relatives"));
	for (size_t i = 0; i < n; i++)
		words_list(out, relative[i]->id);
	doc_settle(d);
	text_print(doc_entry(d, _("Manual page")), "actplot-%s(7)", row->id);
}

/* ---- how to read ---------------------------------------------------------------------- */

static bool is_letter(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

/* True if `name` stands in the formula, and not within a longer name. */
static bool uses(const char *formula, const char *name)
{
	size_t n = strlen(name);
	for (const char *s = strstr(formula, name); s != NULL; s = strstr(s + 1, name))
		if ((s == formula || !is_letter(s[-1]) || !is_letter(*name)) &&
			(!is_letter(s[n]) || !is_letter(name[n - 1])))
			return true;
	return false;
}

void explain_symbols(const char *formula, enum expr_style style, struct document *d)
{
	static const struct {
		const char *name, *argument, *words;
	} known[] = {
		{ "Phi", "(x)",
			N_("distribution of a normal number with mean 0 and variance 1: "
			   "the probability that it is at most x") },
		{ "phi", "(x)",
			N_("density of a normal number with mean 0 and variance 1, the "
			   "slope of its distribution") },
		{ "argmax", "(z)", N_("the place of the largest element of z, counted from 1") },
		{ "j", "", N_("the place of an output, counted from 1") },
		{ "(j == i)", NULL, N_("1 for the output in the place of x, 0 for others") },
	};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		if (!uses(formula, known[i].name))
			continue;
		struct text label = { 0 };
		if (known[i].argument == NULL) {
			text_add(&label, "(j = i)");
		} else {
			expr_print_name(&label, known[i].name, style);
			text_add(&label, known[i].argument);
		}
		text_add(doc_entry(d, text_string(&label)), _(known[i].words));
		text_free(&label);
	}
}

static void add_cost_words(struct text *out)
{
	const struct cost quotient = { .quotients = 1 }, call = { .transcendental = 1 };
	text_print(out,
		_("operations of the formula for one output, as a multiple of relu's; + "
		  "also stands for comparisons, min, max and abs; a quotient or root "
		  "counts as %g of them, exp and its like as %g"),
		cost_weight(&quotient), cost_weight(&call));
}

void explain_reading(double eps, bool table, struct document *d)
{
	struct text label = { 0 };
	text_print(&label, "|f'| < %g", eps);
	text_print(doc_entry(d, table ? _("saturates") : text_string(&label)),
		_("where |f'| stays below %g the curve saturates: hardly any gradient "
		  "passes back"),
		eps);
	text_free(&label);
	add_words(d, table ? _("smoothness") : _("Smooth"),
		N_("C0: f is continuous, f' jumps; C1: f' is continuous too, f'' jumps; "
		   "and so on; Cinf: no derivative jumps"));
	add_words(d, table ? _("mean, variance") : "f(N(0,1))",
		N_("mean and variance of the output where inputs are normal with mean 0 "
		   "and variance 1, as after normalisation; zero-centred: the mean is 0"));
	add_words(d, table ? _("gain") : _("Gain"),
		N_("1/sqrt(mean of f^2): weights scaled by it keep the mean square of "
		   "the signal from layer to layer"));
	add_cost_words(doc_entry(d, table ? _("cost") : _("Cost")));
	if (table)
		add_words(d, _("shipped by"),
			N_("how many of the frameworks that actplot knows have it"));
}

/* How far was looked for what the card tells. */
static void add_search(const struct topic *t, struct text *out)
{
	if (dtype_width(t->curve->dtype) == 16)
		text_print(out, _("at all %zu finite numbers of %s"), t->facts.points,
			dtype_name(t->curve->dtype));
	else
		text_print(out,
			_("from %zu points of all sizes up to 1e300, closest near 0, near "
			  "kinks and near the numbers of the formula; kinks from -40 to 40"),
			t->facts.points);
}

static void add_reading(const struct topic *t, struct document *d)
{
	struct text formulas = { 0 };
	for (enum order order = ORDER_F; order <= ORDER_DF; order++) {
		const char *formula =
			order == ORDER_F ? curve_formula(t->curve) : curve_derivative(t->curve);
		text_print(&formulas, "%s\n", formula != NULL ? formula : "");
	}
	doc_add(d, DOC_HEADING, NULL, _("How to read the numbers"));
	explain_symbols(text_string(&formulas), explain_style(t->page), d);
	add_search(t, doc_entry(d, _("Found")));
	explain_reading(t->facts.eps, false, d);
	if (!t->facts.counted)
		doc_drop(d);
	text_free(&formulas);
}

void explain_lesson(const struct topic *t, struct document *d)
{
	const struct lesson *lesson = &t->row->lesson;
	add_formulas(t, d);
	if (!t->own) {
		add_section(d, _("What it is for"), lesson->purpose);
		add_section(d, _("Strengths"), lesson->strengths);
		add_section(d, _("Weaknesses"), lesson->weaknesses);
		add_section(d, _("When to use something else"), lesson->instead);
		add_parameters(t, d);
		add_calls(t, d);
		add_variants(t, d);
	}
	add_kinks(t, d);
	if (!t->own)
		add_notes(t, d);
	add_reading(t, d);
}
