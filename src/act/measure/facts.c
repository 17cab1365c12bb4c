/* Facts: what a curve has at 0, what its row declares of it, the cost of its formula, and what line.h measures. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/measure/line.h"

#include <math.h>

/* Which parameters are inputs: the list that x stands in, both halves of a gate. The others are left as they are. */
static void facts_inputs(const struct curve *c, bool input[PARAM_MAX])
{
	if (c->list >= 0)
		input[c->list] = true;
	for (size_t k = 0; k < PARAM_MAX && c->row->param[k].name != NULL; k++) {
		const struct param *p = &c->row->param[k];
		for (size_t i = 0; p->kind == PARAM_NAME && i < PARAM_MAX; i++)
			if ((double)i >= p->bounds.lo && (double)i <= p->bounds.hi)
				input[i] = true;
	}
}

static bool same_values(const struct values *a, const struct values *b)
{
	bool same = a->n == b->n;
	for (size_t i = 0; same && i < a->n; i++)
		same = a->v[i] == b->v[i];
	return same;
}

/* Slopes at kinks are all that such a variant has of its own. */
static bool is_own(const struct variant *v)
{
	return v == NULL || v->formula == NULL;
}

bool curve_declared(const struct curve *c, bool any_input)
{
	struct curve own;
	bool input[PARAM_MAX] = { false };
	if (c->row->rank == 0 || c->dtype != DTYPE_EXACT || !is_own(c->variant) ||
		curve_init(&own, c->row, NULL) != 0)
		return false;
	if (any_input)
		facts_inputs(c, input);
	bool same = true;
	for (int k = 0; k < PARAM_MAX && c->row->param[k].name != NULL; k++) {
		enum param_kind kind = c->row->param[k].kind;
		bool which = kind == PARAM_INDEX || kind == PARAM_NAME;
		if (!input[k] && !(any_input && which))
			same = same && same_values(&c->value[k], &own.value[k]);
	}
	curve_free(&own);
	return same;
}

static bool count_cost(const struct curve *c, struct cost *cost)
{
	const char *text = curve_formula(c);
	const struct expr *e = text != NULL ? activation_tree(c->row, text) : NULL;
	*cost = (struct cost){ 0 };
	if (e == NULL)
		return false;
	size_t length[PARAM_MAX];
	bool input[PARAM_MAX] = { false };
	for (size_t k = 0; k < PARAM_MAX; k++)
		length[k] = c->value[k].n;
	facts_inputs(c, input);
	expr_count(e, length, input, cost);
	return true;
}

int facts_measure(struct facts *f, const struct curve *c, double eps)
{
	struct line line;
	if (line_init(&line, c) != 0)
		return -1;
	*f = (struct facts){ .eps = eps };
	struct jet zero = line_at(&line, 0);
	f->at_zero = zero.y + 0.0; /* no negative zeros */
	f->slope_at_zero = zero.dy + 0.0;
	for (size_t k = 0; k < line.kinks; k++) /* where a formula only seems to bend it has none */
		if (curve_bend(c, line.kink[k]).order < ORDERS)
			f->kink[f->kinks++] = line.kink[k];
	f->mirror = line_mirror(&line);
	f->points = line.n;
	line_extremes(&line, f);
	line_moments(&line, f);
	f->counted = count_cost(c, &f->cost);
	line_free(&line);
	return 0;
}

double cost_weight(const struct cost *c)
{
	return expr_cost(c);
}

static double relu_weight(void)
{
	const struct activation *row;
	struct cost cost = { 0 };
	if (activation_find("relu", &row, 1) != 1)
		return NAN;
	expr_count(activation_tree(row, row->formula), NULL, NULL, &cost);
	return cost_weight(&cost);
}

double facts_cost(const struct facts *f, const struct curve *c)
{
	if (!f->counted)
		return NAN;
	return cost_weight(&f->cost) / (double)c->outputs / relu_weight();
}

bool facts_centred(const struct facts *f)
{
	return fabs(f->mean) <= 1e-12;
}
