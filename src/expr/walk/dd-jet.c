/* Two doubles as an algebra: the operations of formulas, differentiated forward. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/walk/calculus.h"
#include "expr/walk/run.h"
#include "expr/walk/settle.h"

#include <math.h>

/* Whether the value cannot move. Where curvatures are not known, only if that is so for certain. */
static bool is_fixed(const struct walk *walk, const struct wide *w)
{
	if (walk->highest < ORDER_D2F)
		return w->still;
	return dd_is_zero(w->f[ORDER_DF]) && dd_is_zero(w->f[ORDER_D2F]);
}

static struct wide add(const struct wide *a, const struct wide *b, enum order highest)
{
	struct wide w = { { dd_add(a->f[0], b->f[0]) }, .still = a->still && b->still };
	for (int i = 1; i <= (int)highest && !w.still; i++)
		w.f[i] = dd_add(a->f[i], b->f[i]);
	return w;
}

static struct wide negate(const struct wide *a)
{
	return (struct wide){ { dd_neg(a->f[0]), dd_neg(a->f[1]), dd_neg(a->f[2]) },
		.still = a->still };
}

/* q = a/b: q' = (a' - q b')/b, q'' = (a'' - 2 q' b' - q b'')/b. */
static struct wide divide(const struct wide *a, const struct wide *b, enum order highest)
{
	struct wide q = { { dd_div(a->f[0], b->f[0]) }, .still = a->still && b->still };
	if (q.still || highest < ORDER_DF)
		return q;
	struct dd top = dd_sub(a->f[1], tangent(b->f[1], q.f[0]));
	if (!dd_is_zero(top))
		q.f[1] = dd_div(top, b->f[0]);
	if (highest < ORDER_D2F)
		return q;
	top = dd_sub(a->f[2], tangent(b->f[2], q.f[0]));
	top = dd_sub(top, dd_scale(tangents(b->f[1], q.f[1]), 2));
	if (!dd_is_zero(top))
		q.f[2] = dd_div(top, b->f[0]);
	return q;
}

/* A root of 0, as sqrt(), which moves. */
static bool is_root(const struct wide *base, const struct wide *exponent)
{
	double p = exponent->f[0].hi;
	return dd_is_zero(base->f[0]) && p != rint(p) && !base->still;
}

static void binary(struct walk *walk, enum op op, void *r, const void *a, const void *b)
{
	struct wide *w = r, minus;
	enum order highest = walk->highest;
	switch (op) {
	case OP_ADD:
		*w = add(a, b, highest);
		break;
	case OP_SUB:
		minus = negate(b);
		*w = add(a, &minus, highest);
		break;
	case OP_MUL:
		*w = product(a, b, highest);
		break;
	case OP_DIV:
		*w = divide(a, b, highest);
		break;
	default:
		walk->tie |= is_root(a, b);
		*w = power_raise(a, b, highest);
	}
}

/* What comes of a NaN: certain if that is. */
static struct wide lost(struct dd a, struct dd b)
{
	return dd_is_lost(a) || dd_is_lost(b) ? nowhere() : doubt(nowhere());
}

/* True if the double that the value rounds to is known, but for a value halfway between two. */
static bool is_rounded(struct dd a)
{
	return a.off <= DD_ULP / 2 * fabs(a.hi);
}

/* Whether it is certain how the doubles compare that two values round to. */
static bool is_settled(struct dd a, struct dd b)
{
	if (a.hi == b.hi)
		return is_rounded(a) && is_rounded(b);
	return isinf(a.hi) || isinf(b.hi) ? dd_sure(a) && dd_sure(b)
					  : a.off + b.off < fabs(a.hi - b.hi);
}

static enum standing order(struct walk *walk, const void *cell, const void *other, bool *sure)
{
	const struct wide *a = cell, *b = other;
	double l = a->f[0].hi, r = b->f[0].hi;
	if (isnan(l) || isnan(r))
		return UNORDERED;
	walk->tie |= l == r && a != b && !(is_fixed(walk, a) && is_fixed(walk, b));
	*sure &= is_settled(a->f[0], b->f[0]);
	return l < r ? BELOW : l > r ? ABOVE : EQUAL;
}

