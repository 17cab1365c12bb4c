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

/* "hidden, output or gate". */
static void add_words(struct text *out, const char *const *words)
{
	for (size_t i = 0; words[i] != NULL; i++)
		text_print(out,
			i == 0			       ? "%s"
				: words[i + 1] == NULL ? _(" or %s")
						       : ", %s",
			words[i]);
}

/* What stands in the place of `name`, one of the places in option_row.help. */
static void add_place(struct text *out, const struct option_row *row, const char *name, size_t n)
{
	if (strncmp(name, "words", n) == 0)
		add_words(out, row->words);
	else if (strncmp(name, "default", n) == 0)
		text_add(out, row->otherwise);
	else
		text_print(out, "%.0f", strncmp(name, "least", n) == 0 ? row->least : row->most);
}

/* Appends a text of the row, its places filled in. */
static void add_filled(struct text *out, const struct option_row *row, const char *s)
{
	for (const char *open; (open = strchr(s, '{')) != NULL;) {
		size_t n = strcspn(open, "}");
		text_add_n(out, s, (size_t)(open - s));
		add_place(out, row, open + 1, n - 1);
		s = open + n + 1;
	}
	text_add(out, s);
}

void help_option_brief(struct text *out, const struct option_row *row)
{
	add_filled(out, row, _(row->brief));
}

void help_option_text(struct text *out, const struct option_row *row, const struct verb *verb)
{
	struct text against = { 0 };
	const char *help = row->help != NULL ? row->help : row->brief;
	add_filled(out, row, _(help));
	if (row->words != NULL && help[strlen(help) - 1] == '?') { /* the answers of a question */
		text_add_char(out, ' ');
		add_words(out, row->words);
	}
	if (options_against(&against, row, verb))
		text_print(out, _(" (not with %s)"), text_string(&against));
	text_free(&against);
}

static void add_option(struct text *out, const struct option_row *row, const struct text *what)
{
	struct text head = { 0 };
	if (row->letter == 0)
		text_add(&head, "    ");
	help_option_head(&head, row);
	add_entry(out, text_string(&head), text_string(what), HELP_COLUMN);
	text_free(&head);
}

/* Of all formats one line in the place of the first. */
static void add_formats(struct text *out, const struct verb *verb)
{
	struct text names = { 0 }, what = { 0 };
	const struct format *const *f = formats;
	for (size_t n = 0; *f != NULL; f++)
		if (((*f)->kind & verb->writes) != 0)
			text_print(&names, "%s--%s", n++ > 0 ? ", " : "", (*f)->name);
	text_print(&what, _("the same: %s"), text_string(&names));
	add_entry(out, "    --FORMAT[=FILE]", text_string(&what), HELP_COLUMN);
	text_free(&names);
	text_free(&what);
}

/* The verb's options by group; in few words, or all that there is to say. */
static void add_options(struct text *out, const struct verb *verb, bool brief)
{
	const struct option_row *row[OPTIONS_MAX];
	const struct option_table *table[OPTIONS_MAX];
	size_t n = options_of(verb, row, table);
	bool formats_told = false;
	for (size_t i = 0; i < n; i++) {
		struct text what = { 0 };
		if (i == 0 || strcmp(table[i]->title, table[i - 1]->title) != 0)
			text_print(out, "\n%s:\n", _(table[i]->title));
		if (brief && row[i]->format != NULL) {
			if (!formats_told)
				add_formats(out, verb);
			formats_told = true;
			continue;
		}
		if (brief)
			help_option_brief(&what, row[i]);
		else
			help_option_text(&what, row[i], verb);
		add_option(out, row[i], &what);
		text_free(&what);
	}
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

static bool takes_curves(const struct verb *verb)
{
	return strstr(verb->operands, "CURVE") != NULL;
}

/* "[plot] CURVE...". */
static void add_call(struct text *out, const struct verb *verb)
{
	text_print(out, verb == verbs[0] ? "[%s]" : "%s", verb->name);
	if (*verb->operands != '\0')
		text_print(out, " %s", _(verb->operands));
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

/* Of one verb, all that there is to say. */
static void verb_page(struct text *out, const struct verb *verb)
{
	struct text call = { 0 };
	add_examples(out, verb->examples);
	add_call(&call, verb);
	text_print(out, _("\nUsage: actplot %s [OPTION]...\n"), text_string(&call));
	text_free(&call);
	add_wrapped(out, _(verb->more), 0);
	if (takes_curves(verb))
		add_curve(out);
	add_options(out, verb, false);
	text_print(out, "\n%s\n",
		verb->name_file != NULL
			? _("Of an option given twice the last counts; formats add up.")
			: _("Of an option given twice the last counts."));
	text_print(out, "%s\n",
		_("Exit status: 0 if all output was written, 1 if it could not be, 2 if the "
		  "command\n"
		  "line is wrong. The manual: man actplot"));
}

/* Of the whole program a screen and a half: examples, verbs, the options of the first in few words. */
static void program_page(struct text *out)
{
	add_examples(out, verbs[0]->examples);
	text_print(out, "\n%s\n", _("Usage: actplot VERB [OPERAND]... [OPTION]..."));
	for (const struct verb *const *v = verbs; *v != NULL; v++) {
		struct text call = { 0 };
		add_call(&call, *v);
		add_entry(out, text_string(&call), _((*v)->purpose), HELP_COLUMN);
		text_free(&call);
	}
	text_add_char(out, '\n');
	text_print(out, "%s %s\n", _("A CURVE is"), help_curve_syntax);
	add_options(out, verbs[0], true);
	text_add_char(out, '\n');
	add_wrapped(out,
		_("These are the options of plot. 'actplot VERB --help' has those of a verb, and all "
		  "that there is to say of them; the manual, man actplot, has everything."),
		0);
}

void help_page(struct text *out, const struct verb *verb)
{
	if (verb != NULL)
		verb_page(out, verb);
	else
		program_page(out);
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
