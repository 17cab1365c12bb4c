/* Help: the start page, --help, --version. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "base/words.h"
#include "cli/help.h"
#include "doc/document.h"

#include <string.h>

#define WIDTH 79
#define OPTION_COLUMN 26 /* where the text of an option begins, within the page */

const char help_curve_syntax[] = "NAME[@FRAMEWORK][:PARAM=VALUE[,VALUE]...]...";

/* Writes the document, which goes, as a terminal shows it. */
static void write(struct text *out, struct document *d)
{
	doc_terminal(d, WIDTH, out);
	doc_free(d);
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
	struct text list = { 0 };
	for (size_t i = 0; words[i] != NULL; i++)
		words_join(&list, words[i + 1] == NULL ? _("%1$s or %2$s") : _("%1$s, %2$s"),
			words[i]);
	text_add(out, text_string(&list));
	text_free(&list);
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

const struct verb *help_home(const struct option_row *row)
{
	const struct verb *const *v = verbs;
	while (options_find(*v, row->name) != row)
		v++;
	return *v;
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
	if (options_against(&against, row, verb)) {
		struct text remark = { 0 };
		text_print(&remark, _("not with %s"), text_string(&against));
		words_remark(out, remark.s);
		text_free(&remark);
	}
	text_free(&against);
}

/* One option: in few words, or all that there is to say. */
static void add_option(
	struct document *d, const struct option_row *row, const struct verb *verb, bool brief)
{
	struct doc_block *b = doc_add(d, DOC_ENTRY, row->letter == 0 ? "    " : NULL, NULL);
	b->column = OPTION_COLUMN;
	help_option_head(&b->label, row);
	if (brief)
		help_option_brief(&b->text, row);
	else
		help_option_text(&b->text, row, verb);
}

/* Of all formats one entry in the place of the first. */
static void add_formats(struct document *d, const struct verb *verb)
{
	struct text names = { 0 };
	for (const struct format *const *f = formats; *f != NULL; f++)
		if (((*f)->kind & verb->writes) != 0)
			text_print(&names, "%s--%s", names.n > 0 ? ", " : "", (*f)->name);
	struct doc_block *b = doc_add(d, DOC_ENTRY, "    ", NULL);
	b->column = OPTION_COLUMN;
	text_add(&b->label, _("--FORMAT[=FILE]"));
	text_print(&b->text, _("the same: %s"), text_string(&names));
	text_free(&names);
}

/* Rows in few words. */
static void add_briefly(struct document *d, const struct verb *verb,
	const struct option_row *const *row, size_t i, bool *formats_told)
{
	if (row[i]->format == NULL)
		add_option(d, row[i], verb, true);
	else if (!*formats_told)
		add_formats(d, verb);
	*formats_told = *formats_told || row[i]->format != NULL;
}

/* All options of the verb by group, in few words or in full. */
static void add_groups(struct document *d, const struct verb *verb, bool brief)
{
	const struct option_row *row[OPTIONS_MAX];
	const struct option_table *table[OPTIONS_MAX];
	size_t n = options_of(verb, row, table);
	bool formats_told = false;
	for (size_t i = 0; i < n; i++) {
		if (i == 0 || strcmp(table[i]->title, table[i - 1]->title) != 0)
			text_print(&doc_add(d, DOC_HEADING, NULL, NULL)->text,
				"%s:", _(table[i]->title));
		if (brief)
			add_briefly(d, verb, row, i, &formats_told);
		else
			add_option(d, row[i], verb, false);
	}
}

/* Its own options in full, and in few words those that the help of a verb before it has in full. */
static void add_own(struct document *d, const struct verb *verb)
{
	const struct option_row *row[OPTIONS_MAX];
	size_t n = options_of(verb, row, NULL);
	bool formats_told = false;
	text_print(&doc_add(d, DOC_HEADING, NULL, NULL)->text, _("Options of %s:"), verb->name);
	for (size_t i = 0; i < n; i++)
		if (help_home(row[i]) == verb)
			add_option(d, row[i], verb, false);
	doc_add(d, DOC_HEADING, NULL, _("Options that other verbs have too:"));
	for (size_t i = 0; i < n; i++)
		if (help_home(row[i]) != verb)
			add_briefly(d, verb, row, i, &formats_told);
}

static void add_examples(struct document *d, const struct example *example, const char *heading)
{
	size_t widest = 0;
	for (const struct example *e = example; e->command != NULL; e++)
		if (text_width(e->command) > widest)
			widest = text_width(e->command);
	doc_add(d, DOC_HEADING, NULL, heading);
	for (; example->command != NULL; example++)
		doc_add(d, DOC_ENTRY, example->command, _(example->purpose))->column = widest + 2;
}

/* "[plot] CURVE...". */
static void add_call(struct text *out, const struct verb *verb)
{
	text_print(out, verb == verbs[0] ? "[%s]" : "%s", verb->name);
	if (*verb->operands != '\0')
		text_print(out, " %s", _(verb->operands));
}

static void add_curve(struct document *d)
{
	text_print(
		&doc_add(d, DOC_HEADING, NULL, NULL)->text, _("A CURVE is %s"), help_curve_syntax);
	doc_add(d, DOC_PARAGRAPH, NULL,
		_("NAME is a function; case, '-' and '_' do not matter, and other names "
		  "(swish, expit) find it. With @FRAMEWORK it is what that framework "
		  "calls by this name, with its defaults. Several values of one "
		  "parameter draw a family; a vector parameter takes a list. 'actplot "
		  "list' names the functions, the manual their parameters."));
}

/* Of one verb all that there is to say. */
static void verb_page(struct text *out, const struct verb *verb)
{
	struct document d = { 0 };
	struct text call = { 0 };
	add_examples(&d, verb->examples, _("Examples:"));
	add_call(&call, verb);
	text_print(&doc_add(&d, DOC_HEADING, NULL, NULL)->text, _("Usage: actplot %s [OPTION]..."),
		text_string(&call));
	text_free(&call);
	doc_add(&d, DOC_PARAGRAPH, NULL, _(verb->more));
	if (verb_takes_curves(verb))
		add_curve(&d);
	if (verb == verbs[0])
		add_groups(&d, verb, false);
	else
		add_own(&d, verb);
	doc_add(&d, DOC_HEADING, NULL, _("Notes:"));
	doc_add(&d, DOC_PARAGRAPH, NULL,
		verb->name_file != NULL
			? _("Of an option given twice the last counts; formats add up.")
			: _("Of an option given twice the last counts."));
	doc_add(&d, DOC_PARAGRAPH, NULL,
		_("Exit status: 0 if all output was written, 1 if it could not be, 2 if the "
		  "command line is wrong. The manual, man actplot, has everything in full."));
	write(out, &d);
}

/* Of the whole program a screen and a half: examples, verbs, the options of the first in few words. */
static void program_page(struct text *out)
{
	struct document d = { 0 };
	add_examples(&d, verbs[0]->examples, _("Examples:"));
	doc_add(&d, DOC_HEADING, NULL, _("Usage: actplot VERB [OPERAND]... [OPTION]..."));
	for (const struct verb *const *v = verbs; *v != NULL; v++) {
		struct doc_block *b = doc_add(&d, DOC_ENTRY, NULL, _((*v)->purpose));
		b->column = OPTION_COLUMN;
		add_call(&b->label, *v);
	}
	struct doc_block *b = doc_add(&d, DOC_PARAGRAPH, NULL, NULL);
	b->apart = true;
	text_print(&b->text, _("A CURVE is %s"), help_curve_syntax);
	doc_add(&d, DOC_PARAGRAPH, NULL,
		_("'actplot VERB --help' has all that there is to say of a verb, 'man actplot' "
		  "everything. Below are the options of plot in few words."));
	add_groups(&d, verbs[0], true);
	write(out, &d);
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
	struct document d = { 0 };
	doc_add(&d, DOC_PARAGRAPH, NULL,
		_("actplot evaluates and draws the activation functions of neural "
		  "networks, with their exact derivatives. 'actplot --help' has the options, 'man "
		  "actplot' everything."));
	add_examples(&d, examples, _("Try:"));
	write(out, &d);
}

void help_version(struct text *out)
{
	struct document d = { 0 };
	doc_add(&d, DOC_TITLE, NULL, PACKAGE_STRING);
	doc_add(&d, DOC_PARAGRAPH, NULL, _("Copyright (C) 2026 the authors of actplot"));
	doc_add(&d, DOC_PARAGRAPH, NULL,
		_("License GPLv3+: GNU GPL version 3 or later "
		  "<https://gnu.org/licenses/gpl.html>."));
	doc_add(&d, DOC_PARAGRAPH, NULL,
		_("This is free software: you are free to change and redistribute it."));
	doc_add(&d, DOC_PARAGRAPH, NULL,
		_("There is NO WARRANTY, to the extent permitted by law."));
	write(out, &d);
}
