/* Runs the terms of C code in doubles, as a compiler that contracts nothing would: its error is then known. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/print/term.h"

#include "base/alloc.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *name;
	double (*call)(double);
} unary[] = { { "exp", exp }, { "log", log }, { "log1p", log1p }, { "expm1", expm1 },
	{ "sqrt", sqrt }, { "fabs", fabs }, { "floor", floor }, { "sin", sin }, { "cos", cos },
	{ "tan", tan }, { "asin", asin }, { "acos", acos }, { "atan", atan }, { "sinh", sinh },
	{ "cosh", cosh }, { "tanh", tanh }, { "asinh", asinh }, { "acosh", acosh },
	{ "atanh", atanh }, { "erf", erf }, { "erfc", erfc } };

static const struct {
	const char *name;
	double (*call)(double, double);
} binary[] = { { "pow", pow }, { "fmin", fmin }, { "fmax", fmax }, { "atan2", atan2 } };

/* A term as it is run: what it takes is looked up once for all points. */
struct step {
	bool needed, x;
	double (*unary)(double);
	double (*binary)(double, double);
	double y; /* of a literal from the start */
};

/* -1 for a name that is neither x nor a function of C. */
static int prepare(const struct term *term, struct step *step)
{
	char *end;
	if (term->kind == TERM_TEXT) {
		step->x = strcmp(term->text, "x") == 0;
		step->y = strtod(term->text, &end);
		return step->x || *end == '\0' ? 0 : -1;
	}
	if (term->kind == TERM_INDEX)
		return -1;
	if (term->kind != TERM_CALL)
		return 0;
	for (size_t i = 0; i < sizeof unary / sizeof *unary; i++)
		if (strcmp(term->text, unary[i].name) == 0)
			step->unary = unary[i].call;
	for (size_t i = 0; i < sizeof binary / sizeof *binary; i++)
		if (strcmp(term->text, binary[i].name) == 0)
			step->binary = binary[i].call;
	return step->unary || step->binary ? 0 : -1;
}

/* Operators are told apart by their text: "*", " + ", " <= ". */
static double operate(const char *op, double a, double b)
{
	op += *op == ' ';
	bool equal = op[1] == '=';
	switch (*op) {
	case '+':
		return a + b;
	case '-':
		return a - b;
	case '*':
		return a * b;
	case '/':
		return a / b;
	case '<':
		return equal ? a <= b : a < b;
	case '>':
		return equal ? a >= b : a > b;
	case '=':
		return a == b;
	case '!':
		return a != b;
	default: /* && */
		return a != 0 && b != 0;
	}
}

static double run_step(const struct term *term, const struct step *all)
{
	double a = all[term->arg[0]].y;
	double b = term->args > 1 ? all[term->arg[1]].y : 0;
	switch (term->kind) {
	case TERM_SIGN:
		return -a;
	case TERM_CHOOSE:
		return a != 0 ? b : all[term->arg[2]].y;
	default:
		return operate(term->text, a, b);
	}
}

static void run_all(const struct terms *t, struct step *all, size_t n, double x)
{
	for (size_t i = 0; i < n; i++) {
		const struct term *term = &t->term[i];
		struct step *step = &all[i];
		if (!step->needed)
			continue;
		if (step->x)
			step->y = x;
		else if (step->unary)
			step->y = step->unary(all[term->arg[0]].y);
		else if (step->binary)
			step->y = step->binary(all[term->arg[0]].y, all[term->arg[1]].y);
		else if (term->kind != TERM_TEXT)
			step->y = run_step(term, all);
	}
}

int term_run(
	const struct terms *t, const int *root, size_t roots, const double *x, size_t n, double *y)
{
	struct step *all = alloc_zero(t->n, sizeof *all);
	int status = 0;
	for (size_t k = 0; k < roots; k++)
		all[root[k]].needed = true;
	for (size_t i = t->n; i-- > 0;) {
		const struct term *term = &t->term[i];
		for (int k = 0; all[i].needed && k < term->args; k++)
			all[term->arg[k]].needed = true;
		if (all[i].needed && prepare(term, &all[i]) != 0)
			status = -1;
	}
	for (size_t i = 0; i < n && status == 0; i++) {
		run_all(t, all, t->n, x[i]);
		for (size_t k = 0; k < roots; k++)
			y[i * roots + k] = all[root[k]].y;
	}
	free(all);
	return status;
}
