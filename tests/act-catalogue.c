/* The catalogue's tests: every row complete, every name found, near misses suggested. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act.h"

#include <ctype.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static void assert_text(const struct activation *row, const char *member, const char *text)
{
	ck_assert_msg(text != NULL && *text != '\0', "%s: %s is missing", row->id, member);
	for (const char *s = text; *s != '\0'; s++)
		ck_assert_msg(*s >= ' ' && *s < 127, "%s: %s is not plain ASCII", row->id, member);
}

static const char frameworks_known[] = "pytorch keras tf jax onnx flux hf timm mxnet paddle mlx "
				       "burn candle tinygrad ggml tfa dl4j darknet fann";

static void assert_frameworks(const struct activation *row, const char *names)
{
	char copy[400];
	snprintf(copy, sizeof copy, "%s", names);
	for (char *word = strtok(copy, " "); word != NULL; word = strtok(NULL, " "))
		ck_assert_msg(has_word(frameworks_known, word), "%s: framework %s", row->id, word);
}

/* Rows that no formula can state, because they sort, draw or look at neighbours, or have another
   number of outputs than inputs: theirs is told in words. */
static const char in_words[] = "sparsemax entmax15 hardmax k_wta gumbel_softmax softmax2d "
			       "funnel_relu dy_relu crelu maxmin";

/* A formula is text in the language of formulas. */
static void assert_formula(const struct activation *row, const char *formula)
{
	assert_text(row, "formula", formula);
	ck_assert_msg(activation_tree(row, formula) != NULL || has_word(in_words, row->id),
		"%s: no formula: %s", row->id, formula);
}

static void assert_params(const struct activation *row)
{
	struct curve c;
	ck_assert_int_eq(curve_init(&c, row, NULL), 0);
	finish(&c, NULL);
	for (size_t k = 0; k < PARAM_MAX && row->param[k].name != NULL; k++) {
		const struct param *param = &row->param[k];
		assert_text(row, "parameter", param->name);
		assert_text(row, "help", param->help);
		assert_text(row, "default", param->value);
		ck_assert_int_eq(activation_param(row, param->name), (int)k);
		ck_assert(param->bounds.lo <= param->bounds.hi);
		ck_assert(isfinite(param->bounds.lo) && isfinite(param->bounds.hi));
		ck_assert_msg(param->kind == PARAM_INDEX || param->kind == PARAM_NAME ||
				has_word(row->formula, param->name) ||
				activation_tree(row, row->formula) == NULL,
			"%s: %s is not in the formula", row->id, param->name);
		size_t commas = 0;
		for (const char *s = param->value; *s != '\0'; s++)
			commas += *s == ',';
		ck_assert_uint_eq(c.value[k].n, commas + 1);
		ck_assert(!c.set[k]);
	}
	curve_free(&c);
}

static void assert_variants(const struct activation *row)
{
	for (const struct variant *v = row->variants; v != NULL && v->framework != NULL; v++) {
		assert_frameworks(row, v->framework);
		/* Of the row's formula a framework may take other slopes at kinks, but not the other way round. */
		ck_assert_msg(v->formula == NULL || v->derivative != NULL, "%s", row->id);
		if (v->formula != NULL)
			assert_formula(row, v->formula);
		if (v->derivative != NULL)
			assert_formula(row, v->derivative);
		if (v->as != NULL)
			ck_assert_str_eq(row_named(v->as)->id, v->as);
	}
}

START_TEST(row_is_complete)
{
	const struct activation *row = row_at(_i);
	assert_text(row, "id", row->id);
	for (const char *s = row->id; *s != '\0'; s++)
		ck_assert(islower((unsigned char)*s) || isdigit((unsigned char)*s) || *s == '_');
	assert_text(row, "title", row->title);
	assert_text(row, "range", row->range);
	struct exact lo, hi;
	ck_assert_msg(activation_view(row->view, &lo, &hi), "%s: view", row->id);
	assert_text(row, "smoothness", row->smoothness);
	assert_text(row, "source", row->source);
	ck_assert(row->tier >= 1 && row->tier <= 3);
	ck_assert_uint_ge(row->rank, 1);
	ck_assert_msg(row->lecture == (row->tier == 1), "%s: tier 1 is the lecture", row->id);
	ck_assert(row->frameworks != NULL);
	assert_frameworks(row, row->frameworks);
	assert_formula(row, row->formula);
	assert_formula(row, row->derivative);
	assert_params(row);
	assert_variants(row);
	ck_assert_ptr_nonnull(activation_family(row));
	for (size_t k = 0; k < rows; k++) {
		const struct activation *other = row_at((int)k);
		if (other == row)
			continue;
		ck_assert_str_ne(other->id, row->id);
		ck_assert_uint_ne(other->rank, row->rank);
		ck_assert_msg((int)k < _i ? other->rank < row->rank : other->rank > row->rank,
			"%s: order", row->id);
	}
}
END_TEST

