/* Exponentials, logarithms and hyperbolic functions, unbounded on at least one side. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/gettext.h"

static const struct activation rows[] = {
	{
		.id = "exponential",
		.title = "Exponential",
		.aliases = "exp",
		.rank = 36,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "exp(x)",
		.derivative = "exp(x)",
		.range = "(0, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "inf",
		.trend = TREND_RISING,
		.frameworks = "keras tf onnx ggml",
		.source = "Nelder and Wedderburn 1972, Generalized Linear Models, "
			"doi:10.2307/2344614 (as the inverse of the logarithmic link)",
		.calls = (const struct call[]){
			{"keras", "keras.layers.Dense(64, activation='exponential')"},
			{"pytorch", "torch.exp(x)"},
			{"tf", "tf.exp(x)"},
			{"jax", "jax.numpy.exp(x)"},
			{"onnx", "Exp"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("Turns any number into a positive one. An output "
				"layer uses it where a rate or a scale is wanted, as "
				"in Poisson regression."),
			.strengths = N_("Positive, and sums of inputs become products "
				"of outputs."),
			.weaknesses = N_("It grows so fast that one large input swamps "
				"everything and overflows, and its slope grows with "
				"it."),
			.instead = N_("softplus for a positive output that grows "
				"gently, softmax for shares that sum to 1."),
		},
	},
	{
		.id = "asinh",
		.title = "Arcsinh",
		.aliases = "inverse hyperbolic sine",
		.rank = 52,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "asinh(x)",
		.derivative = "1/sqrt(1 + x^2)",
		.range = "(-inf, inf)",
		.smoothness = "Cinf",
		.left = "-inf",
		.right = "inf",
		.trend = TREND_RISING,
		.symmetry = SYMMETRY_ODD,
		.frameworks = "onnx tinygrad",
		.source = "ONNX operator Asinh, since opset 9",
		.calls = (const struct call[]){
			{"keras", "keras.ops.arcsinh(x)"},
			{"pytorch", "torch.asinh(x)"},
			{"tf", "tf.math.asinh(x)"},
			{"jax", "jax.numpy.arcsinh(x)"},
			{"onnx", "Asinh"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("Near 0 the identity, far out a logarithm of "
				"either sign: it compresses large values without a "
				"bound."),
			.strengths = N_("It never quite saturates, and is odd and "
				"smooth to any order."),
			.weaknesses = N_("Far out its slope fades like 1/|x|."),
			.instead = N_("symlog compresses alike, with a jump of the "
				"curvature at 0; tanh has bounds; relu keeps its "
				"slope."),
		},
	},
	{
		.id = "sinh",
		.title = "Hyperbolic sine",
		.rank = 54,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "sinh(x)",
		.derivative = "cosh(x)",
		.range = "(-inf, inf)",
		.smoothness = "Cinf",
		.left = "-inf",
		.right = "inf",
		.trend = TREND_RISING,
		.symmetry = SYMMETRY_ODD,
		.frameworks = "onnx tinygrad",
		.source = "ONNX operator Sinh, since opset 9",
		.calls = (const struct call[]){
			{"keras", "keras.ops.sinh(x)"},
			{"pytorch", "torch.sinh(x)"},
			{"tf", "tf.math.sinh(x)"},
			{"jax", "jax.numpy.sinh(x)"},
			{"onnx", "Sinh"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("The inverse of asinh: it stretches large values "
				"exponentially."),
			.strengths = N_("Odd, and smooth to any order."),
			.weaknesses = N_("Values and slopes explode with the input, so "
				"hidden units of it are rarely stable."),
			.instead = N_("linear, leaky_relu or asinh for unbounded units "
				"that stay stable."),
		},
	},
	{
		.id = "soft_exponential",
		.title = "Soft Exponential",
		.rank = 197,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "a > 0 ? expm1(a*x)/a + a : a == 0 ? x : -log(1 - a*(x + "
			"a))/a",
		.derivative = "a >= 0 ? exp(a*x) : 1/(1 - a*(a + x))",
		.range = "(a - 1/a, inf)",
		.smoothness = "Cinf",
		.left = "a - 1/a",
		.right = "inf",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Godfrey and Gashler 2015, A continuum among logarithmic, "
			"linear, and exponential functions, arXiv:1602.01321",
		.param = {
			{"a", "0.5", N_("from log (-1) over identity (0) to exp (1)"),
				PARAM_SCALAR, BOUNDS_FINITE},
		},
		.lesson = {
			.purpose = N_("One trained number leads from a logarithm (a = "
				"-1) over the identity (a = 0) to an exponential (a = "
				"1), so a network can learn to add, multiply and raise "
				"to powers."),
			.weaknesses = N_("For positive a it grows exponentially; for "
				"negative a it is not defined far enough left."),
		},
	},
	{
		.id = "symlog",
		.title = "Symlog",
		.aliases = "LAF, logarithmic activation",
		.rank = 201,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x >= 0 ? log(1 + x) : -log(1 - x)",
		.derivative = "1/(1 + abs(x))",
		.range = "(-inf, inf)",
		.smoothness = "C1",
		.left = "-inf",
		.right = "inf",
		.trend = TREND_RISING,
		.symmetry = SYMMETRY_ODD,
		.frameworks = "",
		.source = "Bilski 2000, The backpropagation learning with logarithmic "
			"transfer function; Hafner et al. 2023, Mastering Diverse Domains"
			" through World Models (DreamerV3), arXiv:2301.04104",
		.lesson = {
			.purpose = N_("A logarithm of either sign, the identity near "
				"0. It squeezes targets of unknown scale, such as "
				"rewards, into one a network can learn."),
			.instead = N_("asinh does nearly the same, larger in size by "
				"up to log(2), and is smooth to any order."),
		},
	},
	{
		.id = "symexp",
		.title = "Symexp",
		.aliases = "inverse of symlog",
		.rank = 202,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x >= 0 ? expm1(x) : -expm1(-x)",
		.derivative = "exp(abs(x))",
		.range = "(-inf, inf)",
		.smoothness = "C1",
		.left = "-inf",
		.right = "inf",
		.trend = TREND_RISING,
		.symmetry = SYMMETRY_ODD,
		.frameworks = "",
		.source = "Hafner et al. 2023 DreamerV3, arXiv:2301.04104",
		.lesson = {
			.purpose = N_("The inverse of symlog: it turns what a network "
				"learned about squeezed targets back into their own "
				"scale."),
		},
	},
	{
		.id = "comb_h_sine",
		.title = "Comb-H-sine",
		.rank = 215,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "sinh(a*x) + asinh(a*x)",
		.derivative = "a*cosh(a*x) + a/sqrt(1 + a^2*x^2)",
		.range = "(-inf, inf)",
		.smoothness = "Cinf",
		.left = "-inf",
		.right = "inf",
		.trend = TREND_RISING,
		.symmetry = SYMMETRY_ODD,
		.frameworks = "",
		.source = "Vijayaprabakaran and Sathiyamurthy 2020, Towards activation "
			"function search for long short-term model network: a "
			"differential evolution based approach",
		.param = {
			{"a", "1", N_("scale of the input"), PARAM_SCALAR,
				BOUNDS_FINITE},
		},
		.lesson = {
			.purpose = N_("sinh and asinh added, found by a search for "
				"activations of recurrent networks."),
			.weaknesses = N_("It grows exponentially on both sides."),
		},
	},
	{
		.id = "m_arcsinh",
		.title = "m-arcsinh",
		.aliases = "modified arcsinh",
		.rank = 216,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "asinh(x)*sqrt(abs(x))/12",
		.derivative = "x == 0 ? 0 : sqrt(abs(x))/(12*sqrt(x^2 + 1)) + "
			"x*asinh(x)/(24*abs(x)^(3/2))",
		.range = "(-inf, inf)",
		.smoothness = "C1",
		.left = "-inf",
		.right = "inf",
		.trend = TREND_RISING,
		.symmetry = SYMMETRY_ODD,
		.frameworks = "",
		.source = "Parisi 2020, m-arcsinh, arXiv:2009.07530",
		.note = N_("torch_activation leaves the square root out. The curvature "
			"at 0 is infinite."),
		.lesson = {
			.purpose = N_("asinh times the square root of |x|, made for "
				"support vector machines and small networks alike."),
			.weaknesses = N_("Its slope is 0 at 0 and at most 0.0974, so "
				"each layer shrinks the gradient at least tenfold "
				"unless the weights are large."),
		},
	},
	{
		.id = "hyper_sinh",
		.title = "hyper-sinh",
		.rank = 217,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x > 0 ? sinh(x)/3 : x^3/4",
		.derivative = "x > 0 ? cosh(x)/3 : 3*x^2/4",
		.range = "(-inf, inf)",
		.smoothness = "C0",
		.left = "-inf",
		.right = "inf",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Parisi, Ma, RaviChandran and Lanzillotta 2021, hyper-sinh, "
			"arXiv:2011.07661",
		.lesson = {
			.purpose = N_("A third of sinh on the right and a quarter of a "
				"cube on the left, made for shallow and deep networks."),
			.weaknesses = N_("Just left of 0 the slope is nearly 0 (0.0075 "
				"at -0.1) and it jumps at 0; the right side grows "
				"exponentially."),
		},
	},
	{
		.id = "e_tanh",
		.title = "E-Tanh",
		.rank = 218,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "a*exp(x)*tanh(x)",
		.derivative = "a*exp(x)*(tanh(x) + 1/cosh(x)^2)",
		.range = "[a*-0.3002831060007776078867, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "inf",
		.frameworks = "",
		.source = "Kunc and Klema 2024, Three Decades of Activations, "
			"arXiv:2402.09092",
		.param = {
			{"a", "1", N_("scale of the output"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
		},
		.lesson = {
			.purpose = N_("tanh times an exponential: a dip on the left "
				"that fades, exponential growth on the right."),
			.weaknesses = N_("The right side explodes."),
		},
	},
	{
		.id = "logit",
		.title = "Logit",
		.aliases = "inverse sigmoid",
		.rank = 226,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "log(x/(1 - x))",
		.derivative = "1/(x*(1 - x))",
		.view = "0:1",
		.range = "(-inf, inf)",
		.domain = "(0, 1)",
		.smoothness = "Cinf",
		.left = "none",
		.right = "none",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Berkson 1944, Application of the Logistic Function to "
			"Bio-Assay, doi:10.1080/01621459.1944.10500699",
		.note = N_("ActTensor ships x/(1 - x) under this name, which is the "
			"odds."),
		.lesson = {
			.purpose = N_("The inverse of sigmoid: turns a probability "
				"into the logarithm of its odds."),
			.weaknesses = N_("It is defined for inputs between 0 and 1 "
				"only, and grows without bound towards both ends."),
		},
	},
	{0},
};

const struct family family_exponentials = {
	.name = "exponentials",
	.title = N_("Exponentials, logarithms and hyperbolic functions"),
	.rows = rows,
};
