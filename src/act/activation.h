/* The whole face of the core: activation functions as rows, and curves made from them. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_ACTIVATION_H
#define ACTPLOT_ACTIVATION_H

#include "base/number.h"
#include "base/text.h"
#include "expr/expr.h"

#include <stdbool.h>
#include <stddef.h>

#define PARAM_MAX 8   /* parameters of one function */
#define VECTOR_MAX 64 /* elements of a vector parameter, so outputs of a vector function */
#define KINK_MAX 72   /* kinks of one curve; above VECTOR_MAX, since maxout has one a piece */

/* How a function takes its input. Every kind is drawn as a curve along a line in input
   space, so every kind goes one way through sampling and drawing. */
enum kind {
	KIND_SCALAR,	 /* one number in, one number out */
	KIND_VECTOR,	 /* a list z in, a list out; x takes the place of element i of z */
	KIND_GATED,	 /* two halves a and b in; one is swept, the other given */
	KIND_STOCHASTIC, /* a random scalar function; the curve is what evaluation mode computes */
	KIND_PIECES,	 /* a maximum over linear pieces that training shapes */
	KIND_DIFFERENCE	 /* no function: what activation_make_difference() makes */
};

enum param_kind {
	PARAM_SCALAR, /* one finite number; several values make a family of curves */
	PARAM_VECTOR, /* a list, at least one element */
	PARAM_INDEX, /* an integer from 1, an element of the first vector parameter; of the first such
	                 parameter, the element that x takes the place of */
	PARAM_NAME   /* the name of another parameter, stored as its number, from 0 and within the
	                 bounds: of a gated row, the half that x takes the place of */
};

/* Bounds of a parameter; lo itself is excluded where `open`. */
struct bounds {
	double lo, hi;
	bool open;
};
#define BOUNDS_FINITE                                                  \
	{                                                              \
		-1.7976931348623157e308, 1.7976931348623157e308, false \
	}
#define BOUNDS_POSITIVE                         \
	{                                       \
		0, 1.7976931348623157e308, true \
	}
#define BOUNDS_NONNEGATIVE                       \
	{                                        \
		0, 1.7976931348623157e308, false \
	}

/* Where f goes as x grows, over all x and without being strict. */
enum trend { TREND_NONE, TREND_RISING, TREND_FALLING };

enum symmetry { SYMMETRY_NONE, SYMMETRY_ODD, SYMMETRY_EVEN };

/* One parameter of a row; a row's list ends at the first without a name. */
struct param {
	const char *name;  /* as the row's formula spells it: "alpha" */
	const char *value; /* the default as exact text: "0.01", "1/3", "-0.5,0.5,1"; NULL: none,
	                         it must be given */
	const char *help;  /* what it is, in the field's term: N_("negative slope") */
	enum param_kind kind;
	struct bounds bounds;
};

/* How one framework differs from the row it stands in. Members left out (NULL, 0) are the
   row's own, but a formula without `at` is evaluated as it stands, kinks and all. A row's list
   ends at the first without a framework. */
struct variant {
	const char *framework; /* "keras"; several that agree as "keras tf" */
	const char *as; /* id of another row that the framework calls by this row's name; what
	                          else differs then stands in that row's own variant */
	const struct activation
		*own; /* a row outside the catalogue that states the framework's function, where it
	                          has parameters that this row has not; id and rank are this row's, and what else
	                          differs stands in its own variants */
	const char *params; /* other defaults: "alpha=0.2", several as "lower=1/8 upper=0.334" */
	const char *formula, *derivative; /* the derivative says which slopes kinks have */
	const char *partial, *form,
		*backward; /* as in struct activation; where the variant has a formula or a
	                                          derivative of its own, the row's form or backward is not its */
};

/* How a framework spells a call; $alpha stands for the value of parameter alpha. */
struct call {
	const char *framework; /* "pytorch" */
	const char *text;      /* "torch.nn.LeakyReLU(negative_slope=$alpha)" */
};

/* What is said of a function in words; numbers that can be computed are, and do not stand here. Each
   N_(), whole sentences that name functions by their ids; NULL: nothing to say. */
struct lesson {
	const char *purpose; /* what it was made for, and what it does */
	const char *strengths;
	const char *weaknesses;
	const char *instead; /* when something else serves better, and what */
};

#define VIEW_DEFAULT "-10:10"

/* A function is one row, beside its kernel. All text is ASCII English, marked N_() where a
   reader sees it; formulas are in actplot's one language (x, parameters, c ? a : b, ...). */
