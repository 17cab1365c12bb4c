/* Poles: where a curve grows without bound, however slowly, and its line there. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/model/pole.h"

#include "base/number.h"

#include <math.h>

#define STEPS 4
#define CLOSER 1e-12  /* in four steps */
#define NEAR_END 1e-6 /* of the range of x */
#define SEEN 1e-3     /* of the frame's height */
#define SLOWEST 0.75  /* of one step's rise comes from the next */

/* Four steps to the end, from `most` to `least` away, each shorter than the last by one ratio: what is
   continuous there rises by as much less in each, a logarithm rises by the same in all, a pole by more. */
static int climbs(struct tracer *r, double end, double most, double least, bool *endless)
{
	double y[STEPS], ratio = cbrt(least / fabs(most));
	for (int i = 0; i < STEPS; i++) {
		double x = end + most * pow(ratio, i);
		y[i] = jet_order(cache_eval(r->cache, x)[r->output], r->order);
		*endless = isinf(y[i]);
		if (isnan(y[i]) || isinf(y[i]))
			return isnan(y[i]) ? 0 : y[i] > 0 ? 1 : -1;
	}
	double a = y[1] - y[0], b = y[2] - y[1], c = y[3] - y[2];
	bool away = a * c > 0 && b * c > 0 && y[3] * c > 0;
	bool slows = fabs(b) < SLOWEST * fabs(a) || fabs(c) < SLOWEST * fabs(b);
	return !away || slows || fabs(c) < 1e-6 * fabs(y[3]) ? 0 : c > 0 ? 1 : -1;
}

/* It has to go on so as near as doubles tell: far away 1/(1 + x^2) looks like a pole too. */
int pole_find(struct tracer *r, double end, double from)
{
	double most = 0.01 * (from - end), nearest = 16 * fabs(number_step(end, 1) - end);
	int pole = 0;
	for (bool endless = false; !endless;) {
		double least = fmax(fabs(most) * CLOSER, nearest);
		if (!(least < 1e-3 * fabs(most)))
			break;
		pole = climbs(r, end, most, least, &endless);
		if (pole == 0)
			break;
		most = copysign(least, most);
	}
	return pole;
}

/* Whether the last millionth of the range still climbs by what can be seen: the slope of x^x goes to minus infinity
   at 0, but in a frame of its largest values nobody sees it go. */
static bool is_seen(struct tracer *r, const struct trace_node *end, double out)
{
	double step = copysign(NEAR_END * (r->hi - r->lo), end->x - out);
	double y = jet_order(cache_eval(r->cache, end->x + step)[r->output], r->order);
	return !(fabs(end->y - y) < SEEN * r->height);
}

void pole_reach(struct tracer *r, const struct trace_node *end, int pole, double x)
{
	double far = pole > 0 ? r->far_hi : r->far_lo;
	struct trace_node out = { .x = x, .y = far };
	if (pole == 0 || !isfinite(far) || (far - end->y) * pole <= 0 || x == end->x ||
		!is_seen(r, end, x))
		return;
	const struct piece *last =
		r->trace->pieces > 0 ? &r->trace->piece[r->trace->pieces - 1] : NULL;
	r->joins = x > end->x && last != NULL && last->knot[last->knots - 1].x == end->x;
	out.slope = (end->y - far) / (end->x - x);
	struct trace_node in = *end;
	in.slope = out.slope;
	if (!isfinite(out.slope))
		out.slope = in.slope = 0; /* of what is straight nothing needs it */
	fit_line(r, x < end->x ? &out : &in, x < end->x ? &in : &out);
	r->joins = x < end->x;
}

void pole_note(struct tracer *r, int pole)
{
	r->trace->pole_lo = r->trace->pole_lo || pole < 0;
	r->trace->pole_hi = r->trace->pole_hi || pole > 0;
}
