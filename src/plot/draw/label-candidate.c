/* Sites: where beside its line a label might stand, weighed by what is near. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/draw/label-candidate.h"

#include <math.h>

#define FROM_LABEL 0.35
#define FROM_LINE 0.3	 /* least distance from a line, its own or another */
#define FROM_COLUMN 0.24 /* the same in a column, where lines are regular too */
#define FROM_LEADER 0.2	 /* of labels from the leaders of others */
#define FROM_RULE 0.18	 /* from zero lines and circles */
#define REACH 2.5	 /* clearance beyond this is no better */
#define LEADER 1.0	 /* a label further off gets one */
#define NEARER 0.1	 /* others must be this much further than the own line */
#define LED_CLEAR 0.6	 /* and this far from a label that a leader leads to */
#define UNDER 0.7	 /* what a place loses whose line hides another */
#define ROUNDING 1e-9	 /* em: more than rounding makes of a score */
#define GOOD 0.3	 /* a score that needs no search further off */

static const double offs[] = { SITE_OFF, 1.3, 2.2, 3.3, 4.6 };

static bool overlap(const struct box *a, const struct box *b, double apart)
{
	return a->left < b->right + apart && b->left < a->right + apart &&
		a->top < b->bottom + apart && b->top < a->bottom + apart;
}

struct point site_edge(const struct box *box, struct point p)
{
	return (struct point){ fmin(fmax(p.x, box->left), box->right),
		fmin(fmax(p.y, box->top), box->bottom) };
}

/* Whether the straight way from a to b comes near a box. */
static bool meets(struct point a, struct point b, const struct box *box, double near)
{
	for (int i = 0; i <= 32; i++) {
		double t = i / 32.0, x = a.x + t * (b.x - a.x), y = a.y + t * (b.y - a.y);
		if (x > box->left - near && x < box->right + near && y > box->top - near &&
			y < box->bottom + near)
			return true;
	}
	return false;
}

static bool is_free(const struct labels *labels, const struct field *f, const struct label *label,
	const struct box *box)
{
	const struct box *frame = &f->view->box;
	double em = f->d->em, inset = SITE_INSET * em;
	if (box->left < frame->left + inset || box->right > frame->right - inset ||
		box->top < frame->top + inset || box->bottom > frame->bottom - inset)
		return false;
	for (size_t i = 0; i < labels->n; i++) {
		const struct label *l = &labels->label[i];
		if (l == label || l->owner == label->owner || !l->placed)
			continue;
		if (overlap(box, &l->box, FROM_LABEL * em))
			return false;
		if (l->leader && meets(l->foot, site_edge(&l->box, l->foot), box, FROM_LEADER * em))
			return false;
	}
	return true;
}

struct box site_box(const struct label *label, struct point centre)
{
	double w = label->extent.width / 2;
	double h = (label->extent.ascent + label->extent.descent) / 2;
	return (struct box){ centre.x - w, centre.y - h, centre.x + w, centre.y + h };
}

/* Whether a line is by itself at one of its points. */
static bool is_alone(const struct field *f, struct point foot, size_t owner)
{
	struct clearance c, needed = { .other = FROM_LINE * f->d->em, .rule = -HUGE_VAL };
	const struct box point = { foot.x, foot.y, foot.x, foot.y };
	return field_clearance(f, &point, owner, f->d->em, &needed, &c);
}

/* 1 if the zero line of y runs between a label and its line. */
static int parted(const struct field *f, const struct box *box, struct point foot)
{
	return (f->zero_y > box->bottom && f->zero_y < foot.y) ||
		(f->zero_y < box->top && f->zero_y > foot.y);
}

