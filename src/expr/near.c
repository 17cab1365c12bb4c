/* expr_near: a formula in long double, each node with a bound of its error. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/primitives.h"

#include "base/alloc.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What one rounding changes at most, of the value; below DUST it may change all. */
#define ROUNDING LDBL_EPSILON
#define DUST LDBL_MIN
/* What a function of libm may be off by. The GNU C library's manual states at most 6 ulp for
   those called here. */
#define LIBM (16 * LDBL_EPSILON)
/* Arguments known worse than this are not worth a bound: slopes are taken at their middle,
   and may be larger by the factor SLACK at their ends. */
#define COARSE 0x1p-10L
#define SLACK 1.01L

#define NODES_FIXED 48
#define PARAMS_FIXED 16
#define CALLS_MAX 16 /* functions of the scope inside one another */

static const struct near unknown = {0, HUGE_VALL};

static struct near bounded(long double y, long double off)
{
	return isfinite(y) && off < HUGE_VALL ? (struct near){y, off} : unknown;
}

/* A result with its own rounding. */
static struct near rounded(long double y, long double off)
{
	return bounded(y, off + ROUNDING * fabsl(y) + DUST);
}

static struct near constant(long double y)
{
	return (struct near){y, ROUNDING * fabsl(y)};
}

/* ---- arithmetic ----------------------------------------------------------------------- */

static bool both_exact(struct near a, struct near b)
{
	return a.off == 0 && b.off == 0;
}

static struct near add(struct near a, struct near b)
{
	long double y = a.y + b.y, t = y - a.y;
	if (both_exact(a, b) && (a.y - (y - t)) + (b.y - t) == 0) /* Knuth's TwoSum */
		return bounded(y, 0);
	return rounded(y, a.off + b.off);
}

static struct near negate(struct near a)
{
	return (struct near){-a.y, a.off};
}

static struct near multiply(struct near a, struct near b)
{
	long double y = a.y * b.y;
	if (both_exact(a, b)
		&& (a.y == 0 || b.y == 0 || (fabsl(y) > 1e-4000L && fmal(a.y, b.y, -y) == 0)))
		return bounded(y, 0);
	return rounded(y, fabsl(a.y) * b.off + fabsl(b.y) * a.off + a.off * b.off);
}

static struct near divide(struct near a, struct near b)
{
	if (!(fabsl(b.y) > 2 * b.off))
		return unknown;
	long double y = a.y / b.y;
	if (both_exact(a, b) && (a.y == 0 || (fabsl(y) > 1e-4000L && fmal(y, b.y, -a.y) == 0)))
		return bounded(y, 0);
	return rounded(y, (a.off + fabsl(y) * b.off) / (fabsl(b.y) - b.off) * SLACK);
}

/* max, and by signs min: no value moves further than one of the two does. */
static struct near larger(struct near a, struct near b)
{
	return bounded(a.y > b.y ? a.y : b.y, a.off > b.off ? a.off : b.off);
}

static struct near smaller(struct near a, struct near b)
{
	return negate(larger(negate(a), negate(b)));
}

/* 1 or 0, or unknown where the two are too near each other. */
static struct near compare(enum op op, struct near a, struct near b)
{
	long double gap = a.y - b.y;
	if (!both_exact(a, b) && !(fabsl(gap) > 2 * (a.off + b.off) + ROUNDING * fabsl(a.y)))
		return unknown;
	bool holds = op == OP_LT   ? gap < 0
		     : op == OP_LE ? gap <= 0
		     : op == OP_GT ? gap > 0
		     : op == OP_GE ? gap >= 0
		     : op == OP_EQ ? gap == 0
				   : gap != 0;
	return (struct near){holds, 0};
}

/* ---- functions ------------------------------------------------------------------------ */

/* f(u) from libm, `slope` being |f'(u)|. */
static struct near curved(long double y, long double slope, struct near u)
{
	if (!(u.off < COARSE))
		return unknown;
	return bounded(y, SLACK * slope * u.off + LIBM * fabsl(y) + DUST);
}

static struct near exponential(struct near u)
{
	long double e = expl(u.y);
	return curved(e, e, u);
}

static struct near logarithm1p(struct near u)
{
	long double one_more = 1 + u.y;
	if (!(one_more > 128 * (u.off + ROUNDING)))
		return unknown;
	return curved(log1pl(u.y), 1 / one_more, u);
}

static struct near logarithm(struct near u)
{
	return u.y > 128 * u.off ? curved(logl(u.y), 1 / u.y, u) : unknown;
}

