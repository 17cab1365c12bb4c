/* Judges what printed code computes: its error, and how much of it the formula itself loses. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "print-formula.h"

#include "base/alloc.h"
#include "expr/primitives.h"
#include "expr/print/print.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- terms --------------------------------------------------------------------------- */

/* A value, and the largest of the terms that it is made of, as it would move the value: of
   1 - e^u that is 1, of x*(1 - e^u) it is x. A rounding of that term moves the value by so much
   times 2^-53. */
struct sized {
	double y, size;
};

static double larger(double a, double b)
{
	return a > b || isnan(a) ? a : b;
}

/* f'(u) times what u may move; nothing, where u cannot. */
static double carried(double slope, struct sized u)
{
	return u.size == 0 || slope == 0 ? 0 : fabs(slope) * u.size;
}

static struct sized sized_power(struct sized a, struct sized b)
{
	double y = pow(a.y, b.y);
	double by_a = carried(b.y * pow(a.y, b.y - 1), a);
	double by_b = b.size == 0 ? 0 : carried(log(fabs(a.y)) * y, b);
	return (struct sized){ y, larger(fabs(y), larger(by_a, by_b)) };
}

static struct sized sized_primitive(enum primitive p, struct sized u)
{
	struct wide f = primitive_at(p, dd_of(u.y), ORDER_DF);
	double y = f.f[ORDER_F].hi;
	return (struct sized){ y, larger(fabs(y), carried(f.f[ORDER_DF].hi, u)) };
}

static struct sized sized_sum(double y, struct sized a, struct sized b)
{
	return (struct sized){ y, larger(a.size, b.size) };
}

static struct sized sized_product(struct sized a, struct sized b)
{
	return (struct sized){ a.y * b.y, larger(carried(b.y, a), carried(a.y, b)) };
}

static struct sized sized_quotient(struct sized a, struct sized b)
{
	double y = a.y / b.y;
	return (struct sized){ y, larger(carried(1 / b.y, a), carried(y / b.y, b)) };
}

static struct sized sized_truth(enum op op, double a, double b)
{
	bool truth = op == OP_LT ? a < b
		: op == OP_LE	 ? a <= b
		: op == OP_GT	 ? a > b
		: op == OP_GE	 ? a >= b
		: op == OP_EQ	 ? a == b
		: op == OP_NE	 ? a != b
				 : a != 0 && b != 0;
	return (struct sized){ truth, truth };
}

static struct sized size_of(const struct node *n, double x, const struct sized *all)
{
	const struct sized none = { 0, 0 };
	struct sized a = n->arg[0] < 0 ? none : all[n->arg[0]];
	struct sized b = n->arg[1] < 0 ? none : all[n->arg[1]];
	struct sized c = n->arg[2] < 0 ? none : all[n->arg[2]];
	switch (n->op) {
	case OP_X:
		return (struct sized){ x, fabs(x) };
	case OP_PI:
		return (struct sized){ 3.14159265358979324, 3.2 };
	case OP_E:
		return (struct sized){ 2.71828182845904524, 2.8 };
	case OP_ADD:
		return sized_sum(a.y + b.y, a, b);
	case OP_SUB:
		return sized_sum(a.y - b.y, a, b);
	case OP_MUL:
		return sized_product(a, b);
	case OP_DIV:
		return sized_quotient(a, b);
	case OP_POW:
		return sized_power(a, b);
	case OP_NEG:
		return (struct sized){ -a.y, a.size };
	case OP_LT:
	case OP_LE:
	case OP_GT:
	case OP_GE:
	case OP_EQ:
	case OP_NE:
	case OP_AND:
		return sized_truth(n->op, a.y, b.y);
	case OP_CHOOSE:
		return a.y != 0 ? b : c;
	case OP_MIN:
		return a.y < b.y ? a : b;
	case OP_MAX:
		return a.y > b.y ? a : b;
	case OP_CLAMP:
		return a.y < b.y ? b : a.y > c.y ? c : a;
	case OP_MOD:
		return (struct sized){ a.y - b.y * floor(a.y / b.y), a.size };
	case OP_CALL1:
		return sized_primitive(n->primitive, a);
	default: /* a number: all else is filled in */
		return (struct sized){ n->number, fabs(n->number) };
	}
}

/* ---- errors -------------------------------------------------------------------------- */

static double ulp(double y)
{
	int e;
	frexp(y, &e);
	return ldexp(1, (e < -1021 ? -1021 : e) - 53);
}

/* What code may be off. C is held to 64 ulp and what four roundings of x make (gelu_tanh at -9 is
   200 times as sensitive as x), the others to 1e-12 of the value; where a derivative may pass
   through 0 (|x| < 3) an error of 1e-15 counts as none. Beyond the common functions, whose code
   must not cancel, 1e-13 of the largest term is forgiven.
   Where part of the formula leaves the range of doubles what is below 1e-100 counts as 0; uncommon
   functions, and gnuplot, which has no infinity, need not have a value there. */
