/* Exponential linear units: the identity right of 0, left of it an exponential. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/gettext.h"

static const struct activation rows[] = {
	{
		.id = "elu",
		.title = "ELU",
		.aliases = "ELU, exponential linear unit, FELU",
		.rank = 8,
		.tier = 1,
		.lecture = true,
		.kind = KIND_SCALAR,
		.formula = "x > 0 ? x : alpha*expm1(x)",
		.derivative = "x > 0 ? 1 : alpha*exp(x)",
		.range = "(-alpha, inf)",
		.smoothness = "C1",
		.left = "-alpha",
		.right = "x",
		.trend = TREND_RISING,
		.twin = "celu",
		.note = N_("Left of 0 TensorFlow, MLX and PyTorch (1.13) compute exp(x) - 1, "
			"which loses digits near 0, where others take expm1(x)."),
		.variants = (const struct variant[]){
			{.framework = "pytorch timm tf mlx",
				.form = "x > 0 ? x : alpha*(exp(x) - 1)"},
			{.framework = "flux darknet",
				.form = "x >= 0 ? x : alpha*(exp(x) - 1)",
				.derivative = "x >= 0 ? 1 : alpha*exp(x)"},
			/* Of two relu, whose slopes at 0 are both 0. */
			{.framework = "tinygrad",
				.form = "max(x, 0) - alpha*max(1 - exp(x), 0)",
				.derivative = "x > 0 ? 1 : x < 0 ? alpha*exp(x) : 0"},
			{0},
		},
		.calls = (const struct call[]){
			{"keras", "keras.layers.ELU(alpha=$alpha)"},
			{"pytorch", "torch.nn.ELU(alpha=$alpha)"},
			{"tf", "tf.nn.elu(x)"},
			{"jax", "jax.nn.elu(x, alpha=$alpha)"},
			{"onnx", "Elu(alpha=$alpha)"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("The identity right of 0 and an exponential left "
				"of it that levels off at a negative value. Negative "
				"outputs bring the mean of a layer nearer to 0, which "
				"speeds up learning."),
			.strengths = N_("Just left of 0 units still learn, the mean "
				"output is nearer to 0 than that of relu (0.16 against "
				"0.40 for normal inputs), and with alpha = 1 the slope "
				"has no jump."),
			.weaknesses = N_("It costs an exponential, and far left it "
				"saturates, so units there learn slowly."),
			.instead = N_("relu where speed counts, leaky_relu where "
				"saturation hurts, selu for networks without "
				"normalisation."),
		},
		.frameworks = "pytorch keras tf jax onnx flux timm mxnet paddle mlx burn "
			"candle tinygrad ggml dl4j darknet",
		.source = "Clevert, Unterthiner and Hochreiter 2016, Fast and Accurate "
			"Deep Network Learning by Exponential Linear Units, "
			"arXiv:1511.07289",
		.param = {
			{"alpha", "1", N_("depth of the negative saturation"),
				PARAM_SCALAR, BOUNDS_FINITE},
		},
	},
	{
		.id = "selu",
		.title = "SELU",
		.aliases = "SELU, scaled ELU",
		.rank = 17,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x > 0 ? scale*x : scale*alpha*expm1(x)",
		.derivative = "x > 0 ? scale : scale*alpha*exp(x)",
		.range = "(-scale*alpha, inf)",
		.smoothness = "C0",
		.left = "-scale*alpha",
		.right = "scale*x",
		.trend = TREND_RISING,
		.calls = (const struct call[]){
			{"keras", "keras.layers.Dense(64, activation='selu')"},
			{"pytorch", "torch.nn.SELU()"},
			{"tf", "tf.nn.selu(x)"},
			{"jax", "jax.nn.selu(x)"},
			{"onnx", "Selu(alpha=$alpha, gamma=$scale)"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("elu scaled so that, with weights of mean 0 and "
				"the right variance, activations keep mean 0 and "
				"variance 1 from layer to layer: a network that "
				"normalises itself."),
			.strengths = N_("Deep fully connected networks train without "
				"batch normalisation."),
			.weaknesses = N_("The promise needs LeCun initialisation, "
				"alpha dropout in the place of dropout and a plain "
				"stack of layers; skip connections break it."),
			.instead = N_("relu or gelu with a normalisation layer in all "
				"other networks."),
		},
		.frameworks = "pytorch keras tf jax onnx flux timm mxnet paddle mlx burn "
			"tinygrad dl4j darknet",
		.note = N_("Left of 0 TensorFlow, Flux, MLX and PyTorch (1.13) compute exp(x) - "
			"1, which loses digits near 0, where others take expm1(x)."),
		.source = "Klambauer, Unterthiner, Mayr and Hochreiter 2017, "
			"Self-Normalizing Neural Networks, arXiv:1706.02515",
		.param = {
			{"alpha", "1.6732632423543772848170429916717",
				N_("depth of the negative saturation before scaling"),
				PARAM_SCALAR, BOUNDS_FINITE},
			{"scale", "1.0507009873554804934193349852946",
				N_("slope right of 0"),
				PARAM_SCALAR,
				BOUNDS_FINITE},
		},
		.variants = (const struct variant[]){
			/* ONNX states both as they are in float32. */
			{.framework = "onnx",
				.params = "alpha=1.67326319217681884765625 "
					"scale=1.05070102214813232421875"},
			{.framework = "mlx", .params = "alpha=1.67326 scale=1.0507",
				.form = "(x > 0 ? x : alpha*(exp(x) - 1))*scale"},
			{.framework = "pytorch timm",
				.form = "x > 0 ? scale*x : scale*alpha*(exp(x) - 1)"},
			{.framework = "flux",
				.form = "scale*(x > 0 ? x : alpha*(exp(x) - 1))"},
			/* From here on the slope at 0 is that of the right branch. */
			{.framework = "tf",
				.form = "x < 0 ? scale*alpha*(exp(x) - 1) : scale*x",
				.derivative = "x >= 0 ? scale : scale*alpha*exp(x)"},
			{.framework = "tinygrad", .params = "alpha=1.67326 scale=1.0507",
				.form = "scale*(x >= 0 ? x : alpha*(exp(x) - 1))",
				.derivative = "x >= 0 ? scale : scale*alpha*exp(x)"},
			{.framework = "darknet", .params = "alpha=1.6732 scale=1.0507",
				.form = "x >= 0 ? scale*x : scale*alpha*(exp(x) - 1)",
				.derivative = "x >= 0 ? scale : scale*alpha*exp(x)"},
			{0},
		},
	},
	{
		.id = "celu",
		.title = "CELU",
		.aliases = "CELU, continuously differentiable ELU",
		.rank = 18,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x > 0 ? x : alpha*expm1(x/alpha)",
		.derivative = "x > 0 ? 1 : exp(x/alpha)",
		.range = "(-alpha, inf)",
		.smoothness = "C1",
		.left = "-alpha",
		.right = "x",
		.trend = TREND_RISING,
		.twin = "elu",
		.note = N_("Left of 0 PyTorch (1.13) and Flux compute exp(x/alpha) - 1, "
			"which loses digits near 0, where others take expm1(x/alpha)."),
		.variants = (const struct variant[]){
			{.framework = "pytorch timm",
				.form = "x > 0 ? x : alpha*(exp(x*(1/alpha)) - 1)",
				.backward = "x > 0 ? 1 : exp(x*(1/alpha))"},
			{.framework = "flux",
				.form = "x >= 0 ? x : alpha*(exp(x/alpha) - 1)"},
			/* At 0 neither extremum hands on the slope of x. */
			{.framework = "mlx",
				.form = "max(x, 0) + alpha*(exp(min(x, 0)/alpha) - 1)",
				.derivative = "x > 0 ? 1 : x < 0 ? exp(x/alpha) : 0"},
			{.framework = "tinygrad",
				.form = "max(x, 0) + min(alpha*(exp(x/alpha) - 1), 0)"},
			{0},
		},
		.calls = (const struct call[]){
			{"keras", "keras.activations.celu(x, alpha=$alpha)"},
			{"pytorch", "torch.nn.CELU(alpha=$alpha)"},
			{"jax", "jax.nn.celu(x, alpha=$alpha)"},
			{"onnx", "Celu(alpha=$alpha)"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("elu with its exponential stretched by alpha "
				"too, so that the slope is continuous whatever alpha "
				"is."),
			.strengths = N_("No jump of the slope for any alpha, which "
				"acts as one scale for depth and width."),
			.weaknesses = N_("It costs an exponential, and it saturates on "
				"the left."),
			.instead = N_("elu, which is the same for alpha = 1; softplus "
				"for a smooth function without negative values."),
		},
		.frameworks = "pytorch keras jax onnx flux timm paddle mlx burn tinygrad",
		.source = "Barron 2017, Continuously Differentiable Exponential Linear "
			"Units, arXiv:1704.07483",
		.param = {
			{"alpha", "1", N_("depth and width of the negative saturation"),
				PARAM_SCALAR,
				BOUNDS_POSITIVE},
		},
	},
	{
		.id = "xielu",
		.title = "xIELU",
		.rank = 44,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x > 0 ? ap*x^2 + beta*x : an*(expm1(x) - x) + beta*x",
		.derivative = "x > 0 ? 2*ap*x + beta : an*expm1(x) + beta",
		.composite = "hf",
		.range = "[-0.2057512240964821289431, inf)",
		.smoothness = "C1",
		.left = "beta*x - an*x - an",
		.right = "inf",
		.frameworks = "hf ggml",
		.source = "Huang and Schlag 2024, Deriving Activation Functions Using "
			"Integration, arXiv:2411.13010",
		.note = N_("ap and an are trained, beta stays as it is set. Libraries "
			"compute ap = softplus(p) and an = beta + softplus(n), so that "
			"an stays above beta, and evaluate expm1(min(x, -1e-6))."),
		.param = {
			{"ap", "0.8", N_("curvature right of 0, halved"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
			{"an", "0.8", N_("steepness left of 0"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
			{"beta", "0.5", N_("slope at 0"), PARAM_SCALAR,
				BOUNDS_FINITE},
		},
		.variants = (const struct variant[]){
			/* It jumps at 0, by an times 1e-6. */
			{.framework = "hf ggml",
				.formula = "x > 0 ? ap*x^2 + beta*x : an*(expm1(min(x, "
					"-1e-6)) - x) + beta*x",
				.derivative = "x > 0 ? 2*ap*x + beta : x < -1e-6 ? "
					"an*expm1(x) + beta : beta - an",
				.form = "x > 0 ? ap*x*x + beta*x : (expm1(min(x, "
					"-1e-6)) - x)*an + beta*x"},
			{0},
		},
		.lesson = {
			.purpose = N_("The integral of a slope that is trained: a "
				"parabola right of 0, an exponential and a line left "
				"of it. Used in some language models."),
			.strengths = N_("The slope is continuous and grows with "
				"positive inputs, and both sides adapt in training."),
			.weaknesses = N_("Right of 0 values and slopes grow without "
				"bound, and it costs an exponential."),
			.instead = N_("squared_relu is cheaper; gelu and silu stay "
				"closer to a line."),
		},
	},
	{0},
};

const struct family family_elus = {
	.name = "elus",
	.title = N_("Exponential linear units"),
	.rows = rows,
};
