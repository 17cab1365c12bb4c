/* The manual pages: actplot.1 from its tables, and the folder of section 7. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_MAN_H
#define ACTPLOT_MAN_H

#include "base/text.h"

/* Appends the page. `samples` are the files NAME.cmd its examples come from, in order. 0;
   -1 after saying which could not be read. */
int man_page(struct text *, char *const *samples, size_t n);
/* Writes actplot-NAME.7 of every function, and activation-functions.7, into a folder. 0;
 * -1 after saying why. */
int man_pages(const char *folder);

#endif
