/* The reference of every curve: the formula that it shows. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "reference.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Element j of parameter k: the double if it was set, else the text of the default, and where
   the formula evaluates, which knows what the double lacks of it. */
static void element_text(const struct curve *c, int k, size_t j, char *out, size_t size)
{
	const char *text = c->text[k];
	if (c->set[k] && (c->tree == NULL || c->rest[k].n == 0)) {
		snprintf(out, size, "%a", c->value[k].v[j]);
		return;
	}
	for (; j > 0; j--)
		text = strchr(text, ',') + 1;
	snprintf(out, size, "%.*s", (int)strcspn(text, ","), text);
}

void reference_point(struct reference_point *p, const struct curve *c, double x)
{
	const struct param *param = c->row->param;
	snprintf(p->x, sizeof p->x, "%a", x);
	p->at = (struct exact_point){ .x = p->x,
		.param = p->param,
		.list = c->list,
		.element = c->element,
		.doubles = true };
	for (int k = 0; k < PARAM_MAX && param[k].name != NULL; k++) {
		size_t n = c->value[k].n;
		for (size_t j = 0; j < n; j++) {
			element_text(c, k, j, p->text[k][j], sizeof p->text[k][j]);
			p->list[k][j] = p->text[k][j];
		}
		p->list[k][n] = NULL;
		p->param[k] = p->list[k];
	}
}

int reference_formula(const struct expr *formula, const struct reference_point *p, size_t output,
	enum order highest, mpfr_t out[ORDERS])
{
	bool decided[ORDERS];
	int status = 0;
	expr_references(formula, &p->at, output, highest, out, decided);
	/* What 4096 bits cannot tell from 0 is nearer to it than any double. */
	for (int order = 0; order <= (int)highest; order++) {
		if (decided[order])
			continue;
		if (mpfr_regular_p(out[order]) && mpfr_get_exp(out[order]) > -1200)
			status = -1;
		else if (!mpfr_number_p(out[order]))
			status = -1;
		else
			mpfr_set_zero(out[order], 1);
	}
	return status;
}

/* The asymptote, where e^x is beyond what the reference can tell. */
static int reference_line(const struct curve *c, double x, mpfr_t out[ORDERS])
{
	const char *side = x < 0 ? c->row->left : c->row->right;
	if (!(fabs(x) > 1e6) || c->outputs > 1 || c->variant != NULL || strcmp(side, "none") == 0)
		return -1;
	for (int k = 0; k < ORDERS && strstr(side, "inf") != NULL; k++)
		mpfr_set_inf(out[k], *side == '-' ? -1 : 1);
	if (strstr(side, "inf") != NULL)
		return 0;
	struct reference_point p;
	reference_point(&p, c, x);
	return reference_formula(activation_tree(c->row, side), &p, 0, ORDER_D2F, out);
}

/* Where branches meet and nothing bends, what both sides tend to. */
static int reference_smooth(const struct curve *c, const struct reference_point *p, double x,
	size_t output, mpfr_t out[ORDERS])
{
	const struct expr *formula = activation_tree(c->row, curve_formula(c));
	struct point_at at = { .x = x, .param = c->value, .list = c->list, .element = c->element };
	struct jet taken[VECTOR_MAX], jet[VECTOR_MAX];
	int status = 0;
	expr_eval_taken(formula, &at, taken);
	expr_eval(formula, &at, jet);
	for (int k = ORDER_DF; k < ORDERS && status == 0; k++) {
		double y = jet_order(jet[output], (enum order)k);
		if (isfinite(y) && y != jet_order(taken[output], (enum order)k))
			status = expr_limit(formula, &p->at, output, (enum order)k, 0, out[k]);
	}
	return status;
}

/* At a kink f' and f'' are those of the printed derivative. */
static int reference_kink(const struct curve *c, const struct reference_point *p, double x,
	size_t output, mpfr_t out[ORDERS])
{
	const struct expr *slope = curve_kink(c, x);
	mpfr_t of[ORDERS];
	if (slope == NULL)
		return reference_smooth(c, p, x, output, out);
	struct point_at at = { .x = x, .param = c->value, .list = c->list, .element = c->element };
	reference_init(of);
	int status = reference_formula(
		slope, p, expr_outputs(slope, &at) == 1 ? 0 : output, ORDER_DF, of);
	mpfr_set(out[ORDER_DF], of[ORDER_F], MPFR_RNDN);
	mpfr_set(out[ORDER_D2F], of[ORDER_DF], MPFR_RNDN);
	reference_free(of);
	return status;
}

int reference_at(const struct curve *c, double x, size_t output, mpfr_t out[ORDERS])
{
	struct reference_point p;
	const struct expr *formula = activation_tree(c->row, curve_formula(c));
	if (formula == NULL) {
		mpfr_t at;
		mpfr_init2(at, 53);
		mpfr_set_d(at, x, MPFR_RNDN);
		int status = list_reference(c, at, output, out);
		mpfr_clear(at);
		return status;
	}
	reference_point(&p, c, x);
	int status = reference_formula(formula, &p, output, ORDER_D2F, out);
	if (status == 0)
		status = reference_kink(c, &p, x, output, out);
	return status == 0 ? 0 : reference_line(c, x, out);
}

void reference_init(mpfr_t out[ORDERS])
{
	for (int k = 0; k < ORDERS; k++)
		mpfr_init2(out[k], REFERENCE_BITS);
}

void reference_free(mpfr_t out[ORDERS])
{
	for (int k = 0; k < ORDERS; k++)
		mpfr_clear(out[k]);
}

bool reference_agree(const mpfr_t a, const mpfr_t b, long bits)
{
	/* Below all doubles a reference may be rounded to 0. */
	bool none_a = mpfr_zero_p(a) || (mpfr_regular_p(a) && mpfr_get_exp(a) < -1200);
	bool none_b = mpfr_zero_p(b) || (mpfr_regular_p(b) && mpfr_get_exp(b) < -1200);
	if (mpfr_equal_p(a, b) || (none_a && none_b))
		return true;
	mpfr_t d;
	mpfr_init2(d, 2 * REFERENCE_BITS);
	mpfr_sub(d, a, b, MPFR_RNDN);
	mpfr_mul_2si(d, d, bits, MPFR_RNDN);
	bool same = mpfr_cmpabs(d, b) <= 0;
	mpfr_clear(d);
	return same;
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
