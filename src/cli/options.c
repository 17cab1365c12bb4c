/* The table of options: all rows, which verbs take them, which exclude each other. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "base/say.h"
#include "cli/options.h"
#include "cli/output-targets.h"
#include "cli/option-setters.h"
#include "cli/verbs.h"

#include <string.h>

static const char *without_panels(const struct request *r)
{
	return r->plot.panels ? NULL : _("there are no panels");
}

/* Of a curve in a number type. */
static const char *only_exact(const struct request *r)
{
	for (size_t i = 0; i < r->curves.n; i++)
		if (r->curves.curve[i].dtype != DTYPE_EXACT)
			return _("tells of the exact function, not of what a dtype makes of it");
	return NULL;
}

static const char *list_has_values(const struct request *r)
{
	const bool *show = r->plot.show;
	if (r->jacobian)
		return _("--jacobian has the slopes of f");
	if (r->points.width == 0 || (show[ORDER_F] && !show[ORDER_DF] && !show[ORDER_D2F]))
		return NULL;
	return _("of a list f alone is printed; --jacobian has its slopes");
}

/* Of eval, where points come from a range, from operands, or else from standard input. */
static const char *points_are_given(const struct request *r)
{
	return r->points.n > 0 ? _("X gives the points already") : NULL;
}

static const char *without_range(const struct request *r)
{
	return r->verb->bit == FOR_EVAL && r->range == NULL ? _("is of a --range") : NULL;
}

