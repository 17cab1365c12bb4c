/* Sines of large angles and the error function from long double, with bounds of their errors. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/walk/libm.h"

/* What a function of libm may be off by, of its value: the GNU C library's manual states at
   most 6 ulp for those called here. Two doubles do not hold more than 106 bits of it. */
#define LIBM (8 * (LDBL_EPSILON > 0x1p-105L ? (double)LDBL_EPSILON : 0x1p-105))
/* An argument known worse than this tells too little; bounds below take slopes at its
   middle. */
#define COARSE 0x1p-10

static const struct dd one = { 1, 0, 0 };

static struct dd split(long double y)
{
	double hi = (double)y;
	if (!isfinite(hi))
		return dd_doubtful(hi);
	double off = LIBM * fabs(hi) + (fabs(hi) < DD_SMALL && y != 0 ? DD_DUST : 0);
	return (struct dd){ hi, (double)(y - hi), off };
}

/* What a small change of the argument adds. */
static struct dd nudge(struct dd y, double change, double off)
{
	return change == 0 ? (struct dd){ y.hi, y.lo, y.off + off }
			   : dd_add(y, (struct dd){ change, 0, off + 4 * DD_ULP * fabs(change) });
}

/* sin(a + b) = sin(a) + b cos(a) - b^2/2 sin(a). */
static struct dd turned(struct dd s, struct dd c, double b)
{
	return nudge(s, b * (c.hi - b / 2 * s.hi), fabs(b * c.off) + fabs(b * b * b));
}

struct circle libm_circle(struct dd u)
{
	struct dd s = split(sinl(u.hi)), c = split(cosl(u.hi));
	if (!(fabs(u.lo) < COARSE))
		return (struct circle){ dd_doubtful(s.hi), dd_doubtful(c.hi) };
	return u.lo == 0 ? (struct circle){ s, c }
			 : (struct circle){ turned(s, c, u.lo), turned(c, dd_neg(s), u.lo) };
}

/* The slope's own is -2 u times it. */
static struct dd error_function(struct dd y, struct dd u, double slope)
{
	if (!(u.off * fmax(1, fabs(u.hi)) < COARSE))
		return dd_doubtful(y.hi);
	return nudge(y, slope * u.lo,
		fabs(slope) *
			(1.01 * u.off + 4 * DD_ULP * fabs(u.lo) +
				2 * u.lo * u.lo * (fabs(u.hi) + u.off)));
}

/* For u >= 0. */
static struct dd complement(struct dd u, double slope)
{
	struct dd y = split(erfcl(u.hi));
	if (y.hi == 0)
		y = dd_deep(u.hi * u.hi * 1.4426);
	return u.hi - u.off > 60 ? y : error_function(y, u, -slope);
}

struct dd libm_erfc(struct dd u, double slope)
{
	return u.hi < 0 ? dd_sub(dd_of(2), complement(dd_neg(u), slope)) : complement(u, slope);
}

struct dd libm_erf(struct dd u, double slope)
{
	if (u.hi == 0 && u.off == 0)
		return u;
	if (fabs(u.hi) < 0.5)
		return error_function(split(erfl(u.hi)), u, slope);
	struct dd y = dd_sub(one, complement(u.hi < 0 ? dd_neg(u) : u, slope));
	return u.hi < 0 ? dd_neg(y) : y;
}
