/* Exact numbers as an algebra: a formula's value in balls, one walk at one precision. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/exact/enclose.h"

#include "base/alloc.h"
#include "expr/exact/function-parts.h"
#include "expr/walk/algebra.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What a walk and those within it share. */
struct context {
	slong bits;
	bool doubles; /* as struct exact_point says it */
};

static const struct context *context_of(const struct walk *walk)
{
	return walk->context;
}

static struct calculus begin(const struct walk *walk)
{
	return (struct calculus){ .effort = { .bits = context_of(walk)->bits },
		.highest = walk->highest };
}

/* ---- cells -------------------------------------------------------------------------------- */

/* A cell that holds nothing yet is all 0 bytes: its kind is KIND_NOTHING. */
static struct exact_jet *open_cell(void *cell)
{
	struct exact_jet *jet = cell;
	if (jet->at[0].kind == KIND_NOTHING)
		exact_jet_init(jet);
	return jet;
}

static void clear(void *cell)
{
	struct exact_jet *jet = cell;
	if (jet->at[0].kind != KIND_NOTHING)
		exact_jet_clear(jet);
}

static void copy(void *r, const void *cell)
{
	exact_jet_set(open_cell(r), cell);
}

/* Of what hangs on something that this precision does not decide nothing is known. */
static void doubt(struct walk *walk, void *cell)
{
	struct exact_jet *jet = open_cell(cell);
	(void)walk;
	for (int i = 0; i < ORDERS; i++)
		ball_set_unknown(&jet->at[i]);
}

static void end(struct walk *walk, const struct calculus *c, struct exact_jet *r)
{
	if (c->effort.undecided)
		doubt(walk, r);
}

static void lose(struct walk *walk, void *r, const void *a, const void *b)
{
	(void)walk, (void)a, (void)b;
	exact_jet_set_nan(open_cell(r));
}

/* ---- leaves ------------------------------------------------------------------------------- */

static void read_text(struct walk *walk, void *cell, const char *text, size_t n)
{
	struct exact_jet *r = open_cell(cell);
	struct calculus c = begin(walk);
	exact_jet_fix(r);
	ball_read(&c.effort, &r->at[0], text, n);
	end(walk, &c, r);
}

static size_t length(const struct walk *walk, size_t param)
{
	const struct place *at = walk->at;
	size_t n = 0;
	if (at->texts == NULL)
		return at->doubles->param[param].n;
	while (at->texts->param[param][n] != NULL)
		n++;
	return n;
}

/* The exact text of a parameter, a list's elements with commas between; NULL: the doubles are what there is to know. */
static const char *text_of(const struct point_at *at, size_t param)
{
	bool exact = at->text != NULL && (at->rest == NULL || at->rest[param].n != 0);
	return exact ? at->text[param] : NULL;
}

static void param(struct walk *walk, void *r, size_t param, size_t element)
{
	const struct place *at = walk->at;
	const char *text = walk->function != NULL ? walk->function->params(walk->function)[param]
		: at->texts != NULL		  ? at->texts->param[param][element]
						  : text_of(at->doubles, param);
	if (text == NULL) {
		walk->algebra->number(walk, r, at->doubles->param[param].v[element]);
		return;
	}
	for (size_t k = 0; walk->function == NULL && at->texts == NULL && k < element; k++)
		text = strchr(text, ',') + 1;
	read_text(walk, r, text, strcspn(text, ","));
}

static void number(struct walk *walk, void *cell, double value)
{
	struct exact_jet *r = open_cell(cell);
	(void)walk;
	exact_jet_fix(r);
	ball_set_double(&r->at[0], value);
}

static void constant_leaf(struct walk *walk, void *cell, const struct node *node)
{
	struct calculus c = begin(walk);
	struct exact_jet *r = open_cell(cell);
	exact_jet_fix(r);
	if (node->op == OP_NUMBER) {
		read_text(walk, cell, walk->expr->source + node->text, node->length);
	} else if (node->op == OP_PI) {
		part_pi(&c.effort, &r->at[0]);
	} else {
		ball_set_integer(&r->at[0], 1);
		part_exp(&c.effort, &r->at[0], &r->at[0]);
	}
}

