/* Labels at lines: each where its line is furthest from all others, or all in one column. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/field.h"

#include "base/alloc.h"
#include "base/gettext.h"

#include <math.h>
#include <stdlib.h>

/* A label may stand at many places: beside each sample of its line, on either side, and further
   off with a leader. In further frames of a pair, whose colours the first explains, a label
   whose line is nowhere by itself is left out. Each place has a score made of distances in em; places that touch anything
   have none. A family's labels are first tried in one column, all on the same side of their
   lines. Else labels are placed one by one, the one with the fewest good places first, and
   then each once more with the others in place. */

#define SIZE 0.9
#define OFF 0.5            /* from the line */
#define FROM_FRAME 0.25    /* from the frame's sides */
#define FROM_LABEL 0.35
#define FROM_LINE 0.3      /* least distance from a line, its own or another */
#define FROM_COLUMN 0.24   /* the same in a column, where lines are as regular as labels */
#define FROM_RULE 0.18     /* from zero lines and circles */
#define REACH 2.5          /* clearance beyond this is no better */
#define LEADER 1.0         /* a label further off gets one */
#define AMBIGUOUS 0.1     /* others must be this much further than the own line */
#define GOOD 0.3           /* a score that needs no search further off */
#define NO_PLACE -1e9

static const double offs[] = {OFF, 1.3, 2.2, 3.3, 4.6};

/* ---- the labels a view needs ----------------------------------------------------------- */

