/* Formulas: text in actplot's one language, parsed once, evaluated in doubles and exactly, and printed. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_EXPR_H
#define ACTPLOT_EXPR_H

#include "base/text.h"
#include "expr/dtype.h"
#include "expr/walk/jet.h"

#include <mpfr.h>
#include <stdbool.h>
#include <stddef.h>

#define EXPR_BYTES 4096 /* longest formula */
#define EXPR_DEPTH 200	/* deepest nesting, unary operators and brackets counted */
#define EXPR_ARGS 3	/* arguments of a function, min and max aside */

/* A parsed formula. Opaque (expr/tree.h for this layer's own files); owns what it needs but
   the functions it calls, which outlive it. */
struct expr;

/* A function that a formula may call besides the primitives: a row of the catalogue at its
   defaults, for one. All are functions of one number. */
struct function {
	const char *name; /* as it prints: "sigmoid" */
	/* Value, slope, curvature at u. NULL: the formula evaluates it. */
	struct jet (*jet)(const struct function *, double u);
	/* The function's own formula in x, for exact values, kinks and printing; owned by the function. NULL when
	   no formula can state it. */
	const struct expr *(*formula)(const struct function *);
	/* The values of the parameters in that formula, as exact text, in its order. */
	const char *const *(*params)(const struct function *);
	/* The same at u in a number type, u already being of it; only orders up to `highest` are looked at. NULL: the
	   formula, or what the jet has, rounded. */
	struct jet (*rounded)(const struct function *, enum dtype, double u, enum order highest);
	const void *self;
	/* The formula's derivative in x likewise, with the same parameters. NULL when there is none. */
	const struct expr *(*derivative)(const struct function *);
};

/* Where a formula's names are looked up after its own local names, parameters, primitives
   and constants. find() gets the name as it stands, not NUL-terminated, and folds it itself; NULL: there is none. */
struct scope {
	const struct function *(*find)(const struct scope *, const char *name, size_t length);
	/* Names of functions that may be meant by one that is not found, the likeliest first; at most `size`. Returns
	   how many. NULL: none are known. */
	size_t (*suggest)(const struct scope *, const char *name, size_t length, const char **out,
		size_t size);
	/* Whether the name is of a function that find() does not give because it takes more than one number. NULL:
	   of none. */
	bool (*takes_more)(const struct scope *, const char *name, size_t length);
	const void *self;
};

struct expr_error {
	size_t column;	/* from 1, in characters of the text */
	char what[160]; /* "syntax error: expected a value", "nested too deeply (limit 200)" */
};

/* Parses `n` bytes of `text`. `params` (ends at NULL) are the names that are parameters, "a[]" where a is a
   list; NULL: every name that is nothing else becomes one, and all are numbers. A parameter hides a constant and a
   function of its name. Where there are lists j is 1, 2, 3, ..., as long as the list that it meets, and where it
   meets none as the list that x is in, or else the longest. The caller frees the result with expr_free(). NULL on error, `error` filled, nothing said. */
struct expr *expr_parse(const char *text, size_t n, const char *const *params,
	const struct scope *scope, struct expr_error *error);
void expr_free(struct expr *);

/* Names of the parameters, in the order of `params`, or of their first appearance. */
size_t expr_params(const struct expr *);
const char *expr_param(const struct expr *, size_t k);
/* True if the formula's value depends on x (else it is a constant). */
bool expr_uses_x(const struct expr *);

/* Says the three lines of the contract on standard error: the message with its column, at most 72 columns of
   the formula around the place (control bytes quoted), the caret. */
void expr_say(const char *text, size_t n, const struct expr_error *);

/* The values of one parameter: one, or a list. */
struct values {
	size_t n;
	const double *v;
};

/* Where a formula is evaluated. In vector rows x takes the place of element `element` (from 0)
   of parameter `list`, which then is the list z; -1 elsewhere. */
struct point_at {
	double x;
	const struct values *param; /* expr_params() of them */
	/* NULL, or what the doubles lack of the exact values, in lists of the same lengths or empty where the doubles
	   are the values; and the others as text, the elements of a list with commas between. */
	const struct values *rest;
	const char *const *text;
	int list;
	size_t element;
};

/* How many values the formula has at these parameters: 1, or the length of its list; 0 if lists
   of different length meet or a list is indexed outside itself. */
size_t expr_outputs(const struct expr *, const struct point_at *);

/* f, f', f'' along x, one jet per output: forward differentiation through the taken branch, in
   two doubles with a bound of the error, naive shapes in their stable form, 0 times infinity 0 where the tangent is
   exactly 0. What that leaves undecided is computed exactly: results are right to an ulp however the formula is
   spelled, unless a thousand bits do not decide them. Where branches meet the limits from both sides are taken;
   where these agree they are the answer, else, where f jumps, the slopes are the taken branch's, and elsewhere
   the smaller in magnitude (0 of two alike). */
