/* What teaches: lessons on a function, comparisons, advice; as text, Markdown, JSON, CSV and roff. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_TEACH_H
#define ACTPLOT_TEACH_H

#include "act/activation.h"
#include "base/text.h"
#include "doc/document.h"

#include <stdbool.h>
#include <stddef.h>

enum teach_style { TEACH_TEXT, TEACH_MARKDOWN, TEACH_JSON, TEACH_CSV, TEACH_TSV };

/* How text is laid out: columns of the terminal (at least 40), and whether it may hold more than ASCII. */
struct teach_page {
	size_t width;
	bool utf8;
	enum teach_style style;
};

/* A document as the page wants it. */
static inline void teach_write(
	const struct document *d, const struct teach_page *page, struct text *out)
{
	if (page->style == TEACH_MARKDOWN)
		doc_markdown(d, out);
	else
		doc_terminal(d, page->width, out);
}

/* explanation.c: the card (at most 80x24), then the lesson. `eps` is what saturation means. Appends to `out`;
   -1 if the curve has no finite value (said). */
int explain_print(const struct curve *, const struct teach_page *, double eps, struct text *out);

/* spell.c: the function in another language or framework ("latex", "c", "python", "gnuplot", "keras",
   "pytorch", "jax", "tf", "onnx"), complete and ready to paste. -1 after saying that it cannot be said so. */
int spell_print(const struct curve *, const char *target, struct text *out);
/* Its targets, ends at NULL. */
extern const char *const spell_targets[];

/* side-by-side.c: properties side by side, identities that hold, differences in words. `curves` of at least two. */
int compare_print(const struct curve *const *curve, size_t curves, const struct teach_page *,
	double eps, struct text *out);
/* What the frameworks make of one function: defaults, forms, slopes at kinks, largest differences. */
int compare_frameworks(const struct activation *, const struct teach_page *, struct text *out);

/* questions.c: answers, each NULL where nothing was said. */
struct choice {
	const char *problem, *layer, *network, *loss, *symptom;
	long depth; /* 0: not said */
};
/* One question: an answer's option, its wording, and the values it takes. */
struct question {
	const char *option;	     /* "problem" */
	const char *text;	     /* N_("What is the network to do?") */
	const char *const *values;   /* ends at NULL; NULL: a whole number */
	const char *const *meanings; /* N_(): what each of the values means, in a line */
	const char *help;	     /* N_(): what it is asked for, in a sentence or two */
};
extern const struct question questions[]; /* ends at one without an option */
#define CHOOSE_DEPTH_MAX 1000000
/* Where the answer to a question stands; NULL for the depth, which is no word. */
const char **choose_slot(struct choice *, const char *option);
/* The answer that another well-known word stands for, "squared-error" for "mse"; else the word itself. */
const char *choose_word(const struct question *, const char *word);
/* Asks them one after another on standard output, reading standard input; an empty answer leaves one open.
   1 if q ended it; -1 if the input did. */
int choose_ask(struct choice *);
/* 0; -1 after saying, as a usage error, which answers contradict each other, and why. */
int choose_check(const struct choice *);
/* Appends the recommendation with its reasons, warnings, and the layer in Keras and PyTorch. -1 after saying
   which answers contradict each other, and why. */
int choose_print(const struct choice *, const struct teach_page *, struct text *out);
/* Appends what it recommends in a few words: "sigmoid with binary cross-entropy; or softmax". */
void choose_headline(const struct choice *, struct text *out);
/* All rules, one paragraph each. */
void choose_rules(const struct teach_page *, struct text *out);

/* manual.c: the page actplot-NAME(7) in roff. */
void manual_function(const struct activation *, struct text *out);
/* How a framework's function differs from the row, in a line; nothing where only its spelling does. */
void manual_variant(const struct activation *, const struct variant *, struct text *out);
/* guide.c: the page activation-functions(7), the field from the first neuron on; its numbers are computed. */
void manual_guide(struct text *out);

#endif
