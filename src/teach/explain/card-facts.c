/* What explain's card tells of a curve, in short words. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "teach/explain/explain.h"

#include <math.h>
#include <string.h>

#define KINKS_TOLD 2 /* with their slopes; of more only the places */
#define PLACES_TOLD 6
#define LEVELS_KINKS 4 /* steps with no more are told by their levels */

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

/* ---- range ------------------------------------------------------------------------- */

/* Keeps `level` ascending, each value once. */
static size_t add_level(double *level, size_t n, double y)
{
	size_t i = n;
	while (i > 0 && level[i - 1] > y)
		i--;
	if (i > 0 && level[i - 1] == y)
		return n;
	memmove(level + i + 1, level + i, (n - i) * sizeof *level);
	level[i] = y;
	return n + 1;
}

/* The values of a curve that is flat between its jumps. */
static void add_levels(const struct told *t, struct text *out)
{
	double level[3 * LEVELS_KINKS + 1];
	size_t n = 0;
	for (size_t k = 0; k < t->facts->kinks; k++) {
		struct bend b = curve_bend(t->curve, t->facts->kink[k]);
		n = add_level(level, n, b.before.y);
		n = add_level(level, n, b.at.y);
		n = add_level(level, n, b.after.y);
	}
	for (size_t i = 0; i < n; i++) {
		text_add(out, i > 0 ? ", " : "{");
		explain_told(t, level[i], out);
	}
	text_add(out, "}");
}

/* What was measured; what the row declares where that depends on more than x. */
void explain_range(const struct told *t, struct text *out)
{
	const struct facts *f = t->facts;
	const struct activation *row = t->curve->row;
	if (t->curve->list >= 0 && curve_declared(t->curve, true)) {
		text_add(out, _(row->range));
		return;
	}
	if (f->lowest == f->highest) {
		explain_told(t, f->lowest, out);
		text_add(out, _(" alone"));
		return;
	}
	if (f->steepest.y == 0 && f->kinks > 0 && f->kinks <= LEVELS_KINKS) {
		add_levels(t, out);
		return;
	}
	text_add(out, isfinite(f->minimum.y) ? "[" : "(");
	explain_told(t, f->lowest, out);
	text_add(out, ", ");
	explain_told(t, f->highest, out);
	text_add(out, isfinite(f->maximum.y) ? "]" : ")");
}

/* ---- shape ------------------------------------------------------------------------- */

void explain_saturation(const struct told *t, struct text *out)
{
	double left = t->facts->left, right = t->facts->right;
	if (left > right) {
		text_add(out, _("everywhere"));
		return;
	}
	if (!isnan(left)) {
		text_add(out, "x < ");
		explain_told(t, left, out);
	}
	if (!isnan(right)) {
		text_add(out, isnan(left) ? "x > " : ", x > ");
		explain_told(t, right, out);
	}
	if (isnan(left) && isnan(right))
		text_add(out, _("nowhere for good"));
}

void explain_kinks(const struct told *t, struct text *out)
{
	size_t n = t->facts->kinks;
	if (t->curve->dtype != DTYPE_EXACT) {
		text_print(out, _("a step at every %s"), dtype_name(t->curve->dtype));
		return;
	}
	if (n == 0 || n == KINK_MAX) {
		text_add(out, n == 0 ? _("none") : _("again and again"));
		return;
	}
	if (n > KINKS_TOLD)
		text_print(out, "%zu, ", n);
	for (size_t k = 0; k < n && k < PLACES_TOLD; k++) {
		text_add(out, k > 0 ? ", " : _("at "));
		explain_told(t, t->facts->kink[k], out);
	}
	text_add(out, n > PLACES_TOLD ? ", ..." : "");
}

/* From the jumps at the kinks, since rows tell it at their defaults alone. Where none is
   seen, it is the row's word, unless it tells of a jump that the parameters took away. */
const char *explain_smoothness(const struct told *t)
{
	static const char *const jump[] = { "discontinuous", "C0", "C1" };
	enum order lowest = ORDERS;
	bool set, jumped = false;
	const char *declared = t->curve->row->smoothness;
	for (size_t i = 0; i < t->facts->kinks; i++) {
		struct bend bend = curve_bend(t->curve, t->facts->kink[i]);
		lowest = bend.order < lowest ? bend.order : lowest;
	}
	if (t->curve->dtype != DTYPE_EXACT)
		return jump[ORDER_F]; /* a staircase */
	if (lowest < ORDERS)
		return jump[lowest];
	set = !curve_declared(t->curve, false);
	for (size_t i = 0; declared != NULL && i < ORDERS; i++)
		jumped = jumped || strcmp(declared, jump[i]) == 0;
	return declared == NULL ? "" : set && jumped ? "Cinf" : declared;
}

