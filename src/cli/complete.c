/* Completions: options, their words, verbs, functions with frameworks and parameters, from the tables that read them. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "cli/complete.h"
#include "cli/help.h"
#include "cli/verbs.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define NAME_MOST 400 /* bytes of names that are compared */

/* The word that is being typed: what stands before what `rest` may become stays as it is. */
struct word {
	const char *typed, *rest;
	struct text *out;
};

/* A line for `s` in the place of the rest. */
static void offer_line(const struct word *w, const char *s, const char *meaning)
{
	text_add_n(w->out, w->typed, (size_t)(w->rest - w->typed));
	text_print(w->out, "%s\t%s\n", s, meaning);
}

static void offer(const struct word *w, const char *s, const char *meaning)
{
	if (strncmp(s, w->rest, strlen(w->rest)) == 0)
		offer_line(w, s, meaning);
}

static void offer_list(const struct word *w, const char *const *list)
{
	for (; list != NULL && *list != NULL; list++)
		offer(w, *list, "");
}

/* ---- options ---------------------------------------------------------------------------- */

static void offer_options(const struct word *w, const struct verb *verb)
{
	const struct option_row *row[OPTIONS_MAX];
	size_t n = options_of(verb, row, NULL);
	for (size_t i = 0; i < n; i++) {
		struct text name = { 0 }, brief = { 0 };
		text_print(&name, "--%s", row[i]->name);
		help_option_brief(&brief, row[i]);
		offer(w, text_string(&name), text_string(&brief));
		text_free(&name);
		text_free(&brief);
	}
}

/* The one function that NAME or NAME@FRAMEWORK names, as a curve. False if there is none. */
static bool begin(struct curve *c, const char *name, size_t n)
{
	const struct activation *row;
	char *whole = alloc_copy_n(name, n), *at = strchr(whole, '@');
	if (at != NULL)
		*at++ = '\0';
	const struct framework *framework = at != NULL ? framework_find(at) : NULL;
	bool found = *whole != '\0' && activation_find(whole, &row, 1) == 1 &&
		(at == NULL) == (framework == NULL) && curve_init(c, row, framework) == 0;
	free(whole);
	return found;
}

/* The parameters of the functions among the words that are typed: "alpha=". */
static void offer_parameters(const struct word *w, int argc, char **argv)
{
	for (int i = 1; i < argc - 1; i++) {
		struct curve c;
		if (!begin(&c, argv[i], strcspn(argv[i], ":")))
			continue;
		for (int k = 0; k < PARAM_MAX && c.row->param[k].name != NULL; k++) {
			struct text name = { 0 };
			text_print(&name, "%s=", c.row->param[k].name);
			offer(w, text_string(&name), _(c.row->param[k].help));
			text_free(&name);
		}
		curve_free(&c);
	}
}

static void offer_values(const struct word *w, const struct option_row *row, int argc, char **argv)
{
	if (row->file)
		text_print(w->out, "\tfiles\t%.*s\n", (int)(w->rest - w->typed), w->typed);
	else if (row->assigns)
		offer_parameters(w, argc, argv);
	else
		offer_list(w, row->offers != NULL ? row->offers() : row->words);
}

/* ---- names of functions ------------------------------------------------------------------- */

/* A name is compared as it is looked up: of "LeakyR" comes leaky_relu. */
static bool begins(const char *name, const char *folded)
{
	char whole[NAME_MOST];
	return text_fold(name, whole, sizeof whole) < sizeof whole &&
		strncmp(whole, folded, strlen(folded)) == 0;
}

