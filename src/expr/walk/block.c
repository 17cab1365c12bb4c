/* Blocks: a formula at many points at once, node by node. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "expr/walk/settle.h"
#include "expr/walk/block.h"
#include "expr/walk/calculus.h"
#include "expr/walk/lanes.h"

#include <stdlib.h>
#include <string.h>

/* What most tangents are, told by their address: there is nothing to compute then. */
static const struct lanes nothing;
static struct lanes unit, minus_unit;

/* The orders of a node at all points, up to the highest that is asked for. */
struct block_cell {
	const struct lanes *f[ORDERS];
	bool still; /* does not depend on x */
};

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

static struct lanes *take(struct block *b)
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

static lanes add(struct block *b, lanes u, lanes v)
{
	if (u == &nothing || v == &nothing)
		return u == &nothing ? v : u;
	struct lanes *r = take(b);
	b->with->add(r, u, v, b->left);
	return r;
}

static lanes negate(struct block *b, lanes u)
{
	if (u == &nothing || u == &unit || u == &minus_unit)
		return u == &nothing ? u : u == &unit ? &minus_unit : &unit;
	struct lanes *r = take(b);
	b->with->negate(r, u);
	return r;
}

static lanes subtract(struct block *b, lanes u, lanes v)
{
	return add(b, u, negate(b, v));
}

static lanes scale(struct block *b, lanes u, double power)
{
	if (u == &nothing)
		return u;
	struct lanes *r = take(b);
	b->with->scale(r, u, power, b->left);
	return r;
}

static lanes multiply(struct block *b, lanes u, lanes v)
{
	struct lanes *r = take(b);
	b->with->multiply(r, u, v, b->left);
	return r;
}

static lanes divide(struct block *b, lanes u, lanes v)
{
	if (u == &nothing)
		return u;
	struct lanes *r = take(b);
	b->with->divide(r, u, v, b->left);
	return r;
}

/* A tangent times a value. */
static lanes tangent_times(struct block *b, lanes t, lanes value)
{
	if (t == &nothing || t == &unit || t == &minus_unit)
		return t == &nothing ? t : t == &unit ? value : negate(b, value);
	struct lanes *r = take(b);
	b->with->tangent(r, t, value, b->left);
	return r;
}

/* Two tangents. */
static lanes tangents_times(struct block *b, lanes s, lanes t)
{
	bool plain = t == &nothing || t == &unit || t == &minus_unit;
	return plain ? tangent_times(b, t, s) : tangent_times(b, s, t);
}

/* ---- operations ------------------------------------------------------------------------ */

static struct block_cell add_cells(struct block *b, struct block_cell u, struct block_cell v)
{
	struct block_cell r = { { NULL } };
	for (int k = 0; k <= (int)b->highest; k++)
		r.f[k] = add(b, u.f[k], v.f[k]);
	return r;
}

static struct block_cell negate_cell(struct block *b, struct block_cell u)
{
	struct block_cell r = { { NULL } };
	for (int k = 0; k <= (int)b->highest; k++)
		r.f[k] = negate(b, u.f[k]);
	return r;
}

/* product() of calculus.h. */
static struct block_cell multiply_cells(struct block *b, struct block_cell u, struct block_cell v)
{
	struct block_cell r = { { multiply(b, u.f[0], v.f[0]) } };
	if (b->highest >= ORDER_DF)
		r.f[1] = add(b, tangent_times(b, u.f[1], v.f[0]), tangent_times(b, v.f[1], u.f[0]));
	if (b->highest >= ORDER_D2F) {
		lanes cross = scale(b, tangents_times(b, u.f[1], v.f[1]), 2);
		lanes outer =
			add(b, tangent_times(b, u.f[2], v.f[0]), tangent_times(b, v.f[2], u.f[0]));
		r.f[2] = add(b, outer, cross);
	}
	return r;
}

