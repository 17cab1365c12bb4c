/* The difference of two curves, as a curve of its own. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/alloc.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The row comes first, so that a pointer to it is one to the whole. */
struct pair {
	struct activation row;
	struct curve curve[2];
	enum difference difference;
};

static const struct pair *pair_of(const struct activation *row)
{
	return (const struct pair *)(const void *)row;
}

/* Of two types the coarser one at y, where its numbers are further apart: float16 reaches less far down than
   bfloat16. What is exact counts in doubles. */
static double ulp_of(const struct pair *pair, double y)
{
	if (!isfinite(y))
		return NAN;
	return fmax(dtype_ulp(pair->curve[0].dtype, y), dtype_ulp(pair->curve[1].dtype, y));
}

struct jet difference_jet(const struct activation *row, double x, enum order highest)
{
	const struct pair *pair = pair_of(row);
	struct jet a, b;
	curve_eval_to(&pair->curve[0], x, highest, &a);
	curve_eval_to(&pair->curve[1], x, highest, &b);
	struct jet d = { b.y - a.y, b.dy - a.dy, b.d2y - a.d2y };
	if (pair->difference == DIFFERENCE_PLAIN)
		return d;
	if (pair->difference == DIFFERENCE_ULP) {
		double ulp = ulp_of(pair, a.y);
		return (struct jet){ d.y / ulp, d.dy / ulp, d.d2y / ulp };
	}
	if (d.y == 0 && d.dy == 0 && d.d2y == 0)
		return (struct jet){ 0, 0, 0 };
	/* q = d/a: q' = (d' - q a')/a, q'' = (d'' - 2 q' a' - q a'')/a; then by the sign of a. */
	double q = d.y / a.y, dq = (d.dy - q * a.dy) / a.y;
	double d2q = (d.d2y - 2 * dq * a.dy - q * a.d2y) / a.y;
	double sign = a.y < 0 ? -1 : 1;
	return (struct jet){ sign * q, sign * dq, sign * d2q };
}

size_t difference_kinks(const struct activation *row, double lo, double hi, double at[KINK_MAX])
{
	const struct pair *pair = pair_of(row);
	double other[KINK_MAX];
	size_t n = curve_kinks(&pair->curve[0], lo, hi, at);
	size_t others = curve_kinks(&pair->curve[1], lo, hi, other);
	for (size_t i = 0; i < others; i++)
		n = kernel_insert(at, n, other[i]);
	return n;
}

/* "Leaky ReLU (Keras), alpha = 0.2" is too long for half a title: the framework, or what
   was set. */
static void add_title(struct text *out, const struct curve *c)
{
	/* The title of a formula may be the formula itself. */
	bool sum = c->row->rank == 0 && strpbrk(c->typed->title, " +-") != NULL;
	text_add(out, sum ? "(" : "");
	curve_title(c, out);
	text_add(out, sum ? ")" : "");
	for (int k = 0; k < PARAM_MAX && c->row->param[k].name != NULL; k++)
		if (c->set[k])
			text_print(out, " %s=%s", c->row->param[k].name, c->text[k]);
}

/* "gelu(x)", "leaky_relu@keras(x)", "elu(x; alpha = 2; float32)": two of one name are told apart. A formula without
   a name stands for itself. */
static void add_call(struct text *out, const struct curve *c)
{
	const char *dtype = dtype_name(c->dtype);
	if (c->row->rank == 0 && strcmp(c->typed->id, "expr") == 0 && dtype == NULL) {
		text_print(out, "(%s)", c->row->formula);
		return;
	}
	text_add(out, c->typed->id);
	if (c->framework != NULL)
		text_print(out, "@%s", c->framework->id);
	text_add(out, "(x");
	for (int k = 0; k < PARAM_MAX && c->row->param[k].name != NULL; k++)
		if (c->set[k] && c->text[k] != NULL)
			text_print(out, "; %s = %s", c->row->param[k].name, c->text[k]);
	if (dtype != NULL)
		text_print(out, "; %s", dtype);
	text_add(out, ")");
}

struct activation *activation_make_difference(
	const struct curve *a, const struct curve *b, enum difference difference)
{
	struct pair *pair = alloc_zero(1, sizeof *pair);
	struct text title = { 0 }, formula = { 0 };
	curve_copy(&pair->curve[0], a);
	curve_copy(&pair->curve[1], b);
	pair->difference = difference;
	add_title(&title, b);
	text_add(&title, " - ");
	add_title(&title, a);
	add_call(&formula, b);
	text_add(&formula, " - ");
	add_call(&formula, a);
	if (difference != DIFFERENCE_PLAIN)
		text_add(&formula,
			difference == DIFFERENCE_ULP ? ", in ulp of " : ", relative to abs(");
	if (difference != DIFFERENCE_PLAIN)
		add_call(&formula, a);
	text_add(&formula, difference == DIFFERENCE_RELATIVE ? ")" : "");
	pair->row = (struct activation){
		.id = alloc_copy("diff"),
		.title = title.s,
		.formula = formula.s,
		.kind = KIND_DIFFERENCE,
		.range = "",
		.smoothness = "",
		.frameworks = "",
		.source = "",
	};
	return &pair->row;
}

void difference_free(struct activation *row)
{
	struct pair *pair = (struct pair *)(void *)row;
	curve_free(&pair->curve[0]);
	curve_free(&pair->curve[1]);
}

void difference_parts(const struct activation *row, const struct curve *of[2])
{
	of[0] = &pair_of(row)->curve[0];
	of[1] = &pair_of(row)->curve[1];
}

bool difference_is_relative(const struct activation *row)
{
	return pair_of(row)->difference == DIFFERENCE_RELATIVE;
}
