/* A request: what the command line asks for, parsed and checked to the last detail. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_REQUEST_H
#define ACTPLOT_REQUEST_H

#include "base/text.h"
#include "cli/spec.h"
#include "out/format.h"
#include "plot/model/plot.h"
#include "teach/teach.h"

#define CURVES_MAX 256
#define OPTIONS_MAX 96 /* rows of the option table, formats included */
#define FORMATS_MAX 16

/* How check counts an error. */
enum measure { MEASURE_ABS, MEASURE_REL, MEASURE_ULP, MEASURES };

struct option_row;
struct verb;

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

/* The points of eval: `n` numbers, or `n` lists of `width` numbers one after the other.
 */
struct points {
	double *x;
	size_t n, width; /* 0: plain numbers */
};

/* Borrows argv; owns its arrays. `struct request r = {0}` is empty. */
struct request {
	const struct verb *verb;
	bool verb_named; /* by the first operand; else plot is meant */
	struct operand *operand;
	size_t operands, operand_room;
	bool seen[OPTIONS_MAX]; /* the option was given, by its place in the table */

	bool help, version, start, quiet;
	struct plot plot;		   /* plot.curve borrows from `curves` */
	const char *range, *yrange, *size; /* as typed; NULL: not given */
	struct asked asked[FORMATS_MAX];
	size_t n_asked;
	const char *output;	  /* of -o */
	struct assignments given; /* of -p */
	bool diff;		  /* the difference of two curves, as `difference` says */
	enum difference difference;
	struct curves pair;	     /* the two; `curves` then holds their difference alone */
	bool names;		     /* list: bare ids */
	bool jacobian;		     /* eval: the matrix of slopes */
	size_t digits;		     /* eval: significant digits; 0: doubles */
	const char *limit[MEASURES]; /* check: as typed; NULL: none */
	size_t worst;		     /* check: points to list */
	const char *as;		     /* explain: the target of --as; NULL: none */
	bool man, markdown;	     /* explain: the manual page; text as Markdown */
	double saturation;	     /* |f'| below it is that; 0: not given */
	bool frameworks;	     /* compare: of one function */
	struct choice choice;	     /* choose: the answers given */
	bool rules;		     /* choose: print them */
	const struct framework *framework;
	bool all;	   /* plot: every function */
	const char *group; /* plot, list: "lecture" or a family; NULL: none */
	bool one_sheet;	   /* panels only because of these two: not in a file for each curve */
	bool own_y;	   /* nor a y range for each */

	struct curves curves;
	struct points points;
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

/* Makes curves of the operands that are no points. */
int request_curves(struct request *);
/* The range of x where none is given: what the rows of all curves name, or of `single` alone (NULL: all); where
   they differ VIEW_DEFAULT. */
const char *request_view(const struct request *, const struct curve *single);
/* Checks what depends on the number of curves and on the formats. */
int request_check(struct request *);
/* Appends what makes the picture: all curves, or `single` alone (NULL: all), and the options, those that change what
   is written in `format` (NULL: all). */
void request_command(const struct request *, const struct curve *single,
	const struct format *format, struct text *);

/* True if the row is in the group that was named. */
bool request_in_group(const struct request *, const struct activation *);
/* True if the operand is a point, as value_point() reads it, and names no function. */
bool request_is_point(const struct operand *);

#endif
