/* The verbs explain, compare and choose: their operands, options and where their text goes. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "base/number.h"
#include "base/say.h"
#include "cli/options.h"
#include "cli/output-targets.h"
#include "cli/option-setters.h"
#include "cli/verbs.h"
#include "teach/teach.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---- options ---------------------------------------------------------------------- */

int set_as(struct request *r, const struct option_row *row, const char *value)
{
	size_t k;
	const char *near;
	/* Frameworks have titles too: tensorflow is tf; the Python is NumPy's. */
	const struct framework *framework = framework_find(value);
	if (text_pick(value, (const char *const[]){ "numpy", "py", NULL }, &near) >= 0)
		value = "python";
	if (settings_pick(row, framework != NULL ? framework->id : value, spell_targets, &k) < 0)
		return -1;
	r->as = spell_targets[k];
	return 0;
}

int set_man(struct request *r, const struct option_row *row, const char *value)
{
	(void)row;
	(void)value;
	r->man = true;
	return 0;
}

int set_markdown(struct request *r, const struct option_row *row, const char *value)
{
	(void)row;
	(void)value;
	r->markdown = true;
	return 0;
}

int set_saturation(struct request *r, const struct option_row *row, const char *value)
{
	if (number_read(value, &r->saturation) && r->saturation > 0 && r->saturation < 1)
		return 0;
	say_usage(_("invalid --%s %s: must be a number between 0 and 1"), row->name, quote(value));
	return -1;
}

int set_frameworks(struct request *r, const struct option_row *row, const char *value)
{
	(void)row;
	(void)value;
	r->frameworks = true;
	return 0;
}

int set_rules(struct request *r, const struct option_row *row, const char *value)
{
	(void)row;
	(void)value;
	r->rules = true;
	return 0;
}

/* An answer to the question that the option is named after. */
int set_answer(struct request *r, const struct option_row *row, const char *value)
{
	struct choice *c = &r->choice;
	const struct question *q = questions;
	while (strcmp(q->option, row->name) != 0)
		q++;
	if (q->values == NULL) {
		size_t depth;
		if (!number_read_count(value, 1, CHOOSE_DEPTH_MAX, &depth)) {
			say_usage(_("invalid --%s %s: must be a whole number from 1"), row->name,
				quote(value));
			return -1;
		}
		c->depth = (long)depth;
		return 0;
	}
	size_t k;
	if (settings_pick(row, choose_word(q, value), q->values, &k) < 0)
		return -1;
	*choose_slot(c, row->name) = q->values[k];
	return 0;
}

/* ---- what they share ----------------------------------------------------------------- */

#define WIDTH 80
#define WIDTH_MIN 40
#define WIDTH_MAX 100 /* longer lines are hard to read */
#define SATURATION 0.01

/* COLUMNS counts only on a terminal, as for text plots. */
static size_t page_width(const struct request *r)
{
	struct winsize size;
	size_t width = WIDTH;
	if (!r->plot.text.terminal)
		return WIDTH;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		width = size.ws_col;
	const char *columns = getenv("COLUMNS");
	if (columns != NULL)
		number_read_count(columns, 1, 10000, &width);
	return width < WIDTH_MIN ? WIDTH_MIN : width > WIDTH_MAX ? WIDTH_MAX : width;
}

static struct teach_page page_of(const struct request *r)
{
	const struct format *format = r->result[0].format;
	return (struct teach_page){
		.width = page_width(r),
		.utf8 = r->plot.text.utf8,
		.style = format == &format_json ? TEACH_JSON
			: format == &format_csv ? TEACH_CSV
			: format == &format_tsv ? TEACH_TSV
			: r->markdown		? TEACH_MARKDOWN
						: TEACH_TEXT,
	};
}

static double saturation_of(const struct request *r)
{
	return r->saturation > 0 ? r->saturation : SATURATION;
}

/* Writes the text, which it frees, if `status` is 0. */
static int finish(const struct request *r, int status, struct text *text)
{
	struct sink *sink = status == 0 ? route_open(&r->result[0]) : NULL;
	if (sink != NULL)
		sink_write(sink, text->s, text->n);
	text_free(text);
	return sink != NULL ? route_close(r, &r->result[0], sink) : -1;
}

/* ---- explain ------------------------------------------------------------------------- */

/* True if it is not the function of its name as it stands. */
static bool is_set(const struct curve *c)
{
	bool set = c->framework != NULL || c->dtype != DTYPE_EXACT;
	for (int k = 0; k < PARAM_MAX; k++)
		set = set || c->set[k];
	return set;
}

int explain_prepare(struct request *r)
{
	if (request_curves(r) < 0)
		return -1;
	if (r->curves.n != 1 || r->operands != 1) {
		say_usage(_("explain takes one function, but got %zu"), r->curves.n);
		return -1;
	}
	if (r->man && r->curves.curve[0].row->rank == 0) {
		say_usage(_("explain --man: a formula has no manual page"));
		return -1;
	}
	if (r->man && is_set(&r->curves.curve[0])) {
		say_usage(_("explain --man takes a name alone: the manual page is of the "
			    "function without framework or parameters"));
		return -1;
	}
	return route_plan(r, &route_text);
}

