/* The orders of a node at the points of a block, and what is made of two or three of them. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "expr/walk/block-cells.h"

#include <stdlib.h>

#define FOUR(y) y, y, y, y
#define SIXTEEN(y) FOUR(y), FOUR(y), FOUR(y), FOUR(y)
#define EVERYWHERE(y)                                          \
	{                                                      \
		SIXTEEN(y), SIXTEEN(y), SIXTEEN(y), SIXTEEN(y) \
	}

_Static_assert(BLOCK == 64, "EVERYWHERE() has one for each lane");

const struct lanes block_nothing;
const struct lanes block_unit = { .hi = EVERYWHERE(1) };
static const struct lanes minus_unit = { .hi = EVERYWHERE(-1) };

/* Lanes are taken one after another and given back together. */
#define CHUNK 32
struct chunk {
	struct chunk *next;
	struct lanes lanes[CHUNK];
};

static struct chunk *chunk_new(void)
{
	struct chunk *chunk = alloc_resize(NULL, 1, sizeof *chunk);
	chunk->next = NULL;
	return chunk;
}

struct lanes *block_take(struct block *b)
{
	if (b->used == CHUNK) {
		if (b->chunk->next == NULL)
			b->chunk->next = chunk_new();
		b->chunk = b->chunk->next;
		b->used = 0;
	}
	return &b->chunk->lanes[b->used++];
}

/* ---- what is made of them; many tangents are 0 or 1 everywhere --------------------------- */

typedef const struct lanes *lanes;

lanes block_add(struct block *b, lanes u, lanes v)
{
	if (u == &block_nothing || v == &block_nothing)
		return u == &block_nothing ? v : u;
	struct lanes *r = block_take(b);
	b->with->add(r, u, v, b->left);
	return r;
}

lanes block_negate(struct block *b, lanes u)
{
	if (u == &block_nothing || u == &block_unit || u == &minus_unit)
		return u == &block_nothing ? u : u == &block_unit ? &minus_unit : &block_unit;
	struct lanes *r = block_take(b);
	b->with->negate(r, u);
	return r;
}

lanes block_subtract(struct block *b, lanes u, lanes v)
{
	return block_add(b, u, block_negate(b, v));
}

lanes block_scale(struct block *b, lanes u, double power)
{
	if (u == &block_nothing)
		return u;
	struct lanes *r = block_take(b);
	b->with->scale(r, u, power, b->left);
	return r;
}

lanes block_multiply(struct block *b, lanes u, lanes v)
{
	struct lanes *r = block_take(b);
	b->with->multiply(r, u, v, b->left);
	return r;
}

lanes block_divide(struct block *b, lanes u, lanes v)
{
	if (u == &block_nothing)
		return u;
	struct lanes *r = block_take(b);
	b->with->divide(r, u, v, b->left);
	return r;
}

/* A tangent times a value. */
static lanes tangent_times(struct block *b, lanes t, lanes value)
{
	if (t == &block_nothing || t == &block_unit || t == &minus_unit)
		return t == &block_nothing ? t : t == &block_unit ? value : block_negate(b, value);
	struct lanes *r = block_take(b);
	b->with->tangent(r, t, value, b->left);
	return r;
}

/* Two tangents. */
lanes block_tangents(struct block *b, lanes s, lanes t)
{
	bool plain = t == &block_nothing || t == &block_unit || t == &minus_unit;
	return plain ? tangent_times(b, t, s) : tangent_times(b, s, t);
}

/* ---- operations ------------------------------------------------------------------------ */

struct block_cell block_add_cells(struct block *b, struct block_cell u, struct block_cell v)
{
	struct block_cell r = { { NULL } };
	for (int k = 0; k <= (int)b->highest; k++)
		r.f[k] = block_add(b, u.f[k], v.f[k]);
	return r;
}

struct block_cell block_negate_cell(struct block *b, struct block_cell u)
{
	struct block_cell r = { { NULL } };
	for (int k = 0; k <= (int)b->highest; k++)
		r.f[k] = block_negate(b, u.f[k]);
	return r;
}

/* product() of calculus.h. */
struct block_cell block_multiply_cells(struct block *b, struct block_cell u, struct block_cell v)
{
	struct block_cell r = { { block_multiply(b, u.f[0], v.f[0]) } };
	if (b->highest >= ORDER_DF)
		r.f[1] = block_add(
			b, tangent_times(b, u.f[1], v.f[0]), tangent_times(b, v.f[1], u.f[0]));
	if (b->highest >= ORDER_D2F) {
		lanes cross = block_scale(b, block_tangents(b, u.f[1], v.f[1]), 2);
		lanes outer = block_add(
			b, tangent_times(b, u.f[2], v.f[0]), tangent_times(b, v.f[2], u.f[0]));
		r.f[2] = block_add(b, outer, cross);
	}
	return r;
}

/* The quotient's orders are those of dd-jet.c. */
struct block_cell block_divide_cells(struct block *b, struct block_cell u, struct block_cell v)
{
	struct block_cell q = { { block_divide(b, u.f[0], v.f[0]) } };
	if (b->highest >= ORDER_DF)
		q.f[1] = block_divide(
			b, block_subtract(b, u.f[1], tangent_times(b, v.f[1], q.f[0])), v.f[0]);
	if (b->highest >= ORDER_D2F) {
		lanes top = block_subtract(b, u.f[2], tangent_times(b, v.f[2], q.f[0]));
		top = block_subtract(b, top, block_scale(b, block_tangents(b, v.f[1], q.f[1]), 2));
		q.f[2] = block_divide(b, top, v.f[0]);
	}
	return q;
}

/* chain() of calculus.h. */
struct block_cell block_chain_cells(struct block *b, struct block_cell f, struct block_cell u)
{
	if (b->highest >= ORDER_D2F && (u.f[1] != &block_unit || u.f[2] != &block_nothing))
		f.f[2] = block_add(b, tangent_times(b, u.f[1], tangent_times(b, u.f[1], f.f[2])),
			tangent_times(b, u.f[2], f.f[1]));
	if (b->highest >= ORDER_DF)
		f.f[1] = tangent_times(b, u.f[1], f.f[1]);
	return f;
}

/* ---- choices --------------------------------------------------------------------------- */

lanes block_less(struct block *b, lanes u, lanes v)
{
	struct lanes *r = block_take(b);
	b->with->less(r, u, v, b->left);
	return r;
}

lanes block_chosen(struct block *b, lanes truth, lanes yes, lanes no)
{
	if (yes == no)
		return yes;
	struct lanes *r = block_take(b);
	b->with->select(r, truth, yes, no);
	return r;
}

struct block_cell block_choose_cells(
	struct block *b, lanes truth, struct block_cell yes, struct block_cell no)
{
	struct block_cell r = { { NULL } };
	for (int k = 0; k <= (int)b->highest; k++)
		r.f[k] = block_chosen(b, truth, yes.f[k], no.f[k]);
	return r;
}

lanes block_same(struct block *b, struct dd y)
{
	struct lanes *r = block_take(b);
	for (size_t i = 0; i < BLOCK; i++)
		lane_put(r, i, y);
	return r;
}

lanes block_number(struct block *b, double y)
{
	return block_same(b, dd_of(y));
}

void block_start(struct block *b)
{
	if (b->first == NULL)
		b->first = chunk_new();
	b->chunk = b->first;
	b->used = 0;
}

void block_free(struct block *b)
{
	while (b->first != NULL) {
		struct chunk *next = b->first->next;
		free(b->first);
		b->first = next;
	}
}
