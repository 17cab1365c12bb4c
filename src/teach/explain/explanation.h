/* explain's parts: the facts in words, the card, the lesson's sections, JSON. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_EXPLANATION_H
#define ACTPLOT_EXPLANATION_H

#include "act/measure/facts.h"
#include "base/number.h"
#include "doc/document.h"
#include "teach/teach.h"

/* What is explained. */
struct topic {
	const struct curve *curve;
	const struct activation *row; /* whose formula it is */
	bool own;		      /* a formula of the user's, of which no row tells anything */
	struct facts facts;
	const struct teach_page *page;
};

/* What is told of a curve, in words that the card and compare share, with so many
 * significant digits; 0: all of a double. */
struct told {
	const struct curve *curve;
	const struct facts *facts;
	int digits;
};

/* ---- told.c: what is told of a curve ----------------------------------------------------- */

/* A message translated; for a machine as it stands. */
const char *told_word(const struct told *, const char *message);
/* "[0, inf)", "{0, 1}". */
void told_range(const struct told *, struct text *out);
/* "0.25 at x = 0", "1 for x > 0", "0, but for the jump at 0"; nothing where there is no slope. */
void told_steepest(const struct told *, struct text *out);
/* "0 for x <= 0"; nothing where there is no such place. */
void told_extreme(const struct told *, struct place_of, struct text *out);
/* "x < -4.6, x > 4.6", "everywhere". */
void told_saturation(const struct told *, struct text *out);
/* "none", "at -1, 1". */
void told_kinks(const struct told *, struct text *out);
/* "C0", "Cinf", "discontinuous"; "" where nothing is known. */
const char *told_smoothness(const struct told *);
/* "never falls". */
const char *told_trend(const struct told *);
/* "odd", "point-symmetric about (0, 0.5)", "none". */
void told_symmetry(const struct told *, struct text *out);

/* ---- declared.c --------------------------------------------------------------------------- */

/* What f nears at the infinity on that side (-1, 1), as rows have it: "alpha*x" where it is declared, "0.5*x" where
 * it is measured; "inf", "-inf" where it grows but nears no line, "none" where it nears nothing. */
void explain_limit(const struct curve *, int side, struct text *out);
/* The row's own range where it holds: "(-alpha, inf)"; else what is measured. */
void explain_declared_range(const struct told *, struct text *out);

/* ---- phrases.c ------------------------------------------------------------------------------ */

/* A number with six digits, in the buffer, which is returned; no sign on a zero. */
const char *explain_number(double x, char out[NUMBER_SIZE]);
/* How formulas are written on the page of a topic. */
enum expr_style explain_style(const struct teach_page *);
/* The formula's or the derivative's side of "f(x) = ..." with its head; nothing where
 * none is stated. */
void explain_formula(const struct topic *, enum order, struct text *out);
/* "alpha = 0.3, z = (x, 0, -1)"; nothing where there are no parameters. */
void explain_setting(const struct topic *, struct text *out);
/* A call with the curve's values in the place of $alpha. */
void explain_call(const struct curve *, const char *call, struct text *out);
/* The titles of the frameworks in `ids`, blanks between. */
void explain_frameworks(const char *ids, struct text *out);
/* The first author, others and year of a source: "Hendrycks and Gimpel 2016". */
void explain_short_source(const char *source, struct text *out);

/* ---- relatives.c --------------------------------------------------------------------------- */

#define RELATIVES 8
/* The rows that stand nearest: the same curves first, then what frameworks mean by the
   name, then those of the family next in rank. Returns how many, at most RELATIVES. */
size_t explain_relatives(const struct activation *, const struct activation *out[RELATIVES]);

/* ---- parts of the document --------------------------------------------------------------- */

/* card.c: title and names, formulas, plot beside the facts: a screen of 24 lines where the page is 80 columns wide. */
void explain_card(const struct topic *, struct document *);
/* The entries beside the plot. */
void explain_facts(const struct topic *, struct document *);
/* False where the card has no room for that formula, so that the lesson has it. */
bool explain_shows(const struct topic *, enum order);

/* lecture-notes.c: what follows the card. */
void explain_lesson(const struct topic *, struct document *);
/* What a parameter is, its bounds, its default and, but for NULL, what it is set to: "slope left of 0, at least 0;
   default 0.01, here 0.3". */
void explain_parameter(const struct param *, const char *set, struct text *out);
/* Entries that say what the numbers mean; the labels are the card's, or those of compare's table and there
 * of more. */
void explain_reading(double eps, bool table, struct document *);
/* Entries for names in `formula`, in the language of formulas, that not everybody knows. */
void explain_symbols(const char *formula, enum expr_style, struct document *);

/* One object, on one line without its end; `spec` is the curve as compare calls it, NULL: no such member. */
void explain_json(const struct topic *, const char *spec, struct text *out);

#endif
