/* Extremes, steepest place and saturation of a line, by brackets on its exact slopes. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/measure/line.h"

#include <math.h>

#define SAME 1e-13  /* relative: closer values are a tie */
#define FAR_OUT 1e6 /* beyond it a sample tells of infinity */
#define ENDLESS \
	1e100		 /* what first breaks a bound beyond it breaks it again and again \
	       */
#define ZEROS_OUT 1e15	 /* and beyond it slopes are but roundings */
#define CREST_OUT 0x1p34 /* waves there tell of their bound to 1e-10 */
#define CREST_DIGITS 1e9

/* Of places with one value within SAME the one nearest 0, of those the positive. `up`
 * looks for the largest. */
struct best {
	bool up;
	struct place_of at;
	double value;
};

static void consider(struct best *best, double x, double y, double value)
{
	if (isnan(value))
		return;
	double edge = SAME * fabs(best->value);
	double ahead = best->up ? value - best->value : best->value - value;
	bool first = isnan(best->value), tie = value == best->value || fabs(ahead) <= edge;
	bool nearer = fabs(x) < fabs(best->at.x) || (x == -best->at.x && x > 0);
	if (first || (!tie && ahead > 0) || (tie && nearer)) {
		best->at = (struct place_of){ x, y };
		best->value = value;
	}
}

/* The place in [a, b] where `order` of the line changes its sign from that at a. */
static double cross(const struct line *line, enum order order, double a, double b)
{
	bool above = jet_order(line_at(line, a), order) > 0;
	for (int i = 0; i < 1100; i++) {
		double m = a / 2 + b / 2;
		if (m <= a || m >= b)
			break;
		double y = jet_order(line_at(line, m), order);
		if (y == 0)
			return m;
		*((y > 0) == above ? &a : &b) = m;
	}
	double ya = fabs(jet_order(line_at(line, a), order));
	return ya <= fabs(jet_order(line_at(line, b), order)) ? a : b;
}

/* False if what two neighbours say of the line between them is no news: of many waves few are looked at. */
static bool counts(const struct line_sample *a, const struct line_sample *b, const struct best *low,
	const struct best *high)
{
	double room = 2 * (b->x - a->x) * fmax(fabs(a->j.dy), fabs(b->j.dy));
	return !(fmax(a->j.y, b->j.y) + room < high->value &&
		fmin(a->j.y, b->j.y) - room > low->value);
}

/* Calls `found` with each place between kinks where `order` changes its sign. */
static void find_zeros(const struct line *line, enum order order, struct best *low,
	struct best *high, void (*found)(const struct line *, double, struct best *, struct best *))
{
	const struct line_sample *s = line->sample;
	for (size_t i = 0; i + 1 < line->n; i++) {
		double a = jet_order(s[i].j, order), b = jet_order(s[i + 1].j, order);
		if (s[i].kink || s[i + 1].kink ||
			fabs(s[i].x) > (line->swings ? FAR_OUT : ZEROS_OUT))
			continue;
		if (order == ORDER_DF && !counts(&s[i], &s[i + 1], low, high))
			continue;
		if ((a < 0 && b > 0) || (a > 0 && b < 0))
			found(line, cross(line, order, s[i].x, s[i + 1].x), low, high);
		double before = i > 0 && !s[i - 1].kink ? jet_order(s[i - 1].j, order) : 0;
		if (a == 0 && ((before < 0 && b > 0) || (before > 0 && b < 0)))
			found(line, s[i].x, low, high);
	}
}

/* ---- f ----------------------------------------------------------------------------- */

/* At an extreme f differs by f'' (u/2)^2/2 at most from what it has at the double x, u
   its distance to the next: a zero is seen so. */
static void found_level(const struct line *line, double x, struct best *low, struct best *high)
{
	struct jet j = line_at(line, x);
	double u = number_step(x, 1) - x;
	double y = fabs(j.y) <= fabs(j.d2y) * u * u ? 0 : j.y;
	consider(low, x, y, y);
	consider(high, x, y, y);
}

/* A kink, and on each side of a jump what f keeps to there: the side's value is attained
   if the curve is level. */
static void level_kinks(const struct line *line, struct best *low, struct best *high)
{
	for (size_t k = 0; k < line->kinks; k++) {
		double x = line->kink[k], y = line_at(line, x).y;
		consider(low, x, y, y);
		consider(high, x, y, y);
		for (int side = -1; side <= 1; side += 2) {
			size_t next = side < 0 ? k - 1 : k + 1;
			double gap = next < line->kinks ? fabs(line->kink[next] - x) : 2;
			double to = x + side * fmin(gap, 2) / 2;
			struct jet j = line_at(line, number_step(x, side));
			if (j.y != y && j.dy == 0 && line_at(line, to).y == j.y)
				found_level(line, to, low, high);
		}
	}
}

