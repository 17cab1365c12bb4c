/* Ticks: where an axis is labelled, by the rules of figures (steps 1, 2, 2.5, 5 times 10^n). */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_TICKS_H
#define ACTPLOT_TICKS_H

#include <stdbool.h>
#include <stddef.h>

#define TICKS_MAX 16

struct tick {
	double at;
	char label[32]; /* ASCII: "-0.25", "10"; the drawer turns '-' into U+2212 where it can */
};

struct ticks {
	struct tick tick[TICKS_MAX];
	size_t n;
	int exponent;  /* labels are to be multiplied by 10^exponent; 0: as they stand */
	double offset; /* labels are to be added to this (very narrow ranges); 0: none */
	bool ends;     /* no round step fitted: they are the ends of the range */
};

/* The power of two by which the larger end of a range is about 1: sums of numbers so scaled neither overflow nor
   lose bits near 0. */
int ticks_scale(double lo, double hi);

/* Chooses ticks for [lo, hi] drawn over `length`, labels at least `clear` apart (same unit):
   that is the white between them, a label itself is reckoned a quarter of it. A step of 2.5
   needs a digit more than its neighbours, so it is taken only where it hits more.
   The step that hits most of the `wanted` values (limits, f(0), largest f') wins, then the
   one with most ticks, 4 to 11 where room allows, never fewer than 2 where two fit: closer
   ones where no round step has room, then the two ends. Each of `extra` (limits,
   plateaus of f') that is no tick becomes one if `extra_clear` from all others. */
void ticks_choose(struct ticks *, double lo, double hi, double length, double clear,
	const double *wanted, size_t n_wanted, const double *extra, size_t n_extra,
	double extra_clear);

/* Ticks of a logarithmic axis whose values are exponents of ten: decades, so far apart; in a narrow range
   parts of them, or its ends; and 0 at `nought`, if that is in the range. */
void ticks_decades(
	struct ticks *, double lo, double hi, double nought, double length, double clear);
/* Each limit in [lo, hi] that is no tick, too near to one for another label, takes its place, unless that is
   0 or an end of the range. */
void ticks_displace(struct ticks *, double lo, double hi, double length, double clear,
	const double *limit, size_t n);

#endif
