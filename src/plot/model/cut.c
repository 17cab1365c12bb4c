/* Cuts: what a curve does at its kinks, where it goes on, jumps, ends or grows without bound. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/model/cut.h"

#include "base/number.h"
#include "plot/model/pole.h"

#include <math.h>

#define KINK_ULPS 4   /* a kink is known to its last bits only: this far off is its side */
#define STEEP 1e6     /* times the value, in a width of the range */
#define DIGITS_FEW 12 /* with sign and point */

static bool goes_to(const struct tracer *r, const struct cut *c, const struct trace_node *side)
{
	return !isnan(c->at.y) && !isnan(side->y) && !fit_jumps(r, side, &c->at);
}

/* Next to a pole as next to a root the slopes are so large that no step is too large for them. */
static bool is_steep(const struct tracer *r, const struct cut *c)
{
	double steepest = fmax(fabs(c->left.slope), fabs(c->right.slope));
	double most = fmax(fabs(c->left.y), fabs(c->right.y));
	return steepest * (r->hi / 2 - r->lo / 2) > STEEP * most;
}

struct cut cut_look(struct tracer *r, double x, bool kink, double before, double after)
{
	struct cut c = { .x = x, .at = fit_look(r, x) };
	c.left = c.right = c.at;
	if (!kink)
		return c;
	double left = fmax(number_step(x, -KINK_ULPS), r->lo);
	double right = fmin(number_step(x, KINK_ULPS), r->hi);
	if (left < x)
		c.left = fit_look(r, left);
	if (right > x)
		c.right = fit_look(r, right);
	if (goes_to(r, &c, &c.left) && goes_to(r, &c, &c.right) && !is_steep(r, &c))
		return c;
	if (left < x && before < left)
		c.left_pole = pole_find(r, x, before);
	if (right > x && after > right)
		c.right_pole = pole_find(r, x, after);
	pole_note(r, c.left_pole);
	pole_note(r, c.right_pole);
	return c;
}

struct trace_node cut_limit(
	const struct tracer *r, const struct cut *c, const struct trace_node *side)
{
	struct trace_node limit = *side;
	if ((side == &c->left && c->left_pole != 0) || (side == &c->right && c->right_pole != 0))
		return limit;
	limit.x = c->x;
	if (goes_to(r, c, side)) {
		limit.y = c->at.y;
		limit.below = c->at.below;
	}
	return limit;
}

/* Whether the curve takes a value right where it jumps. Where it does so between two doubles, which of them
   is nearer is no reason to say that one of its sides has the value; a number of few digits is no such place,
   though formulas do not tell that of lists and of what is rounded. */
static bool is_reached(const struct tracer *r, double x)
{
	char text[NUMBER_SIZE];
	return number_format(x, text) <= DIGITS_FEW || curve_is_kink(r->cache->curve, x);
}

bool cut_mark(struct tracer *r, const struct cut *c)
{
	bool first = c->x <= r->lo, last = c->x >= r->hi;
	bool has_left = !first && !isnan(c->left.y) && c->left_pole == 0;
	bool has_right = !last && !isnan(c->right.y) && c->right_pole == 0;
	bool valued = !isnan(c->at.y);
	bool to_left = goes_to(r, c, &c->left), to_right = goes_to(r, c, &c->right);
	bool is_left = has_left && to_left, is_right = has_right && to_right;
	if (is_left && is_right)
		return true;
	if (has_left && has_right && !valued && !fit_jumps(r, &c->left, &c->right)) {
		fit_mark(r, c->x, c->left.y / 2 + c->right.y / 2, false);
		return true; /* but for one point, where it has no value */
	}
	bool ends = (!has_left && !first) || (!has_right && !last);
	bool whole = (!has_left || is_left) && (!has_right || is_right);
	if (valued && whole && !ends)
		return false;
	if (is_left != is_right && has_left && has_right && !is_reached(r, c->x))
		is_left = is_right = false;
	if (has_left)
		fit_mark(r, c->x, c->left.y, is_left);
	if (has_right)
		fit_mark(r, c->x, c->right.y, is_right);
	if (valued && (first || !to_left) && (last || !to_right))
		fit_mark(r, c->x, c->at.y, true);
	return false;
}
