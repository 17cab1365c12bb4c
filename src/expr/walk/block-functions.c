/* Functions of lanes: values, slopes and curvatures of primitives at the points of a block. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/walk/block-functions.h"

static lanes function(struct block *b,
	void (*lane_function)(struct lanes *, const struct lanes *, int64_t *), lanes u)
{
	struct lanes *r = block_take(b);
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
	struct lanes *small = block_take(b);
	b->with->log_series(small, u);
	lanes size = block_chosen(b, block_less(b, u, &block_nothing), block_negate(b, u), u);
	return block_chosen(b, block_less(b, size, block_number(b, 0x1p-8)), small,
		function(b, b->with->logarithm, sum));
}

/* The orders of log(1 + u) in u. */
struct block_cell block_logarithm_of_1_plus(struct block *b, lanes u)
{
	lanes sum = block_add(b, &block_unit, u);
	struct block_cell f = { { logarithm_of_1_plus(b, u, sum) } };
	if (b->highest >= ORDER_DF)
		f.f[1] = block_divide(b, &block_unit, sum);
	if (b->highest >= ORDER_D2F)
		f.f[2] = block_negate(b, block_multiply(b, f.f[1], f.f[1]));
	return f;
}

/* 1/(1 + e^-u), e being e^-|u|. Next to 0, where the curvature cancels, points are left. */
static struct block_cell logistic_cell(struct block *b, lanes u, lanes below, lanes e)
{
	lanes inverse = block_divide(b, &block_unit, block_add(b, &block_unit, e));
	lanes part = block_multiply(b, e, inverse);
	struct block_cell f = { { block_chosen(
		b, below, part, block_subtract(b, &block_unit, part)) } };
	if (b->highest >= ORDER_DF)
		f.f[1] = block_multiply(b, part, inverse);
	if (b->highest >= ORDER_D2F) {
		lanes gap = block_subtract(b, &block_unit, e);
		lanes bend = block_multiply(b, f.f[1], block_multiply(b, gap, inverse));
		f.f[2] = block_chosen(b, below, bend, block_negate(b, bend));
		for (size_t i = 0; i < BLOCK; i++)
			b->left[i] |= -(int64_t)(fabs(u->hi[i]) < 0x1p-6);
	}
	return f;
}

struct block_cell block_logistic(struct block *b, lanes u)
{
	lanes below = block_less(b, u, &block_nothing);
	return logistic_cell(
		b, u, below, exponential_of(b, block_chosen(b, below, u, block_negate(b, u))));
}

struct block_cell block_softplus(struct block *b, lanes u)
{
	lanes below = block_less(b, u, &block_nothing);
	lanes e = exponential_of(b, block_chosen(b, below, u, block_negate(b, u)));
	lanes y = logarithm_of_1_plus(b, e, block_add(b, &block_unit, e));
	struct block_cell f = { { block_chosen(b, below, y, block_add(b, u, y)) } };
	struct block_cell slopes = { { NULL } };
	if (b->highest >= ORDER_DF)
		slopes = logistic_cell(b, u, below, e);
	for (int k = 1; k <= (int)b->highest; k++)
		f.f[k] = slopes.f[k - 1];
	return f;
}

struct block_cell block_exponential(struct block *b, lanes u)
{
	lanes e = exponential_of(b, u);
	return (struct block_cell){ { e, e, e } };
}

struct block_cell block_exponential_less_1(struct block *b, lanes u)
{
	lanes less_1 = function(b, b->with->exponential_less_1, u);
	lanes e = b->highest == ORDER_F ? NULL : exponential_of(b, u);
	return (struct block_cell){ { less_1, e, e } };
}