void expr_eval(const struct expr *, const struct point_at *, struct jet *out);
/* The same, but orders above `highest` may be left undecided, which spares their exact values. Returns the first
   order that is not continuous at x in one of the outputs (ORDER_F: f jumps; ORDER_DF: a kink); ORDERS where all
   are, and if only ORDER_F is asked for. */
enum order expr_eval_to(
	const struct expr *, const struct point_at *, enum order highest, struct jet *out);
/* expr_eval_to() at n points x of a formula of one output, quickly, to the bit but for the signs of slopes that are 0; broken[i] is what it returns at x[i]. */
void expr_eval_block(const struct expr *, const struct point_at *, enum order highest,
	const double *x, size_t n, struct jet *out, enum order *broken);
/* The same as it stands: where branches meet the taken one counts, of min, max and clamp the flatter,
   and the slope of abs at 0 is 0. */
void expr_eval_taken(const struct expr *, const struct point_at *, struct jet *out);

/* How a formula is computed in a number type. */
struct arithmetic {
	enum dtype dtype;   /* of x, inputs and results; DTYPE_EXACT is taken as DTYPE_FLOAT64 */
	enum dtype each;    /* what operations are rounded to: that type, or dtype_kernel() of it */
	const bool *input;  /* which parameters are of the type, as x is; NULL: none */
	enum order highest; /* orders above it are right or not */
};
/* The same as it comes out so: every operation, as written and not in a stable form, is rounded; primitives are
   taken in double and rounded. What depends neither on x nor on an input (sqrt(2/pi), a parameter) is computed in
   double and rounded once, where it meets the type. Functions of the scope are kernels of their own. f' and f'' by
   forward differentiation, each of its operations rounded; 0 times an infinity is NaN there, unless nothing
   can move. */
void expr_rounded(
	const struct expr *, const struct point_at *, const struct arithmetic *, struct jet *out);

/* Where a formula is evaluated exactly: by text ("0.1" is one tenth, "1/3", "pi/2", "0x1p-3"). */
struct exact_point {
	const char *x;
	const char *const *const *param; /* for each parameter its values' texts, ends at NULL */
	int list;
	size_t element;
	/* Comparisons, floor and mod are those of the doubles that the values round to, as expr_eval() and
	   frameworks have them, and a double x stands for the decimal that it is nearest to where they meet
	   (x - 0.3); else all are those of the exact numbers. */
	bool doubles;
};

/* `digits` significant digits of an order, scientific ("-1.2345e-17"), rounded to nearest; an
   exact zero is "0"; "nan", "inf", "-inf". The precision is raised until it is decided, to 2^20 bits. 0; -1
   if that does not decide (nothing said). */
int expr_digits(const struct expr *, const struct exact_point *, size_t output, enum order,
	size_t digits, struct text *out);

/* What tests hold doubles to: the value of an order in `exact`, initialised by the caller with
   the precision of its choice, right to 100 bits (a value that every double is nearer to 0, or to an
   infinity, than: right in its sign). 0; -1 if 4096 bits do not decide, `exact` then is
   within an interval that may hold 0, or NaN if there was not even that. */
int expr_reference(
	const struct expr *, const struct exact_point *, size_t output, enum order, mpfr_t exact);
/* All orders up to `highest` at once, which takes little more time than the last alone;
   `decided` tells each from the others. 0 if all are. */
int expr_references(const struct expr *, const struct exact_point *, size_t output,
	enum order highest, mpfr_t *exact, bool *decided);

/* What an order tends to at a point from one side (-1, 1), or from both where they agree (0), to about the bits
   that `limit` has: where branches meet, the formula as it stands says what the taken one does. Not rigorous: the
   value at places next to it. 0; -1 if these are not decided. */
int expr_limit(const struct expr *, const struct exact_point *, size_t output, enum order, int side,
	mpfr_t limit);

/* A value hi + lo, lo being no more than a rounding of hi, and the most that it differs from the exact one: `off` is
   infinite where nothing is known; hi is NaN, and off 0, where it is known that there is no value. */
struct bounded {
	double hi, lo, off;
};
/* An order of the `outputs` values at x so, quickly: references are needed only where that does not settle a
   question. Unknown at infinities, for slopes where branches meet, and for another number of outputs than the formula has. */
void expr_value(const struct expr *, const struct point_at *, enum order, struct bounded *out,
	size_t outputs);