/* The quotient's orders are those of operations.c. */
static struct block_cell divide_cells(struct block *b, struct block_cell u, struct block_cell v)
{
	struct block_cell q = { { divide(b, u.f[0], v.f[0]) } };
	if (b->highest >= ORDER_DF)
		q.f[1] = divide(b, subtract(b, u.f[1], tangent_times(b, v.f[1], q.f[0])), v.f[0]);
	if (b->highest >= ORDER_D2F) {
		lanes top = subtract(b, u.f[2], tangent_times(b, v.f[2], q.f[0]));
		top = subtract(b, top, scale(b, tangents_times(b, v.f[1], q.f[1]), 2));
		q.f[2] = divide(b, top, v.f[0]);
	}
	return q;
}

/* chain() of calculus.h. */
static struct block_cell chain_cells(struct block *b, struct block_cell f, struct block_cell u)
{
	if (b->highest >= ORDER_D2F && (u.f[1] != &unit || u.f[2] != &nothing))
		f.f[2] = add(b, tangent_times(b, u.f[1], tangent_times(b, u.f[1], f.f[2])),
			tangent_times(b, u.f[2], f.f[1]));
	if (b->highest >= ORDER_DF)
		f.f[1] = tangent_times(b, u.f[1], f.f[1]);
	return f;
}

/* ---- choices --------------------------------------------------------------------------- */

static lanes less(struct block *b, lanes u, lanes v)
{
	struct lanes *r = take(b);
	b->with->less(r, u, v, b->left);
	return r;
}

static lanes chosen(struct block *b, lanes truth, lanes yes, lanes no)
{
	if (yes == no)
		return yes;
	struct lanes *r = take(b);
	b->with->select(r, truth, yes, no);
	return r;
}

static struct block_cell choose_cells(
	struct block *b, lanes truth, struct block_cell yes, struct block_cell no)
{
	struct block_cell r = { { NULL } };
	for (int k = 0; k <= (int)b->highest; k++)
		r.f[k] = chosen(b, truth, yes.f[k], no.f[k]);
	return r;
}

/* ---- functions: the forms are those of functions.c and power.c --------------------------- */

static lanes same_everywhere(struct block *b, struct dd y)
{
	struct lanes *r = take(b);
	for (size_t i = 0; i < BLOCK; i++)
		lane_put(r, i, y);
	return r;
}

static lanes number(struct block *b, double y)
{
	return same_everywhere(b, dd_of(y));
}

static lanes function(struct block *b,
	void (*lane_function)(struct lanes *, const struct lanes *, int64_t *), lanes u)
{
	struct lanes *r = take(b);
	lane_function(r, u, b->left);
	return r;
}

static lanes exponential_of(struct block *b, lanes u)
{
	return function(b, b->with->exponential, u);
}

/* log(sum) for sum = 1 + u, with the digits of u where it is small. */
static lanes logarithm_of_1_plus(struct block *b, lanes u, lanes sum)
{
	struct lanes *small = take(b);
	b->with->log_series(small, u);
	lanes size = chosen(b, less(b, u, &nothing), negate(b, u), u);
	return chosen(
		b, less(b, size, number(b, 0x1p-8)), small, function(b, b->with->logarithm, sum));
}

/* The orders of log(1 + u) in u. */
static struct block_cell logarithm_of_1_plus_cell(struct block *b, lanes u)
{
	lanes sum = add(b, &unit, u);
	struct block_cell f = { { logarithm_of_1_plus(b, u, sum) } };
	if (b->highest >= ORDER_DF)
		f.f[1] = divide(b, &unit, sum);
	if (b->highest >= ORDER_D2F)
		f.f[2] = negate(b, multiply(b, f.f[1], f.f[1]));
	return f;
}

