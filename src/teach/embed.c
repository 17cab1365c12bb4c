/* Sketches: small plots and tables, made by the formats that make the large ones. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/number.h"
#include "base/say.h"
#include "out/format.h"
#include "out/sink/sink.h"
#include "out/data/table.h"
#include "teach/embed.h"

#include <stdlib.h>
#include <string.h>

/* Moves what the sink has collected to `out`. */
static void collect(struct sink *sink, struct text *out)
{
	size_t n;
	const char *bytes = sink_memory(sink, &n);
	text_add_n(out, bytes, n);
	sink_close(sink);
}

int sketch_plot(const struct sketch *sketch, size_t columns, size_t rows, struct text *out)
{
	struct plot plot = {
		.curve = sketch->curve,
		.curves = 1,
		.operands = 1,
		.show = { true, sketch->slope },
		.show_given = !sketch->slope,
		.lo = sketch->lo,
		.hi = sketch->hi,
		.page.unit = UNIT_PIXEL,
		.page.width = (double)columns,
		.page.height = (double)(rows + sketch->bare),
		.text.colour = COLOUR_NEVER,
		.text.utf8 = sketch->utf8,
	};
	struct sink *sink = sink_open_memory();
	int status = format_write(format_of_terminal(sketch->utf8), &plot, NULL, sink);
	struct text lines = { 0 };
	collect(sink, &lines);
	const char *first = text_string(&lines);
	if (status == 0)
		text_add(out, sketch->bare ? first + strcspn(first, "\n") + 1 : first);
	text_free(&lines);
	return status;
}

/* ---- what eval prints ------------------------------------------------------------- */

enum { CURVES = 4, POINTS = 16 };

/* Operands on their way to a table. */
struct operands {
	struct curve curve[CURVES];
	struct activation *made[CURVES]; /* NULL: a row of the catalogue */
	size_t curves;
	double x[POINTS];
	size_t points;
	char *list; /* owned; NULL: plain numbers */
};

/* The next word, single quotes taken off; owned by the caller. NULL at the end. */
static char *next_word(const char **s)
{
	*s += strspn(*s, " ");
	if (**s == '\0')
		return NULL;
	const char *end = **s == '\'' ? "'" : " ";
	*s += **s == '\'';
	size_t n = strcspn(*s, end);
	char *word = alloc_copy_n(*s, n);
	*s += n + ((*s)[n] == '\'');
	return word;
}

/* A formula with the name that follows it. */
static int add_formula(struct operands *o, const char **s)
{
	struct expr_error error;
	char *formula = next_word(s), *option = next_word(s), *name = next_word(s);
	struct activation *row = NULL;
	if (name != NULL && strcmp(option, "--name") == 0)
		row = activation_make(formula, strlen(formula), name, &error);
	free(formula);
	free(option);
	free(name);
	if (row == NULL)
		return -1;
	o->made[o->curves] = row;
	curve_init(&o->curve[o->curves++], row, NULL);
	return 0;
}

static int add_operand(struct operands *o, const char *word, const char **s)
{
	const struct activation *row;
	if (strchr(word, ',') != NULL && o->list == NULL) {
		o->list = alloc_copy(word);
		for (const char *at = word; o->points < POINTS && at != NULL;) {
			o->x[o->points++] = strtod(at, NULL);
			at = strchr(at, ',');
			at = at != NULL ? at + 1 : NULL;
		}
		return 0;
	}
	if (o->points < POINTS && number_read(word, &o->x[o->points])) {
		o->points++;
		return 0;
	}
	if (o->curves == CURVES)
		return -1;
	if (strcmp(word, "-e") == 0)
		return add_formula(o, s);
	if (activation_find(word, &row, 1) != 1)
		return -1;
	curve_init(&o->curve[o->curves++], row, NULL);
	return 0;
}

static int print_operands(struct operands *o, struct text *out)
{
	struct plot plot = { .curve = o->curve, .curves = o->curves };
	struct table table;
	struct text why = { 0 };
	if (o->curves == 0 || o->points == 0)
		return -1;
	if (o->list != NULL && curve_input(&o->curve[0], o->x, o->points, o->list, &why) < 0) {
		text_free(&why);
		return -1;
	}
	plot.show[ORDER_F] = true;
	plot.show[ORDER_DF] = o->list == NULL;
	plot.table.bare = o->list != NULL;
	struct sink *sink = sink_open_memory();
	table_start(&table, sink, &plot, ',');
	for (size_t i = 0; o->list == NULL && i < o->points; i++)
		table_rows(&table, &o->x[i], 1);
	if (o->list != NULL)
		table_rows(&table, &o->x[curve_moving(&o->curve[0])], 1);
	table_finish(&table);
	collect(sink, out);
	return 0;
}

int sketch_eval(const char *operands, struct text *out)
{
	struct operands o = { 0 };
	const char *s = operands;
	int status = 0;
	for (char *word; status == 0 && (word = next_word(&s)) != NULL; free(word))
		status = add_operand(&o, word, &s);
	if (status == 0)
		status = print_operands(&o, out);
	if (status < 0)
		say_error(_("cannot evaluate %s"), quote(operands));
	for (size_t i = 0; i < o.curves; i++) {
		curve_free(&o.curve[i]);
		if (o.made[i] != NULL)
			activation_unmake(o.made[i]);
	}
	free(o.list);
	return status;
}
