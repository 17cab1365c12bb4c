/* Tests of grids: each row against MPFR, and ranges with few doubles. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "out.h"

#include <math.h>
#include <mpfr.h>
#include <string.h>

/* Enough for exact decimals from 1e-300 to 1e308. */
#define WIDE 2600

static const struct {
	const char *lo, *hi;
	size_t samples;
} ranges[] = { { "-10", "10", 5 }, { "-10", "10", 201 }, { "0", "1", 11 }, { "-0.3", "0.3", 7 },
	{ "-0.3", "0.6", 10 }, { "-2*pi", "2*pi", 201 }, { "-pi", "pi/2", 4 },
	{ "1/3", "22/7", 1000 }, { "-1.7e308", "1.7e308", 101 }, { "0", "1e308", 77 },
	{ "1e-300", "1e300", 11 }, { "-1e-300", "3e-300", 201 }, { "0", "1e-305", 201 },
	{ "0.1", "0.2", 1000 }, { "-100", "250.5", 997 },
	{ "9007199254740992", "9007199254741000", 3 }, { "0", "9007199254740993", 7 },
	{ "-8.1", "3.3", 115 }, { "1e16", "1.0000000000000002e16", 2 }, { "-5", "-1", 9 },
	{ "-0x1p-1024", "0x1.8p-1023", 101 }, { "-0.7", "0.1", 9 } };

/* "a*pi", "a/b" or a number, exact or to WIDE bits. */
static void read_wide(mpfr_t value, const char *s)
{
	char *end;
	mpfr_t more;
	mpfr_init2(more, WIDE);
	mpfr_strtofr(value, s, &end, 0, MPFR_RNDN);
	if (end == s) {
		mpfr_set_si(value, *s == '-' ? -1 : 1, MPFR_RNDN);
		end += *s == '-';
	}
	if (strncmp(end, "*pi", 3) == 0 || strncmp(end, "pi", 2) == 0) {
		mpfr_const_pi(more, MPFR_RNDN);
		mpfr_mul(value, value, more, MPFR_RNDN);
		end += *end == '*' ? 3 : 2;
	}
	if (*end == '/') {
		mpfr_strtofr(more, end + 1, &end, 10, MPFR_RNDN);
		mpfr_div(value, value, more, MPFR_RNDN);
	}
	ck_assert_msg(*end == '\0', "%s", s);
	mpfr_clear(more);
}

START_TEST(grid_exact)
{
	const char *lo = ranges[_i].lo, *hi = ranges[_i].hi;
	size_t samples = ranges[_i].samples;
	struct plot plot = plot_of(lo, hi, samples);
	struct grid grid;
	grid_init(&grid, &plot);
	ck_assert_uint_eq(grid_count(&grid), samples);
	mpfr_t a, b, v;
	mpfr_inits2(WIDE, a, b, v, (mpfr_ptr)NULL);
	/* mpfr_get_d rounds to the subnormals too. */
	read_wide(a, lo);
	read_wide(b, hi);
	double x, before = -INFINITY;
	for (size_t i = 0; i < samples; i++) {
		mpfr_sub(v, b, a, MPFR_RNDN);
		mpfr_mul_ui(v, v, i, MPFR_RNDN);
		mpfr_div_ui(v, v, samples - 1, MPFR_RNDN);
		mpfr_add(v, v, a, MPFR_RNDN);
		double wanted = mpfr_get_d(v, MPFR_RNDN); /* 0 for what -0.3 + 0.3 leaves */
		ck_assert(grid_next(&grid, &x));
		ck_assert_msg(x == wanted, "%s:%s row %zu is %a, not %a", lo, hi, i, x, wanted);
		ck_assert(x > before && !(x == 0 && signbit(x)));
		before = x;
	}
	ck_assert(!grid_next(&grid, &x) && !grid_next(&grid, &x));
	grid_rewind(&grid);
	ck_assert(grid_next(&grid, &x) && x == plot.lo.hi);
	mpfr_clears(a, b, v, (mpfr_ptr)NULL);
}
END_TEST

START_TEST(grid_few_doubles)
{
	static const struct {
		const char *lo, *hi;
		size_t samples, rows;
	} cases[] = { { "0", "5e-324", 201, 2 }, { "-5e-324", "5e-324", 201, 3 },
		{ "0", "1e-322", 21, 21 }, { "0", "1e-322", 7, 7 },
		{ "1e16", "1.0000000000000002e16", 201, 2 }, { "1", "1.00000000000001", 201, 46 },
		{ "1", "1.00000000000001", 46, 46 }, { "-0", "1", 3, 3 },
		{ "-1e-310", "1e-310", 201, 201 } };
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct plot plot = plot_of(cases[i].lo, cases[i].hi, cases[i].samples);
		struct grid grid;
		grid_init(&grid, &plot);
		double x, before = -INFINITY;
		size_t n = 0;
		for (; grid_next(&grid, &x); n++, before = x)
			ck_assert_msg(x > before, "%s:%s", cases[i].lo, cases[i].hi);
		ck_assert_double_eq(before, plot.hi.hi);
		ck_assert_uint_eq(n, cases[i].rows);
		ck_assert_uint_eq(grid_count(&grid), n);
	}
}
END_TEST

/* Where doubles lie closer below 1 than above it, rows can meet though there are doubles
   enough: each comes once. */
START_TEST(grid_crowded)
{
	for (size_t samples = 2; samples < 200; samples++) {
		struct plot plot = plot_of("0.99999999999999", "1.00000000000001", samples);
		struct grid grid;
		grid_init(&grid, &plot);
		double x, before = 0;
		size_t n = 0;
		for (; grid_next(&grid, &x); n++, before = x)
			ck_assert(x > before);
		ck_assert(n <= samples && n >= samples / 2);
		ck_assert_uint_eq(grid_count(&grid), n);
		ck_assert_double_eq(before, plot.hi.hi);
	}
}
END_TEST

START_TEST(grid_points)
{
	static const double at[] = { 3, -INFINITY, NAN, 3 };
	struct plot plot = { .table.at = at, .table.ats = COUNT(at) };
	struct grid grid;
	double x;
	grid_init(&grid, &plot);
	ck_assert_uint_eq(grid_count(&grid), 4);
	for (size_t i = 0; i < COUNT(at); i++) {
		ck_assert(grid_next(&grid, &x));
		ck_assert(memcmp(&x, &at[i], sizeof x) == 0);
	}
	ck_assert(!grid_next(&grid, &x));
}
END_TEST

TCase *grid_case(void)
{
	TCase *grids = tcase_create("grids");
	tcase_add_loop_test(grids, grid_exact, 0, (int)COUNT(ranges));
	tcase_add_test(grids, grid_few_doubles);
	tcase_add_test(grids, grid_crowded);
	tcase_add_test(grids, grid_points);
	return grids;
}
