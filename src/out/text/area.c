/* The area of a text plot's frame: where values fall on rows and columns, and lines of dots. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "out/text/area.h"

#include "base/alloc.h"
#include "base/number.h"

#include <math.h>
#include <stdlib.h>

/* ---- the scale of y ---------------------------------------------------------------- */

static double scaled_y(const struct area *area, double y)
{
	return ldexp(y, area->y_scale);
}

/* ---- in two doubles ------------------------------------------------------------------ */

/* Where decimals stand halfway between two dots, the sixteen digits of a double do not tell to which they go. */

static struct exact plus(struct exact a, struct exact b)
{
	struct exact s = exact_sum(a.hi, b.hi);
	return exact_sum(s.hi, s.lo + (a.lo + b.lo));
}

static struct exact times(struct exact a, double k)
{
	double p = a.hi * k;
	return exact_sum(p, fma(a.hi, k, -p) + a.lo * k);
}

static struct exact over(struct exact a, struct exact b)
{
	double q = a.hi / b.hi, rest = fma(-q, b.hi, a.hi) + (a.lo - q * b.lo);
	return exact_sum(q, rest / b.hi);
}

static struct exact number(double x)
{
	return (struct exact){ x, 0 };
}

/* The double nearest the value that is on its side of all halves. */
static double decided(struct exact a)
{
	bool half = fabs(a.lo) > 0x1p-90 && 2 * a.hi == rint(2 * a.hi);
	return half ? nextafter(a.hi, a.lo > 0 ? HUGE_VAL : -HUGE_VAL) : a.hi;
}

/* What the frame must show, scaled: its range, without the margins of a figure. */
static void find_hull(struct area *area, const struct frame *frame, bool exact, struct exact *lo,
	struct exact *hi)
{
	area->y_scale = ticks_scale(frame->y_lo, frame->y_hi);
	*lo = number(scaled_y(area, frame->y_lo));
	*hi = number(scaled_y(area, frame->y_hi));
	if (exact || frame->cut || frame->log || frame->chart != NULL)
		return;
	/* The style's 6 % and 4 % taken off. */
	struct exact height = over(times(exact_sum(hi->hi, -lo->hi), 10), number(11));
	*lo = plus(*lo, over(times(height, 6), number(100)));
	*hi = plus(*hi, over(times(height, -4), number(100)));
	if (fabs(lo->hi) < 1e-9 * height.hi)
		*lo = number(0);
	if (fabs(hi->hi) < 1e-9 * height.hi)
		*hi = number(0);
}

/* Rows needed beyond a tick for a value `rise` above it, half a row being its own. */
static double rows_beyond(double rise, double y_row)
{
	return fmax(0, ceil(rise / y_row - 0.5 - 1e-9));
}

/* How far ticks are from the middles of rows at most, 0..0.5. */
static double misfit(const struct area *area, double y_row)
{
	const struct ticks *ticks = &area->ticks;
	double most = 0;
	for (size_t i = 0; i < ticks->n; i++) {
		double row =
			(scaled_y(area, ticks->tick[i].at) - scaled_y(area, ticks->tick[0].at)) /
			y_row;
		most = fmax(most, fabs(row - round(row)));
	}
	return most;
}

/* Of all numbers of rows from the lowest tick to the highest, one that nearly fills the
   area and puts the ticks on rows. */
static void fit_ticks(struct area *area, double lo, double hi)
{
	const struct ticks *t = &area->ticks;
	double a = scaled_y(area, t->tick[0].at), b = scaled_y(area, t->tick[t->n - 1].at);
	double best = -1;
	for (size_t n = area->rows - 1; n > 0; n--) {
		double y_row = (b - a) / (double)n;
		double above = rows_beyond(hi - b, y_row);
		double below = fmax(rows_beyond(a - lo, y_row), area->rows >= 12);
		double spare = (double)(area->rows - 1 - n) - above - below;
		if (spare < 0)
			continue;
		double used = (double)n / (double)(area->rows - 1);
		double score = used - 0.4 * misfit(area, y_row);
		if (score <= best)
			continue;
		best = score;
		area->y_row = over(exact_sum(b, -a), number((double)n));
		area->y_top = plus(number(b), times(area->y_row, above + floor(spare / 2)));
	}
}

void area_scale(struct area *area, const struct frame *frame, size_t rows, bool exact)
{
	*area = (struct area){ .rows = rows };
	struct exact lo, hi;
	find_hull(area, frame, exact, &lo, &hi);
	double from = ldexp(lo.hi, -area->y_scale), to = ldexp(hi.hi, -area->y_scale);
	/* Two rows from label to label: one is the label's own. */
	if (frame->log)
		ticks_decades(&area->ticks, from, to, frame->nought, (double)(rows - 1), 2);
	else
		ticks_choose(&area->ticks, from, to, (double)(rows - 1), 1.6, frame->wanted,
			frame->n_wanted, frame->plateau, frame->plateaus, 1.001);
	area->y_row = over(plus(hi, times(lo, -1)), number((double)(rows - 1)));
	area->y_top = hi;
	if (!exact && !frame->log && area->ticks.n >= 2)
		fit_ticks(area, lo.hi, hi.hi);
}