/* In a number type a value is had on the whole step. */
static void level_steps(const struct line *line, struct best *low, struct best *high)
{
	for (size_t i = 0; i < line->n; i++) {
		const struct line_sample *s = &line->sample[i];
		consider(low, s->x, s->j.y, s->j.y);
		consider(high, s->x, s->j.y, s->j.y);
	}
}

static double height(struct jet j)
{
	return j.y;
}

static double depth(struct jet j)
{
	return -j.y;
}

/* Waves without a limit: what they come near far out. */
static void widen_by_waves(const struct line *line, double *lowest, double *highest)
{
	for (int side = -1; side <= 1; side += 2) {
		if (!line->swings || !isnan(side < 0 ? line->left.y : line->right.y))
			continue;
		double period = line_period(line, side * CREST_OUT);
		if (isnan(period))
			continue;
		double width = 4 * period, x = side * CREST_OUT;
		double up = line_crest(line, height, x, width).y;
		double down = -line_crest(line, depth, x, width).y;
		if (up > *highest * (1 + SAME))
			*highest = round(up * CREST_DIGITS) / CREST_DIGITS;
		if (down < *lowest - SAME * fabs(*lowest))
			*lowest = round(down * CREST_DIGITS) / CREST_DIGITS;
	}
}

/* What f comes near without bound: poles, infinities, and what far samples of a curve
   without limits tell. */
static void widen(const struct line *line, double *lowest, double *highest)
{
	const struct jet end[2] = { line->left, line->right };
	for (int side = 0; side < 2; side++)
		if (!isnan(end[side].y)) {
			*lowest = fmin(*lowest, end[side].y);
			*highest = fmax(*highest, end[side].y);
		}
	for (size_t i = 0; i < line->n; i++) {
		const struct line_sample *s = &line->sample[i];
		*lowest = fmin(*lowest, s->j.y);
		*highest = fmax(*highest, s->j.y);
		if (isnan(s->x > 0 ? line->right.y : line->left.y) && fabs(s->x) > FAR_OUT &&
			fabs(s->j.y) > FAR_OUT)
			*(s->j.y > 0 ? highest : lowest) = copysign(INFINITY, s->j.y);
	}
	for (size_t k = 0; k < line->kinks; k++)
		for (int side = -1, sign; side <= 1; side += 2)
			if (line_has_pole(line, ORDER_F, line->kink[k], side, &sign))
				*(sign > 0 ? highest : lowest) = copysign(INFINITY, sign);
}

/* True if the line keeps to y from x to an infinity, which it nears without being level:
   an extreme there is but the noise of roundings. */
static bool nears_end(const struct line *line, double x, double y)
{
	for (int side = -1; side <= 1; side += 2) {
		bool near = true;
		for (size_t i = 0; near && i < line->n; i++)
			if (side * line->sample[i].x >= side * x)
				near = fabs(line->sample[i].j.y - y) <= SAME * fabs(y);
		if (near)
			return true;
	}
	return false;
}

/* The place if nothing lies beyond it. */
static struct place_of attained(const struct line *line, const struct best *best, double bound)
{
	const struct place_of none = { NAN, NAN };
	if (!isfinite(bound) || !(fabs(best->value - bound) <= SAME * fabs(bound)))
		return none;
	if (line->curve->dtype != DTYPE_EXACT)
		return best->at;
	for (size_t k = 0; k < line->kinks; k++)
		if (best->at.x == line->kink[k] || line_at(line, best->at.x).d2y == 0)
			return best->at;
	return nears_end(line, best->at.x, best->at.y) ? none : best->at;
}

static void measure_levels(const struct line *line, struct facts *f)
{
	struct best low = { false, { NAN, NAN }, NAN }, high = { true, { NAN, NAN }, NAN };
	if (dtype_width(line->curve->dtype) != 16)
		find_zeros(line, ORDER_DF, &low, &high, found_level);
	level_kinks(line, &low, &high);
	if (line->curve->dtype != DTYPE_EXACT)
		level_steps(line, &low, &high);
	f->lowest = fmin(low.value, INFINITY);
	f->highest = fmax(high.value, -INFINITY);
	widen(line, &f->lowest, &f->highest);
	widen_by_waves(line, &f->lowest, &f->highest);
	f->lowest += 0.0; /* no negative zeros */
	f->highest += 0.0;
	f->minimum = attained(line, &low, f->lowest);
	f->maximum = attained(line, &high, f->highest);
}

/* ---- f' ---------------------------------------------------------------------------- */

