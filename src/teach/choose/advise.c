/* Advice in words: recommendations, reasons, warnings, code, commands; and all rules. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/words.h"
#include "teach/spell/call.h"
#include "teach/template.h"
#include "teach/choose/recommend.h"

#include <stdlib.h>
#include <string.h>

#define SAID_MAX 64

/* What advice is written with. */
struct advisor {
	const struct recommendation *result; /* NULL: all rules are printed, each whole */
	long depth;
	struct document *d;
	size_t first;		    /* the block that the answer begins with */
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
static void add_ids(struct text *out, const char *ids, const struct recommendation *among)
{
	for (const char *s = ids; *s != '\0'; s += strspn(s, " ")) {
		size_t n = strcspn(s, " ");
		struct text id = { 0 };
		text_add_n(&id, s, n);
		if (among == NULL || recommend_has(among, s, n))
			words_list(out, text_string(&id));
		text_free(&id);
		s += n;
	}
}

/* True if the answer already holds this command or code. */
static bool is_shown(const struct advisor *v, const char *code)
{
	for (size_t i = v->first; v->result != NULL && i < v->d->n; i++) {
		const struct doc_block *b = &v->d->block[i];
		bool typed = b->kind == DOC_COMMAND || b->code;
		if (typed && strcmp(text_string(&b->text), code) == 0)
			return true;
	}
	return false;
}

/* The command of a paragraph or an item, unless it stands above. */
static void add_command(const struct advisor *v, const char *see)
{
	if (see != NULL && !is_shown(v, see))
		doc_add(v->d, DOC_COMMAND, NULL, see);
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

/* One advice by the message for its ids and its reason; nothing where none of the ids is left, or a
 * recommendation was given before. */
static void say_advice(
	struct advisor *v, const struct advice *a, const char *message, bool recommended)
{
	struct text ids = { 0 }, why = { 0 };
	if (a->ids != NULL)
		add_ids(&ids, a->ids, recommended ? v->result : NULL);
	fill_text(&why, _(a->why), v->depth);
	if ((a->ids == NULL || ids.n > 0) && !(recommended && was_said(v, a))) {
		struct text *out = &doc_add(v->d, DOC_ITEM, NULL, NULL)->text;
		if (a->ids != NULL)
			words_fill(out, message, ids.s, text_string(&why), NULL);
		else if (recommended)
			text_add(out, text_string(&why));
		else
			words_fill(out, message, text_string(&why), NULL);
		add_command(v, a->see);
	}
	text_free(&ids);
	text_free(&why);
}

static void say_list(
	struct advisor *v, const struct advice *list, const char *message, bool recommended)
{
	for (const struct advice *a = list; a->why != NULL; a++)
		say_advice(v, a, message, recommended);
}

/* What is the matter, and what the rule says to take. */
static void say_rule(struct advisor *v, const struct rule *rule)
{
	if (rule->because.why != NULL) {
		fill_text(&doc_add(v->d, DOC_PARAGRAPH, NULL, NULL)->text, _(rule->because.why),
			v->depth);
		add_command(v, rule->because.see);
	}
	say_list(v, rule->take, _("%1$s: %2$s"), true);
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
				say_advice(v, a, _("Not %1$s: %2$s"), false);
		}
	}
	for (size_t i = 0; i < r->rules; i++) {
		if (!recommend_yields(r, r->rule[i]))
			say_list(v, r->rule[i]->mind, _("Mind: %s"), false);
	}
}

/* Rules that recommend what the symptom's rule does not: what they would take without it.
 */
