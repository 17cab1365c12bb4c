/* Code for single functions, as terms that are exact in doubles in each target. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_PRINT_FORMS_H
#define ACTPLOT_PRINT_FORMS_H

#include "expr/print/term.h"

/* C forgives an overflow of exp (its infinity divides to 0); gnuplot drops the point and NumPy
   warns, so theirs have none. gnuplot has no log1p and expm1, and its own asinh, acosh and
   atanh cancel near 0. */

int form_comparison(struct terms *, const char *op, int a, int b);
int form_exp(struct terms *, int u);
int form_abs(struct terms *, int u);
/* The lesser (OP_MIN) or greater (OP_MAX) of two. */
int form_extreme(struct terms *, enum op, int a, int b);
/* u^n for a whole n. */
int form_power(struct terms *, int u, int n);
int form_log1p(struct terms *, int w);
int form_expm1(struct terms *, int u);
/* w/(1 + e^v). */
int form_logistic(struct terms *, int w, int v);
/* log(1 + e^v). */
int form_softplus(struct terms *, int v);
/* log((1 + e^v)/2). */
int form_half_softplus(struct terms *, int v);
/* sqrt(s) with s = log(1 + e^v). */
int form_root_softplus(struct terms *, int v, int s);
/* log(cosh(u)). */
int form_log_cosh(struct terms *, int u);
/* w/cosh(u), w/cosh(u)^2. */
int form_sech(struct terms *, int w, int u);
int form_sech2(struct terms *, int w, int u);
/* u - tanh(u), u short. */
int form_less_tanh(struct terms *, int u);
/* r + u, or r - u if `down`, where r = sqrt(u^2 + k). */
int form_conjugate(struct terms *, int u, int r, int k, bool down);
int form_erf(struct terms *, bool complement, int u);
int form_normal_cdf(struct terms *, int u);
int form_normal_pdf(struct terms *, int u);
int form_sign(struct terms *, int u);
/* asinh, acosh and atanh for gnuplot. */
int form_inverse(struct terms *, enum primitive, int u);

#endif
