/* Arithmetic of a number type: each operation rounded, with its slope and curvature. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/primitives.h"
#include "expr/walk/rounded.h"

#include <math.h>

#define TWO_RSQRT_PI 1.12837916709551257390

/* ---- values with a slope ------------------------------------------------------------ */

static struct slope_number fixed(double v)
{
	return (struct slope_number){ v, 0, FIXED };
}

static const struct slope_number nothing = { 0, 0, NOTHING };

static struct slope_number negative(struct slope_number a)
{
	return (struct slope_number){ -a.v, -a.t, a.motion };
}

static struct slope_number add(enum dtype d, struct slope_number a, struct slope_number b)
{
	if (a.motion == NOTHING || b.motion == NOTHING)
		return a.motion == NOTHING ? b : a;
	struct slope_number r = fixed(dtype_round(d, a.v + b.v));
	if (a.motion == MOVING || b.motion == MOVING) {
		r.motion = MOVING;
		r.t = b.motion != MOVING     ? a.t
			: a.motion != MOVING ? b.t
					     : dtype_round(d, a.t + b.t);
	}
	return r;
}

static struct slope_number subtract(enum dtype d, struct slope_number a, struct slope_number b)
{
	return add(d, a, negative(b));
}

/* a.t b + a b.t, each where it moves. */
static struct slope_number multiply(enum dtype d, struct slope_number a, struct slope_number b)
{
	if (a.motion == NOTHING || b.motion == NOTHING)
		return nothing;
	struct slope_number r = fixed(dtype_round(d, a.v * b.v));
	double left = dtype_round(d, a.t * b.v), right = dtype_round(d, a.v * b.t);
	if (a.motion == MOVING || b.motion == MOVING) {
		r.motion = MOVING;
		r.t = b.motion != MOVING     ? left
			: a.motion != MOVING ? right
					     : dtype_round(d, left + right);
	}
	return r;
}

/* a.t/b - b.t (q/b), each where it moves. */
static struct slope_number divide(enum dtype d, struct slope_number a, struct slope_number b)
{
	if (a.motion == NOTHING)
		return nothing;
	struct slope_number q = fixed(dtype_round(d, a.v / b.v));
	double top = dtype_round(d, a.t / b.v);
	double bottom = -dtype_round(d, b.t * dtype_round(d, q.v / b.v));
	if (a.motion == MOVING || b.motion == MOVING) {
		q.motion = MOVING;
		q.t = b.motion != MOVING     ? top
			: a.motion != MOVING ? bottom
					     : dtype_round(d, top + bottom);
	}
	return q;
}

static struct slope_number call(enum dtype, enum primitive, struct slope_number u);

/* 1/sqrt(1 + s u^2) and the like: what inverse functions have as slopes. */
static struct slope_number square_and(enum dtype d, struct slope_number u, double sign, double more)
{
	struct slope_number square = multiply(d, u, u);
	return add(d, sign < 0 ? negative(square) : square, fixed(more));
}

static struct slope_number reciprocal(enum dtype d, struct slope_number a)
{
	return divide(d, fixed(1), a);
}

static struct slope_number reciprocal_root(enum dtype d, struct slope_number a)
{
	return reciprocal(d, call(d, P_SQRT, a));
}

/* c e^(-u^2). */
static struct slope_number bell(enum dtype d, struct slope_number u, double c)
{
	struct slope_number power = negative(multiply(d, u, u));
	return multiply(d, fixed(dtype_round(d, c)), call(d, P_EXP, power));
}

