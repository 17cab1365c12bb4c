/* Tests of compare: identities, the table, what differs in words, frameworks. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "teach-tests.h"
#include "teach/compare/identities.h"
#include "teach/teach.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define EPS 0.01

static void make(struct curve *c, const char *id)
{
	const struct activation *row;
	ck_assert_msg(activation_find(id, &row, 1) == 1, "%s", id);
	ck_assert_int_eq(curve_init(c, row, NULL), 0);
}

/* Compares rows at their defaults. */
static struct text compare(const char *const *id, size_t n, size_t width, enum teach_style style)
{
	struct curve curve[8];
	const struct curve *all[8];
	struct text out = { 0 };
	ck_assert_uint_le(n, 8);
	for (size_t i = 0; i < n; i++) {
		make(&curve[i], id[i]);
		all[i] = &curve[i];
	}
	const struct teach_page page = { .width = width, .style = style };
	ck_assert_int_eq(compare_print(all, n, &page, EPS, &out), 0);
	for (size_t i = 0; i < n; i++)
		curve_free(&curve[i]);
	return out;
}

/* ---- identities ----------------------------------------------------------------- */

static size_t identities_size(void)
{
	size_t n = 0;
	while (identities[n].left != NULL)
		n++;
	return n;
}

START_TEST(identities_hold)
{
	const struct identity *i = &identities[_i];
	struct identity_check check;
	ck_assert_msg(identity_check(i, &check) == 0, "cannot read %s = %s", i->left, i->right);
	ck_assert_msg(
		check.holds, "%s = %s: off by %g at %g", i->left, i->right, check.off, check.at);
	ck_assert_uint_ge(check.points, 1000);
}
END_TEST

START_TEST(false_identities_are_caught)
{
	static const struct identity wrong[] = {
		{ "tanh", "2*sigmoid(2*x) - 1.000001" },
		{ "tanh", "2*sigmoid(x) - 1" },
		{ "gelu", "gelu_tanh" },
		{ "leaky_relu:alpha=0.01", "relu" },
		{ "relu", "x > 7 ? x + 1 : relu(x)" },
		{ "softplus", "tanh", true },
		{ "sigmoid", "sqrt(x)" },
		{ "silu", "swish:beta=1.0001" },
	};
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		struct identity_check check;
		ck_assert_int_eq(identity_check(&wrong[i], &check), 0);
		ck_assert_msg(
			!check.holds && check.off > 1e-8, "%s = %s", wrong[i].left, wrong[i].right);
	}
	/* It tells where: the largest difference of 2 sigmoid(x) - 1 from tanh is where
	 * their slopes agree. */
	struct identity_check check;
	identity_check(&wrong[6], &check);
	ck_assert(isinf(check.off) && check.at < 0);
}
END_TEST

START_TEST(unreadable_identities_are_refused)
{
	static const struct identity wrong[] = {
		{ "tanh", "2*sigmoid(2*x" },
		{ "tanh:steep=2", "x" },
		{ "leaky_relu:alpha=a", "x" },
		{ "leaky_relu:alpha", "x" },
		{ "maxout:w=1,2,3:b=0", "x" },
		{ "glu:sweep=c", "x" },
	};
	struct identity_check check;
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
		ck_assert_msg(identity_check(&wrong[i], &check) == -1, "%s", wrong[i].left);
}
END_TEST

START_TEST(identities_concern_what_they_name)
{
	const struct identity two = { "tanh", "2*sigmoid(2*x) - 1" };
	const struct identity one = { "sigmoid(-x)", "1 - sigmoid(x)" };
	const struct identity list = { "leaky_relu:alpha=0", "relu" };
	const char *const ids[] = { "sigmoid", "tanh" }, *const relus[] = { "relu", "leaky_relu" };
	ck_assert(identity_concerns(&two, ids, 2));
	ck_assert(!identity_concerns(&two, ids, 1));
	ck_assert(identity_concerns(&one, ids, 1));
	ck_assert(!identity_concerns(&one, relus, 2));
	ck_assert(identity_concerns(&list, relus, 2));
	ck_assert(!identity_concerns(&list, ids, 2));
	struct text out = { 0 };
	identity_print(&list, EXPR_PLAIN, &out);
	ck_assert_str_eq(text_string(&out), "leaky_relu:alpha=0 = relu");
	text_free(&out);
	identity_print(&two, EXPR_PLAIN, &out);
	ck_assert_str_eq(text_string(&out), "tanh(x) = 2*sigmoid(2*x) - 1");
	text_free(&out);
	identity_print(&two, EXPR_UTF8, &out);
	ck_assert_str_eq(text_string(&out), "tanh(x) = 2·sigmoid(2·x) − 1");
	text_free(&out);
}
END_TEST

