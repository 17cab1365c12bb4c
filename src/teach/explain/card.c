/* The card of explain: a small text plot beside what is measured. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "base/say.h"
#include "out/format.h"
#include "teach/explain/explain.h"

#include <math.h>
#include <string.h>

enum {
	CARD_LINES = 24,
	BESIDE_LEAST = 76, /* columns of a page that holds plot and facts side by side */
	PLOT_COLUMNS = 40, /* the smallest that text plots know */
	PLOT_LEAST = 12,
	PLOT_MOST = 18,
	FORMULA_LINES = 2,
	SETTING_LINES = 2
};

/* ---- the plot ------------------------------------------------------------------------- */

/* The x range: the row's own, else the narrow one if it holds all that is worth seeing. */
static void set_range(const struct topic *t, struct plot *plot)
{
	const struct facts *f = &t->facts;
	if (t->curve->row->view != NULL) {
		activation_view(t->curve->row->view, &plot->lo, &plot->hi);
		return;
	}
	const double at[] = { f->steepest.x, f->minimum.x, f->maximum.x, f->left, f->right };
	bool near = true;
	for (size_t i = 0; i < sizeof at / sizeof *at; i++)
		near = near && !(isfinite(at[i]) && fabs(at[i]) > 3.5);
	for (size_t k = 0; k < f->kinks; k++)
		near = near && fabs(f->kink[k]) < 3.5;
	double half = near && (isfinite(f->left) || isfinite(f->right) || f->kinks > 0) ? 4 : 10;
	plot->lo = (struct exact){ -half, 0 };
	plot->hi = (struct exact){ half, 0 };
}

/* What `actplot NAME --no-legend` prints, without the line of the title. */
static int add_plot(const struct topic *t, size_t rows, struct text *out)
{
	struct plot plot = {
		.curve = t->curve,
		.curves = 1,
		.operands = 1,
		.show = { true, true },
		.page.unit = UNIT_PIXEL,
		.page.width = PLOT_COLUMNS,
		.page.height = (double)(rows + 1),
		.text.colour = COLOUR_NEVER,
		.text.utf8 = t->page->utf8,
	};
	set_range(t, &plot);
	const struct format *format = format_of_terminal(t->page->utf8);
	struct sink *sink = sink_open_memory();
	int quiet = say_quiet(1); /* that y is cut is no news here */
	int status = format_write(format, &plot, NULL, sink);
	say_quiet(quiet);
	if (status == 0) {
		size_t n;
		const char *bytes = sink_memory(sink, &n);
		const char *second = memchr(bytes, '\n', n);
		text_add_n(out, second + 1, n - (size_t)(second + 1 - bytes));
	}
	sink_close(sink);
	return status;
}

/* ---- side by side --------------------------------------------------------------------- */

static size_t count_lines(const struct text *t)
{
	size_t n = 0;
	for (const char *s = text_string(t); *s != '\0'; s++)
		n += *s == '\n';
	return n;
}

/* Takes one line, its newline gone; "" after the last. */
static void next_line(const char **s, struct text *line)
{
	size_t n = strcspn(*s, "\n");
	line->n = 0;
	text_add_n(line, *s, n);
	*s += n + ((*s)[n] == '\n');
}

static void put_beside(const struct text *left, const struct text *right, struct text *out)
{
	const char *l = text_string(left), *r = text_string(right);
	struct text a = { 0 }, b = { 0 };
	while (*l != '\0' || *r != '\0') {
		next_line(&l, &a);
		next_line(&r, &b);
		text_add_n(out, text_string(&a), a.n);
		size_t column = a.n > 0 ? text_width(text_string(&a)) : 0;
		for (; b.n > 0 && column < PLOT_COLUMNS + 1; column++)
			text_add_char(out, ' ');
		text_add_n(out, text_string(&b), b.n);
		text_add_char(out, '\n');
	}
	text_free(&a);
	text_free(&b);
}

/* ---- the header ----------------------------------------------------------------------- */

bool explain_short_formula(const struct topic *t, enum order order, struct text *lines)
{
	struct text formula = { 0 };
	explain_formula(t, order, t->page->utf8 ? EXPR_UTF8 : EXPR_PLAIN, &formula);
	page_wrap(lines, text_string(&formula), t->page->width);
	if (formula.n > 0)
		text_add_char(lines, '\n');
	text_free(&formula);
	return count_lines(lines) <= FORMULA_LINES;
}

/* One formula; of a long one the place where it stands. */
static void add_formula(const struct topic *t, enum order order, struct text *out)
{
	struct text lines = { 0 };
	if (explain_short_formula(t, order, &lines)) {
		text_add(out, text_string(&lines));
	} else {
		expr_print_head(out, order, EXPR_PLAIN);
		text_print(out, "... (%s)\n", _("see Formulas below"));
	}
	text_free(&lines);
}