/* A row's formula or derivative as a reader sees it, typed back: it has the values of the row's own text. */
static void assert_read_back(
	const struct activation *row, const char *formula, enum expr_style style)
{
	const char *value[PARAM_MAX] = { NULL };
	struct text shown = { 0 }, plain = { 0 };
	struct expr_error error;
	for (size_t k = 0; k < PARAM_MAX && row->param[k].name != NULL; k++)
		value[k] = row->param[k].value;
	ck_assert_int_eq(expr_print(&shown, activation_tree(row, formula), style, value), 0);
	ck_assert_int_eq(expr_print(&plain, activation_tree(row, formula), EXPR_ASCII, value), 0);
	struct activation *made[2] = {
		activation_make(text_string(&plain), plain.n, "plain", &error),
		activation_make(text_string(&shown), shown.n, "shown", &error),
	};
	ck_assert_msg(made[0] != NULL && made[1] != NULL, "%s: %s: %s", row->id,
		text_string(&shown), error.what);
	struct curve curve[2];
	for (int i = 0; i < 2; i++) {
		ck_assert_int_eq(curve_init(&curve[i], made[i], NULL), 0);
		finish(&curve[i], NULL);
	}
	for (double x = -7.3; x < 8; x += 0.9) {
		struct jet jet[2];
		for (int i = 0; i < 2; i++)
			curve_eval_to(&curve[i], x, ORDER_F, &jet[i]);
		double most = 4 * DBL_EPSILON * fabs(jet[0].y);
		ck_assert_msg(fabs(jet[0].y - jet[1].y) <= most ||
				(isnan(jet[0].y) && isnan(jet[1].y)) || jet[0].y == jet[1].y,
			"%s: %s at %g", row->id, text_string(&shown), x);
	}
	for (int i = 0; i < 2; i++) {
		curve_free(&curve[i]);
		activation_unmake(made[i]);
	}
	text_free(&shown);
	text_free(&plain);
}

START_TEST(printed_formulas_read_back)
{
	size_t n;
	const struct activation *row = activation_all(&n)[_i];
	bool scalar = row->kind == KIND_SCALAR || row->kind == KIND_STOCHASTIC;
	for (size_t k = 0; k < PARAM_MAX && row->param[k].name != NULL; k++)
		scalar &= row->param[k].kind != PARAM_VECTOR;
	if (!scalar || activation_tree(row, row->formula) == NULL)
		return;
	assert_read_back(row, row->formula, EXPR_PLAIN);
	assert_read_back(row, row->formula, EXPR_UTF8);
	if (row->derivative != NULL && activation_tree(row, row->derivative) != NULL)
		assert_read_back(row, row->derivative, EXPR_UTF8);
}
END_TEST

/* The values of a vector row's formula, or of its derivative, at its defaults with x at its place. */
static size_t values_of(const struct curve *c, const char *formula, double x, struct jet *out)
{
	const struct expr *tree = activation_tree(c->row, formula);
	struct point_at at = { .x = x, .param = c->value, .list = c->list, .element = c->element };
	ck_assert_msg(tree != NULL, "%s: %s", c->row->id, formula);
	expr_eval(tree, &at, out);
	return expr_outputs(tree, &at);
}

/* What readers are shown is what is evaluated. */
START_TEST(textbooks_agree)
{
	const struct activation *row = row_at(_i);
	const char *const pair[2][2] = { { row->formula, row->textbook },
		{ row->derivative, row->textbook_derivative } };
	ck_assert_msg((row->textbook == NULL) == (row->textbook_derivative == NULL), "%s", row->id);
	if (row->textbook == NULL)
		return;
	struct curve c;
	ck_assert_int_eq(curve_init(&c, row, NULL), 0);
	for (double x = -8; x < 8; x += 0.7)
		for (int k = 0; k < 2; k++) {
			struct jet a[VECTOR_MAX], b[VECTOR_MAX];
			size_t n = values_of(&c, pair[k][0], x, a);
			ck_assert_uint_eq(values_of(&c, pair[k][1], x, b), n);
			for (size_t j = 0; j < n; j++)
				ck_assert_msg(
					fabs(a[j].y - b[j].y) <= 4 * DBL_EPSILON * fabs(a[j].y),
					"%s: %s at %g", row->id, pair[k][1], x);
		}
	curve_free(&c);
}
END_TEST

