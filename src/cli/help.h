/* Help: the start page, --help, --version. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_HELP_H
#define ACTPLOT_HELP_H

#include "base/text.h"
#include "cli/options.h"
#include "cli/verbs.h"

/* Each appends its text, lines of at most 80 columns. `verb` NULL: the whole program. */
void help_start(struct text *);
void help_page(struct text *, const struct verb *verb);
void help_version(struct text *);

/* Appends an option as a user types it: "-r, --range LO:HI". */
void help_option_head(struct text *, const struct option_row *);
/* Appends what it does, in a few words; and all of it, with the options of the verb that it cannot be combined with. */
void help_option_brief(struct text *, const struct option_row *);
void help_option_text(struct text *, const struct option_row *, const struct verb *);
/* The first verb that has the option: its help and its part of the manual say all of it. */
const struct verb *help_home(const struct option_row *);
/* How a curve is written: "NAME[@FRAMEWORK][:PARAM=VALUE[,VALUE]...]..." */
extern const char help_curve_syntax[];

#endif
