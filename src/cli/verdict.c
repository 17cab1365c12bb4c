/* The verb check: somebody's values of a function against the exact ones. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "base/number.h"
#include "base/say.h"
#include "cli/input.h"
#include "cli/verbs.h"
#include "out/sink.h"

#include <math.h>
#include <string.h>

#define EXACT_BITS 128
/* What sums and quotients of bounds may lose to rounding. */
#define SLACK 0x1p-60L

static const char *const names[MEASURES] = {
	[MEASURE_ABS] = "absolute", [MEASURE_REL] = "relative", [MEASURE_ULP] = "ulp"};
static const char *const options[MEASURES] = {
	[MEASURE_ABS] = "max-abs", [MEASURE_REL] = "max-rel", [MEASURE_ULP] = "max-ulp"};

/* A point, and between which bounds its error lies by each measure. */
struct point {
	double x, y;
	long double lo[MEASURES], hi[MEASURES];
	bool exact; /* they meet */
};

/* The point with the largest error so far by each measure. */
struct verdict {
	const struct curve *curve;
	const struct expr *formula;
	struct near param[PARAM_MAX];
	size_t points;
	struct point worst[MEASURES];
};

int check_prepare(struct request *r)
{
	for (size_t i = 0; i < r->operands; i++)
		if (request_is_point(&r->operand[i])) {
			say_usage(_("check takes a function; points and values come from "
				    "standard input"));
			return -1;
		}
	if (request_curves(r) < 0)
		return -1;
	if (r->curves.n != 1 || r->curves.curve[0].outputs != 1) {
		say_usage(_("check takes one curve with one output"));
		return -1;
	}
	struct near param[PARAM_MAX];
	if (curve_near(&r->curves.curve[0], param) == NULL) {
		say_usage(_("%s: no formula states the function"),
			r->curves.curve[0].typed->id);
		return -1;
	}
	return 0;
}

/* ---- errors --------------------------------------------------------------------------- */

/* The exponent of the unit in the last place of numbers 2^e <= |v| < 2^(e + 1). */
static int unit_exponent(long e)
{
	return (int)(e > -1022 ? e : -1022) - 52;
}

/* |y - exact| by each measure, for a finite y and an exact value that is a number. */
static void measure_numbers(double y, mpfr_srcptr exact, double error[MEASURES])
{
	mpfr_t gap, share;
	mpfr_init2(gap, 2 * EXACT_BITS);
	mpfr_init2(share, 2 * EXACT_BITS);
	mpfr_d_sub(gap, y, exact, MPFR_RNDN);
	mpfr_abs(gap, gap, MPFR_RNDN);
	error[MEASURE_ABS] = mpfr_get_d(gap, MPFR_RNDN);
	/* 0/0: a zero that is right. x/0: infinite. */
	mpfr_div(share, gap, exact, MPFR_RNDN);
	error[MEASURE_REL] = mpfr_zero_p(gap) ? 0 : fabs(mpfr_get_d(share, MPFR_RNDN));
	long e = mpfr_zero_p(exact) ? -1022 : mpfr_get_exp(exact) - 1;
	mpfr_mul_2si(gap, gap, -unit_exponent(e), MPFR_RNDN);
	error[MEASURE_ULP] = mpfr_get_d(gap, MPFR_RNDN);
	mpfr_clear(gap);
	mpfr_clear(share);
}

/* A NaN or an infinity that should not be one, or should be, is an infinite error. */
static void measure(double y, mpfr_srcptr exact, double error[MEASURES])
{
	double right = mpfr_get_d(exact, MPFR_RNDN);
	if (isfinite(y) && mpfr_number_p(exact)) {
		measure_numbers(y, exact, error);
		return;
	}
	bool same = isnan(y) ? isnan(right) : y == right;
	for (int m = 0; m < MEASURES; m++)
		error[m] = same ? 0 : HUGE_VAL;
}

/* The exact value at x, which at infinities and NaN is the kernel's. 0; -1 if it could not be
   found. */
static int reference(const struct curve *curve, double x, mpfr_ptr exact)
{
	struct jet f;
	if (isfinite(x))
		return curve_reference(curve, x, 0, ORDER_F, exact);
	curve_eval(curve, x, &f);
	mpfr_set_d(exact, f.y, MPFR_RNDN);
	return 0;
}

/* The errors of a point from the exact value. 0; -1 after saying that it could not be found. */
static int settle(const struct verdict *v, struct point *p)
{
	if (p->exact)
		return 0;
	mpfr_t exact;
	double error[MEASURES] = {0};
	mpfr_init2(exact, EXACT_BITS);
	int result = reference(v->curve, p->x, exact);
	if (result == 0)
		measure(p->y, exact, error);
	mpfr_clear(exact);
	if (result < 0) {
		char x[NUMBER_SIZE];
		number_format(p->x, x);
		say_error(_("%s at %s: the exact value cannot be decided"),
			v->curve->name, x);
		return -1;
	}
	for (int m = 0; m < MEASURES; m++)
		p->lo[m] = p->hi[m] = error[m];
	p->exact = true;
	return 0;
}

