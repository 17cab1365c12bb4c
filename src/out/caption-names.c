/* What the lines of a text plot are called, and how they are told apart. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "out/caption-names.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* Columns of a name at a line's end: a share of the plot's. */
#define NAME_SHARE 6
#define NAME_LEAST 8
#define NAME_MOST 16

/* ---- lines ------------------------------------------------------------------------- */

bool caption_same_lane(const struct series *a, const struct series *b)
{
	return a->curve == b->curve && a->output == b->output;
}

size_t caption_lanes(const struct frame *frame, size_t series)
{
	size_t lanes = 0;
	for (size_t i = 0; i < series && i < frame->n; i++)
		lanes += i == 0 || !caption_same_lane(&frame->series[i - 1], &frame->series[i]);
	return lanes;
}

/* Data: points are dots that stand apart; of several series without colours all but the first are dashed. */
static struct ink data_ink(const struct caption *caption, const struct frame *frame, size_t series)
{
	static const char symbols[] = "*o+x%&";
	struct ink ink = { symbols[series % 6], 1, 1, (int)series, '\0' };
	if (frame->series[series].data->kind == DATA_POINTS)
		ink.period = 2;
	else if (frame->series[series].data->kind == DATA_MAP)
		ink.symbol = '#';
	else if (frame->series[series].data->kind == DATA_LEVEL)
		ink.symbol = '=';
	else if (series > 0 && !caption->coloured)
		ink = (struct ink){ ink.symbol, 0x0f, 6, 0, '\0' };
	if (series > 2)
		ink.colour = 3 + (int)(series % 6);
	return ink;
}

struct ink caption_ink(const struct caption *caption, const struct frame *frame, size_t series)
{
	static const struct ink order_ink[ORDERS] = { { '*', 1, 1, 0 }, { '.', 1, 2, 1 },
		{ ',', 1, 4, 2 } };
	/* Without colour: solid, every second dot, dashes, every fourth, dash and dot,
	 * pairs. */
	static const struct ink patterns[6] = { { 0, 1, 1, 0 }, { 0, 1, 2, 0 }, { 0, 0x0f, 6, 0 },
		{ 0, 1, 4, 0 }, { 0, 0x17, 6, 0 }, { 0, 0x3, 4, 0 } };
	/* In ASCII o, O and 0 would be circles. */
	static const char letters[] = "abcdefghijklmnpqrstuvwxyzABCDEFGHIJKLMNPQRSTUVWXYZ123456789";
	enum { SINGLE = 25, ALL = sizeof letters - 1 };
	enum order order = frame->series[series].order;
	if (frame->chart != NULL)
		return data_ink(caption, frame, series);
	if (caption_lanes(frame, frame->n) == 1)
		return order_ink[order];
	size_t lane = caption_lanes(frame, series + 1) - 1;
	bool mixed = caption->scene->arrangement != SCENE_PAIR;
	struct ink ink = patterns[caption->coloured ? 0 : lane % 6];
	if (mixed && caption->coloured)
		ink = order_ink[order];
	else if (mixed)
		ink = patterns[(lane * 2 + order) % 6];
	ink.symbol = letters[lane % ALL];
	if (mixed)
		ink.symbol = order == ORDER_F ? letters[SINGLE + lane % SINGLE]
			: order == ORDER_DF   ? letters[lane % SINGLE]
					      : letters[2 * SINGLE + lane % 9];
	ink.bead = lane < 6 ? '\0' : ink.symbol;
	ink.colour = 3 + (int)(lane % 6);
	return ink;
}

bool caption_beaded(const struct ink *ink, size_t column)
{
	enum { PITCH = 9 };
	return ink->bead != '\0' && (column + 2 * (size_t)ink->bead) % PITCH == 0;
}

/* ---- names ------------------------------------------------------------------------- */

void caption_add_number(const struct caption *caption, struct text *out, double x)
{
	char digits[40], shortest[NUMBER_SIZE];
	snprintf(digits, sizeof digits, "%.3e", x);
	double rounded = x;
	number_read(digits, &rounded);
	number_format(rounded, shortest);
	for (const char *s = shortest; *s; s++)
		if (*s == '-' && caption->fine)
			text_add(out, "\u2212");
		else
			text_add_char(out, *s);
}

enum expr_style caption_style(const struct caption *caption)
{
	return caption->fine ? EXPR_UTF8 : EXPR_PLAIN;
}

void caption_add_param(
	const struct caption *caption, struct text *out, const struct curve *curve, int k)
{
	const struct values *v = &curve->value[k];
	bool list = curve->row->param[k].kind == PARAM_VECTOR;
	expr_print_name(out, curve->row->param[k].name, caption_style(caption));
	text_add(out, list ? " = (" : " = ");
	if (curve->row->param[k].kind == PARAM_NAME)
		text_add(out, curve->text[k]);
	for (size_t i = 0; curve->row->param[k].kind != PARAM_NAME && i < v->n; i++) {
		text_add(out, i > 0 ? ", " : "");
		caption_add_number(caption, out, v->v[i]);
	}
	text_add(out, list ? ")" : "");
}

bool caption_is_family(const struct caption *caption, const struct curve *curve)
{
	bool panels = caption->scene->arrangement == SCENE_PANELS;
	return curve->varied >= 0 && (caption->scene->family || panels);
}

