/* Axes: grid, zero lines, asymptotes, tick labels, axis letters and multipliers. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "plot/draw/layout.h"

#include <math.h>
#include <string.h>

#define TICK_SIZE 0.9
#define X_CLEAR 3.5
#define Y_CLEAR 3.0
#define EXTRA_CLEAR 1.3
#define SHORT_LABEL 3.2 /* ends of x that are no round numbers are labelled up to this width */
#define MOST_EXTRAS 8	/* curves whose limits and plateaus may become ticks */
#define CUT_SIZE 0.28	/* of the mark where y is cut, to either side of the corner */
#define LIMITS_MOST 2	/* curves whose limits are lines, and ticks in the place of round ones */
#define LABEL_GAP 0.4	/* between a y label and the frame */
#define X_LABELS 0.8	/* the middle of x labels below the frame */
#define LETTER_ROW 2.3	/* the middle of the axis letter below the frame */

#define TIMES "\xc3\x97"

/* The room one label takes, whatever the digits in it (they are equally wide). */
double axes_label_width(const struct drawing *d, const struct ticks *ticks)
{
	struct font font = layout_font(d, FACE_SANS, TICK_SIZE, d->theme->muted);
	double most = 0;
	size_t longest = 0;
	for (size_t i = 0; i < ticks->n; i++) {
		size_t n = strlen(ticks->tick[i].label);
		if (n < longest)
			continue;
		longest = n;
		struct text t = { 0 };
		names_digits(&t, ticks->tick[i].label);
		most = fmax(most, layout_size(d, text_string(&t), &font).width);
		text_free(&t);
	}
	return most;
}

/* In a low frame labels may be closer than usual: better that than too few of them. Where no round step fits the
   ticks are the ends of the range, not what a y axis wants whose range follows from the curves. */
static void choose_y(const struct drawing *d, struct view *view)
{
	const struct frame *frame = view->frame;
	struct ticks *ticks = &view->y_ticks;
	double height = view->box.bottom - view->box.top;
	bool extras = d->detail < DETAIL_NO_LETTER && view->lanes <= MOST_EXTRAS;
	bool own = !d->scene->plot->has_y, chosen = false;
	if (frame->log) {
		ticks_decades(
			ticks, frame->y_lo, frame->y_hi, frame->nought, height, Y_CLEAR * d->em);
		return;
	}
	for (double clear = Y_CLEAR; clear > 1 && !chosen; clear *= 0.7) {
		ticks_choose(ticks, frame->y_lo, frame->y_hi, height, clear * d->em, frame->wanted,
			frame->n_wanted, frame->plateau, extras ? frame->plateaus : 0,
			EXTRA_CLEAR * d->em);
		chosen = ticks->n > 2 && !(own && ticks->ends);
	}
	if (!chosen && own && ticks->ends) {
		ticks->n -= 2;
		memmove(ticks->tick, ticks->tick + 1, ticks->n * sizeof *ticks->tick);
	}
	if (extras && view->lanes <= LIMITS_MOST)
		ticks_displace(ticks, frame->y_lo, frame->y_hi, height, EXTRA_CLEAR * d->em,
			frame->limit, frame->limits);
}

/* Whether the labels of x keep half an em of white between them. */
static bool are_apart(const struct drawing *d, const struct ticks *ticks, double width)
{
	double need = axes_label_width(d, ticks) + 0.5 * d->em;
	double span = d->scene->x_hi / 2 - d->scene->x_lo / 2;
	for (size_t i = 1; i < ticks->n; i++) {
		double apart = (ticks->tick[i].at / 2 - ticks->tick[i - 1].at / 2) / span;
		if (apart * width < need)
			return false;
	}
	return true;
}

static bool has_ends(const struct drawing *d, const struct ticks *ticks)
{
	return ticks->n > 1 && ticks->tick[0].at <= d->scene->x_lo &&
		ticks->tick[ticks->n - 1].at >= d->scene->x_hi;
}

/* Round ticks closer than usual that have both ends of the range, else (where `any`) those
   there are. */
static bool choose_closer(const struct drawing *d, double width, bool any, struct ticks *closer)
{
	const double ends[2] = { d->scene->x_lo, d->scene->x_hi };
	for (double clear = 0.8 * X_CLEAR; clear > 0.8; clear *= 0.8) {
		ticks_choose(closer, ends[0], ends[1], width, clear * d->em, ends, 2, NULL, 0, 0);
		if (closer->n > 2 && are_apart(d, closer, width) && (any || has_ends(d, closer)))
			return true;
	}
	return false;
}

