/* The plot layer's tests: their suite, and what its groups share. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot.h"

#include "base/say.h"

struct curve make_curve(const char *id)
{
	const struct activation *row[1];
	ck_assert_uint_eq(activation_find(id, row, 1), 1);
	struct curve c;
	ck_assert_int_eq(curve_init(&c, row[0], NULL), 0);
	return c;
}

struct curve make_curve_with(const char *id, const char *param, const double *v, size_t n)
{
	struct curve c = make_curve(id);
	struct text why = { 0 };
	curve_set(&c, activation_param(c.row, param), v, n);
	ck_assert_msg(curve_finish(&c, &why) == 0, "%s: %s", id, text_string(&why));
	return c;
}

struct plot make_plot(const struct curve *curve, size_t n, double lo, double hi)
{
	return (struct plot){
		.curve = curve,
		.curves = n,
		.operands = n,
		.lo = { lo, 0 },
		.hi = { hi, 0 },
		.show = { [ORDER_F] = true, [ORDER_DF] = true },
		.legend = true,
	};
}

static struct jet (*unknown_at)(double x, const double *p);
static double unknown_parameter;

static void unknown_along(double x, const struct values *v, struct jet *out)
{
	(void)v;
	out[0] = unknown_at(x, &unknown_parameter);
}

struct curve unknown_curve(struct jet (*at)(double x, const double *p), double p)
{
	static const struct activation row = {
		.id = "unknown", .title = "Unknown", .along = unknown_along
	};
	unknown_at = at;
	unknown_parameter = p;
	return (struct curve){ .row = &row, .typed = &row, .outputs = 1 };
}

int main(void)
{
	say_quiet(1);
	Suite *suite = suite_create("plot");
	add_ticks(suite);
	add_traces(suite);
	add_scenes(suite);
	add_formulas(suite);
	return suite_run(suite);
}
