/* A curve's exact values, from its formula and the decimals as they were typed. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/alloc.h"

#include <stdio.h>
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

/* A curve as a formula with exact texts for its parameters. */
struct stated {
	const struct expr *tree; /* NULL: no formula states the curve */
	struct exact_point point;
	char **value[PARAM_MAX];
	const char *const *param[PARAM_MAX];
};

/* At x, or, where x is a list, at that list in the place of z. */
static void state(struct stated *s, const struct curve *c, const char *x)
{
	*s = (struct stated){.tree = activation_tree(c->row, curve_formula(c))};
	s->point.x = x;
	s->point.list = swept(c, &s->point.element);
	for (int k = 0; k < PARAM_MAX && c->row->param[k].name != NULL; k++) {
		bool whole = k == s->point.list && strchr(x, ',') != NULL;
		s->value[k] = split(whole ? x : c->text[k]);
		s->param[k] = (const char *const *)s->value[k];
		if (whole) {
			s->point.x = s->value[k][0];
			s->point.element = 0;
		}
	}
	s->point.param = s->param;
}

static void unstate(struct stated *s)
{
	for (int k = 0; k < PARAM_MAX; k++)
		free(s->value[k]);
}

/* The number that a framework gives as the slope. */
static int number_digits(double number, size_t digits, struct text *out)
{
	char text[NUMBER_SIZE];
	struct expr_error error;
	static const struct scope nothing = {0};
	size_t n = number_format(number, text);
	struct expr *tree = expr_parse(text, n, NULL, &nothing, &error);
	struct exact_point point = {.x = "0", .list = -1};
	int result = tree == NULL ? -1
				  : expr_digits(tree, &point, 0, ORDER_F, digits, out);
	expr_free(tree);
	return result;
}

int curve_digits(const struct curve *c, const char *x, size_t output, enum order order,
	size_t digits, struct text *out)
{
	const double *given = order == ORDER_DF ? given_slope(c, x) : NULL;
	if (given != NULL)
		return number_digits(*given, digits, out);
	struct stated s;
	state(&s, c, x);
	int result = s.tree == NULL ? -1
				    : expr_digits(s.tree, &s.point, output, order, digits,
					      out);
	unstate(&s);
	return result;
}

int curve_reference(
	const struct curve *c, double x, size_t output, enum order order, mpfr_t exact)
{
	char text[40];
	snprintf(text, sizeof text, "%a", x);
	const double *given = order == ORDER_DF ? given_slope(c, text) : NULL;
	if (given != NULL) {
		mpfr_set_d(exact, *given, MPFR_RNDN);
		return 0;
	}
	struct stated s;
	state(&s, c, text);
	int result = s.tree == NULL ? -1
				    : expr_reference(s.tree, &s.point, output, order,
					      exact);
	unstate(&s);
	return result;
}

const struct expr *curve_near(const struct curve *c, struct near param[PARAM_MAX])
{
	size_t element;
	bool list = swept(c, &element) >= 0;
	for (int k = 0; k < PARAM_MAX && c->row->param[k].name != NULL; k++)
		param[k] = list || c->value[k].n != 1 ? (struct near){0, HUGE_VALL}
						      : near_read(c->text[k]);
	return activation_tree(c->row, curve_formula(c));
}