/* What rows say of each other is true, and is said once. */
START_TEST(twins_are_the_same)
{
	size_t n;
	const struct activation *const *row = activation_all(&n);
	for (size_t i = 0; i < n; i++) {
		for (const char *s = row[i]->twin == NULL ? "" : row[i]->twin; *s != '\0';
			s += strspn(s, " ")) {
			char twin[128];
			struct identity_check check;
			size_t length = strcspn(s, " ");
			ck_assert_uint_lt(length, sizeof twin);
			memcpy(twin, s, length);
			twin[length] = '\0';
			const struct identity identity = { .left = row[i]->id, .right = twin };
			ck_assert_msg(identity_check(&identity, &check) == 0 && check.holds,
				"%s = %s: off by %g at %g", row[i]->id, twin, check.off, check.at);
			s += length;
		}
	}
}
END_TEST

/* ---- the table ------------------------------------------------------------------ */

/* The field of a line of CSV that has no quotes in it; in `out`. */
static const char *field(const struct text *csv, const char *property, size_t column, char out[64])
{
	char start[64];
	snprintf(start, sizeof start, "\n%s,", property);
	const char *line = strstr(csv->s, start);
	ck_assert_msg(line != NULL, "no line %s", property);
	line += 1;
	for (size_t i = 0; i < column; i++)
		line = strchr(line, ',') + 1;
	size_t n = strcspn(line, ",\n");
	ck_assert_uint_lt(n, 64);
	memcpy(out, line, n);
	out[n] = '\0';
	return out;
}

START_TEST(table_says_what_curves_do)
{
	const char *const id[] = { "sigmoid", "tanh", "relu", "softplus" };
	struct text csv = compare(id, 4, 80, TEACH_CSV);
	char s[64];
	ck_assert_int_eq(strncmp(csv.s, "property,sigmoid,tanh,relu,softplus\n", 36), 0);
	ck_assert_str_eq(field(&csv, "f(0)", 1, s), "0.5");
	ck_assert_ptr_ne(strstr(csv.s, "\nrange,\"(0, 1)\",\"(-1, 1)\",\"[0, inf)\","), NULL);
	ck_assert_str_eq(field(&csv, "steepest f'", 1, s), "0.25 at x = 0");
	ck_assert_str_eq(field(&csv, "steepest f'", 3, s), "1 for x > 0");
	ck_assert_str_eq(field(&csv, "minimum", 3, s), "0 for x <= 0");
	ck_assert_ptr_ne(
		strstr(csv.s, "\nsymmetry,\"point-symmetric about (0, 0.5)\",odd,none,"), NULL);
	ck_assert_str_eq(field(&csv, "zero-centred", 1, s), "no");
	ck_assert_str_eq(field(&csv, "zero-centred", 2, s), "yes");
	ck_assert_str_eq(field(&csv, "kinks", 3, s), "at 0");
	ck_assert_str_eq(field(&csv, "kinks", 4, s), "none");
	ck_assert_str_eq(field(&csv, "smoothness", 3, s), "C0");
	ck_assert_str_eq(field(&csv, "cost", 3, s), "1");
	ck_assert_str_eq(field(&csv, "monotone", 4, s), "never falls");
	/* relu of a normal number has mean 1/sqrt(2 pi) and half the second moment. */
	ck_assert_double_eq_tol(atof(field(&csv, "mean", 3, s)), 0.3989422804014327, 1e-9);
	ck_assert_double_eq_tol(atof(field(&csv, "gain", 3, s)), sqrt(2), 1e-9);
	/* sigmoid's slope falls below 0.01 where s(1 - s) = 0.01. */
	double r = log((1 + sqrt(0.96)) / (1 - sqrt(0.96)));
	const char *saturates = strstr(csv.s, "\nsaturates,\"x < ");
	ck_assert_ptr_ne(saturates, NULL);
	ck_assert_double_eq_tol(atof(saturates + 16), -r, 1e-6);
	text_free(&csv);
}
END_TEST

