/* Arithmetic in pairs of long doubles, each result with a bound of its error. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/walk/near-parts.h"

/* Rounding to nearest changes a value by EPS of it at most. A sum's and a product's
   rounding errors are long doubles themselves (Knuth 1969; Dekker 1971,
   doi:10.1007/BF01397083), so what remains unknown of a pair's results is a few EPS of
   their smaller parts. */
#define EPS (LDBL_EPSILON / 2)
/* Below this a rounding may change all of a value. */
#define DUST LDBL_MIN
/* Between these no part of a product under- or overflows. */
#define SMALL (LDBL_MIN / LDBL_EPSILON / LDBL_EPSILON)
#define LARGE (LDBL_MAX * LDBL_EPSILON * LDBL_EPSILON)

struct near near_pair(long double y, long double rest, long double off)
{
	long double sum = y + rest, part = sum - y;
	struct near a = { sum, (y - (sum - part)) + (rest - part), off };
	return isfinite(sum) && isfinite(a.rest) && off < HUGE_VALL ? a : near_unknown;
}

struct near near_constant(struct exact x)
{
	/* Where doubles end there is nothing left for x.lo. */
	long double size = fabsl((long double)x.hi), dust = size < 0x1p-900L ? 0x1p-1074L : 0;
	return near_pair(x.hi, x.lo, 0x1p-104L * size + dust);
}

/* a b - p, exactly, for p = a b rounded: by halves of the operands. */
static long double product_rest(long double a, long double b, long double p)
{
	static const long double splitter = (1ULL << (LDBL_MANT_DIG + 1) / 2) + 1;
	long double ca = splitter * a, cb = splitter * b;
	long double ah = ca - (ca - a), bh = cb - (cb - b), al = a - ah, bl = b - bh;
	return ((ah * bh - p) + ah * bl + al * bh) + al * bl;
}

/* Whether product_rest() is exact. */
static bool is_tame(long double a, long double b, long double p)
{
	return p == 0
		? a == 0 || b == 0
		: fabsl(p) > SMALL && fabsl(p) < LARGE && fabsl(a) < LARGE && fabsl(b) < LARGE;
}

struct near near_add(struct near a, struct near b)
{
	if (near_is_nowhere(a) || near_is_nowhere(b))
		return near_nowhere;
	long double y = a.y + b.y, t = y - a.y;
	long double lost = (a.y - (y - t)) + (b.y - t), rest = a.rest + b.rest;
	/* One rounding in `rest` and one where it is added. */
	long double off = rest == 0 && a.rest == 0
		? 0
		: 2 * EPS * (fabsl(a.rest) + fabsl(b.rest) + fabsl(lost));
	return near_pair(y, lost + rest, a.off + b.off + off);
}

struct near near_multiply(struct near a, struct near b)
{
	if (near_is_nowhere(a) || near_is_nowhere(b))
		return near_nowhere;
	long double p = a.y * b.y, rest = 0, off = 0;
	if (is_tame(a.y, b.y, p)) {
		long double cross = a.y * b.rest + a.rest * b.y;
		rest = product_rest(a.y, b.y, p);
		if (a.rest != 0 || b.rest != 0)
			off = 4 * EPS * (fabsl(a.y * b.rest) + fabsl(a.rest * b.y) + fabsl(rest)) +
				fabsl(a.rest * b.rest) + DUST;
		rest += cross;
	} else {
		off = 4 * EPS * fabsl(p) + DUST;
	}
	if (a.off != 0 || b.off != 0)
		off += fabsl(a.y) * b.off + fabsl(b.y) * a.off + a.off * b.off;
	return near_pair(p, rest, off);
}

/* One step of long division: a = q b + r, and r/b is the rest. */
struct near near_divide(struct near a, struct near b)
{
	if (near_is_nowhere(a) || near_is_nowhere(b))
		return near_nowhere;
	if (!(fabsl(b.y) > 4 * b.off))
		return near_unknown;
	long double q = a.y / b.y, p = q * b.y, rest = 0, off = 0;
	if (a.y == 0 && a.off == 0)
		return near_exact(0);
	if (is_tame(q, b.y, p) && fabsl(q) > SMALL) {
		long double lost = product_rest(q, b.y, p), cross = q * b.rest;
		long double r = ((a.y - p) - lost) + (a.rest - cross);
		rest = r / b.y;
		if (r != 0 || a.rest != 0 || b.rest != 0)
			off = 16 * EPS *
					(fabsl(a.y - p) + fabsl(lost) + fabsl(a.rest) +
						fabsl(cross)) /
					fabsl(b.y) +
				DUST;
	} else {
		off = 8 * EPS * fabsl(q) + DUST;
	}
	if (a.off != 0 || b.off != 0)
		off += (a.off + fabsl(q) * b.off) / (fabsl(b.y) - 2 * b.off);
	return near_pair(q, rest, off);
}

