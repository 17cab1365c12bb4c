/* Maxout: the largest of several straight lines, a convex curve that training shapes. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/gettext.h"

#include <stdlib.h>

struct piece_line {
	double w, b;
};

/* w x + b to about 106 bits, so that near a kink the right piece is told from its
   neighbour. A flat piece keeps its value at the infinities. */
static struct exact line_at(struct piece_line l, double x)
{
	if (l.w == 0)
		return (struct exact){ l.b, 0 };
	struct exact p = exact_product(l.w, x);
	struct exact s = exact_sum(p.hi, l.b);
	if (!isfinite(s.hi))
		return (struct exact){ fma(l.w, x, l.b), 0 };
	return exact_sum(s.hi, s.lo + p.lo);
}

/* Whether piece l, y at x, is to be taken rather than piece m, z at x. Of tied pieces the
   flatter gives the slope, of equally steep ones the first; where both overflow, the one
   that goes there faster. */
static bool beats(
	double x, struct piece_line l, struct exact y, struct piece_line m, struct exact z)
{
	if (y.hi != z.hi)
		return y.hi > z.hi;
	if (isinf(y.hi))
		return x > 0 ? l.w > m.w : l.w < m.w;
	return y.lo != z.lo ? y.lo > z.lo : fabs(l.w) < fabs(m.w);
}

/* The largest piece at x. Worst error 0.5 ulp. */
static void maxout_along(double x, const struct values *v, struct jet *out)
{
	if (isnan(x)) {
		*out = jet_nan(x);
		return;
	}
	struct piece_line top = { v[0].v[0], v[1].v[0] };
	struct exact best = line_at(top, x);
	for (size_t k = 1; k < v[0].n; k++) {
		struct piece_line l = { v[0].v[k], v[1].v[k] };
		struct exact y = line_at(l, x);
		if (beats(x, l, y, top, best)) {
			top = l;
			best = y;
		}
	}
	*out = (struct jet){ best.hi, top.w, 0 };
}

static int by_slope(const void *p, const void *q)
{
	const struct piece_line *a = p, *b = q;
	if (a->w != b->w)
		return a->w > b->w ? 1 : -1;
	return (a->b > b->b) - (a->b < b->b);
}

/* Where l meets m, l being the flatter: x = (l.b - m.b)/(m.w - l.w), the differences kept
   in two doubles and the quotient corrected by its remainder. Everything is halved
   against overflow. */
static double meeting(struct piece_line l, struct piece_line m)
{
	struct exact n = exact_sum(l.b / 2, -m.b / 2), d = exact_sum(m.w / 2, -l.w / 2);
	double q = n.hi / d.hi;
	double rest = fma(-q, d.hi, n.hi) + (n.lo - q * d.lo);
	double x = q + rest / d.hi;
	return isfinite(x) ? x : q;
}

/* The kinks are the corners of the upper envelope. Lines come by ascending slope; one is
   thrown out again if its successor meets the one before it no later than it did
   itself. */
static size_t maxout_kinks(const struct values *v, double at[KINK_MAX])
{
	struct piece_line line[VECTOR_MAX], hull[VECTOR_MAX];
	double from[VECTOR_MAX]; /* from[k]: where hull[k] takes over from hull[k - 1] */
	size_t n = v[0].n, top = 0, kinks = 0;
	for (size_t k = 0; k < n; k++)
		line[k] = (struct piece_line){ v[0].v[k], v[1].v[k] };
	qsort(line, n, sizeof line[0], by_slope);
	for (size_t k = 0; k < n; k++) {
		if (k + 1 < n && line[k + 1].w == line[k].w)
			continue; /* of parallel lines the last is the highest */
		while (top > 1 && meeting(hull[top - 1], line[k]) <= from[top - 1])
			top--;
		from[top] = top > 0 ? meeting(hull[top - 1], line[k]) : -INFINITY;
		hull[top++] = line[k];
	}
	for (size_t k = 1; k < top; k++)
		if (isfinite(from[k]))
			at[kinks++] = from[k] + 0.0; /* never -0 */
	return kinks;
}

static const char *maxout_check(const struct values *v)
{
	return v[0].n != v[1].n ? N_("w and b differ in length") : NULL;
}

static const char *hinges_check(const struct values *v)
{
	return v[0].n != v[1].n ? N_("a and b differ in length") : NULL;
}

/* z and the weights of its window. */
static const char *funnel_check(const struct values *v)
{
	return v[0].n != 9 || v[2].n != 9 ? N_("z and w need nine elements each, a window of 3 x 3")
					  : NULL;
}

