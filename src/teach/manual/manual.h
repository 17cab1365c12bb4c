/* Parts of the page of one function that have a file of their own. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_MANUAL_H
#define ACTPLOT_MANUAL_H

#include "act/activation.h"
#include "doc/document.h"

/* Sections of the page, of a curve at the defaults; each in the file of its name. */
void manual_frameworks(const struct curve *, struct document *);
void manual_examples(const struct curve *, struct document *);
/* Appends a reference to another page. */
void manual_reference(struct document *, const char *name, int section);

#endif
