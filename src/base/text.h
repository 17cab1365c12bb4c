/* Text: a growing string, UTF-8, columns on a terminal, names folded for comparison. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_TEXT_H
#define ACTPLOT_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* A string under construction. `s` is NULL or ends in a NUL after `n` bytes; `room` bytes are
   allocated. `struct text t = {0}` is empty; text_free() of it is a no-op. */
struct text {
	char *s;
	size_t n, room;
};

void text_free(struct text *);
void text_add(struct text *, const char *string);
void text_add_n(struct text *, const char *bytes, size_t n);
void text_add_char(struct text *, char);
void text_print(struct text *, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* `string` with & < > " ' as XML entities (also Pango's markup). */
void text_add_escaped(struct text *, const char *string);
/* The string, "" when empty; owned by the text. */
const char *text_string(const struct text *);

/* The code point at `s`, its length in `*length` (1..4); -1 with length 1 for an invalid
   byte (overlong forms, surrogates and beyond U+10FFFF are invalid). */
long utf8_decode(const char *s, size_t *length);
bool utf8_valid(const char *s);
/* True where a terminal or a typesetter would obey rather than show it: C0, DEL, C1, line and
   paragraph separators, bidirectional controls. */
bool utf8_is_control(long code);

/* Columns that `s` takes on a terminal: 2 for wide East Asian characters, 0 for combining
   ones, 1 for others; the same in every locale. */
size_t text_width(const char *s);

/* The name a lookup compares: ASCII letters lowered, '-', '_' and blanks dropped; in every
   locale the same. Writes at most `size` bytes with the NUL; returns the full length. */
size_t text_fold(const char *name, char *out, size_t size);
/* Levenshtein distance in bytes; gives up and returns limit + 1 once it must exceed `limit`
   or either string is longer than 64 bytes. */
size_t text_distance(const char *a, const char *b, size_t limit);
/* The index of the one of `words` (ends at NULL) that `word` is, folded (case, `-` and `_` do not count). -1 if
   it is none; *near then is the nearest within a distance of 2, or NULL. */
int text_pick(const char *word, const char *const *words, const char **near);
/* True if `word` is one of `words`, which are separated by blanks; these may be NULL: none. */
bool text_has_word(const char *words, const char *word);

#endif
