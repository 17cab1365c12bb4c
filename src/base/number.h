/* Numbers as text, both ways: shortest output, and input that keeps the decimals as typed. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_NUMBER_H
#define ACTPLOT_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

#define NUMBER_SIZE 32 /* bytes that number_format() needs at most, with the NUL */

/* A value to about 106 bits: hi is the double nearest the value, lo the double nearest the rest. */
struct exact {
	double hi, lo;
};

/* a + b without rounding (Knuth's TwoSum); finite. */
static inline struct exact exact_sum(double a, double b)
{
	double hi = a + b, t = hi - a;
	return (struct exact){ hi, (a - (hi - t)) + (b - t) };
}

/* The shortest text that reads back as x, as std::to_chars writes it ("1e+05", "0.001"), with "nan", "inf",
   "-inf", and "0" for either zero. Returns its length. */
size_t number_format(double x, char out[NUMBER_SIZE]);

/* Reads all of `s` as strtod does in the C locale (decimal, hexadecimal, inf, nan; no blanks
   around). Overflow gives an infinity and true; false if `s` is no number. */
bool number_read(const char *s, double *x);

/* Reads all of `s` as a value of the command line: a product of numbers and `pi`, joined by
   * and /, with a sign before each ("-2*pi", "1/3", "1e-3", "+.5"); to 106 bits, rounded once.
   Blanks are allowed around operators. False if `s` is not that, or the value is not finite.
   `*finite` (may be NULL) tells "not finite" from "not a number". */
bool number_read_exact(const char *s, struct exact *x, bool *finite);

/* Reads all of `s` as an unsigned decimal integer (digits only) in lo..hi. */
bool number_read_count(const char *s, size_t lo, size_t hi, size_t *n);

/* The double `steps` representable values above x (below for negative steps); stays within
   the finite doubles. */
double number_step(double x, long steps);
/* How many doubles lie in [lo, hi], both counted, -0 and 0 as one; at most `limit`. */
size_t number_count(double lo, double hi, size_t limit);

#endif
