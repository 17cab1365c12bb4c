/* Completions: what a word of a command line that is being typed may become, for shells to offer. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_COMPLETE_H
#define ACTPLOT_COMPLETE_H

#include "base/text.h"

/* argv is the program's name, the words that are typed, and last the word that is being typed, up to the cursor and maybe
   empty. Appends a line for each word that it may become: the word, a tab, and what it means in a few words. A word that
   ends in ':' or '=' goes on. Where the names of files may stand, the line is a tab, "files", a tab, and what is typed
   of the word before the file's name, such as "--png=". */
void complete(int argc, char **argv, struct text *out);

#endif
