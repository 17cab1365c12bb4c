/* The verb check: somebody's values of a function against the exact ones. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "base/number.h"
#include "base/say.h"
#include "cli/error-figure.h"
#include "cli/pairs.h"
#include "cli/route.h"
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

/* An output at a point, and between which bounds its error lies by each measure. */
struct point {
	double x, y;
	size_t output;
	long double lo[MEASURES], hi[MEASURES];
	bool exact; /* they meet */
};

/* The point with the largest error so far by each measure. */
struct verdict {
	const struct curve *curve;
	struct near_curve near;
	long double limit[MEASURES]; /* infinite: none */
	size_t lines;
	bool any;
	struct point worst[MEASURES];
	struct cloud *cloud; /* takes all errors in ulp; NULL: no figure is wanted */
};

/* Where the report goes if not to standard output; all other results are figures. */
static const struct result *report_of(const struct request *r)
{
	for (size_t i = 0; i < r->results; i++)
		if (!r->result[i].format->to_file)
			return &r->result[i];
	return NULL;
}

/* Figures leave standard output to the report. */
static int plan_results(struct request *r)
{
	if (route_plan(r, &route_text) < 0)
		return -1;
	for (size_t i = 0; i < r->results; i++)
		if (r->result[i].path == NULL && r->result[i].format->to_file) {
			say_usage(_("check prints its report on standard output; give the "
				    "figure a file"));
			return -1;
		}
	if (request_check(r) < 0)
		return -1;
	request_command(r, NULL, NULL, &r->command);
	r->plot.command = text_string(&r->command);
	return 0;
}

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
	if (r->curves.n != 1) {
		say_usage(_("check takes one curve"));
		return -1;
	}
	struct near_curve near;
	if (!near_curve_init(&near, &r->curves.curve[0])) {
		say_usage(_("%s: no formula states the function"),
			r->curves.curve[0].typed->id);
		return -1;
	}
	near_curve_free(&near);
	return plan_results(r);
}

/* ---- errors ---------------------------------------------------------------------------
 */

/* The exponent of the unit in the last place of numbers 2^e <= |v| < 2^(e + 1); beyond
   the largest of the type as if it went on. */
static int unit_exponent(enum dtype dtype, long e)
{
	long within = e < -1074 ? -1074 : e > 1023 ? 1023 : e;
	int unit = ilogb(dtype_ulp(dtype, ldexp(1, (int)within)));
	return e > within ? unit + (int)(e - within) : unit;
}

/* |y - exact| by each measure, for a finite y and an exact value that is a number. */
static void measure_numbers(
	enum dtype dtype, double y, mpfr_srcptr exact, double error[MEASURES])
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
	mpfr_mul_2si(gap, gap, -unit_exponent(dtype, e), MPFR_RNDN);
	error[MEASURE_ULP] = mpfr_get_d(gap, MPFR_RNDN);
	mpfr_clear(gap);
	mpfr_clear(share);
}

/* A NaN or an infinity that should not be one, or should be, is an infinite error. */
static void measure(enum dtype dtype, double y, mpfr_srcptr exact, double error[MEASURES])
{
	double right = dtype_round(dtype, mpfr_get_d(exact, MPFR_RNDN));
	if (isfinite(y) && mpfr_number_p(exact)) {
		measure_numbers(dtype, y, exact, error);
		return;
	}
	bool same = isnan(y) ? isnan(right) : y == right;
	for (int m = 0; m < MEASURES; m++)
		error[m] = same ? 0 : HUGE_VAL;
}

/* The exact value of an output at x, which at infinities and NaN is the kernel's. 0; -1
   if it could not be found. */
static int reference(const struct curve *curve, double x, size_t output, mpfr_ptr exact)
{
	struct jet f[VECTOR_MAX];
	if (isfinite(x))
		return curve_reference(curve, x, output, ORDER_F, exact);
	curve_eval(curve, x, f);
	mpfr_set_d(exact, f[output].y, MPFR_RNDN);
	return 0;
}

/* The errors of a point from the exact value. 0; -1 after saying that it could not be
 * found. */
