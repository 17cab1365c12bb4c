/* Options as rows: values read, kept and printed back by their type; which exclude each other or change nothing. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "base/number.h"
#include "base/say.h"
#include "base/words.h"
#include "cli/options.h"
#include "cli/range.h"
#include "cli/record.h"
#include "cli/verbs.h"

#include <math.h>
#include <string.h>

/* ---- the rows of a verb ---------------------------------------------------------------- */

static bool has_name(const struct option_row *const *row, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(row[i]->name, name) == 0)
			return true;
	return false;
}

/* Appends the verb's rows whose names are not there yet. Of the formats it takes those that it writes. */
static size_t add_rows(const struct verb *verb, const struct option_row **row,
	const struct option_table **table, size_t n)
{
	for (const struct option_table *const *t = verb->options; *t != NULL; t++)
		for (const struct option_row *o = (*t)->rows != NULL ? (*t)->rows : (*t)->make();
			o->name != NULL; o++) {
			bool written = o->format == NULL || (o->format->kind & verb->writes) != 0;
			if (!written || has_name(row, n, o->name))
				continue;
			if (table != NULL)
				table[n] = *t;
			row[n++] = o;
		}
	return n;
}

size_t options_of(const struct verb *verb, const struct option_row *row[OPTIONS_MAX],
	const struct option_table *table[OPTIONS_MAX])
{
	size_t n = 0;
	if (verb != NULL)
		return add_rows(verb, row, table, 0);
	for (const struct verb *const *v = verbs; *v != NULL; v++)
		n = add_rows(*v, row, table, n);
	return n;
}

const struct option_row *options_find(const struct verb *verb, const char *name)
{
	const struct option_row *row[OPTIONS_MAX];
	size_t n = options_of(verb, row, NULL);
	for (size_t i = 0; i < n; i++)
		if (strcmp(row[i]->name, name) == 0)
			return row[i];
	return NULL;
}

/* ---- values ---------------------------------------------------------------------------- */

static int store_count(const struct option_row *row, const char *value, size_t *count)
{
	if (number_read_count(value, (size_t)row->least, (size_t)row->most, count))
		return 0;
	say_usage(_("invalid --%s %s: must be an integer from %.0f to %.0f"), row->name,
		quote(value), row->least, row->most);
	return -1;
}

static int store_number(const struct option_row *row, const char *value, double *number)
{
	double x;
	bool read = number_read(value, &x);
	if (read &&
		(row->open ? x > row->least && x < row->most : x >= row->least && x <= row->most)) {
		*number = x;
		return 0;
	}
	if (row->open)
		say_usage(_("invalid --%s %s: must be a number between %g and %g"), row->name,
			quote(value), row->least, row->most);
	else if (isinf(row->most))
		say_usage(_("invalid --%s %s: must be a number, at least %g"), row->name,
			quote(value), row->least);
	else
		say_usage(_("invalid --%s %s: must be a number from %g to %g"), row->name,
			quote(value), row->least, row->most);
	return -1;
}

static int store_range(const struct option_row *row, const char *value, struct range *range)
{
	*range = (struct range){ value, { -INFINITY, 0 }, { INFINITY, 0 } };
	return range_read(value, _(row->noun), &range->lo, &range->hi);
}

int option_pick(const struct option_row *row, const char *value, const char **word)
{
	const char *near;
	int k = text_pick(value, row->words, &near);
	if (k >= 0) {
		*word = row->words[k];
		return 0;
	}
	struct text list = { 0 };
	for (size_t i = 0; row->words[i] != NULL; i++)
		words_list(&list, row->words[i]);
	if (near != NULL)
		say_usage(_("invalid --%s %s; did you mean '%s'? It is one of %s"), row->name,
			quote(value), near, text_string(&list));
	else
		say_usage(_("invalid --%s %s: it is one of %s"), row->name, quote(value),
			text_string(&list));
	text_free(&list);
	return -1;
}

static int store_text(const struct option_row *row, const char *value, const char **text)
{
	if (row->words != NULL)
		return option_pick(row, row->means != NULL ? row->means(value) : value, text);
	*text = value;
	return 0;
}

/* The member that the row names, to be written and to be read. */
static void *place_of(struct request *r, const struct option_row *row)
{
	return (char *)(row->own ? r->own : r) + row->at;
}

static const void *value_of(const struct request *r, const struct option_row *row)
{
	return (const char *)(row->own ? r->own : (const void *)r) + row->at;
}

static int store(struct request *r, const struct option_row *row, const char *value)
{
	void *to = place_of(r, row);
	struct limit *limit = to;
	if (row->read != NULL && row->read(r, row, value) < 0)
		return -1;
	switch (row->kind) {
	case OPTION_ODD:
		return 0;
	case OPTION_FLAG:
		*(bool *)to = !row->clears;
		return 0;
	case OPTION_COUNT:
		return store_count(row, value, to);
	case OPTION_NUMBER:
		return store_number(row, value, to);
	case OPTION_LIMIT:
		limit->typed = value;
		return store_number(row, value, &limit->value);
	case OPTION_RANGE:
		return store_range(row, value, to);
	case OPTION_TEXT:
		return store_text(row, value, to);
	}
	return -1;
}

