/* The math list on one line: the language itself, code, plain text, UTF-8, and the markup of figures. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/parse/greek.h"
#include "expr/print/code.h"
#include "expr/print/math-list.h"

#include <stdio.h>
#include <string.h>

struct line_writer {
	struct text *out;
	const struct math_list *list;
	enum expr_style style;
};

static void write_inside(struct line_writer *w, const struct math_item *item);

/* Upright in a figure (<r>), one run after another merged: digits, brackets, operators
   and words. */
static void open_upright(struct line_writer *w)
{
	static const char end[] = "</r>";
	struct text *out = w->out;
	size_t n = sizeof end - 1;
	if (w->style != EXPR_MARKUP)
		return;
	if (out->n > n && memcmp(out->s + out->n - n, end, n) == 0)
		out->s[out->n -= n] = '\0';
	else
		text_add(out, "<r>");
}

static void close_upright(struct line_writer *w)
{
	if (w->style == EXPR_MARKUP)
		text_add(w->out, "</r>");
}

static void write_upright(struct line_writer *w, const char *text)
{
	open_upright(w);
	if (w->style == EXPR_MARKUP)
		text_add_escaped(w->out, text);
	else
		text_add(w->out, text);
	close_upright(w);
}

/* ---- names, numbers and signs ------------------------------------------------------ */

static bool is_fine(const struct line_writer *w)
{
	return w->style == EXPR_UTF8 || w->style == EXPR_MARKUP;
}

static bool is_code(const struct line_writer *w)
{
	return w->style == EXPR_C || w->style == EXPR_PYTHON || w->style == EXPR_GNUPLOT;
}

/* Greek where it is Greek; one letter italic, a word upright. */
static void write_name(struct line_writer *w, const char *name)
{
	size_t length = strlen(name), stem = print_stem(name, length);
	const struct greek *greek = is_fine(w) ? greek_named(name, length) : NULL;
	if (greek != NULL) {
		text_add(w->out, greek->utf8);
	} else if (w->style == EXPR_MARKUP && stem == 1 && length > 1) {
		text_add_n(w->out, name, 1);
		text_print(w->out, "<sub><r>%s</r></sub>", name + (name[1] == '_' ? 2 : 1));
	} else if (stem > 1) {
		write_upright(w, name);
	} else {
		text_add(w->out, name);
	}
}

static const struct {
	const char *typed, *fine;
} signs[MATH_SIGNS] = {
	[MATH_PLUS] = { " + ", " + " },
	[MATH_MINUS] = { " - ", " \u2212 " },
	[MATH_NEGATIVE] = { "-", "\u2212" },
	[MATH_DOT] = { "*", "\u00b7" },
	[MATH_SLASH] = { "/", "/" },
	[MATH_CARET] = { "^", "^" },
	[MATH_LESS] = { " < ", " < " },
	[MATH_LESS_EQUAL] = { " <= ", " \u2264 " },
	[MATH_GREATER] = { " > ", " > " },
	[MATH_GREATER_EQUAL] = { " >= ", " \u2265 " },
	[MATH_EQUAL] = { " == ", " == " },
	[MATH_UNEQUAL] = { " != ", " \u2260 " },
	[MATH_BOTH] = { " && ", " && " },
	[MATH_COMMA] = { ", ", ", " },
	[MATH_ASK] = { " ? ", " ? " },
	[MATH_COLON] = { " : ", " : " },
	[MATH_IF] = { " if ", " if " },
	[MATH_ELSE] = { " else ", " else " },
	[MATH_WHERE] = { " where ", " where " },
	[MATH_AND_WHERE] = { "; ", "; " },
	[MATH_IS] = { " = ", " = " },
};

static void write_sign(struct line_writer *w, const struct math_item *item)
{
	enum math_sign sign = item->sign;
	/* Typeset, equality is one sign; what can be copied is what can be typed back. */
	if (sign == MATH_EQUAL && w->style == EXPR_MARKUP)
		sign = MATH_IS;
	if (sign == MATH_TOUCH)
		return;
	const char *text = is_fine(w) ? signs[sign].fine : signs[sign].typed;
	if (is_code(w))
		text = code_word(w->style, text);
	char bare[8] = "";
	if (item->tight)
		sscanf(text, "%7s", bare);
	write_upright(w, item->tight ? bare : text);
}

/* The minus of 1e-3 is a sign, too. */
static void write_number(struct line_writer *w, const char *digits)
{
	open_upright(w);
	for (const char *s = digits; *s; s++)
		if (*s == '-')
			text_add(w->out, is_fine(w) ? "\u2212" : "-");
		else
			text_add_char(w->out, *s);
	close_upright(w);
}

/* ---- what has parts ---------------------------------------------------------------- */

