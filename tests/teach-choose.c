/* Tests of choose: every rule is reached, every path of answers leads somewhere. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "teach-tests.h"
#include "teach/template.h"
#include "teach/choose/recommend.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const struct teach_page page = { .width = 80, .style = TEACH_TEXT };

/* ---- places in sentences -------------------------------------------------------- */

static void check_fill(const char *text, int status, const char *wanted)
{
	struct text out = { 0 };
	ck_assert_int_eq(fill_text(&out, text, 10), status);
	ck_assert_str_eq(text_string(&out), wanted);
	text_free(&out);
}

START_TEST(places_are_computed)
{
	check_fill("no place", 0, "no place");
	check_fill("{slope sigmoid(x) at 0}, {sigmoid(x) at 0}!", 0, "0.25, 0.5!");
	check_fill("{depth} layers: {0.25^depth}", 0, "10 layers: 9.54e-07");
	check_fill("{softmax 9,9}", 0, "0.5, 0.5");
	check_fill("{log(exp(-800))}, {log(exp(-800)) in float64}", 0, "-800, -inf");
	check_fill("{nonsense} and {relu(x) at y} and {relu 1} and {softmax a}", -1,
		"? and ? and ? and ?");
	check_fill("{width^2}", -1, "?");
	check_fill("open {1 + 1", 0, "open 2");
}
END_TEST

/* ---- the table ------------------------------------------------------------------ */

static void check_ids(const char *ids)
{
	for (const char *s = ids == NULL ? "" : ids; *s != '\0'; s += strspn(s, " ")) {
		char id[64];
		const struct activation *row;
		size_t n = strcspn(s, " ");
		ck_assert_uint_lt(n, sizeof id);
		memcpy(id, s, n);
		id[n] = '\0';
		ck_assert_msg(activation_find(id, &row, 1) == 1 && strcmp(row->id, id) == 0,
			"no id: %s", id);
		s += n;
	}
}

static void check_advice(const struct rule *r, const struct advice *a)
{
	for (; a->why != NULL; a++) {
		struct text out = { 0 };
		check_ids(a->ids);
		ck_assert_msg(
			fill_text(&out, a->why, 10) == 0, "%s: %s", r->name, text_string(&out));
		/* A depth that nobody said is not told. */
		ck_assert_msg(strstr(a->why, "depth}") == NULL || !rules_among(r->when.depth, NULL),
			"%s", a->why);
		ck_assert_ptr_eq(strchr(text_string(&out), '{'), NULL);
		ck_assert(a->see == NULL || strncmp(a->see, "actplot ", 8) == 0);
		text_free(&out);
	}
}

/* Each word of a condition is an answer that can be given. */
static void check_words(const char *option, const char *list)
{
	const struct question *q = questions;
	while (strcmp(q->option, option) != 0)
		q++;
	for (const char *s = list == NULL ? "" : list; *s != '\0'; s += strspn(s, " ")) {
		size_t n = strcspn(s, " "), i = 0;
		while (q->values[i] != NULL &&
			(strlen(q->values[i]) != n || memcmp(q->values[i], s, n) != 0))
			i++;
		ck_assert_msg(q->values[i] != NULL || (n == 1 && *s == '-'), "%s: %s", option, s);
		s += n;
	}
}

static void check_depths(const char *list)
{
	for (const char *s = list == NULL ? "" : list; *s != '\0'; s += strspn(s, " ")) {
		size_t n = strcspn(s, " ");
		char word[8];
		ck_assert_uint_lt(n, sizeof word);
		memcpy(word, s, n);
		word[n] = '\0';
		ck_assert_msg(rules_among("- one few deep", word), "depth: %s", s);
		s += n;
	}
}

static void check_when(const struct when *w)
{
	check_depths(w->depth);
	check_words("problem", w->problem);
	check_words("network", w->network);
	check_words("loss", w->loss);
	check_words("symptom", w->symptom);
}

/* What a headline says that a function needs is about one that the rule recommends. */
static void check_provisos(const struct rule *r)
{
	for (const struct proviso *p = r->only; p->id != NULL; p++) {
		bool found = false;
		for (const struct advice *a = r->take; a->why != NULL; a++)
			found |= a->ids != NULL && rules_among(a->ids, p->id);
		ck_assert_msg(found, "%s: %s", r->name, p->id);
	}
}

