/* Exact evaluation, from its module: expr_digits, expr_references, expr_limit, settle. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/exact/face.h"

int expr_digits(const struct expr *expr, const struct exact_point *at, size_t output,
	enum order order, size_t digits, struct text *out)
{
	return exact_face()->digits(expr, at, output, order, digits, out);
}

int expr_references(const struct expr *expr, const struct exact_point *at, size_t output,
	enum order highest, mpfr_t *exact, bool *decided)
{
	return exact_face()->references(expr, at, output, highest, exact, decided);
}

int expr_reference(const struct expr *expr, const struct exact_point *at, size_t output,
	enum order order, mpfr_t exact)
{
	mpfr_t all[ORDERS];
	bool decided[ORDERS];
	for (int i = 0; i < ORDERS; i++)
		mpfr_init2(all[i], mpfr_get_prec(exact));
	expr_references(expr, at, output, order, all, decided);
	mpfr_swap(exact, all[order]);
	for (int i = 0; i < ORDERS; i++)
		mpfr_clear(all[i]);
	return decided[order] ? 0 : -1;
}

int expr_limit(const struct expr *expr, const struct exact_point *at, size_t output,
	enum order order, int side, mpfr_t limit)
{
	return exact_face()->limit(expr, at, output, order, side, limit);
}

void settle(const struct expr *expr, const struct point_at *at, size_t output, enum order highest,
	const struct wide *value, struct jet *out)
{
	exact_face()->settle(expr, at, output, highest, value, out);
}
