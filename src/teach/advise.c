/* Advice in words: recommendations, reasons, warnings, code, commands; and all rules. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "teach/block.h"
#include "teach/call.h"
#include "teach/fill.h"
#include "teach/recommend.h"

#include <stdlib.h>
#include <string.h>

#define DEPTH 10    /* layers in examples where nobody said how many */
#define SHOWN_MAX 5 /* functions that a heading names */

/* What a line of advice is printed with. */
struct advisor {
	const struct teach_page *page;
	const struct recommendation *result; /* NULL: all rules are printed */
	long depth;
	struct text *out;
};

static const char *layer_title(const char *layer)
{
	return strcmp(layer, "hidden") == 0   ? _("Hidden layers")
	       : strcmp(layer, "output") == 0 ? _("Output layer")
					      : _("Gates");
}

/* ---- reasons -------------------------------------------------------------------- */

/* Appends the ids of the list with commas; where `among` is not NULL those that it
 * recommends. */
static size_t add_ids(
	struct text *out, const char *ids, const struct recommendation *among)
{
	size_t shown = 0;
	for (const char *s = ids; *s != '\0'; s += strspn(s, " ")) {
		size_t n = strcspn(s, " ");
		if (among == NULL || recommend_has(among, s, n)) {
			text_add(out, shown++ > 0 ? ", " : "");
			text_add_n(out, s, n);
		}
		s += n;
	}
	return shown;
}

/* One advice, its ids after `lead`; nothing where none of them is left. */
static void say_advice(const struct advisor *v, const struct advice *a, const char *lead,
	bool recommended)
{
	struct text line = {0};
	text_add(&line, lead);
	size_t shown = 1;
	if (a->ids != NULL) {
		shown = add_ids(&line, a->ids, recommended ? v->result : NULL);
		text_add(&line, ": ");
	}
	fill_text(&line, _(a->why), v->depth);
	if (shown > 0)
		block_item(v->page, text_string(&line), a->see, v->out);
	text_free(&line);
}

static void say_list(const struct advisor *v, const struct advice *list, const char *lead,
	bool recommended)
{
	for (const struct advice *a = list; a->why != NULL; a++)
		say_advice(v, a, lead, recommended);
}

/* What is the matter, and what the rule says to take. */
static void say_rule(const struct advisor *v, const struct rule *rule)
{
	if (rule->because.why != NULL) {
		struct text line = {0};
		fill_text(&line, _(rule->because.why), v->depth);
		block_paragraph(v->page, text_string(&line), v->out);
		block_code(v->page, NULL, rule->because.see, v->out);
		text_free(&line);
	}
	say_list(v, rule->take, "", true);
}

/* Advice against something, once each although several rules may give it. */
static void say_against(const struct advisor *v, const struct recommendation *r)
{
	for (size_t i = 0; i < r->rules; i++) {
		for (const struct advice *a = r->rule[i]->avoid; a->why != NULL; a++) {
			bool said = false;
			for (size_t k = 0; k < i && !said; k++) {
				const struct advice *b = r->rule[k]->avoid;
				for (; b->why != NULL && !said; b++)
					said = strcmp(a->ids, b->ids) == 0;
			}
			if (!said)
				say_advice(v, a, _("Not "), false);
		}
	}
	for (size_t i = 0; i < r->rules; i++)
		say_list(v, r->rule[i]->mind, _("Mind: "), false);
}

/* ---- code ----------------------------------------------------------------------- */

static const struct activation *row_of(const char *id)
{
	const struct activation *row;
	return activation_find(id, &row, 1) == 1 ? row : NULL;
}

/* The framework's call of the row at its defaults; NULL if it has none. The caller frees
 * it. */
static char *call_of(
	const struct activation *row, const char *framework, const char *units)
{
	struct curve curve;
	curve_init(&curve, row, NULL);
	char *call = call_text(&curve, framework, units);
	curve_free(&curve);
	return call;
}

/* The rule whose example is shown: of those that recommend the best function the first
 * that has one. */
static const struct rule *example_of(const struct recommendation *r)
{
	const struct rule *first = NULL;
	for (size_t i = 0; i < r->rules; i++) {
		const struct rule *rule = r->rule[i];
		for (const struct advice *a = rule->take; a->why != NULL; a++) {
			if (a->ids == NULL || !rules_among(a->ids, r->pick[0].id))
				continue;
			if (rule->keras != NULL || rule->units != NULL)
				return rule;
			first = first == NULL ? rule : first;
		}
	}
	return first;
}

