/* Hints: what was meant by an operand that is no function. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/say.h"
#include "cli/hints.h"
#include "cli/options.h"
#include "cli/value.h"
#include "cli/verbs.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define NEAR 2 /* letters that a verb may be off by */

/* ---- commands ------------------------------------------------------------------------ */

/* Appends the operands from `first` on, with `instead` in the place of number `i`; NULL leaves it out. */
static void add_operands(
	struct text *out, const struct request *r, size_t first, size_t i, const char *instead)
{
	for (size_t k = first; k < r->operands; k++) {
		const struct operand *o = &r->operand[k];
		if (k == i && instead != NULL)
			text_print(out, " %s", instead);
		else if (k != i && o->formula)
			text_print(out, " -e '%s'", o->text);
		else if (k != i)
			text_print(out, " %s", o->text);
	}
}

/* Says that `operand` is unknown and `meant` was meant, which it frees. */
static bool say_meant(const char *operand, struct text *meant)
{
	say_usage(_("unknown function %s; did you mean %s?"), quote(operand),
		quote(text_string(meant)));
	text_free(meant);
	return true;
}

/* Likewise the same command with `instead` for operand `i`, under the verb. */
static bool say_instead(const struct request *r, const char *verb, size_t i, const char *instead)
{
	struct text meant = { 0 };
	text_print(&meant, "actplot%s%s", *verb != '\0' ? " " : "", verb);
	add_operands(&meant, r, 0, i, instead);
	return say_meant(r->operand[i].text, &meant);
}

static const char *verb_typed(const struct request *r)
{
	return r->verb_named ? r->verb->name : "";
}

/* ---- verbs --------------------------------------------------------------------------- */

/* Other words for verbs, and for options that stand alone. */
static const struct {
	const char *word, *meant;
} words[] = { { "evaluate", "eval" }, { "compute", "eval" }, { "calculate", "eval" },
	{ "man", "explain --man" }, { "draw", "plot" }, { "graph", "plot" },
	{ "describe", "explain" }, { "ls", "list" }, { "search", "list" }, { "find", "list" },
	{ "recommend", "choose" }, { "verify", "check" }, { "help", "--help" },
	{ "version", "--version" }, { NULL, NULL } };

static const char *near_verb(const char *typed)
{
	size_t best = NEAR + 1;
	const char *found = NULL;
	for (size_t i = 0; words[i].word != NULL; i++)
		if (strcmp(words[i].word, typed) == 0)
			return words[i].meant;
	for (const struct verb *const *v = verbs; *v != NULL; v++) {
		const char *name = (*v)->name;
		size_t distance = text_distance(typed, name, NEAR);
		if (distance < best && 2 * distance < strlen(name)) {
			best = distance;
			found = name;
		}
	}
	/* A function's name as near as that is what was meant. */
	const struct activation *near[1];
	if (found != NULL && activation_suggest(typed, near, 1) > 0 &&
		text_distance(typed, near[0]->id, NEAR) < best)
		return NULL;
	return found;
}

static bool meant_verb(const struct request *r, size_t i)
{
	const char *verb = i == 0 && !r->verb_named ? near_verb(r->operand[0].text) : NULL;
	if (verb == NULL)
		return false;
	struct text meant = { 0 };
	bool help = strcmp(verb, "--help") == 0 && r->operands > 1 &&
		verb_find(r->operand[1].text) != NULL;
	if (help)
		text_print(&meant, "actplot %s --help", r->operand[1].text);
	else
		text_print(&meant, "actplot %s", verb);
	if (*verb != '-')
		add_operands(&meant, r, 1, 0, NULL);
	return say_meant(r->operand[0].text, &meant);
}

/* ---- options ------------------------------------------------------------------------- */

static bool is_order(const char *s)
{
	return strcmp(s, "f") == 0 || strcmp(s, "df") == 0 || strcmp(s, "d2f") == 0;
}

/* It may have been meant for the option before it: "--png out.png", "--panels 3x2", "--show f df". */
static bool meant_for_option(const struct request *r, size_t i)
{
	const struct operand *o = &r->operand[i];
	const struct option_row *after = o->after;
	struct text meant = { 0 };
	if (after == NULL)
		return false;
	if (strcmp(after->name, "show") == 0 && o->value != NULL && is_order(o->text)) {
		text_print(&meant, "--show %s,%s", o->value, o->text);
		return say_meant(o->text, &meant);
	}
	if (after->fits == NULL || !after->fits(o->text))
		return false;
	text_print(&meant, "--%s=%s", after->name, o->text);
	return say_meant(o->text, &meant);
}

/* "relu -5:5": a range. */
static bool meant_range(const struct request *r, size_t i)
{
	const char *s = r->operand[i].text, *colon = strchr(s, ':');
	struct exact x;
	if (colon == NULL || options_find(r->verb, "range") == NULL)
		return false;
	char *left = alloc_copy_n(s, (size_t)(colon - s));
	bool range = value_read(left, &x, NULL) && value_read(colon + 1, &x, NULL);
	free(left);
	if (!range)
		return false;
	struct text meant = { 0 };
	text_print(&meant, "--range %s", s);
	return say_meant(s, &meant);
}

/* ---- functions ------------------------------------------------------------------------ */