/* Through man, which formats and pages it, where a person reads along. */
static int show_page(const struct text *page)
{
	int pipe_end[2], status;
	if (pipe(pipe_end) != 0)
		return -1;
	pid_t man = fork();
	if (man == 0) {
		dup2(pipe_end[0], STDIN_FILENO);
		close(pipe_end[0]);
		close(pipe_end[1]);
		execlp("man", "man", "-l", "-", (char *)NULL);
		_exit(127);
	}
	close(pipe_end[0]);
	FILE *to = fdopen(pipe_end[1], "w");
	if (to != NULL) {
		fwrite(page->s, 1, page->n, to);
		fclose(to);
	}
	if (man < 0 || waitpid(man, &status, 0) != man)
		return -1;
	return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 0 : -1;
}

int explain_run(const struct request *r)
{
	struct text text = { 0 };
	const struct curve *c = &r->curves.curve[0];
	int status = 0;
	if (r->man) {
		manual_function(c->typed, &text);
	} else if (r->as != NULL) {
		status = spell_print(c, r->as, &text);
	} else {
		struct teach_page page = page_of(r);
		status = explain_print(c, &page, saturation_of(r), &text);
	}
	if (r->man && r->plot.text.terminal && r->result[0].path == NULL && show_page(&text) == 0) {
		text_free(&text);
		return 0;
	}
	return finish(r, status, &text);
}

/* ---- compare ------------------------------------------------------------------------- */

int compare_prepare(struct request *r)
{
	if (request_curves(r) < 0)
		return -1;
	if (r->frameworks && r->curves.n != 1) {
		say_usage(_("--frameworks takes one function, but got %zu"), r->curves.n);
		return -1;
	}
	if (r->frameworks && is_set(&r->curves.curve[0])) {
		say_usage(_("--frameworks takes a name alone: it compares what each framework "
			    "makes of it"));
		return -1;
	}
	if (r->frameworks && r->curves.curve[0].row->rank == 0) {
		say_usage(_("--frameworks: no framework ships a formula"));
		return -1;
	}
	if (!r->frameworks && r->curves.n < 2) {
		say_usage(_("compare takes at least two functions; of one, --frameworks "
			    "compares what the frameworks make of it"));
		return -1;
	}
	return route_plan(r, &route_text);
}

int compare_run(const struct request *r)
{
	struct text text = { 0 };
	struct teach_page page = page_of(r);
	if (r->frameworks) {
		int status = compare_frameworks(r->curves.curve[0].typed, &page, &text);
		return finish(r, status, &text);
	}
	const struct curve *curve[CURVES_MAX];
	for (size_t i = 0; i < r->curves.n; i++)
		curve[i] = &r->curves.curve[i];
	int status = compare_print(curve, r->curves.n, &page, saturation_of(r), &text);
	return finish(r, status, &text);
}

/* ---- choose -------------------------------------------------------------------------- */

static bool is_empty(const struct choice *c)
{
	return c->problem == NULL && c->layer == NULL && c->network == NULL && c->loss == NULL &&
		c->symptom == NULL && c->depth == 0;
}

/* "choose multiclass": the answer to which question? */
static void say_no_operand(const char *typed)
{
	const struct question *q = questions;
	const char *near;
	int k = -1;
	while (q->option != NULL &&
		(q->values == NULL || (k = text_pick(choose_word(q, typed), q->values, &near)) < 0))
		q++;
	if (k >= 0)
		say_usage(_("choose takes no operands, but got %s; did you mean '--%s %s'?"),
			quote(typed), q->option, q->values[k]);
	else
		say_usage(_("choose takes no operands, but got %s"), quote(typed));
}

int choose_prepare(struct request *r)
{
	if (r->operands > 0) {
		say_no_operand(r->operand[0].text);
		return -1;
	}
	if (choose_check(&r->choice) < 0 || route_plan(r, &route_text) < 0)
		return -1;
	if (!r->rules && is_empty(&r->choice) &&
		!(r->plot.text.terminal && isatty(STDIN_FILENO) == 1)) {
		say_usage(_("choose: say what the network is to do, such as --problem "
			    "multiclass --layer output"));
		return -1;
	}
	return 0;
}

int choose_run(const struct request *r)
{
	struct text text = { 0 };
	struct teach_page page = page_of(r);
	struct choice choice = r->choice;
	if (r->rules) {
		choose_rules(&page, &text);
		return finish(r, 0, &text);
	}
	int left = is_empty(&choice) ? choose_ask(&choice) : 0;
	if (left != 0)
		return left < 0 ? -1 : 0;
	return finish(r, choose_print(&choice, &page, &text), &text);
}
