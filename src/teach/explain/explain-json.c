/* explain as one JSON object: numbers as numbers, null where there is none. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "out/data/table.h"
#include "teach/explain/explanation.h"

#include <math.h>
#include <string.h>

/* ---- members -------------------------------------------------------------------------- */

static void add_key(struct sink *s, const char *key)
{
	json_string(s, key);
	sink_puts(s, ":");
}

static void add_number(struct sink *s, double x)
{
	if (isfinite(x))
		sink_number(s, x);
	else
		sink_puts(s, "null");
}

static void add_string(struct sink *s, const char *text)
{
	if (text != NULL && *text != '\0')
		json_string(s, text);
	else
		sink_puts(s, "null");
}

static void number(struct sink *s, const char *key, double x)
{
	add_key(s, key);
	add_number(s, x);
	sink_puts(s, ",");
}

static void string(struct sink *s, const char *key, const char *text)
{
	add_key(s, key);
	add_string(s, text);
	sink_puts(s, ",");
}

static void truth(struct sink *s, const char *key, bool is)
{
	add_key(s, key);
	sink_puts(s, is ? "true," : "false,");
}

static void place(struct sink *s, const char *key, struct place_of at)
{
	add_key(s, key);
	if (isnan(at.y)) {
		sink_puts(s, "null,");
		return;
	}
	sink_puts(s, "{\"x\":");
	add_number(s, at.x);
	sink_puts(s, ",\"y\":");
	add_number(s, at.y);
	sink_puts(s, "},");
}

/* A list of the words of `text`, which stand between any of `between`. */
static void words(struct sink *s, const char *key, const char *text, const char *between)
{
	const char *comma = "";
	add_key(s, key);
	sink_puts(s, "[");
	while (text != NULL && *text != '\0') {
		struct text word = { 0 };
		size_t n = strcspn(text, between);
		text_add_n(&word, text, n);
		if (n > 0) {
			sink_puts(s, comma);
			json_string(s, text_string(&word));
			comma = ",";
		}
		text_free(&word);
		text += n;
		while (*text != '\0' && (strchr(between, *text) != NULL || *text == ' '))
			text++;
	}
	sink_puts(s, "],");
}

/* ---- parts ---------------------------------------------------------------------------- */

static void write_formulas(struct sink *s, const struct topic *t)
{
	string(s, "formula", curve_formula(t->curve));
	string(s, "derivative", curve_derivative(t->curve));
	string(s, "partial", t->row->partial);
}

static void write_kinks(struct sink *s, const struct topic *t)
{
	add_key(s, "kinks");
	if (t->curve->dtype != DTYPE_EXACT) {
		sink_puts(s, "null,"); /* each step is one */
		return;
	}
	sink_puts(s, "[");
	for (size_t k = 0; k < t->facts.kinks; k++) {
		struct bend b = curve_bend(t->curve, t->facts.kink[k]);
		sink_puts(s, k > 0 ? ",{" : "{");
		number(s, "x", t->facts.kink[k]);
		bool jump = b.order == ORDER_F; /* else the doubles beside it round differently */
		number(s, "f_before", jump ? b.before.y : b.at.y);
		number(s, "f", b.at.y);
		number(s, "f_after", jump ? b.after.y : b.at.y);
		number(s, "df_before", b.before.dy);
		number(s, "df", b.at.dy);
		add_key(s, "df_after");
		add_number(s, b.after.dy);
		sink_puts(s, "}");
	}
	sink_puts(s, "],");
}

static void write_cost(struct sink *s, const struct topic *t)
{
	const struct cost *c = &t->facts.cost;
	add_key(s, "cost");
	if (!t->facts.counted) {
		sink_puts(s, "null,");
		return;
	}
	sink_puts(s, "{");
	number(s, "relu", facts_cost(&t->facts, t->curve));
	sink_printf(s,
		"\"additions\":%u,\"products\":%u,\"quotients\":%u,\"transcendental\":%u}"
		",",
		c->additions, c->products, c->quotients, c->transcendental);
}

static void write_facts(struct sink *s, const struct topic *t)
{
	const struct facts *f = &t->facts;
	const struct told told = { t->curve, f, 0 };
	number(s, "f0", f->at_zero);
	number(s, "df0", f->slope_at_zero);
	place(s, "steepest", f->steepest);
	place(s, "minimum", f->minimum);
	place(s, "maximum", f->maximum);
	number(s, "infimum", f->lowest);
	number(s, "supremum", f->highest);
	number(s, "saturation", f->eps);
	number(s, "saturates_below", f->left);
	number(s, "saturates_above", f->right);
	truth(s, "saturates_everywhere", f->left > f->right);
	write_kinks(s, t);
	string(s, "smoothness", told_smoothness(&told));
	truth(s, "rising", f->rising);
	truth(s, "falling", f->falling);
	truth(s, "zero_centred", facts_centred(f));
	number(s, "mean", f->mean);
	number(s, "variance", f->variance);
	number(s, "slope_square", f->slope_square);
	number(s, "gain", f->gain);
	write_cost(s, t);
}