static void add_label(struct labels *labels, const struct drawing *d, size_t owner,
	const char *markup, struct colour colour)
{
	labels->label = alloc_grow(labels->label, labels->n, &labels->room,
		sizeof *labels->label);
	struct label *l = &labels->label[labels->n++];
	*l = (struct label){.markup = alloc_copy(markup), .owner = owner,
		.font = layout_font(d, FACE_SANS, SIZE, colour)};
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

static void lane_labels(struct labels *labels, const struct field *f)
{
	const struct view *view = f->view;
	enum order order = view->frame->series[0].order;
	for (size_t i = 0; i < view->lanes; i++) {
		struct text t = {0};
		names_lane(&t, view, i, order, i == fullest(view));
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
	} edge[] = {{"lower", LABEL_LOWER}, {"upper", LABEL_UPPER}};
	const struct curve *curve = f->view->lanes == 1 ? f->view->lane[0].curve : NULL;
	if (!curve || curve->row->kind != KIND_STOCHASTIC || f->d->scene->x_lo >= 0
			|| f->view->frame->series[0].order != ORDER_F)
		return;
	for (size_t i = 0; i < 2; i++) {
		int k = activation_param(curve->row, edge[i].param);
		if (k < 0)
			continue;
		struct text number = {0}, t = {0};
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
	if (isnan(f->swept) || (!panels && f->view != &f->d->view[0])
			|| !names_swept(f->view->lane[0].curve, &index, &value))
		return;
	struct text t = {0};
	names_letter(&t, f->view->lane[0].curve);
	text_add(&t, " = ");
	names_number(&t, value);
	add_label(labels, f->d, LABEL_SWEPT, text_string(&t), f->d->theme->muted);
	text_free(&t);
}

/* ---- places --------------------------------------------------------------------------- */

static bool overlap(const struct box *a, const struct box *b, double apart)
{
	return a->left < b->right + apart && b->left < a->right + apart
		&& a->top < b->bottom + apart && b->top < a->bottom + apart;
}

static bool is_free(const struct labels *labels, const struct field *f,
	const struct label *label, const struct box *box)
{
	const struct box *frame = &f->view->box;
	double em = f->d->em, inset = FROM_FRAME * em;
	if (box->left < frame->left + inset || box->right > frame->right - inset
			|| box->top < frame->top + inset || box->bottom > frame->bottom - inset)
		return false;
	for (size_t i = 0; i < labels->n; i++) {
		const struct label *l = &labels->label[i];
		if (l != label && l->placed && overlap(box, &l->box, FROM_LABEL * em))
			return false;
	}
	return true;
}

static struct box box_at(const struct label *label, struct point centre)
{
	double w = label->extent.width / 2;
	double h = (label->extent.ascent + label->extent.descent) / 2;
	return (struct box){centre.x - w, centre.y - h, centre.x + w, centre.y + h};
}

/* Whether a line is by itself at one of its points. */
static bool is_alone(const struct field *f, struct point foot, size_t owner)
{
	struct clearance c;
	const struct box point = {foot.x, foot.y, foot.x, foot.y};
	field_clearance(f, &point, owner, f->d->em, &c);
	return c.other >= FROM_LINE * f->d->em;
}

/* 1 if the zero line of y runs between a label and its line. */
static int parted(const struct field *f, const struct box *box, struct point foot)
{
	return (f->zero_y > box->bottom && f->zero_y < foot.y)
		|| (f->zero_y < box->top && f->zero_y > foot.y);
}

/* A place on trial. */
struct place {
	struct box box;
	struct point foot;
	double off;        /* em from the line */
	bool column;       /* its neighbours stand to their lines as it does to its own */
};

/* How good a place is; NO_PLACE where it touches something. A place nearer to the line of
   another is one for want of a better, and none where colours are much alike. */
static double score(const struct labels *labels, const struct field *f,
	const struct label *label, const struct place *place)
{
	double em = f->d->em;
	bool leader = place->off > LEADER;
	if (!is_free(labels, f, label, &place->box))
		return NO_PLACE;
	bool alone = is_alone(f, place->foot, label->owner);
	bool first = f->view == &f->d->view[0];
	if (!alone && (leader || place->column || f->view->family || !first))
		return NO_PLACE;
	struct clearance c;
	field_clearance(f, &place->box, label->owner, REACH * em, &c);
	double least = place->column ? FROM_COLUMN : FROM_LINE;
	if (c.own < least * em || c.other < least * em || c.rule < FROM_RULE * em)
		return NO_PLACE;
	double worse = (leader ? 1 + 0.3 * place->off : 0) + (alone ? 0 : 2);
	if (place->column ? c.other < c.own - AMBIGUOUS * em
			: !leader && c.other < c.own + AMBIGUOUS * em) {
		if (f->view->family)
			return NO_PLACE;
		worse += 1.5;
	}
	const struct box *frame = &f->view->box;
	double middle = (frame->left + frame->right) / 2;
	if (place->box.left < frame->left + 0.45 * em)
		worse += 0.1;
	double aside = fabs((place->box.left + place->box.right) / 2 - middle)
		/ (frame->right - middle);
	return c.other / em + 0.3 * fmin(c.rule / em, 1) + 0.25 * aside - worse
		- 0.8 * fmax(c.own / em - OFF, 0) - 1.5 * parted(f, &place->box, place->foot);
}

static void settle(struct label *label, const struct place *place, double points)
{
	label->placed = true;
	label->box = place->box;
	label->foot = place->foot;
	label->score = points;
	label->leader = place->off > LEADER;
}

static struct point nearest_edge(const struct box *box, struct point p)
{
	return (struct point){fmin(fmax(p.x, box->left), box->right),
		fmin(fmax(p.y, box->top), box->bottom)};
}

/* Tries both sides of the line at sample k of a strand, `off` em away. */
static void try_sample(const struct labels *labels, const struct field *f,
	struct label *label, struct label *best, const struct strand *s, size_t k, double off)
{
	struct point a = s->p[k > 0 ? k - 1 : 0], b = s->p[k + 1 < s->n ? k + 1 : k], p = s->p[k];
	double length = hypot(b.x - a.x, b.y - a.y), em = f->d->em;
	if (!(length > 0))
		return;
	for (int way = -1; way <= 1; way += 2) {
		double nx = -way * (b.y - a.y) / length, ny = way * (b.x - a.x) / length;
		double half = fabs(nx) * label->extent.width / 2
			+ fabs(ny) * (label->extent.ascent + label->extent.descent) / 2;
		double away = off * em + half;
		struct place place = {.foot = p, .off = off,
			.box = box_at(label, (struct point){p.x + away * nx, p.y + away * ny})};
		double points = score(labels, f, label, &place);
		if (points > best->score && (off <= LEADER
				|| field_crossings(f, p, nearest_edge(&place.box, p), label->owner) == 0))
			settle(best, &place, points);
	}
}

/* The best place for one label with the others where they are; NO_PLACE if none. */
static double find_place(const struct labels *labels, const struct field *f,
	struct label *label)
{
	struct label best = *label;
	best.placed = false;
	best.score = NO_PLACE;
	for (size_t level = 0; level < sizeof offs / sizeof *offs && best.score < GOOD; level++)
		for (size_t i = 0; i < f->n; i++) {
			const struct strand *s = &f->strand[i];
			if (s->owner != label->owner || !s->labelled)
				continue;
			for (size_t k = 0; k < s->n; k++)
				try_sample(labels, f, label, &best, s, k, offs[level]);
		}
	*label = best;
	return best.score;
}

/* The given element's label: beside its line, as high up as it touches nothing. */
static void place_swept(const struct labels *labels, const struct field *f,
	struct label *label)
{
	double em = f->d->em, step = 0.5 * em;
	const struct box *frame = &f->view->box;
	double half = label->extent.width / 2 + 0.4 * em;
	for (double y = frame->top + 0.9 * em; y < frame->bottom - 0.9 * em; y += step)
		for (int way = 1; way >= -1; way -= 2) {
			struct place place = {.foot = {f->swept, y},
				.box = box_at(label, (struct point){f->swept + way * half, y})};
			struct clearance c;
			if (!is_free(labels, f, label, &place.box))
				continue;
			field_clearance(f, &place.box, label->owner, em, &c);
			if (c.other < FROM_LINE * em || c.rule < FROM_RULE * em)
				continue;
			settle(label, &place, 0);
			return;
		}
}

/* ---- one column ----------------------------------------------------------------------- */

/* The point of the owner's line at x, which it covers. */
static struct point foot_at(const struct field *f, size_t owner, double x)
{
	double top = 0, bottom = 0;
	field_reach(f, owner, x, x, &top, &bottom);
	return (struct point){x, (top + bottom) / 2};
}

/* Puts all lanes' labels into a column that begins at `left`, `off` em above (way -1) or below
   (1) their lines. Returns the worst score; NO_PLACE leaves none placed. */
static double place_column(struct labels *labels, const struct field *f, double left,
	int way, double off)
{
	double worst = HUGE_VAL, em = f->d->em;
	for (size_t i = 0; i < labels->n; i++)
		if (labels->label[i].owner < f->view->lanes)
			labels->label[i].placed = false;
	for (size_t i = 0; i < labels->n && worst > NO_PLACE; i++) {
		struct label *l = &labels->label[i];
		double top, bottom, right = left + l->extent.width;
		if (l->owner >= f->view->lanes)
			continue;
		if (!field_reach(f, l->owner, left, right, &top, &bottom)) {
			worst = NO_PLACE;
			break;
		}
		double half = (l->extent.ascent + l->extent.descent) / 2;
		double y = way < 0 ? top - off * em - half : bottom + off * em + half;
		struct place place = {.foot = foot_at(f, l->owner, (left + right) / 2),
			.off = off, .column = true,
			.box = box_at(l, (struct point){(left + right) / 2, y})};
		double points = score(labels, f, l, &place);
		worst = fmin(worst, points);
		settle(l, &place, points);
	}
	if (worst <= NO_PLACE)
		for (size_t i = 0; i < labels->n; i++)
			if (labels->label[i].owner < f->view->lanes)
				labels->label[i].placed = false;
	return worst;
}

static bool find_column(struct labels *labels, const struct field *f)
{
	static const double closer[] = {OFF, 0.42, 0.34, 0.28};
	double em = f->d->em, best = NO_PLACE, best_left = 0, best_off = 0;
	int best_way = 0;
	for (size_t i = 0; i < sizeof closer / sizeof *closer && best <= NO_PLACE; i++)
		for (double left = f->view->box.left + FROM_FRAME * em;
				left < f->view->box.right; left += 0.5 * em)
			for (int way = -1; way <= 1; way += 2) {
				double points = place_column(labels, f, left, way, closer[i]);
				if (points <= best + 1e-9)
					continue;
				best = points;
				best_left = left;
				best_way = way;
				best_off = closer[i];
			}
	if (best <= NO_PLACE)
		return false;
	place_column(labels, f, best_left, best_way, best_off);
	return true;
}

/* ---- one by one ----------------------------------------------------------------------- */

/* Places what has no place yet; `again`: then moves each lane's to where it is best now. */
static void find_places(struct labels *labels, const struct field *f, bool again)
{
	for (size_t left = labels->n; left > 0; left--) {
		struct label *hardest = NULL;
		for (size_t i = 0; i < labels->n; i++) {
			struct label trial = labels->label[i];
			if (trial.placed || trial.hopeless || trial.owner == LABEL_SWEPT)
				continue;
			labels->label[i].score = find_place(labels, f, &trial);
			if (!hardest || labels->label[i].score < hardest->score)
				hardest = &labels->label[i];
		}
		if (!hardest)
			break;
		find_place(labels, f, hardest);
		hardest->hopeless = !hardest->placed;
	}
	for (size_t i = 0; i < labels->n; i++) {
		struct label *l = &labels->label[i];
		if (l->placed && again && l->owner < f->view->lanes)
			find_place(labels, f, l);
	}
}

bool labels_place(struct labels *labels, const struct drawing *d, const struct view *view)
{
	const struct plot *plot = d->scene->plot;
	bool panels = d->scene->arrangement == SCENE_PANELS;
	if (!plot->legend || d->detail >= DETAIL_NO_LEGEND || view->frame->n == 0)
		return true;
	struct field field;
	field_init(&field, d, view);
	if (!d->key && (panels ? view->lanes > 1 : d->many))
		lane_labels(labels, &field);
	edge_labels(labels, &field);
	bool column = view->family && find_column(labels, &field);
	find_places(labels, &field, !column);
	swept_label(labels, &field);
	bool all = true;
	for (size_t i = 0; i < labels->n; i++) {
		struct label *l = &labels->label[i];
		if (l->owner == LABEL_SWEPT)
			place_swept(labels, &field, l);
		all = all && (l->placed || l->owner >= view->lanes);
	}
	for (size_t i = 0; i < labels->n && !all && (panels || view == &d->view[0]); i++)
		labels->label[i].placed = labels->label[i].placed
			&& labels->label[i].owner >= view->lanes;
	field_free(&field);
	return all || panels || view != &d->view[0];
}

void labels_draw(const struct labels *labels, const struct drawing *d)
{
	for (size_t i = 0; i < labels->n; i++) {
		const struct label *l = &labels->label[i];
		if (!l->placed)
			continue;
		if (l->leader) {
			struct stroke stroke = {.colour = l->font.colour, .width = 0.05 * d->em};
			struct point edge = nearest_edge(&l->box, l->foot);
			double length = hypot(edge.x - l->foot.x, edge.y - l->foot.y);
			double keep = fmax(1 - 0.2 * d->em / length, 0);
			edge.x = l->foot.x + keep * (edge.x - l->foot.x);
			edge.y = l->foot.y + keep * (edge.y - l->foot.y);
			layout_line(d, l->foot, edge, &stroke);
		}
		struct point at = {l->box.left, l->box.top + l->extent.ascent};
		d->canvas->text(d->canvas->self, at, ANCHOR_LEFT, l->markup, &l->font);
	}
}

void labels_free(struct labels *labels)
{
	for (size_t i = 0; i < labels->n; i++)
		free(labels->label[i].markup);
	free(labels->label);
	*labels = (struct labels){0};
}
