/* Swishes: x times a logistic gate that x itself opens, so a dip left of 0; and mish. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/gettext.h"

static const struct activation rows[] = {
	{
		.id = "silu",
		.title = "SiLU",
		.aliases = "swish1, SiL",
		.rank = 13,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x/(1 + exp(-x))",
		.derivative = "s*(1 + x*(1 - s)) where s = sigmoid(x)",
		.range = "[-0.2784645427610737951094, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "x",
		.calls = (const struct call[]){
			{"keras", "keras.layers.Dense(64, activation='silu')"},
			{"pytorch", "torch.nn.SiLU()"},
			{"tf", "tf.nn.silu(x)"},
			{"jax", "jax.nn.silu(x)"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("x times sigmoid: a gate that the input opens "
				"for itself. Proposed three times over, beside gelu, "
				"for reinforcement learning and by an automatic "
				"search. Usual in vision networks and, within swiglu, "
				"in large language models."),
			.strengths = N_("Smooth to any order, and close to relu far "
				"out. The dip left of 0 lets outputs be negative and "
				"keeps a gradient where relu has none."),
			.weaknesses = N_("It costs an exponential, outputs are hardly "
				"ever exactly 0, and since it is not monotonic two "
				"inputs can give one output. Far left the gradient "
				"vanishes all the same."),
			.instead = N_("relu where speed or sparse outputs count, "
				"hard_swish where an exponential is too dear, gelu or "
				"gelu_tanh where a trained model has it."),
		},
		.frameworks = "pytorch keras tf jax flux hf timm mxnet paddle mlx burn "
			"candle tinygrad ggml dl4j",
		.source = "Hendrycks and Gimpel 2016, Gaussian Error Linear Units, "
			"arXiv:1606.08415; Elfwing, Uchibe and Doya 2017, "
			"arXiv:1702.03118; Ramachandran, Zoph and Le 2017, Searching "
			"for Activation Functions, arXiv:1710.05941",
		.twin = "swish",
		.variants = (const struct variant[]){
			{.framework = "tf", .as = "swish"},
			{0},
		},
	},
	{
		.id = "swish",
		.title = "Swish",
		.aliases = "swish_beta, PSiLU, ACON-A",
		.rank = 14,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x*sigmoid(beta*x)",
		.derivative = "s + beta*x*s*(1 - s) where s = sigmoid(beta*x)",
		.range = "[-0.2784645427610737951094/beta, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "x",
		.calls = (const struct call[]){
			{"tf", "tf.nn.swish(x, beta=$beta)"},
			{"onnx", "Swish(alpha=$beta)"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("silu with a sharpness beta, fixed or trained. "
				"An automatic search over formulas found it. Near beta "
				"= 0 it is half the identity, for large beta nearly "
				"relu."),
			.strengths = N_("One number leads smoothly from a line to "
				"relu, and training can choose it."),
			.weaknesses = N_("One more number to choose or to train; and "
				"most frameworks mean silu by this name and take no "
				"beta."),
			.instead = N_("silu, unless beta is to be trained; relu where "
				"beta would become large."),
		},
		.frameworks = "tf onnx mxnet",
		.source = "Ramachandran, Zoph and Le 2017, Searching for Activation "
			"Functions, arXiv:1710.05941",
		.twin = "silu",
		.note = N_("beta = 1 is SiLU, which most frameworks mean by this name; "
			"ONNX calls beta alpha."),
		.param = {
			{"beta", "1", N_("sharpness of the gate"),
				PARAM_SCALAR, BOUNDS_FINITE},
		},
		.variants = (const struct variant[]){
			{
				.framework = "pytorch keras jax flux hf timm paddle "
					"candle tinygrad dl4j",
				.as = "silu",
			},
			{0},
		},
	},
	{
		.id = "mish",
		.title = "Mish",
		.rank = 16,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x*tanh(log(1 + exp(x)))",
		.derivative = "t + x*(1 - t^2)*sigmoid(x) where t = tanh(softplus(x))",
		.form = "x*tanh(log1p(exp(x)))",
		.range = "[-0.3088434130172504066288, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "x",
		.calls = (const struct call[]){
			{"keras", "keras.layers.Dense(64, activation='mish')"},
			{"pytorch", "torch.nn.Mish()"},
			{"jax", "jax.nn.mish(x)"},
			{"onnx", "Mish"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("x times tanh of softplus: like silu, with a "
				"gate that opens a little faster. Made known by object "
				"detectors such as YOLOv4."),
			.strengths = N_("Smooth to any order, no bound above, and a "
				"dip left of 0 that keeps some gradient."),
			.weaknesses = N_("An exponential, a logarithm and a tanh make "
				"it dear. Computed as written the exponential "
				"overflows, so some frameworks replace softplus by x "
				"beyond a threshold."),
			.instead = N_("silu, which is cheaper and much alike; "
				"hard_mish on processors without exponentials."),
		},
		.frameworks = "pytorch keras jax onnx flux hf timm mxnet paddle mlx "
			"burn candle tinygrad tfa dl4j darknet",
		.source = "Misra 2019, Mish: A Self Regularized Non-Monotonic "
			"Activation Function, arXiv:1908.08681",
		.note = N_("Darknet has it only in the fork of AlexeyAB. timm takes "
			"PyTorch's since PyTorch 1.9 has it."),
		.variants = (const struct variant[]){
			{
				.framework = "pytorch hf timm",
				.backward = "t + x*s*(1 - t*t) where s = 1/(1 + "
					"exp(-x)); t = tanh(log1p(exp(x)))",
			},
			{
				.framework = "paddle",
				.formula = "x*tanh(x > 20 ? x : log(1 + exp(x)))",
				.derivative = "x > 20 ? tanh(x) + x/cosh(x)^2 : t + "
					"x*(1 - t^2)*sigmoid(x) where t = "
					"tanh(softplus(x))",
				.form = "x*tanh(x > 20 ? x : log1p(exp(x)))",
			},
			{
				.framework = "darknet",
				.formula = "x*tanh(x > 20 ? x : x < -20 ? exp(x) : "
					"log(1 + exp(x)))",
				.derivative = "x > 20 ? tanh(x) + x/cosh(x)^2 : x < "
					"-20 ? tanh(exp(x)) + x*exp(x)/cosh(exp(x))^2 "
					": t + x*(1 - t^2)*sigmoid(x) where t = "
					"tanh(softplus(x))",
				.form = "x*tanh(x > 20 ? x : x < -20 ? exp(x) : log(1 "
					"+ exp(x)))",
			},
			{0},
		},
	},
	{
		.id = "dsilu",
		.title = "dSiLU",
		.aliases = "derivative of SiLU",
		.rank = 127,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "s*(1 + x*(1 - s)) where s = sigmoid(x)",
		.derivative = "s*(1 - s)*(2 + x*(1 - 2*s)) where s = sigmoid(x)",
		.range = "[-0.09983932012886691695818, 1.099839320128866916958]",
		.smoothness = "Cinf",
		.left = "0",
		.right = "1",
		.lesson = {
			.purpose = N_("The slope of silu, itself used as an "
				"activation: a steep sigmoid that overshoots both "
				"levels a little. Made for reinforcement learning."),
			.weaknesses = N_("Outputs leave the range from 0 to 1, so they "
				"are no probabilities."),
			.instead = N_("sigmoid where they must be."),
		},
		.frameworks = "",
		.source = "Elfwing, Uchibe and Doya 2017, Sigmoid-Weighted Linear "
			"Units, arXiv:1702.03118",
	},
	{
		.id = "eanaf",
		.title = "EANAF",
		.rank = 135,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x*exp(x)/(exp(x) + 2)",
		.derivative = "q*(1 + x*(1 - q)) where q = sigmoid(x - log(2))",
		.range = "[-0.157184951483814009587, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "x",
		.lesson = {
			.purpose = N_("silu with a gate that opens a little later, "
				"which makes the dip shallower."),
		},
		.frameworks = "",
		.source = "Chai et al. 2020, EANAF; Kunc and Klema 2024, Three Decades "
			"of Activations, arXiv:2402.09092",
		.twin = "eis_3:d=2:e=1",
		.note = N_("The same as x*sigmoid(x - log(2))."),
	},
	{
		.id = "e_swish",
		.title = "E-swish",
		.rank = 137,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "beta*x*sigmoid(x)",
		.derivative = "beta*s*(1 + x*(1 - s)) where s = sigmoid(x)",
		.range = "[-0.2784645427610737951094*beta, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "beta*x",
		.lesson = {
			.purpose = N_("silu times a constant above 1, to be chosen by "
				"the depth of the network."),
			.weaknesses = N_("On the right its slope is up to 1.65 and "
				"nears 1.5, so large activations grow from layer to "
				"layer."),
		},
		.frameworks = "",
		.source = "Alcaide 2018, E-swish: Adjusting Activations to Different "
			"Network Depths, arXiv:1801.07145",
		.note = N_("The paper names no default; it recommends beta from 1 to "
			"2."),
		.param = {
			{"beta", "1.5", N_("output scale"),
				PARAM_SCALAR, BOUNDS_FINITE},
		},
	},
	{
		.id = "aptx",
		.title = "APTx",
		.rank = 138,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "(a + tanh(b*x))*g*x",
		.derivative = "g*(a + tanh(b*x)) + b*g*x/cosh(b*x)^2",
		.range = "[-0.1392322713805368975547, inf)",
		.smoothness = "Cinf",
		.left = "(a - 1)*g*x",
		.right = "(a + 1)*g*x",
		.lesson = {
			.purpose = N_("x gated by a tanh that is shifted and scaled, "
				"meant as a cheaper stand-in for mish."),
		},
		.frameworks = "",
		.source = "Kumar 2022, APTx, arXiv:2209.06119",
		.twin = "swish:beta=2",
		.note = N_("1 + tanh(x) is 2 sigmoid(2 x), so at the defaults this is "
			"Swish with beta = 2."),
		.param = {
			{"a", "1", N_("shift of the gate"),
				PARAM_SCALAR, BOUNDS_FINITE},
			{"b", "1", N_("sharpness of the gate"),
				PARAM_SCALAR, BOUNDS_FINITE},
			{"g", "1/2", N_("output scale"), PARAM_SCALAR, BOUNDS_FINITE},
		},
	},
	{
		.id = "acon_c",
		.title = "ACON-C",
		.aliases = "ACON-B",
		.rank = 146,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "(p1 - p2)*x*sigmoid(beta*(p1 - p2)*x) + p2*x",
		.derivative = "d*s*(1 + beta*d*x*(1 - s)) + p2 where d = p1 - p2; s = "
			"sigmoid(beta*d*x)",
		.range = "(-inf, inf)",
		.smoothness = "Cinf",
		.left = "p2*x",
		.right = "p1*x",
		.trend = TREND_RISING,
		.lesson = {
			.purpose = N_("A smooth maximum of the lines p1 x and p2 x. "
				"Training moves beta between that maximum and the mean "
				"of both lines, so each channel learns whether to "
				"activate."),
		},
		.frameworks = "",
		.source = "Ma, Zhang, Liu and Sun 2021, Activate or Not: Learning "
			"Customized Activation, arXiv:2009.04759",
		.note = N_("ACON-A is p1 = 1, p2 = 0, which is Swish, and ACON-B p1 = "
			"1. All are trained; the authors start p1 and p2 at random."),
		.param = {
			{"beta", "1", N_("sharpness of the switch"),
				PARAM_SCALAR, BOUNDS_FINITE},
			{"p1", "1", N_("slope of one line"),
				PARAM_SCALAR, BOUNDS_FINITE},
			{"p2", "0.25", N_("slope of the other line"),
				PARAM_SCALAR, BOUNDS_FINITE},
		},
	},
	{
		.id = "oaf",
		.title = "OAF",
		.aliases = "optimal activation function",
		.rank = 159,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "(x > 0 ? x : 0) + x*sigmoid(x)",
		.derivative = "(x > 0 ? 1 : 0) + s*(1 + x*(1 - s)) where s = "
			"sigmoid(x)",
		.range = "[-0.2784645427610737951094, inf)",
		.smoothness = "C0",
		.left = "0",
		.right = "2*x",
		.lesson = {
			.purpose = N_("The sum of relu and silu."),
			.weaknesses = N_("Far right the slopes add up, so activations "
				"grow from layer to layer."),
		},
		.frameworks = "",
		.source = "Kunc and Klema 2024, Three Decades of Activations, "
			"arXiv:2402.09092, section 3.6.47",
	},
	{0},
};

const struct family family_swishes = {
	.name = "swishes",
	.title = N_("Swishes, gated by themselves"),
	.rows = rows,
};
