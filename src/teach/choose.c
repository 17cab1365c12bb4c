/* choose: its questions, and what their answers may not say together. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/number.h"
#include "base/say.h"
#include "teach/rules.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DEPTH_MAX 1000000

const struct question questions[] = {
	{"problem", N_("What is the network to do?"),
		(const char *const[]){"binary", "multiclass", "multilabel", "regression",
			"language-model", "generative", NULL}},
	{"layer", N_("Which of its layers is it about?"),
		(const char *const[]){"hidden", "output", "gate", NULL}},
	{"network", N_("What kind of network is it?"),
		(const char *const[]){"mlp", "cnn", "rnn", "transformer", NULL}},
	{"depth", N_("How many layers are there?"), NULL},
	{"loss", N_("Which loss is it trained with?"),
		(const char *const[]){"cross-entropy", "squared-error", "absolute-error",
			"hinge", NULL}},
	{"symptom", N_("What is going wrong?"),
		(const char *const[]){"dead-units", "vanishing", "exploding", "slow",
			"not-zero-centred", "low-precision", NULL}},
	{NULL, NULL, NULL},
};

/* "--depth 1", as the answer stands on the command line. */
static char *as_option(const struct choice *c, const char *option)
{
	const char *answer = rules_answer(c, option);
	return answer != NULL ? alloc_print("--%s %s", option, answer)
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

static const char **slot_of(struct choice *c, const char *option)
{
	return strcmp(option, "problem") == 0	? &c->problem
	       : strcmp(option, "layer") == 0	? &c->layer
	       : strcmp(option, "network") == 0 ? &c->network
	       : strcmp(option, "loss") == 0	? &c->loss
						: &c->symptom;
}

/* The value that a word or the number before it names, NULL if none. */
static const char *value_named(const struct question *q, const char *line)
{
	size_t values = 0, n;
	while (q->values[values] != NULL)
		values++;
	if (number_read_count(line, 1, values, &n))
		return q->values[n - 1];
	for (size_t i = 0; i < values; i++) {
		char given[32], value[32];
		text_fold(line, given, sizeof given);
		text_fold(q->values[i], value, sizeof value);
		if (strcmp(given, value) == 0)
			return q->values[i];
	}
	return NULL;
}

/* Takes the answer into `c`; false if it is none. */
static bool take(struct choice *c, const struct question *q, const char *line)
{
	size_t depth;
	if (q->values == NULL) {
		if (!number_read_count(line, 1, DEPTH_MAX, &depth))
			return false;
		c->depth = (long)depth;
		return true;
	}
	const char *value = value_named(q, line);
	if (value != NULL)
		*slot_of(c, q->option) = value;
	return value != NULL;
}

static void show(const struct question *q)
{
	printf("%s\n", _(q->text));
	for (size_t i = 0; q->values != NULL && q->values[i] != NULL; i++)
		printf("  %zu %s\n", i + 1, q->values[i]);
	fputs(q->values == NULL ? _("A number, or Enter to leave it open: ")
				: _("A word or its number, or Enter to leave it open: "),
		stdout);
	fflush(stdout);
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

/* Asks until there is an answer that fits those before it. -1 if the input ends. */
static int ask(struct choice *c, const struct question *q)
{
	char *line = NULL;
	size_t room = 0;
	for (;;) {
		show(q);
		if (getline(&line, &room, stdin) < 0) {
			free(line);
			putchar('\n');
			say_error(_("the input ended before the answers did"));
			return -1;
		}
		const char *answer = trim(line);
		struct choice with = *c;
		if (*answer == '\0')
			break;
		if (!take(&with, q, answer)) {
			printf(_("%s is no answer to that.\n"), quote(answer));
			continue;
		}
		const struct conflict *k = rules_conflict(&with);
		if (k == NULL) {
			*c = with;
			break;
		}
		printf(_("That contradicts an answer before: %s.\n"), _(k->why));
	}
	putchar('\n');
	free(line);
	return 0;
}

int choose_ask(struct choice *c)
{
	for (const struct question *q = questions; q->option != NULL; q++) {
		if (rules_matter(c, q) && ask(c, q) < 0)
			return -1;
	}
	return 0;
}
