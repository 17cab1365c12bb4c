/* A page under construction: sections of paragraphs or labelled entries. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_PAGE_H
#define ACTPLOT_PAGE_H

#include "base/text.h"

/* A label, empty in a paragraph, and what stands beside it. */
struct entry {
	struct text label, value;
};

struct section {
	const char *title;   /* translated; not owned */
	struct entry *entry; /* owned */
	size_t n, room;
	bool code; /* values are code */
};

/* A new entry of the section, to be filled; the pointer holds until the next. `label` may
 * be NULL. */
struct text *section_add(struct section *, const char *label);
/* The last entry goes; with settle only if it is empty. */
void section_drop(struct section *);
void section_settle(struct section *);
void section_free(struct section *);

/* Entries as lines of at most `width` columns, labels in a column of their own as wide as
   the widest, at most half of the width. */
void section_lines(const struct section *, size_t width, struct text *out);
/* An empty line, the title, then the entries, indented; nothing for an empty section. */
void section_text(const struct section *, size_t width, struct text *out);
/* A heading and paragraphs, or a list of entries. */
void section_markdown(const struct section *, struct text *out);
/* Characters that Markdown would obey are escaped. */
void markdown_add(struct text *out, const char *s);

/* `s` wrapped to lines of at most `width` columns; a word that is longer is cut. */
void page_wrap(struct text *out, const char *s, size_t width);

#endif
