/* CURVE specs: NAME[@FRAMEWORK][:PARAM=VALUE[,VALUE]...]... to curves. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/say.h"
#include "base/words.h"
#include "cli/spec-params.h"

#include <stdlib.h>
#include <string.h>

#define ALIAS_ROWS 8 /* rows that a message about an ambiguous name lists at most */

static void say_no_function(const char *name)
{
	const struct activation *near[3];
	size_t n = activation_suggest(name, near, 3);
	struct text list = { 0 };
	for (size_t i = 0; i < n; i++)
		text_print(&list, "%s'%s'", i == 0 ? "" : ", ", near[i]->id);
	if (n > 0)
		say_usage(_("unknown function %s; did you mean %s?"), quote(name),
			text_string(&list));
	else if (strpbrk(name, "()+*/^ ") != NULL)
		say_usage(_("unknown function %s; a formula is given as -e %s"), quote(name),
			quote(name));
	else
		say_usage(_("unknown function %s"), quote(name));
	text_free(&list);
}

static void say_ambiguous(const char *name, const struct activation *const *rows, size_t n)
{
	struct text list = { 0 };
	for (size_t i = 0; i < n; i++)
		text_print(&list, "%s'%s'", i == 0 ? "" : ", ", rows[i]->id);
	say_usage(
		_("%s is another name of several functions: %s"), quote(name), text_string(&list));
	text_free(&list);
}

void spec_say_no_framework(const char *name)
{
	struct text list = { 0 };
	for (const struct framework *f = frameworks; f->id != NULL; f++)
		words_list(&list, f->id);
	say_usage(_("unknown framework %s; it is one of %s"), quote(name), text_string(&list));
	text_free(&list);
}

/* Finds NAME and, where `at` is not NULL, FRAMEWORK, and begins the draft. */
static int begin(struct draft *d, const char *name, const char *at)
{
	const struct activation *rows[ALIAS_ROWS];
	size_t n = *name == '\0' ? 0 : activation_find(name, rows, ALIAS_ROWS);
	if (n == 0) {
		say_no_function(name);
		return -1;
	}
	if (n > 1) {
		say_ambiguous(name, rows, n < ALIAS_ROWS ? n : ALIAS_ROWS);
		return -1;
	}
	const struct framework *framework = NULL;
	if (at != NULL && (framework = framework_find(at)) == NULL) {
		spec_say_no_framework(at);
		return -1;
	}
	d->id = rows[0]->id;
	if (curve_init(&d->base, rows[0], framework) == 0)
		return 0;
	if (framework != NULL)
		say_usage(_("%s: %s has no such function"), d->id, framework->title);
	return -1;
}

/* Appends the draft, or the member of its family whose value is `value`, typed as the n
   bytes `typed`. */
static int append(
	const struct draft *d, const double *value, const char *typed, size_t n, struct curves *out)
{
	if (out->n >= CURVES_MAX) {
		say_usage(_("more than %d curves"), CURVES_MAX);
		return -1;
	}
	struct text why = { 0 };
	struct curve curve;
	curve_copy(&curve, &d->base);
	if (value != NULL) {
		curve_set(&curve, d->varied, value, 1);
		if (draft_is_exact(d->list))
			curve_set_text(&curve, d->varied, typed, n);
	}
	curve.varied = d->varied;
	curve.operand = out->operands;
	if (curve_finish(&curve, &why) < 0) {
		say_usage("%s: %s", d->id, text_string(&why));
		text_free(&why);
		curve_free(&curve);
		return -1;
	}
	out->curve = alloc_grow(out->curve, out->n, &out->room, sizeof *out->curve);
	out->curve[out->n++] = curve;
	return 0;
}

