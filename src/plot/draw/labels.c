/* Labels at lines: each where its line is furthest from all others, or in a column. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/draw/label-candidate.h"

#include "base/alloc.h"
#include "base/gettext.h"

#include <math.h>
#include <stdlib.h>

/* A label may stand at many places: beside each sample of its line, on either side,
   and further off with a leader. In further frames of a pair, whose colours the first
   explains, a label whose line is nowhere by itself is left out. Each place has a
   score made of distances in em; places that touch anything have none. A family's
   labels are first tried in one column, all on the same side of their lines. Else
   labels are placed one by one, the one with the fewest good places first, and then
   each once more with the others in place. */

#define SIZE 0.9

/* ---- the labels a view needs ------------------------------------------------------- */

static void add_label(struct labels *labels, const struct drawing *d, size_t owner,
	const char *markup, struct colour colour)
{
	labels->label = alloc_grow(labels->label, labels->n, &labels->room, sizeof *labels->label);
	struct label *l = &labels->label[labels->n++];
	*l = (struct label){ .markup = alloc_copy(markup),
		.owner = owner,
		.font = layout_font(d, FACE_SANS, SIZE, colour) };
	l->extent = layout_size(d, markup, &l->font);
}

/* The lane whose label bears the family's parameter: the highest value's. */
static size_t fullest(const struct view *view)
{
	size_t best = 0;
	for (size_t i = 1; i < view->lanes && view->family; i++) {
		int k = view->lane[i].curve->varied;
		if (view->lane[i].curve->scalar[k] > view->lane[best].curve->scalar[k])
			best = i;
	}
	return best;
}

/* `brief`: slopes of a vector function are called what its outputs are; the caption tells
   what they are. */
static void lane_labels(struct labels *labels, const struct field *f, bool brief)
{
	const struct view *view = f->view;
	enum order order = brief ? ORDER_F : view->frame->series[0].order;
	size_t full = view->lane[fullest(view)].first;
	for (size_t i = 0; i < view->lanes; i++) {
		struct text t = { 0 };
		if (view->lane[i].first != i)
			continue;
		names_alike(&t, view, i, order, i == full);
		add_label(labels, f->d, i, text_string(&t), view->lane[i].word);
		text_free(&t);
	}
	for (size_t i = 0; i < f->n; i++)
		if (f->strand[i].owner == LABEL_ALL) {
			add_label(labels, f->d, LABEL_ALL, _("all"), f->d->theme->muted);
			break;
		}
}

/* The slopes at the edges of a random function's band. */
static void edge_labels(struct labels *labels, struct field *f)
{
	static const struct {
		const char *param;
		size_t owner;
	} edge[] = { { "lower", LABEL_LOWER }, { "upper", LABEL_UPPER } };
	const struct curve *curve = f->view->lanes == 1 ? f->view->lane[0].curve : NULL;
	if (!curve || curve->row->kind != KIND_STOCHASTIC || f->d->scene->x_lo >= 0 ||
		f->view->frame->series[0].order != ORDER_F)
		return;
	for (size_t i = 0; i < 2; i++) {
		int k = activation_param(curve->row, edge[i].param);
		if (k < 0)
			continue;
		struct text number = { 0 }, t = { 0 };
		names_number(&number, curve->scalar[k]);
		text_print(&t, _("slope %s"), text_string(&number));
		field_add_line(f, edge[i].owner, curve->scalar[k]);
		add_label(labels, f->d, edge[i].owner, text_string(&t), f->d->theme->muted);
		text_free(&number);
		text_free(&t);
	}
}

static void swept_label(struct labels *labels, const struct field *f)
{
	size_t index;
	double value;
	bool panels = f->d->scene->arrangement == SCENE_PANELS;
	if (isnan(f->swept) || (!panels && f->view != &f->d->view[0]) ||
		!names_swept(f->view->lane[0].curve, &index, &value))
		return;
	struct text t = { 0 };
	names_letter(&t, f->view->lane[0].curve);
	text_add(&t, " = ");
	names_number(&t, value);
	add_label(labels, f->d, LABEL_SWEPT, text_string(&t), f->d->theme->muted);
	text_free(&t);
}

/* ---- one column -------------------------------------------------------------------- */

/* The point of the owner's line at x, which it covers. */
static struct point foot_at(const struct field *f, size_t owner, double x)
{
	double top = 0, bottom = 0;
	field_reach(f, owner, x, x, &top, &bottom);
	return (struct point){ x, (top + bottom) / 2 };
}

/* Puts all lanes' labels into a column that begins at `left`, `off` em above (way -1)
   or below (1) their lines. Returns the worst score; SITE_NONE leaves none placed. */
static double place_column(
	struct labels *labels, const struct field *f, double left, int way, double off)
{
	double worst = HUGE_VAL, em = f->d->em;
	for (size_t i = 0; i < labels->n; i++)
		if (labels->label[i].owner < f->view->lanes)
			labels->label[i].placed = false;
	for (size_t i = 0; i < labels->n && worst > SITE_NONE; i++) {
		struct label *l = &labels->label[i];
		double top, bottom, right = left + l->extent.width;
		if (l->owner >= f->view->lanes)
			continue;
		if (!field_reach(f, l->owner, left, right, &top, &bottom)) {
			worst = SITE_NONE;
			break;
		}
		double half = (l->extent.ascent + l->extent.descent) / 2;
		double y = way < 0 ? top - off * em - half : bottom + off * em + half;
		struct site place = { .foot = foot_at(f, l->owner, (left + right) / 2),
			.off = off,
			.column = true,
			.box = site_box(l, (struct point){ (left + right) / 2, y }) };
		double points = site_score(labels, f, l, &place, SITE_NONE);
		worst = fmin(worst, points);
		site_settle(l, &place, points);
	}
	if (worst <= SITE_NONE)
		for (size_t i = 0; i < labels->n; i++)
			if (labels->label[i].owner < f->view->lanes)
				labels->label[i].placed = false;
	return worst;
}

