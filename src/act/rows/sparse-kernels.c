/* Kernels of sparsemax and entmax: their support and tau found by sorting, in two doubles. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/rows/sparse.h"
#include "expr/walk/dd.h"

#include <stdlib.h>

static int descending(const void *p, const void *q)
{
	const double *a = p, *b = q;
	return (*a < *b) - (*a > *b);
}

size_t sparse_input(double x, const struct values *v, double z[VECTOR_MAX])
{
	size_t i = (size_t)v[1].v[0] - 1;
	for (size_t j = 0; j < v[0].n; j++)
		z[j] = j == i ? x : v[0].v[j];
	return i;
}

void sparse_nan(double x, size_t n, struct jet *out)
{
	for (size_t j = 0; j < n; j++)
		out[j] = jet_nan(x);
}

/* z - max without its rounding; 0 also where both are infinite. */
static struct dd below(double z, double max)
{
	return z == max ? dd_of(0) : dd_sub(dd_of(z), dd_of(max));
}

/* The scores that have a share, `n` of them from `least` up, and tau as it lies from the largest. */
struct support {
	size_t n;
	double largest, least;
	struct dd tau, root; /* entmax: tau = mean - root, on the scale of z/2 */
};

/* Martins and Astudillo 2016, algorithm 1: with d_(1) = 0 >= d_(2) >= ... the distances
   from the largest, the support is the largest k with 1 + k d_(k) > sum of the first k,
   and tau = (sum - 1)/k. `z` is sorted. */
static struct support sparsemax_support(const double *z, size_t n)
{
	struct support s = { .largest = z[0] };
	struct dd sum = dd_of(0);
	for (size_t k = 1; k <= n; k++) {
		struct dd d = below(z[k - 1], z[0]), size = dd_of((double)k);
		sum = dd_add(sum, d);
		struct dd room = dd_sub(dd_add(dd_of(1), dd_mul(size, d)), sum);
		if (!(room.hi > 0))
			break;
		s.n = k;
		s.least = z[k - 1];
		s.tau = dd_div(dd_sub(sum, dd_of(1)), size);
	}
	return s;
}

/* Peters, Niculae and Martins 2019, algorithm 2: with y = d/2, M the mean of the first k
   and root^2 = (1 - sum (y - M)^2)/k, the support is the largest k with
   tau = M - root < y_(k). `z` is sorted. */
static struct support entmax_support(const double *z, size_t n)
{
	struct support s = { .largest = z[0] };
	struct dd sum = dd_of(0), squares = dd_of(0);
	for (size_t k = 1; k <= n; k++) {
		struct dd y = dd_scale(below(z[k - 1], z[0]), 0.5);
		struct dd size = dd_of((double)k);
		sum = dd_add(sum, y);
		squares = dd_add(squares, dd_mul(y, y));
		struct dd mean = dd_div(sum, size);
		struct dd spread = dd_sub(squares, dd_mul(sum, mean));
		struct dd root = dd_sqrt(dd_div(dd_sub(dd_of(1), spread), size));
		struct dd tau = dd_sub(mean, root);
		if (!(dd_sub(y, tau).hi > 0))
			break;
		s.n = k;
		s.least = z[k - 1];
		s.tau = tau;
		s.root = root;
	}
	return s;
}

static struct support find_support(
	const double *z, size_t n, struct support (*of_sorted)(const double *, size_t))
{
	double sorted[VECTOR_MAX];
	for (size_t j = 0; j < n; j++)
		sorted[j] = z[j];
	qsort(sorted, n, sizeof sorted[0], descending);
	return of_sorted(sorted, n);
}

/* f_j = z_j - tau, f_j' = (j == i) - 1/k within the support of k scores. Worst error
   0.5 ulp. */
void sparsemax_along(double x, const struct values *v, struct jet *out)
{
	double z[VECTOR_MAX];
	size_t n = v[0].n, i = sparse_input(x, v, z);
	if (isnan(x)) {
		sparse_nan(x, n, out);
		return;
	}
	struct support s = find_support(z, n, sparsemax_support);
	for (size_t j = 0; j < n; j++) {
		out[j] = jet_constant(0);
		if (z[j] < s.least)
			continue;
		out[j].y = dd_sub(below(z[j], s.largest), s.tau).hi;
		if (z[i] >= s.least)
			out[j].dy = ((j == i ? (double)s.n : 0) - 1) / (double)s.n;
	}
}

