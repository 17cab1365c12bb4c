/* Code for single functions, as code that is exact in doubles in each target. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_PRINT_FORMS_H
#define ACTPLOT_PRINT_FORMS_H

#include "expr/print/code.h"

/* C forgives an overflow of exp (its infinity divides to 0); gnuplot drops the point and NumPy
   warns, so theirs have none. gnuplot has no log1p and expm1, and its own asinh, acosh and
   atanh cancel near 0. */

int form_abs(struct coder *, int u);
/* The lesser (OP_MIN) or greater (OP_MAX) of two. */
int form_extreme(struct coder *, enum op, int a, int b);
/* u^n for a whole n; a^b. */
int form_power(struct coder *, int u, int n);
int form_any_power(struct coder *, int a, int b);
int form_expm1(struct coder *, int u);
/* w/(1 + e^v). */
int form_logistic(struct coder *, int w, int v);
/* log(1 + e^v). */
int form_softplus(struct coder *, int v);
/* log((1 + e^v)/2). */
int form_half_softplus(struct coder *, int v);
/* sqrt(s) with s = log(1 + e^v). */
int form_root_softplus(struct coder *, int v, int s);
/* log(cosh(u)). */
int form_log_cosh(struct coder *, int u);
/* w/cosh(u), w/cosh(u)^2. */
int form_sech(struct coder *, int w, int u);
int form_sech2(struct coder *, int w, int u);
/* u - tanh(u), u short. */
int form_less_tanh(struct coder *, int u);
/* r + u, or r - u if `down`, where r = sqrt(u^2 + k). */
int form_conjugate(struct coder *, int u, int r, int k, bool down);
int form_erf(struct coder *, bool complement, int u);
int form_normal_cdf(struct coder *, int u);
int form_normal_pdf(struct coder *, int u);
int form_sign(struct coder *, int u);
/* asinh, acosh and atanh for gnuplot. */
int form_inverse(struct coder *, enum primitive, int u);

#endif
