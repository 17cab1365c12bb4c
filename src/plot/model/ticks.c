/* Ticks: round steps for an axis, exact to the last decimal, with labels that differ. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/model/ticks.h"

#include "base/number.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Axes run from denormal to 1.7e308 wide: sums are of numbers scaled by a power of two to about 1. */

enum {
	TICKS_FEW = 4,	  /* fewer look empty */
	TICKS_MANY = 11,  /* more look busy */
	DIGITS_MOST = 6,  /* of a label; beyond, an offset is taken off */
	DIGITS_SCALED = 5 /* the same where a power of ten is taken out */
};

#define TIGHTER 0.8 /* of the white between labels, where no round step has it all */

/* A step of `m` units, the unit being 10^e; m is 1, 2, 5 or 25. Multiples first..last lie
   in the range. */
struct step {
	int m, e;
	long long first, last;
	size_t hits, count;
	bool sparse;
};

struct tick_axis {
	double lo, hi;
	int scale; /* 2^scale times the larger end is about 1 */
	double offset;
	double length, clear;
	const double *wanted, *extra;
	size_t n_wanted, n_extra;
	double extra_clear;
};

int ticks_scale(double lo, double hi)
{
	double most = fmax(fabs(lo), fabs(hi));
	return most > 0 && isfinite(most) ? -ilogb(most) : 0;
}

/* How far b is above a, scaled. */
static double scaled_gap(const struct tick_axis *axis, double a, double b)
{
	return ldexp(b, axis->scale) - ldexp(a, axis->scale);
}

static double scaled_span(const struct tick_axis *axis)
{
	return scaled_gap(axis, axis->lo, axis->hi);
}

/* 10^e times 2^scale; 10^e itself may be no double. */
static double power_of_10(int e, int scale)
{
	int part = e < -300 ? e + 300 : e > 300 ? e - 300 : 0;
	double y = ldexp(pow(10, e - part), scale);
	return part < 0 ? y / pow(10, -part) : y * pow(10, part);
}

static double step_size(const struct step *s, const struct tick_axis *axis)
{
	return s->m * power_of_10(s->e, axis->scale);
}

/* The exponent of ten of the span. */
static int exponent_of(const struct tick_axis *axis)
{
	double span = scaled_span(axis);
	int e = (int)floor(log10(span) - axis->scale * 0.30102999566398119521);
	if (power_of_10(e + 1, axis->scale) <= span)
		e++;
	return power_of_10(e, axis->scale) > span ? e - 1 : e;
}

/* The double nearest K * 10^e, rounded once. */
static double decimal(long long k, int e)
{
	char text[48];
	double x = 0;
	snprintf(text, sizeof text, "%llde%d", k, e);
	number_read(text, &x);
	return x;
}

/* Places of the step's multiples within the axis; false if they are too many to count. */
static bool place_step(struct step *s, const struct tick_axis *axis)
{
	double size = step_size(s, axis);
	double lo = scaled_gap(axis, axis->offset, axis->lo) / size;
	double hi = scaled_gap(axis, axis->offset, axis->hi) / size;
	/* Ends that were meant to be decimals are off by their rounding. */
	double largest = ldexp(fmax(fabs(axis->lo), fabs(axis->hi)), axis->scale);
	double slack = fmin(1e-9 + DBL_EPSILON * largest / size, 0.01);
	if (!(fabs(lo) < 1e15 && fabs(hi) < 1e15))
		return false;
	s->first = (long long)ceil(lo - slack);
	s->last = (long long)floor(hi + slack);
	s->count = s->last >= s->first ? (size_t)(s->last - s->first) + 1 : 0;
	return true;
}

static bool is_hit(const struct step *s, const struct tick_axis *axis, double x)
{
	double k = scaled_gap(axis, axis->offset, x) / step_size(s, axis);
	return x >= axis->lo && x <= axis->hi && fabs(k - round(k)) <= 1e-6;
}

/* False where the doubles are too coarse for the step: ticks would not stand where their
   labels say. */
static bool is_exact(const struct step *s, const struct tick_axis *axis)
{
	double size = step_size(s, axis);
	for (long long k = s->first; k <= s->last; k++) {
		double at = axis->offset + decimal(k * s->m, s->e);
		double off = scaled_gap(axis, axis->offset, at) - (double)k * size;
		if (fabs(off) > 0.02 * size)
			return false;
	}
	return true;
}

