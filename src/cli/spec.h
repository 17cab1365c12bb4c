/* CURVE specs: NAME[@FRAMEWORK][:PARAM=VALUE[,VALUE]...]... to curves. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_SPEC_H
#define ACTPLOT_SPEC_H

#include "act/activation.h"
#include "base/text.h"

/* Curves under construction; owns them. */
struct curves {
	struct curve *curve;
	size_t n, room;
	size_t operands;	  /* CURVEs they came from */
	struct activation **made; /* rows of formulas; owned */
	size_t n_made, made_room;
};

/* `-p NAME=VALUE`: for every curve that has the parameter. */
struct assignment {
	const char *text; /* NAME=VALUE, borrowed */
	size_t name_length;
	bool used;
};

struct assignments {
	struct assignment *item;
	size_t n, room;
	enum dtype dtype; /* of --dtype, for curves that say none */
};

/* Appends what a CURVE says, one curve for each member of a family; columns_name() then names them. 0; or -1 after saying what is wrong. */
int spec_parse(const char *text, struct assignments *given, struct curves *out);
/* The same for a formula of -e, `name` its --name or NULL. */
int spec_formula(
	const char *formula, const char *name, struct assignments *given, struct curves *out);
/* True for what --name takes: an identifier. */
bool spec_is_name(const char *name);
/* Appends the CURVE normalised: id, framework, parameters as typed without blanks. `text`
   has gone through spec_parse(). */
void spec_normalise(struct text *out, const char *text);
/* True if `text`, up to the first '@' or ':', names a function. */
bool spec_is_known(const char *text);

/* Says that a framework of this name is unknown, and which there are. */
void spec_say_no_framework(const char *name);

/* Says that there is no number type of this name, and which there are. */
void spec_say_no_dtype(const char *name);

/* Makes the difference of the two curves in `pair` the one curve of `out`. 0; or -1 after
   saying that there are not two, or that one has several outputs. */
int spec_difference(const struct curves *pair, enum difference, struct curves *out);

void curves_free(struct curves *);

#endif
