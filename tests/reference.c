/* The references: each function from its definition and not from its kernel. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "reference.h"
#include "wide.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define FIRST_PRECISION 160 /* bits of the first try */
#define LAST_PRECISION 5120 /* e^-745 beside 1 takes 1075; a zero is believed here */

/* What a reference is given: x with slope 1, the parameters' elements, which output. */
struct task {
	const struct wide *x;
	const struct wide *p[PARAM_MAX][VECTOR_MAX];
	size_t n[PARAM_MAX];
	size_t output;
};

static bool positive(const struct task *t)
{
	return mpfr_sgn(t->x->v[0]) > 0;
}

static struct wide *identity(const struct task *t)
{
	return wide_add(t->x, wide_number(0));
}

static struct wide *sigmoid(const struct task *t)
{
	return wide_logistic(t->x);
}

static struct wide *tangent(const struct task *t)
{
	return wide_tanh(t->x);
}

/* e_j/(e^x + C) with e_j constant but for the swept one, C the sum of the others; for x >
   0 with both divided by e^x. */
static struct wide *softmax(const struct task *t)
{
	size_t i = (size_t)mpfr_get_ui(t->p[1][0]->v[0], MPFR_RNDN) - 1;
	struct wide *others = wide_number(0);
	for (size_t j = 0; j < t->n[0]; j++)
		if (j != i)
			others = wide_add(others, wide_exp(t->p[0][j]));
	struct wide *swept = wide_exp(positive(t) ? wide_neg(t->x) : t->x);
	struct wide *share =
		t->output == i ? wide_number(1) : wide_exp(t->p[0][t->output]);
	if (positive(t))
		return wide_div(t->output == i ? share : wide_mul(share, swept),
			wide_add(wide_number(1), wide_mul(others, swept)));
	return wide_div(t->output == i ? swept : share, wide_add(swept, others));
}

static struct wide *relu(const struct task *t)
{
	return positive(t) ? identity(t) : wide_number(0);
}

static struct wide *leaky(const struct task *t)
{
	return positive(t) ? identity(t) : wide_mul(t->x, t->p[0][0]);
}

/* JAX takes the right branch at 0. */
static struct wide *leaky_jax(const struct task *t)
{
	return mpfr_sgn(t->x->v[0]) >= 0 ? identity(t) : wide_mul(t->x, t->p[0][0]);
}

static struct wide *rrelu(const struct task *t)
{
	struct wide *mean = wide_div(wide_add(t->p[0][0], t->p[1][0]), wide_number(2));
	return positive(t) ? identity(t) : wide_mul(t->x, mean);
}

static struct wide *elu(const struct task *t)
{
	return positive(t) ? identity(t) : wide_mul(t->p[0][0], wide_expm1(t->x));
}

static struct wide *selu(const struct task *t)
{
	return wide_mul(t->p[1][0], elu(t));
}

static struct wide *celu(const struct task *t)
{
	if (positive(t))
		return identity(t);
	return wide_mul(t->p[0][0], wide_expm1(wide_div(t->x, t->p[0][0])));
}

/* The piece with the largest value; of ties the flattest, then the first. */
static struct wide *maxout(const struct task *t)
{
	struct wide *best = NULL;
	for (size_t k = 0; k < t->n[0]; k++) {
		struct wide *y = wide_add(wide_mul(t->p[0][k], t->x), t->p[1][k]);
		int order = best == NULL ? 1 : wide_compare(y, best);
		if (order > 0 || (order == 0 && mpfr_cmpabs(y->v[1], best->v[1]) < 0))
			best = y;
	}
	return best;
}

static struct wide *gelu(const struct task *t)
{
	return wide_mul(t->x, wide_normal(t->x));
}

/* (1 + tanh u)/2 = s(2u) */
static struct wide *gelu_tanh(const struct task *t)
{
	struct wide *c = wide_new();
	mpfr_const_pi(c->v[0], MPFR_RNDN);
	mpfr_ui_div(c->v[0], 2, c->v[0], MPFR_RNDN);
	mpfr_sqrt(c->v[0], c->v[0], MPFR_RNDN);
	mpfr_mul_2ui(c->v[0], c->v[0], 1, MPFR_RNDN);
	struct wide *cube = wide_mul(t->x, wide_mul(t->x, t->x));
	struct wide *u =
		wide_mul(c, wide_add(t->x, wide_mul(wide_decimal("0.044715"), cube)));
	return wide_mul(t->x, wide_logistic(u));
}

static struct wide *silu(const struct task *t)
{
	return wide_mul(t->x, wide_logistic(t->x));
}

static struct wide *softplus(const struct task *t)
{
	return wide_div(wide_softplus(wide_mul(t->p[0][0], t->x)), t->p[0][0]);
}

