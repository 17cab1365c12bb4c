/* The area of a text plot's frame: where values fall on rows and columns, and lines of dots. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "out/text/area.h"

#include "base/alloc.h"

#include <math.h>
#include <stdlib.h>

/* Sums are in long double: a range may be wider than the largest double. */

/* ---- the scale of y ---------------------------------------------------------------- */

/* What the frame must show: its range, without the margins of a figure. */
static void find_hull(const struct frame *frame, bool exact, long double *lo, long double *hi)
{
	*lo = frame->y_lo;
	*hi = frame->y_hi;
	if (exact || frame->cut || frame->log || frame->chart != NULL)
		return;
	long double height = (*hi - *lo) / 1.1L; /* the style's 6 % and 4 % taken off */
	*lo += 0.06L * height;
	*hi -= 0.04L * height;
	if (fabsl(*lo) < 1e-9L * height)
		*lo = 0;
	if (fabsl(*hi) < 1e-9L * height)
		*hi = 0;
}

/* Rows needed beyond a tick for a value `rise` above it, half a row being its own. */
static long double rows_beyond(long double rise, long double y_row)
{
	return fmaxl(0, ceill(rise / y_row - 0.5L - 1e-9L));
}

/* How far ticks are from the middles of rows at most, 0..0.5. */
static long double misfit(const struct ticks *ticks, long double y_row)
{
	long double most = 0;
	for (size_t i = 0; i < ticks->n; i++) {
		long double row = ((long double)ticks->tick[i].at - ticks->tick[0].at) / y_row;
		most = fmaxl(most, fabsl(row - roundl(row)));
	}
	return most;
}

/* Of all numbers of rows from the lowest tick to the highest, one that nearly fills the
   area and puts the ticks on rows. */
static void fit_ticks(struct area *area, long double lo, long double hi)
{
	const struct ticks *t = &area->ticks;
	long double a = t->tick[0].at, b = t->tick[t->n - 1].at, best = -1;
	for (size_t n = area->rows - 1; n > 0; n--) {
		long double y_row = (b - a) / (long double)n;
		long double above = rows_beyond(hi - b, y_row);
		long double below = fmaxl(rows_beyond(a - lo, y_row), area->rows >= 12);
		long double spare = (long double)(area->rows - 1 - n) - above - below;
		if (spare < 0)
			continue;
		long double used = (long double)n / (long double)(area->rows - 1);
		long double score = used - 0.4L * misfit(t, y_row);
		if (score <= best)
			continue;
		best = score;
		area->y_row = y_row;
		area->y_top = b + y_row * (above + floorl(spare / 2));
	}
}