static void say_yielding(const struct advisor *v, const struct recommendation *r)
{
	struct text all = { 0 };
	for (size_t i = 0; i < r->rules; i++) {
		const struct rule *rule = r->rule[i];
		struct text ids = { 0 };
		if (!recommend_yields(r, rule))
			continue;
		for (const struct advice *a = rule->take; a->why != NULL; a++)
			if (a->ids != NULL)
				add_ids(&ids, a->ids, NULL);
		words_remark(&ids, _(rule->name));
		words_clause(&all, text_string(&ids));
		text_free(&ids);
	}
	if (all.n > 0)
		text_print(&doc_add(v->d, DOC_PARAGRAPH, NULL, NULL)->text,
			_("What goes wrong decides here. Without that: %s."), all.s);
	text_free(&all);
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

/* A line of code; the first of a framework has its name. */
static void add_code(const struct advisor *v, const char *label, const char *code)
{
	struct doc_block *b = doc_add(v->d, DOC_ENTRY, label, code);
	b->code = true;
	b->apart = v->d->n > 1 && b[-1].kind != DOC_ENTRY;
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
		add_code(v, "Keras", dense);
	if (!bare)
		add_code(v, own ? "" : "Keras", call);
	if (o != NULL && o->keras != NULL)
		add_code(v, "", o->keras);
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
	add_code(v, "PyTorch", rule->pytorch != NULL ? rule->pytorch : linear);
	if (call != NULL && !bare && strcmp(row->id, "linear") != 0)
		add_code(v, "", call);
	if (o != NULL && o->pytorch != NULL)
		add_code(v, "", o->pytorch);
	if (bare)
		text_print(&doc_add(v->d, DOC_PARAGRAPH, NULL, NULL)->text,
			o->keras_scores ? _("The losses take the scores and have %s in them: leave "
					    "the activation out of the model, and apply it to "
					    "predict.")
					: _("PyTorch's loss takes the scores and has %s in it: "
					    "leave the activation out of the model, and apply it "
					    "to predict."),
			row->id);
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
	say_keras(v, rule, row, units);
	say_pytorch(v, rule, row, units);
}

/* ---- the whole ------------------------------------------------------------------ */

/* "linear with squared error; or softplus (targets never negative)": what functions need stands behind the last of
   those that need the same. */
static void add_headline(const struct recommendation *r, struct text *out)
{
	const struct rule *rule = recommend_example(r);
	text_add(out, r->pick[0].id);
	if (rule != NULL && rule->objective != NULL)
		words_join(out, _("%1$s with %2$s"), _(rule->objective->name));
	for (size_t i = 0; i < r->n; i++) {
		if (i > 0)
			words_join(
				out, i == 1 ? _("%1$s; or %2$s") : _("%1$s, %2$s"), r->pick[i].id);
		const char *needs = recommend_proviso(r, r->pick[i].id);
		const char *next =
			i == 0 || i + 1 == r->n ? NULL : recommend_proviso(r, r->pick[i + 1].id);
		if (needs != NULL && (next == NULL || strcmp(needs, next) != 0))
			words_remark(out, _(needs));
	}
}

static void say_heading(const struct advisor *v, const struct recommendation *r)
{
	struct text line = { 0 };
	add_headline(r, &line);
	text_print(&doc_add(v->d, DOC_HEADING, NULL, NULL)->text, _("%1$s: %2$s"),
		layer_title(r->layer), line.s);
	text_free(&line);
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
			struct doc_block *b = doc_add(v->d, DOC_ENTRY, label, command[i]);
			b->code = true;
			b->apart = *label != '\0';
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
		struct doc_block *b = doc_add(v->d, DOC_PARAGRAPH, NULL, NULL);
		b->apart = true;
		text_print(&b->text, _("What --%s says changes nothing here: other things decide."),
			q->option);
	}
}

/* The recommendation as parts of a document; -1 after saying which answers contradict each other. */
static int choose_answer(const struct choice *c, struct document *d)
{
	if (choose_check(c) < 0)
		return -1;
	struct recommendation all[LAYERS_MAX];
	size_t n = recommend_all(all, c);
	struct advisor v = { .depth = c->depth, .d = d, .first = d->n };
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

void choose_headline(const struct choice *c, struct text *out)
{
	struct recommendation all[LAYERS_MAX];
	size_t n = recommend_all(all, c);
	for (size_t i = 0; i < n; i++) {
		if (all[i].n > 0) {
			add_headline(&all[i], out);
			return;
		}
	}
}

int choose_print(const struct choice *c, const struct teach_page *page, struct text *out)
{
	struct document d = { 0 };
	int status = choose_answer(c, &d);
	if (status == 0)
		teach_write(&d, page, out);
	doc_free(&d);
	return status;
}

/* ---- all rules ------------------------------------------------------------------ */

/* What each answer to the question means. */
static void say_answers(const struct question *q, struct document *d)
{
	struct text *title = &doc_add(d, DOC_HEADING, NULL, NULL)->text;
	text_print(title, "--%s: %s", q->option, _(q->text));
	doc_add(d, DOC_PARAGRAPH, NULL, _(q->help));
	for (size_t i = 0; q->values != NULL && q->values[i] != NULL; i++)
		text_print(&doc_add(d, DOC_ITEM, NULL, NULL)->text, _("%1$s: %2$s"), q->values[i],
			_(q->meanings[i]));
}

/* When a rule holds, and what it then says. */
static void say_whole(struct advisor *v, const struct rule *r)
{
	struct text title = { 0 }, when = { 0 };
	text_print(&title, _("%1$s: %2$s"), layer_title(r->layer), _(r->name));
	rules_conditions(&when, r);
	if (when.n > 0)
		words_remark(&title, when.s);
	doc_add(v->d, DOC_HEADING, NULL, title.s);
	v->depth = rules_example_depth(r);
	say_rule(v, r);
	say_list(v, r->avoid, _("Not %1$s: %2$s"), false);
	say_list(v, r->mind, _("Mind: %s"), false);
	text_free(&title);
	text_free(&when);
}

void choose_rules(const struct teach_page *page, struct text *out)
{
	struct document d = { 0 };
	struct advisor v = { .d = &d };
	for (const struct question *q = questions; q->option != NULL; q++)
		say_answers(q, &d);
	for (const struct rule *const *table = rule_tables; *table != NULL; table++)
		for (const struct rule *r = *table; r->name != NULL; r++)
			say_whole(&v, r);
	doc_add(&d, DOC_HEADING, NULL, _("Contradictions"));
	for (const struct conflict *k = conflicts; k->why != NULL; k++) {
		struct text answers = { 0 };
		rules_contradiction(&answers, k);
		text_print(&doc_add(&d, DOC_ITEM, NULL, NULL)->text, _("%1$s: %2$s."), answers.s,
			_(k->why));
		text_free(&answers);
	}
	teach_write(&d, page, out);
	doc_free(&d);
}
