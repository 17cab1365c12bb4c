/* Exact numbers from text: a product of decimal or hexadecimal numbers, pi and log(2). */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "expr/exact/function-parts.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* Powers of ten and two up to this exponent are written out. */
#define EXPONENT_MOST 4000
/* Further ones only to here; beyond lies what no formula has. */
#define EXPONENT_END (1L << 40)

/* A number's text taken apart: its digits without the point, and the power of 10, or of 2 if it is hexadecimal, that
   they are multiplied by. */
struct number_token {
	int base;
	char *digits;
	slong shift;
};

static bool is_digit(char c, int base)
{
	return base == 16 ? isxdigit((unsigned char)c) != 0 : c >= '0' && c <= '9';
}

/* The exponent at `s` after its mark; its length, 0 if it has no digits. */
static size_t read_exponent(const char *s, const char *end, struct number_token *t)
{
	size_t n = 0;
	bool negative = s < end && *s == '-';
	if (s < end && (*s == '-' || *s == '+'))
		n++;
	size_t sign = n;
	slong value = 0;
	for (; s + n < end && is_digit(s[n], 10); n++)
		value = value > EXPONENT_END ? value : 10 * value + (s[n] - '0');
	t->shift += negative ? -value : value;
	return n == sign ? 0 : n;
}

/* The unsigned number at `s`; its length, 0 if there is none. The caller frees digits. */
static size_t read_token(const char *s, const char *end, struct number_token *t)
{
	*t = (struct number_token){ .base = 10 };
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
	if (p < end && (*p | 0x20) == (t->base == 16 ? 'p' : 'e')) {
		size_t length = read_exponent(p + 1, end, t);
		p += length == 0 ? 0 : length + 1;
	}
	return (size_t)(p - s);
}

/* digits times base^shift, as a rational or, where that is too long, a ball. */
static void set_token(struct effort *e, struct ball *r, const struct number_token *t)
{
	ulong size = (ulong)labs(t->shift);
	struct ball power;
	ball_init(&power);
	ball_set_integer(r, 0);
	fmpz_set_str(fmpq_numref(r->anchor), t->digits, t->base);
	if (size <= EXPONENT_MOST) {
		fmpz_ui_pow_ui(fmpq_numref(power.anchor), t->base == 16 ? 2 : 10, size);
	} else {
		arb_t ball;
		arb_init(ball);
		arb_ui_pow_ui(ball, t->base == 16 ? 2 : 10, size, e->bits + 64);
		ball_set_arb(e, &power, ball, FINGERPRINT_NONE);
		arb_clear(ball);
	}
	if (t->shift < 0)
		ball_div(e, r, r, &power);
	else
		ball_mul(e, r, r, &power);
	ball_clear(&power);
}

static bool begins(const char *s, const char *end, const char *word)
{
	for (; *word != '\0'; s++, word++)
		if (s == end || tolower((unsigned char)*s) != *word)
			return false;
	return true;
}

/* One factor, without its sign; its length, 0 if there is none. */
static size_t read_factor(struct effort *e, struct ball *r, const char *s, const char *end)
{
	static const char *const words[] = { "infinity", "inf", "nan", "pi", "log(2)" };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (!begins(s, end, words[i]))
			continue;
		if (words[i][0] == 'p')
			part_pi(e, r);
		else if (words[i][0] == 'l')
			part_log_integer(e, r, 2);
		else if (words[i][0] == 'i')
			ball_set_infinity(r, 1);
		else
			ball_set_nan(r);
		return strlen(words[i]);
	}
	struct number_token token;
	size_t n = read_token(s, end, &token);
	if (n > 0)
		set_token(e, r, &token);
	free(token.digits);
	return n;
}

static const char *skip_blanks(const char *s, const char *end)
{
	while (s < end && (*s == ' ' || *s == '\t'))
		s++;
	return s;
}

static bool read_product(
	struct effort *e, struct ball *r, struct ball *factor, const char *s, const char *end)
{
	bool divide = false;
	ball_set_integer(r, 1);
	for (;;) {
		bool negative = s < end && *s == '-';
		if (s < end && (*s == '-' || *s == '+'))
			s++;
		size_t n = read_factor(e, factor, s, end);
		if (n == 0)
			return false;
		if (negative)
			ball_neg(factor, factor);
		if (divide)
			ball_div(e, r, r, factor);
		else
			ball_mul(e, r, r, factor);
		s = skip_blanks(s + n, end);
		if (s == end)
			return true;
		if (*s != '*' && *s != '/')
			return false;
		divide = *s == '/';
		s = skip_blanks(s + 1, end);
	}
}

bool ball_read(struct effort *e, struct ball *r, const char *s, size_t n)
{
	struct ball factor;
	ball_init(&factor);
	bool read = read_product(e, r, &factor, skip_blanks(s, s + n), s + n);
	ball_clear(&factor);
	if (!read)
		ball_set_nan(r);
	return read;
}
