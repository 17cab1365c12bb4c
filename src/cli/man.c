/* The manual page actplot.1: options, verbs, formats, functions, from their tables. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "base/say.h"
#include "cli/help.h"
#include "cli/man.h"
#include "cli/verbs.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define RELEASED \
	"2026-11-23" /* of PACKAGE_VERSION; a page must not change with the day */
#define SAMPLE_LINE 1024

/* Appends text as roff prints it: backslashes and hyphens literally, and no line that
   begins like a request. */
static void add(struct text *out, const char *s)
{
	bool begins = out->n == 0 || out->s[out->n - 1] == '\n';
	for (; *s != '\0'; s++) {
		if (begins && (*s == '.' || *s == '\''))
			text_add(out, "\\&");
		begins = *s == '\n';
		if (*s == '\\')
			text_add(out, "\\e");
		else if (*s == '-')
			text_add(out, "\\-");
		else if (*s == '\'')
			text_add(out, "\\(aq");
		else if (*s == '^')
			text_add(out, "\\(ha");
		else if (*s == '~')
			text_add(out, "\\(ti");
		else if (*s == '`')
			text_add(out, "\\(ga");
		else
			text_add_char(out, *s);
	}
}

/* A request with one quoted argument, such as .SH "EXIT STATUS". */
static void request(struct text *out, const char *name, const char *argument)
{
	text_print(out, ".%s \"", name);
	add(out, argument);
	text_add(out, "\"\n");
}

static void paragraph(struct text *out, const char *s)
{
	text_add(out, ".PP\n");
	add(out, s);
	text_add_char(out, '\n');
}

/* An entry of a list: a bold head, then its text. */
static void entry(struct text *out, const char *head, const char *s)
{
	text_add(out, ".TP\n.B ");
	add(out, head);
	text_add_char(out, '\n');
	add(out, s);
	text_add_char(out, '\n');
}

static void section_head(struct text *out)
{
	text_print(out,
		".\\\" Written by actplot itself from its tables; do not edit.\n"
		".TH ACTPLOT 1 \"%s\" \"%s\" \"%s\"\n",
		RELEASED, PACKAGE_STRING, _("User Commands"));
	request(out, "SH", _("NAME"));
	add(out,
		_("actplot - evaluate and draw activation functions of neural networks"));
	text_add_char(out, '\n');
	request(out, "SH", _("SYNOPSIS"));
	for (const struct verb *verb = verbs; verb->name != NULL; verb++) {
		if (verb != verbs)
			text_add(out, ".br\n");
		text_add(out, ".B actplot\n");
		text_print(
			out, verb == verbs ? "[\\fB%s\\fR]" : "\\fB%s\\fR", verb->name);
		text_add(out, *verb->operands != '\0' ? " \\fI" : "");
		add(out, _(verb->operands));
		text_add(out, *verb->operands != '\0' ? "\\fR " : " ");
		add(out, _("[OPTION]..."));
		text_add_char(out, '\n');
	}
}

static void add_groups(struct text *out)
{
	add(out, _("Its groups are lecture and"));
	text_add_char(out, '\n');
	for (const struct family *const *f = families; *f != NULL; f++) {
		text_add(out, f == families ? "" : ", ");
		add(out, (*f)->name);
	}
	text_add(out, ".\n");
}

static void add_curves(struct text *out)
{
	request(out, "SS", _("Curves"));
	add(out, _("A CURVE is written"));
	text_add(out, "\n.PP\n.RS\n.B ");
	add(out, help_curve_syntax);
	text_add(out, "\n.RE\n");
	paragraph(out, _("NAME is the name of a function, or another name for it; case, "
			 "'-' and '_' do not matter. Without @FRAMEWORK a curve is the "
			 "mathematical function with its usual parameters; with it, what "
			 "that framework computes under this name."));
	paragraph(out, _("VALUE is a number or a formula without x, such as 1/3 "
			 "or -2*pi. Several values of one scalar parameter draw a family "
			 "of curves. A vector parameter takes all its values as one "
			 "list: maxout:w=1,-1:b=0,0. softmax:z=1,0,-1:i=1 puts x in the "
			 "place of element 1 of z and draws every output."));
	struct text names = {0};
	for (const struct framework *f = frameworks; f->id != NULL; f++)
		text_print(&names, "%s%s", f == frameworks ? "" : ", ", f->id);
	text_add(out, ".PP\n");
	add(out, _("FRAMEWORK is one of"));
	text_add_char(out, '\n');
	add(out, text_string(&names));
	text_add(out, ".\n");
	text_free(&names);
}

