/* The manual page actplot.1: options, verbs, formats, functions, from their tables. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "base/say.h"
#include "base/words.h"
#include "cli/help.h"
#include "cli/man.h"
#include "cli/verbs.h"
#include "doc/document.h"
#include "out/sink/sink.h"
#include "teach/teach.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SAMPLE_LINE 1024

static void section_synopsis(struct document *d)
{
	doc_add(d, DOC_TITLE, NULL, _("evaluate and draw activation functions of neural networks"));
	doc_add(d, DOC_HEADING, NULL, _("SYNOPSIS"));
	for (const struct verb *const *v = verbs; *v != NULL; v++) {
		struct text *line = &doc_add(d, DOC_USAGE, NULL, NULL)->text;
		doc_mark(line, DOC_STRONG, "actplot");
		text_add(line, *v == verbs[0] ? " [" : " ");
		doc_mark(line, DOC_STRONG, (*v)->name);
		text_add(line, *v == verbs[0] ? "] " : " ");
		if (*(*v)->operands != '\0') {
			doc_mark(line, DOC_PLACE, _((*v)->operands));
			text_add_char(line, ' ');
		}
		text_add(line, _("[OPTION]..."));
	}
}

static void add_groups(struct document *d)
{
	struct text names = { 0 };
	for (const struct family *const *f = families; *f != NULL; f++)
		words_list(&names, (*f)->name);
	text_print(&doc_add(d, DOC_PARAGRAPH, NULL, NULL)->text,
		_("The groups are lecture and %s."), text_string(&names));
	text_free(&names);
}

static void add_curves(struct document *d)
{
	struct text names = { 0 };
	for (const struct framework *f = frameworks; f->id != NULL; f++)
		words_list(&names, f->id);
	doc_add(d, DOC_SUBHEADING, NULL, _("Curves"));
	doc_add(d, DOC_PARAGRAPH, NULL, _("A CURVE is written"));
	doc_add(d, DOC_COMMAND, NULL, help_curve_syntax);
	doc_add(d, DOC_PARAGRAPH, NULL,
		_("NAME is the name of a function, or another name for it; case, "
		  "'-' and '_' do not matter. Without @FRAMEWORK a curve is the "
		  "mathematical function with its usual parameters; with it, what "
		  "that framework computes under this name."));
	doc_add(d, DOC_PARAGRAPH, NULL,
		_("VALUE is a number or a formula without x, such as 1/3 "
		  "or -2*pi. Several values of one scalar parameter draw a family "
		  "of curves. A vector parameter takes all its values as one "
		  "list: maxout:w=1,-1:b=0,0. softmax:z=1,0,-1:i=1 puts x in the "
		  "place of element 1 of z and draws every output."));
	text_print(&doc_add(d, DOC_PARAGRAPH, NULL, NULL)->text, _("FRAMEWORK is one of %s."),
		text_string(&names));
	text_free(&names);
}

static void section_description(struct document *d)
{
	doc_add(d, DOC_HEADING, NULL, _("DESCRIPTION"));
	doc_add(d, DOC_PARAGRAPH, NULL,
		_("actplot evaluates activation functions and their first and second "
		  "derivatives, accurate to a few units in the last place (next to a "
		  "zero "
		  "of theirs, to 2.2e-16 absolutely), and draws "
		  "them: in the terminal, as pictures fit for print, or as data for "
		  "other programs. The first operand names the verb if it is one "
		  "exactly; without one, actplot plots. Options and operands mix in any "
		  "order. An argument that reads as a number, or as numbers with "
		  "commas, is an operand even with a leading minus. Of an option given "
		  "twice the last counts, but formats add up."));
	for (const struct verb *const *v = verbs; *v != NULL; v++) {
		text_print(&doc_add(d, DOC_SUBHEADING, NULL, NULL)->text, "actplot %s%s%s",
			(*v)->name, *(*v)->operands != '\0' ? " " : "", _((*v)->operands));
		doc_add(d, DOC_PARAGRAPH, NULL, _((*v)->more));
		if (strcmp((*v)->name, "list") == 0)
			add_groups(d);
	}
	add_curves(d);
}

static void add_option(struct document *d, const struct option_row *row, const struct verb *verb)
{
	struct doc_block *b = doc_add(d, DOC_ENTRY, NULL, NULL);
	help_option_head(&b->label, row);
	help_option_text(&b->text, row, verb);
}

/* "As for plot: --range, --samples.": the options that verbs before it have. */
static void add_told(struct document *d, const struct verb *verb)
{
	const struct option_row *row[OPTIONS_MAX];
	size_t n = options_of(verb, row, NULL);
	for (const struct verb *const *home = verbs; *home != verb; home++) {
		struct text names = { 0 };
		for (size_t i = 0; i < n; i++)
			if (help_home(row[i]) == *home)
				text_print(&names, "%s--%s", names.n > 0 ? ", " : "", row[i]->name);
		if (names.n > 0)
			text_print(&doc_add(d, DOC_PARAGRAPH, NULL, NULL)->text,
				_("As for %s: %s."), (*home)->name, text_string(&names));
		text_free(&names);
	}
}

