/* The manual page actplot.1: options, verbs, formats, functions, from their tables. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_MAN_H
#define ACTPLOT_MAN_H

#include "base/text.h"

/* Appends the page. `samples` are the files NAME.cmd its examples come from, in order. 0;
   -1 after saying which could not be read. */
int man_page(struct text *, char *const *samples, size_t n);

#endif
