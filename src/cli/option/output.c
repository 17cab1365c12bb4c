/* Options about output: the format, an option for each, and where it goes. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "base/say.h"
#include "base/words.h"
#include "cli/options.h"

#include <string.h>

/* A FILE given later replaces one given before. */
static void ask(struct request *r, const struct format *format, const char *file)
{
	for (size_t i = 0; i < r->n_asked; i++)
		if (r->asked[i].format == format) {
			if (file != NULL)
				r->asked[i].file = file;
			return;
		}
	r->asked[r->n_asked++] = (struct asked){ .format = format, .file = file };
}

static const char *const *offer_formats(void)
{
	static const char *names[FORMATS_MAX + 1];
	for (size_t i = 0; formats[i] != NULL; i++)
		names[i] = formats[i]->name;
	return names;
}

static int read_format(struct request *r, const struct option_row *row, const char *value)
{
	const struct format *format = format_find(value);
	if (format != NULL) {
		ask(r, format, NULL);
		return 0;
	}
	const char *const *names = row->offers();
	struct text list = { 0 };
	for (size_t i = 0; names[i] != NULL; i++)
		words_list(&list, names[i]);
	say_usage(_("unknown format %s; it is one of %s"), quote(value), text_string(&list));
	text_free(&list);
	return -1;
}

static int read_format_named(struct request *r, const struct option_row *row, const char *value)
{
	if (value != NULL && *value == '\0') {
		say_usage(_("option '--%s=FILE': the name is empty"), row->name);
		return -1;
	}
	ask(r, row->format, value);
	return 0;
}

/* "--png out.png", "--csv -". */
static bool fits_file(const char *operand)
{
	return strpbrk(operand, "./") != NULL || strcmp(operand, "-") == 0;
}

static const struct option_row format_row = { .name = "format",
	.letter = 'T',
	.argument = N_("FORMAT"),
	.read = read_format,
	.offers = offer_formats,
	.brief = N_("the format of the output"),
	.help = N_("the format of the output, one of those below; of plot and check may be "
		   "repeated for several picture files") };

/* --format, and the formats by their names. */
static const struct option_row *make(void)
{
	static struct option_row row[FORMATS_MAX + 2];
	size_t n = 0;
	if (row[0].name != NULL)
		return row;
	row[n++] = format_row;
	for (const struct format *const *f = formats; *f != NULL; f++)
		row[n++] = (struct option_row){ .name = (*f)->name,
			.argument = N_("FILE"),
			.optional = true,
			.read = read_format_named,
			.file = true,
			.fits = fits_file,
			.format = *f,
			.brief = (*f)->help };
	return row;
}

const struct option_table format_options = { N_("Output"), NULL, make };

static int check_output(struct request *r, const struct option_row *row, const char *value)
{
	(void)r;
	(void)row;
	if (*value == '\0') {
		say_usage(_("invalid --output '': the name is empty"));
		return -1;
	}
	return 0;
}

static const struct option_row output[] = {
	{ .name = "output",
		.letter = 'o',
		.argument = N_("FILE"),
		IN_REQUEST(output),
		.read = check_output,
		.file = true,
		.brief = N_("write to FILE; its extension may tell the format"),
		.help = N_(
			"write to FILE; '-' is standard output; for plot a folder takes a file for "
			"each curve, and the extension chooses the format where none is given") },
	{ .name = NULL },
};

const struct option_table output_options = { N_("Output"), output, NULL };
