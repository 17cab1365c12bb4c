/* Parts of the page of one function that have a file of their own. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_MANUAL_H
#define ACTPLOT_MANUAL_H

#include "act/activation.h"
#include "doc/document.h"

#define RELATIVES 8

/* The rows that stand nearest: the same curves first, then what frameworks mean by the
   name, then those of the family next in rank. Returns how many, at most RELATIVES. */
size_t manual_relatives(const struct activation *, const struct activation *out[RELATIVES]);

/* Sections of the page, of a curve at the defaults; each in the file of its name. */
void manual_frameworks(const struct curve *, struct document *);
void manual_examples(const struct curve *, struct document *);
/* Appends a reference to another page. */
void manual_reference(struct document *, const char *name, int section);

#endif
