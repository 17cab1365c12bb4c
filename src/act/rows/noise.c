/* Noisy rectifiers: ReLU with random input, output or slope while training. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/gettext.h"

static const struct activation rows[] = {
	{
		.id = "nrelu",
		.title = "Noisy ReLU",
		.aliases = "NReLU, noisy ReLU",
		.rank = 234,
		.tier = 3,
		.kind = KIND_STOCHASTIC,
		.formula = "max(0, x + n)",
		.derivative = "x + n > 0 ? 1 : 0",
		.range = "[0, inf)",
		.smoothness = "C0",
		.left = "0",
		.right = "x + n",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Nair and Hinton 2010, Rectified Linear Units Improve "
			"Restricted Boltzmann Machines (ICML)",
		.note = N_("Drawn anew for each input while training; the curve shown is "
			"without noise."),
		.param = {
			{"n", "0", N_("noise, of variance sigmoid(x) in training"),
				PARAM_SCALAR, BOUNDS_FINITE},
		},
		.lesson = {
			.purpose = N_("relu of an input with noise: it approximates "
				"how many of many copies of a binary unit, each with "
				"another bias, are on. Made for restricted Boltzmann "
				"machines."),
		},
	},
	{
		.id = "rt_relu",
		.title = "RT-ReLU",
		.aliases = "RT-ReLU, randomly translational ReLU",
		.rank = 235,
		.tier = 3,
		.kind = KIND_STOCHASTIC,
		.formula = "max(0, x + n)",
		.derivative = "x + n > 0 ? 1 : 0",
		.range = "[0, inf)",
		.smoothness = "C0",
		.left = "0",
		.right = "x + n",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Cao, Pang, Li and Liang 2018, Randomly translational "
			"activation inspired by the input distributions of ReLU, "
			"doi:10.1016/j.neucom.2017.09.031",
		.note = N_("Drawn anew for each input while training; the curve shown is "
			"without noise."),
		.param = {
			{"n", "0", N_("shift, normal with deviation 0.75 in training"),
				PARAM_SCALAR, BOUNDS_FINITE},
		},
		.lesson = {
			.purpose = N_("relu shifted at random while training, which "
				"makes a network robust against small changes of its "
				"inputs."),
		},
	},
	{
		.id = "erelu",
		.title = "EReLU",
		.aliases = "elastic ReLU",
		.rank = 236,
		.tier = 3,
		.kind = KIND_STOCHASTIC,
		.formula = "k*max(0, x)",
		.derivative = "x > 0 ? k : 0",
		.range = "[0, inf)",
		.smoothness = "C0",
		.left = "0",
		.right = "k*x",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Jiang, Pang, Li, Pan et al. 2018, Deep Neural Networks with "
			"Elastic Rectified Linear Units, "
			"doi:10.1016/j.neucom.2017.09.056",
		.note = N_("The slope is drawn anew for each input while training, "
			"alpha about 0.1; evaluation takes 1."),
		.param = {
			{"k", "1", N_("slope, from 1 - alpha to 1 + alpha in training"),
				PARAM_SCALAR, BOUNDS_POSITIVE},
		},
		.lesson = {
			.purpose = N_("relu whose slope varies at random while "
				"training, a mild regularisation."),
		},
	},
	{
		.id = "probact",
		.title = "ProbAct",
		.rank = 237,
		.tier = 3,
		.kind = KIND_STOCHASTIC,
		.formula = "max(0, x) + sigma*e",
		.derivative = "x > 0 ? 1 : 0",
		.range = "[sigma*e, inf)",
		.smoothness = "C0",
		.left = "sigma*e",
		.right = "x + sigma*e",
		.trend = TREND_RISING,
		.frameworks = "",
		.source = "Lee, Shridhar, Hayashi, Iwana, Kang and Uchida 2019, ProbAct, "
			"arXiv:1905.10761",
		.note = N_("The noise is drawn anew for each input; the curve shown is "
			"without it."),
		.param = {
			{"sigma", "1", N_("deviation of the noise, fixed or trained"),
				PARAM_SCALAR, BOUNDS_NONNEGATIVE},
			{"e", "0", N_("standard normal noise"), PARAM_SCALAR,
				BOUNDS_FINITE},
		},
		.lesson = {
			.purpose = N_("relu with noise on its output, so that a layer "
				"gives a distribution instead of a number."),
		},
	},
	{0},
};

const struct family family_noisy = {
	.name = "noisy",
	.title = N_("Noisy rectifiers"),
	.rows = rows,
};
