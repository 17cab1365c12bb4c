/* The error function, the normal distribution, logistic and softplus of exact numbers, tails included. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/exact/function-parts.h"

/* ---- error function and normal distribution ----------------------------------------------- */

/* Beyond 2^this erfc is summed by its asymptotic series, whose terms shrink there from the first. */
#define FAR 20

/* Bits of the whole part of t^2. */
static slong bits_of_square(const struct ball *t)
{
	slong size = ball_exponent(t);
	return size < 0 ? 0 : 2 * (size > 4096 ? 4096 : size) + 8;
}

/* r = 1/sqrt(2^k pi). */
static void rsqrt_pi(struct effort *e, struct ball *r, slong k, fingerprint mark)
{
	arb_t root;
	arb_init(root);
	arb_const_pi(root, e->bits + 8);
	arb_mul_2exp_si(root, root, k);
	arb_rsqrt(root, root, e->bits);
	ball_set_arb(e, r, root, mark);
	arb_clear(root);
}

/* erfc(t) = e^(-t^2)/(t sqrt(pi)) (1 - 1/(2t^2) + 1 3/(2t^2)^2 - ...): the sum is off by less than the first term that
   is left out. */
static void far_tail(struct effort *e, struct ball *r, const struct ball *t)
{
	struct ball part[3], *square = &part[0], *term = &part[1], *sum = &part[2];
	ball_inits(part, 3);
	ball_mul(e, square, t, t);
	ball_neg(r, square);
	part_exp(e, r, r);
	ball_div(e, r, r, t);
	ball_invert(e, square, square);
	ball_set_integer(term, 1);
	for (slong k = 1; ball_exponent(term) > -e->bits; k++) {
		ball_add(e, sum, sum, term);
		ball_scale(e, term, term, 1 - 2 * k, 2);
		ball_mul(e, term, term, square);
	}
	ball_enclose(term->rest, term, e->bits);
	ball_enclose(sum->rest, sum, e->bits);
	arb_add_error(sum->rest, term->rest);
	ball_set_arb(e, sum, sum->rest, FINGERPRINT_NONE);
	ball_mul(e, r, r, sum);
	rsqrt_pi(e, sum, 0, FINGERPRINT_NONE);
	ball_mul(e, r, r, sum);
	ball_clears(part, 3);
}

/* erfc of a t of at least 1/2, however small it is. Its relative error is that of t times 2 t^2. */
static void tail(struct effort *e, struct ball *r, const struct ball *t)
{
	struct effort more = { .bits = e->bits + bits_of_square(t) };
	fingerprint mark = fingerprint_primitive(P_ERFC, ball_mark(t));
	struct ball far;
	ball_init(&far);
	if (ball_exponent(t) > FAR)
		far_tail(&more, &far, t);
	else
		part_apply(&more, &far, t, arb_hypgeom_erfc, mark);
	ball_swap(r, &far);
	r->mark = mark;
	if (ball_sign(r) == UNKNOWN)
		arb_nonnegative_part(r->rest, r->rest);
	ball_clear(&far);
}

/* erf(t): near 1 or -1 beyond 4. */
static void erf_value(struct effort *e, struct ball *r, const struct ball *t)
{
	bool left = part_is_beyond(t, -4), right = part_is_beyond(t, 4);
	if (left || right) {
		ball_scale(e, r, t, left ? -1 : 1, 1);
		tail(e, r, r);
		if (right)
			ball_neg(r, r);
		ball_shift(e, r, r, right ? 1 : -1);
	} else {
		part_apply(e, r, t, arb_hypgeom_erf, fingerprint_primitive(P_ERF, ball_mark(t)));
	}
}

/* erfc(t): near 2 left of -4, near 0 right of 1/2. */
static void erfc_value(struct effort *e, struct ball *r, const struct ball *t)
{
	if (part_is_beyond(t, 0.5)) {
		tail(e, r, t);
	} else {
		erf_value(e, r, t);
		ball_neg(r, r);
		ball_shift(e, r, r, 1);
	}
}

/* r = e^(-u^2/d) / sqrt(2^k pi), with that factor's share of the fingerprint. */
static void bell(struct effort *e, struct ball *r, const struct ball *u, ulong d, slong k)
{
	struct ball factor;
	ball_init(&factor);
	ball_mul(e, &factor, u, u);
	ball_scale(e, &factor, &factor, -1, d);
	part_exp(e, r, &factor);
	rsqrt_pi(e, &factor, k,
		k == 1 ? fingerprint_primitive(P_NORMAL_PDF, 0)
		       : fingerprint_primitive(P_SQRT, fingerprint_pi()));
	ball_mul(e, r, r, &factor);
	ball_clear(&factor);
}

/* g[2] = n u g[1]. */
static void bell_slope(struct effort *e, const struct ball *u, slong n, struct ball *g)
{
	ball_tangent(e, &g[2], u, &g[1]);
	ball_scale(e, &g[2], &g[2], n, 1);
}

