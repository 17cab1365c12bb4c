/* Spelling: marks of typeset formulas rewritten as the language has them, columns kept. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_SPELLING_H
#define ACTPLOT_SPELLING_H

#include <stddef.h>

/* A formula in the language's own characters, and for each of its bytes, the NUL at its end included, the column
   from 1 of the character in the original that it came from. */
struct spelling {
	char *text;
	size_t length;
	size_t *column;
};

/* Rewrites `n` bytes: Greek letters as their names, superscripts as powers, U+2212, U+00B7, U+2264 and their like
   as - * <=, full-width forms as ASCII. What has no other spelling, such as U+221A, stays. The caller frees both
   arrays with spelling_free(). */
struct spelling spelling_of(const char *original, size_t n);
void spelling_free(struct spelling *);

#endif
