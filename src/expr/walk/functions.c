/* Values, slopes and curvatures of the primitives of one argument, in two doubles. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/walk/exp-log.h"
#include "expr/walk/circle.h"
#include "expr/walk/erf.h"
#include "expr/primitives.h"

/* 1/sqrt(2), 2/sqrt(pi) and 1/sqrt(2 pi). */
const struct dd primitive_sqrt_half = { 0x1.6a09e667f3bcdp-1, -0x1.bdd3413b26456p-55, 0x1p-107 };
const struct dd primitive_two_rsqrt_pi = { 0x1.20dd750429b6dp+0, 0x1.1ae3a914fed80p-56, 0x1p-107 };
const struct dd primitive_rsqrt_2pi = { 0x1.9884533d43651p-2, -0x1.cbc0d30ebfd15p-56, 0x1p-108 };

static const struct dd one = { 1, 0, 0 }, zero = { 0, 0, 0 };

static struct wide nowhere(double nan)
{
	return (struct wide){ { dd_of(nan), dd_of(nan), dd_of(nan) } };
}

/* Outside the domain, or, in doubt, perhaps. */
static struct wide outside(bool sure)
{
	struct dd nan = sure ? dd_of(NAN) : dd_doubtful(NAN);
	return (struct wide){ { nan, nan, nan } };
}

/* Where no more is asked for, or the slopes are 0. */
static struct wide value(struct dd y)
{
	return (struct wide){ { y } };
}

/* a b where a = 0 wins over an infinite b: a decays faster than b grows. */
static struct dd fade(struct dd a, struct dd b)
{
	return a.hi == 0 && !isfinite(b.hi) ? a : dd_mul(a, b);
}

static struct dd magnitude(struct dd u)
{
	return u.hi < 0 ? dd_neg(u) : u;
}

static struct dd half(struct dd a)
{
	return dd_scale(a, 0.5);
}

static struct dd twice(struct dd a)
{
	return dd_scale(a, 2);
}

static struct wide log_at(struct dd u, enum order highest)
{
	struct dd y = logarithm(u);
	if (u.hi == 0)
		return (struct wide){ { y, { HUGE_VAL, 0, u.off == 0 ? 0 : HUGE_VAL },
			{ -HUGE_VAL, 0, u.off == 0 ? 0 : HUGE_VAL } } };
	if (u.hi < 0)
		return outside(dd_sure(u));
	if (highest == ORDER_F)
		return value(y);
	struct dd slope = dd_div(one, u);
	return (struct wide){ { y, slope, dd_neg(dd_mul(slope, slope)) } };
}

static struct wide log1p_at(struct dd u, enum order highest)
{
	struct dd more = dd_add(one, u);
	if (!(more.hi > 0 && isfinite(more.hi)))
		return log_at(more, highest);
	struct dd y = logarithm_of_1_plus(u);
	if (highest == ORDER_F)
		return value(y);
	struct dd slope = dd_div(one, more);
	return (struct wide){ { y, slope, dd_neg(dd_mul(slope, slope)) } };
}

static struct wide expm1_at(struct dd u, enum order highest)
{
	struct dd y = exponential_less_1(u);
	if (highest == ORDER_F)
		return value(y);
	struct dd e = exponential(u);
	return (struct wide){ { y, e, e } };
}

static struct wide sqrt_at(struct dd u, enum order highest)
{
	struct dd root = dd_sqrt(u);
	if (highest == ORDER_F)
		return value(root);
	if (u.hi == 0 && u.off == 0)
		return (struct wide){ { root, dd_of(HUGE_VAL), dd_of(-HUGE_VAL) } };
	struct dd slope = dd_div(dd_of(0.5), root);
	return (struct wide){ { root, slope, dd_neg(half(dd_div(slope, u))) } };
}

/* ||u| - |v|| <= |u - v|; only the slope hangs on the sign. */
static struct wide abs_at(struct dd u, enum order highest)
{
	(void)highest;
	double sign = u.hi > 0 ? 1 : u.hi < 0 ? -1 : 0;
	struct dd slope = { sign, 0, dd_sure(u) ? 0 : HUGE_VAL };
	return (struct wide){ { u.hi == 0 ? (struct dd){ 0, 0, u.off } : magnitude(u), slope,
		zero } };
}

static struct wide sin_at(struct dd u, enum order highest)
{
	(void)highest;
	struct circle c = circle_at(u);
	return (struct wide){ { c.sine, c.cosine, dd_neg(c.sine) } };
}

static struct wide cos_at(struct dd u, enum order highest)
{
	(void)highest;
	struct circle c = circle_at(u);
	return (struct wide){ { c.cosine, dd_neg(c.sine), dd_neg(c.cosine) } };
}

