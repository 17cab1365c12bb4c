/* Single points of a formula in rigorous intervals: where overflow or cancellation left too little. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/exact/settle.h"

#include "base/alloc.h"
#include "expr/exact/enclose.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Precisions: nearly all points are decided by the first. For an x of 2^k the others have more,
   for what x cancels against 1 and its powers in f''. What the last leaves is mostly a zero that
   nothing decides, as of sin(x)^2 + cos(x)^2 - 1: an interval round 0 within 2^NOTHING is 0. */
#define FIRST 112
#define SECOND 320
#define LAST 1100
#define NOTHING -600

#define HEX 32 /* bytes of a double as text, "%a" */

/* ---- the point as exact text ----------------------------------------------------------- */

/* The values of a parameter as texts that end at NULL, from `item` on; their bytes go to
   `bytes`. Returns where the next may stand. */
static char *spell_list(const struct values *v, const char *text, const char **item, char *bytes)
{
	size_t n = 0;
	if (text == NULL) {
		for (; n < v->n; n++) {
			item[n] = bytes;
			bytes += snprintf(bytes, HEX, "%a", v->v[n]) + 1;
		}
	} else {
		size_t length = strlen(text);
		memcpy(bytes, text, length + 1);
		for (char *next = bytes; next != NULL && n < v->n; n++) {
			item[n] = next;
			next = strchr(next, ',');
			if (next != NULL)
				*next++ = '\0';
		}
		bytes += length + 1;
	}
	item[n] = NULL;
	return bytes;
}

/* The exact text of parameter k; NULL: the doubles are what there is to know. */
static const char *text_of(const struct point_at *at, size_t k)
{
	bool doubles = at->text == NULL || (at->rest != NULL && at->rest[k].n == 0);
	return doubles ? NULL : at->text[k];
}

/* The parameters in one block, the caller's to free: lists, their items, bytes. NULL if one of
   them is no number. */
static const char *const **spell_params(const struct expr *expr, const struct point_at *at)
{
	size_t params = expr_params(expr), items = 0, room = 0;
	for (size_t k = 0; k < params; k++) {
		items += at->param[k].n + 1;
		const char *text = text_of(at, k);
		room += text != NULL ? strlen(text) + 1 : at->param[k].n * HEX;
		for (size_t i = 0; i < at->param[k].n; i++)
			if (!isfinite(at->param[k].v[i]))
				return NULL;
	}
	const char *const **list =
		alloc_zero(1, (params + items) * sizeof *list + room + sizeof *list);
	const char **item = (const char **)(list + params);
	char *bytes = (char *)(item + items);
	for (size_t k = 0; k < params; k++) {
		list[k] = item;
		bytes = spell_list(&at->param[k], text_of(at, k), item, bytes);
		item += at->param[k].n + 1;
	}
	return list;
}

/* ---- deciding -------------------------------------------------------------------------- */

/* What is asked: the orders of an output that are open still, at a point. */
struct question {
	const struct expr *expr;
	struct exact_point point;
	size_t output;
	bool open[ORDERS];
	struct jet answer;
};

static bool is_open(const struct question *q)
{
	return q->open[ORDER_F] || q->open[ORDER_DF] || q->open[ORDER_D2F];
}

static void close_order(struct question *q, enum order order, double y)
{
	double *const to[ORDERS] = { &q->answer.y, &q->answer.dy, &q->answer.d2y };
	if (q->open[order])
		*to[order] = y;
	q->open[order] = false;
}

/* The double in an interval so narrow that it hardly holds two, 0 if it is within 2^nothing of that.
   False if it is wider. */
static bool take(const struct interval *all, long nothing, double *y)
{
	double lo = mpfr_get_d(all->lo, MPFR_RNDN), hi = mpfr_get_d(all->hi, MPFR_RNDN);
	int sign = interval_sign(all);
	*y = interval_is_nan(all) ? NAN : sign != 0 ? lo : 0;
	return isnan(*y) || lo == hi || interval_exponent(all) < nothing;
}

