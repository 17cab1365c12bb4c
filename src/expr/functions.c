/* Values, slopes and curvatures of the primitives of one argument, in two doubles. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/dd.h"
#include "expr/primitives.h"

/* 1/sqrt(2), 2/sqrt(pi) and 1/sqrt(2 pi) to 106 bits. */
static const struct exact sqrt_half = {0x1.6a09e667f3bcdp-1, -0x1.bdd3413b26456p-55};
static const struct exact two_rsqrt_pi = {0x1.20dd750429b6dp+0, 0x1.1ae3a914fed80p-56};
static const struct exact rsqrt_2pi = {0x1.9884533d43651p-2, -0x1.cbc0d30ebfd15p-56};

static const struct exact one = {1, 0};

static struct wide nowhere(double nan)
{
	return (struct wide){{{nan, 0}, {nan, 0}, {nan, 0}}};
}

static struct wide steps(double y)
{
	return (struct wide){{{y, 0}, {0, 0}, {0, 0}}};
}

/* a b where a = 0 wins over an infinite b: a decays faster than b grows. */
static struct exact fade(struct exact a, struct exact b)
{
	return a.hi == 0 ? a : dd_mul(a, b);
}

/* f(hi + lo), given y = f(hi) and the slope there. */
static struct exact nudge(double y, double slope, double lo)
{
	return lo == 0 || !isfinite(y) ? dd_of(y) : dd_quick(y, slope * lo);
}

/* e^u. Near 0 as 1 + (e^u - 1), which keeps the digits that subtracting 1 will uncover. */
static struct exact exponential(struct exact u)
{
	double e = exp(u.hi);
	if (!isfinite(e) || e == 0)
		return dd_of(e);
	struct exact y = fabs(u.hi) < 0.5 ? dd_sum(1, expm1(u.hi)) : dd_of(e);
	return u.lo == 0 ? y : dd_add(y, dd_of(e * u.lo));
}

/* e^-s for s >= 0, in one double. */
static double decay(struct exact s)
{
	double e = exp(-s.hi);
	return e == 0 ? 0 : e * (1 - s.lo);
}

static struct wide log_at(struct exact u)
{
	if (u.hi == 0)
		return (struct wide){{{-HUGE_VAL, 0}, {HUGE_VAL, 0}, {-HUGE_VAL, 0}}};
	if (u.hi < 0)
		return nowhere(NAN);
	struct exact slope = dd_div(one, u);
	return (struct wide){{
		nudge(log(u.hi), slope.hi, u.lo),
		slope,
		dd_neg(dd_mul(slope, slope)),
	}};
}

static struct wide log1p_at(struct exact u)
{
	struct wide w = log_at(dd_add(one, u));
	w.f[0] = u.hi < -1 ? dd_of(NAN) : nudge(log1p(u.hi), w.f[1].hi, u.lo);
	return w;
}

static struct wide expm1_at(struct exact u)
{
	struct exact e = exponential(u);
	return (struct wide){{nudge(expm1(u.hi), e.hi, u.lo), e, e}};
}

static struct wide sqrt_at(struct exact u)
{
	struct exact root = dd_sqrt(u);
	if (u.hi == 0)
		return (struct wide){{root, {HUGE_VAL, 0}, {-HUGE_VAL, 0}}};
	struct exact slope = dd_div(dd_of(0.5), root);
	return (struct wide){{root, slope, dd_neg(dd_div(dd_scale(slope, 0.5), u))}};
}

static struct wide abs_at(struct exact u)
{
	double sign = u.hi > 0 ? 1 : u.hi < 0 ? -1 : 0;
	return (struct wide){{u.hi > 0	 ? u
			      : u.hi < 0 ? dd_neg(u)
					 : dd_of(0),
		{sign, 0}, {0, 0}}};
}

/* cos(h) with its distance from 1, where that is short. */
static struct exact cosine(double h)
{
	double s = sin(h / 2);
	return fabs(h) < 0.5 ? dd_sum(1, -2 * s * s) : dd_of(cos(h));
}

static struct wide sin_at(struct exact u)
{
	struct exact s = dd_of(sin(u.hi)), c = cosine(u.hi), l = dd_of(u.lo);
	struct exact y = dd_add(s, dd_mul(c, l)), slope = dd_sub(c, dd_mul(s, l));
	return (struct wide){{y, slope, dd_neg(y)}};
}

static struct wide cos_at(struct exact u)
{
	struct wide w = sin_at(u);
	return (struct wide){{w.f[1], dd_neg(w.f[0]), dd_neg(w.f[1])}};
}

static struct wide tan_at(struct exact u)
{
	double t = tan(u.hi);
	struct exact y = nudge(t, 1 + t * t, u.lo), slope = dd_add(one, dd_mul(y, y));
	return (struct wide){{y, slope, dd_scale(dd_mul(y, slope), 2)}};
}

