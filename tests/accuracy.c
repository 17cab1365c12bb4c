/* The points that kernels are measured at: where they branch, bend, vanish, and all over.
 */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "accuracy.h"
#include "base/alloc.h"
#include "reference.h"

#include <float.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Sanitizers look for other faults, and make all of this six times as slow. */
#ifdef __SANITIZE_ADDRESS__
#define STRIDE 8
#else
#define STRIDE 1
#endif

struct points {
	double *x;
	size_t n, room;
	bool domain; /* only those between 0 and 1, where the rows that have one are defined */
};

/* Where e^x, erfc and tanh saturate or leave the normal numbers, and every constant that
   a kernel compares x with. */
static const double thresholds[] = { 1, 3, 4, 6, 8.29, 20, 30, 36, 36.7, 37.4, 38.6, 40, 354.9,
	372.5, 508, 708.396, 709.78, 745.13, 800 };

#define SEED 20240229
static uint64_t random_state = SEED;

/* xorshift64*: the same points everywhere, every time. */
void accuracy_restart(void)
{
	random_state = SEED;
}

double accuracy_random(double lo, double hi)
{
	uint64_t state = random_state;
	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	random_state = state;
	uint64_t bits = state * UINT64_C(2685821657736338717);
	return lo + (hi - lo) * ((double)(bits >> 11) * 0x1p-53);
}

double accuracy_x(int k)
{
	double size = k % 2 == 0 ? accuracy_random(0, 40) : exp2(accuracy_random(-60, 9.4));
	return k % 4 < 2 ? size : -size;
}

static void put(struct points *p, double x)
{
	bool outside = p->domain && !(x > 0 && x < 1);
	if (!isfinite(x) || outside)
		return;
	p->x = alloc_grow(p->x, p->n, &p->room, sizeof *p->x);
	p->x[p->n++] = x;
}

static void put_both(struct points *p, double x)
{
	put(p, x);
	put(p, -x);
}

/* x and `reach` doubles on each side. */
static void put_around(struct points *p, double x, long reach)
{
	for (long k = -reach; k <= reach; k++)
		put(p, number_step(x, k));
}

static void put_zeros(struct points *p, const double *zero, size_t n)
{
	for (size_t k = 0; k < n; k++)
		for (double d = 0.1; d > 1e-17; d /= 10) {
			put(p, zero[k] + d);
			put(p, zero[k] - d);
		}
}

static void put_all(struct points *p, const struct curve *c, bool deep)
{
	const double special[] = { 0, 0x1p-1074, 0x1.ffffffffffffep-1023, DBL_MIN, 0x1p-54,
		DBL_MAX };
	for (size_t k = 0; k < sizeof special / sizeof special[0]; k++)
		put_both(p, special[k]);
	for (size_t k = 0; k < c->kinks; k++)
		put_around(p, c->kink[k], deep ? 100 : 20);
	for (size_t k = 0; k < sizeof thresholds / sizeof thresholds[0]; k++) {
		put_around(p, thresholds[k], deep ? 50 : 2);
		put_around(p, -thresholds[k], deep ? 50 : 2);
	}
	for (int e = -1074; e < 1024; e++) {
		bool busy = e >= -60 && e < 11;
		int count = deep ? (busy ? 200 : 2) : busy || e % 7 == 0;
		for (int k = 0; k < count; k++)
			put_both(p, ldexp(accuracy_random(1, 2), e));
	}
	for (int k = 0; k < (deep ? 50000 : 450); k++)
		put(p, accuracy_random(-40, 40));
	for (int k = 0; k < (deep ? 50000 : 250); k++)
		put(p, accuracy_random(-800, 800));
}

enum { ZEROS = 16 };

struct measure {
	const struct curve *curve;
	double zero[VECTOR_MAX][ORDERS][ZEROS];
	size_t zeros[VECTOR_MAX][ORDERS];
	mpfr_t exact[ORDERS];
	double undecided; /* a point that the reference could not tell; NaN: none */
	struct worst *worst;
};

/* The zero of an order of output j between lo and hi, where its signs differ: the first double of the other
   side. */
static double narrow_zero(
	const struct curve *c, size_t j, enum order order, double lo, double hi, bool negative)
{
	struct jet jet[VECTOR_MAX];
	while (number_step(lo, 1) < hi) {
		double middle = lo + (hi - lo) / 2;
		curve_eval(c, middle, jet);
		if ((jet_order(jet[j], order) < 0) == negative)
			lo = middle;
		else
			hi = middle;
	}
	return hi;
}

/* Takes the zero of an order between two points, if there is one. A jump from one sign to the other is none,
   nor is the origin left out. */
static void take_zero(struct measure *m, size_t j, enum order order, double lo,
	const struct jet *at_lo, double hi, const struct jet *at_hi)
{
	struct jet jet[VECTOR_MAX];
	double a = jet_order(at_lo[j], order), b = jet_order(at_hi[j], order);
	if (a == 0 || b == 0 || (a < 0) == (b < 0) || m->zeros[j][order] == ZEROS)
		return;
	double x = narrow_zero(m->curve, j, order, lo, hi, a < 0);
	curve_eval(m->curve, x, jet);
	if (fabs(jet_order(jet[j], order)) < 1e-6 && fabs(x) > 1e-6)
		m->zero[j][order][m->zeros[j][order]++] = x;
}

