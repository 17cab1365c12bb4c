/* Kin of mish: x times tanh or erf of something that saturates left of 0. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/gettext.h"

static const struct activation rows[] = {
	{
		.id = "lisht",
		.title = "LiSHT",
		.aliases = "linearly scaled tanh",
		.rank = 40,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x*tanh(x)",
		.derivative = "tanh(x) + x/cosh(x)^2",
		.range = "[0, inf)",
		.smoothness = "Cinf",
		.left = "-x",
		.right = "x",
		.symmetry = SYMMETRY_EVEN,
		.frameworks = "flux tfa",
		.source = "Roy, Manna, Dubey and Chaudhuri 2019, LiSHT, arXiv:1901.05894",
		.twin = "softmodulus_t:a=1",
		.lesson = {
			.purpose = N_("x times tanh(x): even, never negative, a smooth "
				"kind of absolute value."),
			.strengths = N_("Negative inputs are used as much as positive "
				"ones, and no unit dies."),
			.weaknesses = N_("The sign of the input is lost, and around 0 "
				"value and slope are small."),
			.instead = N_("tanh where the sign matters; gelu or silu as a "
				"general choice."),
		},
	},
	{
		.id = "phish",
		.title = "Phish",
		.rank = 123,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x*tanh(x*Phi(x))",
		.derivative = "tanh(g) + x*(1 - tanh(g)^2)*(Phi(x) + x*phi(x)) where g = "
			"x*Phi(x)",
		.range = "[0, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "x",
		.frameworks = "",
		.source = "Naveen 2022, Phish: A Novel Hyper-Optimizable Activation "
			"Function, doi:10.36227/techrxiv.17283824",
		.lesson = {
			.purpose = N_("x times tanh of gelu: never negative, with a "
				"low hump left of 0 where gelu has its dip."),
		},
	},
	{
		.id = "tsrelu",
		.title = "TSReLU",
		.aliases = "tangent-sigmoid ReLU, PSGU, TSReLUl",
		.rank = 125,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x*tanh(sigmoid(x))",
		.derivative = "t + x*(1 - t^2)*s*(1 - s) where s = sigmoid(x); t = "
			"tanh(s)",
		.range = "[-0.2742428781668621573316, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "x*tanh(1)",
		.frameworks = "",
		.source = "Mercioni, Tat and Holban 2020",
		.note = N_("PSGU and TSReLUl scale the gate by a trained number that "
			"starts at 1/2."),
		.lesson = {
			.purpose = N_("x times tanh of sigmoid. Its right side is a "
				"line of slope tanh(1)."),
		},
	},
	{
		.id = "tbsrelu",
		.title = "TBSReLU",
		.aliases = "tangent-bipolar-sigmoid ReLU",
		.rank = 126,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x*tanh(tanh(x/2))",
		.derivative = "t + x*(1 - t^2)/(2*cosh(x/2)^2) where t = tanh(tanh(x/2))",
		.range = "[0, inf)",
		.smoothness = "Cinf",
		.left = "-x*tanh(1)",
		.right = "x*tanh(1)",
		.symmetry = SYMMETRY_EVEN,
		.frameworks = "",
		.source = "Mercioni, Tat and Holban 2020",
		.lesson = {
			.purpose = N_("x times tanh of a bipolar sigmoid: an even "
				"function, a smooth kind of absolute value."),
		},
	},
	{
		.id = "smish",
		.title = "Smish",
		.rank = 132,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x*tanh(log(1 + sigmoid(x)))",
		.derivative = "t + x*(1 - t^2)*s*(1 - s)/(1 + s) where s = sigmoid(x); "
			"t = tanh(log(1 + s))",
		.range = "[-0.249993663660129495394, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "x*tanh(log(2))",
		.frameworks = "",
		.source = "Wang, Ren and Wang 2022, Smish, "
			"doi:10.3390/electronics11040540",
		.note = N_("The paper has two parameters, a x tanh(log(1 + sigmoid(b "
			"x))), both 1 here; tanh(log(2)) is 3/5."),
		.lesson = {
			.purpose = N_("x times tanh of the logarithm of 1 + sigmoid: "
				"like mish, with a gate that does not open wholly."),
		},
	},
	{
		.id = "tanhexp",
		.title = "TanhExp (TeLU)",
		.aliases = "TeLU",
		.rank = 133,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x*tanh(exp(x))",
		.derivative = "tanh(exp(x)) + x*exp(x)/cosh(exp(x))^2",
		.range = "[-0.3532857778482112709874, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "x",
		.frameworks = "",
		.source = "Liu and Di 2020, TanhExp, arXiv:2003.09855; Fernandez and "
			"Mali 2024, TeLU, arXiv:2412.20269 and arXiv:2402.02790 (same "
			"formula)",
		.twin = "tanhsoft_2:b=1",
		.note = N_("Published twice, as TanhExp in 2020 and as TeLU in 2024."),
		.lesson = {
			.purpose = N_("x times tanh of an exponential: right of 0 "
				"almost at once the identity, left of it a dip that "
				"fades."),
		},
	},
	{
		.id = "serf",
		.title = "Serf",
		.rank = 134,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x*erf(log(1 + exp(x)))",
		.derivative = "erf(p) + x*2*exp(-p^2)/sqrt(pi)*sigmoid(x) where p = "
			"softplus(x)",
		.range = "[-0.348437458759606420222, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "x",
		.frameworks = "",
		.source = "Nag and Bhattacharyya 2021, SERF, arXiv:2108.09598",
		.twin = "pserf:a=1:b=1",
		.lesson = {
			.purpose = N_("mish with erf in the place of tanh."),
		},
	},
	{
		.id = "erfact",
		.title = "ErfAct",
		.rank = 141,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x*erf(a*exp(b*x))",
		.derivative = "erf(a*exp(b*x)) + "
			"x*2*exp(-(a*exp(b*x))^2)/sqrt(pi)*a*b*exp(b*x)",
		.range = "[-0.4052808451734580009035, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "x",
		.frameworks = "",
		.source = "Biswas, Kumar, Banerjee and Pandey 2021, ErfAct and Pserf, "
			"arXiv:2109.04386",
		.doubt = N_("The initial values of both parameters are known from "
			"secondary sources and were not compared with the paper."),
		.param = {
			{"a", "0.75", N_("scale of the gate"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
			{"b", "0.75", N_("steepness of the gate"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
		},
		.lesson = {
			.purpose = N_("tanhexp with erf in the place of tanh and two "
				"trained numbers in the gate."),
		},
	},
	{
		.id = "pserf",
		.title = "Pserf",
		.aliases = "parametric serf",
		.rank = 142,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x*erf(a*log(1 + exp(b*x)))",
		.derivative = "erf(p) + x*2*exp(-p^2)/sqrt(pi)*a*b*sigmoid(b*x) where "
			"p = a*softplus(b*x)",
		.range = "[-0.5060068753569109513442, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "x",
		.frameworks = "",
		.source = "Biswas, Kumar, Banerjee and Pandey 2021, arXiv:2109.04386",
		.doubt = N_("The initial values of both parameters are known from "
			"secondary sources and were not compared with the paper."),
		.param = {
			{"a", "1.25", N_("scale of the gate"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
			{"b", "0.85", N_("steepness of the gate"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
		},
		.lesson = {
			.purpose = N_("serf with two trained numbers."),
		},
	},
	{
		.id = "tanhsoft_1",
		.title = "TanhSoft-1",
		.aliases = "TanhSoft-1",
		.rank = 153,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "tanh(a*x)*log(1 + exp(x))",
		.derivative = "a*softplus(x)/cosh(a*x)^2 + tanh(a*x)*sigmoid(x)",
		.range = "[-0.2237848745964215910294, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "x",
		.frameworks = "",
		.source = "Biswas, Kumar, Banerjee and Pandey 2020, TanhSoft, "
			"arXiv:2009.03863",
		.param = {
			{"a", "0.87", N_("steepness of the tanh"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
		},
		.lesson = {
			.purpose = N_("softplus times tanh: softplus bent through 0."),
		},
	},
	{
		.id = "tanhsoft_2",
		.title = "TanhSoft-2",
		.aliases = "TanhSoft-2",
		.rank = 154,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x*tanh(b*exp(c*x))",
		.derivative = "tanh(b*exp(c*x)) + b*c*x*exp(c*x)/cosh(b*exp(c*x))^2",
		.range = "[-0.2173167526163949964634, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "x",
		.frameworks = "",
		.source = "Biswas et al. 2020, arXiv:2009.03863",
		.param = {
			{"b", "0.6", N_("scale of the gate"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
			{"c", "1", N_("steepness of the gate"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
		},
		.lesson = {
			.purpose = N_("x times tanh of a scaled exponential; with b "
				"and c both 1 it is tanhexp."),
		},
	},
	{
		.id = "tanhsoft_3",
		.title = "TanhSoft-3",
		.aliases = "TanhSoft-3",
		.rank = 155,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "log(1 + exp(x)*tanh(a*x))",
		.derivative = "exp(x)*(tanh(a*x) + a/cosh(a*x)^2)/(1 + exp(x)*tanh(a*x))",
		.range = "[-0.3093767024844271260271, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "x",
		.frameworks = "",
		.source = "Biswas et al. 2020, arXiv:2009.03863",
		.doubt = N_("The formula is known from a survey and was not compared "
			"with the paper."),
		.param = {
			{"a", "0.85", N_("steepness of the tanh"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
		},
		.lesson = {
			.purpose = N_("softplus with a tanh inside, so that it passes "
				"through 0."),
		},
	},
	{
		.id = "smu",
		.title = "SMU",
		.aliases = "smooth maximum unit",
		.rank = 156,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "((1 + a)*x + (1 - a)*x*erf(mu*(1 - a)*x))/2",
		.derivative = "((1 + a) + (1 - a)*erf(q) + (1 - "
			"a)*x*2*exp(-q^2)/sqrt(pi)*mu*(1 - a))/2 where q = mu*(1 - "
			"a)*x",
		.range = "(-inf, inf)",
		.smoothness = "Cinf",
		.left = "a*x",
		.right = "x",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Biswas, Kumar, Banerjee and Pandey 2021, SMU, "
			"arXiv:2111.04682",
		.doubt = N_("The parameters are known from a survey and were not "
			"compared with the paper."),
		.param = {
			{"a", "0.25", N_("slope left of 0"), PARAM_SCALAR,
				BOUNDS_FINITE},
			{"mu", "1", N_("sharpness of the bend"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
		},
		.lesson = {
			.purpose = N_("leaky_relu smoothed by an erf; the larger mu, "
				"the sharper its bend."),
		},
	},
	{
		.id = "sau",
		.title = "SAU",
		.aliases = "smooth activation unit",
		.rank = 157,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "(1 + a)*x/2 + (1 - a)*x*erf(b*x/sqrt(2))/2 + (1 - "
			"a)*exp(-b^2*x^2/2)/(b*sqrt(2*pi))",
		.derivative = "(1 + a)/2 + (1 - a)*erf(b*x/sqrt(2))/2",
		.range = "(-inf, inf)",
		.smoothness = "Cinf",
		.left = "a*x",
		.right = "x",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Biswas, Kumar, Banerjee and Pandey 2021, SAU, "
			"arXiv:2109.13210",
		.doubt = N_("The default width is derived from the definition, not "
			"seen in the paper."),
		.param = {
			{"a", "0.15", N_("slope left of 0"), PARAM_SCALAR,
				BOUNDS_FINITE},
			{"b", "1", N_("inverse width of the smoothing"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
		},
		.lesson = {
			.purpose = N_("leaky_relu convolved with a Gaussian, so it is "
				"smooth to any order."),
		},
	},
	{
		.id = "softmodulus_q",
		.title = "SoftModulusQ",
		.rank = 171,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "abs(x) <= 1 ? x^2*(2 - abs(x)) : abs(x)",
		.derivative = "abs(x) <= 1 ? 4*x - 3*x*abs(x) : sign(x)",
		.range = "[0, inf)",
		.smoothness = "C1",
		.left = "-x",
		.right = "x",
		.symmetry = SYMMETRY_EVEN,
		.frameworks = "",
		.source = "Valles-Perez et al. 2023, arXiv:2301.05993",
		.lesson = {
			.purpose = N_("An absolute value whose corner is rounded by a "
				"cubic between -1 and 1."),
		},
	},
	{
		.id = "softmodulus_t",
		.title = "SoftModulusT",
		.rank = 172,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x*tanh(x/a)",
		.derivative = "tanh(x/a) + (x/a)/cosh(x/a)^2",
		.range = "[0, inf)",
		.smoothness = "Cinf",
		.left = "-x",
		.right = "x",
		.symmetry = SYMMETRY_EVEN,
		.frameworks = "",
		.source = "Valles-Perez et al. 2023, arXiv:2301.05993",
		.param = {
			{"a", "0.01", N_("width of the rounding; a = 1 is lisht"),
				PARAM_SCALAR, BOUNDS_POSITIVE},
		},
		.lesson = {
			.purpose = N_("A differentiable absolute value: x times tanh "
				"of x over a small width."),
		},
	},
	{0},
};

const struct family family_mishes = {
	.name = "mishes",
	.title = N_("Kin of mish"),
	.rows = rows,
};