static bool same(struct dd a, struct dd b)
{
	return a.hi == b.hi && a.lo == b.lo;
}

/* How a and b compare beyond their doubles: -1, 0, 1; *sure: for certain. */
static int beyond(struct dd a, struct dd b, bool *sure)
{
	double gap = a.hi != b.hi ? a.hi - b.hi : a.lo - b.lo, off = a.off + b.off;
	bool open = isinf(a.hi) || isinf(b.hi);
	*sure = open ? dd_sure(a) && dd_sure(b) : off == 0 || off < fabs(gap);
	if (a.hi == b.hi && (open || fabs(gap) <= off))
		return 0;
	return gap < 0 ? -1 : gap > 0;
}

static bool are_alike(const struct walk *walk, const struct wide *a, const struct wide *b)
{
	if (walk->highest == ORDER_F || (a->still && b->still))
		return true;
	return walk->highest == ORDER_D2F && same(a->f[1], b->f[1]) && same(a->f[2], b->f[2]);
}

/* Of two that tie the flatter, but at their own infinity the steeper, which got there first. Where it is not
   certain which, only slopes hang on it. */
static void extreme(
	struct walk *walk, void *r, const void *cell, const void *other, int sign, bool met)
{
	const struct wide *a = cell, *b = other;
	struct dd p = a->f[0], q = b->f[0];
	struct wide *w = r;
	bool sure = false;
	if (isnan(p.hi) || isnan(q.hi)) {
		*w = lost(p, q);
		return;
	}
	double above = met ? 0 : sign * beyond(p, q, &sure);
	bool alike = are_alike(walk, a, b);
	walk->tie |= above == 0 && !alike;
	bool flatter = fabs(b->f[1].hi) < fabs(a->f[1].hi);
	bool steeper = fabs(b->f[1].hi) > fabs(a->f[1].hi);
	bool second = above != 0 ? above < 0 : sign * p.hi == HUGE_VAL ? steeper : flatter;
	*w = second ? *b : *a;
	if (met || sure || (above == 0 && alike && is_rounded(p)))
		return;
	*w = doubt(*w);
	w->f[0].off = p.off + q.off + fabs(p.hi - q.hi) + fabs(p.lo - q.lo);
}

static struct wide remainder_of(
	struct walk *walk, const struct wide *a, const struct wide *b, unsigned meets)
{
	double l = a->f[0].hi, r = b->f[0].hi;
	if (isnan(l) || isinf(l) || isnan(r) || r == 0)
		return dd_sure(a->f[0]) && dd_sure(b->f[0]) ? nowhere() : lost(a->f[0], b->f[0]);
	if (isinf(r))
		return l == 0 || (l > 0) == (r > 0) ? *a : nowhere();
	struct dd quotient = dd_div(a->f[0], b->f[0]), k = dd_of(floor(quotient.hi));
	struct wide w = { .still = a->still && b->still };
	walk->tie |= k.hi == quotient.hi && !(is_fixed(walk, a) && is_fixed(walk, b));
	bool sure = is_rounded(quotient) ||
		(floor(quotient.hi - 2 * quotient.off) == k.hi &&
			floor(quotient.hi + 2 * quotient.off) == k.hi);
	for (int i = 0; i < ORDERS; i++)
		w.f[i] = dd_sub(a->f[i], i == 0 ? dd_mul(k, b->f[0]) : tangent(b->f[i], k));
	if (fabs(k.hi) > 0x1p52) {
		double rest = fmod(l, r);
		bool exact = a->f[0].lo == 0 && b->f[0].lo == 0;
		rest = rest != 0 && (rest < 0) != (r < 0) ? rest + r : rest;
		w.f[0] = (struct dd){ rest, 0, exact ? DD_ULP * fabs(r) : HUGE_VAL };
	} else if ((meets == 2 && dd_meets(a->f[0], dd_mul(k, b->f[0]))) ||
		fabs(w.f[0].hi) < 0x1p-98 * fabs(l) ||
		(w.f[0].hi != 0 && (w.f[0].hi < 0) != (r < 0))) {
		w.f[0] = zero; /* nothing but rounding is left */
	}
	return sure ? w : doubt(w);
}

