/* Jets in MPFR: what references are written in. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_WIDE_H
#define ACTPLOT_WIDE_H

#include "expr/jet.h"

#include <mpfr.h>

/* A value with its first and second derivative. All come from a pool that each evaluation
   starts anew, so that formulas need not clear anything. */
struct wide {
	mpfr_t v[ORDERS];
};

/* Starts an evaluation with so many bits; jets of the one before are dead. */
void wide_begin(mpfr_prec_t bits);
/* Frees the pool. */
void wide_close(void);

struct wide *wide_new(void);                  /* 0 */
struct wide *wide_number(double);
struct wide *wide_decimal(const char *text);  /* "0.01", "1/3", "0x1p-3" */

struct wide *wide_add(const struct wide *, const struct wide *);
struct wide *wide_neg(const struct wide *);
struct wide *wide_mul(const struct wide *, const struct wide *);
struct wide *wide_div(const struct wide *, const struct wide *);
/* The sign of a - b, differences in the last bits taken as none: 0.2*2.5 is to equal
   0.5. */
int wide_compare(const struct wide *a, const struct wide *b);

struct wide *wide_exp(const struct wide *);
struct wide *wide_expm1(const struct wide *);
struct wide *wide_tanh(const struct wide *);
struct wide *wide_logistic(const struct wide *); /* 1/(1 + e^-u) */
struct wide *wide_softplus(const struct wide *); /* log(1 + e^u) */
struct wide *wide_normal(const struct wide *);   /* Phi(u) */

#endif