/* Rows without a name stand where the options of the formats go, and those of choose. */
static const struct option_row table[] = {
	{ .name = "range",
		.letter = 'r',
		.argument = N_("LO:HI"),
		.verbs = FOR_PLOT | FOR_EVAL,
		.apply = set_range,
		.refusal = points_are_given,
		.help = N_(
			"range of x, default -10:10, or that of the function where this hides "
			"what matters (logit 0:1), if it is that of all curves; numbers, or formulas "
			"without x (-2*pi:2*pi, 0:sqrt(2)); an end may be left out (0:)") },
	{ .name = "yrange",
		.letter = 'Y',
		.argument = N_("LO:HI"),
		.verbs = FOR_PICTURE,
		.apply = set_yrange,
		.in = FORMATS_DRAWN | FORMAT_TABLE |
			FORMAT_JSON, /* which have all of y, and no harm in it */
		.help = N_("range of y that plots show, tables have all of it; default: "
			   "what is drawn fits; 0: leaves the other end as it is") },
	{ .name = "samples",
		.letter = 'n',
		.argument = N_("N"),
		.verbs = FOR_PLOT | FOR_EVAL,
		.apply = set_samples,
		.refusal = without_range,
		.in = FORMAT_TABLE | FORMAT_JSON | FORMAT_SCRIPT,
		.help = N_("rows of CSV, TSV and JSON, 2 to 1000000000, default 201 "
			   "(pictures choose their points themselves)") },
	{ .name = "show",
		.letter = 's',
		.argument = N_("LIST"),
		.verbs = FOR_PLOT | FOR_EVAL | FOR_CHECK,
		.apply = set_show,
		.refusal = list_has_values,
		.help = N_("which of f, df, d2f (value, first and second derivative), "
			   "with commas; default f,df; check takes one, default f") },
	{ .name = "param",
		.letter = 'p',
		.argument = N_("NAME=VALUE"),
		.verbs = FOR_CURVES,
		.apply = set_param,
		.help = N_("a parameter of every curve that has it, an error where none has; a "
			   "value in the CURVE wins; may be given for several names") },
	{ .name = "expr",
		.letter = 'e',
		.argument = N_("FORMULA"),
		.verbs = FOR_CURVES,
		.apply = set_expr,
		.help = N_("a curve of your own: a formula in x, such as "
			   "'x*tanh(softplus(x))'; other names in it are parameters for "
			   "--param; see FORMULAS in the manual") },
	{ .name = "name",
		.argument = N_("NAME"),
		.verbs = FOR_CURVES,
		.apply = set_name,
		.help = N_("the name of the --expr before it, for columns, files and "
			   "labels; default: expr") },
	{ .name = "diff",
		.verbs = FOR_PLOT,
		.apply = set_diff,
		.help = N_("the difference of two curves, the second minus the first; says "
			   "the largest one and where it is") },
	{ .name = "relative",
		.verbs = FOR_PLOT,
		.apply = set_diff,
		.against = "ulp",
		.help = N_("--diff divided by the magnitude of the first curve; the slope is "
			   "that of this quotient") },
	{ .name = "ulp",
		.verbs = FOR_PLOT,
		.apply = set_diff,
		.help = N_("--diff, and the difference of the slopes, in units in the last "
			   "place of the first curve's value: in double, or in the coarser "
			   "dtype of the two") },
	{ .name = "format",
		.letter = 'T',
		.argument = N_("FORMAT"),
		.verbs = FOR_ALL & ~FOR_CHOOSE,
		.apply = set_format,
		.help = N_("the format of the output, one of those below"),
		.more = N_("; may be repeated for several picture files"),
		.more_of = FOR_PICTURE },
	{ .name = NULL },
	{ .name = "output",
		.letter = 'o',
		.argument = N_("FILE"),
		.verbs = FOR_ALL,
		.apply = set_output,
		.help = N_("write to FILE; '-' is standard output"),
		.more = N_("; for plot a folder takes a file for each curve, and the extension "
			   "chooses the format where none is given"),
		.more_of = FOR_PLOT },
	{ .name = "size",
		.argument = N_("WxH"),
		.verbs = FOR_PICTURE,
		.apply = set_size,
		.in = FORMAT_CELLS | FORMAT_RASTER | FORMAT_SHEET,
		.help = N_("size in pixels, default 1200x800; or as 84x56mm, cm, in, pt; "
			   "in character cells for text plots") },
	{ .name = "dpi",
		.argument = N_("N"),
		.verbs = FOR_PICTURE,
		.apply = set_dpi,
		.in = FORMAT_RASTER,
		.help = N_("dots per inch of a PNG, 1 to 2400; default 300 where the "
			   "size is in mm, cm, in or pt, else 96") },
	{ .name = "panels",
		.argument = N_("CxR"),
		.optional = true,
		.verbs = FOR_PLOT,
		.apply = set_panels,
		.in = FORMATS_DRAWN,
		.help = N_("a panel for each CURVE, in C columns and R rows; without a "
			   "number the best fit") },
	{ .name = "y",
		.argument = N_("own|shared"),
		.verbs = FOR_PLOT,
		.apply = set_y,
		.in = FORMATS_DRAWN,
		.refusal = without_panels,
		.help = N_("panels with a y range of their own, or one for all; default: "
			   "shared among panels of like height") },
	{ .name = "frame",
		.argument = N_("shown|all"),
		.verbs = FOR_PLOT,
		.apply = set_frame,
		.in = FORMATS_DRAWN,
		.help = N_("the y range is of what --show shows, the default; or of f and f' "
			   "whatever it shows, so that slides built in steps do not jump") },
	{ .name = "title",
		.argument = N_("TEXT"),
		.verbs = FOR_PICTURE,
		.apply = set_title,
		.in = FORMATS_DRAWN,
		.help = N_("title of the plot; default: the function's") },
	{ .name = "no-legend",
		.verbs = FOR_PICTURE,
		.apply = set_no_legend,
		.in = FORMATS_DRAWN,
		.help = N_("no key and no labels at the lines") },
	{ .name = "color",
		.argument = N_("auto|always|never"),
		.verbs = FOR_PLOT,
		.apply = set_color,
		.in = FORMAT_CELLS,
		.alias = "colour",
		.help = N_("colour of text plots; auto: on a terminal, unless NO_COLOR "
			   "is set") },
	{ .name = "digits",
		.argument = N_("N"),
		.verbs = FOR_EVAL,
		.apply = set_digits,
		.refusal = only_exact,
		.against = "jacobian hex json",
		.help = N_("N significant digits, 1 to 1000, each of them right: points "
			   "and parameters are the exact decimals as typed, 0.1 one "
			   "tenth; at inf and -inf the limits; a point where that many "
			   "cannot be decided is left out, and the exit status is 1") },
	{ .name = "jacobian",
		.verbs = FOR_EVAL,
		.apply = set_jacobian,
		.against = "hex json",
		.help = N_("for a list: the matrix of the vector function's slopes, row m "
			   "and column k how output m moves with element k") },
	{ .name = "hex",
		.verbs = FOR_EVAL,
		.apply = set_hex,
		.in = FORMAT_TABLE,
		.help = N_(
			"numbers in hexadecimal, as printf's %a writes them, with a dtype also the "
			"bit patterns, in columns such as relu_bits") },
	{ .name = "max-ulp",
		.argument = N_("E"),
		.verbs = FOR_CHECK,
		.apply = set_limit,
		.help = N_("exit with 1 if an error exceeds E units in the last place "
			   "of the exact value") },
	{ .name = "max-abs",
		.argument = N_("E"),
		.verbs = FOR_CHECK,
		.apply = set_limit,
		.help = N_("exit with 1 if an absolute error exceeds E") },
	{ .name = "max-rel",
		.argument = N_("E"),
		.verbs = FOR_CHECK,
		.apply = set_limit,
		.help = N_("exit with 1 if a relative error exceeds E") },
	{ .name = "worst",
		.argument = N_("N"),
		.verbs = FOR_CHECK,
		.apply = set_worst,
		.help = N_("list the N points with the largest errors in ulp, 1 to 1000") },
	{ .name = "names",
		.verbs = FOR_LIST,
		.apply = set_names,
		.in = FORMAT_WORDS,
		.decides = true,
		.help = N_("print names only, one a line") },
	{ .name = "framework",
		.argument = N_("NAME"),
		.verbs = FOR_LIST,
		.apply = set_framework,
		.help = N_("only functions that the framework ships") },
	{ .name = "dtype",
		.argument = N_("TYPE"),
		.verbs = FOR_CURVES,
		.apply = set_dtype,
		.help = N_("compute as frameworks do in float32, float16, bfloat16 or "
			   "float64: 16 bits in float32 and rounded once, or each "
			   "operation where they compose it; of one curve: "
			   "NAME:dtype=TYPE") },
	{ .name = "all",
		.verbs = FOR_PLOT,
		.apply = set_all,
		.against = "group",
		.help = N_("every function, a panel for each; with -o DIR/ a file for each") },
	{ .name = "group",
		.argument = N_("NAME"),
		.verbs = FOR_PLOT | FOR_LIST,
		.apply = set_group,
		.help = N_("the functions of a group: lecture, or a family, whose names "
			   "'list --json' has") },
	{ .name = "as",
		.argument = N_("TARGET"),
		.verbs = FOR_EXPLAIN,
		.apply = set_as,
		.refusal = only_exact,
		.in = FORMAT_WORDS,
		.decides = true,
		.against = "markdown man saturation",
		.help = N_("the function spelled for another program or a framework, nothing "
			   "else:"),
		.words = spell_targets },
	{ .name = "man",
		.verbs = FOR_EXPLAIN,
		.apply = set_man,
		.in = FORMAT_WORDS,
		.decides = true,
		.against = "markdown saturation",
		.help = N_("its manual page: shown on a terminal, else the source") },
	{ .name = "markdown",
		.verbs = FOR_EXPLAIN | FOR_COMPARE | FOR_CHOOSE,
		.apply = set_markdown,
		.in = FORMAT_WORDS,
		.decides = true,
		.help = N_("Markdown in place of text") },
	{ .name = "saturation",
		.argument = N_("E"),
		.verbs = FOR_EXPLAIN | FOR_COMPARE,
		.apply = set_saturation,
		.against = "frameworks",
		.help = N_("a function saturates where |f'| stays below E; default 0.01") },
	{ .name = "frameworks",
		.verbs = FOR_COMPARE,
		.apply = set_frameworks,
		.help = N_("what the frameworks make of one function") },
	{ .apply = set_answer }, /* here stand the questions of choose */
	{ .name = "rules",
		.verbs = FOR_CHOOSE,
		.apply = set_rules,
		.against = "problem layer network loss symptom depth",
		.help = N_("print all rules and their reasons") },
	{ .name = "quiet",
		.letter = 'q',
		.verbs = FOR_ALL,
		.apply = set_quiet,
		.help = N_("no notes and warnings, no report of check; errors are still told") },
	{ .name = "help",
		.letter = 'h',
		.verbs = FOR_ALL,
		.apply = set_help,
		.help = N_("print help, after a verb on that verb, and exit") },
	{ .name = "version",
		.letter = 'V',
		.verbs = FOR_ALL,
		.apply = set_version,
		.help = N_("print the version and exit") },
};