/* erf' = 2/sqrt(pi) e^(-u^2), erf'' = -2u erf'. */
void part_erf(struct effort *e, const struct ball *u, enum order highest, struct ball *g)
{
	erf_value(e, &g[0], u);
	if (highest >= ORDER_DF)
		bell(e, &g[1], u, 1, -2);
	if (highest >= ORDER_D2F)
		bell_slope(e, u, -2, g);
}

void part_erfc(struct effort *e, const struct ball *u, enum order highest, struct ball *g)
{
	part_erf(e, u, highest, g);
	erfc_value(e, &g[0], u);
	for (int i = 1; i <= (int)highest; i++)
		ball_neg(&g[i], &g[i]);
}

/* phi(u) = e^(-u^2/2)/sqrt(2 pi), phi' = -u phi, phi'' = (u^2 - 1) phi. */
void part_normal_pdf(struct effort *e, const struct ball *u, enum order highest, struct ball *g)
{
	bell(e, &g[0], u, 2, 1);
	if (highest >= ORDER_DF) {
		ball_tangent(e, &g[1], u, &g[0]);
		ball_neg(&g[1], &g[1]);
	}
	if (highest >= ORDER_D2F) {
		struct ball less;
		ball_init(&less);
		ball_mul(e, &less, u, u);
		ball_shift(e, &less, &less, -1);
		ball_tangent(e, &g[2], &less, &g[0]);
		ball_clear(&less);
	}
}

/* Phi(u) = erfc(-u/sqrt(2))/2. */
void part_normal_cdf(struct effort *e, const struct ball *u, enum order highest, struct ball *g)
{
	if (ball_is_zero(u)) {
		ball_set_integer(&g[0], 1);
	} else {
		struct ball t;
		struct effort more = { .bits = e->bits + bits_of_square(u) };
		arb_t root;
		ball_init(&t);
		arb_init(root);
		arb_sqrt_ui(root, 2, more.bits);
		arb_neg(root, root);
		ball_set_arb(&more, &t, root, FINGERPRINT_NONE);
		ball_div(&more, &t, u, &t);
		erfc_value(e, &g[0], &t);
		g[0].mark = fingerprint_primitive(P_NORMAL_CDF, ball_mark(u));
		g[0].mark = fingerprint_add(g[0].mark, g[0].mark);
		ball_clear(&t);
		arb_clear(root);
	}
	ball_scale(e, &g[0], &g[0], 1, 2);
	if (highest >= ORDER_DF)
		bell(e, &g[1], u, 2, 1);
	if (highest >= ORDER_D2F)
		bell_slope(e, u, -1, g);
}

/* ---- logistic function and softplus ------------------------------------------------------- */

/* 1/(1 + e^-u), from e^-|u|: e/(1 + e) on the left, 1 - e/(1 + e) far on the right. */
static void logistic_value(struct effort *e, struct ball *r, const struct ball *u)
{
	struct ball power, more;
	ball_init(&power);
	ball_init(&more);
	bool left = ball_sign(u) == NEGATIVE;
	ball_scale(e, &more, u, left ? 1 : -1, 1);
	part_exp(e, &power, &more);
	ball_shift(e, &more, &power, 1);
	if (left)
		ball_div(e, r, &power, &more);
	else
		ball_invert(e, r, &more);
	ball_clear(&power);
	ball_clear(&more);
}

/* s = 1/(1 + e^-u): s' = s(u) s(-u), s'' = s' (s(-u) - s(u)). */
void ball_logistic(struct effort *e, const struct ball *u, enum order highest, struct ball *g)
{
	if (ball_is_nan(u)) {
		part_nowhere(g);
		return;
	}
	logistic_value(e, &g[0], u);
	if (highest < ORDER_DF)
		return;
	struct ball mirror;
	ball_init(&mirror);
	ball_neg(&mirror, u);
	logistic_value(e, &mirror, &mirror);
	ball_mul(e, &g[1], &g[0], &mirror);
	ball_sub(e, &mirror, &mirror, &g[0]);
	ball_mul(e, &g[2], &g[1], &mirror);
	ball_clear(&mirror);
}

/* log(1 + e^u) = max(u, 0) + log1p(e^-|u|); slope 1/(1 + e^-u). */
void ball_softplus(struct effort *e, const struct ball *u, enum order highest, struct ball *g)
{
	struct ball power, gate[ORDERS];
	bool right = ball_sign(u) == POSITIVE;
	if (ball_is_nan(u)) {
		part_nowhere(g);
		return;
	}
	ball_init(&power);
	ball_inits(gate, ORDERS);
	ball_scale(e, &power, u, right ? -1 : 1, 1);
	part_exp(e, &power, &power);
	ball_primitive(e, P_LOG1P, &power, ORDER_F, g);
	if (right)
		ball_add(e, &g[0], &g[0], u);
	if (g[0].kind == KIND_BALL)
		g[0].mark = fingerprint_softplus(ball_mark(u));
	if (highest >= ORDER_DF) {
		ball_logistic(e, u, highest - 1, gate);
		ball_swap(&g[1], &gate[0]);
		ball_swap(&g[2], &gate[1]);
	}
	ball_clear(&power);
	ball_clears(gate, ORDERS);
}
