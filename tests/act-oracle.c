/* The oracle's tests: formulas against known values and against printed derivatives. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "accuracy.h"
#include "act.h"
#include "reference.h"

#include <math.h>
#include <string.h>

static void refer(const struct curve *c, double x, size_t output, mpfr_t out[ORDERS])
{
	ck_assert_msg(reference_at(c, x, output, out) == 0, "%s at %a is not decided", label(c), x);
}

/* f, f', f'' at the defaults from the definitions, by mpmath with 200 digits: a formula
   and its kernel may be wrong together, these not. */
static const struct spot {
	const char *id;
	double x;
	const char *wanted[ORDERS];
} spots[] = {
	{ "sigmoid", -40.5,
		{ "2.576757109154980941484727e-18", "2.57675710915498093484505e-18",
			"2.576757109154980921565695e-18" } },
	{ "sigmoid", 0.75,
		{ "0.6791786991753929731596801", "0.2178949937618140294802505",
			"-0.07808428307814440894942689" } },
	{ "tanh", -19.25,
		{ "-0.9999999999999999619203943", "7.615921133145808986374787e-17",
			"1.523184226629161739272703e-16" } },
	{ "tanh", 0.375,
		{ "0.3583573983507859463193602", "0.871579975047256117921002",
			"-0.6246742646251552715954151" } },
	{ "relu", 2.5, { "2.5", "1", "0" } },
	{ "leaky_relu", -3, { "-0.03", "0.01", "0" } },
	{ "prelu", -3, { "-0.75", "0.25", "0" } },
	{ "rrelu", -3, { "-0.6875", "0.2291666666666666666666667", "0" } },
	{ "elu", -1.25,
		{ "-0.7134952031398098996751146", "0.2865047968601901003248854",
			"0.2865047968601901003248854" } },
	{ "selu", -1.25,
		{ "-1.254395446337865037163305", "0.5037038945095118227769126",
			"0.5037038945095118227769126" } },
	{ "celu", -1.25,
		{ "-0.7134952031398098996751146", "0.2865047968601901003248854",
			"0.2865047968601901003248854" } },
	{ "maxout", 4, { "3", "1", "0" } },
	{ "linear", -7.5, { "-7.5", "1", "0" } },
	{ "gelu", -8,
		{ "-4.976768459417427298812796e-15", "-3.979607261086795989124988e-14",
			"-3.132408071792873218529114e-13" } },
	{ "gelu", 1.5,
		{ "1.399789198096712900993259", "1.127469192229979525416655",
			"-0.03237939891647293190352489" } },
	{ "gelu_tanh", -8,
		{ "-3.107782937501111218031581e-21", "-4.714784504106841584483441e-20",
			"-7.045821396097291888451986e-19" } },
	{ "gelu_tanh", 1.5,
		{ "1.399571576980232922449424", "1.127710793151433081575633",
			"-0.03051819648422494739649436" } },
	{ "silu", -40.5,
		{ "-1.043586629207767281301314e-16", "-1.017819058116217469197398e-16",
			"-9.920514870246676545372055e-17" } },
	{ "silu", 1.5,
		{ "1.226361714290465489410826", "1.041294154299142944359517",
			"0.1561975849635367024668988" } },
	{ "softplus", -40.5,
		{ "2.576757109154980944804565e-18", "2.576757109154980941484727e-18",
			"2.57675710915498093484505e-18" } },
	{ "softplus", 1.5,
		{ "1.701413277982752409499483", "0.8175744761936436596072172",
			"0.1491464520703328565015334" } },
	{ "mish", -40.5,
		{ "-1.043586629207767282645849e-16", "-1.017819058116217471853269e-16",
			"-9.920514870246676597825505e-17" } },
	{ "mish", 1.5,
		{ "1.403378266395802584985509", "1.088487985007847657602448",
			"-0.00215023858323500619530128" } },
	{ "relu6", 4.5, { "4.5", "1", "0" } },
	{ "hard_sigmoid", 1.25,
		{ "0.7083333333333333333333333", "0.1666666666666666666666667", "0" } },
	{ "hard_sigmoid_02", 1.25, { "0.75", "0.2", "0" } },
	{ "hard_swish", -1.25,
		{ "-0.3645833333333333333333333", "0.08333333333333333333333333",
			"0.3333333333333333333333333" } },
	{ "hard_tanh", -0.5, { "-0.5", "1", "0" } },
	{ "log_sigmoid", -1.5,
		{ "-1.701413277982752409499483", "0.8175744761936436596072172",
			"-0.1491464520703328565015334" } },
	{ "log_sigmoid", 40.5,
		{ "-2.576757109154980944804565e-18", "2.576757109154980941484727e-18",
			"-2.57675710915498093484505e-18" } },
	{ "softsign", -2.5,
		{ "-0.7142857142857142857142857", "0.08163265306122448979591837",
			"0.0466472303206997084548105" } },
	{ "heaviside", 0.5, { "1", "0", "0" } },
	{ "softmax", 3.25,
		{ "0.9496329482017330088809305", "0.04783021189141768097521787",
			"-0.04301207837170344071295775" } },
};

