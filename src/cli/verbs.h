/* The verbs: what the first operand may ask for, a row each, in the file of its name in cli/verb/. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_VERBS_H
#define ACTPLOT_VERBS_H

#include "cli/options.h"
#include "cli/request.h"

struct example {
	const char *command; /* as typed */
	const char *purpose; /* N_(...) */
};

struct verb {
	const char *name;
	const char *operands;		/* N_("CURVE..."); "": none */
	const char *purpose;		/* N_(...), a phrase */
	const char *more;		/* N_(...), a paragraph of help */
	const struct example *examples; /* ends at one without a command */
	const struct option_table *const
		*options; /* in the order of help and of records; ends at NULL */
	size_t own_size;  /* of the struct that its own options are kept in */
	unsigned writes;  /* kinds of formats */
	bool reads_input; /* what operands do not say stands on standard input */
	bool draws; /* the curves themselves: a file's name tells the format, and a folder takes a file for each */
	bool reports; /* figures come besides a report of its own on standard output */
	/* Appends what a picture's file is called, without its ending. NULL: the verb makes no pictures. */
	void (*name_file)(const struct request *, struct text *);
	/* Why an option that it shares with others cannot be obeyed, as option_row.refusal says. NULL: all can. */
	const char *(*refusal)(const struct request *, const struct option_row *);
	/* Checks the operands and settles where results go. 0; -1 after saying what is
	 * wrong. */
	int (*prepare)(struct request *);
	/* Does it. 0; -1 after saying why it could not. */
	int (*run)(const struct request *);
	/* Frees what prepare() left in request.own. NULL: nothing. */
	void (*release)(struct request *);
};

/* In the order of help, the default first; ends at NULL. */
extern const struct verb *const verbs[];

/* The verb of exactly this name; NULL if there is none. */
const struct verb *verb_find(const char *name);
/* True if CURVEs are among its operands. */
bool verb_takes_curves(const struct verb *);

#endif