/* A verb's options, but the formats, which have a section, and those of a verb before it. The first verb's many
   stand in their groups. */
static void add_options(struct document *d, const struct verb *verb)
{
	const struct option_row *row[OPTIONS_MAX];
	const struct option_table *table[OPTIONS_MAX];
	size_t n = options_of(verb, row, table);
	const char *group = NULL;
	for (size_t i = 0; i < n; i++) {
		if (row[i]->format != NULL || help_home(row[i]) != verb)
			continue;
		if (verb == verbs[0] && (group == NULL || strcmp(group, table[i]->title) != 0))
			text_print(&doc_add(d, DOC_SUBHEADING, NULL, NULL)->text,
				_("Options of %s: %s"), verb->name, _(table[i]->title));
		else if (group == NULL)
			text_print(&doc_add(d, DOC_SUBHEADING, NULL, NULL)->text,
				_("Options of %s"), verb->name);
		group = table[i]->title;
		add_option(d, row[i], verb);
	}
	add_told(d, verb);
}

static void section_options(struct document *d)
{
	doc_add(d, DOC_HEADING, NULL, _("OPTIONS"));
	for (const struct verb *const *v = verbs; *v != NULL; v++)
		add_options(d, *v);
}

static void section_formats(struct document *d)
{
	const struct option_row *row[OPTIONS_MAX];
	size_t n = options_of(verbs[0], row, NULL);
	doc_add(d, DOC_HEADING, NULL, _("FORMATS"));
	doc_add(d, DOC_PARAGRAPH, NULL,
		_("Each format is an option of its name; --png=FILE also names the file."));
	for (size_t i = 0; i < n; i++)
		if (row[i]->format != NULL)
			add_option(d, row[i], verbs[0]);
	doc_add(d, DOC_PARAGRAPH, NULL,
		_("In a table the columns are x, then for each curve its values "
		  "under the function's name, its slopes under d_NAME and its "
		  "curvatures under d2_NAME. Where a function occurs more than once "
		  "its curves add what tells them apart (leaky_relu@keras, "
		  "elu:alpha=2, gelu:dtype=float16), and what is still alike is "
		  "NAME_2, NAME_3; output j of a vector function is NAME_j. Files "
		  "are named likewise, with - for @, : and =."));
	doc_add(d, DOC_PARAGRAPH, NULL,
		_("JSON is one object on one line: range (lo and hi), samples (how "
		  "many), x (the points), and curves, each with name, params, "
		  "framework (or null), formula, and columns by name as in a "
		  "table; null stands for what is not finite."));
}

