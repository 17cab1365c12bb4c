/* The command line: read by getopt_long with arrays made from the table of options. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/say.h"
#include "cli/options.h"
#include "cli/value.h"
#include "cli/verbs.h"

#include <ctype.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

/* getopt's value of a long option: its place in the table, above every letter. */
#define LONG_BASE 256

/* Options, and what getopt_long wants to know of them. */
struct arrays {
	const struct option_row *row[OPTIONS_MAX];
	size_t n;
	char letters[2 + 2 * OPTIONS_MAX + 1];
	struct option longs[OPTIONS_MAX + 1]; /* aliases among them */
};

/* The options of a verb (NULL: of all). The leading '-' has getopt hand over operands in their place, the ':' keeps
   it from speaking. */
static void arrays_init(struct arrays *a, const struct verb *verb)
{
	size_t at = 0, longs = 0;
	*a = (struct arrays){ 0 };
	a->n = options_of(verb, a->row, NULL);
	a->letters[at++] = '-';
	a->letters[at++] = ':';
	for (size_t i = 0; i < a->n; i++) {
		const struct option_row *row = a->row[i];
		struct option option = { .name = row->name,
			.has_arg = row->argument == NULL ? no_argument
				: row->optional		 ? optional_argument
							 : required_argument,
			.val = LONG_BASE + (int)i };
		a->longs[longs++] = option;
		option.name = row->alias;
		if (option.name != NULL)
			a->longs[longs++] = option;
		if (row->letter == 0)
			continue;
		a->letters[at++] = row->letter;
		if (row->argument != NULL)
			a->letters[at++] = ':';
	}
}

/* The row of what getopt returned or left in optopt; NULL if it is none. */
static const struct option_row *row_of(const struct arrays *a, int code)
{
	if (code >= LONG_BASE)
		return (size_t)(code - LONG_BASE) < a->n ? a->row[code - LONG_BASE] : NULL;
	for (size_t i = 0; i < a->n; i++)
		if (a->row[i]->letter != 0 && a->row[i]->letter == code)
			return a->row[i];
	return NULL;
}

/* The option of the verb that users mean by a name which is none. */
static const char *meant_by(const struct arrays *a, const char *name)
{
	for (size_t i = 0; i < a->n; i++)
		if (text_has_word(a->row[i]->meant, name))
			return a->row[i]->name;
	return NULL;
}

/* The same, else the nearest; NULL if none is near. */
static const char *nearest(const struct arrays *a, const char *name)
{
	size_t best = 3;
	const char *found = meant_by(a, name);
	if (found != NULL)
		return found;
	for (size_t i = 0; i < a->n; i++) {
		size_t distance = text_distance(name, a->row[i]->name, 2);
		if (distance < best && distance < strlen(name)) {
			best = distance;
			found = a->row[i]->name;
		}
	}
	return found;
}

/* The option of another verb that this one lacks: by its name, as far as `length`; NULL. */
static const struct option_row *of_others(const struct arrays *own, const char *name, size_t length)
{
	struct arrays all;
	for (size_t i = 0; i < own->n; i++)
		if (strlen(own->row[i]->name) == length &&
			strncmp(own->row[i]->name, name, length) == 0)
			return NULL;
	arrays_init(&all, NULL);
	for (size_t i = 0; i < all.n; i++)
		if (strlen(all.row[i]->name) == length &&
			strncmp(all.row[i]->name, name, length) == 0)
			return all.row[i];
	return NULL;
}

static void say_other_verb(
	const struct request *r, const struct arrays *a, const struct option_row *row)
{
	const char *meant = meant_by(a, row->name);
	if (meant != NULL)
		say_usage(_("option '--%s' is not for %s; did you mean '--%s'?"), row->name,
			r->verb->name, meant);
	else
		say_usage(_("option '--%s' is not for %s"), row->name, r->verb->name);
}

/* getopt says only that a long option is unknown or ambiguous: tell which. */
static void say_unknown_long(const struct request *r, const struct arrays *a, const char *typed)
{
	size_t matches = 0, length = strcspn(typed, "=");
	struct text list = { 0 };
	char *whole = alloc_copy_n(typed, length);
	const char *name = whole + 2;
	const struct option_row *other = of_others(a, name, length - 2);
	for (size_t i = 0; i < a->n; i++)
		if (*name != '\0' && strncmp(a->row[i]->name, name, length - 2) == 0) {
			matches++;
			text_print(&list, " '--%s'", a->row[i]->name);
		}
	const char *near = *name != '\0' ? nearest(a, name) : NULL;
	if (matches > 1)
		say_usage(_("option %s is ambiguous; possibilities:%s"), quote(whole),
			text_string(&list));
	else if (other != NULL)
		say_other_verb(r, a, other);
	else if (near != NULL)
		say_usage(_("unknown option %s; did you mean '--%s'?"), quote(whole), near);
	else
		say_usage(_("unknown option %s"), quote(whole));
	free(whole);
	text_free(&list);
}

/* The option of another verb that has this letter; NULL. */
static const struct option_row *lettered(char letter)
{
	struct arrays all;
	arrays_init(&all, NULL);
	return row_of(&all, letter);
}

