/* Settings: how each option's value is read into the request. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/number.h"
#include "base/say.h"
#include "cli/option-setters.h"
#include "cli/value.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SAMPLES_MAX 1000000000
#define WORST_MAX 1000

/* A range that is almost one, as it should be written, in `out`: "5" and "-5" as -5:5; "-5..5", "-5,5",
   "[-5:5]" as -5:5. False where no good guess is possible. */
static bool range_guess(const char *value, struct text *out)
{
	static const char *const between[] = { ":", "...", "..", ",", ";", " to ", " " };
	struct exact lo, hi;
	size_t open = strspn(value, "[({"), length = strlen(value + open);
	while (open > 0 && length > 0 && strchr("])}", value[open + length - 1]) != NULL)
		length--;
	char *inside = alloc_copy_n(value + open, length);
	bool good = false;
	for (size_t k = 0; k < sizeof between / sizeof between[0] && !good; k++) {
		char *at = strstr(inside, between[k]);
		if (at == NULL)
			continue;
		const char *right = at + strlen(between[k]);
		char *left = alloc_copy_n(inside, (size_t)(at - inside));
		right += strspn(right, " ");
		good = value_read(left, &lo, NULL) && value_read(right, &hi, NULL) && lo.hi < hi.hi;
		if (good)
			text_print(out, "%s:%s", left, right);
		free(left);
	}
	const char *one = inside + strspn(inside, "+-");
	if (!good && value_read(one, &lo, NULL) && lo.hi > 0) {
		text_print(out, "-%s:%s", one, one);
		good = true;
	}
	free(inside);
	return good;
}

static void say_no_range(const char *value, const char *what)
{
	struct text guess = { 0 };
	if (range_guess(value, &guess))
		say_usage(_("invalid %s %s: expected LO:HI; did you mean %s?"), what, quote(value),
			quote(text_string(&guess)));
	else
		say_usage(_("invalid %s %s: expected LO:HI"), what, quote(value));
	text_free(&guess);
}

/* One end of a range; an empty one is left as it is. */
static bool read_end(const char *s, struct exact *end, bool *finite)
{
	*finite = true;
	return *s == '\0' || value_read(s, end, finite);
}

/* Reads LO:HI, `what` being how a message calls it. An end that is left out stays as it was; both cannot be. */
static int read_range(const char *value, const char *what, struct exact *lo, struct exact *hi)
{
	bool finite_lo = true, finite_hi = true;
	const char *colon = strchr(value, ':');
	if (colon == NULL || strcmp(value, ":") == 0) {
		say_no_range(value, what);
		return -1;
	}
	char *left = alloc_copy_n(value, (size_t)(colon - value));
	bool good_lo = read_end(left, lo, &finite_lo);
	bool good_hi = read_end(colon + 1, hi, &finite_hi);
	free(left);
	if (good_lo && good_hi && lo->hi < hi->hi)
		return 0;
	if ((!good_lo && finite_lo) || (!good_hi && finite_hi))
		say_no_range(value, what);
	else if (!good_lo || !good_hi)
		say_usage(_("invalid %s %s: LO and HI must be finite"), what, quote(value));
	else if (colon == value || colon[1] == '\0')
		say_usage(_("invalid %s %s: LO must be less than HI, which are %g:%g here"), what,
			quote(value), lo->hi, hi->hi);
	else
		say_usage(_("invalid %s %s: LO must be less than HI"), what, quote(value));
	return -1;
}

int set_expr(struct request *r, const struct option_row *row, const char *value)
{
	(void)row;
	request_add_operand(r, (struct operand){ .text = value, .formula = true });
	return 0;
}

int set_digits(struct request *r, const struct option_row *row, const char *value)
{
	(void)row;
	if (number_read_count(value, 1, 1000, &r->digits))
		return 0;
	say_usage(_("invalid --digits %s: must be an integer from 1 to 1000"), quote(value));
	return -1;
}

int set_jacobian(struct request *r, const struct option_row *row, const char *value)
{
	(void)row;
	(void)value;
	r->jacobian = true;
	return 0;
}

/* --diff, --relative and --ulp: the later two imply the first. */
int set_diff(struct request *r, const struct option_row *row, const char *value)
{
	(void)value;
	r->diff = true;
	if (strcmp(row->name, "relative") == 0)
		r->difference = DIFFERENCE_RELATIVE;
	else if (strcmp(row->name, "ulp") == 0)
		r->difference = DIFFERENCE_ULP;
	return 0;
}

