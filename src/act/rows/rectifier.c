/* Rectifiers: the identity right of 0, a straight line of smaller slope left of it. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/gettext.h"

static const char *rrelu_check(const struct values *v)
{
	return v[0].v[0] > v[1].v[0] ? N_("lower must not exceed upper") : NULL;
}

static const struct activation rows[] = {
	{
		.id = "relu",
		.title = "ReLU",
		.aliases = "ReLU, rectify, rectifier, positive part, hinge, "
			"FANN_LINEAR_PIECE_RECT",
		.rank = 4,
		.tier = 1,
		.lecture = true,
		.kind = KIND_SCALAR,
		.formula = "x > 0 ? x : 0",
		.derivative = "x > 0 ? 1 : 0",
		.range = "[0, inf)",
		.smoothness = "C0",
		.left = "0",
		.right = "x",
		.trend = TREND_RISING,
		.variants = (const struct variant[]){
			{.framework = "fann", .formula = "x < 0 ? 0 : x/2",
				.derivative = "x < 0 ? 0 : 1/2"},
			{0},
		},
		.calls = (const struct call[]){
			{"keras", "keras.layers.Dense(64, activation='relu')"},
			{"pytorch", "torch.nn.ReLU()"},
			{"tf", "tf.nn.relu(x)"},
			{"jax", "jax.nn.relu(x)"},
			{"onnx", "Relu"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("Passes what is positive and stops what is not. "
				"It is the default of hidden layers: the slope is 1 "
				"wherever a unit is active, so it does not shrink the "
				"gradients on their way to early layers."),
			.strengths = N_("As cheap as a bend can be; it does not "
				"saturate on the right, and its outputs are sparse: "
				"units that are not active give exactly 0."),
			.weaknesses = N_("Left of 0 nothing is learned: a unit whose "
				"input stays negative for all data is dead, as can "
				"happen at a high learning rate. Outputs are never "
				"negative, so their mean is not 0."),
			.instead = N_("Where units die take leaky_relu, prelu, elu or "
				"maxout; in Transformers gelu or silu. Never for an "
				"output layer that gives probabilities or must reach "
				"negative values."),
		},
		.frameworks = "pytorch keras tf jax onnx flux hf timm mxnet paddle mlx "
			"burn candle tinygrad ggml dl4j darknet fann",
		.source = "Fukushima 1969, doi:10.1109/TSSC.1969.300225; Nair and Hinton "
			"2010, Rectified Linear Units Improve Restricted Boltzmann "
			"Machines (ICML); Glorot, Bordes and Bengio 2011, Deep Sparse "
			"Rectifier Neural Networks (AISTATS)",
	},
	{
		.id = "leaky_relu",
		.title = "Leaky ReLU",
		.aliases = "LeakyReLU, lrelu, LEAKY, RELIE, leaky_rectify, "
			"FANN_LINEAR_PIECE_RECT_LEAKY",
		.rank = 5,
		.tier = 1,
		.lecture = true,
		.kind = KIND_SCALAR,
		.formula = "x > 0 ? x : alpha*x",
		.derivative = "x > 0 ? 1 : alpha",
		.range = "(-inf, inf)",
		.smoothness = "C0",
		.left = "alpha*x",
		.right = "x",
		.trend = TREND_RISING,
		.calls = (const struct call[]){
			{"keras", "keras.layers.LeakyReLU(negative_slope=$alpha)"},
			{"pytorch", "torch.nn.LeakyReLU(negative_slope=$alpha)"},
			{"tf", "tf.nn.leaky_relu(x, alpha=$alpha)"},
			{"jax", "jax.nn.leaky_relu(x, negative_slope=$alpha)"},
			{"onnx", "LeakyRelu(alpha=$alpha)"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("relu with a gentle slope left of 0, so that "
				"units there still receive a gradient and can come "
				"back."),
			.strengths = N_("No unit dies, and it costs hardly more than "
				"relu."),
			.weaknesses = N_("The slope must be chosen, frameworks choose "
				"different ones, and outputs are no longer sparse."),
			.instead = N_("prelu learns the slope; relu where sparse "
				"outputs are wanted; elu where large negative inputs "
				"should all count alike."),
		},
		.frameworks = "pytorch keras tf jax onnx flux hf timm mxnet paddle mlx "
			"burn candle tinygrad ggml dl4j darknet fann",
		.source = "Maas, Hannun and Ng 2013, Rectifier Nonlinearities Improve "
			"Neural Network Acoustic Models (ICML workshop)",
		.note = N_("The layer of Keras takes 0.3 unless told, its function 0.2."),
		.param = {
			{"alpha", "0.01", N_("negative slope"),
				PARAM_SCALAR, BOUNDS_FINITE},
		},
		.variants = (const struct variant[]){
			{.framework = "keras tf", .params = "alpha=0.2"},
			{.framework = "mxnet", .params = "alpha=0.25"},
			{.framework = "darknet", .params = "alpha=0.1"},
			{.framework = "jax tinygrad", .derivative = "x >= 0 ? 1 : alpha"},
			/* Another function where alpha exceeds 1. */
			{.framework = "mlx", .formula = "max(alpha*x, x)",
				.derivative = "x > 0 ? max(alpha, 1) : x < 0 ? "
					"min(alpha, 1) : 1"},
			{.framework = "fann", .formula = "x < 0 ? alpha*x/2 : x/2",
				.derivative = "x < 0 ? alpha/2 : 1/2"},
			{0},
		},
	},
	{
		.id = "prelu",
		.title = "PReLU",
		.aliases = "PReLU, parametric ReLU",
		.rank = 6,
		.tier = 1,
		.lecture = true,
		.kind = KIND_SCALAR,
		.formula = "x > 0 ? x : a*x",
		.derivative = "x > 0 ? 1 : a",
		.range = "(-inf, inf)",
		.smoothness = "C0",
		.left = "a*x",
		.right = "x",
		.trend = TREND_RISING,
		.calls = (const struct call[]){
			{"keras", "keras.layers.PReLU(keras.initializers.Constant($a))"},
			{"pytorch", "torch.nn.PReLU(init=$a)"},
			{"onnx", "PRelu(slope: $a)"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("leaky_relu whose slope left of 0 is trained, "
				"one number for each channel or for all."),
			.strengths = N_("The network finds the slope that the data "
				"wants, at almost no cost."),
			.weaknesses = N_("A few more parameters, which can overfit "
				"small data; weight decay pulls the slope towards 0, "
				"so it is better left out for them."),
			.instead = N_("leaky_relu with a fixed slope for small data; "
				"rrelu to fight overfitting."),
		},
		.frameworks = "pytorch keras onnx hf timm mxnet paddle mlx burn candle",
		.source = "He, Zhang, Ren and Sun 2015, Delving Deep into Rectifiers, "
			"arXiv:1502.01852",
		.param = {
			{"a", "0.25", N_("negative slope before training"),
				PARAM_SCALAR,
				BOUNDS_FINITE},
		},
		.variants = (const struct variant[]){
			{.framework = "keras", .params = "a=0"},
			/* At a tie candle halves the slopes of both extrema; MLX
			   hands on that of the second argument, here x. */
			{.framework = "candle", .formula = "max(x, 0) + a*min(x, 0)",
				.derivative = "x > 0 ? 1 : x < 0 ? a : (1 + a)/2"},
			{.framework = "mlx", .formula = "max(0, x) + a*min(0, x)",
				.derivative = "x > 0 ? 1 : x < 0 ? a : 1 + a"},
			{0},
		},
	},
	{
		.id = "rrelu",
		.title = "RReLU",
		.aliases = "RReLU, randomized leaky ReLU",
		.rank = 7,
		.tier = 1,
		.lecture = true,
		.kind = KIND_STOCHASTIC,
		.formula = "x > 0 ? x : (lower + upper)/2*x",
		.derivative = "x > 0 ? 1 : (lower + upper)/2",
		.range = "(-inf, inf)",
		.smoothness = "C0",
		.left = "(lower + upper)/2*x",
		.right = "x",
		.trend = TREND_RISING,
		.variants = (const struct variant[]){
			{.framework = "mxnet", .params = "upper=0.334"},
			{0},
		},
		.calls = (const struct call[]){
			{"pytorch", "torch.nn.RReLU(lower=$lower, upper=$upper)"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("leaky_relu whose slope left of 0 is drawn at "
				"random for each input while training; afterwards the "
				"mean slope is used."),
			.strengths = N_("The noise acts against overfitting on small "
				"data, and no unit dies."),
			.weaknesses = N_("Training is noisier, and results depend on "
				"taking the mean slope in evaluation, which not every "
				"library does."),
			.instead = N_("leaky_relu or prelu where data is plentiful."),
		},
		.frameworks = "pytorch flux mxnet paddle burn tfa dl4j",
		.source = "Xu, Wang, Chen and Li 2015, Empirical Evaluation of Rectified "
			"Activations in Convolutional Network, arXiv:1505.00853",
		.note = N_("The paper divides by a number drawn from 3 to 8, so that its "
			"slope in evaluation is 2/11; NNlib draws in evaluation too."),
		.param = {
			{"lower", "1/8", N_("smallest negative slope drawn"),
				PARAM_SCALAR, BOUNDS_FINITE},
			{"upper", "1/3", N_("largest negative slope drawn"),
				PARAM_SCALAR, BOUNDS_FINITE},
		},
		.check = rrelu_check,
	},
	{
		.id = "threshold",
		.title = "Threshold",
		.rank = 30,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x > theta ? x : value",
		.derivative = "x > theta ? 1 : 0",
		.range = "(min(theta, value), inf)",
		.smoothness = "discontinuous",
		.left = "value",
		.right = "x",
		.frameworks = "pytorch keras burn",
		.source = "Torch7, module nn.Threshold (torch/nn)",
		.note = N_("PyTorch and Keras have no defaults; those here are the "
			"example in older manuals of PyTorch. Where value does not "
			"exceed theta the range is value itself and all above theta."),
		.param = {
			{"theta", "0.1", N_("threshold"), PARAM_SCALAR,
				BOUNDS_FINITE},
			{"value", "20", N_("output at and below the threshold"),
				PARAM_SCALAR, BOUNDS_FINITE},
		},
		.calls = (const struct call[]){
			{"pytorch", "torch.nn.Threshold($theta, $value)"},
			{"keras", "keras.activations.threshold(x, $theta, $value)"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("Passes what exceeds a threshold and puts a "
				"fixed value in the place of everything else. With "
				"both set to 0 it is relu."),
			.strengths = N_("Cheap, and the value that stands for an "
				"inactive unit is free to choose."),
			.weaknesses = N_("It jumps at the threshold unless both "
				"numbers agree, and no gradient flows below it."),
			.instead = N_("relu, or leaky_relu where units die; "
				"soft_shrink where small values are to vanish without "
				"a jump."),
		},
	},
	{
		.id = "thresholded_relu",
		.title = "Thresholded ReLU",
		.aliases = "trelu, thresholdrelu, TRec",
		.rank = 31,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x > theta ? x : 0",
		.derivative = "x > theta ? 1 : 0",
		.range = "[0, inf)",
		.smoothness = "discontinuous",
		.left = "0",
		.right = "x",
		.trend = TREND_RISING,
		.frameworks = "onnx flux paddle burn dl4j",
		.source = "Konda, Memisevic and Krueger 2015, Zero-bias autoencoders, "
			"arXiv:1402.3337",
		.note = N_("Between 0 and theta no value is reached."),
		.param = {
			{"theta", "1", N_("threshold"), PARAM_SCALAR,
				BOUNDS_FINITE},
		},
		.calls = (const struct call[]){
			{"onnx", "ThresholdedRelu(alpha=$theta)"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("relu that opens only above a threshold, without "
				"shifting what passes. Made for autoencoders that are "
				"to have no biases."),
			.strengths = N_("Sparse: weak activations are exactly 0, "
				"strong ones unchanged."),
			.weaknesses = N_("The value jumps at the threshold, and units "
				"below it receive no gradient."),
			.instead = N_("relu in general; soft_shrink or hard_shrink for "
				"both signs."),
		},
	},
	{
		.id = "squared_relu",
		.title = "Squared ReLU",
		.aliases = "relu2, ReLUSquared, ReQU, rectified quadratic unit",
		.rank = 32,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x > 0 ? x^2 : 0",
		.derivative = "x > 0 ? 2*x : 0",
		.range = "[0, inf)",
		.smoothness = "C1",
		.left = "0",
		.right = "inf",
		.trend = TREND_RISING,
		.frameworks = "hf mlx candle",
		.source = "So, Manke, Liu, Dai, Shazeer and Le 2021, Primer: Searching "
			"for Efficient Transformers for Language Modeling, "
			"arXiv:2109.08668",
		.twin = "repu:p=2",
		.lesson = {
			.purpose = N_("The square of relu. A search over Transformers "
				"found it for the feed-forward layers of language "
				"models."),
			.strengths = N_("The slope has no jump; sparse like relu, and "
				"only one multiplication dearer."),
			.weaknesses = N_("Slope and output grow without bound, so it "
				"wants normalised inputs; left of 0 no gradient "
				"flows."),
			.instead = N_("relu or gelu where activations may become "
				"large, above all in low precision."),
		},
	},
	{
		.id = "abs",
		.title = "Absolute value",
		.aliases = "modulus, vReLU",
		.rank = 48,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "abs(x)",
		.derivative = "x > 0 ? 1 : x < 0 ? -1 : 0",
		.range = "[0, inf)",
		.smoothness = "C0",
		.left = "-x",
		.right = "x",
		.symmetry = SYMMETRY_EVEN,
		.frameworks = "onnx ggml",
		.source = "Hu 2018 vReLU; Valles-Perez et al. 2023, Empirical study of "
			"the modulus as activation function, arXiv:2301.05993",
		.calls = (const struct call[]){
			{"keras", "keras.ops.abs(x)"},
			{"pytorch", "torch.abs(x)"},
			{"tf", "tf.abs(x)"},
			{"jax", "jax.numpy.abs(x)"},
			{"onnx", "Abs"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("Folds the negative half onto the positive one, "
				"for features whose sign says nothing. It saturates on "
				"neither side."),
			.strengths = N_("Its slope is 1 in size everywhere but at 0, "
				"so no unit dies."),
			.weaknesses = N_("Inputs that differ only in sign become the "
				"same, and the slope jumps at 0."),
			.instead = N_("relu or leaky_relu where the sign matters."),
		},
	},
	{
		.id = "bounded_relu",
		.title = "Bounded ReLU",
		.aliases = "BReLU, ReLUN, clipped_relu, ReLU1, FANN_LINEAR_PIECE, satlin",
		.rank = 61,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x <= 0 ? 0 : x >= n ? n : x",
		.derivative = "0 < x < n ? 1 : 0",
		.range = "[0, n]",
		.smoothness = "C0",
		.left = "0",
		.right = "n",
		.trend = TREND_RISING,
		.frameworks = "keras fann",
		.source = "Liew, Khalil-Hani and Bakhteri 2016, "
			"doi:10.1016/j.neucom.2016.08.037",
		.note = N_("Chainer and DeepSpeech take n = 20; with n = 6 it is relu6. "
			"FANN's training takes the slope 1/2 beyond the ends too."),
		.param = {
			{"n", "1", N_("largest output"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
		},
		.variants = (const struct variant[]){
			/* A clip hands on the slope of x at its upper end. */
			{.framework = "keras", .derivative = "0 < x <= n ? 1 : 0"},
			{.framework = "fann",
				.formula = "x <= 0 ? 0 : x >= 2*n ? n : x/2",
				.derivative = "0 <= x <= 2*n ? 1/2 : 0"},
			{0},
		},
		.calls = (const struct call[]){
			{"keras", "keras.layers.ReLU(max_value=$n)"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("relu cut off at a largest output, so "
				"activations stay in a known range."),
			.strengths = N_("Bounded, which helps on fixed-point hardware "
				"and in recurrent layers, and nearly as cheap as relu."),
			.weaknesses = N_("No gradient flows on either side of the "
				"ramp: units can die at both ends."),
			.instead = N_("relu where the range does not matter, relu6 for "
				"its usual bound."),
		},
	},
	{
		.id = "ramp",
		.title = "Ramp",
		.rank = 62,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x > 0 ? 1.1*x : 0.1*x",
		.derivative = "x > 0 ? 1.1 : 0.1",
		.range = "(-inf, inf)",
		.smoothness = "C0",
		.left = "0.1*x",
		.right = "1.1*x",
		.trend = TREND_RISING,
		.frameworks = "darknet",
		.source = "Redmon 2013, Darknet: Open Source Neural Networks in C",
		.twin = "li_relu:a=0.1",
		.note = N_("The sum of relu(x) and x/10."),
		.lesson = {
			.purpose = N_("relu on top of a gentle line, so that units "
				"left of 0 still learn. Of the frameworks only Darknet "
				"has it."),
			.strengths = N_("As cheap as leaky_relu, and no unit dies."),
			.weaknesses = N_("Right of 0 the slope exceeds 1, so "
				"activations can grow from layer to layer."),
			.instead = N_("leaky_relu, whose right side is the identity."),
		},
	},
	{
		.id = "lhtan",
		.title = "Leaky hard tanh",
		.rank = 64,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x < 0 ? 0.001*x : x > 1 ? 0.001*(x - 1) + 1 : x",
		.derivative = "0 < x < 1 ? 1 : 0.001",
		.range = "(-inf, inf)",
		.smoothness = "C0",
		.left = "0.001*x",
		.right = "0.001*x + 0.999",
		.trend = TREND_RISING,
		.frameworks = "darknet",
		.source = "Redmon 2013, Darknet: Open Source Neural Networks in C",
		.lesson = {
			.purpose = N_("A ramp from 0 to 1 that leaks a little on both "
				"sides, so that it is never quite flat. Found in "
				"Darknet only."),
			.strengths = N_("Piecewise linear and cheap, and no unit is "
				"stuck beyond the ramp."),
			.weaknesses = N_("Beyond the ramp the slope is tiny, so "
				"recovery is slow."),
			.instead = N_("sigmoid for probabilities, hard_sigmoid where "
				"cost counts."),
		},
	},
	{0},
};

const struct family family_rectifiers = {
	.name = "rectifiers",
	.title = N_("Rectifiers and their leaky kin"),
	.rows = rows,
};
