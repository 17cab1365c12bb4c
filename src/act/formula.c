/* Formulas of rows: their trees, the scope of what they call, rows made by the user. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/alloc.h"
#include "base/gettext.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A text of a row that was parsed. Texts are told apart by their address: they are constants of
   rows, or belong to a row that activation_unmake() takes out again. Equal constants may be one, but
   two rows may have different parameters. */
struct parsed {
	const struct activation *row;
	const char *text;
	bool of_output; /* y is a parameter, the last */
	struct expr *tree;
	char *slope; /* what activation_slope() made of it; NULL: it was not asked */
};

static struct parsed *known;
static size_t n_known, known_room;

static void know(const struct activation *row, const char *text, bool of_output, struct expr *tree)
{
	known = alloc_grow(known, n_known, &known_room, sizeof *known);
	known[n_known++] = (struct parsed){ row, text, of_output, tree, NULL };
}

/* ---- the scope: rows as functions of one number
 * ------------------------------------------ */

/* A row as a formula sees it: at its defaults. */
struct callable {
	struct function function;
	struct curve curve;
	struct curve **rounded; /* the same in each type, made on first call */
	const char *param[PARAM_MAX + 1];
};

static struct jet call(const struct function *f, double u)
{
	const struct callable *callable = f->self;
	struct jet jet;
	curve_eval(&callable->curve, u, &jet);
	return jet;
}

static const struct expr *formula_of(const struct function *f)
{
	const struct callable *callable = f->self;
	return activation_tree(callable->curve.row, callable->curve.row->formula);
}

/* As the curve at the defaults has it in that type; a row that no formula states is exact, then rounded. */
static struct jet call_rounded(
	const struct function *f, enum dtype dtype, double u, enum order highest)
{
	const struct callable *callable = f->self;
	struct curve *curve = callable->rounded[dtype];
	if (curve == NULL) {
		struct text why = { 0 };
		curve = callable->rounded[dtype] = alloc_zero(1, sizeof *curve);
		curve_copy(curve, &callable->curve);
		curve_set_dtype(curve, dtype);
		curve_finish(curve, &why);
		text_free(&why);
	}
	struct jet jet;
	curve_eval_to(curve, u, highest, &jet);
	return jet;
}

static const struct expr *derivative_of(const struct function *f)
{
	const struct activation *row = ((const struct callable *)f->self)->curve.row;
	return row->derivative != NULL ? activation_tree(row, row->derivative) : NULL;
}

static const char *const *params_of(const struct function *f)
{
	const struct callable *callable = f->self;
	return callable->param;
}

static void make_callable(struct callable *c, const struct activation *row)
{
	curve_init(&c->curve, row, NULL);
	c->rounded = alloc_zero(DTYPE_BFLOAT16 + 1, sizeof *c->rounded);
	for (size_t k = 0; k < PARAM_MAX && row->param[k].name != NULL; k++)
		c->param[k] = row->param[k].value;
	c->function = (struct function){
		.name = row->id,
		.jet = call,
		.formula = formula_of,
		.derivative = derivative_of,
		.params = params_of,
		.rounded = call_rounded,
		.self = c,
	};
}

/* Rows that take a list have no place in a formula of one number. */
static bool is_callable(const struct activation *row)
{
	return (row->kind == KIND_SCALAR || row->kind == KIND_STOCHASTIC) &&
		!activation_takes_list(row);
}

static const struct function *find(const struct scope *scope, const char *name, size_t n)
{
	(void)scope;
	static struct callable *callables; /* one a row, made on first call */
	size_t rows;
	const struct activation *const *all = activation_all(&rows), *row;
	char *copy = alloc_copy_n(name, n);
	size_t found = activation_find(copy, &row, 1);
	free(copy);
	if (found != 1 || !is_callable(row))
		return NULL;
	if (callables == NULL)
		callables = alloc_zero(rows, sizeof *callables);
	size_t i = 0;
	while (all[i] != row)
		i++;
	if (callables[i].function.name == NULL)
		make_callable(&callables[i], row);
	return &callables[i].function;
}

static size_t suggest(
	const struct scope *scope, const char *name, size_t n, const char **out, size_t size)
{
	(void)scope;
	const struct activation *near[16];
	char *copy = alloc_copy_n(name, n);
	size_t found = activation_suggest(copy, near, sizeof near / sizeof *near);
	size_t written = 0;
	free(copy);
	for (size_t i = 0; i < found && written < size; i++)
		if (is_callable(near[i]))
			out[written++] = near[i]->id;
	return written;
}

static bool takes_more(const struct scope *scope, const char *name, size_t n)
{
	(void)scope;
	const struct activation *row;
	char *copy = alloc_copy_n(name, n);
	size_t found = activation_find(copy, &row, 1);
	free(copy);
	return found == 1 && !is_callable(row);
}

static const struct scope catalogue = {
	.find = find, .suggest = suggest, .takes_more = takes_more
};

/* ---- trees
 * ------------------------------------------------------------------------------- */

