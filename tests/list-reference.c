/* The reference of rows told in words: their definitions, computed in MPFR from the list itself. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "reference.h"

#include <string.h>

#define WIDE 2300 /* bits: the difference of any two doubles is exact */
#define BITS 600  /* of tau */
#define TINY -500 /* a share below 2^TINY is none: tau is not known better */

/* The whole input. `i` is where x stands. */
struct input {
	size_t n, i;
	mpfr_t z[VECTOR_MAX];
};

static void input_init(struct input *in, const struct curve *c, const mpfr_t x)
{
	in->n = c->value[0].n;
	in->i = c->element;
	for (size_t j = 0; j < in->n; j++) {
		mpfr_init2(in->z[j], WIDE);
		if (j == in->i)
			mpfr_set(in->z[j], x, MPFR_RNDN);
		else
			mpfr_set_d(in->z[j], c->value[0].v[j], MPFR_RNDN);
	}
}

static void input_clear(struct input *in)
{
	for (size_t j = 0; j < in->n; j++)
		mpfr_clear(in->z[j]);
}

/* f is element `from` of the input, or 0 where that is beyond it; times `sign`. */
static void take(const struct input *in, size_t from, int sign, mpfr_t out[ORDERS])
{
	for (int k = 0; k < ORDERS; k++)
		mpfr_set_zero(out[k], 1);
	if (from >= in->n)
		return;
	mpfr_mul_si(out[ORDER_F], in->z[from], sign, MPFR_RNDN);
	mpfr_set_si(out[ORDER_DF], from == in->i ? sign : 0, MPFR_RNDN);
}

static void k_wta(const struct input *in, const struct curve *c, size_t output, mpfr_t out[ORDERS])
{
	size_t larger = 0;
	for (size_t l = 0; l < in->n; l++) {
		int order = mpfr_cmp(in->z[l], in->z[output]);
		larger += order > 0 || (order == 0 && l < output);
	}
	take(in, larger < (size_t)c->scalar[2] ? output : in->n, 1, out);
}

static void maxmin(const struct input *in, const struct curve *c, size_t output, mpfr_t out[ORDERS])
{
	(void)c;
	size_t other = output % 2 == 0 ? output + 1 : output - 1;
	int order = mpfr_cmp(in->z[output], in->z[other]);
	bool stay = output % 2 == 0 ? order >= 0 : order <= 0;
	take(in, stay ? output : other, 1, out);
}

static void crelu(const struct input *in, const struct curve *c, size_t output, mpfr_t out[ORDERS])
{
	(void)c;
	int sign = output < in->n ? 1 : -1;
	size_t from = output % in->n;
	take(in, mpfr_sgn(in->z[from]) == sign ? from : in->n, sign, out);
}

/* ---- sparsemax and entmax -------------------------------------------------------------- */

/* s_j = max(z_j/2^halve - tau, 0), where tau makes the sum of s_j^power 1. */
struct shares {
	size_t n;
	mpfr_t s[VECTOR_MAX];
};

static void set_shares(struct shares *to, mpfr_t *z, const mpfr_t tau)
{
	for (size_t j = 0; j < to->n; j++) {
		mpfr_sub(to->s[j], z[j], tau, MPFR_RNDN);
		if (mpfr_sgn(to->s[j]) < 0)
			mpfr_set_zero(to->s[j], 1);
	}
}

/* Bisection: the sum falls from at least 1 where tau is max - 1 to 0 at max. All is taken
   from the maximum, which changes nothing. */
static void find_shares(const struct input *in, int halve, int power, struct shares *to)
{
	mpfr_t lo, hi, tau, sum, part, max;
	mpfr_inits2(BITS, lo, hi, tau, sum, part, (mpfr_ptr)NULL);
	mpfr_init2(max, WIDE);
	mpfr_set(max, in->z[0], MPFR_RNDN);
	for (size_t j = 1; j < in->n; j++)
		mpfr_max(max, max, in->z[j], MPFR_RNDN);
	to->n = in->n;
	mpfr_t z[VECTOR_MAX];
	for (size_t j = 0; j < in->n; j++) {
		mpfr_init2(to->s[j], BITS);
		mpfr_init2(z[j], WIDE);
		mpfr_sub(z[j], in->z[j], max, MPFR_RNDN);
		mpfr_div_2si(z[j], z[j], halve, MPFR_RNDN);
	}
	mpfr_set_si(lo, -1, MPFR_RNDN);
	mpfr_set_zero(hi, 1);
	for (int round = 0; round < BITS; round++) {
		mpfr_add(tau, lo, hi, MPFR_RNDN);
		mpfr_div_2ui(tau, tau, 1, MPFR_RNDN);
		set_shares(to, z, tau);
		mpfr_set_zero(sum, 1);
		for (size_t j = 0; j < to->n; j++) {
			mpfr_pow_ui(part, to->s[j], (unsigned long)power, MPFR_RNDN);
			mpfr_add(sum, sum, part, MPFR_RNDN);
		}
		mpfr_swap(mpfr_cmp_ui(sum, 1) >= 0 ? lo : hi, tau);
	}
	for (size_t j = 0; j < to->n; j++) {
		if (!mpfr_zero_p(to->s[j]) && mpfr_get_exp(to->s[j]) < TINY)
			mpfr_set_zero(to->s[j], 1);
		mpfr_clear(z[j]);
	}
	mpfr_clears(lo, hi, tau, sum, part, max, (mpfr_ptr)NULL);
}