/* Says what getopt found wrong, `code` being '?' or ':' and `typed` the argument in
   question. */
static void say_wrong(const struct request *r, const struct arrays *a, int code, const char *typed)
{
	const struct option_row *row = row_of(a, optopt);
	const char letter[] = { '-', (char)optopt, '\0' };
	const struct option_row *other =
		row == NULL && optopt > 0 && optopt < LONG_BASE ? lettered((char)optopt) : NULL;
	if (other != NULL)
		say_other_verb(r, a, other);
	else if (code == ':' && row != NULL)
		say_usage(_("option '%s%s' needs an argument, %s"), optopt >= LONG_BASE ? "--" : "",
			optopt >= LONG_BASE ? row->name : letter, _(row->argument));
	else if (row != NULL && optopt >= LONG_BASE)
		say_usage(_("option '--%s' takes no argument"), row->name);
	else if (optopt == 0 || optopt >= LONG_BASE)
		say_unknown_long(r, a, typed);
	else
		say_usage(_("unknown option %s"), quote(letter));
}

/* Once help was asked for nothing is an error, so nothing is looked at. */
static int take(struct request *r, const struct option_row *row, const char *value)
{
	return r->help || r->version ? 0 : options_take(r, row, value);
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
static const struct option_row *spelled_of_others(const struct arrays *a, const char *argument)
{
	size_t length = strcspn(argument, "=");
	if (length <= 2 || strncmp(argument, "--", 2) != 0)
		return NULL;
	return of_others(a, argument + 2, length - 2);
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

/* The verb that the first operand names, before any option is looked at: which there are depends on it. A formula
   is the first operand, too. */
static const struct verb *find_verb(int argc, char **argv)
{
	struct arrays a;
	arrays_init(&a, NULL);
	getopt_restart(&a);
	int code;
	while ((code = next(&a, argc, argv)) != -1) {
		const struct option_row *row = code == 1 ? NULL : row_of(&a, code);
		if (code == 1)
			return verb_find(optarg);
		if (row != NULL && strcmp(row->name, "expr") == 0)
			return NULL;
	}
	return optind < argc ? verb_find(argv[optind]) : NULL;
}

/* The first operand is no operand any more where it is the verb. */
static void drop_verb(struct request *r)
{
	if (r->operands == 0 || r->operand[0].formula ||
		strcmp(r->operand[0].text, r->verb->name) != 0)
		return;
	r->verb_named = true;
	r->operands--;
	memmove(r->operand, r->operand + 1, r->operands * sizeof *r->operand);
}

/* Reads the arguments that the verb's options are in. */
static int read_arguments(struct request *r, const struct arrays *a, int argc, char **argv)
{
	struct operand operand = { 0 };
	while (optind < argc) {
		bool asked = r->help || r->version;
		const struct option_row *other = spelled_of_others(a, argv[optind]);
		if (other != NULL && !asked) {
			say_other_verb(r, a, other);
			return -1;
		}
		int code = next(a, argc, argv);
		if (code == -1)
			break;
		if (code == 1) {
			operand.text = optarg;
			request_add_operand(r, operand);
			operand = (struct operand){ 0 };
			continue;
		}
		const struct option_row *row = row_of(a, code);
		operand = (struct operand){ .after = row, .value = optarg };
		if (row == NULL && !asked)
			say_wrong(r, a, code, argv[optind - 1]);
		if (row == NULL ? !asked : take(r, row, optarg) < 0)
			return -1;
	}
	for (; optind < argc; optind++) /* after "--" */
		request_add_operand(r, (struct operand){ .text = argv[optind] });
	return 0;
}

int options_read(struct request *r, int argc, char **argv)
{
	struct arrays a;
	const struct verb *verb = find_verb(argc, argv);
	if (verb != NULL)
		r->verb = verb;
	r->own = alloc_zero(1, r->verb->own_size + 1);
	options_default(r);
	arrays_init(&a, r->verb);
	getopt_restart(&a);
	if (read_arguments(r, &a, argc, argv) < 0)
		return -1;
	drop_verb(r);
	return 0;
}

struct last_word options_last_word(int argc, char **argv)
{
	struct arrays a;
	const struct verb *verb = find_verb(argc - 1, argv);
	struct last_word last = { .verb = verb != NULL ? verb : verbs[0], .first = verb == NULL };
	int code = 0;
	arrays_init(&a, last.verb);
	getopt_restart(&a);
	while (optind < argc && (code = next(&a, argc, argv)) != -1) {
		const struct option_row *row = code == 1 ? NULL : row_of(&a, code);
		bool operand = code == 1 || (row != NULL && strcmp(row->name, "expr") == 0);
		if (optind < argc) {
			last.first = last.first && !operand;
		} else if (row != NULL && optarg != NULL) {
			last.row = row;
			last.value = optarg;
		}
	}
	bool dashed = code == -1 && optind < argc; /* after "--" */
	last.option = !dashed && last.row == NULL && argv[argc - 1][0] == '-';
	return last;
}
