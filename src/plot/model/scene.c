/* Scenes: which frames a plot has, and what stands in each. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/model/scene.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/say.h"
#include "base/text.h"
#include "plot/model/data-limits.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#define CACHES_MOST 8 /* curves with a vector function among them, whose cache may take megabytes */
#define PRECISION 1e-4 /* of a frame's height: how close the cubics keep to the curve */

/* ---- frames and series ------------------------------------------------------------- */

static void trace_frame(struct scene *scene, size_t index, struct eval_cache *cache)
{
	const struct plot *plot = scene->plot;
	struct frame *frame = &scene->frame[index];
	struct sight sight = { frame->y_lo, frame->y_hi,
		PRECISION * frame->y_hi - PRECISION * frame->y_lo };
	size_t room = 0;
	for (size_t c = 0; c < plot->curves; c++) {
		const struct curve *curve = &plot->curve[c];
		for (size_t o = 0; hull_draws_curve(scene, index, curve) && o < curve->outputs;
			o++) {
			for (enum order k = ORDER_F; k < ORDERS; k++) {
				if (!hull_draws_order(scene, index, k))
					continue;
				frame->series = alloc_grow(
					frame->series, frame->n, &room, sizeof *frame->series);
				struct series *s = &frame->series[frame->n++];
				*s = (struct series){ .curve = curve, .output = o, .order = k };
				trace_init_cached(&s->trace, &cache[c], o, k, scene->x_lo,
					scene->x_hi, sight);
			}
		}
	}
}

/* Columns and rows of `n` panels on the plot's page: near 4:3 each, few places empty. */
void scene_panels(struct scene *scene)
{
	const struct plot *plot = scene->plot;
	size_t n = scene->frames;
	scene->columns = plot->panel_columns;
	if (scene->columns == 0) {
		bool sized = plot->page.unit != UNIT_NONE && plot->page.height > 0;
		double page = sized ? plot->page.width / plot->page.height : 1.5, least = INFINITY;
		for (size_t c = 1; c <= n; c++) {
			size_t r = (n + c - 1) / c;
			double aspect = page * (double)r / (double)c;
			double cost =
				fabs(log(aspect / 1.333)) + 0.35 * (double)(c * r - n) / (double)n;
			if (cost < least) {
				least = cost;
				scene->columns = c;
			}
		}
	}
	size_t needed = (n + scene->columns - 1) / scene->columns;
	scene->rows = plot->panel_rows > needed ? plot->panel_rows : needed;
}

static void arrange(struct scene *scene)
{
	const struct plot *plot = scene->plot;
	size_t lines = 0, shown = 0;
	for (size_t c = 0; c < plot->curves; c++)
		lines += plot->curve[c].outputs;
	for (enum order k = ORDER_F; k < ORDERS; k++)
		shown += scene->show[k];
	scene->family = plot->operands == 1 && plot->curves > 1;
	scene->vector = plot->curves == 1 && plot->curve[0].outputs > 1;
	scene->columns = scene->rows = 1;
	if (plot->panels) {
		scene->arrangement = SCENE_PANELS;
		scene->frames = plot->operands;
	} else if (lines > 2 || scene->family || scene->vector) {
		scene->arrangement = SCENE_PAIR;
		scene->frames = shown;
	} else {
		scene->arrangement = SCENE_SINGLE;
		scene->frames = 1;
	}
	scene->frame = alloc_zero(scene->frames, sizeof *scene->frame);
	for (size_t i = 0; plot->panels && i < scene->frames; i++)
		scene->frame[i].operand = i;
	if (plot->panels)
		scene_panels(scene);
}

/* Whether the frame shows some of a trace. Extrema are knots. */
static bool is_seen(const struct frame *frame, const struct trace *trace)
{
	for (size_t i = 0; i < trace->pieces; i++) {
		const struct piece *p = &trace->piece[i];
		double lo = INFINITY, hi = -INFINITY;
		for (size_t k = 0; k < p->knots; k++) {
			lo = fmin(lo, p->knot[k].y);
			hi = fmax(hi, p->knot[k].y);
		}
		if (hi >= frame->y_lo && lo <= frame->y_hi)
			return true;
	}
	for (size_t i = 0; i < trace->marks; i++)
		if (trace->mark[i].y >= frame->y_lo && trace->mark[i].y <= frame->y_hi)
			return true;
	return false;
}

