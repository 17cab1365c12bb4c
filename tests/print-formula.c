/* Prints the formulas of all rows, defaults filled in: print-formula STYLE|texts|points|judge ... */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "print-formula.h"

#include "base/alloc.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- subjects ---------------------------------------------------------------------- */

#define SUBJECTS_MOST 1000

/* The default of each parameter, x in its place: z=x,0,-1. Which half of a gated row is swept
   is not in its formula. */
static void fill_values(struct subject *s)
{
	const struct curve *c = &s->curve;
	for (size_t k = 0; k < PARAM_MAX && c->row->param[k].name; k++) {
		struct text out = { 0 };
		const char *from = c->text[k];
		if (c->row->param[k].kind == PARAM_NAME)
			continue;
		for (size_t i = 0; from && (int)k == c->list && i < c->element; i++) {
			size_t n = strcspn(from, ",") + 1;
			text_add_n(&out, from, n);
			from += n;
		}
		if (from && (int)k == c->list) {
			text_add_char(&out, 'x');
			from += strcspn(from, ",");
		}
		text_add(&out, from ? from : "");
		s->value[k] = alloc_copy(text_string(&out));
		text_free(&out);
	}
}

static void add(struct subject *s, const struct activation *row, bool slope)
{
	struct text why = { 0 };
	s->slope = slope;
	s->strict = row->tier <= 2;
	s->text = slope ? row->derivative : row->formula;
	s->tree = activation_tree(row, s->text);
	curve_init(&s->curve, row, NULL);
	if (curve_finish(&s->curve, &why) != 0)
		exit(2);
	snprintf(s->name, sizeof s->name, "%s%s", slope ? "d_" : "", row->id);
	fill_values(s);
}

static size_t add_others(struct subject *all, const char *others)
{
	char line[EXPR_BYTES];
	FILE *in = fopen(others, "r");
	size_t n = 0;
	struct expr_error error;
	while (in && fgets(line, sizeof line, in)) {
		char *text = strchr(line, '|') + 1;
		size_t length = strcspn(text, "\n");
		text[-1] = '\0';
		const struct activation *row = activation_make(text, length, line, &error);
		if (row == NULL) {
			expr_say(text, length, &error);
			exit(2);
		}
		add(&all[n++], row, false);
	}
	if (in)
		fclose(in);
	return n;
}

struct subject *subjects(const char *others, size_t *n)
{
	size_t rows;
	const struct activation *const *row = activation_all(&rows);
	static struct subject all[SUBJECTS_MOST]; /* never freed */
	for (*n = 0; *n < 2 * rows; ++*n)
		add(&all[*n], row[*n / 2], *n % 2 != 0);
	*n += add_others(all + *n, others);
	return all;
}

/* ---- points ------------------------------------------------------------------------ */

static const double far_out[] = { -800, -100, -30, 30, 100, 800 };

const char *subject_points(const struct subject *s)
{
	return s->curve.row->domain ? "unit" : "all";
}

/* The domains that there are are the unit interval. */
static double point_of(bool unit, size_t k)
{
	const size_t near = POINTS - sizeof far_out / sizeof *far_out;
	if (unit)
		return ((double)k + 0.5) / POINTS;
	return k < near ? -10 + 20 * (double)k / (double)(near - 1) : far_out[k - near];
}

double subject_point(const struct subject *s, size_t k)
{
	return point_of(s->curve.row->domain != NULL, k);
}

static void print_points(bool unit)
{
	for (size_t k = 0; k < POINTS; k++)
		printf("%.17g\n", point_of(unit, k));
}

/* ---- texts ------------------------------------------------------------------------- */

static const char *const styles[] = {
	[EXPR_ASCII] = "ascii",
	[EXPR_PLAIN] = "plain",
	[EXPR_UTF8] = "utf8",
	[EXPR_MARKUP] = "markup",
	[EXPR_LATEX] = "latex",
	[EXPR_C] = "c",
	[EXPR_PYTHON] = "python",
	[EXPR_GNUPLOT] = "gnuplot",
};
static const enum expr_style order[] = { EXPR_ASCII, EXPR_PLAIN, EXPR_UTF8, EXPR_MARKUP, EXPR_LATEX,
	EXPR_C, EXPR_PYTHON, EXPR_GNUPLOT };

static int find_style(const char *name)
{
	for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
		if (strcmp(name, styles[i]) == 0)
			return (int)i;
	return -1;
}

/* "NAME|POINTS|TEXT", the text empty where the style cannot say it. */
static void print_style(const struct subject *s, enum expr_style style)
{
	struct text out = { 0 };
	const char *value[PARAM_MAX];
	if (s->tree == NULL)
		return;
	memcpy(value, s->value, sizeof value);
	expr_print(&out, s->tree, style, value);
	printf("%s|%s|%s\n", s->name, subject_points(s), text_string(&out));
	text_free(&out);
}

/* In all styles, parameters by their names. */
static void print_texts(const struct subject *s)
{
	printf("%s\n", s->name);
	if (s->tree == NULL)
		printf("\twords   %s\n", s->text);
	for (size_t i = 0; s->tree && i < sizeof order / sizeof *order; i++) {
		struct text out = { 0 };
		int status = activation_print(&out, s->curve.row, s->text, order[i], NULL);
		printf("\t%-8s%s\n", styles[order[i]], status == 0 ? text_string(&out) : "-");
		text_free(&out);
	}
}

/* Of the lines "NAME: WARNING" those of subjects that are to have none: common functions that are
   finite. */
static bool is_calm(const struct subject *s)
{
	struct jet jet[VECTOR_MAX];
	for (size_t k = 0; k < POINTS && s->strict; k++) {
		curve_eval(&s->curve, subject_point(s, k), jet);
		if (!isfinite(s->slope ? jet->dy : jet->y))
			return false;
	}
	return s->strict;
}

static void print_strict(const struct subject *all, size_t n)
{
	char line[EXPR_BYTES];
	while (fgets(line, sizeof line, stdin))
		for (size_t i = 0; i < n; i++) {
			size_t length = strlen(all[i].name);
			if (line[length] == ':' && is_calm(&all[i]) &&
				strncmp(line, all[i].name, length) == 0)
				fputs(line, stdout);
		}
}

int main(int argc, char **argv)
{
	size_t n;
	const char *what = argc > 1 ? argv[1] : "";
	int style = find_style(what);
	if (strcmp(what, "points") == 0 && argc == 3) {
		print_points(strcmp(argv[2], "unit") == 0);
		return 0;
	}
	if (strcmp(what, "judge") == 0 && argc == 4) {
		const struct subject *all = subjects(argv[3], &n);
		return judge(argv[2], all, n);
	}
	const struct subject *all = subjects(argc > 2 ? argv[2] : "/dev/null", &n);
	if (strcmp(what, "calm") == 0)
		print_strict(all, n);
	for (size_t i = 0; i < n; i++) {
		if (style >= 0)
			print_style(&all[i], (enum expr_style)style);
		else if (strcmp(what, "texts") == 0)
			print_texts(&all[i]);
		else if (strcmp(what, "words") == 0 && !all[i].tree)
			printf("%s|%s\n", all[i].name, all[i].text);
	}
	return 0;
}
