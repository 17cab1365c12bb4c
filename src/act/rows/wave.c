/* Waves: sines and what is made of them. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/gettext.h"

static const struct activation rows[] = {
	{
		.id = "snake",
		.title = "Snake",
		.rank = 41,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x + sin(a*x)^2/a",
		.derivative = "1 + sin(2*a*x)",
		.range = "(-inf, inf)",
		.smoothness = "Cinf",
		.left = "-inf",
		.right = "inf",
		.trend = TREND_RISING,
		.frameworks = "tfa",
		.source = "Ziyin, Hartwig and Ueda 2020, Neural Networks Fail to Learn "
			"Periodic Functions and How to Fix It, arXiv:2006.08195",
		.note = N_("The paper writes it also as x + (1 - cos(2 a x))/(2 a)."),
		.param = {
			{"a", "1", N_("frequency of the ripple"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
		},
		.lesson = {
			.purpose = N_("The identity with a ripple on top, so that a "
				"network learns a periodic pattern and still "
				"extrapolates a trend. Audio codecs use it with a "
				"frequency trained for each channel."),
			.strengths = N_("It never falls, its mean slope is that of the "
				"identity, and it carries a period beyond the range of "
				"the training data."),
			.weaknesses = N_("Its slope touches 0 once a period, and a "
				"badly chosen frequency acts as noise."),
			.instead = N_("relu, gelu or silu where the data has no "
				"period; sin for fields over coordinates."),
		},
	},
	{
		.id = "sin",
		.title = "Sine",
		.aliases = "sinusoid, Sine, SIREN, FANN_SIN_SYMMETRIC",
		.rank = 49,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "sin(omega*x)",
		.derivative = "omega*cos(omega*x)",
		.range = "[-1, 1]",
		.smoothness = "Cinf",
		.left = "none",
		.right = "none",
		.symmetry = SYMMETRY_ODD,
		.frameworks = "onnx fann",
		.source = "Parascandolo, Huttunen and Virtanen 2016, Taming the waves: "
			"sine as activation function in deep neural networks; Sitzmann "
			"et al. 2020, Implicit Neural Representations with Periodic "
			"Activation Functions (SIREN), arXiv:2006.09661; Gashler and "
			"Ashmore 2014, arXiv:1405.2262",
		.note = N_("SIREN takes omega = 30. FANN multiplies x by a steepness of 1/2 "
			"and, in training, for the slope once more."),
		.param = {
			{"omega", "1", N_("angular frequency"), PARAM_SCALAR,
				BOUNDS_FINITE},
		},
		.variants = (const struct variant[]){
			{.framework = "fann", .params = "omega=1/2"},
			{0},
		},
		.calls = (const struct call[]){
			{"keras", "keras.ops.sin(x)"},
			{"pytorch", "torch.sin(x)"},
			{"tf", "tf.math.sin(x)"},
			{"jax", "jax.numpy.sin(x)"},
			{"onnx", "Sin"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("Makes a unit swing with its input. Networks of "
				"sines represent images, sounds and fields with all "
				"their derivatives, since the derivative of a sine is "
				"a sine again."),
			.strengths = N_("Smooth to any order, centred on zero, and "
				"fine detail is learned quickly where inputs are "
				"coordinates."),
			.weaknesses = N_("Every value is reached again and again, so "
				"the loss has many poor minima and training depends on "
				"how weights are initialised."),
			.instead = N_("relu, gelu or silu for tasks without periods or "
				"coordinates; snake for a trend with a period on top."),
		},
	},
	{
		.id = "cos",
		.title = "Cosine",
		.aliases = "Cosine, FANN_COS_SYMMETRIC",
		.rank = 50,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "cos(x)",
		.derivative = "-sin(x)",
		.range = "[-1, 1]",
		.smoothness = "Cinf",
		.left = "none",
		.right = "none",
		.symmetry = SYMMETRY_EVEN,
		.frameworks = "onnx fann",
		.source = "Rahimi and Recht 2007, Random Features for Large-Scale "
			"Kernel Machines (NIPS)",
		.note = N_("FANN multiplies x by a steepness of 1/2 and, in training, for the "
			"slope once more."),
		.variants = (const struct variant[]){
			{.framework = "fann",
				.formula = "cos(x/2)",
				.derivative = "-sin(x/2)/2"},
			{0},
		},
		.calls = (const struct call[]){
			{"keras", "keras.ops.cos(x)"},
			{"pytorch", "torch.cos(x)"},
			{"tf", "tf.math.cos(x)"},
			{"jax", "jax.numpy.cos(x)"},
			{"onnx", "Cos"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("The even companion of sin: together they make "
				"the terms of a Fourier series, which random Fourier "
				"features and position encodings use."),
			.strengths = N_("Bounded and smooth to any order."),
			.weaknesses = N_("Its slope at 0 is 0, so units that start "
				"near 0 hardly learn, and its output is not centred on "
				"0."),
			.instead = N_("sin for a periodic hidden layer; relu or gelu "
				"where nothing is periodic."),
		},
	},
	{
		.id = "sin_01",
		.title = "Sine mapped to 0..1",
		.aliases = "FANN_SIN",
		.rank = 60,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "sin(x)/2 + 1/2",
		.derivative = "cos(x)/2",
		.range = "[0, 1]",
		.smoothness = "Cinf",
		.left = "none",
		.right = "none",
		.frameworks = "fann",
		.source = "FANN, activation function FANN_SIN",
		.note = N_("FANN multiplies x by a steepness that it sets to 1/2 unless "
			"told."),
		.variants = (const struct variant[]){
			{.framework = "fann", .formula = "sin(x/2)/2 + 1/2", .derivative = "cos(x/2)/4"},
			{0},
		},
		.lesson = {
			.purpose = N_("sin moved and halved so that its values lie "
				"between 0 and 1, for outputs that are compared with "
				"targets in that range."),
			.strengths = N_("Bounded and smooth."),
			.weaknesses = N_("It swings without end, so many inputs share "
				"an output and training finds poor minima."),
			.instead = N_("sigmoid where an output between 0 and 1 is "
				"wanted, sin where a period is."),
		},
	},
	{
		.id = "sinc",
		.title = "Sinc (unnormalised)",
		.aliases = "cardinal sine",
		.rank = 204,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x == 0 ? 1 : sin(x)/x",
		.derivative = "x == 0 ? -x/3 : (x*cos(x) - sin(x))/x^2",
		.range = "[-0.2172336282112216574083, 1]",
		.smoothness = "Cinf",
		.left = "0",
		.right = "0",
		.symmetry = SYMMETRY_EVEN,
		.frameworks = "",
		.source = "Efe 2008, Novel Neuronal Activation Functions for Feedforward "
			"Neural Networks, doi:10.1007/s11063-008-9082-0",
		.note = N_("Unnormalised; numpy.sinc and torch.sinc are sin(pi x)/(pi "
			"x)."),
		.lesson = {
			.purpose = N_("A sine whose swings decay: a bump at 0 with "
				"ripples on both sides."),
			.weaknesses = N_("Far from 0 the output and its slope are "
				"small and change sign often."),
		},
	},
	{
		.id = "gcu",
		.title = "GCU",
		.aliases = "growing cosine unit",
		.rank = 205,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x*cos(x)",
		.derivative = "cos(x) - x*sin(x)",
		.range = "(-inf, inf)",
		.smoothness = "Cinf",
		.left = "none",
		.right = "none",
		.symmetry = SYMMETRY_ODD,
		.frameworks = "",
		.source = "Noel, Arunkumar, Trivedi and Dutta 2021, Growing Cosine Unit, "
			"arXiv:2108.12943",
		.lesson = {
			.purpose = N_("A cosine whose amplitude grows with x. A single "
				"such unit can separate XOR, since its sign changes "
				"along the way."),
			.weaknesses = N_("Values and slopes grow with the input, so "
				"activations may explode in deep networks."),
		},
	},
	{
		.id = "asu",
		.title = "ASU",
		.aliases = "amplifying sine unit",
		.rank = 206,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x*sin(x)",
		.derivative = "sin(x) + x*cos(x)",
		.range = "(-inf, inf)",
		.smoothness = "Cinf",
		.left = "none",
		.right = "none",
		.symmetry = SYMMETRY_EVEN,
		.frameworks = "",
		.source = "Rahman et al. 2023 (ASU)",
		.lesson = {
			.purpose = N_("A sine whose amplitude grows with x, the even "
				"counterpart of gcu."),
			.weaknesses = N_("At 0 value and slope are 0, and far out the "
				"swings of both grow without bound."),
		},
	},
	{
		.id = "ssu",
		.title = "SSU",
		.aliases = "shifted sinc unit",
		.rank = 207,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "x == pi ? pi : pi*sin(x - pi)/(x - pi)",
		.derivative = "x == pi ? 0 : pi*(cos(x - pi)/(x - pi) - sin(x - pi)/(x "
			"- pi)^2)",
		.range = "[-0.682459570501030416154, pi]",
		.smoothness = "Cinf",
		.left = "0",
		.right = "0",
		.frameworks = "",
		.source = "Noel, Trivedi and Dutta 2021, Biologically Inspired "
			"Oscillating Activation Functions, arXiv:2111.04020",
		.note = N_("No double is pi, so the case at the top of the bump is never "
			"taken."),
		.lesson = {
			.purpose = N_("sinc shifted and scaled by pi, so that it "
				"passes through 0 with slope 1: near 0 it acts like "
				"the identity, and swings decay far out."),
		},
	},
	{
		.id = "dsu",
		.title = "DSU",
		.aliases = "decaying sine unit",
		.rank = 208,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "pi/2*(s(x - pi) - s(x + pi)) where s(u) = u == 0 ? 1 : "
			"sin(u)/u",
		.derivative = "pi/2*(d(x - pi) - d(x + pi)) where d(u) = u == 0 ? 0 : "
			"cos(u)/u - sin(u)/u^2",
		.range = "[-1.63640813682488183395, 1.63640813682488183395]",
		.smoothness = "Cinf",
		.left = "0",
		.right = "0",
		.symmetry = SYMMETRY_ODD,
		.frameworks = "",
		.source = "Noel, Trivedi and Dutta 2021, arXiv:2111.04020",
		.lesson = {
			.purpose = N_("Half of pi times the difference of two shifted "
				"sinc: slope 1 at 0, a peak on the right, a trough on "
				"the left and swings that decay. One such unit can "
				"separate XOR."),
		},
	},
	{
		.id = "cosid",
		.title = "Cosid",
		.rank = 209,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "cos(x) - x",
		.derivative = "-sin(x) - 1",
		.range = "(-inf, inf)",
		.smoothness = "Cinf",
		.left = "inf",
		.right = "-inf",
		.trend = TREND_FALLING,
		.frameworks = "",
		.source = "Eger, Youssef and Gurevych 2018, Is it Time to Swish? "
			"Comparing Deep Learning Activation Functions Across NLP "
			"tasks, arXiv:1901.02671",
		.lesson = {
			.purpose = N_("A falling line with a cosine on top, one of 21 "
				"functions compared on language tasks."),
		},
	},
	{
		.id = "sinp",
		.title = "SinP",
		.aliases = "sinp[N]",
		.rank = 210,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "sin(x) - a*x",
		.derivative = "cos(x) - a",
		.range = "(-inf, inf)",
		.smoothness = "Cinf",
		.left = "inf",
		.right = "-inf",
		.trend = TREND_FALLING,
		.symmetry = SYMMETRY_ODD,
		.frameworks = "",
		.source = "Chan, Im, Ke and Lei 2018, SinP[N]: A Fast Convergence "
			"Activation Function for Convolutional Neural Networks (UCC "
			"Companion)",
		.doubt = N_("The line is taken off as in a survey; the abstract of the "
			"paper has sin(x) + N x instead, which is a = -N."),
		.param = {
			{"a", "1", N_("slope of the line taken off"), PARAM_SCALAR,
				BOUNDS_FINITE},
		},
		.lesson = {
			.purpose = N_("A sine less a line: periodic detail on a trend. "
				"With a of 1 or more it never rises."),
		},
	},
	{0},
};

const struct family family_waves = {
	.name = "waves",
	.title = N_("Periodic and oscillating functions"),
	.rows = rows,
};
