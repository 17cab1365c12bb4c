/* Growing functions: powers, roots and bent lines without bound. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/gettext.h"

static const struct activation rows[] = {
	{
		.id = "cube",
		.title = "Cube",
		.aliases = "triple",
		.rank = 66,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x^3",
		.derivative = "3*x^2",
		.range = "(-inf, inf)",
		.smoothness = "Cinf",
		.left = "-inf",
		.right = "inf",
		.trend = TREND_RISING,
		.symmetry = SYMMETRY_ODD,
		.frameworks = "dl4j",
		.source = "Chen and Manning 2014, A Fast and Accurate Dependency Parser "
			"using Neural Networks (EMNLP)",
		.note = N_("A survey calls a*x^3 'triple'."),
		.lesson = {
			.purpose = N_("Lets a unit form products of three inputs. Made "
				"for a parser that reads words, tags and labels "
				"together."),
			.strengths = N_("Odd and cheap, and interactions of features "
				"come for free."),
			.weaknesses = N_("Flat at 0 and explosive far out, so it needs "
				"small inputs and shallow networks."),
			.instead = N_("relu, gelu or silu for deep networks."),
		},
	},
	{
		.id = "bent_identity",
		.title = "Bent Identity",
		.aliases = "BLU",
		.rank = 193,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "(sqrt(x^2 + 1) - 1)/2 + x",
		.derivative = "x/(2*sqrt(x^2 + 1)) + 1",
		.range = "(-inf, inf)",
		.smoothness = "Cinf",
		.left = "x/2 - 1/2",
		.right = "3*x/2 - 1/2",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Godfrey 2019, An Evaluation of Parametric Activation "
			"Functions for Deep Learning (BLU), "
			"doi:10.1109/SMC.2019.8913972",
		.note = N_("BLU is b (sqrt(x^2 + 1) - 1) + x with b trained; here b = "
			"1/2."),
		.lesson = {
			.purpose = N_("A line that bends from slope 1/2 to slope 3/2, "
				"so no unit dies and none saturates."),
		},
	},
	{
		.id = "signed_sqrt",
		.title = "Signed square root",
		.aliases = "SQRT, SSAF",
		.rank = 203,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x >= 0 ? sqrt(x) : -sqrt(-x)",
		.derivative = "1/(2*sqrt(abs(x)))",
		.range = "(-inf, inf)",
		.smoothness = "C0",
		.left = "-inf",
		.right = "inf",
		.trend = TREND_RISING,
		.symmetry = SYMMETRY_ODD,
		.frameworks = "",
		.source = "Kunc and Klema 2024, Three Decades of Activations, "
			"arXiv:2402.09092 (section 3.9)",
		.note = N_("SSAF multiplies it by 2a. The slope at 0 is infinite."),
		.lesson = {
			.purpose = N_("A square root of either sign: it compresses "
				"large values and steepens small ones."),
			.weaknesses = N_("Its slope at 0 is infinite, which training "
				"must avoid."),
		},
	},
	{
		.id = "arctid",
		.title = "Arctid",
		.rank = 211,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "atan(x)^2 - x",
		.derivative = "2*atan(x)/(1 + x^2) - 1",
		.range = "(-inf, inf)",
		.smoothness = "Cinf",
		.left = "pi^2/4 - x",
		.right = "pi^2/4 - x",
		.trend = TREND_FALLING,
		.frameworks = "",
		.source = "Eger, Youssef and Gurevych 2018, Is it Time to Swish? "
			"Comparing Deep Learning Activation Functions Across NLP "
			"tasks, arXiv:1901.02671",
		.note = N_("torch_activation reads it as atan(x) 2^(-x)."),
		.lesson = {
			.purpose = N_("A falling line with the square of an arctangent "
				"on top, one of 21 functions compared on language "
				"tasks."),
		},
	},
	{
		.id = "ncu",
		.title = "NCU",
		.aliases = "non-monotonic cubic unit",
		.rank = 212,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x - x^3",
		.derivative = "1 - 3*x^2",
		.range = "(-inf, inf)",
		.smoothness = "Cinf",
		.left = "inf",
		.right = "-inf",
		.symmetry = SYMMETRY_ODD,
		.frameworks = "",
		.source = "Noel, Trivedi and Dutta 2021, arXiv:2111.04020",
		.lesson = {
			.purpose = N_("The identity near 0, bent back by a cubic: one "
				"unit crosses 0 three times."),
			.weaknesses = N_("Far from 0 it falls as fast as x^3."),
		},
	},
	{
		.id = "squ",
		.title = "SQU",
		.aliases = "shifted quadratic unit",
		.rank = 213,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x^2 + x",
		.derivative = "2*x + 1",
		.range = "[-1/4, inf)",
		.smoothness = "Cinf",
		.left = "inf",
		.right = "inf",
		.frameworks = "",
		.source = "Noel, Trivedi and Dutta 2021, arXiv:2111.04020",
		.lesson = {
			.purpose = N_("A parabola through 0 with slope 1 there, with "
				"which one unit can separate XOR."),
		},
	},
	{
		.id = "square",
		.title = "Square",
		.aliases = "quadratic",
		.rank = 214,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x^2",
		.derivative = "2*x",
		.range = "[0, inf)",
		.smoothness = "Cinf",
		.left = "inf",
		.right = "inf",
		.symmetry = SYMMETRY_EVEN,
		.frameworks = "",
		.source = "Livni, Shalev-Shwartz and Shamir 2014, On the Computational "
			"Efficiency of Training Neural Networks, arXiv:1410.1141; "
			"Gilad-Bachrach et al. 2016, CryptoNets (ICML)",
		.lesson = {
			.purpose = N_("The simplest function that is not linear. "
				"Networks that compute on encrypted data use it, since "
				"there only sums and products are at hand."),
			.weaknesses = N_("Values and slopes grow without bound."),
		},
	},
	{
		.id = "seagull",
		.title = "Seagull",
		.rank = 223,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "log(1 + x^2)",
		.derivative = "2*x/(1 + x^2)",
		.range = "[0, inf)",
		.smoothness = "Cinf",
		.left = "inf",
		.right = "inf",
		.symmetry = SYMMETRY_EVEN,
		.frameworks = "",
		.source = "Gao and Zhang 2023, Data-aware customization of activation "
			"functions reduces neural network error, arXiv:2301.06635",
		.lesson = {
			.purpose = N_("An even logarithm, two wings that from |x| = 1 "
				"on rise ever more slowly, for functions that do not "
				"change when two inputs are exchanged."),
		},
	},
	{0},
};

const struct family family_growing = {
	.name = "growing",
	.title = N_("Powers, roots and bent lines"),
	.rows = rows,
};
