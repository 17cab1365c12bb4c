/* The lesson of explain: words of the row, parameters, calls, frameworks. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "teach/explain/explain.h"
#include "teach/manual/manual.h"

#include <ctype.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define KINKS_TOLD 4 /* with what each framework takes there */

/* ---- words ---------------------------------------------------------------------------- */

static void add_words(struct section *s, const char *label, const char *words)
{
	if (words != NULL && *words != '\0')
		text_add(section_add(s, label), _(words));
}

/* Formulas that the card had no room for. */
static void add_formulas(const struct topic *t, struct section *s)
{
	for (enum order order = ORDER_F; order <= ORDER_DF; order++) {
		struct text lines = { 0 };
		bool in_card = explain_short_formula(t, order, &lines);
		if (t->page->style == TEACH_TEXT && !in_card)
			explain_formula(t, order, t->page->utf8 ? EXPR_UTF8 : EXPR_PLAIN,
				section_add(s, NULL));
		text_free(&lines);
	}
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

static void add_bounds(const struct param *p, struct text *out)
{
	char number[NUMBER_SIZE];
	if (p->kind == PARAM_NAME || p->kind == PARAM_INDEX)
		return;
	if (p->bounds.lo > -DBL_MAX) {
		number_format(p->bounds.lo, number);
		text_print(out, p->bounds.open ? _(", above %s") : _(", at least %s"), number);
	}
	if (p->bounds.hi < DBL_MAX) {
		number_format(p->bounds.hi, number);
		text_print(out, _(", at most %s"), number);
	}
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

/* What it is, within which bounds, its default and, where another is set, its value. */
static void add_parameter(const struct topic *t, int k, struct text *out)
{
	const struct curve *c = t->curve;
	const struct param *p = &c->row->param[k];
	bool set = p->value == NULL || strcmp(p->value, c->text[k]) != 0;
	if (p->help != NULL)
		text_add(out, _(p->help));
	add_bounds(p, out);
	text_add(out, out->n > 0 ? "; " : "");
	if (p->value != NULL) {
		text_add(out, _("default "));
		add_value(p, p->value, out);
	}
	if (set) {
		text_add(out, p->value != NULL ? _(", here ") : "");
		add_value(p, c->text[k], out);
	}
	if (k == c->list && p->kind == PARAM_VECTOR)
		text_print(out, _("; x stands in place %zu"), c->element + 1);
}

static void add_parameters(const struct topic *t, struct section *s)
{
	const struct curve *c = t->curve;
	for (int k = 0; k < PARAM_MAX && c->row->param[k].name != NULL; k++) {
		const struct param *p = &c->row->param[k];
		struct text *out = section_add(s, p->name);
		add_parameter(t, k, out);
		const struct variant *v = c->row->variants;
		for (; v != NULL && v->framework != NULL; v++) {
			size_t n;
			const char *value =
				v->as == NULL ? find_param(v->params, p->name, &n) : NULL;
			if (value == NULL)
				continue;
			text_print(out, _("; %.*s in "), (int)n, value);
			explain_frameworks(v->framework, out);
		}
	}
}

/* ---- frameworks ----------------------------------------------------------------------- */

static void add_calls(const struct topic *t, struct section *s)
{
	s->code = true;
	for (const struct call *c = t->row->calls; c != NULL && c->framework != NULL; c++) {
		struct text title = { 0 };
		explain_frameworks(c->framework, &title);
		explain_call(t->curve, c->text, section_add(s, text_string(&title)));
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

/* One line a framework that differs; before them those that mean the row as it stands. */
static void add_variants(const struct topic *t, struct section *s)
{
	const struct activation *row = t->row;
	struct text same = { 0 };
	section_add(s, row->id);
	for (const struct framework *f = frameworks; f->id != NULL; f++) {
		bool own = activation_ships(row, f);
		const struct variant *v = row->variants;
		for (; v != NULL && v->framework != NULL; v++) {
			if (!is_among(f->id, v->framework))
				continue;
			manual_variant(row, v, section_add(s, f->title));
			own = own && s->entry[s->n - 1].value.n == 0;
			section_settle(s);
		}
		if (own)
			text_print(&same, "%s%s", same.n > 0 ? ", " : "", f->title);
	}
	text_add(&s->entry[0].value,
		same.n > 0	   ? text_string(&same)
			: s->n > 1 ? _("none")
				   : _("none of those that actplot knows"));
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
static void add_kink(const struct topic *t, size_t k, struct section *s)
{
	const struct curve *c = t->curve;
	struct bend b = curve_bend(c, c->kink[k]);
	if (b.order > ORDER_DF)
		return;
	struct text label = { 0 };
	text_add(&label, "x = ");
	explain_number(&label, c->kink[k]);
	struct text *out = section_add(s, text_string(&label));
	text_free(&label);
	text_add(out, "f' = ");
	explain_number(out, b.before.dy);
	text_add(out, _(" before, "));
	explain_number(out, b.after.dy);
	text_add(out, _(" after; taken here "));
	explain_number(out, b.at.dy);
	for (const struct variant *v = c->row->variants; v != NULL && v->framework != NULL; v++) {
		double slope = slope_at(c, v, c->kink[k]);
		if (isnan(slope) || slope == b.at.dy)
			continue;
		text_add(out, "; ");
		explain_number(out, slope);
		text_add(out, _(" in "));
		explain_frameworks(v->framework, out);
	}
}

static void add_kinks(const struct topic *t, struct section *s)
{
	for (size_t k = 0; k < t->curve->kinks && k < KINKS_TOLD; k++)
		add_kink(t, k, s);
}

/* ---- the rest ------------------------------------------------------------------------- */

/* Ids with commas for blanks. */
static void add_ids(struct section *s, const char *label, const char *ids)
{
	if (ids == NULL || *ids == '\0')
		return;
	struct text *out = section_add(s, label);
	for (; *ids != '\0'; ids++)
		text_add(out, *ids == ' ' ? ", " : (const char[]){ *ids, '\0' });
}

static void add_notes(const struct topic *t, struct section *s)
{
	const struct activation *row = t->row;
	if (t->curve->typed != row)
		text_print(section_add(s, _("Here")), _("%s calls %s by the name %s"),
			t->curve->framework->title, row->id, t->curve->typed->id);
	add_words(s, _("Other names"), row->aliases);
	add_words(s, _("Note"), row->note);
	add_words(s, _("Uncertain"), row->doubt);
	if (curve_declared(t->curve, true)) {
		add_ids(s, _("The same curve as"), row->twin);
		add_words(s, _("Exact range"), row->range);
		add_words(s, _("Domain"), row->domain);
	}
	const struct told told = { t->curve, &t->facts, 6 };
	explain_symmetry(&told, section_add(s, _("Symmetry")));
	add_words(s, _("Source"), row->source);
	const struct activation *relative[RELATIVES];
	size_t n = manual_relatives(row, relative);
	struct text *out = section_add(s, _("Relatives"));
	for (size_t i = 0; i < n; i++)
		text_print(out, "%s%s", i > 0 ? ", " : "", relative[i]->id);
	section_settle(s);
	text_print(section_add(s, _("Manual page")), "actplot-%s(7)", row->id);
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

void explain_symbols(const char *formula, const struct teach_page *page, struct section *s)
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
			expr_print_name(&label, known[i].name, page->utf8 ? EXPR_UTF8 : EXPR_PLAIN);
			text_add(&label, known[i].argument);
		}
		text_add(section_add(s, text_string(&label)), _(known[i].words));
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

void explain_reading(double eps, bool table, struct section *s)
{
	struct text label = { 0 };
	text_print(&label, "|f'| < %g", eps);
	text_print(section_add(s, table ? _("saturates") : text_string(&label)),
		_("where |f'| stays below %g the curve saturates: hardly any gradient "
		  "passes back"),
		eps);
	text_free(&label);
	add_words(s, table ? _("smoothness") : _("Smooth"),
		N_("C0: f is continuous, f' jumps; C1: f' is continuous too, f'' jumps; "
		   "and so on; Cinf: no derivative jumps"));
	add_words(s, table ? _("mean, variance") : "f(N(0,1))",
		N_("mean and variance of the output where inputs are normal with mean 0 "
		   "and variance 1, as after normalisation; zero-centred: the mean is 0"));
	add_words(s, table ? _("gain") : _("Gain"),
		N_("1/sqrt(mean of f^2): weights scaled by it keep the mean square of "
		   "the signal from layer to layer"));
	add_cost_words(section_add(s, table ? _("cost") : _("Cost")));
	if (table)
		add_words(s, _("shipped by"),
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

static void add_reading(const struct topic *t, struct section *s)
{
	struct text formulas = { 0 };
	for (enum order order = ORDER_F; order <= ORDER_DF; order++) {
		const char *formula =
			order == ORDER_F ? curve_formula(t->curve) : curve_derivative(t->curve);
		text_print(&formulas, "%s\n", formula != NULL ? formula : "");
	}
	explain_symbols(text_string(&formulas), t->page, s);
	add_search(t, section_add(s, _("Found")));
	explain_reading(t->facts.eps, false, s);
	if (!t->facts.counted)
		section_drop(s);
	text_free(&formulas);
}

size_t explain_sections(const struct topic *t, struct section out[SECTIONS])
{
	const struct lesson *lesson = &t->row->lesson;
	size_t n = 0;
	out[n].title = _("Formulas");
	add_formulas(t, &out[n++]);
	if (t->own) {
		out[n].title = _("At the kinks");
		add_kinks(t, &out[n++]);
		out[n].title = _("How to read the numbers");
		add_reading(t, &out[n++]);
		return n;
	}
	out[n].title = _("What it is for");
	add_words(&out[n++], NULL, lesson->purpose);
	out[n].title = _("Strengths");
	add_words(&out[n++], NULL, lesson->strengths);
	out[n].title = _("Weaknesses");
	add_words(&out[n++], NULL, lesson->weaknesses);
	out[n].title = _("When to use something else");
	add_words(&out[n++], NULL, lesson->instead);
	out[n].title = _("Parameters");
	add_parameters(t, &out[n++]);
	out[n].title = _("In code");
	add_calls(t, &out[n++]);
	out[n].title = _("What frameworks mean by the name");
	add_variants(t, &out[n++]);
	out[n].title = _("At the kinks");
	add_kinks(t, &out[n++]);
	out[n].title = _("About it");
	add_notes(t, &out[n++]);
	out[n].title = _("How to read the numbers");
	add_reading(t, &out[n++]);
	return n;
}
