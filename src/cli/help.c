/* Help: the start page, --help, --version. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "cli/help.h"

#include <stdlib.h>
#include <string.h>

#define WIDTH 80
#define HELP_COLUMN 28 /* where the text of an option begins */

const char help_curve_syntax[] = "NAME[@FRAMEWORK][:PARAM=VALUE[,VALUE]...]...";

static void spaces(struct text *out, size_t n)
{
	while (n-- > 0)
		text_add_char(out, ' ');
}

/* Appends `s` wrapped, all lines but the first indented to `column`, where the first
   begins. */
static void add_wrapped(struct text *out, const char *s, size_t column)
{
	struct text wrapped = { 0 };
	text_wrap(&wrapped, s, WIDTH - 1 - column, 0);
	for (const char *c = text_string(&wrapped); *c != '\0'; c++) {
		text_add_char(out, *c);
		if (*c == '\n')
			spaces(out, column);
	}
	text_add_char(out, '\n');
	text_free(&wrapped);
}

/* Appends `head`, two blanks in, and its explanation, below it where the head is long. */
static void add_entry(struct text *out, const char *head, const char *explanation, size_t column)
{
	size_t width = 2 + text_width(head);
	spaces(out, 2);
	text_add(out, head);
	if (width + 2 > column) {
		text_add_char(out, '\n');
		width = 0;
	}
	spaces(out, column - width);
	add_wrapped(out, explanation, column);
}

void help_option_head(struct text *out, const struct option_row *row)
{
	if (row->letter != 0)
		text_print(out, "-%c, ", row->letter);
	text_print(out, "--%s", row->name);
	if (row->argument != NULL && row->optional)
		text_print(out, "[=%s]", _(row->argument));
	else if (row->argument != NULL)
		text_print(out, " %s", _(row->argument));
}

void help_option_text(struct text *out, const struct option_row *row, unsigned wanted)
{
	struct text against = { 0 };
	text_add(out, _(row->help));
	for (size_t i = 0; row->words != NULL && row->words[i] != NULL; i++)
		text_print(out,
			i > 0 && row->words[i + 1] == NULL ? _(" or %s")
				: i > 0			   ? ", %s"
							   : " %s",
			row->words[i]);
	if (row->more != NULL && (row->more_of & wanted) != 0)
		text_add(out, _(row->more));
	if (options_against(&against, row, wanted))
		text_print(out, _(" (not with %s)"), text_string(&against));
	text_free(&against);
}

void help_option_others(struct text *out, const struct option_row *row)
{
	const struct verb *home = options_home(row);
	size_t n = 0;
	for (const struct verb *v = verbs; v->name != NULL && home != NULL; v++)
		if (v != home && (row->verbs & v->bit) != 0)
			text_print(out, n++ == 0 ? _("; also for %s") : ", %s", v->name);
}

void help_group(struct text *out, const struct verb *verb)
{
	if (verb == NULL)
		text_add(out, _("Options of all verbs"));
	else
		text_print(out, _("Options of %s"), verb->name);
}

static void add_option(struct text *out, const struct option_row *row, unsigned wanted, bool others)
{
	struct text head = { 0 };
	if (row->letter == 0)
		text_add(&head, "    ");
	help_option_head(&head, row);
	struct text what = { 0 };
	help_option_text(&what, row, wanted);
	if (others)
		help_option_others(&what, row);
	add_entry(out, text_string(&head), text_string(&what), HELP_COLUMN);
	text_free(&head);
	text_free(&what);
}

static void add_options(struct text *out, unsigned wanted)
{
	size_t n;
	const struct option_row *row = options_all(&n);
	text_print(out, "\n%s\n", _("Options:"));
	for (size_t i = 0; i < n; i++)
		if ((row[i].verbs & wanted) != 0)
			add_option(out, &row[i], wanted, false);
}

/* The options that are told among those of one verb; NULL: those of all. */
static void add_group(struct text *out, const struct verb *verb)
{
	size_t n;
	const struct option_row *row = options_all(&n);
	text_add_char(out, '\n');
	help_group(out, verb);
	text_add(out, ":\n");
	for (size_t i = 0; i < n; i++)
		if (options_home(&row[i]) == verb)
			add_option(out, &row[i], verb != NULL ? verb->bit : FOR_ALL, true);
}