static int settle(const struct verdict *v, struct point *p)
{
	if (p->exact)
		return 0;
	mpfr_t exact;
	double error[MEASURES] = {0};
	mpfr_init2(exact, EXACT_BITS);
	int result = reference(v->curve, p->x, p->output, exact);
	if (result == 0)
		measure(v->curve->dtype, p->y, exact, error);
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

/* The errors of a point as far as long double, which gives `f`, tells. */
static int bound(const struct verdict *v, struct point *p, struct near f)
{
	if (isnan(p->y) && isnan(f.y)) {
		p->exact = true; /* and all errors 0 */
		return 0;
	}
	if (!isfinite(p->y) || isnan(f.y) || !(f.off < HUGE_VALL))
		return settle(v, p);
	long double gap = fabsl((p->y - f.y) - f.rest), size = fabsl(f.y + f.rest);
	long double most = gap * (1 + SLACK) + f.off, least = gap * (1 - SLACK) - f.off;
	long double around = f.rest != 0 ? f.off + SLACK * size : f.off;
	long double size_most = size + around, size_least = size - around;
	if (least < 0)
		least = 0;
	p->lo[MEASURE_ABS] = least;
	p->hi[MEASURE_ABS] = most;
	p->lo[MEASURE_REL] = size_most > 0 ? least / size_most * (1 - SLACK) : 0;
	p->hi[MEASURE_REL] = most == 0	      ? 0
			     : size_least > 0 ? most / size_least * (1 + SLACK)
					      : HUGE_VALL;
	/* That of 0 is 1, and an underflow makes many of them. */
	if (p->y == 0 && size_least > 0)
		p->lo[MEASURE_REL] = p->hi[MEASURE_REL] = 1;
	long low = size_least > 0 ? ilogbl(size_least) : -1022;
	long high = size_most > 0 ? ilogbl(size_most * (1 + SLACK)) : -1022;
	p->lo[MEASURE_ULP] = ldexpl(least, -unit_exponent(v->curve->dtype, high));
	p->hi[MEASURE_ULP] = ldexpl(most, -unit_exponent(v->curve->dtype, low));
	return 0;
}

/* The middle of bounds so close is where an eye would see the point. */
#define SEEN_ULP 0.1L
#define SEEN_SHARE 0.01L

static int add_to_cloud(const struct verdict *v, struct point *p)
{
	long double wide = p->hi[MEASURE_ULP] - p->lo[MEASURE_ULP];
	if (wide > SEEN_ULP && wide > SEEN_SHARE * p->hi[MEASURE_ULP] && settle(v, p) < 0)
		return -1;
	long double lo = p->lo[MEASURE_ULP], hi = p->hi[MEASURE_ULP];
	cloud_add(v->cloud, p->x, (double)(p->exact ? hi : lo + (hi - lo) / 2));
	return 0;
}

/* Of errors that agree to nine digits the first counts, since where a function is
   constant all do; but not if a limit lies between them. */
#define SAME 0x1p-30L

static bool is_less(const struct verdict *v, const struct point *p, int m)
{
	long double worst = v->worst[m].lo[m], most = p->hi[m], limit = v->limit[m];
	if (most <= worst)
		return true;
	return most <= worst + SAME * worst && !(limit >= worst && limit < most);
}

/* Exact values are looked for only where bounds overlap. */
static int add_point(struct verdict *v, struct point p, struct near f)
{
	if (bound(v, &p, f) < 0 || (v->cloud != NULL && add_to_cloud(v, &p) < 0))
		return -1;
	bool first = !v->any;
	v->any = true;
	for (int m = 0; m < MEASURES; m++) {
		struct point *worst = &v->worst[m];
		if (!first && is_less(v, &p, m))
			continue;
		if (!first && !(p.lo[m] > worst->hi[m])) {
			if (settle(v, &p) < 0 || settle(v, worst) < 0)
				return -1;
			if (is_less(v, &p, m))
				continue;
		}
		*worst = p;
	}
	return 0;
}

static int read_lines(struct verdict *v)
{
	size_t outputs = v->curve->outputs;
	struct pairs in = {.values = outputs};
	struct near f[VECTOR_MAX];
	int more;
	while ((more = pairs_next(&in)) > 0) {
		near_curve_eval(&v->near, in.x, f, outputs);
		for (size_t k = 0; k < outputs; k++) {
			struct point p = {.x = in.x, .y = in.y[k], .output = k};
			if (add_point(v, p, f[k]) < 0)
				return -1;
		}
		v->lines++;
	}
	if (more == 0 && v->lines == 0) {
		say_error(_("standard input: no points"));
		return -1;
	}
	for (int m = 0; m < MEASURES && more == 0; m++)
		if (settle(v, &v->worst[m]) < 0)
			return -1;
	return more;
}

/* ---- the report -----------------------------------------------------------------------
 */

static int print_verdict(const struct request *r, const struct verdict *v)
{
	const struct result *report = report_of(r);
	struct text out = {0};
	char x[NUMBER_SIZE];
	text_print(&out, "points %zu\n", v->lines);
	for (int m = 0; m < MEASURES; m++) {
		number_format(v->worst[m].x, x);
		text_print(&out, "%s %.3e at %s", names[m], (double)v->worst[m].hi[m], x);
		if (v->curve->outputs > 1)
			text_print(&out, " in %s_%zu", v->curve->name,
				v->worst[m].output + 1);
		text_add_char(&out, '\n');
	}
	struct sink *sink = report != NULL ? route_open(report) : sink_open_stdout();
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
			if (v->worst[m].hi[m] > v->limit[m])
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
	struct cloud cloud = {.limit = NAN};
	struct verdict v = {.curve = &r->curves.curve[0]};
	if (r->results > (report_of(r) != NULL ? 1 : 0))
		v.cloud = &cloud;
	for (int m = 0; m < MEASURES; m++) {
		double most = HUGE_VAL;
		if (r->limit[m] != NULL)
			number_read(r->limit[m], &most);
		v.limit[m] = most;
	}
	int status = route_check(r);
	if (status == 0 && near_curve_init(&v.near, v.curve))
		status = read_lines(&v);
	if (status == 0)
		status = print_verdict(r, &v);
	if (status == 0 && v.cloud != NULL) {
		const struct point *worst = &v.worst[MEASURE_ULP];
		cloud.largest = (struct measured){worst->x, (double)worst->hi[MEASURE_ULP]};
		status = error_figure_write(r, &cloud, v.lines);
	}
	if (status == 0)
		status = check_limits(r, &v);
	near_curve_free(&v.near);
	cloud_free(&cloud);
	return status;
}