static void section_formulas(struct document *d)
{
	doc_add(d, DOC_HEADING, NULL, _("FORMULAS"));
	doc_add(d, DOC_PARAGRAPH, NULL,
		_("A formula of --expr is made of numbers, x, pi, e, parameters, "
		  "+ - * / ^, comparisons (1 or 0; 0 < x <= 1 may be chained), "
		  "the choice c ? a : b or a if c else b, |x|, and calls of functions. -x^2 is -(x^2), and ^ "
		  "binds to the right. Its derivatives are exact, and expressions such "
		  "as "
		  "log(1+exp(x)) are evaluated in a form that keeps their digits."));
	doc_add(d, DOC_PARAGRAPH, NULL,
		_("Functions are exp log log1p expm1 sqrt abs sign floor mod min max "
		  "clamp sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh "
		  "erf erfc, Phi and phi (the normal distribution and its density), "
		  "and every function of one number that 'actplot list' names, at its "
		  "default parameters or at others given by name: elu(x, alpha=0.5). The case of a function's name does not "
		  "matter, nor does '_' in it, but Phi and phi are two; x, pi, e, "
		  "parameters and what a formula defines are as spelled."));
	doc_add(d, DOC_PARAGRAPH, NULL,
		_("A formula may end in definitions: u*u where u = x + 1; or "
		  "g(x) + g(-x) where g(t) = t/(1 + abs(t)). Any other name is a "
		  "parameter, which --param must give: actplot -e 'x*sigmoid(beta*x)' "
		  "-p beta=0.5,1,2 draws a family."));
	doc_add(d, DOC_PARAGRAPH, NULL,
		_("Where branches meet, as at 0 those of max(0, x), f' and f'' are what "
		  "both sides agree on. At a kink f' is the slope of the smaller "
		  "magnitude, 0 of two alike; where f jumps it is that of the branch "
		  "that is taken. Comparisons, floor and mod look at doubles, as in "
		  "other languages: x == 0.3 holds, and x - 0.3 is 0, at 0.3. With "
		  "--digits all numbers are exactly as typed."));
	doc_add(d, DOC_PARAGRAPH, NULL,
		_("What actplot prints can be typed back: Greek letters are their "
		  "names (alpha, Phi), in --param and after a CURVE as well, and raised digits, roots, middle dots and signs "
		  "such as U+2212 and U+2264 are read as what they stand for."));
}

static void section_functions(struct document *d)
{
	doc_add(d, DOC_HEADING, NULL, _("FUNCTIONS"));
	for (const struct family *const *f = families; *f != NULL; f++) {
		doc_add(d, DOC_SUBHEADING, NULL, _((*f)->title));
		for (const struct activation *row = (*f)->rows; row->id != NULL; row++) {
			struct text *line = &doc_add(d, DOC_ENTRY, row->id, NULL)->text;
			text_print(line, "%s: ", _(row->title));
			activation_print(line, row, row->formula, EXPR_PLAIN, NULL);
		}
	}
}

static void section_parameters(struct document *d)
{
	size_t n;
	const struct activation *const *row = activation_all(&n);
	doc_add(d, DOC_HEADING, NULL, _("PARAMETERS"));
	doc_add(d, DOC_PARAGRAPH, NULL, _("Functions that are not listed have none."));
	for (size_t i = 0; i < n; i++)
		for (int k = 0; k < PARAM_MAX && row[i]->param[k].name != NULL; k++) {
			const struct param *param = &row[i]->param[k];
			struct doc_block *b = doc_add(d, DOC_ENTRY, NULL, NULL);
			text_print(&b->label, "%s:%s", row[i]->id, param->name);
			text_print(&b->text, _("%s; default %s"), _(param->help), param->value);
		}
}

/* Where frameworks differ from the row: "leaky_relu@keras" and what it then is. */
static void section_variants(struct document *d)
{
	size_t n;
	const struct activation *const *row = activation_all(&n);
	doc_add(d, DOC_SUBHEADING, NULL, _("Frameworks that differ"));
	doc_add(d, DOC_PARAGRAPH, NULL,
		_("A function named with one of these frameworks is not the one above:"));
	for (size_t i = 0; i < n; i++)
		for (const struct variant *v = row[i]->variants; v != NULL && v->framework != NULL;
			v++) {
			struct doc_block *b = doc_add(d, DOC_ENTRY, NULL, NULL);
			text_print(&b->label, "%s@%s", row[i]->id, v->framework);
			for (char *c = b->label.s; *c != '\0'; c++)
				if (*c == ' ')
					*c = ',';
			manual_variant(row[i], v, &b->text);
			doc_settle(d);
		}
}