START_TEST(families_are_complete)
{
	size_t n = 0;
	for (const struct family *const *f = families; *f != NULL; f++) {
		ck_assert(*(*f)->name != '\0' && *(*f)->title != '\0');
		ck_assert_str_ne((*f)->name, "lecture");
		for (const struct family *const *g = f + 1; *g != NULL; g++)
			ck_assert_str_ne((*f)->name, (*g)->name);
		for (const struct activation *row = (*f)->rows; row->id != NULL; row++, n++)
			ck_assert_ptr_eq(activation_family(row), *f);
	}
	ck_assert_uint_eq(n, rows);
	ck_assert_ptr_null(activation_family(&(struct activation){ .id = "none" }));
}
END_TEST

START_TEST(names_find_their_row)
{
	const struct activation *row = row_at(_i), *out[8];
	char loud[64], copy[600];
	size_t n = 0;
	for (const char *s = row->id; *s != '\0'; s++)
		loud[n++] = *s == '_' ? '-' : (char)toupper((unsigned char)*s);
	loud[n] = '\0';
	ck_assert_uint_eq(activation_find(row->id, out, 8), 1);
	ck_assert_ptr_eq(out[0], row);
	ck_assert_uint_eq(activation_find(loud, out, 8), 1);
	ck_assert_ptr_eq(out[0], row);
	snprintf(copy, sizeof copy, "%s", row->aliases != NULL ? row->aliases : "");
	for (char *alias = strtok(copy, ","); alias != NULL; alias = strtok(NULL, ",")) {
		alias += *alias == ' ';
		assert_text(row, "alias", alias);
		n = activation_find(alias, out, 8);
		bool found = false;
		for (size_t k = 0; k < n && k < 8; k++)
			found = found || out[k] == row;
		ck_assert_msg(found, "%s: alias %s finds another row", row->id, alias);
	}
}
END_TEST

START_TEST(unknown_names_find_nothing)
{
	const struct activation *out[1];
	char huge[100001];
	memset(huge, 'a', sizeof huge - 1);
	huge[sizeof huge - 1] = '\0';
	ck_assert_uint_eq(activation_find("", out, 1), 0);
	ck_assert_uint_eq(activation_find("-", out, 1), 0);
	ck_assert_uint_eq(activation_find(huge, out, 1), 0);
	ck_assert_uint_eq(activation_find("rellu", out, 1), 0);
	ck_assert_uint_eq(activation_find("relu,", out, 1), 0);
	ck_assert_uint_eq(activation_find("relu", NULL, 0), 1);
	ck_assert_uint_eq(activation_suggest(huge, out, 1), 0);
	ck_assert_int_eq(activation_param(row_named("elu"), "beta"), -1);
	ck_assert_int_eq(activation_param(row_named("elu"), "Alpha"), -1);
	ck_assert_ptr_eq(framework_find("torch"), framework_find("PyTorch"));
	ck_assert_ptr_null(framework_find("torc"));
	ck_assert_ptr_null(framework_find(""));
}
END_TEST

static void suggests(const char *name, const char *wanted)
{
	const struct activation *out[3];
	char got[200] = "";
	size_t n = activation_suggest(name, out, 3);
	for (size_t k = 0; k < n; k++)
		snprintf(got + strlen(got), sizeof got - strlen(got), "%s%s", k != 0 ? " " : "",
			out[k]->id);
	ck_assert_str_eq(got, wanted);
}

START_TEST(near_misses_are_suggested)
{
	suggests("rellu", "relu prelu rrelu");
	suggests("Sigmiod", "sigmoid");
	suggests("tahn", "tanh pan");
	suggests("leakyrelus", "leaky_relu");
	suggests("soft-sine", "softsign softmin");
	suggests("xxxxxxxx", "");
	suggests("", "");
}
END_TEST

TCase *act_catalogue(void)
{
	TCase *tc = tcase_create("catalogue");
	tcase_set_timeout(tc, 60 * SUITE_SLOW);
	tcase_add_loop_test(tc, row_is_complete, 0, (int)rows);
	tcase_add_loop_test(tc, printed_formulas_read_back, 0, (int)rows);
	tcase_add_loop_test(tc, textbooks_agree, 0, (int)rows);
	tcase_add_test(tc, families_are_complete);
	tcase_add_loop_test(tc, names_find_their_row, 0, (int)rows);
	tcase_add_test(tc, unknown_names_find_nothing);
	tcase_add_test(tc, near_misses_are_suggested);
	return tc;
}
