/* expr_enclose: a formula's nodes, as far as its value needs them, in rigorous arithmetic. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/enclose.h"

#include "base/alloc.h"

#include <stdlib.h>
#include <string.h>

/* One element of a node's value. */
struct cell {
	struct real_jet jet;
	bool known;
};

/* A formula being evaluated: the user's, or that of a function it calls. */
struct frame {
	const struct expr *expr;
	const char *const *const *lists; /* the texts of each parameter, ends at NULL; or */
	const char *const *numbers;      /* one text for each */
	int list;                        /* x stands in the place of this list's `element` */
	size_t element;
	const struct real_jet *x;
	struct calculus calculus;
	size_t *count, *first; /* how many cells each node has, and where they begin */
	struct cell *cell;
	size_t cells;
};

/* An element of a node, to be computed. */
struct task {
	size_t node, element;
};

static bool evaluate(struct frame *, size_t output, struct real_jet *);

/* ---- the shape of values ------------------------------------------------------------ */

static bool reduces(const struct node *node)
{
	return node->op == OP_SUM
		|| ((node->op == OP_MIN || node->op == OP_MAX) && node->arg[1] < 0);
}

static size_t param_count(const struct frame *f, size_t k)
{
	size_t n = 0;
	if (f->lists == NULL)
		return 1;
	while (f->lists[k][n] != NULL)
		n++;
	return n;
}

/* The number of values of node i, from those of its arguments; 0 if lists of different
   length meet. */
static size_t count_values(const struct frame *f, size_t i)
{
	const struct node *node = &f->expr->node[i];
	if (node->op == OP_PARAM)
		return param_count(f, node->param);
	if (reduces(node) || node->op == OP_INDEX)
		return f->count[node->arg[0]] > 0 ? 1 : 0;
	size_t n = 1;
	for (int k = 0; k < EXPR_ARGS; k++) {
		if (node->arg[k] < 0)
			continue;
		size_t m = f->count[node->arg[k]];
		if (m != 1 && n != 1 && m != n)
			return 0;
		if (m != 1)
			n = m;
	}
	return n;
}

/* False if the formula has no value of that number. */
static bool frame_init(struct frame *f, size_t output)
{
	size_t nodes = f->expr->nodes;
	f->count = alloc_zero(2 * nodes, sizeof *f->count);
	f->first = f->count + nodes;
	for (size_t i = 0; i < nodes; i++) {
		f->count[i] = count_values(f, i);
		f->first[i] = f->cells;
		f->cells += f->count[i];
	}
	f->cell = alloc_zero(f->cells, sizeof *f->cell);
	return output < f->count[nodes - 1];
}

static void frame_free(struct frame *f)
{
	for (size_t i = 0; i < f->cells; i++)
		if (f->cell[i].known)
			real_jet_clear(&f->cell[i].jet);
	free(f->cell);
	free(f->count);
}

/* The cell that element k of an operation finds in its argument i: a number's only one
   serves them all. */
static struct cell *cell_of(const struct frame *f, int i, size_t k)
{
	return &f->cell[f->first[i] + (f->count[i] == 1 ? 0 : k)];
}

static const struct real_jet *jet_of(const struct frame *f, int i, size_t k)
{
	return i < 0 ? NULL : &cell_of(f, i, k)->jet;
}

/* ---- what is needed ----------------------------------------------------------------- */

static bool has_shape(const struct node *node)
{
	return node->shape == SHAPE_SOFTPLUS || node->shape == SHAPE_LOGISTIC
		|| node->shape == SHAPE_LOGISTIC_UP;
}

static bool is_needed(const struct frame *f, int i, size_t k, struct task *task)
{
	if (i < 0 || cell_of(f, i, k)->known)
		return false;
	*task = (struct task){(size_t)i, f->count[i] == 1 ? 0 : k};
	return true;
}

/* Which branch a condition takes: 1 or 2; 0 if it has no value. */
static int branch(struct frame *f, const struct real_jet *condition)
{
	enum sign sign = real_sign(&condition->at[0]);
	if (sign == UNKNOWN)
		f->calculus.effort.undecided = true;
	return sign == ZERO ? 2 : sign == UNDEFINED || sign == UNKNOWN ? 0 : 1;
}