void area_scale(struct area *area, const struct frame *frame, size_t rows, bool exact)
{
	*area = (struct area){ .rows = rows };
	long double lo, hi;
	find_hull(frame, exact, &lo, &hi);
	/* Two rows from label to label: one is the label's own. */
	if (frame->log)
		ticks_decades(
			&area->ticks, (double)lo, (double)hi, frame->nought, (double)(rows - 1), 2);
	else
		ticks_choose(&area->ticks, (double)lo, (double)hi, (double)(rows - 1), 1.6,
			frame->wanted, frame->n_wanted, frame->plateau, frame->plateaus, 1.001);
	area->y_row = (hi - lo) / (long double)(rows - 1);
	area->y_top = hi;
	if (!exact && !frame->log && area->ticks.n >= 2)
		fit_ticks(area, lo, hi);
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

/* The dot row of y, not rounded. The middle of a row lies between dots 1 and 2; what is
   near a tick goes to 2, from below and from above. */
static long double dot_of_y(const struct area *area, double y)
{
	long double row = (area->y_top - y) / area->y_row;
	return area->braille ? 4 * row + 1.75L : row;
}

static long double dot_of_x(const struct area *area, double x)
{
	long double width = (long double)area->x_hi - area->x_lo;
	return ((long double)x - area->x_lo) / width * (long double)(dots_across(area) - 1);
}

static double x_of_dot(const struct area *area, long double dot)
{
	long double t = dot / (long double)(dots_across(area) - 1);
	return (double)(area->x_lo * (1 - t) + area->x_hi * t);
}

long area_row(const struct area *area, double y)
{
	long double row = roundl((area->y_top - y) / area->y_row);
	return row >= 0 && row < (long double)area->rows ? (long)row : -1;
}

long area_column(const struct area *area, double x)
{
	/* Halves go away from the middle, so that what is symmetric stays so. */
	long double dot = dot_of_x(area, x);
	bool left = 2 * dot < (long double)(dots_across(area) - 1);
	dot = left ? ceill(dot - 0.5L) : floorl(dot + 0.5L);
	if (!(dot >= 0 && dot < (long double)dots_across(area)))
		return -1;
	return (long)dot / (area->braille ? 2 : 1);
}

/* ---- dots -------------------------------------------------------------------------- */

void area_open(struct area *area, double x_lo, double x_hi, size_t columns, bool braille)
{
	area->x_lo = x_lo;
	area->x_hi = x_hi;
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
	long double enter = dot_of_y(area, a), leave = dot_of_y(area, b);
	long double middle = dot_of_y(area, m);
	piece_span(c->piece->piece, from, to, &least, &most);
	long double high = fminl(dot_of_y(area, most), middle);
	long double low = fmaxl(dot_of_y(area, least), middle);
	bool turns = high < fminl(enter, leave) || low > fmaxl(enter, leave);
	long double end = (long double)dots_down(area);
	if (!(low > -1) || !(high < end))
		return;
	long first = lroundl(fmaxl(high, -1)), last = lroundl(fminl(low, end));
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
	long double begin = dot_of_x(area, from), end = dot_of_x(area, to);
	long first = lroundl(begin);
	struct course course = { &alone, number, pattern, period, (unsigned)first };
	for (long x = first; x < dots_across(area); x++) {
		long double left = fmaxl((long double)x - 0.5L, begin);
		long double right = fminl((long double)x + 0.5L, end);
		bool thin = end - begin < 1e-6L && right >= left;
		if (right - left > 1e-6L || thin)
			draw_column(area, &course, x, fmin(fmax(x_of_dot(area, left), from), to),
				fmax(fmin(x_of_dot(area, right), to), from));
	}
}

void area_point(struct area *area, double x, double y, int number)
{
	long double row = fmaxl(roundl(dot_of_y(area, y)), 0);
	if (row < (long double)dots_down(area))
		add_dot(area, lroundl(dot_of_x(area, x)), (long)row, number);
}

/* Both ways that a dot takes are at most one, so that a line holds together; dots beyond the area are passed over
   at once. */
void area_way(struct area *area, const struct datum *from, const struct datum *to, int number,
	unsigned pattern, unsigned period)
{
	long double x = dot_of_x(area, from->x), y = dot_of_y(area, from->y);
	long double dx = dot_of_x(area, to->x) - x, dy = dot_of_y(area, to->y) - y;
	long double steps = ceill(fmaxl(fabsl(dx), fabsl(dy)));
	long double across = (long double)dots_across(area), down = (long double)dots_down(area);
	if (!isfinite(steps) || steps > 1e6L)
		return;
	for (long i = 0; i <= (long)steps; i++) {
		long double t = steps > 0 ? (long double)i / steps : 0;
		long double at_x = x + t * dx, at_y = y + t * dy;
		bool inside = at_x > -1 && at_x < across && at_y > -1 && at_y < down;
		if (inside && (pattern >> (unsigned long)i % period & 1))
			add_dot(area, lroundl(at_x), lroundl(at_y), number);
	}
}

void area_bar(struct area *area, double x_lo, double x_hi, double base, double y, int number)
{
	long double across = (long double)dots_across(area), down = (long double)dots_down(area);
	long double left = fmaxl(dot_of_x(area, x_lo), 0);
	long double right = fminl(dot_of_x(area, x_hi), across);
	long double high = dot_of_y(area, fmax(base, y)), low = dot_of_y(area, fmin(base, y));
	if (!(left < right) || !(high < low))
		return;
	/* Bars side by side share no dot; the last has that on the edge. */
	if (right >= across - 1)
		right = across;
	for (long i = lroundl(ceill(left)); (long double)i < right; i++)
		for (long k = lroundl(fmaxl(high, 0)); (long double)k <= fminl(low, down - 1); k++)
			add_dot(area, i, k, number);
}

struct datum area_middle(const struct area *area, size_t row, size_t column)
{
	long double dot = area->braille ? 2 * (long double)column + 0.5L : (long double)column;
	long double y = area->y_top - area->y_row * (long double)row;
	return (struct datum){ x_of_dot(area, dot), (double)y };
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
