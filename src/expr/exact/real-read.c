/* Exact numbers from text: a product of decimal or hexadecimal numbers, pi and log(2). */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "expr/exact/real-parts.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* Powers of ten and two up to this exponent are written out. */
#define EXPONENT_MOST 4000

/* A number's text taken apart: its digits without the point, and the power of `base` (of
   2 if hexadecimal) that they are multiplied by. */
struct token {
	int base;
	char *digits;
	long shift;
	bool huge; /* the exponent is not worth a rational */
};

static bool is_digit(char c, int base)
{
	return base == 16 ? isxdigit((unsigned char)c) != 0 : c >= '0' && c <= '9';
}

/* The exponent at `s` after its mark; its length, 0 if it has no digits. */
static size_t read_exponent(const char *s, const char *end, struct token *t)
{
	size_t n = 0;
	bool negative = s < end && *s == '-';
	if (s < end && (*s == '-' || *s == '+'))
		n++;
	size_t sign = n;
	long value = 0;
	for (; s + n < end && is_digit(s[n], 10); n++)
		value = value > EXPONENT_MOST ? value : 10 * value + (s[n] - '0');
	if (n == sign)
		return 0;
	t->huge = value > EXPONENT_MOST;
	t->shift += negative ? -value : value;
	return n;
}

/* The unsigned number at `s`; its length, 0 if there is none. The caller frees digits. */
static size_t read_token(const char *s, const char *end, struct token *t)
{
	*t = (struct token){ .base = 10 };
	const char *p = s;
	if (end - s > 2 && s[0] == '0' && (s[1] | 0x20) == 'x') {
		t->base = 16;
		p += 2;
	}
	t->digits = alloc_zero((size_t)(end - s) + 1, 1);
	size_t n = 0;
	for (bool point = false; p < end && (is_digit(*p, t->base) || (*p == '.' && !point)); p++) {
		if (*p == '.') {
			point = true;
			continue;
		}
		t->digits[n++] = *p;
		if (point)
			t->shift -= t->base == 16 ? 4 : 1;
	}
	if (n == 0)
		return 0;
	if (n > EXPONENT_MOST)
		t->huge = true;
	if (p < end && (*p | 0x20) == (t->base == 16 ? 'p' : 'e')) {
		size_t length = read_exponent(p + 1, end, t);
		p += length == 0 ? 0 : length + 1;
	}
	return (size_t)(p - s);
}

/* The number as an interval: what has too large an exponent for a rational. */
static void read_interval(struct real *r, const char *s, size_t n, int base)
{
	char *copy = alloc_copy_n(s, n);
	mpfr_strtofr(r->rest.lo, copy, NULL, base, MPFR_RNDD);
	mpfr_strtofr(r->rest.hi, copy, NULL, base, MPFR_RNDU);
	free(copy);
	part_whole(r);
}

static void read_rational(struct real *r, const struct token *t)
{
	mpz_ptr top = mpq_numref(r->anchor), bottom = mpq_denref(r->anchor);
	mpz_set_str(top, t->digits, t->base);
	mpz_set_ui(bottom, 1);
	mpz_t power;
	mpz_init(power);
	unsigned long shift = (unsigned long)labs(t->shift);
	mpz_ui_pow_ui(power, t->base == 16 ? 2 : 10, shift);
	if (t->shift < 0)
		mpz_set(bottom, power);
	else
		mpz_mul(top, top, power);
	mpz_clear(power);
	mpq_canonicalize(r->anchor);
	r->exact = true;
	real_settle(r);
}

static bool begins(const char *s, const char *end, const char *word)
{
	for (; *word != '\0'; s++, word++)
		if (s == end || tolower((unsigned char)*s) != *word)
			return false;
	return true;
}

/* One factor, without its sign; its length, 0 if there is none. */
static size_t read_factor(struct real *r, const char *s, const char *end)
{
	static const char *const words[] = { "infinity", "inf", "nan", "pi", "log(2)" };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (!begins(s, end, words[i]))
			continue;
		if (words[i][0] == 'p') {
			mpfr_const_pi(r->rest.lo, MPFR_RNDD);
			mpfr_const_pi(r->rest.hi, MPFR_RNDU);
			part_whole(r);
		} else if (words[i][0] == 'l') {
			mpfr_const_log2(r->rest.lo, MPFR_RNDD);
			mpfr_const_log2(r->rest.hi, MPFR_RNDU);
			part_whole(r);
		} else if (words[i][0] == 'i') {
			real_set_infinity(r, 1);
		} else {
			real_set_nan(r);
		}
		return strlen(words[i]);
	}
	struct token token;
	size_t n = read_token(s, end, &token);
	if (n > 0 && token.huge)
		read_interval(r, s, n, token.base);
	else if (n > 0)
		read_rational(r, &token);
	free(token.digits);
	return n;
}

static const char *skip_blanks(const char *s, const char *end)
{
	while (s < end && (*s == ' ' || *s == '\t'))
		s++;
	return s;
}

static bool read_product(struct real *r, struct real *factor, const char *s, const char *end)
{
	struct effort effort = { .bits = mpfr_get_prec(r->rest.lo) };
	bool divide = false;
	real_set_integer(r, 1);
	for (;;) {
		bool negative = s < end && *s == '-';
		if (s < end && (*s == '-' || *s == '+'))
			s++;
		size_t n = read_factor(factor, s, end);
		if (n == 0)
			return false;
		if (negative)
			real_neg(factor, factor);
		if (divide)
			real_div(&effort, r, r, factor);
		else
			real_mul(r, r, factor);
		s = skip_blanks(s + n, end);
		if (s == end)
			return !effort.undecided;
		if (*s != '*' && *s != '/')
			return false;
		divide = *s == '/';
		s = skip_blanks(s + 1, end);
	}
}

bool real_read(struct real *r, const char *s, size_t n)
{
	struct real factor;
	real_init(&factor, mpfr_get_prec(r->rest.lo));
	bool read = read_product(r, &factor, skip_blanks(s, s + n), s + n);
	real_clear(&factor);
	if (!read)
		real_set_nan(r);
	return read;
}
