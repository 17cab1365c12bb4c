/* Number types that networks compute in: rounding to them, their bits, their last places. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_DTYPE_H
#define ACTPLOT_DTYPE_H

#include <stdbool.h>
#include <stdint.h>

/* binary64, binary32 and binary16 of IEEE 754, and bfloat16: binary32 cut to 16 bits. Every value
   of any of them is a double. DTYPE_EXACT is no type: real numbers, which nothing rounds. */
enum dtype { DTYPE_EXACT, DTYPE_FLOAT64, DTYPE_FLOAT32, DTYPE_FLOAT16, DTYPE_BFLOAT16 };

/* "float32" or "fp32", in any case, into *dtype; false if no type has that name, which "exact" does not. */
bool dtype_find(const char *name, enum dtype *dtype);
/* "float64", "float32", "float16", "bfloat16"; NULL for DTYPE_EXACT. */
const char *dtype_name(enum dtype);
/* What kernels of the type compute in before they round their result to it, once: float32 for the types of
   16 bits, the type itself for the others. */
enum dtype dtype_kernel(enum dtype);
/* Its bits: 64, 32 or 16; 0 for DTYPE_EXACT. */
int dtype_width(enum dtype);

/* The nearest value of the type, of two the one whose last bit is 0; subnormal numbers kept,
   an infinity from halfway beyond the largest on; signed zeros and NaN as they are. */
double dtype_round(enum dtype, double);
/* The bit pattern of dtype_round(x), in the lowest dtype_width() bits; of a NaN the quiet one
   without payload, with its sign. 0 for DTYPE_EXACT. */
uint64_t dtype_bits(enum dtype, double x);
/* The value of a bit pattern; NaN for DTYPE_EXACT. */
double dtype_value(enum dtype, uint64_t bits);
/* The unit in the last place at x: 2^(e - p + 1) for 2^e <= |x| < 2^(e+1) with p bits of
   significand, at least the smallest subnormal number; at an infinity it and at NaN NaN. That of
   doubles for DTYPE_EXACT. */
double dtype_ulp(enum dtype, double x);

#endif
