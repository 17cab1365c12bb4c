/* Functions of pairs of long doubles, each result with a bound of its error. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/walk/near-parts.h"

/* What a function of libm may be off by. The GNU C library's manual states at most 6 ulp
   for those called here. */
#define LIBM (16 * LDBL_EPSILON)
/* The functions below work out slopes and bends to many more bits than this. */
#define SLOPE 0x1p-30L
/* Arguments known worse than this are not worth a bound: slopes are taken at their
   middle, and may be larger by the factor SLACK at their ends. */
#define COARSE 0x1p-10L
#define SLACK 1.01L
/* How many of its bounds an argument keeps from a place where slopes have no end. */
#define AWAY 128
#define DUST LDBL_MIN

static const struct near one = { 1, 0, 0 }, two = { 2, 0, 0 }, half = { 0.5L, 0, 0 };

/* f(u) from y = f(u.y) of libm, f'(u.y) and |f''| there: f(u) = y + f' rest, to f''
   rest^2. Slopes hardly change over `reach`. */
static struct near steady(
	long double y, long double slope, long double bend, long double reach, struct near u)
{
	long double rest = fabsl(u.rest), off = LIBM * fabsl(y) + DUST, moved = 0;
	if (u.off + rest > 0 && !(u.off + rest < reach))
		return near_unknown;
	if (u.off > 0)
		off += SLACK * fabsl(slope) * u.off + fabsl(bend) * rest * u.off;
	if (rest > 0) {
		moved = slope * u.rest;
		off += SLOPE * fabsl(moved) + SLACK * bend * rest * rest;
	}
	return near_pair(y, moved, off);
}

static struct near curved(long double y, long double slope, long double bend, struct near u)
{
	return steady(y, slope, bend, COARSE, u);
}

/* Slopes have no end where the positive number `room` is 0. */
static struct near edged(
	long double y, long double slope, long double bend, long double room, struct near u)
{
	return steady(y, slope, bend, room / AWAY, u);
}

/* Near 0 as 1 + expm1(u), lest 1 - e^u lose what it has. */
static struct near exponential(struct near u)
{
	if (fabsl(u.y) < 0.5L) {
		long double less = expm1l(u.y);
		return near_add(one, curved(less, 1 + less, 2, u));
	}
	long double e = expl(u.y);
	return curved(e, e, e, u);
}

static struct near exponential_less_1(struct near u)
{
	long double e = expl(u.y);
	return curved(expm1l(u.y), e, e, u);
}

static struct near logarithm1p(struct near u)
{
	long double more = 1 + u.y;
	if (!(more > AWAY * (u.off + fabsl(u.rest) + LDBL_EPSILON)))
		return near_unknown;
	return curved(log1pl(u.y), 1 / more, 1 / (more * more), u);
}

static struct near logarithm(struct near u)
{
	if (!(u.y > 0))
		return u.y < -2 * u.off ? near_nowhere : near_unknown;
	if (fabsl(u.y - 1) < 0.25L)
		return logarithm1p(near_add(u, (struct near){ -1, 0, 0 }));
	return edged(logl(u.y), 1 / u.y, 1 / u.y / u.y, u.y, u);
}

/* asin and acos: slope 1/sqrt(1 - u^2); atanh: 1/(1 - u^2). */
static struct near inside_one(enum primitive which, struct near u)
{
	long double room = 1 - fabsl(u.y), square = room * (1 + fabsl(u.y));
	if (!(room >= 0))
		return near_unknown;
	if (which == P_ATANH)
		return edged(atanhl(u.y), 1 / square, 2 * fabsl(u.y) / square / square, room, u);
	long double slope = 1 / sqrtl(square), bend = fabsl(u.y) * slope * slope * slope;
	return which == P_ASIN ? edged(asinl(u.y), slope, bend, room, u)
			       : edged(acosl(u.y), -slope, bend, room, u);
}

/* The slope 1/sqrt(1 + u^2), whose own is below 1/(1 + u^2), changes over lengths of 1 +
 * |u|. */
static struct near area_sine(struct near u)
{
	long double slope = 1 / sqrtl(1 + u.y * u.y);
	return steady(asinhl(u.y), slope, slope * slope, COARSE * (1 + fabsl(u.y)), u);
}

static struct near area_cosine(struct near u)
{
	long double room = u.y - 1, slope = 1 / sqrtl(room * (u.y + 1));
	return room >= 0 ? edged(acoshl(u.y), slope, u.y * slope * slope * slope, room, u)
			 : near_unknown;
}