struct block_cell block_tanh(struct block *b, lanes u)
{
	lanes below = block_less(b, u, &block_nothing),
	      a = block_chosen(b, below, block_negate(b, u), u);
	lanes w = function(b, b->with->exponential_less_1, block_scale(b, a, 2));
	lanes near = block_divide(b, w, block_add(b, w, block_number(b, 2)));
	lanes e = exponential_of(b, block_scale(b, a, -2));
	lanes inverse = block_divide(b, &block_unit, block_add(b, &block_unit, e)),
	      part = block_multiply(b, e, inverse);
	lanes is_near = block_less(b, a, block_number(b, 0.5));
	lanes y = block_chosen(
		b, is_near, near, block_subtract(b, &block_unit, block_scale(b, part, 2)));
	struct block_cell f = { { block_chosen(b, below, block_negate(b, y), y) } };
	if (b->highest >= ORDER_DF)
		f.f[1] = block_chosen(b, is_near,
			block_subtract(b, &block_unit, block_multiply(b, near, near)),
			block_scale(b, block_multiply(b, part, inverse), 4));
	if (b->highest >= ORDER_D2F)
		f.f[2] = block_scale(b, block_multiply(b, f.f[0], f.f[1]), -2);
	return f;
}

/* s = 1 - tanh(u)^2 s' = -2 s t, s'' = 2 s (2 - 3 s) with t = tanh(u). */
struct block_cell block_sech_squared(struct block *b, lanes u)
{
	enum order highest = b->highest;
	b->highest = highest == ORDER_F ? ORDER_DF : ORDER_D2F;
	struct block_cell t = block_tanh(b, u);
	b->highest = highest;
	struct block_cell f = { { t.f[1], t.f[2] } };
	if (highest >= ORDER_D2F) {
		lanes rest = block_subtract(
			b, block_number(b, 2), block_multiply(b, block_number(b, 3), f.f[0]));
		f.f[2] = block_scale(b, block_multiply(b, f.f[0], rest), 2);
	}
	return f;
}

/* sinh(u), or cosh(u) if `even`. */
struct block_cell block_hyperbolic(struct block *b, lanes u, bool even)
{
	lanes below = block_less(b, u, &block_nothing),
	      a = block_chosen(b, below, block_negate(b, u), u);
	lanes is_near = block_less(b, a, block_number(b, 0.5));
	lanes w = function(b, b->with->exponential_less_1, u);
	lanes part = block_divide(b, w, block_add(b, &block_unit, w));
	lanes e = exponential_of(b, a), back = block_divide(b, &block_unit, e);
	lanes far = block_scale(b, block_subtract(b, e, back), 0.5);
	far = block_chosen(b, below, block_negate(b, far), far);
	lanes sinus = block_chosen(b, is_near, block_scale(b, block_add(b, w, part), 0.5), far);
	lanes cosinus = block_chosen(b, is_near,
		block_add(b, &block_unit, block_scale(b, block_multiply(b, w, part), 0.5)),
		block_scale(b, block_add(b, e, back), 0.5));
	return even ? (struct block_cell){ { cosinus, sinus, cosinus } }
		    : (struct block_cell){ { sinus, cosinus, sinus } };
}

struct block_cell block_root(struct block *b, lanes u)
{
	lanes root = function(b, b->with->root, u);
	struct block_cell f = { { root } };
	if (b->highest >= ORDER_DF)
		f.f[1] = block_divide(b, block_number(b, 0.5), root);
	if (b->highest >= ORDER_D2F)
		f.f[2] = block_negate(b, block_scale(b, block_divide(b, f.f[1], u), 0.5));
	return f;
}

/* power_log(). */
struct block_cell block_logarithm(struct block *b, struct block_cell u)
{
	struct block_cell f = { { function(b, b->with->logarithm, u.f[0]) } };
	for (int k = 1; k <= (int)b->highest; k++)
		f.f[k] = block_divide(b, u.f[k], u.f[0]);
	if (b->highest >= ORDER_D2F)
		f.f[2] = block_subtract(b, f.f[2], block_tangents(b, f.f[1], f.f[1]));
	return f;
}

/* phi(u). */
struct block_cell block_bell(struct block *b, lanes u)
{
	lanes square = block_multiply(b, u, u);
	lanes y = block_multiply(b, block_same(b, primitive_rsqrt_2pi),
		exponential_of(b, block_scale(b, square, -0.5)));
	struct block_cell f = { { y } };
	if (b->highest >= ORDER_DF)
		f.f[1] = block_negate(b, block_multiply(b, y, u));
	if (b->highest >= ORDER_D2F)
		f.f[2] = block_multiply(b, y, block_subtract(b, square, &block_unit));
	return f;
}

