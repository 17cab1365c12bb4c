/* Curves: a row with its parameters set and checked; what it is called and shows. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/alloc.h"
#include "base/gettext.h"

#include <stdlib.h>
#include <string.h>

/* Sets parameter k to the list `text` of n bytes. Text from the table always reads; a
   test sees to it. */
static void set_text(struct curve *c, int k, const char *text, size_t n)
{
	double value[VECTOR_MAX];
	size_t count = 0;
	char *copy = alloc_copy_n(text, n);
	for (char *item = copy; item != NULL && count < VECTOR_MAX; count++) {
		char *comma = strchr(item, ',');
		if (comma != NULL)
			*comma++ = '\0';
		struct exact x = { NAN, 0 };
		if (c->row->param[k].kind == PARAM_NAME)
			x.hi = activation_param(c->row, item);
		else
			number_read_exact(item, &x, NULL);
		value[count] = x.hi;
		item = comma;
	}
	free(copy);
	curve_set(c, k, value, count);
	curve_set_text(c, k, text, n);
	c->set[k] = false;
}

/* Sets what `params` ("alpha=0.2", "lower=1/8 upper=0.334") says. */
static void set_params(struct curve *c, const char *params)
{
	while (params != NULL && *params != '\0') {
		char name[32] = "";
		size_t key = strcspn(params, "="), n = strcspn(params, " ");
		if (key < n && key < sizeof name) {
			memcpy(name, params, key);
			int k = activation_param(c->row, name);
			if (k >= 0)
				set_text(c, k, params + key + 1, n - key - 1);
		}
		params += n;
		params += *params == ' ';
	}
}

int curve_init(struct curve *c, const struct activation *row, const struct framework *framework)
{
	if (framework != NULL && !activation_ships(row, framework))
		return -1;
	*c = (struct curve){ .row = row, .typed = row, .framework = framework };
	c->varied = c->list = -1;
	c->outputs = 1;
	if (framework != NULL) {
		c->variant = kernel_variant(row, framework->id);
		if (c->variant != NULL && c->variant->as != NULL) {
			activation_find(c->variant->as, &c->row, 1);
			c->variant = kernel_variant(c->row, framework->id);
		}
		if (c->variant != NULL && c->variant->own != NULL) {
			c->row = c->variant->own;
			c->variant = kernel_variant(c->row, framework->id);
		}
	}
	c->name = alloc_copy(row->id);
	for (int k = 0; k < PARAM_MAX && c->row->param[k].name != NULL; k++)
		if (c->row->param[k].value != NULL)
			set_text(c, k, c->row->param[k].value, strlen(c->row->param[k].value));
	if (c->variant != NULL)
		set_params(c, c->variant->params);
	struct text why = { 0 };
	curve_finish(c, &why);
	text_free(&why);
	return 0;
}

const struct activation *curve_described(const struct curve *c)
{
	return strcmp(c->row->id, c->typed->id) == 0 ? c->typed : c->row;
}

static void own_values(struct values *to, const double *v, size_t n)
{
	double *copy = alloc_resize(NULL, n, sizeof *copy);
	if (n != 0)
		memcpy(copy, v, n * sizeof *copy);
	*to = (struct values){ n, copy };
}

/* The values are const to all but the curve that allocated them. */
static void free_values(struct values *values)
{
	union {
		const double *seen;
		double *owned;
	} v = { values->v };
	free(v.owned);
	*values = (struct values){ 0, NULL };
}

void curve_copy(struct curve *to, const struct curve *from)
{
	*to = *from;
	to->name = from->name != NULL ? alloc_copy(from->name) : NULL;
	for (size_t k = 0; k < PARAM_MAX; k++)
		if (from->text[k] != NULL)
			to->text[k] = alloc_copy(from->text[k]);
	for (size_t k = 0; k < PARAM_MAX; k++)
		if (from->value[k].v != NULL)
			own_values(&to->value[k], from->value[k].v, from->value[k].n);
	for (size_t k = 0; k < PARAM_MAX; k++)
		if (from->rest[k].v != NULL)
			own_values(&to->rest[k], from->rest[k].v, from->rest[k].n);
}

void curve_free(struct curve *c)
{
	free(c->name);
	c->name = NULL;
	for (size_t k = 0; k < PARAM_MAX; k++) {
		free_values(&c->value[k]);
		free_values(&c->rest[k]);
		free(c->text[k]);
		c->text[k] = NULL;
	}
}

/* True for a list that x is an element of, and the other half of a gate's input: they are read as x is, as
   doubles, so that equal numbers are equal. */