/* "sigmoid(2)": a value. */
static bool meant_value(const struct request *r, size_t i)
{
	const char *s = r->operand[i].text;
	size_t n = strcspn(s, "("), length = strlen(s);
	struct exact x;
	if (s[n] == '\0' || length < n + 3 || s[length - 1] != ')')
		return false;
	char *name = alloc_copy_n(s, n);
	char *inside = alloc_copy_n(s + n + 1, length - n - 2);
	bool value = spec_is_known(name) && value_read(inside, &x, NULL);
	struct text call = { 0 };
	text_print(&call, "%s %s", name, inside);
	if (value)
		say_instead(r, "eval", i, text_string(&call));
	text_free(&call);
	free(name);
	free(inside);
	return value;
}

/* "leaky_relu alpha=0.1": a parameter of the CURVE before it. "x=1" is a value. */
static bool meant_param(const struct request *r, size_t i)
{
	const char *s = r->operand[i].text;
	const struct activation *row[1];
	size_t n = strcspn(s, "=");
	if (i == 0 || r->operand[i - 1].formula || s[n] == '\0')
		return false;
	if (strncmp(s, "x=", 2) == 0)
		return say_instead(r, "eval", i, s + 2);
	const char *before = r->operand[i - 1].text;
	char *curve = alloc_copy_n(before, strcspn(before, "@:")), *name = alloc_copy_n(s, n);
	bool has = activation_find(curve, row, 1) == 1 && activation_param(row[0], name) >= 0;
	free(curve);
	free(name);
	if (!has)
		return false;
	struct text meant = { 0 };
	text_print(&meant, "%s:%s", before, s);
	return say_meant(s, &meant);
}

/* "hard sigmoid": one name. */
static bool meant_joined(const struct request *r, size_t i)
{
	if (i + 1 >= r->operands || r->operand[i + 1].formula)
		return false;
	struct text meant = { 0 };
	text_print(&meant, "%s_%s", r->operand[i].text, r->operand[i + 1].text);
	if (spec_is_known(text_string(&meant)))
		return say_meant(r->operand[i].text, &meant);
	text_free(&meant);
	return false;
}

/* "relu,gelu": several. */
static bool meant_several(const struct request *r, size_t i)
{
	const char *s = r->operand[i].text;
	struct text apart = { 0 };
	bool all = strchr(s, ',') != NULL;
	for (const char *at = s; all && *at != '\0';) {
		size_t n = strcspn(at, ",");
		char *one = alloc_copy_n(at, n);
		all = spec_is_known(one);
		text_print(&apart, "%s%s", apart.n > 0 ? " " : "", one);
		free(one);
		at += n + (at[n] == ',');
	}
	if (all)
		say_instead(r, verb_typed(r), i, text_string(&apart));
	text_free(&apart);
	return all;
}

/* "[1,2,3]": a list. */
static bool meant_list(const struct request *r, size_t i)
{
	const char *s = r->operand[i].text;
	size_t open = strspn(s, "[("), n = strcspn(s + open, "])");
	char *inside = alloc_copy_n(s + open, n);
	bool list = open > 0 && request_is_point(&(struct operand){ .text = inside });
	if (list)
		say_instead(r, "eval", i, inside);
	free(inside);
	return list;
}

/* "check gelu g.csv": a file that is read from standard input. */
static bool meant_file(const struct request *r, size_t i)
{
	const char *s = r->operand[i].text;
	if (!r->verb->reads_input || (strpbrk(s, "./") == NULL && access(s, F_OK) != 0))
		return false;
	char *from = alloc_print("< %s", s);
	say_instead(r, r->verb->name, i, from);
	free(from);
	return true;
}

/* "relu vs elu": nothing between them is needed. */
static bool meant_nothing(const struct request *r, size_t i)
{
	static const char *const between[] = { "vs", "vs.", "versus", "and", "with", "to", ",", "&",
		NULL };
	const char *near;
	return text_pick(r->operand[i].text, between, &near) >= 0 && r->operands > 1 &&
		say_instead(r, verb_typed(r), i, NULL);
}

/* "torch.nn.GELU()": how a framework calls it. */
static bool meant_framework(const struct request *r, size_t i)
{
	const char *s = r->operand[i].text, *dot = strchr(s, '.');
	if (dot == NULL)
		return false;
	const char *last = strrchr(s, '.') + 1;
	size_t n = strcspn(last, "(");
	char *first = alloc_copy_n(s, (size_t)(dot - s)), *name = alloc_copy_n(last, n);
	const struct framework *f = framework_find(first);
	const struct activation *row[1];
	bool known = *name != '\0' && activation_find(name, row, 1) == 1;
	free(first);
	free(name);
	if (!known)
		return false;
	struct text meant = { 0 };
	text_add(&meant, row[0]->id);
	if (f != NULL && activation_ships(row[0], f))
		text_print(&meant, "@%s", f->id);
	return say_meant(s, &meant);
}

bool hint_operand(const struct request *r, size_t i)
{
	static bool (*const hints[])(const struct request *, size_t) = { meant_verb,
		meant_for_option, meant_range, meant_value, meant_param, meant_nothing,
		meant_joined, meant_several, meant_list, meant_framework, meant_file };
	for (size_t k = 0; k < sizeof hints / sizeof hints[0]; k++)
		if (hints[k](r, i))
			return true;
	return false;
}
