/* A number known exactly, or as a rational plus a ball of Arb. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_BALL_H
#define ACTPLOT_BALL_H

#include "expr/exact/arb.h"
#include "expr/exact/fingerprint.h"
#include "expr/tree.h"

/* Bits of the exponent of the largest numbers that are told from each other: e^(10^4000). */
#define BALL_EXPONENT_BITS (1L << 14)
/* Bits of numerator and denominator together beyond which a rational becomes a ball. */
#define EXACT_RATIONAL_BITS 8192

enum ball_kind {
	KIND_NOTHING,  /* all bytes 0: not initialised */
	KIND_RATIONAL, /* `anchor` */
	KIND_BALL,     /* anchor + something in `rest` */
	KIND_BEYOND,   /* a number of at least the size of `rest`; `anchor` is its sign */
	KIND_INFINITY, /* exactly: a pole; `anchor` is its sign */
	KIND_NAN,      /* no value */
};

/* A non-zero anchor of a ball is at least 2^20 times `rest`: 1 - 1e-30 keeps its 1e-30 to full relative
   precision, so that 1 minus it does too, where one ball would cancel. What cancels wholly is known by its
   fingerprint: e^-1 - e^-1 is a ball round 0 whatever the precision, and 0. */
struct ball {
	enum ball_kind kind;
	fmpq_t anchor;
	arb_t rest;
	fingerprint mark; /* of the whole value of a ball */
};

/* One evaluation: its precision, and whether it met something that this precision did not decide: a comparison, a
   kink, a domain, a pole. Results are then meaningless. */
struct effort {
	slong bits;
	bool undecided;
};

/* The sign of a value, as far as it is known. */
enum sign { NEGATIVE = -1, ZERO, POSITIVE, UNKNOWN, UNDEFINED };

void ball_init(struct ball *);
void ball_clear(struct ball *);
void ball_inits(struct ball *, size_t n);
void ball_clears(struct ball *, size_t n);
void ball_swap(struct ball *, struct ball *);
void ball_set(struct ball *, const struct ball *);
void ball_set_integer(struct ball *, slong);
void ball_set_double(struct ball *, double); /* exactly; not NaN */
void ball_set_nan(struct ball *);
void ball_set_infinity(struct ball *, int sign);
/* Some number of which no more is known than its sign and the least that it may be. */
void ball_set_beyond(struct ball *, int sign, const mag_t least);
/* Some number of which nothing is known at this precision. */
void ball_set_unknown(struct ball *);
/* A ball, with the fingerprint of its value. */
void ball_set_arb(struct effort *, struct ball *, const arb_t, fingerprint);
/* Text on the command line or in a formula, all `n` bytes: a product of numbers, pi and log(2). False, and NaN, if it
   is none. */
bool ball_read(struct effort *, struct ball *, const char *s, size_t n);

bool ball_is_nan(const struct ball *);
bool ball_is_infinity(const struct ball *);
bool ball_is_finite(const struct ball *); /* and written down: a rational or a ball */
bool ball_is_rational(const struct ball *);
bool ball_is_zero(const struct ball *);	   /* exactly */
bool ball_is(const struct ball *, slong);  /* exactly */
bool ball_is_integer(const struct ball *); /* exactly */
enum sign ball_sign(const struct ball *);
/* The sign of a - b. */
enum sign ball_compare(struct effort *, const struct ball *a, const struct ball *b);
/* |a| < 2^e for this e; LONG_MAX where none is known, LONG_MIN for 0. */
slong ball_exponent(const struct ball *);
/* All of a finite value in one ball, of `bits` bits and, where it is above 1, as many more as its integer part. */
void ball_enclose(arb_t, const struct ball *, slong bits);
fingerprint ball_mark(const struct ball *);
/* The doubles that the ends of the value round to, to even where they are as near; NaN where it has none or nothing is
   known. */
void ball_doubles(const struct ball *, double ends[2]);
/* Bounds of |a|, which is a number. */
void ball_most(mag_t, const struct ball *a);
void ball_least(mag_t, const struct ball *a);

/* After the anchor, the rest, the fingerprint or the kind of a finite value was set. */
void ball_establish(struct effort *, struct ball *);

/* Results may be operands. */
void ball_neg(struct ball *, const struct ball *);
void ball_add(struct effort *, struct ball *, const struct ball *, const struct ball *);
void ball_sub(struct effort *, struct ball *, const struct ball *, const struct ball *);
void ball_mul(struct effort *, struct ball *, const struct ball *, const struct ball *);
void ball_div(struct effort *, struct ball *, const struct ball *, const struct ball *);
void ball_invert(struct effort *, struct ball *, const struct ball *);
/* a + n; n/d a. */
void ball_shift(struct effort *, struct ball *, const struct ball *a, slong n);
void ball_scale(struct effort *, struct ball *, const struct ball *a, slong n, ulong d);
/* A derivative's product: 0 where `tangent` is exactly 0, whatever the slope. */
void ball_tangent(
	struct effort *, struct ball *, const struct ball *slope, const struct ball *tangent);
void ball_floor(struct effort *, struct ball *, const struct ball *);
/* u^n; 1 for n = 0. */
void ball_power(struct effort *, struct ball *, const struct ball *u, slong n);

/* ---- functions ---------------------------------------------------------------------------- */

/* g[0] = g(u), g[1] = g'(u), g[2] = g''(u), up to `highest`. NaN outside of the domain. None of g is u. */
void ball_primitive(
	struct effort *, enum primitive, const struct ball *u, enum order highest, struct ball *g);
/* log(1 + exp(u)) and 1/(1 + exp(-u)), without overflow or cancellation. */
void ball_softplus(struct effort *, const struct ball *u, enum order highest, struct ball *g);
void ball_logistic(struct effort *, const struct ball *u, enum order highest, struct ball *g);

#endif