/* Whether some frame shows some of a function with any of its parameters. */
static bool is_row_seen(const struct scene *scene, const struct activation *row)
{
	for (size_t i = 0; i < scene->frames; i++)
		for (size_t k = 0; k < scene->frame[i].n; k++) {
			const struct series *s = &scene->frame[i].series[k];
			if (s->curve->typed == row && is_seen(&scene->frame[i], &s->trace))
				return true;
		}
	return false;
}

/* A y range of the user's may lie where there is nothing of a function. */
static void warn_unseen(struct scene *scene)
{
	const struct plot *plot = scene->plot;
	struct text names = { 0 };
	for (size_t c = 0; c < plot->curves; c++) {
		const struct activation *row = plot->curve[c].typed;
		size_t before = 0;
		while (before < c && plot->curve[before].typed != row)
			before++;
		if (before == c && !is_row_seen(scene, row))
			text_print(&names, "%s%s", names.n > 0 ? ", " : "", row->id);
	}
	char lo[NUMBER_SIZE], hi[NUMBER_SIZE];
	number_format(plot->y_lo, lo);
	number_format(plot->y_hi, hi);
	if (names.n > 0)
		scene_remark(scene, true,
			alloc_print(_("nothing of %s lies between y = %s and %s"),
				text_string(&names), lo, hi));
	text_free(&names);
}

/* Hulls, ranges, traces: all that takes evaluating the curves. */
static int fill(struct scene *scene, struct hull *hull, struct eval_cache *cache)
{
	const struct plot *plot = scene->plot;
	size_t looked = 0, lost = 0;
	for (size_t i = 0; i < scene->frames; i++) {
		hull_measure(scene, i, &hull[i], cache);
		looked += hull[i].looked;
		lost += hull[i].lost;
	}
	if (lost == looked) {
		say_error(_("nothing finite to draw"));
		return -1;
	}
	hull_set_ranges(scene, hull);
	for (size_t i = 0; i < scene->frames; i++)
		trace_frame(scene, i, cache);
	if (!plot->has_y && hull_outgrow(scene, hull))
		hull_set_ranges(scene, hull);
	hull_share_ticks(scene, hull);
	hull_note_cut(scene, hull);
	if (plot->has_y)
		warn_unseen(scene);
	if (lost > 0)
		scene_remark(scene, true,
			alloc_print(_("%zu of %zu values are not finite"), lost, looked));
	return 0;
}

int scene_init(struct scene *scene, const struct plot *plot)
{
	*scene = (struct scene){ .plot = plot, .x_lo = plot->lo.hi, .x_hi = plot->hi.hi };
	for (enum order k = ORDER_F; k < ORDERS; k++)
		scene->show[k] = plot->show[k];
	if (plot->ulps && !plot->show_given)
		scene->show[ORDER_DF] = false;
	if (plot->chart != NULL) {
		if (scene_chart(scene) == 0)
			return 0;
		say_error(_("nothing finite to draw"));
		scene_free(scene);
		return -1;
	}
	arrange(scene);
	struct hull *hull = alloc_zero(scene->frames, sizeof *hull);
	struct eval_cache *cache = alloc_zero(plot->curves, sizeof *cache);
	for (size_t c = 0; c < plot->curves; c++) {
		bool keep = plot->curve[c].outputs == 1 || plot->curves <= CACHES_MOST;
		cache_init(&cache[c], &plot->curve[c], keep);
	}
	int status = fill(scene, hull, cache);
	for (size_t c = 0; c < plot->curves; c++)
		cache_free(&cache[c]);
	free(cache);
	for (size_t i = 0; i < scene->frames; i++)
		hull_free(&hull[i]);
	free(hull);
	if (status != 0)
		scene_free(scene);
	return status;
}

void scene_remark(struct scene *scene, bool warning, char *sentence)
{
	scene->remark[scene->remarks++] = (struct remark){ warning, sentence };
}

void scene_tell(const struct scene *scene)
{
	for (size_t i = 0; i < scene->remarks; i++)
		(scene->remark[i].warning ? say_warning : say_note)(
			"%s", scene->remark[i].sentence);
}

void scene_free(struct scene *scene)
{
	for (size_t i = 0; i < scene->remarks; i++)
		free(scene->remark[i].sentence);
	for (size_t i = 0; i < scene->frames; i++) {
		for (size_t k = 0; k < scene->frame[i].n; k++)
			trace_free(&scene->frame[i].series[k].trace);
		free(scene->frame[i].series);
	}
	free(scene->frame);
	*scene = (struct scene){ .plot = NULL };
}
