/* The primitives: names, numbers of arguments, and their f, f' and f''. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_PRIMITIVES_H
#define ACTPLOT_PRIMITIVES_H

#include "expr/walk/dd.h"
#include "expr/tree.h"

/* What one call costs: as an addition, as a quotient, as a library function. */
enum primitive_cost { COST_ADDITION, COST_ROOT, COST_CALL };

/* A function that is part of the language. */
struct primitive_row {
	const char *name;
	enum op op; /* OP_CALL1, or the operation that min, max, clamp, mod, sum, argmax are */
	enum primitive primitive; /* of OP_CALL1, as what follows `most` is; see primitives.def */
	size_t least, most;	  /* how many arguments it takes */
	const char *textbook;
	double (*number)(double);
	enum primitive_cost cost;
	bool repeats;
};

/* The row of a name: spelt exactly, or (`folded`) as text_fold() folds it, where that
   does not leave a choice: phi and Phi only have their own spelling. NULL: there is none. */
const struct primitive_row *primitive_find(const char *name, size_t n, bool folded);
/* The name of row i; NULL past the last. */
const char *primitive_named(size_t i);
const struct primitive_row *primitive_row(enum primitive);

/* f, f' and f'' of something at one point, each with what it may be off. */
struct wide {
	struct dd f[ORDERS];
	bool still; /* does not depend on x: f' and f'' are 0 */
};

/* f and its derivatives up to `highest` at u; orders beyond are not looked at. NaN outside the domain; limits at the infinities; abs'(0) = 0,
   and the slopes of sign and floor are 0 everywhere. What overflows, or hangs on a step that is
   not decided, is doubtful. */
struct wide primitive_at(enum primitive, struct dd u, enum order highest);
/* 1/sqrt(2 pi), 2/sqrt(pi), 1/sqrt(2). */
extern const struct dd primitive_rsqrt_2pi, primitive_two_rsqrt_pi, primitive_sqrt_half;
/* 1/(1 + e^-u) and log(1 + e^u), which the language spells out. */
struct wide primitive_logistic(struct dd u, enum order highest);
struct wide primitive_softplus(struct dd u, enum order highest);
/* 1 - tanh(u)^2. */
struct wide primitive_sech2(struct dd u, enum order highest);

#endif
