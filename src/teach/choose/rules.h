/* Rules that lead from a problem to a function, and answers that contradict each other. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_RULES_H
#define ACTPLOT_RULES_H

#include "teach/teach.h"

#define ADVICE_MAX 5

/* A condition on the answers. Each is a list of values with blanks between, "-" standing
 * for no answer; NULL: all. The values of depth are those of rules_depth(). */
struct when {
	const char *problem, *network, *loss, *symptom, *depth;
};

/* Ids of rows with blanks between, the best first (NULL where it is about no function of
   the layer's own); one or two sentences why, places in braces computed by fill_text();
   and a command that shows it (NULL: none). The name depth may stand in braces where the
   rule asks for a depth. Of ids some may be dropped, so the sentence holds for each of them.
   Recommendations with the same command give the same reason, and one of them is shown. */
struct advice {
	const char *ids, *why, *see;
};

/* What a recommended function needs, for the headline: {"softplus", N_("targets ...")}. */
struct proviso {
	const char *id, *text;
};

/* What the network is trained with beside a recommended output. */
struct objective {
	const char *name;	     /* N_("binary cross-entropy") */
	const char *keras, *pytorch; /* NULL: it has none */
	/* It takes the scores and has the activation in it. */
	bool keras_scores, pytorch_scores;
};

/* Lists end at an entry without a reason. */
struct rule {
	const char *name;  /* N_("dead units"): what it is about */
	const char *layer; /* the layers it speaks of: "hidden" */
	struct when when;
	bool general;	       /* counts only where no other rule recommends something */
	const char *with;      /* an id: counts only where that is recommended; such a rule
			     recommends nothing */
	struct advice because; /* what is the matter; `ids` unused */
	struct advice take[ADVICE_MAX];
	struct proviso only[ADVICE_MAX]; /* ends at one without an id */
	struct advice avoid[ADVICE_MAX];
	struct advice mind[ADVICE_MAX]; /* warnings, `ids` unused */
	const char *units;		/* outputs of the layer in the examples, "10"; NULL: 64 */
	const struct objective *objective; /* NULL: none goes with it */
	const char *keras, *pytorch;	   /* the layer, where it is another than that of the
					row's .calls; NULL: it is that */
};

/* Two answers that cannot both be meant; `layer` is a list as in struct when. */
struct conflict {
	const char *layer;
	struct when when;
	const char *one, *other; /* the options */
	const char *why;	 /* N_() */
};

/* In the order of preference: tables that end at a rule without a name; the list of them
 * ends at NULL. */
extern const struct rule hidden_symptoms[], hidden_places[], hidden_always[];
extern const struct rule output_rules[], output_pairs[], gate_rules[];
extern const struct rule *const rule_tables[];
extern const struct conflict conflicts[]; /* ends at one without a reason */

/* Appends what the rule asks for: "--network cnn or not said; --depth 4 or more", or
 * nothing. */
void rules_conditions(struct text *, const struct rule *);
/* Appends the answers that contradict each other: "--layer output; --symptom dead-units". */
void rules_contradiction(struct text *, const struct conflict *);
/* True if `word` (NULL counts as "-") stands in the list, or the list is NULL. */
bool rules_among(const char *list, const char *word);
/* True if the answers meet the condition. */
bool rules_meet(const struct when *, const struct choice *);
/* The contradiction in the answers, or NULL. */
const struct conflict *rules_conflict(const struct choice *);
/* True if an answer to the question could change what the rules say, where all questions
   before it in the table are answered as they stand and those after it are open. */
bool rules_matter(const struct choice *, const struct question *);
/* True if the rule asks for the answer to the question `option`. */
bool rules_ask(const struct rule *, const char *option);
/* The answer to a question, NULL if there is none; a depth as rules_depth() has it. */
const char *rules_answer(const struct choice *, const char *option);
/* "one" layer; "few", through which sigmoid's slopes, at most 1/4 each, may leave a hundredth
 * of the gradient; "deep"; NULL for 0. */
const char *rules_depth(long layers);
/* A number of layers that the rule is about, for examples where nobody said one. */
long rules_example_depth(const struct rule *);

#endif