struct activation {
	const char *id;	     /* lower case with underscores */
	const char *title;   /* as a figure's title shows it: "Leaky ReLU" */
	const char *aliases; /* other names, separated by ", "; NULL for none */
	unsigned rank;	     /* its place in list, common functions first; unique */
	unsigned tier;	     /* 1 the lecture, 2 shipped by a framework, 3 others */
	bool lecture;	     /* the lecture draws it */
	enum kind kind;
	const char *formula, *derivative; /* f and f' as text; in vector rows z is the list and j
	                                     the numbers of its elements. What no formula can
	                                     state is told in words, which do not parse */
	/* As textbooks have them, where `formula` and `derivative` are forms that do not overflow: what readers are
	   shown. They agree. NULL: there is no need. */
	const char *textbook, *textbook_derivative;
	const char *partial; /* of a gated row, whose `derivative` is along a: the slope along b */
	/* What frameworks compute, operation by operation, in a number type; NULL: `formula`, `derivative`. */
	const char *form; /* "x/2*(1 + erf(x/sqrt(2)))" */
	const char *
		backward; /* f' (of a gated row along a), in which y is the output as it was rounded, of
	                           vector rows the list of them: "y*(1 - y)" */
	const char *
		composite; /* ids of the frameworks that compose it of tensor operations, each of which rounds to
	                           the type ("": whoever computes it); elsewhere it is a kernel, which in a 16-bit
	                           type computes in float32 and rounds its result. Slopes of what is composed and has no
	                           `backward` are automatic differentiation of the form. NULL: none */
	const char *
		view; /* the range of x that shows what matters, two numbers as --range takes them ("0:1");
	                           NULL: VIEW_DEFAULT does */
	const char *range;	/* "(0, 1)", "[-0.27846454276107379511, inf)", "(-alpha, inf)" */
	const char *domain;	/* where f has values, as `range` is written; NULL: for every x */
	const char *smoothness; /* "discontinuous", "C0", "C1", "Cinf" */
	/* What f comes near at -inf and at inf, at the defaults: a line, as a formula in x and the parameters
	   ("0", "x", "-alpha", "alpha*x"); "inf" or "-inf" where f grows but nears no line; "none" where it
	   swings without growing everywhere, or has no value. Of vector functions the swept output. */
	const char *left, *right;
	enum trend trend; /* at the defaults, as is the symmetry */
	enum symmetry symmetry;
	const char *frameworks; /* ids of those that ship it, blank between: "pytorch keras" */
	const char *source;	/* who published it, with DOI, arXiv number or venue */
	const char *doubt;	/* N_(): what of this row is uncertain, and why; NULL: nothing */
	const char *
		twin; /* rows that are the same curve, "gelu_tanh swish:beta=2": ids, with parameters where
	                           they take some; NULL for none */
	const char *note; /* N_(): what a reader of the facts should know besides, such as who
	                           spells it otherwise; NULL */
	struct param param[PARAM_MAX];
	const struct variant *variants; /* NULL for none */
	const struct call *calls;	/* ends at one without a framework; NULL for none */
	struct lesson lesson;

	/* What evaluates a row that no formula states, or one of lists whose formula is too slow; NULL: the formula.
	   Pure; NaN in, NaN out; exact limits at +-Inf. Writes one jet per output. v[k] are the values of param[k]. */
	void (*along)(double x, const struct values *v, struct jet *out);

	size_t (*outputs)(const struct values *v); /* NULL: one */
	/* Where f, f' or f'' of such a row is not continuous, ascending; returns how many. NULL: nowhere. Which
	   order jumps is seen by evaluating at both sides, which doubles next to a kink do exactly. */
	size_t (*kinks)(const struct values *v, double at[KINK_MAX]);
	/* What bounds cannot say (rrelu: lower <= upper). NULL when all is well, else a sentence
	   part such as "lower must not exceed upper". NULL: nothing to check. */
	const char *(*check)(const struct values *v);
};

/* A family: the rows of one file, under the name that list --group takes. */
struct family {
	const char *name;	       /* "rectifiers" */
	const char *title;	       /* N_("Rectifiers and their leaky kin") */
	const struct activation *rows; /* an array; ends at a row without an id */
};

/* A framework that CURVE@FRAMEWORK may name. */
struct framework {
	const char *id;	     /* "pytorch" */
	const char *title;   /* "PyTorch" */
	const char *aliases; /* other names, folded, separated by ", "; NULL for none */
};

/* ---- the catalogue ------------------------------------------------------------------ */