/* The slope 1 + tan^2 grows over u +- off by 1/(cos(off) - tan(u) sin(off))^2. */
static struct near tangent(struct near u)
{
	long double t = tanl(u.y), slope = 1 + t * t;
	return fabsl(t) * (u.off + fabsl(u.rest)) < COARSE
		? curved(t, slope, 2 * fabsl(t) * slope, u)
		: near_unknown;
}

/* Far out pi/2 - atan(1/u), so that atan + pi/2 keeps its digits. */
static struct near arc_tangent(struct near u)
{
	static const struct exact quarter = { 0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54 };
	if (fabsl(u.y) <= 2)
		return curved(atanl(u.y), 1 / (1 + u.y * u.y), 1, u);
	struct near turn = near_constant(quarter), rest = arc_tangent(near_divide(one, u));
	return near_add(u.y < 0 ? near_negate(turn) : turn, near_negate(rest));
}

/* erf and erfc: slope 2/sqrt(pi) e^-u^2, which over u +- off grows by e^(2 |u| off). */
static struct near error_function(long double y, long double sign, struct near u)
{
	long double slope = 1.128379167095512573896158903L * expl(-u.y * u.y);
	return fabsl(u.y) * (u.off + fabsl(u.rest)) < COARSE / 4
		? curved(y, sign * slope, 2 * fabsl(u.y) * slope, u)
		: near_unknown;
}

/* Where erf and erfc come near 1 or 2 they are that, less something small. */
static struct near complementary_error(struct near u)
{
	if (u.y < -0.5L)
		return near_add(two, near_negate(error_function(erfcl(-u.y), -1, near_negate(u))));
	if (u.y < 0.5L)
		return near_add(one, near_negate(error_function(erfl(u.y), 1, u)));
	return error_function(erfcl(u.y), -1, u);
}

static struct near error(struct near u)
{
	if (fabsl(u.y) < 0.5L)
		return error_function(erfl(u.y), 1, u);
	struct near above =
		near_add(one, near_negate(complementary_error(u.y < 0 ? near_negate(u) : u)));
	return u.y < 0 ? near_negate(above) : above;
}

/* Phi(u) = erfc(-u/sqrt(2))/2. */
static struct near normal_cdf(struct near u)
{
	static const struct exact factor = { -0x1.6a09e667f3bcdp-1, 0x1.bdd3413b26456p-55 };
	return near_multiply(half, complementary_error(near_multiply(u, near_constant(factor))));
}

/* phi(u) = e^(-u^2/2)/sqrt(2 pi). */
static struct near normal_pdf(struct near u)
{
	static const struct exact factor = { 0x1.9884533d43651p-2, -0x1.cbc0d30ebfd15p-56 };
	struct near square = near_multiply(near_multiply(u, u), (struct near){ -0.5L, 0, 0 });
	return near_multiply(exponential(square), near_constant(factor));
}

/* 1/(1 + e^-u), without an exponential that overflows. */
static struct near logistic(struct near u)
{
	struct near e = exponential(u.y < 0 ? u : near_negate(u));
	return near_divide(u.y < 0 ? e : one, near_add(one, e));
}

/* log(1 + e^u) = max(u, 0) + log1p(e^-|u|). */
static struct near softplus(struct near u)
{
	struct near rest = logarithm1p(exponential(u.y < 0 ? u : near_negate(u)));
	return u.y < 0 ? rest : near_add(u, rest);
}

/* Far out 1 - 2/(1 + e^2u), to the digits of what 1 lacks. */
static struct near hyperbolic_tangent(struct near u)
{
	if (fabsl(u.y) < 0.5L)
		return curved(tanhl(u.y), 1 - tanhl(u.y) * tanhl(u.y), 1, u);
	struct near twice = near_multiply(two, u.y < 0 ? u : near_negate(u));
	struct near lack = near_multiply(two, logistic(twice));
	struct near y = near_add(one, near_negate(lack));
	return u.y < 0 ? near_negate(y) : y;
}

/* Of the double, as everywhere. */
static struct near integer_part(struct near u)
{
	double d = near_double(u);
	return isnan(d) ? near_unknown : near_exact(floor(d));
}

static struct near sign(struct near u)
{
	enum near_order order = near_order(u, near_exact(0));
	return order == NEAR_UNORDERED ? near_unknown : near_exact((int)order - (int)NEAR_EQUAL);
}

