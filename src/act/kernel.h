/* What kernels share: variants, jets of lines, arithmetic in two doubles, e^x scaled. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_KERNEL_H
#define ACTPLOT_KERNEL_H

#include "act/activation.h"

#include <math.h>

/* The list of kinks of most rows: the one at 0. */
size_t kernel_kink_zero(const struct values *v, double at[KINK_MAX]);

/* How `framework` (an id) differs from the row; NULL where it does not. */
const struct variant *kernel_variant(const struct activation *row, const char *framework);

/* True if the framework (NULL: none) composes the row of tensor operations. */
bool kernel_composes(const struct activation *, const struct framework *);

static inline struct jet jet_constant(double c)
{
	return (struct jet){ c, 0, 0 };
}

static inline struct jet jet_nan(double nan)
{
	return (struct jet){ nan, nan, nan };
}

/* The line m x. With m = 0 it is 0 at the infinities too, which is its limit there. */
static inline struct jet jet_line(double m, double x)
{
	return (struct jet){ m == 0 && isinf(x) ? 0 : m * x, m, 0 };
}

/* a b without rounding; lo is 0 where the product overflows. */
static inline struct exact exact_product(double a, double b)
{
	double hi = a * b;
	return (struct exact){ hi, isinf(hi) ? 0 : fma(a, b, -hi) };
}

/* c e^x for a finite c. From e^-708.3964 down e^x alone would be subnormal and lose
   digits that the product still has; there it is taken as the square of e^(x/2). */
static inline double times_exp(double c, double x)
{
	if (x > -708.396)
		return c * exp(x);
	double half = exp(x / 2);
	return (c * half) * half;
}

/* Puts x into the n ascending kinks, unless it is there or there is no room; returns how many
   there are. */
size_t kernel_insert(double at[KINK_MAX], size_t n, double x);

/* sweep.c: works out where x stands. */
void curve_place(struct curve *);

/* difference.c: rows of kind KIND_DIFFERENCE. */
struct jet difference_jet(const struct activation *, double x, enum order highest);
size_t difference_kinks(const struct activation *, double lo, double hi, double at[KINK_MAX]);
void difference_free(struct activation *);
/* The two curves it is made of, the first of which the second is held to. */
void difference_parts(const struct activation *, const struct curve *of[2]);
bool difference_is_relative(const struct activation *);

#endif
