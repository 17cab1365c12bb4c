/* Numbers as text, both ways, and the doubles counted one by one. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/number.h"
#include "base/shortest.h"

#include <ctype.h>
#include <float.h>
#include <math.h>
#include <mpfr.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Twice the 106 bits of struct exact, and room for the rounding of a few products. */
#define EXACT_BITS 256
/* Decimal integers so long are read exactly by strtod: 10^15 < 2^53. */
#define EXACT_DIGITS 15

/* ---- output ------------------------------------------------------------------------ */

static size_t copy(char *out, const char *text)
{
	size_t n = strlen(text);
	memcpy(out, text, n + 1);
	return n;
}

size_t number_format(double x, char out[NUMBER_SIZE])
{
	if (isnan(x))
		return copy(out, "nan");
	if (isinf(x))
		return copy(out, x > 0 ? "inf" : "-inf");
	if (x == 0)
		return copy(out, "0");
	size_t n = shortest_format(x, out, NUMBER_SIZE - 1);
	out[n] = '\0';
	return n;
}

/* ---- input ------------------------------------------------------------------------- */

bool number_read(const char *s, double *x)
{
	char *end;
	if (*s == '\0' || isspace((unsigned char)*s))
		return false;
	*x = strtod(s, &end);
	return end != s && *end == '\0';
}

bool number_read_count(const char *s, size_t lo, size_t hi, size_t *n)
{
	size_t value = 0;
	if (*s == '\0')
		return false;
	for (; *s != '\0'; s++) {
		if (*s < '0' || *s > '9')
			return false;
		size_t digit = (size_t)(*s - '0');
		if (digit > hi || value > (hi - digit) / 10)
			return false;
		value = 10 * value + digit;
	}
	*n = value;
	return value >= lo;
}

static bool is_hex(char c)
{
	return isxdigit((unsigned char)c) != 0;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The length of digits with at most one point among them; 0 when there is no digit. */
static size_t mantissa_length(const char *s, bool (*digit)(char))
{
	size_t n = 0, digits = 0;
	for (bool point = false; digit(s[n]) || (s[n] == '.' && !point); n++) {
		if (s[n] == '.')
			point = true;
		else
			digits++;
	}
	return digits != 0 ? n : 0;
}

/* The length of the unsigned number at `s`, decimal or hexadecimal; its base in *base.
   MPFR itself would take more than a value of the command line may be ("0b1", "@inf@").
   */
static size_t number_length(const char *s, int *base)
{
	size_t prefix = s[0] == '0' && (s[1] == 'x' || s[1] == 'X') ? 2 : 0;
	*base = prefix != 0 ? 16 : 10;
	size_t n = mantissa_length(s + prefix, prefix != 0 ? is_hex : is_digit);
	if (n == 0)
		return 0;
	n += prefix;
	char mark = prefix != 0 ? 'p' : 'e';
	if ((s[n] | 0x20) == mark) {
		size_t exponent = n + 1;
		if (s[exponent] == '+' || s[exponent] == '-')
			exponent++;
		if (is_digit(s[exponent])) {
			n = exponent;
			while (is_digit(s[n]))
				n++;
		}
	}
	return n;
}

/* Does `s` begin with `word` (lower case), the case of ASCII letters in `s` ignored in
   every locale? */
static bool begins(const char *s, const char *word)
{
	for (; *word != '\0'; s++, word++)
		if (*s != *word && !(*s >= 'A' && *s <= 'Z' && *s - 'A' + 'a' == *word))
			return false;
	return true;
}

/* One factor at `s`, without its sign. Returns the length, 0 if none is there. */
static size_t read_factor(const char *s, mpfr_t value)
{
	static const char *const words[] = { "infinity", "inf", "nan", "pi", "log(2)" };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (!begins(s, words[i]))
			continue;
		if (words[i][0] == 'p')
			mpfr_const_pi(value, MPFR_RNDN);
		else if (words[i][0] == 'l')
			mpfr_const_log2(value, MPFR_RNDN);
		else if (words[i][0] == 'i')
			mpfr_set_inf(value, 1);
		else
			mpfr_set_nan(value);
		return strlen(words[i]);
	}
	int base;
	size_t n = number_length(s, &base);
	if (n == 0)
		return 0;
	char *token = alloc_copy_n(s, n);
	mpfr_strtofr(value, token, NULL, base, MPFR_RNDN);
	free(token);
	return n;
}

