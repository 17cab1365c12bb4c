/* Blocks of text: wrapped and indented for a terminal, marked up for Markdown. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/text.h"
#include "teach/block.h"

#include <string.h>

#define LABEL 10  /* columns of a label before code */
#define NARROW 60 /* columns below which labels stand on lines of their own */

/* Adds `text`, broken into lines, the first after `first`, the others after as many
 * blanks. */
static void wrap(
	const struct teach_page *page, const char *first, const char *text, struct text *out)
{
	size_t indent = text_width(first);
	struct text lines = { 0 };
	text_wrap(&lines, text, page->width - indent, 0);
	text_add(out, first);
	for (const char *s = text_string(&lines); *s != '\0'; s++) {
		text_add_char(out, *s);
		if (*s == '\n')
			text_print(out, "%*s", (int)indent, "");
	}
	text_add_char(out, '\n');
	text_free(&lines);
}

/* A line that is typed or copied stays whole; where it would leave the page it begins further left. */
static void add_code(
	const struct teach_page *page, size_t indent, const char *code, struct text *out)
{
	size_t narrow = 2;
	if (indent + text_width(code) > page->width)
		indent = indent < narrow ? indent : narrow;
	text_print(out, "%*s%s\n", (int)indent, "", code);
}

/* Markdown's blocks leave one behind them, and two are as good as one. */
void block_gap(const struct teach_page *page, struct text *out)
{
	if (page->style != TEACH_MARKDOWN) {
		text_add_char(out, '\n');
		return;
	}
	while (out->n > 0 && (out->n < 2 || memcmp(out->s + out->n - 2, "\n\n", 2) != 0))
		text_add_char(out, '\n');
}

void block_heading(const struct teach_page *page, const char *title, struct text *out)
{
	if (out->n > 0)
		block_gap(page, out);
	if (page->style == TEACH_MARKDOWN)
		text_print(out, "## %s\n\n", title);
	else
		wrap(page, "", title, out);
}

void block_paragraph(const struct teach_page *page, const char *text, struct text *out)
{
	if (page->style != TEACH_MARKDOWN) {
		wrap(page, "  ", text, out);
		return;
	}
	block_gap(page, out);
	text_print(out, "%s\n\n", text);
}

void block_item(
	const struct teach_page *page, const char *text, const char *command, struct text *out)
{
	if (page->style == TEACH_MARKDOWN) {
		text_print(out, "- %s", text);
		if (command != NULL)
			text_print(out, " `%s`", command);
		text_add_char(out, '\n');
		return;
	}
	wrap(page, "  - ", text, out);
	if (command != NULL)
		add_code(page, 6, command, out);
}

void block_code(
	const struct teach_page *page, const char *label, const char *code, struct text *out)
{
	if (page->style == TEACH_MARKDOWN && label == NULL)
		text_print(out, "`%s`\n\n", code);
	else if (page->style == TEACH_MARKDOWN && *label == '\0')
		text_print(out, "  `%s`\n", code);
	else if (page->style == TEACH_MARKDOWN)
		text_print(out, "- %s: `%s`\n", label, code);
	else if (label == NULL)
		add_code(page, 4, code, out);
	else if (page->width < NARROW) {
		if (*label != '\0')
			text_print(out, "  %s\n", label);
		add_code(page, 4, code, out);
	} else
		text_print(out, "  %-*s%s\n", LABEL, label, code);
}
