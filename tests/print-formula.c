/* Prints a formula in a style: print-formula STYLE FORMULA [PARAM=VALUE]...; its values: eval. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "expr/expr.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- three functions of the catalogue ---------------------------------------------- */

struct row {
	const char *text;
	const char *const value[2]; /* of its parameters */
};

static const struct row rows[] = {
	{"1/(1 + exp(-x))", {NULL}},
	{"log(1 + exp(beta*x))/beta", {"1", NULL}},
	{"x > 0 ? x : alpha*x", {"0.01", NULL}},
};

/* Parsed once; never freed. */
static const struct expr *row_formula(const struct function *f)
{
	static struct expr *parsed[sizeof rows / sizeof *rows];
	const struct row *row = f->self;
	size_t i = (size_t)(row - rows);
	struct expr_error error;
	if (!parsed[i])
		parsed[i] = expr_parse(row->text, strlen(row->text), NULL, NULL, &error);
	return parsed[i];
}

static const char *const *row_params(const struct function *f)
{
	const struct row *row = f->self;
	return row->value;
}

static const struct function functions[] = {
	{"sigmoid", NULL, row_formula, row_params, &rows[0]},
	{"softplus", NULL, row_formula, row_params, &rows[1]},
	{"leaky_relu", NULL, row_formula, row_params, &rows[2]},
};

static const struct function *find(
	const struct scope *scope, const char *name, size_t length)
{
	(void)scope;
	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
		if (strlen(functions[i].name) == length &&
			memcmp(functions[i].name, name, length) == 0)
			return &functions[i];
	return NULL;
}

static const struct scope scope_of_rows = {find, NULL};

/* ---- printing ---------------------------------------------------------------------- */

static const char *const styles[] = {
	[EXPR_ASCII] = "ascii",
	[EXPR_LATEX] = "latex",
	[EXPR_C] = "c",
	[EXPR_PYTHON] = "python",
	[EXPR_GNUPLOT] = "gnuplot",
	[EXPR_PLAIN] = "plain",
	[EXPR_UTF8] = "utf8",
	[EXPR_MARKUP] = "markup",
};

static int find_style(const char *name)
{
	for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
		if (strcmp(name, styles[i]) == 0)
			return (int)i;
	return -1;
}

/* The values of "alpha=0.1" for the formula's parameters, in their order. */
static const char **find_values(const struct expr *e, char *const *given)
{
	const char **value = alloc_zero(expr_params(e), sizeof *value);
	for (; *given; given++) {
		size_t n = strcspn(*given, "=");
		for (size_t k = 0; k < expr_params(e); k++)
			if (strlen(expr_param(e, k)) == n &&
				memcmp(expr_param(e, k), *given, n) == 0)
				value[k] = *given + n + 1;
	}
	return value;
}

/* f, f', f'' of a formula in x alone at the points of standard input. */
static int evaluate(const struct expr *e)
{
	char line[128];
	struct point_at point = {.list = -1};
	if (expr_params(e) > 0 || expr_outputs(e, &point) != 1)
		return -1;
	while (fgets(line, sizeof line, stdin)) {
		struct jet jet;
		point.x = strtod(line, NULL);
		expr_eval(e, &point, &jet);
		printf("%.17g,%.17g,%.17g,%.17g\n", point.x, jet.y, jet.dy, jet.d2y);
	}
	return 0;
}

int main(int argc, char **argv)
{
	bool values = argc == 3 && strcmp(argv[1], "eval") == 0;
	int style = argc >= 3 ? find_style(argv[1]) : -1;
	if (style < 0 && !values)
		return 2;
	struct expr_error error;
	struct expr *e =
		expr_parse(argv[2], strlen(argv[2]), NULL, &scope_of_rows, &error);
	if (!e) {
		expr_say(argv[2], strlen(argv[2]), &error);
		return 2;
	}
	const char **value = find_values(e, argv + 3);
	struct text out = {0};
	int status = values ? evaluate(e)
			    : expr_print(&out, e, (enum expr_style)style, value);
	if (status == 0 && !values)
		puts(text_string(&out));
	text_free(&out);
	free(value);
	expr_free(e);
	return status == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