static void section_environment(struct document *d)
{
	doc_add(d, DOC_HEADING, NULL, _("EXIT STATUS"));
	doc_add(d, DOC_ENTRY, "0",
		_("All output was written. Values that are not finite give one "
		  "warning."));
	doc_add(d, DOC_ENTRY, "1",
		_("The output could not be written, nothing finite was there to draw, a line of "
		  "input was none, digits could not be decided, list found nothing, or check "
		  "found an error beyond its bound."));
	doc_add(d, DOC_ENTRY, "2", _("The command line is wrong."));
	doc_add(d, DOC_HEADING, NULL, _("ENVIRONMENT"));
	doc_add(d, DOC_ENTRY, "LC_ALL, LC_CTYPE, LANG",
		_("In a UTF-8 locale text plots are made of braille dots, but where TERM is "
		  "linux; else of ASCII. Numbers never follow the locale."));
	doc_add(d, DOC_ENTRY, "COLUMNS, LINES",
		_("The size of text plots, where standard output is a terminal."));
	doc_add(d, DOC_ENTRY, "NO_COLOR",
		_("If set and not empty, text plots have no colour unless --color always "
		  "asks for it."));
	doc_add(d, DOC_ENTRY, "TERM, COLORTERM", _("How many colours the terminal has."));
	doc_add(d, DOC_ENTRY, "FONTCONFIG_FILE, FONTCONFIG_PATH, FONTCONFIG_SYSROOT",
		_("If one is set, the fonts of pictures are found by that configuration; "
		  "else in the usual folders."));
	doc_add(d, DOC_ENTRY, "SOURCE_DATE_EPOCH",
		_("The date recorded in PDF and EPS, in seconds since 1970; without it "
		  "that is the beginning of 1970, so that the same command makes the "
		  "same bytes."));
}

/* One sample: "# what it shows" and the command. */
static int add_sample(struct document *d, const char *path)
{
	char line[SAMPLE_LINE];
	FILE *file = fopen(path, "r");
	if (file == NULL) {
		say_error("%s: %s", quote(path), strerror(errno));
		return -1;
	}
	while (fgets(line, sizeof line, file) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		if (line[0] == '#')
			text_print(&doc_add(d, DOC_PARAGRAPH, NULL, NULL)->text,
				"%s:", line + 1 + strspn(line + 1, " "));
		else if (line[0] != '\0')
			doc_add(d, DOC_COMMAND, NULL, line);
	}
	fclose(file);
	return 0;
}

static void section_references(struct document *d)
{
	static const struct {
		const char *name;
		int section;
	} pages[] = { { "activation-functions", 7 }, { "gnuplot", 1 }, { "man", 1 }, { "seq", 1 } };
	doc_add(d, DOC_HEADING, NULL, _("SEE ALSO"));
	for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++)
		doc_add(d, DOC_REFERENCE, pages[i].name, NULL)->section = pages[i].section;
}

int man_page(struct text *out, char *const *samples, size_t n)
{
	struct document d = { .name = "actplot", .section = 1, .book = _("User Commands") };
	int status = 0;
	section_synopsis(&d);
	section_description(&d);
	section_options(&d);
	section_formats(&d);
	section_formulas(&d);
	section_functions(&d);
	section_parameters(&d);
	section_variants(&d);
	section_environment(&d);
	doc_add(&d, DOC_HEADING, NULL, _("EXAMPLES"));
	for (size_t i = 0; i < n && status == 0; i++)
		status = add_sample(&d, samples[i]);
	section_references(&d);
	doc_roff(&d, out);
	doc_free(&d);
	return status;
}

/* Writes one page, whose text it frees. */
static int write_page(const char *folder, const char *name, struct text *page)
{
	struct text path = { 0 };
	text_print(&path, "%s/%s.7", folder, name);
	struct sink *sink = sink_open_file(text_string(&path));
	text_free(&path);
	if (sink != NULL)
		sink_write(sink, page->s, page->n);
	text_free(page);
	return sink != NULL ? sink_close(sink) : -1;
}

int man_pages(const char *folder)
{
	size_t n;
	const struct activation *const *row = activation_all(&n);
	struct text page = { 0 };
	manual_guide(&page);
	int status = write_page(folder, "activation-functions", &page);
	for (size_t i = 0; i < n && status == 0; i++) {
		struct text name = { 0 };
		text_print(&name, "actplot-%s", row[i]->id);
		manual_function(row[i], &page);
		status = write_page(folder, text_string(&name), &page);
		text_free(&name);
	}
	return status;
}