static void write_lesson(struct sink *s, const struct lesson *l)
{
	add_key(s, "lesson");
	sink_puts(s, "{");
	string(s, "purpose", l->purpose);
	string(s, "strengths", l->strengths);
	string(s, "weaknesses", l->weaknesses);
	add_key(s, "instead");
	add_string(s, l->instead);
	sink_puts(s, "},");
}

static void write_calls(struct sink *s, const struct topic *t)
{
	const char *comma = "";
	add_key(s, "calls");
	sink_puts(s, "{");
	for (const struct call *c = t->row->calls; c != NULL && c->framework != NULL; c++) {
		struct text call = { 0 };
		explain_call(t->curve, c->text, &call);
		sink_puts(s, comma);
		add_key(s, c->framework);
		add_string(s, text_string(&call));
		comma = ",";
		text_free(&call);
	}
	sink_puts(s, "},");
}

static void write_variants(struct sink *s, const struct activation *row)
{
	add_key(s, "variants");
	sink_puts(s, "[");
	for (const struct variant *v = row->variants; v != NULL && v->framework != NULL; v++) {
		sink_puts(s, v > row->variants ? ",{" : "{");
		words(s, "frameworks", v->framework, " ");
		string(s, "as", v->as);
		words(s, "params", v->params, " ");
		string(s, "formula", v->own != NULL ? v->own->formula : v->formula);
		add_key(s, "derivative");
		add_string(s, v->own != NULL ? v->own->derivative : v->derivative);
		sink_puts(s, "}");
	}
	sink_puts(s, "],");
}

/* The row's words where they hold for the curve, else what is measured. */
static void write_shape(struct sink *s, const struct topic *t)
{
	const struct told told = { t->curve, &t->facts, 0 };
	enum mirror mirror = t->facts.mirror;
	struct text range = { 0 }, left = { 0 }, right = { 0 };
	explain_declared_range(&told, &range);
	explain_limit(t->curve, -1, &left);
	explain_limit(t->curve, 1, &right);
	string(s, "range", text_string(&range));
	string(s, "left", text_string(&left));
	string(s, "right", text_string(&right));
	string(s, "symmetry", mirror == MIRROR_ODD ? "odd" : mirror == MIRROR_EVEN ? "even" : NULL);
	text_free(&range);
	text_free(&left);
	text_free(&right);
}

/* What only a row of the catalogue has. */
static void write_row(struct sink *s, const struct topic *t)
{
	const struct activation *row = t->row;
	words(s, "aliases", row->aliases, ",");
	bool declared = curve_declared(t->curve, true);
	write_shape(s, t);
	string(s, "domain", declared ? row->domain : NULL);
	write_lesson(s, &row->lesson);
	write_calls(s, t);
	words(s, "frameworks", row->frameworks, " ");
	write_variants(s, row);
	string(s, "note", row->note);
	string(s, "doubt", row->doubt);
	words(s, "twins", declared ? row->twin : NULL, " ");
	string(s, "source", row->source);
	const struct activation *relative[RELATIVES];
	size_t n = explain_relatives(row, relative);
	add_key(s, "relatives");
	sink_puts(s, "[");
	for (size_t i = 0; i < n; i++) {
		sink_puts(s, i > 0 ? "," : "");
		json_string(s, relative[i]->id);
	}
	sink_printf(s, "],\"manual\":\"actplot-%s(7)\"", row->id);
}

void explain_json(const struct topic *t, const char *spec, struct text *out)
{
	static const char *const kind[] = { "scalar", "vector", "gated", "stochastic", "pieces",
		"difference" };
	struct sink *s = sink_open_memory();
	const struct curve *c = t->curve;
	sink_puts(s, "{");
	if (spec != NULL)
		string(s, "curve", spec);
	string(s, "name", c->typed->id);
	string(s, "title", c->typed->title);
	string(s, "framework", c->framework != NULL ? c->framework->id : NULL);
	string(s, "function", t->row->id);
	string(s, "kind", kind[t->row->kind]);
	write_formulas(s, t);
	json_params(s, c);
	sink_puts(s, ",");
	number(s, "outputs", (double)c->outputs);
	write_facts(s, t);
	if (t->own)
		sink_puts(s, "\"source\":null");
	else
		write_row(s, t);
	sink_puts(s, "}");
	size_t n;
	const char *bytes = sink_memory(s, &n);
	text_add_n(out, bytes, n);
	sink_close(s);
}