/* The builder folds constants in two doubles; here what they are made of is computed. */
static void constant(struct walk *walk, void *r, const struct node *node)
{
	if (node->arg[0] < 0) {
		constant_leaf(walk, r, node);
		return;
	}
	const struct node *nodes = walk->expr->node;
	size_t last = (size_t)(node - nodes);
	struct exact_jet *cell = alloc_zero(last + 1, sizeof *cell);
	bool *needed = alloc_zero(last + 1, sizeof *needed);
	needed[last] = true;
	for (size_t i = last + 1; i-- > 0;)
		for (int k = 0; k < EXPR_ARGS && needed[i]; k++)
			if (nodes[i].arg[k] >= 0)
				needed[nodes[i].arg[k]] = true;
	for (size_t i = 0; i <= last; i++) {
		const void *arg[EXPR_ARGS];
		for (int k = 0; k < EXPR_ARGS; k++)
			arg[k] = nodes[i].arg[k] < 0 ? NULL : &cell[nodes[i].arg[k]];
		if (needed[i] && arg[0] == NULL)
			constant_leaf(walk, &cell[i], &nodes[i]);
		else if (needed[i] && nodes[i].op == OP_ARGMAX) /* of one number */
			ball_set_integer(&open_cell(&cell[i])->at[0], 1);
		else if (needed[i] && node_reduces(&nodes[i]))
			copy(&cell[i], arg[0]);
		else if (needed[i])
			walk_node(walk, &nodes[i], &cell[i], arg[0], arg[1], arg[2]);
	}
	copy(r, &cell[last]);
	for (size_t i = 0; i <= last; i++)
		clear(&cell[i]);
	free(needed);
	free(cell);
}

/* ---- the doubles that values round to ----------------------------------------------------- */

/* The double that a value rounds to; NaN if it has none or that is not known. */
static double nearest(const struct ball *a)
{
	double ends[2];
	ball_doubles(a, ends);
	return ends[0] == ends[1] ? ends[0] : NAN;
}

/* The double that a value is to the last digit; NaN if it is none. */
static double as_double(const struct ball *a)
{
	struct ball same;
	double d = ball_is_rational(a) ? nearest(a) : NAN;
	if (!isfinite(d))
		return NAN;
	ball_init(&same);
	ball_set_double(&same, d);
	bool is = fmpq_equal(same.anchor, a->anchor);
	ball_clear(&same);
	return is ? d : NAN;
}

/* How the doubles compare; EQUAL and unsure where that is not known. */
static enum standing order_doubles(const struct ball *a, const struct ball *b, bool *sure)
{
	double u[2], v[2];
	ball_doubles(a, u);
	ball_doubles(b, v);
	if (u[1] < v[0])
		return BELOW;
	if (u[0] > v[1])
		return ABOVE;
	if (u[0] != u[1] || v[0] != v[1] || u[0] != v[0])
		*sure = false;
	return EQUAL;
}

static enum standing order(struct walk *walk, const void *cell, const void *other, bool *sure)
{
	const struct exact_jet *a = cell, *b = other;
	struct calculus c = begin(walk);
	if (ball_is_nan(&a->at[0]) || ball_is_nan(&b->at[0]))
		return UNORDERED;
	if (a == b)
		return EQUAL;
	if (context_of(walk)->doubles)
		return order_doubles(&a->at[0], &b->at[0], sure);
	enum sign s = ball_compare(&c.effort, &a->at[0], &b->at[0]);
	if (s == UNKNOWN)
		*sure = false;
	return s == POSITIVE ? ABOVE : s == NEGATIVE ? BELOW : EQUAL;
}

static bool stands_for(struct walk *walk, const void *cell, const void *other)
{
	const struct exact_jet *a = cell, *b = other;
	double d = context_of(walk)->doubles ? as_double(&a->at[0]) : NAN;
	return !isnan(d) && nearest(&b->at[0]) == d;
}

static void cancel(struct walk *walk, void *r)
{
	(void)walk;
	ball_set_integer(&open_cell(r)->at[0], 0);
}

/* ---- operations --------------------------------------------------------------------------- */

static void binary(struct walk *walk, enum op op, void *cell, const void *a, const void *b)
{
	struct calculus c = begin(walk);
	struct exact_jet *r = open_cell(cell);
	jet_operation *apply = op == OP_ADD ? jet_add
		: op == OP_SUB		    ? jet_sub
		: op == OP_MUL		    ? jet_mul
		: op == OP_DIV		    ? jet_div
					    : jet_pow;
	apply(&c, r, a, b);
	end(walk, &c, r);
}

static void negate(struct walk *walk, void *r, const void *a)
{
	struct calculus c = begin(walk);
	jet_neg(&c, open_cell(r), a);
}