/* The root y of a number y^2 + r a little off: r/(2 y) is the rest, but for r^2/(8 y^3).
 */
struct near near_root(struct near a)
{
	if (near_is_nowhere(a) || (a.y == 0 && a.off == 0))
		return a;
	if (a.y < -2 * a.off)
		return near_nowhere;
	if (!(a.y > 128 * (a.off + fabsl(a.rest))))
		return near_unknown;
	long double y = sqrtl(a.y), p = y * y, rest = 0, off = 8 * EPS * y + DUST;
	if (is_tame(y, y, p)) {
		long double lost = product_rest(y, y, p), r = (a.y - p) - lost + a.rest;
		rest = r / (2 * y);
		off = r == 0 && a.rest == 0
			? 0
			: 8 * EPS * (fabsl(a.y - p) + fabsl(lost) + fabsl(a.rest)) / y + DUST;
	}
	if (a.off != 0)
		off += 0.51L * a.off / y;
	return near_pair(y, rest, off);
}

struct near near_modulo(struct near a, struct near b)
{
	struct near k = near_primitive(P_FLOOR, near_divide(a, b));
	struct near y = near_add(a, near_negate(near_multiply(k, b)));
	if (!(fabsl(k.y) <= 0x1p52L))
		return near_unknown;
	/* What a quotient that was rounded to a whole number leaves is undecided here. */
	return near_order(y, near_exact(0)) == (b.y < 0 ? NEAR_BELOW : NEAR_ABOVE) ? y
		: y.y == 0 && y.rest == 0 && y.off == 0				   ? y
										   : near_unknown;
}

enum near_order near_order(struct near a, struct near b)
{
	long double gap = (a.y - b.y) + (a.rest - b.rest), rests = fabsl(a.rest) + fabsl(b.rest);
	long double doubt = 2 * (a.off + b.off) + 4 * EPS * rests;
	if (fabsl(gap) > doubt)
		return gap < 0 ? NEAR_BELOW : NEAR_ABOVE;
	bool same = a.y == b.y && a.rest == b.rest && a.off == 0 && b.off == 0;
	return same ? NEAR_EQUAL : NEAR_UNORDERED;
}

/* max, and by signs min: no value moves further than one of the two does. */
struct near near_larger(struct near a, struct near b)
{
	enum near_order order = near_order(a, b);
	if (order != NEAR_UNORDERED)
		return order == NEAR_BELOW ? b : a;
	if (near_is_nowhere(a) || near_is_nowhere(b))
		return near_unknown;
	long double off = a.off > b.off ? a.off : b.off;
	off += 4 * EPS * (fabsl(a.rest) + fabsl(b.rest));
	return near_add(a, near_negate(b)).y > 0 ? near_pair(a.y, a.rest, off)
						 : near_pair(b.y, b.rest, off);
}

struct near near_smaller(struct near a, struct near b)
{
	return near_negate(near_larger(near_negate(a), near_negate(b)));
}

double near_double(struct near a)
{
	if (a.off == 0 && a.rest == 0 && (double)a.y == a.y)
		return (double)a.y;
	long double off = 2 * a.off + 2 * fabsl(a.rest) + DUST;
	double below = (double)(a.y - off), above = (double)(a.y + off);
	return below == above ? below : NAN;
}

struct near near_compare(enum op op, struct near a, struct near b)
{
	double l = near_double(a), r = near_double(b);
	if (isnan(l) || isnan(r))
		return near_unknown;
	return near_exact(op == OP_LT ? l < r
			: op == OP_LE ? l <= r
			: op == OP_GT ? l > r
			: op == OP_GE ? l >= r
			: op == OP_EQ ? l == r
				      : l != r);
}
