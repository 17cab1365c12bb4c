/* The table of options, and the reading of a command line by it with getopt_long. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/say.h"
#include "cli/options.h"
#include "cli/settings.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

/* getopt's value of a long option: its place in the table, above every letter. */
#define LONG_BASE 256

/* The row without a name stands where the options of the formats go. */
static const struct option_row table[] = {
	{.name = "range",
		.letter = 'r',
		.argument = N_("LO:HI"),
		.verbs = FOR_PLOT,
		.apply = set_range,
		.help = N_("range of x, default -10:10; numbers, or formulas without x "
			   "(-2*pi:2*pi, 0:sqrt(2))")},
	{.name = "yrange",
		.letter = 'Y',
		.argument = N_("LO:HI"),
		.verbs = FOR_PICTURE,
		.apply = set_yrange,
		.help = N_("range of y that plots show; default: what is drawn fits")},
	{.name = "samples",
		.letter = 'n',
		.argument = N_("N"),
		.verbs = FOR_PLOT,
		.apply = set_samples,
		.help = N_("rows of CSV, TSV and JSON, 2 to 1000000000, default 201 "
			   "(pictures choose their points themselves)")},
	{.name = "show",
		.letter = 's',
		.argument = N_("LIST"),
		.verbs = FOR_PLOT | FOR_EVAL,
		.apply = set_show,
		.help = N_("which of f, df, d2f (value, first and second derivative), "
			   "with commas; default f,df")},
	{.name = "param",
		.letter = 'p',
		.argument = N_("NAME=VALUE"),
		.verbs = FOR_PLOT | FOR_EVAL | FOR_CHECK | FOR_EXPLAIN,
		.apply = set_param,
		.help = N_("a parameter of every curve that has it; a value in the CURVE "
			   "wins; may be given for several names")},
	{.name = "expr",
		.letter = 'e',
		.argument = N_("FORMULA"),
		.verbs = FOR_PLOT | FOR_EVAL | FOR_CHECK | FOR_EXPLAIN,
		.apply = set_expr,
		.help = N_("a curve of your own: a formula in x, such as "
			   "'x*tanh(softplus(x))'; other names in it are parameters for "
			   "--param; see FORMULAS in the manual")},
	{.name = "name",
		.argument = N_("NAME"),
		.verbs = FOR_PLOT | FOR_EVAL | FOR_CHECK | FOR_EXPLAIN,
		.apply = set_name,
		.help = N_("the name of the --expr before it, for columns, files and "
			   "labels; default: expr")},
	{.name = "diff",
		.verbs = FOR_PLOT,
		.apply = set_diff,
		.help = N_("the difference of two curves, the second minus the first; says "
			   "the largest one and where it is")},
	{.name = "relative",
		.verbs = FOR_PLOT,
		.apply = set_diff,
		.help = N_("--diff divided by the magnitude of the first curve")},
	{.name = "ulp",
		.verbs = FOR_PLOT,
		.apply = set_diff,
		.help = N_("--diff in units in the last place of the first curve, in "
			   "double")},
	{.name = "format",
		.letter = 'T',
		.argument = N_("FORMAT"),
		.verbs = FOR_OUTPUT,
		.apply = set_format,
		.help = N_("the format of the output, one of those below; may be "
			   "repeated for several picture files")},
	{.name = NULL},
	{.name = "output",
		.letter = 'o',
		.argument = N_("FILE"),
		.verbs = FOR_OUTPUT,
		.apply = set_output,
		.help = N_("write to FILE; '-' is standard output; 'DIR/' takes a file "
			   "for each curve; the extension chooses the format where none "
			   "is given")},
	{.name = "size",
		.argument = N_("WxH"),
		.verbs = FOR_PICTURE,
		.apply = set_size,
		.help = N_("size in pixels, default 1200x800; or as 84x56mm, cm, in, pt; "
			   "in character cells for text plots")},
	{.name = "dpi",
		.argument = N_("N"),
		.verbs = FOR_PICTURE,
		.apply = set_dpi,
		.help = N_("dots per inch of a PNG, 1 to 2400; default 300 where the "
			   "size is in mm, cm, in or pt, else 96")},
	{.name = "panels",
		.argument = N_("CxR"),
		.optional = true,
		.verbs = FOR_PLOT,
		.apply = set_panels,
		.help = N_("a panel for each CURVE, in C columns and R rows; without a "
			   "number the best fit")},
	{.name = "y",
		.argument = N_("own|shared"),
		.verbs = FOR_PLOT,
		.apply = set_y,
		.help = N_("panels with a y range of their own, or one for all; default: "
			   "shared among panels of like height")},
	{.name = "title",
		.argument = N_("TEXT"),
		.verbs = FOR_PICTURE,
		.apply = set_title,
		.help = N_("title of the plot; default: the function's")},
	{.name = "no-legend",
		.verbs = FOR_PICTURE,
		.apply = set_no_legend,
		.help = N_("no key and no labels at the lines")},
	{.name = "color",
		.argument = N_("auto|always|never"),
		.verbs = FOR_PLOT,
		.apply = set_color,
		.help = N_("colour of text plots; auto: on a terminal, unless NO_COLOR "
			   "is set")},
	{.name = "digits",
		.argument = N_("N"),
		.verbs = FOR_EVAL,
		.apply = set_digits,
		.against = "jacobian hex json",
		.help = N_("N significant digits, 1 to 1000, each of them right: points "
			   "and parameters are the exact decimals as typed, 0.1 one "
			   "tenth; at inf and -inf the limits; a point where that many "
			   "cannot be decided is left out, and the exit status is 1")},
	{.name = "jacobian",
		.verbs = FOR_EVAL,
		.apply = set_jacobian,
		.against = "hex json",
		.help = N_("for a list: the matrix of the vector function's slopes, row m "
			   "and column k how output m moves with element k")},
	{.name = "hex",
		.verbs = FOR_EVAL,
		.apply = set_hex,
		.against = "json",
		.help = N_("numbers in hexadecimal, as printf's %a writes them")},
	{.name = "max-ulp",
		.argument = N_("E"),
		.verbs = FOR_CHECK,
		.apply = set_limit,
		.help = N_("exit with 1 if an error exceeds E units in the last place "
			   "of the exact value")},
	{.name = "max-abs",
		.argument = N_("E"),
		.verbs = FOR_CHECK,
		.apply = set_limit,
		.help = N_("exit with 1 if an absolute error exceeds E")},
	{.name = "max-rel",
		.argument = N_("E"),
		.verbs = FOR_CHECK,
		.apply = set_limit,
		.help = N_("exit with 1 if a relative error exceeds E")},
	{.name = "names",
		.verbs = FOR_LIST,
		.apply = set_names,
		.help = N_("print names only, one a line")},
	{.name = "framework",
		.argument = N_("NAME"),
		.verbs = FOR_LIST,
		.apply = set_framework,
		.help = N_("only functions that the framework ships")},
	{.name = "dtype",
		.argument = N_("TYPE"),
		.verbs = FOR_PLOT | FOR_EVAL | FOR_CHECK | FOR_EXPLAIN | FOR_COMPARE,
		.apply = set_dtype,
		.help = N_("compute as frameworks do in float32, float16, bfloat16 or "
			   "float64, each operation rounded; of one curve: "
			   "NAME:dtype=TYPE")},
	{.name = "all",
		.verbs = FOR_PLOT,
		.apply = set_all,
		.help = N_("every function, a panel for each; with -o DIR/ a file for each")},
	{.name = "group",
		.argument = N_("NAME"),
		.verbs = FOR_PLOT | FOR_LIST,
		.apply = set_group,
		.help = N_("the functions of a group: lecture, or a family, whose names "
			   "'list --json' has")},
	{.name = "as",
		.argument = N_("TARGET"),
		.verbs = FOR_EXPLAIN,
		.apply = set_as,
		.against = "json markdown man",
		.help = N_("the function spelled for latex, c, python, gnuplot, "
			   "keras, pytorch, jax, tf or onnx, nothing else")},
	{.name = "man",
		.verbs = FOR_EXPLAIN,
		.apply = set_man,
		.against = "json markdown",
		.help = N_("its manual page: shown on a terminal, else the source")},
	{.name = "markdown",
		.verbs = FOR_EXPLAIN | FOR_COMPARE | FOR_CHOOSE,
		.apply = set_markdown,
		.against = "json csv",
		.help = N_("Markdown in place of text")},
	{.name = "frameworks",
		.verbs = FOR_COMPARE,
		.apply = set_frameworks,
		.help = N_("what the frameworks make of one function")},
	{.name = "problem",
		.argument = N_("WHAT"),
		.verbs = FOR_CHOOSE,
		.apply = set_answer,
		.help = N_("binary, multiclass, multilabel, regression, language-"
			   "model or generative")},
	{.name = "layer",
		.argument = N_("WHICH"),
		.verbs = FOR_CHOOSE,
		.apply = set_answer,
		.help = N_("hidden, output or gate")},
	{.name = "network",
		.argument = N_("KIND"),
		.verbs = FOR_CHOOSE,
		.apply = set_answer,
		.help = N_("mlp, cnn, rnn or transformer")},
	{.name = "depth",
		.argument = N_("N"),
		.verbs = FOR_CHOOSE,
		.apply = set_answer,
		.help = N_("how many layers there are")},
	{.name = "loss",
		.argument = N_("NAME"),
		.verbs = FOR_CHOOSE,
		.apply = set_answer,
		.help = N_("cross-entropy, squared-error, absolute-error or hinge")},
	{.name = "symptom",
		.argument = N_("WHAT"),
		.verbs = FOR_CHOOSE,
		.apply = set_answer,
		.help = N_("dead-units, vanishing, exploding, slow, not-zero-centred"
			   " or low-precision")},
	{.name = "rules",
		.verbs = FOR_CHOOSE,
		.apply = set_rules,
		.help = N_("print all rules and their reasons")},
	{.name = "quiet",
		.letter = 'q',
		.verbs = FOR_ALL,
		.apply = set_quiet,
		.help = N_("no notes and warnings; errors are still told")},
	{.name = "help",
		.letter = 'h',
		.verbs = FOR_ALL,
		.apply = set_help,
		.help = N_("print help, after a verb on that verb, and exit")},
	{.name = "version",
		.letter = 'V',
		.verbs = FOR_ALL,
		.apply = set_version,
		.help = N_("print the version and exit")},
};