extern const struct family *const families[]; /* ends at NULL */
extern const struct framework frameworks[];   /* ends at one without an id */

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
/* By id, title or alias, folded: "tf", "TensorFlow", "torch"; NULL if there is none. */
const struct framework *framework_find(const char *name);
/* Reads the text of a view, NULL: VIEW_DEFAULT. False if it is not two finite numbers, the lesser first. */
bool activation_view(const char *view, struct exact *lo, struct exact *hi);
/* True if the framework ships the row under this name (itself or as another row). */
bool activation_ships(const struct activation *, const struct framework *);
/* The tree of a formula of the row (its own or a variant's), parsed on first use and kept.
   NULL if the text goes beyond the language. */
const struct expr *activation_tree(const struct activation *, const char *formula);
/* The derivative that the row states, or what the rules of differentiation make of its formula; NULL where there is
   neither. The row's, for as long as it lives. At a kink it is the slope on one side. */
const char *activation_slope(const struct activation *);
/* The same for a `backward`: after the parameters comes one more, the list y. */
const struct expr *activation_backward(const struct activation *, const char *backward);
/* Appends a formula of the row for a reader or as code: calls of the row itself are f, parameters are names or
   where `value` (NULL: nowhere) has a text for them that. What goes beyond the language is appended as it
   stands, and -1 returned; nothing and -1 where expr_print() cannot say it. */
int activation_print(struct text *out, const struct activation *, const char *formula,
	enum expr_style, const char *const *value);
/* A row of the user's own: a formula of `n` bytes in x, the functions of the catalogue, and parameters that
   have no default. `name` is its id and title (copied; NULL: "expr", the formula itself). The caller frees it after the
   last curve of it, with activation_unmake(). NULL on error, `error` filled, nothing said. */
struct activation *activation_make(
	const char *formula, size_t n, const char *name, struct expr_error *error);
void activation_unmake(struct activation *);

/* The index of a parameter by its exact name, or -1. */
int activation_param(const struct activation *, const char *name);

/* ---- curves --------------------------------------------------------------------------- */

/* How a curve is computed in a number type; the trees are borrowed. */
struct computation {
	enum dtype each; /* what operations are rounded to */
	bool input[PARAM_MAX +
		1]; /* parameters that are of the type: lists, halves; after the last y */
	const struct expr *form;
	const struct expr *backward; /* f', of y too; NULL: the derivative's text */
	size_t backwards, slopes; /* their numbers of outputs: those of the curve, or 1 for all */
	const struct expr *
		slope; /* the derivative's text, f' where there is no backward and f'' as its slope;
	                                NULL: both come from the form, by automatic differentiation */
};