/* 1/(1 + e^-u), e being e^-|u|. Next to 0, where the curvature cancels, points are left. */
static struct block_cell logistic_cell(struct block *b, lanes u, lanes below, lanes e)
{
	lanes inverse = divide(b, &unit, add(b, &unit, e));
	lanes part = multiply(b, e, inverse);
	struct block_cell f = { { chosen(b, below, part, subtract(b, &unit, part)) } };
	if (b->highest >= ORDER_DF)
		f.f[1] = multiply(b, part, inverse);
	if (b->highest >= ORDER_D2F) {
		lanes gap = subtract(b, &unit, e);
		lanes bend = multiply(b, f.f[1], multiply(b, gap, inverse));
		f.f[2] = chosen(b, below, bend, negate(b, bend));
		for (size_t i = 0; i < BLOCK; i++)
			b->left[i] |= -(int64_t)(fabs(u->hi[i]) < 0x1p-6);
	}
	return f;
}

static struct block_cell logistic(struct block *b, lanes u)
{
	lanes below = less(b, u, &nothing);
	return logistic_cell(b, u, below, exponential_of(b, chosen(b, below, u, negate(b, u))));
}

static struct block_cell softplus(struct block *b, lanes u)
{
	lanes below = less(b, u, &nothing);
	lanes e = exponential_of(b, chosen(b, below, u, negate(b, u)));
	lanes y = logarithm_of_1_plus(b, e, add(b, &unit, e));
	struct block_cell f = { { chosen(b, below, y, add(b, u, y)) } };
	struct block_cell slopes = { { NULL } };
	if (b->highest >= ORDER_DF)
		slopes = logistic_cell(b, u, below, e);
	for (int k = 1; k <= (int)b->highest; k++)
		f.f[k] = slopes.f[k - 1];
	return f;
}

static struct block_cell exponential_cell(struct block *b, lanes u)
{
	lanes e = exponential_of(b, u);
	return (struct block_cell){ { e, e, e } };
}

static struct block_cell exponential_less_1_cell(struct block *b, lanes u)
{
	lanes less_1 = function(b, b->with->exponential_less_1, u);
	lanes e = b->highest == ORDER_F ? NULL : exponential_of(b, u);
	return (struct block_cell){ { less_1, e, e } };
}

static struct block_cell tanh_cell(struct block *b, lanes u)
{
	lanes below = less(b, u, &nothing), a = chosen(b, below, negate(b, u), u);
	lanes w = function(b, b->with->exponential_less_1, scale(b, a, 2));
	lanes near = divide(b, w, add(b, w, number(b, 2)));
	lanes e = exponential_of(b, scale(b, a, -2));
	lanes inverse = divide(b, &unit, add(b, &unit, e)), part = multiply(b, e, inverse);
	lanes is_near = less(b, a, number(b, 0.5));
	lanes y = chosen(b, is_near, near, subtract(b, &unit, scale(b, part, 2)));
	struct block_cell f = { { chosen(b, below, negate(b, y), y) } };
	if (b->highest >= ORDER_DF)
		f.f[1] = chosen(b, is_near, subtract(b, &unit, multiply(b, near, near)),
			scale(b, multiply(b, part, inverse), 4));
	if (b->highest >= ORDER_D2F)
		f.f[2] = scale(b, multiply(b, f.f[0], f.f[1]), -2);
	return f;
}

/* s = 1 - tanh(u)^2 s' = -2 s t, s'' = 2 s (2 - 3 s) with t = tanh(u). */
static struct block_cell sech_squared_cell(struct block *b, lanes u)
{
	enum order highest = b->highest;
	b->highest = highest == ORDER_F ? ORDER_DF : ORDER_D2F;
	struct block_cell t = tanh_cell(b, u);
	b->highest = highest;
	struct block_cell f = { { t.f[1], t.f[2] } };
	if (highest >= ORDER_D2F) {
		lanes rest = subtract(b, number(b, 2), multiply(b, number(b, 3), f.f[0]));
		f.f[2] = scale(b, multiply(b, f.f[0], rest), 2);
	}
	return f;
}