static const struct expr *tree_of(const struct activation *row, const char *formula, bool of_output)
{
	for (size_t i = 0; i < n_known; i++)
		if (known[i].row == row && known[i].text == formula &&
			known[i].of_output == of_output)
			return known[i].tree;
	const char *name[PARAM_MAX + 2] = { NULL };
	char *list[PARAM_MAX] = { NULL };
	size_t k = 0;
	for (; k < PARAM_MAX && row->param[k].name != NULL; k++) {
		if (row->param[k].kind == PARAM_VECTOR)
			list[k] = alloc_print("%s[]", row->param[k].name);
		name[k] = list[k] != NULL ? list[k] : row->param[k].name;
	}
	if (of_output)
		name[k] = "y[]"; /* what is computed in the type, also where it is one */
	struct expr_error error;
	struct expr *tree = expr_parse(formula, strlen(formula), name, &catalogue, &error);
	for (k = 0; k < PARAM_MAX; k++)
		free(list[k]);
	know(row, formula, of_output, tree);
	return tree;
}

const struct expr *activation_tree(const struct activation *row, const char *formula)
{
	return tree_of(row, formula, false);
}

const struct expr *activation_backward(const struct activation *row, const char *backward)
{
	return tree_of(row, backward, true);
}

/* The derivative as text of at most EXPR_BYTES; "" where it has none. */
static char *derive(const struct expr *tree)
{
	struct text out = { 0 };
	struct expr *slope = expr_derivative(tree);
	if (slope != NULL)
		expr_print(&out, slope, EXPR_ASCII, NULL);
	expr_free(slope);
	char *text = alloc_copy(out.n <= EXPR_BYTES ? text_string(&out) : "");
	text_free(&out);
	return text;
}

const char *activation_slope(const struct activation *row)
{
	if (row->derivative != NULL || row->formula == NULL ||
		activation_tree(row, row->formula) == NULL)
		return row->derivative;
	size_t i = 0;
	while (known[i].row != row || known[i].text != row->formula || known[i].of_output)
		i++;
	if (known[i].slope == NULL)
		known[i].slope = derive(known[i].tree);
	return *known[i].slope != '\0' ? known[i].slope : NULL;
}

/* What of a formula readers are shown; code takes what is evaluated. */
static const char *shown(const struct activation *row, const char *formula, enum expr_style style)
{
	bool reader = style == EXPR_PLAIN || style == EXPR_UTF8 || style == EXPR_MARKUP ||
		style == EXPR_LATEX;
	if (reader && formula == row->formula && row->textbook != NULL)
		return row->textbook;
	if (reader && formula == row->derivative && row->textbook_derivative != NULL)
		return row->textbook_derivative;
	return formula;
}

int activation_print(struct text *out, const struct activation *row, const char *formula,
	enum expr_style style, const char *const *value)
{
	formula = shown(row, formula, style);
	const struct expr *tree = activation_tree(row, formula);
	/* A user's row may have the name of the function that its formula calls. */
	bool known_row = activation_family(row) != NULL;
	if (tree != NULL)
		return expr_print_own(out, tree, style, value, known_row ? row->id : NULL);
	if (style == EXPR_MARKUP)
		text_add_escaped(out, formula);
	else
		text_add(out, formula);
	return -1;
}

struct activation *activation_make(
	const char *formula, size_t n, const char *name, struct expr_error *error)
{
	struct expr *tree = expr_parse(formula, n, NULL, &catalogue, error);
	if (tree == NULL)
		return NULL;
	size_t params = expr_params(tree);
	if (params > PARAM_MAX) {
		*error = (struct expr_error){ .column = 1 };
		snprintf(error->what, sizeof error->what, _("more than %d parameters, the last"),
			PARAM_MAX);
		expr_free(tree);
		return NULL;
	}
	struct activation *row = alloc_zero(1, sizeof *row);
	char *text = alloc_copy_n(formula, n);
	row->formula = text;
	row->id = alloc_copy(name != NULL ? name : "expr");
	row->title = alloc_copy(name != NULL ? name : text);
	row->range = row->smoothness = row->frameworks = row->source = "";
	for (size_t k = 0; k < params; k++)
		row->param[k] = (struct param){
			.name = expr_param(tree, k),
			.bounds = BOUNDS_FINITE,
		};
	row->composite = "";
	know(row, text, false, tree);
	return row;
}

/* What a made row owns is const to all but its maker. */
static void free_text(const char *text)
{
	union {
		const char *seen;
		char *owned;
	} t = { text };
	free(t.owned);
}

void activation_unmake(struct activation *row)
{
	if (row == NULL)
		return;
	for (size_t i = n_known; i-- > 0;)
		if (known[i].row == row) {
			expr_free(known[i].tree);
			free(known[i].slope);
			known[i] = known[--n_known];
		}
	if (row->kind == KIND_DIFFERENCE)
		difference_free(row);
	free_text(row->formula);
	free_text(row->id);
	free_text(row->title);
	free(row);
}