/* 1/sqrt((a - u)(b + u)): the slope of asin with a = b = 1. */
static struct wide asin_at(struct exact u)
{
	struct exact gap = dd_mul(dd_sub(one, u), dd_add(one, u));
	struct exact slope = dd_div(one, dd_sqrt(gap));
	struct exact bend = dd_mul(u, dd_div(slope, gap));
	return (struct wide){{nudge(asin(u.hi), slope.hi, u.lo), slope, bend}};
}

static struct wide acos_at(struct exact u)
{
	struct wide w = asin_at(u);
	return (struct wide){
		{nudge(acos(u.hi), -w.f[1].hi, u.lo), dd_neg(w.f[1]), dd_neg(w.f[2])}};
}

static struct wide atan_at(struct exact u)
{
	struct exact slope = dd_div(one, dd_add(one, dd_mul(u, u)));
	struct exact bend = dd_scale(fade(slope, fade(slope, u)), -2);
	return (struct wide){{nudge(atan(u.hi), slope.hi, u.lo), slope, bend}};
}

/* asinh with sign = 1, acosh with -1: slope 1/sqrt(u^2 + sign), curvature -u slope^3. */
static struct wide area_at(double y, struct exact u, double sign)
{
	struct exact slope, bend;
	if (fabs(u.hi) >
		1e150) { /* u^2 would overflow, and +-1 is far below its last bit */
		slope = dd_div(one, u.hi < 0 ? dd_neg(u) : u);
		bend = dd_neg(dd_div(slope, u));
	} else {
		struct exact square = sign > 0 ? dd_add(dd_mul(u, u), one)
					       : dd_mul(dd_sub(u, one), dd_add(u, one));
		slope = dd_div(one, dd_sqrt(square));
		bend = dd_neg(dd_mul(u, dd_div(slope, square)));
	}
	return (struct wide){{nudge(y, slope.hi, u.lo), slope, bend}};
}

static struct wide atanh_at(struct exact u)
{
	struct exact slope = dd_div(one, dd_mul(dd_sub(one, u), dd_add(one, u)));
	struct exact bend = dd_scale(dd_mul(u, dd_mul(slope, slope)), 2);
	if (fabs(u.hi) > 1)
		return nowhere(NAN);
	return (struct wide){{nudge(atanh(u.hi), slope.hi, u.lo), slope, bend}};
}

/* (e^u -+ e^-u)/2 from one e^u: what rounding that has changes u alone, so that cosh^2 -
   sinh^2 is 1 to all 106 bits. Near 0 cosh is 1 + 2 sinh(u/2)^2. */
static struct wide hyperbolic(struct exact u, bool even)
{
	struct exact sinus, cosinus;
	if (fabs(u.hi) < 0.5) {
		double half = sinh(u.hi / 2), s = sinh(u.hi);
		cosinus = dd_add(dd_sum(1, 2 * half * half), dd_of(s * u.lo));
		sinus = nudge(s, cosinus.hi, u.lo);
	} else if (fabs(u.hi) > 709) {
		sinus = nudge(sinh(u.hi), cosh(u.hi), u.lo);
		cosinus = u.hi < 0 ? dd_neg(sinus) : sinus;
	} else {
		struct exact e = exponential(u), back = dd_div(one, e);
		sinus = dd_scale(dd_sub(e, back), 0.5);
		cosinus = dd_scale(dd_add(e, back), 0.5);
	}
	return even ? (struct wide){{cosinus, sinus, cosinus}}
		    : (struct wide){{sinus, cosinus, sinus}};
}

/* Beyond 1/2 as 1 - 2 e/(1 + e) with e = e^-2|u|, which keeps the distance from 1; the
   slope is 4 e/(1 + e)^2. */
static struct wide tanh_at(struct exact u)
{
	struct exact y, slope;
	if (fabs(u.hi) < 0.5) {
		double t = tanh(u.hi);
		y = nudge(t, 1 - t * t, u.lo);
		slope = dd_sub(one, dd_mul(y, y));
	} else {
		struct exact a = u.hi < 0 ? dd_neg(u) : u;
		double e = decay(dd_scale(a, 2)), part = e / (1 + e);
		y = dd_sum(1, -2 * part);
		slope = dd_of(4 * part / (1 + e));
		if (u.hi < 0)
			y = dd_neg(y);
	}
	return (struct wide){{y, slope, dd_scale(dd_mul(y, slope), -2)}};
}

/* erfc(z), with z^2 and the Gauss function in `square` and `bell` = 2/sqrt(pi) e^-z^2.
   Left of 0 as 2 - erfc(-z), which keeps the distance from 2. */
static struct exact erfc_value(struct exact z, double bell)
{
	double y = erfc(fabs(z.hi)), rest = z.hi < 0 ? -z.lo : z.lo;
	y -= bell * rest;
	return z.hi < 0 ? dd_sum(2, -y) : dd_of(y);
}

static struct exact bell_of(struct exact u)
{
	struct exact square = dd_mul(u, u);
	return dd_mul(two_rsqrt_pi, dd_of(decay(square)));
}

