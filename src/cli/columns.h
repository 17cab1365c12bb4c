/* Names of columns and files: what tells curves of one function apart. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_COLUMNS_H
#define ACTPLOT_COLUMNS_H

#include "base/text.h"
#include "cli/spec.h"

/* Names each curve: its id, and where that occurs more than once "@FRAMEWORK", ":dtype=TYPE" and ":PARAM=VALUE"
   of the scalar parameters in which the curves of this id differ; what is still alike is NAME_k from the second on. */
void columns_name(struct curves *);
/* 0; or -1 after saying which --name makes a column that is there already. */
int columns_check(const struct curves *);
/* The name of a file for the column, without its ending; owned by the caller. */
char *columns_file(const char *column);
/* Appends what a file of all these curves is called, without its ending: the CURVEs, each once, the first four,
   then -etc. */
void columns_join(const struct curves *, struct text *out);

#endif
