/* Jets in MPFR: arithmetic on values with two derivatives, as wide as is asked. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "wide.h"

#include <stdio.h>
#include <stdlib.h>

#define POOL 1024 /* jets that one evaluation may take; 64 pieces of maxout take 400 */

static struct wide pool[POOL];
static size_t pool_used, pool_made;
static mpfr_prec_t precision;

struct wide *wide_new(void)
{
	if (pool_used == POOL) {
		fprintf(stderr, "wide: pool too small\n");
		abort();
	}
	struct wide *w = &pool[pool_used++];
	for (int k = 0; k < ORDERS; k++) {
		if (pool_used > pool_made)
			mpfr_init2(w->v[k], precision);
		else
			mpfr_set_prec(w->v[k], precision);
		mpfr_set_zero(w->v[k], 1);
	}
	if (pool_used > pool_made)
		pool_made = pool_used;
	return w;
}

void wide_close(void)
{
	for (size_t n = 0; n < pool_made; n++)
		for (int k = 0; k < ORDERS; k++)
			mpfr_clear(pool[n].v[k]);
	pool_made = pool_used = 0;
	mpfr_free_cache();
}

void wide_begin(mpfr_prec_t bits)
{
	precision = bits;
	pool_used = 0;
}

struct wide *wide_number(double c)
{
	struct wide *r = wide_new();
	mpfr_set_d(r->v[0], c, MPFR_RNDN);
	return r;
}

/* A decimal, or a fraction of two. */
struct wide *wide_decimal(const char *text)
{
	struct wide *r = wide_new();
	char *end;
	mpfr_strtofr(r->v[0], text, &end, 0, MPFR_RNDN);
	if (*end == '/') {
		struct wide *d = wide_decimal(end + 1);
		mpfr_div(r->v[0], r->v[0], d->v[0], MPFR_RNDN);
	}
	return r;
}

struct wide *wide_add(const struct wide *a, const struct wide *b)
{
	struct wide *r = wide_new();
	for (int k = 0; k < ORDERS; k++)
		mpfr_add(r->v[k], a->v[k], b->v[k], MPFR_RNDN);
	return r;
}

struct wide *wide_neg(const struct wide *a)
{
	struct wide *r = wide_new();
	for (int k = 0; k < ORDERS; k++)
		mpfr_neg(r->v[k], a->v[k], MPFR_RNDN);
	return r;
}

/* (ab)' = a'b + ab', (ab)'' = a''b + 2a'b' + ab''. */
struct wide *wide_mul(const struct wide *a, const struct wide *b)
{
	struct wide *r = wide_new(), *t = wide_new();
	mpfr_mul(r->v[0], a->v[0], b->v[0], MPFR_RNDN);
	mpfr_fmma(r->v[1], a->v[1], b->v[0], a->v[0], b->v[1], MPFR_RNDN);
	mpfr_fmma(r->v[2], a->v[2], b->v[0], a->v[0], b->v[2], MPFR_RNDN);
	mpfr_mul(t->v[0], a->v[1], b->v[1], MPFR_RNDN);
	mpfr_mul_2ui(t->v[0], t->v[0], 1, MPFR_RNDN);
	mpfr_add(r->v[2], r->v[2], t->v[0], MPFR_RNDN);
	return r;
}

/* g(u) from g, g', g'' at u: g'u', g''u'^2 + g'u''. */
static struct wide *chain(const struct wide *g, const struct wide *u)
{
	struct wide *r = wide_new(), *t = wide_new();
	mpfr_set(r->v[0], g->v[0], MPFR_RNDN);
	mpfr_mul(r->v[1], g->v[1], u->v[1], MPFR_RNDN);
	mpfr_sqr(t->v[0], u->v[1], MPFR_RNDN);
	mpfr_fmma(r->v[2], g->v[2], t->v[0], g->v[1], u->v[2], MPFR_RNDN);
	return r;
}

static struct wide *inverse(const struct wide *u)
{
	struct wide *g = wide_new();
	mpfr_ui_div(g->v[0], 1, u->v[0], MPFR_RNDN);
	mpfr_sqr(g->v[1], g->v[0], MPFR_RNDN);
	mpfr_neg(g->v[1], g->v[1], MPFR_RNDN);
	mpfr_mul(g->v[2], g->v[1], g->v[0], MPFR_RNDN);
	mpfr_mul_si(g->v[2], g->v[2], -2, MPFR_RNDN);
	return chain(g, u);
}

struct wide *wide_div(const struct wide *a, const struct wide *b)
{
	return wide_mul(a, inverse(b));
}

struct wide *wide_exp(const struct wide *u)
{
	struct wide *g = wide_new();
	for (int k = 0; k < ORDERS; k++)
		mpfr_exp(g->v[k], u->v[0], MPFR_RNDN);
	return chain(g, u);
}

struct wide *wide_expm1(const struct wide *u)
{
	struct wide *r = wide_exp(u);
	mpfr_expm1(r->v[0], u->v[0], MPFR_RNDN);
	return r;
}