/* Tries one precision; orders that it decides are no longer open. */
static void try_bits(struct question *q, mpfr_prec_t bits, long nothing)
{
	enum order highest = q->open[ORDER_D2F] ? ORDER_D2F
		: q->open[ORDER_DF]		? ORDER_DF
						: ORDER_F;
	if (!is_open(q))
		return;
	struct real_jet jet;
	struct interval all;
	double y;
	real_jet_init(&jet, bits);
	interval_init(&all, bits);
	if (enclose_jet(q->expr, &q->point, q->output, highest, bits, &jet) == 0)
		for (int k = 0; k <= (int)highest; k++) {
			real_enclose(&all, &jet.at[k]);
			if (take(&all, nothing, &y))
				close_order(q, (enum order)k, y);
		}
	interval_clear(&all);
	real_jet_clear(&jet);
}

/* ---- far out --------------------------------------------------------------------------- */

/* f'' of what nears a line as e^-x does is smaller at the points below; of 1/x^4 it is not. */
#define FLAT -250

/* All orders at another x. */
static bool look(const struct question *q, double x, struct jet *out)
{
	char text[HEX];
	snprintf(text, sizeof text, "%a", x);
	struct question there = *q;
	there.point.x = text;
	for (int k = 0; k < ORDERS; k++)
		there.open[k] = true;
	try_bits(&there, FIRST, LONG_MIN);
	try_bits(&there, SECOND, FLAT);
	*out = there.answer;
	return !is_open(&there);
}

/* True if the formula is a line through two points, to all digits of them. */
static bool is_line(const struct jet *near, double x, const struct jet *far, double y)
{
	double rise = near->dy * (y - x), flat = ldexp(1, FLAT);
	return near->dy == far->dy && fabs(near->d2y) <= flat && fabs(far->d2y) <= flat &&
		fabs(far->y - near->y - rise) <= 0x1p-48 * fabs(rise);
}

/* What is made of e^x nears a line long before, or grows beyond all doubles: where it does at
   two points, it is taken to go on so. */
static void look_far(struct question *q, double x)
{
	static const double places[] = { 0x1p55, 0x1p27 };
	size_t n = fabs(x) >= SETTLE_FAR ? sizeof places / sizeof *places : 0;
	for (size_t i = 0; i < n && is_open(q); i++) {
		double a = copysign(places[i], x), b = 2 * a;
		struct jet near, far;
		if (!look(q, a, &near) || !look(q, b, &far))
			continue;
		bool line = is_line(&near, a, &far, b);
		if (line && near.dy != 0)
			near.y = fma(near.dy, x, near.y - near.dy * a);
		for (int k = 0; k < ORDERS; k++) {
			double y = jet_order(near, (enum order)k);
			if (line || (isinf(y) && jet_order(far, (enum order)k) == y))
				close_order(q, (enum order)k, line && k == ORDER_D2F ? 0 : y);
		}
	}
}

void settle(const struct expr *expr, const struct point_at *at, size_t output, enum order highest,
	const struct wide *value, struct jet *out)
{
	const char *const **params = spell_params(expr, at);
	char x[HEX];
	int k;
	if (params == NULL)
		return;
	frexp(at->x, &k);
	snprintf(x, sizeof x, "%a", at->x);
	struct question q = {
		.expr = expr,
		.point = { .x = x,
			.param = params,
			.list = at->list,
			.element = at->element,
			.doubles = true },
		.output = output,
		.answer = *out,
	};
	for (int i = 0; i <= (int)highest; i++)
		q.open[i] = !settle_known(value->f[i]);
	struct exponents before = exponents_widen();
	try_bits(&q, FIRST, LONG_MIN);
	if (!expr->periodic)
		look_far(&q, at->x);
	try_bits(&q, SECOND + abs(k), LONG_MIN);
	if (expr->periodic)
		look_far(&q, at->x);
	try_bits(&q, LAST + 3 * abs(k), NOTHING);
	exponents_restore(before);
	*out = q.answer;
	free(params);
}