static void modulo(struct walk *walk, void *r, const void *a, const void *b, unsigned meets)
{
	*(struct wide *)r = remainder_of(walk, a, b, meets);
}

/* What a function of the scope says itself, which there is nothing to hold against. */
static struct wide jet_call(
	const struct function *function, const struct wide *u, enum order highest)
{
	struct jet j = function->jet(function, u->f[0].hi);
	double lo = isfinite(j.dy) && isfinite(j.d2y) ? u->f[0].lo : 0;
	struct wide f = { { dd_of(j.y), dd_of(j.dy), dd_of(j.d2y) } };
	if (lo != 0 && isfinite(j.y)) {
		f.f[0] = dd_quick(j.y, j.dy * lo, 0);
		f.f[1] = dd_quick(j.dy, j.d2y * lo, 0);
	}
	return chain(f, u, highest);
}

/* Far out the function knows its line, where what it is made of overflows. */
static void function(struct walk *walk, const struct function *f, void *r, const void *cell)
{
	const struct wide *u = cell;
	struct wide *w = r;
	bool far = fabs(u->f[0].hi) >= SETTLE_FAR && isfinite(u->f[0].hi);
	bool stated = walk_call(walk, f, r, u);
	if (f->jet != NULL && (!stated || (far && !settle_known(w->f[0]))))
		*w = jet_call(f, u, walk->highest);
	else if (!stated)
		*w = doubt(nowhere());
}

static struct wide chained(enum primitive primitive, const struct wide *u, enum order highest)
{
	return chain(primitive_at(primitive, u->f[0], u->still ? ORDER_F : highest), u, highest);
}

/* w times the logistic function of u. */
static struct wide gated(const struct wide *w, const struct wide *u, enum order highest)
{
	struct wide gate = chain(primitive_logistic(u->f[0], highest), u, highest);
	return product(w, &gate, highest);
}

/* log(cosh(v)) = |v| - log(2) + log(1 + e^(-2|v|)), its slopes tanh(v) and sech(v)^2; next to 0, where that cancels,
   as it is written. */
static struct wide log_cosh(const struct wide *v, enum order highest)
{
	static const struct exact log2 = { 0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56 };
	struct dd size = v->f[0].hi < 0 ? dd_neg(v->f[0]) : v->f[0];
	if (!(size.hi >= 1)) {
		struct wide cosh = chained(P_COSH, v, highest);
		return power_log(&cosh, highest);
	}
	struct dd rest = primitive_softplus(dd_neg(dd_add(size, size)), ORDER_F).f[0];
	struct wide f = { { dd_add(dd_sub(size, dd_exact(log2)), rest) } };
	if (highest >= ORDER_DF)
		f.f[1] = primitive_at(P_TANH, v->f[0], ORDER_F).f[0];
	if (highest >= ORDER_D2F)
		f.f[2] = primitive_sech2(v->f[0], ORDER_F).f[0];
	return chain(f, v, highest);
}

static struct wide stable_form(
	enum shape shape, const struct wide *of, const struct wide *by, enum order highest)
{
	const struct wide two = constant(2);
	struct wide other;
	switch (shape) {
	case SHAPE_SOFTPLUS:
		return chain(primitive_softplus(of->f[0], highest), of, highest);
	case SHAPE_LOGISTIC_UP:
		return chain(primitive_logistic(of->f[0], highest), of, highest);
	case SHAPE_LOGISTIC:
		other = negate(of);
		return gated(by, &other, highest);
	case SHAPE_ONE_PLUS_ERF:
		other = negate(of);
		return chained(P_ERFC, &other, highest);
	case SHAPE_ONE_MINUS_ERF:
		return chained(P_ERFC, of, highest);
	case SHAPE_ONE_PLUS_TANH:
		other = add(of, of, highest);
		return gated(&two, &other, highest);
	case SHAPE_ONE_MINUS_TANH:
		other = add(of, of, highest);
		other = negate(&other);
		return gated(&two, &other, highest);
	case SHAPE_SECH2:
		return chain(primitive_sech2(of->f[0], highest), of, highest);
	case SHAPE_EXPM1:
		return chained(P_EXPM1, of, highest);
	case SHAPE_LOG1P:
		return chained(P_LOG1P, of, highest);
	case SHAPE_LOG_COSH:
		return log_cosh(of, highest);
	case SHAPE_PLAIN:
		break;
	}
	return nowhere();
}

