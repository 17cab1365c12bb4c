/* The options: one table, from which getopt's arrays, --help and the manual page come. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_OPTIONS_H
#define ACTPLOT_OPTIONS_H

#include "cli/request.h"

/* Verbs that an option belongs to. */
enum { FOR_PLOT = 1, FOR_EVAL = 2, FOR_LIST = 4, FOR_CHECK = 8, FOR_ALL = 15 };
#define FOR_OUTPUT (FOR_PLOT | FOR_EVAL | FOR_LIST) /* have formats and files */

struct option_row {
	const char *name;     /* long: "range" */
	char letter;          /* short; 0: none */
	const char *argument; /* N_("LO:HI"); NULL: none */
	bool optional;        /* the argument may be left out: --png[=FILE] */
	const char *help;     /* N_(...), a phrase without full stop */
	unsigned verbs;
	/* Takes it in. 0; or -1 after saying what is wrong. */
	int (*apply)(struct request *, const struct option_row *, const char *value);
	const struct format *format; /* of an option that is a format's name */
};

/* All rows in the order of --help, an option for each format among them. */
const struct option_row *options_all(size_t *n);

/* Reads the command line: applies options, collects operands. 0; or -1 after saying what
   is wrong. Once --help or --version was seen, nothing is an error. */
int options_read(struct request *, int argc, char **argv);

#endif