static void say_keras(const struct advisor *v, const struct rule *rule,
	const struct activation *row, const char *units)
{
	const struct objective *o = rule->objective;
	char *call = rule->keras != NULL ? alloc_copy(rule->keras)
					 : call_of(row, "keras", units);
	char *dense = alloc_print("keras.layers.Dense(%s)", units);
	/* A loss that takes scores wants them bare; a layer of its own follows the
	 * weights. */
	bool bare = o != NULL && o->keras_scores;
	bool own = call != NULL && rule->keras == NULL && strstr(call, "Dense(") == NULL;
	if (call == NULL && !bare) {
		free(dense);
		return;
	}
	if (bare || own)
		block_code(v->page, "Keras", dense, v->out);
	if (!bare)
		block_code(v->page, own ? "" : "Keras", call, v->out);
	if (o != NULL && o->keras != NULL)
		block_code(v->page, "", o->keras, v->out);
	free(call);
	free(dense);
}

static void say_pytorch(const struct advisor *v, const struct rule *rule,
	const struct activation *row, const char *units)
{
	const struct objective *o = rule->objective;
	char *call = rule->pytorch != NULL ? NULL : call_of(row, "pytorch", units);
	char *linear = alloc_print("torch.nn.Linear(%s, %s)", CALL_UNITS, units);
	bool bare = o != NULL && o->pytorch_scores;
	if (rule->pytorch == NULL && call == NULL && !bare) {
		free(linear);
		return;
	}
	block_code(v->page, "PyTorch", rule->pytorch != NULL ? rule->pytorch : linear,
		v->out);
	if (call != NULL && !bare && strcmp(row->id, "linear") != 0)
		block_code(v->page, "", call, v->out);
	if (o != NULL && o->pytorch != NULL)
		block_code(v->page, "", o->pytorch, v->out);
	if (bare) {
		struct text line = {0};
		if (o->keras_scores)
			text_print(&line, _("The losses take the scores and have %s in them: leave "
					    "the activation out of the model, and apply it to "
					    "predict."), row->id);
		else
			text_print(&line, _("PyTorch's loss takes the scores and has %s in it: "
					    "leave the activation out of the model, and apply it "
					    "to predict."), row->id);
		block_paragraph(v->page, text_string(&line), v->out);
		text_free(&line);
	}
	free(call);
	free(linear);
}

static void say_code(const struct advisor *v, const struct recommendation *r)
{
	const struct rule *rule = example_of(r);
	const struct activation *row = row_of(r->pick[0].id);
	if (rule == NULL || row == NULL)
		return;
	const char *units = rule->units != NULL ? rule->units : CALL_UNITS;
	size_t start = v->out->n;
	block_gap(v->page, v->out);
	size_t before = v->out->n;
	say_keras(v, rule, row, units);
	say_pytorch(v, rule, row, units);
	if (v->out->n == before) {
		v->out->n = start;
		v->out->s[start] = '\0';
	}
}

/* ---- the whole ------------------------------------------------------------------ */

/* "Hidden layers: leaky_relu; or prelu, elu, maxout". */
static void say_heading(const struct advisor *v, const struct recommendation *r)
{
	const struct rule *rule = example_of(r);
	struct text title = {0};
	text_print(&title, "%s: %s", layer_title(r->layer), r->pick[0].id);
	if (rule != NULL && rule->objective != NULL)
		text_print(&title, _(" with %s"), _(rule->objective->name));
	for (size_t i = 1; i < r->n && i < SHOWN_MAX; i++)
		text_print(&title, "%s%s", i == 1 ? _("; or ") : ", ", r->pick[i].id);
	block_heading(v->page, text_string(&title), v->out);
	text_free(&title);
}

static void say_commands(const struct advisor *v, const struct recommendation *r)
{
	char *explain = alloc_print("actplot explain %s", r->pick[0].id);
	block_gap(v->page, v->out);
	block_code(v->page, _("Go on"), explain, v->out);
	if (r->n > 1) {
		char *compare = alloc_print(
			"actplot compare %s %s", r->pick[0].id, r->pick[1].id);
		block_code(v->page, "", compare, v->out);
		free(compare);
	}
	free(explain);
}

