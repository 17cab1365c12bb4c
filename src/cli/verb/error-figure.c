/* Figures of errors as points: of the values that check reads, and of differences in ulp. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "cli/verb/error-figure.h"

#include "base/gettext.h"
#include "cli/output-targets.h"

#include <float.h>
#include <math.h>

/* Points that all stand at one x are seen in the middle of a range around it. */
static void set_range(struct plot *plot, const struct cloud *cloud)
{
	double lo = cloud->lo, hi = cloud->hi;
	if (lo == hi) {
		double around = fmax(fabs(lo) / 8, 1);
		lo = fmax(lo - around, -DBL_MAX);
		hi = fmin(hi + around, DBL_MAX);
	}
	plot->lo = (struct exact){ lo, 0 };
	plot->hi = (struct exact){ hi, 0 };
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

int error_figure_write(const struct request *r, struct cloud *cloud, size_t lines)
{
	struct plot plot = r->plot;
	struct text title = { 0 };
	cloud->unit = _("ulp");
	cloud_settle(cloud);
	plot.cloud = cloud;
	set_range(&plot, cloud);
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

static void add_size(struct cloud *cloud, struct largest *largest, double x, double y)
{
	cloud_add(cloud, x, y);
	if (y <= largest->y * (1 + SAME))
		return;
	largest->y = y;
	largest->x = x;
}

void error_figure_difference(const struct plot *plot, struct largest *largest, struct cloud *cloud)
{
	enum { POINTS = 20001 };
	const struct curve *curve = &plot->curve[0];
	bool f_alone = !plot->show_given ||
		(plot->show[ORDER_F] && !plot->show[ORDER_DF] && !plot->show[ORDER_D2F]);
	*cloud = (struct cloud){ .limit = NAN, .unit = _("ulp"), .sizes = true };
	if (!f_alone)
		return;
	struct plot points = { .lo = plot->lo, .hi = plot->hi, .table.samples = POINTS };
	struct grid grid;
	grid_init(&grid, &points);
	for (double x; grid_next(&grid, &x);) {
		struct jet jet[VECTOR_MAX];
		curve_eval_to(curve, x, ORDER_F, jet);
		for (size_t k = 0; k < curve->outputs; k++)
			if (!isnan(jet[k].y))
				add_size(cloud, largest, x, fabs(jet[k].y));
	}
	cloud->largest = (struct measured){ largest->x, largest->y };
	cloud_add(cloud, largest->x, largest->y);
	cloud_settle(cloud);
}