static struct wide erfc_at(struct exact u)
{
	struct exact bell = bell_of(u);
	return (struct wide){
		{erfc_value(u, bell.hi), dd_neg(bell), dd_scale(fade(bell, u), 2)}};
}

static struct wide erf_at(struct exact u)
{
	struct wide w = erfc_at(u);
	struct exact y;
	if (fabs(u.hi) < 0.5)
		y = nudge(erf(u.hi), -w.f[1].hi, u.lo);
	else if (u.hi > 0)
		y = dd_sub(one, w.f[0]);
	else /* 1 - erfc(u) = erfc(-u) - 1, in the digits of the small one */
		y = dd_sub(erfc_value(dd_neg(u), -w.f[1].hi), one);
	return (struct wide){{y, dd_neg(w.f[1]), dd_neg(w.f[2])}};
}

/* phi = e^(-u^2/2)/sqrt(2 pi), phi' = -u phi, phi'' = (u^2 - 1) phi. */
static struct wide pdf_at(struct exact u)
{
	struct exact square = dd_mul(u, u);
	struct exact y = dd_mul(rsqrt_2pi, dd_of(decay(dd_scale(square, 0.5))));
	return (struct wide){{y, dd_neg(fade(y, u)), fade(y, dd_sub(square, one))}};
}

/* Phi(u) = erfc(-u/sqrt(2))/2. */
static struct wide cdf_at(struct exact u)
{
	struct exact z = dd_neg(dd_mul(u, sqrt_half));
	struct wide w = pdf_at(u);
	struct exact y = dd_scale(erfc_value(z, bell_of(z).hi), 0.5);
	return (struct wide){{y, w.f[0], w.f[1]}};
}

static struct wide exp_at(struct exact u)
{
	struct exact e = exponential(u);
	return (struct wide){{e, e, e}};
}

static struct wide sign_at(struct exact u)
{
	return steps(u.hi > 0 ? 1 : u.hi < 0 ? -1 : 0);
}

static struct wide floor_at(struct exact u)
{
	return steps(floor(u.hi));
}

static struct wide sinh_at(struct exact u)
{
	return hyperbolic(u, false);
}

static struct wide cosh_at(struct exact u)
{
	return hyperbolic(u, true);
}

static struct wide asinh_at(struct exact u)
{
	return area_at(asinh(u.hi), u, 1);
}

static struct wide acosh_at(struct exact u)
{
	return u.hi < 1 ? nowhere(NAN) : area_at(acosh(u.hi), u, -1);
}

struct wide primitive_at(enum primitive primitive, struct exact u)
{
	static struct wide (*const at[])(struct exact) = {
		[P_EXP] = exp_at,
		[P_LOG] = log_at,
		[P_LOG1P] = log1p_at,
		[P_EXPM1] = expm1_at,
		[P_SQRT] = sqrt_at,
		[P_ABS] = abs_at,
		[P_SIGN] = sign_at,
		[P_FLOOR] = floor_at,
		[P_SIN] = sin_at,
		[P_COS] = cos_at,
		[P_TAN] = tan_at,
		[P_ASIN] = asin_at,
		[P_ACOS] = acos_at,
		[P_ATAN] = atan_at,
		[P_SINH] = sinh_at,
		[P_COSH] = cosh_at,
		[P_TANH] = tanh_at,
		[P_ASINH] = asinh_at,
		[P_ACOSH] = acosh_at,
		[P_ATANH] = atanh_at,
		[P_ERF] = erf_at,
		[P_ERFC] = erfc_at,
		[P_NORMAL_CDF] = cdf_at,
		[P_NORMAL_PDF] = pdf_at,
	};
	return isnan(u.hi) ? nowhere(u.hi) : at[primitive](u);
}

/* With e = e^-|u|: 1 - e/(1 + e), kept in two parts, or e/(1 + e); slope e/(1 + e)^2,
   curvature -+slope (1 - e)/(1 + e). Nothing overflows, nothing cancels. */
struct wide primitive_logistic(struct exact u)
{
	if (isnan(u.hi))
		return nowhere(u.hi);
	struct exact a = u.hi < 0 ? dd_neg(u) : u;
	double e = decay(a), part = e / (1 + e), slope = part / (1 + e);
	double gap = a.hi < 1 ? -expm1(-a.hi) : 1 - e;
	double bend = slope * (gap / (1 + e));
	return (struct wide){{
		u.hi < 0 ? dd_of(part) : dd_sum(1, -part),
		dd_of(slope),
		dd_of(u.hi < 0 ? bend : -bend),
	}};
}

/* max(u, 0) + log1p(e^-|u|). */
struct wide primitive_softplus(struct exact u)
{
	struct wide w = primitive_logistic(u);
	struct exact a = u.hi < 0 ? dd_neg(u) : u, y = dd_of(log1p(decay(a)));
	return (struct wide){{u.hi > 0 ? dd_add(u, y) : y, w.f[0], w.f[1]}};
}