/* Names the answers that no rule made use of. */
static void say_unused(const struct advisor *v, const struct choice *c,
	const struct recommendation *r, size_t n)
{
	for (const struct question *q = questions; q->option != NULL; q++) {
		bool said = q->values == NULL ? c->depth > 0
					      : rules_answer(c, q->option) != NULL;
		if (!said || recommend_uses(r, n, q->option))
			continue;
		struct text line = {0};
		text_print(&line,
			_("What --%s says changes nothing here: no rule for this layer "
			  "asks "
			  "about it."),
			q->option);
		block_gap(v->page, v->out);
		block_paragraph(v->page, text_string(&line), v->out);
		text_free(&line);
	}
}

int choose_print(const struct choice *c, const struct teach_page *page, struct text *out)
{
	if (choose_check(c) < 0)
		return -1;
	struct recommendation all[LAYERS_MAX];
	size_t n = recommend_all(all, c);
	struct advisor v = {page, NULL, c->depth > 0 ? c->depth : DEPTH, out};
	for (size_t i = 0; i < n; i++) {
		const struct recommendation *r = &all[i];
		if (r->n == 0)
			continue;
		v.result = r;
		say_heading(&v, r);
		for (size_t k = 0; k < r->rules; k++)
			say_rule(&v, r->rule[k]);
		say_against(&v, r);
		say_code(&v, r);
		say_commands(&v, r);
	}
	say_unused(&v, c, all, n);
	return 0;
}

/* ---- all rules ------------------------------------------------------------------ */

/* "--network - cnn" as "network cnn or not said". */
static void add_condition(struct text *out, const char *option, const char *list)
{
	if (list == NULL)
		return;
	bool open = rules_among(list, NULL);
	text_print(out, "%s--%s ", out->n > 0 ? "; " : "", option);
	size_t shown = 0;
	for (const char *s = list; *s != '\0'; s += strspn(s, " ")) {
		size_t n = strcspn(s, " ");
		if (n != 1 || *s != '-') {
			text_add(out, shown++ > 0 ? "|" : "");
			text_add_n(out, s, n);
		}
		s += n;
	}
	if (open)
		text_add(out, shown > 0 ? _(" or not said") : _("not said"));
}

static void say_conditions(struct text *out, const struct rule *r)
{
	struct text all = {0};
	add_condition(&all, "problem", r->when.problem);
	add_condition(&all, "network", r->when.network);
	add_condition(&all, "loss", r->when.loss);
	add_condition(&all, "symptom", r->when.symptom);
	static const char *const depth[] = {NULL, N_("1"),
		N_("so small that 0.25^depth >= 0.01"),
		N_("so large that 0.25^depth < 0.01")};
	if (r->when.depth != DEPTH_ANY)
		text_print(&all, "%s--depth %s", all.n > 0 ? "; " : "",
			_(depth[r->when.depth]));
	if (r->with != NULL)
		text_print(&all, _("where %s is recommended"), r->with);
	if (r->general)
		text_add(&all, _("where no other rule recommends anything"));
	if (all.n > 0)
		text_print(out, " (%s)", text_string(&all));
	text_free(&all);
}

void choose_rules(const struct teach_page *page, struct text *out)
{
	struct advisor v = {page, NULL, DEPTH, out};
	for (const struct rule *const *table = rule_tables; *table != NULL; table++) {
		for (const struct rule *r = *table; r->name != NULL; r++) {
			struct text title = {0};
			text_print(&title, "%s: %s", layer_title(r->layer), _(r->name));
			say_conditions(&title, r);
			block_heading(page, text_string(&title), out);
			say_rule(&v, r);
			say_list(&v, r->avoid, _("Not "), false);
			say_list(&v, r->mind, _("Mind: "), false);
			text_free(&title);
		}
	}
	block_heading(page, _("Contradictions"), out);
	for (const struct conflict *k = conflicts; k->why != NULL; k++) {
		struct text line = {0};
		add_condition(&line, "problem", k->when.problem);
		add_condition(&line, "layer", k->layer);
		add_condition(&line, "network", k->when.network);
		if (k->when.depth == DEPTH_ONE)
			text_print(&line, "; --depth 1");
		add_condition(&line, "loss", k->when.loss);
		add_condition(&line, "symptom", k->when.symptom);
		text_print(&line, ": %s.", _(k->why));
		block_item(page, text_string(&line), NULL, out);
		text_free(&line);
	}
}