/* Extra values that would become ticks between those of this step. */
static size_t count_extras(const struct step *s, const struct tick_axis *axis)
{
	double span = scaled_span(axis);
	size_t n = 0;
	for (size_t i = 0; i < axis->n_extra; i++) {
		double x = axis->extra[i];
		double size = step_size(s, axis), k = scaled_gap(axis, axis->offset, x) / size;
		double off = fabs(k - round(k)) * size / span * axis->length;
		if (x >= axis->lo && x <= axis->hi && off >= axis->extra_clear)
			n++;
	}
	return n;
}

/* Enough ticks come first, then what they hit; a step of 25 units needs a digit more than
   its neighbours, so it has to hit more; then the most ticks. */
static bool is_better(const struct step *a, const struct step *b)
{
	if (a->sparse != b->sparse)
		return b->sparse;
	if (a->hits != b->hits)
		return a->hits > b->hits;
	if ((a->m == 25) != (b->m == 25))
		return b->m == 25;
	return a->count > b->count;
}

/* The white between two labels is `clear`; a label itself takes about a quarter of that.
 */
static bool has_room(const struct step *s, const struct tick_axis *axis)
{
	double pitch = step_size(s, axis) / scaled_span(axis) * axis->length;
	return pitch >= 1.25 * axis->clear * (1 - 1e-9);
}

static bool choose_step(const struct tick_axis *axis, struct step *best)
{
	static const int mantissa[] = { 1, 2, 25, 5 };
	int top = exponent_of(axis);
	bool found = false;
	for (int e = top - 3; e <= top + 1; e++) {
		for (size_t i = 0; i < sizeof mantissa / sizeof *mantissa; i++) {
			struct step s = { .m = mantissa[i], .e = mantissa[i] == 25 ? e - 1 : e };
			if (!has_room(&s, axis) || !place_step(&s, axis) || s.count < 2 ||
				s.count > TICKS_MANY || !is_exact(&s, axis))
				continue;
			for (size_t k = 0; k < axis->n_wanted; k++)
				s.hits += is_hit(&s, axis, axis->wanted[k]);
			s.sparse = s.count + count_extras(&s, axis) < TICKS_FEW;
			if (!found || is_better(&s, best))
				*best = s;
			found = true;
		}
	}
	return found;
}

/* K * 10^e in fixed digits without trailing zeros. */
static void format_fixed(char *out, size_t size, long long k, int e)
{
	while (k != 0 && k % 10 == 0 && e < 0) {
		k /= 10;
		e++;
	}
	if (k == 0 || e >= 0) {
		char digits[24];
		int n = snprintf(digits, sizeof digits, "%lld", k);
		int zeros = k == 0 ? 0 : e < 8 ? e : 8;
		snprintf(out, size, "%.*s%.*s", n, digits, zeros, "00000000");
		return;
	}
	char digits[40];
	int places = -e < 20 ? -e : 20;
	snprintf(digits, sizeof digits, "%0*lld", places + 1, llabs(k));
	int whole = (int)strlen(digits) - places;
	snprintf(out, size, "%s%.*s.%s", k < 0 ? "-" : "", whole, digits, digits + whole);
}

/* The common power of ten of labels up to `most` in size; 0 where they are short without.
 */
static int choose_exponent(double most)
{
	if (most > 1e5 || (most > 0 && most <= 1e-4))
		return (int)floor(log10(most) + 1e-12);
	return 0;
}

/* The label furthest from zero, in units of 10^e. */
static long long longest(const struct step *s)
{
	long long a = llabs(s->first), b = llabs(s->last);
	return (a > b ? a : b) * s->m;
}

/* Whether the labels of a step have more significant digits than a reader takes in. */
static bool is_long(const struct step *s)
{
	long long k = longest(s);
	int limit = choose_exponent(decimal(k, s->e)) ? DIGITS_SCALED : DIGITS_MOST;
	int digits = 0;
	for (; k > 0; k /= 10)
		digits++;
	return digits > limit;
}

