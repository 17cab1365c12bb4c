/* Roff: the source of manual pages; text escaped so that it prints as it stands. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_ROFF_H
#define ACTPLOT_ROFF_H

#include "base/text.h"

#include <stdbool.h>

/* All append to a page in the macros of man(7), which groff and mandoc read without a
   warning. What they take is plain text; a newline in it ends an input line. */

/* The head: NAME(SECTION), the release and its date, `manual` being the book it is a page
 * of. */
void roff_title(struct text *, const char *name, int section, const char *manual);
/* From here on lines end where words do, neither spread to the margin nor hyphenated. */
void roff_ragged(struct text *);
/* Entries without an empty line before them, or with one again. */
void roff_dense(struct text *, bool dense);
/* Text within a line: backslashes, hyphens and accents literally, and no line that begins
 * like a request. */
void roff_add(struct text *, const char *);
/* The same as an input line of its own. */
void roff_line(struct text *, const char *);
/* A request with one quoted argument, such as .SH "EXIT STATUS". */
void roff_request(struct text *, const char *name, const char *argument);
void roff_paragraph(struct text *, const char *);
/* An entry of a list: a bold head, then its text. */
void roff_entry(struct text *, const char *head, const char *);
/* Lines as they stand, indented, neither filled nor hyphenated; a final newline may be
 * missing. */
void roff_display(struct text *, const char *lines);
/* A formula, indented. `head` is what stands before it, "f(x) = ". */
void roff_formula(struct text *, const char *head, const char *formula);
/* A reference to another page, NAME(SECTION), with a comma but for the last. */
void roff_reference(struct text *, const char *name, int section, bool last);

#endif
