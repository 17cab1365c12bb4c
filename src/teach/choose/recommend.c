/* Recommendations: the rules that answers meet, weighed and put in order for each layer.
 */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "teach/choose/recommend.h"

#include <string.h>

/* Where a symptom's remedies are told apart by other rules it still counts more. */
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
		r->pick[r->n] = (struct pick){ { 0 }, 0 };
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

/* A vote for what was named before, and for nothing else. */
static void second(struct recommendation *r, const char *id, size_t n, unsigned weight)
{
	if (recommend_has(r, id, n))
		vote(r, id, n, weight);
}

static bool is_remedy(const struct rule *rule)
{
	return rule->when.symptom != NULL && !rules_among(rule->when.symptom, NULL);
}

/* Remedies first: what helps against a symptom is not to be mixed with what may have led
   to it, so where there is any, other rules merely put the remedies in order. */
static void count(struct recommendation *r)
{
	r->n = 0;
	for (size_t i = 0; i < r->rules; i++) {
		for (const struct advice *a = r->rule[i]->take; a->why != NULL; a++) {
			if (is_remedy(r->rule[i]))
				each_id(a->ids, vote, r, WEIGHT_SYMPTOM);
		}
	}
	bool remedies = r->n > 0;
	for (size_t i = 0; i < r->rules; i++) {
		for (const struct advice *a = r->rule[i]->take; a->why != NULL; a++) {
			if (!is_remedy(r->rule[i]))
				each_id(a->ids, remedies ? second : vote, r, 1);
		}
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

/* True if one of the ids of the list is recommended. */
static bool has_any(const struct recommendation *r, const char *ids)
{
	for (size_t i = 0; i < r->n; i++) {
		if (rules_among(ids, r->pick[i].id))
			return true;
	}
	return false;
}

bool recommend_yields(const struct recommendation *r, const struct rule *rule)
{
	bool named = false;
	for (const struct advice *a = rule->take; a->why != NULL; a++) {
		if (a->ids != NULL && has_any(r, a->ids))
			return false;
		named = named || a->ids != NULL;
	}
	return named;
}

const char *recommend_proviso(const struct recommendation *r, const char *id)
{
	for (size_t i = 0; i < r->rules; i++) {
		const struct rule *rule = r->rule[i];
		for (const struct proviso *p = rule->only; p->id != NULL; p++) {
			if (strcmp(p->id, id) == 0)
				return p->text;
		}
		for (const struct advice *a = rule->take; a->why != NULL; a++) {
			if (a->ids != NULL && rules_among(a->ids, id))
				return NULL;
		}
	}
	return NULL;
}

/* Appends the rules of the layer that the answers meet and that are of this sort. */
static void gather(struct recommendation *r, const struct choice *c, bool general, bool with)
{
	for (const struct rule *const *table = rule_tables; *table != NULL; table++) {
		for (const struct rule *rule = *table; rule->name != NULL; rule++) {
			if (strcmp(rule->layer, r->layer) != 0 || rule->general != general ||
				(rule->with != NULL) != with || !rules_meet(&rule->when, c) ||
				r->rules == RULES_MAX)
				continue;
			if (!with || recommend_has(r, rule->with, strlen(rule->with)))
				r->rule[r->rules++] = rule;
		}
	}
}

/* What is recommended for one layer. */
static void recommend(struct recommendation *r, const struct choice *c, const char *layer)
{
	*r = (struct recommendation){ .layer = layer };
	gather(r, c, false, false);
	count(r);
	if (r->n == 0) {
		gather(r, c, true, false);
		count(r);
	}
	gather(r, c, false, true);
}

const struct rule *recommend_example(const struct recommendation *r)
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