static struct near root(struct near u)
{
	if (u.y == 0 && u.off == 0)
		return u;
	return u.y > 128 * u.off ? curved(sqrtl(u.y), 0.5L / sqrtl(u.y), u) : unknown;
}

/* erf and erfc: slope 2/sqrt(pi) e^-u^2, which over u +- off grows by e^(2 |u| off). */
static struct near error_function(long double y, struct near u)
{
	if (!(fabsl(u.y) * u.off < COARSE / 4))
		return unknown;
	return curved(y, 1.13L * expl(-u.y * u.y), u);
}

/* Phi(u) = erfc(-u/sqrt(2))/2. */
static struct near normal_cdf(struct near u)
{
	struct near z = multiply(u, constant(-0.707106781186547524400844362104849039L));
	return multiply(error_function(erfcl(z.y), z), (struct near){0.5L, 0});
}

static struct near normal_pdf(struct near u)
{
	struct near half = multiply(multiply(u, u), (struct near){-0.5L, 0});
	return multiply(exponential(half), constant(0.398942280401432677939946059934381868L));
}

/* 1/(1 + e^-u), without an exponential that overflows. */
static struct near logistic(struct near u)
{
	struct near e = exponential(u.y < 0 ? u : negate(u)), one = {1, 0};
	return divide(u.y < 0 ? e : one, add(one, e));
}

/* log(1 + e^u) = max(u, 0) + log1p(e^-|u|). */
static struct near softplus(struct near u)
{
	struct near rest = logarithm1p(exponential(u.y < 0 ? u : negate(u)));
	return u.y < 0 ? rest : add(u, rest);
}

static struct near step(long double below, long double y, long double above)
{
	return below == above ? (struct near){y, 0} : unknown;
}

static struct near primitive(enum primitive which, struct near u)
{
	switch (which) {
	case P_EXP: return exponential(u);
	case P_LOG: return logarithm(u);
	case P_LOG1P: return logarithm1p(u);
	case P_EXPM1: return curved(expm1l(u.y), expl(u.y), u);
	case P_SQRT: return root(u);
	case P_ABS: return (struct near){fabsl(u.y), u.off};
	case P_SIGN:
		return fabsl(u.y) > u.off || u.off == 0
			? (struct near){u.y > 0 ? 1 : u.y < 0 ? -1 : 0, 0} : unknown;
	case P_FLOOR:
		return step(floorl(u.y - 2 * u.off), floorl(u.y), floorl(u.y + 2 * u.off));
	case P_SIN: return curved(sinl(u.y), 1, u);
	case P_COS: return curved(cosl(u.y), 1, u);
	case P_ATAN: return curved(atanl(u.y), 1, u);
	case P_SINH: return curved(sinhl(u.y), coshl(u.y), u);
	case P_COSH: return curved(coshl(u.y), coshl(u.y), u);
	case P_TANH: return curved(tanhl(u.y), 1, u);
	case P_ASINH: return curved(asinhl(u.y), 1, u);
	case P_ERF: return error_function(erfl(u.y), u);
	case P_ERFC: return error_function(erfcl(u.y), u);
	case P_NORMAL_CDF: return normal_cdf(u);
	case P_NORMAL_PDF: return normal_pdf(u);
	default: return unknown;
	}
}

/* ---- formulas ------------------------------------------------------------------------- */

/* The number that `text` says, x to 106 bits. */
static struct near number(struct exact x, const char *text, size_t n)
{
	/* So few plain digits are no nearer a double than 106 bits can tell. */
	bool plain = n <= 20;
	for (size_t i = 0; i < n && plain; i++)
		plain = text[i] != '\0' && strchr("+-.0123456789", text[i]) != NULL;
	return x.lo == 0 && plain ? (struct near){x.hi, 0}
				  : rounded((long double)x.hi + x.lo, 0);
}

struct near near_read(const char *text)
{
	struct exact x;
	return number_read_exact(text, &x, NULL) ? number(x, text, strlen(text)) : unknown;
}

/* Small powers are products; others e^(b log a), for a > 0. */
static struct near power(const struct node *base, struct near a, struct near b)
{
	if (base->op == OP_E)
		return exponential(b);
	if (b.off != 0 || !(b.y >= 1 && b.y <= 16) || b.y != floorl(b.y))
		return exponential(multiply(b, logarithm(a)));
	struct near y = a;
	for (int k = 1; k < (int)b.y; k++)
		y = multiply(y, a);
	return y;
}

static struct near evaluate(
	const struct expr *, struct near x, const struct near *param, int depth);