/* Digits, x and n have raised forms in UTF-8; the layout raises nothing else there. */
static void write_raised(struct line_writer *w, const struct math_item *row)
{
	static const char raisable[] = "0123456789xn";
	static const char *const raised[] = { "\u2070", "\u00b9", "\u00b2", "\u00b3", "\u2074",
		"\u2075", "\u2076", "\u2077", "\u2078", "\u2079", "\u02e3", "\u207f" };
	for (int k = row->first; k >= 0; k = w->list->item[k].next) {
		const struct math_item *item = &w->list->item[k];
		if (item->kind == MATH_SIGN)
			text_add(w->out, "\u207b");
		else
			for (const char *s = math_text(w->list, item); *s; s++)
				text_add(w->out, raised[strchr(raisable, *s) - raisable]);
	}
}

static void write_script(struct line_writer *w, const struct math_item *item)
{
	const struct math_item *base = &w->list->item[item->first];
	const struct math_item *script = &w->list->item[base->next];
	bool raised = item->kind == MATH_SUPERSCRIPT;
	write_inside(w, base);
	if (w->style == EXPR_UTF8) {
		write_raised(w, script);
		return;
	}
	text_add(w->out, raised ? "<sup>" : "<sub>");
	write_inside(w, script);
	text_add(w->out, raised ? "</sup>" : "</sub>");
}

static void write_fence(struct line_writer *w, const struct math_item *item)
{
	static const char *const brackets[][2] = {
		[MATH_ROUND] = { "(", ")" },
		[MATH_BARS] = { "|", "|" },
	};
	bool place = item->fence == MATH_PLACE;
	if (place)
		text_add_char(w->out, '[');
	else
		write_upright(w, brackets[item->fence][0]);
	write_inside(w, item);
	if (place)
		text_add_char(w->out, ']');
	else
		write_upright(w, brackets[item->fence][1]);
}

static void write_item(struct line_writer *w, const struct math_item *item)
{
	switch (item->kind) {
	case MATH_NUMBER:
		write_number(w, math_text(w->list, item));
		break;
	case MATH_NAME:
	case MATH_FUNCTION:
		if (is_code(w) && (item->kind == MATH_FUNCTION || item->constant))
			text_add(w->out, code_word(w->style, math_text(w->list, item)));
		else
			write_name(w, math_text(w->list, item));
		break;
	case MATH_SIGN:
		write_sign(w, item);
		break;
	case MATH_SUPERSCRIPT:
	case MATH_SUBSCRIPT:
		write_script(w, item);
		break;
	case MATH_ROOT:
		write_upright(w, "\u221a");
		write_inside(w, item);
		break;
	case MATH_FENCE:
		write_fence(w, item);
		break;
	default: /* rows; these layouts have no others */
		write_inside(w, item);
		break;
	}
}

/* gnuplot has no log1p. Goldberg's: with q = 1 + w rounded, log(q)/(q - 1) is nearly log(1 + w)/w, since both change
   slowly. */
static void write_log1p(struct line_writer *w, const struct math_item *arguments)
{
	text_add(w->out, "(p_ = ");
	write_inside(w, arguments);
	text_add(w->out, ", q_ = 1.0 + p_, q_ == 1.0 ? p_ : p_*log(q_)/(q_ - 1.0))");
}

static void write_inside(struct line_writer *w, const struct math_item *item)
{
	const struct math_item *all = w->list->item;
	for (int k = item->first; k >= 0; k = all[k].next)
		if (w->style == EXPR_GNUPLOT && all[k].kind == MATH_FUNCTION &&
			strcmp(math_text(w->list, &all[k]), "log1p") == 0) {
			k = all[k].next;
			write_log1p(w, &all[k]);
		} else {
			write_item(w, &all[k]);
		}
}

/* ---- the face ---------------------------------------------------------------------- */

void print_text(
	struct text *out, const struct expr *e, int root, enum expr_style style, const char *own)
{
	static const enum math_layout layouts[] = { [EXPR_ASCII] = MATH_TYPED,
		[EXPR_C] = MATH_CODE,
		[EXPR_PYTHON] = MATH_NUMPY,
		[EXPR_GNUPLOT] = MATH_CODE,
		[EXPR_PLAIN] = MATH_LINE,
		[EXPR_UTF8] = MATH_FINE,
		[EXPR_MARKUP] = MATH_FIGURE };
	struct math_list list = math_lay_out(e, root, layouts[style], own);
	write_inside(&(struct line_writer){ out, &list, style }, &list.item[0]);
	math_free(&list);
}

void print_text_name(struct text *out, const char *name, enum expr_style style)
{
	write_name(&(struct line_writer){ .out = out, .style = style }, name);
}
