/* The manual page actplot.1: options, verbs, formats, functions, from their tables. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "base/say.h"
#include "cli/help.h"
#include "cli/man.h"
#include "cli/verbs.h"
#include "doc/roff.h"
#include "out/sink/sink.h"
#include "teach/teach.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SAMPLE_LINE 1024

static void section_head(struct text *out)
{
	roff_title(out, "ACTPLOT", 1, _("User Commands"));
	roff_request(out, "SH", _("NAME"));
	roff_line(out, _("actplot - evaluate and draw activation functions of neural networks"));
	roff_request(out, "SH", _("SYNOPSIS"));
	for (const struct verb *const *v = verbs; *v != NULL; v++) {
		const struct verb *verb = *v;
		if (verb != verbs[0])
			text_add(out, ".br\n");
		text_add(out, ".B actplot\n");
		text_print(out, verb == verbs[0] ? "[\\fB%s\\fR]" : "\\fB%s\\fR", verb->name);
		text_add(out, *verb->operands != '\0' ? " \\fI" : "");
		roff_add(out, _(verb->operands));
		text_add(out, *verb->operands != '\0' ? "\\fR " : " ");
		roff_line(out, _("[OPTION]..."));
	}
}

static void add_groups(struct text *out)
{
	roff_line(out, _("The groups are lecture and"));
	for (const struct family *const *f = families; *f != NULL; f++) {
		text_add(out, f == families ? "" : ", ");
		roff_add(out, (*f)->name);
	}
	text_add(out, ".\n");
}

static void add_curves(struct text *out)
{
	roff_request(out, "SS", _("Curves"));
	roff_add(out, _("A CURVE is written"));
	text_add(out, "\n.PP\n.RS\n.B ");
	roff_add(out, help_curve_syntax);
	text_add(out, "\n.RE\n");
	roff_paragraph(out,
		_("NAME is the name of a function, or another name for it; case, "
		  "'-' and '_' do not matter. Without @FRAMEWORK a curve is the "
		  "mathematical function with its usual parameters; with it, what "
		  "that framework computes under this name."));
	roff_paragraph(out,
		_("VALUE is a number or a formula without x, such as 1/3 "
		  "or -2*pi. Several values of one scalar parameter draw a family "
		  "of curves. A vector parameter takes all its values as one "
		  "list: maxout:w=1,-1:b=0,0. softmax:z=1,0,-1:i=1 puts x in the "
		  "place of element 1 of z and draws every output."));
	struct text names = { 0 };
	for (const struct framework *f = frameworks; f->id != NULL; f++)
		text_print(&names, "%s%s", f == frameworks ? "" : ", ", f->id);
	text_add(out, ".PP\n");
	roff_line(out, _("FRAMEWORK is one of"));
	roff_add(out, text_string(&names));
	text_add(out, ".\n");
	text_free(&names);
}

static void section_description(struct text *out)
{
	roff_request(out, "SH", _("DESCRIPTION"));
	roff_line(out,
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
		const struct verb *verb = *v;
		struct text head = { 0 };
		text_print(&head, "actplot %s%s%s", verb->name, *verb->operands != '\0' ? " " : "",
			_(verb->operands));
		roff_request(out, "SS", text_string(&head));
		text_free(&head);
		roff_line(out, _(verb->more));
		if (strcmp(verb->name, "list") == 0)
			add_groups(out);
	}
	add_curves(out);
}

static void section_json(struct text *out)
{
	roff_paragraph(out,
		_("JSON is one object on one line: range (lo and hi), samples (how "
		  "many), x (the points), and curves, each with name, params, "
		  "framework (or null), formula, and columns by name as in a "
		  "table; null stands for what is not finite."));
}

static void add_option(struct text *out, const struct option_row *row, const struct verb *verb)
{
	struct text head = { 0 }, what = { 0 };
	help_option_head(&head, row);
	help_option_text(&what, row, verb);
	roff_entry(out, text_string(&head), text_string(&what));
	text_free(&head);
	text_free(&what);
}

/* The first verb that has the option is where it is told. */
static const struct verb *home_of(const struct option_row *row)
{
	const struct verb *const *v = verbs;
	while (options_find(*v, row->name) != row)
		v++;
	return *v;
}

/* "As for plot: --range, --samples." */
static void add_told(struct text *out, const struct verb *verb)
{
	const struct option_row *row[OPTIONS_MAX];
	size_t n = options_of(verb, row, NULL);
	for (const struct verb *const *home = verbs; *home != verb; home++) {
		struct text names = { 0 };
		for (size_t i = 0; i < n; i++)
			if (home_of(row[i]) == *home)
				text_print(&names, "%s--%s", names.n > 0 ? ", " : "", row[i]->name);
		struct text line = { 0 };
		text_print(&line, _("As for %s: %s."), (*home)->name, text_string(&names));
		if (names.n > 0)
			roff_paragraph(out, text_string(&line));
		text_free(&names);
		text_free(&line);
	}
}