struct judge {
	const struct subject *s;
	bool ulps, infinities;
	const struct expr *filled;
	const int *output;
	size_t outputs;
	struct sized *sized;
	double *run; /* what expr_run_c() says that C computes; NULL: another style is judged */
	bool beyond; /* at this point the formula leaves the range */
	double worst, at; /* the worst error, in what is allowed */
	size_t excused;
};

/* The error as a multiple of what is allowed. */
static double error_of(struct judge *j, double got, struct jet wanted, double x, double size)
{
	double y = j->s->slope ? wanted.dy : wanted.y;
	double slope = j->s->slope ? wanted.d2y : wanted.dy;
	double off = fabs(got - y), allowed = 1e-12 * fabs(y);
	if (got == y || isnan(y))
		return 0;
	if (isnan(off) || isinf(off)) {
		bool excused = j->s->strict ? !j->infinities && isinf(y) : j->beyond;
		j->excused += excused;
		return excused ? 0 : INFINITY;
	}
	if (j->ulps)
		allowed = 64 * ulp(y) + 4 * fabs(slope) * ulp(x);
	if (fabs(x) < 3)
		allowed = fmax(allowed, 1e-15);
	if (!j->s->strict && isfinite(size))
		allowed = fmax(allowed, 1e-13 * size);
	return off / fmax(allowed, j->beyond ? 1e-100 : 1e-300);
}

/* The sizes of all nodes at x, and whether one is not within the range of doubles. */
static void size_all(struct judge *j, double x)
{
	j->beyond = false;
	for (size_t i = 0; i < j->filled->nodes; i++) {
		const struct node *n = &j->filled->node[i];
		j->sized[i] = size_of(n, x, j->sized);
		double y = fabs(j->sized[i].y);
		bool small = n->op == OP_CALL1 || n->op == OP_MUL || n->op == OP_POW;
		j->beyond |= !(y < 1e300) || (small && y < 1e-300);
	}
}

static void judge_point(struct judge *j, size_t k, const char *text)
{
	double x = subject_point(j->s, k);
	struct jet wanted[VECTOR_MAX];
	curve_eval(&j->s->curve, x, wanted);
	size_all(j, x);
	for (size_t i = 0; i < j->outputs; i++) {
		char *end;
		double got = strtod(text, &end);
		double error = error_of(j, got, wanted[i], x, j->sized[j->output[i]].size);
		/* A compiler makes u*u of pow(u, 2.0). */
		double run = j->run ? j->run[k * j->outputs + i] : got;
		if (isfinite(got) && !(fabs(got - run) <= 1e-12 * fabs(got)))
			error = INFINITY;
		bool lone = strncmp(text, "nan\n", 4) == 0; /* all of a list, in gnuplot */
		bool read = end != text && (lone || *end == (i + 1 < j->outputs ? ',' : '\n'));
		if (!read || !(error <= j->worst)) {
			j->worst = read ? error : INFINITY;
			j->at = x;
		}
		if (!read || lone)
			return;
		text = end + 1;
	}
}

static double *run_all(struct judge *j, const char *const *value)
{
	double *run = alloc_zero(POINTS * j->outputs, sizeof *run), x[POINTS];
	for (size_t k = 0; k < POINTS; k++)
		x[k] = subject_point(j->s, k);
	if (expr_run_c(j->s->tree, value, j->outputs, x, POINTS, run) != 0)
		run[0] = NAN;
	return run;
}

/* The lines of one subject. */
static void judge_subject(struct judge *j, FILE *in)
{
	char line[4096];
	size_t name = strlen(j->s->name), k = 0;
	int *output;
	const char *value[PARAM_MAX];
	memcpy(value, j->s->value, sizeof value);
	struct expr *filled = print_fill(j->s->tree, value, true, &output, &j->outputs);
	j->filled = filled;
	j->output = output;
	j->sized = alloc_zero(filled->nodes, sizeof *j->sized);
	j->run = j->ulps ? run_all(j, value) : NULL;
	j->worst = j->at = 0;
	j->excused = 0;
	for (; k < POINTS && fgets(line, sizeof line, in); k++) {
		char *text = line + strspn(line, " ");
		if (strncmp(text, j->s->name, name) != 0 || text[name] != ' ')
			break;
		judge_point(j, k, text + name + 1);
	}
	if (k < POINTS)
		j->worst = INFINITY;
	expr_free(filled);
	free(output);
	free(j->sized);
	free(j->run);
}

int judge(const char *style, const struct subject *all, size_t n)
{
	struct judge j = { .ulps = strcmp(style, "c") == 0,
		.infinities = strcmp(style, "gnuplot") != 0 };
	for (size_t i = 0; i < n; i++) {
		j.s = &all[i];
		if (!j.s->tree)
			continue;
		judge_subject(&j, stdin);
		printf("%s|%s|%.3g of what is allowed, at x = %.17g",
			j.worst <= 1 ? "ok" : "not ok", j.s->name, j.worst, j.at);
		if (j.excused > 0)
			printf("; %zu without a value", j.excused);
		putchar('\n');
	}
	return 0;
}
