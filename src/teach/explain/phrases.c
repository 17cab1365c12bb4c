/* Words of explain: numbers, formulas, parameters, calls, places. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "teach/explain/explain.h"

#include <ctype.h>
#include <float.h>
#include <math.h>
#include <string.h>

void explain_number(struct text *out, double x)
{
	text_print(out, "%.6g", x == 0 ? 0 : x);
}

void explain_told(const struct told *t, double x, struct text *out)
{
	char all[NUMBER_SIZE];
	number_format(x + 0.0, all); /* no sign on a zero */
	if (t->digits == 0)
		text_add(out, all);
	else
		text_print(out, "%.*g", t->digits, x + 0.0);
}

/* ---- formulas ------------------------------------------------------------------------- */

void explain_formula(
	const struct topic *t, enum order order, enum expr_style style, struct text *out)
{
	const struct curve *c = t->curve;
	const char *formula = order == ORDER_F ? curve_formula(c)
		: order == ORDER_DF	       ? curve_derivative(c)
					       : NULL;
	const char *value[PARAM_MAX] = { NULL };
	if (formula == NULL)
		return;
	if (c->row->kind == KIND_GATED)
		value[c->list] = "x";
	struct text body = { 0 };
	activation_print(&body, c->row, formula, style, value);
	if (body.n > 0) {
		expr_print_head(out, order, style);
		text_add(out, text_string(&body));
	}
	text_free(&body);
}

/* A list with x where it stands. */
static void add_values(const struct curve *c, int k, struct text *out)
{
	text_add(out, "(");
	for (size_t i = 0; i < c->value[k].n; i++) {
		text_add(out, i > 0 ? ", " : "");
		if (k == c->list && i == c->element)
			text_add(out, "x");
		else
			explain_number(out, c->value[k].v[i]);
	}
	text_add(out, ")");
}

void explain_setting(const struct topic *t, struct text *out)
{
	const struct curve *c = t->curve;
	enum expr_style style = t->page->utf8 ? EXPR_UTF8 : EXPR_PLAIN;
	for (int k = 0; k < PARAM_MAX && c->row->param[k].name != NULL; k++) {
		enum param_kind kind = c->row->param[k].kind;
		if (kind == PARAM_INDEX || kind == PARAM_NAME)
			continue;
		text_add(out, out->n > 0 ? ", " : "");
		expr_print_name(out, c->row->param[k].name, style);
		text_add(out, " = ");
		if (kind == PARAM_VECTOR)
			add_values(c, k, out);
		else if (k == c->list)
			text_add(out, "x");
		else
			explain_number(out, c->scalar[k]);
	}
}

/* ---- frameworks ----------------------------------------------------------------------- */

void explain_call(const struct curve *c, const char *call, struct text *out)
{
	while (*call != '\0') {
		size_t n = strcspn(call, "$");
		text_add_n(out, call, n);
		call += n;
		if (*call != '$')
			break;
		size_t name = 1;
		while (isalnum((unsigned char)call[name]) || call[name] == '_')
			name++;
		for (int k = 0; k < PARAM_MAX && c->row->param[k].name != NULL; k++)
			if (strlen(c->row->param[k].name) == name - 1 &&
				strncmp(c->row->param[k].name, call + 1, name - 1) == 0)
				text_add(out, c->text[k]);
		call += name;
	}
}

void explain_frameworks(const char *ids, struct text *out)
{
	size_t before = out->n;
	while (*ids != '\0') {
		size_t n = strcspn(ids, " ");
		for (const struct framework *f = frameworks; f->id != NULL; f++)
			if (strlen(f->id) == n && strncmp(f->id, ids, n) == 0)
				text_print(out, "%s%s", out->n > before ? ", " : "", f->title);
		ids += n + (ids[n] == ' ');
	}
}

/* ---- where -------------------------------------------------------------------------- */

#define SAME 1e-13 /* relative: slopes closer than that are one */
#define STRETCHES_TOLD 2
#define PROBES 6

/* Between two kinks, or beyond the last. */
struct stretch {
	double lo, hi;
	double slope; /* f' all over it */
};

/* Points all over a stretch, at no regular distances. */
static double probe(const struct stretch *s, size_t i)
{
	static const double share[PROBES] = { 0.03, 0.137, 0.41, 0.5, 0.733, 0.97 };
	static const double far[PROBES] = { 0.03, 0.7, 3.1, 17.3, 97, 211.7 };
	if (isfinite(s->lo) && isfinite(s->hi))
		return s->lo + (s->hi - s->lo) * share[i];
	if (isfinite(s->hi))
		return s->hi - far[i];
	if (isfinite(s->lo))
		return s->lo + far[i];
	return i % 2 == 0 ? far[i] : -far[i];
}

static bool is_same(double a, double b)
{
	return fabs(a - b) <= SAME * fabs(b);
}

/* True if f' has the size of the steepest, and one sign, all over the stretch. */
static bool keeps_steepest(const struct told *t, struct stretch *s)
{
	s->slope = curve_swept(t->curve, probe(s, 0)).dy;
	bool keeps = is_same(fabs(s->slope), fabs(t->facts->steepest.y));
	for (size_t i = 1; keeps && i < PROBES; i++)
		keeps = is_same(curve_swept(t->curve, probe(s, i)).dy, s->slope);
	return keeps;
}

static size_t find_steepest(const struct told *t, struct stretch found[KINK_MAX + 1])
{
	const struct facts *f = t->facts;
	size_t n = 0;
	for (size_t k = 0; k <= f->kinks; k++) {
		found[n] = (struct stretch){ k > 0 ? f->kink[k - 1] : -HUGE_VAL,
			k < f->kinks ? f->kink[k] : HUGE_VAL, NAN };
		n += keeps_steepest(t, &found[n]);
	}
	return n;
}

