/* A curve at a point: its kernel, its formula or a number type; its kinks and limits. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"

#include <float.h>
#include <string.h>

size_t kernel_insert(double at[KINK_MAX], size_t n, double x)
{
	size_t place = n;
	while (place > 0 && at[place - 1] > x)
		place--;
	if (n == KINK_MAX || (place > 0 && at[place - 1] == x))
		return n;
	memmove(at + place + 1, at + place, (n - place) * sizeof *at);
	at[place] = x;
	return n + 1;
}

/* Where formulas of the curve are evaluated, parameters as exactly as they are known. */
static struct point_at point_of(const struct curve *c, double x)
{
	return (struct point_at){
		.x = x,
		.param = c->value,
		.rest = c->rest,
		.text = (const char *const *)c->text,
		.list = c->list,
		.element = c->element,
	};
}

const struct expr *curve_stated(const struct curve *c)
{
	return activation_tree(c->row, curve_formula(c));
}

void curve_value(const struct curve *c, const struct expr *stated, double x, enum order order,
	struct bounded *out)
{
	struct point_at point = point_of(c, x);
	expr_value(stated, &point, order, out, c->outputs);
}

size_t curve_kinks(const struct curve *c, double lo, double hi, double at[KINK_MAX])
{
	size_t n = 0;
	if (c->row->kind == KIND_DIFFERENCE)
		return difference_kinks(c->row, lo, hi, at);
	if (c->tree == NULL) {
		for (size_t k = 0; k < c->kinks; k++)
			if (c->kink[k] >= lo && c->kink[k] <= hi)
				at[n++] = c->kink[k];
		return n;
	}
	struct point_at point = point_of(c, lo);
	double pole[KINK_MAX];
	n = expr_kinks(c->tree, &point, lo, hi, at, KINK_MAX);
	size_t poles = expr_poles(c->tree, &point, lo, hi, pole, KINK_MAX);
	for (size_t i = 0; i < poles; i++)
		n = kernel_insert(at, n, pole[i]);
	return n;
}

/* The printed derivative, if it has a value at the point. */
static const struct expr *derivative_at(const struct curve *c, const struct point_at *point)
{
	const char *text = curve_derivative(c);
	const struct expr *slope = text == NULL ? NULL : activation_tree(c->row, text);
	struct jet jet[VECTOR_MAX] = { { NAN, NAN, NAN } };
	if (slope != NULL)
		expr_eval_taken(slope, point, jet);
	return isnan(jet[0].y) ? NULL : slope;
}

bool curve_is_kink(const struct curve *c, double x)
{
	const struct expr *tree = curve_stated(c);
	struct point_at point = point_of(c, x);
	struct jet jet[VECTOR_MAX];
	return tree == NULL || expr_eval_to(tree, &point, ORDER_D2F, jet) != ORDERS;
}

const struct expr *curve_kink(const struct curve *c, double x)
{
	struct point_at point = point_of(c, x);
	bool stated = curve_stated(c) != NULL;
	return stated && curve_derivative(c) != NULL && curve_is_kink(c, x)
		? derivative_at(c, &point)
		: NULL;
}

/* Where f, f' or f'' breaks the slope is what the row's printed derivative says as it stands, the
   curvature that text's own slope. Where it divides by 0, and for formulas of users, what
   expr_eval_to() says stays. */
static void bend(
	const struct curve *c, const struct point_at *point, enum order broken, struct jet *out)
{
	struct jet slope[VECTOR_MAX];
	const struct expr *derivative = broken < ORDERS ? derivative_at(c, point) : NULL;
	if (derivative == NULL)
		return;
	expr_eval_taken(derivative, point, slope);
	bool one = expr_outputs(derivative, point) == 1; /* "0" holds for all */
	for (size_t j = 0; j < c->outputs; j++) {
		struct jet s = slope[one ? 0 : j];
		if (!isnan(s.y)) {
			out[j].dy = s.y;
			out[j].d2y = s.dy;
		}
	}
}

/* ---- at infinity ------------------------------------------------------------------- */

#define FAR_OUT 0x1p30 /* what dies out has, to 2^-20, and a line's offset still has 20 bits */
#define FARTHER 0x1.8p32
#define SETTLED 0x1p-20
#define STEPS 32
#define STEP 0x1.6a09ep17 /* from 2^30 to 2^572 */

