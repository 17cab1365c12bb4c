/* Names of columns and files: what tells curves of one function apart. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/say.h"
#include "cli/columns.h"
#include "out/data/table.h"

#include <stdlib.h>
#include <string.h>

#define NAMES_MAX 4 /* functions that a file's name names */

/* ---- what tells curves apart --------------------------------------------------------- */

/* The value that a curve was given for a scalar parameter of this name; NULL: none. */
static const char *given(const struct curve *c, const char *param)
{
	int k = activation_param(c->row, param);
	return k >= 0 && c->set[k] && c->row->param[k].kind == PARAM_SCALAR ? c->text[k] : NULL;
}

static bool same_value(const struct curve *a, const struct curve *b, const char *param)
{
	const char *one = given(a, param), *other = given(b, param);
	return one == NULL || other == NULL ? one == other : strcmp(one, other) == 0;
}

static bool same_id(const struct curve *a, const struct curve *b)
{
	return strcmp(a->typed->id, b->typed->id) == 0;
}

/* How the curves of one id differ from one of them. */
struct differences {
	bool framework, dtype, param[PARAM_MAX];
};

static struct differences differences(const struct curves *all, const struct curve *c)
{
	struct differences d = { 0 };
	for (size_t i = 0; i < all->n; i++) {
		const struct curve *other = &all->curve[i];
		if (!same_id(c, other))
			continue;
		d.framework |= c->framework != other->framework;
		d.dtype |= c->dtype != other->dtype;
		for (int k = 0; k < PARAM_MAX && c->row->param[k].name != NULL; k++)
			d.param[k] |= !same_value(c, other, c->row->param[k].name);
	}
	return d;
}

/* "leaky_relu@keras:alpha=0.3", of that as much as tells it from the others; `whole` stands for the family
   that the curve is of. */
static void add_label(struct text *out, const struct curves *all, const struct curve *c, bool whole)
{
	const struct differences d = differences(all, c);
	text_add(out, c->typed->id);
	if (d.framework && c->framework != NULL)
		text_print(out, "@%s", c->framework->id);
	if (d.dtype && c->dtype != DTYPE_EXACT)
		text_print(out, ":dtype=%s", dtype_name(c->dtype));
	for (int k = 0; k < PARAM_MAX && c->row->param[k].name != NULL; k++) {
		const char *value = given(c, c->row->param[k].name);
		if (value == NULL || !d.param[k] || (whole && k == c->varied))
			continue;
		text_print(out, ":%s=", c->row->param[k].name);
		for (; *value != '\0'; value++)
			if (*value != ' ' && *value != '\t')
				text_add_char(out, *value);
	}
}

/* ---- columns ------------------------------------------------------------------------- */

void columns_name(struct curves *all)
{
	char **label = alloc_zero(all->n + 1, sizeof *label);
	for (size_t i = 0; i < all->n; i++) {
		struct text text = { 0 };
		add_label(&text, all, &all->curve[i], false);
		label[i] = text.s;
		size_t k = 1;
		for (size_t j = 0; j < i; j++)
			k += strcmp(label[j], label[i]) == 0;
		free(all->curve[i].name);
		all->curve[i].name =
			k == 1 ? alloc_copy(label[i]) : alloc_print("%s_%zu", label[i], k);
	}
	for (size_t i = 0; i < all->n; i++)
		free(label[i]);
	free(label);
}

/* A formula that --name named. */
static bool is_named(const struct curve *c)
{
	return c->row->rank == 0 && strcmp(c->row->id, "expr") != 0;
}

/* True if one of the curve's columns is called `column`. */
static bool has_column(const struct curve *c, const char *column)
{
	bool found = false;
	for (enum order order = ORDER_F; order < ORDERS && !found; order++)
		for (size_t j = 0; j < c->outputs && !found; j++) {
			struct text name = { 0 };
			table_column(&name, c, j, order);
			found = strcmp(text_string(&name), column) == 0;
			text_free(&name);
		}
	return found;
}

/* True if a column of the named curve is one of the other. */
static bool collides(const struct curve *named, const struct curve *other)
{
	bool found = same_id(named, other);
	for (enum order order = ORDER_F; order < ORDERS && !found; order++) {
		struct text name = { 0 };
		table_column(&name, named, 0, order);
		found = has_column(other, text_string(&name));
		text_free(&name);
	}
	return found;
}

int columns_check(const struct curves *all)
{
	for (size_t i = 0; i < all->n; i++) {
		const struct curve *c = &all->curve[i];
		bool taken = is_named(c) && has_column(c, "x");
		for (size_t j = 0; j < all->n && is_named(c) && !taken; j++)
			taken = all->curve[j].operand != c->operand && collides(c, &all->curve[j]);
		if (taken) {
			say_usage(_("--name: the name '%s' is already taken"), c->typed->id);
			return -1;
		}
	}
	return 0;
}

/* ---- files --------------------------------------------------------------------------- */

char *columns_file(const char *column)
{
	char *name = alloc_copy(column);
	for (char *c = name; *c != '\0'; c++)
		if (strchr("@:=/", *c) != NULL)
			*c = '-';
		else if (*c == '*')
			*c = 'x';
	return name;
}

void columns_join(const struct curves *all, struct text *out)
{
	char *label[NAMES_MAX];
	size_t n = 0;
	for (size_t i = 0; i < all->n; i++) {
		struct text text = { 0 };
		add_label(&text, all, &all->curve[i], all->curve[i].varied >= 0);
		size_t k = 0;
		while (k < n && strcmp(label[k], text_string(&text)) != 0)
			k++;
		if (k == n && n == NAMES_MAX) {
			text_add(out, "-etc");
			text_free(&text);
			break;
		}
		if (k < n) {
			text_free(&text);
			continue;
		}
		char *file = columns_file(text_string(&text));
		text_print(out, "%s%s", n > 0 ? "-" : "", file);
		free(file);
		label[n++] = text.s;
	}
	for (size_t k = 0; k < n; k++)
		free(label[k]);
}