/* Where the formula has a kink or jump of f, f' or f'' for x in [lo, hi]: every comparison,
   abs, min, max, clamp, sign, floor, mod solved for its zeros; ascending, at most `max`. */
size_t expr_kinks(
	const struct expr *, const struct point_at *, double lo, double hi, double *at, size_t max);
/* Where a denominator, the base of a negative power, or what a logarithm is taken of is 0 for x in [lo, hi]:
   places where the formula may grow without bound. Ascending, at most `max`. */
size_t expr_poles(
	const struct expr *, const struct point_at *, double lo, double hi, double *at, size_t max);

enum expr_style {
	EXPR_ASCII, /* the language itself, as a person would type it; reads back as the same tree */
	EXPR_LATEX, /* body of a formula, without $; needs amsmath */
	/* Code, exact in double where the formula as written is not: local definitions and
	   functions of the catalogue are inlined, lists given as values become their elements.
	   A result that is a list is {a, b} in C, [a, b] in Python, "a, b" in gnuplot. */
	EXPR_C,	      /* a C11 expression in double; needs <math.h> */
	EXPR_PYTHON,  /* NumPy, element by element for an array x; needs numpy as np, and math for
	                erf, erfc and Phi */
	EXPR_GNUPLOT, /* gnuplot 5 or later */
	/* For a reader, on one line: "a if c else b". */
	EXPR_PLAIN, /* ASCII, else like the language */
	EXPR_UTF8,  /* minus U+2212, middle dot, Greek letters, superscript digits */
	EXPR_MARKUP /* the markup of figures: powers in <sup>, upright in <r>, escaped */
};

/* Appends the formula in `style`. Parameters print by their names, or, where `value` is not
   NULL and value[k] is not, as that text (for a list its elements with commas; "x" may be one).
   Functions of the catalogue are expanded where the target lacks them. 0; -1, with nothing added
   and nothing said, where the style cannot say it: a value that is no finite number, in code a
   list of unknown length (Python takes it, and j for one of them), lists of different lengths, or definitions that
   inlined would take more than 64 KiB. */
int expr_print(struct text *out, const struct expr *, enum expr_style, const char *const *value);
/* The same; calls of the function named `own` print as f in LaTeX and for a reader:
   f'(x) = f(x)(1 - f(x)). NULL: none do. */
int expr_print_own(struct text *out, const struct expr *, enum expr_style, const char *const *value,
	const char *own);
/* What the C of expr_print() computes in doubles, with this machine's library and nothing
   contracted, at the `n` points x: the `outputs` values of point i from y[i*outputs]. 0; -1 where there is no
   such C, a parameter has no value, or the formula has another number of outputs. */
int expr_run_c(const struct expr *, const char *const *value, size_t outputs, const double *x,
	size_t n, double *y);
/* The slope along x as a formula with the same parameters, by the rules of differentiation. Where branches meet it
   is the slope on one side: of max, min and clamp that of what does not depend on x. The caller frees it; the
   functions it calls outlive it. NULL where the language has no form for it, or only one of absurd length. */
struct expr *expr_derivative(const struct expr *);
/* "f(x) = ", "f'(x) = ", "f''(x) = " as the style writes it. */
void expr_print_head(struct text *out, enum order, enum expr_style);
/* A name alone, as the style writes it: alpha as U+03B1 or \alpha. */
void expr_print_name(struct text *out, const char *name, enum expr_style);

/* Kinds of library calls that struct cost tells apart: the primitives, and powers at the end. */
#define EXPR_CALLS 32

/* Operations of a formula, as often as one evaluation takes them: a choice counts as its comparison and its
   dearest branch, what is spelt out twice once, what is the same for every input as nothing, changes of sign
   likewise. */
struct cost {
	unsigned additions; /* + - and comparisons, min, max, abs, sign, floor */
	unsigned products;  /* and quotients by what is the same for every input */
	unsigned quotients; /* and square roots */
	unsigned
		transcendental; /* exp, log, tanh, erf, sin, powers that are no small whole number ... */
	unsigned call
		[EXPR_CALLS]; /* which of these and which roots; their sum may be less, since functions that
	                              no formula states are none of them */
};
/* Counts them, functions of the catalogue by their formulas, every element of a list. `length` are the
   numbers of values of the parameters, `input` tells those that are given anew with each evaluation, as x is;
   NULL: one each; none. */
void expr_count(const struct expr *, const size_t *length, const bool *input, struct cost *);
/* What they cost in additions: quotients 4, transcendental functions 20. */
unsigned expr_cost(const struct cost *);
/* "exp"; of the last "power". */
const char *expr_call_name(size_t k);

#endif