/* The place that an index names, from 0; the list's length if it names none. */
static size_t place(const struct frame *f, const struct node *node)
{
	const struct real *index = &jet_of(f, node->arg[1], 0)->at[0];
	size_t n = f->count[node->arg[0]];
	mpz_srcptr i = mpq_numref(index->anchor);
	if (!real_is_integer(index) || mpz_sgn(i) <= 0 || mpz_cmp_ui(i, n) > 0)
		return n;
	return mpz_get_ui(i) - 1;
}

/* The next value that must be known before `task` can be computed; false: there is none. */
static bool next_needed(struct frame *f, struct task task, struct task *next)
{
	const struct node *node = &f->expr->node[task.node];
	const int *arg = node->arg;
	if (has_shape(node))
		return is_needed(f, node->of, task.element, next)
			|| is_needed(f, node->by, task.element, next);
	if (node->op == OP_CHOOSE) {
		if (is_needed(f, arg[0], task.element, next))
			return true;
		int taken = branch(f, jet_of(f, arg[0], task.element));
		return taken > 0 && is_needed(f, arg[taken], task.element, next);
	}
	if (node->op == OP_INDEX) {
		if (is_needed(f, arg[1], 0, next))
			return true;
		size_t k = place(f, node);
		return k < f->count[arg[0]] && is_needed(f, arg[0], k, next);
	}
	if (reduces(node)) {
		for (size_t k = 0; k < f->count[arg[0]]; k++)
			if (is_needed(f, arg[0], k, next))
				return true;
		return false;
	}
	for (int k = 0; k < EXPR_ARGS; k++)
		if (is_needed(f, arg[k], task.element, next))
			return true;
	return false;
}

/* ---- the operations ----------------------------------------------------------------- */

static void read_number(struct real_jet *r, const char *text, size_t n)
{
	real_read(&r->at[0], text, n);
	real_jet_fix(r);
}

static void leaf(const struct frame *f, struct real_jet *r, const struct node *node, size_t k)
{
	struct real *y = &r->at[0];
	real_jet_fix(r);
	if (node->op == OP_X) {
		real_jet_set(r, f->x);
	} else if (node->op == OP_PI) {
		real_read(y, "pi", 2);
	} else if (node->op == OP_E) {
		real_constant(y, mpfr_exp, 1);
	} else if (node->op == OP_NUMBER) {
		real_read(y, f->expr->source + node->text, node->length);
	} else if (f->list >= 0 && node->param == (size_t)f->list && k == f->element) {
		real_jet_set(r, f->x);
	} else {
		const char *text =
			f->lists != NULL ? f->lists[node->param][k] : f->numbers[node->param];
		read_number(r, text, strlen(text));
	}
}

static void compare(struct frame *f, struct real_jet *r, enum op op, const struct real_jet *a,
	const struct real_jet *b)
{
	enum sign s = a == b ? ZERO : real_compare(&a->at[0], &b->at[0]);
	if (a == b && real_is_nan(&a->at[0]))
		s = UNDEFINED;
	if (s == UNKNOWN)
		f->calculus.effort.undecided = true;
	bool holds = op == OP_LT ? s == NEGATIVE : op == OP_LE ? s == NEGATIVE || s == ZERO
		: op == OP_GT ? s == POSITIVE : op == OP_GE ? s == POSITIVE || s == ZERO
		: op == OP_EQ ? s == ZERO : s != ZERO;
	real_jet_fix(r);
	real_set_integer(&r->at[0], holds);
	if (s == UNDEFINED)
		real_set_nan(&r->at[0]);
}

/* All of a list into one: pairs, from the left. */
static void reduce(struct frame *f, struct real_jet *r, const struct node *node)
{
	jet_operation *pair = node->op == OP_SUM ? jet_add : node->op == OP_MIN ? jet_min : jet_max;
	struct real_jet next;
	real_jet_init(&next, f->calculus.effort.bits);
	real_jet_set(r, jet_of(f, node->arg[0], 0));
	for (size_t k = 1; k < f->count[node->arg[0]]; k++) {
		pair(&f->calculus, &next, r, jet_of(f, node->arg[0], k));
		real_jet_swap(r, &next);
	}
	real_jet_clear(&next);
}

