/* The options: rows in tables that verbs include; parsing, help, manual, completions and records come from them. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_OPTIONS_H
#define ACTPLOT_OPTIONS_H

#include "cli/request.h"

#include <stddef.h>

/* How a value is read and kept: the type of the member of a struct that a row names with IN_REQUEST() or OWN(). */
enum option_kind {
	OPTION_ODD,    /* row.read() takes it in, and nothing more is done */
	OPTION_FLAG,   /* bool: true once given; false where row.clears */
	OPTION_COUNT,  /* size_t: an integer from row.least to row.most */
	OPTION_NUMBER, /* double: from row.least to row.most; between them where row.open */
	OPTION_LIMIT,  /* struct limit: likewise, and as it was typed */
	OPTION_RANGE,  /* struct range: LO:HI, of which one may be left out */
	OPTION_TEXT    /* const char *: one of row.words; anything where these are NULL */
};

#define OPTION_KIND(type, member) \
	_Generic(((type *)0)->member, bool: OPTION_FLAG, size_t: OPTION_COUNT, double: OPTION_NUMBER, \
		struct limit: OPTION_LIMIT, struct range: OPTION_RANGE, const char *: OPTION_TEXT)
/* Of a row: it is kept in this member of struct request, or of the struct of the verb's own options. */
#define IN_REQUEST(member) \
	.kind = OPTION_KIND(struct request, member), .at = offsetof(struct request, member)
#define OWN(type, member) \
	.kind = OPTION_KIND(type, member), .at = offsetof(type, member), .own = true

struct option_row {
	const char *name;     /* long: "range" */
	char letter;	      /* short; 0: none */
	const char *argument; /* N_("LO:HI"); NULL: none */
	bool optional;	      /* the argument may be left out: --png[=FILE] */
	const char *alias;    /* another spelling, taken but not listed: "colour"; NULL: none */
	const char *
		meant; /* what users type for it that is no option of the verb, "eps epsilon": told in a hint */
	const char *brief; /* N_(...), a few words: for `actplot --help' and completions */
	const char *
		help; /* N_(...), a phrase without full stop, in which {least}, {most}, {default} and
	                         {words} stand for what the row says; NULL: `brief' says it all */

	enum option_kind kind;
	size_t at;
	bool own; /* `at` is in request.own */
	bool clears;
	double least, most;
	bool open;
	const char *otherwise; /* the value where none is given, as typed; NULL: none, 0, false */
	const char *const *words; /* ends at NULL */
	const char *(*means)(
		const char *typed); /* the word that another well-known one stands for */
	const char *noun;	    /* N_(...): how messages call a range */
	/* Takes in what is odd, or checks what is then kept: 0; or -1 after saying what is wrong. NULL: nothing to do. */
	int (*read)(struct request *, const struct option_row *, const char *value);

	/* Appends the option to the command that a file records, if it changes what is drawn: option_record()
	   for all kinds but odd ones. NULL: it changes nothing, or stands among the curves. */
	void (*record)(const struct request *, const struct option_row *, struct text *);
	const char *against; /* other options it cannot be combined with, "hex json"; NULL: none.
	                         One of the two says it; a format counts however it is asked for */
	const struct format *format; /* of an option that is a format's name */
	unsigned in;		     /* kinds of formats that it changes; 0: all of them */
	/* Why it cannot be obeyed, where it cannot: "there are no panels"; NULL where it can. NULL: it always can. */
	const char *(*refusal)(const struct request *);
	bool decides; /* which text is written, so that a file's extension does not */
	bool file;    /* the argument is a file's name */
	bool assigns; /* the argument sets a parameter of the curves: NAME=VALUE */
	/* What completions offer for the argument, ends at NULL; NULL: `words', if any. */
	const char *const *(*offers)(void);
	/* True if an operand that follows the option may have been meant for its optional argument; NULL: none. */
	bool (*fits)(const char *operand);
};

struct option_table {
	const char *
		title; /* N_(...): what help writes above them; tables of one title stand together */
	const struct option_row *rows;		/* end at one without a name; NULL: */
	const struct option_row *(*make)(void); /* makes them of another table */
};

/* Options that several verbs share, each in the file of its name in cli/option/. */
extern const struct option_table point_options, show_options, curve_options,
	group_options;						       /* curves.c */
extern const struct option_table format_options, output_options;       /* output.c */
extern const struct option_table figure_options, word_options;	       /* drawing.c */
extern const struct option_table markdown_options, saturation_options; /* lesson.c */
extern const struct option_table common_options;		       /* common.c */

/* The rows of a verb in the order of its tables (NULL: of all verbs, each name once), with the tables they are of
   (may be NULL). Returns how many. */
size_t options_of(const struct verb *, const struct option_row *row[OPTIONS_MAX],
	const struct option_table *table[OPTIONS_MAX]);
/* The option of this name, NULL if the verb (NULL: any verb) has none. */
const struct option_row *options_find(const struct verb *, const char *name);

/* Gives all options of the request's verb their defaults. */
void options_default(struct request *);
/* Takes in an option, `value` being its argument or NULL. 0; -1 after saying what is wrong. */
int options_take(struct request *, const struct option_row *, const char *value);
/* The one of row.words that `value` is, in *word. 0; or -1 after saying which there are. */
int option_pick(const struct option_row *, const char *value, const char **word);
/* Appends " --name value" if that differs from the default. */
void option_record(const struct request *, const struct option_row *, struct text *);

/* Appends the options of the verb (NULL: of any) that `row` cannot be combined with, whichever of the two rows
   says it: "--hex, --json". False if there are none. */
bool options_against(struct text *out, const struct option_row *row, const struct verb *);
/* No option given is ignored: says which two cannot be combined, or which would change nothing of the
   results that are planned, -1; or 0. The formats of the results count as given. */
int options_check(const struct request *);
/* True if an option, given or not, changes what is written in the format. */
bool options_shows(const struct option_row *, const struct format *);
/* True if an option was given that says which text is written. */
bool options_decide(const struct request *);
/* A refusal: of curves in a number type. */
const char *option_is_of_exact_curves(const struct request *);

/* Reads the command line: finds the verb, applies options, collects operands. 0; or -1 after saying what
   is wrong. Once --help or --version was seen, nothing is an error. */
int options_read(struct request *, int argc, char **argv);
/* What the last argument is of a command line that is being typed. */
struct last_word {
	const struct verb *verb;
	const struct option_row *row; /* whose argument it is; NULL: of none */
	const char *value;	      /* that argument, or where it begins within the word */
	bool option;		      /* an option's name */
	bool first;		      /* the first operand */
};
struct last_word options_last_word(int argc, char **argv);

#endif