/* A verb's options by group, but the formats, which have a section, and those of a verb before it. */
static void add_options(struct text *out, const struct verb *verb)
{
	const struct option_row *row[OPTIONS_MAX];
	const struct option_table *table[OPTIONS_MAX];
	size_t n = options_of(verb, row, table);
	const char *group = NULL;
	for (size_t i = 0; i < n; i++) {
		if (row[i]->format != NULL || home_of(row[i]) != verb)
			continue;
		struct text title = { 0 };
		text_print(&title, _("Options of %s: %s"), verb->name, _(table[i]->title));
		if (group == NULL || strcmp(group, table[i]->title) != 0)
			roff_request(out, "SS", text_string(&title));
		text_free(&title);
		group = table[i]->title;
		add_option(out, row[i], verb);
	}
	add_told(out, verb);
}

static void add_formats(struct text *out)
{
	const struct option_row *row[OPTIONS_MAX];
	size_t n = options_of(verbs[0], row, NULL);
	for (size_t i = 0; i < n; i++)
		if (row[i]->format != NULL)
			add_option(out, row[i], verbs[0]);
}

static void section_options(struct text *out)
{
	roff_request(out, "SH", _("OPTIONS"));
	for (const struct verb *const *v = verbs; *v != NULL; v++)
		add_options(out, *v);
	roff_request(out, "SH", _("FORMATS"));
	roff_line(out,
		_("Each format is an option of its name; --png=FILE also names the "
		  "file."));
	add_formats(out);
	roff_paragraph(out,
		_("In a table the columns are x, then for each curve its values "
		  "under the function's name, its slopes under d_NAME and its "
		  "curvatures under d2_NAME. Where a function occurs more than once "
		  "its curves add what tells them apart (leaky_relu@keras, "
		  "elu:alpha=2, gelu:dtype=float16), and what is still alike is "
		  "NAME_2, NAME_3; output j of a vector function is NAME_j. Files "
		  "are named likewise, with - for @, : and =."));
	section_json(out);
}

static void section_formulas(struct text *out)
{
	roff_request(out, "SH", _("FORMULAS"));
	roff_line(out,
		_("A formula of --expr is made of numbers, x, pi, e, parameters, "
		  "+ - * / ^, comparisons (1 or 0; 0 < x <= 1 may be chained), "
		  "the choice c ? a : b or a if c else b, |x|, and calls of functions. -x^2 is -(x^2), and ^ "
		  "binds to the right. Its derivatives are exact, and expressions such "
		  "as "
		  "log(1+exp(x)) are evaluated in a form that keeps their digits."));
	roff_paragraph(out,
		_("Functions are exp log log1p expm1 sqrt abs sign floor mod min max "
		  "clamp sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh "
		  "erf erfc, Phi and phi (the normal distribution and its density), "
		  "and every function of one number that 'actplot list' names, at its "
		  "default parameters or at others given by name: elu(x, alpha=0.5). The case of a function's name does not "
		  "matter, nor does '_' in it, but Phi and phi are two; x, pi, e, "
		  "parameters and what a formula defines are as spelled."));
	roff_paragraph(out,
		_("A formula may end in definitions: u*u where u = x + 1; or "
		  "g(x) + g(-x) where g(t) = t/(1 + abs(t)). Any other name is a "
		  "parameter, which --param must give: actplot -e 'x*sigmoid(beta*x)' "
		  "-p beta=0.5,1,2 draws a family."));
	roff_paragraph(out,
		_("Where branches meet, as at 0 those of max(0, x), f' and f'' are what "
		  "both sides agree on. At a kink f' is the slope of the smaller "
		  "magnitude, 0 of two alike; where f jumps it is that of the branch "
		  "that is taken. Comparisons, floor and mod look at doubles, as in "
		  "other languages: x == 0.3 holds, and x - 0.3 is 0, at 0.3. With "
		  "--digits all numbers are exactly as typed."));
	roff_paragraph(out,
		_("What actplot prints can be typed back: Greek letters are their "
		  "names (alpha, Phi), in --param and after a CURVE as well, and raised digits, roots, middle dots and signs "
		  "such as U+2212 and U+2264 are read as what they stand for."));
}

static void section_functions(struct text *out)
{
	roff_request(out, "SH", _("FUNCTIONS"));
	for (const struct family *const *f = families; *f != NULL; f++) {
		roff_request(out, "SS", _((*f)->title));
		text_add(out, ".nh\n");
		for (const struct activation *row = (*f)->rows; row->id != NULL; row++) {
			struct text line = { 0 };
			text_print(&line, "%s: ", _(row->title));
			activation_print(&line, row, row->formula, EXPR_PLAIN, NULL);
			roff_entry(out, row->id, text_string(&line));
			text_free(&line);
		}
		text_add(out, ".hy\n");
	}
}