/* Zeros of all orders of all outputs in [-40, 40] other than x = 0, by changes of sign. */
static void find_zeros(struct measure *m)
{
	struct jet last[VECTOR_MAX], jet[VECTOR_MAX];
	curve_eval(m->curve, -40, last);
	for (int i = 0; i < 8000; i++) {
		double lo = -40 + i / 100.0, hi = -40 + (i + 1) / 100.0;
		curve_eval(m->curve, hi, jet);
		for (size_t j = 0; j < m->curve->outputs; j++)
			for (int k = 0; k < ORDERS; k++)
				take_zero(m, j, (enum order)k, lo, last, hi, jet);
		memcpy(last, jet, m->curve->outputs * sizeof *jet);
	}
}

static bool near_zero(const struct measure *m, size_t j, int order, double x)
{
	for (size_t k = 0; k < m->zeros[j][order]; k++)
		if (fabs(x - m->zero[j][order][k]) <= 0.5)
			return true;
	return false;
}

/* With parameters that were set a kink may lie between two doubles, and which of them it
   rounds to is the kernel's to say: what the formula gives next to it, at another x and
   so with another error, is right as well. */
#define NEAR_ULPS 64
static bool is_rounded_kink(const struct curve *c, double x)
{
	bool set = false, kink = false;
	for (size_t k = 0; k < PARAM_MAX; k++)
		set = set || c->set[k];
	for (size_t k = 0; k < c->kinks; k++)
		kink = kink || c->kink[k] == x;
	return set && kink;
}

static double ulps_near(const struct curve *c, double x, size_t j, int order, double y)
{
	mpfr_t exact[ORDERS];
	double least = INFINITY;
	reference_init(exact);
	for (long step = -1; step <= 1; step++)
		if (reference_at(c, number_step(x, step), j, exact) == 0)
			least = fmin(least, reference_ulps(y, exact[order]));
	reference_free(exact);
	return least;
}

static void measure_at(struct measure *m, double x)
{
	struct jet jet[VECTOR_MAX];
	curve_eval(m->curve, x, jet);
	for (size_t j = 0; j < m->curve->outputs; j++) {
		if (reference_at(m->curve, x, j, m->exact) != 0)
			m->undecided = x;
		for (int order = 0; order < ORDERS; order++) {
			struct worst *w = &m->worst[order];
			double y = jet_order(jet[j], (enum order)order);
			double ulps = reference_ulps(y, m->exact[order]);
			if (ulps > 0.5 && is_rounded_kink(m->curve, x) &&
				ulps_near(m->curve, x, j, order, y) <= NEAR_ULPS)
				continue;
			if (near_zero(m, j, order, x) && isfinite(y)) {
				double error = reference_error(y, m->exact[order]) * 0x1p53;
				if (error > w->absolute && ulps > 0.5) {
					w->absolute = error;
					w->zero_x = x;
				}
			} else if (ulps > w->ulps) {
				w->ulps = ulps;
				w->x = x;
			}
		}
	}
}

/* Looks around the worst point found so far for a worse one, ever closer. */
static size_t search(struct measure *m)
{
	enum { TRIES = 1500 };
	size_t n = 0;
	for (int order = 0; order < ORDERS; order++)
		for (double reach = 0x1p-4; reach > 0x1p-40; reach *= 0x1p-9)
			for (int k = 0; k < TRIES; k++, n++) {
				double x = m->worst[order].x * (1 + accuracy_random(-reach, reach));
				if (isfinite(x))
					measure_at(m, x);
			}
	return n;
}

size_t accuracy_measure(const struct curve *curve, bool deep, struct worst worst[ORDERS])
{
	struct measure *m = alloc_zero(1, sizeof *m);
	struct points p = { .domain = curve->row->domain != NULL };
	m->curve = curve;
	m->worst = worst;
	m->undecided = NAN;
	random_state = SEED;
	put_all(&p, curve, deep);
	reference_init(m->exact);
	find_zeros(m);
	for (int order = 0; order < ORDERS; order++) {
		worst[order] = (struct worst){ 0 };
		for (size_t j = 0; j < curve->outputs; j++)
			put_zeros(&p, m->zero[j][order], m->zeros[j][order]);
	}
	/* What the formula evaluates knows its error, and asks MPFR where that is too much. */
	bool kernel = curve->tree == NULL;
	size_t stride = STRIDE * (kernel ? 1 : deep ? 16 : 4);
	for (size_t k = 0; k < p.n; k += stride)
		measure_at(m, p.x[k]);
	size_t n = p.n / stride + (deep && kernel ? search(m) : 0);
	for (int order = 0; order < ORDERS; order++)
		if (!isnan(m->undecided))
			worst[order] = (struct worst){ .ulps = INFINITY, .x = m->undecided };
	reference_free(m->exact);
	free(p.x);
	free(m);
	return n;
}
