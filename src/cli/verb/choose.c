/* The verb choose: which function for which problem, from the answers among its options or asked for. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "base/number.h"
#include "base/say.h"
#include "cli/output-targets.h"
#include "cli/verb/lesson.h"

#include <string.h>
#include <unistd.h>

#define QUESTIONS_MAX 16

/* ---- options -------------------------------------------------------------------------- */

struct choose_options {
	struct choice choice;
	bool rules;
};

static const struct choose_options *options(const struct request *r)
{
	return r->own;
}

/* The answer to the question that the option is named after. */
static int read_answer(struct request *r, const struct option_row *row, const char *value)
{
	struct choose_options *own = r->own;
	const struct question *q = questions;
	size_t depth;
	while (strcmp(q->option, row->name) != 0)
		q++;
	if (q->values != NULL)
		return option_pick(
			row, choose_word(q, value), choose_slot(&own->choice, row->name));
	if (!number_read_count(value, 1, CHOOSE_DEPTH_MAX, &depth)) {
		say_usage(_("invalid --%s %s: must be a whole number from 1"), row->name,
			quote(value));
		return -1;
	}
	own->choice.depth = (long)depth;
	return 0;
}

/* An option for each question (teach/choose/questions.c has their words). */
static const struct option_row *make_questions(void)
{
	static struct option_row row[QUESTIONS_MAX + 1];
	size_t n = 0;
	for (const struct question *q = questions; q->option != NULL && n < QUESTIONS_MAX; q++)
		row[n++] = (struct option_row){ .name = q->option,
			.argument = q->values != NULL ? N_("ANSWER") : N_("N"),
			.read = read_answer,
			.words = q->values,
			.brief = q->text };
	return row;
}
static const struct option_table question_options = { N_("Questions"), NULL, make_questions };

static const struct option_row rules[] = {
	{ .name = "rules",
		OWN(struct choose_options, rules),
		.against = "problem layer network loss symptom depth",
		.brief = N_("print all rules and their reasons") },
	{ .name = NULL },
};
static const struct option_table rule_options = { N_("Lesson"), rules, NULL };

/* ---- the command line -------------------------------------------------------------------- */

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

static int choose_prepare(struct request *r)
{
	if (r->operands > 0) {
		say_no_operand(r->operand[0].text);
		return -1;
	}
	if (choose_check(&options(r)->choice) < 0 || route_plan(r, &route_text) < 0)
		return -1;
	if (!options(r)->rules && is_empty(&options(r)->choice) &&
		!(r->plot.text.terminal && isatty(STDIN_FILENO) == 1)) {
		say_usage(_("choose: say what the network is to do, such as --problem "
			    "multiclass --layer output"));
		return -1;
	}
	return 0;
}

static int choose_run(const struct request *r)
{
	struct text text = { 0 };
	struct teach_page page = lesson_page(r);
	struct choice choice = options(r)->choice;
	if (options(r)->rules) {
		choose_rules(&page, &text);
		return lesson_write(r, 0, &text);
	}
	int left = is_empty(&choice) ? choose_ask(&choice) : 0;
	if (left != 0)
		return left < 0 ? -1 : 0;
	return lesson_write(r, choose_print(&choice, &page, &text), &text);
}

static const struct example examples[] = {
	{ "actplot choose", N_("asks, then recommends") },
	{ "actplot choose --problem multiclass --layer output", N_("for a classifier") },
	{ "actplot choose --symptom dead-units", N_("what to do about them") },
	{ NULL, NULL },
};

static const struct option_table *const tables[] = { &output_options, &question_options,
	&markdown_options, &rule_options, &common_options, NULL };

const struct verb verb_choose = {
	.name = "choose",
	.operands = "",
	.purpose = N_("which function for which problem, and why"),
	.more = N_("Without an answer among the options it asks, on a terminal."),
	.examples = examples,
	.options = tables,
	.own_size = sizeof(struct choose_options),
	.prepare = choose_prepare,
	.run = choose_run,
};
