/* The step and the identity: a neuron's oldest output, and no activation at all. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/gettext.h"

static const struct activation rows[] = {
	{
		.id = "linear",
		.title = "Linear",
		.aliases = "Identity, none, FANN_LINEAR, purelin",
		.rank = 10,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x",
		.derivative = "1",
		.range = "(-inf, inf)",
		.smoothness = "Cinf",
		.left = "x",
		.right = "x",
		.trend = TREND_RISING,
		.symmetry = SYMMETRY_ODD,
		.calls = (const struct call[]){
			{"keras", "keras.layers.Dense(1, activation='linear')"},
			{"pytorch", "torch.nn.Identity()"},
			{"tf", "tf.identity(x)"},
			{"jax", "jax.nn.identity(x)"},
			{"onnx", "Identity"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("No activation at all. It belongs at the output "
				"of a regression, where any number may be the answer."),
			.strengths = N_("Passes values and gradients on unchanged."),
			.weaknesses = N_("Layers joined by it alone collapse into one "
				"linear layer, however many there are."),
			.instead = N_("relu or gelu in hidden layers; sigmoid or "
				"softmax for classes."),
		},
		.frameworks = "pytorch keras tf jax onnx flux hf timm dl4j darknet fann",
		.source = "no single source",
		.note = N_("FANN multiplies the input of every function by a steepness "
			"s, which is 0.5 unless set, and holds the product within "
			"150/s."),
		.variants = (const struct variant[]){
			{.framework = "fann", .formula = "x/2", .derivative = "1/2"},
			{0},
		},
	},
	{
		.id = "heaviside",
		.title = "Binary step",
		.aliases = "Heaviside, step, binary step, hard limit, threshold unit, "
			"FANN_THRESHOLD, hardlim",
		.rank = 46,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x >= 0 ? 1 : 0",
		.derivative = "0",
		.range = "{0, 1}",
		.smoothness = "discontinuous",
		.variants = (const struct variant[]){
			{.framework = "mlx ggml", .formula = "x > 0 ? 1 : 0", .derivative = "0"},
			{0},
		},
		.left = "0",
		.right = "1",
		.trend = TREND_RISING,
		.lesson = {
			.purpose = N_("The oldest model of a neuron: off below a "
				"threshold, on from there."),
			.strengths = N_("One bit an output, and the clearest picture "
				"of a decision."),
			.weaknesses = N_("Its slope is 0 wherever it has one, so "
				"gradient descent learns nothing through it."),
			.instead = N_("sigmoid, its smooth form; in binary networks "
				"keep the step and give it the slope of hard_tanh in "
				"training."),
		},
		.frameworks = "mlx ggml fann",
		.source = "McCulloch and Pitts 1943, doi:10.1007/BF02478259; Rosenblatt "
			"1958, doi:10.1037/h0042519",
	},
	{
		.id = "sign",
		.title = "Sign",
		.aliases = "signum, SGN, bipolar step, FANN_THRESHOLD_SYMMETRIC, "
			"hardlims",
		.rank = 47,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x > 0 ? 1 : x < 0 ? -1 : 0",
		.derivative = "0",
		.range = "{-1, 0, 1}",
		.smoothness = "discontinuous",
		.left = "-1",
		.right = "1",
		.trend = TREND_RISING,
		.symmetry = SYMMETRY_ODD,
		.frameworks = "onnx ggml fann",
		.source = "Rosenblatt 1958, The Perceptron, doi:10.1037/h0042519",
		.variants = (const struct variant[]){
			{.framework = "fann", .formula = "x >= 0 ? 1 : -1", .derivative = "0"},
			{0},
		},
		.calls = (const struct call[]){
			{"keras", "keras.ops.sign(x)"},
			{"pytorch", "torch.sign(x)"},
			{"tf", "tf.sign(x)"},
			{"jax", "jax.numpy.sign(x)"},
			{"onnx", "Sign"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("Only the sign of the input: the output of a "
				"perceptron with classes -1 and 1, and of binary "
				"networks."),
			.strengths = N_("One bit an output."),
			.weaknesses = N_("Its slope is 0 wherever it has one, so "
				"gradient descent learns nothing through it without a "
				"stand-in."),
			.instead = N_("tanh for training; sign in the forward pass "
				"with the slope of hard_tanh behind it."),
		},
	},
	{
		.id = "stair",
		.title = "Stair",
		.rank = 65,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "mod(floor(x), 2) == 0 ? floor(x)/2 : x - floor(x) + "
			"(floor(x) - 1)/2",
		.derivative = "mod(floor(x), 2) == 0 ? 0 : 1",
		.range = "(-inf, inf)",
		.smoothness = "C0",
		.left = "-inf",
		.right = "inf",
		.trend = TREND_RISING,
		.frameworks = "darknet",
		.source = "Redmon 2013, Darknet: Open Source Neural Networks in C",
		.note = N_("Darknet takes the slope from the output: 0 where it is "
			"whole, 1 elsewhere."),
		.lesson = {
			.purpose = N_("A staircase with slanted risers, flat over "
				"every other unit of the input. Found in Darknet "
				"only."),
			.strengths = N_("Outputs cluster at whole numbers."),
			.weaknesses = N_("On the treads there is no gradient."),
			.instead = N_("linear, unless whole numbers are wanted."),
		},
	},
	{0},
};

const struct family family_steps = {
	.name = "steps",
	.title = N_("The step and the identity"),
	.rows = rows,
};
