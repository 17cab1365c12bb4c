/* Advice in words: recommendations, reasons, warnings, code, commands; and all rules. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "teach/block.h"
#include "teach/spell/call.h"
#include "teach/template.h"
#include "teach/choose/recommend.h"

#include <stdlib.h>
#include <string.h>

#define SAID_MAX 64

/* What a line of advice is printed with. */
struct advisor {
	const struct teach_page *page;
	const struct recommendation *result; /* NULL: all rules are printed, each whole */
	long depth;
	struct text *out;
	const char *said[SAID_MAX]; /* commands of the recommendations that were printed */
	size_t n_said;
};

static const char *layer_title(const char *layer)
{
	return strcmp(layer, "hidden") == 0    ? _("Hidden layers")
		: strcmp(layer, "output") == 0 ? _("Output layer")
					       : _("Gates");
}

/* ---- reasons -------------------------------------------------------------------- */

/* Appends the ids of the list with commas; where `among` is not NULL those that it
 * recommends. */
static size_t add_ids(struct text *out, const char *ids, const struct recommendation *among)
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

/* True if the answer already holds this command or code. */
static bool is_shown(const struct advisor *v, const char *code)
{
	if (v->result == NULL || v->out->n == 0)
		return false;
	size_t n = strlen(code);
	for (const char *at = v->out->s; (at = strstr(at, code)) != NULL; at += n) {
		if (at > v->out->s && strchr(" `", at[-1]) != NULL && strchr("\n`", at[n]) != NULL)
			return true;
	}
	return false;
}

/* The command of a paragraph or an item, NULL where there is none or it stands above. */
static const char *to_show(const struct advisor *v, const char *see)
{
	return see == NULL || is_shown(v, see) ? NULL : see;
}

/* True if a recommendation with the same command was printed; it is remembered from now
 * on. */
static bool was_said(struct advisor *v, const struct advice *a)
{
	if (a->see == NULL || v->result == NULL)
		return false;
	for (size_t i = 0; i < v->n_said; i++) {
		if (strcmp(v->said[i], a->see) == 0)
			return true;
	}
	if (v->n_said < SAID_MAX)
		v->said[v->n_said++] = a->see;
	return false;
}

/* One advice, its ids after `lead`; nothing where none of them is left, or a
 * recommendation was given before. */
static void say_advice(
	struct advisor *v, const struct advice *a, const char *lead, bool recommended)
{
	struct text line = { 0 };
	text_add(&line, lead);
	size_t shown = 1;
	if (a->ids != NULL) {
		shown = add_ids(&line, a->ids, recommended ? v->result : NULL);
		text_add(&line, ": ");
	}
	fill_text(&line, _(a->why), v->depth);
	if (shown > 0 && !(recommended && was_said(v, a)))
		block_item(v->page, text_string(&line), to_show(v, a->see), v->out);
	text_free(&line);
}

static void say_list(
	struct advisor *v, const struct advice *list, const char *lead, bool recommended)
{
	for (const struct advice *a = list; a->why != NULL; a++)
		say_advice(v, a, lead, recommended);
}

/* What is the matter, and what the rule says to take. */
static void say_rule(struct advisor *v, const struct rule *rule)
{
	if (rule->because.why != NULL) {
		struct text line = { 0 };
		fill_text(&line, _(rule->because.why), v->depth);
		block_paragraph(v->page, text_string(&line), v->out);
		const char *see = to_show(v, rule->because.see);
		if (see != NULL)
			block_code(v->page, NULL, see, v->out);
		text_free(&line);
	}
	say_list(v, rule->take, "", true);
}

/* Advice against something, once each although several rules may give it. */
static void say_against(struct advisor *v, const struct recommendation *r)
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
	for (size_t i = 0; i < r->rules; i++) {
		if (!recommend_yields(r, r->rule[i]))
			say_list(v, r->rule[i]->mind, _("Mind: "), false);
	}
}

/* Rules that recommend what the symptom's rule does not: what they would take without it.
 */
static void say_yielding(const struct advisor *v, const struct recommendation *r)
{
	struct text line = { 0 };
	for (size_t i = 0; i < r->rules; i++) {
		const struct rule *rule = r->rule[i];
		if (!recommend_yields(r, rule))
			continue;
		text_add(&line,
			line.n == 0 ? _("What goes wrong decides here. Without "
					"that: ")
				    : "; ");
		const char *comma = "";
		for (const struct advice *a = rule->take; a->why != NULL; a++) {
			if (a->ids == NULL)
				continue;
			text_add(&line, comma);
			add_ids(&line, a->ids, NULL);
			comma = ", ";
		}
		text_print(&line, " (%s)", _(rule->name));
	}
	text_add_char(&line, '.');
	if (line.n > 1)
		block_paragraph(v->page, text_string(&line), v->out);
	text_free(&line);
}

/* ---- code ----------------------------------------------------------------------- */

static const struct activation *row_of(const char *id)
{
	const struct activation *row;
	return activation_find(id, &row, 1) == 1 ? row : NULL;
}

/* The framework's call of the row at its defaults; NULL if it has none. The caller frees
 * it. */
static char *call_of(const struct activation *row, const char *framework, const char *units)
{
	struct curve curve;
	curve_init(&curve, row, NULL);
	char *call = call_text(&curve, framework, units);
	curve_free(&curve);
	return call;
}