/* f_j = s_j^2, s_j = z_j/2 - tau. With A = sum s and R = s_i/A
     f_j' = s_j ((j == i) - R),
     f_j'' = ((j == i) - R)^2/2 - s_j R', R' = (1 - 2 R + k R^2)/(2 A),
   and A = k root, since the distances from the mean add up to 0. Worst error 1 ulp. */
void entmax_along(double x, const struct values *v, struct jet *out)
{
	double z[VECTOR_MAX];
	size_t n = v[0].n, i = sparse_input(x, v, z);
	if (isnan(x)) {
		sparse_nan(x, n, out);
		return;
	}
	struct support s = find_support(z, n, entmax_support);
	struct dd size = dd_of((double)s.n), a = dd_mul(size, s.root);
	struct dd half = dd_scale(below(z[i], s.largest), 0.5);
	struct dd r = z[i] < s.least ? dd_of(0) : dd_div(dd_sub(half, s.tau), a);
	struct dd bend = dd_sub(dd_of(1), dd_scale(r, 2));
	bend = dd_div(dd_add(bend, dd_mul(size, dd_mul(r, r))), dd_scale(a, 2));
	for (size_t j = 0; j < n; j++) {
		out[j] = jet_constant(0);
		if (z[j] < s.least)
			continue;
		struct dd y = dd_scale(below(z[j], s.largest), 0.5);
		struct dd root = dd_sub(y, s.tau);
		out[j].y = dd_mul(root, root).hi;
		if (z[i] < s.least)
			continue;
		struct dd rest = dd_sub(dd_of(j == i), r);
		out[j].dy = dd_mul(root, rest).hi;
		out[j].d2y = dd_sub(dd_scale(dd_mul(rest, rest), 0.5), dd_mul(root, bend)).hi;
	}
}

size_t sparse_others(const struct values *v, double other[VECTOR_MAX])
{
	size_t n = 0, i = (size_t)v[1].v[0] - 1;
	for (size_t j = 0; j < v[0].n; j++)
		if (j != i)
			other[n++] = v[0].v[j];
	qsort(other, n, sizeof other[0], descending);
	return n;
}

/* a + b as a kink: never -0. */
static double kink_at(double a, struct dd b)
{
	return dd_add(dd_of(a), b).hi + 0.0;
}

/* x enters where it passes the others' tau. Of those that then have a share the r-th
   largest, o_r, loses it at x = 1 + r o_r - sum of the larger ones. */
size_t sparsemax_kinks(const struct values *v, double at[KINK_MAX])
{
	double o[VECTOR_MAX];
	size_t n = sparse_others(v, o), kinks = 0;
	if (n == 0)
		return 0;
	struct support s = sparsemax_support(o, n);
	struct dd larger = dd_of(0);
	kinks = kernel_insert(at, kinks, kink_at(o[0], s.tau));
	for (size_t r = 1; r <= s.n; r++) {
		struct dd d = below(o[r - 1], o[0]);
		struct dd x = dd_add(dd_of(1), dd_mul(dd_of((double)r), d));
		kinks = kernel_insert(at, kinks, kink_at(o[0], dd_sub(x, larger)));
		larger = dd_add(larger, d);
	}
	return kinks;
}

/* o_r loses its share where the larger ones and x have all of it:
   sum ((o_l - o_r)/2)^2 + ((x - o_r)/2)^2 = 1. */
size_t entmax_kinks(const struct values *v, double at[KINK_MAX])
{
	double o[VECTOR_MAX];
	size_t n = sparse_others(v, o), kinks = 0;
	if (n == 0)
		return 0;
	struct support s = entmax_support(o, n);
	kinks = kernel_insert(at, kinks, kink_at(o[0], dd_scale(s.tau, 2)));
	for (size_t r = 1; r <= s.n; r++) {
		struct dd left = dd_of(1);
		for (size_t l = 1; l < r; l++) {
			struct dd y = dd_scale(below(o[l - 1], o[r - 1]), 0.5);
			left = dd_sub(left, dd_mul(y, y));
		}
		struct dd x = dd_scale(dd_sqrt(left), 2);
		kinks = kernel_insert(at, kinks, kink_at(o[r - 1], x));
	}
	return kinks;
}