static void clamp(struct frame *f, struct real_jet *r, const struct real_jet *u,
	const struct real_jet *low, const struct real_jet *high)
{
	struct real_jet raised;
	real_jet_init(&raised, f->calculus.effort.bits);
	jet_max(&f->calculus, &raised, u, low);
	jet_min(&f->calculus, r, &raised, high);
	real_jet_clear(&raised);
}

/* A function of the scope: its formula, with u for x. */
static void call(struct frame *f, struct real_jet *r, const struct function *function,
	const struct real_jet *u)
{
	struct effort *effort = &f->calculus.effort;
	const struct expr *formula =
		function->formula == NULL ? NULL : function->formula(function);
	if (formula == NULL) {
		effort->undecided = true;
		return;
	}
	struct frame inner = {
		.expr = formula,
		.numbers = function->params == NULL ? NULL : function->params(function),
		.list = -1,
		.x = u,
		.calculus = f->calculus,
	};
	if (!evaluate(&inner, 0, r))
		effort->undecided = true;
}

static void shaped(struct frame *f, struct real_jet *r, const struct node *node, size_t k)
{
	struct calculus *c = &f->calculus;
	const struct real_jet *of = jet_of(f, node->of, k);
	real_jet_fix(r);
	if (node->shape == SHAPE_LOGISTIC_UP) {
		real_logistic(&c->effort, &of->at[0], c->highest, r->at);
		jet_chain(c, r, of);
	} else if (node->shape == SHAPE_SOFTPLUS) {
		real_softplus(&c->effort, &of->at[0], c->highest, r->at);
		jet_chain(c, r, of);
	} else {
		struct real_jet minus, gate;
		real_jet_init(&minus, c->effort.bits);
		real_jet_init(&gate, c->effort.bits);
		jet_neg(c, &minus, of);
		real_logistic(&c->effort, &minus.at[0], c->highest, gate.at);
		jet_chain(c, &gate, &minus);
		jet_mul(c, r, jet_of(f, node->by, k), &gate);
		real_jet_clear(&minus);
		real_jet_clear(&gate);
	}
}

static void choose(struct frame *f, struct real_jet *r, const struct node *node, size_t k)
{
	int taken = branch(f, jet_of(f, node->arg[0], k));
	if (taken > 0)
		real_jet_set(r, jet_of(f, node->arg[taken], k));
	else
		real_jet_set_nan(r);
}

static void pick(struct frame *f, struct real_jet *r, const struct node *node)
{
	size_t k = place(f, node);
	if (k < f->count[node->arg[0]])
		real_jet_set(r, jet_of(f, node->arg[0], k));
	else
		real_jet_set_nan(r);
}

/* a^b; e^b is the exponential function. */
static void power(struct frame *f, struct real_jet *r, const struct node *node,
	const struct real_jet *a, const struct real_jet *b)
{
	struct calculus *c = &f->calculus;
	if (f->expr->node[node->arg[0]].op == OP_E) {
		real_primitive(&c->effort, P_EXP, &b->at[0], c->highest, r->at);
		jet_chain(c, r, b);
	} else {
		jet_pow(c, r, a, b);
	}
}

static void operate(struct frame *f, struct real_jet *r, const struct node *node, size_t k)
{
	struct calculus *c = &f->calculus;
	const struct real_jet *a = jet_of(f, node->arg[0], k), *b = jet_of(f, node->arg[1], k);
	switch (node->op) {
	case OP_ADD: jet_add(c, r, a, b); break;
	case OP_SUB: jet_sub(c, r, a, b); break;
	case OP_MUL: jet_mul(c, r, a, b); break;
	case OP_DIV: jet_div(c, r, a, b); break;
	case OP_POW: power(f, r, node, a, b); break;
	case OP_NEG: jet_neg(c, r, a); break;
	case OP_LT: case OP_LE: case OP_GT: case OP_GE: case OP_EQ: case OP_NE:
		compare(f, r, node->op, a, b);
		break;
	case OP_AND:
		real_mul(&r->at[0], &a->at[0], &b->at[0]);
		break;
	case OP_CALL1:
		real_primitive(&c->effort, node->primitive, &a->at[0], c->highest, r->at);
		jet_chain(c, r, a);
		break;
	case OP_FUNCTION: call(f, r, node->function, a); break;
	case OP_MIN: jet_min(c, r, a, b); break;
	case OP_MAX: jet_max(c, r, a, b); break;
	case OP_CLAMP: clamp(f, r, a, b, jet_of(f, node->arg[2], k)); break;
	case OP_MOD: jet_mod(c, r, a, b); break;
	case OP_CHOOSE: case OP_SUM: case OP_INDEX:
	case OP_NUMBER: case OP_X: case OP_PARAM: case OP_PI: case OP_E:
		break;
	}
}