/* erfc(u), with what an error of u adds by the slope, that of erf; next to 0 and far out points are left. */
static lanes erf_complement_lanes(struct block *b, lanes u, lanes below, lanes slope)
{
	lanes a = block_chosen(b, below, block_negate(b, u), u);
	struct lanes *exact = block_take(b); /* the argument without its error */
	for (size_t i = 0; i < BLOCK; i++)
		lane_put(exact, i, (struct dd){ a->hi[i], a->lo[i], 0 });
	lanes s = block_divide(b, &block_unit, block_add(b, &block_unit, exact));
	struct lanes *y = block_take(b);
	b->with->multiply(y, exponential_of(b, block_negate(b, block_multiply(b, exact, exact))),
		function(b, b->with->erf_scaled, s), b->left);
	for (size_t i = 0; i < BLOCK; i++)
		y->off[i] += 1.01 * fabs(slope->hi[i]) * u->off[i];
	return block_chosen(b, below, block_subtract(b, block_number(b, 2), y), y);
}

/* 2/sqrt(pi) e^-u^2. */
static lanes erf_slope_lanes(struct block *b, lanes u)
{
	return block_multiply(b, block_same(b, primitive_two_rsqrt_pi),
		exponential_of(b, block_negate(b, block_multiply(b, u, u))));
}

/* erfc(u), or erf(u), whose value is 1 less it, kept for both signs. */
struct block_cell block_erf(struct block *b, lanes u, bool complement)
{
	lanes below = block_less(b, u, &block_nothing), slope = erf_slope_lanes(b, u);
	struct block_cell f = { { NULL } };
	if (complement) {
		f.f[0] = erf_complement_lanes(b, u, below, slope);
	} else {
		lanes a = block_chosen(b, below, block_negate(b, u), u);
		lanes y = block_subtract(
			b, &block_unit, erf_complement_lanes(b, a, &block_nothing, slope));
		f.f[0] = block_chosen(b, below, block_negate(b, y), y);
	}
	if (b->highest >= ORDER_DF)
		f.f[1] = complement ? block_negate(b, slope) : slope;
	if (b->highest >= ORDER_D2F)
		f.f[2] = block_scale(b, block_multiply(b, slope, u), complement ? 2 : -2);
	return f;
}

/* Phi(u) = erfc(-u/sqrt(2))/2. */
struct block_cell block_normal_cdf(struct block *b, lanes u)
{
	lanes z = block_negate(b, block_multiply(b, u, block_same(b, primitive_sqrt_half)));
	lanes below = block_less(b, z, &block_nothing);
	struct block_cell f = { { block_scale(
		b, erf_complement_lanes(b, z, below, erf_slope_lanes(b, z)), 0.5) } };
	struct block_cell bell = { { NULL } };
	if (b->highest >= ORDER_DF)
		bell = block_bell(b, u);
	for (int k = 1; k <= (int)b->highest; k++)
		f.f[k] = bell.f[k - 1];
	return f;
}

static lanes whole_power(struct block *b, lanes a, unsigned n)
{
	lanes y = &block_unit;
	for (; n > 0; n >>= 1) {
		if (n & 1)
			y = y == &block_unit ? a : block_multiply(b, y, a);
		if (n > 1)
			a = block_multiply(b, a, a);
	}
	return y;
}

/* a^n for n > 1. */
struct block_cell block_power(struct block *b, lanes a, unsigned n)
{
	lanes p = whole_power(b, a, n - 2), q = p == &block_unit ? a : block_multiply(b, p, a);
	struct block_cell f = { { block_multiply(b, q, a) } };
	if (b->highest >= ORDER_DF)
		f.f[1] = block_multiply(b, block_number(b, n), q);
	if (b->highest >= ORDER_D2F)
		f.f[2] = block_multiply(b, block_number(b, (double)n * (n - 1)), p);
	return f;
}
