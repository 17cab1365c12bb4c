/* expr_kinks, expr_poles: where what decides a formula changes, to the last double. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/branch/decide.h"
#include "expr/branch/tie.h"

#include "base/alloc.h"
#include "base/number.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define SCAN 1024     /* steps of the first look at [lo, hi] */
#define CLOSER 60     /* steps of the search for a zero between two points of one sign */
#define WORK 20000000 /* nodes evaluated in all, after the scan: well below a second */
#define NEAR 8	      /* doubles within which two kinks are one */
#define TINY 0x1p-200 /* below it products of a few x may underflow */
#define INNER 64      /* kinks of a function of the scope */

/* Where a decider changes; `exact` where it passes 0 just there. */
struct find {
	double x;
	bool exact;
};

/* A search: everything is evaluated at one x at a time. */
struct search {
	struct run run;
	struct point_at at;
	struct decider decider[DECIDERS];
	size_t deciders;
	const struct decider *now;
	struct find *found;
	size_t n, max;
	double work;
};

/* One x with what the decider at hand says there. */
struct decided_x {
	double x;
	struct verdict v;
};

static void run_to(struct search *s, double x, enum order highest)
{
	s->at.x = x;
	run_at(&s->run, &s->at, highest);
	s->work += (double)(s->run.walk.expr->nodes * s->run.walk.width);
}

static struct decided_x look(struct search *s, double x)
{
	run_to(s, x, ORDER_DF);
	return (struct decided_x){ x, decide(&s->run, s->now) };
}

/* Doubles in order as integers, so that halving takes 64 steps however near 0 it ends. */
static int64_t ordinal(double x)
{
	int64_t bits;
	memcpy(&bits, &x, sizeof bits);
	return bits < 0 ? INT64_MIN - bits : bits;
}

static double from_ordinal(int64_t i)
{
	double x;
	i = i < 0 ? INT64_MIN - i : i;
	memcpy(&x, &i, sizeof x);
	return x;
}

static double between(double a, double b)
{
	int64_t i = ordinal(a), j = ordinal(b);
	return from_ordinal((i >> 1) + (j >> 1) + (i & j & 1));
}

static bool full(const struct search *s)
{
	return s->n >= s->max || s->work > WORK;
}

/* True if the branch is taken on one of the two sides. */
static bool matters(struct search *s, double l, double r)
{
	run_to(s, l, ORDER_DF);
	if (decide_live(&s->run, s->now->node))
		return true;
	run_to(s, r, ORDER_DF);
	return decide_live(&s->run, s->now->node);
}

/* True if what is 0 from x down to 0 itself is so for want of smaller doubles: x^3 below 1e-108. */
static bool underflows(struct search *s, double x)
{
	return fabs(x) < TINY && look(s, x / 2).v.distance == 0 && look(s, 0).v.distance == 0;
}

/* Neighbours on either side of a change: the one nearer the zero is the kink. */
static void keep(struct search *s, struct decided_x l, struct decided_x r)
{
	double x = l.v.distance < r.v.distance ? l.x : r.x;
	if (!matters(s, l.x, r.x))
		return;
	if (underflows(s, x))
		x = 0;
	bool exact = look(s, x).v.distance == 0 && decide_moves(&s->run, s->now);
	s->found[s->n++] = (struct find){ x, exact };
}

/* All changes between two places of different states. */
static void narrow(struct search *s, struct decided_x l, struct decided_x r)
{
	while (!full(s) && l.v.state != r.v.state) {
		double x = between(l.x, r.x);
		if (x == l.x || x == r.x) {
			keep(s, l, r);
			return;
		}
		struct decided_x m = look(s, x);
		if (isnan(m.v.state))
			return;
		if (m.v.state != l.v.state && m.v.state != r.v.state)
			narrow(s, l, m);
		if (m.v.state == l.v.state || m.v.state != r.v.state)
			l = m;
		else
			r = m;
	}
}

/* Between a place that is defined and one that is not: the last that is. */
static struct decided_x edge(struct search *s, struct decided_x in, double out)
{
	for (;;) {
		double x = between(in.x, out);
		if (x == in.x || x == out)
			return in;
		struct decided_x m = look(s, x);
		if (isnan(m.v.state))
			out = x;
		else
			in = m;
	}
}