/* A function with its parameters set: what is evaluated, drawn and tabulated. */
struct curve {
	const struct activation *row; /* whose kernel and formula it is */
	const struct activation
		*typed; /* the row that was named; differs where a variant has `as` */
	const struct framework *framework; /* NULL: the mathematical function */
	const struct variant *variant;	   /* NULL: the row itself */
	char *name;			/* column name before "_j": "relu", "leaky_relu_2"; owned */
	size_t operand;			/* the CURVE of the command line it came from, from 0 */
	int varied;			/* the parameter a family varies, -1 outside families */
	size_t outputs;			/* 1, or the number of a vector function's outputs */
	struct values value[PARAM_MAX]; /* owned; value[k] belongs to row->param[k] */
	char *text[PARAM_MAX];		/* the same as exact text, "1/3" or "1,0,-1"; owned */
	struct values rest
		[PARAM_MAX]; /* what the doubles lack of that, none: nothing, whatever the text; owned */
	bool set[PARAM_MAX];	  /* given by the user, not a default */
	double scalar[PARAM_MAX]; /* the first of each, for the kernel */
	int list;		  /* the parameter that x stands in, -1: x is only x; */
	size_t element;		  /* which of its values, from 0; set by curve_finish() */
	double kink[KINK_MAX];	  /* ascending; of a formula see curve_kinks() */
	size_t kinks;
	const struct expr *tree;     /* evaluates it where no kernel does; borrowed */
	enum dtype dtype;	     /* what it is computed in; DTYPE_EXACT: to the last digit */
	struct computation computed; /* how, in a number type */
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

/* True if the input is a list: z of a vector function, or the two halves of a gated one. */
bool activation_takes_list(const struct activation *);
/* Gives such a curve its whole input, `n` numbers (of a gated one first all of a, then all of b), and
   puts x in the place of the first that is finite. `text` is what exact text they were read from, with commas; NULL: the doubles
   are what there is to know. Finishes the curve. 0; or -1 and why not. */
int curve_input(struct curve *, const double *v, size_t n, const char *text, struct text *why);
/* Then moves x to number `k` of the input, from 0; and which number that is. Where no number is finite x stands
   nowhere, and 0 is returned. */
void curve_sweep(struct curve *, size_t k);
size_t curve_moving(const struct curve *);

/* Has the curve computed in a number type, as frameworks do it: their form in a kernel that rounds once, or
   operation by operation; x is rounded first. f' is what they compute of it on the way back, f'' the slope of the
   derivative's text in the type; where a kernel's arithmetic has no value for one of these at a finite f, it is the
   exact one rounded. Call curve_finish() after it. -1 if no formula states the function, so nobody can tell how. */
int curve_set_dtype(struct curve *, enum dtype);
/* The row whose words describe the curve: that of the name where a framework has a row outside the catalogue. */
const struct activation *curve_described(const struct curve *);
/* f, f', f'' at x: one jet per output. */
void curve_eval(const struct curve *, double x, struct jet *out);
/* The same where nobody asks for orders above `highest`: they are right to fewer digits or to none, and some
   formulas are many times as fast. */
void curve_eval_to(const struct curve *, double x, enum order highest, struct jet *out);
/* The same at n points, quicker, to the bit but for the signs of slopes that are 0: the outputs of point i from out[i*outputs]. */
void curve_eval_block(
	const struct curve *, enum order highest, const double *x, size_t n, struct jet *out);
/* Whether x is, to the bit, a place where f, f' or f'' of the curve's formula is not continuous; true where no
   formula tells. */
bool curve_is_kink(const struct curve *, double x);
/* The formula whose value is f' at x, and whose slope is f'': that of the printed derivative, where f, f'
   or f'' of a row of the catalogue is not continuous; NULL elsewhere, and where it has no value there. */
const struct expr *curve_kink(const struct curve *, double x);
/* An order of an output at x, exact to `digits` significant digits, as expr_digits() prints them: x and
   the parameters are the decimals as typed. `x` is what number_read() takes; at an infinity the digits are those of the
   limit. 0; -1 if it cannot be decided, or no formula states the function. */
int curve_digits(const struct curve *, const char *x, size_t output, enum order, size_t digits,
	struct text *out);
/* The same at the double x, finite, as expr_reference() gives it: 100 bits, in `exact`. 0; -1 if it
   cannot be decided, or no formula states the function. */
int curve_reference(const struct curve *, double x, size_t output, enum order, mpfr_t exact);
/* The formula that states a curve's exact values; NULL: there is none. */
const struct expr *curve_stated(const struct curve *);
/* An order of all outputs at x by that formula, as expr_value() gives it. */
void curve_value(
	const struct curve *, const struct expr *stated, double x, enum order, struct bounded *out);
/* Kinks and jumps for x in [lo, hi], ascending, for a formula those found in its tree, with its
   poles. Returns how many. */
size_t curve_kinks(const struct curve *, double lo, double hi, double at[KINK_MAX]);
/* The second of two curves minus the first, as it stands, over the first's magnitude, or in ULPs at the first's
   value, which are those of the coarser of their types: 2^(max(exponent, -1022) - 52) where both are exact. */
enum difference { DIFFERENCE_PLAIN, DIFFERENCE_RELATIVE, DIFFERENCE_ULP };
/* A row of its own for the difference of two curves of one output each (copied); id "diff". To be freed
   as that of activation_make(). */
struct activation *activation_make_difference(
	const struct curve *a, const struct curve *b, enum difference);
/* The largest |difference| and where: of ties, roundings aside, the largest x. */
struct largest {
	double y; /* infinite where the difference is, or has no bound there */
	double x;
	bool least; /* what was found is the least it may be: float32 and float64 have more steps than can
	               be looked at */
};
/* Over [lo, hi], of a curve of activation_make_difference(). All steps of 16-bit types are looked at. False if f
   is NaN everywhere. */
bool curve_largest(const struct curve *, double lo, double hi, struct largest *);
/* Places around which a curve may have what a grid steps over: 0, and what numbers its parameters and a formula
   of the user's are made of, of both signs. Returns how many. */
#define CENTRE_MAX 64
size_t curve_centres(const struct curve *, double at[CENTRE_MAX]);
/* Appends what a reader calls the curve: "GELU (JAX, float32)". */
void curve_title(const struct curve *, struct text *out);
/* The formula and derivative it shows (NULL: no derivative is stated): the variant's or the row's. */
const char *curve_formula(const struct curve *);
const char *curve_derivative(const struct curve *);

#endif
