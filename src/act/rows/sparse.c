/* Lists made sparse: outputs that are exactly 0, winners and maxima. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/rows/sparse.h"
#include "base/gettext.h"

static size_t as_many(const struct values *v)
{
	return v[0].n;
}

/* ---- winners, pairs, both signs -------------------------------------------------------- */

/* Of equal scores the first wins. */
static void k_wta_along(double x, const struct values *v, struct jet *out)
{
	double z[VECTOR_MAX];
	size_t n = v[0].n, i = sparse_input(x, v, z), winners = (size_t)v[2].v[0];
	if (isnan(x)) {
		sparse_nan(x, n, out);
		return;
	}
	for (size_t j = 0; j < n; j++) {
		size_t larger = 0;
		for (size_t l = 0; l < n; l++)
			larger += z[l] > z[j] || (z[l] == z[j] && l < j);
		out[j] = jet_constant(0);
		if (larger < winners)
			out[j] = (struct jet){ z[j], j == i, 0 };
	}
}

/* x wins from the k-th largest of the others on. */
static size_t k_wta_kinks(const struct values *v, double at[KINK_MAX])
{
	double o[VECTOR_MAX];
	size_t winners = (size_t)v[2].v[0];
	if (sparse_others(v, o) < winners)
		return 0;
	at[0] = o[winners - 1] + 0.0;
	return 1;
}

static const char *k_wta_check(const struct values *v)
{
	return v[2].v[0] != floor(v[2].v[0]) ? N_("k must be a whole number") : NULL;
}

/* The larger of a pair of neighbours goes first; equal ones stay. */
static void maxmin_along(double x, const struct values *v, struct jet *out)
{
	double z[VECTOR_MAX];
	size_t n = v[0].n, i = sparse_input(x, v, z);
	if (isnan(x)) {
		sparse_nan(x, n, out);
		return;
	}
	for (size_t j = 0; j < n; j++) {
		size_t first = j - j % 2;
		bool stay = z[first] >= z[first + 1];
		size_t from = stay ? j : first + 1 - j % 2;
		out[j] = (struct jet){ z[from], from == i, 0 };
	}
}

static size_t maxmin_kinks(const struct values *v, double at[KINK_MAX])
{
	size_t i = (size_t)v[1].v[0] - 1;
	at[0] = v[0].v[i % 2 == 0 ? i + 1 : i - 1] + 0.0;
	return 1;
}

static const char *maxmin_check(const struct values *v)
{
	return v[0].n % 2 != 0 ? N_("z needs an even number of elements") : NULL;
}

/* First all positive parts, then all negative ones. */
static void crelu_along(double x, const struct values *v, struct jet *out)
{
	double z[VECTOR_MAX];
	size_t n = v[0].n, i = sparse_input(x, v, z);
	if (isnan(x)) {
		sparse_nan(x, 2 * n, out);
		return;
	}
	for (size_t j = 0; j < n; j++) {
		double moves = j == i;
		out[j] = (struct jet){ z[j] > 0 ? z[j] : 0, z[j] > 0 ? moves : 0, 0 };
		out[n + j] = (struct jet){ z[j] < 0 ? -z[j] : 0, z[j] < 0 ? -moves : 0, 0 };
	}
}

static size_t twice_as_many(const struct values *v)
{
	return 2 * v[0].n;
}

static const char *crelu_check(const struct values *v)
{
	return 2 * v[0].n > VECTOR_MAX ? N_("z has more than 32 elements") : NULL;
}

/* ---- rows ------------------------------------------------------------------------------ */

/* z, the list, and i, which of its elements x takes the place of. */
#define LIST(z)                                                                           \
	{ "z", z, N_("the inputs"), PARAM_VECTOR, BOUNDS_FINITE },                        \
	{                                                                                 \
		"i", "1", N_("the input that x takes the place of, from 1"), PARAM_INDEX, \
			BOUNDS_FINITE                                                     \
	}