/* The errors of a point as far as long double tells. */
static int bound(const struct verdict *v, struct point *p)
{
	struct near f = expr_near(v->formula, p->x, v->param);
	if (!isfinite(p->y) || !(f.off < HUGE_VALL))
		return settle(v, p);
	long double gap = fabsl(p->y - f.y), size = fabsl(f.y);
	long double most = gap * (1 + SLACK) + f.off, least = gap * (1 - SLACK) - f.off;
	long double size_most = size + f.off, size_least = size - f.off;
	if (least < 0)
		least = 0;
	p->lo[MEASURE_ABS] = least;
	p->hi[MEASURE_ABS] = most;
	p->lo[MEASURE_REL] = size_most > 0 ? least / size_most * (1 - SLACK) : 0;
	p->hi[MEASURE_REL] = most == 0          ? 0
			     : size_least > 0 ? most / size_least * (1 + SLACK)
					      : HUGE_VALL;
	/* That of 0 is 1, and an underflow makes many of them. */
	if (p->y == 0 && size_least > 0)
		p->lo[MEASURE_REL] = p->hi[MEASURE_REL] = 1;
	long low = size_least > 0 ? ilogbl(size_least) : -1022;
	long high = size_most > 0 ? ilogbl(size_most * (1 + SLACK)) : -1022;
	p->lo[MEASURE_ULP] = ldexpl(least, -unit_exponent(high));
	p->hi[MEASURE_ULP] = ldexpl(most, -unit_exponent(low));
	return 0;
}

/* Exact values are looked for only where bounds overlap. */
static int add_point(struct verdict *v, double x, double y)
{
	struct point p = {.x = x, .y = y};
	if (bound(v, &p) < 0)
		return -1;
	bool first = v->points++ == 0;
	for (int m = 0; m < MEASURES; m++) {
		struct point *worst = &v->worst[m];
		if (!first && p.hi[m] <= worst->lo[m])
			continue;
		if (!first && !(p.lo[m] > worst->hi[m])) {
			if (settle(v, &p) < 0 || settle(v, worst) < 0)
				return -1;
			if (p.hi[m] <= worst->lo[m])
				continue;
		}
		*worst = p;
	}
	return 0;
}

/* ---- lines ---------------------------------------------------------------------------- */

/* Reads "x y" or "x, y". */
static bool read_pair(char *line, double *x, double *y)
{
	static const char blanks[] = " \t\r\v\f";
	char *end = line + strcspn(line, " \t\r\v\f,"), *second = end + strspn(end, blanks);
	if (*second == ',')
		second += 1 + strspn(second + 1, blanks);
	if (*second == '\0')
		return false;
	char kept = *end;
	*end = '\0';
	bool good = number_read(line, x);
	*end = kept;
	return good && number_read(second, y);
}

static int read_lines(struct verdict *v)
{
	struct input in = {0};
	int more;
	while ((more = input_next(&in)) > 0) {
		double x, y;
		if (!read_pair(in.text, &x, &y)) {
			say_error(_("standard input, line %zu: %s: expected x and y"),
				in.line, quote(in.text));
			return -1;
		}
		if (add_point(v, x, y) < 0)
			return -1;
	}
	if (more == 0 && v->points == 0) {
		say_error(_("standard input: no points"));
		return -1;
	}
	for (int m = 0; m < MEASURES && more == 0; m++)
		if (settle(v, &v->worst[m]) < 0)
			return -1;
	return more;
}

static int print_verdict(const struct verdict *v)
{
	struct text out = {0};
	char x[NUMBER_SIZE];
	text_print(&out, "points %zu\n", v->points);
	for (int m = 0; m < MEASURES; m++) {
		number_format(v->worst[m].x, x);
		text_print(&out, "%s %.3e at %s\n", names[m], (double)v->worst[m].hi[m],
			x);
	}
	struct sink *sink = sink_open_stdout();
	if (sink != NULL)
		sink_write(sink, text_string(&out), out.n);
	text_free(&out);
	return sink != NULL && sink_close(sink) == 0 ? 0 : -1;
}

/* One line with all limits that are exceeded. */
static int check_limits(const struct request *r, const struct verdict *v)
{
	struct text list = {0};
	for (int m = 0; m < MEASURES; m++)
		if (r->limit[m] != NULL) {
			double most = HUGE_VAL;
			number_read(r->limit[m], &most);
			if (v->worst[m].hi[m] > most)
				text_print(&list, "%s --%s %s", list.n > 0 ? "," : "",
					options[m], r->limit[m]);
		}
	bool good = list.n == 0;
	if (!good)
		say_error(_("%s: errors exceed%s"), v->curve->name, text_string(&list));
	text_free(&list);
	return good ? 0 : -1;
}

int check_run(const struct request *r)
{
	struct verdict v = {.curve = &r->curves.curve[0]};
	v.formula = curve_near(v.curve, v.param);
	if (read_lines(&v) < 0 || print_verdict(&v) < 0)
		return -1;
	return check_limits(r, &v);
}