static unsigned format_verbs(const struct format *format)
{
	unsigned verbs = FOR_PLOT;
	if (format == &format_csv || format == &format_tsv || format == &format_json)
		verbs |= FOR_EVAL;
	if (format == &format_csv || format == &format_json)
		verbs |= FOR_LIST;
	if (format == &format_csv)
		verbs |= FOR_COMPARE;
	if (format == &format_json)
		verbs |= FOR_EXPLAIN;
	if (format == &format_eps) /* there --eps E says what saturation is */
		verbs |= FOR_EXPLAIN | FOR_COMPARE;
	if (format == &format_png || format == &format_svg || format == &format_pdf ||
		format == &format_eps)
		verbs |= FOR_CHECK;
	return verbs;
}

static size_t build(struct option_row *all)
{
	size_t n = 0;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		if (table[i].name != NULL) {
			all[n++] = table[i];
			continue;
		}
		for (const struct format *const *f = formats; *f != NULL; f++)
			all[n++] = (struct option_row){.name = (*f)->name,
				.argument = N_("FILE"),
				.optional = true,
				.help = (*f)->help,
				.verbs = format_verbs(*f),
				.apply = set_format_named,
				.format = *f};
	}
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
			if (strlen(whom->name) == length &&
				strncmp(at, whom->name, length) == 0)
				return true;
		}
	}
	return false;
}