static struct wide tan_at(struct dd u, enum order highest)
{
	struct circle c = circle_at(u);
	struct dd y = dd_div(c.sine, c.cosine);
	if (highest == ORDER_F)
		return value(y);
	struct dd slope = dd_add(one, dd_mul(y, y));
	return (struct wide){ { y, slope, twice(dd_mul(y, slope)) } };
}

/* 1/sqrt((1 - u)(1 + u)): the slope of asin. */
static struct wide asin_slopes(struct dd u)
{
	struct dd gap = dd_mul(dd_sub(one, u), dd_add(one, u));
	struct dd slope = dd_div(one, dd_sqrt(gap));
	return (struct wide){ { zero, slope, dd_mul(u, dd_div(slope, gap)) } };
}

static struct wide asin_at(struct dd u, enum order highest)
{
	if (fabs(u.hi) > 1)
		return outside(fabs(u.hi) - u.off > 1);
	if (highest == ORDER_F)
		return value(circle_asin(u));
	struct wide w = asin_slopes(u);
	w.f[0] = circle_asin(u);
	return w;
}

static struct wide acos_at(struct dd u, enum order highest)
{
	if (fabs(u.hi) > 1)
		return outside(fabs(u.hi) - u.off > 1);
	if (highest == ORDER_F)
		return value(circle_acos(u));
	struct wide w = asin_slopes(u);
	return (struct wide){ { circle_acos(u), dd_neg(w.f[1]), dd_neg(w.f[2]) } };
}

static struct wide atan_at(struct dd u, enum order highest)
{
	struct dd slope, inverse;
	if (highest == ORDER_F)
		return value(circle_atan(u));
	if (fabs(u.hi) > 1e100) { /* u^2 might overflow, and 1 is far below its last bit */
		inverse = dd_div(one, u);
		slope = dd_mul(inverse, inverse);
		slope.off += 0x1p-200 * slope.hi;
	} else {
		slope = dd_div(one, dd_add(one, dd_mul(u, u)));
	}
	struct dd bend = dd_scale(fade(slope, fade(slope, u)), -2);
	return (struct wide){ { circle_atan(u), slope, bend } };
}

/* u with what is far below its last bit left out. */
static struct dd nearly(struct dd u)
{
	u.off += 0x1p-120 * fabs(u.hi);
	return u;
}

#define FAR 0x1p70 /* beyond, 1 + u^2 is u^2 to all digits that are kept */

/* asinh with sign = 1, acosh with -1: slope 1/sqrt(u^2 + sign), curvature -u slope^3. */
static struct wide area_slopes(struct dd u, double sign)
{
	struct dd slope, bend;
	if (fabs(u.hi) > FAR) {
		slope = dd_div(one, nearly(magnitude(u)));
		bend = dd_neg(dd_div(slope, u));
	} else {
		struct dd square = sign > 0 ? dd_add(dd_mul(u, u), one)
					    : dd_mul(dd_sub(u, one), dd_add(u, one));
		slope = dd_div(one, dd_sqrt(square));
		bend = dd_neg(dd_mul(u, dd_div(slope, square)));
	}
	return (struct wide){ { zero, slope, bend } };
}

/* log(2 u). */
static struct dd area_far(struct dd u)
{
	return dd_add(logarithm(nearly(u)), exponential_log_2);
}

/* log1p(a + a^2/(1 + sqrt(1 + a^2))) for a = |u|. */
static struct wide asinh_at(struct dd u, enum order highest)
{
	struct dd a = magnitude(u), y;
	if (a.hi > FAR) {
		y = area_far(a);
	} else {
		struct dd square = dd_mul(a, a);
		struct dd root = dd_sqrt(dd_add(one, square));
		y = logarithm_of_1_plus(dd_add(a, dd_div(square, dd_add(one, root))));
	}
	y = u.hi < 0 ? dd_neg(y) : y;
	if (highest == ORDER_F)
		return value(y);
	struct wide w = area_slopes(u, 1);
	w.f[0] = y;
	return w;
}

/* log1p(t + sqrt(t (2 + t))) for t = u - 1. */
static struct wide acosh_at(struct dd u, enum order highest)
{
	if (u.hi < 1)
		return outside(u.hi + u.off < 1);
	struct wide w = { { zero } };
	if (highest > ORDER_F)
		w = area_slopes(u, -1);
	if (u.hi > FAR) {
		w.f[0] = area_far(u);
		return w;
	}
	struct dd t = dd_sub(u, one), root = dd_sqrt(dd_mul(t, dd_add(t, dd_of(2))));
	w.f[0] = logarithm_of_1_plus(dd_add(t, root));
	return w;
}

