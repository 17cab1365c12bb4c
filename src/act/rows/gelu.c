/* Gaussian error linear units: x times the normal distribution, exact and by tanh. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/gettext.h"

static const char *gelu_10_check(const struct values *v)
{
	return v[0].v[0] > v[1].v[0] ? N_("lo must not exceed hi") : NULL;
}

static const struct activation rows[] = {
	{
		.id = "gelu",
		.title = "GELU",
		.aliases = "GELU, gelu_erf, gelu_python",
		.rank = 11,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x*Phi(x)",
		.derivative = "Phi(x) + x*phi(x)",
		.range = "[-0.16997120747990366169, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "x",
		.form = "x/2*(1 + erf(x/sqrt(2)))",
		.calls = (const struct call[]){
			{"keras", "keras.layers.Dense(64, activation='gelu')"},
			{"pytorch", "torch.nn.GELU()"},
			{"tf", "tf.nn.gelu(x)"},
			{"jax", "jax.nn.gelu(x, approximate=False)"},
			{"onnx", "Gelu"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("x times the chance that a standard normal "
				"number is smaller than x: a gate that opens "
				"gradually. The usual choice in Transformers such as "
				"BERT, and as gelu_tanh in GPT."),
			.strengths = N_("Smooth, near the identity where it is open, "
				"with a small dip left of 0 that keeps some gradient "
				"there."),
			.weaknesses = N_("It costs an error function, frameworks mean "
				"the exact form or the tanh form by the same name, and "
				"naive code loses all digits far left."),
			.instead = N_("relu where speed counts, silu for a plainer "
				"gate; gelu_tanh if a trained model asks for it."),
		},
		.frameworks = "pytorch keras tf jax onnx flux hf timm mxnet paddle mlx "
			"burn candle tinygrad ggml tfa dl4j",
		.source = "Hendrycks and Gimpel 2016, Gaussian Error Linear Units, "
			"arXiv:1606.08415",
		.variants = (const struct variant[]){
			{
				.framework = "pytorch hf timm",
				.form = "x*0.5*(1 + erf(x*sqrt(1/2)))",
				.backward = "0.5*(1 + erf(x*sqrt(1/2))) + "
					"x*(sqrt(1/(2*pi))*exp(x*x*-0.5))",
			},
			/* Where the tanh form is what the plain name gives. */
			{.framework = "jax flux tfa tinygrad ggml", .as = "gelu_tanh"},
			{.framework = "dl4j", .as = "quick_gelu"},
			{0},
		},
	},
	{
		.id = "gelu_tanh",
		.title = "GELU (tanh approximation)",
		.aliases = "gelu_new, gelu_fast, gelu_accurate, gelu_pytorch_tanh, "
			"gelu_python_tanh, NewGelu, GeluPytorchTanh, gelu_approx, "
			"gelu_approximate, FastGelu, gelu_sigmoid, SiELU",
		.rank = 12,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x*(1 + tanh(u))/2 where u = sqrt(2/pi)*(x + 0.044715*x^3)",
		.derivative = "(1 + t)/2 + x*(1 - t^2)*c*(1 + 3*0.044715*x^2)/2 "
			"where c = sqrt(2/pi); t = tanh(c*(x + 0.044715*x^3))",
		.range = "[-0.17004075057125405064, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "x",
		.form = "x/2*(1 + tanh(sqrt(2/pi)*(x + 0.044715*x^3)))",
		.variants = (const struct variant[]){
			{
				.framework = "pytorch timm",
				.form = "0.5*x*(1 + tanh(sqrt(2/pi)*(x + "
					"0.044715*(x*x*x))))",
				.backward = "0.5*(1 + t) + 0.5*x*(1 - t*t)*(c*(1 + "
					"3*0.044715*(x*x))) where c = sqrt(2/pi); t = "
					"tanh(c*(x + 0.044715*(x*x*x)))",
			},
			{0},
		},
		.composite = "hf", /* its gelu_new; gelu_pytorch_tanh is PyTorch's */
		.calls = (const struct call[]){
			{"keras", "keras.activations.gelu(x, approximate=True)"},
			{"pytorch", "torch.nn.GELU(approximate='tanh')"},
			{"tf", "tf.nn.gelu(x, approximate=True)"},
			{"jax", "jax.nn.gelu(x, approximate=True)"},
			{"onnx", "Gelu(approximate='tanh')"},
			{NULL, NULL},
		},
		.note = N_("On a CPU ggml looks it up in a table of half-precision numbers, up "
			"to 0.05 % off: gelu(1) is 0.84130859375 there."),
		.lesson = {
			.purpose = N_("gelu with the normal distribution replaced by a "
				"tanh of a cubic, since erf was slow. Many trained "
				"models use it, so it must be kept apart from gelu."),
			.strengths = N_("Close to gelu, and one tanh is often faster "
				"than an erf."),
			.weaknesses = N_("It is not gelu: weights are tied to the form "
				"they were trained with."),
			.instead = N_("gelu in new models."),
		},
		.frameworks = "pytorch keras tf jax onnx flux hf timm mxnet paddle mlx "
			"burn candle tinygrad ggml tfa",
		.source = "Hendrycks and Gimpel 2016, Gaussian Error Linear Units, "
			"arXiv:1606.08415",
	},
	{
		.id = "quick_gelu",
		.title = "Quick GELU",
		.aliases = "gelu_fast_approx, GELU_QUICK, sigmoid GELU",
		.rank = 38,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x*sigmoid(1.702*x)",
		.derivative = "s + 1.702*x*s*(1 - s) where s = sigmoid(1.702*x)",
		.range = "[-0.1636101896363535811453, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "x",
		.frameworks = "hf timm mlx tinygrad ggml",
		.composite = "hf timm",
		.source = "Hendrycks and Gimpel 2016, Gaussian Error Linear Units, "
			"arXiv:1606.08415 (section 2)",
		.twin = "swish:beta=1.702",
		.note = N_("On a CPU ggml looks it up in a table of half-precision numbers, up "
			"to 0.05 % off."),
		.lesson = {
			.purpose = N_("gelu with a sigmoid for the normal "
				"distribution: one exponential instead of an erf. CLIP "
				"models use it."),
			.strengths = N_("One exponential is often faster than an erf; "
				"as smooth as gelu."),
			.weaknesses = N_("The difference from gelu can be seen, so "
				"weights trained with one should not be run with the "
				"other."),
			.instead = N_("gelu or gelu_tanh, unless a trained model asks "
				"for this one."),
		},
	},
	{
		.id = "gelu_10",
		.title = "Clipped GELU",
		.aliases = "ClippedGELU",
		.rank = 39,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "clamp(x*Phi(x), lo, hi)",
		.derivative = "lo <= x*Phi(x) <= hi ? Phi(x) + x*phi(x) : 0",
		.range = "[-0.1699712074799036616939, hi]",
		.smoothness = "C0",
		.left = "0",
		.right = "hi",
		.frameworks = "hf",
		.source = "Wu, Judd, Zhang, Isaev and Micikevicius 2020, Integer "
			"Quantization for Deep Learning Inference, arXiv:2004.09602",
		.param = {
			{"lo", "-10", N_("lower clip"), PARAM_SCALAR,
				BOUNDS_FINITE},
			{"hi", "10", N_("upper clip"), PARAM_SCALAR,
				BOUNDS_FINITE},
		},
		.lesson = {
			.purpose = N_("gelu cut off at 10, so that activations fit the "
				"range of 8-bit integers."),
			.strengths = N_("A known range, which quantisation needs; "
				"otherwise gelu."),
			.weaknesses = N_("No gradient flows beyond the clip."),
			.instead = N_("gelu in floating point."),
		},
		.check = gelu_10_check,
	},
	{
		.id = "sgelu",
		.title = "SGELU",
		.aliases = "symmetrical GELU",
		.rank = 112,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "a*x*erf(x/sqrt(2))",
		.derivative = "a*(erf(x/sqrt(2)) + 2*x*phi(x))",
		.range = "[0, inf)",
		.smoothness = "Cinf",
		.left = "-a*x",
		.right = "a*x",
		.symmetry = SYMMETRY_EVEN,
		.frameworks = "",
		.source = "Yu and Su 2019, Symmetrical Gaussian Error Linear Units, "
			"arXiv:1911.03925",
		.note = N_("With a = 1 it is 2 gelu(x) - x."),
		.param = {
			{"a", "1", N_("scale"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
		},
		.lesson = {
			.purpose = N_("gelu made even: x times erf, a smooth kind of "
				"absolute value."),
		},
	},
	{0},
};

const struct family family_gelus = {
	.name = "gelus",
	.title = N_("Gaussian error linear units"),
	.rows = rows,
};
