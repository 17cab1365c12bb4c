/* The math list in LaTeX. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/parse/greek.h"
#include "expr/print/math-list.h"

#include <string.h>

struct latex_writer {
	struct text *out;
	const struct math_list *list;
};

static void write_inside(struct latex_writer *w, const struct math_item *item);

/* ---- names ------------------------------------------------------------------------- */

/* A word in letters, its underscores escaped. */
static void add_word(struct text *out, const char *command, const char *word)
{
	text_print(out, "%s{", command);
	for (; *word; word++)
		if (*word == '_')
			text_add(out, "\\_");
		else
			text_add_char(out, *word);
	text_add_char(out, '}');
}

void print_latex_name(struct text *out, const char *name)
{
	size_t length = strlen(name), stem = print_stem(name, length);
	const struct greek *greek = greek_named(name, stem);
	if (greek == NULL && stem != 1) {
		add_word(out, "\\mathrm", name);
		return;
	}
	if (greek != NULL)
		text_add(out, greek->latex);
	else
		text_add_n(out, name, stem);
	name += stem + (name[stem] == '_');
	if (*name == '\0')
		return;
	bool word = name[1] != '\0' && (*name < '0' || *name > '9');
	text_add_char(out, '_');
	if (word)
		text_add_char(out, '{');
	add_word(out, word ? "\\mathrm" : "", name);
	if (word)
		text_add_char(out, '}');
}

/* The constant e is upright: a parameter of that name is not. */
static void write_name(struct latex_writer *w, const struct math_item *item)
{
	const char *name = math_text(w->list, item);
	if (item->constant && strcmp(name, "e") == 0)
		text_add(w->out, "\\mathrm{e}");
	else
		print_latex_name(w->out, name);
	if (item->index)
		text_print(w->out, "_%c", item->index);
}

/* What has a command of its own; `\operatorname` says the others. */
static void write_function(struct latex_writer *w, const char *name)
{
	static const char *const commands[] = { "exp", "log", "sin", "cos", "tan", "arcsin",
		"arccos", "arctan", "sinh", "cosh", "tanh", "min", "max", NULL };
	const struct greek *greek = greek_named(name, strlen(name));
	const char *const *command = commands;
	while (*command && strcmp(*command, name) != 0)
		command++;
	if (*command)
		text_print(w->out, "\\%s", name);
	else if (greek)
		text_add(w->out, greek->latex);
	else
		add_word(w->out, "\\operatorname", name);
}

/* ---- signs and brackets ------------------------------------------------------------ */

static void write_sign(struct latex_writer *w, const struct math_item *item)
{
	static const char *const signs[MATH_SIGNS] = {
		[MATH_PLUS] = " + ",
		[MATH_MINUS] = " - ",
		[MATH_NEGATIVE] = "-",
		[MATH_DOT] = " \\cdot ",
		[MATH_THIN] = " \\, ",
		[MATH_TOUCH] = " ",
		[MATH_CROSS] = " \\times ",
		[MATH_SLASH] = "/",
		[MATH_LESS] = " < ",
		[MATH_LESS_EQUAL] = " \\le ",
		[MATH_GREATER] = " > ",
		[MATH_GREATER_EQUAL] = " \\ge ",
		[MATH_EQUAL] = " = ",
		[MATH_UNEQUAL] = " \\ne ",
		[MATH_MODULO] = " \\bmod ",
		[MATH_COMMA] = ", ",
		[MATH_WHERE] = " \\quad \\text{where } ",
		[MATH_AND_WHERE] = ",\\; ",
		[MATH_IS] = " = ",
	};
	/* A command and a letter need the blank. */
	bool bracket = item->next >= 0 && w->list->item[item->next].kind == MATH_FENCE;
	if (item->sign != MATH_TOUCH || !bracket)
		text_add(w->out, signs[item->sign]);
}

static void write_fence(struct latex_writer *w, const struct math_item *item)
{
	static const char *const brackets[][2] = {
		[MATH_ROUND] = { "(", ")" },
		[MATH_SQUARE] = { "[", "]" },
		[MATH_BARS] = { "|", "|" },
		[MATH_FLOOR] = { "\\lfloor ", " \\rfloor" },
	};
	bool grows = item->grows || item->fence != MATH_ROUND;
	text_print(w->out, "%s%s", grows ? "\\left" : "", brackets[item->fence][0]);
	write_inside(w, item);
	const char *close = brackets[item->fence][1];
	bool blank = *close == ' ';
	text_print(w->out, "%s%s%s", blank ? " " : "", grows ? "\\right" : "", close + blank);
}

/* ---- what has parts ---------------------------------------------------------------- */

static void write_braced(struct latex_writer *w, const struct math_item *row)
{
	text_add_char(w->out, '{');
	write_inside(w, row);
	text_add_char(w->out, '}');
}

static void write_large(struct latex_writer *w, const struct math_item *item)
{
	const char *name = math_text(w->list, item);
	if (strcmp(name, "argmax") == 0)
		text_add(w->out, "\\operatorname*{arg\\,max}");
	else
		text_print(w->out, "\\%s", name);
	text_add(w->out, item->first >= 0 ? "_" : "");
	write_inside(w, item);
	text_add_char(w->out, ' ');
}

static void write_cases(struct latex_writer *w, const struct math_item *item)
{
	bool condition = false;
	text_add(w->out, "\\begin{cases} ");
	for (int k = item->first; k >= 0; k = w->list->item[k].next) {
		write_inside(w, &w->list->item[k]);
		bool last = w->list->item[k].next < 0;
		text_add(w->out,
			last		    ? " & \\text{otherwise}"
				: condition ? " \\\\ "
					    : " & \\text{if } ");
		condition = !condition;
	}
	text_add(w->out, " \\end{cases}");
}

static void write_item(struct latex_writer *w, const struct math_item *item)
{
	const struct math_item *all = w->list->item;
	const struct math_item *first = item->first >= 0 ? &all[item->first] : NULL;
	switch (item->kind) {
	case MATH_NUMBER:
		text_add(w->out, math_text(w->list, item));
		break;
	case MATH_NAME:
		write_name(w, item);
		break;
	case MATH_FUNCTION:
		write_function(w, math_text(w->list, item));
		break;
	case MATH_SIGN:
		write_sign(w, item);
		break;
	case MATH_FRACTION:
		text_add(w->out, "\\frac");
		write_braced(w, first);
		write_braced(w, &all[first->next]);
		break;
	case MATH_SUPERSCRIPT:
	case MATH_SUBSCRIPT:
		write_inside(w, first);
		text_add_char(w->out, item->kind == MATH_SUPERSCRIPT ? '^' : '_');
		write_braced(w, &all[first->next]);
		break;
	case MATH_ROOT:
		text_add(w->out, "\\sqrt");
		write_braced(w, item);
		break;
	case MATH_FENCE:
		write_fence(w, item);
		break;
	case MATH_LARGE:
		write_large(w, item);
		break;
	case MATH_CASES:
		write_cases(w, item);
		break;
	case MATH_ROW:
		write_inside(w, item);
		break;
	}
}

static void write_inside(struct latex_writer *w, const struct math_item *item)
{
	for (int k = item->first; k >= 0; k = w->list->item[k].next)
		write_item(w, &w->list->item[k]);
}

/* ---- the face ---------------------------------------------------------------------- */

void print_latex(struct text *out, const struct expr *e, int root, const char *own)
{
	struct math_list list = math_lay_out(e, root, MATH_SHEET, own);
	write_inside(&(struct latex_writer){ out, &list }, &list.item[0]);
	math_free(&list);
}