/* Everything that the task needs is known. */
static void compute(struct frame *f, struct task task)
{
	const struct node *node = &f->expr->node[task.node];
	struct cell *cell = &f->cell[f->first[task.node] + task.element];
	struct real_jet *r = &cell->jet;
	real_jet_init(r, f->calculus.effort.bits);
	cell->known = true;
	if (has_shape(node))
		shaped(f, r, node, task.element);
	else if (node->arg[0] < 0)
		leaf(f, r, node, task.element);
	else if (node->op == OP_CHOOSE)
		choose(f, r, node, task.element);
	else if (node->op == OP_INDEX)
		pick(f, r, node);
	else if (reduces(node))
		reduce(f, r, node);
	else
		operate(f, r, node, task.element);
}

/* Depth first with a stack of its own: a sum of a thousand terms is a thousand deep. */
static void compute_all(struct frame *f, struct task last)
{
	struct task *stack = NULL;
	size_t used = 0, room = 0;
	stack = alloc_grow(stack, used, &room, sizeof *stack);
	stack[used++] = last;
	while (used > 0 && !f->calculus.effort.undecided) {
		struct task next;
		if (next_needed(f, stack[used - 1], &next)) {
			stack = alloc_grow(stack, used, &room, sizeof *stack);
			stack[used++] = next;
		} else {
			compute(f, stack[--used]);
		}
	}
	free(stack);
}

/* The value of the frame's formula; false if it is not decided. */
static bool evaluate(struct frame *f, size_t output, struct real_jet *r)
{
	struct task last = {f->expr->nodes - 1, output};
	bool good = frame_init(f, output);
	if (good) {
		compute_all(f, last);
		good = !f->calculus.effort.undecided;
	}
	if (good)
		real_jet_set(r, jet_of(f, (int)last.node, output));
	frame_free(f);
	return good;
}

int enclose_jet(const struct expr *expr, const struct exact_point *at, size_t output,
	enum order highest, mpfr_prec_t bits, struct real_jet *r)
{
	struct real_jet x;
	real_jet_init(&x, bits);
	read_number(&x, at->x, strlen(at->x));
	real_set_integer(&x.at[1], 1);
	struct frame f = {
		.expr = expr,
		.lists = at->param,
		.list = at->list,
		.element = at->element,
		.x = &x,
		.calculus = {.effort = {.bits = bits}, .highest = highest},
	};
	bool good = evaluate(&f, output, r);
	if (good && real_is_nan(&r->at[0]))
		real_jet_set_nan(r); /* what has no value has no slope */
	real_jet_clear(&x);
	return good ? 0 : -1;
}

/* ---- the interface ------------------------------------------------------------------ */

void enclosure_init(struct enclosure *e, mpfr_prec_t bits)
{
	for (int i = 0; i < ORDERS; i++) {
		mpfr_init2(e->lo[i], bits);
		mpfr_init2(e->hi[i], bits);
	}
}

void enclosure_free(struct enclosure *e)
{
	for (int i = 0; i < ORDERS; i++) {
		mpfr_clear(e->lo[i]);
		mpfr_clear(e->hi[i]);
	}
}

int expr_enclose(const struct expr *expr, const struct exact_point *at, size_t output,
	enum order highest, mpfr_prec_t bits, struct enclosure *e)
{
	struct exponents before = exponents_widen();
	struct real_jet jet;
	struct interval all;
	real_jet_init(&jet, bits);
	interval_init(&all, bits);
	int status = enclose_jet(expr, at, output, highest, bits, &jet);
	for (int i = 0; status == 0 && i <= (int)highest; i++) {
		real_enclose(&all, &jet.at[i]);
		mpfr_set(e->lo[i], all.lo, MPFR_RNDD);
		mpfr_set(e->hi[i], all.hi, MPFR_RNDU);
	}
	interval_clear(&all);
	real_jet_clear(&jet);
	exponents_restore(before);
	return status;
}