/* The derivative at u, where the value is y, by the operations that frameworks use. */
static struct slope_number derivative(
	enum dtype d, enum primitive p, struct slope_number u, struct slope_number y)
{
	switch (p) {
	case P_EXP:
		return y;
	case P_EXPM1:
		return add(d, y, fixed(1));
	case P_LOG:
		return reciprocal(d, u);
	case P_LOG1P:
		return reciprocal(d, add(d, u, fixed(1)));
	case P_SQRT:
		return reciprocal(d, multiply(d, fixed(2), y));
	case P_ABS:
		return fixed(primitive_row(P_SIGN)->number(u.v));
	case P_SIGN:
	case P_FLOOR:
		return nothing;
	case P_SIN:
		return call(d, P_COS, u);
	case P_COS:
		return negative(call(d, P_SIN, u));
	case P_TAN:
		return square_and(d, y, 1, 1);
	case P_ASIN:
		return reciprocal_root(d, square_and(d, u, -1, 1));
	case P_ACOS:
		return negative(reciprocal_root(d, square_and(d, u, -1, 1)));
	case P_ATAN:
		return reciprocal(d, square_and(d, u, 1, 1));
	case P_SINH:
		return call(d, P_COSH, u);
	case P_COSH:
		return call(d, P_SINH, u);
	case P_TANH: /* a kernel of its own */
		y = square_and(dtype_kernel(d), y, -1, 1);
		y.v = dtype_round(d, y.v);
		return y;
	case P_ASINH:
		return reciprocal_root(d, square_and(d, u, 1, 1));
	case P_ACOSH:
		return reciprocal_root(d, square_and(d, u, 1, -1));
	case P_ATANH:
		return reciprocal(d, square_and(d, u, -1, 1));
	case P_ERF:
		return bell(d, u, TWO_RSQRT_PI);
	case P_ERFC:
		return bell(d, u, -TWO_RSQRT_PI);
	case P_NORMAL_CDF:
		return call(d, P_NORMAL_PDF, u);
	case P_NORMAL_PDF:
		return negative(multiply(d, u, y));
	}
	return nothing;
}

static struct slope_number call(enum dtype d, enum primitive p, struct slope_number u)
{
	struct slope_number y = fixed(dtype_round(d, primitive_row(p)->number(u.v)));
	if (u.motion != MOVING)
		return y;
	struct slope_number slope = derivative(d, p, fixed(u.v), y);
	y.motion = slope.motion == NOTHING ? FIXED : MOVING;
	y.t = dtype_round(d, u.t * slope.v);
	return y;
}

/* a^b; the slopes b a^(b-1) a' and a^b log(a) b'. */
static struct slope_number power(enum dtype d, struct slope_number a, struct slope_number b)
{
	struct slope_number y = fixed(dtype_round(d, pow(a.v, b.v)));
	double left = 0, right = 0;
	if (a.motion == MOVING && b.v != 0) {
		left = dtype_round(d, pow(a.v, dtype_round(d, b.v - 1)));
		left = dtype_round(d, a.t * dtype_round(d, b.v * left));
	}
	if (b.motion == MOVING) {
		right = dtype_round(d, log(a.v));
		right = dtype_round(d, b.t * dtype_round(d, y.v * right));
	}
	if (a.motion == MOVING || b.motion == MOVING) {
		y.motion = MOVING;
		y.t = b.motion != MOVING ? left : dtype_round(d, left + right);
	}
	return y;
}

/* ---- with a curvature --------------------------------------------------------------- */

struct rounded rounded_fixed(double v)
{
	return (struct rounded){ fixed(v), nothing };
}

struct rounded rounded_x(double x, enum order highest)
{
	if (highest == ORDER_F)
		return rounded_fixed(x);
	/* dy alone has the slope; where y moves too, dy.t has the curvature. */
	if (highest == ORDER_DF)
		return (struct rounded){ fixed(x), fixed(1) };
	return (struct rounded){ { x, 1, MOVING }, fixed(1) };
}

struct rounded rounded_to(enum dtype d, const struct rounded *a)
{
	struct rounded r = *a;
	r.y.v = dtype_round(d, a->y.v);
	return r;
}

struct rounded rounded_whole(enum dtype d, const struct rounded *a)
{
	struct rounded r = *a;
	r.y.v = dtype_round(d, a->y.v);
	r.y.t = r.dy.v = dtype_round(d, a->dy.v);
	r.dy.t = dtype_round(d, a->dy.t);
	return r;
}

