/* A curve's swept output at many points: what facts are measured on. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_LINE_H
#define ACTPLOT_LINE_H

#include "act/measure/facts.h"

/* One point of the line. At a kink there are three: the double before, the kink, the
 * double after. */
struct line_sample {
	double x;
	struct jet j;
	bool kink;
};

struct line {
	const struct curve *curve;
	size_t output;		    /* the one that moves with x */
	struct line_sample *sample; /* owned, ascending */
	size_t n;
	struct jet left, right; /* at -inf and inf; NaN where no limit is known */
	double kink[KINK_MAX];	/* in [-40, 40], a pole at an end included */
	size_t kinks;
	bool swings;   /* f' or f'' changes its sign again and again */
	double period; /* of the shortest waves seen, NaN where there are none */
};

/* Samples the line. -1, nothing owned, if no value is finite. */
int line_init(struct line *, const struct curve *);
void line_free(struct line *);
/* f, f', f'' of the output at x. */
struct jet line_at(const struct line *, double x);
/* True if f (or f') grows without bound towards the kink from that side (-1, 1); the sign in
 * *sign. */
bool line_has_pole(const struct line *, enum order, double kink, int side, int *sign);

/* waves.c: twice the mean distance of bends from x on; NaN where it does not swing within 32 of it. */
double line_period(const struct line *, double x);
/* The largest that `of` makes of the jets from x on over `width`, which a few waves fill, and where. */
struct place_of line_crest(const struct line *, double (*of)(struct jet), double x, double width);
/* The place between a, where |f'| < eps, and b, where it is not. */
double line_leave(const struct line *, double eps, double a, double b);
/* Beyond x towards `side` samples may stand too far apart to see a swinging slope: the last place where |f'| is eps;
 * NaN if there is none. */
double line_last_swing(const struct line *, double eps, double x, int side);
/* Judged by all pairs of samples that face each other. */
enum mirror line_mirror(const struct line *);
/* extremes.c: minimum, maximum, lowest, highest, steepest, left, right, rising, falling.
 */
void line_extremes(const struct line *, struct facts *);
/* moments.c: mean, variance, slope_square, gain. */
void line_moments(const struct line *, struct facts *);

#endif
