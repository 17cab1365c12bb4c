/* Sentences from messages: places filled, and lists, clauses and sentences strung together. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_WORDS_H
#define ACTPLOT_WORDS_H

#include "base/text.h"

/* A message is whole, with places for what varies, so that it can be translated; where one is made
   of parts that are whole themselves, the message that puts them together can be translated too. */

/* Appends `message`, in which %s, or %1$s to %9$s in any order, stand for the strings that follow, up to a NULL,
   and %% for a per cent sign. What printf would not check, a message from a table, is filled by this. */
void words_fill(struct text *out, const char *message, ...) __attribute__((sentinel));
/* `out` becomes the message, filled with what it was and with `more`; where it was empty, `more`. */
void words_join(struct text *out, const char *message, const char *more);
/* The same with the messages for a list, "a, b", for clauses, "a; b", for sentences, "A. B.", and for a remark, "a (b)". */
void words_list(struct text *out, const char *item);
void words_clause(struct text *out, const char *clause);
void words_sentence(struct text *out, const char *sentence);
void words_remark(struct text *out, const char *remark);

#endif
