/* The whole face of the core: activation functions as rows, and curves made from them. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_ACTIVATION_H
#define ACTPLOT_ACTIVATION_H

#include "base/number.h"
#include "base/text.h"
#include "expr/expr.h"

#include <stdbool.h>
#include <stddef.h>

#define PARAM_MAX 8    /* parameters of one function */
#define VECTOR_MAX 64  /* elements of a vector parameter, so outputs of a vector function */
#define KINK_MAX 72    /* kinks of one curve; above VECTOR_MAX, since maxout has one a piece */
#define KINK_SLOPES 4  /* kinks whose slope a framework may set its own way */

/* How a function takes its input. Every kind is drawn as a curve along a line in input
   space, so every kind goes one way through sampling and drawing. */
enum kind {
	KIND_SCALAR,     /* one number in, one number out */
	KIND_VECTOR,     /* a list z in, a list out; x takes the place of element i of z */
	KIND_GATED,      /* two halves a and b in; one is swept, the other given */
	KIND_STOCHASTIC, /* a random scalar function; the curve is what evaluation mode computes */
	KIND_PIECES,     /* a maximum over linear pieces that training shapes */
	KIND_DIFFERENCE  /* no function: what activation_make_difference() makes */
};

enum param_kind {
	PARAM_SCALAR, /* one finite number; several values make a family of curves */
	PARAM_VECTOR, /* a list, at least one element */
	PARAM_INDEX   /* an integer from 1, an element of the first vector parameter */
};

/* Bounds of a parameter; lo itself is excluded where `open`. */
struct bounds {
	double lo, hi;
	bool open;
};
#define BOUNDS_FINITE {-1.7976931348623157e308, 1.7976931348623157e308, false}
#define BOUNDS_POSITIVE {0, 1.7976931348623157e308, true}
#define BOUNDS_NONNEGATIVE {0, 1.7976931348623157e308, false}

/* One parameter of a row; a row's list ends at the first without a name. */
struct param {
	const char *name;     /* as the row's formula spells it: "alpha" */
	const char *value;    /* the default as exact text: "0.01", "1/3", "-0.5,0.5,1"; NULL: none,
	                         it must be given */
	const char *help;     /* what it is, in the field's term: N_("negative slope") */
	enum param_kind kind;
	struct bounds bounds;
};

/* How one framework differs from the row it stands in. Members left out (NULL, 0) are the
   row's own. A row's list ends at the first without a framework. */
struct variant {
	const char *framework; /* "keras"; several that agree as "keras tf" */
	const char *as;        /* id of another row that the framework calls by this row's name; what
	                          else differs then stands in that row's own variant */
	const char *params;    /* other defaults: "alpha=0.2", several as "lower=1/8 upper=0.334" */
	const char *formula, *derivative;
	struct jet (*at)(double x, const double *p);
	size_t (*kinks)(const struct values *v, double at[KINK_MAX]);
	double slope[KINK_SLOPES]; /* f' at the first `slopes` kinks, where not the formula's */
	size_t slopes;
};

/* A function is one row, beside its kernel. All text is ASCII English, marked N_() where a
   reader sees it; formulas are in actplot's one language (x, parameters, c ? a : b, ...). */
struct activation {
	const char *id;         /* lower case with underscores */
	const char *title;      /* as a figure's title shows it: "Leaky ReLU" */
	const char *aliases;    /* other names, separated by ", "; NULL for none */
	unsigned rank;          /* its place in list, common functions first; unique */
	unsigned tier;          /* 1 the lecture, 2 shipped by a framework, 3 others */
	bool lecture;           /* the lecture draws it */
	enum kind kind;
	const char *formula, *derivative; /* f and f' as text; in vector rows z is the list and j
	                                     the number of the output */
	const char *range;      /* "(0, 1)", "[-0.27846454276107379511, inf)", "(-alpha, inf)" */
	const char *smoothness; /* "discontinuous", "C0", "C1", "Cinf" */
	const char *frameworks; /* ids of those that ship it, blank between: "pytorch keras" */
	const char *source;     /* who published it, with DOI, arXiv number or venue */
	struct param param[PARAM_MAX];
	const struct variant *variants; /* NULL for none */

	/* The kernel: one of the two, or neither: then the formula evaluates the row. Pure; NaN in, NaN out; exact limits at +-Inf; the
	   accuracy bar holds at the defaults. p[k] is the first value of param[k]. */
	struct jet (*at)(double x, const double *p);
	/* Writes one jet per output. v[k] are the values of param[k]. */
	void (*along)(double x, const struct values *v, struct jet *out);

	size_t (*outputs)(const struct values *v); /* NULL: one */
	/* Where f, f' or f'' is not continuous, ascending; returns how many. NULL: nowhere. Which
	   order jumps is seen by evaluating at both sides, which doubles next to a kink do exactly. */
	size_t (*kinks)(const struct values *v, double at[KINK_MAX]);
	/* What bounds cannot say (rrelu: lower <= upper). NULL when all is well, else a sentence
	   part such as "lower must not exceed upper". NULL: nothing to check. */
	const char *(*check)(const struct values *v);
};

/* A family: the rows of one file, under the name that list --group takes. */
struct family {
	const char *name;  /* "rectifiers" */
	const char *title; /* N_("Rectifiers and their leaky kin") */
	const struct activation *rows; /* an array; ends at a row without an id */
};

/* A framework that CURVE@FRAMEWORK may name. */
struct framework {
	const char *id;    /* "pytorch" */
	const char *title; /* "PyTorch" */
};

/* ---- the catalogue ------------------------------------------------------------------ */

extern const struct family *const families[];    /* ends at NULL */
extern const struct framework frameworks[];      /* ends at one without an id */

