/* The command line: read by getopt_long with arrays made from the table of options. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/say.h"
#include "cli/options.h"
#include "cli/option-setters.h"
#include "cli/value.h"
#include "cli/verbs.h"

#include <ctype.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

/* getopt's value of a long option: its place in the table, above every letter. */
#define LONG_BASE 256

/* What getopt_long wants to know, from the table. */
struct arrays {
	char letters[2 + 2 * OPTIONS_MAX + 1];
	struct option longs[OPTIONS_MAX + 1]; /* aliases among them */
};

/* The options of the verbs `wanted`. The leading '-' has getopt hand over operands in their place, the ':' keeps it
   from speaking. */
static void arrays_init(struct arrays *a, unsigned wanted)
{
	size_t n, at = 0, longs = 0;
	const struct option_row *row = options_all(&n);
	*a = (struct arrays){ 0 };
	a->letters[at++] = '-';
	a->letters[at++] = ':';
	for (size_t i = 0; i < n; i++) {
		if ((row[i].verbs & wanted) == 0)
			continue;
		struct option option = { .name = row[i].name,
			.has_arg = row[i].argument == NULL ? no_argument
				: row[i].optional	   ? optional_argument
							   : required_argument,
			.val = LONG_BASE + (int)i };
		a->longs[longs++] = option;
		option.name = row[i].alias;
		if (option.name != NULL)
			a->longs[longs++] = option;
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

static bool is_own(const struct request *r, const struct option_row *row)
{
	return (row->verbs & r->verb->bit) != 0;
}

/* The option of the verb nearest to a name, NULL if none is near. */
static const char *nearest(const struct request *r, const char *name)
{
	size_t n, best = 3;
	const struct option_row *row = options_all(&n);
	const char *found = NULL;
	for (size_t i = 0; i < n; i++) {
		size_t distance = text_distance(name, row[i].name, 2);
		if (is_own(r, &row[i]) && distance < best && distance < strlen(name)) {
			best = distance;
			found = row[i].name;
		}
	}
	return found;
}

static void say_other_verb(const struct request *r, const struct option_row *row)
{
	say_usage(_("option '--%s' is not for %s"), row->name, r->verb->name);
}

/* getopt says only that a long option is unknown or ambiguous: tell which. */
static void say_unknown_long(const struct request *r, const char *typed)
{
	size_t n, matches = 0, length = strcspn(typed, "=");
	const struct option_row *row = options_all(&n), *other = NULL;
	struct text list = { 0 };
	char *whole = alloc_copy_n(typed, length);
	const char *name = whole + 2;
	for (size_t i = 0; i < n; i++)
		if (!is_own(r, &row[i]) && strcmp(row[i].name, name) == 0) {
			other = &row[i];
		} else if (is_own(r, &row[i]) && *name != '\0' &&
			strncmp(row[i].name, name, length - 2) == 0) {
			matches++;
			text_print(&list, " '--%s'", row[i].name);
		}
	const char *near = *name != '\0' ? nearest(r, name) : NULL;
	if (matches > 1)
		say_usage(_("option %s is ambiguous; possibilities:%s"), quote(whole),
			text_string(&list));
	else if (other != NULL)
		say_other_verb(r, other);
	else if (near != NULL)
		say_usage(_("unknown option %s; did you mean '--%s'?"), quote(whole), near);
	else
		say_usage(_("unknown option %s"), quote(whole));
	free(whole);
	text_free(&list);
}

/* Says what getopt found wrong, `code` being '?' or ':' and `typed` the argument in
   question. */
static void say_wrong(const struct request *r, int code, const char *typed)
{
	const struct option_row *row = row_of(optopt);
	const char letter[] = { '-', (char)optopt, '\0' };
	if (row != NULL && !is_own(r, row))
		say_other_verb(r, row);
	else if (code == ':' && row != NULL)
		say_usage(_("option '%s%s' needs an argument, %s"), optopt >= LONG_BASE ? "--" : "",
			optopt >= LONG_BASE ? row->name : letter, _(row->argument));
	else if (row != NULL && optopt >= LONG_BASE)
		say_usage(_("option '--%s' takes no argument"), row->name);
	else if (optopt == 0 || optopt >= LONG_BASE)
		say_unknown_long(r, typed);
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
	char *none[] = { name, NULL };
	opterr = 0;
	optind = 0;
	getopt_long(1, none, a->letters, a->longs, NULL);
	optind = 1;
}

/* A number, a list, or a formula such as -1/3 is an operand although it begins with '-', and so is what
   begins as a number and is none. No option does, so this never cuts a group of letters in two. */
static bool is_point(const char *s)
{
	size_t sign = *s == '-';
	bool digits = isdigit((unsigned char)s[sign]) ||
		(s[sign] == '.' && isdigit((unsigned char)s[sign + 1]));
	return digits || value_point(s, true, NULL, 0) > 0;
}

/* The option of another verb that an argument spells in full, which getopt would take for an abbreviation: --as of
   --ascii. */
static const struct option_row *of_other_verb(const struct request *r, const char *argument)
{
	size_t n, length = strcspn(argument, "=");
	const struct option_row *row = options_all(&n), *other = NULL;
	for (size_t i = 0; i < n; i++)
		if (length > 2 && strncmp(argument, "--", 2) == 0 &&
			strlen(row[i].name) == length - 2 &&
			strncmp(row[i].name, argument + 2, length - 2) == 0)
			other = &row[i];
	return other != NULL && !is_own(r, other) ? other : NULL;
}

/* As getopt_long(): 1 is an operand. */
static int next(const struct arrays *a, int argc, char **argv)
{
	if (optind >= argc)
		return -1;
	if (is_point(argv[optind])) {
		optarg = argv[optind++];
		return 1;
	}
	return getopt_long(argc, argv, a->letters, a->longs, NULL);
}

/* The verb that the first operand names, before any option is looked at: which there are depends on it. */
static const struct verb *find_verb(int argc, char **argv)
{
	struct arrays a;
	arrays_init(&a, FOR_ALL);
	getopt_restart(&a);
	int code;
	while ((code = next(&a, argc, argv)) != -1) {
		const struct option_row *row = code == 1 ? NULL : row_of(code);
		if (code == 1)
			return verb_find(optarg);
		if (row != NULL && row->apply == set_expr)
			return NULL;
	}
	return optind < argc ? verb_find(argv[optind]) : NULL;
}

int options_read(struct request *r, int argc, char **argv)
{
	struct arrays a;
	const struct verb *verb = find_verb(argc, argv);
	if (verb != NULL)
		r->verb = verb;
	arrays_init(&a, r->verb->bit);
	getopt_restart(&a);
	struct operand operand = { 0 };
	while (optind < argc) {
		const struct option_row *other = of_other_verb(r, argv[optind]);
		if (other != NULL && !r->help && !r->version) {
			say_other_verb(r, other);
			return -1;
		}
		int code = next(&a, argc, argv);
		if (code == -1)
			break;
		if (code == 1) {
			operand.text = optarg;
			request_add_operand(r, operand);
			operand = (struct operand){ 0 };
			continue;
		}
		const struct option_row *row = row_of(code);
		operand = (struct operand){ .after = row, .value = optarg };
		if (row != NULL) {
			if (apply(r, row, optarg) < 0)
				return -1;
		} else if (!r->help && !r->version) {
			say_wrong(r, code, argv[optind - 1]);
			return -1;
		}
	}
	for (; optind < argc; optind++) /* after "--" */
		request_add_operand(r, (struct operand){ .text = argv[optind] });
	return 0;
}
