/* Routes: in which formats the results are written, and where each goes. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_ROUTE_H
#define ACTPLOT_ROUTE_H

#include "cli/request.h"

/* What verbs print in words of their own, in no format of the table: the lines of list, the
   text of explain, the report of check. Each writes it itself; route_write() is not for it. */
extern const struct format route_text;

/* Fills in request.result from the formats asked for and -o. `fallback` is the format
   where none is named; then a file name's extension chooses among the verb's own formats, unless an option decides
   what is written. Where it names none the verb's `fallback` goes there, but plot has to be told. Formats that the verb
   cannot write are usage errors, as are two results for one place, and binary data for a
   terminal. 0; -1 after saying why. */
int route_plan(struct request *, const struct format *fallback);

/* 0 if all files can be written as far as can be seen now; -1 after saying why not. Notes where a file's
   extension tells of another format. */
int route_check(const struct request *);

/* Opens where a result goes; NULL after saying why. */
struct sink *route_open(const struct result *);
/* Closes it, and names the file where actplot chose its name. 0; -1 after saying why. */
int route_close(const struct request *, const struct result *, struct sink *);
/* Opens, writes the plot in the result's format, closes. `scene` is the plot's, NULL where the format is a
   table. 0; -1 after saying why. */
int route_write(
	const struct request *, const struct result *, const struct plot *, const struct scene *);
/* Says that a result of several was not written; returns -1. */
int route_fail(const struct request *, const struct result *);

#endif
