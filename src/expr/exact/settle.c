/* Single points of a formula in exact numbers: where overflow or cancellation left too little. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/walk/settle.h"

#include "expr/exact/enclose.h"
#include "expr/exact/face.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>

/* Precisions: nearly all points are decided by the first. For an x of 2^k the others have more,
   for what x cancels against 1 and its powers in f''. What the last leaves is mostly a zero that
   nothing decides, as of sin(x)^2 + cos(x)^2 - 1: a ball round 0 within 2^NOTHING is 0. */
#define FIRST 112
#define SECOND 320
#define LAST 1100
#define NOTHING -600

/* ---- deciding -------------------------------------------------------------------------- */

/* What is asked: the orders of an output that are open still, at a point. */
struct open_orders {
	const struct expr *expr;
	struct place place;
	size_t output;
	bool open[ORDERS];
	double *answer[ORDERS];
};

static bool is_open(const struct open_orders *q)
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
static void try_bits(struct open_orders *q, slong bits, long nothing)
{
	enum order highest = q->open[ORDER_D2F] ? ORDER_D2F
		: q->open[ORDER_DF]		? ORDER_DF
						: ORDER_F;
	struct effort effort = { .bits = bits };
	struct exact_jet jet;
	if (!is_open(q))
		return;
	exact_jet_init(&jet);
	if (enclose_jet(&effort, q->expr, &q->place, q->output, highest, &jet))
		for (int k = 0; k <= (int)highest; k++)
			if (q->open[k] && take(&jet.at[k], nothing, q->answer[k]))
				q->open[k] = false;
	exact_jet_clear(&jet);
}

static bool is_finite_point(const struct expr *expr, const struct point_at *at)
{
	for (size_t k = 0; k < expr->params; k++)
		for (size_t i = 0; i < at->param[k].n; i++)
			if (!isfinite(at->param[k].v[i]))
				return false;
	return true;
}

void exact_settle(const struct expr *expr, const struct point_at *at, size_t output,
	enum order highest, const struct wide *value, struct jet *out)
{
	struct ball x;
	int k;
	if (!is_finite_point(expr, at))
		return;
	frexp(at->x, &k);
	ball_init(&x);
	ball_set_double(&x, at->x);
	struct open_orders q = {
		.expr = expr,
		.place = { .doubles = at, .x = &x },
		.output = output,
		.answer = { &out->y, &out->dy, &out->d2y },
	};
	for (int i = 0; i <= (int)highest; i++)
		q.open[i] = !settle_known(value->f[i]);
	try_bits(&q, FIRST, LONG_MIN);
	try_bits(&q, SECOND + abs(k), LONG_MIN);
	try_bits(&q, LAST + 3 * abs(k), NOTHING);
	ball_clear(&x);
}