static unsigned format_verbs(const struct format *format)
{
	if (format == &format_csv || format == &format_tsv)
		return FOR_PLOT | FOR_EVAL | FOR_LIST | FOR_COMPARE;
	if (format == &format_json)
		return FOR_PLOT | FOR_EVAL | FOR_LIST | FOR_COMPARE | FOR_EXPLAIN | FOR_CHECK;
	if (format == &format_png || format == &format_svg || format == &format_pdf ||
		format == &format_eps)
		return FOR_PLOT | FOR_CHECK;
	return FOR_PLOT;
}

static size_t add_formats(struct option_row *all, size_t n)
{
	for (const struct format *const *f = formats; *f != NULL; f++)
		all[n++] = (struct option_row){ .name = (*f)->name,
			.argument = N_("FILE"),
			.optional = true,
			.help = (*f)->help,
			.verbs = format_verbs(*f),
			.apply = set_format_named,
			.format = *f };
	return n;
}

static size_t add_questions(struct option_row *all, size_t n)
{
	for (const struct question *q = questions; q->option != NULL; q++)
		all[n++] = (struct option_row){ .name = q->option,
			.argument = q->values != NULL ? N_("ANSWER") : N_("N"),
			.verbs = FOR_CHOOSE,
			.apply = set_answer,
			.help = q->text,
			.words = q->values };
	return n;
}