/* A round number below the range, at most ten of its widths away, exactly what is
 * printed. */
static double choose_offset(const struct tick_axis *axis)
{
	int e = exponent_of(axis) + 1;
	double unit = power_of_10(e, axis->scale);
	double k = floor(ldexp(axis->lo, axis->scale) / unit + 1e-9);
	if (fabs(k) < 1e15)
		return decimal((long long)k, e);
	return axis->lo;
}

static void add_tick(struct ticks *t, double at, const char *label)
{
	size_t i = t->n++;
	for (; i > 0 && t->tick[i - 1].at > at; i--)
		t->tick[i] = t->tick[i - 1];
	t->tick[i].at = at;
	snprintf(t->tick[i].label, sizeof t->tick[i].label, "%s", label);
}

static void add_step(struct ticks *t, const struct step *s, const struct tick_axis *axis)
{
	t->exponent = choose_exponent(decimal(longest(s), s->e));
	t->offset = axis->offset;
	for (long long k = s->first; k <= s->last; k++) {
		char label[sizeof t->tick[0].label];
		format_fixed(label, sizeof label, k * s->m, s->e - t->exponent);
		double at = axis->offset + decimal(k * s->m, s->e);
		add_tick(t, fmin(fmax(at, axis->lo), axis->hi), label);
	}
}

/* A tick at a value of the curve's own, to four digits, where there is room for it. */
static void add_extra(struct ticks *t, const struct tick_axis *axis, double x)
{
	double span = scaled_span(axis);
	if (!(x >= axis->lo && x <= axis->hi) || t->n >= TICKS_MAX || t->offset != 0)
		return;
	for (size_t i = 0; i < t->n; i++) {
		double off = fabs(scaled_gap(axis, t->tick[i].at, x)) / span;
		if (off * axis->length < axis->extra_clear)
			return;
	}
	char label[sizeof t->tick[0].label];
	snprintf(label, sizeof label, "%.4g",
		t->exponent < 0 ? x * pow(10, -t->exponent) : x / pow(10, t->exponent));
	if (strchr(label, 'e') == NULL)
		add_tick(t, x, label);
}

/* An end of the range in as few digits as nobody sees the difference of. */
static void add_end(struct ticks *t, const struct tick_axis *axis, double x)
{
	enum { LEAST = 3, MOST = 15 };
	double slack = 1e-3 * (axis->hi / 2 - axis->lo / 2), told = NAN;
	char digits[40], label[NUMBER_SIZE];
	for (int n = LEAST; n <= MOST && !(fabs(told - x) <= slack); n++) {
		snprintf(digits, sizeof digits, "%.*e", n - 1, x);
		number_read(digits, &told);
	}
	number_format(fabs(told - x) <= slack ? told : x, label);
	add_tick(t, x, label);
}

/* Where no round step fits: the two ends, told apart always. */
static void add_ends(struct ticks *t, const struct tick_axis *axis)
{
	t->ends = true;
	add_end(t, axis, axis->lo);
	add_end(t, axis, axis->hi);
}

void ticks_choose(struct ticks *t, double lo, double hi, double length, double clear,
	const double *wanted, size_t n_wanted, const double *extra, size_t n_extra,
	double extra_clear)
{
	*t = (struct ticks){ .n = 0 };
	struct tick_axis axis = { lo, hi, 0, 0, length, clear, wanted, extra, n_wanted, n_extra,
		extra_clear };
	if (!(lo < hi) || !isfinite(lo) || !isfinite(hi) || !(length > 0))
		return;
	axis.scale = ticks_scale(lo, hi);
	struct step step;
	bool found = choose_step(&axis, &step);
	if (!found || is_long(&step)) {
		axis.offset = choose_offset(&axis);
		if (axis.offset == 0 || !choose_step(&axis, &step))
			axis.offset = 0;
		else
			found = true;
	}
	if (!found && 2 * clear > length)
		return;
	if (!found) { /* close is better than not round */
		axis.clear *= TIGHTER;
		found = choose_step(&axis, &step) && !is_long(&step);
	}
	if (found)
		add_step(t, &step, &axis);
	else
		add_ends(t, &axis);
	for (size_t i = 0; i < n_extra; i++)
		add_extra(t, &axis, extra[i]);
}