static void add_examples(struct text *out, const struct example *example)
{
	size_t widest = 0;
	for (const struct example *e = example; e->command != NULL; e++)
		if (text_width(e->command) > widest)
			widest = text_width(e->command);
	text_print(out, "%s\n", _("Examples:"));
	for (; example->command != NULL; example++)
		add_entry(out, example->command, _(example->purpose), 2 + widest + 2);
}

static void add_usage(struct text *out, const struct verb *verb, const char *head)
{
	const char *blank = *verb->operands != '\0' ? " " : "";
	text_print(out, "%s actplot %s%s%s %s\n", head, verb == verbs ? "[plot]" : verb->name,
		blank, _(verb->operands), _("[OPTION]..."));
}

static void add_curve(struct text *out)
{
	text_print(out, "\n%s %s\n", _("A CURVE is"), help_curve_syntax);
	spaces(out, 2);
	add_wrapped(out,
		_("NAME is a function; case, '-' and '_' do not matter, and other names "
		  "(swish, expit) find it. With @FRAMEWORK it is what that framework "
		  "calls by this name, with its defaults. Several values of one "
		  "parameter draw a family; a vector parameter takes a list. 'actplot "
		  "list' names the functions, the manual their parameters."),
		2);
}

static void add_exit(struct text *out, bool several)
{
	text_print(out, "\n%s\n",
		several ? _("Of an option given twice the last counts; formats add up.")
			: _("Of an option given twice the last counts."));
	text_print(out, "%s\n",
		_("Exit status: 0 if all output was written, 1 if it could not be, 2 if "
		  "the command\n"
		  "line is wrong. The manual: man actplot"));
}

void help_page(struct text *out, const struct verb *verb)
{
	if (verb != NULL) {
		add_examples(out, verb->examples);
		text_add_char(out, '\n');
		add_usage(out, verb, _("Usage:"));
		add_wrapped(out, _(verb->more), 0);
		if (*verb->operands != '\0')
			add_curve(out);
		add_options(out, verb->bit);
		add_exit(out, (verb->bit & FOR_PICTURE) != 0);
		return;
	}
	add_examples(out, verbs[0].examples);
	text_add_char(out, '\n');
	for (verb = verbs; verb->name != NULL; verb++) {
		add_usage(out, verb, verb == verbs ? _("Usage:") : _("   or:"));
		spaces(out, 10);
		add_wrapped(out, _(verb->purpose), 10);
	}
	add_curve(out);
	text_add_char(out, '\n');
	add_wrapped(out, _(verbs[0].more), 0);
	for (verb = verbs; verb->name != NULL; verb++)
		add_group(out, verb);
	add_group(out, NULL);
	add_exit(out, true);
}

void help_start(struct text *out)
{
	static const struct example examples[] = {
		{ "actplot sigmoid", N_("a plot in the terminal: f and f'") },
		{ "actplot relu --png", N_("a picture, in relu.png") },
		{ "actplot sigmoid tanh --panels --svg", N_("two panels, in sigmoid-tanh.svg") },
		{ "actplot eval gelu -10 0 10", N_("values and derivatives at points") },
		{ "actplot list", N_("every function, one line each") },
		{ NULL, NULL },
	};
	add_wrapped(out,
		_("actplot evaluates and draws the activation functions of neural "
		  "networks, with their exact derivatives."),
		0);
	text_print(out, "\n%s\n", _("Try:"));
	for (const struct example *e = examples; e->command != NULL; e++)
		add_entry(out, e->command, _(e->purpose), 40);
	text_print(out, "\n%s\n", _("'actplot --help' has the options, 'man actplot' everything."));
}

void help_version(struct text *out)
{
	text_add(out, PACKAGE_STRING "\n");
	text_print(out, "%s\n", _("Copyright (C) 2026 the authors of actplot"));
	text_print(out, "%s\n",
		_("License GPLv3+: GNU GPL version 3 or later "
		  "<https://gnu.org/licenses/gpl.html>.\n"
		  "This is free software: you are free to change and redistribute it.\n"
		  "There is NO WARRANTY, to the extent permitted by law."));
}
