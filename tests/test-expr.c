/* Tests of the layer expr: its suites, functions to call, and their helpers. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr-tests.h"
#include "suite.h"

#include <math.h>
#include <string.h>

uint64_t expr_random(uint64_t *state)
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return *state * UINT64_C(0x2545f4914f6cdd1d);
}

/* ---- functions to call -------------------------------------------------------- */

static struct jet sigmoid_jet(const struct function *function, double u)
{
	(void)function;
	double e = exp(-fabs(u)), q = 1 + e, slope = e / (q * q);
	return (struct jet){ (u < 0 ? e : 1) / q, slope, slope * (u < 0 ? 1 - e : e - 1) / q };
}

/* `self` is the formula's text; it is parsed on first use and kept. */
static const struct expr *formula_of(const struct function *function)
{
	static struct {
		const struct function *function;
		struct expr *expr;
	} kept[8];
	size_t i = 0;
	while (kept[i].function != NULL && kept[i].function != function)
		i++;
	if (kept[i].function == NULL) {
		struct expr_error error;
		kept[i].function = function;
		kept[i].expr =
			expr_parse(function->self, strlen(function->self), NULL, NULL, &error);
	}
	return kept[i].expr;
}

static const struct expr *derivative_of(const struct function *function)
{
	static struct expr *kept[8];
	size_t i = function->name[0] == 's' ? 0 : function->name[0] == 'r' ? 1 : 2;
	if (kept[i] == NULL)
		kept[i] = expr_derivative(formula_of(function));
	return kept[i];
}

static const char *const *quarter(const struct function *function)
{
	static const char *const values[] = { "1/4", NULL };
	(void)function;
	return values;
}

static const struct function functions[] = {
	{ "sigmoid", sigmoid_jet, formula_of, NULL, NULL, "1/(1 + exp(-x))", derivative_of },
	{ "ramp", NULL, formula_of, NULL, NULL, "max(0, x)", derivative_of },
	{ "leak", NULL, formula_of, quarter, NULL, "x > 0 ? x : a*x", derivative_of },
};

static const struct function *find(const struct scope *scope, const char *name, size_t length)
{
	(void)scope;
	for (size_t i = 0; i < COUNT(functions); i++)
		if (strlen(functions[i].name) == length &&
			memcmp(functions[i].name, name, length) == 0)
			return &functions[i];
	return NULL;
}

static size_t suggest(
	const struct scope *scope, const char *name, size_t length, const char **out, size_t size)
{
	(void)scope;
	size_t n = 0;
	for (size_t i = 0; i < COUNT(functions) && n < size; i++)
		if (strlen(functions[i].name) == length && functions[i].name[0] == name[0])
			out[n++] = functions[i].name;
	return n;
}

const struct scope expr_test_scope = { .find = find, .suggest = suggest };

/* ---- reading and evaluating --------------------------------------------------- */

struct expr *expr_read(const char *formula)
{
	struct expr_error error = { 0 };
	struct expr *expr = expr_parse(formula, strlen(formula), NULL, &expr_test_scope, &error);
	ck_assert_msg(expr != NULL, "%s: %s at column %zu", formula, error.what, error.column);
	return expr;
}

struct jet expr_jet(const struct expr *expr, double x, const double *param)
{
	struct values value[8];
	for (size_t k = 0; k < expr_params(expr); k++)
		value[k] = (struct values){ 1, &param[k] };
	struct point_at at = { .x = x, .param = value, .list = -1 };
	struct jet out = { 0 };
	ck_assert_uint_eq(expr_outputs(expr, &at), 1);
	expr_eval(expr, &at, &out);
	return out;
}

struct jet formula_jet(const char *formula, double x)
{
	struct expr *expr = expr_read(formula);
	ck_assert_msg(expr_params(expr) == 0, "%s has parameters", formula);
	struct jet out = expr_jet(expr, x, NULL);
	expr_free(expr);
	return out;
}

int main(void)
{
	Suite *suite = suite_create("expr");
	suite_add_tcase(suite, expr_parse_case());
	suite_add_tcase(suite, expr_jet_case());
	suite_add_tcase(suite, expr_accuracy_case());
	suite_add_tcase(suite, expr_naive_case());
	suite_add_tcase(suite, expr_kinks_case());
	suite_add_tcase(suite, expr_print_case());
	suite_add_tcase(suite, expr_digits_case());
	suite_add_tcase(suite, expr_value_case());
	suite_add_tcase(suite, expr_rounded_case());
	suite_add_tcase(suite, expr_lists_case());
	return suite_run(suite);
}
