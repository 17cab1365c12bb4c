/* Small steps that the primitives of numbers are made of. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/exact/real-parts.h"

void part_whole(struct real *r)
{
	mpq_set_ui(r->anchor, 0, 1);
	r->exact = false;
	real_settle(r);
}

void part_nowhere(struct real *g)
{
	for (int i = 0; i < ORDERS; i++)
		real_set_nan(&g[i]);
}

void part_apply(struct real *r, const struct real *u,
	void (*function)(struct interval *, const struct interval *))
{
	real_enclose(&r->rest, u);
	function(&r->rest, &r->rest);
	part_whole(r);
}

void part_increasing(struct real *r, const struct real *u, mpfr_function *function)
{
	real_enclose(&r->rest, u);
	interval_increasing(&r->rest, &r->rest, function);
	part_whole(r);
}

void real_constant(struct real *r, mpfr_function *function, long of)
{
	mpfr_t argument;
	mpfr_init2(argument, 64);
	mpfr_set_si(argument, of, MPFR_RNDN);
	struct interval point = { .lo = { argument[0] }, .hi = { argument[0] } };
	interval_increasing(&r->rest, &point, function);
	mpfr_clear(argument);
	part_whole(r);
}

enum sign part_domain(struct effort *effort, const struct real *gap, struct real *g)
{
	enum sign sign = real_sign(gap);
	if (sign == UNKNOWN && mpfr_zero_p(gap->rest.lo))
		return POSITIVE;
	if (sign == UNKNOWN)
		effort->undecided = true;
	if (sign != POSITIVE && sign != ZERO)
		part_nowhere(g);
	return sign;
}

void part_add(struct real *r, const struct real *a, long n)
{
	struct real integer;
	real_init(&integer, mpfr_get_prec(r->rest.lo));
	real_set_integer(&integer, n);
	real_add(r, a, &integer);
	real_clear(&integer);
}

void part_mul(struct real *r, const struct real *a, long n, unsigned long d)
{
	struct real fraction;
	real_init(&fraction, mpfr_get_prec(r->rest.lo));
	mpq_set_si(fraction.anchor, n, d);
	real_mul(r, a, &fraction);
	real_clear(&fraction);
}

void part_invert(struct effort *effort, struct real *r, const struct real *a)
{
	struct real one;
	real_init(&one, effort->bits);
	real_set_integer(&one, 1);
	real_div(effort, r, &one, a);
	real_clear(&one);
}

/* The root of a rational, if that is rational. */
static bool exact_root(mpq_ptr root, mpq_srcptr q)
{
	if (!mpz_perfect_square_p(mpq_numref(q)) || !mpz_perfect_square_p(mpq_denref(q)))
		return false;
	mpz_sqrt(mpq_numref(root), mpq_numref(q));
	mpz_sqrt(mpq_denref(root), mpq_denref(q));
	return true;
}

/* sqrt(q + a) = s + a/(s + sqrt(q + a)) with s = sqrt(q) rational. */
void part_sqrt(struct real *r, const struct real *u)
{
	mpq_t root;
	mpq_init(root);
	bool anchored = mpq_sgn(u->anchor) > 0 && exact_root(root, u->anchor);
	if (u->exact && anchored) {
		mpq_set(r->anchor, root);
		r->exact = true;
	} else {
		part_increasing(r, u, mpfr_sqrt);
		if (anchored) {
			interval_add_rational(&r->rest, &r->rest, root);
			interval_div(&r->rest, &u->rest, &r->rest);
			mpq_set(r->anchor, root);
			real_settle(r);
		}
	}
	mpq_clear(root);
}

void part_near_one(struct real *r, const struct real *u, mpfr_function *sine, long sign)
{
	part_mul(r, u, 1, 2);
	part_increasing(r, r, sine);
	interval_power(&r->rest, &r->rest, 2);
	part_whole(r);
	part_mul(r, r, 2 * sign, 1);
	part_add(r, r, 1);
}

void part_cosh(struct real *r, const struct real *u)
{
	if (real_exponent(u) < PART_SMALL)
		part_near_one(r, u, mpfr_sinh, 1);
	else
		part_apply(r, u, interval_cosh);
}