/* sinh(u), or cosh(u) if `even`. */
static struct block_cell hyperbolic_cell(struct block *b, lanes u, bool even)
{
	lanes below = less(b, u, &nothing), a = chosen(b, below, negate(b, u), u);
	lanes is_near = less(b, a, number(b, 0.5));
	lanes w = function(b, b->with->exponential_less_1, u);
	lanes part = divide(b, w, add(b, &unit, w));
	lanes e = exponential_of(b, a), back = divide(b, &unit, e);
	lanes far = scale(b, subtract(b, e, back), 0.5);
	far = chosen(b, below, negate(b, far), far);
	lanes sinus = chosen(b, is_near, scale(b, add(b, w, part), 0.5), far);
	lanes cosinus = chosen(b, is_near, add(b, &unit, scale(b, multiply(b, w, part), 0.5)),
		scale(b, add(b, e, back), 0.5));
	return even ? (struct block_cell){ { cosinus, sinus, cosinus } }
		    : (struct block_cell){ { sinus, cosinus, sinus } };
}

static struct block_cell root_cell(struct block *b, lanes u)
{
	lanes root = function(b, b->with->root, u);
	struct block_cell f = { { root } };
	if (b->highest >= ORDER_DF)
		f.f[1] = divide(b, number(b, 0.5), root);
	if (b->highest >= ORDER_D2F)
		f.f[2] = negate(b, scale(b, divide(b, f.f[1], u), 0.5));
	return f;
}

/* power_log(). */
static struct block_cell logarithm_cell(struct block *b, struct block_cell u)
{
	struct block_cell f = { { function(b, b->with->logarithm, u.f[0]) } };
	for (int k = 1; k <= (int)b->highest; k++)
		f.f[k] = divide(b, u.f[k], u.f[0]);
	if (b->highest >= ORDER_D2F)
		f.f[2] = subtract(b, f.f[2], tangents_times(b, f.f[1], f.f[1]));
	return f;
}

/* phi(u). */
static struct block_cell bell_cell(struct block *b, lanes u)
{
	lanes square = multiply(b, u, u);
	lanes y = multiply(b, same_everywhere(b, primitive_rsqrt_2pi),
		exponential_of(b, scale(b, square, -0.5)));
	struct block_cell f = { { y } };
	if (b->highest >= ORDER_DF)
		f.f[1] = negate(b, multiply(b, y, u));
	if (b->highest >= ORDER_D2F)
		f.f[2] = multiply(b, y, subtract(b, square, &unit));
	return f;
}

/* erfc(u), with what an error of u adds by the slope, that of erf; next to 0 and far out points are left. */
static lanes erf_complement_lanes(struct block *b, lanes u, lanes below, lanes slope)
{
	lanes a = chosen(b, below, negate(b, u), u);
	struct lanes *exact = take(b); /* the argument without its error */
	for (size_t i = 0; i < BLOCK; i++)
		lane_put(exact, i, (struct dd){ a->hi[i], a->lo[i], 0 });
	lanes s = divide(b, &unit, add(b, &unit, exact));
	struct lanes *y = take(b);
	b->with->multiply(y, exponential_of(b, negate(b, multiply(b, exact, exact))),
		function(b, b->with->erf_scaled, s), b->left);
	for (size_t i = 0; i < BLOCK; i++)
		y->off[i] += 1.01 * fabs(slope->hi[i]) * u->off[i];
	return chosen(b, below, subtract(b, number(b, 2), y), y);
}

/* 2/sqrt(pi) e^-u^2. */
static lanes erf_slope_lanes(struct block *b, lanes u)
{
	return multiply(b, same_everywhere(b, primitive_two_rsqrt_pi),
		exponential_of(b, negate(b, multiply(b, u, u))));
}

/* erfc(u), or erf(u), whose value is 1 less it, kept for both signs. */
static struct block_cell erf_cell(struct block *b, lanes u, bool complement)
{
	lanes below = less(b, u, &nothing), slope = erf_slope_lanes(b, u);
	struct block_cell f = { { NULL } };
	if (complement) {
		f.f[0] = erf_complement_lanes(b, u, below, slope);
	} else {
		lanes a = chosen(b, below, negate(b, u), u);
		lanes y = subtract(b, &unit, erf_complement_lanes(b, a, &nothing, slope));
		f.f[0] = chosen(b, below, negate(b, y), y);
	}
	if (b->highest >= ORDER_DF)
		f.f[1] = complement ? negate(b, slope) : slope;
	if (b->highest >= ORDER_D2F)
		f.f[2] = scale(b, multiply(b, slope, u), complement ? 2 : -2);
	return f;
}

