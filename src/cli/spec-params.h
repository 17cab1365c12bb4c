/* A CURVE being read, and its parameters: PARAM=VALUE[,VALUE]... */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_SPEC_PARAMS_H
#define ACTPLOT_SPEC_PARAMS_H

#include "cli/request.h"
#include "cli/spec.h"

/* A CURVE being read: the curve before its family is drawn up, and the values of the one
   scalar parameter that has several. */
struct draft {
	struct curve base;
	const char *id; /* of the row as named, for messages and columns */
	int varied;	/* -1: none */
	double value[CURVES_MAX];
	const char *list; /* the same as typed; borrowed */
	size_t values;
	bool set[PARAM_MAX]; /* by the CURVE itself */
	enum dtype dtype;    /* likewise; DTYPE_EXACT: not said */
};

/* Reads one PARAM=VALUE of the CURVE; `part` is written to. 0; -1 after saying what is wrong. */
int draft_read_part(struct draft *, char *part);
/* What -p says (NULL: nothing), for the parameters that the CURVE leaves open. Likewise. */
int draft_read_given(struct draft *, struct assignments *given);
/* True if every item of the list is a number as typed; of a formula the nearest double is what counts. */
bool draft_is_exact(const char *list);

#endif