/* log1p(2 a/(1 - a))/2 for a = |u|. */
static struct wide atanh_at(struct dd u, enum order highest)
{
	if (fabs(u.hi) > 1)
		return outside(fabs(u.hi) - u.off > 1);
	struct dd a = magnitude(u), gap = dd_sub(one, a);
	if (gap.hi < 0)
		return outside(dd_sure(gap));
	struct dd y = half(logarithm_of_1_plus(dd_div(twice(a), gap)));
	y = u.hi < 0 ? dd_neg(y) : y;
	if (highest == ORDER_F)
		return value(y);
	struct dd slope = dd_div(one, dd_mul(gap, dd_add(one, a)));
	return (struct wide){ { y, slope, twice(dd_mul(u, dd_mul(slope, slope))) } };
}

/* (e^u -+ e^-u)/2, the sine and the cosine; near 0 by w = e^u - 1: (w + w/(1 + w))/2 and 1 + w^2/(2 (1 + w)). */
static struct wide hyperbolic(struct dd u, bool even)
{
	struct dd sinus, cosinus;
	if (fabs(u.hi) < 0.5) {
		struct dd w = exponential_less_1(u), up = dd_add(one, w);
		struct dd part = dd_div(w, up);
		sinus = half(dd_add(w, part));
		cosinus = dd_add(one, half(dd_mul(w, part)));
	} else {
		struct dd e = exponential(magnitude(u)), back = dd_div(one, e);
		sinus = half(dd_sub(e, back));
		cosinus = half(dd_add(e, back));
		if (u.hi < 0)
			sinus = dd_neg(sinus);
	}
	return even ? (struct wide){ { cosinus, sinus, cosinus } }
		    : (struct wide){ { sinus, cosinus, sinus } };
}

static struct wide sinh_at(struct dd u, enum order highest)
{
	(void)highest;
	return hyperbolic(u, false);
}

static struct wide cosh_at(struct dd u, enum order highest)
{
	(void)highest;
	return hyperbolic(u, true);
}

/* Beyond 1/2 as 1 - 2 e/(1 + e) with e = e^-2|u|, which keeps the distance from 1; the
   slope is 4 e/(1 + e)^2. */
static struct wide tanh_at(struct dd u, enum order highest)
{
	struct dd a = magnitude(u), y, slope = zero;
	if (a.hi < 0.5) {
		struct dd w = exponential_less_1(twice(a));
		y = dd_div(w, dd_add(w, dd_of(2)));
		if (highest > ORDER_F)
			slope = dd_sub(one, dd_mul(y, y));
	} else {
		struct dd e = exponential(dd_scale(a, -2)), up = dd_add(one, e);
		struct dd inverse = dd_div(one, up), part = dd_mul(e, inverse);
		y = dd_sub(one, twice(part));
		if (highest > ORDER_F)
			slope = dd_scale(dd_mul(part, inverse), 4);
	}
	if (u.hi < 0)
		y = dd_neg(y);
	struct wide w = { { y, slope } };
	if (highest > ORDER_DF)
		w.f[2] = dd_scale(dd_mul(y, slope), -2);
	return w;
}

/* s = 1 - tanh(u)^2, s' = -2 s t, s'' = 2 s (2 - 3 s) with t = tanh(u). */
struct wide primitive_sech2(struct dd u, enum order highest)
{
	if (isnan(u.hi))
		return nowhere(u.hi);
	struct wide t = tanh_at(u, highest == ORDER_F ? ORDER_DF : ORDER_D2F);
	struct dd s = t.f[1];
	if (highest < ORDER_D2F)
		return (struct wide){ { s, t.f[2] } };
	struct dd rest = dd_sub(dd_of(2), dd_mul(dd_of(3), s));
	return (struct wide){ { s, t.f[2], twice(dd_mul(s, rest)) } };
}

/* Beyond this e^-u^2/2 is below every double. */
#define BELL_WIDTH 56

/* e^(-u^2 scale). */
static struct dd bell(struct dd u, double scale)
{
	if (fabs(u.hi) - u.off > BELL_WIDTH)
		return dd_deep(2 * BELL_WIDTH * BELL_WIDTH / 3);
	return exponential(dd_scale(dd_mul(u, u), -scale));
}

/* 2/sqrt(pi) e^-u^2. */
static struct dd erf_slope(struct dd u)
{
	return dd_mul(primitive_two_rsqrt_pi, bell(u, 1));
}

static struct wide erfc_at(struct dd u, enum order highest)
{
	(void)highest;
	struct dd slope = erf_slope(u);
	return (struct wide){ { erf_complement(u, slope.hi), dd_neg(slope),
		twice(fade(slope, u)) } };
}