/* Phi(u) = erfc(-u/sqrt(2))/2. */
static struct block_cell normal_cdf_cell(struct block *b, lanes u)
{
	lanes z = negate(b, multiply(b, u, same_everywhere(b, primitive_sqrt_half)));
	lanes below = less(b, z, &nothing);
	struct block_cell f = { { scale(
		b, erf_complement_lanes(b, z, below, erf_slope_lanes(b, z)), 0.5) } };
	struct block_cell bell = { { NULL } };
	if (b->highest >= ORDER_DF)
		bell = bell_cell(b, u);
	for (int k = 1; k <= (int)b->highest; k++)
		f.f[k] = bell.f[k - 1];
	return f;
}

static lanes whole_power(struct block *b, lanes a, unsigned n)
{
	lanes y = &unit;
	for (; n > 0; n >>= 1) {
		if (n & 1)
			y = y == &unit ? a : multiply(b, y, a);
		if (n > 1)
			a = multiply(b, a, a);
	}
	return y;
}

/* a^n for n > 1. */
static struct block_cell power_cell(struct block *b, lanes a, unsigned n)
{
	lanes p = whole_power(b, a, n - 2), q = p == &unit ? a : multiply(b, p, a);
	struct block_cell f = { { multiply(b, q, a) } };
	if (b->highest >= ORDER_DF)
		f.f[1] = multiply(b, number(b, n), q);
	if (b->highest >= ORDER_D2F)
		f.f[2] = multiply(b, number(b, (double)n * (n - 1)), p);
	return f;
}

/* ---- the walk -------------------------------------------------------------------------- */

static struct wide gather(const struct block *b, const struct block_cell *u, size_t i)
{
	struct wide w = { { zero, zero, zero }, .still = u->still };
	for (int k = 0; k <= (int)b->highest; k++)
		w.f[k] = lane(u->f[k], i);
	return w;
}

/* Any operation or stable form, one point after another, by the one walk. */
static struct block_cell each_node(struct block *b, struct walk *w, const struct node *node,
	const struct block_cell *u, const struct block_cell *v, const struct block_cell *t)
{
	struct block_cell f = { { NULL } };
	struct lanes *r[ORDERS];
	struct wide a, c, d, y = { { zero, zero, zero } };
	for (int k = 0; k <= (int)b->highest; k++)
		f.f[k] = r[k] = take(b);
	for (size_t i = 0; i < BLOCK; i++) {
		a = gather(b, u, i);
		if (v != NULL)
			c = gather(b, v, i);
		if (t != NULL)
			d = gather(b, t, i);
		w->tie = false;
		if (node->shape != SHAPE_PLAIN)
			w->algebra->stable(w, node->shape, &y, &a, v != NULL ? &c : NULL);
		else
			walk_node(w, node, &y, &a, v != NULL ? &c : NULL, t != NULL ? &d : NULL);
		for (int k = 0; k <= (int)b->highest; k++)
			lane_put(r[k], i, y.still && k > 0 ? zero : y.f[k]);
		b->left[i] |= -(int64_t)w->tie;
	}
	return f;
}

/* What does not depend on x. */
static struct block_cell everywhere(struct block *b, const struct wide *w)
{
	return (struct block_cell){ { same_everywhere(b, w->f[0]), &nothing, &nothing },
		.still = true };
}