/* "x > 0", "-1 <= x <= 1"; an end belongs to it where `at_lo`, `at_hi`. */
static void add_stretch(
	const struct told *t, const struct stretch *s, bool at_lo, bool at_hi, struct text *out)
{
	if (isfinite(s->lo) && isfinite(s->hi)) {
		explain_told(t, s->lo, out);
		text_add(out, at_lo ? " <= " : " < ");
	}
	text_add(out, "x");
	if (isfinite(s->hi)) {
		text_add(out, at_hi ? " <= " : " < ");
		explain_told(t, s->hi, out);
	} else if (isfinite(s->lo)) {
		text_add(out, at_lo ? " >= " : " > ");
		explain_told(t, s->lo, out);
	}
}

static double distance(const struct stretch *s)
{
	return s->lo <= 0 && s->hi >= 0 ? 0 : fmin(fabs(s->lo), fabs(s->hi));
}

/* "1 for x > 0"; of many stretches the one nearest 0. */
static void add_stretches(const struct told *t, const struct stretch *s, size_t n, struct text *out)
{
	size_t first = 0, told = n > STRETCHES_TOLD ? 1 : n;
	for (size_t i = 1; told < n && i < n; i++)
		first = distance(&s[i]) < distance(&s[first]) ? i : first;
	for (size_t i = first; i < first + told; i++) {
		bool again = i > first && is_same(s[i].slope, s[first].slope);
		text_add(out, again ? _(" and ") : i > first ? ", " : "");
		if (!again) {
			explain_told(t, s[i].slope, out);
			text_add(out, _(" for "));
		}
		add_stretch(t, &s[i], is_same(curve_swept(t->curve, s[i].lo).dy, s[i].slope),
			is_same(curve_swept(t->curve, s[i].hi).dy, s[i].slope), out);
	}
	text_add(out, told < n ? _(", and elsewhere") : "");
}

/* The slope is one everywhere, whatever f does at kinks: there it can but jump. */
static void add_constant(const struct told *t, double slope, struct text *out)
{
	size_t n = t->facts->kinks;
	explain_told(t, slope, out);
	text_add(out,
		n == 0		 ? _(" everywhere")
			: n == 1 ? _(", but for the jump")
				 : _(", but for the jumps"));
	for (size_t k = 0; n <= STRETCHES_TOLD && k < n; k++) {
		text_add(out, k > 0 ? ", " : _(" at "));
		explain_told(t, t->facts->kink[k], out);
	}
}

/* At a point; at a kink that has another slope, beside it. */
static void add_point(const struct told *t, struct text *out)
{
	struct place_of at = t->facts->steepest;
	bool kink = false;
	for (size_t k = 0; k < t->facts->kinks; k++)
		kink = kink || t->facts->kink[k] == at.x;
	double left = kink ? curve_swept(t->curve, number_step(at.x, -1)).dy : NAN;
	text_add(out, isinf(at.x) ? _("nears ") : "");
	explain_told(t, at.y, out);
	text_add(out,
		!kink || is_same(curve_swept(t->curve, at.x).dy, at.y) ? _(" at x = ")
			: is_same(left, at.y)			       ? _(" just left of x = ")
								       : _(" just right of x = "));
	explain_told(t, at.x, out);
}

void explain_steepest(const struct told *t, struct text *out)
{
	struct place_of at = t->facts->steepest;
	if (isnan(at.y))
		return;
	if (isinf(at.y)) {
		text_add(out, _("without bound"));
		if (isfinite(at.x)) {
			text_add(out, _(" at x = "));
			explain_told(t, at.x, out);
		}
		return;
	}
	struct stretch found[KINK_MAX + 1];
	size_t n = find_steepest(t, found), one = 0;
	while (one < n && is_same(found[one].slope, found[0].slope))
		one++;
	if (one == t->facts->kinks + 1)
		add_constant(t, at.y, out);
	else if (n > 0)
		add_stretches(t, found, n, out);
	else
		add_point(t, out);
}

/* Where the curve keeps to an extreme on one side or on both, that stretch. */
void explain_extreme(const struct told *t, struct place_of at, struct text *out)
{
	const double step = 0.03125;
	if (isnan(at.y))
		return;
	explain_told(t, at.y, out);
	struct jet left = curve_swept(t->curve, at.x - step),
		   right = curve_swept(t->curve, at.x + step);
	bool below = left.y == at.y && left.dy == 0;
	bool above = right.y == at.y && right.dy == 0;
	text_add(out, below || above ? _(" for ") : _(" at x = "));
	if (!below && !above) {
		explain_told(t, at.x, out);
		return;
	}
	struct stretch s = { below ? -HUGE_VAL : at.x, above ? HUGE_VAL : at.x, 0 };
	for (size_t k = 0; below && above && k < t->facts->kinks; k++) {
		double kink = t->facts->kink[k];
		s.lo = kink < at.x ? kink : s.lo;
		s.hi = kink > at.x ? fmin(kink, s.hi) : s.hi;
	}
	add_stretch(t, &s, !below, !above, out);
}

/* ---- sources -------------------------------------------------------------------------- */

void explain_short_source(const char *source, struct text *out)
{
	size_t n = 0, digits = 0;
	for (; source[n] != '\0' && digits < 4; n++)
		digits = isdigit((unsigned char)source[n]) ? digits + 1 : 0;
	if (digits < 4)
		n = strcspn(source, ";,");
	text_add_n(out, source, n);
}
