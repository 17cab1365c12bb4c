/* Variants of ReLU: pieces of lines and powers, shifted, folded, bounded or bent. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/gettext.h"

static const char *srelu_check(const struct values *v)
{
	return v[2].v[0] > v[0].v[0] ? N_("tl must not exceed tr") : NULL;
}

static const struct activation rows[] = {
	{
		.id = "displaced_relu",
		.title = "Displaced / Shifted ReLU",
		.aliases = "DisReLU, shifted ReLU",
		.rank = 160,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x > -d ? x : -d",
		.derivative = "x > -d ? 1 : 0",
		.range = "[-d, inf)",
		.smoothness = "C0",
		.left = "-d",
		.right = "x",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Clevert, Unterthiner and Hochreiter 2016 (as a baseline), "
			"arXiv:1511.07289; Macedo, Zanchettin, Oliveira and Ludermir "
			"2019",
		.param = {
			{"d", "1", N_("depth of the floor"), PARAM_SCALAR,
				BOUNDS_FINITE},
		},
		.lesson = {
			.purpose = N_("relu moved down the diagonal: its floor lies "
				"below 0, so the mean output comes nearer to 0."),
		},
	},
	{
		.id = "nlrelu",
		.title = "NLReLU",
		.aliases = "natural-logarithm ReLU",
		.rank = 161,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x > 0 ? log(b*x + 1) : 0",
		.derivative = "x > 0 ? b/(b*x + 1) : 0",
		.range = "[0, inf)",
		.smoothness = "C0",
		.left = "0",
		.right = "inf",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Liu, Zhang, Gao, Qu and Ji 2019, "
			"Natural-Logarithm-Rectified Activation Function, "
			"arXiv:1908.03682",
		.param = {
			{"b", "1", N_("scale of the input"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
		},
		.lesson = {
			.purpose = N_("The logarithm of 1 + b relu(x): large "
				"activations are compressed, small ones kept."),
			.weaknesses = N_("Far right the slope fades like 1/x."),
		},
	},
	{
		.id = "prenu",
		.title = "PReNU",
		.aliases = "parametric rectified nonlinear unit",
		.rank = 164,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x > 0 ? x - a*log(x + 1) : 0",
		.derivative = "x > 0 ? 1 - a/(x + 1) : 0",
		.range = "[0, inf)",
		.smoothness = "C0",
		.left = "0",
		.right = "inf",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Jaafari, Ellahyani and Charfi 2021",
		.param = {
			{"a", "0.25", N_("share of the logarithm taken off"),
				PARAM_SCALAR, {0, 1, false}},
		},
		.lesson = {
			.purpose = N_("relu with a logarithm taken off, which lowers "
				"the slope just right of 0."),
		},
	},
	{
		.id = "bounded_leaky_relu",
		.title = "Bounded Leaky ReLU",
		.aliases = "BLReLU",
		.rank = 165,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x <= 0 ? a*x : x >= b ? a*x + (1 - a)*b : x",
		.derivative = "0 < x < b ? 1 : a",
		.range = "(-inf, inf)",
		.smoothness = "C0",
		.left = "a*x",
		.right = "a*x + (1 - a)*b",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Liew, Khalil-Hani and Bakhteri 2016, "
			"doi:10.1016/j.neucom.2016.08.037",
		.param = {
			{"a", "0.01", N_("slope of both outer pieces"), PARAM_SCALAR,
				BOUNDS_FINITE},
			{"b", "1", N_("end of the inner piece"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
		},
		.lesson = {
			.purpose = N_("The identity from 0 to b and a gentle line "
				"beyond on both sides, so that outputs stay moderate "
				"and no unit dies."),
			.weaknesses = N_("In spite of its name it is not bounded: both "
				"outer lines have slope 0.01."),
		},
	},
	{
		.id = "pan",
		.title = "Pan",
		.aliases = "Pan function",
		.rank = 166,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x >= a ? x - a : x <= -a ? -x - a : 0",
		.derivative = "x > a ? 1 : x < -a ? -1 : 0",
		.range = "[0, inf)",
		.smoothness = "C0",
		.left = "-x - a",
		.right = "x - a",
		.symmetry = SYMMETRY_EVEN,
		.frameworks = "",
		.source = "Kunc and Klema 2024, Three Decades of Activations, "
			"arXiv:2402.09092",
		.param = {
			{"a", "1", N_("half the width of the flat part"), PARAM_SCALAR,
				BOUNDS_NONNEGATIVE},
		},
		.lesson = {
			.purpose = N_("Flat around 0, with a line that rises away from "
				"it on either side."),
		},
	},
	{
		.id = "abslu",
		.title = "AbsLU",
		.aliases = "absolute linear unit",
		.rank = 167,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x >= 0 ? x : a*abs(x)",
		.derivative = "x >= 0 ? 1 : -a",
		.range = "[0, inf)",
		.smoothness = "C0",
		.left = "-a*x",
		.right = "x",
		.frameworks = "",
		.source = "Kunc and Klema 2024, Three Decades of Activations, "
			"arXiv:2402.09092",
		.param = {
			{"a", "0.5", N_("slope left of 0, mirrored"), PARAM_SCALAR,
				{0, 1, false}},
		},
		.lesson = {
			.purpose = N_("Like leaky_relu with the left side folded up: "
				"no unit dies, and no output is negative."),
		},
	},
	{
		.id = "mrelu",
		.title = "mReLU (triangle)",
		.aliases = "mirrored ReLU, triangular, Tent",
		.rank = 168,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "abs(x) < 1 ? 1 - abs(x) : 0",
		.derivative = "abs(x) < 1 ? -sign(x) : 0",
		.range = "[0, 1]",
		.smoothness = "C0",
		.left = "0",
		.right = "0",
		.symmetry = SYMMETRY_EVEN,
		.frameworks = "",
		.source = "Zhao and Griffin 2016, Suppressing the Unusual, "
			"arXiv:1603.05145; Rozsa and Boult 2019 (Tent), "
			"arXiv:1908.02435",
		.lesson = {
			.purpose = N_("A triangle around 0: large inputs of either "
				"sign, on which adversarial attacks rely, are answered "
				"with 0."),
		},
	},
	{
		.id = "hat",
		.title = "Hat",
		.aliases = "B-spline of order 2",
		.rank = 169,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "0 < x <= a/2 ? x : a/2 < x < a ? a - x : 0",
		.derivative = "0 < x < a/2 ? 1 : a/2 < x < a ? -1 : 0",
		.range = "[0, a/2]",
		.smoothness = "C0",
		.left = "0",
		.right = "0",
		.frameworks = "",
		.source = "Wang, Xu and Zhu 2022 (hat activation); Hong, Siegel, Tan "
			"and Xu 2022, On the Activation Function Dependence of the "
			"Spectral Bias of Neural Networks, arXiv:2208.04924",
		.param = {
			{"a", "2", N_("width of the base"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
		},
		.lesson = {
			.purpose = N_("A triangle, the basis function of linear finite "
				"elements. Networks of hats learn high frequencies "
				"faster than those of relu."),
		},
	},
	{
		.id = "lsptlu",
		.title = "LSPTLU",
		.aliases = "leaky single-peaked triangle linear unit, LRTLU",
		.rank = 170,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x < 0 ? 0.2*x : x <= a ? x : x <= 2*a ? 2*a - x : 0",
		.derivative = "x < 0 ? 0.2 : x < a ? 1 : a < x < 2*a ? -1 : 0",
		.range = "(-inf, a]",
		.smoothness = "C0",
		.left = "0.2*x",
		.right = "0",
		.frameworks = "",
		.source = "Kunc and Klema 2024, Three Decades of Activations, "
			"arXiv:2402.09092",
		.doubt = N_("The formula is known from a survey and was not compared "
			"with the paper."),
		.param = {
			{"a", "1", N_("place and height of the peak"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
		},
		.lesson = {
			.purpose = N_("A triangle right of 0 with 0 beyond it, and a "
				"leak on the left."),
		},
	},
	{
		.id = "li_relu",
		.title = "Li-ReLU",
		.rank = 175,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x >= 0 ? a*x + x : a*x",
		.derivative = "x >= 0 ? a + 1 : a",
		.range = "(-inf, inf)",
		.smoothness = "C0",
		.left = "a*x",
		.right = "a*x + x",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Elakkiya and Dejey 2022",
		.note = N_("With a = 0.1 it is ramp."),
		.param = {
			{"a", "0.2", N_("slope of the line added"), PARAM_SCALAR,
				BOUNDS_FINITE},
		},
		.lesson = {
			.purpose = N_("relu plus a line, so that gradients flow on "
				"both sides."),
		},
	},
	{
		.id = "repu",
		.title = "RePU",
		.aliases = "rectified power unit, rectified cubic unit",
		.rank = 176,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x > 0 ? x^p : 0",
		.derivative = "x > 0 ? p*x^(p - 1) : 0",
		.range = "[0, inf)",
		.smoothness = "C2",
		.left = "0",
		.right = "inf",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Berradi 2018; Li, Tang and Yu 2019, arXiv:1903.05858",
		.note = N_("p = 1 is relu, p = 2 squared_relu."),
		.param = {
			{"p", "3", N_("power"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
		},
		.lesson = {
			.purpose = N_("A power of relu, smoother at 0 the higher the "
				"power. Used where a network is to approximate a "
				"smooth function, such as the solution of a "
				"differential equation."),
			.weaknesses = N_("Values and slopes grow like a power of the "
				"input."),
		},
	},
	{
		.id = "ada",
		.title = "ADA",
		.aliases = "apical dendrite activation",
		.rank = 177,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x > 0 ? x*exp(-alpha*x + c) : 0",
		.derivative = "x > 0 ? (1 - alpha*x)*exp(-alpha*x + c) : 0",
		.range = "[0, exp(c - 1)/alpha]",
		.smoothness = "C0",
		.left = "0",
		.right = "0",
		.frameworks = "",
		.source = "Georgescu, Ionescu, Ristea and Sebe 2020, Non-linear Neurons "
			"with Human-like Apical Dendrite Activations, arXiv:2003.03229",
		.doubt = N_("The formula and its defaults are known from secondary "
			"sources and were not compared with the paper."),
		.note = N_("Its leaky form adds a slope of 0.01 left of 0."),
		.param = {
			{"alpha", "1", N_("rate of decay"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
			{"c", "1", N_("logarithm of the scale"), PARAM_SCALAR,
				BOUNDS_FINITE},
		},
		.lesson = {
			.purpose = N_("Rises from 0 to a peak and fades again, as the "
				"response of human apical dendrites does."),
		},
	},
	{
		.id = "maxsig",
		.title = "Maxsig",
		.rank = 178,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "max(x, sigmoid(x))",
		.derivative = "x > s ? 1 : s*(1 - s) where s = sigmoid(x)",
		.range = "(0, inf)",
		.smoothness = "C0",
		.left = "0",
		.right = "x",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Eger, Youssef and Gurevych 2018, Is it Time to Swish?, "
			"arXiv:1901.02671; Kunc and Klema 2024, Three Decades of "
			"Activations, arXiv:2402.09092",
		.lesson = {
			.purpose = N_("The larger of the identity and sigmoid: linear "
				"on the right, never negative on the left."),
		},
	},
	{
		.id = "sinerelu",
		.title = "SineReLU",
		.rank = 187,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x > 0 ? x : e*(sin(x) - cos(x))",
		.derivative = "x > 0 ? 1 : e*(cos(x) + sin(x))",
		.range = "[-e*sqrt(2), inf)",
		.smoothness = "discontinuous",
		.left = "none",
		.right = "x",
		.frameworks = "",
		.source = "Rodrigues 2018, SineReLU (blog)",
		.doubt = N_("The formula is known from secondary sources; as they "
			"print it the value jumps at 0."),
		.param = {
			{"e", "0.0025", N_("height of the waves left of 0"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
		},
		.lesson = {
			.purpose = N_("relu with a small wave left of 0, so that units "
				"there keep a gradient, of at most 0.0035, whose sign "
				"changes along the wave."),
			.weaknesses = N_("The value jumps at 0."),
		},
	},
	{
		.id = "minsin",
		.title = "Minsin",
		.rank = 188,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x >= 0 ? sin(x) : x",
		.derivative = "x >= 0 ? cos(x) : 1",
		.range = "(-inf, 1]",
		.smoothness = "C2",
		.left = "x",
		.right = "none",
		.frameworks = "",
		.source = "Eger, Youssef and Gurevych 2018, Is it Time to Swish?, "
			"arXiv:1901.02671; Kunc and Klema 2024, Three Decades of "
			"Activations, arXiv:2402.09092",
		.lesson = {
			.purpose = N_("The identity left of 0 and a sine right of it."),
		},
	},
	{
		.id = "vlu",
		.title = "VLU",
		.aliases = "variational linear unit, PVLU",
		.rank = 189,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "(x > 0 ? x : 0) + a*sin(b*x)",
		.derivative = "(x > 0 ? 1 : 0) + a*b*cos(b*x)",
		.range = "[-abs(a), inf)",
		.smoothness = "C0",
		.left = "none",
		.right = "inf",
		.frameworks = "",
		.source = "Gupta and Ahuja 2021 (PVLU), arXiv:2110.12246",
		.doubt = N_("The formula is known from a survey and was not compared "
			"with the paper."),
		.param = {
			{"a", "1", N_("height of the waves"), PARAM_SCALAR,
				BOUNDS_FINITE},
			{"b", "1", N_("frequency of the waves"), PARAM_SCALAR,
				BOUNDS_FINITE},
		},
		.lesson = {
			.purpose = N_("relu with a sine on top, so that units left of "
				"0 keep learning."),
		},
	},
	{
		.id = "flexible_relu",
		.title = "Flexible ReLU",
		.aliases = "FReLU",
		.rank = 190,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x > 0 ? x + b : b",
		.derivative = "x > 0 ? 1 : 0",
		.range = "[b, inf)",
		.smoothness = "C0",
		.left = "b",
		.right = "x + b",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Qiu, Xu and Cai 2018, FReLU: Flexible Rectified Linear Units, "
			"arXiv:1706.08098",
		.param = {
			{"b", "-0.398", N_("shift of the output"), PARAM_SCALAR,
				BOUNDS_FINITE},
		},
		.lesson = {
			.purpose = N_("relu with a trained shift of its output, so "
				"that negative values are reached."),
		},
	},
	{
		.id = "starrelu",
		.title = "StarReLU",
		.rank = 191,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x > 0 ? s*x^2 + b : b",
		.derivative = "x > 0 ? 2*s*x : 0",
		.range = "[b, inf)",
		.smoothness = "C1",
		.left = "b",
		.right = "inf",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Yu et al. 2022, MetaFormer Baselines for Vision, "
			"arXiv:2210.13452",
		.param = {
			{"s", "0.8944", N_("scale of the square"), PARAM_SCALAR,
				BOUNDS_FINITE},
			{"b", "-0.4472", N_("shift"), PARAM_SCALAR,
				BOUNDS_FINITE},
		},
		.lesson = {
			.purpose = N_("squared_relu scaled and shifted so that a "
				"standard normal input gives an output of mean 0 and "
				"variance 1. Made for the MetaFormer models of "
				"vision."),
		},
	},
	{
		.id = "srelu",
		.title = "SReLU (S-shaped)",
		.aliases = "S-shaped ReLU, LiSA, ALiSA, PLU, N-activation",
		.rank = 194,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x >= tr ? tr + ar*(x - tr) : x <= tl ? tl + al*(x - tl) : x",
		.derivative = "x >= tr ? ar : x <= tl ? al : 1",
		.range = "(-inf, inf)",
		.smoothness = "C0",
		.left = "tl + al*(x - tl)",
		.right = "tr + ar*(x - tr)",
		.trend = TREND_RISING,
		.symmetry = SYMMETRY_ODD,
		.frameworks = "",
		.source = "Jin, Xu, Feng, Wei, Xiong and Yan 2016, Deep Learning with "
			"S-shaped Rectified Linear Activation Units, arXiv:1512.07030; "
			"Nicolae 2018 PLU, arXiv:1809.09534",
		.note = N_("The defaults are those of PLU."),
		.param = {
			{"tr", "1", N_("right joint"), PARAM_SCALAR,
				BOUNDS_FINITE},
			{"ar", "0.1", N_("slope right of it"), PARAM_SCALAR,
				BOUNDS_FINITE},
			{"tl", "-1", N_("left joint"), PARAM_SCALAR,
				BOUNDS_FINITE},
			{"al", "0.1", N_("slope left of it"), PARAM_SCALAR,
				BOUNDS_FINITE},
		},
		.lesson = {
			.purpose = N_("Three joined lines: the joints and both outer "
				"slopes are trained, the middle slope is 1. So it can "
				"learn convex and concave shapes."),
		},
		.check = srelu_check,
	},
	{
		.id = "dprelu",
		.title = "DPReLU",
		.aliases = "dual parametric ReLU, FReLU, fully parametric ReLU, Dual "
			"Line",
		.rank = 195,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x >= 0 ? a*x : b*x",
		.derivative = "x >= 0 ? a : b",
		.range = "(-inf, inf)",
		.smoothness = "C0",
		.left = "b*x",
		.right = "a*x",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Kunc and Klema 2024, Three Decades of Activations, "
			"arXiv:2402.09092",
		.note = N_("Dual Line adds a shift."),
		.param = {
			{"a", "1", N_("slope right of 0"), PARAM_SCALAR,
				BOUNDS_FINITE},
			{"b", "0.01", N_("slope left of 0"), PARAM_SCALAR,
				BOUNDS_FINITE},
		},
		.lesson = {
			.purpose = N_("prelu with both slopes trained."),
		},
	},
	{0},
};

const struct family family_relu_variants = {
	.name = "relu_variants",
	.title = N_("Variants of ReLU"),
	.rows = rows,
};