static const char *skip_blanks(const char *s)
{
	while (*s == ' ' || *s == '\t')
		s++;
	return s;
}

/* Reads the product into numerator and denominator: one division at the end keeps "1/3*3"
   at exactly 1. False if `s` is no product. */
static bool read_product(const char *s, mpfr_t numerator, mpfr_t denominator, mpfr_t factor)
{
	bool divide = false;
	mpfr_set_ui(numerator, 1, MPFR_RNDN);
	mpfr_set_ui(denominator, 1, MPFR_RNDN);
	for (;;) {
		bool negative = *s == '-';
		if (*s == '-' || *s == '+')
			s++;
		size_t n = read_factor(s, factor);
		if (n == 0)
			return false;
		if (negative)
			mpfr_neg(factor, factor, MPFR_RNDN);
		if (divide)
			mpfr_mul(denominator, denominator, factor, MPFR_RNDN);
		else
			mpfr_mul(numerator, numerator, factor, MPFR_RNDN);
		s += n;
		if (*s == '\0')
			return true;
		s = skip_blanks(s);
		if (*s != '*' && *s != '/')
			return false;
		divide = *s == '/';
		s = skip_blanks(s + 1);
	}
}

/* A plain integer of at most EXACT_DIGITS digits, the usual case, needs no MPFR. */
static bool read_integer(const char *s, struct exact *x)
{
	const char *digits = s + (*s == '-' || *s == '+');
	size_t n = strspn(digits, "0123456789");
	if (n == 0 || n > EXACT_DIGITS || digits[n] != '\0')
		return false;
	*x = (struct exact){ .hi = strtod(s, NULL) };
	return true;
}

bool number_read_exact(const char *s, struct exact *x, bool *finite)
{
	bool ignored;
	if (finite == NULL)
		finite = &ignored;
	*finite = true;
	if (read_integer(s, x))
		return true;
	mpfr_t value, denominator, factor;
	mpfr_inits2(EXACT_BITS, value, denominator, factor, (mpfr_ptr)NULL);
	bool good = read_product(s, value, denominator, factor);
	if (good) {
		mpfr_div(value, value, denominator, MPFR_RNDN);
		struct exact read = { .hi = mpfr_get_d(value, MPFR_RNDN) };
		*finite = good = isfinite(read.hi);
		if (good) {
			mpfr_sub_d(value, value, read.hi, MPFR_RNDN);
			read.lo = mpfr_get_d(value, MPFR_RNDN);
			*x = read;
		}
	}
	mpfr_clears(value, denominator, factor, (mpfr_ptr)NULL);
	return good;
}

/* ---- doubles one by one ------------------------------------------------------------ */

/* The doubles in ascending order are consecutive integers: the bits of their magnitude,
   with the sign; both zeros are 0. */
static int64_t to_ordinal(double x)
{
	uint64_t bits;
	memcpy(&bits, &x, sizeof bits);
	int64_t magnitude = (int64_t)(bits & INT64_MAX);
	return bits >> 63 != 0 ? -magnitude : magnitude;
}

static double from_ordinal(int64_t ordinal)
{
	uint64_t bits = (uint64_t)(ordinal < 0 ? -ordinal : ordinal);
	double x;
	memcpy(&x, &bits, sizeof x);
	return ordinal < 0 ? -x : x;
}

double number_step(double x, long steps)
{
	int64_t last = to_ordinal(DBL_MAX), ordinal = to_ordinal(x);
	if (steps > 0 && ordinal > last - steps)
		return DBL_MAX;
	if (steps < 0 && ordinal < -last - steps)
		return -DBL_MAX;
	return from_ordinal(ordinal + steps);
}

size_t number_count(double lo, double hi, size_t limit)
{
	if (!(lo <= hi))
		return 0;
	uint64_t n = (uint64_t)to_ordinal(hi) - (uint64_t)to_ordinal(lo) + 1;
	return n < limit ? (size_t)n : limit;
}
