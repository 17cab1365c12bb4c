/* Rules: which of them the answers meet, and which answers contradict each other. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "teach/rules.h"

#include <math.h>
#include <string.h>

const struct rule *const rule_tables[] = {hidden_symptoms, hidden_places, hidden_always,
	output_rules, output_pairs, gate_rules, NULL};

const struct conflict conflicts[] = {
	{
		.layer = "output",
		.when = {.symptom = "dead-units"},
		.one = "symptom",
		.other = "layer",
		.why = N_("units die behind relu, which an output layer does not take"),
	},
	{
		.layer = "output",
		.when = {.symptom = "not-zero-centred"},
		.one = "symptom",
		.other = "layer",
		.why = N_("no layer follows an output, and its mean is the targets'"),
	},
	{
		.layer = "gate",
		.when = {.symptom = "not-zero-centred"},
		.one = "symptom",
		.other = "layer",
		.why = N_(
			"a gate lies between 0, shut, and 1, open, so its mean is not 0"),
	},
	{
		.layer = "gate",
		.when = {.network = "rnn", .symptom = "dead-units"},
		.one = "symptom",
		.other = "layer",
		.why = N_("the gates of a recurrent network are sigmoids, which saturate "
			  "but do "
			  "not die"),
	},
	{
		.when = {.problem = "regression", .loss = "cross-entropy"},
		.one = "problem",
		.other = "loss",
		.why = N_("cross-entropy compares probabilities, and the targets of a "
			  "regression "
			  "are numbers of any size"),
	},
	{
		.when = {.problem = "regression", .loss = "hinge"},
		.one = "problem",
		.other = "loss",
		.why = N_("the hinge loss tells two classes apart, and the targets of a "
			  "regression "
			  "are numbers"),
	},
	{
		.when = {.problem = "language-model", .loss = "hinge"},
		.one = "problem",
		.other = "loss",
		.why = N_("tokens are drawn by their probabilities, and the hinge loss "
			  "learns "
			  "none"),
	},
	{
		.layer = "- hidden",
		.when = {.network = "- mlp cnn transformer",
			.symptom = "vanishing exploding",
			.depth = DEPTH_ONE},
		.one = "symptom",
		.other = "depth",
		.why = N_("slopes are multiplied from layer to layer, and a single layer "
			  "has no "
			  "such product"),
	},
	{0},
};

bool rules_among(const char *list, const char *word)
{
	if (list == NULL)
		return true;
	size_t n = strlen(word = word == NULL ? "-" : word);
	for (const char *s = list; *s != '\0'; s += strspn(s, " ")) {
		size_t length = strcspn(s, " ");
		if (length == n && memcmp(s, word, n) == 0)
			return true;
		s += length;
	}
	return false;
}

/* Which depth it is: sigmoid's largest slope, 1/4, to that power against a hundredth. */
static enum depth depth_of(long layers)
{
	if (layers <= 0)
		return DEPTH_ANY;
	return layers == 1			  ? DEPTH_ONE
	       : pow(0.25, (double)layers) < 0.01 ? DEPTH_DEEP
						  : DEPTH_SHALLOW;
}

bool rules_meet(const struct when *when, const struct choice *c)
{
	return rules_among(when->problem, c->problem) &&
	       rules_among(when->network, c->network) &&
	       rules_among(when->loss, c->loss) &&
	       rules_among(when->symptom, c->symptom) &&
	       (when->depth == DEPTH_ANY || when->depth == depth_of(c->depth));
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
	return strcmp(option, "problem") == 0	? c->problem
	       : strcmp(option, "layer") == 0	? c->layer
	       : strcmp(option, "network") == 0 ? c->network
	       : strcmp(option, "loss") == 0	? c->loss
	       : strcmp(option, "symptom") == 0 ? c->symptom
						: NULL;
}

/* What a rule asks of the answer to a question, NULL for nothing; "" stands for a depth. */
static const char *demand(const struct rule *r, const char *option)
{
	const struct choice lists = {r->when.problem, r->layer, r->when.network,
		r->when.loss, r->when.symptom, 0};
	if (strcmp(option, "depth") == 0)
		return r->when.depth == DEPTH_ANY ? NULL : "";
	return rules_answer(&lists, option);
}

bool rules_ask(const struct rule *r, const char *option)
{
	return demand(r, option) != NULL;
}

/* True if the rule asks about `q`, and the answers before it leave it possible. */
static bool may_turn(
	const struct rule *r, const struct choice *c, const struct question *q)
{
	for (const struct question *before = questions; before != q; before++) {
		const char *list = demand(r, before->option);
		const char *answer = rules_answer(c, before->option);
		bool open = answer == NULL && strcmp(before->option, "layer") == 0;
		if (list != NULL && *list != '\0' && !open && !rules_among(list, answer))
			return false;
		if (list != NULL && *list == '\0' && r->when.depth != depth_of(c->depth))
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