/* True if f is near y at x, y's size or 1 being the measure. */
static bool is_at(const struct curve *c, double x, double y)
{
	struct jet f[VECTOR_MAX];
	curve_eval_to(c, x, ORDER_F, f);
	return f[0].y == y || fabs(f[0].y - y) <= SETTLED * fmax(1, fabs(y));
}

/* What a row declares is said of its defaults: with other parameters f must be seen to go there. */
static bool nears(const struct curve *c, const struct expr *line, double side)
{
	struct point_at point = { .param = c->value, .list = -1 };
	static const double far[] = { FAR_OUT, FARTHER };
	for (int i = 0; i < 2; i++) {
		struct jet y[VECTOR_MAX];
		point.x = side * far[i];
		expr_eval(line, &point, y);
		if (!is_at(c, point.x, y[0].y))
			return false;
	}
	return true;
}

/* What f far out tells without a line: it stays where it is, or grows at every step, which
   no swing about 0 does; else NaN, and NaN for slopes that are not known. */
static struct jet far_out(const struct curve *c, double side)
{
	struct jet first[VECTOR_MAX], f[VECTOR_MAX];
	double last = 0, x = side * FAR_OUT;
	bool grows = true, stays = true;
	for (int i = 0; i < STEPS && (grows || stays); i++, x *= STEP) {
		curve_eval_to(c, x, ORDER_F, i == 0 ? first : f);
		double y = i == 0 ? first->y : f->y;
		stays = stays && y == first->y;
		grows = grows && y * copysign(1, first->y) > last;
		last = fmin(fabs(y), DBL_MAX / 2);
	}
	if (stays)
		return (struct jet){ first->y, 0, 0 };
	grows = grows && last > 1.5 * fabs(first->y);
	return (struct jet){ grows ? copysign(INFINITY, first->y) : NAN, NAN, NAN };
}

/* At infinity a formula is often infinity over infinity; the row says what it nears: a line
   with its slope, or an infinity. Where that is not so for the parameters at hand, f far out tells. */
static void limit(const struct curve *c, double x, struct jet *out)
{
	const char *text = x < 0 ? c->row->left : c->row->right;
	double side = copysign(1, x);
	if (!isnan(out->y) && !isnan(out->dy) && !isnan(out->d2y))
		return;
	if (text == NULL || c->outputs > 1)
		return;
	const struct expr *line = strstr(text, "inf") != NULL || strcmp(text, "none") == 0
		? NULL
		: activation_tree(c->row, text);
	struct point_at point = { .x = x, .param = c->value, .list = -1 };
	if (line != NULL && nears(c, line, side))
		expr_eval(line, &point, out);
	else if (isnan(out->y))
		*out = far_out(c, side);
}

/* What the row adds to what its formula gives. */
static void mend(
	const struct curve *c, const struct point_at *point, enum order broken, struct jet *out)
{
	if (isinf(point->x))
		limit(c, point->x, out);
	bend(c, point, broken, out);
	/* Where there is no value there is no slope, though that of a constant is 0. */
	for (size_t j = 0; j < c->outputs; j++)
		if (isnan(out[j].y))
			out[j].dy = out[j].d2y = NAN;
}

static void eval_formula(const struct curve *c, double x, enum order highest, struct jet *out)
{
	struct point_at point = point_of(c, x);
	mend(c, &point, expr_eval_to(c->tree, &point, highest, out), out);
}

/* The function itself, whatever type it is computed in. */
static void eval_exact(const struct curve *c, double x, enum order highest, struct jet *out)
{
	if (c->tree != NULL)
		eval_formula(c, x, highest, out);
	else
		c->row->along(x, c->value, out);
}

/* ---- in a number type -------------------------------------------------------------- */

/* What a tree has for output j; "0" holds for all. */
static struct jet output(const struct jet *jet, size_t outputs, size_t j)
{
	return jet[outputs == 1 ? 0 : j];
}

static void compute(const struct curve *c, const struct expr *tree, const struct point_at *point,
	enum order highest, struct jet *out)
{
	const struct arithmetic how = { c->dtype, c->computed.each, c->computed.input, highest };
	expr_rounded(tree, point, &how, out);
}