static size_t build(struct option_row *all)
{
	size_t n = 0;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		if (table[i].name != NULL)
			all[n++] = table[i];
		else if (table[i].apply == set_answer)
			n = add_questions(all, n);
		else
			n = add_formats(all, n);
	return n;
}

const struct option_row *options_all(size_t *n)
{
	static struct option_row all[OPTIONS_MAX];
	static size_t count;
	if (count == 0)
		count = build(all);
	*n = count;
	return all;
}

/* ---- options that exclude each other --------------------------------------------------- */

/* True if one of the two rows names the other. */
static bool excludes(const struct option_row *a, const struct option_row *b)
{
	for (int turn = 0; turn < 2; turn++) {
		const struct option_row *who = turn == 0 ? a : b, *whom = turn == 0 ? b : a;
		size_t length;
		for (const char *at = who->against; at != NULL && *at != '\0';
			at += length + (at[length] == ' ')) {
			length = strcspn(at, " ");
			if (strlen(whom->name) == length && strncmp(at, whom->name, length) == 0)
				return true;
		}
	}
	return false;
}

bool options_against(struct text *out, const struct option_row *row, unsigned wanted)
{
	size_t n, found = 0;
	const struct option_row *other = options_all(&n);
	for (size_t i = 0; i < n; i++)
		if ((other[i].verbs & wanted) != 0 && excludes(row, &other[i]))
			text_print(out, "%s--%s", found++ > 0 ? ", " : "", other[i].name);
	return found > 0;
}

/* A format may also come from --format or the name of a file. */
static bool is_given(const struct request *r, const struct option_row *row, size_t i)
{
	bool given = r->seen[i];
	for (size_t k = 0; k < r->results && row->format != NULL; k++)
		given |= r->result[k].format == row->format;
	return given;
}

static int check_pairs(const struct request *r)
{
	size_t n;
	const struct option_row *row = options_all(&n);
	for (size_t i = 0; i < n; i++)
		for (size_t k = i + 1; k < n; k++)
			if (is_given(r, &row[i], i) && is_given(r, &row[k], k) &&
				excludes(&row[i], &row[k])) {
				say_usage(_("--%s and --%s exclude each other"), row[i].name,
					row[k].name);
				return -1;
			}
	return 0;
}

/* ---- options that would change nothing --------------------------------------------------- */

const struct verb *options_home(const struct option_row *row)
{
	const struct verb *v = verbs;
	if (row->verbs == FOR_ALL)
		return NULL;
	while ((row->verbs & v->bit) == 0)
		v++;
	return v;
}

static const struct option_row *find(const char *name)
{
	size_t n;
	const struct option_row *row = options_all(&n);
	for (size_t i = 0; i < n; i++)
		if (strcmp(row[i].name, name) == 0)
			return &row[i];
	return NULL;
}

bool options_shows(const char *name, const struct format *format)
{
	const struct option_row *row = find(name);
	return row->in == 0 || (row->in & format->kind) != 0;
}

bool options_takes(const struct verb *verb, const char *name)
{
	const struct option_row *row = find(name);
	return row != NULL && (row->verbs & verb->bit) != 0;
}

bool options_decide(const struct request *r)
{
	size_t n;
	const struct option_row *row = options_all(&n);
	for (size_t i = 0; i < n; i++)
		if (r->seen[i] && row[i].decides)
			return true;
	return false;
}

/* 0 if the option changes one of the results. */
static int check_idle(const struct request *r, const struct option_row *row)
{
	struct text labels = { 0 };
	bool shows = row->in == 0;
	for (size_t i = 0; i < r->results; i++) {
		const struct format *format = r->result[i].format;
		shows = shows || (row->in & format->kind) != 0;
		text_print(&labels, "%s%s", i > 0 ? ", " : "", _(format->label));
	}
	const char *why = shows && row->refusal != NULL ? row->refusal(r) : NULL;
	if (!shows && (r->results == 0 || r->verb->bit == FOR_CHECK))
		say_usage(_("--%s has no effect without a figure, such as --svg makes"), row->name);
	else if (!shows)
		say_usage(_("--%s has no effect on %s"), row->name, text_string(&labels));
	else if (why != NULL)
		say_usage("--%s: %s", row->name, why);
	text_free(&labels);
	return shows && why == NULL ? 0 : -1;
}

int options_check(const struct request *r)
{
	size_t n;
	const struct option_row *row = options_all(&n);
	if (check_pairs(r) < 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (r->seen[i] && check_idle(r, &row[i]) < 0)
			return -1;
	return 0;
}