static void found_slope(const struct line *line, double x, struct best *low, struct best *high)
{
	(void)low;
	double dy = line_at(line, x).dy, limit = x < 0 ? line->left.dy : line->right.dy;
	if (!(fabs(dy - limit) <= SAME * fabs(dy))) /* else only roundings swing there */
		consider(high, x, dy, fabs(dy));
}

static void measure_steepest(const struct line *line, struct facts *f)
{
	struct best high = { true, { NAN, NAN }, NAN };
	consider(&high, 0, f->slope_at_zero, fabs(f->slope_at_zero));
	if (dtype_width(line->curve->dtype) != 16)
		find_zeros(line, ORDER_D2F, NULL, &high, found_slope);
	for (size_t k = 0; k < line->kinks; k++)
		for (int side = -1; side <= 1; side += 2) {
			int sign;
			double dy = line_at(line, number_step(line->kink[k], side)).dy;
			if (line_has_pole(line, ORDER_DF, line->kink[k], side, &sign))
				dy = copysign(INFINITY, sign);
			consider(&high, line->kink[k], dy, fabs(dy));
		}
	struct best ends = high;
	if (fabs(line->left.dy) > high.value * (1 + SAME))
		consider(&ends, -INFINITY, line->left.dy, fabs(line->left.dy));
	if (fabs(line->right.dy) > high.value * (1 + SAME))
		consider(&ends, INFINITY, line->right.dy, fabs(line->right.dy));
	for (size_t i = 0; i < line->n; i++) {
		const struct line_sample *s = &line->sample[i];
		if (fabs(s->j.dy) <= ends.value * (1 + SAME) && line->curve->dtype == DTYPE_EXACT)
			continue;
		bool far = fabs(s->x) > FAR_OUT;
		double dy = far && fabs(s->j.dy) > FAR_OUT ? copysign(INFINITY, s->j.dy) : s->j.dy;
		consider(&ends, far ? copysign(INFINITY, s->x) : s->x, dy, fabs(dy));
	}
	f->steepest = (struct place_of){ ends.at.x + 0.0, ends.at.y + 0.0 };
}

/* The kink at x or beside it; x itself elsewhere. */
static double snap(const struct line *line, double x)
{
	for (size_t k = 0; k < line->kinks; k++)
		if (x >= number_step(line->kink[k], -1) && x <= number_step(line->kink[k], 1))
			return line->kink[k];
	return x;
}

/* The end of where |f'| < eps, seen from the infinity on `side`. */
static double measure_end(const struct line *line, double eps, int side)
{
	const struct jet *limit = side < 0 ? &line->left : &line->right;
	if (fabs(limit->dy) >= eps)
		return NAN;
	for (size_t k = 0; k < line->n; k++) {
		size_t i = side < 0 ? k : line->n - 1 - k;
		const struct line_sample *s = &line->sample[i];
		if (!(fabs(s->j.dy) >= eps))
			continue;
		bool endless = fabs(s->x) > ENDLESS || line->kinks == KINK_MAX;
		if (k == 0 || endless || !(fabs(s[side].j.dy) < eps))
			return NAN;
		double x = line_leave(line, eps, s[side].x, s->x);
		return snap(line, line->swings ? line_last_swing(line, eps, x, side) : x);
	}
	return copysign(INFINITY, -side);
}

static void measure_trend(const struct line *line, struct facts *f)
{
	const struct line_sample *last = NULL;
	f->rising = f->falling = true;
	for (size_t i = 0; i < line->n; i++) {
		const struct line_sample *s = &line->sample[i];
		if (isnan(s->j.y))
			continue;
		double slack = isfinite(s->j.y) ? 1e-15 * fabs(s->j.y) : 0;
		bool told = line->curve->dtype == DTYPE_EXACT; /* by f' too */
		f->rising = f->rising && !(told && s->j.dy < 0) &&
			(last == NULL || s->j.y >= last->j.y - slack);
		f->falling = f->falling && !(told && s->j.dy > 0) &&
			(last == NULL || s->j.y <= last->j.y + slack);
		last = s;
	}
	const struct curve *c = line->curve;
	bool own = curve_declared(c, false);
	if (own && c->row->trend != TREND_RISING)
		f->rising = f->rising && f->falling; /* a constant is both */
	if (own && c->row->trend != TREND_FALLING)
		f->falling = f->falling && f->rising;
}

void line_extremes(const struct line *line, struct facts *f)
{
	measure_levels(line, f);
	measure_steepest(line, f);
	f->left = measure_end(line, f->eps, -1);
	f->right = measure_end(line, f->eps, 1);
	measure_trend(line, f);
}
