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
/* Appends what it does for the verbs `wanted`, and the options of theirs it cannot be combined with. */
void help_option_text(struct text *, const struct option_row *, unsigned wanted);
/* Appends the verbs that take it besides the one it is told among: "; also for eval, check". */
void help_option_others(struct text *, const struct option_row *);
/* Appends what the options of a verb (NULL: of all) are headed by. */
void help_group(struct text *, const struct verb *);
/* Appends where a curve syntax is: "NAME[@FRAMEWORK][:PARAM=VALUE[,VALUE]...]..." */
extern const char help_curve_syntax[];

#endif