struct rounded rounded_negate(const struct rounded *a)
{
	return (struct rounded){ negative(a->y), negative(a->dy) };
}

struct rounded rounded_add(enum dtype d, const struct rounded *a, const struct rounded *b)
{
	return (struct rounded){ add(d, a->y, b->y), add(d, a->dy, b->dy) };
}

struct rounded rounded_subtract(enum dtype d, const struct rounded *a, const struct rounded *b)
{
	return (struct rounded){ subtract(d, a->y, b->y), subtract(d, a->dy, b->dy) };
}

struct rounded rounded_multiply(enum dtype d, const struct rounded *a, const struct rounded *b)
{
	struct slope_number left = multiply(d, a->dy, b->y), right = multiply(d, a->y, b->dy);
	return (struct rounded){ multiply(d, a->y, b->y), add(d, left, right) };
}

struct rounded rounded_divide(enum dtype d, const struct rounded *a, const struct rounded *b)
{
	struct slope_number q = divide(d, a->y, b->y), top = divide(d, a->dy, b->y),
			    bottom = multiply(d, b->dy, divide(d, q, b->y));
	return (struct rounded){ q, subtract(d, top, bottom) };
}

struct rounded rounded_power(enum dtype d, const struct rounded *a, const struct rounded *b)
{
	struct slope_number y = power(d, a->y, b->y), left = nothing, right = nothing;
	if (a->dy.motion != NOTHING && (b->y.v != 0 || b->dy.motion != NOTHING)) {
		left = power(d, a->y, add(d, b->y, fixed(-1)));
		left = multiply(d, a->dy, multiply(d, b->y, left));
	}
	if (b->dy.motion != NOTHING)
		right = multiply(d, b->dy, multiply(d, y, call(d, P_LOG, a->y)));
	return (struct rounded){ y, add(d, left, right) };
}

/* a - floor(a/b) b with the sign of b, found by the exact remainder; the quotient counts as
   fixed. */
struct rounded rounded_modulo(enum dtype d, const struct rounded *a, const struct rounded *b)
{
	double rest = fmod(a->y.v, b->y.v);
	if (rest != 0 && (rest < 0) != (b->y.v < 0))
		rest += b->y.v;
	struct slope_number k = fixed(floor(dtype_round(d, a->y.v / b->y.v)));
	struct rounded r = { .dy = subtract(d, a->dy, multiply(d, b->dy, k)) };
	r.y = (struct slope_number){ dtype_round(d, rest), r.dy.v,
		r.dy.motion == NOTHING ? FIXED : MOVING };
	return r;
}

struct rounded rounded_extreme(const struct rounded *a, const struct rounded *b, int sign)
{
	double l = sign * a->y.v, r = sign * b->y.v;
	if (isnan(l) || isnan(r))
		return isnan(l) ? *a : *b;
	if (l == r)
		return fabs(b->dy.v) < fabs(a->dy.v) ? *b : *a;
	return l > r ? *a : *b;
}

struct rounded rounded_call(enum dtype d, enum primitive p, const struct rounded *u)
{
	struct slope_number y = call(d, p, u->y);
	return (struct rounded){ y, multiply(d, u->dy, derivative(d, p, u->y, y)) };
}

struct rounded rounded_chain(enum dtype d, struct jet f, const struct rounded *u)
{
	struct slope_number y = fixed(dtype_round(d, f.y)), slope = fixed(f.dy);
	slope.v = dtype_round(d, f.dy);
	if (u->y.motion == MOVING) {
		y.motion = slope.motion = MOVING;
		y.t = dtype_round(d, u->y.t * slope.v);
		slope.t = dtype_round(d, u->y.t * dtype_round(d, f.d2y));
	}
	return (struct rounded){ y, multiply(d, u->dy, slope) };
}
