/* Kin of ELU: the identity right of 0, something that levels off or fades left of it. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/gettext.h"

static const char *pdelu_check(const struct values *v)
{
	return v[1].v[0] >= 1 ? N_("t must be less than 1") : NULL;
}

static const struct activation rows[] = {
	{
		.id = "isrlu",
		.title = "ISRLU",
		.aliases = "inverse square root linear unit",
		.rank = 83,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x > 0 ? x : x/sqrt(1 + a*x^2)",
		.derivative = "x > 0 ? 1 : 1/(1 + a*x^2)^(3/2)",
		.range = "(-1/sqrt(a), inf)",
		.smoothness = "C2",
		.left = "-1/sqrt(a)",
		.right = "x",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Carlile et al. 2017, arXiv:1710.09967",
		.param = {
			{"a", "1", N_("inverse square of the saturation"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
		},
		.lesson = {
			.purpose = N_("elu with an inverse square root in the place of "
				"the exponential: faster on many processors, and with "
				"continuous curvature."),
		},
	},
	{
		.id = "sqlu",
		.title = "SQLU",
		.aliases = "square linear unit",
		.rank = 99,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x > 0 ? x : x < -2 ? -1 : x + x^2/4",
		.derivative = "x > 0 ? 1 : x < -2 ? 0 : 1 + x/2",
		.range = "[-1, inf)",
		.smoothness = "C1",
		.left = "-1",
		.right = "x",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Wuraola, Patel and Nguang 2021, Efficient activation "
			"functions for embedded inference engines, "
			"doi:10.1016/j.neucom.2021.02.030",
		.lesson = {
			.purpose = N_("elu with a parabola in the place of the "
				"exponential, for small processors."),
		},
	},
	{
		.id = "squish",
		.title = "Squish",
		.aliases = "square swish",
		.rank = 100,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x > 0 ? x + x^2/32 : x < -2 ? 0 : x + x^2/2",
		.derivative = "x > 0 ? 1 + x/16 : x < -2 ? 0 : 1 + x",
		.range = "[-0.5, inf)",
		.smoothness = "C0",
		.left = "0",
		.right = "inf",
		.frameworks = "",
		.source = "Wuraola, Patel and Nguang 2021",
		.lesson = {
			.purpose = N_("Two parabolas with the dip of silu, for small "
				"processors; it runs steeper than silu."),
			.weaknesses = N_("The right side keeps bending upwards, and "
				"the slope jumps at -2."),
		},
	},
	{
		.id = "reu",
		.title = "REU (Suish)",
		.aliases = "rectified exponential unit, Suish",
		.rank = 124,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x > 0 ? x : x*exp(x)",
		.derivative = "x > 0 ? 1 : (1 + x)*exp(x)",
		.range = "[-1/e, inf)",
		.smoothness = "C1",
		.left = "0",
		.right = "x",
		.frameworks = "",
		.source = "Ying, Su, Shan, Miao, Wang and Peng 2019, Rectified "
			"Exponential Units for CNNs, doi:10.1109/ACCESS.2019.2928442",
		.note = N_("Suish is the same curve written max(x, x exp(-|x|))."),
		.lesson = {
			.purpose = N_("The identity right of 0 and x e^x left of it: a "
				"dip that fades, so that large negative inputs give "
				"nearly 0."),
		},
	},
	{
		.id = "signrelu",
		.title = "SignReLU",
		.aliases = "DLU, PolyLU, FPLUS",
		.rank = 173,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x >= 0 ? x : a*x/(1 + abs(x))",
		.derivative = "x >= 0 ? 1 : a/(1 + abs(x))^2",
		.range = "(-a, inf)",
		.smoothness = "C1",
		.left = "-a",
		.right = "x",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Lin and Shen 2018, Research on convolutional neural network "
			"based on improved Relu piecewise activation function, "
			"doi:10.1016/j.procs.2018.04.239; Duan, Yang and Dai 2022, FPLUS;"
			" Feng and Yang 2022, PolyLU",
		.twin = "polu:n=1",
		.param = {
			{"a", "1", N_("depth of the negative saturation"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
		},
		.lesson = {
			.purpose = N_("A line right of 0 and softsign left of it: elu "
				"without an exponential."),
		},
	},
	{
		.id = "polu",
		.title = "PoLU",
		.aliases = "power linear unit",
		.rank = 174,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x >= 0 ? x : (1 - x)^(-n) - 1",
		.derivative = "x >= 0 ? 1 : n*(1 - x)^(-n - 1)",
		.range = "(-1, inf)",
		.smoothness = "C0",
		.left = "-1",
		.right = "x",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Li, Ding and Li 2018, PoLU, arXiv:1802.00212",
		.param = {
			{"n", "2", N_("power; n = 1 is signrelu"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
		},
		.lesson = {
			.purpose = N_("A line right of 0 and a power that saturates "
				"left of it, which for n above 1 starts steeper than "
				"the line."),
		},
	},
	{
		.id = "thlu",
		.title = "ThLU",
		.aliases = "tanh linear unit",
		.rank = 179,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x >= 0 ? x : tanh(x/2)",
		.derivative = "x >= 0 ? 1 : 1/(2*cosh(x/2)^2)",
		.range = "(-1, inf)",
		.smoothness = "C0",
		.left = "-1",
		.right = "x",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Kunc and Klema 2024, Three Decades of Activations, "
			"arXiv:2402.09092",
		.lesson = {
			.purpose = N_("A line right of 0 and tanh of x/2 left of it, "
				"where the slope jumps to half."),
		},
	},
	{
		.id = "ptelu",
		.title = "PTELU",
		.aliases = "parametric tanh linear unit, maxtanh, SigLU, TReLU, TReLU2",
		.rank = 180,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x >= 0 ? x : a*tanh(b*x)",
		.derivative = "x >= 0 ? 1 : a*b/cosh(b*x)^2",
		.range = "(-a, inf)",
		.smoothness = "C2",
		.left = "-a",
		.right = "x",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Gupta and Duggal 2017, P-TELU, doi:10.1109/ICCVW.2017.119",
		.param = {
			{"a", "1", N_("depth of the negative saturation"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
			{"b", "1", N_("steepness left of 0"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
		},
		.lesson = {
			.purpose = N_("A line right of 0 and a scaled tanh left of it, "
				"both numbers trained."),
		},
	},
	{
		.id = "pelu",
		.title = "PELU",
		.aliases = "parametric ELU",
		.rank = 181,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x >= 0 ? a/b*x : a*expm1(x/b)",
		.derivative = "x >= 0 ? a/b : a/b*exp(x/b)",
		.range = "(-a, inf)",
		.smoothness = "C1",
		.left = "-a",
		.right = "a/b*x",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Trottier, Giguere and Chaib-draa 2017, Parametric Exponential "
			"Linear Unit, arXiv:1605.09332",
		.note = N_("Both are trained from 1, where it is elu; b = 2 here shows a "
			"difference."),
		.param = {
			{"a", "1", N_("depth of the negative saturation"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
			{"b", "2", N_("width of the negative saturation"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
		},
		.lesson = {
			.purpose = N_("elu with depth and width trained; the slope "
				"right of 0 follows from both, so that it never "
				"jumps."),
		},
	},
	{
		.id = "mpelu",
		.title = "MPELU",
		.aliases = "multiple parametric ELU",
		.rank = 182,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x > 0 ? x : a*expm1(b*x)",
		.derivative = "x > 0 ? 1 : a*b*exp(b*x)",
		.range = "(-a, inf)",
		.smoothness = "C0",
		.left = "-a",
		.right = "x",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Li, Fan, Li, Wu and Ming 2018, Improving Deep Neural Network "
			"with Multiple Parametric Exponential Linear Units, "
			"arXiv:1606.00305",
		.param = {
			{"a", "1", N_("depth of the negative saturation"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
			{"b", "1.5", N_("steepness left of 0"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
		},
		.lesson = {
			.purpose = N_("elu with depth and steepness trained, so that "
				"it ranges from relu over nearly prelu to elu."),
		},
	},
	{
		.id = "serlu",
		.title = "SERLU",
		.aliases = "scaled exponentially-regularized linear unit",
		.rank = 183,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x >= 0 ? lam*x : lam*alpha*x*exp(x)",
		.derivative = "x >= 0 ? lam : lam*alpha*(1 + x)*exp(x)",
		.range = "[-lam*alpha/e, inf)",
		.smoothness = "C0",
		.left = "0",
		.right = "lam*x",
		.frameworks = "",
		.source = "Zhang and Li 2018, Effectiveness of Scaled "
			"Exponentially-Regularized Linear Units, arXiv:1807.10117",
		.doubt = N_("The two constants are known from secondary sources and "
			"were not compared with the paper."),
		.param = {
			{"lam", "1.07862", N_("slope right of 0"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
			{"alpha", "2.90427", N_("e times the depth of the dip, before lam"),
				PARAM_SCALAR, BOUNDS_POSITIVE},
		},
		.lesson = {
			.purpose = N_("A line right of 0 and a dip left of it that "
				"fades, scaled as selu is so that layers normalise "
				"themselves."),
			.weaknesses = N_("The slope jumps at 0 from 3.13 to 1.08."),
		},
	},
	{
		.id = "pdelu",
		.title = "PDELU",
		.aliases = "parametric deformable ELU",
		.rank = 184,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x > 0 ? x : 1 + (1 - t)*x > 0 ? a*((1 + (1 - t)*x)^(1/(1 - "
			"t)) - 1) : -a",
		.derivative = "x > 0 ? 1 : 1 + (1 - t)*x > 0 ? a*(1 + (1 - t)*x)^(t/(1 "
			"- t)) : 0",
		.range = "[-a, inf)",
		.smoothness = "C1",
		.left = "-a",
		.right = "x",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Cheng, Li, Wu, Ma and Ngan 2020, Parametric Deformable "
			"Exponential Linear Units, doi:10.1016/j.neunet.2020.02.012",
		.note = N_("Some code leaves out the floor, so that its curve rises "
			"again left of -1/(1 - t)."),
		.param = {
			{"a", "1", N_("depth of the negative saturation"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
			{"t", "0.9", N_("shape, less than 1; near 1 it nears elu"),
				PARAM_SCALAR, {0, 1, true}},
		},
		.lesson = {
			.purpose = N_("elu with a deformed exponential, whose shape is "
				"meant to bring the mean output nearer to 0. For "
				"normal inputs it is 0.154, where elu has 0.161."),
		},
		.check = pdelu_check,
	},
	{
		.id = "elish",
		.title = "ELiSH",
		.aliases = "exponential linear squashing",
		.rank = 185,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x >= 0 ? x*sigmoid(x) : expm1(x)*sigmoid(x)",
		.derivative = "x >= 0 ? s*(1 + x*(1 - s)) : exp(x)*s + expm1(x)*s*(1 - "
			"s) where s = sigmoid(x)",
		.range = "[-0.1715728752538099023966, inf)",
		.smoothness = "C1",
		.left = "0",
		.right = "x",
		.frameworks = "",
		.source = "Basirat and Roth 2018, The Quest for the Golden Activation "
			"Function, arXiv:1808.00783",
		.note = N_("The package activations_plus documents another formula "
			"under this name."),
		.lesson = {
			.purpose = N_("silu right of 0 and elu times sigmoid left of "
				"it, proposed beside a genetic search for activations."),
		},
	},
	{
		.id = "hard_elish",
		.title = "HardELiSH",
		.rank = 186,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x >= 0 ? x*h : expm1(x)*h where h = clamp((x + 1)/2, 0, 1)",
		.derivative = "x >= 1 ? 1 : x >= 0 ? x + 1/2 : x > -1 ? exp(x)*(x + "
			"1)/2 + expm1(x)/2 : 0",
		.range = "[-0.09967315152874261793701, inf)",
		.smoothness = "C0",
		.left = "0",
		.right = "x",
		.frameworks = "",
		.source = "Basirat and Roth 2018, arXiv:1808.00783",
		.note = N_("torch_activation prints another left branch."),
		.lesson = {
			.purpose = N_("elish with a piecewise linear gate in the place "
				"of sigmoid."),
		},
	},
	{
		.id = "erfrelu",
		.title = "ErfReLU",
		.rank = 192,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x >= 0 ? x : a*erf(x)",
		.derivative = "x >= 0 ? 1 : 2*a*exp(-x^2)/sqrt(pi)",
		.range = "(-a, inf)",
		.smoothness = "C0",
		.left = "-a",
		.right = "x",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Rajanand and Singh 2024, ErfReLU, "
			"doi:10.1007/s10044-024-01277-w",
		.param = {
			{"a", "1", N_("depth of the negative saturation"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
		},
		.lesson = {
			.purpose = N_("A line right of 0 and a scaled erf left of it."),
		},
	},
	{
		.id = "rsigelu",
		.title = "RSigELU",
		.aliases = "RSigELUS",
		.rank = 196,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x > 1 ? x*sigmoid(x)*a + x : x >= 0 ? x : a*expm1(x)",
		.derivative = "x > 1 ? a*s*(1 + x*(1 - s)) + 1 : x >= 0 ? 1 : a*exp(x) "
			"where s = sigmoid(x)",
		.range = "(-a, inf)",
		.smoothness = "discontinuous",
		.left = "-a",
		.right = "x + a*x",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Kilicarslan and Celik 2021, RSigELU, "
			"doi:10.1016/j.eswa.2021.114805",
		.note = N_("As published the value jumps at 1 by a*sigmoid(1). "
			"RSigELUD has a parameter of its own for each outer piece."),
		.param = {
			{"a", "0.5", N_("scale of both outer pieces"), PARAM_SCALAR,
				{0, 1, true}},
		},
		.lesson = {
			.purpose = N_("Three pieces: a scaled elu left of 0, the "
				"identity up to 1, and a line with scaled silu added "
				"beyond."),
			.weaknesses = N_("The value jumps at 1."),
		},
	},
	{0},
};

const struct family family_elu_variants = {
	.name = "elu_variants",
	.title = N_("Kin of ELU"),
	.rows = rows,
};
