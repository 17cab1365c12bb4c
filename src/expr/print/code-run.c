/* Runs the tree of C code in doubles, as a compiler that contracts nothing would: its error is then known. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/primitives.h"
#include "expr/print/code.h"

#include "base/alloc.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* NaN for what doubles cannot say, which code_run() has refused. */
static double run_node(const struct node *n, const double *y, double x)
{
	double a = n->arg[0] < 0 ? 0 : y[n->arg[0]], b = n->arg[1] < 0 ? 0 : y[n->arg[1]];
	switch (n->op) {
	case OP_NUMBER:
		return n->number;
	case OP_X:
		return x;
	case OP_PI:
		return 3.14159265358979324;
	case OP_E:
		return 2.71828182845904524;
	case OP_ADD:
		return a + b;
	case OP_SUB:
		return a - b;
	case OP_MUL:
		return a * b;
	case OP_DIV:
		return a / b;
	case OP_NEG:
		return -a;
	case OP_LT:
		return a < b;
	case OP_LE:
		return a <= b;
	case OP_GT:
		return a > b;
	case OP_GE:
		return a >= b;
	case OP_EQ:
		return a == b;
	case OP_NE:
		return a != b;
	case OP_AND:
		return a != 0 && b != 0;
	case OP_CHOOSE:
		return a != 0 ? b : y[n->arg[2]];
	case OP_MIN:
		return fmin(a, b);
	case OP_MAX:
		return fmax(a, b);
	case OP_CALL1:
		return primitive_row(n->primitive)->number(a);
	case OP_FUNCTION:
		return strcmp(n->function->name, "pow") == 0 ? pow(a, b) : atan2(a, b);
	default:
		return (double)NAN;
	}
}

/* Parameters without values have none; of the functions that are no primitives C has two. */
static bool can_run(const struct node *n)
{
	if (n->op == OP_FUNCTION)
		return strcmp(n->function->name, "pow") == 0 ||
			strcmp(n->function->name, "atan2") == 0;
	return n->op != OP_PARAM;
}

int code_run(const struct expr *code, const int *root, size_t n, const double *x, size_t points,
	double *y)
{
	bool *needed = alloc_zero(code->nodes, sizeof *needed);
	double *all = alloc_zero(code->nodes, sizeof *all);
	int status = 0;
	for (size_t k = 0; k < n; k++)
		needed[root[k]] = true;
	for (size_t i = code->nodes; i-- > 0;) {
		const struct node *node = &code->node[i];
		for (int k = 0; needed[i] && k < EXPR_ARGS && node->arg[k] >= 0; k++)
			needed[node->arg[k]] = true;
		if (needed[i] && !can_run(node))
			status = -1;
	}
	for (size_t p = 0; p < points && status == 0; p++) {
		for (size_t i = 0; i < code->nodes; i++)
			if (needed[i])
				all[i] = run_node(&code->node[i], all, x[p]);
		for (size_t k = 0; k < n; k++)
			y[p * n + k] = all[root[k]];
	}
	free(needed);
	free(all);
	return status;
}