static void cell(struct search *s, struct decided_x l, struct decided_x r)
{
	if (isnan(l.v.state) && isnan(r.v.state))
		return;
	if (isnan(l.v.state))
		l = edge(s, r, l.x);
	else if (isnan(r.v.state))
		r = edge(s, l, r.x);
	narrow(s, l, r);
}

/* Three places of one state, the middle nearest a change: goes down to it by golden
   sections. */
static void dip(struct search *s, struct decided_x l, struct decided_x m, struct decided_x r)
{
	for (int i = 0; i < CLOSER && !full(s); i++) {
		bool left = m.x - l.x > r.x - m.x;
		double x = left ? m.x - 0.381966 * (m.x - l.x) : m.x + 0.381966 * (r.x - m.x);
		struct decided_x p = look(s, x);
		if (isnan(p.v.state) || x == m.x || x == l.x || x == r.x)
			return;
		if (p.v.state != m.v.state) {
			narrow(s, l, p);
			narrow(s, p, r);
			return;
		}
		if (p.v.distance < m.v.distance) {
			*(left ? &r : &l) = m;
			m = p;
		} else {
			*(left ? &l : &r) = p;
		}
	}
}

static bool dips(struct decided_x l, struct decided_x m, struct decided_x r)
{
	bool level = m.v.distance == l.v.distance && m.v.distance == r.v.distance;
	return l.v.state == m.v.state && m.v.state == r.v.state && m.v.distance > 0 &&
		m.v.distance <= l.v.distance && m.v.distance <= r.v.distance && !level;
}

static void search_scan(struct search *s, const struct verdict *seen, const double *x)
{
	struct decided_x p[3];
	for (size_t i = 0; i <= SCAN && !full(s); i++) {
		memmove(p, p + 1, 2 * sizeof *p);
		p[2] = (struct decided_x){ x[i], seen[i * s->deciders] };
		if (i > 0 && p[1].v.state != p[2].v.state)
			cell(s, p[1], p[2]);
		if (i > 1 && s->now->kind != DECIDE_BEST && dips(p[0], p[1], p[2]))
			dip(s, p[0], p[1], p[2]);
	}
}

/* A function's kinks at the values its argument takes. */
static void expand_call(struct search *s, size_t k, double lo, double hi)
{
	struct decider d = s->decider[k];
	const struct function *f = s->run.walk.expr->node[d.node].function;
	const struct expr *formula = f->formula == NULL ? NULL : f->formula(f);
	s->decider[k].kind = DECIDE_SIGN;
	s->decider[k].level = NAN; /* undecided everywhere, unless it gets a level below */
	if (formula == NULL || !(lo <= hi) || expr_params(formula) > INNER)
		return;
	double number[INNER], kink[INNER];
	struct values value[INNER];
	for (size_t i = 0; i < expr_params(formula); i++) {
		struct exact exact = { NAN, 0 };
		number_read_exact(f->params(f)[i], &exact, NULL);
		number[i] = exact.hi;
		value[i] = (struct values){ 1, &number[i] };
	}
	struct point_at at = { .x = 0, .param = value, .list = -1 };
	size_t n = expr_kinks(formula, &at, lo, hi, kink, INNER);
	d.kind = DECIDE_SIGN;
	for (size_t i = 0; i < n; i++) {
		d.level = kink[i];
		if (i == 0)
			s->decider[k] = d;
		else if (s->deciders < DECIDERS)
			s->decider[s->deciders++] = d;
	}
}

/* Puts in the place of each call the kinks of what it calls. */
static void expand_calls(struct search *s, const double *x)
{
	size_t n = s->deciders;
	for (size_t k = 0; k < n; k++) {
		if (s->decider[k].kind != DECIDE_CALL)
			continue;
		const struct decider d = s->decider[k];
		double lo = HUGE_VAL, hi = -HUGE_VAL;
		for (size_t i = 0; i <= SCAN; i++) {
			run_to(s, x[i], ORDER_DF);
			size_t j =
				walk_count(&s->run.walk, (size_t)d.a) > d.element ? d.element : 0;
			double u = run_value(&s->run, (size_t)d.a, j)->f[0].hi;
			if (isfinite(u)) {
				lo = fmin(lo, u);
				hi = fmax(hi, u);
			}
		}
		expand_call(s, k, lo, hi);
	}
}