/* True if both names find the same: they are not worth telling apart. */
static bool same_name(const char *a, size_t n, const char *b)
{
	struct text name = { 0 };
	char left[64], right[64];
	text_add_n(&name, a, n);
	size_t i = text_fold(text_string(&name), left, sizeof left);
	size_t k = text_fold(b, right, sizeof right);
	text_free(&name);
	return i == k && i < sizeof left && strcmp(left, right) == 0;
}

/* Title and other names, cut to one line: all names stand in the lesson. */
static void add_title(const struct topic *t, struct text *out)
{
	struct text line = { 0 };
	curve_title(t->curve, &line);
	/* What a framework computes under the name may be another row's. */
	bool other = t->own || t->curve->typed != t->row;
	const char *alias = other ? NULL : t->curve->typed->aliases;
	size_t shown = 0;
	while (alias != NULL && *alias != '\0') {
		size_t n = strcspn(alias, ",");
		if (same_name(alias, n, t->curve->typed->title)) {
			alias += alias[n] == '\0' ? n : n + 2;
			continue;
		}
		struct text longer = { 0 };
		text_print(&longer, "%s%s%.*s", text_string(&line),
			shown++ > 0 ? ", " : _(", also "), (int)n, alias);
		bool last = alias[n] == '\0';
		if (text_width(text_string(&longer)) + (last ? 0 : 5) > t->page->width) {
			text_free(&longer);
			text_add(&line, shown > 1 ? ", ..." : "");
			break;
		}
		text_free(&line);
		line = longer;
		alias += last ? n : n + 2;
	}
	struct text cut = { 0 };
	page_wrap(&cut, text_string(&line), t->page->width);
	text_add_n(out, text_string(&cut), strcspn(text_string(&cut), "\n"));
	text_add_char(out, '\n');
	text_free(&cut);
	text_free(&line);
}

/* Of lines that are more than `most` those, the last of them ending in `tail`. */
static void cut_lines(struct text *t, size_t most, const char *tail, size_t width)
{
	struct text kept = { 0 };
	const char *s = text_string(t);
	if (count_lines(t) <= most)
		return;
	for (size_t i = 1; i < most; i++)
		s += strcspn(s, "\n") + 1;
	size_t n = strcspn(s, "\n");
	text_add_n(&kept, s, n);
	while (n > 0 && text_width(text_string(&kept)) + text_width(tail) > width) {
		while (n > 0 && s[n - 1] != ' ')
			n--;
		n -= n > 0;
		kept.n = 0;
		text_add_n(&kept, s, n);
	}
	t->n = (size_t)(s - text_string(t)) + n;
	text_add(t, tail);
	text_add_char(t, '\n');
	text_free(&kept);
}

/* The settings of the parameters, at most two lines; what is left out is told below, but
   of a formula of the user's, who typed it. */
static void add_setting(const struct topic *t, struct text *out)
{
	const char *tail = t->own ? " ..." : _(" ... (see Parameters below)");
	struct text setting = { 0 }, lines = { 0 };
	explain_setting(t, &setting);
	if (setting.n > 0) {
		text_print(&lines, _("where %s"), text_string(&setting));
		setting.n = 0;
		page_wrap(&setting, text_string(&lines), t->page->width);
		text_add_char(&setting, '\n');
		cut_lines(&setting, SETTING_LINES, tail, t->page->width);
		text_add(out, text_string(&setting));
	}
	text_free(&setting);
	text_free(&lines);
}

void explain_card(const struct topic *t, struct text *out)
{
	struct text head = { 0 }, plot = { 0 }, facts = { 0 };
	struct section told = { 0 };
	add_title(t, &head);
	add_formula(t, ORDER_F, &head);
	add_formula(t, ORDER_DF, &head);
	add_setting(t, &head);
	text_add_char(&head, '\n');
	bool beside = t->page->width >= BESIDE_LEAST;
	explain_facts(t, &told);
	size_t width = beside ? t->page->width - PLOT_COLUMNS - 1 : t->page->width;
	size_t room = CARD_LINES - count_lines(&head);
	section_lines(&told, width, &facts);
	while (beside && count_lines(&facts) > room) { /* the last stand in the lesson too */
		section_drop(&told);
		facts.n = 0;
		section_lines(&told, width, &facts);
	}
	size_t rows = count_lines(&facts);
	rows = rows < PLOT_LEAST ? PLOT_LEAST : rows > PLOT_MOST ? PLOT_MOST : rows;
	if (rows > room)
		rows = room;
	add_plot(t, rows, &plot);
	text_add(out, text_string(&head));
	if (beside) {
		put_beside(&plot, &facts, out);
	} else {
		text_add(out, text_string(&plot));
		text_add(out, text_string(&facts));
	}
	section_free(&told);
	text_free(&head);
	text_free(&plot);
	text_free(&facts);
}