START_TEST(rules_are_sound)
{
	for (const struct rule *const *table = rule_tables; *table != NULL; table++) {
		for (const struct rule *r = *table; r->name != NULL; r++) {
			check_words("layer", r->layer);
			check_when(&r->when);
			struct advice because[2] = { r->because, { NULL, NULL, NULL } };
			check_advice(r, because);
			check_advice(r, r->take);
			check_advice(r, r->avoid);
			check_advice(r, r->mind);
			ck_assert(r->take[0].why == NULL || r->because.see != NULL);
			ck_assert(r->with == NULL || r->take[0].why == NULL);
			check_provisos(r);
			ck_assert(rules_among(r->when.depth, NULL) ||
				rules_among(r->when.depth, rules_depth(rules_example_depth(r))));
		}
	}
	for (const struct conflict *k = conflicts; k->why != NULL; k++) {
		check_words("layer", k->layer);
		check_when(&k->when);
	}
}
END_TEST

/* ---- every path ----------------------------------------------------------------- */

/* The values of a question one after another, NULL first for none. */
static const char *value_at(const char *option, size_t i, bool *end)
{
	const struct question *q = questions;
	while (strcmp(q->option, option) != 0)
		q++;
	const char *value = i == 0 ? NULL : q->values[i - 1];
	*end = i > 0 && value == NULL;
	return value;
}

static bool reached[512];

static void mark(const struct recommendation *r)
{
	size_t number = 0;
	for (const struct rule *const *table = rule_tables; *table != NULL; table++) {
		for (const struct rule *rule = *table; rule->name != NULL; rule++) {
			for (size_t i = 0; i < r->rules; i++)
				reached[number] |= r->rule[i] == rule;
			number++;
			ck_assert_uint_lt(number, 512);
		}
	}
}

static void check_choice(const struct choice *c, bool conflict[64])
{
	const struct conflict *k = rules_conflict(c);
	if (k != NULL) {
		conflict[k - conflicts] = true;
		return;
	}
	struct recommendation all[LAYERS_MAX];
	size_t n = recommend_all(all, c);
	ck_assert_uint_ge(n, 1);
	for (size_t i = 0; i < n; i++) {
		const struct recommendation *r = &all[i];
		ck_assert_msg(r->n > 0 && r->rules < RULES_MAX && r->n < RECOMMENDED_MAX,
			"%s: problem %s network %s loss %s symptom %s depth %ld", r->layer,
			c->problem, c->network, c->loss, c->symptom, c->depth);
		mark(r);
		for (size_t k2 = 0; k2 < r->rules; k2++) {
			for (const struct advice *a = r->rule[k2]->avoid; a->why != NULL; a++)
				for (size_t m = 0; m < r->n; m++)
					ck_assert(!rules_among(a->ids, r->pick[m].id));
		}
	}
}

START_TEST(every_path_ends_and_every_rule_is_reached)
{
	static const long depths[] = { 0, 1, 2, 3, 4, 100, 1000000 };
	bool conflict[64] = { false }, end;
	struct choice c = { 0 };
	memset(reached, 0, sizeof reached);
	for (size_t p = 0; c.problem = value_at("problem", p, &end), !end; p++)
		for (size_t l = 0; c.layer = value_at("layer", l, &end), !end; l++)
			for (size_t n = 0; c.network = value_at("network", n, &end), !end; n++)
				for (size_t o = 0; c.loss = value_at("loss", o, &end), !end; o++)
					for (size_t s = 0;
						c.symptom = value_at("symptom", s, &end), !end; s++)
						for (size_t d = 0; d < 7; d++) {
							c.depth = depths[d];
							check_choice(&c, conflict);
						}
	size_t number = 0;
	for (const struct rule *const *table = rule_tables; *table != NULL; table++) {
		for (const struct rule *r = *table; r->name != NULL; r++)
			ck_assert_msg(reached[number++], "never reached: %s", r->name);
	}
	for (const struct conflict *k = conflicts; k->why != NULL; k++)
		ck_assert_msg(conflict[k - conflicts], "never met: %s", k->why);
}
END_TEST

/* ---- what the lecture asks ------------------------------------------------------ */

/* The answers as five words, "-" for none, and what the text must hold and may not. */
struct expectation {
	struct choice choice;
	const char *holds[6];
	const char *lacks;
};

