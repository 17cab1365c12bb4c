/* Hard functions: straight lines between two levels, cheap stand-ins for smooth ones. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/gettext.h"

static const char *hard_tanh_check(const struct values *v)
{
	return v[0].v[0] > v[1].v[0] ? N_("lo must not exceed hi") : NULL;
}

static const struct activation rows[] = {
	{
		.id = "relu6",
		.title = "ReLU6",
		.aliases = "ReLU6",
		.rank = 19,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x <= 0 ? 0 : x >= 6 ? 6 : x",
		.derivative = "0 < x < 6 ? 1 : 0",
		.range = "[0, 6]",
		.smoothness = "C0",
		.left = "0",
		.right = "6",
		.trend = TREND_RISING,
		.twin = "bounded_relu:n=6",
		.variants = (const struct variant[]){
			/* relu(x) - relu(x - 6) */
			{.framework = "tinygrad", .derivative = "0 < x <= 6 ? 1 : 0"},
			{0},
		},
		.calls = (const struct call[]){
			{"keras", "keras.layers.Dense(64, activation='relu6')"},
			{"pytorch", "torch.nn.ReLU6()"},
			{"tf", "tf.nn.relu6(x)"},
			{"jax", "jax.nn.relu6(x)"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("relu cut off at 6. Its known range fits "
				"low-precision and fixed-point numbers, so networks "
				"for phones made it common."),
			.strengths = N_("Nearly as cheap as relu, with a known range "
				"that quantises well."),
			.weaknesses = N_("No gradient flows on either side of the ramp."),
			.instead = N_("relu in full precision; hard_swish in newer "
				"mobile networks."),
		},
		.frameworks = "pytorch keras tf jax flux hf timm paddle mlx burn candle "
			"tinygrad dl4j",
		.source = "Krizhevsky 2010, Convolutional Deep Belief Networks on "
			"CIFAR-10; Sandler, Howard, Zhu, Zhmoginov and Chen 2018, "
			"MobileNetV2, arXiv:1801.04381",
	},
	{
		.id = "hard_sigmoid",
		.title = "Hard sigmoid",
		.aliases = "Hardsigmoid, hardsigma",
		.rank = 20,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x <= -3 ? 0 : x >= 3 ? 1 : x/6 + 1/2",
		.derivative = "-3 < x < 3 ? 1/6 : 0",
		.form = "min(max(x + 3, 0), 6)/6",
		.range = "[0, 1]",
		.smoothness = "C0",
		.left = "0",
		.right = "1",
		.trend = TREND_RISING,
		.calls = (const struct call[]){
			{"keras", "keras.layers.Dense(64, activation='hard_sigmoid')"},
			{"pytorch", "torch.nn.Hardsigmoid()"},
			{"jax", "jax.nn.hard_sigmoid(x)"},
			{"onnx", "HardSigmoid(alpha=0.16666666666666666, beta=0.5)"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("A straight ramp in the place of sigmoid, so "
				"that gates cost no exponential. Frameworks disagree "
				"on its slope: see hard_sigmoid_02."),
			.strengths = N_("Cheap, gives exact zeros and ones, and fits "
				"fixed-point hardware."),
			.weaknesses = N_("Beyond the ramp there is no gradient; and as "
				"the slope differs between frameworks, a model can "
				"change when it is moved."),
			.instead = N_("sigmoid where the cost does not matter, above "
				"all at outputs."),
		},
		.frameworks = "pytorch keras jax flux timm paddle candle tinygrad ggml",
		.source = "Howard et al. 2019, Searching for MobileNetV3, "
			"arXiv:1905.02244",
		.note = N_("timm takes PyTorch's since PyTorch 1.6 has it."),
		.variants = (const struct variant[]){
			{.framework = "onnx mxnet burn dl4j", .as = "hard_sigmoid_02"},
			{.framework = "tinygrad", .derivative = "-3 < x <= 3 ? 1/6 : 0"},
			{.framework = "paddle",
				.formula = "t <= 0 ? 0 : t >= 1 ? 1 : t where t = "
					"0.1666667*x + 0.5",
				.derivative = "0 < 0.1666667*x + 0.5 < 1 ? "
					"0.1666667 : 0"},
			{0},
		},
	},
	{
		.id = "hard_sigmoid_02",
		.title = "Hard sigmoid (0.2x + 0.5)",
		.rank = 21,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "alpha*x + beta <= 0 ? 0 : alpha*x + beta >= 1 ? 1 : alpha*x "
			"+ beta",
		.derivative = "0 < alpha*x + beta < 1 ? alpha : 0",
		.range = "[0, 1]",
		.smoothness = "C0",
		.left = "0",
		.right = "1",
		.trend = TREND_RISING,
		.calls = (const struct call[]){
			{"onnx", "HardSigmoid(alpha=$alpha, beta=$beta)"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("The older straight ramp in the place of "
				"sigmoid, with slope 0.2, as Theano, Keras before "
				"version 3 and ONNX have it."),
			.strengths = N_("Cheap; and with both numbers free it can "
				"state any ramp from 0 to 1."),
			.weaknesses = N_("Not what PyTorch and Keras 3 call hard "
				"sigmoid; beyond the ramp there is no gradient."),
			.instead = N_("hard_sigmoid in new models, sigmoid where the "
				"cost does not matter."),
		},
		.frameworks = "onnx mxnet burn dl4j",
		.source = "Keras before version 3 and ONNX operator HardSigmoid; with "
			"other slopes Courbariaux, Bengio and David 2015, "
			"BinaryConnect, arXiv:1511.00363, and Gulcehre, Moczulski, "
			"Denil and Bengio 2016, Noisy Activation Functions, "
			"arXiv:1603.00391",
		.param = {
			{"alpha", "0.2", N_("slope between the levels"),
				PARAM_SCALAR, BOUNDS_FINITE},
			{"beta", "0.5", N_("value at 0"), PARAM_SCALAR, BOUNDS_FINITE},
		},
	},
	{
		.id = "hard_swish",
		.title = "Hard swish",
		.aliases = "Hardswish, hard_silu, h-swish",
		.rank = 22,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x <= -3 ? 0 : x >= 3 ? x : x*(x + 3)/6",
		.derivative = "x <= -3 ? 0 : x >= 3 ? 1 : (2*x + 3)/6",
		.form = "x*(min(max(x + 3, 0), 6)/6)",
		.range = "[-0.375, inf)",
		.smoothness = "C0",
		.note = N_("PyTorch 1.13 takes the slopes -1/2 at -3, and 3/2 or, in the vectors "
			"of its loops, 1 at 3; newer ones 0 and 1, as here."),
		.variants = (const struct variant[]){
			{
				.framework = "pytorch hf timm",
				.form = "x*min(max(x + 3, 0), 6)/6",
				.backward = "x <= -3 ? 0 : x >= 3 ? 1 : x/3 + 1/2",
			},
			{.framework = "flux", .derivative = "x < -3 ? 0 : x > 3 ? 1 : (2*x + 3)/6"},
			{.framework = "tinygrad",
				.derivative = "x <= -3 ? 0 : x > 3 ? 1 : (2*x + 3)/6"},
			{0},
		},
		.left = "0",
		.right = "x",
		.calls = (const struct call[]){
			{"keras", "keras.layers.Dense(64, activation='hard_swish')"},
			{"pytorch", "torch.nn.Hardswish()"},
			{"jax", "jax.nn.hard_swish(x)"},
			{"onnx", "HardSwish"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("silu with the ramp of hard_sigmoid as its gate, "
				"for hardware without exponentials. The activation of "
				"the deeper layers of MobileNetV3."),
			.strengths = N_("Cheap, and it keeps the dip left of 0."),
			.weaknesses = N_("Left of the ramp nothing is learned, and the "
				"slope jumps at both ends of it, where frameworks "
				"disagree."),
			.instead = N_("silu where an exponential is affordable, relu6 "
				"in older mobile networks."),
		},
		.frameworks = "pytorch keras jax onnx flux hf timm paddle mlx burn "
			"candle tinygrad ggml",
		.source = "Howard et al. 2019, Searching for MobileNetV3, "
			"arXiv:1905.02244",
	},
	{
		.id = "hard_tanh",
		.title = "Hard tanh",
		.aliases = "Hardtanh, HARDTAN, satlins, clip, "
			"FANN_LINEAR_PIECE_SYMMETRIC",
		.rank = 23,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x <= lo ? lo : x >= hi ? hi : x",
		.derivative = "lo < x < hi ? 1 : 0",
		.range = "[lo, hi]",
		.smoothness = "C0",
		.left = "lo",
		.right = "hi",
		.trend = TREND_RISING,
		.symmetry = SYMMETRY_ODD,
		.calls = (const struct call[]){
			{"keras", "keras.layers.Dense(64, activation='hard_tanh')"},
			{"pytorch", "torch.nn.Hardtanh(min_val=$lo, max_val=$hi)"},
			{"jax", "jax.nn.hard_tanh(x)"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("The identity cut off at both ends, a straight "
				"stand-in for tanh. Binary networks use its slope for "
				"that of sign."),
			.strengths = N_("Cheap, centred on 0, and undistorted in the "
				"middle."),
			.weaknesses = N_("Beyond the ends there is no gradient."),
			.instead = N_("tanh where saturation should be gradual."),
		},
		.frameworks = "pytorch keras jax flux paddle mlx burn tinygrad dl4j "
			"darknet fann",
		.source = "Collobert 2004, Large Scale Machine Learning (doctoral "
			"thesis)",
		.note = N_("FANN's training takes the slope 1/2 beyond the ends too."),
		.param = {
			{"lo", "-1", N_("lower level"), PARAM_SCALAR, BOUNDS_FINITE},
			{"hi", "1", N_("upper level"), PARAM_SCALAR, BOUNDS_FINITE},
		},
		.variants = (const struct variant[]){
			/* A clip, which hands on the slope of x at its ends. */
			{.framework = "jax keras tinygrad",
				.derivative = "lo <= x <= hi ? 1 : 0"},
			{.framework = "fann",
				.formula = "x <= 2*lo ? lo : x >= 2*hi ? hi : x/2",
				.derivative = "2*lo <= x <= 2*hi ? 1/2 : 0"},
			{0},
		},
		.check = hard_tanh_check,
	},
	{
		.id = "sparse_sigmoid",
		.title = "Sparse sigmoid",
		.aliases = "satlin shifted",
		.rank = 35,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x <= -1 ? 0 : x >= 1 ? 1 : (x + 1)/2",
		.derivative = "-1 < x < 1 ? 1/2 : 0",
		.range = "[0, 1]",
		.smoothness = "C0",
		.left = "0",
		.right = "1",
		.trend = TREND_RISING,
		.frameworks = "keras jax",
		.source = "Blondel, Martins and Niculae 2020, arXiv:1901.02324; "
			"Courbariaux, Bengio and David 2015 BinaryConnect, "
			"arXiv:1511.00363",
		.variants = (const struct variant[]){
			{.framework = "jax",
				.derivative = "abs(x) < 1 ? 1/2 : abs(x) == 1 ? 1/4 : 0"},
			{0},
		},
		.calls = (const struct call[]){
			{"keras", "keras.layers.Dense(64, activation='sparse_sigmoid')"},
			{"jax", "jax.nn.sparse_sigmoid(x)"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("A straight ramp from 0 to 1, the derivative of "
				"sparse_plus. It gives exact zeros and ones, which "
				"sparse and binary networks need."),
			.strengths = N_("Cheap, and outputs can be exactly 0 or 1."),
			.weaknesses = N_("Beyond the ramp there is no gradient."),
			.instead = N_("sigmoid where outputs are probabilities to be "
				"trained with cross-entropy; hard_sigmoid for a wider "
				"ramp."),
		},
	},
	{
		.id = "hard_mish",
		.title = "Hard mish",
		.aliases = "H-Mish",
		.rank = 37,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x <= -2 ? 0 : x >= 0 ? x : x*(x + 2)/2",
		.derivative = "x < -2 ? 0 : x > 0 ? 1 : x + 1",
		.form = "0.5*x*clamp(x + 2, 0, 2)",
		.backward = "0.5*clamp(x + 2, 0, 2) + (-2 <= x <= 0)*(0.5*x)",
		.composite = "timm",
		.range = "[-0.5, inf)",
		.smoothness = "C0",
		.left = "0",
		.right = "x",
		.frameworks = "timm darknet",
		.source = "Misra 2020, H-Mish (notes of the author of mish; there is "
			"no paper)",
		.note = N_("Darknet has it only in the fork of AlexeyAB."),
		.lesson = {
			.purpose = N_("A likeness of mish built on one parabola, for "
				"processors without exponentials."),
			.strengths = N_("Cheap, with the dip left of 0 that mish has, "
				"and exactly 0 left of -2."),
			.weaknesses = N_("The slope jumps at -2, and no gradient flows "
				"left of it."),
			.instead = N_("mish where the cost of an exponential does not "
				"matter, hard_swish for its more common kin."),
		},
	},
	{
		.id = "plse",
		.title = "PLSE",
		.aliases = "piecewise-linear sigmoid estimate",
		.rank = 63,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x < -4 ? 0.01*(x + 4) : x > 4 ? 0.01*(x - 4) + 1 : 0.125*x "
			"+ 0.5",
		.derivative = "-4 <= x <= 4 ? 0.125 : 0.01",
		.range = "(-inf, inf)",
		.smoothness = "C0",
		.left = "0.01*x + 0.04",
		.right = "0.01*x + 0.96",
		.trend = TREND_RISING,
		.frameworks = "darknet",
		.source = "Redmon 2013, Darknet: Open Source Neural Networks in C",
		.lesson = {
			.purpose = N_("Three lines in the place of sigmoid, the outer "
				"ones with a leak so that units recover. Found in "
				"Darknet only."),
			.strengths = N_("Cheap, and a gradient everywhere."),
			.weaknesses = N_("Outputs leave the range from 0 to 1, if "
				"slowly, so they are no probabilities."),
			.instead = N_("sigmoid for probabilities, hard_sigmoid for a "
				"bounded likeness."),
		},
	},
	{0},
};

const struct family family_hard = {
	.name = "hard",
	.title = N_("Hard functions, made of straight pieces"),
	.rows = rows,
};
