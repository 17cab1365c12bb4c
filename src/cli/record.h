/* The record: the command that makes a picture again, as files keep it. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_RECORD_H
#define ACTPLOT_RECORD_H

#include "cli/request.h"

/* Each appends a blank and what it says. */

/* A word as a shell reads it back. */
void record_word(struct text *, const char *word);
/* As record_word(), blanks inside left out. */
void record_value(struct text *, const char *value);
/* One curve; of a family the member by its own value. */
void record_curve(struct text *, const struct curve *);
/* The curves as they were typed. */
void record_operands(struct text *, const struct request *);
/* --dtype and --param, which record_curve() has in the curve. */
void record_given(struct text *, const struct request *);
/* The verb's options that draw something else than their defaults, those that change what is written in
   `format` (NULL: all). */
void record_options(struct text *, const struct request *, const struct format *);

#endif