/* The threshold is compared with the product as a double, as PyTorch has it. */
static struct wide *softplus_pytorch(const struct task *t)
{
	struct wide *scaled = wide_mul(t->p[0][0], t->x);
	return mpfr_get_d(scaled->v[0], MPFR_RNDN) > 20 ? identity(t) : softplus(t);
}

static struct wide *log_sigmoid(const struct task *t)
{
	return wide_neg(wide_softplus(wide_neg(t->x)));
}

static struct wide *mish(const struct task *t)
{
	return wide_mul(t->x, wide_tanh(wide_softplus(t->x)));
}

/* `middle` where lo < ramp < hi (lo <= ramp <= hi if `closed`), else `below` or
   `above`. */
static struct wide *between(const struct wide *ramp, const struct wide *lo,
	const struct wide *hi, const struct wide *below, const struct wide *middle,
	const struct wide *above, bool closed)
{
	int low = wide_compare(ramp, lo), high = wide_compare(ramp, hi);
	if (low < 0 || (low == 0 && !closed))
		return wide_add(below, wide_number(0));
	if (high > 0 || (high == 0 && !closed))
		return wide_add(above, wide_number(0));
	return wide_add(middle, wide_number(0));
}

static struct wide *relu6(const struct task *t)
{
	return between(t->x, wide_number(0), wide_number(6), wide_number(0), t->x,
		wide_number(6), false);
}

static struct wide *hard_sigmoid(const struct task *t)
{
	struct wide *y = wide_add(wide_div(t->x, wide_number(6)), wide_decimal("1/2"));
	return between(t->x, wide_number(-3), wide_number(3), wide_number(0), y,
		wide_number(1), false);
}

static struct wide *hard_sigmoid_02(const struct task *t)
{
	struct wide *y = wide_add(wide_mul(t->p[0][0], t->x), t->p[1][0]);
	struct wide *ax = wide_mul(t->p[0][0], t->x), *b = wide_neg(t->p[1][0]);
	return between(ax, b, wide_add(wide_number(1), b), wide_number(0), y,
		wide_number(1), false);
}

static struct wide *hard_swish(const struct task *t)
{
	struct wide *y =
		wide_div(wide_mul(t->x, wide_add(t->x, wide_number(3))), wide_number(6));
	return between(
		t->x, wide_number(-3), wide_number(3), wide_number(0), y, t->x, false);
}

static struct wide *hard_tanh(const struct task *t)
{
	return between(t->x, t->p[0][0], t->p[1][0], t->p[0][0], t->x, t->p[1][0], false);
}

/* JAX keeps slope 1 at both ends. */
static struct wide *hard_tanh_jax(const struct task *t)
{
	return between(t->x, t->p[0][0], t->p[1][0], t->p[0][0], t->x, t->p[1][0], true);
}

/* abs has slope 0 at 0, so f'' is 0 there. */
static struct wide *softsign(const struct task *t)
{
	struct wide *size = positive(t) ? identity(t) : wide_neg(t->x);
	if (mpfr_zero_p(t->x->v[0]))
		size = wide_number(0);
	return wide_div(t->x, wide_add(wide_number(1), size));
}

static struct wide *heaviside(const struct task *t)
{
	return wide_number(mpfr_sgn(t->x->v[0]) >= 0 ? 1 : 0);
}

static const struct reference {
	const char *id, *framework;
	struct wide *(*at)(const struct task *);
} references[] = {
	{"sigmoid", NULL, sigmoid},
	{"softmax", NULL, softmax},
	{"tanh", NULL, tangent},
	{"relu", NULL, relu},
	{"leaky_relu", NULL, leaky},
	{"leaky_relu", "jax", leaky_jax},
	{"prelu", NULL, leaky},
	{"rrelu", NULL, rrelu},
	{"elu", NULL, elu},
	{"maxout", NULL, maxout},
	{"linear", NULL, identity},
	{"gelu", NULL, gelu},
	{"gelu_tanh", NULL, gelu_tanh},
	{"silu", NULL, silu},
	{"softplus", NULL, softplus},
	{"softplus", "pytorch", softplus_pytorch},
	{"mish", NULL, mish},
	{"selu", NULL, selu},
	{"celu", NULL, celu},
	{"relu6", NULL, relu6},
	{"hard_sigmoid", NULL, hard_sigmoid},
	{"hard_sigmoid_02", NULL, hard_sigmoid_02},
	{"hard_swish", NULL, hard_swish},
	{"hard_tanh", NULL, hard_tanh},
	{"hard_tanh", "jax", hard_tanh_jax},
	{"log_sigmoid", NULL, log_sigmoid},
	{"softsign", NULL, softsign},
	{"heaviside", NULL, heaviside},
};

/* ---- evaluation
   ------------------------------------------------------------------------- */