static int ascending(const void *a, const void *b)
{
	double x = ((const struct find *)a)->x, y = ((const struct find *)b)->x;
	return (x > y) - (x < y);
}

/* Sorted, those within a few doubles of each other as one: the exact one, if there is one. A
   condition on what jumps, mod(x, 1) < 0.5, changes beside the jump. */
static size_t tidy(struct find *found, size_t n)
{
	size_t kept = 0;
	for (size_t i = 0; i < n; i++)
		if (number_count(fmin(found[i].x, 0), fmax(found[i].x, 0), NEAR + 1) <= NEAR)
			found[i].x = 0;
	qsort(found, n, sizeof *found, ascending);
	for (size_t i = 0; i < n; i++) {
		if (kept == 0 || number_count(found[kept - 1].x, found[i].x, NEAR + 1) > NEAR)
			found[kept++] = found[i];
		else if (found[i].exact && !found[kept - 1].exact)
			found[kept - 1] = found[i];
	}
	return kept;
}

/* True unless f, f' and f'' go through x as if nothing were there: max(x, 0) + min(x, 0). */
static bool is_bent(struct search *s, double x)
{
	struct jet out[DECIDERS];
	run_to(s, x, ORDER_D2F);
	size_t n = walk_count(&s->run.walk, s->run.walk.expr->nodes - 1);
	for (size_t k = 0; k < n && k < DECIDERS; k++) {
		out[k] = run_take(&s->run, &s->at, k);
		if (!isfinite(out[k].y))
			return true;
	}
	return n > DECIDERS || tie_settle(&s->run, &s->at, out, n) < ORDERS;
}

static void search_all(struct search *s, const double *x)
{
	struct verdict *seen = alloc_zero((SCAN + 1) * s->deciders, sizeof *seen);
	for (size_t i = 0; i <= SCAN; i++) {
		run_to(s, x[i], ORDER_DF);
		for (size_t k = 0; k < s->deciders; k++)
			seen[i * s->deciders + k] = decide(&s->run, &s->decider[k]);
	}
	s->work = 0;
	for (size_t k = 0; k < s->deciders; k++) {
		s->now = &s->decider[k];
		size_t before = s->n;
		s->max = before + s->max;
		search_scan(s, seen + k, x);
		s->max -= before;
	}
	free(seen);
}

static size_t search(const struct expr *expr, const struct point_at *at, double lo, double hi,
	double *out, size_t max, size_t (*list)(const struct run *, struct decider *, size_t))
{
	struct search s = { .at = *at, .max = max };
	double x[SCAN + 1];
	for (size_t i = 0; i <= SCAN; i++) {
		double t = (double)i / SCAN;
		x[i] = lo * (1 - t) + hi * t;
	}
	run_init(&s.run, expr, at, true);
	run_to(&s, x[0], ORDER_DF);
	s.deciders = list(&s.run, s.decider, DECIDERS);
	expand_calls(&s, x);
	s.found = alloc_zero(s.deciders * max + 1, sizeof *s.found);
	search_all(&s, x);
	size_t found = tidy(s.found, s.n), n = 0;
	for (size_t i = 0; i < found && n < max; i++)
		if (is_bent(&s, s.found[i].x))
			out[n++] = s.found[i].x;
	free(s.found);
	run_free(&s.run);
	return n;
}

size_t expr_kinks(const struct expr *expr, const struct point_at *at, double lo, double hi,
	double *out, size_t max)
{
	return search(expr, at, lo, hi, out, max, decide_list);
}

size_t expr_poles(const struct expr *expr, const struct point_at *at, double lo, double hi,
	double *out, size_t max)
{
	return search(expr, at, lo, hi, out, max, decide_poles);
}