static bool find_column(struct labels *labels, const struct field *f)
{
	static const double closer[] = { SITE_OFF, 0.42, 0.34, 0.28 };
	double em = f->d->em, best = SITE_NONE, best_left = 0, best_off = 0;
	int best_way = 0;
	for (size_t i = 0; i < sizeof closer / sizeof *closer && best <= SITE_NONE; i++)
		for (double left = f->view->box.left + SITE_INSET * em; left < f->view->box.right;
			left += 0.5 * em)
			for (int way = -1; way <= 1; way += 2) {
				double points = place_column(labels, f, left, way, closer[i]);
				if (points <= best + 1e-9)
					continue;
				best = points;
				best_left = left;
				best_way = way;
				best_off = closer[i];
			}
	if (best <= SITE_NONE)
		return false;
	place_column(labels, f, best_left, best_way, best_off);
	return true;
}

/* ---- one by one -------------------------------------------------------------------- */

/* Places what has no place yet; `again`: then moves each lane's to where it is best
   now. False, and nothing more done, where a lane's finds none. */
static bool find_places(struct labels *labels, const struct field *f, bool again)
{
	for (size_t left = labels->n; left > 0; left--) {
		struct label *hardest = NULL;
		for (size_t i = 0; i < labels->n; i++) {
			struct label trial = labels->label[i];
			if (trial.placed || trial.hopeless || trial.owner == LABEL_SWEPT)
				continue;
			labels->label[i].score = site_find(labels, f, &trial);
			if (!trial.placed && trial.owner < f->view->lanes)
				return false;
			if (!hardest || labels->label[i].score < hardest->score)
				hardest = &labels->label[i];
		}
		if (!hardest)
			break;
		site_find(labels, f, hardest);
		hardest->hopeless = !hardest->placed;
	}
	for (size_t i = 0; i < labels->n; i++) {
		struct label *l = &labels->label[i];
		if (l->placed && again && l->owner < f->view->lanes)
			site_find(labels, f, l);
	}
	return true;
}

/* Labels the view's lines; false, and no labels, where one has no place. */
static bool label_lanes(struct labels *labels, struct field *f, bool brief)
{
	labels_free(labels);
	lane_labels(labels, f, brief);
	if (f->d->detail < DETAIL_NO_LEGEND)
		edge_labels(labels, f);
	bool column = f->view->family && find_column(labels, f);
	if (find_places(labels, f, !column))
		return true;
	labels_free(labels);
	return false;
}

static void label_swept(struct labels *labels, const struct field *f)
{
	swept_label(labels, f);
	for (size_t i = 0; i < labels->n; i++)
		if (labels->label[i].owner == LABEL_SWEPT)
			site_find_swept(labels, f, &labels->label[i]);
}

bool labels_place(struct labels *labels, const struct drawing *d, const struct view *view)
{
	const struct plot *plot = d->scene->plot;
	bool panels = d->scene->arrangement == SCENE_PANELS;
	if (!plot->legend || view->frame->n == 0 || plot->chart != NULL)
		return true;
	bool wanted = !d->keyed && (panels ? view->lanes > 1 : d->many);
	if (d->detail >= DETAIL_BARE || (wanted && alike_count(view) > MOST_LABELS))
		return !wanted;
	struct field field;
	field_init(&field, d, view);
	bool vector = view->lanes > 0 && view->lane[0].curve->outputs > 1 &&
		view->frame->series[0].order != ORDER_F;
	bool all = !wanted || label_lanes(labels, &field, false) ||
		(vector && label_lanes(labels, &field, true));
	if (!wanted && d->detail < DETAIL_NO_LEGEND) {
		edge_labels(labels, &field);
		find_places(labels, &field, false);
	}
	if (d->detail < DETAIL_NO_LEGEND)
		label_swept(labels, &field);
	field_free(&field);
	return all;
}

void labels_draw(const struct labels *labels, const struct drawing *d)
{
	for (size_t i = 0; i < labels->n; i++) {
		const struct label *l = &labels->label[i];
		if (!l->placed)
			continue;
		if (l->leader) {
			struct stroke stroke = { .colour = l->font.colour, .width = 0.05 * d->em };
			struct point edge = site_edge(&l->box, l->foot);
			double length = hypot(edge.x - l->foot.x, edge.y - l->foot.y);
			double keep = fmax(1 - 0.2 * d->em / length, 0);
			edge.x = l->foot.x + keep * (edge.x - l->foot.x);
			edge.y = l->foot.y + keep * (edge.y - l->foot.y);
			layout_line(d, l->foot, edge, &stroke);
		}
		struct point at = { l->box.left, l->box.top + l->extent.ascent };
		d->canvas->text(d->canvas->self, at, ANCHOR_LEFT, l->markup, &l->font);
	}
}

void labels_free(struct labels *labels)
{
	for (size_t i = 0; i < labels->n; i++)
		free(labels->label[i].markup);
	free(labels->label);
	*labels = (struct labels){ 0 };
}