static const struct expectation expectations[] = {
	{ { .problem = "multiclass", .layer = "output" },
		{ "Output layer: softmax with cross-entropy", "Not sigmoid", "log(0) is -inf",
			"torch.nn.CrossEntropyLoss()" },
		"Not relu" },
	{ { .problem = "binary", .layer = "output" },
		{ "Output layer: sigmoid with binary cross-entropy", "0.881, 0.119" }, "Hidden" },
	{ { .problem = "multilabel", .layer = "output" },
		{ "Output layer: sigmoid", "Not softmax", "0.5, 0.5" }, NULL },
	{ { .problem = "binary", .layer = "output", .loss = "squared-error" },
		{ "bad pair", "0.0177 at -4", "0.000335", "-0.00067", "cross-entropy -1" }, NULL },
	{ { .problem = "regression", .layer = "output" },
		{ "Output layer: linear with squared error; or softplus (targets never "
		  "negative), tanh (targets between -1 and 1)",
			"Not relu", "torch.nn.Linear(64, 1)", "scale the targets", "-600000" },
		NULL },
	{ { .problem = "language-model" },
		{ "Output layer: log_softmax", "Hidden layers: gelu",
			"3.67e-348; computed in float64 that is 0, whose logarithm is "
			"-inf. log_softmax gives -800" },
		NULL },
	{ { .problem = "generative", .layer = "output" }, { "Output layer: tanh; or sigmoid" },
		NULL },
	{ { .layer = "hidden" },
		{ "Hidden layers: relu", "learning rate", "Not linear", "leaky_relu",
			"Dense(64, activation='relu')", "torch.nn.ReLU()" },
		"Output" },
	{ { .symptom = "dead-units" },
		{ "Hidden layers: leaky_relu; or prelu, elu, maxout", "learning rate", "Not relu" },
		"Output" },
	{ { .layer = "hidden", .depth = 20 },
		{ "Not sigmoid", "20 such layers", "9.09e-13", "Not tanh" }, NULL },
	{ { .layer = "hidden", .depth = 3 }, { "0.0156", "tanh" }, "Not tanh" },
	{ { .network = "rnn" }, { "Hidden layers: tanh", "Gates: sigmoid", "LSTM" }, NULL },
	{ { .network = "transformer", .layer = "hidden" },
		{ "Hidden layers: gelu; or silu, swiglu" }, NULL },
	{ { .symptom = "low-precision" }, { "Hidden layers: relu6; or hard_swish" },
		"rounds nothing" },
	{ { .symptom = "not-zero-centred" },
		{ "Hidden layers: elu; or selu, tanh", "0.399", "Not sigmoid, relu" }, NULL },
	{ { .problem = "multiclass", .layer = "hidden" }, { "Hidden layers: relu", "Not softmax" },
		"Not linear" },
	{ { .loss = "hinge", .layer = "hidden" },
		{ "Hidden layers: relu", "What --loss says changes nothing" }, "Output" },
	{ { .symptom = "vanishing", .network = "cnn" },
		{ "Hidden layers: relu", "Not sigmoid", "variance 1/inputs",
			"block's input to its output" },
		NULL },
	/* one verdict: nothing speaks for what was dropped */
	{ { .symptom = "vanishing", .depth = 3 },
		{ "3 layers of sigmoid leave at most 0.0156", "Not tanh" }, "even sigmoid may" },
	{ { .symptom = "dead-units", .problem = "generative" }, { "- leaky_relu" },
		"in a generator" },
	/* remedies alone, and what they make way for */
	{ { .symptom = "exploding", .network = "cnn", .depth = 50 },
		{ "Hidden layers: relu6; or selu (weights of variance 1/inputs) Values",
			"Without that: relu, leaky_relu, elu, silu, hard_swish (a "
			"convolutional network)",
			"scale it down to that bound" },
		"Not linear" },
	{ { .symptom = "slow", .network = "transformer", .depth = 2 },
		{ "Hidden layers: relu",
			"Without that: gelu, silu, swiglu (a "
			"Transformer)." },
		"even sigmoid may" },
	{ { .network = "transformer", .depth = 24 }, { "Hidden layers: gelu; or silu, swiglu" },
		"relu; or" },
	{ { .network = "cnn", .depth = 1 }, { "no product that could vanish" }, "eases vanishing" },
	{ { .network = "cnn" }, { "eases vanishing gradients" }, NULL },
	{ { .symptom = "low-precision", .depth = 20 }, { "Hidden layers: relu6" }, NULL },
	{ { .symptom = "not-zero-centred", .depth = 20 },
		{ "Hidden layers: elu; or selu ", "Not tanh" }, NULL },
	{ { .symptom = "slow", .depth = 30 }, { "raise it first, threefold" },
		"moderate learning rate" },
	{ { .problem = "binary" }, { "at most 0.25 of the gradient" }, "10 such layers" },
};