static const struct activation rows[] = {
	{
		.id = "sparsemax",
		.title = "Sparsemax",
		.rank = 73,
		.tier = 2,
		.kind = KIND_VECTOR,
		.formula = "max(z - tau, 0), tau such that they sum to 1",
		.derivative = "(j == i) - 1/k for the k elements above tau, else 0",
		.range = "[0, 1]",
		.smoothness = "C0",
		.left = "0",
		.right = "1",
		.trend = TREND_RISING,
		.calls = (const struct call[]){
			{"keras", "keras.layers.Dense(10, activation='sparsemax')"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("Turns scores into shares that sum to 1, as "
				"softmax does, but with exact zeros: the scores are "
				"lowered by a common threshold and cut off at 0. Made "
				"for attention that looks at few places and for labels "
				"of which few hold."),
			.strengths = N_("What does not matter gets exactly 0, so the "
				"result is easy to read, and a score that leads by "
				"enough takes all. Between its kinks it is linear."),
			.weaknesses = N_("A score whose share is 0 receives no "
				"gradient. The threshold needs a sort or a search, and "
				"the cross-entropy loss is infinite where the true "
				"class has share 0, so a loss of its own goes with it."),
			.instead = N_("softmax where every class must keep a chance, or "
				"with the cross-entropy loss; entmax15 for zeros with "
				"smoother slopes."),
		},
		.frameworks = "keras tfa",
		.source = "Martins and Astudillo 2016, From Softmax to Sparsemax, "
			"arXiv:1602.02068",
		.note = N_("The point of the simplex that is nearest to z. Keras computed "
			"another until August 2026 (keras#23425): sums of cumulative sums "
			"stood where sums should."),
		.param = {LIST("1,0,-1")},
		.along = sparsemax_along,
		.outputs = as_many,
		.kinks = sparsemax_kinks,
	},
	{
		.id = "hardmax",
		.title = "Hardmax",
		.aliases = "argmax one-hot, maxsoft",
		.rank = 74,
		.tier = 2,
		.kind = KIND_VECTOR,
		.formula = "j == argmax(z) ? 1 : 0",
		.derivative = "0",
		.range = "{0, 1}",
		.smoothness = "discontinuous",
		.left = "0",
		.right = "1",
		.trend = TREND_RISING,
		.calls = (const struct call[]){
			{"onnx", "Hardmax"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("Gives 1 to the largest score and 0 to all "
				"others: a decision in place of probabilities."),
			.strengths = N_("No exponential, and the result does not depend "
				"on the scale of the scores. Fit for evaluation, where "
				"only the winner is asked for."),
			.weaknesses = N_("Flat everywhere, with a jump where two scores "
				"tie, so nothing before it can be trained by gradients. "
				"How sure the network was is lost."),
			.instead = N_("softmax for training and wherever confidence "
				"counts; gumbel_softmax where a hard choice is to be "
				"trained."),
		},
		.frameworks = "onnx",
		.source = "ONNX, operator Hardmax, opset 1",
		.note = N_("Of equal scores the first gets the 1."),
		.param = {LIST("1,0,-1")},
		.outputs = as_many,
	},
	{
		.id = "crelu",
		.title = "CReLU",
		.aliases = "concatenated ReLU",
		.rank = 76,
		.tier = 2,
		.kind = KIND_VECTOR,
		.formula = "max(z, 0) followed by max(-z, 0)",
		.derivative = "1 where z > 0, followed by -1 where z < 0; else 0",
		.range = "[0, inf)",
		.smoothness = "C0",
		.left = "0",
		.right = "x",
		.trend = TREND_RISING,
		.calls = (const struct call[]){
			{"tf", "tf.nn.crelu(x)"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("Keeps both signs apart: relu of the input, "
				"followed by relu of its negative. It was made after "
				"convolutional networks had been seen to learn filters "
				"in pairs of opposite sign."),
			.strengths = N_("Nothing is lost, and for every input but 0 one "
				"of the two outputs passes a gradient. Half as many "
				"filters give as many features."),
			.weaknesses = N_("It doubles the width, so the next layer has "
				"twice the weights unless the filters are halved."),
			.instead = N_("relu in general; leaky_relu to pass both signs, "
				"or abs where the sign says nothing, without more "
				"outputs."),
		},
		.frameworks = "tf",
		.source = "Shang, Sohn, Almeida and Lee 2016, Understanding and Improving "
			"Convolutional Neural Networks via Concatenated Rectified Linear "
			"Units, arXiv:1603.05201",
		.note = N_("Twice as many outputs as inputs. Keras was offered it in "
			"2024 and declined."),
		.param = {LIST("1")},
		.along = crelu_along,
		.outputs = twice_as_many,
		.kinks = kernel_kink_zero,
		.check = crelu_check,
	},
	{
		.id = "entmax15",
		.title = "1.5-entmax",
		.rank = 229,
		.tier = 3,
		.kind = KIND_VECTOR,
		.formula = "max(z/2 - tau, 0)^2, tau such that they sum to 1",
		.derivative = "s*((j == i) - s[i]/sum(s)), s = sqrt(f)",
		.range = "[0, 1]",
		.smoothness = "C1",
		.left = "0",
		.right = "1",
		.trend = TREND_RISING,
		.lesson = {
			.purpose = N_("Shares that sum to 1, between softmax and "
				"sparsemax: small ones are exactly 0, yet the slope "
				"does not jump where a score drops out. Made for "
				"attention and for the output of sequence models."),
			.weaknesses = N_("The threshold needs a sort or a search, and "
				"a score whose share is 0 receives no gradient, unless "
				"the output is trained with the entmax loss."),
			.instead = N_("softmax where every share must be positive; "
				"sparsemax for more zeros."),
		},
		.frameworks = "",
		.source = "Peters, Niculae and Martins 2019, Sparse Sequence-to-Sequence "
			"Models, arXiv:1905.05702",
		.note = N_("Half way between softmax (alpha = 1) and sparsemax (alpha = 2)."),
		.param = {LIST("1,0,-1")},
		.along = entmax_along,
		.outputs = as_many,
		.kinks = entmax_kinks,
	},
	{
		.id = "maxmin",
		.title = "MaxMin (OPLU)",
		.aliases = "OPLU, GroupSort2",
		.rank = 232,
		.tier = 3,
		.kind = KIND_VECTOR,
		.formula = "max and min of each pair of neighbours",
		.derivative = "1 for the output that z[i] goes to, else 0",
		.range = "(-inf, inf)",
		.smoothness = "C0",
		.left = "0",
		.right = "x",
		.trend = TREND_RISING,
		.lesson = {
			.purpose = N_("Sorts each pair of neighbouring units, the "
				"larger first. Made for networks whose Lipschitz "
				"constant must stay bounded: it only permutes its "
				"inputs, so gradients pass with their norm unchanged."),
			.weaknesses = N_("A layer needs an even number of units."),
			.instead = N_("relu where no such bound is wanted."),
		},
		.frameworks = "",
		.source = "Chernodub and Nowicki 2016, Norm-preserving Orthogonal "
			"Permutation Linear Unit Activation Functions (OPLU), "
			"arXiv:1604.02313; Anil, Lucas and Grosse 2019, Sorting Out "
			"Lipschitz Function Approximation, arXiv:1811.05381",
		.param = {LIST("1,0")},
		.along = maxmin_along,
		.outputs = as_many,
		.kinks = maxmin_kinks,
		.check = maxmin_check,
	},
	{
		.id = "k_wta",
		.title = "k-Winners-Take-All",
		.rank = 233,
		.tier = 3,
		.kind = KIND_VECTOR,
		.formula = "z where it is among the k largest, else 0",
		.derivative = "(j == i) where z is among the k largest, else 0",
		.range = "[-1, inf)",
		.smoothness = "discontinuous",
		.left = "0",
		.right = "x",
		.lesson = {
			.purpose = N_("Keeps the k largest units of a layer and sets "
				"all others to 0. Taken up again as a defence against "
				"adversarial examples, since its many jumps mislead "
				"attacks that follow gradients."),
			.weaknesses = N_("Units that lose receive no gradient, and the "
				"output jumps where the winners change. Attacks adapted "
				"to it broke the defence (Tramer, Carlini, Brendel and "
				"Madry 2020, arXiv:2002.08347)."),
			.instead = N_("relu where sparse outputs are enough."),
		},
		.frameworks = "",
		.source = "Xiao, Zhong and Zheng 2020, Enhancing Adversarial Defense by "
			"k-Winners-Take-All, arXiv:1905.10510",
		.note = N_("The paper keeps a tenth or a fifth of a layer's units. Of "
			"equal elements the first wins."),
		.param = {
			LIST("1,0,-1"),
			{"k", "2", N_("how many win"), PARAM_SCALAR, {1, VECTOR_MAX, false}},
		},
		.along = k_wta_along,
		.outputs = as_many,
		.kinks = k_wta_kinks,
		.check = k_wta_check,
	},
	{0},
};

const struct family family_sparse = {
	.name = "sparse",
	.title = N_("Lists made sparse"),
	.rows = rows,
};