int set_hex(struct request *r, const struct option_row *row, const char *value)
{
	(void)row;
	(void)value;
	r->plot.table.hex = true;
	return 0;
}

int set_name(struct request *r, const struct option_row *row, const char *value)
{
	(void)row;
	struct operand *last = r->operands > 0 ? &r->operand[r->operands - 1] : NULL;
	if (last == NULL || !last->formula || last->name != NULL) {
		say_usage(_("--name %s: names the --expr before it, and there is none"),
			quote(value));
		return -1;
	}
	if (!spec_is_name(value)) {
		say_usage(_("invalid --name %s: must be letters, digits and _"), quote(value));
		return -1;
	}
	last->name = value;
	return 0;
}

int set_range(struct request *r, const struct option_row *row, const char *value)
{
	(void)row;
	struct exact lo = { -INFINITY, 0 }, hi = { INFINITY, 0 };
	r->range = value;
	return read_range(value, _("range"), &lo, &hi);
}

int settings_range(const struct request *r, const char *view, struct plot *plot)
{
	activation_view(view, &plot->lo, &plot->hi);
	return r->range == NULL ? 0 : read_range(r->range, _("range"), &plot->lo, &plot->hi);
}

int set_yrange(struct request *r, const struct option_row *row, const char *value)
{
	(void)row;
	struct exact lo = { -INFINITY, 0 }, hi = { INFINITY, 0 };
	if (read_range(value, _("y range"), &lo, &hi) < 0)
		return -1;
	r->yrange = value;
	r->plot.has_y = true;
	r->plot.y_lo = lo.hi;
	r->plot.y_hi = hi.hi;
	return 0;
}

int set_samples(struct request *r, const struct option_row *row, const char *value)
{
	(void)row;
	if (number_read_count(value, 2, SAMPLES_MAX, &r->plot.table.samples))
		return 0;
	say_usage(_("invalid --samples %s: must be an integer from 2 to %d"), quote(value),
		SAMPLES_MAX);
	return -1;
}

int set_show(struct request *r, const struct option_row *row, const char *value)
{
	(void)row;
	static const char *const names[ORDERS] = { "f", "df", "d2f" };
	bool show[ORDERS] = { false };
	const char *at = value;
	for (;;) {
		size_t length = strcspn(at, ","), k = 0;
		while (k < ORDERS &&
			(strlen(names[k]) != length || strncmp(at, names[k], length) != 0))
			k++;
		if (k == ORDERS) {
			say_usage(_("invalid --show %s: expected a list of f, df, d2f"),
				quote(value));
			return -1;
		}
		show[k] = true;
		if (at[length] == '\0')
			break;
		at += length + 1;
	}
	memcpy(r->plot.show, show, sizeof show);
	r->plot.show_given = true;
	return 0;
}

int set_param(struct request *r, const struct option_row *row, const char *value)
{
	(void)row;
	size_t length = strcspn(value, "=");
	if (length == 0 || value[length] == '\0' || value[length + 1] == '\0') {
		say_usage(_("invalid --param %s: expected NAME=VALUE"), quote(value));
		return -1;
	}
	struct assignments *g = &r->given;
	const struct assignment item = { .text = value, .name_length = length };
	for (size_t i = 0; i < g->n; i++)
		if (g->item[i].name_length == length &&
			strncmp(g->item[i].text, value, length) == 0) {
			g->item[i] = item;
			return 0;
		}
	g->item = alloc_grow(g->item, g->n, &g->room, sizeof *g->item);
	g->item[g->n++] = item;
	return 0;
}

/* Asks for a format; a FILE given later replaces one given before. */
static int ask(struct request *r, const struct format *format, const char *file)
{
	for (size_t i = 0; i < r->n_asked; i++)
		if (r->asked[i].format == format) {
			if (file != NULL)
				r->asked[i].file = file;
			return 0;
		}
	r->asked[r->n_asked++] = (struct asked){ .format = format, .file = file };
	return 0;
}

int set_format(struct request *r, const struct option_row *row, const char *value)
{
	(void)row;
	const struct format *format = format_find(value);
	if (format != NULL)
		return ask(r, format, NULL);
	struct text list = { 0 };
	for (const struct format *const *f = formats; *f != NULL; f++)
		text_print(&list, "%s%s", f == formats ? "" : ", ", (*f)->name);
	say_usage(_("unknown format %s; it is one of %s"), quote(value), text_string(&list));
	text_free(&list);
	return -1;
}