/* Of a double and the number that it stands for the number; of two that are doubles the flatter. */
static void extreme(
	struct walk *walk, void *cell, const void *first, const void *second, int sign, bool met)
{
	const struct exact_jet *a = first, *b = second;
	struct calculus c = begin(walk);
	struct exact_jet *r = open_cell(cell);
	if (!met)
		(sign > 0 ? jet_max : jet_min)(&c, r, a, b);
	else if (isnan(as_double(&a->at[0])) != isnan(as_double(&b->at[0])))
		exact_jet_set(r, isnan(as_double(&a->at[0])) ? a : b);
	else
		exact_jet_set(r, jet_is_flatter(&c, b, a) ? b : a);
	end(walk, &c, r);
}

/* The whole number that the double of a value is or has below it. */
static void step(struct effort *e, struct ball *r, const struct ball *u)
{
	double d = nearest(u);
	ball_set(r, u);
	if (isfinite(d))
		ball_set_double(r, floor(d));
	else if (!ball_is_infinity(u) && !ball_is_nan(u))
		e->undecided = true;
}

/* a - floor(a/b) b, where a quotient whose double is whole is so; beyond 2^52, where all doubles are whole, only the
   exact quotient tells. */
static void modulo_of_doubles(struct calculus *c, struct exact_jet *r, const struct exact_jet *a,
	const struct exact_jet *b, unsigned meets)
{
	struct exact_jet count, part;
	exact_jet_init(&count);
	exact_jet_init(&part);
	ball_div(&c->effort, &count.at[0], &a->at[0], &b->at[0]);
	double whole = nearest(&count.at[0]), x = as_double(&a->at[0]);
	if (fabs(whole) > 0x1p52) {
		jet_mod(c, r, a, b);
	} else {
		step(&c->effort, &count.at[0], &count.at[0]);
		jet_mul(c, &part, &count, b);
		jet_sub(c, r, a, &part);
		bool met = meets == 2 && !isnan(x) && nearest(&part.at[0]) == x;
		enum sign sign = ball_sign(&r->at[0]);
		/* Below whole parts that the quotient was rounded up to nothing is left. */
		if (met ||
			(whole == floor(whole) && sign != ZERO &&
				sign == -(int)ball_sign(&b->at[0])))
			ball_set_integer(&r->at[0], 0);
	}
	exact_jet_clear(&count);
	exact_jet_clear(&part);
}

static bool is_number(const struct exact_jet *a)
{
	return !ball_is_nan(&a->at[0]) && !ball_is_infinity(&a->at[0]);
}

static void modulo(
	struct walk *walk, void *cell, const void *first, const void *second, unsigned meets)
{
	const struct exact_jet *a = first, *b = second;
	struct calculus c = begin(walk);
	struct exact_jet *r = open_cell(cell);
	bool numbers = is_number(a) && is_number(b) && !ball_is_zero(&b->at[0]);
	if (context_of(walk)->doubles && numbers)
		modulo_of_doubles(&c, r, a, b, meets);
	else
		jet_mod(&c, r, a, b);
	end(walk, &c, r);
}

static void apply(struct calculus *c, enum primitive primitive, struct exact_jet *r,
	const struct exact_jet *u)
{
	ball_primitive(&c->effort, primitive, &u->at[0], c->highest, r->at);
	jet_chain(c, r, u);
}

static void primitive(struct walk *walk, enum primitive primitive, void *cell, const void *u)
{
	const struct exact_jet *of = u;
	struct calculus c = begin(walk);
	struct exact_jet *r = open_cell(cell);
	if (primitive == P_FLOOR && context_of(walk)->doubles) {
		exact_jet_fix(r);
		step(&c.effort, &r->at[0], &of->at[0]);
	} else {
		apply(&c, primitive, r, of);
	}
	end(walk, &c, r);
}

/* The logistic function of s u. */
static void gate(struct calculus *c, struct exact_jet *r, const struct exact_jet *u, slong s)
{
	struct exact_jet v;
	exact_jet_init(&v);
	for (int i = 0; i <= (int)c->highest; i++)
		ball_scale(&c->effort, &v.at[i], &u->at[i], s, 1);
	ball_logistic(&c->effort, &v.at[0], c->highest, r->at);
	jet_chain(c, r, &v);
	exact_jet_clear(&v);
}

