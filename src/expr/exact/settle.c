/* Single points of a formula in rigorous intervals: where overflow or cancellation left too little. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/walk/settle.h"

#include "base/alloc.h"
#include "expr/exact/enclose.h"
#include "expr/exact/face.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Precisions: nearly all points are decided by the first. For an x of 2^k the others have more,
   for what x cancels against 1 and its powers in f''. What the last leaves is mostly a zero that
   nothing decides, as of sin(x)^2 + cos(x)^2 - 1: an interval round 0 within 2^NOTHING is 0. */
#define FIRST 112
#define SECOND 320
#define LAST 1100
#define NOTHING -600

#define HEX 32 /* bytes of a double as text, "%a" */

/* ---- the point as exact text ----------------------------------------------------------- */

/* The values of a parameter as texts that end at NULL, from `item` on; their bytes go to
   `bytes`. Returns where the next may stand. */
static char *spell_list(const struct values *v, const char *text, const char **item, char *bytes)
{
	size_t n = 0;
	if (text == NULL) {
		for (; n < v->n; n++) {
			item[n] = bytes;
			bytes += snprintf(bytes, HEX, "%a", v->v[n]) + 1;
		}
	} else {
		size_t length = strlen(text);
		memcpy(bytes, text, length + 1);
		for (char *next = bytes; next != NULL && n < v->n; n++) {
			item[n] = next;
			next = strchr(next, ',');
			if (next != NULL)
				*next++ = '\0';
		}
		bytes += length + 1;
	}
	item[n] = NULL;
	return bytes;
}

/* The exact text of parameter k; NULL: the doubles are what there is to know. */
static const char *text_of(const struct point_at *at, size_t k)
{
	bool doubles = at->text == NULL || (at->rest != NULL && at->rest[k].n == 0);
	return doubles ? NULL : at->text[k];
}

/* The parameters in one block, the caller's to free: lists, their items, bytes. NULL if one of
   them is no number. */
static const char *const **spell_params(const struct expr *expr, const struct point_at *at)
{
	size_t params = expr->params, items = 0, room = 0;
	for (size_t k = 0; k < params; k++) {
		items += at->param[k].n + 1;
		const char *text = text_of(at, k);
		room += text != NULL ? strlen(text) + 1 : at->param[k].n * HEX;
		for (size_t i = 0; i < at->param[k].n; i++)
			if (!isfinite(at->param[k].v[i]))
				return NULL;
	}
	const char *const **list =
		alloc_zero(1, (params + items) * sizeof *list + room + sizeof *list);
	const char **item = (const char **)(list + params);
	char *bytes = (char *)(item + items);
	for (size_t k = 0; k < params; k++) {
		list[k] = item;
		bytes = spell_list(&at->param[k], text_of(at, k), item, bytes);
		item += at->param[k].n + 1;
	}
	return list;
}

/* ---- deciding -------------------------------------------------------------------------- */

/* What is asked: the orders of an output that are open still, at a point. */
struct question {
	const struct expr *expr;
	struct exact_point point;
	size_t output;
	bool open[ORDERS];
	double *answer[ORDERS];
};

static bool is_open(const struct question *q)
{
	return q->open[ORDER_F] || q->open[ORDER_DF] || q->open[ORDER_D2F];
}

/* The double in a value known so well that its ends round to one, 0 if it is within 2^nothing of that. False if it is
   known less. */
static bool take(const struct ball *a, long nothing, double *y)
{
	double ends[2];
	ball_doubles(a, ends);
	bool small = ball_exponent(a) < nothing;
	*y = small && ends[0] != ends[1] ? 0 : ends[0];
	return ball_is_nan(a) || ends[0] == ends[1] || small;
}

/* Tries one precision; orders that it decides are no longer open. */
static void try_bits(struct question *q, slong bits, long nothing)
{
	enum order highest = q->open[ORDER_D2F] ? ORDER_D2F
		: q->open[ORDER_DF]		? ORDER_DF
						: ORDER_F;
	struct effort effort = { .bits = bits };
	struct exact_jet jet;
	if (!is_open(q))
		return;
	exact_jet_init(&jet);
	if (enclose_jet(&effort, q->expr, &q->point, NULL, q->output, highest, &jet))
		for (int k = 0; k <= (int)highest; k++)
			if (q->open[k] && take(&jet.at[k], nothing, q->answer[k]))
				q->open[k] = false;
	exact_jet_clear(&jet);
}

void exact_settle(const struct expr *expr, const struct point_at *at, size_t output,
	enum order highest, const struct wide *value, struct jet *out)
{
	const char *const **params = spell_params(expr, at);
	char x[HEX];
	int k;
	if (params == NULL)
		return;
	frexp(at->x, &k);
	snprintf(x, sizeof x, "%a", at->x);
	struct question q = {
		.expr = expr,
		.point = { .x = x,
			.param = params,
			.list = at->list,
			.element = at->element,
			.doubles = true },
		.output = output,
		.answer = { &out->y, &out->dy, &out->d2y },
	};
	for (int i = 0; i <= (int)highest; i++)
		q.open[i] = !settle_known(value->f[i]);
	try_bits(&q, FIRST, LONG_MIN);
	try_bits(&q, SECOND + abs(k), LONG_MIN);
	try_bits(&q, LAST + 3 * abs(k), NOTHING);
	free(params);
}
