/* Sigmoids: smooth curves that rise from one level to another. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/gettext.h"

static const struct activation rows[] = {
	{
		.id = "sigmoid",
		.title = "Sigmoid",
		.aliases = "logistic, logistic_sigmoid, sigma, expit, soft_step, logsig",
		.rank = 1,
		.tier = 1,
		.lecture = true,
		.kind = KIND_SCALAR,
		.formula = "1/(1 + exp(-x))",
		.derivative = "sigmoid(x)*(1 - sigmoid(x))",
		.backward = "y*(1 - y)",
		.range = "(0, 1)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "1",
		.trend = TREND_RISING,
		.frameworks = "pytorch keras tf jax onnx flux hf timm mxnet paddle mlx "
			"burn candle tinygrad ggml dl4j darknet fann",
		.source = "Verhulst 1838 (the logistic curve); Rumelhart, Hinton and "
			"Williams 1986, Learning representations by back-propagating "
			"errors, doi:10.1038/323533a0",
		.note = N_("FANN takes 1/(1 + exp(-2*s*x)) with a steepness s, which is "
			"0.5 unless set: this curve. Its training takes the slope as "
			"if the output were no nearer to 0 or 1 than 0.01."),
		.calls = (const struct call[]){
			{"keras", "keras.layers.Dense(1, activation='sigmoid')"},
			{"pytorch", "torch.nn.Sigmoid()"},
			{"tf", "tf.nn.sigmoid(x)"},
			{"jax", "jax.nn.sigmoid(x)"},
			{"onnx", "Sigmoid"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("Squeezes any number into a value between 0 and "
				"1, which reads as a probability. It belongs at the "
				"output of a classifier with two classes, or with "
				"several that do not exclude each other, and in the "
				"gates of recurrent cells."),
			.strengths = N_("Smooth and rising everywhere. Under a "
				"cross-entropy loss the gradient at its input is "
				"prediction minus target, so a unit that is wrong "
				"learns even where it saturates."),
			.weaknesses = N_("It saturates on both sides, and its slope is "
				"well below 1 everywhere, so products of such slopes "
				"over many layers vanish. Its outputs are all "
				"positive, so their mean is far from 0."),
			.instead = N_("relu, gelu or silu in hidden layers, tanh in "
				"recurrent ones; softmax for one class out of several; "
				"log_sigmoid, or a loss that takes logits, where its "
				"logarithm is wanted."),
		},
	},
	{
		.id = "tanh",
		.title = "Tanh",
		.aliases = "hyperbolic tangent, tansig, FANN_SIGMOID_SYMMETRIC",
		.rank = 3,
		.tier = 1,
		.lecture = true,
		.kind = KIND_SCALAR,
		.formula = "tanh(x)",
		.derivative = "1/cosh(x)^2",
		.backward = "1 - y*y",
		.range = "(-1, 1)",
		.smoothness = "Cinf",
		.left = "-1",
		.right = "1",
		.trend = TREND_RISING,
		.symmetry = SYMMETRY_ODD,
		.frameworks = "pytorch keras tf jax onnx flux hf timm mxnet paddle mlx "
			"burn candle tinygrad ggml dl4j darknet fann",
		.source = "LeCun, Bottou, Orr and Mueller 1998, Efficient BackProp, "
			"doi:10.1007/3-540-49430-8_2",
		.variants = (const struct variant[]){
			/* tanh(s x) with the steepness s = 0.5. */
			{.framework = "fann", .as = "bipolar_sigmoid"},
			{0},
		},
		.calls = (const struct call[]){
			{"keras", "keras.layers.Dense(64, activation='tanh')"},
			{"pytorch", "torch.nn.Tanh()"},
			{"tf", "tf.nn.tanh(x)"},
			{"jax", "jax.nn.tanh(x)"},
			{"onnx", "Tanh"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("An S from -1 to 1 centred on 0: sigmoid of "
				"twice the input, stretched, which is 2*sigmoid(2*x) - "
				"1. Long the usual hidden activation; today at home in "
				"recurrent cells and at outputs that must stay within "
				"bounds."),
			.strengths = N_("Odd, so the outputs of a layer centre on 0, "
				"which speeds up learning; near 0 it is almost the "
				"identity, and what it passes on stays bounded."),
			.weaknesses = N_("It saturates on both sides: for large inputs "
				"the slope is nearly 0, and gradients vanish on their "
				"way through many layers. It costs an exponential."),
			.instead = N_("relu, gelu or silu in deep hidden layers; "
				"sigmoid for a probability; hard_tanh where cost "
				"counts, softsign where saturation should come more "
				"slowly."),
		},
	},
	{
		.id = "softsign",
		.title = "Softsign",
		.aliases = "ElliotSig, Elliott symmetric, FANN_ELLIOT_SYMMETRIC",
		.rank = 25,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x/(1 + abs(x))",
		.derivative = "1/(1 + abs(x))^2",
		.composite = "pytorch",
		.range = "(-1, 1)",
		.smoothness = "C1",
		.left = "-1",
		.right = "1",
		.trend = TREND_RISING,
		.symmetry = SYMMETRY_ODD,
		.frameworks = "pytorch keras tf jax onnx flux mxnet paddle mlx burn "
			"tinygrad dl4j fann",
		.source = "Elliott 1993, A Better Activation Function for Artificial "
			"Neural Networks; Bergstra, Desjardins, Lamblin and Bengio 2009; "
			"Glorot and Bengio 2010",
		.variants = (const struct variant[]){
			{.framework = "fann",
				.formula = "x/2/(1 + abs(x/2))",
				.derivative = "1/(2*(1 + abs(x/2))^2)"},
			{0},
		},
		.calls = (const struct call[]){
			{"keras", "keras.layers.Dense(64, activation='softsign')"},
			{"pytorch", "torch.nn.Softsign()"},
			{"tf", "tf.nn.softsign(x)"},
			{"jax", "jax.nn.soft_sign(x)"},
			{"onnx", "Softsign"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("A bounded S of one division. Near 0 it acts "
				"like tanh, but it nears its levels like 1/x instead "
				"of exponentially."),
			.strengths = N_("No exponential, and since its slope fades "
				"slowly, saturated units find their way back."),
			.weaknesses = N_("Outputs close to its levels need huge "
				"inputs, and its curvature jumps at 0."),
			.instead = N_("tanh for the usual S; relu or gelu in deep "
				"hidden layers."),
		},
	},
	{
		.id = "laplace",
		.title = "Laplace (MEGA)",
		.aliases = "LaplaceActivation",
		.rank = 43,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "(1 + erf((x - mu)/(sigma*sqrt(2))))/2",
		.derivative = "exp(-((x - mu)/sigma)^2/2)/(sigma*sqrt(2*pi))",
		.backward = "2/sqrt(pi)*exp(-u^2)*0.5/(sigma*sqrt(2)) where "
			"u = (x - mu)/(sigma*sqrt(2))",
		.composite = "",
		.range = "(0, 1)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "1",
		.trend = TREND_RISING,
		.frameworks = "hf",
		.source = "Ma et al. 2022, Mega: Moving Average Equipped Gated "
			"Attention, arXiv:2209.10655",
		.note = N_("A normal distribution's cdf, no Laplace distribution's; mu "
			"is near sqrt(1/2) and sigma near sqrt(1/(4*pi))."),
		.param = {
			{"mu", "0.707107", N_("mean of the normal distribution"),
				PARAM_SCALAR, BOUNDS_FINITE},
			{"sigma", "0.282095", N_("its standard deviation"),
				PARAM_SCALAR, BOUNDS_POSITIVE},
		},
		.lesson = {
			.purpose = N_("Takes the place of softmax in the attention of "
				"MEGA: the cdf of a normal distribution, placed and "
				"scaled so that it follows squared_relu and yet stays "
				"bounded."),
			.strengths = N_("Value and slope are bounded, unlike those of "
				"squared_relu, which makes training steadier."),
			.weaknesses = N_("It saturates on both sides, and weights of "
				"attention that it gives do not sum to 1."),
			.instead = N_("softmax in ordinary attention; squared_relu, "
				"gelu or silu in feed-forward layers."),
		},
	},
	{
		.id = "arctan",
		.title = "Arctan",
		.aliases = "Atan, inverse tangent",
		.rank = 51,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "atan(x)",
		.derivative = "1/(1 + x^2)",
		.range = "(-pi/2, pi/2)",
		.smoothness = "Cinf",
		.left = "-pi/2",
		.right = "pi/2",
		.trend = TREND_RISING,
		.symmetry = SYMMETRY_ODD,
		.frameworks = "onnx",
		.source = "the inverse tangent of analysis; ONNX operator Atan",
		.calls = (const struct call[]){
			{"keras", "keras.ops.arctan(x)"},
			{"pytorch", "torch.atan(x)"},
			{"tf", "tf.math.atan(x)"},
			{"jax", "jax.numpy.arctan(x)"},
			{"onnx", "Atan"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("An S between -pi/2 and pi/2. As an activation "
				"it is a tanh with heavier tails."),
			.strengths = N_("Odd and smooth to any order, and its slope "
				"fades like 1/x^2, so saturated units recover sooner "
				"than with tanh."),
			.weaknesses = N_("It saturates on both sides, and takes large "
				"inputs to come near its levels, which are no round "
				"numbers."),
			.instead = N_("tanh or softsign, unless an angle is meant; "
				"relu or gelu in deep hidden layers."),
		},
	},
	{
		.id = "erf",
		.title = "Error function",
		.rank = 53,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "erf(x)",
		.derivative = "2*exp(-x^2)/sqrt(pi)",
		.range = "(-1, 1)",
		.smoothness = "Cinf",
		.left = "-1",
		.right = "1",
		.trend = TREND_RISING,
		.symmetry = SYMMETRY_ODD,
		.frameworks = "onnx tinygrad",
		.source = "the error function of statistics; ONNX operator Erf",
		.variants = (const struct variant[]){
			/* Abramowitz and Stegun, 7.1.26. */
			{.framework = "tinygrad",
				.formula = "sign(x)*(1 - t*(((((1.061405429*t - "
					"1.453152027)*t) + 1.421413741)*t - "
					"0.284496736)*t + 0.254829592)*exp(-x^2)) "
					"where t = 1/(1 + 0.3275911*abs(x))",
				.derivative = "x == 0 ? 0 : (2*abs(x)*p + "
					"0.3275911*t^2*q)*exp(-x^2) where t = 1/(1 + "
					"0.3275911*abs(x)); p = "
					"t*(((((1.061405429*t - 1.453152027)*t) + "
					"1.421413741)*t - 0.284496736)*t + "
					"0.254829592); q = "
					"((((5*1.061405429*t - 4*1.453152027)*t) + "
					"3*1.421413741)*t - 2*0.284496736)*t + "
					"0.254829592"},
			{0},
		},
		.calls = (const struct call[]){
			{"keras", "keras.ops.erf(x)"},
			{"pytorch", "torch.erf(x)"},
			{"tf", "tf.math.erf(x)"},
			{"jax", "jax.scipy.special.erf(x)"},
			{"onnx", "Erf"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("The integral of a bell curve, scaled to run "
				"from -1 to 1. gelu is built of it."),
			.strengths = N_("Odd and smooth to any order; for normal "
				"inputs many means over it have closed forms, which "
				"the theory of wide networks uses."),
			.weaknesses = N_("It saturates faster than tanh, so gradients "
				"vanish sooner, and it is often dearer to compute."),
			.instead = N_("tanh as an activation; gelu where the bell "
				"curve is to act as a gate."),
		},
	},
	{
		.id = "scaled_tanh",
		.title = "Scaled tanh",
		.aliases = "stanh, LeCunTanh, lecun_tanh, scaled hyperbolic tangent",
		.rank = 55,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "b*tanh(a*x)",
		.derivative = "a*b/cosh(a*x)^2",
		.range = "(-b, b)",
		.smoothness = "Cinf",
		.left = "-b",
		.right = "b",
		.trend = TREND_RISING,
		.symmetry = SYMMETRY_ODD,
		.frameworks = "paddle",
		.source = "LeCun 1989; LeCun, Bottou, Orr and Mueller 1998, Efficient "
			"BackProp, doi:10.1007/3-540-49430-8_2",
		.note = N_("f(1) is 1 to five digits, and the curvature is greatest near "
			"there."),
		.param = {
			{"a", "2/3", N_("factor of x"), PARAM_SCALAR, BOUNDS_FINITE},
			{"b", "1.7159", N_("level at the right"),
				PARAM_SCALAR, BOUNDS_FINITE},
		},
		.variants = (const struct variant[]){
			{.framework = "paddle", .params = "a=0.67"},
			{0},
		},
		.lesson = {
			.purpose = N_("tanh stretched so that targets of -1 and 1 lie "
				"within its range and not at its asymptotes. LeCun "
				"chose the factors so that normalised inputs should "
				"come out with a variance near 1; normal ones come out "
				"with 0.75."),
			.strengths = N_("Weights need not grow without end to reach "
				"such targets, and small signals keep their size from "
				"layer to layer."),
			.weaknesses = N_("It saturates on both sides, and libraries "
				"round its factors."),
			.instead = N_("tanh where a layer is normalised anyway; relu "
				"or gelu in deep hidden layers."),
		},
	},
	{
		.id = "bipolar_sigmoid",
		.title = "Bipolar sigmoid",
		.aliases = "LOGGY, symmetric sigmoid",
		.rank = 56,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "(1 - exp(-x))/(1 + exp(-x))",
		.derivative = "1/(2*cosh(x/2)^2)",
		.form = "2/(1 + exp(-x)) - 1",
		.range = "(-1, 1)",
		.smoothness = "Cinf",
		.left = "-1",
		.right = "1",
		.trend = TREND_RISING,
		.symmetry = SYMMETRY_ODD,
		.frameworks = "darknet",
		.source = "Redmon, darknet (LOGGY)",
		.twin = "dyt",
		.lesson = {
			.purpose = N_("sigmoid stretched to values between -1 and 1, "
				"so the same as tanh(x/2). Older textbooks take it for "
				"targets of -1 and 1."),
			.strengths = N_("Odd and centred on 0, and gentler than tanh."),
			.weaknesses = N_("It saturates on both sides, and its slope is "
				"well below 1 everywhere, so gradients shrink in every "
				"layer."),
			.instead = N_("tanh, whose slope at 0 is that of the identity; "
				"relu or gelu in deep hidden layers."),
		},
	},
	{
		.id = "elliott",
		.title = "Elliott",
		.aliases = "FANN_ELLIOT, ElliotSigPositive",
		.rank = 57,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x/(2*(1 + abs(x))) + 1/2",
		.derivative = "1/(2*(1 + abs(x))^2)",
		.range = "(0, 1)",
		.smoothness = "C1",
		.left = "0",
		.right = "1",
		.trend = TREND_RISING,
		.frameworks = "fann",
		.source = "Elliott 1993, A Better Activation Function for Artificial "
			"Neural Networks (ISR TR 93-8)",
		.note = N_("FANN multiplies x by a steepness, which is 0.5 unless set."),
		.variants = (const struct variant[]){
			{.framework = "fann",
				.formula = "x/2/(2*(1 + abs(x/2))) + 1/2",
				.derivative = "1/(4*(1 + abs(x/2))^2)"},
			{0},
		},
		.lesson = {
			.purpose = N_("softsign moved to values between 0 and 1: a "
				"sigmoid without an exponential, for fast simulation "
				"and simple hardware."),
			.strengths = N_("One division, and a slope that fades slowly, "
				"so saturated units find their way back."),
			.weaknesses = N_("It nears 0 and 1 only like 1/x, so confident "
				"outputs need huge inputs, and its curvature jumps at "
				"0."),
			.instead = N_("sigmoid for probabilities; softsign for values "
				"centred on 0."),
		},
	},
	{
		.id = "rational_tanh",
		.title = "Rational tanh",
		.rank = 67,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "1.7159*sign(y)*(1 - 1/(1 + abs(y) + y^2 + 1.41645*y^4)) "
			"where y = 2*x/3",
		.derivative = "1.7159*(2/3)*(1 + 2*u + 4*1.41645*u^3)/(1 + u + u^2 + "
			"1.41645*u^4)^2 where u = abs(2*x/3)",
		.range = "(-1.7159, 1.7159)",
		.smoothness = "C3",
		.left = "-1.7159",
		.right = "1.7159",
		.trend = TREND_RISING,
		.symmetry = SYMMETRY_ODD,
		.frameworks = "dl4j",
		.source = "Deeplearning4j (RATIONALTANH), which cites arXiv:1508.01292",
		.lesson = {
			.purpose = N_("scaled_tanh replaced by a quotient of "
				"polynomials, to spare the exponential."),
			.strengths = N_("Only sums, products and one division, and its "
				"tails fade more slowly than those of tanh."),
			.weaknesses = N_("It saturates on both sides, its factors are "
				"fixed, and weights trained with it are not quite "
				"those for scaled_tanh."),
			.instead = N_("tanh or scaled_tanh, unless an exponential is "
				"too dear."),
		},
	},
	{
		.id = "rectified_tanh",
		.title = "Rectified tanh",
		.rank = 68,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x > 0 ? tanh(x) : 0",
		.derivative = "x > 0 ? 1/cosh(x)^2 : 0",
		.range = "[0, 1)",
		.smoothness = "C0",
		.left = "0",
		.right = "1",
		.trend = TREND_RISING,
		.frameworks = "dl4j",
		.source = "Deeplearning4j (RECTIFIEDTANH)",
		.lesson = {
			.purpose = N_("tanh right of 0 and nothing left of it: relu "
				"with a ceiling that is approached smoothly."),
			.strengths = N_("Sparse like relu, and its outputs cannot blow "
				"up."),
			.weaknesses = N_("Units die left of 0 and saturate right of "
				"it, so gradients vanish on both sides."),
			.instead = N_("relu in deep networks; penalized_tanh where the "
				"left side should still learn."),
		},
	},
	{0},
};

const struct family family_sigmoids = {
	.name = "sigmoids",
	.title = N_("Sigmoids"),
	.rows = rows,
};