START_TEST(advice_says_what_it_must)
{
	const struct expectation *e = &expectations[_i];
	struct text out = { 0 };
	ck_assert_int_eq(choose_print(&e->choice, &page, &out), 0);
	char *flat = out.s;
	for (char *s = flat; *s != '\0'; s++) /* sentences are broken into lines anywhere */
		*s = *s == '\n' ? ' ' : *s;
	struct text squeezed = { 0 };
	for (const char *s = flat; *s != '\0'; s++) {
		if (*s != ' ' || s[1] != ' ')
			text_add_char(&squeezed, *s);
	}
	for (size_t i = 0; i < 6 && e->holds[i] != NULL; i++)
		ck_assert_msg(strstr(text_string(&squeezed), e->holds[i]) != NULL, "no '%s' in: %s",
			e->holds[i], text_string(&squeezed));
	ck_assert(e->lacks == NULL || strstr(text_string(&squeezed), e->lacks) == NULL);
	text_free(&squeezed);
	text_free(&out);
}
END_TEST

static size_t times(const char *text, const char *part)
{
	size_t n = 0;
	for (; (text = strstr(text, part)) != NULL; text++)
		n++;
	return n;
}

START_TEST(nothing_is_said_twice)
{
	static const struct {
		struct choice choice;
		const char *once;
	} answers[] = {
		{ { .network = "rnn" }, "keras.layers.LSTM(" },
		{ { .network = "rnn" }, "actplot explain tanh\n" },
		{ { .network = "rnn", .symptom = "exploding" }, "- tanh: " },
		{ { .symptom = "slow", .network = "mlp" }, "- relu, leaky_relu:" },
		{ { .symptom = "vanishing", .depth = 40 }, "- relu, leaky_relu:" },
		{ { .symptom = "vanishing", .depth = 40 }, "actplot plot sigmoid tanh relu" },
		{ { .problem = "multiclass" }, "actplot eval softmax 2,1,0\n" },
	};
	for (size_t i = 0; i < sizeof answers / sizeof answers[0]; i++) {
		struct text out = { 0 };
		ck_assert_int_eq(choose_print(&answers[i].choice, &page, &out), 0);
		ck_assert_msg(
			times(out.s, answers[i].once) == 1, "%s in: %s", answers[i].once, out.s);
		text_free(&out);
	}
}
END_TEST

START_TEST(contradictions_name_both_answers)
{
	static const struct choice wrong[] = {
		{ .problem = "regression", .loss = "cross-entropy" },
		{ .symptom = "dead-units", .layer = "output" },
		{ .symptom = "vanishing", .depth = 1 },
		{ .symptom = "not-zero-centred", .layer = "gate" },
	};
	struct text out = { 0 };
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
		ck_assert_ptr_ne(rules_conflict(&wrong[i]), NULL);
	ck_assert_int_eq(choose_print(&wrong[0], &page, &out), -1);
	ck_assert_uint_eq(out.n, 0);
	const struct choice right = { .problem = "multiclass", .layer = "hidden" };
	ck_assert_ptr_eq(rules_conflict(&right), NULL);
}
END_TEST

/* Lines stay within the page but for those that are typed or copied. */
START_TEST(rules_fit_the_page)
{
	struct text out = { 0 };
	choose_rules(&page, &out);
	for (char *line = strtok(out.s, "\n"); line != NULL; line = strtok(NULL, "\n")) {
		if (strncmp(line, "    ", 4) != 0)
			ck_assert_msg(text_width(line) <= 80, "%s", line);
		for (const char *s = line; *s != '\0'; s++)
			ck_assert_int_gt(*s, 0);
	}
	text_free(&out);
}
END_TEST

/* ---- asking --------------------------------------------------------------------- */

