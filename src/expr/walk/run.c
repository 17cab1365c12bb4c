/* A run: one walk in two doubles, its undecided results enclosed. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/walk/dd.h"
#include "expr/walk/run.h"
#include "expr/walk/settle.h"

#include <math.h>
#include <string.h>

#define READINGS 16 /* texts of parameters that are remembered */

void run_init(struct run *run, const struct expr *expr, const struct point_at *at, bool eager)
{
	struct walk *w = &run->walk;
	w->algebra = &dd_algebra;
	w->expr = expr;
	w->function = NULL;
	w->at = at;
	w->context = NULL;
	w->x = &run->x;
	w->list = at->list;
	w->element = at->element;
	w->highest = ORDER_D2F;
	w->eager = eager;
	walk_init(w);
}

void run_free(struct run *run)
{
	walk_free(&run->walk);
}

bool run_at(struct run *run, const struct point_at *at, enum order highest)
{
	run->x = (struct wide){ { dd_of(at->x), dd_of(1), dd_of(0) } };
	run->walk.at = at;
	run->walk.highest = highest;
	return walk_run(&run->walk);
}

size_t run_outputs(const struct run *run)
{
	return walk_count(&run->walk, run->walk.expr->nodes - 1);
}

static bool is_decided(const struct wide *w, enum order highest)
{
	for (int i = 0; i <= (int)highest; i++)
		if (!settle_known(w->f[i]))
			return false;
	return true;
}

struct jet run_take(const struct run *run, const struct point_at *at, size_t k)
{
	const struct expr *expr = run->walk.expr;
	const struct wide *w = run_value(run, expr->nodes - 1, k);
	struct jet j = { w->f[0].hi, w->f[1].hi, w->f[2].hi };
	if (isnan(at->x) && expr->node[expr->nodes - 1].varies)
		return (struct jet){ at->x, at->x, at->x };
	if (isfinite(at->x) && !is_decided(w, run->walk.highest))
		settle(expr, at, k, run->walk.highest, w, &j);
	return j;
}

/* Parameters of functions are numbers that few rows have many of. */
struct exact run_parameter(const char *text)
{
	static struct reading {
		char text[24];
		struct exact value;
	} memo[READINGS];
	static size_t next;
	for (size_t i = 0; i < READINGS; i++)
		if (memo[i].text[0] != '\0' && strcmp(memo[i].text, text) == 0)
			return memo[i].value;
	struct exact value = { NAN, 0 };
	number_read_exact(text, &value, NULL);
	if (strlen(text) < sizeof memo->text) {
		memcpy(memo[next].text, text, strlen(text) + 1);
		memo[next].value = value;
		next = (next + 1) % READINGS;
	}
	return value;
}