double site_score(const struct labels *labels, const struct field *f, const struct label *label,
	const struct site *place, double best)
{
	double em = f->d->em;
	bool leader = place->off > LEADER;
	if (!is_free(labels, f, label, &place->box))
		return SITE_NONE;
	const struct box *frame = &f->view->box;
	double middle = (frame->left + frame->right) / 2;
	double aside =
		fabs((place->box.left + place->box.right) / 2 - middle) / (frame->right - middle);
	/* What of other lines the score below takes to be better than the best, all else at its best. */
	double better = best - 0.3 - (f->view->family ? 0.6 : 0.25) * aside +
		(leader ? 1 + 0.3 * place->off : 0) + 1.5 * parted(f, &place->box, place->foot);
	double least = place->column ? FROM_COLUMN : FROM_LINE;
	struct clearance c,
		needed = { .own = least * em,
			.other = fmax(least, better - ROUNDING) * em,
			.rule = FROM_RULE * em };
	if (better - ROUNDING > REACH ||
		!field_clearance(f, &place->box, label->owner, REACH * em, &needed, &c))
		return SITE_NONE;
	if (c.other < (leader ? LED_CLEAR * em : c.own + NEARER * em))
		return SITE_NONE;
	bool alone = is_alone(f, place->foot, label->owner);
	double worse = (leader ? 1 + 0.3 * place->off : 0) + (alone ? 0 : 2) +
		(alone && field_hides(f, place->foot, label->owner) ? UNDER : 0);
	if (place->box.left < frame->left + 0.45 * em)
		worse += 0.1;
	return c.other / em + 0.3 * fmin(c.rule / em, 1) + (f->view->family ? 0.6 : 0.25) * aside -
		worse - 0.8 * fmax(c.own / em - SITE_OFF, 0) -
		1.5 * parted(f, &place->box, place->foot);
}

void site_settle(struct label *label, const struct site *place, double points)
{
	label->placed = true;
	label->box = place->box;
	label->foot = place->foot;
	label->score = points;
	label->leader = place->off > LEADER;
}

/* Whether a leader would cross lines of others or come near their labels. */
static bool crosses(const struct labels *labels, const struct field *f, struct point from,
	struct point to, size_t owner)
{
	for (size_t i = 0; i < labels->n; i++)
		if (labels->label[i].placed && labels->label[i].owner != owner &&
			meets(from, to, &labels->label[i].box, FROM_LEADER * f->d->em))
			return true;
	return field_crossings(f, from, to, owner) > 0;
}

/* Tries both sides of the line at sample k of a strand, `off` em away. */
static void try_sample(const struct labels *labels, const struct field *f, struct label *label,
	struct label *best, const struct strand *s, size_t k, double off)
{
	struct point a = s->p[k > 0 ? k - 1 : 0], b = s->p[k + 1 < s->n ? k + 1 : k];
	struct point p = s->p[k];
	double length = hypot(b.x - a.x, b.y - a.y), em = f->d->em;
	if (!(length > 0))
		return;
	for (int way = -1; way <= 1; way += 2) {
		double nx = -way * (b.y - a.y) / length, ny = way * (b.x - a.x) / length;
		double half = fabs(nx) * label->extent.width / 2 +
			fabs(ny) * (label->extent.ascent + label->extent.descent) / 2;
		double away = off * em + half;
		struct point centre = { p.x + away * nx, p.y + away * ny };
		struct site place = { .foot = p, .off = off, .box = site_box(label, centre) };
		double points = site_score(labels, f, label, &place, best->score);
		if (points > best->score &&
			!(off > LEADER &&
				crosses(labels, f, p, site_edge(&place.box, p), label->owner)))
			site_settle(best, &place, points);
	}
}

double site_find(const struct labels *labels, const struct field *f, struct label *label)
{
	struct label best = *label;
	best.placed = false;
	best.score = SITE_NONE;
	for (size_t level = 0; level < sizeof offs / sizeof *offs && best.score < GOOD; level++)
		for (size_t i = 0; i < f->n; i++) {
			const struct strand *s = &f->strand[i];
			if (s->owner != label->owner || !s->labelled)
				continue;
			for (size_t k = 0; k < s->n; k += 2)
				if (!s->hidden[k])
					try_sample(labels, f, label, &best, s, k, offs[level]);
		}
	*label = best;
	return best.score;
}

void site_find_swept(const struct labels *labels, const struct field *f, struct label *label)
{
	double em = f->d->em, step = 0.5 * em;
	const struct box *frame = &f->view->box;
	double half = label->extent.width / 2 + 0.4 * em;
	for (double y = frame->top + 0.9 * em; y < frame->bottom - 0.9 * em; y += step)
		for (int way = 1; way >= -1; way -= 2) {
			struct point centre = { f->swept + way * half, y };
			struct site place = { .foot = { f->swept, y },
				.box = site_box(label, centre) };
			struct clearance c,
				needed = { .other = FROM_LINE * em, .rule = FROM_RULE * em };
			if (!is_free(labels, f, label, &place.box) ||
				!field_clearance(f, &place.box, label->owner, em, &needed, &c))
				continue;
			site_settle(label, &place, 0);
			return;
		}
}
