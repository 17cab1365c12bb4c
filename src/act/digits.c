/* Any number of digits of a curve, from its formula and the decimals as they were typed. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/alloc.h"

#include <stdlib.h>
#include <string.h>

/* The texts of a list, in one block that is free()d whole: pointers, then the bytes. */
static char **split(const char *list)
{
	size_t n = 1, length = strlen(list);
	for (const char *s = list; *s != '\0'; s++)
		n += *s == ',';
	char **item = alloc_resize(NULL, (n + 1) * sizeof *item + length + 1, 1);
	char *bytes = (char *)(item + n + 1);
	memcpy(bytes, list, length + 1);
	for (size_t i = 0; i < n; i++) {
		item[i] = bytes;
		bytes += strcspn(bytes, ",");
		*bytes++ = '\0';
	}
	item[n] = NULL;
	return item;
}

/* The index of the parameter that x runs through an element of, or -1; and of its index. */
static int swept(const struct curve *c, size_t *element)
{
	int list = -1;
	*element = 0;
	if (c->row->kind != KIND_VECTOR)
		return -1;
	for (int k = 0; k < PARAM_MAX && c->row->param[k].name != NULL; k++)
		if (c->row->param[k].kind == PARAM_VECTOR && list < 0)
			list = k;
		else if (c->row->param[k].kind == PARAM_INDEX)
			*element = (size_t)c->scalar[k] - 1;
	return list;
}

/* A framework's own slope at a kink is what the framework says, not the formula. */
static const double *given_slope(const struct curve *c, const char *x)
{
	double at;
	if (c->variant == NULL || !number_read(x, &at))
		return NULL;
	for (size_t k = 0; k < c->variant->slopes && k < c->kinks; k++)
		if (at == c->kink[k])
			return &c->variant->slope[k];
	return NULL;
}

int curve_digits(const struct curve *c, const char *x, size_t output, enum order order,
	size_t digits, struct text *out)
{
	const struct expr *tree = activation_tree(c->row, curve_formula(c));
	if (tree == NULL)
		return -1;
	const char *formula_x = x;
	char slope[NUMBER_SIZE];
	const double *given = order == ORDER_DF ? given_slope(c, x) : NULL;
	struct expr *constant = NULL;
	if (given != NULL) {
		struct expr_error error;
		static const struct scope nothing = {0};
		size_t n = number_format(*given, slope);
		tree = constant = expr_parse(slope, n, NULL, &nothing, &error);
		order = ORDER_F;
	}
	struct exact_point point = {.x = formula_x};
	point.list = given != NULL ? -1 : swept(c, &point.element);
	char **value[PARAM_MAX] = {NULL};
	const char *const *param[PARAM_MAX] = {NULL};
	char **z = NULL;
	for (int k = 0; k < PARAM_MAX && c->row->param[k].name != NULL; k++) {
		bool whole = k == point.list && strchr(x, ',') != NULL;
		value[k] = split(whole ? x : c->text[k]);
		param[k] = (const char *const *)value[k];
		if (whole) {
			z = value[k];
			point.x = z[0];
			point.element = 0;
		}
	}
	point.param = param;
	int result = tree == NULL ? -1
				  : expr_digits(tree, &point, output, order, digits, out);
	for (int k = 0; k < PARAM_MAX; k++)
		free(value[k]);
	expr_free(constant);
	return result;
}
