/* Messages on standard error: the only way actplot speaks to its user outside its results. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_SAY_H
#define ACTPLOT_SAY_H

/* Each prints one line "actplot: ..." on standard error. No format ends in a newline. Text
   that came from the user goes in through quote(), never bare. */
void say_error(const char *format, ...) __attribute__((format(printf, 1, 2)));
void say_note(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* "actplot: warning: ..." */
void say_warning(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* say_error(), then the line "Try 'actplot --help' for more information." */
void say_usage(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* say_error() of a fixed text without allocating. */
void say_error_plain(const char *text);

/* After say_quiet(1) notes and warnings are dropped; errors never are. Returns what held before. */
int say_quiet(int quiet);

/* Notes and warnings then begin with this, a file's path, quoted: which of many results they are about. NULL: they
   stand for themselves. `path` must last as long. */
void say_about(const char *path);

/* After say_once(1) a note or warning is dropped that was said since, word for word: several results of one command
   tell what is true of all of them. say_once(0) ends that and forgets. */
void say_once(int on);

/* `string` between single quotes (double ones where it has a single one), as it was typed but fit for a terminal:
   a tab as \t, ends of lines as \n and \r, other control bytes, DEL, C1, bidirectional controls and invalid UTF-8 as
   \ooo; past 80 columns `...` follows the closing quote's place. The result lives in one of eight static buffers used
   in turn. */
const char *quote(const char *string);

#endif