/* Where a double may stand for a typed number, what is left of their sum is looked at by itself. */
static struct block_cell sum_cells(
	struct block *b, const struct node *node, struct block_cell u, struct block_cell v)
{
	struct block_cell r = add_cells(b, u, v);
	if (node->meets != 0)
		for (size_t i = 0; i < BLOCK; i++)
			b->left[i] |= -(int64_t)(u.f[0]->hi[i] == -v.f[0]->hi[i]);
	return r;
}

static struct block_cell compare_cells(
	struct block *b, enum op op, struct block_cell u, struct block_cell v)
{
	bool rises = op == OP_LT || op == OP_LE;
	struct block_cell truth = { { rises ? less(b, u.f[0], v.f[0]) : less(b, v.f[0], u.f[0]),
		&nothing, &nothing } };
	if (op == OP_EQ || op == OP_NE) /* what is alike is left */
		truth.f[0] = op == OP_EQ ? &nothing : &unit;
	return truth;
}

static struct block_cell magnitude_cell(struct block *b, struct block_cell u)
{
	return choose_cells(b, less(b, u.f[0], &nothing), negate_cell(b, u), u);
}

/* Whether a formula is small enough, and nothing in it is made for lists. */
static bool takes(const struct expr *expr)
{
	for (size_t i = 0; i < expr->nodes; i++) {
		const struct node *node = &expr->node[i];
		if (node_reduces(node) || node->op == OP_INDEX || node->op == OP_PLACE)
			return false;
	}
	return expr->nodes <= BLOCK_NODES;
}

static struct block_cell call_cell(
	struct block *b, struct walk *w, const struct node *node, struct block_cell u);

static struct block_cell primitive_cell(
	struct block *b, struct walk *w, const struct node *node, struct block_cell u)
{
	switch (node->primitive) {
	case P_EXP:
		return chain_cells(b, exponential_cell(b, u.f[0]), u);
	case P_EXPM1:
		return chain_cells(b, exponential_less_1_cell(b, u.f[0]), u);
	case P_LOG:
		return logarithm_cell(b, u);
	case P_LOG1P:
		return chain_cells(b, logarithm_of_1_plus_cell(b, u.f[0]), u);
	case P_TANH:
		return chain_cells(b, tanh_cell(b, u.f[0]), u);
	case P_SINH:
	case P_COSH:
		return chain_cells(b, hyperbolic_cell(b, u.f[0], node->primitive == P_COSH), u);
	case P_SQRT:
		return chain_cells(b, root_cell(b, u.f[0]), u);
	case P_ABS:
		return magnitude_cell(b, u);
	case P_ERF:
	case P_ERFC:
		return chain_cells(b, erf_cell(b, u.f[0], node->primitive == P_ERFC), u);
	case P_NORMAL_CDF:
		return chain_cells(b, normal_cdf_cell(b, u.f[0]), u);
	case P_NORMAL_PDF:
		return chain_cells(b, bell_cell(b, u.f[0]), u);
	default:
		return each_node(b, w, node, &u, NULL, NULL);
	}
}

static struct block_cell stable_cell(struct block *b, struct walk *w, const struct node *node,
	struct block_cell of, const struct block_cell *by)
{
	struct block_cell u;
	switch (node->shape) {
	case SHAPE_SOFTPLUS:
		return chain_cells(b, softplus(b, of.f[0]), of);
	case SHAPE_LOGISTIC_UP:
		return chain_cells(b, logistic(b, of.f[0]), of);
	case SHAPE_LOGISTIC:
		u = negate_cell(b, of);
		return multiply_cells(b, *by, chain_cells(b, logistic(b, u.f[0]), u));
	case SHAPE_ONE_PLUS_TANH:
	case SHAPE_ONE_MINUS_TANH: /* twice the logistic function of 2 v, or -2 v */
		u = add_cells(b, of, of);
		u = node->shape == SHAPE_ONE_PLUS_TANH ? u : negate_cell(b, u);
		u = chain_cells(b, logistic(b, u.f[0]), u);
		return add_cells(b, u, u);
	case SHAPE_SECH2:
		return chain_cells(b, sech_squared_cell(b, of.f[0]), of);
	case SHAPE_ONE_PLUS_ERF: /* erfc(-v), erfc(v) */
	case SHAPE_ONE_MINUS_ERF:
		u = node->shape == SHAPE_ONE_PLUS_ERF ? negate_cell(b, of) : of;
		return chain_cells(b, erf_cell(b, u.f[0], true), u);
	case SHAPE_LOG1P:
		return chain_cells(b, logarithm_of_1_plus_cell(b, of.f[0]), of);
	case SHAPE_EXPM1:
		return chain_cells(b, exponential_less_1_cell(b, of.f[0]), of);
	default:
		return each_node(b, w, node, &of, by, NULL);
	}
}

