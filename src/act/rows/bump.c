/* Bumps: radial functions, highest or lowest at one place. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/gettext.h"

static const struct activation rows[] = {
	{
		.id = "gaussian",
		.title = "Gaussian",
		.aliases = "FANN_GAUSSIAN, radial basis, radbas, Gauss",
		.rank = 58,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "exp(-x^2)",
		.derivative = "-2*x*exp(-x^2)",
		.range = "(0, 1]",
		.smoothness = "Cinf",
		.left = "0",
		.right = "0",
		.symmetry = SYMMETRY_EVEN,
		.frameworks = "fann",
		.source = "Broomhead and Lowe 1988, Multivariable Functional "
			"Interpolation and Adaptive Networks, Complex Systems 2",
		.note = N_("Spelled exp(-x^2) here and in FANN, which multiplies x by a "
			"steepness of 1/2 unless told; others take exp(-x^2/2). FANN's "
			"training takes half of its slope."),
		.variants = (const struct variant[]){
			{.framework = "fann", .formula = "exp(-(x/2)^2)", .derivative = "-x/2*exp(-(x/2)^2)"},
			{0},
		},
		.lesson = {
			.purpose = N_("Answers to how near the input is to a centre: 1 "
				"there, 0 far away. The unit of radial basis function "
				"networks."),
			.strengths = N_("Local: a unit only minds inputs near its "
				"centre, so what it learned is not disturbed by what "
				"is learned elsewhere."),
			.weaknesses = N_("Far from every centre all outputs and slopes "
				"vanish, and the number of units needed grows quickly "
				"with the number of inputs."),
			.instead = N_("relu or gelu for deep networks; "
				"inverse_multiquadric for tails that fade more "
				"slowly."),
		},
	},
	{
		.id = "gaussian_symmetric",
		.title = "Symmetric Gaussian",
		.aliases = "FANN_GAUSSIAN_SYMMETRIC",
		.rank = 59,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "2*exp(-x^2) - 1",
		.derivative = "-4*x*exp(-x^2)",
		.range = "(-1, 1]",
		.smoothness = "Cinf",
		.left = "-1",
		.right = "-1",
		.symmetry = SYMMETRY_EVEN,
		.frameworks = "fann",
		.source = "FANN, activation function FANN_GAUSSIAN_SYMMETRIC",
		.note = N_("FANN multiplies x by a steepness that it sets to 1/2 unless "
			"told, and its training takes half of the slope."),
		.variants = (const struct variant[]){
			{.framework = "fann", .formula = "2*exp(-(x/2)^2) - 1", .derivative = "-x*exp(-(x/2)^2)"},
			{0},
		},
		.lesson = {
			.purpose = N_("gaussian stretched to values between -1 and 1, "
				"for targets in that range."),
			.strengths = N_("Local like gaussian, and bounded on both "
				"sides."),
			.weaknesses = N_("Far from 0 it rests at -1 with a slope that "
				"vanishes."),
			.instead = N_("gaussian where 0 should mean far away, tanh "
				"where the sign of the input matters."),
		},
	},
	{
		.id = "dsigmoid",
		.title = "Sigmoid derivative",
		.aliases = "derivative of sigmoid",
		.rank = 90,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "s*(1 - s) where s = sigmoid(x)",
		.derivative = "s*(1 - s)*(1 - 2*s) where s = sigmoid(x)",
		.range = "(0, 1/4]",
		.smoothness = "Cinf",
		.left = "0",
		.right = "0",
		.symmetry = SYMMETRY_EVEN,
		.frameworks = "",
		.source = "Kocak and Ustundag Siray 2021, doi:10.1016/j.eswa.2020.113977",
		.lesson = {
			.purpose = N_("The slope of sigmoid, itself used as an "
				"activation: a smooth bump."),
		},
	},
	{
		.id = "mexican_hat",
		.title = "Mexican hat (Ricker)",
		.aliases = "Ricker wavelet, Marr wavelet",
		.rank = 219,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "(1 - x^2)*exp(-x^2/2)",
		.derivative = "(x^3 - 3*x)*exp(-x^2/2)",
		.range = "[-2*exp(-3/2), 1]",
		.smoothness = "Cinf",
		.left = "0",
		.right = "0",
		.symmetry = SYMMETRY_EVEN,
		.frameworks = "",
		.source = "Zhang and Benveniste 1992, Wavelet Networks, "
			"doi:10.1109/72.165591",
		.lesson = {
			.purpose = N_("The negative second derivative of a Gaussian, a "
				"wavelet: a bump with a dip on each side. The unit of "
				"wavelet networks."),
		},
	},
	{
		.id = "morlet",
		.title = "Morlet wavelet",
		.aliases = "wavelet",
		.rank = 220,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "cos(w*x)*exp(-x^2/2)",
		.derivative = "-(w*sin(w*x) + x*cos(w*x))*exp(-x^2/2)",
		.range = "[-0.2891330936509509126294, 1]",
		.smoothness = "Cinf",
		.left = "0",
		.right = "0",
		.symmetry = SYMMETRY_EVEN,
		.frameworks = "",
		.source = "Zhang, Walter, Miao and Lee 1995, Wavelet neural networks for "
			"function learning, doi:10.1109/78.388860",
		.param = {
			{"w", "1.75", N_("frequency inside the envelope"), PARAM_SCALAR,
				BOUNDS_FINITE},
		},
		.lesson = {
			.purpose = N_("A cosine under a Gaussian envelope, a wavelet: "
				"it responds to waves of one frequency near one place."),
		},
	},
	{
		.id = "multiquadric",
		.title = "Multiquadric",
		.aliases = "MAF",
		.rank = 221,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "sqrt((x - a)^2 + b^2)",
		.derivative = "(x - a)/sqrt((x - a)^2 + b^2)",
		.range = "[abs(b), inf)",
		.smoothness = "Cinf",
		.left = "a - x",
		.right = "x - a",
		.symmetry = SYMMETRY_EVEN,
		.frameworks = "",
		.source = "Hardy 1971; Broomhead and Lowe 1988 (RBF networks)",
		.param = {
			{"a", "0", N_("centre"), PARAM_SCALAR,
				BOUNDS_FINITE},
			{"b", "1", N_("height at the centre"), PARAM_SCALAR,
				BOUNDS_FINITE},
		},
		.lesson = {
			.purpose = N_("A hyperbola around a centre, used as a radial "
				"basis: unlike gaussian it grows with the distance."),
		},
	},
	{
		.id = "inverse_multiquadric",
		.title = "Inverse Multiquadric",
		.aliases = "inverse multiquadratic",
		.rank = 222,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "1/sqrt((x - a)^2 + b^2)",
		.derivative = "-(x - a)/((x - a)^2 + b^2)^(3/2)",
		.range = "(0, 1/abs(b)]",
		.smoothness = "Cinf",
		.left = "0",
		.right = "0",
		.symmetry = SYMMETRY_EVEN,
		.frameworks = "",
		.source = "Broomhead and Lowe 1988, Multivariable Functional "
			"Interpolation and Adaptive Networks, Complex Systems 2",
		.param = {
			{"a", "0", N_("centre"), PARAM_SCALAR,
				BOUNDS_FINITE},
			{"b", "1", N_("width"), PARAM_SCALAR,
				BOUNDS_FINITE},
		},
		.lesson = {
			.purpose = N_("A bump around a centre whose tails fade like "
				"1/|x|, more slowly than those of gaussian."),
		},
	},
	{
		.id = "sbaf",
		.title = "SBAF",
		.aliases = "Saha-Bora activation",
		.rank = 225,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "1/(1 + k*x^a*(1 - x)^(1 - a))",
		.derivative = "-k*y^2*x^a*(1 - x)^(1 - a)*(a/x - (1 - a)/(1 - x)) "
			"where y = 1/(1 + k*x^a*(1 - x)^(1 - a))",
		.view = "0:1",
		.range = "[0.6711409395973154362416, 1]",
		.domain = "[0, 1]",
		.smoothness = "Cinf",
		.left = "none",
		.right = "none",
		.frameworks = "",
		.source = "Saha, Mathur, Bora, Agrawal and Basak 2018, SBAF: A New "
			"Activation Function for Artificial Neural Net based "
			"Habitability Classification, arXiv:1806.01844; Saha, Nagaraj, "
			"Mathur, Yedida and H R 2020, Evolution of novel activation "
			"functions, doi:10.1140/epjst/e2020-000098-9",
		.param = {
			{"k", "0.98", N_("depth"), PARAM_SCALAR,
				BOUNDS_FINITE},
			{"a", "0.5", N_("place of the lowest point"), PARAM_SCALAR,
				{0, 1, true}},
		},
		.lesson = {
			.purpose = N_("Made to classify exoplanets, for inputs between "
				"0 and 1 only. It was derived from a differential "
				"equation."),
			.weaknesses = N_("It is not defined for inputs outside 0 to 1, "
				"so they must be scaled, and its slope is infinite at "
				"both ends."),
		},
	},
	{0},
};

const struct family family_bumps = {
	.name = "bumps",
	.title = N_("Radial and bump functions"),
	.rows = rows,
};
