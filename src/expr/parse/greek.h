/* Greek letters: their names in formulas, and how UTF-8 and LaTeX write them. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_GREEK_H
#define ACTPLOT_GREEK_H

#include <stdbool.h>
#include <stddef.h>

struct greek {
	const char *name, *utf8, *latex;
};

/* The letter that a name is, or that UTF-8 text is; of several names of one letter the first in the table.
   NULL: none. */
const struct greek *greek_named(const char *name, size_t length);
const struct greek *greek_written(const char *letter, size_t length);

/* The same name as `param`, or one that prints as the same letter: lam and lambda do. */
bool greek_is_same(const char *param, const char *name, size_t length);

#endif
