/* Values of the command line: a number, or else a formula that does without x. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "cli/value.h"

#include "base/alloc.h"
#include "expr/expr.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define VALUE_BITS 200 /* more than a struct exact holds */

static const struct function *no_function(
	const struct scope *scope, const char *name, size_t length)
{
	(void)scope;
	(void)name;
	(void)length;
	return NULL;
}

bool value_read(const char *s, struct exact *x, bool *finite)
{
	bool number_finite = true;
	if (finite != NULL)
		*finite = true;
	if (number_read_exact(s, x, &number_finite) || !number_finite) {
		if (finite != NULL)
			*finite = number_finite;
		return number_finite;
	}
	static const char *const no_params[] = { NULL };
	static const struct scope scope = { .find = no_function };
	struct expr_error error;
	struct expr *tree = expr_parse(s, strlen(s), no_params, &scope, &error);
	bool good = tree != NULL && !expr_uses_x(tree);
	if (good) {
		struct exact_point point = { .x = "0", .list = -1 };
		mpfr_t value;
		mpfr_init2(value, VALUE_BITS);
		good = expr_reference(tree, &point, 0, ORDER_F, value) == 0;
		x->hi = mpfr_get_d(value, MPFR_RNDN);
		mpfr_sub_d(value, value, x->hi, MPFR_RNDN);
		x->lo = mpfr_get_d(value, MPFR_RNDN);
		mpfr_clear(value);
		if (finite != NULL)
			*finite = isfinite(x->hi);
		good = good && isfinite(x->hi);
	}
	expr_free(tree);
	return good;
}

/* The length of an item of a list: up to a comma outside of parentheses. */
static size_t item_length(const char *s)
{
	size_t n = 0, deep = 0;
	for (; s[n] != '\0' && (s[n] != ',' || deep > 0); n++)
		if (s[n] == '(')
			deep++;
		else if (s[n] == ')' && deep > 0)
			deep--;
	return n;
}

static bool read_item(const char *s, size_t n, bool numbers, double *x)
{
	static const char blanks[] = " \t";
	struct exact value;
	while (n > 0 && strchr(blanks, *s) != NULL)
		s++, n--;
	while (n > 0 && strchr(blanks, s[n - 1]) != NULL)
		n--;
	char *item = alloc_copy_n(s, n);
	bool good = number_read(item, x);
	if (!good && !numbers && value_read(item, &value, NULL)) {
		good = true;
		*x = value.hi;
	}
	free(item);
	return good;
}

size_t value_width(const char *s, size_t n)
{
	return s[item_length(s)] == ',' ? n : 0;
}

size_t value_point(const char *s, bool numbers, double *x, size_t size)
{
	double value;
	if (size > 0 && number_read(s, x))
		return 1;
	for (size_t n = 0;; s++) {
		size_t length = item_length(s);
		if (!read_item(s, length, numbers, &value))
			return 0;
		if (n < size)
			x[n] = value;
		n++;
		s += length;
		if (*s == '\0' || (n == 1 && s[1] == '\0')) /* "3," is a list of one */
			return n;
	}
}