/* t is room for a jet. */
static void stable_form(struct calculus *c, enum shape shape, struct exact_jet *r,
	const struct exact_jet *of, const struct exact_jet *by, struct exact_jet *t)
{
	switch (shape) {
	case SHAPE_SOFTPLUS:
		ball_softplus(&c->effort, &of->at[0], c->highest, r->at);
		jet_chain(c, r, of);
		break;
	case SHAPE_LOGISTIC_UP:
		gate(c, r, of, 1);
		break;
	case SHAPE_LOGISTIC:
		gate(c, t, of, -1);
		jet_mul(c, r, by, t);
		break;
	case SHAPE_ONE_PLUS_ERF:
		jet_neg(c, t, of);
		apply(c, P_ERFC, r, t);
		break;
	case SHAPE_ONE_MINUS_ERF:
		apply(c, P_ERFC, r, of);
		break;
	case SHAPE_ONE_PLUS_TANH: /* twice the logistic function of 2u */
	case SHAPE_ONE_MINUS_TANH:
		gate(c, t, of, shape == SHAPE_ONE_PLUS_TANH ? 2 : -2);
		jet_add(c, r, t, t);
		break;
	case SHAPE_SECH2: /* 1/cosh^2 */
		apply(c, P_COSH, t, of);
		jet_power(c, r, t, -2);
		break;
	case SHAPE_EXPM1:
		apply(c, P_EXPM1, r, of);
		break;
	case SHAPE_LOG1P:
		apply(c, P_LOG1P, r, of);
		break;
	case SHAPE_LOG_COSH:
		apply(c, P_COSH, t, of);
		apply(c, P_LOG, r, t);
		break;
	case SHAPE_PLAIN:
		break;
	}
}

static void stable(struct walk *walk, enum shape shape, void *cell, const void *of, const void *by)
{
	struct calculus c = begin(walk);
	struct exact_jet *r = open_cell(cell), room;
	exact_jet_init(&room);
	stable_form(&c, shape, r, of, by, &room);
	exact_jet_clear(&room);
	end(walk, &c, r);
}

static void function(struct walk *walk, const struct function *f, void *r, const void *u)
{
	open_cell(r);
	if (!walk_call(walk, f, r, u))
		doubt(walk, r);
}

/* The place that an index names, from 0; the list's length if it names none. */
static size_t place(struct walk *walk, const void *cell, size_t n)
{
	const struct ball *index = &((const struct exact_jet *)cell)->at[0];
	const fmpz *i = fmpq_numref(index->anchor);
	(void)walk;
	if (!ball_is_integer(index) || fmpz_sgn(i) <= 0 || fmpz_cmp_ui(i, n) > 0)
		return n;
	return fmpz_get_ui(i) - 1;
}

static const struct algebra exact_algebra = {
	.size = sizeof(struct exact_jet),
	.clear = clear,
	.copy = copy,
	.length = length,
	.param = param,
	.constant = constant,
	.number = number,
	.lose = lose,
	.doubt = doubt,
	.binary = binary,
	.negate = negate,
	.modulo = modulo,
	.primitive = primitive,
	.stable = stable,
	.function = function,
	.order = order,
	.extreme = extreme,
	.stands_for = stands_for,
	.cancel = cancel,
	.place = place,
};

bool enclose_jet(struct effort *e, const struct expr *expr, const struct place *at, size_t output,
	enum order highest, struct exact_jet *r)
{
	const struct exact_point *texts = at->texts;
	struct context context = { e->bits, texts == NULL || texts->doubles };
	struct exact_jet x;
	struct walk walk;
	exact_jet_init(&x);
	if (at->x != NULL)
		ball_set(&x.at[0], at->x);
	else
		ball_read(e, &x.at[0], texts->x, strlen(texts->x));
	ball_set_integer(&x.at[1], 1);
	walk.algebra = &exact_algebra;
	walk.expr = expr;
	walk.function = NULL;
	walk.at = at;
	walk.context = &context;
	walk.x = &x;
	walk.list = texts != NULL ? texts->list : at->doubles->list;
	walk.element = texts != NULL ? texts->element : at->doubles->element;
	walk.highest = highest;
	walk.eager = false;
	walk_init(&walk);
	bool good = !walk.unfit && output < walk_count(&walk, expr->nodes - 1);
	if (good && walk_run(&walk))
		exact_jet_set(r, walk_cell(&walk, expr->nodes - 1, output));
	else
		exact_jet_set_nan(r);
	if (ball_is_nan(&r->at[0]))
		exact_jet_set_nan(r); /* what has no value has no slope */
	walk_free(&walk);
	exact_jet_clear(&x);
	return good;
}
