/* Units that gate themselves in other ways: gates in gates, waves, sums, quotients. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/gettext.h"

static const struct activation rows[] = {
	{
		.id = "sechsig",
		.title = "SechSig",
		.aliases = "pSechSig",
		.rank = 108,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "(x + 1/cosh(x))*sigmoid(x)",
		.derivative = "(1 - tanh(x)/cosh(x))*s + (x + 1/cosh(x))*s*(1 - s) "
			"where s = sigmoid(x)",
		.range = "[-0.2097429015687291034616, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "x",
		.lesson = {
			.purpose = N_("silu with a gated bump, sech, added around 0, "
				"so that f(0) is 1/2."),
		},
		.frameworks = "",
		.source = "Kozkurt, Kilicarslan, Bas and Elen 2023, alphaSechSig and "
			"alphaTanhSig: two novel non-monotonic activation functions, "
			"doi:10.1007/s00500-023-09279-2",
		.note = N_("pSechSig has a trainable parameter besides."),
	},
	{
		.id = "tanhsig",
		.title = "TanhSig",
		.aliases = "pTanhSig",
		.rank = 109,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "(x + tanh(x))*sigmoid(x)",
		.derivative = "(1 + 1/cosh(x)^2)*s + (x + tanh(x))*s*(1 - s) where s = "
			"sigmoid(x)",
		.range = "[-0.474916067358266267690, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "x + 1",
		.lesson = {
			.purpose = N_("The sum of x and tanh gated by sigmoid: steeper "
				"than silu around 0, with a deeper dip."),
		},
		.frameworks = "",
		.source = "Kozkurt, Kilicarslan, Bas and Elen 2023, alphaSechSig and "
			"alphaTanhSig: two novel non-monotonic activation functions, "
			"doi:10.1007/s00500-023-09279-2",
		.note = N_("pTanhSig has a trainable parameter besides."),
	},
	{
		.id = "colu",
		.title = "CoLU",
		.aliases = "collapsing linear unit",
		.rank = 115,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x/(1 - x*g) where g = exp(-(x + exp(x)))",
		.derivative = "(1 - x^2*g*(1 + exp(x)))/(1 - x*g)^2 where g = exp(-(x "
			"+ exp(x)))",
		.range = "[-0.3771585683961291510461, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "x",
		.lesson = {
			.purpose = N_("x over a denominator that is nearly 1 on the "
				"right and grows exponentially on the left: nearly the "
				"identity on the right, a dip left of 0 that fades to "
				"0."),
		},
		.frameworks = "",
		.source = "Vagerwal 2021, Deeper Learning with CoLU Activation, "
			"arXiv:2112.12078",
	},
	{
		.id = "generalized_swish",
		.title = "Generalized Swish",
		.aliases = "GSwish",
		.rank = 116,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x*sigmoid(exp(-x))",
		.derivative = "s - x*exp(-x)*s*(1 - s) where s = sigmoid(exp(-x))",
		.range = "(-inf, inf)",
		.smoothness = "Cinf",
		.left = "x",
		.right = "x/2",
		.trend = TREND_RISING,
		.lesson = {
			.purpose = N_("x times sigmoid of e^-x, a gate that closes by "
				"half as x grows: the identity on the left, half of it "
				"on the right."),
		},
		.frameworks = "",
		.source = "Kocak and Ustundag Siray 2021, New activation functions for "
			"single layer feedforward neural network, "
			"doi:10.1016/j.eswa.2020.113977",
		.note = N_("The exponential swish exp(-x)*sigmoid(x) of the same paper "
			"is sigmoid(-x)."),
	},
	{
		.id = "self_arctan",
		.title = "Self arctan",
		.rank = 122,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x*atan(x)",
		.derivative = "atan(x) + x/(1 + x^2)",
		.range = "[0, inf)",
		.smoothness = "Cinf",
		.left = "-pi/2*x - 1",
		.right = "pi/2*x - 1",
		.symmetry = SYMMETRY_EVEN,
		.lesson = {
			.purpose = N_("x times its arctangent, an even function: a "
				"parabola around 0, a line on either side."),
			.weaknesses = N_("The sign of the input is lost, and around 0 "
				"value and slope are small."),
		},
		.frameworks = "",
		.source = "Kunc and Klema 2024, Three Decades of Activations, "
			"arXiv:2402.09092, section 3.3.14",
	},
	{
		.id = "double_silu",
		.title = "DoubleSiLU",
		.rank = 128,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x*sigmoid(x*sigmoid(x))",
		.derivative = "q + x*q*(1 - q)*s*(1 + x*(1 - s)) where s = sigmoid(x); "
			"q = sigmoid(x*s)",
		.range = "(-inf, inf)",
		.smoothness = "Cinf",
		.left = "x/2",
		.right = "x",
		.trend = TREND_RISING,
		.lesson = {
			.purpose = N_("x gated by sigmoid of silu: since silu fades on "
				"the left, the gate rests half open there instead of "
				"closing."),
		},
		.frameworks = "",
		.source = "Verma, Chug and Singh 2020",
		.doubt = N_("The formula is from a secondary transcription and was not "
			"compared with the paper; torch_activation has silu(silu(x)) "
			"under this name."),
	},
	{
		.id = "tsilu",
		.title = "TSiLU",
		.aliases = "tanh SiLU",
		.rank = 129,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "tanh(x*sigmoid(x))",
		.derivative = "s*(1 + x*(1 - s))/cosh(x*s)^2 where s = sigmoid(x)",
		.range = "[-0.2714833852324537729881, 1)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "1",
		.lesson = {
			.purpose = N_("tanh of silu: the dip on the left stays, and "
				"the right side levels off."),
			.weaknesses = N_("It saturates on both sides."),
		},
		.frameworks = "",
		.source = "Verma, Chug and Singh 2020; Kunc and Klema 2024, Three "
			"Decades of Activations, arXiv:2402.09092",
		.note = N_("As Kunc and Klema correct it; the paper prints another "
			"formula."),
	},
	{
		.id = "swat",
		.title = "SwAT",
		.rank = 130,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x*sigmoid(atan(x))",
		.derivative = "q + x*q*(1 - q)/(1 + x^2) where q = sigmoid(atan(x))",
		.range = "(-inf, inf)",
		.smoothness = "Cinf",
		.left = "x/(1 + exp(pi/2)) - 1/(4*cosh(pi/4)^2)",
		.right = "x/(1 + exp(-pi/2)) - 1/(4*cosh(pi/4)^2)",
		.trend = TREND_RISING,
		.lesson = {
			.purpose = N_("x gated by sigmoid of its arctangent. The gate "
				"neither opens nor closes wholly, so both sides are "
				"lines that rise."),
		},
		.frameworks = "",
		.source = "Verma, Chug and Singh 2020",
		.doubt = N_("The formula is from a secondary transcription and was not "
			"compared with the paper."),
	},
	{
		.id = "rehsec",
		.title = "Rectified hyperbolic secant",
		.aliases = "rectified hyperbolic secant",
		.rank = 131,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x/cosh(x)",
		.derivative = "(1 - x*tanh(x))/cosh(x)",
		.range = "[-0.6627434193491815809747, 0.6627434193491815809747]",
		.smoothness = "Cinf",
		.left = "0",
		.right = "0",
		.symmetry = SYMMETRY_ODD,
		.lesson = {
			.purpose = N_("x times sech: the identity near 0, which fades "
				"to 0 on both sides."),
			.weaknesses = N_("Large inputs of either sign give nothing, "
				"neither output nor gradient."),
		},
		.frameworks = "",
		.source = "Samatin Njikam and Zhao 2016, A novel activation function "
			"for multilayer feed-forward neural networks, "
			"doi:10.1007/s10489-015-0744-0",
	},
	{
		.id = "sinlu",
		.title = "SinLU",
		.aliases = "sinu-sigmoidal linear unit",
		.rank = 139,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "(x + a*sin(b*x))*sigmoid(x)",
		.derivative = "(1 + a*b*cos(b*x))*s + (x + a*sin(b*x))*s*(1 - s) where "
			"s = sigmoid(x)",
		.range = "[-0.4973705541899910217986, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "inf",
		.lesson = {
			.purpose = N_("silu with a trained sine added under the gate: "
				"ripples on the right that the gate takes away on the "
				"left."),
		},
		.frameworks = "",
		.source = "Paul, Bandyopadhyay, Yoon, Geem and Sarkar 2022, SinLU: "
			"Sinu-Sigmoidal Linear Unit, doi:10.3390/math10030337",
		.note = N_("Swings about the identity for large x. The paper trains a "
			"and b."),
		.param = {
			{"a", "1", N_("amplitude of the sine"),
				PARAM_SCALAR, BOUNDS_FINITE},
			{"b", "1", N_("frequency of the sine"),
				PARAM_SCALAR, BOUNDS_FINITE},
		},
	},
	{
		.id = "coslu",
		.title = "CosLU",
		.aliases = "cosinu-sigmoidal linear unit",
		.rank = 140,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "(x + a*cos(b*x))*sigmoid(x)",
		.derivative = "(1 - a*b*sin(b*x))*s + (x + a*cos(b*x))*s*(1 - s) where "
			"s = sigmoid(x)",
		.range = "[-0.2892731286645105543073, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "inf",
		.lesson = {
			.purpose = N_("sinlu with a cosine in the place of the sine, "
				"so that it is 1/2 at 0."),
		},
		.frameworks = "",
		.source = "Pishchik 2023, Trainable Activations for Image "
			"Classification, doi:10.20944/preprints202301.0463.v1",
		.note = N_("Swings about the identity for large x. The paper trains a "
			"and b."),
		.param = {
			{"a", "1", N_("amplitude of the cosine"),
				PARAM_SCALAR, BOUNDS_FINITE},
			{"b", "1", N_("frequency of the cosine"),
				PARAM_SCALAR, BOUNDS_FINITE},
		},
	},
	{
		.id = "eis_1",
		.title = "EIS-1",
		.rank = 150,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x*log(1 + exp(x))/(x + d*exp(-e*x))",
		.derivative = "(p + x*sigmoid(x))/q - x*p*(1 - d*e*exp(-e*x))/q^2 "
			"where p = softplus(x); q = x + d*exp(-e*x)",
		.range = "[-0.173763585579444835094, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "x",
		.lesson = {
			.purpose = N_("One of three members of a family of five "
				"parameters built from softplus, roots and "
				"exponentials: x softplus(x) over x plus an "
				"exponential."),
			.weaknesses = N_("Where d times e is at most 0.368 the "
				"denominator has a zero and the curve a pole; the "
				"defaults give 1.16."),
		},
		.frameworks = "",
		.source = "Biswas, Kumar, Banerjee and Pandey 2020, EIS - a family of "
			"activation functions combining Exponential, ISRU, and "
			"Softplus, arXiv:2009.13501",
		.param = {
			{"d", "1.16", N_("weight of the exponential"),
				PARAM_SCALAR, BOUNDS_POSITIVE},
			{"e", "1", N_("rate of the exponential"),
				PARAM_SCALAR, BOUNDS_FINITE},
		},
	},
	{
		.id = "eis_2",
		.title = "EIS-2",
		.rank = 151,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x*log(1 + exp(x))/sqrt(b + c*x^2)",
		.derivative = "(p + x*sigmoid(x))/q - c*x^2*p/q^3 where p = "
			"softplus(x); q = sqrt(b + c*x^2)",
		.range = "[-0.2321552368094599558096, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "x/sqrt(c)",
		.lesson = {
			.purpose = N_("The member of the family of eis_1 with a root "
				"in the place of the exponential under the line: "
				"softplus times x over a root."),
		},
		.frameworks = "",
		.source = "Biswas, Kumar, Banerjee and Pandey 2020, EIS - a family of "
			"activation functions combining Exponential, ISRU, and "
			"Softplus, arXiv:2009.13501",
		.param = {
			{"b", "1", N_("constant under the root"),
				PARAM_SCALAR, BOUNDS_POSITIVE},
			{"c", "1", N_("weight of x^2 under the root"),
				PARAM_SCALAR, BOUNDS_NONNEGATIVE},
		},
	},
	{
		.id = "eis_3",
		.title = "EIS-3",
		.rank = 152,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x/(1 + d*exp(-e*x))",
		.derivative = "1/q + x*d*e*exp(-e*x)/q^2 where q = 1 + d*exp(-e*x)",
		.range = "[-0.219226342977508649162, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "x",
		.lesson = {
			.purpose = N_("The member of the family of eis_1 without "
				"softplus: swish with a gate that is shifted too."),
		},
		.frameworks = "",
		.source = "Biswas, Kumar, Banerjee and Pandey 2020, EIS - a family of "
			"activation functions combining Exponential, ISRU, and "
			"Softplus, arXiv:2009.13501",
		.param = {
			{"d", "0.68", N_("weight of the exponential"),
				PARAM_SCALAR, BOUNDS_FINITE},
			{"e", "1.7", N_("rate of the exponential"),
				PARAM_SCALAR, BOUNDS_FINITE},
		},
	},
	{
		.id = "flatten_t_swish",
		.title = "Flatten-T Swish",
		.aliases = "FTS, ReLU-Swish, PFTS",
		.rank = 158,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x >= 0 ? x*sigmoid(x) + T : T",
		.derivative = "x >= 0 ? s*(1 + x*(1 - s)) : 0 where s = sigmoid(x)",
		.range = "[T, inf)",
		.smoothness = "C0",
		.left = "T",
		.right = "x + T",
		.trend = TREND_RISING,
		.lesson = {
			.purpose = N_("silu right of 0 and flat left of it, all moved "
				"down so that outputs can be negative."),
			.weaknesses = N_("Left of 0 no gradient flows."),
		},
		.frameworks = "",
		.source = "Chieng, Wahid, Ong and Perla 2018, Flatten-T Swish, "
			"arXiv:1812.06247",
		.note = N_("PFTS trains T; T = 0 is ReLU-Swish."),
		.param = {
			{"T", "-0.2", N_("lower level"), PARAM_SCALAR, BOUNDS_FINITE},
		},
	},
	{0},
};

const struct family family_self_gated = {
	.name = "self_gated",
	.title = N_("Units that gate themselves in other ways"),
	.rows = rows,
};