static bool is_input(const struct activation *row, int k)
{
	int first = 0;
	while (first < k && row->param[first].kind != PARAM_VECTOR)
		first++;
	return activation_takes_list(row) && row->param[k].kind == PARAM_VECTOR &&
		(first == k || row->kind == KIND_GATED);
}

/* The second halves of the numbers in the text of parameter k. */
static void set_rest(struct curve *c, int k)
{
	const struct values *v = &c->value[k];
	free_values(&c->rest[k]);
	if (v->n == 0 || is_input(c->row, k))
		return;
	double *rest = alloc_zero(v->n, sizeof *rest);
	char *copy = alloc_copy(c->text[k]);
	char *item = copy;
	for (size_t i = 0; i < v->n && item != NULL; i++) {
		char *comma = strchr(item, ',');
		if (comma != NULL)
			*comma++ = '\0';
		struct exact x;
		if (number_read_exact(item, &x, NULL) && x.hi == v->v[i])
			rest[i] = x.lo;
		item = comma;
	}
	free(copy);
	c->rest[k] = (struct values){ v->n, rest };
}

void curve_set_text(struct curve *c, int k, const char *text, size_t n)
{
	free(c->text[k]);
	c->text[k] = alloc_copy_n(text, n);
	set_rest(c, k);
}

/* The doubles are what there is to know. */
static void print_values(struct curve *c, int k)
{
	struct text list = { 0 };
	char number[NUMBER_SIZE];
	for (size_t i = 0; i < c->value[k].n; i++) {
		number_format(c->value[k].v[i], number);
		text_print(&list, "%s%s", i == 0 ? "" : ",", number);
	}
	curve_set_text(c, k, text_string(&list), list.n);
	text_free(&list);
}

void curve_set(struct curve *c, int k, const double *v, size_t n)
{
	struct values fresh;
	own_values(&fresh, v, n); /* before the old ones go: v may be they */
	free_values(&c->value[k]);
	c->value[k] = fresh;
	c->scalar[k] = n != 0 ? fresh.v[0] : NAN;
	c->set[k] = true;
	print_values(c, k);
}

/* How many elements an index may point into: those of the first vector parameter. */
static size_t first_length(const struct curve *c)
{
	for (size_t k = 0; k < PARAM_MAX && c->row->param[k].name != NULL; k++)
		if (c->row->param[k].kind == PARAM_VECTOR)
			return c->value[k].n;
	return 0;
}

/* `masks`: an element may be -inf, which takes no part. */
static int check_bounds(const struct param *param, double x, bool masks, struct text *why)
{
	const struct bounds *b = &param->bounds;
	char bound[NUMBER_SIZE];
	if (x == -HUGE_VAL && masks)
		return 0;
	if (!isfinite(x)) {
		text_print(why, _("%s must be finite"), param->name);
		return -1;
	}
	if (x < b->lo || (x == b->lo && b->open)) {
		number_format(b->lo, bound);
		text_print(why,
			b->open ? _("%s must be greater than %s") : _("%s must be at least %s"),
			param->name, bound);
		return -1;
	}
	if (x > b->hi) {
		number_format(b->hi, bound);
		text_print(why, _("%s must be at most %s"), param->name, bound);
		return -1;
	}
	return 0;
}

static int check_param(const struct curve *c, size_t k, struct text *why)
{
	const struct param *param = &c->row->param[k];
	const struct values *v = &c->value[k];
	if (v->n == 0) {
		if (param->value != NULL)
			text_print(why, _("%s has no value"), param->name);
		else
			text_print(why,
				_("parameter '%s' has no value; give it with --param "
				  "%s=VALUE"),
				param->name, param->name);
		return -1;
	}
	if (param->kind == PARAM_VECTOR && v->n > VECTOR_MAX) {
		text_print(why, _("%s has more than %d elements"), param->name, VECTOR_MAX);
		return -1;
	}
	size_t last = first_length(c);
	bool masks = c->row->kind == KIND_VECTOR && is_input(c->row, (int)k);
	for (size_t j = 0; j < v->n; j++) {
		double x = v->v[j];
		if (param->kind != PARAM_INDEX) {
			if (check_bounds(param, x, masks, why) != 0)
				return -1;
		} else if (!(x >= 1 && x <= (double)last && x == floor(x))) {
			text_print(
				why, _("%s must be an integer from 1 to %zu"), param->name, last);
			return -1;
		}
	}
	return 0;
}

