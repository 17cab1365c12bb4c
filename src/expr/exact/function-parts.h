/* What the files of functions of exact numbers share. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_FUNCTION_PARTS_H
#define ACTPLOT_FUNCTION_PARTS_H

#include "expr/exact/ball.h"

/* Below 2^-24 the exponential, cosine and hyperbolic cosine are 1 plus a small rest. */
#define PART_SMALL (-24)

/* A function of balls. */
typedef void arb_function(arb_t, const arb_t, slong bits);
/* g[0] = g(u), g[1] = g'(u), g[2] = g''(u), up to `highest`, of a finite u. */
typedef void part_function(
	struct effort *, const struct ball *u, enum order highest, struct ball *g);

/* All three orders NaN. */
void part_nowhere(struct ball *g);
/* r = f(u), evaluated on all of u's ball, with the fingerprint of that. */
void part_apply(struct effort *, struct ball *r, const struct ball *u, arb_function *, fingerprint);
/* The same of a primitive, by Arb's function for it. */
void part_primitive(
	struct effort *, struct ball *r, const struct ball *u, arb_function *, enum primitive);
/* Decides whether u is in a domain whose border is where `gap` is 0: POSITIVE inside, ZERO on the border. Outside all of
   g becomes NaN; UNKNOWN is noted. A ball that touches the border from inside counts as inside. */
enum sign part_domain(struct effort *, const struct ball *gap, struct ball *g);
/* All of u is above a limit that is positive, or below one that is negative. */
bool part_is_beyond(const struct ball *u, double limit);

void part_exp(struct effort *, struct ball *r, const struct ball *u);
/* sqrt(u), rational where u is the square of a rational; u > 0. */
void part_sqrt(struct effort *, struct ball *r, const struct ball *u);
void part_pi(struct effort *, struct ball *r);
/* log(n), n > 1. */
void part_log_integer(struct effort *, struct ball *r, slong n);
/* r += n/d pi. */
void part_add_pi(struct effort *, struct ball *r, slong n, ulong d);
part_function part_log1p, part_sin, part_cos, part_tan, part_asin, part_acos, part_atan;
part_function part_sinh, part_cosh, part_tanh, part_asinh, part_acosh, part_atanh;
part_function part_erf, part_erfc, part_normal_cdf, part_normal_pdf;

#endif
