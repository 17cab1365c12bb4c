/* CURVE specs: NAME[@FRAMEWORK][:PARAM=VALUE[,VALUE]...]... to curves. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/number.h"
#include "base/say.h"
#include "cli/request.h"
#include "cli/spec.h"
#include "cli/value.h"
#include "expr/parse/greek.h"
#include "expr/parse/spelling.h"

#include <stdlib.h>
#include <string.h>

#define ALIAS_ROWS 8 /* rows that a message about an ambiguous name lists at most */

/* A CURVE being read: the curve before its family is drawn up, and the values of the one
   scalar parameter that has several. */
struct draft {
	struct curve base;
	const char *id; /* of the row as named, for messages and columns */
	int varied;	/* -1: none */
	double value[CURVES_MAX];
	const char *list; /* the same as typed; borrowed */
	size_t values;
	bool set[PARAM_MAX]; /* by the CURVE itself */
	enum dtype dtype;    /* likewise; DTYPE_EXACT: not said */
};

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
		text_print(&list, "%s%s", f == frameworks ? "" : ", ", f->id);
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

static void say_no_param(const struct draft *d, const char *name)
{
	const struct param *param = d->base.row->param;
	struct text list = { 0 };
	for (int k = 0; k < PARAM_MAX && param[k].name != NULL; k++)
		text_print(&list, "%s'%s'", k == 0 ? "" : ", ", param[k].name);
	if (list.n > 0)
		say_usage(_("%s: no parameter %s; it has %s"), d->id, quote(name),
			text_string(&list));
	else
		say_usage(_("%s: no parameter %s; it has none"), d->id, quote(name));
	text_free(&list);
}

/* Reads VALUE[,VALUE]...; returns how many, 0 after saying what is wrong. */
static size_t read_values(
	const struct draft *d, const char *name, const char *list, double v[CURVES_MAX])
{
	size_t n = 0;
	for (const char *at = list;; n++) {
		size_t length = strcspn(at, ",");
		char *item = alloc_copy_n(at, length);
		struct exact x;
		bool finite = true, room = n < CURVES_MAX;
		bool good = room && value_read(item, &x, &finite);
		if (!room)
			say_usage(_("%s: more than %d values of %s"), d->id, CURVES_MAX, name);
		else if (!good && finite)
			say_usage(_("%s: invalid value %s of %s: expected a number"), d->id,
				quote(item), name);
		else if (!good)
			say_usage(_("%s: %s must be finite"), d->id, name);
		free(item);
		if (!good)
			return 0;
		v[n] = x.hi;
		if (at[length] == '\0')
			return n + 1;
		at += length + 1;
	}
}

/* True if every item of the list is a number as typed; of a formula the nearest double is
   what counts. */
static bool is_exact(const char *list)
{
	bool exact = true;
	while (exact && list != NULL) {
		struct exact x;
		size_t n = strcspn(list, ",");
		char *item = alloc_copy_n(list, n);
		exact = number_read_exact(item, &x, NULL);
		free(item);
		list = list[n] == '\0' ? NULL : list + n + 1;
	}
	return exact;
}

/* Gives parameter k, whose value is the name of another, that name. */
static int give_name(struct draft *d, int k, const char *name)
{
	const struct param *param = d->base.row->param;
	double other = activation_param(d->base.row, name);
	if (!(other >= param[k].bounds.lo && other <= param[k].bounds.hi)) {
		struct text list = { 0 };
		for (size_t i = (size_t)param[k].bounds.lo; i <= (size_t)param[k].bounds.hi; i++)
			text_print(&list, "%s'%s'", list.n > 0 ? ", " : "", param[i].name);
		say_usage(_("%s: %s is one of %s, not %s"), d->id, param[k].name,
			text_string(&list), quote(name));
		text_free(&list);
		return -1;
	}
	curve_set(&d->base, k, &other, 1);
	curve_set_text(&d->base, k, name, strlen(name));
	return 0;
}

/* Gives parameter k what the text after '=' says. */
static int give(struct draft *d, int k, const char *list)
{
	const struct param *param = &d->base.row->param[k];
	double v[CURVES_MAX];
	if (param->kind == PARAM_NAME)
		return give_name(d, k, list);
	size_t n = read_values(d, param->name, list, v);
	if (n == 0)
		return -1;
	if (param->kind == PARAM_VECTOR && n > VECTOR_MAX) {
		say_usage(_("%s: %s has more than %d elements"), d->id, param->name, VECTOR_MAX);
		return -1;
	}
	if (param->kind == PARAM_INDEX && n > 1) {
		say_usage(_("%s: %s takes one value"), d->id, param->name);
		return -1;
	}
	if (param->kind == PARAM_SCALAR && n > 1) {
		if (d->varied >= 0) {
			say_usage(_("%s: only one parameter may have several values"), d->id);
			return -1;
		}
		d->varied = k;
		d->values = n;
		memcpy(d->value, v, n * sizeof *v);
		d->list = list;
		n = 1;
	}
	curve_set(&d->base, k, v, n);
	if (is_exact(list))
		curve_set_text(&d->base, k, list, strlen(list));
	return 0;
}

