/* What explain's card tells of a curve, in short words. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "teach/explain.h"

#include <math.h>
#include <string.h>

#define KINKS_TOLD 2 /* with their slopes; of more only the places */
#define PLACES_TOLD 6

static const char *kind_words(enum kind kind)
{
	switch (kind) {
	case KIND_VECTOR:
		return _("a list in, a list out");
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

/* The interval that was measured; what the row declares where that depends on more than
 * x. */
static void add_range(const struct topic *t, struct section *s)
{
	const struct facts *f = &t->facts;
	enum kind kind = t->row->kind;
	struct text *out = section_add(s, _("Range"));
	if (kind == KIND_VECTOR || kind == KIND_GATED ||
		(kind == KIND_STOCHASTIC && t->curve->list >= 0)) {
		text_add(out, _(t->row->range));
		return;
	}
	if (f->lowest == f->highest) {
		explain_number(out, f->lowest);
		text_add(out, _(" alone"));
		return;
	}
	text_add(out, isfinite(f->minimum.y) ? "[" : "(");
	explain_number(out, f->lowest);
	text_add(out, ", ");
	explain_number(out, f->highest);
	text_add(out, isfinite(f->maximum.y) ? "]" : ")");
}

/* The stretch between kinks that x is in. */
static void add_stretch(const struct facts *f, double x, struct text *out)
{
	double left = NAN, right = NAN;
	for (size_t k = f->kinks; k-- > 0;)
		if (f->kink[k] > x)
			right = f->kink[k];
	for (size_t k = 0; k < f->kinks; k++)
		if (f->kink[k] < x)
			left = f->kink[k];
	if (!isnan(left)) {
		explain_number(out, left);
		text_add(out, " < ");
	}
	text_add(out, "x");
	if (!isnan(right)) {
		text_add(out, " < ");
		explain_number(out, right);
	}
}

/* Where the curve keeps to an extreme on one side or on both, that stretch. */
static void add_extreme(const struct topic *t, struct section *s, const char *label,
	struct place_of place)
{
	if (isnan(place.y))
		return;
	struct text *out = section_add(s, label);
	explain_number(out, place.y);
	const double step = 0.03125;
	struct bend left = explain_bend(t->curve, place.x - step);
	struct bend right = explain_bend(t->curve, place.x + step);
	bool below = left.at.y == place.y && left.at.dy == 0;
	bool above = right.at.y == place.y && right.at.dy == 0;
	text_add(out, below || above ? _(" for ") : _(" at "));
	if (below && above) {
		add_stretch(&t->facts, place.x, out);
		return;
	}
	text_add(out, below ? "x <= " : above ? "x >= " : "x = ");
	explain_number(out, place.x);
}

static void add_steepest(const struct facts *f, struct section *s)
{
	struct text *out = section_add(s, _("Steepest f'"));
	if (isnan(f->steepest.y)) {
		section_settle(s);
		return;
	}
	if (isinf(f->steepest.y)) {
		text_add(out, _("without bound"));
		if (isfinite(f->steepest.x)) {
			text_add(out, _(" at x = "));
			explain_number(out, f->steepest.x);
		}
		return;
	}
	text_add(out, isinf(f->steepest.x) ? _("nears ") : "");
	explain_number(out, f->steepest.y);
	text_add(out, _(" at x = "));
	explain_number(out, f->steepest.x);
}

static void add_saturation(const struct facts *f, struct section *s)
{
	struct text label = {0};
	text_print(&label, "|f'| < %g", f->eps);
	struct text *out = section_add(s, text_string(&label));
	text_free(&label);
	if (f->left > f->right) {
		text_add(out, _("everywhere"));
		return;
	}
	if (!isnan(f->left)) {
		text_add(out, "x < ");
		explain_number(out, f->left);
	}
	if (!isnan(f->right)) {
		text_add(out, out->n > 0 ? ", x > " : "x > ");
		explain_number(out, f->right);
	}
	if (out->n == 0)
		text_add(out, _("nowhere for good"));
}

static void add_bend(const struct curve *c, double x, struct text *out)
{
	static const char *const name[ORDERS] = {"f ", "f' ", "f'' "};
	struct bend b = explain_bend(c, x);
	enum order order = b.order < ORDERS ? b.order : ORDER_D2F;
	text_add(out, "x = ");
	explain_number(out, x);
	if (b.order == ORDERS)
		return;
	text_print(out, ": %s", name[order]);
	explain_number(out, jet_order(b.before, order));
	text_add(out, " -> ");
	explain_number(out, jet_order(b.after, order));
}

static void add_kinks(const struct topic *t, struct section *s)
{
	const struct facts *f = &t->facts;
	struct text *out = section_add(s, _("Kinks"));
	if (f->kinks == 0)
		text_add(out, _("none"));
	else if (f->kinks == KINK_MAX)
		text_add(out, _("again and again"));
	else if (f->kinks > KINKS_TOLD) {
		text_print(out, _("%zu at x = "), f->kinks);
		for (size_t k = 0; k < f->kinks && k < PLACES_TOLD; k++) {
			text_add(out, k > 0 ? ", " : "");
			explain_number(out, f->kink[k]);
		}
		text_add(out, f->kinks > PLACES_TOLD ? ", ..." : "");
	} else {
		for (size_t k = 0; k < f->kinks; k++) {
			text_add(out, k > 0 ? "\n" : "");
			add_bend(t->curve, f->kink[k], out);
		}
	}
}

static void add_smoothness(const struct topic *t, struct section *s)
{
	static const struct {
		const char *name, *words;
	} known[] = {
		{"discontinuous", N_("no: f jumps")},
		{"C0", N_("C0: f' jumps")},
		{"C1", N_("C1: f'' jumps")},
		{"C2", N_("C2: f''' jumps")},
		{"C3", N_("C3: f'''' jumps")},
		{"Cinf", N_("Cinf, in all derivatives")},
	};
	if (t->row->smoothness[0] == '\0')
		return;
	struct text *out = section_add(s, _("Smooth"));
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (strcmp(known[i].name, t->row->smoothness) == 0)
			text_add(out, _(known[i].words));
	section_settle(s);
}

static void add_moments(const struct facts *f, struct section *s)
{
	struct text *out;
	if (!isnan(f->mean))
		text_add(section_add(s, _("Zero-centred")),
			facts_centred(f) ? _("yes") : _("no"));
	out = section_add(s, "f(N(0,1))");
	if (isnan(f->mean))
		text_add(out, _("no mean exists"));
	else
		text_print(out, _("mean %.4g"), facts_centred(f) ? 0 : f->mean);
	if (!isnan(f->variance))
		text_print(out, _(", var %.4g"), f->variance);
	if (isnan(f->gain))
		return;
	out = section_add(s, _("Gain"));
	explain_number(out, f->gain);
}

/* ---- cost -------------------------------------------------------------------------- */

static void add_count(struct text *out, unsigned n, const char *what)
{
	if (n > 0)
		text_print(out, "%s%u %s", out->n > 0 ? ", " : "", n, what);
}

void explain_operations(const struct cost *c, struct text *out)
{
	struct text all = {0};
	unsigned named = 0, roots = 0;
	for (size_t k = 0; k < EXPR_CALLS; k++) {
		const char *name = expr_call_name(k);
		add_count(&all, c->call[k], name);
		if (strcmp(name, "sqrt") == 0)
			roots = c->call[k];
		else
			named += c->call[k];
	}
	add_count(&all, c->transcendental - named, _("others"));
	add_count(&all, c->additions, "+");
	add_count(&all, c->products, "*");
	add_count(&all, c->quotients - roots, "/");
	text_add(out, all.n > 0 ? text_string(&all) : _("no operation"));
	text_free(&all);
}

static void add_cost(const struct topic *t, struct section *s)
{
	double times = facts_cost(&t->facts, t->curve);
	if (isnan(times))
		return;
	struct text *out = section_add(s, _("Cost"));
	text_print(out, _("%.3gx relu"), times);
	text_add(out, t->curve->outputs > 1 ? _(" an output; all: ") : ": ");
	explain_operations(&t->facts.cost, out);
}

void explain_facts(const struct topic *t, struct section *s)
{
	const struct facts *f = &t->facts;
	struct text *out;
	if (t->row->kind != KIND_SCALAR)
		text_add(section_add(s, _("Kind")), kind_words(t->row->kind));
	if (t->curve->outputs > 1)
		text_print(section_add(s, _("Facts of")), _("output %zu along input %zu"),
			t->curve->element + 1, t->curve->element + 1);
	add_range(t, s);
	out = section_add(s, "f(0)");
	explain_number(out, f->at_zero);
	text_add(out, ", f'(0) = ");
	explain_number(out, f->slope_at_zero);
	add_steepest(f, s);
	add_extreme(t, s, _("Minimum"), f->minimum);
	add_extreme(t, s, _("Maximum"), f->maximum);
	add_saturation(f, s);
	add_kinks(t, s);
	add_smoothness(t, s);
	text_add(section_add(s, _("Monotone")), f->rising && f->falling ? _("constant")
						: f->rising		? _("never falls")
						: f->falling		? _("never rises")
									: _("no"));
	add_moments(f, s);
	add_cost(t, s);
	if (t->own)
		return;
	explain_short_source(t->row->source, section_add(s, _("Source")));
	text_print(section_add(s, _("Manual")), "man actplot-%s", t->row->id);
}
