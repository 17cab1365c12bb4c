/* Softplus and its mirror image: the logarithm of 1 + e^x, a smooth rectifier. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/gettext.h"

#include <float.h>

/* From b = a e on the denominator x/a + e^(-x/b) has zeros: its smallest value is
   (b/a)(1 - log(b/a)). */
static const char *soft_root_sign_check(const struct values *v)
{
	return v[1].v[0] >= v[0].v[0] * exp(1) ? N_("b must be less than a e") : NULL;
}

#define SHARPNESS                                                                       \
	{                                                                               \
		"beta", "1", N_("sharpness of the bend"), PARAM_SCALAR, BOUNDS_POSITIVE \
	}
#define SOFTPLUS_SOURCE                                                                                               \
	"Dugas, Bengio, Belisle, Nadeau and Garcia 2001, Incorporating Second-Order Functional Knowledge for Better " \
	"Option Pricing (NIPS 2000); Glorot, Bordes and Bengio 2011, Deep Sparse Rectifier Neural Networks (AISTATS)"

/* What PyTorch, Paddle and ggml call softplus: it jumps to x at the threshold. */
static const struct activation softplus_threshold = {
	.id = "softplus",
	.title = "Softplus",
	.rank = 15,
	.tier = 2,
	.kind = KIND_SCALAR,
	.formula = "beta*x > threshold ? x : log(1 + exp(beta*x))/beta",
	.derivative = "beta*x > threshold ? 1 : sigmoid(beta*x)",
	.range = "(0, inf)",
	.smoothness = "discontinuous",
	.left = "0",
	.right = "x",
	.trend = TREND_NONE,
	.calls = (const struct call[]){
		{"pytorch", "torch.nn.Softplus(beta=$beta, threshold=$threshold)"},
		{NULL, NULL},
	},
	.frameworks = "pytorch paddle ggml",
	.source = SOFTPLUS_SOURCE,
	.param = {
		SHARPNESS,
		{"threshold", "20", N_("beta x beyond which the result is x"), PARAM_SCALAR,
			BOUNDS_FINITE},
	},
	.variants = (const struct variant[]){
		{
			.framework = "pytorch",
			.form = "beta*x > threshold ? x : log1p(exp(beta*x))/beta",
			.backward = "beta*x > threshold ? 1 : q/(q + 1) where q = exp(beta*x)",
		},
		{0},
	},
};

