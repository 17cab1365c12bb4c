/* x gated along S-curves other than the logistic: distributions, roots, logarithms. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/gettext.h"

static const struct activation rows[] = {
	{
		.id = "calu",
		.title = "CaLU",
		.aliases = "Cauchy linear unit",
		.rank = 113,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x*(atan(x)/pi + 1/2)",
		.derivative = "atan(x)/pi + 1/2 + x/(pi*(1 + x^2))",
		.range = "(-1/pi, inf)",
		.smoothness = "Cinf",
		.left = "-1/pi",
		.right = "x - 1/pi",
		.trend = TREND_RISING,
		.lesson = {
			.purpose = N_("x gated by the Cauchy distribution, as gelu is "
				"by the normal one. The heavy tail leaves a constant "
				"on the left where gelu fades to 0."),
		},
		.frameworks = "",
		.source = "Kunc and Klema 2024, Three Decades of Activations, "
			"arXiv:2402.09092, section 3.3.3",
	},
	{
		.id = "lalu",
		.title = "LaLU",
		.aliases = "Laplace linear unit",
		.rank = 114,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x >= 0 ? x*(1 - exp(-x)/2) : x*exp(x)/2",
		.derivative = "x >= 0 ? 1 - exp(-x)/2 + x*exp(-x)/2 : (1 + x)*exp(x)/2",
		.range = "[-1/(2*e), inf)",
		.smoothness = "C2",
		.left = "0",
		.right = "x",
		.lesson = {
			.purpose = N_("x gated by the Laplace distribution, as gelu is "
				"by the normal one: a single exponential on either "
				"side."),
		},
		.frameworks = "",
		.source = "Kunc and Klema 2024, Three Decades of Activations, "
			"arXiv:2402.09092, section 3.3.4",
	},
	{
		.id = "gish",
		.title = "Gish",
		.rank = 117,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x*log(2 - exp(-exp(x)))",
		.derivative = "log(2 - g) + x*exp(x)*g/(2 - g) where g = exp(-exp(x))",
		.range = "[-0.2781594608963869135846, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "log(2)*x",
		.lesson = {
			.purpose = N_("x gated by the logarithm of 2 - exp(-exp(x)). "
				"The gate opens to log(2) only, so the right side is "
				"flatter than the identity."),
		},
		.frameworks = "",
		.source = "Kaytan, Aydilek and Yeroglu 2023, Gish: a novel activation "
			"function for image classification",
	},
	{
		.id = "logish",
		.title = "Logish",
		.rank = 118,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x*log(1 + sigmoid(x))",
		.derivative = "log(1 + s) + x*s*(1 - s)/(1 + s) where s = sigmoid(x)",
		.range = "[-0.2527688167894403530909, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "log(2)*x",
		.lesson = {
			.purpose = N_("x gated by the logarithm of 1 + sigmoid. The "
				"gate opens to log(2) only, so the right side is "
				"flatter than the identity."),
		},
		.frameworks = "",
		.source = "Zhu, Zeng, Liu and Zhang 2021, Logish, "
			"doi:10.1016/j.neucom.2021.06.067",
		.twin = "plogish:b=1",
	},
	{
		.id = "plogish",
		.title = "Parametric Logish",
		.aliases = "LAU",
		.rank = 119,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "a*x*log(1 + sigmoid(b*x))",
		.derivative = "a*log(1 + s) + a*b*x*s*(1 - s)/(1 + s) where s = "
			"sigmoid(b*x)",
		.range = "[-0.2527688167894403530909*a/b, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "a*log(2)*x",
		.lesson = {
			.purpose = N_("logish with scale and sharpness free; a sharp "
				"gate makes it nearly a scaled relu."),
		},
		.frameworks = "",
		.source = "Zhu, Zeng, Liu and Zhang 2021, Logish, "
			"doi:10.1016/j.neucom.2021.06.067",
		.note = N_("LAU trains a and b."),
		.param = {
			{"a", "1", N_("output scale"), PARAM_SCALAR, BOUNDS_FINITE},
			{"b", "10", N_("sharpness of the gate"),
				PARAM_SCALAR, BOUNDS_FINITE},
		},
	},
	{
		.id = "loglogish",
		.title = "LogLogish",
		.rank = 120,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x*(1 - exp(-exp(x)))",
		.derivative = "1 - g + x*exp(x)*g where g = exp(-exp(x))",
		.range = "[-0.3121825160865162870604, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "x",
		.lesson = {
			.purpose = N_("x gated by 1 - exp(-exp(x)), the inverse of the "
				"complementary log-log link: it opens quickly on the "
				"right and closes slowly on the left."),
		},
		.frameworks = "",
		.source = "Kunc and Klema 2024, Three Decades of Activations, "
			"arXiv:2402.09092, section 3.3.12",
	},
	{
		.id = "golu",
		.title = "GoLU",
		.aliases = "Gompertz linear unit, ExpExpish",
		.rank = 121,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x*exp(-exp(-x))",
		.derivative = "g*(1 + x*exp(-x)) where g = exp(-exp(-x))",
		.range = "[-0.09726013122763940458477, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "x",
		.lesson = {
			.purpose = N_("x gated by the Gompertz curve, the distribution "
				"function of the Gumbel law: it closes quickly on the "
				"left and opens slowly on the right, so the dip is "
				"shallow."),
		},
		.frameworks = "",
		.source = "Das, Safari, Adriaensen and Hutter 2025, Gompertz Linear "
			"Units, arXiv:2502.03654",
		.note = N_("The older ExpExpish is the same curve."),
	},
	{
		.id = "sinsig",
		.title = "SinSig",
		.rank = 136,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x*sin(pi/2*sigmoid(x))",
		.derivative = "sin(pi*s/2) + x*cos(pi*s/2)*(pi/2)*s*(1 - s) where s = "
			"sigmoid(x)",
		.range = "[-0.4291776320505466125668, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "x",
		.lesson = {
			.purpose = N_("x gated by the sine of a sigmoid stretched to a "
				"quarter turn: a silu whose gate opens earlier."),
		},
		.frameworks = "",
		.source = "Douge, Berrahou, Talibi Alaoui and Talibi Alaoui 2021, A "
			"Self-gated Activation Function SINSIG Based on the Sine "
			"Trigonometric for Neural Network Models, "
			"doi:10.1007/978-3-030-70866-5_15",
	},
	{
		.id = "pflu",
		.title = "PFLU",
		.aliases = "power function linear unit",
		.rank = 143,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x*(1 + x/sqrt(1 + x^2))/2",
		.derivative = "(1 + x/sqrt(1 + x^2))/2 + x/(2*(1 + x^2)^(3/2))",
		.range = "[-0.1501415530003888039433, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "x",
		.lesson = {
			.purpose = N_("x gated by an algebraic S-curve: a likeness of "
				"silu without exponentials."),
			.weaknesses = N_("On the left it fades only like 1/x."),
		},
		.frameworks = "",
		.source = "Zhu, Min, Wang, Zou and Chen 2021, PFLU and FPFLU, "
			"doi:10.1016/j.neucom.2020.11.068",
		.twin = "swim:k=1",
	},
	{
		.id = "fpflu",
		.title = "FPFLU",
		.aliases = "faster PFLU",
		.rank = 144,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x >= 0 ? x : x + x^2/sqrt(1 + x^2)",
		.derivative = "x >= 0 ? 1 : 1 + (2*x + x^3)/(1 + x^2)^(3/2)",
		.range = "[-0.3002831060007776078867, inf)",
		.smoothness = "C1",
		.left = "0",
		.right = "x",
		.lesson = {
			.purpose = N_("The identity right of 0 and twice pflu left of "
				"it, so that code with a branch has nothing to compute "
				"right of 0."),
			.weaknesses = N_("On the left it fades only like 1/x."),
		},
		.frameworks = "",
		.source = "Zhu, Min, Wang, Zou and Chen 2021, PFLU and FPFLU, "
			"doi:10.1016/j.neucom.2020.11.068",
	},
	{
		.id = "swim",
		.title = "Swim",
		.rank = 145,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x*(1 + k*x/sqrt(1 + x^2))/2",
		.derivative = "(1 + k*x/sqrt(1 + x^2))/2 + k*x/(2*(1 + x^2)^(3/2))",
		.range = "(-inf, inf)",
		.smoothness = "Cinf",
		.left = "(1 - k)/2*x",
		.right = "(1 + k)/2*x",
		.trend = TREND_RISING,
		.lesson = {
			.purpose = N_("x gated by a shallow algebraic S-curve that "
				"neither opens nor closes wholly, so both sides come "
				"near lines; no exponential is needed. With k = 1 it "
				"is pflu."),
		},
		.frameworks = "",
		.source = "Abdool and Dear 2023, Swim: A General-Purpose, "
			"High-Performing and Efficient Activation Function",
		.param = {
			{"k", "0.5", N_("depth of the gate"),
				PARAM_SCALAR, BOUNDS_FINITE},
		},
	},
	{
		.id = "aria2",
		.title = "ARiA2",
		.aliases = "adaptive Richards curve weighted",
		.rank = 147,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x*(1 + exp(-b*x))^(-a)",
		.derivative = "(1 + q)^(-a) + a*b*x*q*(1 + q)^(-a - 1) where q = "
			"exp(-b*x)",
		.range = "[-0.06997764131970142659413, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "x",
		.lesson = {
			.purpose = N_("swish with its gate raised to a power: a "
				"Richards curve with two of its numbers left free."),
		},
		.frameworks = "",
		.source = "Patwardhan, Ingalhalikar and Walambe 2018, ARiA, "
			"arXiv:1805.08878",
		.param = {
			{"a", "1.5", N_("exponent of the gate"),
				PARAM_SCALAR, BOUNDS_FINITE},
			{"b", "2", N_("sharpness of the gate"),
				PARAM_SCALAR, BOUNDS_FINITE},
		},
	},
	{
		.id = "pats",
		.title = "PATS",
		.rank = 148,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x*atan(k*pi*sigmoid(x))",
		.derivative = "atan(q) + x*k*pi*s*(1 - s)/(1 + q^2) where s = "
			"sigmoid(x); q = k*pi*s",
		.range = "[-0.5187590118044674186628, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "atan(k*pi)*x",
		.lesson = {
			.purpose = N_("x gated by an arctangent of sigmoid, whose "
				"scale is drawn at random while training."),
			.weaknesses = N_("The gate nears atan(5*pi/8) = 1.10, so the "
				"slope on the right exceeds 1."),
		},
		.frameworks = "",
		.source = "Zheng and Wang 2020, PATS: A New Neural Network Activation "
			"Function with Parameter",
		.note = N_("Training draws k from between 1/2 and 3/4; 5/8 is the "
			"mean."),
		.param = {
			{"k", "5/8", N_("scale inside the arctangent"),
				PARAM_SCALAR, BOUNDS_FINITE},
		},
	},
	{
		.id = "rmaf",
		.title = "RMAF",
		.aliases = "ReLU-memristor-like",
		.rank = 149,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "(j/(0.25*(1 + exp(-x)) + 0.75))^p*alpha*x",
		.derivative = "alpha*j^p*(d^(-p) + 0.25*p*x*exp(-x)*d^(-p - 1)) where "
			"d = 0.25*(1 + exp(-x)) + 0.75",
		.range = "[-0.7178245124945949015961, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "alpha*j^p*x",
		.lesson = {
			.purpose = N_("x gated by a power of a rescaled sigmoid, after "
				"the model of a memristor. With alpha, j and p all 1 "
				"it is silu with a gate that opens earlier."),
		},
		.frameworks = "",
		.source = "Yu, Adu, Tashi, Anokye, Wang and Ayidzoe 2020, RMAF: "
			"Relu-Memristor-Like Activation Function for Deep Learning, "
			"doi:10.1109/ACCESS.2020.2987829",
		.doubt = N_("The formula is from a secondary transcription and was not "
			"compared with the paper; others have j outside the power, "
			"which at the default j = 1 is the same."),
		.twin = "eis_3:d=1/4:e=1",
		.param = {
			{"alpha", "1", N_("output scale"), PARAM_SCALAR, BOUNDS_FINITE},
			{"j", "1", N_("scale of the gate"),
				PARAM_SCALAR, BOUNDS_NONNEGATIVE},
			{"p", "1", N_("exponent of the gate"),
				PARAM_SCALAR, BOUNDS_FINITE},
		},
	},
	{0},
};

const struct family family_s_gates = {
	.name = "s_gates",
	.title = N_("Units gated by other S-curves"),
	.rows = rows,
};