/* A power; a whole exponent that is the same everywhere is multiplied out. */
static struct block_cell power(struct block *b, struct walk *w, const struct node *node,
	struct block_cell u, struct block_cell v)
{
	if (w->expr->node[node->arg[0]].op == OP_E)
		return chain_cells(b, exponential_cell(b, v.f[0]), v);
	struct dd n = lane(v.f[0], 0);
	if (v.still && n.hi > 1 && n.hi <= POWER_MOST && n.hi == rint(n.hi) && n.lo == 0 &&
		n.off == 0)
		return chain_cells(b, power_cell(b, u.f[0], (unsigned)n.hi), u);
	return each_node(b, w, node, &u, &v, NULL);
}

static bool moves(const struct block *b, const struct block_cell *u)
{
	return b->highest > ORDER_F && u->f[ORDER_DF] != &nothing;
}

static struct block_cell operate(
	struct block *b, struct walk *w, const struct node *node, const struct block_cell *cell)
{
	const struct block_cell *u = &cell[node->arg[0]];
	const struct block_cell *v = node->arg[1] < 0 ? NULL : &cell[node->arg[1]];
	const struct block_cell *t = node->arg[2] < 0 ? NULL : &cell[node->arg[2]];
	if (node->shape != SHAPE_PLAIN)
		return stable_cell(
			b, w, node, cell[node->of], node->by < 0 ? NULL : &cell[node->by]);
	switch (node->op) {
	case OP_ADD:
		return sum_cells(b, node, *u, *v);
	case OP_SUB:
		return sum_cells(b, node, *u, negate_cell(b, *v));
	case OP_MUL:
	case OP_AND:
		return multiply_cells(b, *u, *v);
	case OP_DIV:
		return divide_cells(b, *u, *v);
	case OP_NEG:
		return negate_cell(b, *u);
	case OP_POW:
		return power(b, w, node, *u, *v);
	case OP_LT:
	case OP_LE:
	case OP_GT:
	case OP_GE:
	case OP_EQ:
	case OP_NE:
		return compare_cells(b, node->op, *u, *v);
	case OP_CHOOSE: /* by a comparison: what moves is none */
		return moves(b, u) ? each_node(b, w, node, u, v, t)
				   : choose_cells(b, u->f[0], *v, *t);
	case OP_MIN:
		return choose_cells(b, less(b, u->f[0], v->f[0]), *u, *v);
	case OP_MAX:
		return choose_cells(b, less(b, u->f[0], v->f[0]), *v, *u);
	case OP_CALL1:
		return primitive_cell(b, w, node, *u);
	case OP_FUNCTION:
		return call_cell(b, w, node, *u);
	default:
		return each_node(b, w, node, u, v, t);
	}
}

/* Whether a parameter's value, or what is made of some, is to be computed. */
static bool has_parameters(const struct expr *expr)
{
	for (size_t i = 0; i < expr->nodes; i++)
		if (!expr->node[i].varies && !expr->node[i].constant)
			return true;
	return false;
}

/* All nodes at lanes of x, both branches of choices; what is made of parameters once, by a walk at the first of
   them. */
