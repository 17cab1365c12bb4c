/* A request: what the command line asks for, parsed and checked to the last detail. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_REQUEST_H
#define ACTPLOT_REQUEST_H

#include "base/text.h"
#include "cli/range.h"
#include "cli/spec.h"
#include "out/format.h"
#include "plot/model/plot-request.h"

#define CURVES_MAX 256
#define OPTIONS_MAX 96 /* options of all verbs, formats included */
#define FORMATS_MAX 16

struct option_row;
struct verb;

/* A number that something must not exceed, and as it was typed (NULL: not given). */
struct limit {
	double value;
	const char *typed;
};

/* An argument that is no option, and the option it directly follows (NULL: none), which
   it may have been meant for. */
struct operand {
	const char *text;
	const struct option_row *after;
	const char *value; /* what that option was given; NULL: nothing */
	bool formula;	   /* of -e: a formula, not a CURVE or a point */
	const char *name;  /* its --name; NULL: none */
};

/* A format asked for, and the FILE of `--png=FILE` (NULL: none). */
struct asked {
	const struct format *format;
	const char *file;
};

/* One piece of output: the plot, or one of its curves, in a format, somewhere. */
struct result {
	const struct format *format; /* route_text: the words of the verb itself */
	char *path;		     /* owned; NULL: standard output */
	bool ours;		     /* actplot chose the name, so it says so */
	bool single;		     /* only curve number `curve` */
	size_t curve;
};

/* Borrows argv; owns its arrays. `struct request r = {0}` is empty. */
struct request {
	const struct verb *verb;
	bool verb_named; /* by the first operand; else plot is meant */
	bool start;	 /* there are no arguments */
	struct operand *operand;
	size_t operands, operand_room;
	const struct option_row *seen[OPTIONS_MAX]; /* the options given */
	size_t n_seen;

	/* What options say. Those of one verb alone are in its own struct (verb.own_size). */
	void *own;
	bool help, version, quiet;
	struct plot plot; /* plot.curve borrows from `curves` */
	struct range range, yrange;
	const char *size;	  /* as typed; NULL: not given */
	struct assignments given; /* --param, --dtype */
	const char *group;	  /* "lecture" or a family; NULL: none */
	struct asked asked[FORMATS_MAX];
	size_t n_asked;
	const char *output;
	bool markdown;
	double saturation; /* |f'| below it is that */

	/* What is made of them. */
	struct curves curves;
	struct result *result;
	size_t results, result_room;
	struct text command; /* what plot.command points to */
};

/* Parses and checks; argv may be empty. 0; or -1 after saying what is wrong: a usage
   error. Where help, version or start is set nothing else was checked. */
int request_parse(struct request *, int argc, char **argv);
void request_free(struct request *);

/* Appends an operand, in its place on the command line. */
void request_add_operand(struct request *, struct operand);

/* For the verbs. Each 0, or -1 after saying why. */

/* Makes curves of the operands that are no points, names them, and settles them. */
int request_curves(struct request *);
/* The same in steps, between which plot adds curves, and puts a difference in the place of two. */
int request_read_curves(struct request *);
int request_name_curves(struct request *);
int request_settle_curves(struct request *);

/* Checks what depends on the number of curves and on the formats. */
int request_check(struct request *);
/* Reads the range that was typed, if any, into the plot; what is left out is that of the view that the rows of all
   its curves name, else VIEW_DEFAULT. */
int request_range(const struct request *, struct plot *);
/* The range as typed, else that view. */
const char *request_range_text(const struct request *, const struct plot *);

/* True if the row is in the group that was named. */
bool request_in_group(const struct request *, const struct activation *);
/* True if the operand is a point, as value_point() reads it, and names no function. */
bool request_is_point(const struct operand *);

#endif
