/* The options: one table, from which getopt's arrays, --help and the manual page come. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_OPTIONS_H
#define ACTPLOT_OPTIONS_H

#include "cli/request.h"

/* Verbs that an option belongs to. */
enum {
	FOR_PLOT = 1,
	FOR_EVAL = 2,
	FOR_LIST = 4,
	FOR_CHECK = 8,
	FOR_EXPLAIN = 16,
	FOR_COMPARE = 32,
	FOR_CHOOSE = 64,
	FOR_ALL = 127
};
#define FOR_PICTURE (FOR_PLOT | FOR_CHECK) /* draw */
#define FOR_CURVES (FOR_PLOT | FOR_EVAL | FOR_CHECK | FOR_EXPLAIN | FOR_COMPARE)

#define FORMATS_DRAWN (FORMAT_CELLS | FORMAT_RASTER | FORMAT_SHEET | FORMAT_SCRIPT)

struct option_row {
	const char *name;     /* long: "range" */
	char letter;	      /* short; 0: none */
	const char *argument; /* N_("LO:HI"); NULL: none */
	bool optional;	      /* the argument may be left out: --png[=FILE] */
	const char *help;     /* N_(...), a phrase without full stop */
	const char *more; /* N_(...), what help adds for the verbs `more_of` alone; NULL: nothing */
	unsigned more_of;
	const char *const
		*words; /* what the argument may be, which help lists behind `help`, ends at NULL;
	                             NULL: anything */
	unsigned verbs;
	const char *against; /* other options it cannot be combined with, "hex json"; NULL: none.
	                         One of the two says it; a format counts however it is asked for */
	/* Takes it in. 0; or -1 after saying what is wrong. */
	int (*apply)(struct request *, const struct option_row *, const char *value);
	const struct format *format; /* of an option that is a format's name */
	unsigned in;		     /* kinds of output that it changes; 0: all of them */
	/* Why it cannot be obeyed, where it cannot: "there are no panels"; NULL where it can. NULL: it always can. */
	const char *(*refusal)(const struct request *);
	bool decides;	   /* which text is written, so that a file's extension does not */
	const char *alias; /* another spelling, taken but not listed: "colour"; NULL: none */
};

/* All rows in the order of --help, an option for each format among them. */
const struct option_row *options_all(size_t *n);

/* Appends the options of the verbs `wanted` that `row` cannot be combined with, whichever of the two rows says it:
   "--hex, --json". False if there are none. */
bool options_against(struct text *out, const struct option_row *row, unsigned wanted);
/* The verb whose options it is told among: the first that takes it; NULL: all do. */
const struct verb *options_home(const struct option_row *);
/* No option given is ignored: says which two cannot be combined, or which would change nothing of the
   results that are planned, -1; or 0. The formats of the results count as given. */
int options_check(const struct request *);
/* True if an option of this name, given or not, changes what is written in the format. */
bool options_shows(const char *name, const struct format *);
/* True if an option was given that says which text is written. */
bool options_decide(const struct request *);
/* The verbs that take an option of this name. */
bool options_takes(const struct verb *, const char *name);

/* Reads the command line: applies options, collects operands. 0; or -1 after saying what
   is wrong. Once --help or --version was seen, nothing is an error. */
int options_read(struct request *, int argc, char **argv);

#endif