/* The ends alone, and 0 or the middle between them. */
static bool choose_ends(const struct drawing *d, double width, struct ticks *few)
{
	double lo = d->scene->x_lo, hi = d->scene->x_hi;
	double between = lo < 0 && hi > 0 ? 0 : lo / 2 + hi / 2;
	ticks_choose(few, lo, hi, width, width / 2, NULL, 0, &between, 1, X_CLEAR * d->em);
	return has_ends(d, few) && are_apart(d, few, width) &&
		axes_label_width(d, few) < SHORT_LABEL * d->em;
}

/* Where labels at the usual distance are few, or leave out the ends of the range. */
static void choose_narrow_x(const struct drawing *d, struct view *view, double width)
{
	struct ticks ticks;
	bool few = view->x_ticks.n <= 3;
	if (choose_closer(d, width, false, &ticks) ||
		(few && choose_ends(d, width, &ticks) && ticks.n > 2) ||
		(view->x_ticks.n < 3 && choose_closer(d, width, true, &ticks)))
		view->x_ticks = ticks;
}

static bool has_log_x(const struct drawing *d)
{
	return d->scene->plot->chart != NULL && d->scene->plot->chart->x.log;
}

/* Where 0 stands on the axis of x; NAN: nowhere. */
static double x_nought(const struct drawing *d)
{
	const struct chart *chart = d->scene->plot->chart;
	return !has_log_x(d) ? 0 : chart->x.nought ? axis_nought(&chart->x) : NAN;
}

void axes_ticks(const struct drawing *d, struct view *view)
{
	double width = view->box.right - view->box.left;
	const double ends[2] = { d->scene->x_lo, d->scene->x_hi };
	choose_y(d, view);
	double clear = X_CLEAR * d->em;
	if (has_log_x(d)) {
		ticks_decades(
			&view->x_ticks, d->scene->x_lo, d->scene->x_hi, x_nought(d), width, clear);
		return;
	}
	/* Long labels stand further apart; the second choice may be of shorter ones. */
	for (int i = 0; i < 4; i++) {
		ticks_choose(&view->x_ticks, d->scene->x_lo, d->scene->x_hi, width, clear, ends, 2,
			NULL, 0, 0);
		double need = axes_label_width(d, &view->x_ticks) + 0.9 * d->em;
		if (need <= clear)
			break;
		clear = need;
	}
	if (view->x_ticks.n < 3 || !has_ends(d, &view->x_ticks))
		choose_narrow_x(d, view, width);
}

static bool inside(double v, double lo, double hi)
{
	return v >= lo && v <= hi;
}

static void vertical(
	const struct drawing *d, const struct view *view, double x, const struct stroke *stroke)
{
	double at = layout_snap(d, axis_place(&view->x, x), stroke->width);
	layout_line(d, (struct point){ at, view->box.top }, (struct point){ at, view->box.bottom },
		stroke);
}

static void horizontal(
	const struct drawing *d, const struct view *view, double y, const struct stroke *stroke)
{
	double at = layout_snap(d, axis_place(&view->y, y), stroke->width);
	layout_line(d, (struct point){ view->box.left, at }, (struct point){ view->box.right, at },
		stroke);
}

/* Two strokes across the corner where curves go on beyond the frame's range, as axes are broken. */
static void draw_cut(const struct drawing *d, const struct view *view, double y)
{
	struct stroke stroke = { .colour = d->theme->muted, .width = 0.07 * d->em };
	double x = view->box.left, half = CUT_SIZE * d->em;
	for (int i = -1; i <= 1; i += 2) {
		double at = y + 0.4 * half * i;
		layout_line(d, (struct point){ x - half, at + 0.5 * half },
			(struct point){ x + half, at - 0.5 * half }, &stroke);
	}
}