static void section_description(struct text *out)
{
	request(out, "SH", _("DESCRIPTION"));
	add(out, _("actplot evaluates activation functions and their first and second "
		   "derivatives, accurate to a few units in the last place (next to a zero "
		   "of theirs, to 2.2e-16 absolutely), and draws "
		   "them: in the terminal, as pictures fit for print, or as data for "
		   "other programs. The first operand names the verb if it is one "
		   "exactly; without one, actplot plots. Options and operands mix in any "
		   "order. An argument that reads as a number, or as numbers with "
		   "commas, is an operand even with a leading minus. Of an option given "
		   "twice the last counts, but formats add up."));
	text_add_char(out, '\n');
	for (const struct verb *verb = verbs; verb->name != NULL; verb++) {
		struct text head = {0};
		text_print(&head, "actplot %s%s%s", verb->name,
			*verb->operands != '\0' ? " " : "", _(verb->operands));
		request(out, "SS", text_string(&head));
		text_free(&head);
		add(out, _(verb->more));
		text_add_char(out, '\n');
	}
	add_groups(out);
	add_curves(out);
}

static void section_json(struct text *out)
{
	paragraph(out, _("JSON is one object on one line: range (lo and hi), samples (how "
			 "many), x (the points), and curves, each with name, params, "
			 "framework (or null), formula, and columns by name as in a "
			 "table; null stands for what is not finite."));
}

/* The options that are formats, or those that are not. */
static void add_options(struct text *out, bool of_formats)
{
	size_t n;
	const struct option_row *row = options_all(&n);
	for (size_t i = 0; i < n; i++) {
		struct text head = {0}, what = {0};
		if ((row[i].format != NULL) != of_formats)
			continue;
		help_option_head(&head, &row[i]);
		help_option_text(&what, &row[i]);
		entry(out, text_string(&head), text_string(&what));
		text_free(&head);
		text_free(&what);
	}
}

static void section_options(struct text *out)
{
	request(out, "SH", _("OPTIONS"));
	add_options(out, false);
	request(out, "SH", _("FORMATS"));
	add(out, _("Each format is an option of its name; --png=FILE also names the "
		   "file."));
	text_add_char(out, '\n');
	add_options(out, true);
	paragraph(out, _("In a table the columns are x, then for each curve its values "
			 "under the function's name, its slopes under d_NAME and its "
			 "curvatures under d2_NAME; the second curve of one name is "
			 "NAME_2, output j of a vector function NAME_j."));
	section_json(out);
}

static void section_formulas(struct text *out)
{
	request(out, "SH", _("FORMULAS"));
	add(out, _("A formula of --expr is made of numbers, x, pi, e, parameters, "
		   "+ - * / ^, comparisons (1 or 0; 0 < x <= 1 may be chained), "
		   "the choice c ? a : b, and calls of functions. -x^2 is -(x^2), and ^ "
		   "binds to the right. Its derivatives are exact, and expressions such as "
		   "log(1+exp(x)) are evaluated in a form that keeps their digits."));
	text_add_char(out, '\n');
	paragraph(out, _("Functions are exp log log1p expm1 sqrt abs sign floor mod min max "
			 "clamp sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh "
			 "erf erfc, Phi and phi (the normal distribution and its density), "
			 "and every function of one number that 'actplot list' names, at its "
			 "default parameters. The case of a function's name does not "
			 "matter, nor does '_' in it, but Phi and phi are two; x, pi, e, "
			 "parameters and what a formula defines are as spelled."));
	paragraph(out, _("A formula may end in definitions: u*u where u = x + 1; or "
			 "g(x) + g(-x) where g(t) = t/(1 + abs(t)). Any other name is a "
			 "parameter, which --param must give: actplot -e 'x*sigmoid(beta*x)' "
			 "-p beta=0.5,1,2 draws a family."));
}

static void section_functions(struct text *out)
{
	request(out, "SH", _("FUNCTIONS"));
	for (const struct family *const *f = families; *f != NULL; f++) {
		request(out, "SS", _((*f)->title));
		text_add(out, ".nh\n");
		for (const struct activation *row = (*f)->rows; row->id != NULL; row++) {
			struct text line = {0};
			text_print(&line, "%s: ", _(row->title));
			activation_print(&line, row, row->formula, EXPR_PLAIN, NULL);
			entry(out, row->id, text_string(&line));
			text_free(&line);
		}
		text_add(out, ".hy\n");
	}
}

