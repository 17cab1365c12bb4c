/* Errors in figures and in words: of the values that check reads, the largest of a difference. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "cli/verb/error-figure.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/say.h"
#include "cli/output-targets.h"

#include <math.h>
#include <stdlib.h>

/* What the points, the limit (NAN: none) and the named point make; the names of the series are given. */
static void make_chart(struct error_figure *f)
{
	f->series[0].kind = DATA_POINTS;
	f->series[0].point = f->points.point;
	f->series[0].n = f->points.n;
	f->series[1] =
		(struct data){ .kind = DATA_LEVEL, .name = _("limit"), .point = &f->limit, .n = 1 };
	f->frame = (struct chart_frame){
		.data = f->series, .n = f->limit.y >= 0 ? 2 : 1, .base = 0, .named = f->largest
	};
	f->chart = (struct chart){ .y.unit = _("ulp"), .frame = &f->frame, .frames = 1 };
	scatter_axis(&f->points, f->limit.y, &f->chart.y);
}

void error_figure_free(struct error_figure *f)
{
	scatter_free(&f->points);
}

/* "GELU (JAX): error of 1000 lines". */
static void add_title(
	struct text *out, const struct request *r, const struct curve *c, size_t lines)
{
	struct text name = { 0 };
	curve_title(c, &name);
	if (!r->plot.show[ORDER_F])
		text_add(&name, r->plot.show[ORDER_DF] ? " f'" : " f''");
	text_print(out, ngettext("%s: error of %zu point", "%s: errors of %zu points", lines),
		text_string(&name), lines);
	text_free(&name);
}

int error_figure_write(const struct request *r, struct error_figure *f, size_t lines)
{
	struct plot plot = r->plot;
	struct text title = { 0 };
	f->series[0] = (struct data){ .name = _("errors"),
		.most = _("largest errors"),
		.all = _("all errors"),
		.of = &r->curves.curve[0],
		.order = plot.show[ORDER_F]   ? ORDER_F
			: plot.show[ORDER_DF] ? ORDER_DF
					      : ORDER_D2F };
	make_chart(f);
	plot.chart = &f->chart;
	plot.lo = plot.hi = (struct exact){ 0, 0 };
	if (plot.title == NULL) {
		add_title(&title, r, &r->curves.curve[0], lines);
		plot.title = text_string(&title);
	}
	struct scene scene;
	int status = scene_init(&scene, &plot);
	for (size_t i = 0; i < r->results && status == 0; i++)
		if (r->result[i].format->to_file)
			status = route_write(r, &r->result[i], &plot, &scene);
	scene_free(&scene);
	text_free(&title);
	return status;
}

/* What is no more than this share above is a tie. */
#define SAME 1e-9

static void add_size(struct scatter *points, struct largest *largest, double x, double y)
{
	scatter_add(points, x, y);
	if (y <= largest->y * (1 + SAME))
		return;
	largest->y = y;
	largest->x = x;
}

/* A difference counted in ulps, by its sizes, the largest named: fills the figure, which is empty. True if they span
   so many decades that points show them better than a curve. The largest becomes the largest of the points. */
static bool add_differences(
	const struct plot *plot, struct largest *largest, struct error_figure *f)
{
	enum { POINTS = 20001 };
	const struct curve *curve = &plot->curve[0];
	bool f_alone = !plot->show_given ||
		(plot->show[ORDER_F] && !plot->show[ORDER_DF] && !plot->show[ORDER_D2F]);
	if (!f_alone)
		return false;
	struct plot points = { .lo = plot->lo, .hi = plot->hi, .table.samples = POINTS };
	struct grid grid;
	grid_init(&grid, &points);
	for (double x; grid_next(&grid, &x);) {
		struct jet jet[VECTOR_MAX];
		curve_eval_to(curve, x, ORDER_F, jet);
		for (size_t k = 0; k < curve->outputs; k++)
			if (!isnan(jet[k].y))
				add_size(&f->points, largest, x, fabs(jet[k].y));
	}
	scatter_add(&f->points, largest->x, largest->y);
	f->largest = (struct datum){ largest->x, largest->y };
	f->series[0] = (struct data){ .name = _("differences"),
		.most = _("largest differences"),
		.all = _("all differences") };
	f->limit.y = NAN;
	make_chart(f);
	return f->chart.y.log;
}

/* What a table's rows have beyond what was found is the largest. */
static void look_at_rows(const struct request *r, struct largest *found)
{
	const struct curve *c = &r->curves.curve[0];
	struct grid grid;
	struct jet jet;
	double x;
	bool table = false;
	for (size_t i = 0; i < r->results; i++)
		table = table || (r->result[i].format->kind & FORMATS_DRAWN) == 0;
	grid_init(&grid, &r->plot);
	while (table && grid_next(&grid, &x)) {
		curve_eval_to(c, x, ORDER_F, &jet);
		if (fabs(jet.y) > found->y * (1 + SAME)) {
			found->y = fabs(jet.y);
			found->x = x;
		}
	}
}

/* "4.732e-04", "at least 6.786e-07", "without bound". */
static char *amount(const struct largest *found, const char *unit)
{
	if (isinf(found->y))
		return alloc_print(_("without bound"));
	return alloc_print(found->least ? _("at least %.3e%s") : "%.3e%s", found->y, unit);
}

bool error_figure_largest(const struct request *r, struct largest *found,
	struct error_figure *figure, const struct chart **chart)
{
	if (!curve_largest(&r->curves.curve[0], r->plot.lo.hi, r->plot.hi.hi, found))
		return false;
	look_at_rows(r, found);
	if (r->plot.ulps)
		*chart = add_differences(&r->plot, found, figure) ? &figure->chart : NULL;
	char *much = amount(found, r->plot.difference == DIFFERENCE_ULP ? " ulp" : "");
	say_note(r->plot.difference == DIFFERENCE_RELATIVE
			? _("largest |relative difference| %s at x = %.4g")
			: _("largest |difference| %s at x = %.4g"),
		much, found->x);
	free(much);
	return true;
}