/* Reads the parameters, then appends the curve or its family. */
static int finish(struct draft *d, char *rest, struct assignments *given, struct curves *out)
{
	while (rest != NULL) {
		char *part = rest;
		rest = strchr(part, ':');
		if (rest != NULL)
			*rest++ = '\0';
		if (draft_read_part(d, part) < 0)
			return -1;
	}
	if (draft_read_given(d, given) < 0)
		return -1;
	if (d->dtype == DTYPE_EXACT && given != NULL)
		d->dtype = given->dtype;
	if (curve_set_dtype(&d->base, d->dtype) < 0) {
		say_usage(_("%s: no formula says how it is computed in %s"), d->id,
			dtype_name(d->dtype));
		return -1;
	}
	if (d->varied < 0)
		return append(d, NULL, NULL, 0, out);
	const char *typed = d->list;
	for (size_t i = 0; i < d->values; i++) {
		size_t n = strcspn(typed, ",");
		if (append(d, &d->value[i], typed, n, out) < 0)
			return -1;
		typed += n + 1;
	}
	return 0;
}

int spec_parse(const char *text, struct assignments *given, struct curves *out)
{
	struct draft d = { .varied = -1 };
	char *copy = alloc_copy(text);
	char *rest = strchr(copy, ':');
	if (rest != NULL)
		*rest++ = '\0';
	char *at = strchr(copy, '@');
	if (at != NULL)
		*at++ = '\0';
	int result = begin(&d, copy, at);
	if (result == 0) {
		result = finish(&d, rest, given, out);
		curve_free(&d.base);
	}
	out->operands += result == 0;
	free(copy);
	return result;
}

int spec_formula(
	const char *formula, const char *name, struct assignments *given, struct curves *out)
{
	struct expr_error error;
	struct activation *row = activation_make(formula, strlen(formula), name, &error);
	if (row == NULL) {
		expr_say(formula, strlen(formula), &error);
		return -1;
	}
	out->made = alloc_grow(out->made, out->n_made, &out->made_room, sizeof *out->made);
	out->made[out->n_made++] = row;
	struct draft d = { .varied = -1, .id = row->id };
	curve_init(&d.base, row, NULL);
	int result = finish(&d, NULL, given, out);
	curve_free(&d.base);
	out->operands += result == 0;
	return result;
}

int spec_difference(const struct curves *pair, enum difference difference, struct curves *out)
{
	if (pair->n != 2) {
		say_usage(_("--diff takes exactly two curves, not %zu"), pair->n);
		return -1;
	}
	for (size_t i = 0; i < 2; i++)
		if (pair->curve[i].outputs > 1) {
			say_usage(_("--diff: %s has several outputs"), pair->curve[i].typed->id);
			return -1;
		}
	struct activation *row =
		activation_make_difference(&pair->curve[0], &pair->curve[1], difference);
	const char *view[2] = { pair->curve[0].row->view, pair->curve[1].row->view };
	if (view[0] != NULL && view[1] != NULL && strcmp(view[0], view[1]) == 0)
		row->view = view[0];
	out->made = alloc_grow(out->made, out->n_made, &out->made_room, sizeof *out->made);
	out->made[out->n_made++] = row;
	struct curve curve;
	curve_init(&curve, row, NULL);
	out->curve = alloc_grow(out->curve, out->n, &out->room, sizeof *out->curve);
	out->curve[out->n++] = curve;
	out->operands = 1;
	return 0;
}

bool spec_is_name(const char *name)
{
	static const char letters[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_0123456789";
	return *name != '\0' && (*name < '0' || *name > '9') &&
		name[strspn(name, letters)] == '\0' && strlen(name) <= 64;
}

bool spec_is_known(const char *text)
{
	const struct activation *rows[1];
	char *name = alloc_copy_n(text, strcspn(text, "@:"));
	bool known = *name != '\0' && activation_find(name, rows, 1) > 0;
	free(name);
	return known;
}

void spec_normalise(struct text *out, const char *text)
{
	const struct activation *rows[1];
	size_t length = strcspn(text, "@:");
	char *name = alloc_copy_n(text, length);
	if (activation_find(name, rows, 1) > 0)
		text_add(out, rows[0]->id);
	free(name);
	for (const char *s = text + length; *s != '\0'; s++)
		if (*s != ' ' && *s != '\t')
			text_add_char(out, *s);
}

void curves_free(struct curves *all)
{
	for (size_t i = 0; i < all->n; i++)
		curve_free(&all->curve[i]);
	free(all->curve);
	for (size_t i = 0; i < all->n_made; i++)
		activation_unmake(all->made[i]);
	free(all->made);
	*all = (struct curves){ 0 };
}