/* The same as JSON: numbers as numbers, null where there is none. */
START_TEST(table_as_json)
{
	const char *const id[] = { "relu", "heaviside", "sigmoid" };
	struct text out = compare(id, 3, 80, TEACH_JSON);
	ck_assert_int_eq(strncmp(out.s, "[{\"curve\":\"relu\",", 17), 0);
	ck_assert_ptr_ne(strstr(out.s, "},{\"curve\":\"sigmoid\","), NULL);
	ck_assert_ptr_ne(strstr(out.s, ",\"range\":\"{0, 1}\","), NULL);
	ck_assert_ptr_ne(strstr(out.s, ",\"minimum\":null,"), NULL);
	ck_assert_ptr_ne(strstr(out.s, ",\"cost\":{\"relu\":1,"), NULL);
	ck_assert_ptr_eq(strchr(out.s, '\n') + 1, out.s + out.n);
	text_free(&out);
}
END_TEST

/* Its words are explained below it, for people alone. */
START_TEST(table_has_a_key)
{
	const char *const id[] = { "gelu", "relu" };
	struct text out = compare(id, 2, 80, TEACH_TEXT);
	const char *key = strstr(out.s, "\nHow to read the numbers\n  Phi(x) ");
	ck_assert_ptr_ne(key, NULL);
	for (const char *const *word = (const char *const[]){ "\n  saturates ", "\n  smoothness ",
		     "\n  mean, variance ", "\n  gain ", "\n  cost ", "\n  shipped by ",
		     "C0: ", "Cinf: ", NULL };
		*word != NULL; word++)
		ck_assert_msg(strstr(key, *word) != NULL, "%s", *word);
	ck_assert_ptr_eq(strstr(key, "phi(x)"), NULL);
	text_free(&out);
	out = compare(id, 2, 80, TEACH_MARKDOWN);
	ck_assert_ptr_ne(strstr(out.s, "\n\n## How to read the numbers\n"), NULL);
	text_free(&out);
	out = compare(id, 2, 80, TEACH_CSV);
	ck_assert_ptr_eq(strstr(out.s, "How to read"), NULL);
	text_free(&out);
}
END_TEST

/* Symmetry and smoothness are those of the parameters given, not of the defaults. */
START_TEST(table_follows_the_parameters)
{
	static const double lo = -2, one = 1, tenth = 0.5;
	struct curve curve[3];
	const struct curve *all[3] = { &curve[0], &curve[1], &curve[2] };
	const struct teach_page page = { .width = 80, .style = TEACH_CSV };
	struct text out = { 0 }, why = { 0 };
	char s[64];
	make(&curve[0], "hard_tanh");
	curve_set(&curve[0], 0, &lo, 1);
	make(&curve[1], "leaky_relu");
	curve_set(&curve[1], 0, &one, 1);
	make(&curve[2], "elu");
	curve_set(&curve[2], 0, &tenth, 1);
	for (size_t i = 0; i < 3; i++) {
		curve[i].set[0] = true;
		ck_assert_int_eq(curve_finish(&curve[i], &why), 0);
	}
	ck_assert_int_eq(compare_print(all, 3, &page, EPS, &out), 0);
	ck_assert_int_eq(
		strncmp(out.s, "property,hard_tanh:lo=-2,leaky_relu:alpha=1,elu:alpha=0.5\n", 57),
		0);
	ck_assert_str_eq(field(&out, "symmetry", 1, s), "none");
	ck_assert_str_eq(field(&out, "symmetry", 2, s), "odd");
	ck_assert_str_eq(field(&out, "smoothness", 2, s), "Cinf");
	ck_assert_str_eq(field(&out, "smoothness", 3, s), "C0");
	text_free(&out);
	for (size_t i = 0; i < 3; i++)
		curve_free(&curve[i]);
}
END_TEST

