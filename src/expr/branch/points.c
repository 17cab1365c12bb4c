/* expr_eval and its like: runs, with ties settled, infinities looked at from around, and many points in blocks. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "expr/branch/tie.h"
#include "expr/walk/block.h"
#include "expr/walk/dd.h"
#include "expr/walk/run.h"

#include <math.h>
#include <stdlib.h>

#define BLOCK_LEAST 8 /* points for which a block is worth its while */

size_t expr_outputs(const struct expr *expr, const struct point_at *at)
{
	struct run run;
	run_init(&run, expr, at, false);
	bool numbers = run.walk.count == NULL;
	size_t n = numbers ? 1 : run_at(&run, at, ORDER_F) ? run_outputs(&run) : 0;
	run_free(&run);
	return n;
}

/* What three values far out, each much farther than the one before, tend to; NaN where
   they do not say. */
static double limit_of(double a, double b, double c)
{
	double close = 0x1p-50 * fabs(c);
	if (a == b && b == c)
		return c;
	if (fabs(a - b) <= close && fabs(b - c) <= close)
		return c;
	if (fabs(b) <= 0x1p-9 * fabs(a) && fabs(c) <= 0x1p-9 * fabs(b))
		return 0;
	bool same = (a < 0) == (b < 0) && (b < 0) == (c < 0);
	if (same && a != 0 && fabs(b) >= 0x1p9 * fabs(a) && fabs(c) >= 0x1p9 * fabs(b))
		return c < 0 ? -HUGE_VAL : HUGE_VAL;
	return NAN;
}

/* Puts in the place of NaN in out[] what the formula tends to, seen at three x. */
static void look_far(
	struct run *run, const struct point_at *at, const double far[3], struct jet *out, size_t n)
{
	struct jet *seen = alloc_zero(3 * n, sizeof *seen);
	struct point_at there = *at;
	for (size_t i = 0; i < 3; i++) {
		there.x = copysign(far[i], at->x);
		run_at(run, &there, ORDER_D2F);
		for (size_t k = 0; k < n; k++)
			seen[i * n + k] = run_take(run, &there, k);
	}
	for (size_t k = 0; k < n; k++) {
		const struct jet *a = &seen[k], *b = &seen[n + k], *c = &seen[2 * n + k];
		if (isnan(out[k].y))
			out[k].y = limit_of(a->y, b->y, c->y);
		if (isnan(out[k].dy))
			out[k].dy = limit_of(a->dy, b->dy, c->dy);
		if (isnan(out[k].d2y))
			out[k].d2y = limit_of(a->d2y, b->d2y, c->d2y);
	}
	free(seen);
}

/* At an infinite x the operations meet inf/inf, 0 times inf and inf - inf. x there stands
   for all large numbers: what the formula is at three of them says what it tends to,
   unless it oscillates. So far out that 1 + 1/x is 1; where only rounding is left there,
   nearer. */
static void at_infinity(struct run *run, const struct point_at *at, struct jet *out, size_t n)
{
	static const double far[] = { 0x1.5p60, 0x1.3p81, 0x1.dp106 };
	static const double near[] = { 0x1.5p20, 0x1.3p33, 0x1.dp46 };
	look_far(run, at, far, out, n);
	look_far(run, at, near, out, n);
}

void expr_eval(const struct expr *expr, const struct point_at *at, struct jet *out)
{
	expr_eval_to(expr, at, ORDER_D2F, out);
}

/* Every output as the branches that are taken have it; a run to look further with. */
static size_t take_all(struct run *run, const struct point_at *at, enum order highest,
	struct jet *out, bool *unknown)
{
	if (!run_at(run, at, highest))
		return 0;
	size_t n = run_outputs(run);
	for (size_t k = 0; k < n; k++) {
		out[k] = run_take(run, at, k);
		*unknown |= isnan(out[k].y) || isnan(out[k].dy) || isnan(out[k].d2y);
	}
	return n;
}

enum order expr_eval_to(
	const struct expr *expr, const struct point_at *at, enum order highest, struct jet *out)
{
	struct run run;
	bool unknown = false;
	enum order broken = ORDERS;
	if (isinf(at->x))
		highest = ORDER_D2F; /* limits are sought where any order has none */
	run_init(&run, expr, at, false);
	size_t n = take_all(&run, at, highest, out, &unknown);
	if (run.walk.tie && n > 0 && isfinite(at->x) && highest > ORDER_F) {
		if (highest < ORDER_D2F) /* one answer, whatever is asked */
			take_all(&run, at, ORDER_D2F, out, &unknown);
		if (run.walk.tie)
			broken = tie_settle(&run, at, out, n);
	}
	if (unknown && isinf(at->x) && !expr->periodic)
		at_infinity(&run, at, out, n);
	run_free(&run);
	return broken;
}

void expr_eval_taken(const struct expr *expr, const struct point_at *at, struct jet *out)
{
	struct run run;
	bool unknown = false;
	run_init(&run, expr, at, false);
	take_all(&run, at, ORDER_D2F, out, &unknown);
	run_free(&run);
}

void expr_eval_block(const struct expr *expr, const struct point_at *at, enum order highest,
	const double *x, size_t n, struct jet *out, enum order *broken)
{
	struct point_at here = *at;
	struct block block;
	block_init(&block, expr, at);
	for (size_t first = 0; first < n; first += BLOCK) {
		size_t count = n - first < BLOCK ? n - first : BLOCK;
		bool left[BLOCK] = { false };
		bool done = count >= BLOCK_LEAST &&
			block_eval(&block, highest, x + first, count, out + first, left);
		for (size_t i = first; i < first + count; i++) {
			broken[i] = ORDERS;
			here.x = x[i];
			if (!done || left[i - first])
				broken[i] = expr_eval_to(expr, &here, highest, &out[i]);
		}
	}
	block_free(&block);
}

/* The bounds were rounded, too; they have room for that. */
static struct bounded bounded_of(struct dd y)
{
	if (dd_is_lost(y))
		return (struct bounded){ NAN, 0, 0 };
	if (!isfinite(y.hi) || !(y.off < HUGE_VAL))
		return (struct bounded){ 0, 0, HUGE_VAL };
	return (struct bounded){ y.hi, y.lo, 2 * y.off };
}

void expr_value(const struct expr *expr, const struct point_at *at, enum order order,
	struct bounded *out, size_t n)
{
	struct run run;
	run_init(&run, expr, at, false);
	bool known = isfinite(at->x) && run_at(&run, at, order) && run_outputs(&run) == n &&
		!(order > ORDER_F && run.walk.tie);
	for (size_t k = 0; k < n; k++) {
		const struct wide *w = run_value(&run, expr->nodes - 1, k);
		out[k] = (struct bounded){ 0, 0, HUGE_VAL };
		if (known) /* what has no value has no slope */
			out[k] = bounded_of(isnan(w->f[0].hi) ? w->f[0] : w->f[order]);
	}
	run_free(&run);
}