/* 1 - tanh^2 = 1/cosh^2, and its derivative -2 tanh/cosh^2. */
struct wide *wide_tanh(const struct wide *u)
{
	struct wide *g = wide_new();
	mpfr_tanh(g->v[0], u->v[0], MPFR_RNDN);
	mpfr_sech(g->v[1], u->v[0], MPFR_RNDN);
	mpfr_sqr(g->v[1], g->v[1], MPFR_RNDN);
	mpfr_mul(g->v[2], g->v[0], g->v[1], MPFR_RNDN);
	mpfr_mul_si(g->v[2], g->v[2], -2, MPFR_RNDN);
	return chain(g, u);
}

/* s(u) = e^u/(1 + e^u); s' = s(u) s(-u); s'' = -s' tanh(u/2). */
struct wide *wide_logistic(const struct wide *u)
{
	struct wide *g = wide_new(), *t = wide_new();
	mpfr_neg(t->v[0], u->v[0], MPFR_RNDN);
	mpfr_exp(t->v[0], t->v[0], MPFR_RNDN);
	mpfr_add_ui(t->v[0], t->v[0], 1, MPFR_RNDN);
	mpfr_ui_div(g->v[0], 1, t->v[0], MPFR_RNDN);
	mpfr_exp(t->v[1], u->v[0], MPFR_RNDN);
	mpfr_add_ui(t->v[1], t->v[1], 1, MPFR_RNDN);
	mpfr_div(g->v[1], g->v[0], t->v[1], MPFR_RNDN);
	mpfr_div_2ui(t->v[2], u->v[0], 1, MPFR_RNDN);
	mpfr_tanh(t->v[2], t->v[2], MPFR_RNDN);
	mpfr_mul(g->v[2], g->v[1], t->v[2], MPFR_RNDN);
	mpfr_neg(g->v[2], g->v[2], MPFR_RNDN);
	return chain(g, u);
}

/* log(1 + e^u) = max(u, 0) + log1p(e^-|u|), whose derivative is s(u). */
struct wide *wide_softplus(const struct wide *u)
{
	struct wide *g = wide_new(), *t = wide_new(), *one = wide_new();
	mpfr_set(one->v[0], u->v[0], MPFR_RNDN);
	mpfr_set_ui(one->v[1], 1, MPFR_RNDN);
	struct wide *s = wide_logistic(one);
	mpfr_abs(t->v[0], u->v[0], MPFR_RNDN);
	mpfr_neg(t->v[0], t->v[0], MPFR_RNDN);
	mpfr_exp(t->v[0], t->v[0], MPFR_RNDN);
	mpfr_log1p(g->v[0], t->v[0], MPFR_RNDN);
	if (mpfr_sgn(u->v[0]) > 0)
		mpfr_add(g->v[0], g->v[0], u->v[0], MPFR_RNDN);
	mpfr_set(g->v[1], s->v[0], MPFR_RNDN);
	mpfr_set(g->v[2], s->v[1], MPFR_RNDN);
	return chain(g, u);
}

/* Phi(x) = erfc(-x/sqrt(2))/2, phi(x) = e^(-x^2/2)/sqrt(2 pi), phi' = -x phi. */
struct wide *wide_normal(const struct wide *u)
{
	struct wide *g = wide_new(), *t = wide_new();
	mpfr_sqrt_ui(t->v[0], 2, MPFR_RNDN);
	mpfr_div(t->v[0], u->v[0], t->v[0], MPFR_RNDN);
	mpfr_neg(t->v[0], t->v[0], MPFR_RNDN);
	mpfr_erfc(g->v[0], t->v[0], MPFR_RNDN);
	mpfr_div_2ui(g->v[0], g->v[0], 1, MPFR_RNDN);
	mpfr_sqr(t->v[1], t->v[0], MPFR_RNDN);
	mpfr_neg(t->v[1], t->v[1], MPFR_RNDN);
	mpfr_exp(t->v[1], t->v[1], MPFR_RNDN);
	mpfr_const_pi(t->v[2], MPFR_RNDN);
	mpfr_mul_2ui(t->v[2], t->v[2], 1, MPFR_RNDN);
	mpfr_sqrt(t->v[2], t->v[2], MPFR_RNDN);
	mpfr_div(g->v[1], t->v[1], t->v[2], MPFR_RNDN);
	mpfr_mul(g->v[2], g->v[1], u->v[0], MPFR_RNDN);
	mpfr_neg(g->v[2], g->v[2], MPFR_RNDN);
	return chain(g, u);
}

/* The sign of a - b, differences in the last bits taken as none: 0.2*2.5 is to equal
   0.5. */
int wide_compare(const struct wide *a, const struct wide *b)
{
	struct wide *d = wide_add(a, wide_neg(b));
	if (mpfr_zero_p(d->v[0]))
		return 0;
	if (!mpfr_zero_p(a->v[0]) &&
		mpfr_get_exp(d->v[0]) < mpfr_get_exp(a->v[0]) - precision + 16)
		return 0;
	return mpfr_sgn(d->v[0]);
}
