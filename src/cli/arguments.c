/* The command line: read by getopt_long with arrays made from the table of options. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/say.h"
#include "cli/options.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

/* getopt's value of a long option: its place in the table, above every letter. */
#define LONG_BASE 256

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