static void clear_shares(struct shares *s)
{
	for (size_t j = 0; j < s->n; j++)
		mpfr_clear(s->s[j]);
}

/* f' = (output == i) - 1/|support| where both have a share. */
static void sparsemax(
	const struct input *in, const struct curve *c, size_t output, mpfr_t out[ORDERS])
{
	struct shares s;
	(void)c;
	take(in, in->n, 1, out);
	find_shares(in, 0, 1, &s);
	mpfr_set(out[ORDER_F], s.s[output], MPFR_RNDN);
	if (!mpfr_zero_p(s.s[output]) && !mpfr_zero_p(s.s[in->i])) {
		long size = 0;
		for (size_t j = 0; j < s.n; j++)
			size += !mpfr_zero_p(s.s[j]);
		mpfr_set_si(out[ORDER_DF], (output == in->i ? size : 0) - 1, MPFR_RNDN);
		mpfr_div_si(out[ORDER_DF], out[ORDER_DF], size, MPFR_RNDN);
	}
	clear_shares(&s);
}

/* f' = s ((output == i) - s_i/A), A = sum of s. With u = that bracket s' = u/2,
   A' = (1 - k s_i/A)/2 for k shares, and u' = -(s_i' A - s_i A')/A^2. */
static void entmax15(
	const struct input *in, const struct curve *c, size_t output, mpfr_t out[ORDERS])
{
	struct shares s;
	mpfr_t a, u, r, slope, da;
	(void)c;
	take(in, in->n, 1, out);
	find_shares(in, 1, 2, &s);
	mpfr_inits2(BITS, a, u, r, slope, da, (mpfr_ptr)NULL);
	mpfr_sqr(out[ORDER_F], s.s[output], MPFR_RNDN);
	if (!mpfr_zero_p(s.s[output]) && !mpfr_zero_p(s.s[in->i])) {
		long size = 0;
		mpfr_set_zero(a, 1);
		for (size_t j = 0; j < s.n; j++) {
			size += !mpfr_zero_p(s.s[j]);
			mpfr_add(a, a, s.s[j], MPFR_RNDN);
		}
		mpfr_div(r, s.s[in->i], a, MPFR_RNDN);
		mpfr_ui_sub(u, output == in->i, r, MPFR_RNDN);
		mpfr_mul(out[ORDER_DF], s.s[output], u, MPFR_RNDN);
		mpfr_mul_si(da, r, -size, MPFR_RNDN);
		mpfr_add_ui(da, da, 1, MPFR_RNDN);
		mpfr_mul(da, da, r, MPFR_RNDN); /* 2 A' r */
		mpfr_ui_sub(slope, 1, r, MPFR_RNDN);
		mpfr_sub(slope, da, slope, MPFR_RNDN);
		mpfr_div(slope, slope, a, MPFR_RNDN); /* 2 u' */
		mpfr_mul(slope, slope, s.s[output], MPFR_RNDN);
		mpfr_sqr(u, u, MPFR_RNDN);
		mpfr_add(u, u, slope, MPFR_RNDN);
		mpfr_div_2ui(out[ORDER_D2F], u, 1, MPFR_RNDN);
	}
	mpfr_clears(a, u, r, slope, da, (mpfr_ptr)NULL);
	clear_shares(&s);
}

int list_reference(const struct curve *c, const mpfr_t x, size_t output, mpfr_t out[ORDERS])
{
	static const struct {
		const char *id;
		void (*refer)(const struct input *, const struct curve *, size_t output,
			mpfr_t out[ORDERS]);
	} told[] = { { "sparsemax", sparsemax }, { "entmax15", entmax15 }, { "k_wta", k_wta },
		{ "maxmin", maxmin }, { "crelu", crelu } };
	for (size_t k = 0; k < sizeof told / sizeof told[0]; k++)
		if (strcmp(told[k].id, c->row->id) == 0) {
			struct input in;
			input_init(&in, c, x);
			told[k].refer(&in, c, output, out);
			input_clear(&in);
			return 0;
		}
	return -1;
}
