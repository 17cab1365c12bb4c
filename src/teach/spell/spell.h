/* A function spelled in another language: what the writers of the languages share. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_SPELL_H
#define ACTPLOT_SPELL_H

#include "act/activation.h"

/* What of a function's input has a name in the code: x of a scalar function, a list z, two halves a and b. */
enum spell_input { SPELL_X, SPELL_LIST, SPELL_HALVES };
enum spell_input spell_input(const struct curve *);

/* Texts for the parameters of a curve, each the caller's to free with spell_free(). */
struct spell_values {
	char *text[PARAM_MAX]; /* NULL: the parameter goes by its name */
};
/* x in the place of what is swept. */
struct spell_values spell_at_x(const struct curve *);
/* The names of the input; numbers else, of lists too if `lists`. */
struct spell_values spell_by_name(const struct curve *, bool lists);
void spell_free(struct spell_values *);

/* The formula of an order, or NULL where none is stated or words tell it. */
const struct expr *spell_tree(const struct curve *, const char *formula);
/* The derivative of a curve, also of a formula of the user's; NULL where none can be stated. */
const char *spell_derivative(const struct curve *);
/* Appends the formula as code. -1 and nothing where the style cannot say it. */
int spell_code(struct text *out, const struct curve *, const char *formula, enum expr_style,
	const struct spell_values *);
/* The name of the function in the code: its id, with a mark where the language has a function of that name. */
void spell_name(struct text *out, const struct curve *, enum expr_style);
/* "Leaky ReLU: x if x > 0 else 0.01*x" on one line, with the curve's values. */
void spell_title(struct text *out, const struct curve *);
/* True if the text has the name as a word. */
bool spell_uses(const char *code, const char *name);
/* The `n`-th of the parts of "a, f(b, c), d", from 0; false if there are fewer. */
bool spell_part(struct text *out, const char *list, size_t n);

/* The languages. Each appends a whole text; -1 where the language cannot say the function, which is said. */
int spell_c(const struct curve *, struct text *out);
int spell_python(const struct curve *, struct text *out);
int spell_gnuplot(const struct curve *, struct text *out);
/* A framework's call. */
int spell_call(const struct curve *, const struct framework *, struct text *out);

#endif
