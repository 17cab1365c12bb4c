/* choose: its questions, and what their answers may not say together. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/number.h"
#include "base/say.h"
#include "teach/choose/rules.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PAGE_WIDTH = 78, ANSWER_COLUMN = 22 /* of what an answer means */ };

const struct question questions[] = {
	{ "layer", N_("Which of its layers is it about?"),
		(const char *const[]){ "hidden", "output", "gate", NULL },
		(const char *const[]){ N_("any layer between the input and the output"),
			N_("the last layer, which gives the answer"),
			N_("a factor that passes a signal on or shuts it off"), NULL },
		N_("Hidden layers mostly share one function, the output's follows from "
		   "the problem, and gates are parts of LSTM, GRU and gated units. Left "
		   "open, all that the other answers bear on are told.") },
	{ "problem", N_("What is the network to do?"),
		(const char *const[]){ "binary", "multiclass", "multilabel", "regression",
			"language-model", "generative", NULL },
		(const char *const[]){ N_("a yes or no, such as whether a mail is spam"),
			N_("one of several classes is right, such as a digit"),
			N_("several tags may be right at once"), N_("a number, such as a price"),
			N_("the next word, or piece of one, of a text"),
			N_("new pictures, sounds or other data"), NULL },
		N_("What is to come out decides the function of the output layer, and "
		   "the loss that goes with it.") },
	{ "network", N_("What kind of network is it?"),
		(const char *const[]){ "mlp", "cnn", "rnn", "transformer", NULL },
		(const char *const[]){ N_("fully connected layers, one after another"),
			N_("convolutions, for pictures and sound"),
			N_("recurrent, such as LSTM and GRU, for sequences"),
			N_("attention between feed-forward layers"), NULL },
		N_("Some kinds have functions of their own: recurrent cells take tanh, "
		   "Transformers gelu or silu.") },
	{ "depth", N_("How many layers are there?"), NULL, NULL,
		N_("Count those that have an activation, from the input to the output. "
		   "Each multiplies the gradient by a slope on its way back.") },
	{ "loss", N_("Which loss is it trained with?"),
		(const char *const[]){
			"cross-entropy", "squared-error", "absolute-error", "hinge", NULL },
		(const char *const[]){ N_("-log of the probability given to what is right"),
			N_("the mean of (output - target)^2, also MSE"),
			N_("the mean of |output - target|, also MAE"),
			N_("max(0, 1 - target*score), as in a support vector machine"), NULL },
		N_("The loss is the number that training makes small. Left open, the one "
		   "that goes with the output is named.") },
	{ "symptom", N_("What is going wrong?"),
		(const char *const[]){ "dead-units", "vanishing", "exploding", "slow",
			"not-zero-centred", "low-precision", NULL },
		(const char *const[]){ N_("units of relu that give 0 for every sample"),
			N_("the loss hardly falls, early layers hardly change"),
			N_("the loss jumps or becomes NaN, weights grow"),
			N_("it learns, but in too many steps, or each takes too long"),
			N_("outputs of a layer have one sign, and steps zigzag"),
			N_("it is to compute in 16 or 8 bits"), NULL },
		N_("Leave it open if nothing goes wrong, or nothing was trained yet.") },
	{ NULL, NULL, NULL, NULL, NULL },
};

/* "--depth 1", as the answer stands on the command line. */
static char *as_option(const struct choice *c, const char *option)
{
	const char *answer = rules_answer(c, option);
	return strcmp(option, "depth") != 0 ? alloc_print("--%s %s", option, answer)
					    : alloc_print("--%s %ld", option, c->depth);
}

int choose_check(const struct choice *c)
{
	const struct conflict *k = rules_conflict(c);
	if (k == NULL)
		return 0;
	char *one = as_option(c, k->one), *other = as_option(c, k->other);
	say_usage(_("%s contradicts %s: %s"), one, other, _(k->why));
	free(one);
	free(other);
	return -1;
}

/* ---- asking --------------------------------------------------------------------- */

const char **choose_slot(struct choice *c, const char *option)
{
	return strcmp(option, "problem") == 0	 ? &c->problem
		: strcmp(option, "layer") == 0	 ? &c->layer
		: strcmp(option, "network") == 0 ? &c->network
		: strcmp(option, "loss") == 0	 ? &c->loss
		: strcmp(option, "symptom") == 0 ? &c->symptom
						 : NULL;
}

/* What answers are called elsewhere; folded as text_fold() does it. */
static const struct synonym {
	const char *word, *value;
} synonyms[] = {
	{ "mse", "squared-error" },
	{ "l2", "squared-error" },
	{ "meansquarederror", "squared-error" },
	{ "mae", "absolute-error" },
	{ "l1", "absolute-error" },
	{ "meanabsoluteerror", "absolute-error" },
	{ "bce", "cross-entropy" },
	{ "ce", "cross-entropy" },
	{ "nll", "cross-entropy" },
	{ "logloss", "cross-entropy" },
	{ "binarycrossentropy", "cross-entropy" },
	{ "categoricalcrossentropy", "cross-entropy" },
	{ "lstm", "rnn" },
	{ "gru", "rnn" },
	{ "recurrent", "rnn" },
	{ "convnet", "cnn" },
	{ "convolutional", "cnn" },
	{ "dense", "mlp" },
	{ "fullyconnected", "mlp" },
	{ "feedforward", "mlp" },
	{ "gpt", "transformer" },
	{ "bert", "transformer" },
	{ "llm", "language-model" },
	{ "gan", "generative" },
	{ "diffusion", "generative" },
	{ "dyingrelu", "dead-units" },
	{ "deadrelu", "dead-units" },
	{ "vanishinggradient", "vanishing" },
	{ "vanishinggradients", "vanishing" },
	{ "explodinggradient", "exploding" },
	{ "explodinggradients", "exploding" },
	{ "nan", "exploding" },
	{ "float16", "low-precision" },
	{ "fp16", "low-precision" },
	{ "bfloat16", "low-precision" },
	{ "int8", "low-precision" },
};

