/* Blocks of text for a terminal or in Markdown: headings, paragraphs, items, commands, code. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_BLOCK_H
#define ACTPLOT_BLOCK_H

#include "teach/teach.h"

/* Each appends to `out` in the page's style, TEACH_TEXT or TEACH_MARKDOWN, lines of at
   most the page's width where blanks allow it, and ends with a newline. */
void block_gap(const struct teach_page *, struct text *out); /* an empty line */
void block_heading(const struct teach_page *, const char *title, struct text *out);
void block_paragraph(const struct teach_page *, const char *text, struct text *out);
/* An item of a list; a command that shows it (NULL: none) stands below. */
void block_item(const struct teach_page *, const char *text, const char *command, struct text *out);
/* A line to be typed or copied; `label` says what it is for, "" goes on with the line
   before, NULL: it shows the paragraph before. */
void block_code(const struct teach_page *, const char *label, const char *code, struct text *out);

#endif
