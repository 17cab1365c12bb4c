/* The page activation-functions(7): its blocks as roff, commands run on the way. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "doc/roff.h"
#include "teach/explain/explain.h"
#include "teach/template.h"
#include "teach/manual/guide.h"
#include "teach/embed.h"

#include <stddef.h>
#include <string.h>

enum {
	PLOT_COLUMNS = 60,
	PLOT_ROWS = 12,
	LINE_WIDTH = 1000, /* what makes one line of it */
	CHOICE_WIDTH = 68  /* columns of an answer of choose, indented on 80 */
};

/* Takes the text. A place that cannot be computed shows as a question mark, which a test
 * looks for. */
static void add_filled(struct text *out, const struct guide_block *block)
{
	struct text filled = { 0 };
	fill_text(&filled, _(block->text), 0);
	if (block->kind == GUIDE_TEXT)
		roff_paragraph(out, text_string(&filled));
	else
		roff_entry(out, _(block->head), text_string(&filled));
	text_free(&filled);
}

/* A command and what it printed. Takes both. */
static void add_run(struct text *out, struct text *command, struct text *printed)
{
	text_print(command, "\n%s", text_string(printed));
	roff_display(out, text_string(command));
	text_free(command);
	text_free(printed);
}

static void add_eval(struct text *out, const char *operands)
{
	struct text command = { 0 }, printed = { 0 };
	text_print(&command, "$ actplot eval %s", operands);
	if (sketch_eval(operands, &printed) == 0)
		add_run(out, &command, &printed);
	text_free(&command);
	text_free(&printed);
}

static void add_plot(struct text *out, const char *name)
{
	const struct activation *row;
	struct curve curve;
	struct text command = { 0 }, printed = { 0 };
	if (activation_find(name, &row, 1) != 1)
		return;
	curve_init(&curve, row, NULL);
	text_print(&command, "$ actplot %s --ascii --show f --no-legend --size %dx%d", name,
		PLOT_COLUMNS, PLOT_ROWS);
	if (sketch_plot(&curve, PLOT_COLUMNS, PLOT_ROWS, &printed) == 0)
		add_run(out, &command, &printed);
	text_free(&command);
	text_free(&printed);
	curve_free(&curve);
}

/* Where the answer to a question stands in a choice. */
static const struct {
	const char *option;
	size_t at;
} slots[] = {
	{ "problem", offsetof(struct choice, problem) },
	{ "layer", offsetof(struct choice, layer) },
	{ "network", offsetof(struct choice, network) },
	{ "loss", offsetof(struct choice, loss) },
	{ "symptom", offsetof(struct choice, symptom) },
};

static const char **slot(struct choice *choice, size_t k)
{
	return (const char **)((char *)choice + slots[k].at);
}

static void add_choice(struct text *out, const struct choice *choice)
{
	const struct teach_page page = { .width = CHOICE_WIDTH, .style = TEACH_TEXT };
	struct text command = { 0 }, printed = { 0 };
	struct choice copy = *choice;
	text_add(&command, "$ actplot choose");
	for (size_t k = 0; k < sizeof slots / sizeof *slots; k++)
		if (*slot(&copy, k) != NULL)
			text_print(&command, " --%s %s", slots[k].option, *slot(&copy, k));
	if (choose_print(choice, &page, &printed) == 0)
		add_run(out, &command, &printed);
	text_free(&command);
	text_free(&printed);
}

/* Of the first line of what choose answers, "Output layer: sigmoid; or ...", what stands
 * behind the layer. */
static void add_recommended(struct text *out, const struct choice *choice)
{
	const struct teach_page page = { .width = LINE_WIDTH, .style = TEACH_TEXT };
	struct text printed = { 0 };
	if (choose_print(choice, &page, &printed) == 0) {
		const char *line = text_string(&printed);
		const char *colon = strchr(line, ':');
		if (colon != NULL)
			text_add_n(out, colon, strcspn(colon, "\n"));
	}
	text_free(&printed);
}