static void section_parameters(struct text *out)
{
	size_t n;
	const struct activation *const *row = activation_all(&n);
	request(out, "SH", _("PARAMETERS"));
	add(out, _("Functions that are not listed have none."));
	text_add_char(out, '\n');
	for (size_t i = 0; i < n; i++)
		for (int k = 0; k < PARAM_MAX && row[i]->param[k].name != NULL; k++) {
			const struct param *param = &row[i]->param[k];
			struct text head = {0}, line = {0};
			text_print(&head, "%s:%s", row[i]->id, param->name);
			text_print(
				&line, _("%s; default %s"), _(param->help), param->value);
			entry(out, text_string(&head), text_string(&line));
			text_free(&head);
			text_free(&line);
		}
}

/* Where frameworks differ from the row: "leaky_relu@keras" and what it then is. */
static void section_variants(struct text *out)
{
	size_t n;
	const struct activation *const *row = activation_all(&n);
	request(out, "SS", _("Frameworks that differ"));
	add(out,
		_("A function named with one of these frameworks is not the one above:"));
	text_add_char(out, '\n');
	for (size_t i = 0; i < n; i++)
		for (const struct variant *v = row[i]->variants;
			v != NULL && v->framework != NULL; v++) {
			struct text head = {0}, line = {0};
			text_print(&head, "%s@%s", row[i]->id, v->framework);
			for (char *c = head.s; *c != '\0'; c++)
				if (*c == ' ')
					*c = ',';
			if (v->as != NULL)
				text_print(&line, _("computes %s"), v->as);
			else if (v->formula != NULL)
				activation_print(
					&line, row[i], v->formula, EXPR_PLAIN, NULL);
			if (v->params != NULL)
				text_print(
					&line, "%s%s", line.n > 0 ? "; " : "", v->params);
			for (size_t s = 0; s < v->slopes; s++) {
				char slope[NUMBER_SIZE];
				number_format(v->slope[s], slope);
				text_print(&line, "%s%s", s > 0 ? ", " : line.n > 0 ? "; " : "",
					s > 0 ? "" : _("slope where the function has a kink: "));
				text_add(&line, slope);
			}
			if (line.n > 0)
				entry(out, text_string(&head), text_string(&line));
			text_free(&head);
			text_free(&line);
		}
}

static void section_environment(struct text *out)
{
	request(out, "SH", _("EXIT STATUS"));
	entry(out, "0",
		_("All output was written. Values that are not finite give one "
		  "warning."));
	entry(out, "1",
		_("The output could not be written, or nothing finite was there to "
		  "draw."));
	entry(out, "2", _("The command line is wrong."));
	request(out, "SH", _("ENVIRONMENT"));
	entry(out, "LC_ALL, LC_CTYPE, LANG",
		_("In a UTF-8 locale text plots are made of braille dots, else of ASCII. "
		  "Numbers never follow the locale."));
	entry(out, "COLUMNS, LINES",
		_("The size of text plots, where standard output is a terminal."));
	entry(out, "NO_COLOR",
		_("If set and not empty, text plots have no colour unless --color always "
		  "asks for it."));
	entry(out, "TERM, COLORTERM", _("How many colours the terminal has."));
	entry(out, "FONTCONFIG_FILE, FONTCONFIG_PATH, FONTCONFIG_SYSROOT",
		_("If one is set, the fonts of pictures are found by that configuration; "
		  "else in the usual folders."));
	entry(out, "SOURCE_DATE_EPOCH",
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
			add(out, line + 1 + strspn(line + 1, " "));
			text_add(out, ":\n");
		} else if (line[0] != '\0') {
			text_add(out, ".PP\n.nf\n.RS 2\n");
			add(out, line);
			text_add(out, "\n.RE\n.fi\n");
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
	request(out, "SH", _("EXAMPLES"));
	for (size_t i = 0; i < n; i++)
		if (sample(out, samples[i], i == 0) < 0)
			return -1;
	request(out, "SH", _("SEE ALSO"));
	text_add(out, ".BR gnuplot (1),\n.BR seq (1)\n");
	return 0;
}
