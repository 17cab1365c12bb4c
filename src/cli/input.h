/* Lines of standard input, for verbs that read it. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_INPUT_H
#define ACTPLOT_INPUT_H

#include <stdbool.h>
#include <stddef.h>

#define INPUT_LINE 1048576 /* bytes that a line may have */

/* `struct input in = {0}` begins. */
struct input {
	size_t line; /* number of the line in hand, from 1; of several joined the first */
	char *text;  /* it, without blanks around it; may be written to */
	char *whole; /* the same from the very begin of the line: a tab there is a separator */
	/* Called, if not NULL, before the reader waits for more: what was answered must be out. */
	void (*before_waiting)(void *);
	void *whom;

	char *buffer; /* the rest is input.c's: lines lie in buffer[at], up to buffer[end] */
	size_t room, at, end;
	size_t start, stop; /* the line in hand, and where it ends */
	size_t cut;	    /* where its text was ended, and the byte that stood there */
	char kept;
	size_t joined; /* lines that were added to it */
	bool ended;
};

/* Says on a terminal that lines of `what` are awaited ("x and y"). */
void input_begin(const char *what);
/* The next line that is neither blank nor a comment, which begins with '#'. A byte order mark is passed over.
   1; 0 at the end; -1 after saying why it could not be read. A NUL in a line becomes a control byte, so that it
   does not read as a number by accident. */
int input_next(struct input *);
/* Adds the next line to the one in hand, with the line feed between (a quoted field may have some). As
   input_next(), 0 leaving all as it was. */
int input_join(struct input *);
void input_free(struct input *);

#endif