/* Lines fit the page, whatever its width, no value is shown as nan, and every column is
 * there. */
START_TEST(text_fits_the_page)
{
	static const size_t widths[] = { 40, 60, 80, 100 };
	const char *const id[] = { "relu", "softmax", "geglu", "hard_sigmoid_02", "gelu_tanh",
		"logit", "sinc", "swish" };
	for (size_t n = 2; n <= 8; n++) {
		struct text out = compare(id, n, widths[_i], TEACH_TEXT);
		for (size_t i = 0; i < n; i++)
			ck_assert_ptr_ne(strstr(out.s, id[i]), NULL);
		ck_assert_ptr_eq(strstr(out.s, "nan"), NULL);
		for (char *line = strtok(out.s, "\n"); line != NULL; line = strtok(NULL, "\n")) {
			ck_assert_msg(text_width(line) <= widths[_i], "%s", line);
			ck_assert_msg(line[strlen(line) - 1] != ' ', "'%s'", line);
		}
		text_free(&out);
	}
}
END_TEST

/* Any two neighbours of the catalogue can be compared. */
START_TEST(every_row_compares)
{
	size_t n;
	const struct activation *const *row = activation_all(&n);
	for (size_t i = (size_t)_i; i + 1 < n; i += 8 * SUITE_SLOW) {
		const char *const id[] = { row[i]->id, row[i + 1]->id };
		struct text out = compare(id, 2, 80, TEACH_TEXT);
		ck_assert_ptr_ne(strstr(out.s, "formula"), NULL);
		ck_assert_msg(strstr(out.s, "nan ") == NULL, "%s", out.s);
		text_free(&out);
	}
}
END_TEST

/* ---- words
 * --------------------------------------------------------------------------------------
 */

static void check_words(const char *a, const char *b, const char *const *holds)
{
	const char *const id[] = { a, b };
	struct text out = compare(id, 2, 100, TEACH_MARKDOWN);
	for (; *holds != NULL; holds++)
		ck_assert_msg(strstr(out.s, *holds) != NULL, "no '%s' in:\n%s", *holds, out.s);
	text_free(&out);
}

START_TEST(words_say_what_differs)
{
	check_words("sigmoid", "tanh",
		(const char *const[]){ "`tanh(x) = 2*sigmoid(2*x) - 1`; exact at 1601 points",
			"cross", "Not zero-centred: sigmoid.", NULL });
	check_words("relu", "gelu",
		(const char *const[]){ "relu is never below gelu", "by 0.17, at x = 0.7518",
			"With kinks: relu. Without kinks: gelu.", "Not monotone: gelu.",
			"gelu takes ", NULL });
	check_words("silu", "swish",
		(const char *const[]){
			"`silu = swish:beta=1`; ", "are the same from -10 to 10", NULL });
	check_words("relu6", "bounded_relu",
		(const char *const[]){ "`relu6 = bounded_relu:n=6`; exact", NULL });
	check_words("squared_relu", "repu",
		(const char *const[]){ "`squared_relu = repu:p=2`; exact", NULL });
	check_words("softmax", "sigmoid",
		(const char *const[]){ "the sigmoid of the difference of their scores",
			"softmax takes a list and gives a list; an output depends on "
			"other inputs than its own too. The table tells of output 1",
			"for one output as sigmoid.", NULL });
	/* Where roundings hide how far from 0 it is, it is at 0. */
	check_words("heaviside", "sigmoid", (const char *const[]){ "by 0.5, at x = 0.", NULL });
	check_words("geglu", "funnel_relu",
		(const char *const[]){
			"geglu takes two inputs. The table tells of it as one of them, "
			"a, moves, ",
			"funnel_relu takes a list and gives one number. The table tells "
			"of it as input 5 ",
			NULL });
}
END_TEST