static const struct activation rows[] = {
	{
		.id = "maxout",
		.title = "Maxout",
		.aliases = "max pooling over linear pieces",
		.rank = 9,
		.tier = 1,
		.lecture = true,
		.kind = KIND_PIECES,
		.formula = "max(w*x + b)",
		.derivative = "w[m] where m = argmax(w*x + b)",
		.range = N_("depends on the pieces"),
		.smoothness = "C0",
		.left = "-x/2 - 2",
		.right = "x - 1",
		.lesson = {
			.purpose = N_("The largest of several straight lines whose "
				"slopes and offsets are trained, so that each unit "
				"learns the shape of its own activation. relu, "
				"leaky_relu and abs are special cases, and with enough "
				"pieces every convex curve can be approached. Made to "
				"go with dropout."),
			.strengths = N_("It need not saturate and no side is shut off "
				"beforehand: whichever line is on top passes its slope "
				"on, so units do not die as those of relu do. Being "
				"linear in pieces it is easy to train."),
			.weaknesses = N_("Every piece has its own weights, so a layer "
				"has several times the parameters and work of one with "
				"relu. One unit forms convex curves only, and pieces "
				"that are never on top are not trained."),
			.instead = N_("relu or leaky_relu where parameters or time are "
				"scarce; prelu where one trained slope is enough."),
		},
		.frameworks = "paddle tfa",
		.source = "Goodfellow, Warde-Farley, Mirza, Courville and Bengio 2013, "
			"Maxout Networks, arXiv:1302.4389",
		.param = {
			{"w", "-0.5,0.5,1", N_("slopes of the pieces, trained"),
				PARAM_VECTOR, BOUNDS_FINITE},
			{"b", "-2,0,-1", N_("offsets of the pieces, trained"),
				PARAM_VECTOR, BOUNDS_FINITE},
		},
		.along = maxout_along,
		.kinks = maxout_kinks,
		.check = maxout_check,
	},
	{
		.id = "apl",
		.title = "APL",
		.aliases = "adaptive piecewise linear, APLU",
		.rank = 238,
		.tier = 3,
		.kind = KIND_PIECES,
		.formula = "max(0, x) + sum(a*max(0, -x + b))",
		.derivative = "(x > 0 ? 1 : 0) - sum(a*(x < b ? 1 : 0))",
		.range = N_("depends on the hinges"),
		.smoothness = "C0",
		.left = "-0.2*x + 0.2",
		.right = "x",
		.lesson = {
			.purpose = N_("relu plus a sum of hinges whose slopes and "
				"places each unit learns: a piecewise linear curve of "
				"its own, convex or not."),
			.strengths = N_("Unlike one maxout unit it can bend both ways, "
				"with few more parameters."),
			.weaknesses = N_("The number of hinges must be chosen "
				"beforehand, and right of all hinges it is always the "
				"identity."),
		},
		.frameworks = "",
		.source = "Agostinelli, Hoffman, Sadowski and Baldi 2015, Learning "
			"Activation Functions to Improve Deep Neural Networks, "
			"arXiv:1412.6830",
		.doubt = N_("The paper gives the number of hinges, but no values: the one "
			    "hinge drawn here is an example."),
		.param = {
			{"a", "0.2", N_("slopes of the hinges, trained"), PARAM_VECTOR,
				BOUNDS_FINITE},
			{"b", "1", N_("places of the hinges, trained"), PARAM_VECTOR,
				BOUNDS_FINITE},
		},
		.check = hinges_check,
	},
	{
		.id = "pau",
		.title = "PAU (Pade)",
		.aliases = "Pade activation unit, rational",
		.rank = 239,
		.tier = 3,
		.kind = KIND_PIECES,
		.formula = "sum(a*x^(j - 1))/(1 + abs(sum(b*x^j)))",
		.derivative = "(p - y*q*sign(s))/(1 + abs(s)) where "
			"p = sum((j - 1)*a*x^max(j - 2, 0)); q = sum(j*b*x^(j - 1)); "
			"s = sum(b*x^j); y = sum(a*x^(j - 1))/(1 + abs(s))",
		.range = N_("depends on the coefficients"),
		.smoothness = "C0",
		.left = "a[6]/b[4]*x + (a[5] - a[6]*b[3]/b[4])/b[4]",
		.right = "a[6]/b[4]*x + (a[5] - a[6]*b[3]/b[4])/b[4]",
		.lesson = {
			.purpose = N_("A ratio of two polynomials with trained "
				"coefficients. It can come close to most known "
				"activations, and training goes on from there."),
			.weaknesses = N_("It needs good start values, fitted to a known "
				"activation. The absolute value that keeps out poles "
				"makes kinks where the sum in it is 0."),
			.instead = N_("The activation it starts from, where so many "
				"trained numbers are not wanted."),
		},
		.frameworks = "",
		.source = "Molina, Schramowski and Kersting 2020, Pade Activation Units, "
			"arXiv:1907.06732; Boulle, Nakatsukasa and Townsend 2020, "
			"Rational neural networks, arXiv:2004.01902",
		.doubt = N_("Start values differ by what they were fitted to; these are those "
			    "of the authors' code, near leaky_relu between -3 and 3."),
		.note = N_("The absolute value keeps the denominator from 0. Some versions take "
			   "it of each term by itself."),
		.param = {
			{"a",
				"0.0335583603,0.505000375,1.65343934,2.01001052,"
				"0.931901999,0.152424124",
				N_("numerator, from the constant up, trained"),
				PARAM_VECTOR, BOUNDS_FINITE},
			{"b", "0.00000330847488,3.98021568,0.000000512471206,0.301830109",
				N_("denominator, from x up, trained"), PARAM_VECTOR,
				BOUNDS_FINITE},
		},
	},
	{
		.id = "slaf",
		.title = "SLAF",
		.aliases = "self-learnable activation function, polynomial",
		.rank = 240,
		.tier = 3,
		.kind = KIND_PIECES,
		.formula = "sum(a*x^(j - 1))",
		.derivative = "sum((j - 1)*a*x^max(j - 2, 0))",
		.range = N_("depends on the coefficients"),
		.smoothness = "Cinf",
		.left = "-inf",
		.right = "-inf",
		.lesson = {
			.purpose = N_("A polynomial with trained coefficients, so that "
				"each network finds the shape that its data wants."),
			.weaknesses = N_("Far from 0 the highest power rules and values "
				"explode, so inputs must be normalised and the degree "
				"kept low."),
			.instead = N_("pau, whose denominator can tame the growth; "
				"prelu for a single trained number."),
		},
		.frameworks = "",
		.source = "Goyal, Goyal and Lall 2019, Learning Activation Functions: A New "
			"Paradigm for Understanding Neural Networks, arXiv:1906.09529",
		.doubt = N_("The paper gives no start values; drawn is the Taylor polynomial "
			    "of silu, with the six coefficients of a later work."),
		.param = {
			{"a", "0,1/2,1/4,0,-1/48,0",
				N_("coefficients, from the constant up, trained"),
				PARAM_VECTOR, BOUNDS_FINITE},
		},
	},
	{
		.id = "dy_relu",
		.title = "Dynamic ReLU",
		.aliases = "DY-ReLU",
		.rank = 241,
		.tier = 3,
		.kind = KIND_PIECES,
		.formula = "max(a*x + b)",
		.derivative = "a[m] where m = argmax(a*x + b)",
		.range = N_("depends on the coefficients"),
		.smoothness = "C0",
		.left = "0",
		.right = "x",
		.trend = TREND_RISING,
		.lesson = {
			.purpose = N_("A maximum of lines, like maxout, whose slopes "
				"and offsets a small network computes from the whole "
				"input, so that the activation adapts to each example."),
			.weaknesses = N_("That network adds parameters and work to "
				"every activation."),
			.instead = N_("prelu, whose slope is trained but the same for "
				"all inputs."),
		},
		.frameworks = "",
		.source = "Chen, Dai, Liu, Chen, Yuan and Liu 2020, Dynamic ReLU, "
			"arXiv:2003.10027",
		.twin = "relu",
		.note = N_("A small network computes a and b anew from each input as a whole; "
			   "the curve is of one such input. Training starts at this one, "
			   "which is relu."),
		.param = {
			{"a", "0,1", N_("slopes of the pieces, computed"), PARAM_VECTOR,
				BOUNDS_FINITE},
			{"b", "0,0", N_("offsets of the pieces, computed"), PARAM_VECTOR,
				BOUNDS_FINITE},
		},
		.along = maxout_along,
		.kinks = maxout_kinks,
		.check = hinges_check,
	},
	{
		.id = "funnel_relu",
		.title = "Funnel ReLU",
		.aliases = "FReLU, Funnel",
		.rank = 242,
		.tier = 3,
		.kind = KIND_VECTOR,
		.formula = "max(z[5], sum(w*z) + b)",
		.derivative = "z[5] > sum(w*z) + b ? (i == 5 ? 1 : 0) : w[i]",
		.range = "(-inf, inf)",
		.smoothness = "C0",
		.left = "x/9 + 8/9",
		.right = "x",
		.trend = TREND_RISING,
		.lesson = {
			.purpose = N_("relu for images that compares a pixel not with 0 "
				"but with a trained weighted sum of its neighbourhood, "
				"so that the activation itself sees shapes."),
			.weaknesses = N_("It adds a convolution to every activation, "
				"and it makes sense only where neighbours have a "
				"meaning."),
			.instead = N_("prelu, which takes the pixel times a slope in "
				"the place of the window."),
		},
		.frameworks = "",
		.source = "Ma, Zhang and Sun 2020, Funnel Activation for Visual Recognition, "
			"arXiv:2007.11824",
		.doubt = N_("The weights are trained; those drawn here, the mean of the window, "
			    "are an example."),
		.note = N_("z is a window of 3 x 3 pixels, row by row, with the pixel itself in "
			   "its middle; w and b are those of the convolution and the "
			   "normalisation after it."),
		.param = {
			{"z", "1,1,1,1,0,1,1,1,1", N_("the window"), PARAM_VECTOR,
				BOUNDS_FINITE},
			{"i", "5", N_("the pixel that x takes the place of, from 1"),
				PARAM_INDEX, BOUNDS_FINITE},
			{"w", "1/9,1/9,1/9,1/9,1/9,1/9,1/9,1/9,1/9",
				N_("weights of the window, trained"), PARAM_VECTOR,
				BOUNDS_FINITE},
			{"b", "0", N_("offset, trained"), PARAM_SCALAR, BOUNDS_FINITE},
		},
		.check = funnel_check,
	},
	{0},
};

const struct family family_maxout = {
	.name = "maxout",
	.title = N_("Maxima over linear pieces"),
	.rows = rows,
};