/* True if something else than a formula evaluates the curve. */
static bool has_kernel(const struct curve *c)
{
	bool own = c->variant != NULL && c->variant->formula != NULL;
	return c->row->kind == KIND_DIFFERENCE || (c->row->along != NULL && !own);
}

/* The text of f' that a framework has beside its form; NULL: none is known. A row's is no other function's, nor that
   of the second half. */
static const char *backward_text(const struct curve *c)
{
	const struct variant *v = c->variant;
	if (c->row->kind == KIND_GATED && c->list == 1)
		return NULL;
	if (v != NULL && (v->backward != NULL || v->formula != NULL || v->derivative != NULL))
		return v->backward;
	return c->row->backward;
}

/* What is computed in a number type: the framework's form or the row's, else the formula. */
static const char *curve_form(const struct curve *c)
{
	const struct variant *v = c->variant;
	if (v != NULL && v->form != NULL)
		return v->form;
	if ((v != NULL && v->formula != NULL) || c->row->form == NULL)
		return curve_formula(c);
	return c->row->form;
}

static void set_computation(struct curve *c)
{
	const char *backward = backward_text(c), *derivative = curve_derivative(c);
	bool composite = kernel_composes(c->row, c->framework);
	c->computed = (struct computation){
		.each = composite ? c->dtype : dtype_kernel(c->dtype),
		.form = activation_tree(c->row, curve_form(c)),
	};
	size_t k = 0;
	for (; k < PARAM_MAX && c->row->param[k].name != NULL; k++)
		c->computed.input[k] = c->row->param[k].kind == PARAM_VECTOR ||
			(c->row->kind == KIND_GATED && k < 2);
	c->computed.input[k] = true;
	struct point_at point = { .param = c->value, .list = c->list, .element = c->element };
	if (derivative != NULL && !composite)
		c->computed.slope = activation_tree(c->row, derivative);
	if (c->computed.slope != NULL)
		c->computed.slopes = expr_outputs(c->computed.slope, &point);
	if (backward == NULL)
		return;
	c->computed.backward = activation_backward(c->row, backward);
	double y[VECTOR_MAX] = { 0 };
	struct values param[PARAM_MAX + 1];
	memcpy(param, c->value, sizeof c->value);
	param[k] = (struct values){ c->outputs, y };
	point.param = param;
	c->computed.backwards = expr_outputs(c->computed.backward, &point);
}

int curve_finish(struct curve *c, struct text *why)
{
	for (size_t k = 0; k < PARAM_MAX && c->row->param[k].name != NULL; k++)
		if (check_param(c, k, why) != 0)
			return -1;
	const char *wrong = c->row->check != NULL ? c->row->check(c->value) : NULL;
	if (wrong != NULL) {
		text_add(why, _(wrong));
		return -1;
	}
	curve_place(c);
	c->outputs = c->row->outputs != NULL ? c->row->outputs(c->value) : 1;
	if (c->row->kind == KIND_GATED)
		c->outputs = c->value[c->list].n;
	bool kernel = has_kernel(c);
	c->kinks = kernel && c->row->kinks != NULL ? c->row->kinks(c->value, c->kink) : 0;
	c->tree = kernel ? NULL : activation_tree(c->row, curve_formula(c));
	if (c->dtype != DTYPE_EXACT)
		set_computation(c);
	return 0;
}

void curve_title(const struct curve *c, struct text *out)
{
	const char *framework = c->framework != NULL ? c->framework->title : NULL;
	const char *dtype = dtype_name(c->dtype);
	text_add(out, _(c->typed->title));
	if (framework != NULL && dtype != NULL)
		text_print(out, " (%s, %s)", framework, dtype);
	else if (framework != NULL || dtype != NULL)
		text_print(out, " (%s)", framework != NULL ? framework : dtype);
}

int curve_set_dtype(struct curve *c, enum dtype dtype)
{
	if (dtype != DTYPE_EXACT && activation_tree(c->row, curve_form(c)) == NULL)
		return -1;
	c->dtype = dtype;
	return 0;
}

const char *curve_formula(const struct curve *c)
{
	const struct variant *v = c->variant;
	return v != NULL && v->formula != NULL ? v->formula : c->row->formula;
}

const char *curve_derivative(const struct curve *c)
{
	const struct variant *v = c->variant;
	bool second = c->row->kind == KIND_GATED && c->list == 1;
	const char *own = second ? c->row->partial : c->row->derivative;
	const char *theirs = v == NULL ? NULL : second ? v->partial : v->derivative;
	return theirs != NULL ? theirs : own;
}