bool caption_folds(const struct curve *curve, int k)
{
	return curve->row->kind == KIND_VECTOR && curve->row->param[k].kind == PARAM_SCALAR &&
		!curve->set[k] && k != curve->list && curve->scalar[k] == 1;
}

void caption_add_title(const struct caption *caption, struct text *out, const struct curve *curve,
	enum params params)
{
	curve_title(curve, out);
	for (int k = 0; k < PARAM_MAX && curve->row->param[k].name; k++) {
		enum param_kind kind = curve->row->param[k].kind;
		bool wanted = params == PARAMS_ALL || (params == PARAMS_SET && curve->set[k]);
		/* What x stands in, and where, the formula shows. */
		bool place = caption_folds(curve, k) || k == curve->list || kind == PARAM_INDEX ||
			kind == PARAM_NAME;
		if ((k == curve->varied && caption_is_family(caption, curve)) || !wanted || place)
			continue;
		text_add(out, ", ");
		caption_add_param(caption, out, curve, k);
	}
}

static void add_index(const struct caption *caption, struct text *out, size_t index)
{
	static const char *const low[] = { "\u2080", "\u2081", "\u2082", "\u2083", "\u2084",
		"\u2085", "\u2086", "\u2087", "\u2088", "\u2089" };
	char digits[24];
	snprintf(digits, sizeof digits, "%zu", index);
	for (const char *s = digits; *s; s++)
		if (caption->fine)
			text_add(out, low[*s - '0']);
		else
			text_add_char(out, *s);
}

static size_t name_most(const struct caption *caption)
{
	size_t most = caption->columns / NAME_SHARE;
	return most < NAME_LEAST ? NAME_LEAST : most > NAME_MOST ? NAME_MOST : most;
}

/* Whether a title tells a curve from all others; a formula is its own title, and has a name beside it. */
static bool is_sole_title(
	const struct caption *caption, const struct curve *curve, const struct text *title)
{
	const struct plot *plot = caption->scene->plot;
	bool sole = curve->typed->rank > 0;
	for (size_t i = 0; i < plot->curves && sole; i++) {
		struct text other = { 0 };
		curve_title(&plot->curve[i], &other);
		sole = &plot->curve[i] == curve ||
			strcmp(text_string(&other), text_string(title)) != 0;
		text_free(&other);
	}
	return sole;
}

/* What tells a line from the others of its frame, without its order. */
static void caption_add_name(
	const struct caption *caption, struct text *out, const struct series *series)
{
	const struct curve *curve = series->curve;
	if (caption_is_family(caption, curve)) {
		caption_add_number(caption, out, curve->scalar[curve->varied]);
		return;
	}
	struct text title = { 0 };
	curve_title(curve, &title);
	bool titled = curve->outputs == 1 && is_sole_title(caption, curve, &title) &&
		text_width(text_string(&title)) <= name_most(caption);
	text_add(out, titled ? text_string(&title) : curve->name ? curve->name : curve->typed->id);
	text_free(&title);
	if (curve->outputs > 1) {
		text_add(out, caption->fine ? "" : "_");
		add_index(caption, out, series->output + 1);
	}
}

/* Takes out the middle of a name, whose end tells it from its kin: hard_sigmoid_02 is
   hard_si~d_02. Cuts between characters. */
static void shorten(struct text *name, size_t most)
{
	enum { TAIL = 4 };
	size_t head = 0, tail = name->n, length;
	if (text_width(text_string(name)) <= most)
		return;
	for (size_t columns = 0; columns < most - TAIL - 1; columns++) {
		utf8_decode(name->s + head, &length);
		head += length;
	}
	for (size_t columns = 0; columns < TAIL; columns++)
		do
			tail--;
		while (((unsigned char)name->s[tail] & 0xc0) == 0x80);
	memmove(name->s + head + 1, name->s + tail, name->n - tail + 1);
	name->s[head] = '~';
	name->n = head + 1 + name->n - tail;
}

void caption_add_label(const struct caption *caption, struct text *out, const struct series *series)
{
	struct text name = { 0 };
	caption_add_name(caption, &name, series);
	shorten(&name, name_most(caption));
	text_add(out, text_string(&name));
	text_free(&name);
}

void caption_add_end(
	const struct caption *caption, struct text *out, const struct frame *frame, size_t series)
{
	const struct series *s = &frame->series[series];
	static const char *const primes[ORDERS] = { "", "'", "''" };
	bool pair = caption->scene->arrangement == SCENE_PAIR;
	if (caption_lanes(frame, frame->n) == 1)
		text_add(out, "f");
	else
		caption_add_label(caption, out, s);
	text_add(out, pair && caption_lanes(frame, frame->n) > 1 ? "" : primes[s->order]);
}

void caption_add_letter(const struct caption *caption, struct text *out)
{
	const struct chart *chart = caption->scene->plot->chart;
	const struct curve *curve = &caption->scene->plot->curve[0];
	if (chart != NULL && chart->x.name != NULL)
		text_add(out, chart->x.name);
	if (!caption->scene->vector || curve->list < 0)
		return;
	text_add(out, curve->row->param[curve->list].name);
	add_index(caption, out, curve->element + 1);
}