static void section_parameters(struct text *out)
{
	size_t n;
	const struct activation *const *row = activation_all(&n);
	roff_request(out, "SH", _("PARAMETERS"));
	roff_line(out, _("Functions that are not listed have none."));
	for (size_t i = 0; i < n; i++)
		for (int k = 0; k < PARAM_MAX && row[i]->param[k].name != NULL; k++) {
			const struct param *param = &row[i]->param[k];
			struct text head = { 0 }, line = { 0 };
			text_print(&head, "%s:%s", row[i]->id, param->name);
			text_print(&line, _("%s; default %s"), _(param->help), param->value);
			roff_entry(out, text_string(&head), text_string(&line));
			text_free(&head);
			text_free(&line);
		}
}

/* Where frameworks differ from the row: "leaky_relu@keras" and what it then is. */
static void section_variants(struct text *out)
{
	size_t n;
	const struct activation *const *row = activation_all(&n);
	roff_request(out, "SS", _("Frameworks that differ"));
	roff_line(out, _("A function named with one of these frameworks is not the one above:"));
	for (size_t i = 0; i < n; i++)
		for (const struct variant *v = row[i]->variants; v != NULL && v->framework != NULL;
			v++) {
			struct text head = { 0 }, line = { 0 };
			text_print(&head, "%s@%s", row[i]->id, v->framework);
			for (char *c = head.s; *c != '\0'; c++)
				if (*c == ' ')
					*c = ',';
			manual_variant(row[i], v, &line);
			if (line.n > 0)
				roff_entry(out, text_string(&head), text_string(&line));
			text_free(&head);
			text_free(&line);
		}
}

static void section_environment(struct text *out)
{
	roff_request(out, "SH", _("EXIT STATUS"));
	roff_entry(out, "0",
		_("All output was written. Values that are not finite give one "
		  "warning."));
	roff_entry(out, "1",
		_("The output could not be written, or nothing finite was there to "
		  "draw."));
	roff_entry(out, "2", _("The command line is wrong."));
	roff_request(out, "SH", _("ENVIRONMENT"));
	roff_entry(out, "LC_ALL, LC_CTYPE, LANG",
		_("In a UTF-8 locale text plots are made of braille dots, but where TERM is "
		  "linux; else of ASCII. Numbers never follow the locale."));
	roff_entry(out, "COLUMNS, LINES",
		_("The size of text plots, where standard output is a terminal."));
	roff_entry(out, "NO_COLOR",
		_("If set and not empty, text plots have no colour unless --color always "
		  "asks for it."));
	roff_entry(out, "TERM, COLORTERM", _("How many colours the terminal has."));
	roff_entry(out, "FONTCONFIG_FILE, FONTCONFIG_PATH, FONTCONFIG_SYSROOT",
		_("If one is set, the fonts of pictures are found by that configuration; "
		  "else in the usual folders."));
	roff_entry(out, "SOURCE_DATE_EPOCH",
		_("The date recorded in PDF and EPS, in seconds since 1970; without it "
		  "that is the beginning of 1970, so that the same command makes the "
		  "same bytes."));
}

/* One sample: "# what it shows" and the command. */
static int sample(struct text *out, const char *path, bool first)
{
	char line[SAMPLE_LINE];
	FILE *file = fopen(path, "r");
	if (file == NULL) {
		say_error("%s: %s", quote(path), strerror(errno));
		return -1;
	}
	while (fgets(line, sizeof line, file) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		if (line[0] == '#') {
			text_add(out, first ? "" : ".PP\n");
			roff_add(out, line + 1 + strspn(line + 1, " "));
			text_add(out, ":\n");
		} else if (line[0] != '\0') {
			roff_display(out, line);
		}
	}
	fclose(file);
	return 0;
}

int man_page(struct text *out, char *const *samples, size_t n)
{
	section_head(out);
	section_description(out);
	section_options(out);
	section_formulas(out);
	section_functions(out);
	section_parameters(out);
	section_variants(out);
	section_environment(out);
	roff_request(out, "SH", _("EXAMPLES"));
	for (size_t i = 0; i < n; i++)
		if (sample(out, samples[i], i == 0) < 0)
			return -1;
	roff_request(out, "SH", _("SEE ALSO"));
	roff_reference(out, "activation-functions", 7, false);
	roff_reference(out, "gnuplot", 1, false);
	roff_reference(out, "man", 1, false);
	roff_reference(out, "seq", 1, true);
	return 0;
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