START_TEST(formulas_give_known_values)
{
	const struct activation *row = row_at(_i);
	struct curve c = curve_of(&(struct item){ row, NULL });
	mpfr_t exact[ORDERS], wanted;
	size_t n = 0;
	reference_init(exact);
	mpfr_init2(wanted, REFERENCE_BITS);
	for (size_t k = 0; k < sizeof spots / sizeof spots[0]; k++) {
		if (strcmp(spots[k].id, row->id) != 0)
			continue;
		n++;
		refer(&c, spots[k].x, 0, exact);
		for (int order = 0; order < ORDERS; order++) {
			mpfr_set_str(wanted, spots[k].wanted[order], 10, MPFR_RNDN);
			ck_assert_msg(reference_agree(exact[order], wanted, 78),
				"%s, order %d at %g: not %s", row->id, order, spots[k].x,
				spots[k].wanted[order]);
		}
	}
	/* The others have theirs in published.txt. */
	ck_assert_msg(n > 0 || !row->lecture, "%s has no known values", row->id);
	mpfr_clear(wanted);
	reference_free(exact);
	curve_free(&c);
}
END_TEST

#define POINTS 200
#define LEAST 150 /* points that must be decided */

/* True if the derivative is one number for all outputs, as 0 is. */
static bool is_number(const struct curve *c, const struct expr *derivative)
{
	struct point_at at = { .x = 1, .param = c->value, .list = c->list, .element = c->element };
	return expr_outputs(derivative, &at) == 1;
}

/* The derivative's text as a formula, and its own derivative, against the formula's, wherever 4096
   bits decide both: 1 - tanh(u) may be beyond them. */
static void assert_derivative(const struct curve *c, const struct expr *derivative, size_t output)
{
	mpfr_t of_formula[ORDERS], of_text[ORDERS];
	int decided = 0;
	reference_init(of_formula);
	reference_init(of_text);
	for (int k = 0; k < POINTS / SUITE_SLOW; k++) {
		struct reference_point p;
		double x = accuracy_x(k);
		reference_point(&p, c, x);
		if (reference_at(c, x, output, of_formula) != 0 ||
			reference_formula(derivative, &p, is_number(c, derivative) ? 0 : output,
				ORDER_DF, of_text) != 0)
			continue;
		decided++;
		for (int order = 0; order < 2; order++)
			ck_assert_msg(reference_agree(of_text[order], of_formula[order + 1], 90),
				"%s, order %d of '%s' at %.17g: %g, the formula's is %g", label(c),
				order, curve_derivative(c), x,
				mpfr_get_d(of_text[order], MPFR_RNDN),
				mpfr_get_d(of_formula[order + 1], MPFR_RNDN));
	}
	ck_assert_msg(decided >= LEAST / SUITE_SLOW, "%s: %d of %d points are decided", label(c),
		decided, POINTS);
	reference_free(of_formula);
	reference_free(of_text);
}

START_TEST(printed_derivatives_are_true)
{
	struct curve c = curve_of(&item[_i]);
	const char *text = curve_derivative(&c);
	const struct expr *formula = activation_tree(c.row, curve_formula(&c));
	if (text != NULL && formula != NULL) {
		const struct expr *tree = activation_tree(c.row, text);
		ck_assert_msg(tree != NULL, "%s: %s", label(&c), text);
		for (size_t k = 0; k < c.outputs; k++)
			assert_derivative(&c, tree, k);
	}
	curve_free(&c);
}
END_TEST

/* Wherever the swept score stands: the last in an expression is not the first in another. */
START_TEST(softmax_has_its_derivative_along_each)
{
	struct curve c = curve_named("softmax", NULL);
	const struct expr *tree = activation_tree(c.row, curve_derivative(&c));
	ck_assert_ptr_nonnull(tree);
	for (int k = 1; k <= 3; k++) {
		set_one(&c, "i", k);
		finish(&c, NULL);
		for (size_t j = 0; j < c.outputs; j++)
			assert_derivative(&c, tree, j);
	}
	curve_free(&c);
}
END_TEST

TCase *act_oracle(void)
{
	TCase *tc = tcase_create("oracle");
	tcase_set_timeout(tc, 60 * SUITE_SLOW);
	tcase_add_loop_test(tc, formulas_give_known_values, 0, (int)rows);
	tcase_add_loop_test(tc, printed_derivatives_are_true, 0, (int)items);
	tcase_add_test(tc, softmax_has_its_derivative_along_each);
	return tc;
}
