/* The memo of a vector function: a table of the points it was evaluated at. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/model/eval-cache.h"

#include "base/alloc.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { SLOTS = 8192, USED_MOST = SLOTS / 2 };

void memo_init(struct memo *memo, const struct curve *curve, bool keep)
{
	*memo = (struct memo){ .curve = curve };
	if (!keep && curve->dtype == DTYPE_EXACT)
		return;
	memo->x = alloc_zero(SLOTS, sizeof *memo->x);
	memo->taken = alloc_zero(SLOTS, sizeof *memo->taken);
	memo->jet = alloc_zero(SLOTS * curve->outputs, sizeof *memo->jet);
}

void memo_free(struct memo *memo)
{
	free(memo->x);
	free(memo->taken);
	free(memo->jet);
	*memo = (struct memo){ .curve = NULL };
}

/* Where x is, or would be. Points halve each other, so their low bits alone say little.
 */
static size_t find_slot(const struct memo *memo, double x)
{
	uint64_t bits;
	memcpy(&bits, &x, sizeof bits);
	bits ^= bits >> 32;
	bits *= UINT64_C(0x9e3779b97f4a7c15); /* 2^64 over the golden ratio */
	size_t slot = (size_t)(bits >> 51);
	while (memo->taken[slot] && memcmp(&memo->x[slot], &x, sizeof x) != 0)
		slot = (slot + 1) % SLOTS;
	return slot;
}

const struct jet *memo_eval(struct memo *memo, double x)
{
	if (!memo->x) {
		curve_eval(memo->curve, x, memo->last);
		return memo->last;
	}
	/* A number type has one point for all that round to it. */
	x = dtype_round(memo->curve->dtype, x);
	size_t slot = find_slot(memo, x);
	struct jet *jet = &memo->jet[slot * memo->curve->outputs];
	if (memo->taken[slot])
		return jet;
	curve_eval(memo->curve, x, memo->last);
	if (memo->used >= USED_MOST)
		return memo->last;
	memo->taken[slot] = true;
	memo->x[slot] = x;
	memo->used++;
	memcpy(jet, memo->last, memo->curve->outputs * sizeof *jet);
	return jet;
}

size_t memo_kinks(struct memo *memo, double lo, double hi, double at[KINK_MAX])
{
	if (!memo->has_kinks || memo->lo != lo || memo->hi != hi) {
		memo->kinks = curve_kinks(memo->curve, lo, hi, memo->kink);
		memo->lo = lo;
		memo->hi = hi;
		memo->has_kinks = true;
	}
	memcpy(at, memo->kink, memo->kinks * sizeof *at);
	return memo->kinks;
}