/* f' from the outputs, as the framework has it. */
static void go_back(const struct curve *c, const struct point_at *point, struct jet *out)
{
	const struct computation *how = &c->computed;
	struct values param[PARAM_MAX + 1];
	double y[VECTOR_MAX];
	size_t params = expr_params(how->backward);
	struct jet slope[VECTOR_MAX];
	for (size_t j = 0; j < c->outputs; j++)
		y[j] = out[j].y;
	memcpy(param, c->value, sizeof c->value);
	param[params - 1] = (struct values){ c->outputs, y };
	struct point_at at = *point;
	at.param = param;
	compute(c, how->backward, &at, ORDER_F, slope);
	for (size_t j = 0; j < c->outputs; j++)
		out[j].dy = output(slope, how->backwards, j).y;
}

/* What the arithmetic of a kernel lost on the way to it; a framework that composes the function loses f' indeed. */
static void restore(const struct curve *c, double x, enum order highest, struct jet *out)
{
	struct jet exact[VECTOR_MAX];
	bool known = false;
	for (size_t j = 0; j < c->outputs; j++) {
		bool slope = isnan(out[j].dy) && c->computed.slope != NULL;
		bool curvature = isnan(out[j].d2y) && highest == ORDER_D2F;
		if (!isfinite(out[j].y) || !(slope || curvature))
			continue;
		if (!known)
			eval_exact(c, x, highest, exact);
		known = true;
		if (slope)
			out[j].dy = dtype_round(c->dtype, exact[j].dy);
		if (curvature)
			out[j].d2y = dtype_round(c->dtype, exact[j].d2y);
	}
}

static void eval_rounded(const struct curve *c, double x, enum order highest, struct jet *out)
{
	const struct computation *how = &c->computed;
	struct point_at point = { .x = dtype_round(c->dtype, x),
		.param = c->value,
		.list = c->list,
		.element = c->element };
	compute(c, how->form, &point, how->slope != NULL ? ORDER_F : highest, out);
	if (highest == ORDER_F)
		return;
	if (how->slope != NULL) {
		struct jet slope[VECTOR_MAX];
		enum order below = highest == ORDER_DF ? ORDER_F : ORDER_DF;
		compute(c, how->slope, &point, below, slope);
		for (size_t j = 0; j < c->outputs; j++) {
			struct jet s = output(slope, how->slopes, j);
			out[j] = (struct jet){ out[j].y, s.y, s.dy };
		}
	}
	if (how->backward != NULL)
		go_back(c, &point, out);
	restore(c, point.x, highest, out);
}

void curve_eval(const struct curve *c, double x, struct jet *out)
{
	curve_eval_to(c, x, ORDER_D2F, out);
}

void curve_eval_to(const struct curve *c, double x, enum order highest, struct jet *out)
{
	if (c->row->kind == KIND_DIFFERENCE)
		out[0] = difference_jet(c->row, x, highest);
	else if (c->dtype != DTYPE_EXACT)
		eval_rounded(c, x, highest, out);
	else
		eval_exact(c, x, highest, out);
}

void curve_eval_block(
	const struct curve *c, enum order highest, const double *x, size_t n, struct jet *out)
{
	enum { AT_ONCE = 256 };
	enum order broken[AT_ONCE];
	bool stated = c->dtype == DTYPE_EXACT && c->tree != NULL && c->outputs == 1;
	if (!stated || c->row->kind == KIND_DIFFERENCE) {
		for (size_t i = 0; i < n; i++)
			curve_eval_to(c, x[i], highest, out + i * c->outputs);
		return;
	}
	for (size_t first = 0; first < n; first += AT_ONCE) {
		size_t count = n - first < AT_ONCE ? n - first : AT_ONCE;
		struct point_at point = point_of(c, x[first]);
		expr_eval_block(c->tree, &point, highest, x + first, count, out + first, broken);
		for (size_t i = 0; i < count; i++) {
			point.x = x[first + i];
			if (broken[i] != ORDERS || !isfinite(out[first + i].y))
				mend(c, &point, broken[i], &out[first + i]);
		}
	}
}
