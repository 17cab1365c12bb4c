/* Rules: which of them the answers meet, and which answers contradict each other. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "base/words.h"
#include "teach/choose/rules.h"

#include <math.h>
#include <string.h>

#define EXAMPLE_DEPTH 10 /* layers of a network that has many */

const struct rule *const rule_tables[] = { hidden_symptoms, hidden_places, hidden_always,
	output_rules, output_pairs, gate_rules, NULL };

const struct conflict conflicts[] = {
	{
		.layer = "output",
		.when = { .symptom = "dead-units" },
		.one = "symptom",
		.other = "layer",
		.why = N_("units die behind relu, which an output layer does not take"),
	},
	{
		.layer = "output",
		.when = { .symptom = "not-zero-centred" },
		.one = "symptom",
		.other = "layer",
		.why = N_("no layer follows an output, and its mean is the targets'"),
	},
	{
		.layer = "gate",
		.when = { .symptom = "not-zero-centred" },
		.one = "symptom",
		.other = "layer",
		.why = N_("a gate lies between 0, shut, and 1, open, so its mean is not 0"),
	},
	{
		.layer = "gate",
		.when = { .network = "rnn", .symptom = "dead-units" },
		.one = "symptom",
		.other = "layer",
		.why = N_("the gates of a recurrent network are sigmoids, which saturate "
			  "but do "
			  "not die"),
	},
	{
		.when = { .problem = "regression", .loss = "cross-entropy" },
		.one = "problem",
		.other = "loss",
		.why = N_("cross-entropy compares probabilities, and the targets of a "
			  "regression "
			  "are numbers of any size"),
	},
	{
		.when = { .problem = "regression", .loss = "hinge" },
		.one = "problem",
		.other = "loss",
		.why = N_("the hinge loss tells two classes apart, and the targets of a "
			  "regression "
			  "are numbers"),
	},
	{
		.when = { .problem = "language-model", .loss = "hinge" },
		.one = "problem",
		.other = "loss",
		.why = N_("tokens are drawn by their probabilities, and the hinge loss "
			  "learns "
			  "none"),
	},
	{
		.layer = "- hidden",
		.when = { .network = "- mlp cnn transformer",
			.symptom = "vanishing exploding",
			.depth = "one" },
		.one = "symptom",
		.other = "depth",
		.why = N_("slopes are multiplied from layer to layer, and a single layer "
			  "has no "
			  "such product"),
	},
	{ 0 },
};

bool rules_among(const char *list, const char *word)
{
	return list == NULL || text_has_word(list, word == NULL ? "-" : word);
}

const char *rules_depth(long layers)
{
	if (layers <= 0)
		return NULL;
	return layers == 1 ? "one" : pow(0.25, (double)layers) < 0.01 ? "deep" : "few";
}

bool rules_meet(const struct when *when, const struct choice *c)
{
	return rules_among(when->problem, c->problem) && rules_among(when->network, c->network) &&
		rules_among(when->loss, c->loss) && rules_among(when->symptom, c->symptom) &&
		rules_among(when->depth, rules_depth(c->depth));
}

const struct conflict *rules_conflict(const struct choice *c)
{
	for (const struct conflict *k = conflicts; k->why != NULL; k++) {
		if (rules_among(k->layer, c->layer) && rules_meet(&k->when, c))
			return k;
	}
	return NULL;
}

const char *rules_answer(const struct choice *c, const char *option)
{
	struct choice copy = *c;
	const char **slot = choose_slot(&copy, option);
	return slot != NULL ? *slot : rules_depth(c->depth);
}

/* What a rule asks of the answer to a question, NULL for nothing. */
static const char *demand(const struct rule *r, const char *option)
{
	const struct choice lists = { r->when.problem, r->layer, r->when.network, r->when.loss,
		r->when.symptom, 0 };
	return strcmp(option, "depth") == 0 ? r->when.depth : rules_answer(&lists, option);
}

bool rules_ask(const struct rule *r, const char *option)
{
	return demand(r, option) != NULL;
}

