/* Recommendations: the rules that answers meet, weighed and put in order for each layer. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "teach/recommend.h"

#include <string.h>

/* A symptom says more than the kind of network does. */
#define WEIGHT_SYMPTOM 3

/* Calls `each` for every id of the list. */
static void each_id(const char *ids,
	void (*each)(struct recommendation *, const char *, size_t, unsigned),
	struct recommendation *r, unsigned weight)
{
	for (const char *s = ids == NULL ? "" : ids; *s != '\0'; s += strspn(s, " ")) {
		size_t n = strcspn(s, " ");
		each(r, s, n, weight);
		s += n;
	}
}

static bool is_id(const char *id, const char *s, size_t n)
{
	return strlen(id) == n && memcmp(id, s, n) == 0;
}

static void vote(struct recommendation *r, const char *id, size_t n, unsigned weight)
{
	size_t i = 0;
	while (i < r->n && !is_id(r->pick[i].id, id, n))
		i++;
	if (i == RECOMMENDED_MAX || n >= sizeof r->pick[0].id)
		return;
	if (i == r->n) {
		r->pick[r->n] = (struct pick){{0}, 0};
		memcpy(r->pick[r->n++].id, id, n);
	}
	r->pick[i].votes += weight;
}

static void strike(struct recommendation *r, const char *id, size_t n, unsigned weight)
{
	(void)weight;
	for (size_t i = 0; i < r->n; i++) {
		if (!is_id(r->pick[i].id, id, n))
			continue;
		memmove(&r->pick[i], &r->pick[i + 1], (--r->n - i) * sizeof r->pick[0]);
		return;
	}
}

/* Most votes first, of equal ones the order in which the rules name them. */
static void sort(struct recommendation *r)
{
	for (size_t i = 1; i < r->n; i++) {
		struct pick moved = r->pick[i];
		size_t k = i;
		for (; k > 0 && r->pick[k - 1].votes < moved.votes; k--)
			r->pick[k] = r->pick[k - 1];
		r->pick[k] = moved;
	}
}

static void count(struct recommendation *r)
{
	r->n = 0;
	for (size_t i = 0; i < r->rules; i++) {
		unsigned weight = r->rule[i]->when.symptom != NULL ? WEIGHT_SYMPTOM : 1;
		for (const struct advice *a = r->rule[i]->take; a->why != NULL; a++)
			each_id(a->ids, vote, r, weight);
	}
	for (size_t i = 0; i < r->rules; i++) {
		for (const struct advice *a = r->rule[i]->avoid; a->why != NULL; a++)
			each_id(a->ids, strike, r, 0);
	}
	sort(r);
}

bool recommend_has(const struct recommendation *r, const char *id, size_t n)
{
	for (size_t i = 0; i < r->n; i++) {
		if (is_id(r->pick[i].id, id, n))
			return true;
	}
	return false;
}

/* Appends the rules of the layer that the answers meet and that are of this sort. */
static void gather(
	struct recommendation *r, const struct choice *c, bool general, bool with)
{
	for (const struct rule *const *table = rule_tables; *table != NULL; table++) {
		for (const struct rule *rule = *table; rule->name != NULL; rule++) {
			if (strcmp(rule->layer, r->layer) != 0 ||
				rule->general != general ||
				(rule->with != NULL) != with ||
				!rules_meet(&rule->when, c) || r->rules == RULES_MAX)
				continue;
			if (!with || recommend_has(r, rule->with, strlen(rule->with)))
				r->rule[r->rules++] = rule;
		}
	}
}

void recommend(struct recommendation *r, const struct choice *c, const char *layer)
{
	*r = (struct recommendation){.layer = layer};
	gather(r, c, false, false);
	count(r);
	if (r->n == 0) {
		gather(r, c, true, false);
		count(r);
	}
	gather(r, c, false, true);
}

bool recommend_uses(const struct recommendation *r, size_t n, const char *option)
{
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < r[i].rules; k++) {
			if (rules_ask(r[i].rule[k], option))
				return true;
		}
	}
	return false;
}

size_t recommend_all(struct recommendation r[LAYERS_MAX], const struct choice *c)
{
	size_t n = 0;
	if (c->layer != NULL) {
		recommend(&r[n++], c, c->layer);
		return n;
	}
	bool hidden = c->network != NULL || c->symptom != NULL || c->depth > 0;
	bool output = c->problem != NULL || c->loss != NULL;
	if (output)
		recommend(&r[n++], c, "output");
	if (hidden || c->problem != NULL || !output)
		recommend(&r[n++], c, "hidden");
	if (c->network != NULL && strcmp(c->network, "rnn") == 0)
		recommend(&r[n++], c, "gate");
	return n;
}