/* All rows by rank. The array is built once and never freed. */
const struct activation *const *activation_all(size_t *n);
/* The family that a row stands in. */
const struct family *activation_family(const struct activation *);

/* Rows that `name` finds, folded as text_fold does: the one whose id it is, else all that have
   it as an alias. At most `size` are written; returns how many there are (0: unknown). */
size_t activation_find(const char *name, const struct activation **out, size_t size);
/* Rows whose id is within Levenshtein distance 2 of `name`, both folded: lowest tier, then nearest,
   then rank. Returns how many were written, at most `size`. */
size_t activation_suggest(const char *name, const struct activation **out, size_t size);
const struct framework *framework_find(const char *id); /* folded; NULL if there is none */
/* True if the framework ships the row under this name (itself or as another row). */
bool activation_ships(const struct activation *, const struct framework *);
/* The tree of a formula of the row (its own or a variant's), parsed on first use and kept.
   NULL if the text goes beyond the language. */
const struct expr *activation_tree(const struct activation *, const char *formula);
/* A row of the user's own: a formula of `n` bytes in x, the functions of the catalogue, and parameters that
   have no default. `name` is its id and title (copied; NULL: "expr", the formula itself). The caller frees it after the
   last curve of it, with activation_unmake(). NULL on error, `error` filled, nothing said. */
struct activation *activation_make(const char *formula, size_t n, const char *name,
	struct expr_error *error);
void activation_unmake(struct activation *);

/* The index of a parameter by its exact name, or -1. */
int activation_param(const struct activation *, const char *name);

/* ---- curves --------------------------------------------------------------------------- */

/* A function with its parameters set: what is evaluated, drawn and tabulated. */
struct curve {
	const struct activation *row;     /* whose kernel and formula it is */
	const struct activation *typed;   /* the row that was named; differs where a variant has `as` */
	const struct framework *framework;/* NULL: the mathematical function */
	const struct variant *variant;    /* NULL: the row itself */
	char *name;                       /* column name before "_j": "relu", "leaky_relu_2"; owned */
	size_t operand;                   /* the CURVE of the command line it came from, from 0 */
	int varied;                       /* the parameter a family varies, -1 outside families */
	size_t outputs;                   /* 1, or the number of a vector function's outputs */
	struct values value[PARAM_MAX];   /* owned; value[k] belongs to row->param[k] */
	char *text[PARAM_MAX];            /* the same as exact text, "1/3" or "1,0,-1"; owned */
	bool set[PARAM_MAX];              /* given by the user, not a default */
	double scalar[PARAM_MAX];         /* the first of each, for the kernel */
	double kink[KINK_MAX];            /* ascending; of a formula see curve_kinks() */
	size_t kinks;
	const struct expr *tree;          /* evaluates it where the row has no kernel; borrowed */
};

/* Sets `curve` up with the defaults of the row, or of what `framework` (NULL for none) calls
   it. 0; -1 if the framework does not ship it (nothing said, nothing owned). */
int curve_init(struct curve *, const struct activation *, const struct framework *);
/* A copy that owns its own values. */
void curve_copy(struct curve *to, const struct curve *from);
void curve_free(struct curve *);
/* Gives parameter k the `n` values `v` (copied). Call curve_finish() after the last. */
void curve_set(struct curve *, int k, const double *v, size_t n);
/* Says what exact text, of n bytes, the values of parameter k were read from; without it the text is what
   the doubles print as. Call after curve_set(). */
void curve_set_text(struct curve *, int k, const char *text, size_t n);
/* Checks bounds and what depends on several parameters, and works out outputs and kinks.
   0; or -1 and a sentence in `why`, e.g. "alpha must be finite", "w and b differ in length". */
int curve_finish(struct curve *, struct text *why);

/* f, f', f'' at x: one jet per output. */
void curve_eval(const struct curve *, double x, struct jet *out);
/* An order of an output at x, exact to `digits` significant digits, as expr_digits() prints them: x and
   the parameters are the decimals as typed. `x` is what number_read() takes and finite; for a vector function it may be the list z,
   with commas. 0; -1 if it cannot be decided, or no formula states the function. */
int curve_digits(const struct curve *, const char *x, size_t output, enum order,
	size_t digits, struct text *out);
/* The same at the double x, finite, as expr_reference() gives it: 100 bits, in `exact`. 0; -1 if it
   cannot be decided, or no formula states the function. */
int curve_reference(const struct curve *, double x, size_t output, enum order, mpfr_t exact);
/* The formula of a curve with its parameters as expr_near() takes them; NULL if no formula
   states the function. */
const struct expr *curve_near(const struct curve *, struct near param[PARAM_MAX]);
/* Kinks and jumps for x in [lo, hi], ascending, for a formula those found in its tree, with its
   poles. Returns how many. */
size_t curve_kinks(const struct curve *, double lo, double hi, double at[KINK_MAX]);
/* The second of two curves minus the first, as it stands, over the first's magnitude, or in
   its ULPs (2^(max(exponent, -1022) - 52)). */
enum difference { DIFFERENCE_PLAIN, DIFFERENCE_RELATIVE, DIFFERENCE_ULP };
/* A row of its own for the difference of two curves of one output each (copied); id "diff". To be freed
   as that of activation_make(). */
struct activation *activation_make_difference(
	const struct curve *a, const struct curve *b, enum difference);
/* The largest |f| over [lo, hi] in *y, and where in *x: of ties the largest x. False if nothing there is
   finite. */
bool curve_largest(const struct curve *, double lo, double hi, double *y, double *x);
/* The formula and derivative it shows (NULL: no derivative is stated): the variant's or the row's. */
const char *curve_formula(const struct curve *);
const char *curve_derivative(const struct curve *);

#endif