void axes_grid(const struct drawing *d, const struct view *view)
{
	const struct frame *frame = view->frame;
	struct stroke grid = { .colour = d->theme->grid, .width = 0.05 * d->em };
	for (size_t i = 0; i < view->x_ticks.n; i++)
		vertical(d, view, view->x_ticks.tick[i].at, &grid);
	for (size_t i = 0; i < view->y_ticks.n; i++)
		horizontal(d, view, view->y_ticks.tick[i].at, &grid);
	struct stroke zero = { .colour = d->theme->zero, .width = 0.07 * d->em };
	if (inside(x_nought(d), d->scene->x_lo, d->scene->x_hi))
		vertical(d, view, x_nought(d), &zero);
	double nought = frame->log ? frame->nought : 0;
	if (inside(nought, frame->y_lo, frame->y_hi))
		horizontal(d, view, nought, &zero);
	if (frame->cut_hi)
		draw_cut(d, view, view->box.top);
	if (frame->cut_lo)
		draw_cut(d, view, view->box.bottom);
}

/* True if some piece of f leaves the line y = limit somewhere: else the line says
   nothing. */
static bool leaves(const struct view *view, double limit, double gap)
{
	double at = axis_place(&view->y, limit);
	for (size_t i = 0; i < view->frame->n; i++) {
		const struct series *s = &view->frame->series[i];
		if (s->order != ORDER_F)
			continue;
		for (size_t k = 0; k < s->trace.pieces; k++) {
			const struct piece *piece = &s->trace.piece[k];
			for (size_t j = 0; j < piece->knots; j++)
				if (fabs(axis_place(&view->y, piece->knot[j].y) - at) > gap)
					return true;
		}
	}
	return false;
}

/* Where the element that x takes the place of was given. */
static void draw_swept(const struct drawing *d, const struct view *view)
{
	size_t index;
	double value, em = d->em;
	if (view->lanes == 0 || !names_swept(view->lane[0].curve, &index, &value) ||
		!inside(value, d->scene->x_lo, d->scene->x_hi))
		return;
	/* On the zero line that is the line. */
	if (inside(0, d->scene->x_lo, d->scene->x_hi) &&
		fabs(axis_place(&view->x, value) - axis_place(&view->x, 0)) < 0.1 * em)
		return;
	const double dash[] = { 0.15 * em, 0.2 * em };
	struct stroke stroke = {
		.colour = d->theme->muted, .width = 0.06 * em, .dash = dash, .dashes = 2
	};
	vertical(d, view, value, &stroke);
}

bool axes_shows_limit(const struct drawing *d, const struct view *view, size_t i)
{
	double limit = view->frame->limit[i], zero = axis_place(&view->y, 0);
	/* With more curves than two their limits are read off the curves, not off more
	   lines. */
	return view->lanes <= 2 && inside(limit, view->frame->y_lo, view->frame->y_hi) &&
		fabs(axis_place(&view->y, limit) - zero) > 0.1 * d->em &&
		leaves(view, limit, 0.1 * d->em);
}

void axes_asymptotes(const struct drawing *d, const struct view *view)
{
	const struct frame *frame = view->frame;
	draw_swept(d, view);
	double em = d->em;
	const double dash[] = { 0.4 * em, 0.2 * em, 0.08 * em, 0.2 * em };
	struct stroke stroke = {
		.colour = d->theme->asymptote, .width = 0.06 * em, .dash = dash, .dashes = 4
	};
	for (size_t i = 0; i < frame->limits; i++)
		if (axes_shows_limit(d, view, i))
			horizontal(d, view, frame->limit[i], &stroke);
}

/* "x10^5 + 3": what the labels of an axis are multiplied by and added to. */
static void multiplier(struct text *out, const struct ticks *ticks)
{
	if (ticks->exponent != 0) {
		text_add(out, TIMES "10<sup>");
		names_number(out, ticks->exponent);
		text_add(out, "</sup>");
	}
	if (ticks->offset != 0 && isfinite(ticks->offset)) {
		char digits[NUMBER_SIZE];
		number_format(ticks->offset, digits);
		text_add(out, ticks->offset > 0 ? "+" : "");
		names_digits(out, digits);
	}
}

static void x_labels(const struct drawing *d, const struct view *view)
{
	struct font font = layout_font(d, FACE_SANS, TICK_SIZE, d->theme->muted);
	double y = view->box.bottom + X_LABELS * d->em, edge = -HUGE_VAL;
	for (size_t i = 0; i < view->x_ticks.n; i++) {
		struct text t = { 0 };
		names_digits(&t, view->x_ticks.tick[i].label);
		double half = layout_size(d, text_string(&t), &font).width / 2;
		double x = axis_place(&view->x, view->x_ticks.tick[i].at);
		/* A label at the end of the axis moves in rather than off the page. */
		double room = 0.15 * d->em;
		x = fmin(fmax(x, half + room), d->page->width - half - room);
		if (x - half > edge + 0.3 * d->em) {
			layout_text(
				d, (struct point){ x, y }, ANCHOR_CENTRE, text_string(&t), &font);
			edge = x + half;
		}
		text_free(&t);
	}
}

