/* The verbs: what the first operand may ask for, one row each. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_VERBS_H
#define ACTPLOT_VERBS_H

#include "cli/request.h"

struct example {
	const char *command; /* as typed */
	const char *purpose; /* N_(...) */
};

struct verb {
	const char *name;
	unsigned bit;			/* FOR_PLOT ... of the option table */
	const char *operands;		/* N_("CURVE...") */
	const char *purpose;		/* N_(...), a phrase */
	bool reads_input;		/* what operands do not say stands on standard input */
	const char *more;		/* N_(...), a paragraph of help */
	const struct example *examples; /* ends at one without a command */
	/* Checks the operands and settles where results go. 0; -1 after saying what is
	 * wrong. */
	int (*prepare)(struct request *);
	/* Does it. 0; -1 after saying why it could not. */
	int (*run)(const struct request *);
};

/* In the order of --help, the default first; ends at one without a name. */
extern const struct verb verbs[];

/* The verb of exactly this name; NULL if there is none. */
const struct verb *verb_find(const char *name);

/* eval.c and list.c */
int eval_prepare(struct request *);
int eval_run(const struct request *);
/* verb/eval-jacobian.c: eval with --jacobian; the first checks the operands. */
int jacobian_check(const struct request *);
int jacobian_run(const struct request *, const struct format *, struct sink *);
/* verb/eval-digits.c: eval with --digits; the first checks the operands. */
int exact_check(const struct request *);
int exact_run(const struct request *, const struct format *, struct sink *);
/* verb/check.c: check. */
int check_prepare(struct request *);
int check_run(const struct request *);
/* teaching.c */
int explain_prepare(struct request *);
int explain_run(const struct request *);
int compare_prepare(struct request *);
int compare_run(const struct request *);
int choose_prepare(struct request *);
int choose_run(const struct request *);
int list_prepare(struct request *);
int list_run(const struct request *);

#endif