static void add_answer(struct text *out, const struct question *q, size_t i)
{
	struct choice choice = { 0 };
	struct text head = { 0 }, text = { 0 };
	for (size_t k = 0; k < sizeof slots / sizeof *slots; k++)
		if (strcmp(slots[k].option, q->option) == 0)
			*slot(&choice, k) = q->values[i];
	text_print(&head, "--%s %s", q->option, q->values[i]);
	text_print(&text, "%s", _(q->meanings[i]));
	add_recommended(&text, &choice);
	roff_entry(out, text_string(&head), text_string(&text));
	text_free(&head);
	text_free(&text);
}

static void add_question(struct text *out, const struct question *q, const char *number)
{
	struct text head = { 0 };
	roff_request(out, "SS", _(q->text));
	if (q->values == NULL) {
		text_print(&head, "--%s %s", q->option, number);
		roff_entry(out, text_string(&head), _(q->help));
		text_free(&head);
		return;
	}
	for (size_t i = 0; q->values[i] != NULL; i++) {
		add_answer(out, q, i);
		if (i == 0)
			roff_dense(out, true);
	}
	roff_dense(out, false);
}

static void add_calls(struct text *out, const char *framework)
{
	size_t n;
	const struct activation *const *row = activation_all(&n);
	struct text lines = { 0 };
	for (size_t i = 0; i < n; i++) {
		const struct call *c = row[i]->lecture ? row[i]->calls : NULL;
		while (c != NULL && c->framework != NULL && strcmp(c->framework, framework) != 0)
			c++;
		if (c == NULL || c->framework == NULL)
			continue;
		struct curve curve;
		curve_init(&curve, row[i], NULL);
		text_print(&lines, "%-12s", row[i]->id);
		explain_call(&curve, c->text, &lines);
		curve_free(&curve);
		text_add_char(&lines, '\n');
	}
	roff_display(out, text_string(&lines));
	text_free(&lines);
}

static void add_block(struct text *out, const struct guide_block *block)
{
	switch (block->kind) {
	case GUIDE_SECTION:
		roff_request(out, "SH", _(block->head));
		break;
	case GUIDE_PART:
		roff_request(out, "SS", _(block->head));
		break;
	case GUIDE_TEXT:
	case GUIDE_TERM:
		add_filled(out, block);
		break;
	case GUIDE_TRY:
		roff_entry(out, block->head, _(block->text));
		break;
	case GUIDE_PLOT:
		add_plot(out, block->head);
		break;
	case GUIDE_EVAL:
		add_eval(out, block->head);
		break;
	case GUIDE_CHOOSE:
		add_choice(out, block->choice);
		break;
	case GUIDE_ANSWERS:
		for (const struct question *q = questions; q->option != NULL; q++)
			add_question(out, q, block->head);
		break;
	case GUIDE_CALLS:
		add_calls(out, block->head);
		break;
	}
}

/* The pages of the functions that the lecture draws, in its order. */
static void section_see_also(struct text *out)
{
	size_t n;
	const struct activation *const *row = activation_all(&n);
	roff_request(out, "SH", _("SEE ALSO"));
	roff_reference(out, "actplot", 1, false);
	for (size_t i = 0; i < n; i++) {
		struct text name = { 0 };
		if (!row[i]->lecture)
			continue;
		text_print(&name, "actplot-%s", row[i]->id);
		roff_reference(out, text_string(&name), 7, false);
		text_free(&name);
	}
	roff_reference(out, "gnuplot", 1, true);
}

void manual_guide(struct text *out)
{
	roff_title(out, "ACTIVATION-FUNCTIONS", 7, _("Activation functions"));
	roff_ragged(out);
	roff_request(out, "SH", _("NAME"));
	roff_line(out,
		_("activation-functions - what the activation functions of neural "
		  "networks do, and how to choose one"));
	const struct guide_block *b = guide_blocks;
	for (; b->head != NULL || b->text != NULL || b->choice != NULL; b++) {
		/* Entries of one list follow each other without an empty line. */
		bool list = b->kind == GUIDE_TRY || b->kind == GUIDE_TERM;
		bool first = b == guide_blocks || b[-1].kind != b->kind;
		bool last = b[1].kind != b->kind;
		add_block(out, b);
		if (list && first && !last)
			roff_dense(out, true);
		if (list && last && !first)
			roff_dense(out, false);
	}
	section_see_also(out);
}