/* Other names of the row that are one word, spelled as ids, where they find it alone and not by its id's spelling. */
static void offer_aliases(const struct word *w, const struct activation *row, const char *folded)
{
	char id[NAME_MOST], same[NAME_MOST];
	struct text meaning = { 0 };
	text_fold(row->id, id, sizeof id);
	text_print(&meaning, "%s (%s)", _(row->title), row->id);
	for (const char *at = row->aliases; at != NULL && *at != '\0'; at += strspn(at, ", ")) {
		const struct activation *found;
		char *alias = alloc_copy_n(at, strcspn(at, ","));
		at += strlen(alias);
		for (char *c = alias; *c != '\0'; c++)
			*c = *c == '-' ? '_' : (char)tolower((unsigned char)*c);
		text_fold(alias, same, sizeof same);
		if (strspn(alias, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen(alias) &&
			strcmp(same, id) != 0 && begins(alias, folded) &&
			activation_find(alias, &found, 1) == 1 && found == row)
			offer_line(w, alias, text_string(&meaning));
		free(alias);
	}
	text_free(&meaning);
}

/* Functions by their ids; by other names where no id begins so. */
static void offer_names(const struct word *w)
{
	size_t n, before = w->out->n;
	const struct activation *const *row = activation_all(&n);
	char folded[NAME_MOST];
	if (text_fold(w->rest, folded, sizeof folded) >= sizeof folded ||
		(*folded == '\0' && *w->rest != '\0'))
		return;
	for (size_t i = 0; i < n; i++)
		if (begins(row[i]->id, folded))
			offer_line(w, row[i]->id, _(row[i]->title));
	bool none = w->out->n == before;
	for (size_t i = 0; i < n && none; i++)
		offer_aliases(w, row[i], folded);
}

/* ---- what follows a name -------------------------------------------------------------------- */

/* The frameworks that have a function of the name, which ends before the '@'. */
static void offer_frameworks(const struct word *w)
{
	const struct activation *row;
	char *name = alloc_copy_n(w->typed, (size_t)(w->rest - w->typed) - 1);
	if (*name != '\0' && activation_find(name, &row, 1) == 1)
		for (const struct framework *f = frameworks; f->id != NULL; f++)
			if (activation_ships(row, f))
				offer(w, f->id, f->title);
	free(name);
}

/* True if the word gives the parameter before `end`: "alpha=0.5:". */
static bool is_given(const char *part, const char *end, const char *name)
{
	size_t n = strlen(name);
	for (; part < end; part += strcspn(part, ":") + 1)
		if (strncmp(part, name, n) == 0 && part[n] == '=')
			return true;
	return false;
}

static void offer_parameter(
	const struct word *w, const char *parts, const char *name, const char *meaning)
{
	struct text part = { 0 };
	text_print(&part, "%s=", name);
	if (!is_given(parts, w->rest, name))
		offer(w, text_string(&part), meaning);
	text_free(&part);
}

/* What may stand for the values of a parameter: the names that it takes, or its default. */
static void offer_arguments(const struct word *w, const struct activation *row, const char *name)
{
	const struct option_row *dtype = options_find(NULL, "dtype");
	int k = activation_param(row, name);
	if (strcmp(name, dtype->name) == 0)
		offer_list(w, dtype->offers());
	else if (k >= 0 && row->param[k].kind == PARAM_NAME)
		for (int i = (int)row->param[k].bounds.lo; i <= (int)row->param[k].bounds.hi; i++)
			offer(w, row->param[i].name, _(row->param[i].help));
	else if (k >= 0 && row->param[k].value != NULL)
		offer(w, row->param[k].value, _("the default"));
}

/* Behind "NAME:", of which `parts` is what follows: a parameter, or the value of the last one. */
static void offer_part(struct word *w, const char *parts)
{
	const struct option_row *dtype = options_find(NULL, "dtype");
	struct curve c;
	if (!begin(&c, w->typed, (size_t)(parts - w->typed) - 1))
		return;
	w->rest = strrchr(parts, ':') != NULL ? strrchr(parts, ':') + 1 : parts;
	const char *equals = strchr(w->rest, '=');
	if (equals != NULL) {
		char *name = alloc_copy_n(w->rest, (size_t)(equals - w->rest));
		w->rest = equals + 1;
		offer_arguments(w, c.row, name);
		free(name);
	} else {
		for (int k = 0; k < PARAM_MAX && c.row->param[k].name != NULL; k++)
			offer_parameter(w, parts, c.row->param[k].name, _(c.row->param[k].help));
		offer_parameter(w, parts, dtype->name, _(dtype->brief));
	}
	curve_free(&c);
}

static void offer_curve(struct word *w)
{
	const char *colon = strchr(w->typed, ':'), *at = strchr(w->typed, '@');
	if (colon != NULL) {
		offer_part(w, colon + 1);
	} else if (at != NULL) {
		w->rest = at + 1;
		offer_frameworks(w);
	} else {
		offer_names(w);
	}
}

/* ---- the whole --------------------------------------------------------------------------------- */

void complete(int argc, char **argv, struct text *out)
{
	struct last_word last = options_last_word(argc, argv);
	struct word w = { .typed = argv[argc - 1], .rest = argv[argc - 1], .out = out };
	if (last.row != NULL) {
		w.rest = last.value;
		offer_values(&w, last.row, argc, argv);
		return;
	}
	if (last.option) {
		offer_options(&w, last.verb);
		return;
	}
	for (const struct verb *const *v = verbs; last.first && *v != NULL; v++)
		offer(&w, (*v)->name, _((*v)->purpose));
	if (verb_takes_curves(last.verb))
		offer_curve(&w);
}