static struct block_cell walk_block(struct block *b, struct walk *w, struct block_cell x)
{
	struct block_cell cell[BLOCK_NODES];
	struct wide first = gather(b, &x, 0);
	const struct plan *plan = &w->expr->stable;
	w->algebra = &dd_algebra;
	w->x = &first;
	w->list = -1;
	w->highest = b->highest;
	w->eager = true;
	walk_init(w);
	if (has_parameters(w->expr))
		walk_run(w);
	for (size_t k = 0; k < plan->steps; k++) {
		size_t i = (size_t)plan->step[k].node;
		const struct node *node = &w->expr->node[i];
		if (plan->step[k].kind == STEP_DECIDE)
			continue;
		if (node->op == OP_X)
			cell[i] = x;
		else if (node->constant)
			cell[i] = everywhere(
				b, &(struct wide){ { { node->number, node->rest, node->off } } });
		else if (!node->varies)
			cell[i] = everywhere(b, walk_cell(w, i, 0));
		else
			cell[i] = operate(b, w, node, cell);
	}
	walk_free(w);
	return cell[w->expr->nodes - 1];
}

/* The function's formula with u for x; far out its kernel may know better. */
static struct block_cell call_cell(
	struct block *b, struct walk *w, const struct node *node, struct block_cell u)
{
	const struct function *function = node->function;
	struct walk inner;
	inner.expr = function->formula == NULL ? NULL : function->formula(function);
	if (inner.expr == NULL || !takes(inner.expr))
		return each_node(b, w, node, &u, NULL, NULL);
	inner.function = function;
	inner.at = NULL;
	inner.context = NULL;
	for (size_t i = 0; i < BLOCK; i++)
		b->left[i] |= -(int64_t) !(fabs(u.f[0]->hi[i]) < SETTLE_FAR);
	return walk_block(b, &inner, u);
}

static const struct lane_arithmetic *arithmetic(void)
{
#ifdef LANES_AVX2
	if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
		return &lane_avx2;
#endif
	return &lane_plain;
}

static bool is_numbers(const struct expr *expr, const struct point_at *at)
{
	for (size_t k = 0; k < expr->params; k++)
		if (at->param[k].n != 1)
			return false;
	return at->list < 0;
}

static void take_out(struct block *b, struct block_cell y, const double *x, size_t n,
	struct jet *out, bool *left)
{
	for (int k = 0; k <= (int)b->highest; k++)
		b->with->settled(y.f[k], b->left);
	for (size_t i = 0; i < n; i++) {
		left[i] = b->left[i] != 0 || !isfinite(x[i]);
		out[i] = (struct jet){
			y.f[0]->hi[i],
			b->highest < ORDER_DF ? 0 : y.f[1]->hi[i],
			b->highest < ORDER_D2F ? 0 : y.f[2]->hi[i],
		};
	}
}

void block_init(struct block *b, const struct expr *expr, const struct point_at *at)
{
	*b = (struct block){ .expr = expr, .at = at, .with = arithmetic() };
	b->able = takes(expr) && is_numbers(expr, at);
	for (size_t i = 0; i < BLOCK; i++) {
		unit.hi[i] = 1;
		minus_unit.hi[i] = -1;
	}
}

void block_free(struct block *b)
{
	while (b->first != NULL) {
		struct chunk *next = b->first->next;
		free(b->first);
		b->first = next;
	}
}

bool block_eval(
	struct block *b, enum order highest, const double *x, size_t n, struct jet *out, bool *left)
{
	if (!b->able)
		return false;
	if (b->first == NULL)
		b->first = chunk_new();
	b->chunk = b->first;
	b->used = 0;
	b->highest = highest;
	memset(b->left, 0, sizeof b->left);
	struct lanes *xs = take(b);
	for (size_t i = 0; i < BLOCK; i++)
		lane_put(xs, i, dd_of(x[i < n ? i : n - 1]));
	struct walk w;
	w.expr = b->expr;
	w.function = NULL;
	w.at = b->at;
	w.context = NULL;
	struct block_cell y = walk_block(b, &w, (struct block_cell){ { xs, &unit, &nothing } });
	take_out(b, y, x, n, out, left);
	return true;
}