/* True if the rule asks about `q`, and the answers before it leave it possible. */
static bool may_turn(const struct rule *r, const struct choice *c, const struct question *q)
{
	for (const struct question *before = questions; before != q; before++) {
		const char *list = demand(r, before->option);
		const char *answer = rules_answer(c, before->option);
		bool open = answer == NULL && strcmp(before->option, "layer") == 0;
		if (!open && !rules_among(list, answer))
			return false;
	}
	return demand(r, q->option) != NULL;
}

bool rules_matter(const struct choice *c, const struct question *q)
{
	for (const struct rule *const *table = rule_tables; *table != NULL; table++) {
		for (const struct rule *r = *table; r->name != NULL; r++) {
			if (may_turn(r, c, q))
				return true;
		}
	}
	return false;
}

/* ---- conditions in words ------------------------------------------------------------ */

/* "--network cnn or not said", of the words there may be; "" where there are none. */
static void add_answer(struct text *out, const char *option, const char *words, bool open)
{
	struct text clause = { 0 };
	text_print(&clause, "--%s ", option);
	if (open && *words != '\0')
		words_fill(&clause, _("%s or not said"), words, NULL);
	else
		text_add(&clause, open ? _("not said") : words);
	words_clause(out, clause.s);
	text_free(&clause);
}

/* "--network - cnn" as "network cnn or not said". */
static void add_condition(struct text *out, const char *option, const char *list)
{
	struct text words = { 0 };
	for (const char *s = list; s != NULL && *s != '\0'; s += strspn(s, " ")) {
		size_t n = strcspn(s, " ");
		if (n != 1 || *s != '-') {
			text_add(&words, words.n > 0 ? "|" : "");
			text_add_n(&words, s, n);
		}
		s += n;
	}
	if (list != NULL)
		add_answer(out, option, text_string(&words), rules_among(list, NULL));
	text_free(&words);
}

/* The numbers of layers that the list admits: from `low` to `high`, which is 0 where
 * there is no end; 0 and 0 if it admits none. */
static void find_depths(const char *list, long *low, long *high)
{
	const char *word;
	*low = *high = 0;
	for (long n = 1; word = rules_depth(n), strcmp(word, "deep") != 0; n++) {
		if (rules_among(list, word)) {
			*low = *low == 0 ? n : *low;
			*high = n;
		}
	}
	if (!rules_among(list, "deep"))
		return;
	for (long n = 1; *low == 0; n++)
		*low = strcmp(rules_depth(n), "deep") == 0 ? n : 0;
	*high = 0;
}

/* "--depth 2 to 3". */
static void add_depths(struct text *out, const char *list)
{
	long low, high;
	struct text layers = { 0 };
	if (list == NULL)
		return;
	find_depths(list, &low, &high);
	if (high > low)
		text_print(&layers, _("%1$ld to %2$ld"), low, high);
	else if (low > 0)
		text_print(&layers, high == 0 ? _("%ld or more") : "%ld", low);
	add_answer(out, "depth", text_string(&layers), rules_among(list, NULL));
	text_free(&layers);
}

static void add_when(struct text *out, const struct when *when)
{
	add_condition(out, "problem", when->problem);
	add_condition(out, "network", when->network);
	add_depths(out, when->depth);
	add_condition(out, "loss", when->loss);
	add_condition(out, "symptom", when->symptom);
}

void rules_conditions(struct text *out, const struct rule *r)
{
	add_when(out, &r->when);
	if (r->with != NULL) {
		struct text with = { 0 };
		text_print(&with, _("where %s is recommended"), r->with);
		words_clause(out, with.s);
		text_free(&with);
	}
	if (r->general)
		words_clause(out, _("where no other rule recommends anything"));
}

void rules_contradiction(struct text *out, const struct conflict *k)
{
	add_condition(out, "layer", k->layer);
	add_when(out, &k->when);
}

long rules_example_depth(const struct rule *r)
{
	long low, high;
	find_depths(r->when.depth, &low, &high);
	return high > 0 ? high : EXAMPLE_DEPTH;
}
