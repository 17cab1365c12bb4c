/* Kin of sigmoid: the cdfs of statistics, and what is made of sigmoid. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/gettext.h"

static const struct activation rows[] = {
	{
		.id = "probit",
		.title = "Probit (normal cdf)",
		.aliases = "Phi, normcdf, probit activation",
		.rank = 84,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "erfc(-x/sqrt(2))/2",
		.derivative = "exp(-x^2/2)/sqrt(2*pi)",
		.range = "(0, 1)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "1",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Gomes, Ludermir and Lima 2011, doi:10.1007/s00521-010-0407-3",
		.note = N_("The normal cdf, not the probit link, which is its inverse "
			"and which ActTensor ships under this name."),
		.lesson = {
			.purpose = N_("The chance that a standard normal number is "
				"below x. Probit regression uses it in the place of "
				"sigmoid, and gelu takes it as its gate."),
			.weaknesses = N_("Its slope fades like a bell curve, faster "
				"than that of sigmoid, so units far out hardly learn."),
		},
	},
	{
		.id = "loglog",
		.title = "LogLog (Gompertz)",
		.aliases = "Gompertz, Gumbel cdf",
		.rank = 85,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "exp(-exp(-x))",
		.derivative = "exp(-x - exp(-x))",
		.range = "(0, 1)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "1",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Gomes, Ludermir and Lima 2011, doi:10.1007/s00521-010-0407-3",
		.lesson = {
			.purpose = N_("The cdf of the Gumbel distribution, an "
				"asymmetric sigmoid: it leaves 0 abruptly and nears 1 "
				"slowly. Tried in networks that forecast time series; "
				"golu takes it as its gate."),
			.weaknesses = N_("Left of 0 its slope vanishes faster than any "
				"exponential."),
		},
	},
	{
		.id = "cloglog",
		.title = "Complementary log-log",
		.aliases = "CLL, complementary log-log",
		.rank = 86,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "1 - exp(-exp(x))",
		.derivative = "exp(x - exp(x))",
		.range = "(0, 1)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "1",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Gomes and Ludermir 2008; Gomes, Ludermir and Lima 2011, "
			"doi:10.1007/s00521-010-0407-3",
		.note = N_("It is 1 - loglog(-x); torch_activation has exp(-x) in it, "
			"which would make it fall."),
		.lesson = {
			.purpose = N_("The mirror image of loglog: it leaves 0 slowly "
				"and reaches 1 abruptly. Statistics uses it for the "
				"time until an event."),
			.weaknesses = N_("Right of 0 its slope vanishes faster than "
				"any exponential."),
		},
	},
	{
		.id = "cloglogm",
		.title = "Modified complementary log-log",
		.rank = 87,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "1 - 2*exp(-0.7*exp(x))",
		.derivative = "1.4*exp(x - 0.7*exp(x))",
		.range = "(-1, 1)",
		.smoothness = "Cinf",
		.left = "-1",
		.right = "1",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Gomes, Ludermir and Lima 2011, doi:10.1007/s00521-010-0407-3",
		.lesson = {
			.purpose = N_("cloglog stretched to values between -1 and 1 "
				"and shifted so that it passes close to the origin."),
			.weaknesses = N_("Right of 0 its slope vanishes faster than "
				"any exponential."),
		},
	},
	{
		.id = "aranda_ordaz",
		.title = "Aranda-Ordaz",
		.aliases = "AGumb",
		.rank = 88,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "1 - (1 + a*exp(x))^(-1/a)",
		.derivative = "exp(x)*(1 + a*exp(x))^(-1/a - 1)",
		.range = "(0, 1)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "1",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Aranda-Ordaz 1981; Gomes and Ludermir 2013",
		.note = N_("a = 1 is the sigmoid; as a nears 0 the curve nears "
			"cloglog. Where a is trained it is called AGumb."),
		.param = {
			{"a", "2", N_("shape; 1 gives the sigmoid"),
				PARAM_SCALAR, BOUNDS_POSITIVE},
		},
		.lesson = {
			.purpose = N_("A family of asymmetric sigmoids from "
				"statistics: its parameter leads from cloglog by way "
				"of sigmoid to ever slower approaches to 1."),
		},
	},
	{
		.id = "psf",
		.title = "Parametric sigmoid function",
		.rank = 89,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "(1/(1 + exp(-x)))^m",
		.derivative = "m*s^m*(1 - s) where s = sigmoid(x)",
		.range = "(0, 1)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "1",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Chandra and Singh 2004",
		.note = N_("m is trained; 1 gives the sigmoid, the default is an "
			"illustration."),
		.param = {
			{"m", "2", N_("power of the sigmoid"),
				PARAM_SCALAR, BOUNDS_POSITIVE},
		},
		.lesson = {
			.purpose = N_("A power of sigmoid whose exponent is trained "
				"with the weights, which shifts and skews the rise."),
			.weaknesses = N_("It saturates on both sides, as sigmoid "
				"does."),
		},
	},
	{
		.id = "improved_logistic",
		.title = "Improved logistic sigmoid",
		.aliases = "improved logistic sigmoid, ISigmoid",
		.rank = 91,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x >= b ? a*(x - b) + sigmoid(b) : x <= -b ? a*(x + b) + "
			"sigmoid(-b) : sigmoid(x)",
		.derivative = "abs(x) >= b ? a : s*(1 - s) where s = sigmoid(x)",
		.range = "(-inf, inf)",
		.smoothness = "C0",
		.left = "a*(x + b) + 1/(1 + exp(b))",
		.right = "a*(x - b) + 1/(1 + exp(-b))",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Qin, Wang and Zou 2019",
		.note = N_("The authors want a above the sigmoid's slope at b; the "
			"defaults are an illustration. STAC-tanh is made likewise of "
			"tanh."),
		.param = {
			{"a", "0.2", N_("slope of the tails"),
				PARAM_SCALAR, BOUNDS_FINITE},
			{"b", "2", N_("where the tails begin"),
				PARAM_SCALAR, BOUNDS_NONNEGATIVE},
		},
		.lesson = {
			.purpose = N_("sigmoid with straight lines for its tails, so "
				"that units far out still receive a gradient."),
			.weaknesses = N_("Its slope jumps where the tails begin, and "
				"its values are no longer bounded, so they are no "
				"probabilities."),
		},
	},
	{
		.id = "siglin",
		.title = "SigLin",
		.rank = 92,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "sigmoid(x) + a*x",
		.derivative = "s*(1 - s) + a where s = sigmoid(x)",
		.range = "(-inf, inf)",
		.smoothness = "Cinf",
		.left = "a*x",
		.right = "a*x + 1",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Roodschild, Gotay Sardinas and Will 2020, "
			"doi:10.1007/s13748-020-00218-y",
		.note = N_("The paper tries a = 0, 0.05, 0.1 and 0.15."),
		.param = {
			{"a", "0.1", N_("slope of the line added"),
				PARAM_SCALAR, BOUNDS_FINITE},
		},
		.lesson = {
			.purpose = N_("sigmoid with a gentle line added, so that its "
				"slope never vanishes."),
			.weaknesses = N_("Its values are no longer bounded, so they "
				"are no probabilities."),
		},
	},
	{
		.id = "soft_clipping",
		.title = "Soft clipping",
		.aliases = "SC",
		.rank = 95,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "(softplus(a*x) - softplus(a*(x - 1)))/a",
		.derivative = "sigmoid(a*x) - sigmoid(a*(x - 1))",
		.range = "(0, 1)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "1",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Klimek and Perelstein 2020, Neural Network-Based Approach "
			"to Phase Space Integration, arXiv:1810.11509",
		.note = N_("Echo calls the parameter alpha."),
		.param = {
			{"a", "50", N_("sharpness of the two bends"),
				PARAM_SCALAR, BOUNDS_POSITIVE},
		},
		.lesson = {
			.purpose = N_("The difference of two softplus: a line from 0 "
				"to 1 with rounded ends, for outputs that must stay "
				"within a range."),
			.weaknesses = N_("Beyond the ramp gradients vanish, the sooner "
				"the sharper its bends are."),
		},
	},
	{
		.id = "triple_state_sigmoid",
		.title = "Triple-state sigmoid",
		.aliases = "TS-sigmoid",
		.rank = 103,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "sigmoid(x) + sigmoid(x - a) + sigmoid(x - b)",
		.derivative = "p*(1 - p) + q*(1 - q) + r*(1 - r) where p = sigmoid(x); "
			"q = sigmoid(x - a); r = sigmoid(x - b)",
		.view = "-10:50",
		.range = "(0, 3)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "3",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Kocak and Ustundag Siray 2021, "
			"doi:10.1016/j.eswa.2020.113977",
		.param = {
			{"a", "20", N_("middle of the second step"),
				PARAM_SCALAR, BOUNDS_FINITE},
			{"b", "40", N_("middle of the third step"),
				PARAM_SCALAR, BOUNDS_FINITE},
		},
		.lesson = {
			.purpose = N_("Three sigmoids added up: a staircase, so that "
				"one unit can tell several levels apart."),
			.weaknesses = N_("Between the steps it is flat and hardly "
				"learns."),
		},
	},
	{
		.id = "sigmoid_algebraic",
		.title = "Sigmoid-algebraic",
		.rank = 104,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "sigmoid(x*(1 + a*u)/(1 + u*(1 + a*u))) where u = abs(x)",
		.derivative = "s*(1 - s)*(1 + 2*a*u)/(1 + u + a*u^2)^2 where u = "
			"abs(x); s = sigmoid(x*(1 + a*u)/(1 + u*(1 + a*u)))",
		.range = "(1/(1 + e), e/(1 + e))",
		.smoothness = "C3",
		.left = "1/(1 + e)",
		.right = "e/(1 + e)",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Kocak and Ustundag Siray 2021, "
			"doi:10.1016/j.eswa.2020.113977",
		.doubt = N_("formula taken from a survey's or a package's "
			"transcription; the paper was not seen"),
		.note = N_("Only with a = 1 is it three times differentiable at 0; "
			"else once."),
		.param = {
			{"a", "1", N_("weight of |x| in the quotient"),
				PARAM_SCALAR, BOUNDS_NONNEGATIVE},
		},
		.lesson = {
			.purpose = N_("sigmoid of an argument that is itself bounded. "
				"Its slope falls sooner than that of sigmoid, but far "
				"out only like 1/|x|^3."),
			.weaknesses = N_("Its outputs stay well away from 0 and 1."),
		},
	},
	{
		.id = "sinc_sigmoid",
		.title = "Sinc-sigmoid",
		.rank = 105,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "sin(s)/s where s = sigmoid(x)",
		.derivative = "s*(1 - s)*(cos(s)/s - sin(s)/s^2) where s = sigmoid(x)",
		.range = "(sin(1), 1)",
		.smoothness = "Cinf",
		.left = "1",
		.right = "sin(1)",
		.trend = TREND_FALLING,
		.frameworks = "",
		.source = "Kocak and Ustundag Siray 2021, "
			"doi:10.1016/j.eswa.2020.113977",
		.note = N_("The sinc without pi; torch_activation takes "
			"sin(pi*s)/(pi*s)."),
		.lesson = {
			.purpose = N_("The sinc of what sigmoid gives, a falling S, "
				"compared with others in networks of a single hidden "
				"layer."),
			.weaknesses = N_("Its values lie close together and far from "
				"0, and it saturates on both sides."),
		},
	},
	{
		.id = "sigmoid_gumbel",
		.title = "Sigmoid-Gumbel",
		.aliases = "SG",
		.rank = 106,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "sigmoid(x)*exp(-exp(-x))",
		.derivative = "s*g*(1 - s + exp(-x)) where s = sigmoid(x); g = "
			"exp(-exp(-x))",
		.range = "(0, 1)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "1",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Kaytan, Aydilek, Yeroglu and Karci 2022, Sigmoid-Gumbel",
		.lesson = {
			.purpose = N_("sigmoid times loglog: its left side falls as "
				"steeply as loglog, its right side nears 1 like "
				"sigmoid."),
			.weaknesses = N_("It saturates on both sides, and abruptly on "
				"the left."),
		},
	},
	{0},
};

const struct family family_sigmoid_variants = {
	.name = "sigmoid_variants",
	.title = N_("Kin of sigmoid, among them the cdfs of statistics"),
	.rows = rows,
};