/* "0.01", "1", "200", "5e4": m times 10^e. */
static void decade_label(char *label, size_t size, int m, int e)
{
	if (e >= -2 && e <= 3)
		snprintf(label, size, "%.*f", e < 0 ? -e : 0, m * pow(10, e));
	else
		snprintf(label, size, "%de%d", m, e);
}

#define PARTED 2.5 /* decades: a range of less is labelled between them */

/* In a narrow range: halves and fifths of its decades, else all nine parts of each, where these have room;
   else its ends. */
static void add_parts(struct ticks *t, double lo, double hi, double length, double clear)
{
	static const struct {
		int part[10]; /* ends at 0 */
		double gap;   /* the least, in decades */
	} sets[] = { { { 1, 2, 5 }, 0.301 }, { { 1, 2, 3, 4, 5, 6, 7, 8, 9 }, 0.0457 } };
	char label[sizeof t->tick[0].label];
	for (size_t i = 0; i < sizeof sets / sizeof *sets && t->n < 3; i++) {
		if (sets[i].gap * length / (hi - lo) < clear)
			continue;
		t->n = 0;
		for (int e = (int)floor(lo); e <= hi; e++)
			for (const int *m = sets[i].part; *m != 0; m++) {
				double at = e + log10(*m);
				if (at < lo || at > hi || t->n == TICKS_MAX)
					continue;
				decade_label(label, sizeof label, *m, e);
				add_tick(t, at, label);
			}
	}
	const double end[2] = { lo, hi };
	if (t->n < 2)
		t->n = 0;
	for (int i = 0; i < 2 && (t->n == 0 || t->ends); i++) {
		t->ends = true;
		snprintf(label, sizeof label, "%.3g", pow(10, end[i]));
		add_tick(t, end[i], label);
	}
}

void ticks_decades(
	struct ticks *t, double lo, double hi, double nought, double length, double clear)
{
	static const int steps[] = { 1, 2, 3, 5, 10, 20, 50, 100 };
	*t = (struct ticks){ .n = 0 };
	if (!(lo < hi) || !(length > 0))
		return;
	size_t k = 0, most = sizeof steps / sizeof *steps - 1;
	while (k < most &&
		(steps[k] * length / (hi - lo) < clear || (hi - lo) / steps[k] > TICKS_MANY))
		k++;
	if (nought >= lo && nought <= hi)
		add_tick(t, nought, "0");
	double apart = fmax(0.5, clear / length * (hi - lo));
	double first = ceil(fmax(lo, nought >= lo ? nought + apart : lo) / steps[k]);
	for (double e = first * steps[k]; e <= hi && t->n < TICKS_MAX; e += steps[k]) {
		char label[sizeof t->tick[0].label];
		decade_label(label, sizeof label, 1, (int)e);
		add_tick(t, e, label);
	}
	if (hi - lo < PARTED && !(nought >= lo && nought <= hi))
		add_parts(t, lo, hi, length, clear);
}

void ticks_displace(struct ticks *t, double lo, double hi, double length, double clear,
	const double *limit, size_t n)
{
	struct tick_axis axis = { .lo = lo, .hi = hi, .length = length, .extra_clear = clear };
	axis.scale = ticks_scale(lo, hi);
	double span = scaled_span(&axis);
	for (size_t i = 0; i < n; i++) {
		size_t k = 0;
		while (k < t->n &&
			fabs(scaled_gap(&axis, t->tick[k].at, limit[i])) / span * length >= clear)
			k++;
		bool taken = k == t->n || t->offset != 0 || !(limit[i] >= lo && limit[i] <= hi);
		double slack = 1e-9 * (hi / 2 - lo / 2);
		if (taken || t->tick[k].at == 0 || fabs(t->tick[k].at - limit[i]) <= slack ||
			t->tick[k].at - lo <= slack || hi - t->tick[k].at <= slack)
			continue;
		struct tick old = t->tick[k];
		memmove(&t->tick[k], &t->tick[k + 1], (t->n - k - 1) * sizeof old);
		size_t left = --t->n;
		add_extra(t, &axis, limit[i]);
		if (t->n == left)
			add_tick(t, old.at, old.label);
	}
}
