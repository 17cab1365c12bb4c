/* What explain, compare and choose share: pages of text, and where they go. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_LESSON_H
#define ACTPLOT_LESSON_H

#include "cli/verbs.h"
#include "teach/teach.h"

/* How the text of the request's one result is laid out. */
struct teach_page lesson_page(const struct request *);
/* Writes the text, which it frees, if `status` is 0. 0; -1 after saying why not. */
int lesson_write(const struct request *, int status, struct text *);
/* True if the curve is not the function of its name as it stands. */
bool lesson_is_set(const struct curve *);

#endif