/* ---- places ------------------------------------------------------------------------ */

static long dots_across(const struct area *area)
{
	return (long)area->columns * (area->braille ? 2 : 1);
}

static long dots_down(const struct area *area)
{
	return (long)area->rows * (area->braille ? 4 : 1);
}

/* Rows from the first down to y, not rounded. */
static struct exact row_of(const struct area *area, double y)
{
	return over(plus(area->y_top, number(-scaled_y(area, y))), area->y_row);
}

/* The dot row of y, not rounded. The middle of a row lies between dots 1 and 2; what is
   near a tick goes to 2, from below and from above. */
static double dot_of_y(const struct area *area, double y)
{
	struct exact row = row_of(area, y);
	return decided(area->braille ? plus(times(row, 4), number(1.75)) : row);
}

static double dot_of_x(const struct area *area, double x)
{
	double lo = ldexp(area->x_lo, area->x_scale), hi = ldexp(area->x_hi, area->x_scale);
	struct exact part = over(exact_sum(ldexp(x, area->x_scale), -lo), exact_sum(hi, -lo));
	return decided(times(part, (double)(dots_across(area) - 1)));
}

static double x_of_dot(const struct area *area, double dot)
{
	struct exact t = over(number(dot), number((double)(dots_across(area) - 1)));
	struct exact lo = number(ldexp(area->x_lo, area->x_scale));
	struct exact hi = number(ldexp(area->x_hi, area->x_scale));
	struct exact left = plus(lo, times(t, -lo.hi)), x = plus(left, times(t, hi.hi));
	return ldexp(x.hi, -area->x_scale);
}

long area_row(const struct area *area, double y)
{
	double row = round(decided(row_of(area, y)));
	return row >= 0 && row < (double)area->rows ? (long)row : -1;
}

long area_column(const struct area *area, double x)
{
	/* Halves go away from the middle, so that what is symmetric stays so. */
	double dot = dot_of_x(area, x);
	bool left = 2 * dot < (double)(dots_across(area) - 1);
	dot = left ? ceil(dot - 0.5) : floor(dot + 0.5);
	if (!(dot >= 0 && dot < (double)dots_across(area)))
		return -1;
	return (long)dot / (area->braille ? 2 : 1);
}

/* ---- dots -------------------------------------------------------------------------- */

void area_open(struct area *area, double x_lo, double x_hi, size_t columns, bool braille)
{
	area->x_lo = x_lo;
	area->x_hi = x_hi;
	area->x_scale = ticks_scale(x_lo, x_hi);
	area->columns = columns;
	area->braille = braille;
	area->spot = alloc_zero(columns * area->rows, sizeof *area->spot);
	for (size_t i = 0; i < columns * area->rows; i++)
		area->spot[i].first = area->spot[i].second = -1;
}

void area_free(struct area *area)
{
	free(area->spot);
	area->spot = NULL;
}

static void own(struct spot *spot, int number)
{
	if (spot->first < 0 || spot->first == number)
		spot->first = number;
	else
		spot->second = number;
}

static void add_dot(struct area *area, long x, long y, int number)
{
	if (x < 0 || y < 0 || x >= dots_across(area) || y >= dots_down(area))
		return;
	long across = area->braille ? 2 : 1, down = area->braille ? 4 : 1;
	struct spot *spot = &area->spot[(size_t)(y / down) * area->columns + (size_t)(x / across)];
	spot->dots |= 1u << (4 * (x % across) + y % down);
	own(spot, number);
}

/* A line on its way: its dashes are counted in dots along it, up and down too. */
struct course {
	const struct trace *piece; /* one piece of a trace */
	int number;
	unsigned pattern, period, step;
};

static void go(struct area *area, struct course *c, long x, long y)
{
	if (c->pattern >> c->step % c->period & 1)
		add_dot(area, x, y, c->number);
	c->step++;
}

/* The dots of one piece in one dot column: those between where the curve enters the
   column and where it leaves, so that steep curves hold together and shallow ones stay
   thin. */