static void stable(struct walk *walk, enum shape shape, void *r, const void *of, const void *by)
{
	*(struct wide *)r = stable_form(shape, of, by, walk->highest);
}

/* Where a primitive steps or bends, or its slopes are infinite, which may be nothing of
   the formula's own: sqrt(x^4) is x^2. */
static bool breaks(const struct walk *walk, enum primitive primitive, const struct wide *u)
{
	double x = u->f[0].hi;
	if (u->still)
		return false;
	switch (primitive) {
	case P_ABS:
	case P_SIGN:
		return dd_is_zero(u->f[0]) && !is_fixed(walk, u);
	case P_FLOOR:
		return x == floor(x) && !is_fixed(walk, u);
	case P_SQRT:
		return dd_is_zero(u->f[0]);
	case P_ASIN:
	case P_ACOS:
	case P_ACOSH:
		return fabs(x) == 1;
	default:
		return false;
	}
}

static void primitive(struct walk *walk, enum primitive primitive, void *r, const void *cell)
{
	const struct wide *u = cell;
	struct wide *w = r;
	walk->tie |= breaks(walk, primitive, u);
	*w = primitive == P_LOG ? power_log(u, walk->highest)
				: chained(primitive, u, walk->highest);
}

/* ---- leaves ---------------------------------------------------------------------------- */

static struct wide leaf(struct dd y)
{
	return (struct wide){ { y }, .still = true };
}

static size_t length(const struct walk *walk, size_t k)
{
	const struct point_at *at = walk->at;
	return at->param[k].n;
}

static void param(struct walk *walk, void *r, size_t k, size_t element)
{
	const struct point_at *at = walk->at;
	struct exact y;
	if (walk->function != NULL) {
		y = run_parameter(walk->function->params(walk->function)[k]);
	} else {
		y.hi = at->param[k].v[element];
		y.lo = at->rest == NULL || at->rest[k].n == 0 ? 0 : at->rest[k].v[element];
	}
	*(struct wide *)r = leaf(dd_exact(y));
}

static void constant_node(struct walk *walk, void *r, const struct node *node)
{
	(void)walk;
	*(struct wide *)r = leaf((struct dd){ node->number, node->rest, node->off });
}

static void copy(void *r, const void *cell)
{
	*(struct wide *)r = *(const struct wide *)cell;
}

static void number(struct walk *walk, void *r, double y)
{
	(void)walk;
	*(struct wide *)r = constant(y);
}

static void lose(struct walk *walk, void *r, const void *a, const void *b)
{
	const struct wide *p = a, *q = b == NULL ? a : b;
	(void)walk;
	*(struct wide *)r = a == NULL ? nowhere() : lost(p->f[0], q->f[0]);
}

static void cast_doubt(struct walk *walk, void *cell)
{
	struct wide *w = cell;
	(void)walk;
	*w = doubt(*w);
}

static void minus(struct walk *walk, void *r, const void *a)
{
	(void)walk;
	*(struct wide *)r = negate(a);
}

static bool stands_for(struct walk *walk, const void *a, const void *b)
{
	const struct wide *x = a, *typed = b;
	(void)walk;
	return dd_meets(x->f[0], typed->f[0]);
}

static void cancel(struct walk *walk, void *r)
{
	struct wide *w = r;
	(void)walk;
	w->f[0] = zero;
}

static size_t place(struct walk *walk, const void *index, size_t n)
{
	const struct wide *k = index;
	double y = k->f[0].hi;
	(void)walk;
	return y >= 1 && y <= (double)n && y == rint(y) ? (size_t)y - 1 : n;
}

const struct algebra dd_algebra = {
	.size = sizeof(struct wide),
	.copy = copy,
	.length = length,
	.param = param,
	.constant = constant_node,
	.number = number,
	.lose = lose,
	.doubt = cast_doubt,
	.binary = binary,
	.negate = minus,
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