const char *choose_word(const struct question *q, const char *word)
{
	char folded[32];
	const char *near;
	text_fold(word, folded, sizeof folded);
	for (size_t i = 0; i < sizeof synonyms / sizeof synonyms[0]; i++) {
		if (strcmp(folded, synonyms[i].word) == 0 &&
			text_pick(synonyms[i].value, q->values, &near) >= 0)
			return synonyms[i].value;
	}
	return word;
}

/* The value that a word or the number before it names; NULL if none, and then perhaps one
 * that is near. */
static const char *value_named(const struct question *q, const char *line, const char **near)
{
	size_t values = 0, n;
	while (q->values[values] != NULL)
		values++;
	*near = NULL;
	if (number_read_count(line, 1, values, &n))
		return q->values[n - 1];
	int k = text_pick(choose_word(q, line), q->values, near);
	return k >= 0 ? q->values[k] : NULL;
}

/* Takes the answer into `c`; false if it is none, after saying so. */
static bool take(struct choice *c, const struct question *q, const char *line)
{
	size_t depth;
	const char *near = NULL, *value = NULL;
	if (q->values == NULL && number_read_count(line, 1, CHOOSE_DEPTH_MAX, &depth)) {
		c->depth = (long)depth;
		return true;
	}
	if (q->values != NULL)
		value = value_named(q, line, &near);
	if (value != NULL) {
		*choose_slot(c, q->option) = value;
		return true;
	}
	if (near != NULL)
		printf(_("%s is no answer to that; did you mean '%s'?\n"), quote(line), near);
	else
		printf(_("%s is no answer to that.\n"), quote(line));
	return false;
}

/* Writes what is asked to the terminal, and the document goes. */
static void show(struct document *d)
{
	struct text lines = { 0 };
	doc_terminal(d, PAGE_WIDTH, &lines);
	fputs(text_string(&lines), stdout);
	text_free(&lines);
	doc_free(d);
}

static void show_question(const struct question *q)
{
	struct document d = { 0 };
	doc_add(&d, DOC_PARAGRAPH, NULL, _(q->text));
	for (size_t i = 0; q->values != NULL && q->values[i] != NULL; i++) {
		struct doc_block *b = doc_add(&d, DOC_ENTRY, NULL, _(q->meanings[i]));
		text_print(&b->label, "  %zu %s", i + 1, q->values[i]);
		b->column = ANSWER_COLUMN;
	}
	show(&d);
	fputs(q->values == NULL ? _("A number, ? for help, q to quit, or Enter to leave it open:")
				: _("A word or its number, ? for help, q to quit, or Enter to "
				    "leave it open:"),
		stdout);
	putchar(' ');
	fflush(stdout);
}

/* For who answers ? or help. */
static bool explained(const struct question *q, const char *line)
{
	char folded[8];
	struct document d = { 0 };
	text_fold(line, folded, sizeof folded);
	if (strcmp(folded, "?") != 0 && strcmp(folded, "help") != 0)
		return false;
	doc_add(&d, DOC_PARAGRAPH, NULL, _(q->help));
	doc_add(&d, DOC_PARAGRAPH, NULL, _("More on all these words: man activation-functions"));
	show(&d);
	return true;
}

static bool is_quit(const char *line)
{
	return strcmp(line, "q") == 0 || strcmp(line, "quit") == 0 || strcmp(line, "exit") == 0;
}

/* Cuts the blanks and the end of the line around what was typed. */
static char *trim(char *line)
{
	line += strspn(line, " \t");
	size_t n = strlen(line);
	while (n > 0 && strchr(" \t\r\n", line[n - 1]) != NULL)
		line[--n] = '\0';
	return line;
}

/* Asks until there is an answer that fits those before it. 1 if there shall be no more; -1 if the input ends. */
static int ask(struct choice *c, const struct question *q)
{
	char *line = NULL;
	size_t room = 0;
	for (;;) {
		show_question(q);
		if (getline(&line, &room, stdin) < 0) {
			free(line);
			putchar('\n');
			say_error(_("the input ended before the answers did"));
			return -1;
		}
		const char *answer = trim(line);
		struct choice with = *c;
		if (is_quit(answer)) {
			free(line);
			return 1;
		}
		if (*answer == '\0')
			break;
		if (explained(q, answer) || !take(&with, q, answer)) {
			putchar('\n');
			continue;
		}
		const struct conflict *k = rules_conflict(&with);
		if (k == NULL) {
			*c = with;
			break;
		}
		printf(_("That contradicts an answer before: %s.\n\n"), _(k->why));
	}
	putchar('\n');
	free(line);
	return 0;
}

int choose_ask(struct choice *c)
{
	for (const struct question *q = questions; q->option != NULL; q++) {
		int left = rules_matter(c, q) ? ask(c, q) : 0;
		if (left != 0)
			return left;
	}
	return 0;
}