/* Runs choose_ask() on that input, its questions thrown away. */
static int ask(const char *input, struct choice *c)
{
	FILE *file = tmpfile();
	ck_assert_ptr_ne(file, NULL);
	fputs(input, file);
	rewind(file);
	fflush(stdout);
	int old_in = dup(STDIN_FILENO), old_out = dup(STDOUT_FILENO);
	FILE *null = fopen("/dev/null", "w");
	dup2(fileno(file), STDIN_FILENO);
	dup2(fileno(null), STDOUT_FILENO);
	*c = (struct choice){ 0 };
	int status = choose_ask(c);
	fflush(stdout);
	dup2(old_out, STDOUT_FILENO);
	dup2(old_in, STDIN_FILENO);
	close(old_out);
	close(old_in);
	fclose(null);
	fclose(file);
	return status;
}

START_TEST(questions_take_words_numbers_and_nothing)
{
	struct choice c;
	/* output; multiclass; then neither network nor depth is asked for; loss, symptom */
	ck_assert_int_eq(ask(" Output \n2\nBCE\n\n", &c), 0);
	ck_assert_str_eq(c.problem, "multiclass");
	ck_assert_str_eq(c.layer, "output");
	ck_assert_ptr_eq(c.network, NULL);
	ck_assert_str_eq(c.loss, "cross-entropy");
	ck_assert_ptr_eq(c.symptom, NULL);
	/* an unknown answer, 0, and one that contradicts are asked again; the loss is not
	 * asked */
	ck_assert_int_eq(ask("hidden\n\nfoo\n0\nmlp\n-3\n1\nvanishing\nslow\n", &c), 0);
	ck_assert_str_eq(c.network, "mlp");
	ck_assert_int_eq(c.depth, 1);
	ck_assert_str_eq(c.symptom, "slow");
	ck_assert_ptr_eq(c.loss, NULL);
	/* what help explains is asked again; a recurrent gate has no use for problem, depth
	 * and loss */
	ck_assert_int_eq(ask("?\ngate\nhelp\nLSTM\nnan\n", &c), 0);
	ck_assert_ptr_eq(c.problem, NULL);
	ck_assert_str_eq(c.network, "rnn");
	ck_assert_str_eq(c.symptom, "exploding");
}
END_TEST

static const struct question *question_of(const char *option)
{
	const struct question *q = questions;
	while (strcmp(q->option, option) != 0)
		q++;
	return q;
}

START_TEST(answers_have_meanings_and_other_names)
{
	for (const struct question *q = questions; q->option != NULL; q++) {
		ck_assert_ptr_ne(q->help, NULL);
		for (size_t i = 0; q->values != NULL && q->values[i] != NULL; i++) {
			ck_assert_ptr_ne(q->meanings[i], NULL);
			ck_assert_uint_le(strlen(q->meanings[i]), 57); /* in 80 columns */
			ck_assert_uint_le(strlen(q->values[i]), 16);
			ck_assert_str_eq(choose_word(q, q->values[i]), q->values[i]);
		}
	}
	ck_assert_str_eq(choose_word(question_of("loss"), "MSE"), "squared-error");
	ck_assert_str_eq(choose_word(question_of("loss"), "binary_crossentropy"), "cross-entropy");
	ck_assert_str_eq(choose_word(question_of("network"), "GRU"), "rnn");
	ck_assert_str_eq(choose_word(question_of("network"), "mse"), "mse");
}
END_TEST

START_TEST(questions_end_with_the_input)
{
	struct choice c;
	ck_assert_int_eq(ask("binary\n", &c), -1);
	ck_assert_int_eq(ask("", &c), -1);
}
END_TEST

TCase *teach_choose(void)
{
	TCase *t = tcase_create("choose");
	tcase_add_test(t, places_are_computed);
	tcase_add_test(t, rules_are_sound);
	tcase_add_test(t, every_path_ends_and_every_rule_is_reached);
	tcase_add_loop_test(t, advice_says_what_it_must, 0,
		(int)(sizeof expectations / sizeof expectations[0]));
	tcase_add_test(t, nothing_is_said_twice);
	tcase_add_test(t, contradictions_name_both_answers);
	tcase_add_test(t, rules_fit_the_page);
	tcase_add_test(t, questions_take_words_numbers_and_nothing);
	tcase_add_test(t, answers_have_meanings_and_other_names);
	tcase_add_test(t, questions_end_with_the_input);
	return t;
}