static const struct activation rows[] = {
	{
		.id = "softplus",
		.title = "Softplus",
		.aliases = "Softplus, SmoothReLU, SoftReLU",
		.rank = 15,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "log(1 + exp(beta*x))/beta",
		.derivative = "sigmoid(beta*x)",
		.range = "(0, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "x",
		.trend = TREND_RISING,
		.form = "(max(beta*x, 0) + log1p(exp(-abs(beta*x))))/beta",
		.calls = (const struct call[]){
			{"keras", "keras.layers.Dense(64, activation='softplus')"},
			{"pytorch", "torch.nn.Softplus(beta=$beta)"},
			{"tf", "tf.nn.softplus(x)"},
			{"jax", "jax.nn.softplus(x)"},
			{"onnx", "Softplus"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("A smooth relu, always positive: its derivative "
				"is sigmoid. Output layers use it for quantities that "
				"must be positive, such as a variance."),
			.strengths = N_("Smooth to any order, and no unit is ever "
				"quite off."),
			.weaknesses = N_("It costs an exponential and a logarithm, its "
				"mean is far from 0, and computed as written it "
				"overflows."),
			.instead = N_("relu or gelu in hidden layers; exponential for "
				"a positive output whose ratios count."),
		},
		.frameworks = "pytorch keras tf jax onnx flux mxnet paddle mlx burn "
			"tinygrad ggml dl4j",
		.source = SOFTPLUS_SOURCE,
		.param = {SHARPNESS},
		.variants = (const struct variant[]){
			{.framework = "pytorch paddle ggml", .own = &softplus_threshold},
			/* They overflow. */
			{.framework = "burn dl4j", .form = "log(1 + exp(beta*x))/beta"},
			{0},
		},
	},
	{
		.id = "log_sigmoid",
		.title = "Log-sigmoid",
		.aliases = "LogSigmoid, logsigma",
		.rank = 24,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "-log(1 + exp(-x))",
		.form = "min(x, 0) - log1p(exp(-abs(x)))",
		.derivative = "1/(1 + exp(x))",
		.range = "(-inf, 0)",
		.smoothness = "Cinf",
		.left = "x",
		.right = "0",
		.trend = TREND_RISING,
		.calls = (const struct call[]){
			{"keras", "keras.layers.Dense(64, activation='log_sigmoid')"},
			{"pytorch", "torch.nn.LogSigmoid()"},
			{"tf", "tf.math.log_sigmoid(x)"},
			{"jax", "jax.nn.log_sigmoid(x)"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("The logarithm of a probability that sigmoid "
				"gives. It belongs in losses: binary cross-entropy is "
				"a sum of these."),
			.strengths = N_("Frameworks compute it without overflow, so "
				"far left it is nearly x, where the logarithm taken of "
				"sigmoid gives minus infinity."),
			.weaknesses = N_("Never positive, so it is no hidden "
				"activation, and computed as written it overflows."),
			.instead = N_("A loss that takes logits and does this inside."),
		},
		.frameworks = "pytorch keras tf jax flux mxnet paddle mlx burn tinygrad",
		.variants = (const struct variant[]){
			{
				.framework = "pytorch",
				.backward = "(x < 0 ? 1 : 0) - (x < 0 ? 1 : -1)*(q/(1 "
					"+ q)) where q = exp(-abs(x))",
			},
			{0},
		},
		.source = "no single source",
	},
	{
		.id = "squareplus",
		.title = "Squareplus",
		.aliases = "MSRF ReLU",
		.rank = 33,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "(x + sqrt(x^2 + b))/2",
		.derivative = "(1 + x/sqrt(x^2 + b))/2",
		.backward = "g + g/(2*r)*x + g/(2*r)*x where g = 1/2; r = sqrt(x*x + b)",
		.composite = "keras",
		.range = "(0, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "x",
		.trend = TREND_RISING,
		.frameworks = "keras jax",
		.source = "Barron 2021, Squareplus: A Softplus-Like Algebraic Rectifier, "
			"arXiv:2112.11687",
		.param = {
			{"b", "4", N_("width of the bend, squared"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
		},
		.calls = (const struct call[]){
			{"keras", "keras.activations.squareplus(x, b=$b)"},
			{"jax", "jax.nn.squareplus(x, b=$b)"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("A smooth relu from a single square root, the "
				"algebraic relative of softplus."),
			.strengths = N_("No exponential, so it is cheap; smooth to any "
				"order."),
			.weaknesses = N_("It nears 0 on the left only like 1/x, so "
				"outputs there are never quite off. It squares its "
				"input, which overflows in half precision from 256 on."),
			.instead = N_("softplus where the tail should vanish quickly, "
				"relu where speed is all."),
		},
	},
	{
		.id = "sparse_plus",
		.title = "Sparse plus",
		.aliases = "quadratic softplus",
		.rank = 34,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x <= -1 ? 0 : x >= 1 ? x : (x + 1)^2/4",
		.derivative = "x <= -1 ? 0 : x >= 1 ? 1 : (x + 1)/2",
		.range = "[0, inf)",
		.smoothness = "C1",
		.left = "0",
		.right = "x",
		.trend = TREND_RISING,
		.frameworks = "keras jax",
		.source = "Blondel, Martins and Niculae 2020, Learning with "
			"Fenchel-Young losses, arXiv:1901.02324",
		.calls = (const struct call[]){
			{"keras", "keras.layers.Dense(64, activation='sparse_plus')"},
			{"jax", "jax.nn.sparse_plus(x)"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("relu with its corner rounded by a parabola: "
				"what softplus is to sigmoid, it is to "
				"sparse_sigmoid."),
			.strengths = N_("Exact zeros on the left, no jump of the "
				"slope, no exponential."),
			.weaknesses = N_("Left of -1 no gradient flows."),
			.instead = N_("softplus where a gradient is wanted everywhere."),
		},
	},
	{
		.id = "logcosh",
		.title = "Log-Cosh",
		.rank = 42,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "log(cosh(x))",
		.derivative = "tanh(x)",
		.form = "x + (log1p(exp(-abs(2*x))) + max(-2*x, 0)) - log(2)",
		.range = "[0, inf)",
		.smoothness = "Cinf",
		.left = "-x - log(2)",
		.right = "x - log(2)",
		.symmetry = SYMMETRY_EVEN,
		.frameworks = "flux",
		.source = "Green 1990, Bayesian reconstructions from emission tomography "
			"data using a modified EM algorithm, doi:10.1109/42.52985",
		.lesson = {
			.purpose = N_("A parabola near 0 and a line far out. Better "
				"known as a loss that forgives outliers than as an "
				"activation."),
			.strengths = N_("Smooth to any order, and its slope, tanh, is "
				"bounded."),
			.weaknesses = N_("The sign of the input is lost, and computed "
				"as written it overflows."),
			.instead = N_("relu or gelu in hidden layers."),
		},
	},
	{
		.id = "sqrtsoftplus",
		.title = "Sqrt-softplus",
		.rank = 45,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "sqrt(log(1 + exp(x)))",
		.derivative = "sigmoid(x)/(2*sqrt(softplus(x)))",
		.form = "sqrt(softplus(x))",
		.composite = "",
		.range = "(0, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "inf",
		.trend = TREND_RISING,
		.frameworks = "hf",
		.source = "DeepSeek-V4, scores of expert routing (Hugging Face "
			"Transformers, 2026)",
		.lesson = {
			.purpose = N_("The square root of softplus, a positive score "
				"that grows slowly. Language models use it to choose "
				"among experts."),
			.strengths = N_("Positive and smooth, and large inputs do not "
				"swamp the rest."),
			.weaknesses = N_("On the left it fades like e^(x/2), and on "
				"the right its slope fades too."),
			.instead = N_("sigmoid or softmax for scores that are shares."),
		},
	},
	{
		.id = "soft_root_sign",
		.title = "Soft-root-sign",
		.aliases = "SRS",
		.rank = 94,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x/(x/a + exp(-x/b))",
		.derivative = "(1 + x/b)*exp(-x/b)/(x/a + exp(-x/b))^2",
		.range = "[a*b/(b - a*e), a)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "a",
		.frameworks = "",
		.source = "Zhou, Li, Huo and Kung 2020, Soft-Root-Sign Activation "
			"Function, arXiv:2003.00547",
		.note = N_("Code of a benchmark starts a and b at 5 and 3, or both at "
			"10."),
		.param = {
			{"a", "2", N_("largest output"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
			{"b", "3", N_("width of the dip"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
		},
		.lesson = {
			.purpose = N_("Bounded on both sides with a dip left of 0; the "
				"paper trains both numbers so that the mean output is "
				"near 0."),
		},
		.check = soft_root_sign_check,
	},
	{
		.id = "sqsoftplus",
		.title = "Square softplus",
		.rank = 101,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x > 1/2 ? x : x < -1/2 ? 0 : (x + 1/2)^2/2",
		.derivative = "x > 1/2 ? 1 : x < -1/2 ? 0 : x + 1/2",
		.range = "[0, inf)",
		.smoothness = "C1",
		.left = "0",
		.right = "x",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Wuraola, Patel and Nguang 2021",
		.doubt = N_("The middle piece is what continuity asks for; "
			"torch_activation prints another, which jumps at both joints."),
		.lesson = {
			.purpose = N_("relu with its corner rounded by a parabola, for "
				"small processors."),
		},
	},
	{
		.id = "slu",
		.title = "SLU",
		.aliases = "softplus linear unit",
		.rank = 162,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x >= 0 ? x : 2*log((exp(x) + 1)/2)",
		.derivative = "x >= 0 ? 1 : 2*sigmoid(x)",
		.range = "(-2*log(2), inf)",
		.smoothness = "C1",
		.left = "-2*log(2)",
		.right = "x",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Zhao, Liu, Li and Luo 2018, A Novel Softplus Linear Unit "
			"for Deep CNNs, doi:10.1007/s10489-017-1028-7",
		.lesson = {
			.purpose = N_("The identity right of 0 and a scaled softplus "
				"left of it, which joins it with the same slope and "
				"saturates."),
		},
	},
	{
		.id = "resp",
		.title = "ReSP",
		.aliases = "rectified softplus",
		.rank = 163,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x >= 0 ? a*x + log(2) : log(1 + exp(x))",
		.derivative = "x >= 0 ? a : sigmoid(x)",
		.range = "(0, inf)",
		.smoothness = "C0",
		.left = "0",
		.right = "a*x + log(2)",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Kunc and Klema 2024, Three Decades of Activations, "
			"arXiv:2402.09092",
		.param = {
			{"a", "1.7", N_("slope right of 0"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
		},
		.lesson = {
			.purpose = N_("softplus left of 0 and a steep line right of it."),
		},
	},
	{
		.id = "shifted_softplus",
		.title = "Shifted softplus",
		.aliases = "ssp, Shifted-SoftPlus",
		.rank = 198,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "log(1/2 + exp(x)/2)",
		.derivative = "sigmoid(x)",
		.range = "(-log(2), inf)",
		.smoothness = "Cinf",
		.left = "-log(2)",
		.right = "x - log(2)",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Schutt et al. 2017, SchNet, arXiv:1706.08566",
		.lesson = {
			.purpose = N_("softplus moved down so that it passes through "
				"0. Networks of molecules use it, since forces are "
				"derivatives of the energy and must be smooth."),
		},
	},
	{
		.id = "psoftplus",
		.title = "PSoftplus",
		.aliases = "parametric softplus",
		.rank = 199,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "a*(log(1 + exp(x)) - b)",
		.derivative = "a*sigmoid(x)",
		.range = "(-a*b, inf)",
		.smoothness = "Cinf",
		.left = "-a*b",
		.right = "a*x - a*b",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Kunc and Klema 2024, Three Decades of Activations, "
			"arXiv:2402.09092",
		.param = {
			{"a", "1.5", N_("scale"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
			{"b", "log(2)",
				N_("shift, log(2) unless trained"), PARAM_SCALAR,
				BOUNDS_FINITE},
		},
		.lesson = {
			.purpose = N_("softplus scaled and shifted, so that the mean "
				"output and the slope can be set."),
		},
	},
	{
		.id = "soft_plus_plus",
		.title = "Soft++",
		.aliases = "SoftPlusPlus",
		.rank = 200,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "log(1 + exp(k*x)) + x/c - log(2)",
		.derivative = "k*sigmoid(k*x) + 1/c",
		.range = "(-inf, inf)",
		.smoothness = "Cinf",
		.left = "x/c - log(2)",
		.right = "k*x + x/c - log(2)",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Ciuparu, Nagy-Dabacan and Muresan 2020, Soft++, "
			"doi:10.1016/j.neucom.2019.12.014",
		.param = {
			{"k", "1", N_("steepness of the softplus"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
			{"c", "2", N_("inverse slope of the line added"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
		},
		.lesson = {
			.purpose = N_("softplus with a line added, so that gradients "
				"flow on the left too."),
		},
	},
	{0},
};

const struct family family_softplus = {
	.name = "softplus",
	.title = N_("Softplus and its mirror image"),
	.rows = rows,
};
