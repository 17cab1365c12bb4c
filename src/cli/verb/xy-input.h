/* Reader: the tables that other programs write, from standard input, line by line. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_READER_H
#define ACTPLOT_READER_H

#include "act/activation.h"
#include "cli/input.h"

#include <stdbool.h>

#define READER_MAX (1 + VECTOR_MAX) /* that may be wanted of a table */

/* One field of a line, ended by NUL where its line is in hand. */
struct table_field {
	char *s;
	size_t n;
	char kept; /* what stood where it ends */
};

/* `struct reader c = {.wanted = n, ...}` begins; reader_free() ends. */
struct reader {
	struct input in;
	size_t wanted; /* columns, at most READER_MAX */
	/* What a header may call them: `sets` times `wanted` names, the best set first. */
	const char *const *name;
	size_t sets;
	/* Names of columns that were meant where those are missing, and the option that reads them; ends at one
	   without a name. NULL: none. */
	const struct instead {
		const char *name, *option;
	} * instead;
	const char *expected; /* of a line that has them: "expected x and y" */
	bool lone;	      /* without a header a line is one field, whatever is in it */
	/* True if a first line is data though it looks like names; NULL: never. */
	bool (*is_data)(const char *line);
	struct table_field cell[READER_MAX]; /* the wanted ones of the line in hand */

	bool begun, headed; /* the rest is xy-input.c's: a line was read; the first was a header */
	char separator;	    /* of a table with a header; ' ': blanks */
	size_t fields;	    /* of the header */
	size_t place[READER_MAX];
};

/* The next line's cells. A first line of names, of which each begins with a letter or '_', is a header, and its
   names tell the columns; without one they are the first. Separators are semicolons, commas, in a table with a header
   tabs, else blanks; fields may be quoted by RFC 4180. 1; 0 at the end; -1 after saying what is wrong: a header
   without the columns, a line without so many. */
int reader_next(struct reader *);
/* Says of the line in hand what is wrong with it, by its number and text, and how a number should have been written
   that is none in a common way. */
void reader_say_bad(struct reader *, const char *what);
void reader_free(struct reader *);

#endif
