/* Tests of the layer expr: its suites, and what they share. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_EXPR_TESTS_H
#define ACTPLOT_EXPR_TESTS_H

#include "expr/expr.h"

#include <check.h>
#include <stdint.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

TCase *expr_parse_case(void);
TCase *expr_jet_case(void);
TCase *expr_accuracy_case(void);
TCase *expr_naive_case(void);
TCase *expr_kinks_case(void);
TCase *expr_print_case(void);
TCase *expr_digits_case(void);
TCase *expr_value_case(void);
TCase *expr_rounded_case(void);
TCase *expr_lists_case(void);

/* The formula parsed with every unknown name a parameter and `expr_test_scope` to call;
   fails the test where it does not parse. */
struct expr *expr_read(const char *formula);
/* Functions of one number: sigmoid 1/(1 + exp(-x)) with a jet and a formula, ramp max(0,
   x) and leak (x > 0 ? x : a*x at a = 1/4) with a formula alone. */
extern const struct scope expr_test_scope;
/* Value, slope and curvature at x, parameters as given. */
struct jet expr_jet(const struct expr *, double x, const double *param);
/* The same of a formula with x alone. */
struct jet formula_jet(const char *formula, double x);

/* xorshift64*, Vigna, ACM TOMS 42 (2016). */
uint64_t expr_random(uint64_t *state);

#endif
