/* Recommendations: what the rules make of the answers, for each layer they concern. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_RECOMMEND_H
#define ACTPLOT_RECOMMEND_H

#include "teach/choose/rules.h"

#define LAYERS_MAX 3
#define RULES_MAX 32
#define RECOMMENDED_MAX 24

struct pick {
	char id[32];
	unsigned votes;
};

struct recommendation {
	const char *layer;		    /* "hidden" */
	const struct rule *rule[RULES_MAX]; /* met, in the order of the tables */
	size_t rules;
	struct pick pick[RECOMMENDED_MAX]; /* the best first: what more rules recommend,
					      and none advises against; where a rule for a
					      symptom recommends something, that alone */
	size_t n;
};

/* For the layer that was said, or all that the answers concern; returns how many, one at
 * least. */
size_t recommend_all(struct recommendation r[LAYERS_MAX], const struct choice *);
/* True if the id, of n bytes, is among those recommended. */
bool recommend_has(const struct recommendation *, const char *id, size_t n);
/* True if the rule recommends something, and nothing of that is left. */
bool recommend_yields(const struct recommendation *, const struct rule *);
/* What the function needs, of the first rule that recommends it; NULL: nothing. */
const char *recommend_proviso(const struct recommendation *, const char *id);
/* The rule whose example is shown: of those that recommend the best function the first that
 * has one. */
const struct rule *recommend_example(const struct recommendation *);
/* True if the answer to the question `option` had a part in any of them. */
bool recommend_uses(const struct recommendation *, size_t n, const char *option);

#endif