void spec_say_no_dtype(const char *name)
{
	say_usage(
		_("invalid dtype %s: expected float32, float16, bfloat16 or float64"), quote(name));
}

static int read_dtype(struct draft *d, const char *name)
{
	if (d->dtype != DTYPE_EXACT) {
		say_usage(_("%s: parameter '%s' is given twice"), d->id, "dtype");
		return -1;
	}
	if (dtype_find(name, &d->dtype))
		return 0;
	spec_say_no_dtype(name);
	return -1;
}

/* The parameter that the framework of the CURVE spells so in its call: "negative_slope=$alpha"; -1. */
static int spelled(const struct draft *d, const char *name)
{
	const struct call *call = d->base.framework != NULL ? d->base.typed->calls : NULL;
	int found = -1;
	for (; call != NULL && call->framework != NULL && found < 0; call++) {
		if (strcmp(call->framework, d->base.framework->id) != 0)
			continue;
		for (int k = 0; k < PARAM_MAX && d->base.row->param[k].name != NULL; k++) {
			const char *own = d->base.row->param[k].name;
			char *spelling = alloc_print("%s=$%s", name, own);
			const char *at = strstr(call->text, spelling);
			size_t n = strlen(spelling);
			if (at != NULL && at > call->text && strchr("(, ", at[-1]) != NULL &&
				strchr(",) ", at[n]) != NULL)
				found = k;
			free(spelling);
		}
	}
	return found;
}

/* The parameter that is the same letter: of alpha, where the Greek one was typed; of lam, lambda. -1. */
static int lettered(const struct draft *d, const char *name)
{
	const struct param *param = d->base.row->param;
	struct spelling typed = spelling_of(name, strlen(name));
	int found = -1;
	for (int k = 0; k < PARAM_MAX && param[k].name != NULL && found < 0; k++)
		if (greek_is_same(param[k].name, typed.text, typed.length))
			found = k;
	spelling_free(&typed);
	return found;
}

/* The parameter of this name, the row's own, its framework's, or one that prints alike; -1. */
static int param_of(const struct draft *d, const char *name)
{
	int k = activation_param(d->base.row, name);
	if (k < 0)
		k = spelled(d, name);
	return k >= 0 ? k : lettered(d, name);
}

/* "elu:0.5": the one scalar parameter may have been meant. */
static void say_no_assignment(const struct draft *d, const char *part)
{
	const struct param *param = d->base.row->param;
	const char *only = NULL;
	struct exact x;
	size_t n = 0;
	for (int k = 0; k < PARAM_MAX && param[k].name != NULL; k++)
		if (param[k].kind == PARAM_SCALAR && n++ == 0)
			only = param[k].name;
	char *first = alloc_copy_n(part, strcspn(part, ","));
	if (n == 1 && value_read(first, &x, NULL)) {
		char *meant = alloc_print("%s:%s=%s", d->id, only, part);
		say_usage(_("%s: expected PARAM=VALUE after ':', not %s; did you mean %s?"), d->id,
			quote(part), quote(meant));
		free(meant);
	} else {
		say_usage(_("%s: expected PARAM=VALUE after ':', not %s"), d->id, quote(part));
	}
	free(first);
}

/* Reads one PARAM=VALUE of the CURVE; `part` is written to. */
static int read_part(struct draft *d, char *part)
{
	char *equals = strchr(part, '=');
	if (equals == NULL || equals == part) {
		say_no_assignment(d, part);
		return -1;
	}
	*equals = '\0';
	int k = param_of(d, part);
	if (k < 0 && strcmp(part, "dtype") == 0)
		return read_dtype(d, equals + 1);
	if (k < 0) {
		say_no_param(d, part);
		return -1;
	}
	if (d->set[k]) {
		say_usage(_("%s: parameter '%s' is given twice"), d->id, part);
		return -1;
	}
	d->set[k] = true;
	return give(d, k, equals + 1);
}

/* What -p says, for the parameters the CURVE leaves open. */
static int read_given(struct draft *d, struct assignments *given)
{
	for (size_t i = 0; given != NULL && i < given->n; i++) {
		struct assignment *item = &given->item[i];
		char *name = alloc_copy_n(item->text, item->name_length);
		int k = param_of(d, name);
		free(name);
		if (k < 0)
			continue;
		item->used = true;
		if (!d->set[k] && give(d, k, item->text + item->name_length + 1) < 0)
			return -1;
	}
	return 0;
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
		if (is_exact(d->list))
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
		if (read_part(d, part) < 0)
			return -1;
	}
	if (read_given(d, given) < 0)
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