int set_format_named(struct request *r, const struct option_row *row, const char *value)
{
	if (value != NULL && *value == '\0') {
		say_usage(_("option '--%s=FILE': the name is empty"), row->name);
		return -1;
	}
	return ask(r, row->format, value);
}

int set_output(struct request *r, const struct option_row *row, const char *value)
{
	(void)row;
	if (*value == '\0') {
		say_usage(_("invalid --output '': the name is empty"));
		return -1;
	}
	r->output = value;
	return 0;
}

int settings_pick(
	const struct option_row *row, const char *value, const char *const *words, size_t *chosen)
{
	const char *near;
	int k = text_pick(value, words, &near);
	if (k >= 0) {
		*chosen = (size_t)k;
		return 0;
	}
	struct text list = { 0 };
	for (size_t i = 0; words[i] != NULL; i++)
		text_print(&list, "%s%s", i == 0 ? "" : ", ", words[i]);
	if (near != NULL)
		say_usage(_("invalid --%s %s; did you mean '%s'? It is one of %s"), row->name,
			quote(value), near, text_string(&list));
	else
		say_usage(_("invalid --%s %s: it is one of %s"), row->name, quote(value),
			text_string(&list));
	text_free(&list);
	return -1;
}

/* --max-abs, --max-rel, --max-ulp. */
int set_limit(struct request *r, const struct option_row *row, const char *value)
{
	enum measure m = strcmp(row->name, "max-abs") == 0 ? MEASURE_ABS
		: strcmp(row->name, "max-rel") == 0	   ? MEASURE_REL
							   : MEASURE_ULP;
	double most;
	if (!number_read(value, &most) || !(most >= 0)) {
		say_usage(_("invalid --%s %s: must be a number, at least 0"), row->name,
			quote(value));
		return -1;
	}
	r->limit[m] = value;
	return 0;
}

int set_worst(struct request *r, const struct option_row *row, const char *value)
{
	(void)row;
	if (number_read_count(value, 1, WORST_MAX, &r->worst))
		return 0;
	say_usage(
		_("invalid --worst %s: must be an integer from 1 to %d"), quote(value), WORST_MAX);
	return -1;
}

int set_names(struct request *r, const struct option_row *row, const char *value)
{
	(void)row;
	(void)value;
	r->names = true;
	return 0;
}

int set_framework(struct request *r, const struct option_row *row, const char *value)
{
	(void)row;
	r->framework = framework_find(value);
	if (r->framework != NULL)
		return 0;
	spec_say_no_framework(value);
	return -1;
}

int set_dtype(struct request *r, const struct option_row *row, const char *value)
{
	(void)row;
	if (dtype_find(value, &r->given.dtype))
		return 0;
	spec_say_no_dtype(value);
	return -1;
}

int set_all(struct request *r, const struct option_row *row, const char *value)
{
	(void)row;
	(void)value;
	r->all = true;
	return 0;
}

int set_group(struct request *r, const struct option_row *row, const char *value)
{
	char folded[64], name[64];
	(void)row;
	r->group = "lecture";
	text_fold(value, folded, sizeof folded);
	if (strcmp(folded, r->group) == 0)
		return 0;
	for (const struct family *const *f = families; *f != NULL; f++) {
		text_fold((*f)->name, name, sizeof name);
		r->group = (*f)->name;
		if (strcmp(folded, name) == 0)
			return 0;
	}
	struct text list = { 0 };
	for (const struct family *const *f = families; *f != NULL; f++)
		text_print(&list, ", %s", (*f)->name);
	say_usage(_("unknown group %s; it is one of lecture%s"), quote(value), text_string(&list));
	text_free(&list);
	return -1;
}

int set_quiet(struct request *r, const struct option_row *row, const char *value)
{
	(void)row;
	(void)value;
	r->quiet = true;
	return 0;
}

int set_help(struct request *r, const struct option_row *row, const char *value)
{
	(void)row;
	(void)value;
	r->help = true;
	return 0;
}

int set_version(struct request *r, const struct option_row *row, const char *value)
{
	(void)row;
	(void)value;
	r->version = true;
	return 0;
}