static void draw_column(struct area *area, struct course *c, long x, double from, double to)
{
	double a = 0, b = 0, m = 0, least, most;
	if (!trace_at(c->piece, from, &a) || !trace_at(c->piece, to, &b) ||
		!trace_at(c->piece, from / 2 + to / 2, &m))
		return;
	double enter = dot_of_y(area, a), leave = dot_of_y(area, b);
	double middle = dot_of_y(area, m);
	piece_span(c->piece->piece, from, to, &least, &most);
	double high = fmin(dot_of_y(area, most), middle);
	double low = fmax(dot_of_y(area, least), middle);
	bool turns = high < fmin(enter, leave) || low > fmax(enter, leave);
	double end = (double)dots_down(area);
	if (!(low > -1) || !(high < end))
		return;
	long first = lround(fmax(high, -1)), last = lround(fmin(low, end));
	/* The last dot on the way is the first of the next column. */
	bool down = leave > enter;
	if (last > first && !turns && down)
		last--;
	else if (last > first && !turns)
		first++;
	for (long i = 0; i <= last - first; i++)
		go(area, c, x, down ? first + i : last - i);
}

static void draw_piece(
	struct area *area, const struct piece *piece, int number, unsigned pattern, unsigned period)
{
	struct piece copy = *piece;
	const struct trace alone = { .piece = &copy, .pieces = 1 };
	double from = piece->knot[0].x, to = piece->knot[piece->knots - 1].x;
	double begin = dot_of_x(area, from), end = dot_of_x(area, to);
	long first = lround(begin);
	struct course course = { &alone, number, pattern, period, (unsigned)first };
	for (long x = first; x < dots_across(area); x++) {
		double left = fmax((double)x - 0.5, begin);
		double right = fmin((double)x + 0.5, end);
		bool thin = end - begin < 1e-6 && right >= left;
		if (right - left > 1e-6 || thin)
			draw_column(area, &course, x, fmin(fmax(x_of_dot(area, left), from), to),
				fmax(fmin(x_of_dot(area, right), to), from));
	}
}

void area_point(struct area *area, double x, double y, int number)
{
	double row = fmax(round(dot_of_y(area, y)), 0);
	if (row < (double)dots_down(area))
		add_dot(area, lround(dot_of_x(area, x)), (long)row, number);
}

/* Both ways that a dot takes are at most one, so that a line holds together; dots beyond the area are passed over
   at once. */
void area_way(struct area *area, const struct datum *from, const struct datum *to, int number,
	unsigned pattern, unsigned period)
{
	double x = dot_of_x(area, from->x), y = dot_of_y(area, from->y);
	double dx = dot_of_x(area, to->x) - x, dy = dot_of_y(area, to->y) - y;
	double steps = ceil(fmax(fabs(dx), fabs(dy)));
	double across = (double)dots_across(area), down = (double)dots_down(area);
	if (!isfinite(steps) || steps > 1e6)
		return;
	for (long i = 0; i <= (long)steps; i++) {
		double t = steps > 0 ? (double)i / steps : 0;
		double at_x = x + t * dx, at_y = y + t * dy;
		bool inside = at_x > -1 && at_x < across && at_y > -1 && at_y < down;
		if (inside && (pattern >> (unsigned long)i % period & 1))
			add_dot(area, lround(at_x), lround(at_y), number);
	}
}

void area_bar(struct area *area, double x_lo, double x_hi, double base, double y, int number)
{
	double across = (double)dots_across(area), down = (double)dots_down(area);
	double left = fmax(dot_of_x(area, x_lo), 0);
	double right = fmin(dot_of_x(area, x_hi), across);
	double high = dot_of_y(area, fmax(base, y)), low = dot_of_y(area, fmin(base, y));
	if (!(left < right) || !(high < low))
		return;
	/* Bars side by side share no dot; the last has that on the edge. */
	if (right >= across - 1)
		right = across;
	for (long i = (long)ceil(left); (double)i < right; i++)
		for (long k = lround(fmax(high, 0)); (double)k <= fmin(low, down - 1); k++)
			add_dot(area, i, k, number);
}

struct datum area_middle(const struct area *area, size_t row, size_t column)
{
	double dot = area->braille ? 2 * (double)column + 0.5 : (double)column;
	double y = plus(area->y_top, times(area->y_row, -(double)row)).hi;
	return (struct datum){ x_of_dot(area, dot), ldexp(y, -area->y_scale) };
}

void area_draw(
	struct area *area, const struct trace *trace, int number, unsigned pattern, unsigned period)
{
	for (size_t i = 0; i < trace->pieces; i++)
		draw_piece(area, &trace->piece[i], number, pattern, period);
	for (size_t i = 0; i < trace->marks; i++) {
		const struct mark *mark = &trace->mark[i];
		long row = area_row(area, mark->y), column = area_column(area, mark->x);
		if (row < 0 || column < 0)
			continue;
		struct spot *spot = &area->spot[(size_t)row * area->columns + (size_t)column];
		if (spot->mark == SPOT_FILLED && !mark->filled)
			continue; /* a value that counts stays on top */
		spot->mark = mark->filled ? SPOT_FILLED : SPOT_OPEN;
		spot->first = number;
		spot->second = -1;
	}
}