/* ---- frameworks ----------------------------------------------------------------- */

static struct text frameworks_of(const char *id, enum teach_style style)
{
	const struct activation *row;
	struct text out = { 0 };
	const struct teach_page page = { .width = 80, .style = style };
	ck_assert_uint_eq(activation_find(id, &row, 1), 1);
	ck_assert_int_eq(compare_frameworks(row, &page, &out), 0);
	return out;
}

START_TEST(frameworks_are_told_apart)
{
	struct text csv = frameworks_of("leaky_relu", TEACH_CSV);
	/* 0.2 in place of 0.01 differs by 1.9 at -10 in f and by 0.19 in f'. */
	ck_assert_ptr_ne(
		strstr(csv.s, "\nkeras,keras.layers.LeakyReLU(negative_slope=0.2),"), NULL);
	ck_assert_ptr_ne(strstr(csv.s, ",alpha=0.2,0.2 at 0,1.9,-10,0.19,-10\n"), NULL);
	/* JAX has the slope of the right side at 0. */
	ck_assert_ptr_ne(strstr(csv.s, ",alpha=0.01,1 at 0,0,0,0.99,0\n"), NULL);
	text_free(&csv);
	/* Two lines part for ever, their slopes do not. */
	struct text out = frameworks_of("leaky_relu", TEACH_MARKDOWN);
	ck_assert_ptr_ne(strstr(out.s,
				 "over -10:10, of f: 1.9 at x = -10, growing without end "
				 "beyond; of f': 0.19 at x = -10\n"),
		NULL);
	text_free(&out);
	out = frameworks_of("leaky_relu", TEACH_JSON);
	ck_assert_int_eq(strncmp(out.s, "[{\"framework\":\"pytorch\",", 24), 0);
	ck_assert_ptr_ne(strstr(out.s, "\"largest_f\":1.9,\"at_f\":-10,"), NULL);
	text_free(&out);
	out = frameworks_of("gelu", TEACH_TEXT);
	ck_assert_ptr_ne(strstr(out.s, "17 of 19 frameworks"), NULL);
	ck_assert_ptr_ne(strstr(out.s, "\nJAX, "), NULL);
	ck_assert_ptr_ne(strstr(out.s, "gelu_tanh: "), NULL);
	ck_assert_ptr_ne(strstr(out.s, "0.000473 at x ="), NULL);
	text_free(&out);
}
END_TEST

/* Each framework that ships a row has its line. */
START_TEST(every_row_has_its_frameworks)
{
	size_t n;
	const struct activation *const *row = activation_all(&n);
	for (size_t i = 0; i < n; i += SUITE_SLOW) {
		struct text csv = frameworks_of(row[i]->id, TEACH_CSV);
		for (const struct framework *f = frameworks; f->id != NULL; f++) {
			char start[32];
			snprintf(start, sizeof start, "\n%s,", f->id);
			ck_assert_msg((strstr(csv.s, start) != NULL) == activation_ships(row[i], f),
				"%s@%s", row[i]->id, f->id);
		}
		text_free(&csv);
	}
}
END_TEST

TCase *teach_compare(void)
{
	TCase *t = tcase_create("compare");
	tcase_add_loop_test(t, identities_hold, 0, (int)identities_size());
	tcase_add_test(t, false_identities_are_caught);
	tcase_add_test(t, unreadable_identities_are_refused);
	tcase_add_test(t, identities_concern_what_they_name);
	tcase_add_test(t, twins_are_the_same);
	tcase_add_test(t, table_says_what_curves_do);
	tcase_add_test(t, table_as_json);
	tcase_add_test(t, table_has_a_key);
	tcase_add_test(t, table_follows_the_parameters);
	tcase_add_loop_test(t, text_fits_the_page, 0, 4);
	tcase_add_loop_test(t, every_row_compares, 0, 8);
	tcase_add_test(t, words_say_what_differs);
	tcase_add_test(t, frameworks_are_told_apart);
	tcase_add_test(t, every_row_has_its_frameworks);
	tcase_set_timeout(t, 60 * SUITE_SLOW);
	return t;
}