void options_default(struct request *r)
{
	const struct option_row *row[OPTIONS_MAX];
	size_t n = options_of(r->verb, row, NULL);
	for (size_t i = 0; i < n; i++)
		if (row[i]->clears)
			*(bool *)place_of(r, row[i]) = true;
		else if (row[i]->otherwise != NULL)
			(void)store(r, row[i], row[i]->otherwise);
}

/* True if the option was given. */
static bool options_given(const struct request *r, const struct option_row *row)
{
	for (size_t i = 0; i < r->n_seen; i++)
		if (r->seen[i] == row)
			return true;
	return false;
}

int options_take(struct request *r, const struct option_row *row, const char *value)
{
	if (!options_given(r, row))
		r->seen[r->n_seen++] = row;
	return store(r, row, value);
}

/* ---- the record ------------------------------------------------------------------------ */

/* The value as it was typed, or as it would be; NULL where it is the default. */
static const char *typed_value(
	const struct request *r, const struct option_row *row, char number[NUMBER_SIZE])
{
	const void *from = value_of(r, row);
	double value = 0, otherwise = 0;
	if (row->kind == OPTION_TEXT) {
		const char *word = *(const char *const *)from;
		bool same =
			word != NULL && row->otherwise != NULL && strcmp(word, row->otherwise) == 0;
		return same ? NULL : word;
	}
	if (row->kind == OPTION_LIMIT)
		return ((const struct limit *)from)->typed;
	if (row->kind == OPTION_RANGE)
		return ((const struct range *)from)->typed;
	value = row->kind == OPTION_COUNT ? (double)*(const size_t *)from : *(const double *)from;
	if (row->otherwise != NULL)
		number_read(row->otherwise, &otherwise);
	number_format(value, number);
	return value == otherwise ? NULL : number;
}

void option_record(const struct request *r, const struct option_row *row, struct text *out)
{
	char number[NUMBER_SIZE];
	if (row->kind == OPTION_FLAG) {
		if (*(const bool *)value_of(r, row) != row->clears)
			text_print(out, " --%s", row->name);
		return;
	}
	const char *value = typed_value(r, row, number);
	if (value == NULL)
		return;
	text_print(out, " --%s", row->name);
	if (row->kind == OPTION_TEXT)
		record_word(out, value);
	else
		record_value(out, value);
}

/* ---- options that exclude each other --------------------------------------------------- */

/* True if one of the two rows names the other. */
static bool excludes(const struct option_row *a, const struct option_row *b)
{
	return text_has_word(a->against, b->name) || text_has_word(b->against, a->name);
}

bool options_against(struct text *out, const struct option_row *row, const struct verb *verb)
{
	const struct option_row *other[OPTIONS_MAX];
	size_t n = options_of(verb, other, NULL), found = 0;
	for (size_t i = 0; i < n; i++)
		if (excludes(row, other[i]))
			text_print(out, "%s--%s", found++ > 0 ? ", " : "", other[i]->name);
	return found > 0;
}

/* A format may also come from --format or the name of a file. */
static bool is_asked(const struct request *r, const struct option_row *row)
{
	bool asked = options_given(r, row);
	for (size_t k = 0; k < r->results && row->format != NULL; k++)
		asked |= r->result[k].format == row->format;
	return asked;
}

static int check_pairs(const struct request *r, const struct option_row *const *row, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = i + 1; is_asked(r, row[i]) && k < n; k++)
			if (excludes(row[i], row[k]) && is_asked(r, row[k])) {
				say_usage(_("--%s and --%s exclude each other"), row[i]->name,
					row[k]->name);
				return -1;
			}
	return 0;
}

/* ---- options that would change nothing --------------------------------------------------- */

bool options_shows(const struct option_row *row, const struct format *format)
{
	return row->in == 0 || (row->in & format->kind) != 0;
}

bool options_decide(const struct request *r)
{
	for (size_t i = 0; i < r->n_seen; i++)
		if (r->seen[i]->decides)
			return true;
	return false;
}

const char *option_is_of_exact_curves(const struct request *r)
{
	for (size_t i = 0; i < r->curves.n; i++)
		if (r->curves.curve[i].dtype != DTYPE_EXACT)
			return _("tells of the exact function, not of what a dtype makes of it");
	return NULL;
}

/* 0 if the option changes one of the results. */
static int check_idle(const struct request *r, const struct option_row *row)
{
	struct text labels = { 0 };
	bool shows = row->in == 0;
	for (size_t i = 0; i < r->results; i++) {
		const struct format *format = r->result[i].format;
		shows = shows || options_shows(row, format);
		words_list(&labels, _(format->label));
	}
	const char *why = row->refusal != NULL ? row->refusal(r)
		: r->verb->refusal != NULL     ? r->verb->refusal(r, row)
					       : NULL;
	if (!shows && (r->results == 0 || r->verb->reports))
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
	const struct option_row *row[OPTIONS_MAX];
	size_t n = options_of(r->verb, row, NULL);
	if (check_pairs(r, row, n) < 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (options_given(r, row[i]) && check_idle(r, row[i]) < 0)
			return -1;
	return 0;
}