bool options_against(struct text *out, const struct option_row *row)
{
	size_t n, found = 0;
	const struct option_row *other = options_all(&n);
	for (size_t i = 0; i < n; i++)
		if (excludes(row, &other[i]))
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

int options_check_pairs(const struct request *r)
{
	size_t n;
	const struct option_row *row = options_all(&n);
	for (size_t i = 0; i < n; i++)
		for (size_t k = i + 1; k < n; k++)
			if (is_given(r, &row[i], i) && is_given(r, &row[k], k) &&
				excludes(&row[i], &row[k])) {
				say_usage(_("--%s and --%s exclude each other"),
					row[i].name, row[k].name);
				return -1;
			}
	return 0;
}

/* ---- reading a command line ------------------------------------------------------- */

/* What getopt_long wants to know, from the table. */
struct arrays {
	char letters[2 + 2 * OPTIONS_MAX + 1];
	struct option longs[OPTIONS_MAX + 1];
};

/* The leading '-' has getopt hand over operands in their place, the ':' keeps it from
   speaking. */
static void arrays_init(struct arrays *a)
{
	size_t n, at = 0;
	const struct option_row *row = options_all(&n);
	*a = (struct arrays){0};
	a->letters[at++] = '-';
	a->letters[at++] = ':';
	for (size_t i = 0; i < n; i++) {
		a->longs[i] = (struct option){.name = row[i].name,
			.has_arg = row[i].argument == NULL ? no_argument
				   : row[i].optional	   ? optional_argument
							   : required_argument,
			.val = LONG_BASE + (int)i};
		if (row[i].letter == 0)
			continue;
		a->letters[at++] = row[i].letter;
		if (row[i].argument != NULL)
			a->letters[at++] = ':';
	}
}

/* The row of what getopt returned or left in optopt; NULL if it is none. */
static const struct option_row *row_of(int code)
{
	size_t n;
	const struct option_row *row = options_all(&n);
	if (code >= LONG_BASE)
		return (size_t)(code - LONG_BASE) < n ? &row[code - LONG_BASE] : NULL;
	for (size_t i = 0; i < n; i++)
		if (row[i].letter != 0 && row[i].letter == code)
			return &row[i];
	return NULL;
}

/* The option nearest to a name, NULL if none is near. */
static const char *nearest(const char *name)
{
	size_t n, best = 3;
	const struct option_row *row = options_all(&n);
	const char *found = NULL;
	for (size_t i = 0; i < n; i++) {
		size_t distance = text_distance(name, row[i].name, 2);
		if (distance < best) {
			best = distance;
			found = row[i].name;
		}
	}
	return found;
}

/* getopt says only that a long option is unknown or ambiguous: tell which. */
static void say_unknown_long(const char *typed)
{
	size_t n, matches = 0, length = strcspn(typed, "=");
	const struct option_row *row = options_all(&n);
	struct text list = {0};
	char *name = alloc_copy_n(typed, length);
	for (size_t i = 0; i < n; i++)
		if (length > 2 && strncmp(row[i].name, name + 2, length - 2) == 0) {
			matches++;
			text_print(&list, " '--%s'", row[i].name);
		}
	const char *near = length > 2 ? nearest(name + 2) : NULL;
	if (matches > 1)
		say_usage(_("option %s is ambiguous; possibilities:%s"), quote(name),
			text_string(&list));
	else if (near != NULL)
		say_usage(
			_("unknown option %s; did you mean '--%s'?"), quote(name), near);
	else
		say_usage(_("unknown option %s"), quote(name));
	free(name);
	text_free(&list);
}

/* Says what getopt found wrong, `code` being '?' or ':' and `typed` the argument in
   question. */
static void say_wrong(int code, const char *typed)
{
	const struct option_row *row = row_of(optopt);
	const char letter[] = {'-', (char)optopt, '\0'};
	if (code == ':' && row != NULL)
		say_usage(_("option '%s%s' needs an argument, %s"),
			optopt >= LONG_BASE ? "--" : "",
			optopt >= LONG_BASE ? row->name : letter, _(row->argument));
	else if (row != NULL && optopt >= LONG_BASE)
		say_usage(_("option '--%s' takes no argument"), row->name);
	else if (optopt == 0 || optopt >= LONG_BASE)
		say_unknown_long(typed);
	else
		say_usage(_("unknown option %s"), quote(letter));
}

static int apply(struct request *r, const struct option_row *row, const char *value)
{
	size_t n;
	if (r->help || r->version)
		return 0;
	r->seen[row - options_all(&n)] = true;
	return row->apply(r, row, value);
}

/* getopt keeps its state in static variables: begin anew whatever an earlier run left. */
static void getopt_restart(const struct arrays *a)
{
	char name[] = "";
	char *none[] = {name, NULL};
	opterr = 0;
	optind = 0;
	getopt_long(1, none, a->letters, a->longs, NULL);
	optind = 1;
}

int options_read(struct request *r, int argc, char **argv)
{
	struct arrays a;
	arrays_init(&a);
	getopt_restart(&a);
	const struct option_row *last = NULL;
	while (optind < argc) {
		/* A number is an operand although it may begin with '-'. No option reads
		   as one, so this never cuts a group of letters in two. */
		if (request_is_point(&(struct operand){.text = argv[optind]})) {
			request_add_operand(r,
				(struct operand){.text = argv[optind++], .after = last});
			last = NULL;
			continue;
		}
		int code = getopt_long(argc, argv, a.letters, a.longs, NULL);
		if (code == -1)
			break;
		if (code == 1) {
			request_add_operand(
				r, (struct operand){.text = optarg, .after = last});
			last = NULL;
			continue;
		}
		last = row_of(code);
		if (last != NULL) {
			if (apply(r, last, optarg) < 0)
				return -1;
		} else if (!r->help && !r->version) {
			say_wrong(code, argv[optind - 1]);
			return -1;
		}
	}
	for (; optind < argc; optind++) /* after "--" */
		request_add_operand(
			r, (struct operand){.text = argv[optind], .after = NULL});
	return 0;
}
