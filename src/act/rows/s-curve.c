/* S-curves of roots, polynomials and tanh, that papers proposed. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/gettext.h"

static const struct activation rows[] = {
	{
		.id = "isru",
		.title = "ISRU",
		.aliases = "inverse square root unit, softtanh, algebraic sigmoid",
		.rank = 82,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x/sqrt(1 + a*x^2)",
		.derivative = "1/(1 + a*x^2)^(3/2)",
		.range = "(-1/sqrt(a), 1/sqrt(a))",
		.smoothness = "Cinf",
		.left = "-1/sqrt(a)",
		.right = "1/sqrt(a)",
		.trend = TREND_RISING,
		.symmetry = SYMMETRY_ODD,
		.frameworks = "",
		.source = "Carlile, Delamarter, Kinney, Marti and Whitney 2017, "
			"Improving Deep Learning by Inverse Square Root Linear Units "
			"(ISRLUs), arXiv:1710.09967",
		.param = {
			{"a", "1", N_("sets the levels, 1/sqrt(a)"),
				PARAM_SCALAR, BOUNDS_NONNEGATIVE},
		},
		.lesson = {
			.purpose = N_("An S of one square root, like tanh but without "
				"an exponential; its parameter sets the levels. Its "
				"authors offer it for recurrent layers."),
			.weaknesses = N_("It saturates on both sides, though more "
				"slowly than tanh."),
		},
	},
	{
		.id = "penalized_tanh",
		.title = "Penalized tanh",
		.aliases = "ptanh, leaky tanh",
		.rank = 93,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x > 0 ? tanh(x) : a*tanh(x)",
		.derivative = "x > 0 ? 1/cosh(x)^2 : a/cosh(x)^2",
		.range = "(-a, 1)",
		.smoothness = "C0",
		.left = "-a",
		.right = "1",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Xu, Huang and Li 2016, Revise Saturated Activation "
			"Functions, arXiv:1602.05980; Eger, Youssef and Gurevych 2018",
		.note = N_("Some write tanh(x)/a with an a above 1 for the left side."),
		.param = {
			{"a", "0.25", N_("factor left of 0"),
				PARAM_SCALAR, BOUNDS_FINITE},
		},
		.lesson = {
			.purpose = N_("tanh whose left side is pressed down: bounded "
				"like tanh, lopsided like leaky_relu. Eger and others "
				"found it steady over many language tasks."),
			.weaknesses = N_("It saturates on both sides, and its slope "
				"jumps at 0."),
		},
	},
	{
		.id = "hexpo",
		.title = "Hexpo",
		.rank = 96,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x >= 0 ? -a*expm1(-x/b) : c*expm1(x/d)",
		.derivative = "x >= 0 ? (a/b)*exp(-x/b) : (c/d)*exp(x/d)",
		.range = "(-c, a)",
		.smoothness = "C1",
		.left = "-c",
		.right = "a",
		.trend = TREND_RISING,
		.symmetry = SYMMETRY_ODD,
		.frameworks = "",
		.source = "Kong and Takatsuka 2017, Hexpo: A Vanishing-Proof "
			"Activation Function, doi:10.1109/IJCNN.2017.7966168",
		.note = N_("All four parameters are set beforehand; the defaults are "
			"an illustration."),
		.param = {
			{"a", "1", N_("level at the right"), PARAM_SCALAR, BOUNDS_FINITE},
			{"b", "1", N_("width of the bend at the right"),
				PARAM_SCALAR, BOUNDS_POSITIVE},
			{"c", "1", N_("depth at the left"), PARAM_SCALAR, BOUNDS_FINITE},
			{"d", "1", N_("width of the bend at the left"),
				PARAM_SCALAR, BOUNDS_POSITIVE},
		},
		.lesson = {
			.purpose = N_("A level approached exponentially on each side, "
				"with heights and widths that are set separately, so "
				"that slopes can be kept large where gradients would "
				"vanish."),
			.weaknesses = N_("There are four numbers to choose, and far "
				"out it saturates all the same."),
		},
	},
	{
		.id = "smooth_step",
		.title = "Smooth step",
		.rank = 97,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x <= -a/2 ? 0 : x >= a/2 ? 1 : 1/2 + 3*x/(2*a) - 2*x^3/a^3",
		.derivative = "abs(x) >= a/2 ? 0 : 3/(2*a) - 6*x^2/a^3",
		.range = "[0, 1]",
		.smoothness = "C1",
		.left = "0",
		.right = "1",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Hazimeh, Ponomareva, Mol, Tan and Mazumder 2020, The Tree "
			"Ensemble Layer, arXiv:2002.07772",
		.param = {
			{"a", "1", N_("width of the rise"),
				PARAM_SCALAR, BOUNDS_POSITIVE},
		},
		.lesson = {
			.purpose = N_("A cubic that rises from exactly 0 to exactly 1. "
				"It sends samples through decision trees that are "
				"trained by gradients, where an exact 0 spares a whole "
				"branch."),
			.weaknesses = N_("Outside the rise no gradient flows."),
		},
	},
	{
		.id = "sqnl",
		.title = "SQNL",
		.aliases = "square nonlinearity",
		.rank = 98,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x > 2 ? 1 : x < -2 ? -1 : x - sign(x)*x^2/4",
		.derivative = "abs(x) >= 2 ? 0 : 1 - abs(x)/2",
		.range = "[-1, 1]",
		.smoothness = "C1",
		.left = "-1",
		.right = "1",
		.trend = TREND_RISING,
		.symmetry = SYMMETRY_ODD,
		.frameworks = "",
		.source = "Wuraola and Patel 2018, SQNL: A New Computationally "
			"Efficient Activation Function, "
			"doi:10.1109/IJCNN.2018.8489043",
		.lesson = {
			.purpose = N_("tanh replaced by two parabolas, so that small "
				"processors need no more than a square."),
			.weaknesses = N_("Beyond the parabolas it is flat, and no "
				"gradient flows."),
		},
	},
	{
		.id = "modified_elliott",
		.title = "Modified Elliott",
		.aliases = "MEF",
		.rank = 102,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x/sqrt(1 + x^2) + 1/2",
		.derivative = "1/(1 + x^2)^(3/2)",
		.range = "(-1/2, 3/2)",
		.smoothness = "Cinf",
		.left = "-1/2",
		.right = "3/2",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Burhani, Feng and Hu 2015, Denoising AutoEncoder in Neural "
			"Networks with Modified Elliott Activation Function",
		.doubt = N_("formula taken from a survey's or a package's "
			"transcription; the paper was not seen: the survey's prose "
			"says ISRU moved up by 1/2, torch_activation has another "
			"quotient"),
		.note = N_("isru of a = 1, moved up by 1/2."),
		.lesson = {
			.purpose = N_("A kin of elliott with a square root in the "
				"place of the absolute value, so that it is smooth at "
				"0. Tried in denoising autoencoders."),
			.weaknesses = N_("Its values leave the interval from 0 to 1, "
				"so they are no probabilities."),
		},
	},
	{
		.id = "newsigmoid",
		.title = "NewSigmoid",
		.rank = 107,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "sinh(x)/sqrt(cosh(2*x))",
		.derivative = "cosh(x)/cosh(2*x)^(3/2)",
		.range = "(-sqrt(1/2), sqrt(1/2))",
		.smoothness = "Cinf",
		.left = "-sqrt(1/2)",
		.right = "sqrt(1/2)",
		.trend = TREND_RISING,
		.symmetry = SYMMETRY_ODD,
		.frameworks = "",
		.source = "Kumar and Sodhi 2023",
		.doubt = N_("formula taken from a survey's or a package's "
			"transcription; the paper was not seen"),
		.note = N_("Also written (e^x - e^-x)/sqrt(2*(e^(2*x) + e^(-2*x)))."),
		.lesson = {
			.purpose = N_("An odd S made of sinh and cosh, with levels "
				"closer together than those of tanh."),
			.weaknesses = N_("It saturates on both sides; computed as "
				"written it overflows."),
		},
	},
	{
		.id = "rootsig",
		.title = "Rootsig",
		.rank = 110,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "a*x/(1 + sqrt(1 + a^2*x^2))",
		.derivative = "a/(s*(1 + s)) where s = sqrt(1 + a^2*x^2)",
		.range = "(-1, 1)",
		.smoothness = "Cinf",
		.left = "-1",
		.right = "1",
		.trend = TREND_RISING,
		.symmetry = SYMMETRY_ODD,
		.frameworks = "",
		.source = "listed in Kunc and Klema 2024, section 3.2.25",
		.param = {
			{"a", "1", N_("factor of x"), PARAM_SCALAR, BOUNDS_FINITE},
		},
		.lesson = {
			.purpose = N_("softsign with the absolute value rounded to a "
				"square root: an algebraic S without a jump of the "
				"curvature at 0. Its slope there is half that of "
				"softsign."),
		},
	},
	{
		.id = "dyt",
		.title = "Dynamic tanh",
		.rank = 111,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "g*tanh(alpha*x) + b",
		.derivative = "g*alpha/cosh(alpha*x)^2",
		.range = "(b - g, b + g)",
		.smoothness = "Cinf",
		.left = "b - g",
		.right = "b + g",
		.trend = TREND_RISING,
		.symmetry = SYMMETRY_ODD,
		.frameworks = "",
		.source = "Zhu, Chen, He, LeCun and Liu 2025, Transformers without "
			"Normalization, arXiv:2503.10622",
		.twin = "bipolar_sigmoid",
		.note = N_("Takes the place of a normalisation layer; alpha is trained "
			"for the layer, g and b for each channel. At the defaults it "
			"is tanh(x/2)."),
		.param = {
			{"alpha", "0.5", N_("factor of x"), PARAM_SCALAR, BOUNDS_FINITE},
			{"g", "1", N_("gain"), PARAM_SCALAR, BOUNDS_FINITE},
			{"b", "0", N_("bias"), PARAM_SCALAR, BOUNDS_FINITE},
		},
		.lesson = {
			.purpose = N_("tanh of the input times a trained scale, in the "
				"place of a normalisation layer: it tames outliers as "
				"normalisation does, without means or variances over "
				"the data."),
			.strengths = N_("Nothing is gathered over a layer or a batch, "
				"so each number is worked out by itself."),
			.weaknesses = N_("The alpha that training starts from matters, "
				"above all in large language models."),
		},
	},
	{
		.id = "spocu",
		.title = "SPOCU",
		.aliases = "scaled polynomial constant unit",
		.rank = 224,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "alpha*h(x/gamma + beta) - alpha*h(beta) where r(t) = "
			"t^3*(t^5 - 2*t^4 + 2); h(t) = t >= c ? r(c) : t >= 0 ? r(t) "
			": 0",
		.derivative = "0 < t < c ? (alpha/gamma)*(8*t^7 - 14*t^6 + 6*t^2) : 0 "
			"where t = x/gamma + beta",
		.range = "[-alpha*beta^3*(beta^5 - 2*beta^4 + 2), alpha*(c^3*(c^5 - "
			"2*c^4 + 2) - beta^3*(beta^5 - 2*beta^4 + 2))]",
		.smoothness = "C1",
		.left = "-alpha*beta^3*(beta^5 - 2*beta^4 + 2)",
		.right = "alpha*(c^3*(c^5 - 2*c^4 + 2) - beta^3*(beta^5 - 2*beta^4 + "
			"2))",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Kiselak, Lu, Svihra, Szepe and Stehlik 2021, SPOCU, "
			"doi:10.1007/s00521-020-05182-1",
		.doubt = N_("the values of alpha, beta, gamma and c were not checked "
			"against the paper; r(t) is as the publisher's correction has "
			"it"),
		.note = N_("c may be infinite in the paper; torch_activation has "
			"another h."),
		.param = {
			{"alpha", "3.0937", N_("factor of the polynomial"),
				PARAM_SCALAR, BOUNDS_FINITE},
			{"beta", "0.6653", N_("shift of its argument"),
				PARAM_SCALAR, BOUNDS_FINITE},
			{"gamma", "4.437", N_("divisor of x"),
				PARAM_SCALAR, BOUNDS_POSITIVE},
			{"c", "1", N_("where the polynomial ends"),
				PARAM_SCALAR, BOUNDS_POSITIVE},
		},
		.lesson = {
			.purpose = N_("A polynomial rise between two flat levels, "
				"derived from a model of percolation and meant, like "
				"selu, for networks that normalise themselves."),
			.weaknesses = N_("Outside the rise it is flat, and no gradient "
				"flows."),
		},
	},
	{0},
};

const struct family family_s_curves = {
	.name = "s_curves",
	.title = N_("S-curves of roots, polynomials and tanh"),
	.rows = rows,
};