static struct wide erf_at(struct dd u, enum order highest)
{
	(void)highest;
	struct dd slope = erf_slope(u);
	return (struct wide){ { erf_of(u, slope.hi), slope, dd_scale(fade(slope, u), -2) } };
}

/* phi = e^(-u^2/2)/sqrt(2 pi), phi' = -u phi, phi'' = (u^2 - 1) phi. */
static struct wide normal_pdf_at(struct dd u, enum order highest)
{
	struct dd y = dd_mul(primitive_rsqrt_2pi, bell(u, 0.5));
	if (highest == ORDER_F)
		return value(y);
	return (struct wide){ { y, dd_neg(fade(y, u)), fade(y, dd_sub(dd_mul(u, u), one)) } };
}

/* Phi(u) = erfc(-u/sqrt(2))/2. */
static struct wide normal_cdf_at(struct dd u, enum order highest)
{
	struct dd z = dd_neg(dd_mul(u, primitive_sqrt_half));
	struct dd y = half(erf_complement(z, erf_slope(z).hi));
	if (highest == ORDER_F)
		return value(y);
	struct wide w = normal_pdf_at(u, highest - 1);
	return (struct wide){ { y, w.f[0], w.f[1] } };
}

static struct wide exp_at(struct dd u, enum order highest)
{
	(void)highest;
	struct dd e = exponential(u);
	return (struct wide){ { e, e, e } };
}

static struct wide sign_at(struct dd u, enum order highest)
{
	(void)highest;
	double sign = u.hi > 0 ? 1 : u.hi < 0 ? -1 : 0;
	return value(dd_sure(u) ? dd_of(sign) : dd_doubtful(sign));
}

/* Of the double that u rounds to, so that floor(0.3/0.1) is 3. */
static struct wide floor_at(struct dd u, enum order highest)
{
	(void)highest;
	double y = floor(u.hi);
	if (fabs(y) >= 0x1p53)
		return value((struct dd){ y, floor(u.lo), u.off == 0 ? 0 : u.off + 1 });
	bool sure = u.off <= DD_ULP / 2 * fabs(u.hi) ||
		(floor(u.hi - 2 * u.off) == y && floor(u.hi + 2 * u.off) == y);
	return value(sure ? dd_of(y) : dd_doubtful(y));
}

struct wide primitive_at(enum primitive primitive, struct dd u, enum order highest)
{
	static struct wide (*const at[])(struct dd, enum order highest) = {
#define PRIMITIVE(id, name, textbook, tag, ...) [P_##id] = tag##_at,
#include "expr/primitives.def"
#undef PRIMITIVE
	};
	if (isnan(u.hi))
		return (struct wide){ { u, u, u } };
	return at[primitive](u, highest);
}

/* With e = e^-|u|: 1 - e/(1 + e), kept in two parts, or e/(1 + e); slope e/(1 + e)^2,
   curvature -+slope (1 - e)/(1 + e). Nothing overflows, nothing cancels. */
static struct wide logistic(struct dd u, struct dd e, enum order highest)
{
	struct dd inverse = dd_div(one, dd_add(one, e)), part = dd_mul(e, inverse);
	struct wide w = { { u.hi < 0 ? part : dd_sub(one, part) } };
	if (highest == ORDER_F)
		return w;
	struct dd slope = w.f[1] = dd_mul(part, inverse);
	if (highest == ORDER_DF)
		return w;
	struct dd gap = fabs(u.hi) < 0x1p-6 ? dd_neg(exponential_less_1(u.hi < 0 ? u : dd_neg(u)))
					    : dd_sub(one, e);
	struct dd bend = dd_mul(slope, dd_mul(gap, inverse));
	w.f[2] = u.hi < 0 ? bend : dd_neg(bend);
	return w;
}

struct wide primitive_logistic(struct dd u, enum order highest)
{
	if (isnan(u.hi))
		return (struct wide){ { u, u, u } };
	return logistic(u, exponential(u.hi < 0 ? u : dd_neg(u)), highest);
}

/* max(u, 0) + log1p(e^-|u|). */
struct wide primitive_softplus(struct dd u, enum order highest)
{
	if (isnan(u.hi))
		return (struct wide){ { u, u, u } };
	struct dd e = exponential(u.hi < 0 ? u : dd_neg(u));
	struct dd y = logarithm_of_1_plus(e);
	y = u.hi > 0 ? dd_add(u, y) : y;
	if (highest == ORDER_F)
		return value(y);
	struct wide w = logistic(u, e, highest - 1);
	return (struct wide){ { y, w.f[0], w.f[1] } };
}