/* A function of the scope: its formula, with u for x. */
static struct near call(const struct function *function, struct near u, int depth)
{
	const struct expr *formula =
		function->formula == NULL ? NULL : function->formula(function);
	struct near param[PARAMS_FIXED];
	if (formula == NULL || depth == CALLS_MAX || expr_params(formula) > PARAMS_FIXED)
		return unknown;
	for (size_t k = 0; k < expr_params(formula); k++)
		param[k] = near_read(function->params(function)[k]);
	return evaluate(formula, u, param, depth + 1);
}

static struct near shaped(const struct node *node, const struct near *value)
{
	struct near of = value[node->of], two = {2, 0}, twice = multiply(of, two);
	switch (node->shape) {
	case SHAPE_SOFTPLUS: return softplus(of);
	case SHAPE_LOGISTIC: return multiply(value[node->by], logistic(negate(of)));
	case SHAPE_LOGISTIC_UP: return logistic(of);
	case SHAPE_ONE_PLUS_ERF: return primitive(P_ERFC, negate(of));
	case SHAPE_ONE_MINUS_ERF: return primitive(P_ERFC, of);
	case SHAPE_ONE_PLUS_TANH: return multiply(two, logistic(twice));
	case SHAPE_ONE_MINUS_TANH: return multiply(two, logistic(negate(twice)));
	case SHAPE_SECH2:
		return multiply((struct near){4, 0},
			multiply(logistic(twice), logistic(negate(twice))));
	case SHAPE_EXPM1: return primitive(P_EXPM1, of);
	case SHAPE_LOG1P: return logarithm1p(of);
	case SHAPE_PLAIN: break;
	}
	return unknown;
}

static struct near choose(struct near condition, struct near yes, struct near no)
{
	return condition.off != 0 ? unknown : condition.y != 0 ? yes : no;
}

static struct near operate(
	const struct expr *expr, const struct node *node, const struct near *value, int depth)
{
	const int *arg = node->arg;
	struct near a = value[arg[0]], b = arg[1] < 0 ? unknown : value[arg[1]];
	struct near c = arg[2] < 0 ? unknown : value[arg[2]];
	switch (node->op) {
	case OP_ADD: return add(a, b);
	case OP_SUB: return add(a, negate(b));
	case OP_MUL: case OP_AND: return multiply(a, b);
	case OP_DIV: return divide(a, b);
	case OP_POW: return power(&expr->node[arg[0]], a, b);
	case OP_NEG: return negate(a);
	case OP_LT: case OP_LE: case OP_GT: case OP_GE: case OP_EQ: case OP_NE:
		return compare(node->op, a, b);
	case OP_CHOOSE: return choose(a, b, c);
	case OP_CALL1: return primitive(node->primitive, a);
	case OP_FUNCTION: return call(node->function, a, depth);
	case OP_MIN: return smaller(a, b);
	case OP_MAX: return larger(a, b);
	case OP_CLAMP: return smaller(larger(a, b), c);
	default: return unknown;
	}
}

static struct near leaf(const struct expr *expr, const struct node *node, struct near x,
	const struct near *param)
{
	switch (node->op) {
	case OP_NUMBER:
		return number((struct exact){node->number, node->rest},
			expr->source + node->text, node->length);
	case OP_X: return x;
	case OP_PARAM: return param[node->param];
	case OP_PI: return constant(3.141592653589793238462643383279502884L);
	case OP_E: return constant(2.718281828459045235360287471352662498L);
	default: return unknown;
	}
}

static struct near evaluate(
	const struct expr *expr, struct near x, const struct near *param, int depth)
{
	struct near fixed[NODES_FIXED], *value = fixed;
	if (expr->nodes > NODES_FIXED)
		value = alloc_resize(NULL, expr->nodes, sizeof *value);
	for (size_t i = 0; i < expr->nodes; i++) {
		const struct node *node = &expr->node[i];
		struct near v = node->shape != SHAPE_PLAIN ? shaped(node, value)
				: node->arg[0] < 0 ? leaf(expr, node, x, param)
						   : operate(expr, node, value, depth);
		value[i] = bounded(v.y, v.off);
	}
	struct near last = value[expr->nodes - 1];
	if (value != fixed)
		free(value);
	return last;
}

struct near expr_near(const struct expr *expr, double x, const struct near *param)
{
	if (LDBL_MANT_DIG < 64 || !isfinite(x))
		return unknown;
	struct near y = evaluate(expr, (struct near){x, 0}, param, 0);
	y.off *= SLACK; /* the bounds were rounded too */
	return y;
}
