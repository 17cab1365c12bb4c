/* Swishes: x times a logistic gate that x itself opens, so a dip left of 0; and mish. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/gettext.h"

/* silu(x) = x s(x), s the logistic function. With a = |x|, e = e^-a, q = 1 + e:
     f   = x/q                 for x >= 0, x e/q             for x < 0
     f'  = (1 + e + x e)/q^2,              e (1 + x + e)/q^2
     f'' = e (2 - a (1 - e)/q)/q^2 = e ((2 - a) + e (2 + a))/q^3, an even function.
   2 - a is exact where it cancels. In the tails all three outlive e by a factor of a,
   hence times_exp(). Worst: f 2.62 ulp at -7.5802, f' 4.26 at -11.483, f'' 6.07 at
   18.861. */
static struct jet silu_at(double x, const double *p)
{
	(void)p;
	double a = fabs(x);
	if (isnan(x))
		return jet_nan(x);
	if (a > 800) /* e^-800 x is below every double */
		return x > 0 ? jet_line(1, x) : jet_constant(-0.0);
	double e = exp(-a), q = 1 + e;
	double curvature = times_exp(((2 - a) + e * (2 + a)) / (q * q * q), -a);
	if (x >= 0)
		return (struct jet){ x / q, (q + x * e) / (q * q), curvature };
	return (struct jet){
		times_exp(x / q, x),
		times_exp(((1 + x) + e) / (q * q), x),
		curvature,
	};
}

/* mish(x) = x tanh(log(1 + e^x)). With n = e^x, q = n^2 + 2 n + 2, on one denominator:
     f   = n x (n + 2)/q
     f'  = n (4 (1 + x) + 6 n + 4 n x + 4 n^2 + n^3)/q^2
     f'' = 4 n (2 (2 + x) + 2 n (4 + x) + 3 n^2 (2 - x) + 2 n^3 (1 - x))/q^3
   Where f' and f'' vanish left of 0, n is small and 1 + x and 2 + x are exact. Worst: f
   3.1 ulp at -1, f' 4 at -1, f'' 5 at -1. */
static struct jet mish_left(double x)
{
	double n = exp(x), q = n * (n + 2) + 2;
	double y = x * (n + 2) / q;
	double dy = 4 * (1 + x) + n * (6 + 4 * x + n * (4 + n));
	double bend = 2 * (4 + x) + n * (3 * (2 - x) + 2 * n * (1 - x));
	double d2y = 2 * (2 + x) + n * bend;
	return (struct jet){
		times_exp(y, x),
		times_exp(dy / (q * q), x),
		times_exp(4 * d2y / (q * q * q), x),
	};
}

/* The same in m = e^-x, q = 1 + 2 m + 2 m^2, for x > 0:
     f   = x (1 + 2 m)/q
     f'  = (1 + 4 m + 6 m^2 + 4 m^2 x + 4 m^3 (1 + x))/q^2
     f'' = 4 m^2 (2 (1 - x) + 3 m (2 - x) + 2 m^2 (4 + x) + 2 m^3 (2 + x))/q^3
   m^2 is multiplied in one factor at a time, as it is subnormal before f'' is. Worst:
   f'' 7.31 ulp at 0.4957. */
static struct jet mish_right(double x)
{
	double m = exp(-x), q = 1 + 2 * m * (1 + m);
	double dy = 1 + m * (4 + m * (6 + 4 * x + 4 * m * (1 + x)));
	double d2y = 2 * (1 - x) + m * (3 * (2 - x) + 2 * m * (4 + x + m * (2 + x)));
	double y = x * (1 + 2 * m) / q;
	return (struct jet){ y, dy / (q * q), 4 * d2y / (q * q * q) * m * m };
}

static struct jet mish_at(double x, const double *p)
{
	(void)p;
	if (isnan(x))
		return jet_nan(x);
	if (fabs(x) > 800) /* e^-800 x is below every double */
		return x > 0 ? jet_line(1, x) : jet_constant(-0.0);
	return x > 0 ? mish_right(x) : mish_left(x);
}

/* Frameworks that leave softplus(x) at x above 20: x tanh(x), where tanh(x) is
   1 - 2 e^-2x and 1/cosh(x)^2 is 4 e^-2x, so f = x, f' = 1 + (4 x - 2) e^-2x and f'' =
   8 (1 - x) e^-2x to the last digit. The jump at 20 is far below that. */
static struct jet mish_threshold_at(double x, const double *p)
{
	if (!(x > 20))
		return mish_at(x, p);
	if (x > 800) /* as in mish_at() */
		return jet_line(1, x);
	return (struct jet){
		x,
		1 + (4 * x - 2) * exp(-2 * x),
		times_exp(8 * (1 - x), -2 * x),
	};
}

/* Besides, softplus(x) is e^x below -20, so small that tanh does not change it. There f
   jumps by 4e-17, 1e-9 of its value: nothing to be drawn as a kink. */
static struct jet mish_darknet_at(double x, const double *p)
{
	if (!(x < -20))
		return mish_threshold_at(x, p);
	if (x < -800)
		return mish_at(x, p);
	return (struct jet){ times_exp(x, x), times_exp(1 + x, x), times_exp(2 + x, x) };
}

/* It jumps there by 1e-9 of itself. */
static size_t mish_darknet_kinks(const struct values *v, double at[KINK_MAX])
{
	(void)v;
	at[0] = -20;
	return 1;
}

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
		.at = silu_at,
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
				.at = mish_threshold_at,
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
				.at = mish_darknet_at,
				.kinks = mish_darknet_kinks,
			},
			{0},
		},
		.at = mish_at,
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
