/* Parameters of a CURVE, by any of their names, and their values. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "cli/spec-params.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/number.h"
#include "base/say.h"
#include "cli/value.h"
#include "expr/parse/greek.h"
#include "expr/parse/spelling.h"

#include <stdlib.h>
#include <string.h>

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

bool draft_is_exact(const char *list)
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
	if (draft_is_exact(list))
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

int draft_read_part(struct draft *d, char *part)
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

int draft_read_given(struct draft *d, struct assignments *given)
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
