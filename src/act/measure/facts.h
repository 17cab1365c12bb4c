/* Facts: what can be computed about a curve -- extremes, saturation, moments, cost -- and is not typed anywhere. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_FACTS_H
#define ACTPLOT_FACTS_H

#include "act/activation.h"

/* A place and what the curve has there; NaN where there is no such place. */
struct place_of {
	double x, y;
};

/* What turning the curve about 0, or about (0, f(0)), leaves as it is, at all points looked at. */
enum mirror { MIRROR_NONE, MIRROR_ODD, MIRROR_EVEN, MIRROR_POINT, MIRROR_ZERO };

/* Measured along the curve as it is evaluated, all of it that is finite; of a vector function the output that
   is swept. */
struct facts {
	double at_zero, slope_at_zero; /* f(0), f'(0) */
	/* The largest |f'|, y its signed value; of ties the place nearest 0. Where it is a kink, y is f'
	   there or beside it, and often all over the stretch that begins there. Jumps of f are no slopes:
	   the steepest of a step is 0. */
	struct place_of steepest;
	struct place_of minimum,
		maximum; /* of f, NaN where f has none inside: an infimum at infinity is none */
	double lowest, highest; /* infimum and supremum, +-inf included */
	/* |f'| < eps for all x < left, and for all x > right; NaN where it does not stay so; left is
	   inf and right -inf where it is so everywhere. */
	double eps, left, right;
	size_t kinks; /* in [-40, 40]: where f, f' or f'' jumps */
	double kink[KINK_MAX];
	bool rising, falling; /* over all x, as declared and tested */
	enum mirror mirror;
	size_t points; /* looked at first; between them more where something is found */
	/* Of f(x) for x normal with mean 0 and variance 1: integrals by GSL between the kinks. NaN where they
	   do not exist (exp's do; 1/x's do not). */
	double mean, variance;
	double slope_square; /* mean of f'^2: what a layer multiplies the gradient's variance by */
	double gain;	     /* 1/sqrt(mean of f^2): what weights must be scaled by so that a
	                                    layer keeps the second moment (He et al. 2015, arXiv:1502.01852) */
	bool counted;	     /* `cost` is known: a formula states the function */
	struct cost cost;    /* of all outputs together */
};

/* Fills `facts`; `eps` > 0 is what saturation means. -1 if the curve has no finite value. */
int facts_measure(struct facts *, const struct curve *, double eps);
/* How many operations cost what those of relu cost: additions 1, products 1, quotients 4, transcendental
   functions 20, the ratios that `make bench` measures. */
double cost_weight(const struct cost *);
/* How many times relu's operations one output of the curve takes; NaN where it cannot be counted. */
double facts_cost(const struct facts *, const struct curve *);
/* True if the mean is 0 to 1e-12, so that outputs of a layer are centred where its inputs are. */
bool facts_centred(const struct facts *);

/* True if what the row declares holds for the curve: it is computed as the row states it, at its default parameters
 * or, with `any_input`, whatever its list or its other half is. Else it has to be measured. */
bool curve_declared(const struct curve *, bool any_input);
/* f, f', f'' of the swept output. */
struct jet curve_swept(const struct curve *, double x);

/* f just before, at and just after a kink. */
struct bend {
	struct jet before, at, after;
	double step;	  /* from before to after */
	enum order order; /* the lowest that jumps; ORDERS: none seen */
};
struct bend curve_bend(const struct curve *, double kink);

#endif
