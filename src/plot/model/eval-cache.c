/* The cache of a curve's evaluations: a table of the points it was evaluated at. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/model/eval-cache.h"

#include "base/alloc.h"

#include <stdlib.h>
#include <string.h>

enum { SLOTS = 8192, USED_MOST = SLOTS / 2 };

void cache_init(struct eval_cache *cache, const struct curve *curve, bool keep)
{
	*cache = (struct eval_cache){ .curve = curve };
	if (keep || curve->dtype != DTYPE_EXACT)
		cache->slot = alloc_zero(SLOTS, sizeof *cache->slot);
}

void cache_free(struct eval_cache *cache)
{
	free(cache->slot);
	free(cache->x);
	free(cache->jet);
	*cache = (struct eval_cache){ .curve = NULL };
}

/* Where x is, or would be. Points halve each other, so their low bits alone say little.
 */
static uint16_t *find_slot(const struct eval_cache *cache, double x)
{
	uint64_t bits;
	memcpy(&bits, &x, sizeof bits);
	bits ^= bits >> 32;
	bits *= UINT64_C(0x9e3779b97f4a7c15); /* 2^64 over the golden ratio */
	size_t i = (size_t)(bits >> 51);
	while (cache->slot[i] != 0 && memcmp(&cache->x[cache->slot[i] - 1], &x, sizeof x) != 0)
		i = (i + 1) % SLOTS;
	return &cache->slot[i];
}

/* Keeps a point that is not there yet, if there is room. */
static void keep(struct eval_cache *cache, uint16_t *slot, double x, const struct jet *jet)
{
	size_t outputs = cache->curve->outputs;
	if (cache->used >= USED_MOST)
		return;
	cache->x = alloc_grow(cache->x, cache->used, &cache->x_room, sizeof *cache->x);
	cache->jet =
		alloc_grow(cache->jet, cache->used, &cache->jet_room, outputs * sizeof *cache->jet);
	cache->x[cache->used] = x;
	memcpy(&cache->jet[cache->used * outputs], jet, outputs * sizeof *jet);
	*slot = (uint16_t)++cache->used;
}

const struct jet *cache_eval(struct eval_cache *cache, double x)
{
	if (cache->slot == NULL) {
		curve_eval(cache->curve, x, cache->last);
		return cache->last;
	}
	/* A number type has one point for all that round to it. */
	x = dtype_round(cache->curve->dtype, x);
	uint16_t *slot = find_slot(cache, x);
	if (*slot != 0)
		return &cache->jet[(*slot - 1) * cache->curve->outputs];
	curve_eval(cache->curve, x, cache->last);
	keep(cache, slot, x, cache->last);
	return cache->last;
}

void cache_prepare(struct eval_cache *cache, const double *x, size_t n)
{
	const struct curve *c = cache->curve;
	if (cache->slot == NULL || c->dtype != DTYPE_EXACT)
		return;
	double *asked = alloc_zero(n + 1, sizeof *asked);
	struct jet *jet = alloc_zero(n * c->outputs + 1, sizeof *jet);
	size_t unknown = 0;
	for (size_t i = 0; i < n && cache->used + unknown < USED_MOST; i++)
		if (*find_slot(cache, x[i]) == 0)
			asked[unknown++] = x[i];
	curve_eval_block(c, ORDER_D2F, asked, unknown, jet);
	for (size_t i = 0; i < unknown; i++) {
		uint16_t *slot = find_slot(cache, asked[i]);
		if (*slot == 0)
			keep(cache, slot, asked[i], &jet[i * c->outputs]);
	}
	free(asked);
	free(jet);
}

size_t cache_kinks(struct eval_cache *cache, double lo, double hi, double at[KINK_MAX])
{
	if (!cache->has_kinks || cache->lo != lo || cache->hi != hi) {
		cache->kinks = curve_kinks(cache->curve, lo, hi, cache->kink);
		cache->lo = lo;
		cache->hi = hi;
		cache->has_kinks = true;
	}
	memcpy(at, cache->kink, cache->kinks * sizeof *at);
	return cache->kinks;
}
