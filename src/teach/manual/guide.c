/* The page activation-functions(7): its blocks as a document, commands run on the way. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "teach/embed.h"
#include "teach/explain/explanation.h"
#include "teach/manual/guide.h"
#include "teach/manual/manual.h"
#include "teach/template.h"

#include <string.h>

enum {
	PLOT_COLUMNS = 60,
	PLOT_ROWS = 12,
	CHOICE_WIDTH = 68 /* columns of an answer of choose, indented on 80 */
};

/* A place that cannot be computed shows as a question mark, which a test looks for. */
static void add_filled(struct document *d, const struct guide_block *block)
{
	bool term = block->kind == GUIDE_TERM;
	struct doc_block *b = term ? doc_add(d, DOC_ENTRY, _(block->head), NULL)
				   : doc_add(d, DOC_PARAGRAPH, NULL, NULL);
	b->dense = term;
	fill_text(&b->text, _(block->text), 0);
}

static void add_eval(struct document *d, const char *operands)
{
	struct text *out = &doc_add(d, DOC_LINES, NULL, NULL)->text;
	text_print(out, "$ actplot eval %s\n", operands);
	if (sketch_eval(operands, out) != 0)
		doc_drop(d);
}

static void add_plot(struct document *d, const char *name)
{
	const struct activation *row;
	struct curve curve;
	if (activation_find(name, &row, 1) != 1)
		return;
	curve_init(&curve, row, NULL);
	struct sketch sketch = { .curve = &curve };
	activation_view(row->view, &sketch.lo, &sketch.hi);
	struct text *out = &doc_add(d, DOC_LINES, NULL, NULL)->text;
	text_print(out, "$ actplot %s --ascii --show f --no-legend --size %dx%d\n", name,
		PLOT_COLUMNS, PLOT_ROWS);
	if (sketch_plot(&sketch, PLOT_COLUMNS, PLOT_ROWS, out) != 0)
		doc_drop(d);
	curve_free(&curve);
}

static void add_choice(struct document *d, const struct choice *choice)
{
	const struct teach_page page = { .width = CHOICE_WIDTH, .style = TEACH_TEXT };
	struct text *out = &doc_add(d, DOC_LINES, NULL, "$ actplot choose")->text;
	struct choice copy = *choice;
	for (const struct question *q = questions; q->option != NULL; q++) {
		const char **answer = choose_slot(&copy, q->option);
		if (answer != NULL && *answer != NULL)
			text_print(out, " --%s %s", q->option, *answer);
	}
	text_add(out, "\n");
	if (choose_print(choice, &page, out) != 0)
		doc_drop(d);
}

static void add_answer(struct document *d, const struct question *q, size_t i)
{
	struct choice choice = { 0 };
	struct text recommended = { 0 };
	struct doc_block *b = doc_add(d, DOC_ENTRY, NULL, NULL);
	*choose_slot(&choice, q->option) = q->values[i];
	choose_headline(&choice, &recommended);
	text_print(&b->label, "--%s %s", q->option, q->values[i]);
	text_print(&b->text, _("%1$s: %2$s"), _(q->meanings[i]), text_string(&recommended));
	b->dense = true;
	text_free(&recommended);
}

static void add_question(struct document *d, const struct question *q, const char *number)
{
	doc_add(d, DOC_SUBHEADING, NULL, _(q->text));
	if (q->values == NULL)
		text_print(&doc_add(d, DOC_ENTRY, NULL, _(q->help))->label, "--%s %s", q->option,
			number);
	for (size_t i = 0; q->values != NULL && q->values[i] != NULL; i++)
		add_answer(d, q, i);
}

/* How the framework spells the functions of the lecture. */
static void add_calls(struct document *d, const char *framework)
{
	size_t n;
	const struct activation *const *row = activation_all(&n);
	struct doc_block *b = NULL;
	for (size_t i = 0; i < n; i++) {
		const struct call *c = row[i]->lecture ? row[i]->calls : NULL;
		while (c != NULL && c->framework != NULL && strcmp(c->framework, framework) != 0)
			c++;
		if (c == NULL || c->framework == NULL)
			continue;
		struct curve curve;
		curve_init(&curve, row[i], NULL);
		b = doc_add(d, DOC_ENTRY, row[i]->id, NULL);
		b->code = b->aligned = true;
		explain_call(&curve, c->text, &b->text);
		curve_free(&curve);
	}
}

static void add_block(struct document *d, const struct guide_block *block)
{
	switch (block->kind) {
	case GUIDE_SECTION:
		doc_add(d, DOC_HEADING, NULL, _(block->head));
		break;
	case GUIDE_PART:
		doc_add(d, DOC_SUBHEADING, NULL, _(block->head));
		break;
	case GUIDE_TEXT:
	case GUIDE_TERM:
		add_filled(d, block);
		break;
	case GUIDE_TRY:
		doc_add(d, DOC_ENTRY, block->head, _(block->text))->dense = true;
		break;
	case GUIDE_PLOT:
		add_plot(d, block->head);
		break;
	case GUIDE_EVAL:
		add_eval(d, block->head);
		break;
	case GUIDE_CHOOSE:
		add_choice(d, block->choice);
		break;
	case GUIDE_ANSWERS:
		for (const struct question *q = questions; q->option != NULL; q++)
			add_question(d, q, block->head);
		break;
	case GUIDE_CALLS:
		add_calls(d, block->head);
		break;
	}
}

/* The pages of the functions that the lecture draws, in its order. */
static void section_see_also(struct document *d)
{
	size_t n;
	const struct activation *const *row = activation_all(&n);
	doc_add(d, DOC_HEADING, NULL, _("SEE ALSO"));
	manual_reference(d, "actplot", 1);
	for (size_t i = 0; i < n; i++) {
		struct text name = { 0 };
		if (!row[i]->lecture)
			continue;
		text_print(&name, "actplot-%s", row[i]->id);
		manual_reference(d, text_string(&name), 7);
		text_free(&name);
	}
	manual_reference(d, "gnuplot", 1);
}

void manual_guide(struct text *out)
{
	struct document d = {
		.name = "activation-functions", .section = 7, .book = _("Activation functions")
	};
	doc_add(&d, DOC_TITLE, NULL,
		_("what the activation functions of neural networks do, and how to choose one"));
	const struct guide_block *b = guide_blocks;
	for (; b->head != NULL || b->text != NULL || b->choice != NULL; b++)
		add_block(&d, b);
	section_see_also(&d);
	doc_roff(&d, out);
	doc_free(&d);
}