/* The framework's own reference, else the function's. */
static const struct reference *find(const struct curve *c)
{
	const struct reference *found = NULL;
	for (size_t k = 0; k < sizeof references / sizeof references[0]; k++) {
		const struct reference *r = &references[k];
		if (strcmp(r->id, c->row->id) != 0)
			continue;
		if (r->framework == NULL && found == NULL)
			found = r;
		if (r->framework != NULL && c->framework != NULL &&
			strcmp(r->framework, c->framework->id) == 0)
			found = r;
	}
	return found;
}

bool reference_has(const struct curve *c)
{
	return find(c) != NULL;
}

/* The text of element j of parameter k: the double if it was set, else the variant's or
   the row's exact default. */
static void element_text(
	const struct curve *c, size_t k, size_t j, char *out, size_t size)
{
	const struct param *param = &c->row->param[k];
	const char *text = param->value;
	if (c->set[k]) {
		snprintf(out, size, "%a", c->value[k].v[j]);
		return;
	}
	char key[40];
	snprintf(key, sizeof key, "%s=", param->name);
	const char *own = c->variant != NULL && c->variant->params != NULL
				  ? strstr(c->variant->params, key)
				  : NULL;
	if (own != NULL && (own == c->variant->params || own[-1] == ' '))
		text = own + strlen(key);
	for (; j > 0; j--)
		text = strchr(text, ',') + 1;
	snprintf(out, size, "%.*s", (int)strcspn(text, ", "), text);
}

static void evaluate(const struct curve *c, double x, size_t output, mpfr_prec_t bits,
	mpfr_t out[ORDERS])
{
	wide_begin(bits);
	struct wide *at = wide_number(x);
	mpfr_set_ui(at->v[1], 1, MPFR_RNDN);
	struct task t = {.x = at, .output = output};
	for (size_t k = 0; k < PARAM_MAX && c->row->param[k].name != NULL; k++) {
		t.n[k] = c->value[k].n;
		for (size_t j = 0; j < t.n[k]; j++) {
			char text[64];
			element_text(c, k, j, text, sizeof text);
			t.p[k][j] = wide_decimal(text);
		}
	}
	struct wide *y = find(c)->at(&t);
	for (int k = 0; k < ORDERS; k++) {
		mpfr_set_prec(out[k], bits);
		mpfr_set(out[k], y->v[k], MPFR_RNDN);
	}
}

/* True if a and b differ by less than 2^-64 of either. Zero is not believed. */
static bool agree(const mpfr_t a, const mpfr_t b)
{
	if (mpfr_zero_p(a) || mpfr_zero_p(b) || !mpfr_number_p(a) || !mpfr_number_p(b))
		return false;
	return mpfr_eq(a, b, 64) != 0;
}

void reference_at(const struct curve *c, double x, size_t output, mpfr_t out[ORDERS])
{
	mpfr_t rough[ORDERS];
	for (int k = 0; k < ORDERS; k++)
		mpfr_init(rough[k]);
	mpfr_prec_t bits = FIRST_PRECISION;
	evaluate(c, x, output, bits, out);
	for (bool done = false; !done && bits < LAST_PRECISION;) {
		for (int k = 0; k < ORDERS; k++)
			mpfr_swap(rough[k], out[k]);
		bits *= 2;
		evaluate(c, x, output, bits, out);
		done = true;
		for (int k = 0; k < ORDERS; k++)
			done = done && agree(rough[k], out[k]);
	}
	for (int k = 0; k < ORDERS; k++)
		mpfr_clear(rough[k]);
}

void reference_close(void)
{
	wide_close();
}

double reference_error(double computed, const mpfr_t exact)
{
	mpfr_t d;
	mpfr_init2(d, mpfr_get_prec(exact));
	mpfr_sub_d(d, exact, computed, MPFR_RNDN);
	double error = fabs(mpfr_get_d(d, MPFR_RNDN));
	mpfr_clear(d);
	return error;
}

double reference_ulps(double computed, const mpfr_t exact)
{
	double nearest = mpfr_get_d(exact, MPFR_RNDN);
	if (isnan(computed) || isinf(computed) || isinf(nearest))
		return computed == nearest ? 0 : INFINITY;
	/* mpfr_get_exp() is one more than floor(log2). */
	long place = -1022;
	if (!mpfr_zero_p(exact) && mpfr_get_exp(exact) - 1 > place)
		place = (long)mpfr_get_exp(exact) - 1;
	mpfr_t d;
	mpfr_init2(d, mpfr_get_prec(exact));
	mpfr_sub_d(d, exact, computed, MPFR_RNDN);
	mpfr_div_2si(d, d, place - 52, MPFR_RNDN);
	double ulps = fabs(mpfr_get_d(d, MPFR_RNDN));
	mpfr_clear(d);
	return ulps;
}
