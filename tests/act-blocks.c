/* Tests of many points at once: blocks give what single points do, to the bit, on every processor. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "accuracy.h"
#include "act.h"
#include "expr/walk/lanes.h"

#include <float.h>
#include <math.h>
#include <string.h>

#define POINTS 320

/* Points of all kinds: a grid, random ones, all sizes, the kinks with their neighbours, and no numbers. */
static size_t gather(const struct curve *c, double x[POINTS])
{
	static const double odd[] = { 0, -0.0, DBL_MIN, 0x1p-1074, DBL_MAX, -DBL_MAX, INFINITY,
		-INFINITY, NAN, 0x1p57, 1e300, -1e-300, 709.8, -745.2 };
	double kink[KINK_MAX];
	size_t n = 0, kinks = curve_kinks(c, -40, 40, kink);
	for (size_t k = 0; k < sizeof odd / sizeof *odd; k++)
		x[n++] = odd[k];
	for (size_t k = 0; k < kinks && n + 3 < POINTS / 3; k++)
		for (int step = -1; step <= 1; step++)
			x[n++] = number_step(kink[k], step);
	for (int k = 0; n < POINTS; k++)
		x[n++] = k % 3 == 0  ? -10 + k / 16.
			: k % 3 == 1 ? accuracy_random(-30, 30)
				     : accuracy_x(k);
	return n;
}

static bool same_bits(double a, double b)
{
	return memcmp(&a, &b, sizeof a) == 0 || (isnan(a) && isnan(b));
}

/* Rows and variants by their formulas, those with a kernel too, on which nothing else would try them. */
START_TEST(blocks_are_points)
{
	static struct jet many[POINTS * VECTOR_MAX];
	struct curve c = curve_of(&item[_i]);
	double x[POINTS];
	accuracy_restart();
	size_t n = gather(&c, x);
	for (enum order highest = ORDER_F; highest < ORDERS; highest++) {
		curve_eval_block(&c, highest, x, n, many);
		for (size_t i = 0; i < n; i++) {
			struct jet one[VECTOR_MAX];
			curve_eval_to(&c, x[i], highest, one);
			for (size_t j = 0; j < c.outputs; j++)
				for (enum order k = ORDER_F; k <= highest; k++) {
					double got = jet_order(many[i * c.outputs + j], k);
					double wanted = jet_order(one[j], k);
					ck_assert_msg(same_bits(got, wanted) ||
							(k > ORDER_F && got == 0 && wanted == 0),
						"%s at %a, order %d of %d: %a in a block, %a alone",
						label(&c), x[i], k, highest, got, wanted);
				}
		}
	}
	curve_free(&c);
}
END_TEST

#ifdef LANES_AVX2

/* Lanes of all sizes, some exact, some 0. */
static void fill(struct lanes *a, double scale)
{
	for (size_t i = 0; i < BLOCK; i++) {
		double hi = accuracy_random(-1, 1) * (i % 4 == 0 ? scale : 1);
		double lo = i % 3 == 0 ? 0 : hi * accuracy_random(-0x1p-54, 0x1p-54);
		lane_put(a, i,
			(struct dd){ i == 7 ? 0 : hi, i == 7 ? 0 : lo,
				i % 5 == 0 ? 0 : fabs(hi) * 0x1p-100 });
	}
}

/* Where a lane is left its value means nothing. */
static void assert_alike(const char *what, const struct lanes *a, const int64_t *left_a,
	const struct lanes *b, const int64_t *left_b)
{
	for (size_t i = 0; i < BLOCK; i++) {
		ck_assert_msg(left_a[i] == left_b[i], "%s leaves lane %zu on one of them", what, i);
		struct dd u = lane(a, i), v = lane(b, i);
		ck_assert_msg(left_a[i] != 0 ||
				(same_bits(u.hi, v.hi) && same_bits(u.lo, v.lo) &&
					same_bits(u.off, v.off)),
			"%s: %a + %a, %a + %a", what, u.hi, u.lo, v.hi, v.lo);
	}
}

START_TEST(processors_agree)
{
	if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma"))
		return;
	static const double scale[] = { 1, 40, 1e5, 1e-5, 1e280, 1e-280 };
	static struct lanes a, b, r[2];
	const struct lane_arithmetic *with[] = { &lane_plain, &lane_avx2 };
	accuracy_restart();
	for (int round = 0; round < 60; round++) {
		fill(&a, scale[round % 6]);
		fill(&b, scale[round / 6 % 6]);
#define BOTH(what, ...)                                              \
	do {                                                         \
		int64_t left[2][BLOCK] = { { 0 } };                  \
		for (int k = 0; k < 2; k++)                          \
			with[k]->what(__VA_ARGS__);                  \
		assert_alike(#what, &r[0], left[0], &r[1], left[1]); \
	} while (0)
		BOTH(add, &r[k], &a, &b, left[k]);
		BOTH(multiply, &r[k], &a, &b, left[k]);
		BOTH(tangent, &r[k], &a, &b, left[k]);
		BOTH(divide, &r[k], &a, &b, left[k]);
		BOTH(negate, &r[k], &a);
		BOTH(scale, &r[k], &a, -0.5, left[k]);
		BOTH(less, &r[k], &a, &b, left[k]);
		BOTH(select, &r[k], &a, &a, &b);
		BOTH(root, &r[k], &a, left[k]);
		BOTH(exponential, &r[k], &a, left[k]);
		BOTH(exponential_less_1, &r[k], &a, left[k]);
		BOTH(logarithm, &r[k], &a, left[k]);
	}
}
END_TEST

#endif

TCase *act_blocks(void)
{
	TCase *tcase = tcase_create("blocks");
	tcase_add_loop_test(tcase, blocks_are_points, 0, (int)items);
#ifdef LANES_AVX2
	tcase_add_test(tcase, processors_agree);
#endif
	return tcase;
}