struct near near_primitive(enum primitive which, struct near u)
{
	if (near_is_nowhere(u))
		return u;
	switch (which) {
	case P_EXP:
		return exponential(u);
	case P_LOG:
		return logarithm(u);
	case P_LOG1P:
		return logarithm1p(u);
	case P_EXPM1:
		return exponential_less_1(u);
	case P_SQRT:
		return near_root(u);
	case P_ABS:
		return u.y < 0 ? near_negate(u) : u;
	case P_SIGN:
		return sign(u);
	case P_FLOOR:
		return integer_part(u);
	case P_SIN:
		return curved(sinl(u.y), cosl(u.y), 1, u);
	case P_COS:
		return curved(cosl(u.y), -sinl(u.y), 1, u);
	case P_TAN:
		return tangent(u);
	case P_ASIN:
	case P_ACOS:
	case P_ATANH:
		return inside_one(which, u);
	case P_ATAN:
		return arc_tangent(u);
	case P_SINH:
		return curved(sinhl(u.y), coshl(u.y), fabsl(sinhl(u.y)), u);
	case P_COSH:
		return curved(coshl(u.y), sinhl(u.y), coshl(u.y), u);
	case P_TANH:
		return hyperbolic_tangent(u);
	case P_ASINH:
		return area_sine(u);
	case P_ACOSH:
		return area_cosine(u);
	case P_ERF:
		return error(u);
	case P_ERFC:
		return complementary_error(u);
	case P_NORMAL_CDF:
		return normal_cdf(u);
	case P_NORMAL_PDF:
		return normal_pdf(u);
	}
	return near_unknown;
}

/* Small whole powers are products. */
static struct near whole_power(struct near a, unsigned n)
{
	struct near y = one;
	for (;; a = near_multiply(a, a)) {
		if (n % 2 == 1)
			y = near_multiply(y, a);
		n /= 2;
		if (n == 0)
			return y;
	}
}

/* Certainly no integer. */
static bool is_broken(struct near b)
{
	struct near whole = integer_part(b);
	return whole.off == 0 && near_order(whole, b) == NEAR_BELOW;
}

struct near near_power(const struct node *base, struct near a, struct near b)
{
	if (near_is_nowhere(a) || near_is_nowhere(b))
		return near_nowhere;
	if (base->op == OP_E)
		return exponential(b);
	bool exact = b.off == 0 && b.rest == 0;
	if (exact && fabsl(b.y) <= 64 && b.y == floorl(b.y)) {
		struct near y = whole_power(a, (unsigned)fabsl(b.y));
		return b.y < 0 ? near_divide(one, y) : y;
	}
	if (exact && b.y == 0.5L)
		return near_root(a);
	if (a.y == 0 && a.off == 0)
		return b.y > b.off ? a : near_unknown;
	if (a.y < -2 * a.off && !is_broken(b))
		return near_unknown;
	struct near power = near_multiply(b, logarithm(a));
	return near_is_nowhere(power) ? power : exponential(power);
}

/* |u| - log(2) + log(1 + e^(-2|u|)); next to 0 that cancels, as its bound tells. */
static struct near log_cosh(struct near u)
{
	struct near size = u.y < 0 ? near_negate(u) : u;
	struct near log2 = near_add((struct near){ 0x1.62e42fefa39efp-1L, 0, 0 },
		(struct near){ 0x1.abc9e3b39803fp-56L, 0, 0x1p-108L });
	return near_add(
		near_add(size, near_negate(log2)), softplus(near_negate(near_multiply(two, size))));
}

struct near near_shape(enum shape shape, struct near of, struct near by)
{
	struct near twice = near_multiply(of, two);
	if (near_is_nowhere(of))
		return of;
	switch (shape) {
	case SHAPE_SOFTPLUS:
		return softplus(of);
	case SHAPE_LOGISTIC:
		return near_multiply(by, logistic(near_negate(of)));
	case SHAPE_LOGISTIC_UP:
		return logistic(of);
	case SHAPE_ONE_PLUS_ERF:
		return complementary_error(near_negate(of));
	case SHAPE_ONE_MINUS_ERF:
		return complementary_error(of);
	case SHAPE_ONE_PLUS_TANH:
		return near_multiply(two, logistic(twice));
	case SHAPE_ONE_MINUS_TANH:
		return near_multiply(two, logistic(near_negate(twice)));
	case SHAPE_SECH2:
		return near_multiply((struct near){ 4, 0, 0 },
			near_multiply(logistic(twice), logistic(near_negate(twice))));
	case SHAPE_EXPM1:
		return exponential_less_1(of);
	case SHAPE_LOG_COSH:
		return log_cosh(of);
	case SHAPE_LOG1P:
		return logarithm1p(of);
	case SHAPE_PLAIN:
		break;
	}
	return near_unknown;
}