static void y_labels(const struct drawing *d, const struct view *view)
{
	struct font font = layout_font(d, FACE_SANS, TICK_SIZE, d->theme->muted);
	for (size_t i = 0; i < view->y_ticks.n; i++) {
		struct text t = { 0 };
		names_digits(&t, view->y_ticks.tick[i].label);
		/* A label at the corner keeps off that of x. */
		double y = axis_place(&view->y, view->y_ticks.tick[i].at);
		struct point at = { view->box.left - LABEL_GAP * d->em,
			fmin(y, view->box.bottom - 0.2 * d->em) };
		layout_text(d, at, ANCHOR_RIGHT, text_string(&t), &font);
		text_free(&t);
	}
}

/* At the ends of the axes: right of the letter's row, and above the labels of y. */
static void multipliers(const struct drawing *d, const struct view *view)
{
	struct font font = layout_font(d, FACE_SANS, TICK_SIZE, d->theme->muted);
	struct text t = { 0 };
	multiplier(&t, &view->x_ticks);
	double row = view->letter ? LETTER_ROW : X_LABELS + 1.1;
	if (t.n > 0)
		layout_text(d, (struct point){ view->box.right, view->box.bottom + row * d->em },
			ANCHOR_RIGHT, text_string(&t), &font);
	text_free(&t);
	multiplier(&t, &view->y_ticks);
	const struct plot *plot = d->scene->plot;
	const char *unit = plot->chart != NULL ? plot->chart->y.unit : plot->ulps ? _("ulp") : NULL;
	if (unit != NULL)
		text_print(&t, "%s%s", t.n > 0 ? " " : "", unit);
	/* Above a caption, which begins where it would end, and above a label at the frame's end. */
	double above = d->scene->arrangement == SCENE_PAIR ? 1.9 : 0.75;
	for (size_t i = 0; i < view->y_ticks.n && above < 1; i++)
		if (axis_place(&view->y, view->y_ticks.tick[i].at) - view->box.top < 0.6 * d->em)
			above = 1.25;
	if (t.n > 0) {
		double width = layout_size(d, text_string(&t), &font).width;
		double x = fmax(view->box.left - LABEL_GAP * d->em, width + 0.15 * d->em);
		layout_text(d, (struct point){ x, view->box.top - above * d->em }, ANCHOR_RIGHT,
			text_string(&t), &font);
	}
	text_free(&t);
}

/* What data are, at the beginning of the line above their frame. */
static void y_name(const struct drawing *d, const struct view *view)
{
	const char *name = d->scene->plot->chart != NULL ? d->scene->plot->chart->y.name : NULL;
	struct font font = layout_font(d, FACE_SANS, TICK_SIZE, d->theme->muted);
	struct text t = { 0 };
	if (name == NULL)
		return;
	text_add_escaped(&t, name);
	layout_text(d, (struct point){ view->box.left, view->box.top - 0.75 * d->em }, ANCHOR_LEFT,
		text_string(&t), &font);
	text_free(&t);
}

void axes_labels(const struct drawing *d, const struct view *view)
{
	if (d->detail >= DETAIL_BARE)
		return;
	x_labels(d, view);
	y_labels(d, view);
	multipliers(d, view);
	if (d->scene->arrangement == SCENE_SINGLE && d->detail < DETAIL_NO_LETTER)
		y_name(d, view);
	if (!view->letter || view->frame->n == 0)
		return;
	struct text t = { 0 };
	const char *name = d->scene->plot->chart != NULL ? d->scene->plot->chart->x.name : NULL;
	struct font font = layout_font(d, FACE_SERIF_ITALIC, 1.1, d->theme->muted);
	if (name != NULL) {
		font = layout_font(d, FACE_SANS, 0.9, d->theme->muted);
		text_add_escaped(&t, name);
	} else {
		names_letter(&t, view->frame->series[0].curve);
	}
	struct point at = { (view->box.left + view->box.right) / 2,
		view->box.bottom + LETTER_ROW * d->em };
	layout_text(d, at, ANCHOR_CENTRE, text_string(&t), &font);
	text_free(&t);
}