const char *explain_trend(const struct facts *f)
{
	return f->rising && f->falling ? _("constant")
		: f->rising	       ? _("never falls")
		: f->falling	       ? _("never rises")
				       : _("no");
}

void explain_symmetry(const struct told *t, struct text *out)
{
	static const char *const words[] = {
		[MIRROR_NONE] = N_("none"),
		[MIRROR_ODD] = N_("odd"),
		[MIRROR_EVEN] = N_("even"),
		[MIRROR_POINT] = N_("point-symmetric about (0, "),
		[MIRROR_ZERO] = N_("zero"),
	};
	text_add(out, _(words[t->facts->mirror]));
	if (t->facts->mirror == MIRROR_POINT) {
		explain_told(t, t->facts->at_zero, out);
		text_add(out, ")");
	}
}

/* ---- lines of the card ------------------------------------------------------------- */

static void add_extreme(
	const struct told *t, struct section *s, const char *label, struct place_of place)
{
	explain_extreme(t, place, section_add(s, label));
	section_settle(s);
}

static void add_bend(const struct curve *c, double x, struct text *out)
{
	static const char *const name[ORDERS] = { "f ", "f' ", "f'' " };
	struct bend b = curve_bend(c, x);
	enum order order = b.order < ORDERS ? b.order : ORDER_D2F;
	text_add(out, "x = ");
	explain_number(out, x);
	if (b.order == ORDERS)
		return;
	double before = jet_order(b.before, order), after = jet_order(b.after, order);
	text_print(out, ": %s", name[order]);
	/* Two values that print alike, or nearly so, do not tell how far they are apart. */
	if (fabs(after - before) < 1e-4 * fabs(before)) {
		text_print(out, after < before ? _("falls by %.3g") : _("rises by %.3g"),
			fabs(after - before));
		return;
	}
	explain_number(out, before);
	text_add(out, " -> ");
	explain_number(out, after);
}

static void add_kinks(const struct told *t, struct section *s)
{
	const struct facts *f = t->facts;
	struct text *out = section_add(s, _("Kinks"));
	if (f->kinks == 0 || f->kinks > KINKS_TOLD || t->curve->dtype != DTYPE_EXACT) {
		explain_kinks(t, out);
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

static void add_smoothness(const struct told *t, struct section *s)
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
	struct text *out = section_add(s, _("Smooth"));
	const char *name = explain_smoothness(t);
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
	section_settle(s);
}

static void add_moments(const struct facts *f, struct section *s)
{
	struct text *out;
	if (!isnan(f->mean))
		text_add(section_add(s, _("Zero-centred")), facts_centred(f) ? _("yes") : _("no"));
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
	struct text all = { 0 };
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

/* What it takes and gives, and which of that x and the facts are. */
static void add_kind(const struct topic *t, struct section *s)
{
	if (t->row->kind != KIND_SCALAR)
		text_add(section_add(s, _("Kind")), kind_words(t));
	if (t->curve->outputs > 1)
		text_print(section_add(s, _("Facts of")), _("output %zu along input %zu"),
			t->curve->element + 1, t->curve->element + 1);
}

void explain_facts(const struct topic *t, struct section *s)
{
	const struct facts *f = &t->facts;
	const struct told told = { t->curve, f, 6 };
	struct text label = { 0 };
	add_kind(t, s);
	explain_range(&told, section_add(s, _("Range")));
	struct text *out = section_add(s, "f(0)");
	explain_number(out, f->at_zero);
	text_add(out, ", f'(0) = ");
	explain_number(out, f->slope_at_zero);
	explain_steepest(&told, section_add(s, _("Steepest f'")));
	section_settle(s);
	add_extreme(&told, s, _("Minimum"), f->minimum);
	add_extreme(&told, s, _("Maximum"), f->maximum);
	text_print(&label, "|f'| < %g", f->eps);
	explain_saturation(&told, section_add(s, text_string(&label)));
	text_free(&label);
	add_kinks(&told, s);
	add_smoothness(&told, s);
	text_add(section_add(s, _("Monotone")), explain_trend(f));
	add_moments(f, s);
	add_cost(t, s);
	if (t->own)
		return;
	explain_short_source(t->row->source, section_add(s, _("Source")));
	text_print(section_add(s, _("Manual")), "man actplot-%s", t->row->id);
}
