/* Single points of a formula in rigorous intervals: where overflow or cancellation left too little. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/settle.h"

#include "base/alloc.h"
#include "expr/enclose.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The precisions tried. Nearly all points are decided by the first. Where x is 2^k the last has
   3 |k| bits more, for what x cancels against 1 and its powers in f''; what that leaves is mostly a
   zero that nothing decides, as of sin(x)^2 + cos(x)^2 - 1. */
static const mpfr_prec_t tries[] = {112, 320, 1100};
#define TRIES (sizeof tries / sizeof *tries)
/* An interval round 0 within this power of 2 is 0. */
#define NOTHING -600

#define HEX 32 /* bytes of a double as text, "%a" */

/* ---- the point as exact text ----------------------------------------------------------- */

/* The values of a parameter as texts that end at NULL, from `item` on; their bytes go to
   `bytes`. Returns where the next may stand. */
static char *spell_list(
	const struct values *v, const char *text, const char **item, char *bytes)
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

/* The parameters in one block, the caller's to free: lists, their items, bytes. NULL if one of
   them is no number. */
static const char *const **spell_params(const struct expr *expr, const struct point_at *at)
{
	size_t params = expr_params(expr), items = 0, room = 0;
	for (size_t k = 0; k < params; k++) {
		items += at->param[k].n + 1;
		const char *text = at->text != NULL ? at->text[k] : NULL;
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
		bytes = spell_list(
			&at->param[k], at->text == NULL ? NULL : at->text[k], item, bytes);
		item += at->param[k].n + 1;
	}
	return list;
}

/* ---- deciding -------------------------------------------------------------------------- */

/* The double in an interval so narrow that it hardly holds two; false if it is wider, `all`
   then is the last try and it does not hold all but 0. */
static bool take(const struct interval *all, bool last, double *y)
{
	double lo = mpfr_get_d(all->lo, MPFR_RNDN), hi = mpfr_get_d(all->hi, MPFR_RNDN);
	if (interval_is_nan(all)) {
		*y = NAN;
		return true;
	}
	if (lo == hi) {
		*y = interval_sign(all) != 0 ? lo : 0;
		return true;
	}
	if (!last || (nextafter(lo, hi) != hi && interval_exponent(all) >= NOTHING))
		return false;
	*y = interval_sign(all) != 0 ? lo : 0;
	return true;
}

/* Tries one precision; orders that are decided are no longer open. */
static void try_bits(const struct expr *expr, const struct exact_point *point,
	size_t output, mpfr_prec_t bits, bool last, bool open[ORDERS], struct jet *out)
{
	enum order highest = open[ORDER_D2F]  ? ORDER_D2F
			     : open[ORDER_DF] ? ORDER_DF
					      : ORDER_F;
	double *const to[ORDERS] = {&out->y, &out->dy, &out->d2y};
	struct real_jet jet;
	struct interval all;
	real_jet_init(&jet, bits);
	interval_init(&all, bits);
	if (enclose_jet(expr, point, output, highest, bits, &jet) == 0)
		for (int k = 0; k < ORDERS; k++)
			if (open[k]) {
				real_enclose(&all, &jet.at[k]);
				open[k] = !take(&all, last, to[k]);
			}
	interval_clear(&all);
	real_jet_clear(&jet);
}

static bool is_open(const bool open[ORDERS])
{
	return open[ORDER_F] || open[ORDER_DF] || open[ORDER_D2F];
}

static void try_all(const struct expr *expr, const struct exact_point *point, double x,
	size_t output, bool open[ORDERS], struct jet *out)
{
	char text[HEX];
	int exponent;
	frexp(x, &exponent);
	snprintf(text, sizeof text, "%a", x);
	struct exact_point there = *point;
	there.x = text;
	for (size_t i = 0; i < TRIES && is_open(open); i++) {
		bool last = i + 1 == TRIES;
		mpfr_prec_t bits = tries[i] + (last ? 3 * abs(exponent) : 0);
		try_bits(expr, &there, output, bits, last, open, out);
	}
}

/* ---- far out --------------------------------------------------------------------------- */

/* From here on e^x is beyond MPFR's exponents, and nothing made of it is decided. */
#define FAR 0x1p60

/* True if the formula is a line through two points, to all digits of them. */
static bool is_line(const struct jet *near, double x, const struct jet *far, double y)
{
	double rise = near->dy * (y - x);
	return near->dy == far->dy && near->d2y == 0 && far->d2y == 0 &&
	       fabs(far->y - near->y - rise) <= 0x1p-48 * fabs(rise);
}

static bool is_blown(double near, double far)
{
	return isinf(near) && near == far;
}

static void close_order(bool known, bool *open, double value, double *out)
{
	if (known && *open) {
		*out = value;
		*open = false;
	}
}

/* What is made of e^x nears a line long before, or grows beyond all doubles: where it does at two points,
   it is taken to go on so. */
static void look_far(const struct expr *expr, const struct exact_point *point, double x,
	size_t output, bool open[ORDERS], struct jet *out)
{
	static const double places[] = {0x1p55, 0x1p27};
	for (size_t i = 0; i < sizeof places / sizeof *places && is_open(open); i++) {
		double a = copysign(places[i], x), b = 2 * a;
		struct jet near = {0, 0, 0}, far = near;
		bool left[ORDERS] = {true, true, true}, right[ORDERS] = {true, true, true};
		try_all(expr, point, a, output, left, &near);
		try_all(expr, point, b, output, right, &far);
		if (is_open(left) || is_open(right))
			continue;
		struct jet there = near;
		bool line = is_line(&near, a, &far, b);
		if (line && near.dy != 0)
			there.y = fma(near.dy, x, near.y - near.dy * a);
		close_order(line || is_blown(near.y, far.y), &open[ORDER_F], there.y, &out->y);
		close_order(line || is_blown(near.dy, far.dy), &open[ORDER_DF], near.dy,
			&out->dy);
		close_order(line || is_blown(near.d2y, far.d2y), &open[ORDER_D2F], near.d2y,
			&out->d2y);
	}
}

void settle(const struct expr *expr, const struct point_at *at, size_t output,
	const struct wide *value, struct jet *out)
{
	const char *const **params = spell_params(expr, at);
	if (params == NULL)
		return;
	struct exact_point point = {
		.param = params, .list = at->list, .element = at->element};
	bool open[ORDERS];
	for (int k = 0; k < ORDERS; k++)
		open[k] = !settle_known(value->f[k]);
	struct exponents before = exponents_widen();
	try_all(expr, &point, at->x, output, open, out);
	if (fabs(at->x) >= FAR)
		look_far(expr, &point, at->x, output, open, out);
	exponents_restore(before);
	free(params);
}
