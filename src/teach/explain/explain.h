/* explain's parts: the facts in words, the card, the lesson's sections, JSON. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_EXPLAIN_H
#define ACTPLOT_EXPLAIN_H

#include "act/measure/facts.h"
#include "teach/page.h"
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

/* What f nears at the infinity on that side (-1, 1), as rows have it: "alpha*x" where it is declared, "0.5*x" where
 * it is measured; "inf", "-inf" where it grows but nears no line, "none" where it nears nothing. */
void explain_limit(const struct curve *, int side, struct text *out);
void explain_told(const struct told *, double x, struct text *out);
/* "[0, inf)", "{0, 1}". */
void explain_range(const struct told *, struct text *out);
/* The row's own where it holds: "(-alpha, inf)". */
void explain_declared_range(const struct told *, struct text *out);
/* "0.25 at x = 0", "1 for x > 0", "0, but for the jump at 0"; nothing where there is no
 * slope. */
void explain_steepest(const struct told *, struct text *out);
/* "0 for x <= 0"; nothing where there is no such place. */
void explain_extreme(const struct told *, struct place_of, struct text *out);
/* "x < -4.6, x > 4.6", "everywhere". */
void explain_saturation(const struct told *, struct text *out);
/* "none", "at -1, 1". */
void explain_kinks(const struct told *, struct text *out);
/* "C0", "Cinf", "discontinuous"; "" where nothing is known. */
const char *explain_smoothness(const struct told *);
/* "never falls". */
const char *explain_trend(const struct facts *);
/* "odd", "point-symmetric about (0, 0.5)", "none". */
void explain_symmetry(const struct told *, struct text *out);

/* The formula's or the derivative's side of "f(x) = ..." with its head; nothing where
 * none is stated. */
void explain_formula(const struct topic *, enum order, enum expr_style, struct text *out);
/* The same in the page's style, wrapped; false if it is too long for the card. */
bool explain_short_formula(const struct topic *, enum order, struct text *lines);
/* "alpha = 0.3, z = (x, 0, -1)"; nothing where there are no parameters. */
void explain_setting(const struct topic *, struct text *out);
/* Six digits; no sign on a zero. */
void explain_number(struct text *out, double x);
/* A call with the curve's values in the place of $alpha. */
void explain_call(const struct curve *, const char *call, struct text *out);
/* The titles of the frameworks in `ids`, blanks between. */
void explain_frameworks(const char *ids, struct text *out);

/* What the card tells beside the plot; the same as a table in Markdown. */
void explain_facts(const struct topic *, struct section *out);
/* "1 exp, 2 +, 1 /". */
void explain_operations(const struct cost *, struct text *out);
/* The first author, others and year of a source: "Hendrycks and Gimpel 2016". */
void explain_short_source(const char *source, struct text *out);

/* What the numbers mean; the labels are the card's, or those of compare's table and there
 * of more. */
void explain_reading(double eps, bool table, struct section *out);
/* What names in `formula`, in the language of formulas, stand for where not everybody
 * knows. */
void explain_symbols(const char *formula, const struct teach_page *, struct section *out);

#define SECTIONS 12
/* What follows the card; returns how many sections were filled. */
size_t explain_sections(const struct topic *, struct section out[SECTIONS]);

/* Title and names, formulas, plot beside the facts: at most 24 lines where the page is 80
 * columns wide. */
void explain_card(const struct topic *, struct text *out);
/* One object, on one line without its end; `spec` is the curve as compare calls it, NULL: no such member. */
void explain_json(const struct topic *, const char *spec, struct text *out);

#endif
