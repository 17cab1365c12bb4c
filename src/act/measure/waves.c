/* Waves: how far apart the bends of a swinging line are, and what it reaches within a few of them. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/measure/line.h"

#include <math.h>

#define LOOKS 64 /* within a window */
#define NARROWS \
	28	/* to a hundred-thousandth of the distance of two looks, so to 1e-10 of a crest */
#define BENDS 8 /* changes of sign that make waves */
#define NARROWEST (-20)
#define WIDEST 5

/* The i-th place of a window of [0, 1], irregular lest a period fall in with it. */
static double place(int i, int n)
{
	double turn = 0.61803398874989485 * i;
	return (i + (turn - floor(turn)) / 2) / n;
}

static double sign_of(double x)
{
	return x > 0 ? 1 : x < 0 ? -1 : 0;
}

static int count_bends(const struct line *line, double x, double width)
{
	int n = 0;
	double last = 0;
	for (int i = 0; i < LOOKS; i++) {
		double sign = sign_of(line_at(line, x + width * place(i, LOOKS)).d2y);
		n += sign * last < 0;
		last = sign != 0 ? sign : last;
	}
	return n;
}

double line_period(const struct line *line, double x)
{
	double ulp = fabs(number_step(x, 1) - x);
	for (int k = NARROWEST; k <= WIDEST; k++) {
		double width = ldexp(1, k);
		int bends = width > 1000 * ulp ? count_bends(line, x, width) : 0;
		/* What changes its sign at every look is seen too seldom, or not but roundings. */
		if (bends >= BENDS)
			return bends <= LOOKS / 3 ? 2 * width / bends : NAN;
	}
	return NAN;
}

/* The largest of what `of` makes of the jets around x, narrowed to the last digits. */
static double climb(const struct line *line, double (*of)(struct jet), double lo, double hi)
{
	static const double golden = 0.38196601125010515;
	double l = lo + golden * (hi - lo), r = hi - golden * (hi - lo);
	double at_l = of(line_at(line, l)), at_r = of(line_at(line, r));
	for (int i = 0; i < NARROWS; i++) {
		bool left = at_l > at_r;
		if (left) {
			hi = r;
			r = l;
			at_r = at_l;
		} else {
			lo = l;
			l = r;
			at_l = at_r;
		}
		double *x = left ? &l : &r;
		*x = left ? lo + golden * (hi - lo) : hi - golden * (hi - lo);
		*(left ? &at_l : &at_r) = of(line_at(line, *x));
	}
	return at_l > at_r ? l : r;
}

struct place_of line_crest(
	const struct line *line, double (*of)(struct jet), double x, double width)
{
	double best = NAN, at = NAN, step = width / LOOKS;
	for (int i = 0; i < LOOKS; i++) {
		double to = x + width * place(i, LOOKS), y = of(line_at(line, to));
		if (isnan(best) || y > best) {
			best = y;
			at = to;
		}
	}
	double fine = climb(line, of, at - step, at + step);
	double y = of(line_at(line, fine));
	return y > best ? (struct place_of){ fine, y } : (struct place_of){ at, best };
}

/* ---- where they end to matter -------------------------------------------------------- */

static double steepness(struct jet j)
{
	return fabs(j.dy);
}

/* The place between a, where |f'| < eps, and b, where it is not. */
double line_leave(const struct line *line, double eps, double a, double b)
{
	for (int i = 0; i < 1100; i++) {
		double m = a / 2 + b / 2;
		if (m == a || m == b)
			break;
		*(fabs(line_at(line, m).dy) < eps ? &a : &b) = m;
	}
	return b;
}

/* What |f'| reaches from x outward over a window. */
static double reach(const struct line *line, double x, double width, int side)
{
	return line_crest(line, steepness, side > 0 ? x : x - width, width).y;
}

/* The last place where |f'| is eps, on its way inward from x, over `width`. */
static double last_place(
	const struct line *line, double eps, double x, double width, double step, int side)
{
	double outer = x, here = x;
	for (double to = x; fabs(to - x) <= width; to -= side * step) {
		if (fabs(line_at(line, to).dy) >= eps)
			return line_leave(line, eps, here, to);
		double top = climb(line, steepness, fmin(to, outer), fmax(to, outer));
		if (fabs(line_at(line, top).dy) >= eps)
			return line_leave(line, eps, outer, top);
		outer = here;
		here = to;
	}
	return NAN;
}

double line_last_swing(const struct line *line, double eps, double x, int side)
{
	double period = line_period(line, x), inner = x, outer = NAN;
	if (isnan(period))
		return x;
	double width = 8 * period;
	/* Crests fall outward, or the line would not keep below eps. */
	for (double to = fmax(2 * fabs(x), fabs(x) + width); to < 0x1p40; to *= 2) {
		if (reach(line, side * to, width, side) < eps) {
			outer = side * to;
			break;
		}
		inner = side * to;
	}
	if (isnan(outer))
		return NAN;
	while (fabs(outer - inner) > width) {
		double m = inner / 2 + outer / 2;
		*(reach(line, m, width, side) < eps ? &outer : &inner) = m;
	}
	double end = last_place(line, eps, outer + side * width, 4 * width, period / 16, side);
	return isnan(end) ? x : end;
}