static void say_keras(const struct advisor *v, const struct rule *rule,
	const struct activation *row, const char *units)
{
	const struct objective *o = rule->objective;
	char *call = rule->keras != NULL ? alloc_copy(rule->keras) : call_of(row, "keras", units);
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
	block_code(v->page, "PyTorch", rule->pytorch != NULL ? rule->pytorch : linear, v->out);
	if (call != NULL && !bare && strcmp(row->id, "linear") != 0)
		block_code(v->page, "", call, v->out);
	if (o != NULL && o->pytorch != NULL)
		block_code(v->page, "", o->pytorch, v->out);
	if (bare) {
		struct text line = { 0 };
		if (o->keras_scores)
			text_print(&line,
				_("The losses take the scores and have %s in them: leave "
				  "the activation out of the model, and apply it to "
				  "predict."),
				row->id);
		else
			text_print(&line,
				_("PyTorch's loss takes the scores and has %s in it: "
				  "leave the activation out of the model, and apply it "
				  "to predict."),
				row->id);
		block_paragraph(v->page, text_string(&line), v->out);
		text_free(&line);
	}
	free(call);
	free(linear);
}

static void say_code(const struct advisor *v, const struct recommendation *r)
{
	const struct rule *rule = recommend_example(r);
	const struct activation *row = row_of(r->pick[0].id);
	if (rule == NULL || row == NULL || (rule->keras != NULL && is_shown(v, rule->keras)))
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

/* "Output layer: linear with squared error; or softplus (targets never negative)": what
   functions need stands behind the last of those that need the same. */
static void say_heading(const struct advisor *v, const struct recommendation *r)
{
	const struct rule *rule = recommend_example(r);
	struct text title = { 0 };
	text_print(&title, "%s: %s", layer_title(r->layer), r->pick[0].id);
	if (rule != NULL && rule->objective != NULL)
		text_print(&title, _(" with %s"), _(rule->objective->name));
	for (size_t i = 0; i < r->n; i++) {
		if (i > 0)
			text_print(&title, "%s%s", i == 1 ? _("; or ") : ", ", r->pick[i].id);
		const char *needs = recommend_proviso(r, r->pick[i].id);
		const char *next =
			i == 0 || i + 1 == r->n ? NULL : recommend_proviso(r, r->pick[i + 1].id);
		if (needs != NULL && (next == NULL || strcmp(needs, next) != 0))
			text_print(&title, " (%s)", _(needs));
	}
	block_heading(v->page, text_string(&title), v->out);
	text_free(&title);
}

/* Where to go on, but for what was shown with the reasons. */
static void say_commands(const struct advisor *v, const struct recommendation *r)
{
	char *command[2] = { alloc_print("actplot explain %s", r->pick[0].id),
		r->n < 2 ? NULL
			 : alloc_print("actplot compare %s %s", r->pick[0].id, r->pick[1].id) };
	const char *label = _("Go on");
	for (size_t i = 0; i < 2; i++) {
		if (command[i] != NULL && !is_shown(v, command[i])) {
			if (*label != '\0')
				block_gap(v->page, v->out);
			block_code(v->page, label, command[i], v->out);
			label = "";
		}
		free(command[i]);
	}
}

/* Names the answers that no rule made use of. */
static void say_unused(
	const struct advisor *v, const struct choice *c, const struct recommendation *r, size_t n)
{
	for (const struct question *q = questions; q->option != NULL; q++) {
		bool said = q->values == NULL ? c->depth > 0 : rules_answer(c, q->option) != NULL;
		if (!said || recommend_uses(r, n, q->option))
			continue;
		struct text line = { 0 };
		text_print(&line, _("What --%s says changes nothing here: other things decide."),
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
	struct advisor v = { .page = page, .depth = c->depth, .out = out };
	for (size_t i = 0; i < n; i++) {
		const struct recommendation *r = &all[i];
		if (r->n == 0)
			continue;
		v.result = r;
		say_heading(&v, r);
		for (size_t k = 0; k < r->rules; k++) {
			if (!recommend_yields(r, r->rule[k]))
				say_rule(&v, r->rule[k]);
		}
		say_yielding(&v, r);
		say_against(&v, r);
		say_code(&v, r);
		say_commands(&v, r);
	}
	say_unused(&v, c, all, n);
	return 0;
}

/* ---- all rules ------------------------------------------------------------------ */

/* What each answer to the question means. */
static void say_answers(const struct teach_page *page, const struct question *q, struct text *out)
{
	char *title = alloc_print("--%s: %s", q->option, _(q->text));
	block_heading(page, title, out);
	block_paragraph(page, _(q->help), out);
	for (size_t i = 0; q->values != NULL && q->values[i] != NULL; i++) {
		char *line = alloc_print("%s: %s", q->values[i], _(q->meanings[i]));
		block_item(page, line, NULL, out);
		free(line);
	}
	free(title);
}

void choose_rules(const struct teach_page *page, struct text *out)
{
	struct advisor v = { .page = page, .out = out };
	for (const struct question *q = questions; q->option != NULL; q++)
		say_answers(page, q, out);
	for (const struct rule *const *table = rule_tables; *table != NULL; table++) {
		for (const struct rule *r = *table; r->name != NULL; r++) {
			struct text title = { 0 };
			text_print(&title, "%s: %s", layer_title(r->layer), _(r->name));
			rules_conditions(&title, r);
			block_heading(page, text_string(&title), out);
			v.depth = rules_example_depth(r);
			say_rule(&v, r);
			say_list(&v, r->avoid, _("Not "), false);
			say_list(&v, r->mind, _("Mind: "), false);
			text_free(&title);
		}
	}
	block_heading(page, _("Contradictions"), out);
	for (const struct conflict *k = conflicts; k->why != NULL; k++) {
		struct text line = { 0 };
		rules_contradiction(&line, k);
		text_print(&line, ": %s.", _(k->why));
		block_item(page, text_string(&line), NULL, out);
		text_free(&line);
	}
}
