/* What the lines of a text plot are called, and how they are told apart. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "out/caption-names.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define NAME_MOST 12 /* columns of a name at a line's end */

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

struct ink caption_ink(
	const struct caption *caption, const struct frame *frame, size_t series)
{
	static const struct ink order_ink[ORDERS] = {
		{'*', 1, 1, 0}, {'.', 1, 2, 1}, {',', 1, 4, 2}};
	/* Without colour: solid, every second dot, dashes, every fourth, dash and dot,
	 * pairs. */
	static const struct ink patterns[6] = {{0, 1, 1, 0}, {0, 1, 2, 0},
		{0, 0x0f, 6, 0}, {0, 1, 4, 0}, {0, 0x17, 6, 0}, {0, 0x3, 4, 0}};
	static const char letters[] = "abcdefghijklmnpqrstuvwxyz";
	enum order order = frame->series[series].order;
	if (caption_lanes(frame, frame->n) == 1)
		return order_ink[order];
	size_t lane = caption_lanes(frame, series + 1) - 1;
	bool mixed = caption->scene->arrangement != SCENE_PAIR;
	struct ink ink = patterns[caption->coloured ? 0 : lane % 6];
	if (mixed && caption->coloured)
		ink = order_ink[order];
	else if (mixed)
		ink = patterns[(lane * 2 + order) % 6];
	ink.symbol = letters[lane % (sizeof letters - 1)];
	if (mixed && order == ORDER_F)
		ink.symbol = (char)(ink.symbol - 'a' + 'A');
	ink.colour = 3 + (int)(lane % 6);
	return ink;
}

/* ---- names ------------------------------------------------------------------------- */

static void add_number(struct text *out, double x, bool fine)
{
	char digits[40], shortest[NUMBER_SIZE];
	snprintf(digits, sizeof digits, "%.3e", x);
	double rounded = x;
	number_read(digits, &rounded);
	number_format(rounded, shortest);
	for (const char *s = shortest; *s; s++)
		if (*s == '-' && fine)
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
		add_number(out, v->v[i], caption->fine);
	}
	text_add(out, list ? ")" : "");
}

bool caption_is_family(const struct caption *caption, const struct curve *curve)
{
	bool panels = caption->scene->arrangement == SCENE_PANELS;
	return curve->varied >= 0 && (caption->scene->family || panels);
}

void caption_add_title(const struct caption *caption, struct text *out,
	const struct curve *curve, enum params params)
{
	curve_title(curve, out);
	for (int k = 0; k < PARAM_MAX && curve->row->param[k].name; k++) {
		enum param_kind kind = curve->row->param[k].kind;
		bool wanted =
			params == PARAMS_ALL || (params == PARAMS_SET && curve->set[k]);
		/* What x stands in, and where, the formula shows. */
		bool place = k == curve->list || kind == PARAM_INDEX || kind == PARAM_NAME;
		if ((k == curve->varied && caption_is_family(caption, curve)) || !wanted || place)
			continue;
		text_add(out, ", ");
		caption_add_param(caption, out, curve, k);
	}
}

static void add_index(const struct caption *caption, struct text *out, size_t index)
{
	static const char *const low[] = {"\u2080", "\u2081", "\u2082", "\u2083",
		"\u2084", "\u2085", "\u2086", "\u2087", "\u2088", "\u2089"};
	char digits[24];
	snprintf(digits, sizeof digits, "%zu", index);
	for (const char *s = digits; *s; s++)
		if (caption->fine)
			text_add(out, low[*s - '0']);
		else
			text_add_char(out, *s);
}

void caption_add_name(
	const struct caption *caption, struct text *out, const struct series *series)
{
	const struct curve *curve = series->curve;
	if (caption_is_family(caption, curve)) {
		add_number(out, curve->scalar[curve->varied], caption->fine);
		return;
	}
	text_add(out, curve->name ? curve->name : curve->typed->id);
	if (curve->outputs > 1) {
		text_add(out, caption->fine ? "" : "_");
		add_index(caption, out, series->output + 1);
	}
}

/* Takes out the middle of a name, whose end tells it from its kin: hard_sigmoid_02 is
   hard_si~d_02. Cuts between characters. */
static void shorten(struct text *name)
{
	enum { TAIL = 4 };
	size_t head = 0, tail = name->n, length, columns = 0;
	while (columns < NAME_MOST - TAIL - 1) {
		utf8_decode(name->s + head, &length);
		head += length;
		columns++;
	}
	for (columns = 0; columns < TAIL; columns++)
		do
			tail--;
		while (((unsigned char)name->s[tail] & 0xc0) == 0x80);
	memmove(name->s + head + 1, name->s + tail, name->n - tail + 1);
	name->s[head] = '~';
	name->n = head + 1 + name->n - tail;
}

void caption_add_end(const struct caption *caption, struct text *out,
	const struct frame *frame, size_t series)
{
	const struct series *s = &frame->series[series];
	static const char *const primes[ORDERS] = {"", "'", "''"};
	bool pair = caption->scene->arrangement == SCENE_PAIR;
	struct text name = {0};
	if (caption_lanes(frame, frame->n) == 1)
		text_add(&name, "f");
	else
		caption_add_name(caption, &name, s);
	if (text_width(text_string(&name)) > NAME_MOST)
		shorten(&name);
	text_add(out, text_string(&name));
	text_add(out, pair && caption_lanes(frame, frame->n) > 1 ? "" : primes[s->order]);
	text_free(&name);
}

void caption_add_letter(const struct caption *caption, struct text *out)
{
	const struct curve *curve = &caption->scene->plot->curve[0];
	if (!caption->scene->vector || curve->list < 0)
		return;
	text_add(out, curve->row->param[curve->list].name);
	add_index(caption, out, curve->element + 1);
}
